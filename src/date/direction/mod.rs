//! Which way an expression looks: the past or the future, by the words around it.
//!
//! What stands right beside it tells first (`cue`), then the nearest verb does (`verb`): of those before the
//! expression the last, of those after it the first.

pub(super) mod cue;
#[cfg(test)]
mod tests;
mod verb;

use std::ops::Range;

use super::scan::{Found, Scan};
use super::time::{Field, What};
pub(in crate::date) use verb::past_form;

/// Past, future, or nothing that tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    /// The past, of a thing that is known ("Friday's attack"): it may be six days gone.
    Known,
    Future,
    /// The future, by words that are also used of what was planned and is over ("was set for", "until"): yesterday's
    /// weekday is yesterday.
    Planned,
    /// The future, by words that are less sure ("could", "ahead of"): but not six days on if it was yesterday.
    Likely,
    /// Beside an event that is planned beforehand ("the ballot in June"): the nearer one, on whichever side.
    Either,
    Unknown,
}

impl Direction {
    /// Whether the words look ahead, surely or by words that are less sure.
    pub(super) fn may_be_ahead(self) -> bool {
        self.is_ahead() || self == Direction::Likely
    }

    /// Whether the words surely look ahead.
    pub(super) fn is_ahead(self) -> bool {
        matches!(self, Direction::Future | Direction::Planned)
    }
}

/// How many tokens on either side are looked at.
const REACH: usize = 30;

/// How far before the date of what was said the verb stands that it is the object of: "will issue its ruling on Monday that".
const GOVERNS: usize = 6;

/// The direction of the expression `found` in its sentence.
pub(super) fn direction(scan: &Scan<'_, '_>, found: &Found) -> Direction {
    let clause = Clause { scan, found, sentence: scan.doc.sentences()[found.sentence].tokens.clone() };
    cue::of(&clause).unwrap_or_else(|| clause.told())
}

/// Whether a past verb right before governs the expression: "sued the town in May", "was sued on May 8", "died May 8", not "agreed to
/// leave in May"; or one behind what opens the sentence: "In January, she sued the town".
pub(super) fn is_done(scan: &Scan<'_, '_>, found: &Found) -> bool {
    let clause = Clause { scan, found, sentence: scan.doc.sentences()[found.sentence].tokens.clone() };
    let led = matches!(clause.back(1), "in" | "on");
    let from = found.start.saturating_sub(usize::from(led));
    verb::is_done(&clause, from) && (led || verb::past_form(clause.back(1)))
        || verb::is_fronted(&clause, from)
}

/// Whether an irregular past form stands within `reach` tokens before the expression: "won the election in May".
pub(super) fn is_past_near(scan: &Scan<'_, '_>, found: &Found, reach: usize) -> bool {
    let clause = Clause { scan, found, sentence: scan.doc.sentences()[found.sentence].tokens.clone() };
    let past = |i: usize| {
        super::words::PAST_FORMS.contains(clause.word(i)) && verb::tense(&clause, i) == Some(Direction::Past)
    };
    (found.start.saturating_sub(reach)..found.start).any(past)
}

/// An expression in its sentence.
struct Clause<'r, 'a, 't> {
    scan: &'r Scan<'a, 't>,
    found: &'r Found,
    sentence: Range<usize>,
}

impl Clause<'_, '_, '_> {
    /// Token `i` in lower case; empty outside the sentence.
    fn word(&self, i: usize) -> &str {
        if self.sentence.contains(&i) { self.scan.doc.lower(i) } else { "" }
    }

    /// The `n`th token before the expression.
    fn back(&self, n: usize) -> &str {
        self.found.start.checked_sub(n).map_or("", |i| self.word(i))
    }

    fn is_capital(&self, i: usize) -> bool {
        self.sentence.contains(&i) && self.scan.doc.tokens()[i].is_capital()
    }

    fn is_word(&self, i: usize) -> bool {
        self.sentence.contains(&i) && self.scan.doc.tokens()[i].is_word()
    }

    fn is_weekday(&self) -> bool {
        matches!(self.field(), Some(Field::Weekday(_) | Field::WeekdayOf(_)))
    }

    fn field(&self) -> Option<Field> {
        match self.found.time.what {
            What::Point(p) => Some(p.field),
            _ => None,
        }
    }

    /// What the nearest verb tells: the one before has the start of a few words.
    fn told(&self) -> Direction {
        use Direction::Unknown;
        if self.opens_content() {
            let governs = self.told_before(self.start_of_scan()).filter(|(near, _)| *near <= GOVERNS);
            return governs.map_or(Direction::Past, |(_, d)| d);
        }
        if self.is_subject() {
            return self.told_behind().map_or(Unknown, |(_, d)| d);
        }
        match (self.told_before(self.start_of_scan()), self.told_behind()) {
            (Some((_, d)), None) | (None, Some((_, d))) => d,
            (Some((near, b)), Some((far, a))) => {
                if near <= far + 6 || self.is_parted() {
                    b
                } else {
                    a
                }
            }
            (None, None) => Unknown,
        }
    }

    /// Whether the date itself does what follows: "they said that Wednesday could be a hard day".
    fn is_subject(&self) -> bool {
        let free = matches!(self.back(1), "," | "that" | "if" | "“" | "\"");
        free && crate::lexicon::kind_of(self.word(self.found.end)) == Some("modal")
    }

    /// Whether what was said follows: "the decision on Monday that it will close" dates the decision.
    fn opens_content(&self) -> bool {
        let led = usize::from(matches!(self.back(1), "on" | "last"));
        let noun = self.is_weekday()
            && self.found.start > self.sentence.start + led
            && super::words::CONTENT_NOUNS.contains(self.back(1 + led));
        noun && matches!(self.word(self.found.end), "that" | "to" | "not")
    }

    /// Whether a comma parts the expression from what follows, other than at a sentence's start.
    fn is_parted(&self) -> bool {
        matches!(self.word(self.found.end), "," | ";" | "—" | "–")
            && self.found.start > self.sentence.start + 2
    }

    /// Where the search for a verb before the expression begins: in ", who was praised by Olm, in June" before the
    /// clause between the commas.
    fn start_of_scan(&self) -> usize {
        let start = self.found.start;
        let comma =
            start.saturating_sub(if super::words::PREPOSITIONS.contains(self.back(1)) { 2 } else { 1 });
        if self.word(comma) != "," {
            return start;
        }
        let low = comma.saturating_sub(REACH);
        let open = (low..comma).rev().find(|i| self.word(*i) == ",");
        open.filter(|i| matches!(self.word(i + 1), "who" | "which" | "whose" | "where")).unwrap_or(start)
    }

    /// The last verb before token `end`, and how far before the expression it stands.
    fn told_before(&self, end: usize) -> Option<(usize, Direction)> {
        let start = self.found.start;
        let low = self.sentence.start.max(start.saturating_sub(REACH));
        (low..end).rev().find_map(|i| verb::tense(self, i).map(|d| (start - i, d)))
    }

    /// The first verb behind the expression, and how far off it stands.
    fn told_behind(&self) -> Option<(usize, Direction)> {
        let end = self.found.end;
        let high = self.sentence.end.min(end + REACH);
        let said = |i: &usize| !matches!(self.word(*i), "”" | "''");
        // In "on Friday, the man who robbed the bank will speak" the verb is the second.
        let own = |i: &usize| !matches!(self.word(i.wrapping_sub(1)), "that" | "which" | "who");
        let verbs = (end..high).take_while(said).filter(own);
        verbs.into_iter().find_map(|i| verb::finite(self, i).map(|d| (i + 1 - end, d)))
    }
}
