//! The words of its clause behind a figure, as far as a caption tells them.

use std::ops::Range;

use super::context::{AGAIN, ENOUGH, LEFT, RIGHT, WHOLE};
use super::{Item, Reader};

/// How many tokens behind a figure are told at most of a clause that goes on.
const CUT: usize = 11;

impl Reader<'_, '_, '_> {
    /// The words behind the figure that belong to it.
    pub(super) fn right_of(&self, item: &Item, start: usize) -> Range<usize> {
        let leads = |k: usize| self.leads(k) || self.kind(k) == "sub";
        let within = self.within(start);
        let opens =
            start - self.scan.from <= LEFT && (self.scan.from..start).all(|k| leads(k) || Some(k) == within);
        let from = self.past_marks(item, start, opens);
        let mut to = self.runs(from, false);
        // "In three years *in office, Orlin has built*"
        let fronted = opens && self.scan.before(from) == "," && to == from;
        to = if fronted { self.runs(from, true) } else { to };
        let goes_on = opens && to > from && self.word(to) == "," && to - from < RIGHT;
        to = if goes_on { self.runs(to + 1, true) } else { to };
        // "Three years later, *however, the town* …"
        let again = goes_on && self.word(to) == "," && self.scan.before_by(to, 2) == ",";
        to = if again { self.runs(to + 1, true) } else { to };
        to = self.whole_quotation(from, to);
        // "750 *named* and 20 others": what was done to them is half of a pair.
        let half_of_pair = to == from + 1 && self.word(from).ends_with("ed") && self.kind(to) == "and";
        to -= usize::from(half_of_pair);
        // Half a date is none.
        let half = |to: usize| to < self.scan.to && self.dated(to) && self.dated(to - 1);
        while to > from
            && (half(to)
                || self.figure_at(to).is_some() && (self.kind(to - 1) == "adj" || self.opens_number(to - 1))
                || self.kind(to) == "and" && self.kind(to - 1) == "adj" && self.hangs(to.saturating_sub(2))
                || self.hangs(to - 1)
                    && !(self.dated(to - 1)
                        || matches!(self.word(to - 1), "each" | "apiece" | "more" | "less" | "fewer")
                        || self.denies(to - 1)
                        || self.is_particle(to - 1)
                        || self.kind(to - 1) == "her" && !self.is_word(to))
                || matches!(self.kind(to - 1), "and" | "sub" | "that" | "who")
                || matches!(self.word(to - 1), "compared" | "," | "just" | "only" | "about" | "nearly"))
        {
            to -= 1;
        }
        // "“harbor fund*”*"
        let closes = to > from && matches!(self.word(to), "”" | "\"") && !self.doc.tokens()[to].is_spaced();
        to += usize::from(closes && !self.unmatched(from..to).is_empty());
        // "Sanders +2 *Pennsylvania* 70": the name that begins the next row of a table.
        let name = |k: usize| self.capital(k) || !self.is_word(k);
        let row = to < self.scan.to && self.doc.tokens()[to].is_number() && (from..to).all(name);
        if row { from..from } else { from..to }
    }

    /// "in the *course* of two weeks", "in a *matter* of days": the noun before the figure that begins at `start`, which tells nothing of it.
    pub(super) fn within(&self, start: usize) -> Option<usize> {
        let noun = self.scan.back(start, 2).filter(|_| self.scan.before(start) == "of");
        noun.filter(|k| matches!(self.word(*k), "space" | "course" | "matter"))
    }

    /// "his *first* 100 days"
    fn opens_number(&self, k: usize) -> bool {
        matches!(self.word(k), "first" | "last" | "next" | "past" | "other" | "only" | "just" | "about")
    }

    /// Where the words behind the figure begin: behind a bracket that tells it again, what closes around it, the comma of what is set off and
    /// that of a figure that opens its clause.
    fn past_marks(&self, item: &Item, start: usize, opens: bool) -> usize {
        let mut from = item.tokens.end;
        // "a *$5 or $10* gift", "*25%-30%* of the food"
        let other = self.figure_at(from + 1).filter(|i| {
            matches!(self.word(from), "or" | "-" | "–") && i.tokens.start == from + 1 && i.kind == item.kind
        });
        from = other.map_or(from, |i| i.tokens.end);
        // "five or six*”* shots"
        let closes = from < self.scan.to
            && !self.doc.tokens()[from].is_spaced()
            && match self.word(from) {
                // "five years*’* probation"
                "'" | "’" => self.is_word(from + 1),
                "”" | "\"" => matches!(self.scan.before(start), "“" | "\""),
                _ => false,
            };
        from += usize::from(closes);
        if self.word(from) == "(" {
            let close = (from..self.scan.to.min(from + AGAIN)).find(|k| self.word(*k) == ")");
            from = close.map_or(from, |k| k + 1);
        }
        // "Few thought Orlin (46 percent) *was fit*"
        from += usize::from(self.word(from) == ")" && self.scan.before(start) == "(");
        // "40-year*-long*"
        let tied = from < self.scan.to && self.word(from) == "-" && !self.doc.tokens()[from].is_spaced();
        from += usize::from(tied);
        let aside =
            start > self.scan.from && self.is_mark(start - 1) && self.word(start - 1) == self.word(from);
        from += usize::from(self.word(from) == "," && (opens || aside));
        // "the 174-foot, *950-ton* section"
        let listed = self.figure_at(from + 1).filter(|_| self.word(from) == "," && item.compound);
        listed.map_or(from, |i| i.tokens.end)
    }

    /// Where words that begin at `from` end, within what a caption may hold; `leads` if a conjunction may open them.
    fn runs(&self, from: usize, leads: bool) -> usize {
        // "of Orlin' boats": the mark of a plural that owns.
        let owns = |k: usize| matches!(self.word(k), "'" | "’") && !self.doc.tokens()[k].is_spaced();
        let quote = |k: usize| matches!(self.word(k), "“" | "”" | "\"" | "‘") || owns(k);
        // "a $6 million *“harbor fund”*"
        let opened =
            |k: usize| self.word(k) == "“" || self.word(k) == "\"" && self.doc.tokens()[k].is_spaced();
        let opens = |k: usize| {
            // "20 minutes *before* the mayor left"
            let when = matches!(self.word(k), "before" | "after" | "since" | "until");
            k == from && (self.kind(k) == "that" || when || leads && self.parts_clauses(k))
        };
        // "have fewer than *20 clerks*"
        // Behind a fronted figure whatever its clause begins with.
        let counted = |k: usize| self.figure_at(k).is_some_and(|i| (k > from || leads) && i.noun.is_some());
        let goes = |k: &usize| {
            self.runs_on(*k)
                || quote(*k) && (*k > from || opened(*k))
                || opens(*k)
                || counted(*k)
                || self.is_relative(*k)
        };
        let end = (from..self.scan.to.min(from + WHOLE)).take_while(goes).last().map_or(from, |k| k + 1);
        if end < from + WHOLE { end } else { self.cut_before_lead(from, from + CUT) }
    }

    /// Where words from `from` on that go on over `end` are cut: before what leads to the next, not within a phrase.
    fn cut_before_lead(&self, from: usize, end: usize) -> usize {
        let leads = |k: &usize| matches!(self.kind(*k), "prep" | "of" | "to" | "that" | "who" | "wh");
        (from + ENOUGH..=end).rev().find(leads).unwrap_or(end)
    }
}
