//! `variorum serve --mcp`: tools for assistants, over the Model Context Protocol on standard input and output.
//!
//! A message is one line of JSON-RPC 2.0. There is no network; files are read from the folders alone that were named when the server was
//! started, and whatever is asked, a message, an article and their number are bounded. A fault costs the one call.

mod tools;

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use serde_json::{Value, json};
use variorum::render;

use crate::arguments::Serve;
use tools::{Told, Tools};

/// The longest message, in bytes.
const LONGEST: usize = 16 << 20;

/// The versions of the protocol that are spoken, the newest first.
const VERSIONS: [&str; 3] = ["2025-06-18", "2025-03-26", "2024-11-05"];

/// JSON-RPC's own numbers of errors.
const NO_JSON: i64 = -32700;
const NO_REQUEST: i64 = -32600;
const NO_METHOD: i64 = -32601;
const NO_PARAMS: i64 = -32602;

/// Answers until standard input ends.
pub(crate) fn run(arguments: &Serve) -> io::Result<u8> {
    let folders = arguments.folders.iter().map(|f| f.canonicalize()).collect::<io::Result<Vec<PathBuf>>>()?;
    answer_all(&mut io::stdin().lock(), &mut io::stdout().lock(), &Tools { folders })?;
    Ok(0)
}

fn answer_all(input: &mut dyn BufRead, out: &mut dyn Write, tools: &Tools) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        let answer = match message(input, &mut line)? {
            Message::End => return Ok(()),
            Message::TooLong => {
                Some(fault(&Value::Null, NO_REQUEST, &format!("a message is longer than {LONGEST} bytes")))
            }
            Message::Line if line.trim_ascii().is_empty() => None,
            Message::Line => answer(&line, tools),
        };
        if let Some(answer) = answer {
            // It may be read in a terminal, too.
            out.write_all(render::steady_json(answer.to_string()).as_bytes())?;
            out.write_all(b"\n")?;
            out.flush()?;
        }
    }
}

enum Message {
    Line,
    TooLong,
    End,
}

/// The next line. Of one that is too long nothing is kept.
fn message(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<Message> {
    line.clear();
    let mut long = false;
    loop {
        let some = input.fill_buf()?;
        if some.is_empty() {
            return Ok(if line.is_empty() && !long { Message::End } else { kept(long) });
        }
        let end = some.iter().position(|b| *b == b'\n');
        let taken = end.unwrap_or(some.len());
        long |= line.len() + taken > LONGEST;
        if long {
            line.clear();
        } else {
            line.extend_from_slice(&some[..taken]);
        }
        input.consume(taken + usize::from(end.is_some()));
        if end.is_some() {
            return Ok(kept(long));
        }
    }
}

fn kept(long: bool) -> Message {
    if long { Message::TooLong } else { Message::Line }
}

/// The answer to a message; none to a notification.
fn answer(line: &[u8], tools: &Tools) -> Option<Value> {
    let request: Value = match serde_json::from_slice(line) {
        Ok(request) => request,
        Err(e) => return Some(fault(&Value::Null, NO_JSON, &format!("no JSON: {e}"))),
    };
    let Some(method) = request.get("method").and_then(Value::as_str) else {
        // What answers something was never asked here.
        let answers = request.get("result").is_some() || request.get("error").is_some();
        return (!answers).then(|| fault(&Value::Null, NO_REQUEST, "the message names no method"));
    };
    let id = request.get("id").filter(|id| id.is_string() || id.is_number())?;
    let params = request.get("params").unwrap_or(&Value::Null);
    Some(match method {
        "initialize" => result(id, &greeting(params)),
        "ping" => result(id, &json!({})),
        "tools/list" => result(id, &json!({"tools": tools::list()})),
        "tools/call" => call(id, params, tools),
        _ => fault(id, NO_METHOD, &format!("there is no method {method:?}")),
    })
}

fn greeting(params: &Value) -> Value {
    let wanted = params.get("protocolVersion").and_then(Value::as_str);
    let version = VERSIONS.iter().find(|v| wanted == Some(**v)).unwrap_or(&VERSIONS[0]);
    json!({
        "protocolVersion": version,
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "variorum", "version": env!("CARGO_PKG_VERSION")},
        "instructions": "Compares what several news articles in English say of one story: where their figures, dates and statements \
                         agree, were updated or contradict each other. It compares sources with each other, not with the truth.",
    })
}

