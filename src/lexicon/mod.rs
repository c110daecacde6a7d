//! Word lists: data in `en/*.tsv`, parsed and checked when first used.
//!
//! A list holds one entry a line, its fields separated by tabs, in byte order of its first field; a line that
//! begins with `#` is a comment and an empty one separates. Keys are in lower case. A list that breaks these rules is
//! an [`Error`] that names file and line; for the built-in lists a test loads every one. What is made of lists is kept in statics of
//! the type [`List`], which heed the lexicon in force.

mod added;
pub(crate) mod calendar;
pub(crate) mod filter;
mod list;
pub(crate) mod pattern;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::error::Error;

use filter::Filter;

pub use added::Lexicon;
#[cfg(feature = "parallel")]
pub(crate) use list::InForce;
pub(crate) use list::List;

/// A parsed word list: its fields in one run, so that a list of thousands of lines costs no more than reading it.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    columns: usize,
    fields: Vec<&'t str>,
    /// The line of each row, from 1; 0 of one that was added.
    lines: Vec<usize>,
}

/// One line of a word list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'r, 't> {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The fields, trimmed; at least one.
    pub(crate) fields: &'r [&'t str],
}

/// The most columns that a list has.
const MOST_COLUMNS: usize = 8;

/// The rows of a list in order, each checked: `columns` is how many fields every row must have. Each byte is looked at once, since a
/// process reads all lists before it has read its first article.
///
/// # Errors
/// A row with another number of fields, an empty or repeated key, a key in upper case, rows out of order.
pub(crate) fn each<'t>(
    name: &str,
    text: &'t str,
    columns: usize,
    on: impl FnMut(Row<'_, 't>),
) -> Result<(), Error> {
    rows(name, text, columns, true, on)
}

/// The rows of a built-in list in order. It is checked where debug assertions are on, as in tests, which load every list: what was built
/// after that holds the lists that passed.
///
/// # Panics
/// If the list is found at fault.
pub(crate) fn each_built_in(
    name: &str,
    text: &'static str,
    columns: usize,
    on: impl FnMut(Row<'_, 'static>),
) {
    rows(name, text, columns, cfg!(debug_assertions), on).unwrap_or_else(|e| panic!("{e}"));
}

fn rows<'t>(
    name: &str,
    text: &'t str,
    columns: usize,
    checked: bool,
    mut on: impl FnMut(Row<'_, 't>),
) -> Result<(), Error> {
    let (mut fields, mut before, mut line, mut rest) = ([""; MOST_COLUMNS], None, 0, text);
    while !rest.is_empty() {
        line += 1;
        if rest.starts_with('#') {
            rest = memchr::memchr(b'\n', rest.as_bytes()).map_or("", |end| &rest[end + 1..]);
            continue;
        }
        let row = cut(rest, &mut fields);
        rest = rest.get(row.end + 1..).unwrap_or("");
        if row.count == 1 && fields[0].is_empty() {
            continue;
        }
        if checked {
            check(fields[0], &row, columns, before).map_err(|e| e.in_file(name).at_line(line))?;
        }
        on(Row { line, fields: &fields[..columns] });
        before = Some(fields[0]);
    }
    Ok(())
}

/// A line cut into fields.
struct Cut {
    /// How many they are.
    count: usize,
    /// Where the line ends.
    end: usize,
}

/// Cuts the first line of `text` into its fields, trimmed.
fn cut<'t>(text: &'t str, fields: &mut [&'t str; MOST_COLUMNS]) -> Cut {
    let (mut count, mut start, mut at) = (0, 0, 0);
    let bytes = text.as_bytes();
    loop {
        // Of all bytes of a list a tab and a line's end are the least.
        while at < bytes.len() && bytes[at] > b'\n' {
            at += 1;
        }
        let ends = at == bytes.len() || bytes[at] == b'\n';
        if ends || bytes[at] == b'\t' {
            fields[count.min(MOST_COLUMNS - 1)] = text[start..at].trim_ascii();
            count += 1;
            start = at + 1;
        }
        if ends {
            return Cut { count, end: at };
        }
        at += 1;
    }
}

