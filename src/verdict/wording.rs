//! Wordings set side by side: the words of two quotations, and what the one has that the other lacks.

use crate::reading::Reading;
use crate::span::Span;
use crate::text::TokenKind;

/// The most words of a wording that are compared: longer ones are compared by their beginnings.
const LONGEST: usize = 120;

/// The words of `spans` in lower case, marks and possessives left out, apostrophes straightened.
pub(crate) fn words(reading: &Reading<'_>, spans: &[Span]) -> Vec<String> {
    let doc = &reading.doc;
    let mut words = Vec::new();
    for span in spans {
        let from = doc.token_at(span.start());
        let tokens = doc.tokens()[from.min(doc.tokens().len())..].iter();
        for token in tokens.take_while(|t| t.span().start() < span.end()) {
            if matches!(token.kind(), TokenKind::Word | TokenKind::Number) && words.len() < LONGEST {
                words.push(doc.lower_of(token.span()).replace('’', "'"));
            }
        }
    }
    words
}

/// A stretch of two wordings: words of the first alone, of the second alone, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// In both.
    Both(Vec<String>),
    /// In the first where the second has the other words; either may be empty.
    Changed(Vec<String>, Vec<String>),
}

/// What two wordings share and where they part, by their longest common subsequence.
pub(crate) fn pieces(a: &[String], b: &[String]) -> Vec<Piece> {
    let table = lengths(a, b);
    let (mut i, mut j) = (0, 0);
    let mut pieces = Vec::new();
    while i < a.len() || j < b.len() {
        let (mut gone, mut come, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        while (i < a.len() || j < b.len()) && !(i < a.len() && j < b.len() && a[i] == b[j]) {
            if j == b.len() || i < a.len() && table[i + 1][j] >= table[i][j + 1] {
                gone.push(a[i].clone());
                i += 1;
            } else {
                come.push(b[j].clone());
                j += 1;
            }
        }
        if !gone.is_empty() || !come.is_empty() {
            pieces.push(Piece::Changed(gone, come));
        }
        while i < a.len() && j < b.len() && a[i] == b[j] {
            kept.push(a[i].clone());
            i += 1;
            j += 1;
        }
        if !kept.is_empty() {
            pieces.push(Piece::Both(kept));
        }
    }
    pieces
}

/// `table[i][j]`: the length of the longest common subsequence of `a[i..]` and `b[j..]`.
fn lengths(a: &[String], b: &[String]) -> Vec<Vec<u16>> {
    let mut table = vec![vec![0u16; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i][j] =
                if a[i] == b[j] { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    table
}

/// The first changes in words that a reader understands: “a” became “b”, “c” is left out. The ends do not count: a
/// quotation may be cut short.
pub(crate) fn changes(pieces: &[Piece]) -> Vec<String> {
    let last = pieces.len().saturating_sub(1);
    let mut out = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let Piece::Changed(gone, come) = piece else { continue };
        let cut = (n == 0 || n == last) && (gone.is_empty() || come.is_empty());
        if !cut && !trivial(gone, come) {
            out.push(match (gone.is_empty(), come.is_empty()) {
                (true, _) => format!("“{}” is only in the second", come.join(" ")),
                (_, true) => format!("“{}” is only in the first", gone.join(" ")),
                _ => format!("“{}” against “{}”", gone.join(" "), come.join(" ")),
            });
        }
    }
    out
}

/// Spelling, abbreviation and punctuation: the same letters once marks are gone.
fn trivial(gone: &[String], come: &[String]) -> bool {
    let letters = |w: &[String]| w.concat().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (g, c) = (letters(gone), letters(come));
    g == c
        || matches!(
            (g.as_str(), c.as_str()),
            ("", "and") | ("and", "") | ("percent", "per") | ("per", "percent")
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        text.split(' ').map(String::from).collect()
    }

    #[test]
    fn changes_between_wordings() {
        for (a, b, expected) in [
            ("we will not leave", "we will not leave", vec![]),
            ("we will not leave", "we will never leave", vec!["“not” against “never”"]),
            ("we will not leave this town", "we will not leave", vec![]),
            ("the harbour will soon open", "the harbour will open", vec!["“soon” is only in the first"]),
            ("they re here to stay", "they're here to stay", vec![]),
        ] {
            assert_eq!(changes(&pieces(&split(a), &split(b))), expected, "{a} / {b}");
        }
    }
}
