//! Numbers in digits: grouping of several kinds, decimals, fractions, powers of ten.

use rust_decimal::Decimal;

use crate::text::{Document, TokenKind};

/// A number in digits: its value, the worth of its last place, the token after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) value: Decimal,
    pub(super) place: Decimal,
    pub(super) end: usize,
}

/// The number in digits at token `i`, groups parted by spaces or apostrophes included.
pub(super) fn read(doc: &Document<'_>, i: usize) -> Option<Digits> {
    let word = doc.word(i);
    if word == "." {
        return leading_point(doc, i);
    }
    if let Some((value, place)) = vulgar(word) {
        return Some(Digits { value, place, end: i + 1 });
    }
    if let Some(found) = spaced(doc, i) {
        return Some(found);
    }
    let (value, place) = plain(word)?;
    let found = Digits { value, place, end: i + 1 };
    Some(power(doc, found).or_else(|| fraction(doc, found)).or_else(|| mixed(doc, found)).unwrap_or(found))
}

/// A whole number in one token.
pub(super) fn whole(doc: &Document<'_>, i: usize) -> Option<Decimal> {
    let token = doc.tokens().get(i).filter(|t| t.is_number())?;
    plain(doc.text_of(token.span())).map(|(v, _)| v).filter(Decimal::is_integer)
}

/// The value of digits with grouping and decimal marks, and the worth of the last place.
///
/// Both marks: the last one parts the decimals. Commas alone: groups of three, or Indian groups (12,34,567); one
/// comma before another number of digits parts decimals. Full stops alone: one parts decimals, more than one groups.
pub(crate) fn plain(word: &str) -> Option<(Decimal, Decimal)> {
    if word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit()) {
        let n = word.bytes().fold(0u32, |n, b| n * 10 + u32::from(b - b'0'));
        return (!word.is_empty()).then(|| (Decimal::from(n), Decimal::ONE));
    }
    let ascii = to_ascii(word)?;
    let comma = ascii.rfind(',');
    let stop = ascii.rfind('.');
    let (whole, decimals, mark) = match (comma, stop) {
        (None, None) => (&ascii[..], "", ','),
        (Some(c), Some(s)) if c > s => (&ascii[..c], &ascii[c + 1..], '.'),
        (Some(_), Some(s)) => (&ascii[..s], &ascii[s + 1..], ','),
        (Some(_), None) if is_grouped(&ascii, ',') => (&ascii[..], "", ','),
        (Some(c), None) => (&ascii[..c], &ascii[c + 1..], '.'),
        (None, Some(_)) if ascii.matches('.').count() > 1 => (&ascii[..], "", '.'),
        (None, Some(s)) => (&ascii[..s], &ascii[s + 1..], ','),
    };
    let grouped = whole.contains([',', '.']);
    if decimals.contains([',', '.']) || grouped && !is_grouped(whole, mark) {
        return None;
    }
    let mut digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    if !decimals.is_empty() {
        digits.push('.');
        digits.push_str(decimals);
    }
    let value = Decimal::from_str_exact(&digits).ok()?;
    Some((value, Decimal::try_new(1, value.scale()).ok()?))
}

/// Digits of other scripts as ASCII; none for anything but digits and marks.
fn to_ascii(word: &str) -> Option<String> {
    const ZEROS: [char; 5] = ['０', '٠', '۰', '०', '০'];
    let ascii = |c: char| match c {
        '0'..='9' | '.' | ',' => Some(c),
        _ => ZEROS.iter().find_map(|zero| char::from_digit((c as u32).checked_sub(*zero as u32)?, 10)),
    };
    word.chars().map(ascii).collect()
}

/// Whether `mark` parts groups: three digits each, or the Indian way, two each but for the last, which has three.
fn is_grouped(whole: &str, mark: char) -> bool {
    let groups: Vec<&str> = whole.split(mark).collect();
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return false };
    let inner = groups.get(1..groups.len() - 1).unwrap_or_default();
    groups.len() > 1
        && last.len() == 3
        && (1..=3).contains(&first.len())
        && (inner.iter().all(|g| g.len() == 3) || first.len() <= 2 && inner.iter().all(|g| g.len() == 2))
}

