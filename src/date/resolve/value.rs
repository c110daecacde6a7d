//! TIMEX3 values of what no day of the calendar is known for, and granularities.

use crate::date::Granularity;
use crate::date::holiday::Holiday;
use crate::date::interval::part_code;
use crate::date::lexeme::{Pick, Reference, Unit};
use crate::date::time::{Field, Point, Set};

pub(super) fn reference(reference: Reference) -> String {
    match reference {
        Reference::Present => "PRESENT_REF",
        Reference::Past => "PAST_REF",
        Reference::Future => "FUTURE_REF",
    }
    .to_string()
}

/// The value of a point whose year or week is not known.
pub(super) fn unresolved(point: Point) -> String {
    match point.field {
        Field::Month(m) => format!("XXXX-{m:02}"),
        Field::Day(m, d) | Field::Slashed(m, d) => format!("XXXX-{m:02}-{d:02}"),
        Field::Days(m, a, b) => format!("XXXX-{m:02}-{a:02}/XXXX-{m:02}-{b:02}"),
        Field::DayOfMonth(d) => format!("XXXX-XX-{d:02}"),
        Field::Weekday(w) | Field::WeekdayOf(w) => format!("XXXX-WXX-{w}"),
        Field::Quarter(0) => "XXXX-QX".to_string(),
        Field::Quarter(q) => format!("XXXX-Q{q}"),
        Field::Half(h) => format!("XXXX-H{h}"),
        Field::Season(s) => format!("XXXX-{}", s.code()),
        Field::Holiday(Holiday::Fixed(m, d)) => format!("XXXX-{m:02}-{d:02}"),
        Field::Holiday(_) => "XXXX-XX-XX".to_string(),
        Field::Unit(Unit::Day) if matches!(point.pick, Some(Pick::That | Pick::Same | Pick::Following)) => {
            "XXXX-XX-XX".to_string()
        }
        Field::Today(0) => "PRESENT_REF".to_string(),
        Field::Today(..0) => "PAST_REF".to_string(),
        Field::Today(_) => "FUTURE_REF".to_string(),
        _ => match point.pick {
            Some(Pick::Last | Pick::Past | Pick::Previous | Pick::Latest) => "PAST_REF".to_string(),
            Some(Pick::Next | Pick::AfterNext | Pick::Coming | Pick::Following) => "FUTURE_REF".to_string(),
            _ => "PRESENT_REF".to_string(),
        },
    }
}

pub(super) fn set_value(set: Set) -> String {
    match set {
        Set::Each(amount) => amount.value(),
        Set::Weekday(w, None) => format!("XXXX-WXX-{w}"),
        Set::Weekday(w, Some(p)) => format!("XXXX-WXX-{w}T{}", part_code(p)),
        Set::Month(m) => format!("XXXX-{m:02}"),
        Set::Season(s) => format!("XXXX-{}", s.code()),
        Set::Part(p) => format!("XXXX-XX-XXT{}", part_code(p)),
    }
}

pub(super) fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Second => Granularity::Second,
        Unit::Minute => Granularity::Minute,
        Unit::Hour => Granularity::Hour,
        Unit::Night => Granularity::Daypart,
        Unit::Day => Granularity::Day,
        Unit::Weekend => Granularity::Weekend,
        Unit::Week => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Season => Granularity::Season,
        Unit::Half => Granularity::Half,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
        Unit::Millennium => Granularity::Millennium,
    }
}

pub(super) fn field_granularity(field: Field) -> Granularity {
    match field {
        Field::Year | Field::YearsUpTo(_) | Field::Fiscal => Granularity::Year,
        Field::Month(_) => Granularity::Month,
        Field::Quarter(_) => Granularity::Quarter,
        Field::Half(_) => Granularity::Half,
        Field::Season(_) => Granularity::Season,
        Field::Decade(_) | Field::Tens(_) => Granularity::Decade,
        Field::Century(_) => Granularity::Century,
        Field::Unit(unit) => granularity(unit),
        _ => Granularity::Day,
    }
}
