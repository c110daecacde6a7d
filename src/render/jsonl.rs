//! A report as JSON Lines: each point and each check with all that it speaks of.

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::steady_json;
use crate::claim::Claim;
use crate::report::{Check, Point, Report};
use crate::source::Source;

/// A point or a check, which can be read without the rest of the report.
#[derive(Serialize)]
struct Line<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<&'r Point>,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<&'r Check>,
    /// Its claims, and those that say whose word these are.
    claims: Vec<&'r Claim>,
    /// The articles of the claims.
    sources: Vec<&'r Source>,
}

/// Each point and then each check of a report as one JSON object a line, with its claims and their articles: `docs/json.md`
/// describes it. What a report of many stories is when it is read from the front.
///
/// ```
/// use variorum::{Article, compare, render};
/// let report = compare(&[Article::new("a", "24 died."), Article::new("b", "31 died.")]);
/// let lines = render::jsonl(&report);
/// assert_eq!(lines.lines().count(), report.points.len() + report.checks.len());
/// assert!(lines.starts_with("{\"point\":{\"id\":\"p1\""));
/// ```
#[must_use]
pub fn jsonl(report: &Report) -> String {
    let points = report.points.iter().map(|p| line(report, Some(p), None, &p.claims));
    let checks = report.checks.iter().map(|k| line(report, None, Some(k), &k.claims));
    // Every part of a report serialises, as in `json`.
    points
        .chain(checks)
        .map(|line| steady_json(serde_json::to_string(&line).unwrap_or_default()) + "\n")
        .collect()
}

fn line<'r>(
    report: &'r Report,
    point: Option<&'r Point>,
    check: Option<&'r Check>,
    ids: &'r [String],
) -> Line<'r> {
    let mut claims: Vec<&Claim> = ids.iter().filter_map(|id| report.claim(id)).collect();
    let mut known: FxHashSet<&str> = claims.iter().map(|c| c.id.as_str()).collect();
    // Whose word a claim is may be another's word.
    let mut next = 0;
    while let Some(claim) = claims.get(next) {
        let outer = claim.said_by.as_deref().and_then(|id| report.claim(id));
        claims.extend(outer.filter(|outer| known.insert(&outer.id)));
        next += 1;
    }
    let mut known: FxHashSet<&str> = FxHashSet::default();
    let of = claims.iter().map(|c| c.source.as_str()).filter(|source| known.insert(source));
    let sources: Vec<&Source> = of.filter_map(|source| report.source(source)).collect();
    Line { point, check, claims, sources }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, compare};

    #[test]
    fn a_line_holds_all_that_it_speaks_of() {
        let text = |n: &str| format!("The flood killed {n} people, Jane Roe said. It began on Monday.");
        let articles = [("a", "24"), ("b", "31")].map(|(id, n)| Article::new(id, text(n)));
        let report = compare(&articles);
        let lines = jsonl(&report);
        for line in lines.lines() {
            let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
            let ids = |list: &str| -> Vec<String> {
                let all = line[list].as_array().expect("a list").iter();
                all.map(|item| item["id"].as_str().expect("an id").to_string()).collect()
            };
            let (claims, sources) = (ids("claims"), ids("sources"));
            let what = line.get("point").or_else(|| line.get("check")).expect("one of the two");
            for id in what["claims"].as_array().expect("claims") {
                assert!(claims.contains(&id.as_str().expect("an id").to_string()));
            }
            for claim in line["claims"].as_array().expect("claims") {
                assert!(sources.contains(&claim["source"].as_str().expect("a source").to_string()));
                let outer = claim["said_by"].as_str();
                assert!(outer.is_none_or(|id| claims.contains(&id.to_string())), "{claim}");
            }
        }
        assert!(lines.contains("\"said_by\":\"a#c"), "the toll is somebody's word");
    }
}
