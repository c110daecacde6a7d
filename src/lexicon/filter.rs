//! A filter before a look-up: most words asked of a list are not in it, and a few bits of a word tell that of most of them.

/// Tells of a word that it is in no list of these, or that it may be.
#[derive(Clone, Debug)]
pub(crate) struct Filter([u64; WORDS]);

const WORDS: usize = 16;

/// How many bits a filter has.
pub(super) const BITS: usize = 64 * WORDS;

impl Filter {
    /// That lets nothing through.
    pub(crate) const NONE: Filter = Filter([0; WORDS]);

    /// That lets these words through, and some others.
    pub(crate) fn of(words: impl Iterator<Item = impl AsRef<str>>) -> Filter {
        let mut filter = Filter::NONE;
        words.for_each(|word| filter.add(word.as_ref()));
        filter
    }

    pub(crate) fn add(&mut self, word: &str) {
        let bit = bit(word);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether `word` may be one of them.
    #[inline]
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let bit = bit(word);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

/// The bit of a word: a number below [`BITS`] made of a word's first and last byte and its length.
#[inline]
pub(super) fn bit(word: &str) -> usize {
    match word.as_bytes() {
        [] => 0,
        [first, .., last] => ((usize::from(*first) * 32) ^ usize::from(*last) ^ (word.len() * 8)) % BITS,
        [one] => usize::from(*one) * 33 % BITS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_it_gets_through_and_little_else() {
        let words = ["", "a", "dam", "flood", "über", "evacuation"];
        let filter = Filter::of(words.into_iter());
        assert!(words.iter().all(|word| filter.may_hold(word)));
        let others = ["b", "dams", "floods", "river", "of", "the", "rain", "bridge", "town", "mayor"];
        assert!(others.iter().filter(|word| filter.may_hold(word)).count() <= 1);
        assert!(!Filter::NONE.may_hold("dam"));
    }
}
