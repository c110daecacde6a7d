//! A report for a terminal.
//!
//! Conflicts come first; the points on which the sources agree are folded into a count unless asked for. Each point
//! shows the sentences as the articles have them, the values marked under their words, and one sentence why.

mod passage;

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet};

use super::view::{View, is_folded};
use super::words;
use crate::article::Article;
use crate::attribution::Stance;
use crate::claim::{Claim, ClaimKind};
use crate::report::{CheckVerdict, Point, Position, Report, Verdict};
use crate::span::Span;
use passage::passage;

/// The narrowest and the widest text column.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;
/// The longest passage shown, in bytes of the article.
const LONGEST: usize = 700;
/// The longest id shown, in characters.
const LONGEST_ID: usize = 200;
/// How many articles with the same text are named.
const MANY: usize = 8;
/// How many claims of one position are shown unless everything is asked for.
const SHOWN: usize = 3;

/// How a report is printed for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TextStyle {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether escape sequences may be used.
    pub colour: Colour,
    /// How much is shown.
    pub detail: Detail,
}

/// Whether a text may carry escape sequences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Nothing but text.
    #[default]
    Plain,
    /// ANSI colours.
    Ansi,
}

/// How much of a report is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Points on which the sources agree are counted, and at most three claims of a position are shown.
    #[default]
    Folded,
    /// Every point with every claim.
    All,
}

impl Default for TextStyle {
    fn default() -> TextStyle {
        TextStyle { width: 80, colour: Colour::Plain, detail: Detail::Folded }
    }
}

/// The report for people, 80 columns wide and without colour.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")];
/// assert!(render::text(&compare(&articles), &articles).contains("2 articles"));
/// ```
#[must_use]
pub fn text(report: &Report, articles: &[Article]) -> String {
    text_with(report, articles, &TextStyle::default())
}

/// The report for people as `style` has it.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")];
/// let mut style = render::TextStyle::default();
/// style.width = 120;
/// style.detail = render::Detail::All;
/// assert!(render::text_with(&compare(&articles), &articles, &style).ends_with('\n'));
/// ```
#[must_use]
pub fn text_with(report: &Report, articles: &[Article], style: &TextStyle) -> String {
    let page = Page::new(View::new(report, articles), *style);
    let mut out = page.head();
    for point in page.view.ordered() {
        if page.shows(point) {
            let _ = write!(out, "\n{}\n", page.point(point));
        }
    }
    out.push_str(&page.checks());
    out.push_str(&page.folded());
    out
}

/// What rendering needs at every step.
struct Page<'a> {
    view: View<'a>,
    style: TextStyle,
    width: usize,
    renderer: Renderer,
}

