//! Ages of people told by a bound: "girls under 14", "voters over 65", "if he was under 16".

use rust_decimal::Decimal;

use super::super::item::Item;
use super::super::noun;
use super::super::scan::{Scan, is_ended};

/// "girls under 14", "voters over 65": behind people and a bound, with nothing counted and nothing measured behind.
pub(super) fn of_group(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.tokens.start, item.tokens.end);
    let led =
        scan.back(start, 2).filter(|_| matches!(scan.before(start), "under" | "over" | "below" | "above"));
    let group = |word: &str| {
        matches!(word, "those" | "anyone" | "everyone" | "anybody" | "everybody")
            || crate::attribution::is_group(word)
            || word.strip_suffix('s').is_some_and(|w| crate::name::pronoun_of_noun(w).is_some())
    };
    let fits =
        item.in_digits && item.value().is_some_and(|v| v >= Decimal::from(5) && v <= Decimal::ONE_HUNDRED);
    let open = is_ended(doc, end) || doc.word(end).ends_with("ing") || noun::is_verb(doc.lower(end));
    let people = led.is_some_and(|k| group(doc.lower(k)) || is_people_by_name(scan, k));
    // "adults under 30 support it": where nothing in the plural follows, nothing is counted.
    let small = doc.tokens().get(end).is_some_and(|t| t.is_word() && !t.is_capital());
    let acts = people && small && item.is_bare();
    let are = led.is_some_and(|k| is_said_of_people(scan, k)) && is_ended(doc, end);
    fits && doc.word(end) != "-" && (people && (open || acts) || are)
}

/// "Norlanders", "Millennials": a capitalised plural is mostly of people, where a bound of age follows.
fn is_people_by_name(scan: &Scan<'_, '_>, k: usize) -> bool {
    let token = scan.doc.tokens()[k];
    let word = scan.doc.lower(k);
    // At a sentence's start any word has a capital.
    let named = k > scan.from || ["ans", "ers", "ists", "crats", "als"].iter().any(|e| word.ends_with(e));
    named && token.is_capital() && !token.is_all_caps() && noun::is_plural(scan.doc, k)
}

/// "if he was under 16", "who are over 65": a form of "be" at `k` behind a pronoun of people.
fn is_said_of_people(scan: &Scan<'_, '_>, k: usize) -> bool {
    matches!(scan.doc.lower(k), "was" | "were" | "is" | "are" | "am")
        && matches!(scan.before(k), "who" | "he" | "she" | "you" | "we" | "i")
}
