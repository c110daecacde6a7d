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
/// From this likeness on, two articles are near-copies: they take one place among the neighbours.
const COPY: f32 = 0.8;
/// With how many near-copies an article is compared besides.
const COPIES: usize = 8;
/// With how many of its near-copies that are least like it besides: of two editions of one report that many print, each would else meet
/// its own copies alone.
const EDITIONS: usize = 4;
/// A term of more articles than this leads nowhere.
const COMMON: usize = 60;
/// Of how many articles that share a term the most alike are chosen.
const ENOUGH: usize = 400;
/// The least that two articles must have in common.
const LIKENESS: f32 = 0.22;
/// Under how many terms near by a claim can be found.
const TERMS: usize = 6;
/// Under how many runs of its words a statement can be found.
const RUNS: usize = 24;
/// A key of more claims of one article than this leads nowhere.
const CROWD: usize = 12;

/// Whether so many articles are of many stories, as far as nobody says that they are.
pub(crate) fn are_mixed(count: usize) -> bool {
    count > SMALL
}

/// The pairs of `count` articles to compare, in order, each with how alike its articles are, 0 to 1; `mixed` says whether they are of many
/// stories, `apart` whether two are too far apart in time. `topics` says what they are about, where they are mixed; those of one story
/// are all compared, and alike.
pub(crate) fn articles(
    count: usize,
    mixed: bool,
    topics: impl FnOnce() -> Vec<Bag>,
    apart: impl Fn(usize, usize) -> bool,
) -> Vec<((usize, usize), f32)> {
    if !mixed {
        let pairs = (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j)));
        return pairs.filter(|(i, j)| !apart(*i, *j)).map(|pair| (pair, 1.0)).collect();
    }
    let topics = topics();
    let mut holders: FxHashMap<TermId, Vec<u32>> = FxHashMap::default();
    for (i, topic) in topics.iter().enumerate() {
        for (term, _) in topic {
            holders.entry(*term).or_default().push(i as u32);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for i in 0..topics.len() {
        pairs.extend(neighbours(i, &topics, &holders, &apart).into_iter().map(|j| (i.min(j), i.max(j))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(i, j)| ((i, j), frame::likeness(&topics[i], &topics[j]))).collect()
}

fn neighbours(
    i: usize,
    topics: &[Bag],
    holders: &FxHashMap<TermId, Vec<u32>>,
    apart: &impl Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let mut terms: Vec<&[u32]> = topics[i].iter().map(|(term, _)| holders[term].as_slice()).collect();
    terms.sort_by_key(|with| with.len());
    let mut seen: Vec<u32> = Vec::new();
    for with in terms {
        if (with.len() > COMMON && !seen.is_empty()) || seen.len() > ENOUGH {
            break;
        }
        let other = with.iter().copied().filter(|j| *j as usize != i && !apart(i, *j as usize));
        seen.extend(other.take(ENOUGH));
    }
    seen.sort_unstable();
    seen.dedup();
    let near = |j: &u32| (frame::likeness(&topics[i], &topics[*j as usize]), *j as usize);
    let mut near: Vec<(f32, usize)> = seen.iter().map(near).filter(|(l, _)| *l >= LIKENESS).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    choose(i, topics, near.into_iter().map(|(_, j)| j))
}

/// Of the articles `near` the `i`th, the nearest first: those that say something of their own, and a few near-copies.
fn choose(i: usize, topics: &[Bag], near: impl Iterator<Item = usize>) -> Vec<usize> {
    let (mut own, mut copies, mut editions): (Vec<usize>, Vec<usize>, Vec<usize>) = (vec![i], vec![], vec![]);
    for j in near {
        if own.len() > NEIGHBOURS {
            break;
        }
        let copied = |k: &usize| frame::likeness(&topics[*k], &topics[j]) >= COPY;
        match own.iter().any(copied) {
            true if copies.len() < COPIES => copies.push(j),
            true if copied(&i) => editions.push(j),
            true => {}
            false => own.push(j),
        }
    }
    let least_alike = editions.into_iter().rev().take(EDITIONS);
    own.drain(1..).chain(copies).chain(least_alike).collect()
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
        // A number of two digits meets the same without its unit.
        if let Some(stated) = figure.size.telling() {
            put(7, stated.to_bits());
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
    // Of the runs of words in what is said, every third, chosen by the words alone.
    for run in about.runs.iter().filter(|run| *run % 3 == 0).take(RUNS) {
        put(8, u64::from(*run));
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

/// How many pairs of claims of one measure are compared whatever their words; of more, those that share a key.
const ALL_OF_A_MEASURE: usize = 1_600;

/// What claims must have in common to be compared whatever their words: figures of one dimension, dates of one grain.
fn measure(about: &About) -> Option<u64> {
    let figure = about.figure.as_ref().map(|f| u64::from(super::terms::form(&format!("{:?}", f.dimension))));
    figure.or_else(|| about.date.as_ref().map(|d| u64::from(d.clock.is_some())))
}

/// The pairs of claims of two articles to compare, each once, in order: those that share a key, and all figures and dates of
/// one measure, where they are not too many.
pub(crate) fn pairs(a: (&Frame, &[Key]), b: (&Frame, &[Key])) -> Vec<(u32, u32)> {
    let mut pairs = claims(a.1, b.1);
    let by_measure = |frame: &Frame| {
        let mut of: std::collections::BTreeMap<u64, Vec<u32>> = std::collections::BTreeMap::new();
        for (i, about) in frame.abouts.iter().enumerate() {
            if let Some(measure) = measure(about) {
                of.entry(measure).or_default().push(i as u32);
            }
        }
        of
    };
    let (p, q) = (by_measure(a.0), by_measure(b.0));
    for (measure, own) in &p {
        let other = q.get(measure).map_or(&[][..], Vec::as_slice);
        if own.len() * other.len() <= ALL_OF_A_MEASURE {
            pairs.extend(own.iter().flat_map(|x| other.iter().map(move |y| (*x, *y))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Reading};

    const COPIED: &str = "The Osk dam above Tervala broke on Tuesday after nine days of rain. Engineer Ina Marwick said \
        the spillway had failed. Villagers in Lower Norrin were brought to the school at Hale. Sluices, turbines, \
        generators and transformers were swept into the gorge.";
    const FIRST: &str = "Ina Marwick, an engineer, blamed the spillway of the Osk dam in Tervala, which broke on Tuesday. \
        Three bridges are gone, among them the viaduct of Kessel. Insurers, brokers and underwriters met in Lunde.";
    const SECOND: &str = "Villagers of Lower Norrin sleep in the school at Hale since the Osk dam above Tervala broke. Four \
        bridges are gone. Anglers, hikers and campers had been warned by wardens of the gorge.";

    /// Two articles that are more like the copies of a third than like each other meet all the same.
    #[test]
    fn near_copies_take_one_place() {
        let mut texts: Vec<String> = (0..40).map(|n| format!("{COPIED} Edition {n}.")).collect();
        texts.extend([FIRST.to_string(), SECOND.to_string()]);
        let articles: Vec<Article> =
            texts.iter().enumerate().map(|(n, t)| Article::new(format!("{n}"), t.clone())).collect();
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        let topics: Vec<Bag> = readings.iter().map(frame::topic_of).collect();
        let like = |a: usize, b: usize| frame::likeness(&topics[a], &topics[b]);
        assert!(like(40, 41) < like(40, 0) && like(40, 41) < like(41, 0));
        let alike = like(40, 41);
        let count = topics.len();
        let pairs = super::articles(count, are_mixed(count), || topics, |_, _| false);
        assert!(pairs.contains(&((40, 41), alike)), "{alike}");
        assert!(pairs.len() <= count * (NEIGHBOURS + COPIES + EDITIONS));
    }
}
