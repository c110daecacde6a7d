//! Makes what is known of the word lists before the program runs: each list is checked and gets an index (`src/lexicon/index.rs`), so
//! that a process, which may live for some milliseconds only, need not read lists before it looks a word up.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

#[allow(dead_code)]
#[path = "src/attribution/word/entry.rs"]
mod entry;
#[allow(dead_code)]
#[path = "src/lexicon/filter.rs"]
mod filter;
#[allow(dead_code)]
#[path = "src/lexicon/index.rs"]
mod index;
#[path = "src/attribution/word/inflect.rs"]
mod inflect;
#[allow(dead_code)]
#[path = "src/attribution/word/kind.rs"]
mod kind;
#[path = "src/figure/class/named.rs"]
mod named;
#[path = "src/align/stem.rs"]
mod stem;
#[allow(dead_code)]
#[path = "src/lexicon/tsv.rs"]
mod tsv;

/// Where the lists are.
const LISTS: &str = "src/lexicon/en";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={LISTS}");
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            println!("cargo::error={e}");
            ExitCode::FAILURE
        }
    }
}

fn make() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
    let mut arms = String::new();
    for name in lists()? {
        let text = read(&name)?;
        fs::write(out.join(&name).with_extension("index"), indexed(&name, &text)?)?;
        let file = name.replace(".tsv", ".index");
        arms += &format!("        {name:?} => include_bytes!({file:?}),\n");
    }
    let code = format!(
        "pub(super) fn index(list: &str) -> Option<&'static [u8]> {{\n    Some(match list {{\n{arms}        _ => return None,\n    }})\n}}\n"
    );
    fs::write(out.join("indexes.rs"), code)?;
    fs::write(out.join("frequency.terms"), terms()?)?;
    fs::write(out.join("figure_words.classes"), classes()?)?;
    let (words, index, entries) = words()?;
    fs::write(out.join("words.list"), words)?;
    fs::write(out.join("words.index"), index)?;
    fs::write(out.join("words.entries"), entries)
}

/// The classes of the words around figures, eight bytes each.
fn classes() -> io::Result<Vec<u8>> {
    let name = "figure_words.tsv";
    let (text, mut sets) = (read(name)?, Vec::new());
    each(name, &text, |row| {
        sets.extend(named::set(row.fields[1])?.to_le_bytes());
        Ok(())
    })?;
    Ok(sets)
}

/// All words whose kind or forms are known, their index and what is known of each.
fn words() -> io::Result<(String, Vec<u8>, Vec<u8>)> {
    let names = ["word_kinds.tsv", "plain_verbs.tsv", "cue_verbs.tsv", "cue_nouns.tsv", "cue_adjectives.tsv"];
    let mut texts = Vec::new();
    for name in names {
        texts.push(read(name)?);
    }
    let doubled = read("doubled_verbs.tsv")?;
    let doubled: Vec<_> = rows("doubled_verbs.tsv", &doubled)?;
    let is_doubled = |base: &str| doubled.iter().any(|row| row[0] == base);
    let of = |n: usize| rows(names[n], &texts[n]);
    let lists =
        entry::Rows { kinds: of(0)?, plain: of(1)?, verbs: of(2)?, nouns: of(3)?, adjectives: of(4)? };
    let forms = entry::forms(&lists, &is_doubled);
    let (words, entries) = entry::gather(&lists, &forms)
        .map_err(|message| io::Error::other(format!("{LISTS}/{}: {message}", names[0])))?;
    let (text, index) = index::write(&words);
    Ok((text, index, entries))
}

/// The terms of all words whose frequency is known.
fn terms() -> io::Result<Vec<u8>> {
    let (words, synonyms) = (read("frequency.tsv")?, read("synonyms.tsv")?);
    let synonyms: HashMap<&str, &str> = pairs("synonyms.tsv", &synonyms)?.into_iter().collect();
    Ok(stem::terms(&pairs("frequency.tsv", &words)?, |word| synonyms.get(word).copied()))
}

/// The names of all lists.
fn lists() -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(LISTS)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        names.extend(Some(name).filter(|name| name.ends_with(".tsv")));
    }
    names.sort_unstable();
    Ok(names)
}

fn read(name: &str) -> io::Result<String> {
    fs::read_to_string(Path::new(LISTS).join(name))
}

/// The index of a list.
fn indexed(name: &str, text: &str) -> io::Result<Vec<u8>> {
    let keys: Vec<&str> = rows(name, text)?.iter().map(|row| row[0]).collect();
    Ok(index::build(text, &keys))
}

/// The first two fields of each row of a list.
fn pairs<'t>(name: &str, text: &'t str) -> io::Result<Vec<(&'t str, &'t str)>> {
    Ok(rows(name, text)?.iter().map(|row| (row[0], row[1])).collect())
}

/// The rows of a list.
fn rows<'t>(name: &str, text: &'t str) -> io::Result<Vec<Vec<&'t str>>> {
    let mut rows = Vec::new();
    each(name, text, |row| {
        rows.push(row.fields.to_vec());
        Ok(())
    })?;
    Ok(rows)
}

/// Does `on` with each row of a list, once that is checked. What is wrong with it, or what `on` finds, is told with file and line.
fn each<'t>(
    name: &str,
    text: &'t str,
    mut on: impl FnMut(tsv::Row<'_, 't>) -> Result<(), String>,
) -> io::Result<()> {
    let mut found = Ok(());
    let mut heed = |row: tsv::Row<'_, 't>| {
        if found.is_ok() {
            found = on(row).map_err(|message| tsv::Fault { line: row.line, message });
        }
    };
    let told =
        |fault: tsv::Fault| io::Error::other(format!("{LISTS}/{name}:{}: {}", fault.line, fault.message));
    tsv::rows(text, tsv::columns(text), &mut heed).map_err(told)?;
    found.map_err(told)
}
