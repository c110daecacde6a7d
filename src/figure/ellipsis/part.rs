//! Parts of a whole that was told before: "*of the 70 drugs*, only three are tried", "six said yes and 16 *said* no".

use rust_decimal::Decimal;

use super::super::class::{self, Class};
use super::super::item::{Amount, Item};
use super::super::scan::Scan;
use super::super::{FigureKind, noun, subject};
use super::{Tie, is_model};
use crate::lexicon::{self, List, WordSet};

static KEPT: List<WordSet> =
    List::new(|| WordSet::load("kept_in.tsv", include_str!("../../lexicon/en/kept_in.tsv")));

/// Whether `word` joins what is told of one to what is told of another.
fn joins(word: &str) -> bool {
    matches!(word, "and" | "but" | "while" | "," | ";")
}

/// "Two thirds of the voters stayed, and a third left": a share alone before a verb is of what the last share was of.
pub(super) fn shares(scan: &Scan<'_, '_>, items: &mut [Item]) {
    let doc = scan.doc;
    for i in 1..items.len() {
        let (start, end) = (items[i].tokens.start, items[i].tokens.end);
        let before = scan.before(start);
        let joined = joins(before) || matches!(before, "only" | "just");
        let alone = items[i].kind == FigureKind::Fraction && items[i].is_bare() && joined;
        if !alone || !(noun::acts_at(doc, end) || class::is(doc.lower(end), Class::EndsShare)) {
            continue;
        }
        let whole = items[..i].iter().rev().find(|m| m.share && m.noun.is_some()).cloned();
        if let Some(whole) = whole {
            (items[i].unit, items[i].noun) = (whole.unit, whole.noun);
        }
    }
}

/// What the figure before counts, where both do the same: "six *people* said yes and 16 said no".
pub(super) fn told_alike<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    let doc = scan.doc;
    let verb = scan.lower(items[i].tokens.end);
    let does = noun::is_past_form(verb) || noun::is_verb(verb) || verb.len() > 4 && verb.ends_with("ed");
    let before = scan.before(items[i].tokens.start);
    let joined = joins(before) || matches!(before, "only" | "just");
    let other = items[..i].last().filter(|m| does && joined && is_model(m, Tie::Part))?;
    // "10 deaths were told and six were killed"
    let befell = class::is(verb, Class::Auxiliary) && subject::harms(scan.lower(items[i].tokens.end + 1));
    (doc.lower(other.tokens.end) == verb && !befell).then_some(other)
}

/// What the whole is of that a part is told of: "*Of the 70 drugs* in hand, only three are tried", "it hired *300 cooks*, but only 40 were paid".
pub(super) fn of_whole<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    let doc = scan.doc;
    let (start, end) = (items[i].tokens.start, items[i].tokens.end);
    let acts =
        noun::acts_at(doc, end) || noun::is_verb(doc.lower(end)) || class::is(doc.lower(end), Class::Goes);
    let whole = items[..i].last().filter(|m| is_model(m, Tie::Part))?;
    let part = items[i].value().zip(whole.value()).is_some_and(|(part, whole)| part < whole);
    let leads = scan.before(start);
    let only = matches!(doc.lower(start), "only" | "just")
        && matches!(leads, "but" | "and" | "," | "yet" | "though" | "far");
    // "12 schools closed: four were sold and eight burned"
    // "hit 12 homes and four were killed": whom something befell are people.
    let befell = subject::is_role(doc, end + 1) && subject::harms(doc.lower(end + 1));
    let fits = !befell || super::is_of_people(doc, whole) || super::is_of_animals(doc, whole);
    let opens = joins(leads) || matches!(leads, ":" | "—" | "–" | "--" | "of" | "which");
    let are = matches!(doc.lower(end), "were" | "are" | "was") && opens && fits;
    (acts && part && (only || are || leads == "," && opens_with_of(scan, whole))).then_some(whole)
}

/// What the whole counts right behind a part of it: "five *out of the 12 bills*".
pub(super) fn out_of<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    // "11 *pupils* out of 1,500"
    let (start, before) = (items[i].tokens.start, items[..i].last());
    if scan.before(start) == "of" && scan.before_by(start, 2) == "out" {
        let fits = |m: &&Item| is_counted(m) && m.tokens.end + 2 == start && m.value() < items[i].value();
        return before.filter(fits);
    }
    let whole = items.get(i + 1).filter(|m| is_counted(m))?;
    let gap = items[i].tokens.end..whole.tokens.start;
    let out = scan.lower(gap.start) == "out" && scan.lower(gap.start + 1) == "of";
    let led = gap.len() == 2 || gap.len() == 3 && class::is(scan.lower(gap.start + 2), Class::Determiner);
    let part = items[i].value().zip(whole.value()).is_some_and(|(part, whole)| part < whole);
    (out && led && part).then_some(whole)
}

