//! A caption that says nothing of the figure alone, a mere name or "number", with the words on both sides: "Orlin … more of the same votes".

use std::ops::Range;

use super::around::GAP;
use super::{FigureKind, Item, Reader, Subject, VOID};
use crate::lexicon;

/// How many words behind the figure may be added.
const BEHIND: usize = 7;

impl Reader<'_, '_, '_> {
    /// Whether no word tells of what the figure is: names, what leads to others, and words that stand for any number.
    pub(super) fn is_thin(&self, words: &str) -> bool {
        words.split_whitespace().all(|written| {
            let word = written.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let name = written.chars().next().is_some_and(char::is_uppercase);
            let leads = matches!(
                lexicon::kind_of(&word),
                Some(
                    "prep"
                        | "of"
                        | "det"
                        | "to"
                        | "be"
                        | "have"
                        | "do"
                        | "modal"
                        | "adv"
                        | "subj"
                        | "it"
                        | "not"
                        | "and"
                        | "his"
                )
            );
            // "Orlin was *ahead* of Marsh"
            let leads = leads && !matches!(word.as_str(), "ahead" | "behind");
            name || leads || word.is_empty() || VOID.contains(word.as_str()) || is_any_number(&word)
        })
    }

    /// Whether how long something lasted or somebody's age is told, whose caption is a noun alone.
    pub(super) fn measures(item: &Item) -> bool {
        matches!(item.kind, FigureKind::Age | FigureKind::Duration | FigureKind::Score)
    }

    /// `told` with the words behind the figure, or before it, that say more. Linking goes by what was found.
    pub(super) fn widened(&self, item: &Item, start: usize, at: &Range<usize>, told: Subject) -> Subject {
        // "Orlin (46 percent)": whose it is says most.
        let aside = self.scan.before(start) == "(";
        if aside
            || self.symbol_of(item).is_some()
            || matches!(item.kind, FigureKind::Age | FigureKind::Duration)
        {
            return told;
        }
        let more = |at: &Range<usize>| !at.is_empty() && !self.is_thin(&self.text(at.clone()));
        let after = at.start >= item.tokens.end;
        let from = if after { at.start } else { item.tokens.end };
        let behind =
            Some(from).filter(|k| self.is_word(*k)).map(|k| self.words_within(k, BEHIND)).filter(more);
        // The words before only with what was found among them, and of no other figure.
        let own = |at: &Range<usize>| {
            self.text(at.clone()).ends_with(&told.words)
                && at
                    .clone()
                    .all(|k| self.is_word(k) && self.figure_at(k).is_none() && !VOID.contains(self.word(k)))
        };
        let words = match behind {
            Some(behind) if after => self.text(behind),
            Some(behind) => [told.words.as_str(), GAP, &self.text(behind)].concat(),
            None => match Some(self.across_before(start)).filter(|at| own(at) && more(at)) {
                Some(at) => self.text(at),
                None => return told,
            },
        };
        told.told_as(words)
    }
}

/// Words that stand for whatever number: "a number that has grown to 250".
fn is_any_number(word: &str) -> bool {
    matches!(
        word,
        "number"
            | "total"
            | "figure"
            | "tally"
            | "amount"
            | "sum"
            | "rest"
            | "others"
            | "result"
            | "level"
            | "percentage"
            | "share"
    )
}
