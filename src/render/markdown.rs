//! A report as Markdown (CommonMark) for issues, notes and documents.
//!
//! Words of articles are escaped: they can neither become markup nor links.

use std::fmt::Write;

use super::link;
use super::view::{VERDICTS, View};
use super::words;
use crate::article::Article;
use crate::claim::Claim;
use crate::report::{CheckVerdict, Point, Report, Verdict};
use crate::source::Source;
use crate::span::Span;

/// The longest sentence quoted, in bytes.
const LONGEST: usize = 600;

/// The report as Markdown: the articles, then the points under a heading for each verdict, conflicts first; points on
/// which the sources agree are one line each.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a", "24 died."), Article::new("b", "31 died.")];
/// assert!(render::markdown(&compare(&articles), &articles).starts_with("# 2 articles compared"));
/// ```
#[must_use]
pub fn markdown(report: &Report, articles: &[Article]) -> String {
    let view = View::new(report, articles);
    let mut out = format!("# {} compared\n\n", words::count(report.sources.len(), "article"));
    let _ = writeln!(out, "{}.\n", words::tally(&view.counts()));
    for (i, source) in report.sources.iter().enumerate() {
        let _ = writeln!(out, "{}. {}", i + 1, article(&view, i, source));
    }
    for verdict in VERDICTS {
        let mut points = view.points(verdict).peekable();
        if points.peek().is_some() {
            let _ = writeln!(out, "\n## {}", heading(verdict));
        }
        for (i, p) in points.enumerate() {
            match verdict {
                Verdict::Agree if i == 0 => out.push_str(&format!("\n{}", line(&view, p))),
                Verdict::Agree => out.push_str(&line(&view, p)),
                _ => out.push_str(&point(&view, p)),
            }
        }
    }
    out.push_str(&checks(&view));
    for (i, (name, claim)) in view.withdrawn().enumerate() {
        let heading = if i == 0 { "\n## Taken back\n\n" } else { "" };
        let quote = words::shortened(&claim.quote, 60);
        let _ = writeln!(out, "{heading}- {}: “{}” {}", escape(name), escape(&quote), words::WITHDRAWN);
    }
    out
}

fn heading(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "Conflicts",
        Verdict::Update => "Updates",
        Verdict::Compatible => "Compatible",
        Verdict::Agree => "Agreements",
    }
}

/// "**Wire**, 3 July 2013, 12 kB: [title](url)".
fn article(view: &View<'_>, index: usize, source: &Source) -> String {
    let day = source.day().map_or("undated".to_string(), words::day);
    let title = &words::shortened(source.title.as_deref().unwrap_or(&source.id), 200);
    let title = match source.url.as_deref().and_then(link::web) {
        Some(url) => format!("[{}](<{}>)", escape(title), link_target(&url)),
        None => escape(title),
    };
    let copies =
        view.copies(&source.id).map_or(String::new(), |c| format!(" (shares text with {})", escape(&c)));
    let dated = words::dated(source).map_or(String::new(), |d| format!(" ({})", escape(&d)));
    format!(
        "**{}**, {day}{dated}, {}: {title}{copies}",
        escape(view.name_at(index)),
        words::size(source.bytes)
    )
}

/// One point with its quotes.
fn point<'a>(view: &View<'a>, point: &'a Point) -> String {
    let mut out =
        format!("\n### {}: {}\n\n", escape(&point.id), escape(&words::shortened(&point.subject, 120)));
    let _ = writeln!(out, "{}\n", escape(&view.why(point)));
    for position in &point.positions {
        let value = words::shortened(&position.value, 120);
        let _ = writeln!(out, "- {} ({})\n", escape(&value), escape(&view.backing(position)));
        for claim in view.claims_of(&position.claims) {
            let _ = writeln!(out, "  > {} — {}\n", quote(view, claim), said_where(view, claim));
        }
    }
    out
}

