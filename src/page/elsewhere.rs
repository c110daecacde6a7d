//! Articles that a page does not show by itself: in `noscript` and `template`, and in the data that its program shows.

use dom_query::Document;
use serde_json::Value;

use super::blocks::Page;
use super::linked::unescaped;
use super::{bounds, text};

/// Below so many bytes of text something else is looked for, and below so many it is told that little was found.
const LITTLE: usize = 400;
const NEXT_TO_NOTHING: usize = 160;
/// What is found elsewhere is at least so long, in bytes, and so many times as long as what the page shows.
const BODY: usize = 200;
const LONGER: usize = 2;
/// The largest data that are read, in bytes, and how deep they nest.
const DATA: usize = 8 << 20;
const DEEPEST: usize = 40;
/// Signs that a page is filled in by its program.
const PROGRAMS: [&str; 7] =
    ["__next_data__", "__nuxt", "id=root", "id=\"root\"", "id=\"app\"", "enable javascript", "<noscript"];
/// Keys under which data hold an article's text.
const KEYS: [&str; 12] = [
    "articleBody",
    "body",
    "content",
    "text",
    "html",
    "bodyHtml",
    "bodyText",
    "value",
    "contentHtml",
    "story",
    "paragraph",
    "richText",
];

/// The text that the page shows, or one that stands elsewhere in it where that is far longer; a note where there is little.
pub(super) fn instead(
    shown: String,
    html: &str,
    doc: &Document,
    titles: &[String],
) -> (String, Option<String>) {
    if shown.len() >= LITTLE {
        return (shown, None);
    }
    let enough = |found: &String| found.len() >= BODY && found.len() >= shown.len() * LONGER;
    let found = [unwrapped(html, titles), data(doc).map(|body| under(titles, body))];
    if let Some(found) = found.into_iter().flatten().find(enough) {
        return (found, None);
    }
    let lower = html.to_ascii_lowercase();
    let little = shown.len() < NEXT_TO_NOTHING && PROGRAMS.iter().any(|p| lower.contains(p));
    let note = little.then(|| {
        format!(
            "little text was found on the page ({} characters), which its own program may fill in; look whether it is \
             the article",
            shown.chars().count()
        )
    });
    (shown, note)
}

/// The text of the page with what its `noscript` and `template` elements hold, if these hold paragraphs.
fn unwrapped(html: &str, titles: &[String]) -> Option<String> {
    let lower = html.to_ascii_lowercase();
    let holds = |tag: &str| {
        let inner = lower.split(tag).skip(1);
        inner.map(|part| &part[..part.find("</").map_or(0, |_| part.len())]).any(|part| part.contains("<p"))
    };
    if !holds("<noscript") && !holds("<template") {
        return None;
    }
    let mut open = String::with_capacity(html.len());
    let mut from = 0;
    for (at, _) in lower.match_indices(['<']) {
        let closes = lower[at + 1..].starts_with('/');
        let name = at + 1 + usize::from(closes);
        let Some(tag) = ["noscript", "template"].iter().find(|t| lower[name..].starts_with(*t)) else {
            continue;
        };
        open.push_str(&html[from..name]);
        open.push_str("div");
        from = name + tag.len();
    }
    open.push_str(&html[from..]);
    let (doc, _) = bounds::parse(&open).ok()?;
    Some(text::text(&Page::new(&doc, titles), ""))
}

/// A text below the page's title.
fn under(titles: &[String], body: String) -> String {
    match titles.first().filter(|t| !body.contains(t.as_str())) {
        Some(title) => format!("{title}\n\n{body}"),
        None => body,
    }
}

/// The longest text in the page's data.
fn data(doc: &Document) -> Option<String> {
    let mut best = String::new();
    for script in doc.select("script[type='application/json'], script#__NEXT_DATA__").iter() {
        let text = script.text();
        let value = (BODY..DATA).contains(&text.len()).then(|| serde_json::from_str::<Value>(&text));
        if let Some(Ok(value)) = value {
            longest(&value, DEEPEST, &mut best);
        }
    }
    (!best.is_empty()).then_some(best)
}

/// Keeps the longest text of `value`: a string under a key of texts, or the paragraphs of a list.
fn longest(value: &Value, depth: usize, best: &mut String) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(all) => {
            let paragraphs: Vec<String> = all.iter().filter_map(paragraph).collect();
            keep(paragraphs.join("\n\n"), best);
            all.iter().for_each(|v| longest(v, depth - 1, best));
        }
        Value::Object(says) => {
            let texts = KEYS.iter().filter_map(|k| plain(says.get(*k)?.as_str()?));
            texts.for_each(|text| keep(text, best));
            says.values().for_each(|v| longest(v, depth - 1, best));
        }
        _ => {}
    }
}

