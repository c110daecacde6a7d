//! Words of the caller's own, added to built-in lists.
//!
//! The lists are read once in a process, when they are first needed, so that reading an article costs no look-up of
//! what list to use. Words are therefore added before anything is read; later it is an error, not a silent loss.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::attribution::Stance;
use crate::error::Error;

/// A list that can be added to. In all of them every entry makes sense by itself.
struct Open {
    name: &'static str,
    /// How many fields an entry has.
    fields: usize,
    /// What is wrong with the fields behind the first, if anything is.
    fault: fn(&[&str]) -> Option<String>,
}

const fn open(name: &'static str, fields: usize, fault: fn(&[&str]) -> Option<String>) -> Open {
    Open { name, fields, fault }
}

/// The lists that can be added to.
const OPEN: [Open; 17] = [
    open("abbreviations.tsv", 1, lower),
    open("cue_verbs.tsv", 3, verb),
    open("figure_roles.tsv", 1, lower),
    open("given_names.tsv", 2, |f| one_of(f[0], &["he", "she"])),
    open("governments.tsv", 2, given),
    open("hedges.tsv", 1, lower),
    open("labels.tsv", 1, lower),
    open("name_titles.tsv", 1, lower),
    open("nationalities.tsv", 2, given),
    open("not_plurals.tsv", 1, lower),
    open("organisation_words.tsv", 1, lower),
    open("places.tsv", 2, given),
    open("plurals.tsv", 2, lower),
    open("roles.tsv", 2, lower),
    open("synonyms.tsv", 2, lower),
    open("units.tsv", 5, unit),
    open("verdict-moving.tsv", 2, |f| one_of(f[0], &["moves", "rises"])),
];

fn lower(fields: &[&str]) -> Option<String> {
    let wrong = fields.iter().find(|w| w.is_empty() || w.chars().any(char::is_uppercase))?;
    Some(format!("“{wrong}” is empty or not in lower case"))
}

fn given(fields: &[&str]) -> Option<String> {
    fields.iter().any(|f| f.is_empty()).then(|| "an empty field".to_string())
}

fn one_of(field: &str, known: &[&str]) -> Option<String> {
    (!known.contains(&field)).then(|| format!("“{field}” is none of {}", known.join(", ")))
}

/// A verb's stance, and its past and participle or "-".
fn verb(fields: &[&str]) -> Option<String> {
    let letters = fields[1].bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b',' | b'-'));
    match Stance::named(fields[0]) {
        None => Some(format!("“{}” is no stance", fields[0])),
        Some(_) if fields[1] == "-" || letters && fields[1].contains(',') => None,
        Some(_) => {
            Some(format!("“{}” is neither - nor a past and a participle, parted by a comma", fields[1]))
        }
    }
}

