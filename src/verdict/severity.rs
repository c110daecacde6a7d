//! Severity: how much a reader should care, 0 to 1. The verdict sets the range; within it the gap between the values
//! counts most, then whether they stand at the head of their articles, then how many origins stand behind them.

use super::finding::Finding;
use super::position::Stance;
use super::side::Side;
use crate::report::{Reason, Verdict};

/// The severity of a point, in hundredths.
pub(crate) fn severity(sides: &[Side<'_>], positions: &[Stance], finding: &Finding) -> f64 {
    let (low, high) = match finding.verdict {
        Verdict::Agree => (0.0, 0.1),
        Verdict::Compatible => (0.1, 0.3),
        // Two bounds of one direction exclude each other by what is said, not by logic.
        Verdict::Update if finding.reason == Reason::Bound => (0.3, 0.5),
        Verdict::Conflict if finding.reason == Reason::Bound => (0.5, 0.75),
        Verdict::Update => (0.3, 0.6),
        Verdict::Conflict => (0.5, 1.0),
    };
    let weight = 0.5 * finding.gap + 0.3 * prominence(sides) + 0.2 * backing(positions);
    ((low + (high - low) * weight) * 100.0).round() / 100.0
}

/// How near to the head of its article the most prominent claim stands: 1 for its first two sentences.
fn prominence(sides: &[Side<'_>]) -> f64 {
    let place = |s: &Side<'_>| {
        let at = s.reading.doc.sentence_at(s.claim.sentence.start());
        if at < 2 { 1.0 } else { 2.0 / (at + 1) as f64 }
    };
    sides.iter().map(place).fold(0.0, f64::max)
}

/// How well the weaker position is backed: 1 for four origins or more.
fn backing(positions: &[Stance]) -> f64 {
    let least = positions.iter().map(|p| p.report.independent).min().unwrap_or(0);
    (least as f64 / 4.0).min(1.0)
}
