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

/// Of two readings of which one stands in the other's content the outer is kept, unless its rate is below this
/// many percent of the inner one's.
const OUTER: u32 = 70;

/// The least rate, in percent, of a statement that is reported although it is part of another.
const WITHIN: u8 = 80;

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
        .filter(|(c, r)| *r >= LEAST && text.level(c.head) == 0)
        .collect();
    let mut order: Vec<usize> = (0..likely.len()).collect();
    let size = |c: &Candidate| c.content.iter().map(std::ops::Range::len).sum::<usize>();
    order.sort_by_key(|&i| (std::cmp::Reverse(size(&likely[i].0)), i));
    let mut dropped = vec![false; likely.len()];
    for outer in order {
        if dropped[outer] {
            continue;
        }
        let inner: Vec<usize> = near(&likely, outer)
            .filter(|&i| i != outer && !dropped[i] && holds(&likely[outer].0, &likely[i].0))
            .collect();
        let best = inner.iter().map(|&i| likely[i].1).max().unwrap_or(0);
        if u32::from(likely[outer].1) * 100 < u32::from(best) * OUTER {
            dropped[outer] = true;
        } else {
            let stays = |i: &usize| speaks_within(text, &likely[outer].0, &likely[*i]);
            inner.into_iter().filter(|i| !stays(i)).for_each(|i| dropped[i] = true);
        }
    }
    let mut kept = dropped.iter().map(|d| !d);
    likely.into_iter().filter(|_| kept.next().unwrap_or(false)).map(|(c, _)| c).collect()
}

/// "The agency says that the mayor denied that …": somebody named speaks in what another says.
fn speaks_within(text: &Text<'_, '_>, outer: &Candidate, inner: &(Candidate, u8)) -> bool {
    let named = inner.0.source.as_ref().is_some_and(|s| text.is_nominal(s.start) || s.len() > 1);
    let relative =
        inner.0.source.as_ref().is_some_and(|s| matches!(text.kind(s.end - 1), Kind::Who | Kind::That));
    inner.0.frame == "that" && inner.1 >= WITHIN && named && !relative && !outer.frame.starts_with("quote")
}

/// The readings whose cues may stand in the content of `outer`: those close by in the list.
fn near(likely: &[(Candidate, u8)], outer: usize) -> std::ops::Range<usize> {
    outer.saturating_sub(12)..(outer + 12).min(likely.len())
}

fn holds(outer: &Candidate, inner: &Candidate) -> bool {
    outer.content.iter().any(|part| part.contains(&inner.head))
}
