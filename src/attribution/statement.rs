//! Which attributions are statements: what somebody has said, by a verb of speech, in quotation marks, by "according to".
//! Attitudes ("fears that"), acts ("approved"), hedges ("alleged") and nouns of speech are claims of their article, but
//! two articles are not held against each other by them.

use super::word::{cue_noun_of, cue_of};
use super::{Attribution, Form, Speaker, Stance, Words};
use crate::error::Error;
use crate::lexicon::{self, List, WordMap, WordPairs, WordSet, calendar};
use crate::name::{NameKind, Names, is_of_body, is_pronoun, is_title};
use crate::text::Document;

/// Whose speech a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Anyone,
    Known,
}

static VERBS: List<WordMap<Of>> = List::new(|| {
    let list = include_str!("../lexicon/en/statement_verbs.tsv");
    WordMap::load("statement_verbs.tsv", list, 2, |f| match f[0] {
        "anyone" => Ok(Of::Anyone),
        "known" => Ok(Of::Known),
        other => Err(Error::word_list(format!("“{other}” says not of whom"))),
    })
});

static MUTE: List<WordSet> =
    List::new(|| WordSet::load("mute_nouns.tsv", include_str!("../lexicon/en/mute_nouns.tsv")));

/// Verbs of thinking, by which somebody's own view is told.
static THINKING: List<WordSet> =
    List::new(|| WordSet::load("thinking_verbs.tsv", include_str!("../lexicon/en/thinking_verbs.tsv")));

/// Verbs that tell, where they are denied, that nothing was said.
static SILENCE: List<WordSet> =
    List::new(|| WordSet::load("silence_verbs.tsv", include_str!("../lexicon/en/silence_verbs.tsv")));

static MEASURES: List<WordSet> =
    List::new(|| WordSet::load("measures_of_order.tsv", include_str!("../lexicon/en/measures_of_order.tsv")));

/// Words by which a verb of speech tells an act.
static ACTS: List<WordMap<Vec<&'static str>>> = List::new(|| {
    WordMap::load("acts.tsv", include_str!("../lexicon/en/acts.tsv"), 2, |f| Ok(f[0].split(',').collect()))
});

/// Whether a bare noun is what things are ordered by: "according to age".
pub(super) fn is_measure(word: &str) -> bool {
    MEASURES.contains(word)
}

static SPEAKING: List<WordSet> =
    List::new(|| WordSet::load("speaking_nouns.tsv", include_str!("../lexicon/en/speaking_nouns.tsv")));

static PERSONS: List<WordPairs> =
    List::new(|| WordPairs::load("persons.tsv", include_str!("../lexicon/en/persons.tsv")));

/// Whether a word, in lower case, is a verb by which something is said.
pub(crate) fn is_speech(word: &str) -> bool {
    cue_of(word).is_some_and(is_verb_of_speech)
}

/// Whether by a verb, in its plain form, something is said.
pub(super) fn is_verb_of_speech(verb: &str) -> bool {
    VERBS.get(verb).is_some()
}

/// Whether a word, in lower case, calls people by what they are, one or many: "senators", "relative".
pub(crate) fn is_group(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "children")
        || [word, word.strip_suffix('s').unwrap_or(word)].iter().any(|w| PERSONS.get(w).is_some())
}

/// From how many quoted words on a quotation is a statement whatever its cue.
const QUOTED: usize = 4;

/// Whether an attribution is a statement that can be held against another.
pub(crate) fn is_statement(doc: &Document<'_>, names: &Names, a: &Attribution) -> bool {
    // A whole quotation behind "Friday said" may be somebody's of that name.
    let day = |s: &Speaker| a.form != Form::Direct && is_day(s);
    if a.speaker.as_ref().is_some_and(|s| day(s) || is_clause(doc, s)) {
        return false;
    }
    // Words in quotation marks were said by somebody, whatever is read as the speaker.
    if a.form == Form::Indirect && a.speaker.as_ref().is_some_and(is_mute) {
        return false;
    }
    let known = a.speaker.as_ref().is_some_and(|s| is_known(names, s));
    if is_title_of_work(doc, a) {
        return false;
    }
    if a.form != Form::Indirect {
        return quoted_words(doc, a) >= QUOTED || by_verb(doc, a).is_some_and(|of| of == Of::Anyone || known);
    }
    if matches!(a.stance, Stance::Believes | Stance::Expects | Stance::Doubts) {
        return false;
    }
    let Some(cue) = &a.cue else { return false };
    if is_act(doc, a)
        || is_topic(doc, a)
        || is_silence(doc, a)
        || is_impersonal(doc, a)
        || is_yet_to_be_said(doc, a)
        || matches!(a.stance, Stance::Says | Stance::Claims) && names_alone(doc, a)
    {
        return false;
    }
    let lower = doc.lower_of(cue.span);
    if lower.starts_with("according") {
        return true;
    }
    let act = matches!(a.stance, Stance::Demands | Stance::Promises | Stance::Denies);
    by_verb(doc, a).is_some_and(|of| known || of == Of::Anyone && a.speaker.is_some())
        || known && act && lower.split(' ').any(cue_noun_of) // "a list of demands", "the firm's denial"
}

