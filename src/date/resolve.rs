//! Ties expressions to the calendar.
//!
//! A *report* counts from its publication date; a *history* (many years written out, few words such as "yesterday")
//! from the date that the passage last named. Without a publication date a report's "March" stays `XXXX-03`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{FARTHEST, Stamp, civil_year};
use super::direction::{Direction, direction};
use super::holiday::Holiday;
use super::lexeme::{Pick, Reference, Season, Shift, Unit};
use super::scan::{Found, Scan};
use super::time::{Amount, Field, Offset, Point, Set, Time, What, YearOf};
use super::{Basis, Granularity, Modifier};

/// An expression tied to the calendar.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) value: String,
    /// The stretch it means, from the first to the last of two where the words allow several.
    pub(super) stamp: Option<(Stamp, Stamp)>,
    pub(super) granularity: Granularity,
    pub(super) basis: Basis,
    /// What an open expression counts from: "within a year" of it, "soon after" it.
    pub(super) origin: Option<(Stamp, Option<Modifier>)>,
}

/// What the passage last spoke of.
#[derive(Clone, Copy, Debug)]
struct Context {
    stamp: Stamp,
    modifier: Option<Modifier>,
    sentence: usize,
}

pub(super) struct Resolver<'r, 'a, 't> {
    scan: &'r Scan<'a, 't>,
    all: &'r [Found],
    /// The present day of the article, and how it is known.
    now: Option<(Date, Basis)>,
    history: bool,
    day_first: bool,
    context: Option<Context>,
    /// The last quarter spoken of.
    quarter: Option<Context>,
    /// The expression under work.
    at: usize,
}

impl<'r, 'a, 't> Resolver<'r, 'a, 't> {
    pub(super) fn new(scan: &'r Scan<'a, 't>, all: &'r [Found], published: Option<Date>) -> Self {
        let now = super::anchor::present(scan, all, published);
        let history = super::anchor::is_history(all, now.map(|n| n.0));
        let day_first = super::anchor::is_day_first(scan, all);
        Resolver { scan, all, now, history, day_first, context: None, quarter: None, at: 0 }
    }

    /// The present day.
    pub(super) fn now(&self) -> Option<Date> {
        self.now.map(|n| n.0)
    }

    /// Expression `k`, resolved; expressions are to be resolved in order.
    pub(super) fn resolve(&mut self, k: usize) -> Resolved {
        self.at = k;
        let found = &self.all[k];
        let resolved = match found.time.what {
            What::Reference(r) => plain(reference(r)),
            What::Duration(a) => {
                Resolved { granularity: granularity(a.unit), basis: Basis::Explicit, ..plain(a.value()) }
            }
            What::Set(s) => Resolved { basis: Basis::Explicit, ..plain(set_value(s)) },
            What::Offset(o) => self.offset(o),
            What::Point(p) => self.point(found, p),
        };
        let origin = self.origin(found);
        self.remember(found, &resolved);
        let basis = if origin.is_some() { Basis::Context } else { resolved.basis };
        Resolved { origin, basis, ..resolved }
    }

    fn remember(&mut self, found: &Found, resolved: &Resolved) {
        let Some((stamp, _)) = resolved.stamp.filter(|_| !self.compares(found)) else { return };
        let context = Some(Context { stamp, modifier: found.time.modifier, sentence: found.sentence });
        let begun = self.now().is_none_or(|now| stamp.first().is_some_and(|d| d <= now));
        if matches!(stamp, Stamp::Quarter(..)) && begun {
            self.quarter = context;
        }
        let vague = matches!(stamp, Stamp::Century(_) | Stamp::Decade(_));
        if !vague && !(self.history && self.is_aside(found, resolved)) {
            self.context = context;
        }
    }

    /// Whether a date in a history does not carry the story on: it counts from today, or is a bare year in the middle of
    /// a sentence once days and months have been told.
    fn is_aside(&self, found: &Found, resolved: &Resolved) -> bool {
        let first = self.scan.doc.sentences()[found.sentence].tokens.start;
        let told = self.context.is_some_and(|c| matches!(c.stamp, Stamp::Day(_) | Stamp::Month(..)));
        let year = resolved.granularity == Granularity::Year && told && found.start > first + 5;
        resolved.basis == Basis::Publication || year
    }

