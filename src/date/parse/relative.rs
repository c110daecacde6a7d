//! Expressions that count from the present or from what was spoken of.

use crate::date::lexeme::{Edge, Glue, Lex, Part, Pick, Reference, Shift, Unit};
use crate::date::scan::{Hit, Scan, edge_modifier};
use crate::date::time::{Amount, Clock, Field, Time, What, YearOf};
use crate::date::veto;

use super::clock::that_day;

impl Scan<'_, '_> {
    /// "today", "yesterday evening".
    pub(in crate::date) fn today(&self, i: usize, days: i8) -> Hit {
        Some(self.with_time(i + 1, Time::point(Field::Today(days), YearOf::Unsaid)))
    }

    /// What begins with "the".
    pub(in crate::date) fn definite(&self, i: usize) -> Hit {
        // "the very next day"
        let very = self.lower(i + 1) == "very" && matches!(self.lex(i + 2), Lex::Pick(_));
        let j = i + 1 + usize::from(very);
        if let Some(hit) = self.part_of(j) {
            return Some(hit);
        }
        match self.lex(j) {
            Lex::Edge(e @ (Edge::Start | Edge::Middle | Edge::End)) => self.edge_of(j, e),
            Lex::Edge(e) => self.the_early(j, e),
            Lex::Pick(pick) => self.the_picked(j, pick),
            Lex::Unit(u) => self.the_unit(j, u),
            Lex::Units(u) => self.the_units(j, u),
            Lex::Ordinal(_) if self.is_hyphen(j + 1) => None,
            Lex::Ordinal(n) => self.ordinal(j, n),
            Lex::Number => self.the_number(j),
            Lex::Cardinal(_) | Lex::Vague => self.the_count(j),
            Lex::Season(s) => self.the_season(j, s),
            Lex::Part(p) => self.the_part(j, p),
            Lex::Tens(n) => Some((j + 1, Time::point(Field::Tens(n), YearOf::Unsaid))),
            Lex::Fiscal => self.the_fiscal(j),
            Lex::Half => None,
            Lex::Glue(Glue::Future) => {
                veto::is_the_future(self, j).then(|| (j + 1, Time::reference(Reference::Future)))
            }
            Lex::Glue(Glue::Present) => None,
            Lex::Weekday(_) => None,
            _ => self.the_other(j),
        }
    }

    /// "the last week of October", "the first two months of 1939", "the final days of 2020", "the early part of the
    /// next decade": a third of what stands behind "of".
    fn part_of(&self, j: usize) -> Hit {
        let edge = match self.lower(j) {
            "first" | "opening" | "early" | "earlier" => Edge::Early,
            "last" | "final" | "closing" | "latter" | "late" | "later" => Edge::Late,
            _ => return None,
        };
        // "the final quarter of 2030"
        if edge == Edge::Late
            && matches!(self.lower(j), "last" | "final")
            && self.lex(j + 1) == Lex::Unit(Unit::Quarter)
            && let Some((end, year)) = self.year_after(j + 2)
            && !matches!(self.lower(end), "'s" | "’s")
        {
            return Some((end, Time::point(Field::Quarter(4), year)));
        }
        let k = j + 1 + usize::from(matches!(self.lex(j + 1), Lex::Vague | Lex::Glue(Glue::Couple)));
        let part = self.unit(k).is_some_and(|u| u >= Unit::Day && u != Unit::Quarter)
            || matches!(self.lower(k), "part" | "stages" | "portion" | "thirds");
        (part && self.lex(k + 1) == Lex::Glue(Glue::Of)).then_some(())?;
        let (end, mut time) = self.plain(k + 2)?;
        let What::Point(point) = time.what else { return None };
        let long = !matches!(point.field, Field::Day(..) | Field::Today(_) | Field::Weekday(_));
        time.modifier = Some(edge_modifier(edge));
        long.then_some((end, time))
    }

