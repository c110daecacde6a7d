//! An announced count against the list behind it: "three ports: Calder, Osk and Brenn".
//!
//! Licensed where a small count with its noun is followed by a colon or a dash and a list that ends at the next dash or
//! with the sentence. Items are split at commas and semicolons and at the last "and"; without commas at "and" before an
//! item that is built like the first. Only a list of short names may fail: longer items may hold commas of their own.

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::figure::{Bound, Figure, FigureKind};

/// The longest list, in tokens.
const LONGEST: usize = 60;
/// The most words between the count and the list.
const REACH: usize = 8;
/// The most words of an item that is plainly a name.
const NAME: usize = 4;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    page.figures.iter().filter_map(|f| judge(page, f)).collect()
}

fn judge(page: &Page<'_>, f: &Item<'_, Figure>) -> Option<Found> {
    let announced = announced(f)?;
    let list = list_behind(page, f)?;
    let items = items(page, &list)?;
    let holds = items.len() == announced;
    let names = items.len() > 1 && items.iter().all(|i| is_name(page, i)) && !is_part(page, f);
    if !(holds || names) {
        return None;
    }
    let says = if holds { "as many as" } else { "not as many as" };
    let explanation =
        format!("the list behind “{}” has {} items, {says} announced", f.claim.quote, items.len());
    Some(Found::new("count", Outcome::of(holds), vec![f.at], explanation))
}

/// A small whole number of things.
fn announced(f: &Item<'_, Figure>) -> Option<usize> {
    let v = f.value;
    let plain =
        v.kind == FigureKind::Count && v.bound == Bound::Exact && v.change.is_none() && v.unit.is_some();
    let n: usize = v.value.filter(|d| plain && d.is_integer())?.try_into().ok()?;
    (2..=12).contains(&n).then_some(n)
}

type Tokens = std::ops::Range<usize>;

/// The tokens of the list behind the count's noun.
fn list_behind(page: &Page<'_>, f: &Item<'_, Figure>) -> Option<Tokens> {
    let doc = page.doc();
    let sentence = &doc.sentences()[page.sentence(f.claim)];
    let from = doc.token_at(f.claim.span.end());
    let end = sentence.tokens.end;
    let reach = (from..end.min(from + REACH)).find(|&i| !plain_word(doc.lower(i)))?;
    let opener = doc.lower(reach);
    if !is_opener(page, reach) {
        return None;
    }
    let dash = opener != ":";
    let stop = (reach + 1..end.min(reach + LONGEST)).find(|&i| ends_list(page, i, dash)).unwrap_or(end);
    (reach + 1 < stop && stop - reach < LONGEST).then_some(reach + 1..stop)
}

fn plain_word(word: &str) -> bool {
    word.chars().all(|c| c.is_alphanumeric() || c == '\'' || c == '’')
        && !matches!(word, "including" | "said" | "is" | "are" | "was" | "were")
}

fn is_opener(page: &Page<'_>, i: usize) -> bool {
    let doc = page.doc();
    match doc.lower(i) {
        ":" | "–" | "—" => true,
        "-" => {
            doc.tokens()[i].is_spaced()
                && doc.tokens().get(i + 1).is_some_and(|t| t.is_spaced() || doc.text_of(t.span()) == "-")
        }
        _ => false,
    }
}

fn ends_list(page: &Page<'_>, i: usize, dash: bool) -> bool {
    match page.doc().lower(i) {
        // A full stop inside a sentence stands behind an initial or an abbreviation.
        "?" | "!" | "“" | "”" | "\"" => true,
        "–" | "—" | "-" => dash && (page.doc().lower(i) != "-" || page.doc().tokens()[i].is_spaced()),
        _ => false,
    }
}

/// The items; none where something in the list cannot be split with certainty.
fn items(page: &Page<'_>, list: &Tokens) -> Option<Vec<Tokens>> {
    let doc = page.doc();
    let word = |i: usize| doc.lower(i);
    let mark = if list.clone().any(|i| word(i) == ";") { ";" } else { "," };
    let marks = list.clone().filter(|&i| word(i) == mark).count();
    let splits: Vec<usize> = if marks > 0 {
        let last = list.clone().rfind(|&i| matches!(word(i), "and" | "or"));
        list.clone().filter(|&i| word(i) == mark || Some(i) == last).collect()
    } else {
        list.clone().filter(|&i| word(i) == "and" && parallel(page, list, i + 1)).collect()
    };
    let mut items = Vec::new();
    let mut from = list.start;
    for at in splits.into_iter().chain([list.end]) {
        if from < at {
            items.push(from..at);
        }
        from = at + 1;
    }
    (items.len() > 1).then_some(items)
}

/// Whether the item that begins at `i` is built like the first: a name beside names, "-ing" beside "-ing".
fn parallel(page: &Page<'_>, list: &Tokens, i: usize) -> bool {
    let doc = page.doc();
    let skip = if doc.lower(i).ends_with("ly") { i + 1 } else { i };
    let first = doc.lower(list.start);
    if first.len() > 4 && first.ends_with("ing") {
        return doc.lower(skip).len() > 4 && doc.lower(skip).ends_with("ing");
    }
    let capital = |i: usize| doc.tokens().get(i).is_some_and(crate::text::Token::is_capital);
    let and = list.clone().filter(|&i| doc.lower(i) == "and").count();
    and == 1 && (capital(list.start) == capital(i))
}

fn is_name(page: &Page<'_>, item: &Tokens) -> bool {
    let doc = page.doc();
    item.len() <= NAME
        && item.clone().all(|i| doc.tokens().get(i).is_some_and(|t| t.is_capital() && t.is_word()))
}

/// Whether the count is a whole of which the list may name a part, or a part itself: "three of the four ports".
fn is_part(page: &Page<'_>, f: &Item<'_, Figure>) -> bool {
    let doc = page.doc();
    let at = doc.token_at(f.claim.span.start());
    let behind = (at.saturating_sub(2)..at).any(|i| doc.lower(i) == "of");
    behind || f.claim.quote.contains(" of ") || doc.lower(doc.token_at(f.claim.span.end())) == "of"
}
