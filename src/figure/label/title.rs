//! Names with a number in them: titles, sites, versions.

use rust_decimal::Decimal;

use super::{capital_first, numbered};
use crate::figure::class::{self, Class};
use crate::figure::item::Item;
use crate::figure::numeral::plane;
use crate::figure::scan::Scan;
use crate::figure::{FigureKind, bound, change};
use crate::text::{Document, TokenKind};

/// "Orlin 2.0 papers", "Marsh 43's speech": behind a name a number that ends in ".0" or owns something belongs to it.
pub(super) fn is_version(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, end) = (item.numeral.start, item.numeral.end);
    let name = scan
        .back(i, 1)
        .is_some_and(|k| capital_first(doc, k) && !doc.tokens()[k].is_all_caps() && k > scan.from);
    let owns = doc.tokens().get(end).is_some_and(|t| t.kind() == TokenKind::Possessive);
    let counted = item.kind == FigureKind::Count && item.in_digits && end == i + 1;
    name && counted && (owns || doc.word(i).len() == 3 && doc.word(i).ends_with(".0"))
}

/// "a blue 747 jet", "two 737 planes": what a maker numbers its planes by, of planes.
pub(super) fn is_plane(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, end) = (item.numeral.start, item.numeral.end);
    let made = item.numeral.len() == 1 && plane::may_be(doc, i);
    // "delivered 787 aircraft" counts them.
    let narrows = |k: usize| {
        crate::figure::adjective::is(doc, k)
            || capital_first(doc, k)
            || doc.tokens()[k].is_number()
            || matches!(crate::lexicon::kind_of(doc.lower(k)), Some("det" | "adj" | "his" | "num"))
            || crate::figure::numeral::number_word(doc, k).is_some()
    };
    let named = plane::is_word(doc, end) || plane::is_word(doc, end + 1);
    made && (plane::is_model(doc, i) || named && scan.back(i, 1).is_some_and(narrows))
}

/// "Articles 370 and 35A", "Rule 40B", "radio station 2GB", "flight PS752": capital letters glued to digits that a label leads make a code, no
/// measure and no money; so does "3M", which is a firm.
pub(super) fn is_code(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, start) = (item.numeral.start, item.tokens.start);
    if item.kind == FigureKind::Money {
        // "COP 21" is a meeting, "COP 2,100" are pesos.
        let meeting = doc.word(start) == "COP"
            && item.scale == Decimal::ONE
            && item.value().is_some_and(|v| v < Decimal::ONE_HUNDRED);
        // "R0": how many one who is ill infects.
        let rate = matches!(doc.word(start), "R" | "R0") && item.value().is_some_and(|v| v.is_zero());
        return meeting
            || rate
            || matches!(scan.before(start), "flight" | "flights" | "#")
                && doc.word(start).bytes().all(|b| b.is_ascii_alphanumeric());
    }
    let letters = doc.word(i + 1);
    // "107.9 FM", "CO 2": where a station is heard, a gas.
    let heard = matches!(letters, "FM" | "AM") && item.in_digits && item.is_bare();
    let gas = scan.back(i, 1).is_some_and(|k| match doc.word(k) {
        "CO" | "SO" => doc.word(i) == "2" && !doc.tokens().get(i + 1).is_some_and(|t| t.is_all_caps()),
        "PM" => matches!(doc.word(i), "2.5" | "10") && item.is_bare(),
        _ => false,
    });
    if heard || gas {
        return true;
    }
    let glued = doc.tokens().get(i + 1).is_some_and(|t| !t.is_spaced())
        && letters.len() <= 2
        && letters.bytes().all(|b| b.is_ascii_uppercase());
    if !glued {
        return false;
    }
    if doc.word(i) == "3" && letters == "M" && item.unit.is_none() && start == i {
        return !is_led_to(scan, i);
    }
    let led = matches!(scan.before(i), "station" | "radio" | "channel" | "network")
        || numbered::is_labelled(scan, i)
        || letters.len() == 1 && scan.back(i, 1).is_some_and(|k| capital_first(doc, k));
    led && matches!(item.unit.as_deref(), Some("ampere" | "byte" | "gigabyte"))
}

