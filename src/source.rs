//! What is known of an article, and where its publication date comes from.

use jiff::civil::Date;
use serde::Serialize;

use crate::article::{Article, iso_day};

/// An article as the report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Source {
    /// The article's id.
    pub id: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When: an ISO date or date-time.
    pub published: Option<String>,
    /// Where `published` was found.
    pub published_basis: PublishedBasis,
    /// Its headline.
    pub title: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// Length of its text.
    pub bytes: usize,
}

/// Where a publication date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PublishedBasis {
    /// It came with the article.
    Metadata,
    /// It stands in the text: a header or a dateline.
    Text,
    /// It is not known.
    Unknown,
}

impl Source {
    /// What is known of `article`.
    #[must_use]
    pub fn of(article: &Article) -> Source {
        let (published, published_basis) = match (&article.published, header_date(&article.text)) {
            (Some(given), _) => (Some(given.clone()), PublishedBasis::Metadata),
            (None, Some(found)) => (Some(found.to_string()), PublishedBasis::Text),
            (None, None) => (None, PublishedBasis::Unknown),
        };
        Source {
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            published,
            published_basis,
            title: article.title.clone(),
            url: article.url.clone(),
            bytes: article.text.len(),
        }
    }

    /// The day of publication.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.published.as_deref().and_then(iso_day)
    }
}

/// A leading `date 2025-08-11`, with or without a colon, even if the text goes on in the same line.
fn header_date(text: &str) -> Option<Date> {
    let text = text.trim_start();
    let word = text.get(..4)?;
    let rest = text[4..].trim_start_matches([' ', '\t', ':']);
    let day = rest.get(..10)?;
    (word.eq_ignore_ascii_case("date") && rest.len() < text.len() - 4).then(|| day.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_dates() {
        for (text, day) in [
            ("date 2025-08-11 Russian strongman", Some("2025-08-11")),
            (" Date: 2025-08-11\nA text", Some("2025-08-11")),
            ("dates 2025-08-11", None),
            ("date of birth", None),
            ("dat", None),
            ("date2025-08-11", None),
        ] {
            assert_eq!(header_date(text).map(|d| d.to_string()).as_deref(), day, "{text}");
        }
    }
}
