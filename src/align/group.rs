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
    /// What breaks a tie, whatever the order of the articles.
    pub(crate) tie: (Id, Id),
}

/// Groups under way.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    home: FxHashMap<Id, usize>,
    groups: Vec<Vec<Id>>,
}

impl Groups {
    /// Gathers links, the surest first; `may_join` says whether two groups may become one.
    pub(crate) fn gather(&mut self, mut edges: Vec<Edge>, may_join: impl Fn(&[Id], &[Id]) -> bool) {
        edges.sort_by(|a, b| b.chance.total_cmp(&a.chance).then(a.tie.cmp(&b.tie)));
        for edge in edges {
            let (p, q) = (self.settle(edge.a), self.settle(edge.b));
            if p != q && may_join(&self.groups[p], &self.groups[q]) {
                self.join(p, q);
            }
        }
    }

    fn settle(&mut self, id: Id) -> usize {
        *self.home.entry(id).or_insert_with(|| {
            self.groups.push(vec![id]);
            self.groups.len() - 1
        })
    }

    fn join(&mut self, p: usize, q: usize) {
        let (keep, give) = if self.groups[p].len() >= self.groups[q].len() { (p, q) } else { (q, p) };
        let moved = std::mem::take(&mut self.groups[give]);
        for id in &moved {
            self.home.insert(*id, keep);
        }
        self.groups[keep].extend(moved);
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
