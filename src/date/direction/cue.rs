//! What the words right beside a date tell of its direction: "since", "until Monday", "ahead of Friday", "a Tuesday
//! deadline", "Friday's attack", "the summit in April".

use super::Direction::{self, Either, Future, Known, Likely, Past, Planned, Unknown};
use super::{Clause, verb};
use crate::date::time::Field;
use crate::date::words;

/// What is told, if anything is.
pub(super) fn of(c: &Clause<'_, '_, '_>) -> Option<Direction> {
    preposition(c).or_else(|| phrase(c)).or_else(|| attribute(c)).or_else(|| limit(c))
}

/// One preposition, or the like, right before the date.
fn preposition(c: &Clause<'_, '_, '_>) -> Option<Direction> {
    match (c.back(1), c.back(2)) {
        ("since", _) => Some(Past),
        ("until" | "till", _) => Some(until(c)),
        ("least", "at") if matches!(c.back(3), "until" | "till") => Some(until(c)),
        ("past" | "effective", _) | ("to", "through") => Some(Future),
        ("of", "ahead") | ("into", "heading" | "going" | "headed" | "heads") | ("toward" | "towards", _) => {
            Some(Likely)
        }
        ("to", "up") if c.back(3) == "-" || c.back(3) == "leading" => Some(Likely),
        ("as", "early" | "soon") => Some(Future),
        ("is" | "are", _) => Some(Likely),
        // "come Tuesday", "come November", but "had come Tuesday"
        ("come", before) if !matches!(before, "did" | "not" | "to") && !has_come(c) => Some(Future),
        ("into" | "through", _) if goes_on(c) => Some(Future),
        // "the vote is on Thursday"
        ("on" | "in" | "at", "is" | "are") => Some(Future),
        _ => None,
    }
}

/// "had come Tuesday", "have since come Monday".
fn has_come(c: &Clause<'_, '_, '_>) -> bool {
    (2..=3).any(|n| matches!(c.back(n), "has" | "have" | "had"))
}

/// How far before "into" the verb may stand that tells how long something goes on.
const GOES_ON: usize = 8;

/// "a bill that keeps yards open into April": behind a relative a verb in the present tells what will be.
fn goes_on(c: &Clause<'_, '_, '_>) -> bool {
    let start = c.found.start;
    (start.saturating_sub(GOES_ON)..start).any(|i| {
        let verb = c.word(i + 1);
        let present = verb.len() > 3 && verb.ends_with('s') && crate::lexicon::kind_of(verb) == Some("verb");
        matches!(c.word(i), "that" | "which") && present
    })
}

/// "until Monday" looks ahead, but not behind a denial in the past ("did not speak until Monday") nor where "had"
/// follows.
fn until(c: &Clause<'_, '_, '_>) -> Direction {
    let end = c.found.end;
    let turned = c.back(2) == "not" && matches!(c.word(end), "was" | "were" | "did");
    // "the clerk who until May ran the office": it is over.
    let over = matches!(c.back(2), "who" | "which" | "that" | "and" | ",")
        && (verb::past_form(c.word(end)) || matches!(c.word(end), "was" | "were" | "had"));
    if turned || over || (end..end + 4).any(|i| c.word(i) == "had") {
        return Past;
    }
    if (end..end + 4).any(|i| c.word(i) == "earliest") {
        return Future;
    }
    let start = c.found.start;
    let denied = (start.saturating_sub(DENIAL)..start).any(|i| words::NEGATIONS.contains(c.word(i)));
    let told = if denied { c.told_before(start) } else { None };
    if matches!(told, Some((_, Past))) { Past } else { Planned }
}

/// How far before "until" a denial may stand.
const DENIAL: usize = 14;

