//! What an expression of time says before it is resolved.

use super::lexeme::{Part, Pick, Reference, Season, Shift, Unit};
use super::{Modifier, TimexType};

/// An expression of time as read, not yet tied to the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Time {
    pub(super) what: What,
    pub(super) clock: Option<Clock>,
    pub(super) modifier: Option<Modifier>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum What {
    Reference(Reference),
    Point(Point),
    Offset(Offset),
    Duration(Amount),
    Set(Set),
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) field: Field,
    pub(super) year: YearOf,
    /// "last", "next" before the field.
    pub(super) pick: Option<Pick>,
    /// A weekday beside a day of the month: "Friday, Oct. 13".
    pub(super) weekday: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Year,
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    /// From a day to a day of one month.
    Days(u8, u8, u8),
    /// Day and month, or month and day: both below 13 and the order unknown.
    Slashed(u8, u8),
    /// "the 13th": the month is the passage's.
    DayOfMonth(u8),
    Weekday(u8),
    /// A weekday of a week that is picked ("Friday last week"), or of the week after the coming one ("Friday week").
    WeekdayOf(u8),
    /// 0 is "the quarter".
    Quarter(u8),
    Half(u8),
    Season(Season),
    Decade(i16),
    /// "the nineties".
    Tens(u8),
    Century(i16),
    Unit(Unit),
    /// Days from today.
    Today(i8),
    Holiday(super::holiday::Holiday),
    /// From the point's year up to this one.
    YearsUpTo(i16),
    Fiscal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    Unsaid,
    Is(i16),
    /// Years from the present one: "June last year".
    FromNow(i8),
    /// Years from the one spoken of: "of that year".
    FromContext(i8),
}

/// So much before or after something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Offset {
    pub(super) amount: Amount,
    pub(super) shift: Shift,
}

/// How many of which unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    /// In thousandths; none for "several".
    pub(super) thousandths: Option<i64>,
    pub(super) unit: Unit,
    /// A smaller part: "2 1/2 years" is 2 years and 6 months.
    pub(super) rest: Option<(i64, Unit)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Set {
    Each(Amount),
    Weekday(u8, Option<Part>),
    Month(u8),
    Season(Season),
    Part(Part),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    Part(Part),
    At { hour: i8, minute: Option<i8>, second: Option<i8>, zone: Option<Zone> },
}

/// Minutes east of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone(pub(super) i16);

impl Clock {
    /// The same time, in `zone` where it names none.
    pub(super) fn in_zone(self, zone: Option<Zone>) -> Clock {
        match self {
            Clock::At { hour, minute, second, zone: None } => Clock::At { hour, minute, second, zone },
            known => known,
        }
    }
}

impl Amount {
    pub(super) fn whole(n: i64, unit: Unit) -> Amount {
        Amount { thousandths: n.checked_mul(1000), unit, rest: None }
    }

    pub(super) fn vague(unit: Unit) -> Amount {
        Amount { thousandths: None, unit, rest: None }
    }

    /// The number, if it is whole.
    pub(super) fn count(self) -> Option<i64> {
        self.thousandths.filter(|t| t % 1000 == 0).map(|t| t / 1000)
    }

    /// TIMEX3's value: "P3W", "PT2H", "PXY", "P2Y6M".
    pub(super) fn value(self) -> String {
        let (t, letters) = letters(self.unit);
        let number = self.thousandths.map_or("X".to_string(), decimal);
        match self.rest {
            Some((n, unit)) => format!("P{t}{number}{letters}{}{}", decimal(n), self::letters(unit).1),
            None => format!("P{t}{number}{letters}"),
        }
    }
}

fn decimal(thousandths: i64) -> String {
    let (whole, part) = (thousandths / 1000, thousandths % 1000);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:03}").trim_end_matches('0').to_string() }
}

/// "T" for units shorter than a day, and the unit's letters.
fn letters(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Second => ("T", "S"),
        Unit::Minute => ("T", "M"),
        Unit::Hour => ("T", "H"),
        Unit::Night => ("", "NI"),
        Unit::Day => ("", "D"),
        Unit::Weekend => ("", "WE"),
        Unit::Week => ("", "W"),
        Unit::Month => ("", "M"),
        Unit::Quarter => ("", "Q"),
        Unit::Season => ("", "S"),
        Unit::Half => ("", "H"),
        Unit::Year => ("", "Y"),
        Unit::Decade => ("", "DE"),
        Unit::Century => ("", "CE"),
        Unit::Millennium => ("", "ML"),
    }
}

impl Time {
    pub(super) fn new(what: What) -> Time {
        Time { what, clock: None, modifier: None }
    }

    pub(super) fn point(field: Field, year: YearOf) -> Time {
        Time::new(What::Point(Point { field, year, pick: None, weekday: None }))
    }

    pub(super) fn picked(field: Field, pick: Pick) -> Time {
        Time::new(What::Point(Point { field, year: YearOf::Unsaid, pick: Some(pick), weekday: None }))
    }

    pub(super) fn reference(reference: Reference) -> Time {
        Time::new(What::Reference(reference))
    }

    /// TIMEX3's type.
    pub(super) fn timex(&self) -> TimexType {
        match self.what {
            What::Duration(_) => TimexType::Duration,
            What::Set(_) => TimexType::Set,
            _ if self.clock.is_some() => TimexType::Time,
            What::Offset(o) if o.amount.unit < Unit::Night => TimexType::Time,
            _ => TimexType::Date,
        }
    }
}
