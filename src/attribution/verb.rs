//! Verbs as cues: their group, their subject, and which of their complements holds what was said.

use std::ops::Range;

use super::candidate::{Candidate, Frame};
use super::complement::{Complement, complement};
use super::front::{front, front_quote, resumed};
use super::passive;
use super::shape::form;
use super::word::{BASE, Cue, Kind, PARTICIPLE, PAST, Text};

/// A verb with its auxiliaries.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    /// Its first token; an infinitive's is its "to".
    pub(super) start: usize,
    pub(super) passive: bool,
    pub(super) perfect: bool,
    pub(super) progressive: bool,
    pub(super) negated: bool,
    pub(super) modal: bool,
    pub(super) does: bool,
}

/// A cue verb in its sentence.
#[derive(Debug)]
pub(super) struct Site<'a, 'd, 't> {
    pub(super) text: &'a Text<'d, 't>,
    /// The verb's token.
    pub(super) head: usize,
    pub(super) cue: &'static Cue,
    pub(super) group: Group,
    /// The tokens it may draw on.
    pub(super) domain: Range<usize>,
    /// The source of the last attribution in the same sentence.
    pub(super) last: Option<Range<usize>>,
}

impl Site<'_, '_, '_> {
    /// The range without marks at its start.
    fn without_lead(&self, mut range: Range<usize>) -> Range<usize> {
        while range.start < range.end
            && matches!(self.text.kind(range.start), Kind::Comma | Kind::Colon | Kind::Semi | Kind::Dash)
        {
            range.start += 1;
        }
        range
    }

    /// "Nobody said", "neither the mayor nor the clerk said".
    fn nobody(&self, source: Option<&Range<usize>>) -> bool {
        source.is_some_and(|s| {
            let first = self.text.lower(s.start);
            let behind = self.text.word_before(s.start, self.domain.start) == "nor";
            behind || matches!(first, "nobody" | "no" | "none" | "neither" | "nor")
        })
    }

    pub(super) fn candidate(
        &self,
        frame: Frame,
        source: Option<Range<usize>>,
        content: Vec<Range<usize>>,
    ) -> Option<Candidate> {
        let content: Vec<_> =
            content.into_iter().map(|r| self.without_lead(r)).filter(|r| r.start < r.end).collect();
        let negated = self.group.negated || self.nobody(source.as_ref());
        (!content.is_empty()).then(|| Candidate {
            head: self.head,
            cue: self.group.start..self.head + 1,
            lemma: self.cue.lemma,
            frame,
            source,
            content,
            stance: self.cue.stance,
            negated,
            form: form(self.text, self.head, &self.group, frame),
            rate: 0,
        })
    }
}

/// The attribution that the verb at token `i` makes, if it makes one; `last` is the source of the one before
/// it in the same sentence.
pub(super) fn read(text: &Text<'_, '_>, i: usize, last: Option<Range<usize>>) -> Option<Candidate> {
    let cue = text.infos[i].verb?;
    if !matches!(text.kind(i), Kind::Verb | Kind::Ed | Kind::Ing) {
        return None;
    }
    if cue.lemma == "counter" && text.lower(i + 1) == "to" {
        return None; // "runs counter to the promise"
    }
    let domain = text.domain(i);
    let group = group(text, i, domain.start);
    let site = Site { text, head: i, cue, group, domain, last };
    let reduced = text.kind(i) == Kind::Ed && text.lower(i + 1) == "by" && !group.perfect;
    let participle = text.infos[i].forms & (PARTICIPLE | PAST | BASE) == PARTICIPLE;
    if participle && !(reduced || group.passive || group.perfect) {
        return None; // "a memo written for the mayor"
    }
    if group.passive || reduced { passive::read(&site) } else { active(&site) }
}

