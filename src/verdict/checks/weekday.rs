//! Weekdays against dates: "Friday, August 8" names one day in two ways; so do "Friday" and "August 8" wherever the
//! publication date puts them on one day.
//!
//! Licensed where both stand side by side (they may fail), and where two mentions mean the same day, one by its weekday
//! and one by its date. A date without its year may only fail close to publication: elsewhere the year is a guess.

use jiff::civil::{Date, Weekday};

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::date::{DateValue, Granularity, Moment, TimexType};
use crate::lexicon::calendar;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = page.dates.iter().filter_map(|d| alone(page, d)).collect();
    found.extend(page.dates.windows(2).filter_map(|w| side_by_side(page, &w[0], &w[1])));
    found.extend(same_day(page));
    found
}

/// The only weekday that the words name.
fn weekday(quote: &str) -> Option<Weekday> {
    let lower = quote.to_ascii_lowercase();
    let mut named = calendar::days().filter(|(name, _)| lower.contains(name));
    named.next().filter(|_| named.next().is_none()).map(|(_, day)| day)
}

/// The day a date means, if it is one day.
fn day(d: &DateValue) -> Option<Date> {
    let single = d.granularity <= Granularity::Day && d.modifier.is_none() && d.timex != TimexType::Set;
    let i = d.interval.filter(|_| single)?;
    let (start, end) = (i.start.map(Moment::day)?, i.end.map(Moment::day)?);
    (start == end).then_some(start)
}

/// Whether the words name a day of a month.
fn is_dated(quote: &str) -> bool {
    let lower = quote.to_ascii_lowercase();
    lower.bytes().any(|b| b.is_ascii_digit())
        && (calendar::months().iter().any(|m| lower.contains(&m[..3])) || lower.contains(['-', '/']))
}

/// "Friday, August 8, 2025" in one.
fn alone(page: &Page<'_>, d: &Item<'_, DateValue>) -> Option<Found> {
    let (named, on) = (weekday(&d.claim.quote)?, day(d.value)?);
    let holds = on.weekday() == named;
    let written = is_dated(&d.claim.quote) && d.value.value.len() >= 10;
    (written && (holds || is_sure(page, d, on))).then(|| said(vec![d.at], on, named, holds))
}

/// How many days from publication a date without its year is surely of that year.
const NEAR: i32 = 45;

/// Whether the year of the date is known: stated, or not to be mistaken.
fn is_sure(page: &Page<'_>, d: &Item<'_, DateValue>, on: Date) -> bool {
    let near = |p: Date| on.since((jiff::Unit::Day, p)).is_ok_and(|s| s.get_days().abs() <= NEAR);
    d.claim.quote.contains(&on.year().to_string()) || page.reading.source.day().is_some_and(near)
}

/// "Friday" beside "August 8".
fn side_by_side(page: &Page<'_>, a: &Item<'_, DateValue>, b: &Item<'_, DateValue>) -> Option<Found> {
    let joint = page.between(a.claim, b.claim)?;
    let (w, d) = if is_dated(&a.claim.quote) { (b, a) } else { (a, b) };
    let (named, on) = (weekday(&w.claim.quote)?, day(d.value)?);
    let apart = !is_dated(&w.claim.quote) && is_dated(&d.claim.quote);
    let sure = on.weekday() == named || is_sure(page, d, on);
    (apart && sure && matches!(joint.as_str(), "" | "," | "(" | ", the"))
        .then(|| said(vec![a.at, b.at], on, named, on.weekday() == named))
}

fn said(claims: Vec<usize>, on: Date, named: Weekday, holds: bool) -> Found {
    let is = if holds { "is" } else { "is not" };
    Found::new("weekday", Outcome::of(holds), claims, format!("{on} {is} a {}", calendar::day_name(named)))
}

/// The mentions of each day that is named both ways, weekday and date apart from each other.
fn same_day(page: &Page<'_>) -> Vec<Found> {
    let mut mentions: Vec<(Date, bool, usize)> = Vec::new();
    for d in &page.dates {
        let Some(on) = day(d.value) else { continue };
        let (named, dated) = (weekday(&d.claim.quote), is_dated(&d.claim.quote));
        if named.is_some_and(|n| n == on.weekday()) != dated {
            mentions.push((on, dated, d.at));
        }
    }
    mentions.sort_unstable();
    let days = mentions.chunk_by(|a, b| a.0 == b.0);
    days.filter(|c| c.iter().any(|m| m.1) && c.iter().any(|m| !m.1))
        .map(|c| {
            let on = c[0].0;
            let explanation =
                format!("{on} is a {}: the mentions mean one day", calendar::day_name(on.weekday()));
            Found::new("weekday", Outcome::Holds, c.iter().map(|m| m.2).collect(), explanation)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_and_dates_are_told_apart() {
        for (quote, named, dated) in [
            ("Friday", Some(Weekday::Friday), false),
            ("Friday, August 8, 2025", Some(Weekday::Friday), true),
            ("August 8", None, true),
            ("2025-08-08", None, true),
            ("between Friday and Sunday", None, false),
            ("August", None, false),
        ] {
            assert_eq!((weekday(quote), is_dated(quote)), (named, dated), "{quote}");
        }
    }
}
