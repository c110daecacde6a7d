//! RSS and Atom: the entries of a feed as articles.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use variorum::Article;

/// The most elements that stand in one another: feeds nest a dozen deep.
const DEEPEST: usize = 200;

/// The largest entry, in bytes, and the largest that is read though its end is missing.
const LARGEST: usize = 16 << 20;
const UNFINISHED: usize = 1 << 20;

/// An entry as the feed has it: its texts may hold HTML.
#[derive(Clone, Debug, Default)]
struct Entry {
    title: String,
    text: String,
    summary: String,
    published: String,
    updated: String,
    author: String,
    link: String,
}

/// Hands each entry of the feed to `take` as an article or what is wrong with it, with its number from 1. Whether the
/// feed is whole; why not if it is not: what stands before that is read all the same.
///
/// # Errors
/// What `take` returns, and what is wrong with the feed.
pub(crate) fn each<E>(
    name: &str,
    bytes: &[u8],
    mut take: impl FnMut(usize, Result<Article, variorum::Error>) -> Result<(), E>,
) -> Result<Result<usize, String>, E> {
    let text = decoded(bytes);
    let mut feed = Feed::new(&text);
    let mut count = 0;
    loop {
        match feed.next() {
            Ok(Some(entry)) => {
                count += 1;
                take(count, article(&format!("{name}#{count}"), &feed.title, &entry))?;
            }
            Ok(None) => return Ok(Ok(count)),
            Err(message) => return Ok(Err(message)),
        }
    }
}

/// A feed's bytes in the character set that it declares.
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let label = head
        .split("encoding=")
        .nth(1)
        .and_then(|rest| rest[1..].split(['"', '\'']).next().map(str::to_string));
    let encoding =
        label.and_then(|l| encoding_rs::Encoding::for_label(l.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    encoding.decode(bytes).0
}

fn article(id: &str, outlet: &str, entry: &Entry) -> Result<Article, variorum::Error> {
    let body =
        if entry.text.trim().len() >= entry.summary.trim().len() { &entry.text } else { &entry.summary };
    let page = format!(
        "<html><head><meta charset=utf-8><title>{title}</title></head><body><article><h1>{title}</h1><div>{}</div>\
         </article></body></html>",
        marked(body),
        title = marked(&entry.title),
    );
    let mut article = Article::from_html(id, page.as_bytes())?;
    let some =
        |text: &str| Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty());
    let published = some(&entry.published).or_else(|| some(&entry.updated));
    if published.is_some() {
        article.published = published;
        article.published_from = Some("the feed".to_string());
    }
    article.modified = some(&entry.updated);
    article.outlet = some(outlet).or(article.outlet);
    article.author = some(&entry.author).or(article.author);
    article.url = some(&entry.link).filter(|l| l.contains("://"));
    Ok(article)
}

/// Text as HTML: what holds no tag keeps its lines.
fn marked(text: &str) -> String {
    if text.contains("</") || text.contains("/>") || text.contains("<p>") || text.contains("<br") {
        return text.to_string();
    }
    text.trim().replace('<', "&lt;").replace('\n', "<br>")
}

/// A feed that is being read.
struct Feed<'f> {
    reader: Reader<&'f [u8]>,
    title: String,
    /// The elements that are open.
    open: Vec<String>,
    entry: Option<Entry>,
    /// How many elements were open when the entry began.
    depth: usize,
}

impl<'f> Feed<'f> {
    fn new(text: &'f str) -> Feed<'f> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Feed { reader, title: String::new(), open: Vec::new(), entry: None, depth: 0 }
    }

    /// The next entry; none at the feed's end.
    fn next(&mut self) -> Result<Option<Entry>, String> {
        loop {
            let event = self.reader.read_event().map_err(|e| format!("the feed breaks off: {e}"))?;
            match event {
                Event::Start(tag) => {
                    // An entry that begins in another ends that.
                    let last = if self.begins_entry(&tag) { self.entry.take() } else { None };
                    if last.is_some() {
                        self.open.truncate(self.depth.saturating_sub(1));
                    }
                    self.start(&tag)?;
                    if last.is_some() {
                        return Ok(last);
                    }
                }
                Event::Empty(tag) => {
                    self.start(&tag)?;
                    if let Some(entry) = self.end() {
                        return Ok(Some(entry));
                    }
                }
                Event::End(_) => {
                    if let Some(entry) = self.end() {
                        return Ok(Some(entry));
                    }
                }
                Event::Text(text) => self.words(&text.xml10_content())?,
                Event::CData(text) => self.words(&text.into_inner())?,
                Event::GeneralRef(name) => {
                    let c = name.resolve_char_ref().ok().flatten();
                    self.words(&c.map_or_else(|| entity(&name.into_inner()), |c| c.to_string()))?;
                }
                Event::Eof if self.open.is_empty() && self.entry.is_none() => return Ok(None),
                Event::Eof => return self.broken_off(),
                _ => {}
            }
        }
    }

