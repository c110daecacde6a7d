//! How two dates relate: the same days, one that holds the other, or days that exclude each other.

use jiff::civil::{Date, DateTime};

use super::finding::Finding;
use super::order::order;
use super::side::Side;
use crate::align::{day_number, day_of, length, stated};
use crate::date::{Bare, Basis, DateValue, Granularity, Modifier, Moment, TimeInterval, is_zone};
use crate::lexicon::{List, WordSet};
use crate::report::{Reason, Verdict};

/// Words of a time of day that do not name its day.
static CLOCK: List<WordSet> =
    List::new(|| WordSet::load("clock_words.tsv", include_str!("../lexicon/en/clock_words.tsv")));

/// How the dates of two claims relate; none if one is no date.
pub(crate) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Finding> {
    let (x, y) = (a.claim.date()?, b.claim.date()?);
    if x.value != y.value && (is_signature(a) || is_signature(b)) {
        return None; // two posts, each with its own date
    }
    if x.value == y.value && x.modifier == y.modifier {
        return Some(found(Verdict::Agree, "the same date"));
    }
    Some(match (known(x), known(y)) {
        (Some(p), Some(q)) => {
            let finding = intervals((written(x, a), &p), (written(y, b), &q));
            named(spoken(zoned(in_time(finding, a, b), a, b), a, b), (x, a), (y, b))
        }
        _ => values(&x.value, &y.value),
    })
}

fn found(verdict: Verdict, why: &'static str) -> Finding {
    Finding::new(verdict, Reason::Date, why)
}

fn known(d: &DateValue) -> Option<TimeInterval> {
    d.interval.filter(|i| i.start.is_some() || i.end.is_some()).map(|i| near(i, d))
}

/// An open end closed near the end that is named: "by Friday" is told by Friday and the day before, "since March" by March
/// and April, "before dawn on Saturday" by Saturday alone.
fn near(i: TimeInterval, d: &DateValue) -> TimeInterval {
    if i.start.is_some() == i.end.is_some() {
        return i;
    }
    let of_day = d.granularity < Granularity::Day;
    let part = matches!(d.modifier, Some(Modifier::Start | Modifier::Mid | Modifier::End));
    let unit = match length(d.granularity) {
        _ if of_day => 0,
        days if part => (days / 3).max(1),
        days => days,
    };
    let named = stated(&d.value).filter(|_| !part).map(|(p, q)| (p.div_euclid(1440), q.div_euclid(1440)));
    let end_of = |m: Option<Moment>| m.map(|m| day_number(m.day()));
    let Some((from, to)) = named.or_else(|| end_of(i.start.or(i.end)).map(|day| (day, day))) else {
        return i;
    };
    let (from, to) = if i.start.is_some() { (from, to + unit) } else { (from - unit, to) };
    TimeInterval {
        start: i.start.filter(|_| !of_day).or(moment(from)),
        end: i.end.filter(|_| !of_day).or(moment(to)),
    }
}

/// The day of a number of days since 1970.
fn moment(day: i64) -> Option<Moment> {
    day_of(day).map(Moment::Day)
}

type Dated<'a> = (Written<'a>, &'a TimeInterval);

fn written<'a>(date: &'a DateValue, side: &Side<'a>) -> Written<'a> {
    Written { date, words: side.words() }
}

fn intervals((x, p): Dated<'_>, (y, q): Dated<'_>) -> Finding {
    let days = (days(p), days(q));
    let (first, second) = days;
    if let Some(gap) = between(first, second) {
        return apart(gap, x, y);
    }
    if first == second {
        return same_days(p, q);
    }
    if holds(first, second) || holds(second, first) {
        return found(Verdict::Compatible, "the one date holds the other");
    }
    found(Verdict::Compatible, "the dates overlap")
}

type Days = (Option<Date>, Option<Date>);

fn days(i: &TimeInterval) -> Days {
    (i.start.map(Moment::day), i.end.map(Moment::day))
}

/// How many days lie from the end of the one to the start of the other; none if they meet.
fn between(p: Days, q: Days) -> Option<i32> {
    let from = |end: Option<Date>, start: Option<Date>| {
        let (end, start) = (end?, start?);
        (start > end).then(|| start.since((jiff::Unit::Day, end)).map_or(i32::MAX, |s| s.get_days()))
    };
    from(p.1, q.0).or_else(|| from(q.1, p.0))
}

