//! How two attributions relate: the same statement by the same speaker, by another one, in other words, denied, or
//! with the opposite sense.

use std::sync::LazyLock;

use super::finding::Finding;
use super::side::Side;
use super::wording::{changes, pieces, words};
use crate::attribution::{Attribution, Form, Stance};
use crate::lexicon::WordSet;
use crate::report::{Reason, Verdict};

static NEGATIONS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::load("verdict-negations.tsv", include_str!("../lexicon/en/verdict-negations.tsv"))
});

static FUNCTION_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::load("verdict-function-words.tsv", include_str!("../lexicon/en/verdict-function-words.tsv"))
});

/// How alike two statements must be before a denial or another polarity makes them contradict each other.
const ALIKE: f64 = 0.75;

/// How the attributions of two claims relate; none if one is none.
pub(crate) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Finding> {
    let (x, y) = (a.claim.attribution()?, b.claim.attribution()?);
    let (p, q) = (words(a.reading, &x.content), words(b.reading, &y.content));
    let alike = likeness(&p, &q);
    if alike >= ALIKE {
        if (x.stance == Stance::Denies) != (y.stance == Stance::Denies) {
            return Some(
                Finding::new(Verdict::Conflict, Reason::Stance, "the one asserts what the other denies")
                    .gap(0.7),
            );
        }
        if negations(&p) % 2 != negations(&q) % 2 {
            return Some(
                Finding::new(
                    Verdict::Conflict,
                    Reason::Polarity,
                    "the one says that it is so, the other that it is not",
                )
                .gap(0.7),
            );
        }
    }
    Some(speakers(x, y).or_else(|| quotation(x, y, &p, &q)).unwrap_or_else(|| same_speaker(alike)))
}

fn same_speaker(alike: f64) -> Finding {
    let why = if alike >= 0.9 {
        "the same speaker and the same words"
    } else {
        "the same speaker to the same effect"
    };
    Finding::new(Verdict::Agree, Reason::Speaker, why)
}

/// Two speakers, or one that is not named.
fn speakers(x: &Attribution, y: &Attribution) -> Option<Finding> {
    let other = |why: &str| Some(Finding::new(Verdict::Compatible, Reason::Speaker, why));
    match (&x.speaker, &y.speaker) {
        (Some(s), Some(t)) if same_name(&s.entity, &t.entity) => None,
        (Some(_), Some(_)) => other("another speaker for the same statement"),
        (None, None) => None,
        _ => other("the speaker is named in one of them only"),
    }
}

/// Whether one name is the other or a part of it, articles and titles apart ("Abe" and "Shinzo Abe").
pub(crate) fn same_name(s: &str, t: &str) -> bool {
    let parts = |n: &str| -> Vec<String> {
        let lower = n.to_lowercase();
        let words = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 1 && !FUNCTION_WORDS.contains(w));
        words.map(String::from).collect()
    };
    let (p, q) = (parts(s), parts(t));
    let (short, long) = if p.len() <= q.len() { (&p, &q) } else { (&q, &p) };
    !short.is_empty() && short.iter().all(|w| long.contains(w))
}

/// Two quotations whose words differ inside.
fn quotation(x: &Attribution, y: &Attribution, p: &[String], q: &[String]) -> Option<Finding> {
    if x.form == Form::Indirect || y.form == Form::Indirect {
        return None;
    }
    let changed = changes(&pieces(p, q));
    let first = changed.first()?;
    let more = if changed.len() > 1 { format!(", and {} more", changed.len() - 1) } else { String::new() };
    Some(Finding::new(Verdict::Compatible, Reason::Wording, format!("the wording differs: {first}{more}")))
}

/// The part of the content words of the shorter statement that the longer one has too: 0 to 1.
fn likeness(p: &[String], q: &[String]) -> f64 {
    let content = |w: &[String]| -> Vec<String> {
        let mut words: Vec<String> =
            w.iter().filter(|w| !FUNCTION_WORDS.contains(w) && !NEGATIONS.contains(w)).cloned().collect();
        words.sort();
        words.dedup();
        words
    };
    let (p, q) = (content(p), content(q));
    let most = p.len().max(q.len());
    let shared = p.iter().filter(|w| q.binary_search(w).is_ok()).count();
    if most == 0 { 0.0 } else { shared as f64 / most as f64 }
}

/// Whether `word`, in lower case, carries no content of its own.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

fn negations(words: &[String]) -> usize {
    words.iter().filter(|w| NEGATIONS.contains(w)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load() {
        assert!(NEGATIONS.contains("not") && FUNCTION_WORDS.contains("the"));
    }

    #[test]
    fn names() {
        for (s, t, expected) in [
            ("Shinzo Abe", "Abe", true),
            ("the Harbour Office", "Harbour Office", true),
            ("Iran", "Iraq", false),
            ("the", "of", false),
        ] {
            assert_eq!(same_name(s, t), expected, "{s} / {t}");
        }
    }

    #[test]
    fn statements_are_alike_by_their_content_words() {
        let w = |t: &str| t.split(' ').map(String::from).collect::<Vec<_>>();
        assert!(
            likeness(&w("the minister signed the treaty"), &w("the minister has not signed the treaty"))
                > 0.9
        );
        assert!(likeness(&w("the minister signed the treaty"), &w("the treaty was lost at sea")) < 0.5);
        assert_eq!(likeness(&w("the"), &w("of")), 0.0);
    }
}
