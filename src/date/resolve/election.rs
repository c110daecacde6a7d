//! "November" in a year of American general elections: beside their words it is the coming one.

use super::Resolver;
use crate::date::direction::{Direction, direction, is_done, is_past_near, past_form};
use crate::date::scan::Found;
use crate::date::time::{Field, Point};
use crate::date::words;
use crate::lexicon::WordSet;

/// How many tokens on either side are looked at.
const REACH: usize = 14;
/// How far before it the verb may stand that tells of the last one.
const NEAR: usize = 5;
/// How far before it the word may stand that aims at it.
const AIMED: usize = 7;

impl Resolver<'_, '_, '_> {
    /// Whether a bare "November" is the one of an election to come: the article is of an even year, from February to October, and speaks of
    /// one beside it, but not of what was done ("lost the election in November").
    pub(super) fn is_election(&self, found: &Found, point: Point) -> bool {
        let bare = point.field == Field::Month(11) && point.pick.is_none();
        let Some((now, _)) = self.now.filter(|_| bare) else { return false };
        let due = now.year() % 2 == 0 && now.month() < 11;
        // In January the last November is near, too.
        let told_late = now.month() > 1;
        // "won the election in November"
        let event =
            found.start.checked_sub(2).is_some_and(|k| words::PLANNED.contains(self.scan.doc.lower(k)));
        let done = || is_done(self.scan, found) || event && is_past_near(self.scan, found, NEAR);
        // "the election in November brought her to power"
        let next = self.scan.doc.lower(found.end);
        let acted = words::PAST_FORMS.contains(next) || next.len() > 4 && next.ends_with("ed");
        let untold = || !acted && !done() && direction(self.scan, found) != Direction::Past;
        let told = || match self.ballot(found) {
            Some(acted) => !acted,
            None => self.aims(found) || told_late && untold(),
        };
        due && (self.speaks_of(&words::ELECTIONS, found) && told()
            || (self.speaks_of(&words::ELECTIONS, found) || self.speaks_of(&words::BALLOTS, found))
                && self.is_aimed_at(found))
    }

    /// "a rallying cry for November", "come November", "plans to win in November", "to be elected in November", "a word on voting in
    /// November": what is told of it is not done.
    fn is_aimed_at(&self, found: &Found) -> bool {
        let doc = self.scan.doc;
        let first = doc.sentences()[found.sentence].tokens.start;
        let word = |k: usize, n: usize| k.checked_sub(n).filter(|i| *i >= first).map_or("", |i| doc.lower(i));
        let led = word(found.start, 1);
        if matches!(led, "for" | "come" | "toward" | "towards")
            || led == "of" && word(found.start, 2) == "ahead"
        {
            return true;
        }
        if !matches!(led, "in" | "this") {
            return false;
        }
        for k in (first.max(found.start.saturating_sub(AIMED))..found.start - 1).rev() {
            let w = doc.lower(k);
            let before = word(k, 1);
            if matches!(w, "," | ";" | "that" | "”" | "will" | "had" | "was" | "were" | "has" | "have") {
                return false;
            }
            if before == "to" && w != "the" && !doc.tokens()[k].is_capital() {
                return is_wanted(|n| word(k, n));
            }
            if past_form(w) {
                let after = matches!(word(k, 2), "after" | "since" | "despite" | "before");
                return matches!(before, "be" | "get" | "gets" | "getting" | "being") && !after;
            }
            if w.len() > 4 && w.ends_with("ing") && words::BALLOTS.contains(w) {
                return !matches!(
                    before,
                    "after" | "since" | "by" | "for" | "of" | "was" | "were" | "despite"
                );
            }
        }
        false
    }

    /// "November's elections", "the November midterms": whether what follows tells at once what they brought. None if no such noun
    /// follows.
    fn ballot(&self, found: &Found) -> Option<bool> {
        const FAR: usize = 4;
        let doc = self.scan.doc;
        let end = doc.sentences()[found.sentence].tokens.end;
        let from = found.end + usize::from(matches!(doc.lower(found.end), "'s" | "’s"));
        let phrase = (from..end.min(from + FAR)).take_while(|k| {
            doc.tokens()[*k].is_word() && !words::FUNCTION.contains(doc.lower(*k)) || doc.word(*k) == "-"
        });
        // "in the November election he beat the mayor", "a November by-election"
        let before = |n: usize| found.start.checked_sub(n).map_or("", |k| doc.lower(k));
        let led = if matches!(before(1), "the" | "a") { before(2) } else { before(1) };
        let opens = found.start <= doc.sentences()[found.sentence].tokens.start + 2;
        let behind = matches!(led, "during" | "since" | "of") || opens && matches!(led, "in" | "at");
        let told = behind && direction(self.scan, found) == Direction::Past;
        let ballot = |k: &usize| {
            matches!(doc.lower(*k), "election" | "elections" | "midterm" | "midterms" | "ballot" | "vote")
        };
        phrase.into_iter().filter(ballot).last().map(|k| told || past_form(doc.lower(k + 1)))
    }

    /// Whether what leads to it is still to be: "seeking re-election in November", "could lose in November", "if she wins in November".
    fn aims(&self, found: &Found) -> bool {
        let doc = self.scan.doc;
        let first = doc.sentences()[found.sentence].tokens.start;
        let before = first.max(found.start.saturating_sub(AIMED))..found.start;
        let words = before.rev().map(|i| doc.lower(i)).take_while(|w| {
            let told = w.len() > 4 && w.ends_with("ed");
            !told && !matches!(*w, "," | ";" | "have" | "had" | "was" | "that" | "”")
        });
        words.into_iter().any(|w| words::AIMS.contains(w))
    }

    fn speaks_of(&self, words: &WordSet, found: &Found) -> bool {
        let doc = self.scan.doc;
        let sentence = &doc.sentences()[found.sentence].tokens;
        let since = found.start.checked_sub(1).is_some_and(|k| doc.lower(k) == "since");
        let first = sentence.start.max(found.start.saturating_sub(REACH));
        let mut near = first..sentence.end.min(found.end + REACH);
        !since && near.any(|i| words.contains(doc.lower(i)))
    }
}

