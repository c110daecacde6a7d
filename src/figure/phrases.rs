//! Phrases of a few tokens, looked up by their first or last token.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::filter::Filter;
use crate::text::Document;

/// Phrases with a value each; the longest that fits is found. A look-up costs one hash and the few phrases that share a token.
#[derive(Debug)]
pub(crate) struct Phrases<V> {
    by_key: FxHashMap<&'static str, Vec<(Vec<&'static str>, V)>>,
    /// Before the look-up of a word.
    filter: Filter,
}

impl<V: Clone> Phrases<V> {
    /// Phrases read from their first token on.
    pub(crate) fn forward(phrases: impl Iterator<Item = (&'static str, V)>) -> Phrases<V> {
        Phrases::build(phrases.map(|(p, v)| (p.split(' '), v)))
    }

    /// Phrases read from their last token back.
    pub(crate) fn backward(phrases: impl Iterator<Item = (&'static str, V)>) -> Phrases<V> {
        Phrases::build(phrases.map(|(p, v)| (p.split(' ').rev(), v)))
    }

    fn build(phrases: impl Iterator<Item = (impl Iterator<Item = &'static str>, V)>) -> Phrases<V> {
        let mut by_key: FxHashMap<&'static str, Vec<(Vec<&'static str>, V)>> =
            FxHashMap::with_capacity_and_hasher(phrases.size_hint().0, FxBuildHasher);
        for (mut tokens, value) in phrases {
            let key = tokens.next().unwrap_or_default();
            by_key.entry(key).or_default().push((tokens.collect(), value));
        }
        for list in by_key.values_mut().filter(|list| list.len() > 1) {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        let filter = Filter::of(by_key.keys().copied());
        Phrases { by_key, filter }
    }

    /// The phrases looked up by this word.
    fn starting(&self, word: &str) -> Option<&[(Vec<&'static str>, V)]> {
        if !self.filter.may_hold(word) {
            return None;
        }
        self.by_key.get(word).map(Vec::as_slice)
    }

    /// The longest phrase that begins at token `i`: the token after it and its value.
    pub(crate) fn at(&self, doc: &Document<'_>, i: usize) -> Option<(usize, &V)> {
        let list = self.starting(doc.lower(i))?;
        let fits = |rest: &Vec<&'static str>| rest.iter().zip(i + 1..).all(|(word, k)| doc.lower(k) == *word);
        list.iter().find(|(rest, _)| fits(rest)).map(|(rest, v)| (i + 1 + rest.len(), v))
    }

    /// As [`Phrases::at`], letters compared as written.
    pub(crate) fn at_as_written(&self, doc: &Document<'_>, i: usize) -> Option<(usize, &V)> {
        let list = self.starting(doc.word(i))?;
        let fits = |rest: &Vec<&'static str>| rest.iter().zip(i + 1..).all(|(word, k)| doc.word(k) == *word);
        list.iter().find(|(rest, _)| fits(rest)).map(|(rest, v)| (i + 1 + rest.len(), v))
    }

    /// The longest phrase whose last token is the one before `end`: its first token and its value.
    pub(crate) fn before(&self, doc: &Document<'_>, end: usize, from: usize) -> Option<(usize, &V)> {
        let last = end.checked_sub(1).filter(|last| *last >= from)?;
        let list = self.starting(doc.lower(last))?;
        let fits = |rest: &Vec<&'static str>| {
            rest.len() <= last - from
                && rest.iter().enumerate().all(|(k, word)| doc.lower(last - 1 - k) == *word)
        };
        list.iter().find(|(rest, _)| fits(rest)).map(|(rest, v)| (last - rest.len(), v))
    }
}
