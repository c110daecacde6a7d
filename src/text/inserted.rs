//! The text of links that was copied into a sentence.
//!
//! Pages link a name to what else they wrote of it; where their text is copied, the whole name, the first headline glued to it, more
//! headlines and a closing word in capitals come along: "Ana Tovan Ana Maria TovanBridge reopens Tovan to run again MORE (D) said".
//! Nothing of it was written into the sentence. It is told by the surname, which stands before it and again in it.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem::Finder;

use crate::lexicon::{List, Table};
use crate::span::Span;

/// What stands for each byte of an insertion while a text is cut into tokens: neither white space nor a part of any word, so that what
/// stands behind it follows what stands before.
pub(super) const LEFT_OUT: char = '\u{1f}';

/// How long an insertion is at most, in bytes: a name and three headlines; the longest of some thousand has 720.
const LONGEST: usize = 900;
/// How far apart the two surnames stand at most, in bytes.
const NAME: usize = 70;
/// How many words the second name has at most where no headline is glued to it.
const WORDS: usize = 4;

static ENDS: List<Vec<(String, Finder<'static>)>> = List::new(|| {
    let table = Table::load("link_texts.tsv", include_str!("../lexicon/en/link_texts.tsv"), 1);
    let words = table.rows().map(|row| row.fields[0].to_uppercase());
    words.map(|word| (word.clone(), Finder::new(&word).into_owned())).collect()
});

/// The insertions of a text, in order.
pub(super) fn read(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (word, finder) in ENDS.iter() {
        for at in finder.find_iter(text.as_bytes()) {
            let end = at + word.len();
            let apart = text[..at].ends_with([' ', '|']) && !text[end..].starts_with(char::is_alphanumeric);
            let floor = out.last().map_or(0, |s| s.end());
            if apart
                && floor <= at
                && let Some(start) = begin(text, floor, at)
            {
                out.push(Span::new(start, end));
            }
        }
    }
    out.sort_by_key(|s| s.start());
    out.dedup_by(|next, before| next.start() < before.end());
    out
}

/// The text with every byte of an insertion replaced, so that all others stay where they are.
pub(super) fn masked<'t>(text: &'t str, inserted: &[Span]) -> Cow<'t, str> {
    if inserted.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in inserted {
        out.push_str(&text[at..span.start()]);
        out.extend(std::iter::repeat_n(LEFT_OUT, span.len()));
        at = span.end();
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// Where the insertion begins that ends with the word at `end`: behind the surname that stands again in it.
fn begin(text: &str, floor: usize, end: usize) -> Option<usize> {
    let mut low = floor.max(end.saturating_sub(LONGEST));
    while !text.is_char_boundary(low) {
        low += 1;
    }
    let low = text[low..end].rfind('\n').map_or(low, |n| low + n + 1);
    let words = words(text, low..end);
    let glued = words.iter().find_map(|word| {
        let name = word.start..word.start + glue(&text[word.clone()])?;
        surname_before(text, low, &name, |_| true)
    });
    // Of "Ana Tovan Ana Maria Tovan Bridge reopens" the given name stands again before the surname does.
    let again = |word: &Range<usize>| surname_before(text, low, word, is_name);
    glued.or_else(|| {
        let first = words.iter().position(|word| again(word).is_some())?;
        words[first..].iter().take(WORDS + 1).rev().find_map(again)
    })
}

/// The words of a stretch, as white space parts them.
fn words(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    for part in text[range].split(char::is_whitespace) {
        if !part.is_empty() {
            out.push(start..start + part.len());
        }
        start += part.len() + 1;
        while !text.is_char_boundary(start.min(text.len())) {
            start += 1;
        }
    }
    out
}

/// Where a headline is glued to a word: "TovanBridge" behind "Tovan", "Tovan2031" and "Jr.Tovan" likewise.
fn glue(word: &str) -> Option<usize> {
    let mut before = None;
    word.char_indices().find_map(|(at, c)| {
        let ends = before.replace(c).is_some_and(|b: char| b.is_lowercase() || b == '.');
        let begins = c.is_uppercase() || c.is_ascii_digit() || matches!(c, '\'' | '‘' | '“' | '"');
        (at > 1 && ends && begins && !word[at..].starts_with("'s")).then_some(at)
    })
}

/// Where the surname at `name` ends that stands before it already, if what is between the two `fits`.
fn surname_before(text: &str, low: usize, name: &Range<usize>, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let surname = &text[name.clone()];
    if surname.len() < 2 || !surname.starts_with(char::is_alphabetic) {
        return None;
    }
    let mut from = low.max(name.start.saturating_sub(NAME));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..name.start];
    let (at, _) = before.rmatch_indices(surname).find(|(at, _)| {
        let opens = !before[..*at].ends_with(char::is_alphanumeric);
        let behind = before[at + surname.len()..].chars().next();
        opens && behind.is_some_and(|c| !c.is_lowercase() && (c.is_uppercase() || !c.is_alphanumeric()))
    })?;
    let end = at + surname.len();
    fits(&before[end..]).then_some(from + end)
}

/// Whether a stretch is the beginning of a name alone: " Paul David ", " Patrick (Pat) J. ".
fn is_name(between: &str) -> bool {
    let mut words = between.split_whitespace().peekable();
    words.peek().is_some()
        && between.split_whitespace().count() <= WORDS
        && words.all(|w| {
            w.trim_start_matches('(').starts_with(char::is_uppercase)
                && w.trim_end_matches([')', '.']).chars().all(|c| c.is_alphabetic() || matches!(c, '(' | '-'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut out = masked(text, &read(text)).into_owned();
        out.retain(|c| c != LEFT_OUT);
        out
    }

    #[test]
    fn what_a_link_brought_along_is_found() {
        for (text, expected) in [
            (
                "Sen. Bo Orth Robert (Bo) Karl OrthBridge reopens 'at last' after 3 years Lind: No | Osk votes MORE (D-Osk) said so.",
                "Sen. Bo Orth (D-Osk) said so.",
            ),
            (
                "She met Ana Tovan Ana Tovan2031 race begins Five things to know MORE's aides and Bo Orth Bo Lee OrthOrth runs MORE.",
                "She met Ana Tovan's aides and Bo Orth.",
            ),
            ("Ana TovanAna TovanBridge reopens MORE left.", "Ana Tovan left."),
            (
                "Speaker Ana Tovan Ana Maria Tovan Bridge reopens MORE (D) left.",
                "Speaker Ana Tovan (D) left.",
            ),
            ("Mayor Bo Lind Jr. Robert Lind Jr.Osk votes MORE left.", "Mayor Bo Lind Jr. left."),
        ] {
            assert_eq!(left(text), expected);
        }
    }

    #[test]
    fn a_word_in_capitals_alone_closes_no_link() {
        for text in [
            "READ MORE (Osk): Ana Tovan said the bridge was closed.",
            "“We need MORE (much more) of that,” Ana Tovan said.",
            "Ana Tovan owns LoTovan and NeTovan. READ MORE",
            "Ana Tovan told the OskTube channel that Bo Orth wanted MORE (and less).",
            "Tovan left. Tovan came. MORE (later)",
            "Ana Tovan Ana Maria TovanBridge reopens.\nMORE (later)",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }
}
