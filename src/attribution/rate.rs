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

/// What stands for all cues in a frame.
pub(super) const ANY: &str = "*";

/// Rates by base form and frame, in percent.
#[derive(Clone, Debug, Default)]
pub(super) struct Rates {
    known: FxHashMap<(&'static str, &'static str), u8>,
    /// The rate of frames that are not known.
    other: u8,
}

static BUILT_IN: LazyLock<Rates> = LazyLock::new(|| {
    let list = include_str!("../lexicon/en/cue_rates.tsv");
    let table = Table::parse("cue_rates.tsv", list, 2).unwrap_or_else(|e| panic!("{e}"));
    let pair = |key: &'static str| key.split_once(' ').unwrap_or((key, ""));
    let known = table.rows().map(|r| (pair(r.fields[0]), r.fields[1].parse().unwrap_or(0))).collect();
    Rates { known, other: 0 }
});

/// Of two readings of which one stands in the other's content the outer is kept, unless its rate is below this
/// many percent of the inner one's.
const OUTER: u32 = 70;

/// The least rate, in percent, of a statement that is reported although it is part of another.
const WITHIN: u8 = 80;

impl Rates {
    /// The rates of `cue_rates.tsv`.
    pub(super) fn built_in() -> &'static Rates {
        &BUILT_IN
    }

    #[cfg(test)]
    pub(super) fn new(rates: impl IntoIterator<Item = ((&'static str, &'static str), u8)>) -> Rates {
        Rates { known: rates.into_iter().collect(), other: 0 }
    }

    /// Rates by which every reading is likely.
    #[cfg(test)]
    pub(super) fn all() -> Rates {
        Rates { known: FxHashMap::default(), other: 100 }
    }

    /// The table's lines, sorted by their bytes.
    #[cfg(test)]
    pub(super) fn to_tsv(&self) -> String {
        let mut lines: Vec<String> =
            self.known.iter().map(|((lemma, frame), rate)| format!("{lemma} {frame}\t{rate}\n")).collect();
        lines.sort_unstable_by(|a, b| a.split('\t').next().cmp(&b.split('\t').next()));
        lines.concat()
    }

    /// The rate of a reading, in percent.
    pub(super) fn of(&self, c: &Candidate) -> u8 {
        let rate = self.known.get(&(c.lemma, c.frame)).or_else(|| self.known.get(&(ANY, c.frame)));
        rate.copied().unwrap_or(self.other)
    }

    /// Whether a reading is likely enough to be reported.
    pub(super) fn is_likely(&self, c: &Candidate) -> bool {
        self.of(c) >= LEAST
    }

    /// The readings that are likely enough and do not stand in each other's content, in the same order.
    pub(super) fn select(&self, text: &Text<'_, '_>, found: Vec<Candidate>) -> Vec<Candidate> {
        let likely = |c: Candidate| (self.is_likely(&c) && text.level(c.head) == 0).then(|| (self.of(&c), c));
        let likely: Vec<_> = found.into_iter().filter_map(likely).map(|(rate, c)| (c, rate)).collect();
        let mut order: Vec<usize> = (0..likely.len()).collect();
        let size = |c: &Candidate| c.content.iter().map(std::ops::Range::len).sum::<usize>();
        order.sort_by_key(|&i| (std::cmp::Reverse(size(&likely[i].0)), i));
        let mut dropped = vec![false; likely.len()];
        for outer in order {
            if !dropped[outer] {
                settle(text, &likely, outer, &mut dropped);
            }
        }
        let mut kept = dropped.iter().map(|d| !d);
        likely.into_iter().filter(|_| kept.next().unwrap_or(false)).map(|(c, _)| c).collect()
    }
}

/// Drops either the reading `outer` or those that stand in its content.
fn settle(text: &Text<'_, '_>, likely: &[(Candidate, u8)], outer: usize, dropped: &mut [bool]) {
    let inner: Vec<usize> = near(likely, outer)
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

/// Whether `inner` has its cue in the content of `outer`.
pub(super) fn holds(outer: &Candidate, inner: &Candidate) -> bool {
    outer.content.iter().any(|part| part.contains(&inner.head))
}
