//! The columns of the table, each fitted to what can teach it.

use std::collections::{HashMap, HashSet};

use crate::agreement::Lesson;
use crate::regression::{self, Row};
use crate::score::{self, Tally};
use crate::story::{Gold, Scope, Story};
use variorum::align::{self, Feature, Weights};
use variorum::{ClaimKind, Options, Reading};

/// A story's pairs with what readers say of them, by kind.
#[derive(Default)]
pub(crate) struct Told {
    /// All that can be learnt from.
    pub(crate) pairs: [Vec<Row>; 3],
    /// Of figures and dates those whose values exclude each other.
    pub(crate) apart: [Vec<Row>; 2],
}

/// The pairs of a story that can be learnt from, with the standings that `weights` give them.
pub(crate) fn told(number: usize, story: &Story, readings: &[Reading<'_>], weights: &Weights) -> Told {
    let mut told = Told::default();
    for link in align::pairs(readings, &Options::default(), weights) {
        let (a, b) = (&readings[link.a.0].claims[link.a.1], &readings[link.b.0].claims[link.b.1]);
        let on = |g: &Gold| g.kind.is_none_or(|k| k == a.kind) && g.holds(a, a.kind) && g.holds(b, b.kind);
        let same = story.points.iter().any(on);
        let untold = match story.scope {
            Scope::All => false,
            Scope::Values => a.kind == ClaimKind::Attribution,
            Scope::Discrepancies => !link.apart,
        };
        let unknown = !same && (untold || story.neutral.iter().any(on));
        if link.against.is_some() || unknown || link.a.0 == link.b.0 {
            continue;
        }
        let set = link.evidence.iter().map(|(f, s)| (*f as usize, *s)).collect();
        let row = Row { set, same, weight: story.scope.weight(), group: number, ids: [link.a, link.b] };
        if let Some(apart) = told.apart.get_mut(a.kind as usize).filter(|_| link.apart) {
            apart.push(row.clone());
        }
        told.pairs[a.kind as usize].push(row);
    }
    told
}

/// What tells of the values, which are hidden.
fn is_of_values(f: Feature) -> bool {
    use Feature as F;
    let relation = matches!(f, F::EqualValue | F::RareValue | F::ValuesMeet | F::ValuesApart | F::ValuesFar);
    relation || is_of_distance(f) || matches!(f, F::Nearest | F::SameRuns | F::Contained | F::SameToll)
}

/// What tells of the standing, which comes of the hidden score.
fn is_of_standing(f: Feature) -> bool {
    use Feature as F;
    matches!(f, F::Alike | F::Ahead | F::AheadOnce | F::Taken | F::TakenFar | F::BothTaken)
}

/// What tells how far values lie from one another: known of differences as they are, not of facts that were altered.
fn is_of_distance(f: Feature) -> bool {
    use Feature as F;
    matches!(f, F::Close | F::Wide | F::Twice | F::Manifold | F::OneRange)
}

/// What may speak where values exclude each other.
fn may_speak_apart(f: Feature) -> bool {
    use Feature as F;
    (!is_of_values(f) || matches!(f, F::SameToll)) && !is_of_distance(f)
}

/// The column of hidden values of a kind.
pub(crate) fn hidden(lesson: &Lesson, without: impl Fn(usize) -> bool) -> Vec<f32> {
    let rows = lesson.hidden.iter().filter(|r| !without(r.group));
    regression::fit(rows, |f| !is_of_values(f) && !is_of_standing(f))
}

/// The column of a kind whose values exclude each other; stories that readers told count beside the corpus. What distance
/// tells is learnt last, of pairs that readers judged alone.
pub(crate) fn apart(lesson: &Lesson, told: &[&Row], without: impl Fn(usize) -> bool) -> Vec<f32> {
    let rows = lesson.wild.iter().chain(&lesson.altered).filter(|r| !without(r.group));
    let column = regression::fit(rows.chain(told.iter().copied()), may_speak_apart);
    let judged: Vec<&Row> = lesson.judged.iter().filter(|r| !without(r.group)).collect();
    if judged.is_empty() { column } else { regression::refit(&judged, column, is_of_distance) }
}

/// In how many parts what is learnt from is left out.
const PARTS: usize = 10;

/// A claim: its pair of articles, which of the two, and its place there.
type Place = (usize, usize, (usize, usize));

/// How often the true partner of a claim ranks first, by the hidden score of columns fitted without its articles.
pub(crate) fn ranked_first(lesson: &Lesson) -> (usize, usize) {
    let mut best: HashMap<Place, (f32, bool)> = HashMap::new();
    let mut partnered: HashSet<Place> = HashSet::new();
    for part in 0..PARTS {
        let column = hidden(lesson, |group| group % PARTS == part);
        for row in lesson.hidden.iter().filter(|r| r.group % PARTS == part) {
            for (side, id) in row.ids.iter().enumerate() {
                let (key, odds) = ((row.group, side, *id), row.odds(&column));
                let top = best.entry(key).or_insert((f32::MIN, false));
                if odds > top.0 {
                    *top = (odds, row.same);
                }
                partnered.extend(row.same.then_some(key));
            }
        }
    }
    (partnered.iter().filter(|key| best[key].1).count(), partnered.len())
}

/// Of altered facts how many are linked, of all, and how many pairs of the corpus as it is, from each of these chances on; each
/// is left out of the fit.
pub(crate) fn found_left_out(lesson: &Lesson, told: &[&Row], least: &[f32]) -> Vec<(usize, usize, usize)> {
    let (mut found, mut wild): (Vec<f32>, Vec<(f32, &Row)>) = (Vec::new(), Vec::new());
    for part in 0..PARTS {
        let out = |group: usize| group % PARTS == part;
        let column = apart(lesson, told, out);
        let chance = |r: &Row| 1.0 / (1.0 + (-r.odds(&column)).exp());
        found.extend(lesson.altered.iter().filter(|r| out(r.group)).map(chance));
        wild.extend(lesson.wild.iter().filter(|r| out(r.group)).map(|r| (chance(r), r)));
    }
    wild.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut taken = HashSet::new();
    let mut free = |r: &&(f32, &Row)| {
        let ids = r.1.ids.map(|id| (r.1.group, id));
        !ids.iter().any(|id| taken.contains(id)) && ids.iter().all(|id| taken.insert(*id))
    };
    let wild: Vec<f32> = wild.iter().filter(|r| free(r)).map(|r| r.0).collect();
    let from = |all: &[f32], least: f32| all.iter().filter(|c| **c >= least).count();
    least.iter().map(|l| (from(&found, *l), found.len(), from(&wild, *l))).collect()
}

/// Of judged pairs, how many are linked from each of these chances on and how many of them are of one thing; each is left out of
/// the fit.
pub(crate) fn judged_left_out(lesson: &Lesson, told: &[&Row], least: &[f32]) -> Vec<(usize, usize)> {
    let mut chances: Vec<(f32, bool)> = Vec::new();
    for part in 0..PARTS {
        let column = apart(lesson, told, |group| group % PARTS == part);
        let of_part = lesson.judged.iter().filter(|r| r.group % PARTS == part);
        chances.extend(of_part.map(|r| (1.0 / (1.0 + (-r.odds(&column)).exp()), r.same)));
    }
    let of = |l: &f32| {
        let from = || chances.iter().filter(|c| c.0 >= *l);
        (from().filter(|c| c.1).count(), from().count())
    };
    least.iter().map(of).collect()
}

/// Whether the columns of a kind are fitted; with `--keep-figures`, `--keep-dates` or `--keep-attributions` they stay as they are.
pub(crate) fn is_fitted(kind: ClaimKind) -> bool {
    let keep = format!("--keep-{kind:?}s").to_lowercase();
    std::env::args().all(|a| a != keep)
}

/// Whether the columns of alike values are fitted; with `--keep-alike` they stay as they are, and what the corpus teaches is learnt alone.
fn alike_is_fitted() -> bool {
    std::env::args().all(|a| a != "--keep-alike")
}

/// `weights` with the columns of alike values fitted to all stories but those `without` names.
pub(crate) fn alike(weights: &Weights, told: &[Told], without: &dyn Fn(usize) -> bool) -> Weights {
    let mut weights = weights.clone();
    let kinds = [ClaimKind::Figure, ClaimKind::Date, ClaimKind::Attribution];
    for kind in kinds.into_iter().filter(|k| alike_is_fitted() && is_fitted(*k)) {
        let kept = told.iter().enumerate().filter(|(i, _)| !without(*i));
        let column = regression::fit(kept.flat_map(|(_, t)| &t.pairs[kind as usize]), |_| true);
        weights.features[kind as usize].copy_from_slice(&column);
    }
    weights
}

/// Stories left out together, and the weights fitted without them.
pub(crate) struct Fold {
    out: Vec<usize>,
    weights: Weights,
}

/// Weights fitted without each story told in full, and without each tenth of the others; the columns learnt from the corpus stay.
pub(crate) fn folds(weights: &Weights, stories: &[Story], told: &[Told]) -> Vec<Fold> {
    let full: Vec<usize> = (0..stories.len()).filter(|i| stories[*i].scope == Scope::All).collect();
    let rest: Vec<usize> = (0..stories.len()).filter(|i| stories[*i].scope != Scope::All).collect();
    let mut parts: Vec<Vec<usize>> = full.into_iter().map(|i| vec![i]).collect();
    // The same story of two readers is left out at once.
    let part = |i: usize| {
        stories[i].name.split('/').next().unwrap_or_default().bytes().map(usize::from).sum::<usize>() % PARTS
    };
    parts.extend((0..PARTS).map(|n| rest.iter().copied().filter(|i| part(*i) == n).collect::<Vec<_>>()));
    parts.retain(|out| !out.is_empty());
    let fold = |out: Vec<usize>| Fold { weights: alike(weights, told, &|i| out.contains(&i)), out };
    parts.into_iter().map(fold).collect()
}

/// What each story scores by the weights fitted without it, with these thresholds.
pub(crate) fn score_left_out(
    stories: &[Story],
    readings: &[Vec<Reading<'_>>],
    folds: &[Fold],
    (least, least_apart): ([f32; 3], [f32; 3]),
) -> Vec<Tally> {
    let of = |fold: &Fold| {
        let weights = Weights { least, least_apart, ..fold.weights.clone() };
        fold.out.iter().map(|i| score::of(&stories[*i], &readings[*i], &weights)).collect::<Vec<_>>()
    };
    folds.iter().flat_map(of).collect()
}
