//! Terms: words brought to one form, each with how much it tells.
//!
//! A term is a number made from its word, so that articles can be compared without a common dictionary: inflected
//! forms share one ("injured", "injuries"), and so do words that news writers put for one another ("quake",
//! "earthquake"). Its weight is the logarithm of how rare the word is in news; a word of no list is rare.

use super::stem::{self, hash};
use crate::lexicon::index::{Fields, Index};
use crate::lexicon::{self, List, WordPairs};

pub(crate) use super::stem::RARE;

/// A word's form as a number; [`NONE`] is no word.
pub(crate) type TermId = u32;

/// What stands for marks and for words that tell nothing.
pub(crate) const NONE: TermId = 0;

/// A term and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Term {
    /// Which.
    pub(crate) id: TermId,
    /// How much it tells: 0 (stands in every article) to [`RARE`].
    pub(crate) weight: f32,
}

static SYNONYMS: List<WordPairs> =
    List::new(|| WordPairs::load("synonyms.tsv", include_str!("../lexicon/en/synonyms.tsv")));

/// The words of `frequency.tsv` with their terms.
struct Known {
    words: Index,
    /// By row, as [`stem::terms`] makes them.
    terms: &'static [[u8; 8]],
}

static KNOWN: List<Known> = List::new(|| {
    let words = lexicon::index("frequency.tsv", include_str!("../lexicon/en/frequency.tsv"), 2);
    let built: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/frequency.terms"));
    let terms = if lexicon::is_added_to("synonyms.tsv") { terms_of(words).leak() } else { built };
    Known { words, terms: terms.as_chunks().0 }
});

/// The terms of `words` by the synonyms in force.
fn terms_of(words: Index) -> Vec<u8> {
    let row = |mut fields: Fields| (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
    let rows: Vec<_> = words.rows().map(row).collect();
    stem::terms(&rows, |word| SYNONYMS.get(word))
}

impl Known {
    fn get(&self, word: &str) -> Option<Term> {
        let [a, b, c, d, weight @ ..] = self.terms[self.words.row(word)?];
        let weight = f32::from_bits(u32::from_le_bytes(weight));
        Some(Term { id: u32::from_le_bytes([a, b, c, d]), weight })
    }
}

/// Makes the table of known words.
pub(super) fn prepare() {
    let _ = &*KNOWN;
}

/// The term of `word`, in lower case. One look-up for a listed word.
pub(crate) fn term(word: &str) -> Term {
    if let Some(known) = KNOWN.get(word) {
        return known;
    }
    if word.len() < 3 {
        return Term { id: hash(word), weight: if word.len() < 2 { 0.0 } else { 0.3 } };
    }
    Term { id: form(word), weight: RARE }
}

/// The number of a place by the name that is used for all its names.
pub(crate) fn of_place(name: &str) -> TermId {
    form(&name.to_lowercase())
}

/// The number of the form of `word`.
pub(crate) fn form(word: &str) -> TermId {
    stem::form(word, |word| SYNONYMS.get(word))
}

#[cfg(test)]
mod tests {
    use super::super::stem::stem;
    use super::*;

    #[test]
    fn forms() {
        let same = [
            ("injured", "wounding"),
            ("earthquake", "quakes"),
            ("company", "companies"),
            ("stopped", "stopping"),
            ("passenger", "passengers"),
            ("rate", "rated"),
            ("crewmembers", "crewmember"),
            ("passed", "pass"),
            ("calls", "called"),
            ("carried", "carrying"),
            ("worry", "worries"),
            ("employee", "employees"),
            ("agreed", "agreeing"),
            ("tries", "try"),
            ("tariff", "tariffs"),
            ("controlled", "controls"),
            ("cancelled", "canceled"),
            ("exceeds", "exceeded"),
            ("airplanes", "aircraft"),
            ("cigarettes", "cigarette"),
        ];
        for (a, b) in same {
            assert_eq!(form(a), form(b), "{a} {b}");
        }
        for (a, b) in [
            ("passenger", "passage"),
            ("injured", "killed"),
            ("bus", "bush"),
            ("tunnel", "tunic"),
            ("carry", "car"),
            ("role", "roll"),
            ("mile", "mills"),
            ("police", "policy"),
            ("employee", "employ"),
        ] {
            assert_ne!(form(a), form(b), "{a} {b}");
        }
    }

    #[test]
    fn any_letters_have_a_form() {
        for word in
            ["éll", "éélling", "aéllied", "ßss", "éees", "naïveté", "日本語ing", "ééy", "xies", "ing", "s"]
        {
            assert!(stem(word).len() <= word.len() && word.starts_with(stem(word)), "{word}");
        }
    }

    #[test]
    fn the_table_of_the_build_is_that_of_the_lists() {
        assert_eq!(KNOWN.terms.as_flattened(), terms_of(KNOWN.words));
        assert_eq!(KNOWN.terms.len(), KNOWN.words.len());
    }

    #[test]
    fn synonyms_of_the_users_own_reach_known_words() {
        let mut lexicon = lexicon::Lexicon::new();
        lexicon.add("synonyms.tsv", "governor\tlawyer\n").expect("it is well formed");
        assert_ne!(term("governor").id, term("lawyer").id);
        lexicon.during(|| assert_eq!(term("governor"), term("lawyer")));
    }

    #[test]
    fn common_words_tell_little() {
        assert!(term("the").weight < 0.2);
        assert!(term("zirconium").weight > term("police").weight);
        assert!(term("quake").id == term("earthquakes").id);
    }
}
