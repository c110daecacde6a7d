//! Counts of units: durations, and offsets such as "two years ago".

use crate::date::lexeme::{Glue, Lex, Pick, Shift, Unit};
use crate::date::scan::{Hit, Scan};
use crate::date::time::{Amount, Field, Offset, Time, What, YearOf};
use crate::date::{Modifier, veto};
use crate::figure::numeral;

impl Scan<'_, '_> {
    /// "44 days", "two weeks ago", "several years", "five-year", "2 1/2 years".
    pub(in crate::date) fn quantity(&self, i: usize) -> Hit {
        let (end, amount) = self.amount(i)?;
        Some(self.shifted(end, amount))
    }

    /// A count and its unit.
    pub(in crate::date) fn amount(&self, i: usize) -> Option<(usize, Amount)> {
        let (count, j) = self.count(i)?;
        let (count, j) = self.range_end(j).map_or((count, j), |j| (None, j));
        if count.is_some() && self.is_year_number(i) && matches!(self.lex(j), Lex::Unit(_)) {
            return None;
        }
        let (rest, j) = self.fraction(j).map_or((None, j), |(part, j)| (Some(part), j));
        let j = j + usize::from(self.is_hyphen(j) && self.glued(j));
        let j = j + usize::from(crate::date::words::BEFORE_UNIT.contains(self.lower(j)));
        let unit = self.unit(j).filter(|u| *u != Unit::Half)?;
        if unit == Unit::Quarter
            && (self.is_hyphen(j - 1) || count.is_some() && self.lex(j + 1) == Lex::Glue(Glue::Of))
        {
            return None; // three-quarters of something
        }
        let mut amount = Amount { thousandths: count, unit, rest: None };
        let mut end = j + 1;
        if let Some(part) = rest {
            amount.rest = smaller(part, unit);
        } else if let Some((whole, half)) = self.halved(i, count, unit) {
            (amount.thousandths, amount.rest) = (Some(whole), Some(half));
        } else if self.lex(end) == Lex::Glue(Glue::And)
            && self.lex(end + 1) == Lex::A
            && self.lex(end + 2) == Lex::Half
        {
            amount.rest = smaller(500, unit);
            end += 3;
        }
        Some((end, amount))
    }

    /// "2 1/2 years", "5½ hours": the whole ones, and the half in the next smaller unit; "2.5 years" and a number in words stay as they are.
    fn halved(&self, i: usize, count: Option<i64>, unit: Unit) -> Option<(i64, (i64, Unit))> {
        let half = count.filter(|n| n % 1000 == 500 && *n > 1000)?;
        let fraction = self.lex(i) == Lex::Number && !self.doc.word(i).contains('.');
        let small = smaller(500, unit).filter(|_| fraction)?;
        Some((half - 500, small))
    }

    /// Behind the first number of "two to three weeks": the token after the second.
    fn range_end(&self, j: usize) -> Option<usize> {
        let joins =
            matches!(self.lower(j), "to" | "or") || self.is_hyphen(j) && self.lex(j + 1) == Lex::Number;
        let (count, end) = joins.then(|| self.count(j + 1)).flatten()?;
        let unit = end + usize::from(self.is_hyphen(end) && self.glued(end));
        (count.is_some() && self.unit(unit).is_some()).then_some(end)
    }

    /// A number that is rather a year: "the 1988 quarter".
    fn is_year_number(&self, i: usize) -> bool {
        self.digits(i).is_some_and(|(n, length)| length == 4 && (1900..2060).contains(&n))
    }

    /// A number in thousandths, or none for "several"; the token after it.
    fn count(&self, i: usize) -> Option<(Option<i64>, usize)> {
        match self.lex(i) {
            Lex::Vague => Some((None, i + 1)),
            Lex::Number | Lex::Cardinal(_) => {
                let n = numeral::parse(self.doc, i).filter(|n| n.end <= self.limit)?;
                let thousandths = n.value.checked_mul(1000.into())?.trunc();
                Some((Some(i64::try_from(thousandths).ok()?).filter(|t| *t < 1 << 50), n.end))
            }
            _ => None,
        }
    }

    /// "1/2" or "½" or "and a half" behind a number, in thousandths.
    fn fraction(&self, i: usize) -> Option<(i64, usize)> {
        let (n, _) = self.digits(i).filter(|_| self.lower(i + 1) == "/" && self.glued(i + 1))?;
        let (d, _) = self.digits(i + 2).filter(|(d, _)| *d > n && *d <= 8)?;
        Some((1000 * i64::from(n) / i64::from(d), i + 3))
    }

    /// A count of units with what follows: "ago", "earlier", "later", "from now". What is shorter than a day stays
    /// a duration: its distance leads to no day.
    pub(in crate::date) fn shifted(&self, end: usize, amount: Amount) -> (usize, Time) {
        let offset = |shift, end| (end, Time::new(What::Offset(Offset { amount, shift })));
        let duration = (end, Time::new(What::Duration(amount)));
        if amount.unit < Unit::Night {
            return duration;
        }
        // "a month earlier than usual" is a length, not a day.
        if matches!(self.lex(end), Lex::Shift(Shift::Earlier | Shift::Later)) && self.lower(end + 1) == "than"
        {
            return duration;
        }
        match self.lex(end) {
            Lex::Shift(Shift::After | Shift::Before) if !veto::is_offset(self, end) => duration,
            Lex::Shift(shift) => offset(shift, end + 1),
            _ if self.lower(end) == "from" && self.lower(end + 1) == "now" => offset(Shift::Hence, end + 2),
            _ => duration,
        }
    }

