//! What is known of an article, and where its publication date comes from.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::article::{Article, dated, iso_day};
use crate::chars::{one_line, shortened};
use crate::head;
use crate::published;
use crate::stamp;

/// An article as the report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What told it, where a page says it in several ways: "JSON-LD datePublished", "the address".
    pub published_from: Option<String>,
    /// When it was last changed: an ISO date or date-time, where it says so.
    pub modified: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// Length of its text.
    pub bytes: usize,
}

/// Where a publication date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    ///
    /// ```
    /// use variorum::{Article, PublishedBasis, Source};
    /// let source = Source::of(&Article::new("a", "Published: 6 May 2031\n\nIt rained."));
    /// assert_eq!(source.published.as_deref(), Some("2031-05-06"));
    /// assert_eq!(source.published_basis, PublishedBasis::Text);
    /// ```
    #[must_use]
    pub fn of(article: &Article) -> Source {
        let given = article.published.as_deref().and_then(dated);
        let found = || published::find(&article.text).map(|day| (day.to_string(), PublishedBasis::Text));
        let from = article.published_from.clone().filter(|_| given.is_some());
        let known = given.map(|day| (day, PublishedBasis::Metadata)).or_else(found);
        let (published, published_basis) =
            known.map_or((None, PublishedBasis::Unknown), |(day, basis)| (Some(day), basis));
        let outlet = article.outlet.clone().or_else(|| head::outlet(&article.text));
        let title = article.title.clone().or_else(|| head::title(&article.text));
        Source {
            id: article.id.clone(),
            outlet,
            published,
            published_basis,
            published_from: from,
            modified: article.modified.as_deref().and_then(dated),
            title,
            url: article.url.clone(),
            bytes: article.text.len(),
        }
    }

    /// The other day that it may have been where it was published, if all that is known is a moment in UTC near
    /// midnight.
    ///
    /// ```
    /// use variorum::{Article, Source};
    /// let source = Source::of(&Article::new("a", "It rained.").published("2031-05-08T02:30:00Z")?);
    /// assert_eq!(source.other_day().map(|d| d.to_string()).as_deref(), Some("2031-05-07"));
    /// # Ok::<(), variorum::Error>(())
    /// ```
    #[must_use]
    pub fn other_day(&self) -> Option<Date> {
        let published = self.published.as_deref()?;
        stamp::whole(published, stamp::Order::Unknown)?.other_day()
    }

    /// The day of publication.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.published.as_deref().and_then(iso_day)
    }
}

/// The longest name of a source, in characters.
const LONGEST_NAME: usize = 40;

/// What readers call each source: by its outlet, else its title, else its file's name; with a number where several
/// would bear one name.
pub(crate) fn names<'s>(sources: impl Iterator<Item = &'s Source>) -> Vec<String> {
    let plain: Vec<String> = sources.map(name).collect();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for name in &plain {
        *seen.entry(name).or_default() += 1;
    }
    let mut given: FxHashMap<&str, usize> = FxHashMap::default();
    let numbered = plain.iter().map(|name| {
        let n = given.entry(name).or_default();
        *n += 1;
        if seen[name.as_str()] > 1 { format!("{name} ({n})") } else { name.clone() }
    });
    numbered.collect()
}

fn name(source: &Source) -> String {
    let known = [source.outlet.as_deref(), source.title.as_deref()];
    let known = known.into_iter().flatten().map(|n| shortened(n, LONGEST_NAME)).find(|n| !n.is_empty());
    known.unwrap_or_else(|| shortened(stem(&one_line(&source.id)), LONGEST_NAME))
}

/// A file's name without its folder and ending; an id that is no file's as it is.
fn stem(id: &str) -> &str {
    let file = id.rsplit(['/', '\\']).next().filter(|f| !f.is_empty()).unwrap_or(id);
    let named = |s: &&str| s.contains(char::is_alphabetic);
    let endings = [".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"];
    endings.iter().find_map(|e| file.strip_suffix(e)).filter(named).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_called_by_what_readers_know() {
        let article = |id: &str, outlet: &str, title: &str| {
            let mut article = Article::new(id, "Rain.");
            article.outlet = Some(outlet.to_string()).filter(|o| !o.is_empty());
            article.title = Some(title.to_string()).filter(|t| !t.is_empty());
            Source::of(&article)
        };
        let sources = [
            article("a/b/tuesday.txt", "", ""),
            article("01.txt", "", ""),
            article("wire.jsonl:3", " ", ""),
            article("c", "The\nWire", "Rain"),
            article("d", "The Wire", ""),
            article("e", "", "A long title that no reader would want to read in every line"),
        ];
        let expected = [
            "tuesday",
            "01.txt",
            "wire.jsonl:3",
            "The Wire (1)",
            "The Wire (2)",
            "A long title that no reader would want…",
        ];
        assert_eq!(names(sources.iter()), expected);
    }
}
