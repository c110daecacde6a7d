//! Numerals: digits, number words and fractions to exact decimals.
//!
//! Every operation is checked: a number too large for a [`Decimal`] (7.9 × 10²⁸) is no numeral rather than a wrong one.

mod digits;
mod fraction;
pub(crate) mod plane;
mod words;

use crate::figure::class::{self, Class};
use rust_decimal::Decimal;

use crate::text::{Document, TokenKind};

pub(crate) use digits::plain as plain_digits;
pub(crate) use fraction::{of_scale as halved, read as read_fraction, share};
pub(crate) use words::{NumberWord, at as number_word, is_vague, small};

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
    /// The multiplier it ends in ("1.2 million" → 1000000), 1 if none.
    pub scale: Decimal,
    /// Whether it is a share of something that follows ("two thirds", "half").
    pub share: bool,
}

impl Numeral {
    /// A whole number in words, up to token `end`.
    pub(crate) fn whole(value: Decimal, end: usize) -> Numeral {
        Numeral { value, end, place: Decimal::ONE, in_digits: false, scale: Decimal::ONE, share: false }
    }
}

/// The numeral that begins at token `i`, if one does: digits with grouping and multiplier ("1,200", "1.5
/// million", "2bn"), number words ("twenty-four", "two thousand", "a hundred"), what is halved ("half a million",
/// "two and a half").
///
/// ```
/// use variorum::figure::numeral::parse;
/// use variorum::text::Document;
/// let doc = Document::new("a million and a half");
/// assert_eq!(parse(&doc, 0).map(|n| n.value), Some(1_500_000.into()));
/// ```
#[must_use]
pub fn parse(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let token = doc.tokens().get(i)?;
    match token.kind() {
        TokenKind::Number => in_digits(doc, i),
        TokenKind::Mark if doc.word(i) == "." => in_digits(doc, i),
        TokenKind::Word => in_words(doc, i),
        _ => None,
    }
}

/// Whether a numeral or a fraction may begin at token `i`: words but a few do not.
pub(crate) fn opens(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens().get(i).is_some_and(|t| !t.is_word())
        || matches!(doc.lower(i), "a" | "an" | "half" | "quarter")
        || words::at(doc, i).is_some()
}

fn in_digits(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let read = digits::read(doc, i)?;
    Some(scaled(
        doc,
        Numeral {
            value: read.value,
            end: read.end,
            place: read.place,
            in_digits: true,
            scale: Decimal::ONE,
            share: read.value < Decimal::ONE && !read.place.is_zero() && doc.word(i + 1) == "/",
        },
        false,
    ))
}

/// `n`, read from digits, with the multiplier that follows. Behind a sign of money a single letter is one.
pub(crate) fn scaled(doc: &Document<'_>, n: Numeral, money: bool) -> Numeral {
    if let Some(m) = short_scale(doc, n.end, money) {
        let product = (n.value.checked_mul(m), n.place.checked_mul(m));
        if let (Some(value), Some(place)) = product {
            return Numeral { value, place, end: n.end + 1, scale: m, ..n };
        }
    }
    let sum = words::after_digits(doc, n.value, n.place, n.end);
    let whole = match sum.value() {
        Some(value) => Numeral { value, place: sum.place(), end: sum.end, scale: sum.last_scale(), ..n },
        None => n,
    };
    fraction::behind(doc, whole)
}

/// "bn", "k", "m" behind digits, where it multiplies.
fn short_scale(doc: &Document<'_>, i: usize, money: bool) -> Option<Decimal> {
    let token = doc.tokens().get(i).filter(|t| t.is_word() && t.span().len() <= 3)?;
    let glued = !token.is_spaced();
    let letter = |m: u64| Some(Decimal::from(m));
    match doc.text_of(token.span()) {
        "m" if money || glued && (counts(doc, i + 1) || is_million(doc, i)) => letter(1_000_000),
        "M" if money || glued => letter(1_000_000),
        "b" if money || glued => letter(1_000_000_000),
        "B" if money && glued => letter(1_000_000_000),
        "T" | "t" if money && glued => letter(1_000_000_000_000),
        "K" if !glued && !money => None,
        "mm" | "MM" | "tn" if !money => None,
        word => match words::NUMBER_WORDS.get(&word.to_ascii_lowercase()) {
            Some(NumberWord::Short(m)) => Some(*m),
            _ => None,
        },
    }
}

/// Whether the "m" at `i`, glued to digits, stands for million by the words around: what is spent, sold, or done by so many.
///
/// Of 33 such in a corpus of news 12 were lengths, each before or behind a word of length, a conversion or a hyphen.
fn is_million(doc: &Document<'_>, i: usize) -> bool {
    let first = i.saturating_sub(1);
    let mut before = first;
    // "spent about 3m": the words that bound stand between.
    if let Some((at, _)) = super::bound::before(doc, first, first.saturating_sub(4)) {
        before = at;
    }
    let led = doc.before(before);
    let part = matches!(led, "last" | "first" | "final" | "the" | "a" | "next");
    let next = doc.lower(i + 1);
    class::is(led, Class::BeforeMillion)
        || matches!(next, "of" | "strong") && !part
        || class::is(next, Class::Auxiliary) && !matches!(next, "is" | "was" | "also")
        || matches!(led, "to" | "than")
            && before >= 3
            && doc.word(before - 2) == "m"
            && counts(doc, before - 1)
}

