//! Several articles in, one report out.

use crate::article::Article;
use crate::options::Options;
use crate::reading::Reading;
use crate::report::{Report, SCHEMA};
use crate::{align, parallel, verdict};

/// Compares what the articles say. The order of the articles changes nothing but the order printed.
///
/// ```
/// use variorum::{Article, compare};
/// let a = Article::new("a", "The quake killed 24 people.");
/// let b = Article::new("b", "The quake killed 31 people.");
/// let report = compare(&[a, b]);
/// assert_eq!(report.sources.len(), 2);
/// ```
#[must_use]
pub fn compare(articles: &[Article]) -> Report {
    compare_with(articles, &Options::default())
}

/// Compares what the articles say, as `options` have it.
#[must_use]
pub fn compare_with(articles: &[Article], options: &Options) -> Report {
    let readings: Vec<Reading<'_>> = parallel::map(articles, |a| Reading::with(a, options));
    let groups = align::align_with(&readings, options, align::Weights::built_in());
    let (points, copies) = verdict::judged(&readings, &groups);
    let copies = copies.iter().map(|g| g.iter().map(|i| readings[*i].source.id.clone()).collect()).collect();
    let checks = verdict::checks(&readings);
    let (sources, claims): (Vec<_>, Vec<_>) = readings.into_iter().map(|r| (r.source, r.claims)).unzip();
    Report { schema: SCHEMA, sources, claims: claims.into_iter().flatten().collect(), copies, points, checks }
}