fn keep(text: String, best: &mut String) {
    if text.len() >= BODY && text.len() > best.len() && is_prose(&text) {
        *best = text;
    }
}

/// An item of a list of paragraphs: a text, or a thing with one.
fn paragraph(item: &Value) -> Option<String> {
    let text = item.as_str().or_else(|| KEYS.iter().find_map(|k| item.get(*k)?.as_str()))?;
    plain(text).filter(|t| is_prose(t))
}

/// Text without markup, paragraph by paragraph; none of what is larger than any article's.
pub(super) fn plain(text: &str) -> Option<String> {
    if text.contains("</") || text.contains("<br") {
        let (doc, _) = bounds::parse(text).ok()?;
        let page = Page::new(&doc, &[]);
        return Some(page.blocks.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n\n"));
    }
    let text = unescaped(text);
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(lines.filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

/// Whether a text is sentences, not an address, a program or a key.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let ends = text.trim_end().ends_with(['.', '!', '?', '”', '"', '’', ')']);
    words >= 6 && ends && text.len() / words < 12 && !text.contains("{") && !text.contains("function(")
}

#[cfg(test)]
mod tests {
    use crate::article::Article;

    const BODY: &str = "<p>The river Osk rose by 12 feet in the night and flooded the lower town of Tervala.</p>\
        <p>Some 24 people lost their homes, the mayor said, and firemen carried the last of them out by boat at dawn.</p>\
        <p>“We have seen it rise before, and never so fast,” said Jon Pell, who keeps the bridge.</p>";

    fn text(inner: &str) -> (String, Vec<String>) {
        let page = format!("<title>Flood in Tervala</title><body><h1>Flood in Tervala</h1>{inner}");
        let article = Article::from_html("a", page.as_bytes()).expect("a page with text");
        (article.text.clone(), article.notes().to_vec())
    }

    #[test]
    fn what_is_not_shown_is_found() {
        let data = BODY.replace("</p><p>", "\",\"").replace("<p>", "").replace("</p>", "");
        let script =
            |json: String| format!("<div id=root></div><script type=application/json>{json}</script>");
        for inner in [
            format!("<noscript>{BODY}</noscript>"),
            format!("<template>{BODY}</template>"),
            format!("<div id=x><noscript><img src=p></noscript></div><NOSCRIPT class=a>{BODY}</NOSCRIPT>"),
            script(format!("{{\"props\":{{\"blocks\":[\"{data}\"]}}}}")),
            script(format!("{{\"a\":[{{\"articleBody\":{}}}]}}", serde_json::json!(BODY))),
        ] {
            let (text, notes) = text(&inner);
            assert!(text.contains("12 feet") && text.contains("never so fast"), "{inner}: {text}");
            assert!(notes.is_empty() && !text.contains("<p>"), "{text} {notes:?}");
        }
    }

    #[test]
    fn markup_in_data_is_parsed_within_bounds() {
        assert_eq!(
            super::plain("<p>The river rose<br>by 12 feet.</p>").as_deref(),
            Some("The river rose\nby 12 feet.")
        );
        assert_eq!(
            super::plain("The river\n rose &amp; fell.").as_deref(),
            Some("The river\n\nrose & fell.")
        );
        let deep = format!("{}</b>", "<b>".repeat(200_000));
        assert_eq!(super::plain(&deep), None);
        // What cannot be parsed is no article, and costs the page nothing but itself.
        let data = format!("<script type=application/json>{}</script>", serde_json::json!({ "body": deep }));
        let inner = format!("<p>The river rose by 12 feet.</p><noscript>{deep}<p></p></noscript>{data}");
        let start = std::time::Instant::now();
        let article = Article::from_html("a", inner.as_bytes());
        assert!(article.is_err_and(|e| e.to_string().contains("nests")) && start.elapsed().as_secs() < 5);
        let (text, _) = text(&format!("<p>The river rose by 12 feet.</p>{data}"));
        assert!(text.contains("12 feet"), "{text}");
    }

    #[test]
    fn little_text_is_told() {
        let (_, notes) = text("<div id=root></div><script src=x.js></script>");
        assert!(notes.iter().any(|n| n.contains("little text")), "{notes:?}");
        let (text, notes) = text("<p>The river rose by 12 feet.</p>");
        assert!(notes.is_empty() && text.contains("12 feet"), "{notes:?}");
    }
}
