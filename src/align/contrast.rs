//! Contrasts: words of which each leaves the others out, so that what is told of exports is not told of imports, and the day of an arrest
//! is not that of a charge.
//!
//! Only words that tell what is measured count for figures, and only the verb beside it for a date: a House, a wife or black smoke
//! may stand in a clause of whatever is told.

use rustc_hash::FxHashMap;

use super::frame::Bag;
use super::terms::{self, TermId};
use crate::lexicon::{List, Table};

/// What words part, and on which side of it one stands.
pub(super) type Side = (&'static str, &'static str);

/// The sides of figures and of dates.
static SIDES: List<[FxHashMap<TermId, Side>; 2]> = List::new(|| {
    let table = Table::parse("contrasts.tsv", include_str!("../lexicon/en/contrasts.tsv"), 4);
    let table = table.unwrap_or_else(|e| panic!("{e}"));
    ["figure", "date"].map(|kind| {
        let rows = table.rows().filter(|r| r.fields[1] == kind);
        rows.map(|r| (terms::form(r.fields[0]), (r.fields[2], r.fields[3]))).collect()
    })
});

/// The sides that the words of a figure's clause stand on, in order.
pub(super) fn of_figure(clause: &Bag) -> Vec<Side> {
    let mut sides: Vec<Side> = clause.iter().filter_map(|(id, _)| SIDES[0].get(id).copied()).collect();
    sides.sort_unstable();
    sides.dedup();
    sides
}

/// The side that the verb beside a date stands on.
pub(super) fn of_date(verb: TermId) -> Option<Side> {
    SIDES[1].get(&verb).copied()
}

/// Whether two claims stand on other sides of something: the one tells of exports alone, the other of imports alone.
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
        let of = |text: &str| of_figure(&frame::bag(text.split(' ').map(terms::term)));
        for (one, other, expected) in [
            ("exports rose", "imports rose", true),
            ("exported goods", "exports rose", false),
            ("exports rose", "exports and imports rose", false),
            ("exports rose", "it rose", false),
            ("white house said", "senate said", false),
            ("she sold it", "he bought it", false),
        ] {
            assert_eq!(exclude(&of(one), &of(other)), expected, "{one} {other}");
        }
    }

    #[test]
    fn verbs_that_leave_each_other_out() {
        let of = |verb: &str| of_date(terms::form(verb)).into_iter().collect::<Vec<_>>();
        for (one, other, expected) in [
            ("arrested", "charged", true),
            ("arrested", "detained", false),
            ("began", "ended", true),
            ("began", "started", false),
            ("arrested", "ended", false),
        ] {
            assert_eq!(exclude(&of(one), &of(other)), expected, "{one} {other}");
        }
    }
}
