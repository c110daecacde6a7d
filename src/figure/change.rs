//! Change or state: "rose by 5" and "a 5% drop" carry a direction, "rose to 5" states a level.

mod measured;
mod standing;

use super::class::{self, Class};

use super::Change;
use super::bound;
use super::item::Item;
use super::scan::Scan;
use crate::error::Error;
use crate::lexicon::{List, WordMap, WordSet};
use crate::text::{Document, Token, TokenKind};

/// What part of speech a word of change may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Verb,
    Noun,
    Adverb,
    /// A form of a verb that is as often another noun, or does something to what is counted: a change only before "by" ("expanding by"),
    /// and of its base behind what leads a verb ("to contract by").
    Base,
}

static CHANGES: List<WordMap<(Change, Part)>> = List::new(|| {
    WordMap::load("changes.tsv", include_str!("../lexicon/en/changes.tsv"), 3, |fields| {
        let change = match fields[0] {
            "up" => Change::Up,
            "down" => Change::Down,
            other => return Err(Error::word_list(format!("“{other}” is no direction"))),
        };
        let part = match fields[1] {
            "verb" => Part::Verb,
            "noun" => Part::Noun,
            "adverb" => Part::Adverb,
            "base" => Part::Base,
            other => return Err(Error::word_list(format!("“{other}” is no part of speech"))),
        };
        Ok((change, part))
    })
});

/// What takes a sum or a share off something: "shaved 2 percent off the price".
static TAKEN_OFF: List<WordSet> =
    List::new(|| WordSet::load("taken_off.tsv", include_str!("../lexicon/en/taken_off.tsv")));
/// What makes half of something: "cut in half".
static CUTS: List<WordSet> = List::new(|| WordSet::load("cuts.tsv", include_str!("../lexicon/en/cuts.tsv")));
/// How far before "in half" what cuts may stand.
const HALVED: usize = 9;

/// What is lost or won by somebody, so that nothing becomes fewer.
static CONTESTS: List<WordSet> =
    List::new(|| WordSet::load("contests_lost.tsv", include_str!("../lexicon/en/contests_lost.tsv")));

/// Finds the direction of `item` in the words around it.
pub(super) fn read(scan: &Scan<'_, '_>, item: &mut Item) {
    let doc = scan.doc;
    if doc.word(item.tokens.start) == "+" {
        item.change = is_gain(scan, item).then_some(Change::Up);
        return;
    }
    if matches!(item.kind, super::FigureKind::Age | super::FigureKind::Score | super::FigureKind::Ordinal) {
        return;
    }
    // "visited the retreat 39 times": how often is no change.
    let often = item.unit.as_deref() == Some("time") && scan.before(item.tokens.start) != "by";
    if often
        || is_handled(scan, item)
        || standing::is_agent(scan, item)
        || is_one_of(doc, item)
        || standing::is_place(scan, item)
        || standing::is_lead(scan, item)
        || standing::is_particle(scan, item)
        || standing::is_when(scan, item)
        || standing::is_bound_of_level(scan, item)
        || standing::is_behind(scan, item)
        || standing::is_level_of_noun(scan, item)
        || standing::is_door_away(scan, item)
        || measured::is_changed_by(scan, item)
    {
        return;
    }
    if is_cut_in_half(scan, item) {
        halve(scan, item);
        return;
    }
    // "added 26,000 fewer jobs": the comparison tells the direction.
    if doc.lower(item.numeral.end) == "fewer" {
        item.change = compared(doc, item);
        return;
    }
    item.change = before(scan, item.tokens.start)
        .or_else(|| after(doc, item.tokens.end, scan.to))
        .or_else(|| compared(doc, item))
        .or_else(|| measured::of_noun(scan, item))
        .or_else(|| measured::at_pace(scan, item))
        .or_else(|| measured::taken_off(scan, item));
}

/// "sales were cut in half", "nearly in half": down, as the words before "in" bound it.
fn halve(scan: &Scan<'_, '_>, item: &mut Item) {
    item.change = Some(Change::Down);
    if let Some((start, near)) = bound::before(scan.doc, item.tokens.start - 1, scan.from) {
        (item.tokens.start, item.near) = (start, near);
    }
}

