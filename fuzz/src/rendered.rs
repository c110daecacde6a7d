//! What must hold of every output: it can be read by what reads such files, and nothing of an article acts in it.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Parser, Tag};
use variorum::render::{self, Colour, Detail, TextStyle};
use variorum::{Report, claims, compare};

/// The report's schema.
static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(&render::schema()).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
});

/// Articles are compared and the report written in every format but the page.
pub fn render(data: &[u8]) {
    let articles = super::articles(data);
    let report = compare(&articles);
    super::sound(&report, &articles);
    json(&report);
    serde_json::from_str::<serde_json::Value>(&render::claimreview(&report, &articles))
        .expect("JSON-LD is JSON");
    csv(&render::csv(&report, &articles));
    markdown(&render::markdown(&report, &articles));
    for (colour, width, detail) in [
        (Colour::Plain, 80, Detail::All),
        (Colour::Ansi, 40, Detail::All),
        (Colour::Plain, 120, Detail::Folded),
    ] {
        let mut style = TextStyle::default();
        (style.colour, style.width, style.detail) = (colour, width, detail);
        terminal(&render::text_with(&report, &articles, &style), colour);
    }
    articles.iter().for_each(|a| terminal(&render::claims(&claims(a)), Colour::Plain));
}

/// Articles are compared and the report written as a page.
pub fn page(data: &[u8]) {
    let articles = super::articles(data);
    let report = compare(&articles);
    inert(&render::html(&report, &articles));
}

fn json(report: &Report) {
    let text = render::json(report);
    steady(&text);
    let json = serde_json::from_str(&text).expect("the report is JSON");
    assert!(json == serde_json::to_value(report).expect("a report is JSON"), "another report is read");
    let errors: Vec<String> =
        SCHEMA.iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// A table of as many cells in each row, none of them a formula.
fn csv(text: &str) {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    for row in csv::Reader::from_reader(text.as_bytes()).records() {
        for cell in &row.expect("a row of the table") {
            let number = cell.parse::<f64>().is_ok();
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            assert!(number || !formula, "{cell}");
        }
    }
}

/// Markdown without markup of an article's own: no HTML, no picture, no link but to the web.
fn markdown(text: &str) {
    for event in Parser::new(text) {
        match event {
            Event::Html(h) | Event::InlineHtml(h) => panic!("markup: {h}"),
            Event::Start(Tag::Image { dest_url, .. }) => panic!("a picture: {dest_url}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let scheme = dest_url.to_ascii_lowercase();
                assert!(scheme.starts_with("http://") || scheme.starts_with("https://"), "{dest_url}");
            }
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => panic!("code"),
            _ => {}
        }
    }
    steady(text);
}

/// Nothing that steers a terminal but colours, where they are asked for.
fn terminal(text: &str, colour: Colour) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}').filter(|_| colour == Colour::Ansi) {
        steady(before);
        let (sequence, behind) = after.split_once('m').expect("a colour ends in m");
        assert!(
            sequence.starts_with('[') && sequence[1..].chars().all(|c| c.is_ascii_digit() || c == ';'),
            "{sequence:?}"
        );
        rest = behind;
    }
    steady(rest);
}

/// No control characters, no marks that turn a line around, and none that take no room.
fn steady(text: &str) {
    if let Some(c) = text.chars().find(|c| *c != '\n' && acts(*c)) {
        panic!("U+{:04X} in {text:?}", u32::from(c));
    }
}

fn acts(c: char) -> bool {
    let turns =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// A page that runs its own script alone and leads to the web or into itself.
fn inert(page: &str) {
    let page = dom_query::Document::from(page);
    assert_eq!(page.select("script").length(), page.select("head > script, body > script").length());
    assert!(page.select("script").length() <= 2, "a foreign script");
    assert!(
        page.select("iframe, object, embed, img, svg script, link, base, form[action]").is_empty(),
        "a foreign element"
    );
    for node in page.select("*").nodes() {
        for attribute in node.attrs() {
            let (name, value): (&str, &str) = (&attribute.name.local, &attribute.value);
            assert!(!name.starts_with("on"), "a handler: {name}");
            let leads = ["href", "src", "xlink:href", "action", "formaction"].contains(&name);
            let value = value.to_ascii_lowercase();
            let safe =
                value.starts_with('#') || value.starts_with("http://") || value.starts_with("https://");
            assert!(!leads || safe, "{name}={value}");
        }
    }
}
