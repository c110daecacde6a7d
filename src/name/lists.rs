//! The word lists of names.

use crate::lexicon::{self, List, WordMap, WordPairs, WordSet};

/// Words that stand before a name ("Mr", "President", "former").
pub(super) static TITLES: List<WordSet> =
    List::new(|| WordSet::load("name_titles.tsv", include_str!("../lexicon/en/name_titles.tsv")));

/// Titles that a name follows wherever they stand ("chairwoman").
pub(super) static OFFICES: List<WordSet> =
    List::new(|| WordSet::load("offices.tsv", include_str!("../lexicon/en/offices.tsv")));

/// Words in small letters inside a name ("de").
pub(super) static PARTICLES: List<WordSet> =
    List::new(|| WordSet::load("name_particles.tsv", include_str!("../lexicon/en/name_particles.tsv")));

/// Whether `word`, in small letters, may stand inside a name.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(word)
}

/// Words that make a name an organisation's.
pub(super) static ORGANISATIONS: List<WordSet> = List::new(|| {
    WordSet::load("organisation_words.tsv", include_str!("../lexicon/en/organisation_words.tsv"))
});

/// Places by every spelling, each with the spelling used for all.
pub(super) static PLACES: List<WordPairs> =
    List::new(|| WordPairs::load("places.tsv", include_str!("../lexicon/en/places.tsv")));

/// The government behind a country, a capital or a seat.
pub(super) static GOVERNMENTS: List<WordPairs> =
    List::new(|| WordPairs::load("governments.tsv", include_str!("../lexicon/en/governments.tsv")));

/// The country behind an adjective.
pub(super) static NATIONALITIES: List<WordPairs> =
    List::new(|| WordPairs::load("nationalities.tsv", include_str!("../lexicon/en/nationalities.tsv")));

/// The name used for all names of the place that `words`, in lower case, name, or whose people they name.
pub(crate) fn place_of(words: &str) -> Option<&'static str> {
    PLACES.get(words).or_else(|| NATIONALITIES.get(words))
}

/// Given names with their pronoun.
static GIVEN: List<WordPairs> =
    List::new(|| WordPairs::load("given_names.tsv", include_str!("../lexicon/en/given_names.tsv")));

/// Words that stand for somebody without saying who: pronouns of persons, and those of anyone.
static PRONOUNS: List<WordMap<bool>> = List::new(|| {
    WordMap::load("pronouns.tsv", include_str!("../lexicon/en/pronouns.tsv"), 2, |fields| {
        Ok(fields[0] == "person")
    })
});

/// Words in capitals before the names of links.
static LINK_LABELS: List<WordSet> =
    List::new(|| WordSet::load("link_labels.tsv", include_str!("../lexicon/en/link_labels.tsv")));

/// Whether `word`, in lower case, leads to a link where it stands in capitals: "WATCH Mira Tovan speak".
pub(super) fn is_link_label(word: &str) -> bool {
    LINK_LABELS.contains(word)
}

/// Words that credit a picture ("AP Photo").
static PHOTO_CREDITS: List<WordSet> =
    List::new(|| WordSet::load("photo_credits.tsv", include_str!("../lexicon/en/photo_credits.tsv")));

/// Whether `words`, in lower case, say whose picture stands there.
pub(super) fn is_photo_credit(words: &str) -> bool {
    PHOTO_CREDITS.contains(words)
}

/// What one person is called, with the pronoun that goes with it.
static NOUNS: List<WordPairs> =
    List::new(|| WordPairs::load("nouns_of_gender.tsv", include_str!("../lexicon/en/nouns_of_gender.tsv")));

/// The pronoun that goes with what one person is called, in lower case: "spokeswoman".
pub(crate) fn pronoun_of_noun(noun: &str) -> Option<&'static str> {
    NOUNS.get(noun)
}

/// Whether `word`, in lower case, makes a name that of a body: "ministry".
pub(crate) fn is_of_body(word: &str) -> bool {
    ORGANISATIONS.contains(word)
}

/// Whether `entity` is a pronoun that stands for somebody named elsewhere: "she", "who".
pub(crate) fn is_pronoun(entity: &str) -> bool {
    PRONOUNS.get(&entity.to_lowercase()).is_some_and(|person| *person)
}

/// Whether `entity` is a word that names nobody: "she", "others".
pub(crate) fn names_nobody(entity: &str) -> bool {
    PRONOUNS.get(&entity.to_lowercase()).is_some()
}

/// The pronoun that goes with a given name, where it is known and one alone.
pub(super) fn pronoun_of(given: &str) -> Option<&'static str> {
    GIVEN.get(given).filter(|pronoun| *pronoun != "either")
}

/// Whether `word`, in lower case, is a given name.
pub(crate) fn is_given(word: impl AsRef<str>) -> bool {
    GIVEN.get(word.as_ref()).is_some()
}

/// Whether `word`, in lower case, is a place or the adjective of one.
pub(super) fn is_place(word: &str) -> bool {
    PLACES.get(word).is_some() || NATIONALITIES.get(word).is_some()
}

/// Whether the word, in lower case, is a preposition.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(lexicon::kind_of(word), Some("prep" | "of" | "to"))
}

static RANKS: List<WordSet> =
    List::new(|| WordSet::load("rank_adjectives.tsv", include_str!("../lexicon/en/rank_adjectives.tsv")));

/// Whether an adjective, in lower case, tells how high people stand: "top", "senior".
pub(super) fn is_rank(word: &str) -> bool {
    RANKS.contains(word)
}

/// Whether the word, in lower case, is an everyday word rather than a name.
pub(super) fn is_common(word: &str) -> bool {
    lexicon::kind_of(word).is_some_and(|kind| kind != "adj") && !matches!(word, "us" | "may" | "will")
}
