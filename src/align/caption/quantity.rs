//! What a figure is of: the noun that is counted, with what befell it, or the clause around a value.

use super::event::{Clause, Gap, phrase_end};

use super::line::Line;
use super::{LONGEST, Offer, line};
use crate::attribution::Kind;
use crate::claim::Claim;
use crate::figure::FigureKind;
use crate::lexicon::{List, WordSet};
use crate::reading::Reading;

/// Nouns of what befalls people and things.
static CALAMITIES: List<WordSet> =
    List::new(|| WordSet::load("calamities.tsv", include_str!("../../lexicon/en/calamities.tsv")));

/// What it costs to say it with a clause.
const CLAUSE: f32 = 2.0;
/// What it costs to name an event of which the other claims say nothing.
const ONE_NAMES: f32 = 0.4;
/// The most characters of what goes on behind a value.
const REST: usize = 40;
/// What it costs to say it with one word that tells little.
const BARE: f32 = 6.0;

/// The captions that a figure offers.
pub(super) fn offers(reading: &Reading<'_>, claim: &Claim) -> Vec<Offer> {
    let Some(figure) = claim.figure() else { return Vec::new() };
    let line = line(reading, claim.sentence, claim.span);
    let counted = figure.noun.is_some() || figure.kind == FigureKind::Count;
    let told = reading.phrase(claim).trim();
    let value = told == claim.quote || told.contains(|c: char| c.is_ascii_digit());
    let mut out: Vec<Offer> = line.as_ref().and_then(compound).into_iter().collect();
    if figure.kind == FigureKind::Age && told.starts_with(char::is_uppercase) {
        return vec![Offer { text: format!("age of {told}"), form: 0.0 }];
    }
    if counted && !value && !told.is_empty() {
        out.push(Offer { text: told.to_string(), form: 0.0 });
        out.extend(line.as_ref().and_then(|l| with_more(l, told, told.contains(' '))));
        out.extend(line.as_ref().and_then(|l| of_event(l, told)));
    } else if !value {
        let form = if told.contains(' ') { -CLAUSE } else { -BARE };
        out.push(Offer { text: told.to_string(), form });
    }
    if !counted || value {
        out.extend(line.as_ref().and_then(around));
    }
    if out.is_empty() {
        out.push(Offer { text: told.to_string(), form: -BARE });
    }
    out
}

/// "letter to the council" of "a 20-page letter to the council".
fn compound(line: &Line<'_>) -> Option<Offer> {
    let hyphened = line.claim.clone().any(|i| line.kind(i) == Kind::Hyphen);
    if !hyphened || !line.is_nominal(line.claim.end) {
        return None;
    }
    let text = line.caption((line.claim.end..phrase_end(line, line.claim.end)).collect());
    (!text.is_empty()).then_some(Offer { text, form: 0.0 })
}

/// "pages of messages", "individuals to enter the country": the noun with the words behind it.
fn with_more(line: &Line<'_>, told: &str, clear: bool) -> Option<Offer> {
    let last = line.claim.end.checked_sub(1)?;
    let of = line.kind(line.claim.end) == Kind::Of;
    let hyphened = line.claim.clone().any(|i| line.kind(i) == Kind::Hyphen);
    if hyphened || clear && !of || !told.ends_with(line.doc.word(last)) {
        return None;
    }
    let piece = Clause::of(line, Gap::Kept).rest();
    let end = if of { phrase_end(line, line.claim.end + 1) } else { piece };
    let more = line.behind(&(line.claim.end..end).collect::<Vec<_>>(), REST);
    (!more.is_empty()).then(|| Offer { text: format!("{told} {more}"), form: if of { 0.0 } else { -CLAUSE } })
}

/// "people killed in the Brask flood": whom something befell, with the event that the sentence names.
fn of_event(line: &Line<'_>, told: &str) -> Option<Offer> {
    let befell = Line::new(told, 0..0);
    let last = befell.len().checked_sub(1).filter(|i| *i > 0)?;
    let participle =
        befell.kind(last) == Kind::Ed || matches!(befell.doc.lower(last), "dead" | "hurt" | "missing");
    if !participle {
        return None;
    }
    let at = (0..line.len()).find(|i| !line.claim.contains(i) && CALAMITIES.contains(line.doc.lower(*i)))?;
    // "fire crews", "the flood killed": the noun that ends its phrase, and no verb.
    if line.is_nominal(at + 1) || !line.is_nominal(at) {
        return None;
    }
    let mut from = at;
    while from > 0
        && line.is_nominal(from - 1)
        && !line.claim.contains(&(from - 1))
        && line.kind(from - 1) != Kind::Poss
    {
        from -= 1;
    }
    // "opened fire", "caught fire": what somebody did.
    if from.checked_sub(1).is_some_and(|i| line.is_verb(i)) {
        return None;
    }
    let event = line.caption((from..at + 1).collect());
    let text = format!("{told} in the {event}");
    let new = !event.is_empty() && !told.contains(line.doc.lower(at)) && text.chars().count() <= LONGEST;
    new.then_some(Offer { text, form: -ONE_NAMES })
}

/// The clause, an ellipsis where the value stands.
fn around(line: &Line<'_>) -> Option<Offer> {
    let (tokens, form) = Clause::of(line, Gap::Kept).tokens()?;
    let at = tokens.iter().position(|i| *i >= line.claim.start)?;
    let behind = tokens.iter().position(|i| *i >= line.claim.end).unwrap_or(tokens.len());
    let before = line.caption(tokens[..at].to_vec());
    let after = line.caption(tokens[behind..].to_vec());
    let text = match (before.is_empty(), after.is_empty()) {
        (true, true) => return None,
        (true, false) => after,
        (false, _) if before.ends_with('…') => before,
        (false, true) => format!("{before} …"),
        (false, false) => format!("{before} … {}", line.behind(&tokens[behind..], REST)),
    };
    let short = if text.split(' ').count() < 4 { BARE / 2.0 } else { 0.0 };
    Some(Offer { text, form: form - CLAUSE - short })
}
