//! Two values for one slot: a person's age given twice.
//!
//! Licensed where an age follows a name directly ("Lee, 23", "Lee was 23", "23-year-old Lee") and the same person, by the
//! fullest name, has another age elsewhere in the article. Equal ages are listed once; ages
//! more than two years apart are told of two times.

use rust_decimal::Decimal;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::figure::{Bound, Figure, FigureKind};
use crate::name::NameMention;

/// How many years two ages may differ to be a mistake rather than ages at two times.
const MISTAKE: i64 = 2;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let mut ages: Vec<(usize, &Item<'_, Figure>)> = Vec::new();
    for f in page.figures.iter().filter(|f| f.value.kind == FigureKind::Age && f.value.bound == Bound::Exact)
    {
        ages.extend(owner(page, f).map(|who| (who, f)));
    }
    ages.sort_by_key(|(who, f)| (*who, f.at));
    ages.chunk_by(|a, b| a.0 == b.0).filter(|c| c.len() > 1).filter_map(|c| judge(page, c)).collect()
}

/// Whose age it is, as an index into the article's names.
fn owner(page: &Page<'_>, f: &Item<'_, Figure>) -> Option<usize> {
    let mentions = page.reading.names.mentions();
    let next = mentions.partition_point(|m| m.span.start() < f.claim.span.start());
    let before = next.checked_sub(1).map(|i| mentions[i]).filter(|m| {
        let words = page.words(m.span.end(), f.claim.span.start());
        m.span.end() <= f.claim.span.start()
            && matches!(words.as_str(), "," | "was" | "is" | "(" | ", who was" | ", who is" | ", aged")
    });
    let after = mentions.get(next).filter(|m| {
        let directly = page.words(f.claim.span.end(), m.span.start()).is_empty();
        m.span.start() >= f.claim.span.end() && directly && !is_adjective(page, m)
    });
    before.or(after.copied()).filter(|m| is_person(page, m)).map(|m| m.entity)
}

/// Whether the name says of what people somebody is: "the 12-year-old Sundrian girl".
fn is_adjective(page: &Page<'_>, m: &NameMention) -> bool {
    let nouns = [
        "boy", "girl", "man", "woman", "student", "teenager", "teen", "child", "refugee", "citizen",
        "national",
    ];
    nouns.contains(&page.doc().lower(page.doc().token_at(m.span.end())))
}

/// Whether the words are those of a full name, so that nobody of the same surname is meant.
fn is_person(page: &Page<'_>, m: &NameMention) -> bool {
    let Some(full) = page.reading.names.entities().get(m.entity) else { return false };
    let known: Vec<&str> = full.split_whitespace().collect();
    known.len() > 1 && page.doc().text_of(m.span).split_whitespace().all(|w| known.contains(&w))
}

fn judge(page: &Page<'_>, ages: &[(usize, &Item<'_, Figure>)]) -> Option<Found> {
    let first = ages[0].1.value.value?;
    let other = ages.iter().find(|(_, f)| f.value.value.is_some_and(|v| v != first));
    let apart = other.and_then(|(_, f)| first.checked_sub(f.value.value?)).map(|d| d.abs());
    if apart.is_some_and(|d| d > Decimal::from(MISTAKE)) {
        return None;
    }
    let who = page.reading.names.entities().get(ages[0].0)?;
    let claims = ages.iter().map(|(_, f)| f.at).collect();
    Some(match other {
        Some((_, f)) => {
            let both = format!("{who} is “{}” and “{}”", ages[0].1.claim.quote, f.claim.quote);
            Found::new("two-values", Outcome::Fails, claims, both)
        }
        None => Found::new("two-values", Outcome::Holds, claims, format!("{who} has one age throughout")),
    })
}
