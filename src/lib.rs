//! Reads every figure, date and attribution out of news articles and says where the sources agree, where one
//! is merely less precise, where a number was updated, and where they contradict each other.
//!
//! One idea carries the design: every figure and every date normalises to an *interval*, and every verdict is a
//! relation between intervals, with a reason. Data flows one way:
//!
//! ```text
//! Article ──▶ text ──▶ claims (figures, dates, attributions) ──▶ align ──▶ verdict ──▶ Report ──▶ render
//! ```
//!
//! [`claims`] reads one article, [`compare`] several:
//!
//! ```
//! use variorum::{Article, compare};
//! let report = compare(&[
//!     Article::new("a", "The quake killed at least 24 people.").published("2013-07-02")?,
//!     Article::new("b", "The quake killed 31 people.").published("2013-07-03")?,
//! ]);
//! for point in &report.points {
//!     println!("{}: {}", point.subject, point.explanation);
//! }
//! # Ok::<(), variorum::Error>(())
//! ```
//!
//! A service keeps one [`Options`] and, where stories grow, their [`Reading`]s ([`compare_readings`]). Reports are read back as they
//! were written ([`Report`] is `Deserialize`). Nothing here opens a file, asks the network or writes to standard error.
//!
//! # Features
//!
//! | feature | by default | what it adds |
//! |---|---|---|
//! | `html` | yes | `Article::from_html` and the HTML report |
//! | `markdown` | yes | `Article::from_markdown` |
//! | `parallel` | yes | articles read and points judged on all processors ([`Options::threads`]); the same bytes come out |
//! | `schema` | no | the JSON Schema of a report, `render::schema` |

mod article;
mod ascii;
mod chars;
mod claim;
mod compare;
mod correction;
mod error;
#[cfg(feature = "markdown")]
mod facts;
mod furniture;
mod head;
mod lexicon;
#[cfg(feature = "markdown")]
mod markdown;
mod options;
#[cfg(feature = "html")]
mod page;
mod parallel;
mod published;
mod reading;
mod report;
mod shapes;
mod source;
mod span;
mod stamp;

pub mod align;
pub mod attribution;
pub mod date;
pub mod figure;
pub mod name;
#[doc(hidden)]
pub mod parts;
pub mod render;
pub mod text;
pub mod verdict;

pub use article::Article;
pub use claim::{Claim, ClaimBody, ClaimKind, Mention};
pub use compare::{Step, compare, compare_readings, compare_watched, compare_with};
pub use error::Error;
pub use lexicon::Lexicon;
pub use options::{Options, Strictness, UnknownStrictness};
pub use reading::{ArticleClaims, Reading, claims, claims_with, prepare};
pub use report::{Check, CheckVerdict, Point, Position, Reason, Report, SCHEMA, Verdict};
pub use source::{PublishedBasis, Source};
pub use span::Span;

/// Crates whose types stand in this one's signatures.
pub use {jiff, rust_decimal};

/// The README's examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct ReadmeExamples;

/// Those of the README that the registry of crates shows.
#[cfg(doctest)]
#[doc = include_str!("../docs/crate.md")]
pub struct CrateExamples;
