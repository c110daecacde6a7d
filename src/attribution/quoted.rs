//! Quotations that go on behind an attributed one.

use super::candidate::Candidate;
use super::rate::is_likely;
use super::word::{Kind, Text};

/// Gives every quotation nobody has claimed to the speaker of the quotation before it in the same paragraph.
pub(super) fn extend(text: &Text<'_, '_>, found: &mut [Candidate]) {
    let quotations = text.doc.quotations();
    let mut claimed = vec![usize::MAX; quotations.len()];
    for (n, c) in found.iter().enumerate().filter(|(_, c)| text.level(c.head) == 0 && is_likely(c)) {
        for part in &c.content {
            for i in part.clone() {
                if text.quote[i] != 0 && text.level(c.head) != text.quote[i] {
                    claimed[text.quote[i] as usize - 1] = n;
                }
            }
        }
    }
    for k in 1..quotations.len() {
        if claimed[k] != usize::MAX || claimed[k - 1] == usize::MAX {
            continue;
        }
        let owner = claimed[k - 1];
        let first = text.doc.token_at(quotations[k].span.start());
        let last = text.doc.token_at(quotations[k].span.end().saturating_sub(1)) + 1;
        if text.quote[first] as usize != k + 1 {
            continue;
        }
        let between = quotations[k - 1].span.end()..quotations[k].span.start();
        let gap = &text.doc.text()[between.start.min(between.end)..between.end];
        let starts = first == 0
            || matches!(
                text.kind(first - 1),
                Kind::Stop | Kind::Comma | Kind::Colon | Kind::Dash | Kind::Close
            );
        let starts = starts
            || text
                .doc
                .sentences()
                .get(text.doc.sentence_at(quotations[k].span.start()))
                .is_some_and(|s| s.tokens.start == first);
        let near = !gap.contains('\n') && starts && gap.len() < 200 || quotations[k - 1].goes_on;
        let direct = matches!(found[owner].frame, "quote" | "colon" | "quote-front" | "quote-inverted");
        if near && direct {
            found[owner].content.push(first..last.min(text.kinds.len()));
            claimed[k] = owner;
        }
    }
}
