//! The same long quotation in two articles has one speaker: where one article calls the speaker by name and the other by a pronoun, the
//! name is surer than what the pronoun was taken for.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::Attribution;
use crate::claim::ClaimBody;
use crate::name::is_pronoun;
use crate::reading::Reading;

/// Quotations of fewer words may be two people's.
const LEAST: usize = 8;

/// The readings with the pronouns of all articles given the name that other articles have for the same words, if they have one name only.
/// Nothing is copied where no pronoun gets another name, or where the readings are the caller's own.
pub(crate) fn with_named_pronouns<'r, 'a>(mut readings: Cow<'r, [Reading<'a>]>) -> Cow<'r, [Reading<'a>]> {
    let mut named: FxHashMap<String, Option<String>> = FxHashMap::default();
    for (key, entity) in
        readings.iter().flat_map(|r| statements(r, false)).map(|(_, key, entity)| (key, entity))
    {
        let one = named.entry(key).or_insert_with(|| Some(entity.clone()));
        if one.as_ref() != Some(&entity) {
            *one = None;
        }
    }
    for r in 0..readings.len() {
        let other = |(claim, key, entity): (usize, String, String)| {
            let name = named.get(&key)?.as_ref().filter(|name| **name != entity)?;
            Some((claim, name.clone()))
        };
        let found: Vec<_> = statements(&readings[r], true).filter_map(other).collect();
        for (claim, name) in found {
            if let ClaimBody::Attribution(a) = &mut readings.to_mut()[r].claims[claim].body
                && let Some(speaker) = &mut a.speaker
            {
                speaker.entity = name;
            }
        }
    }
    readings
}

/// The long quotations of an article whose speaker is a pronoun (or is none): the claim, the words and the speaker's entity.
fn statements<'r>(
    reading: &'r Reading<'_>,
    by_pronoun: bool,
) -> impl Iterator<Item = (usize, String, String)> + 'r {
    reading.claims.iter().enumerate().filter_map(move |(i, claim)| {
        let (key, entity) = said(reading, claim.attribution()?, by_pronoun)?;
        Some((i, key, entity))
    })
}

/// The words of a quotation, letters and digits alone, and its speaker's entity, if the speaker is a pronoun (or is none).
fn said(reading: &Reading<'_>, a: &Attribution, by_pronoun: bool) -> Option<(String, String)> {
    let speaker = a.speaker.as_ref().filter(|s| is_pronoun(&s.text.to_lowercase()) == by_pronoun)?;
    if is_plural(&speaker.text.to_lowercase()) {
        return None;
    }
    let first = *a.content.first()?;
    let text = reading.doc.written_of(first);
    text.split_whitespace().nth(LEAST - 1)?;
    let letters = |c: &char| c.is_alphanumeric();
    Some((text.chars().filter(letters).flat_map(char::to_lowercase).collect(), speaker.entity.clone()))
}

/// "they": several people, for whom one name is too few.
fn is_plural(pronoun: &str) -> bool {
    matches!(pronoun, "they" | "their" | "them" | "we")
}

#[cfg(test)]
mod tests {
    use crate::{Article, compare};

    #[test]
    fn a_name_is_surer_than_a_pronoun() {
        let a = "“We will rebuild every single house on this side of the river,” Ana Tovan said.";
        let b = "Bo Lind was fined. Ana Tovan had met Bo Lind. “We will rebuild every single house on this side of the river,” she said.";
        let report = compare(&[Article::new("a", a), Article::new("b", b)]);
        let speakers: Vec<_> =
            report.claims.iter().filter_map(|c| c.attribution()).filter_map(|a| a.speaker.as_ref()).collect();
        assert!(speakers.iter().all(|s| s.entity == "Ana Tovan"), "{speakers:?}");
    }

    #[test]
    fn one_name_is_too_few_for_several() {
        let a = "“We will rebuild every single house on this side of the river,” Ana Tovan said.";
        let b =
            "The captains met. “We will rebuild every single house on this side of the river,” they said.";
        let report = compare(&[Article::new("a", a), Article::new("b", b)]);
        let they =
            report.claims.iter().filter_map(|c| c.attribution()?.speaker.as_ref()).find(|s| s.text == "they");
        assert!(they.is_some_and(|s| s.entity != "Ana Tovan"), "{they:?}");
    }
}
