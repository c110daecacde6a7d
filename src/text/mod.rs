//! Text: tokens, sentences, paragraphs and quotation marks, each as spans of bytes.

mod inserted;
mod quote;
mod sentence;
mod token;

pub use quote::Quotation;
pub use token::{Token, TokenKind};

use std::borrow::Cow;

use arrayvec::ArrayString;

use crate::span::Span;

/// An article's text, cut into tokens, sentences, paragraphs and quotations.
///
/// ```
/// use variorum::text::Document;
/// let doc = Document::new("The U.S. quake killed 24. “It was strong,” he said.");
/// assert_eq!(doc.sentences().len(), 2);
/// assert_eq!(doc.text_of(doc.quotations()[0].inner), "It was strong,");
/// ```
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    lower: String,
    tokens: Vec<Token>,
    /// Each token as written. Rules ask for words many times a token: kept so, that costs no search for the borders of characters.
    words: Vec<&'t str>,
    /// Each token with ASCII letters in lower case; of a long one nothing.
    lowers: Vec<ArrayString<SHORT>>,
    paragraphs: Vec<Span>,
    sentences: Vec<Sentence>,
    quotations: Vec<Quotation>,
    inserted: Vec<Span>,
}

/// How long a word is at most that is kept apart from its text, in bytes; few are longer.
const SHORT: usize = 12;

/// One sentence: its bytes and its tokens. A heading or list item is a sentence of its own; no sentence runs
/// over a paragraph's end or past 2,000 bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence in bytes, without surrounding white space.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`].
    pub tokens: std::ops::Range<usize>,
    /// The paragraph it stands in, as an index into [`Document::paragraphs`].
    pub paragraph: usize,
}

impl<'t> Document<'t> {
    /// Cuts `text` up. Time and memory are linear in its length. Links' texts copied into sentences are left out: no token,
    /// sentence or quotation begins or ends in one.
    #[must_use]
    pub fn new(text: &'t str) -> Document<'t> {
        let inserted = inserted::read(text);
        let masked = inserted::masked(text, &inserted);
        let lower = masked.to_ascii_lowercase();
        let tokens = token::tokens(&masked);
        let paragraphs = sentence::paragraphs(text);
        let sentences = sentence::sentences(&masked, &lower, &tokens, &paragraphs);
        let quotations = quote::quotations(&masked, &paragraphs);
        let words = tokens.iter().map(|t| &text[t.span().range()]).collect();
        let short = |t: &Token| ArrayString::from(&lower[t.span().range()]).unwrap_or_default();
        let lowers = tokens.iter().map(short).collect();
        Document { text, lower, tokens, words, lowers, paragraphs, sentences, quotations, inserted }
    }

    /// The text as given.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// All tokens in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All paragraphs in order; white space between them belongs to none.
    #[must_use]
    pub fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// All sentences in order; they do not overlap.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All quotations in order of their opening marks, nested ones included.
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The words of `span`.
    #[must_use]
    pub fn text_of(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// The words of `span` without what links brought along into its sentences.
    pub(crate) fn written_of(&self, span: Span) -> Cow<'t, str> {
        let from = self.inserted.partition_point(|s| s.start() < span.start());
        let mut inside = self.inserted[from..].iter().take_while(|s| s.end() <= span.end());
        let Some(first) = inside.next() else { return Cow::Borrowed(self.text_of(span)) };
        let mut out = self.text[span.start()..first.start()].to_string();
        let mut at = first.end();
        for next in inside {
            out.push_str(&self.text[at..next.start()]);
            at = next.end();
        }
        out.push_str(&self.text[at..span.end()]);
        Cow::Owned(out)
    }

    /// The text, ASCII letters in lower case.
    pub(crate) fn all_lower(&self) -> &str {
        &self.lower
    }

    /// The words of `span`, ASCII letters in lower case (other letters as they are, so offsets stay the same).
    #[must_use]
    pub fn lower_of(&self, span: Span) -> &str {
        &self.lower[span.range()]
    }

    /// Token `i` as written; empty past the end, so that callers may look ahead freely.
    #[must_use]
    #[inline]
    pub fn word(&self, i: usize) -> &'t str {
        self.words.get(i).copied().unwrap_or("")
    }

    /// Token `i`, ASCII letters in lower case; empty past the end.
    #[must_use]
    #[inline]
    pub fn lower(&self, i: usize) -> &str {
        match self.lowers.get(i) {
            Some(word) if !word.is_empty() => word,
            Some(_) => &self.lower[self.tokens[i].span().range()],
            None => "",
        }
    }

    /// The token before token `i`, ASCII letters in lower case; empty before the first.
    pub(crate) fn before(&self, i: usize) -> &str {
        self.lower(i.wrapping_sub(1))
    }

    /// The span from token `from` up to, not with, token `to`; empty if there are none.
    #[must_use]
    pub fn span_of(&self, tokens: std::ops::Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), self.tokens.get(tokens.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span().join(last.span()),
            _ => Span::default(),
        }
    }

    /// The index of the first token that ends after byte `at` (the token under `at`, or the next one);
    /// the number of tokens if there is none.
    #[must_use]
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.span().end() <= at)
    }

    /// The closed quotation around byte `at`. They stand in order; one that holds `at` is among the last few that open before it.
    pub(crate) fn quotation_around(&self, at: usize) -> Option<Span> {
        const FEW: usize = 4;
        let behind = self.quotations.partition_point(|q| q.span.start() <= at);
        let near = &self.quotations[behind.saturating_sub(FEW)..behind];
        near.iter().rev().find(|q| q.is_closed && q.span.end() > at).map(|q| q.span)
    }

    /// The index of the sentence under byte `at`, or of the next one after it.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.span.end() <= at)
    }
}
