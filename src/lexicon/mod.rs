//! Word lists: data in `en/*.tsv`, checked and indexed when the program is built.
//!
//! A list holds one entry a line, its fields separated by tabs, in byte order of its first field; a line that
//! begins with `#` is a comment and an empty one separates. Keys are in lower case. A list that breaks these rules is
//! an [`Error`] that names file and line; among the built-in lists it fails the build. What is made of lists is kept in statics of
//! the type [`List`], which heed the lexicon in force.

mod added;
pub(crate) mod calendar;
pub(crate) mod filter;
pub(crate) mod index;
mod list;
pub(crate) mod pattern;
pub(crate) mod tsv;

use std::borrow::Cow;

use arrayvec::ArrayVec;
use rustc_hash::FxHashSet;

use crate::error::Error;

use index::Index;

pub use added::Lexicon;
#[cfg(feature = "parallel")]
pub(crate) use list::InForce;
pub(crate) use list::List;
pub(crate) use tsv::Row;

/// What the build script made.
mod built_in {
    include!(concat!(env!("OUT_DIR"), "/indexes.rs"));
}

/// A parsed word list: its fields in one run, so that a list of thousands of lines costs no more than reading it.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    columns: usize,
    fields: Vec<&'t str>,
    /// The line of each row, from 1; 0 of one that was added.
    lines: Vec<usize>,
}

/// The rows of a list in order, each checked: `columns` is how many fields every row must have.
///
/// # Errors
/// A row with another number of fields, an empty or repeated key, a key in upper case, rows out of order.
pub(crate) fn each<'t>(
    name: &str,
    text: &'t str,
    columns: usize,
    on: impl FnMut(Row<'_, 't>),
) -> Result<(), Error> {
    tsv::rows(text, columns, on)
        .map_err(|fault| Error::word_list(fault.message).in_file(name).at_line(fault.line))
}

impl<'t> Table<'t> {
    /// Parses `text`, as [`each`] does.
    ///
    /// # Errors
    /// As [`each`].
    pub(crate) fn parse(name: &str, text: &'t str, columns: usize) -> Result<Table<'t>, Error> {
        let rows = memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1;
        let mut table =
            Table { columns, fields: Vec::with_capacity(rows * columns), lines: Vec::with_capacity(rows) };
        each(name, text, columns, |row| {
            table.fields.extend(row.fields);
            table.lines.push(row.line);
        })?;
        Ok(table)
    }

    /// A built-in list with what was added to it: an entry replaces one of the same key, others come last.
    ///
    /// # Panics
    /// As [`WordSet::load`].
    pub(crate) fn load(name: &str, text: &'static str, columns: usize) -> Table<'static> {
        let mut table = Table::parse(name, text, columns).unwrap_or_else(|e| panic!("{e}"));
        for fields in added::to(name) {
            table.remove(fields[0]);
            table.fields.extend(fields);
            table.lines.push(0);
        }
        table
    }

    fn remove(&mut self, key: &str) {
        let row = self.rows().position(|row| row.fields[0] == key);
        if let Some(n) = row {
            self.lines.remove(n);
            self.fields.drain(n * self.columns..(n + 1) * self.columns);
        }
    }

    /// The rows in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        let fields = self.fields.chunks_exact(self.columns);
        fields.zip(&self.lines).map(|(fields, line)| Row { line: *line, fields })
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }
}

/// Whether words of the user's own are added to the list `name`, for the table that is being made.
pub(crate) fn is_added_to(name: &str) -> bool {
    !added::to(name).is_empty()
}

/// The index of a built-in list with what was added to it.
pub(crate) fn index(name: &str, text: &'static str, columns: usize) -> Index {
    index_with(name, text, columns, added::to(name))
}

/// The index of a built-in list with `added` rows: the one that the build script made, if there are none.
fn index_with(name: &str, text: &'static str, columns: usize, added: &[Vec<&'static str>]) -> Index {
    debug_assert_eq!(tsv::columns(text), columns, "columns of {name}");
    let built = || Index::new(text, built_in::index(name)?);
    if added.is_empty() { built() } else { None }.unwrap_or_else(|| made(name, text, columns, added))
}

/// The same, made now.
fn made(name: &str, text: &'static str, columns: usize, added: &[Vec<&'static str>]) -> Index {
    let new: FxHashSet<&str> = added.iter().map(|fields| fields[0]).collect();
    let mut rows = Vec::new();
    each(name, text, columns, |row| rows.push(row.fields.to_vec())).unwrap_or_else(|e| panic!("{e}"));
    rows.retain(|fields| !new.contains(fields[0]));
    rows.extend_from_slice(added);
    Index::of_rows(&rows)
}

/// A set of words in lower case.
#[derive(Debug)]
pub(crate) struct WordSet(Index);