/// "1 000 000", "3’000": groups of three behind one to three digits.
fn spaced(doc: &Document<'_>, i: usize) -> Option<Digits> {
    let is_digits = |w: &str, n: std::ops::RangeInclusive<usize>| {
        n.contains(&w.len()) && w.bytes().all(|b| b.is_ascii_digit())
    };
    if !is_digits(doc.word(i), 1..=3) || doc.word(i).starts_with('0') {
        return None;
    }
    let mut digits = doc.word(i).to_string();
    let mut end = i + 1;
    while let Some(next) = next_group(doc, end) {
        let word = doc.word(next);
        let (head, tail) = word.split_once('.').map_or((word, ""), |(h, t)| (h, t));
        if !is_digits(head, 3..=3) || tail.contains([',', '.']) {
            // Another number follows, so the groups may be none: a telephone number, a list.
            return (end > i + 1 && is_apart(doc, next)).then_some(()).and_then(|()| finish(&digits, end));
        }
        digits.push_str(word);
        end = next + 1;
        // More digits than a decimal holds: a column of a table, and no need to read it again from every token.
        if digits.len() > 40 {
            return None;
        }
        if !tail.is_empty() {
            break;
        }
    }
    if end > i + 1 { finish(&digits, end) } else { None }
}

/// Whether the number at `next` surely is another one: it stands behind a common space and has decimals or a comma.
fn is_apart(doc: &Document<'_>, next: usize) -> bool {
    doc.word(next).contains([',', '.'])
}

fn finish(digits: &str, end: usize) -> Option<Digits> {
    let value = Decimal::from_str_exact(digits).ok()?;
    Some(Digits { value, place: Decimal::try_new(1, value.scale()).ok()?, end })
}

/// The token of the next group, if one space or apostrophe parts it from the token before `end`.
fn next_group(doc: &Document<'_>, end: usize) -> Option<usize> {
    let before = doc.tokens().get(end.checked_sub(1)?)?.span();
    let token = doc.tokens().get(end)?;
    if token.is_number() {
        let gap = &doc.text()[before.end()..token.span().start()];
        // "96 737 MAX jets"
        if super::plane::is_numbered(doc, end) {
            return None;
        }
        return matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}").then_some(end);
    }
    let next = doc.tokens().get(end + 1)?;
    let glued = !token.is_spaced() && !next.is_spaced() && next.is_number();
    (glued && matches!(doc.word(end), "'" | "’")).then_some(end + 1)
}

/// ".08": a point that no number stands before.
fn leading_point(doc: &Document<'_>, i: usize) -> Option<Digits> {
    let next = doc.tokens().get(i + 1).filter(|t| t.is_number() && !t.is_spaced())?;
    let glued = i > 0 && !doc.tokens()[i].is_spaced() && doc.tokens()[i - 1].kind() != TokenKind::Mark;
    let word = doc.text_of(next.span());
    if glued || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value = Decimal::from_str_exact(&format!("0.{word}")).ok()?;
    Some(Digits { value, place: Decimal::try_new(1, value.scale()).ok()?, end: i + 2 })
}

