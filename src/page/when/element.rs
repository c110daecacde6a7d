//! Dates in elements that are marked as such: microdata, `time`, and elements that are called "date" or "published".

use dom_query::NodeRef;

use super::visible::tells;
use super::{Candidate, Sort, Sources, meta};
use crate::stamp::{self, Dates, Order, Stamp};

/// The longest text that an element called "date" may have, in bytes.
const LONGEST: usize = 240;
/// The most elements of a page whose dates are looked at.
const MOST: usize = 600;
/// How many elements before the headline a date line may stand.
const ABOVE: usize = 60;

/// Attributes that say of any element when it was published.
const DATED: [&str; 5] =
    ["data-published", "data-publish-date", "data-published-date", "data-pubdate", "data-publication-date"];

/// Elements that show no date of their own.
const NOT_SHOWN: [&str; 10] =
    ["meta", "script", "html", "body", "head", "style", "link", "input", "form", "img"];

/// A date of an element, and how far the element stands from the headline.
struct Found {
    candidate: Candidate,
    far: usize,
    own: bool,
}

/// What the page's elements say, those nearest below the headline first.
pub(super) fn gather(s: &Sources<'_, '_>, order: Order, out: &mut Vec<Candidate>) {
    let mut found = Vec::new();
    let headline = s.page.headline.map(|(_, at)| at);
    let mut count = 0;
    for (at, node) in s.doc.root().descendants_it().filter(|n| n.is_element()).enumerate() {
        if count >= MOST {
            break;
        }
        let before = found.len();
        element(&node, order, &mut |stamp, sort, from| {
            let far = match headline {
                Some(h) if at + 2 < h => (h - at) * 4,
                Some(h) => at.abs_diff(h),
                None => at,
            };
            let candidate = Candidate { stamp, sort, from };
            found.push(Found { candidate, far, own: true });
        });
        if found.len() > before {
            count += 1;
            let place = s.page.place(&node);
            let above = headline.is_some_and(|h| at + ABOVE < h) && !place.article;
            // What stands behind the article is another's date, unless it says that it is a date of publication.
            let behind = headline.is_some_and(|h| at > h) && s.page.is_outside(&node);
            let other = behind && !short_text(&node, LONGEST).is_some_and(|t| is_labelled(&t));
            for f in &mut found[before..] {
                let element = !matches!(f.candidate.sort, Sort::Marked);
                f.own = !(place.side || place.comments || above || other && element);
            }
        }
    }
    found.retain(|f| f.own);
    found.sort_by_key(|f| f.far);
    out.extend(found.into_iter().map(|f| f.candidate));
}

fn element(node: &NodeRef<'_>, order: Order, add: &mut dyn FnMut(Stamp, Sort, String)) {
    let Some(name) = node.node_name() else { return };
    let name: &str = &name;
    if NOT_SHOWN.contains(&name) {
        return;
    }
    let property = node.attr("itemprop").or_else(|| node.attr("property"));
    let marked = property.as_deref().and_then(meta::sort);
    let class = [node.attr("class"), node.attr("id")];
    let called = class.iter().flatten().filter_map(|c| called(c)).min();
    let is_time = name == "time";
    let dated = DATED.iter().any(|key| node.has_attr(key));
    let abbreviated = name == "abbr" && node.has_attr("title");
    if marked.is_none() && !is_time && called.is_none() && !dated && !abbreviated {
        return;
    }
    let text = short_text(node, LONGEST);
    let from = match (&property, marked) {
        (Some(p), Some(_)) => format!("itemprop {p}"),
        _ if is_time => "a time element".to_string(),
        _ => "an element called a date".to_string(),
    };
    let one = |t: &str| Dates::new(t, order).count() == 1;
    let changed = text.as_deref().is_some_and(|t| one(t) && says_changed(t));
    let sort = match marked {
        Some(Sort::Modified) => Sort::Modified,
        _ if called == Some(Called::Changed) || changed => Sort::Modified,
        Some(_) => Sort::Marked,
        None if is_time && (node.has_attr("pubdate") || called == Some(Called::Published)) => Sort::Marked,
        None => Sort::Element,
    };
    // What it shows goes beside what it holds: the one may be in UTC, the other is the newsroom's.
    let titled = abbreviated || is_time || called.is_some();
    if let Some(stamp) = given(node, name, titled, order) {
        add(stamp, sort, from.clone());
    }
    if let Some(text) = text {
        shown(&text, sort, order, |stamp, sort| add(stamp, sort, format!("{from}, as shown")));
    }
}

