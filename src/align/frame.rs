//! Frames: one article made ready for comparison.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::about::{self, About};
use super::terms::{self, TermId};
use crate::claim::ClaimKind;
use crate::date::{DateValue, TimexType};
use crate::figure::numeral::number_word;
use crate::reading::Reading;
use crate::text::TokenKind;

/// Terms with weights, sorted by term.
pub(crate) type Bag = Vec<(TermId, f32)>;

/// An article's terms, sentence by sentence, and what each of its claims is about.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The term of each token.
    pub(crate) terms: Vec<terms::Term>,
    /// What is claimed, in the order of the claims.
    pub(crate) abouts: Vec<About>,
    /// The terms of each sentence.
    pub(crate) bags: Vec<Bag>,
    /// The terms of each sentence's names.
    pub(crate) names: Vec<Bag>,
    /// The terms of each sentence but those that state a figure's or a date's value.
    pub(crate) plain: Vec<Bag>,
    /// Whether a token states a figure's or a date's value.
    pub(crate) is_value: Vec<bool>,
    /// Every term of the article but those.
    pub(crate) vocabulary: FxHashSet<TermId>,
    /// The telling figures and dates of each sentence: value, and what it is measured in.
    pub(crate) company: Vec<Vec<(u64, u8)>>,
}

impl Frame {
    /// Of `reading`. Time is linear in its length.
    pub(crate) fn new(reading: &Reading<'_>) -> Frame {
        let doc = &reading.doc;
        let mut terms = terms_of(reading);
        discount(&mut terms);
        let bags: Vec<Bag> =
            doc.sentences().iter().map(|s| bag(terms[s.tokens.clone()].iter().copied())).collect();
        let names = doc.sentences().iter().map(|s| bag(names(reading, &terms, s.tokens.clone()))).collect();
        let is_value = values(reading);
        let plain_of = |tokens: Range<usize>| bag(tokens.filter(|i| !is_value[*i]).map(|i| terms[i]));
        let plain: Vec<Bag> = doc.sentences().iter().map(|s| plain_of(s.tokens.clone())).collect();
        let vocabulary = plain_of(0..terms.len()).into_iter().map(|t| t.0).collect();
        let mut frame = Frame {
            terms,
            abouts: Vec::new(),
            bags,
            names,
            plain,
            is_value,
            vocabulary,
            company: Vec::new(),
        };
        frame.abouts = about::read(reading, &frame);
        frame.company = company(&frame);
        frame
    }
}

/// Whether each token states the value of a figure or a date: numerals, and all the words of a date.
fn values(reading: &Reading<'_>) -> Vec<bool> {
    let doc = &reading.doc;
    let mut is_value = vec![false; doc.tokens().len()];
    let numeral = |i: usize| doc.tokens()[i].is_number() || number_word(doc, i).is_some();
    for (tokens, _) in claimed(reading, ClaimKind::Figure) {
        tokens.filter(|i| numeral(*i)).for_each(|i| is_value[i] = true);
    }
    for (tokens, _) in claimed(reading, ClaimKind::Date) {
        tokens.for_each(|i| is_value[i] = true);
    }
    is_value
}

/// A number of fewer digits than this keeps no telling company.
const TELLING_COMPANY: f64 = 0.5;

/// The telling figures and dates of each sentence.
fn company(frame: &Frame) -> Vec<Vec<(u64, u8)>> {
    let mut company = vec![Vec::new(); frame.bags.len()];
    for about in &frame.abouts {
        if let (Some(of), Some(value)) = (company.get_mut(about.sentence), companion(about)) {
            of.push(value);
        }
    }
    for of in &mut company {
        of.sort_unstable();
        of.dedup();
    }
    company
}

