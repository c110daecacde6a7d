//! Counting readings, those that are attributions and all, and smoothing the counts to rates.

use std::collections::BTreeMap;
use std::fmt;

use super::super::candidate::Candidate;
use super::super::rate::{ANY, Rates, chance, holds, is_likely, percent, select};
use super::super::shape::{Shape, shape};
use super::super::{candidates, word};
use super::annotated::{Annotated, Attribution};
use crate::text::Document;

/// The least likeness of a reading and an attribution.
const ALIKE: f64 = 0.5;
/// How many readings at the rate of frame and cue are added to those counted.
const PRIOR: f64 = 4.0;
/// How many readings at the overall rate are added to those of a frame.
const FRAME_PRIOR: f64 = 4.0;
/// How many readings at the rate of its frames are added to those of a cue.
const CUE_PRIOR: f64 = 3.0;
/// How many readings at their usual rate are added to those of a shape.
const SHAPE_PRIOR: f64 = 10.0;
/// How often cues and shapes are counted in turns, each with what the other was found to do.
const BACK_AND_FORTH: usize = 2;

/// The readings that count, each with its cue, frame and shape, and whether it is an attribution.
#[derive(Debug, Default)]
pub(super) struct Counts(Vec<(Key, Shape, bool)>);

/// A cue's base form and a frame.
type Key = (&'static str, &'static str);

impl Counts {
    /// Counts the readings of articles; with rates, those in the content of a likelier one are left out.
    pub(super) fn of<'a>(articles: impl Iterator<Item = &'a Annotated>, rates: Option<&Rates>) -> Counts {
        Counts(articles.flat_map(|article| readings(article, rates)).collect())
    }

    /// The smoothed rates.
    pub(super) fn rates(&self) -> Rates {
        let mut shifts = BTreeMap::new();
        let mut rates = self.by_frame(&shifts);
        for _ in 0..BACK_AND_FORTH {
            shifts = self.by_shape(&rates);
            rates = self.by_frame(&shifts);
        }
        let shifts = shifts.into_iter().map(|(shape, odds)| (shape, percent(chance(odds))));
        Rates::new(rates.into_iter().map(|(key, odds)| (key, percent(chance(odds)))).chain(shifts))
    }

    /// By how much the odds of each shape differ from what cue and frame alone give.
    fn by_shape(&self, rates: &BTreeMap<Key, f64>) -> BTreeMap<Shape, f64> {
        let mut shapes: BTreeMap<Shape, Group> = BTreeMap::new();
        for (key, shape, right) in &self.0 {
            shapes.entry(*shape).or_default().add(*right, rates[key]);
        }
        shapes.into_iter().map(|(shape, group)| (shape, group.odds(SHAPE_PRIOR, 0.0))).collect()
    }

    /// The odds of cues in frames, and of frames alone, shapes set apart.
    fn by_frame(&self, shifts: &BTreeMap<Shape, f64>) -> BTreeMap<Key, f64> {
        let mut overall = Group::default();
        let (mut frames, mut cues): (BTreeMap<_, Group>, BTreeMap<_, Group>) = Default::default();
        let mut both: BTreeMap<Key, Group> = BTreeMap::new();
        let shift = |shape: &Shape| shifts.get(shape).copied().unwrap_or(0.0);
        for ((_, frame), shape, right) in &self.0 {
            overall.add(*right, shift(shape));
            frames.entry(*frame).or_default().add(*right, shift(shape));
        }
        let overall = overall.odds(1.0, 0.0);
        let frames: BTreeMap<_, _> =
            frames.into_iter().map(|(f, group)| (f, group.odds(FRAME_PRIOR, overall))).collect();
        for ((cue, frame), shape, right) in &self.0 {
            cues.entry(*cue).or_default().add(*right, frames[frame] + shift(shape));
        }
        let cues: BTreeMap<_, _> = cues.into_iter().map(|(c, g)| (c, g.odds(CUE_PRIOR, 0.0))).collect();
        for ((cue, frame), shape, right) in &self.0 {
            both.entry((*cue, *frame)).or_default().add(*right, shift(shape));
        }
        let smoothed = |((cue, f), group): (Key, Group)| ((cue, f), group.odds(PRIOR, frames[f] + cues[cue]));
        both.into_iter().map(smoothed).chain(frames.iter().map(|(f, odds)| ((ANY, *f), *odds))).collect()
    }
}

