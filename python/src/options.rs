//! How to compare, as Python says it.

use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};
use variorum::{ClaimKind, Lexicon, Options};

use crate::names;

/// What may be told besides the articles.
#[derive(Debug, Default)]
pub(crate) struct Given<'a, 'py> {
    pub(crate) within_days: Option<u32>,
    pub(crate) kinds: Option<&'a Bound<'py, PyAny>>,
    pub(crate) aliases: Option<&'a Bound<'py, PyAny>>,
    pub(crate) words: Option<&'a Bound<'py, PyMapping>>,
    pub(crate) strictness: Option<&'a Bound<'py, PyAny>>,
    pub(crate) threads: Option<usize>,
}

impl Given<'_, '_> {
    pub(crate) fn options(&self) -> PyResult<Options> {
        let mut options = Options::default().threads(self.threads.unwrap_or(0));
        options.within_days = self.within_days;
        if let Some(kinds) = self.kinds {
            options = options.kinds(named(kinds)?.iter().map(|k| kind(k)).collect::<PyResult<Vec<_>>>()?);
        }
        for group in self.aliases.map(|a| a.try_iter()).transpose()?.into_iter().flatten() {
            options =
                options.alias(group?.try_iter()?.map(|n| n?.extract()).collect::<PyResult<Vec<String>>>()?);
        }
        if let Some(strictness) = self.strictness {
            let name = name(strictness)?;
            options = options.strictness(name.parse().map_err(|_| {
                names::fault(&format!("strictness is lenient, balanced or strict, not {name:?}"))
            })?);
        }
        if let Some(words) = self.words {
            options = options.lexicon(lexicon(words)?);
        }
        Ok(options)
    }
}

/// A text, or the value of a member of an enumeration.
fn name(given: &Bound<'_, PyAny>) -> PyResult<String> {
    let value = given.getattr_opt("value")?;
    value.as_ref().unwrap_or(given).extract()
}

/// One name or several.
fn named(given: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    if given.is_instance_of::<PyString>() {
        return Ok(vec![name(given)?]);
    }
    given.try_iter()?.map(|one| name(&one?)).collect()
}

fn kind(name: &str) -> PyResult<ClaimKind> {
    match name {
        "figure" => Ok(ClaimKind::Figure),
        "date" => Ok(ClaimKind::Date),
        "attribution" => Ok(ClaimKind::Attribution),
        _ => Err(names::fault(&format!("a kind is figure, date or attribution, not {name:?}"))),
    }
}

/// The built-in word lists with these entries, each list's as one text or as lines.
fn lexicon(words: &Bound<'_, PyMapping>) -> PyResult<Lexicon> {
    let mut lexicon = Lexicon::new();
    for pair in words.items()? {
        let (list, entries): (String, Bound<'_, PyAny>) = pair.extract()?;
        let entries: String = if entries.is_instance_of::<PyString>() {
            entries.extract()?
        } else {
            entries.try_iter()?.map(|line| line?.extract()).collect::<PyResult<Vec<String>>>()?.join("\n")
        };
        lexicon.add(&list, &entries).map_err(|e| names::error(&e.in_file(&list)))?;
    }
    Ok(lexicon)
}
