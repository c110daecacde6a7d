//! What two dates have in common.

use super::{Against, Compared, Feature, In, Strengths, Values, flag, hidden, vetoed};
use crate::align::about::When;
use crate::align::frame;
use crate::date::Granularity;

/// The evidence between two dates; `s` holds what claims of every kind have.
pub(super) fn compare(a: In<'_>, b: In<'_>, mut s: Strengths) -> Compared {
    let (Some(x), Some(y)) = (&a.about.date, &b.about.date) else {
        return vetoed(s, Against::OtherDimension);
    };
    if x.stamp || y.stamp {
        return vetoed(s, Against::DateOfText);
    }
    let (values, gap) = match relate(x, y, a.about.past && b.about.past) {
        Ok(related) => related,
        Err(against) => return vetoed(s, against),
    };
    s[Feature::EqualValue as usize] = flag(values == Values::Equal);
    s[Feature::RareValue as usize] = flag(values == Values::Equal) * rarity(a, b, x);
    s[Feature::ValuesMeet as usize] = flag(values == Values::Meet);
    s[Feature::ValuesApart as usize] = flag(values == Values::Apart);
    s[Feature::ValuesFar as usize] = gap * flag(values == Values::Apart);
    s[Feature::BothNamed as usize] = flag(x.named && y.named);
    s[Feature::OneNamed as usize] = flag(x.named != y.named);
    s[Feature::OneSaying as usize] = flag(a.about.saying != b.about.saying);
    s[Feature::SubjectWords as usize] = frame::likeness(&a.about.subject, &b.about.subject);
    let against = match values {
        Values::Apart if a.about.past != b.about.past => Some(Against::OtherPeriod),
        Values::Apart if hidden::tell_other_numbers(a, b) => Some(Against::OtherEvent),
        // A year is no other account of a day in another year.
        Values::Apart if (x.grain >= Granularity::Year) != (y.grain >= Granularity::Year) => Some(Against::OtherGrain),
        _ => None,
    };
    Compared { strengths: s, values, against }
}

/// How much it tells that both state this very date.
fn rarity(a: In<'_>, b: In<'_>, x: &When) -> f32 {
    let fine = x.placed.is_some_and(|(start, end)| end - start < 1440) || x.clock.is_some();
    flag(fine || (a.about.past && b.about.past))
}

/// A week in minutes.
const WEEK: f32 = 7.0 * 1440.0;

type Related = Result<(Values, f32), Against>;

/// How two dates relate and, of those that exclude each other, how far they lie apart, 0 to 1; else why they cannot be
/// held against each other.
fn relate(x: &When, y: &When, long_ago: bool) -> Related {
    match (x.clock, y.clock) {
        (Some(p), Some(q)) if !(x.own_day && y.own_day) => return clocks(x, y, p, q),
        (Some(_), None) if !x.own_day => return Err(Against::OtherGrain),
        (None, Some(_)) if !y.own_day => return Err(Against::OtherGrain),
        _ => {}
    }
    match (x.placed, y.placed) {
        (Some((p, q)), Some((u, v))) => {
            let span = reach(x.grain.max(y.grain), long_ago);
            // What was said "today" was said on the day of the article or the day before.
            let since = |w: &When, start: i64| if w.spoken { start - 1440 } else { start };
            let related =
                placed(x.clock.is_some() != y.clock.is_some(), (since(x, p), q), (since(y, u), v), span);
            related.map(|r| if r.0 == Values::Apart && names_one(x, y) { (Values::Meet, 0.0) } else { r })
        }
        _ => unplaced(x, y),
    }
}

/// Times of the clock, one of which takes its day from elsewhere.
fn clocks(x: &When, y: &When, p: i64, q: i64) -> Related {
    let gap = (p - q).abs();
    Ok(match () {
        () if gap == 0 => (Values::Equal, 0.0),
        () if gap <= 30 && (x.loose || y.loose) => (Values::Meet, 0.0),
        () => (Values::Apart, gap as f32 / 1440.0),
    })
}

/// How far two dates of one event may lie apart, in minutes: of what is long past, years are mixed up as days are of
/// what is new.
fn reach(grain: Granularity, long_ago: bool) -> f32 {
    match grain {
        Granularity::Year => 4.0 * 52.0 * WEEK,
        g if g > Granularity::Week && long_ago => 52.0 * WEEK,
        g if g > Granularity::Week => 26.0 * WEEK,
        _ if long_ago => 8.0 * WEEK,
        Granularity::Week => 4.0 * WEEK,
        _ => WEEK,
    }
}

/// Whether both name one day of the week or one month, and were counted to different weeks or years.
fn names_one(x: &When, y: &When) -> bool {
    x.bare.zip(y.bare).is_some_and(|(p, q)| p.is_one(&q))
}

/// Both have a place in the calendar, and dates of one event lie within `span` minutes; if only `one_is_a_clock`, days are compared.
fn placed(one_is_a_clock: bool, (p, q): (i64, i64), (u, v): (i64, i64), span: f32) -> Related {
    let day = |m: i64| m.div_euclid(1440);
    let meet = if one_is_a_clock { day(p) <= day(v) && day(u) <= day(q) } else { p <= v && u <= q };
    Ok(match () {
        () if p == u && q == v => (Values::Equal, 0.0),
        () if meet => (Values::Meet, 0.0),
        () => (Values::Apart, ((p - u).abs() as f32 / span).min(1.0)),
    })
}

/// One of them at least has no place in the calendar.
fn unplaced(x: &When, y: &When) -> Related {
    let fine = |w: &When| w.grain <= Granularity::Day;
    if x.floating || y.floating {
        // "today" of an article without a date, "last night": some day.
        return if fine(x) && fine(y) { Ok((Values::Meet, 0.0)) } else { Err(Against::OtherGrain) };
    }
    if x.value == y.value {
        return Ok((Values::Equal, 0.0));
    }
    if x.month.zip(y.month).is_some_and(|(m, n)| m != n) {
        return Err(Against::OtherPeriod);
    }
    let weekday = |w: &When| w.weekday.or_else(|| w.placed.filter(|_| fine(w)).map(|(p, _)| day_of_week(p)));
    match (weekday(x), weekday(y)) {
        (Some(p), Some(q)) if p == q => Ok((Values::Meet, 0.0)),
        (Some(_), Some(_)) => Ok((Values::Apart, 0.1)),
        (None, None) if x.month.is_some() && y.month.is_some() => Ok((Values::Meet, 0.0)),
        _ => Err(Against::OtherGrain),
    }
}

/// The day of the week of a minute since 1970, from Monday, 1 to 7; 1 January 1970 was a Thursday.
fn day_of_week(minute: i64) -> u8 {
    ((minute.div_euclid(1440) + 3).rem_euclid(7) + 1) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays() {
        assert_eq!([0, 1440, 4 * 1440, -1440].map(day_of_week), [4, 5, 1, 3]);
    }
}
