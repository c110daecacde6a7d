//! Wordings set side by side: the words of two quotations, and what the one has that the other lacks.

use crate::lexicon::{List, WordMap};
use crate::reading::Reading;
use crate::span::Span;
use crate::text::TokenKind;

/// The most words of a wording that are compared: longer ones are compared by their beginnings.
const LONGEST: usize = 160;

/// The words of `spans` in lower case, marks and possessives left out, apostrophes straightened.
pub(crate) fn words(reading: &Reading<'_>, spans: &[Span]) -> Vec<String> {
    let doc = &reading.doc;
    let mut words = Vec::new();
    for span in spans {
        let from = doc.token_at(span.start());
        let tokens = doc.tokens()[from.min(doc.tokens().len())..].iter();
        for (n, token) in tokens.take_while(|t| t.span().start() < span.end()).enumerate() {
            if matches!(token.kind(), TokenKind::Word | TokenKind::Number) && words.len() < LONGEST {
                let word = doc.lower_of(token.span()).replace('’', "'");
                // "No, there was": an answer, which turns nothing that follows.
                let answer = word == "no" && doc.word(from + n + 1) == ",";
                words.push(if answer { "no,".to_string() } else { word });
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

impl Piece {
    /// How many words the longer of its sides has.
    fn longest(&self) -> usize {
        match self {
            Piece::Both(words) => words.len(),
            Piece::Changed(gone, come) => gone.len().max(come.len()),
        }
    }
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

/// Words that stand in one wording where others, or none, stand in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Those of the first.
    pub(crate) gone: Vec<String>,
    /// Those of the second.
    pub(crate) come: Vec<String>,
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.gone.is_empty(), self.come.is_empty()) {
            (true, _) => write!(f, "“{}” is only in the second", self.come.join(" ")),
            (_, true) => write!(f, "“{}” is only in the first", self.gone.join(" ")),
            _ => write!(f, "“{}” against “{}”", self.gone.join(" "), self.come.join(" ")),
        }
    }
}

/// From how many words on a run that both have holds two wordings together.
const RUN: usize = 3;
/// The most words of a change: where more differ something else is said, or left out.
const CHANGED: usize = 4;
/// The most words that end a wording otherwise, which are a change rather than a cut.
const ENDING: usize = 2;

/// How many words stand in both, in order, and the changes between them that a reader would call changes. A quotation
/// may be cut at its ends, and where something is left out of it; spelling is no change.
pub(crate) fn within(a: &[String], b: &[String]) -> (usize, Vec<Change>) {
    let pieces = pieces(a, b);
    let run = |p: &Piece| matches!(p, Piece::Both(w) if w.len() >= RUN);
    let (Some(first), Some(last)) = (pieces.iter().position(run), pieces.iter().rposition(run)) else {
        return (0, Vec::new());
    };
    // Beyond the first and last run words meet by chance, but for a word or two right at an end.
    let close = |p: &[Piece]| p.iter().map(Piece::longest).sum::<usize>() <= ENDING + 1;
    let first = if close(&pieces[..first]) { 0 } else { first };
    let end = if close(&pieces[last + 1..]) { pieces.len() } else { last + 1 };
    let (mut both, mut changes) = (0, Vec::new());
    for (n, piece) in pieces.iter().enumerate().take(end).skip(first) {
        match piece {
            Piece::Both(words) => both += words.len(),
            Piece::Changed(gone, come) => {
                let at_end = n == 0 || n + 1 == pieces.len();
                let most = if at_end { ENDING } else { CHANGED };
                let cut = at_end && (gone.is_empty() || come.is_empty()) || piece.longest() > most;
                if !cut && !trivial(gone, come) {
                    changes.push(Change { gone: gone.clone(), come: come.clone() });
                }
            }
        }
    }
    (both, changes)
}

static NUMBERS: List<WordMap<u64>> = List::new(|| {
    let list = include_str!("../lexicon/en/numbers.tsv");
    WordMap::load("numbers.tsv", list, 3, |f| Ok(if f[0] == "small" { f[1].parse().unwrap_or(0) } else { 0 }))
});

/// The number that a word writes, in digits: "twenty" is "20", "1,200" is "1200".
pub(crate) fn number(word: &str) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.replace(',', ""));
    }
    // "one" is a pronoun as often as a number
    NUMBERS.get(word).filter(|n| **n > 1).map(ToString::to_string)
}

/// Spelling, abbreviation and punctuation: the same letters once marks are gone.
fn trivial(gone: &[String], come: &[String]) -> bool {
    let letters = |w: &[String]| w.concat().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (g, c) = (letters(gone), letters(come));
    let numbers = |w: &[String]| w.iter().map(|w| number(w)).collect::<Option<Vec<_>>>();
    g == c
        || gone.len() == 1 && come.len() == 1 && is_spelling(&g, &c)
        || numbers(gone).is_some_and(|n| !n.is_empty() && Some(n) == numbers(come))
        || matches!(
            (g.as_str(), c.as_str()),
            ("", "and" | "sic") | ("and" | "sic", "") | ("percent", "per") | ("per", "percent")
        )
}

/// British and American spellings of one word: they differ by a letter that the other lacks or writes otherwise.
fn is_spelling(a: &str, b: &str) -> bool {
    let plain = |w: &str| {
        w.replace("our", "or")
            .replace("ise", "ize")
            .replace("isa", "iza")
            .replace("isi", "izi")
            .replace("yse", "yze")
            .replace("tre", "ter")
            .replace("ll", "l")
            .replace("ence", "ense")
            .replace("aluminium", "aluminum")
            .replace("grey", "gray")
    };
    a.len() > 3 && plain(a) == plain(b)
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
            ("we will not leave", "we will not leave", ""),
            ("we will not leave this place", "we will never leave this place", "“not” against “never”"),
            ("we will not leave this town", "we will not leave", ""),
            (
                "the harbour and pier will soon open again today",
                "the harbour and pier will open again today",
                "“soon” is only in the first",
            ),
            ("a cold mornings sic walk in town", "a cold mornings walk in town", ""),
            ("they re here to stay", "they're here to stay", ""),
            ("we have lost twenty boats", "we have lost 20 boats", ""),
            ("we have lost twenty boats", "we have lost 12 boats", "“twenty” against “12”"),
            ("we need to save the old mill", "we need to save the old barn", "“mill” against “barn”"),
            ("it is the colour of the sea", "it is the color of the sea", ""),
            (
                "we will not leave this town ever again",
                "he said we will not leave this town but others may go",
                "",
            ),
        ] {
            let found: Vec<String> = within(&split(a), &split(b)).1.iter().map(ToString::to_string).collect();
            assert_eq!(found.join("; "), expected, "{a} / {b}");
        }
    }

    #[test]
    fn an_answer_turns_nothing() {
        let of = |text: &str| {
            let reading = crate::verdict::testing::reading("a", None, text);
            words(&reading, &[Span::new(0, text.len())])
        };
        assert_eq!(of("No, there was"), ["no,", "there", "was"]);
        assert_eq!(of("No boat"), ["no", "boat"]);
    }
}
