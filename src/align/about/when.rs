//! When a date lies, as far as its words and its article tell.

use jiff::civil::Date;

use super::About;
use crate::align::frame;
use crate::claim::Claim;
use crate::date::{Bare, Basis, DateValue, Granularity, Modifier, TimexType};
use crate::lexicon::{List, WordSet};
use crate::reading::Reading;

/// What is known of when a date lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct When {
    /// Minutes since 1970 from the first to the last that it allows; none if it has no place in the calendar.
    pub(crate) placed: Option<(i64, i64)>,
    /// The TIMEX3 value.
    pub(crate) value: String,
    /// How fine it is.
    pub(crate) grain: Granularity,
    /// The minute of the day, of a time of the clock.
    pub(crate) clock: Option<i64>,
    /// Whether it is approximate.
    pub(crate) loose: bool,
    /// Whether a time of the clock names its day itself: "Tuesday at 7:37 a.m.".
    pub(crate) own_day: bool,
    /// The day of the week from Monday, 1 to 7, where only that is known.
    pub(crate) weekday: Option<u8>,
    /// The month that it states, even where its year is not known ("XXXX-06").
    pub(crate) month: Option<u8>,
    /// Whether it dates a text rather than what is told: "Updated 5 May 2031" at the top, "(@orsk_news) May 5, 2031"
    /// below a message that is quoted.
    pub(crate) stamp: bool,
    /// Whether it counts from a day of writing that is not known ("last night").
    pub(crate) floating: bool,
    /// Whether it counts from the day of speaking: "today" in a quotation, of which the article need not tell the day.
    pub(crate) spoken: bool,
    /// Whether it names a day of a month: "March 3".
    pub(crate) named: bool,
    /// A day of the week or a month named alone.
    pub(crate) bare: Option<Bare>,
    /// Whether it is the day on which somebody said, announced or reported something.
    pub(crate) told: bool,
    /// Whether it names its year, or is counted from a day: "March 3" takes its year from the words around and may take the wrong one.
    pub(crate) year_said: bool,
    /// The day of its article, as a number.
    pub(crate) published: Option<i64>,
    /// Whether it is the only day behind that of its article which the article names.
    pub(crate) only_ahead: bool,
}

impl When {
    /// Whether it lies behind the day of its article.
    pub(crate) fn is_ahead(&self) -> bool {
        let first = self.placed.map(|(start, _)| start.div_euclid(1440));
        first.zip(self.published).is_some_and(|(first, published)| first > published)
    }

    /// Whether it is known on which side of its article's day it lies.
    pub(crate) fn is_set(&self) -> bool {
        self.placed.is_some() && self.published.is_some()
    }

    /// The day that it names, behind that of its article.
    fn day_ahead(&self) -> Option<i64> {
        let (start, _) = self.placed.filter(|_| self.grain <= Granularity::Day && self.is_ahead())?;
        Some(start.div_euclid(1440))
    }
}

/// Marks the days that are the only one ahead of their article.
pub(super) fn mark_only_ahead(abouts: &mut [About]) {
    let mut days: Vec<i64> = abouts.iter().filter_map(|a| a.date.as_ref()?.day_ahead()).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() == 1 {
        abouts
            .iter_mut()
            .filter_map(|a| a.date.as_mut())
            .for_each(|w| w.only_ahead = w.day_ahead().is_some());
    }
}

/// When the date of `claim` lies; nothing of durations, sets and "recently".
pub(super) fn when(claim: &Claim, reading: &Reading<'_>) -> Option<When> {
    let date = claim.date()?;
    if !matches!(date.timex, TimexType::Date | TimexType::Time) {
        return None;
    }
    let fine = date.granularity <= Granularity::Day;
    let floating = date.value.ends_with("_REF");
    if floating && !(fine && date.basis == Basis::Unresolved) {
        // "now", "recently" and "soon" date nothing.
        return None;
    }
    let placed = frame::minutes(date).and_then(|ends| closed(ends, date));
    Some(When {
        placed: placed.filter(|_| !floating),
        value: date.value.clone(),
        grain: date.granularity,
        clock: clock(date),
        loose: date.modifier.is_some(),
        own_day: names_day(&claim.quote),
        weekday: weekday(&date.value),
        month: frame::month(date),
        stamp: (claim.span.start() < TOP && is_day(date, reading.source.day()))
            || is_signed(claim, reading)
            || is_of_picture(claim, reading),
        floating,
        named: claim.quote.bytes().any(|b| b.is_ascii_digit()) && date.granularity == Granularity::Day,
        spoken: is_spoken(date, claim, reading),
        bare: Bare::of(date, reading.doc.lower_of(claim.span), reading.source.day()),
        told: false,
        year_said: !names_day(&claim.quote)
            || claim.quote.split(|c: char| !c.is_ascii_digit()).any(|w| w.len() == 4),
        published: reading.source.day().map(frame::day_number),
        only_ahead: false,
    })
}