/// "sales were *cut* in half": whether what cuts governs the half that `item` is, with no other clause between.
pub(super) fn is_cut_in_half(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.tokens.start;
    let low = scan.from.max(start.saturating_sub(HALVED));
    let clause = (low..start).rev().take_while(|k| {
        doc.tokens()[*k].kind() != TokenKind::Mark
            && !matches!(doc.lower(*k), "and" | "but" | "or" | "after" | "when" | "as")
    });
    is_in_half(scan, item) && clause.into_iter().any(|k| CUTS.contains(doc.lower(k)))
}

/// "in half", not "in half of them".
pub(super) fn is_in_half(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let next = scan.lower(item.tokens.end);
    scan.before(item.tokens.start) == "in"
        && scan.doc.lower(item.numeral.start) == "half"
        && item.is_bare()
        && !matches!(next, "of" | "a" | "an" | "the")
        && !scan.doc.tokens().get(item.tokens.end).is_some_and(Token::is_number)
}

/// "the crash of one of the planes": a part of many is no change.
fn is_one_of(doc: &Document<'_>, item: &Item) -> bool {
    item.value() == Some(rust_decimal::Decimal::ONE) && doc.lower(item.numeral.end) == "of"
}

/// "+0.7%" beside a share's name is a gain; "a rating of +12 percent", "Orlin +4" tell where somebody stands.
fn is_gain(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let before = scan.back(item.tokens.start, 1);
    let level = before.is_some_and(|k| {
        matches!(scan.doc.lower(k), "is" | "was" | "were" | "are" | "at" | "of" | "to" | "rating" | "stands")
    });
    matches!(item.kind, super::FigureKind::Percent | super::FigureKind::Money) && !level
}

/// "make up half": "up" and "down" behind a verb that they make another verb of.
fn is_phrasal(scan: &Scan<'_, '_>, k: usize, part: Part) -> bool {
    // "gobbling up four": what goes on with "up" moves no level, unless the verb is one of change.
    let going =
        |word: &str| word.len() > 5 && word.ends_with("ing") && CHANGES.get(word).is_none() && !moves(word);
    let verb = scan.before(k);
    let base = |word: &str| word.strip_suffix('s').is_some_and(|base| class::is(base, Class::Phrasal));
    part == Part::Adverb && (class::is(verb, Class::Phrasal) || base(verb) || going(verb))
}

/// Verbs of moving that a level goes up or down with: "going", "closing", "ticking".
fn moves(word: &str) -> bool {
    word == "being" || [Class::Goes, Class::Closes, Class::RisesTo].iter().any(|of| class::is(word, *of))
}

/// "dropped 12 bombs", "climbed 14 peaks": something is done to what is counted, and no level moves.
fn is_handled(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    // "lost two court battles": was beaten in them
    if standing::is_lost(scan.before(item.tokens.start))
        && item.noun.as_ref().is_some_and(|n| CONTESTS.contains(&super::noun::singular(doc.lower(n.head()))))
    {
        return true;
    }
    // "recovered a .22-caliber gun", "cut an 8-inch hole"
    let tied = item.compound
        && matches!(scan.before(item.tokens.start), "a" | "an")
        && item.unit.as_deref() != Some("point")
        && matches!(
            item.kind,
            super::FigureKind::Count
                | super::FigureKind::Length
                | super::FigureKind::Mass
                | super::FigureKind::Volume
        )
        && !is_noun(doc.lower(item.tokens.end));
    if tied && !matches!(scan.before_by(item.tokens.start, 2), "by" | "of") {
        return true;
    }
    let handled = class::is(scan.before(item.tokens.start), Class::Handled);
    // "dropped four feet of rain", "dropped 5,300 gallons of water"
    let measured =
        matches!(item.kind, super::FigureKind::Length | super::FigureKind::Volume | super::FigureKind::Mass);
    // "output dropped 500 gallons of milk" moves.
    let level = class::is(scan.before_by(item.tokens.start, 2), Class::Moved);
    if handled && measured && !level && doc.lower(item.tokens.end) == "of" {
        return true;
    }
    let Some(noun) = item.noun.as_ref().filter(|_| item.kind == super::FigureKind::Count) else {
        return false;
    };
    handled && !(noun.tokens.clone()).any(|k| class::is(doc.lower(k), Class::Moved))
}

/// How many words may stand between the word of change and the figure: "rose by nearly another", "up sharply by".
const REACH: usize = 4;

