//! Number words: "twenty-four", "two hundred and two thousand", "a million and a half".
//!
//! A number in words is a sum of groups below a thousand, each times its scale, the scales falling:
//! "three million | two hundred and four thousand | six". Digits may lead a group ("3 million 45 thousand").

use rust_decimal::Decimal;

use crate::error::Error;
use crate::lexicon::{List, WordMap};
use crate::text::Document;

/// What a number word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// Zero to ninety, as one word.
    Small(u32),
    /// "hundred".
    Hundred,
    /// "thousand", "million", "lakh".
    Scale(Decimal),
    /// A multiplier that needs digits before it: "bn".
    Short(Decimal),
    /// "dozen".
    Dozen,
}

pub(crate) static NUMBER_WORDS: List<WordMap<NumberWord>> = List::new(|| {
    WordMap::load("numbers.tsv", include_str!("../../lexicon/en/numbers.tsv"), 3, |fields| {
        let value = Decimal::from_str_exact(fields[1]).map_err(|e| Error::word_list(e.to_string()))?;
        Ok(match fields[0] {
            "small" => NumberWord::Small(u32::try_from(value).map_err(|e| Error::word_list(e.to_string()))?),
            "hundred" => NumberWord::Hundred,
            "scale" => NumberWord::Scale(value),
            "short" => NumberWord::Short(value),
            "dozen" => NumberWord::Dozen,
            other => return Err(Error::word_list(format!("“{other}” is no class of number words"))),
        })
    })
});

/// The longest word in the list; longer tokens need no look-up.
const LONGEST: usize = 11;

/// The number word at token `i`.
pub(crate) fn at(doc: &Document<'_>, i: usize) -> Option<NumberWord> {
    doc.tokens().get(i).filter(|t| t.is_word() && t.span().len() <= LONGEST)?;
    NUMBER_WORDS.get(doc.lower(i)).copied()
}

/// What a number word of zero to ninety tells.
pub(crate) fn small(word: &str) -> Option<Decimal> {
    match NUMBER_WORDS.get(word) {
        Some(NumberWord::Small(n)) => Some(Decimal::from(*n)),
        _ => None,
    }
}

/// Whether the number word at `i` is a plural ("hundreds"), which counts nothing unless a number stands before it.
fn is_plural(doc: &Document<'_>, i: usize) -> bool {
    doc.lower(i).ends_with('s')
}

/// Whether the word at `i` tells how many only vaguely: "hundreds", "scores".
pub(crate) fn is_vague(doc: &Document<'_>, i: usize) -> bool {
    doc.lower(i) == "scores" || at(doc, i).is_some() && is_plural(doc, i)
}

/// A sum in the making.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    /// What the finished groups add up to.
    total: Decimal,
    /// The group being read, below a million.
    group: Option<Decimal>,
    /// The scale of the last finished group; the next one must be smaller.
    scale: Option<Decimal>,
    /// What one of the last read place is worth.
    place: Decimal,
    /// The token after what was read.
    pub(super) end: usize,
}

impl Sum {
    pub(super) fn value(&self) -> Option<Decimal> {
        self.total.checked_add(self.group.unwrap_or_default())
    }

    pub(super) fn place(&self) -> Decimal {
        self.place
    }

    /// The scale that the numeral ends in, 1 if none.
    pub(super) fn last_scale(&self) -> Decimal {
        match (self.group, self.scale) {
            (None, Some(scale)) => scale,
            _ => Decimal::ONE,
        }
    }
}

/// The number that begins at token `i` with a word.
pub(super) fn read(doc: &Document<'_>, i: usize) -> Option<Sum> {
    // "zero eight", as digits are read out: leading noughts add nothing.
    let mut i = i;
    while matches!(at(doc, i), Some(NumberWord::Small(0)))
        && matches!(at(doc, i + 1), Some(NumberWord::Small(_) | NumberWord::Hundred))
    {
        i += 1;
    }
    let start = Sum { total: Decimal::ZERO, group: None, scale: None, place: Decimal::ONE, end: i };
    let first = match at(doc, i)? {
        NumberWord::Small(_) => with_small(doc, start)?,
        NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen if !is_plural(doc, i) => start,
        _ => return None,
    };
    let sum = go_on(doc, first);
    (sum.end > i).then_some(sum)
}

