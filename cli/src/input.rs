//! Reading articles: files, folders and standard input, one article at a time.
//!
//! What cannot be read is reported to standard error as `FILE:LINE: message` and counted; everything else is read
//! all the same.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use variorum::{Article, Options};

use crate::arguments::InputArguments;
use crate::decode::{self, unreadable};
use crate::feed;
use crate::language;
use crate::open::{self, Kind, Opened};
use crate::plan::{self, Step};
use crate::progress::Bar;
use crate::story::{self, Story};
use crate::warc::Archive;
use crate::wire;

/// How many ids are remembered to notice that two articles bear the same one; a stream may be longer.
const REMEMBERED_IDS: usize = 1 << 20;

/// What is done with an article and what is known beside it.
type Take<'t> = &'t mut dyn FnMut(Article, &Arc<Options>) -> io::Result<()>;

/// Reads articles and keeps count of what could not be read.
pub(crate) struct Input<'a> {
    given: &'a InputArguments,
    steps: Vec<Step>,
    bar: Bar,
    problems: usize,
    seen: HashMap<u64, (u32, Short)>,
    places: Vec<String>,
    /// What stands beside the articles of each folder.
    stories: BTreeMap<PathBuf, (Story, Arc<Options>)>,
    /// For what comes from no folder.
    plain: Arc<Options>,
}

/// Where an article comes from: a file, and a line or part of it if it holds several.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
    at: At,
}

/// Where in its file.
#[derive(Clone, Copy)]
enum At {
    Whole,
    Line(usize),
    /// An entry of a feed, a record of an archive, from 1.
    Part(usize),
}

/// A place of a file in few bytes: millions are remembered.
#[derive(Clone, Copy)]
enum Short {
    Whole,
    Line(u32),
    Part(u32),
}

impl Short {
    fn of(at: At) -> Short {
        let short = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        match at {
            At::Whole => Short::Whole,
            At::Line(n) => Short::Line(short(n)),
            At::Part(n) => Short::Part(short(n)),
        }
    }

    fn place(self) -> At {
        match self {
            Short::Whole => At::Whole,
            Short::Line(n) => At::Line(n as usize),
            Short::Part(n) => At::Part(n as usize),
        }
    }
}

impl Place<'_> {
    fn line(&self) -> usize {
        match self.at {
            At::Line(line) => line,
            _ => 1,
        }
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.at {
            At::Line(line) => write!(f, "{}:{line}", self.file),
            At::Part(part) => write!(f, "{}#{part}", self.file),
            At::Whole => f.write_str(self.file),
        }
    }
}

