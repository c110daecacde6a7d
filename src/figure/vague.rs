//! Words that name only a size: "dozens", "tens of thousands", "several hundred", "a couple of", "no casualties".

use super::class::{self, Class};

use rust_decimal::Decimal;

use super::FigureKind;
use super::behind;
use super::bound::Nearness;
use super::item::{Amount, Item};
use super::noun;
use super::numeral::{self, Numeral};
use super::scan::{Scan, is_ended};
use crate::error::Error;
use crate::lexicon::{List, WordMap, WordSet};
use crate::text::Document;

/// What a bare "millions" is money by; true for verbs that take a sum as their object, false for nouns of money.
static SUMS: List<WordMap<bool>> = List::new(|| {
    WordMap::load("sums.tsv", include_str!("../lexicon/en/sums.tsv"), 2, |fields| match fields[0] {
        "gives" => Ok(true),
        "is" => Ok(false),
        other => Err(Error::word_list(format!("“{other}” neither gives nor is money"))),
    })
});
static ZERO_NOUNS: List<WordSet> =
    List::new(|| WordSet::load("zero_nouns.tsv", include_str!("../lexicon/en/zero_nouns.tsv")));

/// The vague figure that begins at token `i`.
pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    match scan.doc.lower(i) {
        "no" | "none" => zero(scan, i),
        "several" => several(scan, i, i + 1),
        "a" => match scan.doc.lower(i + 1) {
            "few" => few(scan, i, i + 2),
            "handful" => several(scan, i, i + 2),
            "couple" => couple(scan, i, i + 2),
            _ => None,
        },
        _ => sizes(scan, i),
    }
}

/// "no casualties", "none reported": nought, where the noun is one of harm; "no reason" counts nothing.
fn zero(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    let skip = usize::from(class::is(doc.lower(i + 1), Class::ZeroAdjective));
    let counts = ZERO_NOUNS.contains(doc.lower(i + 1 + skip));
    let none = doc.lower(i) == "none" && doc.lower(i + 1) == "reported";
    if !counts && !none {
        return None;
    }
    let mut item = item(i, i + 1, Amount::Number(Decimal::ZERO, Decimal::ONE));
    behind::noun(scan, &mut item);
    Some(item)
}

/// "several people", "several hundred", "a handful of".
fn several(scan: &Scan<'_, '_>, i: usize, end: usize) -> Option<Item> {
    let (size, end) = scale(scan.doc, end).unwrap_or((Decimal::ONE, end));
    let ends = (Decimal::TWO.checked_mul(size)?, Decimal::from(6).checked_mul(size)?);
    let mut item = item(i, end, Amount::Vague(ends.0, ends.1));
    behind::read(scan, &mut item)?;
    // "several times" says no more than "often".
    let often = item.unit.as_deref() == Some("time");
    (!item.is_bare() && !often || size > Decimal::ONE).then_some(item)
}

/// "a few thousand": with a multiplier alone, since "a few" says no more than "some".
fn few(scan: &Scan<'_, '_>, i: usize, end: usize) -> Option<Item> {
    scale(scan.doc, end)?;
    several(scan, i, end)
}

/// "the few dozen owners", "another couple hundred": without the article, from the multiplier at token `i` on.
pub(super) fn led(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let before = scan.back(i, 1)?;
    match scan.doc.lower(before) {
        "few" => few(scan, before, i),
        "couple" => couple(scan, before, i),
        _ => None,
    }
}

/// "a couple of": about two.
fn couple(scan: &Scan<'_, '_>, i: usize, behind: usize) -> Option<Item> {
    let of = usize::from(scan.doc.lower(behind) == "of");
    let (size, end) = scale(scan.doc, behind + of).unwrap_or((Decimal::ONE, behind + of));
    if of == 0 && size == Decimal::ONE {
        return None;
    }
    let mut item = item(i, end, Amount::Number(Decimal::TWO.checked_mul(size)?, size));
    item.near = Nearness::About;
    behind::read(scan, &mut item)?;
    let often = item.unit.as_deref() == Some("time");
    (!item.is_bare() && !often || size > Decimal::ONE).then_some(item)
}

/// The multiplier at token `i`: "hundred", "dozen", "billion".
fn scale(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize)> {
    if doc.lower(i).ends_with('s') {
        return None;
    }
    match numeral::number_word(doc, i)? {
        numeral::NumberWord::Hundred | numeral::NumberWord::Scale(_) | numeral::NumberWord::Dozen => {
            let n = numeral::parse(doc, i)?;
            Some((n.value, n.end))
        }
        _ => None,
    }
}

/// "dozens", "tens of thousands", "hundreds of millions": from one of the last size to ten, or a dozen to ten dozen.
fn sizes(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    let mut size = plural_size(doc.lower(i))?;
    let mut end = i + 1;
    // "dozens and dozens of ships"
    if matches!(doc.lower(end), "and" | "upon") && doc.lower(end + 1) == doc.lower(i) {
        end += 2;
    }
    if doc.lower(end) == "of"
        && let Some(next) = plural_size(doc.lower(end + 1)).filter(|n| *n >= Decimal::ONE_HUNDRED)
    {
        size = size.checked_mul(next)?;
        end += 2;
    }
    // "the scores of the match": points, no twenties.
    let points = doc.lower(end) != "of" || class::is(scan.before(i), Class::Determiner);
    if size < Decimal::from(21) && (doc.lower(i) == "tens" || doc.lower(i) == "scores" && points) {
        return None;
    }
    // "($ in millions)", "figures in thousands": in what a table is told.
    let closes = !doc.tokens().get(end).is_some_and(crate::text::Token::is_word);
    if closes && scan.before(i) == "in" && is_table_unit(scan.before_by(i, 2)) {
        return None;
    }
    let mut item = item(i, end, Amount::Vague(size, size.checked_mul(Decimal::TEN)?));
    item.near = Nearness::Exact;
    behind::read(scan, &mut item)?;
    let huge = size >= Decimal::from(1_000_000_000) && is_sum(doc, item.tokens.end);
    if item.is_bare() && size >= Decimal::from(1_000_000) && (huge || is_paid(scan, &item)) {
        item.kind = FigureKind::Money;
    }
    Some(item)
}

