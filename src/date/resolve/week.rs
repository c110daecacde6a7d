//! Days of a week that is told with them: "Friday last week", "last week, on Friday".

use jiff::ToSpan;
use jiff::civil::Date;

use super::Resolver;
use super::pick::{Way, pick_from};
use crate::date::Basis;
use crate::date::calendar::Stamp;
use crate::date::lexeme::{Pick, Unit};
use crate::date::scan::{Found, Scan};
use crate::date::time::{Field, Point, What};

impl Resolver<'_, '_, '_> {
    /// A weekday of the week that is picked with it, or of the one after the coming.
    pub(super) fn weekday_of(
        &self,
        found: &Found,
        weekday: u8,
        pick: Option<Pick>,
    ) -> Option<(Stamp, Basis)> {
        let (now, basis) = self.now?;
        let weeks = match pick {
            Some(Pick::Last) => self.last_week(Pick::Last)?,
            Some(Pick::Next) => 1,
            Some(_) => self.this_week(found)?,
            None => {
                let coming = pick_from(Field::Weekday(weekday), now, Way::OnOrAfter)?;
                return Some((coming.shifted(7, Unit::Day)?, basis));
            }
        };
        let week = Stamp::containing(now, Unit::Week).shifted(weeks, Unit::Week)?;
        Some((Stamp::Day(of_week(week, weekday)?), basis))
    }

    /// The weekday of a week that stands behind the second of two: "Thursday and Friday last week".
    fn of_week_shared(&self, found: &Found, weekday: u8) -> Option<Date> {
        let next = self.all.get(self.at + 1).filter(|n| n.start == found.end + 1)?;
        let What::Point(Point { field: Field::WeekdayOf(_), pick: Some(pick), .. }) = next.time.what else {
            return None;
        };
        let joined = matches!(self.scan.doc.lower(found.end), "and" | "or" | "to" | "through" | "-" | "–");
        match self.weekday_of(next, weekday, Some(pick)).filter(|_| joined)?.0 {
            Stamp::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The weekday of the week named right before it: "last week, on Friday", "next week on Friday".
    pub(super) fn of_week_before(&self, found: &Found, point: Point) -> Option<Date> {
        let Field::Weekday(weekday) = point.field else { return None };
        if let Some(day) = self.of_week_shared(found, weekday) {
            return Some(day);
        }
        let before = self.all[..self.at].last().filter(|b| b.sentence == found.sentence)?;
        let week = matches!(before.time.what, What::Point(Point { field: Field::Unit(Unit::Week), .. }));
        let doc = self.scan.doc;
        let on = before.end + usize::from(doc.lower(before.end) == ",");
        let joined = week && point.pick.is_none() && doc.lower(on) == "on" && on + 1 == found.start;
        of_week(self.last.filter(|stamp| joined && matches!(stamp, Stamp::Week(..)))?, weekday)
    }
}

/// Whether a weekday is some day of that name: "fell on a Sunday", "on a Friday in May", "One Sunday in 2019"; in "a Friday hearing", "in a
/// statement Friday" and "on a Friday of heavy selling" it is not.
pub(super) fn is_any_day(scan: &Scan<'_, '_>, found: &Found) -> bool {
    let doc = scan.doc;
    let word = |n: usize| found.start.checked_sub(n).map_or("", |k| doc.lower(k));
    let opens = found.start == doc.sentences()[found.sentence].tokens.start + 1;
    let some = matches!(word(1), "a" | "an") || word(1) == "one" && opens;
    let next = doc.lower(found.end);
    let ends = !doc.tokens().get(found.end).is_some_and(crate::text::Token::is_word)
        && !matches!(next, "“" | "\"" | "-");
    some && (ends || matches!(next, "in" | "or" | "and" | "that") && !is_led_on(doc.lower(found.end + 1)))
}

/// Whether the word behind "in" or "that" goes on telling of one day: "on a Sunday that will live long".
fn is_led_on(word: &str) -> bool {
    matches!(word, "will" | "was" | "is" | "saw" | "brought" | "which")
}

/// The day of a week, which begins on Monday.
fn of_week(week: Stamp, weekday: u8) -> Option<Date> {
    week.first()?.checked_add((i32::from(weekday) - 1).days()).ok()
}
