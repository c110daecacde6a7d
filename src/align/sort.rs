//! Sorts: whether a figure counts people of any sort, of some sort, or things.

use rustc_hash::FxHashMap;

use super::role::Role;
use super::terms::{self, TermId};
use crate::lexicon::{List, Table, WordSet};
use crate::name::is_nation;

/// Whom or what a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// People of any sort: "people", "others", "24 dead".
    Anyone,
    /// People of some sort: "children", "officers".
    Some,
    /// Things.
    Thing,
    /// A number that counts nothing nameable.
    Bare,
}

static PERSONS: List<FxHashMap<TermId, Sort>> = List::new(|| {
    let table = Table::parse("persons.tsv", include_str!("../lexicon/en/persons.tsv"), 2);
    let sort = |word: &str| if matches!(word, "anyone" | "harm") { Sort::Anyone } else { Sort::Some };
    table
        .unwrap_or_else(|e| panic!("{e}"))
        .rows()
        .map(|r| (terms::form(r.fields[0]), sort(r.fields[1])))
        .collect()
});

static CLASSES: List<rustc_hash::FxHashSet<TermId>> = List::new(|| {
    let words = WordSet::load("person_classes.tsv", include_str!("../lexicon/en/person_classes.tsv"));
    words.iter().map(terms::form).collect()
});

/// Whether a head noun is of people of an age or a sex, who are a part of any people.
pub(crate) fn is_class(head: TermId) -> bool {
    CLASSES.contains(&head)
}

static CONTESTED: List<rustc_hash::FxHashSet<TermId>> = List::new(|| {
    let words = WordSet::load("contest_nouns.tsv", include_str!("../lexicon/en/contest_nouns.tsv"));
    words.iter().map(terms::form).collect()
});

/// Whether a head noun is of what sides share out among them: votes, seats, points.
pub(crate) fn is_contested(head: TermId) -> bool {
    CONTESTED.contains(&head)
}

/// Whether a noun in lower case is of a person.
pub(crate) fn is_person(noun: &str) -> bool {
    PERSONS.contains_key(&terms::form(noun))
}

/// Roles that only people have.
static OF_PEOPLE: List<WordSet> =
    List::new(|| WordSet::load("roles_of_people.tsv", include_str!("../lexicon/en/roles_of_people.tsv")));

/// Whether only people have this role.
pub(crate) fn is_of_people(role: Role) -> bool {
    OF_PEOPLE.contains(role)
}

/// Whom or what a noun in this role counts.
pub(crate) fn sort_of(noun: &str, head: TermId, role: Option<Role>) -> Sort {
    match PERSONS.get(&head) {
        Some(sort) if !noun.is_empty() => *sort,
        // "ethnic Armenians": people of a nation.
        _ if is_nation(noun.trim_end_matches('s')) => Sort::Some,
        _ if noun.is_empty() && role.is_some_and(is_of_people) => Sort::Anyone,
        _ if noun.is_empty() => Sort::Bare,
        _ => Sort::Thing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anyone_some_and_things() {
        for (noun, role, sort) in [
            ("people", None, Sort::Anyone),
            ("", Some("killed"), Sort::Anyone),
            ("children", None, Sort::Some),
            ("norwegian", None, Sort::Some),
            ("bridges", Some("damaged"), Sort::Thing),
            ("", Some("paid"), Sort::Bare),
        ] {
            assert_eq!(sort_of(noun, terms::form(noun), role), sort, "{noun}");
        }
    }
}