/// Whether "in thousands" behind `word` tells the unit of a table.
fn is_table_unit(word: &str) -> bool {
    matches!(
        word,
        "$" | "("
            | "figures"
            | "amounts"
            | "numbers"
            | "dollars"
            | "euros"
            | "pounds"
            | "data"
            | "values"
            | "sums"
            | "€"
            | "£"
    )
}

/// "hundreds of billions to deficits", "billions in fees": so many, where no word is told that could be theirs, are a sum of money.
fn is_sum(doc: &Document<'_>, end: usize) -> bool {
    is_ended(doc, end) && !matches!(doc.lower(end), "who" | "of" | "whose" | "and" | "or")
}

/// "raised millions", "billions spent": what is given, taken or owed without a name is money, whichever it is.
fn is_paid(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let pays = |word: &str| class::is(word, Class::Pays);
    // "cost millions their homes": people
    let lost = matches!(scan.doc.lower(item.tokens.end), "their" | "who" | "more" | "whose");
    let (start, end) = (item.tokens.start, item.tokens.end);
    // "raking in millions"
    let gives = |word: &str| SUMS.get(word).is_some_and(|gives| *gives);
    let taken = scan.before(start) == "in" && gives(scan.before_by(start, 2));
    !lost && (pays(scan.before(start)) || gives(scan.before(start)) || taken)
        || pays(scan.lower(end))
        || is_in_sums(scan, end)
}

/// "millions in military aid", "billions more in tariffs": so much of what is money.
fn is_in_sums(scan: &Scan<'_, '_>, end: usize) -> bool {
    let at = end + usize::from(scan.lower(end) == "more");
    let phrase = at + 1..scan.to.min(at + 1 + SUM_PHRASE);
    let within = |k: &usize| scan.doc.tokens()[*k].is_word() && !noun::is_end(scan.doc, *k);
    let paid = |k: usize| {
        SUMS.get(scan.lower(k)).is_some_and(|gives| !gives)
            && (is_ended(scan.doc, k + 1) || noun::is_past_form(scan.lower(k + 1)))
    };
    scan.lower(at) == "in" && phrase.take_while(within).any(paid)
}

/// How many words the noun phrase of what is paid has at most: "in foreign military aid".
const SUM_PHRASE: usize = 4;

/// What the plural of a number is at least: "dozens".
pub(super) fn plural_size(word: &str) -> Option<Decimal> {
    Some(Decimal::from(match word {
        "tens" => 10u64,
        "dozens" => 12,
        "scores" => 20,
        "hundreds" => 100,
        "thousands" => 1_000,
        "millions" => 1_000_000,
        "billions" => 1_000_000_000,
        "trillions" => 1_000_000_000_000,
        "lakhs" => 100_000,
        "crores" => 10_000_000,
        _ => return None,
    }))
}

fn item(start: usize, end: usize, amount: Amount) -> Item {
    Item { amount, ..Item::new(start, &Numeral::whole(Decimal::ZERO, end)) }
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn sizes_and_what_only_looks_like_one() {
        for (text, expected) in [
            ("Dozens of ships sank.", "Dozens of ships 12–120"),
            ("Hundreds of thousands of people fled.", "Hundreds of thousands of people 100000–1000000"),
            ("Several hundred ships sank.", "Several hundred ships 200–600"),
            ("A few thousand ships sank.", "A few thousand ships 2000–6000"),
            ("A handful of ships sank.", "A handful of ships 2–6"),
            ("A couple of ships sank.", "A couple of ships 1–3"),
            ("Scores of ships sank.", "Scores of ships 20–200"),
            ("No casualties were reported.", "No casualties 0–0"),
            ("Dozens and dozens of ships sank.", "Dozens and dozens of ships 12–120"),
            ("Hundreds, if not thousands, of ships sank.", "Hundreds 100–1000; thousands 1000–10000"),
            ("He spoke about thousands of ships.", "thousands of ships 1000–10000"),
            ("Sales ($ in millions) fell.", ""),
            ("A few ships sank.", ""),
            ("He came several times.", ""),
            ("He came a couple of times.", ""),
            ("The scores of the match were read.", ""),
            ("No reason was given.", ""),
            ("He has a couple.", ""),
        ] {
            let doc = Document::new(text);
            let end = |d: Option<rust_decimal::Decimal>| d.unwrap_or_default().normalize();
            let shown = read(&doc, &[]).into_iter().map(|m| {
                format!("{} {}–{}", doc.text_of(m.span), end(m.value.interval.lo), end(m.value.interval.hi))
            });
            assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }

    #[test]
    fn money_without_a_name() {
        use crate::figure::FigureKind::{Count, Money};
        for (text, expected) in [
            ("They spent millions on the quay.", Money),
            ("They boast of millions raised.", Money),
            ("The flood cost millions their homes.", Count),
            ("The flood moved millions.", Count),
            ("It adds hundreds of billions to the debt.", Money),
            ("Billions watched it.", Count),
            ("They spent thousands on the quay.", Count),
            ("They paid millions of farmers.", Count),
        ] {
            let found = read(&Document::new(text), &[]);
            assert_eq!(found.first().map(|m| m.value.kind), Some(expected), "{text}");
        }
    }
}
