//! One name in two spellings: straight and curly apostrophes, short forms of given names.

use std::borrow::Cow;
use std::ops::Deref;

use arrayvec::ArrayString;

use crate::lexicon::{List, WordMap};

static SHORT: List<WordMap<Vec<&'static str>>> = List::new(|| {
    let list = include_str!("../lexicon/en/short_names.tsv");
    WordMap::load("short_names.tsv", list, 2, |f| Ok(f[0].split(',').collect()))
});

/// The name with straight apostrophes, so that "O’Rourke" and "O'Rourke" are one.
pub(crate) fn plain(name: &str) -> Cow<'_, str> {
    let curly = !name.is_ascii() && name.contains(['’', '‘']);
    if curly { name.replace(['’', '‘'], "'").into() } else { name.into() }
}

/// How long a word is at most that is written in lower case without a string of its own, in bytes.
const MOST: usize = 32;

/// Words in lower case, to be looked up.
#[derive(Clone, Debug)]
pub(crate) enum Lower {
    Short(ArrayString<MOST>),
    Long(String),
}

impl Deref for Lower {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Lower::Short(words) => words,
            Lower::Long(words) => words,
        }
    }
}

impl AsRef<str> for Lower {
    fn as_ref(&self) -> &str {
        self
    }
}

/// `words` in lower case.
pub(crate) fn lower(words: &str) -> Lower {
    let short = if words.is_ascii() { ArrayString::from(words).ok() } else { None };
    match short {
        Some(mut words) => {
            words.make_ascii_lowercase();
            Lower::Short(words)
        }
        None => Lower::Long(words.to_lowercase()),
    }
}

/// What names are looked up by: lower case, straight apostrophes.
pub(crate) fn key(name: &str) -> Lower {
    lower(&plain(name))
}

/// Whether two given names, in lower case, can be one person's: the same, or one short for the other or for what the
/// other is short for ("bob", "rob").
pub(crate) fn same_given(a: &str, b: &str) -> bool {
    let long = |name: &str| SHORT.get(name).map_or(&[][..], Vec::as_slice);
    let (x, y) = (long(a), long(b));
    a == b || x.contains(&b) || y.contains(&a) || x.iter().any(|name| y.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_and_their_short_forms() {
        for (a, b, one) in [
            ("jack", "jacob", true),
            ("robert", "bob", true),
            ("bob", "rob", true),
            ("mira", "mira", true),
            ("jacob", "john", false),
            ("mira", "mirabel", false),
            ("bill", "bob", false),
        ] {
            assert_eq!(same_given(a, b), one, "{a} {b}");
        }
    }

    #[test]
    fn apostrophes_do_not_part_names() {
        for (a, b, one) in
            [("O’Dana", "o'dana", true), ("O‘Dana", "O'Dana", true), ("O Dana", "O'Dana", false)]
        {
            assert_eq!(*key(a) == *key(b), one, "{a} {b}");
        }
    }
}
