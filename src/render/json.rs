//! A report as JSON.

use std::fmt::Write;

use super::words;
use crate::report::Report;

/// The whole report as one JSON object in one line: `docs/json.md` describes it, [`schema`](super::schema) checks it.
///
/// ```
/// use variorum::{Article, compare, render};
/// let report = compare(&[Article::new("a", "24 died."), Article::new("b", "31 died.")]);
/// assert!(render::json(&report).starts_with("{\"schema\":\"variorum.report/1\""));
/// ```
#[must_use]
pub fn json(report: &Report) -> String {
    // Every part of a report serialises: it holds no map with keys that are no strings.
    steady_json(serde_json::to_string(report).unwrap_or_default()) + "\n"
}

/// How many bytes are looked at at once.
const RUN: usize = 32;

/// Whether all of these bytes are plain ASCII.
fn is_plain(run: &[u8]) -> bool {
    run.iter().fold(0, |all, b| all | b.wrapping_add(1)) < 0x80
}

/// The same JSON with hidden characters as escapes (`\u202e`): it can be printed in a terminal, and is read as the same values.
///
/// ```
/// assert_eq!(variorum::render::steady_json("\"24\u{9b}\"".to_string()), r#""24\u009b""#);
/// ```
#[must_use]
pub fn steady_json(json: String) -> String {
    // Below U+0020 JSON knows nothing but escapes, and white space between values.
    let acts = |c: char| c > ' ' && words::is_hidden(c);
    let strange = |at: usize| json[at..].chars().next().is_some_and(acts);
    let first_byte = |b: u8| b == 0x7f || b >= 0xc0;
    // Most runs are of ASCII, which their bytes taken together tell.
    let runs = json.as_bytes().chunks(RUN).enumerate().filter(|(_, run)| !is_plain(run));
    let mut bytes = runs.flat_map(|(n, run)| (n * RUN..).zip(run));
    if !bytes.any(|(at, b)| first_byte(*b) && strange(at)) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if acts(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_as_what_they_stand_for() {
        let texts = ["24\u{9b}2J \u{202e}", "\u{e0041}\u{200b}", "plain “text” 😀", "\u{7f}\u{1b}\n"];
        let json = serde_json::to_string(&texts).expect("JSON");
        let steady = steady_json(json);
        assert!(!steady.contains(words::is_hidden), "{steady}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&steady).expect("JSON"), texts);
    }
}
