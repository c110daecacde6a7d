//! What a figure is of, in words a reader would use.

mod phrase;

use super::class::{self, Class};

use super::FigureKind;
use super::item::{Amount, Item};
use super::scan::Scan;
use crate::lexicon::{List, WordSet};
use crate::text::Document;

static ROLES: List<WordSet> =
    List::new(|| WordSet::load("figure_roles.tsv", include_str!("../lexicon/en/figure_roles.tsv")));
/// What befalls things at least as often as people: "the airline cancelled 300".
static OF_THINGS: List<WordSet> =
    List::new(|| WordSet::load("roles_of_things.tsv", include_str!("../lexicon/en/roles_of_things.tsv")));

/// What is done to people alone: "killed 26".
static TO_PEOPLE: List<WordSet> =
    List::new(|| WordSet::load("done_to_people.tsv", include_str!("../lexicon/en/done_to_people.tsv")));

/// How far a role may stand from its figure.
const REACH: usize = 5;

/// The subject: the noun with what befell those counted ("people killed"), or what the share or sum is of.
pub(super) fn of(scan: &Scan<'_, '_>, item: &Item, items: &[Item]) -> Subject {
    let counted = || counted(scan, item).map(Subject::of);
    let phrase = || phrase::of(scan, item, items);
    let found = phrase::qualified(scan, item, items);
    let found = found.or_else(|| {
        if is_measured_in_points(item) { phrase().or_else(counted) } else { counted().or_else(phrase) }
    });
    found.unwrap_or_default()
}

/// "led by eight points": a measure of something, as a percentage is; "several key points" are counted.
fn is_measured_in_points(item: &Item) -> bool {
    let alone = item.noun.as_ref().is_some_and(|noun| noun.tokens.len() == 1);
    alone && item.unit.as_deref() == Some("point") && !matches!(item.amount, Amount::Vague(..))
}

/// What a figure is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) words: String,
    /// What linking goes by, where that is another: the noun phrase that the words tell more of; nothing where they only stand beside the figure.
    pub(super) linked: Option<String>,
}

impl Subject {
    fn of(words: String) -> Subject {
        Subject { words, linked: None }
    }

    /// The same in other words; linking goes by what it went by, or by the words before.
    fn told_as(self, words: String) -> Subject {
        Subject { words, linked: self.linked.or(Some(self.words)) }
    }
}

/// What a figure counts, with what befell those counted.
fn counted(scan: &Scan<'_, '_>, item: &Item) -> Option<String> {
    let doc = scan.doc;
    let role = role(scan, item).filter(|_| !is_none_of(scan, item));
    if let Some(noun) = &item.noun {
        let words = super::noun::written(doc, noun);
        return Some(role.map_or_else(|| words.to_string(), |r| format!("{words} {r}")));
    }
    if role.is_none() && item.unit.as_deref() == Some("person") && has_toll(scan, item.tokens.start) {
        return Some("death toll".to_string());
    }
    // "the father of three was shot": the three are his children.
    if let Some(young @ ("child" | "grandchild")) = item.unit.as_deref() {
        return Some(format!("{young}ren"));
    }
    let theirs = item.unit.as_deref().is_none_or(|u| u == "person");
    let role = role.filter(|role| item.kind == FigureKind::Count && theirs && !OF_THINGS.contains(role))?;
    Some(format!("people {role}"))
}

/// "none of the 40 had been hurt", "not one of the 12 died": nothing befell those counted.
fn is_none_of(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let before = scan.before(item.tokens.start);
    let the = usize::from(class::is(before, Class::Determiner) && before != "of");
    let Some(of) = scan.back(item.tokens.start, 1 + the).filter(|k| scan.lower(*k) == "of") else {
        return false;
    };
    matches!(
        (scan.before_by(of, 2), scan.before(of)),
        (_, "none" | "neither" | "nobody") | ("not", "one" | "all")
    )
}

