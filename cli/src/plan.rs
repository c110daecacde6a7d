//! What is to be read: the files that the arguments, folders and patterns name, in order.

use std::fs;
use std::path::{Path, PathBuf};

use crate::decode::unreadable;

/// What a folder's articles are called.
const ARTICLE_FILES: [&str; 12] =
    ["txt", "md", "markdown", "html", "htm", "xhtml", "jsonl", "ndjson", "json", "rss", "atom", "warc"];

/// One thing to read, or why an argument names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// JSON Lines on standard input.
    Standard,
    /// A file.
    File(String),
    /// An argument, and what is wrong with it.
    Problem(String, String),
}

/// The steps for these arguments.
pub(crate) fn steps(names: &[String]) -> Vec<Step> {
    let mut out = Vec::new();
    for name in names {
        if name == "-" {
            out.push(Step::Standard);
        } else if Path::new(name).is_dir() {
            out.extend(folder(name));
        } else {
            out.extend(matching(name));
        }
    }
    out
}

/// How many bytes the steps' files hold; none if one of them is standard input or a pipe.
pub(crate) fn size(steps: &[Step]) -> Option<u64> {
    let of = |step: &Step| match step {
        Step::Standard => None,
        Step::Problem(..) => Some(0),
        Step::File(name) => match fs::metadata(name) {
            Ok(data) => data.is_file().then_some(data.len()),
            Err(_) => Some(0),
        },
    };
    steps.iter().map(of).sum()
}

/// The files that a pattern with `*`, `?` or `[` names, where the shell has not put them in its place; a name without
/// these, or of a file that is there, stands for itself.
fn matching(name: &str) -> Vec<Step> {
    if is_address(name) && !Path::new(name).exists() {
        let message = "this is an address, and nothing is fetched: save the page and name the file";
        return vec![Step::Problem(name.to_string(), message.to_string())];
    }
    if !name.contains(['*', '?', '[']) || Path::new(name).exists() {
        return vec![Step::File(name.to_string())];
    }
    let problem = |message: String| vec![Step::Problem(name.to_string(), message)];
    match glob::glob(name) {
        Ok(paths) => {
            let files = paths.flatten().filter(|p| p.is_file());
            let found: Vec<Step> = files.map(|p| Step::File(p.to_string_lossy().into_owned())).collect();
            if found.is_empty() { problem("no file matches".to_string()) } else { found }
        }
        Err(e) => problem(format!("no pattern: {}", e.msg)),
    }
}

/// Whether a name is an address of the web.
fn is_address(name: &str) -> bool {
    let scheme = name.split("://").next().filter(|s| s.len() < name.len()).unwrap_or("");
    !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphabetic()) || name.starts_with("www.")
}

/// The articles of a folder by name; its own folders are not looked into.
fn folder(name: &str) -> Vec<Step> {
    let entries: Vec<PathBuf> = match fs::read_dir(name) {
        Ok(entries) => entries.filter_map(Result::ok).map(|e| e.path()).collect(),
        Err(e) => return vec![Step::Problem(name.to_string(), unreadable(&e))],
    };
    let is_article = |f: &&PathBuf| ARTICLE_FILES.contains(&inner_extension(f).as_str()) && f.is_file();
    let mut files: Vec<&PathBuf> = entries.iter().filter(is_article).collect();
    files.sort();
    if files.is_empty() {
        return vec![Step::Problem(name.to_string(), empty(&entries))];
    }
    files.iter().map(|f| Step::File(f.to_string_lossy().into_owned())).collect()
}

/// What to say of a folder without articles.
fn empty(entries: &[PathBuf]) -> String {
    let what = "the folder holds no .txt, .md, .html or .jsonl file";
    match entries.iter().find(|e| e.is_dir()) {
        Some(inner) => format!(
            "{what}; the folders in it are not looked into: name them, such as {}, or a pattern such as {}",
            inner.display(),
            inner.with_file_name("*").join("*.txt").display()
        ),
        None => what.to_string(),
    }
}

/// A file's ending in lower case, that of what is packed in it where it is ("a.html.gz").
fn inner_extension(path: &Path) -> String {
    match extension(path).as_str() {
        "gz" | "zst" => path.file_stem().map(|s| extension(Path::new(s))).unwrap_or_default(),
        own => own.to_string(),
    }
}

/// A file's ending in lower case, without its dot.
pub(crate) fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}