    /// "the near future", "the full year", "the latter half of 2008", "the short term", "'80s".
    fn the_other(&self, j: usize) -> Hit {
        match (self.lower(j), self.lex(j + 1)) {
            ("near" | "foreseeable" | "distant", Lex::Glue(Glue::Future)) => {
                Some((j + 2, Time::reference(Reference::Future)))
            }
            ("full" | "whole" | "entire", Lex::Unit(u)) if u >= Unit::Month => {
                Some((j + 2, Time::picked(Field::Unit(u), Pick::Current)))
            }
            ("final", Lex::Weekday(w)) => self.nth_weekday(j + 1, -1, w),
            ("latter" | "last" | "first", Lex::Half) => {
                self.half_of(j + 2, if self.lower(j) == "first" { 1 } else { 2 })
            }
            ("'" | "’" | "‘", Lex::Number) => self.short_decade(j),
            _ => None,
        }
    }

    /// "the early 1980s", "the late summer of 2005", "the mid-1990s".
    fn the_early(&self, j: usize, edge: Edge) -> Hit {
        let k = j + 1 + usize::from(self.is_hyphen(j + 1));
        let (end, mut time) = match self.lex(k) {
            Lex::Number => self.short_decade(k).or_else(|| self.numeric(k)),
            Lex::Tens(n) => Some((k + 1, Time::point(Field::Tens(n), YearOf::Unsaid))),
            Lex::Season(s) => self.the_season(k, s),
            Lex::Part(p) => self.the_part(k, p),
            Lex::Ordinal(n) => self.ordinal(k, n),
            Lex::None => self.short_decade(k),
            _ => None,
        }?;
        matches!(time.what, What::Point(_)).then_some(())?;
        time.modifier = Some(edge_modifier(edge));
        Some((end, time))
    }

    /// "the 1990s", "the 20th century", "the 1988 third quarter", "the 13th".
    fn the_number(&self, j: usize) -> Hit {
        if let Some(hit) = self.short_decade(j) {
            return Some(hit);
        }
        if let Some((day, end)) = self.day_number(j)
            && end > j + 1
            && veto::is_day_of_month(self, j, end)
        {
            let time = Time::point(Field::DayOfMonth(day), YearOf::Unsaid);
            if let Some(hit) = self.day_of_picked_month(end, day) {
                return Some(hit);
            }
            if self.numeric(j).is_none() {
                return Some(self.with_time(end, time));
            }
        }
        let (end, time) = self.numeric(j)?;
        match time.what {
            What::Point(p) => match (p.field, self.lower(end)) {
                (Field::Year, "period") => Some((end + 1, time)),
                (Field::Year, "quarter") => Some((end + 1, Time::point(Field::Quarter(0), p.year))),
                (Field::Decade(_) | Field::Century(_) | Field::Quarter(_) | Field::Half(_), _) => {
                    Some((end, time))
                }
                _ => None,
            },
            What::Duration(_) if !self.is_hyphen(j + 1) => Some((end, time)),
            _ => None,
        }
    }

    /// "of last month" behind "the 23rd".
    fn day_of_picked_month(&self, end: usize, day: u8) -> Hit {
        let month = self.lex(end) == Lex::Glue(Glue::Of) && self.lex(end + 2) == Lex::Unit(Unit::Month);
        let pick = self.pick(end + 1).filter(|_| month)?;
        Some(self.with_time(end + 3, Time::picked(Field::DayOfMonth(day), pick)))
    }

    /// "the four days", "the nine months".
    fn the_count(&self, j: usize) -> Hit {
        let hit = self.quantity(j)?;
        let hyphen = (j..hit.0).any(|k| self.is_hyphen(k)) && self.is_hyphen(hit.0 - 2);
        (!hyphen).then_some(hit)
    }

