//! Stories that readers labelled in a corpus: article ids and byte offsets with the judgement, no text.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;
use variorum::{Article, ClaimKind, Span};

use crate::story::{Failure, Gold, Mention, Scope, Story, list};

/// Two claims of the corpus that a reader judged.
pub(crate) struct Judged {
    /// Their articles.
    pub(crate) articles: [String; 2],
    spans: [[usize; 2]; 2],
    /// Whether they are of one thing; none where the reader could not tell.
    pub(crate) same: Option<bool>,
}

impl Judged {
    /// Whether it is of the claims at these places.
    pub(crate) fn holds(&self, a: Span, b: Span) -> bool {
        let on = |s: Span, [start, end]: [usize; 2]| s.start() < end && start < s.end();
        on(a, self.spans[0]) && on(b, self.spans[1])
    }
}

/// The pairs of `labels/pairs.jsonl`.
pub(crate) fn pairs(labels: &Path) -> Result<Vec<Judged>, Failure> {
    let text = std::fs::read_to_string(labels)?;
    text.lines().filter(|l| !l.starts_with('#')).map(judged).collect()
}

fn judged(line: &str) -> Result<Judged, Failure> {
    let row: Value = serde_json::from_str(line)?;
    let id = |key: &str| row[key].as_str().unwrap_or_default().to_string();
    let at = |key: &str| [0, 1].map(|i| row[key][i].as_u64().unwrap_or(0) as usize);
    Ok(Judged {
        articles: [id("a"), id("b")],
        spans: [at("at_a"), at("at_b")],
        same: match row["same"].as_str() {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        },
    })
}

/// The stories of `labels/stories.jsonl` whose articles the corpus holds, one for each reader.
pub(crate) fn stories(labels: &Path, articles: &HashMap<String, Article>) -> Result<Vec<Story>, Failure> {
    let text = std::fs::read_to_string(labels)?;
    let mut stories = Vec::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let row: Value = serde_json::from_str(line)?;
        let ids: Vec<&str> = list(&row["articles"]).filter_map(Value::as_str).collect();
        let found: Option<Vec<Article>> = ids.iter().map(|id| articles.get(*id).cloned()).collect();
        let Some(found) = found else { continue };
        let (points, neutral) = list(&row["points"]).partition::<Vec<_>, _>(|p| !is_doubtful(p));
        stories.push(Story {
            name: format!(
                "{}/{}",
                row["story"].as_str().unwrap_or_default(),
                row["reader"].as_str().unwrap_or_default()
            ),
            articles: found,
            points: points.into_iter().map(|p| gold(p, &ids)).collect(),
            neutral: neutral.into_iter().map(|p| gold(p, &ids)).collect(),
            traps: list(&row["apart"]).map(|p| gold(p, &ids)).collect(),
            scope: Scope::Values,
        });
    }
    Ok(stories)
}

/// A difference of which the reader was not sure is neither asked for nor wrong.
fn is_doubtful(point: &Value) -> bool {
    let differs = matches!(point["verdict"].as_str(), Some("conflict" | "update"));
    differs && point["sure"] == false
}

fn gold(point: &Value, ids: &[&str]) -> Gold {
    let at = |c: &Value, i: usize| c[i].as_u64().unwrap_or(0) as usize;
    let mention = |c: &Value| Mention {
        file: ids.get(at(c, 0)).copied().unwrap_or_default().to_string(),
        start: at(c, 1),
        end: at(c, 2),
    };
    Gold {
        id: String::new(),
        kind: match point["kind"].as_str() {
            Some("date") => Some(ClaimKind::Date),
            _ => Some(ClaimKind::Figure),
        },
        verdicts: point["verdict"].as_str().into_iter().map(String::from).collect(),
        mentions: list(&point["claims"]).map(mention).collect(),
    }
}
