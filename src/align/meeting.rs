//! Meetings: the articles whose claims are compared, and which claims are each other's nearest.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::evidence::{self, Compared, Feature, In, Values};
use super::frame::{self, Frame};
use super::kinship::{Differing, Kinship};
use super::standing::{self, Standing};
use super::{Against, Id, Weights, candidates};
use crate::claim::ClaimKind;
use crate::options::Options;
use crate::parallel;
use crate::reading::Reading;

/// Articles made ready for comparison.
#[derive(Debug)]
pub(crate) struct Meeting<'r, 'a> {
    readings: &'r [Reading<'a>],
    pub(super) weights: Cow<'r, Weights>,
    /// Made where they are asked for: most articles of a corpus meet no other.
    frames: Vec<OnceLock<Frame>>,
    /// How long the articles are, in bytes.
    size: usize,
    /// Of two articles, the pairs of claims of which something is kept, in order.
    kept: FxHashMap<(usize, usize), Vec<Kept>>,
    /// Where the articles are of many stories, how surely two of them tell of one.
    kinship: Option<Kinship>,
}

/// A pair of claims of two articles.
type Pair = (Id, Id, Compared);

/// What the other pairs of its articles tell of a pair, where that is worth telling.
#[derive(Debug)]
struct Kept {
    claims: (u32, u32),
    /// How it stands among them.
    standing: Option<Standing>,
    /// How near the two are to being each other's nearest.
    near: f32,
}

/// How many pairs of articles are compared before what was found is looked at.
const AT_ONCE: usize = 64;
/// Below this, how near two claims are is not kept.
const WORTH_KEEPING: f32 = 0.2;

