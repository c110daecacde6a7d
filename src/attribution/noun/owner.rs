//! Who holds a noun: "his", "the minister's", "the minister made a …".

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::verb::group;
use super::super::word::{Forms, Kind, OF_VERB, Text, is_doubled};
use crate::lexicon::{List, Table};

/// How a noun's source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// "his", "the minister's".
    Possessive,
    /// "by the minister".
    Agent,
    /// "the minister made a …".
    Support,
    /// "Republican criticism".
    Modifier,
    None,
}

/// A noun's owner, and where the cue begins.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) owner: Owner,
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: usize,
}

impl Held {
    pub(super) fn by(source: Range<usize>, cue: usize) -> Held {
        Held { owner: Owner::Agent, source: Some(source), cue }
    }
}

/// All forms of the verbs that make a cue of their object.
static SUPPORT: List<FxHashSet<String>> = List::new(|| {
    let list = include_str!("../../lexicon/en/support_verbs.tsv");
    let table = Table::parse("support_verbs.tsv", list, 2).unwrap_or_else(|e| panic!("{e}"));
    let mut forms = Forms::of(table.len() * OF_VERB, &is_doubled);
    table.rows().for_each(|r| forms.of_verb(r.fields[0], r.fields[1]));
    forms.iter().map(|(form, _)| form.to_string()).collect()
});

/// Who holds the noun at `i`.
pub(super) fn owner(text: &Text<'_, '_>, i: usize, floor: usize) -> Held {
    let p = modifiers(text, i, floor.max(i.saturating_sub(5)));
    let held = |owner, source| Held { owner, source: Some(source), cue: i };
    match text.kind_before(p, floor) {
        Kind::His | Kind::Her => held(Owner::Possessive, p - 1..p),
        Kind::Poss if possessor(text, p, floor).is_some_and(|s| s < p) => {
            held(Owner::Possessive, possessor(text, p, floor).unwrap_or(p)..p)
        }
        Kind::Cap => held(Owner::Modifier, text.np_left(p, floor).unwrap_or(p - 1)..p),
        _ => supported(text, i, p, floor).unwrap_or(Held { owner: Owner::None, source: None, cue: i }),
    }
}

/// Where the words that modify the noun at `i` begin.
fn modifiers(text: &Text<'_, '_>, i: usize, low: usize) -> usize {
    let mut p = i;
    let modifies = |k: usize| match text.kind(k) {
        Kind::Ed | Kind::Ing => !SUPPORT.contains(text.lower(k)),
        kind => matches!(kind, Kind::Adj | Kind::Noun | Kind::Num | Kind::Adv | Kind::Hyphen),
    };
    while p > low && modifies(p - 1) {
        p -= 1;
    }
    p
}

/// Where the possessor begins whose ending stands before token `p`: of "one of the minister's" the minister.
fn possessor(text: &Text<'_, '_>, p: usize, floor: usize) -> Option<usize> {
    let start = text.np_left(p - 1, floor).or_else(|| bare_left(text, p - 1, floor))?;
    let of = (start + 1..p).find(|&k| text.kind(k) == Kind::Of);
    let part = of.filter(|&k| (start..k).all(|j| matches!(text.kind(j), Kind::Num | Kind::Det | Kind::It)));
    Some(part.map_or(start, |k| k + 1))
}

/// Where the name or noun that ends before `end` begins, whatever stands before it.
fn bare_left(text: &Text<'_, '_>, end: usize, floor: usize) -> Option<usize> {
    let low = floor.max(end.saturating_sub(6));
    let inner = |k: &usize| {
        matches!(text.kind(*k), Kind::Cap | Kind::Noun | Kind::Adj | Kind::Hyphen | Kind::Det | Kind::His)
    };
    (low..end).rev().take_while(inner).last()
}

/// "The minister made a …", "voiced a list of …": the subject of a verb that makes a cue of its object.
fn supported(text: &Text<'_, '_>, i: usize, p: usize, floor: usize) -> Option<Held> {
    let low = floor.max(i.saturating_sub(9));
    let mut verb = without_determiner(text, p, low);
    let list = verb > low + 1 && text.kind(verb - 1) == Kind::Of && text.kind(verb - 2) == Kind::Noun;
    if list {
        verb = without_determiner(text, modifiers(text, verb - 1, low), low);
    }
    if verb == floor || !SUPPORT.contains(text.lower(verb - 1)) {
        return None;
    }
    if !(text.is_finite(verb - 1) || text.kind(verb - 1) == Kind::Ing) {
        return None;
    }
    let g = group(text, verb - 1, floor);
    let subject = text.subject(g.start, floor)?;
    Some(Held { owner: Owner::Support, source: Some(subject), cue: verb - 1 })
}

fn without_determiner(text: &Text<'_, '_>, p: usize, low: usize) -> usize {
    if p > low && text.kind(p - 1) == Kind::Det { p - 1 } else { p }
}
