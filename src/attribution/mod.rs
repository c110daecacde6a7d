//! Attributions: who said what, in whose words, with which stance.

// A content's parts are a list, often of one range.
#![allow(clippy::single_range_in_vec_init)]

mod adjective;
mod adverbial;
mod candidate;
mod clause;
mod complement;
#[cfg(test)]
mod fit;
mod front;
mod headline;
mod label;
mod noun;
mod passive;
mod phrase;
mod quoted;
mod quoting;
mod rate;
mod report;
mod shape;
pub(crate) mod shared;
mod signed;
mod speaker;
mod statement;
mod subject;
#[cfg(test)]
mod tests;
mod verb;
mod word;

use serde::{Deserialize, Serialize};

use crate::claim::Mention;
use crate::name::Names;
use crate::span::Span;
use crate::text::{Document, TokenKind};

/// What a token does, as far as its word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Act {
    /// It is no verb.
    #[default]
    None,
    /// A verb by which something is said: "said", "announced". Of what was found, signed or shown on a day, that is the day.
    Says,
    /// Another verb.
    Does,
}

/// Makes the tables of words that cost most.
pub(crate) fn prepare() {
    rate::prepare();
    word::prepare();
}

/// What each token of a text does.
fn acts(text: &word::Text<'_, '_>) -> Vec<Act> {
    use word::Kind as K;
    let verb = |i: usize| matches!(text.kinds[i], K::Verb | K::Ing | K::Ed);
    let act = |i: usize| match text.infos[i].verb {
        _ if !verb(i) => Act::None,
        Some(cue) if statement::is_verb_of_speech(cue.lemma) => Act::Says,
        _ => Act::Does,
    };
    (0..text.kinds.len()).map(act).collect()
}

/// A statement that the text puts in somebody's mouth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Attribution {
    /// Who said it; none where the text does not say ("it was reported").
    pub speaker: Option<Speaker>,
    /// The words that say that it was said ("said", "according to").
    pub cue: Option<Words>,
    /// What was said; several parts for a split quotation, in order.
    pub content: Vec<Span>,
    /// Whether the words are the speaker's own.
    pub form: Form,
    /// What the speaker did by saying it.
    pub stance: Stance,
}

/// A speaker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Speaker {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its words ("the Armenian prime minister").
    pub text: String,
    /// Who that is, after titles, pronouns and aliases are resolved ("Nikol Pashinyan"); else its words.
    pub entity: String,
}

/// Words with their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Words {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub text: String,
}

/// Whose words the content is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Form {
    /// All of it stands in quotation marks.
    Direct,
    /// Part of it does.
    Mixed,
    /// None of it does.
    Indirect,
}

/// What a speaker does by a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[allow(missing_docs)] // the names say it
pub enum Stance {
    Says,
    Claims,
    Denies,
    Confirms,
    Estimates,
    Warns,
    Demands,
    Promises,
    Accuses,
    Doubts,
    Believes,
    Asks,
    Expects,
    Praises,
    Criticises,
}

impl Stance {
    /// The stance of that name, as the word lists and the JSON write it.
    #[must_use]
    pub fn named(name: &str) -> Option<Stance> {
        use Stance::*;
        let all = [
            Says, Claims, Denies, Confirms, Estimates, Warns, Demands, Promises, Accuses, Doubts, Believes,
            Asks, Expects, Praises, Criticises,
        ];
        all.into_iter().find(|s| s.name() == name)
    }

    /// Its name ("says").
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stance::Says => "says",
            Stance::Claims => "claims",
            Stance::Denies => "denies",
            Stance::Confirms => "confirms",
            Stance::Estimates => "estimates",
            Stance::Warns => "warns",
            Stance::Demands => "demands",
            Stance::Promises => "promises",
            Stance::Accuses => "accuses",
            Stance::Doubts => "doubts",
            Stance::Believes => "believes",
            Stance::Asks => "asks",
            Stance::Expects => "expects",
            Stance::Praises => "praises",
            Stance::Criticises => "criticises",
        }
    }
}

