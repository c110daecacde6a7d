//! One sentence read by itself, and pieces of it as captions.

use std::ops::Range;

use super::LONGEST;
use crate::attribution::{Kind, kinds};
use crate::lexicon::calendar;
use crate::text::Document;

/// How far apart the marks of a brief quotation may stand, in tokens.
const QUOTED: usize = 7;

/// A sentence with the kind of each of its words, and which of its tokens are the claim's.
pub(super) struct Line<'t> {
    pub(super) doc: Document<'t>,
    pub(super) kinds: Vec<Kind>,
    pub(super) claim: Range<usize>,
}

impl<'t> Line<'t> {
    /// Of `text`, in which the claim stands at the bytes `claim`.
    pub(super) fn new(text: &'t str, claim: Range<usize>) -> Line<'t> {
        let doc = Document::new(text);
        let kinds = kinds(&doc);
        let from = doc.token_at(claim.start);
        let to = doc.tokens().partition_point(|t| t.span().start() < claim.end);
        Line { doc, kinds, claim: from..to.max(from) }
    }

    pub(super) fn len(&self) -> usize {
        self.kinds.len()
    }

    pub(super) fn kind(&self, i: usize) -> Kind {
        self.kinds.get(i).copied().unwrap_or(Kind::Stop)
    }

    /// Whether token `i` is a verb that can be a clause's.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        let before = if i == 0 { Kind::Stop } else { self.kind(i - 1) };
        match self.kind(i) {
            Kind::Verb | Kind::Be | Kind::Have | Kind::Do | Kind::Modal => true,
            // "the damaged bridge", "a bill signed": what a noun is, not what it does.
            Kind::Ed => !matches!(before, Kind::Det | Kind::His | Kind::Adj | Kind::Of | Kind::Prep),
            _ => false,
        }
    }

