//! Logistic regression over pairs of claims.

use crate::score::{self, Tally};
use crate::story::{Gold, Story};
use variorum::align::{self, Feature, Weights};
use variorum::{ClaimKind, Options, Reading};

const KINDS: [ClaimKind; 3] = [ClaimKind::Figure, ClaimKind::Date, ClaimKind::Attribution];

/// A story's pairs with what readers say of them.
pub(crate) struct Told {
    pub(crate) pairs: Vec<Pair>,
}

/// Two claims: what is known of them, and whether they speak of the same thing.
pub(crate) struct Pair {
    kind: ClaimKind,
    strengths: Vec<f32>,
    pub(crate) same: bool,
}

impl Pair {
    /// The features that it has, each with its strength.
    fn set(&self) -> Vec<(usize, f32)> {
        self.strengths.iter().copied().enumerate().filter(|(_, s)| *s != 0.0).collect()
    }
}

/// The pairs of a story that can be learnt from.
pub(crate) fn told(story: &Story, readings: &[Reading<'_>]) -> Told {
    let mut pairs = Vec::new();
    for link in align::pairs(readings, &Options::default(), Weights::built_in()) {
        let (a, b) = (&readings[link.a.0].claims[link.a.1], &readings[link.b.0].claims[link.b.1]);
        let on = |g: &Gold| g.kind.is_none_or(|k| k == a.kind) && g.holds(a, a.kind) && g.holds(b, b.kind);
        let same = story.points.iter().any(on);
        let unknown = !same && (story.neutral.iter().any(on) || (story.discrepancies_only && !link.apart));
        if link.against.is_none() && !unknown && link.a.0 != link.b.0 {
            let mut strengths = vec![0.0; Feature::ALL.len()];
            link.evidence.iter().for_each(|(f, s)| strengths[*f as usize] = *s);
            pairs.push(Pair { kind: a.kind, strengths, same });
        }
    }
    Told { pairs }
}

/// Weights fitted to all stories but the `without`th.
pub(crate) fn fit(
    stories: &[Story],
    readings: &[Vec<Reading<'_>>],
    told: &[Told],
    without: Option<&dyn Fn(usize) -> bool>,
) -> Weights {
    let kept: Vec<usize> = (0..stories.len()).filter(|i| !without.is_some_and(|w| w(*i))).collect();
    let mut weights = Weights::built_in().clone();
    for kind in KINDS {
        let pairs: Vec<&Pair> =
            kept.iter().flat_map(|i| &told[*i].pairs).filter(|p| p.kind == kind).collect();
        descend(&pairs, &mut weights.features[kind as usize]);
    }
    if std::env::args().any(|a| a == "--choose") {
        choose(&mut weights, &kept, stories, readings);
    }
    weights
}

const STEPS: usize = 800;
const RATE: f32 = 0.05;
const PULL: f32 = 0.02;

/// Adam over the whole batch; the pull towards zero spares the constant.
fn descend(pairs: &[&Pair], w: &mut [f32]) {
    w.fill(0.0);
    if !pairs.iter().any(|p| p.same) {
        w[0] = -5.0;
        return;
    }
    let set: Vec<(Vec<(usize, f32)>, f32)> =
        pairs.iter().map(|p| (p.set(), f32::from(u8::from(p.same)))).collect();
    let (mut m, mut v) = (vec![0.0f32; w.len()], vec![0.0f32; w.len()]);
    for step in 1..=STEPS {
        let mut slope: Vec<f32> =
            w.iter().enumerate().map(|(i, w)| if i == 0 { 0.0 } else { PULL * w }).collect();
        for (set, same) in &set {
            let sum: f32 = set.iter().map(|(i, s)| w[*i] * s).sum();
            let miss = (1.0 / (1.0 + (-sum).exp()) - same) / pairs.len() as f32 * 20.0;
            set.iter().for_each(|(i, s)| slope[*i] += miss * s);
        }
        for i in 0..w.len() {
            m[i] = 0.9 * m[i] + 0.1 * slope[i];
            v[i] = 0.999 * v[i] + 0.001 * slope[i] * slope[i];
            let (mh, vh) =
                (m[i] / (1.0 - 0.9f32.powi(step as i32)), v[i] / (1.0 - 0.999f32.powi(step as i32)));
            w[i] -= RATE * mh / (vh.sqrt() + 1e-6);
            if i > 0 {
                // Evidence for a link never counts against it, nor the other way round.
                w[i] = if Feature::ALL[i].speaks_for() { w[i].max(0.0) } else { w[i].min(0.0) };
            }
        }
    }
}

/// Chooses how much evidence links need by what the reports of the kept stories score.
fn choose(weights: &mut Weights, kept: &[usize], stories: &[Story], readings: &[Vec<Reading<'_>>]) {
    let score = |w: &Weights| {
        score::sum(&kept.iter().map(|i| score::of(&stories[*i], &readings[*i], w)).collect::<Vec<Tally>>())
    };
    for kind in 0..3 {
        let grid = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7];
        let worth = |x: &f32| {
            let mut tried = weights.clone();
            tried.least[kind] = *x;
            tried.least_apart[kind] = tried.least_apart[kind].max(*x);
            score(&tried).links[kind].f1()
        };
        weights.least[kind] = best(&grid, worth);
    }
    for kind in 0..2 {
        let grid = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
        let worth = |x: &f32| {
            let mut tried = weights.clone();
            tried.least_apart[kind] = *x;
            score(&tried).worth()
        };
        weights.least_apart[kind] = best(&grid, worth);
    }
}

fn best(grid: &[f32], worth: impl Fn(&f32) -> f64) -> f32 {
    let scored = grid.iter().map(|x| (worth(x), *x));
    scored.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.5, |s| s.1)
}

/// What each story scores by weights fitted without it: clusters one by one, stories of discrepancies in six parts.
/// Also prints, by kind, how well pairs of stories left out are ranked: the mean of the precision at each true pair.
pub(crate) fn fold(stories: &[Story], readings: &[Vec<Reading<'_>>], told: &[Told]) -> Vec<Tally> {
    let mut ranked: [Vec<(f32, bool)>; 3] = Default::default();
    let full: Vec<usize> = (0..stories.len()).filter(|i| !stories[*i].discrepancies_only).collect();
    let mut folds: Vec<Vec<usize>> = full.iter().map(|i| vec![*i]).collect();
    let rest: Vec<usize> = (0..stories.len()).filter(|i| stories[*i].discrepancies_only).collect();
    folds.extend((0..6).map(|n| rest.iter().copied().filter(|i| i % 6 == n).collect::<Vec<_>>()));
    let mut tallies = Vec::new();
    for out in folds.iter().filter(|f| !f.is_empty()) {
        let weights = fit(stories, readings, told, Some(&|i| out.contains(&i)));
        tallies.extend(out.iter().map(|i| score::of(&stories[*i], &readings[*i], &weights)));
        for pair in out.iter().flat_map(|i| &told[*i].pairs) {
            let strengths = pair.strengths.as_slice().try_into().expect("one for each feature");
            ranked[pair.kind as usize].push((weights.chance(pair.kind, strengths), pair.same));
        }
    }
    let means: Vec<String> = ranked.iter_mut().map(|r| format!("{:.1}", 100.0 * mean_precision(r))).collect();
    println!("mean precision, left out: {}", means.join(", "));
    tallies
}

/// The mean, over the true pairs, of the share of true ones among those ranked as high.
fn mean_precision(ranked: &mut [(f32, bool)]) -> f64 {
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut sum) = (0, 0.0);
    for (n, _) in ranked.iter().enumerate().filter(|(_, r)| r.1) {
        right += 1;
        sum += f64::from(right) / (n + 1) as f64;
    }
    sum / f64::from(right.max(1))
}
