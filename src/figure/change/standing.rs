//! What words of change tell without any change: how far apart rivals stand, how far off something lies, a level beside another.

use super::super::class::{self, Class};
use super::super::item::Item;
use super::super::scan::{Scan, is_ended};
use super::super::{FigureKind, noun};
use super::leads_verb;
use crate::lexicon::calendar;
use crate::text::Document;

/// "sank 7 km off the coast", "three miles down the road": so far from somewhere, not by so much.
pub(super) fn is_place(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let by = scan.before(item.tokens.start) == "by";
    let next = doc.lower(item.tokens.end);
    let side = next.starts_with("north") || next.starts_with("south") || matches!(next, "east" | "west");
    let away = matches!(
        next,
        "off"
            | "away"
            | "offshore"
            | "inland"
            | "outside"
            | "apart"
            | "upriver"
            | "downriver"
            | "upstream"
            | "downstream"
    );
    let along =
        matches!(next, "down" | "up") && matches!(doc.lower(item.tokens.end + 1), "the" | "a" | "my" | "our");
    item.kind == FigureKind::Length && !by && (side || away || along)
}

/// "he was down 30 points", "she was up by six points among men": somebody stands so far behind or ahead of a rival.
pub(super) fn is_lead(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    // "Orlin was down 92 delegates": what is counted in a contest tells who leads.
    let contested =
        matches!(item.unit.as_deref(), Some("delegate" | "vote" | "goal" | "run" | "stroke" | "shot"));
    if !contested && !matches!(item.unit.as_deref(), Some("point" | "percentage_point")) {
        return false;
    }
    let (start, end) = (item.tokens.start, item.tokens.end);
    let side = |k: usize| matches!(scan.lower(k), "up" | "down");
    let by = usize::from(scan.before(start) == "by");
    let before = scan.back(start, 1 + by).filter(|k| side(*k));
    let Some(at) = before.or_else(|| side(end).then_some(start)) else { return false };
    let is = matches!(
        scan.before(at),
        "was" | "is" | "are" | "were" | "been" | "be" | "am" | "’s" | "'s" | "’re" | "'re"
    );
    let person =
        is && matches!(scan.before_by(at, 2), "he" | "she" | "we" | "i" | "you" | "who" | "him" | "her");
    let named = is
        && contested
        && scan
            .back(at, 2)
            .is_some_and(|k| k > scan.from && doc.tokens()[k].is_capital() && !noun::is_plural(doc, k));
    if named {
        return true;
    }
    let behind = if before.is_some() { end } else { end + 1 };
    // "up by 18 points over Marsh"
    let day = |word: &str| calendar::weekday(word).is_some() || calendar::month(word).is_some();
    let rival = matches!(doc.lower(behind), "over" | "against")
        && doc.tokens().get(behind + 1).is_some_and(|t| t.is_capital())
        && !day(doc.lower(behind + 1));
    let polled = rival
        || matches!(doc.lower(behind), "among" | "with")
        || (behind..behind + 4).any(|k| matches!(doc.lower(k), "poll" | "polls" | "polling"));
    person || is && polled
}

/// How far behind a share the noun of its change may stand: "the 44 percent caseload increase".
const OF_NOUN: usize = 3;

/// "narrowed the 13 percent gap", "cut its $5 billion budget": a share or sum that a definite noun has is a level, whatever is done to it.
pub(super) fn is_level_of_noun(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let (doc, end) = (scan.doc, item.tokens.end);
    // "rose by the 5 percent cap", "prices rose the 3 percent allowed": how much.
    let measured = matches!(
        scan.before_by(item.tokens.start, 2),
        "by" | "up" | "down" | "rose" | "rise" | "fell" | "fall" | "climbed" | "grew"
    );
    let definite = matches!(scan.before(item.tokens.start), "the" | "its" | "their" | "his" | "her" | "our");
    let noun = end < scan.to
        && doc.tokens()[end].is_word()
        && !is_ended(doc, end)
        && !(end..scan.to.min(end + OF_NOUN)).any(|k| super::is_noun(doc.lower(k)))
        && !super::is_adverb(doc.lower(end));
    matches!(item.kind, FigureKind::Percent | FigureKind::Money) && definite && noun && !measured
}

