//! Claims: what figures, dates and attributions share.

use serde::{Deserialize, Serialize};

use crate::attribution::Attribution;
use crate::date::DateValue;
use crate::figure::Figure;
use crate::span::Span;

/// Something a text states, before it is a claim: what the stages `figure`, `date` and `attribution` return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<T> {
    /// The whole evidence.
    pub span: Span,
    /// What it states.
    pub value: T,
    /// What the value is of, in words a reader would use; empty where nothing better than the span is known.
    pub subject: String,
    /// Words that weaken it ("reportedly"), as written.
    pub hedges: Vec<String>,
    /// Whether it is stated not to be so.
    pub negated: bool,
    /// What linking goes by, where the subject tells more than that; empty where a subject is only what stands beside the span.
    pub(crate) linked: Option<String>,
}

impl<T> Mention<T> {
    /// A mention of which only place and value are known.
    pub fn new(span: Span, value: T) -> Mention<T> {
        Mention { span, value, subject: String::new(), hedges: Vec::new(), negated: false, linked: None }
    }
}

/// One claim of an article, as the report prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Claim {
    /// `SOURCE#cN`, the same for the same text.
    pub id: String,
    /// The article's id.
    pub source: String,
    /// Which of the three it is.
    pub kind: ClaimKind,
    /// The whole evidence, in bytes.
    pub span: Span,
    /// The text of `span`.
    pub quote: String,
    /// The sentence it stands in (the first, if it runs over several).
    pub sentence: Span,
    /// What the value is of, in words a reader would use.
    pub subject: String,
    /// Words that weaken it, as written.
    pub hedges: Vec<String>,
    /// Whether it is stated not to be so.
    pub negated: bool,
    /// Whether the article takes it back: it tells what an earlier version said. It is compared with nothing.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub withdrawn: bool,
    /// The attribution inside whose content it stands.
    pub said_by: Option<String>,
    /// What is claimed.
    #[serde(flatten)]
    pub body: ClaimBody,
}

/// The kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ClaimKind {
    /// A figure.
    Figure,
    /// A date.
    Date,
    /// An attribution.
    Attribution,
}

/// What is claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ClaimBody {
    /// A figure.
    Figure(Figure),
    /// A date.
    Date(DateValue),
    /// An attribution.
    Attribution(Attribution),
}

impl ClaimBody {
    /// Which of the three it is.
    #[must_use]
    pub fn kind(&self) -> ClaimKind {
        match self {
            ClaimBody::Figure(_) => ClaimKind::Figure,
            ClaimBody::Date(_) => ClaimKind::Date,
            ClaimBody::Attribution(_) => ClaimKind::Attribution,
        }
    }
}

impl Claim {
    /// The figure, if it is one.
    ///
    /// ```
    /// use variorum::{Article, claims};
    /// let found = claims(&Article::new("a", "The quake killed at least 24 people."));
    /// let figure = found.claims[0].figure().expect("a figure");
    /// assert_eq!(figure.unit.as_deref(), Some("person"));
    /// assert_eq!((figure.interval.lo, figure.interval.hi), (Some(24.into()), None));
    /// ```
    #[must_use]
    pub fn figure(&self) -> Option<&Figure> {
        match &self.body {
            ClaimBody::Figure(f) => Some(f),
            _ => None,
        }
    }

    /// The date, if it is one.
    #[must_use]
    pub fn date(&self) -> Option<&DateValue> {
        match &self.body {
            ClaimBody::Date(d) => Some(d),
            _ => None,
        }
    }

    /// The attribution, if it is one.
    #[must_use]
    pub fn attribution(&self) -> Option<&Attribution> {
        match &self.body {
            ClaimBody::Attribution(a) => Some(a),
            _ => None,
        }
    }
}
