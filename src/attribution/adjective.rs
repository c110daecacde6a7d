//! Adjectives as cues: "is confident that", "are eager to", "it is clear that".

use super::candidate::{Candidate, Frame};
use super::verb::group;
use super::word::{Kind, Text};

/// The attribution that the adjective at token `i` makes, if it makes one.
pub(super) fn read(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    let cue = text.infos[i].adjective?;
    let domain = text.domain(i);
    let mut verb = i;
    while matches!(text.kind_before(verb, domain.start), Kind::Adv | Kind::Not | Kind::Det) {
        verb -= 1;
    }
    let before = text.kind_before(verb, domain.start);
    if !matches!(before, Kind::Be | Kind::Ed | Kind::Verb) {
        return None;
    }
    let g = group(text, verb - 1, domain.start);
    let subject = text.subject(g.start, domain.start);
    let frame = frame(text, i + 1, domain.end)?;
    let impersonal = frame == "is-that" && subject.as_ref().is_some_and(|s| text.lower(s.start) == "it");
    let start = i + 1 + usize::from(matches!(frame, "is-about" | "is-of" | "is-with"));
    let content = start..text.clause_end(start, domain.end);
    (content.start < content.end).then(|| Candidate {
        head: i,
        cue: g.start..i + 1,
        lemma: cue.lemma,
        frame,
        source: subject.filter(|_| !impersonal),
        content: vec![content],
        stance: cue.stance,
        negated: (g.start..i).any(|p| text.kind(p) == Kind::Not || text.lower(p).ends_with("n't")),
        form: "+is",
        rate: 0,
    })
}

fn frame(text: &Text<'_, '_>, p: usize, end: usize) -> Option<Frame> {
    if p >= end {
        return None;
    }
    Some(match (text.kind(p), text.lower(p)) {
        (Kind::That, _) => "is-that",
        (Kind::To, _) if text.is_infinitive(p, end) => "is-to",
        (Kind::Wh, _) => "is-wh",
        (_, "about") => "is-about",
        (_, "of") => "is-of",
        (_, "with") => "is-with",
        (Kind::Det | Kind::Subj | Kind::It | Kind::His, _) if text.verb_follows(p, end) => "is-clause",
        _ => return None,
    })
}
