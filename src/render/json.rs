//! A report as JSON.

use crate::report::Report;

/// The whole report as one JSON object in one line: `docs/json.md` describes it, [`schema`](super::schema) checks it.
///
/// ```
/// use variorum::{Article, compare, render};
/// let report = compare(&[Article::new("a", "24 died."), Article::new("b", "31 died.")]);
/// assert!(render::json(&report).starts_with("{\"schema\":\"variorum.report/1\""));
/// ```
#[must_use]
pub fn json(report: &Report) -> String {
    // Every part of a report serialises: it holds no map with keys that are no strings.
    serde_json::to_string(report).unwrap_or_default() + "\n"
}
