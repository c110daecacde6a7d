//! From a resolved expression to the mention that is reported.

use jiff::civil::Date;

use super::direction::direction;
use super::interval::{Relation, clock_code, interval, of_clock, small_hours};
use super::lexeme::{Part, Pick, Shift};
use super::resolve::Resolved;
use super::scan::{Found, Scan};
use super::time::{Clock, Field, Time, What};
use super::words;
use super::{DateValue, Granularity, Modifier, Moment, TimeInterval, TimexType};
use crate::claim::Mention;

/// The mention of `found`.
pub(super) fn mention(
    scan: &Scan<'_, '_>,
    found: &Found,
    resolved: &Resolved,
    now: Option<Date>,
) -> Mention<DateValue> {
    let mut time = found.time;
    if time.timex() == TimexType::Duration && before(scan, found) == "within" {
        time.modifier = time.modifier.or(Some(Modifier::EqualOrLess));
    }
    let relation = relation(scan, found);
    let date = DateValue {
        timex: time.timex(),
        value: value(&time, resolved),
        modifier: time.modifier,
        interval: so_far(scan, found, resolved, now)
            .or_else(|| early_morning(scan, found, resolved).map(|minutes| opened(minutes, relation)))
            .or_else(|| Some(days(&time, resolved, relation, now))),
        granularity: time.clock.map_or(resolved.granularity, clock_granularity),
        basis: resolved.basis,
    };
    let span = scan.doc.span_of(found.start..found.end);
    let event = super::subject::event(scan, found);
    // "will not sail before October 20", as against "has not sailed since"
    let at_earliest = relation == Relation::Since && before(scan, found) == "before";
    let negated = event.negated && !at_earliest && !comes_then(scan, found);
    Mention { span, value: date, subject: event.subject, hedges: event.hedges, negated, linked: None }
}

/// "will not be ready until May", "was not found until at least Friday": what is denied of the time before comes then.
fn comes_then(scan: &Scan<'_, '_>, found: &Found) -> bool {
    const REACH: usize = 3;
    let floor = scan.doc.sentences()[found.sentence].tokens.start;
    let near = (floor..found.start).rev().take(REACH);
    let words = near.take_while(|k| scan.doc.tokens()[*k].is_word());
    words.map(|k| scan.doc.lower(k)).any(|word| matches!(word, "until" | "till"))
}

/// The TIMEX3 value with its time of day.
fn value(time: &Time, resolved: &Resolved) -> String {
    match time.clock {
        Some(clock) if resolved.value.len() >= 4 && !resolved.value.ends_with("REF") => {
            format!("{}T{}", resolved.value, clock_code(clock))
        }
        _ => resolved.value.clone(),
    }
}

/// The days, or minutes, that the words allow.
fn days(time: &Time, resolved: &Resolved, relation: Relation, now: Option<Date>) -> TimeInterval {
    if let Some((stamp, modifier)) = resolved.origin {
        return counted_from(interval((stamp, stamp), modifier, Relation::In), time);
    }
    let days = match resolved.stamp {
        Some(stamps) => interval(stamps, time.modifier, relation),
        // "the next day" of a day unknown may be any.
        None if is_told_from_elsewhere(time) && !is_over(time, &resolved.value) => TimeInterval::default(),
        None => symbolic(&resolved.value, now),
    };
    let day = resolved.stamp.and_then(|(stamp, _)| stamp.first());
    match (time.clock, time.what, day) {
        (Some(clock), _, Some(day)) => opened(of_clock(day, clock), relation),
        (_, What::Point(p), _) if p.field == Field::Fiscal => fiscal(days),
        (None, What::Offset(offset), _) => bounded(days, offset.shift, time.modifier, now),
        _ => days,
    }
}

/// "More than two years ago" is then or before, "less than two years ago" then or since.
fn bounded(days: TimeInterval, shift: Shift, modifier: Option<Modifier>, now: Option<Date>) -> TimeInterval {
    let now = now.map(Moment::Day);
    match (shift, modifier) {
        (Shift::Ago, Some(Modifier::MoreThan | Modifier::EqualOrMore)) => {
            TimeInterval { start: None, ..days }
        }
        (Shift::Ago, Some(Modifier::LessThan | Modifier::EqualOrLess)) => TimeInterval { end: now, ..days },
        (Shift::Hence, Some(Modifier::MoreThan | Modifier::EqualOrMore)) => {
            TimeInterval { end: None, ..days }
        }
        (Shift::Hence, Some(Modifier::LessThan | Modifier::EqualOrLess)) => {
            TimeInterval { start: now, ..days }
        }
        _ => days,
    }
}

/// "since 9 a.m.", "shortly after midnight": the minutes of a time of day, opened on one side.
fn opened(minutes: TimeInterval, relation: Relation) -> TimeInterval {
    match relation {
        Relation::In => minutes,
        Relation::Since => TimeInterval { end: None, ..minutes },
        Relation::After => TimeInterval { start: minutes.end, end: None },
        Relation::By => TimeInterval { start: None, ..minutes },
        Relation::Before => TimeInterval { start: None, end: minutes.start },
    }
}

/// "Early Friday morning" begins at midnight; "earlier that morning" does not.
fn early_morning(scan: &Scan<'_, '_>, found: &Found, resolved: &Resolved) -> Option<TimeInterval> {
    let morning = found.time.clock == Some(Clock::Part(Part::Morning));
    let early = || (found.start..found.end).any(|k| scan.doc.lower(k) == "early");
    let (day, _) = resolved.stamp.filter(|_| morning && early())?;
    Some(small_hours(day.first()?))
}

