//! `variorum articles`: the articles as they are read, so that offsets can be looked up and files checked.

use std::io::{self, BufWriter, Write};

use variorum::{Source, render};

use crate::arguments::InputArguments;
use crate::input::Input;

/// Prints every article as a line of JSON, with the publication date that was found; how many could not be used.
pub(crate) fn run(arguments: &InputArguments) -> io::Result<usize> {
    let out = &mut BufWriter::new(io::stdout().lock());
    let mut input = Input::new(arguments);
    input.each(&mut |mut article, _| {
        article.published = Source::of(&article).published;
        let line = render::steady_json(serde_json::to_string(&article)?);
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")
    })?;
    out.flush()?;
    Ok(input.problems())
}
