//! Labels before the first words of a line: "Story highlights Tovan leaves".

use std::ops::Range;

use crate::lexicon::{List, WordPairs};
use crate::text::Document;

/// Labels of two words, each with the word to which it goes on.
static LABELS: List<WordPairs> =
    List::new(|| WordPairs::load("lead_labels.tsv", include_str!("../lexicon/en/lead_labels.tsv")));

/// How many tokens a label has at most.
const LONGEST: usize = 12;

/// The token behind the label that a sentence begins with; its first one if it begins with none.
pub(super) fn behind_label(doc: &Document<'_>, sentence: &Range<usize>) -> usize {
    let first = sentence.start;
    if sentence.len() < 4 || !doc.tokens()[first].is_capital() {
        return first;
    }
    match LABELS.get(doc.lower_of(doc.span_of(first..first + 2))) {
        None => first,
        // "Story highlights the need for reform" is a sentence.
        Some("-") if doc.tokens()[first + 2].is_word() && !doc.tokens()[first + 2].is_capital() => first,
        Some("-") => first + 2,
        Some(last) => {
            let end = sentence.end.min(first + LONGEST);
            (first..end).find(|i| doc.lower(*i) == last).map_or(first + 2, |i| i + 1)
        }
    }
}