    /// What "within a year" and "soon after" count from: the date spoken of last, if it is near.
    fn origin(&self, found: &Found) -> Option<(Stamp, Option<Modifier>)> {
        let open = match found.time.what {
            What::Duration(_) => super::mention::before(self.scan, found) == "within",
            What::Reference(_) => found.time.modifier == Some(Modifier::After),
            _ => false,
        };
        let context = self.context.filter(|_| open && self.is_near(found))?;
        Some((context.stamp, context.modifier))
    }

    /// Whether an expression only names what the story is compared with: "a year earlier", "the year-ago quarter".
    fn compares(&self, found: &Found) -> bool {
        match found.time.what {
            What::Offset(o) => !self.history && o.amount.unit >= Unit::Year,
            What::Point(p) => !self.history && matches!((p.field, p.year), (Field::Quarter(0), _)),
            _ => false,
        }
    }

    fn point(&self, found: &Found, point: Point) -> Resolved {
        if let Some(two) = self.two(point) {
            return two;
        }
        match self.stamp(found, point) {
            Some((stamp, basis)) => Resolved {
                value: stamp.value(),
                stamp: Some((self.coming(point).unwrap_or(stamp), stamp)),
                granularity: stamp.granularity(),
                basis,
                origin: None,
            },
            None => Resolved { granularity: field_granularity(point.field), ..plain(unresolved(point)) },
        }
    }

    /// The coming Friday, which "next Friday" may also mean.
    fn coming(&self, point: Point) -> Option<Stamp> {
        let next = matches!((point.field, point.pick), (Field::Weekday(_), Some(Pick::Next)));
        pick_from(point.field, self.now?.0, Way::OnOrAfter).filter(|_| next)
    }

    /// Points that are two: "12-13 September", "2009-10", a slashed day whose order is unknown.
    fn two(&self, point: Point) -> Option<Resolved> {
        let between = |a: Stamp, b: Stamp, value: String| {
            Some(Resolved {
                value,
                stamp: Some((a, b)),
                granularity: a.granularity(),
                basis: Basis::Explicit,
                origin: None,
            })
        };
        match (point.field, point.year) {
            (Field::YearsUpTo(last), YearOf::Is(first)) => {
                between(Stamp::Year(first), Stamp::Year(last), format!("{first:04}/{last:04}"))
            }
            (Field::Days(m, a, b), YearOf::Is(y)) => {
                let (a, b) = (day(y, m, a)?, day(y, m, b)?);
                between(a, b, format!("{}/{}", a.value(), b.value()))
            }
            (Field::Slashed(a, b), YearOf::Is(y)) => {
                let (us, world) = (day(y, a, b)?, day(y, b, a)?);
                if self.day_first {
                    return between(world, world, world.value());
                }
                let (first, last) = if us.first() <= world.first() { (us, world) } else { (world, us) };
                between(first, last, us.value())
            }
            _ => None,
        }
    }

    fn stamp(&self, found: &Found, point: Point) -> Option<(Stamp, Basis)> {
        match point.field {
            Field::Decade(d) => return Some((Stamp::Decade(d), Basis::Explicit)),
            Field::Tens(n) => return Some((Stamp::Decade(190 + i16::from(n)), Basis::Explicit)),
            Field::Century(c) => return Some((Stamp::Century(c), Basis::Explicit)),
            Field::Today(n) => return self.today(n),
            Field::Unit(unit) => return self.unit(found, unit, point.pick?),
            Field::DayOfMonth(d) => return self.day_of_month(found, d),
            _ => {}
        }
        let (year, basis) = match point.year {
            YearOf::Is(y) => (y, Basis::Explicit),
            YearOf::FromNow(n) => {
                let (now, basis) = self.now?;
                (civil_year(now).checked_add(n.into())?, basis)
            }
            YearOf::FromContext(n) => {
                let (year, basis) = self.context_year()?;
                (year.checked_add(n.into())?, basis)
            }
            YearOf::Unsaid => return self.nearest(found, point),
        };
        if let Field::Quarter(0) = point.field {
            let q = self.quarter.map(|c| c.stamp).or_else(|| self.last_quarter())?;
            let Stamp::Quarter(_, q) = q else { return None };
            return Some((Stamp::Quarter(year, q), basis));
        }
        Some((in_year(point.field, year)?, basis))
    }

