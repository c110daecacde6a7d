//! Which figures change while a story unfolds: tolls, counts of injured, missing or arrested, damage, votes counted.
//!
//! A number moves when its kind can and a word of the list `verdict-moving.tsv` stands beside it, unless its sentence
//! dates it to an event that was long past when the article appeared (the toll of an earlier disaster stands).

use super::side::Side;
use crate::claim::Claim;
use crate::error::Error;
use crate::figure::FigureKind;
use crate::lexicon::{List, WordMap};

/// How a figure changes in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Moving {
    /// It goes either way.
    EitherWay,
    /// It only rises; a fall is a correction.
    Rises,
}

static WORDS: List<WordMap<Moving>> = List::new(|| {
    WordMap::load("verdict-moving.tsv", include_str!("../lexicon/en/verdict-moving.tsv"), 2, |f| match f[0] {
        "rises" => Ok(Moving::Rises),
        "moves" => Ok(Moving::EitherWay),
        other => Err(Error::word_list(format!("“{other}” is neither rises nor moves"))),
    })
});

/// How many tokens beside a figure are looked at.
const REACH: usize = 6;

/// Days after which an event counts as past.
const PAST: i32 = 60;

/// How the figure of `side` changes in time; none if it stands.
pub(crate) fn moving(side: &Side<'_>) -> Option<Moving> {
    if is_past(side, usize::MAX) { None } else { kind_of(side) }
}

/// How a figure with such words beside it changes while its event is fresh.
pub(super) fn kind_of(side: &Side<'_>) -> Option<Moving> {
    side.moves(|| words_beside(side))
}

fn words_beside(side: &Side<'_>) -> Option<Moving> {
    side.claim.figure().filter(|f| kind_moves(f.kind))?;
    let doc = &side.reading.doc;
    side.beside(REACH).filter_map(|i| WORDS.get(doc.lower(i)).copied()).max()
}

/// Whether the verb beside the figure counts until now: "have been sent back", "has destroyed".
pub(super) fn until_now(side: &Side<'_>) -> bool {
    let doc = &side.reading.doc;
    side.beside(REACH).filter(|i| matches!(doc.lower(*i), "have" | "has")).any(|i| {
        let next = doc.lower(i + 1);
        next == "been"
            || next.ends_with("ed")
            || matches!(next, "come" | "fallen" | "gone" | "lost" | "fled" | "left" | "so")
    })
}

fn kind_moves(kind: FigureKind) -> bool {
    use FigureKind::{Area, Count, Money, Number, Percent, Rate, Speed};
    matches!(kind, Area | Count | Money | Number | Percent | Rate | Speed)
}

/// Whether the sentence names, within so many tokens of the figure, a day or year that ended long before the article
/// appeared.
pub(super) fn is_past(side: &Side<'_>, reach: usize) -> bool {
    side.past().is_some_and(|distance| distance <= reach)
}

/// How many tokens away from the figure the sentence names such a day or year.
pub(super) fn past(side: &Side<'_>) -> Option<usize> {
    let published = side.published()?;
    let is_past = |c: &&Claim| {
        let end = c.date().and_then(|d| d.interval?.end);
        let days = |day| published.since((jiff::Unit::Day, day)).map_or(0, |s| s.get_days());
        end.is_some_and(|end| days(end.day()) > PAST)
    };
    let doc = &side.reading.doc;
    let at = |c: &Claim| doc.token_at(c.span.start());
    // "It killed 25; 11 died in the flood of 1951": what is told behind the mark is of another.
    let parted = |c: &&Claim| (at(side.claim)..at(c)).any(|i| doc.word(i) == ";");
    let past = side.of_sentence().iter().filter(is_past).filter(|c| !parted(c));
    past.map(|c| at(c).abs_diff(at(side.claim))).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_past_beyond_a_mark() {
        for (text, moves) in [
            ("The flood killed 25 people; 11 died in the flood of 1951.", true),
            ("In 1951 the flood hit Osk; it killed 25 people.", false),
            ("The flood of 1951 killed 25 people in Osk.", false),
        ] {
            let article = crate::Article::new("a", text).published("2034-03-06").expect("a day");
            let readings = [crate::Reading::new(&article)];
            let figure = readings[0].claims.iter().position(|c| c.figure().is_some()).expect("a figure");
            let side = Side::of(&readings, (0, figure)).expect("a claim");
            assert_eq!(moving(&side).is_some(), moves, "{text}");
        }
    }

    #[test]
    fn the_list_loads() {
        assert_eq!(WORDS.get("toll"), Some(&Moving::Rises));
        assert_eq!(WORDS.get("votes"), Some(&Moving::EitherWay));
        assert_eq!(WORDS.get("crew"), None);
    }
}
