//! Statements of opposite sense: a denial against an assertion, a statement with and without its negation, opposite
//! stances and opposite words.

use rustc_hash::FxHashSet;

use super::attribution::is_function_word;
use super::finding::Finding;
use super::side::Side;
use super::wording::{number, words};
use crate::align::terms::{self, TermId};
use crate::attribution::{Attribution, Form, Stance, cue_noun_of, cue_of};
use crate::error::Error;
use crate::lexicon::{List, Table, WordMap, WordSet};
use crate::report::{Reason, Verdict};

static NEGATIONS: List<WordSet> =
    List::new(|| WordSet::load("verdict-negations.tsv", include_str!("../lexicon/en/verdict-negations.tsv")));

static TURNING: List<WordSet> =
    List::new(|| WordSet::load("turning_verbs.tsv", include_str!("../lexicon/en/turning_verbs.tsv")));

static OPPOSITES: List<FxHashSet<(&'static str, &'static str)>> = List::new(|| {
    let table = Table::load("opposites.tsv", include_str!("../lexicon/en/opposites.tsv"), 2);
    let pairs = |r: crate::lexicon::Row<'_, 'static>| {
        let of = r.fields[0];
        r.fields[1].split(' ').flat_map(move |to| [(of, to), (to, of)]).collect::<Vec<_>>()
    };
    table.rows().flat_map(pairs).collect()
});

/// On what a cue takes a side, and whether for it.
static SIDES: List<WordMap<(&'static str, bool)>> = List::new(|| {
    let list = include_str!("../lexicon/en/opposite_stances.tsv");
    WordMap::load("opposite_stances.tsv", list, 3, |f| match f[1] {
        "for" => Ok((f[0], true)),
        "against" => Ok((f[0], false)),
        other => Err(Error::word_list(format!("“{other}” is no side"))),
    })
});

/// Whether `word`, in lower case, turns a statement round.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(word)
}

/// How often the words turn their statement round: negations, and verbs that turn the verb behind them ("refused to").
pub(super) fn negations(words: &[String]) -> usize {
    let turning = |w: &[String]| w[1] == "to" && TURNING.contains(w[0].as_str());
    let plain = words.iter().filter(|w| is_negation(w)).count();
    plain + words.windows(2).filter(|w| turning(w)).count()
}

/// Whether two words have opposite senses: by the list, in any form of theirs, as verbs that take opposite sides ("accept", "reject"), or
/// by a prefix ("lawful", "unlawful").
pub(super) fn are_opposite(a: &str, b: &str) -> bool {
    let pair =
        |a: &str, b: &str| forms(a).any(|x| forms(b).any(|y| OPPOSITES.contains(&(x.as_str(), y.as_str()))));
    let prefixed = |a: &str, b: &str| {
        b.len() >= 4
            && ["un", "in", "im", "ir", "il", "non", "dis"].iter().any(|p| a.strip_prefix(p) == Some(b))
    };
    // "support", "oppose": the sides that stances take are those of any verb.
    let side = |w: &str| SIDES.get(cue_of(w)?).copied();
    let sides = side(a).zip(side(b)).is_some_and(|((on, x), (about, y))| on == about && x != y);
    pair(a, b) || sides || prefixed(a, b) || prefixed(b, a)
}

/// A word and what may be its base form.
fn forms(word: &str) -> impl Iterator<Item = String> + use<> {
    let cut = |end: &str, add: &str| word.strip_suffix(end).map(|s| format!("{s}{add}"));
    let cuts = [
        ("s", ""),
        ("es", ""),
        ("ed", ""),
        ("ed", "e"),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("ies", "y"),
        ("ied", "y"),
    ];
    let mut all: Vec<String> =
        cuts.iter().filter_map(|(end, add)| cut(end, add)).filter(|w| w.len() > 2).collect();
    all.push(word.to_string());
    all.into_iter()
}

/// A statement as it is set against another.
#[derive(Debug)]
pub(super) struct Said<'s, 'a> {
    pub(super) side: &'s Side<'a>,
    pub(super) attribution: &'s Attribution,
    /// The words of its content.
    pub(super) words: Vec<String>,
}

impl<'s, 'a> Said<'s, 'a> {
    pub(super) fn of(side: &'s Side<'a>) -> Option<Said<'s, 'a>> {
        let attribution = side.claim.attribution()?;
        Some(Said { side, attribution, words: words(side.reading, &attribution.content) })
    }

    /// The words of the content without those that name a speaker: "the mayor had taken it" is denied by the mayor as "he
    /// had taken it".
    pub(super) fn content(&self, other: &Said<'_, '_>) -> Vec<String> {
        let name = |s: &Said<'_, '_>| {
            s.attribution.speaker.as_ref().map_or_else(String::new, |s| s.text.to_lowercase())
        };
        let names = [name(self), name(other)];
        let names: Vec<&str> = names.iter().flat_map(|n| n.split(|c: char| !c.is_alphanumeric())).collect();
        let content: Vec<String> =
            self.words.iter().filter(|w| !names.contains(&w.as_str())).cloned().collect();
        if content.is_empty() { self.words.clone() } else { content }
    }

