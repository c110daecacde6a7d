//! One event dated twice: "the truce brokered by Osk in 2020", "the deal that Osk brokered in November of that year".
//!
//! Licensed where two dates with a year meet, one holding the other, and the words around both name one kind of event and
//! share another word of content; or where "the 2020 raid" takes up a raid of that year named a few sentences before.
//! What is licensed is only that the dates hold: two dates that do not meet may always be two events.

use std::ops::Range;

use jiff::civil::Date;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::date::{Basis, DateValue, Moment, TimexType};
use crate::lexicon::{List, WordPairs};
use crate::verdict::attribution::is_function_word;

static EVENTS: List<WordPairs> =
    List::new(|| WordPairs::load("verdict-events.tsv", include_str!("../../lexicon/en/verdict-events.tsv")));

/// How many tokens beside a date tell what it dates.
const REACH: usize = 9;
/// Letters by which two forms of a word are known ("broker", "brokered").
const STEM: usize = 5;
/// The most dates of an article that are compared: the first of them.
const MOST: usize = 60;
/// How many sentences back "the 2020 raid" looks for its event.
const BACK: usize = 3;

/// A date with what the words around it say.
struct Dated {
    at: usize,
    days: (Date, Date),
    sentence: usize,
    kinds: Vec<&'static str>,
    stems: Vec<String>,
    /// Whether it stands in "the 2020 raid".
    takes_up: bool,
}

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let dated: Vec<Dated> = page.dates.iter().take(MOST).filter_map(|d| read(page, d)).collect();
    let mut groups: Vec<Vec<&Dated>> = Vec::new();
    for d in &dated {
        match groups.iter_mut().find(|g| g.iter().all(|e| meet(e, d)) && g.iter().any(|e| one_event(e, d))) {
            Some(group) => group.push(d),
            None => groups.push(vec![d]),
        }
    }
    groups.iter().filter(|g| g.len() > 1).map(|g| said(page, g)).collect()
}

fn read(page: &Page<'_>, d: &Item<'_, DateValue>) -> Option<Dated> {
    let placed = d.value.timex == TimexType::Date && d.value.value.starts_with(['1', '2']);
    let i = d.value.interval.filter(|_| placed && d.value.basis != Basis::Publication)?;
    let days = (i.start?, i.end?);
    let days = (Moment::day(days.0), Moment::day(days.1));
    let doc = page.doc();
    let sentence = page.sentence(d.claim);
    let tokens = doc.sentences().get(sentence)?.tokens.clone();
    let (first, end) = (doc.token_at(d.claim.span.start()), doc.token_at(d.claim.span.end()));
    let near = tokens.start.max(first.saturating_sub(REACH))..tokens.end.min(end + REACH);
    let around: Vec<usize> =
        near.filter(|i| !(first..end).contains(i) && doc.tokens()[*i].is_word()).collect();
    let mut kinds: Vec<&'static str> = around.iter().filter_map(|&i| EVENTS.get(doc.lower(i))).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let content = around.iter().map(|&i| doc.lower(i)).filter(|w| w.len() > 3 && !is_function_word(w));
    let mut stems: Vec<String> = content.filter(|w| EVENTS.get(w).is_none()).map(stem).collect();
    stems.sort_unstable();
    stems.dedup();
    Some(Dated { at: d.at, days, sentence, kinds, stems, takes_up: takes_up(page, first..end) })
}

fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// "The 2020 raid".
fn takes_up(page: &Page<'_>, at: Range<usize>) -> bool {
    let doc = page.doc();
    let before = at.start.checked_sub(1).map_or("", |i| doc.lower(i));
    let inside = doc.lower(at.start) == "the";
    (before == "the" || inside) && EVENTS.get(doc.lower(at.end)).is_some()
}

fn meet(a: &Dated, b: &Dated) -> bool {
    let holds = |x: &Dated, y: &Dated| x.days.0 <= y.days.0 && y.days.1 <= x.days.1;
    holds(a, b) || holds(b, a)
}

fn one_event(a: &Dated, b: &Dated) -> bool {
    // Two dates of one sentence date two things.
    if a.sentence == b.sentence || !a.kinds.iter().any(|k| b.kinds.contains(k)) {
        return false;
    }
    let shared = a.stems.iter().filter(|s| b.stems.contains(s)).count();
    shared > 1 || b.takes_up && b.sentence.abs_diff(a.sentence) <= BACK
}

fn said(page: &Page<'_>, group: &[&Dated]) -> Found {
    let quotes: Vec<String> =
        group.iter().map(|d| format!("“{}”", page.reading.claims[d.at].quote)).collect();
    let explanation = format!("one event, dated {}: the dates hold each other", quotes.join(" and "));
    Found::new("same-event-date", Outcome::Holds, group.iter().map(|d| d.at).collect(), explanation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_loads() {
        assert_eq!(EVENTS.get("truce"), Some("deal"));
        assert_eq!(EVENTS.get("harbour"), None);
    }
}
