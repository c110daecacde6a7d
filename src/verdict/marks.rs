//! What the words beside a figure tell of it: that it is an earlier value of its series, or the latest, a capacity, a peak, a margin,
//! or a part.
//!
//! The phrases are data (`verdict-marks.tsv`). Each counts within the figure's own stretch of its sentence, which ends at the
//! next figure on either side, at a semicolon and at words that set against ("but", "while").

use std::ops::Range;

use super::side::Side;
use crate::claim::Claim;
use crate::error::Error;
use crate::lexicon::{List, WordMap};

/// What a phrase tells of the figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// It was told first, and is told otherwise since.
    Former,
    /// A level rose or fell from it.
    From,
    /// It is the latest.
    Current,
    /// It is what could be.
    Capacity,
    /// It is the most or the least there was.
    Peak,
    /// It is by how much one leads.
    Margin,
    /// It counts some of those counted.
    Part,
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    Before,
    After,
    /// Right before or right behind.
    Beside,
    Near,
}

static PHRASES: List<WordMap<(Mark, Where)>> = List::new(|| {
    WordMap::load("verdict-marks.tsv", include_str!("../lexicon/en/verdict-marks.tsv"), 3, |f| {
        let mark = match f[0] {
            "former" => Mark::Former,
            "from" => Mark::From,
            "current" => Mark::Current,
            "capacity" => Mark::Capacity,
            "peak" => Mark::Peak,
            "margin" => Mark::Margin,
            "part" => Mark::Part,
            other => return Err(Error::word_list(format!("“{other}” is no mark"))),
        };
        match f[1] {
            "before" => Ok((mark, Where::Before)),
            "after" => Ok((mark, Where::After)),
            "beside" => Ok((mark, Where::Beside)),
            "near" => Ok((mark, Where::Near)),
            other => Err(Error::word_list(format!("“{other}” is neither before, after, beside nor near"))),
        }
    })
});

/// The longest phrase, in words.
const LONGEST: usize = 4;
/// How many words may part a phrase from the figure that it stands right before or behind: "a lead of just some 40".
const PARTED: usize = 2;
/// How many words away a phrase may stand that stands near.
const NEAR: usize = 12;
/// By how much further a phrase behind the figure counts: "first reported 26, now 63" tells of the 26 before it.
const BEHIND: usize = 2;

/// The marks of a figure, each with how far away its phrase stands.
fn marks<'s>(side: &'s Side<'_>) -> &'s [(Mark, usize)] {
    side.marks(|| read(side))
}

fn read(side: &Side<'_>) -> Vec<(Mark, usize)> {
    let doc = &side.reading.doc;
    let at = tokens(side);
    let own = stretch(side, &at);
    let mut found = Vec::new();
    let mut phrase = String::new();
    for start in own.clone().filter(|i| !at.contains(i)) {
        phrase.clear();
        for end in start..own.end.min(start + LONGEST) {
            if at.contains(&end) {
                break;
            }
            phrase.push_str(if end == start { "" } else { " " });
            phrase.push_str(doc.lower(end));
            let Some(&(mark, place)) = PHRASES.get(&phrase) else { continue };
            let (before, distance) =
                if end < at.start { (true, at.start - end - 1) } else { (false, start - at.end) };
            let fits = match place {
                Where::Before => before && distance <= PARTED,
                Where::After => !before && distance <= PARTED,
                Where::Beside => distance <= PARTED,
                Where::Near => distance <= NEAR,
            };
            // "Nine people, most of them in cars": the part is told by its own word.
            let of_others = mark == Mark::Part
                && doc.lower(start) == "of"
                && start > 0
                && is_part_word(doc.lower(start - 1));
            if fits && !of_others {
                found.push((mark, if before { distance } else { distance + BEHIND }));
            }
        }
    }
    found
}

/// Words that tell a part without a number: "most of them".
fn is_part_word(word: &str) -> bool {
    matches!(
        word,
        "most"
            | "many"
            | "some"
            | "several"
            | "half"
            | "all"
            | "both"
            | "none"
            | "few"
            | "majority"
            | "any"
            | "each"
            | "part"
            | "much"
            | "third"
            | "quarter"
            | "dozens"
            | "hundreds"
            | "thousands"
            | "neither"
            | "either"
    )
}

fn tokens(side: &Side<'_>) -> Range<usize> {
    let doc = &side.reading.doc;
    let first = doc.token_at(side.claim.span.start());
    first..doc.token_at(side.claim.span.end().saturating_sub(1)).max(first) + 1
}

