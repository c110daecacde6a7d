//! Units that are picked: "this week", "the following day", "that night", "the quarter".

use jiff::ToSpan;
use jiff::civil::Date;

use super::{FAR, Resolver};
use crate::date::calendar::Stamp;
use crate::date::direction::cue::ARTICLES;
use crate::date::direction::{Direction, direction, is_done};
use crate::date::lexeme::{Pick, Unit};
use crate::date::scan::Found;
use crate::date::time::{Clock, Point, What, YearOf};
use crate::date::{Basis, Modifier};

impl Resolver<'_, '_, '_> {
    /// A unit that is picked: "this week", "the following day".
    pub(super) fn unit(&self, found: &Found, unit: Unit, pick: Pick) -> Option<(Stamp, Basis)> {
        let from_now = |n: i32| {
            let (now, basis) = self.now?;
            Some((Stamp::containing(now, unit).shifted(n, unit)?, basis))
        };
        let from_context = |n: i32| {
            let stamp = self.context?.stamp;
            let fine = unit > Unit::Day || matches!(stamp, Stamp::Day(_));
            Some((Stamp::containing(stamp.first()?, unit).shifted(n, unit)?, Basis::Context)).filter(|_| fine)
        };
        if let (Pick::That, Unit::Day) = (pick, unit)
            && matches!(found.time.clock, Some(Clock::At { .. }))
        {
            if self.is_habitual(self.at) {
                return None;
            }
            if let Some(day) = self.day_behind(found) {
                return Some(day);
            }
        }
        // A history says "the year" of the one it tells of, "this year" of its own.
        match (pick, unit) {
            (Pick::Latest, Unit::Quarter) => self.latest_quarter(),
            (Pick::That, Unit::Quarter) => self.that_quarter(),
            (Pick::This, Unit::Week | Unit::Month | Unit::Year)
                if self.history && self.points_at_now(found) =>
            {
                from_now(0)
            }
            (Pick::Last, Unit::Year) if self.history && self.points_at_now(found) => from_now(-1),
            (Pick::This | Pick::Current, _) if self.history => from_context(0),
            (Pick::Last | Pick::Past, Unit::Week | Unit::Month)
                if self.history && self.points_at_now(found) =>
            {
                from_now(-1)
            }
            (Pick::Last | Pick::Past, _) if self.history => from_context(-1),
            (Pick::Next, _) if self.history => from_context(1),
            (Pick::AfterNext, _) if self.history => from_context(2),
            (Pick::This, Unit::Weekend) => from_now(self.this_weekend(found)?),
            (Pick::This | Pick::Current, Unit::Week) => from_now(self.this_week(found)?),
            (Pick::Last | Pick::Past, Unit::Week) => from_now(self.last_week(pick)?),
            (Pick::This | Pick::Current, _) => from_now(0),
            (Pick::Latest | Pick::Last | Pick::Past, _) => from_now(-1),
            (Pick::Next | Pick::Coming, _) => from_now(1),
            (Pick::AfterNext, _) => from_now(2),
            (Pick::Previous, _) => from_context(-1).or_else(|| from_now(-1)),
            (Pick::Following, _) => match from_context(1).filter(|_| self.is_within(found, FAR)) {
                Some((next, _)) if self.is_too_late(found, next) => None,
                next => {
                    next.or_else(|| from_now(1).filter(|_| direction(self.scan, found) != Direction::Past))
                }
            },
            (Pick::That, Unit::Day) if !self.history && self.is_demonstrative(found) => {
                self.other_day(found).map(|stamp| (stamp, Basis::Context))
            }
            (Pick::That, Unit::Weekend) if !self.history => from_now(self.weekend(found)?),
            (Pick::That, Unit::Day) if self.is_overnight(found) => {
                from_now(self.night(found)?).filter(|_| !self.history)
            }
            (Pick::That, Unit::Day) if !self.is_near(found) => from_now(0).filter(|_| !self.history),
            (Pick::That, Unit::Day) => from_context(self.days_apart(found)).or_else(|| from_now(0)),
            // "On the same day that the dam broke": which day, what follows tells.
            (Pick::Same, Unit::Day) => from_context(0),
            (Pick::Same | Pick::That, _) => from_context(0).or_else(|| from_now(0)),
            (Pick::Recent | Pick::Other, _) => None,
        }
    }

    /// Whether what followed a day gone would lie ahead though the words do not look there: another day was spoken of.
    fn is_too_late(&self, found: &Found, next: Stamp) -> bool {
        let Some((now, _)) = self.now.filter(|_| !self.history) else { return false };
        let gone = self.context.is_some_and(|c| c.stamp.first().is_some_and(|d| d <= now));
        let told = direction(self.scan, found) == Direction::Past;
        gone && told && next.first().is_some_and(|d| d > now)
    }

    /// Whether "this year" in a history is the one in which it was written: no preposition makes it a year of the story ("in this year").
    fn points_at_now(&self, found: &Found) -> bool {
        let before = self.scan.doc.before(found.start);
        self.now.is_some() && !matches!(before, "in" | "of" | "during" | "by" | "from" | "at" | "for")
    }

    /// How many weeks from now "this week" is: on a Sunday, of what is to come, the one that begins the next day.
    pub(super) fn this_week(&self, found: &Found) -> Option<i32> {
        let sunday = self.now?.0.weekday().to_monday_one_offset() == 7;
        let later = match found.time.modifier {
            Some(Modifier::End) => true,
            Some(_) => false,
            None => sunday && self.looks_ahead(found),
        };
        Some(i32::from(sunday && later))
    }

    pub(super) fn looks_ahead(&self, found: &Found) -> bool {
        direction(self.scan, found).may_be_ahead()
    }

    /// How many weeks from now "last week" is: papers of a Sunday mean the one that ends that day, and "the past week"
    /// is that from Friday on.
    pub(super) fn last_week(&self, pick: Pick) -> Option<i32> {
        let weekday = self.now?.0.weekday().to_monday_one_offset();
        let ends = weekday == 7 || pick == Pick::Past && weekday >= 5;
        Some(i32::from(ends) - 1)
    }

    /// The day that "that night" means: one named right before that is not today, else the last day gone.
    fn other_day(&self, found: &Found) -> Option<Stamp> {
        let today = self.now().map(Stamp::Day);
        let named = |stamp: &Stamp| matches!(stamp, Stamp::Day(_)) && Some(*stamp) != today;
        let near = self.context.filter(|_| self.is_near(found)).map(|c| c.stamp).filter(named);
        near.or(self.day.map(|c| c.stamp))
    }

    /// Whether the expression points at a day spoken of: "that night", "later that day".
    pub(super) fn is_demonstrative(&self, found: &Found) -> bool {
        (found.start..found.end.min(found.start + 2)).any(|i| self.scan.doc.lower(i) == "that")
    }

    /// Whether it is a bare "overnight" that no day spoken of right before governs.
    fn is_overnight(&self, found: &Found) -> bool {
        let told =
            self.context.is_some_and(|c| c.sentence == found.sentence && matches!(c.stamp, Stamp::Day(_)));
        !told && self.scan.doc.lower(found.start) == "overnight"
    }

    /// How many days from now the night of "overnight" begins: what is told was the night that ended this morning. None of what is generic
    /// ("soak the beans overnight") or of another year ("in 1987 a gale hit overnight").
    fn night(&self, found: &Found) -> Option<i32> {
        let of_year = |f: &Found| matches!(f.time.what, What::Point(Point { year: YearOf::Is(_), .. }));
        if self.all.iter().any(|f| f.sentence == found.sentence && of_year(f)) {
            return None;
        }
        match direction(self.scan, found) {
            Direction::Past | Direction::Known => Some(-1),
            _ if self.looks_ahead(found) => Some(0),
            // "An overnight fire gutted the mill."
            _ => ARTICLES.contains(&self.scan.doc.before(found.start)).then_some(-1),
        }
    }

    /// How many weeks from now "this weekend" is: at a week's beginning, if nothing looks ahead, and up to its Thursday, of what was done, it is
    /// the one just over.
    fn this_weekend(&self, found: &Found) -> Option<i32> {
        let over = match self.now?.0.weekday().to_monday_one_offset() {
            1..=2 => !self.looks_ahead(found),
            3..=4 => direction(self.scan, found) == Direction::Past && is_done(self.scan, found),
            _ => false,
        };
        Some(-i32::from(over))
    }

    /// How many weeks from now "the weekend" is.
    fn weekend(&self, found: &Found) -> Option<i32> {
        let weekday = self.now?.0.weekday().to_monday_one_offset();
        let past = !direction(self.scan, found).is_ahead();
        Some(if past && weekday < 6 { -1 } else { 0 })
    }

    /// Whether the context was named in this sentence or one of the two before.
    pub(super) fn is_near(&self, found: &Found) -> bool {
        self.is_within(found, 2)
    }

    /// Whether the context was named in this sentence or one of the `reach` before; a history carries it on.
    fn is_within(&self, found: &Found, reach: usize) -> bool {
        self.context.is_some_and(|c| self.history || found.sentence - c.sentence <= reach)
    }

    /// "the quarter": the one that the date behind it ends, the one spoken of, or the last that is over.
    pub(super) fn that_quarter(&self) -> Option<(Stamp, Basis)> {
        let ended =
            matches!(self.scan.doc.lower(self.all[self.at].end), "ended" | "ending" | "to" | "through");
        if ended && let Some((stamp, basis)) = self.next_stamp() {
            return Some((quarter_ended(stamp.last()?)?, basis));
        }
        let context = self.quarter.map(|c| (c.stamp, Basis::Context));
        context.or_else(|| Some((self.last_quarter()?, self.now?.1)))
    }

    /// "the latest quarter": one that can have been told of, which is over; else the last that is.
    fn latest_quarter(&self) -> Option<(Stamp, Basis)> {
        let open = |stamp: Stamp| self.now().is_some_and(|now| stamp.last() >= Some(now));
        let told = self.that_quarter().filter(|(stamp, _)| !open(*stamp));
        told.or_else(|| Some((self.last_quarter()?, self.now?.1)))
    }

    /// The calendar's stretch that the expression right behind this one means; none of another quarter, which may wait for
    /// what stands behind it in turn.
    pub(super) fn next_stamp(&self) -> Option<(Stamp, Basis)> {
        let (this, next) = (&self.all[self.at], self.all.get(self.at + 1)?);
        let What::Point(point) = next.time.what else { return None };
        let quarter =
            (next.start..next.end).any(|i| matches!(self.scan.doc.lower(i), "quarter" | "quarters"));
        (!quarter && next.sentence == this.sentence && next.start <= this.end + 3)
            .then(|| self.stamp(next, point))?
    }
}

/// The quarter of the calendar that the three months up to `last` share most days with: those of a fiscal quarter that ends
/// in July or October lie mostly in the one before.
fn quarter_ended(last: Date) -> Option<Stamp> {
    const HALF: i32 = 45;
    let middle = last.checked_sub(HALF.days()).ok()?;
    Some(Stamp::containing(middle, Unit::Quarter))
}
