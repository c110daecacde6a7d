//! What is known of an article, and where its publication date comes from.

use jiff::civil::Date;
use serde::Serialize;

use crate::article::{Article, iso_day};
use crate::published;

/// An article as the report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
        let given = article.published.as_deref().and_then(|given| match iso_day(given) {
            Some(_) => Some(given.to_string()),
            None => published::written(given).map(|day| day.to_string()),
        });
        let found = || published::find(&article.text).map(|day| (day.to_string(), PublishedBasis::Text));
        let dated = given.map(|day| (day, PublishedBasis::Metadata)).or_else(found);
        let (published, published_basis) =
            dated.map_or((None, PublishedBasis::Unknown), |(day, basis)| (Some(day), basis));
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
