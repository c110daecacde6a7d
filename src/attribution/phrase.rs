//! Noun phrases and clauses around a token, found by the kinds of their words.

use std::ops::Range;

use super::word::{Kind, Text, is_plural};
use crate::lexicon::{List, WordPairs, calendar};

/// The longest noun phrase looked for, in tokens: keeps every look-behind bounded.
const LONGEST: usize = 32;

/// Nouns of what a statement stands in, is told at, or on.
static CIRCUMSTANCES: List<WordPairs> =
    List::new(|| WordPairs::load("circumstances.tsv", include_str!("../lexicon/en/circumstances.tsv")));

/// Days, months and the like, which stand before a subject without belonging to it; "may" is a verb.
pub(super) fn is_calendar(lower: &str) -> bool {
    lower != "may" && calendar::is_name(lower)
}

fn is_time_noun(lower: &str) -> bool {
    CIRCUMSTANCES.get(lower) == Some("time")
}

/// Whether such a word can open a noun phrase behind a preposition or "and".
fn opens_phrase(kind: Kind) -> bool {
    use Kind::{Adj, Cap, Det, Ed, Her, His, It, Noun, Num, Obj, Open};
    matches!(kind, Det | His | Her | Noun | Cap | Num | Adj | Obj | It | Open | Ed)
}

/// How many tokens before a noun the one that it depends on is looked for.
const OUTER: usize = 10;

impl Text<'_, '_> {
    /// A noun that holds words ("a statement saying").
    pub(super) fn is_document(&self, i: usize) -> bool {
        CIRCUMSTANCES.get(self.lower(i)) == Some("document")
    }

    pub(super) fn kind(&self, i: usize) -> Kind {
        self.kinds.get(i).copied().unwrap_or(Kind::Stop)
    }

    pub(super) fn lower(&self, i: usize) -> &str {
        self.doc.lower(i)
    }

    /// The kind of the token before `i`, or a stop at `floor`.
    pub(super) fn kind_before(&self, i: usize, floor: usize) -> Kind {
        if i > floor { self.kind(i - 1) } else { Kind::Stop }
    }

    /// The word before token `i` in lower case, or none at `floor`.
    pub(super) fn word_before(&self, i: usize, floor: usize) -> &str {
        if i > floor { self.lower(i - 1) } else { "" }
    }

    /// The tokens a cue at `i` may draw on: its sentence, or as much of its quotation as lies in it.
    pub(super) fn domain(&self, i: usize) -> Range<usize> {
        let at = self.doc.tokens()[i].span().start();
        let sentence = &self.doc.sentences()[self.doc.sentence_at(at)];
        let quote = self.level(i);
        let (mut start, mut end) = (self.behind_label(&sentence.tokens), sentence.tokens.end);
        if quote != 0 {
            while start < i && (self.quote[start] != quote || self.kinds[start] == Kind::Open) {
                start += 1;
            }
            while end > i + 1 && (self.quote[end - 1] != quote || self.kinds[end - 1] == Kind::Close) {
                end -= 1;
            }
        }
        start..end
    }

    /// The first token of a sentence behind the label of its line.
    pub(super) fn behind_label(&self, sentence: &Range<usize>) -> usize {
        let label = |i: &usize| self.kinds[*i] == Kind::Stop && self.doc.tokens()[*i].is_word();
        sentence.start + sentence.clone().take_while(label).count()
    }

    /// Whether the word can stand at the head of a noun phrase.
    pub(super) fn is_nominal(&self, i: usize) -> bool {
        matches!(self.kind(i), Kind::Noun | Kind::Cap | Kind::Num | Kind::Adj)
            || self.kind(i) == Kind::It
            || self.kind(i) == Kind::Det
                && self.lower(i) != "the"
                && self.lower(i) != "a"
                && self.lower(i) != "an"
    }

    /// "Opponents of the bill say that": whether the noun at `k` depends on a plural one, which is the subject.
    pub(super) fn is_part_of_plural(&self, k: usize) -> bool {
        let low = k.saturating_sub(OUTER);
        let inner = |p: usize| {
            matches!(
                self.kinds[p],
                Kind::Noun
                    | Kind::Cap
                    | Kind::Num
                    | Kind::Adj
                    | Kind::Det
                    | Kind::His
                    | Kind::Poss
                    | Kind::Hyphen
                    | Kind::Of
                    | Kind::Prep
            )
        };
        (low + 1..=k).rev().take_while(|p| inner(*p)).any(|p| {
            let linked = matches!(self.kinds[p], Kind::Of | Kind::Prep);
            linked && matches!(self.kinds[p - 1], Kind::Noun | Kind::Cap) && is_plural(self.doc.before(p))
        })
    }