    pub(super) fn has_verb(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|i| self.is_verb(i) && !self.claim.contains(&i))
    }

    /// Whether token `i` can stand in a noun's phrase.
    pub(super) fn is_nominal(&self, i: usize) -> bool {
        matches!(self.kind(i), Kind::Noun | Kind::Cap | Kind::Adj | Kind::Num | Kind::Poss | Kind::Hyphen)
            // "we'll", "don't"
            && !(self.kind(i) != Kind::Poss && self.doc.word(i).contains(['\'', '’']))
    }

    /// `tokens` without what no caption begins or ends with, cut to a caption's length; empty if nothing is left.
    pub(super) fn caption(&self, mut tokens: Vec<usize>) -> String {
        let opens = |k| {
            matches!(
                k,
                Kind::Det
                    | Kind::And
                    | Kind::Sub
                    | Kind::That
                    | Kind::Wh
                    | Kind::Who
                    | Kind::Adv
                    | Kind::Comma
                    | Kind::Prep
                    | Kind::Of
                    | Kind::To
                    | Kind::Hyphen
                    | Kind::Poss
                    | Kind::Mark
                    | Kind::Stop
            )
        };
        // What stands behind the first few lines of a long list is cut off in any case.
        tokens.truncate(3 * LONGEST);
        tokens.retain(|i| !self.is_weekday(*i));
        let stays = |i: usize| !opens(self.kind(i)) || self.bounds(i);
        let from = tokens.iter().position(|i| stays(*i)).unwrap_or(tokens.len());
        tokens.drain(..from);
        self.cut(tokens, LONGEST)
    }

    /// `tokens` as they go on behind a value, cut to `most` characters.
    pub(super) fn behind(&self, tokens: &[usize], most: usize) -> String {
        self.cut(tokens.iter().copied().filter(|i| !self.is_weekday(*i)).collect(), most)
    }

    /// The words up to `most` characters, at the end of a phrase; an ellipsis tells that more was said.
    fn cut(&self, mut tokens: Vec<usize>, most: usize) -> String {
        // Each has a character at least.
        tokens.truncate(most + 2);
        let all = tokens.len();
        let phrases = self.phrase_ends(&tokens);
        let mut length = 0;
        let lengths: Vec<usize> = (0..all)
            .map(|n| {
                length += usize::from(self.is_apart(&tokens, n)) + self.doc.word(tokens[n]).chars().count();
                length
            })
            .collect();
        while tokens.last().is_some_and(|_| lengths[tokens.len() - 1] > most) {
            let cut = self.last_break(&tokens, &phrases);
            tokens.truncate(cut);
        }
        let cut = tokens.len() < all;
        while tokens.last().is_some_and(|i| self.never_last(*i)) {
            tokens.pop();
        }
        let text = self.text(&tokens);
        let open = text.matches('“').count() > text.matches('”').count();
        format!("{text}{}{}", if cut && !text.is_empty() { "…" } else { "" }, if open { "”" } else { "" })
    }

    /// A day of the week with the "on" before it or the "'s" behind it: when something was said tells nothing of what
    /// it is about.
    pub(super) fn is_weekday(&self, i: usize) -> bool {
        let day = |i: usize| calendar::days().any(|(name, _)| name == self.doc.lower(i));
        let owns = self.kind(i) == Kind::Poss && i > 0 && day(i - 1);
        day(i) || owns || self.doc.lower(i) == "on" && day(i + 1)
    }

    /// Whether token `i` is a quotation mark around a few words of the clause ("a “strategic mistake”").
    pub(super) fn is_quoted_briefly(&self, i: usize) -> bool {
        match self.kind(i) {
            Kind::Open => (i + 1..i + QUOTED).any(|k| self.kind(k) == Kind::Close),
            Kind::Close => (i.saturating_sub(QUOTED - 1)..i).any(|k| self.kind(k) == Kind::Open),
            _ => false,
        }
    }

    /// "At least", "at most" before a number.
    fn bounds(&self, i: usize) -> bool {
        self.doc.lower(i) == "at" && matches!(self.doc.lower(i + 1), "least" | "most")
    }

    /// Behind each of `tokens`, the last place up to there, but the first ones, where a noun's phrase has ended; 0 for none.
    fn phrase_ends(&self, tokens: &[usize]) -> Vec<usize> {
        let whole = |n: usize| {
            self.is_nominal(tokens[n - 1])
                && !self.is_nominal(tokens[n])
                && self.kind(tokens[n - 1]) != Kind::Adj
        };
        let mut last = 0;
        let end = |n: usize| {
            last = if n >= 3 && whole(n) { n } else { last };
            last
        };
        (0..tokens.len()).map(end).collect()
    }

    /// Before which of `tokens`, but the first ones, the caption is best cut: the last phrase's beginning. `phrases` are the ends
    /// of nouns' phrases.
    fn last_break(&self, tokens: &[usize], phrases: &[usize]) -> usize {
        let begins = |n: &usize| {
            matches!(
                self.kind(tokens[*n]),
                Kind::Prep | Kind::And | Kind::To | Kind::That | Kind::Ing | Kind::Sub
            )
        };
        let last = tokens.len() - 1;
        let phrase = (4.max((last + 1).saturating_sub(8))..=last).rev().find(begins);
        phrase.or(Some(phrases[last]).filter(|n| *n > 0)).unwrap_or(last)
    }

    fn never_last(&self, i: usize) -> bool {
        let ended =
            matches!(self.doc.lower(i), "up" | "down" | "out" | "off" | "in" | "over" | "away" | "back");
        match self.kind(i) {
            Kind::Prep => !ended,
            Kind::Noun | Kind::Cap | Kind::Num | Kind::Adj | Kind::Ed | Kind::Obj | Kind::Verb => false,
            // "women dating back to": the rest of it is gone.
            Kind::Ing => {
                matches!(self.kind(i + 1), Kind::Prep | Kind::Adv | Kind::Det | Kind::His | Kind::Open)
            }
            Kind::It | Kind::Her | Kind::Close => false,
            Kind::Poss => self.doc.lower(i) != "s" && !self.doc.tokens()[i].is_spaced() && i > 0,
            _ => true,
        }
    }

    /// The words as written; words that were apart are so by one space.
    fn text(&self, tokens: &[usize]) -> String {
        let mut out = String::new();
        for (n, i) in tokens.iter().enumerate() {
            if self.is_apart(tokens, n) {
                out.push(' ');
            }
            out.push_str(self.doc.word(*i));
        }
        out
    }

    /// Whether a space stands before the `n`th of `tokens`.
    fn is_apart(&self, tokens: &[usize], n: usize) -> bool {
        let i = tokens[n];
        let glued = n > 0 && tokens[n - 1] + 1 == i && !self.doc.tokens()[i].is_spaced();
        n > 0 && !glued && !matches!(self.kind(i), Kind::Comma | Kind::Poss)
    }
}
