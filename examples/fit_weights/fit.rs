//! Logistic regression over pairs of claims.

use crate::score::{self, Tally};
use crate::story::{Gold, Scope, Story};
use variorum::align::{self, Feature, Weights};
use variorum::{ClaimKind, Options, Reading};

/// A story's pairs with what readers say of them.
pub(crate) struct Told {
    pub(crate) pairs: Vec<Pair>,
}

/// Two claims: what is known of them, and whether they speak of the same thing.
pub(crate) struct Pair {
    kind: ClaimKind,
    strengths: [f32; Feature::ALL.len()],
    pub(crate) same: bool,
    /// How much it counts.
    weight: f32,
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
        let untold = match story.scope {
            Scope::All => false,
            Scope::Values => a.kind == ClaimKind::Attribution,
            Scope::Discrepancies => !link.apart,
        };
        let unknown = !same && (untold || story.neutral.iter().any(on));
        if link.against.is_none() && !unknown && link.a.0 != link.b.0 {
            let mut strengths = [0.0; Feature::ALL.len()];
            link.evidence.iter().for_each(|(f, s)| strengths[*f as usize] = *s);
            pairs.push(Pair { kind: a.kind, strengths, same, weight: story.scope.weight() });
        }
    }
    Told { pairs }
}

/// The kinds whose weights are fitted; with `--keep-attributions` theirs stay as they are.
fn kinds() -> &'static [ClaimKind] {
    const KINDS: &[ClaimKind] = &[ClaimKind::Figure, ClaimKind::Date, ClaimKind::Attribution];
    if std::env::args().any(|a| a == "--keep-attributions") { &KINDS[..2] } else { KINDS }
}

/// Weights fitted to all stories but those `without` names, with the thresholds of the table as it stands.
pub(crate) fn fit(stories: usize, told: &[Told], without: &dyn Fn(usize) -> bool) -> Weights {
    let kept: Vec<usize> = (0..stories).filter(|i| !without(*i)).collect();
    let mut weights = Weights::built_in().clone();
    for &kind in kinds() {
        let pairs: Vec<&Pair> =
            kept.iter().flat_map(|i| &told[*i].pairs).filter(|p| p.kind == kind).collect();
        descend(&pairs, &mut weights.features[kind as usize]);
    }
    weights
}

const STEPS: usize = 800;
const RATE: f32 = 0.05;

/// The features of a pair, whether it is of one thing, and how much it counts.
type Row = (Vec<(usize, f32)>, f32, f32);

/// Adam over the whole batch; the pull towards zero spares the constant.
fn descend(pairs: &[&Pair], w: &mut [f32]) {
    w.fill(0.0);
    if !pairs.iter().any(|p| p.same) {
        w[0] = -5.0;
        return;
    }
    let set: Vec<Row> = pairs.iter().map(|p| (p.set(), f32::from(u8::from(p.same)), p.weight)).collect();
    let total: f32 = pairs.iter().map(|p| p.weight).sum();
    let (mut m, mut v) = (vec![0.0f32; w.len()], vec![0.0f32; w.len()]);
    for step in 1..=STEPS {
        let mut slope: Vec<f32> =
            w.iter().enumerate().map(|(i, w)| if i == 0 { 0.0 } else { w / total }).collect();
        for (set, same, weight) in &set {
            let sum: f32 = set.iter().map(|(i, s)| w[*i] * s).sum();
            let miss = (1.0 / (1.0 + (-sum).exp()) - same) * weight / total;
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

/// In how many parts stories are left out that are not left out one by one.
const PARTS: usize = 10;

/// Stories left out together, and the weights fitted without them.
pub(crate) struct Fold {
    out: Vec<usize>,
    weights: Weights,
}

/// Weights fitted without each story of the first folders, told in full, and without each tenth of the others.
pub(crate) fn folds(stories: &[Story], told: &[Told]) -> Vec<Fold> {
    let one_by_one = stories.iter().take_while(|s| s.scope == Scope::All).count();
    let mut parts: Vec<Vec<usize>> = (0..one_by_one).map(|i| vec![i]).collect();
    parts.extend(
        (0..PARTS).map(|n| (one_by_one..stories.len()).filter(|i| i % PARTS == n).collect::<Vec<_>>()),
    );
    parts.retain(|out| !out.is_empty());
    parts
        .into_iter()
        .map(|out| Fold { weights: fit(stories.len(), told, &|i| out.contains(&i)), out })
        .collect()
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

/// How well pairs of stories left out are ranked, by kind: the mean of the precision at each true pair.
pub(crate) fn ranking(told: &[Told], folds: &[Fold]) -> Vec<String> {
    let mut ranked: [Vec<(f32, bool)>; 3] = Default::default();
    for fold in folds {
        for pair in fold.out.iter().flat_map(|i| &told[*i].pairs) {
            ranked[pair.kind as usize].push((fold.weights.chance(pair.kind, &pair.strengths), pair.same));
        }
    }
    ranked.iter_mut().map(|r| format!("{:.1}", 100.0 * mean_precision(r))).collect()
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
