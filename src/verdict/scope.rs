//! Scope: why two figures of one kind may speak of two things after all. Such a pair is compatible, whatever its
//! numbers: a false alarm costs more than a contradiction missed.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::amount::Amount;
use super::assailant::one_counts_them;
use super::finding::Finding;
use super::marks::{Mark, has};
use super::moving::{is_past, kind_of};
use super::side::Side;
use crate::claim::Claim;
use crate::figure::{FigureKind, is_list, singular};
use crate::lexicon::{List, WordSet};
use crate::report::{Reason, Verdict};

/// A side and its amount.
pub(crate) type At<'s, 'a> = (&'s Side<'a>, &'s Amount);

/// Why two figures that differ may both be right; none if nothing tells them apart.
pub(crate) fn apart(a: At<'_, '_>, b: At<'_, '_>) -> Option<Finding> {
    let why = others_only(a, b)
        .or_else(|| one_counts_them(a, b))
        .or_else(|| together(a.0, b.0))
        .or_else(|| one_among(a.0, b.0))
        .or_else(|| margin(a.0, b.0))
        .or_else(|| marked(a.0, b.0))
        .or_else(|| of_the_dead(a.0, b.0))
        .or_else(|| some_of_them(a.0, b.0))
        .or_else(|| periods(a.0, b.0))
        .or_else(|| earlier(a.0, b.0))
        .or_else(|| scale(a.1, b.1))?;
    Some(Finding::new(Verdict::Compatible, Reason::Scope, why))
}

/// "15 other states" against "16 states": the one counts the others, the other all.
fn others_only((a, p): At<'_, '_>, (b, q): At<'_, '_>) -> Option<&'static str> {
    let other = |s: &Side<'_>| s.words().split(' ').any(|w| matches!(w, "other" | "others" | "fellow"));
    let (others, all) = match (other(a), other(b)) {
        (true, false) => (p.value?, q.value?),
        (false, true) => (q.value?, p.value?),
        _ => return None,
    };
    (others.checked_add(Decimal::ONE)? == all).then_some("one of them counts the others only")
}

/// "900 drivers and mechanics" against "700 drivers": a part of those counted together.
fn together(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let noun = |s: &Side<'_>| s.claim.figure().and_then(|f| f.noun.clone());
    let (p, q) = (noun(a)?, noun(b)?);
    let among = |list: &str, one: &str| is_list(list) && !is_list(one) && heads(list).contains(&head(one));
    (among(&p, &q) || among(&q, &p)).then_some("one of them counts others with them")
}

/// The nouns of a list, each in the singular.
fn heads(list: &str) -> Vec<String> {
    list.split([',', '&'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "))
        .map(head)
        .collect()
}

/// The last word of a noun phrase, in the singular.
fn head(noun: &str) -> String {
    singular(&noun.split_whitespace().next_back().unwrap_or("").to_lowercase())
}

/// "One of the dead was a child": tells of one, not how many there are.
fn one_among(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let among = |s: &Side<'_>| {
        let at = s.reading.doc.token_at(s.claim.span.start());
        s.reading.doc.lower(at) == "one" && s.reading.doc.lower(at + 1) == "of"
    };
    (among(a) != among(b)).then_some("one of them tells of one among others")
}

/// How many tokens before a figure the words of a margin may stand.
const REACH: usize = 14;

/// "Led by 2,000 votes" against "won 155,000 votes".
fn margin(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let margin = |s: &Side<'_>| s.is_margin(|| is_margin(s));
    (margin(a) != margin(b)).then_some("one of them tells by how much, or how many it takes")
}

fn is_margin(side: &Side<'_>) -> bool {
    let doc = &side.reading.doc;
    let at = doc.token_at(side.claim.span.start());
    let by = doc.lower(at) == "by" || at > 0 && doc.lower(at - 1) == "by";
    let race = |w: &str| {
        matches!(
            w,
            "lead" | "leads" | "led" | "leading" | "ahead" | "won" | "beat" | "trails" | "trailed" | "behind"
        )
    };
    let from = doc.token_at(side.claim.sentence.start()).max(at.saturating_sub(REACH));
    by && (from..at).any(|i| race(doc.lower(i))) || has(side, Mark::Margin)
}

/// A capacity against what was there, a peak against a level, some against all.
fn marked(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let differ = |mark| has(a, mark) != has(b, mark);
    match () {
        () if differ(Mark::Capacity) => Some("one of them is what could be, not what was"),
        () if differ(Mark::Peak) => Some("one of them is a peak"),
        () if differ(Mark::Part) => Some("one of them counts a part"),
        () => None,
    }
}

/// "Of the dead, 24 were found in the village": a part of those who are named before.
fn of_the_dead(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let part = |s: &Side<'_>| {
        let doc = &s.reading.doc;
        let at = doc.token_at(s.claim.span.start());
        let from = doc.token_at(s.claim.sentence.start()).max(at.saturating_sub(NAMED_BEFORE));
        let age = s.claim.figure().is_some_and(|f| f.kind == FigureKind::Age);
        let of = (from..at).rev().find(|i| !age && matches!(doc.lower(*i), "of" | "among"));
        let opens = |of: usize| of == from || matches!(doc.lower(of - 1), "," | ";" | ":" | "(" | "“");
        at > 0 && doc.lower(at - 1) == "," && of.is_some_and(opens)
    };
    (part(a) != part(b)).then_some("one of them counts a part")
}

