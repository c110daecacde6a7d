//! Ordinals where they count or rank.
//!
//! "Their eighth straight win" says how many wins there were, "the third crash since December" how many crashes, "the
//! third-largest city" its rank, "the 30th anniversary" the years. Other ordinals name or order and are no figure ("the
//! first half", "the 102nd base").

mod rank;

use std::ops::Range;

use rust_decimal::Decimal;

use super::FigureKind;
use super::item::Item;
use super::noun::{self, Noun};
use super::numeral::{self, Numeral};
use super::scan::Scan;
use crate::error::Error;
use crate::lexicon::{List, WordMap, WordSet};
use crate::text::Document;

static ORDINALS: List<WordMap<Decimal>> = List::new(|| {
    WordMap::load("ordinals.tsv", include_str!("../lexicon/en/ordinals.tsv"), 2, |fields| {
        Decimal::from_str_exact(fields[0]).map_err(|e| Error::word_list(e.to_string()))
    })
});

static SUPERLATIVES: List<WordSet> =
    List::new(|| WordSet::load("superlatives.tsv", include_str!("../lexicon/en/superlatives.tsv")));

/// Whether the noun of an ordinal says that it ranks or numbers rather than counts: "largest city", "anniversary".
pub(crate) fn ranks(noun: &str) -> bool {
    let first = noun.split([' ', '-']).next().unwrap_or("").to_lowercase();
    SUPERLATIVES.contains(&first) || is_numbered(&first) || first == "place"
}

/// What bears a number: "the 30th anniversary", "the fourth floor".
fn is_numbered(noun: &str) -> bool {
    matches!(noun, "anniversary" | "birthday" | "floor")
}

/// How many words the counted noun may have.
const LONGEST: usize = 4;

/// How far behind the noun "since" may stand where a participle goes on with it: "the first event honouring the dead since May".
const SINCE: usize = 6;

/// The counting ordinal that begins at token `i`.
pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    let (value, end) = number(doc, i)?;
    // "For the first time" counts nothing.
    if value > Decimal::ONE && is_time(scan, i, end) {
        return Some(item(doc, i, end, value, end..end + 1));
    }
    if value > Decimal::ONE
        && let Some(noun) = rank::place(scan, i, end).or_else(|| rank::one_to(scan, i, end))
    {
        return Some(item(doc, i, end, value, noun));
    }
    if value > Decimal::ONE && rank::is_rank(scan, i, end) {
        let mut rank = Item::new(i, &Numeral::whole(value, end));
        rank.kind = FigureKind::Ordinal;
        return Some(rank);
    }
    if let Some(head) = counted(doc, end, scan.to) {
        return Some(item(doc, i, end, value, end + usize::from(doc.word(end) == "-")..head + 1));
    }
    let series = matches!(doc.lower(end), "straight" | "consecutive" | "successive");
    let from = end + usize::from(series);
    let last = (from..scan.to.min(from + LONGEST))
        .take_while(|k| {
            doc.tokens()[*k].is_word() && !noun::is_end(doc, *k) && !(*k > from && noun::is_doing(doc, *k))
        })
        .last()?;
    let head = if series { first_noun(doc, from, last) } else { last };
    let since = (last + 1..scan.to.min(last + 1 + SINCE))
        .take_while(|k| doc.tokens()[*k].is_word() && (*k == last + 1 || noun::is_doing(doc, last + 1)))
        .any(|k| doc.lower(k) == "since");
    if !series && !since {
        return None;
    }
    Some(item(doc, i, end, value, from..head + 1))
}

/// "for the second time in three years", "a third time": how many times something has come to pass. "At the second time" is a point in a row.
fn is_time(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let article = matches!(scan.before(i), "the" | "a" | "his" | "her" | "its" | "their" | "my" | "our");
    let counted = scan.before_by(i, 2) == "for" || scan.before(i) == "a";
    scan.lower(end) == "time" && article && counted && !scan.doc.tokens()[end].is_capital()
}

