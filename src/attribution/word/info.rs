//! What the lists say of words.

use super::Kind;
use super::entry::{self, Entry, Rows, SIZE};
use super::inflect::{BASE, THIRD};
use super::kind::NAMED;
use crate::attribution::Stance;
use crate::error::Error;
use crate::lexicon::index::{self, Index};
use crate::lexicon::{self, List, WordSet};
use crate::text::Document;

/// A cue: a verb, noun or adjective of saying, thinking or wanting.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) struct Cue {
    /// Its base form.
    pub(in crate::attribution) lemma: &'static str,
    pub(in crate::attribution) stance: Stance,
}

/// What the lists say of a word.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) struct Info {
    pub(super) kind: Option<Kind>,
    /// Forms as a verb.
    pub(in crate::attribution) forms: u8,
    pub(in crate::attribution) verb: Option<&'static Cue>,
    pub(in crate::attribution) noun: Option<&'static Cue>,
    pub(in crate::attribution) adjective: Option<&'static Cue>,
    /// Whether it may begin a phrase that attributes beside a clause.
    pub(in crate::attribution) beside: bool,
}

impl Info {
    /// What they say of a word that is in none.
    pub(super) const NONE: Info =
        Info { kind: None, forms: 0, verb: None, noun: None, adjective: None, beside: false };

    /// What they say of token `i`.
    pub(super) fn of(doc: &Document<'_>, i: usize) -> Info {
        if !doc.tokens()[i].is_word() {
            return Info::NONE;
        }
        of(doc.lower(i)).unwrap_or(Info::NONE)
    }

    /// Whether a word may attribute anything.
    pub(in crate::attribution) fn is_cue(&self) -> bool {
        self.beside || self.verb.is_some() || self.noun.is_some() || self.adjective.is_some()
    }
}

/// Verbs that double their last letter before "-ing" though no regular past form shows it.
static DOUBLED: List<WordSet> =
    List::new(|| WordSet::load("doubled_verbs.tsv", include_str!("../../lexicon/en/doubled_verbs.tsv")));

/// Whether the verb `base` does.
pub(in crate::attribution) fn is_doubled(base: &str) -> bool {
    DOUBLED.contains(base)
}

/// All words that the lists tell of.
struct Words {
    index: Index,
    /// By row.
    entries: &'static [[u8; SIZE]],
    verbs: Vec<Cue>,
    nouns: Vec<Cue>,
    adjectives: Vec<Cue>,
}

static WORDS: List<Words> = List::new(|| {
    let lists = Lists::read();
    let (text, index, entries) =
        if lexicon::is_added_to("cue_verbs.tsv") { lists.gathered() } else { BUILT_IN };
    Words {
        index: Index::new(text, index).expect("it is the index of these words"),
        entries: entries.as_chunks().0,
        verbs: cues(&lists.verbs, "cue_verbs.tsv"),
        nouns: cues(&lists.nouns, "cue_nouns.tsv"),
        adjectives: cues(&lists.adjectives, "cue_adjectives.tsv"),
    }
});

