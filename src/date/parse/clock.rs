//! Times and parts of the day.

use crate::date::lexeme::{Glue, Lex, Meridiem, Part, Pick};
use crate::date::scan::{Hit, Scan};
use crate::date::time::{Clock, Field, Time, YearOf};
use crate::date::veto;

impl Scan<'_, '_> {
    /// "10:35 a.m.", "5 p.m. EST Nov. 9", "15:30", "4 in the morning", "noon Thursday" stands under parts.
    pub(in crate::date) fn clock_time(&self, i: usize) -> Hit {
        let (clock, end) = self.clock(i)?;
        if !self.is_told(i, end) {
            return None;
        }
        let there = self.local_time(end);
        let Some((after, day)) = self.day_of_clock(there.unwrap_or(end)) else {
            let day = self.day_of_second(end).unwrap_or_else(that_day);
            return Some((end, Time { clock: Some(clock), ..day }));
        };
        let (clock, end) = match (there, self.zone(after)) {
            (Some(_), _) => (clock, end),
            (None, Some((behind, zone))) => (clock.in_zone(zone), behind),
            (None, None) => (clock, after),
        };
        Some((end, Time { clock: Some(clock), ..day }))
    }

    /// The day behind a second time of day that is joined to the one that ends before `i`: "from 9 p.m. to 11 p.m. on Tuesday".
    fn day_of_second(&self, i: usize) -> Option<Time> {
        matches!(self.lower(i), "and" | "to" | "until" | "or" | "-" | "–").then_some(())?;
        let (_, end) = self.clock(i + 1)?;
        self.day_of_clock(end).map(|(_, day)| day)
    }

    /// Whether bare "15:30" is a time of day, not a film's length or a score: a preposition stands before it.
    fn is_told(&self, i: usize, end: usize) -> bool {
        let bare = end == i + 3 && self.lex(end - 1) == Lex::Number
            || end == i + 5
            || self.digits(i).is_some_and(|(_, length)| length == 4);
        let before = self.before(i);
        // "won in 3:45", "a time of 2:05:30" tell how long.
        let told = crate::date::words::PREPOSITIONS.contains(before)
            && !matches!(before, "in" | "of" | "over")
            || before == "(" && self.lex(end - 1) != Lex::Number;
        !bare || told || self.day_of_clock(end).is_some()
    }

    /// A time of day in figures, and the token after it and its zone.
    fn clock(&self, i: usize) -> Option<(Clock, usize)> {
        if let Some(clock) = self.four_digits(i) {
            return Some(clock);
        }
        let Some((hour, 1..=2)) = self.digits(i).filter(|(h, _)| *h <= 24) else {
            return self.dotted_clock(i);
        };
        let mut minute = None;
        let mut second = None;
        let mut end = i + 1;
        if self.lower(end) == ":" && self.glued(end) && self.glued(end + 1) {
            let (m, 2) = self.digits(end + 1).filter(|(m, _)| *m < 60)? else { return None };
            (minute, end) = (i8::try_from(m).ok(), end + 2);
            if self.lower(end) == ":"
                && let Some((s, 2)) = self.digits(end + 1).filter(|(s, _)| *s < 60)
            {
                (second, end) = (i8::try_from(s).ok(), end + 2);
            }
        }
        self.finished(i8::try_from(hour).ok()?, minute, second, end)
    }

    /// "0735 GMT": hours and minutes together, with a zone.
    fn four_digits(&self, i: usize) -> Option<(Clock, usize)> {
        let (n, 4) = self.digits(i).filter(|(n, _)| n / 100 < 24 && n % 100 < 60)? else { return None };
        let (end, zone) = self.zone(i + 1)?;
        let (hour, minute) = (i8::try_from(n / 100).ok()?, i8::try_from(n % 100).ok());
        Some((Clock::At { hour, minute, second: None, zone }, end))
    }

    /// "4.30pm": the tokeniser reads a decimal.
    fn dotted_clock(&self, i: usize) -> Option<(Clock, usize)> {
        let (hour, minute) = self.doc.word(i).split_once('.').filter(|_| self.lex(i) == Lex::Number)?;
        let fits = hour.len() <= 2 && minute.len() == 2;
        let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
        let meridiem = matches!(self.lex(i + 1), Lex::Meridiem(_));
        (fits && meridiem && hour <= 12 && minute < 60).then_some(())?;
        self.finished(hour, Some(minute), None, i + 1)
    }

