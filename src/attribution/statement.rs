//! Which attributions are statements: what somebody has said, by a verb of speech, in quotation marks, by "according to".
//! Attitudes ("fears that"), acts ("approved"), hedges ("alleged") and nouns of speech are claims of their article, but
//! two articles are not held against each other by them.

use std::sync::LazyLock;

use super::word::{cue_noun_of, cue_of};
use super::{Attribution, Form, Speaker, Stance};
use crate::error::Error;
use crate::lexicon::{WordMap, WordSet, calendar};
use crate::name::{NameKind, Names, is_of_body, is_pronoun, is_title};
use crate::text::Document;

/// Whose speech a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Anyone,
    Known,
}

static VERBS: LazyLock<WordMap<Of>> = LazyLock::new(|| {
    let list = include_str!("../lexicon/en/statement_verbs.tsv");
    WordMap::load("statement_verbs.tsv", list, 2, |f| match f[0] {
        "anyone" => Ok(Of::Anyone),
        "known" => Ok(Of::Known),
        other => Err(Error::word_list(format!("“{other}” says not of whom"))),
    })
});

static MUTE: LazyLock<WordSet> =
    LazyLock::new(|| WordSet::load("mute_nouns.tsv", include_str!("../lexicon/en/mute_nouns.tsv")));

static MEASURES: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::load("measures_of_order.tsv", include_str!("../lexicon/en/measures_of_order.tsv"))
});

/// Whether a bare noun is what things are ordered by: "according to age".
pub(super) fn is_measure(word: &str) -> bool {
    MEASURES.contains(word)
}

static PERSONS: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    WordMap::load("persons.tsv", include_str!("../lexicon/en/persons.tsv"), 2, |f| Ok(f[0]))
});

/// From how many quoted words on a quotation is a statement whatever its cue.
const QUOTED: usize = 4;

/// Whether an attribution is a statement that can be held against another.
pub(crate) fn is_statement(doc: &Document<'_>, names: &Names, a: &Attribution) -> bool {
    // Words in quotation marks were said by somebody, whatever is read as the speaker.
    if a.form == Form::Indirect && a.speaker.as_ref().is_some_and(is_mute) {
        return false;
    }
    let known = a.speaker.as_ref().is_some_and(|s| is_known(names, s));
    if a.form != Form::Indirect {
        return quoted_words(doc, a) >= QUOTED || by_verb(doc, a).is_some_and(|of| of == Of::Anyone || known);
    }
    if matches!(a.stance, Stance::Believes | Stance::Expects | Stance::Doubts) {
        return false;
    }
    let Some(cue) = &a.cue else { return false };
    let lower = doc.lower_of(cue.span);
    if lower.starts_with("according") {
        return true;
    }
    let act = matches!(a.stance, Stance::Demands | Stance::Promises | Stance::Denies);
    by_verb(doc, a).is_some_and(|of| known || of == Of::Anyone && a.speaker.is_some())
        || known && act && lower.split(' ').any(cue_noun_of) // "a list of demands", "the firm's denial"
}

/// Of whom the cue's verb tells that he speaks; none if it is no verb of speech.
fn by_verb(doc: &Document<'_>, a: &Attribution) -> Option<Of> {
    let cue = a.cue.as_ref()?;
    let mut words = doc.lower_of(cue.span).split(' ').rev();
    let last = words.find(|w| cue_of(w).is_some() || cue_noun_of(w))?;
    VERBS.get(cue_of(last)?).copied()
}

fn quoted_words(doc: &Document<'_>, a: &Attribution) -> usize {
    let inside = |at: usize| doc.quotations().iter().any(|q| q.inner.start() <= at && at < q.inner.end());
    let tokens = a.content.iter().flat_map(|c| doc.token_at(c.start())..doc.token_at(c.end()));
    tokens
        .filter(|i| doc.tokens()[*i].is_word() && inside(doc.tokens()[*i].span().start()))
        .take(QUOTED)
        .count()
}

/// The last word of who speaks, before "of", "in", a comma and the like.
fn head(text: &str) -> String {
    let before = |w: &&str| {
        !matches!(*w, "of" | "in" | "at" | "on" | "for" | "from" | "who" | "that" | "with" | "to" | "and")
    };
    let phrase = text.split([',', '(']).next().unwrap_or(text);
    let lower = phrase.to_lowercase();
    let words = lower.split_whitespace().take_while(before);
    words.last().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric()).to_string()
}

/// Days, things and happenings do not speak.
fn is_mute(s: &Speaker) -> bool {
    let head = head(&s.text);
    let one = head.strip_suffix('s').unwrap_or(&head);
    calendar::is_name(&s.entity.to_lowercase())
        || calendar::is_name(&head) && head != "may"
        || MUTE.contains(&head)
        || MUTE.contains(one)
}

/// Whether it is known that the speaker is a person or a body of people.
fn is_known(names: &Names, s: &Speaker) -> bool {
    let at = names.entities().iter().position(|e| *e == s.entity);
    let kind = at.map(|i| names.kind(i));
    let head = head(&s.text);
    let one = head.strip_suffix('s').unwrap_or(&head);
    matches!(kind, Some(NameKind::Person | NameKind::Organisation | NameKind::Government | NameKind::Place))
        || is_pronoun(&s.text)
        || [head.as_str(), one].iter().any(|w| PERSONS.get(w).is_some() || is_of_body(w) || is_title(w))
        || s.entity.starts_with(char::is_uppercase)
            && s.text.split(' ').count() > 1
            && !s.text.starts_with("The ")
}
