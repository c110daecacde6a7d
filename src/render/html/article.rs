//! An article's text with its claims marked.
//!
//! Claims overlap: a figure stands inside what somebody says. The text is cut at every claim's ends, and each piece
//! belongs to the smallest claim over it, so marks never nest.

use std::fmt::Write;

use serde::Serialize;

use super::model::point_id;
use crate::claim::{Claim, ClaimKind};
use crate::render::view::View;
use crate::render::words;
use crate::report::Verdict;
use crate::span::Span;

/// The parts of one paragraph.
pub(super) type Paragraph = Vec<Part>;

/// A piece of text with what it is marked as.
#[derive(Default, Serialize)]
pub(super) struct Part {
    pub(super) text: String,
    /// The point it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    /// Its claim's anchor, on the first piece of the claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The first letter of its point's verdict, or `f` for a figure or date without one; `s` marks a statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<&'static str>,
    /// Whether it names a character that could turn the line around.
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<bool>,
}

/// A place in the text where a claim's words begin or end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    at: usize,
    opens: bool,
    /// The length of the piece: the longest opens first.
    shorter: std::cmp::Reverse<usize>,
    claim: usize,
}

/// The paragraphs of a source's text; none where the text is not at hand.
pub(super) fn paragraphs(view: &View<'_>, index: usize) -> Vec<Paragraph> {
    let source = &view.report.sources[index];
    let Some(article) = view.article(&source.id) else { return Vec::new() };
    let claims = view.claims_in(index);
    let edges = edges(claims, &article.text);
    let mut marker =
        Marker { view, claims, text: &article.text, open: Vec::new(), named: vec![false; claims.len()] };
    marker.cut(&edges)
}

fn edges(claims: &[Claim], text: &str) -> Vec<Edge> {
    let mut out = Vec::new();
    for (claim, c) in claims.iter().enumerate() {
        for span in pieces(c) {
            if span.is_empty() || text.get(span.range()).is_none() {
                continue;
            }
            let shorter = std::cmp::Reverse(span.len());
            out.push(Edge { at: span.start(), opens: true, shorter, claim });
            out.push(Edge { at: span.end(), opens: false, shorter, claim });
        }
    }
    out.sort_unstable();
    out
}

/// The words to mark: of an attribution what was said.
fn pieces(claim: &Claim) -> Vec<Span> {
    match claim.attribution() {
        Some(a) if !a.content.is_empty() => a.content.clone(),
        _ => vec![claim.span],
    }
}

struct Marker<'v, 'a> {
    view: &'v View<'a>,
    claims: &'a [Claim],
    text: &'a str,
    /// The claims over the present place.
    open: Vec<usize>,
    /// Which claims already have their anchor.
    named: Vec<bool>,
}

impl Marker<'_, '_> {
    fn cut(&mut self, edges: &[Edge]) -> Vec<Paragraph> {
        let mut out = vec![Paragraph::new()];
        let mut at = 0;
        for edge in edges {
            self.piece(at, edge.at, &mut out);
            at = edge.at;
            if edge.opens {
                self.open.push(edge.claim);
            } else {
                self.open.retain(|c| *c != edge.claim);
            }
        }
        self.piece(at, self.text.len(), &mut out);
        out.retain(|p| !p.is_empty());
        out
    }

    /// Adds `text[from..to]`, cut at line ends.
    fn piece(&mut self, from: usize, to: usize, out: &mut Vec<Paragraph>) {
        if from >= to {
            return;
        }
        let owner = self.owner();
        for (i, line) in self.text[from..to].split('\n').enumerate() {
            if i > 0 {
                out.push(Paragraph::new());
            }
            let begins = out.last().is_none_or(Vec::is_empty);
            if line.is_empty() || begins && line.trim().is_empty() {
                continue;
            }
            let paragraph = out.last_mut().expect("there is always one");
            // White space and lone marks between two claims need no mark of their own.
            let spoken = line.contains(char::is_alphanumeric);
            self.add(line, owner.filter(|i| spoken || !self.named[*i]), paragraph);
        }
    }

    /// The claim that a piece under the open ones belongs to: a figure or date before a statement, the smallest first.
    fn owner(&self) -> Option<usize> {
        let key = |c: &&usize| {
            let claim = &self.claims[**c];
            (claim.kind == ClaimKind::Attribution, claim.span.len(), **c)
        };
        self.open.iter().min_by_key(key).copied()
    }

