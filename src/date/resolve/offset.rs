//! So much before or after something: "three weeks ago", "two days later".

use super::pick::steps;
use super::value::granularity;
use super::{Context, Resolved, Resolver, plain};
use crate::date::calendar::Stamp;
use crate::date::direction::direction;
use crate::date::lexeme::{Shift, Unit};
use crate::date::time::Offset;
use crate::date::{Basis, words};

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
                let past = matches!(offset.shift, Shift::Ago | Shift::Earlier | Shift::Before);
                let value = if past { "PAST_REF" } else { "FUTURE_REF" };
                Resolved { granularity, ..plain(value.to_string()) }
            }
        }
    }

    fn offset_stamp(&self, offset: Offset) -> Option<(Stamp, Basis)> {
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
                None => self.spoken_of(unit)?,
            },
            Shift::Earlier if unit == Unit::Year && !self.is_same_sentence() => self.today_stamp()?,
            Shift::Earlier | Shift::Later => self.spoken_of(unit)?,
        };
        let stamp = base.shifted(n, unit)?;
        // "two years later" of something told in a report leads past today only where the words look ahead.
        let late = offset.shift == Shift::Later
            && !self.history
            && self.now().is_some_and(|d| stamp.first() > Some(d));
        let ahead = late && direction(self.scan, &self.all[self.at]).is_ahead();
        (!late || ahead).then_some((stamp, basis))
    }

    /// Whether the context was named in the sentence under work; a history's context is wherever it was.
    fn is_same_sentence(&self) -> bool {
        let sentence = self.all[self.at].sentence;
        self.history || self.context.is_some_and(|c| c.sentence == sentence)
    }

    fn today_stamp(&self) -> Option<(Stamp, Basis)> {
        self.now.map(|(now, basis)| (Stamp::Day(now), basis))
    }

    /// What "earlier" and "later" count from: the date named in this or the last sentences (anywhere before, in a
    /// history) if days can be counted from it, else the present day.
    fn spoken_of(&self, unit: Unit) -> Option<(Stamp, Basis)> {
        let fits = |c: &Context| unit >= Unit::Month || c.stamp.unit() <= Unit::Month;
        let near = self.context.filter(|c| self.is_near(&self.all[self.at]) && fits(c));
        near.map(|c| (c.stamp, Basis::Context)).or_else(|| self.today_stamp())
    }

    /// The quarter that "a year earlier" is compared with: one named in this sentence or the one before, or in a
    /// sentence of earnings the last one spoken of or over.
    fn compared_quarter(&self) -> Option<(Stamp, Basis)> {
        let found = &self.all[self.at];
        if self.history {
            return None;
        }
        if let Some(c) = self.quarter.filter(|c| found.sentence - c.sentence <= 1) {
            return Some((c.stamp, Basis::Context));
        }
        let sentence = &self.scan.doc.sentences()[found.sentence].tokens;
        let earns = sentence.clone().take(60).any(|i| words::EARNINGS.contains(self.scan.doc.lower(i)));
        earns.then(|| self.that_quarter())?
    }
}
