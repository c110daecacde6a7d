//! `variorum score`: how often reports are right, over stories whose points a reader has marked.
//!
//! Beside a story's articles lies `expected.toml` (docs/scoring.md): the points that a careful reader tells, and pairs that speak of
//! different things. A point is found if one of the report holds its words in two articles or more.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use variorum::{Article, Claim, ClaimKind, Error, Options, Point, Report, Verdict, render};

use crate::arguments::{InputArguments, Score, ScoreFormat};
use crate::input::Input;
use crate::output::print;
use crate::survive::{Survived, survive};

/// The file's name.
const FILE: &str = "expected.toml";

/// An article, by its file's name or its id, and words that stand in it once.
type Words = (String, String);

/// What a reader expects of a story.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    point: Vec<ExpectedPoint>,
    #[serde(default)]
    never: Vec<Never>,
    // What other tests hold stories against.
    #[serde(default, rename = "claim")]
    _claim: Vec<toml::Value>,
    #[serde(default, rename = "no_figure")]
    _no_figure: Vec<toml::Value>,
    #[serde(default, rename = "copied")]
    _copied: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedPoint {
    subject: String,
    kind: String,
    verdict: Vec<String>,
    mentions: Vec<Words>,
    #[serde(default, rename = "missed")]
    _missed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    why: String,
    mentions: Vec<Words>,
    #[serde(default, rename = "missed")]
    _missed: bool,
}

/// What was counted of one kind, or of one reason.
#[derive(Clone, Copy, Default, Serialize)]
struct Count {
    /// Points that a reader tells, those found, and those found with a verdict that the reader allows.
    expected: usize,
    found: usize,
    verdict: usize,
    /// Conflicts and updates that a reader tells, and those reported as such.
    differences: usize,
    told: usize,
    /// Conflicts and updates that are reported, and those that a reader tells.
    reported: usize,
    right: usize,
}

/// All that was counted.
#[derive(Default, Serialize)]
struct Scores {
    stories: usize,
    kinds: BTreeMap<String, Count>,
    verdicts: BTreeMap<String, Count>,
    reasons: BTreeMap<String, Count>,
    /// Pairs that speak of different things, and those that one point holds all the same.
    apart: usize,
    linked: usize,
    /// What was missed, and what was told wrongly.
    faults: Vec<String>,
}

/// Scores the reports of all stories; how much could not be used.
pub(crate) fn run(arguments: &Score) -> io::Result<usize> {
    let mut scores = Scores::default();
    let mut problems = 0;
    for folder in &arguments.input.files {
        problems += story(&arguments.input.of(folder), folder, &mut scores, variorum::compare_with)?;
    }
    let text = match arguments.format {
        ScoreFormat::Text => table(&scores),
        ScoreFormat::Json => render::steady_json(serde_json::to_string_pretty(&scores)?) + "\n",
    };
    print(&text)?;
    Ok(problems)
}

/// Scores the report that `compare` makes of a story; how much could not be used. A story that stops it costs itself only.
fn story(
    given: &InputArguments,
    folder: &str,
    scores: &mut Scores,
    compare: impl Fn(&[Article], &Options) -> Result<Report, Error>,
) -> io::Result<usize> {
    let mut input = Input::new(given);
    let articles = crate::all(&mut input)?;
    let Some(marked) = marked(folder, &articles) else { return Ok(input.problems() + 1) };
    let options = input.options();
    let alone = |article: &Article| drop(variorum::claims_with(article, &options));
    let Some(Survived { result, broken, .. }) =
        survive(articles, alone, |articles| compare(articles, &options))
    else {
        eprintln!("{}: this story cannot be compared, which is a fault of variorum", render::shown(folder));
        return Ok(input.problems() + 1);
    };
    broken.iter().for_each(|message| eprintln!("{}", render::shown(message)));
    scores.stories += 1;
    scores.add(folder, &marked, &result.map_err(io::Error::other)?);
    Ok(input.problems() + broken.len())
}

/// What a reader expects of a story; none, and a message, if that cannot be read.
fn marked(folder: &str, articles: &[Article]) -> Option<Marked> {
    let file = Path::new(folder).join(FILE);
    let shown = render::shown(&file.display().to_string());
    let text = match crate::open::settings(&file) {
        Ok(text) => text,
        Err(e) => {
            eprintln!("{shown}: {e}; docs/scoring.md says what it holds");
            return None;
        }
    };
    let marked =
        toml::from_str(&text).map_err(|e| e.to_string()).and_then(|expected| Marked::new(articles, expected));
    // The reader of such files draws the line at fault below its message.
    let told =
        |message: String| message.lines().for_each(|line| eprintln!("{shown}: {}", render::shown(line)));
    marked.map_err(told).ok()
}

