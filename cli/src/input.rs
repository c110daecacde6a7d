//! Reading articles: files, folders and standard input, one article at a time.
//!
//! What cannot be read is reported to standard error as `FILE:LINE: message` and counted; everything else is read
//! all the same.

use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use variorum::{Article, Options};

use crate::arguments::InputArguments;
use crate::story::{self, Story};

/// How many ids are remembered to notice that two articles bear the same one; a stream may be longer.
const REMEMBERED_IDS: usize = 1 << 20;
/// What a folder's articles are called.
const ARTICLE_FILES: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "jsonl"];

/// What is done with an article and what is known beside it.
type Take<'t> = &'t mut dyn FnMut(Article, &Options) -> io::Result<()>;

/// Reads articles and keeps count of what could not be read.
#[derive(Debug)]
pub(crate) struct Input<'a> {
    given: &'a InputArguments,
    problems: usize,
    seen: HashMap<u64, (u32, u32)>,
    places: Vec<String>,
    /// What stands beside the articles of the last folder.
    story: Option<(PathBuf, Story)>,
    options: Options,
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
    pub(crate) fn new(given: &'a InputArguments) -> Input<'a> {
        Input {
            given,
            problems: 0,
            seen: HashMap::new(),
            places: Vec::new(),
            story: None,
            options: Options::default(),
        }
    }

    /// How much could not be used.
    pub(crate) fn problems(&self) -> usize {
        self.problems
    }

    /// What the stories read so far say of how to compare.
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// Hands every article to `take`, in order.
    ///
    /// # Errors
    /// Only what `take` returns: an article that cannot be read is reported and left out.
    pub(crate) fn each(&mut self, take: Take<'_>) -> io::Result<()> {
        let given = self.given;
        for name in &given.files {
            if name == "-" {
                self.lines("-", &mut io::stdin().lock(), take)?;
            } else if Path::new(name).is_dir() {
                for file in self.folder(name) {
                    self.file(&file, take)?;
                }
            } else {
                for file in self.matching(name) {
                    self.file(&file, take)?;
                }
            }
        }
        Ok(())
    }

    /// The files that a pattern with `*`, `?` or `[` names, where the shell has not put them in its place; a name
    /// without these, or of a file that is there, stands for itself.
    fn matching(&mut self, name: &str) -> Vec<String> {
        if !name.contains(['*', '?', '[']) || Path::new(name).exists() {
            return vec![name.to_string()];
        }
        let found: Vec<String> = match glob::glob(name) {
            Ok(paths) => {
                paths.flatten().filter(|p| p.is_file()).map(|p| p.to_string_lossy().into_owned()).collect()
            }
            Err(e) => {
                self.problem(name, &format!("no pattern: {}", e.msg));
                return Vec::new();
            }
        };
        if found.is_empty() {
            self.problem(name, "no file matches");
        }
        found
    }

    /// The articles of a folder by name; its own folders are not looked into.
    fn folder(&mut self, name: &str) -> Vec<String> {
        let mut files: Vec<PathBuf> = match fs::read_dir(name) {
            Ok(entries) => entries.filter_map(Result::ok).map(|e| e.path()).collect(),
            Err(e) => {
                self.problem(name, &unreadable(&e));
                return Vec::new();
            }
        };
        files.retain(|f| ARTICLE_FILES.contains(&extension(f).as_str()) && f.is_file());
        files.sort();
        if files.is_empty() {
            self.problem(name, "the folder holds no .txt, .md, .html or .jsonl file");
        }
        files.iter().map(|f| f.to_string_lossy().into_owned()).collect()
    }

    fn file(&mut self, name: &str, take: Take<'_>) -> io::Result<()> {
        match extension(Path::new(name)).as_str() {
            "jsonl" | "ndjson" => match File::open(name) {
                Ok(file) => return self.lines(name, &mut BufReader::with_capacity(1 << 16, file), take),
                Err(e) => self.problem(name, &unreadable(&e)),
            },
            "json" => self.problem(
                name,
                "a .json file is not read; write JSON Lines, one article a line, into a .jsonl file",
            ),
            "html" | "htm" | "xhtml" => match fs::read(name) {
                Ok(page) => match Article::from_html(name, &page) {
                    Ok(article) => return self.take(Place { file: name, line: None }, article, take),
                    Err(e) => self.problem(name, &e.to_string()),
                },
                Err(e) => self.problem(name, &unreadable(&e)),
            },
            _ => match fs::read(name) {
                Ok(bytes) => match utf8(&bytes) {
                    Ok(text) => {
                        return self.take(Place { file: name, line: None }, Article::new(name, text), take);
                    }
                    Err(e) => self.problem(&format!("{name}:{}", e.line), &e.message),
                },
                Err(e) => self.problem(name, &unreadable(&e)),
            },
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
                Ok(_) => self.line(Place { file: name, line: Some(n) }, &line, take)?,
                Err(e) => {
                    self.problem(name, &unreadable(&e));
                    break;
                }
            }
        }
        Ok(())
    }

    fn line(&mut self, place: Place<'_>, line: &[u8], take: Take<'_>) -> io::Result<()> {
        let text = match utf8(line) {
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
                eprintln!("{e}");
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
            let id = &article.id;
            self.problem(
                &place.to_string(),
                &format!(
                    "the id “{id}” is taken by {first}; this article is left out: give it an id of its own"
                ),
            );
            return Ok(());
        }
        take(article, &self.options)
    }

    /// Adds what `variorum.toml` in the file's folder says.
    fn complete(&mut self, place: Place<'_>, article: &mut Article) {
        if place.file == "-" {
            return;
        }
        let path = Path::new(place.file);
        let folder = path.parent().unwrap_or(Path::new(""));
        if self.story.as_ref().is_none_or(|(of, _)| of != folder) {
            let story = Story::beside(folder).unwrap_or_else(|message| {
                let file = folder.join(story::FILE);
                let (line, message) = message.split_once(": ").unwrap_or(("1", &message));
                self.problem(&format!("{}:{line}", file.display()), message);
                Story::default()
            });
            self.options.aliases.extend(story.aliases.iter().cloned());
            self.story = Some((folder.to_path_buf(), story));
        }
        let name = path.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
        if let Some((_, story)) = &self.story {
            story.complete(&name, article);
        }
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
        eprintln!("{place}: {message}");
    }
}

fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// What went wrong with a file, and what to do about it.
fn unreadable(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_string(),
        io::ErrorKind::PermissionDenied => "the file may not be read (permission denied)".to_string(),
        _ => format!("the file cannot be read: {e}"),
    }
}

struct NotUtf8 {
    line: usize,
    message: String,
}

/// Bytes as text, without a byte order mark.
fn utf8(bytes: &[u8]) -> Result<&str, NotUtf8> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|e| {
        let (good, bad) = bytes.split_at(e.valid_up_to());
        let line = 1 + good.iter().filter(|b| **b == b'\n').count();
        let column = 1 + good.iter().rev().take_while(|b| **b != b'\n').count();
        let message = format!(
            "not UTF-8 (byte {column} of the line is 0x{:02X}); convert it first, for example with \
             iconv -f WINDOWS-1252 -t UTF-8",
            bad.first().unwrap_or(&0)
        );
        NotUtf8 { line, message }
    })
}