/// A sentence with the claim's words in bold.
fn quote(view: &View<'_>, claim: &Claim) -> String {
    let Some((text, window)) = view.window(claim, LONGEST) else { return escape(&claim.quote) };
    let span = Span::new(claim.span.start().max(window.start()), claim.span.end().min(window.end()));
    let part = |a: usize, b: usize| {
        let words = escape(&text[a..b]);
        let before = if text[a..b].starts_with(char::is_whitespace) && a > window.start() { " " } else { "" };
        let after = if text[a..b].ends_with(char::is_whitespace) && b < window.end() { " " } else { "" };
        if words.is_empty() { before.to_string() } else { format!("{before}{words}{after}") }
    };
    let marked = part(span.start(), span.end());
    let before = part(window.start(), span.start());
    let after = part(span.end(), window.end());
    format!("{before}**{}**{after}", marked.trim())
}

fn said_where(view: &View<'_>, claim: &Claim) -> String {
    let speaker = view.speaker(claim).map_or(String::new(), |s| format!("{} in ", escape(s)));
    let hedges: Vec<String> = claim.hedges.iter().map(|h| escape(h)).collect();
    let hedges =
        if hedges.is_empty() { String::new() } else { format!(" (“{}”)", hedges.join("”, “")) };
    let name = escape(view.name(&claim.source));
    let place = match view.source(&claim.source).and_then(|s| s.url.as_deref()).and_then(link::web) {
        Some(url) => {
            format!("[{name}](<{}>)", link_target(&link::at_words(&url, &link::excerpt(view, claim))))
        }
        None => name,
    };
    format!("{speaker}{place}{hedges}")
}

/// A point on which the sources agree.
fn line(view: &View<'_>, point: &Point) -> String {
    let values: Vec<String> =
        point.positions.iter().map(|p| escape(&words::shortened(&p.value, 80))).collect();
    let names: Vec<String> = point.positions.iter().map(|p| escape(&view.backing(p))).collect();
    let subject = escape(&words::shortened(&point.subject, 120));
    format!("- {}: {subject}: {} ({})\n", escape(&point.id), values.join(", "), names.join(", "))
}

fn checks(view: &View<'_>) -> String {
    let mut fails = view.report.checks.iter().filter(|c| c.verdict == CheckVerdict::Fails).peekable();
    if fails.peek().is_none() {
        return String::new();
    }
    let mut out = "\n## Does not add up within one article\n\n".to_string();
    for check in fails {
        let _ = writeln!(out, "- {}: {}", escape(view.name(&check.source)), escape(&check.explanation));
    }
    out
}

/// Text that CommonMark shows as it is.
fn escape(text: &str) -> String {
    let line = words::one_line(text);
    let mut out = String::with_capacity(line.len() + 8);
    let mut digits = true; // whether only digits stand before: "1." would begin a list
    for (i, c) in line.char_indices() {
        let begins = matches!(c, '-' | '+' | '=') && i == 0 || matches!(c, '.' | ')') && digits && i > 0;
        if begins
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' | '$')
        {
            out.push('\\');
        }
        digits &= c.is_ascii_digit();
        out.push(c);
    }
    out
}

/// An address between angle brackets.
fn link_target(url: &str) -> String {
    url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace('&', "&amp;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;
    use pulldown_cmark::{Event, Parser, Tag, html};

    #[test]
    fn nothing_of_an_article_is_markup() {
        let (report, articles) = fixture::story();
        let out = markdown(&report, &articles);
        let mut links = Vec::new();
        for event in Parser::new(&out) {
            match event {
                Event::Html(h) | Event::InlineHtml(h) => panic!("markup: {h}"),
                Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("an image: {dest_url}"),
                _ => {}
            }
        }
        assert!(links.iter().all(|l| l.starts_with("https://example.org/")), "{links:?}");
        let mut page = String::new();
        html::push_html(&mut page, Parser::new(&out));
        assert!(page.contains("<strong>more than &lt;b&gt;20&lt;/b&gt; people</strong> &amp; 40"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
        assert!(page.find("Conflicts") < page.find("Updates"));
    }

    #[test]
    fn text_is_shown_as_it_is() {
        for text in
            ["1. a", "- a", "a*b*_c_", "[a](b)", "<b>", "`x`", "# a", "&amp;", "a\\", "+", "2013) x", "~~a~~"]
        {
            let mut page = String::new();
            html::push_html(&mut page, Parser::new(&format!("- {}\n", escape(text))));
            let shown = page.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            assert_eq!(shown, format!("<ul>\n<li>{text}</li>\n</ul>\n"));
        }
    }
}
