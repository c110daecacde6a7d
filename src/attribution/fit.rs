//! Prints every candidate of a set of articles, for fitting `cue_rates.tsv`.
//!
//! `VARIORUM_FIT=articles.jsonl cargo test --lib fit -- --ignored --nocapture`

use std::io::Write;

use crate::text::Document;

#[test]
#[ignore = "prints a table for fitting"]
fn fit() {
    let path = std::env::var("VARIORUM_FIT").expect("VARIORUM_FIT names the articles");
    let out =
        std::fs::File::create(std::env::var("VARIORUM_OUT").expect("VARIORUM_OUT names the table")).unwrap();
    let mut out = std::io::BufWriter::new(out);
    for (n, line) in std::fs::read_to_string(path).unwrap().lines().enumerate() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let doc = Document::new(row["text"].as_str().unwrap());
        let text = super::word::Text::new(&doc);
        for c in super::candidates(&text) {
            let span = |r: &std::ops::Range<usize>| {
                let s = doc.span_of(r.clone());
                format!("{}-{}", s.start(), s.end())
            };
            let content: Vec<_> = c.content.iter().map(span).collect();
            let source = c.source.as_ref().map_or("-".to_string(), span);
            let quoted = u8::from(text.level(c.head) != 0);
            writeln!(
                out,
                "{n}\t{}\t{}\t{source}\t{}\t{}\t{quoted}\t{}\t{:?}",
                c.lemma,
                c.frame,
                span(&c.cue),
                content.join(","),
                u8::from(c.negated),
                text.kind(c.head)
            )
            .unwrap();
        }
    }
}
