//! How often a reading of a cue is an attribution, counted on annotated articles.
//!
//! `cue_rates.tsv` holds, for a cue's base form and a frame ("claim that"), how many of a hundred such
//! readings were attributions. A reading below [`LEAST`] is dropped; of two readings of which one stands in the
//! other's content, one is kept.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::candidate::Candidate;
use super::word::{Kind, Text};
use crate::lexicon::Table;

/// The least rate, in percent, of a reading that is reported.
const LEAST: u8 = 32;

type Rates = FxHashMap<(&'static str, &'static str), u8>;

static RATES: LazyLock<Rates> = LazyLock::new(|| {
    let list = include_str!("../lexicon/en/cue_rates.tsv");
    let table = Table::parse("cue_rates.tsv", list, 2).unwrap_or_else(|e| panic!("{e}"));
    let pair = |key: &'static str| key.split_once(' ').unwrap_or((key, ""));
    table.rows().map(|r| (pair(r.fields[0]), r.fields[1].parse().unwrap_or(0))).collect()
});

/// The rate of a reading, in percent.
pub(super) fn rate(c: &Candidate) -> u8 {
    let rates = &*RATES;
    rates.get(&(c.lemma, c.frame)).or_else(|| rates.get(&("*", c.frame))).copied().unwrap_or(0)
}

/// Whether a reading is likely enough to be reported.
pub(super) fn is_likely(c: &Candidate) -> bool {
    rate(c) >= LEAST
}

/// Keeps the readings that are likely enough and do not stand in each other's content.
pub(super) fn select(text: &Text<'_, '_>, found: Vec<Candidate>) -> Vec<Candidate> {
    let likely: Vec<(Candidate, u8)> = found
        .into_iter()
        .map(|c| {
            let r = rate(&c);
            (c, r)
        })
        .filter(|(c, r)| *r >= LEAST && (text.level(c.head) == 0 || quotes_again(text, c)))
        .collect();
    let mut dropped = vec![false; likely.len()];
    for outer in 0..likely.len() {
        for inner in near(&likely, outer) {
            if inner != outer
                && holds(&likely[outer].0, &likely[inner].0)
                && text.level(likely[inner].0.head) == 0
            {
                let weak = u32::from(likely[outer].1) * 10 < u32::from(likely[inner].1) * 6;
                dropped[if weak { outer } else { inner }] = true;
            }
        }
    }
    let mut kept = dropped.iter().map(|d| !d);
    likely.into_iter().filter(|_| kept.next().unwrap_or(false)).map(|(c, _)| c).collect()
}

/// Inside a quotation only a quotation within it counts as said by somebody else.
fn quotes_again(text: &Text<'_, '_>, c: &Candidate) -> bool {
    c.frame == "quote" && c.content.first().is_some_and(|p| text.kind(p.start) == Kind::Open)
}

/// The readings whose cues may stand in the content of `outer`: those close by in the list.
fn near(likely: &[(Candidate, u8)], outer: usize) -> std::ops::Range<usize> {
    outer.saturating_sub(12)..(outer + 12).min(likely.len())
}

fn holds(outer: &Candidate, inner: &Candidate) -> bool {
    outer.content.iter().any(|part| part.contains(&inner.head))
}
