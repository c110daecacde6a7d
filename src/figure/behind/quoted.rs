//! Quotation marks around a counted noun: "10 “parts” of it".

use super::super::noun::Noun;
use crate::text::Document;

/// Whether the mark at `k` closes a quoted noun, which it belongs to.
pub(super) fn is_quoted(doc: &Document<'_>, k: usize, noun: &Noun) -> bool {
    let curved =
        matches!(doc.word(k), "”" | "’") && noun.tokens.clone().any(|k| matches!(doc.word(k), "“" | "‘"));
    // Straight marks look alike: the one that opens stands apart, the one that closes does not.
    let straight = matches!(doc.word(k), "\"" | "'")
        && !doc.tokens()[k].is_spaced()
        && doc.word(noun.tokens.start) == doc.word(k);
    curved || straight
}

/// Whether a mark opens the noun and none within it closes.
pub(super) fn is_left_open(doc: &Document<'_>, noun: &Noun) -> bool {
    let (start, end) = (noun.tokens.start, noun.tokens.end);
    let opens = matches!(doc.word(start), "\"" | "“" | "‘" | "'") && start + 1 < end;
    opens && !(start + 1..end).any(|k| matches!(doc.word(k), "\"" | "”" | "’" | "'"))
}
