//! A date as pages, feeds and metadata write it, whole: day, month and year, with the time and the zone where they stand beside it.

mod clock;

use std::ops::Range;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use crate::lexicon::calendar::{month, weekday};

/// The first year that a page's date is believed to be of, in metadata.
const FIRST_YEAR: i16 = 1850;
/// Two digits are a year of this century below, of the last from here on (POSIX).
const CENTURY: i16 = 69;
/// The longest text that is searched for dates, in bytes: what is longer is no date line.
const LONGEST: usize = 4000;

/// A moment as a page states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) day: Date,
    /// Hour, minute, second.
    clock: Option<(i8, i8, i8)>,
    pub(crate) zone: Zone,
}

/// What a date-time says of its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Nothing.
    Unsaid,
    /// UTC, which is seldom the zone of the newsroom.
    Utc,
    /// Minutes before or behind UTC: the day is that of the place.
    Local(i16),
}

/// Which of two numbers is the day where either could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
    Unknown,
}

impl Stamp {
    #[cfg_attr(not(feature = "html"), allow(dead_code))]
    pub(crate) fn of_day(day: Date) -> Stamp {
        Stamp { day, clock: None, zone: Zone::Unsaid }
    }

    /// Whether it names a time of the day.
    pub(crate) fn has_clock(&self) -> bool {
        self.clock.is_some()
    }

    /// Whether a newsroom may have had `other`, the day before or after, at this moment of UTC.
    #[cfg_attr(not(feature = "html"), allow(dead_code))]
    pub(crate) fn may_be(&self, other: Date) -> bool {
        // From Hawaii to New Zealand.
        let (hour, _, _) = self.clock.unwrap_or_default();
        if other < self.day { hour < 11 } else { hour >= 11 }
    }

    /// The moment in minutes since 1970 in UTC, which it is taken for where no zone is told.
    #[cfg_attr(not(feature = "html"), allow(dead_code))]
    pub(crate) fn instant(&self) -> Option<i64> {
        let offset = match self.zone {
            Zone::Unsaid | Zone::Utc => 0,
            Zone::Local(minutes) => i64::from(minutes),
        };
        let (hour, minute, _) = self.clock?;
        let days = crate::article::days_since_1970(self.day);
        Some(days * 1440 + i64::from(hour) * 60 + i64::from(minute) - offset)
    }

    /// The other day that it may have been in the newsroom: a moment in UTC near midnight is the day before in the
    /// Americas, and the day after east of London.
    pub(crate) fn other_day(&self) -> Option<Date> {
        const EARLY: i8 = 6;
        const LATE: i8 = 22;
        let (hour, _, _) = self.clock.filter(|_| self.zone == Zone::Utc)?;
        match hour {
            h if h < EARLY => self.day.yesterday().ok(),
            h if h >= LATE => self.day.tomorrow().ok(),
            _ => None,
        }
    }

    /// The same moment without its zone: the day is known to be that of the place.
    #[cfg_attr(not(feature = "html"), allow(dead_code))]
    pub(crate) fn placed(self) -> Stamp {
        Stamp { zone: Zone::Unsaid, ..self }
    }

    /// The same in ISO 8601.
    pub(crate) fn iso(&self) -> String {
        let Some((h, m, s)) = self.clock else { return self.day.to_string() };
        let zone = match self.zone {
            Zone::Unsaid => String::new(),
            Zone::Utc => "Z".to_string(),
            Zone::Local(by) => {
                format!("{}{:02}:{:02}", if by < 0 { '-' } else { '+' }, by.abs() / 60, by.abs() % 60)
            }
        };
        format!("{}T{h:02}:{m:02}:{s:02}{zone}", self.day)
    }

    /// Seconds or milliseconds since 1970, if `text` is nothing else.
    fn of_epoch(text: &str) -> Option<Stamp> {
        let number: i64 = text.parse().ok().filter(|_| matches!(text.len(), 10 | 13))?;
        let seconds = if text.len() == 13 { number / 1000 } else { number };
        let moment = Timestamp::from_second(seconds).ok()?;
        let day = (moment.as_duration().as_secs()).div_euclid(86_400);
        let epoch = jiff::civil::date(1970, 1, 1);
        let day = epoch.checked_add(SignedDuration::from_hours(day * 24)).ok()?;
        let rest = seconds.rem_euclid(86_400);
        let part = |n: i64| i8::try_from(n).ok();
        let clock = (part(rest / 3600)?, part(rest / 60 % 60)?, part(rest % 60)?);
        let stamp = Stamp { day, clock: Some(clock), zone: Zone::Utc };
        // Ten digits are an id as often as a moment: a moment of the web's time is one.
        (day.year() >= 1995 && day.year() < 2100).then_some(stamp)
    }
}

