//! Conflicts as SARIF 2.1.0, for those who keep drafts under version control: editors and code hosts show them at their lines.

use serde_json::{Value, json};

use super::view::View;
use super::words;
use crate::article::Article;
use crate::claim::{Claim, ClaimKind};
use crate::report::{Point, Report, Verdict};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The rules, one for each kind of claim: id, name, what it says.
const RULES: [(&str, &str, &str); 3] = [
    ("figure-conflict", "FigureConflict", "Articles give figures for one thing that cannot all be right."),
    ("date-conflict", "DateConflict", "Articles give dates for one thing that cannot all be right."),
    (
        "attribution-conflict",
        "AttributionConflict",
        "Articles tell differently what somebody said, or who said it.",
    ),
];

/// The conflicts of a report as a SARIF log, indented: one result a conflict, at the first article's words; the others' words are
/// related locations. Lines and columns count from 1, columns in code points. A claim of a web page or of a feed has a file and no
/// region, since its text was taken out of markup; one of a JSON Lines file has its line.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a.txt", "The quake killed 24 people."), Article::new("b.txt", "The quake killed 31 people.")];
/// let log: serde_json::Value = serde_json::from_str(&render::sarif(&compare(&articles), &articles))?;
/// let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
/// assert_eq!((region["startLine"].as_u64(), region["startColumn"].as_u64()), (Some(1), Some(18)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn sarif(report: &Report, articles: &[Article]) -> String {
    let view = View::new(report, articles);
    let results: Vec<Value> = view.points(Verdict::Conflict).map(|p| result(&view, p)).collect();
    let rule = |(id, name, text): (&str, &str, &str)| json!({"id": id, "name": name, "shortDescription": {"text": text}});
    let driver = json!({
        "name": "variorum",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": RULES.map(rule),
    });
    let run = json!({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results});
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn result(view: &View<'_>, point: &Point) -> Value {
    let rule = match point.kind {
        ClaimKind::Figure => 0,
        ClaimKind::Date => 1,
        ClaimKind::Attribution => 2,
    };
    let claims = || point.positions.iter().flat_map(|p| view.claims_of(&p.claims));
    let related = claims().skip(1).enumerate().map(|(n, claim)| {
        let mut location = location(view, claim);
        location["id"] = json!(n + 1);
        location
    });
    json!({
        "ruleId": RULES[rule].0,
        "ruleIndex": rule,
        "level": "warning",
        "rank": (point.severity * 1000.0).round() / 10.0,
        "message": {"text": words::one_line(&point.explanation)},
        "locations": claims().take(1).map(|claim| location(view, claim)).collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

/// Where a claim stands, and what it says there.
fn location(view: &View<'_>, claim: &Claim) -> Value {
    let (file, line) = file(&claim.source);
    let mut physical = json!({"artifactLocation": {"uri": uri(file)}});
    if let Some(region) = line.map(|line| json!({"startLine": line})).or_else(|| region(view, claim)) {
        physical["region"] = region;
    }
    let message = format!("{}: “{}”", view.name(&claim.source), words::shortened(&claim.quote, 200));
    json!({"physicalLocation": physical, "message": {"text": message}})
}

/// The file of an article of that id, and its line where the file holds one article a line. Ids that are no files' stand for
/// themselves.
fn file(id: &str) -> (&str, Option<usize>) {
    let lines = |file: &&str| [".jsonl", ".ndjson"].iter().any(|end| file.contains(end));
    let parts = |mark| id.rsplit_once(mark).and_then(|(file, n)| Some((file, n.parse::<usize>().ok()?)));
    match (parts(':').filter(|(file, _)| lines(file)), parts('#')) {
        (Some((file, line)), _) => (file, Some(line)),
        (None, Some((file, _))) => (file, None),
        (None, None) => (id, None),
    }
}

/// The lines and columns of a claim in its file.
fn region(view: &View<'_>, claim: &Claim) -> Option<Value> {
    let article = view.article(&claim.source).filter(|_| !claim.source.contains('#'))?;
    let (line, column) = article.place_of(claim.span.start())?;
    let (last, end) = article.place_of(claim.span.end())?;
    Some(json!({"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}))
}

/// A path as an address, a relative one if it is relative: what may not stand in one is escaped, and so is a colon, before which a
/// scheme would be read.
fn uri(path: &str) -> String {
    let mut out = if path.starts_with('/') { "file://".to_string() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'/' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare;
    use crate::render::fixture;

    fn object(required: &[&str], properties: Value) -> Value {
        let mut object = json!({"type": "object", "additionalProperties": false, "required": required});
        object["properties"] = properties;
        object
    }

    fn message() -> Value {
        object(&["text"], json!({"text": {"type": "string", "minLength": 1}}))
    }

    fn locations() -> Value {
        let line = json!({"type": "integer", "minimum": 1});
        let region = object(
            &["startLine"],
            json!({"startLine": line, "startColumn": line, "endLine": line, "endColumn": line}),
        );
        let uri = json!({"type": "string", "pattern": "^(file://)?([A-Za-z0-9/._~-]|%[0-9A-F]{2})+$"});
        let artifact = object(&["uri"], json!({"uri": uri}));
        let physical = object(&["artifactLocation"], json!({"artifactLocation": artifact, "region": region}));
        let id = json!({"type": "integer", "minimum": -1});
        let location = object(
            &["physicalLocation"],
            json!({"id": id, "physicalLocation": physical, "message": message()}),
        );
        json!({"type": "array", "items": location})
    }

    /// What SARIF 2.1.0 requires of the objects that stand here, with its names and no others.
    fn schema() -> Value {
        let result = object(
            &["message"],
            json!({
                "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "rank": {"type": "number", "minimum": -1, "maximum": 100},
                "message": message(), "locations": locations(), "relatedLocations": locations(),
            }),
        );
        let text = json!({"type": "string"});
        let rule = object(&["id"], json!({"id": text, "name": text, "shortDescription": message()}));
        let rules = json!({"type": "array", "uniqueItems": true, "items": rule});
        let driver = object(&["name"], json!({"name": text, "semanticVersion": text, "rules": rules}));
        let run = object(
            &["tool"],
            json!({
                "tool": object(&["driver"], json!({"driver": driver})),
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": result},
            }),
        );
        let runs = json!({"type": "array", "items": run});
        object(
            &["version", "runs"],
            json!({"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": runs}),
        )
    }

    fn log(report: &Report, articles: &[Article]) -> Value {
        let log = serde_json::from_str(&sarif(report, articles)).expect("JSON");
        let validator = jsonschema::validator_for(&schema()).expect("a schema");
        let errors: Vec<String> =
            validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        log
    }

    #[test]
    fn every_conflict_is_a_result() {
        let (report, articles) = fixture::story();
        let log = log(&report, &articles);
        let results = log["runs"][0]["results"].as_array().expect("results");
        assert_eq!(results.len(), report.points.iter().filter(|p| p.verdict == Verdict::Conflict).count());
        assert_eq!(results[0]["ruleId"], "figure-conflict");
        assert_eq!(results[0]["relatedLocations"].as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn regions_are_lines_and_code_points() {
        let articles = [
            Article::new("drafts/été 1.txt", "It rained.\n\nÀ la une: the quake killed 24 people."),
            Article::new("wire.jsonl:7", "The quake killed 31 people."),
            Article::new("feed.xml#3", "The quake killed 35 people."),
            Article::new("/drafts/a.md", "The quake killed 31 people."),
        ];
        let log = log(&compare(&articles), &articles);
        let result = &log["runs"][0]["results"][0];
        let place = |location: &Value| location["physicalLocation"].clone();
        let mut places = vec![place(&result["locations"][0])];
        places.extend(result["relatedLocations"].as_array().expect("locations").iter().map(place));
        let expected = [
            json!({"artifactLocation": {"uri": "drafts/%C3%A9t%C3%A9%201.txt"},
                   "region": {"startLine": 3, "startColumn": 28, "endLine": 3, "endColumn": 37}}),
            json!({"artifactLocation": {"uri": "wire.jsonl"}, "region": {"startLine": 7}}),
            json!({"artifactLocation": {"uri": "feed.xml"}}),
            json!({"artifactLocation": {"uri": "file:///drafts/a.md"},
                   "region": {"startLine": 1, "startColumn": 18, "endLine": 1, "endColumn": 27}}),
        ];
        for place in expected {
            assert!(places.contains(&place), "{place} is not among {places:#?}");
        }
    }
}
