//! "Reuters: Talks to go on": a name, a colon and what it says.

use super::Stance;
use super::candidate::Candidate;
use super::word::{Kind, Text};
use crate::text::Sentence;

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
    let start = sentence.tokens.start;
    let end = sentence.tokens.end;
    if text.quote[start] != 0
        || start > 0
            && text.doc.sentences()[text.doc.sentence_at(text.doc.tokens()[start - 1].span().start())]
                .paragraph
                == sentence.paragraph
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
    let first = sentence.paragraph == 0;
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
        source: Some(start..colon),
        content: vec![colon + 1..stop],
        stance: Stance::Says,
        negated: false,
        form: "+colon",
        rate: 0,
    })
}
