//! Every story under `seeds/` against its `expected.toml`, and its whole report as a snapshot.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use variorum::{Article, Claim, Report, Span, Verdict, compare};

const STORIES: [&str; 3] = ["aid", "caucasus", "quake"];

/// A file of the story and words that stand in it exactly once.
type Words = (String, String);

#[derive(Deserialize)]
struct Expected {
    #[serde(default)]
    point: Vec<ExpectedPoint>,
    #[serde(default)]
    never: Vec<Never>,
    #[serde(default)]
    no_figure: Vec<NoFigure>,
    #[serde(default)]
    claim: Vec<ExpectedClaim>,
    copied: Option<Copied>,
}

#[derive(Deserialize)]
struct ExpectedPoint {
    /// A point that a reader tells and the library does not yet; once it does, the mark must go.
    #[serde(default)]
    missed: bool,
    subject: String,
    kind: String,
    verdict: Vec<String>,
    mentions: Vec<Words>,
}

#[derive(Deserialize)]
struct Never {
    /// A pair that is linked all the same; once it is not, the mark must go.
    #[serde(default)]
    missed: bool,
    why: String,
    mentions: Vec<Words>,
}

#[derive(Deserialize)]
struct NoFigure {
    mention: Words,
}

#[derive(Deserialize)]
struct ExpectedClaim {
    kind: String,
    mention: Words,
    value: Option<toml::Value>,
    unit: Option<String>,
    speaker: Option<String>,
}

#[derive(Deserialize)]
struct Copied {
    sources: Vec<String>,
    mention: Words,
}

struct Story {
    name: &'static str,
    articles: Vec<Article>,
    report: Report,
    expected: Expected,
}

impl Story {
    fn load(name: &'static str) -> Story {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
        let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let articles: Vec<Article> = files
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .map(|p| Article::new(p.file_name().unwrap().to_str().unwrap(), fs::read_to_string(p).unwrap()))
            .collect();
        let expected = toml::from_str(&fs::read_to_string(folder.join("expected.toml")).unwrap()).unwrap();
        Story { name, report: compare(&articles), articles, expected }
    }

    fn span(&self, (file, words): &Words) -> Span {
        let text = &self.articles.iter().find(|a| a.id == *file).unwrap_or_else(|| panic!("no {file}")).text;
        let mut found = text.match_indices(words.as_str());
        let start = found.next().unwrap_or_else(|| panic!("{}/{file}: no “{words}”", self.name)).0;
        assert!(found.next().is_none(), "{}/{file}: “{words}” stands twice", self.name);
        Span::new(start, start + words.len())
    }

    fn lies_on(&self, claim: &Claim, mention: &Words) -> bool {
        let span = self.span(mention);
        let own = claim.span.overlaps(span);
        claim.source == mention.0 && (own || claim.attribution().is_some() && claim.sentence.overlaps(span))
    }

    /// How many of the mentions a claim with one of these ids lies on.
    fn held(&self, ids: &[String], mentions: &[Words]) -> usize {
        let claims: Vec<&Claim> = ids.iter().filter_map(|id| self.report.claim(id)).collect();
        mentions.iter().filter(|m| claims.iter().any(|c| self.lies_on(c, m))).count()
    }

    fn fault(&self, what: &str, which: impl std::fmt::Display) -> String {
        format!("{}: {what}: {which}", self.name)
    }
}

/// An enum of the report as its JSON word.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_string()
}

fn points_not_told(story: &Story) -> Vec<String> {
    let told = |p: &ExpectedPoint| {
        let files = p.mentions.iter().map(|m| &m.0).collect::<BTreeSet<_>>().len();
        let mut points = story.report.points.iter().filter(|q| word(q.kind) == p.kind);
        points.any(|q| story.held(&q.claims, &p.mentions) >= files && p.verdict.contains(&word(q.verdict)))
    };
    let fault = |p: &ExpectedPoint| match (told(p), p.missed) {
        (false, false) => Some(story.fault("not told", &p.subject)),
        (true, true) => Some(story.fault("told by now, yet marked as missed", &p.subject)),
        _ => None,
    };
    story.expected.point.iter().filter_map(fault).collect()
}

