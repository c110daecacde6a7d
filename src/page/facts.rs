//! What a page says of itself: JSON-LD first (schema.org's NewsArticle), then OpenGraph, then other `meta` elements.

use dom_query::Document;
use serde_json::Value;

use crate::article::iso_day;
use crate::facts::Facts;
use crate::published;

const DATES: [&str; 16] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "article.published",
];

/// What the page says.
pub(super) fn facts(doc: &Document) -> Facts {
    let metas = metas(doc);
    let meta = |keys: &[&str]| {
        let mut found = keys.iter().filter_map(|key| metas.iter().find(|(k, _)| k == key));
        found.next().map(|(_, value)| value.clone())
    };
    let ld = linked_data(doc);
    let text =
        |path: &[&str]| ld.as_ref().and_then(|v| names(path.iter().try_fold(v, |v, key| v.get(*key))?));
    let title = || some(doc.select("title").text().as_ref());
    let canonical = || doc.select("link[rel=canonical]").attr("href").and_then(|href| some(&href));
    let author = || meta(&["author", "dc.creator", "article:author", "parsely-author", "byl"]);
    Facts {
        title: text(&["headline"])
            .or_else(|| meta(&["og:title", "twitter:title", "dc.title"]))
            .or_else(title),
        outlet: text(&["publisher", "name"]).or_else(|| text(&["publisher"])).or_else(|| {
            meta(&["og:site_name", "dc.publisher", "publisher", "application-name", "twitter:site"])
        }),
        published: text(&["datePublished"])
            .and_then(|d| date(&d))
            .or_else(|| DATES.iter().find_map(|key| date(&meta(&[key])?)))
            .or_else(|| time_element(doc)),
        author: text(&["author"]).or_else(author).filter(|a| !a.contains("://")),
        url: canonical()
            .or_else(|| meta(&["og:url"]))
            .or_else(|| text(&["url"]))
            .filter(|u| u.contains("://")),
    }
}

/// The page's `meta` elements as (name, property or itemprop in lower case, content).
fn metas(doc: &Document) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for element in doc.select("meta[content]").iter() {
        let key = ["property", "name", "itemprop"].iter().find_map(|a| element.attr(a));
        if let (Some(key), Some(value)) = (key, element.attr("content").and_then(|v| some(&v))) {
            out.push((key.trim().to_ascii_lowercase(), value));
        }
    }
    out
}

/// The first article of the page's JSON-LD.
fn linked_data(doc: &Document) -> Option<Value> {
    let scripts = doc.select("script[type=\"application/ld+json\"]");
    scripts.iter().find_map(|script| {
        let value: Value = serde_json::from_str(script.text().trim()).ok()?;
        article_in(&value, 3).cloned()
    })
}

/// The article in a JSON-LD value: itself, one of a list, or one of its graph.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    const KINDS: [&str; 4] = ["Article", "Posting", "Report", "Review"];
    if depth == 0 {
        return None;
    }
    if let Some(list) = value.as_array().or_else(|| value.get("@graph")?.as_array()) {
        return list.iter().find_map(|v| article_in(v, depth - 1));
    }
    let is_article = |t: &Value| t.as_str().is_some_and(|t| KINDS.iter().any(|k| t.ends_with(k)));
    let kind = value.get("@type")?;
    let fits = is_article(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_article));
    fits.then_some(value)
}

/// A text, the `name` of a thing, or those of a list, joined.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => some(text),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().filter_map(names).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Object(thing) => names(thing.get("name")?),
        _ => None,
    }
}

/// The first `time` element with a date.
fn time_element(doc: &Document) -> Option<String> {
    doc.select("time[datetime]").iter().find_map(|t| date(&t.attr("datetime")?))
}

/// An ISO date or date-time as it is; another date that can be read, as an ISO date.
fn date(text: &str) -> Option<String> {
    let text = text.trim();
    match iso_day(text) {
        Some(_) => Some(text.to_string()),
        None => published::whole(text).map(|day| day.to_string()),
    }
}

/// Text on one line; none if there is none.
fn some(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(html: &str) -> Facts {
        super::facts(&Document::from(html))
    }

    #[test]
    fn dates_of_all_kinds() {
        for (html, day) in [
            (r#"<meta itemprop="datePublished" content="2013-07-03">"#, Some("2013-07-03")),
            (r#"<meta name="DC.date.issued" content="3 July 2013">"#, Some("2013-07-03")),
            (r#"<meta name="pubdate" content="Wed, 03 Jul 2013 10:00:00 GMT">"#, Some("2013-07-03")),
            (r#"<meta name="pubdate" content="20130703">"#, Some("2013-07-03")),
            (r#"<time datetime="2013-07-03T10:00Z">Wednesday</time>"#, Some("2013-07-03T10:00Z")),
            (r#"<meta name="date" content="soon">"#, None),
            ("<time>3 July 2013</time>", None),
        ] {
            assert_eq!(facts(html).published.as_deref(), day, "{html}");
        }
    }

    #[test]
    fn what_is_missing_or_broken_is_none() {
        let none = facts(
            r#"<script type="application/ld+json">{"@type":"NewsArticle",}</script><meta content="x">"#,
        );
        assert!(none.title.is_none() && none.outlet.is_none() && none.url.is_none() && none.author.is_none());
        let odd = facts(
            r#"<script type="application/ld+json">[{"@type":["Thing","NewsArticle"],"author":"Jane Roe",
            "publisher":{"name":" The\n Wire "},"headline":7}]</script><meta name="author" content="https://x.org/a">"#,
        );
        assert_eq!(odd.author.as_deref(), Some("Jane Roe"));
        assert_eq!(odd.outlet.as_deref(), Some("The Wire"));
        assert!(odd.title.is_none());
    }
}
