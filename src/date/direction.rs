//! Which way an expression looks: the past or the future, by the words around it.

use super::scan::{Found, Scan};
use crate::text::TokenKind;

/// Past, future, or nothing that tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// How many tokens on either side are looked at.
const REACH: usize = 30;

/// The direction of the expression `found` in its sentence.
///
/// A preposition tells first ("until", "by" and "through" look ahead, "since" back), then the nearest verb: of those
/// before the expression the last, of those after it the first, unless a comma parts them.
pub(super) fn direction(scan: &Scan<'_, '_>, found: &Found) -> Direction {
    let sentence = &scan.doc.sentences()[found.sentence].tokens;
    let word = |i: usize| if sentence.contains(&i) { scan.doc.lower(i) } else { "" };
    let before = found.start.checked_sub(1).map_or("", word);
    if let Some(d) = by_phrase(&word, found, before) {
        return d;
    }
    match before {
        "by" | "through" if !is_weekday(found) => return Direction::Unknown,
        "a" | "an" | "the" | "its" | "his" | "her" | "their" => return Direction::Unknown,
        _ => {}
    }
    let low = sentence.start.max(found.start.saturating_sub(REACH));
    let back = (low..found.start).rev().find_map(|i| verb(scan, word, i).map(|d| (found.start - i, d)));
    let high = sentence.end.min(found.end + REACH);
    let ahead = (found.end..high).find_map(|i| verb(scan, word, i).map(|d| (i + 1 - found.end, d)));
    match (back, ahead) {
        (Some((_, d)), None) | (None, Some((_, d))) => d,
        (Some((near, b)), Some((far, a))) => {
            if near <= far + 6 {
                b
            } else {
                a
            }
        }
        (None, None) => Direction::Unknown,
    }
}

/// What the words right around tell: "since", "until Monday", "as early as Tuesday", "Friday's attack", "the summit in
/// April".
fn by_phrase<'a>(word: &impl Fn(usize) -> &'a str, found: &Found, before: &str) -> Option<Direction> {
    let back = |n: usize| found.start.checked_sub(n).map_or("", word);
    match before {
        "since" => return Some(Direction::Past),
        "until" | "till" => {
            let over = (found.end..found.end + 4).any(|i| word(i) == "had");
            return Some(if over { Direction::Past } else { Direction::Future });
        }
        "effective" => return Some(Direction::Future),
        "as" if matches!(back(2), "early" | "soon") => return Some(Direction::Future),
        _ => {}
    }
    if matches!(word(found.end), "'s" | "’s") {
        let planned = (1..3).any(|n| super::words::PLANNED.contains(word(found.end + n)));
        return if planned { None } else { Some(Direction::Past) };
    }
    let planned = matches!(before, "in" | "on" | "for") && super::words::PLANNED.contains(back(2));
    (planned && !is_weekday(found)).then_some(Direction::Unknown)
}

/// What the word at `i` says, if it is a verb (or a word that stands for one) that tells the tense.
fn verb<'a>(scan: &'a Scan<'_, '_>, word: impl Fn(usize) -> &'a str, i: usize) -> Option<Direction> {
    let w = word(i);
    match w {
        "will" | "would" | "shall" | "'ll" | "won't" | "won’t" => return Some(Direction::Future),
        "was" | "were" | "had" | "did" | "has" | "have" | "been" => return Some(Direction::Past),
        "to" => return infinitive(&word, i),
        _ => {}
    }
    let token = scan.doc.tokens()[i];
    if token.kind() != TokenKind::Word || token.is_capital() {
        return None;
    }
    if super::words::AHEAD.contains(w) {
        return Some(Direction::Future);
    }
    if !past_form(w) {
        return None;
    }
    match word(i.wrapping_sub(1)) {
        "be" | "being" => None,
        "is" | "are" => Some(Direction::Unknown),
        _ => Some(Direction::Past),
    }
}

/// How far before "to" the word may stand that governs it.
const GOVERNED: usize = 4;

/// "is due to begin", "plans for him to leave" look ahead, "had to leave", "to Paris" say nothing.
fn infinitive<'a>(word: &impl Fn(usize) -> &'a str, i: usize) -> Option<Direction> {
    if matches!(word(i.wrapping_sub(1)), "is" | "are") {
        return Some(Direction::Future);
    }
    let governs = |k: usize| super::words::AHEAD_TO.contains(word(k));
    (i.saturating_sub(GOVERNED)..i).any(governs).then_some(Direction::Future)
}

fn is_weekday(found: &Found) -> bool {
    matches!(found.time.what, super::time::What::Point(p) if matches!(p.field, super::time::Field::Weekday(_)))
}

fn past_form(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    regular || super::words::PAST_FORMS.contains(word)
}
