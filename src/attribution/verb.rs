//! Verbs as cues: their group, their subject and what they say.

use std::ops::Range;

use super::candidate::{Candidate, Frame};
use super::word::{Cue, Kind, Text};

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    start: usize,
    passive: bool,
    perfect: bool,
    progressive: bool,
    negated: bool,
}

/// What stands behind a verb.
#[derive(Debug)]
struct Complement {
    frame: Frame,
    content: Vec<Range<usize>>,
}

/// Prepositions that lead from a cue to its content.
const PREPOSITIONS: [&str; 20] = [
    "about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "onto", "out", "over",
    "through", "to", "toward", "under", "upon", "with",
];

/// The attribution that the verb at token `i` makes, if it makes one; `last` is the last one's source.
pub(super) fn read(text: &Text<'_, '_>, i: usize, last: Option<Range<usize>>) -> Option<Candidate> {
    let cue = text.infos[i].verb?;
    if !matches!(text.kind(i), Kind::Verb | Kind::Ed | Kind::Ing) {
        return None;
    }
    let domain = text.domain(i);
    let group = group(text, i, domain.start);
    if group.passive || text.kind(i) == Kind::Ed && text.lower(i + 1) == "by" && !group.perfect {
        return passive(text, i, cue, group, domain);
    }
    active(text, i, cue, group, domain, last)
}

fn group(text: &Text<'_, '_>, i: usize, floor: usize) -> Group {
    let mut g = Group { start: i, ..Group::default() };
    let mut aux = None;
    while g.start > floor {
        let p = g.start - 1;
        match text.kind(p) {
            Kind::Adv => {}
            Kind::Not => g.negated = true,
            kind @ (Kind::Be | Kind::Have | Kind::Do | Kind::Modal) => {
                aux = aux.or(Some(kind));
                g.perfect |= kind == Kind::Have;
                g.negated |= text.lower(p).ends_with("n't") || text.lower(p).ends_with("n’t");
            }
            _ => break,
        }
        g.start = p;
    }
    while g.start < i && text.kind(g.start) == Kind::Adv {
        g.start += 1;
    }
    g.passive = aux == Some(Kind::Be) && text.kind(i) == Kind::Ed;
    g.progressive = aux == Some(Kind::Be) && text.kind(i) == Kind::Ing;
    if text.kind_before(g.start, floor) == Kind::To && text.kind(i) == Kind::Verb {
        g.start -= 1;
    }
    g
}

/// The source of an active verb.
fn source(
    text: &Text<'_, '_>,
    i: usize,
    g: Group,
    domain: &Range<usize>,
    last: Option<Range<usize>>,
    depth: usize,
) -> Option<Range<usize>> {
    let before = text.kind_before(g.start, domain.start);
    let shared = || last.clone().or_else(|| text.main_subject(domain.start..i));
    if text.kind(g.start) == Kind::To && g.start < i {
        return match before {
            Kind::Verb | Kind::Ed | Kind::Ing if depth < 4 => {
                let v = g.start - 1;
                source(text, v, group(text, v, domain.start), domain, last, depth + 1)
            }
            Kind::Prep if depth < 4 && g.start > domain.start + 1 && text.is_finite(g.start - 2) => {
                let v = g.start - 2;
                source(text, v, group(text, v, domain.start), domain, last, depth + 1)
            }
            Kind::Obj | Kind::Her => Some(g.start - 1..g.start),
            Kind::Adj => text.main_subject(domain.start..i),
            _ => text.subject(g.start, domain.start).or_else(shared),
        };
    }
    let participle = text.kind(i) == Kind::Ing && !g.progressive;
    if before == Kind::And
        || participle && matches!(before, Kind::Comma | Kind::Prep | Kind::Sub | Kind::Dash | Kind::Stop)
    {
        return shared();
    }
    text.subject(g.start, domain.start)
}

fn active(
    text: &Text<'_, '_>,
    i: usize,
    cue: Cue,
    g: Group,
    domain: Range<usize>,
    last: Option<Range<usize>>,
) -> Option<Candidate> {
    let left = source(text, i, g, &domain, last, 0);
    let begin = left.as_ref().map_or(g.start, |s| s.start.min(g.start));
    let right = complement(text, i, domain.end);
    let strong = right.as_ref().is_some_and(|c| matches!(c.frame, "that" | "quote" | "colon"));
    let front = front(text, if left.is_some() { begin } else { g.start }, &domain);
    let make = |source, cue_range: Range<usize>, frame, content| {
        Some(Candidate {
            head: i,
            cue: cue_range,
            lemma: cue.lemma,
            frame,
            source,
            content,
            stance: cue.stance,
            negated: g.negated,
        })
    };
    if let Some(front) = front {
        let end = after_adjuncts(text, i + 1, domain.end);
        let ends = end >= domain.end
            || matches!(text.kind(end), Kind::Comma | Kind::Stop | Kind::Semi | Kind::Dash | Kind::Close);
        let quoted = text.quote[front.start] != text.quote[i];
        if left.is_some() && (ends || quoted && !strong) {
            let mut content = vec![front];
            content.extend(resumed(text, end, &domain));
            return make(left, g.start..i + 1, if quoted { "quote-front" } else { "front" }, content);
        }
        if left.is_none() && g.start == i && text.kind(i) != Kind::Ing {
            let subject_end = text.inverted_end(i + 1, domain.end);
            if subject_end > i + 1 {
                let mut content = vec![front];
                content.extend(resumed(text, subject_end, &domain));
                return make(
                    Some(i + 1..subject_end),
                    i..i + 1,
                    if quoted { "quote-inverted" } else { "inverted" },
                    content,
                );
            }
        }
    }
    let right = right?;
    let front_quote = front_quote(text, begin, &domain).filter(|_| right.frame == "quote");
    let content = front_quote.into_iter().chain(right.content).collect();
    make(left, g.start..i + 1, right.frame, content)
}