/// What befell, as the word at `k` tells it, with what it says nothing without: "tested *negative*", "remain *in hospital*", "remain *missing*".
fn told_whole<'t>(scan: &Scan<'_, 't>, k: usize) -> &'t str {
    let doc = scan.doc;
    if !matches!(doc.lower(k), "tested" | "remain" | "remained") {
        return doc.word(k);
    }
    let leads = usize::from(crate::lexicon::kind_of(scan.lower(k + 1)) == Some("prep"));
    let whole = (k + 1..=k + 1 + leads).all(|i| i < scan.to && doc.tokens()[i].is_word());
    if whole && (leads == 1 || !super::noun::is_end(doc, k + 1)) {
        return doc.text_of(doc.span_of(k..k + 2 + leads));
    }
    doc.word(k)
}

/// Whether "toll" stands before token `start` in its sentence, near enough to be what is counted.
pub(super) fn has_toll(scan: &Scan<'_, '_>, start: usize) -> bool {
    (scan.from.max(start.saturating_sub(TOLL))..start).any(|k| {
        // "took a toll on trade"
        let taken = scan.lower(k + 1) == "on"
            && (1..=3)
                .any(|n| matches!(scan.before_by(k, n), "take" | "takes" | "taken" | "took" | "taking"));
        // "the bridge toll"
        let paid = matches!(scan.before(k), "bridge" | "road" | "tax" | "highway" | "tunnel" | "turnpike");
        scan.doc.lower(k) == "toll" && !taken && !paid
    })
}

/// How far "toll" may stand before its number, in tokens.
const TOLL: usize = 16;

/// Whether token `i` says what befell somebody: "killed", "injured".
pub(super) fn is_role(doc: &Document<'_>, i: usize) -> bool {
    ROLES.contains(doc.lower(i))
}

/// Whether `word` tells that those counted behind it suffered something: "killed", "injuring".
pub(super) fn befalls(word: &str) -> bool {
    ROLES.contains(word) || deed(word).is_some()
}

/// Whether `word` tells what befell people, not as often things: "died", "fled".
pub(super) fn befalls_people(word: &str) -> bool {
    ROLES.contains(word) && !OF_THINGS.contains(word)
}

/// Whether `word` tells in a past form what is done to people alone: "killed", "arrested".
pub(super) fn harms(word: &str) -> bool {
    TO_PEOPLE.contains(word)
}

/// What a deed in "-ing" does to those counted: "killing 12".
fn deed(word: &str) -> Option<&'static str> {
    Some(match word {
        "killing" => "killed",
        "injuring" => "injured",
        "wounding" => "wounded",
        "displacing" => "displaced",
        "destroying" => "destroyed",
        "arresting" => "arrested",
        _ => return None,
    })
}

/// Whether token `i` is a deed in "-ing" that is done to those counted.
pub(super) fn is_deed(doc: &Document<'_>, i: usize) -> bool {
    deed(doc.lower(i)).is_some()
}

/// "killed", "injured" behind (or before) the count.
fn role<'t>(scan: &Scan<'_, 't>, item: &Item) -> Option<&'t str> {
    let doc = scan.doc;
    for k in item.tokens.end..scan.to.min(item.tokens.end + REACH) {
        if ROLES.contains(doc.lower(k)) {
            return Some(told_whole(scan, k));
        }
        if !class::is(doc.lower(k), Class::Auxiliary) {
            break;
        }
    }
    let before = scan.back(item.tokens.start, 1)?;
    let verb =
        if matches!(doc.lower(before), "another" | "the" | "a") { before.checked_sub(1)? } else { before };
    let word = doc.lower(verb);
    let gerund = match word {
        _ if deed(word).is_some() => deed(word)?,
        _ if ROLES.contains(word) && verb >= scan.from => return Some(doc.word(verb)),
        _ => return None,
    };
    Some(gerund)
}
