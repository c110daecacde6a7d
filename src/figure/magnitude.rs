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
    let joined = named.filter(|k| !is_unit(scan, *k)).is_some_and(|k| {
        (k + 1..start).all(|j| matches!(doc.lower(j), "-" | "of" | "a" | "was" | "at" | "is"))
    });
    let scale = doc.lower(item.tokens.end) == "on"
        && (item.tokens.end..item.tokens.end + 5).any(|k| doc.lower(k) == "richter");
    if joined && item.unit.as_deref() != Some("magnitude") {
        item.tokens = named.unwrap_or(start)..item.numeral.end;
    }
    if joined || scale || measured(scan, item) {
        item.unit = Some("magnitude".into());
        item.kind = FigureKind::Magnitude;
        item.noun = None;
    }
}

/// "a 3 magnitude quake": the word is the unit of the number before it, not the name of what follows.
fn is_unit(scan: &Scan<'_, '_>, magnitude: usize) -> bool {
    let hyphen = scan.before(magnitude) == "-";
    let number = magnitude.checked_sub(1 + usize::from(hyphen)).filter(|k| *k >= scan.from);
    let number = number.and_then(|k| scan.doc.word(k).parse().ok());
    number.is_some_and(|n: Decimal| n < Decimal::from(11))
}

/// "The quake measured 7.3": a bare decimal behind a verb of measuring, beside a quake.
fn measured(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let (doc, start) = (scan.doc, item.tokens.start);
    let near = scan.from.max(start.saturating_sub(QUAKE))..start;
    let verb = matches!(scan.before(start), "measured" | "measuring" | "registered" | "registering");
    let quake =
        |k: usize| matches!(doc.lower(k), "quake" | "earthquake" | "temblor" | "tremor" | "aftershock");
    verb && item.is_bare() && item.value().is_some_and(|v| v.scale() > 0) && near.into_iter().any(quake)
}

/// How far the quake may stand before its measure, in tokens.
const QUAKE: usize = 12;

#[cfg(test)]
mod tests {
    use crate::figure::{FigureKind, read};
    use crate::text::Document;

    #[test]
    fn a_magnitude_belongs_to_one_number() {
        for (text, expected) in [
            ("Prices rose 3 magnitude 5 points.", &["3 magnitude", "5 points"][..]),
            ("The fault rose 3-magnitude 5 points.", &["3-magnitude", "5 points"]),
            ("In block 40 magnitude 5 was read.", &["magnitude 5"]),
        ] {
            let doc = Document::new(text);
            let found: Vec<&str> = read(&doc, &[]).iter().map(|m| doc.text_of(m.span)).collect();
            assert!(expected.iter().all(|e| found.contains(e)), "{text}: {found:?}");
        }
    }

    #[test]
    fn reads_magnitudes() {
        for (text, expected) in [
            ("A magnitude-6.1 quake struck.", true),
            ("The quake of magnitude 6.1 struck.", true),
            ("The 6.1-magnitude quake struck.", true),
            ("It measured 6.1 on the Richter scale.", true),
            ("It grew by 6.1 percent.", false),
            ("Its magnitude surprised 6 people.", false),
            ("The quake of 2019 measured 7.3 and killed 40 people.", true),
            ("The room measured 7.3 by 4 metres.", false),
            ("The quake lasted 7.3 seconds.", false),
        ] {
            let found = read(&Document::new(text), &[]);
            assert_eq!(found.iter().any(|m| m.value.kind == FigureKind::Magnitude), expected, "{text}");
        }
    }
}
