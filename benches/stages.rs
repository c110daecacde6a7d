//! Throughput of each stage on one thread, and its ratio to one pass of a case-insensitive Aho-Corasick automaton over
//! the same text: the ratio stays the same from machine to machine, the MB/s do not.
//!
//! Reads the stories under `seeds/`, repeated; `VARIORUM_TEXT=FILE` reads another text, paragraphs kept.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use divan::Bencher;
use divan::counter::BytesCount;
use variorum::name::Names;
use variorum::text::Document;
use variorum::{Article, Reading, align, attribution, claims, compare, date, figure, parts, verdict};

const PHRASES: &str = include_str!("phrases.txt");
/// Bytes an article of the benchmark holds, about what a long news article does.
const ARTICLE: usize = 8_000;

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(articles);
static STORY: LazyLock<Vec<Article>> = LazyLock::new(|| files(Path::new("seeds/caucasus")));

fn files(folder: &Path) -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(root).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|p| p.extension().is_some_and(|e| e == "txt"));
    texts.map(|p| Article::new(p.display().to_string(), fs::read_to_string(p).unwrap_or_default())).collect()
}

fn articles() -> Vec<Article> {
    let text = match std::env::var("VARIORUM_TEXT") {
        Ok(path) => fs::read_to_string(path).expect("VARIORUM_TEXT names a text file"),
        Err(_) => {
            let stories = ["aid", "caucasus", "quake"].map(|s| files(&Path::new("seeds").join(s)));
            let all: Vec<String> = stories.into_iter().flatten().map(|a| a.text).collect();
            all.join("\n\n").repeat(60)
        }
    };
    let mut articles = vec![Article::new("0", "")];
    for paragraph in text.split("\n\n") {
        if articles.last().is_some_and(|a| a.text.len() > ARTICLE) {
            articles.push(Article::new(articles.len().to_string(), ""));
        }
        let last = articles.len() - 1;
        articles[last].text.push_str(paragraph);
        articles[last].text.push_str("\n\n");
    }
    articles
}

fn automaton() -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(PHRASES.lines())
        .expect("the phrases fit an automaton")
}

fn bytes() -> usize {
    ARTICLES.iter().map(|a| a.text.len()).sum()
}

/// Runs one stage over every article; what the stage needs is made before.
fn each<T>(make: impl Fn(&'static Article) -> T, run: impl Fn(&T)) -> impl Fn() {
    let made: Vec<T> = ARTICLES.iter().map(make).collect();
    move || made.iter().for_each(&run)
}

fn pass(find: &AhoCorasick, text: &str) {
    let _ = black_box(find.find_iter(text).count());
}

/// A stage by its name.
type Stage = (&'static str, Box<dyn Fn()>);

fn stages() -> Vec<Stage> {
    let day = jiff::civil::date(2031, 5, 7);
    let find = automaton();
    vec![
        ("aho-corasick", Box::new(each(|a| a, move |a| pass(&find, &a.text)))),
        ("text", Box::new(each(|a| a, |a| drop(black_box(Document::new(&a.text)))))),
        (
            "dates",
            Box::new(each(|a| Document::new(&a.text), move |d| drop(black_box(date::read(d, Some(day)))))),
        ),
        ("figures", Box::new(each(figures_input, |(d, dates)| drop(black_box(figure::read(d, dates)))))),
        ("names", Box::new(each(|a| Document::new(&a.text), |d| drop(black_box(Names::read(d)))))),
        ("attributions", Box::new(each(names_input, |(d, n)| drop(black_box(attribution::read(d, n)))))),
        (
            "furniture",
            Box::new(each(
                |a| Document::new(&a.text),
                |d| {
                    black_box(parts::furniture(d));
                },
            )),
        ),
        (
            "corrections",
            Box::new(each(
                |a| Document::new(&a.text),
                |d| {
                    black_box(parts::corrections(d));
                },
            )),
        ),
        ("all", Box::new(each(|a| a, |a| drop(black_box(claims(a)))))),
    ]
}

fn figures_input(a: &'static Article) -> (Document<'static>, Vec<variorum::Mention<date::DateValue>>) {
    let doc = Document::new(&a.text);
    let dates = date::read(&doc, None);
    (doc, dates)
}

fn names_input(a: &'static Article) -> (Document<'static>, Names) {
    let doc = Document::new(&a.text);
    let names = Names::read(&doc);
    (doc, names)
}

#[divan::bench(args = ["aho-corasick", "text", "dates", "figures", "names", "attributions", "furniture", "corrections", "all"])]
fn stage(bencher: Bencher, name: &str) {
    let (_, run) = stages().into_iter().find(|(n, _)| *n == name).expect("a stage by that name");
    bencher.counter(BytesCount::new(bytes())).bench_local(run);
}

#[divan::bench]
fn compare_a_story(bencher: Bencher) {
    bencher.bench_local(|| compare(&STORY));
}

/// The stages of comparing a story, the whole last.
fn of_a_story() -> Vec<Stage> {
    fn read() -> Vec<Reading<'static>> {
        STORY.iter().map(Reading::new).collect()
    }
    let (to_align, to_judge, to_check) = (read(), read(), read());
    let groups = align::align(&to_judge);
    vec![
        ("read", Box::new(|| drop(black_box(read())))),
        ("align", Box::new(move || drop(black_box(align::align(&to_align))))),
        ("judge", Box::new(move || drop(black_box(verdict::judge(&to_judge, &groups))))),
        ("check", Box::new(move || drop(black_box(verdict::checks(&to_check))))),
        ("compare", Box::new(|| drop(black_box(compare(&STORY))))),
    ]
}

/// The least time of five runs.
fn least(run: &dyn Fn()) -> Duration {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..5).map(|_| time()).min().unwrap_or_default()
}

fn main() {
    divan::main();
    let mut automaton = None;
    let mut sum = 0.0;
    println!("\nstage          MB/s    times the Aho-Corasick pass");
    for (name, run) in stages() {
        let took = least(&*run).as_secs_f64();
        let base = *automaton.get_or_insert(took);
        println!("{name:13}{:6.1}    {:.1}", bytes() as f64 / took / 1e6, took / base);
        match name {
            "aho-corasick" => {}
            "all" => println!("the stages are {:.0}% of all", 100.0 * sum / took),
            _ => sum += took,
        }
    }
    let mut sum = 0.0;
    println!("\na story of {} articles, milliseconds on all processors", STORY.len());
    for (name, run) in of_a_story() {
        let took = least(&*run).as_secs_f64() * 1e3;
        println!("{name:13}{took:6.2}");
        match name {
            "compare" => println!("the stages are {:.0}% of compare", 100.0 * sum / took),
            _ => sum += took,
        }
    }
}
