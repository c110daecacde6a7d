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
        "a" | "an" | "the" | "its" | "his" | "her" | "their" => return Direction::Unknown,
        _ => {}
    }
    let low = sentence.start.max(found.start.saturating_sub(REACH));
    let back = (low..found.start).rev().find_map(|i| verb(scan, word, i).map(|d| (found.start - i, d)));
    let high = sentence.end.min(found.end + REACH);
    // An infinitive behind the date may be of anything ("with ships ready to leave").
    let plans = |i: usize| word(i).ends_with('s') && super::words::AHEAD_TO.contains(word(i));
    let finite = |i: usize| match word(i) {
        "to" => plans(i.wrapping_sub(1)).then_some(Direction::Future),
        _ => verb(scan, word, i),
    };
    let ahead = (found.end..high).find_map(|i| finite(i).map(|d| (i + 1 - found.end, d)));
    let told = nearest_of(back, ahead);
    let until = matches!(before, "by" | "through") && !is_weekday(found);
    if until && told == Direction::Past { Direction::Unknown } else { told }
}

/// Of the verb before and the one behind, the nearer; the one before has the start of a few words.
fn nearest_of(back: Option<(usize, Direction)>, ahead: Option<(usize, Direction)>) -> Direction {
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
        return Some(if word(i.wrapping_sub(1)) == "been" { Direction::Past } else { Direction::Future });
    }
    if !past_form(w) {
        return None;
    }
    let planned = word(i + 1) == "to" && super::words::AHEAD_TO.contains(w);
    match word(i.wrapping_sub(1)) {
        "be" | "being" | "the" | "a" | "an" | "its" | "this" => None,
        "to" | "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must" => None,
        "is" | "are" if planned => Some(Direction::Future),
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
    let governs = |k: &usize| super::words::AHEAD_TO.contains(word(*k));
    let governor = (i.saturating_sub(GOVERNED)..i).rev().find(governs)?;
    Some(if word(governor.wrapping_sub(1)) == "been" { Direction::Past } else { Direction::Future })
}

fn is_weekday(found: &Found) -> bool {
    matches!(found.time.what, super::time::What::Point(p) if matches!(p.field, super::time::Field::Weekday(_)))
}

fn past_form(word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    regular || super::words::PAST_FORMS.contains(word)
}
