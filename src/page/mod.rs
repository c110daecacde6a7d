//! Reading a web page: its main text, and what it says of itself.

mod blocks;
mod bounds;
mod charset;
mod elsewhere;
mod facts;
mod heading;
mod linked;
mod names;
mod search;
mod tags;
mod text;
mod when;

use crate::article::{Article, Lines};
use crate::error::Error;
use blocks::Page;
use facts::Head;
use linked::Thing;
use when::{Sources, when};

/// The deepest page whose main text is looked for: that takes time with the square of the nesting.
const DEEPEST_SEARCHED: usize = 256;
/// The shortest `articleBody` that can stand for the article, in bytes.
const BODY: usize = 200;
/// Of a text that an article has, so much of its runs of words is found in it.
const SAME: f32 = 0.6;

impl Article {
    /// Reads an HTML page: its headline and main text without menus and advertisements, and title, outlet, dates, author
    /// and address from JSON-LD, OpenGraph and other `meta` elements, from microdata, the page's address and what it
    /// shows. The character set is the one that the page declares; bytes that are not of it become replacement characters
    /// and a note ([`Article::notes`]), and so does a text that lacks what the page says it is about.
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
    /// If the page holds no text, or is larger than any article's: nests deeper, has more elements or attributes.
    pub fn from_html(id: impl Into<String>, page: &[u8]) -> Result<Article, Error> {
        let (html, note) = charset::decode(page);
        let (doc, deepest) = bounds::parse(&html).map_err(Error::input)?;
        let (metas, things) = (facts::metas(&doc), linked::things(&doc));
        let head = Head { doc: &doc, metas: &metas, things: &things };
        let main = head.main();
        let (addresses, titles) = (head.addresses(main), head.titles(main));
        let page = Page::new(&doc, &titles);
        let searched = deepest <= DEEPEST_SEARCHED;
        let found = if searched { search::main_text(&page, &doc) } else { String::new() };
        let shown = whole(&page, main, &found);
        let (text, little) = elsewhere::instead(shown, &html, &doc, &titles);
        let mut article = Article::new(id, text);
        article.notes.extend(note);
        article.notes.extend(little);
        article.notes.extend(lacks(&article.text, &head, &titles));
        let sources = Sources {
            doc: &doc,
            page: &page,
            things: &things,
            main,
            metas: &metas,
            addresses: &addresses,
            titles: &titles,
        };
        let when = when(&sources);
        (article.published, article.published_from, article.modified) =
            (when.published, when.from, when.modified);
        article.outlet = head.outlet(main);
        let heading = page.headline.and_then(|(node, _)| line(&node.text()));
        article.title = title(&titles, article.outlet.as_deref(), heading.as_deref());
        article.author = head.author(main, &page);
        article.url = addresses.into_iter().next();
        article.lines = Lines::None;
        article.check()?;
        Ok(article)
    }
}

/// The text: what was found, unless the page itself says that its article is another one.
fn whole(page: &Page<'_>, main: Option<&Thing>, found: &str) -> String {
    let own = text::text(page, found);
    let Some(body) = main.and_then(body) else { return own };
    if text::share_in(&body, &own) >= SAME || body.len() < own.len() / 3 {
        return own;
    }
    let shown = text::text(page, &body);
    if text::share_in(&body, &shown) >= SAME {
        return shown;
    }
    let title = main.and_then(|m| m.text("headline")).filter(|t| !body.contains(t.as_str()));
    title.map_or_else(|| body.clone(), |title| format!("{title}\n\n{body}"))
}

/// The `articleBody` of the page's own JSON-LD, paragraph by paragraph.
fn body(main: &Thing) -> Option<String> {
    let text = elsewhere::plain(main.says.get("articleBody")?.as_str()?)?;
    (text.len() >= BODY).then_some(text)
}

/// A note where the text has hardly a word of what the page says it is about.
fn lacks(text: &str, head: &Head<'_>, titles: &[String]) -> Option<String> {
    const TELLING: usize = 5;
    const ENOUGH: usize = 6;
    let description = head.meta(&["og:description", "description", "twitter:description"])?;
    let lower = text.to_lowercase();
    let words: Vec<String> = description
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() >= TELLING)
        .map(str::to_string)
        .collect();
    let has = |w: &&String| lower.contains(w.as_str());
    let (found, all) = (words.iter().filter(has).count(), words.len());
    let titled = titles.first().is_some_and(|t| lower.contains(&t.to_lowercase()));
    let lost = all >= ENOUGH && found * 4 < all && !(titled && text.len() > description.len() * 4);
    lost.then(|| {
        let said = crate::chars::shortened(&description, 60);
        format!("the text found on the page has hardly a word of what the page says it is about (“{said}”); look whether it is the article")
    })
}

/// The title: of a page that has nothing but its `title` element, without the outlet's name behind it, which is the
/// outlet's or what the page's heading does not have.
fn title(titles: &[String], outlet: Option<&str>, heading: Option<&str>) -> Option<String> {
    let title = titles.first()?;
    let parted = ["|", " - ", " – ", " — ", "::"].iter().find_map(|mark| {
        let (front, name) = title.rsplit_once(mark)?;
        let headed = heading.is_some_and(|h| heading::letters(h) == heading::letters(front));
        let named = outlet.is_some_and(|o| o.eq_ignore_ascii_case(name.trim()));
        (named || headed).then(|| front.trim().to_string())
    });
    parted.or_else(|| Some(title.clone())).filter(|t| !t.is_empty())
}

/// Text on one line, without what is not seen; none if there is none.
fn line(text: &str) -> Option<String> {
    let seen: String = text.chars().filter(|c| !blocks::is_invisible(*c)).collect();
    let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
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
