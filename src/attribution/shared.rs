//! The same long quotation in two articles has one speaker: where one article calls the speaker by name and the other by a pronoun, the
//! name is surer than what the pronoun was taken for.

use rustc_hash::FxHashMap;

use super::Attribution;
use crate::claim::ClaimBody;
use crate::name::is_pronoun;
use crate::reading::Reading;

/// Quotations of fewer words may be two people's.
const LEAST: usize = 8;

/// Gives to the pronouns of all articles the name that other articles have for the same words, if they have one name only.
pub(crate) fn name_pronouns(readings: &mut [Reading<'_>]) {
    let mut named: FxHashMap<String, Option<String>> = FxHashMap::default();
    for reading in &*readings {
        for claim in &reading.claims {
            let Some((key, entity)) = claim.attribution().and_then(|a| said(reading, a, false)) else {
                continue;
            };
            let one = named.entry(key).or_insert_with(|| Some(entity.clone()));
            if one.as_ref() != Some(&entity) {
                *one = None;
            }
        }
    }
    for reading in readings {
        let mut found = Vec::new();
        for (i, claim) in reading.claims.iter().enumerate() {
            let Some((key, entity)) = claim.attribution().and_then(|a| said(reading, a, true)) else {
                continue;
            };
            if let Some(Some(name)) = named.get(&key)
                && *name != entity
            {
                found.push((i, name.clone()));
            }
        }
        for (i, name) in found {
            if let ClaimBody::Attribution(a) = &mut reading.claims[i].body
                && let Some(speaker) = &mut a.speaker
            {
                speaker.entity = name;
            }
        }
    }
}

/// The words of a quotation, letters and digits alone, and its speaker's entity, if the speaker is a pronoun (or is none).
fn said(reading: &Reading<'_>, a: &Attribution, by_pronoun: bool) -> Option<(String, String)> {
    let speaker = a.speaker.as_ref().filter(|s| is_pronoun(&s.text.to_lowercase()) == by_pronoun)?;
    let first = *a.content.first()?;
    let text = reading.doc.text_of(first);
    if text.split_whitespace().nth(LEAST - 1).is_none() {
        return None;
    }
    let letters = |c: &char| c.is_alphanumeric();
    Some((text.chars().filter(letters).flat_map(char::to_lowercase).collect(), speaker.entity.clone()))
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
}
