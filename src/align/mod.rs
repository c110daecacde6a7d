//! Alignment: which claims of different articles speak of the same thing.
//!
//! Each article is framed (`frame`): its words brought to one form, and for each claim what it is about. Claims that
//! share a key are compared (`candidates`); what speaks for one thing is a list of named features ([`Feature`]),
//! weighed by a table ([`Weights`]); what speaks against it is a reason ([`Against`]). Links that hold are gathered
//! into groups. Values that exclude each other need more evidence than equal ones: a false alarm costs more than a
//! miss.

mod about;
mod candidates;
mod caption;
mod contrast;
mod evidence;
mod frame;
mod group;
mod joining;
mod kinship;
mod measure;
mod meeting;
mod names;
mod reads;
mod role;
mod sort;
mod standing;
mod stem;
pub(crate) mod terms;
mod weights;

pub use evidence::{Against, Feature};
pub(crate) use names::same as same_name;
pub use weights::Weights;

pub(crate) use about::{length, stated};
pub(crate) use frame::{day_number, day_of};
pub(crate) use role::is_of_role;
pub(crate) use terms::{Term, term};

use std::borrow::Cow;

use evidence::{Compared, Values};
use group::{Edge, Groups, Id};
use joining::{Alike, Answered, Bridged, Together};
use meeting::Meeting;

use crate::claim::{Claim, ClaimKind};
use crate::figure::Bound;
use crate::options::Options;
use crate::parallel;
use crate::reading::Reading;

/// Claims of two articles or more that speak of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Each as (index of the reading, index of its claim), in order.
    pub members: Vec<(usize, usize)>,
    /// What they are about.
    pub subject: String,
}

/// Two claims and what is known of their being about one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// A claim as (index of the reading, index of its claim).
    pub a: (usize, usize),
    /// The other.
    pub b: (usize, usize),
    /// What speaks for or against it, with its strength from 0 to 1; what has none is left out.
    pub evidence: Vec<(Feature, f32)>,
    /// What rules it out.
    pub against: Option<Against>,
    /// Whether the values exclude each other.
    pub apart: bool,
    /// The chance that both speak of the same thing, 0 to 1.
    pub chance: f32,
    /// Whether that is enough.
    pub holds: bool,
    /// What each claim was taken to be about and how it stands among its likes; told by [`Explained`] alone.
    pub reads: Option<[Reads; 2]>,
}

/// What a claim was taken to be about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reads {
    /// What is counted or told, of which part, where, as of when and how it stands to the fact, in words.
    pub about: String,
    /// The rank of the other claim among those of its article that this one may be held against, by their chances; 1 is the likeliest.
    pub rank: usize,
    /// How many those are.
    pub of: usize,
}

/// Makes the tables of words that cost most.
pub(crate) fn prepare() {
    terms::prepare();
    let _ = Weights::built_in();
}