    fn context_year(&self) -> Option<(i16, Basis)> {
        let context = self.context.and_then(|c| c.stamp.year()).map(|y| (y, Basis::Context));
        context.or_else(|| self.now.map(|(d, b)| (civil_year(d), b)))
    }

    fn last_quarter(&self) -> Option<Stamp> {
        Stamp::containing(self.now()?, Unit::Quarter).shifted(-1, Unit::Quarter)
    }

    fn today(&self, days: i8) -> Option<(Stamp, Basis)> {
        let (now, basis) = self.now.filter(|_| !self.history)?;
        Some((Stamp::Day(now.checked_add(i32::from(days).days()).ok()?), basis))
    }

    fn day_of_month(&self, found: &Found, d: u8) -> Option<(Stamp, Basis)> {
        let _ = found;
        let (base, basis) = match self.context.and_then(|c| c.stamp.first()) {
            Some(first) => (first, Basis::Context),
            None => self.now?,
        };
        Some((Stamp::day(civil_year(base), base.month(), i8::try_from(d).ok()?)?, basis))
    }

    /// A unit that is picked: "this week", "the following day".
    fn unit(&self, found: &Found, unit: Unit, pick: Pick) -> Option<(Stamp, Basis)> {
        let from_now = |n: i32| {
            let (now, basis) = self.now?;
            Some((Stamp::containing(now, unit).shifted(n, unit)?, basis))
        };
        let from_context = |n: i32| {
            let stamp = self.context?.stamp;
            let fine = unit > Unit::Day || matches!(stamp, Stamp::Day(_));
            Some((Stamp::containing(stamp.first()?, unit).shifted(n, unit)?, Basis::Context)).filter(|_| fine)
        };
        match (pick, unit) {
            (Pick::Latest | Pick::That, Unit::Quarter) => self.that_quarter(),
            (Pick::This | Pick::Current, _) if self.history => from_context(0),
            (Pick::Last | Pick::Past, _) if self.history => from_context(-1),
            (Pick::Next, _) if self.history => from_context(1),
            (Pick::This | Pick::Current, _) => from_now(0),
            (Pick::Latest | Pick::Last | Pick::Past, _) => from_now(-1),
            (Pick::Next | Pick::Coming, _) => from_now(1),
            (Pick::Previous, _) => from_context(-1).or_else(|| from_now(-1)),
            (Pick::Following, _) => from_context(1).or_else(|| from_now(1)),
            (Pick::That, Unit::Weekend) if !self.history => from_now(self.weekend(found)?),
            (Pick::That, Unit::Day) if !self.is_near(found) => from_now(0).filter(|_| !self.history),
            (Pick::Same | Pick::That, _) => from_context(0).or_else(|| from_now(0)),
            (Pick::Recent | Pick::Other, _) => None,
        }
    }

    /// How many weeks from now "the weekend" is.
    fn weekend(&self, found: &Found) -> Option<i32> {
        let weekday = self.now?.0.weekday().to_monday_one_offset();
        let past = direction(self.scan, found) != Direction::Future;
        Some(if past && weekday < 6 { -1 } else { 0 })
    }

    /// Whether the context was named in this sentence or one of the two before.
    fn is_near(&self, found: &Found) -> bool {
        self.context.is_some_and(|c| self.history || found.sentence - c.sentence <= 2)
    }

