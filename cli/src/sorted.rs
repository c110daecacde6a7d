//! Articles in the order of their days, however many: what does not fit into memory waits in files of sorted runs, which are merged.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};

use variorum::{Article, Source};

/// How many bytes are held in memory before a run is written.
const HELD: usize = 16 << 20;
/// How many runs there are at most: each is an open file. More are merged to one.
const RUNS: usize = 64;

/// A day as the number of days since 1970; articles without one come last.
pub(crate) type Day = i64;
/// What is no day.
pub(crate) const UNDATED: Day = i64::MAX;

/// The order: by day, and within a day as they were given.
type Key = (Day, u64);

/// The day of publication of an article.
pub(crate) fn day_of(source: &Source) -> Day {
    source.day().map_or(UNDATED, |day| {
        let epoch = jiff::civil::date(1970, 1, 1);
        day.since((jiff::Unit::Day, epoch)).map_or(UNDATED, |span| i64::from(span.get_days()))
    })
}

/// Takes articles in any order.
#[derive(Debug)]
pub(crate) struct Sorter {
    held: Vec<(Key, Article)>,
    bytes: usize,
    most: usize,
    most_runs: usize,
    count: u64,
    runs: Vec<File>,
}

impl Sorter {
    pub(crate) fn new() -> Sorter {
        Sorter { held: Vec::new(), bytes: 0, most: HELD, most_runs: RUNS, count: 0, runs: Vec::new() }
    }

    /// Adds an article.
    ///
    /// # Errors
    /// If a run cannot be written.
    pub(crate) fn push(&mut self, article: Article) -> io::Result<()> {
        self.bytes += size(&article);
        self.held.push(((day_of(&Source::of(&article)), self.count), article));
        self.count += 1;
        if self.bytes > self.most { self.spill() } else { Ok(()) }
    }

    /// Writes what is held to a file that nobody else sees.
    fn spill(&mut self) -> io::Result<()> {
        self.held.sort_by_key(|(key, _)| *key);
        let mut file = temporary()?;
        let mut out = BufWriter::new(&mut file);
        for held in self.held.drain(..) {
            serde_json::to_writer(&mut out, &held)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        drop(out);
        file.rewind()?;
        self.runs.push(file);
        self.bytes = 0;
        if self.runs.len() < self.most_runs { Ok(()) } else { self.merge() }
    }

    /// Makes one run of all.
    fn merge(&mut self) -> io::Result<()> {
        let mut merged = Sorted::new(Vec::new(), std::mem::take(&mut self.runs))?;
        let mut file = temporary()?;
        let mut out = BufWriter::new(&mut file);
        while let Some(next) = merged.next_keyed() {
            serde_json::to_writer(&mut out, &next?)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        drop(out);
        file.rewind()?;
        self.runs.push(file);
        Ok(())
    }

    /// The articles in order.
    ///
    /// # Errors
    /// If a run cannot be read.
    pub(crate) fn finish(mut self) -> io::Result<Sorted> {
        self.held.sort_by_key(|(key, _)| *key);
        Sorted::new(self.held, self.runs)
    }
}

/// A file that nobody else sees, and that is gone with the program.
fn temporary() -> io::Result<File> {
    tempfile::tempfile().map_err(|e| {
        let folder = std::env::temp_dir();
        io::Error::new(e.kind(), format!("{}, where articles wait to be sorted: {e}", folder.display()))
    })
}

/// How many bytes an article takes, about.
fn size(article: &Article) -> usize {
    let strings = [&article.outlet, &article.published, &article.title, &article.url, &article.author];
    let lengths = strings.iter().filter_map(|s| s.as_ref().map(String::len)).sum::<usize>();
    size_of::<(Key, Article)>() + article.id.len() + article.text.len() + lengths
}

/// Gives articles in order.
#[derive(Debug)]
pub(crate) struct Sorted {
    held: std::vec::IntoIter<(Key, Article)>,
    runs: Vec<BufReader<File>>,
    /// The next article of each run; the last is what was held.
    heads: Vec<Option<Article>>,
    next: BinaryHeap<Reverse<(Key, usize)>>,
}

impl Sorted {
    fn new(held: Vec<(Key, Article)>, runs: Vec<File>) -> io::Result<Sorted> {
        let mut sorted = Sorted {
            held: held.into_iter(),
            heads: (0..=runs.len()).map(|_| None).collect(),
            runs: runs.into_iter().map(BufReader::new).collect(),
            next: BinaryHeap::new(),
        };
        for run in 0..=sorted.runs.len() {
            sorted.advance(run)?;
        }
        Ok(sorted)
    }

    /// The next article and where it stands.
    fn next_keyed(&mut self) -> Option<io::Result<(Key, Article)>> {
        let Reverse((key, run)) = self.next.pop()?;
        let article = self.heads[run].take()?;
        Some(self.advance(run).map(|()| (key, article)))
    }

    /// Takes the next article of a run.
    fn advance(&mut self, run: usize) -> io::Result<()> {
        let next = match self.runs.get_mut(run) {
            Some(file) => {
                let mut line = String::new();
                let read = file.read_line(&mut line)?;
                (read > 0).then(|| serde_json::from_str(&line)).transpose()?
            }
            None => self.held.next(),
        };
        if let Some((key, article)) = next {
            self.heads[run] = Some(article);
            self.next.push(Reverse((key, run)));
        }
        Ok(())
    }
}

impl Iterator for Sorted {
    type Item = io::Result<(Day, Article)>;

    fn next(&mut self) -> Option<io::Result<(Day, Article)>> {
        self.next_keyed().map(|next| next.map(|((day, _), article)| (day, article)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(most: usize) -> Vec<(Day, String)> {
        let mut sorter = Sorter { most, most_runs: 3, ..Sorter::new() };
        let days = ["2031-05-07", "", "2031-05-06", "2031-05-07", "2030-01-01", "", "2031-05-06"];
        for (n, day) in days.iter().enumerate() {
            let mut article = Article::new(format!("a{n}"), "“It rained,” she\nsaid.");
            article.published = (!day.is_empty()).then(|| (*day).to_string());
            sorter.push(article).expect("room for a run");
            assert!(sorter.runs.len() < 3, "runs are merged");
        }
        let all = sorter.finish().expect("runs");
        all.map(|next| next.map(|(day, article)| (day, article.id)).expect("a run")).collect()
    }

    #[test]
    fn runs_on_disk_give_what_memory_gives() {
        let (kept, spilt) = (sorted(HELD), sorted(40));
        let ids: Vec<&str> = kept.iter().map(|(_, id)| id.as_str()).collect();
        assert_eq!(ids, ["a4", "a2", "a6", "a0", "a3", "a1", "a5"]);
        assert_eq!(kept, spilt);
        assert_eq!((kept[2].0 + 1, kept[6].0), (kept[3].0, UNDATED));
    }
}
