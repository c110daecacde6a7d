//! The publication date where the metadata has none: a header, a date line or a dateline of the text.
//!
//! Only a whole date counts (day, month, year), only near the start, and only where nothing else can be meant: a
//! label before it ("Published: 3 July 2013"), a line or a part of a line that holds nothing but it ("July 3, 2013 |
//! Commentary"), a byline or an outlet before it in a short line, or a dateline ("LONDON, July 3, 2013 (Reuters) -").
//! A date in a sentence is what the article speaks of and never taken.

use jiff::civil::Date;

use crate::lexicon::calendar::{month, weekday};

use crate::chars;

/// How many lines with words are looked at, and how many bytes.
const LINES: usize = 12;
const BYTES: usize = 2000;
/// The longest line that can be a heading and not a paragraph, in bytes.
const HEADING: usize = 120;
/// The longest dateline up to its date, in words.
const PLACE: usize = 6;

/// The publication date that `text` states; none if it states none.
pub(crate) fn find(text: &str) -> Option<Date> {
    if let Some(day) = leading(text) {
        return Some(day);
    }
    let head = &text[..chars::floor(text, BYTES)];
    let lines: Vec<&str> = head.lines().map(str::trim).filter(|l| !l.is_empty()).take(LINES).collect();
    // A line with nothing but a date heads the article only before its body; in the body it heads a section.
    let body =
        lines.iter().enumerate().filter(|(_, l)| l.len() > HEADING).nth(1).map_or(lines.len(), |(i, _)| i);
    let of = |label| {
        let lines = if label == Label::None { &lines[..body] } else { &lines[..] };
        let headings = lines.iter().filter(|l| l.len() <= HEADING);
        headings.flat_map(|l| parts(l)).find_map(|part| heading(part, label))
    };
    of(Label::Published)
        .or_else(|| of(Label::None))
        .or_else(|| lines.iter().find_map(|l| dateline(l)))
        .or_else(|| of(Label::Updated))
}

/// The day of a date given as metadata: ISO 8601, or written out whole ("July 3, 2013"), or with slashes where the order
/// cannot be mistaken ("9/20/17"); none if it cannot be read.
pub(crate) fn written(text: &str) -> Option<Date> {
    if let Some(day) = crate::article::iso_day(text) {
        return Some(day);
    }
    let words: Vec<&str> = words(text).into_iter().filter(|w| weekday(w).is_none()).collect();
    let (day, used) = date_at(&words).or_else(|| short_year(words.first()?).map(|day| (day, 1)))?;
    words[used..].iter().all(|w| is_time(w)).then_some(day)
}

/// "9/20/17": two digits are a year of this century up to 68, of the last from 69 (POSIX).
fn short_year(word: &str) -> Option<Date> {
    let (rest, year) = word.rsplit_once('/')?;
    let year: u16 = year.parse().ok().filter(|_| year.len() == 2)?;
    numeric(&format!("{rest}/{}", if year < 69 { 2000 + year } else { 1900 + year }))
}

/// The date of a text that is nothing but a date and perhaps a time: "Wed, 03 Jul 2013 10:00:00 GMT", "20130703".
#[cfg_attr(not(feature = "html"), allow(dead_code))]
pub(crate) fn whole(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]).parse().ok();
    }
    heading(text, Label::None)
}

/// A leading `date 2025-08-11`, with or without a colon, even if the text goes on in the same line.
fn leading(text: &str) -> Option<Date> {
    let text = text.trim_start();
    let word = text.get(..4)?;
    let rest = text[4..].trim_start_matches([' ', '\t', ':']);
    let day = rest.get(..10)?;
    (word.eq_ignore_ascii_case("date") && rest.len() < text.len() - 4).then(|| day.parse().ok()).flatten()
}

/// What a date line calls its date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
    None,
}

/// The parts of a line between bars, bullets and dashes.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '•', '·', '—', '–', '\t']).flat_map(|p| p.split(" - ")).map(str::trim)
}

/// The date of a heading's part that holds nothing else but a label, a time, or who wrote it.
fn heading(part: &str, wanted: Label) -> Option<Date> {
    let words = words(part);
    let (label, from) = label(&words);
    let at = (from..words.len()).find(|i| date_at(&words[*i..]).is_some())?;
    let (day, used) = date_at(&words[at..])?;
    let alone = words[at + used..].iter().all(|w| is_time(w));
    let before = words[from..at].iter().all(|w| weekday(w).is_some());
    let signed = wanted == Label::None && label == Label::None && is_signature(part, &words[..at]);
    (alone && (label == wanted && before || signed)).then_some(day)
}

