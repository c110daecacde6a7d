//! How deep a page nests, before it is parsed: some steps take time with the square of that.

/// The deepest page that is read: real pages nest a few dozen deep.
pub(super) const DEEPEST: usize = 1500;

/// Elements that have no end, and those that the next of their kind ends.
const OPEN: [&str; 34] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen",
    "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr",
    "td", "th", "tbody", "thead", "tfoot", "rp", "rt", "html", "body",
];

/// The number of elements that are open at once, at most, by counting tags; what ends nothing is not counted.
pub(super) fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let mut at = 0;
    let bytes = html.as_bytes();
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closes);
        let len = bytes[start..].iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
        let name = html[start..start + len].to_ascii_lowercase();
        if name.is_empty() || OPEN.contains(&name.as_str()) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else if matches!(name.as_str(), "script" | "style") {
            at = start + end_of(&html[start..], &name);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// How long a script or style is whose name the text begins with.
fn end_of(html: &str, name: &str) -> usize {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"</") {
        at += found + 2;
        if bytes.get(at..at + name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
    }
    html.len()
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
            ("</div></div><B>", 1),
            ("a < b <", 0),
            ("<script>", 0),
        ] {
            assert_eq!(depth(html), deep, "{html}");
        }
        assert_eq!(depth(&"<font>".repeat(100_000)), 100_000);
    }
}
