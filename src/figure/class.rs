//! Classes of words: which words may stand where around a figure. The words are data, in `lexicon/en/figure_words.tsv`.

mod named;

use crate::lexicon::index::Index;
use crate::lexicon::{self, List};

pub(in crate::figure) use named::Class;

/// The words of the list with the classes of each.
struct Words {
    index: Index,
    /// By row, as [`named::set`] makes them; the build script did.
    sets: &'static [[u8; 8]],
}

static WORDS: List<Words> = List::new(|| {
    let sets = include_bytes!(concat!(env!("OUT_DIR"), "/figure_words.classes"));
    let list = include_str!("../lexicon/en/figure_words.tsv");
    Words { index: lexicon::index("figure_words.tsv", list, 2), sets: sets.as_chunks().0 }
});

/// Whether `word`, in lower case, is of `class`.
pub(in crate::figure) fn is(word: &str, class: Class) -> bool {
    let words = &*WORDS;
    let set = |row: usize| u64::from_le_bytes(words.sets[row]);
    words.index.row(word).is_some_and(|row| set(row) & 1 << class as u64 != 0)
}

/// Whether `word` helps a verb behind it: "*has been* sold", "*will soon* fall".
pub(in crate::figure) fn helps(word: &str) -> bool {
    matches!(crate::lexicon::kind_of(word), Some("be" | "have" | "do" | "modal" | "adv"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_build_is_that_of_the_list() {
        let set = |mut fields: crate::lexicon::index::Fields| {
            named::set(fields.nth(1).unwrap_or_default()).map(u64::to_le_bytes)
        };
        let sets: Result<Vec<_>, _> = WORDS.index.rows().map(set).collect();
        assert_eq!(sets.as_deref(), Ok(WORDS.sets));
    }

    #[test]
    fn knows_classes() {
        assert!(is("won", Class::ContestBefore));
        assert!(!is("won", Class::Street));
        assert!(!is("zebra", Class::Determiner));
    }
}