/// What the figure before counts, where the same preposition follows both: "453 *guards* from Osk and 675 from Birch", "two *raids* in the hills
/// and one in the port". "of" and what tells when are none.
pub(super) fn alongside<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    let (start, end) = (items[i].tokens.start, items[i].tokens.end);
    let lead = scan.lower(end);
    let before = scan.before(start);
    let joined = joins(before) || matches!(before, "plus" | "or" | "with");
    let leads = matches!(lexicon::kind_of(lead), Some("prep" | "to"));
    let other =
        items[..i].last().filter(|m| leads && joined && is_counted(m) && scan.lower(m.tokens.end) == lead)?;
    let dated = |k: usize| {
        scan.doc.tokens().get(k).is_some_and(|t| t.is_number() || scan.date_over(t.span()).is_some())
    };
    (!dated(end + 1) || dated(other.tokens.end + 1)).then_some(other)
}

/// What the figure before counts, where verbs are said of both: "eight *wards* now have no school, and 20 have one". Not whom something
/// befell, who may be others, nor more than were told, unless both do the same or many people were told of.
pub(super) fn both_act<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    let doc = scan.doc;
    let (item, start) = (&items[i], items[i].tokens.start);
    let other = items[..i].iter().rev().find(|m| m.kind == FigureKind::Count)?;
    let only = matches!(doc.lower(start), "only" | "just") && scan.before(start) == ",";
    // "Orlin and two guards were hit, but all three survived"
    let all = matches!(doc.lower(start), "all" | "both");
    let joined = !all && (joins(scan.before(start)) || only);
    let fits = joined && is_counted(other) && is_model(other, Tie::Part) && !is_vague(item);
    let of_other = acting(scan, other.tokens.end).or_else(|| {
        Some(other.tokens.end).filter(|k| denies(scan, item.tokens.end) && opens_predicate(scan, *k))
    });
    let (verb, of_other) = acting(scan, item.tokens.end).filter(|_| fits).zip(of_other)?;
    let same = |n: usize| doc.lower(verb + n) == doc.lower(of_other + n);
    // "and another 29 were shut"
    let again = doc.lower(start) == "another" || same(0) && same(1);
    let within = again || item.value().zip(other.value()).is_some_and(|(a, b)| a <= b);
    let people = super::is_of_people(doc, other);
    // "two pilots landed, and 150 walked away"
    let few = other.value().is_some_and(|v| v < Decimal::from(FEW));
    let befell = befalls(scan, verb);
    let holds = match befell {
        Some(Befallen::Harmed) => false,
        Some(Befallen::People) => people && within,
        // "two plants have closed and 1,900 have been laid off"
        None => within || people && !few || same(0) && doc.lower(verb + 1) != "been",
    };
    holds.then_some(other)
}

/// From how many people on what others do of whom more are counted is said of people of the same kind: of the 12 in a corpus all were; two or
/// three are mostly those whom the others met.
const FEW: u32 = 5;

fn is_vague(item: &Item) -> bool {
    matches!(item.amount, Amount::Vague(..))
}

/// What the whole counts of which a part is told behind a mark or "with": "12 *stones* hit the car, two in front", "1,800 *men* were held, with
/// 300 still in jail".
pub(super) fn apposed<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    let doc = scan.doc;
    let (start, end) = (items[i].tokens.start, items[i].tokens.end);
    let led = matches!(scan.before(start), "," | "–" | "—" | "--" | ":" | "with" | "(");
    let end = end + usize::from(matches!(scan.lower(end), "still" | "already"));
    let next = scan.lower(end);
    // "a deal between two towns, one made in secret": what is told again is no part.
    let one = items[i].value() == Some(Decimal::ONE) && scan.before(start) == ",";
    let narrowed = !one && next.len() > 4 && next.ends_with("ed");
    let mut counts = items[..i].iter().rev().filter(|m| m.kind == FigureKind::Count && !m.is_bare());
    let whole = counts.next()?;
    let part = items[i].value().zip(whole.value()).is_some_and(|(part, whole)| part < whole);
    // "20,000 clerks in 500 mills, 400 in Osk": of the one or the other.
    let lead = scan.before(whole.tokens.start);
    let either = lexicon::kind_of(lead) == Some("prep") && counts.next().is_some();
    let befell = befalls(scan, end).is_some() && !super::is_of_people(doc, whole);
    let open = end < doc.tokens().len() && end < scan.to;
    let harmed = befalls(scan, end) == Some(Befallen::Harmed);
    let fits = !harmed && !either && !befell && is_counted(whole);
    (led && open && (is_placed(scan, end) || narrowed) && part && fits).then_some(whole)
}

