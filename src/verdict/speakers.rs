//! Whether the same words are given to two people: who is named in both articles, and whether one of them only quotes
//! or reports the other.

use super::opposed::Said;
use crate::align::same_name as same_person;
use crate::attribution::{Speaker, is_group, is_speech};
use crate::name::{NameKind, is_of_body, is_pronoun, is_title};
use crate::reading::Reading;
use crate::span::Span;

/// The most words of a person's name.
const MOST_NAMES: usize = 4;
/// How near to a verb of speech a name stands that is its subject, in tokens.
const NEAR: usize = 3;

/// Whether two people, each called by name where they speak, are not the same, and the words are each one's own.
pub(super) fn are_two(p: &Said<'_, '_>, q: &Said<'_, '_>) -> bool {
    let (Some(s), Some(t)) = (&p.attribution.speaker, &q.attribution.speaker) else { return false };
    let one = s.entity == t.entity
        || share_a_word(&s.entity, &t.entity)
        || share_a_word(head(&s.text), &t.entity)
        || share_a_word(&s.entity, head(&t.text))
        || [p, q].iter().any(|x| names_as_one(x.side.reading, &s.entity, &t.entity));
    let called = is_called(p.side.reading, s) && is_called(q.side.reading, t);
    !one && called && speaks_alone(p) && speaks_alone(q) && !retells(p, &t.entity) && !retells(q, &s.entity)
}

/// Whether the speaker is one person and is called by name: no office, no paper, no body of people.
fn is_called(reading: &Reading<'_>, s: &Speaker) -> bool {
    let at = reading.names.entities().iter().position(|e| *e == s.entity);
    let kind = at.map_or(NameKind::Other, |i| reading.names.kind(i));
    let one = !s.entity.contains(' ');
    // "Duke" may be a name, "Northland Duke" is none; nor is a word that the article writes small elsewhere: "Fixer says".
    let name = |w: &str| {
        let lower = w.to_lowercase();
        let what = is_of_body(&lower)
            || is_group(&lower)
            || !one && is_title(&lower)
            || one && is_small(reading, &lower);
        without_article(w).starts_with(char::is_uppercase) && !what
    };
    let last = without_article(s.entity.rsplit(' ').next().unwrap_or(""));
    matches!(kind, NameKind::Person | NameKind::Other)
        && !is_pronoun(&s.text)
        && s.entity.split(' ').all(name)
        && s.entity.split(' ').count() <= MOST_NAMES
        && s.text.contains(last)
        && (!s.text.to_lowercase().starts_with("the ") || is_apposition(&s.text, last))
        && !s.text.contains(" and ")
}

/// "The head of the rescue service, Mira Tovan": an office, and behind a comma who holds it.
fn is_apposition(text: &str, last: &str) -> bool {
    let name = text.split(',').nth(1).unwrap_or("").trim();
    name.starts_with(char::is_uppercase) && name.split(' ').count() <= MOST_NAMES && name.ends_with(last)
}

/// A name without the article before it: "Tovani" of "al-Tovani".
fn without_article(name: &str) -> &str {
    let found = name.split_once('-').filter(|(article, _)| matches!(*article, "al" | "el"));
    found.map_or(name, |(_, name)| name)
}

/// Whether a word in lower case stands in the article.
fn is_small(reading: &Reading<'_>, lower: &str) -> bool {
    (0..reading.doc.tokens().len()).any(|i| reading.doc.word(i) == lower)
}

/// The words of a speaker before a comma, a bracket or "for": "Mira Tovan" of "Mira Tovan, who speaks for Karl Orth".
fn head(text: &str) -> &str {
    let cut = [",", "(", " for ", " of ", " who "].iter().filter_map(|m| text.find(m)).min();
    &text[..cut.unwrap_or(text.len())]
}

/// Whether an article has a name that holds both: "Mira Tovan Orth" of "Mira" and "Orth".
fn names_as_one(reading: &Reading<'_>, s: &str, t: &str) -> bool {
    let holds = |e: &&String| e.split(' ').count() <= MOST_NAMES && share_a_word(e, s) && share_a_word(e, t);
    reading.names.entities().iter().any(|e| holds(&e))
}

/// Whether nobody else speaks between the speaker and the words: no other verb of speech stands outside quotation marks, neither in what
/// is said nor, where a source is told by "according to", in its sentence.
fn speaks_alone(said: &Said<'_, '_>) -> bool {
    let doc = &said.side.reading.doc;
    let Some(cue) = &said.attribution.cue else { return false };
    let by_source = doc.lower_of(cue.span).starts_with("according");
    let sentence = [said.side.claim.sentence];
    let parts = if by_source { &sentence[..] } else { &said.attribution.content };
    said.asserts() && !parts.iter().any(|part| speech(said, *part).any(|i| is_outside(said, i)))
}

