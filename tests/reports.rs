//! Reports read back as they were written.

use std::fs;

use variorum::{Article, ArticleClaims, Report, claims, compare, render};

/// The articles of each story under `seeds/`.
fn stories() -> Vec<Vec<Article>> {
    let sorted = |folder: &std::path::Path| {
        let mut paths: Vec<_> =
            fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
        paths.sort();
        paths
    };
    let read = |folder: &std::path::PathBuf| {
        let texts = sorted(folder).into_iter().filter(|f| f.extension().is_some_and(|e| e == "txt"));
        texts.map(|f| Article::new(f.to_string_lossy(), fs::read_to_string(&f).expect("text"))).collect()
    };
    sorted("seeds".as_ref()).iter().map(read).collect()
}

fn reads_back(articles: &[Article]) {
    let report = compare(articles);
    let json = render::json(&report);
    let back: Report = serde_json::from_str(&json).expect("a report reads back");
    assert_eq!(back, report);
    assert_eq!(render::json(&back), json);
    assert_eq!(render::text(&back, articles), render::text(&report, articles));
    for article in articles {
        let found = claims(article);
        let json = serde_json::to_string(&found).expect("claims are JSON");
        let back: ArticleClaims = serde_json::from_str(&json).expect("claims read back");
        assert_eq!(back, found);
        assert_eq!(serde_json::to_string(&back).expect("claims are JSON"), json);
    }
    looks_up(&report);
    looks_up(&back);
}

/// Everything is found by its id.
fn looks_up(report: &Report) {
    assert!(report.claims.iter().all(|c| report.claim(&c.id) == Some(c)));
    assert!(report.points.iter().all(|p| report.point(&p.id) == Some(p)));
    assert!(report.sources.iter().all(|s| report.source(&s.id) == Some(s)));
    for id in ["", "p", "p0", "#c1", "seeds", "seeds#c1", "p99999"] {
        assert!(
            report.claim(id).is_none() && report.point(id).is_none() && report.source(id).is_none(),
            "{id}"
        );
    }
}

#[test]
fn the_stories_reports_read_back() {
    let stories = stories();
    assert!(!stories.is_empty());
    stories.iter().for_each(|story| reads_back(story));
}

#[test]
fn odd_reports_read_back() {
    reads_back(&[]);
    let text = "Dozens of people, 12 to 15 dogs and -5.5 degrees in the 1990s; 31-24; over 100 tons. “So,” he said. \
                A fall of 0.001%. At 3:30 p.m. on 3 July 2013. 999999999999.5 tons. In 44 BC. For three weeks.";
    let named = |id: &str| Article::new(id, text).published("2013-07-04").expect("a date");
    reads_back(&[named("a#c1"), named("b"), named("é#c")]);
}

/// JSON holds no more than 17 digits: what is longer is rounded when it is written, and stays as it is from then on.
#[test]
fn numbers_of_many_digits_read_back_as_written() {
    let article =
        Article::new("a", "There are 99999999999999999999999 grains and 0.12345678901234567890123% of salt.");
    let json = render::json(&compare(&[article]));
    let back: Report = serde_json::from_str(&json).expect("a report reads back");
    assert_eq!(render::json(&back), json);
}

#[test]
fn what_was_moved_is_found() {
    let mut report = compare(&[Article::new("a", "24 people died."), Article::new("b", "31 people died.")]);
    looks_up(&report);
    report.sources.reverse();
    report.claims.reverse();
    report.points.reverse();
    looks_up(&report);
    report.claims[0].id = "other".into();
    assert_eq!(report.claim("other"), Some(&report.claims[0]));
}

#[test]
fn another_shape_is_refused() {
    let json = render::json(&compare(&[])).replace("report/1", "report/2");
    let error = serde_json::from_str::<Report>(&json).expect_err("another shape").to_string();
    assert!(error.contains("variorum.report/2"), "{error}");
}