    /// "the quarter": the one that the date behind it ends, the one spoken of, or the last that is over.
    fn that_quarter(&self) -> Option<(Stamp, Basis)> {
        let ended =
            matches!(self.scan.doc.lower(self.all[self.at].end), "ended" | "ending" | "to" | "through");
        if ended && let Some((stamp, basis)) = self.next_stamp() {
            return Some((Stamp::containing(stamp.first()?, Unit::Quarter), basis));
        }
        let context = self.quarter.map(|c| (c.stamp, Basis::Context));
        context.or_else(|| Some((self.last_quarter()?, self.now?.1)))
    }

    /// The calendar's stretch that the expression right behind this one means.
    fn next_stamp(&self) -> Option<(Stamp, Basis)> {
        let (this, next) = (&self.all[self.at], self.all.get(self.at + 1)?);
        let What::Point(point) = next.time.what else { return None };
        (next.sentence == this.sentence && next.start <= this.end + 3).then(|| self.stamp(next, point))?
    }

    /// The point without a year that the passage and the direction of its words mean.
    fn nearest(&self, found: &Found, point: Point) -> Option<(Stamp, Basis)> {
        if point.pick == Some(Pick::Other) {
            let (stamp, basis) = self.nearest(found, Point { pick: None, ..point })?;
            return Some((Stamp::containing(stamp.first()?, Unit::Week), basis));
        }
        let contextual =
            matches!(point.pick, Some(Pick::Previous | Pick::Following | Pick::Same | Pick::That));
        let governed = contextual || self.is_governed(found, point);
        let (base, basis) = match self.context.filter(|_| governed) {
            Some(c) => (c.stamp.first()?, Basis::Context),
            None => self.now?,
        };
        let way = match point.pick {
            Some(Pick::Last | Pick::Past | Pick::Previous) => Way::Before,
            Some(Pick::Next | Pick::Following) => Way::After,
            Some(Pick::Coming) => Way::OnOrAfter,
            Some(Pick::This | Pick::Current | Pick::Same | Pick::That) => Way::Within,
            _ if governed => Way::Within,
            _ => match direction(self.scan, found) {
                Direction::Future => Way::OnOrAfter,
                Direction::Past => Way::OnOrBefore,
                Direction::Unknown => Way::Nearest,
            },
        };
        if let Some(weekday) = point.weekday
            && let Some(stamp) = agreeing(point.field, base, weekday)
        {
            return Some((stamp, basis));
        }
        Some((pick_from(point.field, base, way)?, basis))
    }

    /// Whether the context, not the publication date, gives a bare month, day or season its year.
    fn is_governed(&self, found: &Found, point: Point) -> bool {
        let Some(context) = self.context else { return false };
        let lone =
            matches!(point.field, Field::Month(_) | Field::Day(..) | Field::Season(_) | Field::Holiday(_));
        lone && (self.history || self.now.is_none() && context.sentence == found.sentence)
    }

    fn offset(&self, offset: Offset) -> Resolved {
        let granularity = granularity(offset.amount.unit);
        match self.offset_stamp(offset) {
            Some((stamp, basis)) => Resolved {
                value: stamp.value(),
                stamp: Some((stamp, stamp)),
                granularity: stamp.granularity(),
                basis,
                origin: None,
            },
            None => {
                let past = matches!(offset.shift, Shift::Ago | Shift::Earlier | Shift::Before);
                let value = if past { "PAST_REF" } else { "FUTURE_REF" };
                Resolved { granularity, ..plain(value.to_string()) }
            }
        }
    }

    fn offset_stamp(&self, offset: Offset) -> Option<(Stamp, Basis)> {
        let (n, unit) = steps(offset.amount)?;
        let back = matches!(offset.shift, Shift::Ago | Shift::Earlier | Shift::Before);
        let n = if back { -n } else { n };
        if unit == Unit::Year
            && n == -1
            && let Some((quarter, basis)) = self.compared_quarter()
        {
            return Some((quarter.shifted(-4, Unit::Quarter)?, basis));
        }
        let (base, basis) = match offset.shift {
            Shift::Ago | Shift::Hence => self.today_stamp()?,
            Shift::Before | Shift::After => match self.next_stamp() {
                Some(next) => next,
                None => self.spoken_of()?,
            },
            Shift::Earlier if unit == Unit::Year && !self.is_same_sentence() => self.today_stamp()?,
            Shift::Earlier | Shift::Later => self.spoken_of()?,
        };
        Some((base.shifted(n, unit)?, basis))
    }

