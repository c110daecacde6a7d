//! Every report fulfils the schema that the program prints.

#![cfg(feature = "schema")]

use std::fs;

use variorum::{Article, Report, compare, render};

fn validator() -> jsonschema::Validator {
    let schema = serde_json::from_str(&render::schema()).expect("the schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is a schema")
}

fn check(report: &Report) {
    let json = serde_json::from_str(&render::json(report)).expect("the report is JSON");
    let errors: Vec<String> =
        validator().iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn stories() -> Vec<Vec<Article>> {
    let mut folders: Vec<_> =
        fs::read_dir("seeds").expect("seeds/").map(|e| e.expect("an entry").path()).collect();
    folders.sort();
    let read = |folder: &std::path::PathBuf| {
        let mut files: Vec<_> =
            fs::read_dir(folder).expect("a story").map(|e| e.expect("a file").path()).collect();
        files.sort();
        let texts = files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt"));
        texts.map(|f| Article::new(f.to_string_lossy(), fs::read_to_string(f).expect("text"))).collect()
    };
    folders.iter().map(read).collect()
}

#[test]
fn the_stories_reports_are_valid() {
    let stories = stories();
    assert!(!stories.is_empty());
    for story in stories {
        check(&compare(&story));
    }
}

#[test]
fn odd_reports_are_valid() {
    check(&compare(&[]));
    let text = "Dozens of people, 12 to 15 dogs and -5.5 degrees in the 1990s; 31-24; over 100 tons. “So,” he said. \
                A fall of 0.001%. At 3:30 p.m. on 3 July 2013. 99999999999999999999999 things. In 44 BC. For three weeks.";
    check(&compare(&[Article::new("a", text), Article::new("b", text)]));
}

#[test]
fn what_is_no_report_is_not() {
    let validator = validator();
    for wrong in
        ["{}", "[]", r#"{"schema":"variorum.report/1","sources":[],"claims":[],"points":[{}],"checks":[]}"#]
    {
        assert!(!validator.is_valid(&serde_json::from_str(wrong).expect("JSON")), "{wrong}");
    }
}