impl<'r, 'a> Meeting<'r, 'a> {
    /// Of `readings`, before any claim was compared.
    pub(crate) fn new(readings: &'r [Reading<'a>], weights: Cow<'r, Weights>) -> Meeting<'r, 'a> {
        let size = readings.iter().map(|r| r.doc.text().len()).sum();
        let frames = (0..readings.len()).map(|_| OnceLock::new()).collect();
        Meeting { readings, weights, frames, size, kept: FxHashMap::default(), kinship: None }
    }

    /// The kind of a claim.
    pub(crate) fn kind(&self, id: Id) -> ClaimKind {
        self.readings[id.0].claims[id.1].kind
    }

    /// Whether neither claim was taken back. What a value is not ("21 people, not 12") is no value to agree with.
    pub(crate) fn stand(&self, x: Id, y: Id) -> bool {
        let [a, b] = [x, y].map(|id| &self.readings[id.0].claims[id.1]);
        let said_alike = a.attribution().is_some() || a.negated == b.negated;
        !a.withdrawn && !b.withdrawn && said_alike
    }

    /// Whether one article tells two values of one thing, in the same words. Of articles of many stories the shares that one tells so are
    /// of two polls: none of the 4 told in the corpus was right.
    pub(crate) fn contradict(&self, x: Id, y: Id) -> bool {
        let of_share = || self.differing(x, y, &self.alone(x, y)) == Differing::Shares;
        evidence::tells_the_same(self.at(x), self.at(y)) && (self.kinship.is_none() || !of_share())
    }

    /// The evidence between two claims of one kind.
    pub(crate) fn compare(&self, x: Id, y: Id) -> Compared {
        let mut compared = self.alone(x, y);
        if let Some(kept) = self.kept(x.min(y), x.max(y)) {
            compared.strengths[Feature::Nearest as usize] = kept.near;
            if let Some(standing) = &kept.standing {
                standing::apply(standing, &mut compared.strengths);
            }
        }
        compared
    }

    /// Rules out that values which exclude each other are of one thing, where the articles may tell of two stories. This is asked of the pair
    /// that brings two claims together, not of all that stand with them.
    pub(super) fn part_stories(&self, x: Id, y: Id, compared: &mut Compared) {
        let Some(kinship) = self.kinship.as_ref().filter(|_| x.0 != y.0) else { return };
        let chance = || self.weights.chance_of(self.kind(x), &compared.strengths, compared.values);
        if compared.values == Values::Apart && compared.against.is_none() {
            let differing = self.differing(x, y, compared);
            let told = kinship.may_differ((x.0.min(y.0), x.0.max(y.0)), differing, chance);
            compared.against = (!told).then_some(Against::OtherStory);
        }
    }

    /// In what two claims differ.
    fn differing(&self, x: Id, y: Id, compared: &Compared) -> Differing {
        match self.kind(x) {
            ClaimKind::Attribution => Differing::Statements,
            ClaimKind::Date => Differing::Dates,
            ClaimKind::Figure if compared.strengths[Feature::OfShare as usize] > 0.5 => Differing::Shares,
            ClaimKind::Figure if self.falls(x, y) => Differing::Falls,
            ClaimKind::Figure => Differing::Figures,
        }
    }

    /// Whether the later of two articles tells the lower number, in whatever unit.
    fn falls(&self, x: Id, y: Id) -> bool {
        let told = |id: Id| {
            let size = &self.at(id).about.figure.as_ref()?.size;
            let finite = |v: &f64| v.is_finite();
            let number = size.value.or(Some(size.lo).filter(finite)).or(Some(size.hi).filter(finite))?;
            Some((self.readings[id.0].source.day()?, number))
        };
        let Some(((day, number), (other_day, other))) = told(x).zip(told(y)) else { return false };
        day < other_day && other < number || other_day < day && number < other
    }

    fn kept(&self, x: Id, y: Id) -> Option<&Kept> {
        let of = self.kept.get(&(x.0, y.0))?;
        let claims = (x.1 as u32, y.1 as u32);
        of.binary_search_by_key(&claims, |k| k.claims).ok().map(|at| &of[at])
    }

    /// The evidence that two claims hold by themselves, whatever else their articles say.
    fn alone(&self, x: Id, y: Id) -> Compared {
        evidence::compare(self.at(x), self.at(y))
    }

    /// What a claim is about.
    pub(crate) fn about(&self, id: Id) -> &super::about::About {
        &self.frame(id.0).abouts[id.1]
    }

    fn at(&self, id: Id) -> In<'_> {
        let frame = self.frame(id.0);
        In { frame, about: &frame.abouts[id.1] }
    }

    fn frame(&self, i: usize) -> &Frame {
        self.frames[i].get_or_init(|| Frame::new(&self.readings[i]))
    }

    /// Compares the claims of one kind that share a key, in order.
    pub(crate) fn each_pair(&mut self, options: &Options, mut on: impl FnMut(Id, Id, &Compared)) {
        let topics = || parallel::map(self.readings, self.size, frame::topic_of);
        let mixed = options.mixed || candidates::are_mixed(self.readings.len());
        let met = candidates::articles(self.readings.len(), mixed, topics, self.apart(options));
        self.kinship = mixed.then(|| Kinship::new(&met, self.readings, options));
        let met: Vec<(usize, usize)> = met.into_iter().map(|(articles, _)| articles).collect();
        let mut meeting: Vec<usize> = met.iter().flat_map(|(i, j)| [*i, *j]).collect();
        meeting.sort_unstable();
        meeting.dedup();
        let keys = parallel::map(&meeting, self.size, |i| (*i, candidates::keys(self.frame(*i))));
        let keys: FxHashMap<usize, Vec<candidates::Key>> = keys.into_iter().collect();
        for i in &meeting {
            self.repeated(*i, &keys[i], &mut on);
        }
        for some in met.chunks(AT_ONCE) {
            let compared =
                parallel::map(some, self.size, |(i, j)| self.of_articles((*i, &keys[i]), (*j, &keys[j])));
            for (articles, (pairs, kept)) in some.iter().zip(compared) {
                pairs.iter().for_each(|(a, b, c)| on(*a, *b, c));
                self.kept.insert(*articles, kept);
            }
        }
    }

    /// The pairs of claims of two articles, in order, and what is kept of them.
    fn of_articles(
        &self,
        (i, of_i): (usize, &[candidates::Key]),
        (j, of_j): (usize, &[candidates::Key]),
    ) -> (Vec<Pair>, Vec<Kept>) {
        let pairs = candidates::pairs((self.frame(i), of_i), (self.frame(j), of_j)).into_iter();
        let pairs = pairs.map(|(c, d)| ((i, c as usize), (j, d as usize)));
        let of_kind = pairs.filter(|(a, b)| self.kind(*a) == self.kind(*b) && self.stand(*a, *b));
        let of_kind = of_kind.filter(|(a, b)| !evidence::are_unlike(self.at(*a), self.at(*b)));
        let mut compared: Vec<Pair> = of_kind.map(|(a, b)| (a, b, self.alone(a, b))).collect();
        nearest(compared.iter_mut().filter(|x| self.kind(x.0) == ClaimKind::Figure).collect());
        let mut standings: FxHashMap<(Id, Id), Standing> = FxHashMap::default();
        for kind in [ClaimKind::Figure, ClaimKind::Date] {
            let mut of_kind: Vec<_> = compared.iter_mut().filter(|x| self.kind(x.0) == kind).collect();
            standings.extend(standing::set(&mut of_kind, &self.weights, kind as usize));
        }
        let kept = compared.iter().filter_map(|(a, b, c)| {
            let (claims, near) = ((a.1 as u32, b.1 as u32), c.strengths[Feature::Nearest as usize]);
            let standing = standings.get(&(*a, *b)).copied();
            (near > 0.0 || standing.is_some()).then_some(Kept { claims, standing, near })
        });
        let kept = kept.collect();
        compared.iter_mut().for_each(|(a, b, c)| self.part_stories(*a, *b, c));
        (compared, kept)
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

/// Sets how near the figures of two articles are to being each other's nearest. Other claims are told by several at once: a day,
/// a statement and its repetition.
fn nearest(mut compared: Vec<&mut Pair>) {
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

#[cfg(test)]
mod tests {
    use crate::align::{self, Against};
    use crate::{Article, Reading};

    /// What is denied meets nothing, and whoever asks is told so.
    #[test]
    fn a_denied_day_is_not_called_linked() {
        let told = |verb: &str| format!("The old yard of Arbel {verb} on May 20, the mayor of Arbel said.");
        let articles = [Article::new("a", told("did not open")), Article::new("b", told("opened"))];
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        let day = |r: &Reading<'_>| r.claims.iter().position(|c| c.date().is_some()).expect("a day");
        let link =
            align::explain(&readings, (0, day(&readings[0])), (1, day(&readings[1]))).expect("two days");
        assert_eq!((link.holds, link.against), (false, Some(Against::Denied)));
    }
}