/// "beaten up by several guards": behind a participle and "up" those who did it, unless they are what goes up or down.
pub(super) fn is_agent(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let by = item.tokens.start;
    if scan.before(by) == "by" && is_done_by_people(scan, item) {
        return true;
    }
    if scan.before(by) != "by" || !matches!(scan.before_by(by, 2), "up" | "down") {
        return false;
    }
    let verb = scan.before_by(by, 3);
    let participle = verb.ends_with("ed") || verb.ends_with("en") || noun::is_past_form(verb);
    let counted = item.kind == FigureKind::Count && item.noun.is_some();
    let moved =
        item.noun.as_ref().is_some_and(|n| n.tokens.clone().any(|k| class::is(doc.lower(k), Class::Moved)));
    counted && participle && !moved && !super::is_verb(verb)
}

/// "was raised by two clerks", "written and boosted by 12 senators": a participle behind a form of "be", and people who did it.
fn is_done_by_people(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let by = item.tokens.start - 1;
    let person = |n: &noun::Noun| {
        let head = noun::singular(doc.lower(n.head()));
        noun::listed::is_person(&head) && !n.tokens.clone().any(|k| class::is(doc.lower(k), Class::Moved))
    };
    let verb = scan.before(by);
    let passive = matches!(
        scan.before_by(by, 2),
        "was" | "were" | "is" | "are" | "been" | "being" | "be" | "and" | ","
    );
    let participle = verb.ends_with("ed") || verb.ends_with("en");
    passive && participle && item.kind == FigureKind::Count && item.noun.as_ref().is_some_and(person)
}

/// "shut down several lanes", "to free up $7 million", "grew up 60 miles away": behind a verb that moves no level, "up" and "down" belong to
/// what is done to things, unless those are what goes up or down.
pub(super) fn is_particle(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.tokens.start - usize::from(scan.before(item.tokens.start) == "the");
    if !matches!(scan.before(start), "up" | "down") {
        return false;
    }
    let verb = scan.before_by(start, 2);
    let counts = is_thing(doc, item);
    let moved =
        item.noun.as_ref().is_some_and(|n| n.tokens.clone().any(|k| class::is(doc.lower(k), Class::Moved)));
    // "marked down 20 percent" moves, "locked down 20 percent of the votes" does not.
    let object = item.kind != FigureKind::Percent || doc.lower(item.tokens.end) == "of";
    let done = object && (verb.ends_with("ed") || noun::is_past_form(verb));
    let does = noun::is_verb(verb) && (counts || leads_verb(scan.before_by(start, 3)));
    (done || does) && !moved && !is_mover(verb, counts)
}

/// Whether `item` counts things that are no level, or says how far away or when something was.
fn is_thing(doc: &Document<'_>, item: &Item) -> bool {
    match item.kind {
        FigureKind::Count => item.noun.is_some(),
        FigureKind::Area | FigureKind::Duration => true,
        FigureKind::Length => !matches!(doc.lower(item.tokens.end), "" | "," | "." | "to" | "from"),
        _ => false,
    }
}

/// Whether a level goes up or down by what `verb` tells; of what is counted fewer verbs do ("the index closed down 12 points", "guards closed
/// down 12 lanes").
fn is_mover(verb: &str, counts: bool) -> bool {
    let grows = verb.starts_with("grow") || verb == "grew";
    super::is_verb(verb) && !grows
        || class::is(verb, Class::Auxiliary)
        || class::is(verb, Class::Goes)
        || !counts && (class::is(verb, Class::RisesTo) || class::is(verb, Class::Closes))
}

/// "a one-day loss of 40 points", "backed down six days later", "fell four years after it": over what time or when something moved, not by
/// how much.
pub(super) fn is_when(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let by = scan.before(item.tokens.start) == "by";
    let apart = matches!(
        doc.lower(item.tokens.end),
        "later" | "earlier" | "after" | "afterwards" | "before" | "ago" | "since"
    );
    let along = matches!(doc.lower(item.tokens.end), "down" | "up")
        && matches!(doc.lower(item.tokens.end + 1), "the" | "this");
    // "a 0.2-year drop" among those who live shorter lives
    let span = item.compound && item.value().is_none_or(|v| v.is_integer());
    item.kind == FigureKind::Duration && !by && (span || apart || along)
}

/// "lived two doors down", "three blocks up": where something is.
pub(super) fn is_door_away(scan: &Scan<'_, '_>, item: &Item) -> bool {
    matches!(item.unit.as_deref(), Some("door" | "block" | "street" | "house" | "floor" | "row"))
        && matches!(scan.doc.lower(item.tokens.end), "up" | "down")
        && scan.before(item.tokens.start) != "by"
}

/// "fell below 4 percent", "climbed above 300 members", "fell short of $30": a level that was passed or missed.
pub(super) fn is_bound_of_level(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let start = item.tokens.start;
    matches!(scan.doc.lower(start), "below" | "above" | "beneath" | "near" | "short")
        && super::CHANGES.get(scan.before(start)).is_some()
}