/// A unit's dimension, worth in its base unit, names and symbols.
fn unit(fields: &[&str]) -> Option<String> {
    let built_in = include_str!("en/units.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut known: Vec<&str> = built_in.filter_map(|l| l.split('\t').nth(1)).collect();
    known.sort_unstable();
    known.dedup();
    let worth =
        rust_decimal::Decimal::from_str_exact(fields[1]).is_ok_and(|w| w > rust_decimal::Decimal::ZERO);
    one_of(fields[0], &known)
        .or_else(|| (!worth).then(|| format!("“{}” is no number above 0", fields[1])))
        .or_else(|| given(&fields[2..]))
        .or_else(|| lower(&fields[2..3]))
}

/// What was added to a list.
#[derive(Debug, Default)]
struct Added {
    entries: Vec<Vec<&'static str>>,
    /// Whether the list has been read.
    read: bool,
}

static ADDED: Mutex<BTreeMap<&'static str, Added>> = Mutex::new(BTreeMap::new());

/// Adds entries to the built-in word list `list` for the whole process: one entry a line, fields separated by tabs,
/// lower case, in any order; empty lines and lines that begin with `#` are none. An entry that the list already holds is
/// replaced. `docs/word-lists.md` says which lists there are and what each is for.
///
/// ```
/// variorum::add_words("synonyms.tsv", "temblor\tquake\nquakes\tquake\n")?;
/// assert!(variorum::add_words("no-list.tsv", "").is_err());
/// # Ok::<(), variorum::Error>(())
/// ```
///
/// # Errors
/// If there is no such list to add to, an entry is not of its shape (the error names the line), or an article has
/// been read before, which reads the lists.
pub fn add_words(list: &str, entries: &str) -> Result<(), Error> {
    let Some(open) = OPEN.iter().find(|o| o.name == list || o.name.strip_suffix(".tsv") == Some(list)) else {
        let known: Vec<&str> = OPEN.iter().map(|o| o.name).collect();
        return Err(Error::word_list(format!("no list “{list}” to add to; there are {}", known.join(", "))));
    };
    let mut rows = Vec::new();
    for (i, line) in entries.lines().enumerate() {
        if !line.trim().is_empty() && !line.starts_with('#') {
            rows.push(entry(line, open).map_err(|e| e.at_line(i + 1))?);
        }
    }
    let mut all = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    let added = all.entry(open.name).or_default();
    if added.read {
        return Err(Error::word_list(format!(
            "{} is already in use: add words before the first article is read",
            open.name
        )));
    }
    added.entries.extend(rows);
    Ok(())
}

/// An entry, kept for the life of the process as the built-in ones are.
fn entry(line: &str, open: &Open) -> Result<Vec<&'static str>, Error> {
    let words: Vec<&str> = line.split('\t').map(str::trim).collect();
    if words.len() != open.fields {
        return Err(Error::word_list(format!(
            "{} fields where {} are due, separated by tabs",
            words.len(),
            open.fields
        )));
    }
    if let Some(fault) = lower(&words[..1]).or_else(|| (open.fault)(&words[1..])) {
        return Err(Error::word_list(fault));
    }
    Ok(words.into_iter().map(|w| &*Box::leak(w.to_string().into_boxed_str())).collect())
}

/// What was added to the list `name`; nothing can be added any more.
pub(super) fn take(name: &str) -> Vec<Vec<&'static str>> {
    let Some(open) = OPEN.iter().find(|o| o.name == name) else { return Vec::new() };
    let mut all = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    let added = all.entry(open.name).or_default();
    added.read = true;
    added.entries.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{WordMap, WordSet};

    #[test]
    fn entries_are_checked() {
        for (list, entries, message) in [
            ("nothing.tsv", "a", "no list “nothing.tsv” to add to"),
            ("plurals", "a\tb\nc", "line 2: 1 fields where 2 are due"),
            ("hedges.tsv", "# words\n\nMaybe", "line 3: “Maybe” is empty or not in lower case"),
            ("roles.tsv", "a\t", "line 1: “” is empty or not in lower case"),
            ("places.tsv", "Osk\tOsk", "line 1: “Osk” is empty or not in lower case"),
            ("places.tsv", "osk\t", "line 1: an empty field"),
            ("given_names.tsv", "ina\tit", "line 1: “it” is none of he, she"),
            ("cue_verbs.tsv", "opine\tmumbles\t-", "line 1: “mumbles” is no stance"),
            ("cue_verbs.tsv", "opine\tsays\topined", "line 1: “opined” is neither - nor a past"),
            ("units.tsv", "li\tlength\tlong\tli\t-", "line 1: “long” is no number above 0"),
            ("units.tsv", "li\tlenght\t500\tli\t-", "line 1: “lenght” is none of absorbed_dose, angle,"),
            ("verdict-moving.tsv", "lost\tgrows", "line 1: “grows” is none of moves, rises"),
        ] {
            let error = add_words(list, entries).expect_err(entries).to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }

    #[test]
    fn words_are_added_until_the_list_is_read() -> Result<(), Error> {
        // Lists of other names stand in: the real ones may have been read by another test.
        let all =
            |name: &'static str| ADDED.lock().unwrap_or_else(PoisonError::into_inner).contains_key(name);
        assert!(take("unknown.tsv").is_empty() && !all("unknown.tsv"));
        if add_words("not_plurals.tsv", "zzz\n").is_ok() {
            assert!(WordSet::load("not_plurals.tsv", "a\n").contains("zzz"));
        }
        assert!(add_words("not_plurals.tsv", "yyy\n").is_err() || !all("not_plurals.tsv"));
        let map = WordMap::load("closed.tsv", "a\tb\n", 2, |f| Ok(f[0]));
        assert_eq!((map.get("a"), map.get("b")), (Some(&"b"), None));
        Ok(())
    }
}
