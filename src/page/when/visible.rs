//! Dates that only a reader sees: "Published: May 7, 2031", a date line under the headline, "This entry was posted on …".

use super::element::{is_of_reading, says_changed};
use super::{Candidate, Sort, Sources};
use crate::page::blocks::{Block, Tag};
use crate::stamp::{Dates, Order};

/// How many blocks below the headline may be its date line.
const BELOW: usize = 14;
/// And how many above.
const ABOVE: usize = 4;
/// The longest line that a date heads, in bytes.
const LINE: usize = 130;
/// A paragraph of an article, in bytes.
const PARAGRAPH: usize = 60;
/// How far before a date the word stands that says what date it is, in bytes.
const REACH: usize = 70;

/// What the page shows.
pub(super) fn gather(s: &Sources<'_, '_>, order: Order, out: &mut Vec<Candidate>) {
    let own: Vec<&Block<'_>> = s.page.blocks.iter().filter(|b| !b.place.side && !b.place.comments).collect();
    for block in own.iter().filter(|b| b.text.len() < 4000) {
        labelled(&block.text, order, out);
    }
    // What a footer calls a date is that of the page as it is now.
    let feet = s.page.blocks.iter().filter(|b| b.place.side && !b.place.comments && b.text.len() < 400);
    for block in feet {
        let from = out.len();
        labelled(&block.text, order, out);
        out[from..].iter_mut().for_each(|c| c.sort = Sort::Modified);
    }
    let head =
        s.page.headline.and_then(|(node, _)| own.iter().position(|b| b.node.id == node.id)).unwrap_or(0);
    let below = own.iter().enumerate().skip(head).take(BELOW);
    let above = own.iter().enumerate().take(head).rev().take(ABOVE);
    // A heading among paragraphs, as in a timeline, dates what stands below it.
    let said = |b: &Block<'_>| b.text.len() >= PARAGRAPH && b.text.ends_with(['.', '”', '"']);
    let body = own[head..].iter().position(|b| said(b)).map_or(own.len(), |n| n + head);
    let dates_part = |n: usize, b: &Block<'_>| n > body && matches!(b.tag, Tag::Heading(_));
    for (n, block) in below.chain(above).filter(|(n, b)| is_line(b) && !dates_part(*n, b)) {
        let label = n.checked_sub(1).and_then(|n| bare_label(&own[n].text));
        out.extend(line(&block.text, label, order));
    }
    let printed = own.iter().filter(|b| b.text.len() < 400 && is_of_print(&b.text));
    let stamps = printed.filter_map(|b| Dates::new(&b.text, order).next());
    out.extend(stamps.map(|(stamp, _)| Candidate {
        stamp,
        sort: Sort::Line,
        from: "a line of the page, the date in print".to_string(),
    }));
}

/// The date that a line near the headline gives; `label` is what the line before it calls a date.
fn line(text: &str, label: Option<Label>, order: Order) -> Option<Candidate> {
    let (stamp, range) = Dates::new(text, order).next()?;
    let (before, after) = (&text[..range.start], &text[range.end..]);
    // "On May 7, 2031 the earth shook" speaks of a day; a date line has hardly a word beside its date.
    let beside = before.split_whitespace().count() + after.split_whitespace().count();
    let sentence = text.ends_with('.') && before.split_whitespace().filter(|w| is_small(w)).count() > 1;
    let short = beside <= 8
        && text.len() <= LINE
        && !tells(before)
        && !is_of_reading(before)
        && (!sentence || has_label(before));
    let marks = ['|', '-', '–', '—', '•', '·', '/'];
    // "May 7, 2031, Tervala – The river …"
    let town =
        after.strip_prefix(", ").and_then(|a| a.split(marks).next()).filter(|t| t.len() < after.len() - 2);
    let placed = town.is_some_and(|t| {
        t.split_whitespace().count() <= 4 && t.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
    });
    let heads = range.start == 0 && (after.trim_start().starts_with(marks) || placed);
    let dateline = range.start < 60 && is_dateline(before, after);
    let sort = match label.filter(|_| range.start == 0) {
        Some(Label::Published) => Sort::Labelled,
        Some(Label::Changed) => Sort::Modified,
        None if says_changed(before) => Sort::Modified,
        None => Sort::Line,
    };
    (short || heads || dateline).then(|| Candidate { stamp, sort, from: "a line of the page".to_string() })
}

