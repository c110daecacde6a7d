//! A stream of any length: `compare --within-days N --format jsonl`.

#![allow(missing_docs)]

mod common;

use std::collections::BTreeSet;

use common::{Folder, Run};
use serde_json::Value;

/// Parts of names, so that every bridge has places and people of its own.
const PARTS: [&str; 9] = ["osk", "pelm", "hale", "lund", "kess", "norr", "terv", "brask", "marw"];

fn name(n: usize) -> String {
    let part = |n: usize| PARTS[n % PARTS.len()];
    format!("Q{}{}{}{}", part(n), part(n / 9), part(n / 81), part(n * 7))
}

/// An article on the bridge of that number, which was opened on that day of the year 2031.
fn article(id: &str, bridge: usize, day: Option<usize>, long: usize) -> String {
    let [a, b, c, d, e] = [0, 1, 2, 3, 4].map(|n| name(bridge * 5 + n));
    let published = day
        .map_or_else(String::new, |d| format!("\"published\":\"2031-{:02}-{:02}\",", d / 28 + 1, d % 28 + 1));
    let text = format!(
        "The {a} Bridge of {b} is {long} metres long. {c} {d} built it for {e}, and {b} cheered {c} {d}."
    );
    format!("{{\"id\":\"{id}\",{published}\"text\":\"{text}\"}}\n")
}

/// A bridge every other day, told of on its day in two ways, and again after three days.
fn wire() -> Vec<String> {
    let mut lines = Vec::new();
    for bridge in 0..140 {
        let day = bridge * 2;
        lines.push(article(&format!("{bridge}a"), bridge, Some(day), 20 + bridge));
        lines.push(article(&format!("{bridge}b"), bridge, Some(day), 30 + bridge));
        lines.push(article(&format!("{bridge}c"), bridge, Some(day + 3), 30 + bridge));
    }
    lines
}

fn compared(folder: &Folder, arguments: &[&str], lines: &[String]) -> Run {
    let all = [&["compare", "-q"], arguments, &["-"]].concat();
    folder.run(&all, lines.concat().as_bytes())
}

/// The claims of each line's point.
fn points(run: &Run) -> Vec<BTreeSet<String>> {
    let read = |line: &str| serde_json::from_str::<Value>(line).unwrap_or_else(|e| panic!("{e}: {run:?}"));
    let lines = run.out.lines().map(read).filter(|line| line.get("point").is_some());
    lines.map(|line| claims(&line["point"])).collect()
}

fn claims(point: &Value) -> BTreeSet<String> {
    let ids = point["claims"].as_array().expect("claims");
    ids.iter().map(|id| id.as_str().expect("an id").to_string()).collect()
}

/// The bridge that a claim is of, by its id.
fn bridge(claim: &str) -> &str {
    let article = claim.split('#').next().unwrap_or("");
    article.trim_end_matches(char::is_alphabetic)
}

/// The pairs of claims of one point that are of one bridge.
fn pairs(points: &[BTreeSet<String>]) -> BTreeSet<(String, String)> {
    let of = |claims: &BTreeSet<String>| -> Vec<(String, String)> {
        let pairs = claims.iter().flat_map(|x| claims.iter().map(move |y| (x.clone(), y.clone())));
        pairs.filter(|(x, y)| x < y && bridge(x) == bridge(y)).collect()
    };
    points.iter().flat_map(of).collect()
}

/// What chains on from day to day, since bridges are alike, may be cut where a window ends; no pair that belongs together is lost.
#[test]
fn a_window_tells_what_the_whole_tells() {
    let folder = Folder::new("window_whole");
    let lines = wire();
    let window = compared(&folder, &["--within-days", "3", "--format", "jsonl"], &lines);
    let whole = compared(&folder, &["--within-days", "3", "--format", "json"], &lines);
    let report: Value = serde_json::from_str(&whole.out).expect("a report");
    let whole: Vec<_> = report["points"].as_array().expect("points").iter().map(claims).collect();
    let told = points(&window);
    assert_eq!(pairs(&told), pairs(&whole));
    assert!(pairs(&told).len() > 140 * 2, "nearly all of every bridge is told");
    assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len(), "each point once");
    assert_eq!(window.status, 1, "there are conflicts");
}

#[test]
fn the_order_of_the_lines_makes_no_difference() {
    let folder = Folder::new("window_order");
    let mut lines = wire();
    let sorted = compared(&folder, &["--within-days", "3", "--format", "jsonl"], &lines);
    // Every seventh line, and so on: no two neighbours stay together.
    lines = (0..7).flat_map(|n| lines.iter().skip(n).step_by(7).cloned().collect::<Vec<_>>()).collect();
    let shuffled = compared(&folder, &["--within-days", "3", "--format", "jsonl"], &lines);
    let set = |run: &Run| points(run).into_iter().collect::<BTreeSet<_>>();
    assert_eq!(set(&sorted), set(&shuffled));
    let ids = |run: &Run| {
        run.out.lines().map(|l| l.split(',').next().unwrap_or("").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&sorted)[..2], ["{\"point\":{\"id\":\"p1\"", "{\"point\":{\"id\":\"p2\""]);
    assert_eq!(ids(&sorted), ids(&shuffled), "they are numbered as they come");
}

#[test]
fn what_has_no_date_is_compared_with_its_like() {
    let folder = Folder::new("window_undated");
    let lines = [
        article("a", 1, Some(3), 20),
        article("b", 1, None, 30),
        article("c", 1, None, 31),
        article("d", 1, Some(4), 21),
    ];
    let run = compared(&folder, &["--within-days", "3", "--format", "jsonl"], &lines);
    let sources = |claims: &BTreeSet<String>| -> BTreeSet<String> {
        claims.iter().map(|id| id.split('#').next().unwrap_or("").to_string()).collect()
    };
    let told: BTreeSet<BTreeSet<String>> = points(&run).iter().map(sources).collect();
    let pair = |a: &str, b: &str| BTreeSet::from([a.to_string(), b.to_string()]);
    assert_eq!(told, BTreeSet::from([pair("a", "d"), pair("b", "c")]), "{run:?}");
}

#[test]
fn a_bad_line_costs_itself_only_and_a_file_is_whole() {
    let folder = Folder::new("window_bad");
    let mut lines =
        vec![article("a", 1, Some(3), 20), "{\"text\": 5}\n".to_string(), article("b", 1, Some(3), 31)];
    let run = compared(&folder, &["--within-days", "3", "-o", "points.jsonl"], &lines);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.err.starts_with("-:2: "), "{run:?}");
    let written = Run { out: folder.read("points.jsonl"), ..run };
    assert!(!points(&written).is_empty() && written.out.ends_with('\n'));
    lines.remove(1);
    let run = compared(&folder, &["--format", "jsonl"], &lines);
    assert_eq!((run.status, run.out), (1, written.out), "a report as lines is the same");
    let none = compared(&folder, &["--within-days", "3", "--format", "jsonl"], &[]);
    assert_eq!(none.out, "", "of nothing there is nothing to tell");
}
