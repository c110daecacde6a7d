//! What neighbouring figures of a sentence share: ranges ("5 to 6 million", "between 3 and 5"), units ("45 and 50 mg"), bounds
//! over a conversion ("more than 100 km (60 miles)").

use std::ops::RangeInclusive;

use super::class::{self, Class};
use rust_decimal::Decimal;

use super::bound::{self, Nearness};
use super::item::{Amount, Item};
use super::scan::Scan;
use super::{FigureKind, change, subject, unit};
use crate::text::Document;

/// Joins what belongs together; `items` are one sentence's figures in order.
pub(super) fn all(scan: &Scan<'_, '_>, items: &[Item]) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for item in ranges_moved(scan, items) {
        match out.pop() {
            None => out.push(item),
            Some(before) => pair(scan, &mut out, before, item),
        }
    }
    inherit(scan.doc, &mut out);
    tolls(scan, &mut out);
    changes(scan.doc, &mut out);
    others(scan, &mut out);
    ones(scan, &mut out);
    out
}

/// "revised from 5 to 7 percent to 3 to 5 percent": four numbers in a row, each "to" the next, are two ranges.
fn ranges_moved(scan: &Scan<'_, '_>, items: &[Item]) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    let mut rest = items;
    while let Some((first, after)) = rest.split_first() {
        let chain = rest.len() >= 4
            && rest.windows(2).take(3).all(|w| joint(scan, &w[0], &w[1]) == Some(Joint::Through))
            && from_word(scan, first).is_some();
        let pairs = if chain {
            range(scan, &rest[0], &rest[1], Joint::Through).zip(range(
                scan,
                &rest[2],
                &rest[3],
                Joint::Through,
            ))
        } else {
            None
        };
        match pairs {
            Some((a, b)) => {
                out.extend([a, b]);
                rest = &rest[4..];
            }
            None => {
                out.push(first.clone());
                rest = after;
            }
        }
    }
    out
}

/// How two neighbours are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// "to", "-", "through".
    Through,
    /// "and" behind "between".
    And,
    /// "or".
    Or,
}

fn pair(scan: &Scan<'_, '_>, out: &mut Vec<Item>, mut a: Item, mut b: Item) {
    let doc = scan.doc;
    if let Some(joint) = joint(scan, &a, &b) {
        let from = from_word(scan, &a);
        let shifts = joint == Joint::Through
            && (from.is_some_and(|f| change::governs_from(doc, f, scan.from))
                || a.change.is_some() && !a.is_bare() && from.is_none() && is_word_to(doc, &a, &b));
        if shifts && !is_dash(doc, &a, &b) {
            share(&mut a, &mut b);
            if from.is_some() && b.is_bare() {
                take(&mut b, &a);
            }
            (a.change, b.change) = (if from.is_some() { None } else { a.change }, None);
        } else if let Some(range) = range(scan, &a, &b, joint) {
            out.push(range);
            return;
        }
    } else if is_conversion(doc, &a, &b) && b.near == Nearness::Exact {
        b.near = a.near;
        b.change = a.change;
    } else if let Some(range) = bounded_twice(doc, &a, &b) {
        out.push(range);
        return;
    } else if of_between(doc, &a, &b) || listed(doc, &a, &b) || level_and_change(doc, &a, &b) {
        share(&mut a, &mut b);
    }
    out.push(a);
    out.push(b);
}

/// The word between the evidence of `a` and the numeral of `b`, if there is but one joint.
fn joint(scan: &Scan<'_, '_>, a: &Item, b: &Item) -> Option<Joint> {
    let doc = scan.doc;
    let (mut i, end) = (a.tokens.end, b.tokens.start);
    // "8- to 16-meter": the hyphen hangs.
    if doc.word(i) == "-" && matches!(doc.lower(i + 1), "to" | "and" | "or") {
        i += 1;
    }
    if i >= end || end - i > 2 {
        return None;
    }
    let extra = end - i == 2;
    match doc.lower(i) {
        "to" if !extra || doc.word(i + 1) == "-" => Some(Joint::Through),
        "through" | "-" | "–" | "—" | "−" | "~" | "till" if !extra => Some(Joint::Through),
        "and" | "to" if !extra && is_between(scan, a) => Some(Joint::And),
        "or" if !extra => Some(Joint::Or),
        _ => None,
    }
}

fn is_dash(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    b.tokens.start == a.tokens.end + 1 && matches!(doc.word(a.tokens.end), "-" | "–" | "—" | "~")
}

fn is_word_to(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    b.tokens.start > a.tokens.end && doc.lower(a.tokens.end) == "to"
}

