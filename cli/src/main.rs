//! The command line: arguments, reading files, exit status.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use variorum::Article;

/// Reads every figure, date and attribution out of news articles and compares what they say.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print every claim of each article
    Claims {
        #[arg(long, value_enum, default_value = "jsonl")]
        format: Format,
        files: Vec<String>,
    },
    /// Compare what the articles say
    Compare {
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
        files: Vec<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
    Jsonl,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(code) => ExitCode::from(code),
        Err(e) => {
            eprintln!("variorum: {e}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> io::Result<u8> {
    let out = &mut BufWriter::new(io::stdout().lock());
    match arguments.command {
        Command::Claims { files, .. } => {
            for article in read(&files)? {
                serde_json::to_writer(&mut *out, &variorum::claims(&article))?;
                writeln!(out)?;
            }
            Ok(0)
        }
        Command::Compare { files, .. } => {
            let articles = read(&files)?;
            let report = variorum::compare(&articles);
            serde_json::to_writer(&mut *out, &report)?;
            writeln!(out)?;
            Ok(u8::from(report.has_conflict()))
        }
    }
}

fn read(files: &[String]) -> io::Result<Vec<Article>> {
    let mut articles = Vec::new();
    for file in files {
        if file == "-" {
            for (n, line) in io::stdin().lock().lines().enumerate() {
                articles.push(Article::from_json_line("-", n + 1, &line?).map_err(io::Error::other)?);
            }
        } else {
            articles.push(Article::new(file, std::fs::read_to_string(file)?));
        }
    }
    Ok(articles)
}
