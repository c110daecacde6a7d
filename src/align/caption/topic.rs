//! What statements are about: their speakers and the noun that they share.

use super::line::Line;
use super::{ALONE, Offer, line};
use crate::align::names::same;
use crate::align::terms::RARE;
use crate::attribution::Kind;
use crate::claim::Claim;
use crate::lexicon::{List, WordSet};
use crate::name::names_nobody;
use crate::reading::Reading;

/// How many parts of a statement are read, and how many of its nouns are offered.
const PARTS: usize = 3;
/// The most words of a topic.
const WORDS: usize = 7;
/// The longest name of a speaker, in characters.
const NAME: usize = 40;
/// Nouns of fixed phrases, which name nothing.
static VOID: List<WordSet> =
    List::new(|| WordSet::load("void_nouns.tsv", include_str!("../../lexicon/en/void_nouns.tsv")));

/// What a name in a topic is worth, and what a single common word costs.
const NAMED: f32 = 1.0;
const BARE: f32 = 1.0;

/// The nouns of a statement, each with what it is worth beside its words.
pub(super) fn offers(reading: &Reading<'_>, claim: &Claim, weight: impl Fn(&str) -> f32) -> Vec<Offer> {
    let Some(attribution) = claim.attribution() else { return Vec::new() };
    let mut out = Vec::new();
    for part in attribution.content.iter().take(PARTS) {
        if let Some(line) = line(reading, *part, *part) {
            nouns(&line, &weight, &mut out);
        }
    }
    out
}

/// Every noun's phrase of a statement.
fn nouns(line: &Line<'_>, weight: &impl Fn(&str) -> f32, out: &mut Vec<Offer>) {
    let mut i = 0;
    while i < line.len() {
        let end = phrase(line, i);
        if end == i {
            i += 1;
            continue;
        }
        let from = hyphened(line, i);
        let from = (from..end - 1).find(|k| line.kind(*k) != Kind::Num).unwrap_or(from);
        let before = if from > 0 { line.doc.lower(from - 1) } else { "" };
        let article = ["the", "a", "an"].iter().find(|a| **a == before).map_or("", |a| *a);
        let text = line.caption((from..end).collect());
        if !text.is_empty() {
            let names = (i..end).any(|k| line.kind(k) == Kind::Cap);
            let single = end - i == 1 && !names;
            // What is said last tells less than what is said first.
            let form = if names {
                NAMED
            } else if single {
                -BARE
            } else {
                0.0
            } - place(line, i);
            let told = |k: usize| weight(line.doc.lower(k));
            // A phrase of which the others hold one word only is not what all of them speak of.
            let alone: f32 = (i..end).map(told).filter(|w| *w <= ALONE * RARE).sum();
            if (i..end).map(told).sum::<f32>() > 0.5 && !VOID.contains(line.doc.lower(i)) {
                out.push(Offer {
                    text: format!("{article} {text}").trim().to_string(),
                    form: form - 3.0 * alone,
                });
            }
        }
        i = end;
    }
}

/// Where a compound that token `i` goes on with begins: "one-year delay".
fn hyphened(line: &Line<'_>, i: usize) -> usize {
    let glued = i > 1 && line.kind(i - 1) == Kind::Hyphen && !line.doc.tokens()[i - 1].is_spaced();
    if glued && !line.doc.tokens()[i].is_spaced() { i - 2 } else { i }
}

/// How far into the statement token `i` stands, 0 to 1.
fn place(line: &Line<'_>, i: usize) -> f32 {
    #[expect(clippy::cast_precision_loss)]
    let share = i as f32 / line.len().max(1) as f32;
    share
}

