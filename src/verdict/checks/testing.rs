//! Pages made by hand.

use super::page::Page;
use super::{Found, Outcome};
use crate::claim::ClaimBody;
use crate::figure::{Bound, Figure, FigureKind};
use crate::report::CheckVerdict;
use crate::verdict::testing;

/// What `rule` says of `text` with these figures; none if it finds nothing.
pub(super) fn checked<const N: usize>(
    rule: fn(&Page<'_>) -> Vec<Found>,
    text: &str,
    figures: [(&str, Figure); N],
) -> Option<Outcome> {
    let mut reading = testing::reading("a", None, text);
    for (quote, figure) in figures {
        testing::claim(&mut reading, quote, ClaimBody::Figure(figure));
    }
    let found = rule(&Page::new(&reading));
    found.first().map(|f| Outcome::of(f.verdict == CheckVerdict::Holds))
}

pub(super) fn count(value: &str, bound: Bound) -> Figure {
    testing::figure(value, bound, FigureKind::Count, "boat")
}

pub(super) fn percent(value: &str, bound: Bound) -> Figure {
    testing::figure(value, bound, FigureKind::Percent, "percent")
}

pub(super) fn measure(value: &str, kind: FigureKind, unit: &str) -> Figure {
    testing::figure(value, Bound::Exact, kind, unit)
}
