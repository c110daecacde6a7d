//! The noun phrase right beside a figure: what it narrows, is told in or of, or counts from.

use std::ops::Range;

use super::{APART, FigureKind, Item, Reader, is_share};
use crate::figure::{adjective, change};
use crate::text::TokenKind;

impl Reader<'_, '_, '_> {
    /// "with 13 percent *saying it made no difference*": what the share does, whatever was said of another before.
    pub(super) fn doing(&self, item: &Item) -> Option<Range<usize>> {
        let from = item.tokens.end;
        let joined = matches!(self.scan.before(self.lead(item)), "with" | "," | "and" | "while");
        let word = self.word(from);
        let does = is_share(item) && joined && word.len() > 5 && word.ends_with("ing") && self.is_word(from);
        self.run(from).filter(|_| does && !self.is_change(from))
    }

    /// "a 50 percent *cut* in their rent", "a $40 billion *plan*", "40-metre *ferries*": the noun that the figure narrows. Of a
    /// change it is what changes.
    pub(super) fn modified(&self, item: &Item, start: usize) -> Option<Range<usize>> {
        let end = item.tokens.end;
        let led = matches!(self.word(start), "a" | "an" | "the" | "another")
            || (item.tokens.start..item.numeral.start).any(|k| matches!(self.word(k), "a" | "an"))
            || matches!(self.kind(start.wrapping_sub(1)), "det" | "his")
            || self
                .doc
                .tokens()
                .get(start.wrapping_sub(1))
                .is_some_and(|t| t.kind() == TokenKind::Possessive);
        // "the next 72 hours …" narrows nothing; "a 72-hour delay" does.
        // "a $26 million (£20 million) *gift*", "a 300-mile-wide *storm*"
        let end = self.past_restated(item, end);
        let plural = !item.compound
            && !matches!(item.kind, FigureKind::Money | FigureKind::Percent)
            && self.word(item.tokens.end - 1).ends_with('s');
        // "in several 5-4 decisions"
        let led = led || item.kind == FigureKind::Score;
        let led = led || end > item.tokens.end && self.is_restated(item);
        if plural || !(led || item.compound) || !self.is_word(end) || !self.doc.tokens()[end].is_spaced() {
            return None;
        }
        // "a $4 million two-year plan"
        let from = (end..end + APART).find(|k| self.figure_at(*k).is_none())?;
        // "cut" and the like are nouns here, behind an article.
        let change = change::is_noun(self.word(from));
        let to = if change { from + 1 } else { self.phrase_end(from) };
        // "a 75-year-old *graduate* of the school": behind a compound an adjective that ends the phrase is a noun.
        let alone = to == from && item.compound && adjective::is_listed(self.word(from));
        let to = to + usize::from(alone && !self.may_narrow(from + 1));
        if to == from {
            return None;
        }
        if change::is_noun(self.word(to - 1)) && matches!(self.word(to), "in" | "of" | "to" | "on") {
            let inner = self.behind(to + 1);
            if inner.is_some() {
                return inner;
            }
        }
        Some(from..to)
    }

    /// Behind the same in another unit in brackets, and behind what a length is of: "300-mile-*wide*".
    fn past_restated(&self, item: &Item, end: usize) -> usize {
        if self.word(end) == ")" && self.scan.before(item.tokens.start) == "(" {
            return end + 1;
        }
        if self.word(end) == "("
            && let Some(again) = self.figure_at(end + 1)
            && again.noun.is_none()
            && self.word(again.tokens.end) == ")"
        {
            return again.tokens.end + 1;
        }
        let tied = end + usize::from(self.word(end) == "-");
        let extent = matches!(self.word(tied), "long" | "wide" | "high" | "tall" | "deep" | "thick");
        if item.kind == FigureKind::Length && extent && (tied > end || item.compound) {
            tied + 1
        } else {
            end
        }
    }

    /// Whether `item` in brackets tells again what an article leads: "a $26 million (*£20 million*) gift".
    fn is_restated(&self, item: &Item) -> bool {
        let open =
            self.scan.back(item.tokens.start, 2).filter(|_| self.scan.before(item.tokens.start) == "(");
        let told = open.and_then(|k| self.figure_at(k));
        told.is_some_and(|told| matches!(self.word(self.lead(told)), "a" | "an" | "the" | "another"))
    }

    /// "$4 million in *damage*", "5 percent of *voters*", "$3 million worth of *copper*", "$20 for a *ticket*".
    pub(super) fn told_in(&self, item: &Item) -> Option<Range<usize>> {
        let end = self.past_bracket(item);
        let money = item.kind == FigureKind::Money;
        match self.word(end) {
            // "voted with the league 25 percent of the time"
            "of" if self.word(end + 1) == "the" && self.word(end + 2) == "time" => None,
            "of" => self
                .owned(end + 1)
                .or_else(|| self.behind(end + 1))
                .or_else(|| self.those(item))
                .or_else(|| self.of_so_many(end + 1)),
            "worth" if self.word(end + 1) == "of" => self.behind(end + 2),
            "in" if money
                && matches!(self.kind(end + 1), "" | "adj")
                && !self.capital(end + 1)
                && !self.held(end + 1) =>
            {
                self.behind(end + 1)
            }
            "for"
                if money
                    && matches!(self.kind(end + 1), "det" | "adj" | "")
                    && !self.capital(end + 1)
                    && !self.held(end + 1) =>
            {
                self.behind(end + 1)
            }
            _ => None,
        }
    }

    /// Behind the figure, and behind the bracket that it stands in if "of" follows: "a majority (53 percent) *of* voters".
    pub(super) fn past_bracket(&self, item: &Item) -> usize {
        let end = item.tokens.end;
        let closed =
            self.word(end) == ")" && self.word(end + 1) == "of" && self.scan.before(item.tokens.start) == "(";
        end + usize::from(closed)
    }

    /// "6 percent of the town's more than 900 *residents*": what somebody has so many of.
    fn owned(&self, k: usize) -> Option<Range<usize>> {
        let owner = self.behind(k)?;
        let mark = (owner.end..owner.end + 2)
            .find(|k| self.doc.tokens().get(*k).is_some_and(|t| t.kind() == TokenKind::Possessive));
        let last = owner.end.checked_sub(1).filter(|k| self.doc.tokens()[*k].kind() == TokenKind::Possessive);
        self.of_so_many(mark.or(last)? + 1)
    }

    /// "60 percent of the 1,000 *voters* asked": what the whole counts.
    fn of_so_many(&self, k: usize) -> Option<Range<usize>> {
        let leads = |k: &usize| self.is_article(*k) || self.kind(*k) == "adv" || self.figure_at(*k).is_some();
        let whole = (k..k + 3).take_while(leads).find_map(|k| self.figure_at(k))?;
        whole.noun.as_ref().map(|noun| noun.tokens.clone())
    }

    /// "two days after the *strike*": from what a length of time counts.
    pub(super) fn counted_from(&self, item: &Item) -> Option<Range<usize>> {
        let end = item.tokens.end;
        let counts = item.kind == FigureKind::Duration
            && matches!(self.word(end), "after" | "before")
            && matches!(self.kind(end + 1), "det" | "his" | "her" | "")
            && !self.held(end + 1);
        let event = self.behind(end + 1).filter(|_| counts)?;
        // "two days after a judge ruled" tells what somebody did.
        let told = self.is_word(event.end) && !matches!(self.kind(event.end), "prep" | "of" | "conj");
        (!told && !self.word(event.end - 1).ends_with("ing")).then_some(event)
    }
}
