//! `compare --within-days N --format jsonl`: a window that slides over articles in the order of their days, so that memory holds what a
//! few days bring and not the whole stream.
//!
//! A window owns days and holds the N days behind them, too: of two articles at most N days apart, the window that owns the day of the
//! earlier one holds both. A point is told by the window that owns the day of its earliest article, unless an earlier window told all of
//! it; a story that goes on for longer is told in parts that overlap.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use variorum::{Article, Options, Report, render};

use crate::arguments::Compare;
use crate::input::Input;
use crate::output;
use crate::sorted::{Day, Sorter, UNDATED, day_of};
use crate::survive::Survived;
use crate::{UNUSABLE, compared};

/// How many times N days, and one more, a window is long at least: the longer it is, the less is read twice.
const LENGTH: Day = 4;
/// How many articles it holds at least, and how many without a date are compared at a time.
const LEAST: usize = 250;
const UNDATED_AT_ONCE: usize = 500;

/// Compares a stream and prints its points.
pub(crate) fn run(arguments: &Compare, days: u32) -> io::Result<u8> {
    let mut input = Input::new(&arguments.input);
    let mut sorter = Sorter::new();
    input.each(&mut |article, _| sorter.push(article))?;
    arguments.input.use_threads();
    let options = arguments.complete(input.options()).mixed(true);
    let told = output::stream(arguments.output.as_deref(), |out| {
        let mut windows = Windows {
            days: Day::from(days),
            options: &options,
            out,
            ids: HashSet::new(),
            told: Told::default(),
        };
        windows.slide(sorter)?;
        Ok(windows.told)
    })?;
    let broken = if input.problems() + told.broken > 0 { UNUSABLE } else { 0 };
    Ok(broken.max(u8::from(told.conflict)))
}

struct Windows<'o> {
    days: Day,
    options: &'o Options,
    out: &'o mut dyn Write,
    /// The ids of the articles of the window. The input tells those that come twice too, but remembers a million only.
    ids: HashSet<String>,
    told: Told,
}

/// What was told so far.
#[derive(Default)]
struct Told {
    points: usize,
    checks: usize,
    conflict: bool,
    /// How many articles stopped the program.
    broken: usize,
    /// The claims of points that have some in articles still held.
    open: Vec<HashSet<String>>,
    /// Which of them each claim is of.
    of: HashMap<String, Vec<usize>>,
}

impl Windows<'_> {
    fn slide(&mut self, sorter: Sorter) -> io::Result<()> {
        let mut window: Vec<Article> = Vec::new();
        let (mut first, mut last) = (UNDATED, UNDATED);
        for next in sorter.finish()? {
            let (day, article) = next?;
            let full = day != last && window.len() >= LEAST && day > first + LENGTH * (self.days + 1);
            if day == UNDATED && last != UNDATED {
                self.close(&mut window, UNDATED)?;
            } else if full && day != UNDATED {
                self.close(&mut window, day - self.days)?;
                first = UNDATED;
            } else if day == UNDATED && window.len() == UNDATED_AT_ONCE {
                self.close(&mut window, UNDATED)?;
            }
            first = first.min(day);
            last = day;
            if !self.ids.insert(article.id.clone()) {
                let id = render::shown(&article.id);
                eprintln!("{id}: another article of these days has this id; this one is left out");
                self.told.broken += 1;
                continue;
            }
            window.push(article);
        }
        self.close(&mut window, UNDATED)
    }

    /// Tells what begins before the day `until`, and keeps the articles from then on; with [`UNDATED`] all is told and none kept.
    fn close(&mut self, window: &mut Vec<Article>, until: Day) -> io::Result<()> {
        let Some(survived) = compared(std::mem::take(window), self.options, true)? else {
            eprintln!("variorum: the articles of a window cannot be compared, which is a fault of variorum");
            self.told.broken += 1;
            self.ids.clear();
            return Ok(());
        };
        let Survived { articles, result: mut report, broken } = survived;
        broken.iter().for_each(|message| eprintln!("{}", render::shown(message)));
        self.told.broken += broken.len();
        let day: HashMap<&str, Day> = report.sources.iter().map(|s| (s.id.as_str(), day_of(s))).collect();
        let kept: HashSet<String> = articles
            .iter()
            .filter(|a| until != UNDATED && day.get(a.id.as_str()).is_some_and(|d| *d >= until))
            .map(|a| a.id.clone())
            .collect();
        self.told.choose(&mut report, &kept);
        self.ids.retain(|id| kept.contains(id));
        self.out.write_all(render::jsonl(&report).as_bytes())?;
        window.extend(articles.into_iter().filter(|a| kept.contains(&a.id)));
        Ok(())
    }
}

impl Told {
    /// Leaves of a window's report what is to be told of it now; `kept` are the articles that the next window holds, too.
    fn choose(&mut self, report: &mut Report, kept: &HashSet<String>) {
        let source = |id: &str| report.claim(id).map(|claim| claim.source.clone()).unwrap_or_default();
        let held = |ids: &[String]| ids.iter().all(|id| kept.contains(&source(id)));
        let waits: Vec<bool> = report.points.iter().map(|p| held(&p.claims)).collect();
        let mut waits = waits.into_iter();
        report.points.retain(|_| !waits.next().unwrap_or(false));
        report.points.retain(|p| !self.has_told(&p.claims));
        report.checks.retain(|k| !kept.contains(&k.source));
        for point in &mut report.points {
            self.points += 1;
            point.id = format!("p{}", self.points);
        }
        for check in &mut report.checks {
            self.checks += 1;
            check.id = format!("k{}", self.checks);
        }
        self.conflict |= report.has_conflict();
        let source = |id: &str| report.claim(id).map(|claim| claim.source.as_str());
        let open = report
            .points
            .iter()
            .filter(|p| p.claims.iter().any(|id| source(id).is_some_and(|source| kept.contains(source))));
        self.open = open.map(|p| p.claims.iter().cloned().collect()).collect();
        self.of = HashMap::new();
        for (n, claims) in self.open.iter().enumerate() {
            claims.iter().for_each(|id| self.of.entry(id.clone()).or_default().push(n));
        }
    }

    /// Whether one point told before has all of these claims.
    fn has_told(&self, claims: &[String]) -> bool {
        let points = claims.first().and_then(|id| self.of.get(id));
        points.is_some_and(|of| of.iter().any(|n| claims.iter().all(|id| self.open[*n].contains(id))))
    }
}
