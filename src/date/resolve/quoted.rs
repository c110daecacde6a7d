//! "Today" in words that were said on a day told beside them, or the day before the article's: "“We won tonight,” she said after a rally on
//! Monday".

use std::ops::Range;

use jiff::civil::Date;

use super::Resolver;
use crate::attribution::is_speech;
use crate::date::calendar::Stamp;
use crate::date::direction::direction;
use crate::date::scan::Found;
use crate::date::time::{Field, Point, What};
use crate::date::{Basis, words};

/// How far from the verb of saying its day may stand.
const REACH: usize = 7;

impl Resolver<'_, '_, '_> {
    /// The day on which the quoted words around `found` were said, if the sentence tells it, or the article was written the day before its own.
    pub(super) fn said_on(&self, found: &Found) -> Option<(Stamp, Basis)> {
        let quoted = self.quoted(found)?;
        let gone = matches!(found.time.what, What::Point(Point { field: Field::Today(..0), .. }));
        let eve = || Some((Stamp::Day(self.eve(gone)?), Basis::Context));
        self.day_told(found, &quoted).or_else(eve)
    }

    /// The day before the article's, if the article was written on it: it tells of that day by its weekday ("said on Tuesday"), and names its own
    /// nowhere. Of 60 "today"s and "tonight"s in quotations of such articles of the corpus, as read, 39 are of the day before, 7 of the
    /// article's own, the others of these times. "Yesterday" is the day before that one if the article names it, too; else it is what happened on
    /// Tuesday that people spoke of the day after.
    fn eve(&self, gone: bool) -> Option<Date> {
        // The words of a post count from the post's own day.
        let (now, _) = self.now.filter(|(_, basis)| *basis == Basis::Publication && !self.history)?;
        let told = || {
            let eve = now.yesterday().ok()?;
            let past = |found: &Found| is_weekday_of(found, eve) && !direction(self.scan, found).is_ahead();
            let own = self.all.iter().any(|found| is_weekday_of(found, now));
            let before =
                eve.yesterday().is_ok_and(|day| self.all.iter().any(|found| is_weekday_of(found, day)));
            (!own && self.all.iter().any(past)).then_some((eve, before))
        };
        self.eve.get_or_init(told).filter(|(_, before)| *before || !gone).map(|(eve, _)| eve)
    }

    /// The day on which the quoted words around `found` were said, as the sentence tells it.
    fn day_told(&self, found: &Found, quoted: &Range<usize>) -> Option<(Stamp, Basis)> {
        let near = self.all[..self.at].iter().rev().take_while(|f| f.sentence == found.sentence);
        let behind = self.all[self.at + 1..].iter().take_while(|f| f.sentence == found.sentence);
        let outside = |f: &&Found| f.end <= quoted.start || f.start >= quoted.end;
        let day = near.chain(behind).filter(outside).find(|f| self.dates_saying(f, quoted))?;
        let What::Point(point) = day.time.what else { return None };
        self.stamp(day, point).filter(|(stamp, _)| matches!(stamp, Stamp::Day(_)))
    }

    /// The tokens of the closed quotation around `found`.
    fn quoted(&self, found: &Found) -> Option<Range<usize>> {
        let doc = self.scan.doc;
        let span = doc.quotation_around(doc.tokens()[found.start].span().start())?;
        Some(doc.token_at(span.start())..doc.token_at(span.end()))
    }

    /// Whether a day dates a verb of saying outside of the quotation: no other verb and no clause stands between.
    fn dates_saying(&self, day: &Found, quoted: &Range<usize>) -> bool {
        let What::Point(Point { field, pick: None, .. }) = day.time.what else { return false };
        let doc = self.scan.doc;
        let past = matches!(field, Field::Today(..0) | Field::Weekday(_) | Field::Day(..));
        let other = |w: &str| {
            matches!(
                w,
                "," | ";"
                    | "of"
                    | "ahead"
                    | "before"
                    | "following"
                    | "about"
                    | "asked"
                    | "who"
                    | "which"
                    | "that"
                    | "as"
                    | "when"
                    | "if"
                    | "would"
                    | "will"
            ) || words::PAST_FORMS.contains(w)
                || w.len() > 4 && w.ends_with("ed")
        };
        let before = (day.start.saturating_sub(REACH)..day.start).rev().take_while(|k| !quoted.contains(k));
        let mut verb = before.map(|k| doc.lower(k)).take_while(|w| is_said(w) || !other(w));
        let ahead = (day.end..quoted.start.min(day.end + REACH)).map(|k| doc.lower(k)).any(is_said);
        past && (verb.any(is_said) || ahead)
    }
}

/// Whether it is the weekday of `day`, named alone.
fn is_weekday_of(found: &Found, day: Date) -> bool {
    let What::Point(Point { field: Field::Weekday(weekday), pick: None, .. }) = found.time.what else {
        return false;
    };
    weekday == day.weekday().to_monday_one_offset().unsigned_abs()
}

/// Whether it is a past form of saying.
fn is_said(word: &str) -> bool {
    is_speech(word) && (word.ends_with("ed") || words::PAST_FORMS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WEDNESDAY, values};

    #[test]
    fn what_was_said_on_another_day() {
        for (text, expected) in [
            ("“We won tonight,” the coach said after a match on Monday.", "2024-05-13TNI"),
            ("On Monday, she said: “I will resign tomorrow.”", "2024-05-14"),
            ("“I met him yesterday,” the vet said Tuesday.", "2024-05-13"),
            // The day of something else.
            ("“I met him yesterday,” said the vet, who was hired on Monday.", "2024-05-14"),
            ("The rule took effect on Monday. “I feel it today,” the vet said.", "2024-05-15"),
            ("The vet said on Monday that she will resign tomorrow.", "2024-05-16"),
            // Written on the day before its date.
            ("The coach spoke in Osk on Tuesday. “We won tonight,” he said.", "2024-05-14TNI"),
            (
                "They lost on Monday. The coach spoke in Osk on Tuesday. “We lost yesterday,” he said.",
                "2024-05-13",
            ),
            ("They lost in Osk on Tuesday. “We lost yesterday,” the coach said.", "2024-05-14"),
            ("The coach spoke in Osk on Tuesday. He came home tonight.", "2024-05-15TNI"),
            (
                "The coach spoke in Osk on Tuesday. “We won today,” he said Wednesday. “I sing today.”",
                "2024-05-15",
            ),
            ("The coach will speak in Osk next Tuesday. “We won today,” he said.", "2024-05-15"),
        ] {
            let all = values(text, WEDNESDAY);
            assert!(all.iter().any(|v| v == expected), "{text}: {all:?}");
        }
    }
}
