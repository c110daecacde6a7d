//! Addresses: numbers of houses in streets, and pages on the web.

use super::capital_first;
use crate::figure::class::{self, Class};
use crate::figure::item::Item;
use crate::figure::scan::Scan;
use crate::text::Document;

/// "12 Livingston Street".
pub(super) fn is_address(doc: &Document<'_>, item: &Item) -> bool {
    let end = item.numeral.end;
    item.in_digits && is_street(doc, end)
}

/// "Livingston Street" at token `end`.
pub(super) fn is_street(doc: &Document<'_>, end: usize) -> bool {
    capital_first(doc, end)
        && (end..end + 4).any(|k| class::is(doc.lower(k), Class::Street) && capital_first(doc, k))
}

/// The end of the web address that begins at token `i` or goes on there from the sentence before.
pub(in crate::figure) fn address_end(scan: &Scan<'_, '_>, i: usize) -> Option<usize> {
    let doc = scan.doc;
    let goes_on = i == scan.from && !doc.tokens()[i].is_spaced() && doc.tokens()[i].span().start() > 0;
    if !goes_on && !matches!(doc.lower(i), "http" | "https" | "www") {
        return None;
    }
    let end = (i + 1..scan.to).find(|k| doc.tokens()[*k].is_spaced()).unwrap_or(scan.to);
    (goes_on || end > i + 2).then_some(end)
}
