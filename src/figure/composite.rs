//! One quantity told in two units: "8 minutes and 46 seconds", "five feet, 11 inches", "an hour and 20 minutes".
//!
//! Years and months stay two figures, as do three parts in a row: each is told by itself, and annotators take them so.

use rust_decimal::Decimal;

use super::FigureKind;
use super::bound::{self, Nearness};
use super::item::{Amount, Item};
use super::scan::Scan;
use super::unit;
use crate::text::Document;

/// A unit and a smaller one that its rest is told in.
#[derive(Debug)]
struct Pair {
    large: &'static str,
    small: &'static str,
    /// How many of the smaller make one of the larger.
    ratio: u8,
    /// The unit in which the whole is told.
    whole: &'static str,
}

const fn pair(large: &'static str, small: &'static str, ratio: u8, whole: &'static str) -> Pair {
    Pair { large, small, ratio, whole }
}

const PAIRS: [Pair; 9] = [
    pair("foot", "inch", 12, "foot"),
    pair("hour", "minute", 60, "minute"),
    pair("lb", "ounce", 16, "ounce"),
    pair("minute", "second", 60, "second"),
    pair("USD", "cent", 100, "USD"),
    pair("EUR", "cent", 100, "EUR"),
    pair("CAD", "cent", 100, "CAD"),
    pair("AUD", "cent", 100, "AUD"),
    pair("GBP", "penny", 100, "GBP"),
];

/// One sentence's figures with such neighbours joined.
pub(super) fn all(scan: &Scan<'_, '_>, items: Vec<Item>) -> Vec<Item> {
    if !items.iter().any(|i| pair_of(i).is_some()) {
        return items;
    }
    let chained = |i: usize| items.get(i).zip(items.get(i + 1)).is_some_and(|(a, b)| is_list(scan.doc, a, b));
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for (i, item) in items.iter().enumerate() {
        let trails = i > 0
            && is_list(scan.doc, &items[i - 1], item)
            && items.get(i + 1).is_some_and(|c| ends_list(scan.doc, item, c));
        let alone = (i < 2 || !chained(i - 2)) && !trails;
        let joined = out.last().filter(|_| alone && !chained(i)).and_then(|a| joined(scan.doc, a, item));
        match joined {
            Some(whole) => {
                out.pop();
                out.push(whole);
            }
            None => out.push(behind_one(scan, item).unwrap_or_else(|| item.clone())),
        }
    }
    out
}

/// The pair whose smaller unit a figure is told in.
fn pair_of(item: &Item) -> Option<&'static Pair> {
    PAIRS.iter().find(|p| item.unit.as_deref() == Some(p.small))
}

/// The pair that `b` tells the rest of `a` in. Pounds before pence are money.
fn pair_for(a: &Item, b: &Item) -> Option<&'static Pair> {
    let large = match (a.unit.as_deref()?, b.unit.as_deref()?) {
        ("lb", "penny") => "GBP",
        (unit, _) => unit,
    };
    PAIRS.iter().find(|p| p.large == large && b.unit.as_deref() == Some(p.small))
}

/// Whether two lengths of time stand in a list: "3 hours, 4 minutes".
fn is_list(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let times = a.kind == FigureKind::Duration && b.kind == FigureKind::Duration;
    let gap = a.tokens.end..b.tokens.start;
    times && (1..=2).contains(&gap.len()) && doc.word(gap.start) == ","
}

/// Whether a third length of time closes the list: "3 hours, 4 minutes *and 5 seconds*".
fn ends_list(doc: &Document<'_>, b: &Item, c: &Item) -> bool {
    let gap = b.tokens.end..c.tokens.start;
    c.kind == FigureKind::Duration && gap.len() == 1 && doc.lower(gap.start) == "and"
}

