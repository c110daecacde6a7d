//! What the terminal can do.

use std::env;
use std::io::{self, IsTerminal};

use terminal_size::{Width, terminal_size};
use variorum::render::{Colour, Detail, TextStyle};

use crate::arguments::When;

/// How a text is printed to standard output, or to a file.
pub(crate) fn style(colour: When, all: bool, to_file: bool) -> TextStyle {
    let mut style = TextStyle::default();
    style.colour = match colour {
        When::Always => Colour::Ansi,
        When::Never => Colour::Plain,
        When::Auto if !to_file && io::stdout().is_terminal() && !refuses_colour() => Colour::Ansi,
        When::Auto => Colour::Plain,
    };
    if let Some(width) = columns() {
        style.width = width;
    }
    if all {
        style.detail = Detail::All;
    }
    style
}

/// <https://no-color.org>, and terminals that know no colour.
fn refuses_colour() -> bool {
    env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty()) || env::var_os("TERM").is_some_and(|t| t == "dumb")
}

/// The columns that COLUMNS gives, or the terminal has.
fn columns() -> Option<usize> {
    let given = env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|c| *c > 0);
    given.or_else(|| terminal_size().map(|(Width(columns), _)| usize::from(columns)))
}
