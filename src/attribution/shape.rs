//! The shape of a reading: the form of its cue and the sort of its source.
//!
//! "Saying …" without anybody who says it is far more seldom an attribution than "she said …", whatever the cue.

use std::ops::Range;

use super::candidate::{Candidate, Frame};
use super::verb::Group;
use super::word::{BASE, Kind, THIRD, Text, is_plural};
use crate::lexicon::{List, WordMap, WordSet};
use crate::name::is_title;

/// The form of a cue and the sort of a source, as `cue_rates.tsv` writes them ("+past", "name").
pub(super) type Shape = (&'static str, &'static str);

static PERSONS: List<WordMap<bool>> = List::new(|| {
    WordMap::load("persons.tsv", include_str!("../lexicon/en/persons.tsv"), 2, |f| Ok(f[0] != "harm"))
});

static CALAMITIES: List<WordSet> =
    List::new(|| WordSet::load("calamities.tsv", include_str!("../lexicon/en/calamities.tsv")));

/// A source of more words than this is one sort, whatever its words: the noun is seldom what decides.
const LONG: usize = 14;

/// The shape of a reading.
pub(super) fn shape(text: &Text<'_, '_>, c: &Candidate) -> Shape {
    (c.form, c.source.as_ref().map_or("nobody", |s| source(text, s)))
}

/// The form of a verb.
pub(super) fn form(text: &Text<'_, '_>, head: usize, group: &Group, frame: Frame) -> &'static str {
    if text.kind(group.start) == Kind::To && group.start < head {
        return "+to";
    }
    match text.kind(head) {
        _ if frame.starts_with("passive") => "+passive",
        _ if group.modal => "+modal",
        Kind::Ing if group.progressive => "+being",
        Kind::Ing => "+ing",
        _ if group.perfect => "+perfect",
        Kind::Ed => "+past",
        _ if group.does => "+do",
        _ if text.infos[head].forms & (THIRD | BASE) == THIRD => "+third",
        _ => "+bare",
    }
}

fn source(text: &Text<'_, '_>, range: &Range<usize>) -> &'static str {
    let (first, last) = (range.start, range.end - 1);
    match text.kind(last) {
        Kind::Who | Kind::That => return if range.len() > 1 { "relative" } else { "who" },
        Kind::His | Kind::Her if range.len() == 1 => return "his",
        _ => {}
    }
    if range.len() == 1 {
        match text.lower(first) {
            "he" | "she" => return "he",
            "they" | "we" => return "they",
            "i" | "you" => return "you",
            "it" | "this" | "that" | "there" => return "it",
            _ => {}
        }
    }
    if range.len() > LONG {
        return "long";
    }
    noun(text, head(text, range))
}

/// Whether the source is what befell people ("the war", "heavy rains"), which says nothing.
pub(super) fn is_calamity(text: &Text<'_, '_>, source: &Range<usize>) -> bool {
    let head = head(text, source);
    let word = text.lower(head);
    let listed = |w: &str| CALAMITIES.contains(w);
    text.kind(head) == Kind::Noun && (listed(word) || word.strip_suffix('s').is_some_and(listed))
}

/// The last token of the noun phrase before what modifies it: "the head of the union, a miner", "the men fleeing it".
fn head(text: &Text<'_, '_>, range: &Range<usize>) -> usize {
    let first = range.start;
    let ends = |p: &usize| match text.kind(*p) {
        Kind::Of | Kind::Prep | Kind::To | Kind::Comma | Kind::Bracket | Kind::Dash | Kind::Who => true,
        Kind::Ing | Kind::Ed => matches!(text.kind(p - 1), Kind::Noun | Kind::Cap),
        _ => false,
    };
    (first + 1..range.end).find(ends).map_or(range.end, |p| p) - 1
}

fn noun(text: &Text<'_, '_>, head: usize) -> &'static str {
    let word = text.lower(head);
    let person = |w: &str| PERSONS.get(w).is_some_and(|is| *is) || is_title(w);
    match text.kind(head) {
        Kind::Cap => "name",
        _ if person(word) || word.strip_suffix('s').is_some_and(person) => "person",
        _ if is_plural(word) => "plural",
        _ => "thing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn sorts_of_sources() {
        for (words, sort) in [
            ("Lena Orvik", "name"),
            ("the harbour minister", "person"),
            ("sailors who", "relative"),
            ("fishermen who fled the storm", "plural"),
            ("two sailors", "person"),
            ("residents fleeing the flood", "person"),
            ("the reports", "plural"),
            ("the report of the minister", "thing"),
            ("she", "he"),
            ("we", "they"),
            ("it", "it"),
            ("who", "who"),
            ("his", "his"),
        ] {
            let text = format!("{words} .");
            let doc = Document::new(&text);
            let kinds = Text::new(&doc);
            assert_eq!(source(&kinds, &(0..doc.tokens().len() - 1)), sort, "{words}");
        }
    }

    #[test]
    fn calamities_say_nothing() {
        for (words, mute) in [
            ("the war", true),
            ("heavy rains", true),
            ("the flood of the century", true),
            ("residents fleeing the flood", false),
            ("the war minister", false),
            ("The Blaze", false),
        ] {
            let text = format!("Here {words} .");
            let doc = Document::new(&text);
            let kinds = Text::new(&doc);
            assert_eq!(is_calamity(&kinds, &(1..doc.tokens().len() - 1)), mute, "{words}");
        }
    }
}
