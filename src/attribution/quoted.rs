//! Quotations that go on behind an attributed one.

use std::ops::Range;

use super::candidate::Candidate;
use super::rate::{is_hearer, is_likely};
use super::word::{Kind, Text};

/// Gives every quotation nobody has claimed to the speaker of the quotation before it in the same paragraph.
pub(super) fn extend(text: &Text<'_, '_>, found: &mut [Candidate]) {
    let mut claimed = claimed(text, found);
    for k in 1..claimed.len() {
        let Some(owner) = claimed[k - 1].filter(|_| claimed[k].is_none()) else { continue };
        let direct = matches!(found[owner].frame, "quote" | "colon" | "quote-front" | "quote-inverted");
        if let Some(part) = tokens(text, k).filter(|part| direct && goes_on(text, k, part.start)) {
            found[owner].content.push(part);
            claimed[k] = Some(owner);
        }
    }
}

/// Which of the readings each quotation belongs to.
fn claimed(text: &Text<'_, '_>, found: &[Candidate]) -> Vec<Option<usize>> {
    let mut claimed = vec![None; text.doc.quotations().len()];
    for (n, c) in found.iter().enumerate().filter(|(_, c)| text.level(c.head) == 0 && is_likely(c)) {
        for i in c.content.iter().cloned().flatten() {
            if text.quote[i] != 0 && text.level(c.head) != text.quote[i] {
                claimed[text.quote[i] as usize - 1] = Some(n);
            }
        }
    }
    claimed
}

/// The tokens of quotation `k`; none if it stands in another.
fn tokens(text: &Text<'_, '_>, k: usize) -> Option<Range<usize>> {
    let span = text.doc.quotations()[k].span;
    let first = text.doc.token_at(span.start());
    let last = text.doc.token_at(span.end().saturating_sub(1)) + 1;
    (text.quote[first] as usize == k + 1).then(|| first..last.min(text.kinds.len()))
}

/// How far a quotation may stand behind the one it goes on from, in bytes.
const NEAR: usize = 200;

/// Whether quotation `k`, which begins at token `first`, goes on from the one before: close behind it in the same
/// paragraph where a clause begins, or in the next where the one before is left open.
fn goes_on(text: &Text<'_, '_>, k: usize, first: usize) -> bool {
    let (before, quotation) = (&text.doc.quotations()[k - 1], &text.doc.quotations()[k]);
    let end = quotation.span.start();
    let gap = &text.doc.text()[before.span.end().min(end)..end];
    let mark =
        |i: usize| matches!(text.kind(i), Kind::Stop | Kind::Comma | Kind::Colon | Kind::Dash | Kind::Close);
    let sentence = text.doc.sentences().get(text.doc.sentence_at(end));
    let opens = first == 0 || mark(first - 1) || sentence.is_some_and(|s| s.tokens.start == first);
    before.goes_on || opens && gap.len() < NEAR && !gap.contains('\n')
}

/// From how many words on a quotation is given to somebody, whatever stands around it.
const LONG: usize = 8;
/// How many paragraphs back the speaker of a quotation that stands alone may have spoken.
const BACK: usize = 1;
/// How many tokens a sentence behind a quotation has that only says who spoke ("Moss said.").
const TAG: usize = 8;

/// Gives every long quotation outside all content to its speaker: by the likeliest of the readings of its cue, by any
/// verb of speech or "according to" in its sentence, by the quotation it follows; else to nobody.
pub(super) fn orphans(text: &Text<'_, '_>, all: &[Candidate], kept: &mut Vec<Candidate>) {
    let mut inside = vec![false; text.kinds.len()];
    for i in kept.iter().flat_map(|c| &c.content).cloned().flatten() {
        inside[i] = true;
    }
    for k in 0..text.doc.quotations().len() {
        let Some(part) = tokens(text, k).filter(|p| is_speech(text, p) && !p.clone().any(|i| inside[i]))
        else {
            continue;
        };
        let reading = || {
            let covers = |c: &&Candidate| {
                c.content.iter().any(|r| r.contains(&(part.start + 1)))
                    && text.level(c.head) == 0
                    && !is_hearer(c)
                    && !c.content.iter().cloned().flatten().any(|i| inside[i])
                    && !inside[c.head]
            };
            all.iter().filter(covers).max_by_key(|c| (c.rate, std::cmp::Reverse(c.head))).cloned()
        };
        let found = reading().or_else(|| beside(text, &part));
        let owner = if found.is_none() { following(text, &part, kept) } else { None };
        let found =
            found.or_else(|| if owner.is_none() { behind_statement(text, &part, kept) } else { None });
        part.clone().for_each(|i| inside[i] = true);
        if let Some(owner) = owner {
            kept[owner].content.push(part);
            continue;
        }
        let Some(found) = found.or_else(|| unsaid(text, &part)) else { continue };
        for i in found.content.iter().cloned().flatten() {
            inside[i] = true;
        }
        kept.push(found);
    }
}

