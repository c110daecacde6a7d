//! Numerals: digits and number words to exact decimals.

use rust_decimal::Decimal;

use crate::text::{Document, TokenKind};

/// A numeral as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Its value with multipliers applied.
    pub value: Decimal,
    /// The token after it.
    pub end: usize,
    /// What one unit of the last stated place is worth ("1.2 million" → 100000, "24" → 1).
    pub place: Decimal,
    /// Whether it is written in digits (multipliers in words may follow).
    pub in_digits: bool,
}

/// The numeral that begins at token `i`, if one does: digits with grouping and multiplier ("1,200", "1.5
/// million", "2bn") or number words ("twenty-four", "two thousand").
#[must_use]
pub fn parse(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let token = doc.tokens().get(i)?;
    let mut numeral = match token.kind() {
        TokenKind::Number => digits(doc.word(i), i)?,
        TokenKind::Word => words(doc, i)?,
        _ => return None,
    };
    while let Some(m) = multiplier(doc.lower(numeral.end)) {
        numeral.value = numeral.value.checked_mul(m)?;
        numeral.place = numeral.place.checked_mul(m)?;
        numeral.end += 1;
    }
    Some(numeral)
}

fn digits(word: &str, i: usize) -> Option<Numeral> {
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    let value = Decimal::from_str_exact(&plain).ok()?;
    let place = Decimal::new(1, value.scale());
    Some(Numeral { value, end: i + 1, place, in_digits: true })
}

fn words(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let mut total = small(doc.lower(i))?;
    let mut end = i + 1;
    if (20..100).contains(&total) && total % 10 == 0 {
        let hyphen = usize::from(doc.word(end) == "-");
        if let Some(unit) = small(doc.lower(end + hyphen)).filter(|u| (1..10).contains(u)) {
            total += unit;
            end += hyphen + 1;
        }
    }
    Some(Numeral { value: Decimal::from(total), end, place: Decimal::ONE, in_digits: false })
}

fn small(word: &str) -> Option<u32> {
    const NAMES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let find = |list: &[&str]| list.iter().position(|n| *n == word).and_then(|n| u32::try_from(n).ok());
    find(&NAMES).or_else(|| find(&TENS).map(|n| 10 * (n + 2)))
}

fn multiplier(word: &str) -> Option<Decimal> {
    Some(Decimal::from(match word {
        "hundred" => 100u64,
        "thousand" | "k" => 1_000,
        "million" | "m" | "mn" => 1_000_000,
        "billion" | "bn" => 1_000_000_000,
        "trillion" | "tn" => 1_000_000_000_000,
        _ => return None,
    }))
}
