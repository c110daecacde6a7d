//! What the templates are given.

use serde::Serialize;

use super::article::{Paragraph, paragraphs};
use super::point::{Card, card, quotes_shown};
use crate::claim::ClaimKind;
use crate::render::link;
use crate::render::view::{VERDICTS, View};
use crate::render::words;
use crate::report::{CheckVerdict, Verdict};

/// The whole page.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    /// What stands in the browser's title.
    title: String,
    heading: String,
    policy: String,
    version: &'static str,
    style: &'a str,
    script: &'a str,
    points: usize,
    kinds: Vec<&'static str>,
    sections: Vec<Section>,
    sources: Vec<SourceView>,
    checks: Vec<CheckView>,
    matrix: Vec<MatrixRow>,
}

/// The points of one verdict.
#[derive(Serialize)]
struct Section {
    verdict: &'static str,
    title: &'static str,
    meaning: &'static str,
    sign: &'static str,
    tally: String,
    points: Vec<Card>,
}

#[derive(Serialize)]
struct SourceView {
    index: usize,
    name: String,
    title: String,
    url: Option<String>,
    day: String,
    basis: Option<String>,
    size: String,
    shared: Option<String>,
    paragraphs: Vec<Paragraph>,
}

#[derive(Serialize)]
struct CheckView {
    verdict: &'static str,
    label: &'static str,
    source: String,
    explanation: String,
    claims: Vec<ClaimLink>,
}

#[derive(Serialize)]
struct ClaimLink {
    anchor: String,
    quote: String,
}

#[derive(Serialize)]
struct MatrixRow {
    id: String,
    verdict: &'static str,
    sign: &'static str,
    subject: String,
    cells: Vec<Cell>,
}

/// One value, or a number of empty cells.
#[derive(Default, Serialize)]
struct Cell {
    empty: usize,
    anchor: String,
    value: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(view: &View<'_>, policy: String, style: &'a str, script: &'a str) -> Page<'a> {
        let all = [ClaimKind::Figure, ClaimKind::Date, ClaimKind::Attribution];
        let quotes = quotes_shown(view);
        let kinds = all.into_iter().filter(|k| view.report.points.iter().any(|p| p.kind == *k));
        Page {
            title: format!("{}: {}", heading(view), words::tally(&view.counts())),
            heading: heading(view),
            policy,
            version: env!("CARGO_PKG_VERSION"),
            style,
            script,
            points: view.report.points.len(),
            kinds: kinds.map(words::kind).collect(),
            sections: VERDICTS.iter().filter_map(|v| section(view, *v, quotes)).collect(),
            sources: (0..view.report.sources.len()).map(|i| source(view, i)).collect(),
            checks: checks(view),
            matrix: matrix(view),
        }
    }
}

/// "quake: 3 articles compared": with the name of the folder that all of them come from, if there is one.
fn heading(view: &View<'_>) -> String {
    let articles = words::count(view.report.sources.len(), "article");
    match view.story() {
        Some(story) => format!("{story}: {articles} compared"),
        None => format!("{articles} compared"),
    }
}

pub(super) fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "≠",
        Verdict::Update => "→",
        Verdict::Compatible => "≈",
        Verdict::Agree => "=",
    }
}

fn section(view: &View<'_>, verdict: Verdict, quotes: usize) -> Option<Section> {
    let points: Vec<Card> = view.points(verdict).map(|p| card(view, p, quotes)).collect();
    let (title, meaning) = match verdict {
        Verdict::Conflict => ("Conflicts", "These cannot both be true of the same thing."),
        Verdict::Update => ("Updates", "These differ because one is later."),
        Verdict::Compatible => {
            ("Compatible", "One is less precise, a bound that holds, or another speaker on the same matter.")
        }
        Verdict::Agree => ("Agreements", "The same value, also after converting units or spelling."),
    };
    let mut counts = [0; 4];
    counts[VERDICTS.iter().position(|v| *v == verdict)?] = points.len();
    (!points.is_empty()).then(|| Section {
        verdict: words::verdict(verdict),
        title,
        meaning,
        sign: sign(verdict),
        tally: words::tally(&counts),
        points,
    })
}

fn source(view: &View<'_>, index: usize) -> SourceView {
    let source = &view.report.sources[index];
    SourceView {
        index,
        name: view.name_at(index).to_string(),
        title: words::shortened(source.title.as_deref().unwrap_or(&source.id), 160),
        url: source.url.as_deref().and_then(link::web),
        day: source.day().map_or("undated".to_string(), words::day),
        basis: words::dated(source),
        size: words::size(source.bytes),
        shared: view.copies(&source.id),
        paragraphs: paragraphs(view, index),
    }
}

fn checks(view: &View<'_>) -> Vec<CheckView> {
    let mut checks: Vec<&crate::report::Check> = view.report.checks.iter().collect();
    checks.sort_by_key(|c| c.verdict == CheckVerdict::Holds);
    let one = |c: &crate::report::Check| {
        let (verdict, label) = match c.verdict {
            CheckVerdict::Holds => ("holds", "adds up"),
            CheckVerdict::Fails => ("fails", "does not add up"),
        };
        let claims = c.claims.iter().filter_map(|id| view.claim(id)).filter_map(|claim| {
            Some(ClaimLink { anchor: view.anchor(claim)?, quote: words::shortened(&claim.quote, 60) })
        });
        CheckView {
            verdict,
            label,
            source: view.name(&c.source).to_string(),
            explanation: words::one_line(&c.explanation),
            claims: claims.collect(),
        }
    };
    let taken_back = view.withdrawn().map(|(name, claim)| CheckView {
        verdict: "withdrawn",
        label: "taken back",
        source: name.to_string(),
        explanation: format!("“{}” {}", words::shortened(&claim.quote, 60), words::WITHDRAWN),
        claims: Vec::new(),
    });
    checks.into_iter().map(one).chain(taken_back).collect()
}

fn matrix(view: &View<'_>) -> Vec<MatrixRow> {
    let row = |p: &crate::report::Point| MatrixRow {
        id: point_id(&p.id),
        verdict: words::verdict(p.verdict),
        sign: sign(p.verdict),
        subject: words::shortened(&p.subject, 70),
        cells: cells(view, p),
    };
    view.ordered().into_iter().map(row).collect()
}

/// The value that each article gives; what several articles in a row do not give is one cell here.
fn cells(view: &View<'_>, point: &crate::report::Point) -> Vec<Cell> {
    let mut by_source: Vec<Option<(String, String)>> = vec![None; view.report.sources.len()];
    for claim in view.claims_of(&point.claims) {
        if let (Some(i), Some(anchor)) = (view.source_index(&claim.source), view.anchor(claim)) {
            by_source[i].get_or_insert_with(|| (anchor, words::shortened(view.said(claim), 40)));
        }
    }
    let mut out: Vec<Cell> = Vec::new();
    for cell in by_source {
        match (cell, out.last_mut()) {
            (Some((anchor, value)), _) => out.push(Cell { empty: 0, anchor, value }),
            (None, Some(last)) if last.empty > 0 => last.empty += 1,
            (None, _) => out.push(Cell { empty: 1, ..Cell::default() }),
        }
    }
    out
}

/// An id of a point as it may stand in an address: letters, digits and hyphens.
pub(super) fn point_id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
