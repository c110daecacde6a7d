//! Joining: which groups may become one, by the pairs of claims across them.

use rustc_hash::FxHashMap;

use super::evidence::{Compared, Feature, Values};
use super::group::{Id, Rule};
use super::meeting::Meeting;
use super::weights::Weights;
use crate::claim::ClaimKind;

/// Groups of values that are alike: every pair across them that is looked at must fit, and none may stand together already.
pub(super) struct Alike<'m, 'r, 'a> {
    pub(super) meeting: &'m Meeting<'r, 'a>,
    pub(super) weights: &'m Weights,
    /// What stands in one group already.
    pub(super) together: &'m Together,
}

/// Which claims stand in one group already: the numbers of the groups of each, since pairs would grow with the square of a group.
#[derive(Default)]
pub(super) struct Together {
    groups: FxHashMap<Id, Vec<usize>>,
    count: usize,
}

impl Together {
    /// Adds groups to those that were added before.
    pub(super) fn add(&mut self, groups: &[Vec<Id>]) {
        for group in groups {
            group.iter().for_each(|id| self.groups.entry(*id).or_default().push(self.count));
            self.count += 1;
        }
    }

    /// Whether two claims stand in one group.
    pub(super) fn holds(&self, x: Id, y: Id) -> bool {
        let of = |id: Id| self.groups.get(&id).map_or(&[][..], Vec::as_slice);
        of(x).iter().any(|n| of(y).contains(n))
    }
}

impl Rule for Alike<'_, '_, '_> {
    /// Whether a pair can never stand in one group.
    type Across = bool;

    fn across(&self, p: &[Id], q: &[Id], _: Option<&bool>) -> bool {
        sampled(p, q).any(|(x, y)| {
            let fits = || {
                let c = self.meeting.compare(x, y);
                joins(self.meeting.kind(x), x.0 == y.0, &c, self.weights)
            };
            self.together.holds(x, y) || !fits()
        })
    }

    fn add(&self, sum: &mut bool, more: &bool) {
        *sum |= more;
    }

    fn is_settled(&self, refused: &bool) -> bool {
        *refused
    }

    fn may_join(&self, refused: &bool, _: &[Id], _: &[Id]) -> bool {
        !refused
    }
}

/// Groups whose values exclude each other: an article stands in both only if it contradicts itself, else the pairs across are
/// likely enough, taken together.
pub(super) struct Bridged<'m, 'r, 'a> {
    pub(super) meeting: &'m Meeting<'r, 'a>,
    pub(super) weights: &'m Weights,
}

/// What the pairs across two groups of other values tell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Surety {
    /// Whether an article stands in both.
    shared: bool,
    /// Whether it contradicts itself.
    contradicts: bool,
    /// How sure the pairs are, all together: in parts of [`ONE`], so that no order of adding changes the sum.
    sum: i128,
}

/// A surety of one.
const ONE: f64 = (1u64 << 40) as f64;
/// How sure the pairs across two groups must be on the whole, as a part of what a link of two claims needs.
const TOGETHER: f32 = 0.6;

impl Rule for Bridged<'_, '_, '_> {
    type Across = Surety;

    fn across(&self, p: &[Id], q: &[Id], known: Option<&Surety>) -> Surety {
        let mut told = Surety { shared: known.is_some_and(|k| k.shared), ..Surety::default() };
        for (x, y) in of_one_article(p, q) {
            told.shared = true;
            told.contradicts |= self.meeting.contradict(x, y);
            if told.contradicts {
                return told;
            }
        }
        if !told.shared {
            let surety = |x, y| surety(self.meeting.kind(x), &self.meeting.compare(x, y), self.weights);
            let some = sampled(p, q).map(|(x, y)| (f64::from(surety(x, y)) * ONE) as i64);
            let (sum, count) = some.fold((0_i128, 0), |(sum, n), one| (sum + i128::from(one), n + 1));
            // Of many pairs those that are looked at stand for all.
            told.sum = sum * (p.len() * q.len()) as i128 / count.max(1);
        }
        told
    }

    fn add(&self, sum: &mut Surety, more: &Surety) {
        sum.shared |= more.shared;
        sum.contradicts |= more.contradicts;
        sum.sum += more.sum;
    }

    fn is_settled(&self, across: &Surety) -> bool {
        across.contradicts
    }

    fn may_join(&self, across: &Surety, p: &[Id], q: &[Id]) -> bool {
        match across.shared {
            true => across.contradicts,
            false => across.sum as f64 >= f64::from(TOGETHER) * ONE * (p.len() * q.len()) as f64,
        }
    }
}

