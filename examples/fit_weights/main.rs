//! Fits the weights of the alignment to annotated stories and says how well they do on stories left out.
//!
//! Usage: `cargo run --release --example fit_weights -- CLUSTERS [MORE…] [--choose] [--write src/align/weights.tsv]`,
//! or with `--table FILE…` at the end: what these tables score as they are.
//!
//! Each folder holds stories, each with `meta.json`, its articles and `gold.json` (points with their mentions, and
//! look-alike pairs). Stories of the scope `discrepancies` list nothing but points whose values differ, so only pairs
//! with such values are learnt from them. The method is logistic regression by gradient descent, drawn towards zero;
//! with `--choose` the least chances that a link needs are then chosen by what the reports score, else they stay.

mod fit;
mod score;
mod story;

use story::Story;
use variorum::align::Weights;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let write = args.iter().position(|a| a == "--write").map(|i| args[i + 1].clone());
    let folders = args.iter().take_while(|a| !a.starts_with("--"));
    let stories: Vec<Story> =
        folders.map(|f| story::load(f.as_ref())).collect::<Result<Vec<_>, _>>()?.concat();
    let readings: Vec<_> = stories.iter().map(Story::read).collect();
    if let Some(i) = args.iter().position(|a| a == "--table") {
        for path in &args[i + 1..] {
            let table = Weights::parse(&std::fs::read_to_string(path)?)?;
            let tallies: Vec<_> =
                stories.iter().zip(&readings).map(|(s, r)| score::of(s, r, &table)).collect();
            println!("{path:24} {}", score::sum(&tallies));
        }
        return Ok(());
    }
    let told: Vec<fit::Told> = stories.iter().zip(&readings).map(|(s, r)| fit::told(s, r)).collect();
    for (s, t) in stories.iter().zip(&told) {
        eprintln!(
            "{:28} {:5} pairs, {:4} of one thing",
            s.name,
            t.pairs.len(),
            t.pairs.iter().filter(|p| p.same).count()
        );
    }
    let show = |name: &str, tallies: &[score::Tally]| println!("{name:24} {}", score::sum(tallies));
    let now: Vec<_> =
        stories.iter().zip(&readings).map(|(s, r)| score::of(s, r, Weights::built_in())).collect();
    show("the table as it stands", &now);
    let fitted = fit::fit(&stories, &readings, &told, None);
    let all: Vec<_> = stories.iter().zip(&readings).map(|(s, r)| score::of(s, r, &fitted)).collect();
    show("fitted to all stories", &all);
    let left_out = fit::fold(&stories, &readings, &told);
    show("fitted without the story", &left_out);
    match write {
        Some(path) => std::fs::write(path, fitted.to_tsv())?,
        None => print!("{}", fitted.to_tsv()),
    }
    Ok(())
}
