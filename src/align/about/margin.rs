//! Margins: votes, seats and points that tell how far apart sides are, or how many it takes, and not how many there are.

use std::ops::Range;

use super::Scene;
use crate::align::sort::is_contested;
use crate::align::terms::{self, TermId};
use crate::error::Error;
use crate::lexicon::{List, WordMap};

/// Where a word of a margin stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// A noun that the figure measures.
    Noun,
    /// Right before the figure.
    Before,
    /// Right behind it.
    Behind,
}

static MARGINS: List<WordMap<Where>> = List::new(|| {
    let list = include_str!("../../lexicon/en/margin_words.tsv");
    WordMap::load("margin_words.tsv", list, 2, |f| match f[0] {
        "noun" => Ok(Where::Noun),
        "before" => Ok(Where::Before),
        "behind" => Ok(Where::Behind),
        other => Err(Error::word_list(format!("“{other}” is no place"))),
    })
});

/// What stands for a margin of any name.
const MARGIN: TermId = 1;

impl Scene<'_, '_> {
    /// Of votes, seats and points at the tokens `at`, what they are the measure of: "a *12-seat* majority", "led by *12 points*", "a *120-seat*
    /// parliament"; 0 where they are counted themselves.
    pub(super) fn margin(&self, at: &Range<usize>, sentence: &Range<usize>, head: TermId) -> TermId {
        let doc = &self.reading.doc;
        if !is_contested(head) && head != terms::form("point") {
            return 0;
        }
        let place = |i: usize| MARGINS.get(doc.lower(i)).copied();
        let before = |back: usize| at.start.checked_sub(back).filter(|i| *i >= sentence.start);
        let is_of = before(1).is_some_and(|i| doc.lower(i) == "of");
        // The span of "within 5,000 votes" holds its first word.
        if before(1).and_then(place) == Some(Where::Before)
            || place(at.start) == Some(Where::Before)
            || is_of && before(2).and_then(place) == Some(Where::Noun)
            || at.end < sentence.end && place(at.end) == Some(Where::Behind)
        {
            return MARGIN;
        }
        let hyphenated = doc.lower_of(doc.span_of(at.clone())).contains('-');
        let measured = hyphenated && at.end < sentence.end && doc.tokens()[at.end].is_word();
        match measured.then(|| place(at.end)) {
            None => 0,
            Some(Some(Where::Noun)) => MARGIN,
            Some(_) => self.frame.terms[at.end].id,
        }
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
            ("She has a 12-point lead.", "She leads by 9 points.", true),
            ("It won a majority of 12 seats.", "It won a 14-seat majority.", true),
            ("It won a majority of 12 seats.", "It won 214 seats.", false),
            ("He came within 5,000 votes of her.", "She won by 2,700 votes.", true),
            ("It fell 12 seats short of that.", "It won 214 seats.", false),
            ("The 120-seat parliament met.", "It won 61 seats.", false),
            ("It won 61 of 120 seats.", "It won 63 seats.", true),
            ("She serves a 10-year term.", "She serves 12 years.", true),
        ] {
            let margin = |text: &str| {
                let article = Article::new("a", text);
                let frame = Frame::new(&Reading::new(&article));
                frame.abouts.iter().find_map(|a| a.figure.as_ref()).expect(text).margin
            };
            assert_eq!(margin(one) == margin(other), alike, "{one} {other}");
        }
    }
}
