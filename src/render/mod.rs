//! Renderers: a report as text. Each is a pure function of the report and its articles, one a file.

mod claimreview;
mod claims;
mod csv;
mod explain;
#[cfg(test)]
mod fixture;
#[cfg(feature = "html")]
mod html;
mod json;
mod jsonl;
mod link;
mod markdown;
mod sarif;
#[cfg(feature = "schema")]
mod schema;
mod text;
mod view;
mod words;

pub use claimreview::claimreview;
pub use claims::claims;
pub use csv::csv;
pub use explain::explanation;
#[cfg(feature = "html")]
pub use html::html;
pub use json::json;
pub use json::steady_json;
pub use jsonl::jsonl;
pub use markdown::markdown;
pub use sarif::sarif;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use text::{Colour, Detail, TextStyle, text, text_with};
pub use words::shown;
