//! "One" as a pronoun or an article.

use super::super::class::{self, Class};
use super::super::noun;
use super::super::scan::{Scan, is_ended};
use crate::text::{Document, Token};

/// Whether the number word at `i` is no number: "one" as a pronoun or article, "one of" with no list behind.
pub(in crate::figure) fn is_pronoun(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let doc = scan.doc;
    if doc.lower(i) != "one" || end != i + 1 {
        return false;
    }
    let before = scan.before(i);
    let next = doc.lower(end);
    if before == "no" || class::is(before, Class::Pronoun) && !is_counted_one(scan, end) {
        return true;
    }
    if before == "for" && !doc.tokens().get(end).is_some_and(Token::is_word) {
        return true; // "for one, …"
    }
    // "one was missing": what befell one person is told of a person.
    let befell = matches!(next, "was" | "is" | "has")
        && (end + 1..end + 3).any(|k| super::super::subject::is_role(doc, k));
    match next {
        _ if befell => false,
        // "one concerning the dam", "the one ensuring Orlin": what the one does.
        _ if end + 1 < scan.to && noun::is_doing(doc, end) => true,
        _ if is_acting(scan, end) || next.ends_with("n't") || next.ends_with("n’t") => true,
        // "one need only look"
        "need" => matches!(doc.lower(end + 1), "only" | "not" | "never" | "just" | "hardly" | "merely"),
        "-" => class::is(doc.lower(end + 1), Class::OneOff),
        // "only one of them left"
        "of" if matches!(before, "only" | "just" | "but") && matches!(doc.lower(end + 1), "them" | "us") => {
            false
        }
        "of" => !class::is(doc.lower(end + 1), Class::OneOf),
        _ => class::is(next, Class::AfterPronoun),
    }
}

/// "One features a boat": behind "one" a word in -s with an article, a preposition or an end behind is a verb.
fn is_acting(scan: &Scan<'_, '_>, end: usize) -> bool {
    let doc = scan.doc;
    let ends = |k: usize| is_ended(doc, k);
    let small = doc.tokens().get(end).is_some_and(|t| t.is_word() && !t.is_capital());
    small
        && noun::is_plural(doc, end)
        && doc.lower(end).ends_with('s')
        && super::super::unit::at(doc, end).is_none()
        && super::super::money::name(doc, end).is_none()
        && doc.word(end + 1) != "-"
        && ends(end + 1)
}

/// "the one million", "one percent", "one soldier": a unit or a noun behind.
fn is_counted_one(scan: &Scan<'_, '_>, end: usize) -> bool {
    let doc = scan.doc;
    let measured =
        super::super::unit::at(doc, end).is_some() || super::super::money::name(doc, end).is_some();
    // "the one Pence used": a unit's word with a capital names somebody.
    if measured && doc.tokens()[end].is_capital() && !doc.tokens()[end].is_all_caps() {
        return false;
    }
    measured
        || noun::behind(doc, end, scan.to, noun::Grammar::Singular).is_some_and(|n| {
            // "the one Orlin paints": what somebody does with the one, who is not counted.
            let named = doc.tokens()[n.head()].is_capital();
            let done = named && noun::acts(doc, end, n.tokens.end);
            n.direct && n.tokens.len() <= 4 && is_singular(doc, n.head()) && !done
        }) && doc.lower(end) != "who"
}

/// Whether the noun at `k` is of one.
fn is_singular(doc: &Document<'_>, k: usize) -> bool {
    !noun::is_plural(doc, k) && (!doc.lower(k).ends_with('s') || doc.lower(k).ends_with("ss"))
}
