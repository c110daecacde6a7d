//! Offices and who holds them: "Armenian Prime Minister Mira Tovan" makes "the Armenian prime minister" hers.

use rustc_hash::FxHashMap;

use super::lists::{GOVERNMENTS, NATIONALITIES, TITLES};
use super::scan::Run;
use super::{Aliases, NameKind, Names};
use crate::lexicon::{List, WordPairs};
use crate::span::Span;
use crate::text::Document;

/// How many tokens behind a name stand in brackets at most.
const BRACKET: usize = 6;

/// The most words of an office.
const LONGEST: usize = 6;

/// Who holds which office, and what users call whom.
#[derive(Clone, Debug, Default)]
pub(super) struct Offices {
    /// "armenian prime minister" and "prime minister" → who holds it, in order of the text.
    holders: FxHashMap<String, Vec<usize>>,
    /// What users' aliases say of phrases without a capital.
    aliases: FxHashMap<String, String>,
}

impl Offices {
    pub(super) fn read(doc: &Document<'_>, runs: &[Run], names: &Names) -> Offices {
        let mut offices = Offices::default();
        for run in runs.iter().filter(|r| !r.name.is_empty()) {
            let Some(entity) = names.entity_at(doc.tokens()[run.name.start].span().start()) else { continue };
            if names.kind(entity) == NameKind::Person {
                offices.before_name(doc, run, entity);
                offices.behind_name(doc, run, entity);
            }
        }
        offices
    }

    /// "Armenian Prime Minister Mira Tovan", "prime minister Mira Tovan".
    fn before_name(&mut self, doc: &Document<'_>, run: &Run, entity: usize) {
        let mut start = run.name.start;
        let low = start.saturating_sub(LONGEST);
        let fits = |i: usize| {
            let word = doc.lower(i);
            TITLES.contains(word) || NATIONALITIES.get(word).is_some() || GOVERNMENTS.get(word).is_some()
        };
        // "Gov. Mira Tovan"
        let stop = |i: usize| doc.word(i) == "." && i > low && SHORT.get(doc.before(i)).is_some();
        while start > low && (fits(start - 1) || stop(start - 1)) {
            start -= 1;
        }
        self.note(doc, start, run.name.start, entity);
    }

    /// "Mira Tovan, the Armenian prime minister,".
    fn behind_name(&mut self, doc: &Document<'_>, run: &Run, entity: usize) {
        let comma = run.name.end;
        if doc.word(comma) != "," || !matches!(doc.lower(comma + 1), "the" | "a" | "an") {
            return;
        }
        let start = comma + 2;
        let mut end = start;
        while end < start + LONGEST
            && (TITLES.contains(doc.lower(end)) || NATIONALITIES.get(doc.lower(end)).is_some())
        {
            end += 1;
        }
        self.note(doc, start, end, entity);
    }

    fn note(&mut self, doc: &Document<'_>, start: usize, end: usize, entity: usize) {
        let bare = |i: usize| {
            matches!(doc.lower(i), "mr" | "mrs" | "ms" | "dr" | "sir" | "former" | "then" | "acting")
        };
        let former = (start.saturating_sub(1)..end).any(|i| matches!(doc.lower(i), "former" | "ex" | "late"));
        let start = (start..end).find(|&i| !bare(i)).unwrap_or(end);
        if start >= end {
            return;
        }
        let mut keys = vec![in_full(doc.lower_of(doc.span_of(start..end)))];
        if NATIONALITIES.get(doc.lower(start)).is_some() || GOVERNMENTS.get(doc.lower(start)).is_some() {
            keys.push(in_full(doc.lower_of(doc.span_of(start + 1..end))));
        }
        for key in keys.into_iter().filter(|k| !k.is_empty()) {
            let key = if former { format!("former {key}") } else { key };
            let holders = self.holders.entry(key).or_default();
            if !holders.contains(&entity) {
                holders.push(entity);
            }
        }
    }

    pub(super) fn add_aliases(&mut self, doc: &Document<'_>, aliases: &Aliases) {
        if aliases.is_empty() {
            return;
        }
        for sentence in doc.sentences() {
            for i in sentence.tokens.clone() {
                for n in 1..=aliases.longest().min(sentence.tokens.end - i) {
                    let phrase = doc.text_of(doc.span_of(i..i + n));
                    if let Some(entity) = aliases.get(phrase) {
                        self.aliases.insert(phrase.to_lowercase(), entity.to_string());
                    }
                }
            }
        }
    }
}

/// Titles that are written short, with what they stand for.
static SHORT: List<WordPairs> =
    List::new(|| WordPairs::load("short_titles.tsv", include_str!("../lexicon/en/short_titles.tsv")));

/// An office with its words in full: "governor" of "gov.".
fn in_full(office: &str) -> String {
    let full = |w: &str| {
        let word = w.trim_end_matches('.');
        SHORT.get(word).map_or_else(|| w.to_string(), ToString::to_string)
    };
    office.split(' ').map(full).collect::<Vec<_>>().join(" ")
}

