//! How two figures relate: the same number, one less precise than the other, or two that exclude each other.

use std::cmp::Ordering;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::amount::{Amount, Lie, lie};
use super::attribution::same_name;
use super::finding::Finding;
use super::moving::{self, Moving, moving};
use super::order::order;
use super::relation::{agree, compatible, gap, relate};
use super::scope::{self, At};
use super::side::Side;
use crate::figure::unit::convert;
use crate::figure::{Bound, Figure, FigureKind};
use crate::name::is_pronoun;
use crate::report::{Reason, Verdict};

/// How the figures of two claims relate; none if one is no figure.
pub(crate) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Finding> {
    let (x, y) = (a.claim.figure()?, b.claim.figure()?);
    if let Some(finding) = parts(x, y) {
        return Some(finding);
    }
    if let Some(finding) = direction(x, y) {
        return Some(months_apart(finding, a, b));
    }
    let (p, q) = (Amount::of(x, a.words()), Amount::of(y, b.words()));
    let Some((p, q, converted)) = in_one_unit((x, p), (y, q)) else {
        return Some(compatible("units that are not converted into each other"));
    };
    let (at, bt) = ((a, &p), (b, &q));
    let related = rest_left_out((x, &p), (y, &q))
        .or_else(|| goes_on(at, bt))
        .unwrap_or_else(|| relate(&p, &q, converted));
    let finding = months_apart(by_source(in_time(related, at, bt), a, b), a, b);
    let excused = if super::differs(finding.verdict) { scope::apart(at, bt) } else { None };
    Some(excused.unwrap_or(finding))
}

/// Scores and votes: the same numbers, in either order.
fn parts(x: &Figure, y: &Figure) -> Option<Finding> {
    let (mut p, mut q) = (x.parts.clone()?, y.parts.clone()?);
    p.sort();
    q.sort();
    Some(if p == q {
        agree("the same score")
    } else {
        Finding::new(Verdict::Conflict, Reason::Value, "two scores that cannot both be right").gap(0.5)
    })
}

/// A rise against a fall, whatever the amounts.
fn direction(x: &Figure, y: &Figure) -> Option<Finding> {
    (x.change? != y.change?).then_some(())?;
    Some(Finding::new(Verdict::Conflict, Reason::Polarity, "a rise against a fall").gap(0.8))
}

/// From so many days on a running length may be a day off.
const SEVERAL: i32 = 5;

/// "The 40-day siege", twelve days later "52 days": a length that goes on, longer by the days between the articles.
fn goes_on((a, p): At<'_, '_>, (b, q): At<'_, '_>) -> Option<Finding> {
    let lasts = |s: &Side<'_>| s.claim.figure().is_some_and(|f| f.kind == FigureKind::Duration);
    let (day_a, day_b) = a.published().zip(b.published())?;
    let unit = a.claim.figure()?.unit.as_deref()?;
    let between_days = days_between(day_a, day_b);
    let between = convert(Decimal::from(between_days), "day", unit)?;
    // A day either way, once there are several; weeks and months are counted whole.
    let day = if between_days < SEVERAL { Decimal::ZERO } else { convert(Decimal::ONE, "day", unit)? };
    let slack = if matches!(unit, "week" | "month") { Decimal::new(5, 1) } else { day };
    let (x, y) = (p.value?, q.value?);
    let longer = if day_a < day_b { y.checked_sub(x)? } else { x.checked_sub(y)? };
    let off = longer.checked_sub(between)?.abs();
    let goes_on = lasts(a) && lasts(b) && between > slack && longer > Decimal::ZERO && off <= slack;
    goes_on.then(|| agree("a length that goes on, longer by the time between the articles"))
}

/// Two speakers who give two numbers of one day, or of what does not move: they are at odds, whatever moves else.
fn by_source(finding: Finding, a: &Side<'_>, b: &Side<'_>) -> Finding {
    let speakers = a.said_by().zip(b.said_by());
    let at_odds = || speakers.is_some_and(|(s, t)| !same_name(s, t) && !is_pronoun(s) && !is_pronoun(t));
    let one_day = || same_day(a, b) && order(a, b).is_none();
    match finding.verdict {
        Verdict::Conflict if finding.reason == Reason::Value && at_odds() => {
            let why = "two sources give numbers that cannot both be right";
            Finding { reason: Reason::Source, why: why.into(), ..finding }
        }
        Verdict::Update if finding.reason == Reason::Value && one_day() && at_odds() => {
            Finding::new(Verdict::Conflict, Reason::Source, "two sources give other numbers as of one day")
                .gap(finding.gap)
        }
        _ => finding,
    }
}

