//! What is expected of pages, and how much of it is read.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde_json::Value;
use variorum::{Article, Source};

/// What is expected of each page.
pub(crate) type Expected = BTreeMap<String, BTreeMap<String, Value>>;

/// The fields that a page is asked for.
const FIELDS: [&str; 4] = ["date", "title", "outlet", "author"];

/// How many pages are read as expected in one field.
#[derive(Debug, Default)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missing: usize,
}

/// How well a folder of pages is read.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) fields: [Count; 4],
    /// Strings expected and found; strings not expected and found.
    pub(crate) with: (usize, usize),
    pub(crate) without: (usize, usize),
    /// Pages that could not be read.
    pub(crate) lost: usize,
    /// Everything that is not as expected, a line each.
    pub(crate) faults: Vec<String>,
}

impl Score {
    /// Of the pages in `folder` that something is expected of.
    pub(crate) fn of(folder: &Path, expected: &Expected) -> Score {
        let mut score = Score::default();
        for (name, facts) in expected {
            let page = std::fs::read(folder.join(name)).map_err(|e| e.to_string());
            let article = page.and_then(|p| Article::from_html(name.as_str(), &p).map_err(|e| e.to_string()));
            let article = article.unwrap_or_else(|e| {
                score.lost += 1;
                score.faults.push(format!("{name}: {e}"));
                Article::new(name.as_str(), "")
            });
            score.facts(name, &article, facts);
            score.strings(name, &article.text, facts);
        }
        score
    }

    fn facts(&mut self, name: &str, article: &Article, facts: &BTreeMap<String, Value>) {
        let date = Source::of(article).published.and_then(|d| d.get(..10).map(str::to_string));
        let found = [&date, &article.title, &article.outlet, &article.author];
        for ((field, count), found) in FIELDS.iter().zip(&mut self.fields).zip(found) {
            let Some(wanted) = facts.get(*field) else { continue };
            let wanted = wanted.as_str();
            let same = |a: &str, b: &str| plain(a) == plain(b);
            match (wanted, found) {
                (None, None) => count.right += 1,
                (Some(w), Some(f)) if same(w, f) => count.right += 1,
                (Some(_), None) => count.missing += 1,
                _ => count.wrong += 1,
            }
            if wanted.zip(found.as_deref()).is_none_or(|(w, f)| !same(w, f))
                && (wanted.is_some() || found.is_some())
            {
                self.faults.push(format!("{name}: {field}: expected {wanted:?}, found {found:?}"));
            }
        }
    }

    fn strings(&mut self, name: &str, text: &str, facts: &BTreeMap<String, Value>) {
        let text = plain(text);
        let list = |key: &str| facts.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        for wanted in list("with").iter().filter_map(Value::as_str) {
            self.with.1 += 1;
            if text.contains(&plain(wanted)) {
                self.with.0 += 1;
            } else {
                self.faults.push(format!("{name}: not found: {wanted:?}"));
            }
        }
        for other in list("without").iter().filter_map(Value::as_str) {
            self.without.1 += 1;
            if text.contains(&plain(other)) {
                self.without.0 += 1;
                self.faults.push(format!("{name}: found: {other:?}"));
            }
        }
    }
}

/// Text with single spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (field, count) in FIELDS.iter().zip(&self.fields) {
            let Count { right, wrong, missing } = count;
            writeln!(f, "{field:7} right {right:4}  wrong {wrong:4}  missing {missing:4}")?;
        }
        let share = |(found, all): (usize, usize)| 100.0 * found as f64 / all.max(1) as f64;
        writeln!(f, "strings found {:.1}% of {}", share(self.with), self.with.1)?;
        writeln!(f, "others found  {:.1}% of {}", share(self.without), self.without.1)?;
        write!(f, "pages lost    {}", self.lost)
    }
}
