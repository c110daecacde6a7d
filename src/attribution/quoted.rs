//! Quotations that go on behind an attributed one.

use std::ops::Range;

use super::candidate::Candidate;
use super::rate::is_likely;
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
