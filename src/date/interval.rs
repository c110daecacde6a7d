//! The days that words allow.
//!
//! | words | interval |
//! |---|---|
//! | a day, week, month, quarter, season, year, decade, century | its first to its last day |
//! | early, beginning of (`START`) | of a year January–April, a month days 1–10, a decade years 0–3, else the first third |
//! | mid, middle of (`MID`) | May–August, days 11–20, years 4–6, else the second third |
//! | late, end of (`END`) | September–December, days 21–end, years 7–9, else the last third |
//! | about, around (`APPROX`) | the stretch and its neighbours of the same length |
//! | by | everything up to its last day |
//! | since, "beginning in", "starting", "from … on" | from its first day on |
//! | before, after (no noun behind) | up to the day before; from the day after |
//! | "before the end of" | up to its last day |
//! | "more than two years ago", "less than two years ago" | up to the last day of then; from the first day of then to the present one |
//! | "1994 or later", "1990 and beyond" | from its first day on |
//! | "next Friday" | from the coming one to next week's: English means either |
//! | a part of the day | early morning 00:00–08:59, morning 05:00–11:59, afternoon 12:00–17:59, evening 17:00–23:59, night 18:00–05:59 |
//! | a time with a zone | that minute as the text's clock shows it |
//! | a duration, set, unresolved or symbolic value | open at both ends |

use jiff::ToSpan;
use jiff::civil::{Date, Time as ClockTime};

use super::calendar::Stamp;
use super::lexeme::{Part, Unit};
use super::time::Clock;
use super::{Modifier, Moment, TimeInterval};

/// How the word before an expression bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    In,
    By,
    Since,
    Before,
    After,
}

/// The days from `first` to `last`, narrowed by the modifier, opened by the relation.
pub(super) fn interval(
    (first, last): (Stamp, Stamp),
    modifier: Option<Modifier>,
    relation: Relation,
) -> TimeInterval {
    let (mut start, mut end) = (first.first(), last.last());
    if first == last
        && let Some((a, b)) = third(first, modifier)
    {
        (start, end) = (Some(a), Some(b));
    }
    match modifier {
        Some(Modifier::OnOrAfter | Modifier::After) => end = None,
        Some(Modifier::OnOrBefore | Modifier::Before) => start = None,
        Some(Modifier::Approx) => (start, end) = widened(first, last),
        _ => {}
    }
    match relation {
        Relation::In => {}
        Relation::By => start = None,
        Relation::Since => end = None,
        // "before the end of the year" is within the year.
        Relation::Before if modifier == Some(Modifier::End) => start = None,
        Relation::Before => (start, end) = (None, start.and_then(|d| d.yesterday().ok())),
        Relation::After => (start, end) = (end.and_then(|d| d.tomorrow().ok()), None),
    }
    TimeInterval { start: start.map(Moment::Day), end: end.map(Moment::Day) }
}

/// The third of a stretch that START, MID or END means; none for a day or a weekend.
fn third(stamp: Stamp, modifier: Option<Modifier>) -> Option<(Date, Date)> {
    let n: i32 = match modifier? {
        Modifier::Start => 0,
        Modifier::Mid => 1,
        Modifier::End => 2,
        _ => return None,
    };
    let (first, last) = (stamp.first()?, stamp.last()?);
    let cut = |offset: i32, unit: Unit| {
        let span = match unit {
            Unit::Month => offset.months(),
            Unit::Year => offset.years(),
            _ => offset.days(),
        };
        first.checked_add(span).ok()
    };
    let (unit, at) = match stamp {
        Stamp::Year(_) => (Unit::Month, [0, 4, 8, 12]),
        Stamp::Month(..) => (Unit::Day, [0, 10, 20, 31]),
        Stamp::Decade(_) => (Unit::Year, [0, 4, 7, 10]),
        Stamp::Century(_) => (Unit::Year, [0, 33, 67, 100]),
        Stamp::Day(_) => return None,
        _ => {
            let days = (last - first).get_days() + 1;
            if days < 3 {
                return None;
            }
            (Unit::Day, [0, days / 3, days * 2 / 3, days])
        }
    };
    let index = usize::try_from(n).ok()?;
    let start = cut(at[index], unit)?;
    let end = if n == 2 { last } else { cut(at[index + 1], unit)?.yesterday().ok()? };
    Some((start, end))
}

/// A stretch with its neighbours of the same length.
fn widened(first: Stamp, last: Stamp) -> (Option<Date>, Option<Date>) {
    let before = first.shifted(-1, first.unit()).unwrap_or(first);
    let after = last.shifted(1, last.unit()).unwrap_or(last);
    (before.first(), after.last())
}

/// The minutes of an early morning.
pub(super) fn small_hours(day: Date) -> TimeInterval {
    let minute = |h, m| ClockTime::new(h, m, 0, 0).ok().map(|t| Moment::Minute(day.to_datetime(t)));
    TimeInterval { start: minute(0, 0), end: minute(8, 59) }
}

/// The minutes that a time of day allows.
pub(super) fn of_clock(day: Date, clock: Clock) -> TimeInterval {
    let minute =
        |d: Date, h: i8, m: i8| ClockTime::new(h, m, 0, 0).ok().map(|t| Moment::Minute(d.to_datetime(t)));
    let next = day.tomorrow().unwrap_or(day);
    let (start, end) = match clock {
        Clock::At { hour: 24, .. } => (minute(next, 0, 0), minute(next, 0, 0)),
        Clock::At { hour, minute: Some(m), .. } => (minute(day, hour, m), minute(day, hour, m)),
        Clock::At { hour, minute: None, .. } => (minute(day, hour, 0), minute(day, hour, 0)),
        Clock::Part(part) => match part {
            Part::Morning => (minute(day, 5, 0), minute(day, 11, 59)),
            Part::Dawn => (minute(day, 4, 0), minute(day, 7, 59)),
            Part::Midday => (minute(day, 12, 0), minute(day, 12, 0)),
            Part::Afternoon => (minute(day, 12, 0), minute(day, 17, 59)),
            Part::Dusk => (minute(day, 16, 0), minute(day, 21, 59)),
            Part::Evening => (minute(day, 17, 0), minute(day, 23, 59)),
            Part::Night => (minute(day, 18, 0), minute(next, 5, 59)),
            Part::Midnight => (minute(next, 0, 0), minute(next, 0, 0)),
            Part::Daytime => (minute(day, 6, 0), minute(day, 17, 59)),
        },
    };
    TimeInterval { start, end }
}

/// TIMEX3's code of a part of the day.
pub(super) fn part_code(part: Part) -> &'static str {
    match part {
        Part::Morning | Part::Dawn => "MO",
        Part::Midday => "12:00",
        Part::Afternoon => "AF",
        Part::Evening | Part::Dusk => "EV",
        Part::Night => "NI",
        Part::Midnight => "24:00",
        Part::Daytime => "DT",
    }
}

/// What stands behind the `T` of a value.
pub(super) fn clock_code(clock: Clock) -> String {
    let Clock::At { hour, minute, second, zone } = clock else {
        let Clock::Part(part) = clock else { return String::new() };
        return part_code(part).to_string();
    };
    let mut out = format!("{hour:02}:{:02}", minute.unwrap_or(0));
    if let Some(second) = second {
        out.push_str(&format!(":{second:02}"));
    }
    match zone {
        Some(super::time::Zone(0)) => out.push('Z'),
        Some(super::time::Zone(m)) => {
            let sign = if m < 0 { '-' } else { '+' };
            out.push_str(&format!("{sign}{:02}:{:02}", m.abs() / 60, m.abs() % 60));
        }
        None => {}
    }
    out
}
