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
use crate::date::veto;
use crate::figure::is_adjective;
use crate::lexicon;

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

    /// The weekday of the week named right before it: "last week, on Friday", "next week on Friday".
    pub(super) fn of_week_before(&self, found: &Found, point: Point) -> Option<Date> {
        let Field::Weekday(weekday) = point.field else { return None };
        let before = self.all[..self.at].last().filter(|b| b.sentence == found.sentence)?;
        let week = matches!(before.time.what, What::Point(Point { field: Field::Unit(Unit::Week), .. }));
        let doc = self.scan.doc;
        let on = before.end + usize::from(doc.lower(before.end) == ",");
        let joined = week && point.pick.is_none() && doc.lower(on) == "on" && on + 1 == found.start;
        of_week(self.last.filter(|stamp| joined && matches!(stamp, Stamp::Week(..)))?, weekday)
    }
}

/// Whether a weekday is some day of that name: "on a Friday in May", "one Sunday last year", "on a rainy Saturday afternoon"; in "a Friday
/// hearing" and "in a statement Friday" it is not.
pub(super) fn is_any_day(scan: &Scan<'_, '_>, found: &Found) -> bool {
    let doc = scan.doc;
    let word = |n: usize| found.start.checked_sub(n).map_or("", |k| doc.lower(k));
    let article = |n: usize| matches!(word(n), "a" | "an");
    let quality = |n: usize| is_adjective(word(n)) || lexicon::kind_of(word(n)) == Some("adj");
    let opens = found.start == doc.sentences()[found.sentence].tokens.start + 1;
    let one = word(1) == "one" && (opens || matches!(word(2), "," | "“" | "on"));
    let any = article(1) || one || quality(1) && article(2) && word(3) == "on";
    any && veto::noun_ends(scan, found.end) && !matches!(doc.lower(found.end), "“" | "\"" | "-")
}

/// The day of a week, which begins on Monday.
fn of_week(week: Stamp, weekday: u8) -> Option<Date> {
    week.first()?.checked_add((i32::from(weekday) - 1).days()).ok()
}