/// Where words stand: an article's id and bytes of its text.
type Place = (String, usize, usize);

/// What is expected, its words found.
struct Marked {
    points: Vec<(ExpectedPoint, Vec<Place>)>,
    never: Vec<(Never, Vec<Place>)>,
}

impl Marked {
    /// # Errors
    /// Words that do not stand once in their article, a kind or verdict that there is not.
    fn new(articles: &[Article], expected: Expected) -> Result<Marked, String> {
        let places =
            |words: &[Words]| words.iter().map(|w| place(articles, w)).collect::<Result<Vec<_>, _>>();
        let mut points = Vec::new();
        for point in expected.point {
            if !["figure", "date", "attribution"].contains(&point.kind.as_str()) {
                return Err(format!(
                    "“{}”: the kind “{}” is none of figure, date, attribution",
                    point.subject, point.kind
                ));
            }
            let known = ["agree", "compatible", "update", "conflict"];
            if let Some(wrong) = point.verdict.iter().find(|v| !known.contains(&v.as_str())) {
                return Err(format!(
                    "“{}”: the verdict “{wrong}” is none of {}",
                    point.subject,
                    known.join(", ")
                ));
            }
            let found = places(&point.mentions)?;
            if found.iter().map(|p| &p.0).collect::<BTreeSet<_>>().len() < 2 {
                return Err(format!("“{}”: a point has words of two articles or more", point.subject));
            }
            points.push((point, found));
        }
        let never = expected.never.into_iter().map(|n| places(&n.mentions).map(|found| (n, found)));
        Ok(Marked { points, never: never.collect::<Result<_, _>>()? })
    }
}

/// Where words stand in their article.
fn place(articles: &[Article], (file, words): &Words) -> Result<Place, String> {
    let named =
        |a: &&Article| a.id == *file || Path::new(&a.id).file_name().is_some_and(|n| n == file.as_str());
    let article = articles.iter().find(named).ok_or_else(|| format!("there is no article {file}"))?;
    let all: Vec<usize> = article.text.match_indices(words.as_str()).map(|(at, _)| at).collect();
    match all[..] {
        [at] => Ok((article.id.clone(), at, at + words.len())),
        _ => Err(format!("“{words}” stands {} times in {file}; give words that stand there once", all.len())),
    }
}

fn lies_on(claim: &Claim, (id, start, end): &Place) -> bool {
    let over = |s: variorum::Span| s.start() < *end && *start < s.end();
    claim.source == *id && (over(claim.span) || claim.kind == ClaimKind::Attribution && over(claim.sentence))
}

/// The places that a point's claims lie on.
fn held<'p>(report: &Report, point: &Point, places: &'p [Place]) -> Vec<&'p Place> {
    let claims: Vec<&Claim> = point.claims.iter().filter_map(|id| report.claim(id)).collect();
    places.iter().filter(|p| claims.iter().any(|c| lies_on(c, p))).collect()
}

/// Whether a point of the report is the one that a reader tells: its words in two articles or more.
fn is_it(report: &Report, point: &Point, (expected, places): &(ExpectedPoint, Vec<Place>)) -> bool {
    let files: BTreeSet<&str> = held(report, point, places).into_iter().map(|p| p.0.as_str()).collect();
    word(point.kind) == expected.kind && files.len() >= 2
}

fn differs(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Conflict | Verdict::Update)
}

/// Whether a reader tells a difference, and whether it may also be none.
fn differing(expected: &ExpectedPoint) -> (bool, bool) {
    let differ = |v: &String| v == "conflict" || v == "update";
    (expected.verdict.iter().any(differ), !expected.verdict.iter().all(differ))
}

/// An enum of the report as its word.
fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default()
}