/// The value of a claim as one that keeps company: a telling figure's, a day's.
pub(crate) fn companion(about: &About) -> Option<(u64, u8)> {
    let figure = about.figure.as_ref().filter(|f| f.size.rarity >= TELLING_COMPANY);
    let value = figure.and_then(|f| f.size.value).map(|v| (v.to_bits(), 0));
    let day = about.date.as_ref().and_then(|d| d.placed);
    value.or(day.map(|(start, end)| ((start ^ end.rotate_left(32)) as u64, 1)))
}

/// How much less a word tells with each time that it stands e times as often.
const DISCOUNT: f32 = 1.5;

/// What an article says again and again tells its sentences apart the less.
fn discount(terms: &mut [terms::Term]) {
    let mut counts: FxHashMap<TermId, f32> = FxHashMap::default();
    for t in terms.iter().filter(|t| t.id != terms::NONE) {
        *counts.entry(t.id).or_default() += 1.0;
    }
    for t in terms.iter_mut().filter(|t| t.id != terms::NONE) {
        t.weight /= 1.0 + DISCOUNT * counts[&t.id].ln();
    }
}

/// The telling capital words of a sentence but its first; names of days and months are none.
fn names<'a>(
    reading: &'a Reading<'_>,
    terms: &'a [terms::Term],
    tokens: Range<usize>,
) -> impl Iterator<Item = terms::Term> + 'a {
    let capital = |i: &usize| {
        reading.doc.tokens()[*i].is_capital() && !crate::name::is_of_calendar(reading.doc.lower(*i))
    };
    tokens.skip(1).filter(capital).map(|i| terms[i]).filter(|t| t.weight > 2.5)
}

/// The term of each token of an article.
fn terms_of(reading: &Reading<'_>) -> Vec<terms::Term> {
    (0..reading.doc.tokens().len()).map(|i| token_term(reading, i)).collect()
}

fn token_term(reading: &Reading<'_>, i: usize) -> terms::Term {
    let token = reading.doc.tokens()[i];
    match token.kind() {
        TokenKind::Word => terms::term(reading.doc.lower(i)),
        TokenKind::Number => terms::Term { weight: 3.0, ..terms::term(reading.doc.lower(i)) },
        _ => terms::Term { id: terms::NONE, weight: 0.0 },
    }
}

/// The term of token `i` of a place's name. A place has one by all its names, and by those of its people: "American", "the U.S.",
/// "United States".
pub(crate) fn place_term(reading: &Reading<'_>, term: terms::Term, i: usize) -> terms::Term {
    let doc = &reading.doc;
    let two = |first: usize| {
        let capital = |k: usize| doc.tokens().get(k).is_some_and(|t| t.is_capital());
        (capital(first) && capital(first + 1)).then(|| doc.lower_of(doc.span_of(first..first + 2)))
    };
    let named = [i.checked_sub(1).and_then(two), two(i), Some(doc.lower(i))];
    match named.into_iter().flatten().find_map(crate::name::place_of) {
        Some(place) => terms::Term { id: terms::of_place(place), ..term },
        None => term,
    }
}

/// A bag of terms: each once, at its greatest weight.
pub(crate) fn bag(terms: impl Iterator<Item = terms::Term>) -> Bag {
    let mut bag: Bag =
        terms.filter(|t| t.id != terms::NONE && t.weight > 0.1).map(|t| (t.id, t.weight)).collect();
    bag.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    bag.dedup_by_key(|t| t.0);
    bag
}

/// The sum of the weights.
pub(crate) fn mass(bag: &Bag) -> f32 {
    bag.iter().map(|t| t.1).sum()
}

/// How much two bags have in common, 0 to 1: the shared weight over the geometric mean of both.
pub(crate) fn likeness(a: &Bag, b: &Bag) -> f32 {
    let (ma, mb) = (mass(a), mass(b));
    if ma <= 0.0 || mb <= 0.0 {
        return 0.0;
    }
    common(a, b) / (ma * mb).sqrt()
}

