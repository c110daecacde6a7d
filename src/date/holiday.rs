//! Holidays and named days, with the rule that finds their day in a year.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::error::Error;
use crate::lexicon::{List, WordMap};

/// The rule for a holiday's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// The nth (from the end, if negative) weekday of a month, and days after it.
    Nth { month: i8, nth: i8, weekday: i8, plus: i8 },
}

static HOLIDAYS: List<WordMap<Holiday>> = List::new(|| {
    WordMap::load("holidays.tsv", include_str!("../lexicon/en/holidays.tsv"), 2, |fields| rule(fields[0]))
});

/// The holiday of that name, in lower case.
pub(super) fn named(name: &str) -> Option<Holiday> {
    HOLIDAYS.get(name).copied()
}

impl Holiday {
    /// Its day in `year`, after Christ.
    pub(super) fn day_in(self, year: i16) -> Option<Date> {
        match self {
            Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
            Holiday::Easter(plus) => easter(year)?.checked_add(i32::from(plus).days()).ok(),
            Holiday::Nth { month, nth, weekday, plus } => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                let day = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
                day.checked_add(i32::from(plus).days()).ok()
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher); none before 1583.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// `12-25`, `easter+1`, or `month nth weekday plus`.
fn rule(text: &str) -> Result<Holiday, Error> {
    let fault = || Error::word_list(format!("“{text}” is no rule for a day"));
    let number = |s: &str| s.parse::<i8>().map_err(|_| fault());
    if let Some(plus) = text.strip_prefix("easter") {
        return plus.parse().map(Holiday::Easter).map_err(|_| fault());
    }
    if let Some((month, day)) = text.split_once('-').filter(|_| !text.contains(' ')) {
        return Ok(Holiday::Fixed(number(month)?, number(day)?));
    }
    match text.split(' ').collect::<Vec<_>>()[..] {
        [month, nth, weekday, plus] => Ok(Holiday::Nth {
            month: number(month)?,
            nth: number(nth)?,
            weekday: number(weekday)?,
            plus: number(plus)?,
        }),
        _ => Err(fault()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_holidays() {
        for (name, year, day) in [
            ("easter", 2021, "2021-04-04"),
            ("good friday", 2024, "2024-03-29"),
            ("easter monday", 2025, "2025-04-21"),
            ("christmas eve", 2019, "2019-12-24"),
            ("thanksgiving", 2023, "2023-11-23"),
            ("election day", 2024, "2024-11-05"),
            ("memorial day", 2024, "2024-05-27"),
        ] {
            assert_eq!(named(name).unwrap().day_in(year).unwrap().to_string(), day, "{name}");
        }
        assert_eq!(named("easter").unwrap().day_in(1200), None);
        assert_eq!(named("christmas tree"), None);
    }
}