/// The date that `text` is, and nothing but it and a time: "2013-07-03T10:00Z", "Wed, 03 Jul 2013 10:00:00 GMT".
pub(crate) fn whole(text: &str, order: Order) -> Option<Stamp> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    if let Some(stamp) = Stamp::of_epoch(text) {
        return Some(stamp);
    }
    let (stamp, range) = first(text, order)?;
    let around = text[..range.start].split(|c: char| !c.is_alphanumeric());
    around.filter(|w| !w.is_empty()).all(|w| weekday(w).is_some() || is_lead(w)).then_some(stamp)
}

/// What may stand before a date that metadata gives.
fn is_lead(word: &str) -> bool {
    ["on", "date", "published", "posted", "created", "d"].iter().any(|l| l.eq_ignore_ascii_case(word))
}

/// The first date of `text` and where it stands.
pub(crate) fn first(text: &str, order: Order) -> Option<(Stamp, Range<usize>)> {
    Dates::new(text, order).next()
}

/// The first day of `month` in `year` that `text` names without a year: "May 7", "7 May".
#[cfg_attr(not(feature = "html"), allow(dead_code))]
pub(crate) fn in_month(text: &str, year: i16, month: i8) -> Option<Stamp> {
    let dates = Dates::new(text, Order::Unknown);
    (0..dates.tokens.len()).find_map(|i| {
        dates.month(i).filter(|m| *m == i16::from(month))?;
        let behind = || dates.number(dates.past(i + 1, &["."]), 1..3);
        let before = || {
            let at = i.checked_sub(1)?;
            dates.number(if ordinal_ending(dates.word(at)) { at.checked_sub(1)? } else { at }, 1..3)
        };
        let day = before().or_else(behind)?;
        day_of(year, i16::from(month), day).map(Stamp::of_day)
    })
}

/// All dates of a text.
pub(crate) struct Dates<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    order: Order,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Mark,
}

impl<'t> Dates<'t> {
    pub(crate) fn new(text: &'t str, order: Order) -> Dates<'t> {
        let text = &text[..crate::chars::floor(text, LONGEST)];
        Dates { text, tokens: tokens(text), at: 0, order }
    }
}

/// Runs of digits, runs of letters, and single marks; white space parts them.
fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    for (start, c) in text.char_indices() {
        let kind = match c {
            _ if c.is_ascii_digit() => Kind::Number,
            _ if c.is_alphabetic() => Kind::Word,
            _ if c.is_whitespace() => continue,
            _ => Kind::Mark,
        };
        let end = start + c.len_utf8();
        match out.last_mut() {
            Some(last) if last.kind == kind && last.end == start && kind != Kind::Mark => last.end = end,
            _ => out.push(Token { start, end, kind }),
        }
    }
    out
}

impl Iterator for Dates<'_> {
    type Item = (Stamp, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.tokens.len() {
            let start = self.at;
            if let Some((day, mut next)) = self.date(start) {
                let (clock, zone) = self.clock_beside(start, &mut next);
                self.at = next;
                let range = self.tokens[start].start..self.tokens[next - 1].end;
                return Some((Stamp { day, clock, zone }, range));
            }
            self.at += 1;
        }
        None
    }
}

