//! Standings: how a pair of claims stands among all pairs of its two articles.
//!
//! Whether two claims are of one thing is decided without their values first: each pair is scored by what it has in
//! common with the values hidden, and then set against the other pairs of either claim. A pair stands well if each is clearly
//! the other's best, and if neither has its own value in the other article in words as good.

use rustc_hash::FxHashMap;

use super::evidence::{Compared, Feature, Strengths, Values};
use super::{Against, Id, Weights};

/// The features that a standing sets, in the order in which they are kept.
const KEPT: [Feature; 6] = [
    Feature::Alike,
    Feature::Ahead,
    Feature::AheadOnce,
    Feature::Taken,
    Feature::TakenFar,
    Feature::BothTaken,
];

/// What a pair's standing adds to its features.
pub(crate) type Standing = [f32; KEPT.len()];

/// Log odds are told from minus this to this.
const MOST: f32 = 6.0;
/// What no pair scores: a claim without any partner.
const NONE: f32 = -9.2;
/// How much log odds a value of two digits and one of three add to what words tell of two equal values.
const EQUAL: [f32; 2] = [1.0, 2.5];
/// What a rival loses whose value stands elsewhere in surer words.
const SPOKEN_FOR: f32 = 2.0;

/// Sets the standing of each of these pairs of one kind; returned are those worth keeping.
pub(crate) fn set(
    pairs: &mut [&mut (Id, Id, Compared)],
    weights: &Weights,
    kind: usize,
) -> Vec<((Id, Id), Standing)> {
    let odds: Vec<Option<f32>> =
        pairs.iter().map(|p| is_comparable(&p.2).then(|| weights.hidden(kind, &p.2.strengths))).collect();
    let mut equal: FxHashMap<Id, f32> = FxHashMap::default();
    for (pair, odds) in pairs.iter().zip(&odds) {
        let (Some(odds), Values::Equal) = (odds, pair.2.values) else { continue };
        let told = odds + surety(&pair.2.strengths);
        for id in [pair.0, pair.1] {
            let best = equal.entry(id).or_insert(NONE);
            *best = best.max(told);
        }
    }
    let taken = |id: Id| equal.get(&id).copied().unwrap_or(NONE);
    let mut best: FxHashMap<Id, [(f32, Id); 2]> = FxHashMap::default();
    for (pair, odds) in pairs.iter().zip(&odds) {
        let Some(odds) = *odds else { continue };
        for (own, other) in [(pair.0, pair.1), (pair.1, pair.0)] {
            let spoken_for = pair.2.values != Values::Equal && taken(other) > odds + 1.0;
            let score = if spoken_for { odds - SPOKEN_FOR } else { odds };
            let top = best.entry(own).or_insert([(NONE, own); 2]);
            if score > top[0].0 {
                *top = [(score, other), top[0]];
            } else if score > top[1].0 {
                top[1] = (score, other);
            }
        }
    }
    let rival = |own: Id, other: Id| {
        best.get(&own).map_or(NONE, |top| if top[0].1 == other { top[1].0 } else { top[0].0 })
    };
    let mut kept = Vec::new();
    for (pair, odds) in pairs.iter_mut().zip(&odds) {
        let Some(odds) = *odds else { continue };
        let ahead = [odds - rival(pair.0, pair.1), odds - rival(pair.1, pair.0)];
        let elsewhere =
            if pair.2.values == Values::Equal { [NONE; 2] } else { [taken(pair.0), taken(pair.1)] };
        let standing = standing(odds, ahead, elsewhere);
        apply(&standing, &mut pair.2.strengths);
        if odds > WORTH_KEEPING {
            kept.push(((pair.0.min(pair.1), pair.0.max(pair.1)), standing));
        }
    }
    kept
}

/// Below these log odds nothing is kept of a standing.
const WORTH_KEEPING: f32 = -4.0;

/// The log odds of one thing by the words alone, as far as they are told.
pub(crate) fn words(strengths: &Strengths) -> f32 {
    strengths[Feature::Alike as usize] * 2.0 * MOST - MOST
}

/// Puts a kept standing into the features of its pair.
pub(crate) fn apply(standing: &Standing, strengths: &mut Strengths) {
    for (feature, strength) in KEPT.iter().zip(standing) {
        strengths[*feature as usize] = *strength;
    }
}

fn standing(odds: f32, ahead: [f32; 2], elsewhere: [f32; 2]) -> Standing {
    let (least, most) = (ahead[0].min(ahead[1]), ahead[0].max(ahead[1]));
    let (low, high) = (elsewhere[0].min(elsewhere[1]), elsewhere[0].max(elsewhere[1]));
    let scaled = |v: f32| (v.clamp(-MOST, MOST) + MOST) / (2.0 * MOST);
    let any = f32::from(u8::from(high > NONE));
    [
        scaled(odds),
        scaled(least),
        scaled(most),
        any,
        any * scaled(high - odds),
        f32::from(u8::from(low > NONE)) * scaled(low - odds),
    ]
}

fn surety(strengths: &Strengths) -> f32 {
    match strengths[Feature::RareValue as usize] {
        r if r >= 0.8 => EQUAL[1],
        r if r >= 0.5 => EQUAL[0],
        _ => 0.0,
    }
}

/// Whether the two can be compared at all.
fn is_comparable(c: &Compared) -> bool {
    !matches!(c.against, Some(Against::OtherDimension | Against::OtherGrain | Against::DateOfText))
}
