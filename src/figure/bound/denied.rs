//! Bounds that are denied: what is never passed is the most, what nothing falls short of is the least.

use std::ops::Range;

use super::super::class::{self, Class};
use super::super::{change, noun};
use super::Nearness;
use crate::date::denies;
use crate::text::Document;

/// How far before a verb of passing nobody may stand: "none of the others topped".
const NOBODY: usize = 5;

/// How many words may stand between a denial and "more than": "cannot afford to lose".
const DENIED: usize = 4;

/// What the bounding words `words` say where they are denied, and where that begins; none if they are not.
pub(super) fn turned(
    doc: &Document<'_>,
    words: Range<usize>,
    from: usize,
    bound: Nearness,
) -> Option<(usize, Nearness)> {
    let turned = match bound {
        Nearness::Over => Nearness::AtMost,
        Nearness::Under => Nearness::AtLeast,
        _ => return None,
    };
    let begins = not_exceeding(doc, words.start, from)
        .or_else(|| never_reached(doc, &words, from))
        .or_else(|| nobody(doc, words.start, from))?;
    Some((begins, turned))
}

/// "must not exceed", "cannot exceed", "without exceeding": its denial.
fn not_exceeding(doc: &Document<'_>, start: usize, from: usize) -> Option<usize> {
    if !doc.lower(start).starts_with("exceed") {
        return None;
    }
    let before = |n: usize| start.checked_sub(n).filter(|k| *k >= from);
    let denial = before(1 + usize::from(doc.before(start) == "to"))?;
    (doc.lower(denial) == "without" || is_denial(doc, denial)).then_some(denial)
}

/// "no one else topped", "none exceeds": what nobody passes is the most.
fn nobody(doc: &Document<'_>, start: usize, from: usize) -> Option<usize> {
    let near = from.max(start.saturating_sub(NOBODY))..start;
    let who = |k: &usize| {
        matches!(doc.lower(*k), "nobody" | "none" | "neither")
            || doc.lower(*k) == "no" && doc.lower(k + 1) == "one"
    };
    // "none of those who topped 2% stayed"
    let open = |k: &usize| doc.tokens()[*k].is_word() && !matches!(doc.lower(*k), "that" | "who" | "which");
    (is_passing(doc.lower(start)) && near.rev().take_while(open).any(|k| who(&k))).then_some(start)
}

/// "never earned more than", "cannot afford to lose more than", "never fell below", "has yet to top": its denial. "Has not sat for more
/// than 10 hours" tells how long.
fn never_reached(doc: &Document<'_>, words: &Range<usize>, from: usize) -> Option<usize> {
    let start = words.start;
    if start == from || !is_of_verb(doc, words) {
        return None;
    }
    let last = doc.lower(start - 1);
    let own = is_passing(doc.lower(start));
    let leads_to = is_verb(last) || matches!(last, "to" | "been" | "had" | "have");
    // "not greater than a 50-50 chance"
    let leads_to = leads_to || is_denial(doc, start - 1) && doc.lower(words.end - 1) == "than";
    if !own && !leads_to || crate::attribution::is_speech(last) {
        return None;
    }
    let low = from.max(start.saturating_sub(DENIED + 1));
    let denial = (low..start).rev().find(|k| is_denial(doc, *k) || !passes(doc, *k))?;
    // "no shot lasts more than"
    let behind = denial + 1 + usize::from(doc.lower(denial) == "no");
    let one = is_one_deed(doc, behind..start + usize::from(own));
    (is_denial(doc, denial) && one && fits_failure(doc, denial, words)).then_some(denial)
}

/// Whether the word at `k` may stand between a denial and what it denies.
fn passes(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    // "it doesn't just produce more than a quarter"; "did not take long to top", "failed to stop going above"
    let other = matches!(word, "just" | "only" | "merely" | "simply" | "long" | "wait" | "stop" | "hesitate");
    // "afford to", whatever verb it is.
    !other && (is_verb(word) || word == "to" || class::helps(word) || doc.lower(k + 1) == "to")
}

/// "cannot afford to lose": one deed, or one to do another. Of "men who never married earn less than" the first alone is denied.
fn is_one_deed(doc: &Document<'_>, words: Range<usize>) -> bool {
    let deed =
        |k: &usize| !class::helps(doc.lower(*k)) && !doc.lower(*k).ends_with("ly") && doc.lower(*k) != "to";
    let free = |k: &usize| doc.lower(k - 1) != "to";
    words.filter(deed).filter(free).count() <= 1
}

