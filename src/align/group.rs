//! Groups: links gathered so that one article holds one position in one slot.

use rustc_hash::FxHashMap;

/// A claim: its article and its number there.
pub(crate) type Id = (usize, usize);

/// A link that holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub(crate) a: Id,
    pub(crate) b: Id,
    /// The chance that it is right.
    pub(crate) chance: f32,
    /// The log odds of one thing with the values hidden.
    pub(crate) words: f32,
    /// How rare the value is that both tell, 0 to 1.
    pub(crate) rarity: f32,
    /// What breaks a tie, whatever the order of the articles.
    pub(crate) tie: (Id, Id),
}

/// How much log odds a value of three digits or more adds to what the words of two equal values tell.
const EQUAL: f32 = 2.5;
/// How much surer, in log odds, another link must be to break one.
const SURER: f32 = 1.0;

/// The links between values that are alike, but for those where the words of one of the two tell far more surely of another claim of
/// the same article: that values agree may confirm a link, and replaces no words. "Eight killed" meets "seven killed", not
/// "eight patients".
pub(crate) fn unchallenged<'e>(alike: Vec<Edge>, apart: impl IntoIterator<Item = &'e Edge>) -> Vec<Edge> {
    let mut surest: FxHashMap<(Id, usize), f32> = FxHashMap::default();
    for e in apart {
        for (own, other) in [(e.a, e.b), (e.b, e.a)] {
            let words = surest.entry((own, other.0)).or_insert(f32::MIN);
            *words = words.max(e.words);
        }
    }
    let outbid = |own: Id, other: Id, e: &Edge| {
        let least = e.words + EQUAL * e.rarity + SURER;
        own.0 != other.0 && surest.get(&(own, other.0)).is_some_and(|words| *words >= least)
    };
    alike.into_iter().filter(|e| !outbid(e.a, e.b, e) && !outbid(e.b, e.a, e)).collect()
}

/// Says whether two groups may become one, by what is known of all pairs across them. That of a union is the sum of its parts, so
/// that no pair is looked at twice, however often its groups are asked for.
pub(crate) trait Rule {
    /// What is known of all pairs across two groups.
    type Across;

    /// What the pairs across `p` and `q` tell; `known` is what another part of the one and the same other tell already.
    fn across(&self, p: &[Id], q: &[Id], known: Option<&Self::Across>) -> Self::Across;

    /// Adds what other pairs tell.
    fn add(&self, sum: &mut Self::Across, more: &Self::Across);

    /// Whether no other pairs can change what is decided.
    fn is_settled(&self, across: &Self::Across) -> bool;

    /// Whether the two may become one.
    fn may_join(&self, across: &Self::Across, p: &[Id], q: &[Id]) -> bool;
}

/// What is known across pairs of groups, from both sides.
type Known<T> = Vec<FxHashMap<usize, T>>;

/// Groups under way.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    home: FxHashMap<Id, usize>,
    groups: Vec<Vec<Id>>,
}

impl Groups {
    /// Gathers links, the surest first, as `rule` has it.
    pub(crate) fn gather<R: Rule<Across: Clone>>(&mut self, mut edges: Vec<Edge>, rule: &R) {
        edges.sort_by(|a, b| b.chance.total_cmp(&a.chance).then(a.tie.cmp(&b.tie)));
        let mut known: Known<R::Across> = Vec::new();
        for edge in edges {
            let (p, q) = (self.settle(edge.a), self.settle(edge.b));
            if p == q {
                continue;
            }
            known.resize_with(self.groups.len(), FxHashMap::default);
            if !known[p].contains_key(&q) {
                let across = rule.across(&self.groups[p], &self.groups[q], None);
                known[p].insert(q, across.clone());
                known[q].insert(p, across);
            }
            if rule.may_join(&known[p][&q], &self.groups[p], &self.groups[q]) {
                self.join(p, q, &mut known, rule);
            }
        }
    }

    fn settle(&mut self, id: Id) -> usize {
        *self.home.entry(id).or_insert_with(|| {
            self.groups.push(vec![id]);
            self.groups.len() - 1
        })
    }

