//! What neighbouring figures of a sentence share: ranges ("5 to 6 million", "between 3 and 5"), units ("45 and 50 mg"), bounds
//! over a conversion ("more than 100 km (60 miles)").

mod changes;
mod listed;
mod sides;

use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use super::bound::{self, Nearness};
use super::item::{Amount, Item};
use super::scan::Scan;
use super::{FigureKind, age, change, ellipsis, unit};
use crate::text::Document;
use changes::{changes, level_and_change};
use listed::{are_aged, if_not, listed};
use sides::{is_falling_share, is_trailing};

/// Joins what belongs together; `items` are one sentence's figures in order.
pub(super) fn all(scan: &Scan<'_, '_>, items: &[Item]) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(items.len());
    for item in ranges_moved(scan, items) {
        match out.pop() {
            None => out.push(item),
            Some(before) => pair(scan, &mut out, before, item),
        }
    }
    // "four, five or six years": the last of several tells the unit of all.
    for i in (1..out.len()).rev() {
        let (before, rest) = out.split_at_mut(i);
        if let (Some(a), Some(b)) = (before.last_mut(), rest.first_mut())
            && [&*a, &*b].iter().all(|m| !m.share && m.kind != FigureKind::Fraction)
            && listed(scan.doc, a, b)
        {
            share(a, b);
        }
    }
    age::ranges(scan, &mut out);
    ellipsis::nouns(scan, &mut out);
    changes(scan.doc, &mut out);
    ellipsis::pronouns(scan, &mut out);
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
                || from.is_none() && is_word_to(doc, &a, &b) && is_level(scan, &a, &b));
        // "The share dropped 47 to 45 percent": from one level to the next.
        let falls = a.value().zip(b.value()).is_some_and(|(x, y)| x > y);
        if joint == Joint::Through && falls && a.is_bare() && doc.before(a.tokens.start) != "by" {
            a.change = None;
        }
        if shifts && !is_dash(doc, &a, &b) {
            if a.kind != FigureKind::Factor {
                share(&mut a, &mut b);
            }
            if from.is_some() && b.is_bare() {
                take(&mut b, &a);
            }
            (a.change, b.change) = (if from.is_some() { None } else { a.change }, None);
        } else if is_trailing(scan, &a, &b, joint) {
            share(&mut a, &mut b);
            (a.change, b.change) = (None, None);
        } else if let Some(range) = range(scan, &a, &b, joint) {
            out.push(range);
            return;
        } else if listed(doc, &a, &b)
            || is_falling_share(&a, &b, joint)
            || joint == Joint::Or && is_measured_later(&a, &b)
        {
            // "five or 10 years", "a 7- or 8-inch screen": two of one unit.
            share(&mut a, &mut b);
        }
    } else if is_conversion(doc, &a, &b) && b.near == Nearness::Exact {
        b.near = a.near;
        b.change = a.change;
    } else if let Some(range) = bounded_twice(doc, &a, &b).or_else(|| out_of(doc, &a, &b)) {
        out.push(range);
        return;
    } else if are_aged(doc, &a, &b) {
        (b.kind, b.unit) = (FigureKind::Age, a.unit.clone());
    } else if if_not(doc, &a, &b)
        || of_between(doc, &a, &b)
        || listed(doc, &a, &b)
        || level_and_change(doc, &a, &b)
    {
        share(&mut a, &mut b);
    }
    out.push(a);
    out.push(b);
}

/// "another five or 10 years", "$5 or 1 percent": the second of two rising numbers tells the unit of both.
fn is_measured_later(a: &Item, b: &Item) -> bool {
    let measure =
        b.unit.is_some() && b.noun.is_none() && !matches!(b.kind, FigureKind::Percent | FigureKind::Money);
    a.is_bare() && !a.share && measure && a.value().zip(b.value()).is_some_and(|(lo, hi)| lo < hi)
}

