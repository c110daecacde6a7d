//! What goes wrong around the program: full disks, signals, broken articles, little memory.

#![cfg(target_os = "linux")]
#![allow(missing_docs)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use common::{Folder, Run};

const MONDAY: &str = "The quake killed at least 11 people in the hills.";
const TUESDAY: &str = "The quake killed 38 people in the hills.";

fn story(test: &str) -> Folder {
    Folder::new(test).file("a.txt", MONDAY).file("b.txt", TUESDAY)
}

/// Runs a line of shell in which `$V` is the program.
fn shell(folder: &Folder, line: &str) -> Run {
    let done = Command::new("sh")
        .args(["-c", line])
        .env("V", env!("CARGO_BIN_EXE_variorum"))
        .current_dir(folder.path())
        .output()
        .expect("a shell");
    Run {
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        err: String::from_utf8_lossy(&done.stderr).into_owned(),
        status: done.status.code().unwrap_or(-1),
    }
}

fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|e| e.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_leaves_the_old_report() {
    let folder = story("full_disk").file("report.html", "the old one");
    // No file may grow beyond a block, as on a disk that is full; the signal that says so is ignored.
    let run = shell(&folder, "trap '' XFSZ; ulimit -f 1; exec $V compare -q -o report.html a.txt b.txt");
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.err.contains("report.html: ") && run.err.contains("File too large"), "{run:?}");
    assert_eq!(folder.read("report.html"), "the old one");
    assert_eq!(names(&folder), ["a.txt", "b.txt", "report.html"], "nothing is left behind");
    let run = shell(&folder, "exec $V compare -q -o report.html a.txt b.txt");
    assert!(run.status <= 1 && folder.read("report.html").starts_with("<!"), "{run:?}");
}

#[test]
fn a_program_that_is_killed_leaves_the_old_report() {
    let folder = story("killed_writing").file("report.html", "the old one");
    let run = shell(&folder, "ulimit -f 1; $V compare -q -o report.html a.txt b.txt");
    assert_ne!(run.status, 0, "{run:?}");
    assert_eq!(folder.read("report.html"), "the old one");
}

#[test]
fn a_full_device_is_an_error() {
    let folder = story("full_device");
    for line in [
        "$V compare -q --format json -o /dev/full a.txt b.txt",
        "$V compare -q --format json a.txt b.txt > /dev/full",
        "$V claims -q --format jsonl a.txt b.txt > /dev/full",
        "$V articles -q a.txt b.txt > /dev/full",
        "$V schema > /dev/full",
    ] {
        let run = shell(&folder, line);
        assert_eq!(run.status, 2, "{line}: {run:?}");
        assert!(run.err.contains("No space left on device"), "{line}: {run:?}");
    }
}

#[test]
fn a_report_takes_the_place_of_what_was_there() {
    let folder = story("takes_the_place");
    let run = shell(
        &folder,
        "umask 022; echo old > real.json; chmod 640 real.json; ln -s real.json link.json; mkfifo pipe.json; \
         $V compare -q -o link.json a.txt b.txt; $V compare -q -o new.json a.txt b.txt; cat pipe.json > read.json & \
         $V compare -q -o pipe.json a.txt b.txt; wait; stat -c '%n %F %a' link.json real.json new.json pipe.json",
    );
    let told: Vec<&str> = run.out.lines().map(str::trim).collect();
    assert!(told[0].starts_with("link.json symbolic link"), "{run:?}");
    assert_eq!(told[1..3], ["real.json regular file 640", "new.json regular file 644"], "{run:?}");
    assert!(told[3].starts_with("pipe.json fifo"), "{run:?}");
    let report = folder.read("real.json");
    assert!(
        report.starts_with('{') && folder.read("read.json") == report && folder.read("new.json") == report
    );
}

#[test]
fn a_signal_in_a_stream_leaves_whole_lines() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(["claims", "-q", "--format", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let (mut input, out) = (child.stdin.take().expect("input"), child.stdout.take().expect("output"));
    let writer = std::thread::spawn(move || {
        for n in 0.. {
            let line = format!("{{\"id\":\"{n}\",\"text\":\"The quake killed {n} people in the hills.\"}}\n");
            if input.write_all(line.as_bytes()).is_err() {
                break;
            }
        }
    });
    let mut out = BufReader::new(out);
    let mut told = String::new();
    for _ in 0..20 {
        out.read_line(&mut told).expect("a line");
    }
    let killed = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
    assert!(killed.success());
    out.read_to_string(&mut told).expect("the rest");
    assert_eq!(child.wait().expect("it ends").code(), None, "a signal ended it");
    writer.join().expect("the writer ends");
    assert!(told.ends_with('\n'));
    for (n, line) in told.lines().enumerate() {
        let claims: serde_json::Value = serde_json::from_str(line).expect("a whole line");
        assert_eq!(claims["source"]["id"], n.to_string());
    }
}

#[test]
fn ten_thousand_articles_of_which_one_in_ten_is_broken() {
    let broken = ["{", "[]", "{\"text\": 1}", "{\"text\": \" \"}", "\u{fffd}", "{\"id\": \"x\"}"];
    let line = |n: usize| match n % 10 {
        7 => broken[n / 10 % broken.len()].to_string(),
        _ => format!("{{\"id\":\"{n}\",\"text\":\"The flood took {n} houses.\"}}"),
    };
    let input: String = (1..=10_000).map(|n| line(n) + "\n").collect();
    let run = Folder::new("ten_thousand").run(&["claims", "-q", "--format", "jsonl", "-"], input.as_bytes());
    assert_eq!(run.status, 2);
    assert_eq!((run.out.lines().count(), run.err.lines().count()), (9_000, 1_000));
    for (n, error) in run.err.lines().enumerate() {
        assert!(error.starts_with(&format!("-:{}: ", 10 * n + 7)), "{error}");
    }
}

#[test]
fn little_memory_is_told_before_it_runs_out() {
    let line = "The flood took 24 houses and killed nobody in the hills above the river.\n\n";
    let folder = Folder::new("little_memory").file("a.txt", line.repeat(40_000)).file("b.txt", TUESDAY);
    let run = shell(&folder, "ulimit -v 80000; exec $V compare -q --format json a.txt b.txt > /dev/null");
    assert!(run.err.starts_with("variorum: the articles hold 3 MiB, for which some"), "{run:?}");
    assert!(run.err.contains("79 MiB may be used (ulimit -v)"), "{run:?}");
    let run = shell(&folder, "ulimit -v 80000; exec $V compare -q --format json b.txt b.txt > /dev/null");
    assert!(!run.err.contains("ulimit"), "{run:?}");
}

#[test]
fn messages_show_what_would_steer_a_terminal() {
    let line = r#"{"id":"a\u001b[2J\u202e","text":"The quake killed 24 people."}"#;
    let input = format!("{line}\n{line}\n");
    let folder = Folder::new("steering_messages");
    for arguments in
        [&["compare", "-"][..], &["claims", "-"], &["articles", "-"], &["claims", "--format", "jsonl", "-"]]
    {
        let run = folder.run(arguments, input.as_bytes());
        assert_eq!(run.status, 2, "{run:?}");
        assert!(run.err.contains("the id “a⟨U+001B⟩[2J⟨U+202E⟩” is taken"), "{run:?}");
        assert!(![&run.out, &run.err].iter().any(|t| t.contains(['\u{1b}', '\u{202e}'])), "{run:?}");
    }
    let run = folder.run(&["compare", "no\u{1b}[2J.txt"], b"");
    assert!(run.status == 2 && !run.err.contains('\u{1b}'), "{run:?}");
}
