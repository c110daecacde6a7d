//! Positions: the claims of a point by the value they give.

use super::independence::Copies;
use super::pairing::compare;
use super::side::Side;
use crate::claim::ClaimBody;
use crate::date::{Basis, DateValue};
use crate::figure::{Bound, Figure};
use crate::report::{Position, Verdict};

/// A position as the report prints it, and its claims as indices into the point's sides.
#[derive(Clone, Debug)]
pub(crate) struct Stance {
    /// What the report prints.
    pub(crate) report: Position,
    /// The claims.
    pub(crate) members: Vec<usize>,
}

/// The positions of a point, in order of their first claims: claims that agree stand in one.
pub(crate) fn positions(sides: &[Side<'_>], copies: &Copies<'_>) -> Vec<Stance> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, side) in sides.iter().enumerate() {
        let fits = |g: &&mut Vec<usize>| one_position(&sides[g[0]], side);
        match groups.iter_mut().find(fits) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups.into_iter().map(|members| stance(sides, members, copies)).collect()
}

fn one_position(a: &Side<'_>, b: &Side<'_>) -> bool {
    compare(a, b).is_some_and(|f| f.verdict == Verdict::Agree)
}

fn stance(sides: &[Side<'_>], members: Vec<usize>, copies: &Copies<'_>) -> Stance {
    let mut sources: Vec<String> = members.iter().map(|&i| sides[i].claim.source.clone()).collect();
    sources.dedup();
    let of: Vec<Side<'_>> = members.iter().map(|&i| sides[i]).collect();
    let best = of.iter().min_by_key(|s| vagueness(s)).map(value).unwrap_or_default();
    let report = Position {
        claims: of.iter().map(|s| s.claim.id.clone()).collect(),
        sources,
        independent: copies.origins(&of),
        value: best,
    };
    Stance { report, members }
}

fn vagueness(side: &Side<'_>) -> u8 {
    match &side.claim.body {
        ClaimBody::Figure(f) => u8::from(f.bound != Bound::Exact),
        _ => 0,
    }
}

/// The value as a reader would write it.
pub(crate) fn value(side: &Side<'_>) -> String {
    match &side.claim.body {
        ClaimBody::Figure(f) => figure(side, f),
        ClaimBody::Date(d) => date(side, d),
        ClaimBody::Attribution(a) => {
            let who = a.speaker.as_ref().map_or("no speaker named", |s| s.entity.as_str());
            let said: Vec<&str> = a.content.iter().map(|&c| side.reading.doc.text_of(c)).collect();
            format!("{}: {}", one_line(who, 60), one_line(&said.join(" … "), 140))
        }
    }
}

fn figure(side: &Side<'_>, f: &Figure) -> String {
    let quote = one_line(&side.claim.quote, 80);
    match &f.noun {
        Some(noun) if !quote.to_lowercase().contains(&noun.to_lowercase()) => {
            format!("{quote} {}", one_line(noun, 60))
        }
        _ => quote,
    }
}

/// The words, and the date they mean where they do not say it all.
fn date(side: &Side<'_>, d: &DateValue) -> String {
    let quote = one_line(&side.claim.quote, 80);
    let placed = matches!(d.basis, Basis::Publication | Basis::Context) && !d.value.contains("REF");
    if placed && d.value != quote { format!("{quote} ({})", d.value) } else { quote }
}

/// `text` on one line, cut at `longest` characters.
pub(crate) fn one_line(text: &str, longest: usize) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = line.char_indices().nth(longest) {
        line.truncate(line[..at].rfind(' ').unwrap_or(at));
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_between_words() {
        for (text, longest, expected) in
            [("a\n b", 9, "a b"), ("harbour office", 9, "harbour…"), ("äöü", 2, "äö…"), ("", 3, "")]
        {
            assert_eq!(one_line(text, longest), expected);
        }
    }
}
