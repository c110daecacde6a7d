//! A headline's figure that the body tells otherwise: "12 dead in flood" over "The flood killed 21 people".
//!
//! Licensed where nothing in the whole body fits the headline's figure, and a figure of the first sentences would be of one thing with it
//! if headline and body were two articles (`align`). Headlines round and cut ("$10K" of $10,800), count up what the body lists, count
//! their own parts ("5 things"), and are changed first when a number moves: none of that is a contradiction.

use rust_decimal::Decimal;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::align::Explained;
use crate::article::days_since_1970;
use crate::claim::Claim;
use crate::date::{Basis, DateValue, Granularity, Moment};
use crate::error::Error;
use crate::figure::{Bound, Figure, FigureKind, roundness};
use crate::lexicon::{Lexicon, List, WordMap};
use crate::options::Options;
use crate::reading::Reading;
use crate::verdict::amount::Amount;
use crate::verdict::relation::fits;

/// How many sentences of the body are looked at.
const BODY: usize = 12;
/// The least chance that headline and body tell of one thing. Nothing in the body fits the headline's figure, so half of what two
/// articles need is enough: over 7,007 headlines it adds no false alarm.
const CHANCE: f32 = 0.15;
/// How many figures of a sentence are added up.
const SUMMED: usize = 12;
/// After so many days a date of the body's sentence is of another event.
const PAST: i64 = 60;

/// Why a word of a headline keeps its figures out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Live,
    List,
    Other,
}

static WORDS: List<WordMap<Word>> = List::new(|| {
    let text = include_str!("../../lexicon/en/verdict-headline.tsv");
    WordMap::load("verdict-headline.tsv", text, 2, |f| match f[0] {
        "live" => Ok(Word::Live),
        "list" => Ok(Word::List),
        "other" => Ok(Word::Other),
        other => Err(Error::word_list(format!("“{other}” is neither live, list nor other"))),
    })
});

/// What the body tells otherwise than the `figures` of the headline.
pub(super) fn find<'a>(page: &Page<'a>, figures: &[&Item<'a, Figure>]) -> Vec<Found> {
    let alone: Vec<_> = figures.iter().filter(|f| is_stated(page, f) && is_alone(page, f)).collect();
    let Some(first) = alone.first() else { return Vec::new() };
    let reading = page.reading;
    // The two parts as two articles: each keeps the text, and its own claims.
    let headings = reading.claims.partition_point(|c| c.sentence.start() <= first.claim.sentence.start());
    let (head, body) = reading.claims.split_at(headings);
    let part = |claims: &[Claim]| Reading { claims: claims.to_vec(), ..reading.clone() };
    let readings = [part(head), part(body)];
    let explained = Explained::new(&readings, &Options::default().lexicon(Lexicon::here()));
    let other = |f: &Item<'a, Figure>| {
        let near = page.figures.iter().filter(|g| g.at >= headings && page.sentence(g.claim) <= BODY);
        let alike = near.filter(|g| g.value.kind == f.value.kind && g.value.change.is_none());
        let told = alike.filter_map(|g| {
            let link = explained.link((0, f.at), (1, g.at - headings))?;
            let one = link.apart && link.against.is_none() && link.chance >= CHANCE;
            (one && !is_of_another(page, f, g)).then_some((link.chance, g))
        });
        told.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, g)| g)
    };
    alone.into_iter().filter_map(|f| Some(said(f, other(f)?))).collect()
}

fn said(f: &Item<'_, Figure>, g: &Item<'_, Figure>) -> Found {
    let explanation = format!("the headline says “{}”, the body “{}”", f.claim.quote, g.claim.quote);
    Found::new("headline", Outcome::Fails, vec![f.at, g.at], explanation)
}

