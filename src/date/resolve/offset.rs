//! So much before or after something: "three weeks ago", "two days later".

use super::pick::steps;
use super::value::granularity;
use super::{Context, Resolved, Resolver, plain};
use crate::date::calendar::Stamp;
use crate::date::direction::{Direction, direction};
use crate::date::lexeme::{Lex, Shift, Unit};
use crate::date::scan::Found;
use crate::date::time::{Field, Offset, What, YearOf};
use crate::date::{Basis, words};

/// How many dates of a sentence before the one under work are looked at.
const REACH: usize = 6;

impl Resolver<'_, '_, '_> {
    pub(super) fn offset(&self, offset: Offset) -> Resolved {
        let granularity = granularity(offset.amount.unit);
        match self.offset_stamp(offset) {
            Some((stamp, basis)) => Resolved {
                value: stamp.value(),
                stamp: Some((stamp, stamp)),
                granularity: stamp.granularity(),
                basis,
                origin: None,
            },
            None => {
                let past = matches!(offset.shift, Shift::Ago | Shift::Earlier | Shift::Before)
                    || offset.shift == Shift::Later && self.is_over();
                let value = if past { "PAST_REF" } else { "FUTURE_REF" };
                Resolved { granularity, ..plain(value.to_string()) }
            }
        }
    }

    fn offset_stamp(&self, offset: Offset) -> Option<(Stamp, Basis)> {
        if let Some(told) = self.told_with(offset) {
            return Some(told);
        }
        let (n, unit) = steps(offset.amount)?;
        let back = matches!(offset.shift, Shift::Ago | Shift::Earlier | Shift::Before);
        let n = if back { -n } else { n };
        if unit == Unit::Year
            && n == -1
            && let Some((quarter, basis)) = self.compared_quarter()
        {
            return Some((quarter.shifted(-4, Unit::Quarter)?, basis));
        }
        let (base, basis) = match offset.shift {
            Shift::Ago | Shift::Hence => self.today_stamp()?,
            Shift::Before | Shift::After => match self.next_stamp() {
                Some(next) => next,
                None => self.spoken_of(unit).or_else(|| self.today_stamp())?,
            },
            Shift::Earlier if unit == Unit::Year && !self.is_same_sentence() => self.today_stamp()?,
            Shift::Earlier => self.spoken_of(unit).or_else(|| self.today_stamp())?,
            // What comes later is told of another day than today.
            Shift::Later => self.spoken_of(unit)?,
        };
        let stamp = base.shifted(n, unit)?;
        // "two years later" of something told in a report leads past today only where the words look ahead.
        let late = offset.shift == Shift::Later
            && !self.history
            && self.now().is_some_and(|d| stamp.first() > Some(d));
        let ahead = late && direction(self.scan, &self.all[self.at]).is_ahead();
        (!late || ahead).then_some((stamp, basis))
    }

    /// Whether the expression under work tells what a report looks back to: "days later he resigned" is over.
    fn is_over(&self) -> bool {
        !self.history && self.now.is_some() && direction(self.scan, &self.all[self.at]) == Direction::Past
    }

    /// Whether the context was named in the sentence under work; a history's context is wherever it was.
    fn is_same_sentence(&self) -> bool {
        let sentence = self.all[self.at].sentence;
        self.history || self.context.is_some_and(|c| c.sentence == sentence)
    }

    fn today_stamp(&self) -> Option<(Stamp, Basis)> {
        self.now.map(|(now, basis)| (Stamp::Day(now), basis))
    }

    /// The day or month that says which one it is: "two days later, on April 9", "five months earlier in March 1992".
    fn told_with(&self, offset: Offset) -> Option<(Stamp, Basis)> {
        let found = &self.all[self.at];
        let doc = self.scan.doc;
        let led = found.end + usize::from(doc.lower(found.end) == ",");
        let counts = matches!(offset.shift, Shift::Earlier | Shift::Later);
        let next = self.all.get(self.at + 1).filter(|n| {
            counts
                && n.sentence == found.sentence
                && n.start == led + 1
                && matches!(doc.lower(led), "in" | "on")
        })?;
        let What::Point(point) = next.time.what else { return None };
        // "Two years later, in May": which May, the count tells.
        let dated = match point.field {
            Field::Day(..) => true,
            Field::Month(_) => matches!(point.year, YearOf::Is(_)),
            _ => false,
        };
        let named = dated && point.pick.is_none();
        named.then(|| self.stamp(next, point))?
    }

    /// What "earlier" and "later" count from: the date named in this or the last sentences (anywhere before, in a
    /// history) if days can be counted from it.
    fn spoken_of(&self, unit: Unit) -> Option<(Stamp, Basis)> {
        let fits = |c: &Context| unit >= Unit::Month || c.stamp.unit() <= Unit::Month;
        let near = self.context.filter(|c| self.is_near(&self.all[self.at]) && fits(c));
        near.map(|c| (c.stamp, Basis::Context))
    }

    /// Whether several months are told of since the sentence last named a quarter: "for the nine months it earned more than a year earlier".
    fn sums_months(&self) -> bool {
        const LONG: i64 = 4;
        let sentence = self.all[self.at].sentence;
        let before = self.all[..self.at].iter().rev().take_while(|f| f.sentence == sentence);
        let kind = |f: &Found| match f.time.what {
            What::Duration(a) if a.unit == Unit::Month => a.count().map(|n| n >= LONG),
            What::Point(p) if matches!(p.field, Field::Quarter(_) | Field::Unit(Unit::Quarter)) => {
                Some(false)
            }
            _ => None,
        };
        before.take(REACH).find_map(kind).unwrap_or(false)
    }

    /// Whether the words are "year-ago" or "year-earlier", which stand before what is compared.
    fn is_year_ago(&self, found: &Found) -> bool {
        let doc = self.scan.doc;
        let first = found.start + usize::from(self.scan.meaning(found.start) == Lex::The);
        doc.lower(first) == "year" && doc.word(first + 1) == "-"
    }

    /// The quarter that "a year earlier" is compared with: one named in this sentence or the one before, or in a
    /// sentence of earnings the last one spoken of or over.
    fn compared_quarter(&self) -> Option<(Stamp, Basis)> {
        let found = &self.all[self.at];
        if self.history || self.sums_months() {
            return None;
        }
        let near = |c: &Context| found.sentence - c.sentence <= 1 || self.is_year_ago(found);
        if let Some(c) = self.quarter.filter(near) {
            return Some((c.stamp, Basis::Context));
        }
        let sentence = &self.scan.doc.sentences()[found.sentence].tokens;
        let earns = sentence.clone().take(60).any(|i| words::EARNINGS.contains(self.scan.doc.lower(i)));
        earns.then(|| self.that_quarter())?
    }
}