/// Both in one, where the second tells the rest of the first.
fn joined(doc: &Document<'_>, a: &Item, b: &Item) -> Option<Item> {
    let pair = pair_for(a, b)?;
    let gap = a.tokens.end..b.tokens.start;
    let mark = gap.len() == 1 && doc.word(gap.start) == ",";
    let beside = gap.is_empty() || mark || gap.len() == 1 && doc.lower(gap.start) == "and";
    let between = doc.before(a.tokens.start) == "between";
    (beside && !between && b.near == Nearness::Exact).then(|| whole(pair, a, b))?
}

/// The figure of `a` and the rest of it, `b`.
fn whole(pair: &Pair, a: &Item, b: &Item) -> Option<Item> {
    let (large, small, ratio) = (a.value()?, b.value()?, Decimal::from(pair.ratio));
    // Nobody tells the cents of millions.
    let priced = b.kind == FigureKind::Money && large >= Decimal::from(10_000);
    if priced || !large.is_integer() || small >= ratio || small.is_sign_negative() {
        return None;
    }
    let amount = if pair.whole == pair.large {
        let value = small.checked_div(ratio)?.checked_add(large)?;
        Amount::Number(value.round_dp(4), Decimal::new(1, 1))
    } else {
        Amount::Number(large.checked_mul(ratio)?.checked_add(small)?, Decimal::ONE)
    };
    Some(Item {
        tokens: a.tokens.start..b.tokens.end,
        numeral: a.numeral.start..b.numeral.end,
        amount,
        unit: Some(pair.whole.into()),
        kind: if b.kind == FigureKind::Money { FigureKind::Money } else { a.kind },
        ..a.clone()
    })
}

/// "An hour and 20 minutes": the one before is told by an article.
fn behind_one(scan: &Scan<'_, '_>, b: &Item) -> Option<Item> {
    let doc = scan.doc;
    let pair = pair_of(b)?;
    let start = scan.back(b.tokens.start, 3)?;
    let named = unit::at(doc, start + 1).is_some_and(|(_, unit)| unit.name == pair.large);
    if !named || !matches!(doc.lower(start), "a" | "an") || doc.lower(start + 2) != "and" {
        return None;
    }
    let mut one = b.clone();
    one.amount = Amount::Number(Decimal::ONE, Decimal::ONE);
    one.tokens.start = start;
    if let Some((at, near)) = bound::before(doc, start, scan.from) {
        (one.tokens.start, one.near) = (at, near);
    }
    whole(pair, &one, b)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn two_units_of_one_quantity() {
        for (text, expected) in [
            ("It lasted 8 minutes and 46 seconds.", "8 minutes and 46 seconds = 526 second"),
            (
                "It lasted more than eight minutes and 46 seconds.",
                "more than eight minutes and 46 seconds = 526 second",
            ),
            ("It took an hour and 20 minutes.", "an hour and 20 minutes = 80 minute"),
            ("It took about an hour and 20 minutes.", "about an hour and 20 minutes = 80 minute"),
            ("She is five feet, 11 inches tall.", "five feet, 11 inches = 5.9167 foot"),
            ("She is five feet and six inches tall.", "five feet and six inches = 5.5 foot"),
            ("He weighed 6 pounds, 4 ounces.", "6 pounds, 4 ounces = 100 ounce"),
            ("It took 20 minutes and 3 hours.", "20 minutes = 20 minute; 3 hours = 3 hour"),
            ("He waited 2 hours and 90 minutes.", "2 hours = 2 hour; 90 minutes = 90 minute"),
            ("It took 4 minutes, 20 seconds.", "4 minutes, 20 seconds = 260 second"),
            (
                "It took 3 hours, 4 minutes and 5 seconds.",
                "3 hours = 3 hour; 4 minutes = 4 minute; 5 seconds = 5 second",
            ),
            ("He got two years and three months.", "two years = 2 year; three months = 3 month"),
            ("He ran an hour and walked 20 minutes.", "20 minutes = 20 minute"),
        ] {
            let doc = Document::new(text);
            let shown = read(&doc, &[]).into_iter().map(|m| {
                let f = m.value;
                format!(
                    "{} = {} {}",
                    doc.text_of(m.span),
                    f.value.unwrap_or_default().normalize(),
                    f.unit.unwrap_or_default()
                )
            });
            assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