/// Whether a preposition at token `k` tells of a part where it is, or how: "two *in* front". Not "30 in each", "one at a time".
fn is_placed(scan: &Scan<'_, '_>, k: usize) -> bool {
    let (next, then) = (scan.lower(k), scan.lower(k + 1));
    let of_each = matches!((next, then), (_, "all" | "favor" | "favour") | ("in", "each") | ("at", "a"));
    lexicon::kind_of(next) == Some("prep")
        && !of_each
        && !matches!(
            next,
            // "two below a majority" are a distance.
            "of" | "per" | "than" | "out" | "under" | "below" | "above" | "behind" | "ahead"
        )
}

/// Of whom a number tells by what befell them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Befallen {
    /// People of whatever kind: "14 hurt", "nine were killed".
    Harmed,
    /// People, or such as were counted: "17 in custody", "20 died".
    People,
}

/// How far behind a number what befell those counted may stand: "41 confirmed dead", "400 were taken to the hospital".
const BEFELL: usize = 5;

/// Of whom the words from token `k` on tell by what befell them.
pub(super) fn befalls(scan: &Scan<'_, '_>, k: usize) -> Option<Befallen> {
    let clause = (k..scan.to.min(k + BEFELL)).take_while(|i| scan.doc.tokens()[*i].is_word());
    let of = |word: &str| {
        if subject::harms(word) || matches!(word, "hurt" | "dead" | "missing") {
            return Some(Befallen::Harmed);
        }
        (KEPT.contains(word) || subject::befalls_people(word)).then_some(Befallen::People)
    };
    clause.into_iter().find_map(|i| of(scan.doc.lower(i)))
}

/// "seven require a card and three *do not*": the second does what the first does, or not.
fn denies(scan: &Scan<'_, '_>, k: usize) -> bool {
    matches!(scan.lower(k), "do" | "did") && scan.lower(k + 1) == "not" || is_denial(scan.lower(k))
}

/// "don't", "didn't".
fn is_denial(word: &str) -> bool {
    matches!(word, "don't" | "don’t" | "didn't" | "didn’t")
}

/// Whether a word stands at `k` that may open a predicate, as far as the lists tell: no preposition, no conjunction, no mark.
fn opens_predicate(scan: &Scan<'_, '_>, k: usize) -> bool {
    let word = scan.doc.tokens().get(k).is_some_and(crate::text::Token::is_word);
    word && k < scan.to && lexicon::kind_of(scan.lower(k)).is_none_or(|kind| kind == "verb")
}

/// The verb said of several right behind what counts them, an adverb between or not: at token `k`.
fn acting(scan: &Scan<'_, '_>, k: usize) -> Option<usize> {
    let doc = scan.doc;
    let adverb = matches!(scan.lower(k), "now" | "also" | "still" | "already" | "never" | "then" | "later")
        || scan.lower(k).len() > 4 && scan.lower(k).ends_with("ly");
    let k = k + usize::from(adverb);
    let word = scan.lower(k);
    let other = matches!(word, "is" | "was" | "has" | "does" | "others" | "other" | "more" | "who");
    let acts =
        noun::acts_at(doc, k) || noun::is_verb(word) || matches!(word, "did" | "do") || is_denial(word);
    (k < scan.to && !other && acts).then_some(k)
}

/// Whether things are counted, be they one or many.
fn is_counted(item: &Item) -> bool {
    item.kind == FigureKind::Count && item.noun.is_some() && !item.share
}

/// Whether a clause opens with "of" or "among" and `whole`: "of the 70 drugs".
fn opens_with_of(scan: &Scan<'_, '_>, whole: &Item) -> bool {
    let before = scan.before(whole.tokens.start);
    let article = usize::from(before != "of" && class::is(before, Class::Determiner));
    let Some(of) = scan.back(whole.tokens.start, 1 + article) else { return false };
    let opens = matches!(
        scan.before(of),
        "" | "," | ";" | "." | "“" | "\"" | "and" | "but" | "that" | "—" | "–" | ":"
    );
    opens && matches!(scan.lower(of), "of" | "among")
}
