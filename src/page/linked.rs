//! JSON-LD as pages hold it: in comments and CDATA, with line feeds in strings, commas too many and marks unescaped.

use std::borrow::Cow;

use dom_query::Document;
use serde_json::{Map, Value};

/// The deepest value that is looked into, and the most things that are kept.
const DEEPEST: usize = 24;
const MOST: usize = 2000;
/// The largest script that is mended, in bytes.
const LARGEST: usize = 4 << 20;

/// A thing that JSON-LD describes.
#[derive(Debug)]
pub(super) struct Thing {
    /// Its types without their vocabulary.
    kinds: Vec<String>,
    /// What is said of it.
    pub(super) says: Map<String, Value>,
    /// Whether it is mentioned by another thing that is not about it: a comment, an item of a list.
    pub(super) beside: bool,
}

impl Thing {
    fn is(&self, endings: &[&str]) -> bool {
        self.kinds.iter().any(|k| endings.iter().any(|e| k.ends_with(e)))
    }

    /// An article of any kind.
    pub(super) fn is_article(&self) -> bool {
        self.is(&["Article", "Posting", "Report", "Review", "BlogPost"])
    }

    /// A thing whose date is the page's if there is no article.
    pub(super) fn is_page(&self) -> bool {
        self.is(&["Page", "CreativeWork", "WebContent", "Recipe", "Episode", "MediaGallery", "Dataset"])
            || self.is(&["VideoObject", "PressRelease", "AudioObject", "Podcast", "Event"])
    }

    /// A site or who runs it.
    pub(super) fn is_site(&self) -> bool {
        self.is(&["WebSite", "NewsMediaOrganization"])
    }

    /// A text, the `name` of a thing, or those of a list, joined.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        names(self.says.get(key)?, 4)
    }

    /// The addresses that it gives for itself.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        ["url", "mainEntityOfPage", "@id"].into_iter().filter_map(|key| {
            let value = self.says.get(key)?;
            value.as_str().or_else(|| value.get("@id")?.as_str()).or_else(|| value.get("url")?.as_str())
        })
    }
}

/// All things that the page's JSON-LD describes, in the page's order.
pub(super) fn things(doc: &Document) -> Vec<Thing> {
    let mut out = Vec::new();
    for script in doc.select("script[type]").iter() {
        let kind = script.attr("type").unwrap_or_default().to_ascii_lowercase();
        if kind.trim().starts_with("application/ld+json") || kind.trim() == "application/json+ld" {
            for value in values(&script.text()) {
                gather(&value, DEEPEST, false, &mut out);
            }
        }
    }
    out
}

/// The values of a script; what cannot be mended is none.
fn values(script: &str) -> Vec<Value> {
    let script = bare(script);
    let read = |text: &str| {
        let all = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        all.map_while(Result::ok).collect::<Vec<Value>>()
    };
    let strict: Result<Value, _> = serde_json::from_str(script);
    match strict {
        Ok(value) => vec![value],
        Err(_) if script.len() > LARGEST => Vec::new(),
        Err(_) => read(&mended(script)),
    }
}

/// A script without the comment or CDATA marks around it.
fn bare(script: &str) -> &str {
    let mut text = script.trim();
    loop {
        let before = text.len();
        for mark in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "// <![CDATA[", "<![CDATA[", "/* <![CDATA[ */"] {
            text = text.strip_prefix(mark).unwrap_or(text).trim_start();
        }
        for mark in ["-->", "//]]>", "/*]]>*/", "// ]]>", "]]>", "/* ]]> */", "//", ";"] {
            text = text.strip_suffix(mark).unwrap_or(text).trim_end();
        }
        if text.len() == before {
            return text;
        }
    }
}

/// JSON as it was meant: comments and needless commas left out, line feeds in strings as spaces, quotation marks inside
/// strings escaped.
fn mended(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script.char_indices().peekable();
    let mut in_string = false;
    while let Some((at, c)) = rest.next() {
        let after = &script[at + c.len_utf8()..];
        match c {
            '"' if !in_string => {
                in_string = true;
                out.push('"');
            }
            '"' if closes(after) => {
                in_string = false;
                out.push('"');
            }
            '"' => out.push_str("\\\""),
            '\\' if in_string => match rest.next() {
                Some((_, e)) if "\"\\/bfnrtu".contains(e) => out.extend(['\\', e]),
                Some((_, e)) => out.push(e),
                None => {}
            },
            _ if in_string => out.push(if c.is_control() { ' ' } else { c }),
            ',' if matches!(past_comments(after).chars().next(), None | Some('}' | ']' | ',')) => {}
            '/' if after.starts_with(['/', '*']) => {
                let (end, len) = if after.starts_with('/') { ("\n", 0) } else { ("*/", 2) };
                let stop = at + 1 + after.find(end).map_or(after.len(), |n| n + len);
                while rest.next_if(|(i, _)| *i < stop).is_some() {}
            }
            _ => out.push(c),
        }
    }
    out
}

