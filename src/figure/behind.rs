//! What stands behind a numeral: a unit, money's name, a rate, "times", or the noun that it counts.

mod factor;
mod measured;
mod quoted;
mod rate;

use quoted::{is_left_open, is_quoted};

pub(super) use factor::twice;
use rate::rate;

use super::class::{self, Class};
use rust_decimal::Decimal;

use super::bound::{self, Nearness};
use super::item::{Amount, Item};
use super::noun::{self, Grammar};
use super::scan::Scan;
use super::{FigureKind, group, money, unit};
use crate::text::{Document, Token};

/// Reads what stands behind the numeral of `item`; none where it makes the number part of a name ("5G", "3rd").
pub(super) fn read(scan: &Scan<'_, '_>, item: &mut Item) -> Option<()> {
    let doc = scan.doc;
    if item.unit.is_some() {
        again(doc, item);
        rate(scan, item);
        after(doc, item);
        return Some(());
    }
    tolerance(doc, item);
    let numeral_end = item.tokens.end;
    after(doc, item);
    if unit_behind(scan, item) {
        rate(scan, item);
        after(doc, item);
        return Some(());
    }
    if item.tokens.end == numeral_end && is_glued_word(doc, numeral_end) {
        return None; // "3rd", "5G", "1990s"
    }
    if compound(scan, item)? {
        return Some(());
    }
    if let Some(member) = group::member(scan, item) {
        item.unit = Some(member.into());
        return Some(());
    }
    noun(scan, item);
    if item.noun.is_none() {
        measured::read(scan, item);
    }
    rate(scan, item);
    after(doc, item);
    Some(())
}

/// "5 ± 0.1", "5 +/- 0.1": the tolerance belongs to the number, which is about as stated.
fn tolerance(doc: &Document<'_>, item: &mut Item) {
    let end = item.tokens.end;
    let after = match doc.word(end) {
        "±" => end + 1,
        "+" if doc.word(end + 1) == "/" && doc.word(end + 2) == "-" => end + 3,
        _ => return,
    };
    // A tolerance stands in the same line.
    let apart = doc
        .tokens()
        .get(after)
        .is_none_or(|t| doc.text()[item_end(doc, end)..t.span().start()].contains('\n'));
    let (Some(n), Amount::Number(value, place), false) =
        (super::numeral::parse(doc, after), &item.amount, apart)
    else {
        return;
    };
    let wide = n.value.checked_mul(Decimal::TWO).unwrap_or(*place);
    item.amount = Amount::Number(*value, wide);
    item.tokens.end = n.end;
}

/// Where token `i` begins; the text's end past the last.
fn item_end(doc: &Document<'_>, i: usize) -> usize {
    doc.tokens().get(i).map_or(doc.text().len(), |t| t.span().start())
}

fn is_glued_word(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens().get(i).is_some_and(|t| t.is_word() && !t.is_spaced())
}

/// A bounding word behind what was read so far.
fn after(doc: &Document<'_>, item: &mut Item) {
    if item.near == Nearness::Exact
        && let Some((end, near)) = bound::after(doc, item.tokens.end)
    {
        item.tokens.end = end;
        if !matches!(item.amount, Amount::Vague(..)) {
            item.near = near;
        }
    }
}

/// Money said twice: "$31.20 US", "Rs 4 crore rupees".
fn again(doc: &Document<'_>, item: &mut Item) {
    let end = item.tokens.end;
    let again = money::name(doc, end).filter(|(_, name)| item.unit.as_deref() == Some(*name));
    if let Some((after, _)) = again {
        item.tokens.end = after;
    } else if matches!(doc.word(end), "US" | "U.S." | "Canadian" | "CAN")
        && !doc.tokens().get(end + 1).is_some_and(Token::is_word)
        || matches!(doc.word(end), "US" | "U.S.")
            && matches!(doc.lower(end + 1), "per" | "a" | "in" | "to" | "for" | "and")
    {
        item.tokens.end = end + 1;
    }
}

/// Words that may stand between a number and its unit.
fn is_filler(word: &str) -> bool {
    class::is(word, Class::Filler)
}

