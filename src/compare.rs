//! Several articles in, one report out.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::attribution::shared;
use crate::claim::Claim;
use crate::error::Error;
use crate::options::Options;
use crate::reading::Reading;
use crate::report::Report;
use crate::source::Source;
use crate::{align, parallel, verdict};

/// Compares what the articles say. The order of the articles changes nothing but the order printed. Each article needs an id of its
/// own; [`compare_with`] says where that is not so, here it is not looked at.
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
    let options = Options::default();
    by(&options, || report(Cow::Owned(read(articles, &options, &|_| {})), &options, &|_| {}))
}

/// Compares what the articles say, as `options` have it.
///
/// ```
/// use variorum::{Article, Options, compare_with};
/// let articles = [Article::new("a", "24 died, Jane Roe said."), Article::new("b", "24 died, the minister said.")];
/// let report = compare_with(&articles, &Options::default().alias(["Jane Roe", "the minister"]))?;
/// assert!(!report.has_conflict());
/// # Ok::<(), variorum::Error>(())
/// ```
///
/// # Errors
/// If an article has no id, or the id of another.
pub fn compare_with(articles: &[Article], options: &Options) -> Result<Report, Error> {
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
/// })?;
/// assert_eq!(read.into_inner(), 2);
/// # Ok::<(), variorum::Error>(())
/// ```
///
/// # Errors
/// As [`compare_with`].
pub fn compare_watched(
    articles: &[Article],
    options: &Options,
    watch: &(dyn Fn(Step) + Sync),
) -> Result<Report, Error> {
    check_ids(articles.iter().map(|a| a.id.as_str()))?;
    Ok(by(options, || report(Cow::Owned(read(articles, options, watch)), options, watch)))
}

/// Compares articles that were read before: to add one to a story, read it alone, by the same options, and compare it with the others'
/// readings. What they say is not read again.
///
/// ```
/// use variorum::{Article, Options, Reading, compare_readings};
/// let options = Options::default();
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")];
/// let mut story = vec![Reading::with(&articles[0], &options)];
/// story.push(Reading::with(&articles[1], &options));
/// assert!(compare_readings(&story, &options)?.has_conflict());
/// # Ok::<(), variorum::Error>(())
/// ```
///
/// # Errors
/// As [`compare_with`].
pub fn compare_readings(readings: &[Reading<'_>], options: &Options) -> Result<Report, Error> {
    check_ids(readings.iter().map(|r| r.source.id.as_str()))?;
    Ok(by(options, || report(Cow::Borrowed(readings), options, &|_| {})))
}

/// `work` done by as many threads as `options` have, and by their word lists.
fn by<T: Send>(options: &Options, work: impl FnOnce() -> T + Send) -> T {
    parallel::on(options.threads, || options.lexicon.during(work))
}

/// Whether every article can be told from the others.
fn check_ids<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (n, id) in ids.enumerate() {
        if id.is_empty() {
            return Err(Error::input(format!("article {} has no id", n + 1)));
        }
        if let Some(first) = places.insert(id, n) {
            return Err(Error::input(format!(
                "articles {} and {} have the same id “{id}”",
                first + 1,
                n + 1
            )));
        }
    }
    Ok(())
}

fn read<'a>(articles: &'a [Article], options: &Options, watch: &(dyn Fn(Step) + Sync)) -> Vec<Reading<'a>> {
    let done = AtomicUsize::new(0);
    parallel::map(articles, articles.iter().map(|a| a.text.len()).sum(), |a| {
        let reading = Reading::with(a, options);
        watch(Step::Read { done: 1 + done.fetch_add(1, Ordering::Relaxed), of: articles.len() });
        reading
    })
}

fn report(readings: Cow<'_, [Reading<'_>]>, options: &Options, watch: &(dyn Fn(Step) + Sync)) -> Report {
    let named = shared::with_named_pronouns(readings);
    let readings = &*named;
    watch(Step::Align { claims: readings.iter().map(|r| r.claims.len()).sum() });
    let groups = align::align_with(readings, options, &options.weighed());
    watch(Step::Judge { groups: groups.len() });
    let (points, copies) = verdict::judged(readings, &groups);
    let copies = copies.iter().map(|g| g.iter().map(|i| readings[*i].source.id.clone()).collect()).collect();
    let checks = verdict::checks(readings);
    let (sources, claims) = parts(named);
    told(Report::new(sources, claims, copies, points, checks), options)
}

/// The sources and the claims of readings; copied only where the readings are somebody else's.
fn parts(readings: Cow<'_, [Reading<'_>]>) -> (Vec<Source>, Vec<Claim>) {
    match readings {
        Cow::Owned(own) => {
            let (sources, claims): (Vec<Source>, Vec<Vec<Claim>>) =
                own.into_iter().map(|r| (r.source, r.claims)).unzip();
            (sources, claims.into_iter().flatten().collect())
        }
        Cow::Borrowed(lent) => (
            lent.iter().map(|r| r.source.clone()).collect(),
            lent.iter().flat_map(|r| r.claims.iter().cloned()).collect(),
        ),
    }
}

