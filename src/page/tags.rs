//! What elements are by their names and styles: blocks, apparatus, what holds no text, what is struck out.

use dom_query::NodeRef;

use super::blocks::Tag;

/// What holds no text.
pub(super) const SILENT: [&str; 26] = [
    "script", "style", "noscript", "template", "iframe", "svg", "button", "select", "option", "textarea",
    "object", "video", "audio", "canvas", "head", "title", "del", "s", "strike", "map", "embed", "datalist",
    "dialog", "math", "frameset", "progress",
];
/// What begins a block of its own.
pub(super) const BLOCKS: [&str; 42] = [
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "tr",
    "section",
    "article",
    "main",
    "ul",
    "ol",
    "dl",
    "table",
    "tbody",
    "thead",
    "tfoot",
    "caption",
    "figure",
    "figcaption",
    "dt",
    "dd",
    "address",
    "header",
    "footer",
    "nav",
    "aside",
    "form",
    "details",
    "summary",
    "hr",
    "body",
    "html",
    "center",
    "fieldset",
    "hgroup",
    "menu",
];
/// What holds a page's apparatus and none of its text.
pub(super) const APPARATUS: [&str; 5] = ["nav", "footer", "aside", "form", "menu"];

/// Names of elements that are shown struck out.
const STRUCK: [&str; 6] = ["strike", "strikethrough", "line-through", "struck", "strikeout", "deleted-text"];

/// Whether an element is shown struck out: what it says is taken back.
pub(super) fn is_struck(node: &NodeRef<'_>) -> bool {
    let styled = node.attr("style").is_some_and(|s| {
        let style = s.to_ascii_lowercase();
        style.split(';').any(|rule| {
            let (name, value) = rule.split_once(':').unwrap_or_default();
            name.trim().starts_with("text-decoration") && value.contains("line-through")
        })
    });
    styled
        || node.attr("class").is_some_and(|c| c.split_ascii_whitespace().any(|name| STRUCK.contains(&name)))
}

/// What a block of that element is in the one around it.
pub(super) fn tag(name: &str, outer: Option<Tag>) -> Tag {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Tag::Heading(name.as_bytes()[1] - b'0'),
        "p" | "blockquote" | "pre" => match outer {
            Some(Tag::Item) => Tag::Item,
            Some(Tag::Caption) => Tag::Caption,
            _ => Tag::Paragraph,
        },
        "li" | "dd" | "dt" => Tag::Item,
        "tr" => Tag::Row,
        "figcaption" => Tag::Caption,
        _ => match outer {
            Some(Tag::Item) => Tag::Item,
            Some(Tag::Caption) => Tag::Caption,
            _ => Tag::Other,
        },
    }
}
