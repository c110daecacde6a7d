//! An article as the rules look at it: its figures and dates by sentence, and the words between them.

use std::ops::Range;

use crate::claim::{Claim, ClaimBody};
use crate::date::DateValue;
use crate::figure::Figure;
use crate::reading::Reading;
use crate::text::Document;

/// A claim of the page with its index among the article's claims.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a, T> {
    /// Its index.
    pub(super) at: usize,
    /// The claim.
    pub(super) claim: &'a Claim,
    /// Its value.
    pub(super) value: &'a T,
}

/// The figures and dates of one article.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// The article.
    pub(super) reading: &'a Reading<'a>,
    /// Its figures in order.
    pub(super) figures: Vec<Item<'a, Figure>>,
    /// Its dates in order.
    pub(super) dates: Vec<Item<'a, DateValue>>,
}

impl<'a> Page<'a> {
    /// The page of an article.
    pub(super) fn new(reading: &'a Reading<'a>) -> Page<'a> {
        let (mut figures, mut dates) = (Vec::new(), Vec::new());
        for (at, claim) in reading.claims.iter().enumerate().filter(|(_, c)| !c.withdrawn) {
            match &claim.body {
                ClaimBody::Figure(value) => figures.push(Item { at, claim, value }),
                ClaimBody::Date(value) => dates.push(Item { at, claim, value }),
                ClaimBody::Attribution(_) => {}
            }
        }
        Page { reading, figures, dates }
    }

    /// The text.
    pub(super) fn doc(&self) -> &'a Document<'a> {
        &self.reading.doc
    }

    /// The figures by sentence: ranges into [`Page::figures`].
    pub(super) fn figure_sentences(&self) -> Vec<Range<usize>> {
        by_sentence(&self.figures)
    }

    /// The words between two claims of one sentence in lower case, one space between each; none if they overlap, stand in
    /// the wrong order or in two sentences.
    pub(super) fn between(&self, a: &Claim, b: &Claim) -> Option<String> {
        let (end, start) = (a.span.end(), b.span.start());
        (a.sentence == b.sentence && end <= start).then(|| self.words(end, start))
    }

    /// The tokens between two bytes in lower case, one space between each.
    pub(super) fn words(&self, from: usize, to: usize) -> String {
        let doc = self.doc();
        let tokens = doc.token_at(from)..doc.token_at(to).max(doc.token_at(from));
        tokens.map(|i| doc.lower(i)).collect::<Vec<_>>().join(" ")
    }

    /// The index of the sentence a claim stands in.
    pub(super) fn sentence(&self, claim: &Claim) -> usize {
        self.doc().sentence_at(claim.sentence.start())
    }
}

fn by_sentence<T>(items: &[Item<'_, T>]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (i, item) in items.iter().enumerate() {
        match ranges.last_mut() {
            Some(r) if items[r.start].claim.sentence == item.claim.sentence => r.end = i + 1,
            _ => ranges.push(i..i + 1),
        }
    }
    ranges
}
