//! Words of the caller's own, added to built-in lists.
//!
//! The lists are read once in a process, when they are first needed, so that reading an article costs no look-up of
//! what list to use. Words are therefore added before anything is read; later it is an error, not a silent loss.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::error::Error;

/// The lists that can be added to, and how many fields an entry has. In all of them every entry makes sense by itself:
/// a word, or a word and the word that stands for it.
const OPEN: [(&str, usize); 10] = [
    ("abbreviations.tsv", 1),
    ("figure_roles.tsv", 1),
    ("hedges.tsv", 1),
    ("labels.tsv", 1),
    ("name_titles.tsv", 1),
    ("not_plurals.tsv", 1),
    ("organisation_words.tsv", 1),
    ("plurals.tsv", 2),
    ("roles.tsv", 2),
    ("synonyms.tsv", 2),
];

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
    let Some((name, fields)) =
        OPEN.iter().find(|(name, _)| *name == list || name.strip_suffix(".tsv") == Some(list))
    else {
        let known: Vec<&str> = OPEN.iter().map(|(name, _)| *name).collect();
        return Err(Error::word_list(format!("no list “{list}” to add to; there are {}", known.join(", "))));
    };
    let mut rows = Vec::new();
    for (i, line) in entries.lines().enumerate() {
        if !line.trim().is_empty() && !line.starts_with('#') {
            rows.push(entry(line, *fields).map_err(|e| e.at_line(i + 1))?);
        }
    }
    let mut all = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    let added = all.entry(name).or_default();
    if added.read {
        return Err(Error::word_list(format!(
            "{name} is already in use: add words before the first article is read"
        )));
    }
    added.entries.extend(rows);
    Ok(())
}

/// An entry, kept for the life of the process as the built-in ones are.
fn entry(line: &str, fields: usize) -> Result<Vec<&'static str>, Error> {
    let words: Vec<&str> = line.split('\t').map(str::trim).collect();
    if words.len() != fields {
        return Err(Error::word_list(format!(
            "{} fields where {fields} are due, separated by tabs",
            words.len()
        )));
    }
    if let Some(word) = words.iter().find(|w| w.is_empty() || w.chars().any(char::is_uppercase)) {
        return Err(Error::word_list(format!("“{word}” is empty or not in lower case")));
    }
    Ok(words.into_iter().map(|w| &*Box::leak(w.to_string().into_boxed_str())).collect())
}

/// What was added to the list `name`; nothing can be added any more.
pub(super) fn take(name: &str) -> Vec<Vec<&'static str>> {
    let Some((name, _)) = OPEN.iter().find(|(n, _)| *n == name) else { return Vec::new() };
    let mut all = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    let added = all.entry(name).or_default();
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