/// Words without the marks around them.
fn words(text: &str) -> Vec<&str> {
    text.split([' ', ',', '\u{a0}', '\t'])
        .map(|w| w.trim_matches(['.', ':', ';', '(', ')', '[', ']', '*', '_', '#']))
        .filter(|w| !w.is_empty())
        .collect()
}

/// The label that `words` begin with, and the index of the word behind it.
fn label(words: &[&str]) -> (Label, usize) {
    const PUBLISHED: [&str; 11] = [
        "published",
        "publish",
        "publication",
        "posted",
        "date",
        "dated",
        "issued",
        "released",
        "release",
        "filed",
        "created",
    ];
    const UPDATED: [&str; 3] = ["updated", "modified", "update"];
    const BESIDE: [&str; 9] =
        ["first", "last", "originally", "article", "story", "on", "at", "online", "date"];
    let is = |list: &[&str], w: &str| list.iter().any(|l| l.eq_ignore_ascii_case(w));
    let mut label = Label::None;
    for (i, word) in words.iter().enumerate() {
        if is(&PUBLISHED, word) && label == Label::None {
            label = Label::Published;
        } else if is(&UPDATED, word) && label == Label::None {
            label = Label::Updated;
        } else if !is(&BESIDE, word) {
            return (label, if label == Label::None { 0 } else { i });
        }
    }
    (Label::None, 0)
}

/// Whether what stands before a date says who wrote or printed it: "By Jane Roe", "BBC News," …
fn is_signature(part: &str, before: &[&str]) -> bool {
    match before {
        [] => true,
        [by, _, ..] if by.eq_ignore_ascii_case("by") => before.len() <= PLACE + 2,
        _ => {
            let capitals = before.iter().all(|w| weekday(w).is_some() || starts_upper(w));
            capitals && before.len() <= PLACE && ends_with_comma(part, before)
        }
    }
}

/// Whether a comma stands right behind the last word of `before`.
fn ends_with_comma(part: &str, before: &[&str]) -> bool {
    let mut rest = part;
    for word in before {
        let Some(at) = rest.find(word) else { return false };
        rest = &rest[at + word.len()..];
    }
    rest.trim_start_matches(['.', ')', ']']).starts_with(',')
}

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The date of a dateline: a place in capitals, the date, then an agency in brackets or a dash.
fn dateline(line: &str) -> Option<Date> {
    let start = &line[..chars::floor(line, HEADING)];
    let words: Vec<&str> = words(start);
    let at = (0..words.len().min(PLACE)).find(|i| date_at(&words[*i..]).is_some())?;
    let (day, used) = date_at(&words[at..])?;
    let place = words[..at].iter().filter(|w| weekday(w).is_none());
    let mut capitals = place.clone().map(|w| !w.chars().any(char::is_lowercase));
    let in_place = capitals.next().unwrap_or(true) && place.clone().all(|w| starts_upper(w));
    let nowhere = place.clone().next().is_none();
    let last = words[at + used - 1];
    let rest = start[start.find(words[at])?..].split_once(last)?.1;
    let behind = rest.trim_start_matches([' ', '.', ',', ')']);
    let is_mark = behind.starts_with('(') || !nowhere && behind.starts_with(['-', '–', '—', '/']);
    (in_place && is_mark).then_some(day)
}

/// A whole date at the start of `words`, and how many words it takes.
fn date_at(words: &[&str]) -> Option<(Date, usize)> {
    if let Some(day) = numeric(words.first()?) {
        return Some((day, 1));
    }
    let date =
        |d: &str, m: &str, y: &str| Date::new(year(y)?, month(m)?, i8::try_from(ordinal(d)?).ok()?).ok();
    match words {
        [d, of, m, y, ..] if of.eq_ignore_ascii_case("of") => date(d, m, y).map(|day| (day, 4)),
        [a, b, y, ..] => date(a, b, y).or_else(|| date(b, a, y)).map(|day| (day, 3)),
        _ => None,
    }
}

/// "2013-07-03", "2013-07-03T10:00", "2013/07/03", "03.07.2013"; "7/3/2013" only if the order cannot be mistaken.
fn numeric(word: &str) -> Option<Date> {
    if let Some(day) = crate::article::iso_day(word) {
        return Some(day);
    }
    let mark = if word.contains('/') { '/' } else { '.' };
    let mut numbers = word.split(mark).map(|n| n.parse::<i16>().ok());
    let (a, b, c) = (numbers.next()??, numbers.next()??, numbers.next()??);
    if numbers.next().is_some() {
        return None;
    }
    let date = |y: i16, m: i16, d: i16| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    match (a, b, c) {
        (1800.., ..) => date(a, b, c),
        (_, _, 1800..) if mark == '.' || a > 12 || a == b => date(c, b, a),
        (_, _, 1800..) if b > 12 => date(c, a, b),
        _ => None,
    }
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1800..2200).contains(y))
}

