//! Scope: why two figures of one kind may speak of two things after all. Such a pair is compatible, whatever its
//! numbers: a false alarm costs more than a contradiction missed.

use rust_decimal::Decimal;

use super::amount::Amount;
use super::finding::Finding;
use super::moving::{is_past, kind_of};
use super::side::Side;
use crate::report::{Reason, Verdict};

/// A side and its amount.
pub(crate) type At<'s, 'a> = (&'s Side<'a>, &'s Amount);

/// Why two figures that differ may both be right; none if nothing tells them apart.
pub(crate) fn apart(a: At<'_, '_>, b: At<'_, '_>) -> Option<Finding> {
    let why = others_only(a, b)
        .or_else(|| margin(a.0, b.0))
        .or_else(|| earlier(a.0, b.0))
        .or_else(|| scale(a.1, b.1))?;
    Some(Finding::new(Verdict::Compatible, Reason::Scope, why))
}

/// "15 other states" against "16 states": the one counts the others, the other all.
fn others_only((a, p): At<'_, '_>, (b, q): At<'_, '_>) -> Option<&'static str> {
    let other = |s: &Side<'_>| s.words().split(' ').any(|w| matches!(w, "other" | "others" | "fellow"));
    let (others, all) = match (other(a), other(b)) {
        (true, false) => (p.value?, q.value?),
        (false, true) => (q.value?, p.value?),
        _ => return None,
    };
    (others.checked_add(Decimal::ONE)? == all).then_some("one of them counts the others only")
}

/// How many tokens before a figure the words of a margin may stand.
const REACH: usize = 9;

/// "Led by 2,000 votes" against "won 155,000 votes".
fn margin(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    (is_margin(a) != is_margin(b)).then_some("one of them is a margin")
}

fn is_margin(side: &Side<'_>) -> bool {
    let doc = &side.reading.doc;
    let at = doc.token_at(side.claim.span.start());
    let by = doc.lower(at) == "by" || at > 0 && doc.lower(at - 1) == "by";
    let race = |w: &str| {
        matches!(
            w,
            "lead" | "leads" | "led" | "leading" | "ahead" | "won" | "beat" | "trails" | "trailed" | "behind"
        )
    };
    by && (at.saturating_sub(REACH)..at).any(|i| race(doc.lower(i)))
}

/// A toll dated to an earlier time, against one that is not.
fn earlier(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let toll = kind_of(a).or(kind_of(b)).is_some();
    (toll && is_past(a, REACH) != is_past(b, REACH)).then_some("one of them speaks of an earlier time")
}

/// Thousands against millions rather count two things.
fn scale(p: &Amount, q: &Amount) -> Option<&'static str> {
    let (x, y) = (p.value?.abs(), q.value?.abs());
    let (low, high) = (x.min(y), x.max(y));
    let far = low.checked_mul(Decimal::TEN).is_some_and(|ten| ten <= high);
    (far && low >= Decimal::ONE_THOUSAND).then_some("so far apart that they rather count two things")
}