/// Whether the infinitive whose `n`th word before `back` gives is still to be done: not "went on to win", "the first woman to win", "failed
/// to win".
fn is_wanted<'w>(back: impl Fn(usize) -> &'w str) -> bool {
    let done = |n| matches!(back(n), "first" | "last" | "only" | "took" | "helped" | "on" | "enough");
    let governor = back(2);
    let wanted = matches!(governor, "needed" | "required" | "expected") || words::AHEAD_TO.contains(governor);
    !(2..=5).any(done) && (wanted || !past_form(governor))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WEDNESDAY, last};

    #[test]
    fn elections_that_are_aimed_at() {
        for (text, expected) in [
            ("Senators seeking re-election in November lost ground.", "2024-11"),
            ("If she were to win the election in November, taxes would rise.", "2024-11"),
            ("He could lose the election in November.", "2024-11"),
            ("He might have lost the election in November.", "2023-11"),
            ("She won the election in November.", "2023-11"),
            ("The party used the vote as a rallying cry for November.", "2024-11"),
            ("They talked of what it takes to win the House in November.", "2024-11"),
            ("He promised voters help to get elected in November.", "2024-11"),
            ("Nobody was eager about voting in November.", "2024-11"),
            ("All was seen through the lens of November's midterm elections.", "2024-11"),
            ("After winning the vote in November, she left.", "2023-11"),
            ("The senators voted to confirm her in November.", "2023-11"),
            ("The candidate failed to win in November.", "2023-11"),
            ("The November election gave her the house.", "2023-11"),
        ] {
            assert_eq!(last(text, WEDNESDAY), expected, "{text}");
        }
    }
}