/// The part of the sentence that tells of the figure: up to the next figure on either side.
fn stretch(side: &Side<'_>, at: &Range<usize>) -> Range<usize> {
    let doc = &side.reading.doc;
    let Some(sentence) = doc.sentences().get(doc.sentence_at(side.claim.span.start())) else {
        return at.clone();
    };
    let (mut start, mut end) = (sentence.tokens.start.min(at.start), sentence.tokens.end.max(at.end));
    // Claims stand in the order of their beginnings, and figures in none of each other.
    let same = side.of_sentence();
    let figure = |c: &&Claim| c.figure().is_some();
    let own = same.partition_point(|c| c.span.start() < side.claim.span.start());
    if let Some(before) =
        same[..own].iter().rev().filter(figure).find(|c| c.span.end() <= side.claim.span.start())
    {
        start = start.max(doc.token_at(before.span.end().saturating_sub(1)) + 1);
    }
    if let Some(next) = same[own..].iter().filter(figure).find(|c| c.span.start() >= side.claim.span.end()) {
        end = end.min(doc.token_at(next.span.start()));
    }
    let parts = |i: &usize| matches!(doc.lower(*i), ";" | "but" | "while" | "whereas" | "yet");
    start = (start..at.start).rev().find(parts).map_or(start, |i| i + 1);
    end = (at.end..end).find(parts).unwrap_or(end);
    start.min(at.start)..end.max(at.end)
}

/// Which value of its series a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// First told so, and otherwise since: "some 75 were initially reported missing".
    Former,
    /// What a level rose or fell from: "up from 29".
    From,
    /// The latest: "the toll is now 14".
    Current,
    /// Nothing says which.
    Unsaid,
}

/// Which value of its series the figure of `side` is: the nearest words tell.
pub(crate) fn told(side: &Side<'_>) -> Told {
    if side.claim.figure().is_none() {
        return Told::Unsaid;
    }
    let of_series = |m: &Mark| matches!(m, Mark::Former | Mark::From | Mark::Current);
    let nearest = marks(side).iter().filter(|(m, _)| of_series(m)).min_by_key(|(_, distance)| *distance);
    match nearest {
        Some((Mark::Former, _)) => Told::Former,
        Some((Mark::From, _)) => Told::From,
        Some((Mark::Current, _)) => Told::Current,
        _ => Told::Unsaid,
    }
}

/// Whether a phrase of this kind stands beside the figure.
pub(crate) fn has(side: &Side<'_>, mark: Mark) -> bool {
    marks(side).iter().any(|(m, _)| *m == mark)
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::*;
    use crate::claim::ClaimBody;
    use crate::figure::{Bound, FigureKind};

    /// What is told of each of the figures of `text`.
    fn series(text: &str, figures: &[&str]) -> Vec<Told> {
        let mut reading = testing::reading("a", Some("2031-05-06"), text);
        for f in figures {
            let figure = testing::figure("1", Bound::Exact, FigureKind::Count, "person");
            testing::claim(&mut reading, f, ClaimBody::Figure(figure));
        }
        let readings = [reading];
        (0..figures.len()).map(|i| told(&Side::of(&readings, (0, i)).expect("a claim"))).collect()
    }

    #[test]
    fn words_near_by_tell_earlier_values_from_the_latest() {
        use Told::{Current, Former, From, Unsaid};
        for (text, figures, expected) in [
            ("Some 75 were initially reported missing.", &["Some 75"][..], &[Former][..]),
            (
                "Early reports spoke of 26 arrests; police now say that 63 were held.",
                &["26", "63"],
                &[Former, Current],
            ),
            (
                "Police, who first reported 26 arrests, now say 63 were held.",
                &["26", "63"],
                &[Former, Current],
            ),
            ("It was fined 900 euros, not 250 as first reported.", &["900", "250"], &[Unsaid, Former]),
            ("Ten were killed, the police said first.", &["Ten"], &[Former]),
            ("The flood killed 41, up from 29 on Monday.", &["41", "29"], &[Unsaid, From]),
            ("Seven more died, bringing the total to 25.", &["Seven", "25"], &[Unsaid, Current]),
            ("The flood killed 41 in the first hour.", &["41"], &[Unsaid]),
        ] {
            assert_eq!(series(text, figures), expected, "{text}");
        }
    }

    #[test]
    fn words_near_by_tell_what_kind_of_number_it_is() {
        for (text, figure, mark, expected) in [
            ("The ferry has a capacity of 201 passengers.", "201", Mark::Capacity, true),
            ("The ferry carried 201 passengers.", "201", Mark::Capacity, false),
            ("Fuel fell from a high of 6 a litre.", "6", Mark::Peak, true),
            ("Her lead stood at just 334 votes.", "334", Mark::Margin, true),
            ("She has a 334 vote lead.", "334", Mark::Margin, true),
            ("It needs a 60-vote threshold.", "60-vote", Mark::Margin, true),
            ("It has a 272-seat majority.", "272-seat", Mark::Margin, true),
            ("It has 272 seats.", "272", Mark::Margin, false),
            ("Nine of those were children.", "Nine", Mark::Part, true),
            ("Nine were children.", "Nine", Mark::Part, false),
            ("Nine people work there, many of them children.", "Nine", Mark::Part, false),
        ] {
            let mut reading = testing::reading("a", None, text);
            let body = testing::figure("1", Bound::Exact, FigureKind::Count, "person");
            testing::claim(&mut reading, figure, ClaimBody::Figure(body));
            let readings = [reading];
            assert_eq!(has(&Side::of(&readings, (0, 0)).expect("a claim"), mark), expected, "{text}");
        }
    }
}