/// Goes on behind digits: "3" "hundred and 21", "1.5" "million".
pub(super) fn after_digits(doc: &Document<'_>, value: Decimal, place: Decimal, end: usize) -> Sum {
    let digits = Sum { total: Decimal::ZERO, group: Some(value), scale: None, place, end };
    // "40,000 five-day trips" are two numbers: words go on behind digits with a multiplier alone.
    multiplied(doc, digits).map_or(digits, |sum| go_on(doc, sum))
}

/// How many words one number may have: more than any number that Decimal holds needs.
const MOST: usize = 24;

fn go_on(doc: &Document<'_>, mut sum: Sum) -> Sum {
    for _ in 0..MOST {
        match multiplied(doc, sum).or_else(|| added(doc, sum)) {
            Some(next) => sum = next,
            None => break,
        }
    }
    sum
}

/// `sum` with the multiplier that follows, if one does.
fn multiplied(doc: &Document<'_>, sum: Sum) -> Option<Sum> {
    let hyphen = usize::from(doc.word(sum.end) == "-");
    let at_word = sum.end + hyphen;
    // "$25 [billion]": what an editor put in.
    if doc.word(sum.end) == "["
        && doc.word(sum.end + 2) == "]"
        && let Some(NumberWord::Scale(m)) = at(doc, sum.end + 1)
    {
        return scaled(sum, m, sum.end + 1).map(|sum| Sum { end: sum.end + 1, ..sum });
    }
    match at(doc, at_word)? {
        NumberWord::Hundred => hundred(sum, at_word),
        NumberWord::Scale(m) => scaled(sum, m, at_word),
        NumberWord::Dozen => dozen(sum, at_word),
        NumberWord::Small(_) | NumberWord::Short(_) => None,
    }
}

fn hundred(sum: Sum, at_word: usize) -> Option<Sum> {
    let hundred = Decimal::ONE_HUNDRED;
    let group = sum.group.unwrap_or(Decimal::ONE);
    if group == Decimal::ZERO || sum.group.is_none() && sum.scale.is_some() || group >= Decimal::from(1000) {
        return None;
    }
    let place = sum.place.checked_mul(hundred)?;
    Some(Sum { group: Some(group.checked_mul(hundred)?), place, end: at_word + 1, ..sum })
}

fn scaled(sum: Sum, m: Decimal, at_word: usize) -> Option<Sum> {
    let Some(group) = sum.group.or(sum.scale.is_none().then_some(Decimal::ONE)) else {
        // "hundred thousand million", "three lakh crore": the scale just read is itself multiplied.
        let total = sum.total.checked_mul(m)?;
        let place = sum.place.checked_mul(m)?;
        return Some(Sum { total, place, scale: sum.scale?.checked_mul(m), end: at_word + 1, ..sum });
    };
    if sum.scale.is_some_and(|before| m >= before) {
        return None;
    }
    let total = sum.total.checked_add(group.checked_mul(m)?)?;
    let place = sum.place.checked_mul(m)?;
    Some(Sum { total, group: None, scale: Some(m), place, end: at_word + 1 })
}

fn dozen(sum: Sum, at_word: usize) -> Option<Sum> {
    let twelve = Decimal::from(12);
    // "three hundred and two dozens": the dozens count only what was added last.
    let group = sum.group.unwrap_or(Decimal::ONE);
    let (hundreds, rest) = if group > Decimal::ONE_HUNDRED && group.is_integer() {
        (group.checked_sub(group % Decimal::ONE_HUNDRED)?, group % Decimal::ONE_HUNDRED)
    } else {
        (Decimal::ZERO, group)
    };
    let group = hundreds.checked_add(rest.checked_mul(twelve)?)?;
    Some(Sum { group: Some(group), place: sum.place.checked_mul(twelve)?, end: at_word + 1, ..sum })
}

