//! How two attributions relate: the same statement by the same speaker, by another one, in other words, denied, or
//! with the opposite sense.

use std::collections::BTreeSet;

use super::finding::Finding;
use super::matter;
use super::opposed::{Alike, Said, exchanged, is_negation, negations, opposed, takes_other_side};
use super::quotation;
use super::side::Side;
use super::wording::number;
use crate::attribution::{Stance, cue_noun_of, is_group};
use crate::lexicon::{List, WordSet};
use crate::name::{is_pronoun, is_title};
use crate::report::{Reason, Verdict};

static FUNCTION_WORDS: List<WordSet> = List::new(|| {
    WordSet::load("verdict-function-words.tsv", include_str!("../lexicon/en/verdict-function-words.tsv"))
});

/// The share of the content words from which on two statements say the same.
const SAME: f64 = 0.5;
/// The same of few words.
const SAME_OF_FEW: f64 = 0.6;
/// Up to how many shared words those are.
const FEW: usize = 3;
/// How much of the shorter statement must be in the longer one where one speaker says the same thing, or two do.
const HELD_TO_AGREE: f64 = 0.75;

/// The share from which on the words tell that one speaker stands behind a name and a pronoun.
const TOLD_ALIKE: f64 = 0.7;

/// How the attributions of two claims relate; none if one is none, or where they only share a topic.
pub(crate) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Finding> {
    let (p, q) = (Said::of(a)?, Said::of(b)?);
    let same = one_speaker(&p, &q);
    let alike = likeness(&p.content(&q), &q.content(&p));
    // Of a pronoun that is known for nobody the same quoted words tell whose they are.
    quotation::compare(&p, &q, same == Some(true) || stands_for_nobody(&p) || stands_for_nobody(&q))
        .or_else(|| opposed(&p, &q, alike, same == Some(true)))
        .or_else(|| {
            let near = matter::is_one(&p, &q, same == Some(true));
            if !near || takes_other_side(&p, &q) && alike.part >= SAME {
                return None;
            }
            related(&p, &q, alike, same)
        })
}

/// The most statements of a point that are held against each other.
const MOST: usize = 60;

/// Leaves out the statements that no statement of another article relates to.
pub(super) fn drop_unrelated(sides: &mut Vec<Side<'_>>) {
    if sides.first().is_none_or(|s| s.claim.attribution().is_none()) {
        return;
    }
    sides.truncate(MOST);
    let relates = |a: &Side<'_>| sides.iter().any(|b| a.source != b.source && compare(a, b).is_some());
    let kept: Vec<bool> = sides.iter().map(relates).collect();
    let mut kept = kept.into_iter();
    sides.retain(|_| kept.next().unwrap_or(false));
}

/// What is said of two statements of one speaker that neither agree nor are opposed.
const OTHER_WORDS: &str = "the same speaker on the same matter, not in the same words";

/// Two statements that are not opposed.
fn related(p: &Said<'_, '_>, q: &Said<'_, '_>, alike: Alike, same: Option<bool>) -> Option<Finding> {
    let compatible = |reason, why: &'static str| Some(Finding::new(Verdict::Compatible, reason, why));
    // Whom a pronoun stands for is told by the same words better than by what stands before.
    let pronoun = |s: &Said<'_, '_>| s.attribution.speaker.as_ref().is_some_and(|s| is_pronoun(&s.text));
    let named = p.attribution.speaker.is_some() && q.attribution.speaker.is_some();
    let told = alike.part >= TOLD_ALIKE && named && (pronoun(p) || pronoun(q));
    let same = if told { Some(true) } else { same };
    let (m, n) = (numbers(&p.words), numbers(&q.words));
    let equal = alike.part >= if alike.shared <= FEW { SAME_OF_FEW } else { SAME };
    // The one may tell more: "60 tons of the grain", "60 tons of the grain in 2029".
    let more =
        same == Some(true) && alike.of_shorter >= HELD_TO_AGREE && (m.is_subset(&n) || n.is_subset(&m));
    if m != n && !more {
        let one = m.is_empty() || n.is_empty();
        let part = m.is_subset(&n) || n.is_subset(&m);
        let why = match () {
            () if one => "only one of them has a number",
            () if part => "one of them has a number more",
            () => "the numbers in them differ",
        };
        return compatible(Reason::Wording, why);
    }
    if takes_other_side(p, q) {
        let turns = || negates_shared(p, q) || negates_shared(q, p);
        return match same {
            Some(true) if turns() => compatible(Reason::Wording, "only one of them has a negation"),
            Some(true) => compatible(Reason::Wording, OTHER_WORDS),
            _ => None,
        };
    }
    let equal = equal || same == Some(true) && alike.of_shorter >= HELD_TO_AGREE;
    // "the official" of one article may be another's than the other's: only the same words tell that it is one.
    if !equal && is_anybody(p) && is_anybody(q) {
        return None;
    }
    // Of few words one other makes another statement: "would fight the offer", "would study the offer".
    let equal = equal && (alike.shared > FEW || exchanged(&p.words, &q.words).is_none());
    match same {
        Some(true) | None if equal => {
            let denies = |s: &Said<'_, '_>| s.attribution.stance == Stance::Denies;
            if denies(p) != denies(q) {
                return compatible(Reason::Stance, "the one denies, the other does not, something alike");
            }
            let why = match (same, alike.part >= 0.9) {
                (None, _) if p.attribution.speaker.is_some() || q.attribution.speaker.is_some() => {
                    return compatible(Reason::Speaker, "the speaker is named in one of them only");
                }
                (_, true) => "the same speaker and the same words",
                _ => "the same speaker to the same effect",
            };
            Some(Finding::new(Verdict::Agree, Reason::Speaker, why))
        }
        Some(false) if equal => compatible(Reason::Speaker, "another speaker for the same statement"),
        Some(true) => compatible(Reason::Wording, OTHER_WORDS),
        Some(false) if alike.of_shorter >= HELD_TO_AGREE => {
            compatible(Reason::Speaker, "another speaker for part of the same statement")
        }
        None if named => {
            compatible(Reason::Speaker, "the same matter, the speaker named in one of them only")
        }
        _ => compatible(Reason::Speaker, "another speaker on the same matter"),
    }
}

