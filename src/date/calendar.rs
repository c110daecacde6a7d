//! Stretches of the calendar: a day, a week, a month … a century, their TIMEX3 values and their days.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::Granularity;
use super::lexeme::{Season, Unit};

/// A stretch of the calendar. Years before Christ are negative (-500 is 500 BC; there is no year 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    /// By its number of hundreds: 19 is 1900–1999.
    Century(i16),
    /// By its number of tens: 199 is 1990–1999.
    Decade(i16),
    Year(i16),
    Half(i16, i8),
    Quarter(i16, i8),
    Season(i16, Season),
    Month(i16, i8),
    /// ISO year and week.
    Week(i16, i8),
    Weekend(i16, i8),
    Day(Date),
}

/// The first year of a decade or century that counts from `year`: there is no year 0.
fn opening(year: i16) -> i16 {
    if year == 0 { 1 } else { year }
}

impl Stamp {
    /// A day, if the calendar has it; `year` as in [`Stamp`].
    pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Stamp> {
        Date::new(astronomical(year)?, month, day).ok().map(Stamp::Day)
    }

    /// The stretch of `unit`'s length that `day` lies in; days for units shorter than a day.
    pub(super) fn containing(day: Date, unit: Unit) -> Stamp {
        let (year, month) = (civil_year(day), day.month());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => Stamp::Day(day),
            Unit::Week | Unit::Weekend => {
                let week = day.iso_week_date();
                if unit == Unit::Week {
                    Stamp::Week(week.year(), week.week())
                } else {
                    Stamp::Weekend(week.year(), week.week())
                }
            }
            Unit::Month => Stamp::Month(year, month),
            Unit::Quarter => Stamp::Quarter(year, (month - 1) / 3 + 1),
            Unit::Half => Stamp::Half(year, (month - 1) / 6 + 1),
            Unit::Season => season_of(year, month),
            Unit::Year => Stamp::Year(year),
            Unit::Decade => Stamp::Decade(year.div_euclid(10)),
            Unit::Century | Unit::Millennium => Stamp::Century(year.div_euclid(100)),
        }
    }

    /// The first day.
    pub(super) fn first(self) -> Option<Date> {
        match self {
            Stamp::Century(c) => date(opening(c.checked_mul(100)?), 1, 1),
            Stamp::Decade(d) => date(opening(d.checked_mul(10)?), 1, 1),
            Stamp::Year(y) => date(y, 1, 1),
            Stamp::Half(y, h) => date(y, 6 * h - 5, 1),
            Stamp::Quarter(y, q) => date(y, 3 * q - 2, 1),
            Stamp::Season(y, s) => date(y, s.first_month(), 1),
            Stamp::Month(y, m) => date(y, m, 1),
            Stamp::Week(y, w) => week_day(y, w, Weekday::Monday),
            Stamp::Weekend(y, w) => week_day(y, w, Weekday::Saturday),
            Stamp::Day(d) => Some(d),
        }
    }

    /// The last day.
    pub(super) fn last(self) -> Option<Date> {
        let months = |n: i32| self.first()?.checked_add(n.months()).ok()?.yesterday().ok();
        match self {
            Stamp::Century(c) => date(c.checked_mul(100)?.checked_add(99)?, 12, 31),
            Stamp::Decade(d) => date(d.checked_mul(10)?.checked_add(9)?, 12, 31),
            Stamp::Year(y) => date(y, 12, 31),
            Stamp::Half(y, h) => date(y, 6 * h, if h == 1 { 30 } else { 31 }),
            Stamp::Quarter(y, 4) => date(y, 12, 31),
            Stamp::Quarter(..) | Stamp::Season(..) => months(3),
            Stamp::Month(..) => self.first().map(Date::last_of_month),
            Stamp::Week(y, w) | Stamp::Weekend(y, w) => week_day(y, w, Weekday::Sunday),
            Stamp::Day(d) => Some(d),
        }
    }

    /// The civil year in which it begins, where it lies in one year.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            Stamp::Century(_) | Stamp::Decade(_) => None,
            Stamp::Year(y)
            | Stamp::Half(y, _)
            | Stamp::Quarter(y, _)
            | Stamp::Season(y, _)
            | Stamp::Month(y, _)
            | Stamp::Week(y, _)
            | Stamp::Weekend(y, _) => Some(y),
            Stamp::Day(d) => Some(civil_year(d)),
        }
    }

    /// The unit whose length it has.
    pub(super) fn unit(self) -> Unit {
        match self {
            Stamp::Century(_) => Unit::Century,
            Stamp::Decade(_) => Unit::Decade,
            Stamp::Year(_) => Unit::Year,
            Stamp::Half(..) => Unit::Half,
            Stamp::Quarter(..) => Unit::Quarter,
            Stamp::Season(..) => Unit::Season,
            Stamp::Month(..) => Unit::Month,
            Stamp::Week(..) => Unit::Week,
            Stamp::Weekend(..) => Unit::Weekend,
            Stamp::Day(_) => Unit::Day,
        }
    }

    /// How fine it is.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Stamp::Century(_) => Granularity::Century,
            Stamp::Decade(_) => Granularity::Decade,
            Stamp::Year(_) => Granularity::Year,
            Stamp::Half(..) => Granularity::Half,
            Stamp::Quarter(..) => Granularity::Quarter,
            Stamp::Season(..) => Granularity::Season,
            Stamp::Month(..) => Granularity::Month,
            Stamp::Week(..) => Granularity::Week,
            Stamp::Weekend(..) => Granularity::Weekend,
            Stamp::Day(_) => Granularity::Day,
        }
    }

    /// Its TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Stamp::Century(c) if c < 0 => format!("BC{:02}", -i32::from(c) - 1),
            Stamp::Century(c) => format!("{c:02}"),
            Stamp::Decade(d) if d < 0 => format!("BC{:03}", -i32::from(d) - 1),
            Stamp::Decade(d) => format!("{d:03}"),
            Stamp::Year(y) => year_text(y),
            Stamp::Half(y, h) => format!("{}-H{h}", year_text(y)),
            Stamp::Quarter(y, q) => format!("{}-Q{q}", year_text(y)),
            Stamp::Season(y, s) => format!("{}-{}", year_text(y), s.code()),
            Stamp::Month(y, m) => format!("{}-{m:02}", year_text(y)),
            Stamp::Week(y, w) => format!("{}-W{w:02}", year_text(y)),
            Stamp::Weekend(y, w) => format!("{}-W{w:02}-WE", year_text(y)),
            Stamp::Day(d) => format!("{}-{:02}-{:02}", year_text(civil_year(d)), d.month(), d.day()),
        }
    }

    /// The stretch of `unit`'s length that lies `n` of them after (before, if negative) this one; finer units
    /// keep their day, coarser ones are reached from the first day. `None` past the calendar's ends.
    pub(super) fn shifted(self, n: i32, unit: Unit) -> Option<Stamp> {
        let first = self.first()?;
        let years = |length: i32| n.checked_mul(length).filter(|n| n.abs() <= MOST_YEARS).map(|n| n.years());
        let span = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => n.days(),
            Unit::Week | Unit::Weekend => n.checked_mul(7)?.days(),
            Unit::Month => n.months(),
            Unit::Quarter | Unit::Season => n.checked_mul(3)?.months(),
            Unit::Half => n.checked_mul(6)?.months(),
            Unit::Year => years(1)?,
            Unit::Decade => years(10)?,
            Unit::Century => years(100)?,
            Unit::Millennium => years(1000)?,
        };
        let day = first.checked_add(span).ok().filter(|d| in_reach(*d))?;
        Some(Stamp::containing(day, unit))
    }
}