    /// Whether the context was named in the sentence under work; a history's context is wherever it was.
    fn is_same_sentence(&self) -> bool {
        let sentence = self.all[self.at].sentence;
        self.history || self.context.is_some_and(|c| c.sentence == sentence)
    }

    fn today_stamp(&self) -> Option<(Stamp, Basis)> {
        self.now.map(|(now, basis)| (Stamp::Day(now), basis))
    }

    /// What "earlier" and "later" count from: the date named in this or the last sentences (anywhere before, in a
    /// history), else the present day.
    fn spoken_of(&self) -> Option<(Stamp, Basis)> {
        let near = self.context.filter(|_| self.is_near(&self.all[self.at]));
        near.map(|c| (c.stamp, Basis::Context)).or_else(|| self.today_stamp())
    }

    /// The quarter that "a year earlier" is compared with: one named in this sentence or the one before, or in a
    /// sentence of earnings the last one spoken of or over.
    fn compared_quarter(&self) -> Option<(Stamp, Basis)> {
        let found = &self.all[self.at];
        if self.history {
            return None;
        }
        if let Some(c) = self.quarter.filter(|c| found.sentence - c.sentence <= 1) {
            return Some((c.stamp, Basis::Context));
        }
        let sentence = &self.scan.doc.sentences()[found.sentence].tokens;
        let earns =
            sentence.clone().take(60).any(|i| super::words::EARNINGS.contains(self.scan.doc.lower(i)));
        earns.then(|| self.that_quarter())?
    }
}

/// An amount as a number of whole units; a decade counts as ten years.
fn steps(amount: Amount) -> Option<(i32, Unit)> {
    let n = amount.count()?;
    let (n, unit) = match amount.unit {
        Unit::Decade => (n.checked_mul(10)?, Unit::Year),
        unit => (n, unit),
    };
    Some((i32::try_from(n).ok().filter(|n| (0..=FARTHEST).contains(n))?, unit))
}

/// `day` and so much time after it.
pub(super) fn added(day: Date, amount: Amount) -> Option<Date> {
    let (n, unit) = steps(amount)?;
    let span = match unit {
        Unit::Day | Unit::Night => n.days(),
        Unit::Week | Unit::Weekend => n.checked_mul(7)?.days(),
        Unit::Month => n.months(),
        Unit::Quarter | Unit::Season => n.checked_mul(3)?.months(),
        Unit::Year => n.years(),
        _ => return None,
    };
    day.checked_add(span).ok()
}

/// The day of the year before, this or the next that falls on the weekday said with it.
fn agreeing(field: Field, base: Date, weekday: u8) -> Option<Stamp> {
    let year = civil_year(base);
    let falls =
        |s: &Stamp| s.first().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday.cast_signed());
    [0, -1, 1].into_iter().filter_map(|n| in_year(field, year.checked_add(n)?)).find(falls)
}

/// How many times nearer the point on the other side must be to be taken against the tense: nobody writes "payable
/// Dec. 15" in November of the one 11 months gone, but "in December" may be that.
fn times(field: Field) -> i32 {
    if matches!(field, Field::Month(_) | Field::Season(_)) { 12 } else { 4 }
}

/// Which of the points of a name, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Before,
    OnOrBefore,
    Nearest,
    Within,
    OnOrAfter,
    After,
}

