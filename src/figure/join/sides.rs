//! The shares of two sides, told one after the other: "beat her 51.3 to 47.9 percent", "trails her 33 percent to 62".

use rust_decimal::Decimal;

use super::super::FigureKind;
use super::super::item::Item;
use super::super::scan::Scan;
use super::super::score;
use super::{Joint, is_word_to};

/// "beat her 51.3 to 47.9 percent": two shares, the greater first.
pub(super) fn is_falling_share(a: &Item, b: &Item, joint: Joint) -> bool {
    let falls = a.value().zip(b.value()).is_some_and(|(x, y)| x > y && x <= Decimal::ONE_HUNDRED);
    joint == Joint::Through
        && falls
        && a.is_bare()
        && a.kind == FigureKind::Count
        && b.kind == FigureKind::Percent
}

/// Over how many tokens who trails whom may stand before the shares: "trails *Mira Orlin by a lot*, 33 percent to 62".
const TRAILING: usize = 6;

/// "trails her 33 percent to 62", "lost 40 percent to 55": the shares of two, the smaller first.
pub(super) fn is_trailing(scan: &Scan<'_, '_>, a: &Item, b: &Item, joint: Joint) -> bool {
    let start = a.tokens.start;
    let near = scan.from.max(start.saturating_sub(TRAILING))..start;
    let by = scan.before(start) == "from" || scan.before(start) == "by";
    joint == Joint::Through
        && is_word_to(scan.doc, a, b)
        && b.kind == FigureKind::Percent
        && !by
        && near.rev().any(|k| score::trails(scan.lower(k)))
}
