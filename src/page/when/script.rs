//! Dates in the data that a page's scripts hold: `"datePublished":"2031-05-07"`.

use dom_query::Document;

use super::{Candidate, Sort};
use crate::stamp::{self, Order};

/// How much of a page's scripts is looked at, in bytes.
const MOST: usize = 2 << 20;
/// Names under which scripts hold the day of publication, the surest first.
const KEYS: [&str; 16] = [
    "datePublished",
    "firstPublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "pubDate",
    "pub_date",
    "publicationDate",
    "publication_date",
    "publishedDate",
    "published_time",
    "publishTime",
    "datePosted",
    "createdAt",
    "dateCreated",
];

/// What the scripts say.
pub(super) fn gather(doc: &Document, out: &mut Vec<Candidate>) {
    let mut left = MOST;
    let mut found: Vec<(usize, Candidate)> = Vec::new();
    for script in doc.select("script").iter() {
        let text = script.text();
        if text.len() > left {
            break;
        }
        left -= text.len();
        for (rank, key) in KEYS.iter().enumerate() {
            if let Some(stamp) = text.split(key).skip(1).take(3).find_map(value) {
                let from = format!("{key} in a script");
                found.push((rank, Candidate { stamp, sort: Sort::Script, from }));
            }
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    out.extend(found.into_iter().map(|(_, candidate)| candidate));
}

/// The date behind a key, its closing quotation mark and a colon.
fn value(after: &str) -> Option<stamp::Stamp> {
    let after = &after[..crate::chars::floor(after, 100)];
    let rest =
        after.trim_start_matches(['\\', '"', '\'']).trim_start().strip_prefix([':', '='])?.trim_start();
    let rest = rest.trim_start_matches(['\\', '"', '\'']);
    let end = rest.find(['"', '\'', '\\', ',', '}', ']', '\n'])?;
    stamp::whole(&rest[..end], Order::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_of_scripts() {
        for (script, day) in [
            (r#"var a = {"datePublished":"2031-05-07T10:00:00Z"}"#, Some("2031-05-07")),
            (r#"x={\"publishedAt\":\"2031-05-07\",\"b\":1}"#, Some("2031-05-07")),
            ("dataLayer=[{'publishDate': '2031-05-07'}]", Some("2031-05-07")),
            (r#"{"pubDate":1935828000}"#, Some("2031-05-06")),
            (r#"{"publishDate":null}"#, None),
            ("function publishDate(a) { return a; }", None),
        ] {
            let mut out = Vec::new();
            gather(&Document::from(format!("<script>{script}</script>")), &mut out);
            assert_eq!(out.first().map(|c| c.stamp.day.to_string()).as_deref(), day, "{script}");
        }
    }
}