fn pairs_linked(story: &Story) -> Vec<String> {
    let linked = |n: &Never| story.report.points.iter().any(|q| story.held(&q.claims, &n.mentions) >= 2);
    let fault = |n: &Never| match (linked(n), n.missed) {
        (true, false) => Some(story.fault("linked", &n.why)),
        (false, true) => Some(story.fault("apart by now, yet marked as missed", &n.why)),
        _ => None,
    };
    story.expected.never.iter().filter_map(fault).collect()
}

fn claims_missed(story: &Story) -> Vec<String> {
    let found = |c: &ExpectedClaim| story.report.claims.iter().any(|x| says(story, x, c));
    story.expected.claim.iter().filter(|c| !found(c)).map(|c| story.fault("missed", &c.mention.1)).collect()
}

fn says(story: &Story, claim: &Claim, expected: &ExpectedClaim) -> bool {
    let json = serde_json::to_value(claim).unwrap();
    let body = &json[expected.kind.as_str()];
    let value = expected.value.as_ref().is_none_or(|v| match v {
        toml::Value::String(s) => body["value"] == s.as_str(),
        v => body["value"] == serde_json::to_value(v).unwrap(),
    });
    let unit = expected.unit.as_ref().is_none_or(|u| body["unit"] == u.as_str());
    let speaker = expected.speaker.as_ref().is_none_or(|s| {
        let said = [&body["speaker"]["entity"], &body["speaker"]["text"]];
        said.iter().any(|t| t.as_str().is_some_and(|t| t.contains(s.as_str())))
    });
    body.is_object() && story.lies_on(claim, &expected.mention) && value && unit && speaker
}

fn traps_hit(story: &Story) -> Vec<String> {
    let hit = |n: &&NoFigure| {
        let mut figures = story.report.claims.iter().filter(|c| c.figure().is_some());
        figures.any(|c| story.lies_on(c, &n.mention))
    };
    story.expected.no_figure.iter().filter(hit).map(|n| story.fault("a figure", &n.mention.1)).collect()
}

/// A position that holds words printed in several sources counts these once.
fn copies_counted(story: &Story) -> Vec<String> {
    let Some(copied) = &story.expected.copied else { return Vec::new() };
    let on = |ids: &[String]| story.held(ids, std::slice::from_ref(&copied.mention)) > 0;
    match story.report.points.iter().flat_map(|p| &p.positions).find(|p| on(&p.claims)) {
        None => vec![story.fault("in no point", &copied.mention.1)],
        Some(p) if !copied.sources.iter().all(|s| p.sources.contains(s)) => {
            vec![story.fault("a copy is missing", &copied.mention.1)]
        }
        Some(p) if p.independent != p.sources.len() + 1 - copied.sources.len() => {
            vec![story.fault("copies counted apart", p.independent)]
        }
        Some(_) => Vec::new(),
    }
}

#[test]
fn stories_are_told_as_expected() {
    let checks = [points_not_told, pairs_linked, claims_missed, traps_hit, copies_counted];
    let stories: Vec<Story> = STORIES.into_iter().map(Story::load).collect();
    let faults: Vec<String> =
        stories.iter().flat_map(|s| checks.iter().flat_map(|c| c(s)).collect::<Vec<_>>()).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn conflicts_are_only_what_is_expected() {
    for story in STORIES.into_iter().map(Story::load) {
        let conflicts = story.report.points.iter().filter(|p| p.verdict == Verdict::Conflict);
        let alarms: Vec<_> = conflicts
            .filter(|p| {
                let mut expected =
                    story.expected.point.iter().filter(|e| e.verdict.iter().any(|v| v == "conflict"));
                !expected.any(|e| story.held(&p.claims, &e.mentions) >= 2)
            })
            .map(|p| &p.explanation)
            .collect();
        assert!(alarms.is_empty(), "{}: false alarms: {alarms:#?}", story.name);
    }
}

#[test]
fn reports_are_as_before() {
    for story in STORIES.into_iter().map(Story::load) {
        insta::assert_snapshot!(story.name, serde_json::to_string_pretty(&story.report).unwrap());
    }
}
