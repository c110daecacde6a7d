//! How large a page is, before it is parsed: some steps of parsing and searching take time with the square of how deep it
//! nests, of an element's attributes, and of the marks in one text.

use std::borrow::Cow;

use dom_query::Document;

/// The deepest page that is read: real pages nest a few dozen deep.
const DEEPEST: usize = 1500;
/// The most elements of a page that is read: articles have a few thousand.
const ELEMENTS: usize = 100_000;
/// The most attributes of an element.
const ATTRIBUTES: usize = 2000;
/// How many "&" or bare "<" of one text are parsed in one piece.
const PIECE: usize = 2000;

/// Elements that have no end, and those that the next of their kind ends.
const OPEN: [&str; 34] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr",
    "td", "th", "tbody", "thead", "tfoot", "rp", "rt", "html", "body",
];
/// Elements whose text holds no tags.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "xmp", "iframe"];

/// What a page is made of.
enum Part<'h> {
    Open {
        name: &'h str,
        attributes: usize,
    },
    Close(&'h str),
    /// A mark of a text that is parsed by itself, with its place.
    Mark(usize),
}

/// How large a page is.
#[derive(Debug, Default)]
struct Size {
    /// The number of elements that are open at once, at most; what ends nothing is not counted.
    deepest: usize,
    elements: usize,
    attributes: usize,
}

impl Size {
    fn of(html: &str) -> Size {
        let mut size = Size::default();
        let mut depth = 0usize;
        each(html, |part| match part {
            Part::Open { name, attributes } => {
                size.elements += 1;
                size.attributes = size.attributes.max(attributes);
                if !is(name, &OPEN) && !is(name, &RAW) {
                    depth += 1;
                    size.deepest = size.deepest.max(depth);
                }
            }
            Part::Close(name) => {
                // The end of a paragraph that is not open is a paragraph.
                size.elements += usize::from(name.eq_ignore_ascii_case("p"));
                if !is(name, &OPEN) && !is(name, &RAW) {
                    depth = depth.saturating_sub(1);
                }
            }
            Part::Mark(_) => {}
        });
        size
    }

    /// Why a page of this size is not read; none if it is.
    fn refused(&self) -> Option<String> {
        let Size { deepest, elements, attributes } = self;
        if *deepest > DEEPEST {
            Some(format!("the page nests {deepest} elements in one another; {DEEPEST} are read"))
        } else if *attributes > ATTRIBUTES {
            Some(format!("an element of the page has {attributes} attributes; {ATTRIBUTES} are read"))
        } else if *elements > ELEMENTS {
            Some(format!("the page has {elements} elements; {ELEMENTS} are read"))
        } else {
            None
        }
    }
}

/// A page or a piece of one, parsed, and how deep it nests.
///
/// # Errors
/// Why it is not parsed, if it is larger than any article's.
pub(super) fn parse(html: &str) -> Result<(Document, usize), String> {
    let size = Size::of(html);
    match size.refused() {
        Some(why) => Err(why),
        None => Ok((Document::from(&*in_pieces(html)), size.deepest)),
    }
}

/// The page with empty comments where a text holds so many marks that parsing it would take long.
fn in_pieces(html: &str) -> Cow<'_, str> {
    let mut cuts = Vec::new();
    let mut marks = 0;
    each(html, |part| match part {
        Part::Mark(at) => {
            marks += 1;
            if marks % PIECE == 0 {
                cuts.push(at);
            }
        }
        _ => marks = 0,
    });
    if cuts.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + cuts.len() * 7);
    let mut from = 0;
    for at in cuts {
        out.push_str(&html[from..at]);
        out.push_str("<!---->");
        from = at;
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

fn is(name: &str, names: &[&str]) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// Hands over the parts of a page in order.
fn each<'h>(html: &'h str, mut on: impl FnMut(Part<'h>)) {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'<', b'&', &bytes[at..]) {
        let mark = at + found;
        at = mark + 1;
        if bytes[mark] == b'&' {
            on(Part::Mark(mark));
            continue;
        }
        if bytes[at..].starts_with(b"!--") {
            at = memchr::memmem::find(&bytes[at + 1..], b"-->").map_or(bytes.len(), |n| at + 1 + n + 3);
            continue;
        }
        let closes = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closes);
        let len = bytes[start..].iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
        if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
            if !closes && !matches!(bytes.get(at), Some(b'!' | b'?')) {
                on(Part::Mark(mark));
            }
            continue;
        }
        let name = &html[start..start + len];
        let (attributes, end) = attributes(bytes, start + len);
        at = end;
        if closes {
            on(Part::Close(name));
            continue;
        }
        on(Part::Open { name, attributes });
        if is(name, &RAW) {
            at += end_of(&html.as_bytes()[at..], name);
        }
    }
}

