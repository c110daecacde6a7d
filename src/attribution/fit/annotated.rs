//! Annotated articles: their attributions as sets of words.

use std::collections::BTreeSet;

use crate::span::Span;

/// Words by their place in the article, so that marks and white space do not matter.
pub(super) type Words = BTreeSet<usize>;

/// An attribution as sets of words.
#[derive(Debug)]
pub(super) struct Attribution {
    pub(super) source: Words,
    pub(super) cue: Words,
    pub(super) content: Words,
}

impl Attribution {
    /// How far the contents overlap, if the sources share a word, or both are absent, and the cues likewise.
    pub(super) fn likeness(&self, other: &Attribution) -> f64 {
        let meet = |a: &Words, b: &Words| a.is_empty() && b.is_empty() || !a.is_disjoint(b);
        if !meet(&self.source, &other.source) || !meet(&self.cue, &other.cue) {
            return 0.0;
        }
        let shared = self.content.intersection(&other.content).count();
        let all = self.content.len() + other.content.len() - shared;
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

/// An annotated article.
#[derive(Debug)]
pub(super) struct Annotated {
    pub(super) text: String,
    words: Vec<Span>,
    pub(super) attributions: Vec<Attribution>,
}

impl Annotated {
    /// The words that lie in `spans`.
    pub(super) fn words(&self, spans: impl IntoIterator<Item = Span>) -> Words {
        spans.into_iter().flat_map(|s| words_in(&self.words, s)).collect()
    }
}

fn words_in(words: &[Span], span: Span) -> std::ops::Range<usize> {
    let first = words.partition_point(|w| w.end() <= span.start());
    let end = words.partition_point(|w| w.start() < span.end());
    first..end.max(first)
}

/// Reads articles from JSON Lines.
pub(super) fn read(lines: &str) -> Vec<Annotated> {
    let row = |line: &str| article(&serde_json::from_str(line).expect("a line of JSON"));
    lines.lines().filter(|l| !l.trim().is_empty()).map(row).collect()
}

fn article(row: &serde_json::Value) -> Annotated {
    let text = row["text"].as_str().expect("a text").to_string();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let words = words(&text);
    let part = |name: &str, quote: &serde_json::Value| -> Words {
        let spans = spans(&quote[name]).into_iter().map(|(a, b)| Span::new(bytes[a], bytes[b]));
        spans.flat_map(|s| words_in(&words, s)).collect()
    };
    let quotes = row["quotes"].as_array().into_iter().flatten();
    let attributions = quotes
        .map(|q| Attribution { source: part("source", q), cue: part("cue", q), content: part("content", q) })
        .filter(|a| !a.content.is_empty())
        .collect();
    Annotated { words, attributions, text }
}

/// The parts of a span in code points; none for `null`.
fn spans(value: &serde_json::Value) -> Vec<(usize, usize)> {
    let number = |v: &serde_json::Value| v.as_u64().map(|n| n as usize);
    let pair = |v: &serde_json::Value| Some((number(&v[0])?, number(&v[1])?));
    match value["parts"].as_array() {
        Some(parts) => parts.iter().filter_map(pair).collect(),
        None => number(&value["start"]).zip(number(&value["end"])).into_iter().collect(),
    }
}

/// Runs of letters and digits, joined by apostrophes, stops, commas and hyphens between two of them.
fn words(text: &str) -> Vec<Span> {
    let inner = |c: char| c.is_alphanumeric() || c == '_';
    let joins = |c: char| matches!(c, '\'' | '’' | '.' | ',' | '-');
    let mut out: Vec<Span> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut start = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().is_some_and(|(_, c)| inner(*c));
        match start {
            None if inner(c) => start = Some(at),
            Some(from) if !(inner(c) || joins(c) && next) => {
                out.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    out.extend(start.map(|from| Span::new(from, text.len())));
    out
}

#[test]
fn cuts_words() {
    let text = "Mr. O’Brien, 1,200 well-known_x.";
    let found: Vec<_> = words(text).iter().map(|s| &text[s.range()]).collect();
    assert_eq!(found, ["Mr", "O’Brien", "1,200", "well-known_x"]);
}