/// "by a seasonally adjusted 8,000", "by a whopping 22 points": the article before the words that stand between it and the number.
fn past_adjectives(scan: &Scan<'_, '_>, start: usize) -> usize {
    let doc = scan.doc;
    for article in (scan.from.max(start.saturating_sub(4))..start).rev() {
        let word = doc.lower(article);
        if matches!(word, "a" | "an") {
            let by = matches!(scan.before(article), "by" | "another");
            return if by { article } else { start };
        }
        if !doc.tokens()[article].is_word()
            || CHANGES.get(word).is_some()
            || super::noun::is_end(doc, article)
        {
            break;
        }
    }
    start
}

fn before(scan: &Scan<'_, '_>, start: usize) -> Option<Change> {
    let doc = scan.doc;
    // "raised it by between 2 and 3 percent"
    let between = scan.before(start) == "between" && scan.before_by(start, 2) == "by";
    let start = past_adjectives(scan, start) - usize::from(between);
    let mut noun_only = false;
    for k in (scan.from.max(start.saturating_sub(REACH))..start).rev() {
        let word = doc.lower(k);
        // "a jaw-dropping $1.5m"
        if doc.before(k) == "-" && !doc.tokens()[k].is_spaced() && CHANGES.get(word).is_some() {
            return None;
        }
        if let Some((change, part)) = CHANGES.get(word) {
            // "raised $8 million" gathers it; "raised it by 8 percent" changes.
            // "to contract by 6 percent", "expanding by 6 percent", but "expanding 30 clinics".
            let bare = !word.ends_with('s') && !word.ends_with("ing");
            let by = scan.before(start) == "by";
            let base = *part != Part::Base || k > scan.from && by && (!bare || leads_verb(scan.before(k)));
            let gathers = word.starts_with("rais") && !by;
            let level = k + 1 == start
                && match part {
                    Part::Adverb => standing::narrows(scan, k),
                    Part::Verb => standing::is_narrowing_verb(scan, k),
                    _ => false,
                };
            if !base
                || gathers
                || level
                || standing::is_either_way(scan, k)
                || is_phrasal(scan, k, *part)
                || standing::is_margin(doc, k, start)
            {
                return None;
            }
            let change = slowed(scan, k).or_else(|| measured::done_to(scan, k, by)).unwrap_or(*change);
            return (!noun_only || *part == Part::Noun).then_some(change);
        }
        match word {
            "of" => noun_only = true,
            "by" | "another" | "a" | "an" | "some" | "further" | "the" | "about" | "as" | "much" | "many"
            | "somewhat" => {}
            // "rose somewhat (by 18 percent)", "lose on net 800"
            "(" if doc.lower(k + 1) == "by" => {}
            "net" | "average" if scan.before(k) == "on" => {}
            "on" if matches!(doc.lower(k + 1), "net" | "average") => {}
            _ if word.ends_with("ly") => {}
            _ => break,
        }
    }
    around_object(scan, start)
}

/// "slow growth by 2 points", "cut losses by half": what is done to a change, where a verb of change stands right before it.
fn slowed(scan: &Scan<'_, '_>, k: usize) -> Option<Change> {
    let (change, part) = CHANGES.get(scan.before(k))?;
    let noun = CHANGES.get(scan.doc.lower(k)).is_some_and(|(_, part)| *part == Part::Noun);
    (noun && *part != Part::Adverb).then_some(*change)
}

/// "cut its staff by 300", "raised the price of bread by 5 percent": what is changed stands between.
fn around_object(scan: &Scan<'_, '_>, start: usize) -> Option<Change> {
    let doc = scan.doc;
    let by = scan.back(start, 1).filter(|k| doc.lower(*k) == "by")?;
    for k in (scan.from.max(by.saturating_sub(OBJECT))..by).rev() {
        let word = doc.lower(k);
        match CHANGES.get(word) {
            Some(_) if standing::is_margin(doc, k, start) => return None,
            Some((change, Part::Verb)) => return Some(*change),
            // "will lower fares by 5 percent": of what is no noun and no form in -ed it alone is a verb, too.
            Some((change, Part::Adverb)) if word == "lower" && leads_verb(scan.before(k)) => {
                return Some(*change);
            }
            // "would cut spending by 5 percent", not "a rally signup by 10".
            // A possessive or article behind shows the verb: "he cut its staff by 300".
            Some((change, Part::Noun))
                if leads_verb(scan.before(k)) || is_object(scan, k + 1) || was_done(scan, k) =>
            {
                return Some(*change);
            }
            // A verb of another kind governs "by": "prices set by 12 states".
            _ if word.ends_with("ed") || super::noun::is_past_form(word) => return None,
            // "reduce the dam*'s* level by"
            _ if !doc.tokens()[k].is_word()
                && word != "-"
                && doc.tokens()[k].kind() != TokenKind::Possessive =>
            {
                return None;
            }
            _ => {}
        }
    }
    None
}