    fn join<R: Rule<Across: Clone>>(&mut self, p: usize, q: usize, known: &mut Known<R::Across>, rule: &R) {
        let (keep, give) = if self.groups[p].len() >= self.groups[q].len() { (p, q) } else { (q, p) };
        let (of_kept, of_given) = (std::mem::take(&mut known[keep]), std::mem::take(&mut known[give]));
        let others = of_kept.keys().chain(of_given.keys().filter(|r| !of_kept.contains_key(r)));
        for r in others.copied().filter(|r| *r != keep && *r != give) {
            let (mut sum, unseen) = match (of_kept.get(&r), of_given.get(&r)) {
                (Some(x), Some(y)) => {
                    let mut sum = x.clone();
                    rule.add(&mut sum, y);
                    (sum, None)
                }
                (Some(x), None) => (x.clone(), Some(give)),
                (None, Some(y)) => (y.clone(), Some(keep)),
                (None, None) => continue,
            };
            if let Some(part) = unseen.filter(|_| !rule.is_settled(&sum)) {
                let more = rule.across(&self.groups[part], &self.groups[r], Some(&sum));
                rule.add(&mut sum, &more);
            }
            known[r].remove(&give);
            known[r].insert(keep, sum.clone());
            known[keep].insert(r, sum);
        }
        let moved = std::mem::take(&mut self.groups[give]);
        for id in &moved {
            self.home.insert(*id, keep);
        }
        self.groups[keep].extend(moved);
    }

    /// The groups in which each article stands so far, by their numbers in order.
    pub(crate) fn by_article(&self) -> FxHashMap<usize, Vec<usize>> {
        let mut of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (n, group) in self.groups.iter().enumerate() {
            for id in group {
                let own = of.entry(id.0).or_default();
                if own.last() != Some(&n) {
                    own.push(n);
                }
            }
        }
        of
    }

    /// The groups of two articles or more, each in order.
    pub(crate) fn finish(self) -> Vec<Vec<Id>> {
        let wide = |g: &Vec<Id>| g.iter().any(|x| x.0 != g[0].0);
        let mut groups: Vec<Vec<Id>> = self.groups.into_iter().filter(wide).collect();
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable();
        groups
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use rustc_hash::FxHashSet;

    use super::*;

    /// Joins where half of the pairs across fit, and remembers which it has looked at.
    #[derive(Default)]
    struct Half(RefCell<FxHashSet<(Id, Id)>>);

    impl Rule for Half {
        type Across = usize;

        fn across(&self, p: &[Id], q: &[Id], _: Option<&usize>) -> usize {
            let pairs = || p.iter().flat_map(|x| q.iter().map(move |y| (*x.min(y), *x.max(y))));
            for pair in pairs() {
                assert!(self.0.borrow_mut().insert(pair), "{pair:?} is looked at twice");
            }
            pairs().filter(|(x, y)| fits(*x, *y)).count()
        }

        fn add(&self, sum: &mut usize, more: &usize) {
            *sum += more;
        }

        fn is_settled(&self, _: &usize) -> bool {
            false
        }

        fn may_join(&self, across: &usize, p: &[Id], q: &[Id]) -> bool {
            let fit = p.iter().flat_map(|x| q.iter().map(|y| fits(*x, *y))).filter(|fit| *fit).count();
            assert_eq!(*across, fit, "the sum of the parts");
            2 * across >= p.len() * q.len()
        }
    }

    fn fits(x: Id, y: Id) -> bool {
        x.1 % 3 == y.1 % 3 || (x.0 + x.1 + y.0 + y.1).is_multiple_of(5)
    }

    /// However many links lie between two groups, the work is that of their pairs.
    #[test]
    fn no_pair_is_looked_at_twice() {
        let ids: Vec<Id> = (0..12).flat_map(|article| (0..9).map(move |claim| (article, claim))).collect();
        let pairs = ids.iter().flat_map(|a| ids.iter().filter(move |b| a.0 < b.0).map(move |b| (*a, *b)));
        let edges: Vec<Edge> = pairs
            .map(|(a, b)| {
                let chance = ((a.0 * 31 + a.1 * 17 + b.0 * 7 + b.1 * 13) % 97) as f32;
                Edge { a, b, chance, words: 0.0, rarity: 0.0, tie: (a, b) }
            })
            .collect();
        let (mut groups, rule) = (Groups::default(), Half::default());
        groups.gather(edges, &rule);
        let groups = groups.finish();
        assert!(groups.len() > 1 && groups.iter().any(|g| g.len() > 3), "{groups:?}");
    }

    #[test]
    fn a_surer_link_breaks_a_weak_one() {
        let edge = |a: Id, b: Id, words, rarity| Edge { a, b, chance: 0.5, words, rarity, tie: (a, b) };
        let weak = edge((0, 1), (1, 1), -2.0, 0.3);
        assert!(unchallenged(vec![weak], &[edge((0, 2), (1, 1), 0.5, 0.0)]).is_empty());
        assert_eq!(unchallenged(vec![weak], &[edge((0, 2), (1, 1), -1.0, 0.0)]).len(), 1);
        assert_eq!(unchallenged(vec![weak], &[edge((2, 2), (1, 1), 0.5, 0.0)]).len(), 1);
        let rare = edge((0, 1), (1, 1), -2.0, 1.0);
        assert_eq!(unchallenged(vec![rare], &[edge((0, 2), (1, 1), 0.5, 0.0)]).len(), 1);
    }
}
