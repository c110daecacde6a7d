//! "The number of lamps sold in May dropped to 72,000": a level without a noun is of what the number is of.

use super::behind::unit_of;
use super::class::{self, Class};
use super::item::Item;
use super::noun::{self, Grammar, Noun};
use super::scan::Scan;
use super::{FigureKind, change};

/// Gives bare levels the noun behind "the number of" in their clause, if nothing else was counted between.
pub(super) fn nouns(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for i in 0..items.len() {
        let whole = items[i].value().is_none_or(|v| v.is_integer());
        let bare = whole && items[i].is_bare() && items[i].kind == FigureKind::Count && !items[i].share;
        if !bare || !is_level(scan, &items[i]) {
            continue;
        }
        let Some(noun) = told(scan, verb_end(scan, &items[i])) else { continue };
        let first = noun.tokens.start;
        let other = |m: &Item| m.noun.as_ref().is_some_and(|n| n.tokens.start != first);
        let between = |m: &Item| m.kind == FigureKind::Count && m.tokens.start > first && other(m);
        if !items[..i].iter().any(between) {
            items[i].unit = Some(unit_of(scan.doc, &noun).into());
            items[i].noun = Some(Noun { direct: false, ..noun });
        }
    }
}

/// Where the number begins without a verb that bounds it: behind "exceeds" of "exceeds 3 million".
fn verb_end(scan: &Scan<'_, '_>, item: &Item) -> usize {
    let start = item.tokens.start;
    let passes = start < item.numeral.start && class::is(scan.doc.lower(start), Class::Reaches);
    start + usize::from(passes)
}

/// Whether the number is where a verb leads to, or what it began from: "was 12", "dropped to 12", "from 12".
fn is_level(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let word = scan.before(verb_end(scan, item));
    let led = matches!(word, "to" | "at" | "was" | "is" | "were" | "are" | "be" | "been" | "from" | "by");
    led || class::is(word, Class::Reaches) || change::is_verb(word)
}

/// The noun behind the last "number of" before token `start`, in its clause; "a number of" are several.
fn told(scan: &Scan<'_, '_>, start: usize) -> Option<Noun> {
    const REACH: usize = 24;
    let doc = scan.doc;
    let low = scan.from.max(start.saturating_sub(REACH));
    let clause =
        (low..start).rev().take_while(|k| !matches!(doc.lower(*k), ";" | ":" | "while" | "whereas" | "but"));
    let of = clause.into_iter().find(|k| doc.lower(*k) == "number" && doc.lower(*k + 1) == "of")?;
    let noun = noun::behind(doc, of + 2, start, Grammar::Plural)?;
    let rate = doc.lower(noun.tokens.end) == "per";
    (scan.before(of) != "a" && !rate && noun.direct && noun.tokens.end < start).then_some(noun)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn levels_of_a_number_of_something() {
        for (text, expected) in [
            ("The number of visitors to the museum dropped to 41,000, down from 52,000.", "visitor visitor"),
            ("The number of beehives in the valley may grow from 3,200 to 4,100.", "beehive beehive"),
            ("The number of deaths was put at 12 by the mayor and at 30 by the army.", "death death"),
            ("The number of cats rose by 300, while dogs fell to 20.", "cat dog"),
            ("The number of cases passed 10,000 while deaths hit 12.", "case death"),
            ("The number of lamps exceeds 3 million.", "lamp"),
            ("Number of broken lamps exceeds 3 million.", "lamp"),
            ("The number of lamps sold could be as high as 30.", "lamp"),
            // Several farmers; what is counted with a noun of its own; another clause.
            ("A number of farmers rose to 40.", "-"),
            ("The number of flats fell: 3 landlords sold to 12.", "landlord -"),
            ("The number of flats fell; prices rose to 900.", "-"),
        ] {
            let units: Vec<_> = read(&Document::new(text), &[])
                .into_iter()
                .map(|m| m.value.unit.unwrap_or_else(|| "-".into()))
                .collect();
            assert_eq!(units.join(" "), expected, "{text}");
        }
    }
}