/// The number of a tag's attributes, and where the tag ends.
fn attributes(bytes: &[u8], from: usize) -> (usize, usize) {
    let (mut count, mut at) = (0, from);
    // Whether a name is being read, and whether "=" stands before what comes next.
    let (mut named, mut valued) = (true, false);
    while let Some(&b) = bytes.get(at) {
        at += 1;
        match b {
            b'>' => return (count, at),
            b'"' | b'\'' if valued => {
                at = memchr::memchr(b, &bytes[at..]).map_or(bytes.len(), |n| at + n + 1);
                (named, valued) = (false, false);
            }
            b if b.is_ascii_whitespace() => named = named && valued,
            b'/' if !valued => named = false,
            b'=' if count > 0 && !valued => valued = true,
            _ if valued => {
                let end = |b: &u8| b.is_ascii_whitespace() || *b == b'>';
                at = bytes[at..].iter().position(end).map_or(bytes.len(), |n| at + n);
                (named, valued) = (false, false);
            }
            _ if !named => {
                count += 1;
                named = true;
            }
            _ => {}
        }
    }
    (count, at)
}

/// How long the text is up to the end of an element that holds no tags.
fn end_of(bytes: &[u8], name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"</") {
        at += found + 2;
        if bytes.get(at..at + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes())) {
            return at - 2;
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_elements_are_counted() {
        for (html, deep) in [
            ("", 0),
            ("<p>a<p>b<br><img>", 0),
            ("<div><span>a</span></div><div>", 2),
            ("<div><script>'<div><div><div>'</script>", 1),
            ("<div title='<i><i>'><!-- <i><i> --></div><div>", 1),
            ("</div></div><B>", 1),
            ("a < b <", 0),
            ("<script>", 0),
        ] {
            assert_eq!(Size::of(html).deepest, deep, "{html}");
        }
        assert_eq!(Size::of(&"<font>".repeat(100_000)).deepest, 100_000);
    }

    #[test]
    fn attributes_are_counted() {
        for (html, count) in [
            ("<a>", 0),
            ("<a href=x>", 1),
            ("<a href = 'x y' title=\"a>b\" hidden data-x=1/>b c d", 4),
            ("<img alt=''src=x>", 2),
            ("<br/><i a b c", 3),
        ] {
            assert_eq!(Size::of(html).attributes, count, "{html}");
        }
    }

    #[test]
    fn pages_of_no_article_are_refused() {
        for (html, words) in [
            ("<i>".repeat(2000), "nests 2000"),
            (format!("<p {}>", "a=b ".repeat(5000)), "5000 attributes"),
            ("</p>".repeat(200_000), "200000 elements"),
        ] {
            assert!(Size::of(&html).refused().is_some_and(|why| why.contains(words)), "{words}");
        }
        assert!(Size::of(&"<p class=a>b</p>".repeat(20_000)).refused().is_none());
    }

    #[test]
    fn long_texts_are_parsed_in_pieces() {
        let html = format!("<p>{}</p><script>{}</script>", "&amp;".repeat(PIECE * 2), "&".repeat(PIECE * 3));
        let pieces = in_pieces(&html);
        assert_eq!(pieces.matches("<!---->").count(), 2);
        assert_eq!(pieces.replace("<!---->", ""), html);
        assert_eq!(in_pieces("<p>Salt &amp; pepper"), "<p>Salt &amp; pepper");
    }
}