/// What of a report is of the kinds that are told, with the attributions that tell whose word a claim is.
fn told(mut report: Report, options: &Options) -> Report {
    if options.kinds.is_empty() {
        return report;
    }
    report.points.retain(|p| options.tells(p.kind));
    report.points.iter_mut().enumerate().for_each(|(n, p)| p.id = format!("p{}", n + 1));
    let ids = |claims: &[Claim]| -> FxHashSet<String> {
        claims.iter().filter(|c| !options.tells(c.kind)).map(|c| c.id.clone()).collect()
    };
    let untold = ids(&report.claims);
    report.checks.retain(|check| !check.claims.iter().any(|id| untold.contains(id)));
    report.checks.iter_mut().enumerate().for_each(|(n, check)| check.id = format!("k{}", n + 1));
    report.claims = told_claims(std::mem::take(&mut report.claims), options);
    report
}

/// The claims of the kinds that are told, with the attributions that tell whose word one is, and whose that is.
pub(crate) fn told_claims(claims: Vec<Claim>, options: &Options) -> Vec<Claim> {
    if options.kinds.is_empty() {
        return claims;
    }
    let said_by: FxHashMap<&str, &str> =
        claims.iter().filter_map(|c| Some((c.id.as_str(), c.said_by.as_deref()?))).collect();
    let mut needed: FxHashSet<String> = FxHashSet::default();
    for claim in claims.iter().filter(|c| options.tells(c.kind)) {
        let mut next = claim.said_by.as_deref();
        while let Some(id) = next.filter(|id| needed.insert((*id).to_string())) {
            next = said_by.get(id).copied();
        }
    }
    claims.into_iter().filter(|c| options.tells(c.kind) || needed.contains(&c.id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::ClaimKind;
    use crate::options::Strictness;

    fn story() -> Vec<Article> {
        [("a", "24"), ("b", "31"), ("c", "24")]
            .iter()
            .map(|(id, n)| {
                let text = format!(
                    "The quake killed {n} people on 3 May 2031, Jane Roe said. “It was strong,” she added."
                );
                Article::new(*id, text)
            })
            .collect()
    }

    #[test]
    fn every_article_needs_an_id_of_its_own() {
        for (ids, message) in [
            (["a", "b", "a"], "articles 1 and 3 have the same id “a”"),
            (["a", "", "c"], "article 2 has no id"),
        ] {
            let articles = ids.map(|id| Article::new(id, "24 died."));
            let error = compare_with(&articles, &Options::default()).expect_err(message);
            assert!(error.is_invalid_input());
            assert_eq!(error.to_string(), message);
            let readings: Vec<_> = articles.iter().map(Reading::new).collect();
            assert_eq!(
                compare_readings(&readings, &Options::default()).expect_err(message).to_string(),
                message
            );
        }
    }

    #[test]
    fn readings_threads_and_the_default_make_no_difference() -> Result<(), Error> {
        let (articles, options) = (story(), Options::default());
        let report = compare(&articles);
        assert_eq!(compare_with(&articles, &options)?, report);
        assert_eq!(compare_with(&articles, &options.clone().threads(1))?, report);
        assert_eq!(compare_with(&articles, &options.clone().threads(3))?, report);
        let readings: Vec<_> = articles.iter().map(Reading::new).collect();
        assert_eq!(compare_readings(&readings, &options)?, report);
        Ok(())
    }

    #[test]
    fn kinds_leave_out_and_change_nothing_else() -> Result<(), Error> {
        let articles = story();
        let all = compare(&articles);
        let some = compare_with(&articles, &Options::default().kinds([ClaimKind::Figure]))?;
        assert!(!some.points.is_empty() && some.points.iter().all(|p| p.kind == ClaimKind::Figure));
        assert!(some.claims.len() < all.claims.len());
        for claim in &some.claims {
            assert_eq!(all.claim(&claim.id), Some(claim));
            assert_eq!(some.claim(&claim.id), Some(claim));
            assert!(claim.said_by.as_deref().is_none_or(|id| some.claim(id).is_some()), "{claim:?}");
        }
        for point in &some.points {
            let same = all.points.iter().find(|p| p.claims == point.claims).expect("the same point");
            assert_eq!((point.verdict, &point.explanation), (same.verdict, &same.explanation));
        }
        Ok(())
    }

    #[test]
    fn what_is_stricter_tells_no_more() -> Result<(), Error> {
        let told = |strictness| {
            let report = compare_with(&story(), &Options::default().strictness(strictness))?;
            Ok::<usize, Error>(report.points.iter().map(|p| p.claims.len()).sum())
        };
        let counts = Strictness::ALL.map(told).into_iter().collect::<Result<Vec<_>, _>>()?;
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
        Ok(())
    }
}
