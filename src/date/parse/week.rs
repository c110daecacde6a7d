//! Weekdays of a week that is told with them: "Friday last week", "Monday of next week", "Friday week".

use crate::date::lexeme::{Glue, Lex, Pick, Unit};
use crate::date::scan::{Hit, Scan};
use crate::date::time::{Field, Time, What};
use crate::date::veto;

impl Scan<'_, '_> {
    /// Whether what stands at `i`, behind "the last week", tells of what that is the end: "of the war", "before the vote"; "the last week of rain"
    /// is the one just over.
    pub(super) fn ends_something(&self, i: usize) -> bool {
        let owned = matches!(self.lex(i + 1), Lex::The | Lex::A | Lex::Pick(_))
            || matches!(self.lower(i + 1), "his" | "her" | "its" | "their" | "my" | "our" | "your")
            || self.capital(i + 1);
        // "2018, the last year for which there are numbers"
        let told = matches!(self.lower(i), "for" | "in") && self.lower(i + 1) == "which";
        self.lower(i) == "before" || self.lower(i) == "of" && owned || told
    }

    /// The week behind a weekday that ends before `end`: "last week", "of this week", "week".
    pub(super) fn weekday_of_week(&self, end: usize, time: Time, weekday: u8) -> Hit {
        let field = Field::WeekdayOf(weekday);
        let picked = end + usize::from(self.lex(end) == Lex::Glue(Glue::Of));
        if let Lex::Pick(pick @ (Pick::Last | Pick::This | Pick::Next)) = self.lex(picked)
            && self.lex(picked + 1) == Lex::Unit(Unit::Week)
        {
            // "on Friday last week's vote was flawed"
            let owns = matches!(self.lower(picked + 2), "'s" | "’s");
            let named = Time { clock: time.clock, ..Time::picked(field, pick) };
            return (!owns).then_some((picked + 2, named));
        }
        // "on Friday week": a week after the coming Friday.
        let led = end.checked_sub(2).is_some_and(|k| matches!(self.lower(k), "on" | "until" | "by"));
        let week = led
            && self.lex(end) == Lex::Unit(Unit::Week)
            && veto::noun_ends(self, end + 1)
            && !matches!(self.lower(end + 1), "after" | "by" | "in");
        (week && time.clock.is_none())
            .then(|| (end + 1, Time::point(field, crate::date::time::YearOf::Unsaid)))
    }

    /// Behind "the week": "of March 6".
    pub(super) fn the_week_of(&self, i: usize) -> Hit {
        (self.lex(i) == Lex::Glue(Glue::Of)).then_some(())?;
        let (end, mut time) = self.plain(i + 1)?;
        let What::Point(point) = &mut time.what else { return None };
        point.pick = Some(Pick::Other);
        matches!(point.field, Field::Day(..)).then_some((end, time))
    }
}
