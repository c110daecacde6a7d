//! Series: an article may tell several values of one thing as time went on. Its current value is set against the current values
//! of the others; a value that it gives as an earlier one hides nothing and contradicts nothing.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::marks::{Told, told};
use super::pairing::compare;
use super::side::Side;
use crate::align::Group;
use crate::claim::Claim;
use crate::figure::{Figure, FigureKind};
use crate::reading::Reading;
use crate::report::{Reason, Verdict};

/// The claims of one article in one slot, as indices into the point's sides.
#[derive(Clone, Debug, Default)]
pub(super) struct Series {
    /// What it gives as of its own time.
    pub(super) now: Vec<usize>,
    /// What it gives as of an earlier time, and how it says so.
    pub(super) was: Vec<(usize, Told)>,
}

impl Series {
    /// Parts the claims of one article. Where one is told as the latest, those that differ from it are earlier ones.
    pub(super) fn of(sides: &[Side<'_>], claims: impl Iterator<Item = usize>) -> Series {
        let claims: Vec<(usize, Told)> = claims.map(|i| (i, told(&sides[i]))).collect();
        let latest: Vec<usize> = claims.iter().filter(|c| c.1 == Told::Current).map(|c| c.0).collect();
        let fits = |i: usize| {
            let differs =
                |j: &usize| compare(&sides[i], &sides[*j]).is_some_and(|f| super::differs(f.verdict));
            latest.is_empty() || !latest.iter().all(differs)
        };
        let mut series = Series::default();
        for (i, told) in claims {
            match told {
                Told::Former | Told::From => series.was.push((i, told)),
                Told::Unsaid if !fits(i) => series.was.push((i, Told::From)),
                _ => series.now.push(i),
            }
        }
        series
    }

    /// All of its claims.
    pub(super) fn all(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.now.iter().copied().chain(self.was.iter().map(|w| w.0)).collect();
        all.sort_unstable();
        all
    }
}

/// What it makes of a difference that the one article knows the other's number as an earlier one.
pub(super) fn known_before(sides: &[Side<'_>], p: &Series, q: &Series, found: &Finding) -> Option<Finding> {
    let agree =
        |i: usize, j: usize| compare(&sides[i], &sides[j]).is_some_and(|f| f.verdict == Verdict::Agree);
    let known = [(p, q), (q, p)].into_iter().flat_map(|(own, other)| {
        own.was.iter().filter(move |w| other.now.iter().any(|&j| agree(w.0, j))).map(|w| w.1)
    });
    let known: Vec<Told> = known.collect();
    if known.contains(&Told::Former) {
        let why = "the one article gives the other's number as an earlier one, since corrected";
        return Some(Finding::new(Verdict::Update, found.reason, why).gap(found.gap));
    }
    let conflict = found.verdict == Verdict::Conflict && known.contains(&Told::From);
    conflict.then(|| {
        Finding::new(
            Verdict::Compatible,
            Reason::Scope,
            "the one article gives the other's number as an earlier one",
        )
    })
}

/// The finding where one article gives an earlier value only.
pub(super) fn earlier_only() -> Finding {
    Finding::new(Verdict::Compatible, Reason::Scope, "one of them is given as an earlier value")
}

/// Adds to each group the current value of an article of which it holds only one that was told first: "Ten were killed, the
/// police said first. The toll is now 14."
pub(super) fn complete(readings: &[Reading<'_>], groups: &[Group]) -> Vec<Group> {
    let mut used: BTreeSet<(usize, usize)> = groups.iter().flat_map(|g| g.members.iter().copied()).collect();
    let mut groups = groups.to_vec();
    for group in &mut groups {
        let mut added = Vec::new();
        for (n, &(source, claim)) in group.members.iter().enumerate() {
            let Some(side) = Side::of(readings, (source, claim)) else { continue };
            let first = n == 0 || group.members[n - 1].0 != source;
            let own = group.members.iter().filter(|m| m.0 == source);
            let former =
                |m: &(usize, usize)| Side::of(readings, *m).is_some_and(|s| told(&s) == Told::Former);
            if first && own.clone().all(former) {
                added.extend(current(&side, &used).map(|c| (source, c)));
            }
        }
        used.extend(added.iter().copied());
        group.members.extend(added);
        group.members.sort_unstable();
    }
    groups
}

/// How many times a value may be what was told first.
const FAR: f64 = 12.0;

/// The claim of the same article that tells what a former value is now: the nearest that says so, or that stands beside it in
/// one sentence.
fn current(former: &Side<'_>, used: &BTreeSet<(usize, usize)>) -> Option<usize> {
    let doc = &former.reading.doc;
    let sentence = |c: &Claim| doc.sentence_at(c.span.start());
    let figure = former.claim.figure()?;
    let here = sentence(former.claim);
    let claims = &former.reading.claims;
    let from = claims.partition_point(|c| sentence(c) + 1 < here);
    let near = claims.iter().enumerate().skip(from).take_while(|(_, c)| sentence(c) <= here + 1);
    let candidates = near.filter(|(i, c)| {
        let side = former.other(c);
        let Some(f) = c.figure().filter(|_| !used.contains(&(former.source, *i)) && !c.negated) else {
            return false;
        };
        match told(&side) {
            Told::Current => is_another_of(figure, f),
            Told::Unsaid => {
                sentence(c) == here && f.unit.is_some() && f.unit == figure.unit && is_another_of(figure, f)
            }
            _ => false,
        }
    });
    candidates.min_by_key(|(_, c)| c.span.start().abs_diff(former.claim.span.start())).map(|(i, _)| i)
}

/// Whether two figures may be values of one series: of one kind and unit, and of one order of size.
fn is_another_of(x: &Figure, y: &Figure) -> bool {
    let counts = |f: &Figure| matches!(f.kind, FigureKind::Count | FigureKind::Number);
    let alike = counts(x) && counts(y) || x.kind == y.kind && x.unit == y.unit;
    let more = y.noun.as_deref().is_some_and(|n| n.starts_with("more ") || n.starts_with("other "));
    let number = |f: &Figure| f.value?.to_string().parse::<f64>().ok();
    let (Some(a), Some(b)) = (number(x), number(y)) else { return false };
    let near = a > 0.0 && b > 0.0 && a.max(b) / a.min(b) <= FAR;
    let stands = y.change.is_none() && y.parts.is_none() && x.change.is_none() && x.kind != FigureKind::Age;
    alike && !more && near && stands && a != b
}