/// Both amounts in the first one's unit, and whether the second was converted; none if they do not measure the same.
fn in_one_unit((x, p): (&Figure, Amount), (y, q): (&Figure, Amount)) -> Option<(Amount, Amount, bool)> {
    match (&x.unit, &y.unit) {
        _ if x.kind == FigureKind::Fraction && y.kind == FigureKind::Percent => {
            Some((p.percent()?.rounded(), q.rounded(), true))
        }
        _ if x.kind == FigureKind::Percent && y.kind == FigureKind::Fraction => {
            Some((p.rounded(), q.percent()?.rounded(), true))
        }
        // A count's unit is its noun: "three officers", "three people".
        (Some(u), Some(v)) if u != v && !(count(x) && count(y)) => {
            q.convert(v, u).map(|q| (p.rounded(), q.rounded(), true))
        }
        _ => Some((p, q, false)),
    }
}

/// "Eight minutes" for "8 minutes and 46 seconds": of a length of time in two units the rest is often left out.
fn rest_left_out((x, p): (&Figure, &Amount), (y, q): (&Figure, &Amount)) -> Option<Finding> {
    let lasts = |f: &Figure| f.kind == FigureKind::Duration && f.bound == Bound::Exact;
    let (u, v) = (x.unit.as_deref()?, y.unit.as_deref()?);
    let (one_u, one_v) = (Decimal::ONE, convert(Decimal::ONE, v, u)?);
    let (coarse, fine, one) = if one_u > one_v { (p, q, one_u) } else { (q, p, one_v) };
    let (c, f) = (coarse.value?, fine.value?);
    let left_out = lasts(x) && lasts(y) && one_u != one_v && c < f && f < c.checked_add(one)?;
    left_out.then(|| compatible("one of them leaves out the rest"))
}

fn count(f: &Figure) -> bool {
    matches!(f.kind, FigureKind::Count | FigureKind::Number | FigureKind::Ordinal)
}

/// The same finding, seen in time: a number that moves, stated at another moment, was updated.
fn in_time(finding: Finding, (a, p): At<'_, '_>, (b, q): At<'_, '_>) -> Finding {
    let moving = moving(a).max(moving(b)).or_else(|| counting(a, b, &finding));
    let Some(moving) = moving.filter(|_| finding.verdict == Verdict::Conflict || outdated(p, q)) else {
        return finding;
    };
    let (Some(x), Some(y)) = (p.center(), q.center()) else { return finding };
    if x == y && (p.is_ceiling() || q.is_ceiling()) && finding.verdict == Verdict::Conflict {
        return compatible("the same number, once as a bound");
    }
    let why = match (order(a, b), moving) {
        (Some(order), _) => {
            later(if order == Ordering::Less { ((x, p), (y, q)) } else { ((y, q), (x, p)) }, moving)
        }
        (None, Moving::Rises) if same_day(a, b) && finding.verdict == Verdict::Conflict => {
            "such a count may change within the day, and nothing says which came first"
        }
        _ => return finding,
    };
    Finding::new(Verdict::Update, finding.reason, why).gap(gap(p, q))
}

/// Two floors of a count: who says "at least seven" has not finished counting, and what "have come down" is counted until now.
fn counting(a: &Side<'_>, b: &Side<'_>, finding: &Finding) -> Option<Moving> {
    let of_count = |s: &Side<'_>| s.claim.figure().is_some_and(|f| f.kind == FigureKind::Count);
    let open =
        |s: &Side<'_>| s.claim.figure().is_some_and(|f| f.bound == Bound::AtLeast) || moving::until_now(s);
    let counted = finding.reason == Reason::Bound && of_count(a) && of_count(b);
    (counted && (open(a) || open(b))).then_some(Moving::Rises)
}

type Numbered<'a> = (Decimal, &'a Amount);

/// How many days apart two articles still speak of one moment, if nothing says that the number moves.
const ONE_STORY: i32 = 30;

/// A difference between articles that appeared months apart says little: most numbers change in that time. An age does at
/// once where one of the two articles has no date.
fn months_apart(finding: Finding, a: &Side<'_>, b: &Side<'_>) -> Finding {
    if finding.verdict != Verdict::Conflict {
        return finding;
    }
    let days = a.published().zip(b.published()).map(|(p, q)| days_between(p, q));
    let aged = a.claim.figure().is_some_and(|f| f.kind == FigureKind::Age);
    let undated = a.published().is_some() != b.published().is_some();
    match days {
        Some(days) if days > ONE_STORY => compatible("the articles appeared months apart"),
        None if aged && undated => compatible("one of the articles is not dated, and ages grow"),
        _ => finding,
    }
}