    /// What the last entry holds so far, which is told before its end is missed.
    fn broken_off(&mut self) -> Result<Option<Entry>, String> {
        let open = self.open.last().cloned().unwrap_or_default();
        self.open.clear();
        let held = |entry: &Entry| (1..UNFINISHED).contains(&(entry.text.len() + entry.summary.len()));
        match self.entry.take() {
            Some(entry) if held(&entry) => {
                self.open.push(open);
                Ok(Some(entry))
            }
            _ => Err(format!("the feed breaks off inside <{open}>")),
        }
    }

    fn begins_entry(&self, tag: &BytesStart<'_>) -> bool {
        let name = tag.name();
        let name: &str = name.as_ref();
        self.open.len() == self.depth && matches!(local(name), "item" | "entry")
    }

    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() >= DEEPEST {
            return Err(format!("the feed nests more than {DEEPEST} elements in one another"));
        }
        let name = tag.name();
        let name: &str = name.as_ref();
        let name = name.to_ascii_lowercase();
        if let Some(entry) = &mut self.entry {
            if self.open.len() > self.depth + 1 {
                // Markup inside a text: Atom's xhtml.
                if let Some(text) = field(entry, &self.open[self.depth]) {
                    text.push_str(&format!("<{}>", local(&name)));
                }
            } else if local(&name) == "link" && self.open.len() == self.depth {
                link(entry, tag);
            }
        } else if matches!(local(&name), "item" | "entry") {
            self.entry = Some(Entry::default());
            self.depth = self.open.len() + 1;
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self) -> Option<Entry> {
        let name = self.open.pop()?;
        match &mut self.entry {
            Some(entry) if self.open.len() > self.depth + 1 => {
                if let Some(text) = field(entry, &self.open[self.depth]) {
                    text.push_str(&format!("</{}>", local(&name)));
                }
                None
            }
            Some(_) if self.open.len() < self.depth => self.entry.take(),
            _ => None,
        }
    }

    fn words(&mut self, words: &str) -> Result<(), String> {
        if let Some(entry) = &mut self.entry {
            if let Some(text) = self.open.get(self.depth).and_then(|name| field(entry, name)) {
                if text.len() + words.len() > LARGEST {
                    return Err(format!(
                        "an entry of more than {} MiB; nothing behind it is read",
                        LARGEST >> 20
                    ));
                }
                text.push_str(words);
            }
        } else if self.open.len() <= 3 && self.open.last().is_some_and(|n| n == "title") {
            self.title.push_str(words.trim());
        }
        Ok(())
    }
}

/// The character of an entity of XML or HTML; another is left as it is.
pub(crate) fn entity(name: &str) -> String {
    quick_xml::escape::resolve_predefined_entity(name).map_or_else(|| format!("&{name};"), str::to_string)
}

/// The field of an entry that an element fills.
fn field<'e>(entry: &'e mut Entry, name: &str) -> Option<&'e mut String> {
    Some(match name {
        "title" => &mut entry.title,
        "content:encoded" | "content" | "atom:content" => &mut entry.text,
        "description" | "summary" | "atom:summary" => &mut entry.summary,
        "pubdate" | "published" | "dc:date" | "issued" | "created" | "dcterms:issued" => &mut entry.published,
        "updated" | "modified" | "atom:updated" | "dcterms:modified" => &mut entry.updated,
        "dc:creator" | "author" => &mut entry.author,
        "link" => &mut entry.link,
        _ => return None,
    })
}

