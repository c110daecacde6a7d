//! A change against the two values it leads between: "rose 20 percent, from 50 to 60", "up 3 to 18 from 15".
//!
//! Licensed where one sentence holds "from A" and "to B" in one unit and a change in percent or in that unit.

use rust_decimal::Decimal;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::figure::{Bound, Change, Figure, Interval};
use crate::verdict::amount::{Amount, Lie, lie};

/// The most words between the change and the values.
const REACH: usize = 9;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for range in page.figure_sentences() {
        let row = &page.figures[range];
        for n in 0..row.len().saturating_sub(2) {
            found.extend(triple(page, &row[n..n + 3]));
        }
    }
    found
}

/// Three figures in a row, one of them a change between the other two.
fn triple(page: &Page<'_>, row: &[Item<'_, Figure>]) -> Option<Found> {
    let joints: Vec<String> =
        row.windows(2).map(|w| page.between(w[0].claim, w[1].claim)).collect::<Option<_>>()?;
    let near = joints.iter().all(|s| s.split(' ').count() <= REACH && !other_rate(s));
    let by = row.iter().position(|i| i.value.change.is_some() && i.value.value.is_some())?;
    let others: Vec<&Item<'_, Figure>> =
        row.iter().enumerate().filter(|(n, _)| *n != by).map(|(_, i)| i).collect();
    let (p, q) = (lead(page, others[0]), lead(page, others[1]));
    let (from, to) = match (p.as_str(), q.as_str()) {
        ("from", "to") => (others[0], others[1]),
        ("to", "from") => (others[1], others[0]),
        _ => return None,
    };
    let level = |i: &Item<'_, Figure>| i.value.change.is_none() && i.value.bound == Bound::Exact;
    let alike = from.value.unit == to.value.unit && level(from) && level(to);
    if near && alike && (by < 2 || resumes(&joints[1])) { judge(&row[by], from, to) } else { None }
}

/// Words of a rate, which is no change between the two values.
fn other_rate(joint: &str) -> bool {
    joint
        .split(' ')
        .any(|w| matches!(w, "annual" | "rate" | "average" | "growth" | "year" | "each" | "resulting"))
}

/// Whether the change behind the values speaks of them: ", an increase of", "— up".
fn resumes(joint: &str) -> bool {
    let mut words = joint.split(' ');
    let mark = words.next().is_some_and(|w| matches!(w, "," | "—" | "–" | "-" | "("));
    mark && words.next().is_none_or(|w| matches!(w, "a" | "an" | "up" | "down" | "or" | "-" | "the" | "rise"))
}

/// The word before a figure.
fn lead(page: &Page<'_>, item: &Item<'_, Figure>) -> String {
    let doc = page.doc();
    let at = doc.token_at(item.claim.span.start());
    // Within a span that begins with the preposition the word is the first.
    match doc.lower(at) {
        w @ ("from" | "to") => w.to_string(),
        _ => at.checked_sub(1).map_or(String::new(), |i| doc.lower(i).to_string()),
    }
}

fn judge(by: &Item<'_, Figure>, from: &Item<'_, Figure>, to: &Item<'_, Figure>) -> Option<Found> {
    let amount = |i: &Item<'_, Figure>| Amount::of(i.value, &i.claim.quote).rounded().interval;
    let (a, b) = (amount(from), amount(to));
    let relative =
        by.value.unit.as_deref() == Some("percent") && from.value.unit.as_deref() != Some("percent");
    let points =
        by.value.unit.as_deref() == Some("percentage_point") && from.value.unit.as_deref() == Some("percent");
    if !(relative
        || points
        || by.value.unit == from.value.unit && by.value.unit.as_deref() != Some("percent"))
    {
        return None;
    }
    let moved = if relative { ratio(&a, &b)? } else { difference(&a, &b)? };
    let signed = signed(by)?;
    let holds = lie(&moved, &signed) != Lie::Apart;
    let is = if holds { "is" } else { "is not" };
    let explanation =
        format!("from “{}” to “{}” {is} “{}”", from.claim.quote, to.claim.quote, by.claim.quote);
    Some(Found::new("change", Outcome::of(holds), vec![by.at, from.at, to.at], explanation))
}

/// The change as stated, negative for a fall.
fn signed(by: &Item<'_, Figure>) -> Option<Interval> {
    let i = Amount::of(by.value, &by.claim.quote).rounded().interval;
    Some(match by.value.change? {
        Change::Up => i,
        Change::Down => {
            Interval { lo: i.hi.map(|h| -h), hi: i.lo.map(|l| -l), lo_open: i.hi_open, hi_open: i.lo_open }
        }
    })
}

fn closed(lo: Decimal, hi: Decimal) -> Interval {
    Interval { lo: Some(lo), hi: Some(hi), lo_open: false, hi_open: false }
}

fn difference(a: &Interval, b: &Interval) -> Option<Interval> {
    Some(closed(b.lo?.checked_sub(a.hi?)?, b.hi?.checked_sub(a.lo?)?))
}

/// The change in percent of the first value.
fn ratio(a: &Interval, b: &Interval) -> Option<Interval> {
    let of = |y: Decimal, x: Decimal| {
        y.checked_div(x)?.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)
    };
    (a.lo? > Decimal::ZERO).then_some(())?;
    Some(closed(of(b.lo?, a.hi?)?, of(b.hi?, a.lo?)?))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{checked, count, percent};
    use super::*;

    #[test]
    fn changes() {
        let rise = |v: &str, change| Figure { change: Some(change), ..percent(v, Bound::Exact) };
        for (text, change, v, a, b, expected) in [
            ("Ferries rose 20 percent, from 50 to 60.", Change::Up, "20", "50", "60", Some(Outcome::Holds)),
            ("Ferries fell 20 percent to 40 from 50.", Change::Down, "20", "40", "50", Some(Outcome::Holds)),
            ("Ferries rose 45 percent, from 50 to 60.", Change::Up, "45", "50", "60", Some(Outcome::Fails)),
            ("Ferries fell 20 percent, from 50 to 60.", Change::Down, "20", "50", "60", Some(Outcome::Fails)),
            ("Ferries rose 20 percent, with 50 at sea and 60 in port.", Change::Up, "20", "50", "60", None),
        ] {
            let quote = format!("{v} percent");
            let figures =
                [(quote.as_str(), rise(v, change)), (a, count(a, Bound::Exact)), (b, count(b, Bound::Exact))];
            assert_eq!(checked(find, text, figures), expected, "{text}");
        }
    }
}
