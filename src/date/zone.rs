//! Time zones behind a time of day, and what day it is there.

use super::scan::{Found, Scan};
use super::time::{Clock, Zone};
use crate::error::Error;
use crate::lexicon::{List, WordMap, calendar};
use crate::text::Token;

/// What a word says of the zone.
#[derive(Clone, Copy, Debug)]
struct Told {
    /// Minutes east of Greenwich, in winter where summer differs.
    minutes: i16,
    /// Whether it is that in summer too.
    fixed: bool,
}

static ZONES: List<WordMap<Told>> = List::new(|| {
    WordMap::load("zones.tsv", include_str!("../lexicon/en/zones.tsv"), 3, |fields| {
        let minutes = fields[0].parse().map_err(|_| Error::word_list("no number of minutes"))?;
        Ok(Told { minutes, fixed: fields[1] == "fixed" })
    })
});

/// Clocks on earth differ from Greenwich by no more, in minutes.
const WEST: i32 = -720;
const EAST: i32 = 840;
/// What summer time may add.
const SUMMER: i32 = 60;
const DAY: i32 = 1440;

impl Scan<'_, '_> {
    /// The token after the zone that begins at `i` ("EST", "(GMT)", "Eastern Daylight Time"), and how far from Greenwich
    /// it is; "ET" means summer and winter time alike and tells none.
    pub(super) fn zone(&self, i: usize) -> Option<(usize, Option<Zone>)> {
        let (end, told) = self.letters(i).or_else(|| self.named(i))?;
        Some((end, told.fixed.then_some(Zone(told.minutes))))
    }

    fn letters(&self, i: usize) -> Option<(usize, Told)> {
        let open = i + usize::from(self.lower(i) == "(");
        let capitals = self.doc.tokens().get(open).is_some_and(Token::is_all_caps);
        let told = *ZONES.get(self.lower(open)).filter(|_| capitals)?;
        Some((open + 1 + usize::from(open > i && self.lower(open + 1) == ")"), told))
    }

    fn named(&self, i: usize) -> Option<(usize, Told)> {
        let told = *ZONES.get(self.lower(i))?;
        let time = i + 1 + usize::from(matches!(self.lower(i + 1), "standard" | "daylight"));
        (self.lower(time) == "time" && time < self.limit).then_some((time + 1, told))
    }

    /// The token after "local time" or "Arbel time", which no more belongs to a time than the place where it is told; a
    /// day or month is no place.
    pub(super) fn local_time(&self, i: usize) -> Option<usize> {
        let place = self.lower(i) == "local" || self.capital(i) && !calendar::is_name(self.lower(i));
        (place && self.doc.word(i + 1) == "time" && i + 1 < self.limit).then_some(i + 2)
    }

    /// What an expression tells of its zone, in minutes east of Greenwich.
    fn zone_of(&self, found: &Found) -> Option<i32> {
        let told = |i: usize| self.letters(i).or_else(|| self.named(i)).map(|(_, told)| told.minutes);
        (found.start..found.end).find_map(told).map(i32::from)
    }
}

/// Whether a word, in lower case, stands for a zone ("gmt", "eastern").
pub(crate) fn is_zone(word: &str) -> bool {
    ZONES.get(word).is_some()
}

/// By how many days the time `b` lies off the day of `a` where both tell one moment: "11 p.m. local time Tuesday (0400
/// GMT)" is Wednesday in Greenwich. 0 unless the same day is impossible.
pub(super) fn days_apart(scan: &Scan<'_, '_>, a: &Found, b: &Found) -> i32 {
    let (Some(x), Some(y), Some(zone)) = (minutes(a), minutes(b), scan.zone_of(b)) else { return 0 };
    let range = match scan.zone_of(a) {
        Some(zone) => zone - 2 * SUMMER..=zone + 2 * SUMMER,
        None => WEST - SUMMER..=EAST + SUMMER,
    };
    [0, -1, 1].into_iter().find(|days| range.contains(&(x - (y + days * DAY - zone)))).unwrap_or(0)
}

/// The minute of the day that an expression's clock shows.
fn minutes(found: &Found) -> Option<i32> {
    match found.time.clock? {
        Clock::At { hour, minute, .. } => Some(i32::from(hour) * 60 + i32::from(minute.unwrap_or(0))),
        Clock::Part(_) => None,
    }
}
