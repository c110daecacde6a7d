//! From relations of claims to the relation of a point.
//!
//! An article may hold several values in one slot: a rounded headline and an exact body, a toll and its correction.
//! So each claim is set against the claim of the other article that is nearest to it; the graver of these decides
//! the pair of articles, and the gravest pair decides the point. Where both articles share a value, a second value
//! of one of them is no contradiction between them, unless the slot can hold one value only (an age, a magnitude).

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::finding::Finding;
use super::marks::{Told, told};
use super::position::Stance;
use super::series::{self, Series};
use super::side::Side;
use super::{attribution, date, figure};
use crate::claim::Claim;
use crate::figure::{Figure, FigureKind};
use crate::report::{Reason, Verdict};

/// What decided a point.
#[derive(Clone, Debug)]
pub(crate) struct Decided {
    /// The finding.
    pub(crate) finding: Finding,
    /// The two claims, as indices into the point's sides.
    pub(crate) pair: (usize, usize),
}

/// The most claims of one article that are compared: the first of them.
const MOST: usize = 12;

/// How two claims relate; none if they are of different kinds.
pub(crate) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Finding> {
    figure::compare(a, b).or_else(|| date::compare(a, b)).or_else(|| attribution::compare(a, b))
}

/// Of how many sources all are set against each other; of more, those of two claims of each position, and no more than so many.
const MANY: usize = 64;

