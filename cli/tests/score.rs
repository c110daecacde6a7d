//! Stories that a reader has marked, scored.

#![allow(missing_docs)]

mod common;

use common::Folder;

const MONDAY: &str = "The quake killed at least 11 people in the hills. The bridge is 30 kilometers long.";
const TUESDAY: &str =
    "The quake killed 38 people in the hills. The bridge is 40 kilometers long. Some 60 houses fell.";

fn story(test: &str, expected: &str) -> Folder {
    let dates =
        "[articles.\"a.txt\"]\npublished = 2031-05-06\n[articles.\"b.txt\"]\npublished = 2031-05-07\n";
    Folder::new(test)
        .file("story/a.txt", MONDAY)
        .file("story/b.txt", TUESDAY)
        .file("story/variorum.toml", dates)
        .file("story/expected.toml", expected)
}

const POINTS: &str = r#"
[[point]]
subject = "death toll"
kind = "figure"
verdict = ["update"]
mentions = [["a.txt", "at least 11 people"], ["b.txt", "38 people"]]

[[point]]
subject = "houses"
kind = "figure"
verdict = ["agree"]
mentions = [["a.txt", "bridge"], ["b.txt", "60 houses"]]

[[never]]
why = "people and houses"
mentions = [["a.txt", "at least 11 people"], ["b.txt", "60 houses"]]
"#;

#[test]
fn what_is_found_missed_and_wrong_is_counted() {
    let run = story("scored", POINTS).run(&["score", "--format", "json", "story"], b"");
    assert_eq!(run.status, 0, "{run:?}");
    let scores: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    let figures = &scores["kinds"]["figure"];
    for (field, count) in [
        ("expected", 2),
        ("found", 1),
        ("verdict", 1),
        ("differences", 1),
        ("told", 1),
        ("reported", 2),
        ("right", 1),
    ] {
        assert_eq!(figures[field], count, "{field}: {run:?}");
    }
    assert_eq!((&scores["apart"], &scores["linked"]), (&1.into(), &0.into()));
    let faults: Vec<&str> =
        scores["faults"].as_array().expect("faults").iter().filter_map(|f| f.as_str()).collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(
        faults[0] == "story: missed: houses" && faults[1].starts_with("story: wrong conflict: "),
        "{faults:?}"
    );
}

#[test]
fn all_is_right_where_all_is_marked() {
    let bridge = "[[point]]\nsubject = \"bridge\"\nkind = \"figure\"\nverdict = [\"conflict\"]\n\
                  mentions = [[\"a.txt\", \"30 kilometers\"], [\"b.txt\", \"40 kilometers\"]]\n";
    let toll = POINTS.split("[[point]]").nth(1).expect("a point");
    let run = story("all_right", &format!("{bridge}[[point]]{toll}")).run(&["score", "story"], b"");
    assert_eq!(run.status, 0, "{run:?}");
    let figures = run.out.lines().find(|l| l.starts_with("figure")).expect("figures");
    let counts: Vec<&str> = figures.split_whitespace().collect();
    assert_eq!(counts, ["figure", "2/2", "2/2", "2/2", "2/2"], "{}", run.out);
}

#[test]
fn what_is_marked_wrongly_is_named() {
    for (expected, message) in [
        (
            "[[point]]\nsubject=\"x\"\nkind=\"figure\"\nverdict=[\"agree\"]\nmentions=[[\"a.txt\",\"nowhere\"]]",
            "“nowhere” stands 0 times in a.txt",
        ),
        (
            "[[point]]\nsubject=\"x\"\nkind=\"figure\"\nverdict=[\"agree\"]\nmentions=[[\"c.txt\",\"11\"]]",
            "there is no article c.txt",
        ),
        (
            "[[point]]\nsubject=\"x\"\nkind=\"number\"\nverdict=[\"agree\"]\nmentions=[]",
            "the kind “number” is none of",
        ),
        (
            "[[point]]\nsubject=\"x\"\nkind=\"date\"\nverdict=[\"maybe\"]\nmentions=[]",
            "the verdict “maybe” is none of",
        ),
        (
            "[[point]]\nsubject=\"toll\"\nkind=\"figure\"\nverdict=[\"agree\"]\nmentions=[[\"a.txt\",\"11\"]]",
            "“toll”: a point has words of two articles",
        ),
        ("[[points]]\n", "unknown field `points`"),
    ] {
        let run = story("marked_wrongly", expected).run(&["score", "story"], b"");
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.err.contains("expected.toml: ") && run.err.contains(message), "{run:?}");
    }
    let run = Folder::new("not_marked").file("story/a.txt", MONDAY).run(&["score", "story"], b"");
    assert!(run.status == 2 && run.err.contains("docs/scoring.md"), "{run:?}");
}
