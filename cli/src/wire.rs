//! XML of news agencies: NITF and NewsML, each item an article. Other XML is no article, and said to be none.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use variorum::Article;

use crate::feed::{decoded, entity, local};

/// The most elements that stand in one another.
const DEEPEST: usize = 200;
/// Elements that such files begin with, in lower case.
const ROOTS: [&str; 5] = ["nitf", "newsml", "newsitem", "newsmessage", "newsdocument"];
/// Elements that an item is.
const ITEMS: [&str; 3] = ["nitf", "newsitem", "newsdocument"];
/// Elements whose text is a paragraph.
const PARAGRAPHS: [&str; 14] =
    ["p", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "blockquote"];
/// Elements that stand within a line, and do not part words: those of HTML, and what NITF marks in a text.
const INLINE: &str = " a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup \
    time tt u var wbr alt-code chron city classifier copyrite country event frac frac-den frac-num frac-sep function keyword lang \
    location money name.family num object.title org person postaddr pronounce region state sublocation virtloc ";
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
    let file = read(&whole(&decoded(bytes)))?;
    let items: Vec<Item> = file.items.into_iter().filter(|i| !i.paragraphs.is_empty()).collect();
    let one = items.len() == 1;
    let id = |n: usize| if one { name.to_string() } else { format!("{name}#{}", n + 1) };
    Ok(items.into_iter().enumerate().map(|(n, item)| article(&id(n), item)).collect())
}

/// Reads a file to its end.
fn read(text: &str) -> Result<File, String> {
    let mut reader = Reader::from_str(text);
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
    Ok(file)
}

/// XML with a stray "<" written as an entity: "a < b" holds no element, nor does "a <b" before the next "<".
fn whole(xml: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(open) = xml[at..].find('<').map(|i| at + i) {
        let rest = &xml[open..];
        let past = |end: &str| rest.find(end).map_or(xml.len(), |i| open + i + end.len());
        if rest.starts_with("<![CDATA[") {
            at = past("]]>");
        } else if rest.starts_with("<!--") {
            at = past("-->");
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            at = open + 2;
        } else if let Some(end) = stray(rest) {
            out.push_str(&xml[done..open]);
            out.push_str(&rest[..end].replace('<', "&lt;"));
            (done, at) = (open + end, open + end);
        } else {
            at = past(">");
        }
    }
    if done == 0 {
        return Cow::Borrowed(xml);
    }
    out.push_str(&xml[done..]);
    Cow::Owned(out)
}

/// Where the text ends whose "<" at its beginning begins no tag; none if it begins one.
fn stray(text: &str) -> Option<usize> {
    let begins = |c: char| c.is_alphabetic() || matches!(c, '/' | '_' | ':');
    if !text[1..].starts_with(begins) {
        return Some(1);
    }
    let (mut quote, mut before) = (None, '<');
    for (i, c) in text.char_indices().skip(1) {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            None if c == '>' => return None,
            None if c == '<' => return Some(i),
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
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
        self.part(&name);
        if is_block(&name) {
            // What stands before it in the block around it is a paragraph of that.
            if let Some(around) = self.open.iter().rev().find(|o| is_block(o)).cloned() {
                self.told(&around);
            }
            self.words.clear();
        }
        self.open.push(name);
        Ok(())
    }

    /// Parts the words before an element's tag from those behind it, unless it stands within a line.
    fn part(&mut self, name: &str) {
        if !INLINE.contains(&format!(" {name} ")) {
            self.words.push(' ');
        }
    }

    fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.part(&name);
        if is_block(&name) {
            self.told(&name);
        }
    }

    /// Takes the words so far for what the block `name` says.
    fn told(&mut self, name: &str) {
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.words.clear();
        let beside = self.open.iter().any(|o| BESIDE.contains(&o.as_str()));
        let Some(item) = self.items.last_mut().filter(|_| !words.is_empty()) else { return };
        match name {
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

    /// The paragraphs of a text.
    fn paragraphs(content: &str) -> Vec<String> {
        let file = format!("<nitf><body><body.content>{content}</body.content></body></nitf>");
        let articles = articles("a.xml", file.as_bytes()).expect("NITF");
        articles.iter().flat_map(|a| a.text.split("\n\n")).map(str::to_string).collect()
    }

    #[test]
    fn elements_that_are_not_inline_part_words() {
        for (content, expected) in [
            ("<p>Dead: 12<br/>34 hurt</p>", "Dead: 12 34 hurt"),
            ("<p>Dead: 12<br></br>34 hurt</p>", "Dead: 12 34 hurt"),
            ("<p>Dead: 12<unknown>34</unknown>56</p>", "Dead: 12 34 56"),
            ("<p><person>Jon <em>P</em>ell</person>, of <city>Osk</city>.</p>", "Jon Pell, of Osk."),
            ("<p>The 1<span>2</span>th of <num>3</num>,<money>4</money>00</p>", "The 12th of 3,400"),
        ] {
            assert_eq!(paragraphs(content), [expected], "{content}");
        }
    }

    #[test]
    fn text_before_a_block_in_a_block_is_a_paragraph() {
        for (content, expected) in [
            (
                "<blockquote>He said 7. <p>It rose.</p> Then 8.</blockquote>",
                &["He said 7.", "It rose.", "Then 8."][..],
            ),
            ("<ul><li>First 5 men<ul><li>2 of Osk</li></ul></li></ul>", &["First 5 men", "2 of Osk"]),
            ("<table><tr><th>Dead</th><td>12</td></tr></table>", &["Dead", "12"]),
            ("<p>It rose.<p>It fell.</p>", &["It rose.", "It fell."]),
        ] {
            assert_eq!(paragraphs(content), expected, "{content}");
        }
    }

    #[test]
    fn entities_of_html_are_characters() {
        let text = "<p>S&aacute;nchez &amp; &#8220;M&uuml;ller&rdquo; of &osk; &lt;5</p>";
        assert_eq!(paragraphs(text), ["Sánchez & “Müller” of &osk; <5"]);
    }

    #[test]
    fn a_stray_mark_loses_no_text() {
        for (content, expected) in [
            ("<p>5 < 7 and 8 rose.</p><p>It fell.</p>", &["5 < 7 and 8 rose.", "It fell."][..]),
            ("<p>a <b and <em>24</em> rose.</p>", &["a <b and 24 rose."]),
            ("<p>a <3 <![CDATA[5 < 7]]> <!-- x < y --> é < z</p>", &["a <3 5 < 7 é < z"]),
            ("<p>An <a href='x<y'>arm</a> rose.</p>", &["An arm rose."]),
        ] {
            assert_eq!(paragraphs(content), expected, "{content}");
        }
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
