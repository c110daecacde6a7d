//! Dates that follow from one another: "In late 2022 … Within a year … by October 2023".
//!
//! Licensed where a sentence begins with "within" and a duration, a date with a year stands in the sentences before it, and
//! "by" or "in" with a later date in the sentence itself or the next: the later date must lie within the duration.

use jiff::ToSpan;
use jiff::civil::Date;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::date::{Basis, DateValue, Moment, TimexType};
use crate::figure::{Figure, FigureKind};

/// How many sentences before the duration its start may stand.
const BACK: usize = 5;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    page.figures.iter().filter_map(|f| judge(page, f)).collect()
}

fn judge(page: &Page<'_>, f: &Item<'_, Figure>) -> Option<Found> {
    let days = days(f.value).filter(|_| is_within(page, f))?;
    let here = page.sentence(f.claim);
    let placed = |d: &&Item<'_, DateValue>| {
        let year = d.value.timex == TimexType::Date && d.value.value.starts_with(['1', '2']);
        year && d.value.basis != Basis::Publication
    };
    let before = page.dates.iter().filter(placed).rfind(|d| d.claim.span.end() <= f.claim.span.start())?;
    let after = page.dates.iter().filter(placed).find(|d| d.claim.span.start() >= f.claim.span.end())?;
    let near = here - page.sentence(before.claim).min(here) <= BACK && page.sentence(after.claim) <= here + 1;
    let (from, to) = (ends(before.value)?, ends(after.value)?);
    let last = from.1.checked_add(days.days()).ok()?;
    (near && is_by(page, after) && to.1 > from.0).then(|| {
        let holds = to.0 <= last;
        let is = if holds { "lies" } else { "does not lie" };
        let explanation =
            format!("“{}” {is} within “{}” of “{}”", after.claim.quote, f.claim.quote, before.claim.quote);
        Found::new("date-nesting", Outcome::of(holds), vec![before.at, f.at, after.at], explanation)
    })
}

fn is_within(page: &Page<'_>, f: &Item<'_, Figure>) -> bool {
    let doc = page.doc();
    let first = doc.token_at(f.claim.sentence.start());
    let at = doc.token_at(f.claim.span.start());
    doc.lower(first) == "within" && at <= first + 1
}

fn ends(d: &DateValue) -> Option<(Date, Date)> {
    let i = d.interval?;
    Some((i.start.map(Moment::day)?, i.end.map(Moment::day)?))
}

fn is_by(page: &Page<'_>, d: &Item<'_, DateValue>) -> bool {
    let doc = page.doc();
    let at = doc.token_at(d.claim.span.start());
    matches!(doc.lower(at), "by" | "in") || at > 0 && matches!(doc.lower(at - 1), "by" | "in")
}

/// The length of a duration in days, if it is one of a day or more.
pub(super) fn days(f: &Figure) -> Option<i64> {
    let one = match f.unit.as_deref()? {
        "day" => 1,
        "week" => 7,
        "month" => 31,
        "year" => 366,
        "decade" => 3660,
        _ => return None,
    };
    let n: i64 = f.value.filter(|_| f.kind == FigureKind::Duration)?.ceil().try_into().ok()?;
    n.checked_mul(one).filter(|d| *d < 40_000)
}
