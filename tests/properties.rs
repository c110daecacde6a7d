//! What always holds, whatever the text.

use std::time::Instant;

use proptest::prelude::*;
use variorum::{Article, Point, Verdict, claims, compare};

/// Pieces that news is made of, and marks that confuse readers.
const PIECES: [&str; 44] = [
    "The quake",
    " killed ",
    "at least ",
    "24",
    " people",
    ". ",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'s",
    " said",
    " on Monday",
    " in late 2022",
    "1.5 million",
    "$2bn",
    "€",
    "—",
    "-",
    "\n\n",
    "\n",
    "Mr. ",
    "U.S. ",
    "three weeks",
    " percent",
    "½",
    "٣",
    "1,000,000",
    "31-24",
    "(",
    ")",
    " according to ",
    "the ministry",
    " he ",
    "denied that ",
    "May",
    " 5",
    "9999",
    "99999999999999999999999999999999",
    "é",
    "\u{202e}",
    "\u{200b}",
    "😀",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(&PIECES[..]), 1..60).prop_map(|p| p.concat()),
        "\\PC{0,200}",
    ]
    .prop_filter("an article has text", |t| !t.trim().is_empty())
}

/// What is said of a point whatever order the articles come in: its claims, verdict, reason and severity, and each
/// position's claims, value and count of origins.
type Told = (Vec<String>, Verdict, String, Vec<(Vec<String>, String, usize)>);

/// The points, and the articles that carry the same text, in an order of their own.
fn told(articles: &[Article]) -> (Vec<Told>, Vec<Vec<String>>) {
    let report = compare(articles);
    let point = |p: Point| {
        let positions = p.positions.into_iter().map(|p| (sorted(p.claims), p.value, p.independent));
        let reason = format!("{:?} {}", p.reason, p.severity);
        (sorted(p.claims), p.verdict, reason, sorted(positions.collect()))
    };
    let points = report.points.into_iter().map(point).collect();
    (sorted(points), sorted(report.copies.into_iter().map(sorted).collect()))
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn spans_hold_their_quotes(text in text()) {
        for claim in claims(&Article::new("a", text.as_str())).claims {
            prop_assert_eq!(&text[claim.span.range()], claim.quote);
            let sentence = &text[claim.sentence.range()];
            prop_assert!(sentence.len() <= 2000 && !sentence.contains("\n\n"));
        }
    }

    #[test]
    fn the_order_of_articles_changes_only_the_order_printed(a in text(), b in text(), c in text()) {
        let articles = [Article::new("a", a), Article::new("b", b), Article::new("c", c)];
        let mut turned = articles.clone();
        turned.reverse();
        prop_assert_eq!(told(&articles), told(&turned));
    }

    #[test]
    fn a_copy_agrees_with_its_original(text in text()) {
        let report = compare(&[Article::new("a", text.as_str()), Article::new("b", text.as_str())]);
        for point in &report.points {
            prop_assert!(matches!(point.verdict, Verdict::Agree | Verdict::Compatible), "{point:?}");
            prop_assert!(point.positions.iter().all(|p| p.independent == 1), "{point:?}");
        }
    }
}

/// The articles of the stories under `seeds/`.
fn stories() -> Vec<Vec<Article>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let files = |folder: std::path::PathBuf| -> Vec<_> {
        sorted(std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect())
    };
    let article = |p: std::path::PathBuf| {
        let name = p.file_name().unwrap().to_str().unwrap().to_string();
        name.ends_with(".txt").then(|| Article::new(name, std::fs::read_to_string(&p).unwrap()))
    };
    files(folder).into_iter().map(|story| files(story).into_iter().filter_map(article).collect()).collect()
}

#[test]
fn the_order_of_a_story_changes_only_the_order_printed() {
    for story in stories() {
        let as_given = told(&story);
        let mut turned = story.clone();
        for _ in 1..story.len() {
            turned.rotate_left(1);
            assert_eq!(as_given, told(&turned), "{} rotated", story[0].id);
        }
        turned.clone_from(&story);
        turned.reverse();
        assert_eq!(as_given, told(&turned), "{} reversed", story[0].id);
    }
}

/// The least time of three that `run` takes as many times as `times` says, for once. What is short is run more often, so that a busy
/// machine holds up both alike.
fn least(times: u32, run: impl Fn()) -> f64 {
    let measured = (0..3).map(|_| {
        let start = Instant::now();
        (0..times).for_each(|_| run());
        start.elapsed()
    });
    measured.min().unwrap_or_default().as_secs_f64() / f64::from(times)
}

