//! Times of the clock that name no day: "at 9 p.m.".

use super::Resolver;
use crate::date::calendar::Stamp;
use crate::date::direction::cue::ARTICLES;
use crate::date::scan::Found;
use crate::date::time::{Clock, Field, Point, What};
use crate::date::{Basis, words, zone};

/// How many tokens may stand between a time of the clock and the days on which it recurs: "10 p.m. to 6 a.m. each day".
const BETWEEN: usize = 2;

impl Resolver<'_, '_, '_> {
    /// Whether expression `k`, a time of the clock, recurs: "weekdays at 4 p.m.", "from 10 p.m. to 6 a.m. each night".
    pub(super) fn is_habitual(&self, k: usize) -> bool {
        let found = &self.all[k];
        let doc = self.scan.doc;
        let named = |k: usize| {
            words::RECURRING.contains(doc.before(k))
                || words::RECURRING.contains(doc.before(k.saturating_sub(1)))
        };
        let is_set = |f: &Found| matches!(f.time.what, What::Set(_));
        let is_clock = |f: &Found| matches!(f.time.clock, Some(Clock::At { .. }));
        let near = |a: &Found, b: &Found| a.sentence == b.sentence && b.start - a.end <= BETWEEN;
        let behind = self.all.get(k + 1).filter(|next| near(found, next));
        // "To 6 a.m. each night" tells of the hour before it, too.
        let last = || self.all.get(k + 2).filter(|next| near(&self.all[k + 1], next));
        let before = k.checked_sub(1).map(|b| &self.all[b]).filter(|b| near(b, found));
        let first = || k.checked_sub(2).map(|b| &self.all[b]).filter(|b| near(b, &self.all[k - 1]));
        behind.is_some_and(|next| is_set(next) || is_clock(next) && last().is_some_and(is_set))
            || before
                .is_some_and(|b| is_set(b) || is_clock(b) && (first().is_some_and(is_set) || named(b.start)))
            || named(found.start)
            || words::RECURRING.contains(doc.lower(found.end))
    }

    /// By how many days a time in brackets, which tells the moment before it in another zone, is off its day.
    pub(super) fn days_apart(&self, found: &Found) -> i32 {
        const NEAR: usize = 6;
        let bracket = self.scan.doc.before(found.start) == "(";
        let before = self.all[..self.at].iter().rev().take(2).filter(|_| bracket);
        let told = before
            .filter(|f| f.sentence == found.sentence && found.start - f.end <= NEAR)
            .find(|f| f.time.clock.is_some());
        told.map_or(0, |told| zone::days_apart(self.scan, told, found))
    }

    /// The day that stands behind a time of day in its clause: "An 11 p.m. curfew took effect on Sunday", "the 9 p.m. blast Friday"; not behind
    /// words that lead elsewhere ("the 9 a.m. meeting was put off until Friday").
    pub(super) fn day_behind(&self, found: &Found) -> Option<(Stamp, Basis)> {
        const REACH: usize = 5;
        let doc = self.scan.doc;
        let told = self.all[..self.at].last().is_some_and(|b| b.sentence == found.sentence);
        let alone = !self.is_demonstrative(found) && !told;
        let next = self.all.get(self.at + 1).filter(|n| alone && n.sentence == found.sentence)?;
        let What::Point(point @ Point { pick: None, .. }) = next.time.what else { return None };
        // What the hour belongs to leads to the day: "an 11 p.m. curfew took effect on Sunday".
        let owned = ARTICLES.contains(&doc.before(found.start));
        let day = owned
            && matches!(point.field, Field::Weekday(_) | Field::Day(..) | Field::Today(_))
            && next.time.clock.is_none();
        let between = found.end..next.start;
        let own = between.len() <= REACH
            && between.clone().all(|k| {
                !matches!(
                    doc.lower(k),
                    "," | ";"
                        | "until"
                        | "to"
                        | "till"
                        | "by"
                        | "before"
                        | "since"
                        | "after"
                        | "and"
                        | "said"
                        | "told"
                        | "than"
                        | "because"
                        | "about"
                        | "due"
                        | "that"
                        | "who"
                        | "which"
                        | "of"
                )
            });
        (day && own).then(|| self.stamp(next, point))?
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WEDNESDAY, values};

    #[test]
    fn hours_that_recur() {
        for (text, expected) in [
            (
                "A curfew holds in Osk from 10 p.m. to 6 a.m. each night.",
                ["XXXX-XX-XXT22:00", "XXXX-XX-XXT06:00"],
            ),
            ("The choir sings on weekdays at 4 p.m. and 6 p.m.", ["XXXX-XX-XXT16:00", "XXXX-XX-XXT18:00"]),
            ("A curfew holds in Osk from 10 p.m. to 6 a.m.", ["2024-05-15T22:00", "2024-05-15T06:00"]),
        ] {
            let all = values(text, WEDNESDAY);
            assert!(expected.iter().all(|e| all.iter().any(|v| v == e)), "{text}: {all:?}");
        }
    }
}
