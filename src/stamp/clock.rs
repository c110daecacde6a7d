//! The time and zone beside a date: "10:15 pm ET", "T02:00:00.123+0000".

use std::ops::Range;

use super::{Dates, Zone};

impl Dates<'_> {
    /// The index behind a clock time between a day and its year: "Jul 3 10:20:30 EDT 2013".
    pub(super) fn past_clock(&self, i: usize) -> Option<usize> {
        let mut i = if self.word(i).eq_ignore_ascii_case("at") { i + 1 } else { i };
        let mut end = None;
        self.clock(i, &mut end)?;
        i = end?;
        Some(self.past(i, &[","]))
    }

    /// The time and zone behind the date that ends before `next`, or right before its beginning ("10:30 am, July 3").
    pub(super) fn clock_beside(&self, start: usize, next: &mut usize) -> (Option<(i8, i8, i8)>, Zone) {
        let digits = self.word(start);
        if matches!(digits.len(), 12 | 14) && *next == start + 1 {
            let part = |r: Range<usize>| digits.get(r).and_then(|d| d.parse::<i8>().ok());
            let clock = part(8..10).zip(part(10..12)).map(|(h, m)| (h, m, part(12..14).unwrap_or(0)));
            return (clock.filter(|c| is_clock(*c)), Zone::Unsaid);
        }
        // "20130703T102030Z".
        let packed = self.word(*next + 1);
        if packed.len() == 6 && self.is(*next, &["T", "t"]) && self.joined(*next + 1) {
            let part = |r: Range<usize>| packed.get(r).and_then(|d| d.parse::<i8>().ok());
            let clock = part(0..2).zip(part(2..4)).zip(part(4..6)).map(|((h, m), s)| (h, m, s));
            *next += 2;
            return (clock.filter(|c| is_clock(*c)), self.zone(next));
        }
        let mut i = *next;
        let joins = ["T", "t", ",", "|", "-", "–", "—", "•", "·", "(", "at", "@", ";", "/"];
        while i < *next + 3 && self.is(i, &joins) {
            i += 1;
        }
        let mut end = None;
        match self.clock(i, &mut end) {
            Some((clock, zone)) => {
                *next = end.unwrap_or(*next);
                (Some(clock), zone)
            }
            None => (None, Zone::Unsaid),
        }
    }

    /// A time of the clock at token `i` with its zone.
    fn clock(&self, i: usize, end: &mut Option<usize>) -> Option<((i8, i8, i8), Zone)> {
        let mut hour = self.number(i, 1..3)?;
        let mut next = i + 1;
        let (mut minute, mut second) = (0, 0);
        if self.is(next, &[":", ".", "h"]) && self.number(next + 1, 2..3).is_some() {
            minute = self.number(next + 1, 2..3)?;
            next += 2;
            if self.is(next, &[":"]) {
                second = self.number(next + 1, 2..3)?;
                next += 2;
                if self.is(next, &[".", ","]) && self.joined(next) && self.number(next + 1, 1..10).is_some()
                    || self.is(next, &["."]) && self.word(next + 1).len() > 5
                {
                    next += 2;
                }
            }
        }
        let half = self.word(next).to_ascii_lowercase();
        let spelt = matches!(half.as_str(), "a" | "p") && self.is(next + 1, &["."]);
        if matches!(half.as_str(), "am" | "pm") || spelt {
            hour = hour % 12 + if half.starts_with('p') { 12 } else { 0 };
            next += if spelt { 3 + usize::from(self.is(next + 3, &["."])) } else { 1 };
        } else if next == i + 1 {
            return None;
        }
        let clock = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, i8::try_from(second).ok()?);
        let zone = self.zone(&mut next);
        *end = Some(next.min(self.tokens.len()));
        is_clock(clock).then_some((clock, zone))
    }

    fn zone(&self, next: &mut usize) -> Zone {
        let at = self.past(*next, &["("]);
        let word = self.word(at);
        if ["Z", "z", "UTC", "GMT"].contains(&word) {
            *next = at + 1;
            // "GMT+0200".
            return if self.is(*next, &["+", "-"]) && self.joined(*next) {
                self.offset(next)
            } else {
                Zone::Utc
            };
        }
        if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == word) {
            *next = at + 1;
            return Zone::Local(*hours * 30);
        }
        if self.is(*next, &["+", "-", "−"]) { self.offset(next) } else { Zone::Unsaid }
    }

    /// "+02:00", "-0500", "+5".
    fn offset(&self, next: &mut usize) -> Zone {
        let sign = if self.is(*next, &["+"]) { 1 } else { -1 };
        let Some(digits) = self.number(*next + 1, 1..5).filter(|_| self.joined(*next + 1)) else {
            return Zone::Unsaid;
        };
        // "0500" holds hours and minutes; "5" and "05" hours alone, which 9,999 would not be.
        let both = self.word(*next + 1).len() > 2;
        let (mut minutes, mut end) =
            (if both { digits / 100 * 60 + digits % 100 } else { digits * 60 }, *next + 2);
        if !both && self.is(end, &[":"]) {
            minutes += self.number(end + 1, 2..3).unwrap_or(0);
            end += 2;
        }
        *next = end;
        match sign * minutes {
            0 => Zone::Utc,
            m if m.abs() <= 14 * 60 => Zone::Local(m),
            _ => Zone::Unsaid,
        }
    }
}

/// Zones of English newsrooms by their letters, in half hours from UTC.
const ZONES: [(&str, i16); 24] = [
    ("EST", -10),
    ("EDT", -8),
    ("ET", -10),
    ("CST", -12),
    ("CDT", -10),
    ("CT", -12),
    ("MST", -14),
    ("MDT", -12),
    ("MT", -14),
    ("PST", -16),
    ("PDT", -14),
    ("PT", -16),
    ("BST", 2),
    ("WEST", 2),
    ("CET", 2),
    ("CEST", 4),
    ("EET", 4),
    ("EEST", 6),
    ("IST", 11),
    ("JST", 18),
    ("AEST", 20),
    ("AEDT", 22),
    ("NZST", 24),
    ("NZDT", 26),
];

fn is_clock((hour, minute, second): (i8, i8, i8)) -> bool {
    (0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second)
}
