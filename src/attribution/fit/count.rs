//! Counting readings, those that are attributions and all, and smoothing the counts to rates.

use std::collections::BTreeMap;
use std::fmt;

use super::super::candidate::Candidate;
use super::super::rate::{ANY, Rates, holds};
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

/// Readings that are attributions, and all readings.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    right: f64,
    all: f64,
}

impl Share {
    fn add(&mut self, right: bool) {
        self.right += f64::from(u8::from(right));
        self.all += 1.0;
    }

    /// The share with `n` more readings of the rate `rate`.
    fn drawn(self, n: f64, rate: f64) -> f64 {
        (self.right + n * rate) / (self.all + n)
    }
}

/// What was counted, by frame, by cue, and by both.
#[derive(Debug, Default)]
pub(super) struct Counts {
    overall: Share,
    frames: BTreeMap<&'static str, Share>,
    cues: BTreeMap<&'static str, Share>,
    both: BTreeMap<(&'static str, &'static str), Share>,
}

impl Counts {
    /// Counts the readings of articles; with rates, those in the content of a likelier one are left out.
    pub(super) fn of<'a>(articles: impl Iterator<Item = &'a Annotated>, rates: Option<&Rates>) -> Counts {
        let mut counts = Counts::default();
        for article in articles {
            for (c, right) in readings(article, rates) {
                counts.overall.add(right);
                counts.frames.entry(c.frame).or_default().add(right);
                counts.cues.entry(c.lemma).or_default().add(right);
                counts.both.entry((c.lemma, c.frame)).or_default().add(right);
            }
        }
        counts
    }

    /// The smoothed rates.
    pub(super) fn rates(&self) -> Rates {
        let overall = self.overall.drawn(1.0, 0.5);
        let frame = |f: &str| self.frames.get(f).copied().unwrap_or_default().drawn(FRAME_PRIOR, overall);
        let mut expected: BTreeMap<&str, f64> = BTreeMap::new();
        for ((cue, f), share) in &self.both {
            *expected.entry(cue).or_default() += share.all * frame(f);
        }
        let both = self.both.iter().map(|((cue, f), share)| {
            let of_cue = self.cues[cue];
            let usual = expected[cue] / of_cue.all;
            // how much likelier the cue is than its frames are, carried over to this frame
            let more = logit(of_cue.drawn(CUE_PRIOR, usual)) - logit(usual);
            ((*cue, *f), percent(share.drawn(PRIOR, chance(logit(frame(f)) + more))))
        });
        Rates::new(both.chain(self.frames.keys().map(|f| ((ANY, *f), percent(frame(f))))))
    }
}

fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}

fn logit(p: f64) -> f64 {
    let p = p.clamp(0.005, 0.995);
    (p / (1.0 - p)).ln()
}

fn chance(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// The readings of an article that count, each with whether it is an attribution.
pub(super) fn readings(article: &Annotated, rates: Option<&Rates>) -> Vec<(Candidate, bool)> {
    let doc = Document::new(&article.text);
    let text = word::Text::new(&doc);
    let found = candidates(&text, rates.unwrap_or(&Rates::all()));
    let found: Vec<Candidate> = found.into_iter().filter(|c| text.level(c.head) == 0).collect();
    let right = matched(article, &doc, &found);
    let kept = rates.map(|r| (r, r.select(&text, found.clone())));
    let counts = |c: &Candidate| {
        kept.as_ref().is_none_or(|(rates, kept)| {
            let inside = kept.iter().any(|k| holds(k, c));
            if rates.is_likely(c) { kept.iter().any(|k| k.head == c.head) } else { !inside }
        })
    };
    found.into_iter().zip(right).filter(|(c, _)| counts(c)).collect()
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
                let found = rates.select(&text, candidates(&text, rates));
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
