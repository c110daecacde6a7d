//! Parts of reading that nobody calls by themselves, for the benchmark: it shows every stage, so that they add up to the whole.

use crate::text::Document;
use crate::{correction, furniture};

/// How many pieces of furniture stand around the text.
#[must_use]
pub fn furniture(doc: &Document<'_>) -> usize {
    furniture::read(doc.text(), doc.all_lower(), |_| true).len()
}

/// How many passages the text takes back.
#[must_use]
pub fn corrections(doc: &Document<'_>) -> usize {
    correction::read(doc).len()
}
