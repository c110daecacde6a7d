//! Fractions in words: "two thirds", "half of", "one in five", "a million and a half".

use crate::figure::class::{self, Class};
use crate::figure::{bound, noun, unit};

use rust_decimal::Decimal;

use super::{Numeral, digits, words};
use crate::error::Error;
use crate::lexicon::{List, WordMap};
use crate::text::Document;

use super::words::NumberWord;

static DENOMINATORS: List<WordMap<Decimal>> = List::new(|| {
    WordMap::load("denominators.tsv", include_str!("../../lexicon/en/denominators.tsv"), 2, |fields| {
        Decimal::from_str_exact(fields[0]).map_err(|e| Error::word_list(e.to_string()))
    })
});

/// What the word at `i` divides by.
fn denominator(doc: &Document<'_>, i: usize) -> Option<Decimal> {
    doc.tokens().get(i).filter(|t| t.is_word() && (4..=11).contains(&t.span().len()))?;
    DENOMINATORS.get(doc.lower(i)).copied()
}

/// A fraction: its value and the token after it.
#[derive(Clone, Copy, Debug)]
struct Part {
    value: Decimal,
    end: usize,
    /// Whether its words alone say that it is one ("two thirds"), where "a third" may also be an ordinal.
    sure: bool,
}

/// "two thirds", "three-quarters", "a third", "half", from token `i`.
fn part(doc: &Document<'_>, i: usize) -> Option<Part> {
    let word = doc.lower(i);
    if word == "half" {
        return Some(Part { value: Decimal::new(5, 1), end: i + 1, sure: false });
    }
    if word == "quarter" {
        return Some(Part { value: Decimal::new(25, 2), end: i + 1, sure: false });
    }
    let (top, end) = numerator(doc, i)?;
    let hyphen = usize::from(doc.word(end) == "-");
    let (bottom, after, plural) = bottom_name(doc, end + hyphen)?;
    if plural != (top > Decimal::ONE) {
        return None;
    }
    let value = top.checked_div(bottom)?;
    Some(Part {
        value,
        end: after,
        sure: plural || hyphen == 1 || top == Decimal::ONE && bottom > Decimal::TEN,
    })
}

/// A denominator in one word ("fifths") or two ("twenty-fifths"): what it divides by, the token after it, whether it is a plural.
fn bottom_name(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize, bool)> {
    let plural = |k: usize| doc.lower(k).ends_with('s');
    if let Some(bottom) = denominator(doc, i) {
        return Some((bottom, i + 1, plural(i)));
    }
    let NumberWord::Small(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) = words::at(doc, i)? else {
        return None;
    };
    let unit = i + 1 + usize::from(doc.word(i + 1) == "-");
    let small = match doc.lower(unit) {
        "first" | "firsts" => Decimal::ONE,
        _ => denominator(doc, unit).filter(|d| {
            (Decimal::from(3)..Decimal::TEN).contains(d) && !doc.lower(unit).starts_with("quarter")
        })?,
    };
    Some((small.checked_add(Decimal::from(tens))?, unit + 1, plural(unit)))
}

/// Whether a fraction begins at token `i`, so that its numerator belongs to no number before ("six million and two thirds"). Reads a
/// numerator below a hundred and no further, since it is asked from within a number.
pub(super) fn begins(doc: &Document<'_>, i: usize) -> bool {
    let hyphen = |k: usize| usize::from(doc.word(k) == "-");
    let Some(NumberWord::Small(top @ 1..)) = words::at(doc, i) else { return false };
    let mut end = i + 1;
    if top >= 20 && matches!(words::at(doc, end + hyphen(end)), Some(NumberWord::Small(1..10))) {
        end += hyphen(end) + 1;
    }
    let bottom = bottom_name(doc, end + hyphen(end));
    bottom.is_some_and(|(_, _, plural)| plural == (top > 1))
}

fn numerator(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize)> {
    if matches!(doc.lower(i), "a" | "an") {
        let alone = words::at(doc, i + 1).is_none() || bottom_name(doc, i + 1).is_some();
        return alone.then_some((Decimal::ONE, i + 1));
    }
    let sum = words::read(doc, i)?;
    let value = sum.value()?;
    // "twenty-fifths" divides by 25 and has no numerator.
    let one_word = doc.word(sum.end) == "-" && sum.end == i + 1 && value >= Decimal::from(20);
    (!one_word && !value.is_zero()).then_some((value, sum.end))
}

