//! What a page says of itself: JSON-LD first (schema.org's NewsArticle), then OpenGraph, then other `meta` elements.

use dom_query::{Document, NodeRef};

use super::blocks::Page;
use super::line;
use super::linked::{Thing, unescaped};

/// The page's `meta` elements as (name, property or itemprop in lower case, content).
pub(super) fn metas(doc: &Document) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for element in doc.select("meta[content]").iter() {
        let keys = ["property", "name", "itemprop", "http-equiv"].iter().filter_map(|a| element.attr(a));
        if let Some(value) = element.attr("content").and_then(|v| line(&unescaped(&v))) {
            let keys = keys.map(|key| key.trim().to_ascii_lowercase());
            // The date of a response is that of its sending.
            out.extend(
                keys.filter(|key| element.has_attr("name") || key != "date").map(|key| (key, value.clone())),
            );
        }
    }
    out
}

/// How many elements of one mark are looked at.
const LOOKED_AT: usize = 50;

/// What the head of a page says.
pub(super) struct Head<'h> {
    pub(super) doc: &'h Document,
    pub(super) metas: &'h [(String, String)],
    pub(super) things: &'h [Thing],
}

impl<'h> Head<'h> {
    /// The first value under one of `keys`.
    pub(super) fn meta(&self, keys: &[&str]) -> Option<String> {
        let mut found = keys.iter().filter_map(|key| self.metas.iter().find(|(k, _)| k == key));
        found.next().map(|(_, value)| value.clone())
    }

    /// All addresses that the page gives for itself, the surest first.
    pub(super) fn addresses(&self, main: Option<&Thing>) -> Vec<String> {
        let canonical = self.doc.select("link[rel=canonical]").attr("href").and_then(|href| line(&href));
        let linked = main.into_iter().flat_map(Thing::addresses).map(str::to_string);
        let all =
            canonical.into_iter().chain(self.meta(&["og:url", "twitter:url", "parsely-link"])).chain(linked);
        let mut out: Vec<String> = all.filter(|u| u.contains("://")).collect();
        out.extend(saved_from(self.doc));
        out
    }

    /// Titles that the page gives itself.
    pub(super) fn titles(&self, main: Option<&Thing>) -> Vec<String> {
        let linked = main.and_then(|m| m.text("headline"));
        let metas =
            [&["og:title"][..], &["twitter:title"], &["dc.title", "title"]].into_iter().map(|k| self.meta(k));
        let title = line(&unescaped(&self.doc.select("head title").text()))
            .or_else(|| line(&self.doc.select("title").first().text()));
        std::iter::once(linked).chain(metas).chain([title]).flatten().collect()
    }

    /// The thing that is the page's article: the one whose address or headline is the page's, else the first.
    pub(super) fn main(&self) -> Option<&'h Thing> {
        let articles: Vec<&Thing> = self.things.iter().filter(|t| t.is_article()).collect();
        let (addresses, titles) = (self.addresses(None), self.titles(None));
        let by_address = |t: &&&Thing| t.addresses().any(|a| addresses.iter().any(|b| same_address(a, b)));
        let by_title = |t: &&&Thing| {
            let own = t.text("headline").or_else(|| t.text("name")).unwrap_or_default();
            own.len() > 8 && titles.iter().any(|title| title.starts_with(&own))
        };
        let first = articles.iter().find(|t| !t.beside);
        let found = articles.iter().find(by_address).or_else(|| articles.iter().find(by_title)).or(first);
        found.copied()
    }

    /// Who published it.
    pub(super) fn outlet(&self, main: Option<&Thing>) -> Option<String> {
        let publisher = |t: &Thing| t.text("publisher").filter(|p| !p.contains("://"));
        let metas = ["og:site_name", "dc.publisher", "publisher", "application-name", "twitter:site"];
        let site = || self.things.iter().find(|t| t.is_site()).and_then(|t| t.text("name"));
        let found = main.and_then(publisher).or_else(|| self.meta(&metas)).or_else(site);
        found.map(|name| name.strip_prefix('@').map(str::to_string).unwrap_or(name))
    }

    /// Who wrote it.
    pub(super) fn author(&self, main: Option<&Thing>, page: &Page<'_>) -> Option<String> {
        let keys = [
            "author",
            "dc.creator",
            "article:author",
            "parsely-author",
            "byl",
            "sailthru.author",
            "og:author",
        ];
        let named = |a: &String| !a.contains("://") && a.chars().any(char::is_alphabetic);
        let linked = main.and_then(|m| m.text("author")).filter(named);
        let metas = || keys.iter().filter_map(|k| self.meta(&[k])).find(|a| named(a));
        let found = linked.or_else(metas).or_else(|| self.byline(page));
        found.map(|a| without_date(without_by(&a)).to_string()).filter(|a| !a.is_empty())
    }

    /// The author that the page marks where its head names none; who comments is not.
    fn byline(&self, page: &Page<'_>) -> Option<String> {
        let marks = [
            "[itemprop=author] [itemprop=name]",
            "[itemprop=author]",
            "a[rel=author]",
            ".byline-name",
            ".author-name",
        ];
        let marks = marks.iter().chain(&[".byline", ".author"]);
        let short =
            |text: String| (text.len() <= 80 && text.chars().any(char::is_alphabetic)).then_some(text);
        let own = |n: &NodeRef<'_>| !page.place(n).comments;
        let first = |mark: &&str| self.doc.select(mark).nodes().iter().take(LOOKED_AT).copied().find(own);
        marks.filter_map(|mark| line(&first(mark)?.text())).find_map(short)
    }
}

/// A name without the "By" of a byline.
fn without_by(name: &str) -> &str {
    let name = name.trim();
    match name.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") || by.eq_ignore_ascii_case("by:") => name[3..].trim(),
        _ => name,
    }
}

/// A name without the date that a byline gives behind it: "Jon Pell | May 7, 2031".
fn without_date(name: &str) -> &str {
    let Some((front, behind)) = name.split_once(['|', '•', '·']) else { return name };
    if behind.chars().any(|c| c.is_ascii_digit()) { front.trim() } else { name }
}

/// Whether two addresses are one but for the scheme, "www.", what is asked and the last bar.
fn same_address(a: &str, b: &str) -> bool {
    let bare = |u: &str| {
        let u = u.split("://").last().unwrap_or(u).split(['?', '#']).next().unwrap_or("");
        u.trim_start_matches("www.").trim_end_matches('/').to_ascii_lowercase()
    };
    let (a, b) = (bare(a), bare(b));
    !a.is_empty() && (a == b || a.starts_with('/') && b.ends_with(&a))
}

/// The address in the comment that browsers write into saved pages: `<!-- saved from url=(0028)https://… -->`.
fn saved_from(doc: &Document) -> Option<String> {
    let root = doc.root();
    let mut comments = root.descendants_it().take(40).filter(dom_query::NodeRef::is_comment);
    comments.find_map(|c| {
        let html = c.html();
        let from = html.split("saved from url=").nth(1)?.split(')').nth(1)?;
        line(from.split("--").next().unwrap_or(from)).filter(|u| u.contains("://"))
    })
}