/// Calls a tool. What it cannot do is its result, for the assistant to read; only a call of no tool is an error of the protocol.
fn call(id: &Value, params: &Value, tools: &Tools) -> Value {
    let name = params.get("name").and_then(Value::as_str).unwrap_or_default();
    if !tools::NAMES.contains(&name) {
        return fault(
            id,
            NO_PARAMS,
            &format!("there is no tool {name:?}; there are {}", tools::NAMES.join(", ")),
        );
    }
    let given = params.get("arguments").unwrap_or(&Value::Null);
    let done = catch_unwind(AssertUnwindSafe(|| tools.call(name, given)))
        .unwrap_or_else(|_| Err("these articles cannot be read, which is a fault of variorum".to_string()));
    let (told, failed) = match done {
        Ok(told) => (told, false),
        Err(message) => {
            let text = message.lines().map(render::shown).collect::<Vec<_>>().join("\n");
            (Told { text, left_out: Vec::new() }, true)
        }
    };
    let texts = std::iter::once(&told.text).chain(&told.left_out);
    let content: Vec<_> = texts.map(|text| json!({"type": "text", "text": text})).collect();
    result(id, &json!({"content": content, "isError": failed}))
}

fn result(id: &Value, result: &Value) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "result": result})
}

fn fault(id: &Value, code: i64, message: &str) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code, "message": message}})
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is answered to these lines.
    fn answers(lines: &[u8]) -> Vec<Value> {
        let mut out = Vec::new();
        let tools = Tools { folders: Vec::new() };
        answer_all(&mut &lines[..], &mut out, &tools).expect("it answers");
        out.split(|b| *b == b'\n')
            .filter(|l| !l.is_empty())
            .map(|l| serde_json::from_slice(l).expect("JSON"))
            .collect()
    }

    fn called(name: &str, arguments: &Value) -> (String, bool) {
        let call = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}});
        let answer = &answers(call.to_string().as_bytes())[0]["result"];
        (answer["content"][0]["text"].as_str().expect("a text").to_string(), answer["isError"] == true)
    }

    #[test]
    fn the_protocol_is_spoken() {
        let told = answers(
            br#"{"jsonrpc":"2.0","id":"a","method":"initialize","params":{"protocolVersion":"2024-11-05"}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":2,"method":"tools/list"}

{"jsonrpc":"2.0","id":3,"method":"ping"}
{"jsonrpc":"2.0","id":4,"method":"resources/list"}
{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"none"}}
[1]
{"#,
        );
        assert_eq!(told[0]["id"], "a");
        assert_eq!(told[0]["result"]["protocolVersion"], "2024-11-05");
        let tools = told[1]["result"]["tools"].as_array().expect("tools");
        assert_eq!(tools.iter().map(|t| t["name"].as_str()).collect::<Vec<_>>(), tools::NAMES.map(Some));
        assert_eq!(told[2]["result"], json!({}));
        let codes: Vec<_> = told[3..].iter().map(|t| t["error"]["code"].as_i64()).collect();
        assert_eq!(codes, [NO_METHOD, NO_PARAMS, NO_REQUEST, NO_JSON].map(Some));
    }

    #[test]
    fn a_message_that_is_too_long_costs_itself_only() {
        let mut lines = vec![b' '; LONGEST + 1];
        lines.extend_from_slice(b"\n{\"id\":1,\"method\":\"ping\"}");
        let told = answers(&lines);
        assert_eq!(
            (told.len(), &told[0]["error"]["code"], &told[1]["id"]),
            (2, &json!(NO_REQUEST), &json!(1))
        );
    }

    #[test]
    fn articles_are_compared_read_and_explained() {
        let articles = json!([{"id": "a", "text": "The quake killed 24 people."}, {"id": "b", "text": "The quake killed 31 people."}]);
        let (text, failed) = called("compare", &json!({"articles": articles}));
        assert!(!failed && text.contains("\"conflict\"") && text.contains("31 people"), "{text}");
        assert!(!text.contains("\"sentence\""), "claims stand with their points alone: {text}");
        let (text, failed) = called("claims", &json!({"articles": articles, "kinds": ["figure"]}));
        assert!(!failed && text.contains("24 people"), "{text}");
        let (text, failed) = called("explain", &json!({"articles": articles, "point": "p1"}));
        assert!(!failed && text.contains("24 people"), "{text}");
        let (text, failed) =
            called("explain", &json!({"articles": articles, "quotes": ["24 people", "31 people"]}));
        assert!(!failed && text.contains("31 people"), "{text}");
    }

    #[test]
    fn what_cannot_be_done_is_told() {
        let one = json!({"id": "a", "text": "24 died."});
        for (tool, arguments, message) in [
            ("compare", json!({}), "no articles"),
            ("compare", json!({"articles": [{"id": "a"}]}), "article:1: "),
            ("compare", json!({"articles": [one, one]}), "the same id"),
            ("compare", json!({"articles": vec![&one; 201]}), "more than 200"),
            ("compare", json!({"articles": [one], "strictness": "very"}), "lenient, balanced or strict"),
            ("claims", json!({"articles": [one], "kinds": ["person"]}), "figure, date and attribution"),
            ("claims", json!({"files": ["/etc/hostname"]}), "no folder"),
            ("explain", json!({"articles": [one], "point": "p7"}), "no such point"),
            ("explain", json!({"articles": [one]}), "point or two quotes"),
        ] {
            let (text, failed) = called(tool, &arguments);
            assert!(failed && text.contains(message), "{arguments}: {text}");
        }
    }

    #[test]
    fn what_is_not_in_english_is_left_out_and_named() {
        let english = json!({"id": "a", "text": "The quake killed 24 people."});
        let german = json!({"id": "b", "text": "Bei dem Beben sind nach Angaben der Behörden 31 Menschen ums Leben gekommen, und viele werden \
                            noch vermisst, wie ein Sprecher der Regierung am Freitag sagte."});
        for tool in ["compare", "claims"] {
            let told = |given: &Value| {
                let call = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": given}});
                answers(call.to_string().as_bytes())[0]["result"].clone()
            };
            let result = told(&json!({"articles": [english, german]}));
            let content: Vec<_> =
                result["content"].as_array().expect("content").iter().map(|c| c["text"].as_str()).collect();
            assert!(content.len() == 2 && content[0].is_some_and(|t| !t.contains("31")), "{result}");
            assert!(content[1].is_some_and(|t| t.starts_with("b: this article is in German")), "{result}");
            let result = told(&json!({"articles": [english, german], "any_language": true}));
            assert_eq!(result["content"].as_array().map(Vec::len), Some(1), "{result}");
            let result = told(&json!({"articles": [german]}));
            assert!(result["isError"] == true && result.to_string().contains("German"), "{result}");
        }
    }

    #[test]
    fn hidden_characters_are_escapes() {
        let hidden = ['\u{202e}', '\u{9b}', '\u{200b}'];
        let articles = json!([{"id": "a\u{202e}", "text": "The quake killed 24 \u{202e}people\u{200b}."},
                              {"id": "b\u{9b}", "text": "The quake killed 31 \u{202e}people\u{200b}."}]);
        for (tool, more) in
            [("compare", json!({})), ("claims", json!({})), ("claims", json!({"kinds": ["\u{202e}"]}))]
        {
            let mut given = json!({"articles": articles});
            given.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
            let call = json!({"jsonrpc": "2.0", "id": "\u{202e}", "method": "tools/call", "params": {"name": tool, "arguments": given}});
            let mut out = Vec::new();
            let tools = Tools { folders: Vec::new() };
            answer_all(&mut call.to_string().as_bytes(), &mut out, &tools).expect("it answers");
            let line = String::from_utf8(out).expect("UTF-8");
            assert!(!line.contains(hidden), "{line}");
            let answer: Value = serde_json::from_str(&line).expect("JSON");
            // The JSON in the text is printed by assistants.
            let text = answer["result"]["content"][0]["text"].as_str().expect("a text");
            assert!(!text.contains(hidden), "{text}");
            assert_eq!(answer["id"], "\u{202e}");
        }
    }

    #[test]
    fn files_outside_the_folders_are_not_read() {
        let folder = std::env::temp_dir().join(format!("variorum-serve-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("in")).expect("a folder");
        std::fs::write(folder.join("in/a.txt"), "The quake killed 24 people.").expect("a file");
        std::fs::write(folder.join("b.txt"), "The quake killed 31 people.").expect("a file");
        let tools = Tools { folders: vec![folder.join("in").canonicalize().expect("it is there")] };
        let read = |name: &str| tools.call("claims", &json!({"files": [folder.join(name)]}));
        assert!(read("in/a.txt").is_ok_and(|told| told.text.contains("24 people")));
        for outside in ["b.txt", "in/../b.txt", "in/none.txt", "in"] {
            assert!(read(outside).is_err(), "{outside}");
        }
        std::fs::remove_dir_all(folder).expect("it goes");
    }
}