/// How finely a share is stated: its value is good to this much.
fn place() -> Decimal {
    Decimal::new(1, 2)
}

/// The share that begins at token `i`, where the words around say that it is one: "two thirds", "a third of",
/// "almost half the". Not "a third man", "the first half", "half-staff", "the quarter".
pub(crate) fn read(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let part = part(doc, i)?;
    let before = doc.before(i);
    let next = doc.lower(part.end);
    let bare = matches!(doc.lower(i), "half" | "quarter");
    let of_unit = matches!(doc.before(part.end), "half" | "quarter") && is_unit(doc, part.end);
    // "found that half of them", "said that half the town": the conjunction names no half.
    let that = before == "that" && (next == "of" || opens_noun(doc, part.end));
    // "“Enough,” read *a third*.": one more sign, or one more who says so.
    let third = next == "."
        && matches!(doc.lower(i), "a" | "an")
        && (matches!(before, "read" | "reads") || crate::attribution::is_speech(before));
    if !part.sure && (next == "-" && !of_unit || bare && !that && is_named_half(before) || third) {
        return None;
    }
    let ok = part.sure
        || of_unit
        || next == "of"
        || matches!(doc.lower(i), "half") && opens_noun(doc, part.end)
        || !matches!(doc.lower(i), "quarter")
            && (ends_here(doc, part.end) || is_hedged_doer(doc, i, part.end));
    ok.then_some(Numeral { place: place(), share: true, ..Numeral::whole(part.value, part.end) })
}

/// "a half-mile wall", "a half hour": a unit of time, length or weight right behind, tied or not.
fn is_unit(doc: &Document<'_>, i: usize) -> bool {
    let tied = usize::from(doc.word(i) == "-");
    let quarter = doc.before(i) == "quarter";
    let measured = |dimension: &str| matches!(dimension, "duration" | "length" | "area" | "mass" | "volume");
    unit::at(doc, i + tied).is_some_and(|(end, u)| {
        // "three and half hours": the half of another number.
        let one = doc.word(end - 1).len() > 2 && !doc.before(end).ends_with('s');
        // "by a quarter percentage point"
        let points = u.name == "percentage_point" && doc.lower(end - 1) == "point" && end == i + tied + 2;
        end == i + tied + 1 && one && measured(u.dimension) && (!quarter || tied == 1) || points
    })
}

/// "the first half", "this half": a period or a side, no share.
fn is_named_half(before: &str) -> bool {
    class::is(before, Class::NamedHalf)
}

fn opens_noun(doc: &Document<'_>, i: usize) -> bool {
    class::is(doc.lower(i), Class::Opener)
}

/// "nearly *a third* expressed doubts": behind a hedge, what acts is a share; "and a third expressed doubts" may be a third person.
fn is_hedged_doer(doc: &Document<'_>, i: usize, end: usize) -> bool {
    let hedged = bound::before(doc, i, i.saturating_sub(HEDGE)).is_some();
    // "with only a third *holding* a card"
    let object = doc.lower(end + 1);
    let does = doc.lower(end).len() > 5
        && doc.lower(end).ends_with("ing")
        && (class::is(object, Class::Determiner) || matches!(object, "they" | "he" | "she" | "it" | "that"));
    // "fewer than half think so", "nearly a third say no"
    let tells = crate::attribution::cue_of(doc.lower(end)).is_some() && !doc.lower(end).ends_with("ing");
    hedged && (noun::acts_at(doc, end) || does || tells)
}

/// How many words of a hedge are looked at.
const HEDGE: usize = 3;

/// Whether nothing that a numeral could count follows at `i`.
fn ends_here(doc: &Document<'_>, i: usize) -> bool {
    let Some(token) = doc.tokens().get(i) else { return true };
    class::is(doc.lower(i), Class::EndsShare) || !token.is_word() && !token.is_number()
}

/// "half a million", "a quarter of a million", "half million", "half a dozen".
pub(crate) fn of_scale(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let article = matches!(doc.lower(i), "a" | "an");
    // Behind most articles stands no number at all.
    let opens = |k: usize| {
        matches!(doc.lower(k), "half" | "quarter")
            || words::at(doc, k).is_some()
            || denominator(doc, k).is_some()
    };
    let part = match article {
        false => part(doc, i)?,
        true if opens(i + 1) => part(doc, i).or_else(|| part(doc, i + 1))?,
        true => return None,
    };
    let mut end = part.end;
    end += usize::from(doc.lower(end) == "of");
    end += usize::from(doc.word(end) == "-");
    end += usize::from(matches!(doc.lower(end), "a" | "an"));
    end += usize::from(doc.word(end) == "-");
    let scale = single_scale(doc, end)?;
    let value = part.value.checked_mul(scale)?;
    let place = scale.checked_mul(place())?;
    Some(Numeral { value, end: end + 1, place, in_digits: false, scale, share: false })
}

