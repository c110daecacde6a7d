//! The words about a claim: its clause, and whether a change begins with it.

use std::ops::Range;

use super::Scene;
use crate::align::frame::{self, Bag};
use crate::attribution::Act;
use crate::figure::governs_from;
use crate::lexicon::{List, WordSet};

static ENDS: List<WordSet> =
    List::new(|| WordSet::load("clause_ends.tsv", include_str!("../../lexicon/en/clause_ends.tsv")));

/// How far behind "from 30" its "to 50" may stand, in tokens.
const REACH: usize = 5;

/// How many words may stand before a date at the head of a sentence: "On", "Early on".
const HEAD: usize = 2;
/// Words of less weight tell nothing.
const LEAST: f32 = 0.3;

impl Scene<'_, '_> {
    /// The terms of the clause that the tokens `at` stand in, as far as the nearest mark or joining word on either side.
    pub(super) fn clause(&self, at: &Range<usize>, sentence: &Range<usize>) -> Bag {
        let all = self.in_clause(at, sentence, [sentence.len(); 2]);
        let terms = all.filter(|i| !self.frame.is_value[*i]).map(|i| self.frame.terms[i]);
        frame::bag(terms.filter(|t| t.weight > LEAST))
    }

    /// The tokens of the clause that the tokens `at` stand in, so many before them and behind them at most.
    pub(super) fn in_clause(
        &self,
        at: &Range<usize>,
        sentence: &Range<usize>,
        reach: [usize; 2],
    ) -> Range<usize> {
        let goes_on = |i: &usize| !ENDS.contains(self.reading.doc.lower(*i));
        let before = sentence.start.max(at.start.saturating_sub(reach[0]))..at.start;
        let behind = at.end..sentence.end.min(at.end + reach[1]).max(at.end);
        let start = at.start - before.rev().take_while(goes_on).count();
        start..at.end + behind.take_while(goes_on).count()
    }

    /// Whether a date stands in the clause of the tokens `at`, or at the head of their sentence, and so says when what they tell
    /// is so: "*On Monday*, a fire, which began at noon, killed 12", not "He retires *in 2031*, and gave $100".
    pub(super) fn in_one_clause(
        &self,
        at: &Range<usize>,
        date: &Range<usize>,
        sentence: &Range<usize>,
    ) -> bool {
        let between = if date.start < at.start { date.end..at.start } else { at.end..date.start };
        let opens = date.start <= sentence.start + HEAD;
        opens || !between.into_iter().any(|i| ENDS.contains(self.reading.doc.lower(i)))
    }

    /// Whether words from the tokens `at` to `end` begin another clause: "18 *when Weber* took her out". A mark alone does not.
    pub(super) fn begins_clause(&self, at: &Range<usize>, end: usize) -> bool {
        let doc = &self.reading.doc;
        let joins = |i: usize| doc.tokens()[i].is_word() && ENDS.contains(doc.lower(i));
        (at.end..end).any(|i| joins(i) || self.reading.acts.get(i).is_some_and(|a| *a != Act::None))
    }

    /// Whether a change begins with the figure at the tokens `at`: "from *30* to 50", "up from *30*", "compared with *30*".
    pub(super) fn begins_change(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let word =
            |back: usize| at.start.checked_sub(back).filter(|i| *i >= sentence.start).map(|i| doc.lower(i));
        let to = || (at.end..sentence.end.min(at.end + REACH)).any(|i| doc.lower(i) == "to");
        match word(1) {
            Some("from") => to() || governs_from(doc, at.start - 1, sentence.start),
            Some("with" | "to") => word(2) == Some("compared"),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::align::frame::Frame;
    use crate::{Article, Reading};

    #[test]
    fn where_changes_begin() {
        for (text, begins) in [
            ("Fares rose from 30 crowns to 50 crowns.", [true, false]),
            ("Fares are 50 crowns, up from 30 crowns.", [false, true]),
            ("Members fell to 50 from 80.", [false, true]),
            ("It has 50 members, compared with 80 before.", [false, true]),
            ("The train from 12 towns carried 300 people.", [false, false]),
            ("It gave 50 crowns to 80 schools.", [false, false]),
        ] {
            let article = Article::new("a", text);
            let reading = Reading::new(&article);
            let frame = Frame::new(&reading);
            let found: Vec<bool> =
                frame.abouts.iter().filter_map(|a| a.figure.as_ref()).map(|f| f.begins_change).collect();
            assert_eq!(found, begins, "{text}");
        }
    }
}