/// Whether a date counts from the day of an article's making though it stands in a quotation.
fn is_spoken(date: &DateValue, claim: &Claim, reading: &Reading<'_>) -> bool {
    let today = date.basis == Basis::Publication && is_today(&claim.quote);
    today && reading.doc.quotations().iter().any(|q| q.inner.contains(claim.span))
}

/// Whether the words are of the day of speaking.
fn is_today(quote: &str) -> bool {
    let quote = quote.to_lowercase();
    let mut words = quote.split(|c: char| !c.is_alphanumeric());
    quote.starts_with("this ") || words.any(|w| matches!(w, "today" | "tonight"))
}

/// A time with its open end closed: "since December" and "before December" are told by December, "by 2030" by 2030. None
/// if both ends are open.
fn closed((start, end): (i64, i64), date: &DateValue) -> Option<(i64, i64)> {
    match (start != frame::FIRST, end != frame::LAST) {
        (true, true) => return Some((start, end)),
        (false, false) => return None,
        _ => {}
    }
    // Of "by early December" the end tells more than the month, and of "by the end of 2030" more than the year.
    let part = matches!(date.modifier, Some(Modifier::Start | Modifier::Mid | Modifier::End));
    let days = if part { (length(date.granularity) / 3).max(1) } else { length(date.granularity) };
    stated(&date.value).filter(|_| !part).or(match start != frame::FIRST {
        true => Some((start, start + days * 1440 - 1)),
        false => Some((end - days * 1440 + 1, end)),
    })
}

/// How long what is so fine lasts at most, in days.
pub(crate) fn length(grain: Granularity) -> i64 {
    match grain {
        Granularity::Century => 36_525,
        Granularity::Decade => 3_653,
        Granularity::Year => 365,
        Granularity::Half => 184,
        Granularity::Quarter | Granularity::Season => 92,
        Granularity::Month => 31,
        Granularity::Week => 7,
        Granularity::Weekend => 2,
        _ => 1,
    }
}

/// The year, month or day that a value states, whichever side of it the words mean.
pub(crate) fn stated(value: &str) -> Option<(i64, i64)> {
    // "2031-05-06TMO": of a time of day, the day.
    let mut parts = value.split('T').next().unwrap_or(value).split('-');
    let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (None, _) => first.last_of_year(),
        (Some(_), None) => first.last_of_month(),
        (Some(_), Some(_)) => first,
    };
    Some((frame::day_number(first) * 1440, frame::day_number(last) * 1440 + 1439))
}

/// How far from its beginning an article states its own date, in bytes.
const TOP: usize = 400;

/// Whether a date with its year is this day.
fn is_day(date: &DateValue, published: Option<Date>) -> bool {
    let written = date.basis == Basis::Explicit;
    published.is_some_and(|day| written && date.value.get(..10) == Some(day.to_string().as_str()))
}

/// How far behind a date the credit of a picture may stand, in bytes.
const CREDIT: usize = 160;

static CREDITS: List<WordSet> =
    List::new(|| WordSet::load("photo_credits.tsv", include_str!("../../lexicon/en/photo_credits.tsv")));

/// Whether the date is of a picture: its line ends in a credit, "… in Orsk, May 5, 2031. (Press Photos/Ida Lind)".
fn is_of_picture(claim: &Claim, reading: &Reading<'_>) -> bool {
    let behind = &reading.doc.text()[claim.span.end()..];
    let line = behind.lines().next().unwrap_or_default();
    let near: String = line.chars().take(CREDIT).collect::<String>().to_lowercase();
    CREDITS.iter().any(|credit| near.contains(credit))
}

