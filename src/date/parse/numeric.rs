//! Expressions that begin with digits: dates in figures, days before their month, years, counts of units.

use crate::date::lexeme::{Glue, Lex, Unit};
use crate::date::scan::{Hit, Scan};
use crate::date::time::{Field, Time, What, YearOf};

use crate::date::veto;

use super::absolute::century_of;

impl Scan<'_, '_> {
    pub(in crate::date) fn numeric(&self, i: usize) -> Hit {
        self.iso(i)
            .or_else(|| self.slashed(i))
            .or_else(|| self.dotted(i))
            .or_else(|| self.dashed_month(i))
            .or_else(|| self.clock_time(i))
            .or_else(|| self.day_month(i))
            .or_else(|| self.second_day(i))
            .or_else(|| self.number_century(i))
            .or_else(|| self.number_quarter(i))
            .or_else(|| self.quantity(i))
            .or_else(|| self.short_decade(i))
            .or_else(|| self.year(i))
    }

    /// "2025-08-11", "2025-08-11T10:30", "2025-08".
    fn iso(&self, i: usize) -> Hit {
        let (year, 4) = self.digits(i)? else { return None };
        (self.lower(i + 1) == "-" && self.glued(i + 1) && self.glued(i + 2)).then_some(())?;
        let (month, 2) = self.digits(i + 2)? else { return None };
        (self.lower(i + 3) == "-" && self.glued(i + 3) && self.glued(i + 4)).then_some(())?;
        let (day, 2) = self.digits(i + 4)? else { return None };
        let time = calendar_day(i16::try_from(year).ok()?, month, day)?;
        Some(self.with_time(i + 5, time))
    }

    /// "13/04/2024", "03/04/24", "9/11".
    fn slashed(&self, i: usize) -> Hit {
        let part = |k: usize| self.digits(k).filter(|_| k == i || self.glued(k));
        let slash = |k: usize| self.lower(k) == "/" && self.glued(k);
        (slash(i + 1) && part(i + 2).is_some()).then_some(())?;
        let ((a, _), (b, _)) = (part(i)?, part(i + 2)?);
        if slash(i + 3) {
            let (c, length) = part(i + 4)?;
            let (year, month, day) = ordered(a, b, c, length, part(i)?.1)?;
            let ambiguous = month <= 12 && day <= 12 && part(i)?.1 < 4;
            let mut time = calendar_day(year, month, day)?;
            if ambiguous {
                let field = Field::Slashed(u8::try_from(a).ok()?, u8::try_from(b).ok()?);
                time = Time::point(field, YearOf::Is(year));
            }
            return Some(self.with_time(i + 5, time));
        }
        let attacks = (a, b) == (9, 11) && !slash(i + 3);
        attacks.then(|| (i + 3, Time::point(Field::Day(9, 11), YearOf::Is(2001))))
    }

