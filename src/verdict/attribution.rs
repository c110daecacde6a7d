//! How two attributions relate: the same statement by the same speaker, by another one, in other words, denied, or
//! with the opposite sense.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::finding::Finding;
use super::side::Side;
use super::wording::{changes, pieces, words};
use crate::attribution::{Attribution, Form, Stance};
use crate::lexicon::WordSet;
use crate::name::is_pronoun;
use crate::report::{Reason, Verdict};

static NEGATIONS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::load("verdict-negations.tsv", include_str!("../lexicon/en/verdict-negations.tsv"))
});

static FUNCTION_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::load("verdict-function-words.tsv", include_str!("../lexicon/en/verdict-function-words.tsv"))
});

/// How alike a statement and its denial must be: the part of their content words that they share.
const DENIED: f64 = 0.7;
/// How alike a statement and its opposite must be.
const OPPOSITE: f64 = 0.9;
/// Content words that both must have at least: fewer say too little to contradict each other.
const CONTENT: usize = 3;
/// The share of the words from which on two speakers are told to make one statement.
const SAME: f64 = 0.6;
/// The longest statement, in words, whose one "not" turns it round.
const SHORT: usize = 30;

/// How the attributions of two claims relate; none if one is none.
pub(crate) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Finding> {
    let (x, y) = (a.claim.attribution()?, b.claim.attribution()?);
    let (p, q) = (words(a.reading, &x.content), words(b.reading, &y.content));
    let alike = likeness(&p, &q);
    Some(
        denial((a, x), (b, y), alike)
            .or_else(|| polarity((a, x, &p), (b, y, &q), alike))
            .or_else(|| speakers(x, y, alike))
            .or_else(|| quotation(x, y, &p, &q))
            .unwrap_or_else(|| same_speaker(alike, &p, &q)),
    )
}

/// Somebody denies what somebody asserts, the denied words being the denier's content.
fn denial(
    (a, x): (&Side<'_>, &Attribution),
    (b, y): (&Side<'_>, &Attribution),
    alike: Alike,
) -> Option<Finding> {
    let denies = |s: &Side<'_>, a: &Attribution| {
        let cue = a.cue.as_ref().map_or("", |c| s.reading.doc.lower_of(c.span));
        a.stance == Stance::Denies
            && a.form == Form::Indirect
            && cue.split(' ').any(|w| w.starts_with("den") || w.starts_with("disput"))
    };
    let asserts = |a: &Attribution| {
        matches!(
            a.stance,
            Stance::Says | Stance::Claims | Stance::Confirms | Stance::Accuses | Stance::Estimates
        )
    };
    let opposed = denies(a, x) && asserts(y) || denies(b, y) && asserts(x);
    (opposed && alike.part >= DENIED && alike.shared >= CONTENT).then(|| {
        Finding::new(Verdict::Conflict, Reason::Stance, "the one asserts what the other denies").gap(0.7)
    })
}

type Said<'s, 'a> = (&'s Side<'a>, &'s Attribution, &'s [String]);

/// The same statement with and without "not".
fn polarity((a, x, p): Said<'_, '_>, (b, y, q): Said<'_, '_>, alike: Alike) -> Option<Finding> {
    let turned = |s: &Side<'_>, a: &Attribution, w: &[String]| negations(w) + usize::from(led_by_not(s, a));
    let short = p.len() <= SHORT && q.len() <= SHORT;
    let (m, n) = (turned(a, x, p), turned(b, y, q));
    (short && m + n == 1 && alike.part >= OPPOSITE && alike.shared >= CONTENT).then(|| {
        Finding::new(
            Verdict::Conflict,
            Reason::Polarity,
            "the one says that it is so, the other that it is not",
        )
        .gap(0.7)
    })
}

/// Whether a negation stands directly before the content.
fn led_by_not(side: &Side<'_>, a: &Attribution) -> bool {
    let doc = &side.reading.doc;
    let at = a.content.first().map_or(0, |c| doc.token_at(c.start()));
    (1..=2).any(|n| at.checked_sub(n).is_some_and(|i| NEGATIONS.contains(&doc.lower(i).replace('’', "'"))))
}

/// The same speaker: to the same effect, unless numbers or a negation tell the statements apart.
fn same_speaker(alike: Alike, p: &[String], q: &[String]) -> Finding {
    if numbers(p) != numbers(q) {
        let one = numbers(p).is_empty() || numbers(q).is_empty();
        let why = if one { "only one of them has a number" } else { "the numbers in them differ" };
        return Finding::new(Verdict::Compatible, Reason::Wording, why);
    }
    if negations(p) % 2 != negations(q) % 2 {
        return Finding::new(Verdict::Compatible, Reason::Wording, "only one of them has a negation");
    }
    let why = if alike.part >= 0.9 {
        "the same speaker and the same words"
    } else {
        "the same speaker to the same effect"
    };
    Finding::new(Verdict::Agree, Reason::Speaker, why)
}

/// Two speakers, or one that is not named.
fn speakers(x: &Attribution, y: &Attribution, alike: Alike) -> Option<Finding> {
    let other = |why: &str| Some(Finding::new(Verdict::Compatible, Reason::Speaker, why));
    match (&x.speaker, &y.speaker) {
        (Some(s), Some(t)) if same_name(&s.entity, &t.entity) => None,
        (Some(s), Some(t)) if is_pronoun(&s.entity) || is_pronoun(&t.entity) => None,
        (Some(_), Some(_)) if alike.part >= SAME => other("another speaker for the same statement"),
        (Some(_), Some(_)) => other("another speaker on the same matter"),
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

/// How much two statements share.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Alike {
    /// The content words that both have.
    shared: usize,
    /// These as a part of the content words of the longer statement: 0 to 1.
    part: f64,
}

fn likeness(p: &[String], q: &[String]) -> Alike {
    let content = |w: &[String]| -> Vec<String> {
        let plain = w.iter().filter(|w| !FUNCTION_WORDS.contains(w) && !NEGATIONS.contains(w));
        let mut words: Vec<String> = plain.map(|w| stem(w).to_string()).collect();
        words.sort();
        words.dedup();
        words
    };
    let (p, q) = (content(p), content(q));
    let most = p.len().max(q.len());
    let shared = p.iter().filter(|w| q.binary_search(w).is_ok()).count();
    Alike { shared, part: if most == 0 { 0.0 } else { shared as f64 / most as f64 } }
}

/// Whether `word`, in lower case, carries no content of its own.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// The word without the ending of a verb or plural, so that "did not sign" meets "signed".
fn stem(word: &str) -> &str {
    let cut = ["ing", "ed", "es", "s"].iter().find_map(|e| word.strip_suffix(e));
    cut.filter(|s| s.len() >= 3).unwrap_or(word)
}

/// The words with digits in them, each once.
fn numbers(words: &[String]) -> BTreeSet<&str> {
    words.iter().map(String::as_str).filter(|w| w.contains(|c: char| c.is_ascii_digit())).collect()
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
        let part = |s: &str, t: &str| likeness(&w(s), &w(t)).part;
        assert!(part("the minister signed the treaty", "the minister has not signed the treaty") > 0.9);
        assert!(part("the minister signed the treaty", "the minister did not sign the treaty") > 0.9);
        assert!(part("the minister signed the treaty", "the treaty was lost at sea") < 0.5);
        assert_eq!(likeness(&w("the"), &w("of")), Alike { shared: 0, part: 0.0 });
    }
}
