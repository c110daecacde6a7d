//! Names with a number in them: titles, sites, versions.

use super::{capital_first, numbered};
use crate::figure::FigureKind;
use crate::figure::item::Item;
use crate::figure::scan::Scan;
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
    let made = matches!(doc.word(item.numeral.start).as_bytes(), [b'7', b'0'..=b'8', b'7']);
    let plane = |k: usize| {
        matches!(
            doc.lower(k),
            "jet"
                | "jets"
                | "jetliner"
                | "jetliners"
                | "plane"
                | "planes"
                | "airliner"
                | "airliners"
                | "aircraft"
        )
    };
    let (i, end) = (item.numeral.start, item.numeral.end);
    // "delivered 787 aircraft" counts them.
    let narrowed = scan.back(i, 1).is_some_and(|k| {
        crate::figure::adjective::is(doc, k)
            || capital_first(doc, k)
            || matches!(crate::lexicon::kind_of(doc.lower(k)), Some("det" | "adj" | "his" | "num"))
            || crate::figure::numeral::number_word(doc, k).is_some()
    });
    made && item.numeral.len() == 1 && narrowed && (plane(end) || plane(end + 1))
}

/// "Articles 370 and 35A", "Rule 40B", "radio station 2GB", "flight PS752": capital letters glued to digits that a label leads make a code, no
/// measure and no money; so does "3M", which is a firm.
pub(super) fn is_code(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, start) = (item.numeral.start, item.tokens.start);
    let letters = doc.word(i + 1);
    let glued = doc.tokens().get(i + 1).is_some_and(|t| !t.is_spaced())
        && letters.len() <= 2
        && letters.bytes().all(|b| b.is_ascii_uppercase());
    let firm = doc.word(i) == "3" && doc.word(i + 1) == "M" && glued && start == i;
    let counted = matches!(
        scan.before(i),
        "to" | "from"
            | "of"
            | "by"
            | "than"
            | "some"
            | "about"
            | "over"
            | "at"
            | "nearly"
            | "least"
            | "almost"
            | "up"
            | "down"
            | "rose"
            | "fell"
            | "hit"
            | "reached"
    );
    let named = firm && item.noun.is_none() && item.unit.is_none() && !counted;
    let station = matches!(scan.before(i), "station" | "radio" | "channel" | "network");
    let letter = glued && matches!(item.unit.as_deref(), Some("ampere" | "byte" | "gigabyte"));
    let led = station
        || numbered::is_labelled(scan, i)
        || doc.word(i + 1).len() == 1 && scan.back(i, 1).is_some_and(|k| capital_first(doc, k));
    let flight = item.kind == FigureKind::Money
        && matches!(scan.before(start), "flight" | "#" | "flights")
        && doc.word(start).bytes().all(|b| b.is_ascii_alphanumeric());
    named || letter && led || flight
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
    let group = item.is_bare()
        && scan.before(i) == "of"
        && scan.back(i, 2).is_some_and(|k| matches!(doc.word(k), "Group" | "Club" | "Gang"));
    word || show || group
}

fn lowercase(doc: &Document<'_>, k: usize) -> bool {
    doc.tokens().get(k).is_some_and(|t| t.is_word() && !t.is_capital() && t.span().len() > 3)
}