/// The gravest relation between any two sources; none if there are not two. `sides` are in order of their sources.
pub(crate) fn decide(sides: &[Side<'_>], positions: &[Stance]) -> Option<Decided> {
    let mut ranges = by_source(sides);
    if ranges.len() > MANY {
        let told = representative(sides, positions);
        ranges.retain(|r| told.contains(&sides[r.start].source));
    }
    let sources: Vec<Series> = ranges.into_iter().map(|r| Series::of(sides, r)).collect();
    let mut worst: Option<Decided> = None;
    for (n, p) in sources.iter().enumerate() {
        for q in &sources[n + 1..] {
            let found = pair(sides, p, q);
            worst = graver(sides, worst, found);
        }
    }
    worst
}

/// Two sources of each position, first by the articles' ids, up to [`MANY`] of them.
fn representative(sides: &[Side<'_>], positions: &[Stance]) -> FxHashSet<usize> {
    let first = |p: &Stance| {
        let mut members = p.members.clone();
        members.sort_by_key(|i| sides[*i].place());
        // An article may tell a value twice.
        members.dedup_by_key(|i| sides[*i].source);
        members.truncate(2);
        members
    };
    let mut chosen: Vec<Vec<usize>> = positions.iter().map(first).collect();
    chosen.sort_by_key(|members| members.first().map(|i| sides[*i].place()));
    chosen.into_iter().flatten().map(|i| sides[i].source).take(MANY).collect()
}

fn by_source(sides: &[Side<'_>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (i, side) in sides.iter().enumerate() {
        match ranges.last_mut() {
            Some(r) if sides[r.start].source == side.source => r.end = i + 1,
            _ => ranges.push(i..i + 1),
        }
    }
    ranges
}

fn graver(sides: &[Side<'_>], a: Option<Decided>, b: Option<Decided>) -> Option<Decided> {
    match (&a, &b) {
        (Some(x), Some(y)) if outranks(sides, y, x) => b,
        (Some(_), _) => a,
        (None, _) => b,
    }
}

/// Whether `y` decides rather than `x`: the graver does, of equally grave ones the one with the more telling reason, then
/// the one whose claims come first by the articles' ids, so that the order of the articles decides nothing.
fn outranks(sides: &[Side<'_>], y: &Decided, x: &Decided) -> bool {
    if y.finding.graver_than(&x.finding) || x.finding.graver_than(&y.finding) {
        return y.finding.graver_than(&x.finding);
    }
    let places = |d: &Decided| {
        let (p, q) = (sides[d.pair.0].place(), sides[d.pair.1].place());
        (p.min(q), p.max(q))
    };
    y.finding.reason.cmp(&x.finding.reason).then_with(|| places(x).cmp(&places(y))).is_gt()
}

/// The relation of two articles: of what they give as of now, and where one gives an earlier value only, of all.
fn pair(sides: &[Side<'_>], p: &Series, q: &Series) -> Option<Decided> {
    match (p.now.is_empty(), q.now.is_empty()) {
        (false, false) => {
            let worst = related(sides, &p.now, &q.now)?;
            let differs = super::differs(worst.finding.verdict);
            let known = differs.then(|| series::known_before(sides, p, q, &worst.finding)).flatten();
            Some(match known {
                Some(finding) => Decided { finding, ..worst },
                None => worst,
            })
        }
        (true, true) => related(sides, &p.all(), &q.all()),
        _ => {
            let worst = related(sides, &p.all(), &q.all())?;
            let differs = super::differs(worst.finding.verdict);
            Some(if differs { Decided { finding: series::earlier_only(), ..worst } } else { worst })
        }
    }
}

/// The relation of two articles' values.
fn related(sides: &[Side<'_>], p: &[usize], q: &[usize]) -> Option<Decided> {
    let (p, q) = (&p[..p.len().min(MOST)], &q[..q.len().min(MOST)]);
    let nearest = nearest(sides, p, q);
    let agree = |d: &Decided| d.finding.verdict == Verdict::Agree;
    let shared = nearest.iter().any(agree);
    let worst = nearest.iter().cloned().fold(None, |w, d| graver(sides, w, Some(d)))?;
    // A statement beside another is no second value of one thing.
    let said = sides[worst.pair.0].claim.attribution().is_some();
    let one_value = said || exclusive(&sides[worst.pair.0]) || exclusive(&sides[worst.pair.1]);
    if one_value || !super::differs(worst.finding.verdict) {
        return Some(worst);
    }
    if shared && !tells_both(sides, worst.pair) {
        // What is left on both sides once each value that both tell is taken away.
        let left = |own: &[usize], of: fn(&Decided) -> usize| -> Vec<usize> {
            own.iter().copied().filter(|i| !nearest.iter().any(|d| agree(d) && of(d) == *i)).collect()
        };
        let (a, b) = (left(p, |d| d.pair.0), left(q, |d| d.pair.1));
        let rest = if a.is_empty() || b.is_empty() { None } else { related(sides, &a, &b) };
        let rest = rest.filter(|d| alike(sides, d.pair));
        return Some(rest.unwrap_or(Decided { finding: also(), ..worst }));
    }
    let finding = if shared {
        Finding { why: "one article tells both values in the same words".into(), ..worst.finding }
    } else if worst.finding.verdict == Verdict::Conflict && stands_elsewhere(sides, worst.pair) {
        Finding::new(
            Verdict::Compatible,
            Reason::Scope,
            "the one number stands in the other article too, for something else",
        )
    } else {
        worst.finding
    };
    Some(Decided { finding, ..worst })
}

/// Each claim with the claim of the other article that is nearest to it.
fn nearest(sides: &[Side<'_>], p: &[usize], q: &[usize]) -> Vec<Decided> {
    let (mut by_row, mut by_column) = (vec![None; p.len()], vec![None; q.len()]);
    for (r, &i) in p.iter().enumerate() {
        for (c, &j) in q.iter().enumerate() {
            let Some(finding) = compare(&sides[i], &sides[j]) else { continue };
            let here = Decided { finding, pair: (i, j) };
            by_row[r] = milder(by_row[r].take(), here.clone());
            by_column[c] = milder(by_column[c].take(), here);
        }
    }
    by_row.into_iter().chain(by_column).flatten().collect()
}

/// The least words of a sentence that two values share by no chance.
const SENTENCE: usize = 5;

/// Whether the sentences of two claims have at least half of their words in common.
fn alike(sides: &[Side<'_>], (i, j): (usize, usize)) -> bool {
    let (p, q) = (words_but_numbers(&sides[i]), words_but_numbers(&sides[j]));
    let common = p.iter().filter(|w| q.contains(w)).count();
    2 * common >= p.len().max(q.len())
}

/// Whether an article of the pair tells another of these values in a sentence of the same words: two headlines.
fn tells_both(sides: &[Side<'_>], (i, j): (usize, usize)) -> bool {
    let value = |s: &Side<'_>| s.claim.figure().and_then(|f| f.value);
    [&sides[i], &sides[j]].into_iter().any(|side| {
        let own = words_but_numbers(side);
        let other = |s: &&Side<'_>| s.source == side.source && value(s) != value(side);
        own.len() >= SENTENCE && sides.iter().filter(other).any(|s| words_but_numbers(s) == own)
    })
}

/// The words of a claim's sentence in lower case, but for its numbers.
fn words_but_numbers<'s>(side: &Side<'s>) -> Vec<&'s str> {
    let doc = &side.reading.doc;
    let sentence = doc.sentences().get(doc.sentence_at(side.claim.span.start()));
    let tokens = sentence.map_or(0..0, |s| s.tokens.clone());
    tokens.filter(|k| !doc.tokens()[*k].is_number()).map(|k| doc.lower(k)).collect()
}

/// Whether the number of the one stands in the other's article too, outside this point: a number that both articles know is
/// hardly ever in conflict with another one there.
fn stands_elsewhere(sides: &[Side<'_>], (i, j): (usize, usize)) -> bool {
    let elsewhere = |a: &Side<'_>, b: &Side<'_>| {
        let Some(f) = a.claim.figure().filter(|f| f.value.is_some()) else { return false };
        let same = |g: &Figure| {
            let in_score = g.parts.as_ref().is_some_and(|p| p.iter().any(|x| Some(*x) == f.value));
            in_score || g.value == f.value && g.unit == f.unit && g.unit.is_some()
        };
        // "$1 million, not $250,000 as first reported": of the same thing.
        let former = |c: &Claim| told(&b.other(c)) == Told::Former;
        let said = |c: &Claim| !c.withdrawn && !c.negated && !former(c);
        let outside = |c: &Claim| sides.iter().all(|s| s.claim.id != c.id) && said(c);
        b.reading.claims.iter().any(|c| c.figure().is_some_and(same) && outside(c))
    };
    elsewhere(&sides[i], &sides[j]) || elsewhere(&sides[j], &sides[i])
}

fn milder(a: Option<Decided>, b: Decided) -> Option<Decided> {
    match a {
        Some(x) if !x.finding.graver_than(&b.finding) => Some(x),
        _ => Some(b),
    }
}

/// Whether the claim's slot can hold one value only.
fn exclusive(side: &Side<'_>) -> bool {
    side.claim.figure().is_some_and(|f| matches!(f.kind, FigureKind::Age | FigureKind::Magnitude))
}

fn also() -> Finding {
    Finding::new(
        Verdict::Compatible,
        Reason::Value,
        "one article gives a second value beside the one they share",
    )
}