/// Whether the word at `i` may be what millions are counted of: a plural, so that "1.2m barrels" is no length.
fn counts(doc: &Document<'_>, i: usize) -> bool {
    let word = doc.lower(i);
    let next = doc.lower(i + 1);
    let plural = |w: &str| w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") || w == "people";
    plural(word) || plural(next) && doc.tokens().get(i).is_some_and(|t| t.is_word() && t.span().len() > 2)
}

fn in_words(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    if !opens(doc, i) {
        return None;
    }
    fraction::of_scale(doc, i).or_else(|| whole_in_words(doc, i))
}

/// The number in words at token `i`, which halves no other ("half a million").
pub(crate) fn whole_in_words(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let article = usize::from(matches!(doc.lower(i), "a" | "an"));
    if article == 1
        && matches!(words::at(doc, i + 1), None | Some(NumberWord::Small(_) | NumberWord::Short(_)))
    {
        return None;
    }
    let sum = words::read(doc, i + article)?;
    let n = Numeral { place: sum.place(), scale: sum.last_scale(), ..Numeral::whole(sum.value()?, sum.end) };
    Some(fraction::behind(doc, fraction::point(doc, n)))
}

/// "threefold", "tenfold" in one word.
pub(crate) fn fold(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let stem = doc.lower(i).strip_suffix("fold")?;
    Some(Numeral::whole(small(stem)?, i + 1))
}

/// Whether the number words that end before token `end` go on as an ordinal: "twenty-first", "five hundred first".
pub(crate) fn is_ordinal_behind(doc: &Document<'_>, end: usize) -> bool {
    let hyphen = usize::from(doc.word(end) == "-");
    let tens = doc.before(end).ends_with("ty") || doc.before(end) == "hundred";
    let word = doc.lower(end + hyphen);
    let unit = class::is(word, Class::OrdinalEnd)
        || hyphen == 1 && word.strip_suffix('s').is_some_and(|w| class::is(w, Class::OrdinalEnd));
    tens && (unit
        || hyphen == 1
            && doc.lower(end + 1) == "second"
            && !doc.tokens().get(end + 2).is_some_and(|t| t.is_word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<String> {
        let doc = Document::new(text);
        parse(&doc, 0).map(|n| format!("{}/{}", n.value.normalize(), doc.text_of(doc.span_of(0..n.end))))
    }

    #[test]
    fn reads_numbers() {
        for (text, expected) in [
            ("24 men", "24/24"),
            ("1,200.50 men", "1200.5/1,200.50"),
            ("12,34,567 men", "1234567/12,34,567"),
            ("1.000.000 men", "1000000/1.000.000"),
            ("5,5 percent", "5.5/5,5"),
            ("1 000 000 men", "1000000/1 000 000"),
            ("3’000 francs", "3000/3’000"),
            ("1.5 million men", "1500000/1.5 million"),
            ("2bn men", "2000000000/2bn"),
            ("3k", "3000/3k"),
            ("1.2m barrels", "1200000/1.2m"),
            ("35m of its lamps", "35000000/35m"),
            ("6m had seen it", "6000000/6m"),
            ("80m away", "80/80"),
            ("3m high", "3/3"),
            ("800m race", "800/800"),
            ("12 lakh", "1200000/12 lakh"),
            ("2½ hours", "2.5/2½"),
            ("2 1/4 miles", "2.25/2 1/4"),
            ("1.3x10^6", "1300000/1.3x10^6"),
            ("4e14 Hz", "400000000000000/4e14"),
            ("٣٢ men", "32/٣٢"),
            ("4 thousand 3 hundred and 21", "4321/4 thousand 3 hundred and 21"),
            ("twenty-four men", "24/twenty-four"),
            ("two hundred and two thousand", "202000/two hundred and two thousand"),
            ("two thousand and five thousand", "2000/two thousand"),
            ("one hundred and one officers", "101/one hundred and one"),
            ("nineteen hundred men", "1900/nineteen hundred"),
            ("a hundred men", "100/a hundred"),
            ("two dozen eggs", "24/two dozen"),
            ("25 [billion] or more", "25000000000/25 [billion]"),
            ("25 [boats] or more", "25/25"),
            ("half a million", "500000/half a million"),
            ("a quarter of a million", "250000/a quarter of a million"),
            ("two and a half hours", "2.5/two and a half"),
            ("two and half minute film", "2.5/two and half"),
            ("seven-and-a-half-year sentence", "7.5/seven-and-a-half"),
            ("one and a half million men", "1500000/one and a half million"),
            ("a million and a half men", "1500000/a million and a half"),
            ("five point five", "5.5/five point five"),
            ("three lakh crore", "3000000000000/three lakh crore"),
        ] {
            assert_eq!(value(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn reads_no_number() {
        for text in
            ["a man", "hundreds of men", "dozens", "XII", "192.168.1.2", "half the men", "²", "m", "-"]
        {
            assert_eq!(value(text), None, "{text}");
        }
        let endless = "nine hundred ".repeat(400) + &"9".repeat(80);
        assert!(value(&endless).is_some());
    }
}
