//! Ties expressions to the calendar.
//!
//! A *report* counts from its publication date; a *history* (many years written out, few words such as "yesterday")
//! from the date that the passage last named. Without a publication date a report's "March" stays `XXXX-03`.

mod attacks;
mod election;
mod hour;
mod nowadays;
mod offset;
mod pick;
mod posted;
mod quoted;
#[cfg(test)]
mod tests;
mod today;
mod unit;
mod value;
mod week;
mod written;

use std::cell::OnceCell;

use jiff::ToSpan;
use jiff::civil::Date;

pub(super) use pick::added;
use pick::{Way, agreeing, day, in_year, pick_from};
use value::{field_granularity, granularity, reference, set_value, unresolved};

use week::is_any_day;
use written::Written;

use super::calendar::{Stamp, civil_year};
use super::direction::{Direction, direction, is_done};
use super::lexeme::{Lex, Pick, Season, Unit};
use super::scan::{Found, Scan};
use super::time::{Field, Point, What, YearOf};
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

/// How many sentences back "within a year" may reach.
const FAR: usize = 6;

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
    /// The last day gone that was spoken of.
    day: Option<Context>,
    /// The days written out with their years.
    written: Written,
    /// The months that are surely looked forward to somewhere in the text.
    coming: OnceCell<[bool; 12]>,
    /// Whether the text tells of an attack on a September 11 that was not that of 2001.
    attacked_elsewhere: OnceCell<bool>,
    /// The day before the article's, if the article was written on it, and whether it names the day before that, too.
    eve: OnceCell<Option<(Date, bool)>>,
    /// What the expression before means.
    last: Option<Stamp>,
    /// The expression under work.
    at: usize,
}

impl<'r, 'a, 't> Resolver<'r, 'a, 't> {
    pub(super) fn new(scan: &'r Scan<'a, 't>, all: &'r [Found], published: Option<Date>) -> Self {
        let now = super::anchor::present(scan, all, published);
        let history = super::anchor::is_history(scan, all, now.map(|n| n.0));
        let day_first = super::anchor::is_day_first(scan, all);
        let written = if history { Written::default() } else { Written::of(scan, all) };
        let (context, quarter, day) = (None, None, None);
        Resolver {
            scan,
            all,
            now,
            history,
            day_first,
            context,
            quarter,
            day,
            written,
            coming: OnceCell::new(),
            attacked_elsewhere: OnceCell::new(),
            eve: OnceCell::new(),
            last: None,
            at: 0,
        }
    }

    /// The present day.
    pub(super) fn now(&self) -> Option<Date> {
        self.now.map(|n| n.0)
    }

    /// Expression `k`, resolved; expressions are to be resolved in order.
    pub(super) fn resolve(&mut self, k: usize) -> Resolved {
        self.at = k;
        let found = &self.all[k];
        let now = self.now;
        self.now = self.posted(k).map(|day| (day, Basis::Context)).or(now);
        let resolved = match found.time.what {
            What::Reference(r) => plain(reference(r)),
            What::Duration(a) => {
                Resolved { granularity: granularity(a.unit), basis: Basis::Explicit, ..plain(a.value()) }
            }
            What::Set(s) => Resolved { basis: Basis::Explicit, ..plain(set_value(s)) },
            What::Offset(o) => self.offset(o),
            What::Point(p) => self.point(found, p),
        };
        self.now = now;
        self.last = resolved.stamp.map(|(stamp, _)| stamp);
        let origin = self.origin(found);
        self.remember(found, &resolved);
        let basis = if origin.is_some() { Basis::Context } else { resolved.basis };
        Resolved { origin, basis, ..resolved }
    }