/// How many words behind a negation stand at most before the one that it turns.
const BEHIND_NOT: usize = 4;

/// Whether a negation of the one turns a word that the other has: "would not sign" of who "would sign". What is turned round the words,
/// by a denial, always is.
fn negates_shared(p: &Said<'_, '_>, q: &Said<'_, '_>) -> bool {
    let around = p.turned() > negations(&p.words);
    let has = |w: &String| q.words.iter().any(|x| stem(x) == stem(w));
    let turned = |at: usize| {
        let behind = p.words[at + 1..].iter().take(BEHIND_NOT);
        behind.into_iter().find(|w| !FUNCTION_WORDS.contains(w.as_str()) && !is_negation(w)).is_some_and(has)
    };
    around || (0..p.words.len()).any(|at| is_negation(&p.words[at]) && turned(at))
}

/// Whether the speakers are one; none if one of them is not named, or both are not.
fn one_speaker(p: &Said<'_, '_>, q: &Said<'_, '_>) -> Option<bool> {
    let (s, t) = (p.attribution.speaker.as_ref()?, q.attribution.speaker.as_ref()?);
    if same_name(&s.entity, &t.entity) {
        return Some(true);
    }
    let open = stands_for_nobody(p)
        || stands_for_nobody(q)
        || describes(&s.entity) != describes(&t.entity) && (is_name(&s.entity) || is_name(&t.entity));
    (!open).then_some(false)
}

/// Whether the speaker is a pronoun that is known for nobody.
fn stands_for_nobody(said: &Said<'_, '_>) -> bool {
    said.attribution.speaker.as_ref().is_some_and(|s| is_pronoun(&s.entity))
}

/// Whether a speaker is called by what one person or a document is alone, so that somebody with a name may be meant: "the deputy mayor", "the
/// report".
fn describes(entity: &str) -> bool {
    let lower = entity.to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or("");
    lower.starts_with("the ")
        && !last.ends_with('s')
        && (is_group(last) || is_title(last) || cue_noun_of(last))
        && entity.split(' ').skip(1).all(|w| w.starts_with(char::is_lowercase))
}

/// Whether the speaker is one of many without a name: "the official", "a senior aide", "this spokesman"; of "the president" and "the firm's
/// spokesman" there is one.
fn is_anybody(said: &Said<'_, '_>) -> bool {
    let Some(speaker) = &said.attribution.speaker else { return false };
    let lower = speaker.entity.to_lowercase();
    let mut words = lower.split(' ');
    let first = words.next().unwrap_or("");
    let last = words.next_back().unwrap_or("");
    matches!(first, "the" | "a" | "an" | "this" | "that" | "one" | "another")
        && !last.ends_with('s')
        && is_group(last)
        && !is_title(last)
        && speaker
            .entity
            .split(' ')
            .skip(1)
            .all(|w| w.starts_with(char::is_lowercase) && !w.contains(['’', '\'']))
}

/// Whether all words of a speaker begin with a capital, as those of a person's name do.
fn is_name(entity: &str) -> bool {
    entity.split(' ').all(|w| w.starts_with(char::is_uppercase))
}

/// Whether one name is the other or a part of it, articles and titles apart ("Abe" and "Shinzo Abe").
pub(crate) fn same_name(s: &str, t: &str) -> bool {
    let parts = |n: &str| -> Vec<String> {
        let lower = n.to_lowercase();
        let words = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 1 && !FUNCTION_WORDS.contains(w));
        words.map(String::from).collect()
    };
    let (p, q) = (parts(s), parts(t));
    let (short, long) = if p.len() <= q.len() { (&p, &q) } else { (&q, &p) };
    !short.is_empty() && short.iter().all(|w| long.contains(w))
}

