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

    /// The day that a bare weekday means whose week is told beside it.
    pub(super) fn of_week_told(&self, found: &Found, point: Point) -> Option<Date> {
        let Point { field: Field::Weekday(weekday), pick: None, .. } = point else { return None };
        self.of_week_shared(found, weekday).or_else(|| self.of_week_before(found, weekday))
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

    /// The second of two weekdays that are joined ("Monday through Saturday", "Saturday and Sunday"): it follows the
    /// first, soon ("Friday and Thursday" does not count forward).
    pub(super) fn joined(&self, found: &Found, point: Point) -> Option<Date> {
        let Field::Weekday(weekday) = point.field else { return None };
        let before = self.all[..self.at].last().filter(|b| b.sentence == found.sentence)?;
        let weekdays = matches!(before.time.what, What::Point(Point { field: Field::Weekday(_), .. }));
        let far = match self.scan.doc.lower(before.end) {
            "to" | "through" | "-" | "–" => 6,
            "and" | "or" | "," => 3,
            _ => return None,
        };
        let joined = weekdays && point.pick.is_none() && before.end + 1 == found.start;
        let Some(Stamp::Day(first)) = self.last.filter(|_| joined) else { return None };
        let days = (i32::from(weekday) - i32::from(first.weekday().to_monday_one_offset())).rem_euclid(7);
        first.checked_add(days.days()).ok().filter(|_| (1..=far).contains(&days))
    }

    /// The weekday of the week named right before it: "last week, on Friday", "next week on Friday".
    fn of_week_before(&self, found: &Found, weekday: u8) -> Option<Date> {
        let before = self.all[..self.at].last().filter(|b| b.sentence == found.sentence)?;
        let week = matches!(before.time.what, What::Point(Point { field: Field::Unit(Unit::Week), .. }));
        let doc = self.scan.doc;
        let on = before.end + usize::from(doc.lower(before.end) == ",");
        let joined = week && doc.lower(on) == "on" && on + 1 == found.start;
        of_week(self.last.filter(|stamp| joined && matches!(stamp, Stamp::Week(..)))?, weekday)
    }
}

/// Whether a weekday is some day of that name: "fell on a Sunday", "on a Friday in May", "One Sunday in 2019"; in "a Friday hearing", "in a
/// statement Friday" and "on a Friday of heavy selling" it is not.
pub(super) fn is_any_day(scan: &Scan<'_, '_>, found: &Found) -> bool {
    let doc = scan.doc;
    let opens = found.start == doc.sentences()[found.sentence].tokens.start + 1;
    let some = matches!(doc.before(found.start), "a" | "an") || doc.before(found.start) == "one" && opens;
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

#[cfg(test)]
mod tests {
    use super::super::tests::{WEDNESDAY, last, values};

    #[test]
    fn weekdays_of_a_week_told_with_them() {
        for (text, expected) in [
            ("The ferry sank on Friday last week.", "2024-05-10"),
            ("The ferry sank on Wednesday of last week.", "2024-05-08"),
            ("The court sits on Friday of next week.", "2024-05-24"),
            ("The bakery opens on Monday next week.", "2024-05-20"),
            ("The ferry sank on Tuesday this week.", "2024-05-14"),
            ("The court sits on Friday week.", "2024-05-24"),
            ("He sang on Friday week after week.", "2024-05-10"),
            ("The ferry sank last week, on Thursday.", "2024-05-09"),
            ("The bakery reopens next week on Thursday.", "2024-05-23"),
            // The week is another noun's.
            ("The mayor spoke on Tuesday of the flood that changed the town.", "2024-05-14"),
            ("The choir sang last week, and on Monday it rested.", "2024-05-13"),
        ] {
            assert_eq!(last(text, WEDNESDAY), expected, "{text}");
        }
        let both = ["2024-05-09", "2024-05-10"];
        assert_eq!(values("Wheat fell on Thursday and Friday last week.", WEDNESDAY), both);
        assert_eq!(values("He said on Monday last week's vote was flawed.", WEDNESDAY)[0], "2024-05-13");
    }

    #[test]
    fn some_day_of_a_name() {
        for (text, expected) in [
            ("The hail fell on a Sunday, he recalled.", "XXXX-WXX-7"),
            ("One Sunday in 2019 the roof gave way.", "XXXX-WXX-7"),
            ("They met on a Saturday afternoon in June.", "XXXX-WXX-6TAF"),
            ("On a rainy Saturday in Olm they met.", "2024-05-11"),
            ("Shares fell on a Friday of heavy selling.", "2024-05-10"),
            ("The firm said in a statement Tuesday that it will close.", "2024-05-14"),
            ("A judge set bail at a Monday hearing.", "2024-05-13"),
        ] {
            assert_eq!(values(text, WEDNESDAY)[0], expected, "{text}");
        }
    }
}