/// Whether an article or a possessive at `k`, behind a verb that a pronoun or a name does, begins the object: "he cut *its* staff".
fn is_object(scan: &Scan<'_, '_>, k: usize) -> bool {
    let Some(who) = scan.back(k, 2) else { return false };
    let word = scan.doc.lower(who);
    let pronoun = matches!(
        word,
        "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who" | "which" | "that" | "has" | "had" | "have"
    );
    class::is(scan.lower(k), Class::Determiner)
        && scan.lower(k) != "of"
        && (pronoun || scan.doc.tokens()[who].is_capital() && who > scan.from)
}

/// "it *cut* taxes by", "the law *cut* its costs by": whether a noun of change at `k` that is a past form, too, is a verb: behind a pronoun,
/// or behind a noun that an article leads. "the tax cut", "a cut of" are none.
fn was_done(scan: &Scan<'_, '_>, k: usize) -> bool {
    if !super::noun::is_past_form(scan.lower(k)) {
        return false;
    }
    let who = scan.before(k);
    let pronoun = matches!(who, "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who" | "which" | "that");
    let led = class::is(scan.before_by(k, 2), Class::Determiner) && scan.before_by(k, 2) != "of";
    let object = scan.doc.tokens().get(k + 1).is_some_and(Token::is_word)
        && !matches!(
            scan.lower(k + 1),
            "of" | "in" | "to" | "by" | "for" | "on" | "that" | "is" | "was" | "would" | "will"
        );
    let thing = crate::lexicon::kind_of(who).is_none() && CHANGES.get(who).is_none();
    object && (pronoun || led && thing)
}

