//! What the lists say of words.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Kind;
use crate::attribution::Stance;
use crate::attribution::inflect::{OF_NOUN, OF_VERB};
use crate::attribution::lists::Lists;
use crate::error::Error;
use crate::lexicon::{List, Row};
use crate::text::Document;

/// Forms of a verb, as bits: a word can be several at once ("put").
pub(in crate::attribution) const BASE: u8 = 1;
pub(in crate::attribution) const THIRD: u8 = 2;
pub(in crate::attribution) const PAST: u8 = 4;
pub(in crate::attribution) const PARTICIPLE: u8 = 8;
pub(in crate::attribution) const ING: u8 = 16;

/// A cue: a verb, noun or adjective of saying, thinking or wanting.
#[derive(Clone, Copy, Debug)]
pub(in crate::attribution) struct Cue {
    /// Its base form.
    pub(in crate::attribution) lemma: &'static str,
    pub(in crate::attribution) stance: Stance,
}

/// What the lists say of a word.
#[derive(Debug, Default)]
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
    pub(super) const NONE: &Info =
        &Info { kind: None, forms: 0, verb: None, noun: None, adjective: None, beside: false };

    /// What they say of token `i`.
    pub(super) fn of(doc: &Document<'_>, i: usize) -> &'static Info {
        if !doc.tokens()[i].is_word() {
            return Info::NONE;
        }
        WORDS.get(doc.lower(i)).unwrap_or(Info::NONE)
    }

    /// Whether a word may attribute anything.
    pub(in crate::attribution) fn is_cue(&self) -> bool {
        self.beside || self.verb.is_some() || self.noun.is_some() || self.adjective.is_some()
    }
}

static WORDS: List<FxHashMap<&'static str, Info>> = List::new(load);

/// Makes the table of words.
pub(in crate::attribution) fn prepare() {
    let _ = &*WORDS;
}

fn load() -> FxHashMap<&'static str, Info> {
    let lists = Lists::read();
    let mut forms = lists.forms().into_iter();
    let Lists { kinds, plain, verbs, nouns, adjectives } = lists;
    let size = kinds.len() + adjectives.len() + forms.len();
    let mut words: FxHashMap<&'static str, Info> = FxHashMap::with_capacity_and_hasher(size, FxBuildHasher);
    for row in kinds.rows() {
        words.entry(row.fields[0]).or_default().kind = kind_of(row.fields[1]);
    }
    for (form, bits) in forms.by_ref().take(plain.len() * OF_VERB) {
        words.entry(form).or_default().forms |= bits;
    }
    let cue = |row: Row<'_, 'static>, file| -> &'static Cue {
        Box::leak(Box::new(cue(row.fields[0], row.fields[1], file)))
    };
    for row in verbs.rows() {
        let cue = cue(row, "cue_verbs.tsv");
        for (form, bits) in forms.by_ref().take(OF_VERB) {
            let info = words.entry(form).or_default();
            info.forms |= bits;
            info.verb = info.verb.or(Some(cue));
        }
    }
    for row in nouns.rows() {
        let cue = cue(row, "cue_nouns.tsv");
        for (form, _) in forms.by_ref().take(OF_NOUN) {
            words.entry(form).or_default().noun = Some(cue);
        }
    }
    for row in adjectives.rows() {
        words.entry(row.fields[0]).or_default().adjective = Some(cue(row, "cue_adjectives.tsv"));
    }
    for word in crate::attribution::adverbial::FIRST {
        words.entry(word).or_default().beside = true;
    }
    words
}

/// The base form of a cue verb in any form of it, in lower case.
pub(crate) fn cue_of(word: &str) -> Option<&'static str> {
    WORDS.get(word)?.verb.map(|cue| cue.lemma)
}

/// Whether a word, in lower case, may be a verb in the present.
pub(crate) fn is_present(word: &str) -> bool {
    WORDS.get(word).is_some_and(|info| info.forms & (BASE | THIRD) != 0)
}

/// Whether a word, in lower case, is a noun for what is said ("reports").
pub(crate) fn cue_noun_of(word: &str) -> bool {
    WORDS.get(word).is_some_and(|info| info.noun.is_some())
}

fn cue(lemma: &'static str, stance: &str, file: &str) -> Cue {
    let stance = Stance::named(stance)
        .unwrap_or_else(|| panic!("{}", Error::word_list(format!("“{stance}” is no stance")).in_file(file)));
    Cue { lemma, stance }
}

fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "det" => Kind::Det,
        "his" => Kind::His,
        "her" => Kind::Her,
        "subj" => Kind::Subj,
        "obj" => Kind::Obj,
        "it" => Kind::It,
        "who" => Kind::Who,
        "that" => Kind::That,
        "wh" => Kind::Wh,
        "be" => Kind::Be,
        "have" => Kind::Have,
        "do" => Kind::Do,
        "modal" => Kind::Modal,
        "not" => Kind::Not,
        "of" => Kind::Of,
        "to" => Kind::To,
        "prep" => Kind::Prep,
        "and" => Kind::And,
        "sub" => Kind::Sub,
        "adv" => Kind::Adv,
        "adj" => Kind::Adj,
        "verb" => Kind::Verb,
        "num" => Kind::Num,
        _ => panic!("{}", Error::word_list(format!("“{name}” is no kind of word"))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load() {
        assert!(WORDS.len() > 1000);
    }
}
