//! Quotation marks, balanced.
//!
//! Double marks (straight, curly, two apostrophes), guillemets and single marks open and close quotations, which
//! may be nested. A quotation in double marks that a paragraph leaves open goes on in the next if that begins
//! with an opening mark again, as newspapers print it; otherwise the closing mark is missing and the quotation
//! ends with its paragraph, or before the next opening mark of its own kind, so that it cannot swallow the
//! article. A single mark opens a quotation only if one that can close it follows; all others are apostrophes.

use memchr::{memchr, memchr3};

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

/// How deep quotations nest; marks that would go deeper are taken for text.
const DEEPEST: usize = 4;
/// The longest quotation in single marks, in bytes.
const LONGEST_SINGLE: usize = 1500;

/// The quotations of `text` in order of their opening marks.
pub(super) fn quotations(text: &str, paragraphs: &[Span]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(i + 1).map_or("", |p| &text[p.range()]);
        Reader { text, end: paragraph.end(), open: Vec::new(), out: &mut out }.read(*paragraph, next);
    }
    out.sort_by_key(|q| (q.span.start(), std::cmp::Reverse(q.span.end())));
    out
}

/// Which mark it is: one closes only what its own kind, or a look-alike, has opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// “ ” " and ''.
    Double,
    /// « ».
    Guillemet,
    /// ‘ ’ and '.
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
}

/// A quotation mark in the text.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    len: usize,
    class: Class,
    side: Side,
}

struct Reader<'t, 'o> {
    text: &'t str,
    /// The paragraph's end.
    end: usize,
    open: Vec<Mark>,
    out: &'o mut Vec<Quotation>,
}

impl Reader<'_, '_> {
    fn read(&mut self, paragraph: Span, next: &str) {
        let mut at = paragraph.start();
        // Guillemets are rare, and of the others three bytes are the first.
        let guillemets = memchr(0xc2, &self.text.as_bytes()[paragraph.range()]).is_some();
        while at < self.end {
            let rest = &self.text.as_bytes()[at..self.end];
            let next =
                if guillemets { rest.iter().position(may_be_mark) } else { memchr3(b'"', b'\'', 0xe2, rest) };
            let Some(found) = next else { break };
            at += found;
            if !self.after(at).is_some_and(is_mark) {
                at += self.after(at).map_or(1, char::len_utf8);
                continue;
            }
            match self.mark(at) {
                Some(mark) => {
                    self.take(mark);
                    at += mark.len;
                }
                None => at += self.after(at).map_or(1, char::len_utf8),
            }
        }
        let goes_on = next.starts_with(['“', '"', '«', '„']) || next.starts_with("''");
        while let Some(mark) = self.open.pop() {
            if mark.class != Class::Single {
                self.push(mark, self.end, 0, goes_on && self.open.is_empty());
            }
        }
    }

    fn take(&mut self, mark: Mark) {
        match mark.side {
            Side::Open => {
                // The same mark again: the one before lacks its closing mark.
                if mark.class != Class::Single && self.open.last().is_some_and(|m| self.is_same(m, &mark)) {
                    let unclosed = self.open.pop().unwrap_or(mark);
                    self.push(unclosed, mark.at, 0, false);
                }
                if self.open.len() < DEEPEST {
                    self.open.push(mark);
                }
            }
            Side::Close => {
                if let Some(level) = self.open.iter().rposition(|m| m.class == mark.class) {
                    let opening = self.open[level];
                    self.open.truncate(level);
                    self.push(opening, mark.at, mark.len, false);
                }
            }
        }
    }

    fn is_same(&self, a: &Mark, b: &Mark) -> bool {
        self.text[a.at..a.at + a.len] == self.text[b.at..b.at + b.len]
    }