/// "did not mention her by name", "declined to comment", "refused to discuss the plan": nothing was said.
fn is_silence(doc: &Document<'_>, a: &Attribution) -> bool {
    let own = a.cue.as_ref().and_then(|c| verb_of(doc, c));
    let denies = |w: &str| matches!(w, "not" | "never") || w.ends_with("n't") || w.ends_with("n’t");
    let negated = a.cue.as_ref().is_some_and(|c| doc.lower_of(c.span).split(' ').any(denies));
    if negated && own.is_some_and(|verb| SILENCE.contains(verb)) {
        return true;
    }
    let Some(first) = a.content.first().map(|c| doc.token_at(c.start())) else { return false };
    a.stance == Stance::Denies && doc.lower(first) == "to" && SILENCE.contains(doc.lower(first + 1))
}

/// "It would be foolish to deny that": nobody does.
fn is_impersonal(doc: &Document<'_>, a: &Attribution) -> bool {
    let it = a.speaker.as_ref().is_some_and(|s| s.text.eq_ignore_ascii_case("it"));
    it && a.cue.as_ref().is_some_and(|c| doc.lower_of(c.span).starts_with("to "))
}

/// "How much more before the mayor announces that he goes?": what is told in the present behind "before" has not been said.
fn is_yet_to_be_said(doc: &Document<'_>, a: &Attribution) -> bool {
    let (Some(speaker), Some(cue)) = (&a.speaker, &a.cue) else { return false };
    let ahead = doc.token_at(speaker.span.start()).checked_sub(1).map(|i| doc.lower(i));
    matches!(ahead, Some("before" | "until" | "unless" | "till"))
        && speaker.span.end() <= cue.span.start()
        && verb_of(doc, cue).is_some_and(|verb| {
            let written = doc.lower_of(cue.span);
            // "announces", "do announce"; the past ends otherwise.
            written.ends_with('s') && !verb.ends_with('s') || written == verb
        })
}

/// "“The Long Tide,” directed by Orth": a few words in quotation marks that all have capitals, before a verb by which works are made.
fn is_title_of_work(doc: &Document<'_>, a: &Attribution) -> bool {
    let ([part], Some(cue)) = (a.content.as_slice(), &a.cue) else { return false };
    let words =
        || (doc.token_at(part.start())..doc.token_at(part.end())).filter(|i| doc.tokens()[*i].is_word());
    let count = words().take(TITLE + 1).count();
    a.form == Form::Direct
        && verb_of(doc, cue).is_some_and(|v| MAKING.contains(v))
        && (2..=TITLE).contains(&count)
        && words().all(|i| doc.tokens()[i].is_capital() || doc.lower(i).len() <= 3)
        && part.end() <= cue.span.start()
}

/// Verbs by which somebody makes a work, and which are said of orders, too.
static MAKING: List<WordSet> =
    List::new(|| WordSet::load("making_verbs.tsv", include_str!("../lexicon/en/making_verbs.tsv")));

/// How many words a title of a film or book has at most.
const TITLE: usize = 6;

/// "tweeted about the crash", "talked to the men", "commented on the plan": what was spoken of, and nothing of what was said. "warned about floods" says it.
fn is_topic(doc: &Document<'_>, a: &Attribution) -> bool {
    if tells(doc, a) {
        return false;
    }
    let first = a.content.first().map(|c| doc.token_at(c.start()));
    let before = first.filter(|k| !doc.tokens()[*k].is_number()).and_then(|k| k.checked_sub(1));
    a.stance == Stance::Says
        && before.is_some_and(|k| {
            let heard = matches!(doc.lower(k), "to" | "with");
            let talks =
                a.cue.as_ref().and_then(|c| verb_of(doc, c)).is_some_and(|v| v == "talk" || v == "speak");
            heard && talks || matches!(doc.lower(k), "about" | "on" | "regarding" | "concerning")
        })
}