/// Groups the claims of `readings`.
///
/// ```
/// use variorum::{Article, Reading, align, verdict};
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")];
/// let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
/// let groups = align::align(&readings);
/// assert_eq!(groups[0].members, [(0, 0), (1, 0)]);
/// assert_eq!(verdict::judge(&readings, &groups)[0].subject, groups[0].subject);
/// ```
#[must_use]
pub fn align(readings: &[Reading<'_>]) -> Vec<Group> {
    align_with(readings, &Options::default(), Weights::built_in())
}

/// Groups the claims of those `readings` that `options` let meet, by `weights`, whatever weights and strictness the options have.
#[must_use]
pub fn align_with(readings: &[Reading<'_>], options: &Options, weights: &Weights) -> Vec<Group> {
    options.lexicon.during(|| grouped(readings, options, weights))
}

fn grouped(readings: &[Reading<'_>], options: &Options, weights: &Weights) -> Vec<Group> {
    let mut meeting = Meeting::new(readings, Cow::Borrowed(weights));
    let (mut alike, mut apart, mut perhaps, mut within) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    // What differs in articles of two stories is not told, and stands against a weaker agreement all the same.
    let mut parted: Vec<Edge> = Vec::new();
    let rank = ranks(readings);
    let kind = |id: Id| readings[id.0].claims[id.1].kind;
    meeting.each_pair(options, |a, b, c| {
        if a.0 == b.0 && c.values != Values::Equal {
            within.extend((c.values == Values::Apart && c.against.is_none()).then_some((a, b)));
            return;
        }
        let of_two_stories = c.against == Some(Against::OtherStory);
        let open = c.against.is_none() || of_two_stories;
        let chance = open.then(|| weights.links(kind(a), &c.strengths, c.values)).flatten();
        let (edges, chance) = match (c.values, chance) {
            (Values::Apart, chance) if of_two_stories => (&mut parted, chance),
            (Values::Apart, None) if joining::may_be_of_one(kind(a), c, weights, || true) => {
                (&mut perhaps, Some(weights.chance_of(kind(a), &c.strengths, c.values)))
            }
            (Values::Apart, chance) => (&mut apart, chance),
            (_, chance) => (&mut alike, chance),
        };
        let (x, y) = ((rank[a.0], a.1), (rank[b.0], b.1));
        let (words, rarity) = (standing::words(&c.strengths), c.strengths[Feature::RareValue as usize]);
        edges.extend(chance.map(|chance| Edge { a, b, chance, words, rarity, tie: (x.min(y), x.max(y)) }));
    });
    let mut groups = Groups::default();
    let alike = group::unchallenged(alike, apart.iter().chain(&parted));
    let said = |e: &&Edge| kind(e.a) == ClaimKind::Attribution && e.chance >= TWICE;
    let said: Vec<Edge> = alike.iter().filter(said).cloned().collect();
    let none = Together::default();
    // "Millions" meet any millions, so that a number has its place first.
    let vague = |e: &Edge| [e.a, e.b].iter().any(|id| is_vague(&readings[id.0].claims[id.1]));
    let (vague, alike): (Vec<Edge>, Vec<Edge>) = alike.into_iter().partition(vague);
    groups.gather(alike, &Alike { meeting: &meeting, weights, together: &none });
    let of_alike = groups.by_article();
    let tie = |a: Id, b: Id| ((rank[a.0], a.1).min((rank[b.0], b.1)), (rank[a.0], a.1).max((rank[b.0], b.1)));
    let contradictions = within.into_iter().filter(|(a, b)| meeting.contradict(*a, *b));
    apart.extend(contradictions.map(|(a, b)| Edge {
        a,
        b,
        chance: 1.0,
        words: 0.0,
        rarity: 0.0,
        tie: tie(a, b),
    }));
    groups.gather(apart, &Bridged { meeting: &meeting, weights });
    groups.gather(perhaps, &Answered { meeting: &meeting, weights, alike: &of_alike });
    groups.gather(vague, &Alike { meeting: &meeting, weights, together: &none });
    let mut members = groups.finish();
    answer_twice(said, &meeting, weights, &mut members);
    let size = members.len() * parallel::POINT;
    let subjects = parallel::map(&members, size, |members| caption::subject(readings, members));
    subjects.into_iter().zip(members).map(|(subject, members)| Group { members, subject }).collect()
}

/// Whether a claim is a figure that tells no number: "hundreds".
fn is_vague(claim: &Claim) -> bool {
    claim.figure().is_some_and(|f| f.bound == Bound::Vague)
}

/// How surely a statement that stands in one group must speak of the same as a statement that does not fit there to stand in a
/// second group with it. Twice what a link asks for, since what fits nowhere else is weaker evidence; of 22 such links read in the corpus
/// 19 were right.
const TWICE: f32 = 0.35;

/// Adds groups of statements whose links the first ones left out: what one article tells in one piece may answer to two statements
/// of another that have nothing in common. No two statements stand together twice.
fn answer_twice(
    mut links: Vec<Edge>,
    meeting: &Meeting<'_, '_>,
    weights: &Weights,
    members: &mut Vec<Vec<Id>>,
) {
    let mut together = Together::default();
    together.add(members);
    loop {
        links.retain(|e| !together.holds(e.a, e.b));
        let mut groups = Groups::default();
        groups.gather(links.clone(), &Alike { meeting, weights, together: &together });
        let added = groups.finish();
        if added.is_empty() {
            break;
        }
        together.add(&added);
        members.extend(added);
    }
    members.sort_unstable();
}

/// Every pair of claims that was worth comparing, with its evidence: what links are chosen from and weights fitted to.
#[must_use]
pub fn pairs(readings: &[Reading<'_>], options: &Options, weights: &Weights) -> Vec<Link> {
    let kind = |id: Id| readings[id.0].claims[id.1].kind;
    let mut links = Vec::new();
    options.lexicon.during(|| {
        let mut meeting = Meeting::new(readings, Cow::Borrowed(weights));
        meeting.each_pair(options, |a, b, c| links.push(link(kind(a), a, b, c, weights)));
    });
    links
}

/// Why two claims of `readings` are linked or not; each is (index of the reading, index of its claim). None if they are
/// of different kinds or do not exist. To ask for several pairs, make [`Explained`] once.
///
/// ```
/// use variorum::{Article, Reading, align};
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The bridge is 31 km long.")];
/// let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
/// let link = align::explain(&readings, (0, 0), (1, 0)).expect("both are figures");
/// assert!(!link.holds);
/// ```
#[must_use]
pub fn explain(readings: &[Reading<'_>], a: (usize, usize), b: (usize, usize)) -> Option<Link> {
    Explained::new(readings, &Options::default()).link(a, b)
}

/// Readings made ready to say of any two claims why they are linked or not.
///
/// ```
/// use variorum::{Article, Options, Reading, align};
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")];
/// let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
/// let explained = align::Explained::new(&readings, &Options::default());
/// assert!(explained.link((0, 0), (1, 0)).expect("both are figures").holds);
/// assert!(explained.link((0, 0), (1, 9)).is_none());
/// ```
#[derive(Debug)]
pub struct Explained<'r, 'a> {
    meeting: Meeting<'r, 'a>,
    readings: &'r [Reading<'a>],
    options: Options,
}

impl<'r, 'a> Explained<'r, 'a> {
    /// Compares the claims of those `readings` that `options` let meet.
    #[must_use]
    pub fn new(readings: &'r [Reading<'a>], options: &Options) -> Explained<'r, 'a> {
        let meeting = options.lexicon.during(|| {
            let mut meeting = Meeting::new(readings, options.weighed());
            meeting.each_pair(options, |_, _, _| ());
            meeting
        });
        Explained { meeting, readings, options: options.clone() }
    }

    /// Why two claims are linked or not; each is (index of the reading, index of its claim). None if they are of
    /// different kinds, do not exist, or stand in articles too many days apart to be compared.
    #[must_use]
    pub fn link(&self, a: (usize, usize), b: (usize, usize)) -> Option<Link> {
        self.options.lexicon.during(|| self.linked(a, b))
    }

    fn linked(&self, a: Id, b: Id) -> Option<Link> {
        let kind = |(r, c): (usize, usize)| Some(self.readings.get(r)?.claims.get(c)?.kind);
        if kind(a)? != kind(b)? || self.meeting.apart(&self.options)(a.0, b.0) {
            return None;
        }
        let mut compared = self.meeting.compare(a, b);
        self.meeting.part_stories(a, b, &mut compared);
        let mut link = link(kind(a)?, a, b, &compared, &self.meeting.weights);
        if !self.meeting.stand(a, b) {
            (link.holds, link.against) = (false, Some(Against::Denied));
        }
        link.reads = Some([self.reads(a, b), self.reads(b, a)]);
        Some(link)
    }

    /// What claim `a` is about, and the rank of `b` among the claims of its article that `a` may be held against.
    fn reads(&self, a: Id, b: Id) -> Reads {
        let (reading, claim) = (&self.readings[a.0], &self.readings[a.0].claims[a.1]);
        let chance = |other: Id| {
            let c = self.meeting.compare(a, other);
            let chance = self.meeting.weights.chance_of(claim.kind, &c.strengths, c.values);
            (c.against != Some(Against::OtherDimension)).then_some(chance)
        };
        let own = chance(b).unwrap_or_default();
        let others = self.readings[b.0].claims.iter().enumerate();
        let alike = others.filter(|(i, c)| c.kind == claim.kind && *i != b.1);
        let chances: Vec<f32> = alike.filter_map(|(i, _)| chance((b.0, i))).collect();
        Reads {
            about: reads::of(reading, claim, self.meeting.about(a)),
            rank: 1 + chances.iter().filter(|c| **c > own).count(),
            of: 1 + chances.len(),
        }
    }
}

/// The place of each article by its id: what breaks ties, so that the order of the articles does not.
fn ranks(readings: &[Reading<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by(|i, j| readings[*i].source.id.cmp(&readings[*j].source.id).then(i.cmp(j)));
    let mut rank = vec![0; order.len()];
    order.iter().enumerate().for_each(|(n, i)| rank[*i] = n);
    rank
}

fn link(kind: ClaimKind, a: Id, b: Id, c: &Compared, weights: &Weights) -> Link {
    let strong = |f: &Feature| (c.strengths[*f as usize] > 0.01).then(|| (*f, c.strengths[*f as usize]));
    Link {
        a,
        b,
        evidence: Feature::ALL.iter().filter_map(strong).collect(),
        against: c.against,
        apart: c.values == Values::Apart,
        chance: weights.chance_of(kind, &c.strengths, c.values),
        holds: c.against.is_none() && weights.links(kind, &c.strengths, c.values).is_some(),
        reads: None,
    }
}
