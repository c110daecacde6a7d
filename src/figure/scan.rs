//! Reading the figures of one sentence from left to right, each for itself.

mod bounds;

use rust_decimal::Decimal;

use super::bound::{self, Nearness};
use super::item::{Amount, Item};
use super::numeral::{self, Numeral};
use super::ordinal;
use super::{FigureKind, age, begin, behind, change, label, magnitude, money, noun, score, unit, vague};
use crate::span::Span;
use crate::text::{Document, Sentence, Token, TokenKind};

/// What reading one sentence needs to know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    /// What dates hold, sorted.
    pub(super) dates: &'d [Span],
    /// The lengths of time that dates were read as, sorted.
    pub(super) lengths: &'d [Span],
    /// The sentence's tokens.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether "pounds" are money in this text.
    pub(super) pounds_are_money: bool,
}

impl<'d> Scan<'d, '_> {
    /// The token `n` before token `i`, if the sentence has one.
    pub(super) fn back(&self, i: usize, n: usize) -> Option<usize> {
        i.checked_sub(n).filter(|k| *k >= self.from)
    }

    /// Token `i` in lower case; empty outside the sentence.
    pub(super) fn lower(&self, i: usize) -> &'d str {
        if i < self.from || i >= self.to { "" } else { self.doc.lower(i) }
    }

    /// The word before token `i`, in lower case; empty at the sentence's start.
    pub(super) fn before(&self, i: usize) -> &'d str {
        self.before_by(i, 1)
    }

    /// The word `n` before token `i`, in lower case; empty outside the sentence.
    pub(super) fn before_by(&self, i: usize, n: usize) -> &'d str {
        self.back(i, n).map_or("", |k| self.doc.lower(k))
    }

    /// The date that a part of `span` belongs to.
    pub(super) fn date_over(&self, span: Span) -> Option<&Span> {
        over(self.dates, span)
    }
}

/// Whether nothing that could be counted stands at `k`: a mark, a preposition, a conjunction, the end.
pub(super) fn is_ended(doc: &Document<'_>, k: usize) -> bool {
    !doc.tokens().get(k).is_some_and(Token::is_word) || noun::is_end(doc, k)
}

/// The first of some spans in order that a part of `span` belongs to.
fn over(spans: &[Span], span: Span) -> Option<&Span> {
    let at = spans.partition_point(|d| d.end() <= span.start());
    spans.get(at).filter(|d| d.overlaps(span))
}

/// All figures of `sentence`, in order.
pub(super) fn sentence(scan: &Scan<'_, '_>, sentence: &Sentence) -> Vec<Item> {
    let mut items = Vec::new();
    let doc = scan.doc;
    let mut i = sentence.tokens.start;
    if label::is_furniture(scan) {
        return items;
    }
    while i < sentence.tokens.end {
        let opens = i == scan.from || doc.lower(i).starts_with(['h', 'w']);
        if opens && let Some(end) = label::address_end(scan, i) {
            i = end;
            continue;
        }
        if !begin::may(doc, i) {
            i += 1;
            continue;
        }
        match read(scan, i) {
            Read::Item(item) => {
                i = item.tokens.end.max(i + 1);
                items.push(*item);
            }
            Read::Skip(end) => i = end.max(i + 1),
        }
    }
    items
}

/// What stood at a token.
enum Read {
    Item(Box<Item>),
    /// Nothing up to this token.
    Skip(usize),
}

fn read(scan: &Scan<'_, '_>, i: usize) -> Read {
    let doc = scan.doc;
    if let Some(end) = held(scan, i) {
        return Read::Skip(end);
    }
    let found = match doc.tokens()[i].kind() {
        TokenKind::Number => {
            if let Some(end) = label::chain_end(scan, i) {
                return Read::Skip(end);
            }
            score::read(scan, i).or_else(|| number(scan, i)).or_else(|| ordinal::read(scan, i))
        }
        TokenKind::Mark => with_sign(scan, i).or_else(|| number(scan, i)),
        _ => word(scan, i),
    };
    let Some(mut item) = found else {
        return Read::Skip(numeral::parse(doc, i).map_or(i + 1, |n| n.end));
    };
    let end = item.tokens.end;
    if label::is_none(scan, &item) {
        return Read::Skip(end);
    }
    bounds::read(scan, &mut item);
    change::read(scan, &mut item);
    Read::Item(Box::new(item))
}