/// "set for June 3", "a vote for Tuesday", "the summit in April".
fn phrase(c: &Clause<'_, '_, '_>) -> Option<Direction> {
    let (before, second) = (c.back(1), c.back(2));
    let planned = before == "for" || before == "on" && second != "set";
    if planned && words::SET_FOR.contains(second) && c.back(3) != "been" {
        return Some(if matches!(c.back(3), "is" | "are") { Future } else { Planned });
    }
    if before == "for" && c.is_weekday() && noun(c, c.found.end).is_none() {
        let off = matches!(c.word(c.found.end), "was" | "were");
        return Some(if off { Past } else { Planned });
    }
    if matches!(before, "of" | "on" | "for") && second == "deadline" {
        return Some(deadline(c, c.found.start - 2));
    }
    // "in a comment on Friday": what was said, unless a verb close by looks ahead.
    if before == "on"
        && c.is_weekday()
        && c.found.start > c.sentence.start + OPENING
        && words::CONTENT_NOUNS.contains(second)
    {
        let near = c.told_before(c.found.start).filter(|(near, _)| *near <= CONTENT);
        return near.is_none().then_some(Past);
    }
    let planned = matches!(before, "in" | "on" | "for") && words::PLANNED.contains(second);
    (planned && !c.is_weekday()).then(|| beside_planned(c, c.found.start - 2))
}

/// How many words a phrase has that opens a sentence: "In the verdict on Friday, the judge could …".
const OPENING: usize = 5;

/// How far before the date of what was said a verb may stand that governs it.
const CONTENT: usize = 10;

/// The direction of a month or day beside a planned event, whose words begin at `from`: what stands before them tells
/// ("until the vote in June", "at a June hearing", "won the June vote"), else the verb does if it looks ahead.
fn beside_planned(c: &Clause<'_, '_, '_>, from: usize) -> Direction {
    let told = c.told();
    let led = |i: &usize| words::PREPOSITIONS.contains(c.word(*i));
    if let Some(first) = (from.saturating_sub(LED)..from).rev().find(led) {
        match c.word(first) {
            "until" | "till" | "for" => return Future,
            // "in the run-up to November's vote"
            "to" if matches!(c.word(first.wrapping_sub(1)), "up" | "run-up" | "lead-up") => return Future,
            "at" if matches!(told, Future | Planned | Likely) => {}
            "at" | "during" | "following" | "since" => return Past,
            "after" if c.word(first.wrapping_sub(1)) == "until" => return Future,
            _ => {}
        }
    }
    let article = ARTICLES.contains(&c.word(from.wrapping_sub(1)));
    let first = from.saturating_sub(usize::from(article));
    let near = (first.saturating_sub(3)..first).rev().find_map(|i| verb::tense(c, i));
    match (near, told) {
        (Some(Past), _) => Past,
        (_, Past) => Unknown,
        (_, Unknown) => Either,
        (_, told) => told,
    }
}

/// What stands before a noun and its date.
pub(in crate::date) const ARTICLES: [&str; 9] = ["a", "an", "the", "its", "his", "her", "their", "'s", "’s"];

/// How far before a noun its preposition may stand.
const LED: usize = 4;

/// What kind of thing a date is said of that stands before it: "the Friday deadline", "Friday's vote".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    Deadline,
    Planned,
    Other,
}

/// The noun at `i`, after up to two words that belong to it.
fn noun(c: &Clause<'_, '_, '_>, i: usize) -> Option<Noun> {
    let own = |k: &usize| {
        matches!(c.word(*k), "-" | "and") && *k > i || c.is_word(*k) && !words::FUNCTION.contains(c.word(*k))
    };
    let mut kind = None;
    for k in (i..i + 4).take_while(own) {
        if matches!(c.word(k), "deadline" | "cutoff" | "ultimatum") {
            return Some(Noun::Deadline);
        }
        kind = kind.or(Some(Noun::Other));
        if words::PLANNED.contains(c.word(k)) {
            kind = Some(Noun::Planned);
        }
    }
    kind
}

