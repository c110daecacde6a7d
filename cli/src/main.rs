//! The command line of variorum: arguments, reading files, exit status.

mod arguments;
mod explain;
mod input;
mod progress;
mod story;
mod terminal;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use variorum::{Article, Report, render};

use arguments::{Arguments, Claims, ClaimsFormat, Command, Compare, ReportFormat};
use input::Input;
use progress::{Busy, Counter};

/// Some input could not be used.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Claims(arguments) => claims(&arguments),
        Command::Compare(arguments) => compare(&arguments),
        Command::Schema => print(&render::schema()).map(|()| 0),
        Command::Man => manual().map(|()| 0),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "variorum", &mut script);
            io::stdout().write_all(&script).map(|()| 0)
        }
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

fn print(text: &str) -> io::Result<()> {
    io::stdout().write_all(text.as_bytes())
}

/// Prints each article's claims before the next one is read.
fn claims(arguments: &Claims) -> io::Result<u8> {
    let out = &mut BufWriter::new(io::stdout().lock());
    let mut counter = Counter::new(arguments.input.quiet);
    let mut input = Input::new(&arguments.input);
    let mut first = true;
    input.each(&mut |article, options| {
        counter.add();
        let found = variorum::claims_with(&article, options);
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
    let quiet = arguments.input.quiet;
    let mut input = Input::new(&arguments.input);
    let articles = all(&mut input, quiet)?;
    if let ([only], false) = (&articles[..], quiet) {
        eprintln!("{}: only one article, there is nothing to compare it with; give a second one", only.id);
    }
    let mut options = input.options().clone();
    options.within_days = arguments.within_days;
    let report = {
        let _busy = Busy::new(quiet, format!("comparing {} articles", articles.len()));
        variorum::compare_with(&articles, &options)
    };
    if arguments.explain.is_empty() {
        print(&rendered(&report, &articles, arguments))?;
    } else {
        match explain::explain(&report, &articles, &options, &arguments.explain) {
            Ok(text) => print(&text)?,
            Err(explain::Unknown(message)) => {
                eprintln!("{message}");
                return Ok(UNUSABLE);
            }
        }
    }
    Ok(if input.problems() > 0 { UNUSABLE } else { u8::from(report.has_conflict()) })
}

fn all(input: &mut Input<'_>, quiet: bool) -> io::Result<Vec<Article>> {
    let mut articles: Vec<Article> = Vec::new();
    let mut counter = Counter::new(quiet);
    input.each(&mut |article, _| {
        counter.add();
        articles.push(article);
        Ok(())
    })?;
    Ok(articles)
}

fn rendered(report: &Report, articles: &[Article], arguments: &Compare) -> String {
    match arguments.format {
        ReportFormat::Text => {
            render::text_with(report, articles, &terminal::style(arguments.color, arguments.all))
        }
        ReportFormat::Json => render::json(report),
        ReportFormat::Html => render::html(report, articles),
        ReportFormat::Markdown => render::markdown(report, articles),
        ReportFormat::Csv => render::csv(report, articles),
        ReportFormat::Claimreview => render::claimreview(report, articles),
    }
}

/// One page for the program and all its commands.
fn manual() -> io::Result<()> {
    let mut page = Vec::new();
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for part in command.get_subcommands().filter(|c| c.get_name() != "help") {
        let named = part.clone().bin_name(format!("variorum {}", part.get_name()));
        let man = clap_mangen::Man::new(named);
        writeln!(page, ".SH COMMAND {}", part.get_name().to_uppercase())?;
        man.render_description_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        man.render_options_section(&mut page)?;
        man.render_extra_section(&mut page)?;
    }
    io::stdout().write_all(&page)
}
