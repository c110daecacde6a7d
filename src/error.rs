//! One opaque error type; what can be asked of it are questions.

use std::fmt;

/// Why an input could not be used. The message names the file and, where there is one, the line.
///
/// ```
/// let error = variorum::Article::from_json_line("stories.jsonl", 7, "{").unwrap_err();
/// assert!(error.is_invalid_input());
/// assert!(error.to_string().starts_with("stories.jsonl:7: "));
/// ```
#[derive(Debug, thiserror::Error)]
#[error("{place}{kind}")]
pub struct Error {
    place: Place,
    kind: Kind,
}

#[derive(Debug, Default)]
struct Place {
    file: Option<String>,
    line: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => write!(f, "{file}:{line}: "),
            (Some(file), None) => write!(f, "{file}: "),
            (None, Some(line)) => write!(f, "line {line}: "),
            (None, None) => Ok(()),
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum Kind {
    #[error("{0}")]
    Input(String),
    #[error("{0}")]
    WordList(String),
}

impl Error {
    /// An article, or a line of one, that cannot be used.
    pub(crate) fn input(message: impl Into<String>) -> Error {
        Error { place: Place::default(), kind: Kind::Input(message.into()) }
    }

    /// A word list that breaks its own rules.
    pub(crate) fn word_list(message: impl Into<String>) -> Error {
        Error { place: Place::default(), kind: Kind::WordList(message.into()) }
    }

    /// The same error, said of a file.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Error {
        self.place.file = Some(file.to_string());
        self
    }

    /// The same error, said of a line (the first is 1).
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Error {
        self.place.line = Some(line);
        self
    }

    /// Whether an article could not be read (no JSON, no text, an unreadable date, too large …).
    #[must_use]
    pub fn is_invalid_input(&self) -> bool {
        matches!(self.kind, Kind::Input(_))
    }

    /// Whether a word list or alias file is at fault.
    #[must_use]
    pub fn is_word_list(&self) -> bool {
        matches!(self.kind, Kind::WordList(_))
    }

    /// The file at fault, where one is known.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.place.file.as_deref()
    }

    /// The line at fault, where one is known; the first is 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.place.line
    }
}