    fn remember(&mut self, found: &Found, resolved: &Resolved) {
        // "overnight" tells of no day that others count from.
        let aside = self.compares(found) || self.scan.doc.lower(found.start) == "overnight";
        let Some((stamp, _)) = resolved.stamp.filter(|_| !aside) else { return };
        let context = Some(Context { stamp, modifier: found.time.modifier, sentence: found.sentence });
        let begun = self.now().is_none_or(|now| stamp.first().is_some_and(|d| d <= now));
        // "that night" is never today's.
        if matches!(stamp, Stamp::Day(day) if self.now().is_none_or(|now| day < now)) {
            self.day = context;
        }
        if matches!(stamp, Stamp::Quarter(..)) && begun {
            self.quarter = context;
        }
        let vague = matches!(stamp, Stamp::Century(_) | Stamp::Decade(_));
        if !(vague || self.history && self.is_aside(found, resolved)) {
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
            What::Duration(_) => {
                let told = !direction(self.scan, found).is_ahead();
                told && super::mention::before(self.scan, found) == "within"
                    && self.scan.meaning(found.start) != Lex::The
            }
            What::Reference(_) => found.time.modifier == Some(Modifier::After),
            _ => false,
        };
        let of = self.scan.doc.lower(found.end) == "of";
        let context =
            self.context.filter(|c| open && !of && (self.history || found.sentence - c.sentence <= FAR))?;
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
        if let Some(two) = self.two(found, point) {
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
    fn two(&self, found: &Found, point: Point) -> Option<Resolved> {
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
            (Field::Days(m, a, b), YearOf::Unsaid) => {
                let (first, basis) = self.nearest(found, point)?;
                let (a, b) = (day(first.year()?, m, a)?, day(first.year()?, m, b)?);
                Some(Resolved { basis, ..between(a, b, format!("{}/{}", a.value(), b.value()))? })
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
            Field::Tens(n) => return Some((Stamp::Decade(self.decade(n)), Basis::Explicit)),
            Field::Century(c) => return Some((Stamp::Century(c), Basis::Explicit)),
            Field::Today(0) if self.is_nowadays(found) => return None,
            Field::Today(n) => {
                let said =
                    || self.said_on(found).and_then(|(s, b)| Some((s.shifted(n.into(), Unit::Day)?, b)));
                return self.apposed(found).or_else(said).or_else(|| self.today(n));
            }
            Field::Unit(unit) => return self.unit(found, unit, point.pick?),
            Field::DayOfMonth(d) => return self.day_of_month(point.pick, d),
            Field::Weekday(_) if point.pick.is_none() && is_any_day(self.scan, found) => return None,
            Field::WeekdayOf(w) => return self.weekday_of(found, w, point.pick),
            _ => {}
        }
        let (year, basis) = match point.year {
            YearOf::Is(y) => (self.year_of_attack(found, point).unwrap_or(y), Basis::Explicit),
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

    /// The date behind "this evening, July 19", if it is not far from the present one.
    fn apposed(&self, found: &Found) -> Option<(Stamp, Basis)> {
        let (now, _) = self.now.filter(|_| self.scan.doc.lower(found.end) == ",")?;
        let next = self.all.get(self.at + 1).filter(|n| n.start == found.end + 1)?;
        let What::Point(point @ Point { field: Field::Day(..), .. }) = next.time.what else { return None };
        let (stamp, basis) = self.stamp(next, point)?;
        let near = (stamp.first()? - now).get_days().abs() <= 2;
        near.then_some((stamp, basis))
    }

    fn today(&self, days: i8) -> Option<(Stamp, Basis)> {
        let (now, basis) = self.now.filter(|_| !self.history)?;
        Some((Stamp::Day(now.checked_add(i32::from(days).days()).ok()?), basis))
    }

    fn day_of_month(&self, pick: Option<Pick>, d: u8) -> Option<(Stamp, Basis)> {
        let months = match pick {
            Some(Pick::Last | Pick::Past) => Some(-1),
            Some(Pick::Next | Pick::Coming) => Some(1),
            Some(Pick::This | Pick::Current) => Some(0),
            _ => None,
        };
        let (base, basis) = match (months, self.context.and_then(|c| c.stamp.first())) {
            (Some(months), _) => {
                let (now, basis) = self.now?;
                (now.first_of_month().checked_add(months.months()).ok()?, basis)
            }
            (None, Some(first)) => (first, Basis::Context),
            (None, None) => self.now?,
        };
        Some((Stamp::day(civil_year(base), base.month(), i8::try_from(d).ok()?)?, basis))
    }

    /// The decade called by its tens, as its years without the last digit: "the '00s" are this century's once they are over.
    fn decade(&self, tens: u8) -> i16 {
        let of_this = 200 + i16::from(tens);
        let over = |now: Date| now.year() / 10 > of_this;
        if self.now.is_some_and(|(now, _)| over(now)) { of_this } else { of_this - 10 }
    }

    /// Where from its base a point lies; `governed` says whether the passage gives the base.
    fn way(&self, found: &Found, point: Point, governed: bool) -> Way {
        match point.pick {
            Some(Pick::Last | Pick::Past | Pick::Previous) => Way::Before,
            Some(Pick::Next | Pick::Following) => Way::After,
            Some(Pick::Coming) => Way::OnOrAfter,
            Some(Pick::This) if !governed && self.is_last_season(found, point) => Way::Done,
            Some(Pick::This | Pick::Current | Pick::Same | Pick::That) => Way::Within,
            _ if governed => Way::Within,
            _ if self.is_election(found, point) => Way::OnOrAfter,
            _ => match direction(self.scan, found) {
                Direction::Future => Way::OnOrAfter,
                Direction::Planned => Way::Planned,
                Direction::Past if is_of_year(point.field) && is_done(self.scan, found) => Way::Done,
                Direction::Past => Way::OnOrBefore,
                Direction::Known => Way::Known,
                Direction::Likely | Direction::Either | Direction::Unknown if self.is_coming(point) => {
                    Way::OnOrAfter
                }
                Direction::Likely => Way::Likely,
                Direction::Either => Way::Either,
                Direction::Unknown => Way::Nearest,
            },
        }
    }

    /// The point without a year that the passage and the direction of its words mean.
    fn nearest(&self, found: &Found, point: Point) -> Option<(Stamp, Basis)> {
        if point.pick == Some(Pick::Other) {
            let (stamp, basis) = self.nearest(found, Point { pick: None, ..point })?;
            // A week named by its Sunday begins with it: most of it is the calendar's next.
            let day = stamp.first()?;
            let sunday = day.weekday() == jiff::civil::Weekday::Sunday;
            let monday = if sunday { day.tomorrow().ok()? } else { day };
            return Some((Stamp::containing(monday, Unit::Week), basis));
        }
        let contextual =
            matches!(point.pick, Some(Pick::Previous | Pick::Following | Pick::Same | Pick::That));
        let deictic = point.pick == Some(Pick::This) && (self.now.is_some() || !self.history);
        let governed = contextual || !deictic && self.is_governed(found, point);
        let (base, basis) = match self.context.filter(|_| governed) {
            Some(c) => (c.stamp.first()?, Basis::Context),
            None => self.now?,
        };
        let way = self.way(found, point, governed);
        if let Some(year) = self.year_of_bare(found, point).filter(|_| !governed) {
            return Some((in_year(point.field, year)?, Basis::Context));
        }
        if let Some(day) = self.of_week_told(found, point).or_else(|| self.joined(found, point)) {
            return Some((Stamp::Day(day), basis));
        }
        // "this coming Friday", told on a Friday, is not that day.
        let coming = point.pick == Some(Pick::Coming) && matches!(point.field, Field::Weekday(_));
        let base = if coming { base.tomorrow().ok()? } else { base };
        if let Some(weekday) = point.weekday
            && let Some(day) = self.agreeing((found, point.field), (base, basis), weekday)
        {
            return Some(day);
        }
        let ahead = matches!(way, Way::OnOrAfter | Way::Planned | Way::After | Way::Likely);
        if let Some(stamp) = self.written.same(point).filter(|_| !ahead && point.pick.is_none()) {
            return Some((stamp, Basis::Context));
        }
        let stamp = pick_from(point.field, base, way)?;
        // The month just over is "last month", not "last May".
        let just_over = point.pick == Some(Pick::Last)
            && matches!(point.field, Field::Month(_))
            && stamp.last().is_some_and(|last| (base - last).get_days() <= 31);
        let before = || in_year(point.field, stamp.year()?.checked_sub(1)?);
        Some((if just_over { before().unwrap_or(stamp) } else { stamp }, basis))
    }

    /// Whether "this fall", told early in a year, is the one just over: it is nearer than the next and what was done in it is told.
    /// A winter is the one under way, whatever the words say.
    fn is_last_season(&self, found: &Found, point: Point) -> bool {
        /// For how many days a season is spoken of as this one when it is over.
        const JUST_OVER: i32 = 80;
        let Field::Season(season) = point.field else { return false };
        let Some((now, _)) = self.now else { return false };
        let ends = |s: Stamp| Some((now - s.last()?).get_days());
        let begins = |s: Stamp| Some((s.first()? - now).get_days());
        let last = in_year(point.field, civil_year(now) - 1).and_then(ends);
        let next = in_year(point.field, civil_year(now)).and_then(begins);
        let nearer = last.zip(next).is_some_and(|(last, next)| last < next.min(JUST_OVER));
        nearer
            && match direction(self.scan, found) {
                Direction::Past | Direction::Known => true,
                _ => season == Season::Winter && last < Some(0),
            }
    }

    /// The day that falls on the weekday said with it: of the passage's year, or one near the present; captions tell of years before.
    /// What is to come lies in this year or the next, whatever weekday it was given.
    fn agreeing(
        &self,
        (found, field): (&Found, Field),
        (base, basis): (Date, Basis),
        weekday: u8,
    ) -> Option<(Stamp, Basis)> {
        const NEAR: [i16; 5] = [0, -1, 1, -2, -3];
        let near: &[i16] = if self.looks_ahead(found) { &[0, 1] } else { &NEAR };
        let own = if basis == Basis::Context { &NEAR[..1] } else { near };
        let now = || Some((agreeing(field, self.now?.0, weekday, near)?, self.now?.1));
        let stamp = agreeing(field, base, weekday, own).map(|stamp| (stamp, basis));
        stamp.or_else(now).or_else(|| Some((agreeing(field, base, weekday, near)?, basis)))
    }

    /// Whether the point's month is surely looked forward to elsewhere in the text.
    fn is_coming(&self, point: Point) -> bool {
        let coming = || self.coming.get_or_init(|| coming_months(self.scan, self.all));
        month_of(point.field).is_some_and(|m| !self.history && coming()[usize::from(m - 1)])
    }

    /// Whether the context, not the publication date, gives a bare month, day or season its year.
    fn is_governed(&self, found: &Found, point: Point) -> bool {
        let Some(context) = self.context else { return false };
        let lone =
            matches!(point.field, Field::Month(_) | Field::Day(..) | Field::Season(_) | Field::Holiday(_));
        lone && (self.history || self.now.is_none() && context.sentence == found.sentence)
    }
}

/// Which months the text surely looks forward to: "will face Olm in November".
fn coming_months(scan: &Scan<'_, '_>, all: &[Found]) -> [bool; 12] {
    let mut coming = [false; 12];
    for found in all {
        if let What::Point(point @ Point { year: YearOf::Unsaid, pick: None, .. }) = found.time.what
            && let Some(month @ 1..=12) = month_of(point.field)
            && direction(scan, found).is_ahead()
        {
            coming[usize::from(month - 1)] = true;
        }
    }
    coming
}

/// Whether it is a month or a day of one: each year has one.
fn is_of_year(field: Field) -> bool {
    matches!(field, Field::Month(_) | Field::Day(..))
}

fn month_of(field: Field) -> Option<u8> {
    match field {
        Field::Month(m) | Field::Day(m, _) | Field::Days(m, ..) => Some(m),
        _ => None,
    }
}

fn plain(value: String) -> Resolved {
    Resolved { value, stamp: None, granularity: Granularity::Unknown, basis: Basis::Unresolved, origin: None }
}
