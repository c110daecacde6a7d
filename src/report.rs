//! The report: sources, claims, points and checks, as the contract fixes them.

use serde::Serialize;

use crate::claim::{Claim, ClaimKind};
use crate::source::Source;

/// What a comparison found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// `variorum.report/1`.
    pub schema: &'static str,
    /// The articles, in input order.
    pub sources: Vec<Source>,
    /// Articles that carry the same text (one copied the other, or both a third), as groups of ids: each group counts
    /// as one origin. Told of articles that give one value for something.
    pub copies: Vec<Vec<String>>,
    /// All claims, by source and span.
    pub claims: Vec<Claim>,
    /// What two sources or more speak of, the gravest first.
    pub points: Vec<Point>,
    /// What can be recomputed inside one article.
    pub checks: Vec<Check>,
}

/// The version of the report's shape.
pub const SCHEMA: &str = "variorum.report/1";

/// Something that two sources or more speak of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Point {
    /// `p1`, `p2`, … in report order.
    pub id: String,
    /// The kind of its claims.
    pub kind: ClaimKind,
    /// What it is about, in words a reader would use.
    pub subject: String,
    /// The worst relation between any two of its sources.
    pub verdict: Verdict,
    /// 0 (nothing to see) to 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    pub severity: f64,
    /// Ids of its claims: two at least, of two sources at least.
    #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
    pub claims: Vec<String>,
    /// Who says what.
    pub positions: Vec<Position>,
    /// What decided the verdict.
    pub reason: Reason,
    /// The same in a sentence.
    pub explanation: String,
}

/// One of the values that a point's sources give.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Position {
    /// The claims that give it.
    pub claims: Vec<String>,
    /// Their sources.
    pub sources: Vec<String>,
    /// How many of these are independent: sources with the same copied text count once.
    pub independent: usize,
    /// The value as a reader would write it.
    pub value: String,
}

/// How the values of a point relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Verdict {
    /// The same value.
    Agree,
    /// One is less precise, a bound that holds, or another speaker.
    Compatible,
    /// They differ because one is later.
    Update,
    /// They cannot both be true.
    Conflict,
}

/// What decided a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[allow(missing_docs)] // the names say it
pub enum Reason {
    Value,
    Scope,
    Speaker,
    Wording,
    Stance,
    Polarity,
    Date,
    Bound,
    Source,
}

/// Something inside one article that can be recomputed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Check {
    /// `k1`, `k2`, …
    pub id: String,
    /// The article.
    pub source: String,
    /// Whether it comes out.
    pub verdict: CheckVerdict,
    /// The claims it is computed from.
    pub claims: Vec<String>,
    /// `share-of-total`, `sum`, `weekday`, `age`, `unit`, …
    pub rule: &'static str,
    /// The same in a sentence.
    pub explanation: String,
}

/// How a check comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum CheckVerdict {
    /// The stated values fit each other.
    Holds,
    /// They do not.
    Fails,
}

impl Report {
    /// The claim with this id.
    ///
    /// ```
    /// use variorum::{Article, compare};
    /// let report = compare(&[Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")]);
    /// for id in &report.points[0].claims {
    ///     let claim = report.claim(id).expect("every id of a point is a claim's");
    ///     println!("{}: {}", claim.source, claim.quote);
    /// }
    /// assert!(report.claim("no such id").is_none());
    /// ```
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.iter().find(|c| c.id == id)
    }

    /// Whether any point is a conflict.
    ///
    /// ```
    /// use variorum::{Article, compare};
    /// let report = compare(&[Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")]);
    /// assert!(report.has_conflict());
    /// ```
    #[must_use]
    pub fn has_conflict(&self) -> bool {
        self.points.iter().any(|p| p.verdict == Verdict::Conflict)
    }
}
