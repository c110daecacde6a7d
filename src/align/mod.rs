//! Alignment: which claims of different articles speak of the same thing.

use crate::reading::Reading;

/// Claims of two articles or more that speak of the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Each as (index of the reading, index of its claim), in order.
    pub members: Vec<(usize, usize)>,
    /// What they are about.
    pub subject: String,
}

/// Groups the claims of `readings`.
#[must_use]
pub fn align(readings: &[Reading<'_>]) -> Vec<Group> {
    let _ = readings;
    Vec::new()
}
