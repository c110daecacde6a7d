//! Scores how saved pages are read: `cargo run --release --example score_pages -- FOLDER [EXPECTED.json] [--wrong]`.
//!
//! EXPECTED (`expected.json` in the folder, where none is given) is one JSON object: under each page's file name what is
//! expected of it, all of it optional.
//!
//! ```json
//! {"rain.html": {"date": "2031-05-07", "title": "…", "outlet": "…", "author": "…",
//!                "with": ["words of the article"], "without": ["words of a menu"]}}
//! ```
//!
//! For date, title, outlet and author it prints how many pages are right, wrong and missing; null means that the page does
//! not say, and a value found all the same is wrong. Of the strings it prints the share found, and the share of those that
//! should not be there; `--wrong` lists everything that is not as expected.

mod score;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (flags, names): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let Some(folder) = names.first().map(PathBuf::from) else {
        eprintln!("usage: score_pages FOLDER [EXPECTED.json] [--wrong]");
        return ExitCode::from(2);
    };
    let expected = names.get(1).map_or_else(|| folder.join("expected.json"), PathBuf::from);
    match run(&folder, &expected, flags.iter().any(|f| f == "--wrong")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn run(folder: &Path, expected: &Path, wrong: bool) -> Result<(), String> {
    let text = std::fs::read_to_string(expected).map_err(|e| format!("{}: {e}", expected.display()))?;
    let expected: score::Expected =
        serde_json::from_str(&text).map_err(|e| format!("{}: {e}", expected.display()))?;
    let started = std::time::Instant::now();
    let score = score::Score::of(folder, &expected);
    println!("{score}");
    println!("{:.0} pages a second", expected.len() as f64 / started.elapsed().as_secs_f64());
    if wrong {
        score.faults.iter().for_each(|fault| println!("{fault}"));
    }
    Ok(())
}
