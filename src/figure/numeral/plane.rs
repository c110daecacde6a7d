//! What a maker of planes numbers them by: "a 747", "96 737 MAX jets".

use crate::lexicon::{List, WordSet};
use crate::text::Document;

static PLANES: List<WordSet> =
    List::new(|| WordSet::load("planes.tsv", include_str!("../../lexicon/en/planes.tsv")));

/// Whether the number at token `k` is one of those by which a maker numbers its planes.
pub(crate) fn may_be(doc: &Document<'_>, k: usize) -> bool {
    matches!(doc.word(k).as_bytes(), [b'7', b'0'..=b'8', b'7'])
}

/// Whether the word at token `k` is one for planes: "jets".
pub(crate) fn is_word(doc: &Document<'_>, k: usize) -> bool {
    PLANES.contains(doc.lower(k))
}

/// Whether the number at token `k` is that of a plane, whatever stands before it: "737 Max", "787 Dreamliners", "737-800".
pub(crate) fn is_model(doc: &Document<'_>, k: usize) -> bool {
    let next = doc.word(k + 1);
    let variant = doc.lower(k + 1) == "max" && (next == "Max" || next == "MAX");
    may_be(doc, k) && (variant || doc.lower(k + 1).starts_with("dreamliner"))
}

/// Whether the number at token `k` is that of a plane behind the number that counts them: "34 747 *aircraft*".
pub(super) fn is_numbered(doc: &Document<'_>, k: usize) -> bool {
    let series =
        doc.word(k + 1) == "-" && doc.tokens().get(k + 2).is_some_and(|t| t.is_number() && !t.is_spaced());
    is_model(doc, k) || may_be(doc, k) && (is_word(doc, k + 1) || series)
}
