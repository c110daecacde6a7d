//! Days, months, quarters and years named by the calendar.

use crate::date::holiday;
use crate::date::lexeme::{Glue, Lex, Pick, Season, Unit};
use crate::date::scan::{Hit, Scan};
use crate::date::time::{Field, Time, What, YearOf};
use crate::date::{veto, words};

impl Scan<'_, '_> {
    /// "March", "Sept. 30", "March 3, 2020", "March 3-5", "June last year".
    pub(in crate::date) fn month(&self, i: usize, month: u8) -> Hit {
        if let Some(hit) = self.holiday(i) {
            return Some(hit);
        }
        if !veto::is_month(self, i) {
            return None;
        }
        let j = if self.doc.word(i).len() <= 4 { self.past(i + 1, ".") } else { i + 1 };
        if let Some((day, end)) = self.day_number(j) {
            return Some(self.month_day(month, day, end));
        }
        let (end, year) = self.year_after(j).unwrap_or((i + 1, self.shared_year(j)));
        Some((end, Time::point(Field::Month(month), year)))
    }

    /// The rest of a date after month and day: a second day, the year, a time.
    fn month_day(&self, month: u8, day: u8, end: usize) -> (usize, Time) {
        let (end, field) = match self.day_number(end + 1) {
            Some((last, after)) if self.is_hyphen(end) && last > day => {
                (after, Field::Days(month, day, last))
            }
            _ => (end, Field::Day(month, day)),
        };
        let (end, year) = self.year_after(end).unwrap_or((end, self.shared_year(end)));
        let kind = usize::from(matches!(self.lower(end), "terror" | "terrorist"));
        let attacks = words::ATTACKS.contains(self.lower(end)) && !self.is_elsewhere(end + 1 + kind);
        if field == Field::Day(9, 11) && year == YearOf::Unsaid && attacks {
            return (end, Time::point(field, YearOf::Is(2001)));
        }
        self.with_time(end, Time::point(field, year))
    }

    /// Whether a place follows that the attacks of 2001 did not hit: "on Olm", "on a consulate in Olm".
    fn is_elsewhere(&self, i: usize) -> bool {
        const REACH: usize = 6;
        let led = matches!(self.lower(i), "on" | "in" | "at" | "against");
        let verb = |k: &usize| words::PAST_FORMS.contains(self.lower(*k)) || self.lower(*k) == ",";
        let inner =
            (i + 1..i + REACH).take_while(|k| !verb(k)).find(|k| matches!(self.lower(*k), "in" | "at"));
        led && inner.map_or_else(|| self.is_place_unhit(i + 1), |k| self.is_place_unhit(k + 1))
    }

    /// Whether a name stands at `i` that is none of what was hit in 2001.
    fn is_place_unhit(&self, i: usize) -> bool {
        let hit = matches!(
            self.lower(i),
            "america"
                | "american"
                | "manhattan"
                | "new"
                | "u.s"
                | "u.s."
                | "united"
                | "us"
                | "washington"
                | "world"
        );
        self.capital(i) && self.lex(i) == Lex::None && !hit
    }

    /// The year that a month or day shares with the next one: "from March to May 2023", "2 July and 3 August 1914".
    pub(in crate::date) fn shared_year(&self, i: usize) -> YearOf {
        let joins = matches!(self.lower(i), "to" | "and" | "or" | "through" | "until") || self.is_hyphen(i);
        if let Some((_, end)) = self.day_number(i + 1).filter(|_| joins)
            && let Some((_, year)) = self.year_number(self.past(end, ","))
        {
            return YearOf::Is(year); // "April 24 and 25, 2023"
        }
        let j = self.day_number(i + 1).map_or(i + 1, |(_, end)| end);
        let Lex::Month(_) = self.lex(j) else { return YearOf::Unsaid };
        let j = if self.doc.word(j).len() <= 4 { self.past(j + 1, ".") } else { j + 1 };
        let j = self.day_number(j).map_or(j, |(_, end)| end);
        match self.year_number(self.past(j, ",")) {
            Some((_, year)) if joins => YearOf::Is(year),
            _ => YearOf::Unsaid,
        }
    }

