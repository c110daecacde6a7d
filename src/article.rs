//! An article as it comes in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::published;
use crate::shapes;
use crate::stamp;

/// The largest text that is read, in bytes (spans are 32 bits wide; no article comes near).
const LARGEST: usize = 1 << 30;

/// A news article: its text and what is known about it.
///
/// ```
/// use variorum::Article;
/// let article = Article::new("01.txt", "The quake killed 24 people.").published("2013-07-03")?;
/// assert_eq!(article.text, "The quake killed 24 people.");
/// # Ok::<(), variorum::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Article {
    /// A name that no other article of the comparison bears: a file name, a number, a URL.
    #[serde(default, deserialize_with = "id_of_any_kind")]
    pub id: String,
    /// Who published it.
    #[serde(default)]
    pub outlet: Option<String>,
    /// When it was published: an ISO 8601 date or date-time, as given.
    #[serde(default)]
    pub published: Option<String>,
    /// When it was last changed: an ISO 8601 date or date-time, where it says so.
    #[serde(default)]
    pub modified: Option<String>,
    /// What told `published`, where a page was read: "JSON-LD datePublished", "the address".
    #[serde(default)]
    pub published_from: Option<String>,
    /// Its headline, where that is not part of the text.
    #[serde(default)]
    pub title: Option<String>,
    /// Where it stands.
    #[serde(default)]
    pub url: Option<String>,
    /// Who wrote it.
    #[serde(default)]
    pub author: Option<String>,
    /// The text; all spans are bytes into it.
    pub text: String,
    /// How its lines are found in the file that it was read from.
    #[serde(skip)]
    pub(crate) lines: Lines,
    /// What is to be said of how it was read.
    #[serde(skip)]
    pub(crate) notes: Vec<String>,
}

/// Where the lines of a text stand in the file that it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lines {
    /// The text is the file's.
    #[default]
    Own,
    /// The text has the file's offsets, and these are the beginnings of the file's lines.
    #[cfg_attr(not(feature = "markdown"), allow(dead_code))]
    File(Vec<usize>),
    /// The text was taken out of a page.
    #[cfg_attr(not(feature = "html"), allow(dead_code))]
    None,
}

impl Lines {
    /// Of a file whose offsets the text keeps.
    #[cfg_attr(not(feature = "markdown"), allow(dead_code))]
    pub(crate) fn of(file: &str) -> Lines {
        let begins = memchr::memchr_iter(b'\n', file.as_bytes()).map(|at| at + 1);
        Lines::File(std::iter::once(0).chain(begins).collect())
    }
}

fn id_of_any_kind<'de, D: serde::Deserializer<'de>>(d: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Id {
        Text(String),
        Number(serde_json::Number),
        Null(()),
    }
    Ok(match Id::deserialize(d)? {
        Id::Text(s) => s,
        Id::Number(n) => n.to_string(),
        Id::Null(()) => String::new(),
    })
}

impl Article {
    /// An article of which only name and text are known.
    #[must_use]
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Article {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }

    /// The same article, published on `date` (ISO 8601, a date or a date-time).
    ///
    /// # Errors
    /// If `date` is no ISO date.
    pub fn published(mut self, date: &str) -> Result<Article, Error> {
        iso_day(date).ok_or_else(|| Error::input(format!("“{date}” is no ISO 8601 date")))?;
        self.published = Some(date.to_string());
        Ok(self)
    }

    /// Reads one line of JSON Lines; an article without an `id` is named `FILE:LINE`. What NewsAPI, GDELT and others call
    /// by other names (`publishedAt`, `seendate`, `source.name`, `content`) is read as what it means.
    ///
    /// ```
    /// use variorum::Article;
    /// let article = Article::from_json_line("wire.jsonl", 1, r#"{"outlet":"The Wire","text":"It rained."}"#)?;
    /// assert_eq!((article.id.as_str(), article.outlet.as_deref()), ("wire.jsonl:1", Some("The Wire")));
    /// # Ok::<(), variorum::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the line is no JSON object or has no `text`; the error names file and line. A `published` that is no date does
    /// not lose the article: ask [`Article::date_problem`].
    pub fn from_json_line(file: &str, line: usize, json: &str) -> Result<Article, Error> {
        let at = |e: Error| e.in_file(file).at_line(line);
        let mut article = of_json(json).map_err(at)?;
        if article.id.is_empty() {
            article.id = format!("{file}:{line}");
        }
        article.check().map_err(at)?;
        Ok(article)
    }