/// The date that an element's attributes hold.
fn given(node: &NodeRef<'_>, name: &str, titled: bool, order: Order) -> Option<Stamp> {
    let attributes = ["datetime", "content", "data-datetime", "data-date", "data-time", "data-timestamp"];
    let value = (name == "data").then_some("value");
    let titled = titled.then_some("title");
    let mut all = attributes.into_iter().chain(DATED).chain(value).chain(titled);
    all.find_map(|key| stamp::whole(&node.attr(key)?, order))
}

/// The dates that an element's text shows.
fn shown(text: &str, sort: Sort, order: Order, mut add: impl FnMut(Stamp, Sort)) {
    let mut past = 0;
    for (stamp, range) in Dates::new(text, order) {
        let before = &text[past..range.start];
        past = range.end;
        if is_of_reading(before) || tells(before) {
            continue;
        }
        let changed = says_changed(before) || sort == Sort::Modified;
        add(stamp, if changed { Sort::Modified } else { Sort::Element.max(sort) });
    }
}

fn is_labelled(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["published", "posted", "updated", "modified", "written", "date", "this entry", "filed", "created"]
        .iter()
        .any(|label| lower.contains(label))
}

/// Whether the words before a date say that it is that of reading the page, not of writing it.
pub(super) fn is_of_reading(before: &str) -> bool {
    let before = before.to_ascii_lowercase();
    let reading = [
        "printed",
        "accessed",
        "retrieved",
        "downloaded",
        "today is",
        "today's date",
        "archived",
        "last visit",
    ];
    let last = reading.iter().filter_map(|w| before.rfind(w)).max();
    let own = ["published", "posted", "updated"].iter().filter_map(|w| before.rfind(w)).max();
    last.is_some() && last > own
}

/// Whether the words before a date say that it is that of a change.
pub(super) fn says_changed(before: &str) -> bool {
    let before = before.to_ascii_lowercase();
    let changed =
        ["updated", "modified", "revised", "edited", "last update", "last change", "corrected", "reviewed"];
    let last = changed.iter().filter_map(|w| before.rfind(w)).max();
    let published =
        ["published", "posted", "created", "written"].iter().filter_map(|w| before.rfind(w)).max();
    last.is_some() && last > published
}

/// What an element's name says of its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Called {
    Published,
    Date,
    Changed,
    /// It may hold a date among other things.
    Line,
}

fn called(names: &str) -> Option<Called> {
    let names = names.to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|p| names.contains(p));
    // "Update" holds "date".
    let rest = names.replace("updated", "").replace("update", "").replace("modified", "");
    let rest_has = |parts: &[&str]| parts.iter().any(|p| rest.contains(p));
    if has(&NO_DATES) || rest.contains("datepicker") {
        None
    } else if rest_has(&PUBLISHED) {
        Some(Called::Published)
    } else if rest_has(&DATES) {
        Some(Called::Date)
    } else if has(&["updated", "modified"]) {
        Some(Called::Changed)
    } else {
        has(&LINES).then_some(Called::Line)
    }
}

/// Words that hold "date" or "time" and are none.
const NO_DATES: [&str; 9] = [
    "candidate",
    "validate",
    "mandate",
    "sometime",
    "timeline",
    "lifetime",
    "overtime",
    "sentiment",
    "times-",
];
/// Names of a date of publication.
const PUBLISHED: [&str; 7] =
    ["published", "pubdate", "dt-published", "publish-date", "pub-date", "publish_date", "posted-on"];
/// Names of a date.
const DATES: [&str; 9] =
    ["date", "time", "stamp", "posted", "publish", "pubd", "created", "submitted", "dateline"];
/// Names of lines that may hold a date.
const LINES: [&str; 10] =
    ["byline", "meta", "info", "author", "details", "credit", "subhead", "kicker", "entry-header", "source"];

/// The text of an element that has not much of it.
fn short_text(node: &NodeRef<'_>, most: usize) -> Option<String> {
    let mut out = String::new();
    for (n, inner) in node.descendants_it().enumerate() {
        if n > 80 || out.len() > most {
            return None;
        }
        if inner.is_text() {
            let own = inner.parent().is_some_and(|p| p.has_name("script") || p.has_name("style"));
            if !own {
                out.push_str(&inner.text());
                out.push(' ');
            }
        }
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    (!out.is_empty() && out.len() <= most).then_some(out)
}
