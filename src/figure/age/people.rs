//! Ages of people told by a bound: "girls under 14", "voters over 65", "if he was under 16".

use rust_decimal::Decimal;

use super::super::FigureKind;
use super::super::bound::Nearness;
use super::super::item::{Amount, Item};
use super::super::noun;
use super::super::scan::{Scan, is_ended};
use crate::text::Document;

/// "girls under 14", "voters over 65": behind people and a bound, with nothing counted and nothing measured behind.
pub(super) fn of_group(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.tokens.start, item.tokens.end);
    let led =
        scan.back(start, 2).filter(|_| matches!(scan.before(start), "under" | "over" | "below" | "above"));
    let fits = item.in_digits && item.value().is_some_and(is_told_of_groups);
    let open = goes_on_without_noun(doc, end);
    let people = led.is_some_and(|k| is_group(doc.lower(k)) || is_people_by_name(scan, k));
    // "adults under 30 support it": where nothing in the plural follows, nothing is counted.
    let small = doc.tokens().get(end).is_some_and(|t| t.is_word() && !t.is_capital());
    let acts = people && small && item.is_bare();
    let are = led.is_some_and(|k| is_said_of_people(scan, k)) && is_ended(doc, end);
    fits && doc.word(end) != "-" && (people && (open || acts) || are)
}

/// "the under-30 vote": a bound tied to a number tells an age, and what follows is not counted.
pub(super) fn tied_bound(scan: &Scan<'_, '_>, item: &mut Item) -> bool {
    let doc = scan.doc;
    let start = item.numeral.start;
    if !item.in_digits || scan.before(start) != "-" || doc.tokens()[start].is_spaced() {
        return false;
    }
    let near = match scan.before_by(start, 2) {
        "under" => Nearness::Under,
        "over" => Nearness::Over,
        _ => return false,
    };
    let counted = doc.lower(item.numeral.end);
    let people = matches!(counted, "vote" | "votes" | "voters" | "crowd" | "set" | "group" | "population");
    let counted = people && (item.unit.is_none() || item.noun.is_some());
    let fits = item.value().is_some_and(|v| v >= Decimal::from(5) && v <= Decimal::ONE_HUNDRED);
    if !counted || !fits || item.share {
        return false;
    }
    (item.kind, item.unit, item.noun) = (FigureKind::Age, Some("year".into()), None);
    (item.near, item.tokens) = (near, start - 2..item.numeral.end);
    true
}

/// "voters 18 to 29", "those 55 to 64": two ages right behind people, with nothing counted behind.
pub(super) fn are_between(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let (start, end) = (item.tokens.start, item.tokens.end);
    let Amount::Range(low, high) = item.amount else { return false };
    let fits = is_told_of_groups(low) && is_told_of_groups(high) && item.in_digits;
    let bare = item.noun.is_none() && item.unit.as_deref().is_none_or(|u| u == "person");
    // "the 18-to-34 age range"
    let named = scan.lower(end) == "age" && !matches!(scan.lower(end + 1), "of" | "in");
    // "told reporters 15 to 20 were held", "beaten by senators 45 to 53"
    let verb = scan.before_by(start, 2);
    let told = verb == "by" || crate::attribution::cue_of(verb).is_some() && scan.lower(end) != "favored";
    // "paid workers 12 to 15 an hour", "trains soldiers 10 to 20 at a time"
    let each = matches!(scan.lower(end), "a" | "an" | "per" | "at");
    let acts = || noun::acts_at(scan.doc, end) || noun::is_verb(scan.lower(end));
    let open = !each && (is_ended(scan.doc, end) || acts());
    let people = is_group(scan.before(start)) && open && !told;
    bare && fits && !item.share && (people || named)
}

/// Whether `word` stands for people of whom an age may be told right behind.
fn is_group(word: &str) -> bool {
    matches!(word, "those" | "anyone" | "everyone" | "anybody" | "everybody")
        || crate::attribution::is_group(word)
        || word.strip_suffix('s').is_some_and(|w| crate::name::pronoun_of_noun(w).is_some())
}

/// Whether a bound on the ages of a group is likely so many years.
fn is_told_of_groups(years: Decimal) -> bool {
    years.is_integer() && years >= Decimal::from(5) && years <= Decimal::ONE_HUNDRED
}

/// Whether no noun follows at `k`: an end, what somebody does.
fn goes_on_without_noun(doc: &Document<'_>, k: usize) -> bool {
    is_ended(doc, k) || doc.word(k).ends_with("ing") || noun::is_verb(doc.lower(k))
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
