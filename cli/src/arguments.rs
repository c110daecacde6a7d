//! What can be written on the command line.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use variorum::{Article, ClaimKind, Lexicon, Options, Strictness};

use crate::plan::extension;
use crate::story;

/// Reads every figure, date and attribution out of news articles and says where the sources agree, where one is
/// less precise, where a number was updated, and where they contradict each other. Articles in English are read, others
/// named and left out. Everything happens on this machine; nothing is fetched.
#[derive(Debug, Parser)]
#[command(name = "variorum", version, after_help = TOP_EXAMPLES)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare what several articles say of one story
    #[command(after_help = COMPARE_EXAMPLES)]
    Compare(Compare),
    /// Print every figure, date and attribution of each article
    #[command(after_help = CLAIMS_EXAMPLES)]
    Claims(Claims),
    /// Print the articles as they are read, one JSON object a line: what offsets count in, which dates were found
    #[command(after_help = ARTICLES_EXAMPLES)]
    Articles(InputArguments),
    /// Say how often reports are right, over stories whose points you have marked
    #[command(after_help = SCORE_EXAMPLES)]
    Score(Score),
    /// Answer an assistant's questions on standard input: tools to compare articles, read their claims and explain both
    #[cfg(feature = "mcp")]
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(Serve),
    /// Print the JSON Schema of a report
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema,
    /// Print a script that completes commands and options in a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(after_help = MAN_EXAMPLES)]
    Man,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// How to print the report (text unless told, or what the ending of --output says)
    #[arg(long, short, value_enum)]
    format: Option<ReportFormat>,
    /// Write the report to a file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Compare only articles published at most N days apart; what has no date is compared with all. With --format jsonl the articles are
    /// taken for those of many stories: only like ones meet, and what differs is told where it is surely of one story
    #[arg(long, value_name = "N")]
    pub(crate) within_days: Option<u32>,
    /// How sure it must be that two claims are of one thing: lenient tells more, strict less
    #[arg(long, value_enum, value_name = "HOW", default_value_t = How::Balanced)]
    strictness: How,
    /// Tell only points and claims of these kinds, parted by commas
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    kinds: Vec<Kind>,
    /// Show the points on which the sources agree one by one
    #[arg(long)]
    pub(crate) all: bool,
    /// Instead of the report: the evidence behind a point (p3), or, given twice, why two quotes are linked or not
    #[arg(long, value_name = "POINT|QUOTE")]
    pub(crate) explain: Vec<String>,
    /// Colour the text
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub(crate) color: When,
    /// The articles.
    #[command(flatten)]
    pub(crate) input: InputArguments,
}

/// Arguments of `claims`.
#[derive(Debug, Args)]
pub(crate) struct Claims {
    /// How to print the claims
    #[arg(long, short, value_enum, default_value_t = ClaimsFormat::Text)]
    pub(crate) format: ClaimsFormat,
    /// The articles.
    #[command(flatten)]
    pub(crate) input: InputArguments,
}

/// Arguments of `serve`.
#[cfg(feature = "mcp")]
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Speak the Model Context Protocol, the only one there is
    #[arg(long, required = true)]
    mcp: bool,
    /// A folder whose files may be read, with those in it; no other file is
    #[arg(long = "folder", value_name = "FOLDER")]
    pub(crate) folders: Vec<PathBuf>,
}

/// Arguments of `score`.
#[derive(Debug, Args)]
pub(crate) struct Score {
    /// How to print the scores
    #[arg(long, short, value_enum, default_value_t = ScoreFormat::Text)]
    pub(crate) format: ScoreFormat,
    /// The stories: folders with articles and an expected.toml.
    #[command(flatten)]
    pub(crate) input: InputArguments,
}