/// "S1, officials said, S2": the content after the cue.
fn resumed(text: &Text<'_, '_>, at: usize, domain: &Range<usize>) -> Option<Range<usize>> {
    if !matches!(text.kind(at), Kind::Comma | Kind::Dash) || at + 1 >= domain.end {
        return None;
    }
    if matches!(text.kind(at + 1), Kind::Ing) {
        return None;
    }
    let end = text.clause_end(at + 1, domain.end);
    (end > at + 1).then_some(at + 1..end)
}

/// The clause or quotation that stands before `begin`, where subject and cue begin.
fn front(text: &Text<'_, '_>, begin: usize, domain: &Range<usize>) -> Option<Range<usize>> {
    if begin <= domain.start {
        return None;
    }
    if let Some(quote) = front_quote(text, begin, domain) {
        return Some(quote);
    }
    if !matches!(text.kind(begin - 1), Kind::Comma) {
        return None;
    }
    let end = begin - 1;
    let start = domain.start;
    (end > start).then_some(start..end)
}

/// The quotation right before token `begin`.
fn front_quote(text: &Text<'_, '_>, begin: usize, domain: &Range<usize>) -> Option<Range<usize>> {
    let mut p = begin;
    if p > domain.start && text.kind(p - 1) == Kind::Comma {
        p -= 1;
    }
    if p <= domain.start || text.kind(p - 1) != Kind::Close || text.quote[p - 1] == text.quote[begin] {
        return None;
    }
    let q = text.doc.quotations()[text.quote[p - 1] as usize - 1];
    let start = text.doc.token_at(q.span.start());
    if start > domain.start && text.quote[start - 1] == 0 {
        // part of a sentence in quotation marks: the whole clause is the content
        if !matches!(text.kind(start - 1), Kind::Comma | Kind::Stop | Kind::Colon) {
            return Some(domain.start..p);
        }
    }
    Some(start..p)
}

/// Skips times, places and hearers behind a verb of saying.
fn after_adjuncts(text: &Text<'_, '_>, from: usize, end: usize) -> usize {
    let mut p = from;
    for _ in 0..5 {
        let next = match text.kind(p) {
            _ if p >= end => break,
            Kind::Adv => p + 1,
            Kind::Obj | Kind::It | Kind::Her => p + 1,
            Kind::Prep | Kind::To => text.np_right(p + 1, end),
            Kind::Sub if matches!(text.lower(p), "after" | "before" | "as" | "when" | "while") => {
                text.clause_end(p + 1, end)
            }
            Kind::Noun | Kind::Cap | Kind::Det | Kind::Adj | Kind::His => text.np_right(p, end),
            _ => break,
        };
        if next == p || next == p + 1 && matches!(text.kind(p), Kind::Prep | Kind::To) {
            break;
        }
        p = next;
    }
    p
}

/// What stands behind the verb at `i`.
fn complement(text: &Text<'_, '_>, i: usize, end: usize) -> Option<Complement> {
    let mut p = i + 1;
    while p < end && matches!(text.kind(p), Kind::Adv | Kind::Not) {
        p += 1;
    }
    if let Some(strong) = strong(text, p, end).or_else(|| strong(text, after_adjuncts(text, p, end), end)) {
        return Some(strong);
    }
    if p >= end {
        return None;
    }
    let to = |start: usize| {
        let stop = text.clause_end(start, end);
        vec![start..stop]
    };
    let frame = match text.kind(p) {
        Kind::Wh => "wh",
        Kind::Who => "wh",
        Kind::Ing => "ing",
        Kind::To => {
            let verb = p + 1 < end && text.infos[p + 1].forms != 0
                || matches!(
                    text.kind(p + 1),
                    Kind::Verb | Kind::Be | Kind::Have | Kind::Do | Kind::Adv | Kind::Not
                );
            if verb { "to" } else { return prepositional(text, p, end) }
        }
        Kind::Prep | Kind::Of | Kind::Sub => return prepositional(text, p, end),
        Kind::Det
        | Kind::His
        | Kind::Her
        | Kind::Noun
        | Kind::Cap
        | Kind::Num
        | Kind::Adj
        | Kind::It
        | Kind::Obj
        | Kind::Subj => {
            return Some(nominal(text, p, end));
        }
        _ => return None,
    };
    Some(Complement { frame, content: to(p) })
}