/// An Atom link to the entry's page.
fn link(entry: &mut Entry, tag: &BytesStart<'_>) {
    let attribute = |name: &str| {
        let value = tag.try_get_attribute(name).ok().flatten()?;
        Some(value.value.replace("&amp;", "&"))
    };
    let page = attribute("rel").is_none_or(|rel| rel == "alternate");
    if let Some(address) = attribute("href").filter(|_| page && entry.link.is_empty()) {
        entry.link = address;
    }
}

/// A name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(feed: &str) -> (Vec<Article>, Result<usize, String>) {
        let mut out = Vec::new();
        let end = each("f.xml", feed.as_bytes(), |_, article| {
            out.push(article.map_err(|e| e.to_string())?);
            Ok::<(), String>(())
        });
        (out, end.expect("no article is broken"))
    }

    const RSS: &str = "<?xml version='1.0'?><rss version=\"2.0\"><channel><title>Osk Herald</title><item><title>Flood &amp;amp; mud</title>\
        <link>https://herald.example/flood</link><pubDate>Wed, 07 May 2031 10:00:00 GMT</pubDate><dc:creator>Jon Pell</dc:creator>\
        <description>Short.</description><content:encoded><![CDATA[<p>The river rose.</p><p>It drove <b>24</b> from homes.</p>]]></content:encoded></item>\
        <item><title>Rain</title><description>&lt;p&gt;It rained &amp;nbsp;on 12 towns.&lt;/p&gt;</description></item></channel></rss>";

    #[test]
    fn rss() {
        let (articles, end) = read(RSS);
        assert_eq!(end, Ok(2));
        let first = &articles[0];
        assert_eq!(first.text, "Flood & mud\n\nThe river rose.\n\nIt drove 24 from homes.");
        assert_eq!(
            (first.outlet.as_deref(), first.author.as_deref()),
            (Some("Osk Herald"), Some("Jon Pell"))
        );
        assert_eq!(variorum::Source::of(first).published.as_deref(), Some("2031-05-07T10:00:00Z"));
        assert_eq!(first.url.as_deref(), Some("https://herald.example/flood"));
        assert_eq!(articles[1].text, "Rain\n\nIt rained on 12 towns.");
    }

    #[test]
    fn atom() {
        let (articles, end) = read(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Osk Herald</title><entry><title type='html'>Flood</title>\
             <link rel='self' href='https://e.org/x'/><link href='https://e.org/flood?a=1&amp;b=2'/><author><name>Jon Pell</name></author>\
             <published>2031-05-07T10:00:00+02:00</published><updated>2031-05-09T10:00:00Z</updated>\
             <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>The <em>river</em> rose.</p></div></content></entry></feed>",
        );
        assert_eq!(end, Ok(1));
        let first = &articles[0];
        assert_eq!(first.text, "Flood\n\nThe river rose.");
        assert_eq!(first.published.as_deref(), Some("2031-05-07T10:00:00+02:00"));
        assert_eq!(first.modified.as_deref(), Some("2031-05-09T10:00:00Z"));
        assert_eq!(first.url.as_deref(), Some("https://e.org/flood?a=1&b=2"));
        assert_eq!(first.author.as_deref(), Some("Jon Pell"));
    }

    #[test]
    fn a_feed_that_breaks_off_keeps_what_it_has() {
        let (articles, end) = read(&RSS[..RSS.len() - 40]);
        assert_eq!(articles.len(), 2);
        assert!(end.is_err_and(|e| e.contains("breaks off")));
        let open = "<item><description>It rained on 12 towns.</description>".repeat(9);
        let (articles, end) = read(&format!("<rss><channel>{open}"));
        assert!(articles.len() == 9 && end.is_err_and(|e| e.contains("breaks off")));
        let words = "It rained on 12 towns. ".repeat(100_000);
        let (articles, end) = read(&format!("<rss><channel><item><description>{words}"));
        assert!(articles.is_empty() && end.is_err_and(|e| e.contains("breaks off")));
        let (articles, end) = read(&format!("<rss><channel><item><description>{}", words.repeat(10)));
        assert!(articles.is_empty() && end.is_err_and(|e| e.contains("more than 16 MiB")));
        let (articles, end) = read(&format!("<rss><channel><item>{}", "<b>".repeat(100_000)));
        assert!(articles.is_empty() && end.is_err_and(|e| e.contains("nests more than")));
    }
}
