//! Links back to an article's page, to the very words.
//!
//! A text fragment (`#:~:text=prefix-,start,end,-suffix`, WICG Scroll-to-Text-Fragment) makes a browser scroll to
//! words and mark them. Only http and https addresses become links.

use std::fmt::Write;

use super::view::View;
use crate::claim::Claim;
use crate::span::Span;

/// The longest run of words given whole; a longer one is given by its first and last words.
const WHOLE: usize = 120;
/// How many words stand for a side of it.
const WORDS: usize = 4;

/// The address if a browser may be sent there: http or https and nothing that could end an attribute.
pub(super) fn web(url: &str) -> Option<String> {
    let url = url.trim();
    let scheme = url.get(..8)?.to_ascii_lowercase();
    let has_host = url
        .split_once("://")
        .is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['));
    let ok = (scheme.starts_with("http://") || scheme.starts_with("https://")) && has_host;
    if !ok || url.chars().any(|c| c.is_control()) {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '"' | '\'' | '<' | '>' | '`' | '\\' | ' ' | '{' | '}' | '|' | '^' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c if super::words::is_hidden(c) || c.is_whitespace() => {}
            _ => out.push(c),
        }
    }
    Some(out)
}

/// What of a page to mark: words, and what stands before and behind them.
#[derive(Default)]
pub(super) struct Excerpt {
    before: String,
    words: String,
    after: String,
}

/// The words of a claim with their neighbours in the same paragraph.
pub(super) fn excerpt(view: &View<'_>, claim: &Claim) -> Excerpt {
    let text = view.article(&claim.source).map_or("", |a| a.text.as_str());
    let span = claim.attribution().and_then(|a| a.content.first().copied()).unwrap_or(claim.span);
    let (Some(_), Some(sentence)) = (text.get(span.range()), text.get(claim.sentence.range())) else {
        return Excerpt { words: claim.quote.clone(), ..Excerpt::default() };
    };
    let (start, end) = (claim.sentence.start(), claim.sentence.end());
    let span = whole_words(text, span);
    let before = sentence.get(..span.start().saturating_sub(start)).unwrap_or("");
    let after = sentence.get(span.end().min(end).saturating_sub(start)..).unwrap_or("");
    let before: Vec<&str> = line_after(before).split_whitespace().collect();
    let after: Vec<&str> = line_before(after).split_whitespace().collect();
    Excerpt {
        before: spoken(before[before.len().saturating_sub(WORDS)..].join(" ")),
        words: text[span.range()].to_string(),
        after: spoken(after[..after.len().min(WORDS)].join(" ")),
    }
}

/// The span with the rest of the words that it cuts in two: browsers find whole words alone.
fn whole_words(text: &str, span: Span) -> Span {
    let before = text[..span.start()].chars().rev().take_while(|c| c.is_alphanumeric());
    let after = text[span.end()..].chars().take_while(|c| c.is_alphanumeric());
    let (before, after): (usize, usize) = (before.map(char::len_utf8).sum(), after.map(char::len_utf8).sum());
    Span::new(span.start() - before, span.end() + after)
}

/// Neighbours that hold a word; a lone mark leads nowhere.
fn spoken(text: String) -> String {
    if text.contains(char::is_alphanumeric) { text } else { String::new() }
}

fn line_after(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or(text)
}

fn line_before(text: &str) -> &str {
    text.split('\n').next().unwrap_or(text)
}

/// The address with a text fragment that leads to the words; a fragment of its own is kept before it.
pub(super) fn at_words(url: &str, excerpt: &Excerpt) -> String {
    let words: Vec<&str> = excerpt.words.split_whitespace().collect();
    if words.is_empty() {
        return url.to_string();
    }
    let mut out = format!("{url}{}:~:text=", if url.contains('#') { "" } else { "#" });
    if !excerpt.before.is_empty() {
        let _ = write!(out, "{}-,", encode(&excerpt.before));
    }
    let joined = words.join(" ");
    if joined.len() > WHOLE && words.len() > 2 * WORDS {
        let (first, last) = (&words[..WORDS], &words[words.len() - WORDS..]);
        let _ = write!(out, "{},{}", encode(&first.join(" ")), encode(&last.join(" ")));
    } else {
        out.push_str(&encode(&joined));
    }
    if !excerpt.after.is_empty() {
        let _ = write!(out, ",-{}", encode(&excerpt.after));
    }
    out
}

/// Percent-encoding of everything but letters and digits; also of `-`, which the fragment's own syntax uses.
fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn only_web_addresses_become_links() {
        for (given, link) in [
            ("https://example.org/a?b=c&d=e", Some("https://example.org/a?b=c&d=e")),
            (" HTTP://example.org/\"onload='x' ", Some("HTTP://example.org/%22onload=%27x%27")),
            ("javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("https://exam\nple.org", None),
            ("data:text/html,x", None),
            ("//example.org", None),
            ("https://", None),
            ("https:///x", None),
            ("", None),
        ] {
            assert_eq!(web(given).as_deref(), link, "{given}");
        }
    }

    #[test]
    fn fragments_lead_to_the_words() {
        let (report, articles) = fixture::story();
        let view = View::new(&report, &articles);
        let claim = &report.claims[0];
        assert_eq!(
            at_words("https://example.org/", &excerpt(&view, claim)),
            "https://example.org/#:~:text=2%20July%202013%20killed-,24%20people"
        );
        let long = Excerpt { words: "one two three four five ".repeat(9), ..Excerpt::default() };
        assert_eq!(
            at_words("https://example.org/#top", &long),
            "https://example.org/#top:~:text=one%20two%20three%20four,two%20three%20four%20five"
        );
        assert_eq!(at_words("https://example.org/", &Excerpt::default()), "https://example.org/");
        let dash = Excerpt { words: "well-known, so".into(), ..Excerpt::default() };
        assert!(at_words("https://e.org/", &dash).ends_with("text=well%2Dknown%2C%20so"));
    }
}
