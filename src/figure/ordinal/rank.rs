//! Ranks that are asserted: "finished third", "is in second place", "was the sixth senator to seek it".

use std::ops::Range;

use super::super::class::{self, Class};
use super::super::noun;
use super::super::scan::Scan;

/// How many words the noun of "the sixth ... to" may have.
const LONGEST: usize = 5;
/// How many words may stand between a verb of ranking and the rank: "came in a distant third".
const APART: usize = 4;
/// How far before a second rank the first may stand: "placed 27th of 34 in reading and 20th in science".
const NEAR: usize = 14;

/// "third place", "fourth-place": the noun. "In the second place" is none.
pub(super) fn place(scan: &Scan<'_, '_>, i: usize, end: usize) -> Option<Range<usize>> {
    let k = end + usize::from(scan.lower(end) == "-");
    // "in the second place", "took second place to party politics", "a second place was found"
    let adverb = scan.before(i) == "the" && scan.before_by(i, 2) == "in"
        || scan.lower(k + 1) == "to" && scan.before(i) != "to"
        || scan.before(i) == "a" && scan.lower(end) != "-" && scan.lower(k + 1) != "finish";
    (scan.lower(k) == "place" && !adverb).then_some(k..k + 1)
}

/// "was the sixth *senator* to seek", "just the third *clerk* to lose": how many there were, where a verb or "only" asserts it.
pub(super) fn one_to(scan: &Scan<'_, '_>, i: usize, end: usize) -> Option<Range<usize>> {
    let doc = scan.doc;
    let asserts = |word: &str| {
        matches!(
            word,
            "is" | "was"
                | "be"
                | "became"
                | "becomes"
                | "become"
                | "becoming"
                | "only"
                | "just"
                | "now"
                | ","
                | "—"
                | "as"
                | "'s"
                | "’s"
        )
    };
    if scan.before(i) != "the" || !asserts(scan.before_by(i, 2)) {
        return None;
    }
    let last = (end..scan.to.min(end + LONGEST))
        .take_while(|k| doc.tokens()[*k].is_word() && (scan.lower(*k) == "us" || !noun::is_end(doc, *k)))
        .last()?;
    let named = doc.tokens()[last].is_capital() || scan.lower(last) == "century";
    let verb = scan.lower(last + 2);
    let does = scan.lower(last + 1) == "to" && (noun::is_verb(verb) || matches!(verb, "be" | "have" | "do"));
    (does && !named).then_some(end..last + 1)
}

/// "finished third", "came in a close second", "was 17th in reading".
pub(super) fn is_rank(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let doc = scan.doc;
    let next = scan.lower(end);
    let open = !doc.tokens().get(end).is_some_and(|t| t.is_word()) && next != "-"
        || noun::is_end(doc, end) && !class::is(next, Class::Time);
    if !open || doc.tokens()[i].is_capital() {
        return false;
    }
    // "15th in line", "third from Orlin"
    // "came in a second"
    let moment = scan.lower(i) == "second" && scan.before(i) == "a";
    if moment || next == "from" || next == "in" && scan.lower(end + 1) == "line" {
        return false;
    }
    let between = |word: &str| {
        matches!(
            word,
            "in" | "a"
                | "an"
                | "as"
                | "at"
                | "dead"
                | "tied"
                | "distant"
                | "close"
                | "strong"
                | "surprising"
                | "respectable"
                | "disappointing"
                | "currently"
                | "only"
                | "just"
        )
    };
    let ranks = (1..=APART)
        .find(|n| !between(scan.before_by(i, *n)))
        .is_some_and(|n| is_ranking(scan.before_by(i, n)));
    // "17th in reading, 21st in science"
    let digits = doc.tokens()[i].is_number();
    let listed = || {
        matches!(next, "in" | "on" | "among" | "of" | "out" | "worldwide" | "nationally")
            && (1..=NEAR).any(|n| {
                is_ranking(scan.before_by(i, n))
                    || matches!(scan.before_by(i, n), "was" | "is" | "were" | "th" | "st" | "nd" | "rd")
            })
            && matches!(scan.before(i), "," | "and" | "was" | "is" | "were" | "are")
    };
    ranks || digits && listed()
}

/// A verb that tells a rank.
fn is_ranking(word: &str) -> bool {
    matches!(
        word,
        "finish"
            | "finishes"
            | "finished"
            | "finishing"
            | "rank"
            | "ranks"
            | "ranked"
            | "ranking"
            | "placed"
            | "places"
            | "placing"
            | "came"
            | "come"
            | "comes"
            | "coming"
    )
}