fn holds(p: Days, q: Days) -> bool {
    let low = match (p.0, q.0) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(x), Some(y)) => x <= y,
    };
    let high = match (p.1, q.1) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(x), Some(y)) => x >= y,
    };
    low && high
}

/// The same day or days; the hours may still differ.
fn same_days(p: &TimeInterval, q: &TimeInterval) -> Finding {
    match (minutes(p), minutes(q)) {
        (Some((s, e)), Some((t, f))) if s == t && e == f => found(Verdict::Agree, "the same time"),
        (Some((s, e)), Some((t, f))) if e < t || f < s => {
            found(Verdict::Compatible, "the same day, at different hours")
        }
        (Some(_), _) | (_, Some(_)) => found(Verdict::Compatible, "the same day, once with the time"),
        _ => found(Verdict::Agree, "the same date"),
    }
}

fn minutes(i: &TimeInterval) -> Option<(DateTime, DateTime)> {
    match (i.start?, i.end?) {
        (Moment::Minute(s), Moment::Minute(e)) => Some((s, e)),
        _ => None,
    }
}

/// Two dates that do not meet, `gap` days apart, are a conflict unless the words leave room.
fn apart(gap: i32, x: Written<'_>, y: Written<'_>) -> Finding {
    if x.date.value == y.date.value {
        return found(Verdict::Compatible, "the same date, once as a bound");
    }
    if let Some(why) = same_parts(x, y) {
        return found(Verdict::Agree, why);
    }
    match excuse(gap, x, y) {
        Some(why) => found(Verdict::Compatible, why),
        None => found(Verdict::Conflict, "they cannot both be right").gap(f64::from(gap) / 30.0),
    }
}

/// What two dates say of themselves is the same, and only what was filled in for them differs: the day of a time, the
/// year of a day or month.
fn same_parts(x: Written<'_>, y: Written<'_>) -> Option<&'static str> {
    let (d, e) = (x.date, y.date);
    let clock =
        |d: &'_ DateValue| d.value.split_once('T').map(|(_, t)| t.to_string()).filter(|t| t.len() > 2);
    match (clock(d), clock(e)) {
        (Some(t), Some(u)) if t == u && !(x.names_day() && y.names_day()) => {
            return Some("the same time of day");
        }
        _ => {}
    }
    let in_year = |d: &'_ DateValue| d.value.get(4..).filter(|m| m.starts_with('-')).map(str::to_string);
    let same = in_year(d).is_some() && in_year(d) == in_year(e) && !(x.names_year() && y.names_year());
    (same && !d.value.contains('W')).then_some("the same date, its year stated in one of them only")
}

/// Why two dates that do not meet may both be right.
fn excuse(gap: i32, x: Written<'_>, y: Written<'_>) -> Option<&'static str> {
    let any = |test: for<'a> fn(Written<'a>) -> bool| test(x) || test(y);
    if any(|w| w.is_time_alone()) {
        return Some("a time of day whose date is not stated");
    }
    if gap <= 1 && any(|w| w.date.granularity <= Granularity::Daypart && !w.is_part_of_a_named_day()) {
        return Some("neighbouring days: the hour or the time zone may account for it");
    }
    if any(|w| w.is_counted()) {
        return Some("one of them is counted from another event");
    }
    if counts_back(gap, x, y) || counts_back(gap, y, x) {
        return Some("one of them counts whole months or years");
    }
    if any(|w| w.is_loose()) && gap <= reach(x.date).max(reach(y.date)) {
        return Some("one of them is approximate");
    }
    any(|w| w.date.basis == Basis::Unresolved).then_some("one of them cannot be placed")
}

/// Whether `w` counts whole months or years back ("three years ago"), so that what lay a little further back is told by it, too; half a year
/// is told as loosely on either side.
fn counts_back(gap: i32, w: Written<'_>, other: Written<'_>) -> bool {
    let first = |w: Written<'_>| w.date.interval.and_then(|i| i.start).map(Moment::day);
    let before = first(other).zip(first(w)).is_some_and(|(other, own)| other < own);
    let half = w.has(&["half"]);
    w.is_counted_back() && (half && gap <= 1 + MONTH || before && gap <= 1)
}

/// By how many days "half a year ago" may be off, beside the month that it falls into.
const MONTH: i32 = 31;

