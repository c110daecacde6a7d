//! A report for a terminal.

use std::fmt::Write;

use super::words;
use crate::article::Article;
use crate::report::{Point, Report};

/// The report for people: conflicts first, each with what the sources say and one sentence why.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")];
/// assert!(render::text(&compare(&articles), &articles).contains("2 articles"));
/// ```
#[must_use]
pub fn text(report: &Report, articles: &[Article]) -> String {
    let _ = articles;
    let mut points: Vec<&Point> = report.points.iter().collect();
    points.sort_by_key(|p| std::cmp::Reverse(p.verdict));
    let mut out = format!("{} articles, {} points\n", report.sources.len(), points.len());
    for point in points {
        let _ = writeln!(
            out,
            "\n{} {}: {}",
            words::verdict(point.verdict),
            point.id,
            words::one_line(&point.subject)
        );
        let _ = writeln!(out, "  {}", words::one_line(&point.explanation));
        for claim in point.claims.iter().filter_map(|id| report.claim(id)) {
            let _ = writeln!(
                out,
                "  {}: “{}”",
                words::one_line(&claim.source),
                words::shortened(&claim.quote, 200)
            );
        }
    }
    out
}