/// How sure it must be that a figure, or a date, is of one thing with each of two that agree, as a part of what a link needs: what
/// several articles tell alike a third one tells otherwise. In 623 threes of articles of one story of the corpus 10 of 186 altered
/// figures more are found so, and 4 of 142 dates (130 and 57 by pairs that link), with no difference more where nothing was altered.
const SEVERAL: [f32; 2] = [0.45, 0.36];
/// How far ahead of all others two dates must be for that: lists of years ("20 years ago … 18 years ago") are told alike, too.
const AHEAD: f32 = 0.5;
/// How sure it must be likewise where each is the only one of its kind in its article, as a day ahead mostly is: what is to come is told
/// without a word in common ("talks resume on March 9", "back to the table on March 16"). In the same 623 threes the days that are told wrongly
/// lie above 0.14, those of two things below 0.08, and one difference is new, a true one; of figures one is new from 0.12 on, a false
/// one, and none from 0.2.
const ONLY: [f32; 2] = [0.30, 0.12];
/// How many groups of values that are alike the third must stand in with each of the two: reports of one event share several, briefs that have
/// a topic in common do not. Of 39 invented threes, most of whose days ahead are of other things, 24 were judged wrongly without it and 7 are
/// with it; no altered value of the own stories is lost, nor would be with four. With one alone the true update named above would be told, too.
const TOLD_ALIKE: usize = 2;
/// How rare the value of the two must be; those of the threes were.
const RARE: f32 = 0.6;

/// Groups of which one tells a value that several articles share, and the other one that excludes it: every pair across may be of one thing, and
/// no article stands in both.
pub(super) struct Answered<'m, 'r, 'a> {
    pub(super) meeting: &'m Meeting<'r, 'a>,
    pub(super) weights: &'m Weights,
    /// The groups of values that are alike in which each article stands, by their numbers in order.
    pub(super) alike: &'m FxHashMap<usize, Vec<usize>>,
}

impl Answered<'_, '_, '_> {
    /// In how many groups of values that are alike two articles stand both.
    fn shared(&self, x: usize, y: usize) -> usize {
        let of = |article: usize| self.alike.get(&article).map_or(&[][..], Vec::as_slice);
        of(x).iter().filter(|n| of(y).binary_search(n).is_ok()).count()
    }

    /// Whether several articles tell one value in this group, and none another: one that they share by chance ("three months") says
    /// little.
    fn agree(&self, group: &[Id]) -> bool {
        let mut across = sampled(group, group).filter(|(x, y)| x.0 < y.0).peekable();
        let agree = |(x, y): (Id, Id)| {
            let c = self.meeting.compare(x, y);
            c.values == Values::Equal && c.strengths[Feature::RareValue as usize] >= RARE
        };
        across.peek().is_some() && across.all(agree)
    }
}

impl Rule for Answered<'_, '_, '_> {
    /// Whether a pair can never stand in one group.
    type Across = bool;

    fn across(&self, p: &[Id], q: &[Id], _: Option<&bool>) -> bool {
        let may = |(x, y): (Id, Id)| {
            let (kind, compared) = (self.meeting.kind(x), self.meeting.compare(x, y));
            let told_alike = || self.shared(x.0, y.0) >= TOLD_ALIKE;
            may_be_of_one(kind, &compared, self.weights, told_alike)
        };
        !of_one_article(p, q).is_empty() || !sampled(p, q).all(may)
    }

    fn add(&self, sum: &mut bool, more: &bool) {
        *sum |= more;
    }

    fn is_settled(&self, refused: &bool) -> bool {
        *refused
    }

    fn may_join(&self, refused: &bool, p: &[Id], q: &[Id]) -> bool {
        !refused && (self.agree(p) || self.agree(q))
    }
}

/// Of how many claims of a group its pairs with another are looked at.
const MANY: usize = 32;

/// The pairs of claims of two groups; of groups of more than [`MANY`] claims, those of as many of each, evenly chosen: a story of
/// thousands of reports is as sure by them.
fn sampled<'g>(p: &'g [Id], q: &'g [Id]) -> impl Iterator<Item = (Id, Id)> + 'g {
    let some = |ids: &'g [Id]| ids.iter().step_by(ids.len().div_ceil(MANY).max(1));
    some(p).flat_map(move |x| some(q).map(|y| (*x, *y)))
}