/// Whether a verb may follow `word`: "to", "would", a plural.
fn leads_verb(word: &str) -> bool {
    class::is(word, Class::BeforeVerb) || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

/// How many words what is changed may have: "the number of its ships".
const OBJECT: usize = 10;

/// "40% more", "23 million fewer people", "20 percent less than men": set against something else, it is so much up or down. "Three more
/// seats" and "less 5 percent" are none.
fn compared(doc: &Document<'_>, item: &Item) -> Option<Change> {
    let share = item.kind == super::FigureKind::Percent;
    // "40,000 fewer than expected": so far from what was reckoned with, which never was.
    // "26,000 fewer jobs in May than previously estimated"
    let reckoned = |k: usize| {
        doc.lower(k) == "than"
            && (class::is(doc.lower(k + 1), Class::Reckoned)
                || doc.lower(k + 1).ends_with("ly") && class::is(doc.lower(k + 2), Class::Reckoned))
    };
    let clause = |k: &usize| doc.tokens().get(*k).is_some_and(|t| t.is_word());
    if (item.tokens.end..item.tokens.end + RECKONED).take_while(clause).any(reckoned) {
        return None;
    }
    if doc.lower(item.numeral.end) == "fewer" {
        return Some(Change::Down);
    }
    match doc.lower(item.tokens.end) {
        "fewer" => Some(Change::Down),
        "less" if share || item.kind == super::FigureKind::Money => Some(Change::Down),
        // "$7,000 more than in May", "$7,000 more in debt"
        "more"
            if item.kind == super::FigureKind::Money
                && matches!(doc.lower(item.tokens.end + 1), "than" | "in") =>
        {
            Some(Change::Up)
        }
        "more" if share && !matches!(doc.lower(item.tokens.end + 1), "or" | "and") => Some(Change::Up),
        _ => None,
    }
}

/// How far behind a figure "than expected" may stand.
const RECKONED: usize = 7;

fn after(doc: &Document<'_>, end: usize, to: usize) -> Option<Change> {
    for k in end..to.min(end + 3) {
        let word = doc.lower(k);
        match CHANGES.get(word) {
            Some((_, Part::Verb | Part::Base)) | None => {}
            Some((_, Part::Adverb)) if k > end || doc.tokens().get(k + 1).is_some_and(|t| t.is_number()) => {
                return None;
            }
            // "three women up here", "two floors down there"
            // "33 seats up for grabs", "from 35,000 members down to 1,000", "up and down the country"
            Some((_, Part::Adverb))
                if matches!(doc.lower(k + 1), "here" | "there" | "on" | "front")
                    || word == "up"
                        && doc.lower(k + 1) == "and"
                        && doc.lower(k + 2) == "down"
                        && !is_number(doc, k + 3)
                    || doc.lower(k + 1) == "for" && !class::is(doc.lower(k + 2), Class::Determiner)
                    || doc.lower(k + 1) == "to" && (k + 2..k + 6).any(|i| is_number(doc, i)) =>
            {
                return None;
            }
            // "42 percent cut their fares", "cut through the noise": what they did.
            Some((_, Part::Noun)) if super::noun::is_past_form(word) && is_object_of(doc, k + 1) => {
                return None;
            }
            Some((change, _)) => return Some(*change),
        }
        let passes = word == "-"
            || word.ends_with("ly")
            || matches!(
                word,
                "annual" | "average" | "monthly" | "overnight" | "point" | "net" | "year" | "pay" | "price"
            );
        if !passes {
            return None;
        }
    }
    None
}

fn is_number(doc: &Document<'_>, k: usize) -> bool {
    doc.tokens().get(k).is_some_and(|t| t.is_number())
}

/// Whether what stands at `k` shows a verb before it: whose or which something is, or "through".
fn is_object_of(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    class::is(word, Class::Determiner) && word != "of" || matches!(word, "through" | "off" | "short")
}

/// Whether a word of change governs what begins at token `start`, behind "from": "rose from 3 to 5".
pub(crate) fn governs_from(doc: &Document<'_>, from_word: usize, sentence: usize) -> bool {
    for k in (sentence.max(from_word.saturating_sub(14))..from_word).rev() {
        let word = doc.lower(k);
        let near = k + 2 >= from_word;
        if matches!(word, "." | ";") || near && is_span(word) {
            return false;
        }
        // "will double from 3 to 6 percent": right before "from" it is no adjective.
        let manifold = k + 1 == from_word && matches!(word, "double" | "triple" | "quadruple" | "halve");
        if manifold || CHANGES.get(word).is_some() || is_shift(word) {
            return true;
        }
    }
    false
}

/// Whether `word` is an adverb of change: "up", "down", "higher".
pub(super) fn is_adverb(word: &str) -> bool {
    CHANGES.get(word).is_some_and(|(_, part)| *part == Part::Adverb)
}

/// Whether `word` is a verb of change: "fallen", "rose".
pub(super) fn is_verb(word: &str) -> bool {
    CHANGES.get(word).is_some_and(|(_, part)| *part == Part::Verb)
}

/// Whether `word` is one of change, of whatever part of speech: "fall" is a verb too.
pub(super) fn is_word(word: &str) -> bool {
    CHANGES.get(word).is_some()
}

/// Whether `word` is a noun of change: "cut", "rise".
pub(super) fn is_noun(word: &str) -> bool {
    CHANGES.get(word).is_some_and(|(_, part)| *part == Part::Noun)
}

/// Whether the change before token `start` is one that may come, not one that came: "will rise by", "to cut".
pub(super) fn may_come(doc: &Document<'_>, start: usize, from: usize) -> bool {
    (from.max(start.saturating_sub(8))..start)
        .rev()
        .take_while(|k| !matches!(doc.lower(*k), "," | ";" | "—"))
        .any(|k| {
            matches!(
                doc.lower(k),
                "will" | "would" | "could" | "can" | "may" | "might" | "should" | "must" | "to" | "ll" | "d"
            )
        })
}

/// Words that tell how far values lie apart, not how one moved.
fn is_span(word: &str) -> bool {
    class::is(word, Class::Span)
}

/// Verbs that move a level without saying which way.
fn is_shift(word: &str) -> bool {
    class::is(word, Class::Shift)
}