    /// "the last five years", "the next year", "the following day", "the same month", "the current fiscal year".
    fn the_picked(&self, j: usize, pick: Pick) -> Hit {
        if let Some(hit) = self.picked_count(j, pick) {
            return Some(hit);
        }
        let k = j + 1 + usize::from(self.lex(j + 1) == Lex::Fiscal);
        match (pick, self.lex(k)) {
            (Pick::Last, Lex::Weekday(w)) => self.nth_weekday(k, -1, w),
            // "the last day of the fair" is its end; "in the last day" is how long.
            (Pick::Last, Lex::Unit(Unit::Day)) => {
                let lasts = self.lasts(j) || self.before(j - 1) == "in";
                (lasts && self.lex(k + 1) != Lex::Glue(Glue::Of))
                    .then(|| (k + 1, Time::new(What::Duration(Amount::whole(1, Unit::Day)))))
            }
            (Pick::Past, _)
                if self.unit(k).is_none() && !matches!(self.lex(k), Lex::Season(_) | Lex::Month(_)) =>
            {
                veto::is_the_past(self, j).then(|| (j + 1, Time::reference(Reference::Past)))
            }
            // "the last year of the war", "the last week before the vote" are the end of something.
            (Pick::Last, Lex::Unit(_)) if self.ends_something(k + 1) => None,
            // "the past decade", "over the last decade": the ten years up to now, none of the calendar's.
            (Pick::Last | Pick::Past, Lex::Unit(u))
                if u >= Unit::Week && u != Unit::Quarter && (pick == Pick::Past || self.lasts(j)) =>
            {
                Some((k + 1, Time::new(What::Duration(Amount::whole(1, u)))))
            }
            (Pick::Last | Pick::Past, Lex::Unit(u)) if u >= Unit::Day => {
                Some((k + 1, Time::picked(Field::Unit(u), Pick::Last)))
            }
            (Pick::Latest, _) if self.lower(k) == "period" => {
                Some((k + 1, Time::picked(Field::Unit(Unit::Quarter), Pick::Latest)))
            }
            (Pick::Next | Pick::Coming, Lex::Unit(u))
                if u >= Unit::Decade || u >= Unit::Week && self.lasts(j) =>
            {
                Some((k + 1, Time::new(What::Duration(Amount::whole(1, u)))))
            }
            (Pick::Next | Pick::Coming, Lex::Unit(u)) => {
                Some(self.with_time(k + 1, Time::picked(Field::Unit(u), Pick::Following)))
            }
            (Pick::Next | Pick::Following, Lex::Part(p)) => {
                Some((k + 1, with_clock(Time::picked(Field::Unit(Unit::Day), Pick::Following), p)))
            }
            (Pick::Last, Lex::Half) => self.half_of(k + 1, 2),
            (Pick::Recent | Pick::Other | Pick::Past, _) => None,
            (_, Lex::Unit(u)) => Some(self.with_time(k + 1, Time::picked(Field::Unit(u), pick))),
            (Pick::Previous | Pick::Following | Pick::Same | Pick::Current, _) => self.picked_name(k, pick),
            _ => None,
        }
    }

    /// Whether "the next year" stands behind "over", "within" and the like: a stretch from now on, not a calendar year.
    fn lasts(&self, j: usize) -> bool {
        matches!(self.before(j - 1), "over" | "within" | "for" | "during" | "throughout")
    }

    /// "last five years", "next few days", "past decade".
    fn picked_count(&self, j: usize, pick: Pick) -> Hit {
        let spans = matches!(
            pick,
            Pick::Last
                | Pick::Past
                | Pick::Next
                | Pick::Coming
                | Pick::Latest
                | Pick::Previous
                | Pick::Following
        );
        spans.then_some(())?;
        let range = match (self.lex(j + 1), self.lex(j + 3)) {
            (Lex::Number | Lex::Cardinal(_), _) if self.lower(j + 2) == "to" || self.lower(j + 2) == "or" => {
                self.amount(j + 3).map(|(end, a)| (end, Amount::vague(a.unit)))
            }
            _ => None,
        };
        let couple = || {
            let k = j + 2 + usize::from(self.lex(j + 2) == Lex::Glue(Glue::Of));
            (self.lex(j + 1) == Lex::Glue(Glue::Couple))
                .then(|| self.unit(k).map(|u| (k + 1, Amount::whole(2, u))))?
        };
        let (end, amount) = range.or_else(|| self.amount(j + 1)).or_else(couple)?;
        Some((end, Time::new(What::Duration(amount))))
    }

