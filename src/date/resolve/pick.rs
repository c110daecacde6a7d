//! Which of many: the January, the Friday, the third quarter that lies before or after a day.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::date::calendar::{FARTHEST, Stamp, civil_year};
use crate::date::holiday::Holiday;
use crate::date::lexeme::Unit;
use crate::date::time::{Amount, Field};

/// Which of the points of a name, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Before,
    OnOrBefore,
    /// As `OnOrBefore`, however near the next month is: what was done in May, told in April, was done a year ago; of days, if the next one
    /// is far.
    Done,
    /// As `OnOrBefore`, of a day that may be six days gone.
    Known,
    /// The nearer one, the one behind if it is not twice as far.
    Nearest,
    /// The nearer one, on whichever side.
    Either,
    /// As `Either`; of weekdays the coming one, unless yesterday was one.
    Likely,
    Within,
    OnOrAfter,
    /// As `OnOrAfter`; of weekdays yesterday, if it was one.
    Planned,
    After,
}

/// The point of `field` that lies `way` from `base`.
pub(super) fn pick_from(field: Field, base: Date, way: Way) -> Option<Stamp> {
    if let Field::Weekday(w) = field {
        return weekday_from(base, i8::try_from(w).ok()?, way);
    }
    if let Field::Quarter(_) = field {
        return quarter_from(field, base, way);
    }
    let year = civil_year(base);
    let candidates: [Option<Stamp>; 3] = [-1, 0, 1].map(|n| in_year(field, year.checked_add(n)?));
    let [before, within, after] = candidates;
    let starts = |s: Option<Stamp>| s.and_then(Stamp::first);
    let ends = |s: Option<Stamp>| s.and_then(Stamp::last);
    let back =
        || [within, before].into_iter().flatten().find(|s| starts(Some(*s)).is_some_and(|d| d <= base));
    let ahead = || [within, after].into_iter().flatten().find(|s| ends(Some(*s)).is_some_and(|d| d >= base));
    match way {
        Way::Within => within.or(before),
        Way::Before => [within, before].into_iter().find(|s| ends(*s).is_some_and(|d| d < base))?,
        Way::After => [within, after].into_iter().find(|s| starts(*s).is_some_and(|d| d > base))?,
        Way::Done if !matches!(field, Field::Day(..)) || is_far(ahead(), base) => back(),
        Way::Done | Way::OnOrBefore | Way::Known => nearer(back(), ahead(), base, times(field)),
        // Nobody "will" in a month just over.
        Way::OnOrAfter if matches!(field, Field::Month(_)) => nearer(ahead(), back(), base, 2 * times(field)),
        Way::OnOrAfter | Way::Planned => nearer(ahead(), back(), base, times(field)),
        Way::Nearest => nearer(back(), ahead(), base, 2),
        Way::Either | Way::Likely => nearer(back(), ahead(), base, 1),
    }
}

/// How many days ahead the next day of a name must lie for the last one to be meant where the past is told. Articles keep their date when
/// captions of later days are added, so a near one may be it: of 60 such days read in the corpus 8 lay as far or farther, 6 of these
/// were the last; of the nearer 52 only 14.
const FAR: i32 = 45;

fn is_far(stamp: Option<Stamp>, base: Date) -> bool {
    stamp.and_then(|s| distance(s, base)).is_some_and(|days| days >= FAR)
}

/// `first`, unless `second` is `times` nearer.
fn nearer(first: Option<Stamp>, second: Option<Stamp>, base: Date, times: i32) -> Option<Stamp> {
    match (first, second) {
        (Some(a), Some(b)) => {
            let (da, db) = (distance(a, base)?, distance(b, base)?);
            Some(if db.max(1) * times < da { b } else { a })
        }
        (a, b) => a.or(b),
    }
}

/// A quarter named by its number alone: this year's if it is over or under way, or is looked forward to.
fn quarter_from(field: Field, base: Date, way: Way) -> Option<Stamp> {
    let year = civil_year(base);
    let within = in_year(field, year)?;
    let begun = within.first()? <= base;
    let over = within.last()? < base;
    let long_over = (base - within.last()?).get_days() > 190;
    let shift = match way {
        Way::Before => i16::from(over) - 1,
        Way::After => i16::from(begun),
        Way::OnOrAfter | Way::Planned => i16::from(long_over),
        Way::Within => 0,
        Way::Done | Way::OnOrBefore | Way::Known | Way::Nearest | Way::Either | Way::Likely => {
            i16::from(begun) - 1
        }
    };
    in_year(field, year.checked_add(shift)?)
}

