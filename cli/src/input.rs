//! Reading articles: files, folders and standard input, one article at a time.
//!
//! What cannot be read is reported to standard error as `FILE:LINE: message` and counted; everything else is read
//! all the same.

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use variorum::{Article, Options};

use crate::arguments::InputArguments;
use crate::decode::{self, unreadable};
use crate::plan::{self, Step, extension};
use crate::progress::Bar;
use crate::story::{self, Story};

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
    seen: HashMap<u64, (u32, u32)>,
    places: Vec<String>,
    /// What stands beside the articles of each folder.
    stories: BTreeMap<PathBuf, (Story, Arc<Options>)>,
    /// For what comes from no folder.
    plain: Arc<Options>,
}

/// Where an article comes from: a file, and a line of it if it holds several.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
    line: Option<usize>,
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(self.file),
        }
    }
}

impl<'a> Input<'a> {
    /// What the arguments name; words of the stories' own are added at once, before any article is read.
    pub(crate) fn new(given: &'a InputArguments) -> Input<'a> {
        let steps = plan::steps(&given.files);
        let mut input = Input {
            given,
            bar: Bar::reading(given.quiet, plan::size(&steps)),
            steps,
            problems: 0,
            seen: HashMap::new(),
            places: Vec::new(),
            stories: BTreeMap::new(),
            plain: Arc::default(),
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
        let mut all = Options::default();
        for (_, options) in self.stories.values() {
            all.aliases.extend(options.aliases.iter().cloned());
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
                Step::Standard => self.lines("-", &mut io::stdin().lock(), take)?,
                Step::File(name) => self.file(&name, take)?,
                Step::Problem(name, message) => self.problem(&name, &message),
            }
        }
        self.bar.end();
        Ok(())
    }

    fn file(&mut self, name: &str, take: Take<'_>) -> io::Result<()> {
        let ending = extension(Path::new(name));
        if matches!(ending.as_str(), "jsonl" | "ndjson") {
            match File::open(name) {
                Ok(file) => return self.lines(name, &mut BufReader::with_capacity(1 << 16, file), take),
                Err(e) => self.problem(name, &unreadable(&e)),
            }
            return Ok(());
        }
        let bytes = match fs::read(name) {
            Ok(bytes) => bytes,
            Err(e) => {
                self.problem(name, &unreadable(&e));
                return Ok(());
            }
        };
        self.bar.read(bytes.len());
        match article(name, &ending, &bytes) {
            Ok(article) => return self.take(Place { file: name, line: None }, article, take),
            Err((line, message)) => self.problem(&Place { file: name, line }.to_string(), &message),
        }
        Ok(())
    }

    /// JSON Lines: one article a line; empty lines are none.
    fn lines(&mut self, name: &str, from: &mut dyn BufRead, take: Take<'_>) -> io::Result<()> {
        let mut line = Vec::new();
        for n in 1.. {
            line.clear();
            match from.read_until(b'\n', &mut line) {
                Ok(0) if n == 1 => {
                    self.problem(name, "there is nothing in it");
                    break;
                }
                Ok(0) => break,
                Ok(read) => {
                    self.bar.read(read);
                    self.line(Place { file: name, line: Some(n) }, &line, take)?;
                }
                Err(e) => {
                    self.problem(name, &unreadable(&e));
                    break;
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
        match Article::from_json_line(place.file, place.line.unwrap_or(1), text) {
            Ok(article) => self.take(place, article, take),
            Err(e) => {
                self.problems += 1;
                let hint = if place.line == Some(1) && !text.trim_start().starts_with('{') {
                    LINES_HINT
                } else {
                    ""
                };
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
        let mut options = Options::default();
        options.aliases.clone_from(&story.aliases);
        self.stories.insert(folder.to_path_buf(), (story, Arc::new(options)));
    }

    /// Where an earlier article with this id stands; remembers this one if there is none.
    fn first_with_id(&mut self, id: &str, place: Place<'_>) -> Option<String> {
        let key = BuildHasherDefault::<DefaultHasher>::default().hash_one(id);
        if let Some((file, line)) = self.seen.get(&key) {
            let file = self.places.get(*file as usize).map_or("", String::as_str);
            let line = Some(*line as usize).filter(|line| *line > 0);
            return Some(Place { file, line }.to_string());
        }
        if self.seen.len() < REMEMBERED_IDS {
            if self.places.last().is_none_or(|last| last != place.file) {
                self.places.push(place.file.to_string());
            }
            let line = u32::try_from(place.line.unwrap_or(0)).unwrap_or(u32::MAX);
            self.seen.insert(key, (u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX), line));
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

/// The article of a file that holds one, by the file's ending; else the line at fault, where one is, and what is wrong.
fn article(name: &str, ending: &str, bytes: &[u8]) -> Result<Article, (Option<usize>, String)> {
    let plain = |e: variorum::Error| (None, e.to_string());
    match ending {
        "json" => {
            let message =
                "a .json file is not read; write JSON Lines, one article a line, into a .jsonl file";
            return Err((None, message.to_string()));
        }
        "html" | "htm" | "xhtml" => return Article::from_html(name, bytes).map_err(plain),
        _ => {}
    }
    let text = decode::text(bytes).map_err(|e| (e.line, e.message))?;
    match ending {
        "md" | "markdown" => Article::from_markdown(name, &text).map_err(plain),
        _ => Ok(Article::new(name, text)),
    }
}
