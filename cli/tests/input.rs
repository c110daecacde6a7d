//! What can be read, what cannot, and how the program says so.

#![allow(missing_docs)]

mod common;

use common::Folder;

const QUAKE: &str = "The quake killed 24 people.";

#[test]
fn files_folders_and_lines_are_read_in_order() {
    let line = r#"{"id": "wire/7", "outlet": "Wire", "published": "2013-07-03", "text": "The quake killed 31 people."}"#;
    let folder = Folder::new("read_in_order")
        .file("story/b.txt", QUAKE)
        .file("story/a.md", QUAKE)
        .file("story/notes.pdf", b"%PDF")
        .file("story/deeper/c.txt", QUAKE)
        .file("wire.jsonl", format!("{line}\n\n"));
    let run = folder.run(&["claims", "--format", "jsonl", "wire.jsonl", "story"], b"");
    assert_eq!(run.status, 0, "{run:?}");
    let ids: Vec<String> = run.out.lines().map(|l| field(l, "id")).collect();
    assert_eq!(ids, ["wire/7", "story/a.md", "story/b.txt"]);
}

fn field(line: &str, name: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
    value["source"][name].as_str().unwrap_or_default().to_string()
}

#[test]
fn a_broken_line_is_named_and_nothing_else_is_lost() {
    let input = b"{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\n{\"id\":\"3\"}\n{\"id\":\"4\",\"text\":\" \"}\n\
        {\"id\":\"5\",\"text\":\"caf\xe9\"}\n{\"id\":\"6\",\"published\":\"yesterday\",\"text\":\"Six.\"}\n[]\n\
        {\"id\":7,\"text\":\"Seven.\",\"title\":null}\n";
    let run = Folder::new("broken_lines").run(&["claims", "--format", "jsonl", "-"], input);
    assert_eq!(run.status, 2, "{run:?}");
    let ids: Vec<String> = run.out.lines().map(|l| field(l, "id")).collect();
    assert_eq!(ids, ["1", "6", "7"], "an unreadable date loses no article");
    let errors: Vec<&str> = run.err.lines().collect();
    assert_eq!(errors.len(), 6, "{errors:?}");
    for (error, (line, words)) in errors.iter().zip([
        (2, "not an article: EOF"),
        (3, "the article has no \"text\""),
        (4, "the article has no text"),
        (5, "not UTF-8 (byte 22 of the line is 0xE9)"),
        (6, "“yesterday” is no ISO 8601 date"),
        (7, "not an article"),
    ]) {
        assert!(error.starts_with(&format!("-:{line}: ")) && error.contains(words), "{error}");
    }
}

#[test]
fn unreadable_files_leave_the_others_alone() {
    let folder = Folder::new("unreadable_files")
        .file("good.txt", QUAKE)
        .file("latin.txt", b"one\ntwo caf\xe9")
        .file("empty.txt", "")
        .file("empty.jsonl", "")
        .file("data.json", "{}")
        .file("nothing/notes.pdf", "");
    let files = ["good.txt", "gone.txt", "latin.txt", "empty.txt", "empty.jsonl", "data.json", "nothing"];
    let run = folder.run(&[&["claims", "--format", "jsonl"], &files[..]].concat(), b"");
    assert_eq!(run.status, 2, "{run:?}");
    assert_eq!(run.out.lines().count(), 1);
    let errors: Vec<&str> = run.err.lines().collect();
    let expected = [
        "gone.txt: there is no such file",
        "latin.txt:2: not UTF-8",
        "empty.txt: the article has no text",
        "empty.jsonl: there is nothing in it",
        "data.json#1: the article has no \"text\"",
        "nothing: the folder holds no",
    ];
    assert_eq!(errors.len(), expected.len(), "{errors:?}");
    for (error, start) in errors.iter().zip(expected) {
        assert!(error.starts_with(start), "{error}");
    }
}

#[test]
fn two_articles_cannot_bear_one_id() {
    let line = "{\"id\":\"a\",\"text\":\"One.\"}\n";
    let folder = Folder::new("one_id").file("x.jsonl", line).file("y.jsonl", format!("\n{line}"));
    for command in ["claims", "compare"] {
        let run = folder.run(&[command, "x.jsonl", "y.jsonl"], b"");
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.err.starts_with("y.jsonl:2: the id “a” is taken by x.jsonl:1;"), "{run:?}");
    }
}