/// Words, one a line, their index and their entries.
type Gathered = (&'static str, &'static [u8], &'static [u8]);

/// What the build script gathered.
const BUILT_IN: Gathered = (
    include_str!(concat!(env!("OUT_DIR"), "/words.list")),
    include_bytes!(concat!(env!("OUT_DIR"), "/words.index")),
    include_bytes!(concat!(env!("OUT_DIR"), "/words.entries")),
);

/// Makes the table of words.
pub(in crate::attribution) fn prepare() {
    let _ = &*WORDS;
}

impl Words {
    fn get(&'static self, word: &str) -> Option<Info> {
        let Entry { kind, forms, beside, verb, noun, adjective } =
            Entry::from_bytes(self.entries[self.index.row(word)?]);
        let cue = |cues: &'static [Cue], number: u32| cues.get((number as usize).checked_sub(1)?);
        Some(Info {
            kind: usize::from(kind).checked_sub(1).map(|kind| NAMED[kind].1),
            forms,
            verb: cue(&self.verbs, verb),
            noun: cue(&self.nouns, noun),
            adjective: cue(&self.adjectives, adjective),
            beside,
        })
    }
}

/// What the lists say of `word`, in lower case.
fn of(word: &str) -> Option<Info> {
    let words: &'static Words = &WORDS;
    words.get(word)
}

/// The lists that tell of words what kind they are and which forms they have.
struct Lists {
    kinds: Index,
    plain: Index,
    verbs: Index,
    nouns: Index,
    adjectives: Index,
}

impl Lists {
    fn read() -> Lists {
        let load = lexicon::index;
        Lists {
            kinds: load("word_kinds.tsv", include_str!("../../lexicon/en/word_kinds.tsv"), 2),
            plain: load("plain_verbs.tsv", include_str!("../../lexicon/en/plain_verbs.tsv"), 2),
            verbs: load("cue_verbs.tsv", include_str!("../../lexicon/en/cue_verbs.tsv"), 3),
            nouns: load("cue_nouns.tsv", include_str!("../../lexicon/en/cue_nouns.tsv"), 2),
            adjectives: load("cue_adjectives.tsv", include_str!("../../lexicon/en/cue_adjectives.tsv"), 2),
        }
    }

    /// What they say, gathered now; it stays as long as the table that it is for.
    fn gathered(&self) -> Gathered {
        let rows = |list: &Index| list.rows().map(Iterator::collect).collect();
        let rows = Rows {
            kinds: rows(&self.kinds),
            plain: rows(&self.plain),
            verbs: rows(&self.verbs),
            nouns: rows(&self.nouns),
            adjectives: rows(&self.adjectives),
        };
        let forms = entry::forms(&rows, &is_doubled);
        let (words, entries) =
            entry::gather(&rows, &forms).unwrap_or_else(|e| panic!("{}", Error::word_list(e)));
        let (text, index) = index::write(&words);
        (text.leak(), index.leak(), entries.leak())
    }
}

fn cues(list: &Index, file: &str) -> Vec<Cue> {
    let cue = |mut fields: index::Fields| -> Option<Cue> { Some(cue(fields.next()?, fields.next()?, file)) };
    list.rows().filter_map(cue).collect()
}

/// The base form of a cue verb in any form of it, in lower case.
pub(crate) fn cue_of(word: &str) -> Option<&'static str> {
    of(word)?.verb.map(|cue| cue.lemma)
}

/// Whether a word, in lower case, may be a verb in the present.
pub(crate) fn is_present(word: &str) -> bool {
    of(word).is_some_and(|info| info.forms & (BASE | THIRD) != 0)
}

/// Whether a word, in lower case, is a noun for what is said ("reports").
pub(crate) fn cue_noun_of(word: &str) -> bool {
    of(word).is_some_and(|info| info.noun.is_some())
}

fn cue(lemma: &'static str, stance: &str, file: &str) -> Cue {
    let stance = Stance::named(stance)
        .unwrap_or_else(|| panic!("{}", Error::word_list(format!("“{stance}” is no stance")).in_file(file)));
    Cue { lemma, stance }
}

#[cfg(test)]
mod tests {
    use super::*;

    static LISTS: List<Lists> = List::new(Lists::read);

    #[test]
    fn the_lists_load() {
        assert!(WORDS.index.len() > 1000);
    }

    #[test]
    fn the_table_of_the_build_is_that_of_the_lists() {
        assert!(LISTS.gathered() == BUILT_IN, "other words");
    }

    #[test]
    fn verbs_of_the_users_own_are_known_in_all_forms() {
        let mut lexicon = lexicon::Lexicon::new();
        lexicon.add("cue_verbs.tsv", "opinionate\tsays\t-\n").expect("it is well formed");
        assert_eq!(cue_of("opinionated"), None);
        lexicon.during(|| {
            assert_eq!((cue_of("opinionated"), cue_of("said")), (Some("opinionate"), Some("say")));
            assert!(is_present("opinionates") && cue_noun_of("reports"));
        });
        assert_eq!(of("zebra").map(|info| info.forms), None);
    }
}