fn unit_behind(scan: &Scan<'_, '_>, item: &mut Item) -> bool {
    let doc = scan.doc;
    let end = item.tokens.end;
    let hyphen = usize::from(
        doc.word(end) == "-" && doc.tokens().get(end + 1).is_some_and(|t| t.is_word() && !t.is_spaced()),
    );
    for skip in [0, 1, 2] {
        let at = end + hyphen + skip;
        if skip > 0 && !is_filler(doc.before(at)) {
            break;
        }
        if feet_and_inches(doc, item, at) || inches(doc, item, at) || named(scan, item, at) {
            item.compound = hyphen == 1;
            return true;
        }
    }
    factor::read(scan, item)
}

fn named(scan: &Scan<'_, '_>, item: &mut Item, at: usize) -> bool {
    let doc = scan.doc;
    let at = behind_of(doc, item, at);
    // The next line's first word is no unit of this one's number.
    if at >= scan.to {
        return false;
    }
    if let Some((end, name)) = money::name(doc, at) {
        set(item, end, name, FigureKind::Money);
        return true;
    }
    if let Some((name, letter)) = money::multiplied(doc.word(at))
        && let Some(m) = super::scan::letter_scale(letter)
        && item.scale_by(m)
    {
        set(item, at + 1, name, FigureKind::Money);
        return true;
    }
    if is_pound(doc.lower(at)) {
        let money = pounds_are_money(scan, item, at);
        let (unit, kind) = if money { ("GBP", FigureKind::Money) } else { ("lb", FigureKind::Mass) };
        set(item, at + 1, unit, kind);
        return true;
    }
    let Some((end, unit)) = unit::at(doc, at) else { return false };
    // "two decade-long wars": so many wars.
    let apart = doc.tokens()[at].is_spaced() && item.value().is_some_and(|v| v > Decimal::ONE);
    if apart && doc.word(end) == "-" && doc.lower(end + 1) == "long" && !doc.lower(at).ends_with('s') {
        return false;
    }
    // "three R&B shows"
    if doc.word(end) == "&" && !doc.tokens()[end].is_spaced() {
        return false;
    }
    // "one other bit of luck", "one more proof": of some units more than one is told, or in digits.
    if matches!(unit.name, "bit" | "proof") && !item.in_digits && item.scale == Decimal::ONE {
        return false;
    }
    // "one in every two years": a share of years, no length of time.
    if unit.dimension == "duration" && is_ratio(doc, item) {
        return false;
    }
    let capital = doc.tokens()[at].is_capital() && doc.word(at + 1).is_empty();
    if doc.tokens()[at].is_capital() && !capital && named_after(doc, at, end) {
        return false;
    }
    // "the 20s", "2018s": seconds are glued to decimals alone.
    if doc.word(at) == "s" && item.value().is_none_or(|v| v.is_integer()) {
        return false;
    }
    if unit.name == "decade" && decades(item) {
        set(item, end, "year", FigureKind::Duration);
    } else {
        set(item, end, unit.name, unit::kind_of(unit.dimension));
    }
    true
}

/// Whether the share is told as so many of so many: "one in five", not "half".
fn is_ratio(doc: &Document<'_>, item: &Item) -> bool {
    item.share && item.numeral.clone().any(|k| matches!(doc.lower(k), "in" | "of"))
}

/// Where the unit begins behind the words that lead to it: "half an hour", "a quarter of a mile", "millions of dollars".
fn behind_of(doc: &Document<'_>, item: &Item, at: usize) -> usize {
    let of = usize::from(doc.lower(at) == "of");
    match item.amount {
        _ if item.share && matches!(doc.lower(at + of), "a" | "an" | "one") => at + of + 1,
        Amount::Vague(..) => at + of,
        _ => at,
    }
}

/// Decades are told as years, so that "three decades" and "30 years" are one.
fn decades(item: &mut Item) -> bool {
    let ten = |d: Decimal| d.checked_mul(Decimal::TEN);
    // "Three and a half decades" is told to half a decade.
    let told = match &item.amount {
        Amount::Number(value, place) => {
            ten(*value).zip(ten((*place).max(Decimal::new(5, 1)))).map(|(v, p)| Amount::Number(v, p))
        }
        Amount::Range(lo, hi) => ten(*lo).zip(ten(*hi)).map(|(a, b)| Amount::Range(a, b)),
        Amount::Vague(lo, hi) => ten(*lo).zip(ten(*hi)).map(|(a, b)| Amount::Vague(a, b)),
        Amount::Score(_) => None,
    };
    told.is_some_and(|t| {
        item.amount = t;
        // "two or three decades": what is told once multiplies both.
        item.scale = ten(item.scale).unwrap_or(item.scale);
        true
    })
}

