//! Articles in other people's JSON: what NewsAPI, GDELT, JSON Feed and the like call text, title, outlet and date.

use serde_json::{Map, Value};

use crate::article::{Article, dated};
use crate::error::Error;

const TEXT: [&str; 9] = [
    "text",
    "content",
    "body",
    "articleBody",
    "content_text",
    "maintext",
    "full_text",
    "fulltext",
    "article",
];
const TITLE: [&str; 3] = ["title", "headline", "name"];
const SUMMARY: [&str; 5] = ["description", "summary", "abstract", "standfirst", "lead"];
const OUTLET: [&str; 9] = [
    "outlet",
    "source",
    "publisher",
    "publication",
    "site_name",
    "siteName",
    "source_name",
    "domain",
    "source_domain",
];
const PUBLISHED: [&str; 16] = [
    "published",
    "publishedAt",
    "published_at",
    "datePublished",
    "date_published",
    "date_publish",
    "publish_date",
    "publishDate",
    "publication_date",
    "published_date",
    "pubDate",
    "pub_date",
    "seendate",
    "date",
    "created_at",
    "createdAt",
];
const MODIFIED: [&str; 6] =
    ["modified", "updatedAt", "updated_at", "dateModified", "date_modified", "updated"];
const URL: [&str; 4] = ["url", "link", "canonical_url", "permalink"];
const AUTHOR: [&str; 5] = ["author", "authors", "byline", "creator", "creators"];

/// What stands in place of an article that was taken back.
pub(crate) const REMOVED: &str = "[Removed]";

/// Completes `article` with what `json` calls by other names.
pub(crate) fn complete(article: &mut Article, json: &Map<String, Value>) {
    let fill = |field: &mut Option<String>, keys: &[&str]| {
        if field.as_deref().is_none_or(|f| f.trim().is_empty()) {
            *field = first(json, keys);
        }
    };
    fill(&mut article.title, &TITLE);
    fill(&mut article.outlet, &OUTLET);
    fill(&mut article.url, &URL);
    fill(&mut article.author, &AUTHOR);
    fill(&mut article.modified, &MODIFIED);
    article.modified = article.modified.take().as_deref().and_then(dated);
    if article.published.is_none() {
        let keys = PUBLISHED.iter().filter_map(|key| Some((*key, name(json.get(*key)?, 2)?)));
        let found = keys.filter_map(|(key, value)| Some((key, dated(&value)?))).next();
        article.published_from = found.as_ref().map(|(key, _)| (*key).to_string());
        article.published = found.map(|(_, value)| value);
    }
    let listed = |url: &String| url.contains("://");
    article.url = article.url.take().filter(listed);
}

/// The article of an object that has no `text`: title, summary and content are its text.
///
/// # Errors
/// If it has none of these.
pub(crate) fn article(json: &Map<String, Value>) -> Result<Article, Error> {
    let mut article = Article::default();
    complete(&mut article, json);
    article.id = json.get("id").and_then(|id| name(id, 1)).unwrap_or_default();
    if let Some(page) = first(json, &["content_html", "html"]) {
        return of_page(article, &page);
    }
    let text = TEXT.iter().find_map(|key| json.get(*key)?.as_str()).map(str::trim).filter(|t| !t.is_empty());
    let (text, cut) = text.map_or((String::new(), false), whole);
    if cut {
        article.notes.push("its text is cut off where it came from; only the beginning is read".to_string());
    }
    let summary = first(json, &SUMMARY).filter(|s| !text.contains(s.trim_end_matches(['…', '.', ' '])));
    if text.trim() == REMOVED || text.is_empty() && article.title.as_deref() == Some(REMOVED) {
        return Err(Error::input("the article was removed where it came from (“[Removed]”)"));
    }
    if ["</p>", "<br>", "<br/>", "<br />", "</div>"].iter().any(|tag| text.contains(tag)) {
        return of_page(article, &text);
    }
    let title = article.title.clone().filter(|t| !text.starts_with(t.as_str()));
    let parts = [title, summary, Some(text)].into_iter().flatten().filter(|p| !p.trim().is_empty());
    article.text = parts.collect::<Vec<_>>().join("\n\n");
    if article.text.is_empty() {
        return Err(Error::input("the article has no \"text\""));
    }
    Ok(article)
}

