//! The words around a claim, whatever it claims: the names of its passage, what stands right beside it, its verb, its standing.

use std::ops::Range;

use super::{DATE, Scene};
use crate::align::frame::{self, Bag};
use crate::align::names::Who;
use crate::align::terms::{self, TermId};
use crate::attribution::{Act, is_speech};
use crate::claim::Claim;
use crate::error::Error;
use crate::lexicon::{List, WordMap, WordSet};

/// How many tokens on either side are right beside a claim.
const SIDE: usize = 6;
/// Words of less weight tell nothing of what stands beside.
const TELLING: f32 = 1.2;
/// How far a word of its standing may stand from a claim, in tokens.
const STATUS_REACH: usize = 6;

/// How far a word that tells of a second event may stand from a claim, in tokens.
const AFTER_REACH: usize = 8;

static CALAMITIES: List<WordSet> =
    List::new(|| WordSet::load("calamities.tsv", include_str!("../../lexicon/en/calamities.tsv")));

static STATUS_WORDS: List<WordMap<u8>> = List::new(|| {
    WordMap::load("status_words.tsv", include_str!("../../lexicon/en/status_words.tsv"), 2, |f| match f[0] {
        "needed" => Ok(1),
        "forecast" => Ok(2),
        "former" => Ok(4),
        "record" => Ok(8),
        "rest" => Ok(16),
        other => Err(Error::word_list(format!("“{other}” is no standing"))),
    })
});

/// What a word or mark beside a claim does in its passage.
#[derive(Clone, Copy)]
enum Does {
    /// Names a later event of a kind: "an aftershock".
    After,
    /// Makes a later one of the event behind it: "a second slide".
    Numbers,
    /// "*More* than 40": tells of no rest and of no record.
    Compares,
    /// "More *than* 40".
    Compared,
    /// Names a day alone.
    Day,
    /// Leads a date that may date a saying: "*on* Monday".
    Dates,
    /// Makes a date one of the noun behind it: "*the* March 9 attack".
    OfNoun,
    /// Does so behind the date: "Monday*'s* vote".
    Owns,
    /// Brings a statement that may do without "that": "*said* the fire …".
    Says,
    /// Begins what was said: "said *the* fire …".
    Clause,
    /// Ends the words that belong to a verb of saying.
    Ends,
}

/// The word for each in the list.
const DOES: [(&str, Does); 11] = [
    ("after", Does::After),
    ("numbers", Does::Numbers),
    ("compares", Does::Compares),
    ("compared", Does::Compared),
    ("day", Does::Day),
    ("dates", Does::Dates),
    ("of_noun", Does::OfNoun),
    ("owns", Does::Owns),
    ("says", Does::Says),
    ("clause", Does::Clause),
    ("ends", Does::Ends),
];

static PASSAGE_WORDS: List<WordMap<u16>> = List::new(|| {
    WordMap::load("passage_words.tsv", include_str!("../../lexicon/en/passage_words.tsv"), 2, |f| {
        f[0].split('|').try_fold(0, |all, name| {
            let does = DOES.iter().find(|(n, _)| *n == name);
            does.map(|(_, does)| all | 1 << *does as u16).ok_or_else(|| {
                Error::word_list(format!("“{name}” is nothing that a word does in its passage"))
            })
        })
    })
});

/// Whether a word does that.
fn is(word: &str, does: Does) -> bool {
    PASSAGE_WORDS.get(word).is_some_and(|all| all >> (does as u16) & 1 == 1)
}

/// How far before its verb a denial may stand: "did *not* even want to pay".
const DENIED: usize = 5;
/// How far the verb of a claim may stand from it, in tokens.
const VERB_REACH: usize = 10;
/// How many sentences back the names that a passage is about may stand.
const FOCUS_REACH: usize = 3;
/// What is left of the weight of such names with each sentence that names others.
const FOCUS_FADES: f32 = 0.4;
/// What the bits of a standing say, in words.
pub(crate) fn standing_of(bits: u8) -> Option<String> {
    let words =
        [(1, "needed"), (2, "forecast or wanted"), (4, "former"), (8, "a record"), (16, "what is left")];
    let said: Vec<&str> = words.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, word)| *word).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

