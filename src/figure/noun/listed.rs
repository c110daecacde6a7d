//! Several nouns counted together: "150 students, faculty and staff", "200 homes and businesses".
//!
//! Two plurals joined by "and" are one group only where nothing tells that the second belongs elsewhere: it has no number, article or
//! owner of its own, no verb is made of it, and what stands before the number asks for no second ("between").

use rust_decimal::Decimal;

use super::{ENDS, Noun, is_couple, is_determiner, is_plural, is_verb, singular};
use crate::figure::class::{self, Class};
use crate::figure::item::Item;
use crate::figure::scan::Scan;
use crate::figure::{numeral, vague};
use crate::lexicon::{List, WordMap};
use crate::text::Document;

/// Nouns for people; true for what befell them ("casualties"), which counts nobody beside them.
static PERSONS: List<WordMap<bool>> = List::new(|| {
    WordMap::load("persons.tsv", include_str!("../../lexicon/en/persons.tsv"), 2, |f| Ok(f[0] == "harm"))
});

/// How many words a noun of the list may have.
const LONGEST: usize = 3;
/// From here on a count is likely to be of the group: of two and three the second noun is mostly something else ("two aides and
/// interpreters"). Of 40 lists read behind smaller numbers 17 were counted together, of 60 behind greater ones 56.
const LEAST: u32 = 10;

/// Behind the last noun of the list that `noun`, which `item` counts, begins; None where it stands alone.
pub(in crate::figure) fn end(scan: &Scan<'_, '_>, item: &Item, noun: &Noun) -> Option<usize> {
    let few = item.value().is_some_and(|v| v < Decimal::from(LEAST));
    if few || item.share || !is_plural(scan.doc, noun.head()) || is_couple(scan.doc, noun) {
        return None;
    }
    let start = item.numeral.start;
    let mut commas = 0;
    let mut k = noun.tokens.end;
    while scan.lower(k) == "," && !is_conjunction(scan.lower(k + 1)) {
        k = one(scan, k + 1)?;
        commas += 1;
    }
    // "at 27 posts, and points to": without a list before it the comma ends the noun.
    k += usize::from(scan.lower(k) == "," && commas > 0);
    if !is_conjunction(scan.lower(k)) {
        return None;
    }
    let last = one(scan, k + 1)?;
    let goes_on = matches!(scan.lower(last), "," | "and" | "or" | "&" | "'s" | "’s" | "'" | "’");
    let names = scan.doc.tokens()[last - 1].is_capital() && !scan.doc.tokens()[noun.head()].is_capital();
    let elsewhere = asks_for_two(scan, start)
        || has_object(scan, last)
        || is_gear(scan, noun.head(), last - 1)
        || item.value() == Some(Decimal::from(commas + 1))
        || commas == 0 && begins_clause(scan, start, last);
    (!(names || elsewhere || goes_on && commas > 0)).then_some(last)
}

/// Whether a noun in lower case and in the singular is of one person.
pub(in crate::figure) fn is_person(one: &str) -> bool {
    PERSONS.get(one).is_some_and(|harm| !harm)
}

/// Whether all that a list counts are people.
pub(in crate::figure) fn are_people(doc: &Document<'_>, list: &Noun) -> bool {
    let mut heads = list.tokens.clone().filter(|k| is_plural(doc, *k) && !is_plural(doc, k + 1));
    heads.all(|k| is_person(&singular(doc.lower(k))))
}

fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "or" | "&")
}

/// Behind the plural that begins at `from` and belongs to the list.
fn one(scan: &Scan<'_, '_>, from: usize) -> Option<usize> {
    let doc = scan.doc;
    for k in from..scan.to.min(from + LONGEST) {
        let word = doc.lower(k);
        let token = doc.tokens()[k];
        let glued = doc.word(k + 1) == "-" && !doc.tokens()[k + 1].is_spaced();
        if !token.is_word() || glued || ENDS.contains(word) || is_determiner(word) || is_own(word) {
            return None;
        }
        let counts = numeral::parse(doc, k).is_some() || vague::plural_size(word).is_some();
        if counts || class::is(word, Class::Auxiliary) {
            return None;
        }
        if is_plural(doc, k) {
            let narrows = is_plural(doc, k + 1) && !ENDS.contains(doc.lower(k + 1)) && k + 1 < scan.to;
            // "14 factories and ships cars": the first of two plurals narrows only as some do.
            let tied = word.ends_with('s') && !class::is(word, Class::PluralModifier);
            if narrows && tied && !token.is_capital() && !word.ends_with("ics") {
                return None;
            }
            if !narrows {
                // "12 hotels and lives in the thirteenth"
                return (k > from || !is_verb(word)).then_some(k + 1);
            }
        } else if is_verb(word) || ["ing", "ly", "ed"].iter().any(|e| word.ends_with(e)) {
            return None;
        }
    }
    None
}