    /// A day of the month at `i`: "3", "3rd", "eighth"; not the first part of a longer number or clock time.
    pub(in crate::date) fn day_number(&self, i: usize) -> Option<(u8, usize)> {
        if let Lex::Ordinal(n) = self.lex(i) {
            return Some((n, i + 1)).filter(|_| self.unit(i + 1).is_none());
        }
        let (n, _) = self.digits(i).filter(|(n, length)| (1..=31).contains(n) && *length <= 2)?;
        let day = u8::try_from(n).ok()?;
        let end = self.past_ordinal(i + 1);
        let clock = self.lower(end) == ":" && self.glued(end) && self.digits(end + 1).is_some();
        let longer = self.glued(end) && matches!(self.lower(end), "%" | "/" | "m" | "bn" | "k" | "km");
        let meridiem = matches!(self.lex(end), Lex::Meridiem(_));
        (!clock && !longer && !meridiem).then_some((day, end))
    }

    /// The token after a glued "st", "nd", "rd" or "th" at `i`, else `i`.
    pub(in crate::date) fn past_ordinal(&self, i: usize) -> usize {
        i + usize::from(self.glued(i) && matches!(self.lower(i), "st" | "nd" | "rd" | "th"))
    }

    /// The year after a month or day: ", 2020", "2020", "of 2020", "last year", "of that year", "'98".
    pub(in crate::date) fn year_after(&self, i: usize) -> Option<(usize, YearOf)> {
        let comma = self.past(i, ",");
        if let Some((end, year)) = self.year_number(comma) {
            return Some((end, YearOf::Is(year)));
        }
        if let Some((end, Time { what: What::Point(p), .. })) = self.year_in_words(i) {
            return Some((end, p.year));
        }
        let of = i + usize::from(self.lex(i) == Lex::Glue(Glue::Of));
        if of > i
            && let Some((end, year)) = self.year_number(of)
        {
            return Some((end, YearOf::Is(year)));
        }
        if let Some((end, Time { what: What::Point(p), .. })) = self.year_in_words(of) {
            return Some((end, p.year));
        }
        let the = of + usize::from(self.lex(of) == Lex::The);
        let (pick, same) = (self.pick(the)?, self.pick(the + 1).filter(|p| *p == Pick::Same));
        let unit = the + 1 + usize::from(same.is_some());
        (self.lex(unit) == Lex::Unit(Unit::Year)).then_some(())?;
        Some((unit + 1, year_of(pick)?))
    }

    /// A year in four digits at `i` (as the year of a month or day: any from 1000 on), or three with an era.
    fn year_number(&self, i: usize) -> Option<(usize, i16)> {
        if let Some((n, 4)) = self.digits(i).filter(|(n, _)| *n >= 1000) {
            let fits = !self.glued(i + 1)
                || !matches!(self.lower(i + 1), "%" | ":" | "s")
                || self.lower(i + 1) == ":" && !self.glued(i + 2);
            return fits.then_some((i + 1, i16::try_from(n).ok()?));
        }
        if let Some((n, _)) = self.digits(i)
            && let Some((end, true)) = self.era(i + 1)
        {
            return (n > 0).then_some((end, -i16::try_from(n).ok()?));
        }
        let apostrophe = matches!(self.lower(i), "'" | "’" | "‘");
        let (n, length) = self.digits(i + 1).filter(|_| apostrophe && self.glued(i + 1))?;
        (length == 2).then_some((i + 2, century_of(n)?))
    }

    /// "AD", "BC" at `i`: the token after it, and whether it is before Christ.
    pub(in crate::date) fn era(&self, i: usize) -> Option<(usize, bool)> {
        (self.lex(i) == Lex::Glue(Glue::Era) && self.capital(i))
            .then(|| (i + 1, self.lower(i).starts_with('b')))
    }