impl WordSet {
    /// A built-in list of one column.
    ///
    /// # Panics
    /// If the list is at fault; the build script checks every built-in list, so a build has none.
    pub(crate) fn load(name: &str, text: &'static str) -> WordSet {
        WordSet(index(name, text, 1))
    }

    /// The words, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.rows().filter_map(|mut fields| fields.next())
    }

    /// Whether `word`, in lower case, is in the list.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.row(word).is_some()
    }
}

/// Words in lower case, each with another: what is looked up is read where it stands in the list.
#[derive(Debug)]
pub(crate) struct WordPairs(Index);

impl WordPairs {
    /// A built-in list of two columns.
    ///
    /// # Panics
    /// As [`WordSet::load`].
    pub(crate) fn load(name: &str, text: &'static str) -> WordPairs {
        WordPairs(index(name, text, 2))
    }

    /// What `word`, in lower case, is paired with.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&'static str> {
        self.0.paired(word)
    }
}

/// The kinds of everyday words: prepositions, auxiliaries, adverbs and the like.
static KINDS: List<WordPairs> =
    List::new(|| WordPairs::load("word_kinds.tsv", include_str!("en/word_kinds.tsv")));

/// What kind of everyday word `word`, in lower case, is ("prep", "modal"); none if it is none.
pub(crate) fn kind_of(word: &str) -> Option<&'static str> {
    KINDS.get(word)
}

/// Words in lower case, each with a value.
#[derive(Debug)]
pub(crate) struct WordMap<V> {
    index: Index,
    /// By row.
    values: Vec<V>,
}

impl<V> WordMap<V> {
    /// A built-in list of `columns` columns; `value` makes an entry's value of the fields after the first.
    ///
    /// # Panics
    /// As [`WordSet::load`], and if a value is at fault; a test loads every list.
    pub(crate) fn load(
        name: &str,
        text: &'static str,
        columns: usize,
        value: impl Fn(&[&'static str]) -> Result<V, Error>,
    ) -> WordMap<V> {
        let mut added = Cow::Borrowed(added::to(name));
        if !added.is_empty() {
            added.to_mut().retain(|fields| value(&fields[1..]).is_ok());
        }
        let index = index_with(name, text, columns, &added);
        let of = |row| {
            let fields: ArrayVec<&'static str, { tsv::MOST_COLUMNS }> =
                index.fields(row).skip(1).take(columns - 1).collect();
            value(&fields).unwrap_or_else(|e| panic!("{}", e.in_file(name).at_line(index.line(row))))
        };
        WordMap { index, values: (0..index.len()).map(of).collect() }
    }

    /// The value of `word`, in lower case.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        self.index.row(word).map(|row| &self.values[row])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is looked up where it stands is checked here alone.
    #[test]
    fn rates_are_well_formed() {
        let text = include_str!("en/cue_rates.tsv");
        let rate = |row: Row<'_, '_>| {
            assert!(row.fields[0].contains(' '), "line {}", row.line);
            assert!(row.fields[1].parse::<u8>().is_ok_and(|r| r <= 100), "line {}", row.line);
        };
        each("cue_rates.tsv", text, 2, rate).expect("they are");
    }

    #[test]
    fn every_list_has_an_index_that_is_made_of_it() {
        let lists = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/en");
        let mut seen = 0;
        for entry in std::fs::read_dir(lists).expect("the lists are there") {
            let path = entry.expect("it can be read").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("names are ASCII");
            let text = std::fs::read_to_string(&path).expect("it is text");
            let mut keys = Vec::new();
            each(name, &text, tsv::columns(&text), |row| keys.push(row.fields[0]))
                .expect("it is well formed");
            assert!(built_in::index(name) == Some(&*index::build(&text, &keys)), "{name}");
            seen += 1;
        }
        assert!(seen > 100 && built_in::index("nothing.tsv").is_none());
    }

    static HEDGES: List<WordSet> = List::new(|| WordSet::load("hedges.tsv", include_str!("en/hedges.tsv")));
    static PLACES: List<WordPairs> =
        List::new(|| WordPairs::load("places.tsv", include_str!("en/places.tsv")));

    #[test]
    fn words_of_the_users_own_come_last_and_replace() {
        let mut lexicon = Lexicon::new();
        lexicon.add("hedges.tsv", "by all accounts\n").expect("it is well formed");
        let place = PLACES.0.fields(0).next().expect("it has a first row");
        lexicon.add("places.tsv", &format!("osk\tOsk\n{place}\tUrd\n")).expect("it is well formed");
        let (count, before) = (HEDGES.iter().count(), PLACES.get(place));
        lexicon.during(|| {
            assert!(HEDGES.contains("by all accounts") && HEDGES.iter().count() == count + 1);
            assert_eq!((PLACES.get("osk"), PLACES.get(place)), (Some("Osk"), Some("Urd")));
        });
        assert_eq!((PLACES.get("osk"), PLACES.get(place)), (None, before));
    }

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
