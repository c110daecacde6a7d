//! Days of the week and months named alone: "Friday", "in November". Which week or year is meant was counted from the
//! article's day, and may have been counted the wrong way.

use jiff::civil::Date;

use super::{Basis, DateValue, Granularity};
use crate::name::is_of_calendar;

/// A day of the week or a month by its name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bare {
    /// The first day that it was read as.
    first: Date,
    /// Whether it is a day or a part of one.
    is_day: bool,
    /// The day of the article.
    told: Date,
}

/// How many days lie at most between articles that mean one day by its name.
const SAME_DAYS: i32 = 3;
/// The same for months.
const SAME_MONTHS: i32 = 60;

impl Bare {
    /// Of a date in these words (in lower case), in an article of the day `told`; none of "last Friday", "June 2031".
    pub(crate) fn of(date: &DateValue, words: &str, told: Option<Date>) -> Option<Bare> {
        let counted = matches!(date.basis, Basis::Publication | Basis::Context);
        let word = || words.split(|c: char| !c.is_alphanumeric());
        let which = |w: &str| {
            matches!(w, "last" | "next" | "this" | "past" | "coming" | "following" | "previous")
                || w.starts_with(|c: char| c.is_ascii_digit())
        };
        let is_day = date.granularity <= Granularity::Day;
        let fits = counted && word().any(is_of_calendar) && !word().any(which);
        let first = date.interval.filter(|_| fits && (is_day || date.granularity == Granularity::Month))?;
        Some(Bare { first: first.start.or(first.end)?.day(), is_day, told: told? })
    }

    /// Whether two dates may be one, each given as the name that it is told by, if by a name alone, and the day that it was read as: both have
    /// one name, or the one's name is that of the other's day.
    pub(crate) fn name_one(a: (Option<Bare>, Option<Date>), b: (Option<Bare>, Option<Date>)) -> bool {
        match (a.0, b.0) {
            (Some(name), Some(other)) => name.is_one(&other),
            (Some(name), None) => b.1.is_some_and(|day| name.may_be(day)),
            (None, Some(name)) => a.1.is_some_and(|day| name.may_be(day)),
            (None, None) => false,
        }
    }

    /// Whether it is a day of the week that was counted to the other side of its article's day than `day`, a week off: "Friday", told on a
    /// Thursday, may be tomorrow or six days ago.
    fn may_be(&self, day: Date) -> bool {
        let between = self.first.min(day) <= self.told && self.told <= self.first.max(day);
        self.is_day && days(self.first, day) == 7 && between
    }

    /// Whether both have one name, in articles of about the same day, and were counted to different weeks or years.
    fn is_one(&self, other: &Bare) -> bool {
        let between = days(self.told, other.told);
        match (self.is_day, other.is_day) {
            (true, true) => days(self.first, other.first) == 7 && between <= SAME_DAYS,
            (false, false) => {
                let (a, b) = (self.first, other.first);
                a.month() == b.month() && a.year() != b.year() && between <= SAME_MONTHS
            }
            _ => false,
        }
    }
}

fn days(a: Date, b: Date) -> i32 {
    a.since((jiff::Unit::Day, b)).map_or(i32::MAX, |s| s.get_days().abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Reading};

    fn bare(text: &str, published: &str) -> Option<Bare> {
        let article = Article::new("a", text).published(published).unwrap();
        let reading = Reading::new(&article);
        let claim = reading.claims.iter().find(|c| c.date().is_some())?;
        Bare::of(claim.date()?, reading.doc.lower_of(claim.span), reading.source.day())
    }

    #[test]
    fn names_alone() {
        for (a, b, one) in [
            ("The dam broke on Friday.", "The dam will be mended on Friday.", true),
            ("They voted in November.", "They will vote in November.", true),
            ("The dam broke on Friday.", "The dam will be mended on Saturday.", false),
            ("The dam broke on Friday.", "The dam will be mended next Friday.", false),
            ("They voted in November 2030.", "They will vote in November.", false),
            ("The dam broke on Friday.", "The dam broke on Friday.", false),
        ] {
            let (x, y) = (bare(a, "2031-05-06"), bare(b, "2031-05-07"));
            assert_eq!(x.zip(y).is_some_and(|(x, y)| x.is_one(&y)), one, "{a} {b}");
        }
        let thursday = bare("The dam broke on Friday.", "2031-05-08").expect("a weekday");
        assert!(
            thursday.may_be(jiff::civil::date(2031, 5, 2))
                && !thursday.may_be(jiff::civil::date(2031, 5, 16))
        );
        let far = bare("The dam broke on Friday.", "2031-05-06")
            .zip(bare("The dam broke on Friday.", "2031-05-13"));
        assert!(far.is_some_and(|(x, y)| !x.is_one(&y)));
    }
}