/// `sum` with the smaller number that follows it, "and" between or not.
fn added(doc: &Document<'_>, sum: Sum) -> Option<Sum> {
    let round = |group: Decimal| group >= Decimal::ONE_HUNDRED && (group % Decimal::ONE_HUNDRED).is_zero();
    if !sum.group.is_none_or(round) {
        return None;
    }
    let and = usize::from(matches!(doc.lower(sum.end), "and" | "&"));
    let hyphen = usize::from(and == 0 && doc.word(sum.end) == "-");
    // "three million, two hundred and forty": a comma only before hundreds, lest a list be summed.
    let comma = usize::from(
        doc.word(sum.end) == "," && sum.group.is_none() && at(doc, sum.end + 2) == Some(NumberWord::Hundred),
    );
    let from = Sum { end: sum.end + and + hyphen + comma, ..sum };
    if and == 1 && super::fraction::begins(doc, from.end) {
        return None;
    }
    let next = with_small(doc, from).or_else(|| with_digits(doc, from))?;
    // What is added must stay below the place it is added to: "between two thousand and five thousand" is two numbers.
    let grown = fits(doc, next)?;
    (and == 0 || sum.group.is_none() || grown.end == next.end).then_some(next)
}

/// Reads on to the next scale to see whether the group that began may be added at all.
fn fits(doc: &Document<'_>, next: Sum) -> Option<Sum> {
    match at(doc, next.end + usize::from(doc.word(next.end) == "-")) {
        Some(NumberWord::Hundred) if next.group? >= Decimal::ONE_HUNDRED => None,
        Some(NumberWord::Scale(m)) if next.scale.is_some_and(|before| m >= before) => None,
        Some(NumberWord::Hundred) => Some(Sum { end: next.end + 1, ..next }),
        _ => Some(next),
    }
}

/// Adds the number below a hundred at `sum.end`: "four", "twenty-four", "twenty four".
fn with_small(doc: &Document<'_>, sum: Sum) -> Option<Sum> {
    let NumberWord::Small(mut n) = at(doc, sum.end)? else { return None };
    let mut end = sum.end + 1;
    if n >= 20 {
        let hyphen = usize::from(doc.word(end) == "-");
        if let Some(NumberWord::Small(unit @ 1..10)) = at(doc, end + hyphen) {
            n += unit;
            end += hyphen + 1;
        }
    }
    // "40 billion three-year": a number that a hyphen ties to another word is one of its own.
    let tied = doc.word(end) == "-"
        && sum.scale.is_some()
        && doc.tokens().get(end + 1).is_some_and(|t| t.is_word() && !t.is_spaced())
        && at(doc, end + 1).is_none();
    if tied && doc.before(sum.end) != "and" && doc.word(sum.end - 1) != "-" {
        return None;
    }
    let group = sum.group.unwrap_or_default().checked_add(Decimal::from(n))?;
    Some(Sum { group: Some(group), place: Decimal::ONE, end, ..sum })
}

/// Adds digits behind a multiplier: "3 hundred and 21", "1 million and 300 thousand".
fn with_digits(doc: &Document<'_>, sum: Sum) -> Option<Sum> {
    let whole = |i| super::digits::whole(doc, i);
    let n = whole(sum.end).filter(|n| *n > Decimal::ZERO)?;
    let limit = match sum.group {
        Some(_) => Decimal::ONE_HUNDRED,
        None => Decimal::from(1000).min(sum.scale?),
    };
    // Digits belong to the number only if they go on in its style: a scale behind them, or a hundred before.
    let scale_follows = matches!(at(doc, sum.end + 1), Some(NumberWord::Scale(_) | NumberWord::Hundred));
    if n >= limit || (sum.group.is_none() && !scale_follows) {
        return None;
    }
    let group = sum.group.unwrap_or_default().checked_add(n)?;
    Some(Sum { group: Some(group), place: Decimal::ONE, end: sum.end + 1, ..sum })
}
