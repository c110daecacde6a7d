//! Captions: what a point is about, in words of its articles.
//!
//! A date's caption is the event that it dates, as a clause of the article without the date; a statement's is who
//! speaks and the topic that the statements share; a figure's is what is counted or measured. Every claim of the point
//! offers captions, and the one that holds most of what the others speak of is taken: whatever the articles' order.

mod event;
mod line;
mod quantity;
mod topic;

use rustc_hash::FxHashMap;

use super::group::Id;
use super::terms::{self, TermId};
use crate::claim::{Claim, ClaimKind};
use crate::reading::Reading;
use crate::span::Span;
use crate::text::{Document, TokenKind};
use line::Line;

/// How many claims of a point are asked.
const ASKED: usize = 12;
/// The longest caption, in characters.
const LONGEST: usize = 72;
/// What it costs a topic to be one who speaks.
const SPEAKER: f32 = 8.0;
/// How much of its weight a word counts that no other claim's sentence holds.
const ALONE: f32 = 0.15;

/// A caption that a claim offers, and what its form is worth: 0 for a clean one, less for a worse one.
struct Offer {
    text: String,
    form: f32,
}

/// The caption of a point.
pub(super) fn subject(readings: &[Reading<'_>], members: &[Id]) -> String {
    let claims: Vec<(&Reading<'_>, &Claim)> = members
        .iter()
        .filter_map(|(r, c)| Some((readings.get(*r)?, readings[*r].claims.get(*c)?)))
        .take(ASKED)
        .collect();
    let Some((_, first)) = claims.first() else { return String::new() };
    let shared = Shared::of(&claims);
    let offers = claims.iter().enumerate().flat_map(|(i, (reading, claim))| {
        let offers = match first.kind {
            ClaimKind::Date => event::offers(reading, claim),
            ClaimKind::Figure => quantity::offers(reading, claim),
            ClaimKind::Attribution => topic::offers(reading, claim, |word| shared.weight(word, i)),
        };
        offers.into_iter().map(move |o| (i, o))
    });
    let worth = |(i, o): &(usize, Offer)| {
        let speaker = first.kind == ClaimKind::Attribution && topic::is_speaker(&claims, &o.text);
        shared.sum(&o.text, *i) + o.form - if speaker { SPEAKER } else { 0.0 }
    };
    let best = offers.map(|o| (worth(&o), o.1.text)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let caption = best.map_or_else(|| first.subject.clone(), |(_, text)| text);
    match first.kind {
        ClaimKind::Attribution => topic::spoken(&claims, &caption),
        _ => caption,
    }
}

/// In how many of the claims' passages each term stands.
struct Shared {
    counts: FxHashMap<TermId, u32>,
    own: Vec<Vec<TermId>>,
}

impl Shared {
    fn of(claims: &[(&Reading<'_>, &Claim)]) -> Shared {
        let mut shared = Shared { counts: FxHashMap::default(), own: Vec::new() };
        for (reading, claim) in claims {
            let doc = &reading.doc;
            let span = claim
                .attribution()
                .map_or_else(|| around(reading, claim.sentence, claim.span), |_| claim.span);
            let tokens = doc.token_at(span.start())..doc.token_at(span.end());
            let mut ids: Vec<TermId> = tokens.map(|i| terms::term(doc.lower(i)).id).collect();
            ids.sort_unstable();
            ids.dedup();
            for id in &ids {
                *shared.counts.entry(*id).or_default() += 1;
            }
            shared.own.push(ids);
        }
        shared
    }

    /// What a word of claim `i` tells of the point.
    fn weight(&self, lower: &str, i: usize) -> f32 {
        let term = terms::term(lower);
        let own = u32::from(self.own[i].binary_search(&term.id).is_ok());
        let others = self.counts.get(&term.id).map_or(0, |n| n - own);
        if others > 0 { term.weight } else { ALONE * term.weight }
    }

    /// What a caption of claim `i` tells of the point: each word once.
    fn sum(&self, caption: &str, i: usize) -> f32 {
        let doc = Document::new(caption);
        let words = (0..doc.tokens().len()).filter(|t| doc.tokens()[*t].kind() == TokenKind::Word);
        let mut seen: Vec<TermId> = Vec::new();
        let mut sum = 0.0;
        for lower in words.map(|t| doc.lower(t)) {
            let id = terms::term(lower).id;
            if !seen.contains(&id) {
                seen.push(id);
                sum += self.weight(lower, i);
            }
        }
        sum
    }
}

/// The claim's sentence (or another span) read by itself, and the tokens of `span` in it.
fn line<'r>(reading: &'r Reading<'_>, within: Span, span: Span) -> Option<Line<'r>> {
    let within = around(reading, within, span);
    let text = reading.doc.text().get(within.range())?;
    let from = span.start().max(within.start()) - within.start();
    let to = span.end().min(within.end()).checked_sub(within.start())?;
    Some(Line::new(text, from..to))
}

/// How many bytes of a sentence on either side of a claim its caption is made of.
const AROUND: usize = 500;

/// What of `within` stands around `span`: all of it but in sentences of lists and tables, which a caption uses little of.
fn around(reading: &Reading<'_>, within: Span, span: Span) -> Span {
    let doc = &reading.doc;
    let bound = |at: usize| doc.tokens().get(doc.token_at(at)).map_or(doc.text().len(), |t| t.span().start());
    let from = span.start().saturating_sub(AROUND);
    let start = if from > within.start() { bound(from) } else { within.start() };
    let to = span.end() + AROUND;
    let end = if to < within.end() { bound(to) } else { within.end() };
    Span::new(start.min(end), end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::claim::ClaimKind;

    fn captions(kind: ClaimKind, texts: [&str; 2]) -> Vec<String> {
        let articles =
            [0, 1].map(|i| Article::new(["a", "b"][i], texts[i]).published("2031-05-07").expect("a day"));
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        let of = |r: usize| readings[r].claims.iter().position(|c| c.kind == kind).map(|c| (r, c));
        let members: Vec<Id> = [of(0), of(1)].into_iter().flatten().collect();
        let mut turned = members.clone();
        turned.reverse();
        assert_eq!(subject(&readings, &members), subject(&readings, &turned), "the order decides nothing");
        vec![subject(&readings, &members)]
    }

    #[test]
    fn dates_are_captioned_by_their_events() {
        for (texts, caption) in [
            (
                [
                    "In January the harbour of Osk was closed to ferries.",
                    "Osk's harbour was closed in January.",
                ],
                "harbour of Osk was closed to ferries",
            ),
            (
                [
                    "The council on Monday approved a new bridge.",
                    "On Monday, the council approved the bridge.",
                ],
                "council approved a new bridge",
            ),
            (
                [
                    "It failed after the 2020 harbour agreement.",
                    "The 2020 harbour agreement had ended the strike.",
                ],
                "harbour agreement",
            ),
            (
                [
                    "Roe, a former mayor, told the court on Monday that she knew nothing.",
                    "On Monday Roe told the court nothing.",
                ],
                "Roe told the court nothing",
            ),
        ] {
            assert_eq!(captions(ClaimKind::Date, texts), [caption], "{texts:?}");
        }
    }

    #[test]
    fn statements_are_captioned_by_speaker_and_topic() {
        for (texts, caption) in [
            (
                [
                    "Jane Roe said that the dam near Osk was safe.",
                    "Jane Roe denied that the dam near Osk had cracked.",
                ],
                "Jane Roe on the dam near Osk",
            ),
            (
                [
                    "Residents said that the dam near Osk had cracked.",
                    "Jane Roe said the dam near Osk was safe.",
                ],
                "Jane Roe and Residents on the dam near Osk",
            ),
        ] {
            assert_eq!(captions(ClaimKind::Attribution, texts), [caption], "{texts:?}");
        }
    }

    #[test]
    fn figures_are_captioned_by_what_they_are_of() {
        for (texts, caption) in [
            (
                ["The quake killed 24 people.", "Officials said 31 people were killed in the quake."],
                "people killed in the quake",
            ),
            (
                ["The Brask flood killed 24 people.", "At least 31 people were killed in the Brask flood."],
                "people killed in the Brask flood",
            ),
            (
                ["In the fire 24 people were killed.", "At least 31 people were killed near Osk."],
                "people killed",
            ),
            (
                ["A man opened fire, killing three people.", "A man opened fire and killed four people."],
                "people killed",
            ),
            (
                ["The mayor gave $300 to the ferry crew.", "She gave the ferry crew $300, the mayor said."],
                "mayor gave … to the ferry crew",
            ),
        ] {
            assert_eq!(captions(ClaimKind::Figure, texts), [caption], "{texts:?}");
        }
    }
}