/// Whether the content is a clause: it begins with "that" or has a verb.
fn tells(doc: &Document<'_>, a: &Attribution) -> bool {
    let mut tokens = a.content.iter().flat_map(|c| doc.token_at(c.start())..doc.token_at(c.end()));
    let that = a.content.first().is_some_and(|c| doc.lower(doc.token_at(c.start())) == "that");
    that || tokens.any(|i| matches!(lexicon::kind_of(doc.lower(i)), Some("be" | "have" | "do" | "modal")))
}

/// How many words behind the verb tell that it is an act.
const OBJECT: usize = 5;

/// "pleaded not guilty", "declared a state of emergency", "denied a request for bail".
fn is_act(doc: &Document<'_>, a: &Attribution) -> bool {
    let (Some(cue), Some(content)) = (a.cue.as_ref().and_then(|c| verb_of(doc, c)), a.content.first()) else {
        return false;
    };
    let Some(words) = ACTS.get(cue).filter(|_| !tells(doc, a)) else { return false };
    let first = doc.token_at(content.start());
    (first..doc.token_at(content.end()).min(first + OBJECT)).any(|i| words.contains(&doc.lower(i)))
}

/// How many words a name alone has at most.
const A_NAME: usize = 3;

/// Whether its content is a name and nothing said of it: "its claim over Orlin", "Weber says U.S., Northland talk again".
fn names_alone(doc: &Document<'_>, a: &Attribution) -> bool {
    let tokens = a.content.iter().flat_map(|c| doc.token_at(c.start())..doc.token_at(c.end()));
    let words: Vec<_> = tokens
        .filter(|i| doc.tokens()[*i].is_word() || doc.tokens()[*i].is_number())
        .take(A_NAME + 1)
        .collect();
    // A headline's words all have capitals.
    words.len() <= A_NAME
        && words.into_iter().all(|i| {
            doc.tokens()[i].is_capital()
                || matches!(doc.lower(i), "the" | "of" | "and" | "over" | "on" | "to")
        })
}

/// Whether an attribution tells whose word its content is: a statement, or what somebody who can speak believes or estimates.
pub(crate) fn is_sourced(doc: &Document<'_>, names: &Names, a: &Attribution) -> bool {
    let thinks = matches!(a.stance, Stance::Believes | Stance::Expects | Stance::Doubts | Stance::Estimates);
    is_word_of(a) && (thinks || is_statement(doc, names, a))
}

/// Whether an attribution may tell whose word its content is, as far as it tells by itself: its speaker can speak, and it is no act and no
/// perception. Who signs a deal with "four words of it" in quotation marks has not said when it was signed.
pub(crate) fn is_word_of(a: &Attribution) -> bool {
    let verb = || verb_in(&a.cue.as_ref()?.text.to_lowercase());
    let acts = a.stance == Stance::Believes && a.form != Form::Direct;
    a.speaker.as_ref().is_some_and(|s| !is_mute(s)) && (!acts || verb().is_some_and(|v| THINKING.contains(v)))
}

/// Of whom the cue's verb tells that he speaks; none if it is no verb of speech.
fn by_verb(doc: &Document<'_>, a: &Attribution) -> Option<Of> {
    VERBS.get(verb_of(doc, a.cue.as_ref()?)?).copied()
}

/// The verb of a cue in its plain form.
fn verb_of(doc: &Document<'_>, cue: &Words) -> Option<&'static str> {
    verb_in(doc.lower_of(cue.span))
}

fn verb_in(cue: &str) -> Option<&'static str> {
    let mut words = cue.split(' ').rev();
    let last = words.find(|w| cue_of(w).is_some() || cue_noun_of(w))?;
    cue_of(last)
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
pub(super) fn head(text: &str) -> &str {
    let before = |w: &&str| {
        !matches!(
            w.to_lowercase().as_str(),
            "of" | "in" | "at" | "on" | "for" | "from" | "who" | "that" | "with" | "to" | "and"
        )
    };
    let phrase = text.split([',', '(']).next().unwrap_or(text);
    let words = phrase.split_whitespace().take_while(before);
    words.last().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric())
}

/// "Issuing a statement Wednesday saying": the day was read as the speaker.
fn is_day(s: &Speaker) -> bool {
    calendar::weekday(&head(&s.text).to_lowercase()).is_some() && !s.text.contains(' ')
}

