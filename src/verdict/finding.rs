//! What the comparison of two claims finds.

use std::borrow::Cow;

use crate::report::{Reason, Verdict};

/// How two claims' values relate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Finding {
    /// The relation.
    pub(crate) verdict: Verdict,
    /// What decided it.
    pub(crate) reason: Reason,
    /// The same in words that end a sentence ("the same bound").
    pub(crate) why: Cow<'static, str>,
    /// How far the values are apart: 0 (not at all) to 1.
    pub(crate) gap: f64,
}

impl Finding {
    /// A finding without a gap.
    pub(crate) fn new(verdict: Verdict, reason: Reason, why: impl Into<Cow<'static, str>>) -> Finding {
        Finding { verdict, reason, why: why.into(), gap: 0.0 }
    }

    /// The same with a gap.
    pub(crate) fn gap(mut self, gap: f64) -> Finding {
        self.gap = gap.clamp(0.0, 1.0);
        self
    }

    /// Whether this is the graver of two.
    pub(crate) fn graver_than(&self, other: &Finding) -> bool {
        (self.verdict, self.gap) > (other.verdict, other.gap)
    }
}