/// "44-Day War": a unit in a capital with another capital behind it names something.
fn named_after(doc: &Document<'_>, at: usize, end: usize) -> bool {
    let word = doc.word(at);
    word.len() > 2
        && word.bytes().skip(1).all(|b| b.is_ascii_lowercase())
        && doc.tokens().get(end).is_some_and(Token::is_capital)
}

fn set(item: &mut Item, end: usize, unit: &'static str, kind: FigureKind) {
    item.tokens.end = end;
    item.unit = Some(unit.into());
    item.kind = kind;
}

/// "pound", which is money or weight.
pub(super) fn is_pound(word: &str) -> bool {
    matches!(word, "pound" | "pounds")
}

fn pounds_are_money(scan: &Scan<'_, '_>, item: &Item, at: usize) -> bool {
    let doc = scan.doc;
    let size = match item.amount {
        Amount::Vague(least, _) => least,
        _ => item.scale,
    };
    // "billions of pounds owed", but "millions of pounds of beef": what is told in pounds *of* something is weighed.
    let big = size >= Decimal::from(100_000) && doc.lower(at + 1) != "of";
    // "tens of millions of pounds": the numeral's own "of" tells nothing of weight, and what loses so much is no body.
    let told = |k: usize| {
        let of = doc.lower(k) == "of" && k != at + 1;
        let money_too = big && matches!(doc.lower(k), "lost" | "lose" | "shed" | "gained" | "per");
        !of && !money_too && class::is(doc.lower(k), Class::Weighing)
    };
    let weighs = (scan.from.max(at.saturating_sub(12))..scan.to.min(at + 5)).any(told);
    big && (!weighs || size >= Decimal::from(100_000_000)) || !weighs && scan.pounds_are_money
}

/// "5-foot-11", "6ft 2in", "5 feet 11 inches", 6'2": one length in feet.
fn feet_and_inches(doc: &Document<'_>, item: &mut Item, at: usize) -> bool {
    let Amount::Number(feet, _) = item.amount else { return false };
    if !matches!(doc.lower(at), "foot" | "feet" | "ft" | "'" | "’" | "′") || !feet.is_integer() {
        return false;
    }
    let mark = !doc.tokens()[at].is_word();
    let hyphen = usize::from(doc.word(at + 1) == "-");
    let inches = at + 1 + hyphen;
    let Some((value, _)) = doc
        .tokens()
        .get(inches)
        .filter(|t| t.is_number())
        .and_then(|t| super::numeral::plain_digits(doc.text_of(t.span())))
    else {
        return lone_feet(doc, item, at);
    };
    let named = matches!(doc.lower(inches + 1), "inches" | "in" | "inch" | "\"" | "″" | "”" | "ins");
    let fits = value < Decimal::from(12) && (named || hyphen == 1 && !mark);
    let total = value.checked_div(Decimal::from(12)).and_then(|v| v.checked_add(feet)).filter(|_| fits);
    let Some(total) = total else { return lone_feet(doc, item, at) };
    item.amount = Amount::Number(total.round_dp(4), Decimal::new(1, 1));
    set(item, inches + 1 + usize::from(named), "foot", FigureKind::Length);
    true
}

/// 30': the mark alone, glued and followed by a word.
fn lone_feet(doc: &Document<'_>, item: &mut Item, at: usize) -> bool {
    let mark = matches!(doc.word(at), "'" | "′") && !doc.tokens()[at].is_spaced();
    let goes_on = doc.tokens().get(at + 1).is_some_and(|t| t.is_spaced() && t.is_word());
    if mark && goes_on && item.in_digits {
        set(item, at + 1, "foot", FigureKind::Length);
        return true;
    }
    false
}

/// "2 in" where it is no preposition: "2 in thick", "12 in." at an end.
fn inches(doc: &Document<'_>, item: &mut Item, at: usize) -> bool {
    if doc.lower(at) != "in" || !item.in_digits {
        return false;
    }
    let next = doc.lower(at + 1);
    let fits = next.is_empty() || class::is(next, Class::AfterInch);
    if fits || next == "." && doc.word(at + 2).is_empty() {
        set(item, at + 1, "inch", FigureKind::Length);
        return true;
    }
    false
}

