//! Several articles in, one report out.

use std::sync::atomic::{AtomicUsize, Ordering};

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
///
/// ```
/// use variorum::{Article, Options, compare_with};
/// let articles = [Article::new("a", "24 died, Jane Roe said."), Article::new("b", "24 died, the minister said.")];
/// let report = compare_with(&articles, &Options::default().alias(["Jane Roe", "the minister"]));
/// assert!(!report.has_conflict());
/// ```
#[must_use]
pub fn compare_with(articles: &[Article], options: &Options) -> Report {
    compare_watched(articles, options, &|_| {})
}

/// How far a comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// So many of the articles are read.
    Read {
        /// Articles read.
        done: usize,
        /// All articles.
        of: usize,
    },
    /// All are read; so many claims are now compared.
    Align {
        /// The claims.
        claims: usize,
    },
    /// So many groups of claims are now judged.
    Judge {
        /// The groups.
        groups: usize,
    },
}

/// The same, with `watch` told how far it is; several threads may call it at once.
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering};
/// use variorum::{Article, Options, Step, compare_watched};
/// let read = AtomicUsize::new(0);
/// let articles = [Article::new("a", "24 died."), Article::new("b", "31 died.")];
/// let _report = compare_watched(&articles, &Options::default(), &|step| {
///     if let Step::Read { done, .. } = step {
///         read.fetch_max(done, Ordering::Relaxed);
///     }
/// });
/// assert_eq!(read.into_inner(), 2);
/// ```
#[must_use]
pub fn compare_watched(articles: &[Article], options: &Options, watch: &(dyn Fn(Step) + Sync)) -> Report {
    let done = AtomicUsize::new(0);
    let mut readings: Vec<Reading<'_>> =
        parallel::map(articles, articles.iter().map(|a| a.text.len()).sum(), |a| {
            let reading = Reading::with(a, options);
            watch(Step::Read { done: 1 + done.fetch_add(1, Ordering::Relaxed), of: articles.len() });
            reading
        });
    crate::attribution::shared::name_pronouns(&mut readings);
    watch(Step::Align { claims: readings.iter().map(|r| r.claims.len()).sum() });
    let groups = align::align_with(&readings, options, align::Weights::built_in());
    watch(Step::Judge { groups: groups.len() });
    let (points, copies) = verdict::judged(&readings, &groups);
    let copies = copies.iter().map(|g| g.iter().map(|i| readings[*i].source.id.clone()).collect()).collect();
    let checks = verdict::checks(&readings);
    let (sources, claims): (Vec<_>, Vec<_>) = readings.into_iter().map(|r| (r.source, r.claims)).unzip();
    Report { schema: SCHEMA, sources, claims: claims.into_iter().flatten().collect(), copies, points, checks }
}
