//! What a number is a part of: "22 *of the* passengers", "38 *of Orlin's 45* colleagues", "half *of the more than 2,000* blasts".

use super::{ends_phrase, inner, is_determiner, is_plural};
use crate::figure::{bound, numeral};
use crate::lexicon::calendar::weekday;
use crate::text::{Document, TokenKind};

/// How many words may bound the number of the whole: "of the *at the very least* 30".
const BOUND: usize = 4;
/// How many words the owner of those counted may have: "38 of Mira Orlin's 45 colleagues".
const LONGEST_OWNER: usize = 4;

/// Skips "of the", "of its 120,000", "of those".
pub(super) fn past_of(doc: &Document<'_>, i: usize) -> (usize, bool) {
    if doc.lower(i) != "of" {
        return (i, true);
    }
    let mut k = i + 1;
    if is_determiner(doc.lower(k)) {
        k += 1;
    }
    // "of Tuesday's victims", "of last year's winners": when they were.
    k = dated(doc, k).unwrap_or(k);
    // "one of the dozens of writers", "of the hundreds of thousands of writers"
    let mut many = k;
    while k > i + 1 && numeral::is_vague(doc, many) && doc.lower(many + 1) == "of" {
        many += 2;
    }
    if many > k {
        return (many, false);
    }
    // "of Orlin's 45 colleagues"
    let owner = (k..k + LONGEST_OWNER)
        .find(|o| doc.tokens().get(*o).is_some_and(|t| t.kind() == TokenKind::Possessive))
        .filter(|o| {
            (k..*o)
                .all(|w| doc.tokens()[w].is_word() && (doc.tokens()[w].is_capital() || !ends_phrase(doc, w)))
        });
    if let Some(n) = owner.and_then(|o| numeral::parse(doc, o + 1)) {
        return (n.end, false);
    }
    // "half of the more than 2,000 blasts"
    let bounded = (k + 1..=k + BOUND).find(|b| {
        numeral::parse(doc, *b).is_some() && bound::before(doc, *b, k).is_some_and(|(at, _)| at == k)
    });
    k = bounded.unwrap_or(k + usize::from(matches!(doc.lower(k), "most" | "more" | "very")));
    if let Some(n) = numeral::parse(doc, k) {
        // "of the 168-member council"
        k = inner::hyphened(doc, n.end).unwrap_or(n.end);
    }
    (k, false)
}

/// How far before the noun a quotation that ends behind it may open, in tokens.
const QUOTED: usize = 12;

/// Behind the plural at the end of `before` that owns what follows: "one of the *guards'* demands"; not what a vague number before it counts.
pub(super) fn past_owner(doc: &Document<'_>, before: std::ops::Range<usize>, direct: bool) -> Option<usize> {
    let k = before.end;
    if direct || doc.before(before.start).ends_with('s') {
        return None;
    }
    let plural = doc.tokens()[k].is_word() && is_plural(doc, k);
    let owned = doc.tokens().get(k + 2).is_some_and(|t| t.is_word() && t.is_spaced());
    (owns(doc, k + 1) && plural && owned).then_some(k + 2)
}

/// Whether token `k` makes an owner of the word before it: "'s", or the apostrophe behind a plural that closes no quotation ("the *voters'*
/// support").
pub(in crate::figure) fn owns(doc: &Document<'_>, k: usize) -> bool {
    let Some(mark) = doc.tokens().get(k).filter(|t| !t.is_spaced()) else { return false };
    if mark.kind() == TokenKind::Possessive {
        return true;
    }
    // "met ‘two of the best players’ in Osk" closes what it opened.
    let mut opened = k.saturating_sub(QUOTED + 1)..k;
    matches!(doc.word(k), "’" | "'")
        && doc.before(k).ends_with('s')
        && doc.tokens().get(k + 1).is_some_and(|t| t.is_word() && t.is_spaced())
        && !opened.any(|k| matches!(doc.word(k), "‘" | "'") && doc.tokens()[k].is_spaced())
}

/// Behind a possessive of a day or a span of time at `k`: "*Tuesday's* victims", "*last year's* winners".
fn dated(doc: &Document<'_>, k: usize) -> Option<usize> {
    let which = usize::from(matches!(doc.lower(k), "last" | "this" | "next"));
    let named = match which {
        1 => matches!(
            doc.lower(k + 1),
            "year" | "month" | "week" | "night" | "summer" | "fall" | "winter" | "spring"
        ),
        _ => weekday(doc.lower(k)).is_some() || matches!(doc.lower(k), "today" | "yesterday" | "tonight"),
    };
    let mark = k + which + 1;
    let owns = doc.tokens().get(mark).is_some_and(|t| t.kind() == TokenKind::Possessive);
    (named && owns).then_some(mark + 1)
}
