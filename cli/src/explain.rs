//! `--explain`: the evidence behind a point, or why two quotes stand in none together.

use variorum::{Article, Claim, Options, Reading, Report, align, render};

/// How many pairs of claims are explained at most.
const PAIRS: usize = 12;

/// How many claims of a point, or that hold a quote, are paired.
const CLAIMS: usize = 40;

/// What was asked for could not be found.
pub(crate) struct Unknown(pub(crate) String);

type Place = (usize, usize);

/// The explanation of one point (`wanted` holds its id), or of the pairs that two quotes or claim ids name.
pub(crate) fn explain(
    report: &Report,
    articles: &[Article],
    options: &Options,
    wanted: &[String],
) -> Result<String, Unknown> {
    let readings: Vec<Reading<'_>> = articles.iter().map(|a| Reading::with(a, options)).collect();
    match wanted {
        [point] => of_point(report, &readings, options, point),
        [a, b] => of_pair(&readings, options, a, b),
        _ => Err(Unknown("--explain takes a point, or is given twice with two quotes".to_string())),
    }
}

fn of_point(
    report: &Report,
    readings: &[Reading<'_>],
    options: &Options,
    id: &str,
) -> Result<String, Unknown> {
    let Some(point) = report.points.iter().find(|p| p.id == id) else {
        let last = report.points.len();
        let known = if last == 0 {
            "there is no point at all".to_string()
        } else {
            format!("there are p1 to p{last}")
        };
        return Err(Unknown(format!(
            "--explain {id}: no such point ({known}); to ask why two quotes are not linked, give --explain twice"
        )));
    };
    let mut places = places(readings, |c| point.claims.contains(&c.id));
    places.truncate(CLAIMS);
    let (subject, why) = (render::shown(&point.subject), render::shown(&point.explanation));
    let head = format!("{}: {subject}\n{why}\n", point.id);
    Ok(head + &pairs(readings, options, &places, &places))
}

fn of_pair(readings: &[Reading<'_>], options: &Options, a: &str, b: &str) -> Result<String, Unknown> {
    let find = |words: &str| {
        // The whole sentence that somebody says holds most figures too: the claim that is little more counts.
        let near = |c: &Claim| c.quote.len() <= 2 * words.len() + 16;
        let close = places(readings, |c| c.id == words || contains(&c.quote, words) && near(c));
        let found = if close.is_empty() { places(readings, |c| contains(&c.quote, words)) } else { close };
        if found.is_empty() {
            Err(Unknown(format!("--explain: no claim holds “{words}”")))
        } else {
            Ok(found)
        }
    };
    let (mut x, mut y) = (find(a)?, find(b)?);
    x.truncate(CLAIMS);
    y.truncate(CLAIMS);
    let text = pairs(readings, options, &x, &y);
    if text.is_empty() {
        return Err(Unknown(format!(
            "--explain: “{a}” and “{b}” are claims of different kinds, of one article, or of articles that --within-days \
             keeps apart; only claims of one kind in two articles are compared"
        )));
    }
    Ok(text)
}

fn contains(quote: &str, words: &str) -> bool {
    quote.to_lowercase().contains(&words.to_lowercase())
}

fn places(readings: &[Reading<'_>], wanted: impl Fn(&Claim) -> bool) -> Vec<Place> {
    let mut out = Vec::new();
    for (r, reading) in readings.iter().enumerate() {
        out.extend(reading.claims.iter().enumerate().filter(|(_, c)| wanted(c)).map(|(c, _)| (r, c)));
    }
    out
}

/// Every pair of different articles once, those that are linked first.
fn pairs(readings: &[Reading<'_>], options: &Options, a: &[Place], b: &[Place]) -> String {
    let explained = align::Explained::new(readings, options);
    let mut links: Vec<align::Link> = Vec::new();
    for x in a {
        for y in b {
            let seen = links.iter().any(|l| (l.a, l.b) == (*y, *x));
            if x.0 != y.0 && !seen {
                links.extend(explained.link(*x, *y));
            }
        }
    }
    links.sort_by(|x, y| y.chance.total_cmp(&x.chance).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut out = String::new();
    for link in links.iter().take(PAIRS) {
        out.push('\n');
        out.push_str(&options.lexicon.during(|| render::explanation(readings, link)));
    }
    if links.len() > PAIRS {
        out.push_str(&format!("\nand {} more pairs\n", links.len() - PAIRS));
    }
    out
}