/// Whether a quotation is long enough, and no title.
fn is_speech(text: &Text<'_, '_>, part: &Range<usize>) -> bool {
    let words = || text.doc.tokens()[part.clone()].iter().filter(|t| t.is_word());
    let content = words().filter(|t| t.span().len() > 3);
    let (all, capital) = content.fold((0, 0), |(n, m), t| (n + 1, m + usize::from(t.is_capital())));
    words().count() >= LONG && capital * 3 < all * 2
}

/// A reading of `part` by the cue at token `head`.
fn by(
    text: &Text<'_, '_>,
    head: usize,
    cue: Range<usize>,
    source: Option<Range<usize>>,
    part: &Range<usize>,
) -> Candidate {
    let verb = text.infos[head].verb;
    Candidate {
        head,
        cue,
        lemma: verb.map_or("say", |v| v.lemma),
        frame: "quote",
        source,
        content: vec![part.clone()],
        stance: verb.map_or(super::Stance::Says, |v| v.stance),
        negated: false,
        form: "",
        rate: 100,
    }
}

/// Who speaks beside a quotation: behind it ("… NAME, an expert on …, explains"), else before it.
fn beside(text: &Text<'_, '_>, part: &Range<usize>) -> Option<Candidate> {
    let sentences = text.doc.sentences();
    let of = |i: usize| sentences.get(text.doc.sentence_at(text.doc.tokens().get(i)?.span().start()));
    let free = |i: &usize| text.quote[*i] == 0;
    let cue = |i: &usize| {
        free(i) && text.infos[*i].verb.is_some() && matches!(text.kind(*i), Kind::Verb | Kind::Ed | Kind::Ing)
    };
    let mut behind = part.end..of(part.end.saturating_sub(1))?.tokens.end.max(part.end);
    if !behind.clone().any(|i| free(&i) && text.doc.tokens()[i].is_word())
        && let Some(next) = of(behind.end)
            .filter(|s| s.tokens.len() <= TAG && !paragraph_between(text, part.end - 1, s.tokens.start))
    {
        behind.end = next.tokens.end;
    }
    if let Some(i) =
        behind.clone().find(|i| free(i) && text.lower(*i) == "according" && text.lower(i + 1) == "to")
    {
        let end = text.heavy_phrase(i + 2, behind.end);
        return (end > i + 2).then(|| by(text, i, i..i + 2, Some(i + 2..end), part));
    }
    let spoken = behind.clone().filter(cue).filter(|i| text.kind(*i) != Kind::Ing).take(3);
    if let Some(found) = spoken_behind(text, spoken, &behind, part).or_else(|| tag(text, part, behind.end)) {
        return Some(found);
    }
    let start = of(part.start)?.tokens.start;
    let floor = if start < part.start {
        start
    } else {
        part.start.checked_sub(1).filter(|i| text.kind(*i) == Kind::Colon).and_then(of)?.tokens.start
    };
    let before = floor..part.start;
    match before.clone().rev().find(cue) {
        Some(i) => spoken_before(text, i, &before, part),
        None => led(text, before, part),
    }
}

/// "… NAME, an expert on …, explains" behind a quotation: the first of these verbs that has a subject.
fn spoken_behind(
    text: &Text<'_, '_>,
    mut verbs: impl Iterator<Item = usize>,
    behind: &Range<usize>,
    part: &Range<usize>,
) -> Option<Candidate> {
    verbs.find_map(|i| {
        let group = super::verb::group(text, i, behind.start);
        let before = text.subject(group.start, behind.start);
        let after = || {
            Some(i + 1..text.heavy_phrase(i + 1, behind.end))
                .filter(|r| !r.is_empty() && group.start <= behind.start + 1)
        };
        before.or_else(after).map(|source| by(text, i, group.start..i + 1, Some(source), part))
    })
}

/// Whom the verb at `i` before a quotation has speak.
fn spoken_before(
    text: &Text<'_, '_>,
    i: usize,
    before: &Range<usize>,
    part: &Range<usize>,
) -> Option<Candidate> {
    let floor = before.start;
    let group = super::verb::group(text, i, floor);
    // "He met Orth, who was late, saying": he says it.
    let main = if text.kind(i) == Kind::Ing {
        text.main_subject(text.main_clause_start(floor..group.start)..group.start)
    } else {
        None
    };
    let source = text
        .subject(group.start, floor)
        .or_else(|| main.filter(|s| text.kind(s.start) != Kind::Who))
        .or_else(|| super::verb::nearest_subject(text, group.start, before))?;
    Some(by(text, i, group.start..i + 1, Some(source), part))
}

