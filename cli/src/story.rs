//! `variorum.toml` beside a story: what its articles do not say themselves.
//!
//! ```toml
//! published = 2031-05-07              # of every article of the folder that does not state its own
//! outlet = "The Tervala Post"
//! aliases = [["Ina Marwick", "the spokeswoman"]]
//!
//! [words]                             # added to built-in word lists (docs/word-lists.md)
//! synonyms = "our-synonyms.tsv"
//!
//! [articles."agency-tuesday.txt"]     # of one article; this counts more than what the article says
//! outlet = "A news agency"
//! ```

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Deserialize;
use variorum::{Article, Lexicon};

use crate::open;

/// The file's name.
pub(crate) const FILE: &str = "variorum.toml";

/// What the file says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    published: Option<Day>,
    outlet: Option<String>,
    /// Names of one and the same person, body or place, one group each.
    #[serde(default)]
    pub(crate) aliases: Vec<Vec<String>>,
    /// By file name, or by id for articles of a JSON Lines file.
    #[serde(default)]
    articles: BTreeMap<String, Facts>,
    /// Word lists to add to, each with a file of entries beside this one.
    #[serde(default)]
    words: BTreeMap<String, String>,
    /// What these hold.
    #[serde(skip)]
    pub(crate) lexicon: Lexicon,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    published: Option<Day>,
    outlet: Option<String>,
    title: Option<String>,
    author: Option<String>,
    url: Option<String>,
}

/// A date of TOML, or a text with one.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Day {
    Date(toml::value::Datetime),
    Text(String),
}

impl Day {
    fn text(&self) -> String {
        match self {
            Day::Date(date) => date.to_string(),
            Day::Text(text) => text.clone(),
        }
    }
}

impl Story {
    /// The story of `folder`; nothing if there is no file.
    ///
    /// # Errors
    /// What is wrong with the file, as `LINE: message`.
    pub(crate) fn beside(folder: &Path) -> Result<Story, String> {
        let text = match open::settings(&folder.join(FILE)) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Story::default()),
            Err(e) => return Err(format!("1: the file cannot be read: {e}")),
        };
        let mut story: Story = toml::from_str(&text).map_err(|e| {
            let at = e.span().map_or(0, |span| span.start.min(text.len()));
            let line = 1 + text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count();
            format!("{line}: {}", e.message().replace('\n', " "))
        })?;
        for (list, file) in &story.words {
            add_words(&mut story.lexicon, list, &folder.join(file)).map_err(|e| format!("1: {file}: {e}"))?;
        }
        Ok(story)
    }

    /// Completes an article of the file called `name`.
    pub(crate) fn complete(&self, name: &str, article: &mut Article) {
        if let Some(own) = self.articles.get(name).or_else(|| self.articles.get(&article.id)) {
            own.give(article);
        }
        if article.outlet.is_none() {
            article.outlet.clone_from(&self.outlet);
        }
        if article.published.is_none() && variorum::Source::of(article).published.is_none() {
            article.published = self.published.as_ref().map(Day::text);
        }
    }
}

/// Adds the entries of a file to a list.
fn add_words(lexicon: &mut Lexicon, list: &str, file: &Path) -> Result<(), String> {
    let entries = open::settings(file).map_err(|e| e.to_string())?;
    lexicon.add(list, &entries).map_err(|e| e.to_string())
}

/// The words of `LIST=FILE`, as `--words` takes them.
pub(crate) fn words(given: &str) -> Result<Lexicon, String> {
    let (list, file) = given.split_once('=').ok_or("give it as LIST=FILE")?;
    let mut lexicon = Lexicon::new();
    add_words(&mut lexicon, list, Path::new(file)).map_err(|e| format!("{file}: {e}"))?;
    Ok(lexicon)
}

impl Facts {
    /// Sets what is known, whatever the article had.
    fn give(&self, article: &mut Article) {
        let published = self.published.as_ref().map(Day::text);
        if published.is_some() {
            article.published_from = None;
        }
        for (field, given) in [
            (&mut article.published, &published),
            (&mut article.outlet, &self.outlet),
            (&mut article.title, &self.title),
            (&mut article.author, &self.author),
            (&mut article.url, &self.url),
        ] {
            if given.is_some() {
                field.clone_from(given);
            }
        }
    }
}
