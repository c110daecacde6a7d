//! "Reuters: Talks to go on": a name, a colon and what it says.

use super::Stance;
use super::candidate::Candidate;
use super::word::{Kind, THIRD, Text};
use crate::lexicon::{List, WordSet};
use crate::text::Sentence;

/// Words in capitals before a colon that call nobody.
static NO_SPEAKERS: List<WordSet> =
    List::new(|| WordSet::load("no_speakers.tsv", include_str!("../lexicon/en/no_speakers.tsv")));

/// The most words before the colon.
const MOST: usize = 7;

/// Whether the token can stand in the name before the colon.
fn is_of_name(text: &Text<'_, '_>, i: usize) -> bool {
    match text.kind(i) {
        Kind::Cap | Kind::Noun | Kind::Num | Kind::Adj | Kind::Hyphen => true,
        Kind::Det | Kind::Poss | Kind::Of | Kind::And => true,
        Kind::Stop if text.doc.word(i) == "." => true,
        _ => text.doc.tokens()[i].is_capital(),
    }
}

/// The attribution of a sentence that begins with a name and a colon.
pub(super) fn read(text: &Text<'_, '_>, sentence: &Sentence) -> Option<Candidate> {
    let start = text.behind_label(&sentence.tokens);
    let end = sentence.tokens.end;
    if start >= end {
        return None;
    }
    if text.quote[start] != 0
        || start > 0
            && text.doc.sentences()[text.doc.sentence_at(text.doc.tokens()[start - 1].span().start())]
                .paragraph
                == sentence.paragraph
            && start == sentence.tokens.start
    {
        return None;
    }
    let colon = (start + 1..end.min(start + MOST + 1)).find(|&i| text.kind(i) == Kind::Colon)?;
    if !(start..colon).all(|i| is_of_name(text, i)) || colon + 2 >= end {
        return None;
    }
    let quoted = text.kind(colon + 1) == Kind::Open;
    let mut stop = if quoted { text.quotation_end(colon + 1).max(end.min(text.kinds.len())) } else { end };
    while stop > colon + 1 && matches!(text.kind(stop - 1), Kind::Stop) {
        stop -= 1;
    }
    let label = (start..colon).all(|i| text.doc.tokens()[i].is_all_caps() || !text.doc.tokens()[i].is_word());
    if label && is_transcript(text, sentence.paragraph) {
        return Some(turn(text, start..colon, sentence));
    }
    let first = sentence.paragraph == 0;
    let source = match verb_in(text, start..colon) {
        Some(_) if !quoted => return None,
        Some(verb) => start..verb,
        None => start..colon,
    };
    Some(Candidate {
        head: colon,
        cue: colon..colon + 1,
        lemma: ":",
        frame: if first {
            "title"
        } else if quoted {
            "turn-quote"
        } else {
            "turn"
        },
        source: Some(source),
        content: vec![colon + 1..stop],
        stance: Stance::Says,
        negated: false,
        form: "+colon",
        rate: 0,
    })
}

/// The verb of a headline before its colon, with something behind it: "Tovan Unveils Harbour Plan: ‘…’" is said by Tovan.
fn verb_in(text: &Text<'_, '_>, label: std::ops::Range<usize>) -> Option<usize> {
    (label.start + 1..label.end.saturating_sub(1)).find(|&i| {
        let info = text.infos[i];
        info.forms & THIRD != 0 && info.noun.is_none() && text.doc.tokens()[i].is_spaced()
    })
}

/// How many paragraphs around one are looked at for labels of speakers.
const AROUND: usize = 3;

/// Whether a paragraph near this one begins with another label in capitals: speakers take turns.
fn is_transcript(text: &Text<'_, '_>, paragraph: usize) -> bool {
    let all = text.doc.paragraphs();
    let label = |n: usize| {
        let words = &text.doc.text()[all[n].range()];
        let name = words.split_once(':')?.0.split(['(', ',']).next()?.trim();
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let fits =
            letters > 1 && name.len() < 40 && !name.chars().any(|c| c.is_lowercase() || c.is_ascii_digit());
        (fits && !NO_SPEAKERS.contains(&name.to_lowercase())).then(|| name.to_string())
    };
    let Some(own) = label(paragraph) else { return false };
    let near = paragraph.saturating_sub(AROUND)..(paragraph + AROUND + 1).min(all.len());
    near.filter_map(label).any(|other| other != own)
}

/// What is said from a speaker's label to the end of the paragraph.
fn turn(text: &Text<'_, '_>, source: std::ops::Range<usize>, sentence: &Sentence) -> Candidate {
    let colon = source.end;
    let paragraph = text.doc.paragraphs()[sentence.paragraph];
    let last = text.doc.token_at(paragraph.end().saturating_sub(1)) + 1;
    let stop = text.without_marks(colon + 1, last.clamp(colon + 1, text.kinds.len()));
    Candidate {
        head: colon,
        cue: colon..colon + 1,
        lemma: ":",
        frame: "speaker-label",
        source: Some(source),
        content: vec![colon + 1..stop],
        stance: Stance::Says,
        negated: false,
        form: "+colon",
        rate: 0,
    }
}