/// Whether a word is written small and says something: neither "on" nor "by".
fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !matches!(word, "on" | "by" | "at" | "in" | "of" | "the" | "for")
}

fn has_label(before: &str) -> bool {
    let lower = before.to_ascii_lowercase();
    LABELS.iter().chain(&CHANGED).any(|l| lower.contains(l))
}

/// Whether words before a date tell what happened on it: "Marwick was born on", "at the Herald since".
pub(super) fn tells(before: &str) -> bool {
    const VERBS: [&str; 13] = [
        "was", "were", "is", "are", "had", "has", "will", "died", "born", "joined", "since", "until",
        "between",
    ];
    let lower = before.to_ascii_lowercase();
    !has_label(before) && lower.split(|c: char| !c.is_alphanumeric()).any(|w| VERBS.contains(&w))
}

/// What a line that is nothing else calls the date behind it: "Published", "Last updated:".
fn bare_label(text: &str) -> Option<Label> {
    let lower = text.trim_end_matches([':', ' ']).to_ascii_lowercase();
    let words = lower.split_whitespace().count();
    if words > 3 { None } else { label(&format!("{lower} ")) }
}

/// "This article appeared on page A1 of the Osk Herald on May 7, 2031".
fn is_of_print(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let what = ["article", "story", "piece", "version", "column", "essay"].iter().any(|w| lower.contains(w));
    what && (lower.contains(" appeared ") || lower.contains(" appears in "))
}

fn is_line(block: &Block<'_>) -> bool {
    !matches!(block.tag, Tag::Caption | Tag::Row)
}

/// Words with which a sentence begins, not a town.
const OPENERS: [&str; 10] = ["On", "In", "At", "The", "A", "From", "Since", "Until", "By", "Between"];

/// "TERVALA, May 7, 2031 (Wire) —".
fn is_dateline(before: &str, after: &str) -> bool {
    let place = before.trim().trim_end_matches([',', '–', '-', '—', '(']).trim();
    let capitals = place.len() > 2 && !place.split(',').next().unwrap_or("").chars().any(char::is_lowercase);
    let after = after.trim_start_matches([',', '.', ')', ' ']);
    // "Tervala, Osk – May 7, 2031 –": a town in small letters stands before two dashes, or a comma and a dash.
    let words = place.split_whitespace().count();
    let town = (1..=5).contains(&words)
        && place.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
        && !OPENERS.contains(&place.split_whitespace().next().unwrap_or(""));
    capitals && after.starts_with(['(', '-', '–', '—', '/'])
        || town && after.starts_with(['-', '–', '—', '/'])
}

