//! One claim with the article it stands in.

use std::cell::OnceCell;
use std::rc::Rc;

use jiff::civil::Date;

use super::marks::Mark;
use super::moving::{self, Moving};
use crate::attribution::is_sourced;
use crate::claim::Claim;
use crate::reading::Reading;

/// A claim, its article, and the article's place in the input.
#[derive(Clone, Debug)]
pub(crate) struct Side<'a> {
    /// Which of the articles.
    pub(crate) source: usize,
    /// The article.
    pub(crate) reading: &'a Reading<'a>,
    /// The claim.
    pub(crate) claim: &'a Claim,
    facts: Rc<Facts>,
}

/// What is told of a claim by itself: read once, though it is set against many others.
#[derive(Debug, Default)]
struct Facts {
    published: OnceCell<Option<Date>>,
    marks: OnceCell<Vec<(Mark, usize)>>,
    past: OnceCell<Option<usize>>,
    moves: OnceCell<Option<Moving>>,
    is_margin: OnceCell<bool>,
}

impl<'a> Side<'a> {
    /// The claim at `(reading, claim)`; none past the end.
    pub(crate) fn of(readings: &'a [Reading<'a>], (source, claim): (usize, usize)) -> Option<Side<'a>> {
        let reading = readings.get(source)?;
        Some(Side { source, reading, claim: reading.claims.get(claim)?, facts: Rc::default() })
    }

    /// Another claim of the same article.
    pub(crate) fn other(&self, claim: &'a Claim) -> Side<'a> {
        Side { claim, facts: Rc::default(), ..*self }
    }

    /// The claims of its sentence.
    pub(crate) fn of_sentence(&self) -> &'a [Claim] {
        let claims = &self.reading.claims;
        let from = claims.partition_point(|c| c.sentence.start() < self.claim.sentence.start());
        let count = claims[from..].partition_point(|c| c.sentence.start() == self.claim.sentence.start());
        &claims[from..from + count]
    }

    /// The tokens of its sentence that stand within `reach` of it, and its own.
    pub(super) fn beside(&self, reach: usize) -> impl Iterator<Item = usize> + use<'a> {
        let (doc, claim) = (&self.reading.doc, self.claim);
        let (first, end) = (doc.token_at(claim.span.start()), doc.token_at(claim.span.end()));
        let within = move |i: &usize| doc.tokens().get(*i).is_some_and(|t| claim.sentence.contains(t.span()));
        (first.saturating_sub(reach)..end + reach).filter(within)
    }

    /// The marks of its words, each with how far away its phrase stands.
    pub(super) fn marks(&self, read: impl FnOnce() -> Vec<(Mark, usize)>) -> &[(Mark, usize)] {
        self.facts.marks.get_or_init(read)
    }

    /// How a figure with such words beside it changes.
    pub(super) fn moves(&self, read: impl FnOnce() -> Option<Moving>) -> Option<Moving> {
        *self.facts.moves.get_or_init(read)
    }

    /// Whether its words tell a margin.
    pub(super) fn is_margin(&self, read: impl FnOnce() -> bool) -> bool {
        *self.facts.is_margin.get_or_init(read)
    }

    /// How far away its sentence names a time long past, in tokens.
    pub(super) fn past(&self) -> Option<usize> {
        *self.facts.past.get_or_init(|| moving::past(self))
    }

    /// The day of publication.
    pub(crate) fn published(&self) -> Option<Date> {
        *self.facts.published.get_or_init(|| self.reading.source.day())
    }

    /// The moment of publication as given, day first.
    pub(crate) fn moment(&self) -> Option<&'a str> {
        self.reading.source.published.as_deref()
    }

    /// The claim's own words in lower case.
    pub(crate) fn words(&self) -> &'a str {
        self.reading.doc.lower_of(self.claim.span)
    }

    /// Where the claim stands, whatever order the articles come in: the article's id and the place in it.
    pub(crate) fn place(&self) -> (&'a str, usize) {
        (&self.claim.source, self.claim.span.start())
    }

    /// Whose word the claim is, by the speaker's fullest name. Who signs, or threatens to erupt, says nothing.
    pub(crate) fn said_by(&self) -> Option<&'a str> {
        let outer = self.reading.outer(self.claim)?;
        let said = Some(outer).filter(|a| is_sourced(&self.reading.doc, &self.reading.names, a))?;
        said.speaker.as_ref().map(|s| s.entity.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Side;
    use crate::{Article, Reading};

    /// Who says the first figure of a text.
    fn said_by(text: &str) -> Option<String> {
        let article = Article::new("a", text);
        let readings = [Reading::new(&article)];
        let figure = readings[0].claims.iter().position(|c| c.figure().is_some()).expect(text);
        assert!(readings[0].claims[figure].said_by.is_some(), "{text}: within an attribution");
        Side::of(&readings, (0, figure)).expect(text).said_by().map(String::from)
    }

    #[test]
    fn only_who_speaks_says() {
        assert_eq!(said_by("The mayor said that 12 towns burned.").as_deref(), Some("The mayor"));
        assert_eq!(said_by("Orsk estimated that it had lost 12 towns.").as_deref(), Some("Orsk"));
        assert_eq!(said_by("The feud threatened to burn 12 towns."), None);
        assert_eq!(said_by("Orlin thinks that 12 towns burned.").as_deref(), Some("Orlin"));
        let signed = "Orsk signed an agreement with Arbel that included “seeds, tools, and many boats” for 12 towns but \
            has not left the league.";
        assert_eq!(said_by(signed), None);
        assert_eq!(said_by("Orlin voted that 12 towns be left out."), None);
    }
}