/// "nine cases out of ten": a share of what is counted.
fn out_of(doc: &Document<'_>, a: &Item, b: &Item) -> Option<Item> {
    let gap = a.tokens.end..b.tokens.start;
    let said = gap.len() == 2 && doc.lower(gap.start) == "out" && doc.lower(gap.start + 1) == "of";
    let (top, bottom) = (a.value()?, b.value()?);
    // "30 members out of 50 left" tells two counts.
    let round = [3, 4, 5, 10].map(Decimal::from).contains(&bottom);
    let counts = a.kind == FigureKind::Count && a.noun.is_some() && a.near == Nearness::Exact;
    if !said || !counts || !round || !b.is_bare() || top >= bottom {
        return None;
    }
    let mut share = a.clone();
    share.amount = Amount::Number(top.checked_div(bottom)?, Decimal::new(1, 2));
    (share.kind, share.share) = (FigureKind::Fraction, true);
    share.tokens.end = b.tokens.end;
    Some(share)
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

/// Whether `b` is the level that a change by `a` leads to ("fell by 12,000 to 210,000", "grew fivefold to 300 tonnes"), not
/// the other end of a range ("will grow by 2 to 3 percent").
///
/// Of 46 "by X to Y" behind a verb of change in a corpus of news, the levels were bounded anew, of another unit, or further
/// off than [`RANGE_REACHES`] times the change; the ranges told their unit once, or of what may yet come.
fn is_level(scan: &Scan<'_, '_>, a: &Item, b: &Item) -> bool {
    if a.change.is_none() {
        return false;
    }
    let doc = scan.doc;
    if a.kind == FigureKind::Factor || b.near != Nearness::Exact || b.value().is_none() {
        return true;
    }
    let reach = a.value().and_then(|v| v.checked_mul(RANGE_REACHES));
    if scaled_as(a, b).zip(reach).is_some_and(|(v, reach)| v != Decimal::ZERO && b.value() > Some(reach)) {
        return true;
    }
    let open = change::may_come(doc, a.tokens.start, scan.from);
    if !a.is_bare() {
        return !(open && (a.unit == b.unit || rate_of(a, b)));
    }
    let by = scan.before(a.tokens.start) == "by";
    by && !open && b.kind == FigureKind::Count && b.scale == a.scale
}

/// How many times its lower end the upper end of a range may be behind a verb of change.
const RANGE_REACHES: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

fn is_between(scan: &Scan<'_, '_>, a: &Item) -> bool {
    let doc = scan.doc;
    let Some(mut before) = scan.back(a.tokens.start, 1) else { return false };
    // "between the ages of 15 and 29"
    if doc.lower(before) == "of"
        && scan.before(before) == "ages"
        && let Some(between) = scan.back(before, 3)
    {
        before = between;
    }
    matches!(doc.lower(before), "between" | "anywhere" | "somewhere")
}

/// The word "from" right before `a`.
fn from_word(scan: &Scan<'_, '_>, a: &Item) -> Option<usize> {
    scan.back(a.tokens.start, 1).filter(|b| scan.doc.lower(*b) == "from")
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
    let close = joint != Joint::Or || is_close(scan.doc, a, b, lo, hi);
    let dashed = joint == Joint::Through
        && is_dash(scan.doc, a, b)
        && a.unit.is_some()
        && !matches!(a.kind, FigureKind::Money | FigureKind::Age)
        && !(a.kind == FigureKind::Percent && a.unit == b.unit && a.change.is_some());
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
    let beside = is_between(scan, a) && scan.doc.before(a.tokens.start) != "of";
    let led = beside || from_word(scan, a).is_some() && joint == Joint::Through;
    let start = a.tokens.start - usize::from(led);
    if b.unit.is_none() && b.kind != FigureKind::Factor || b.noun.is_some() && a.kind == FigureKind::Money {
        range.unit.clone_from(&a.unit);
        range.kind = a.kind;
        range.noun.clone_from(&a.noun);
    }
    range.tokens = start..b.tokens.end;
    range.numeral = a.numeral.start..b.numeral.end;
    // "a 30 to 50 percent boost": told behind both.
    (range.change, range.near, range.negated) = (a.change.or(b.change), a.near, a.negated);
    if let Some((at, near)) = bound::before(scan.doc, start, scan.from) {
        range.tokens.start = at;
        range.near = near;
    }
    if let Amount::Number(_, place) = b.amount {
        range.amount = bounded(range.near, &ends, place);
    }
    range
}

/// What two ends behind a bound come to, told to `place`: "at least five or six shots" leaves one of them open.
fn bounded(near: Nearness, ends: &RangeInclusive<Decimal>, place: Decimal) -> Amount {
    match near {
        Nearness::AtLeast | Nearness::Over | Nearness::JustOver => Amount::Number(*ends.start(), place),
        Nearness::AtMost | Nearness::Under | Nearness::JustUnder => Amount::Number(*ends.end(), place),
        Nearness::Exact | Nearness::About | Nearness::Nearly => Amount::Range(*ends.start(), *ends.end()),
    }
}

/// "more than 100 and fewer than 300": a lower and an upper bound of one thing make a range.
fn bounded_twice(doc: &Document<'_>, a: &Item, b: &Item) -> Option<Item> {
    let gap = a.tokens.end..b.tokens.start;
    let joined = gap.len() == 1 && matches!(doc.lower(gap.start), "and" | "but" | ",")
        || gap.len() == 2
            && doc.word(gap.start) == ","
            && matches!(doc.lower(gap.start + 1), "and" | "but" | "or" | "yet");
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

/// "two or three", "20 or 30": alternatives that are neighbours, by ones or by the step in which both are told, and so stand for
/// what is between them; papers that write out the numbers up to nine have "five or 10". "7 or 12", "a 7- or 8-inch screen" are two things.
fn is_close(doc: &Document<'_>, a: &Item, b: &Item, lo: Decimal, hi: Decimal) -> bool {
    // "$10 or $11 billion"; of two that are no neighbours the first stays as it is written.
    let sums = a.kind == FigureKind::Money && b.kind == a.kind && a.scale < b.scale;
    (a.is_bare() || sums)
        && doc.word(a.tokens.end) != "-"
        && b.near == Nearness::Exact
        // "more than 5,000 or equal to 6,000"
        && b.tokens.start == b.numeral.start
        && (a.in_digits == b.in_digits || b.in_digits && lo < Decimal::TEN && hi >= Decimal::TEN)
        && hi.checked_sub(lo).is_some_and(|d| d <= lo && is_step(d, lo))
}

/// Whether numbers such as `lo` are told in steps of `step`: a power of ten, or half of one, that divides it.
fn is_step(step: Decimal, lo: Decimal) -> bool {
    let digits = step.normalize().mantissa().to_string();
    let round = matches!(digits.trim_end_matches('0'), "1" | "5");
    round && lo.checked_rem(step).is_some_and(|rest| rest.is_zero())
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

/// Gives `poor` the unit and noun of `rich`.
pub(super) fn take(poor: &mut Item, rich: &Item) {
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

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn what_neighbours_share() {
        for (text, expected) in [
            ("She beat him 51.3 to 47.9 percent.", "51.3 = 51.3 percent; 47.9 percent = 47.9 percent"),
            ("Rates will double from 5 to 10 percent.", "5 = 5 percent; 10 percent = 10 percent"),
            ("Sales rose from 5 to 7 percent.", "5 = 5 percent; 7 percent = 7 percent"),
            ("It costs $10 to $15 billion.", "$10 to $15 billion = 10000000000–15000000000 USD"),
            ("Between three and five ships sank.", "Between three and five ships = 3–5 ship"),
            ("Two or three ships sank.", "Two or three ships = 2–3 ship"),
            ("At least two or three ships sank.", "At least two or three ships = 2 ship"),
            ("No more than two or three ships sank.", "No more than two or three ships = 3 ship"),
            ("It rises by up to 5 to 6 percent.", "up to 5 to 6 percent = 6 percent"),
            ("Five or 30 ships sank.", "Five = 5 ship; 30 ships = 30 ship"),
            ("The price is off 257.48 or -0.96%.", "257.48 = 257.48 -; -0.96% = -0.96 percent"),
            ("It fell 45.2 or 0.6 percent.", "45.2 = 45.2 -; 0.6 percent = 0.6 percent"),
            ("It fell by more than 100 km (60 miles).", "more than 100 km = 100 km; 60 miles = 60 mile"),
            (
                "More than 100 and fewer than 300 people came.",
                "More than 100 and fewer than 300 people = 100–300 person",
            ),
            ("He took 45 and 50 mg.", "45 = 45 mg; 50 mg = 50 mg"),
            ("It took six, eight, 10 years.", "six = 6 year; eight = 8 year; 10 years = 10 year"),
            ("She left 136, or 47 per year.", "136 = 136 -; 47 per year = 47 count/year"),
            ("It took five, 10, or 20 years.", "five = 5 year; 10 = 10 year; 20 years = 20 year"),
            ("In room two, 10 years later, he sat.", "10 years = 10 year"),
            ("She trails her 33 percent to 62 percent.", "33 percent = 33 percent; 62 percent = 62 percent"),
            ("She put it at 33 percent to 62 percent.", "33 percent to 62 percent = 33–62 percent"),
            (
                "Scores of clerks and scores of cooks left.",
                "Scores of clerks =  clerk; scores of cooks =  cook",
            ),
            ("The team of 9 boats and 40 people came.", "9 boats = 9 boat; 40 people = 40 person"),
            ("He waits another five or 10 years.", "another five or 10 years = 5–10 year"),
            ("It helps in nine cases out of ten.", "nine cases out of ten = 0.9 case"),
            ("He held three boats out of 17.", "three boats = 3 boat; 17 = 17 boat"),
            ("It will cut fares by 26 percent - 28 percent.", "26 percent - 28 percent = 26–28 percent"),
            ("Orlin 26 percent - 28 percent Marsh.", "26 percent = 26 percent; 28 percent = 28 percent"),
            ("All had as much of the vote (48–50 percent).", "48–50 percent = 48–50 percent"),
            ("It took two or three decades.", "two or three decades = 20–30 year"),
            ("It takes five or 10 years.", "five or 10 years = 5–10 year"),
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
