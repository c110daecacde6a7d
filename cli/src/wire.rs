//! XML of news agencies: NITF and NewsML, each item an article. Other XML is no article, and said to be none.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use variorum::Article;

use crate::feed::{decoded, local};

/// The most elements that stand in one another.
const DEEPEST: usize = 200;
/// Elements that such files begin with, in lower case.
const ROOTS: [&str; 5] = ["nitf", "newsml", "newsitem", "newsmessage", "newsdocument"];
/// Elements that an item is.
const ITEMS: [&str; 3] = ["nitf", "newsitem", "newsdocument"];
/// Elements whose text is a paragraph.
const PARAGRAPHS: [&str; 8] = ["p", "hl2", "h1", "h2", "h3", "li", "td", "blockquote"];
/// Elements that hold none of the article's text.
const BESIDE: [&str; 9] = [
    "media",
    "media-caption",
    "caption",
    "tagline",
    "body.end",
    "rightsinfo",
    "head",
    "itemmeta",
    "partmeta",
];
/// What tells the day of publication, the surest first: elements, and the attribute that has it.
const DATES: [(&str, &str); 6] = [
    ("pubdata", "date.publication"),
    ("date.issue", "norm"),
    ("date.release", "norm"),
    ("contentcreated", ""),
    ("firstcreated", ""),
    ("versioncreated", ""),
];

/// What an item says of itself.
#[derive(Debug, Default)]
struct Item {
    title: String,
    outlet: String,
    author: String,
    published: Option<(usize, String)>,
    paragraphs: Vec<String>,
}