/// What follows white space and comments.
fn past_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    for (opens, ends) in [("//", "\n"), ("/*", "*/")].into_iter().cycle().take(8) {
        if let Some(comment) = rest.strip_prefix(opens) {
            rest = comment.find(ends).map_or("", |at| &comment[at + ends.len()..]).trim_start();
        }
    }
    rest
}

/// Whether what follows a quotation mark inside a string says that the string ends.
fn closes(after: &str) -> bool {
    let next = past_comments(after);
    let Some(mark) = next.chars().next() else { return true };
    let behind = past_comments(&next[mark.len_utf8()..]);
    match mark {
        '}' | ']' | ':' => true,
        // A comma of the text is followed by its words, one of the list by a key or a value.
        ',' => {
            behind.starts_with(['"', '{', '[', '}', ']', '-'])
                || behind.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// What is said of something by saying what it has to do with another thing.
const BESIDE: [&str; 19] = [
    "comment",
    "review",
    "itemListElement",
    "hasPart",
    "isPartOf",
    "mentions",
    "citation",
    "relatedLink",
    "isBasedOn",
    "associatedMedia",
    "image",
    "video",
    "audio",
    "about",
    "author",
    "publisher",
    "blogPost",
    "subjectOf",
    "potentialAction",
];

fn gather(value: &Value, depth: usize, beside: bool, out: &mut Vec<Thing>) {
    if depth == 0 || out.len() >= MOST {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|v| gather(v, depth - 1, beside, out)),
        Value::Object(says) => {
            let kinds = kinds(says);
            if !kinds.is_empty() {
                out.push(Thing { kinds, says: says.clone(), beside });
            }
            for (key, inner) in says.iter().filter(|(_, v)| v.is_object() || v.is_array()) {
                gather(inner, depth - 1, beside || BESIDE.contains(&key.as_str()), out);
            }
        }
        _ => {}
    }
}

fn kinds(says: &Map<String, Value>) -> Vec<String> {
    let Some(kind) = says.get("@type") else { return Vec::new() };
    let all = kind.as_array().map_or(std::slice::from_ref(kind), Vec::as_slice);
    let short = |v: &Value| Some(v.as_str()?.rsplit(['/', ':', '#']).next().unwrap_or_default().to_string());
    all.iter().filter_map(short).filter(|k| !k.is_empty()).collect()
}

/// A text, the `name` of a thing, or those of a list, joined.
fn names(value: &Value, depth: usize) -> Option<String> {
    if depth == 0 {
        return None;
    }
    match value {
        Value::String(text) => super::line(&unescaped(text)),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().filter_map(|v| names(v, depth - 1)).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Object(thing) => names(thing.get("name").or_else(|| thing.get("@value"))?, depth - 1),
        _ => None,
    }
}

/// Text whose entities ("&amp;") and tags were carried over from a page.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    let marked = text.contains('&') && text.contains(';') || text.contains("</") || text.contains("/>");
    if !marked {
        return Cow::Borrowed(text);
    }
    let once = Document::fragment(text).text().to_string();
    // What was escaped twice ("&amp;#39;") is escaped still.
    let again = once.contains('&') && once.contains(';') && once.contains("&#") || once.contains("&amp;");
    Cow::Owned(if again { Document::fragment(once).text().to_string() } else { once })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_read_as_they_were_meant() {
        for script in [
            r#"{"@type":"NewsArticle","headline":"Rain"}"#,
            "\n//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Rain\"}\n//]]>\n",
            "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Rain\"} -->",
            "{\"@type\":\"NewsArticle\",\"headline\":\"Rain\",\"description\":\"It\nrained.\",};",
            "{\"@type\":\"NewsArticle\", // the type\n\"headline\":\"Rain\", /* all */ \"x\":[1,2,],}",
            r#"{"@type":"NewsArticle","description":"The "big" rain, they said","headline":"Rain"}"#,
            r#"{"@type":"NewsArticle","description":"It\'s wet","headline":"Rain"}"#,
            r#"{"@type":"WebSite"} {"@type":"NewsArticle","headline":"Rain",}"#,
            r#"{"@graph":[{"@type":"WebPage","mainEntity":{"@type":["Thing","https://schema.org/NewsArticle"],"headline":"Rain"}}]}"#,
        ] {
            let page = format!("<script type='application/LD+json; charset=utf-8'>{script}</script>");
            let things = things(&Document::from(page));
            let article = things.iter().find(|t| t.is_article()).expect(script);
            assert_eq!(article.text("headline").as_deref(), Some("Rain"), "{script}");
        }
    }

    #[test]
    fn nothing_is_made_of_what_is_none() {
        for script in
            ["", "{", "[[[[", "\"", "{\"a\":", "\\", "var x = 1", "{\"@type\":7}", "/", "//", "/*", ",,,"]
        {
            let page = format!("<script type=application/ld+json>{script}</script>");
            assert!(things(&Document::from(page)).is_empty(), "{script}");
        }
    }
}