/// The ordinal of the tokens `i..end` with the noun it counts.
fn item(doc: &Document<'_>, i: usize, end: usize, value: Decimal, noun: Range<usize>) -> Item {
    let head = noun.end - 1;
    let mut item = Item::new(i, &Numeral::whole(value, noun.end));
    item.numeral = i..end;
    item.kind = FigureKind::Ordinal;
    item.unit = Some(noun::singular(doc.lower(head)).into());
    item.noun = Some(Noun::new(noun, true));
    item
}

/// The head of what an ordinal ranks or numbers, if it does: "third-largest *city*", "30th *anniversary*".
fn counted(doc: &Document<'_>, end: usize, to: usize) -> Option<usize> {
    let k = end + usize::from(doc.word(end) == "-");
    if k < to && is_numbered(doc.lower(k)) {
        return Some(k);
    }
    if k >= to || !SUPERLATIVES.contains(doc.lower(k)) {
        return None;
    }
    (k + 1..to.min(k + 1 + LONGEST))
        .take_while(|i| doc.tokens()[*i].is_word() && !noun::is_end(doc, *i))
        .last()
}

/// "their eighth straight win Thursday": a noun of one word, or two where the first ends no phrase.
fn first_noun(doc: &Document<'_>, from: usize, last: usize) -> usize {
    let capital = |k: usize| doc.tokens()[k].is_capital();
    (from..last).find(|k| !capital(*k) && capital(k + 1)).unwrap_or(last.min(from + 1))
}

/// An ordinal in a word or in digits ("8th"): its number and the token after it.
fn number(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize)> {
    let token = doc.tokens().get(i)?;
    if token.is_number() {
        let suffix = doc.tokens().get(i + 1).filter(|t| !t.is_spaced())?;
        let ends = matches!(doc.lower_of(suffix.span()), "st" | "nd" | "rd" | "th");
        let (value, _) = numeral::plain_digits(doc.word(i))?;
        return (ends && value.is_integer()).then_some((value, i + 2));
    }
    ORDINALS.get(doc.lower(i)).map(|n| (*n, i + 1))
}

#[cfg(test)]
mod tests {
    use crate::figure::{FigureKind, read};
    use crate::text::Document;

    #[test]
    fn counts_or_orders() {
        for (text, expected) in [
            ("It was their eighth straight win on Sunday.", Some("eighth straight win")),
            ("It was the 10th consecutive loss.", Some("10th consecutive loss")),
            ("This is the third rail crash since May.", Some("third rail crash")),
            ("It is the third-largest city of the coast.", Some("third-largest city")),
            ("They marked the 30th anniversary of the flood.", Some("30th anniversary")),
            ("She lived on the fourth floor.", Some("fourth floor")),
            ("For the second time in a week they met.", Some("second time")),
            ("He asked a third time.", Some("third time")),
            ("For the first time he asked.", None),
            ("It is the first major event honouring Orlin since May.", Some("first major event")),
            ("It is the first public meeting since May.", Some("first public meeting")),
            ("It is the first public hearing of its kind since May.", None),
            ("Orlin finished third with 20 percent.", Some("third")),
            ("Orlin came in a distant third in Osk.", Some("third")),
            ("Marsh ranked 12th on the list.", Some("12th")),
            ("Norland was 17th in reading, 21st in science.", Some("17th")),
            ("He is in third place in the polls.", Some("third place")),
            ("In the second place, he left.", None),
            ("She was the 103rd person to sit there.", Some("103rd person")),
            ("He crossed the second street to leave.", None),
            ("They came third quarter in, third quarter out.", None),
            ("He used the 25th Amendment to remove her.", None),
            ("The second forest burned.", None),
            ("He made a second honest offer.", None),
            ("It was the third inquest jury.", None),
            ("The second test failed.", None),
            ("In the first half they led.", None),
            ("The 102nd base is closed.", None),
            ("A second man was hurt.", None),
        ] {
            let doc = Document::new(text);
            let found = read(&doc, &[]);
            let ordinal = found.iter().find(|m| m.value.kind == FigureKind::Ordinal);
            assert_eq!(ordinal.map(|m| doc.text_of(m.span)), expected, "{text}");
        }
    }
}
