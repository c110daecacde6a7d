//! Fits the weights of the alignment and says how well they do on what was left out of the fit.
//!
//! Usage: `cargo run --release --example fit_weights -- BENCH [--keep-figures] [--keep-dates] [--keep-attributions] [--keep-alike]
//! [--scan ROW KIND CHANCE…] [--write src/align/weights.tsv]`, or with `--table FILE…` at the end: what these tables score as they are.
//!
//! BENCH holds `data/clusters` and `data/discrepancies` (stories with `meta.json`, their articles and `gold.json`) and
//! `corpus` (articles, and pairs of them on one event). `labels/` holds what readers marked in that corpus. What each
//! column of the table is learnt from, `labels/README.md` tells. The least chances that a link needs stay as they are;
//! `--scan` says what stories left out score with others.

mod agreement;
mod altered;
mod corpus;
mod fit;
mod labels;
mod regression;
mod score;
mod story;

use std::path::Path;

use agreement::{KINDS, lessons};
use regression::Row;
use story::{Failure, Story};
use variorum::align::Weights;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let bench = Path::new(args.first().ok_or("which folder holds the reference sets?")?);
    let corpus = corpus::load(&bench.join("corpus"))?;
    let stories = all_stories(bench, &corpus)?;
    let readings: Vec<_> = stories.iter().map(Story::read).collect();
    let score = |weights: &Weights| -> Vec<_> {
        stories.iter().zip(&readings).map(|(s, r)| score::of(s, r, weights)).collect()
    };
    if let Some(i) = args.iter().position(|a| a == "--table") {
        for path in &args[i + 1..] {
            show(path, &score(&Weights::parse(&std::fs::read_to_string(path)?)?));
        }
        return Ok(());
    }
    show("the table as it stands", &score(Weights::built_in()));
    let judged = labels::pairs("labels/pairs.jsonl".as_ref())?;
    let weights = learnt(&corpus, &judged, &stories, &readings);
    let told: Vec<fit::Told> =
        (0..stories.len()).map(|i| fit::told(i, &stories[i], &readings[i], &weights)).collect();
    let fitted = fit::alike(&weights, &told, &|_| false);
    show("fitted to all stories", &score(&fitted));
    let folds = fit::folds(&weights, &stories, &told);
    let left_out = |least| fit::score_left_out(&stories, &readings, &folds, least);
    let least = (fitted.least, fitted.least_apart);
    show("fitted without the story", &left_out(least));
    for (row, kind, chance) in scanned(&args)? {
        let mut tried = least;
        let thresholds = if row == "least" { &mut tried.0 } else { &mut tried.1 };
        thresholds[kind] = chance;
        show(&format!("  {row} {kind} from {chance}"), &left_out(tried));
    }
    match args.iter().position(|a| a == "--write") {
        Some(i) => std::fs::write(args.get(i + 1).ok_or("--write needs a file")?, fitted.to_tsv())?,
        None => print!("{}", fitted.to_tsv()),
    }
    Ok(())
}

fn show(name: &str, tallies: &[score::Tally]) {
    println!("{name:24} {}", score::sum(tallies));
}

/// The stories of the reference sets, and those that readers labelled in the corpus.
fn all_stories(bench: &Path, corpus: &corpus::Corpus) -> Result<Vec<Story>, Failure> {
    let mut stories = story::load(&bench.join("data/clusters"))?;
    stories.extend(story::load(&bench.join("data/discrepancies"))?);
    stories.extend(labels::stories("labels/stories.jsonl".as_ref(), &corpus.articles)?);
    Ok(stories)
}

/// The built-in table with the columns that the corpus teaches: first those of hidden values, then, with the standings that come
/// of these, those of values that exclude each other.
fn learnt(
    corpus: &corpus::Corpus,
    judged: &[labels::Judged],
    stories: &[Story],
    readings: &[Vec<variorum::Reading<'_>>],
) -> Weights {
    let mut weights = Weights::built_in().clone();
    for (kind, lesson) in lessons(corpus, judged, &weights).iter().enumerate() {
        let (first, of) = fit::ranked_first(lesson);
        println!("{:?}: with values hidden, {first} of {of} true partners rank first", KINDS[kind]);
        if fit::is_fitted(KINDS[kind]) {
            weights.hidden[kind].copy_from_slice(&fit::hidden(lesson, |_| false));
        }
    }
    let told: Vec<fit::Told> =
        (0..stories.len()).map(|i| fit::told(i, &stories[i], &readings[i], &weights)).collect();
    for (kind, lesson) in lessons(corpus, judged, &weights).iter().enumerate() {
        let rows: Vec<&Row> = told.iter().flat_map(|t| &t.apart[kind]).collect();
        if fit::is_fitted(KINDS[kind]) {
            weights.apart[kind].copy_from_slice(&fit::apart(lesson, &rows, |_| false));
        }
        let judged = fit::judged_left_out(lesson, &rows, &LEAST);
        let found = fit::found_left_out(lesson, &rows, &LEAST);
        for ((least, (found, of, wild)), (right, said)) in LEAST.iter().zip(found).zip(judged) {
            println!(
                "{:?}: from {least}, {found} of {of} altered facts and {wild} differences as they are; of judged ones {right} of {said} right",
                KINDS[kind]
            );
        }
    }
    weights
}

/// Chances from which on differences are counted.
const LEAST: [f32; 6] = [0.1, 0.15, 0.2, 0.3, 0.4, 0.5];

/// A row of the table, a kind and a chance.
type Threshold = (String, usize, f32);

/// The thresholds to try, as (row, kind, least chance): `--scan least 0 0.3 0.4 …`, of figures, dates (1) or attributions.
fn scanned(args: &[String]) -> Result<Vec<Threshold>, Failure> {
    let Some(i) = args.iter().position(|a| a == "--scan") else { return Ok(Vec::new()) };
    let (row, kind) = args.get(i + 1).zip(args.get(i + 2)).ok_or("--scan needs a row and a kind")?;
    if row != "least" && row != "least apart" {
        return Err("--scan: the row is “least” or “least apart”".into());
    }
    let kind: usize = kind.parse().ok().filter(|k| *k < 3).ok_or("--scan: the kind is 0, 1 or 2")?;
    let values = args[i + 3..].iter().take_while(|a| !a.starts_with("--"));
    values.map(|v| Ok((row.clone(), kind, v.parse()?))).collect()
}