    /// "the year", "the weekend", "the week of March 6", "the week after next", "the day before yesterday".
    fn the_unit(&self, j: usize, unit: Unit) -> Hit {
        (self.lower(j + 1) != "-" || self.lower(j + 2) != "and").then_some(())?; // "in the year-and-a-half since"
        if (self.lower(j + 1), self.lower(j + 2)) == ("after", "next") {
            return Some((j + 3, Time::picked(Field::Unit(unit), Pick::AfterNext)));
        }
        if unit == Unit::Year && matches!(self.lower(j + 1), "ended" | "ending") {
            return Some((j + 1, Time::new(What::Duration(Amount::whole(1, unit)))));
        }
        let special = match unit {
            Unit::Year => self.the_year(j + 1),
            Unit::Day => self.the_day(j + 1),
            Unit::Week => self.the_week_of(j + 1),
            _ => None,
        };
        if special.is_some() {
            return special;
        }
        if let Some((end, time)) = self.bare_unit(j, unit)
            && matches!(time.what, What::Offset(_))
        {
            return self.year_ago_quarter(end, time);
        }
        let spoken = matches!(unit, Unit::Day | Unit::Quarter | Unit::Weekend);
        let pick = if spoken { Pick::That } else { Pick::Current };
        veto::is_the_unit(self, j, unit).then(|| (j + 1, Time::picked(Field::Unit(unit), pick)))
    }

    /// Behind "the day": "before yesterday", "after tomorrow", "before" at a phrase's end.
    fn the_day(&self, i: usize) -> Hit {
        let Lex::Shift(shift @ (Shift::Before | Shift::After)) = self.lex(i) else { return None };
        if let Lex::Day(day) = self.lex(i + 1) {
            let days = if shift == Shift::Before { day - 1 } else { day + 1 };
            return Some((i + 2, Time::point(Field::Today(days), YearOf::Unsaid)));
        }
        let amount = Amount::whole(1, Unit::Day);
        let offset = crate::date::time::Offset { amount, shift };
        veto::is_offset(self, i).then(|| (i + 1, Time::new(What::Offset(offset))))
    }

    /// "the year-ago quarter", "the year-earlier period".
    fn year_ago_quarter(&self, end: usize, time: Time) -> Hit {
        Some(match (self.lex(end), self.lower(end)) {
            (Lex::Unit(Unit::Quarter), _) => (end + 1, Time::point(Field::Quarter(0), YearOf::FromNow(-1))),
            (Lex::Ordinal(n), _) if self.lex(end + 1) == Lex::Unit(Unit::Quarter) => {
                (end + 2, Time::point(Field::Quarter(n), YearOf::FromNow(-1)))
            }
            (_, "period") => (end + 1, time),
            _ => return None,
        })
    }

    /// "the weeks ahead", "the years since".
    fn the_units(&self, j: usize, unit: Unit) -> Hit {
        match self.lower(j + 1) {
            "ahead" => Some((j + 2, Time::new(What::Duration(Amount::vague(unit))))),
            "since" | "leading" | "following" | "preceding" => {
                Some((j + 1, Time::new(What::Duration(Amount::vague(unit)))))
            }
            // "over the years", "in the years that followed"
            _ if unit >= Unit::Month
                && self.before(j - 1) == "over"
                && self.lex(j + 1) != Lex::Number
                && veto::noun_ends(self, j + 1) =>
            {
                Some((j + 1, Time::new(What::Duration(Amount::vague(unit)))))
            }
            "that" if self.lower(j + 2) == "followed" => {
                Some((j + 1, Time::new(What::Duration(Amount::vague(unit)))))
            }
            _ => None,
        }
    }

