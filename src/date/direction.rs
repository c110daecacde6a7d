//! Which way an expression looks: the past or the future, by the words around it.

use super::lexeme::Lex;
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
    match before {
        "since" => return Direction::Past,
        "until" | "till" => return Direction::Future,
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

/// What the word at `i` says, if it is a verb (or a word that stands for one) that tells the tense.
fn verb<'a>(scan: &'a Scan<'_, '_>, word: impl Fn(usize) -> &'a str, i: usize) -> Option<Direction> {
    let w = word(i);
    match w {
        "will" | "would" | "shall" | "'ll" | "could" | "should" | "can" | "must" => {
            return Some(Direction::Future);
        }
        "may" | "might" if !scan.doc.tokens()[i].is_capital() => return Some(Direction::Future),
        "upcoming" | "scheduled" | "planned" | "expected" | "due" | "slated" | "deadline" | "plans"
        | "expects" => {
            return Some(Direction::Future);
        }
        "was" | "were" | "had" | "did" | "has" | "have" | "been" => return Some(Direction::Past),
        "to" => return infinitive(scan, &word, i),
        _ => {}
    }
    let token = scan.doc.tokens()[i];
    if token.kind() != TokenKind::Word || token.is_capital() {
        return None;
    }
    past_form(scan, w).then_some(Direction::Past)
}

/// "to begin" looks ahead; "to Paris", "to the town" and "5 to 7" say nothing.
fn infinitive<'a>(scan: &Scan<'_, '_>, word: &impl Fn(usize) -> &'a str, i: usize) -> Option<Direction> {
    let next = word(i + 1);
    let plain = next.len() > 1 && next.bytes().all(|b| b.is_ascii_lowercase());
    let token = scan.doc.tokens().get(i + 1)?;
    (plain && !token.is_capital() && super::words::INFINITIVES.contains(next)).then_some(Direction::Future)
}

fn past_form(_: &Scan<'_, '_>, word: &str) -> bool {
    let regular = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    regular || super::words::PAST_FORMS.contains(word)
}

#[allow(dead_code)]
fn unused(_: Lex) {}