/// "3", "03", "3rd".
fn ordinal(word: &str) -> Option<u8> {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let ending = &word[digits..];
    let ok = ending.is_empty() || ["st", "nd", "rd", "th"].iter().any(|e| e.eq_ignore_ascii_case(ending));
    ok.then(|| word[..digits].parse().ok()).flatten()
}

/// "10:30", "7:22am", "p.m", "GMT", "at", "Updated".
fn is_time(word: &str) -> bool {
    const WORDS: [&str; 12] =
        ["am", "pm", "a.m", "p.m", "at", "time", "local", "hrs", "updated", "noon", "eastern", "pacific"];
    let clock = word.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        && (word.contains(':')
            || word.contains('.')
            || word.ends_with(['m', 'M', 'h'])
            || word.starts_with('+'));
    let zone = (2..=4).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase());
    clock || zone || WORDS.iter().any(|w| w.eq_ignore_ascii_case(word)) || word.chars().all(|c| c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_given_as_metadata() {
        for (text, day) in [
            ("2013-07-03T10:00:00Z", Some("2013-07-03")),
            ("9/20/17", Some("2017-09-20")),
            ("20/9/1998", Some("1998-09-20")),
            ("Wednesday, July 3, 2013", Some("2013-07-03")),
            ("3/4/17", None),
            ("3/4/2017", None),
            ("yesterday", None),
            ("July 2013", None),
            ("", None),
            ("1/2", None),
            ("99/99/99", None),
        ] {
            assert_eq!(written(text).map(|d| d.to_string()).as_deref(), day, "{text}");
        }
    }

    fn found(text: &str) -> Option<String> {
        find(text).map(|d| d.to_string())
    }

    #[test]
    fn headers_date_lines_and_datelines() {
        for text in [
            "date 2013-07-03 The quake struck",
            " Date: 2013-07-03\nThe quake struck",
            "The quake\n\nPublished: 3 July 2013\n\nIt struck",
            "The quake\nBy Jane Roe | Published on July 3, 2013 at 10:30 GMT\nIt struck",
            "The quake\nFirst published Wed 3 Jul 2013 07.22 BST\nIt struck",
            "The quake\nPosted: Wednesday, July 3rd, 2013 7:22am EDT\nUpdated: July 9, 2013\nIt struck",
            "The quake\nUpdated July 9, 2013\nJuly 3, 2013\nIt struck",
            "The quake\nLast updated: 3 July 2013\nIt struck",
            "Commentary | 3 July 2013\nIt struck",
            "By Jane Roe, July 3, 2013\nIt struck",
            "Wire News, 3 July 2013\nIt struck",
            "The quake\n3rd of July 2013\nIt struck",
            "03.07.2013\nIt struck",
            "13/07/2013 is no date of ours\n2013/07/03\nIt struck",
            "LONDON, July 3, 2013 (Wire) - The quake struck",
            "LONDON — July 3, 2013 — The quake struck",
            "The quake\nNEW YORK, Wednesday, July 3, 2013 (Wire) -- The quake struck",
            "WASHINGTON, D.C., July 3, 2013 /Wire/ -- The quake struck",
        ] {
            assert_eq!(found(text).as_deref(), Some("2013-07-03"), "{text}");
        }
    }

    #[test]
    fn what_is_no_publication_date() {
        for text in [
            "",
            "date of birth",
            "dates 2025-08-11",
            "date2025-08-11",
            "The quake of July 3, 2013 was strong.",
            "On July 3, 2013 the earth shook.",
            "LONDON, July 3 (Wire) - The quake struck",
            "July 2013\nIt struck",
            "Published weekly\nIt struck",
            "7/3/2013\nIt struck",
            "Born July 3, 2013\nJane Roe",
            "She was born in Paris, on July 3, 2013",
            "In Paris (July 3, 2013) the quake struck",
            "Published: 31 June 2013",
            "The minister signed it on 3 July 2013 - and left.",
            "Key dates\nJuly 3, 2013 -- the quake strikes",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_far_down_is_not_looked_at() {
        let far = format!("{}\nPublished: 3 July 2013\n", "The quake struck.\n".repeat(LINES));
        assert_eq!(found(&far), None);
        let long = "A paragraph of the body, long enough to be no heading. ".repeat(4);
        assert_eq!(found(&format!("{long}\n{long}\nJuly 3, 2013\nOn that day …")), None);
        assert_eq!(found(&format!("{}\nJuly 3, 2013\n", "é".repeat(BYTES))), None);
    }
}
