//! Where a figure may begin: a cheap look at every token, so that most are passed over.

use super::money;
use crate::lexicon::{List, WordSet};
use crate::text::{Document, TokenKind};

/// Words that no figure begins with, though their letters do not tell so.
static NOT_FIGURES: List<WordSet> =
    List::new(|| WordSet::load("not_figures.tsv", include_str!("../lexicon/en/not_figures.tsv")));

/// A cheap look: whether a figure may begin at token `i`. Most words fall here.
pub(super) fn may(doc: &Document<'_>, i: usize) -> bool {
    let token = doc.tokens()[i];
    match token.kind() {
        TokenKind::Number => true,
        TokenKind::Possessive => false,
        TokenKind::Mark => {
            let mark = doc.text_of(token.span());
            mark == "." || money::is_sign_mark(mark)
        }
        TokenKind::Word => {
            let word = doc.lower(i);
            may_be_number_word(word.as_bytes()) && !NOT_FIGURES.contains(word)
                || token.is_capital() && may_be_sign(doc, i)
        }
    }
}

/// Whether letters may stand for money: before a number, before a sign ("US $"), or with digits behind them ("RM79").
pub(super) fn may_be_sign(doc: &Document<'_>, i: usize) -> bool {
    let token = doc.tokens()[i];
    token.span().len() < 24
        && (doc.tokens().get(i + 1).is_some_and(|t| t.is_number() || t.kind() == TokenKind::Mark)
            || doc.text_of(token.span()).as_bytes().last().is_some_and(u8::is_ascii_digit)
            || doc.text_of(token.span()).bytes().any(|b| b.is_ascii_digit()))
}

/// The first two letters of every word that a figure may begin with, and its length.
fn may_be_number_word(word: &[u8]) -> bool {
    let (Some(first), second) = (word.first(), word.get(1).copied().unwrap_or(0)) else { return false };
    if word.len() > 11 {
        return false;
    }
    match first {
        b'a' => second == 0 || word == b"an" || word == b"another",
        b'b' => second == b'i' && word.len() > 6,
        b'c' => matches!(second, b'r' | b'o'),
        b'd' => second == b'o',
        b'e' => matches!(second, b'i' | b'l'),
        b'f' => matches!(second, b'i' | b'o' | b'e'),
        b'h' => matches!(second, b'a' | b'u'),
        b'l' => second == b'a',
        b'm' => second == b'i',
        b'n' => matches!(second, b'i' | b'a' | b'o') || word == b"next",
        b'o' => second == b'n' && word.len() == 3,
        b'p' => word == b"past",
        b'q' => second == b'u',
        b's' => matches!(second, b'e' | b'i' | b'c'),
        b't' => matches!(second, b'e' | b'h' | b'r' | b'w'),
        b'z' => second == b'e',
        _ => false,
    }
}