impl Scene<'_, '_> {
    /// The names of the sentence of that number, and of those before it, each step back weighing less.
    pub(super) fn focus(&self, sentence: usize) -> Bag {
        let mut share = 1.0;
        let mut found = Vec::new();
        for n in (sentence.saturating_sub(FOCUS_REACH)..=sentence).rev() {
            let names = self.frame.names.get(n).map_or(&[][..], Vec::as_slice);
            found.extend(names.iter().map(|(id, weight)| terms::Term { id: *id, weight: weight * share }));
            share *= if names.is_empty() { 0.9 } else { FOCUS_FADES };
        }
        frame::bag(found.into_iter())
    }

    /// The speaker of the statement that a claim stands in.
    pub(super) fn said_by(&self, claim: &Claim) -> Option<Who> {
        Some(self.speaker(self.reading.outer(claim)?.speaker.as_ref()?))
    }

    /// The telling words up to the nearest mark, verb or other value, before and behind the tokens `at`.
    pub(super) fn sides(&self, at: &Range<usize>, sentence: &Range<usize>) -> [Bag; 2] {
        let doc = &self.reading.doc;
        let ends =
            |i: &usize| !(doc.tokens()[*i].is_word() || doc.lower(*i) == "-") || self.frame.is_value[*i];
        let before =
            (sentence.start.max(at.start.saturating_sub(SIDE))..at.start).rev().take_while(|i| !ends(i));
        let behind = (at.end..sentence.end.min(at.end + SIDE).max(at.end)).take_while(|i| !ends(i));
        let telling = |t: &terms::Term| t.weight > TELLING;
        let term = |i: usize| self.frame.terms[i];
        [frame::bag(before.map(term).filter(telling)), frame::bag(behind.map(term).filter(telling))]
    }

    /// What the words near by say of its standing, as bits.
    pub(super) fn status(&self, at: &Range<usize>, sentence: &Range<usize>) -> u8 {
        let doc = &self.reading.doc;
        let around = self.in_clause(at, sentence, [STATUS_REACH; 2]);
        // "More than 40", "most of them" tell of no rest and of no record.
        let compares = |i: &usize| is(doc.lower(*i), Does::Compares) && is(doc.lower(*i + 1), Does::Compared);
        let bits = around
            .filter(|i| !compares(i))
            .filter_map(|i| STATUS_WORDS.get(doc.lower(i)).filter(|_| !self.is_of_date_or_name(i)));
        bits.fold(0, |all, bit| all | bit)
    }

    /// Whether a token belongs to a date or a name: neither May the month nor Will the man is a plan.
    pub(super) fn is_of_date_or_name(&self, i: usize) -> bool {
        self.taken[i] & DATE != 0
            || self.reading.names.entity_at(self.reading.doc.tokens()[i].span().start()).is_some()
    }

    /// A verb, and whether it brings a statement.
    pub(super) fn verb(&self, verb: usize) -> (TermId, bool) {
        (self.frame.terms[verb].id, self.reading.acts[verb] == Act::Says)
    }

    /// Whether a verb is denied: "did *not* pay", "*never* wanted to pay".
    pub(super) fn is_denied(&self, verb: usize, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        for k in (sentence.start.max(verb.saturating_sub(DENIED))..verb).rev() {
            // "no longer supports"
            let no_longer = doc.lower(k) == "longer" && doc.before(k) == "no";
            if crate::date::denies(doc.lower(k)) || no_longer {
                return true;
            }
            let helps = matches!(
                crate::lexicon::kind_of(doc.lower(k)),
                Some("be" | "have" | "do" | "modal" | "adv" | "to")
            );
            // "does not *want* to halt"
            if !helps && doc.lower(k + 1) != "to" {
                return false;
            }
        }
        false
    }

    /// The verb nearest to the tokens `at` in their clause, the one before them where both are as near.
    pub(super) fn nearest_verb(&self, at: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let doc = &self.reading.doc;
        let ends = |i: &usize| matches!(doc.lower(*i), ";" | "—" | "–" | "\"" | "“" | "”" | ":");
        let act = |i: &usize| self.reading.acts.get(*i).is_some_and(|a| *a != Act::None);
        let before = (sentence.start.max(at.start.saturating_sub(VERB_REACH))..at.start).rev();
        let before = before.take_while(|i| !ends(i)).find(act);
        let behind = at.end..sentence.end.min(at.end + VERB_REACH).max(at.end);
        let behind = behind.take_while(|i| !ends(i)).find(act);
        match (before, behind) {
            (Some(b), Some(f)) if at.start - b > f + 1 - at.end => Some(f),
            (Some(i), _) | (None, Some(i)) => Some(i),
            (None, None) => None,
        }
    }