    /// Records the quotation from `opening` to the closing mark of length `len` at `at`; 0 if there is none.
    fn push(&mut self, opening: Mark, at: usize, len: usize, goes_on: bool) {
        let trimmed = if len == 0 { opening.at + self.text[opening.at..at].trim_end().len() } else { at };
        let start = opening.at + opening.len;
        if trimmed <= start {
            return; // nothing stands between the marks
        }
        self.out.push(Quotation {
            span: Span::new(opening.at, trimmed + len),
            inner: Span::new(start, trimmed),
            is_closed: len > 0,
            goes_on,
        });
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// The mark at `at`; none if it is an apostrophe, a foot or an inch.
    fn mark(&self, at: usize) -> Option<Mark> {
        let c = self.after(at)?;
        let doubled = c == '\'' && self.text[at + 1..].starts_with('\'') && !self.closes_single_first(at);
        let len = if doubled { 2 } else { c.len_utf8() };
        let class = match c {
            '«' | '»' => Class::Guillemet,
            '‘' | '’' | '\'' if !doubled => Class::Single,
            _ => Class::Double,
        };
        let side = match c {
            '«' | '„' => Some(Side::Open),
            '»' => Some(Side::Close),
            _ if class == Class::Single => self.single(at, c, len),
            _ => self.double(at, c, len),
        }?;
        Some(Mark { at, len, class, side })
    }

    /// Of three apostrophes the first closes a quotation in single marks, if one is open.
    fn closes_single_first(&self, at: usize) -> bool {
        self.text[at..].starts_with("'''") && self.open.last().is_some_and(|m| m.class == Class::Single)
    }

    /// A straight mark opens or closes by its neighbours; a curly one is believed unless they contradict it.
    fn double(&self, at: usize, c: char, len: usize) -> Option<Side> {
        let (before, after) = (self.before(at), self.after(at + len));
        let free_before = before.is_none_or(|b| b.is_whitespace() || "([{-—–‘'“/".contains(b));
        let free_after = after.is_none_or(|a| a.is_whitespace() || ".,;:!?)]}-—–’/".contains(a));
        let is_open = self.open.iter().any(|m| m.class == Class::Double);
        match c {
            '“' if is_open && !free_before && free_after => Some(Side::Close),
            '“' => Some(Side::Open),
            '”' if !is_open && free_before && !free_after => Some(Side::Open),
            '”' => Some(Side::Close),
            _ if free_before && !free_after => Some(Side::Open),
            _ if is_open => Some(Side::Close),
            _ if free_before && after.is_some_and(char::is_whitespace) => None,
            _ if before.is_some_and(|b| b.is_ascii_digit()) => None, // inches
            _ if !free_after => Some(Side::Open),
            _ => None,
        }
    }

    fn single(&self, at: usize, c: char, len: usize) -> Option<Side> {
        let (before, after) = (self.before(at), self.after(at + len));
        let is_open = self.open.last().is_some_and(|m| m.class == Class::Single);
        if is_open && c != '‘' && self.can_close_single(at, len) {
            return Some(Side::Close);
        }
        let starts = before.is_none_or(|b| b.is_whitespace() || "([{-—–“\"/".contains(b))
            && after.is_some_and(|a| a.is_alphanumeric() || "$£€…[\"“".contains(a));
        let opens = !is_open && starts && c != '’' && self.single_end(at + len).is_some();
        opens.then_some(Side::Open)
    }

    /// Whether a single mark can close: it stands behind a word or stop and before none.
    fn can_close_single(&self, at: usize, len: usize) -> bool {
        let (before, after) = (self.before(at), self.after(at + len));
        before.is_some_and(|b| !b.is_whitespace())
            && !after.is_some_and(char::is_alphanumeric)
            && !(self.is_plural_possessive(at, len) && self.single_end(at + len).is_some())
    }

    /// "the voters' choice": behind an s and before a word.
    fn is_plural_possessive(&self, at: usize, len: usize) -> bool {
        self.before(at).is_some_and(|b| matches!(b, 's' | 'S'))
            && self.after(at + len) == Some(' ')
            && self.after(at + len + 1).is_some_and(char::is_lowercase)
    }

    /// Where a quotation in single marks that is open at `from` may end: before the next opening mark.
    fn single_end(&self, from: usize) -> Option<usize> {
        let end = self.end.min(from + LONGEST_SINGLE);
        let mut end = end.max(from);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let mut before = ' ';
        let mut chars = self.text[from..end].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let after = chars.peek().map(|p| p.1);
            let opens =
                c == '‘' || c == '\'' && before.is_whitespace() && after.is_some_and(char::is_alphanumeric);
            if opens {
                return None;
            }
            let closes = matches!(c, '’' | '\'')
                && !before.is_whitespace()
                && !after.is_some_and(char::is_alphanumeric);
            if closes {
                return Some(from + i);
            }
            before = c;
        }
        None
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '«' | '»')
}

/// Whether a byte is the first of a mark, or of some other character that begins with the same.
fn may_be_mark(byte: &u8) -> bool {
    matches!(byte, b'"' | b'\'' | 0xc2 | 0xe2)
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    fn inner(text: &str) -> Vec<String> {
        let doc = Document::new(text);
        doc.quotations().iter().map(|q| doc.text_of(q.inner).to_string()).collect()
    }

    #[test]
    fn balances_marks() {
        for (text, expected) in [
            ("“No,” he said. “Never.”", &["No,", "Never."][..]),
            ("\"No,\" he said. \"Never.\"", &["No,", "Never."]),
            ("''No,'' he said. ''Never.''", &["No,", "Never."]),
            ("«Non», dit-il.", &["Non"]),
            ("‘We won’t go,’ he said; voters’ patience was ‘thin’.", &["We won’t go,", "thin"]),
            ("'It isn't so,' she said.", &["It isn't so,"]),
            (
                "“They said, ‘The border isn’t here,’” he said.",
                &["They said, ‘The border isn’t here,’", "The border isn’t here,"],
            ),
            ("''She asked, 'What is that?''' he said.", &["She asked, 'What is that?'", "What is that?"]),
            ("The '90s boxer, 6'2\" tall, left.", &[]),
            ("The workers' union and the miners' union", &[]),
            ("“We are ready, Smith said.\n\nHe left.", &["We are ready, Smith said."]),
            ("“A b c “d e f “g", &["A b c", "d e f", "g"]),
            ("a site called “Go North“ that", &["Go North"]),
            ("\"\"=", &[]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    #[test]
    fn a_speech_goes_on_over_paragraphs() {
        let doc = Document::new("“One.\n\n“Two.\n\n“Three,” he said.");
        let goes_on: Vec<_> = doc.quotations().iter().map(|q| q.goes_on).collect();
        assert_eq!(goes_on, [true, true, false]);
    }

    #[test]
    fn many_open_marks_stay_cheap() {
        for mark in ["“", "\"", "''", "‘", "'", " ‘a", " 'a", "”", "’ "] {
            let text = mark.repeat(100_000);
            assert!(Document::new(&text).quotations().len() <= 100_000);
        }
    }
}