/// Whether a headline's figure is stated as a fact that its body must tell too.
fn is_stated(page: &Page<'_>, f: &Item<'_, Figure>) -> bool {
    use Bound::{AtLeast, AtMost, Exact, Over, Under};
    let bare = matches!(f.value.bound, Exact | Over | AtLeast | Under | AtMost) && f.value.value.is_some();
    let fact = f.claim.hedges.is_empty() && !f.claim.negated && f.value.change.is_none();
    let sentence = f.claim.sentence;
    let words = page.words(sentence.start(), sentence.end());
    bare && fact && !words.split(' ').any(|w| matches!(WORDS.get(w), Some(Word::Live | Word::List)))
}

/// Whether nothing in the body fits a headline's figure.
fn is_alone(page: &Page<'_>, f: &Item<'_, Figure>) -> bool {
    let meets = |g: &Item<'_, Figure>| {
        let alike = g.value.unit == f.value.unit || g.value.kind == f.value.kind;
        g.value.value == f.value.value || alike && (fits(&amount(f), &amount(g)) || is_cut(f.value, g.value))
    };
    let mut body = page.figures.iter().filter(|g| g.claim.sentence != f.claim.sentence);
    !body.any(meets) && !is_sum(page, f)
}

/// Whether a number is the other cut to its first digits, or a share within a point of it.
fn is_cut(short: &Figure, long: &Figure) -> bool {
    let Some((x, y)) = short.value.zip(long.value) else { return false };
    let Some(more) = y.checked_sub(x) else { return false };
    let place = roundness::place(x).filter(|p| *p >= Decimal::TEN || y.scale() > x.scale());
    let point = if short.kind == FigureKind::Percent { Decimal::ONE } else { Decimal::ZERO };
    more.abs() <= point || place.is_some_and(|p| more > Decimal::ZERO && more < p)
}

/// Whether a headline's figure adds up figures that stand in a row in one sentence of the body.
fn is_sum(page: &Page<'_>, f: &Item<'_, Figure>) -> bool {
    page.figure_sentences().into_iter().any(|row| {
        let values: Vec<Decimal> =
            page.figures[row].iter().filter_map(|g| g.value.value).take(SUMMED).collect();
        (0..values.len()).any(|from| {
            let sums = values[from..].iter().scan(Decimal::ZERO, |sum, v| {
                *sum = sum.checked_add(*v)?;
                Some(*sum)
            });
            sums.skip(1).any(|sum| Some(sum) == f.value.value)
        })
    })
}

/// Whether one of the two counts some besides others, or the body's sentence is of a time gone by.
fn is_of_another(page: &Page<'_>, f: &Item<'_, Figure>, g: &Item<'_, Figure>) -> bool {
    let others = |i: &Item<'_, Figure>| {
        let mut words = i.claim.quote.split_whitespace().map(str::to_lowercase);
        words.any(|w| WORDS.get(&w) == Some(&Word::Other))
    };
    let now = page.reading.source.day().map(days_since_1970);
    let past = |d: &Item<'_, DateValue>| {
        let end = d.value.interval.and_then(|i| i.end).map(|m| days_since_1970(Moment::day(m)));
        let long_ago = end.zip(now).is_some_and(|(end, now)| now - end > PAST);
        let a_year = d.value.basis == Basis::Explicit && d.value.granularity == Granularity::Year;
        d.claim.sentence == g.claim.sentence && (long_ago || now.is_none() && a_year)
    };
    others(f) || others(g) || page.dates.iter().any(past)
}