/// Who is meant by the noun phrase at `span`; see [`Names::speaker`].
pub(super) fn speaker(names: &Names, doc: &Document<'_>, span: Span) -> Option<String> {
    let text = doc.text_of(span);
    if !names.offices.aliases.is_empty()
        && let Some(entity) = names.offices.aliases.get(&text.to_lowercase())
    {
        return Some(entity.clone());
    }
    if super::listed::people(names, doc, span).is_some() {
        return None;
    }
    let inside = names.mentions_in(span);
    let head = doc.text_of(span).find([',', '(']).map_or(span.end(), |at| span.start() + at);
    let is_person =
        |m: &super::NameMention| names.kind(m.entity) == NameKind::Person && !is_of_party(doc, m.span);
    let person = inside
        .iter()
        .filter(|m| is_person(m) && m.span.start() <= head)
        .rfind(|m| m.span.end() <= head && is_head(names, doc, span, m.span))
        .or_else(|| {
            let rest = Span::new(head, span.end());
            inside.iter().find(|m| is_person(m) && m.span.start() > head && is_head(names, doc, rest, m.span))
        });
    if let Some(m) = person {
        return Some(names.entities()[m.entity].clone());
    }
    let lower = doc.lower_of(Span::new(span.start(), head));
    let bare = lower.strip_prefix("the ").unwrap_or(lower).trim();
    if let Some(entity) = names.offices.holders.get(bare).and_then(|all| holder(names, all)) {
        return Some(names.entities()[entity].clone());
    }
    if let Some(government) = government(bare) {
        return Some(government);
    }
    inside
        .first()
        .filter(|m| {
            let near = m.span.end() + 2 >= head || is_before_occasion(doc, m.span);
            near && is_head(names, doc, span, m.span) && !is_of_party(doc, m.span)
        })
        .map(|m| names.entities()[m.entity].clone())
}

/// How many times as often as any other a holder of an office is named whom the office alone stands for.
const CHIEFLY: usize = 3;

/// Whom an office stands for that several people hold: the one whom the article is about, since the others have come up.
fn holder(names: &Names, all: &[usize]) -> Option<usize> {
    if let [one] = all {
        return Some(*one);
    }
    let named = |e: usize| names.mentions().iter().filter(|m| m.entity == e).count();
    let counts: Vec<usize> = all.iter().map(|e| named(*e)).collect();
    let (most, at) = counts.iter().zip(all).max_by_key(|(n, _)| **n)?;
    let others = counts.iter().zip(all).filter(|(_, e)| *e != at).map(|(n, _)| *n).max()?;
    (*most >= others * CHIEFLY).then_some(*at)
}

/// "Tovan in his speech", "Tovan in a note": whether a name stands before where it speaks.
fn is_before_occasion(doc: &Document<'_>, name: Span) -> bool {
    let next = doc.token_at(name.end());
    matches!(doc.lower(next), "in" | "on" | "at" | "during")
        && matches!(doc.lower(next + 1), "his" | "her" | "its" | "a" | "an")
}

/// Whether it is no name but a party and a state behind one: "Mira Tovan (D-Ohio)".
fn is_of_party(doc: &Document<'_>, name: Span) -> bool {
    let mut letters = doc.text_of(name).chars();
    letters.next().is_some_and(char::is_uppercase) && matches!(letters.next(), Some('-' | '–' | '‑'))
}

/// Whether the name is what the noun phrase is about: no noun follows it ("the Tovan government"), and it does
/// not depend on a preposition ("a report from Congress").
fn is_head(names: &Names, doc: &Document<'_>, phrase: Span, name: Span) -> bool {
    let next = doc.token_at(name.end());
    let inside = doc.tokens().get(next).is_some_and(|t| t.is_word() && t.span().end() <= phrase.end());
    let joined = inside && doc.lower(next) == "and";
    let noun = inside && !doc.tokens()[next].is_capital() && !super::lists::is_common(doc.lower(next));
    let first = doc.token_at(phrase.start());
    let mut before = doc.token_at(name.start());
    let (mut titled, mut spelled) = (false, false);
    while before > first && {
        // "such as Sens. Mira Tovan"
        let short = usize::from(doc.word(before - 1) == "." && before > first + 1);
        let word = doc.lower(before - 1 - short);
        let title = TITLES.contains(word);
        before -= usize::from(title) * short;
        titled |= title;
        // "House Speaker Tovan"
        spelled |= titled && !title && word != "the";
        title || word == "the" || titled && doc.tokens()[before - 1].is_capital()
    } {
        before -= 1;
    }
    let leads = |i: usize| {
        matches!(
            doc.lower(i),
            "of" | "from" | "in" | "for" | "at" | "to" | "by" | "with" | "on" | "about" | "like" | "as"
        )
    };
    let preposition = before > first && leads(before - 1);
    // "Mira Tovan (D-Osk) and Karl Orth"
    let behind = if doc.word(next) == "(" {
        (next..next + BRACKET).find(|k| doc.word(*k) == ")").map_or(next, |k| k + 1)
    } else {
        next
    };
    let joined = joined
        || before > first
            && doc.before(before) == "and"
            && (!spelled || names.entity_at(doc.tokens()[before - 2].span().start()).is_some())
        || behind > next && doc.lower(behind) == "and";
    // "Secretary of State Mira Tovan" is one title
    let title = before > first + 1 && doc.before(before) == "of" && TITLES.contains(doc.lower(before - 2));
    let depends = preposition && !title;
    !noun && !joined && !depends && !is_possessive(doc, name)
}

fn is_possessive(doc: &Document<'_>, span: Span) -> bool {
    let next = doc.token_at(span.end());
    doc.tokens().get(next).is_some_and(|t| t.kind() == crate::text::TokenKind::Possessive)
}

/// "Yerevan", "the Armenian government", "Armenia's government".
fn government(bare: &str) -> Option<String> {
    if let Some(found) = GOVERNMENTS.get(bare) {
        return Some((*found).to_string());
    }
    let country = bare.strip_suffix(" government").or_else(|| bare.strip_suffix(" administration"))?;
    let country = country.strip_suffix("'s").or_else(|| country.strip_suffix("’s")).unwrap_or(country);
    let nation = NATIONALITIES.get(country).unwrap_or(country);
    GOVERNMENTS.get(&nation.to_lowercase()).map(|g| (*g).to_string())
}