    /// "half a year ago", "half an hour", "half-century ago": half of a unit, in the next smaller one.
    pub(in crate::date) fn half(&self, i: usize) -> Hit {
        let joined = self.lex(i + 1) == Lex::A || self.is_hyphen(i + 1) && self.glued(i + 1);
        let unit = match self.lex(i + 2) {
            Lex::Unit(unit) => unit,
            Lex::Century => Unit::Century,
            _ => return None,
        };
        let (part, small) = smaller(500, unit).filter(|_| joined)?;
        let (end, time) = self.shifted(i + 3, Amount { thousandths: Some(part), unit: small, rest: None });
        let ago = matches!(time.what, What::Offset(_));
        (ago || self.lex(i + 1) == Lex::A && !self.is_hyphen(end)).then_some((end, time))
    }

    /// "a year", "a few days", "a couple of years", "a decade ago", "an hour and a half".
    pub(in crate::date) fn indefinite(&self, i: usize) -> Hit {
        let mut j = i + 1;
        let mut modifier = None;
        let (end, amount) = match self.lex(j) {
            Lex::Unit(u) if u != Unit::Quarter => (j + 1, Amount::whole(1, u)),
            Lex::Century => (j + 1, Amount::whole(1, Unit::Century)),
            Lex::Vague => self.amount(j)?,
            Lex::Half if self.is_hyphen(j + 1) => {
                return self.half(j).filter(|(_, t)| matches!(t.what, What::Offset(_)));
            }
            Lex::Glue(Glue::Couple) => {
                j += 1 + usize::from(self.lex(j + 1) == Lex::Glue(Glue::Of));
                modifier = Some(Modifier::Approx);
                (j + 1, Amount::whole(2, self.unit(j)?))
            }
            Lex::Cardinal(100) => (j + 2, Amount::whole(100, self.unit(j + 1)?)),
            Lex::Cardinal(101..) => self.amount(j)?,
            _ => match self.lower(j) {
                "full" | "whole" | "single" | "mere" | "additional" | "extra" | "further" => {
                    match self.lex(j + 1) {
                        Lex::Unit(u) => (j + 2, Amount::whole(1, u)),
                        _ => return None,
                    }
                }
                _ => return None,
            },
        };
        let (end, amount) = self.and_a_half(end, amount);
        let hyphen = self.is_hyphen(end) && self.glued(end);
        let (end, so) = self.or_so(end);
        if hyphen || !veto::is_duration(self, i, end) {
            return None;
        }
        let (end, mut time) = self.shifted(end, amount);
        modifier = so.or(modifier);
        time.modifier = modifier;
        Some((end, time))
    }

    /// "a week or so", "a day or two": the token after it.
    fn or_so(&self, end: usize) -> (usize, Option<Modifier>) {
        let approximate = self.lower(end) == "or" && matches!(self.lower(end + 1), "so" | "two");
        if approximate { (end + 2, Some(Modifier::Approx)) } else { (end, None) }
    }

    fn and_a_half(&self, end: usize, mut amount: Amount) -> (usize, Amount) {
        let half = self.lex(end) == Lex::Glue(Glue::And)
            && self.lex(end + 1) == Lex::A
            && self.lex(end + 2) == Lex::Half;
        if !half {
            return (end, amount);
        }
        amount.rest = smaller(500, amount.unit);
        (end + 3, amount)
    }

    /// "years", "decades", "months ago": plurals without a number.
    pub(in crate::date) fn bare_units(&self, i: usize, unit: Unit) -> Hit {
        let amount = Amount::vague(unit);
        let (end, time) = self.shifted(i + 1, amount);
        let long = self.is_hyphen(i + 1) && self.lower(i + 2) == "long";
        let around = unit >= Unit::Day
            && matches!(self.lex(end), Lex::Shift(Shift::Before | Shift::After))
            && !self.glued(end);
        (end > i + 1 || long || around || veto::is_bare_units(self, i, unit)).then_some((end, time))
    }

    /// "year-end", "year-ago", "year-earlier", "year's end".
    pub(in crate::date) fn bare_unit(&self, i: usize, unit: Unit) -> Hit {
        let j = i
            + 1
            + usize::from(self.is_hyphen(i + 1) || self.lower(i + 1) == "'s" || self.lower(i + 1) == "’s");
        match self.lex(j) {
            Lex::Edge(super::super::lexeme::Edge::End) if unit >= Unit::Month => {
                let mut time = Time::picked(Field::Unit(unit), Pick::This);
                time.modifier = Some(Modifier::End);
                Some((j + 1, time))
            }
            Lex::Shift(shift @ (Shift::Ago | Shift::Earlier)) if j == i + 2 => {
                Some((j + 1, Time::new(What::Offset(Offset { amount: Amount::whole(1, unit), shift }))))
            }
            _ => None,
        }
    }

    /// A year that stands for itself after "the year".
    pub(in crate::date) fn the_year(&self, i: usize) -> Hit {
        if let Some((n, 4)) = self.digits(i) {
            return Some((i + 1, Time::point(Field::Year, YearOf::Is(i16::try_from(n).ok()?))));
        }
        if self.lower(i) == "two" && self.lower(i + 1) == "thousand" {
            return Some((i + 2, Time::point(Field::Year, YearOf::Is(2000))));
        }
        self.year_in_words(i)
    }
}

/// A part of a unit in the next smaller one: half a year is six months.
fn smaller(part: i64, unit: Unit) -> Option<(i64, Unit)> {
    Some(match unit {
        Unit::Minute => (part * 60, Unit::Second),
        Unit::Hour => (part * 60, Unit::Minute),
        Unit::Day => (part * 24, Unit::Hour),
        Unit::Week => (part * 7, Unit::Day),
        Unit::Year => (part * 12, Unit::Month),
        Unit::Decade => (part * 10, Unit::Year),
        Unit::Century => (part * 100, Unit::Year),
        _ => return None,
    })
}
