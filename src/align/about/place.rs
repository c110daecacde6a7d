//! Where a claim's sentence puts it.

use std::ops::Range;

use super::{DATE, Scene};
use crate::align::frame::{self, Bag};
use crate::lexicon::{List, WordSet};
use crate::name::{NameKind, is_of_calendar};

static PLACE_NOUNS: List<WordSet> =
    List::new(|| WordSet::load("place_nouns.tsv", include_str!("../../lexicon/en/place_nouns.tsv")));

/// How far from a claim its place may stand, in tokens.
const PLACE_REACH: usize = 14;
/// How many tokens the preposition and the words of a place may have.
const PLACE_WORDS: usize = 8;
/// How many tokens the name of a place may have, "Orsk, East Arbel".
const SEAT_WORDS: usize = 7;

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
        let capital: Vec<_> =
            capital.map(|k| frame::place_term(self.reading, self.frame.terms[k], k)).collect();
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

    /// The names of the place that the clause of the tokens `at` puts it in: behind "in", "at" or "near" after or before
    /// them, or at the head of the sentence ("In Orsk, …", "in Brask, where 37 died").
    pub(super) fn seat(&self, at: &Range<usize>, sentence: &Range<usize>) -> Bag {
        let doc = &self.reading.doc;
        let ends = |i: &usize| {
            matches!(doc.lower(*i), "while" | "whereas" | ";" | "but" | "and" | "," | "—" | "–" | ":")
        };
        let behind = (at.end..sentence.end.max(at.end)).take_while(|i| !ends(i));
        let before = (sentence.start.min(at.start)..at.start).rev().take_while(|i| !ends(i));
        let behind = behind.filter(|i| self.taken[*i] == 0).find_map(|i| self.seat_from(i, sentence));
        behind
            .or_else(|| before.clone().find_map(|i| self.seat_from(i, sentence)))
            .or_else(|| self.seat_from(sentence.start, sentence))
            .or_else(|| self.where_it_is(at, sentence))
            .unwrap_or_default()
    }

    /// "In Brask, *where* 37 died": the place right before "where".
    fn where_it_is(&self, at: &Range<usize>, sentence: &Range<usize>) -> Option<Bag> {
        let doc = &self.reading.doc;
        let place = (sentence.start.min(at.start)..at.start).rev().find(|i| doc.lower(*i) == "where")?;
        (sentence.start..place).rev().take(SEAT_WORDS).find_map(|i| self.seat_from(i, sentence))
    }

    /// The place that the preposition at token `i` brings, if it brings a name: "in the northern town of Orsk, East Arbel".
    fn seat_from(&self, i: usize, sentence: &Range<usize>) -> Option<Bag> {
        let doc = &self.reading.doc;
        if !matches!(doc.lower(i), "in" | "at" | "near" | "across" | "outside" | "throughout") {
            return None;
        }
        let words = i + 1..sentence.end.min(i + 1 + SEAT_WORDS);
        let capital = |k: usize| doc.tokens()[k].is_capital() && self.taken[k] & DATE == 0;
        let small = |k: usize| {
            matches!(doc.lower(k), "the" | "of" | "'s" | "’s")
                || PLACE_NOUNS.contains(doc.lower(k))
                || k == i + 2
        };
        let mut named = Vec::new();
        for k in words {
            match () {
                () if capital(k) => named.push(k),
                () if named.is_empty() && doc.tokens()[k].is_word() && small(k) => {}
                () if doc.lower(k) == ","
                    && !named.is_empty()
                    && doc.tokens().get(k + 1).is_some_and(|t| t.is_capital()) => {}
                () => break,
            }
        }
        let of_place = |k: &usize| {
            let entity = self.reading.names.entity_at(doc.span_of(*k..*k + 1).start());
            let kind = entity.map(|e| self.reading.names.kind(e));
            matches!(kind, Some(NameKind::Place | NameKind::Other)) && !is_of_calendar(doc.lower(*k))
        };
        named.retain(of_place);
        let terms = named.iter().map(|k| frame::place_term(self.reading, self.frame.terms[*k], *k));
        Some(frame::bag(terms)).filter(|b| !b.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::align::frame::Frame;
    use crate::align::terms;
    use crate::{Article, Reading};

    #[test]
    fn where_clauses_put_it() {
        for (text, place) in [
            ("In Orsk, a blast killed 12 people.", Some("orsk")),
            ("A blast killed 12 people in the northern town of Orsk.", Some("orsk")),
            ("The worst was in Orsk province, where 12 people died.", Some("orsk")),
            ("A blast killed 12 people, and there was smoke in Tarn.", None),
            ("A blast killed 12 people in March.", None),
        ] {
            let article = Article::new("a", text);
            let reading = Reading::new(&article);
            let about = Frame::new(&reading).abouts.into_iter().find(|a| a.figure.is_some());
            let seat = about.expect(text).seat;
            let on = place.map(terms::form);
            assert_eq!(seat.is_empty(), on.is_none(), "{text}");
            assert!(on.is_none_or(|id| seat.iter().any(|t| t.0 == id)), "{text}");
        }
    }

    #[test]
    fn a_place_by_its_names() {
        let at = |text: &str| {
            let article = Article::new("a", text);
            let reading = Reading::new(&article);
            Frame::new(&reading).abouts.into_iter().find(|a| a.figure.is_some()).expect(text).at
        };
        for (one, other, same) in [
            ("Some 12 people died in the U.S. on Monday.", "Some 12 people died in the United States.", true),
            ("Some 12 people died in Kiev.", "Some 12 people died in Kyiv.", true),
            (
                "Some 12 people died in the United Kingdom.",
                "Some 12 people died in the United States.",
                false,
            ),
        ] {
            let common = crate::align::frame::common(&at(one), &at(other));
            assert_eq!(common > 1.0, same, "{one} {other} {common}");
        }
    }
}
