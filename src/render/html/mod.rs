//! A report as one HTML file.
//!
//! The file needs nothing else: no address is fetched, and the page can be read without script. What articles say is
//! hostile input: everything passes the template engine's escaping, addresses must be http or https, and a
//! Content-Security-Policy allows no script or style but the ones in the file, by their hashes.

mod article;
mod line;
mod model;
mod point;

use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Output};

use super::view::View;
use crate::article::Article;
use crate::report::Report;
use model::Page;

const STYLE: &str = include_str!("../templates/style.css");
const SCRIPT: &str = include_str!("../templates/script.js");
/// SHA-256 of [`STYLE`] and [`SCRIPT`]; a test compares them.
const STYLE_HASH: &str = "sha256-eQG3Fqza4Ae9W8QY1VHtmK3hi4vncE4KMeeQBHsNtBU=";
const SCRIPT_HASH: &str = "sha256-EFQP2D8dm9099m8h7QdCrh2yqehrKdRQk210KPYAwls=";

static TEMPLATES: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut env = Environment::new();
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => Ok(escape(out, text)?),
        _ => minijinja::escape_formatter(out, state, value),
    });
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    env.set_syntax(syntax.expect("the usual marks of templates"));
    for (name, source) in [
        ("report.html", include_str!("../templates/report.html")),
        ("head.html", include_str!("../templates/head.html")),
        ("filters.html", include_str!("../templates/filters.html")),
        ("point.html", include_str!("../templates/point.html")),
        ("matrix.html", include_str!("../templates/matrix.html")),
        ("articles.html", include_str!("../templates/articles.html")),
    ] {
        env.add_template(name, source).expect("the templates are part of the program and tested");
    }
    env
});

/// Escapes what could end a text or an attribute in double quotation marks; the engine's own escaping also takes
/// slashes, which makes addresses long.
fn escape(out: &mut Output<'_>, text: &str) -> std::fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

/// The report as one HTML file that fetches nothing and runs no script of an article: the articles and counts, every
/// point with its quotes side by side and its values on a line, a table of points and articles, and the articles' full
/// texts with every claim marked.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a", "24 <b>died</b>."), Article::new("b", "31 died.")];
/// let page = render::html(&compare(&articles), &articles);
/// assert!(page.starts_with("<!doctype html>") && !page.contains("<b>died"));
/// ```
#[must_use]
pub fn html(report: &Report, articles: &[Article]) -> String {
    let view = View::new(report, articles);
    let policy = format!(
        "default-src 'none'; style-src '{STYLE_HASH}'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    );
    let page = Page::new(&view, policy, STYLE, SCRIPT);
    let template = TEMPLATES.get_template("report.html").expect("it was added above");
    // Rendering can only fail on a template that asks for what is not there, which the tests would show.
    template.render(Serde(page)).expect("the templates fit the page")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn the_policy_names_what_is_in_the_file() {
        use base64::Engine;
        use sha2::{Digest, Sha256};
        let hash = |text: &str| {
            let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
            format!("sha256-{digest}")
        };
        assert_eq!((STYLE_HASH, SCRIPT_HASH), (hash(STYLE).as_str(), hash(SCRIPT).as_str()));
    }

    #[test]
    fn nothing_of_an_article_is_markup() {
        let (report, articles) = fixture::story();
        let page = html(&report, &articles);
        for hostile in ["<script>alert", "<img", "javascript:", "<b>20"] {
            assert!(!page.contains(hostile), "{hostile}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the words are shown");
    }

    #[test]
    fn every_link_inside_leads_somewhere() {
        let (report, articles) = fixture::story();
        let page = html(&report, &articles);
        let mut links = page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).peekable();
        assert!(links.peek().is_some());
        for link in links {
            assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
        }
        let mut ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(all, ids.len(), "an id stands twice");
    }

    #[test]
    fn nothing_is_fetched() {
        let (report, articles) = fixture::story();
        let page = html(&report, &articles);
        for fetching in
            ["<script src", "<source", "url(", "@import", "<link", "<iframe", "<object", "srcset", "style=\""]
        {
            assert!(!page.contains(fetching), "{fetching}");
        }
    }

    #[test]
    fn a_report_without_points_or_texts_is_a_page() {
        let (mut report, _) = fixture::story();
        assert!(html(&report, &[]).contains("The text is not at hand"));
        report.points.clear();
        report.checks.clear();
        assert!(html(&report, &[]).contains("No two articles speak of the same"));
    }
}
