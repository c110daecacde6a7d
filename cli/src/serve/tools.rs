//! The tools: what they take, and what they do.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use variorum::{Article, ClaimKind, Options, Report, claims_with, compare_with, render};

use crate::plan::extension;
use crate::{explain, language};

/// The most articles of one call.
const ARTICLES: usize = 200;
/// The longest file, in bytes.
const LONGEST: u64 = 16 << 20;

pub(super) const NAMES: [&str; 3] = ["compare", "claims", "explain"];

/// What the tools may use.
#[derive(Debug)]
pub(super) struct Tools {
    /// The folders whose files may be read, by their true paths.
    pub(super) folders: Vec<PathBuf>,
}

/// What a tool tells.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) text: String,
    /// Articles that it left out, as messages.
    pub(super) left_out: Vec<String>,
}

/// What an assistant is told of the tools.
pub(super) fn list() -> Value {
    let text = |what: &str| json!({"type": "string", "description": what});
    let article = json!({
        "type": "object",
        "required": ["text"],
        "properties": {
            "id": text("A name that no other article bears"), "text": text("The whole text, in English"),
            "published": text("An ISO 8601 date; what is later can be an update"), "outlet": text("Who published it"),
            "title": text("Its headline"), "url": text("Where it stands"),
        },
    });
    let kinds = json!({"type": "array", "items": {"enum": ["figure", "date", "attribution"]}, "description": "Only these kinds"});
    let schema = |own: Value| {
        let mut properties = json!({
            "articles": {"type": "array", "items": article, "maxItems": ARTICLES},
            "files": {"type": "array", "items": {"type": "string"}, "description": "Files to read in place of articles, in the folders \
                      that the server was given"},
            "any_language": {"type": "boolean", "description": "Read articles that are not in English, too, though only English is \
                             understood"},
        });
        if let (Some(all), Value::Object(own)) = (properties.as_object_mut(), own) {
            all.extend(own);
        }
        json!({"type": "object", "properties": properties})
    };
    let strictness = json!({"enum": ["lenient", "balanced", "strict"]});
    json!([
        {"name": NAMES[0], "description": "Where articles on one story agree, were updated or contradict each other, with their words",
         "inputSchema": schema(json!({"kinds": kinds, "strictness": strictness}))},
        {"name": NAMES[1], "description": "Every figure, date and attribution of articles, with what each means",
         "inputSchema": schema(json!({"kinds": kinds}))},
        {"name": NAMES[2], "description": "Why claims were put together (a point of compare) or not (two quotes)",
         "inputSchema": schema(json!({
            "point": text("A point's id, such as p1"),
            "quotes": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
         }))},
    ])
}

impl Tools {
    /// What a tool tells.
    ///
    /// # Errors
    /// Why it cannot.
    pub(super) fn call(&self, name: &str, given: &Value) -> Result<Told, String> {
        let (articles, left_out) = english(self.articles(given)?, given);
        if articles.is_empty() {
            return Err(left_out.join("\n"));
        }
        let options = options(given)?;
        let plain = |e: variorum::Error| e.to_string();
        let json =
            |json: serde_json::Result<String>| json.map(render::steady_json).map_err(|e| e.to_string());
        let text = match name {
            "claims" => {
                let found: Vec<_> = articles.iter().map(|a| claims_with(a, &options)).collect();
                json(serde_json::to_string(&found))
            }
            "compare" => {
                let report = compare_with(&articles, &options).map_err(plain)?;
                json(serde_json::to_string(&told(&report)))
            }
            _ => {
                let report = compare_with(&articles, &options).map_err(plain)?;
                let wanted = wanted(given)?;
                explain::explain(&report, &articles, &options, &wanted).map_err(
                    |explain::Unknown(message)| message.trim_start_matches("--explain").trim().to_string(),
                )
            }
        };
        Ok(Told { text: text?, left_out })
    }

    /// The articles that were given, or those of the files.
    fn articles(&self, given: &Value) -> Result<Vec<Article>, String> {
        let list = |name: &str| given.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let (texts, files) = (list("articles"), list("files"));
        match texts.len() + files.len() {
            0 => return Err("no articles were given".to_string()),
            n if n > ARTICLES => return Err(format!("more than {ARTICLES} articles were given")),
            _ => {}
        }
        let read = |(n, article): (usize, &Value)| {
            Article::from_json_line("article", n + 1, &article.to_string()).map_err(|e| e.to_string())
        };
        let file = |name: &Value| self.file(name.as_str().ok_or("a file is named by a text")?);
        texts.iter().enumerate().map(read).chain(files.iter().map(file)).collect()
    }