/// Which articles to read, and what they do not say themselves.
#[derive(Clone, Debug, Args)]
pub(crate) struct InputArguments {
    /// Articles in English: .txt, .md, .html, .json and .jsonl files, RSS and Atom feeds, WARC archives, any of these packed
    /// with gzip or zstd, folders of these, patterns, or - for JSON Lines on standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Publication date of the articles that do not state theirs (an ISO date, such as 2013-07-03)
    #[arg(long, value_name = "DATE", value_parser = iso_date)]
    pub(crate) published: Option<String>,
    /// Outlet of the articles that do not state theirs
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
    /// Entries to add to a built-in word list (docs/word-lists.md), such as synonyms=ours.tsv
    #[arg(long, value_name = "LIST=FILE", value_parser = story::words)]
    pub(crate) words: Vec<Lexicon>,
    /// How many threads read articles (all processors unless told); the output is the same whatever the number
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Read articles that are not in English, too; they are left out unless told, since only English is understood
    #[arg(long)]
    pub(crate) any_language: bool,
    /// Show no progress and no notes; what cannot be read is reported all the same
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

impl Compare {
    /// What was given of how to compare.
    pub(crate) fn complete(&self, mut options: Options) -> Options {
        options.within_days = self.within_days;
        let kinds = self.kinds.iter().map(|kind| match kind {
            Kind::Figure => ClaimKind::Figure,
            Kind::Date => ClaimKind::Date,
            Kind::Attribution => ClaimKind::Attribution,
        });
        let strictness = match self.strictness {
            How::Lenient => Strictness::Lenient,
            How::Balanced => Strictness::Balanced,
            How::Strict => Strictness::Strict,
        };
        options.kinds(kinds).strictness(strictness)
    }

    /// How the report is printed: as asked, else as the ending of the file to write says, else as text.
    ///
    /// # Errors
    /// The ending is one that no format has.
    pub(crate) fn format(&self) -> Result<ReportFormat, clap::Error> {
        let ending = self.output.as_deref().map(extension).unwrap_or_default();
        let by_ending = match ending.as_str() {
            "" | "txt" | "text" => Some(ReportFormat::Text),
            "html" | "htm" => Some(ReportFormat::Html),
            "json" => Some(ReportFormat::Json),
            "jsonl" | "ndjson" => Some(ReportFormat::Jsonl),
            "jsonld" => Some(ReportFormat::Claimreview),
            "md" | "markdown" => Some(ReportFormat::Markdown),
            "csv" => Some(ReportFormat::Csv),
            "sarif" => Some(ReportFormat::Sarif),
            _ => None,
        };
        self.format.or(by_ending).ok_or_else(|| {
            let message = format!(
                "--output: no format has the ending .{ending}; name the file .txt, .html, .md, .csv, .json, .jsonl, .jsonld or .sarif, or \
                 say --format"
            );
            Arguments::command().error(ErrorKind::InvalidValue, message)
        })
    }
}

/// A date as `--published` takes it.
fn iso_date(text: &str) -> Result<String, String> {
    let article = Article::default().published(text).map_err(|e| e.to_string())?;
    Ok(article.published.unwrap_or_default())
}

impl InputArguments {
    /// The same for one file or folder.
    pub(crate) fn of(&self, file: &str) -> InputArguments {
        InputArguments { files: vec![file.to_string()], ..self.clone() }
    }

    /// How many threads are to read articles.
    pub(crate) fn threads(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(all, usize::from)
    }

    /// Has another thread make word tables while this one looks for its input, if there may be more than one.
    pub(crate) fn prepare(&self) {
        if self.threads() > 1 {
            // Without it they are made when they are first asked.
            let _ = std::thread::Builder::new().spawn(variorum::prepare);
        }
    }

    /// Has the library use so many threads, if a number was given.
    pub(crate) fn use_threads(&self) {
        if let Some(threads) = self.threads {
            // It can only have been set before, which nothing here does.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
        }
    }
}

/// Formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For a terminal: conflicts first, the articles' own words marked
    Text,
    /// The whole report as one JSON object (its shape: variorum schema)
    Json,
    /// A JSON object a line: each point and each check with its claims; with --within-days in the memory of some days, of however many articles
    Jsonl,
    /// One page to read in a browser and to pass on: nothing is fetched, nothing installed
    Html,
    /// For issues, notes and documents
    #[value(alias = "md")]
    Markdown,
    /// For spreadsheets: one row a claim of a point
    Csv,
    /// JSON-LD in schema.org's words: a comparison of sources, never a rating of truth
    Claimreview,
    /// Conflicts at the lines of their files, for editors and code hosts (SARIF 2.1.0)
    Sarif,
}

