//! Candidates: which articles, and which of their claims, are worth comparing.
//!
//! Two articles meet where they share telling words, two claims where they share a key: a value, a head noun, a
//! role, a day, a telling word near by. So the cost grows with what meets, not with the square of the claims.

use rustc_hash::FxHashMap;

use super::about::{About, When};
use super::frame::{self, Bag, Frame};
use super::terms::TermId;
use crate::claim::ClaimKind;

/// A key under which claims meet, with the claim that has it.
pub(crate) type Key = (u64, u32);

/// Up to how many articles all are compared with each other.
const SMALL: usize = 24;
/// With how many of the articles most like it an article is compared.
const NEIGHBOURS: usize = 8;
/// A term of more articles than this leads nowhere.
const COMMON: usize = 60;
/// Of how many articles that share a term the most alike are chosen.
const ENOUGH: usize = 400;
/// The least that two articles must have in common.
const KINSHIP: f32 = 0.22;
/// Under how many terms near by a claim can be found.
const TERMS: usize = 6;
/// A key of more claims of one article than this leads nowhere.
const CROWD: usize = 12;

/// The pairs of articles to compare, in order; `apart` says whether two are too far apart in time.
pub(crate) fn articles(frames: &[Frame], apart: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    if frames.len() <= SMALL {
        let pairs = (0..frames.len()).flat_map(|i| (i + 1..frames.len()).map(move |j| (i, j)));
        return pairs.filter(|(i, j)| !apart(*i, *j)).collect();
    }
    let mut holders: FxHashMap<TermId, Vec<u32>> = FxHashMap::default();
    for (i, frame) in frames.iter().enumerate() {
        for (term, _) in &frame.topic {
            holders.entry(*term).or_default().push(i as u32);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for i in 0..frames.len() {
        pairs.extend(neighbours(i, frames, &holders, &apart).into_iter().map(|j| (i.min(j), i.max(j))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn neighbours(
    i: usize,
    frames: &[Frame],
    holders: &FxHashMap<TermId, Vec<u32>>,
    apart: &impl Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let mut terms: Vec<&[u32]> = frames[i].topic.iter().map(|(term, _)| holders[term].as_slice()).collect();
    terms.sort_by_key(|with| with.len());
    let mut seen: Vec<u32> = Vec::new();
    for with in terms {
        if with.len() > COMMON || seen.len() > ENOUGH {
            break;
        }
        seen.extend(with.iter().filter(|j| **j as usize != i && !apart(i, **j as usize)));
    }
    seen.sort_unstable();
    seen.dedup();
    let near = |j: &u32| (frame::likeness(&frames[i].topic, &frames[*j as usize].topic), *j as usize);
    let mut near: Vec<(f32, usize)> = seen.iter().map(near).filter(|(l, _)| *l >= KINSHIP).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    near.into_iter().take(NEIGHBOURS).map(|(_, j)| j).collect()
}

/// The keys of an article's claims, sorted.
pub(crate) fn keys(frame: &Frame) -> Vec<Key> {
    let mut keys = Vec::new();
    for (i, about) in frame.abouts.iter().enumerate() {
        claim_keys(about, |key| keys.push((key, i as u32)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn claim_keys(about: &About, mut add: impl FnMut(u64)) {
    let kind = about.kind as u64;
    let mut put = |sort: u64, value: u64| add(mix(kind << 8 | sort, value));
    if let Some(figure) = &about.figure {
        let dimension = u64::from(super::terms::form(&format!("{:?}", figure.dimension)));
        if let Some(value) = figure.size.value {
            put(1, mix(dimension, value.to_bits()));
        }
        put(2, mix(dimension, u64::from(figure.head)));
        if let Some(role) = figure.role {
            put(3, mix(dimension, u64::from(super::terms::form(role))));
        }
    }
    if let Some(date) = &about.date {
        date_keys(date, |value| put(4, value));
    }
    if let (ClaimKind::Attribution, Some(who)) = (about.kind, &about.who) {
        let last = who.name.rsplit(' ').next().unwrap_or("").to_lowercase();
        put(5, u64::from(super::terms::form(&last)));
    }
    for (term, _) in telling(&about.near) {
        put(6, u64::from(term));
    }
}

/// Days meet under their number, times of the clock under their hour, all else under its value.
fn date_keys(date: &When, mut put: impl FnMut(u64)) {
    put(u64::from(super::terms::form(&date.value)));
    if let Some(clock) = date.clock {
        put(mix(1, (clock / 60) as u64));
    }
    if let Some((start, end)) = date.placed {
        put(mix(start as u64, end as u64));
        if end - start <= 1440 {
            put(mix(2, start.div_euclid(1440) as u64));
        }
    }
}

/// The terms that tell most.
fn telling(bag: &Bag) -> Bag {
    let mut top = bag.clone();
    top.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    top.truncate(TERMS);
    top
}

fn mix(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31)
}

/// The pairs of claims of two articles that share a key, each once, in order.
pub(crate) fn claims(a: &[Key], b: &[Key]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let key = a[i].0;
        if key < b[j].0 {
            i += 1;
        } else if key > b[j].0 {
            j += 1;
        } else {
            let run = |keys: &[Key], from: usize| keys[from..].iter().take_while(|k| k.0 == key).count();
            let (n, m) = (run(a, i), run(b, j));
            if n <= CROWD && m <= CROWD {
                pairs.extend(a[i..i + n].iter().flat_map(|p| b[j..j + m].iter().map(move |q| (p.1, q.1))));
            }
            (i, j) = (i + n, j + m);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
