//! What invented sentences are read as, every claim of each with all that is told of it. A rule that stops working, or begins to work
//! where it should not, shows as a changed line.
//!
//! `figure`, `date`, `attribution` and `name` hold the examples of the rules' own comments, alone and within a sentence; `sentence` those
//! of the tests of single rules, which ask for one thing each; `edge` those in which one condition of a rule shows, at a sentence's start
//! or end or a word away from where it holds; `passage` longer ones, in which rules meet, and the stories of `tests/altered`. None says
//! what is right, only what is read: errors stand in them as well.
//!
//! `VARIORUM_RECORD=1 cargo test --test rules` writes the files anew; what then differs is to be read like any other change.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;
use variorum::{Article, Claim, claims};

/// The day on which all sentences were published, a Wednesday.
const PUBLISHED: &str = "2031-05-07";

/// Every claim of a passage, a line each. "¶" parts its paragraphs.
fn told(passage: &str) -> String {
    let text = &passage.replace(" ¶ ", "\n\n");
    let article = Article::new("a", text.as_str()).published(PUBLISHED).expect("a date");
    let mut lines = String::new();
    for claim in &claims(&article).claims {
        let _ = writeln!(lines, "\t{}", line(claim, text));
    }
    lines
}

fn line(claim: &Claim, text: &str) -> String {
    let all = serde_json::to_value(claim).expect("a claim is JSON");
    let kind = all["kind"].as_str().unwrap_or_default();
    let mut parts = vec![kind.to_string(), format!("“{}”", claim.quote)];
    match kind {
        "attribution" => {
            let a = &all[kind];
            let content = a["content"].as_array().into_iter().flatten().map(|span| {
                let [start, end] =
                    ["start", "end"].map(|k| span[k].as_u64().and_then(|n| n.try_into().ok()).unwrap_or(0));
                &text[start..end]
            });
            parts.push(format!("{} | {}", leaf(&a["speaker"]["text"]), leaf(&a["cue"]["text"])));
            parts.push(content.collect::<Vec<_>>().join(" ## "));
            parts.extend(["form", "stance"].map(|k| leaf(&a[k])));
            parts.extend(Some(&a["speaker"]["entity"]).filter(|e| **e != a["speaker"]["text"]).map(leaf));
        }
        _ => parts.extend(all[kind].as_object().into_iter().flatten().filter(told_of).map(named)),
    }
    parts.push(format!("of: {}", claim.subject));
    let marks = ["hedges", "negated", "withdrawn"].map(|k| (k, &all[k]));
    let set = |v: &Value| !matches!(v, Value::Bool(false)) && v.as_array().is_none_or(|a| !a.is_empty());
    parts.extend(marks.into_iter().filter(|(_, v)| set(v)).map(|(k, v)| format!("{k} {}", leaf(v))));
    // A line each: a quotation may hold the end of a paragraph.
    parts.join("; ").replace("\n\n", " ¶ ")
}

/// Whether a field tells anything: "exact" and absent ones do not.
fn told_of((_, value): &(&String, &Value)) -> bool {
    !value.is_null() && value.as_str() != Some("exact")
}

fn named((name, value): (&String, &Value)) -> String {
    match (name.as_str(), value) {
        ("interval", Value::Object(ends)) if ends.contains_key("lo") => {
            let open = |k: &str, mark| if ends[k] == Value::Bool(true) { mark } else { "" };
            let (lo, hi) = (leaf(&ends["lo"]), leaf(&ends["hi"]));
            format!("{}{lo}..{hi}{}", open("lo_open", ">"), open("hi_open", "<"))
        }
        ("interval", Value::Object(ends)) => format!("{}..{}", leaf(&ends["start"]), leaf(&ends["end"])),
        ("value" | "kind" | "type" | "bound" | "granularity" | "basis", _) => leaf(value),
        _ => format!("{name} {}", leaf(value)),
    }
}

fn leaf(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Null => "-".to_string(),
        other => other.to_string(),
    }
}

/// Reads the sentences of a file and holds what is told of each against the lines below it.
fn hold(room: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(format!("{room}.txt"));
    let recorded = fs::read_to_string(&file).expect("a file of sentences");
    let sentences = recorded.lines().filter(|l| !l.starts_with('\t') && !l.is_empty());
    let now: Vec<(&str, String)> = sentences.map(|s| (s, told(s))).collect();
    let all: String = now.iter().map(|(sentence, told)| format!("{sentence}\n{told}")).collect();
    if std::env::var_os("VARIORUM_RECORD").is_some() {
        return fs::write(&file, all).expect("it can be written");
    }
    let (mut rest, mut wrong) = (recorded.as_str(), String::new());
    for (sentence, told) in &now {
        let below = &rest[rest.find('\n').map_or(rest.len(), |n| n + 1)..];
        let end = below.split_inclusive('\n').take_while(|l| l.starts_with('\t')).map(str::len).sum();
        if below[..end] != *told {
            let _ = writeln!(wrong, "{sentence}\nrecorded:\n{}now:\n{told}", &below[..end]);
        }
        rest = &below[end..];
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn figures() {
    hold("figure");
}

#[test]
fn dates() {
    hold("date");
}

#[test]
fn attributions() {
    hold("attribution");
}

#[test]
fn sentences_of_other_tests() {
    hold("sentence");
}

#[test]
fn passages() {
    hold("passage");
}

#[test]
fn edges() {
    hold("edge");
}

#[test]
fn names() {
    hold("name");
}