pub(crate) use statement::{is_group, is_sourced, is_speech, is_statement, is_word_of};
pub(crate) use word::is_plural;
pub(crate) use word::{Kind, cue_noun_of, cue_of, is_present};

/// What kind of word each token of `doc` is.
pub(crate) fn kinds(doc: &Document<'_>) -> Vec<Kind> {
    word::Text::new(doc).kinds
}

/// All attributions of a document, in order of their spans.
///
/// ```
/// use variorum::attribution;
/// use variorum::name::Names;
/// use variorum::text::Document;
/// let doc = Document::new("“We need tents,” Jane Roe said.");
/// let found = attribution::read(&doc, &Names::read(&doc));
/// let speaker = found[0].value.speaker.as_ref().expect("somebody said it");
/// assert_eq!((speaker.entity.as_str(), doc.text_of(found[0].value.content[0])), ("Jane Roe", "“We need tents,”"));
/// ```
#[must_use]
pub fn read(doc: &Document<'_>, names: &Names) -> Vec<Mention<Attribution>> {
    read_with_acts(doc, names).0
}

/// The same, and what each token does.
pub(crate) fn read_with_acts(doc: &Document<'_>, names: &Names) -> (Vec<Mention<Attribution>>, Vec<Act>) {
    let text = word::Text::new(doc);
    let rates = rate::Rates::built_in();
    let all = candidates(&text, rates);
    let mut found = rate::select(&text, &all);
    quoted::orphans(&text, &all, &mut found);
    (report::mentions(&text, names, &found), acts(&text))
}

/// Every possible attribution of the text, in order of their cues.
fn candidates(text: &word::Text<'_, '_>, rates: &rate::Rates) -> Vec<candidate::Candidate> {
    let mut found: Vec<candidate::Candidate> = Vec::new();
    for sentence in text.doc.sentences() {
        let mut last = None;
        let mut outer: Vec<std::ops::Range<usize>> = Vec::new();
        found.extend(headline::read(text, sentence).map(|c| rates.rated(text, c)));
        for i in sentence.tokens.clone() {
            let candidate = if text.infos[i].is_cue() {
                adverbial::read(text, i)
                    .or_else(|| verb::read(text, i, last.clone()))
                    .or_else(|| noun::read(text, i))
                    .or_else(|| adjective::read(text, i))
            } else if text.doc.tokens()[i].kind() == TokenKind::Mark {
                signed::read(text, i)
            } else {
                None
            };
            if let Some(candidate) = candidate.map(|c| quoting::of_who_is_quoted(text, rates.rated(text, c)))
            {
                // What is said within what somebody says is taken up by "adding" no more.
                let nested = outer.iter().any(|part| part.contains(&candidate.head));
                if rate::is_likely(&candidate) && text.level(candidate.head) == 0 && !nested {
                    last = candidate.source.clone().or(last);
                    outer.clone_from(&candidate.content);
                }
                found.push(candidate);
            }
        }
    }
    trim(text, &mut found);
    quoted::extend(text, &mut found);
    found
}

/// Content does not run on into the words that attribute it: "the poll shows …, the agency said".
fn trim(text: &word::Text<'_, '_>, found: &mut Vec<candidate::Candidate>) {
    for i in 0..found.len() {
        if !matches!(
            found[i].frame,
            "front" | "inverted" | "quote-front" | "quote-inverted" | "behind" | "parenthesis"
        ) {
            continue;
        }
        let begin = found[i].source.as_ref().map_or(found[i].cue.start, |s| s.start.min(found[i].cue.start));
        for j in i.saturating_sub(6)..i {
            let inside = found[i].content.iter().any(|part| part.contains(&found[j].head));
            if inside {
                for part in &mut found[j].content {
                    if part.contains(&begin) {
                        part.end = text.without_marks(part.start, begin);
                    }
                }
                found[j].content.retain(|part| part.start < part.end);
            }
        }
    }
    found.retain(|c| !c.content.is_empty());
}