    /// The line, from 1, of the file that byte `at` of the text stands in. Of a text that came by itself, its own line;
    /// none of a web page, whose text was taken out of its markup.
    ///
    /// ```
    /// use variorum::Article;
    /// assert_eq!(Article::new("a", "Rain.\nSnow.").line_of(8), Some(2));
    /// ```
    #[must_use]
    pub fn line_of(&self, at: usize) -> Option<usize> {
        match &self.lines {
            Lines::Own => {
                let before = &self.text.as_bytes()[..at.min(self.text.len())];
                Some(1 + memchr::memchr_iter(b'\n', before).count())
            }
            Lines::File(begins) => Some(begins.partition_point(|b| *b <= at)),
            Lines::None => None,
        }
    }

    /// The line and the column, both from 1, of the file that byte `at` of the text stands at; columns count code points. None where
    /// [`Article::line_of`] has none.
    pub(crate) fn place_of(&self, at: usize) -> Option<(usize, usize)> {
        let line = self.line_of(at)?;
        let before = self.text.get(..at)?;
        let begin = match &self.lines {
            Lines::File(begins) => *begins.get(line - 1)?,
            _ => before.rfind('\n').map_or(0, |n| n + 1),
        };
        Some((line, 1 + before.get(begin..)?.chars().count()))
    }

    /// What is to be said of how the article was read: bytes that could not be, a page whose text may be another than its
    /// article's. Empty where nothing is.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Whether the article can be used.
    ///
    /// ```
    /// use variorum::Article;
    /// assert!(Article::new("a", "It rained.").check().is_ok());
    /// assert!(Article::new("b", " \n").check().is_err());
    /// ```
    ///
    /// # Errors
    /// If its text is empty or larger than 1 GiB.
    pub fn check(&self) -> Result<(), Error> {
        if self.text.trim().is_empty() {
            return Err(Error::input("the article has no text"));
        }
        if self.text.len() > LARGEST {
            return Err(Error::input("the text is larger than 1 GiB"));
        }
        Ok(())
    }

    /// What is wrong with `published`: it is no date, or one whose order of day and month is anyone's guess
    /// ("3/4/2013"). The article is read all the same, without it. None if nothing is wrong.
    ///
    /// ```
    /// use variorum::Article;
    /// let article = Article::from_json_line("a.jsonl", 1, r#"{"text":"Rain.","published":"soon"}"#)?;
    /// assert!(article.date_problem().is_some_and(|e| e.to_string().contains("“soon” is no ISO 8601 date")));
    /// # Ok::<(), variorum::Error>(())
    /// ```
    #[must_use]
    pub fn date_problem(&self) -> Option<Error> {
        let given = self.published.as_deref()?;
        let unread = dated(given).is_none();
        let problem = || {
            Error::input(format!("published: “{given}” is no ISO 8601 date; the article is read without it"))
        };
        unread.then(problem)
    }
}

/// The article of a JSON object; what has other names there is read as what it means.
fn of_json(json: &str) -> Result<Article, Error> {
    let object = || match serde_json::from_str::<serde_json::Value>(json) {
        Ok(serde_json::Value::Object(object)) => Some(object),
        _ => None,
    };
    match serde_json::from_str::<Article>(json) {
        Ok(mut article) => {
            let lacks = article.published.is_none() || article.outlet.is_none();
            if let Some(object) = lacks.then(object).flatten() {
                shapes::complete(&mut article, &object);
            }
            Ok(article)
        }
        Err(e) => {
            let problem = || Error::input(json_problem(&e));
            let object = object().filter(|o| !o.get("text").is_some_and(serde_json::Value::is_string));
            let read = shapes::article(&object.ok_or_else(problem)?);
            read.map_err(|e| if e.to_string().contains(shapes::REMOVED) { e } else { problem() })
        }
    }
}

/// What is wrong with a line, without the line number that every line of JSON Lines has (1).
fn json_problem(e: &serde_json::Error) -> String {
    let message = e.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    match what {
        "missing field `text`" => "the article has no \"text\"".to_string(),
        _ => format!("not an article: {what} (column {})", e.column()),
    }
}

/// A date or date-time of metadata in ISO 8601; none if it cannot be read.
pub(crate) fn dated(given: &str) -> Option<String> {
    if iso_day(given).is_some() {
        return Some(given.to_string());
    }
    let stamp = || stamp::whole(given, stamp::Order::Unknown).map(|s| s.iso());
    stamp().or_else(|| published::written(given).map(|day| day.to_string()))
}

/// The day of an ISO date or date-time.
pub(crate) fn iso_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    let rest = &text[10..];
    (rest.is_empty() || rest.starts_with(['T', ' '])).then(|| day.parse().ok()).flatten()
}

/// Days from 1 January 1970.
pub(crate) fn days_since_1970(day: Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    day.since((jiff::Unit::Day, epoch)).map_or(0, |span| i64::from(span.get_days()))
}
