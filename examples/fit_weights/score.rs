//! What a report scores against what readers marked.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::story::{Gold, Scope, Story};
use variorum::align::{self, Weights};
use variorum::{Claim, ClaimKind, Options, Point, Reading, Verdict, verdict};

/// Right, said and asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    right: usize,
    found: usize,
    said: usize,
    asked: usize,
}

impl Count {
    pub(crate) fn f1(&self) -> f64 {
        let share = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
        let (p, r) = (share(self.right, self.said), share(self.found, self.asked));
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    fn add(&mut self, o: &Count) {
        (self.right, self.found) = (self.right + o.right, self.found + o.found);
        (self.said, self.asked) = (self.said + o.said, self.asked + o.asked);
    }
}

/// What one story or several score.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// Links by kind.
    pub(crate) links: [Count; 3],
    /// Discrepancies.
    pub(crate) disc: Count,
    /// Wrong discrepancies of stories that list nothing else, and the right ones there.
    traps: (usize, usize),
    stories: usize,
}

/// The sum of several.
pub(crate) fn sum(tallies: &[Tally]) -> Tally {
    let mut all = Tally::default();
    for t in tallies {
        (0..3).for_each(|k| all.links[k].add(&t.links[k]));
        all.disc.add(&t.disc);
        all.traps = (all.traps.0 + t.traps.0, all.traps.1 + t.traps.1);
        all.stories += t.stories;
    }
    all
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut every = Count::default();
        self.links.iter().for_each(|l| every.add(l));
        write!(f, "link F1 {:.1}", 100.0 * every.f1())?;
        for (name, l) in ["figures", "dates", "attributions"].iter().zip(&self.links) {
            write!(
                f,
                ", {name} {:.1} ({}/{} right, {}/{} found)",
                100.0 * l.f1(),
                l.right,
                l.said,
                l.found,
                l.asked
            )?;
        }
        let d = &self.disc;
        write!(
            f,
            "; disc F1 {:.1}: {}/{} right, {}/{} found",
            100.0 * d.f1(),
            d.right,
            d.said,
            d.found,
            d.asked
        )?;
        write!(f, "; look-alikes linked {}/{}", self.traps.0, self.traps.1)
    }
}

type Links = BTreeSet<(String, String)>;

/// Scores a story with these weights.
pub(crate) fn of(story: &Story, readings: &[Reading<'_>], weights: &Weights) -> Tally {
    let groups = align::align_with(readings, &Options::default(), weights);
    let points = verdict::judge(readings, &groups);
    let claims: BTreeMap<&str, &Claim> =
        readings.iter().flat_map(|r| &r.claims).map(|c| (c.id.as_str(), c)).collect();
    let of_point =
        |p: &Point| p.claims.iter().filter_map(|id| claims.get(id.as_str()).copied()).collect::<Vec<_>>();
    let mut tally = Tally { stories: 1, ..Tally::default() };
    let mut found = Found::default();
    for point in &points {
        let members = of_point(point);
        score_point(story, point, &members, &mut tally, &mut found);
    }
    for g in &story.points {
        let files: BTreeSet<&str> = g.mentions.iter().map(|m| m.file.as_str()).collect();
        let count = &mut tally.links[g.kind.unwrap_or(ClaimKind::Figure) as usize];
        let told = usize::from(story.scope != Scope::Discrepancies);
        count.asked += files.len() * (files.len() - 1) / 2 * told;
        count.found += found.links.get(g.id.as_str()).map_or(0, Links::len) * told;
        tally.disc.asked += usize::from(g.is_firm());
        tally.disc.found += usize::from(g.is_firm() && found.discrepant.contains(g.id.as_str()));
    }
    count_traps(story, &points, of_point, &mut tally);
    tally
}

/// The gold points of a story that were found, and the pairs of articles they were found in.
#[derive(Default)]
struct Found<'s> {
    links: BTreeMap<&'s str, Links>,
    discrepant: BTreeSet<&'s str>,
}

fn score_point<'s>(
    story: &'s Story,
    point: &Point,
    members: &[&Claim],
    tally: &mut Tally,
    found: &mut Found<'s>,
) {
    let neutral = story.neutral.iter().any(|g| on(g, members).len() >= 2);
    let discrepant = matches!(point.verdict, Verdict::Conflict | Verdict::Update);
    let golds = story.points.iter().filter(|g| g.kind == Some(point.kind));
    let best = golds.max_by_key(|g| (members.iter().filter(|c| g.holds(c, c.kind)).count(), &g.id));
    let right = best.map_or_else(Links::new, |g| pairs(&served(story, g, members)));
    if let Some(g) = best {
        if !right.is_empty() && discrepant {
            tally.disc.right += usize::from(g.is_discrepant());
            found.discrepant.extend(g.is_discrepant().then_some(g.id.as_str()));
            tally.disc.said += usize::from(g.is_discrepant() || !neutral);
        }
        found.links.entry(&g.id).or_default().extend(right.iter().cloned());
    }
    let judged = story.scope != Scope::Values || point.kind != ClaimKind::Attribution;
    if discrepant && right.is_empty() && !neutral && judged {
        tally.disc.said += 1;
    }
    let count = &mut tally.links[point.kind as usize];
    if story.tells(point.kind) {
        let files = members.iter().map(|c| c.source.as_str()).collect();
        count.right += right.len();
        count.said += if neutral { right.len() } else { pairs(&files).len() };
    }
}

/// The articles in which one of `members` lies on a gold point.
fn on<'c>(g: &Gold, members: &[&'c Claim]) -> BTreeSet<&'c str> {
    members.iter().filter(|c| g.holds(c, c.kind)).map(|c| c.source.as_str()).collect()
}

/// The articles in which `members` serve a gold point: they lie on it, and none of them on another.
fn served<'c>(story: &Story, g: &Gold, members: &[&'c Claim]) -> BTreeSet<&'c str> {
    let other = |c: &Claim| story.points.iter().any(|h| h.kind == g.kind && h.holds(c, ClaimKind::Figure));
    let mut served = on(g, members);
    for stranger in members.iter().filter(|c| !g.holds(c, c.kind) && other(c)) {
        served.remove(stranger.source.as_str());
    }
    served
}

fn count_traps<'c>(
    story: &Story,
    points: &[Point],
    of_point: impl Fn(&Point) -> Vec<&'c Claim>,
    tally: &mut Tally,
) {
    for trap in &story.traps {
        let two = |p: &Point| {
            let held = of_point(p);
            trap.mentions.iter().filter(|m| held.iter().any(|c| m.holds(c, ClaimKind::Figure))).count() >= 2
        };
        tally.traps.0 += usize::from(points.iter().any(two));
        tally.traps.1 += 1;
    }
}

fn pairs(files: &BTreeSet<&str>) -> Links {
    let files: Vec<&str> = files.iter().copied().collect();
    let of = |i: usize| files[i + 1..].iter().map(move |b| (i, *b));
    (0..files.len()).flat_map(of).map(|(i, b)| (files[i].to_string(), b.to_string())).collect()
}