/// Whether a word tells that what follows is counted by itself: "and several tanks", "and additional guards".
fn is_own(word: &str) -> bool {
    matches!(
        word,
        "several"
            | "many"
            | "some"
            | "few"
            | "dozens"
            | "hundreds"
            | "thousands"
            | "millions"
            | "billions"
            | "trillions"
            | "lots"
            | "various"
            | "additional"
            | "numerous"
            | "multiple"
            | "more"
            | "all"
    )
}

/// Whether what stands behind the last noun makes a verb of it, or ties it to something else: "and paints them", "and sales of $9 million".
fn has_object(scan: &Scan<'_, '_>, end: usize) -> bool {
    let word = scan.lower(end);
    let content = scan.doc.tokens().get(end).is_some_and(|t| t.is_word() && !t.is_capital())
        && !ENDS.contains(word)
        && !class::is(word, Class::Auxiliary)
        && !super::acts_at(scan.doc, end)
        && !is_verb(word)
        && !word.ends_with("ing");
    let object = matches!(word, "them" | "it" | "him" | "her" | "us" | "again");
    // "and sales of $90 million", "and signs of torture"
    let of = word == "of" && !scan.doc.tokens().get(end + 1).is_some_and(|t| t.is_word());
    end < scan.to && (content || object || of)
}

/// Whether the last noun is gear or an animal, which people are not counted with: "300 troops and tanks".
fn is_gear(scan: &Scan<'_, '_>, first: usize, last: usize) -> bool {
    let one = |k: usize| singular(scan.doc.lower(k));
    let (a, b) = (one(first), one(last));
    is_person(&a) && (class::is(&b, Class::Gear) || class::is(&b, Class::Animal))
}

/// Whether the words before the number ask for two things or make it one of a list: "between 200 protesters and police", "ships,
/// 30 planes and helicopters".
fn asks_for_two(scan: &Scan<'_, '_>, start: usize) -> bool {
    let near = (1..=4).any(|n| scan.before_by(start, n) == "between");
    let listed = scan.before(start) == ","
        && scan.back(start, 2).is_some_and(|k| is_plural(scan.doc, k) || scan.doc.tokens()[k].is_number());
    near || listed
}

/// Whether the last noun rather begins a clause: a verb stands before the number and another right behind the list ("killed 12 soldiers and
/// militants fled").
fn begins_clause(scan: &Scan<'_, '_>, start: usize, end: usize) -> bool {
    let acts = |k: usize| {
        let word = scan.lower(k);
        word.ends_with("ed")
            || super::is_past_form(word)
            || class::is(word, Class::Auxiliary)
            || is_verb(word) && !word.ends_with("ing")
    };
    let clause = (scan.from..start).rev().take_while(|k| {
        !matches!(
            scan.lower(*k),
            "," | ";" | ":" | "—" | "–" | "that" | "and" | "but" | "after" | "when" | "where"
        )
    });
    let says = crate::attribution::is_speech(scan.lower(end)) && !scan.lower(end).ends_with("ing");
    (acts(end) || says) && clause.into_iter().any(acts)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn counted_together_or_not() {
        for (text, expected) in [
            ("Some 150 students, faculty and staff came.", "students, faculty and staff = person"),
            ("The storm hit 200 homes and businesses.", "homes and businesses = home"),
            ("It sanctioned 40 officials, agencies and banks.", "officials, agencies and banks = official"),
            ("It has 90 bars or cafes.", "bars or cafes = bar"),
            ("They moved 300 troops and tanks.", "troops = troop"),
            ("It killed 12 rebels and villagers fled.", "rebels = rebel"),
            ("It has 30 sponsors and backers say so.", "sponsors = sponsor"),
            ("Clashes between 200 clerks and guards broke out.", "clerks = clerk"),
            ("He has 14 mills and ships cars abroad.", "mills = mill"),
            ("It has 40 shops and sales of $9 million.", "shops = shop; -"),
            ("It has 40 shops, and points to more.", "shops = shop"),
            ("They sent boats, 30 planes and tents.", "planes = plane"),
            ("Two aides and interpreters came.", "aides = aide"),
            ("It brought 40 jobs and billions in fees.", "jobs = job; -"),
            ("There are 24 current and former members.", "current and former members = member"),
            ("It has 200 shops and 40 bars.", "shops = shop; bars = bar"),
        ] {
            let doc = Document::new(text);
            let nouns = read(&doc, &[]).into_iter().map(|m| match m.value.noun {
                Some(noun) => format!("{noun} = {}", m.value.unit.unwrap_or_default()),
                None => "-".to_string(),
            });
            assert_eq!(nouns.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
