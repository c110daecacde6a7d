//! Times that are no figure: hours, years, and programmes that are named after a length of time.

use rust_decimal::Decimal;

use super::super::class::{self, Class};
use super::super::item::{Amount, Item};
use super::super::scan::Scan;
use super::super::{FigureKind, numeral};
use super::{capital_first, year};
use crate::text::Document;

/// Words of so many letters stand in capitals throughout a headline that sets words so.
pub(super) const LONG_WORD: usize = 5;

/// "between 7 and 9 last night", "at 10 this morning": hours of the part of the day that a date tells.
pub(super) fn is_hour(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let hour = |v: Decimal| v.is_integer() && v >= Decimal::ONE && v <= Decimal::from(12);
    if !item.is_bare() || !item.value().is_some_and(hour) || item.tokens.start == scan.from {
        return false;
    }
    let clock = doc.lower(item.tokens.end) == "in" && doc.lower(item.tokens.end + 1) == "the";
    let led = class::is(doc.before(item.tokens.start), Class::BeforeHour) || clock;
    let mut end = item.tokens.end;
    // "about 1 to 8 p.m."
    let to = matches!(doc.lower(end), "to" | "until" | "till" | "-" | "–")
        || led && matches!(doc.lower(end), "and" | "or");
    if to
        && numeral::parse(doc, end + 1)
            .is_some_and(|n| hour(n.value) && class::is(doc.lower(n.end), Class::Clock))
    {
        return true;
    }
    if matches!(doc.lower(end), "and" | "to" | "or" | "-" | "–")
        && numeral::parse(doc, end + 1).is_some_and(|n| hour(n.value))
    {
        end = numeral::parse(doc, end + 1).map_or(end, |n| n.end);
    }
    led && is_part_of_day(doc, end)
}

/// Whether a part of a day begins at `k`: "last night", "in the morning", "tonight", "on Friday evening".
fn is_part_of_day(doc: &Document<'_>, k: usize) -> bool {
    let part = |k: usize| matches!(doc.lower(k), "morning" | "afternoon" | "evening" | "night" | "tonight");
    let lead = |k: usize| {
        matches!(
            doc.lower(k),
            "last" | "this" | "in" | "the" | "on" | "yesterday" | "every" | "that" | "tomorrow" | "each"
        ) || crate::lexicon::calendar::weekday(doc.lower(k)).is_some()
    };
    doc.lower(k) == "tonight" || lead(k) && (part(k + 1) || lead(k + 1) && part(k + 2))
}

/// "On night two", "by month six": a time that is numbered in words, with no article and nothing counted.
pub(super) fn is_numbered(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let Some(time) = scan.back(item.numeral.start, 1) else { return false };
    let open = time == scan.from
        || !doc.tokens()[time - 1].is_word()
        || class::is(doc.before(time), Class::BeforeHour)
        || matches!(doc.before(time), "on" | "in" | "of" | "for" | "during");
    let named =
        matches!(doc.lower(time), "night" | "month" | "hour" | "inning" | "season" | "half" | "quarter");
    item.is_bare() && !item.in_digits && named && open
}

/// "2020 candidates", "2012 rates": a year that has come or is near, told to the year, before what it was the year of.
pub(super) fn is_year_of(doc: &Document<'_>, item: &Item) -> bool {
    let Some(y) = year(doc, item.numeral.start) else { return false };
    let round = y % 100 == 0 || y % 50 == 0;
    let counted = item.noun.as_ref().is_some_and(|n| class::is(doc.lower(n.head()), Class::Thousands));
    (1950..2050).contains(&y) && !round && !counted
}

/// "on 60 Minutes", "the 48 Hours team": a length of time in a capital, in a sentence that is no headline, is a name.
pub(super) fn is_named_time(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let last = doc.tokens()[item.tokens.end - 1];
    let named = item.kind == FigureKind::Duration && last.is_capital() && !last.is_all_caps();
    let plain = |k: usize| {
        doc.tokens()[k].is_word() && !doc.tokens()[k].is_capital() && doc.word(k).len() >= LONG_WORD
    };
    named && last.span().len() >= LONG_WORD && (scan.from..scan.to).any(plain)
}

/// A plain number of four digits that may be a year, where nothing shows that it counts.
pub(super) fn is_year(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let i = item.numeral.start;
    if item.numeral.len() != 1 || !year(doc, i).is_some_and(|y| (1500..2100).contains(&y)) {
        return false;
    }
    let before = scan.before(i);
    if crate::date::is_total(doc, i) {
        return false;
    }
    if class::is(before, Class::Counted) && !item.is_bare() {
        return false;
    }
    if super::super::bound::before(doc, i, scan.from).is_some_and(|(at, near)| {
        near != super::super::bound::Nearness::Exact && !class::is(doc.lower(at), Class::YearBound)
    }) {
        return false;
    }
    let counted = item.noun.as_ref().is_some_and(|n| {
        n.direct
            && n.tokens.start == item.numeral.end
            && n.tokens.len() <= 2
            && !capital_first(doc, n.tokens.start)
    }) && !is_year_of(doc, item);
    let in_year = class::is(before, Class::InYear);
    !counted
        || in_year && !class::is(before, Class::NotInYear)
        || matches!(before, "the" | "of" | "a" | "’s" | "'s") && !is_people(doc, item)
}

fn is_people(doc: &Document<'_>, item: &Item) -> bool {
    item.noun.as_ref().is_some_and(|n| class::is(doc.lower(n.head()), Class::Thousands))
}

/// "5 p.m.", "2.17pm", "5 o'clock", "1200 GMT".
pub(super) fn is_clock(doc: &Document<'_>, item: &Item) -> bool {
    let next = doc.lower(item.numeral.end);
    class::is(next, Class::Clock)
        || matches!(next, "am" | "pm")
            && !matches!(&item.amount, Amount::Number(_, p) if *p < Decimal::new(1, 2) || *p == Decimal::new(1, 1))
}