    /// The words of the content that begin with a capital within a sentence, in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let doc = &self.side.reading.doc;
        let tokens =
            self.attribution.content.iter().flat_map(|c| doc.token_at(c.start()) + 1..doc.token_at(c.end()));
        let inside = |i: &usize| {
            doc.tokens()[*i].is_capital() && !matches!(doc.word(i - 1), "." | "?" | "!" | "“" | "\"")
        };
        tokens.filter(inside).map(|i| doc.lower(i).replace('’', "'"))
    }

    /// Whether the speaker says of the content that it is not so.
    pub(super) fn denies(&self) -> bool {
        self.attribution.stance == Stance::Denies
            && self.attribution.form != Form::Direct
            && self.takes() == Some(("truth", false))
            || self.rejects_reports()
    }

    /// "rejected reports that", "dismissed claims that": what is rejected is that it is so.
    fn rejects_reports(&self) -> bool {
        let first = self.words.iter().position(|w| w == "that").unwrap_or(usize::MAX);
        let noun = self.words[..first.min(self.words.len())].last();
        first <= 4 && self.takes().is_some_and(|(_, is_for)| !is_for) && noun.is_some_and(|n| cue_noun_of(n))
    }

    fn takes(&self) -> Option<(&'static str, bool)> {
        let cue = self.attribution.cue.as_ref()?;
        let lower = self.side.reading.doc.lower_of(cue.span);
        lower.split(' ').rev().find_map(|w| SIDES.get(cue_of(w)?).copied())
    }

    pub(super) fn asserts(&self) -> bool {
        use Stance::{Accuses, Claims, Confirms, Estimates, Promises, Says, Warns};
        matches!(self.attribution.stance, Says | Claims | Confirms | Accuses | Estimates | Warns | Promises)
            && !self.side.claim.negated
    }

    /// How often what is said is turned round, the words around it included.
    pub(super) fn turned(&self) -> usize {
        negations(&self.words)
            + usize::from(self.led_by_not())
            + usize::from(self.denies())
            + usize::from(self.side.claim.negated)
    }

    /// Whether a negation stands directly before the content.
    fn led_by_not(&self) -> bool {
        let doc = &self.side.reading.doc;
        let at = self.attribution.content.first().map_or(0, |c| doc.token_at(c.start()));
        let cue = self.attribution.cue.as_ref().map_or(0, |c| doc.token_at(c.span.end()));
        (1..=2).any(|n| {
            at.checked_sub(n).is_some_and(|i| i >= cue && is_negation(&doc.lower(i).replace('’', "'")))
        })
    }
}

/// How much two statements share of their content words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Alike {
    /// The content words that both have.
    pub(super) shared: usize,
    /// These as a part of the content words of the longer statement: 0 to 1.
    pub(super) part: f64,
    /// The same of the shorter statement, where three words or more are shared.
    pub(super) of_shorter: f64,
}

/// How alike, by how many content words are shared, two statements must be to be opposed: few words must be all the
/// same, of many some may be missing.
fn is_same_content(alike: Alike) -> bool {
    match alike.shared {
        0 => false,
        1 | 2 => alike.part >= 1.0,
        3 | 4 => alike.part >= 0.75,
        _ => alike.part >= 0.7,
    }
}

/// How many content words two statements that exchange one must share.
const SHARED: usize = 2;

/// The one content word of each that the other has another for: "the union would *reject* the offer", "would *accept* it". Forms of
/// one word and words that stand for one another are the same, numbers are held against each other elsewhere.
pub(super) fn exchanged(p: &[String], q: &[String]) -> Option<(String, String)> {
    let told = |words: &[String]| -> Vec<(TermId, String)> {
        let plain = words.iter().filter(|w| !is_function_word(w) && !is_negation(w));
        plain.map(|w| (terms::form(w), w.clone())).collect()
    };
    let (p, q) = (told(p), told(q));
    let alone = |of: &[(TermId, String)], other: &[(TermId, String)]| -> Option<String> {
        let mut alone = of.iter().filter(|(term, _)| !other.iter().any(|(t, _)| t == term));
        let word = alone.next().map(|(_, word)| word.clone())?;
        (alone.next().is_none() && of.len() > SHARED && number(&word).is_none()).then_some(word)
    };
    Some((alone(&p, &q)?, alone(&q, &p)?))
}

