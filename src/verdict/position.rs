//! Positions: the claims of a point by the value they give.

use super::independence::Copies;
use super::pairing::compare;
use super::side::Side;
use crate::claim::ClaimBody;
use crate::date::{Basis, DateValue};
use crate::figure::Bound;
use crate::lexicon::calendar;
use crate::report::{Position, Verdict};

/// A position as the report prints it, and its claims as indices into the point's sides.
#[derive(Clone, Debug)]
pub(crate) struct Stance {
    /// What the report prints.
    pub(crate) report: Position,
    /// The claims.
    pub(crate) members: Vec<usize>,
}

/// With how many positions a claim is compared before it makes one of its own.
const MANY: usize = 100;

/// The positions of a point, in order of their first claims: claims that agree stand in one.
pub(crate) fn positions(sides: &[Side<'_>], copies: &Copies<'_>) -> Vec<Stance> {
    // In an order of their own, since what agrees with the first of a group need not agree with the second.
    let mut ordered: Vec<usize> = (0..sides.len()).collect();
    ordered.sort_by_key(|&i| sides[i].place());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for i in ordered {
        let fits = |g: &&mut Vec<usize>| one_position(&sides[g[0]], &sides[i]);
        match groups.iter_mut().take(MANY).find(fits) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    groups.iter_mut().for_each(|g| g.sort_unstable());
    groups.sort_unstable();
    groups.into_iter().map(|members| stance(sides, members, copies)).collect()
}

fn one_position(a: &Side<'_>, b: &Side<'_>) -> bool {
    compare(a, b).is_some_and(|f| f.verdict == Verdict::Agree)
}

fn stance(sides: &[Side<'_>], members: Vec<usize>, copies: &Copies<'_>) -> Stance {
    let mut sources: Vec<String> = members.iter().map(|&i| sides[i].claim.source.clone()).collect();
    sources.dedup();
    let of: Vec<Side<'_>> = members.iter().map(|&i| sides[i].clone()).collect();
    let best = of.iter().min_by_key(|s| (vagueness(s), s.place())).map(value).unwrap_or_default();
    let report = Position {
        claims: of.iter().map(|s| s.claim.id.clone()).collect(),
        sources,
        independent: copies.origins(&of),
        value: best,
    };
    Stance { report, members }
}

fn vagueness(side: &Side<'_>) -> u8 {
    match &side.claim.body {
        ClaimBody::Figure(f) => u8::from(f.bound != Bound::Exact),
        _ => 0,
    }
}

/// The value as a reader would write it.
pub(crate) fn value(side: &Side<'_>) -> String {
    match &side.claim.body {
        ClaimBody::Figure(f) => counted(&side.claim.quote, f.noun.as_deref()),
        ClaimBody::Date(d) => date(side, d),
        ClaimBody::Attribution(a) => {
            let who = a.speaker.as_ref().map_or("no speaker named", |s| s.entity.as_str());
            let said: Vec<_> = a.content.iter().map(|&c| side.reading.doc.written_of(c)).collect();
            format!("{}: {}", one_line(who, 60), one_line(&said.join(" … "), 140))
        }
    }
}

/// A figure's words with its noun, where they do not name it: "30 other people", "nine boats".
fn counted(quote: &str, noun: Option<&str>) -> String {
    let quote = one_line(quote, 80);
    match noun.filter(|noun| !quote.to_lowercase().contains(&noun.to_lowercase())) {
        Some(noun) => {
            let others = quote.strip_suffix('s').filter(|q| q.ends_with(" other"));
            format!("{} {}", others.unwrap_or(&quote), one_line(noun, 60))
        }
        None => quote,
    }
}

/// The words, and the date they mean where they do not say it all.
fn date(side: &Side<'_>, d: &DateValue) -> String {
    let quote = one_line(&side.claim.quote, 80);
    let placed = matches!(d.basis, Basis::Publication | Basis::Context) && !d.value.contains("REF");
    match written(&d.value).filter(|day| placed && *day != quote) {
        Some(day) if day.contains(&quote) => day,
        Some(day) => format!("{quote} ({day})"),
        None => quote,
    }
}

/// A TIMEX3 value as readers write it ("6 May 2031", "May 2031", "summer 2031"); none where its year is not known.
fn written(value: &str) -> Option<String> {
    let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
    let mut parts = day.splitn(3, '-');
    let year = parts.next().filter(|y| !y.is_empty() && y.bytes().all(|b| b.is_ascii_digit()))?;
    let month = parts.next();
    let named = month.and_then(|m| calendar::month_name(m.parse().ok()?));
    let day = match (named, parts.next()) {
        (Some(name), Some(day)) => format!("{} {name} {year}", day.trim_start_matches('0')),
        (Some(name), None) => format!("{name} {year}"),
        (None, _) => match month {
            None => year.to_string(),
            Some(part) => format!("{} {year}", PARTS.iter().find(|(p, _)| *p == part)?.1),
        },
    };
    Some(match time.filter(|t| t.starts_with(|c: char| c.is_ascii_digit())) {
        Some(time) => format!("{day}, {time}"),
        None => day,
    })
}

/// Parts of a year.
const PARTS: [(&str, &str); 10] = [
    ("SP", "spring"),
    ("SU", "summer"),
    ("FA", "autumn"),
    ("WI", "winter"),
    ("Q1", "first quarter of"),
    ("Q2", "second quarter of"),
    ("Q3", "third quarter of"),
    ("Q4", "fourth quarter of"),
    ("H1", "first half of"),
    ("H2", "second half of"),
];

/// `text` on one line, cut at `longest` characters.
pub(crate) fn one_line(text: &str, longest: usize) -> String {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((at, _)) = line.char_indices().nth(longest) {
        line.truncate(line[..at].rfind(' ').unwrap_or(at));
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_readers_do() {
        for (value, expected) in [
            ("2031-05-06", Some("6 May 2031")),
            ("2031-12", Some("December 2031")),
            ("2031", Some("2031")),
            ("2031-SU", Some("summer 2031")),
            ("2031-Q3", Some("third quarter of 2031")),
            ("2031-05-06T15:30", Some("6 May 2031, 15:30")),
            ("2031-05-06TMO", Some("6 May 2031")),
            ("2031-W07", None),
            ("XXXX-05", None),
            ("P3D", None),
            ("", None),
        ] {
            assert_eq!(written(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn counts_are_written_with_what_they_count() {
        for (quote, noun, expected) in [
            ("30 others", Some("sailors"), "30 other sailors"),
            ("30 others", None, "30 others"),
            ("30", Some("sailors"), "30 sailors"),
            ("30 sailors", Some("sailors"), "30 sailors"),
        ] {
            assert_eq!(counted(quote, noun), expected, "{quote}");
        }
    }

    #[test]
    fn lines_are_cut_between_words() {
        for (text, longest, expected) in
            [("a\n b", 9, "a b"), ("harbour office", 9, "harbour…"), ("äöü", 2, "äö…"), ("", 3, "")]
        {
            assert_eq!(one_line(text, longest), expected);
        }
    }
}