impl Scores {
    fn add(&mut self, story: &str, marked: &Marked, report: &Report) {
        for expected in &marked.points {
            self.expected(story, report, expected);
        }
        for point in report.points.iter().filter(|p| differs(p.verdict)) {
            let right = marked.points.iter().any(|e| differing(&e.0).0 && is_it(report, point, e));
            let counts = [
                self.kinds.entry(word(point.kind)).or_default(),
                self.verdicts.entry(word(point.verdict)).or_default(),
                self.reasons.entry(word(point.reason)).or_default(),
            ];
            for count in counts {
                count.reported += 1;
                count.right += usize::from(right);
            }
            if !right {
                self.faults.push(format!("{story}: wrong {}: {}", word(point.verdict), point.explanation));
            }
        }
        for (never, places) in &marked.never {
            self.apart += 1;
            if report.points.iter().any(|p| held(report, p, places).len() >= 2) {
                self.linked += 1;
                self.faults.push(format!("{story}: linked: {}", never.why));
            }
        }
    }

    /// Whether a point that a reader tells is found, and how it is judged.
    fn expected(&mut self, story: &str, report: &Report, expected: &(ExpectedPoint, Vec<Place>)) {
        let found: Vec<&Point> = report.points.iter().filter(|p| is_it(report, p, expected)).collect();
        let expected = &expected.0;
        let allowed = found.iter().any(|p| expected.verdict.contains(&word(p.verdict)));
        let told = found.iter().any(|p| differs(p.verdict));
        let (differ, also_alike) = differing(expected);
        let first = expected.verdict.first().cloned().unwrap_or_default();
        for count in
            [self.kinds.entry(expected.kind.clone()).or_default(), self.verdicts.entry(first).or_default()]
        {
            count.expected += 1;
            count.found += usize::from(!found.is_empty());
            count.verdict += usize::from(allowed);
            // What a reader may also call compatible is not asked for.
            count.differences += usize::from(differ && !also_alike);
            count.told += usize::from(differ && !also_alike && told);
        }
        match found.first() {
            None => self.faults.push(format!("{story}: missed: {}", expected.subject)),
            Some(p) if !allowed => {
                let (said, wanted) = (word(p.verdict), expected.verdict.join(" or "));
                self.faults.push(format!("{story}: {said} in place of {wanted}: {}", expected.subject));
            }
            Some(_) => {}
        }
    }
}

/// "3/4", and nothing where there is none.
fn share(part: usize, of: usize) -> String {
    if of == 0 { "–".to_string() } else { format!("{part}/{of}") }
}

fn table(scores: &Scores) -> String {
    let mut out = format!("{} stories\n", scores.stories);
    for (title, counts) in
        [("kind", &scores.kinds), ("verdict", &scores.verdicts), ("reason", &scores.reasons)]
    {
        let _ = writeln!(
            out,
            "\n{title:<14}{:>12}{:>16}{:>20}{:>20}",
            "found", "verdict right", "differences found", "differences right"
        );
        for (name, c) in counts {
            let _ = writeln!(
                out,
                "{name:<14}{:>12}{:>16}{:>20}{:>20}",
                share(c.found, c.expected),
                share(c.verdict, c.found),
                share(c.told, c.differences),
                share(c.right, c.reported)
            );
        }
    }
    let _ = writeln!(out, "\nlinked, though of different things: {}", share(scores.linked, scores.apart));
    for fault in &scores.faults {
        let _ = writeln!(out, "  {}", render::shown(fault));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{Arguments, Command};
    use clap::Parser;

    #[test]
    fn a_story_that_stops_the_program_costs_itself_only() {
        let folder = std::env::temp_dir().join(format!("variorum-score-{}", std::process::id()));
        let names = ["broken", "whole"].map(|name| folder.join(name).to_string_lossy().into_owned());
        for name in &names {
            std::fs::create_dir_all(name).expect("a folder");
            std::fs::write(Path::new(name).join("a.txt"), "The quake killed 24 people.").expect("a file");
            std::fs::write(Path::new(name).join(FILE), "").expect("a file");
        }
        let arguments =
            Arguments::try_parse_from(["variorum", "score", &names[0], &names[1]]).expect("arguments");
        let Command::Score(arguments) = arguments.command else { panic!("another command") };
        let compare = |articles: &[Article], options: &Options| {
            assert!(!articles[0].id.contains("broken"), "this story is broken");
            variorum::compare_with(articles, options)
        };
        let mut scores = Scores::default();
        let problems = names
            .each_ref()
            .map(|name| story(&arguments.input.of(name), name, &mut scores, compare).expect("it goes on"));
        assert_eq!((problems, scores.stories), ([1, 0], 1));
        std::fs::remove_dir_all(folder).expect("it goes");
    }
}