    /// A number that begins with a year: "1992", "1988 third quarter", "1990s", "500 BC", "2009-10".
    pub(in crate::date) fn year(&self, i: usize) -> Hit {
        let (n, length) = self.digits(i)?;
        if let Some((end, bc)) = self.era(i + 1) {
            let year = i16::try_from(n).ok().filter(|y| *y > 0)?;
            return Some((end, Time::point(Field::Year, YearOf::Is(if bc { -year } else { year }))));
        }
        if self.shares_era(i + 1) {
            return Some((
                i + 1,
                Time::point(Field::Year, YearOf::Is(-i16::try_from(n).ok().filter(|y| *y > 0)?)),
            ));
        }
        if length != 4 {
            return None;
        }
        let year = i16::try_from(n).ok()?;
        // "the 1930's" is a decade, "1990's best film" a year.
        let owned = self.lower(i + 1) != "s";
        let led = self.lex(i.wrapping_sub(1)) == Lex::The || self.is_part_of_decade(i);
        if self.is_plural_mark(i + 1) && (!owned || led && n % 10 == 0) {
            if let Some((end, true)) = self.era(i + 2) {
                return Some((end, Time::point(Field::Decade(-year / 10 - 1), YearOf::Unsaid)));
            }
            return (n % 10 == 0 && n >= 1000)
                .then(|| (i + 2, Time::point(Field::Decade(year / 10), YearOf::Unsaid)));
        }
        if let Some(hit) = self.year_with_part(i + 1, year) {
            return Some(hit);
        }
        if let Some(last) = self.season_year(i, n) {
            return Some((i + 3, Time::point(Field::YearsUpTo(last), YearOf::Is(year))));
        }
        veto::is_year(self, i, n).then(|| (i + 1, Time::point(Field::Year, YearOf::Is(year))))
    }

    /// Whether a second year before Christ follows: "492–490 BC", "264 to 241 BC".
    fn shares_era(&self, i: usize) -> bool {
        let joins = matches!(self.lower(i), "to" | "and" | "or") || self.is_hyphen(i);
        joins && self.digits(i + 1).is_some() && matches!(self.era(i + 2), Some((_, true)))
    }

    /// "2009-10", "2009/10": two years that follow each other.
    fn season_year(&self, i: usize, first: u16) -> Option<i16> {
        let joined =
            self.glued(i + 1) && self.glued(i + 2) && (self.is_hyphen(i + 1) || self.lower(i + 1) == "/");
        let (n, length) = self.digits(i + 2).filter(|_| joined)?;
        let last = match length {
            // "2006-7": the next year alone.
            1 if n == first % 10 + 1 => first + 1,
            2 => first / 100 * 100 + n + if n < first % 100 { 100 } else { 0 },
            _ => return None,
        };
        let follows = last > first && last - first <= 20;
        let more = self.is_hyphen(i + 3) && self.glued(i + 3);
        ((1500..2100).contains(&first) && follows && !more).then(|| i16::try_from(last).ok())?
    }

    /// "1988 third quarter", "1989 Q3".
    fn year_with_part(&self, i: usize, year: i16) -> Hit {
        let (end, field) = match (self.lex(i), self.lex(i + 1)) {
            (Lex::Ordinal(n @ 1..=4), Lex::Unit(Unit::Quarter)) => (i + 2, Field::Quarter(n)),
            (Lex::Ordinal(n @ 1..=2), Lex::Half) => (i + 2, Field::Half(n)),
            (Lex::Q(n), _) => (i + 1, Field::Quarter(n)),
            _ => return None,
        };
        Some((end, Time::point(field, YearOf::Is(year))))
    }