/// How many tokens the words of those may have of whom a part is counted: "of the people on board, 24".
const NAMED_BEFORE: usize = 8;

/// People of one age or sex against people of any.
fn some_of_them(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let noun = |s: &'_ Side<'_>| s.claim.figure().and_then(|f| f.unit.clone());
    let (p, q) = (noun(a)?, noun(b)?);
    let part = |n: &str| PARTS.contains(n);
    (p != q && part(&p) != part(&q)).then_some("one of them counts a part")
}

/// Nouns of people that tell age or sex: counted beside a whole they are a part of it.
static PARTS: List<WordSet> =
    List::new(|| WordSet::load("verdict-parts.tsv", include_str!("../lexicon/en/verdict-parts.tsv")));

/// How many tokens away the words may stand that tell the span of a count.
const BESIDE: usize = 8;
/// How many times the span of one count may be the other's.
const AS_LONG: i32 = 3;

/// "Since Sunday" against "this year": counts over two spans of time.
fn periods(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let (x, y) = (days_counted(a)?, days_counted(b)?);
    (x.max(y) > x.min(y).max(1).saturating_mul(AS_LONG)).then_some("they count over two spans of time")
}

/// Over how many days a figure counts, where the words right beside it say so: "since Sunday", "this year".
fn days_counted(side: &Side<'_>) -> Option<i32> {
    let doc = &side.reading.doc;
    let published = side.published()?;
    let at = |c: &Claim| doc.token_at(c.span.start());
    let near = |c: &Claim| at(c).abs_diff(at(side.claim)) <= BESIDE;
    let dated = side.of_sentence().iter().filter_map(|c| Some((c, c.date()?.interval?)));
    let dates = dated.filter(|(c, _)| near(c));
    let spans = dates.filter_map(|(c, interval)| {
        let since = at(c) > 0 && doc.lower(at(c) - 1) == "since" || doc.lower(at(c)) == "since";
        let long = interval.start.zip(interval.end).is_some_and(|(s, e)| days(s.day(), e.day()) >= 5);
        let this = matches!(doc.lower(at(c)), "this") || at(c) > 0 && doc.lower(at(c) - 1) == "this";
        if since || this && long { Some(days(interval.start?.day(), published).max(1)) } else { None }
    });
    spans.max()
}

fn days(from: Date, to: Date) -> i32 {
    to.since((jiff::Unit::Day, from)).map_or(0, |s| s.get_days())
}

/// A toll dated to an earlier time, against one that is not.
fn earlier(a: &Side<'_>, b: &Side<'_>) -> Option<&'static str> {
    let toll = kind_of(a).or(kind_of(b)).is_some();
    (toll && is_past(a, REACH) != is_past(b, REACH)).then_some("one of them speaks of an earlier time")
}

