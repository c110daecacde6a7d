//! Parts of a whole that was told before: "*of the 70 drugs*, only three are tried", "six said yes and 16 *said* no".

use rust_decimal::Decimal;

use super::super::class::{self, Class};
use super::super::item::{Amount, Item};
use super::super::scan::Scan;
use super::super::{FigureKind, noun, subject};
use super::{Tie, is_model};
use crate::lexicon;

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
/// befell, who may be others.
pub(super) fn both_act<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    let doc = scan.doc;
    let (start, end) = (items[i].tokens.start, items[i].tokens.end);
    let other = items[..i].iter().rev().find(|m| m.kind == FigureKind::Count)?;
    let vague = matches!(items[i].amount, Amount::Vague(..));
    let only = matches!(doc.lower(start), "only" | "just") && scan.before(start) == ",";
    // "Orlin and two guards were hit, but all three survived"
    let all = matches!(doc.lower(start), "all" | "both");
    let fits = !all
        && (joins(scan.before(start)) || only)
        && is_counted(other)
        && is_model(other, Tie::Part)
        && !vague;
    let verb = acting(scan, end).filter(|_| fits)?;
    let befell = (verb..scan.to.min(verb + 3)).any(|k| is_harm(doc.lower(k)));
    (!befell && acting(scan, other.tokens.end).is_some()).then_some(other)
}

/// What the whole counts of which a part is told behind a mark or "with": "12 *stones* hit the car, two in front", "1,800 *men* were held, with
/// 300 still in jail".
pub(super) fn apposed<'i>(scan: &Scan<'_, '_>, items: &'i [Item], i: usize) -> Option<&'i Item> {
    let doc = scan.doc;
    let (start, end) = (items[i].tokens.start, items[i].tokens.end);
    let led = matches!(scan.before(start), "," | "–" | "—" | "--" | ":" | "with" | "(");
    let still = usize::from(matches!(scan.lower(end), "still" | "each" | "already"));
    let next = scan.lower(end + still);
    let placed = lexicon::kind_of(next) == Some("prep") && !matches!(next, "of" | "per" | "than" | "out");
    // "a deal between two towns, one made in secret": what is told again is no part.
    let one = items[i].value() == Some(Decimal::ONE) && scan.before(start) == ",";
    let narrowed = !one && next.len() > 4 && next.ends_with("ed") && !is_harm(next);
    let whole = items[..i].iter().rev().find(|m| m.kind == FigureKind::Count && !m.is_bare())?;
    let part = items[i].value().zip(whole.value()).is_some_and(|(part, whole)| part < whole);
    let open = end + still < doc.tokens().len() && end + still < scan.to;
    (led && open && (placed || narrowed) && part && is_counted(whole)).then_some(whole)
}

/// Whether several of people are counted behind such a word for what it tells: "14 hurt", "nine were killed".
fn is_harm(word: &str) -> bool {
    subject::harms(word) || matches!(word, "hurt" | "dead" | "missing")
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
        noun::acts_at(doc, k) || noun::is_verb(word) || matches!(word, "did" | "do" | "didn't" | "didn’t");
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
