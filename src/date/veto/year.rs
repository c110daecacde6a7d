//! Whether a bare number of four digits is a year.

use super::super::lexeme::Lex;
use super::super::scan::Scan;
use super::super::words;
use super::{long_range, noun_ends};
use crate::text::Document;

/// Whether the number at `i` is a sum, so no year: "a total of 1682 were let in".
pub(crate) fn is_total(doc: &Document<'_>, i: usize) -> bool {
    doc.before(i) == "of" && doc.before(i.wrapping_sub(1)) == "total"
}

/// Whether a bare number of four digits is a year.
pub(in crate::date) fn is_year(scan: &Scan<'_, '_>, i: usize, n: u16) -> bool {
    let before = scan.before(i);
    if scan.glued(i + 1) && scan.is_hyphen(i + 1) && scan.lex(i + 2) == Lex::Number && scan.glued(i + 2) {
        return long_range(scan, i + 2);
    }
    let bounded = is_bounded_time(scan, i);
    let summed = words::NO_YEAR_BEFORE.contains(before) && !bounded;
    if is_total(scan.doc, i) || measured(scan, i + 1) || summed {
        return false;
    }
    if before == "about" && !noun_ends(scan, i + 1) {
        return false;
    }
    let named = matches!(scan.lex(i.wrapping_sub(1)), Lex::Month(_) | Lex::Season(_) | Lex::Edge(_));
    let prepared = words::YEAR_BEFORE.contains(before) || named;
    if words::COUNTED.contains(scan.lower(i + 1)) {
        return false;
    }
    let plural = counted(scan, i + 1);
    let loose = matches!(
        before,
        "and"
            | "or"
            | "to"
            | "for"
            | "with"
            | "between"
            | "after"
            | "a"
            | "around"
            | "within"
            | "only"
            | "from"
    );
    match n {
        1900..=2059 => !plural || prepared && !loose,
        1000..=1899 | 2060..=2199 => (prepared || bounded) && !plural,
        _ => false,
    }
}

/// "since at least 2014", "dating back to roughly 1890", "not until at least 2031": how far back or ahead, so a year all the same.
fn is_bounded_time(scan: &Scan<'_, '_>, i: usize) -> bool {
    let bound = scan.before(i);
    if !matches!(bound, "least" | "most" | "about" | "around" | "roughly" | "approximately") {
        return false;
    }
    let words = if matches!(bound, "least" | "most") { 2 } else { 1 };
    let Some(first) = i.checked_sub(words).filter(|k| *k > scan.floor) else { return false };
    match scan.before(first) {
        "since" | "until" | "till" | "through" => true,
        "to" => matches!(scan.before(first - 1), "back" | "dating" | "dated" | "dates" | "date"),
        "from" => matches!(scan.lower(i + 1), "to" | "until" | "through" | "on" | "onwards"),
        _ => false,
    }
}

/// Whether a unit or mark of measure stands at `i` behind a number: "1500 km", "2000%", "1945-foot".
fn measured(scan: &Scan<'_, '_>, i: usize) -> bool {
    let mark = scan.lower(i);
    let hyphened = mark == "-" && scan.glued(i);
    let unit = |k: usize| scan.unit(k).is_some() || words::MEASURES.contains(scan.lower(k));
    let glued = scan.glued(i)
        && (matches!(mark, "%" | "°" | "º" | "/" | "$" | "×" | "+") || scan.doc.tokens()[i].is_word());
    glued || words::MEASURES.contains(mark) || hyphened && unit(i + 1)
}

/// Whether a plural noun follows at once: "2000 troops".
fn counted(scan: &Scan<'_, '_>, i: usize) -> bool {
    let word = scan.lower(i);
    let token = scan.doc.tokens().get(i);
    token.is_some_and(|t| t.is_word() && !t.is_capital() && t.is_spaced())
        && word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !words::NOT_PLURAL.contains(word)
        || words::COUNTED.contains(word)
}