/// The calendar's length.
const MOST_YEARS: i32 = 19_997;

/// A [`jiff::Span`] panics on numbers past its limits; these are far inside them.
pub(super) const FARTHEST: i32 = 9_000;

fn in_reach(day: Date) -> bool {
    (-9998..=9999).contains(&day.year())
}

fn season_of(year: i16, month: i8) -> Stamp {
    match month {
        3..=5 => Stamp::Season(year, Season::Spring),
        6..=8 => Stamp::Season(year, Season::Summer),
        9..=11 => Stamp::Season(year, Season::Autumn),
        12 => Stamp::Season(year, Season::Winter),
        _ => Stamp::Season(if year == 1 { -1 } else { year - 1 }, Season::Winter),
    }
}

/// The year as people count, without a year 0.
pub(super) fn civil_year(day: Date) -> i16 {
    match day.year() {
        y if y <= 0 => y - 1,
        y => y,
    }
}

/// The year as ISO 8601 counts: 1 BC is 0.
fn astronomical(year: i16) -> Option<i16> {
    match year {
        0 => None,
        y if y < 0 => Some(y + 1),
        y => Some(y),
    }
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(astronomical(year)?, month, day).ok()
}

fn week_day(year: i16, week: i8, day: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, week, day).ok().map(ISOWeekDate::date)
}

fn year_text(year: i16) -> String {
    if year < 0 { format!("BC{:04}", -i32::from(year)) } else { format!("{year:04}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(stamp: Stamp) -> String {
        let ends = [stamp.first(), stamp.last()].map(|d| d.map_or("-".into(), |d| d.to_string()));
        format!("{} {} {}", stamp.value(), ends[0], ends[1])
    }

    #[test]
    fn values_and_days() {
        for (stamp, expected) in [
            (Stamp::Century(19), "19 1900-01-01 1999-12-31"),
            (Stamp::Century(0), "00 0001-01-01 0099-12-31"),
            (Stamp::Decade(199), "199 1990-01-01 1999-12-31"),
            (Stamp::Year(-500), "BC0500 -000499-01-01 -000499-12-31"),
            (Stamp::Half(2020, 1), "2020-H1 2020-01-01 2020-06-30"),
            (Stamp::Quarter(2020, 4), "2020-Q4 2020-10-01 2020-12-31"),
            (Stamp::Season(2020, Season::Winter), "2020-WI 2020-12-01 2021-02-28"),
            (Stamp::Month(2024, 2), "2024-02 2024-02-01 2024-02-29"),
            (Stamp::Week(2020, 53), "2020-W53 2020-12-28 2021-01-03"),
            (Stamp::Weekend(2020, 53), "2020-W53-WE 2021-01-02 2021-01-03"),
            (Stamp::Quarter(9999, 4), "9999-Q4 9999-10-01 9999-12-31"),
        ] {
            assert_eq!(shown(stamp), expected);
        }
    }

    #[test]
    fn shifts_clamp_to_the_calendar() {
        let day = |y, m, d| Stamp::day(y, m, d).unwrap();
        for (stamp, n, unit, expected) in [
            (day(2024, 3, 31), -1, Unit::Month, Some("2024-02")),
            (day(2024, 2, 29), 1, Unit::Year, Some("2025")),
            (day(2025, 1, 3), -3, Unit::Day, Some("2024-12-31")),
            (day(2021, 1, 1), 0, Unit::Week, Some("2020-W53")),
            (day(9999, 12, 31), 1, Unit::Day, None),
            (day(1, 1, 1), -1, Unit::Day, Some("BC0001-12-31")),
        ] {
            assert_eq!(stamp.shifted(n, unit).map(Stamp::value).as_deref(), expected);
        }
    }
}
