//! When a page appeared: everything on it that tells a date is gathered, and the surest of these is taken.
//!
//! What pages say of themselves goes first (JSON-LD, `meta` elements), then the date in the address, then what is marked
//! as a date in the article, then what reads like a date line. An address that names another day than the metadata is
//! believed: pages are given new metadata when they are moved, and keep their address. A date-time in UTC is another day
//! in the newsroom as often as not; there the day that the page shows, or that its address names, decides.

mod address;
mod element;
mod meta;
mod script;

mod visible;

use dom_query::Document;
use jiff::civil::Date;

use super::blocks::Page;
use super::linked::Thing;
use crate::stamp::{self, Order, Stamp, Zone};

/// A date that the page tells.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) stamp: Stamp,
    pub(super) sort: Sort,
    /// What told it, as a reader of pages would call it.
    pub(super) from: String,
}

/// What tells a date, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// JSON-LD of the page's article.
    Linked,
    /// `meta` elements that say "published".
    Meta,
    /// The address: `/2031/05/07/`.
    Address,
    /// Microdata and marks of old ("datePublished" on an element, `time pubdate`).
    Marked,
    /// JSON-LD of the page or the film on it.
    LinkedPage,
    /// `meta` elements that say "date" or "created".
    MetaDate,
    /// "Published: May 7, 2031".
    Labelled,
    /// A `time` element, or one called "date", in the article.
    Element,
    /// A short line under the headline.
    Line,
    /// The data of scripts.
    Script,
    /// Eight digits somewhere in the address, the page's title, its picture's address.
    Weak,
    /// Whatever says when the page was changed.
    Modified,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct When {
    pub(super) published: Option<String>,
    pub(super) from: Option<String>,
    pub(super) modified: Option<String>,
}

/// All that dates are looked for in.
pub(super) struct Sources<'s, 'd> {
    pub(super) doc: &'d Document,
    pub(super) page: &'s Page<'d>,
    pub(super) things: &'s [Thing],
    /// The thing that is the page's article.
    pub(super) main: Option<&'s Thing>,
    pub(super) metas: &'s [(String, String)],
    pub(super) addresses: &'s [String],
    pub(super) titles: &'s [String],
}

/// When the page appeared and when it was changed.
pub(super) fn when(s: &Sources<'_, '_>) -> When {
    let order = order(s);
    let mut all = Vec::new();
    linked(s, &mut all);
    meta::gather(s.metas, order, &mut all);
    address::gather(s.addresses, &mut all);
    element::gather(s, order, &mut all);
    visible::gather(s, order, &mut all);
    script::gather(s.doc, &mut all);
    weak(s, order, &mut all);
    yearless(s, &mut all);
    // A date that is named later than its kind is as sure as it was found early: the order within a kind is kept.
    all.sort_by_key(|c| c.sort);
    let modified = all.iter().find(|c| c.sort == Sort::Modified);
    let chosen = choose(&all);
    When {
        published: chosen.as_ref().map(|c| c.stamp.iso()),
        from: chosen
            .map(|c| if c.sort == Sort::Modified { format!("{}, a date of change", c.from) } else { c.from }),
        modified: modified.map(|c| c.stamp.iso()),
    }
}

fn choose(all: &[Candidate]) -> Option<Candidate> {
    let first = all.first()?;
    let address = all.iter().find(|c| c.sort == Sort::Address);
    // Metadata more than a day from the address tells when the page was moved or saved anew.
    let best = match address {
        Some(a) if first.sort < Sort::Address && first.stamp.day != a.stamp.day => {
            if days_between(first.stamp.day, a.stamp.day) > 1 { a } else { first }
        }
        _ => first,
    };
    Some(local(best, all))
}

/// The same date on the day that it was in the newsroom.
fn local(best: &Candidate, all: &[Candidate]) -> Candidate {
    let stamp = &best.stamp;
    if !stamp.has_clock() || matches!(stamp.zone, Zone::Local(_)) || best.sort == Sort::Modified {
        return best.clone();
    }
    // The same moment, told with its zone.
    let moment = stamp.instant();
    let same = |c: &&Candidate| {
        let other = c.stamp.instant().filter(|_| matches!(c.stamp.zone, Zone::Local(_)));
        moment.zip(other).is_some_and(|(a, b)| a.abs_diff(b) < 60)
    };
    if let Some(zoned) = all.iter().filter(|c| c.sort != Sort::Modified).find(same) {
        return Candidate { stamp: zoned.stamp, ..best.clone() };
    }
    let shown = |c: &&Candidate| {
        let tells =
            matches!(c.sort, Sort::Address | Sort::Marked | Sort::Labelled | Sort::Element | Sort::Line);
        tells && (!c.stamp.has_clock() || c.stamp.zone != Zone::Utc) && c.from != best.from
    };
    let days: Vec<&Candidate> = all.iter().filter(shown).collect();
    let told = days.iter().any(|c| c.stamp.day == stamp.day);
    let beside = days.iter().find(|c| days_between(c.stamp.day, stamp.day) == 1 && stamp.may_be(c.stamp.day));
    match beside {
        Some(c) if !told => {
            Candidate { stamp: Stamp::of_day(c.stamp.day), sort: best.sort, from: c.from.clone() }
        }
        // The page shows the very day: it is no other anywhere.
        _ if told && stamp.other_day().is_some() => Candidate { stamp: stamp.placed(), ..best.clone() },
        _ => best.clone(),
    }
}

