//! What fuzzing holds, held against its seeds and against every input that once broke something: the same functions that
//! the fuzz targets run.

#![cfg(all(feature = "html", feature = "markdown", feature = "schema"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[allow(unreachable_pub)] // the fuzz targets reach it
#[path = "../fuzz/src/lib.rs"]
mod fuzz;

/// A target: its name and what it runs.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 8] = [
    ("compare", fuzz::compared),
    ("html", fuzz::html),
    ("jsonl", fuzz::jsonl),
    ("markdown", fuzz::markdown),
    ("page", fuzz::page),
    ("render", fuzz::render),
    ("text", fuzz::text),
    // Last, since no words can be added once an article was read; what is refused is refused all the same.
    ("words", fuzz::words),
];

/// The files of a folder by name; none if there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|e| e.expect("an entry").path()).collect();
    files.sort();
    files
}

fn inputs(kind: &str, target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(kind).join(target);
    files(&folder).into_iter().map(|f| (f.clone(), fs::read(f).expect("a file"))).collect()
}

#[test]
fn regressions_stay_mended() {
    let mut held = 0;
    for (name, run) in TARGETS {
        for (file, data) in inputs("regressions", name) {
            println!("{}", file.display());
            run(&data);
            held += 1;
        }
    }
    assert!(held > 0);
}

#[test]
fn seeds_hold() {
    for (name, run) in TARGETS {
        // What is compared is also rendered.
        let seeds = if matches!(name, "render" | "page") { "compare" } else { name };
        let all = inputs("seeds", seeds);
        assert!(!all.is_empty(), "{name} has no seeds");
        all.iter().for_each(|(_, data)| run(data));
    }
}

#[test]
fn every_regression_has_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    for folder in files(&folder) {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(TARGETS.iter().any(|(target, _)| *target == name), "no target {name}");
    }
}

/// Over the inputs that fuzzing found (`VARIORUM_CORPUS`, a folder with one for each target): none takes more than fifty
/// times the median time per byte. Short inputs count as 200 bytes, since every input costs something.
#[test]
#[ignore = "needs what fuzzing found"]
fn no_input_takes_long() {
    let corpus = PathBuf::from(std::env::var_os("VARIORUM_CORPUS").expect("VARIORUM_CORPUS is set"));
    let mut slow = Vec::new();
    for (name, run) in TARGETS.into_iter().filter(|(name, _)| *name != "words") {
        let mut times: Vec<(Duration, PathBuf)> =
            files(&corpus.join(name)).into_iter().map(|file| (per_byte(run, &file), file)).collect();
        times.sort();
        let Some(((median, _), (most, file))) = times.get(times.len() / 2).zip(times.last()) else {
            continue;
        };
        println!(
            "{name}: {} inputs, median {median:?} for 1,000 bytes, most {most:?} ({})",
            times.len(),
            file.display()
        );
        if *most > *median * 50 {
            slow.push(format!("{name}: {}", file.display()));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// The time for a thousand bytes of an input, the least of three.
fn per_byte(run: fn(&[u8]), file: &Path) -> Duration {
    let data = fs::read(file).expect("a file");
    let once = || {
        let start = Instant::now();
        run(&data);
        start.elapsed()
    };
    let least = (0..3).map(|_| once()).min().unwrap_or_default();
    least * 1000 / u32::try_from(data.len().max(200)).unwrap_or(u32::MAX)
}
