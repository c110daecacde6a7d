//! A report with what renderers look up in it: claims and articles by id, points by verdict, lines of a text.

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::attribution::{Attribution, is_word_of};
use crate::chars;
use crate::claim::{Claim, ClaimKind};
use crate::report::{Point, Position, Report, Verdict};
use crate::source::{self, Source};
use crate::span::Span;
use crate::verdict::SUBJECT;

use super::words;

/// The verdicts in the order in which they are read.
pub(super) const VERDICTS: [Verdict; 4] =
    [Verdict::Conflict, Verdict::Update, Verdict::Compatible, Verdict::Agree];

/// How many sources of a position are named.
const NAMED: usize = 12;

/// A report and its articles, indexed.
#[cfg_attr(not(feature = "html"), allow(dead_code))]
pub(super) struct View<'a> {
    pub(super) report: &'a Report,
    articles: FxHashMap<&'a str, &'a Article>,
    sources: FxHashMap<&'a str, usize>,
    /// Of each claim its place in the report.
    claims: FxHashMap<&'a str, usize>,
    /// Of each claim the gravest point that holds it.
    points: Vec<Option<&'a Point>>,
    /// Where each source's claims begin in the report.
    starts: Vec<usize>,
    /// What each source is called.
    names: Vec<String>,
}

#[cfg_attr(not(feature = "html"), allow(dead_code))]
/// Whether a point is told by its count unless asked for: where sources agree, and statements that go together.
pub(super) fn is_folded(point: &Point) -> bool {
    let statements = point.verdict == Verdict::Compatible && point.kind == ClaimKind::Attribution;
    point.verdict == Verdict::Agree || statements
}

impl<'a> View<'a> {
    /// What articles take back, each with the name of its article: figures and dates that an earlier version gave.
    pub(super) fn withdrawn(&self) -> impl Iterator<Item = (&str, &'a Claim)> {
        let claims = self.report.claims.iter().filter(|c| c.withdrawn && c.attribution().is_none());
        claims.map(|c| (self.name(&c.source), c))
    }

