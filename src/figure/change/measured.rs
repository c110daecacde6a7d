//! How much changed, told by a noun behind a percentage or by the pace of a verb, and what changed by so much.

use super::super::class::{self, Class};
use super::super::item::Item;
use super::super::scan::{Scan, is_ended};
use super::super::{Change, FigureKind, money, noun, numeral};
use super::{CHANGES, OBJECT, Part, TAKEN_OFF};
use crate::lexicon;
use crate::text::Token;

/// "a 25 percent premium increase": over one or two nouns that tell what changed, where no verb stands between.
pub(super) fn of_noun(scan: &Scan<'_, '_>, item: &Item) -> Option<Change> {
    let (doc, end) = (scan.doc, item.tokens.end);
    let led = !matches!(
        scan.before(item.tokens.start),
        "" | "," | "and" | "that" | "while" | "but" | "(" | ";" | ":"
    );
    if item.kind != FigureKind::Percent || !led || doc.lower(end) == "of" {
        return None;
    }
    let narrows = |k: usize| {
        let word = doc.lower(k);
        let plain = lexicon::kind_of(word).is_none_or(|kind| kind == "adj") && CHANGES.get(word).is_none();
        let acts = noun::is_verb(word) || noun::is_past_form(word) || word.ends_with("ed");
        plain && !acts && doc.tokens()[k].is_word() && !noun::is_plural(doc, k)
    };
    let next = (end..scan.to.min(end + OF_NOUN)).find(|k| !narrows(*k)).filter(|k| *k > end)?;
    let (change, part) = CHANGES.get(doc.lower(next))?;
    let ends = is_ended(doc, next + 1);
    (*part == Part::Noun && ends).then_some(*change)
}

/// How far behind a percentage the noun of its change may stand, in tokens.
const OF_NOUN: usize = 3;

/// "decreased at a 0.2 percent rate", "grew at an annual pace of 3 percent": the pace is how much it moves.
pub(super) fn at_pace(scan: &Scan<'_, '_>, item: &Item) -> Option<Change> {
    let doc = scan.doc;
    if item.kind != FigureKind::Percent {
        return None;
    }
    let low = scan.from.max(item.tokens.start.saturating_sub(PACE));
    let at = (low..item.tokens.start).rev().find(|k| doc.lower(*k) == "at")?;
    let article = matches!(doc.lower(at + 1), "a" | "an" | "the" | "its");
    let pace = |k: usize| matches!(scan.lower(k), "rate" | "pace" | "clip" | "speed");
    let told = (at + 2..item.tokens.start).any(pace) || (item.tokens.end..item.tokens.end + 2).any(pace);
    let noun = class::is(scan.before_by(at, 2), Class::Determiner);
    // "grew at 3.4 percent"
    let straight = at + 1 == item.tokens.start && doc.lower(item.tokens.end) != "of";
    let verb = scan.back(at, 1).filter(|_| (article && told || straight) && !noun)?;
    let moves = |part: Part| if straight { part == Part::Verb } else { part != Part::Adverb };
    CHANGES.get(doc.lower(verb)).filter(|(_, part)| moves(*part)).map(|(change, _)| *change)
}

/// How far before a percentage "at" may stand: "at a seasonally adjusted annual rate of".
const PACE: usize = 7;

/// "shave 2 percent off the price", "knocked $3 million off": what takes it off something stands right before.
pub(super) fn taken_off(scan: &Scan<'_, '_>, item: &Item) -> Option<Change> {
    let sized =
        matches!(item.kind, FigureKind::Percent | FigureKind::Money) || item.unit.as_deref() == Some("point");
    let takes = TAKEN_OFF.contains(scan.before(item.tokens.start));
    (sized && takes && scan.lower(item.tokens.end) == "off").then_some(Change::Down)
}

