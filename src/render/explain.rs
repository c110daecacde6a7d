//! Why two claims were linked or not, for people.

use std::fmt::Write;

use super::words;
use crate::align::{Feature, Link};
use crate::reading::Reading;

/// Why two claims of `readings` are taken to speak of the same thing or not: both with their sentences, the chance that
/// they do, what was weighed (each with its strength from 0 to 1), and what rules it out. Empty if `link` is not of
/// these readings.
///
/// ```
/// use variorum::{Article, Reading, align, render};
/// let articles = [Article::new("a", "The quake killed 24 people."), Article::new("b", "The quake killed 31 people.")];
/// let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
/// let link = align::explain(&readings, (0, 0), (1, 0)).expect("both are figures");
/// assert!(render::explanation(&readings, &link).contains("24 people"));
/// ```
#[must_use]
pub fn explanation(readings: &[Reading<'_>], link: &Link) -> String {
    let mut out = String::new();
    for (side, (reading, claim)) in [link.a, link.b].into_iter().enumerate() {
        let Some(reading) = readings.get(reading) else { return String::new() };
        let Some(claim) = reading.claims.get(claim) else { return String::new() };
        let sentence = words::shortened(reading.doc.text_of(claim.sentence), 240);
        let (id, quote) = (words::one_line(&claim.id), words::shortened(&claim.quote, 120));
        let _ = writeln!(out, "{id}  “{quote}”\n    in: {sentence}");
        if let Some(reads) = link.reads.as_ref().map(|r| &r[side]) {
            let _ = writeln!(out, "    read as: {}", words::one_line(&reads.about));
        }
    }
    let verdict = match (link.holds, link.against) {
        (true, _) => "linked".to_string(),
        (false, Some(against)) => format!("not linked, ruled out: {}", against.name()),
        // What several articles tell alike may be held against a third that no pair would be.
        (false, None) => "not linked by these two alone: too little speaks for it".to_string(),
    };
    let apart = if link.apart { "; their values exclude each other, which asks for more" } else { "" };
    let percent = (link.chance * 100.0).round();
    let _ = writeln!(out, "  {verdict} (chance that both speak of the same thing: {percent}%{apart})");
    if let Some([a, b]) = &link.reads {
        let _ = writeln!(
            out,
            "  rank: the second is {} for the first, the first is {} for the second",
            ranked(a),
            ranked(b)
        );
    }
    let mut evidence: Vec<&(Feature, f32)> =
        link.evidence.iter().filter(|(f, _)| *f != Feature::Always).collect();
    evidence.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let weighed: Vec<String> = evidence.iter().map(|(f, s)| format!("{} {s:.2}", f.name())).collect();
    if !weighed.is_empty() {
        let _ = writeln!(out, "  weighed: {}", weighed.join(", "));
    }
    out
}

/// "the likeliest of 4 claims", "number 3 of 4 claims", "the only claim".
fn ranked(reads: &crate::align::Reads) -> String {
    match (reads.rank, reads.of) {
        (_, 1) => "the only claim to hold it against".into(),
        (1, of) => format!("the likeliest of {of} claims"),
        (rank, of) => format!("number {rank} of {of} claims"),
    }
}
