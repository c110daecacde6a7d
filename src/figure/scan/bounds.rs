//! The words that bound a number, as they belong to it: "at least 12", not "walked up to three guards".

use rust_decimal::Decimal;

use super::super::FigureKind;
use super::super::bound::{self, Nearness};
use super::super::class::{self, Class};
use super::super::item::{Amount, Item};
use super::super::noun;
use super::{Scan, over};
use crate::lexicon::{List, WordPairs};

static LIMITS: List<WordPairs> =
    List::new(|| WordPairs::load("limits.tsv", include_str!("../../lexicon/en/limits.tsv")));

static BOUND_WHAT: List<WordPairs> =
    List::new(|| WordPairs::load("bound_what.tsv", include_str!("../../lexicon/en/bound_what.tsv")));

/// Reads the bounding words before and behind.
pub(super) fn read(scan: &Scan<'_, '_>, item: &mut Item) {
    let doc = scan.doc;
    let mut start = item.tokens.start;
    // "over a 50 percent cut"
    let article = matches!(scan.before(start), "a" | "an")
        && (item.unit.is_some() || item.kind == FigureKind::Score)
        && item.kind != FigureKind::Age
        && scan.before_by(start, 2) != "near";
    if article && bound::before(doc, start - 1, scan.from).is_some_and(|(_, near)| near != Nearness::Exact) {
        start -= 1;
    }
    // "roughly the half-dozen seats"; "close to the 270 needed" and "about the two" name a number that stands.
    let hedged = scan.before(start) == "the"
        && matches!(scan.before_by(start, 2), "roughly" | "approximately" | "nearly" | "almost");
    start -= usize::from(hedged);
    // "“well below” 2 degrees": the mark behind the words that bound, where the one that opens stands before them.
    let quoted = matches!(scan.before(start), "”" | "\"" | "’" | "'")
        .then(|| bound::before(doc, start - 1, scan.from))
        .flatten()
        .filter(|(at, _)| {
            matches!(scan.before(*at), "“" | "\"" | "‘" | "'") && !doc.tokens()[*at].is_capital()
        });
    let mark = usize::from(quoted.is_some());
    let told = quoted.or_else(|| bound::before(doc, start, scan.from));
    // "some 20-year-old fool": any one.
    let told = told.filter(|(at, _)| {
        !(doc.lower(*at) == "some" && *at + 1 == start && item.compound && item.kind == FigureKind::Age)
    });
    // "handed over more than 7,000 papers": what stands behind the particle still bounds.
    let inner = told
        .filter(|(at, _)| is_no_bound(scan, *at, item))
        .and_then(|(at, _)| bound::before(doc, start, at + 1))
        .filter(|_| mark == 0);
    if let Some((at, near)) = inner.or(told) {
        // "over 8 billion volunteer hours" is no period.
        let unit = item.compound || item.tokens.end <= item.numeral.end + 1;
        let over = item.kind == FigureKind::Duration && unit && doc.before(start) == "over";
        let during = over && !is_more(scan, item, at);
        if !during && !is_no_bound(scan, at, item) {
            item.tokens.start = at - mark;
            combine(item, near);
            negation(scan, item);
            return;
        }
    }
    // "within the next two hours"
    let ahead = matches!(scan.before(start), "next" | "coming") && scan.before_by(start, 2) == "the";
    if ahead && item.kind == FigureKind::Duration && scan.before_by(start, 3) == "within" {
        item.tokens.start = start - 3;
        combine(item, Nearness::AtMost);
    }
    if item.near == Nearness::Exact && item.value().is_none_or(|v| v > Decimal::ONE) && is_limit(scan, item) {
        combine(item, Nearness::AtMost);
    }
    negation(scan, item);
}

/// How many tokens may tell what is limited: "limit *its nuclear warhead arsenal* to 1,550".
const LIMITED: usize = 7;

