//! "November" in a year of American general elections: beside their words it is the coming one.

use super::Resolver;
use crate::date::direction::{Direction, direction, is_done, is_past_near};
use crate::date::scan::Found;
use crate::date::time::{Field, Point};
use crate::date::words;

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
        let due = now.year() % 2 == 0 && (2..=10).contains(&now.month());
        // "won the election in November"
        let event =
            found.start.checked_sub(2).is_some_and(|k| words::PLANNED.contains(self.scan.doc.lower(k)));
        let done = || is_done(self.scan, found) || event && is_past_near(self.scan, found, NEAR);
        // "the election in November brought her to power"
        let next = self.scan.doc.lower(found.end);
        let acted = words::PAST_FORMS.contains(next) || next.len() > 4 && next.ends_with("ed");
        let untold = || !acted && !done() && direction(self.scan, found) != Direction::Past;
        due && self.speaks_of_election(found) && (self.aims(found) || untold())
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

    fn speaks_of_election(&self, found: &Found) -> bool {
        let doc = self.scan.doc;
        let sentence = &doc.sentences()[found.sentence].tokens;
        let since = found.start.checked_sub(1).is_some_and(|k| doc.lower(k) == "since");
        let first = sentence.start.max(found.start.saturating_sub(REACH));
        let mut near = first..sentence.end.min(found.end + REACH);
        !since && near.any(|i| words::ELECTIONS.contains(doc.lower(i)))
    }
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
        ] {
            assert_eq!(last(text, WEDNESDAY), expected, "{text}");
        }
    }
}