/// How many lines a text has at most.
pub(crate) fn lines(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1
}

impl<'t> Table<'t> {
    /// Parses `text`, as [`each`] does.
    ///
    /// # Errors
    /// As [`each`].
    pub(crate) fn parse(name: &str, text: &'t str, columns: usize) -> Result<Table<'t>, Error> {
        let rows = lines(text);
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

fn check(key: &str, row: &Cut, columns: usize, before: Option<&str>) -> Result<(), Error> {
    if row.count != columns {
        return Err(Error::word_list(format!("{} fields where {columns} are due", row.count)));
    }
    if key.is_empty() {
        return Err(Error::word_list("an empty entry"));
    }
    let plain = key.bytes().all(|b| b.is_ascii() & !b.is_ascii_uppercase());
    if !plain && key.chars().any(char::is_uppercase) {
        return Err(Error::word_list(format!("“{key}” is not in lower case")));
    }
    match before.map(|b| b.cmp(key)) {
        Some(std::cmp::Ordering::Equal) => Err(Error::word_list(format!("“{key}” stands twice"))),
        Some(std::cmp::Ordering::Greater) => Err(Error::word_list(format!("“{key}” is out of order"))),
        _ => Ok(()),
    }
}

/// A set of words in lower case.
#[derive(Debug)]
pub(crate) struct WordSet {
    words: FxHashSet<&'static str>,
    filter: Filter,
}

impl WordSet {
    /// A built-in list of one column.
    ///
    /// # Panics
    /// If the list is at fault; a test loads every built-in list, so a build that passed has none.
    pub(crate) fn load(name: &str, text: &'static str) -> WordSet {
        let mut words = FxHashSet::with_capacity_and_hasher(lines(text), FxBuildHasher);
        let mut filter = Filter::NONE;
        let mut add = |word| {
            filter.add(word);
            words.insert(word);
        };
        each_built_in(name, text, 1, |row| add(row.fields[0]));
        added::to(name).iter().for_each(|fields| add(fields[0]));
        WordSet { words, filter }
    }

    /// The words, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }

    /// Whether `word`, in lower case, is in the list.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.filter.may_hold(word) && self.holds(word)
    }

    /// The same behind the filter, apart from it so that the filter stands where it is asked.
    #[inline(never)]
    fn holds(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// The kinds of everyday words: prepositions, auxiliaries, adverbs and the like.
static KINDS: List<WordMap<&'static str>> = List::new(|| {
    WordMap::load("word_kinds.tsv", include_str!("en/word_kinds.tsv"), 2, |fields| Ok(fields[0]))
});

/// What kind of everyday word `word`, in lower case, is ("prep", "modal"); none if it is none.
pub(crate) fn kind_of(word: &str) -> Option<&'static str> {
    KINDS.get(word).copied()
}

/// Words in lower case, each with a value.
#[derive(Debug)]
pub(crate) struct WordMap<V> {
    map: FxHashMap<&'static str, V>,
    filter: Filter,
}

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
        let mut map = FxHashMap::with_capacity_and_hasher(lines(text), FxBuildHasher);
        let mut filter = Filter::NONE;
        each_built_in(name, text, columns, |row| {
            filter.add(row.fields[0]);
            let v =
                value(&row.fields[1..]).unwrap_or_else(|e| panic!("{}", e.in_file(name).at_line(row.line)));
            map.insert(row.fields[0], v);
        });
        for fields in added::to(name) {
            filter.add(fields[0]);
            map.extend(value(&fields[1..]).ok().map(|v| (fields[0], v)));
        }
        WordMap { map, filter }
    }

    /// The value of `word`, in lower case.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        if self.filter.may_hold(word) { self.found(word) } else { None }
    }

    /// The same behind the filter.
    #[inline(never)]
    fn found(&self, word: &str) -> Option<&V> {
        self.map.get(word)
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