/// "…,” Orth shot back": behind a quotation that ends in a comma any verb tells that its subject speaks.
fn tag(text: &Text<'_, '_>, part: &Range<usize>, end: usize) -> Option<Candidate> {
    if !text.ends_in_comma(part.end - 1) {
        return None;
    }
    // "…,” quipped Orth"
    if text.kind(part.end) == Kind::Ed && text.kind(part.end + 1) == Kind::Cap {
        let subject = part.end + 1..text.heavy_phrase(part.end + 1, end);
        return Some(by(text, part.end, part.end..part.end + 1, Some(subject), part));
    }
    let subject = part.end..text.np_right(part.end, end);
    let verb = (subject.end..end).find(|i| text.kind(*i) != Kind::Adv)?;
    let told = matches!(text.kind(verb), Kind::Ed | Kind::Verb) && !subject.is_empty();
    told.then(|| by(text, verb, verb..verb + 1, Some(subject), part))
}

/// "Orth shot back, “…”", "She went on: “…”": so does it before one, where who acts is called by name or by a pronoun.
fn led(text: &Text<'_, '_>, before: Range<usize>, part: &Range<usize>) -> Option<Candidate> {
    let mark = before.end.checked_sub(1).filter(|i| before.contains(i))?;
    if !matches!(text.kind(mark), Kind::Comma | Kind::Colon) {
        return None;
    }
    let start = text.main_clause_start(before.start..mark);
    let verb = (start..mark).find(|i| text.is_finite(*i) && text.quote[*i] == 0)?;
    let subject = text.subject(verb, start)?;
    let somebody = text.kind(subject.start) == Kind::Subj || text.kind(subject.end - 1) == Kind::Cap;
    somebody.then(|| by(text, verb, verb..verb + 1, Some(subject), part))
}

/// Whether a paragraph ends between two tokens.
fn paragraph_between(text: &Text<'_, '_>, a: usize, b: usize) -> bool {
    let of = |i: usize| {
        let at = text.doc.tokens().get(i).map_or(0, |t| t.span().start());
        text.doc.paragraphs().partition_point(|p| p.end() <= at)
    };
    of(a) != of(b)
}

/// The speaker of the quotation that ends right before a quotation which stands alone in its sentences.
fn following(text: &Text<'_, '_>, part: &Range<usize>, kept: &[Candidate]) -> Option<usize> {
    let paragraph =
        |i: usize| text.doc.paragraphs().partition_point(|p| p.end() <= text.doc.tokens()[i].span().start());
    let last = |c: &Candidate| c.content.iter().filter(|r| r.end <= part.start).map(|r| r.end).max();
    let quoted = |c: &Candidate| c.content.iter().any(|r| text.quote[r.start] != 0 && r.len() > 4);
    let ends = kept.iter().enumerate().filter(|(_, c)| quoted(c)).filter_map(|(n, c)| Some((last(c)?, n)));
    let (end, owner) = ends.max_by_key(|(end, _)| *end)?;
    let near = paragraph(part.start) - paragraph(end.saturating_sub(1)) <= BACK;
    near.then_some(owner)
}

/// "The boats were lost, Orth said. “We could do nothing.”": the quotation right behind a statement of the same paragraph is its speaker's.
fn behind_statement(text: &Text<'_, '_>, part: &Range<usize>, kept: &[Candidate]) -> Option<Candidate> {
    let end = |c: &Candidate| {
        let parts = c.content.iter().chain(c.source.as_ref()).map(|r| r.end);
        parts.chain([c.cue.end]).max().unwrap_or(usize::MAX)
    };
    let told =
        kept.iter().filter(|c| c.source.is_some() && c.stance != super::Stance::Asks && end(c) <= part.start);
    let said = told.max_by_key(|c| end(c))?;
    let marks = |i: usize| matches!(text.kind(i), Kind::Stop | Kind::Close);
    let near = (end(said)..part.start).all(marks) && !paragraph_between(text, end(said) - 1, part.start);
    near.then(|| Candidate {
        stance: super::Stance::Says,
        ..by(text, said.head, said.cue.clone(), said.source.clone(), part)
    })
}

/// A quotation of which nothing says whose it is; it begins as a sentence does.
fn unsaid(text: &Text<'_, '_>, part: &Range<usize>) -> Option<Candidate> {
    let first = part.clone().find(|i| text.doc.tokens()[*i].is_word())?;
    if !text.doc.tokens()[first].is_capital() {
        return None;
    }
    let outside = |i: &usize| text.quote.get(*i) == Some(&0);
    let near = [part.start.wrapping_sub(1), part.end].into_iter().find(outside);
    let head = near.or_else(|| (0..text.quote.len()).find(outside)).unwrap_or(part.start);
    Some(by(text, head, head..head, None, part))
}