    /// "the summer of 2005", "the spring".
    fn the_season(&self, j: usize, season: super::super::lexeme::Season) -> Hit {
        if let Some((end, year)) = self.year_after(j + 1) {
            return Some((end, Time::point(Field::Season(season), year)));
        }
        if let Some(year) = self.season_year_shared(j + 1) {
            return Some((j + 1, Time::point(Field::Season(season), year)));
        }
        veto::is_the_season(self, j).then(|| (j + 1, Time::point(Field::Season(season), YearOf::Unsaid)))
    }

    /// "the morning of April 19", "the night of 12-13 September", "the afternoon".
    fn the_part(&self, j: usize, part: Part) -> Hit {
        if matches!(self.lower(j + 1), "of" | "on")
            && let Some((end, time)) = self.plain(j + 2)
            && Self::is_one_day(&time)
        {
            return Some((end, with_clock(time, part)));
        }
        // "in the dawn of the railways"
        let begins = matches!(part, Part::Dawn | Part::Dusk) && self.lower(j + 1) == "of";
        (!begins && veto::is_the_part(self, j)).then(|| (j + 1, with_clock(that_day(), part)))
    }

    /// "the fiscal year", "the fiscal first quarter".
    fn the_fiscal(&self, j: usize) -> Hit {
        let hyphen = j + 1 + usize::from(self.is_hyphen(j + 1));
        match self.lex(hyphen) {
            Lex::Unit(Unit::Year) => self
                .fiscal(j)
                .or_else(|| Some((hyphen + 1, Time::picked(Field::Unit(Unit::Year), Pick::That)))),
            Lex::Ordinal(n) => self.ordinal(hyphen, n),
            _ => self.fiscal(j),
        }
    }

    /// "last week", "next year", "this morning", "last Friday", "this past spring", "next year's first quarter".
    pub(in crate::date) fn picked(&self, i: usize, pick: Pick) -> Hit {
        if let Some(hit) = self.picked_count(i, pick) {
            return Some(hit);
        }
        let end_of = self.before(i) == "the" && self.ends_something(i + 2);
        if pick == Pick::Last && (self.is_final(i) || end_of && self.unit(i + 1).is_some()) {
            return None;
        }
        let j = match (pick, self.lex(i + 1)) {
            (Pick::This, Lex::Pick(Pick::Coming | Pick::Past))
            | (Pick::That | Pick::This, Lex::Pick(Pick::Same)) => i + 2,
            (Pick::This, Lex::Fiscal) => i + 2,
            _ => i + 1,
        };
        let pick = match self.pick(i + 1) {
            Some(inner @ (Pick::Past | Pick::Coming)) if j == i + 2 => inner,
            _ => pick,
        };
        let past_or_ahead = |reference| Some((j + 1, Time::reference(reference)));
        match (pick, self.lex(j)) {
            (Pick::This | Pick::Last | Pick::That, Lex::Part(p)) => self.picked_part(j, pick, p),
            (Pick::Recent, Lex::Units(u)) if u >= Unit::Day => past_or_ahead(Reference::Past),
            (Pick::Past, Lex::Units(u)) if u >= Unit::Month && self.before(i) == "in" => {
                past_or_ahead(Reference::Past)
            }
            (Pick::Coming, Lex::Units(u)) if u >= Unit::Day => past_or_ahead(Reference::Future),
            (Pick::This, Lex::Units(Unit::Day)) if self.lower(i) == "these" => {
                past_or_ahead(Reference::Present)
            }
            // "to this day", "in this day and age"
            (Pick::This, Lex::Unit(Unit::Day))
                if self.before(i) == "to" && self.lower(j + 1) != "as" || self.lower(j + 2) == "age" =>
            {
                past_or_ahead(Reference::Present)
            }
            (_, Lex::Unit(u)) if u >= Unit::Day && (picks_unit(pick) || j == i + 2) => {
                self.picked_unit(j + 1, pick, u)
            }
            (Pick::This | Pick::Last | Pick::That, Lex::Century) => {
                Some((j + 1, Time::picked(Field::Unit(Unit::Century), pick)))
            }
            _ if !self.picks_name(i, j, pick) => None,
            _ if picks_unit(pick) || pick == Pick::Coming => self.picked_name(j, pick),
            _ => None,
        }
    }

