//! Whether two statements are on one matter: what they share, each word by how much it tells and names by little.

use std::collections::{BTreeMap, BTreeSet};

use super::attribution::is_function_word;
use super::opposed::{Said, is_negation};
use crate::align::term;
use crate::lexicon::calendar;

/// How much a name tells of what is said: two statements on one person share it whatever they say.
const NAME: f32 = 0.3;

/// What two statements share.
#[derive(Clone, Copy, Debug)]
struct Shared {
    /// As a part of the longer one: 0 to 1.
    of_longer: f64,
    /// As a part of the shorter one.
    of_shorter: f64,
    /// As it weighs: a word that stands in every second article less than one, a rare one five.
    weight: f64,
}

/// The least weight of what statements on one matter share.
const LEAST: f64 = 1.5;
/// Of one speaker's statements so much of the longer is shared,
const OF_LONGER: f64 = 0.22;
/// or so much of the shorter.
const OF_SHORTER: f64 = 0.35;
/// Of two speakers' so much of the longer,
const OF_LONGER_BY_TWO: f64 = 0.5;
/// or so much of the shorter
const OF_SHORTER_BY_TWO: f64 = 0.6;
/// and this of the longer.
const AND_OF_LONGER: f64 = 0.25;

/// Whether two statements are on one matter; `same` says whether one speaker makes both.
pub(super) fn is_one(p: &Said<'_, '_>, q: &Said<'_, '_>, same: bool) -> bool {
    let s = shared(p, q);
    let enough = if same {
        s.of_longer >= OF_LONGER || s.of_shorter >= OF_SHORTER
    } else {
        s.of_longer >= OF_LONGER_BY_TWO || s.of_shorter >= OF_SHORTER_BY_TWO && s.of_longer >= AND_OF_LONGER
    };
    enough && s.weight >= LEAST
}

fn shared(p: &Said<'_, '_>, q: &Said<'_, '_>) -> Shared {
    let names: BTreeSet<u32> = p.names().chain(q.names()).map(|w| term(&w).id).collect();
    let bag = |words: &[String]| -> BTreeMap<u32, f64> {
        let telling = words
            .iter()
            .filter(|w| !is_function_word(w) && !is_negation(w) && !calendar::is_name(w))
            .map(|w| term(w));
        let weight = |t: &crate::align::Term| t.weight * if names.contains(&t.id) { NAME } else { 1.0 };
        telling.map(|t| (t.id, f64::from(weight(&t)))).collect()
    };
    let (x, y) = (bag(&p.content(q)), bag(&q.content(p)));
    let (a, b): (f64, f64) = (x.values().sum(), y.values().sum());
    let weight: f64 = x.iter().filter(|(id, _)| y.contains_key(id)).map(|(_, w)| w).sum();
    let share = |of: f64| if of > 0.0 { weight / of } else { 0.0 };
    Shared { of_longer: share(a.max(b)), of_shorter: share(a.min(b)), weight }
}

#[cfg(test)]
mod tests {
    use crate::verdict::testing::told;

    #[test]
    fn statements_on_one_matter_meet() {
        for (a, b, expected) in [
            // Words of one sense, and numbers that only one of them has.
            (
                "Karl Orth told us that 3,000 barrels of wine leaked because of the frost.",
                "Around 3,000 barrels of wine were spilled, Karl Orth said, yet the cellar stays open.",
                true,
            ),
            (
                "Karl Orth said he would leave the committee in 2032.",
                "Karl Orth announced that he is leaving the committee over a quarrel.",
                true,
            ),
            // Only names are shared.
            (
                "Karl Orth said that Mira Tovan of Port Arbel had lost her temper.",
                "Dana Lind said that Mira Tovan of Port Arbel will marry a celebrated violinist.",
                false,
            ),
        ] {
            assert_eq!(!told(a, b).is_empty(), expected, "{a} / {b}");
        }
    }
}
