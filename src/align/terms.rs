//! Terms: words brought to one form, each with how much it tells.
//!
//! A term is a number made from its word, so that articles can be compared without a common dictionary: inflected
//! forms share one ("injured", "injuries"), and so do words that news writers put for one another ("quake",
//! "earthquake"). Its weight is the logarithm of how rare the word is in news; a word of no list is rare.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::lexicon::{self, List, WordMap};

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

/// The weight of a word that fewer than 12 of 1,000 articles hold.
pub(crate) const RARE: f32 = 5.0;

static SYNONYMS: List<WordMap<&'static str>> =
    List::new(|| WordMap::load("synonyms.tsv", include_str!("../lexicon/en/synonyms.tsv"), 2, |f| Ok(f[0])));

static KNOWN: List<FxHashMap<&'static str, Term>> = List::new(known);

fn known() -> FxHashMap<&'static str, Term> {
    let text = include_str!("../lexicon/en/frequency.tsv");
    let rows = lexicon::lines(text);
    let mut shares: FxHashMap<TermId, u16> = FxHashMap::with_capacity_and_hasher(rows, FxBuildHasher);
    let mut words: FxHashMap<&'static str, Term> = FxHashMap::with_capacity_and_hasher(rows, FxBuildHasher);
    lexicon::each_built_in("frequency.tsv", text, 2, |row| {
        let share = row.fields[1].parse().unwrap_or(1);
        let id = form(row.fields[0]);
        let most = shares.entry(id).or_insert(0);
        *most = share.max(*most);
        words.insert(row.fields[0], Term { id, weight: RARE });
    });
    // A form tells as little as its most frequent word.
    for term in words.values_mut() {
        term.weight = shares.get(&term.id).map_or(RARE, |s| (1000.0 / f32::from(*s)).ln().clamp(0.05, RARE));
    }
    words
}

/// Makes the table of known words.
pub(super) fn prepare() {
    let _ = &*KNOWN;
}

/// The term of `word`, in lower case. One look-up for a listed word.
pub(crate) fn term(word: &str) -> Term {
    if let Some(known) = KNOWN.get(word) {
        return *known;
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
    let bare = stem(word);
    // The list has "airplane", neither "airplanes" nor the bare "airplan".
    let with_e = || word.strip_suffix(['s', 'd']).filter(|w| w.ends_with('e')).and_then(|w| SYNONYMS.get(w));
    let same = SYNONYMS.get(word).or_else(|| SYNONYMS.get(bare)).or_else(with_e);
    hash(same.map_or(bare, |same| stem(same)))
}

/// What is left of a word without its ending; always a beginning of it, and the same for all its regular forms.
fn stem(word: &str) -> &str {
    let cut = |ending: &str, least: usize| word.strip_suffix(ending).filter(|s| s.len() >= least);
    // "carry", "carries" and "carried" keep both r, which "car" has not.
    if let Some(bare) = cut("ies", 2).or(cut("ied", 2)).filter(|s| !s.ends_with(VOWELS)) {
        return bare;
    }
    // "employee" is not "employ", and "need" no past form; the list of synonyms knows "agreed".
    if word.ends_with("ee") || word.ends_with("eed") {
        return word;
    }
    if word.ends_with("ees") {
        return &word[..word.len() - 1];
    }
    if let Some(bare) = cut("ings", 3).or(cut("ing", 3)) {
        return undoubled(bare);
    }
    let plural = || cut("s", 3).filter(|s| !s.ends_with(['s', 'u', 'i']));
    match cut("ed", 3) {
        Some(bare) => undoubled(bare),
        None => unvowelled(cut("es", 3).or_else(plural).unwrap_or(word)),
    }
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// What stands before "ing" or "ed" without the letter that these double: "stop" of "stopping".
fn undoubled(bare: &str) -> &str {
    let [.., before, a, b] = bare.as_bytes() else { return bare };
    if a != b || bare.len() < 4 || !a.is_ascii_alphabetic() || *a == b'e' {
        return unvowelled(bare);
    }
    // Some double it of themselves: "pass", "staff", "call" (but not "travell" and "controll").
    let mut head = bare.bytes().take(bare.len() - 3);
    let own = match a {
        b's' | b'f' | b'z' => true,
        b'l' => !matches!(before, b'e' | b'o') || !head.any(|b| VOWELS.contains(&char::from(b))),
        _ => false,
    };
    if own { bare } else { &bare[..bare.len() - 1] }
}

/// Without the last "e" or "y", which endings replace.
fn unvowelled(bare: &str) -> &str {
    match bare.as_bytes() {
        [.., b'e', b'e'] => bare,
        [.., before, b'y'] if bare.len() > 3 || !VOWELS.contains(&char::from(*before)) => {
            &bare[..bare.len() - 1]
        }
        [.., b'e'] if bare.len() > 3 => &bare[..bare.len() - 1],
        _ => bare,
    }
}

/// FNV-1a, never [`NONE`]: the same on every machine.
fn hash(word: &str) -> TermId {
    let hash = word.bytes().fold(0x811c_9dc5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    hash.max(1)
}

#[cfg(test)]
mod tests {
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
    fn common_words_tell_little() {
        assert!(term("the").weight < 0.2);
        assert!(term("zirconium").weight > term("police").weight);
        assert!(term("quake").id == term("earthquakes").id);
    }
}
