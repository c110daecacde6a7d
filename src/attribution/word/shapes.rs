//! What the shape of words tells: plurals, headlines.

use crate::text::{Document, Sentence, Token};

/// A plural noun, by its shape or a short list.
pub(crate) fn is_plural(lower: &str) -> bool {
    let shape =
        lower.len() > 3 && lower.ends_with('s') && !["ss", "us", "is"].iter().any(|e| lower.ends_with(e));
    shape
        || lower.ends_with("men")
        || matches!(lower, "people" | "police" | "children" | "others" | "many" | "some" | "few" | "most")
}

/// Whether most longer words of a sentence are capitalised, as in a headline.
pub(super) fn is_title(doc: &Document<'_>, sentence: &Sentence) -> bool {
    let long = |t: &&Token| t.is_word() && t.span().len() > 3;
    let tokens = &doc.tokens()[sentence.tokens.clone()];
    let (all, capitals) =
        tokens.iter().filter(long).fold((0, 0), |(a, c), t| (a + 1, c + usize::from(t.is_capital())));
    all > 2 && capitals * 10 >= all * 7
}
