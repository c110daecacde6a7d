//! Ages told by "at" and the like: "died at 93", "retired at 65", "At 75, he is".

use rust_decimal::Decimal;

use super::super::item::Item;
use super::super::scan::{Scan, is_ended};
use super::capital_noun;
use crate::lexicon::{List, WordSet};
use crate::text::Token;

static LIFE_EVENTS: List<WordSet> =
    List::new(|| WordSet::load("life_events.tsv", include_str!("../../lexicon/en/life_events.tsv")));

/// How far before "at" a verb of dying may stand: "died peacefully at home on Tuesday at 93".
const DIED: usize = 10;

/// "who died Tuesday at 93", "dead at 71".
pub(super) fn died_at(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let Some(at) = scan.back(item.tokens.start, 1).filter(|k| doc.lower(*k) == "at") else { return false };
    let near = scan.from.max(at.saturating_sub(DIED))..at;
    // "the fire died down at 5"
    let dies = |k: usize| {
        matches!(doc.lower(k), "died" | "dies" | "dead" | "dying")
            && !matches!(doc.lower(k + 1), "down" | "out" | "away")
    };
    // "died on May 6, 2015, at 92"
    let passes =
        |k: &usize| !doc.tokens()[*k].is_number() || scan.date_over(doc.tokens()[*k].span()).is_some();
    let whole = near.clone().rev().take_while(passes).any(dies);
    // "died at 11 on Tuesday night", "at 3 that morning"
    let next = doc.lower(item.tokens.end);
    let early = item.value().is_some_and(|v| v <= Decimal::from(12));
    let hour = matches!(next, "a" | "p" | "am" | "pm" | "o'clock")
        || early && matches!(next, "on" | "in" | "this" | "that");
    whole && !hour && is_ended(doc, item.tokens.end) && item.value().is_some_and(|v| v >= Decimal::TWO)
}

/// "At 75, he is", "By 40, she had", "Orlin, at 39, became": between "at" and a comma, beside whose age it is.
pub(super) fn at_age(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.tokens.start, item.tokens.end);
    let Some(at) = scan.back(start, 1).filter(|k| is_when(doc.lower(*k)) && doc.word(end) == ",") else {
        return false;
    };
    let next = scan.lower(end + 1);
    let is_at = doc.lower(at) == "at";
    // "By 20, he had pulled ahead" may be a lap or a minute.
    let old = item.value().is_some_and(|v| v > Decimal::from(24));
    let pronoun = matches!(next.split(['\'', '’']).next(), Some("he" | "she" | "i" | "his" | "her"));
    let opens = matches!(
        scan.before(at),
        "" | "," | "“" | "\"" | "—" | "and" | "but" | "even" | "now" | "still" | "just" | "only"
    );
    // "Even at 49, Orlin is", where no hour and no number of votes is meant
    let someone = matches!(scan.before(at), "even" | "now" | "still" | "just" | "only")
        && doc.tokens().get(end + 1).is_some_and(Token::is_capital)
        && item.value().is_some_and(|v| v > Decimal::from(24));
    let named = scan.before(at) == ","
        && !matches!(scan.before_by(at, 3), "in" | "at" | "from" | "near" | "of")
        && scan.back(at, 2).is_some_and(|k| {
            doc.tokens()[k].is_capital() && !capital_noun(doc, k) && !super::super::noun::is_plural(doc, k)
        });
    let titled = crate::name::is_title(next);
    item.value().is_some_and(|v| v >= Decimal::TEN)
        && (opens && (pronoun && (is_at || old) || is_at && (titled || someone)) || is_at && named)
}

fn is_when(word: &str) -> bool {
    matches!(word, "at" | "by" | "before" | "until" | "after" | "past")
}

/// "retired at 65", "married at 19", "a mother at 16": what befalls one at an age. Up to 12 an hour may be meant.
pub(super) fn life_at(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.tokens.start, item.tokens.end);
    let lived = scan.before(start) == "at" && LIFE_EVENTS.contains(scan.before_by(start, 2));
    let fits = item.value().is_some_and(|v| v > Decimal::from(12) && v < Decimal::ONE_HUNDRED);
    // "the jersey was retired at 30"
    let put_away = scan.before_by(start, 2) == "retired"
        && matches!(scan.before_by(start, 3), "was" | "were" | "been" | "be");
    lived && !put_away && item.in_digits && fits && is_ended(doc, end) && doc.lower(end) != "of"
}

#[cfg(test)]
mod tests {
    use crate::figure::{FigureKind, read};
    use crate::text::Document;

    #[test]
    fn ages_behind_at() {
        for (text, expected) in [
            ("The editor, who died Tuesday at 93, rowed.", true),
            ("He died at 7 p.m. on Monday.", false),
            ("He died at 11 that night.", false),
            ("The fire died down at 50.", false),
            ("In Osk, at 39, the rate is low.", false),
            ("At 75, he's at risk.", true),
            ("Orlin, at 39, became the second.", true),
            ("At 12, they met.", false),
            ("By 40, she had left.", true),
            ("By 40, the boats had left.", false),
            ("A clerk who retired at 65 got it.", true),
            ("She was a mother at 16 and left.", true),
            ("She married at 11 on Monday.", false),
            ("The boat arrived at 14 past.", false),
            ("By 20, he had pulled ahead.", false),
            ("The jersey was retired at 30.", false),
        ] {
            let found = read(&Document::new(text), &[]);
            let ages = found.iter().filter(|m| m.value.kind == FigureKind::Age).count();
            assert_eq!(ages > 0, expected, "{text}");
        }
    }
}
