//! Nouns as cues: "the minister's claim that", "his plan to", "a demand by the union for".

use std::ops::Range;

use super::candidate::{Candidate, Frame};
use super::verb::group;
use super::word::{Kind, Text};

/// How a noun's source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// "his", "the minister's".
    Possessive,
    /// "by the minister".
    Agent,
    /// "the minister made a …".
    Support,
    /// "Republican criticism".
    Modifier,
    None,
}

/// What stands behind the noun.
const TAILS: [&str; 12] =
    ["that", "to", "of", "about", "for", "on", "against", "with", "over", "whether", "from", "quote"];

const FRAMES: [[Frame; 12]; 5] = [
    [
        "his-that",
        "his-to",
        "his-of",
        "his-about",
        "his-for",
        "his-on",
        "his-against",
        "his-with",
        "his-over",
        "his-whether",
        "his-from",
        "his-quote",
    ],
    [
        "by-that",
        "by-to",
        "by-of",
        "by-about",
        "by-for",
        "by-on",
        "by-against",
        "by-with",
        "by-over",
        "by-whether",
        "by-from",
        "by-quote",
    ],
    [
        "made-that",
        "made-to",
        "made-of",
        "made-about",
        "made-for",
        "made-on",
        "made-against",
        "made-with",
        "made-over",
        "made-whether",
        "made-from",
        "made-quote",
    ],
    [
        "adj-that",
        "adj-to",
        "adj-of",
        "adj-about",
        "adj-for",
        "adj-on",
        "adj-against",
        "adj-with",
        "adj-over",
        "adj-whether",
        "adj-from",
        "adj-quote",
    ],
    [
        "noun-that",
        "noun-to",
        "noun-of",
        "noun-about",
        "noun-for",
        "noun-on",
        "noun-against",
        "noun-with",
        "noun-over",
        "noun-whether",
        "noun-from",
        "noun-quote",
    ],
];

/// The attribution that the noun at token `i` makes, if it makes one.
pub(super) fn read(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    let cue = text.infos[i].noun?;
    if !matches!(text.kind(i), Kind::Noun | Kind::Cap) {
        return None;
    }
    let domain = text.domain(i);
    let mut p = i + 1;
    let mut agent = None;
    if matches!(text.lower(p), "by" | "from") {
        let end = text.np_right(p + 1, domain.end);
        if end > p + 1 && text.lower(p) == "by" {
            agent = Some(p + 1..end);
            p = end;
        }
    }
    let tail = tail(text, p, domain.end)?;
    let (owner, source, start) = match agent {
        Some(range) => (Owner::Agent, Some(range), i),
        None => owner(text, i, domain.start),
    };
    let from = if matches!(TAILS[tail], "that" | "to" | "quote" | "whether") { p } else { p + 1 };
    let content = match TAILS[tail] {
        "that" | "to" | "quote" | "whether" => from..text.clause_end(from, domain.end),
        _ => from..text.modifier_end(from, domain.end),
    };
    (content.start < content.end).then(|| Candidate {
        head: i,
        cue: start..i + 1,
        lemma: cue.lemma,
        frame: FRAMES[owner as usize][tail],
        source,
        content: vec![content],
        stance: cue.stance,
        negated: false,
    })
}

fn tail(text: &Text<'_, '_>, p: usize, end: usize) -> Option<usize> {
    let word = match text.kind(p) {
        _ if p >= end => return None,
        Kind::That if text.is_relative(p, end) => return None,
        Kind::Open => "quote",
        Kind::To if !text.is_infinitive(p, end) => return None,
        _ => text.lower(p),
    };
    TAILS.iter().position(|t| *t == word)
}

/// Who holds the noun at `i`, and where the cue begins.
fn owner(text: &Text<'_, '_>, i: usize, floor: usize) -> (Owner, Option<Range<usize>>, usize) {
    let mut p = i;
    let low = floor.max(i.saturating_sub(5));
    while p > low
        && matches!(
            text.kind(p - 1),
            Kind::Adj | Kind::Noun | Kind::Ed | Kind::Ing | Kind::Num | Kind::Adv | Kind::Hyphen
        )
    {
        p -= 1;
    }
    match text.kind_before(p, floor) {
        Kind::His | Kind::Her => return (Owner::Possessive, Some(p - 1..p), i),
        Kind::Poss => {
            if let Some(start) = text.np_left(p - 1, floor) {
                return (Owner::Possessive, Some(start..p), i);
            }
        }
        Kind::Cap => {
            let start = text.np_left(p, floor).unwrap_or(p - 1);
            return (Owner::Modifier, Some(start..p), i);
        }
        _ => {}
    }
    const SUPPORT: [&str; 28] = [
        "make",
        "made",
        "making",
        "makes",
        "have",
        "has",
        "had",
        "having",
        "express",
        "expressed",
        "expressing",
        "voiced",
        "issued",
        "issue",
        "issuing",
        "raised",
        "spread",
        "disseminated",
        "repeated",
        "repeating",
        "gave",
        "offered",
        "presented",
        "released",
        "leveled",
        "reiterated",
        "expresses",
        "voicing",
    ];
    let verb = if matches!(text.kind_before(p, floor), Kind::Det) { p - 1 } else { p };
    if verb == floor || !SUPPORT.contains(&text.lower(verb - 1)) {
        return (Owner::None, None, i);
    }
    if verb > floor
        && (text.is_finite(verb - 1) || text.kind(verb - 1) == Kind::Ing)
        && text.kind(verb - 1) != Kind::Be
    {
        let g = group(text, verb - 1, floor);
        if let Some(subject) = text.subject(g.start, floor) {
            return (Owner::Support, Some(subject), verb - 1);
        }
    }
    (Owner::None, None, i)
}
