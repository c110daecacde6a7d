//! Nouns that a number behind them names one of: "Section 427", "Boeing 737", and where something is counted behind them all the same.

use rust_decimal::Decimal;

use super::super::class::{self, Class};
use super::super::item::Item;
use super::super::numeral;
use super::super::scan::Scan;
use super::super::{adjective, noun};
use super::{capital_first, is_dash, is_function_word};
use crate::lexicon::{List, WordSet};

static LABELS: List<WordSet> =
    List::new(|| WordSet::load("labels.tsv", include_str!("../../lexicon/en/labels.tsv")));

/// "Section 427", "Game 6", "category 4": a noun that is numbered, and nothing counted behind.
pub(super) fn is_label(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let i = item.numeral.start;
    let Some(before) = scan.back(i, 1) else { return false };
    let dot = usize::from(doc.word(before) == "." && before > scan.from);
    // "there would be no 40 mills"
    let none = doc.word(before) == "no"
        && item.noun.as_ref().is_some_and(|n| n.direct && noun::is_plural(doc, n.head()));
    if none {
        return false;
    }
    if is_label_verb(scan, item, before) || counts_people(scan, item, before) {
        return false;
    }
    if is_version(scan, item, before) {
        return true;
    }
    // "House bill 450", but "passed the bill 98 to 2"
    let bill =
        doc.lower(before) == "bill" && scan.back(before, 1).is_some_and(|k| doc.tokens()[k].is_capital());
    let labelled =
        LABELS.contains(doc.lower(before - dot)) || bill || item.is_bare() && is_labelled_with(scan, i);
    let whole = item.value().is_some_and(|v| v.is_integer())
        && item.scale == Decimal::ONE
        && !doc.word(i).contains(',');
    let written = item.in_digits || doc.tokens()[before].is_capital() || item.is_bare();
    if labelled && whole && (written || is_stage(scan, before)) {
        return true;
    }
    item.in_digits && whole && is_named(scan, item, before)
}

/// Any other name before digits: "Boeing 737", "Windows 10", "iPhone 11", unless something is counted.
fn is_named(scan: &Scan<'_, '_>, item: &Item, before: usize) -> bool {
    let doc = scan.doc;
    let name = doc.tokens()[before];
    let inner = name.is_word() && doc.word(before).bytes().skip(1).any(|b| b.is_ascii_uppercase());
    (name.is_capital() || inner && item.is_bare())
        && (item.is_bare() && !is_function_word(doc.lower(before))
            || is_index(doc.lower(before))
            || item.noun.as_ref().is_some_and(|n| {
                capital_first(doc, n.tokens.start)
                    && !is_function_word(doc.lower(before))
                    && !noun::is_end(doc, before)
                    && !noun::is_verb(doc.lower(before))
            }))
        && item.value().is_some_and(|v| v < Decimal::from(10_000))
}

/// "a phase one deal", "its tier two banks": what is counted in words as one of several steps, behind an article, an owner or an adjective.
fn is_stage(scan: &Scan<'_, '_>, label: usize) -> bool {
    let doc = scan.doc;
    let step = matches!(doc.lower(label), "phase" | "stage" | "tier" | "tranche");
    let led = |k: usize| {
        class::is(doc.lower(k), Class::Determiner)
            || noun::owns(doc, k)
            || adjective::is(doc, k)
            || doc.lower(k) == "called"
    };
    step && scan.back(label, 1).is_some_and(led)
}

/// "travel ban 3.0": behind a noun a small number told to a tenth that is none.
fn is_version(scan: &Scan<'_, '_>, item: &Item, before: usize) -> bool {
    let doc = scan.doc;
    let token = doc.tokens()[before];
    let noun = token.is_word()
        && !noun::is_end(doc, before)
        && !noun::is_verb(doc.lower(before))
        && !noun::is_plural(doc, before)
        && !adjective::is(doc, before);
    let told = doc.word(item.numeral.start).strip_suffix(".0").is_some_and(|n| n.len() == 1);
    item.in_digits && item.is_bare() && told && noun
}

/// "at Three Gates Hall", "in Thousand Oaks": a number word in a capital within a sentence that is no headline begins a name, as a
/// multiplier alone does anywhere.
pub(super) fn begins_name(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, end) = (item.numeral.start, item.numeral.end);
    if item.in_digits
        || end != i + 1
        || !capital_first(doc, i)
        || !capital_first(doc, end)
        || doc.tokens()[i].is_all_caps()
    {
        return false;
    }
    let alone = matches!(
        numeral::number_word(doc, i),
        Some(numeral::NumberWord::Scale(_) | numeral::NumberWord::Hundred)
    );
    let small = |k: usize| doc.tokens().get(k).is_some_and(|t| t.is_word() && !t.is_capital());
    // "known as the “Five Ears”": all of a quotation
    let quoted = matches!(scan.before(i), "“" | "\"" | "‘");
    let behind = item.noun.as_ref().map_or(end, |n| n.tokens.end);
    let closes = |k: usize| matches!(doc.word(k), "”" | "\"" | "’");
    let closed = closes(behind) || matches!(doc.word(behind), "." | ",") && closes(behind + 1);
    // "Our topics Two Guards Leave Osk": a headline that follows a plain word begins no name; "a stone Ten Rules plaque" names it.
    let titled = doc.tokens().get(behind).is_some_and(|t| t.is_word() && t.is_capital());
    let all_capital = item.noun.as_ref().is_some_and(|n| n.tokens.clone().all(|k| !small(k)));
    let leads = |k: usize| noun::is_end(doc, k) || if quoted { closed } else { all_capital && !titled };
    let within = scan.back(i, 1 + usize::from(quoted)).is_some_and(|k| small(k) && leads(k));
    // "met Three Norland ministers": a noun in small letters is counted.
    let last = (end..scan.to).take_while(|k| doc.tokens()[*k].is_capital()).last().unwrap_or(end);
    if small(last + 1) && last + 1 < scan.to && !noun::is_end(doc, last + 1) && noun::is_plural(doc, last + 1)
    {
        return false;
    }
    let sentence = || (scan.from..scan.to).any(|k| small(k) && doc.word(k).len() >= super::time::LONG_WORD);
    (within || alone) && sentence()
}