fn single_scale(doc: &Document<'_>, i: usize) -> Option<Decimal> {
    match words::at(doc, i)? {
        NumberWord::Scale(m) if !doc.lower(i).ends_with('s') => Some(m),
        NumberWord::Hundred if !doc.lower(i).ends_with('s') => Some(Decimal::ONE_HUNDRED),
        NumberWord::Dozen if !doc.lower(i).ends_with('s') => Some(Decimal::from(12)),
        _ => None,
    }
}

/// "and a half", "and three quarters" behind a whole number: of its last scale ("a million and a half"), or before
/// one ("one and a half million").
pub(super) fn behind(doc: &Document<'_>, whole: Numeral) -> Numeral {
    added(doc, whole).unwrap_or(whole)
}

fn added(doc: &Document<'_>, whole: Numeral) -> Option<Numeral> {
    let at = behind_and(doc, whole.end).filter(|_| whole.value.is_integer())?;
    if let Some(n) = and_a_half(doc, whole, at) {
        return Some(n);
    }
    if let Some(n) = of_scale(doc, at).filter(|n| n.value < whole.scale && whole.scale > n.scale) {
        let value = whole.value.checked_add(n.value)?;
        return Some(Numeral { value, end: n.end, place: n.place, ..whole });
    }
    let part = part(doc, at)
        .filter(|p| p.value < Decimal::ONE && doc.lower(at) != "half" && doc.lower(at) != "quarter")?;
    // "two and a third of the men": a second figure.
    if doc.lower(part.end) == "of" {
        return None;
    }
    let unit = whole.scale;
    let value = whole.value.checked_add(part.value.checked_mul(unit)?)?;
    let place = unit.checked_mul(Decimal::new(1, 1))?;
    let mut n = Numeral { value, end: part.end, place, ..whole };
    if unit == Decimal::ONE
        && let Some(m) = single_scale(doc, n.end)
    {
        n = Numeral {
            value: value.checked_mul(m)?,
            place: place.checked_mul(m)?,
            end: n.end + 1,
            scale: m,
            ..n
        };
    }
    Some(n)
}

/// The token behind "and", or behind "-and-" ("seven-and-a-half-year").
fn behind_and(doc: &Document<'_>, i: usize) -> Option<usize> {
    let glued = doc.word(i) == "-" && doc.word(i + 2) == "-";
    match doc.lower(i + usize::from(glued)) {
        "and" if glued => Some(i + 3),
        "and" => Some(i + 1),
        _ => None,
    }
}

/// "a-half" at token `at`, glued to what was said before.
fn and_a_half(doc: &Document<'_>, whole: Numeral, at: usize) -> Option<Numeral> {
    let glued = doc.word(at - 1) == "-" && doc.lower(at) == "a" && doc.word(at + 1) == "-";
    let half = Decimal::new(5, 1).checked_mul(whole.scale)?;
    // "three and half hours": the article is left out before a unit.
    let bare = doc.lower(at) == "half"
        && unit::at(doc, at + 1).is_some_and(|(_, u)| u.dimension == "duration")
        && (doc.lower(at + 1).ends_with('s') || whole.value > Decimal::ONE);
    let end = if bare { at + 1 } else { at + 3 };
    (bare || glued && doc.lower(at + 2) == "half").then_some(Numeral {
        value: whole.value.checked_add(half)?,
        place: whole.scale.checked_mul(Decimal::new(1, 1))?,
        end,
        ..whole
    })
}

/// "point zero three" behind a number in words.
pub(super) fn point(doc: &Document<'_>, whole: Numeral) -> Numeral {
    decimals(doc, whole).unwrap_or(whole)
}