/// "12-page", "two-seat": the noun is glued on by a hyphen. None where that makes a name ("123-Agreement") or counts nothing ("one-off").
fn compound(scan: &Scan<'_, '_>, item: &mut Item) -> Option<bool> {
    let doc = scan.doc;
    let end = item.tokens.end;
    let next = doc.tokens().get(end + 1);
    if doc.word(end) != "-" || doc.tokens()[end].is_spaced() {
        return Some(false);
    }
    let Some(word) = next.filter(|t| t.is_word()) else { return Some(false) };
    if word.is_spaced() || matches!(doc.lower(end + 1), "and" | "or" | "to") {
        return Some(false); // "four- and five-year"
    }
    let lower = doc.lower(end + 1);
    let counts_nothing = class::is(lower, Class::NoCompound)
        || lower.ends_with("ed") && lower.len() > 4
        || lower.ends_with("th");
    // "a six-figure salary": how many digits a sum has, not what it is.
    let digits = matches!(lower, "figure" | "figures" | "digit");
    // "a one-two punch"
    let digits = digits || lower == "two" && item.value() == Some(Decimal::ONE);
    if counts_nothing || word.is_capital() || digits {
        return None;
    }
    item.tokens.end = end + 2;
    item.unit = Some(noun::singular(lower).into());
    item.noun = Some(noun::Noun::new(end + 1..end + 2, true));
    item.compound = true;
    Some(true)
}

/// Reads the counted noun.
pub(super) fn noun(scan: &Scan<'_, '_>, item: &mut Item) {
    let doc = scan.doc;
    let grammar = match item.value() {
        _ if item.share => Grammar::Any,
        Some(v) if v == Decimal::ONE => Grammar::Singular,
        Some(v) if v.is_zero() && matches!(doc.lower(item.numeral.start), "no" | "zero") => Grammar::Any,
        _ => Grammar::Plural,
    };
    let mut at = item.tokens.end;
    if item.share && class::is(doc.lower(at), Class::Determiner) {
        at += usize::from(doc.lower(at) != "of");
        at += usize::from(doc.lower(at) == "of" && matches!(doc.lower(at + 1), "which" | "whom" | "them"));
    }
    // "nearly a third expressed doubts": who acts is left out.
    if item.share && noun::acts_at(doc, at) && doc.lower(at).ends_with("ed") {
        return;
    }
    // "49 fewer thefts": the change is told apart from what is counted.
    at += usize::from(grammar == Grammar::Plural && doc.lower(at) == "fewer");
    let Some(mut found) = noun::behind(doc, at, scan.to, grammar).filter(|n| n.tokens.end <= scan.to) else {
        return;
    };
    let head = doc.lower(found.head());
    if measured::is_length(doc, item, &found) {
        return;
    }
    if let Some((end, name)) = money::narrowed(doc, &found).filter(|_| !item.share) {
        set(item, end, name, FigureKind::Money);
        return;
    }
    let whole = item.share && !noun::is_plural(doc, found.head());
    item.unit = Some(if whole { head.to_string() } else { unit_of(doc, &found) }.into());
    // "22 of the 35 passengers": the evidence of the 22 ends before the 35.
    let counts = |k| super::numeral::parse(doc, k).is_some();
    if !noun::holds_number(doc, found.tokens.clone())
        && (found.direct || !(at..found.tokens.start).any(counts))
    {
        item.tokens.end = found.tokens.end;
        if let Some(end) = noun::listed::end(scan, item, &found) {
            (found.tokens.end, item.tokens.end) = (end, end);
            if noun::listed::are_people(doc, &found) {
                item.unit = Some("person".into());
            }
        }
    }
    item.tokens.end += usize::from(is_quoted(doc, item.tokens.end, &found));
    // "10 “parts” of it": the mark that opens belongs to the evidence, and to no noun that ends before the other.
    found.tokens.start += usize::from(is_left_open(doc, &found));
    item.noun = Some(found);
}

/// The unit that counts what `noun` names: its head in the singular.
pub(super) fn unit_of(doc: &Document<'_>, noun: &noun::Noun) -> String {
    let head = doc.lower(noun.head());
    if noun::is_couple(doc, noun) {
        "person".to_string()
    } else if noun::is_plural_initials(doc.word(noun.head())) {
        head.trim_end_matches('s').to_string()
    } else {
        // "start-ups" are no ups.
        let first = noun.head().saturating_sub(1);
        let tied = first > noun.tokens.start && doc.word(first) == "-" && !doc.tokens()[first].is_spaced();
        let before = if tied { format!("{}-", doc.lower(first - 1)) } else { String::new() };
        before + &noun::singular(head)
    }
}

#[cfg(test)]
mod tests;