/// Whether what was read as the speaker is a clause, so that nobody knows whose the words are: "according to the ministry, a site had
/// rules". A relative clause may hold a verb: "the mayor, who was there".
fn is_clause(doc: &Document<'_>, s: &Speaker) -> bool {
    let tokens = doc.token_at(s.span.start())..doc.token_at(s.span.end().max(1) - 1) + 1;
    let finite = |i: usize| matches!(doc.lower(i), "was" | "were" | "is" | "are" | "had" | "has");
    let related = |i: usize| {
        (tokens.start..i)
            .any(|k| matches!(doc.lower(k), "who" | "which" | "that" | "whose" | "where" | "(" | "—" | "–"))
    };
    tokens.clone().any(|i| finite(i) && !related(i))
}

/// Days, things and happenings do not speak.
fn is_mute(s: &Speaker) -> bool {
    let written = head(&s.text);
    let head = written.to_lowercase();
    let one = head.strip_suffix('s').unwrap_or(&head);
    // "the White House", "the Sunday Times"; but a sentence may begin with "Ruins".
    let named = written.starts_with(char::is_uppercase) && s.text.split(' ').count() > 1;
    calendar::is_name(&s.entity.to_lowercase())
        || calendar::is_name(&head) && head != "may"
        || !named && (MUTE.contains(&head) || MUTE.contains(one))
}

/// Whether it is known that the speaker is a person or a body of people.
fn is_known(names: &Names, s: &Speaker) -> bool {
    let at = names.entities().iter().position(|e| *e == s.entity);
    let kind = at.map(|i| names.kind(i));
    let head = head(&s.text).to_lowercase();
    let one = head.strip_suffix('s').unwrap_or(&head);
    matches!(kind, Some(NameKind::Person | NameKind::Organisation | NameKind::Government | NameKind::Place))
        || is_pronoun(&s.text)
        || [head.as_str(), one]
            .iter()
            .any(|w| PERSONS.get(w).is_some() || SPEAKING.contains(w) || is_of_body(w) || is_title(w))
        || s.entity.starts_with(char::is_uppercase)
            && s.text.split(' ').count() > 1
            && !s.text.starts_with("The ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn a_clause_is_no_speaker() {
        for (text, expected) in [
            ("the ministry, a site had rules", true),
            ("the mayor was afraid of what she knew", true),
            ("the mayor, who was in Osk", false),
            ("the mayor", false),
        ] {
            let doc = Document::new(text);
            let speaker =
                Speaker { span: Span::new(0, text.len()), text: text.to_string(), entity: text.to_string() };
            assert_eq!(is_clause(&doc, &speaker), expected, "{text}");
        }
    }

    #[test]
    fn who_speaks_and_who_does_not() {
        for (text, expected) in [
            ("The White House said that talks go on.", true),
            ("The Sunday Times reported that talks go on.", true),
            ("The Tovan campaign said that talks go on.", true),
            ("The school system announced that classes begin on Monday.", true),
            ("The authorities identified the driver as Karl Orth.", true),
            ("The delegation identified the driver as Karl Orth.", true),
            ("Ruins said that talks go on.", false),
            ("Tovan declined to comment on the talks.", false),
            ("Tovan refused to discuss the talks.", false),
            ("Tovan denied that talks go on.", true),
            ("Tovan did not mention the talks.", false),
            ("Tovan mentioned that talks go on.", true),
            ("It would be foolish to deny that talks go on.", false),
            ("How much must fall before the mayor announces that talks go on?", false),
            ("They will wait until the mayor says that talks go on.", false),
            ("They had met before the mayor announced that talks go on.", true),
            ("“The Long Tide,” directed Orth, opens in the spring.", false),
            ("“Leave the boats,” ordered Karl Orth.", true),
            ("The house said that talks go on.", false),
            ("The mayor, who was in Osk, said that talks go on.", true),
            ("The figures identified the driver as Karl Orth.", false),
            ("Karl Orth pleaded not guilty to two counts of theft.", false),
            ("Karl Orth pleaded with the men to leave the boats.", true),
            ("The mayor declared a state of emergency.", false),
            ("The mayor declared that talks go on.", true),
            ("The mayor claimed Northland.", false),
            ("The mayor spoke about the flood in Arbel.", false),
            ("The mayor talked to the men of the harbour.", false),
            ("The mayor said about 20 people died.", true),
            ("The mayor said about half of the boats had sunk.", true),
            ("The mayor declared that the emergency was over.", true),
            ("The police identified Karl Orth, 29.", true),
        ] {
            let doc = Document::new(text);
            let names = Names::read(&doc);
            let found = super::super::read(&doc, &names);
            assert_eq!(found.iter().any(|m| is_statement(&doc, &names, &m.value)), expected, "{text}");
        }
    }
}