/// The point of `field` that lies `way` from `base`.
fn pick_from(field: Field, base: Date, way: Way) -> Option<Stamp> {
    if let Field::Weekday(w) = field {
        return weekday_from(base, i8::try_from(w).ok()?, way);
    }
    if let Field::Quarter(_) = field {
        return quarter_from(field, base, way);
    }
    let year = civil_year(base);
    let candidates: [Option<Stamp>; 3] = [-1, 0, 1].map(|n| in_year(field, year.checked_add(n)?));
    let [before, within, after] = candidates;
    let starts = |s: Option<Stamp>| s.and_then(Stamp::first);
    let ends = |s: Option<Stamp>| s.and_then(Stamp::last);
    let back =
        || [within, before].into_iter().flatten().find(|s| starts(Some(*s)).is_some_and(|d| d <= base));
    let ahead = || [within, after].into_iter().flatten().find(|s| ends(Some(*s)).is_some_and(|d| d >= base));
    match way {
        Way::Within => within.or(before),
        Way::Before => [within, before].into_iter().find(|s| ends(*s).is_some_and(|d| d < base))?,
        Way::After => [within, after].into_iter().find(|s| starts(*s).is_some_and(|d| d > base))?,
        Way::OnOrBefore => nearer(back(), ahead(), base, times(field)),
        Way::OnOrAfter => nearer(ahead(), back(), base, times(field)),
        Way::Nearest => nearer(back(), ahead(), base, 2),
    }
}

/// `first`, unless `second` is `times` nearer.
fn nearer(first: Option<Stamp>, second: Option<Stamp>, base: Date, times: i32) -> Option<Stamp> {
    match (first, second) {
        (Some(a), Some(b)) => {
            let (da, db) = (distance(a, base)?, distance(b, base)?);
            Some(if db.max(1) * times < da { b } else { a })
        }
        (a, b) => a.or(b),
    }
}

/// A quarter named by its number alone: this year's if it is over or under way, or is looked forward to.
fn quarter_from(field: Field, base: Date, way: Way) -> Option<Stamp> {
    let year = civil_year(base);
    let within = in_year(field, year)?;
    let begun = within.first()? <= base;
    let over = within.last()? < base;
    let long_over = (base - within.last()?).get_days() > 190;
    let shift = match way {
        Way::Before => i16::from(over) - 1,
        Way::After => i16::from(begun),
        Way::OnOrAfter => i16::from(long_over),
        Way::Within => 0,
        Way::OnOrBefore | Way::Nearest => i16::from(begun) - 1,
    };
    in_year(field, year.checked_add(shift)?)
}

/// Days between a stretch and a day.
fn distance(stamp: Stamp, base: Date) -> Option<i32> {
    let (first, last) = (stamp.first()?, stamp.last()?);
    let days = |a: Date, b: Date| (a - b).get_days().abs();
    Some(if first > base {
        days(first, base)
    } else if last < base {
        days(last, base)
    } else {
        0
    })
}

fn weekday_from(base: Date, weekday: i8, way: Way) -> Option<Stamp> {
    let today = base.weekday().to_monday_one_offset();
    let back = (today - weekday).rem_euclid(7);
    let ahead = (weekday - today).rem_euclid(7);
    let days = match way {
        Way::Before if back == 0 => -7,
        Way::Before | Way::OnOrBefore | Way::Nearest => -back,
        Way::Within | Way::OnOrAfter => ahead,
        Way::After => i8::max(weekday - today, -7) + 7,
    };
    Some(Stamp::Day(base.checked_add(i32::from(days).days()).ok()?))
}

/// The point of `field` in `year`.
fn in_year(field: Field, year: i16) -> Option<Stamp> {
    let small = |n: u8| i8::try_from(n).ok();
    if year == 0 {
        return None;
    }
    match field {
        Field::Year | Field::Fiscal => Some(Stamp::Year(year)),
        Field::Month(m) => Some(Stamp::Month(year, small(m)?)),
        Field::Day(m, d) | Field::Days(m, d, _) => day(year, m, d),
        Field::Quarter(q @ 1..) => Some(Stamp::Quarter(year, small(q)?)),
        Field::Half(h) => Some(Stamp::Half(year, small(h)?)),
        Field::Season(s) => Some(Stamp::Season(year, s)),
        Field::Holiday(h) => Holiday::day_in(h, year).map(Stamp::Day),
        _ => None,
    }
}

