//! "Sept. 11" without a year: the day of 2001, unless the text tells of another one.

use jiff::civil::{Date, date};

use super::Resolver;
use super::written::has_year;
use crate::date::calendar::civil_year;
use crate::date::direction::direction;
use crate::date::scan::Found;
use crate::date::time::{Field, Point, What, YearOf};
use crate::date::words;

/// For how many days after a September 11 and before the next a bare one may be that.
const SINCE: i32 = 100;
const UNTIL: i32 = 31;

/// The day.
const DAY: Field = Field::Day(9, 11);

impl Resolver<'_, '_, '_> {
    /// The year of "the Sept. 11 attack" where that is not the one of 2001: the text writes it out, or tells that it was elsewhere.
    pub(super) fn year_of_attack(&self, found: &Found, point: Point) -> Option<i16> {
        let named = (point.field, point.year) == (DAY, YearOf::Is(2001)) && !has_year(self.scan, found, 2001);
        named.then(|| self.written.year(9, 11).or_else(|| self.year_of_other()))?
    }

    /// The year of a bare "Sept. 11": that of an attack elsewhere which stands behind it, or 2001.
    pub(super) fn year_of_bare(&self, found: &Found, point: Point) -> Option<i16> {
        let attack = point.field == DAY && words::ATTACKS.contains(self.scan.doc.lower(found.end));
        let other =
            self.year_of_other().filter(|_| attack && !self.history && self.written.year(9, 11).is_none());
        other.or_else(|| self.is_of_2001(found, point).then_some(2001))
    }

    /// Whether a bare "Sept. 11" is the day of 2001: that of the article's year is far from it, and nothing tells of another.
    fn is_of_2001(&self, found: &Found, point: Point) -> bool {
        let bare = point.field == DAY && point.pick.is_none() && point.weekday.is_none();
        let Some((now, _)) = self.now.filter(|_| bare && !self.history) else { return false };
        let days = |year: i16| Date::new(year, 9, 11).map_or(0, |d| (d - now).get_days());
        let year = civil_year(now);
        let far = |days: i32| !(-SINCE..=UNTIL).contains(&days);
        let alone = self.written.year(9, 11).is_none() && self.year_of_other().is_none();
        year > 2002
            && [year - 1, year, year + 1].into_iter().all(|y| far(days(y)))
            && alone
            && self.follows_attack(found)
            && !direction(self.scan, found).is_ahead()
    }

    /// Whether words before it tell of the attacks or count from them: "the hijackers of Sept. 11", "after Sept. 11".
    fn follows_attack(&self, found: &Found) -> bool {
        const REACH: usize = 8;
        let doc = self.scan.doc;
        let first = doc.sentences()[found.sentence].tokens.start;
        let attack = |i: usize| words::ATTACKS.contains(doc.lower(i));
        let counts = |i: usize| matches!(doc.lower(i), "since" | "after" | "before" | "post" | "pre");
        let before = first.max(found.start.saturating_sub(REACH))..found.start;
        before.clone().any(attack) || before.rev().take(2).any(counts)
    }

    /// The year of an attack on that day elsewhere, if the text tells of one.
    fn year_of_other(&self) -> Option<i16> {
        let (now, _) = self.now?;
        let other = *self.attacked_elsewhere.get_or_init(|| {
            self.all.iter().any(|f| {
                let day = matches!(f.time.what, What::Point(Point { field: DAY, year: YearOf::Unsaid, .. }));
                day && words::ATTACKS.contains(self.scan.doc.lower(f.end))
            })
        });
        let year = civil_year(now);
        let gone = date(now.year(), 9, 11) <= now;
        other.then_some(if gone { year } else { year - 1 })
    }
}
