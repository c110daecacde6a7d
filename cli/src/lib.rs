//! The command line of variorum: arguments, reading files, exit status. The program and the Python package both run it.

mod arguments;
mod articles;
mod claims;
mod decode;
mod explain;
mod feed;
mod input;
mod language;
mod memory;
mod open;
mod output;
mod plan;
mod progress;
mod score;
#[cfg(feature = "mcp")]
mod serve;
mod sorted;
mod story;
mod survive;
mod terminal;
mod warc;
mod window;
mod wire;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::{CommandFactory, Parser};
use variorum::{Article, Options, Report, render};

use arguments::{Arguments, Command, Compare, ReportFormat};
use input::Input;
use output::{print, write};
use progress::Comparing;
use survive::{Survived, survive};

/// Some input could not be used.
const UNUSABLE: u8 = 2;

/// Runs the program with these arguments, of which the first is its name; what it prints goes to standard output and standard
/// error. Gives its exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(e) => {
            // Nobody is left to tell that nothing can be printed.
            let _ = e.print();
            return u8::try_from(e.exit_code()).unwrap_or(UNUSABLE);
        }
    };
    let done = match arguments.command {
        Command::Claims(arguments) => claims::run(&arguments).map(status),
        Command::Compare(arguments) => compare(&arguments),
        Command::Articles(arguments) => articles::run(&arguments).map(status),
        Command::Score(arguments) => score::run(&arguments).map(status),
        #[cfg(feature = "mcp")]
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Schema => print(&render::schema()).map(|()| 0),
        Command::Man => manual().map(|()| 0),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "variorum", &mut script);
            io::stdout().write_all(&script).map(|()| 0)
        }
    };
    match done {
        Ok(code) => code,
        // Whoever reads our output has read enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(e) => {
            eprintln!("variorum: {e}");
            UNUSABLE
        }
    }
}

/// The exit status where so much input could not be used.
fn status(problems: usize) -> u8 {
    if problems > 0 { UNUSABLE } else { 0 }
}

/// Compares all articles and prints the report.
fn compare(arguments: &Compare) -> io::Result<u8> {
    let quiet = arguments.input.quiet;
    let format = match arguments.format() {
        Ok(format) => format,
        Err(e) => {
            e.print()?;
            return Ok(UNUSABLE);
        }
    };
    arguments.input.prepare();
    if let (Some(days), ReportFormat::Jsonl, []) = (arguments.within_days, format, &arguments.explain[..]) {
        return window::run(arguments, days);
    }
    let mut input = Input::new(&arguments.input);
    let articles = all(&mut input)?;
    arguments.input.use_threads();
    if let ([only], false) = (&articles[..], quiet) {
        let id = render::shown(&only.id);
        eprintln!("{id}: only one article, there is nothing to compare it with; give a second one");
    }
    // What is asked of a stream is told of it as the stream is compared.
    let mixed = arguments.within_days.is_some() && format == ReportFormat::Jsonl;
    let options = arguments.complete(input.options()).mixed(mixed);
    if let Some(warning) = memory::warning(&articles) {
        eprintln!("variorum: {warning}");
    }
    let Some(Survived { articles, result: report, broken }) = compared(articles, &options, quiet)? else {
        eprintln!("variorum: these articles cannot be compared, which is a fault of variorum");
        return Ok(UNUSABLE);
    };
    broken.iter().for_each(|message| eprintln!("{}", render::shown(message)));
    if arguments.explain.is_empty() {
        // Renderers look units and plurals up, which may be of the reader's own.
        let text = options.lexicon.during(|| rendered(&report, &articles, arguments, format));
        write(arguments.output.as_deref(), &text)?;
    } else {
        match explain::explain(&report, &articles, &options, &arguments.explain) {
            Ok(text) => write(arguments.output.as_deref(), &text)?,
            Err(explain::Unknown(message)) => {
                eprintln!("{}", render::shown(&message));
                return Ok(UNUSABLE);
            }
        }
    }
    Ok(status(input.problems() + broken.len()).max(u8::from(report.has_conflict())))
}

/// The report, with what became of articles that stop the program; none if it cannot be had.
pub(crate) fn compared(
    articles: Vec<Article>,
    options: &Options,
    quiet: bool,
) -> io::Result<Option<Survived<Report>>> {
    let alone = |article: &Article| drop(variorum::claims_with(article, options));
    let all = |articles: &[Article]| {
        let comparing = Comparing::new(quiet);
        variorum::compare_watched(articles, options, &|step| comparing.watch(step))
    };
    let Some(Survived { articles, result, broken }) = survive(articles, alone, all) else { return Ok(None) };
    Ok(Some(Survived { articles, result: result.map_err(io::Error::other)?, broken }))
}

fn all(input: &mut Input<'_>) -> io::Result<Vec<Article>> {
    let mut articles: Vec<Article> = Vec::new();
    input.each(&mut |article, _| {
        articles.push(article);
        Ok(())
    })?;
    Ok(articles)
}

fn rendered(report: &Report, articles: &[Article], arguments: &Compare, format: ReportFormat) -> String {
    match format {
        ReportFormat::Text => render::text_with(
            report,
            articles,
            &terminal::style(arguments.color, arguments.all, arguments.output.is_some()),
        ),
        ReportFormat::Json => render::json(report),
        ReportFormat::Jsonl => render::jsonl(report),
        ReportFormat::Html => render::html(report, articles),
        ReportFormat::Markdown => render::markdown(report, articles),
        ReportFormat::Csv => render::csv(report, articles),
        ReportFormat::Claimreview => render::claimreview(report, articles),
        ReportFormat::Sarif => render::sarif(report, articles),
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
