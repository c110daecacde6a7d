//! Magnitudes of earthquakes: "magnitude 6.1", "a magnitude-6.1 quake", "6.1 on the Richter scale". "6.1-magnitude" is in the units.

use rust_decimal::Decimal;

use super::FigureKind;
use super::item::Item;
use super::scan::Scan;

/// Makes `item` a magnitude if the words around say so. No quake has reached 11.
pub(super) fn read(scan: &Scan<'_, '_>, item: &mut Item) {
    let doc = scan.doc;
    if !item.in_digits || item.value().is_none_or(|v| v <= Decimal::ZERO || v >= Decimal::from(11)) {
        return;
    }
    let start = item.tokens.start;
    let named = (scan.from.max(start.saturating_sub(3))..start).rev().find(|k| doc.lower(*k) == "magnitude");
    let joined = named.is_some_and(|k| {
        (k + 1..start).all(|j| matches!(doc.lower(j), "-" | "of" | "a" | "was" | "at" | "is"))
    });
    let scale = doc.lower(item.tokens.end) == "on"
        && (item.tokens.end..item.tokens.end + 5).any(|k| doc.lower(k) == "richter");
    if joined && item.unit.as_deref() != Some("magnitude") {
        item.tokens = named.unwrap_or(start)..item.numeral.end;
    }
    if joined || scale {
        item.unit = Some("magnitude".into());
        item.kind = FigureKind::Magnitude;
        item.noun = None;
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::{FigureKind, read};
    use crate::text::Document;

    #[test]
    fn reads_magnitudes() {
        for (text, expected) in [
            ("A magnitude-6.1 quake struck.", true),
            ("The quake of magnitude 6.1 struck.", true),
            ("The 6.1-magnitude quake struck.", true),
            ("It measured 6.1 on the Richter scale.", true),
            ("It grew by 6.1 percent.", false),
            ("Its magnitude surprised 6 people.", false),
        ] {
            let found = read(&Document::new(text), &[]);
            assert_eq!(found.iter().any(|m| m.value.kind == FigureKind::Magnitude), expected, "{text}");
        }
    }
}
