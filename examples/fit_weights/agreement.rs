//! Learning from agreement: what two articles of a corpus tell alike tells which of their claims are of one thing.
//!
//! A rare value that both articles tell marks a pair of claims of one thing, and every other claim that either could
//! have been held against marks a pair that is not. With the values hidden, that teaches what claims of one thing have in common. With
//! the value changed in one of the two articles, it teaches when claims whose values exclude each other are of one thing all the
//! same; against them stand all pairs of such claims as they are, of which readers labelled the likeliest.

use std::collections::{HashMap, HashSet};

use variorum::align::{self, Against, Feature, Link, Weights};
use variorum::{Article, Claim, ClaimKind, Options, Reading};

use crate::altered::{Dice, altered};
use crate::corpus::Corpus;
use crate::labels::Judged;
use crate::regression::Row;

/// How rare a number must be to mark one thing.
const RARE: f32 = 0.8;
/// In how many pairs a claim may stand with the same value.
const ONCE: usize = 2;
/// What two sentences must have in common, lest the number agree by chance.
const COMMON: f32 = 0.04;
/// Below this, pairs whose values exclude each other are not worth learning from.
const WORTH: f32 = 0.2;
/// How much a pair counts that a reader judged.
const JUDGED: f32 = 4.0;

/// What is learnt of figures (0) or dates (1).
#[derive(Default)]
pub(crate) struct Lesson {
    /// Pairs with their values hidden.
    pub(crate) hidden: Vec<Row>,
    /// Pairs whose values exclude each other, as they stand in the corpus.
    pub(crate) wild: Vec<Row>,
    /// Those of them that a reader judged.
    pub(crate) judged: Vec<Row>,
    /// The same of facts that were altered, the likeliest pair of each fact.
    pub(crate) altered: Vec<Row>,
}

impl Lesson {
    /// Adds pairs whose values exclude each other.
    fn keep(&mut self, wild: Vec<Row>) {
        self.judged.extend(wild.iter().filter(|r| r.is_judged()).cloned());
        self.wild.extend(wild);
    }
}

/// The kinds that are learnt.
pub(crate) const KINDS: [ClaimKind; 2] = [ClaimKind::Figure, ClaimKind::Date];

/// What the pairs of a corpus teach, with the standings that `weights` give them.
pub(crate) fn lessons(corpus: &Corpus, judged: &[Judged], weights: &Weights) -> [Lesson; 2] {
    let mut judged = by_articles(judged);
    let mut lessons = [Lesson::default(), Lesson::default()];
    for (n, (a, b)) in corpus.pairs.iter().enumerate() {
        let articles = [&corpus.articles[a], &corpus.articles[b]];
        let known = judged.remove(&(a.as_str(), b.as_str())).unwrap_or_default();
        Pair::new(n, articles, &known, weights).learn(&mut lessons);
    }
    // Articles that met in the corpus though nobody knows them to be on one event: what readers say of them is all that they teach.
    let mut others: Vec<_> = judged.into_iter().collect();
    others.sort_unstable_by_key(|(articles, _)| *articles);
    for (n, ((a, b), known)) in (corpus.pairs.len()..).zip(others) {
        let Some(articles) = corpus.articles.get(a).zip(corpus.articles.get(b)) else { continue };
        Pair::new(n, articles.into(), &known, weights).recall(&mut lessons);
    }
    lessons
}

fn by_articles(judged: &[Judged]) -> HashMap<(&str, &str), Vec<&Judged>> {
    let mut by: HashMap<(&str, &str), Vec<&Judged>> = HashMap::new();
    for j in judged {
        by.entry((j.articles[0].as_str(), j.articles[1].as_str())).or_default().push(j);
    }
    by
}

/// Two articles on one event.
struct Pair<'p> {
    number: usize,
    articles: [&'p Article; 2],
    readings: [Reading<'p>; 2],
    judged: &'p [&'p Judged],
    links: Vec<Link>,
    weights: &'p Weights,
}

