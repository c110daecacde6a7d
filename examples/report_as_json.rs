//! A story's articles as JSON Lines on standard input, its report as JSON on standard output.
//!
//! `printf '%s\n' '{"id":"a","text":"24 people died."}' '{"id":"b","text":"31 people died."}' |
//! cargo run --example report_as_json`

use std::io;

use variorum::{Article, compare};

fn main() -> io::Result<()> {
    let mut articles = Vec::new();
    for (n, line) in io::stdin().lines().enumerate() {
        match Article::from_json_line("standard input", n + 1, &line?) {
            Ok(article) => articles.push(article),
            Err(error) => eprintln!("{error}"),
        }
    }
    serde_json::to_writer_pretty(io::stdout().lock(), &compare(&articles))?;
    println!();
    Ok(())
}