/// The weight that two bags share.
pub(crate) fn common(a: &Bag, b: &Bag) -> f32 {
    shared(a, b).map(|(_, w)| w).sum()
}

/// The terms two bags share, each with the geometric mean of its weights.
pub(crate) fn shared<'b>(a: &'b Bag, b: &'b Bag) -> impl Iterator<Item = (TermId, f32)> + 'b {
    let mut j = 0;
    a.iter().filter_map(move |&(id, wa)| {
        while j < b.len() && b[j].0 < id {
            j += 1;
        }
        (j < b.len() && b[j].0 == id).then(|| (id, (wa * b[j].1).sqrt()))
    })
}

/// How many terms say what an article is about.
const TOPIC: usize = 40;

/// What an article is about: the terms that stand most often in it, weighed by how rare they are.
pub(crate) fn topic_of(reading: &Reading<'_>) -> Bag {
    let terms = terms_of(reading);
    let mut counts: FxHashMap<TermId, (f32, f32)> = FxHashMap::default();
    for t in terms.iter().filter(|t| t.id != terms::NONE && t.weight > 1.5) {
        let entry = counts.entry(t.id).or_insert((t.weight, 0.0));
        entry.1 += 1.0;
    }
    let mut top: Bag = counts.into_iter().map(|(id, (w, n))| (id, w * (1.0 + n.ln()))).collect();
    top.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    top.truncate(TOPIC);
    top.sort_by_key(|t| t.0);
    top
}

/// An open beginning, in minutes.
pub(crate) const FIRST: i64 = i64::MIN / 4;
/// An open end.
pub(crate) const LAST: i64 = i64::MAX / 4;

/// Minutes since 1970 from the first to the last that a date allows.
pub(crate) fn minutes(date: &DateValue) -> Option<(i64, i64)> {
    // "now", "recently" and "soon" date nothing.
    if !matches!(date.timex, TimexType::Date | TimexType::Time) || date.value.ends_with("_REF") {
        return None;
    }
    let interval = date.interval?;
    let start = interval.start.map_or(FIRST, |m| moment(m, 0));
    let end = interval.end.map_or(LAST, |m| moment(m, 1439));
    Some((start, end))
}

/// The month that a date's value states: of "2025-08-08" and "XXXX-08" the eighth.
pub(crate) fn month(date: &DateValue) -> Option<u8> {
    date.value.get(4..7)?.strip_prefix('-')?.parse().ok()
}

fn moment(moment: crate::date::Moment, of_day: i64) -> i64 {
    match moment {
        crate::date::Moment::Day(day) => day_number(day) * 1440 + of_day,
        crate::date::Moment::Minute(at) => {
            day_number(at.date()) * 1440 + i64::from(at.hour()) * 60 + i64::from(at.minute())
        }
    }
}

/// Days since 1 January 1970.
pub(crate) fn day_number(day: jiff::civil::Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    day.since((jiff::Unit::Day, epoch)).map_or(0, |span| i64::from(span.get_days()))
}

/// The day of a number of days since 1970.
pub(crate) fn day_of(number: i64) -> Option<jiff::civil::Date> {
    let days = jiff::Span::new().try_days(number).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(days).ok()
}

/// The tokens of the claims of one kind, sorted, by sentence.
pub(crate) fn claimed(reading: &Reading<'_>, kind: ClaimKind) -> Vec<(Range<usize>, usize)> {
    let doc = &reading.doc;
    let of = |(i, c): (usize, &crate::claim::Claim)| (c.kind == kind).then(|| (tokens_of(doc, c.span), i));
    reading.claims.iter().enumerate().filter_map(of).collect()
}

/// The tokens under a span.
pub(crate) fn tokens_of(doc: &crate::text::Document<'_>, span: crate::span::Span) -> Range<usize> {
    let start = doc.token_at(span.start());
    let end = doc.token_at(span.end().saturating_sub(1)) + 1;
    start..end.min(doc.tokens().len()).max(start)
}