fn is_between(scan: &Scan<'_, '_>, a: &Item) -> bool {
    let before = a.tokens.start.checked_sub(1).filter(|b| *b >= scan.from);
    before.is_some_and(|b| matches!(scan.doc.lower(b), "between" | "anywhere" | "somewhere"))
}

/// The word "from" right before `a`.
fn from_word(scan: &Scan<'_, '_>, a: &Item) -> Option<usize> {
    a.tokens.start.checked_sub(1).filter(|b| *b >= scan.from && scan.doc.lower(*b) == "from")
}

/// Both as the ends of a range, if they can be: of one unit, rising, and not merely two numbers with a dash.
fn range(scan: &Scan<'_, '_>, a: &Item, b: &Item, joint: Joint) -> Option<Item> {
    let hi = b.value()?;
    let same = a.unit == b.unit
        || a.unit.is_none()
        || matches!(a.kind, FigureKind::Money | FigureKind::Age) && b.unit.is_none()
        || same_money(a, b)
        || rate_of(a, b)
        || joint == Joint::And && b.unit.is_none();
    if !same || a.share != b.share {
        return None;
    }
    let lo = scaled_as(a, b)?;
    let negative = hi.is_sign_negative() || lo.is_sign_negative();
    let rising = lo < hi || negative && lo != hi;
    let close = joint != Joint::Or || is_close(a, b, lo, hi);
    let dashed =
        joint == Joint::Through && is_dash(scan.doc, a, b) && a.unit.is_some() && a.kind != FigureKind::Money;
    (rising && close && !dashed).then(|| ranged(scan, a, b, joint, lo.min(hi)..=lo.max(hi)))
}

/// The value of `a`, with the multiplier of `b` where the two share it: "5 to 6 million".
fn scaled_as(a: &Item, b: &Item) -> Option<Decimal> {
    let (lo, hi) = (a.value()?, b.value()?);
    let open = a.unit.is_none() || a.kind == FigureKind::Money;
    if a.scale == Decimal::ONE && b.scale > Decimal::ONE && open && lo.abs() <= hi.checked_div(b.scale)? {
        return lo.checked_mul(b.scale);
    }
    Some(lo)
}

/// The range between two figures.
fn ranged(scan: &Scan<'_, '_>, a: &Item, b: &Item, joint: Joint, ends: RangeInclusive<Decimal>) -> Item {
    let mut range = b.clone();
    let led = is_between(scan, a) || from_word(scan, a).is_some() && joint == Joint::Through;
    let start = a.tokens.start - usize::from(led);
    if b.unit.is_none() || b.noun.is_some() && a.kind == FigureKind::Money {
        range.unit.clone_from(&a.unit);
        range.kind = a.kind;
        range.noun.clone_from(&a.noun);
    }
    range.amount = Amount::Range(*ends.start(), *ends.end());
    range.tokens = start..b.tokens.end;
    range.numeral = a.numeral.start..b.numeral.end;
    (range.change, range.near, range.negated) = (a.change, a.near, a.negated);
    if let Some((at, near)) = bound::before(scan.doc, start, scan.from) {
        range.tokens.start = at;
        range.near = near;
    }
    range
}

/// "more than 100 and fewer than 300": a lower and an upper bound of one thing make a range.
fn bounded_twice(doc: &Document<'_>, a: &Item, b: &Item) -> Option<Item> {
    let gap = a.tokens.end..b.tokens.start;
    let joined = gap.len() == 1 && matches!(doc.lower(gap.start), "and" | "but" | ",")
        || gap.len() == 2 && doc.word(gap.start) == ",";
    let (x, y) = (a.value()?, b.value()?);
    let (lower, upper) = (
        |n| matches!(n, Nearness::Over | Nearness::AtLeast),
        |n| matches!(n, Nearness::Under | Nearness::AtMost),
    );
    let same = a.unit == b.unit || a.is_bare() || b.is_bare();
    if !joined
        || !same
        || !(lower(a.near) && upper(b.near) && x < y || upper(a.near) && lower(b.near) && y < x)
    {
        return None;
    }
    let mut range = if b.is_bare() { a.clone() } else { b.clone() };
    range.amount = Amount::Range(x.min(y), x.max(y));
    range.tokens = a.tokens.start..b.tokens.end;
    range.numeral = a.numeral.start..b.numeral.end;
    range.near = Nearness::Exact;
    Some(range)
}

