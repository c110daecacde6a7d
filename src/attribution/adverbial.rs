//! Phrases beside a clause: "according to the ministry", "in the words of", "reportedly".

use std::ops::Range;

use super::Stance;
use super::candidate::{Candidate, Frame};
use super::verb::nearest_subject;
use super::word::{Kind, Text};

/// The attribution of an adverbial phrase that begins at token `i`.
pub(super) fn read(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    match text.lower(i) {
        "according" if text.lower(i + 1) == "to" => according(text, i, 2, "according"),
        "per" if text.kind(i + 1) == Kind::Cap => according(text, i, 1, "per"),
        "in" => words_of(text, i),
        "called" => so_called(text, i),
        "reportedly" | "allegedly" | "supposedly" | "purportedly" => hedge(text, i),
        _ => None,
    }
}

/// "In the words of", "in the view of".
fn words_of(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    let fits = text.lower(i + 1) == "the"
        && matches!(text.lower(i + 2), "words" | "view" | "opinion" | "eyes")
        && text.lower(i + 3) == "of";
    if fits { according(text, i, 4, "words") } else { None }
}

fn according(text: &Text<'_, '_>, i: usize, length: usize, lemma: &'static str) -> Option<Candidate> {
    let domain = text.domain(i);
    let start = i + length;
    let end = source_end(text, i, start, domain.end);
    if end <= start {
        return None;
    }
    let (frame, content) = around(text, i, end, &domain)?;
    Some(Candidate {
        head: i,
        cue: i..start,
        lemma,
        frame,
        source: Some(start..end),
        content,
        stance: Stance::Says,
        negated: false,
        form: "+beside",
        rate: 0,
    })
}

/// Where the source that begins at `start` ends. What opens a sentence ends in a comma: where none stands behind what was taken for its
/// appositions, these are the clause that it attributes ("According to Orth, the plan reeks of fear").
fn source_end(text: &Text<'_, '_>, i: usize, start: usize, stop: usize) -> usize {
    let end = text.heavy_phrase(start, stop);
    let opens = text.doc.sentences().get(text.doc.sentence_at(text.doc.tokens()[i].span().start()));
    if opens.is_none_or(|s| s.tokens.start != i) || text.kind(end) == Kind::Comma {
        return end;
    }
    (start..end).find(|p| text.kind(*p) == Kind::Comma).unwrap_or(end)
}

/// The clause around an adverbial phrase that takes the tokens `from..to`.
pub(super) fn around(
    text: &Text<'_, '_>,
    from: usize,
    to: usize,
    domain: &Range<usize>,
) -> Option<(Frame, Vec<Range<usize>>)> {
    let before = text.back_to_clause(from, domain.start)..from;
    let before = trimmed(text, before);
    let goes_on = to < domain.end && matches!(text.kind(to), Kind::Comma | Kind::Dash | Kind::Unbracket);
    let after = to + usize::from(goes_on);
    let initial = before.is_empty();
    let own = goes_on
        && !matches!(text.kind(after), Kind::Sub | Kind::Who)
        && !(text.kind(after) == Kind::And && text.verb_follows(after + 1, domain.end));
    let rest = if initial || own { after..text.clause_end(after, domain.end) } else { after..after };
    let content: Vec<_> = [before, rest].into_iter().filter(|r| r.start < r.end).collect();
    if content.is_empty() {
        return None;
    }
    Some((
        if initial {
            "before"
        } else if content.len() > 1 {
            "inside"
        } else {
            "behind"
        },
        content,
    ))
}

fn trimmed(text: &Text<'_, '_>, mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end
        && matches!(text.kind(range.end - 1), Kind::Comma | Kind::Dash | Kind::Bracket)
    {
        range.end -= 1;
    }
    range
}

/// "The so-called “Green Line”": others' words for it, nobody says whose.
fn so_called(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    let fits = i >= 2
        && text.lower(i - 2) == "so"
        && text.kind(i - 1) == Kind::Hyphen
        && text.kind(i + 1) == Kind::Open
        && text.quote[i + 1] != text.quote[i];
    fits.then(|| Candidate {
        head: i,
        cue: i - 2..i + 1,
        lemma: "so-called",
        frame: "hedge",
        source: None,
        content: vec![i + 1..text.quotation_end(i + 1)],
        stance: Stance::Says,
        negated: false,
        form: "+beside",
        rate: 0,
    })
}

