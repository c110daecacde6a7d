//! Nouns as cues: "the minister's claim that", "his plan to", "a demand by the union for".

mod owner;

use std::ops::Range;

use super::Stance;
use super::candidate::{Candidate, Frame};
use super::word::{Kind, Text};
use crate::lexicon::{List, WordSet};
use owner::Held;

static SPEECH: List<WordSet> =
    List::new(|| WordSet::load("speech_nouns.tsv", include_str!("../lexicon/en/speech_nouns.tsv")));

/// What stands behind the noun; the last two are a colon and "… was his promise".
const TAILS: [&str; 15] = [
    "that",
    "to",
    "of",
    "about",
    "for",
    "on",
    "against",
    "with",
    "over",
    "whether",
    "from",
    "including",
    "“",
    ":",
    "is",
];

/// The frames of an owner, one for each of [`TAILS`].
macro_rules! frames {
    ($owner:literal) => {
        [
            concat!($owner, "-that"),
            concat!($owner, "-to"),
            concat!($owner, "-of"),
            concat!($owner, "-about"),
            concat!($owner, "-for"),
            concat!($owner, "-on"),
            concat!($owner, "-against"),
            concat!($owner, "-with"),
            concat!($owner, "-over"),
            concat!($owner, "-whether"),
            concat!($owner, "-from"),
            concat!($owner, "-including"),
            concat!($owner, "-quote"),
            concat!($owner, "-colon"),
            concat!($owner, "-is"),
        ]
    };
}

/// By how the owner is named, in the order of [`owner::Owner`].
const FRAMES: [[Frame; TAILS.len()]; 5] =
    [frames!("his"), frames!("by"), frames!("made"), frames!("adj"), frames!("noun")];

/// Whether the reading is of a noun for somebody's word that is said to be somebody's ("her promise to", "made the
/// claim that").
pub(super) fn is_owned_word(c: &Candidate) -> bool {
    let asserts = matches!(c.stance, Stance::Accuses | Stance::Claims | Stance::Denies | Stance::Warns);
    let owned = match c.frame {
        "made-that" | "made-colon" | "made-including" => true,
        "made-of" => asserts,
        frame => frame.starts_with("his-"),
    };
    owned && c.source.is_some() && SPEECH.contains(c.lemma)
}

/// The attribution that the noun at token `i` makes, if it makes one.
pub(super) fn read(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    let cue = text.infos[i].noun?;
    if !matches!(text.kind(i), Kind::Noun | Kind::Cap) {
        return None;
    }
    let domain = text.domain(i);
    let (agent, p) = agent(text, i + 1, domain.end);
    let (tail, content) = tail(text, p, domain.end).or_else(|| equated(text, i, domain.start))?;
    let held = match agent {
        Some(range) => Held::by(range, i),
        None => owner::owner(text, i, domain.start),
    };
    (content.start < content.end).then(|| Candidate {
        head: i,
        cue: held.cue..i + 1,
        lemma: cue.lemma,
        frame: FRAMES[held.owner as usize][tail],
        source: held.source,
        content: vec![content],
        stance: cue.stance,
        negated: false,
        form: "+noun",
        rate: 0,
    })
}

/// "a claim by the minister": who made it, and the token behind.
fn agent(text: &Text<'_, '_>, p: usize, end: usize) -> (Option<Range<usize>>, usize) {
    let stop = if text.lower(p) == "by" { text.np_right(p + 1, end) } else { p };
    if stop > p + 1 { (Some(p + 1..stop), stop) } else { (None, p) }
}

/// What stands behind the noun, as an index into [`TAILS`], and the content.
fn tail(text: &Text<'_, '_>, p: usize, end: usize) -> Option<(usize, Range<usize>)> {
    let mark =
        usize::from(matches!(text.kind(p), Kind::Comma | Kind::Dash) && text.lower(p + 1) == "including");
    let word = match text.kind(p) {
        _ if p >= end => return None,
        Kind::That if text.is_relative(p, end) => return None,
        Kind::Open => "“",
        Kind::To if !text.is_infinitive(p, end) => return None,
        _ => text.lower(p + mark),
    };
    let tail = TAILS.iter().position(|t| *t == word)?;
    let content = match word {
        "that" | "to" | "“" | "whether" => p..text.clause_end(p, end),
        ":" => p + 1..text.clause_end(p + 1, end),
        _ => p + mark + 1..text.modifier_end(p + mark + 1, end),
    };
    Some((tail, content))
}

/// "Lower taxes were one of her promises": what is said to be the promise.
fn equated(text: &Text<'_, '_>, i: usize, floor: usize) -> Option<(usize, Range<usize>)> {
    let low = floor.max(i.saturating_sub(12));
    let verb = (low..i).rev().take_while(|&p| text.quote[p] == text.quote[i]).find(|&p| text.is_finite(p))?;
    if text.kind(verb) != Kind::Be || !matches!(text.kind(i + 1), Kind::Stop | Kind::Comma | Kind::Dash) {
        return None;
    }
    let whole = floor..verb;
    let one = matches!(text.kind(floor), Kind::Det | Kind::His | Kind::Noun | Kind::Cap | Kind::Ing)
        && !whole
            .clone()
            .any(|p| text.is_finite(p) && text.kind(p) != Kind::Verb || text.kind(p) == Kind::Comma);
    let subject = if one { whole } else { text.subject(verb, floor)? };
    (subject.len() > 1).then_some((TAILS.len() - 1, subject))
}