    fn add(&mut self, line: &str, owner: Option<usize>, paragraph: &mut Paragraph) {
        // A claim whose words all belong to smaller ones has no piece of its own, and yet links lead to it.
        for other in self.open.clone().into_iter().filter(|c| Some(*c) != owner) {
            if let Some(id) = self.name(other) {
                paragraph.push(Part { id: Some(id), ..Part::default() });
            }
        }
        let mut part = Part::default();
        if let Some(i) = owner {
            let claim = &self.claims[i];
            let statement = claim.kind == ClaimKind::Attribution;
            part.id = self.name(i);
            part.href = self.view.point_of(claim).map(|p| point_id(&p.id));
            part.class = Some(match (self.view.point_of(claim).map(|p| p.verdict), statement) {
                (Some(Verdict::Conflict), false) => "c",
                (Some(Verdict::Conflict), true) => "c s",
                (Some(Verdict::Update), false) => "u",
                (Some(Verdict::Update), true) => "u s",
                (Some(Verdict::Compatible), false) => "o",
                (Some(Verdict::Compatible), true) => "o s",
                (Some(Verdict::Agree), false) => "a",
                (Some(Verdict::Agree), true) => "a s",
                (None, false) => "f",
                (None, true) => "s",
            });
        }
        // The usual piece holds nothing that has to be taken out.
        if !line.contains(words::is_hidden) {
            part.text = line.to_string();
            paragraph.push(part);
            return;
        }
        for piece in visible(line) {
            match piece {
                Ok(text) => paragraph.push(Part { text, ..std::mem::take(&mut part).again(&mut part) }),
                Err(name) => paragraph.push(Part { text: name, control: Some(true), ..Part::default() }),
            }
        }
    }

    /// The anchor of a claim, the first time.
    fn name(&mut self, claim: usize) -> Option<String> {
        let first = !std::mem::replace(&mut self.named[claim], true);
        first.then(|| self.view.anchor(&self.claims[claim])).flatten()
    }
}

impl Part {
    /// The same mark for a second piece: without the anchor, which stands once.
    fn again(self, next: &mut Part) -> Part {
        *next = Part { href: self.href.clone(), class: self.class, ..Part::default() };
        self
    }
}

/// Text, and the names of characters in it that must not act.
fn visible(line: &str) -> Vec<Result<String, String>> {
    let mut out: Vec<Result<String, String>> = Vec::new();
    for c in line.chars() {
        // A browser parts a word at a soft hyphen, and joins pictures.
        if words::is_hidden(c) && !matches!(c, '\t' | '\r' | '\u{AD}' | '\u{200D}') {
            let mut name = String::new();
            let _ = write!(name, "U+{:04X}", u32::from(c));
            out.push(Err(name));
        } else if let Some(Ok(text)) = out.last_mut() {
            text.push(c);
        } else {
            out.push(Ok(c.to_string()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn every_word_is_there_once() {
        let (report, articles) = fixture::story();
        let view = View::new(&report, &articles);
        for (i, article) in articles.iter().enumerate() {
            let lines: Vec<String> = paragraphs(&view, i)
                .iter()
                .map(|p| p.iter().map(|part| part.text.as_str()).collect())
                .collect();
            let expected: Vec<&str> = article.text.lines().filter(|l| !l.trim().is_empty()).collect();
            assert_eq!(lines, expected);
        }
    }

    #[test]
    fn a_figure_inside_a_quotation_is_marked_as_a_figure() {
        let (report, articles) = fixture::story();
        let view = View::new(&report, &articles);
        let parts: Vec<(String, Option<&str>)> =
            paragraphs(&view, 0).into_iter().flatten().map(|p| (p.text, p.class)).collect();
        assert!(parts.contains(&("24 people".to_string(), Some("c"))), "{parts:?}");
        assert!(parts.contains(&("“We need tents,”".to_string(), Some("o s"))), "{parts:?}");
    }

    #[test]
    fn marks_that_turn_lines_are_named() {
        let line = "a\u{202e}b\u{0}c\u{200e}";
        let shown: Vec<String> = visible(line).into_iter().map(|p| p.unwrap_or_else(|name| name)).collect();
        assert_eq!(shown, ["a", "U+202E", "b", "U+0000", "c", "U+200E"]);
    }
}