/// "limits guests to 12", "capped premiums at 8.5 percent": a verb of limiting leads to the number; not "not limited to 20", "limits on guests
/// to 12", "a limit he set to 25".
fn is_limit(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let Some(to) = scan.back(item.tokens.start, 1).filter(|k| matches!(doc.lower(*k), "to" | "at")) else {
        return false;
    };
    let open = |k: &usize| {
        let other = matches!(
            doc.lower(*k),
            "from" | "on" | "and" | "that" | "which" | "who" | "he" | "she" | "they" | "we" | "it"
        );
        (doc.tokens()[*k].is_word() && !other) || doc.word(*k) == "-" || doc.word(*k) == "'s"
    };
    let near = scan.from.max(to.saturating_sub(LIMITED))..to;
    let verb = near.rev().take_while(open).find(|k| LIMITS.get(doc.lower(*k)).is_some());
    verb.is_some_and(|verb| {
        let before = scan.before(verb);
        let leads = LIMITS.get(doc.lower(verb)) == Some(doc.lower(to));
        // "the age limit to 21", "a cap at $300" are nouns.
        let named = match doc.lower(verb) {
            "limit" | "cap" => {
                !(class::is(before, Class::BeforeVerb) || verb > scan.from && noun::is_plural(doc, verb - 1))
            }
            "limits" | "caps" => class::is(before, Class::Determiner) || before.is_empty(),
            _ => false,
        };
        leads && !named && !crate::date::denies(before)
    })
}

/// "ticked up to 49%" tells a level, "a fight over three judges" what it is about, "walked up to one of the guards" where to.
fn is_no_bound(scan: &Scan<'_, '_>, at: usize, item: &Item) -> bool {
    let led = scan.before(at);
    // "it is not about nine judges"
    if scan.doc.lower(at) == "about" && led == "not" {
        return true;
    }
    if is_where(scan, at, item) {
        return true;
    }
    // "held over two nights": during what, unless "for over" or "lasted over".
    let nights =
        matches!(item.unit.as_deref(), Some("night" | "weekend" | "season" | "semester" | "session"));
    if nights && scan.doc.lower(at) == "over" && !lasts(scan, at) {
        return true;
    }
    // "his claim about millions", "it is about thousands of jobs"
    if matches!(item.amount, Amount::Vague(..))
        && scan.doc.lower(at) == "about"
        && scan.doc.lower(item.numeral.start).ends_with('s')
    {
        return true;
    }
    // "talks about two dams", "centred around a seven-day plan"
    let spans = item.kind == FigureKind::Length || item.kind == FigureKind::Duration && !item.compound;
    if BOUND_WHAT.get(led) == Some(scan.doc.lower(at)) && !spans {
        return true;
    }
    if !spans && is_told_to(scan, at) {
        return true;
    }
    let one_of =
        item.value() == Some(Decimal::ONE) && scan.doc.lower(item.numeral.end) == "of" && !led.is_empty();
    let came = item.kind == FigureKind::Count && class::is(led, Class::ComesUp);
    match scan.doc.lower(at) {
        "up" => scan.doc.lower(at + 1) == "to" && (one_of || came || class::is(led, Class::RisesTo)),
        // "a battle with the guild over three rules"
        "over" => {
            let with = (1..=WITH).find(|n| scan.before_by(at, *n) == "with");
            let fought = with
                .is_some_and(|n| (n + 1..=n + 2).any(|k| class::is(scan.before_by(at, k), Class::OverWhat)));
            class::is(led, Class::OverWhat) || fought
        }
        _ => false,
    }
}

/// "under one roof", "over one lump sum", "took over a six-block area", "talk about one person": where, and about what; "over one million",
/// "under one hour" and "about one block away" are measured.
fn is_where(scan: &Scan<'_, '_>, at: usize, item: &Item) -> bool {
    let counted = item.kind == FigureKind::Count && item.noun.is_some();
    let single = item.value() == Some(Decimal::ONE);
    let qualifies = item.compound && item.tokens.start == at + 2;
    let away = || matches!(scan.lower(item.tokens.end), "away" | "apart" | "short" | "'s" | "’s" | "per");
    counted
        && match scan.doc.lower(at) {
            "over" | "under" | "below" | "above" => single || qualifies,
            "about" => single && !away(),
            _ => false,
        }
}

/// "lied to the mayor *about* $3 million": what somebody is told of.
fn is_told_to(scan: &Scan<'_, '_>, at: usize) -> bool {
    let bound = scan.doc.lower(at);
    (3..=TOLD)
        .any(|n| BOUND_WHAT.get(scan.before_by(at, n)) == Some(bound) && scan.before_by(at, n - 1) == "to")
}

/// How many words may name to whom something is told.
const TOLD: usize = 5;
/// How many words may name with whom something is fought over.
const WITH: usize = 4;