/// The pairs of claims of two groups that stand in one article.
fn of_one_article<'g>(p: &'g [Id], q: &'g [Id]) -> Vec<(Id, Id)> {
    if p.len() * q.len() <= MANY * MANY {
        let pairs = p.iter().flat_map(|x| q.iter().map(|y| (*x, *y)));
        return pairs.filter(|(x, y)| x.0 == y.0).collect();
    }
    let mut by_article: FxHashMap<usize, Vec<Id>> = FxHashMap::default();
    q.iter().for_each(|y| by_article.entry(y.0).or_default().push(*y));
    let of = |x: &'g Id| by_article.get(&x.0).into_iter().flatten().map(|y| (*x, *y));
    p.iter().flat_map(of).collect()
}

/// Whether two claims may stand in one group that others brought together: what is said must be about the same words,
/// what is counted must be the same, and values must not exclude each other.
fn joins(kind: ClaimKind, in_one_article: bool, c: &Compared, weights: &Weights) -> bool {
    let chance = weights.chance(kind, &c.strengths);
    let least = weights.least[kind as usize];
    let on = |f: Feature| c.strengths[f as usize] > 0.5;
    let rare = c.strengths[Feature::RareValue as usize];
    if c.against.is_some() || c.values == Values::Apart {
        return false;
    }
    match (kind, c.values) {
        (ClaimKind::Attribution, _) => chance >= least * if in_one_article { 1.0 } else { 0.5 },
        (ClaimKind::Figure, _) if on(Feature::OtherRole) || on(Feature::OtherNoun) => chance >= least,
        (ClaimKind::Figure, Values::Equal) if in_one_article => chance >= 0.9 - 0.5 * rare,
        (ClaimKind::Date, _) if in_one_article => chance >= least * 0.5,
        (_, Values::Equal) => chance >= least * (0.8 - 0.6 * rare),
        _ => chance >= least * 0.5,
    }
}

/// Whether two claims whose values exclude each other may be of one thing, where others say so, too; `told_alike` says whether their articles
/// tell much else alike.
pub(super) fn may_be_of_one(
    kind: ClaimKind,
    c: &Compared,
    weights: &Weights,
    told_alike: impl FnOnce() -> bool,
) -> bool {
    let Some(least) = SEVERAL.get(kind as usize) else { return false };
    let only = c.strengths[Feature::OneOfItsKind as usize] > 0.5;
    let ahead = only || kind == ClaimKind::Figure || c.strengths[Feature::Ahead as usize] >= AHEAD;
    let least = if only { ONLY[kind as usize] } else { *least };
    ahead && c.values == Values::Apart && surety(kind, c, weights) >= least && told_alike()
}