/// "failed to pay more than 400 people": those that were not paid are so many. What is failed to be reached is a level, or what is won.
fn fits_failure(doc: &Document<'_>, denial: usize, words: &Range<usize>) -> bool {
    let level = doc.lower(words.end - 1) != "than" || is_passing(doc.lower(words.start));
    denies(doc.lower(denial))
        || level
        || matches!(doc.before(words.start), "win" | "secure" | "score" | "get" | "draw" | "attract" | "earn")
}

/// Whether these bounding words belong to the verb before them: to any verb "more than", to one of change "below" and "above".
fn is_of_verb(doc: &Document<'_>, words: &Range<usize>) -> bool {
    let before = doc.before(words.start);
    match doc.lower(words.start) {
        "more" | "fewer" | "less" | "longer" | "higher" | "lower" | "greater" => {
            doc.lower(words.end - 1) == "than"
        }
        "above" | "below" | "beyond" | "over" | "under" => {
            change::is_word(before)
                || class::is(before, Class::Goes)
                || matches!(before, "get" | "gets" | "got" | "gotten" | "been")
        }
        first => is_passing(first),
    }
}

/// A verb that says of itself that something is passed.
fn is_passing(word: &str) -> bool {
    matches!(
        word,
        "topped"
            | "exceeded"
            | "exceeds"
            | "exceed"
            | "surpassed"
            | "surpasses"
            | "surpass"
            | "topping"
            | "top"
    )
}

fn is_verb(word: &str) -> bool {
    noun::is_verb(word) || change::is_word(word) || word.len() > 4 && word.ends_with("ed")
}

/// "not", "never"; "failed to", "unable to", "has yet to".
fn is_denial(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    let fails = matches!(
        word,
        "fail" | "fails" | "failed" | "failing" | "unable" | "yet" | "struggled" | "struggling"
    );
    denies(word) || fails && doc.lower(k + 1) == "to"
}

#[cfg(test)]
mod tests {
    use super::super::before;
    use super::*;

    #[test]
    fn turns_what_is_denied() {
        for (text, expected) in [
            ("must not exceed", Nearness::AtMost),
            ("never to exceed about", Nearness::AtMost),
            ("couldn't exceed", Nearness::AtMost),
            ("none of them could top", Nearness::AtMost),
            ("none of those who topped", Nearness::Over),
            ("he never earned more than", Nearness::AtMost),
            ("they cannot afford to lose more than", Nearness::AtMost),
            ("it never amounted to more than", Nearness::AtMost),
            ("he has not sat for more than", Nearness::Over),
            ("it doesn't just produce more than", Nearness::Over),
            ("he earned more than", Nearness::Over),
            ("not the mayor lost more than", Nearness::Over),
            ("it never topped", Nearness::AtMost),
            ("it hasn't topped", Nearness::AtMost),
            ("it failed to top", Nearness::AtMost),
            ("it has yet to surpass", Nearness::AtMost),
            ("it has failed to get over", Nearness::AtMost),
            ("it never dipped below", Nearness::AtLeast),
            ("it did not fall below", Nearness::AtLeast),
            ("it has never had fewer than", Nearness::AtLeast),
            ("it fell below", Nearness::Under),
            ("never so many lived below", Nearness::Under),
            ("they did not give water to children under", Nearness::Under),
            ("they failed and fell below", Nearness::Under),
            ("it is not greater than", Nearness::AtMost),
            ("no shot lasts more than", Nearness::AtMost),
            ("they failed to win more than", Nearness::AtMost),
            ("it failed to pay more than", Nearness::Over),
            ("men who never married earn less than", Nearness::Under),
            ("homes that did not sell exceeded", Nearness::Over),
            ("students unable to pay owe more than", Nearness::Over),
            ("oil did not take long to top", Nearness::Over),
            ("it never expected sales to exceed", Nearness::Over),
            ("stocks failed to sell for over", Nearness::Over),
        ] {
            let doc = Document::new(text);
            let end = doc.tokens().len();
            assert_eq!(before(&doc, end, 0).map(|(_, b)| b), Some(expected), "{text}");
        }
    }
}
