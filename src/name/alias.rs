//! Aliases that users add: what else somebody or something is called.

use rustc_hash::FxHashMap;

use super::spelling::key;
use crate::error::Error;

/// Names users have put together: alias → entity.
///
/// ```
/// let aliases = variorum::name::Aliases::parse("aliases.tsv", "the Lion of Arbel\tMira Tovan\n")?;
/// assert_eq!(aliases.get("The lion of Arbel"), Some("Mira Tovan"));
/// # Ok::<(), variorum::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    entities: FxHashMap<String, String>,
    /// The most words of an alias.
    longest: usize,
}

impl Aliases {
    /// Reads a file of lines `alias<TAB>entity`; empty lines and lines that begin with `#` are skipped. Case does
    /// not count in the alias; the entity is printed as written.
    ///
    /// # Errors
    /// A line with another number of fields, an empty field, or an alias given twice for different entities;
    /// the error names the file and the line.
    pub fn parse(file: &str, text: &str) -> Result<Aliases, Error> {
        let mut aliases = Aliases::default();
        for (n, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            aliases.add(line).map_err(|e| e.in_file(file).at_line(n + 1))?;
        }
        Ok(aliases)
    }

    fn add(&mut self, line: &str) -> Result<(), Error> {
        let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
        let [alias, entity] = fields[..] else {
            return Err(Error::word_list(format!("{} fields where 2 are due", fields.len())));
        };
        if alias.is_empty() || entity.is_empty() {
            return Err(Error::word_list("an empty field"));
        }
        let key = key(alias).to_string();
        self.longest = self.longest.max(key.split_whitespace().count());
        match self.entities.insert(key, entity.to_string()) {
            Some(before) if before != entity => {
                Err(Error::word_list(format!("“{alias}” already stands for “{before}”")))
            }
            _ => Ok(()),
        }
    }

    /// The entity an alias stands for, in any case and with either apostrophe.
    #[must_use]
    pub fn get(&self, alias: &str) -> Option<&str> {
        if self.entities.is_empty() {
            return None;
        }
        self.entities.get(&*key(alias)).map(String::as_str)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    pub(super) fn longest(&self) -> usize {
        self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_file_and_line() {
        for (text, message) in [
            ("# mine\na\n", "my.tsv:2: 1 fields where 2 are due"),
            ("a\tb\na\tc\n", "my.tsv:2: “a” already stands for “b”"),
            ("a\t\n", "my.tsv:1: an empty field"),
        ] {
            assert_eq!(Aliases::parse("my.tsv", text).unwrap_err().to_string(), message);
        }
    }
}
