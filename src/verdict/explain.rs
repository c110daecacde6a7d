//! Explanations: one sentence that says who gives which value and how they relate.

use std::cmp::Ordering;

use super::order::order;
use super::pairing::Decided;
use super::position::{Stance, one_line, value};
use super::side::Side;
use crate::report::Verdict;

/// The sentence for a point: its subject, the two claims that decided it, and why.
pub(crate) fn sentence(subject: &str, sides: &[Side<'_>], positions: &[Stance], decided: &Decided) -> String {
    let (i, j) = decided.pair;
    let (mut a, mut b) = (&sides[i], &sides[j]);
    let update = decided.finding.verdict == Verdict::Update;
    if update && order(a, b) == Some(Ordering::Greater) {
        (a, b) = (b, a);
    }
    let joint = match decided.finding.verdict {
        Verdict::Update => "then",
        Verdict::Conflict => "against",
        _ => "and",
    };
    let others = positions.iter().filter(|p| !p.members.contains(&i) && !p.members.contains(&j)).count();
    let more = match others {
        0 => String::new(),
        1 => " (and another value)".to_string(),
        n => format!(" (and {n} other values)"),
    };
    format!(
        "{}: {} {joint} {}{more}: {}",
        one_line(subject, 100),
        said(a, update),
        said(b, update),
        decided.finding.why
    )
}

/// “24 people” (01.txt, said by the Harbour Office).
fn said(side: &Side<'_>, dated: bool) -> String {
    let mut notes = vec![side.claim.source.clone()];
    if dated && let Some(day) = side.published() {
        notes.push(day.to_string());
    }
    if let Some(speaker) = side.said_by() {
        notes.push(format!("said by {}", one_line(speaker, 60)));
    }
    format!("“{}” ({})", value(side), notes.join(", "))
}
