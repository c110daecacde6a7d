//! Word lists: data in `en/*.tsv`, parsed and checked when first used.
//!
//! A list holds one entry a line, its fields separated by tabs, in byte order of its first field; a line that
//! begins with `#` is a comment and an empty one separates. Keys are in lower case. A list that breaks these rules is
//! an [`Error`] that names file and line; for the built-in lists a test loads every one.

pub(crate) mod calendar;
mod extra;
pub(crate) mod pattern;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::Error;

pub use extra::add_words;

/// A parsed word list.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    rows: Vec<Row<'t>>,
}

/// One line of a word list.
#[derive(Debug)]
pub(crate) struct Row<'t> {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The fields, trimmed; at least one.
    pub(crate) fields: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// Parses `text`; `columns` is how many fields every row must have.
    ///
    /// # Errors
    /// A row with another number of fields, an empty or repeated key, a key in upper case, rows out of order.
    pub(crate) fn parse(name: &str, text: &'t str, columns: usize) -> Result<Table<'t>, Error> {
        let mut rows: Vec<Row<'t>> = Vec::new();
        for (i, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let row = Row { line: i + 1, fields: line.split('\t').map(str::trim).collect() };
            row.check(columns, rows.last()).map_err(|e| e.in_file(name).at_line(i + 1))?;
            rows.push(row);
        }
        Ok(Table { rows })
    }

    /// A built-in list with what was added to it: an entry replaces one of the same key, others come last.
    ///
    /// # Panics
    /// As [`WordSet::load`].
    pub(crate) fn load(name: &str, text: &'static str, columns: usize) -> Table<'static> {
        let mut table = Table::parse(name, text, columns).unwrap_or_else(|e| panic!("{e}"));
        for fields in extra::take(name) {
            table.rows.retain(|row| row.fields[0] != fields[0]);
            table.rows.push(Row { line: 0, fields });
        }
        table
    }

    /// The rows in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row<'t>> {
        self.rows.iter()
    }
}

impl Row<'_> {
    fn check(&self, columns: usize, before: Option<&Row<'_>>) -> Result<(), Error> {
        let key = self.fields[0];
        if self.fields.len() != columns {
            return Err(Error::word_list(format!("{} fields where {columns} are due", self.fields.len())));
        }
        if key.is_empty() {
            return Err(Error::word_list("an empty entry"));
        }
        if key.chars().any(char::is_uppercase) {
            return Err(Error::word_list(format!("“{key}” is not in lower case")));
        }
        match before.map(|b| b.fields[0].cmp(key)) {
            Some(std::cmp::Ordering::Equal) => Err(Error::word_list(format!("“{key}” stands twice"))),
            Some(std::cmp::Ordering::Greater) => Err(Error::word_list(format!("“{key}” is out of order"))),
            _ => Ok(()),
        }
    }
}

/// A set of words in lower case.
#[derive(Debug)]
pub(crate) struct WordSet(FxHashSet<&'static str>);

impl WordSet {
    /// A built-in list of one column.
    ///
    /// # Panics
    /// If the list is at fault; a test loads every built-in list, so a build that passed has none.
    pub(crate) fn load(name: &str, text: &'static str) -> WordSet {
        let table = Table::parse(name, text, 1).unwrap_or_else(|e| panic!("{e}"));
        let added = extra::take(name);
        WordSet(table.rows().map(|r| r.fields[0]).chain(added.iter().map(|fields| fields[0])).collect())
    }

    /// The words, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }

    /// Whether `word`, in lower case, is in the list.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Words in lower case, each with a value.
#[derive(Debug)]
pub(crate) struct WordMap<V>(FxHashMap<&'static str, V>);

impl<V> WordMap<V> {
    /// A built-in list of `columns` columns; `value` makes an entry's value of the fields after the first.
    ///
    /// # Panics
    /// As [`WordSet::load`].
    pub(crate) fn load(
        name: &str,
        text: &'static str,
        columns: usize,
        value: impl Fn(&[&'static str]) -> Result<V, Error>,
    ) -> WordMap<V> {
        let table = Table::parse(name, text, columns).unwrap_or_else(|e| panic!("{e}"));
        let entry = |r: &Row<'static>| {
            let v = value(&r.fields[1..]).unwrap_or_else(|e| panic!("{}", e.in_file(name).at_line(r.line)));
            (r.fields[0], v)
        };
        let mut map: FxHashMap<&'static str, V> = table.rows().map(entry).collect();
        for fields in extra::take(name) {
            map.extend(value(&fields[1..]).ok().map(|v| (fields[0], v)));
        }
        WordMap(map)
    }

    /// The value of `word`, in lower case.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        self.0.get(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_file_and_line() {
        for (text, message) in [
            ("a\nb\nb\n", "x.tsv:3: “b” stands twice"),
            ("# words\nb\na\n", "x.tsv:3: “a” is out of order"),
            ("A\n", "x.tsv:1: “A” is not in lower case"),
            ("a\tb\n", "x.tsv:1: 2 fields where 1 are due"),
        ] {
            assert_eq!(Table::parse("x.tsv", text, 1).unwrap_err().to_string(), message);
        }
    }
}
