//! Days that the text writes out with their years: a bare "June 20" beside a "June 20, 2005" elsewhere is that day.

use super::day;
use crate::date::calendar::Stamp;
use crate::date::scan::{Found, Scan};
use crate::date::time::{Field, Point, What, YearOf};

/// Month, day and year of every day written out, sorted, each once; none of a history, whose days belong to the date told last.
#[derive(Debug, Default)]
pub(super) struct Written(Vec<(u8, u8, i16)>);

/// How many are kept at most.
const MOST: usize = 64;

impl Written {
    pub(super) fn of(scan: &Scan<'_, '_>, all: &[Found]) -> Written {
        let written = |f: &Found| match f.time.what {
            What::Point(Point { field: Field::Day(m, d), year: YearOf::Is(y), .. }) => {
                has_year(scan, f, y).then_some((m, d, y))
            }
            _ => None,
        };
        let mut days: Vec<_> = all.iter().filter_map(written).take(MOST).collect();
        days.sort_unstable();
        days.dedup();
        Written(days)
    }

    /// The one year that the text gives this day.
    pub(super) fn year(&self, month: u8, day: u8) -> Option<i16> {
        let mut years = self.0.iter().filter(|(m, d, _)| (*m, *d) == (month, day)).map(|(_, _, y)| *y);
        years.next().filter(|_| years.next().is_none())
    }

    /// The day written out elsewhere that a bare month and day names.
    pub(super) fn same(&self, point: Point) -> Option<Stamp> {
        let Field::Day(m, d) = point.field else { return None };
        day(self.year(m, d)?, m, d)
    }
}

/// Whether the year stands among the expression's words.
pub(super) fn has_year(scan: &Scan<'_, '_>, found: &Found, year: i16) -> bool {
    (found.start..found.end).any(|i| {
        let word = scan.doc.word(i);
        word.len() >= 2 && year.to_string().ends_with(word)
    })
}
