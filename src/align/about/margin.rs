//! Margins: votes, seats and points that tell how far apart sides are, or how many it takes, and not how many there are.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Scene;
use crate::align::sort::is_contested;
use crate::align::terms::{self, TermId};
use crate::lexicon::{List, WordSet};

static MARGINS: List<FxHashSet<TermId>> = List::new(|| {
    let words = WordSet::load("margin_nouns.tsv", include_str!("../../lexicon/en/margin_nouns.tsv"));
    words.iter().map(terms::form).collect()
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
        let of = |i: usize| {
            if MARGINS.contains(&self.frame.terms[i].id) { MARGIN } else { self.frame.terms[i].id }
        };
        let before = |back: usize| at.start.checked_sub(back).filter(|i| *i >= sentence.start);
        let word = |back: usize| before(back).map(|i| doc.lower(i));
        if word(1) == Some("by") || word(1) == Some("of") && before(2).is_some_and(|i| of(i) == MARGIN) {
            return MARGIN;
        }
        let hyphenated = doc.lower_of(doc.span_of(at.clone())).contains('-');
        if hyphenated && at.end < sentence.end && doc.tokens()[at.end].is_word() { of(at.end) } else { 0 }
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
