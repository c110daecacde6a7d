//! Counts `cue_rates.tsv` over annotated articles, and says how well the rates do on articles left out.
//!
//! `VARIORUM_ANNOTATED=polnear.train.jsonl cargo test --release --lib attribution::fit -- --ignored --nocapture`
//!
//! The articles are JSON Lines: `text` and `quotes`, each with `source`, `cue` and `content` in code points. With
//! `VARIORUM_WRITE=1` the table in the sources is replaced; without, the test fails if it is not what is counted.

mod annotated;
mod count;

use super::rate::Rates;
use annotated::Annotated;
use count::{Counts, F1};

/// How often the rates are counted: which readings stand in another's content depends on the rates before.
const ROUNDS: usize = 4;
/// Into how many parts the articles are cut to measure the rates on articles they were not counted on.
const PARTS: usize = 5;
/// The table, from the package's folder.
const TABLE: &str = "src/lexicon/en/cue_rates.tsv";

const HEAD: &str = "\
# Of 100 such readings of a cue, how many are attributions, counted in PolNeAR's training articles and
# smoothed towards the rate of the frame and of the cue. “*” stands for cues not counted in that frame; a line with
# “+” says what a cue's form and a sort of source make of a rate of 50.
# Written by `cargo test --lib attribution::fit`; see DESIGN.md.
";

/// The rates that all articles but those of part `left_out` give.
fn rates(articles: &[Annotated], left_out: Option<usize>) -> Rates {
    let taken = || articles.iter().enumerate().filter(|(i, _)| left_out != Some(i % PARTS)).map(|(_, a)| a);
    let mut rates = Counts::of(taken(), None).rates();
    for _ in 1..ROUNDS {
        rates = Counts::of(taken(), Some(&rates)).rates();
    }
    rates
}

fn part(articles: &[Annotated], part: usize) -> impl Iterator<Item = &Annotated> {
    articles.iter().enumerate().filter(move |(i, _)| i % PARTS == part).map(|(_, a)| a)
}

#[test]
#[ignore = "needs the annotated articles"]
fn the_table_is_what_is_counted() {
    let path = std::env::var("VARIORUM_ANNOTATED").expect("VARIORUM_ANNOTATED names the articles");
    let articles = annotated::read(&std::fs::read_to_string(path).expect("the articles can be read"));
    let all = rates(&articles, None);
    println!("on the articles themselves  {}", F1::of(articles.iter(), &all));
    let left_out: F1 = (0..PARTS).map(|p| F1::of(part(&articles, p), &rates(&articles, Some(p)))).sum();
    println!("on articles left out        {left_out}");
    let table = format!("{HEAD}{}", all.to_tsv());
    let place = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    if std::env::var_os("VARIORUM_WRITE").is_some() {
        std::fs::write(place, table).expect("the table can be written");
    } else {
        let now = std::fs::read_to_string(place).expect("the table is there");
        assert!(now == table, "{TABLE} is not what is counted: write it with VARIORUM_WRITE=1");
    }
}

/// Prints every reading of the text in the file `VARIORUM_TEXT`, with its rate.
#[test]
#[ignore = "prints"]
fn readings_of_a_text() {
    let path = std::env::var("VARIORUM_TEXT").expect("VARIORUM_TEXT names a file");
    let text = std::fs::read_to_string(path).expect("the file can be read");
    let doc = crate::text::Document::new(&text);
    let words = super::word::Text::new(&doc);
    let rates = Rates::built_in();
    for c in super::candidates(&words, rates) {
        let show = |r: &std::ops::Range<usize>| doc.text_of(doc.span_of(r.clone())).replace('\n', " ");
        let content: Vec<_> = c.content.iter().map(show).collect();
        println!(
            "{:3} {} {}{} | {} | {} | {}",
            c.rate,
            c.lemma,
            c.frame,
            if words.level(c.head) > 0 { " (quoted)" } else { "" },
            c.source.as_ref().map_or_else(|| "-".to_string(), show),
            show(&c.cue),
            content.join(" ## ")
        );
    }
}

/// Writes every reading of annotated articles to the file `VARIORUM_OUT`, with its rate, whether it is kept, and
/// whether it is an attribution: for finding groups of errors.
#[test]
#[ignore = "writes a file"]
fn readings_of_articles() {
    use std::fmt::Write;
    let path = std::env::var("VARIORUM_ANNOTATED").expect("VARIORUM_ANNOTATED names the articles");
    let articles = annotated::read(&std::fs::read_to_string(path).expect("the articles can be read"));
    let (rates, mut out) = (Rates::built_in(), String::new());
    for (n, article) in articles.iter().enumerate() {
        let doc = crate::text::Document::new(&article.text);
        let text = super::word::Text::new(&doc);
        let found = super::candidates(&text, rates);
        let right = count::matched(article, &doc, &found);
        let kept = super::rate::select(&text, &found);
        for (c, right) in found.iter().zip(right) {
            let show =
                |r: &std::ops::Range<usize>| doc.text_of(doc.span_of(r.clone())).replace(['\n', '\t'], " ");
            let content: Vec<_> = c.content.iter().map(show).collect();
            let outer = kept.iter().find(|k| k.head != c.head && super::rate::holds(k, c));
            writeln!(
                out,
                "{n}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
                c.rate,
                c.lemma,
                c.frame,
                u8::from(text.level(c.head) != 0),
                u8::from(right),
                u8::from(kept.iter().any(|k| k.head == c.head)),
                outer.map_or("-".to_string(), |o| format!("{} {}", o.lemma, o.frame)),
                c.source.as_ref().map_or_else(|| "-".to_string(), show),
                show(&c.cue),
                content.join(" ## "),
                c.source.as_ref().map_or_else(|| "-".to_string(), |s| format!("{:?}", text.kind(s.end - 1)))
            )
            .unwrap();
        }
    }
    std::fs::write(std::env::var("VARIORUM_OUT").expect("VARIORUM_OUT names the file"), out).unwrap();
}