    /// Whether "last" at `i` means final: "her last day", "his last year in office"; a day before this one is no "last day".
    fn is_final(&self, i: usize) -> bool {
        let owned = matches!(
            self.before(i),
            "his" | "her" | "its" | "their" | "my" | "our" | "your" | "’s" | "'s" | "whose"
        );
        // In "stabbed her last year" the word is no owner.
        let verb = i.checked_sub(2).map_or("", |k| self.lower(k));
        let object = self.before(i) == "her"
            && (verb.ends_with("ed") || crate::date::words::PAST_FORMS.contains(verb));
        let owned = owned && !object;
        match self.lex(i + 1) {
            Lex::Unit(Unit::Day) => true,
            Lex::Unit(unit) => owned && unit > Unit::Day,
            _ => false,
        }
    }

    /// Whether the word at `i` picks the name at `j`: not the preposition in "past Friday" nor the conjunction in "said
    /// that Friday's attack".
    fn picks_name(&self, i: usize, j: usize, pick: Pick) -> bool {
        match pick {
            Pick::Past if j == i + 1 => {
                let before = self.before(i);
                matches!(before, "the" | "these" | "those")
                    || crate::date::words::PREPOSITIONS.contains(before)
            }
            Pick::That if matches!(self.lex(j), Lex::Weekday(_)) => {
                crate::date::words::PREPOSITIONS.contains(self.before(i))
            }
            _ => true,
        }
    }

    /// A unit picked, with the part of a year that it may own.
    fn picked_unit(&self, end: usize, pick: Pick, unit: Unit) -> Hit {
        if unit == Unit::Year
            && matches!(self.lower(end), "'s" | "’s")
            && let Some(year) = super::absolute::year_of(pick)
        {
            match (self.lex(end + 1), self.lex(end + 2)) {
                (Lex::Ordinal(n @ 1..=4), Lex::Unit(Unit::Quarter)) => {
                    return Some((end + 3, Time::point(Field::Quarter(n), year)));
                }
                (Lex::Unit(Unit::Quarter), _) => {
                    return Some((end + 2, Time::point(Field::Quarter(0), year)));
                }
                _ => {}
            }
        }
        let time = Time::picked(Field::Unit(unit), pick);
        if unit == Unit::Day { Some(self.with_time(end, time)) } else { Some((end, time)) }
    }

    /// "this morning", "last night", "that evening".
    fn picked_part(&self, j: usize, pick: Pick, part: Part) -> Hit {
        let day = match pick {
            Pick::Last => Time::point(Field::Today(-1), YearOf::Unsaid),
            Pick::This => Time::point(Field::Today(0), YearOf::Unsaid),
            _ => that_day(),
        };
        Some((j + 1, with_clock(day, part)))
    }

    /// A month, weekday, season or holiday that is picked: "last Friday", "this summer", "next April".
    fn picked_name(&self, j: usize, pick: Pick) -> Hit {
        let (end, mut time) = match self.lex(j) {
            Lex::Month(m) if self.capital(j) => self.month(j, m),
            Lex::Weekday(w) if self.capital(j) => self.weekday(j, w),
            Lex::Season(s)
                if pick != Pick::That || veto::noun_ends(self, j + 1) && !veto::is_verb_fall(self, j) =>
            {
                Some((j + 1, Time::point(Field::Season(s), YearOf::Unsaid)))
            }
            Lex::Holiday => self.holiday(j),
            _ => None,
        }?;
        let What::Point(p) = &mut time.what else { return None };
        if p.year == YearOf::Unsaid && !matches!(p.field, Field::Day(..) if p.weekday.is_some()) {
            p.pick = Some(pick);
        }
        Some((end, time))
    }
}

/// What stands before a unit without "the".
fn picks_unit(pick: Pick) -> bool {
    matches!(pick, Pick::Last | Pick::Next | Pick::This | Pick::That | Pick::Past)
}

fn with_clock(mut time: Time, part: Part) -> Time {
    time.clock = Some(Clock::Part(part));
    time
}