    /// The start of the noun phrase that ends before token `end`; none if there is no noun there.
    pub(super) fn np_left(&self, end: usize, floor: usize) -> Option<usize> {
        if end <= floor
            || !(self.is_nominal(end - 1) || matches!(self.kind(end - 1), Kind::Unbracket | Kind::Close))
        {
            return None;
        }
        let floor = floor.max(end.saturating_sub(LONGEST));
        let mut p = end;
        while p > floor {
            match self.step_left(p, floor, end) {
                Some(next) => p = next,
                None => break,
            }
        }
        while p + 1 < end
            && (is_calendar(self.lower(p)) && self.is_nominal(p + 1)
                || self.kind(p) == Kind::Adv && !matches!(self.kind(p + 1), Kind::Num | Kind::Det))
        {
            p += 1;
        }
        p = self.behind_time(p, end);
        // "people all over the country"
        if self.lower(p) == "all" && self.kind(p + 1) == Kind::Prep {
            p = self.np_left(p, floor).unwrap_or(p);
        }
        (p < end && !matches!(self.kind(p), Kind::Of | Kind::Prep)).then_some(p)
    }

    /// "Last week officials", "this morning the mayor": the phrase begins behind the time that stands before it, and with
    /// the time that it belongs to ("last week’s report").
    fn behind_time(&self, p: usize, end: usize) -> usize {
        let from = if self.is_time_word(p) { p } else { p.saturating_sub(1) };
        let behind = from + 2;
        if !self.is_span_of_time(from) || behind >= end {
            return p;
        }
        match self.kind(behind) {
            Kind::Poss => from,
            _ if self.is_nominal(behind) || self.begins_phrase(behind) => behind,
            _ => p,
        }
    }

    /// One step further to the left inside a noun phrase.
    fn step_left(&self, p: usize, floor: usize, end: usize) -> Option<usize> {
        let i = p - 1;
        let inner = i > floor && (self.is_nominal(i - 1) || matches!(self.kind(i - 1), Kind::Unbracket));
        match self.kind(i) {
            Kind::Noun | Kind::Cap | Kind::Num | Kind::Adj | Kind::Poss | Kind::Hyphen => Some(i),
            Kind::It if p == end || self.lower(i) == "one" => Some(i),
            Kind::Det | Kind::His | Kind::Her if p == end || self.kind(p) != Kind::It => {
                // Behind its determiner a noun phrase can only follow a preposition.
                Some(i)
            }
            Kind::Of if p < end => Some(i),
            Kind::Adv if self.kind(p) == Kind::Hyphen => Some(i), // "the then-mayor"
            Kind::Prep if p < end && inner && self.kind(p) != Kind::Prep => Some(i),
            Kind::And if p < end && inner && self.lower(i) != "but" => Some(i),
            Kind::Adv if matches!(self.kind(p), Kind::Num | Kind::Adj | Kind::Det) && p < end => Some(i),
            Kind::Ed
                if p < end
                    && matches!(self.kind(p), Kind::Noun | Kind::Cap)
                    && self.kind_before(i, floor) != Kind::Subj
                    && self.starts_modifier(i, floor) =>
            {
                Some(i)
            }
            Kind::Unbracket => self.back_over(i, floor, Kind::Bracket, 12),
            Kind::Close if !self.ends_in_stop(i) => self.back_over(i, floor, Kind::Open, 7),
            _ => None,
        }
        .filter(|_| p == end || !self.begins_phrase(p) || self.continues(i))
    }

    /// A participle before a noun belongs to it if a determiner or adjective stands before.
    fn starts_modifier(&self, i: usize, floor: usize) -> bool {
        matches!(
            self.kind_before(i, floor),
            Kind::Det | Kind::His | Kind::Adj | Kind::Poss | Kind::Stop | Kind::Adv | Kind::Hyphen
        )
    }

    fn begins_phrase(&self, p: usize) -> bool {
        matches!(self.kind(p), Kind::Det | Kind::His | Kind::Her)
    }

    fn continues(&self, i: usize) -> bool {
        matches!(self.kind(i), Kind::Prep | Kind::Of | Kind::And | Kind::Det | Kind::Adv)
    }

    fn back_over(&self, i: usize, floor: usize, open: Kind, most: usize) -> Option<usize> {
        let low = floor.max(i.saturating_sub(most));
        (low..i).rev().find(|&p| self.kind(p) == open)
    }

    /// The end of the noun phrase that begins at token `start` (`start` itself if none does).
    pub(super) fn np_right(&self, start: usize, end: usize) -> usize {
        if start >= end {
            return start;
        }
        if matches!(self.kind(start), Kind::Obj | Kind::Subj | Kind::It) {
            return start + 1;
        }
        let end = end.min(start + LONGEST);
        let mut p = start;
        while p < end {
            match self.step_right(p, start, end) {
                Some(next) => p = next,
                None => break,
            }
        }
        while p > start && matches!(self.kind(p - 1), Kind::Prep | Kind::Of | Kind::And | Kind::Adv) {
            p -= 1;
        }
        p
    }