/// The articles of a file of XML.
///
/// # Errors
/// If it is none of an agency, or breaks off.
pub(crate) fn articles(name: &str, bytes: &[u8]) -> Result<Vec<Article>, String> {
    let text = decoded(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut file = File::default();
    loop {
        match reader.read_event().map_err(|e| format!("the XML breaks off: {e}"))? {
            Event::Start(tag) => file.start(&tag)?,
            Event::Empty(tag) => {
                file.start(&tag)?;
                file.end();
            }
            Event::End(_) => file.end(),
            Event::Text(text) => file.words.push_str(&text.xml10_content()),
            Event::CData(text) => file.words.push_str(&text.into_inner()),
            Event::GeneralRef(name) => {
                let c = name.resolve_char_ref().ok().flatten();
                file.words.push_str(&c.map_or_else(|| entity(&name.into_inner()), |c| c.to_string()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let whole: Vec<Item> = file.items.into_iter().filter(|i| !i.paragraphs.is_empty()).collect();
    let one = whole.len() == 1;
    let id = |n: usize| if one { name.to_string() } else { format!("{name}#{}", n + 1) };
    Ok(whole.into_iter().enumerate().map(|(n, item)| article(&id(n), item)).collect())
}

fn article(id: &str, item: Item) -> Article {
    let some = |text: String| Some(text).filter(|t| !t.is_empty());
    let title = some(item.title);
    let mut text = title.clone().into_iter().collect::<Vec<_>>();
    text.extend(item.paragraphs);
    text.dedup();
    let mut article = Article::new(id, text.join("\n\n"));
    article.title = title;
    article.outlet = some(item.outlet);
    article.author = some(item.author);
    article.published = item.published.map(|(_, date)| date);
    article
}

/// A file that is being read.
#[derive(Debug, Default)]
struct File {
    items: Vec<Item>,
    /// The elements that are open, in lower case and without their prefixes.
    open: Vec<String>,
    /// The words since the last block began or ended.
    words: String,
}

impl File {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let name = tag.name();
        let name: &str = name.as_ref();
        let name = local(name).to_ascii_lowercase();
        if self.open.is_empty() && self.items.is_empty() && !ROOTS.contains(&name.as_str()) {
            return Err(format!(
                "XML that begins with <{name}>: of XML, feeds (RSS, Atom), NITF and NewsML are read"
            ));
        }
        if self.open.len() >= DEEPEST {
            return Err(format!("the XML nests more than {DEEPEST} elements in one another"));
        }
        if ITEMS.contains(&name.as_str()) && !self.open.iter().any(|o| ITEMS.contains(&o.as_str())) {
            self.items.push(Item::default());
        }
        let attribute = |key: &str| Some(tag.try_get_attribute(key).ok().flatten()?.value.to_string());
        if let Some(item) = self.items.last_mut() {
            if let Some(rank) = DATES.iter().position(|(element, _)| *element == name) {
                let date = Some(DATES[rank].1).filter(|key| !key.is_empty()).and_then(attribute);
                date.into_iter().for_each(|date| item.date(rank, &date));
            }
            if name == "pubdata" && item.outlet.is_empty() {
                item.outlet = attribute("name").unwrap_or_default();
            }
        }
        if is_block(&name) {
            self.words.clear();
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        if !is_block(&name) {
            return;
        }
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.words.clear();
        let beside = self.open.iter().any(|o| BESIDE.contains(&o.as_str()));
        let Some(item) = self.items.last_mut().filter(|_| !words.is_empty()) else { return };
        match name.as_str() {
            "hl1" | "headline" if item.title.is_empty() => item.title = words,
            "byline" if item.author.is_empty() => {
                let by = words.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
                item.author = words[if by { 3 } else { 0 }..].to_string();
            }
            "creditline" if item.outlet.is_empty() => item.outlet = words,
            name if PARAGRAPHS.contains(&name) && !beside => item.paragraphs.push(words),
            name => {
                let rank = DATES.iter().position(|(element, key)| *element == name && key.is_empty());
                rank.into_iter().for_each(|rank| item.date(rank, &words));
            }
        }
    }
}

impl Item {
    fn date(&mut self, rank: usize, date: &str) {
        if self.published.as_ref().is_none_or(|(r, _)| rank < *r) && !date.trim().is_empty() {
            self.published = Some((rank, date.trim().to_string()));
        }
    }
}

/// Whether an element's words are its own, not of the paragraph that it stands in.
fn is_block(name: &str) -> bool {
    PARAGRAPHS.contains(&name)
        || matches!(name, "hl1" | "headline" | "byline" | "creditline" | "dateline")
        || DATES.iter().any(|(element, _)| *element == name)
}

/// The character of an entity of XML or HTML; a space of one that is not known.
fn entity(name: &str) -> String {
    let known = quick_xml::escape::resolve_predefined_entity(name).map(str::to_string);
    known.unwrap_or_else(|| {
        let c = match name {
            "mdash" => "—",
            "ndash" => "–",
            "lsquo" => "‘",
            "rsquo" => "’",
            "ldquo" => "“",
            "rdquo" => "”",
            "hellip" => "…",
            "pound" => "£",
            "euro" => "€",
            "eacute" => "é",
            _ => " ",
        };
        c.to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NITF: &str = "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf><head><title>slug</title>\
        <docdata><date.issue norm='20310508T000000Z'/></docdata>\
        <pubdata date.publication='20310507T081000Z' name='Osk Press'/></head><body><body.head><hedline><hl1>Flood drives 24 from \
        homes</hl1></hedline><byline>By Jon Pell</byline><dateline><location>TERVALA</location></dateline></body.head>\
        <body.content><p>The river <em>Osk</em> rose by 12&nbsp;feet.</p><media><media-caption><p>Boats.</p></media-caption></media>\
        <p>It fell &mdash; at last.</p></body.content><body.end><tagline>555-0142</tagline></body.end></body></nitf>";

    #[test]
    fn items_of_agencies_are_articles() {
        let articles = articles("a.xml", NITF.as_bytes()).expect("NITF");
        let [article] = &articles[..] else { panic!("{articles:?}") };
        assert_eq!(
            article.text,
            "Flood drives 24 from homes\n\nThe river Osk rose by 12 feet.\n\nIt fell — at last."
        );
        assert_eq!((article.id.as_str(), article.outlet.as_deref()), ("a.xml", Some("Osk Press")));
        assert_eq!(article.author.as_deref(), Some("Jon Pell"));
        assert_eq!(variorum::Source::of(article).published.as_deref(), Some("2031-05-07T08:10:00Z"));
    }

    #[test]
    fn messages_hold_several() {
        let item = |n: u8| {
            format!(
                "<newsItem><itemMeta><versionCreated>2031-05-09T08:10:00Z</versionCreated></itemMeta><contentMeta>\
                 <contentCreated>2031-05-0{n}T08:10:00Z</contentCreated><headline>Flood {n}</headline></contentMeta>\
                 <contentSet><inlineXML><html xmlns='h'><body><h1>Flood {n}</h1><p>It rose.</p></body></html></inlineXML></contentSet></newsItem>"
            )
        };
        let file =
            format!("<n:newsMessage xmlns:n='x'><itemSet>{}{}</itemSet></n:newsMessage>", item(1), item(2));
        let articles = articles("a.xml", file.as_bytes()).expect("NewsML");
        let ids: Vec<&str> = articles.iter().map(|a| a.id.as_str()).collect();
        assert_eq!(ids, ["a.xml#1", "a.xml#2"]);
        assert_eq!(articles[1].text, "Flood 2\n\nIt rose.");
        assert_eq!(articles[1].published.as_deref(), Some("2031-05-02T08:10:00Z"));
    }

    #[test]
    fn other_xml_is_refused_in_words() {
        let told = |xml: &str| articles("a.xml", xml.as_bytes()).expect_err(xml);
        assert!(
            told("<?xml version='1.0'?><urlset><url>x</url></urlset>")
                .contains("XML that begins with <urlset>")
        );
        assert!(told(&format!("<nitf>{}", "<b>".repeat(100_000))).contains("nests more than"));
        assert!(articles("a.xml", b"<nitf><body></body></nitf>").is_ok_and(|a| a.is_empty()));
    }
}
