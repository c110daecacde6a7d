//! Renderers: a report as text. Each is a pure function of the report and its articles, one a file.

mod claims;
#[cfg(test)]
mod fixture;
mod text;
mod view;
mod words;

pub use claims::claims;
pub use text::{Colour, Detail, TextStyle, text, text_with};