/// A date that stands before a noun: with an article, or as its owner.
fn attribute(c: &Clause<'_, '_, '_>) -> Option<Direction> {
    let (start, end) = (c.found.start, c.found.end);
    let owns = matches!(c.word(end), "'s" | "’s");
    let article = ARTICLES.contains(&c.back(1));
    if !owns && !article {
        return None;
    }
    let first = start - usize::from(article);
    let owned = matches!(c.back(1), "'s" | "’s");
    let dated = match c.field() {
        Some(Field::Month(_)) => true,
        Some(Field::Day(..)) => owned,
        _ => false,
    };
    match noun(c, end + usize::from(owns)) {
        Some(Noun::Deadline) => Some(deadline(c, first)),
        Some(Noun::Planned) if c.is_weekday() => Some(planned_day(c, first, owns)),
        Some(Noun::Planned) => Some(beside_planned(c, first)),
        Some(Noun::Other) if dated && !owns => Some(Past),
        _ if owns => Some(Known),
        Some(Noun::Other) if c.is_weekday() => Some(Known),
        _ => Some(Unknown),
    }
}

/// A deadline lies ahead unless it was missed, or something was done by it.
fn deadline(c: &Clause<'_, '_, '_>, first: usize) -> Direction {
    let missed = (first.saturating_sub(4)..first).any(|i| words::MISSED.contains(c.word(i)));
    match c.word(first.wrapping_sub(1)) {
        "after" | "since" => Past,
        "by" | "before" if c.told() == Past => Past,
        _ if missed => Past,
        _ => Future,
    }
}

/// A planned event on a weekday: "ahead of Friday's vote", "after a Tuesday hearing", "faces a Tuesday hearing".
fn planned_day(c: &Clause<'_, '_, '_>, first: usize, owns: bool) -> Direction {
    let before = first.checked_sub(1).map_or("", |i| c.word(i));
    match before {
        "for" | "until" => Planned,
        "toward" | "towards" => Likely,
        "after" | "following" | "since" => Past,
        _ => match c.told() {
            Past | Unknown if owns => Known,
            told => told,
        },
    }
}

/// "by", "before" and "through", which look ahead unless the verb looks back, and then tell nothing of a month.
fn limit(c: &Clause<'_, '_, '_>) -> Option<Direction> {
    let before = c.back(1);
    if !matches!(before, "by" | "through" | "before") {
        return None;
    }
    let told = c.told();
    Some(match told {
        Unknown if c.is_weekday() => Future,
        Past | Unknown if before == "through" && is_meant(c) => Planned,
        Past if c.is_weekday() && before != "through" && is_kept_from(c) => Future,
        Past if !c.is_weekday() && before != "before" => Unknown,
        _ => told,
    })
}

/// How far before "through" an infinitive may stand.
const MEANT: usize = 8;

/// "a deal to fund the port through June": nearer than any finite verb stands what is meant to be done.
fn is_meant(c: &Clause<'_, '_, '_>) -> bool {
    let start = c.found.start;
    let infinitive = |i: usize| {
        let next = c.word(i + 1);
        // "according to data through June"
        let leads = matches!(
            c.word(i.wrapping_sub(1)),
            "according" | "due" | "thanks" | "prior" | "owing" | "up" | "back" | "compared" | "access"
        );
        c.word(i) == "to"
            && !leads
            && next.len() > 2
            && !c.is_capital(i + 1)
            && !words::DETERMINERS.contains(next)
    };
    let told = |i: &usize| infinitive(*i) || verb::tense(c, *i).is_some();
    (start.saturating_sub(MEANT)..start.saturating_sub(1)).rev().find(told).is_some_and(infinitive)
}

/// "kept the town from selling before Friday".
fn is_kept_from(c: &Clause<'_, '_, '_>) -> bool {
    let start = c.found.start;
    (start.saturating_sub(8)..start).any(|i| c.word(i) == "from" && c.word(i + 1).ends_with("ing"))
}
