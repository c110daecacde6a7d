//! What rendering costs beside comparing, on the stories under `seeds/` and on a large invented one. Fails if any
//! renderer takes as long as the comparison that it prints.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use variorum::{Article, Report, compare, render};

/// A renderer by its name.
type Renderer = (&'static str, fn(&Report, &[Article]) -> String);

const RENDERERS: [Renderer; 6] = [
    ("text", render::text),
    ("html", render::html),
    ("markdown", render::markdown),
    ("csv", render::csv),
    ("json", |report, _| render::json(report)),
    ("claimreview", render::claimreview),
];

fn story(folder: &str) -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(folder);
    let mut files: Vec<_> = fs::read_dir(root).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    let texts = files.iter().filter(|p| p.extension().is_some_and(|e| e == "txt"));
    texts.map(|p| Article::new(p.display().to_string(), fs::read_to_string(p).unwrap_or_default())).collect()
}

/// Twenty articles on floods in many villages, each with its own numbers.
fn floods() -> Vec<Article> {
    let village = |n: usize| {
        let (a, b) =
            (["Alm", "Brod", "Cern", "Dorn", "Elm", "Fern"], ["au", "dorf", "feld", "hof", "tal", "wald"]);
        format!("{}{}", a[n % 6], b[n / 6 % 6])
    };
    let sentence = |article: usize, n: usize| {
        format!(
            "In {0} the flood of {1} March 2031 destroyed {2} houses. “The water rose by {3} meters in one night,” the \
             mayor of {0} said. Repairs in {0} will cost about ${4} million, according to the province.\n\n",
            village(n),
            1 + n % 28,
            20 + n + article % 3,
            1 + n % 9,
            1 + n % 70
        )
    };
    let text = |article: usize| (0..36).map(|n| sentence(article, n)).collect::<String>();
    (0..20).map(|i| Article::new(format!("floods/{i}"), text(i))).collect()
}

/// The least time of several runs.
fn least<T>(runs: usize, run: impl Fn() -> T) -> Duration {
    let time = || {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..runs).map(|_| time()).min().unwrap_or_default()
}

fn main() -> ExitCode {
    let mut slow = false;
    for name in ["aid", "caucasus", "quake", "floods"] {
        let articles = if name == "floods" { floods() } else { story(name) };
        let report = compare(&articles);
        let runs = if name == "floods" { 5 } else { 30 };
        let compared = least(runs, || compare(&articles));
        print!("{name:9} {:3} points  compare {:7.0} µs ", report.points.len(), micros(compared));
        for (format, renderer) in RENDERERS {
            let took = least(runs, || renderer(&report, &articles));
            print!(" {format} {:.0}", micros(took));
            slow |= took >= compared;
        }
        println!();
    }
    if slow {
        println!("FAILED: a renderer takes as long as the comparison");
    }
    ExitCode::from(u8::from(slow))
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
