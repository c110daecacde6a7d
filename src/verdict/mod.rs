//! Verdicts: how the values of claims that speak of the same thing relate, and checks inside one article.

use crate::align::Group;
use crate::reading::Reading;
use crate::report::{Check, Point};

/// The points of a report, the gravest first, with ids.
#[must_use]
pub fn judge(readings: &[Reading<'_>], groups: &[Group]) -> Vec<Point> {
    let _ = (readings, groups);
    Vec::new()
}

/// What can be recomputed inside each article.
#[must_use]
pub fn checks(readings: &[Reading<'_>]) -> Vec<Check> {
    let _ = readings;
    Vec::new()
}