/// "Reportedly": nobody in particular says what the clause says.
fn hedge(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    let domain = text.domain(i);
    let mut verb = i;
    while matches!(text.kind_before(verb, domain.start), Kind::Be | Kind::Have | Kind::Modal | Kind::Adv) {
        verb -= 1;
    }
    let start = i + 1 + usize::from(text.kind(i + 1) == Kind::Comma);
    let subject = text.subject(verb, domain.start).or_else(|| {
        (text.kind_before(verb, domain.start) == Kind::And).then(|| nearest_subject(text, verb, &domain))?
    });
    let end = match &subject {
        Some(_) => text.object_end(start, domain.end),
        None => text.clause_end(start, domain.end),
    };
    let content: Vec<_> =
        subject.into_iter().chain(std::iter::once(start..end)).filter(|r| r.start < r.end).collect();
    (!content.is_empty()).then(|| Candidate {
        head: i,
        cue: i..i + 1,
        lemma: "reportedly",
        frame: "hedge",
        source: None,
        content,
        stance: Stance::Says,
        negated: false,
        form: "+beside",
        rate: 0,
    })
}

impl Text<'_, '_> {
    /// Where the clause before token `at` begins: behind a semicolon, or a bracket it stands in.
    fn back_to_clause(&self, at: usize, floor: usize) -> usize {
        let level = self.quote[at];
        let mut depth = 0;
        let mut p = at;
        while p > floor {
            match self.kind(p - 1) {
                Kind::Semi if self.quote[p - 1] == level => break,
                Kind::Unbracket => depth += 1,
                Kind::Bracket if depth == 0 => break,
                Kind::Bracket => depth -= 1,
                _ => {}
            }
            p -= 1;
        }
        let opener = matches!(self.kind(p), Kind::Sub | Kind::And) && self.kind(p + 1) == Kind::Comma;
        if opener { p + 2 } else { p }.min(at)
    }

    /// The end of a noun phrase with all that modifies it: up to the next comma, dash or stop.
    pub(super) fn heavy_phrase(&self, start: usize, end: usize) -> usize {
        // "according to more than a dozen sources"
        let bounded = matches!(self.lower(start), "more" | "fewer") && self.lower(start + 1) == "than";
        if bounded && start + 2 < end {
            return self.heavy_phrase(start + 2, end);
        }
        let whole = self.np_right(start, end);
        let cut = (start + 1..whole).find(|&i| self.kind(i) == Kind::Prep && self.is_circumstance(i));
        let mut p = cut.unwrap_or(whole);
        if p == start || matches!(self.kind(start), Kind::Obj | Kind::Subj | Kind::It) {
            return p;
        }
        let limit = end.min(start + 40);
        while p < limit {
            match self.kind(p) {
                Kind::Stop
                | Kind::Semi
                | Kind::Dash
                | Kind::Colon
                | Kind::Open
                | Kind::Sub
                | Kind::Unbracket => break,
                Kind::Comma if !self.adds_to_phrase(p, end) => break,
                Kind::Prep if self.is_circumstance(p) => break,
                Kind::And
                    if self.verb_follows(p + 1, end) || matches!(self.kind(p + 1), Kind::Verb | Kind::Ed) =>
                {
                    break;
                }
                _ => p += 1,
            }
        }
        while p > start + 1 && matches!(self.kind(p - 1), Kind::Comma | Kind::Prep | Kind::And) {
            p -= 1;
        }
        p
    }

    /// Whether what follows the comma at `p` is an apposition or relative clause of the phrase before.
    fn adds_to_phrase(&self, p: usize, end: usize) -> bool {
        let next = p + 1;
        match self.kind(next) {
            Kind::Who => true,
            Kind::Det if self.is_span_of_time(next) => false,
            Kind::Num => self.kind(next + 1) == Kind::Comma,
            Kind::Det | Kind::His | Kind::Cap | Kind::Noun | Kind::Adj => !self.verb_follows(next, end),
            _ => false,
        }
    }
}
