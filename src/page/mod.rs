//! Reading a web page: its main text, and what it says of itself.

mod charset;
mod facts;

use dom_smoothie::{Config, Readability, TextMode};

use crate::article::{Article, Lines};
use crate::error::Error;

/// What holds no text of an article.
const APPARATUS: &str =
    "script, style, noscript, template, nav, header, footer, aside, form, button, iframe, svg";

impl Article {
    /// Reads an HTML page: its main text without menus and advertisements, and title, outlet, date, author and
    /// canonical address from JSON-LD, OpenGraph and other `meta` elements. The character set is the one that the page
    /// declares; without a declaration it must be UTF-8.
    ///
    /// ```
    /// use variorum::Article;
    /// let page = b"<title>Quake</title><meta property='og:site_name' content='Wire'>\
    ///     <meta property='article:published_time' content='2013-07-03T10:00:00Z'><p>The quake killed 24 people.</p>";
    /// let article = Article::from_html("quake.html", page)?;
    /// assert_eq!(article.outlet.as_deref(), Some("Wire"));
    /// assert_eq!(article.published.as_deref(), Some("2013-07-03T10:00:00Z"));
    /// assert!(article.text.contains("24 people"));
    /// # Ok::<(), variorum::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the bytes are not of the character set that the page declares, or the page holds no text.
    pub fn from_html(id: impl Into<String>, page: &[u8]) -> Result<Article, Error> {
        let html = charset::decode(page)?;
        let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
        let mut reader = Readability::new(html.as_str(), None, Some(config))
            .map_err(|e| Error::input(format!("the page cannot be read: {e}")))?;
        let facts = facts::facts(&reader.doc);
        let body = body_text(&html);
        // The search for the main text takes time with the square of the nesting: no article nests this deep.
        let found = if depth(&html) > DEEPEST { None } else { reader.parse().ok() };
        let main = found.map(|found| clean(&found.text_content)).unwrap_or_default();
        let mut article = Article::new(id, if is_whole(&main, &body) { main } else { body });
        facts.tell(&mut article);
        article.lines = Lines::None;
        article.check()?;
        Ok(article)
    }
}

/// The deepest page whose main text is looked for.
const DEEPEST: usize = 256;

/// How deep the page's blocks nest, by counting tags.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with("/div") || tag.starts_with("/span") || tag.starts_with("/section") {
            depth = depth.saturating_sub(1);
        } else if tag.starts_with("div") || tag.starts_with("span") || tag.starts_with("section") {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// Whether the main text found is the page's text: of a short page the search for it may keep a part alone.
fn is_whole(main: &str, body: &str) -> bool {
    const SHORT: usize = 1500;
    !main.is_empty() && (body.len() > SHORT || main.len() * 10 >= body.len() * 9)
}

/// All text of a page but its apparatus.
fn body_text(html: &str) -> String {
    let doc = dom_query::Document::from(html);
    doc.select(APPARATUS).remove();
    clean(&doc.select("body").formatted_text())
}

/// Text without white space at the ends of lines, with one empty line between paragraphs at most.
fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() && (out.is_empty() || out.ends_with("\n\n")) {
            continue;
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html><head><title>Quake kills 24 - Wire</title>
        <link rel="canonical" href="https://example.org/quake">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"W"},
        {"@type":"NewsArticle","headline":"Quake kills 24","datePublished":"2013-07-03T08:00:00+02:00",
        "author":[{"@type":"Person","name":"Jane Roe"},{"name":"John Doe"}],"publisher":{"name":"The Wire"}}]}</script>
        </head><body><nav><a href="/">Home</a> <a href="/sport">Sport: 31-24</a></nav>
        <article><h1>Quake kills 24</h1><p>The quake killed 24 people&nbsp;on Tuesday.</p><p>Another 212 were hurt.</p>
        </article><footer>Copyright 2013. 99 other stories.</footer><script>var x = "1000 people";</script></body></html>"#;

    #[test]
    fn a_page_says_what_it_is() -> Result<(), Error> {
        let article = Article::from_html("a", PAGE.as_bytes())?;
        assert_eq!(article.title.as_deref(), Some("Quake kills 24"));
        assert_eq!(article.outlet.as_deref(), Some("The Wire"));
        assert_eq!(article.author.as_deref(), Some("Jane Roe, John Doe"));
        assert_eq!(article.published.as_deref(), Some("2013-07-03T08:00:00+02:00"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/quake"));
        Ok(())
    }

    #[test]
    fn paragraphs_stay_apart_and_menus_out() -> Result<(), Error> {
        let text = Article::from_html("a", PAGE.as_bytes())?.text;
        assert!(
            text.contains("The quake killed 24 people on Tuesday.\n\nAnother 212 were hurt."),
            "{text:?}"
        );
        for apparatus in ["Sport", "Copyright", "1000"] {
            assert!(!text.contains(apparatus), "{text}");
        }
        Ok(())
    }

    #[test]
    fn a_long_page_keeps_its_main_text() -> Result<(), Error> {
        let paragraph = "<p>The council voted, by a narrow margin, to repair the old bridge over the river, and the \
                         mayor said that work would begin in spring, once the water had fallen.</p>";
        let menu = "<div class='menu'><a href='/x'>One of the other stories</a></div>".repeat(40);
        let page = format!("<body>{menu}<article>{}</article>{menu}</body>", paragraph.repeat(20));
        let text = Article::from_html("a", page.as_bytes())?.text;
        assert_eq!(text.matches("The council voted").count(), 20);
        assert!(!text.contains("other stories"), "{text}");
        Ok(())
    }

    #[test]
    fn pages_without_text_are_refused() {
        for page in ["", "<html></html>", "<body><script>x</script></body>", "<title>t</title>"] {
            assert!(Article::from_html("a", page.as_bytes()).is_err(), "{page}");
        }
    }
}
