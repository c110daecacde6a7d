//! Renderers: a report as text. Each is a pure function of the report and its articles, one a file.

mod claims;
mod text;
mod words;

pub use claims::claims;
pub use text::text;
