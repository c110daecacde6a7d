//! Word lists of the caller's own are a setting of each call: none disturbs another.

#![allow(missing_docs)]

use std::path::Path;

use variorum::{
    Article, Error, Lexicon, Options, Reading, Report, align, claims_with, compare, compare_readings,
    compare_watched, compare_with,
};

/// Two articles that speak of one thing if "zemblor" is known for a quake, and of a unit of their own.
fn articles() -> [Article; 2] {
    let padding = "The council met in the hall and spoke of the road. ".repeat(160);
    [
        "The zemblor killed 24 people. The field measures 30 stremmata. He orated that rain was near.",
        "The quake killed 31 people. The field measures 31 stremmata.",
    ]
    .map(|text| Article::new(&text[4..9], format!("{text} {padding}")))
}

fn with(entries: &[(&str, &str)]) -> Options {
    let mut lexicon = Lexicon::new();
    for (list, entry) in entries {
        lexicon.add(list, entry).expect("it is well formed");
    }
    Options::default().lexicon(lexicon)
}

/// Lexicons of several kinds, the built-in one first.
fn several() -> [Options; 4] {
    [
        Options::default(),
        with(&[("units.tsv", "stremma\tarea\t1000\tstremma|stremmata\t-\n")]),
        with(&[
            ("units.tsv", "stremma\tlength\t3\tstremma|stremmata\t-\n"),
            ("synonyms.tsv", "zemblor\tquake\n"),
        ]),
        with(&[("cue_verbs.tsv", "orate\tclaims\t-\n"), ("roles", "killed\tinjured\n")]),
    ]
}

fn told(options: &Options) -> Report {
    compare_with(&articles(), options).expect("both have an id")
}

#[test]
fn each_comparison_goes_by_its_own_words() {
    let reports = several().map(|options| told(&options));
    for (n, report) in reports.iter().enumerate() {
        for other in &reports[..n] {
            assert_ne!(report, other, "each lexicon tells in what is reported");
        }
    }
    let unit = |report: &Report| {
        report
            .claims
            .iter()
            .filter_map(|c| c.figure())
            .find(|f| f.unit.as_deref() == Some("stremma"))
            .is_some()
    };
    assert_eq!([0, 1, 2, 3].map(|n| unit(&reports[n])), [false, true, true, false]);
    // In another order, and after all others were used.
    for (options, report) in several().iter().zip(&reports).rev() {
        assert_eq!(told(options), *report);
        assert_eq!(told(&options.clone().threads(3)), *report);
        assert_eq!(told(&options.clone().threads(1)), *report);
    }
    assert_eq!(compare(&articles()), reports[0]);
}

#[test]
fn comparisons_at_once_do_not_disturb_each_other() {
    let all = several();
    let alone = all.clone().map(|options| told(&options));
    std::thread::scope(|scope| {
        for n in 0..8 {
            let (all, alone) = (&all, &alone);
            scope.spawn(move || {
                for i in 0..6 {
                    let n = (n + i) % all.len();
                    assert_eq!(told(&all[n]), alone[n], "lexicon {n}");
                }
            });
        }
    });
}

/// A pool whose threads do each other's work while they wait.
#[test]
fn comparisons_in_one_pool_do_not_disturb_each_other() {
    let all = several();
    let alone = all.clone().map(|options| told(&options));
    let plain = articles().each_ref().map(|article| claims_with(article, &Options::default()));
    let watched = |n: usize| {
        // Whoever watches may read by other words, or by none.
        let report = compare_watched(&articles(), &all[n], &|_| {
            assert_eq!(articles().each_ref().map(|a| claims_with(a, &Options::default())), plain);
        });
        assert_eq!(report.expect("both have an id"), alone[n], "lexicon {n}");
    };
    std::thread::scope(|scope| {
        for n in 0..all.len() {
            scope.spawn(move || watched(n));
        }
    });
}

#[test]
fn readings_and_links_go_by_the_words_of_the_options() -> Result<(), Error> {
    let articles = articles();
    for options in several() {
        let readings: Vec<_> = articles.iter().map(|a| Reading::with(a, &options)).collect();
        let report = compare_readings(&readings, &options)?;
        assert_eq!(report, told(&options));
        let explained = align::Explained::new(&readings, &options);
        let by_hand =
            options.lexicon.during(|| align::Explained::new(&readings, &options).link((0, 0), (1, 0)));
        assert_eq!(explained.link((0, 0), (1, 0)), by_hand);
        let links = align::pairs(&readings, &options, align::Weights::built_in());
        assert!(!links.is_empty());
    }
    Ok(())
}

#[test]
fn tables_are_lists() {
    // What any other lazy static holds is made but once, by the words of whoever comes first.
    let known = ["src/align/weights.rs", "src/render/html/mod.rs"];
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("it is there") {
            let path = entry.expect("it is there").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !known.iter().any(|k| path.ends_with(k))
            {
                let text = std::fs::read_to_string(&path).expect("it is a text");
                assert!(!text.contains("LazyLock"), "{}: use lexicon::List", path.display());
            }
        }
    }
}
