//! The form of a word list, read line by line. Also part of the build script, so it stands on nothing else of the crate.

use std::cmp::Ordering;

/// One line of a word list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'r, 't> {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The fields, trimmed; at least one.
    pub(crate) fields: &'r [&'t str],
}

/// What is wrong with a word list.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong with it.
    pub(crate) message: String,
}

/// The most columns that a list has.
pub(crate) const MOST_COLUMNS: usize = 8;

/// The rows of a list in order: `columns` is how many fields every row must have. Each byte is looked at once, since a process may read
/// many lists before it has read its first article.
///
/// # Errors
/// A row with another number of fields, an empty or repeated key, a key in upper case, rows out of order.
pub(crate) fn rows<'t>(text: &'t str, columns: usize, mut on: impl FnMut(Row<'_, 't>)) -> Result<(), Fault> {
    let (mut fields, mut before, mut line, mut rest) = ([""; MOST_COLUMNS], None, 0, text);
    while !rest.is_empty() {
        line += 1;
        if rest.starts_with('#') {
            rest = rest.split_once('\n').map_or("", |(_, behind)| behind);
            continue;
        }
        let row = cut(rest, &mut fields);
        rest = rest.get(row.end + 1..).unwrap_or("");
        if row.count == 1 && fields[0].is_empty() {
            continue;
        }
        check(fields[0], &row, columns, before).map_err(|message| Fault { line, message })?;
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

fn check(key: &str, row: &Cut, columns: usize, before: Option<&str>) -> Result<(), String> {
    if columns > MOST_COLUMNS {
        return Err(format!("{columns} columns where {MOST_COLUMNS} are the most"));
    }
    if row.count != columns {
        return Err(format!("{} fields where {columns} are due", row.count));
    }
    if key.is_empty() {
        return Err("an empty entry".to_string());
    }
    let plain = key.bytes().all(|b| b.is_ascii() & !b.is_ascii_uppercase());
    if !plain && key.chars().any(char::is_uppercase) {
        return Err(format!("“{key}” is not in lower case"));
    }
    match before.map(|b| b.cmp(key)) {
        Some(Ordering::Equal) => Err(format!("“{key}” stands twice")),
        Some(Ordering::Greater) => Err(format!("“{key}” is out of order")),
        _ => Ok(()),
    }
}

/// How many columns a list has, as its first row tells.
pub(crate) fn columns(text: &str) -> usize {
    let first = text.lines().find(|line| !line.starts_with('#') && !line.trim_ascii().is_empty());
    first.map_or(1, |line| line.split('\t').count())
}