/// "Drivers block 12 roads", "will issue 20 subpoenas": a label that is a verb, with something counted behind, and neither a
/// preposition nor an article before, which would make a noun of it.
fn is_label_verb(scan: &Scan<'_, '_>, item: &Item, label: usize) -> bool {
    let doc = scan.doc;
    if !class::is(doc.lower(label), Class::LabelVerb) || doc.tokens()[label].is_capital() {
        return false;
    }
    let Some(noun) = item.noun.as_ref().filter(|n| n.direct && noun::is_plural(doc, n.head())) else {
        return false;
    };
    let Some(subject) = scan.back(label, 1) else { return false };
    let acts = noun::is_plural(doc, subject) || class::is(doc.lower(subject), Class::BeforeVerb);
    acts && !capital_first(doc, noun.tokens.start)
}

/// How far behind a noun what befell those counted may stand.
const BEFELL: usize = 4;

/// "In Osk district 17 people were killed", "on the bus 40 passengers died": people in so many words, or whom something befell, are counted,
/// though a noun that is numbered stands before.
fn counts_people(scan: &Scan<'_, '_>, item: &Item, label: usize) -> bool {
    let doc = scan.doc;
    let Some(noun) = item.noun.as_ref().filter(|n| n.direct && noun::is_plural(doc, n.head())) else {
        return false;
    };
    let people = matches!(doc.lower(noun.head()), "people" | "men" | "women");
    let end = noun.tokens.end;
    let befell = (end..scan.to.min(end + BEFELL)).any(|k| super::super::subject::is_role(doc, k));
    !doc.tokens()[label].is_capital() && !capital_first(doc, noun.tokens.start) && (people || befell)
}

/// Whether a label leads what begins at token `i`: "rule 40", "articles 370 and 35".
pub(super) fn is_labelled(scan: &Scan<'_, '_>, i: usize) -> bool {
    LABELS.contains(scan.before(i)) || is_labelled_with(scan, i)
}

/// How far off, in tokens, the label of a row of numbers may stand: "Rooms 1, 2, 3 … and 12".
const ROW: usize = 40;

/// "Pages 5-7", "Articles 5 and 7": the number before bears the label of both.
fn is_labelled_with(scan: &Scan<'_, '_>, i: usize) -> bool {
    let doc = scan.doc;
    let joined = |k: usize| matches!(doc.word(k), "," | "and" | "to" | "or" | "&");
    let dash = is_dash(doc.before(i));
    let mut first = i;
    while let Some(k) =
        scan.back(first, 2).filter(|k| doc.tokens()[*k].is_number() && (dash || joined(k + 1)))
        && i - first < ROW
    {
        first = k;
        if dash {
            break;
        }
    }
    let Some(label) = scan.back(first, 1).filter(|_| first < i) else { return false };
    let word = doc.lower(label);
    let one = word.strip_suffix('s');
    // "Family Trusts 1, 2 and 3": small numbers behind a name in the plural, with no noun of their own.
    let mut last = i;
    while last < i + ROW && joined(last + 1) && doc.tokens().get(last + 2).is_some_and(|t| t.is_number()) {
        last += 2;
    }
    let alone = !doc.tokens().get(last + 1).is_some_and(|t| t.is_word())
        || noun::is_end(doc, last + 1)
        || noun::is_verb(doc.lower(last + 1))
        || doc.lower(last + 1).ends_with("ed");
    let digit = |k: usize| doc.word(k).parse::<u8>().ok();
    let named = one.is_some()
        && word != "ages"
        && doc.word(first + 1) == ","
        && capital_first(doc, label)
        && alone
        && digit(first).is_some();
    let labels = named || LABELS.contains(word) || one.is_some_and(|w| LABELS.contains(w));
    labels && (dash || one.is_some())
}

/// Stock indices and lists that are named by how much they hold.
fn is_index(word: &str) -> bool {
    class::is(word, Class::Index)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn steps_told_in_words() {
        for (text, expected) in [
            ("The prospect of a phase one deal fades.", 0),
            ("Its tier two banks failed.", 0),
            ("They phase two quays out.", 1),
            ("At that stage two boats left.", 1),
        ] {
            assert_eq!(read(&Document::new(text), &[]).len(), expected, "{text}");
        }
    }
}
