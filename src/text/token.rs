//! Tokens: words, numbers and marks.
//!
//! A hyphen always stands alone ("22-year-old" is five tokens), a possessive is its own token ("Putin" "’s"),
//! a contraction is one ("don't"), initials with dots are one ("U.S.", "p.m."), a number keeps its grouping
//! and decimals ("1,000.5") and what is glued to it is the next token ("2" "bn", "20" "th"). Letters with
//! digits behind them are one word ("G7", "H1N1").

use super::inserted::LEFT_OUT;
use crate::ascii;
use crate::chars;
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits behind them, an inner apostrophe, or dots between single letters.
    Word,
    /// The possessive ending `'s` or `’s`, or a lone `'` behind a plural is a [`TokenKind::Mark`].
    Possessive,
    /// Digits with their grouping and decimal marks, or one numeric character ("½").
    Number,
    /// One other character: punctuation, a symbol, a currency sign.
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    span: Span,
    kind: TokenKind,
    flags: u8,
}

const SPACED: u8 = 1;
const CAPITAL: u8 = 2;
const ALL_CAPS: u8 = 4;

impl Token {
    /// The token's bytes.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is made of.
    #[must_use]
    pub fn kind(&self) -> TokenKind {
        self.kind
    }

    /// Whether white space (or the text's start) stands before it.
    #[must_use]
    pub fn is_spaced(&self) -> bool {
        self.flags & SPACED != 0
    }

    /// Whether it is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.flags & CAPITAL != 0
    }

    /// Whether it is a word of at least two letters, all of them capitals.
    #[must_use]
    pub fn is_all_caps(&self) -> bool {
        self.flags & ALL_CAPS != 0
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a number in digits.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.kind == TokenKind::Number
    }
}

/// Cuts `text` into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut spaced = SPACED;
    while at < text.len() {
        // Before most tokens stands one space, and most are words.
        if text.as_bytes()[at] == b' ' {
            spaced = SPACED;
            at += 1;
        }
        let Some(c) = char_at(text, at) else { break };
        if c == LEFT_OUT {
            at += c.len_utf8();
            continue;
        }
        if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' {
            spaced = SPACED;
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = token_end(text, at, c, spaced == 0);
        let caps = if kind == TokenKind::Word { capitals(&text[at..end]) } else { 0 };
        tokens.push(Token { span: Span::new(at, end), kind, flags: spaced | caps });
        spaced = 0;
        at = end;
    }
    tokens
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(b) if b.is_ascii() => Some(*b as char),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

fn token_end(text: &str, at: usize, c: char, glued: bool) -> (usize, TokenKind) {
    let mark = chars::is_general_mark(c);
    if !mark && c.is_alphabetic() {
        return (word_end(text, at), TokenKind::Word);
    }
    if !mark && (c.is_ascii_digit() || c.is_numeric()) {
        return (number_end(text, at, c), TokenKind::Number);
    }
    if glued && let Some(end) = possessive_end(text, at, c) {
        return (end, TokenKind::Possessive);
    }
    (at + c.len_utf8(), TokenKind::Mark)
}

fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '’'
}

/// `'s` at a word's end.
fn possessive_end(text: &str, at: usize, c: char) -> Option<usize> {
    let after = at + c.len_utf8();
    let s = char_at(text, after).filter(|s| is_apostrophe(c) && matches!(s, 's' | 'S'))?;
    let end = after + s.len_utf8();
    let next = char_at(text, end);
    (!next.is_some_and(char::is_alphanumeric)).then_some(end)
}

fn word_end(text: &str, start: usize) -> usize {
    if let Some(end) = initials_end(text, start) {
        return end;
    }
    // Nearly all words are of ASCII letters alone and end before a space or a mark.
    let mut at = start + ascii::alphanumerics(&text.as_bytes()[start..]);
    if text.as_bytes().get(at).is_none_or(|b| b.is_ascii() && *b != b'\'') {
        return at;
    }
    let inside = |at: usize, c: char| {
        !chars::is_general_mark(c) && (c.is_alphanumeric() || is_combining(c))
            || is_apostrophe(c) && inner_apostrophe(text, at, c)
    };
    while let Some(c) = char_at(text, at).filter(|c| inside(at, *c)) {
        at += c.len_utf8();
    }
    at
}

/// Combining accents belong to the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// An apostrophe inside a word ("don't", "O'Brien"), not the possessive.
fn inner_apostrophe(text: &str, at: usize, c: char) -> bool {
    possessive_end(text, at, c).is_none() && char_at(text, at + c.len_utf8()).is_some_and(char::is_alphabetic)
}

/// "U.S.", "p.m.", "J.R.R.": single letters each followed by a dot, two at the least.
fn initials_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(start + 1) != Some(&b'.') {
        return None;
    }
    let mut at = start;
    let mut letters = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.') {
        letters += 1;
        at += 2;
    }
    let next_is_letter = char_at(text, at).is_some_and(char::is_alphanumeric);
    match (letters, next_is_letter) {
        (0 | 1, false) => None,
        (_, false) => Some(at),
        // "U.S" without its last dot ("U.S-led"), or "e.g.the": keep what is surely initials.
        (1.., true)
            if bytes[at].is_ascii_alphabetic()
                && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) =>
        {
            Some(at + 1)
        }
        _ => None,
    }
}

fn number_end(text: &str, start: usize, first: char) -> usize {
    if !first.is_ascii_digit() && !is_decimal_digit(first) {
        return start + first.len_utf8(); // ½, ², Ⅷ
    }
    let mut at = start;
    while let Some(c) = char_at(text, at) {
        if is_decimal_digit(c) {
            at += c.len_utf8();
        } else if matches!(c, '.' | ',') && char_at(text, at + 1).is_some_and(is_decimal_digit) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// A decimal digit of the scripts that news in Latin letters borrows from: ASCII, full-width, Arabic-Indic,
/// Devanagari, Bengali.
fn is_decimal_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '٠'..='٩' | '۰'..='۹' | '०'..='९' | '০'..='৯')
}

fn capitals(word: &str) -> u8 {
    let bytes = word.as_bytes();
    if bytes[0].is_ascii_lowercase() {
        return 0;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = 0;
            let all = letters.inspect(|_| rest += 1).all(char::is_uppercase);
            if all && rest > 0 { CAPITAL | ALL_CAPS } else { CAPITAL }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| &text[t.span().range()]).collect()
    }

    #[test]
    fn cuts_as_documented() {
        for (text, expected) in [
            ("22-year-old", &["22", "-", "year", "-", "old"][..]),
            ("Putin’s U.S. visit", &["Putin", "’s", "U.S.", "visit"]),
            ("don't, O'Brien's", &["don't", ",", "O'Brien", "'s"]),
            ("$2bn or 1,000.5km, then", &["$", "2", "bn", "or", "1,000.5", "km", ",", "then"]),
            ("G7 on the 20th at 5 p.m.", &["G7", "on", "the", "20", "th", "at", "5", "p.m."]),
            ("It ended. Next", &["It", "ended", ".", "Next"]),
            ("2½ hours", &["2", "½", "hours"]),
            ("U.S-led", &["U.S", "-", "led"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn knows_capitals_and_spaces() {
        let t = tokens("The NATO, É a G7");
        let caps: Vec<_> = t.iter().map(|t| (t.is_capital(), t.is_all_caps(), t.is_spaced())).collect();
        assert_eq!(caps[0], (true, false, true));
        assert_eq!(caps[1], (true, true, true));
        assert_eq!(caps[2], (false, false, false));
        assert_eq!(caps[3], (true, false, true));
        assert_eq!(caps[4], (false, false, true));
    }
}
