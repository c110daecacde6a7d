//! Numbers that number what is said: the paragraphs of a law, the points of a list.

use rust_decimal::Decimal;

use super::super::bound::Nearness;
use super::super::item::Item;
use super::super::noun;
use super::super::scan::Scan;
use super::capital_first;
use crate::text::{Document, Token};

/// "501(c)(3)", "2) How much": a paragraph of a law, or a number before what it numbers.
pub(super) fn is_item(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, end) = (item.numeral.start, item.numeral.end);
    let glued = |k: usize| doc.tokens().get(k).is_some_and(|t| !t.is_spaced());
    let open = scan.before(i) == "(";
    let paragraph =
        doc.word(end) == "(" && glued(end) && doc.word(end + 1).len() == 1 && doc.word(end + 2) == ")";
    let part = open && i > scan.from + 1 && glued(i - 1) && doc.word(end) == ")";
    // "first 1) it sank": behind a mark or a joining word, and no bracket closes what opened before.
    let begins = matches!(scan.before(i), "" | "“" | "\"" | "," | ";" | ":" | "." | "and" | "or" | "–" | "—");
    let counts = doc.tokens().get(end + 1).is_some_and(|t| t.is_word() && t.is_spaced())
        && item.near == Nearness::Exact;
    let numbers = !open
        && doc.word(end) == ")"
        && glued(end)
        && (begins || counts && doc.word(i).len() == 1)
        && !is_open(doc, i);
    // "1/ The first of many posts"
    let post = doc.word(end) == "/"
        && glued(end)
        && (i == scan.from && !glued(end + 1) || open && doc.word(end + 1) == ")");
    // "(3) The dam is safe." at a sentence's start
    let point = i == scan.from + 1
        && open
        && doc.word(end) == ")"
        && capital_first(doc, end + 1 + usize::from(matches!(doc.word(end + 1), ":" | "\"" | "“")));
    // "they may: (1) flee, (2) stay, or (3) fight"
    let led = matches!(scan.before_by(i, 2), "," | ";" | ":" | "and" | "or" | "–" | "—" | "--");
    let small = item.value().is_some_and(|v| v <= Decimal::TEN);
    let led = led || open && small && is_in_row(scan, item);
    let inline =
        open && led && small && doc.word(end) == ")" && doc.tokens().get(end + 1).is_some_and(Token::is_word);
    item.in_digits && item.is_bare() && (paragraph || part || numbers || post || point || inline)
        || is_point_in_words(scan, item)
}

/// Whether the number before or behind stands in brackets near by, behind a word in small letters that is no plural: "such that (1) guards
/// pay and (2) thieves do not". "Several wards (8)", "Orlin (8)" tell how many.
fn is_in_row(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let i = item.numeral.start;
    let plain = |k: usize| doc.tokens()[k].is_word() && !capital_first(doc, k) && !noun::is_plural(doc, k);
    let value = |k: usize| {
        (doc.word(k - 1) == "(" && doc.word(k + 1) == ")").then(|| doc.word(k).parse::<u8>().ok())?
    };
    let (Some(own), true) = (value(i), scan.back(i, 2).is_some_and(plain)) else { return false };
    (i.saturating_sub(ROW).max(1)..doc.tokens().len().min(i + ROW))
        .filter(|k| doc.tokens()[*k].is_number())
        .any(|k| value(k).is_some_and(|n| n.abs_diff(own) == 1))
}

/// How far off, in tokens, the next point of a list may be.
const ROW: usize = 80;

/// "Two, it houses the court.": a number word that opens a sentence and numbers what is said.
fn is_point_in_words(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, end) = (item.numeral.start, item.numeral.end);
    let small = item.value().is_some_and(|v| v <= Decimal::TEN);
    // "Two, she said, may lose their sight" counts.
    let said = doc.lower(end + 2);
    let aside = crate::attribution::cue_of(said).is_some()
        || matches!(said, "are" | "were")
        || doc.word(end + 3) == ",";
    let clause = !aside
        && matches!(doc.lower(end + 1), "it" | "he" | "she" | "they" | "we" | "you" | "i" | "this" | "that");
    // "Two, both sailors, drowned" counts: what stands beside it is closed by another comma.
    let beside = || (end + 1..scan.to).any(|k| doc.word(k) == ",");
    i == scan.from
        && !item.in_digits
        && item.is_bare()
        && small
        && matches!(doc.word(end), "," | ":")
        && (clause || scan.to - end > POINT && !beside())
}

/// How many tokens what is so numbered has at the least.
const POINT: usize = 5;

/// "9 The Long Way Home": a chapter's number before a title that opens with an article.
pub(super) fn is_chapter(scan: &Scan<'_, '_>, item: &Item) -> bool {
    item.numeral.start == scan.from
        && item.in_digits
        && item.is_bare()
        && matches!(scan.doc.word(item.numeral.end), "The" | "A" | "An")
        && capital_first(scan.doc, item.numeral.end + 1)
}

/// How many tokens a bracket may have opened before what it holds.
const BRACKET: usize = 120;

/// Whether a bracket that opened before token `i` is not closed there.
fn is_open(doc: &Document<'_>, i: usize) -> bool {
    let mut closed = 0;
    for k in (i.saturating_sub(BRACKET)..i).rev() {
        match doc.word(k) {
            ")" => closed += 1,
            "(" if closed == 0 => return true,
            "(" => closed -= 1,
            _ => {}
        }
    }
    false
}