    /// "nineteen ninety-seven", "two thousand" after "the year".
    pub(in crate::date) fn year_in_words(&self, i: usize) -> Hit {
        let Lex::Cardinal(hundreds @ 13..=20) = self.lex(i) else { return None };
        let tens = i + 1 + usize::from(self.is_hyphen(i + 1));
        let Lex::Cardinal(ten) = self.lex(tens) else { return None };
        let (end, rest) = match ten {
            10..=19 => (tens + 1, ten),
            20..=90 => {
                let unit = tens + 1 + usize::from(self.is_hyphen(tens + 1));
                match self.lex(unit) {
                    Lex::Cardinal(u @ 1..=9) => (unit + 1, ten + u),
                    _ => (tens + 1, ten),
                }
            }
            _ => return None,
        };
        let year = i16::from(hundreds) * 100 + i16::from(rest);
        let counted = self.unit(end).is_some();
        let named = self.capital(tens);
        (!counted && !named).then(|| (end, Time::point(Field::Year, YearOf::Is(year))))
    }

    /// "Friday", "Friday, Oct. 13", "Friday night".
    pub(in crate::date) fn weekday(&self, i: usize, weekday: u8) -> Hit {
        if let Some(hit) = self.holiday(i) {
            return Some(hit);
        }
        if !veto::is_weekday(self, i) {
            return None;
        }
        if let Lex::Parts(p) = self.lex(i + 1) {
            return Some((i + 2, Time::new(What::Set(crate::date::time::Set::Weekday(weekday, Some(p))))));
        }
        let short = self.doc.word(i).len() <= 5;
        let j = if short { self.past(i + 1, ".") } else { i + 1 };
        let date = self.past(j, ",");
        let date = date + usize::from(self.lex(date) == Lex::The);
        let dated = match self.lex(date) {
            Lex::Month(m) => self.month(date, m),
            Lex::Number => self.numeric(date),
            _ => None,
        };
        if let Some((end, mut time)) = dated
            && let What::Point(p) = &mut time.what
            && matches!(p.field, Field::Day(..) | Field::Slashed(..))
        {
            p.weekday = Some(weekday);
            return Some((end, time));
        }
        let end = if short && self.lower(i + 1) == "." { j } else { i + 1 };
        let (end, time) = self.with_time(end, Time::point(Field::Weekday(weekday), YearOf::Unsaid));
        let dated =
            self.weekday_date(end, time, weekday).or_else(|| self.weekday_of_week(end, time, weekday));
        Some(dated.unwrap_or((end, time)))
    }

    /// The day that follows "Friday night": ", July 29".
    fn weekday_date(&self, end: usize, time: Time, weekday: u8) -> Hit {
        let Lex::Month(month) = self.lex(end + 1) else { return None };
        (time.clock.is_some() && self.lower(end) == ",").then_some(())?;
        let (end, mut dated) = self.month(end + 1, month)?;
        let What::Point(point) = &mut dated.what else { return None };
        point.weekday = Some(weekday);
        let is_day = matches!(point.field, Field::Day(..)) && dated.clock.is_none();
        is_day.then_some((end, Time { clock: time.clock, ..dated }))
    }

    /// "summer", "spring 2003", "winter of 1994": a bare one only where a preposition shows that it is one.
    pub(in crate::date) fn season(&self, i: usize, season: Season) -> Hit {
        let year = self.year_after(i + 1).or_else(|| self.season_year_shared(i + 1).map(|y| (i + 1, y)));
        if year.is_none() && !veto::is_season(self, i) {
            return None;
        }
        let (end, year) = year.unwrap_or((i + 1, YearOf::Unsaid));
        Some((end, Time::point(Field::Season(season), year)))
    }

    /// The year a season shares with the next: "spring and early summer of 1943".
    pub(in crate::date) fn season_year_shared(&self, i: usize) -> Option<YearOf> {
        let joins = matches!(self.lower(i), "and" | "or" | "to") || self.is_hyphen(i);
        let j = i + 1 + usize::from(matches!(self.lex(i + 1), Lex::Edge(_)));
        let Lex::Season(_) = self.lex(j) else { return None };
        self.year_after(j + 1).filter(|_| joins).map(|(_, year)| year)
    }