    /// The words right before and right behind the tokens `at`, in the sentence.
    pub(super) fn beside(&self, at: &Range<usize>, sentence: &Range<usize>) -> [TermId; 2] {
        let doc = &self.reading.doc;
        let word = |i: &usize| doc.tokens()[*i].is_word();
        let before = (sentence.start.min(at.start)..at.start).rev().find(word);
        let behind = (at.end..sentence.end.max(at.end)).find(word);
        [before, behind].map(|i| i.map_or(0, |i| self.frame.terms[i].id))
    }

    /// A time whose end is open ends with the article, one whose beginning is open begins a day before its end.
    pub(super) fn closed(&self, (start, end): (i64, i64)) -> (i64, i64) {
        let published = self.reading.source.day().map(|day| frame::day_number(day) * 1440 + 1439);
        let end = if end == frame::LAST { published.unwrap_or(start).max(start) } else { end };
        (if start == frame::FIRST { end - 1440 } else { start }, end)
    }

    /// Whether the words right before a claim or behind it tell of a second event of its kind: "an aftershock", "a second slide".
    pub(super) fn is_after(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let around = sentence.start.max(at.start.saturating_sub(AFTER_REACH))
            ..sentence.end.min(at.end + AFTER_REACH).max(at.end);
        around.into_iter().any(|i| {
            let numbered = is(doc.lower(i), Does::Numbers) && CALAMITIES.contains(doc.lower(i + 1));
            is(doc.lower(i), Does::After) || numbered
        })
    }

    /// Whether the tokens `at` date a saying: "announced a levy on *June 2*", "on *Monday* the council said". Of a verb of
    /// what happened and one of saying the nearer before it counts, else the first behind.
    pub(super) fn is_told(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        // A council that adopts or votes does something on that day; what is said is said again on others.
        let act = |i: usize| match self.reading.acts.get(i).copied().unwrap_or(Act::None) {
            Act::Says if !is_speech(doc.lower(i)) => Act::Does,
            act => act,
        };
        // "Summarizing an Aug. 10 meeting", "called the March 9 attack": the date is of the noun behind it.
        let led = at
            .start
            .checked_sub(1)
            .is_some_and(|i| i < sentence.start || is(doc.lower(i), Does::Dates) || act(i) == Act::Says);
        let weekday = at.len() == 1 && is(doc.lower(at.start), Does::Day);
        let of_noun = at.start > sentence.start && is(doc.lower(at.start - 1), Does::OfNoun)
            || is(doc.lower(at.end), Does::Owns);
        if of_noun || !(led || weekday || at.start <= sentence.start + 1) {
            return false;
        }
        let mark = |i: usize| is(doc.lower(i), Does::Ends);
        let before = (sentence.start.max(at.start.saturating_sub(VERB_REACH))..at.start).rev();
        if let Some(i) = before.take_while(|i| !mark(*i)).find(|i| act(*i) != Act::None) {
            // "said the fire on Monday …": what is said begins behind the verb.
            let clause = is(doc.lower(i), Does::Says) && is(doc.lower(i + 1), Does::Clause);
            return act(i) == Act::Says && !clause;
        }
        // A date that opens the sentence may be set off: "On Monday, officials said".
        let opens = at.start <= sentence.start + 1;
        let from = at.end + usize::from(opens && doc.lower(at.end) == ",");
        let behind = from..sentence.end.min(from + VERB_REACH).max(from);
        behind.take_while(|i| !mark(*i)).find(|i| act(*i) != Act::None).is_some_and(|i| act(i) == Act::Says)
    }
}

#[cfg(test)]
mod tests {
    use crate::align::frame::Frame;
    use crate::{Article, Reading};

    #[test]
    fn what_words_near_by_say_of_a_standing() {
        for (text, expected) in [
            ("Some 4,000 remaining members fled.", 16),
            ("More than 4,000 people fled, most of them farmers.", 0),
            ("It lost the remaining mill when 4,000 people fled.", 0),
            ("A record 4,000 people fled.", 8),
        ] {
            let article = Article::new("a", text);
            let reading = Reading::new(&article);
            let frame = Frame::new(&reading);
            let status = frame.abouts.iter().find(|a| a.figure.is_some()).expect(text).status;
            assert_eq!(status, expected, "{text}");
        }
    }
}