/// A date with its words in lower case.
#[derive(Clone, Copy, Debug)]
struct Written<'a> {
    date: &'a DateValue,
    words: &'a str,
}

impl Written<'_> {
    fn has(self, list: &[&str]) -> bool {
        self.words.split(|c: char| !c.is_alphanumeric()).any(|w| list.contains(&w))
    }

    /// Whether the words give four digits of a year.
    fn names_year(self) -> bool {
        self.date.basis == Basis::Explicit || self.date.value.get(..4).is_some_and(|y| self.words.contains(y))
    }

    /// Whether the words of a time name its day.
    fn names_day(self) -> bool {
        let clock = |w: &str| CLOCK.contains(w) || is_zone(w) || w.starts_with(|c: char| c.is_ascii_digit());
        let other = |w: &str| !w.is_empty() && !clock(w);
        self.words.split(|c: char| !c.is_alphanumeric()).any(other)
    }

    /// A time of day that takes its day from elsewhere.
    fn is_time_alone(self) -> bool {
        self.date.granularity < Granularity::Daypart && !self.names_day()
    }

    /// "Dawn on Saturday", "Friday afternoon": hours that no midnight is near, of a day that the words name.
    fn is_part_of_a_named_day(self) -> bool {
        let part = self.date.value.split_once('T').is_some_and(|(_, t)| matches!(t, "MO" | "AF"));
        part && self.names_day()
    }

    /// "Nine days after", "a month later": counted from an event, not from the publication.
    fn is_counted(self) -> bool {
        self.has(&["after", "before", "earlier", "later", "following", "previous"])
    }

    /// "Half a year ago", "three years ago", which may be a month or a year off as months and years fall.
    fn is_counted_back(self) -> bool {
        self.date.granularity >= Granularity::Month
            && self.date.basis == Basis::Publication
            && self.has(&["ago"])
    }

    /// An approximation, an early, mid or late part, or a week told from the day of writing: "last week" may begin with any day.
    fn is_loose(self) -> bool {
        let week = matches!(self.date.granularity, Granularity::Week | Granularity::Weekend);
        let part = matches!(
            self.date.modifier,
            Some(Modifier::Approx | Modifier::Start | Modifier::Mid | Modifier::End)
        );
        part || week && self.date.basis != Basis::Explicit
    }
}

/// How many days an approximate date may miss by; the early, mid or late part of a month or year by less.
fn reach(d: &DateValue) -> i32 {
    match d.granularity {
        Granularity::Month if d.modifier != Some(Modifier::Approx) => 5,
        Granularity::Year if d.modifier != Some(Modifier::Approx) => 31,
        Granularity::Day => 1,
        Granularity::Week | Granularity::Weekend => 7,
        Granularity::Month => 15,
        Granularity::Year => 180,
        _ => 0,
    }
}

/// Values that cannot be placed ("XXXX-03", "XXXX-WXX-5") and are not in the same words: whether both say something else.
fn values(x: &str, y: &str) -> Finding {
    let fits = x.bytes().zip(y.bytes()).all(|(a, b)| a == b || a == b'X' || b == b'X');
    match fits {
        // Of one value their words differ still ("February", "mid-February").
        true => found(Verdict::Compatible, "one of them is less precise"),
        false if x.len() == y.len() && x.starts_with("XXXX") && y.starts_with("XXXX") => {
            found(Verdict::Conflict, "they cannot both be right").gap(0.2)
        }
        _ => found(Verdict::Compatible, "they cannot be placed against each other"),
    }
}

/// "Today" in a quotation is the day it was spoken, which the publication date need not tell; and the same relative words
/// in two articles ("60 days later") count from days that may lie apart for reasons of their own.
fn spoken(finding: Finding, a: &Side<'_>, b: &Side<'_>) -> Finding {
    if !super::differs(finding.verdict) {
        return finding;
    }
    let relative = |s: &Side<'_>| s.claim.date().is_some_and(|d| d.basis != Basis::Explicit);
    match (a.words() == b.words(), is_spoken(a) || is_spoken(b)) {
        (true, true) => found(Verdict::Agree, "the same words, counted from the day they were spoken"),
        (true, false) if relative(a) && relative(b) => {
            found(Verdict::Compatible, "the same words, counted from days that differ")
        }
        (false, true) => {
            found(Verdict::Compatible, "one of them counts from the day it was spoken, which is not known")
        }
        _ => finding,
    }
}