impl<'p> Pair<'p> {
    fn new(
        number: usize,
        articles: [&'p Article; 2],
        judged: &'p [&'p Judged],
        weights: &'p Weights,
    ) -> Pair<'p> {
        let readings = articles.map(Reading::new);
        let links = across(&readings, weights);
        Pair { number, articles, readings, judged, links, weights }
    }

    fn learn(&self, lessons: &mut [Lesson; 2]) {
        for (lesson, kind) in lessons.iter_mut().zip(KINDS) {
            let links: Vec<&Link> = self.links.iter().filter(|l| self.claim(l.a).kind == kind).collect();
            let of_one: Vec<&Link> = links.iter().copied().filter(|l| self.is_of_one(l, &links)).collect();
            self.hide(lesson, &links, &of_one);
            let wild: Vec<Row> = links.iter().filter_map(|l| self.wild(l)).collect();
            lesson.keep(wild);
            self.alter(lesson, &links, &of_one);
        }
    }

    /// Learns what readers judged, and nothing else.
    fn recall(&self, lessons: &mut [Lesson; 2]) {
        for (lesson, kind) in lessons.iter_mut().zip(KINDS) {
            let links = self.links.iter().filter(|l| self.claim(l.a).kind == kind);
            lesson.keep(links.filter_map(|l| self.wild(l)).filter(Row::is_judged).collect());
        }
    }

    fn claim(&self, (reading, claim): (usize, usize)) -> &Claim {
        &self.readings[reading].claims[claim]
    }

    /// Whether a rare value marks the two as of one thing.
    fn is_of_one(&self, link: &Link, links: &[&Link]) -> bool {
        let rare = match self.claim(link.a).kind {
            ClaimKind::Figure => strength(link, Feature::RareValue) >= RARE,
            _ => names_day(self.claim(link.a)) && names_day(self.claim(link.b)),
        };
        let equal = |l: &&&Link| is_equal(l) && is_comparable(l);
        let with = |id: (usize, usize)| links.iter().filter(equal).filter(|l| l.a == id || l.b == id).count();
        rare && is_equal(link)
            && is_comparable(link)
            && strength(link, Feature::SentenceWords) > COMMON
            && with(link.a) <= ONCE
            && with(link.b) <= ONCE
    }

    fn hide(&self, lesson: &mut Lesson, links: &[&Link], of_one: &[&Link]) {
        let known: HashSet<(usize, usize)> = of_one.iter().flat_map(|l| [l.a, l.b]).collect();
        let other = |l: &&&Link| {
            let open = is_equal(l) || strength(l, Feature::ValuesMeet) > 0.5 || !is_comparable(l);
            !open && (known.contains(&l.a) || known.contains(&l.b))
        };
        lesson.hidden.extend(of_one.iter().map(|l| self.row(l, true, 1.0)));
        lesson.hidden.extend(links.iter().filter(other).map(|l| self.row(l, false, 1.0)));
    }

    fn row(&self, link: &Link, same: bool, weight: f32) -> Row {
        let set = link.evidence.iter().map(|(f, s)| (*f as usize, *s)).collect();
        Row { set, same, weight, group: self.number, ids: [link.a, link.b] }
    }

    /// A pair whose values exclude each other: of two things, unless a reader says otherwise.
    fn wild(&self, link: &Link) -> Option<Row> {
        if !link.apart || link.against.is_some() {
            return None;
        }
        let (a, b) = (self.claim(link.a).span, self.claim(link.b).span);
        match self.judged.iter().find(|j| j.holds(a, b)) {
            Some(judged) => judged.same.map(|same| self.row(link, same, JUDGED)),
            None => (strength(link, Feature::Alike) > WORTH).then(|| self.row(link, false, 1.0)),
        }
    }

    /// Each fact changed in the second article: the likeliest of its pairs.
    fn alter(&self, lesson: &mut Lesson, links: &[&Link], of_one: &[&Link]) {
        let mut done: Vec<&str> = Vec::new();
        for link in of_one {
            let (first, second) = (self.claim(link.a), self.claim(link.b));
            let told = |l: &&&Link| is_equal(l) && (l.a == link.a || l.b == link.b);
            let date = first.kind == ClaimKind::Date;
            if done.contains(&second.quote.as_str()) || date && links.iter().filter(told).count() > 1 {
                continue;
            }
            done.push(&second.quote);
            let mut dice = Dice::new((self.number * 7919 + second.span.start()) as u64);
            let [a, b] = self.articles;
            let Some((text, places)) = altered(second, &b.text, &a.text, &mut dice) else { continue };
            let mut changed = Article::new(b.id.clone(), text);
            if let Some(day) = &b.published {
                changed = changed.clone().published(day).unwrap_or(changed);
            }
            let readings = [Reading::new(a), Reading::new(&changed)];
            let hit = |l: &Link| {
                let claim = &readings[l.b.0].claims[l.b.1];
                let on =
                    |p: &std::ops::Range<usize>| claim.span.start() < p.end && p.start < claim.span.end();
                l.a == link.a && claim.kind == first.kind && places.iter().any(on)
            };
            let found = across(&readings, self.weights)
                .into_iter()
                .filter(|l| hit(l) && l.apart && l.against.is_none());
            let best =
                found.max_by(|x, y| strength(x, Feature::Alike).total_cmp(&strength(y, Feature::Alike)));
            lesson.altered.extend(best.map(|l| self.row(&l, true, 1.0)));
        }
    }
}

/// The pairs of claims of two articles.
fn across(readings: &[Reading<'_>], weights: &Weights) -> Vec<Link> {
    let mut links = align::pairs(readings, &Options::default(), weights);
    links.retain(|l| l.a.0 != l.b.0);
    links
}

fn strength(link: &Link, feature: Feature) -> f32 {
    link.evidence.iter().find(|(f, _)| *f == feature).map_or(0.0, |(_, s)| *s)
}

fn is_equal(link: &Link) -> bool {
    strength(link, Feature::EqualValue) > 0.5
}

fn is_comparable(link: &Link) -> bool {
    !matches!(link.against, Some(Against::OtherDimension | Against::OtherGrain | Against::DateOfText))
}

/// Whether a date names a day of a month in digits.
fn names_day(claim: &Claim) -> bool {
    claim.date().is_some_and(|d| d.value.len() == 10) && claim.quote.bytes().any(|b| b.is_ascii_digit())
}