impl Dates<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &self.text[t.start..t.end])
    }

    fn number(&self, i: usize, digits: Range<usize>) -> Option<i16> {
        let token = self.tokens.get(i).filter(|t| t.kind == Kind::Number)?;
        digits.contains(&(token.end - token.start)).then(|| self.word(i).parse().ok()).flatten()
    }

    fn month(&self, i: usize) -> Option<i16> {
        self.tokens.get(i).filter(|t| t.kind == Kind::Word)?;
        month(self.word(i)).map(i16::from)
    }

    fn is(&self, i: usize, marks: &[&str]) -> bool {
        marks.contains(&self.word(i))
    }

    /// Whether a token stands right behind the one before.
    fn joined(&self, i: usize) -> bool {
        i > 0 && i < self.tokens.len() && self.tokens[i - 1].end == self.tokens[i].start
    }

    /// The index behind marks that may stand between the parts of a date.
    fn past(&self, mut i: usize, marks: &[&str]) -> usize {
        let from = i;
        while i < from + 2 && self.is(i, marks) {
            i += 1;
        }
        i
    }

    /// A date that begins at token `i`, and the index behind it.
    fn date(&self, i: usize) -> Option<(Date, usize)> {
        // Digits that others touch ("1.2013-07-03", "x2013") are parts of something else.
        let numbered = self.tokens[i].kind == Kind::Number;
        if numbered && self.joined(i) && (self.tokens[i - 1].kind == Kind::Word || self.is(i - 1, &["/"])) {
            let lead = self.word(i - 1);
            if lead != "/" && month(lead).is_none() && weekday(lead).is_none() {
                return None;
            }
        }
        if numbered {
            return self.compact(i).or_else(|| self.year_first(i)).or_else(|| self.digits(i)).or_else(|| {
                let day = self.number(i, 1..3)?;
                let next = self.past(i + 1, &["."]);
                let next = if ordinal_ending(self.word(next)) { next + 1 } else { next };
                let next = if self.word(next).eq_ignore_ascii_case("of") { next + 1 } else { next };
                let next = self.past(next, &["-", ",", ".", "/", "–"]);
                let month = self.month(next)?;
                let (year, end) = self.year(self.past(next + 1, &[".", ",", "-", "/", "–"]))?;
                Some((day_of(year, month, day)?, end))
            });
        }
        let month = self.month(i)?;
        let at = self.past(i + 1, &[".", ",", "-", "/"]);
        let day = self.number(at, 1..3)?;
        let mut next = self.past(at + 1, &["."]);
        if ordinal_ending(self.word(next)) {
            next += 1;
        }
        let next = self.past(next, &[",", ".", "-", "/"]);
        let (year, end) = self.year(next).or_else(|| self.year(self.past_clock(next)?))?;
        Some((day_of(year, month, day)?, end))
    }

    /// "20130703", "20130703102030".
    fn compact(&self, i: usize) -> Option<(Date, usize)> {
        let digits = self.word(i);
        if !matches!(digits.len(), 8 | 12 | 14) {
            return None;
        }
        let part = |r: Range<usize>| digits[r].parse::<i16>().ok();
        Some((day_of(part(0..4)?, part(4..6)?, part(6..8)?)?, i + 1))
    }

    /// "2013-07-03", "2013/7/3", "2013.07.03", "2013 July 3", "2013-Jul-03".
    fn year_first(&self, i: usize) -> Option<(Date, usize)> {
        let year = self.number(i, 4..5)?;
        if let Some(month) = self.month(self.past(i + 1, &["-", "/", ","])) {
            let at = self.past(i + 1, &["-", "/", ","]) + 1;
            let at = self.past(at, &["-", "/", "."]);
            return Some((day_of(year, month, self.number(at, 1..3)?)?, at + 1));
        }
        let mark = self.word(i + 1);
        let parted = ["-", "/", ".", "–"].contains(&mark) && self.word(i + 3) == mark;
        let month = self.number(i + 2, 1..3).filter(|_| parted)?;
        Some((day_of(year, month, self.number(i + 4, 1..3)?)?, i + 5))
    }

    /// "03.07.2013", "7/23/13": which is the day is told by its size, else by the order.
    fn digits(&self, i: usize) -> Option<(Date, usize)> {
        let mark = self.word(i + 1);
        let parted = ["-", "/", "."].contains(&mark) && self.word(i + 3) == mark;
        let a = self.number(i, 1..3).filter(|_| parted)?;
        let b = self.number(i + 2, 1..3)?;
        // A third mark is no date but a version or an address.
        if self.word(i + 5) == mark && self.joined(i + 5) && self.number(i + 6, 1..4).is_some() {
            return None;
        }
        let year = self.number(i + 4, 4..5).or_else(|| {
            // With dots, two digits are a year only where all parts have two and one can be no month.
            let spelt = self.number(i, 2..3).is_some() && self.number(i + 2, 2..3).is_some();
            let short = self.number(i + 4, 2..3).filter(|_| mark == "/" || spelt && a.max(b) > 12)?;
            Some(if short < CENTURY { 2000 + short } else { 1900 + short })
        })?;
        let (month, day) = match self.order {
            _ if a > 12 => (b, a),
            _ if b > 12 => (a, b),
            _ if a == b || mark == "." => (b, a),
            Order::DayFirst => (b, a),
            Order::MonthFirst => (a, b),
            Order::Unknown => return None,
        };
        Some((day_of(year, month, day)?, i + 5))
    }

    /// "2013", "'13", and "13" where it closes what dashes join ("03-Jul-13").
    fn year(&self, i: usize) -> Option<(i16, usize)> {
        if let Some(year) = self.number(i, 4..5) {
            return Some((year, i + 1));
        }
        let (short, end) = if self.is(i, &["'", "’", "‘"]) {
            (self.number(i + 1, 2..3)?, i + 2)
        } else {
            let dashed = i > 0 && self.joined(i) && self.is(i - 1, &["-", "/"]);
            (self.number(i, 2..3).filter(|_| dashed)?, i + 1)
        };
        Some((if short < CENTURY { 2000 + short } else { 1900 + short }, end))
    }
}