/// Texts that grow tenfold: time must not grow much more than tenfold, or an article could hang its reader.
#[test]
fn time_is_linear_in_the_text() {
    for unit in
        ["word ", "“", "24 ", "he said ", "on Monday ", "A. ", "the ", "( ", "1,", "Mr. Smith and ", "'", "-"]
    {
        let time = |bytes: usize, times: u32| {
            let article = Article::new("a", unit.repeat(bytes / unit.len()));
            least(times, || drop(std::hint::black_box(claims(&article))))
        };
        time(1_000, 1); // word lists load once
        let (small, large) = (time(50_000, 10), time(500_000, 1));
        let ratio = large / small.max(5e-4);
        assert!(ratio < 40.0, "“{unit}”: ten times the text takes {ratio:.0} times as long");
    }
}

/// Two articles of the same figures that grow eightfold, a figure a sentence or all in a row: time must not grow with the square.
#[test]
fn time_is_linear_in_the_figures_compared() {
    for unit in ["The flood destroyed N houses.\n\n", "N "] {
        let time = |figures: usize, times: u32| {
            let text: String = (0..figures).map(|n| unit.replace('N', &(1000 + n).to_string())).collect();
            let articles = ["a", "b"].map(|id| Article::new(id, text.as_str()));
            least(times, || drop(std::hint::black_box(compare(&articles))))
        };
        time(10, 1); // word lists load once
        let (small, large) = (time(500, 8), time(4_000, 1));
        let ratio = large / small;
        assert!(ratio < 28.0, "“{unit}”: eight times the figures take {ratio:.0} times as long");
    }
}

/// Reports of one story, no two of them copies, that grow eightfold.
#[test]
fn time_is_linear_in_the_reports_of_one_story() {
    const TOLD: [&str; 8] = [
        "Officials in PLACE said on DAY that N people were killed.",
        "N homes were lost when the storm reached the coast near PLACE.",
        "Mayor NAME said the harbour of PLACE was closed.",
        "Rescue crews from PLACE searched the hills for N missing people.",
        "Rain of N mm fell on PLACE within a day.",
        "The governor, NAME, asked for $N million in aid.",
        "NAME told reporters that the dam near PLACE held.",
        "Schools in PLACE stay closed until DAY.",
    ];
    const PLACES: [&str; 8] = ["Osk", "Pelm", "Hale", "Lunde", "Kessel", "Norrin", "Tervala", "Brask"];
    const NAMES: [&str; 5] = ["Mira Tovan", "Ina Marwick", "Jon Pell", "Ada Roe", "Karl Orth"];
    const DAYS: [&str; 4] = ["Monday", "Tuesday", "Friday", "Sunday"];
    let mut state = 7_usize;
    let mut any = |of: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % of
    };
    let mut report = |n: usize| {
        let first = any(8);
        let mut text = format!("Storm hits {}.", PLACES[any(8)]);
        for k in 0..4 {
            let told =
                TOLD[(first + k * 3) % 8].replace("PLACE", PLACES[any(8)]).replace("DAY", DAYS[any(4)]);
            text += &format!(
                " {}",
                told.replace("NAME", NAMES[any(5)]).replace('N', &(2 + any(200)).to_string())
            );
        }
        Article::new(format!("{n}"), text)
    };
    let mut time = |reports: usize, times: u32| {
        let articles: Vec<Article> = (0..reports).map(&mut report).collect();
        least(times, || drop(std::hint::black_box(compare(&articles))))
    };
    time(10, 1); // word lists load once
    let (small, large) = (time(200, 4), time(1_600, 1));
    let ratio = large / small;
    assert!(ratio < 24.0, "eight times the reports take {ratio:.0} times as long");
}

/// Pieces of Markdown, well and badly formed.
#[cfg(feature = "markdown")]
const MARKUP: [&str; 34] = [
    "# ",
    "\n",
    "\n\n",
    "\r\n",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "~~",
    "[",
    "](",
    ")",
    "](https://e.org)",
    "![",
    "> ",
    "- ",
    "1. ",
    "<b>",
    "</b>",
    "<div>",
    "<!--",
    "-->",
    "<script>",
    "&amp;",
    "&nGt;",
    "&#0;",
    "\\",
    "---\n",
    "+++\n",
    "title: x\n",
    "| a |",
    "[^1]",
    "[^1]: ",
];

#[cfg(feature = "markdown")]
proptest! {
    #[test]
    fn markdown_keeps_its_length_and_the_places_of_its_words(
        parts in prop::collection::vec((0..MARKUP.len(), "[a-z\u{e9}]{0,4}[ 0-9]{0,2}"), 0..24)
    ) {
        let file: String = parts.iter().flat_map(|(i, words)| [MARKUP[*i], words]).collect();
        if let Ok(article) = Article::from_markdown("a", &file) {
            prop_assert_eq!(article.text.len(), file.len());
            for claim in claims(&article).claims {
                prop_assert_eq!(&article.text[claim.span.range()], claim.quote.as_str());
            }
        }
    }
}
