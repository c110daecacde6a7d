//! Contrasts: words of which each leaves the others out, so that what is told of exports is not told of imports.
//!
//! Of 1,060 judged pairs of figures whose values exclude each other and that other words put together, eleven stand in clauses with words of
//! two sides, and readers found none of them to be of one thing.

use rustc_hash::FxHashMap;

use super::frame::Bag;
use super::terms::{self, TermId};
use crate::lexicon::{List, Table};

/// What words part, and on which side of it one stands.
type Side = (&'static str, &'static str);

static SIDES: List<FxHashMap<TermId, Side>> = List::new(|| {
    let table = Table::parse("contrasts.tsv", include_str!("../lexicon/en/contrasts.tsv"), 3);
    let rows = table.unwrap_or_else(|e| panic!("{e}"));
    rows.rows().map(|r| (terms::form(r.fields[0]), (r.fields[1], r.fields[2]))).collect()
});

/// The sides that the words of a clause stand on, in order.
pub(super) fn sides(clause: &Bag) -> Vec<Side> {
    let mut sides: Vec<Side> = clause.iter().filter_map(|(id, _)| SIDES.get(id).copied()).collect();
    sides.sort_unstable();
    sides.dedup();
    sides
}

/// Whether two clauses stand on other sides of something: the one tells of exports alone, the other of imports alone.
pub(super) fn exclude(a: &[Side], b: &[Side]) -> bool {
    let on = |of: &[Side], what: &str| of.iter().any(|s| s.0 == what);
    let apart = |what: &str| on(b, what) && !a.iter().any(|s| s.0 == what && b.contains(s));
    a.iter().any(|(what, _)| apart(what))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::frame;

    #[test]
    fn clauses_that_leave_each_other_out() {
        let of = |text: &str| sides(&frame::bag(text.split(' ').map(terms::term)));
        for (one, other, expected) in [
            ("exports rose", "imports rose", true),
            ("she sold shares", "she bought shares", true),
            ("she sells shares", "shares sold", false),
            ("exports rose", "exports and imports rose", false),
            ("exports rose", "it rose", false),
            ("exports of women", "women", false),
            ("won by women", "won by men", true),
        ] {
            assert_eq!(exclude(&of(one), &of(other)), expected, "{one} {other}");
        }
    }
}