    /// "13.04.2024": one token.
    fn dotted(&self, i: usize) -> Hit {
        let word = self.doc.word(i);
        (self.lex(i) == Lex::Number && word.len() >= 6).then_some(())?;
        let mut parts = word.split('.').map(|p| p.parse::<u16>().ok().map(|n| (n, p.len())));
        let (Some((day, d)), Some((month, m)), Some((year, y)), None) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next())
        else {
            return None;
        };
        let lengths = d <= 2 && m <= 2 && (y == 4 || y == 2);
        let year = if y == 2 { century_of(year)? } else { i16::try_from(year).ok()? };
        lengths.then_some(())?;
        Some(self.with_time(i + 1, calendar_day(year, month, day)?))
    }

    /// "19-Nov-12", "5-Aug-2016".
    fn dashed_month(&self, i: usize) -> Hit {
        let (day, ..=2) = self.digits(i)? else { return None };
        let Lex::Month(month) = self.lex(i + 2) else { return None };
        (self.is_hyphen(i + 1) && self.is_hyphen(i + 3) && self.glued(i + 4)).then_some(())?;
        let (year, length) = self.digits(i + 4)?;
        let year = if length == 2 { century_of(year)? } else { i16::try_from(year).ok()? };
        Some((i + 5, calendar_day(year, u16::from(month), day)?))
    }

    /// "27 February 2025", "13th of October", "12-13 September 2022", "9" of "9 and 10 March".
    fn day_month(&self, i: usize) -> Hit {
        let (day, end) = self.day_number(i)?;
        if let Some((end, month)) = self.month_here(end) {
            let (end, year) = self.year_after(end).unwrap_or((end, self.shared_year(end)));
            return Some(self.with_time(end, Time::point(Field::Day(month, day), year)));
        }
        let joined = self.is_hyphen(end);
        let and = matches!(self.lex(end), Lex::Glue(Glue::And | Glue::Or)) || self.lower(end) == "to";
        (joined || and).then_some(())?;
        let (last, after) = self.day_number(end + 1).filter(|(last, _)| *last > day)?;
        let (after, month) = self.month_here(after)?;
        let (after, year) = self.year_after(after).unwrap_or((after, YearOf::Unsaid));
        Some(if joined {
            (after, Time::point(Field::Days(month, day, last), year))
        } else {
            (end, Time::point(Field::Day(month, day), year))
        })
    }

    /// "25" of "April 24 and 25".
    fn second_day(&self, i: usize) -> Hit {
        matches!(self.before(i), "and" | "or").then_some(())?;
        let (day, end) = self.day_number(i)?;
        let first = i.checked_sub(2)?;
        let dotted = usize::from(self.lower(first.wrapping_sub(1)) == ".");
        let (Lex::Month(month), Some((before, _))) =
            (self.lex(first.checked_sub(1 + dotted)?), self.day_number(first))
        else {
            return None;
        };
        (before < day && veto::noun_ends(self, end)).then_some(())?;
        let (end, year) = self.year_after(end).filter(|(e, _)| *e > end + 1).unwrap_or((end, YearOf::Unsaid));
        Some((end, Time::point(Field::Day(month, day), year)))
    }

    /// A month at `i` ("of" may stand before it), where a day stood before.
    fn month_here(&self, i: usize) -> Option<(usize, u8)> {
        let j = i + usize::from(self.lex(i) == Lex::Glue(Glue::Of));
        let Lex::Month(month) = self.lex(j) else { return None };
        let short = self.doc.word(j).len() <= 4;
        // "5 Jan." is shortened, "5 May." is not: its full stop ends the sentence.
        let whole = matches!(self.lower(j), "may" | "june" | "july");
        let end = if short && !whole { self.past(j + 1, ".") } else { j + 1 };
        (self.capital(j) || !short).then_some((end, month))
    }

    /// "20th century".
    fn number_century(&self, i: usize) -> Hit {
        let (n, 1..=2) = self.digits(i)? else { return None };
        let end = self.past_ordinal(i + 1);
        let century = end + usize::from(self.is_hyphen(end));
        (end > i + 1 && self.lex(century) == Lex::Century && n > 0).then_some(())?;
        Some(self.century(century + 1, n))
    }

    /// A century by its ordinal, and its era.
    pub(in crate::date) fn century(&self, end: usize, n: u16) -> (usize, Time) {
        let n = i16::try_from(n).unwrap_or(0);
        let (end, bc) = self.era(end).unwrap_or((end, false));
        (end, Time::point(Field::Century(if bc { -n } else { n - 1 }), YearOf::Unsaid))
    }

    /// "1st quarter", "2nd half of 2020".
    fn number_quarter(&self, i: usize) -> Hit {
        let (n, 1) = self.digits(i)? else { return None };
        let end = self.past_ordinal(i + 1);
        let n = u8::try_from(n).ok().filter(|n| (1..=4).contains(n) && end > i + 1)?;
        let word = end + usize::from(self.is_hyphen(end));
        match self.lex(word) {
            Lex::Unit(Unit::Quarter) => {
                let (end, year) = self.year_after(word + 1).unwrap_or((word + 1, YearOf::Unsaid));
                Some((end, Time::point(Field::Quarter(n), year)))
            }
            Lex::Half if n <= 2 => {
                let (end, year) = self.year_after(word + 1)?;
                Some((end, Time::point(Field::Half(n), year)))
            }
            _ => None,
        }
    }

    /// "nineties" after "the", "'80s".
    pub(in crate::date) fn short_decade(&self, i: usize) -> Hit {
        let apostrophe = matches!(self.lower(i), "'" | "’" | "‘");
        let j = i + usize::from(apostrophe);
        let (n, 2) = self.digits(j)? else { return None };
        let fits = n % 10 == 0 && self.is_plural_mark(j + 1);
        // "the 60's and 70's": "the" is said once.
        let joined = matches!(self.lower(i.wrapping_sub(1)), "and" | "or" | "to" | ",")
            && i >= 3
            && self.is_plural_mark(i - 2)
            && self.lex(i.wrapping_sub(4)) == Lex::The
            && self.digits(i - 3).is_some_and(|(n, length)| n % 10 == 0 && (length == 2 || length == 4));
        (fits
            && (apostrophe || joined || self.lex(i.wrapping_sub(1)) == Lex::The || self.is_part_of_decade(i)))
        .then(|| (j + 2, Time::point(Field::Tens(u8::try_from(n / 10).unwrap_or(0)), YearOf::Unsaid)))
    }

    /// "s", "'s" glued to the digits before.
    pub(in crate::date) fn is_plural_mark(&self, i: usize) -> bool {
        matches!(self.lower(i), "s" | "'s" | "’s") && self.glued(i)
    }

    /// Behind "the mid-", "the late ".
    pub(in crate::date) fn is_part_of_decade(&self, i: usize) -> bool {
        let edge = i.wrapping_sub(1 + usize::from(self.is_hyphen(i.wrapping_sub(1))));
        matches!(self.lex(edge), Lex::Edge(_)) && self.lex(edge.wrapping_sub(1)) == Lex::The
    }

    /// Whether what was read is one day of the calendar.
    pub(in crate::date) fn is_one_day(time: &Time) -> bool {
        match time.what {
            What::Point(p) => matches!(
                p.field,
                Field::Day(..)
                    | Field::Slashed(..)
                    | Field::Weekday(_)
                    | Field::WeekdayOf(_)
                    | Field::Today(_)
                    | Field::Holiday(_)
                    | Field::Unit(Unit::Day)
                    | Field::DayOfMonth(_)
            ),
            _ => false,
        }
    }
}

/// A day if the calendar has it.
fn calendar_day(year: i16, month: u16, day: u16) -> Option<Time> {
    let (m, d) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, m, d).ok()?;
    let field = Field::Day(u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Some(Time::point(field, YearOf::Is(year)))
}

/// Year, month and day of three numbers between slashes: a year of four digits may come first; a first number above
/// 12 is the day.
fn ordered(a: u16, b: u16, c: u16, length: usize, first: usize) -> Option<(i16, u16, u16)> {
    if first == 4 {
        return Some((i16::try_from(a).ok()?, b, c));
    }
    let year = match length {
        2 => century_of(c)?,
        4 => i16::try_from(c).ok()?,
        _ => return None,
    };
    Some(if a > 12 { (year, b, a) } else { (year, a, b) })
}