/// Readings with what else is known of the odds of each.
#[derive(Debug, Default)]
struct Group {
    right: f64,
    others: Vec<f64>,
}

impl Group {
    fn add(&mut self, right: bool, other: f64) {
        self.right += f64::from(u8::from(right));
        self.others.push(other);
    }

    /// The odds that, added to what else is known, give as many right ones as there are; `n` more readings have the
    /// odds `usual`.
    fn odds(&self, n: f64, usual: f64) -> f64 {
        let right = self.right + n * chance(usual);
        let (mut low, mut high) = (-6.0, 6.0);
        for _ in 0..30 {
            let odds = f64::midpoint(low, high);
            let expected: f64 = self.others.iter().map(|o| chance(o + odds)).sum();
            if expected + n * chance(odds) > right { high = odds } else { low = odds }
        }
        f64::midpoint(low, high)
    }
}

/// The readings of an article that count.
fn readings(article: &Annotated, rates: Option<&Rates>) -> Vec<(Key, Shape, bool)> {
    let doc = Document::new(&article.text);
    let text = word::Text::new(&doc);
    let found = candidates(&text, rates.unwrap_or(&Rates::all()));
    let found: Vec<Candidate> = found.into_iter().filter(|c| text.level(c.head) == 0).collect();
    let right = matched(article, &doc, &found);
    let kept = rates.map(|_| select(&text, &found));
    let counts = |c: &Candidate| {
        kept.as_ref().is_none_or(|kept| {
            let inside = kept.iter().any(|k| holds(k, c));
            if is_likely(c) { kept.iter().any(|k| k.head == c.head) } else { !inside }
        })
    };
    let counted = found.iter().zip(right).filter(|(c, _)| counts(c));
    counted.map(|(c, right)| ((c.lemma, c.frame), shape(&text, c), right)).collect()
}

/// Which readings are attributions: the likest pairs first, each side once.
pub(super) fn matched(article: &Annotated, doc: &Document<'_>, found: &[Candidate]) -> Vec<bool> {
    let words =
        |ranges: &[std::ops::Range<usize>]| article.words(ranges.iter().map(|r| doc.span_of(r.clone())));
    let read = |c: &Candidate| Attribution {
        source: words(c.source.as_slice()),
        cue: words(std::slice::from_ref(&c.cue)),
        content: words(&c.content),
    };
    let read: Vec<Attribution> = found.iter().map(read).collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in article.attributions.iter().enumerate() {
        let alike = read.iter().enumerate().map(|(j, r)| (a.likeness(r), i, j)).filter(|p| p.0 >= ALIKE);
        pairs.extend(alike);
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used, mut right) = (vec![false; article.attributions.len()], vec![false; found.len()]);
    for (_, i, j) in pairs {
        if !used[i] && !right[j] {
            (used[i], right[j]) = (true, true);
        }
    }
    right
}

/// How well selected readings meet the annotation.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct F1 {
    right: usize,
    read: usize,
    annotated: usize,
}

impl F1 {
    pub(super) fn of<'a>(articles: impl Iterator<Item = &'a Annotated>, rates: &Rates) -> F1 {
        articles
            .map(|article| {
                let doc = Document::new(&article.text);
                let text = word::Text::new(&doc);
                let found = select(&text, &candidates(&text, rates));
                let right = matched(article, &doc, &found).into_iter().filter(|r| *r).count();
                F1 { right, read: found.len(), annotated: article.attributions.len() }
            })
            .sum()
    }
}

impl std::iter::Sum for F1 {
    fn sum<I: Iterator<Item = F1>>(all: I) -> F1 {
        all.fold(F1::default(), |a, b| F1 {
            right: a.right + b.right,
            read: a.read + b.read,
            annotated: a.annotated + b.annotated,
        })
    }
}

impl fmt::Display for F1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        write!(
            f,
            "precision {:.1}, recall {:.1}, F1 {:.1}",
            percent(self.right, self.read),
            percent(self.right, self.annotated),
            percent(2 * self.right, self.read + self.annotated)
        )
    }
}