fn days_between(a: Date, b: Date) -> u64 {
    crate::article::days_since_1970(a).abs_diff(crate::article::days_since_1970(b))
}

/// What JSON-LD says.
fn linked(s: &Sources<'_, '_>, out: &mut Vec<Candidate>) {
    let mut add = |thing: &Thing, key: &str, sort: Sort| {
        let stamp = thing.text(key).and_then(|text| stamp::whole(&text, Order::Unknown));
        out.extend(stamp.map(|stamp| Candidate { stamp, sort, from: format!("JSON-LD {key}") }));
    };
    let main = s.main.into_iter();
    for thing in main {
        add(thing, "datePublished", Sort::Linked);
        add(thing, "dateCreated", Sort::LinkedPage);
        add(thing, "dateModified", Sort::Modified);
    }
    for thing in s.things.iter().filter(|t| !t.beside && t.is_page()) {
        add(thing, "datePublished", Sort::LinkedPage);
        add(thing, "uploadDate", Sort::LinkedPage);
        add(thing, "dateCreated", Sort::LinkedPage);
        add(thing, "dateModified", Sort::Modified);
    }
}

/// What names a day without saying what for.
fn weak(s: &Sources<'_, '_>, order: Order, out: &mut Vec<Candidate>) {
    let titles = s.titles.iter().filter_map(|t| stamp::first(t, order));
    out.extend(titles.map(|(stamp, _)| Candidate { stamp, sort: Sort::Weak, from: "the title".to_string() }));
    let pictures = s.metas.iter().filter(|(key, _)| key == "og:image" || key == "twitter:image");
    for (_, picture) in pictures {
        let stamp = address::day_in(picture).map(Stamp::of_day);
        let from = "its picture's address".to_string();
        out.extend(stamp.map(|stamp| Candidate { stamp, sort: Sort::Weak, from }));
    }
}

/// A day without a year, where the address names year and month.
fn yearless(s: &Sources<'_, '_>, out: &mut Vec<Candidate>) {
    const BELOW: usize = 8;
    const LINE: usize = 60;
    let Some((year, month)) = s.addresses.iter().find_map(|a| address::month_in(a)) else { return };
    let own: Vec<_> = s.page.blocks.iter().filter(|b| b.place.is_own()).collect();
    let head =
        s.page.headline.and_then(|(node, _)| own.iter().position(|b| b.node.id == node.id)).unwrap_or(0);
    let lines = own.iter().skip(head.saturating_sub(2)).take(BELOW).filter(|b| b.text.len() <= LINE);
    let stamp = lines.filter_map(|b| stamp::in_month(&b.text, year, month)).next();
    let from = "a line of the page and the year of its address".to_string();
    out.extend(stamp.map(|stamp| Candidate { stamp, sort: Sort::Line, from }));
}

/// Whether "5/7/2031" is a day in May or in July, where the page says where it is from.
fn order(s: &Sources<'_, '_>) -> Order {
    let lang = s.doc.select("html").attr("lang").map(|l| l.to_ascii_lowercase()).unwrap_or_default();
    let locale = s.metas.iter().find(|(k, _)| k == "og:locale").map(|(_, v)| v.to_ascii_lowercase());
    let lang = [lang, locale.unwrap_or_default()].map(|l| l.replace('_', "-"));
    let host = s.addresses.iter().find_map(|a| a.split("://").nth(1)?.split('/').next());
    let ending = host.and_then(|h| h.rsplit('.').next()).unwrap_or("");
    match ending {
        "gov" | "mil" | "edu" | "us" => return Order::MonthFirst,
        "uk" | "au" | "nz" | "ie" | "in" | "za" | "eu" | "de" | "fr" | "ng" | "ke" | "sg" | "my" | "pk"
        | "it" => {
            return Order::DayFirst;
        }
        _ => {}
    }
    let named = |tail: &str| lang.iter().any(|l| l.ends_with(tail));
    if ["-gb", "-au", "-nz", "-ie", "-in", "-za"].iter().any(|t| named(t)) {
        Order::DayFirst
    } else if named("-us") {
        Order::MonthFirst
    } else {
        habit(s)
    }
}

/// What the page's other dates tell: who writes "27/5/2031" means the fifth of July by "5/7/2031".
fn habit(s: &Sources<'_, '_>) -> Order {
    let (mut day_first, mut month_first) = (0, 0);
    for block in s.page.blocks.iter().filter(|b| b.text.len() < 400) {
        let numbers: Vec<&str> = block.text.split(|c: char| !c.is_ascii_digit() && c != '/').collect();
        for date in numbers.iter().filter(|n| n.matches('/').count() == 2) {
            let parts: Vec<u16> = date.split('/').filter_map(|n| n.parse().ok()).collect();
            let [a, b, 1900..2200] = parts[..] else { continue };
            day_first += usize::from((13..32).contains(&a) && (1..13).contains(&b));
            month_first += usize::from((13..32).contains(&b) && (1..13).contains(&a));
            // Who gives the hour in an American zone puts the month first.
            let zone = stamp::first(&block.text, Order::MonthFirst).map(|(stamp, _)| stamp.zone);
            month_first += usize::from(matches!(zone, Some(Zone::Local(-600..=-240))));
            day_first += usize::from(matches!(zone, Some(Zone::Local(60 | 600..=780))));
        }
    }
    match (day_first, month_first) {
        (1.., 0) => Order::DayFirst,
        (0, 1..) => Order::MonthFirst,
        _ => Order::Unknown,
    }
}
