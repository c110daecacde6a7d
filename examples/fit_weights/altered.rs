//! Altered facts: what two articles tell alike is changed in one of them, as `../shared/bench/alter.py` does, so that it is
//! known of two values that exclude each other that they are of one thing.

use std::ops::Range;

use variorum::figure::Bound;
use variorum::{Claim, ClaimBody};

/// Numbers that seem random and are the same in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        let mut dice = Dice(seed.wrapping_mul(104_729).wrapping_add(17));
        (0..5).for_each(|_| _ = dice.throw());
        dice
    }

    /// From 0 to 1.
    fn throw(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1u64 << 31) as f64
    }
}

/// How far a number is moved at least; where bounds or "about" leave room, further.
const FAR: [f64; 2] = [0.12, 0.35];
/// How often another number is looked for.
const TRIES: usize = 60;
/// A fact that is told more often than this is not altered.
const MENTIONS: usize = 2;

/// A text with one fact changed, and where; none if the fact cannot be changed.
pub(crate) fn altered(
    claim: &Claim,
    text: &str,
    other: &str,
    dice: &mut Dice,
) -> Option<(String, Vec<Range<usize>>)> {
    let digits = digits(&claim.quote)?;
    let number = &claim.quote[digits.clone()];
    match &claim.body {
        ClaimBody::Figure(figure) => {
            let new = another(number, FAR[usize::from(figure.bound != Bound::Exact)], [text, other], dice)?;
            let (text, places) = replaced(text, number, &new);
            (!places.is_empty() && places.len() <= MENTIONS).then_some((text, places))
        }
        ClaimBody::Date(_) => {
            let day: i64 = number.parse().ok().filter(|d| (1..=31).contains(d))?;
            let new = (0..TRIES)
                .map(|_| 1 + (dice.throw() * 28.0) as i64)
                .find(|n| (2..=9).contains(&(n - day).abs()))?;
            let at = claim.span.start() + digits.start;
            let new = new.to_string();
            let changed = format!("{}{new}{}", &text[..at], &text[at + number.len()..]);
            Some((changed, std::iter::once(at..at + new.len()).collect()))
        }
        _ => None,
    }
}

/// The first number of a quote that is written in digits.
fn digits(quote: &str) -> Option<Range<usize>> {
    let start = quote.find(|c: char| c.is_ascii_digit())?;
    let rest = &quote[start..];
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(rest.len());
    Some(start..start + rest[..end].trim_end_matches([',', '.']).len())
}

/// A number written like this one, of about its size, that stands in neither text.
fn another(number: &str, far: f64, texts: [&str; 2], dice: &mut Dice) -> Option<String> {
    let plain = number.replace(',', "");
    let value: f64 = plain.parse().ok()?;
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len());
    let digits = plain.replace('.', "").trim_matches('0').len().max(2);
    let round = 10f64.powi((format!("{value:.0}").len() as i32 - digits as i32).max(0));
    let fits = |s: &String| {
        s != number && !texts.iter().any(|t| t.contains(s)) && s.bytes().any(|b| (b'1'..=b'9').contains(&b))
    };
    (0..TRIES).find_map(|_| {
        let less = dice.throw() < 0.5;
        let by = if less { 0.5 + dice.throw() * (0.5 - far) } else { 1.0 + far + dice.throw() * (0.9 - far) };
        let new = match decimals {
            0 => grouped((value * by / round).round() * round, number.contains(',')),
            _ => format!("{:.decimals$}", value * by),
        };
        Some(new).filter(fits)
    })
}

/// A whole number, with commas between thousands.
fn grouped(value: f64, commas: bool) -> String {
    let plain = format!("{value:.0}");
    let comma = |i: usize| commas && i > 0 && (plain.len() - i).is_multiple_of(3);
    plain.char_indices().flat_map(|(i, c)| comma(i).then_some(',').into_iter().chain([c])).collect()
}

/// `text` with every `old` that is a number by itself replaced, and where the new ones stand.
fn replaced(text: &str, old: &str, new: &str) -> (String, Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mark = |i: usize| bytes.get(i).is_some_and(|b| matches!(b, b'.' | b','));
    let (mut out, mut at, mut places) = (String::new(), 0, Vec::new());
    for (i, _) in text.match_indices(old) {
        let end = i + old.len();
        let part = i > 0 && (digit(i - 1) || mark(i - 1)) || digit(end) || mark(end) && digit(end + 1);
        if i < at || part {
            continue;
        }
        out.push_str(&text[at..i]);
        places.push(out.len()..out.len() + new.len());
        out.push_str(new);
        at = end;
    }
    out.push_str(&text[at..]);
    (out, places)
}