/// "two or three": alternatives that lie so close that they stand for what is between them.
fn is_close(a: &Item, b: &Item, lo: Decimal, hi: Decimal) -> bool {
    a.is_bare()
        && matches!(a.near, Nearness::Exact | Nearness::About)
        && b.near == Nearness::Exact
        && a.in_digits == b.in_digits
        && hi.checked_sub(lo).is_some_and(|d| d <= lo)
}

fn same_money(a: &Item, b: &Item) -> bool {
    a.kind == FigureKind::Money && b.kind == FigureKind::Money && a.unit == b.unit
}

/// "$500 to $1,000 a month": the rate stands behind the second.
fn rate_of(a: &Item, b: &Item) -> bool {
    match (&a.unit, &b.unit) {
        (Some(a), Some(b)) => b.strip_prefix(a.as_ref()).is_some_and(|rest| rest.starts_with('/')),
        _ => false,
    }
}

/// Gives each of the two what it lacks of unit and noun and the other has.
fn share(a: &mut Item, b: &mut Item) {
    if a.is_bare() && !b.is_bare() {
        take(a, b);
    } else if b.is_bare() && !a.is_bare() && a.kind != FigureKind::Percent {
        // "fell 0.4 percent to 13,176": the level is of what fell.
        take(b, a);
    } else if rate_of(a, b) {
        a.unit.clone_from(&b.unit);
        a.kind = b.kind;
    }
}

fn take(poor: &mut Item, rich: &Item) {
    if poor.share {
        return;
    }
    poor.unit.clone_from(&rich.unit);
    poor.kind = rich.kind;
    poor.noun.clone_from(&rich.noun);
    if rich.kind == FigureKind::Age || rich.kind == FigureKind::Score {
        poor.unit = None;
        poor.kind = FigureKind::Count;
    }
}

/// "7 miles (11 km)", "296 hp (224 kW / 300 PS)": one quantity in two units.
fn is_conversion(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    let opens = gap.len() == 1 && matches!(doc.word(gap.start), "(" | "/" | "[")
        || gap.len() <= 3 && gap.clone().any(|k| doc.word(k) == "(");
    opens && alike(a, b)
}

fn alike(a: &Item, b: &Item) -> bool {
    if a.kind == FigureKind::Money && b.kind == FigureKind::Money {
        return a.unit != b.unit;
    }
    match (a.unit.as_deref().and_then(unit::to_base), b.unit.as_deref().and_then(unit::to_base)) {
        (Some((x, _)), Some((y, _))) => x == y && a.unit != b.unit,
        _ => a.kind == b.kind && a.kind == FigureKind::Temperature,
    }
}

/// "30 million of the 2 billion crowns".
fn of_between(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    a.is_bare() && (1..=2).contains(&gap.len()) && doc.lower(gap.start) == "of"
}

/// "16,369 up 58 points": the level is in the unit of the change.
fn level_and_change(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    a.is_bare()
        && b.change.is_some()
        && gap.len() == 1
        && matches!(doc.lower(gap.start), "up" | "down")
        && b.kind != FigureKind::Percent
}

/// "45 and 50 mg", "5.4, 6.1 and 6.7 inches".
fn listed(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    a.is_bare()
        && !b.is_bare()
        && (1..=3).contains(&gap.len())
        && gap.clone().all(|k| matches!(doc.lower(k), "and" | "," | "or" | "&" | "-"))
        && a.in_digits == b.in_digits
        && a.near == Nearness::Exact
}

/// A bare number that stands for one of what was counted before: "12 boats from Alder and nine from Birch".
fn inherit(doc: &Document<'_>, items: &mut [Item]) {
    for i in 1..items.len() {
        // "rose to 38": a level is of what rose, not of what was counted before.
        let level = items[i].tokens.start > 0 && matches!(doc.lower(items[i].tokens.start - 1), "to" | "at");
        if level || !items[i].is_bare() || items[i].kind != FigureKind::Count || !elliptical(doc, &items[i]) {
            continue;
        }
        let Some(model) = items[..i].iter().rev().find(|m| {
            !m.is_bare()
                && !matches!(
                    m.kind,
                    FigureKind::Age
                        | FigureKind::Score
                        | FigureKind::Duration
                        | FigureKind::Percent
                        | FigureKind::Magnitude
                )
        }) else {
            continue;
        };
        let model = model.clone();
        take(&mut items[i], &model);
    }
}

/// "12 people were killed and 14 others hurt": others are more of the same.
fn others(scan: &Scan<'_, '_>, items: &mut [Item]) {
    let doc = scan.doc;
    for i in 0..items.len() {
        if !items[i].is_bare()
            || items[i].kind != FigureKind::Count
            || doc.lower(items[i].tokens.end) != "others"
        {
            continue;
        }
        items[i].tokens.end += 1;
        let same = items[..i]
            .iter()
            .rev()
            .find(|m| m.kind == FigureKind::Count && m.noun.is_some() && m.value() != Some(Decimal::ONE))
            .cloned();
        match same {
            Some(model) => take(&mut items[i], &model),
            None => items[i].unit = Some("person".into()),
        }
    }
}