fn days_between(p: Date, q: Date) -> i32 {
    p.since((jiff::Unit::Day, q)).map_or(i32::MAX, |s| s.get_days().abs())
}

/// What became of the earlier number.
fn later(((early, _), (late, of)): (Numbered<'_>, Numbered<'_>), moving: Moving) -> &'static str {
    match (late < early || late == early && of.is_below(), moving) {
        (true, Moving::Rises) => "the later count is lower: it was corrected, or counts something else",
        (true, Moving::EitherWay) => "the later number is lower",
        (false, _) => "the later number is higher",
    }
}

fn same_day(a: &Side<'_>, b: &Side<'_>) -> bool {
    a.published().is_some() && a.published() == b.published()
}

/// Whether two bounds, or a bound and a number, can both hold in logic and yet tell of two moments: "at least 5" is
/// no way to say 24, though "over 200" is one to say 249.
fn outdated(p: &Amount, q: &Amount) -> bool {
    let vague = |a: &Amount| a.bound == Bound::Vague;
    let (Some(x), Some(y)) = (p.value, q.value) else {
        return (vague(p) || vague(q)) && lie(&p.interval, &q.interval) == Lie::Apart;
    };
    let (low, high, top) = if x <= y { (p, y, q) } else { (q, x, p) };
    let passed = p.is_floor() && q.is_below() || q.is_floor() && p.is_below();
    // "Up to 100" tells of no more than "over 30" had told.
    low.is_floor() && x != y && !top.is_ceiling() && !cut_down_to(high, low) || x == y && passed
}