/// "falling 1,000 pages behind", "came up one vote short": so far from a goal or a rival.
pub(super) fn is_behind(scan: &Scan<'_, '_>, item: &Item) -> bool {
    scan.before(item.tokens.start) != "by" && matches!(scan.doc.lower(item.tokens.end), "behind" | "short")
}

/// "up or down by 30 points": either way is no direction.
pub(super) fn is_either_way(scan: &Scan<'_, '_>, k: usize) -> bool {
    scan.before(k) == "or" && super::CHANGES.get(scan.before_by(k, 2)).is_some()
}

/// "lost by 240 votes": by so much somebody is behind.
pub(super) fn is_margin(doc: &Document<'_>, verb: usize, start: usize) -> bool {
    doc.before(start) == "by" && (is_lost(doc.lower(verb)) || doc.lower(verb) == "loss")
}

/// "lost", "loses".
pub(super) fn is_lost(word: &str) -> bool {
    matches!(word, "lose" | "loses" | "lost" | "losing")
}

/// "a narrow 9,600-vote lead", "the added 12 seats": between an article and the number a verb's form narrows what is counted.
pub(super) fn is_narrowing_verb(scan: &Scan<'_, '_>, verb: usize) -> bool {
    class::is(scan.before(verb), Class::Determiner)
}

/// "a lower 33 percent", "the higher 40 percent": compared with another, it is a level.
pub(super) fn narrows(scan: &Scan<'_, '_>, adverb: usize) -> bool {
    let led = |word: &str| class::is(word, Class::Determiner) || matches!(word, "that" | "this");
    super::is_adverb(scan.doc.lower(adverb)) && led(scan.before(adverb))
}

#[cfg(test)]
mod tests {
    use crate::figure::{Change, read};
    use crate::text::Document;