/// How sure it is that two claims are of one thing, as a part of what a link needs.
fn surety(kind: ClaimKind, c: &Compared, weights: &Weights) -> f32 {
    let least = if c.values == Values::Apart { weights.least_apart } else { weights.least };
    let chance = weights.chance_of(kind, &c.strengths, c.values) / least[kind as usize];
    if c.against.is_some() { 0.0 } else { chance.min(1.5) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(articles: std::ops::Range<usize>) -> Vec<Id> {
        articles.map(|article| (article, 0)).collect()
    }

    #[test]
    fn of_large_groups_some_pairs_stand_for_all() {
        let (few, many) = (group(0..MANY), group(100..5_100));
        assert_eq!(sampled(&few, &few).count(), MANY * MANY, "all of what is small");
        let pairs: Vec<(Id, Id)> = sampled(&many, &few).collect();
        assert!(pairs.len() <= MANY * MANY && pairs.len() > MANY * MANY / 2, "{}", pairs.len());
        assert!(pairs.iter().any(|(x, _)| x.0 > 4_900), "they are chosen from the beginning to the end");
    }

    #[test]
    fn claims_of_one_article_are_found_in_groups_of_any_size() {
        for size in [3, 2_000] {
            let (p, q) = (group(0..size), group(size - 1..2 * size));
            assert_eq!(of_one_article(&p, &q), [((size - 1, 0), (size - 1, 0))], "{size}");
        }
    }

    /// A third article differs from two that agree, though neither of them alone would be held against it.
    #[test]
    fn two_that_agree_are_held_against_a_third() {
        use crate::{Article, Verdict, compare};
        let told = [
            "The pier of Arbel opens again in June.\n\nThe work on it took 26 months and cost $3.4 million, the mayor said. It is 412 \
                meters long.",
            "Arbel has its pier back.\n\nBuilders needed 26 months for it, the town council said. The 412 meters cost $3.4 million.",
            "The pier of Arbel is done.\n\nAfter 20 months of building it opens in June. It cost $3.4 million and is 412 meters long.",
        ];
        let conflicts = |of: &[usize]| {
            let articles: Vec<Article> = of.iter().map(|n| Article::new(n.to_string(), told[*n])).collect();
            let points = compare(&articles).points;
            points
                .iter()
                .filter(|p| p.verdict == Verdict::Conflict)
                .map(|p| p.claims.len())
                .collect::<Vec<_>>()
        };
        assert_eq!(conflicts(&[0, 1, 2]), [3]);
        assert!(conflicts(&[0, 2]).is_empty() && conflicts(&[1, 2]).is_empty());
    }

    /// What is to come is told without a word in common; where each article names one day ahead, and two the same, the third differs.
    #[test]
    fn the_only_days_ahead_are_held_against_each_other() {
        use crate::{Article, Verdict, compare};
        let told = [
            "The 340 porters of Arbel stay away from the market, which loses $72,000 a day.\n\nTalks resume on March 16, both sides said.",
            "Nobody carries crates in Arbel. The market loses $72,000 a day.\n\nIts 340 porters want to meet the dealers on March 9.",
            "The quarrel of the 340 porters of Arbel goes back to the table on 9 March. It costs the market $72,000 a day.",
        ];
        let conflicts = |told: &[&str; 3], of: &[usize]| {
            let article =
                |n: &usize| Article::new(n.to_string(), told[*n]).published("2032-03-03").expect("a day");
            let articles: Vec<Article> = of.iter().map(article).collect();
            compare(&articles).points.iter().filter(|p| p.verdict == Verdict::Conflict).count()
        };
        assert_eq!(conflicts(&told, &[0, 1, 2]), 1);
        assert!(conflicts(&told, &[0, 1]) == 0 && conflicts(&told, &[0, 2]) == 0);
        // Where they tell nothing else alike, the days may be of two things.
        let bare = told.map(|text| {
            text.replace("340 ", "").replace(", which loses $72,000 a day", "").replace("$72,000", "much")
        });
        assert_eq!(conflicts(&bare.each_ref().map(String::as_str), &[0, 1, 2]), 0);
    }

    /// What one article denies in the words of the other is no agreement.
    #[test]
    fn a_denied_deed_does_not_agree() {
        use crate::{Article, compare};
        let agree = |a: &str, b: &str| {
            let articles = [Article::new("a", a), Article::new("b", b)];
            compare(&articles).points.iter().any(|p| p.kind == ClaimKind::Figure)
        };
        let paid = "Orlin paid $5 million to Osk.";
        assert!(agree(paid, "Orlin paid $5 million to Osk on Monday."));
        assert!(agree("Orlin did not pay $5 million to Osk.", "Orlin never paid $5 million to Osk."));
        for denied in
            ["Orlin did not pay $5 million to Osk.", "Orlin never even wanted to pay $5 million to Osk."]
        {
            assert!(!agree(paid, denied), "{denied}");
        }
        assert!(!agree(
            "Orlin no longer supports the $5 million ferry.",
            "Orlin supports the $5 million ferry."
        ));
    }

    /// "Millions" meet any millions: a number answers to another number first.
    #[test]
    fn a_number_has_its_place_before_many() {
        use crate::{Article, Verdict, compare};
        let told = [
            "The Harbour Office spent $4.1 million on a single regatta in Osk, a report said.",
            "An audit of the office showed the Harbour Office spent millions of taxpayer dollars on regattas in Osk. The office spent \
                $3.1 million on the Osk regatta, the report said.",
        ];
        let articles: Vec<Article> = told.iter().map(|t| Article::new(&t[..9], *t)).collect();
        let points = compare(&articles).points;
        assert!(
            points.iter().any(|p| p.kind == ClaimKind::Figure && p.verdict == Verdict::Conflict),
            "{points:?}"
        );
    }

    /// What one article tells in one piece and another in two that have nothing in common makes two groups; a pair stands in one alone.
    #[test]
    fn one_statement_answers_two() {
        use crate::{Article, ClaimKind, compare};
        let whole = "“The old pier of Arbel must be closed before the storm. Our children deserve a far better school than this,” \
            Mira Tovan said.";
        let parts = "“The old pier of Arbel must be closed before the storm,” Mira Tovan said.\n\nThe choir sang.\n\n“Our \
            children deserve a far better school than this,” Mira Tovan said.";
        let other = "“The old pier of Arbel must be closed before the storm,” Mira Tovan said.";
        let points = |a: &str, b: &str| {
            let report = compare(&[Article::new("a", a), Article::new("b", b)]);
            let said = report.points.iter().filter(|p| p.kind == ClaimKind::Attribution);
            said.map(|p| p.claims.clone()).collect::<Vec<_>>()
        };
        let found = points(whole, parts);
        assert!(found.len() == 2 && found.iter().all(|claims| claims.len() == 2), "{found:?}");
        assert_eq!(points(parts, other).len(), 1);
    }
}
