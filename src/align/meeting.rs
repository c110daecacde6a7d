//! Meetings: the articles whose claims are compared, and which claims are each other's nearest.

use rustc_hash::FxHashMap;

use super::evidence::{self, Compared, Feature, In};
use super::frame::{self, Frame};
use super::standing::{self, Standing};
use super::{Id, Weights, candidates};
use crate::claim::ClaimKind;
use crate::options::Options;
use crate::reading::Reading;

/// Articles made ready for comparison.
#[derive(Debug)]
pub(crate) struct Meeting<'r, 'a> {
    readings: &'r [Reading<'a>],
    weights: &'r Weights,
    frames: Vec<Frame>,
    /// How pairs stand among those of their articles, where that is worth telling.
    standings: FxHashMap<(Id, Id), Standing>,
    /// How near two claims are to being each other's nearest, where that is worth telling.
    nearest: FxHashMap<(Id, Id), f32>,
}

/// Below this, how near two claims are is not kept.
const WORTH_KEEPING: f32 = 0.2;

impl<'r, 'a> Meeting<'r, 'a> {
    /// Of `readings`, before any claim was compared.
    pub(crate) fn new(readings: &'r [Reading<'a>], weights: &'r Weights) -> Meeting<'r, 'a> {
        let frames = readings.iter().map(Frame::new).collect();
        Meeting { readings, weights, frames, standings: FxHashMap::default(), nearest: FxHashMap::default() }
    }

    /// The kind of a claim.
    pub(crate) fn kind(&self, id: Id) -> ClaimKind {
        self.readings[id.0].claims[id.1].kind
    }

    /// Whether neither claim was taken back.
    fn stand(&self, x: Id, y: Id) -> bool {
        [x, y].iter().all(|id| !self.readings[id.0].claims[id.1].withdrawn)
    }

    /// Whether one article tells two values of one thing, in the same words.
    pub(crate) fn contradict(&self, x: Id, y: Id) -> bool {
        evidence::tells_the_same(self.at(x), self.at(y))
    }

    /// The evidence between two claims of one kind.
    pub(crate) fn compare(&self, x: Id, y: Id) -> Compared {
        let mut compared = self.alone(x, y);
        let near = self.nearest.get(&(x.min(y), x.max(y)));
        compared.strengths[Feature::Nearest as usize] = near.copied().unwrap_or(0.0);
        if let Some(standing) = self.standings.get(&(x.min(y), x.max(y))) {
            standing::apply(standing, &mut compared.strengths);
        }
        compared
    }

    /// The evidence that two claims hold by themselves, whatever else their articles say.
    fn alone(&self, x: Id, y: Id) -> Compared {
        evidence::compare(self.at(x), self.at(y))
    }

    fn at(&self, id: Id) -> In<'_> {
        In { frame: &self.frames[id.0], about: &self.frames[id.0].abouts[id.1] }
    }

    /// Compares the claims of one kind that share a key, in order.
    pub(crate) fn each_pair(&mut self, options: &Options, mut on: impl FnMut(Id, Id, &Compared)) {
        let keys: Vec<_> = self.frames.iter().map(candidates::keys).collect();
        for (i, own) in keys.iter().enumerate() {
            self.repeated(i, own, &mut on);
        }
        let apart = self.apart(options);
        for (i, j) in candidates::articles(&self.frames, apart) {
            let pairs =
                candidates::pairs((&self.frames[i], &keys[i]), (&self.frames[j], &keys[j])).into_iter();
            let pairs = pairs.map(|(c, d)| ((i, c as usize), (j, d as usize)));
            let of_kind = pairs.filter(|(a, b)| self.kind(*a) == self.kind(*b) && self.stand(*a, *b));
            let mut compared: Vec<_> = of_kind.map(|(a, b)| (a, b, self.alone(a, b))).collect();
            let figure =
                |x: &&mut (Id, Id, Compared)| self.readings[x.0.0].claims[x.0.1].kind == ClaimKind::Figure;
            let figures: Vec<_> = compared.iter_mut().filter(figure).collect();
            nearest(figures, &mut self.nearest);
            for kind in [ClaimKind::Figure, ClaimKind::Date] {
                let mut of_kind: Vec<_> = compared.iter_mut().filter(|x| self.kind(x.0) == kind).collect();
                self.standings.extend(standing::set(&mut of_kind, self.weights, kind as usize));
            }
            compared.iter().for_each(|(a, b, c)| on(*a, *b, c));
        }
    }

    /// What an article repeats is one position: figures of one article that share a key.
    fn repeated(&self, i: usize, own: &[candidates::Key], on: &mut impl FnMut(Id, Id, &Compared)) {
        let figure = |c: u32| self.kind((i, c as usize)) == ClaimKind::Figure;
        let pairs = candidates::claims(own, own).into_iter();
        for (c, d) in pairs.filter(|(c, d)| c < d && figure(*c) && figure(*d)) {
            let (a, b) = ((i, c as usize), (i, d as usize));
            if self.stand(a, b) {
                on(a, b, &self.alone(a, b));
            }
        }
    }

    /// Whether two articles lie too many days apart to be compared.
    pub(crate) fn apart(&self, options: &Options) -> impl Fn(usize, usize) -> bool + use<> {
        let day = |r: &Reading<'_>| r.source.day().map(frame::day_number);
        let days: Vec<Option<i64>> = self.readings.iter().map(day).collect();
        let within = options.within_days;
        move |i, j| match (within, days[i], days[j]) {
            (Some(most), Some(x), Some(y)) => x.abs_diff(y) > u64::from(most),
            _ => false,
        }
    }
}

/// Sets how near the figures of two articles are to being each other's nearest, and keeps it. Other claims are told by
/// several at once: a day, a statement and its repetition.
fn nearest(mut compared: Vec<&mut (Id, Id, Compared)>, kept: &mut FxHashMap<(Id, Id), f32>) {
    let mut best: FxHashMap<Id, f32> = FxHashMap::default();
    for (a, b, c) in compared.iter().map(|x| &**x) {
        let sum = likeness(c);
        for id in [a, b] {
            let most = best.entry(*id).or_default();
            *most = most.max(sum);
        }
    }
    for (a, b, c) in compared.iter_mut().map(|x| &mut **x).filter(|x| likeness(&x.2) > 0.0) {
        let sum = likeness(c);
        let near = (sum / best[a]) * (sum / best[b]);
        if near >= WORTH_KEEPING {
            c.strengths[Feature::Nearest as usize] = near;
            kept.insert((*a.min(b), *a.max(b)), near);
        }
    }
}

/// How like two claims are in value and words; nothing if something rules them out.
fn likeness(c: &Compared) -> f32 {
    let of = |f: Feature| c.strengths[f as usize];
    let values = 0.5 * of(Feature::EqualValue) + 0.5 * of(Feature::RareValue);
    let words = of(Feature::NearWords) + of(Feature::SentenceWords);
    if c.against.is_some() { 0.0 } else { values + words + of(Feature::SameRuns) }
}
