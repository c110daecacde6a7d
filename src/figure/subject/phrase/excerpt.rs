//! A caption of one word with its clause on both sides of the figure: "dumping … into the *race*".

use std::ops::Range;

use super::around::{GAP, covers};
use super::{Item, Reader, Subject};

/// How many tokens of its clause on either side tell more than one word.
const EXCERPT: usize = 8;

impl Reader<'_, '_, '_> {
    /// Whether one word alone tells what the figure is of, or two behind it: "race", "clock", "8 percent of the *service sector*".
    pub(super) fn is_short(&self, item: &Item, at: &Range<usize>, words: &str) -> bool {
        let most = if at.start >= item.tokens.end { 2 } else { 1 };
        !words.contains(GAP.trim()) && words.split_whitespace().count() <= most
    }

    /// "*dumping* … *into the race*", "*if workers don't clock* … *a week*": one word with its clause on both sides of the figure.
    pub(super) fn excerpt(&self, item: &Item, start: usize, at: &Range<usize>, told: Subject) -> Subject {
        if Self::measures(item) || self.symbol_of(item).is_some() {
            return told;
        }
        let low = self.scan.from.max(start.saturating_sub(EXCERPT));
        let mut before = (low..start).rev().take_while(|k| self.is_plain(*k)).last().unwrap_or(start)..start;
        before.start = self.past_leads(before.start, before.end);
        let behind = self.follows(item);
        if behind.is_empty() {
            while before.end > before.start && self.hangs(before.end - 1) && !self.is_particle(before.end - 1)
            {
                before.end -= 1;
            }
        }
        let verb = before.clone().any(|k| matches!(self.kind(k), "" | "verb"));
        let words = match () {
            () if covers(&before, at) && behind.is_empty() && before.len() > 1 => self.text(before),
            () if covers(&before, at) && before.len() > 1 || covers(&behind, at) && verb => {
                [self.text(before).as_str(), GAP, &self.text(behind)].concat()
            }
            () => return told,
        };
        told.told_as(words)
    }

    /// What belongs to the figure behind it, with what leads there: "*of the vote*", "*goal*", nothing of when it was.
    fn follows(&self, item: &Item) -> Range<usize> {
        let from = item.tokens.end;
        let leads = matches!(self.kind(from), "prep" | "of" | "to");
        let next = from + usize::from(leads);
        let next = next + usize::from(leads && self.is_article(next));
        let tells = self.is_word(from) && matches!(self.kind(next), "" | "adj" | "verb") && !self.held(next);
        let words = self.words_within(from, EXCERPT);
        let end = (words.start..words.end).find(|k| self.dated(*k)).unwrap_or(words.end);
        let end = (from..end).rev().find(|k| self.is_head(*k)).map_or(from, |k| k + 1);
        if tells { from..end } else { from..from }
    }
}