/// How sure links must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum How {
    /// More is told, and more of it wrong
    Lenient,
    /// One false alarm costs more than one miss
    Balanced,
    /// Less is told, and less of it wrong
    Strict,
}

/// Kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Figures
    Figure,
    /// Dates
    Date,
    /// Who says what
    Attribution,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Formats of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ClaimsFormat {
    /// For a terminal: one claim a line
    Text,
    /// One JSON array
    Json,
    /// One JSON object an article and line
    Jsonl,
}

const TOP_EXAMPLES: &str = "\
Examples:
  variorum compare seeds/quake                  what three articles on an earthquake agree on, and what not
  variorum claims --format jsonl - < wire.jsonl every figure, date and attribution of a stream of articles

Exit status: 0 no conflict, 1 at least one conflict, 2 some input could not be used.";

const COMPARE_EXAMPLES: &str = "\
Examples:
  variorum compare monday.txt tuesday.html      compare two files
  variorum compare seeds/quake                  compare the articles of a folder
  variorum compare --format json - < wire.jsonl compare the articles of a JSON Lines stream
  variorum compare -o quake.html seeds/quake    write a page to read in a browser and to pass on
  variorum compare -o quake.csv seeds/quake     write a table for a spreadsheet program
  variorum compare --explain p1 seeds/quake     why the claims of point p1 were put together
  variorum compare --explain \"60 houses\" --explain \"900 buildings\" seeds/quake
                                                why two quotes were not
  variorum compare --within-days 3 wire.jsonl   compare only what was published within three days
  variorum compare --within-days 3 -o points.jsonl wire.jsonl.gz
                                                however many articles, in the memory of some days

An article of JSON Lines is one line: {\"id\": …, \"outlet\": …, \"published\": \"2013-07-03\", \"text\": …}; all but
text may be missing. What an article does not say, --published and --outlet say for all of them; a file
variorum.toml beside the articles says it for each (see docs/json.md).

Exit status: 0 no conflict, 1 at least one conflict, 2 some input could not be used (and 2 wins).";

const CLAIMS_EXAMPLES: &str = "\
Examples:
  variorum claims monday.txt                    every claim of one article, one a line
  variorum claims --format jsonl seeds/quake    the same of a folder as data, one article a line
  variorum claims --format jsonl - < wire.jsonl the same of a stream, of any length: memory does not grow
  variorum claims --threads 1 wire.jsonl        one thread: the same output, more slowly

Exit status: 0, or 2 if some input could not be used.";

const ARTICLES_EXAMPLES: &str = "\
Examples:
  variorum articles page.html                   the text that was taken out of a page, its title, outlet and date
  variorum articles pages/*.html > story.jsonl  a folder of pages as one file
  variorum articles feed.xml crawl.warc.gz > story.jsonl
                                                the entries of a feed and the pages of an archive
  variorum articles story | jq -r '[.id, .published] | @tsv'
                                                which publication date was found for which file

Exit status: 0, or 2 if some input could not be used.";

/// Formats of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    /// Tables, then what was missed and what was wrong
    Text,
    /// One JSON object
    Json,
}

const SCORE_EXAMPLES: &str = "\
Examples:
  variorum score seeds/quake                    one story against its expected.toml (docs/scoring.md)
  variorum score --format json stories/*        all stories as data

Exit status: 0, or 2 if some input could not be used.";

#[cfg(feature = "mcp")]
const SERVE_EXAMPLES: &str = "\
Examples:
  variorum serve --mcp                          tools compare, claims and explain, for articles that the assistant hands over
  variorum serve --mcp --folder drafts          the same, and for the files of a folder

Nothing else is read and nothing is fetched. A message may have 16 MiB, a call 200 articles. Articles that are not in English are named
and left out.

Exit status: 0 once standard input ends, whatever was asked, or 2 if a folder is not there.";

const SCHEMA_EXAMPLES: &str = "\
Example:
  variorum schema > report.schema.json          check reports against it, or generate types from it";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  variorum completions bash > ~/.local/share/bash-completion/completions/variorum
  variorum completions zsh > ~/.zfunc/_variorum
  variorum completions fish > ~/.config/fish/completions/variorum.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  variorum man | man -l -
  variorum man > ~/.local/share/man/man1/variorum.1";
