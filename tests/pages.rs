//! Small pages of one trait each, and what a reader finds on them.

#![allow(missing_docs)]
#![cfg(feature = "html")]

#[path = "../examples/score_pages/score.rs"]
#[allow(dead_code)]
mod score;

use std::path::Path;

#[test]
fn pages_are_read_as_readers_do() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let expected: score::Expected =
        serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json"))?)?;
    let files = std::fs::read_dir(&folder)?.filter_map(Result::ok);
    let pages = files.filter(|f| f.path().extension().is_some_and(|e| e == "html")).count();
    assert_eq!(pages, expected.len(), "every page has its expectation");
    assert!(pages >= 110);
    let score = score::Score::of(&folder, &expected);
    assert!(score.faults.is_empty(), "{}", score.faults.join("\n"));
    Ok(())
}
