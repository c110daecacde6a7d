//! Numbers inside a noun phrase: "two new *40-metre* ferries", "ten *5-year-old* children", "four *B-52* bombers".

use super::super::{money, numeral, unit};
use crate::text::{Document, Token};

/// The token after the number that stands at `k` inside the phrase that began at `from`, if it is a part of it.
pub(super) fn passed(doc: &Document<'_>, from: usize, k: usize, to: usize) -> Option<usize> {
    let token = doc.tokens()[k];
    let end = if is_quoted_vote(doc, k) {
        k + 3
    } else if k == from && is_year_of(doc, k) {
        k + 1
    } else if token.is_number() {
        mark_of_name(doc, from, k).or_else(|| measure(doc, k))?
    } else if money::is_sign_mark(doc.word(k)) && doc.tokens().get(k + 1).is_some_and(Token::is_number) {
        numeral::parse(doc, k + 1)?.end
    } else if token.is_word() && is_hyphen(doc, k + 1) {
        numeral::number_word(doc, k).and_then(|_| hyphened(doc, k + 1))?
    } else {
        return None;
    };
    (end < to).then_some(end)
}

/// "two 2018 races": behind a number in words the year of what is counted.
fn is_year_of(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.word(k);
    let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let counted = k > 0 && doc.tokens()[k - 1].is_word();
    year && matches!(word.as_bytes()[0], b'1' | b'2')
        && counted
        && doc.tokens().get(k + 1).is_some_and(|t| t.is_word() && t.is_spaced())
}

/// “no” before votes: a word in quotation marks that would end the phrase.
fn is_quoted_vote(doc: &Document<'_>, k: usize) -> bool {
    let quoted = matches!(doc.lower(k + 1), "no" | "yes" | "not" | "against" | "for" | "present");
    quoted
        && matches!(doc.word(k), "“" | "\"" | "‘" | "'")
        && matches!(doc.word(k + 2), "”" | "\"" | "’" | "'")
        && doc.tokens().get(k + 3).is_some_and(|t| t.is_word() && t.is_spaced())
}

fn is_glued(doc: &Document<'_>, k: usize) -> bool {
    doc.tokens().get(k).is_some_and(|t| !t.is_spaced())
}

fn is_hyphen(doc: &Document<'_>, k: usize) -> bool {
    doc.word(k) == "-" && is_glued(doc, k)
}

/// Whether the hyphen at `k` ties a number to letters: "B-52", "covid-19".
pub(super) fn is_make(doc: &Document<'_>, k: usize) -> bool {
    is_hyphen(doc, k)
        && k > 0
        && is_named(doc, k - 1)
        && doc.tokens().get(k + 1).is_some_and(|t| t.is_number() && !t.is_spaced())
}

/// Whether the word at `k` may be named with a number: not the "to" of "a 20-to-1 bet".
fn is_named(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.tokens()[k];
    word.is_capital()
        || word.is_word()
            && !super::is_end(doc, k)
            && numeral::number_word(doc, k).is_none()
            && !matches!(doc.lower(k), "sub" | "under" | "over" | "pre" | "post" | "mid" | "non" | "anti")
}

/// A number that names a make: "B-52", "H-2A", "covid-19", "Falcon 737" before a noun in lower case.
fn mark_of_name(doc: &Document<'_>, from: usize, k: usize) -> Option<usize> {
    let letters = |k: usize| k + usize::from(is_glued(doc, k) && doc.tokens()[k].is_word());
    if k >= from + 2 && is_hyphen(doc, k - 1) && is_glued(doc, k) && is_named(doc, k - 2) {
        return Some(letters(k + 1));
    }
    let name = k > from && doc.tokens()[k - 1].is_capital();
    let noun = doc.tokens().get(k + 1).is_some_and(|t| t.is_word() && t.is_spaced() && !t.is_capital());
    (name && noun).then_some(k + 1)
}

/// "40-metre", "5-year-old", "250ml", "40 metre".
fn measure(doc: &Document<'_>, k: usize) -> Option<usize> {
    if let Some(end) = hyphened(doc, k + 1) {
        return Some(end);
    }
    let (end, unit) = unit::at(doc, k + 1)?;
    // "250ml", "40 metre": glued on, or in the singular, and something measured behind.
    let narrows = is_glued(doc, k + 1) || !doc.before(end).ends_with('s') && doc.before(end) != "feet";
    let more = doc.tokens().get(end).is_some_and(|t| t.is_word() && t.is_spaced());
    (narrows && more && unit.dimension != "percent").then_some(end)
}

/// The token after the words that hyphens tie to a number, from the first hyphen at `k`.
pub(super) fn hyphened(doc: &Document<'_>, k: usize) -> Option<usize> {
    let mut end = k;
    while is_hyphen(doc, end) && is_glued(doc, end + 1) && doc.tokens()[end + 1].is_word() {
        end += 2;
    }
    (end > k && numeral::number_word(doc, end - 1).is_none()).then_some(end)
}

/// Whether a number that is read for itself stands among the tokens of a phrase: not one that names a make.
pub(in crate::figure) fn is_counted(doc: &Document<'_>, phrase: std::ops::Range<usize>) -> bool {
    phrase.clone().any(|k| {
        let token = doc.tokens()[k];
        token.is_number() && mark_of_name(doc, phrase.start, k).is_none()
            || token.is_word() && is_hyphen(doc, k + 1) && numeral::number_word(doc, k).is_some()
    })
}