fn ordinal_ending(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|e| e.eq_ignore_ascii_case(word))
}

/// A day that a page could be of: the first of 1970 is what a computer says that knows none.
fn day_of(year: i16, month: i16, day: i16) -> Option<Date> {
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    ((FIRST_YEAR..2200).contains(&year) && day != jiff::civil::date(1970, 1, 1)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str, order: Order) -> Option<String> {
        whole(text, order).map(|s| s.iso())
    }

    #[test]
    fn dates_are_read_as_pages_write_them() {
        for (text, expected) in [
            ("2031-05-07", "2031-05-07"),
            ("2031-05-07T02:00:00Z", "2031-05-07T02:00:00Z"),
            ("2031-05-07T02:00:00.123+0000", "2031-05-07T02:00:00Z"),
            ("2031-05-07T02:00:00-05:00", "2031-05-07T02:00:00-05:00"),
            ("2031-05-07 02:00", "2031-05-07T02:00:00"),
            ("Wed, 07 May 2031 10:00:00 GMT", "2031-05-07T10:00:00Z"),
            ("Wed May 07 10:00:00 EDT 2031", "2031-05-07"),
            ("May 7, 2031 at 10:15 pm ET", "2031-05-07T22:15:00-05:00"),
            ("May 7th, 2031", "2031-05-07"),
            ("7th of May 2031", "2031-05-07"),
            ("07-May-31", "2031-05-07"),
            ("May 7 '31", "2031-05-07"),
            ("2031 May 7", "2031-05-07"),
            ("20310507", "2031-05-07"),
            ("20310507093000", "2031-05-07T09:30:00"),
            ("20310507T101500Z", "2031-05-07T10:15:00Z"),
            ("1935828000", "2031-05-06T10:00:00Z"),
            ("5/27/31", "2031-05-27"),
            ("05.27.31", "2031-05-27"),
            ("May, 7 2031", "2031-05-07"),
            ("May 07,2031", "2031-05-07"),
            ("Wed May 07 2031 10:00:00 GMT+0200 (CEST)", "2031-05-07T10:00:00+02:00"),
            ("27/5/2031", "2031-05-27"),
            ("07.05.2031", "2031-05-07"),
            ("Tuesday, 6 May 2031 | 8:05 a.m.", "2031-05-06T08:05:00"),
        ] {
            assert_eq!(iso(text, Order::Unknown).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(iso("5/7/2031", Order::MonthFirst).as_deref(), Some("2031-05-07"));
        assert_eq!(iso("5/7/2031", Order::DayFirst).as_deref(), Some("2031-07-05"));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "5/7/2031",
            "May 2031",
            "2031",
            "31 June 2031",
            "1970-01-01T00:00:00Z",
            "0001-01-01",
            "soon",
            "1.2.3.2031",
            "version 10.2.2031.7",
            "1234567890123456",
            "",
        ] {
            assert_eq!(iso(text, Order::Unknown), None, "{text}");
        }
    }

    #[test]
    fn days_without_a_year() {
        for (text, day) in [
            ("May 7", Some("2031-05-07")),
            ("Posted 7th May by Jon Pell", Some("2031-05-07")),
            ("May 77", None),
            ("June 7", None),
            ("7", None),
        ] {
            let found = in_month(text, 2031, 5).map(|s| s.iso());
            assert_eq!(found.as_deref(), day, "{text}");
        }
    }

    #[test]
    fn all_dates_of_a_text_are_found() {
        let text = "Published: May 7, 2031, 10:15 am. Updated on 9 May 2031";
        let days: Vec<String> = Dates::new(text, Order::Unknown).map(|(s, _)| s.day.to_string()).collect();
        assert_eq!(days, ["2031-05-07", "2031-05-09"]);
    }
}