    pub(super) fn new(report: &'a Report, articles: &'a [Article]) -> View<'a> {
        let claims: FxHashMap<&str, usize> =
            report.claims.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
        let mut points: Vec<Option<&Point>> = vec![None; report.claims.len()];
        for point in VERDICTS.iter().flat_map(|v| report.points.iter().filter(move |p| p.verdict == *v)) {
            for i in point.claims.iter().filter_map(|id| claims.get(id.as_str())) {
                points[*i].get_or_insert(point);
            }
        }
        View {
            report,
            points,
            starts: starts(report),
            articles: articles.iter().map(|a| (a.id.as_str(), a)).collect(),
            sources: report.sources.iter().enumerate().map(|(i, s)| (s.id.as_str(), i)).collect(),
            claims,
            names: source::names(report.sources.iter()).iter().map(|n| words::one_line(n)).collect(),
        }
    }

    /// The points with this verdict, the gravest first.
    pub(super) fn points(&self, verdict: Verdict) -> impl Iterator<Item = &'a Point> {
        self.report.points.iter().filter(move |p| p.verdict == verdict)
    }

    /// All points in the order in which they are read: those that differ, figures and dates, then what is folded.
    pub(super) fn ordered(&self) -> Vec<&'a Point> {
        let mut points: Vec<&Point> = VERDICTS.iter().flat_map(|v| self.points(*v)).collect();
        points.sort_by_key(|p| (VERDICTS.iter().position(|v| *v == p.verdict), is_folded(p)));
        points
    }

    pub(super) fn claim(&self, id: &str) -> Option<&'a Claim> {
        self.claims.get(id).map(|i| &self.report.claims[*i])
    }

    /// The claims of the source at this place, in order of their spans.
    pub(super) fn claims_in(&self, source: usize) -> &'a [Claim] {
        &self.report.claims[self.starts[source]..self.starts[source + 1]]
    }

    /// The gravest point that a claim stands in.
    pub(super) fn point_of(&self, claim: &Claim) -> Option<&'a Point> {
        self.points[*self.claims.get(claim.id.as_str())?]
    }

    /// A name for a claim that can stand in an address: `c2-17` is the 17th claim of the third source.
    pub(super) fn anchor(&self, claim: &Claim) -> Option<String> {
        let source = self.source_index(&claim.source)?;
        let n = self.claims.get(claim.id.as_str())?.checked_sub(self.starts[source])?;
        Some(format!("c{source}-{}", n + 1))
    }

    /// The claims of a position (or point) that the report holds.
    pub(super) fn claims_of(&self, ids: &'a [String]) -> impl Iterator<Item = &'a Claim> {
        ids.iter().filter_map(|id| self.claim(id))
    }

    pub(super) fn source_index(&self, id: &str) -> Option<usize> {
        self.sources.get(id).copied()
    }

    pub(super) fn source(&self, id: &str) -> Option<&'a Source> {
        self.source_index(id).map(|i| &self.report.sources[i])
    }

    pub(super) fn article(&self, id: &str) -> Option<&'a Article> {
        self.articles.get(id).copied()
    }

    /// What the source with this id is called.
    pub(super) fn name(&self, id: &str) -> &str {
        self.source_index(id).map_or("", |i| &self.names[i])
    }

    /// What the source at this place is called.
    pub(super) fn name_at(&self, index: usize) -> &str {
        &self.names[index]
    }

    /// The attribution inside whose content a claim stands, if it tells whose word that is.
    pub(super) fn said_by(&self, claim: &Claim) -> Option<&'a Attribution> {
        self.claim(claim.said_by.as_deref()?)?.attribution().filter(|a| is_word_of(a))
    }

    /// Who says a claim: for an attribution its own speaker.
    pub(super) fn speaker(&self, claim: &'a Claim) -> Option<&'a str> {
        let attribution = claim.attribution().or_else(|| self.said_by(claim))?;
        attribution.speaker.as_ref().map(|s| s.entity.as_str())
    }

    /// The sentence of a claim; its quote where the article is not at hand.
    pub(super) fn sentence(&self, claim: &'a Claim) -> &'a str {
        let text = self.article(&claim.source).and_then(|a| a.text.get(claim.sentence.range()));
        text.unwrap_or(&claim.quote)
    }

    /// The words that hold a claim's value: of an attribution the first part of what was said.
    pub(super) fn said(&self, claim: &'a Claim) -> &'a str {
        let content = claim.attribution().and_then(|a| a.content.first());
        let words = content.and_then(|span| self.article(&claim.source)?.text.get(span.range()));
        words.unwrap_or(&claim.quote)
    }

    /// Why a point's verdict is what it is, without the subject that stands above it.
    pub(super) fn why(&self, point: &'a Point) -> String {
        let subject = chars::shortened(&point.subject, SUBJECT);
        let rest = point.explanation.strip_prefix(subject.as_str()).and_then(|e| e.strip_prefix(": "));
        words::one_line(rest.unwrap_or(&point.explanation))
    }

    /// The other sources that carry the same text as the source with this id; none if there is none.
    pub(super) fn copies(&self, id: &str) -> Option<String> {
        let group = self.report.copies.iter().find(|group| group.iter().any(|c| c == id))?;
        let others: Vec<&str> = group.iter().filter(|c| *c != id).map(|c| self.name(c)).collect();
        let more = others.len().saturating_sub(NAMED);
        let named = others[..others.len() - more].join(", ");
        Some(if more > 0 { format!("{named} and {more} more") } else { named })
    }

    /// The name of the folder that all articles come from.
    pub(super) fn story(&self) -> Option<String> {
        let mut folders = self.report.sources.iter().map(|s| s.id.rsplit_once(['/', '\\']).map(|(f, _)| f));
        let first = folders.next()??;
        let name = first.rsplit(['/', '\\']).next()?;
        (!name.is_empty() && name != "." && folders.all(|f| f == Some(first)))
            .then(|| words::shortened(name, 60))
    }

    /// The article's text and the part of it to show for a claim: its sentence and its own words, or what of them
    /// fits into `longest` bytes around the claim's start.
    pub(super) fn window(&self, claim: &Claim, longest: usize) -> Option<(&'a str, Span)> {
        let text = self.article(&claim.source)?.text.as_str();
        let whole = claim.sentence.join(claim.span);
        text.get(whole.range())?;
        if whole.len() <= longest {
            return Some((text, whole));
        }
        let from = whole.start().max(claim.span.start().saturating_sub(longest / 3));
        let start = chars::ceil(text, from);
        let start = if start == whole.start() { start } else { next_word(text, start) };
        Some((text, Span::new(start, chars::floor(text, whole.end().min(start + longest)))))
    }

    /// The names of a position's sources, and how many of them are independent if that is fewer.
    pub(super) fn backing(&self, position: &Position) -> String {
        let mut names: Vec<&str> = position.sources.iter().take(NAMED).map(|s| self.name(s)).collect();
        let more = format!("{} more", position.sources.len().saturating_sub(NAMED));
        if position.sources.len() > NAMED {
            names.push(&more);
        }
        let copied = if position.independent < position.sources.len() {
            format!(" ({} independent)", position.independent)
        } else {
            String::new()
        };
        format!("{}{copied}", names.join(", "))
    }

    /// How many points each verdict has, in the order of [`VERDICTS`].
    pub(super) fn counts(&self) -> [usize; 4] {
        VERDICTS.map(|v| self.points(v).count())
    }
}

/// Where each source's claims begin (they stand by source), and where the last one's end.
fn starts(report: &Report) -> Vec<usize> {
    let mut out = Vec::with_capacity(report.sources.len() + 1);
    let mut at = 0;
    for source in &report.sources {
        out.push(at);
        at += report.claims[at..].iter().take_while(|c| c.source == source.id).count();
    }
    out.push(at);
    out
}

/// The start of the next word within a few bytes.
fn next_word(text: &str, at: usize) -> usize {
    text[at..].find(' ').filter(|n| *n < 40).map_or(at, |n| at + n + 1)
}
