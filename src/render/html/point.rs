//! A point as a card: quotes side by side, values on a line.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::line::{Line, line};
use super::model::point_id;
use crate::attribution::Stance;
use crate::claim::{Claim, ClaimBody, ClaimKind};
use crate::render::link;
use crate::render::view::{View, is_folded};
use crate::render::words;
use crate::report::{Point, Position};
use crate::span::Span;

/// How many quotes of a position are shown at most; the others are linked.
const QUOTES: usize = 6;
/// How many links stand behind "the same words in" and "and N more" at most; all claims are marked in the texts.
const LINKS: usize = 8;
/// What a quote and a link to one weigh in the file beside the quoted words, in bytes.
const QUOTE_WEIGHT: usize = 420;
const LINK_WEIGHT: usize = 90;
/// The room for all quotes: a share of the articles' length, and something for short ones.
const ROOM_OF_TEXT: f64 = 0.8;
const ROOM: f64 = 150_000.0;
/// The longest sentence shown, in bytes.
const LONGEST: usize = 600;

/// What `point.html` is given.
#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    verdict: &'static str,
    kind: &'static str,
    subject: String,
    explanation: String,
    sources: Vec<usize>,
    line: Option<Line>,
    /// The words that unfold the quotes, where they are folded.
    folded: Option<String>,
    positions: Vec<PositionView>,
}

#[derive(Serialize)]
struct PositionView {
    value: String,
    backing: String,
    quotes: Vec<Quote>,
    more: usize,
    links: Vec<MoreLink>,
}

#[derive(Serialize)]
struct Quote {
    parts: Vec<QuotePart>,
    name: String,
    day: Option<String>,
    speaker: Option<String>,
    stance: Option<&'static str>,
    meaning: Option<String>,
    hedges: Option<String>,
    negated: bool,
    anchor: Option<String>,
    url: Option<String>,
    copies: Vec<Copy>,
    /// How many more there are.
    copied: usize,
}

/// Another article with the very same sentence.
#[derive(Serialize)]
struct Copy {
    anchor: String,
    name: String,
}

#[derive(Serialize)]
struct QuotePart {
    text: String,
    marked: bool,
}

#[derive(Serialize)]
struct MoreLink {
    anchor: String,
    name: String,
    words: String,
}

pub(super) fn card(view: &View<'_>, point: &Point, quotes: usize) -> Card {
    let mut sources: Vec<usize> =
        view.claims_of(&point.claims).filter_map(|c| view.source_index(&c.source)).collect();
    sources.sort_unstable();
    sources.dedup();
    let folded = is_folded(point).then(|| words::count(point.claims.len(), "quote"));
    Card {
        id: point_id(&point.id),
        verdict: words::verdict(point.verdict),
        kind: words::kind(point.kind),
        subject: words::shortened(&point.subject, 160),
        explanation: view.why(point),
        sources,
        line: line(view, point),
        folded,
        positions: point.positions.iter().map(|p| position(view, point, p, quotes)).collect(),
    }
}

fn position(view: &View<'_>, point: &Point, position: &Position, quotes: usize) -> PositionView {
    let claims: Vec<&Claim> = view.claims_of(&position.claims).collect();
    // A statement's value is its words, which stand below: its heading is who made it.
    let speaker = claims.iter().find_map(|c| view.speaker(c)).unwrap_or("no speaker named");
    let statement = point.kind == ClaimKind::Attribution;
    let value = if statement { words::shortened(speaker, 80) } else { words::one_line(&position.value) };
    let groups = by_sentence(view, &claims);
    let (shown, others) = groups.split_at(groups.len().min(quotes));
    let others: Vec<&Claim> = others.iter().flatten().copied().collect();
    let links = others.iter().take(LINKS).filter_map(|c| {
        let words = words::shortened(view.said(c), 40);
        Some(MoreLink { anchor: view.anchor(c)?, name: view.name(&c.source).to_string(), words })
    });
    PositionView {
        value,
        backing: view.backing(position),
        quotes: shown.iter().map(|group| quote(view, group[0], &group[1..])).collect(),
        more: others.len(),
        links: links.collect(),
    }
}

/// Claims with the same sentence together, in order of the first of each.
fn by_sentence<'a>(view: &View<'a>, claims: &[&'a Claim]) -> Vec<Vec<&'a Claim>> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    let mut out: Vec<Vec<&Claim>> = Vec::new();
    for claim in claims {
        let place = *places.entry(view.sentence(claim)).or_insert(out.len());
        match out.get_mut(place) {
            Some(group) if group[0].quote == claim.quote => group.push(claim),
            _ => out.push(vec![claim]),
        }
    }
    out
}