fn amount(f: &Item<'_, Figure>) -> Amount {
    Amount::of(f.value, &f.claim.quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::report::CheckVerdict;

    /// Whether a headline is said to contradict the body under it.
    fn contradicts(head: &str, body: &str) -> bool {
        let text =
            format!("{head}\n\n{body} The mayor said the town would mourn for days.\n\nRain is forecast.");
        let article = Article::new("a", text);
        let checks = crate::verdict::checks(&[Reading::new(&article)]);
        checks.iter().any(|c| c.rule == "headline" && c.verdict == CheckVerdict::Fails)
    }

    const KILLED_21: &str = "A flood in the town of Tervala has killed 21 people, officials said on Monday.";

    #[test]
    fn a_headline_that_its_body_contradicts() {
        for (head, body) in [
            ("12 dead in Tervala flood", KILLED_21),
            ("Flood kills 12 in Tervala", KILLED_21),
            (
                "12 killed as ferry sinks off Calder",
                "At least 21 people were killed when a ferry sank off the coast of Calder, the guard said.",
            ),
            (
                "Bus crash leaves 12 dead, 30 injured",
                "A bus crash near Pelm left 21 people dead and 30 injured, police said.",
            ),
            ("Fire destroys 40 homes in Osk", "A fire in the hills above Osk destroyed 65 homes on Sunday."),
            ("Council approves $5 million for bridge", "The council approved $8 million for a new bridge."),
            ("Quake of magnitude 6.1 hits Osk", "A magnitude 7.2 earthquake struck Osk early on Monday."),
        ] {
            assert!(contradicts(head, body), "{head} / {body}");
        }
    }

    #[test]
    fn a_headline_that_its_body_does_not_contradict() {
        for (head, body) in [
            // Rounded, bounded, hedged, cut.
            ("Dozens dead in Tervala flood", KILLED_21),
            ("About 20 dead in Tervala flood", KILLED_21),
            ("Over 15 dead in Tervala flood", KILLED_21),
            ("About 30 dead in Tervala flood", KILLED_21),
            ("Council approves $5 million for bridge", "The council approved $5.8 million for a new bridge."),
            ("12 feared dead in Tervala flood", "A flood in Tervala has killed 4 people, and 7 are missing."),
            (
                "Swimmer to pay $10K to leave Osk",
                "The swimmer will pay $10,800 and leave Osk, a lawyer said.",
            ),
            ("35% vote for the bridge", "In Tervala 36 percent voted for the bridge on Sunday."),
            // Of another thing, a part, others, an earlier time.
            ("12 injured in Tervala flood", KILLED_21),
            ("12 children dead in Tervala flood", KILLED_21),
            (
                "Pelm and 12 other towns sue over bridge",
                "Calder, Pelm and 11 other towns sued over the bridge.",
            ),
            (
                "12 dead in Tervala flood, worst since 1931",
                "The flood that struck Tervala is the worst since 1931, when 40 people were killed in the town.",
            ),
            // Counted up.
            (
                "12 dead in Tervala flood",
                "Eight people died in Tervala and four people died in Pelm when the river rose.",
            ),
            (
                "Flood kills 12 in Tervala and Pelm",
                "A flood killed 8 people in Tervala and 4 people in Pelm, officials said on Monday.",
            ),
            // Lengths of time are told in many units.
            (
                "Osk issues 12-month ban on boats after flood",
                "Osk issued a one-year ban on boats after the flood, the council said on Monday.",
            ),
            // Its own parts, and a number that moves.
            ("5 things to know about the flood", "The flood rose fast. Here are three things to know of it."),
            ("LIVE: 24 dead in Tervala flood", KILLED_21),
            ("Death toll rises to 24 in Tervala flood", KILLED_21),
            // Told further down.
            ("12 dead in Tervala flood", "A flood killed 21 people. Twelve of the dead were from Tervala."),
        ] {
            assert!(!contradicts(head, body), "{head} / {body}");
        }
    }

    #[test]
    fn words_of_the_callers_own_tell_things_apart() {
        let mut lexicon = Lexicon::new();
        lexicon.add("roles", "gorped\tinjured\n").expect("it is well formed");
        let told = || contradicts("12 gorped in Tervala flood", KILLED_21);
        assert_eq!((told(), lexicon.during(told)), (true, false));
    }

    #[test]
    fn the_list_loads() {
        assert_eq!(WORDS.get("things"), Some(&Word::List));
        assert_eq!(WORDS.get("flood"), None);
    }
}