/// Whether what stands before the number at `i` leads to how many, not to who: "rose to 3M", "some 3M"; "firms like 3M" are named.
fn is_led_to(scan: &Scan<'_, '_>, i: usize) -> bool {
    let before = scan.before(i);
    let leads = matches!(crate::lexicon::kind_of(before), Some("prep" | "to" | "of")) && before != "like";
    leads
        || bound::before(scan.doc, i, scan.from).is_some()
        || change::is_verb(before)
        || change::is_adverb(before)
        || class::is(before, Class::Reaches)
}

/// "350.org", "0293.HK": digits that begin the name of a site or a share.
pub(super) fn is_site(doc: &Document<'_>, item: &Item) -> bool {
    let end = item.numeral.end;
    let glued = |k: usize| doc.tokens().get(k).is_some_and(|t| !t.is_spaced());
    let name = doc.tokens().get(end + 1).is_some_and(|t| t.is_word() && (!t.is_capital() || t.is_all_caps()));
    item.in_digits && doc.word(end) == "." && glued(end) && glued(end + 1) && name
}

/// "Air Force One", "60 Minutes", "Group of 20": names with a number in them, told by their capitals.
pub(super) fn is_title(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, end) = (item.numeral.start, item.numeral.end);
    let capital = |k: usize| k >= scan.from && capital_first(doc, k);
    let word = !item.in_digits
        && i > scan.from + 1
        && capital(i)
        && capital(i - 1)
        && !capital(end)
        && !doc.tokens()[i].is_all_caps()
        && !crate::figure::subject::is_deed(doc, i - 1);
    let show = item.in_digits
        && item.noun.is_none()
        && matches!(doc.word(end), "Minutes" | "Hours" | "Days" | "Seconds")
        && item.kind == FigureKind::Duration
        && (lowercase(doc, end + 1) || scan.back(i, 1).is_some_and(|k| lowercase(doc, k)));
    // "the Group of 20 leaders", "the Gang of Eight senators"
    let club = scan.before(i) == "of"
        && scan.back(i, 2).is_some_and(|k| k > scan.from && matches!(doc.word(k), "Group" | "Gang"))
        && scan.before_by(i, 3) == "the"
        && (capital(i) || matches!(doc.word(i), "7" | "8" | "20" | "77"));
    let group = item.is_bare()
        && scan.before(i) == "of"
        && scan.back(i, 2).is_some_and(|k| matches!(doc.word(k), "Group" | "Club" | "Gang"));
    word || show || group || club
}

fn lowercase(doc: &Document<'_>, k: usize) -> bool {
    doc.tokens().get(k).is_some_and(|t| t.is_word() && !t.is_capital() && t.span().len() > 3)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn names_count_nothing() {
        for (text, figures) in [
            ("It hangs on a famous Ten Rules plaque.", 0),
            ("The Four Norlanders were freed.", 1),
            ("Guards Search for Three Suspects", 1),
            ("Scores Flee Attack on Two Churches in Osk", 1),
            ("Osk Cuts Rates by Half a Point", 1),
            ("They share it as the “Five Ears.”", 0),
            ("The value, or R0, tells how it spreads.", 0),
            ("It split the Group of 20 leaders and the Gang of Eight senators.", 0),
            ("A Group of 20 leaders met.", 1),
            ("They halted 737 Max flights.", 0),
            ("The 737 neo-Norlanders marched.", 1),
            ("They grounded 34 747 aircraft.", 1),
            ("They grounded 12 787 Dreamliners.", 1),
            ("They made 12 747 lamps.", 1),
            ("He said: “Five Norlanders left.”", 1),
            ("It hangs on a stone of ten Rules.", 1),
            ("Flood Hits Five Mills In Osk", 1),
            ("A Group of Seven Men Flee Jail", 1),
        ] {
            assert_eq!(read(&Document::new(text), &[]).len(), figures, "{text}");
        }
    }
}