/// Two articles of about the same day that name one day of the week mean one day, whichever week it was counted to.
fn named(finding: Finding, (x, a): (&DateValue, &Side<'_>), (y, b): (&DateValue, &Side<'_>)) -> Finding {
    let of = |d: &DateValue, s: &Side<'_>| {
        let first = d.interval.and_then(|i| i.start.or(i.end)).map(Moment::day);
        (Bare::of(d, s.words(), s.published()), first)
    };
    let one = Bare::name_one(of(x, a), of(y, b));
    match super::differs(finding.verdict) && one {
        true => found(Verdict::Compatible, "the same name, which may be of one day"),
        false => finding,
    }
}

/// Whether the date signs a post: "— Osk Harbour (@oskharbour) May 6, 2031".
fn is_signature(side: &Side<'_>) -> bool {
    let doc = &side.reading.doc;
    let at = doc.token_at(side.claim.span.start());
    at >= 3 && doc.lower(at - 1) == ")" && (at.saturating_sub(8)..at).any(|i| doc.lower(i) == "@")
}

/// Whether the date counts from the day of speaking: a relative one inside quotation marks. A weekday is one all week.
fn is_spoken(side: &Side<'_>) -> bool {
    let quoted = || side.reading.doc.quotations().iter().any(|q| q.inner.contains(side.claim.span));
    let weekday = side.words().contains("day")
        && !side.words().contains("today")
        && !side.words().contains("yesterday");
    side.claim.date().is_some_and(|d| d.basis == Basis::Publication) && !weekday && quoted()
}

/// "Today" of an article that came out in the small hours of Greenwich may be the day before where it was written.
fn zoned(finding: Finding, a: &Side<'_>, b: &Side<'_>) -> Finding {
    let start = |s: &Side<'_>| s.claim.date().and_then(|d| d.interval?.start).map(|m| day_number(m.day()));
    let next = start(a).zip(start(b)).is_some_and(|(p, q)| (p - q).abs() == 1);
    if !super::differs(finding.verdict) || !next || !(is_before_dawn(a) || is_before_dawn(b)) {
        return finding;
    }
    found(Verdict::Compatible, "neighbouring days: the time zone may account for it")
}

/// The hour, in Greenwich, until which it is the day before in some of America.
const DAWN: u8 = 8;

/// Whether a date counts from the day of an article whose time of publication is told in Greenwich time, before dawn.
fn is_before_dawn(side: &Side<'_>) -> bool {
    let words = side.words();
    let counts = ["today", "tonight", "yesterday"].iter().any(|w| words.contains(w));
    let time = side.moment().and_then(|m| m.split_once('T')).map_or("", |(_, time)| time);
    counts
        && time.ends_with('Z')
        && time.get(..2).and_then(|h| h.parse::<u8>().ok()).is_some_and(|h| h < DAWN)
}

/// A date still to come, given differently by a later article, was moved.
fn in_time(finding: Finding, a: &Side<'_>, b: &Side<'_>) -> Finding {
    if finding.verdict != Verdict::Conflict || order(a, b).is_none() || !(to_come(a) && to_come(b)) {
        return finding;
    }
    Finding {
        verdict: Verdict::Update,
        why: "a date still to come, which the later article gives anew".into(),
        ..finding
    }
}