    /// One step further to the right inside a noun phrase.
    fn step_right(&self, p: usize, start: usize, end: usize) -> Option<usize> {
        let next = if p + 1 < end { self.kind(p + 1) } else { Kind::Stop };
        let before = self.kind(p.saturating_sub(1));
        let inner = p > start;
        let goes_on = match self.kind(p) {
            Kind::Det | Kind::His | Kind::Her => {
                !inner || matches!(before, Kind::Prep | Kind::Of | Kind::And | Kind::Det)
            }
            Kind::Noun | Kind::Cap | Kind::Num | Kind::Adj | Kind::Poss | Kind::Hyphen => true,
            Kind::Ing | Kind::Ed => {
                inner && matches!(before, Kind::Hyphen | Kind::Adj | Kind::Adv) && opens_phrase(next)
            }
            Kind::Obj | Kind::It => matches!(before, Kind::Prep | Kind::Of),
            Kind::Of => inner,
            Kind::Prep => inner && opens_phrase(next),
            Kind::And => inner && opens_phrase(next) && !self.verb_follows(p + 1, end),
            Kind::Adv => matches!(next, Kind::Num | Kind::Adj | Kind::Det),
            Kind::Bracket => return self.past(p, Kind::Unbracket, end.min(p + 12)),
            Kind::Open => return self.past(p, Kind::Close, end.min(p + 8)),
            _ => false,
        };
        goes_on.then_some(p + 1)
    }

    /// The token behind the mark that closes what opens at `p`.
    fn past(&self, p: usize, close: Kind, end: usize) -> Option<usize> {
        (p + 1..end).find(|&q| self.kind(q) == close).map(|q| q + 1)
    }

    /// Whether the noun phrase at `start` has a finite verb behind it, so that a clause begins there.
    pub(super) fn verb_follows(&self, start: usize, end: usize) -> bool {
        let mut p = start;
        if matches!(self.kind(p), Kind::Subj) {
            return true;
        }
        let phrase_end = self.np_right(p, end);
        if phrase_end == p {
            return false;
        }
        p = phrase_end;
        while p < end && matches!(self.kind(p), Kind::Adv) {
            p += 1;
        }
        if self.kind(p) == Kind::Comma && matches!(self.kind(p + 1), Kind::Who | Kind::Det) {
            // an apposition or relative clause: look behind its comma
            if let Some(comma) = (p + 1..end.min(p + 20)).find(|&q| self.kind(q) == Kind::Comma) {
                p = comma + 1;
            }
        } else if matches!(self.kind(p), Kind::Who | Kind::That) {
            // "the men who fled are safe": a second verb must follow the relative clause
            let verbs =
                (p + 1..end.min(p + 20)).filter(|&q| self.is_finite(q) && !self.is_finite(q - 1)).count();
            return verbs > 1;
        }
        p < end && self.is_finite(p)
    }

    pub(super) fn is_finite(&self, i: usize) -> bool {
        matches!(self.kind(i), Kind::Verb | Kind::Ed | Kind::Be | Kind::Have | Kind::Do | Kind::Modal)
    }

    /// "this week", "last month", "that evening".
    pub(super) fn is_span_of_time(&self, i: usize) -> bool {
        (self.is_time_word(i) || self.lower(i) == "the") && is_time_noun(self.lower(i + 1))
    }

    /// "Monday", "last week", "this morning", "late last month".
    pub(super) fn begins_time(&self, i: usize) -> bool {
        let time =
            |i: usize| is_calendar(self.lower(i)) || self.is_time_word(i) && is_time_noun(self.lower(i + 1));
        let part = matches!(self.lower(i), "earlier" | "early" | "late" | "later");
        time(i) || part && (time(i + 1) || is_time_noun(self.lower(i + 1)))
    }

    /// The first word of "this week", "last month".
    fn is_time_word(&self, i: usize) -> bool {
        matches!(self.lower(i), "this" | "last" | "that" | "next")
    }

    /// Whether the preposition at `p` begins a time or an occasion rather than what a noun is of: "on Monday", "in a
    /// statement".
    pub(super) fn is_circumstance(&self, p: usize) -> bool {
        if !matches!(self.lower(p), "on" | "in" | "at" | "during" | "after" | "before") {
            return false;
        }
        let from = p + 1 + usize::from(self.kind(p + 1) == Kind::Det);
        let noun = (from..from + 4).find(|&i| !matches!(self.kind(i), Kind::Adj | Kind::Cap | Kind::Num));
        is_calendar(self.lower(from)) || noun.is_some_and(|i| CIRCUMSTANCES.get(self.lower(i)).is_some())
    }
}
