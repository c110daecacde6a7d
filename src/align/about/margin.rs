//! Margins: votes and seats that tell how far apart sides are, or how many it takes, and not how many there are.

use std::ops::Range;

use super::Scene;
use crate::align::sort::is_contested;
use crate::align::terms::TermId;
use crate::error::Error;
use crate::lexicon::{List, WordMap};

/// Where a word of a margin stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// A noun that the figure measures.
    Noun,
    /// Right before the figure.
    Before,
    /// Right before the figure, behind a verb of leading.
    BeforeByVerb,
    /// A verb of leading.
    Verb,
    /// Right behind it.
    Behind,
}

static MARGINS: List<WordMap<Where>> = List::new(|| {
    let list = include_str!("../../lexicon/en/margin_words.tsv");
    WordMap::load("margin_words.tsv", list, 2, |f| match f[0] {
        "noun" => Ok(Where::Noun),
        "before" => Ok(Where::Before),
        "before by verb" => Ok(Where::BeforeByVerb),
        "verb" => Ok(Where::Verb),
        "behind" => Ok(Where::Behind),
        other => Err(Error::word_list(format!("“{other}” is no place"))),
    })
});

/// How far before "by 12 votes" the verb of leading may stand, in tokens.
const VERB: usize = 8;

impl Scene<'_, '_> {
    /// Whether the votes or seats at the tokens `at` tell how far apart sides are, or how many it takes: "a *12-seat* majority", "led by *12
    /// votes*". Of points it is never told: an index falls by them, too.
    pub(super) fn is_margin(&self, at: &Range<usize>, sentence: &Range<usize>, head: TermId) -> bool {
        let doc = &self.reading.doc;
        if !is_contested(head) {
            return false;
        }
        let is = |i: usize, place: Where| MARGINS.get(doc.lower(i)) == Some(&place);
        let back = |n: usize| at.start.checked_sub(n).filter(|i| *i >= sentence.start);
        let before = |i: usize| {
            let led = || (sentence.start.max(i.saturating_sub(VERB))..i).any(|k| is(k, Where::Verb));
            is(i, Where::Before) || is(i, Where::BeforeByVerb) && led()
        };
        let is_of = back(1).is_some_and(|i| doc.lower(i) == "of");
        // The span of "within 5,000 votes" holds its first word.
        back(1).is_some_and(before)
            || is(at.start, Where::Before)
            || is_of && back(2).is_some_and(|i| is(i, Where::Noun))
            || at.end < sentence.end
                && (is(at.end, Where::Behind) || self.is_compound(at) && is(at.end, Where::Noun))
    }

    /// Whether the figure at the tokens `at` is joined by a hyphen to what it counts.
    fn is_compound(&self, at: &Range<usize>) -> bool {
        at.clone().any(|i| self.reading.doc.word(i) == "-")
    }
}

#[cfg(test)]
mod tests {
    use crate::align::frame::Frame;
    use crate::{Article, Reading};

    #[test]
    fn margins_and_counts() {
        for (one, other, alike) in [
            ("It needs a 51-vote majority.", "It passed with 54 votes.", false),
            ("She won by 2,000 votes.", "She won 155,000 votes.", false),
            ("It was approved by 214 votes.", "It was approved with 220 votes.", true),
            ("The index rose by 300 points.", "The index rose 450 points.", true),
            ("It won a majority of 12 seats.", "It won a 14-seat majority.", true),
            ("It won a majority of 12 seats.", "It won 214 seats.", false),
            ("He came within 5,000 votes of her.", "She won by 2,700 votes.", true),
            ("It fell 12 seats short of that.", "It won 214 seats.", false),
            ("The 400-seat parliament met.", "The parliament has 450 seats.", true),
            ("It won 61 of 120 seats.", "It won 63 seats.", true),
            ("She serves a 10-year term.", "She serves 12 years.", true),
        ] {
            let margin = |text: &str| {
                let article = Article::new("a", text);
                let frame = Frame::new(&Reading::new(&article));
                frame.abouts.iter().find_map(|a| a.figure.as_ref()).expect(text).is_margin
            };
            assert_eq!(margin(one) == margin(other), alike, "{one} {other}");
        }
    }
}