fn day(year: i16, month: u8, day: u8) -> Option<Stamp> {
    Stamp::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn plain(value: String) -> Resolved {
    Resolved { value, stamp: None, granularity: Granularity::Unknown, basis: Basis::Unresolved, origin: None }
}

fn reference(reference: Reference) -> String {
    match reference {
        Reference::Present => "PRESENT_REF",
        Reference::Past => "PAST_REF",
        Reference::Future => "FUTURE_REF",
    }
    .to_string()
}

/// The value of a point whose year or week is not known.
fn unresolved(point: Point) -> String {
    match point.field {
        Field::Month(m) => format!("XXXX-{m:02}"),
        Field::Day(m, d) | Field::Slashed(m, d) => format!("XXXX-{m:02}-{d:02}"),
        Field::Days(m, a, b) => format!("XXXX-{m:02}-{a:02}/XXXX-{m:02}-{b:02}"),
        Field::DayOfMonth(d) => format!("XXXX-XX-{d:02}"),
        Field::Weekday(w) => format!("XXXX-WXX-{w}"),
        Field::Quarter(0) => "XXXX-QX".to_string(),
        Field::Quarter(q) => format!("XXXX-Q{q}"),
        Field::Half(h) => format!("XXXX-H{h}"),
        Field::Season(s) => format!("XXXX-{}", s.code()),
        Field::Holiday(Holiday::Fixed(m, d)) => format!("XXXX-{m:02}-{d:02}"),
        Field::Holiday(_) => "XXXX-XX-XX".to_string(),
        Field::Unit(Unit::Day) if matches!(point.pick, Some(Pick::That | Pick::Same)) => {
            "XXXX-XX-XX".to_string()
        }
        Field::Today(0) => "PRESENT_REF".to_string(),
        Field::Today(..0) => "PAST_REF".to_string(),
        Field::Today(_) => "FUTURE_REF".to_string(),
        _ => match point.pick {
            Some(Pick::Last | Pick::Past | Pick::Previous | Pick::Latest) => "PAST_REF".to_string(),
            Some(Pick::Next | Pick::Coming | Pick::Following) => "FUTURE_REF".to_string(),
            _ => "PRESENT_REF".to_string(),
        },
    }
}

fn set_value(set: Set) -> String {
    match set {
        Set::Each(amount) => amount.value(),
        Set::Weekday(w, None) => format!("XXXX-WXX-{w}"),
        Set::Weekday(w, Some(p)) => format!("XXXX-WXX-{w}T{}", super::interval::part_code(p)),
        Set::Month(m) => format!("XXXX-{m:02}"),
        Set::Season(s) => format!("XXXX-{}", s.code()),
        Set::Part(p) => format!("XXXX-XX-XXT{}", super::interval::part_code(p)),
    }
}

fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Second => Granularity::Second,
        Unit::Minute => Granularity::Minute,
        Unit::Hour => Granularity::Hour,
        Unit::Night => Granularity::Daypart,
        Unit::Day => Granularity::Day,
        Unit::Weekend => Granularity::Weekend,
        Unit::Week => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Season => Granularity::Season,
        Unit::Half => Granularity::Half,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century => Granularity::Century,
        Unit::Millennium => Granularity::Millennium,
    }
}

fn field_granularity(field: Field) -> Granularity {
    match field {
        Field::Year | Field::YearsUpTo(_) | Field::Fiscal => Granularity::Year,
        Field::Month(_) => Granularity::Month,
        Field::Quarter(_) => Granularity::Quarter,
        Field::Half(_) => Granularity::Half,
        Field::Season(_) => Granularity::Season,
        Field::Decade(_) | Field::Tens(_) => Granularity::Decade,
        Field::Century(_) => Granularity::Century,
        Field::Unit(unit) => granularity(unit),
        _ => Granularity::Day,
    }
}

#[allow(dead_code)]
fn unused(_: Season, _: Time) {}