/// The verbs of speech within a span, the statement's own cue left out, as tokens.
fn speech<'s>(said: &'s Said<'_, '_>, span: Span) -> impl Iterator<Item = usize> + 's {
    let doc = &said.side.reading.doc;
    let own = said
        .attribution
        .cue
        .as_ref()
        .map_or(0..0, |c| doc.token_at(c.span.start())..doc.token_at(c.span.end()));
    (doc.token_at(span.start())..doc.token_at(span.end()))
        .filter(move |i| !own.contains(i) && is_speech(doc.lower(*i)))
}

fn is_outside(said: &Said<'_, '_>, token: usize) -> bool {
    let doc = &said.side.reading.doc;
    let at = doc.tokens()[token].span().start();
    !doc.quotations().iter().any(|q| q.inner.start() <= at && at < q.inner.end())
}

/// Whether the article has `other` say it too: by another claim of the same words, or by a name that stands at a verb of speech or a
/// colon within what is told.
fn retells(said: &Said<'_, '_>, other: &str) -> bool {
    let reading = said.side.reading;
    let meets = |a: Span, b: Span| a.start() < b.end() && b.start() < a.end();
    let content = &said.attribution.content;
    let claimed = reading.claims.iter().filter_map(|c| c.attribution()).any(|a| {
        a.speaker.as_ref().is_some_and(|s| share_a_word(&s.entity, other))
            && a.content.iter().any(|x| content.iter().any(|y| meets(*x, *y)))
    });
    claimed || is_at_speech(said, other)
}

/// Whether `other` is named at a verb of speech or before a colon in the claim or the sentence it begins with, the speaker's own words
/// ("a spokeswoman for Karl Orth") left out.
fn is_at_speech(said: &Said<'_, '_>, other: &str) -> bool {
    let doc = &said.side.reading.doc;
    let all = said.side.claim.span.join(said.side.claim.sentence);
    let last = other.rsplit(' ').next().unwrap_or("").to_lowercase();
    let from = doc.token_at(all.start());
    let own = said
        .attribution
        .speaker
        .as_ref()
        .map_or(0..0, |s| doc.token_at(s.span.start())..doc.token_at(s.span.end()));
    let named = |i: usize| !own.contains(&i) && doc.lower(i) == last;
    let marks = (from..doc.token_at(all.end())).filter(|i| doc.lower(*i) == ":" || is_speech(doc.lower(*i)));
    marks.into_iter().any(|i| (i.saturating_sub(NEAR).max(from)..i + NEAR).any(named))
}

fn share_a_word(a: &str, b: &str) -> bool {
    let words = |n: &str| {
        n.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 1)
            .map(String::from)
            .collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    same_person(&a.join(" "), &b.join(" ")) || a.iter().any(|w| b.contains(w))
}

#[cfg(test)]
mod tests {
    use crate::report::{Reason, Verdict};
    use crate::verdict::testing::told;

    fn of_two(a: &str, b: &str) -> bool {
        told(a, b).contains(&(Verdict::Conflict, Reason::Speaker))
    }

    const WORDS: &str = "we will keep the old harbour open for another ten years";

    #[test]
    fn the_same_words_of_two_people_are_a_conflict() {
        for (a, b) in [
            (format!("“{WORDS},” Mira Tovan said."), format!("“{WORDS},” Karl Orth said.")),
            (format!("“{WORDS},” Duke said."), format!("“{WORDS},” Karl Orth said.")),
            (
                format!("“{WORDS},” the head of the harbour office, Mira Tovan, told reporters."),
                format!("“{WORDS},” Karl Orth said."),
            ),
            (
                format!("Dana Lind, a spokeswoman for Karl Orth, said: “{WORDS}.”"),
                format!("“{WORDS},” Karl Orth said."),
            ),
        ] {
            assert!(of_two(&a, &b), "{a} / {b}");
        }
    }

    #[test]
    fn one_who_is_quoted_by_another_is_no_second_speaker() {
        let plain = format!("“{WORDS},” Mira Tovan said on Monday.");
        for other in [
            format!("“{WORDS},” Mira Tovan said, according to Orthmedia."),
            format!("Karl Orth wrote: “As Mira Tovan said, {WORDS}.”"),
            format!("Karl Orth played a video in which she told us “{WORDS}.”"),
            format!("“{WORDS},” Senators said."),
            format!("The fixer left. Fixer says “{WORDS}.”"),
        ] {
            assert!(!of_two(&plain, &other), "{other}");
        }
    }

    #[test]
    fn a_name_in_parts_is_one() {
        let whole = format!("Mira Lind Tovan left. “{WORDS},” Lind Tovan said.");
        assert!(!of_two(&whole, &format!("“{WORDS},” Mira said.")));
        let party = format!("“{WORDS},” Sen. Mira Tovan (D-Ohio) said.");
        assert!(!of_two(&party, &format!("“{WORDS},” Sen. Mira Tovan (D-OH) said.")));
    }
}
