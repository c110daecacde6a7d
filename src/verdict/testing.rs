//! Readings made by hand, so that the rules here are tested whatever the other stages read.

use rust_decimal::Decimal;

use crate::article::Article;
use crate::claim::{Claim, ClaimBody};
use crate::figure::{Bound, Figure, FigureKind, Interval};
use crate::name::Names;
use crate::reading::Reading;
use crate::source::Source;
use crate::span::Span;
use crate::text::Document;

/// A reading of `text` without claims.
pub(crate) fn reading(id: &str, published: Option<&str>, text: &str) -> Reading<'static> {
    let mut article = Article::new(id, text);
    article.published = published.map(String::from);
    let article: &'static Article = Box::leak(Box::new(article));
    let doc = Document::new(&article.text);
    Reading {
        source: Source::of(article),
        doc,
        names: Names::default(),
        claims: Vec::new(),
        acts: Vec::new(),
        linked: Vec::new(),
    }
}

/// Adds a claim over the first `quote` of the text.
pub(crate) fn claim(reading: &mut Reading<'_>, quote: &str, body: ClaimBody) {
    let at = reading.doc.text().find(quote).expect("the quote stands in the text");
    let span = Span::new(at, at + quote.len());
    let sentence = reading.doc.sentences()[reading.doc.sentence_at(at)].span;
    let source = reading.source.id.clone();
    reading.claims.push(Claim {
        id: format!("{source}#c{}", reading.claims.len() + 1),
        source,
        kind: body.kind(),
        span,
        quote: quote.to_string(),
        sentence,
        subject: quote.to_string(),
        hedges: Vec::new(),
        negated: false,
        withdrawn: false,
        said_by: None,
        body,
    });
}

/// What is told of the statements of two articles: each point's verdict and reason.
pub(crate) fn told(a: &str, b: &str) -> Vec<(crate::report::Verdict, crate::report::Reason)> {
    let day = |id: &str, text: &str| Article::new(id, text).published("2031-05-06").expect("a day");
    let articles = [day("a", a), day("b", b)];
    let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
    let points = super::judge(&readings, &crate::align::align(&readings));
    let said = points.iter().filter(|p| p.kind == crate::claim::ClaimKind::Attribution);
    said.map(|p| (p.verdict, p.reason)).collect()
}

/// A figure of `value` with the interval that its bound gives.
pub(crate) fn figure(value: &str, bound: Bound, kind: FigureKind, unit: &str) -> Figure {
    let v: Decimal = value.parse().expect("a number");
    let tenth = v / Decimal::TEN;
    let (lo, hi) = match bound {
        Bound::Over | Bound::AtLeast => (Some(v), None),
        Bound::Under | Bound::AtMost => (None, Some(v)),
        Bound::About => (Some(v - tenth), Some(v + tenth)),
        _ => (Some(v), Some(v)),
    };
    let interval = Interval { lo, hi, lo_open: bound == Bound::Over, hi_open: bound == Bound::Under };
    Figure { value: Some(v), bound, kind, unit: Some(unit.to_string()), interval, ..Figure::default() }
}