/// Whether the date lies after its article's publication.
fn to_come(side: &Side<'_>) -> bool {
    let start = side.claim.date().and_then(|d| d.interval?.start).map(Moment::day);
    matches!((start, side.published()), (Some(s), Some(p)) if s > p)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Moment> {
        text.parse().ok().map(Moment::Day)
    }

    fn date(value: &str, from: &str, to: &str, granularity: Granularity) -> DateValue {
        DateValue {
            timex: crate::date::TimexType::Date,
            value: value.into(),
            modifier: None,
            interval: Some(TimeInterval { start: day(from), end: day(to) }),
            granularity,
            basis: Basis::Explicit,
        }
    }

    #[test]
    fn dates_relate() {
        let december = date("2022-12", "2022-12-01", "2022-12-31", Granularity::Month);
        let late = date("2022", "2022-09-01", "2022-12-31", Granularity::Year);
        let friday = date("2022-12-02", "2022-12-02", "2022-12-02", Granularity::Day);
        let saturday = date("2022-12-03", "2022-12-03", "2022-12-03", Granularity::Day);
        for (x, y, expected) in [
            (&december, &late, Verdict::Compatible),
            (&friday, &december, Verdict::Compatible),
            (&friday, &friday, Verdict::Agree),
            (&friday, &saturday, Verdict::Conflict),
        ] {
            let (p, q) = (x.interval.unwrap(), y.interval.unwrap());
            assert_eq!(
                intervals((Written { date: x, words: "" }, &p), (Written { date: y, words: "" }, &q)).verdict,
                expected,
                "{} {}",
                x.value,
                y.value
            );
        }
    }

    fn verdict(texts: [(&str, &str); 2]) -> Option<Verdict> {
        let articles = texts.map(|(day, text)| crate::Article::new(text, text).published(day).unwrap());
        let readings: Vec<_> = articles.iter().map(crate::Reading::new).collect();
        let side = |r: usize| {
            let claim = readings[r].claims.iter().position(|c| c.date().is_some())?;
            Side::of(&readings, (r, claim))
        };
        compare(&side(0)?, &side(1)?).map(|f| f.verdict)
    }

    #[test]
    fn open_ends_hold_what_lies_near() {
        for (one, other, expected) in [
            ("It shook before dawn on Saturday.", "Friday's quake killed two.", Verdict::Conflict),
            ("It shook before dawn on Saturday.", "It shook on Saturday.", Verdict::Agree),
            ("It will close by the end of 2034.", "It will close in December 2034.", Verdict::Compatible),
            ("It will close by the end of 2034.", "It will close in May 2036.", Verdict::Conflict),
            ("It has been shut since March 2030.", "It was shut in March 2030.", Verdict::Agree),
            ("It has been shut since March 2030.", "It was shut in August 2032.", Verdict::Conflict),
            ("It broke late in 2032.", "It broke in December 2032.", Verdict::Compatible),
            ("It shook on Friday night.", "It shook on Saturday.", Verdict::Compatible),
        ] {
            let got = verdict([("2034-03-06", one), ("2034-03-06", other)]);
            assert_eq!(got, Some(expected), "{one} {other}");
        }
    }

    #[test]
    fn a_weekday_may_be_of_the_week_beside() {
        for (other, expected) in [
            ("She signed it on March 2.", Verdict::Compatible),
            ("She signed it on March 1.", Verdict::Conflict),
        ] {
            // Told on a Wednesday, Thursday is the coming one.
            let got = verdict([("2034-03-08", "She signed it on Thursday."), ("2034-03-08", other)]);
            assert_eq!(got, Some(expected), "{other}");
        }
    }

    #[test]
    fn whole_months_and_years() {
        for (ago, when, expected) in [
            ("The mill closed half a year ago.", "The mill closed in October 2033.", Verdict::Compatible),
            ("The mill closed half a year ago.", "The mill closed in May 2033.", Verdict::Conflict),
            ("The mill closed three years ago.", "The mill closed in 2030.", Verdict::Compatible),
            ("The mill closed three years ago.", "The mill closed in 2029.", Verdict::Conflict),
            ("The mill closed three years ago.", "The mill closed in 2032.", Verdict::Conflict),
            ("The mill closed in 2031.", "The mill closed in 2030.", Verdict::Conflict),
        ] {
            assert_eq!(verdict([("2034-03-06", ago), ("2034-03-06", when)]), Some(expected), "{ago} {when}");
        }
    }

    #[test]
    fn today_in_the_small_hours() {
        let on = |hour| {
            verdict([(hour, "It sank off Osk today."), ("2031-05-07T23:00:00Z", "It sank on Wednesday.")])
        };
        assert_eq!(on("2031-05-08T02:10:00Z"), Some(Verdict::Compatible));
        assert_eq!(on("2031-05-08T14:10:00Z"), Some(Verdict::Conflict));
    }

    #[test]
    fn unplaced_values() {
        for (x, y, expected) in [
            ("XXXX-02", "XXXX-02", Verdict::Compatible),
            ("XXXX-WXX-5", "XXXX-WXX-6", Verdict::Conflict),
            ("XXXX-03", "2022-03", Verdict::Compatible),
            ("PAST_REF", "2022-03", Verdict::Compatible),
        ] {
            assert_eq!(values(x, y).verdict, expected, "{x} {y}");
        }
    }
}
