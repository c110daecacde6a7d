//! The lists that tell of words what kind they are and which forms they have.

use super::inflect::{Forms, OF_NOUN, OF_VERB};
use crate::lexicon::Table;

/// The lists that tell of words.
pub(super) struct Lists {
    pub(super) kinds: Table<'static>,
    pub(super) plain: Table<'static>,
    pub(super) verbs: Table<'static>,
    pub(super) nouns: Table<'static>,
    pub(super) adjectives: Table<'static>,
}

impl Lists {
    pub(super) fn read() -> Lists {
        let load = |name, text, columns| Table::load(name, text, columns);
        Lists {
            kinds: load("word_kinds.tsv", include_str!("../lexicon/en/word_kinds.tsv"), 2),
            plain: load("plain_verbs.tsv", include_str!("../lexicon/en/plain_verbs.tsv"), 2),
            verbs: load("cue_verbs.tsv", include_str!("../lexicon/en/cue_verbs.tsv"), 3),
            nouns: load("cue_nouns.tsv", include_str!("../lexicon/en/cue_nouns.tsv"), 2),
            adjectives: load("cue_adjectives.tsv", include_str!("../lexicon/en/cue_adjectives.tsv"), 2),
        }
    }

    /// The forms of all verbs that bring no statement, of those that do, and of nouns.
    pub(super) fn forms(&self) -> Forms {
        let verbs = self.plain.len() + self.verbs.len();
        let mut forms = Forms::of(verbs * OF_VERB + self.nouns.len() * OF_NOUN);
        self.plain.rows().for_each(|row| forms.of_verb(row.fields[0], row.fields[1]));
        self.verbs.rows().for_each(|row| forms.of_verb(row.fields[0], row.fields[2]));
        self.nouns.rows().for_each(|row| forms.of_noun(row.fields[0]));
        forms
    }
}
