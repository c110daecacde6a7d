//! One claim with the article it stands in.

use jiff::civil::Date;

use crate::claim::Claim;
use crate::reading::Reading;

/// A claim, its article, and the article's place in the input.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Side<'a> {
    /// Which of the articles.
    pub(crate) source: usize,
    /// The article.
    pub(crate) reading: &'a Reading<'a>,
    /// The claim.
    pub(crate) claim: &'a Claim,
}

impl<'a> Side<'a> {
    /// The claim at `(reading, claim)`; none past the end.
    pub(crate) fn of(readings: &'a [Reading<'a>], (source, claim): (usize, usize)) -> Option<Side<'a>> {
        let reading = readings.get(source)?;
        Some(Side { source, reading, claim: reading.claims.get(claim)? })
    }

    /// Another claim of the same article.
    pub(crate) fn beside(&self, claim: &'a Claim) -> Side<'a> {
        Side { claim, ..*self }
    }

    /// The day of publication.
    pub(crate) fn published(&self) -> Option<Date> {
        self.reading.source.day()
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

    /// Whose content the claim stands in, by the speaker's fullest name.
    pub(crate) fn said_by(&self) -> Option<&'a str> {
        let id = self.claim.said_by.as_deref()?;
        let outer = self.reading.claims.iter().find(|c| c.id == id)?;
        outer.attribution()?.speaker.as_ref().map(|s| s.entity.as_str())
    }
}
