//! Verbs in the passive: "is expected to", "was said by", "suspected by many to".

use std::ops::Range;

use super::candidate::{Candidate, Frame};
use super::complement::names_with_as;
use super::verb::{Site, main_clause};
use super::word::Kind;

/// The attribution of a passive cue: its agent is the source, its subject part of the content.
pub(super) fn read(site: &Site<'_, '_, '_>) -> Option<Candidate> {
    let (text, domain) = (site.text, &site.domain);
    let before = text.kind_before(site.group.start, domain.start);
    let apart = !site.group.passive && matches!(before, Kind::Comma | Kind::Dash);
    let subject = if apart {
        let end = site.group.start - 1;
        text.np_left(end, domain.start).map(|start| start..end)
    } else {
        text.subject(site.group.start, domain.start)
    };
    let (agent, p) = agent(site)?;
    let tail = match (text.kind(p), text.lower(p)) {
        _ if p >= domain.end => "",
        (Kind::To, _) if text.is_infinitive(p, domain.end) => "to",
        (Kind::That, _) => "that",
        (_, word @ ("as" | "about" | "for")) => word,
        _ => "",
    };
    let naming = tail == "as" && names_with_as(site.cue.lemma);
    if naming && agent.is_none() {
        return None; // "is known as" names, nobody says it
    }
    let frame = frame(tail, agent.is_some());
    let impersonal = tail == "that" && subject.as_ref().is_some_and(|s| text.lower(s.start) == "it");
    let mut content: Vec<Range<usize>> = subject.filter(|_| !impersonal).into_iter().collect();
    if !tail.is_empty() {
        let opens = site.group.start == domain.start && !site.group.passive;
        let end =
            if opens { main_clause(text, site.head, domain.end).unwrap_or(domain.end) } else { domain.end };
        let stop = text.clause_end(p, end);
        let close = if before == Kind::Dash { Kind::Dash } else { Kind::Comma };
        content.push(p..if apart { text.inserted_end(p, stop, close) } else { stop });
    }
    site.candidate(frame, agent, content)
}

/// "… by the minister": the agent, and the token behind it; none if nobody stands behind the "by".
fn agent(site: &Site<'_, '_, '_>) -> Option<(Option<Range<usize>>, usize)> {
    let (text, p) = (site.text, site.head + 1);
    if text.lower(p) != "by" || p >= site.domain.end {
        return Some((None, p));
    }
    let end = text.np_right(p + 1, site.domain.end);
    (end > p + 1).then_some((Some(p + 1..end), end))
}

fn frame(tail: &str, has_agent: bool) -> Frame {
    match (tail, has_agent) {
        ("to", true) => "passive-by-to",
        ("as", true) => "passive-by-as",
        (_, true) => "passive-by",
        ("to", false) => "passive-to",
        ("that", false) => "passive-that",
        ("as", false) => "passive-as",
        ("about", false) => "passive-about",
        ("for", false) => "passive-for",
        _ => "passive",
    }
}
