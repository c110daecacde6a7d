//! Whether a word may be an adjective: by its ending, or by a list of those that have none.

use crate::lexicon::{List, WordSet};
use crate::text::Document;

static ADJECTIVES: List<WordSet> =
    List::new(|| WordSet::load("adjectives.tsv", include_str!("../lexicon/en/adjectives.tsv")));

/// Endings that make adjectives, participles and the names of origins among them.
const ENDINGS: [&str; 23] = [
    "ful", "ous", "ive", "al", "ic", "able", "ible", "less", "ish", "ary", "ant", "ent", "ed", "ing", "ese",
    "ian", "ean", "ican", "ern", "ior", "ward", "like", "iest",
];

/// Whether the word at `k` may be an adjective.
pub(super) fn is(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    word.len() > 2
        && (ADJECTIVES.contains(word) || word.len() > 4 && ENDINGS.iter().any(|e| word.ends_with(e)))
}

/// Whether `word` is in the list.
pub(super) fn is_listed(word: &str) -> bool {
    ADJECTIVES.contains(word)
}

/// Whether the word at `k` raises an adjective behind it: "the 20 *most* expensive hotels", "three *newly* built".
pub(super) fn raises(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    let degree = matches!(
        word,
        "most" | "more" | "least" | "less" | "very" | "highly" | "so" | "too" | "once" | "now"
    );
    let adverb = word.len() > 4 && word.ends_with("ly") && !is_noun_in_ly(word);
    // "the two most historically influential players"
    let twice =
        degree && doc.lower(k + 1).ends_with("ly") && !is_noun_in_ly(doc.lower(k + 1)) && is(doc, k + 2);
    // "three very unfriendly courts"
    let in_ly = degree && doc.lower(k + 1).ends_with("ly") && super::noun::is_plural(doc, k + 2);
    twice
        || in_ly
        || (degree || adverb) && is(doc, k + 1)
        || adverb && super::noun::is_past_form(doc.lower(k + 1))
}

/// Nouns that end as adverbs do.
pub(super) fn is_noun_in_ly(word: &str) -> bool {
    matches!(
        word,
        "family"
            | "assembly"
            | "anomaly"
            | "monopoly"
            | "rally"
            | "supply"
            | "reply"
            | "butterfly"
            | "bully"
            | "lily"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_adjectives() {
        for (text, expected) in [
            ("local", true),
            ("peaceful", true),
            ("hungry", true),
            ("exhausted", true),
            ("Canadian", true),
            ("officials", false),
            ("ship", false),
            ("police", false),
            ("red", true),
            ("bed", false),
        ] {
            assert_eq!(is(&Document::new(text), 0), expected, "{text}");
        }
        assert!(raises(&Document::new("most expensive"), 0));
        assert!(!raises(&Document::new("most voters"), 0));
    }
}