/// "Earlier this year" ends today and "later this year" begins today, wherever in the year that is; "early this year" is its first third.
/// With "that year" neither is known.
fn so_far(
    scan: &Scan<'_, '_>,
    found: &Found,
    resolved: &Resolved,
    now: Option<Date>,
) -> Option<TimeInterval> {
    let earlier = match scan.doc.lower(found.start) {
        "earlier" => true,
        "later" => false,
        _ => return None,
    };
    let What::Point(point) = found.time.what else { return None };
    let of_now = scan.doc.lower(found.start + 1) == "in" && scan.doc.lower(found.start + 2) == "the";
    let current = point.pick == Some(Pick::This) || of_now;
    let (first, last) = resolved.stamp.filter(|_| current)?;
    let (first, last) = (first.first()?, last.last()?);
    let now = now.filter(|day| first <= *day && *day <= last)?;
    let (start, end) = if earlier { (first, now) } else { (now, last) };
    Some(TimeInterval { start: Some(Moment::Day(start)), end: Some(Moment::Day(end)) })
}

/// Whether the time counts from a date spoken of, not from the present: "two days later", "the next day".
fn is_told_from_elsewhere(time: &Time) -> bool {
    match time.what {
        What::Offset(o) => !matches!(o.shift, Shift::Ago | Shift::Hence),
        What::Point(p) => matches!(p.pick, Some(Pick::Following | Pick::Previous)),
        _ => false,
    }
}

/// Whether it came later than something and is over all the same: "days later he resigned".
fn is_over(time: &Time, value: &str) -> bool {
    matches!(time.what, What::Offset(o) if o.shift == Shift::Later) && value == "PAST_REF"
}

/// "soon after" a date: from its first day on; "within a year" of it: from its first day to a year after its last.
fn counted_from(origin: TimeInterval, time: &Time) -> TimeInterval {
    let What::Duration(amount) = time.what else { return TimeInterval { end: None, ..origin } };
    let end = origin.end.and_then(|end| super::resolve::added(end.day(), amount));
    TimeInterval { end: end.map(Moment::Day), ..origin }
}

/// A fiscal year by the rule of the United States: October to September.
fn fiscal(days: TimeInterval) -> TimeInterval {
    use jiff::ToSpan;
    let back = |m: Option<Moment>| m.and_then(|m| m.day().checked_sub(3.months()).ok());
    TimeInterval {
        start: back(days.start).map(Moment::Day),
        end: back(days.end).map(|d| Moment::Day(d.last_of_month())),
    }
}

/// What a symbolic value allows.
fn symbolic(value: &str, now: Option<Date>) -> TimeInterval {
    match value {
        "PAST_REF" => TimeInterval { start: None, end: now.map(Moment::Day) },
        "FUTURE_REF" => TimeInterval { start: now.map(Moment::Day), end: None },
        _ => TimeInterval::default(),
    }
}

fn clock_granularity(clock: Clock) -> Granularity {
    match clock {
        Clock::Part(_) => Granularity::Daypart,
        Clock::At { second: Some(_), .. } => Granularity::Second,
        Clock::At { minute: Some(_), .. } => Granularity::Minute,
        Clock::At { .. } => Granularity::Hour,
    }
}

/// The word before the expression, in its sentence.
pub(super) fn before<'a>(scan: &'a Scan<'_, '_>, found: &Found) -> &'a str {
    let sentence = &scan.doc.sentences()[found.sentence].tokens;
    found.start.checked_sub(1).filter(|i| sentence.contains(i)).map_or("", |i| scan.doc.lower(i))
}

/// How the word before the expression bounds it.
fn relation(scan: &Scan<'_, '_>, found: &Found) -> Relation {
    let sentence = &scan.doc.sentences()[found.sentence].tokens;
    let word = |i: Option<usize>| i.filter(|i| sentence.contains(i)).map_or("", |i| scan.doc.lower(i));
    let (first, second) = (found.start.checked_sub(1), found.start.checked_sub(2));
    match (word(first), word(second)) {
        ("by", _) => Relation::By,
        ("since", _) | ("beginning" | "starting" | "effective", _) => Relation::Since,
        ("in" | "on" | "from", "beginning" | "starting") => Relation::Since,
        ("from", _) if matches!(word(Some(found.end)), "on" | "onward" | "onwards" | "forward") => {
            Relation::Since
        }
        // "will not sail before October 20"
        ("before", _) if ends_phrase(scan, found) && is_denied(scan, found) => Relation::Since,
        ("before", _) if ends_phrase(scan, found) => Relation::Before,
        ("after", _) if ends_phrase(scan, found) => Relation::After,
        _ => Relation::In,
    }
}

/// Whether what is told before "before" and a date is denied in its clause, and lies ahead: it comes on that day at the earliest. "If they do
/// not agree before May" sets a limit.
fn is_denied(scan: &Scan<'_, '_>, found: &Found) -> bool {
    const REACH: usize = 8;
    let doc = scan.doc;
    let floor = doc.sentences()[found.sentence].tokens.start;
    let denies = |k: usize| {
        let only = matches!(doc.lower(k + 1), "only" | "just");
        !only && words::NEGATIONS.contains(doc.lower(k))
    };
    let clause = || {
        let before = (floor..found.start).rev();
        before.take_while(|k| !matches!(doc.lower(*k), "," | ";" | "that"))
    };
    clause().take(REACH).any(denies)
        && !clause().any(|k| matches!(doc.lower(k), "if" | "unless"))
        && direction(scan, found).may_be_ahead()
}

fn ends_phrase(scan: &Scan<'_, '_>, found: &Found) -> bool {
    let next = scan.doc.lower(found.end);
    let word = scan.doc.tokens().get(found.end).is_some_and(crate::text::Token::is_word);
    (!word || words::FUNCTION.contains(next)) && !next.starts_with(['\'', '’'])
}