/// What opposes two statements, if they are of the same content; `same` says whether the speakers are the same.
pub(super) fn opposed(p: &Said<'_, '_>, q: &Said<'_, '_>, alike: Alike, same: bool) -> Option<Finding> {
    if same && let Some((a, b)) = exchanged(&p.words, &q.words) {
        let opposite = are_opposite(&a, &b) && !takes_other_side(p, q);
        let why = "the one says the opposite of a word of the other";
        return opposite.then(|| Finding::new(Verdict::Conflict, Reason::Polarity, why).gap(0.7));
    }
    if !is_same_content(alike) {
        return None;
    }
    let conflict = |reason, why: &'static str| Some(Finding::new(Verdict::Conflict, reason, why).gap(0.7));
    let (m, n) = (negations(&p.words), negations(&q.words));
    let denial = p.denies() != q.denies() && (if p.denies() { q.asserts() } else { p.asserts() });
    // "denied the allegations" and "the allegations, told by the Herald" are no two statements.
    let told = p.words.iter().any(|w| q.words.contains(w) && !is_function_word(w) && !cue_noun_of(w));
    if denial && told && m % 2 == n % 2 && !p.side.claim.negated && !q.side.claim.negated {
        return conflict(Reason::Stance, "the one asserts what the other denies");
    }
    if same
        && let (Some((on, x)), Some((about, y))) = (p.takes(), q.takes())
        && on == about
        && x != y
    {
        return conflict(Reason::Stance, "the one is for what the other is against");
    }
    // A word or two that two people share are about one matter, not one statement.
    let enough = same || alike.shared >= MANY;
    let closely = enough && (alike.part >= CLOSE || alike.shared >= 5 && alike.part >= 0.8);
    if closely && p.turned() % 2 != q.turned() % 2 && (p.turned() + q.turned() <= 3) {
        return conflict(Reason::Polarity, "the one says that it is so, the other that it is not");
    }
    None
}

/// How many words two people must share for a negation to oppose them.
const MANY: usize = 3;
/// How alike statements must be that one negation opposes.
const CLOSE: f64 = 0.9;

/// Whether the stances of two statements are on opposite sides, whatever they say.
pub(super) fn takes_other_side(p: &Said<'_, '_>, q: &Said<'_, '_>) -> bool {
    let sides = p.takes().zip(q.takes());
    p.denies() != q.denies()
        || sides.is_some_and(|((on, x), (about, y))| on == about && x != y)
        || p.side.claim.negated != q.side.claim.negated
        || p.turned() % 2 != q.turned() % 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load() {
        assert!(is_negation("not") && TURNING.contains("refused") && SIDES.get("deny").is_some());
    }

    #[test]
    fn words_of_opposite_sense() {
        for (a, b) in [
            ("praise", "criticise"),
            ("praised", "criticised"),
            ("safe", "unsafe"),
            ("rises", "fell"),
            ("more", "less"),
            ("legal", "illegal"),
        ] {
            assert_eq!(are_opposite(a, b), a != "rises", "{a} {b}");
        }
        for (a, b) in [("safe", "quiet"), ("all", "small"), ("form", "inform")] {
            assert_eq!(are_opposite(a, b), a == "form", "{a} {b}");
        }
    }

    #[test]
    fn one_word_makes_the_opposite() {
        use crate::verdict::testing::told;
        let verdict = |a: &str, b: &str| told(a, b).first().map(|(v, _)| *v);
        let said = |verb: &str| format!("Karl Orth said the union would {verb} the offer.");
        for (a, b, expected) in [
            ("reject", "accept", Verdict::Conflict),
            ("support", "oppose", Verdict::Conflict),
            ("fight", "study", Verdict::Compatible),
            ("back", "backs", Verdict::Agree),
        ] {
            assert_eq!(verdict(&said(a), &said(b)), Some(expected), "{a} {b}");
        }
        let other = "Mira Tovan said the union would accept the offer.";
        assert_ne!(verdict(&said("reject"), other), Some(Verdict::Conflict));
    }

    #[test]
    fn negations_are_counted() {
        let count = |t: &str| negations(&t.split(' ').map(String::from).collect::<Vec<_>>());
        for (text, n) in [
            ("there were no casualties", 1),
            ("he refused to sign", 1),
            ("he refused", 0),
            ("nobody did not", 2),
        ] {
            assert_eq!(count(text), n, "{text}");
        }
    }

    #[test]
    fn few_words_oppose_one_speaker_alone() {
        use crate::verdict::testing::told;
        let conflict = |a: &str, b: &str| told(a, b).iter().any(|(v, _)| *v == Verdict::Conflict);
        assert!(conflict("Karl Orth said he would resign.", "Karl Orth said he would not resign."));
        assert!(!conflict("Karl Orth said he could breathe.", "Mira Tovan said she could not breathe."));
        assert!(conflict("Karl Orth denied lying.", "Mira Tovan accused Karl Orth of lying."));
        let denied = "Karl Orth denied the allegations.";
        assert!(!conflict(denied, "Karl Orth faces the allegations, reported by the Arbel Herald."));
    }
}
