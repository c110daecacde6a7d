//! Explanations: one sentence that says who gives which value and how they relate.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::order::order;
use super::pairing::Decided;
use super::position::{Stance, one_line, value};
use super::side::Side;
use crate::attribution::{Act, Attribution, Form, Stance as Says};
use crate::chars::shortened;
use crate::report::Verdict;
use crate::span::Span;

/// The sentence for a point: its subject, the two claims that decided it, and why; each source by its name of `names`.
pub(crate) fn sentence(
    subject: &str,
    sides: &[Side<'_>],
    positions: &[Stance],
    decided: &Decided,
    names: &[String],
) -> String {
    let (i, j) = decided.pair;
    let (mut a, mut b) = (&sides[i], &sides[j]);
    let update = decided.finding.verdict == Verdict::Update;
    if update && order(a, b) == Some(Ordering::Greater) {
        (a, b) = (b, a);
    }
    // Of two articles of one day nothing may say which came first.
    let day = a.published().filter(|day| update && order(a, b).is_none() && b.published() == Some(*day));
    let joint = match decided.finding.verdict {
        Verdict::Update if day.is_none() => "then",
        Verdict::Conflict => "against",
        _ => "and",
    };
    let others = positions.iter().filter(|p| !p.members.contains(&i) && !p.members.contains(&j)).count();
    let more = match others {
        0 => String::new(),
        1 => " (and another value)".to_string(),
        n => format!(" (and {n} other values)"),
    };
    let dated = update && day.is_none();
    let both = day.map_or_else(String::new, |d| format!(", both of {}", written(d)));
    format!(
        "{}: {} {joint} {}{both}{more}: {}",
        shortened(subject, SUBJECT),
        said(a, dated, names),
        said(b, dated, names),
        decided.finding.why
    )
}

/// “24 people” (The Wire, 6 May 2031, said by the Harbour Office); of a statement “it is safe” (Jane Roe, The Wire).
fn said(side: &Side<'_>, dated: bool, names: &[String]) -> String {
    let name = names.get(side.source).unwrap_or(&side.claim.source);
    let mut notes = vec![name.clone()];
    if dated && let Some(day) = side.published() {
        notes.push(written(day));
    }
    if let Some(attribution) = side.claim.attribution() {
        let speaker = attribution.speaker.as_ref().map(|s| one_line(&s.entity, 60));
        notes.splice(0..0, speaker);
    } else if let Some(speaker) = side.said_by() {
        notes.push(format!("said by {}", one_line(speaker, 60)));
    }
    format!("“{}” ({})", words(side), notes.join(", "))
}

fn written(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// A claim's value; of a statement its words, without quotation marks around them.
fn words(side: &Side<'_>) -> String {
    let Some(attribution) = side.claim.attribution() else { return value(side) };
    let said: Vec<_> = attribution.content.iter().map(|&c| side.reading.doc.written_of(c)).collect();
    let said = said.join(" … ");
    let said = said.strip_prefix("that ").unwrap_or(&said);
    if let Some(whole) = with_verb(side, attribution) {
        return one_line(&whole, STATEMENT);
    }
    one_line(said.trim_matches(['“', '”', '"', ' ', ',']), STATEMENT)
}

/// A statement whose object alone says nothing, from its verb on: "denied the allegations", "criticised the judge". What is demanded or
/// promised, a clause and a quotation tell without their verb.
fn with_verb(side: &Side<'_>, attribution: &Attribution) -> Option<String> {
    let acts = matches!(
        attribution.stance,
        Says::Denies | Says::Confirms | Says::Praises | Says::Criticises | Says::Accuses
    );
    let ([object], Some(cue)) = (attribution.content.as_slice(), &attribution.cue) else { return None };
    let doc = &side.reading.doc;
    let tokens = doc.token_at(object.start())..doc.token_at(object.end());
    let verb = |i: usize| side.reading.acts.get(i).is_some_and(|a| *a != Act::None);
    let alone =
        attribution.form == Form::Indirect && !tokens.clone().any(|i| verb(i) || doc.lower(i) == "that");
    let near = cue.span.end() <= object.start() && cue.span.end() + NEAR > object.start();
    (acts && alone && near).then(|| doc.written_of(Span::new(cue.span.start(), object.end())).into_owned())
}

/// How far an object stands behind its verb, in bytes.
const NEAR: usize = 16;

/// The longest subject in an explanation, in characters.
pub(crate) const SUBJECT: usize = 100;

/// The longest statement in an explanation, in characters: the whole of it stands beside.
const STATEMENT: usize = 90;

#[cfg(test)]
mod tests {
    use crate::{Article, compare};

    #[test]
    fn an_object_keeps_its_verb() {
        for (said, expected) in [
            ("Karl Orth has denied the allegations of the harbour guild.", "denied the allegations"),
            ("Karl Orth denied that the harbour guild had been paid.", "“the harbour guild had been paid"),
        ] {
            let report = compare(&[Article::new("a", said), Article::new("b", said)]);
            let point = report.points.iter().find(|p| p.kind == crate::ClaimKind::Attribution).expect(said);
            assert!(point.explanation.contains(expected), "{}", point.explanation);
        }
    }
}