impl<'a> Page<'a> {
    fn new(view: View<'a>, style: TextStyle) -> Page<'a> {
        let renderer = match style.colour {
            Colour::Plain => Renderer::plain(),
            Colour::Ansi => Renderer::styled(),
        };
        let width = style.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(width.max(style.width));
        Page { view, style, width, renderer }
    }

    fn shows(&self, point: &Point) -> bool {
        !is_folded(point) || self.style.detail == Detail::All
    }

    /// The articles and the counts.
    fn head(&self) -> String {
        let sources = &self.view.report.sources;
        let mut out = String::new();
        let widest =
            (0..sources.len()).map(|i| self.view.name_at(i).chars().count()).max().unwrap_or(0).min(30);
        for (i, source) in sources.iter().enumerate() {
            let published = source.published.as_deref().map_or("undated", |p| p.get(..10).unwrap_or(p));
            let name = words::shortened(self.view.name_at(i), 30);
            let id = words::shortened(&source.id, LONGEST_ID);
            let dated =
                words::dated(source).filter(|_| source.published_from.is_some() || source.modified.is_some());
            let dated = dated.map_or(String::new(), |d| format!("  ({d})"));
            let line = format!(
                "  {name:<widest$}  {:<10}  {:>9}  {id}{dated}",
                words::shortened(published, 10),
                words::size(source.bytes)
            );
            let _ = writeln!(out, "{}", line.trim_end());
        }
        for group in &self.view.report.copies {
            let names: Vec<&str> = group.iter().take(MANY).map(|id| self.view.name(id)).collect();
            let more = group.len().saturating_sub(MANY);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let line =
                format!("{}{more} carry almost the same text and count as one origin", names.join(", "));
            let _ = writeln!(out, "{}", fill(&line, self.width));
        }
        let counts = self.view.counts();
        let _ = writeln!(out, "{}: {}", words::count(sources.len(), "article"), words::tally(&counts));
        out
    }

    fn point(&self, point: &'a Point) -> String {
        let level = match point.verdict {
            Verdict::Conflict => Level::ERROR,
            Verdict::Update => Level::WARNING,
            Verdict::Compatible => Level::INFO,
            Verdict::Agree => Level::HELP,
        };
        let title = level
            .with_name(words::verdict(point.verdict))
            .primary_title(words::shortened(&point.subject, self.width.saturating_sub(18)))
            .id(words::one_line(&point.id));
        let mut group = Group::with_title(title);
        for (i, claim) in self.shown(point).into_iter().enumerate() {
            if i > 0 {
                group = group.element(Padding);
            }
            group = self.add(group, claim);
        }
        for note in self.notes(point) {
            group = group.element(Level::NOTE.no_name().message(note));
        }
        let rendered = self.renderer.render(&[group]);
        // The renderer's sign for a second place is missing in many fonts.
        let place = |line: &str| match line.split_once('⸬') {
            Some((gutter, rest)) if !gutter.contains('│') => {
                format!("{gutter}├▸{}", rest.replacen(' ', "", 1))
            }
            _ => line.to_string(),
        };
        let lines: Vec<String> = rendered.lines().filter(|l| !is_spacer(l)).map(place).collect();
        lines.join("\n")
    }

    /// The claims to show: of each position the first ones of different sources.
    fn shown(&self, point: &'a Point) -> Vec<&'a Claim> {
        let mut out: Vec<&Claim> = Vec::new();
        for position in &point.positions {
            let claims: Vec<&Claim> = self.view.claims_of(&position.claims).collect();
            match self.style.detail {
                Detail::All => out.extend(claims),
                Detail::Folded => {
                    let mut seen: Vec<&str> = Vec::new();
                    for claim in claims {
                        if !seen.contains(&claim.source.as_str()) && seen.len() < SHOWN {
                            seen.push(&claim.source);
                            out.push(claim);
                        }
                    }
                }
            }
        }
        out
    }

    /// Adds where a claim stands, its sentence and its marks.
    fn add(&self, group: Group<'a>, claim: &'a Claim) -> Group<'a> {
        let mut origin = Origin::path(self.place(claim));
        let Some((text, window)) = self.view.window(claim, LONGEST) else {
            let words = Snippet::source(words::one_line(&claim.quote)).line_numbering(false).fold(false);
            return group.element(origin).element(words.annotations(Vec::<Annotation<'_>>::new()));
        };
        let line = self.view.article(&claim.source).and_then(|a| a.line_of(claim.span.start()));
        origin = line.map_or(origin.clone(), |line| origin.line(line));
        let marks = marked(claim);
        let label = self.label(claim);
        let shown = passage(text, claim, window.range(), &marks, self.width - 6, label.chars().count());
        let last = shown.marks.len().saturating_sub(1);
        let annotations: Vec<Annotation<'_>> = shown
            .marks
            .into_iter()
            .enumerate()
            .map(|(i, range)| {
                let mark = AnnotationKind::Primary.span(range);
                if i == last { mark.label(label.clone()) } else { mark }
            })
            .collect();
        let snippet = Snippet::source(shown.text).line_numbering(false).fold(false).annotations(annotations);
        group.element(origin).element(snippet)
    }

    /// "Wire, 3 July 2013, a.txt".
    fn place(&self, claim: &Claim) -> String {
        let name = words::shortened(self.view.name(&claim.source), 40);
        let id = words::shortened(&claim.source, LONGEST_ID);
        if id == name {
            return id;
        }
        let day = self.view.source(&claim.source).and_then(crate::source::Source::day).map(words::day);
        let day = day.map_or(String::new(), |d| format!(", {d}"));
        format!("{name}{day}: {id}")
    }

    /// What stands under the marked words.
    fn label(&self, claim: &'a Claim) -> String {
        if let Some(a) = claim.attribution() {
            let who = a.speaker.as_ref().map_or("no speaker named", |s| s.entity.as_str());
            let how = if a.stance == Stance::Says { "" } else { a.stance.name() };
            return words::shortened(format!("{who} {how}").trim_end(), self.width / 2);
        }
        let mut out = words::value(claim);
        if claim.negated {
            out.insert_str(0, "not: ");
        }
        for hedge in &claim.hedges {
            let _ = write!(out, ", “{}”", words::shortened(hedge, 30));
        }
        if let Some(speaker) = self.view.speaker(claim) {
            let _ = write!(out, ", says {}", words::shortened(speaker, 40));
        }
        words::shortened(&out, self.width / 2)
    }

    /// Who stands behind which value, and why the verdict is what it is.
    fn notes(&self, point: &'a Point) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        // A quotation's value is its words, which stand above; who is independent of whom is still news.
        let copied = |p: &&Position| point.kind != ClaimKind::Attribution || p.independent < p.sources.len();
        for position in point.positions.iter().filter(copied) {
            let line = format!("{}: {}", words::shortened(&position.value, 60), self.view.backing(position));
            out.push(fill(&line, self.width - 5));
        }
        out.push(fill(&format!("why: {}", self.view.why(point)), self.width - 5));
        out
    }

    /// The checks that fail; all of them if everything is asked for.
    fn checks(&self) -> String {
        let mut out = String::new();
        for check in &self.view.report.checks {
            let fails = check.verdict == CheckVerdict::Fails;
            if !fails && self.style.detail == Detail::Folded {
                continue;
            }
            let sign = if fails { "does not add up" } else { "adds up" };
            let line = format!(
                "{sign} [{}] in {}: {}",
                words::one_line(&check.id),
                words::shortened(&check.source, LONGEST_ID),
                words::one_line(&check.explanation)
            );
            let _ = writeln!(out, "\n{}", fill(&line, self.width));
        }
        for (name, claim) in self.view.withdrawn() {
            let quote = words::shortened(&claim.quote, 60);
            let line = format!("taken back by {}: “{quote}” {}", words::one_line(name), words::WITHDRAWN);
            let _ = writeln!(out, "\n{}", fill(&line, self.width));
        }
        out
    }

    /// What was not shown.
    fn folded(&self) -> String {
        let agreed = self.view.points(Verdict::Agree).count();
        let stated = self.view.points(Verdict::Compatible).filter(|p| is_folded(p)).count();
        let agreed =
            (agreed > 0).then(|| format!("{} on which the sources agree", words::count(agreed, "point")));
        let stated =
            (stated > 0).then(|| format!("{} without a contradiction", words::count(stated, "statement")));
        let told: Vec<String> = agreed.into_iter().chain(stated).collect();
        if told.is_empty() || self.style.detail == Detail::All {
            return String::new();
        }
        format!("\n{}\n", fill(&format!("{} (shown with --all)", told.join(" and ")), self.width))
    }
}

/// Whether a line is nothing but the sign that the renderer puts between a place and its words.
fn is_spacer(line: &str) -> bool {
    let mut rest = line;
    let mut seen = false;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\u{1b}' => rest = rest.split_once('m').map_or("", |(_, after)| after),
            '⸬' => seen = true,
            ' ' => {}
            _ => return false,
        }
    }
    seen
}

/// The words that a claim's value stands in: for an attribution what was said.
fn marked(claim: &Claim) -> Vec<Span> {
    claim
        .attribution()
        .filter(|a| !a.content.is_empty())
        .map_or_else(|| vec![claim.span], |a| a.content.clone())
}

/// Text wrapped at `width` characters.
fn fill(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        let len = word.chars().count();
        if column > 0 && column + 1 + len > width {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += len;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;
    use crate::render::view::VERDICTS;

    #[test]
    fn conflicts_come_first_and_agreements_are_folded() {
        let (report, articles) = fixture::story();
        let out = text(&report, &articles);
        println!("{out}");
        let order: Vec<usize> =
            VERDICTS.iter().filter_map(|v| out.find(&format!("{}[", words::verdict(*v)))).collect();
        assert_eq!(order.len(), 2);
        assert!(order.is_sorted());
        let folded =
            "1 point on which the sources agree and 1 statement without a contradiction (shown with --all)";
        assert!(out.replace('\n', " ").contains(folded), "{out}");
        assert!(
            out.replace('\n', " ").contains("carry almost the same text and count as one origin"),
            "{out}"
        );
        assert!(out.lines().all(|l| l.chars().count() <= 80), "{out}");
        assert!(!out.contains('\u{1b}'));
    }

    #[test]
    fn everything_is_shown_on_demand() {
        let (report, articles) = fixture::story();
        let style = TextStyle { width: 100, colour: Colour::Ansi, detail: Detail::All };
        let out = text_with(&report, &articles, &style);
        assert!(out.contains("agree") && out.contains('\u{1b}') && !out.contains("shown with"));
    }

    #[test]
    fn a_report_without_its_articles_still_prints() {
        let (report, _) = fixture::story();
        assert!(text(&report, &[]).contains("24 people"));
    }
}
