//! From candidates to what the report says.

use super::candidate::Candidate;
use super::speaker::Speakers;
use super::word::{Kind, Text};
use super::{Attribution, Form, Speaker, Words};
use crate::claim::Mention;
use crate::lexicon::{List, WordSet};
use crate::name::Names;
use crate::span::Span;

/// Words beside a cue that weaken what is said.
static HEDGES: List<WordSet> =
    List::new(|| WordSet::load("cue_hedges.tsv", include_str!("../lexicon/en/cue_hedges.tsv")));

/// What the readings say, in order of their spans.
pub(super) fn mentions(text: &Text<'_, '_>, names: &Names, found: &[Candidate]) -> Vec<Mention<Attribution>> {
    let mut speakers = Speakers::new(text, names);
    let mut out: Vec<_> = found.iter().filter_map(|c| mention(text, &mut speakers, c)).collect();
    out.sort_by_key(|m| (m.span, m.value.cue.as_ref().map(|c| c.span)));
    out
}

fn mention(
    text: &Text<'_, '_>,
    speakers: &mut Speakers<'_, '_, '_>,
    c: &Candidate,
) -> Option<Mention<Attribution>> {
    let doc = text.doc;
    let content = in_order(c.content.iter().map(|part| doc.span_of(part.clone())).filter(|s| !s.is_empty()));
    let (first, last) = (content.first()?, content.last()?);
    let words = |range: &std::ops::Range<usize>| {
        let span = doc.span_of(range.clone());
        (span, doc.text_of(span).to_string())
    };
    let (cue_span, cue_text) = words(&c.cue);
    let speaker = c.source.as_ref().map(|range| {
        // "Lena Orvik's pledge", "figures that show": neither ending is part of who says it
        let tied = range.len() > 1 && matches!(text.kind(range.end - 1), Kind::Poss | Kind::That);
        let range = &(range.start..range.end - usize::from(tied));
        let entity = speakers.entity(c, range);
        let (span, text) = words(range);
        Speaker { span, text, entity }
    });
    let mut span = first.join(*last);
    if !c.cue.is_empty() {
        span = span.join(cue_span);
    }
    if let Some(s) = &speaker {
        span = span.join(s.span);
    }
    let value = Attribution {
        speaker,
        cue: (!c.cue.is_empty()).then_some(Words { span: cue_span, text: cue_text }),
        form: form(text, c),
        stance: c.stance,
        content,
    };
    Some(Mention {
        span,
        value,
        subject: topic(text, c),
        hedges: hedges(text, c),
        negated: c.negated,
        linked: None,
    })
}

/// Parts in the order of the text; what of one stands in another is said once. A quotation that goes on from another may be
/// found after words that stand behind it.
fn in_order(parts: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut parts: Vec<Span> = parts.collect();
    parts.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(parts.len());
    for part in parts {
        match out.last_mut().filter(|last| last.overlaps(part)) {
            Some(last) => *last = last.join(part),
            None => out.push(part),
        }
    }
    out
}

/// How many words of the content make its topic.
const TOPIC: usize = 8;

/// The first words of the content, quotation marks left out.
fn topic(text: &Text<'_, '_>, c: &Candidate) -> String {
    let mut out = String::with_capacity(TOPIC * 8);
    let mut words = 0;
    for i in c.content.iter().cloned().flatten() {
        let token = text.doc.tokens()[i];
        if matches!(text.kind(i), Kind::Open | Kind::Close) || words == 0 && text.kind(i) == Kind::That {
            continue;
        }
        words += usize::from(token.is_word() || token.is_number());
        if words > TOPIC {
            break;
        }
        if token.is_spaced() && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(text.doc.word(i));
    }
    out.truncate(out.trim_end_matches([',', '.', ';', ':', ' ']).len());
    out
}

/// Words beside the cue that weaken it ("reportedly told").
fn hedges(text: &Text<'_, '_>, c: &Candidate) -> Vec<String> {
    let weakens = |i: &usize| HEDGES.contains(text.lower(*i));
    c.cue.clone().filter(weakens).map(|i| text.doc.word(i).to_string()).collect()
}

fn form(text: &Text<'_, '_>, c: &Candidate) -> Form {
    let (mut quoted, mut all) = (0, 0);
    let level = text.level(c.head);
    for i in c.content.iter().cloned().flatten() {
        if text.doc.tokens()[i].is_word() {
            all += 1;
            quoted += usize::from(text.quote[i] != 0 && text.quote[i] != level);
        }
    }
    match (quoted, all) {
        (0, _) => Form::Indirect,
        (q, a) if q * 50 >= a * 49 => Form::Direct,
        _ => Form::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_in_the_order_of_the_text() {
        let parts = [(9, 12), (0, 3), (2, 5), (11, 12), (5, 7)].map(|(a, b)| Span::new(a, b));
        let ordered = in_order(parts.into_iter());
        assert_eq!(ordered, [(0, 5), (5, 7), (9, 12)].map(|(a, b)| Span::new(a, b)));
    }
}