/// The verb at `i` with its auxiliaries and adverbs.
pub(super) fn group(text: &Text<'_, '_>, i: usize, floor: usize) -> Group {
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
                g.modal |= kind == Kind::Modal;
                g.does |= kind == Kind::Do;
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

/// Where a source was found.
#[derive(Debug)]
struct Source {
    range: Option<Range<usize>>,
    /// Whether it is shared with another verb, so that it does not stand right before this one.
    shared: bool,
}

/// The source of an active verb.
fn source(site: &Site<'_, '_, '_>) -> Source {
    let (text, g, floor) = (site.text, site.group, site.domain.start);
    let before = text.kind_before(g.start, floor);
    let after_comma = before == Kind::Close && text.ends_in_comma(g.start - 1);
    let participle = text.kind(site.head) == Kind::Ing && !g.progressive;
    let apart = matches!(before, Kind::Comma | Kind::Prep | Kind::Sub | Kind::Dash) || after_comma;
    if text.kind(g.start) == Kind::To && g.start < site.head {
        return Source { range: infinitive(site), shared: true };
    }
    if participle && before == Kind::Stop {
        return Source { range: following_subject(site), shared: true };
    }
    if participle && apart && before != Kind::Prep {
        return Source {
            range: site.last.clone().or_else(|| main(site)).or_else(|| shared(site)),
            shared: true,
        };
    }
    if before == Kind::And || participle && apart {
        return Source { range: shared(site), shared: true };
    }
    if participle && let Some(range) = through_object(site) {
        return Source { range: Some(range), shared: true };
    }
    Source { range: text.subject(g.start, floor), shared: false }
}

/// The subject of the clause so far: that of the last attribution, else of the nearest verb outside quotations.
fn shared(site: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    site.last.clone().or_else(|| nearest_subject(site.text, site.group.start, &site.domain))
}

/// The subject of the clause that a participle behind a comma tells more of: "Orth tied the rise to what the town had paid, saying".
fn main(site: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let (text, end) = (site.text, site.group.start);
    let verb = (site.domain.start..end).rev().find(|v| text.is_finite(*v))?;
    // "The note came after Orth had issued a statement, saying": whose statement it is.
    if (verb..end).any(|i| text.is_document(i)) {
        return None;
    }
    let found = text.main_subject(text.main_clause_start(site.domain.start..end)..end)?;
    (text.kind(found.start) != Kind::Who).then_some(found)
}

/// How many finite verbs before it are asked for the subject of one that has none.
const TRIES: usize = 4;

pub(super) fn nearest_subject(
    text: &Text<'_, '_>,
    before: usize,
    domain: &Range<usize>,
) -> Option<Range<usize>> {
    let finite =
        (domain.start..before).rev().filter(|v| text.is_finite(*v) && text.quote[*v] == text.quote[before]);
    finite
        .take(TRIES)
        .find_map(|v| text.subject(group(text, v, domain.start).start, domain.start))
        .or_else(|| text.main_subject(domain.start..before))
}

/// "declined to say", "plans to announce": the governing verb's subject; "asked him to say": its object.
fn infinitive(site: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let (text, floor) = (site.text, site.domain.start);
    let mut to = site.group.start;
    for _ in 0..3 {
        let verb = match text.kind_before(to, floor) {
            Kind::Verb | Kind::Ed | Kind::Ing => to - 1,
            Kind::Prep if to >= floor + 2 && text.is_finite(to - 2) => to - 2,
            Kind::Obj | Kind::Her => return Some(to - 1..to),
            Kind::Adj | Kind::Num => return nearest_subject(text, to, &site.domain),
            _ => {
                let object = text.subject(to, floor);
                // "has plans to", "picked that day to": whoever did so, not the object
                let own = |r: &Range<usize>| {
                    let thing =
                        text.kind(r.end - 1) == Kind::Noun && !super::word::is_plural(text.lower(r.end - 1));
                    let before = text.kind_before(r.start, floor);
                    matches!(before, Kind::Have | Kind::Be)
                        || thing && matches!(before, Kind::Verb | Kind::Ed)
                };
                return object.filter(|r| !own(r)).or_else(|| shared(site));
            }
        };
        let g = group(text, verb, floor);
        if text.kind(g.start) != Kind::To || g.start == verb {
            let found = text.subject(g.start, floor);
            return found.or_else(|| shared(site));
        }
        to = g.start;
    }
    None
}

/// "Noting that …, Smith said": the subject behind the comma.
fn following_subject(site: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let text = site.text;
    let comma = main_clause(text, site.head, site.domain.end)?;
    let end = text.np_right(comma + 1, site.domain.end);
    (end > comma + 1).then_some(comma + 1..end)
}

/// The comma behind an opening participial clause, before the main clause.
pub(super) fn main_clause(text: &Text<'_, '_>, head: usize, end: usize) -> Option<usize> {
    let level = text.quote[head];
    let comma = |p: &usize| {
        text.kind(*p) == Kind::Comma && text.quote[*p] == level
            || text.kind(*p) == Kind::Close && text.ends_in_comma(*p)
    };
    (head + 1..end).filter(comma).find(|p| text.verb_follows(p + 1, end))
}

/// "issued a statement saying", "said in a letter to the Herald calling": who issued it.
fn through_object(site: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let (text, floor) = (site.text, site.domain.start);
    let mut start = text.np_left(site.group.start, floor)?;
    // "gave a statement to the Herald saying", "said in a statement calling"
    while matches!(text.kind_before(start, floor), Kind::Prep | Kind::To) {
        let object = text.np_left(start - 1, floor);
        start = object.unwrap_or(start - 1);
    }
    if start <= floor || !text.is_finite(start - 1) || text.kind(start - 1) == Kind::Be {
        return None;
    }
    let mut noun = start..site.group.start;
    if !noun.any(|i| text.infos[i].noun.is_some() || text.is_document(i)) {
        return None;
    }
    let g = group(text, start - 1, floor);
    text.subject(g.start, floor).or_else(|| site.last.clone())
}

fn active(site: &Site<'_, '_, '_>) -> Option<Candidate> {
    let left = source(site);
    let right = complement(site);
    // "…," Moss told the paper in a talk that …: what stands in quotation marks before the speaker is what he said.
    if let Some(subject) = left.range.as_ref().filter(|_| !left.shared)
        && !right.as_ref().is_some_and(|c| matches!(c.frame, "quote" | "colon"))
        && let Some(found) = quoted_before(site, subject)
    {
        return Some(found);
    }
    let strong = right.as_ref().is_some_and(|c| matches!(c.frame, "that" | "quote" | "colon"));
    if !left.shared && !strong {
        if let Some(found) = left.range.as_ref().and_then(|subject| as_clause(site, subject)) {
            return Some(found);
        }
        let found = match &left.range {
            Some(range) => fronted(site, range.clone()),
            None => inverted(site).or_else(|| cue_first(site)),
        };
        if found.is_some() {
            return found;
        }
    }
    let Complement { frame, mut content } = right?;
    if is_supposed(site, left.range.as_ref(), frame) {
        return None;
    }
    let relative = left.range.as_ref().is_some_and(|s| site.text.kind(s.end - 1) == Kind::Who);
    if let Some(last) = content.last_mut().filter(|_| relative) {
        last.end = site.text.inserted_end(last.start, last.end, Kind::Comma);
    }
    let begin = left.range.as_ref().filter(|_| !left.shared).map_or(site.group.start, |s| s.start);
    let before = front_quote(site.text, begin, &site.domain).filter(|_| frame == "quote" && !left.shared);
    site.candidate(frame, left.range, before.into_iter().chain(content).collect())
}

/// "Said the minister: …"
fn cue_first(site: &Site<'_, '_, '_>) -> Option<Candidate> {
    let (text, domain) = (site.text, &site.domain);
    let opens = matches!(text.kind_before(site.head, domain.start), Kind::Stop | Kind::And | Kind::Adv);
    if !opens || text.kind(site.head) == Kind::Ing {
        return None;
    }
    let end = text.heavy_phrase(site.head + 1, domain.end);
    let mark = matches!(text.kind(end), Kind::Comma | Kind::Colon) && end > site.head + 1;
    if !mark || end + 1 >= text.kinds.len() || text.kind(end + 1) != Kind::Open {
        return None;
    }
    site.candidate("quote", Some(site.head + 1..end), vec![end + 1..text.quotation_end(end + 1)])
}

/// "…, as officials noted, …"
fn as_clause(site: &Site<'_, '_, '_>, subject: &Range<usize>) -> Option<Candidate> {
    let (text, domain) = (site.text, &site.domain);
    let begin = subject.start.checked_sub(1).filter(|&i| i >= domain.start && text.lower(i) == "as")?;
    let apart = matches!(
        text.kind_before(begin, domain.start),
        Kind::Comma | Kind::Stop | Kind::Dash | Kind::Bracket
    );
    let end = site.after_adjuncts(site.head + 1, false);
    if !apart || !site.ends_at(end) {
        return None;
    }
    let (_, content) = super::adverbial::around(text, begin, end, domain)?;
    site.candidate("as-clause", Some(subject.clone()), content)
}

/// Nothing is said in "if he says he quits", nor in "did not say how many".
fn is_supposed(site: &Site<'_, '_, '_>, source: Option<&Range<usize>>, frame: Frame) -> bool {
    let text = site.text;
    let before = source.map_or(site.group.start, |s| s.start);
    let conditional = text.word_before(before, site.domain.start) == "if";
    conditional
        || site.group.negated
            && frame == "wh"
            && matches!(site.cue.lemma, "say" | "tell" | "know" | "explain")
}

/// A quotation that ends in a comma right before the subject.
fn quoted_before(site: &Site<'_, '_, '_>, subject: &Range<usize>) -> Option<Candidate> {
    let (text, domain) = (site.text, &site.domain);
    let begin = subject.start.min(site.group.start);
    let relative = matches!(text.kind(subject.end - 1), Kind::Who | Kind::That);
    let closes = begin > domain.start && text.ends_in_stop(begin - 1) && !relative;
    let quote = front_quote(text, begin, domain).filter(|q| closes && q.len() > 4)?;
    let end = site.after_adjuncts(site.head + 1, true);
    let rest = resumed(text, end, domain, true);
    site.candidate("quote-front", Some(subject.clone()), std::iter::once(quote).chain(rest).collect())
}

/// "…, officials said."
fn fronted(site: &Site<'_, '_, '_>, subject: Range<usize>) -> Option<Candidate> {
    let (text, domain) = (site.text, &site.domain);
    let begin = subject.start.min(site.group.start);
    // "…, words that could bar him": told of the words.
    if matches!(text.kind(subject.end - 1), Kind::Who | Kind::That) {
        return None;
    }
    let Some((front, quoted)) = front(text, begin, domain) else {
        return parenthetical(site, subject, begin);
    };
    let end = site.after_adjuncts(site.head + 1, quoted);
    if !site.ends_at(end) {
        return None;
    }
    let rest = resumed(text, end, domain, quoted);
    let frame = if quoted { "quote-front" } else { "front" };
    site.candidate(frame, Some(subject), std::iter::once(front).chain(rest).collect())
}

/// "The plan, officials said, would …": content on both sides, neither of them a clause by itself.
fn parenthetical(site: &Site<'_, '_, '_>, subject: Range<usize>, begin: usize) -> Option<Candidate> {
    let (text, domain) = (site.text, &site.domain);
    if text.kind_before(begin, domain.start) != Kind::Comma {
        return None;
    }
    let end = site.after_adjuncts(site.head + 1, false);
    if text.kind(end) != Kind::Comma
        || end + 1 >= domain.end
        || matches!(text.kind(end + 1), Kind::Ing | Kind::Sub)
    {
        return None;
    }
    let start = end + 1;
    if text.kind(start) == Kind::Open {
        return site.candidate("quote", Some(subject), vec![start..text.quotation_end(start)]);
    }
    let rest = start..text.clause_end(start, domain.end);
    let front = domain.start..begin - 1;
    let front = if front.len() > 1 || text.is_nominal(front.start) { front } else { front.end..front.end };
    site.candidate("parenthesis", Some(subject), vec![front, rest])
}

/// "…," said the minister.
fn inverted(site: &Site<'_, '_, '_>) -> Option<Candidate> {
    let text = site.text;
    if site.group.start != site.head || text.kind(site.head) == Kind::Ing {
        return None;
    }
    let (front, quoted) = front(text, site.head, &site.domain)?;
    let start = site.head + 1;
    let end = text.heavy_phrase(start, site.domain.end);
    // "Weber, when asked, said he paid": the pronoun begins what was said.
    let verb = (end..site.domain.end).find(|p| text.kind(*p) != Kind::Adv);
    let told = text.kind(start) == Kind::Subj && verb.is_some_and(|p| text.is_finite(p));
    if end <= start || told {
        return None;
    }
    let rest = resumed(text, end, &site.domain, quoted);
    let frame = if quoted { "quote-inverted" } else { "inverted" };
    site.candidate(frame, Some(start..end), std::iter::once(front).chain(rest).collect())
}
