//! What is numbered by its order: "third quarter", "first nine months", "second week of May".

use crate::date::holiday::Holiday;
use crate::date::lexeme::{Glue, Lex, Unit};
use crate::date::scan::{Hit, Scan};
use crate::date::time::{Field, Point, Time, What, YearOf};
use crate::date::{Modifier, veto};

impl Scan<'_, '_> {
    /// "third quarter", "first nine months", "first half of 2020", "twentieth century", "second week of May".
    pub(in crate::date) fn ordinal(&self, i: usize, n: u8) -> Hit {
        let fiscal = i + 1 + usize::from(self.lex(i + 1) == Lex::Fiscal);
        let j = fiscal + usize::from(self.is_hyphen(fiscal) && self.glued(fiscal));
        match self.lex(j) {
            Lex::Unit(Unit::Quarter) if n <= 4 => self.quarter_of(j + 1, n),
            Lex::Half if n <= 2 => self.half_of(j + 1, n),
            Lex::Century => Some(self.century(j + 1, u16::from(n))),
            Lex::Number | Lex::Cardinal(_) | Lex::Vague if n == 1 => self.first_few(j),
            Lex::Weekday(w) if n <= 5 => self.nth_weekday(j, i8::try_from(n).ok()?, w),
            Lex::Month(_) => self.ordinal_day(j, n),
            Lex::Glue(Glue::Of) if self.capital(j + 1) => self.ordinal_day(j + 1, n),
            Lex::Glue(Glue::Of) if n == 1 => self.new_year(i, j + 1),
            _ => None,
        }
    }

    /// "first of May", "fifth April".
    fn ordinal_day(&self, j: usize, day: u8) -> Hit {
        let Lex::Month(month) = self.lex(j) else { return None };
        let (end, year) = self.year_after(j + 1).unwrap_or((j + 1, YearOf::Unsaid));
        self.capital(j).then(|| (end, Time::point(Field::Day(month, day), year)))
    }

    /// "after the first of the year": its first day.
    fn new_year(&self, first: usize, j: usize) -> Hit {
        let led = matches!(
            self.before(first.wrapping_sub(1)),
            "after" | "by" | "until" | "till" | "before" | "since" | "around" | "on"
        );
        let year = self.lex(j) == Lex::The && self.lex(j + 1) == Lex::Unit(Unit::Year);
        let owns = matches!(self.lower(j + 2), "'s" | "’s");
        (led && year && !owns && self.before(first) == "the")
            .then(|| (j + 2, Time::point(Field::Day(1, 1), YearOf::Unsaid)))
    }

    /// "Monday in October", "Tuesday of May 2023" behind "first", or behind "last", which is -1.
    pub(super) fn nth_weekday(&self, j: usize, nth: i8, weekday: u8) -> Hit {
        let Lex::Month(month) = self.lex(j + 2) else { return None };
        let joined = matches!(self.lower(j + 1), "in" | "of") && self.capital(j) && self.capital(j + 2);
        let (end, year) = self.year_after(j + 3).unwrap_or((j + 3, YearOf::Unsaid));
        let small = |n: u8| i8::try_from(n).ok();
        let (month, weekday) = (small(month)?, small(weekday)?);
        let day = Holiday::Nth { month, nth, weekday, plus: 0 };
        joined.then(|| (end, Time::point(Field::Holiday(day), year)))
    }

    fn first_few(&self, j: usize) -> Hit {
        let (end, amount) = self.amount(j)?;
        if amount.unit == Unit::Quarter
            && amount.count() == Some(2)
            && let Some((end, year)) = self.year_after(end)
        {
            return Some((end, Time::point(Field::Half(1), year)));
        }
        (!self.is_hyphen(j + 1)).then(|| (end, Time::new(What::Duration(amount))))
    }

    pub(super) fn quarter_of(&self, end: usize, n: u8) -> Hit {
        let year = self.year_after(end).or_else(|| self.fiscal_year_after(end));
        let (end, year) = year.unwrap_or((end, YearOf::Unsaid));
        veto::is_quarter(self, end).then(|| (end, Time::point(Field::Quarter(n), year)))
    }

    /// "of fiscal year 2013", "of fiscal 2013": the quarter of that number.
    fn fiscal_year_after(&self, end: usize) -> Option<(usize, YearOf)> {
        let of = end + usize::from(self.lex(end) == Lex::Glue(Glue::Of));
        let (end, time) = self.fiscal(of).filter(|_| self.lex(of) == Lex::Fiscal)?;
        match time.what {
            What::Point(p) if p.field == Field::Fiscal => Some((end, p.year)),
            _ => None,
        }
    }

    /// "half of 1989", "half of the '80s", "half of the year".
    pub(super) fn half_of(&self, end: usize, n: u8) -> Hit {
        if let Some((end, year)) = self.year_after(end) {
            return Some((end, Time::point(Field::Half(n), year)));
        }
        (self.lex(end) == Lex::Glue(Glue::Of)).then_some(())?;
        let (after, mut time) = self.plain(end + 1)?;
        let What::Point(p) = &mut time.what else { return None };
        match p.field {
            Field::Unit(Unit::Year) => {
                *p = Point {
                    field: Field::Half(n),
                    year: super::absolute::year_of(p.pick?).or(Some(YearOf::FromContext(0)))?,
                    pick: None,
                    weekday: None,
                }
            }
            Field::Decade(_) | Field::Tens(_) | Field::Century(_) => {
                time.modifier = Some(if n == 1 { Modifier::Start } else { Modifier::End });
            }
            _ => return None,
        }
        Some((after, time))
    }
}