fn likeness(p: &[String], q: &[String]) -> Alike {
    let content = |w: &[String]| -> Vec<String> {
        let plain = w.iter().filter(|w| !FUNCTION_WORDS.contains(w) && !is_negation(w));
        let mut words: Vec<String> = plain.map(|w| stem(w).to_string()).collect();
        words.sort();
        words.dedup();
        words
    };
    let (p, q) = (content(p), content(q));
    let most = p.len().max(q.len());
    let shared = p.iter().filter(|w| q.binary_search(w).is_ok()).count();
    let share = |of: usize| if of == 0 { 0.0 } else { shared as f64 / of as f64 };
    Alike {
        shared,
        part: share(most),
        of_shorter: if shared < 3 { 0.0 } else { share(p.len().min(q.len())) },
    }
}

/// Whether `word`, in lower case, carries no content of its own.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// The word without the ending of a verb or plural, so that "did not sign" meets "signed".
fn stem(word: &str) -> &str {
    let cut = ["ing", "ed", "es", "s"].iter().find_map(|e| word.strip_suffix(e));
    cut.filter(|s| s.len() >= 3).unwrap_or(word)
}

/// The numbers in them, each once, in digits.
fn numbers(words: &[String]) -> BTreeSet<String> {
    words.iter().filter_map(|w| number(w)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (s, t, expected) in [
            ("Shinzo Abe", "Abe", true),
            ("the Harbour Office", "Harbour Office", true),
            ("Iran", "Iraq", false),
            ("the", "of", false),
        ] {
            assert_eq!(same_name(s, t), expected, "{s} / {t}");
        }
    }

    #[test]
    fn statements_are_alike_by_their_content_words() {
        let w = |t: &str| t.split(' ').map(String::from).collect::<Vec<_>>();
        let part = |s: &str, t: &str| likeness(&w(s), &w(t)).part;
        assert!(part("the minister signed the treaty", "the minister has not signed the treaty") > 0.9);
        assert!(part("the minister signed the treaty", "the minister did not sign the treaty") > 0.9);
        assert!(part("the minister signed the treaty", "the treaty was lost at sea") < 0.5);
        assert_eq!(likeness(&w("the"), &w("of")), Alike { shared: 0, part: 0.0, of_shorter: 0.0 });
    }

    #[test]
    fn what_one_person_is_called_may_be_who_has_a_name() {
        for (who, expected) in [("The deputy mayor", true), ("The sailors", false), ("Karl Orth", false)] {
            assert_eq!(describes(who), expected, "{who}");
        }
    }

    #[test]
    fn an_official_without_a_name_may_be_another() {
        use crate::verdict::testing::told;
        let said = |who: &str, what: &str| format!("{who} said the flood had reached the {what}.");
        for (who, what, other, meet) in [
            ("The official", "harbour wall of Arbel", "harbour wall of Arbel", true),
            ("The official", "harbour wall of Arbel on Friday night", "harbour road and the chapel", false),
            ("Karl Orth", "harbour wall of Arbel on Friday night", "harbour road and the chapel", true),
        ] {
            assert_eq!(!told(&said(who, what), &said(who, other)).is_empty(), meet, "{who} {what} {other}");
        }
    }

    #[test]
    fn a_number_more_is_no_other_number() {
        use crate::{Article, compare};
        let a = "Karl Orth said that 60 boats will leave the quay by 12 o'clock, which is 7 fewer than there were.";
        let b = "The report says that 60 boats will leave the crowded quay.";
        let report = compare(&[Article::new("a", a), Article::new("b", b)]);
        assert!(report.points.iter().any(|p| p.explanation.ends_with("one of them has a number more")));
    }

    #[test]
    fn a_negation_tells_where_it_turns_what_both_tell() {
        use crate::{Article, Reading};
        let a = "Karl Orth said the crowded ferry to the islands would sail before the storm.";
        for (b, turns) in [
            ("Karl Orth said the crowded ferry to the islands would not sail.", true),
            ("Karl Orth denied that the crowded ferry to the islands would sail.", true),
            ("Karl Orth said the crowded ferry to the islands was old and the choir did not weep.", false),
        ] {
            let articles = [Article::new("a", a), Article::new("b", b)];
            let mut readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
            readings.iter_mut().for_each(|r| r.claims.retain(|c| c.attribution().is_some()));
            let sides = [0, 1].map(|i| Side::of(&readings, (i, 0)).expect("a statement"));
            let [p, q] = [0, 1].map(|i| Said::of(&sides[i]).expect("a statement"));
            assert_eq!(negates_shared(&p, &q) || negates_shared(&q, &p), turns, "{b}");
        }
    }

    #[test]
    fn one_speaker_agrees_with_himself() {
        use crate::verdict::testing::told;
        for (a, b) in [
            // The one tells more, with a number of its own.
            (
                "Farmers said the storm had spoilt 60 tons of the grain.",
                "Farmers said the storm had spoilt 60 tons of the grain in 2029.",
            ),
            // A pronoun whose words tell whose they are.
            (
                "Karl Orth said he was bitten by a dog and carried to the harbour.",
                "Mira Tovan spoke for the police. Dana Lind was there. He said he was bitten by a dog and carried to the harbour.",
            ),
        ] {
            assert_eq!(told(a, b), [(Verdict::Agree, Reason::Speaker)], "{a} / {b}");
        }
    }
}