/// Days between a stretch and a day.
fn distance(stamp: Stamp, base: Date) -> Option<i32> {
    let (first, last) = (stamp.first()?, stamp.last()?);
    let days = |a: Date, b: Date| (a - b).get_days().abs();
    Some(if first > base {
        days(first, base)
    } else if last < base {
        days(last, base)
    } else {
        0
    })
}

/// The weekday named `weekday`, seen from `base`. Nobody calls a day of six days ago by its bare name: what looks like it
/// is tomorrow, of an article that was brought up to date or is dated by another clock.
fn weekday_from(base: Date, weekday: i8, way: Way) -> Option<Stamp> {
    let today = base.weekday().to_monday_one_offset();
    let back = (today - weekday).rem_euclid(7);
    let ahead = (weekday - today).rem_euclid(7);
    let days = match way {
        Way::Before if back == 0 => -7,
        Way::OnOrBefore | Way::Nearest | Way::Either if ahead == 1 => 1,
        Way::Before | Way::Done | Way::OnOrBefore | Way::Known | Way::Nearest | Way::Either => -back,
        Way::Likely | Way::Planned if back == 1 => -1,
        Way::Within | Way::OnOrAfter | Way::Planned | Way::Likely => ahead,
        Way::After => i8::max(weekday - today, -7) + 7,
    };
    Some(Stamp::Day(base.checked_add(i32::from(days).days()).ok()?))
}

/// The point of `field` in `year`.
pub(super) fn in_year(field: Field, year: i16) -> Option<Stamp> {
    let small = |n: u8| i8::try_from(n).ok();
    if year == 0 {
        return None;
    }
    match field {
        Field::Year | Field::Fiscal => Some(Stamp::Year(year)),
        Field::Month(m) => Some(Stamp::Month(year, small(m)?)),
        Field::Day(m, d) | Field::Days(m, d, _) => day(year, m, d),
        Field::Quarter(q @ 1..) => Some(Stamp::Quarter(year, small(q)?)),
        Field::Half(h) => Some(Stamp::Half(year, small(h)?)),
        Field::Season(s) => Some(Stamp::Season(year, s)),
        Field::Holiday(h) => Holiday::day_in(h, year).map(Stamp::Day),
        _ => None,
    }
}

pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Stamp> {
    Stamp::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// An amount as a number of whole units; a decade counts as ten years, three and a half years as 42 months.
pub(super) fn steps(amount: Amount) -> Option<(i32, Unit)> {
    let (n, unit) = match (amount.count().filter(|_| amount.rest.is_none()), amount.unit) {
        (Some(n), Unit::Decade) => (n.checked_mul(10)?, Unit::Year),
        (Some(n), unit) => (n, unit),
        (None, _) => parts(amount)?,
    };
    Some((i32::try_from(n).ok().filter(|n| (0..=FARTHEST).contains(n))?, unit))
}

/// An amount with a part of a unit, in the next smaller one.
fn parts(amount: Amount) -> Option<(i64, Unit)> {
    let (ratio, unit) = match amount.unit {
        Unit::Week => (7, Unit::Day),
        Unit::Month => (4, Unit::Week),
        Unit::Year => (12, Unit::Month),
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        _ => return None,
    };
    let rest = match amount.rest {
        Some((part, small)) if small == unit => part,
        Some(_) => return None,
        None => 0,
    };
    let thousandths = amount.thousandths?.checked_mul(ratio)?.checked_add(rest)?;
    Some((thousandths.checked_add(500)? / 1000, unit))
}

/// `day` and so much time after it.
pub(in crate::date) fn added(day: Date, amount: Amount) -> Option<Date> {
    let (n, unit) = steps(amount)?;
    let span = match unit {
        Unit::Day | Unit::Night => n.days(),
        Unit::Week | Unit::Weekend => n.checked_mul(7)?.days(),
        Unit::Month => n.months(),
        Unit::Quarter | Unit::Season => n.checked_mul(3)?.months(),
        Unit::Year => n.years(),
        _ => return None,
    };
    day.checked_add(span).ok()
}

/// The day of one of the `years`, counted from that of `base`, that falls on the weekday said with it.
pub(super) fn agreeing(field: Field, base: Date, weekday: u8, years: &[i16]) -> Option<Stamp> {
    let year = civil_year(base);
    let falls =
        |s: &Stamp| s.first().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday.cast_signed());
    years.iter().filter_map(|n| in_year(field, year.checked_add(*n)?)).find(falls)
}

/// How many times nearer the point on the other side must be to be taken against the tense: nobody writes "payable
/// Dec. 15" in November of the one 11 months gone, but "in December" may be that.
fn times(field: Field) -> i32 {
    if matches!(field, Field::Month(_) | Field::Season(_)) { 12 } else { 4 }
}
