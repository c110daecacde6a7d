//! Where a claim's sentence puts it.

use std::ops::Range;
use std::sync::LazyLock;

use super::{DATE, Scene};
use crate::align::frame::{self, Bag};
use crate::lexicon::WordSet;

static PLACE_NOUNS: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::load("place_nouns.tsv", include_str!("../../lexicon/en/place_nouns.tsv")));

/// How far from a claim its place may stand, in tokens.
const PLACE_REACH: usize = 14;
/// How many tokens the preposition and the words of a place may have.
const PLACE_WORDS: usize = 8;

/// Whether a word, in lower case, is a noun for a place ("town").
pub(super) fn is_place_noun(word: &str) -> bool {
    PLACE_NOUNS.contains(word)
}

impl Scene<'_, '_> {
    /// The words behind the nearest "in", "at" or "near": "in the province", "across the islands".
    pub(super) fn placed(&self, at: &Range<usize>, sentence: &Range<usize>) -> Bag {
        let clause = |i: &usize| !matches!(self.reading.doc.lower(*i), "while" | "whereas" | ";" | "but");
        let behind = at.end..sentence.end.min(at.end + PLACE_REACH).max(at.end);
        let before = (sentence.start.max(at.start.saturating_sub(PLACE_REACH))..at.start).rev();
        let behind = behind.take_while(clause).find_map(|i| self.place_from(i, sentence));
        let before = || before.take_while(clause).find_map(|i| self.place_from(i, sentence));
        behind.or_else(before).unwrap_or_default()
    }

    /// Whether "of" at token `i` brings the name of a place: "the port of Orsk", "the city of Orsk".
    fn is_named_by(&self, i: usize) -> bool {
        let doc = &self.reading.doc;
        PLACE_NOUNS.contains(doc.lower(i - 1)) && doc.tokens().get(i + 1).is_some_and(|t| t.is_capital())
    }

    /// The place that begins with the preposition at token `i`, if one does.
    fn place_from(&self, i: usize, sentence: &Range<usize>) -> Option<Bag> {
        let doc = &self.reading.doc;
        // "an attack on a restaurant", but not "on Obama".
        let on = doc.lower(i) == "on";
        if !on
            && !matches!(doc.lower(i), "in" | "at" | "near" | "across" | "outside" | "around" | "throughout")
        {
            return None;
        }
        let words = (i + 1..sentence.end.min(i + PLACE_WORDS)).take_while(|k| {
            self.taken[*k] & DATE == 0
                && doc.tokens()[*k].is_word()
                && !matches!(doc.lower(*k), "and" | "to" | "when")
                && (doc.lower(*k) != "of" || self.is_named_by(*k))
        });
        let words: Vec<usize> = words.collect();
        let capital = words.iter().copied().filter(|k| doc.tokens()[*k].is_capital());
        let capital: Vec<_> = capital.map(|k| self.frame.terms[k]).collect();
        if on && !words.iter().any(|k| PLACE_NOUNS.contains(doc.lower(*k))) {
            return None;
        }
        if !capital.is_empty() {
            return Some(frame::bag(capital.into_iter()));
        }
        // "in the province", not "in the race": the words up to one for a place.
        let end = words.iter().position(|k| PLACE_NOUNS.contains(doc.lower(*k)))?;
        let plain = words[..=end].iter().map(|k| self.frame.terms[*k]).filter(|t| t.weight > 0.3);
        Some(frame::bag(plain)).filter(|b| !b.is_empty())
    }
}