    /// Reads a file of the folders; what leads out of them is not looked at.
    fn file(&self, name: &str) -> Result<Article, String> {
        if self.folders.is_empty() {
            return Err("the server was given no folder to read files from".to_string());
        }
        let problem = |e: std::io::Error| format!("{name}: {e}");
        let path = Path::new(name).canonicalize().map_err(problem)?;
        if !self.folders.iter().any(|folder| path.starts_with(folder)) {
            return Err(format!("{name}: the file lies in none of the folders that the server may read"));
        }
        let about = path.metadata().map_err(problem)?;
        if !about.is_file() || about.len() > LONGEST {
            return Err(format!("{name}: no file, or one of more than {LONGEST} bytes"));
        }
        let bytes = std::fs::read(&path).map_err(problem)?;
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        let read = match extension(&path).as_str() {
            "html" | "htm" | "xhtml" => Article::from_html(name, &bytes),
            "md" | "markdown" => Article::from_markdown(name, &text()),
            _ => Ok(Article::new(name, text())),
        };
        read.and_then(|article| article.check().map(|()| article)).map_err(|e| e.in_file(name).to_string())
    }
}

/// The articles in English, and what is said of the others; all where any language is to be read.
fn english(articles: Vec<Article>, given: &Value) -> (Vec<Article>, Vec<String>) {
    if given.get("any_language").and_then(Value::as_bool) == Some(true) {
        return (articles, Vec::new());
    }
    let (mut read, mut left_out) = (Vec::new(), Vec::new());
    for article in articles {
        match language::left_out(&article.text, "any_language") {
            None => read.push(article),
            Some(message) => left_out.push(render::shown(&format!("{}: {message}", article.id))),
        }
    }
    (read, left_out)
}

fn options(given: &Value) -> Result<Options, String> {
    let kind = |name: &Value| match name.as_str() {
        Some("figure") => Ok(ClaimKind::Figure),
        Some("date") => Ok(ClaimKind::Date),
        Some("attribution") => Ok(ClaimKind::Attribution),
        _ => Err(format!("there is no kind {name}; there are figure, date and attribution")),
    };
    let kinds = given.get("kinds").and_then(Value::as_array).into_iter().flatten().map(kind);
    let options = Options::default().kinds(kinds.collect::<Result<Vec<_>, _>>()?);
    match given.get("strictness").and_then(Value::as_str) {
        Some(name) => {
            Ok(options.strictness(name.parse().map_err(|e: variorum::UnknownStrictness| e.to_string())?))
        }
        None => Ok(options),
    }
}

/// The point or the two quotes that are to be explained.
fn wanted(given: &Value) -> Result<Vec<String>, String> {
    if let Some(point) = given.get("point").and_then(Value::as_str) {
        return Ok(vec![point.to_string()]);
    }
    let quotes = given.get("quotes").and_then(Value::as_array).into_iter().flatten();
    let quotes: Vec<String> = quotes.filter_map(Value::as_str).map(str::to_string).collect();
    if quotes.len() == 2 { Ok(quotes) } else { Err("give a point or two quotes".to_string()) }
}

/// What an assistant needs of a report: its points with the words of their claims, and the checks that fail. All claims would fill its
/// memory; they are there to ask for.
fn told(report: &Report) -> Value {
    let position = |position: &variorum::Position| {
        let quotes = position.claims.iter().filter_map(|id| report.claim(id));
        let quotes: Vec<_> =
            quotes.map(|c| json!({"claim": c.id, "source": c.source, "quote": c.quote})).collect();
        json!({"value": position.value, "independent": position.independent, "claims": quotes})
    };
    let point = |p: &variorum::Point| {
        json!({
            "id": p.id, "kind": p.kind, "subject": p.subject, "verdict": p.verdict, "severity": p.severity,
            "reason": p.reason, "explanation": p.explanation,
            "positions": p.positions.iter().map(position).collect::<Vec<_>>(),
        })
    };
    let checks = report.checks.iter().filter(|c| c.verdict == variorum::CheckVerdict::Fails);
    json!({
        "sources": report.sources,
        "points": report.points.iter().map(point).collect::<Vec<_>>(),
        "failed_checks": checks.collect::<Vec<_>>(),
    })
}
