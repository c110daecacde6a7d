//! Fits the weights of the alignment to annotated stories and says how well they do on stories left out.
//!
//! Usage: `cargo run --release --example fit_weights -- CLUSTERS [MORE…] [--keep-attributions] [--scan ROW KIND CHANCE…]
//! [--write src/align/weights.tsv]`, or with `--table FILE…` at the end: what these tables score as they are.
//!
//! Each folder holds stories, each with `meta.json`, its articles and `gold.json` (points with their mentions, and
//! look-alike pairs). Stories of the scope `discrepancies` list nothing but points whose values differ, so only pairs
//! with such values are learnt from them; stories of the scope `values` tell nothing of attributions. The method is
//! logistic regression by gradient descent, drawn towards zero. The least chances that a link needs stay as they are;
//! `--scan` says what stories left out score with others.

mod fit;
mod score;
mod story;

use story::Story;
use variorum::align::Weights;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let write =
        args.iter().position(|a| a == "--write").map(|i| args.get(i + 1).ok_or("--write needs a file"));
    let write = write.transpose()?;
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
    let fitted = fit::fit(stories.len(), &told, &|_| false);
    let all: Vec<_> = stories.iter().zip(&readings).map(|(s, r)| score::of(s, r, &fitted)).collect();
    show("fitted to all stories", &all);
    let folds = fit::folds(&stories, &told);
    println!("mean precision, left out: {}", fit::ranking(&told, &folds).join(", "));
    let left_out = |least| fit::score_left_out(&stories, &readings, &folds, least);
    let least = (Weights::built_in().least, Weights::built_in().least_apart);
    show("fitted without the story", &left_out(least));
    for (row, kind, chance) in scanned(&args)? {
        let mut tried = least;
        let thresholds = if row == "least" { &mut tried.0 } else { &mut tried.1 };
        thresholds[kind] = chance;
        show(&format!("  {row} {kind} from {chance}"), &left_out(tried));
    }
    match write {
        Some(path) => std::fs::write(path, fitted.to_tsv())?,
        None => print!("{}", fitted.to_tsv()),
    }
    Ok(())
}

/// A row of the table, a kind and a chance.
type Threshold = (String, usize, f32);

/// The thresholds to try, as (row, kind, least chance): `--scan least 0 0.3 0.4 …`, of figures, dates (1) or attributions.
fn scanned(args: &[String]) -> Result<Vec<Threshold>, Box<dyn std::error::Error>> {
    let Some(i) = args.iter().position(|a| a == "--scan") else { return Ok(Vec::new()) };
    let (row, kind) = args.get(i + 1).zip(args.get(i + 2)).ok_or("--scan needs a row and a kind")?;
    if row != "least" && row != "least apart" {
        return Err("--scan: the row is “least” or “least apart”".into());
    }
    let kind: usize = kind.parse().ok().filter(|k| *k < 3).ok_or("--scan: the kind is 0, 1 or 2")?;
    let values = args[i + 3..].iter().take_while(|a| !a.starts_with("--"));
    values.map(|v| Ok((row.clone(), kind, v.parse()?))).collect()
}
