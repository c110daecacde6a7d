//! What must hold whatever comes in: one function a fuzz target. `tests/fuzzed.rs` of the library holds the same functions
//! against the seeds and against every input that once broke one of them.

#![allow(clippy::missing_panics_doc)] // to panic is what they are for

mod rendered;

use std::collections::{BTreeMap, BTreeSet};

use variorum::{Article, Claim, ClaimBody, Report, Span, claims, compare};

pub use rendered::{page, render};

/// What parts the texts of an input that holds several: a byte that no text begins with.
const PART: char = '\u{1e}';

/// Plain text is read as an article.
pub fn text(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let dated = Article::new("a", text.as_ref()).published("2031-05-07").expect("a date");
    // An article without a date is read by other rules; its length decides, so that each input is read once.
    read(&if data.len().is_multiple_of(4) { Article::new("a", text.as_ref()) } else { dated });
}

/// Bytes are read as a web page.
pub fn html(data: &[u8]) {
    if let Ok(article) = Article::from_html("a", data) {
        read(&article);
    }
}

/// Text is read as Markdown, which keeps its offsets.
pub fn markdown(data: &[u8]) {
    let file = String::from_utf8_lossy(data);
    if let Ok(article) = Article::from_markdown("a", &file) {
        assert_eq!(article.text.len(), file.len(), "offsets are the file's");
        read(&article);
    }
}

/// Lines are read as JSON Lines; what is no article is an error that names its line.
pub fn jsonl(data: &[u8]) {
    for (n, line) in String::from_utf8_lossy(data).lines().take(8).enumerate() {
        match Article::from_json_line("wire.jsonl", n + 1, line) {
            Ok(article) => {
                article.check().expect("an article that was read can be used");
                let _ = article.date_problem().map(|e| e.to_string());
                read(&article);
                let again = serde_json::to_string(&article).expect("an article is JSON");
                let again = Article::from_json_line("wire.jsonl", n + 1, &again)
                    .expect("what was read is read again");
                assert_eq!((&again.id, &again.text), (&article.id, &article.text));
            }
            Err(e) => {
                assert!(e.is_invalid_input());
                assert_eq!((e.file(), e.line()), (Some("wire.jsonl"), Some(n + 1)), "{e}");
            }
        }
    }
}

/// Texts are compared.
pub fn compared(data: &[u8]) {
    let articles = articles(data);
    let report = compare(&articles);
    sound(&report, &articles);
    let again = compare(&articles);
    assert!(report == again, "the same articles, another report");
}

/// A word list is taken or refused with the line at fault.
pub fn words(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (list, entries) = text.split_once(PART).unwrap_or(("synonyms.tsv", &text));
    if let Err(e) = variorum::Lexicon::new().add(list, entries) {
        assert!(e.is_word_list() && !e.to_string().is_empty());
        assert!(e.line().is_none_or(|n| n >= 1 && n <= entries.lines().count()), "{e}");
    }
}

/// The articles of an input, published one day after the other; a line `\u{1f}URL` at the head of one is its address and title.
pub(crate) fn articles(data: &[u8]) -> Vec<Article> {
    let text = String::from_utf8_lossy(data);
    let parts = text.split(PART).take(4).enumerate();
    let made = parts.map(|(n, part)| {
        let (head, body) = match part.strip_prefix('\u{1f}').and_then(|p| p.split_once('\n')) {
            Some((head, body)) => (Some(head.to_string()), body),
            None => (None, part),
        };
        let mut article = Article::new(format!("a{n}{}", head.as_deref().unwrap_or("")), body);
        article.published = Some(format!("2031-05-0{}", n + 6));
        article.url.clone_from(&head);
        article.title.clone_from(&head);
        article.outlet.clone_from(&head);
        article.author = head;
        article
    });
    made.filter(|a| a.check().is_ok()).collect()
}

/// Reads an article and holds its claims against its text.
fn read(article: &Article) {
    if article.check().is_ok() {
        let found = claims(article);
        told(&found.claims, article);
    }
}

/// Claims lie where they say, in the order of their spans.
pub(crate) fn told(claims: &[Claim], article: &Article) {
    let text = article.text.as_str();
    let mut ids = BTreeSet::new();
    let mut last = 0;
    for claim in claims {
        assert!(ids.insert(claim.id.as_str()), "the id {} stands twice", claim.id);
        assert_eq!(within(text, claim.span), claim.quote);
        assert!(!claim.quote.is_empty());
        within(text, claim.sentence);
        assert!(last <= claim.span.start(), "{} stands before its predecessor", claim.id);
        last = claim.span.start();
        match &claim.body {
            ClaimBody::Figure(f) => {
                let ends = f.interval.lo.zip(f.interval.hi);
                assert!(ends.is_none_or(|(lo, hi)| lo <= hi), "“{}” has its ends turned", claim.quote);
            }
            ClaimBody::Date(d) => {
                let ends = d.interval.and_then(|i| i.start.zip(i.end));
                assert!(
                    ends.is_none_or(|(a, b)| a.day() <= b.day()),
                    "“{}” ends before it begins",
                    claim.quote
                );
            }
            ClaimBody::Attribution(a) => {
                a.content.iter().for_each(|c| _ = within(text, *c));
                let ordered = a.content.windows(2).all(|w| w[0].end() <= w[1].start());
                assert!(ordered, "the parts of “{}” have no order", claim.quote);
                for said in
                    a.speaker.iter().map(|s| (s.span, &s.text)).chain(a.cue.iter().map(|c| (c.span, &c.text)))
                {
                    assert_eq!(within(text, said.0), said.1);
                }
            }
            _ => {}
        }
    }
    let by = claims.iter().filter_map(|c| c.said_by.as_deref());
    by.for_each(|id| assert!(ids.contains(id), "{id} is no claim"));
}

/// The words of a span; panics if it lies on no character boundaries.
fn within(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_else(|| panic!("{span:?} is no part of the text"))
}

/// A report keeps to the contract.
pub(crate) fn sound(report: &Report, articles: &[Article]) {
    let mut of_source: BTreeMap<&str, Vec<Claim>> = BTreeMap::new();
    for claim in &report.claims {
        of_source.entry(&claim.source).or_default().push(claim.clone());
    }
    for (source, claims) in &of_source {
        let article = articles.iter().find(|a| a.id == *source).expect("a claim names its article");
        told(claims, article);
    }
    let mut pairs = BTreeSet::new();
    for point in &report.points {
        assert!((0.0..=1.0).contains(&point.severity), "{point:?}");
        let claims: Vec<&Claim> =
            point.claims.iter().map(|id| report.claim(id).expect("a point names claims")).collect();
        let sources: BTreeSet<&str> = claims.iter().map(|c| c.source.as_str()).collect();
        assert!(claims.len() >= 2 && sources.len() >= 2, "{point:?}");
        let held: BTreeSet<&String> = point.positions.iter().flat_map(|p| &p.claims).collect();
        assert_eq!(held, point.claims.iter().collect(), "positions hold the claims of {}", point.id);
        for p in &point.positions {
            assert!(p.independent >= 1 && p.independent <= p.sources.len(), "{p:?}");
        }
        for (n, a) in point.claims.iter().enumerate() {
            for b in &point.claims[n + 1..] {
                let apart = report.claim(a).map(|c| &c.source) != report.claim(b).map(|c| &c.source);
                assert!(!apart || pairs.insert((a.min(b), a.max(b))), "{a} and {b} stand in two points");
            }
        }
        assert!(!point.explanation.is_empty());
    }
    for check in &report.checks {
        assert!(check.claims.iter().all(|id| report.claim(id).is_some()), "{check:?}");
    }
}
