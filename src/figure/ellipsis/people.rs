//! Numbers without a noun that are of people, as what they do or suffer tells: "killed 26 and *injured* 20", "all 298 *on board*".

use rust_decimal::Decimal;

use super::super::class::{self, Class};
use super::super::item::{Amount, Item};
use super::super::join::take;
use super::super::scan::{Scan, is_ended};
use super::super::{FigureKind, noun, subject};
use crate::lexicon::{List, WordSet};
use crate::text::Document;

static THINGS: List<WordSet> =
    List::new(|| WordSet::load("things_in_er.tsv", include_str!("../../lexicon/en/things_in_er.tsv")));

/// "all 298 on board", "the 12 aboard": people, whatever was counted before.
pub(super) fn aboard(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for item in items.iter_mut().filter(|i| i.kind == FigureKind::Count && !i.share) {
        let end = item.numeral.end;
        let aboard = scan.lower(end) == "aboard" || scan.lower(end) == "on" && scan.lower(end + 1) == "board";
        if aboard {
            (item.unit, item.noun, item.change) = (Some("person".into()), None, None);
        }
    }
}

/// "Thousands gathered", "the storm killed hundreds": a size alone that does or suffers something is of people, where the sentence
/// counted nothing before and nothing is paid.
pub(super) fn crowds(scan: &Scan<'_, '_>, items: &mut [Item]) {
    let doc = scan.doc;
    let mut counted = false;
    for item in items.iter_mut() {
        let vague = matches!(item.amount, Amount::Vague(..)) && doc.lower(item.numeral.start).ends_with('s');
        if vague && !counted && item.is_bare() && item.kind == FigureKind::Count {
            let (start, end) = (item.tokens.start, item.tokens.end);
            let before = scan.before(start);
            let led = matches!(before, "the" | "in" | "by" | "these" | "those" | "of");
            let paid = (end..scan.to.min(end + 4)).any(|k| class::is(doc.lower(k), Class::Pays));
            let acts = !led && !paid && noun::acts_at(doc, end);
            if acts || is_ended(doc, end) && subject::befalls(before) {
                item.unit = Some("person".into());
            }
        }
        counted |= item.noun.is_some() && item.kind == FigureKind::Count;
    }
}

/// "a population of 8.1 million", "a crew of 20": nouns that stand for how many people there are.
pub(super) fn masses(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for item in items.iter_mut().filter(|i| i.is_bare() && i.kind == FigureKind::Count) {
        let start = item.tokens.start;
        if scan.before(start) == "of" && class::is(scan.before_by(start, 2), Class::MassOfPeople) {
            item.unit = Some("person".into());
        }
    }
}

/// "killed 26 and injured 20", "and 12 were wounded": whom something befell that befalls people, unless animals were told of before.
pub(super) fn befallen(scan: &Scan<'_, '_>, items: &mut [Item], i: usize) {
    let (start, end) = (items[i].tokens.start, items[i].tokens.end);
    let others = matches!(scan.lower(end), "others" | "other" | "more" | "or");
    let were = class::is(scan.lower(end), Class::Auxiliary) && subject::harms(scan.lower(end + 1));
    let befell = were || subject::harms(scan.before(start));
    if others || !befell || items[i].value() == Some(Decimal::ONE) {
        return;
    }
    match items[..i].iter().rev().find(|m| is_of_animals(scan.doc, m)).cloned() {
        Some(animals) => take(&mut items[i], &animals),
        None => items[i].unit = Some("person".into()),
    }
}

/// Whether people are counted, as far as the lists know their noun.
pub(super) fn is_of_people(doc: &Document<'_>, item: &Item) -> bool {
    let Some(head) = item.noun.as_ref().map(|n| doc.lower(n.head())) else {
        return item.unit.as_deref() == Some("person");
    };
    let one = noun::singular(head);
    // "noncitizens"
    let one = one.strip_prefix("non").filter(|stem| noun::listed::is_person(stem)).unwrap_or(&one);
    item.unit.as_deref() == Some("person")
        || crate::attribution::is_group(head)
        || crate::name::pronoun_of_noun(one).is_some()
        || noun::listed::is_person(one)
        || crate::name::is_nation(one)
        || ["er", "or", "ian", "ist", "man"].iter().any(|e| one.ends_with(e)) && !THINGS.contains(one)
}

/// Whether animals are counted.
pub(super) fn is_of_animals(doc: &Document<'_>, item: &Item) -> bool {
    let head = item.noun.as_ref().map(|n| doc.lower(n.head()));
    head.is_some_and(is_animal)
}

fn is_animal(word: &str) -> bool {
    class::is(word, Class::Animal) || class::is(&noun::singular(word), Class::Animal)
}

/// "The toll of the storm rose to 38": a bare level or total behind "toll" counts people.
pub(super) fn tolls(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for item in items.iter_mut().filter(|i| i.is_bare() && i.kind == FigureKind::Count) {
        let start = item.tokens.start;
        let level = ["to", "at", "of", "is", "was", "be", "above", "past"];
        let before = scan.before(start);
        let stands = level.contains(&before) || class::is(before, Class::Reaches);
        let vague = matches!(item.amount, Amount::Vague(..));
        if stands && !vague && subject::has_toll(scan, start) {
            item.unit = Some("person".into());
        }
    }
}

/// "left 12 dead", "the 18 dead": of people, where no noun says of what.
pub(super) fn dead(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for item in items.iter_mut().filter(|i| i.is_bare() && i.kind == FigureKind::Count) {
        let dead = scan.doc.lower(item.tokens.end) == "dead";
        // "The cull of badgers left 900 dead."
        let animals = || (scan.from..scan.to).any(|k| is_animal(scan.doc.lower(k)));
        if dead && item.tokens.end < scan.to && !item.share && !animals() {
            item.unit = Some("person".into());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn sizes_of_people() {
        for (text, expected) in [
            ("Thousands gathered in Osk.", "person"),
            ("Millions were told to stay.", "person"),
            ("The flood killed hundreds.", "person"),
            ("Millions were spent on it.", "-"),
            ("It cost thousands.", "-"),
            ("They came by the thousands.", "-"),
            ("They sold 12 boats, and hundreds rotted.", "boat; -"),
        ] {
            let doc = Document::new(text);
            let units = read(&doc, &[]).into_iter().map(|m| m.value.unit.unwrap_or("-".into()));
            assert_eq!(units.collect::<Vec<_>>().join("; "), expected, "{text}");
        }
    }
}