    /// Half of the day, "o'clock" and zone; a bare hour needs one of the first two.
    fn finished(
        &self,
        hour: i8,
        minute: Option<i8>,
        second: Option<i8>,
        end: usize,
    ) -> Option<(Clock, usize)> {
        let mut sure = minute.is_some();
        let (mut hour, mut end) = (hour, end);
        if self.lex(end) == Lex::Glue(Glue::OClock) {
            (sure, end) = (true, end + 1);
        }
        let words = self.lower(end) == "in" && self.lex(end + 1) == Lex::The;
        match (self.lex(end), self.lex(end + 2)) {
            (Lex::Meridiem(m), _) if hour <= 12 => {
                hour = hour % 12 + if m == Meridiem::Pm { 12 } else { 0 };
                (sure, end) = (true, end + 1);
            }
            (_, Lex::Part(p)) if words && hour <= 12 => {
                let late = !matches!(p, Part::Morning | Part::Dawn);
                hour = hour % 12 + if late { 12 } else { 0 };
                (sure, end) = (true, end + 3);
            }
            _ => {}
        }
        let zone = self.zone(end);
        let end = zone.map_or(end, |(end, _)| end);
        let zone = zone.and_then(|(_, zone)| zone);
        let hours = matches!(self.lower(end), "hrs" | "hours") && minute.is_some();
        let end = end + usize::from(hours);
        (sure && !veto::is_score(self, end)).then_some((Clock::At { hour, minute, second, zone }, end))
    }

    /// The day a clock time belongs to, if it is said after it: "on Tuesday", "Nov. 9", ", Nov. 6", "yesterday".
    fn day_of_clock(&self, i: usize) -> Hit {
        let mut j = self.past(self.past_bracket(i), ",");
        if matches!(self.lower(j), "on" | "of") {
            j += 1;
        }
        let (end, time) = match self.lex(j) {
            Lex::Month(_) | Lex::Weekday(_) | Lex::Day(_) | Lex::Number | Lex::Pick(_) | Lex::The => {
                self.plain_day(j)
            }
            _ => None,
        }?;
        Some((end, time))
    }

    /// The token after a short bracket at `i` ("(0735 GMT)"), else `i`.
    fn past_bracket(&self, i: usize) -> usize {
        let opens = self.lower(i) == "(" && self.lex(i + 1) == Lex::Number;
        let close = (i + 1..i + 9).find(|k| opens && self.lower(*k) == ")");
        close.map_or(i, |k| k + 1)
    }

    /// A day without a time of its own.
    fn plain_day(&self, i: usize) -> Hit {
        let (end, time) = match self.lex(i) {
            Lex::Number => self.numeric_day(i),
            _ => self.plain(i),
        }?;
        // "1 a.m. Wednesday morning"
        let part = matches!(time.clock, Some(Clock::Part(_)));
        (Self::is_one_day(&time) && (time.clock.is_none() || part))
            .then_some((end, Time { clock: None, ..time }))
    }

    fn numeric_day(&self, i: usize) -> Hit {
        self.digits(i)?;
        self.clock(i).is_none().then(|| self.numeric(i))?
    }

    /// A day with the part or time of day that follows it: "Friday night", "Aug. 6 at 5 p.m.", ", 4:49 PM".
    pub(in crate::date) fn with_time(&self, end: usize, mut time: Time) -> (usize, Time) {
        if let Lex::Part(p) = self.lex(end)
            && !self.glued(end)
        {
            time.clock = Some(Clock::Part(p));
            return (end + 1, time);
        }
        let comma = self.past(end, ",");
        let at = comma + usize::from(self.lex(comma) == Lex::Glue(Glue::At));
        if let Some((clock, after)) = self.clock(at) {
            time.clock = Some(clock);
            return (after, time);
        }
        (end, time)
    }

    /// "midday", "midnight Friday", "overnight", "dawn on Friday".
    pub(in crate::date) fn part(&self, i: usize, part: Part) -> Hit {
        let day = self.day_of_clock(i + 1);
        let lone = matches!(part, Part::Midday | Part::Midnight) || self.lower(i) == "overnight";
        if day.is_none() && !lone {
            return None;
        }
        if day.is_none() && !veto::is_lone_part(self, i) {
            return None;
        }
        let (end, mut time) = day.unwrap_or((i + 1, that_day()));
        time.clock = Some(Clock::Part(part));
        Some((end, time))
    }

    /// "tonight".
    pub(in crate::date) fn tonight(&self, i: usize) -> Hit {
        let mut time = Time::point(Field::Today(0), YearOf::Unsaid);
        time.clock = Some(Clock::Part(Part::Night));
        Some((i + 1, time))
    }
}

/// The day that the passage speaks of.
pub(in crate::date) fn that_day() -> Time {
    Time::picked(Field::Unit(crate::date::lexeme::Unit::Day), Pick::That)
}
