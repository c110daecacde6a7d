//! A duration against the year it began: "has lasted for over 30 years … since 1991", "in 2004, ten years ago".
//!
//! Licensed where a duration and "since YEAR" stand side by side, or where the present perfect counts more than so many
//! decades or years and the article says "since" of one year. The article's year is its publication, else the latest year named.

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::date::{DateValue, Granularity, Moment, TimexType};
use crate::figure::{Bound, Figure, FigureKind};

/// The most words between a duration and its year.
const REACH: usize = 5;
/// How far "since" may stand before its year.
const SINCE: usize = 14;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let Some(now) = now(page) else { return Vec::new() };
    let starts: Vec<&Item<'_, DateValue>> = page.dates.iter().filter(|d| is_start(page, d)).collect();
    page.figures
        .iter()
        .filter_map(|f| beside(page, f, &starts, now).or_else(|| far(page, f, &starts, now)))
        .collect()
}

/// The year the article speaks in.
fn now(page: &Page<'_>) -> Option<i16> {
    let named = || page.dates.iter().filter_map(|d| year(d)).filter(|y| (1900..2100).contains(y)).max();
    page.reading.source.day().map(|d| d.year()).or_else(named)
}

/// The year of a date that is stated with it.
fn year(d: &Item<'_, DateValue>) -> Option<i16> {
    let fits = d.value.timex == TimexType::Date && d.value.granularity <= Granularity::Year;
    let start = d.value.interval.filter(|_| fits)?.start.map(Moment::day)?;
    let stated = d.claim.quote.contains(&start.year().to_string());
    stated.then(|| start.year())
}

/// Whether "since" leads to the date.
fn is_start(page: &Page<'_>, d: &Item<'_, DateValue>) -> bool {
    let doc = page.doc();
    let at = doc.token_at(d.claim.span.start());
    let first = doc.token_at(d.claim.sentence.start()).max(at.saturating_sub(SINCE));
    year(d).is_some() && (first..=at).any(|i| doc.lower(i) == "since")
}

/// The length in years, as the least and most years that may have passed.
fn years(f: &Figure) -> Option<(i64, i64)> {
    let one = match f.unit.as_deref()? {
        "year" => 1,
        "decade" => 10,
        "century" => 100,
        _ => return None,
    };
    let n: i64 = f.value.filter(|v| f.kind == FigureKind::Duration && v.is_integer())?.try_into().ok()?;
    let n = n.checked_mul(one)?;
    let slack = (one / 2).max(1);
    Some(match f.bound {
        Bound::Over | Bound::AtLeast => (n, n + one.max(n / 4)),
        Bound::Under | Bound::AtMost => (n - one.max(n / 4), n),
        Bound::About => (n - slack.max(n / 10), n + slack.max(n / 10)),
        Bound::Exact => (n - slack, n + slack),
        _ => return None,
    })
}

/// A duration directly beside "since YEAR".
fn beside(page: &Page<'_>, f: &Item<'_, Figure>, starts: &[&Item<'_, DateValue>], now: i16) -> Option<Found> {
    let near = |d: &&&Item<'_, DateValue>| {
        let joint = page.between(f.claim, d.claim).or_else(|| page.between(d.claim, f.claim));
        joint.is_some_and(|w| {
            let joints =
                ["since", "the", ",", "-", "—", "–", "(", "for", "now", "in", "", "over", "almost", "about"];
            w.split(' ').count() <= REACH && w.split(' ').all(|w| joints.contains(&w))
        })
    };
    let start = starts.iter().find(near).filter(|_| !f.claim.quote.contains("total"))?;
    let (least, most) = years(f.value)?;
    let passed = i64::from(now - year(start)?);
    let holds = (least - 1..=most).contains(&passed);
    (holds || page.reading.source.day().is_some()).then(|| said(f, start, passed, holds))
}

/// Decades in the present perfect, and a year that the article counts from elsewhere.
fn far(page: &Page<'_>, f: &Item<'_, Figure>, starts: &[&Item<'_, DateValue>], now: i16) -> Option<Found> {
    let floor = matches!(f.value.bound, Bound::Over | Bound::AtLeast);
    let (least, most) = years(f.value).filter(|(least, _)| floor && *least >= 10)?;
    let doc = page.doc();
    let at = doc.token_at(f.claim.span.start());
    let perfect = (at.saturating_sub(6)..at).any(|i| matches!(doc.lower(i), "has" | "have"));
    let whole = f.claim.quote.to_lowercase().contains("for ")
        || (at.saturating_sub(2)..at).any(|i| doc.lower(i) == "for");
    let mut fits =
        starts.iter().filter(|d| year(d).is_some_and(|y| (least..=most).contains(&i64::from(now - y))));
    let start = fits.next().filter(|_| perfect && whole && fits.next().is_none())?;
    Some(said(f, start, i64::from(now - year(start)?), true))
}

fn said(f: &Item<'_, Figure>, start: &Item<'_, DateValue>, passed: i64, holds: bool) -> Found {
    let is = if holds { "is" } else { "is not" };
    let explanation =
        format!("“{}” was {passed} years before: that {is} “{}”", start.claim.quote, f.claim.quote);
    Found::new("duration", Outcome::of(holds), vec![start.at, f.at], explanation)
}
