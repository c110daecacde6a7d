//! Phrases of a few tokens, looked up by their first or last token.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::text::Document;

/// Phrases with a value each; the longest that fits is found. A look-up costs one hash and the few phrases that share a token.
#[derive(Debug)]
pub(crate) struct Phrases<V> {
    by_key: FxHashMap<String, Vec<(Vec<String>, V)>>,
}

impl<V: Clone> Phrases<V> {
    /// Phrases read from their first token on.
    pub(crate) fn forward<'p>(phrases: impl Iterator<Item = (&'p str, V)>) -> Phrases<V> {
        Phrases::build(phrases.map(|(p, v)| (p.split(' '), v)))
    }

    /// Phrases read from their last token back.
    pub(crate) fn backward<'p>(phrases: impl Iterator<Item = (&'p str, V)>) -> Phrases<V> {
        Phrases::build(phrases.map(|(p, v)| (p.split(' ').rev(), v)))
    }

    fn build<'p>(phrases: impl Iterator<Item = (impl Iterator<Item = &'p str>, V)>) -> Phrases<V> {
        let mut by_key: FxHashMap<String, Vec<(Vec<String>, V)>> =
            FxHashMap::with_capacity_and_hasher(phrases.size_hint().0, FxBuildHasher);
        for (mut tokens, value) in phrases {
            let key = tokens.next().unwrap_or_default();
            let phrase = (tokens.map(str::to_string).collect(), value);
            match by_key.get_mut(key) {
                Some(list) => list.push(phrase),
                None => {
                    by_key.insert(key.to_string(), vec![phrase]);
                }
            }
        }
        for list in by_key.values_mut().filter(|list| list.len() > 1) {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Phrases { by_key }
    }

    /// The longest phrase that begins at token `i`: the token after it and its value.
    pub(crate) fn at(&self, doc: &Document<'_>, i: usize) -> Option<(usize, &V)> {
        let list = self.by_key.get(doc.lower(i))?;
        let fits = |rest: &Vec<String>| rest.iter().zip(i + 1..).all(|(word, k)| doc.lower(k) == word);
        list.iter().find(|(rest, _)| fits(rest)).map(|(rest, v)| (i + 1 + rest.len(), v))
    }

    /// As [`Phrases::at`], letters compared as written.
    pub(crate) fn at_as_written(&self, doc: &Document<'_>, i: usize) -> Option<(usize, &V)> {
        let list = self.by_key.get(doc.word(i))?;
        let fits = |rest: &Vec<String>| rest.iter().zip(i + 1..).all(|(word, k)| doc.word(k) == word);
        list.iter().find(|(rest, _)| fits(rest)).map(|(rest, v)| (i + 1 + rest.len(), v))
    }

    /// The longest phrase whose last token is the one before `end`: its first token and its value.
    pub(crate) fn before(&self, doc: &Document<'_>, end: usize, from: usize) -> Option<(usize, &V)> {
        let last = end.checked_sub(1).filter(|last| *last >= from)?;
        let list = self.by_key.get(doc.lower(last))?;
        let fits = |rest: &Vec<String>| {
            rest.len() <= last - from
                && rest.iter().enumerate().all(|(k, word)| doc.lower(last - 1 - k) == word)
        };
        list.iter().find(|(rest, _)| fits(rest)).map(|(rest, v)| (last - rest.len(), v))
    }
}