/// A text without the mark of those that sell only its beginning ("… [+1234 chars]"), and whether there was one.
fn whole(text: &str) -> (String, bool) {
    let mark = text.rfind("[+").filter(|at| text[*at..].ends_with("chars]"));
    match mark {
        Some(at) => (text[..at].trim_end_matches([' ', '…', '.']).to_string() + "…", true),
        None => (text.to_string(), false),
    }
}

#[cfg(feature = "html")]
fn of_page(article: Article, page: &str) -> Result<Article, Error> {
    let title = article.title.clone().unwrap_or_default().replace('<', "&lt;");
    let page = format!(
        "<meta charset=utf-8><title>{title}</title><body><article><h1>{title}</h1>{page}</article></body>"
    );
    let read = Article::from_html("", page.as_bytes())?;
    Ok(Article { text: read.text, title: read.title.or(article.title), ..article })
}

#[cfg(not(feature = "html"))]
fn of_page(_: Article, _: &str) -> Result<Article, Error> {
    Err(Error::input("the article has no \"text\""))
}

fn first(json: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| name(json.get(*key)?, 3))
}

/// A text, a number, the name of a thing, or those of a list.
fn name(value: &Value, depth: usize) -> Option<String> {
    if depth == 0 {
        return None;
    }
    match value {
        Value::String(text) => Some(text.trim().to_string()).filter(|t| !t.is_empty()),
        Value::Number(n) => Some(n.to_string()),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().filter_map(|v| name(v, depth - 1)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Object(thing) => {
            ["name", "title", "id", "domain", "uri"].iter().find_map(|k| name(thing.get(*k)?, depth - 1))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::source::Source;

    fn read(json: &str) -> Article {
        Article::from_json_line("a.jsonl", 3, json).expect(json)
    }

    #[test]
    fn other_names_are_read_as_what_they_mean() {
        let newsapi = read(
            r#"{"source":{"id":null,"name":"Osk Herald"},"author":"Jon Pell","title":"Flood drives 24 from homes",
            "description":"The river rose.","url":"https://e.org/a","publishedAt":"2031-05-07T10:00:00Z",
            "content":"The river rose. It drove 24 people from… [+1234 chars]"}"#,
        );
        assert_eq!(newsapi.text, "Flood drives 24 from homes\n\nThe river rose. It drove 24 people from…");
        assert_eq!(
            (newsapi.outlet.as_deref(), newsapi.author.as_deref()),
            (Some("Osk Herald"), Some("Jon Pell"))
        );
        assert_eq!(newsapi.published.as_deref(), Some("2031-05-07T10:00:00Z"));
        assert_eq!((newsapi.id.as_str(), newsapi.notes().len()), ("a.jsonl:3", 1));
        let gdelt = read(
            r#"{"url":"https://e.org/a","title":"Flood drives 24 from homes","seendate":"20310507T101500Z","domain":"e.org"}"#,
        );
        assert_eq!(gdelt.text, "Flood drives 24 from homes");
        assert_eq!(gdelt.outlet.as_deref(), Some("e.org"));
        assert_eq!(Source::of(&gdelt).published.as_deref(), Some("2031-05-07T10:15:00Z"));
        let own = read(r#"{"text":"It rained.","source":"Wire","date":"7 May 2031"}"#);
        assert_eq!((own.outlet.as_deref(), own.published.as_deref()), (Some("Wire"), Some("2031-05-07")));
        assert_eq!(own.text, "It rained.");
    }

    #[test]
    fn what_is_no_article_is_told() {
        for json in [
            r#"{"title":"[Removed]","content":"[Removed]"}"#,
            r#"{"id":"3"}"#,
            r#"{"content":""}"#,
            r#"{"text":7}"#,
            r#"{"source":[]}"#,
        ] {
            assert!(Article::from_json_line("a.jsonl", 3, json).is_err(), "{json}");
        }
    }

    #[test]
    #[cfg(feature = "html")]
    fn marked_up_content_is_read_as_a_page() {
        let json = r#"{"title":"Flood &amp; mud in Tervala","content":"<p>The river rose.</p><p>It drove <b>24</b> from homes.</p>"}"#;
        let article = read(json);
        assert_eq!(article.text, "Flood & mud in Tervala\n\nThe river rose.\n\nIt drove 24 from homes.");
        assert_eq!(article.title.as_deref(), Some("Flood & mud in Tervala"));
    }
}
