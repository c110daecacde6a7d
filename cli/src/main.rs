//! The command line of variorum: arguments, reading files, exit status.

mod arguments;
mod explain;
mod input;
mod terminal;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use variorum::{Article, Options, render};

use arguments::{Arguments, Claims, ClaimsFormat, Command, Compare, ReportFormat};
use input::Input;

/// Some input could not be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Claims(arguments) => claims(&arguments),
        Command::Compare(arguments) => compare(&arguments),
        Command::Schema => io::stdout().write_all(render::schema().as_bytes()).map(|()| 0),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        // Whoever reads our output has read enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("variorum: {e}");
            ExitCode::from(UNUSABLE)
        }
    }
}

/// Prints each article's claims before the next one is read.
fn claims(arguments: &Claims) -> io::Result<u8> {
    let out = &mut BufWriter::new(io::stdout().lock());
    let mut input = Input::new(&arguments.input);
    let mut first = true;
    input.each(&mut |article| {
        let found = variorum::claims(&article);
        match arguments.format {
            ClaimsFormat::Text => out.write_all(render::claims(&found).as_bytes()),
            ClaimsFormat::Json => {
                out.write_all(if first { b"[" } else { b",\n" })?;
                first = false;
                Ok(serde_json::to_writer(&mut *out, &found)?)
            }
            ClaimsFormat::Jsonl => {
                serde_json::to_writer(&mut *out, &found)?;
                out.write_all(b"\n")
            }
        }
    })?;
    if arguments.format == ClaimsFormat::Json {
        out.write_all(if first { b"[]\n" } else { b"]\n" })?;
    }
    out.flush()?;
    Ok(if input.problems() > 0 { UNUSABLE } else { 0 })
}

/// Compares all articles and prints the report.
fn compare(arguments: &Compare) -> io::Result<u8> {
    let mut articles: Vec<Article> = Vec::new();
    let mut input = Input::new(&arguments.input);
    input.each(&mut |article| {
        articles.push(article);
        Ok(())
    })?;
    if let [only] = &articles[..] {
        eprintln!("{}: only one article, there is nothing to compare it with", only.id);
    }
    let mut options = Options::default();
    options.within_days = arguments.within_days;
    let report = variorum::compare_with(&articles, &options);
    if !arguments.explain.is_empty() {
        match explain::explain(&report, &articles, &arguments.explain) {
            Ok(text) => io::stdout().write_all(text.as_bytes())?,
            Err(explain::Unknown(message)) => {
                eprintln!("{message}");
                return Ok(UNUSABLE);
            }
        }
        return Ok(if input.problems() > 0 { UNUSABLE } else { u8::from(report.has_conflict()) });
    }
    let text = match arguments.format {
        ReportFormat::Text => {
            render::text_with(&report, &articles, &terminal::style(arguments.color, arguments.all))
        }
        ReportFormat::Json => render::json(&report),
        ReportFormat::Html => render::html(&report, &articles),
        ReportFormat::Markdown => render::markdown(&report, &articles),
        ReportFormat::Csv => render::csv(&report, &articles),
        ReportFormat::Claimreview => render::claimreview(&report, &articles),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(if input.problems() > 0 { UNUSABLE } else { u8::from(report.has_conflict()) })
}
