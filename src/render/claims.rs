//! One article's claims, one a line.

use std::fmt::Write;

use super::words;
use crate::reading::ArticleClaims;

/// The claims of an article for people: a heading with what is known of it, then one claim a line with its place in
/// bytes, its words and what they mean. No claims: the heading alone.
///
/// ```
/// use variorum::{Article, claims, render};
/// let found = claims(&Article::new("01.txt", "The quake killed at least 24 people."));
/// assert!(render::claims(&found).starts_with("01.txt"));
/// ```
#[must_use]
pub fn claims(found: &ArticleClaims) -> String {
    let source = &found.source;
    let known = [source.outlet.as_deref(), source.published.as_deref()];
    let known: Vec<String> = known.into_iter().flatten().map(|k| words::shortened(k, 200)).collect();
    let mut out =
        format!("{}  {}\n", words::shortened(&source.id, 200), known.join(", ")).replace("  \n", "\n");
    for claim in &found.claims {
        let _ = writeln!(
            out,
            "  {:>6}  {:<11}  “{}”  {}{}{}",
            claim.span.start(),
            words::kind(claim.kind),
            words::shortened(&claim.quote, 80),
            words::value(claim),
            if claim.negated { " (negated)" } else { "" },
            if claim.withdrawn { " (withdrawn)" } else { "" },
        );
    }
    out
}
