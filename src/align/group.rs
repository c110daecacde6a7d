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
}

/// Gathers links, the surest first. `may_join` says whether two claims may stand in one group.
pub(crate) fn gather(edges: &[Edge], may_join: impl Fn(Id, Id) -> bool) -> Vec<Vec<Id>> {
    let mut order: Vec<&Edge> = edges.iter().collect();
    order.sort_by(|a, b| b.chance.total_cmp(&a.chance).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut home: FxHashMap<Id, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<Id>> = Vec::new();
    for edge in order {
        let (p, q) = (settle(edge.a, &mut home, &mut groups), settle(edge.b, &mut home, &mut groups));
        if p == q || !groups[p].iter().all(|x| groups[q].iter().all(|y| may_join(*x, *y))) {
            continue;
        }
        let (keep, give) = if groups[p].len() >= groups[q].len() { (p, q) } else { (q, p) };
        let moved = std::mem::take(&mut groups[give]);
        for id in &moved {
            home.insert(*id, keep);
        }
        groups[keep].extend(moved);
    }
    let mut groups: Vec<Vec<Id>> = groups.into_iter().filter(|g| g.iter().any(|x| x.0 != g[0].0)).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

fn settle(id: Id, home: &mut FxHashMap<Id, usize>, groups: &mut Vec<Vec<Id>>) -> usize {
    *home.entry(id).or_insert_with(|| {
        groups.push(vec![id]);
        groups.len() - 1
    })
}
