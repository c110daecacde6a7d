//! "Reuters: Talks to go on": a name, a colon and what it says.

use super::Stance;
use super::candidate::Candidate;
use super::word::{Kind, Text};
use crate::text::Sentence;

/// The most words before the colon.
const MOST: usize = 7;

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
    let named = (start..colon).all(|i| {
        matches!(
            text.kind(i),
            Kind::Cap
                | Kind::Noun
                | Kind::Num
                | Kind::Adj
                | Kind::Hyphen
                | Kind::Det
                | Kind::Poss
                | Kind::Of
                | Kind::And
        ) || text.kind(i) == Kind::Stop && text.doc.word(i) == "."
            || text.doc.tokens()[i].is_capital()
    });
    if !named || colon + 2 >= end {
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