/// Dates right behind a word that says what they are.
fn labelled(text: &str, order: Order, out: &mut Vec<Candidate>) {
    let lower = text.to_ascii_lowercase();
    if !LABELS.iter().chain(&CHANGED).any(|l| lower.contains(l)) {
        return;
    }
    let mut past = 0;
    for (stamp, range) in Dates::new(text, order) {
        let from = past.max(crate::chars::ceil(text, range.start.saturating_sub(REACH)));
        past = range.end;
        let before = &lower[from.min(range.start)..range.start];
        let Some(label) = label(before) else { continue };
        let sort = if label == Label::Changed { Sort::Modified } else { Sort::Labelled };
        out.push(Candidate { stamp, sort, from: "a line of the page".to_string() });
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Published,
    Changed,
}

const LABELS: [&str; 12] = [
    "published",
    "posted",
    "written",
    "first aired",
    "publication date",
    "date:",
    "issued",
    "released",
    "release date",
    "filed",
    "uploaded",
    "added",
];
const CHANGED: [&str; 5] = ["updated", "modified", "revised", "last update", "edited"];
/// Words that may stand between the label and its date, with names behind "by" and "in".
const BETWEEN: [&str; 25] = [
    "on",
    "at",
    "by",
    "in",
    "the",
    "date",
    "online",
    "time",
    "first",
    "last",
    "originally",
    "here",
    "was",
    "under",
    "of",
    "am",
    "pm",
    "et",
    "est",
    "edt",
    "pt",
    "pst",
    "gmt",
    "utc",
    "bst",
];

/// What the words before a date call it; none where they tell of something else ("the report, published by the ministry
/// of works on").
fn label(before: &str) -> Option<Label> {
    let of = |words: &[&'static str]| words.iter().filter_map(|w| Some((before.rfind(w)?, w.len()))).max();
    let (published, changed) = (of(&LABELS), of(&CHANGED));
    let (at, len) = published.max(changed)?;
    // A word's end: "reposted", "unpublished" are others, and "published" ends no longer word.
    if at > 0 && before[..at].ends_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let lead = before[..at].trim_end_matches([' ', '\u{a0}']);
    let opens = lead.is_empty()
        || lead.ends_with([
            '|', '•', '·', '(', '[', '-', '–', '—', '.', '*', '/', '\n', '\t', ':', '!', '?', '>',
        ])
        || ["first", "last", "originally", "was", "entry", "article", "story", "post", "page", "and"]
            .iter()
            .any(|w| lead.rsplit(' ').next() == Some(w));
    let words: Vec<&str> = before[at + len..]
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| !w.is_empty())
        .collect();
    let named = words.first().is_some_and(|w| matches!(*w, "by" | "in" | "under"));
    let near = words.iter().filter(|w| !is_between(w)).count() <= if named { 5 } else { 0 };
    let label = if changed == Some((at, len)) { Label::Changed } else { Label::Published };
    (opens && near).then_some(label)
}

fn is_between(word: &str) -> bool {
    BETWEEN.contains(&word)
        || crate::lexicon::calendar::weekday(word).is_some()
        || word.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Sort)> {
        let mut out = Vec::new();
        labelled(text, Order::Unknown, &mut out);
        out.into_iter().map(|c| (c.stamp.day.to_string(), c.sort)).collect()
    }

    #[test]
    fn labels_say_what_a_date_is() {
        for (text, day, sort) in [
            ("Published: May 7, 2031", "2031-05-07", Sort::Labelled),
            ("By Ina Marwick | Posted on Wednesday, May 7th, 2031", "2031-05-07", Sort::Labelled),
            ("Posted by Ina Marwick on May 7, 2031", "2031-05-07", Sort::Labelled),
            (
                "This entry was posted on May 7, 2031 at 8:10 pm and is filed under Rain.",
                "2031-05-07",
                Sort::Labelled,
            ),
            ("Written: 7 May 2031", "2031-05-07", Sort::Labelled),
            ("By Jon Pell\nWritten: 7 May 2031", "2031-05-07", Sort::Labelled),
            ("Updated 2:10 PM ET, Wed May 7, 2031", "2031-05-07", Sort::Modified),
            ("Last modified on 7 May 2031", "2031-05-07", Sort::Modified),
        ] {
            assert_eq!(found(text), [(day.to_string(), sort)], "{text}");
        }
    }

    #[test]
    fn sentences_about_publications_are_none() {
        for text in [
            "A report published by the ministry of public works and its three offices on May 7, 2031 said so.",
            "The study, published on May 7, 2031, found rain.",
            "The dam, released in stages, broke. On May 7, 2031 it rained.",
            "She reposted it on May 7, 2031.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
