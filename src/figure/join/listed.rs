//! Numbers of a list that share what the last of them is of.

use rust_decimal::Decimal;

use super::super::FigureKind;
use super::super::bound::Nearness;
use super::super::item::{Amount, Item};
use super::super::{noun, numeral};
use crate::text::Document;

/// "45 and 50 mg", "5.4, 6.1 and 6.7 inches".
pub(super) fn listed(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    // "won 4-2, 12 fans", "hit .300, 12 homers"
    let whole = |m: &Item| m.value().is_none_or(|v| v.is_integer());
    a.is_bare()
        && !b.is_bare()
        && a.kind != FigureKind::Score
        && (whole(a) || !whole(b) || b.noun.is_none())
        && (1..=3).contains(&gap.len())
        && gap.clone().all(|k| matches!(doc.lower(k), "and" | "," | "or" | "&" | "-" | "even" | "perhaps"))
        && (a.in_digits == b.in_digits || matches!(a.amount, Amount::Vague(..)) || is_other_number(doc, a, b))
        && a.near == Nearness::Exact
        && !is_loss_beside(doc, a, b)
        && !is_count_and_share(a, b)
        && !is_count_and_rate(doc, a, b)
}

/// "issued 136, or 47 per year": a number and what it comes to.
fn is_count_and_rate(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let again = doc.lower(a.tokens.end) == "," && doc.before(b.tokens.start) == "or";
    again && b.kind == FigureKind::Rate && a.value().zip(b.value()).is_some_and(|(x, y)| x > y)
}

/// "eight or 12 people", "six, eight, 10 years": small numbers are written in words.
fn is_other_number(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let small = b.scale == Decimal::ONE && b.value().is_some_and(|v| v < Decimal::ONE_HUNDRED);
    let joint = doc.lower(a.tokens.end);
    b.in_digits
        && small
        && b.tokens.start == a.tokens.end + 1
        && (joint == "or" || joint == "," && is_of_three(doc, a, b))
}

/// Whether a third number rises with the two in a list: "*six*, eight, 10 years", "five, 10, or *20* years"; not "in room two, 10 years later".
fn is_of_three(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let number = |k: usize| numeral::parse(doc, k).map(|n| n.value);
    let (Some(x), Some(y)) = (a.value(), b.value()) else { return false };
    let start = a.tokens.start;
    let first = start >= 2 && doc.lower(start - 1) == "," && number(start - 2).is_some_and(|v| v < x);
    let mut next = b.numeral.end;
    next += usize::from(doc.lower(next) == ",");
    next += usize::from(matches!(doc.lower(next), "or" | "and"));
    let last = next > b.numeral.end && number(next).is_some_and(|v| v > y);
    x < y && (first || last)
}

/// "650,436, 48.4 percent": a number that is no share and the share that it is.
fn is_count_and_share(a: &Item, b: &Item) -> bool {
    let hundred = Decimal::ONE_HUNDRED;
    b.kind == FigureKind::Percent
        && a.value().zip(b.value()).is_some_and(|(x, y)| x > hundred && y <= hundred)
}

/// "off 257.48 or -0.96%", "fell 45.2 or 0.6 percent": how far and by what share.
fn is_loss_beside(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let Some((x, y)) = a.value().zip(b.value()) else { return false };
    let or = doc.before(b.tokens.start) == "or";
    let far = or && b.kind == FigureKind::Percent && x > y * Decimal::from(5);
    y < Decimal::ZERO && x >= Decimal::ZERO || far
}

/// "hundreds, if not thousands of mills": more of the same, perhaps.
pub(super) fn if_not(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    let not = gap.len().checked_sub(2).map(|n| gap.start + n);
    gap.len() <= 3 && not.is_some_and(|k| doc.lower(k) == "if" && doc.lower(k + 1) == "not")
}

/// "aged 8 and 10", "ages 9, 12 and 15": the number before is one of ages told by their word, and no verb counts what is behind.
pub(super) fn are_aged(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    let joined =
        (1..=2).contains(&gap.len()) && gap.clone().all(|k| matches!(doc.lower(k), "and" | "," | "or" | "&"));
    let word = |k: usize| matches!(doc.lower(k), "aged" | "ages");
    // "Tovan, 45, and 12 others died" tells one age.
    let in_list = |k: usize| doc.tokens()[k].is_number() || matches!(doc.lower(k), "and" | "," | "or" | "&");
    let led = (0..a.tokens.start).rev().take(LISTED).take_while(|k| in_list(*k) || word(*k)).any(word);
    let counts =
        doc.tokens().get(b.tokens.end).is_some_and(|t| t.is_word()) && !noun::is_end(doc, b.tokens.end);
    let aged = (word(a.tokens.start) || led) && !counts;
    let near = a.value().zip(b.value()).is_some_and(|(x, y)| {
        y.is_integer() && y >= Decimal::ONE && (x.checked_sub(y)).is_some_and(|d| d.abs() <= AGES_APART)
    });
    a.kind == FigureKind::Age
        && aged
        && joined
        && b.is_bare()
        && b.kind == FigureKind::Count
        && !b.share
        && near
        && (gap.len() == 1 || doc.word(gap.start) == ",")
}

/// How far before an age of a list its word may stand, in tokens.
const LISTED: usize = 8;
/// How many years lie at most between ages that are told together.
const AGES_APART: Decimal = Decimal::from_parts(60, 0, 0, false, 0);