fn decimals(doc: &Document<'_>, whole: Numeral) -> Option<Numeral> {
    if doc.lower(whole.end) != "point" {
        return None;
    }
    let (mut value, mut place, mut end) = (whole.value, Decimal::ONE, whole.end + 1);
    let mut read = 0;
    while let Some(NumberWord::Small(n)) = words::at(doc, end) {
        if read == 8 || read > 0 && n > 9 {
            break;
        }
        place = place.checked_mul(Decimal::new(1, if n > 9 { 2 } else { 1 }))?;
        value = value.checked_add(place.checked_mul(Decimal::from(n))?)?;
        end += 1;
        read += 1;
    }
    (read > 0).then_some(Numeral { value, end, place, ..whole })
}

/// "one in five", "nine out of 10", "one over three": `top` as a share of what follows. The words must make it one:
/// the top below the bottom, and for "in" a bottom that people count in.
pub(crate) fn share(doc: &Document<'_>, top: Numeral) -> Option<Numeral> {
    // "three-in-ten", not "a 1-in-500-year flood"
    let tied = doc.word(top.end) == "-" && doc.word(top.end + 2) == "-";
    let joint = doc.lower(top.end + usize::from(tied));
    let at = match joint {
        "in" if tied => top.end + 3,
        _ if tied => return None,
        "over" if closes(doc, top.end + 1) => top.end + 1,
        "in" => top.end + 1,
        "out" if doc.lower(top.end + 1) == "of" => top.end + 2,
        "of" if doc.lower(top.end + 1) == "every" => top.end + 2,
        _ => return None,
    };
    // "three debates in 2008, and four in 2012"
    if joint == "in" && looks_like_year(doc.word(at)) {
        return None;
    }
    let every = usize::from(doc.lower(at) == "every");
    let (bottom, end) = bottom(doc, at + every)?;
    if tied && matches!(doc.lower(end), "-" | "year" | "foot") {
        return None;
    }
    let part = top.value < bottom && !top.value.is_zero() && top.value.is_integer();
    // "; 1 in 54 boys", "nearly 1 in 54 boys" whatever the number; "he won 1 in 37 races" and "2 in 54 towns" only of a round one
    let first = top.end.saturating_sub(1);
    let opens = first == 0
        || !doc.tokens()[first - 1].is_word()
        || bound::before(doc, first, first.saturating_sub(HEDGE)).is_some();
    let one_of = top.value == Decimal::ONE && opens && noun::is_plural(doc, end);
    let counted = joint != "in" || !top.in_digits || one_of || is_counted_in(bottom);
    let value = top.value.checked_div(bottom)?;
    let fits = joint == "over" || part && counted;
    fits.then_some(Numeral { value, end, place: place(), scale: Decimal::ONE, share: true, ..top })
}

/// Whether it is written as a year of late is, in four digits without a comma.
fn looks_like_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year))
}

/// Numbers in which people count shares: "one in 20", hardly "one in 37".
fn is_counted_in(bottom: Decimal) -> bool {
    const ROUND: [u32; 18] =
        [15, 20, 21, 25, 30, 40, 50, 60, 100, 200, 250, 300, 400, 500, 1_000, 10_000, 100_000, 1_000_000];
    u32::try_from(bottom).is_ok_and(|n| (2..=12).contains(&n) || ROUND.contains(&n))
}

/// Whether a number stands at token `i` and nothing behind it that it could count: "one over three."
fn closes(doc: &Document<'_>, i: usize) -> bool {
    bottom(doc, i).is_some_and(|(n, end)| {
        !n.is_zero()
            && !doc.tokens().get(end).is_some_and(|t| t.is_word() || t.is_number() || doc.word(end) == "%")
    })
}

fn bottom(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize)> {
    if let Some(n) = digits::whole(doc, i) {
        return Some((n, i + 1));
    }
    let sum = words::read(doc, i + usize::from(doc.lower(i) == "a"))?;
    Some((sum.value()?, sum.end))
}

#[cfg(test)]
mod tests {
    use super::share;
    use crate::figure::numeral;
    use crate::text::Document;

    #[test]
    fn a_year_is_no_bottom_of_a_share() {
        for (text, expected) in [
            ("one in five towns", true),
            ("one in 2,000 towns", true),
            ("four in 2012 and two later", false),
            ("nine out of 10 towns", true),
            ("three-in-ten towns", true),
            ("three-in-one role", false),
            ("one-in-500-year flood", false),
        ] {
            let doc = Document::new(text);
            let top = numeral::parse(&doc, 0).expect(text);
            assert_eq!(share(&doc, top).is_some(), expected, "{text}");
        }
    }
}
