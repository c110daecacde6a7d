//! Independence: how many origins stand behind a position. Articles that carry the same text (wire copy, as it is or
//! lightly edited), that copied the passage in question, or that cite one and the same source for it count once.

use std::hash::{Hash, Hasher};
use std::sync::{Mutex, OnceLock, PoisonError};

use itertools::Itertools;
use rustc_hash::{FxHashMap, FxHasher};

use super::attribution::same_name;
use super::side::Side;
use super::wording::words;
use crate::claim::ClaimKind;
use crate::reading::Reading;
use crate::span::Span;

/// Words of a shingle: runs this long seldom recur by chance.
const SHINGLE: usize = 5;

/// The part of the shorter article's shingles that makes it a copy. Reports of one event written apart share
/// quotations and names, a few shingles in a hundred.
const COPIED_ARTICLE: f64 = 0.3;

/// The same for a sentence, which must also be this many shingles long.
const COPIED_SENTENCE: f64 = 0.6;
const SENTENCE_SHINGLES: usize = 4;

/// The shingles of every article, computed when first asked for, and which articles carry the same text.
#[derive(Debug)]
pub(crate) struct Copies<'a> {
    readings: &'a [Reading<'a>],
    shingles: Vec<OnceLock<Vec<u64>>>,
    /// Of pairs asked for, the lower number first.
    known: Mutex<FxHashMap<(usize, usize), bool>>,
}

/// Of how many claims of one value all pairs are held against each other, and how many origins are told apart: as many are as good as
/// any number.
const MANY: usize = 48;

impl<'a> Copies<'a> {
    /// For these articles.
    pub(crate) fn of(readings: &'a [Reading<'a>]) -> Copies<'a> {
        Copies {
            readings,
            shingles: readings.iter().map(|_| OnceLock::new()).collect(),
            known: Mutex::default(),
        }
    }

    /// The articles that carry the same text, as far as they stand in one position of a point: groups of two or more,
    /// in order.
    pub(crate) fn groups(&self) -> Vec<Vec<usize>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut heads: Vec<usize> = (0..self.readings.len()).collect();
        for (a, b) in known.iter().filter(|(_, same)| **same).map(|(pair, _)| *pair).sorted_unstable() {
            let (a, b) = (head(&heads, a), head(&heads, b));
            heads[a.max(b)] = a.min(b);
        }
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); heads.len()];
        for i in 0..heads.len() {
            groups[head(&heads, i)].push(i);
        }
        groups.retain(|g| g.len() > 1);
        groups
    }

    /// How many origins stand behind these claims; more than [`MANY`] are not told from each other.
    pub(crate) fn origins(&self, sides: &[Side<'_>]) -> usize {
        if sides.len() > MANY {
            return self.of_many(sides);
        }
        // Asked of every pair, so that it is known of all that stand in one position.
        for [a, b] in sides.iter().map(|s| s.source).unique().array_combinations() {
            self.same_text(a, b);
        }
        let mut heads: Vec<usize> = (0..sides.len()).collect();
        for i in 0..sides.len() {
            for j in 0..i {
                let (a, b) = (head(&heads, i), head(&heads, j));
                if a != b && self.one_origin(&sides[i], &sides[j]) {
                    heads[a.max(b)] = a.min(b);
                }
            }
        }
        heads.iter().enumerate().filter(|(i, h)| i == *h).count()
    }

    /// The same of very many: each is held against the first of every origin known, in an order that is not the articles' own.
    fn of_many(&self, sides: &[Side<'_>]) -> usize {
        let mut firsts: Vec<&Side<'_>> = Vec::new();
        for side in sides.iter().sorted_by_key(|s| s.place()) {
            if firsts.len() < MANY && !firsts.iter().any(|first| self.one_origin(first, side)) {
                firsts.push(side);
            }
        }
        firsts.len()
    }

    fn one_origin(&self, a: &Side<'_>, b: &Side<'_>) -> bool {
        a.source == b.source || self.same_text(a.source, b.source) || cited(a, b) || copied_sentence(a, b)
    }

    /// Whether two articles carry the same text.
    fn same_text(&self, a: usize, b: usize) -> bool {
        let pair = (a.min(b), a.max(b));
        if let Some(same) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&pair) {
            return *same;
        }
        let text = |i: usize| self.readings[i].doc.text();
        // A text too short for shingles is a copy when it is the same.
        let same = text(a) == text(b) || contained(self.article(a), self.article(b)) >= COPIED_ARTICLE;
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(pair, same);
        same
    }

    fn article(&self, source: usize) -> &[u64] {
        self.shingles[source].get_or_init(|| {
            let reading = &self.readings[source];
            let all: Vec<Span> = reading.doc.sentences().iter().map(|s| s.span).collect();
            all.iter().flat_map(|s| shingles(reading, *s)).sorted_unstable().dedup().collect()
        })
    }
}

/// Whether both name the same source for the value. Of an attribution the speaker is the claim itself.
fn cited(a: &Side<'_>, b: &Side<'_>) -> bool {
    a.claim.kind != ClaimKind::Attribution
        && matches!((a.said_by(), b.said_by()), (Some(s), Some(t)) if same_name(s, t))
}

/// Whether the sentence of the one was copied from the other; of an attribution the same words are the claim itself.
fn copied_sentence(a: &Side<'_>, b: &Side<'_>) -> bool {
    if a.claim.kind == ClaimKind::Attribution {
        return false;
    }
    let sorted = |s: &Side<'_>| -> Vec<u64> {
        shingles(s.reading, s.claim.sentence).into_iter().sorted_unstable().dedup().collect()
    };
    let (p, q) = (sorted(a), sorted(b));
    p.len().min(q.len()) >= SENTENCE_SHINGLES && contained(&p, &q) >= COPIED_SENTENCE
}

fn head(heads: &[usize], mut i: usize) -> usize {
    while heads[i] != i {
        i = heads[i];
    }
    i
}

fn shingles(reading: &Reading<'_>, span: Span) -> Vec<u64> {
    let words = words(reading, &[span]);
    words.windows(SHINGLE).map(hash).collect()
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}

/// The part of the shorter list that stands in the longer too; 0 for an empty one.
fn contained(a: &[u64], b: &[u64]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|h| long.binary_search(h).is_ok()).count();
    if short.is_empty() { 0.0 } else { shared as f64 / short.len() as f64 }
}