/// Whether `high` cut down to the place of `low` gives `low`, as "more than 200" does for 249.
fn cut_down_to(high: Decimal, low: &Amount) -> bool {
    let (Some(v), Some(place)) = (low.value, low.place) else { return false };
    let top = v.checked_add(place);
    high >= v && top.is_some_and(|t| high < t) && v >= Decimal::TEN
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::claim::ClaimBody;

    fn verdict(a: (&str, Figure), b: (&str, Figure), days: [&str; 2], around: &str) -> Finding {
        let readings = [("a", a, days[0]), ("b", b, days[1])].map(|(id, (quote, figure), day)| {
            let text = around.replace("N", quote);
            let mut r = testing::reading(id, Some(day), &text);
            testing::claim(&mut r, quote, ClaimBody::Figure(figure));
            r
        });
        let sides = [0, 1].map(|i| Side::of(&readings, (i, 0)).expect("a claim"));
        compare(&sides[0], &sides[1]).expect("two figures")
    }

    fn people(value: &str, bound: Bound) -> Figure {
        testing::figure(value, bound, FigureKind::Count, "person")
    }

    #[test]
    fn standing_numbers() {
        use Bound::{About, AtLeast, AtMost, Exact, Over, Under};
        use Verdict::{Agree, Compatible, Conflict};
        for (x, p, y, q, expected) in [
            ("8", Exact, "8", Exact, Agree),
            ("8", Exact, "9", Exact, Conflict),
            ("136", Exact, "139", Exact, Conflict),
            ("10", Exact, "11", Exact, Conflict),
            ("140", Exact, "144", Exact, Compatible),
            ("1200000", Exact, "1180000", Exact, Compatible),
            ("100", Exact, "140", Exact, Conflict),
            ("5000", About, "5000", Exact, Agree),
            ("100", Over, "116", Exact, Compatible),
            ("100", Over, "90", Exact, Conflict),
            ("7", AtLeast, "7", Exact, Compatible),
            ("10", AtLeast, "10", AtMost, Conflict),
            ("100", Over, "100", Over, Agree),
            ("100", Over, "200", Over, Conflict),
            ("200", Over, "250", Over, Compatible),
            ("2600", Over, "3900", Over, Conflict),
            ("50", AtMost, "80", Under, Conflict),
            ("50", AtMost, "80", Exact, Conflict),
            ("80", AtMost, "50", Exact, Compatible),
            ("100", Over, "100", Under, Compatible),
            ("4000000", Over, "4000000", AtMost, Compatible),
            ("2000", Exact, "155000", Exact, Compatible),
            ("12000", Exact, "12500", Exact, Conflict),
        ] {
            let found = verdict(
                (x, people(x, p)),
                (y, people(y, q)),
                ["2021-03-01", "2021-03-02"],
                "The ferry had N aboard.",
            );
            assert_eq!(found.verdict, expected, "{x} {p:?} / {y} {q:?}: {}", found.why);
        }
    }

    #[test]
    fn moving_numbers() {
        use Bound::{AtLeast, AtMost, Exact, Over};
        use Verdict::{Agree, Compatible, Update};
        let days = ["2021-03-01", "2021-03-02"];
        for (x, p, y, q, days, expected) in [
            ("5", Exact, "24", Exact, days, Update),
            ("5", AtLeast, "24", AtLeast, days, Update),
            ("24", Exact, "5", Exact, days, Update),
            ("24", Exact, "24", Exact, days, Agree),
            ("200", Over, "249", Exact, days, Compatible),
            ("5", Exact, "24", Exact, ["2021-03-01"; 2], Update),
            ("67", AtLeast, "67", AtMost, days, Compatible),
        ] {
            let found = verdict((x, people(x, p)), (y, people(y, q)), days, "The flood killed N people.");
            assert_eq!(found.verdict, expected, "{x} {p:?} / {y} {q:?}: {}", found.why);
        }
    }

    #[test]
    fn the_rest_of_a_time_is_left_out() {
        use Verdict::{Agree, Compatible, Conflict};
        for (coarse, fine, expected) in
            [("8", "526", Compatible), ("8", "480", Agree), ("7", "526", Conflict), ("9", "526", Agree)]
        {
            let lasting = |v, unit| testing::figure(v, Bound::Exact, FigureKind::Duration, unit);
            let (x, y) = ((coarse, lasting(coarse, "minute")), (fine, lasting(fine, "second")));
            let days = ["2021-03-01", "2021-03-02"];
            for (a, b) in [(x.clone(), y.clone()), (y, x)] {
                assert_eq!(verdict(a, b, days, "It lasted N units.").verdict, expected, "{coarse} {fine}");
            }
        }
    }

    #[test]
    fn a_running_length_agrees_with_itself() {
        use Verdict::{Agree, Conflict};
        for (x, y, unit, days, expected) in [
            ("40", "52", "day", ["2034-04-10", "2034-04-22"], Agree),
            ("40", "60", "day", ["2034-04-10", "2034-04-22"], Conflict),
            ("52", "40", "day", ["2034-04-10", "2034-04-22"], Conflict),
            ("5", "6", "year", ["2034-04-10", "2034-04-10"], Conflict),
            ("3", "5", "day", ["2034-04-10", "2034-04-11"], Conflict),
        ] {
            let lasting = |v| (v, testing::figure(v, Bound::Exact, FigureKind::Duration, unit));
            assert_eq!(verdict(lasting(x), lasting(y), days, "It lasted N.").verdict, expected, "{x} {y}");
        }
    }

    #[test]
    fn a_rise_is_no_fall() {
        let change = |v, change| (v, Figure { change: Some(change), ..people(v, Bound::Exact) });
        let (up, down) = (change("12", crate::figure::Change::Up), change("14", crate::figure::Change::Down));
        let found = verdict(up, down, ["2021-03-01", "2021-03-02"], "It changed by N.");
        assert_eq!((found.verdict, found.reason), (Verdict::Conflict, Reason::Polarity));
    }

    #[test]
    fn floors_of_counts_under_way_are_updated() {
        use Bound::{AtLeast, Over};
        let days = ["2021-03-01", "2021-03-03"];
        for (bound, text, expected) in [
            (AtLeast, "N avalanches followed.", Verdict::Update),
            (Over, "N avalanches have come down.", Verdict::Update),
            (Over, "N seats stand in the hall.", Verdict::Conflict),
        ] {
            let found = verdict(("7", people("7", bound)), ("60", people("60", bound)), days, text);
            assert_eq!((found.verdict, found.reason), (expected, Reason::Bound), "{text}");
        }
    }

    #[test]
    fn an_age_does_not_move() {
        let age = |v| testing::figure(v, Bound::Exact, FigureKind::Age, "year");
        let found = verdict(
            ("24", age("24")),
            ("23", age("23")),
            ["2021-03-01", "2021-03-02"],
            "Killed: the owner, N.",
        );
        assert_eq!(found.verdict, Verdict::Conflict);
    }
}