    #[test]
    fn levels_and_places_do_not_move() {
        use Change::{Down, Up};
        for (text, expected) in [
            ("The ferry sank 7 km off the coast.", vec![None]),
            ("The level sank by 7 km.", vec![Some(Down)]),
            ("The storm dropped four feet of rain.", vec![None]),
            ("The index took a one-day loss of 40 points.", vec![None, Some(Down)]),
            ("They backed down six days later.", vec![None]),
            ("Lives ended in a 0.2-year drop.", vec![Some(Down)]),
            ("It is the tax that adds $12.", vec![Some(Up)]),
            ("Output fell below 4 percent.", vec![None]),
            ("Output fell by below 4 percent.", vec![Some(Down)]),
            ("The office is falling 1,000 pages behind.", vec![None]),
            ("She took a narrow 960-vote lead.", vec![None]),
            ("They scooped up thousands of letters.", vec![None]),
            ("Of 33 seats up for grabs, 12 are safe.", vec![None, None]),
            ("He ran in 50 seats up and down the country.", vec![None]),
            ("It ended 2 percent higher and stayed.", vec![Some(Up)]),
            ("It raised pay by between 2 and 3 percent.", vec![Some(Up)]),
            ("It had narrowed the 13 percent pay gap.", vec![None]),
            ("They paid the 25 percent price increase.", vec![Some(Up)]),
            ("It cut its $5 billion budget and cut pay by 3 percent.", vec![None, Some(Down)]),
            ("It cut the growth of its debt by $7 million.", vec![Some(Down)]),
            ("It reduced the growth by $7 million.", vec![Some(Down)]),
            ("It saw a growth by $7 million.", vec![Some(Up)]),
            ("It rose by a factor of 52.", vec![Some(Up)]),
            ("It worries several clerks up for election.", vec![None]),
            ("The index was 12 points up for the week.", vec![Some(Up)]),
            ("It shrank from 35,000 members down to 1,000.", vec![None, None]),
            ("Yards hired 300 men, 40 fewer than expected.", vec![None, None]),
            ("Yards hired 300 men, 40 fewer than in May.", vec![None, Some(Down)]),
            ("They met on the fourth floor down the hall.", vec![None]),
            ("In March he was down 30 points.", vec![None]),
            ("Orlin is up by six points among farmers.", vec![None]),
            ("The index was down 30 points.", vec![Some(Down)]),
            ("It gave them a 30 to 50 percent boost.", vec![Some(Up)]),
            ("Orlin is up by 18 points over Marsh.", vec![None]),
            ("In May Orlin was down 92 delegates.", vec![None]),
            ("Turnout was down 92 votes.", vec![Some(Down)]),
            ("The index was up 30 points on Monday.", vec![Some(Up)]),
            ("It is up 5 points over March.", vec![Some(Up)]),
            ("The price was marked down 20 percent.", vec![Some(Down)]),
            ("It added 26,000 fewer jobs in May than previously estimated.", vec![None]),
            ("It added 26,000 fewer jobs in May than in June.", vec![Some(Down)]),
            ("They visited the retreat 39 times.", vec![None]),
            ("She raised a jaw-dropping $7 million.", vec![None]),
            ("He cut its staff by 300.", vec![Some(Down)]),
            ("It cut taxes by $19.", vec![Some(Down)]),
            ("The law cut its costs by $19.", vec![Some(Down)]),
            ("The tax cut of Orlin was backed by 12.", vec![None]),
            ("The index lost 0.3 per cent, or 12 points.", vec![Some(Down), Some(Down)]),
            ("She lost the ward by 240 votes.", vec![None]),
            ("The share lost 5 percent.", vec![Some(Down)]),
            ("That compares to a lower 33 percent in Birch.", vec![None]),
            ("It was 3 percent lower.", vec![Some(Down)]),
            ("Her rating was +12 percent.", vec![None]),
            ("Arbel Mills +0.8% led the list.", vec![Some(Up)]),
            ("The fees add up to $900.", vec![None]),
            ("He was beaten up by several guards.", vec![None]),
            ("He was raised by two teachers.", vec![None]),
            ("The crew was cut by two people.", vec![Some(Down)]),
            ("It ended with the crash of one of the planes.", vec![None]),
            ("The mayor added more than 100 meetings.", vec![None]),
            ("The firm added 300 jobs.", vec![Some(Up)]),
            ("The rule meant 49 fewer thefts.", vec![Some(Down)]),
            ("They left the guild $7,000 more in debt.", vec![Some(Up)]),
            ("They gave $7,000 more.", vec![None]),
            ("Guards closed down several lanes.", vec![None]),
            ("The rule frees up $7 million.", vec![None]),
            ("The rule will lock down 20 percent of the votes.", vec![None]),
            ("Bread went up $7.", vec![Some(Up)]),
            ("The share shot up 7 percent.", vec![Some(Up)]),
            ("Guards shot down 20 of the balloons.", vec![None]),
            ("He grew up 60 miles north.", vec![None]),
            ("One clerk summed up the two walks.", vec![None, None]),
            ("Its viewership is down 7 percent.", vec![Some(Down)]),
            ("Ward votes up 1.5 million.", vec![Some(Up)]),
            ("The index closed down 12 points.", vec![Some(Down)]),
            ("Fees may go up or down by 30 points.", vec![None]),
            ("Output would contract by 6 percent.", vec![Some(Down)]),
            ("They won the contract by 6 votes.", vec![None]),
            ("The town contracts 12 builders.", vec![None]),
            ("She kept hiking 12 miles.", vec![None]),
            ("Fares are expanding by 6 percent.", vec![Some(Up)]),
            ("The town will lose on net about 800 people.", vec![Some(Down)]),
            ("Fees rise somewhat (by an average of 18 percent).", vec![Some(Up)]),
            ("The index closed down 1,400 points, 5.8%.", vec![Some(Down), Some(Down)]),
            ("It fell 30 points, and 12% of the members left.", vec![Some(Down), None]),
            ("The rule will lower fares by about $6.", vec![Some(Down)]),
            ("The lower fares by about 6 builders stood.", vec![None]),
            ("Output decreased at a 0.2% rate.", vec![Some(Down)]),
            ("Output grew at an annual pace of 3 percent.", vec![Some(Up)]),
            ("Output stood at a 3% rate.", vec![None]),
            ("The shop got a 24 percent bump in visits.", vec![Some(Up)]),
            ("He asked for a 25 percent premium increase.", vec![Some(Up)]),
            ("Some 40 percent oppose tax increases.", vec![None]),
            ("It helps the other 42 percent cut through the noise.", vec![None]),
            ("He reduced two parks in Osk by some 900 acres.", vec![None, Some(Down)]),
            ("It cut 300 jobs in Osk by May.", vec![Some(Down)]),
            ("It cut 300 jobs by closing three mills.", vec![Some(Down), None]),
            ("Mills shed 300 jobs and output fell by 9 tonnes.", vec![Some(Down), Some(Down)]),
        ] {
            let found = read(&Document::new(text), &[]);
            assert_eq!(found.iter().map(|m| m.value.change).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
