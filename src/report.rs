//! The report: sources, claims, points and checks, as the contract fixes them.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, ClaimKind};
use crate::source::Source;

/// What a comparison found. It reads back as it was written, but for numbers of more than 15 digits, of which JSON holds the first.
///
/// ```
/// use variorum::{Article, Report, compare, render};
/// let report = compare(&[Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")]);
/// let back: Report = serde_json::from_str(&render::json(&report))?;
/// assert_eq!(back, report);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "What a comparison found.")
)]
#[non_exhaustive]
pub struct Report {
    /// `variorum.report/1`; a report of another shape is not read.
    #[serde(deserialize_with = "this_schema")]
    pub schema: Cow<'static, str>,
    /// The articles, in input order.
    pub sources: Vec<Source>,
    /// Articles that carry the same text (one copied the other, or both a third), as groups of ids: each group counts
    /// as one origin. Told of articles that give one value for something.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub copies: Vec<Vec<String>>,
    /// All claims, by source and span.
    pub claims: Vec<Claim>,
    /// What two sources or more speak of, the gravest first.
    pub points: Vec<Point>,
    /// What can be recomputed inside one article.
    pub checks: Vec<Check>,
    #[serde(skip)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    index: Index,
}

/// Where things stand in a report, found when first asked. It is a hint alone: what stands there is looked at, so that a report
/// whose parts were changed since is searched through instead.
#[derive(Clone, Debug, Default)]
struct Index(OnceLock<FxHashMap<String, Place>>);

/// A source's place, and that of its first claim.
#[derive(Clone, Copy, Debug)]
struct Place {
    source: usize,
    claims: usize,
}

/// What is known of where things stand makes no difference between reports.
impl PartialEq for Index {
    fn eq(&self, _: &Index) -> bool {
        true
    }
}

fn this_schema<'de, D: Deserializer<'de>>(d: D) -> Result<Cow<'static, str>, D::Error> {
    let given = Cow::<str>::deserialize(d)?;
    let other = || D::Error::custom(format!("the report is of the shape {given}, not {SCHEMA}"));
    (given == SCHEMA).then_some(Cow::Borrowed(SCHEMA)).ok_or_else(other)
}

/// The version of the report's shape.
pub const SCHEMA: &str = "variorum.report/1";

/// Something that two sources or more speak of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    pub rule: Cow<'static, str>,
    /// The same in a sentence.
    pub explanation: String,
}

/// How a check comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    pub(crate) fn new(
        sources: Vec<Source>,
        claims: Vec<Claim>,
        copies: Vec<Vec<String>>,
        points: Vec<Point>,
        checks: Vec<Check>,
    ) -> Report {
        Report { schema: SCHEMA.into(), sources, copies, claims, points, checks, index: Index::default() }
    }

    /// The claim with this id. Its source is looked up in a table, made when first asked; then its number is looked for among that
    /// source's claims by halving. Only an id that is none, or a report that was changed, costs a look at every claim.
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
        let known = number(id, "#c").and_then(|(source, n)| {
            let claims = self.claims.get(self.place(source)?.claims..)?;
            let end = claims.partition_point(|c| c.source == source);
            let before = |c: &Claim| number(&c.id, "#c").is_some_and(|(_, m)| m < n);
            claims.get(claims[..end].partition_point(before))
        });
        known.filter(|c| c.id == id).or_else(|| self.claims.iter().find(|c| c.id == id))
    }

    /// The article with this id: one look into a table, made when first asked.
    ///
    /// ```
    /// use variorum::{Article, compare};
    /// let report = compare(&[Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")]);
    /// assert_eq!(report.source("b").map(|s| s.bytes), Some(27));
    /// ```
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        let known = self.place(id).and_then(|place| self.sources.get(place.source));
        known.filter(|s| s.id == id).or_else(|| self.sources.iter().find(|s| s.id == id))
    }

    /// The point with this id, whose number says where it stands.
    ///
    /// ```
    /// use variorum::{Article, compare};
    /// let report = compare(&[Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")]);
    /// assert!(report.point("p1").is_some() && report.point("p0").is_none());
    /// ```
    #[must_use]
    pub fn point(&self, id: &str) -> Option<&Point> {
        let n = id.strip_prefix('p').and_then(|n| n.parse::<usize>().ok());
        let known = n.and_then(|n| self.points.get(n.checked_sub(1)?));
        known.filter(|p| p.id == id).or_else(|| self.points.iter().find(|p| p.id == id))
    }

    fn place(&self, source: &str) -> Option<Place> {
        let made = || {
            let mut places: FxHashMap<String, Place> = FxHashMap::default();
            let mut at = 0;
            for (n, s) in self.sources.iter().enumerate() {
                places.entry(s.id.clone()).or_insert(Place { source: n, claims: at });
                at += self.claims[at..].iter().take_while(|c| c.source == s.id).count();
            }
            places
        };
        self.index.0.get_or_init(made).get(source).copied()
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

/// What stands before `mark` in an id, and the number behind it.
fn number<'i>(id: &'i str, mark: &str) -> Option<(&'i str, usize)> {
    let (head, n) = id.rsplit_once(mark)?;
    Some((head, n.parse().ok()?))
}