/// "one" that counts nothing is a pronoun, unless it is bounded, something befell it, or it goes on a list of counts ("two in Alder and
/// one in Birch").
fn ones(scan: &Scan<'_, '_>, items: &mut Vec<Item>) {
    let doc = scan.doc;
    let mut counts = 0;
    items.retain(|item| {
        let one = item.is_bare()
            && item.kind == FigureKind::Count
            && doc.lower(item.numeral.start) == "one"
            && item.numeral.len() == 1
            && item.tokens.start == item.numeral.start;
        let befell = subject::is_role(doc, item.tokens.end)
            || subject::is_role(doc, item.tokens.end + 1)
            || subject::is_deed(doc, item.tokens.start.wrapping_sub(1));
        let listed = counts > 0 && class::is(doc.lower(item.tokens.end), Class::Listing);
        let only = item.near == Nearness::Exact;
        counts += usize::from(item.kind == FigureKind::Count);
        !one || !only || befell || listed
    });
}

/// "Shares of Alder were down 2.3%, Birch by 2.6%": the verb is said once; "grew by 12 jobs or 2 percent": one change told twice.
fn changes(doc: &Document<'_>, items: &mut [Item]) {
    for i in 1..items.len() {
        let start = items[i].tokens.start;
        if items[i].change.is_some() || items[i - 1].change.is_none() || start == 0 {
            continue;
        }
        let Some(gap) = start.checked_sub(items[i - 1].tokens.end) else { continue };
        let by = doc.lower(start - 1) == "by" && items[i].unit == items[i - 1].unit && gap <= 5;
        let or = doc.lower(start - 1) == "or" && gap <= 2 && items[i].kind == FigureKind::Percent;
        if by || or {
            items[i].change = items[i - 1].change;
        }
    }
}

/// "The toll of the storm rose to 38": a bare level or total behind "toll" counts people.
fn tolls(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for item in items.iter_mut().filter(|i| i.is_bare() && i.kind == FigureKind::Count) {
        let start = item.tokens.start;
        let level = ["to", "at", "of", "reached", "hit", "is", "was", "above", "past"];
        let stands = start > scan.from && level.contains(&scan.doc.lower(start - 1));
        if stands && elliptical(scan.doc, item) && subject::has_toll(scan, start) {
            item.unit = Some("person".into());
        }
    }
}

/// Whether a noun is left out behind the number: a preposition or an end follows.
fn elliptical(doc: &Document<'_>, item: &Item) -> bool {
    (doc.lower(item.tokens.end).is_empty() || class::is(doc.lower(item.tokens.end), Class::Elliptical))
        && !matches!(item.amount, Amount::Vague(..))
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn what_neighbours_share() {
        for (text, expected) in [
            ("Sales rose from 5 to 7 percent.", "5 = 5 percent; 7 percent = 7 percent"),
            ("It costs $10 to $15 billion.", "$10 to $15 billion = 10000000000–15000000000 USD"),
            ("Between three and five ships sank.", "Between three and five ships = 3–5 ship"),
            ("Two or three ships sank.", "Two or three ships = 2–3 ship"),
            ("Five or 30 ships sank.", "Five = 5 -; 30 ships = 30 ship"),
            ("It fell by more than 100 km (60 miles).", "more than 100 km = 100 km; 60 miles = 60 mile"),
            (
                "More than 100 and fewer than 300 people came.",
                "More than 100 and fewer than 300 people = 100–300 person",
            ),
            ("He took 45 and 50 mg.", "45 = 45 mg; 50 mg = 50 mg"),
            ("The team of 9 boats and 40 people came.", "9 boats = 9 boat; 40 people = 40 person"),
            ("It won 12 boats and 3 kg of gold.", "12 boats = 12 boat; 3 kg = 3 kg"),
        ] {
            let doc = Document::new(text);
            let shown = read(&doc, &[]).into_iter().map(|m| {
                let f = m.value;
                let ends = f.range.map(|r| format!("{}–{}", r[0].normalize(), r[1].normalize()));
                let value = ends.or(f.value.map(|v| v.normalize().to_string())).unwrap_or_default();
                format!("{} = {value} {}", doc.text_of(m.span), f.unit.as_deref().unwrap_or("-"))
            });
            assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