/// The token after the date that holds token `i`, if one does.
fn held(scan: &Scan<'_, '_>, i: usize) -> Option<usize> {
    let span = scan.doc.tokens()[i].span();
    let date = scan.date_over(span)?;
    if label::is_measured(scan.doc, i, *date)
        || label::is_distance(scan.doc, *date) && date.start() == span.start()
    {
        return None;
    }
    Some(scan.doc.token_at(date.end().saturating_sub(1)) + 1)
}

/// A figure that begins with digits.
fn number(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    if let Some(item) = age::decade(scan, i) {
        return Some(item);
    }
    let n = shared(scan.doc, numeral::parse(scan.doc, i)?);
    finish(scan, signed(scan, i, &n))
}

/// The share that `n` opens, if it opens one: "one in five", not "three in 48 months".
fn shared(doc: &Document<'_>, n: Numeral) -> Numeral {
    let share = numeral::share(doc, n).filter(|share| {
        let during = doc.lower(n.end) == "in"
            && doc.lower(n.end + 1) != "every"
            && unit::at(doc, share.end).is_some_and(|(_, unit)| unit.dimension == "duration");
        !during
    });
    share.unwrap_or(n)
}

/// A figure that begins with a word: a number word, a vague one, a share, or money's letters.
fn word(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    if doc.tokens()[i].is_capital()
        && begin::may_be_sign(doc, i)
        && let Some(item) = with_sign(scan, i).or_else(|| glued(scan, i))
    {
        return Some(item);
    }
    if let Some(n) = numeral::fold(doc, i).or_else(|| behind::twice(doc, i)) {
        let mut item = Item::new(i, &n);
        item.kind = FigureKind::Factor;
        return Some(item);
    }
    if let Some(item) = age::decade(scan, i) {
        return Some(item);
    }
    // Few words open a numeral; what three rules would find out is asked once.
    let opens = numeral::opens(doc, i);
    let read = || score::tied(scan, i).or_else(|| score::told(scan, i)).or_else(|| vague::led(scan, i));
    if let Some(item) = opens.then(read).flatten() {
        return Some(item);
    }
    if let Some(n) =
        opens.then(|| numeral::halved(doc, i).or_else(|| numeral::read_fraction(doc, i))).flatten()
    {
        return finish(scan, signed(scan, i, &n));
    }
    if let Some(n) = opens.then(|| numeral::whole_in_words(doc, i)).flatten() {
        if label::is_pronoun(scan, i, n.end) || numeral::is_ordinal_behind(doc, n.end) {
            return None;
        }
        let n = shared(doc, n);
        // "raised billion": a multiplier whose number is lost counts nothing.
        let scale = matches!(numeral::number_word(doc, i), Some(numeral::NumberWord::Scale(_)));
        let lost = scale && n.end == i + 1;
        return finish(scan, signed(scan, i, &n)).filter(|item| !lost || !item.is_bare());
    }
    and_a_half(scan, i)
        .or_else(|| one_or_two(scan, i))
        .or_else(|| single(scan, i))
        .or_else(|| vague::read(scan, i))
        .or_else(|| ordinal::read(scan, i))
}

/// "an hour and a half", "a year and a quarter": one of a unit and a part of it.
fn and_a_half(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    if !matches!(doc.lower(i), "a" | "an") || doc.lower(i + 2) != "and" || doc.lower(i + 3) != "a" {
        return None;
    }
    let part = match scan.lower(i + 4) {
        "half" => Decimal::new(5, 1),
        "quarter" => Decimal::new(25, 2),
        _ => return None,
    };
    // "a month and a half million", "a year and a quarter of the budget", "a day and a half-dozen men"
    let k = i + 5;
    // "a day and a half of talks" is one and a half.
    let parts = doc.word(k) == "of" && scan.lower(i + 4) != "half";
    let goes_on = parts
        || doc.word(k) == "-"
        || numeral::number_word(doc, k).is_some()
        || unit::at(doc, k).is_some()
        || noun::is_plural(doc, k);
    let (_, unit) = unit::at(doc, i + 1).filter(|(end, _)| *end == i + 2 && !(goes_on && k < scan.to))?;
    let mut item = Item::new(i, &Numeral::whole(Decimal::ONE, k));
    item.amount = Amount::Number(Decimal::ONE + part, Decimal::new(1, 1));
    item.unit = Some(unit.name.into());
    item.kind = unit::kind_of(unit.dimension);
    Some(item)
}

