//! Checks inside one article: stated values that can be recomputed from others, one rule a file.
//!
//! A rule says only what the words license: figures joined by "of", "or", a bracket, a list with its own total, a
//! weekday beside its date. What comes out is listed as well as what does not.

mod age;
mod change;
mod contradiction;
mod duration;
mod headline;
mod list;
mod nesting;
mod page;
mod repeat;
mod share;
mod slot;
mod sum;
#[cfg(test)]
mod testing;
mod unit;
mod weekday;

use crate::reading::Reading;
use crate::report::{Check, CheckVerdict};
use page::Page;

/// What a rule found: the claims as indices into the article's claims.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    rule: &'static str,
    verdict: CheckVerdict,
    claims: Vec<usize>,
    explanation: String,
}

impl Found {
    fn new(rule: &'static str, holds: Outcome, claims: Vec<usize>, explanation: String) -> Found {
        let verdict = match holds {
            Outcome::Holds => CheckVerdict::Holds,
            Outcome::Fails => CheckVerdict::Fails,
        };
        Found { rule, verdict, claims, explanation }
    }
}

/// How a recomputation comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Holds,
    Fails,
}

impl Outcome {
    fn of(holds: bool) -> Outcome {
        if holds { Outcome::Holds } else { Outcome::Fails }
    }
}

const RULES: [fn(&Page<'_>) -> Vec<Found>; 12] = [
    age::find,
    change::find,
    duration::find,
    headline::find,
    list::find,
    nesting::find,
    repeat::find,
    share::find,
    slot::find,
    sum::find,
    unit::find,
    weekday::find,
];

/// What can be recomputed inside each article, in order of the articles and of the claims.
///
/// ```
/// use variorum::{Article, CheckVerdict, Reading, verdict};
/// let article = Article::new("a", "Over 100 of its 120 boats sank, or over 80 percent.");
/// let checks = verdict::checks(&[Reading::new(&article)]);
/// assert!(checks.iter().all(|c| c.verdict == CheckVerdict::Holds));
/// ```
#[must_use]
pub fn checks(readings: &[Reading<'_>]) -> Vec<Check> {
    let mut checks: Vec<Check> = readings.iter().flat_map(of_article).collect();
    for (n, check) in checks.iter_mut().enumerate() {
        check.id = format!("k{}", n + 1);
    }
    checks
}

fn of_article(reading: &Reading<'_>) -> Vec<Check> {
    let page = Page::new(reading);
    let mut found: Vec<Found> = RULES.iter().flat_map(|rule| rule(&page)).collect();
    for f in &mut found {
        f.claims.sort_unstable();
        f.claims.dedup();
    }
    found.sort_by(|a, b| (&a.claims, a.rule).cmp(&(&b.claims, b.rule)));
    found.dedup_by(|a, b| a.claims == b.claims && a.rule == b.rule);
    found.into_iter().map(|f| check(reading, f)).collect()
}

fn check(reading: &Reading<'_>, f: Found) -> Check {
    Check {
        id: String::new(),
        source: reading.source.id.clone(),
        verdict: f.verdict,
        claims: f.claims.iter().map(|&i| reading.claims[i].id.clone()).collect(),
        rule: f.rule.into(),
        explanation: f.explanation,
    }
}
