//! An age against a year of birth: "Lee, 45, was born in 1980".
//!
//! Licensed where a sentence holds one age set off by commas, "born" directly before a date with a year, and nothing of a death or an
//! earlier time; the article's date must be known. An age fits two years, before and after the birthday.

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::date::{DateValue, Moment};
use crate::figure::{Figure, FigureKind};

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let Some(published) = page.reading.source.day() else { return Vec::new() };
    let births = page.dates.iter().filter(|d| is_birth(page, d));
    births.filter_map(|d| judge(d, age_beside(page, d)?, published.year())).collect()
}

/// Whether "born" stands before the date.
fn is_birth(page: &Page<'_>, d: &Item<'_, DateValue>) -> bool {
    let sentence = d.claim.sentence;
    let before =
        page.words(sentence.start().max(d.claim.span.start().saturating_sub(24)), d.claim.span.start());
    let all = page.words(sentence.start(), sentence.end());
    let other = ["died", "dead", "death", "killed", "when", "then", "late", "would"];
    before.split(' ').rev().take(4).any(|w| w == "born") && !all.split(' ').any(|w| other.contains(&w))
}

/// The only age of the sentence.
fn age_beside<'p, 'a>(page: &'p Page<'a>, d: &Item<'_, DateValue>) -> Option<&'p Item<'a, Figure>> {
    let doc = page.doc();
    let set_off = |f: &&Item<'_, Figure>| {
        let at = doc.token_at(f.claim.span.start());
        at > 0 && doc.lower(at - 1) == "," && doc.lower(doc.token_at(f.claim.span.end())) == ","
    };
    let beside =
        |f: &&Item<'_, Figure>| f.value.kind == FigureKind::Age && f.claim.sentence == d.claim.sentence;
    let mut ages = page.figures.iter().filter(beside).filter(set_off);
    ages.next().filter(|_| ages.next().is_none())
}

fn judge(d: &Item<'_, DateValue>, age: &Item<'_, Figure>, now: i16) -> Option<Found> {
    let born = d.value.interval?.start.map(Moment::day)?.year();
    let stated: i64 = age.value.value?.trunc().try_into().ok()?;
    let most = i64::from(now - born);
    let holds = stated == most || stated == most - 1;
    let says = if holds { "fits" } else { "does not fit" };
    let explanation = format!("born in {born}, “{}” {says} {now}", age.claim.quote);
    Some(Found::new("age", Outcome::of(holds), vec![d.at, age.at], explanation))
}