/// Thousands against millions rather count two things.
fn scale(p: &Amount, q: &Amount) -> Option<&'static str> {
    let (x, y) = (p.value?.abs(), q.value?.abs());
    let (low, high) = (x.min(y), x.max(y));
    let far = low.checked_mul(Decimal::TEN).is_some_and(|ten| ten <= high);
    (far && low >= Decimal::ONE_THOUSAND).then_some("so far apart that they rather count two things")
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::claim::ClaimBody;
    use crate::figure::Bound;

    /// Why the figures "quote = value" of two texts may both be right.
    fn why(sides: [(&str, &str, &str); 2]) -> Option<String> {
        let readings = sides.map(|(text, quote, value)| {
            let mut reading = testing::reading(text, Some("2031-05-06"), text);
            let figure = testing::figure(value, Bound::Exact, FigureKind::Count, "vote");
            testing::claim(&mut reading, quote, ClaimBody::Figure(figure));
            reading
        });
        let sides = [0, 1].map(|i| Side::of(&readings, (i, 0)).expect("a claim"));
        let amounts = [0, 1].map(|i| {
            let side: &Side<'_> = &sides[i];
            Amount::of(side.claim.figure().expect("a figure"), side.words())
        });
        apart((&sides[0], &amounts[0]), (&sides[1], &amounts[1])).map(|f| f.why.to_string())
    }

    /// The verdicts of comparing two articles.
    fn verdicts(a: &str, b: &str) -> Vec<Verdict> {
        let articles = [crate::Article::new("a", a), crate::Article::new("b", b)];
        let figures = |p: &crate::report::Point| p.kind == crate::claim::ClaimKind::Figure;
        crate::compare(&articles).points.iter().filter(|p| figures(p)).map(|p| p.verdict).collect()
    }

    #[test]
    fn counted_together_against_a_part() {
        let of = |noun: &str| format!("About 700 {noun} are on strike in Norvale since Monday.");
        let all = "About 900 drivers and mechanics are on strike in Norvale since Monday.";
        assert_eq!(verdicts(all, &of("drivers")), [Verdict::Compatible]);
        assert_eq!(verdicts(all, &of("drivers and mechanics")), [Verdict::Conflict]);
        assert!(
            is_list("homes and businesses") && !is_list("current and former members") && !is_list("homes")
        );
        assert_eq!(heads("old homes, shops and bars"), ["home", "shop", "bar"]);
    }

    #[test]
    fn two_figures_of_two_things() {
        for (a, b, expected) in [
            (
                ("Arbel and 15 other ports.", "15 other", "15"),
                ("All 16 ports.", "16", "16"),
                Some("counts the others"),
            ),
            (("Arbel and 14 other ports.", "14 other", "14"), ("All 16 ports.", "16", "16"), None),
            (
                ("It took 14 votes, most of them late.", "14 votes", "14"),
                ("It took 16 votes.", "16", "16"),
                None,
            ),
            (("It took 14 of them.", "14", "14"), ("It took 16 votes.", "16", "16"), Some("counts a part")),
            (
                ("One of the dead was a cook.", "One", "1"),
                ("Two of the dead were.", "Two", "2"),
                Some("one among"),
            ),
            (("One died.", "One", "1"), ("Two died.", "Two", "2"), None),
            (
                ("She led by 2,000 votes.", "2,000", "2000"),
                ("She won 2,600.", "2,600", "2600"),
                Some("by how much"),
            ),
            (("She won 2,000 votes.", "2,000", "2000"), ("She won 2,600.", "2,600", "2600"), None),
            (
                ("It took 2,000 votes.", "2,000", "2000"),
                ("It took 40,000.", "40,000", "40000"),
                Some("far apart"),
            ),
            (
                ("The ferry carried 150 people.", "150", "150"),
                ("It has a capacity of 201.", "201", "201"),
                Some("could be"),
            ),
            (("It fell from a high of 61.", "61", "61"), ("It fell to 54.", "54", "54"), Some("a peak")),
            (("It killed 41.", "41", "41"), ("Of the dead, 24 were found.", "24", "24"), Some("a part")),
            (
                ("Her lead stood at 334 votes.", "334", "334"),
                ("She led the mayor, Ann Orth, by 641.", "641", "641"),
                None,
            ),
            (("It took 20 votes.", "20", "20"), ("It took 400.", "400", "400"), None),
        ] {
            for pair in [[a, b], [b, a]] {
                let found = why(pair);
                let fits =
                    expected.map_or(found.is_none(), |part| found.as_ref().is_some_and(|f| f.contains(part)));
                assert!(fits, "{} / {}: {found:?}", a.0, b.0);
            }
        }
    }
}
