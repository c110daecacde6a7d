//! What "and", "or" and commas join inside one counted noun phrase: adjectives, names, nouns that narrow the same plural, and two
//! plurals that make one group.

use super::super::adjective;
use super::super::class::{self, Class};
use super::{Noun, PAST_FORMS, ends_phrase, is_head, is_plural, modifiers};
use crate::text::Document;

/// Whether the comma or "and" at `k` joins two adjectives ("local and foreign", "cold, wet"), two names, or two nouns before the one
/// they both narrow ("30 food and water trucks").
pub(super) fn joins(doc: &Document<'_>, from: usize, k: usize) -> bool {
    if k <= from || !matches!(doc.lower(k), "and" | "," | "or" | "&" | "but") {
        return false;
    }
    let adjectives =
        adjective::is(doc, k - 1) && (adjective::is(doc, k + 1) || adjective::raises(doc, k + 1));
    adjectives && !is_plural(doc, k + 1)
        || joins_names(doc, from, k)
        || joins_nouns(doc, k)
        || modifiers::join(doc, from, k)
}

/// "30 food and water trucks".
fn joins_nouns(doc: &Document<'_>, k: usize) -> bool {
    let plain = |i: usize| {
        doc.tokens().get(i).is_some_and(|t| t.is_word() && !t.is_capital())
            && !adjective::is(doc, i)
            && !ends_phrase(doc, i)
            && !is_plural(doc, i)
            && !PAST_FORMS.contains(doc.lower(i))
            && !class::is(doc.lower(i), Class::Determiner)
            && !matches!(doc.lower(i), "many" | "two" | "three" | "dozens")
    };
    // "44 store and non-store locations"
    let next = if doc.lower(k + 1) == "non" && doc.word(k + 2) == "-" { k + 3 } else { k + 1 };
    // "four oil and natural gas companies", "bar and restaurant licenses": a noun may look like an adjective.
    let wide = adjective::is(doc, next);
    let led =
        (wide || plain(next)) && is_head(doc, next + 1) || wide && plain(next + 1) && is_head(doc, next + 2);
    matches!(doc.lower(k), "and" | "or") && plain(k - 1) && led
}

/// "and" between two names or two adjectives of one noun: "460 Kia and Hyundai vehicles".
fn joins_names(doc: &Document<'_>, from: usize, k: usize) -> bool {
    let capital = |i: usize| doc.tokens().get(i).is_some_and(|t| t.is_capital());
    k > from && doc.lower(k) == "and" && capital(k - 1) && capital(k + 1) && is_plural(doc, k + 2)
}

/// "five brothers and sisters", "200 men and women": two plurals that make one group.
pub(super) fn is_pair(doc: &Document<'_>, k: usize, to: usize) -> bool {
    let pair = [
        ["brothers", "sisters"],
        ["sons", "daughters"],
        ["men", "women"],
        ["boys", "girls"],
        ["women", "children"],
        ["children", "grandchildren"],
        ["nieces", "nephews"],
        ["uncles", "aunts"],
        ["children", "adults"],
    ];
    let (a, b) = (doc.lower(k), doc.lower(k + 2));
    k + 2 < to
        && matches!(doc.lower(k + 1), "and" | "or")
        && pair.iter().any(|p| p[0] == a && p[1] == b || p[1] == a && p[0] == b)
}

/// Whether `noun` ends in such two plurals.
pub(in crate::figure) fn is_couple(doc: &Document<'_>, noun: &Noun) -> bool {
    // Of a list the head is the first noun.
    noun.end == noun.tokens.end && noun.tokens.len() > 2 && is_pair(doc, noun.head() - 2, noun.tokens.end)
}
