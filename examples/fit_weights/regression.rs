//! Logistic regression with the signs of the weights fixed.

use variorum::align::Feature;

/// A pair of claims to learn from.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The features that it has, each with its strength.
    pub(crate) set: Vec<(usize, f32)>,
    /// Whether both are of one thing.
    pub(crate) same: bool,
    /// How much it counts.
    pub(crate) weight: f32,
    /// Which story or pair of articles it comes from: these are left out together.
    pub(crate) group: usize,
    /// The two claims.
    pub(crate) ids: [(usize, usize); 2],
}

impl Row {
    /// Whether a reader judged it, which alone counts more than once.
    pub(crate) fn is_judged(&self) -> bool {
        self.weight > 1.0
    }

    /// The log odds by these weights.
    pub(crate) fn odds(&self, weights: &[f32]) -> f32 {
        self.set.iter().map(|(i, s)| weights[*i] * s).sum()
    }
}

const STEPS: usize = 800;
const RATE: f32 = 0.05;

/// The weights of the features that are `allowed`, by Adam over the whole batch; the pull towards zero spares the constant.
pub(crate) fn fit<'r>(rows: impl Iterator<Item = &'r Row>, allowed: impl Fn(Feature) -> bool) -> Vec<f32> {
    let rows: Vec<&Row> = rows.collect();
    let mut w = vec![0.0f32; Feature::ALL.len()];
    if !rows.iter().any(|r| r.same) {
        w[0] = -5.0;
        return w;
    }
    refit(&rows, w, allowed)
}

/// The same, with the weights of all other features as they are.
pub(crate) fn refit(rows: &[&Row], mut w: Vec<f32>, allowed: impl Fn(Feature) -> bool) -> Vec<f32> {
    let free: Vec<bool> = Feature::ALL.iter().map(|f| *f == Feature::Always || allowed(*f)).collect();
    let total: f32 = rows.iter().map(|r| r.weight).sum();
    let (mut m, mut v) = (vec![0.0f32; w.len()], vec![0.0f32; w.len()]);
    for step in 1..=STEPS {
        let slope = slope(rows, &w, total);
        for i in (0..w.len()).filter(|i| free[*i]) {
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
    w
}

fn slope(rows: &[&Row], w: &[f32], total: f32) -> Vec<f32> {
    let mut slope: Vec<f32> =
        w.iter().enumerate().map(|(i, w)| if i == 0 { 0.0 } else { w / total }).collect();
    for row in rows {
        let miss = (1.0 / (1.0 + (-row.odds(w)).exp()) - f32::from(u8::from(row.same))) * row.weight / total;
        row.set.iter().for_each(|(i, s)| slope[*i] += miss * s);
    }
    slope
}
