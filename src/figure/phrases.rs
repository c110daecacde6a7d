//! Phrases of a few tokens, looked up by their first or last token.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::filter::Filter;
use crate::text::Document;

/// Phrases with a value each; the longest that fits is found. A look-up costs one hash and the few phrases that share a token.
#[derive(Debug)]
pub(crate) struct Phrases<V> {
    phrases: Vec<Phrase<V>>,
    /// The place of the first phrase of each token that they are looked up by.
    first: FxHashMap<&'static str, usize>,
    /// Before the look-up of a word.
    filter: Filter,
}

#[derive(Debug)]
struct Phrase<V> {
    /// Its tokens with spaces between them.
    words: &'static str,
    /// How many there are besides the one that it is looked up by.
    more: usize,
    value: V,
    /// The place of the next phrase looked up by the same token, which is no longer than this.
    next: Option<usize>,
}

impl<V> Phrases<V> {
    /// Phrases read from their first token on.
    pub(crate) fn forward(phrases: impl Iterator<Item = (&'static str, V)>) -> Phrases<V> {
        Phrases::build(phrases, |words| words.split_once(' ').map_or(words, |(first, _)| first))
    }

    /// Phrases read from their last token back.
    pub(crate) fn backward(phrases: impl Iterator<Item = (&'static str, V)>) -> Phrases<V> {
        Phrases::build(phrases, |words| words.rsplit_once(' ').map_or(words, |(_, last)| last))
    }

    fn build(
        given: impl Iterator<Item = (&'static str, V)>,
        key: fn(&'static str) -> &'static str,
    ) -> Phrases<V> {
        let size = given.size_hint().0;
        let mut first: FxHashMap<&'static str, usize> =
            FxHashMap::with_capacity_and_hasher(size, FxBuildHasher);
        let mut phrases: Vec<Phrase<V>> = Vec::with_capacity(size);
        for (place, (words, value)) in given.enumerate() {
            let more = words.bytes().filter(|b| *b == b' ').count();
            let (mut before, mut next) = (None, first.get(key(words)).copied());
            while let Some(longer) = next.filter(|other| phrases[*other].more >= more) {
                (before, next) = (Some(longer), phrases[longer].next);
            }
            match before {
                Some(longer) => phrases[longer].next = Some(place),
                None => _ = first.insert(key(words), place),
            }
            phrases.push(Phrase { words, more, value, next });
        }
        let filter = Filter::of(first.keys().copied());
        Phrases { phrases, first, filter }
    }

    /// The phrases looked up by this word, the longest first.
    fn starting(&self, word: &str) -> impl Iterator<Item = &Phrase<V>> {
        let first = if self.filter.may_hold(word) { self.first.get(word).copied() } else { None };
        let phrase = |place: usize| &self.phrases[place];
        std::iter::successors(first.map(phrase), move |before| before.next.map(phrase))
    }

    /// The longest phrase that begins at token `i`: the token after it and its value.
    pub(crate) fn at(&self, doc: &Document<'_>, i: usize) -> Option<(usize, &V)> {
        let mut list = self.starting(doc.lower(i));
        let fits =
            |p: &&Phrase<V>| p.words.split(' ').skip(1).zip(i + 1..).all(|(word, k)| doc.lower(k) == word);
        list.find(fits).map(|p| (i + 1 + p.more, &p.value))
    }

    /// As [`Phrases::at`], letters compared as written.
    pub(crate) fn at_as_written(&self, doc: &Document<'_>, i: usize) -> Option<(usize, &V)> {
        let mut list = self.starting(doc.word(i));
        let fits =
            |p: &&Phrase<V>| p.words.split(' ').skip(1).zip(i + 1..).all(|(word, k)| doc.word(k) == word);
        list.find(fits).map(|p| (i + 1 + p.more, &p.value))
    }

    /// The longest phrase whose last token is the one before `end`: its first token and its value.
    pub(crate) fn before(&self, doc: &Document<'_>, end: usize, from: usize) -> Option<(usize, &V)> {
        let last = end.checked_sub(1).filter(|last| *last >= from)?;
        let mut list = self.starting(doc.lower(last));
        let fits = |p: &&Phrase<V>| {
            let mut others = p.words.rsplit(' ').skip(1).enumerate();
            p.more <= last - from && others.all(|(k, word)| doc.lower(last - 1 - k) == word)
        };
        list.find(fits).map(|p| (last - p.more, &p.value))
    }
}