#[test]
fn one_article_has_nothing_to_be_compared_with() {
    let folder = Folder::new("one_article").file("a.txt", QUAKE);
    let run = folder.run(&["compare", "--format", "json", "a.txt"], b"");
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.err.contains("only one article"));
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("a report");
    assert_eq!(report["schema"], "variorum.report/1");
    assert_eq!(report["points"], serde_json::json!([]));
}

#[test]
fn what_an_article_does_not_say_the_arguments_say() {
    let folder = Folder::new("given_metadata")
        .file("a.txt", QUAKE)
        .file("b.txt", format!("date 2013-07-02\n{QUAKE}"))
        .file("c.jsonl", r#"{"id":"c","outlet":"Wire","published":"2013-07-01","text":"A."}"#);
    let files = ["a.txt", "b.txt", "c.jsonl"];
    let given = ["claims", "--format", "jsonl", "--published", "2013-07-09", "--outlet", "Mine"];
    let run = folder.run(&[&given[..], &files[..]].concat(), b"");
    assert_eq!(run.status, 0, "{run:?}");
    let known: Vec<(String, String)> =
        run.out.lines().map(|l| (field(l, "published"), field(l, "outlet"))).collect();
    let known: Vec<(&str, &str)> = known.iter().map(|(p, o)| (p.as_str(), o.as_str())).collect();
    assert_eq!(known, [("2013-07-09", "Mine"), ("2013-07-02", "Mine"), ("2013-07-01", "Wire")]);
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let folder = Folder::new("byte_order_mark").file("a.txt", format!("\u{feff}date 2013-07-02\n{QUAKE}"));
    let run = folder.run(&["claims", "--format", "jsonl", "a.txt"], b"");
    assert_eq!(field(&run.out, "published"), "2013-07-02");
}

#[test]
fn claims_as_one_array_parse() {
    let folder = Folder::new("one_array").file("a.txt", QUAKE).file("b.txt", QUAKE);
    for (files, count) in [(&["a.txt", "b.txt"][..], 2), (&["gone.txt"][..], 0)] {
        let run = folder.run(&[&["claims", "--format", "json"], files].concat(), b"");
        let array: serde_json::Value = serde_json::from_str(&run.out).expect("an array");
        assert_eq!(array.as_array().map(Vec::len), Some(count));
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    use std::process::{Command, Stdio};
    let folder = Folder::new("broken_pipe").file("a.txt", QUAKE.repeat(20_000));
    drop(folder);
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("broken_pipe");
    let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(["claims", "--format", "jsonl", "a.txt"])
        .current_dir(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("the binary ends");
    assert_eq!((done.status.code(), done.stderr.len()), (Some(0), 0));
}

#[test]
fn the_command_line_itself_can_be_wrong() {
    let folder = Folder::new("wrong_command_line");
    for arguments in [
        &["compare"][..],
        &["compare", "--format", "pdf", "a"],
        &["compare", "--published", "soon", "a"],
        &["compare", "--output", "report.pdf", "a"],
        &["claims", "--threads", "0", "a"],
        &["explain"],
    ] {
        let run = folder.run(arguments, b"");
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{run:?}");
    }
    for arguments in [&["--help"][..], &["compare", "--help"], &["claims", "--help"]] {
        assert!(folder.run(arguments, b"").out.contains("Examples:"));
    }
}

#[test]
fn files_that_are_no_text_are_named() {
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(QUAKE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new("no_text")
        .file("utf16.txt", utf16)
        .file("report.docx", b"PK\x03\x04\x14\x00")
        .file("binary.txt", b"a\0b\0")
        .file("outer/inner/a.txt", QUAKE);
    let run =
        folder.run(&["claims", "utf16.txt", "report.docx", "binary.txt", "outer", "-"], QUAKE.as_bytes());
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.out.starts_with("utf16.txt\n") && run.out.contains("“24 people”"), "{run:?}");
    for words in [
        "report.docx: this is a Word, OpenDocument or zip file",
        "binary.txt: this is no text",
        "outer: the folder holds no .txt, .md, .html or .jsonl file; the folders in it are not looked into",
        "-:1: not an article: expected value (column 1); JSON Lines are read here",
    ] {
        assert!(run.err.contains(words), "{words}: {run:?}");
    }
}

#[test]
fn markdown_keeps_the_files_offsets_and_lines() {
    let file =
        "---\noutlet: Wire\ndate: 2031-05-06\n---\n\nThe *quake* killed **24** [people](https://e.org).\r\n";
    let folder = Folder::new("markdown").file("a.md", file).file("b.txt", "The quake killed 31 people.");
    let run = folder.run(&["claims", "--format", "jsonl", "a.md"], b"");
    let line: serde_json::Value = serde_json::from_str(&run.out).expect("a line of JSON");
    assert_eq!(
        (&line["source"]["outlet"], &line["source"]["published"]),
        (&"Wire".into(), &"2031-05-06".into())
    );
    let figure =
        &line["claims"].as_array().expect("claims").iter().find(|c| c["kind"] == "figure").expect("one");
    let start = usize::try_from(figure["span"]["start"].as_u64().expect("an offset")).expect("small");
    assert!(file[start..].starts_with("24"), "{figure}");
    let run = folder.run(&["compare", "a.md", "b.txt"], b"");
    assert!(run.out.contains("a.md:6") && run.out.contains("killed 24 people."), "{run:?}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let line = |n: usize| {
        format!("{{\"id\":\"{n}\",\"text\":\"On Monday {n} people died.{}\"}}\n", " Rain.".repeat(n % 7 * 50))
    };
    let stream: String = (0..200).map(line).collect();
    let folder = Folder::new("threads");
    for format in ["jsonl", "json", "text"] {
        let run = |n| folder.run(&["claims", "--threads", n, "--format", format, "-"], stream.as_bytes());
        let one = run("1");
        assert!(one.status == 0 && one.out == run("8").out, "{format}");
    }
    let run = |n| folder.run(&["compare", "--threads", n, "--format", "json", "-"], stream.as_bytes()).out;
    assert_eq!(run("1"), run("3"));
}

#[test]
fn articles_are_printed_as_they_are_read() {
    let folder = Folder::new("articles")
        .file("a.html", "<title>Rain</title><p>It <b>rained</b>.")
        .file("b.txt", "date 2031-05-06 It rained.");
    let run = folder.run(&["articles", "a.html", "b.txt", "gone.txt"], b"");
    assert_eq!(run.status, 2, "{run:?}");
    let lines: Vec<serde_json::Value> =
        run.out.lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect();
    assert_eq!((&lines[0]["text"], &lines[0]["title"]), (&"It rained.".into(), &"Rain".into()));
    assert_eq!(lines[1]["published"], "2031-05-06");
    let again = folder.run(&["articles", "-"], run.out.as_bytes());
    assert_eq!(again.out, run.out, "what is printed can be read");
}

#[test]
fn a_file_given_twice_is_read_once() {
    let folder =
        Folder::new("given_twice").file("b.txt", QUAKE).file("c.jsonl", r#"{"id":"b.txt","text":"A."}"#);
    let run = folder.run(&["claims", "b.txt", "b.txt", "c.jsonl"], b"");
    assert_eq!((run.status, run.out.matches("“24 people”").count()), (2, 1), "{run:?}");
    let errors: Vec<&str> = run.err.lines().collect();
    assert_eq!(errors[0], "b.txt: this file is given twice; it is read once");
    assert!(errors[1].starts_with("c.jsonl:1: the id “b.txt” is taken by b.txt; "), "{errors:?}");
}

#[test]
fn nothing_stands_beside_standard_input() {
    let folder =
        Folder::new("beside_nothing").file("a.txt", QUAKE).file("variorum.toml", "outlet = \"Post\"\n");
    let line = br#"{"id":"wire","text":"The quake killed 31 people."}"#;
    let run = folder.run(&["claims", "--format", "jsonl", "a.txt", "-"], line);
    let outlets: Vec<String> = run.out.lines().map(|l| field(l, "outlet")).collect();
    assert_eq!(outlets, ["Post", ""], "{run:?}");
}

#[test]
fn a_format_goes_before_the_ending_of_the_file() {
    let folder = Folder::new("odd_ending").file("a.txt", QUAKE).file("b.txt", QUAKE);
    let run = folder.run(&["compare", "--output", "report.pdf", "a.txt", "b.txt"], b"");
    assert!(run.status == 2 && run.err.contains("no format has the ending .pdf"), "{run:?}");
    let run = folder.run(&["compare", "--format", "json", "--output", "report.data", "a.txt", "b.txt"], b"");
    assert!(run.status == 0 && folder.read("report.data").starts_with('{'), "{run:?}");
}