fn strong(text: &Text<'_, '_>, at: usize, end: usize) -> Option<Complement> {
    let mut p = at;
    if p < end && matches!(text.kind(p), Kind::Comma) && text.kind(p + 1) == Kind::Open {
        p += 1;
    }
    let frame = match text.kind(p) {
        _ if p >= end => return None,
        Kind::That => "that",
        Kind::Open => "quote",
        Kind::Colon => "colon",
        _ => return None,
    };
    let start = if frame == "colon" { p + 1 } else { p };
    let start = if frame == "colon" && text.doc.tokens().get(start).is_none() { return None } else { start };
    let quoted = text.kind(start) == Kind::Open && text.quote[start] != text.quote[p.saturating_sub(1)];
    let stop = if quoted { quote_end(text, start, end) } else { text.clause_end(start, end) };
    (stop > start).then(|| Complement { frame, content: vec![start..stop] })
}

/// The end of the quotation that opens at `start`, which may lie behind its first sentence.
fn quote_end(text: &Text<'_, '_>, start: usize, end: usize) -> usize {
    let quote = text.quote[start];
    if quote == 0 {
        return text.clause_end(start, end);
    }
    let q = text.doc.quotations()[quote as usize - 1];
    let stop = text.doc.token_at(q.span.end().saturating_sub(1)) + 1;
    let stop = stop.min(text.doc.tokens().len());
    // a quotation that is only the start of the clause ("the deal" is dead)
    if stop < end && !matches!(text.kind(stop), Kind::Comma | Kind::Stop | Kind::Semi | Kind::Dash) {
        return text.clause_end(start, end);
    }
    stop
}

fn prepositional(text: &Text<'_, '_>, p: usize, end: usize) -> Option<Complement> {
    let frame = *PREPOSITIONS.iter().find(|w| **w == text.lower(p))?;
    let start = p + 1;
    let stop = text.clause_end(start, end);
    (stop > start).then(|| Complement { frame, content: vec![start..stop] })
}

/// A noun phrase, or a clause without "that".
fn nominal(text: &Text<'_, '_>, p: usize, end: usize) -> Complement {
    let stop = text.clause_end(p, end);
    if text.verb_follows(p, end) {
        return Complement { frame: "clause", content: vec![p..stop] };
    }
    let phrase = text.np_right(p, end);
    let frame = match text.lower(phrase) {
        "to" if phrase < end => "np-to",
        "as" if phrase < end => "np-as",
        "for" if phrase < end => "np-for",
        "of" if phrase < end => "np-of",
        _ if phrase < end && text.kind(phrase) == Kind::Ing => "np-ing",
        _ if phrase < end && text.kind(phrase) == Kind::Open => "np-quote",
        _ => "np",
    };
    Complement { frame, content: vec![p..stop] }
}

fn passive(text: &Text<'_, '_>, i: usize, cue: Cue, g: Group, domain: Range<usize>) -> Option<Candidate> {
    let subject = text.subject(g.start, domain.start);
    let mut p = i + 1;
    let mut source = None;
    if text.lower(p) == "by" && p < domain.end {
        let end = text.np_right(p + 1, domain.end);
        if end == p + 1 {
            return None;
        }
        source = Some(p + 1..end);
        p = end;
    }
    let by = source.is_some();
    let frame = match (text.kind(p), text.lower(p)) {
        _ if p >= domain.end => "",
        (Kind::To, _) => "to",
        (Kind::That, _) => "that",
        (_, "as") => "as",
        (_, "about") => "about",
        (_, "for") => "for",
        (_, "in") => "in",
        _ => "",
    };
    let impersonal = subject.as_ref().is_some_and(|s| text.lower(s.start) == "it") && matches!(frame, "that");
    let mut content: Vec<Range<usize>> = Vec::new();
    content.extend(subject.filter(|_| !impersonal));
    if matches!(frame, "to" | "that" | "as" | "about" | "for") {
        let stop = text.clause_end(p, domain.end);
        content.push(p..stop);
    }
    if content.is_empty() {
        return None;
    }
    let frame = match (frame, by) {
        ("to", true) => "passive-by-to",
        ("as", true) => "passive-by-as",
        (_, true) => "passive-by",
        ("to", false) => "passive-to",
        ("that", false) => "passive-that",
        ("as", false) => "passive-as",
        ("about", false) => "passive-about",
        ("for", false) => "passive-for",
        _ => "passive",
    };
    Some(Candidate {
        head: i,
        cue: g.start..i + 1,
        lemma: cue.lemma,
        frame,
        source,
        content,
        stance: cue.stance,
        negated: g.negated,
    })
}