    /// "Christmas", "Good Friday", "Thanksgiving 2020".
    pub(in crate::date) fn holiday(&self, i: usize) -> Hit {
        if !self.capital(i) {
            return None;
        }
        let last = (i + 4).min(self.limit);
        let (end, holiday) = (i + 1..=last).rev().find_map(|end| {
            let name = self.doc.lower_of(self.doc.span_of(i..end));
            holiday::named(name).map(|h| (end, h))
        })?;
        // "Election Day in 2008"
        let within = || {
            let year = (self.lower(end) == "in").then(|| self.year_number(end + 1))?;
            year.map(|(end, year)| (end, YearOf::Is(year)))
        };
        let (end, year) = self.year_after(end).or_else(within).unwrap_or((end, YearOf::Unsaid));
        Some(self.with_time(end, Time::point(Field::Holiday(holiday), year)))
    }

    /// "fiscal 1989", "fiscal year 2020", "fiscal second-quarter", "FY 2020".
    pub(in crate::date) fn fiscal(&self, i: usize) -> Hit {
        let hyphen = i + 1 + usize::from(self.is_hyphen(i + 1));
        if let Lex::Ordinal(n) = self.lex(hyphen) {
            return self.ordinal(hyphen, n);
        }
        if let Lex::Q(n) = self.lex(i + 1) {
            return self.q(i + 1, n);
        }
        let unit = self.lex(i + 1) == Lex::Unit(Unit::Year);
        let j = i + 1 + usize::from(unit);
        if let Some((n, 4)) = self.digits(j).filter(|(n, _)| (1900..2100).contains(n)) {
            return Some((j + 1, Time::point(Field::Fiscal, YearOf::Is(i16::try_from(n).ok()?))));
        }
        None
    }

    /// "Quarter 2 2018", "quarter three of 2020": only with a year.
    pub(in crate::date) fn numbered_quarter(&self, i: usize) -> Hit {
        let n = match self.lex(i + 1) {
            Lex::Cardinal(n) => n,
            _ => self
                .digits(i + 1)
                .filter(|(_, length)| *length == 1)
                .and_then(|(n, _)| u8::try_from(n).ok())?,
        };
        let (end, year) = self.year_after(i + 2).filter(|_| (1..=4).contains(&n))?;
        Some((end, Time::point(Field::Quarter(n), year)))
    }

    /// "Q3", "Q3 2021".
    pub(in crate::date) fn q(&self, i: usize, n: u8) -> Hit {
        let (end, year) = self.year_after(i + 1).unwrap_or((i + 1, YearOf::Unsaid));
        self.capital(i).then(|| (end, Time::point(Field::Quarter(n), year)))
    }

    /// "H1 2021": only with a year.
    pub(in crate::date) fn h(&self, i: usize, n: u8) -> Hit {
        let (end, year) = self.year_after(i + 1)?;
        self.capital(i).then(|| (end, Time::point(Field::Half(n), year)))
    }
}

/// Which year "last", "that" and the like mean.
pub(in crate::date) fn year_of(pick: Pick) -> Option<YearOf> {
    Some(match pick {
        Pick::This | Pick::Current => YearOf::FromNow(0),
        Pick::Last => YearOf::FromNow(-1),
        Pick::Next | Pick::Coming => YearOf::FromNow(1),
        Pick::That | Pick::Same => YearOf::FromContext(0),
        Pick::Previous => YearOf::FromContext(-1),
        Pick::Following => YearOf::FromContext(1),
        _ => return None,
    })
}

/// The year that two digits stand for: 1930–2029.
pub(in crate::date) fn century_of(two: u16) -> Option<i16> {
    i16::try_from(if two < 30 { 2000 + two } else { 1900 + two }).ok()
}