/// How many quotes of each position fit into the file: as many as are useful, fewer where many articles speak of many
/// points, so that the page stays a small multiple of the articles.
pub(super) fn quotes_shown(view: &View<'_>) -> usize {
    let text: usize = view.report.sources.iter().map(|s| s.bytes).sum();
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let room = (text as f64 * ROOM_OF_TEXT + ROOM) as usize;
    let weights: Vec<Vec<usize>> = view
        .report
        .points
        .iter()
        .flat_map(|p| &p.positions)
        .map(|p| {
            let claims: Vec<&Claim> = view.claims_of(&p.claims).collect();
            let groups = by_sentence(view, &claims);
            groups
                .iter()
                .map(|g| QUOTE_WEIGHT + g[0].sentence.len() + (g.len() - 1).min(LINKS) * LINK_WEIGHT / 2)
                .collect()
        })
        .collect();
    let weight = |shown: usize| -> usize {
        let one = |w: &Vec<usize>| {
            w.iter().take(shown).sum::<usize>() + w.len().saturating_sub(shown).min(LINKS) * LINK_WEIGHT
        };
        weights.iter().map(one).sum()
    };
    (1..=QUOTES).rev().find(|shown| weight(*shown) <= room).unwrap_or(1)
}

fn quote(view: &View<'_>, claim: &Claim, copies: &[&Claim]) -> Quote {
    let source = view.source(&claim.source);
    let url = source.and_then(|s| s.url.as_deref()).and_then(link::web);
    let attribution = claim.attribution().or_else(|| view.said_by(claim));
    let stance = attribution.map(|a| a.stance).filter(|s| *s != Stance::Says).map(Stance::name);
    let hedges: Vec<String> = claim.hedges.iter().map(|h| words::shortened(h, 40)).collect();
    Quote {
        parts: parts(view, claim),
        name: view.name(&claim.source).to_string(),
        day: source.and_then(crate::source::Source::day).map(words::day),
        speaker: view.speaker(claim).map(|s| words::shortened(s, 80)),
        stance,
        meaning: meaning(claim),
        hedges: (!hedges.is_empty()).then(|| hedges.join(", ")),
        negated: claim.negated,
        anchor: view.anchor(claim),
        copied: copies.len().saturating_sub(LINKS),
        copies: copies
            .iter()
            .take(LINKS)
            .filter_map(|c| Some(Copy { anchor: view.anchor(c)?, name: view.name(&c.source).to_string() }))
            .collect(),
        url: url.map(|u| link::at_words(&u, &link::excerpt(view, claim))),
    }
}

/// What a figure's or date's words allow, unless they say just that.
fn meaning(claim: &Claim) -> Option<String> {
    match &claim.body {
        ClaimBody::Attribution(_) => None,
        _ => Some(words::value(claim)).filter(|v| !claim.quote.eq_ignore_ascii_case(v)),
    }
}

/// The sentence, cut at what is marked.
fn parts(view: &View<'_>, claim: &Claim) -> Vec<QuotePart> {
    let Some((text, window)) = view.window(claim, LONGEST) else {
        return vec![QuotePart { text: words::one_line(&claim.quote), marked: true }];
    };
    let mut marks: Vec<Span> = match claim.attribution() {
        Some(a) if !a.content.is_empty() => a.content.clone(),
        _ => vec![claim.span],
    };
    marks.sort_unstable();
    let mut out = Vec::new();
    let mut at = window.start();
    let mut add = |from: usize, to: usize, marked| {
        if from < to {
            out.push(QuotePart { text: spaced(&text[from..to]), marked });
        }
    };
    for mark in marks {
        let (start, end) = (mark.start().clamp(at, window.end()), mark.end().clamp(at, window.end()));
        add(at, start, false);
        add(start, end, true);
        at = end;
    }
    add(at, window.end(), false);
    out
}

/// One line, the white space at both ends kept as a space.
fn spaced(text: &str) -> String {
    let line = words::one_line(text);
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) && !line.is_empty() { " " } else { "" };
    format!("{before}{line}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn quotes_hold_the_sentence_with_its_marks() {
        let (report, articles) = fixture::story();
        let view = View::new(&report, &articles);
        for claim in &report.claims {
            let parts = parts(&view, claim);
            let all: String = parts.iter().map(|p| p.text.as_str()).collect();
            assert_eq!(all.trim_end(), words::one_line(view.sentence(claim)));
            let marked: String = parts.iter().filter(|p| p.marked).map(|p| p.text.as_str()).collect();
            assert!(claim.quote.contains(&marked), "{marked}");
        }
    }
}