/// "cut two parks by some two million acres": what is counted is what changed by so much, and is no change itself.
pub(super) fn is_changed_by(scan: &Scan<'_, '_>, item: &Item) -> bool {
    if item.kind != FigureKind::Count || item.noun.is_none() || scan.before(item.tokens.start) == "by" {
        return false;
    }
    let doc = scan.doc;
    let to = scan.to.min(item.tokens.end + OBJECT);
    let goes_on = |word: &str| !matches!(word, "and" | "while" | "but" | "as") && CHANGES.get(word).is_none();
    let clause = (item.tokens.end..to).take_while(|k| doc.tokens()[*k].is_word() && goes_on(doc.lower(*k)));
    let Some(by) = clause.into_iter().find(|k| doc.lower(*k) == "by") else { return false };
    let number = |k: &usize| {
        doc.tokens().get(*k).is_some_and(Token::is_number) || numeral::number_word(doc, *k).is_some()
    };
    let first = (by + 1..scan.to.min(by + BOUND)).find(number);
    // "by closing three plants", "by fewer than 500 votes": how, and by how much somebody lost.
    let bounds = |k: usize| {
        matches!(
            doc.lower(k),
            "some"
                | "about"
                | "a"
                | "an"
                | "nearly"
                | "roughly"
                | "almost"
                | "over"
                | "another"
                | "at"
                | "least"
                | "more"
                | "than"
                | "up"
                | "to"
                | "as"
                | "much"
                | "around"
        ) || money::is_sign_mark(doc.word(k))
    };
    let margin = |k: usize| matches!(doc.lower(k + 1), "vote" | "votes" | "point" | "points");
    first.is_some_and(|k| {
        (by + 1..k).all(bounds) && !margin(k) && scan.date_over(doc.tokens()[k].span()).is_none()
    })
}

/// How many words may stand between "by" and its number: "by some two million".
const BOUND: usize = 5;

/// "*reduce* its expected growth by $7 million": the verb of change whose object the noun at `k` is tells the direction of what it moves "by".
pub(super) fn done_to(scan: &Scan<'_, '_>, k: usize, by: bool) -> Option<Change> {
    let doc = scan.doc;
    let noun = by && super::is_noun(doc.lower(k)) && scan.lower(k + 1) == "by";
    let low = scan.from.max(k.saturating_sub(OBJECT));
    let object = |i: &usize| {
        doc.tokens()[*i].is_word()
            && !super::leads_verb(doc.lower(*i))
            && !matches!(doc.lower(*i), "and" | "but" | "or" | "while")
            // "sales rose after a drop by 3 percent"
            && (!matches!(lexicon::kind_of(doc.lower(*i)), Some("prep" | "sub")) || doc.lower(*i) == "in")
    };
    let verb = (low..k).rev().filter(|_| noun).take_while(object).find(|i| {
        CHANGES.get(doc.lower(*i)).is_some_and(|(_, part)| matches!(part, Part::Verb | Part::Base))
    })?;
    CHANGES.get(doc.lower(verb)).map(|(change, _)| *change)
}

#[cfg(test)]
mod tests {
    use crate::figure::{Change, read};
    use crate::text::Document;

    #[test]
    fn what_is_taken_off() {
        for (text, expected) in [
            ("It would shave about 2 percent off the price.", Some(Change::Down)),
            ("They knocked $3 million off its worth.", Some(Change::Down)),
            ("They paid $3 million off the books.", None),
            ("It grew at 3.4 percent.", Some(Change::Up)),
            ("It won at 3.4 percent.", None),
            ("It took an 8 percent dive.", Some(Change::Down)),
            ("It would reduce its growth by $3 million.", Some(Change::Down)),
            ("Sales rose after a drop by 3 percent.", Some(Change::Down)),
            ("They narrowed the 3 percent gap.", None),
            ("Prices rose the 3 percent allowed.", Some(Change::Up)),
            ("They took $3 million from the books.", None),
        ] {
            let changes = read(&Document::new(text), &[]);
            assert_eq!(changes.first().and_then(|m| m.value.change), expected, "{text}");
        }
    }
}