impl<'a> Input<'a> {
    /// What the arguments name.
    pub(crate) fn new(given: &'a InputArguments) -> Input<'a> {
        let steps = plan::steps(&given.files);
        let mut plain = Options::default();
        given.words.iter().for_each(|words| plain.lexicon.join(words));
        let mut input = Input {
            given,
            bar: Bar::reading(given.quiet, plan::size(&steps)),
            steps,
            problems: 0,
            seen: HashMap::new(),
            places: Vec::new(),
            stories: BTreeMap::new(),
            plain: Arc::new(plain),
        };
        for step in input.steps.clone() {
            if let Step::File(name) = step {
                input.load_story(&name);
            }
        }
        input
    }

    /// How much could not be used.
    pub(crate) fn problems(&self) -> usize {
        self.problems
    }

    /// What all stories say of how to compare.
    pub(crate) fn options(&self) -> Options {
        let mut all = Options::clone(&self.plain);
        for (_, options) in self.stories.values() {
            all.aliases.extend(options.aliases.iter().cloned());
            all.lexicon.join(&options.lexicon);
        }
        all
    }

    /// Hands every article to `take`, in order.
    ///
    /// # Errors
    /// Only what `take` returns: an article that cannot be read is reported and left out.
    pub(crate) fn each(&mut self, take: Take<'_>) -> io::Result<()> {
        for step in self.steps.clone() {
            match step {
                Step::Standard => self.read("-", open::standard(), take)?,
                Step::File(name) => self.read(&name, open::file(&name), take)?,
                Step::Problem(name, message) => self.problem(&name, &message),
            }
        }
        self.bar.end();
        Ok(())
    }

    /// Reads what a file or standard input holds, whatever that is.
    fn read(&mut self, name: &str, opened: io::Result<Opened>, take: Take<'_>) -> io::Result<()> {
        let mut opened = match opened {
            Ok(opened) => opened,
            Err(e) => {
                self.problem(name, &unreadable(&e));
                return Ok(());
            }
        };
        match opened.kind {
            Kind::Lines => return self.lines(name, &mut opened, take),
            Kind::Warc => return self.archive(name, &mut opened, take),
            _ => {}
        }
        let bytes = match open::whole(&mut opened) {
            Ok(bytes) => bytes,
            Err(message) => {
                self.problem(name, &message);
                return Ok(());
            }
        };
        self.bar.read(bytes.len());
        match opened.kind {
            Kind::Feed => self.feed(name, &bytes, take),
            Kind::Json => self.json(name, &bytes, take),
            Kind::Xml => self.items(name, &bytes, take),
            kind => match article(name, kind, &bytes) {
                Ok(article) => self.take(Place { file: name, at: At::Whole }, article, take),
                Err((line, message)) => {
                    let at = line.map_or(At::Whole, At::Line);
                    self.problem(&Place { file: name, at }.to_string(), &message);
                    Ok(())
                }
            },
        }
    }

    /// JSON Lines: one article a line; empty lines are none.
    fn lines(&mut self, name: &str, opened: &mut Opened, take: Take<'_>) -> io::Result<()> {
        let mut line = Vec::new();
        for n in 1.. {
            line.clear();
            match open::line(&mut *opened.reader, &mut line) {
                Ok(0) if n == 1 => {
                    self.problem(name, "there is nothing in it");
                    break;
                }
                Ok(0) => break,
                Ok(read) => {
                    self.bar.read(if opened.packed { 0 } else { read });
                    self.line(Place { file: name, at: At::Line(n) }, &line, take)?;
                }
                Err(e) => {
                    let at = if e.kind() == io::ErrorKind::InvalidData { At::Line(n) } else { At::Whole };
                    self.problem(&Place { file: name, at }.to_string(), &unreadable(&e));
                    break;
                }
            }
        }
        Ok(())
    }

    /// A web archive: its pages, one at a time.
    fn archive(&mut self, name: &str, opened: &mut Opened, take: Take<'_>) -> io::Result<()> {
        let mut archive = Archive::new(&mut *opened.reader);
        let mut found = 0;
        loop {
            let record = match archive.next() {
                Ok(Some(record)) => record,
                Ok(None) => break,
                Err(e) => {
                    self.problem(name, &unreadable(&e));
                    break;
                }
            };
            found += 1;
            let place = Place { file: name, at: At::Part(archive.number) };
            let read = record.and_then(|r| {
                self.bar.read(if opened.packed { 0 } else { r.body.len() });
                r.article(&place.to_string())
            });
            match read {
                Ok(article) => self.take(place, article, take)?,
                Err(message) => self.problem(&place.to_string(), &message),
            }
        }
        if found == 0 {
            self.problem(name, "the archive holds no page");
        }
        Ok(())
    }

    /// A feed: its entries.
    fn feed(&mut self, name: &str, bytes: &[u8], take: Take<'_>) -> io::Result<()> {
        let end = feed::each(name, bytes, |n, article| {
            let place = Place { file: name, at: At::Part(n) };
            match article {
                Ok(article) => self.take(place, article, take),
                Err(e) => {
                    self.problem(&place.to_string(), &e.to_string());
                    Ok(())
                }
            }
        })?;
        match end {
            Ok(0) => self.problem(name, "the feed has no entries"),
            Ok(_) => {}
            Err(message) => self.problem(name, &message),
        }
        Ok(())
    }

    /// XML of an agency: its items.
    fn items(&mut self, name: &str, bytes: &[u8], take: Take<'_>) -> io::Result<()> {
        let articles = wire::articles(name, bytes);
        match &articles {
            Err(message) => self.problem(name, message),
            Ok(items) if items.is_empty() => self.problem(name, "there is no text in it"),
            Ok(_) => {}
        }
        let articles = articles.unwrap_or_default();
        let at = |n: usize| if articles.len() == 1 { At::Whole } else { At::Part(n + 1) };
        let places: Vec<At> = (0..articles.len()).map(at).collect();
        for (article, at) in articles.into_iter().zip(places) {
            self.take(Place { file: name, at }, article, take)?;
        }
        Ok(())
    }

    /// JSON that is not in lines: an article, a list of articles, or an answer that holds one.
    fn json(&mut self, name: &str, bytes: &[u8], take: Take<'_>) -> io::Result<()> {
        let articles = match decode::text(bytes).map_err(|e| (e.line, e.message)).and_then(|t| listed(&t)) {
            Ok(articles) => articles,
            Err((line, message)) => {
                let at = line.map_or(At::Whole, At::Line);
                self.problem(&Place { file: name, at }.to_string(), &message);
                return Ok(());
            }
        };
        for (n, value) in articles.iter().enumerate() {
            let place = Place { file: name, at: At::Part(n + 1) };
            match Article::from_json_line(name, n + 1, &value.to_string()) {
                Ok(mut article) => {
                    if article.id == format!("{name}:{}", n + 1) {
                        article.id = place.to_string();
                    }
                    self.take(place, article, take)?;
                }
                Err(e) => {
                    let message = e.to_string();
                    let start = format!("{name}:{}: ", n + 1);
                    self.problem(&place.to_string(), message.strip_prefix(&start).unwrap_or(&message));
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, place: Place<'_>, line: &[u8], take: Take<'_>) -> io::Result<()> {
        let text = match decode::utf8(line) {
            Ok(text) if text.trim().is_empty() => return Ok(()),
            Ok(text) => text,
            Err(e) => {
                self.problem(&place.to_string(), &e.message);
                return Ok(());
            }
        };
        match Article::from_json_line(place.file, place.line(), text) {
            Ok(article) => self.take(place, article, take),
            Err(e) => {
                self.problems += 1;
                let hint =
                    if place.line() == 1 && !text.trim_start().starts_with('{') { LINES_HINT } else { "" };
                self.bar.say(&format!("{e}{hint}"));
                Ok(())
            }
        }
    }

    /// Completes and checks an article and hands it on.
    fn take(&mut self, place: Place<'_>, mut article: Article, take: Take<'_>) -> io::Result<()> {
        self.complete(place, &mut article);
        if article.outlet.is_none() {
            article.outlet.clone_from(&self.given.outlet);
        }
        if article.published.is_none() && variorum::Source::of(&article).published.is_none() {
            article.published.clone_from(&self.given.published);
        }
        if let Err(e) = article.check() {
            self.problem(&place.to_string(), &e.to_string());
            return Ok(());
        }
        for note in article.notes().iter().filter(|_| !self.given.quiet) {
            self.bar.say(&format!("{place}: note: {note}"));
        }
        let message = (!self.given.any_language).then(|| language::left_out(&article.text, "--any-language"));
        if let Some(message) = message.flatten() {
            self.problem(&place.to_string(), &message);
            return Ok(());
        }
        if let Some(e) = article.date_problem() {
            self.problem(&place.to_string(), &e.to_string());
        }
        if let Some(first) = self.first_with_id(&article.id, place) {
            let (id, place) = (&article.id, place.to_string());
            let message = if first == place {
                "this file is given twice; it is read once".to_string()
            } else {
                format!(
                    "the id “{id}” is taken by {first}; this article is left out: give it an id of its own"
                )
            };
            self.problem(&place, &message);
            return Ok(());
        }
        self.bar.article();
        let options = self.story(place).map_or(&self.plain, |(_, options)| options);
        take(article, options)
    }

    /// Adds what `variorum.toml` in the file's folder says.
    fn complete(&self, place: Place<'_>, article: &mut Article) {
        let name = Path::new(place.file).file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
        if let Some((story, _)) = self.story(place) {
            story.complete(&name, article);
        }
    }

    /// What stands beside the file of an article; nothing stands beside standard input.
    fn story(&self, place: Place<'_>) -> Option<&(Story, Arc<Options>)> {
        if place.file == "-" {
            return None;
        }
        self.stories.get(Path::new(place.file).parent()?)
    }

    /// Reads what stands beside a file, once for each folder. What one folder says holds for its articles alone.
    fn load_story(&mut self, name: &str) {
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        if self.stories.contains_key(folder) {
            return;
        }
        let story = Story::beside(folder).unwrap_or_else(|message| {
            let file = folder.join(story::FILE);
            let (line, message) = message.split_once(": ").unwrap_or(("1", &message));
            self.problem(&format!("{}:{line}", file.display()), message);
            Story::default()
        });
        let mut options = Options::clone(&self.plain);
        options.aliases.clone_from(&story.aliases);
        options.lexicon.join(&story.lexicon);
        self.stories.insert(folder.to_path_buf(), (story, Arc::new(options)));
    }

    /// Where an earlier article with this id stands; remembers this one if there is none.
    fn first_with_id(&mut self, id: &str, place: Place<'_>) -> Option<String> {
        let key = BuildHasherDefault::<DefaultHasher>::default().hash_one(id);
        if let Some((file, at)) = self.seen.get(&key) {
            let file = self.places.get(*file as usize).map_or("", String::as_str);
            return Some(Place { file, at: at.place() }.to_string());
        }
        if self.seen.len() < REMEMBERED_IDS {
            if self.places.last().is_none_or(|last| last != place.file) {
                self.places.push(place.file.to_string());
            }
            let file = u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX);
            self.seen.insert(key, (file, Short::of(place.at)));
        }
        None
    }

    fn problem(&mut self, place: &str, message: &str) {
        self.problems += 1;
        self.bar.say(&format!("{place}: {message}"));
    }
}

/// What to do about a first line that is no JSON.
const LINES_HINT: &str = "; JSON Lines are read here, one article a line: give a text by its file's name";

/// The article of a file that holds one; else the line at fault, where one is, and what is wrong.
fn article(name: &str, kind: Kind, bytes: &[u8]) -> Result<Article, (Option<usize>, String)> {
    let plain = |e: variorum::Error| (None, e.to_string());
    if kind == Kind::Page {
        return Article::from_html(name, bytes).map_err(plain);
    }
    let text = decode::text(bytes).map_err(|e| (e.line, e.message))?;
    match kind {
        Kind::Markdown => Article::from_markdown(name, &text).map_err(plain),
        _ => Ok(Article::new(name, text)),
    }
}

/// Names under which an answer holds its articles.
const LISTS: [&str; 8] = ["articles", "results", "items", "data", "docs", "hits", "news", "stories"];

/// The articles of a JSON file; else the line at fault and what is wrong.
fn listed(text: &str) -> Result<Vec<serde_json::Value>, (Option<usize>, String)> {
    use serde_json::Value;
    let value: Value = serde_json::from_str(text).map_err(|e| {
        let lines =
            if e.line() > 1 { "" } else { "; JSON Lines are read from a file whose name ends in .jsonl" };
        (Some(e.line().max(1)), format!("not JSON: {e}{lines}"))
    })?;
    match value {
        Value::Array(all) => Ok(all),
        Value::Object(mut object) => {
            let list = LISTS.iter().find(|key| object.get(**key).is_some_and(Value::is_array));
            match list.and_then(|key| object.remove(*key)) {
                Some(Value::Array(all)) if !all.is_empty() => Ok(all),
                Some(_) => Err((None, "it holds no article".to_string())),
                None => Ok(vec![Value::Object(object)]),
            }
        }
        _ => Err((None, "it holds no article".to_string())),
    }
}
