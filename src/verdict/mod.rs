//! Verdicts: how the values of claims that speak of the same thing relate, and checks inside one article.
//!
//! Every figure and every date is an interval, and a verdict is a relation between intervals with a reason:
//! [`figure`](crate::figure) values by [`Amount`](amount::Amount), dates by their days, attributions by speaker,
//! wording and polarity. A point takes the worst relation of any two of its sources.

mod amount;
mod attribution;
mod checks;
mod convert;
mod date;
mod explain;
mod figure;
mod finding;
mod independence;
mod moving;
mod order;
mod pairing;
mod position;
mod severity;
mod side;
#[cfg(test)]
mod testing;
mod wording;

pub use checks::checks;

use crate::align::Group;
use crate::reading::Reading;
use crate::report::{Point, Verdict};
use independence::Copies;
use side::Side;

/// The points of a report, the gravest first, with ids.
///
/// Time grows with the claims of the groups and, for each group, with the square of its claims (a handful).
#[must_use]
pub fn judge(readings: &[Reading<'_>], groups: &[Group]) -> Vec<Point> {
    let copies = Copies::of(readings);
    let mut points: Vec<Point> = groups.iter().filter_map(|g| point(readings, g, &copies)).collect();
    points.sort_by(|a, b| {
        let grave = b.verdict.cmp(&a.verdict).then(b.severity.total_cmp(&a.severity));
        grave.then_with(|| a.subject.cmp(&b.subject)).then_with(|| a.claims.cmp(&b.claims))
    });
    for (n, p) in points.iter_mut().enumerate() {
        p.id = format!("p{}", n + 1);
    }
    points
}

/// The point of one group; none if it does not hold two sources.
fn point(readings: &[Reading<'_>], group: &Group, copies: &Copies<'_>) -> Option<Point> {
    let sides: Vec<Side<'_>> = group.members.iter().filter_map(|&m| Side::of(readings, m)).collect();
    let decided = pairing::decide(&sides)?;
    let positions = position::positions(&sides, copies);
    let finding = &decided.finding;
    Some(Point {
        id: String::new(),
        kind: sides.first()?.claim.kind,
        subject: group.subject.clone(),
        verdict: finding.verdict,
        severity: severity::severity(&sides, &positions, finding),
        claims: sides.iter().map(|s| s.claim.id.clone()).collect(),
        explanation: explain::sentence(&group.subject, &sides, &positions, &decided),
        reason: finding.reason,
        positions: positions.into_iter().map(|p| p.report).collect(),
    })
}

/// Whether a verdict says that sources differ.
fn differs(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Update | Verdict::Conflict)
}
