//! Tolls of attacks: some count whoever did it, some leave them out, and both are right.

use rust_decimal::Decimal;

use super::scope::At;
use super::side::Side;
use crate::align::is_of_role;
use crate::error::Error;
use crate::figure::numeral::{NumberWord, number_word};
use crate::lexicon::{List, WordMap};

/// Whether a word is for one of them.
static ASSAILANTS: List<WordMap<bool>> = List::new(|| {
    WordMap::load("assailants.tsv", include_str!("../lexicon/en/assailants.tsv"), 2, |f| match f[0] {
        "one" => Ok(true),
        "several" => Ok(false),
        other => Err(Error::word_list(format!("“{other}” is neither “one” nor “several”"))),
    })
});

/// How far behind a toll it may say whether it counts them, in tokens: "Four people, all of Osk, were killed, *including* the gunman".
const REACH: usize = 16;
/// How far behind "including" they may stand, in tokens: "the suspected gunman".
const NAMED: usize = 5;
/// More of them than this did no one attack, where nobody says how many they were.
const MOST: u32 = 5;

/// Whether a toll says that it counts those who did it, and how many they are, where that is told.
fn counted(side: &Side<'_>) -> Option<(bool, Option<Decimal>)> {
    let doc = &side.reading.doc;
    let at = doc.token_at(side.claim.span.end().saturating_sub(1)) + 1;
    let end = doc.token_at(side.claim.sentence.end().saturating_sub(1)) + 1;
    let from = (at..end.min(at + REACH)).find(|i| joins(doc.lower(*i)).is_some())?;
    let with = joins(doc.lower(from))? && (from == 0 || doc.lower(from - 1) != "not");
    // "including the brother of the suspect", "including children, and the attackers fled"
    let named = from + 1..end.min(from + 1 + NAMED);
    let mut named = named.take_while(|i| !matches!(doc.lower(*i), "," | ";" | "and" | "of"));
    let (who, one) = named.find_map(|i| ASSAILANTS.get(doc.lower(i)).map(|one| (i, *one)))?;
    // "including two gunmen", "including the two gunmen"; of "gunmen" nobody knows how many.
    let told = (from + 1..who).find_map(|i| match number_word(doc, i)? {
        NumberWord::Small(n) => Some(Decimal::from(n)),
        _ => None,
    });
    Some((with, if one { Some(Decimal::ONE) } else { told }))
}

/// Whether what stands behind the word is counted with what stands before it.
fn joins(word: &str) -> Option<bool> {
    match word {
        "including" | "counting" => Some(true),
        "excluding" | "besides" | "plus" => Some(false),
        _ => None,
    }
}

/// How many tokens away the words of a death may stand.
const BESIDE: usize = 8;

/// Whether words of a death stand beside a figure.
fn tells_of_dead(side: &Side<'_>) -> bool {
    side.beside(BESIDE).any(|i| is_of_role(side.reading.doc.lower(i), "killed"))
}

/// "Four people were killed, including the gunman" against "a gunman killed three people".
pub(super) fn one_counts_them((a, p): At<'_, '_>, (b, q): At<'_, '_>) -> Option<&'static str> {
    let (x, y) = (p.value?, q.value?);
    (tells_of_dead(a) && tells_of_dead(b)).then_some(())?;
    let explains = |own: Option<(bool, Option<Decimal>)>, value: Decimal, other: Decimal| {
        let Some((with, many)) = own else { return false };
        let more = if with { value - other } else { other - value };
        more > Decimal::ZERO && many.map_or(more <= MOST.into(), |n| more == n)
    };
    let (of_a, of_b) = (counted(a), counted(b));
    let both = of_a.zip(of_b).is_some_and(|(m, n)| m.0 == n.0);
    let explained = !both && (explains(of_a, x, y) || explains(of_b, y, x));
    explained.then_some("one of them counts those who did it")
}

#[cfg(test)]
mod tests {
    use crate::{Article, Verdict, compare};

    #[test]
    fn tolls_with_and_without_those_who_did_it() {
        for (one, other, compatible) in [
            (
                "Four people were killed in Osk, including the gunman.",
                "A gunman killed three people in Osk.",
                true,
            ),
            (
                "Four people were killed in Osk, including the gunman.",
                "A gunman killed two people in Osk.",
                false,
            ),
            (
                "Four people were killed in Osk, including a child.",
                "A gunman killed three people in Osk.",
                false,
            ),
            (
                "Nine people were killed in Osk, not including the two attackers.",
                "Eleven people were killed in Osk.",
                true,
            ),
            (
                "Nine people were killed in Osk, not including the two attackers.",
                "Ten people were killed in Osk.",
                false,
            ),
            ("A man killed 49 people, besides himself, in Osk.", "In Osk 50 people were killed.", true),
            (
                "Police arrested 12 people in Osk, including the bomber.",
                "Police arrested 11 people in Osk.",
                false,
            ),
            (
                "He killed 12 people in Osk, including the brother of the gunman.",
                "He killed 11 people in Osk.",
                false,
            ),
            ("In Osk 12 people were killed, including three bombers.", "In Osk 9 people were killed.", true),
        ] {
            let articles =
                [one, other].map(|text| Article::new(text, text).published("2034-03-06").expect("a day"));
            let report = compare(&articles);
            let told = report
                .points
                .iter()
                .any(|p| p.verdict == Verdict::Compatible && p.explanation.contains("those who did it"));
            assert_eq!(told, compatible, "{one} {other}: {:?}", report.points);
        }
    }
}
