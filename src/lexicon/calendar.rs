//! Days of the week and months by their English names.

use jiff::civil::Weekday;

use super::filter::Filter;
use super::{List, Table};
use crate::error::Error;

/// The names in lower case, in the order of their numbers.
struct Names {
    days: Vec<&'static str>,
    months: Vec<&'static str>,
    filter: Filter,
}

static NAMES: List<Names> = List::new(|| {
    let table = Table::load("calendar_names.tsv", include_str!("en/calendar_names.tsv"), 3);
    let of = |sort: &str| -> Vec<&'static str> {
        let rows = table.rows().filter(|r| r.fields[1] == sort);
        let mut named: Vec<(u8, &'static str)> = rows
            .map(|r| {
                let number = r.fields[2].parse().map_err(|_| Error::word_list("no number").at_line(r.line));
                (number.unwrap_or_else(|e| panic!("{e}")), r.fields[0])
            })
            .collect();
        named.sort_unstable();
        named.into_iter().map(|(_, name)| name).collect()
    };
    let (days, months) = (of("day"), of("month"));
    let filter = Filter::of(days.iter().chain(&months));
    Names { days, months, filter }
});

/// Whether a word, in lower case, is a day of the week or a month.
pub(crate) fn is_name(word: &str) -> bool {
    let names = &*NAMES;
    names.filter.may_hold(word) && (names.days.contains(&word) || names.months.contains(&word))
}

/// A month by its name or the first letters of it: "July", "Jul", "Sept".
pub(crate) fn month(word: &str) -> Option<i8> {
    begins_one(&NAMES.months, word).and_then(|i| i8::try_from(i + 1).ok())
}

/// A day of the week by its name or the first letters of it.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let day = begins_one(&NAMES.days, word).and_then(|i| i8::try_from(i + 1).ok())?;
    Weekday::from_monday_one_offset(day).ok()
}

/// The names of the days in lower case, from Monday.
pub(crate) fn days() -> impl Iterator<Item = (&'static str, Weekday)> {
    let weekday = |n: i8| Weekday::from_monday_one_offset(n).ok();
    NAMES.days.iter().zip(1..).filter_map(move |(name, n)| Some((*name, weekday(n)?)))
}

/// The names of the months in lower case, from January.
pub(crate) fn months() -> &'static [&'static str] {
    &NAMES.months
}

/// The name of a day with its capital.
pub(crate) fn day_name(day: Weekday) -> String {
    capital(days().find(|(_, d)| *d == day).map_or("", |(name, _)| name))
}

/// The name of a month, from 1, with its capital; none for another number.
pub(crate) fn month_name(number: usize) -> Option<String> {
    number.checked_sub(1).and_then(|i| NAMES.months.get(i)).map(|name| capital(name))
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

/// The index of the name that `word` is, or is a beginning of with three to five letters.
fn begins_one(names: &[&str], word: &str) -> Option<usize> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    names.iter().position(|n| *n == word || word.len() <= 5 && n.starts_with(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_beginnings() {
        for (word, month_is, day_is) in [
            ("July", Some(7), None),
            ("Sept", Some(9), None),
            ("september", Some(9), None),
            ("Tue", None, Some(Weekday::Tuesday)),
            ("Thurs", None, Some(Weekday::Thursday)),
            ("Ju", None, None),
            ("Septem", None, None),
            ("Today", None, None),
        ] {
            assert_eq!((month(word), weekday(word)), (month_is, day_is), "{word}");
        }
        assert!(is_name("may") && !is_name("sept"));
        assert_eq!(day_name(Weekday::Sunday), "Sunday");
        assert_eq!((month_name(5).as_deref(), month_name(0), month_name(13)), (Some("May"), None, None));
    }
}