/// "nearly a month", "less than a mile": an article counts one of a unit where a bound stands before it.
fn single(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    if !matches!(doc.lower(i), "a" | "an")
        || !bound::before(doc, i, scan.from).is_some_and(|(_, near)| near != Nearness::Exact)
    {
        return None;
    }
    let named = |(_, u): &(usize, unit::Unit)| {
        doc.word(i + 1).len() > 2 && !u.dimension.starts_with("percent") && u.dimension != "data"
    };
    let (_, unit) = unit::at(doc, i + 1).filter(named)?;
    // "at least a degree of doubt"
    if unit.name == "degree" && doc.lower(i + 2) == "of" {
        return None;
    }
    finish(scan, Item::new(i, &Numeral::whole(Decimal::ONE, i + 1)))
}

/// "a point or two", "an hour or two", "a page or two", "another month or two": one or two of what stands between.
fn one_or_two(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    let article = matches!(doc.lower(i), "a" | "an");
    let next = matches!(doc.lower(i), "another" | "next" | "coming" | "past" | "first");
    if !(article || next) || doc.lower(i + 2) != "or" || scan.lower(i + 3) != "two" {
        return None;
    }
    let what = doc.tokens()[i + 1];
    // "another month or two"; what else is told so may be as many again ("another pick or two")
    let time = || unit::at(doc, i + 1).is_some_and(|(_, unit)| unit.dimension == "duration");
    if !what.is_word() || next && !time() || noun::is_end(doc, i + 1) || what.is_capital() {
        return None;
    }
    // "next week or two weeks from now"
    if scan.lower(i + 4).strip_suffix('s') == Some(doc.lower(i + 1)) {
        return None;
    }
    let mut item = Item::new(i, &Numeral::whole(Decimal::ONE, i + 4));
    item.amount = Amount::Range(Decimal::ONE, Decimal::TWO);
    match unit::at(doc, i + 1).filter(|(end, _)| *end == i + 2) {
        Some((_, unit)) => {
            item.unit = Some(unit.name.into());
            item.kind = unit::kind_of(unit.dimension);
        }
        None => {
            item.unit = Some(doc.lower(i + 1).to_string().into());
            item.noun = Some(noun::Noun::new(i + 1..i + 2, true));
        }
    }
    Some(item)
}

/// The item of numeral `n` at token `i` with the minus or plus before it.
fn signed(scan: &Scan<'_, '_>, i: usize, n: &Numeral) -> Item {
    let mut item = Item::new(i, n);
    let doc = scan.doc;
    let Some(before) = scan.back(i, 1) else { return item };
    let glued = !doc.tokens()[i].is_spaced();
    let open = doc.tokens()[before].is_spaced() || matches!(scan.before(before), "" | "(" | "<" | "=" | ">");
    // "COVID -19" is a name, "ALD -0.79%" a loss.
    let name = scan.back(before, 1).is_some_and(|k| doc.tokens()[k].is_all_caps());
    let loss = doc.word(i).contains('.') || doc.word(n.end) == "%";
    match doc.lower(before) {
        "-" if glued && matches!(scan.before(before), "minus" | "negative") => {
            item.negate();
            item.tokens.start = before - 1;
        }
        "-" if name && !(loss && doc.tokens()[before].is_spaced()) => {}
        "-" | "−" | "–" if open && (glued || is_alone(scan, before, n.end)) && !is_bullet(doc, before) => {
            item.negate();
            item.tokens.start = before;
        }
        "+" if open => item.tokens.start = before,
        // "plus or minus four" goes both ways.
        "minus" if scan.before(before) == "or" && scan.before_by(before, 2) == "plus" => {
            item.tokens.start = before - 2;
        }
        "minus" | "negative" => {
            item.negate();
            item.tokens.start = before;
        }
        _ => {}
    }
    item
}

/// Whether a dash and a number are all there is: "- 10", which no list is made of.
fn is_alone(scan: &Scan<'_, '_>, dash: usize, end: usize) -> bool {
    dash == scan.from && end == scan.to && scan.doc.sentences().len() == 1
}

/// Whether the dash at `k` opens a line of a list: the next line that begins with one, or the one before, says so.
fn is_bullet(doc: &Document<'_>, k: usize) -> bool {
    let opens = |k: usize| {
        let start = doc.tokens()[k].span().start();
        doc.text()[..start].trim_end_matches([' ', '\t']).is_empty()
            || doc.text()[..start].trim_end_matches([' ', '\t']).ends_with('\n')
    };
    // "-40 homes" at a line's start: things are not fewer than none.
    opens(k)
        && numeral::parse(doc, k + 1).is_some_and(|n| {
            noun::behind(doc, n.end, doc.tokens().len(), noun::Grammar::Plural)
                .is_some_and(|found| found.direct)
                && unit::at(doc, n.end).is_none()
        })
}

