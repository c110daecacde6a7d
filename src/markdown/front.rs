//! Front matter: the simple lines of YAML (`key: value`) and TOML (`key = "value"`) that say what an article is.

use crate::article::iso_day;
use crate::facts::Facts;
use crate::published;

const TITLE: [&str; 2] = ["title", "headline"];
const OUTLET: [&str; 7] = ["outlet", "publisher", "publication", "source", "site", "site_name", "newspaper"];
const DATE: [&str; 8] = [
    "published",
    "date",
    "datepublished",
    "published_at",
    "publishdate",
    "publish_date",
    "pubdate",
    "created",
];
const AUTHOR: [&str; 4] = ["author", "authors", "byline", "by"];
const URL: [&str; 6] = ["url", "canonical", "canonical_url", "link", "source_url", "source"];

/// What `text`, the lines between the marks, says.
pub(super) fn facts(text: &str) -> Facts {
    let pairs = pairs(text);
    let get = |keys: &[&str], fits: &dyn Fn(&str) -> bool| {
        let value = |key: &&str| pairs.iter().find(|(k, v)| k == *key && fits(v)).map(|(_, v)| v.clone());
        keys.iter().find_map(value)
    };
    let address = |v: &str| v.contains("://");
    Facts {
        title: get(&TITLE, &|_| true),
        outlet: get(&OUTLET, &|v| !address(v)),
        published: get(&DATE, &|_| true).map(date),
        author: get(&AUTHOR, &|v| !address(v)),
        url: get(&URL, &address),
    }
}

/// An ISO date or date-time as it is, another date that can be read as an ISO date, and what is none as it stands: it is
/// reported as no date.
fn date(value: String) -> String {
    match iso_day(&value) {
        Some(_) => value,
        None => published::whole(&value).map_or(value, |day| day.to_string()),
    }
}

/// The keys in lower case with their values; the items of a list are joined.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, value)) = out.last_mut() {
                let item = unquoted(item);
                *value = if value.is_empty() { item } else { format!("{value}, {item}") };
            }
            continue;
        }
        let at = line.find([':', '=']).filter(|_| !line.starts_with([' ', '\t', '#', '[']));
        if let Some(at) = at {
            let value = line[at + 1..].trim();
            let list = value.strip_prefix('[').and_then(|v| v.strip_suffix(']'));
            let value = match list {
                Some(items) => items.split(',').map(unquoted).collect::<Vec<_>>().join(", "),
                None => unquoted(value),
            };
            out.push((line[..at].trim().trim_matches('"').to_ascii_lowercase().replace('-', "_"), value));
        }
    }
    out.retain(|(_, value)| !value.is_empty());
    out
}

/// A value without its quotation marks, or without the comment behind it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.split(quote).next()) {
            return inner.trim().to_string();
        }
    }
    value.split(" #").next().unwrap_or(value).trim().to_string()
}