/// Whether the date stands behind the name of an account: "— Orsk News (@orsk_news) May 5, 2031".
fn is_signed(claim: &Claim, reading: &Reading<'_>) -> bool {
    let before = reading.doc.text()[..claim.span.start()].trim_end();
    let account = before.rsplit([' ', '\n']).next().unwrap_or("");
    account.starts_with("(@") && account.ends_with(')')
}

/// The minute of the day of "2013-07-02T07:37".
fn clock(date: &DateValue) -> Option<i64> {
    if date.granularity > Granularity::Hour {
        return None;
    }
    let (_, time) = date.value.split_once('T')?;
    let hour: i64 = time.get(..2)?.parse().ok()?;
    let minute: i64 = time.get(3..5).map_or(Some(0), |m| m.parse().ok())?;
    Some(hour * 60 + minute)
}

/// The day of the week of "XXXX-WXX-4TNI".
fn weekday(value: &str) -> Option<u8> {
    value.strip_prefix("XXXX-WXX-")?.get(..1)?.parse().ok()
}

/// Whether the words of a time of the clock name a day.
fn names_day(quote: &str) -> bool {
    let quote = quote.to_lowercase();
    let mut words = quote.split(|c: char| !c.is_alphanumeric());
    words.any(|w| {
        crate::name::is_of_calendar(w) || matches!(w, "today" | "yesterday" | "tomorrow" | "tonight" | "last")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Reading};

    fn first(text: &str, published: Option<&str>) -> Option<When> {
        let article = Article::new("a", text);
        let article = match published {
            Some(day) => article.published(day).unwrap(),
            None => article,
        };
        let reading = Reading::new(&article);
        reading.claims.iter().filter(|c| c.date().is_some()).find_map(|c| when(c, &reading))
    }

    #[test]
    fn clocks_and_days() {
        let at = first("The dam broke at 2:35 a.m. near Orsk.", Some("2031-05-06")).unwrap();
        assert_eq!((at.clock, at.own_day), (Some(155), false));
        let at = first("The dam broke on Tuesday at 2:35 a.m. near Orsk.", Some("2031-05-06")).unwrap();
        assert_eq!((at.clock, at.own_day), (Some(155), true));
    }

    #[test]
    fn dates_of_texts() {
        let own = |text: &str| first(text, Some("2031-05-06")).unwrap().stamp;
        assert!(own("Updated 6 May 2031\n\nThe dam broke near Orsk."));
        assert!(own("It holds! — Orsk News (@orsk_news) May 5, 2031"));
        assert!(!own("The dam broke on Tuesday near Orsk."));
        assert!(!own("The dam broke on 5 May 2031 near Orsk."));
    }

    #[test]
    fn open_ends() {
        let ends = |text: &str| first(text, Some("2031-05-06")).unwrap().placed.unwrap();
        for (open, closed) in [
            ("It has stood since 2019.", "It fell in 2019."),
            ("It has stood since March 2019.", "It fell in March 2019."),
            ("It has stood since the 1990s.", "It fell in 1995."),
        ] {
            let ((p, q), (u, v)) = (ends(open), ends(closed));
            assert!(p <= v && u <= q, "{open} {closed}");
        }
        let ((_, since), (then, _)) = (ends("It has stood since March 2019."), ends("It fell in June 2020."));
        assert!(since < then);
    }

    #[test]
    fn open_ends_of_parts() {
        let ends = |text: &str| first(text, Some("2031-05-06")).unwrap().placed.unwrap();
        for (open, day, meet) in [
            ("It will close by the end of 2031.", "It closed on May 5.", false),
            ("It will close by the end of 2031.", "It will close in December 2031.", true),
            ("It shook Osk before dawn on Monday.", "It shook Osk on Monday.", true),
            ("It shook Osk before dawn on Monday.", "It shook Osk on Sunday.", false),
        ] {
            let ((p, q), (u, v)) = (ends(open), ends(day));
            assert_eq!(p <= v && u <= q, meet, "{open} {day}");
        }
    }

    #[test]
    fn days_without_a_calendar() {
        let last = first("The dam broke last night near Orsk.", None).unwrap();
        assert!(last.floating && last.placed.is_none());
        let day = first("The dam broke on Thursday near Orsk.", None).unwrap();
        assert_eq!((day.weekday, day.placed), (Some(4), None));
        assert_eq!(first("The dam is now safe.", None), None);
    }
}