/// "$5", "US$ 5bn", "€ -5".
fn with_sign(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    let (mut at, unit) = money::sign(doc, i)?;
    if let Some(item) = lettered(scan, i, at) {
        return Some(item);
    }
    let minus = matches!(doc.word(at), "-" | "−" | "–") && !doc.tokens().get(at + 1)?.is_spaced();
    // "PS-7977": letters tied to digits by a hyphen are a code.
    if minus && doc.tokens()[i].is_word() && !doc.tokens()[at].is_spaced() {
        return None;
    }
    at += usize::from(minus);
    let token = doc.tokens().get(at)?;
    if !(token.is_number() || doc.word(at) == ".") && doc.tokens()[i].is_word() {
        return None;
    }
    let mut n = numeral::parse(doc, at)?;
    if n.in_digits && n.scale == Decimal::ONE {
        n = numeral::scaled(doc, n, true);
    }
    let mut item = signed(scan, i, &n);
    if minus {
        item.negate();
    }
    item.unit = Some(unit.into());
    item.kind = FigureKind::Money;
    finish(scan, item)
}

/// "$US62", "$NZ3,250": the country's letters stand behind the sign, glued to the digits.
fn lettered(scan: &Scan<'_, '_>, i: usize, at: usize) -> Option<Item> {
    let doc = scan.doc;
    let token = doc.tokens().get(at).filter(|t| t.is_word() && !t.is_spaced() && t.is_capital())?;
    let word = doc.text_of(token.span());
    let letters = word.bytes().position(|b| b.is_ascii_digit()).filter(|n| (1..=3).contains(n))?;
    let unit = money::behind_sign(doc.word(i), &word[..letters])?;
    money_in(scan, i, at, letters, unit)
}

/// "RM79.50", "EUR50m": letters of money glued to the digits, so that the tokens part elsewhere.
fn glued(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    if !doc.tokens()[i].is_spaced() && scan.before(i) == "-" {
        return None; // "PLX-R18"
    }
    let (unit, letters) = money::glued(doc.word(i))?;
    money_in(scan, i, i, letters, unit)
}

/// The money that begins at token `i` and whose digits stand in token `at` behind so many `letters`.
fn money_in(scan: &Scan<'_, '_>, i: usize, at: usize, letters: usize, unit: &'static str) -> Option<Item> {
    let doc = scan.doc;
    let word = doc.word(at);
    let start = doc.tokens()[at].span().start() + letters;
    let text = &doc.text()[start..];
    let length =
        text.bytes().position(|b| !(b.is_ascii_digit() || b == b'.' || b == b',')).unwrap_or(text.len());
    let digits = text[..length].trim_end_matches(['.', ',']);
    let (value, place) = numeral::plain_digits(digits)?;
    let digits_end = start + digits.len();
    let word_end = doc.tokens()[at].span().end();
    let end = doc.token_at(digits_end.max(word_end) - 1) + 1;
    let n = Numeral { value, end, place, in_digits: true, scale: Decimal::ONE, share: false };
    let n = match word.get(letters + digits.len()..).filter(|rest| !rest.is_empty()) {
        Some(rest) => {
            let m = letter_scale(rest)?;
            Numeral { value: value.checked_mul(m)?, place: place.checked_mul(m)?, scale: m, ..n }
        }
        None => numeral::scaled(doc, n, true),
    };
    let mut item = Item::new(i, &n);
    item.unit = Some(unit.into());
    item.kind = FigureKind::Money;
    finish(scan, item)
}

/// What a letter behind digits multiplies by.
pub(super) fn letter_scale(letters: &str) -> Option<Decimal> {
    Some(Decimal::from(match letters {
        "k" | "K" => 1_000u64,
        "m" | "M" | "mn" | "mln" | "mil" => 1_000_000,
        "b" | "B" | "bn" | "bln" => 1_000_000_000,
        "t" | "T" | "tn" | "tln" => 1_000_000_000_000,
        _ => return None,
    }))
}

/// Reads what stands behind the numeral: bound, unit, rate, noun, age.
fn finish(scan: &Scan<'_, '_>, mut item: Item) -> Option<Item> {
    item.tokens.end = label::past_footnote(scan.doc, item.tokens.end);
    behind::read(scan, &mut item)?;
    age::read(scan, &mut item);
    magnitude::read(scan, &mut item);
    Some(item)
}