/// Whether the "over" at `at` before a length of time belongs to it: as the date says that was read there, if one was.
fn is_more(scan: &Scan<'_, '_>, item: &Item, at: usize) -> bool {
    let doc = scan.doc;
    let span = |k: usize| doc.tokens()[k].span();
    let length = over(scan.lengths, span(item.numeral.start));
    length.map_or_else(|| lasts(scan, at), |length| length.start() < span(item.numeral.start).start())
}

/// Whether "over three years" before `at` says how long rather than when: "for over three years", "lasted over".
fn lasts(scan: &Scan<'_, '_>, over: usize) -> bool {
    let before = scan.before(over);
    scan.doc.lower(over) != "over" || before.is_empty() || crate::date::is_more_behind(before)
}

fn combine(item: &mut Item, near: Nearness) {
    if near != Nearness::Exact
        && matches!(item.near, Nearness::Exact | Nearness::About)
        && !matches!(item.amount, Amount::Vague(..))
    {
        item.near = near;
    }
}

/// "not 12": said not to be so.
fn negation(scan: &Scan<'_, '_>, item: &mut Item) {
    let start = item.tokens.start;
    // "not only 12" says that there is more to tell.
    let only = matches!(scan.doc.lower(start), "only" | "just" | "merely" | "simply");
    // "hundreds if not thousands" says that it may be more.
    let only = only || scan.before(start) == "not" && scan.before_by(start, 2) == "if";
    if scan.before(start) == "not" && item.near == Nearness::Exact && !only {
        item.negated = true;
        item.tokens.start = start - 1;
    }
    // "all but two of the towns": of these two it is not so.
    if scan.before(start) == "but" && scan.before_by(start, 2) == "all" && scan.before_by(start, 3) != "not" {
        item.negated = true;
        item.tokens.start = start - 2;
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::{Bound, read};
    use crate::text::Document;

    #[test]
    fn what_is_left_out_is_denied() {
        for (text, negated) in [
            ("All but two of the mills burned.", true),
            ("Not 12 mills burned.", true),
            ("But two of the mills burned.", false),
            ("Not only 12 mills burned.", false),
        ] {
            assert_eq!(read(&Document::new(text), &[])[0].negated, negated, "{text}");
        }
    }

    #[test]
    fn particles_and_places_do_not_bound() {
        for (text, expected) in [
            ("They handed over 12 files.", Bound::Exact),
            ("They handed over more than 7,000 files.", Bound::Over),
            ("They signed over 12 files.", Bound::Over),
            ("They want a $15 minimum wage.", Bound::Exact),
            ("It costs $15 minimum.", Bound::AtLeast),
            ("They live under one roof.", Bound::Exact),
            ("They took over a six-block area.", Bound::Exact),
            ("They have about a six-point lead.", Bound::About),
            ("They talk about one guard.", Bound::Exact),
            ("It is about one block away.", Bound::About),
            ("They hold 20 plus guards.", Bound::AtLeast),
            ("It costs $2 plus tax.", Bound::Exact),
            ("He earned closer to $3 million.", Bound::About),
            ("They built closer to 300 homes.", Bound::Exact),
            ("He crept closer to 12 miles.", Bound::Exact),
            ("They came when six years old or younger.", Bound::AtMost),
            ("They came when six years old.", Bound::Exact),
            ("All who are 18 years old or older vote.", Bound::AtLeast),
            ("The rule limits its guests to 12.", Bound::AtMost),
            ("It would limit the number of guests to 12.", Bound::AtMost),
            ("They capped fees at 8 percent.", Bound::AtMost),
            ("They may not confine it to 12.", Bound::Exact),
            ("The age limit to 12 years is new.", Bound::Exact),
            ("The limit he set fell to 12.", Bound::Exact),
            ("It limits him to one boat.", Bound::Exact),
            ("It costs under one euro.", Bound::Under),
            ("It was held over two nights.", Bound::Exact),
            ("It lasted over two nights.", Bound::Over),
            ("They battle with the guild over three rules.", Bound::Exact),
            ("Nobody else topped 2%.", Bound::AtMost),
            ("He topped 2%.", Bound::Over),
            ("Incomes at or below 138% count.", Bound::AtMost),
            ("She had at least a 4-to-3 majority.", Bound::AtLeast),
        ] {
            let found = read(&Document::new(text), &[]);
            assert_eq!(found[0].value.bound, expected, "{text}");
        }
    }
}
