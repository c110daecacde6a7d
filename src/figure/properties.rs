//! What always holds of figures: numbers are read back as they were written, intervals hold what is stated, reading is linear.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::bound::Nearness;
use super::{FigureKind, interval, numeral, read};
use crate::text::Document;

const ONES: [&str; 20] = [
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
const SCALES: [(u64, &str); 4] = [
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

/// `n` in words, with "and" before what is below a hundred where `and` says so.
fn words(n: u64, and: &str) -> String {
    match n {
        0..20 => ONES[n as usize].to_string(),
        20..100 if n.is_multiple_of(10) => TENS[(n / 10 - 2) as usize].to_string(),
        20..100 => format!("{}-{}", TENS[(n / 10 - 2) as usize], ONES[(n % 10) as usize]),
        100..1000 if n.is_multiple_of(100) => format!("{} hundred", ONES[(n / 100) as usize]),
        100..1000 => format!("{} hundred {and}{}", ONES[(n / 100) as usize], words(n % 100, and)),
        _ => {
            let (scale, name) = SCALES.into_iter().find(|(s, _)| *s <= n).unwrap_or(SCALES[3]);
            let rest = n % scale;
            let head = format!("{} {name}", words(n / scale, and));
            match rest {
                0 => head,
                1..100 => format!("{head} {and}{}", words(rest, and)),
                _ => format!("{head} {}", words(rest, and)),
            }
        }
    }
}

/// `n` in digits with `mark` between groups of three.
fn grouped(n: u64, mark: char) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(c);
    }
    out
}

fn parsed(text: &str) -> Option<Decimal> {
    let doc = Document::new(text);
    let n = numeral::parse(&doc, 0)?;
    (n.end == doc.tokens().len()).then_some(n.value)
}

proptest! {
    #[test]
    fn words_are_read_back(n in prop_oneof![0u64..10_000, 0u64..1_000_000_000_000_000]) {
        for and in ["", "and "] {
            let text = words(n, and);
            prop_assert_eq!(parsed(&text), Some(Decimal::from(n)), "{}", text);
        }
    }

    #[test]
    fn digits_are_read_back(n in 0u64..1_000_000_000_000_000) {
        for text in [n.to_string(), grouped(n, ','), grouped(n, '\u{202f}'), grouped(n, '\u{a0}')] {
            prop_assert_eq!(parsed(&text), Some(Decimal::from(n)), "{}", text);
        }
    }

    #[test]
    fn decimals_are_read_back(n in 0i64..100_000_000, places in 1u32..6, scale in 0usize..4) {
        let value = Decimal::new(n, places);
        prop_assert_eq!(parsed(&value.to_string()), Some(value));
        let (factor, name) = SCALES[scale];
        let product = value * Decimal::from(factor);
        prop_assert_eq!(parsed(&format!("{value} {name}")), Some(product));
    }

    #[test]
    fn intervals_touch_the_stated_value(n in -1_000_000i64..1_000_000, places in 0u32..4, kind in 0usize..6, near in 0usize..9) {
        use Nearness::*;
        let near = [Exact, About, Nearly, Over, JustOver, AtLeast, Under, JustUnder, AtMost][near];
        let kind = [FigureKind::Count, FigureKind::Money, FigureKind::Percent, FigureKind::Length, FigureKind::Temperature, FigureKind::Age][kind];
        let value = Decimal::new(n, places);
        let i = interval::of(value, Decimal::new(1, places), kind, near);
        prop_assert!(i.lo.is_none_or(|lo| lo <= value) && i.hi.is_none_or(|hi| value <= hi), "{value} {near:?} {i:?}");
    }

    #[test]
    fn no_text_is_too_strange(text in "[-0-9a-z$€%.,/ ½one two million]{0,120}") {
        let doc = Document::new(&text);
        for mention in read(&doc, &[]) {
            prop_assert!(!doc.text_of(mention.span).is_empty());
        }
    }
}

/// Texts that tempt a reader to look far ahead or back.
const TEMPTING: [&str; 12] = [
    "111 ",
    "1-",
    "5 to ",
    "one hundred and ",
    "a half of ",
    "million million ",
    "of the 35 ",
    "from 3 to 5 percent to ",
    "more than about up to ",
    "http://x/1%20",
    "$5 (£4) ",
    "1.",
];

#[test]
fn reading_is_linear() {
    for piece in TEMPTING {
        let time = |n: usize| {
            let text = piece.repeat(n / piece.len());
            let doc = Document::new(&text);
            let start = Instant::now();
            let _ = read(&doc, &[]);
            start.elapsed()
        };
        let (small, large) = (time(20_000), time(160_000));
        // Eight times the text: generously less than the 64 times of a square law.
        assert!(large < small * 24 + Duration::from_millis(60), "{piece}: {small:?} {large:?}");
    }
}
