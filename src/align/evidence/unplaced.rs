//! Dates of which one at least has no place in the calendar: of a year or a week that nothing tells.

use super::dates::{Related, WEEK};
use super::{Against, Values};
use crate::align::about::When;
use crate::date::Granularity;

/// How two dates relate of which one at least has no place in the calendar.
pub(super) fn relate(x: &When, y: &When) -> Related {
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
    if let Some(days) = days_of_month(&x.value, &y.value) {
        return Ok(days);
    }
    let weekday = |w: &When| w.weekday.or_else(|| w.placed.filter(|_| fine(w)).map(|(p, _)| day_of_week(p)));
    match (weekday(x), weekday(y)) {
        (Some(p), Some(q)) if p == q => Ok((Values::Meet, 0.0)),
        (Some(_), Some(_)) => Ok((Values::Apart, 0.1)),
        (None, None) if x.month.is_some() && y.month.is_some() => Ok((Values::Meet, 0.0)),
        _ => Err(Against::OtherGrain),
    }
}

/// Days of one month, one at least of a year that nothing tells: "XXXX-12-22" and "2018-12-30" are two days, whatever the year. None if the
/// one names no day.
fn days_of_month(x: &str, y: &str) -> Option<(Values, f32)> {
    let day = |value: &str| value.get(7..10)?.strip_prefix('-')?.parse::<u8>().ok();
    let (p, q) = (day(x)?, day(y)?);
    let apart = f32::from(p.abs_diff(q)) * 1440.0 / WEEK;
    Some(if p == q { (Values::Meet, 0.0) } else { (Values::Apart, apart.min(1.0)) })
}

/// The day of the week of a minute since 1970, from Monday, 1 to 7; 1 January 1970 was a Thursday.
fn day_of_week(minute: i64) -> u8 {
    ((minute.div_euclid(1440) + 3).rem_euclid(7) + 1) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::about;
    use crate::align::frame::Frame;
    use crate::{Article, Reading};

    #[test]
    fn days_of_one_month_exclude_each_other_whatever_the_year() {
        let date = |text: &str| {
            let article = Article::new("a", text);
            let reading = Reading::new(&article);
            let frame = Frame::new(&reading);
            about::read(&reading, &frame).into_iter().find_map(|a| a.date).expect(text)
        };
        for (x, y, values) in [
            ("It broke on December 22.", "It broke on December 30.", Values::Apart),
            ("It broke on December 22.", "It broke on December 30, 2018.", Values::Apart),
            ("It broke on December 22.", "It broke on December 22, 2018.", Values::Meet),
            ("It broke in December.", "It broke on December 30.", Values::Meet),
        ] {
            for (x, y) in [(x, y), (y, x)] {
                assert_eq!(relate(&date(x), &date(y)).map(|r| r.0), Ok(values), "{x} {y}");
            }
        }
    }

    #[test]
    fn weekdays() {
        assert_eq!([0, 1440, 4 * 1440, -1440].map(day_of_week), [4, 5, 1, 3]);
    }
}