/// The end of the noun's phrase that begins at `i`, with what prepositions join to it; `i` if none begins there.
fn phrase(line: &Line<'_>, i: usize) -> usize {
    // What stands behind "to" or a modal is a verb, whatever else it may be.
    let led = i > 0 && matches!(line.kind(i - 1), Kind::To | Kind::Modal | Kind::Unbracket);
    let begins = !led && matches!(line.kind(i), Kind::Noun | Kind::Cap | Kind::Adj | Kind::Num);
    let mut end = if begins { run(line, i) } else { i };
    if end == i {
        return i;
    }
    for _ in 0..2 {
        if !matches!(line.kind(end), Kind::Of | Kind::Prep) {
            break;
        }
        let article = usize::from(matches!(line.kind(end + 1), Kind::Det | Kind::His));
        let next = run(line, end + 1 + article);
        if next == end + 1 + article || next - i > WORDS {
            break;
        }
        end = next;
    }
    end
}

fn run(line: &Line<'_>, mut i: usize) -> usize {
    let from = i;
    while line.is_nominal(i) {
        i += 1;
    }
    while i > from && matches!(line.kind(i - 1), Kind::Hyphen | Kind::Adj | Kind::Poss) {
        i -= 1;
    }
    i
}

/// Who speaks of `topic`: "Jane Roe on the dam", "Residents and Jane Roe on the dam".
pub(super) fn spoken(claims: &[(&Reading<'_>, &Claim)], topic: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (_, claim) in claims {
        let speaker = claim.attribution().and_then(|a| a.speaker.as_ref()).map(|s| s.entity.as_str());
        if let Some(name) = speaker.filter(|n| is_name(n)) {
            let alike = names.iter().position(|n| holds(n, name) || holds(name, n) || same(n, name));
            match alike {
                Some(i) if name.len() > names[i].len() => names[i] = name,
                Some(_) => {}
                None => names.push(name),
            }
        }
    }
    names.sort_unstable();
    let plain: Vec<String> = names
        .iter()
        .map(|n| n.strip_prefix("The ").map_or((*n).to_string(), |rest| format!("the {rest}")))
        .collect();
    let names: Vec<&str> = plain.iter().map(String::as_str).collect();
    // One common word tells too little: the statement itself says what it is about.
    let bare = !topic.contains([' ', '-']) && !topic.starts_with(char::is_uppercase);
    let said = if bare || names.is_empty() { statement(claims) } else { None };
    match names[..] {
        [] => said.unwrap_or_else(|| topic.to_string()),
        [one] if said.is_some() => format!("{one}: “{}”", said.unwrap_or_default()),
        [one] => format!("{one} on {topic}"),
        [one, two] if one.len() + two.len() <= 2 * NAME - 20 => format!("{one} and {two} on {topic}"),
        [one, ..] => format!("{one} and {} on {topic}", if names.len() == 2 { "another" } else { "others" }),
    }
}

/// What is said where nobody is named who says it: the shortest statement.
fn statement(claims: &[(&Reading<'_>, &Claim)]) -> Option<String> {
    let said = claims.iter().filter_map(|(reading, claim)| {
        let part = *claim.attribution()?.content.first()?;
        let line = line(reading, part, part)?;
        let words = (0..line.len()).filter(|i| !matches!(line.kind(*i), Kind::Open | Kind::Close));
        Some(line.caption(words.collect()).trim_end_matches(['.', ',']).to_string())
    });
    said.filter(|s| !s.is_empty()).min_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)))
}

/// Whether the words name somebody: no pronoun, and no clause.
fn is_name(entity: &str) -> bool {
    entity.chars().count() <= NAME && !names_nobody(entity)
}

/// Whether a topic is nothing but the name of one who speaks.
pub(super) fn is_speaker(claims: &[(&Reading<'_>, &Claim)], topic: &str) -> bool {
    let mut speakers = claims.iter().filter_map(|(_, c)| c.attribution()?.speaker.as_ref());
    speakers.any(|s| holds(&s.entity, topic) || holds(&s.text, topic))
}

/// Whether every word of `short` stands in `long`.
fn holds(long: &str, short: &str) -> bool {
    short.split(' ').all(|w| long.split(' ').any(|l| l.eq_ignore_ascii_case(w)))
}
