//! What all lists say of each word, gathered. Also part of the build script, so it stands on nothing else of the crate.

use std::collections::BTreeMap;

use super::inflect::{Forms, OF_NOUN, OF_VERB};
use super::kind::NAMED;

/// Words that may begin a phrase that attributes beside a clause.
pub(crate) const BESIDE: [&str; 8] =
    ["according", "per", "in", "called", "reportedly", "allegedly", "supposedly", "purportedly"];

/// The rows of the lists that tell of words.
#[derive(Debug)]
pub(crate) struct Rows<'t> {
    /// Words and their kinds.
    pub(crate) kinds: Vec<Vec<&'t str>>,
    /// Verbs that bring no statement: base form, past and participle.
    pub(crate) plain: Vec<Vec<&'t str>>,
    /// Verbs that do: base form, stance, past and participle.
    pub(crate) verbs: Vec<Vec<&'t str>>,
    pub(crate) nouns: Vec<Vec<&'t str>>,
    pub(crate) adjectives: Vec<Vec<&'t str>>,
}

/// What they say of a word, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Entry {
    /// The number of its kind in [`NAMED`], from 1; 0 of none.
    pub(crate) kind: u8,
    /// Forms as a verb.
    pub(crate) forms: u8,
    pub(crate) beside: bool,
    /// The numbers of its rows among the verbs, nouns and adjectives, from 1; 0 of none.
    pub(crate) verb: u32,
    pub(crate) noun: u32,
    pub(crate) adjective: u32,
}

/// How many bytes an entry has.
pub(crate) const SIZE: usize = 16;

impl Entry {
    fn to_bytes(self) -> [u8; SIZE] {
        let [a, b, c, d] = self.verb.to_le_bytes();
        let [e, f, g, h] = self.noun.to_le_bytes();
        let [i, j, k, l] = self.adjective.to_le_bytes();
        [self.kind, self.forms, u8::from(self.beside), 0, a, b, c, d, e, f, g, h, i, j, k, l]
    }

    pub(crate) fn from_bytes(bytes: [u8; SIZE]) -> Entry {
        let [kind, forms, beside, _, a, b, c, d, e, f, g, h, i, j, k, l] = bytes;
        let number = u32::from_le_bytes;
        let (verb, noun, adjective) = (number([a, b, c, d]), number([e, f, g, h]), number([i, j, k, l]));
        Entry { kind, forms, beside: beside != 0, verb, noun, adjective }
    }
}

/// All words that the lists tell of, sorted, and the bytes of their entries in the same order.
///
/// # Errors
/// If a kind is none of [`NAMED`].
pub(crate) fn gather<'f>(
    rows: &'f Rows<'_>,
    forms: &'f Forms<'_>,
) -> Result<(Vec<[&'f str; 1]>, Vec<u8>), String> {
    let mut words: BTreeMap<&str, Entry> = BTreeMap::new();
    for row in &rows.kinds {
        let kind = NAMED.iter().position(|(name, _)| *name == row[1]);
        let kind = kind.ok_or_else(|| format!("“{}” of “{}” is no kind of word", row[1], row[0]))?;
        words.entry(row[0]).or_default().kind = kind as u8 + 1;
    }
    let mut forms = forms.iter();
    for (form, bits) in forms.by_ref().take(rows.plain.len() * OF_VERB) {
        words.entry(form).or_default().forms |= bits;
    }
    for number in 1..=rows.verbs.len() as u32 {
        for (form, bits) in forms.by_ref().take(OF_VERB) {
            let entry = words.entry(form).or_default();
            entry.forms |= bits;
            entry.verb = if entry.verb == 0 { number } else { entry.verb };
        }
    }
    for number in 1..=rows.nouns.len() as u32 {
        forms.by_ref().take(OF_NOUN).for_each(|(form, _)| words.entry(form).or_default().noun = number);
    }
    for (number, row) in (1..).zip(&rows.adjectives) {
        words.entry(row[0]).or_default().adjective = number;
    }
    BESIDE.iter().for_each(|word| words.entry(word).or_default().beside = true);
    Ok((
        words.keys().map(|word| [*word]).collect(),
        words.values().flat_map(|entry| entry.to_bytes()).collect(),
    ))
}

/// The forms of all verbs that bring no statement, of those that do, and of nouns.
pub(crate) fn forms<'d>(rows: &Rows<'_>, doubled: &'d dyn Fn(&str) -> bool) -> Forms<'d> {
    let verbs = rows.plain.len() + rows.verbs.len();
    let mut forms = Forms::of(verbs * OF_VERB + rows.nouns.len() * OF_NOUN, doubled);
    rows.plain.iter().for_each(|row| forms.of_verb(row[0], row[1]));
    rows.verbs.iter().for_each(|row| forms.of_verb(row[0], row[2]));
    rows.nouns.iter().for_each(|row| forms.of_noun(row[0]));
    forms
}