/// "½" and its like, alone or behind a whole number.
fn vulgar(word: &str) -> Option<(Decimal, Decimal)> {
    let (top, bottom) = match word {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    let value = Decimal::from(top).checked_div(Decimal::from(bottom))?;
    Some((
        value,
        Decimal::from(bottom).checked_mul(Decimal::from(100)).and_then(|d| Decimal::ONE.checked_div(d))?,
    ))
}

/// "3/4", "1/40": not a date ("9/11", "4/20"), not "24/7". What could be told in smaller numbers is told so, but for "8/10" and "60/100".
fn fraction(doc: &Document<'_>, top: Digits) -> Option<Digits> {
    let slash = doc.tokens().get(top.end).filter(|t| !t.is_spaced())?;
    let bottom = whole(doc, top.end + 1)?;
    let glued = !doc.tokens()[top.end + 1].is_spaced() && matches!(doc.text_of(slash.span()), "/" | "⁄");
    let usual = matches!(
        u32::try_from(bottom),
        Ok(2..=6 | 8 | 10 | 12 | 16 | 20 | 24 | 25 | 32 | 40 | 50 | 64 | 100 | 1000)
    );
    let third = doc.word(top.end + 2) == "/" || doc.word(top.end.wrapping_sub(2)) == "/";
    let tens = bottom == Decimal::TEN || bottom == Decimal::ONE_HUNDRED;
    let reducible = !tens
        && [2, 3, 5]
            .iter()
            .any(|d| (top.value % Decimal::from(*d)).is_zero() && (bottom % Decimal::from(*d)).is_zero());
    if !glued
        || !usual
        || third
        || reducible
        || !top.value.is_integer()
        || top.value >= bottom
        || top.value.is_zero()
    {
        return None;
    }
    let value = top.value.checked_div(bottom)?;
    let place = Decimal::ONE.checked_div(bottom.checked_mul(Decimal::ONE_HUNDRED)?)?;
    Some(Digits { value, place, end: top.end + 2 })
}

/// "2 1/4", "2½", "2-1/4": a whole number with a fraction behind it.
fn mixed(doc: &Document<'_>, whole: Digits) -> Option<Digits> {
    if !whole.value.is_integer() || whole.value >= Decimal::from(1000) {
        return None;
    }
    // "3-1/2 hours"
    let hyphen = usize::from(
        doc.word(whole.end) == "-"
            && (whole.end..whole.end + 2).all(|k| doc.tokens().get(k).is_some_and(|t| !t.is_spaced()))
            && doc.word(whole.end + 2) == "/",
    );
    let whole = Digits { end: whole.end + hyphen, ..whole };
    let next = doc.word(whole.end);
    let part = match vulgar(next) {
        Some((value, place)) => Digits { value, place, end: whole.end + 1 },
        None => fraction(doc, {
            let (value, place) = plain(next)?;
            Digits { value, place, end: whole.end + 1 }
        })?,
    };
    Some(Digits { value: whole.value.checked_add(part.value)?, ..part })
}

/// "1e10", "1.3x10^6", "2.48×10−5".
fn power(doc: &Document<'_>, base: Digits) -> Option<Digits> {
    if doc.word(base.end) == "^" {
        return raised(doc, base);
    }
    let glued = |i: usize| doc.tokens().get(i).is_some_and(|t| !t.is_spaced());
    let next = doc.lower(base.end);
    let (negative, exponent, end) = if let Some(digits) = next.strip_prefix('e').filter(|_| glued(base.end)) {
        if digits.is_empty() {
            signed(doc, base.end + 1)?
        } else {
            (false, digits.parse().ok()?, base.end + 1)
        }
    } else if next == "x10" && doc.word(base.end + 1) == "^" {
        signed(doc, base.end + 2)?
    } else if matches!(next, "×" | "x") && doc.word(base.end + 1) == "10" {
        let caret = usize::from(doc.word(base.end + 2) == "^");
        signed(doc, base.end + 2 + caret).filter(|_| glued(base.end + 2))?
    } else {
        return None;
    };
    let factor = Decimal::TEN.checked_powi(exponent)?;
    let apply = |d: Decimal| if negative { d.checked_div(factor) } else { d.checked_mul(factor) };
    Some(Digits { value: apply(base.value)?, place: apply(base.place)?, end })
}

/// "1.1^23": the base to a whole power, to as many digits as a decimal holds.
fn raised(doc: &Document<'_>, base: Digits) -> Option<Digits> {
    let doubled = usize::from(doc.word(base.end + 1) == "-" && doc.word(base.end + 2) == "-");
    let (negative, exponent, end) = signed(doc, base.end + 1 + 2 * doubled)?;
    let value = base.value.checked_powi(exponent)?;
    let value = if negative { Decimal::ONE.checked_div(value)? } else { value };
    Some(Digits { value, place: Decimal::try_new(1, value.scale().min(28)).ok()?, end })
}

/// A small whole number, perhaps with a sign: whether it is negative, it, the token after it.
fn signed(doc: &Document<'_>, i: usize) -> Option<(bool, u32, usize)> {
    let negative = matches!(doc.word(i), "-" | "−" | "–");
    let at = i + usize::from(negative || doc.word(i) == "+");
    let n: u32 = doc.word(at).parse().ok().filter(|n| *n <= 28)?;
    Some((negative, n, at + 1))
}

trait CheckedPowi: Sized {
    fn checked_powi(self, n: u32) -> Option<Self>;
}

impl CheckedPowi for Decimal {
    fn checked_powi(self, n: u32) -> Option<Decimal> {
        (0..n.min(29)).try_fold(Decimal::ONE, |product, _| product.checked_mul(self))
    }
}
