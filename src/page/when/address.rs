//! Dates in addresses: `/2031/05/07/`, `/2031/may/07/`, `/20310507/`, `/2031-05-07-rain`.

use jiff::civil::Date;

use super::{Candidate, Sort};
use crate::lexicon::calendar::month;
use crate::stamp::{self, Order, Stamp};

/// The years that an address on the web can be of.
const YEARS: std::ops::Range<i16> = 1990..2100;

/// What the page's addresses say.
pub(super) fn gather(addresses: &[String], out: &mut Vec<Candidate>) {
    for address in addresses {
        if let Some(day) = day_in(address) {
            out.push(Candidate {
                stamp: Stamp::of_day(day),
                sort: Sort::Address,
                from: "the address".to_string(),
            });
        } else if let Some(day) = digits_in(address).or_else(|| asked(address)) {
            out.push(Candidate {
                stamp: Stamp::of_day(day),
                sort: Sort::Weak,
                from: "the address".to_string(),
            });
        }
    }
}

/// The path of an address, without what asks or points inside the page.
fn path(address: &str) -> &str {
    let path = address.split("://").nth(1).unwrap_or(address);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    path.find('/').map_or("", |at| &path[at..])
}

/// The day that an address spells out in parts of its own.
pub(super) fn day_in(address: &str) -> Option<Date> {
    let path = path(address);
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).filter(|p| !p.is_empty()).collect();
    let year = |p: &str| p.parse::<i16>().ok().filter(|y| p.len() == 4 && YEARS.contains(y));
    let number =
        |p: &str| p.parse::<i8>().ok().filter(|_| p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit()));
    let month_of = |p: &str| number(p).or_else(|| month(p));
    let spelt = parts.windows(3).find_map(|w| {
        let ymd = || Date::new(year(w[0])?, month_of(w[1])?, number(w[2])?).ok();
        // Day and month before the year can be told apart where one is no month.
        let mdy = || {
            let (a, b) = (month_of(w[0])?, number(w[1])?);
            let (m, d) = if number(w[0]).is_some() && a > 12 { (b, a) } else { (a, b) };
            (month(w[0]).is_some() || a > 12 || b > 12).then(|| Date::new(year(w[2])?, m, d).ok())?
        };
        let dmy = || Date::new(year(w[2])?, month(w[1])?, number(w[0])?).ok();
        ymd().or_else(mdy).or_else(dmy)
    });
    spelt.or_else(|| path.split('/').find_map(compact))
}

/// "20310507", alone.
fn compact(part: &str) -> Option<Date> {
    if part.len() != 8 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let day = Date::new(part[..4].parse().ok()?, part[4..6].parse().ok()?, part[6..].parse().ok()?).ok()?;
    YEARS.contains(&day.year()).then_some(day)
}

/// The year and month that an address is of: `/2031/05/rain`.
pub(super) fn month_in(address: &str) -> Option<(i16, i8)> {
    let parts: Vec<&str> = path(address).split('/').filter(|p| !p.is_empty()).collect();
    parts.windows(2).find_map(|w| {
        let year = w[0].parse().ok().filter(|y| w[0].len() == 4 && YEARS.contains(y))?;
        let number = w[1].parse::<i8>().ok().filter(|m| w[1].len() <= 2 && (1..=12).contains(m));
        Some((year, number.or_else(|| month(w[1]))?))
    })
}

/// The day that an address asks for: `?date=2031-05-07`.
fn asked(address: &str) -> Option<Date> {
    let query = address.split_once('?')?.1.split('#').next()?;
    let dated = |pair: &str| {
        let (key, value) = pair.split_once('=')?;
        key.to_ascii_lowercase().contains("date").then(|| stamp::whole(value, Order::Unknown)).flatten()
    };
    query.split('&').find_map(dated).map(|s| s.day).filter(|day| YEARS.contains(&day.year()))
}

/// Eight digits among other words of the address: they may be an id.
fn digits_in(address: &str) -> Option<Date> {
    path(address).split(|c: char| !c.is_ascii_digit()).find_map(compact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_name_a_day() {
        for (address, day) in [
            ("https://e.org/2031/05/07/rain", Some("2031-05-07")),
            ("https://e.org/2031/5/7/", Some("2031-05-07")),
            ("https://e.org/world/2031/may/07/rain-in-tervala", Some("2031-05-07")),
            ("https://e.org/news/20310507/rain", Some("2031-05-07")),
            ("https://e.org/2031-05-07-rain.html", Some("2031-05-07")),
            ("https://e.org/rain-may-7-2031", Some("2031-05-07")),
            ("https://e.org/a/2031_05_07.html?d=2030-01-01", Some("2031-05-07")),
            ("https://e.org/2031/05/rain", None),
            ("https://e.org/2031/05/77/rain", None),
            ("https://e.org/world-20310507", None),
            ("https://e.org/?date=2031-05-07", None),
            ("https://2031.05.07.org/", None),
            ("", None),
        ] {
            assert_eq!(day_in(address).map(|d| d.to_string()).as_deref(), day, "{address}");
        }
        assert_eq!(
            asked("https://e.org/?id=4&date=2031-05-07#a").map(|d| d.to_string()).as_deref(),
            Some("2031-05-07")
        );
        assert_eq!(asked("https://e.org/?id=20310507"), None);
        assert_eq!(month_in("https://e.org/2031/05/rain"), Some((2031, 5)));
        assert_eq!(month_in("https://e.org/2031/13/rain"), None);
        assert_eq!(
            digits_in("https://e.org/world-20310507").map(|d| d.to_string()).as_deref(),
            Some("2031-05-07")
        );
    }
}
