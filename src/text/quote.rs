//! Quotation marks, balanced.
//!
//! Straight and curly double marks and guillemets open and close a quotation. A quotation that a paragraph leaves open
//! goes on in the next if that begins with an opening mark again, as newspapers print it; otherwise the mark is
//! missing and the quotation ends with its paragraph, so that it cannot swallow the article.

use super::Span;

/// A quotation: what stands between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// Whether it has its closing mark; without one it ends with its paragraph.
    pub is_closed: bool,
    /// Whether the next quotation goes on with this one (a speech over several paragraphs).
    pub goes_on: bool,
}

/// The quotations of `text` in order.
pub(super) fn quotations(text: &str, paragraphs: &[Span]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let mut open: Option<usize> = None;
        let body = &text[paragraph.range()];
        for (at, c) in body.char_indices().map(|(at, c)| (paragraph.start() + at, c)) {
            match (mark(text, at, c), open) {
                (Some(Side::Open), None) => open = Some(at),
                (Some(Side::Close), Some(start)) => {
                    out.push(closed(text, start, at, c));
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(start) = open {
            let next = paragraphs.get(i + 1).and_then(|p| text[p.range()].chars().next());
            out.push(unclosed(
                text,
                start,
                paragraph.end(),
                next.is_some_and(|c| matches!(c, '“' | '"' | '«')),
            ));
        }
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

fn mark(text: &str, at: usize, c: char) -> Option<Side> {
    match c {
        '“' | '«' | '„' => Some(Side::Open),
        '”' | '»' => Some(Side::Close),
        '"' => {
            let before = text[..at].chars().next_back();
            let after = text[at + 1..].chars().next();
            let opens = before
                .is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '-' | '—' | '–' | '‘' | '\''));
            let closes = after.is_none_or(char::is_whitespace);
            Some(if opens && !closes { Side::Open } else { Side::Close })
        }
        _ => None,
    }
}

fn closed(text: &str, start: usize, at: usize, c: char) -> Quotation {
    let first = text[start..].chars().next().map_or(0, char::len_utf8);
    Quotation {
        span: Span::new(start, at + c.len_utf8()),
        inner: Span::new(start + first, at),
        is_closed: true,
        goes_on: false,
    }
}

fn unclosed(text: &str, start: usize, end: usize, goes_on: bool) -> Quotation {
    let first = text[start..].chars().next().map_or(0, char::len_utf8);
    Quotation { span: Span::new(start, end), inner: Span::new(start + first, end), is_closed: false, goes_on }
}
