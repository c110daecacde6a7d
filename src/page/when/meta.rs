//! Dates in `meta` elements. Their names are read by their parts, since every publisher has its own.

use super::{Candidate, Sort};
use crate::stamp::{self, Order};

/// Parts of names whose date is of something else.
const OTHER: [&str; 18] = [
    "expir",
    "unpublish",
    "embargo",
    "start",
    "end",
    "birth",
    "valid",
    "review",
    "copyright",
    "rights",
    "build",
    "server",
    "generat",
    "render",
    "current",
    "cache",
    "event",
    "publisher",
];
/// Of a date of change.
const MODIFIED: [&str; 6] = ["modif", "updat", "revis", "lastmod", "lastpub", "changed"];
/// Of a date of publication.
const PUBLISHED: [&str; 21] = [
    "publish",
    "pubdate",
    "pubtime",
    "publicationdate",
    "issued",
    "posted",
    "postdate",
    "firstpub",
    "releasedate",
    "originalpub",
    "articledate",
    "displaydate",
    "storydate",
    "datepub",
    "pubdt",
    "publicdate",
    "newsdate",
    "dateissue",
    "onlinedate",
    "uploaddate",
    "publicationtime",
];

/// What the page's `meta` elements say.
pub(super) fn gather(metas: &[(String, String)], order: Order, out: &mut Vec<Candidate>) {
    for (key, value) in metas {
        if value.trim_start().starts_with('{') {
            out.extend(data(key, value));
        }
        let Some(sort) = sort(key) else { continue };
        let stamp = stamp::whole(value, order);
        out.extend(stamp.map(|stamp| Candidate { stamp, sort, from: format!("meta {key}") }));
    }
}

/// The date in a `meta` element that holds data: `{"title": "…", "pub_date": "2031-05-07"}`.
fn data(key: &str, value: &str) -> Option<Candidate> {
    const KEYS: [&str; 5] = ["pub_date", "pubDate", "datePublished", "published", "publishDate"];
    let data: serde_json::Value = serde_json::from_str(value).ok()?;
    let stamp = KEYS.iter().find_map(|k| stamp::whole(data.get(*k)?.as_str()?, Order::Unknown))?;
    Some(Candidate { stamp, sort: Sort::MetaDate, from: format!("meta {key}") })
}

/// What the date under a name is; none of a name that says no date.
pub(super) fn sort(key: &str) -> Option<Sort> {
    let name: String = key.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect();
    let has = |parts: &[&str]| parts.iter().any(|p| name.contains(p));
    if has(&OTHER) && !name.contains("trending") {
        return None;
    }
    if has(&MODIFIED) {
        return Some(Sort::Modified);
    }
    if has(&PUBLISHED) {
        return Some(Sort::Meta);
    }
    let bare = ["date", "dcdate", "dctermsdate", "datetime", "timestamp", "time"].contains(&name.as_str());
    let created = has(&["created", "creationdate", "createdate"]);
    let dated = name.ends_with("date") || name.starts_with("date") || name.ends_with("time");
    (bare || created || dated).then_some(Sort::MetaDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_their_date_is() {
        for (key, expected) in [
            ("article:published_time", Some(Sort::Meta)),
            ("datePublished", Some(Sort::Meta)),
            ("DC.date.issued", Some(Sort::Meta)),
            ("parsely-pub-date", Some(Sort::Meta)),
            ("cXenseParse:recs:publishtime", Some(Sort::Meta)),
            ("bt:pubDate", Some(Sort::Meta)),
            ("og:pubdate", Some(Sort::Meta)),
            ("article.published", Some(Sort::Meta)),
            ("date", Some(Sort::MetaDate)),
            ("sailthru.date", Some(Sort::MetaDate)),
            ("dcterms.created", Some(Sort::MetaDate)),
            ("og:updated_time", Some(Sort::Modified)),
            ("last-modified", Some(Sort::Modified)),
            ("article:modified_time", Some(Sort::Modified)),
            ("article:expiration_time", None),
            ("article:publisher", None),
            ("event:start_time", None),
            ("build-date", None),
            ("DC.rights.date", None),
            ("author", None),
            ("viewport", None),
        ] {
            assert_eq!(sort(key), expected, "{key}");
        }
    }
}
