//! Furniture: what a page says around its article, and what comes along when its text is copied. Reading times, counts
//! of shares and comments, photo counters, appeals for money and addresses, cookie banners, links to other articles,
//! copyright lines. Its numbers are no claims of the article; two articles agree on none of them.
//!
//! A line is looked at whole, and in its parts between bars and bullets; an appeal takes its paragraph with it. What is
//! said in quotation marks is never furniture.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::lexicon::filter::Filter;
use crate::lexicon::pattern::{NUMBER, Pattern, each_word, is_number, words};
use crate::lexicon::{List, Table};
use crate::span::Span;

/// The longest line that a counter or a link is, in bytes.
const LINE: usize = 160;
/// The longest paragraph that an appeal is.
const APPEAL: usize = 900;
/// What parts a line into parts that stand for themselves.
const PARTING: [char; 5] = ['|', '·', '•', '\t', '◦'];
/// How many headlines below "Related stories" are links, and how long each may be.
const LINKS: usize = 10;
const LINK: usize = 130;

/// Where a pattern must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    All,
    Start,
    Label,
    Head,
    Mark,
    Inside,
    Appeal,
}

/// How many scopes there are.
const SCOPES: usize = Scope::Appeal as usize + 1;

impl Scope {
    fn named(name: &str) -> Option<Scope> {
        Some(match name {
            "all" => Scope::All,
            "start" => Scope::Start,
            "label" => Scope::Label,
            "head" => Scope::Head,
            "mark" => Scope::Mark,
            "inside" => Scope::Inside,
            "appeal" => Scope::Appeal,
            _ => return None,
        })
    }
}

/// The patterns of one scope, by the word that they begin with.
struct Scoped {
    by_word: FxHashMap<&'static str, Vec<Pattern>>,
    first: Filter,
    /// Those that begin with a number.
    by_number: Vec<Pattern>,
    /// Those that begin with anything.
    any: Vec<Pattern>,
}

impl Scoped {
    /// Whether one may begin with `word`.
    fn may_begin(&self, word: &str) -> bool {
        self.first.may_hold(word) || !self.any.is_empty() || !self.by_number.is_empty() && is_number(word)
    }

    const NONE: Scoped = Scoped {
        by_word: FxHashMap::with_hasher(FxBuildHasher),
        first: Filter::NONE,
        by_number: Vec::new(),
        any: Vec::new(),
    };

    fn add(&mut self, word: &'static str, pattern: Pattern) {
        match word {
            "" => self.any.push(pattern),
            NUMBER => self.by_number.push(pattern),
            _ => {
                self.first.add(word);
                self.by_word.entry(word).or_default().push(pattern);
            }
        }
    }
}

/// The patterns.
struct Patterns {
    /// By their scopes.
    scoped: [Scoped; SCOPES],
    /// Words without which none stands inside a line.
    needed: FxHashSet<&'static str>,
    needs: Filter,
}

static PATTERNS: List<Patterns> = List::new(|| {
    let mut scoped = [Scoped::NONE; SCOPES];
    let mut needed = FxHashSet::default();
    let table = Table::load("furniture.tsv", include_str!("../lexicon/en/furniture.tsv"), 2);
    for row in table.rows() {
        let pattern = Pattern::new(row.fields[0]);
        for scope in row.fields[1].split(',') {
            let scope = Scope::named(scope)
                .unwrap_or_else(|| panic!("furniture.tsv:{}: “{scope}” is no scope", row.line));
            for word in pattern.begins() {
                scoped[scope as usize].add(word, pattern.clone());
            }
            if matches!(scope, Scope::Inside | Scope::Appeal) {
                let words = pattern.needs();
                needed.extend(
                    words.unwrap_or_else(|| panic!("furniture.tsv:{}: all may be missing", row.line)),
                );
            }
        }
    }
    let needs = Filter::of(needed.iter().copied());
    Patterns { scoped, needed, needs }
});

/// The furniture of a text, in order; `lower` is the text in lower case. Of long lines only those are looked at in which something
/// stands that is `asked` for.
pub(crate) fn read(text: &str, lower: &str, asked: impl Fn(&Range<usize>) -> bool) -> Vec<Span> {
    // A line alone stands around nothing.
    if text.trim().lines().nth(1).is_none() {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut links = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let trimmed = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        start = end;
        if trimmed.is_empty() {
            continue;
        }
        let range = from..from + trimmed.len();
        // No long line is a head or a link.
        let looked_at = range.len() <= LINE || asked(&range);
        let found = if looked_at { self::line(&lower[range.clone()]) } else { Found::Nothing };
        let span = Span::new(range.start, range.end);
        links = match found {
            Found::Head => LINKS,
            // What stands below "Related stories" is a headline as long as it is no sentence.
            Found::Nothing if links > 0 && is_link(trimmed) => links - 1,
            Found::Nothing => {
                links = 0;
                continue;
            }
            Found::Whole => 0,
            Found::Parts(parts) => {
                out.extend(parts.into_iter().map(|p| Span::new(from + p.start, from + p.end)));
                links = 0;
                continue;
            }
        };
        out.push(span);
    }
    out
}

/// Whether byte `at` is of furniture, which [`read`] found.
pub(crate) fn holds(furniture: &[Span], at: usize) -> bool {
    let next = furniture.partition_point(|span| span.end() <= at);
    furniture.get(next).is_some_and(|span| span.start() <= at)
}

/// Whether all of a line is furniture.
pub(crate) fn is_line(line: &str) -> bool {
    let lower = line.trim().to_ascii_lowercase();
    matches!(self::line(&lower), Found::Whole | Found::Head)
}

/// What of a line is furniture.
#[derive(Debug, PartialEq)]
enum Found {
    Nothing,
    Whole,
    /// The line, and what stands below it.
    Head,
    Parts(Vec<Range<usize>>),
}

fn is_link(line: &str) -> bool {
    line.len() <= LINK && !line.ends_with(['.', '!', '”', '"', ':']) && line.split_whitespace().count() >= 2
}

fn line(lower: &str) -> Found {
    let patterns = &*PATTERNS;
    let most = lower.len() / 5;
    let (mut all, mut places) = (Vec::with_capacity(most), Vec::with_capacity(most));
    let mut needed = false;
    each_word(lower, |at, word| {
        all.push(word);
        places.push(at);
        needed |= patterns.needs.may_hold(word) && patterns.needed.contains(word);
    });
    if lower.len() <= LINE {
        match whole(lower, &all, &places) {
            Found::Nothing => {}
            found => return found,
        }
    }
    if needed && lower.len() <= APPEAL && !is_quoted(lower) && addresses(&all) && has(&all, Scope::Appeal) {
        return Found::Whole;
    }
    let parts = parts(lower, &places, &all, needed);
    if parts.is_empty() { Found::Nothing } else { Found::Parts(parts) }
}

/// Whether a line has parts. The first bytes of what parts it tell most lines to have none.
fn is_parted(lower: &str) -> bool {
    lower.bytes().any(|b| matches!(b, b'|' | b'\t' | 0xc2 | 0xe2)) && lower.contains(PARTING)
}

fn has_copyright(lower: &str) -> bool {
    lower.contains('©') || lower.contains("(c) ")
}

/// What of a line is furniture that is not so as a whole; `needed` tells whether anything can be inside it.
fn parts(lower: &str, places: &[usize], all: &[&str], needed: bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    if lower.len() <= LINE * 2 && is_parted(lower) {
        parts.extend(segments(lower).filter(|r| {
            let words = words(&lower[r.clone()]);
            let words: Vec<&str> = words.iter().map(|(_, w)| *w).collect();
            is_counter(&lower[r.clone()]) || fits(&words, Scope::All, true).is_some()
        }));
    }
    if parts.is_empty() && lower.len() <= LINE && is_byline(lower) {
        parts.extend(marks(places, all));
    }
    if parts.is_empty() && lower.len() <= LINE * 2 {
        parts.extend(picture_counter(lower));
    }
    if parts.is_empty() && (needed && has(all, Scope::Inside) || has_copyright(lower)) {
        parts.extend(sentences(lower).filter(|r| {
            let words = words(&lower[r.clone()]);
            let words: Vec<&str> = words.iter().map(|(_, w)| *w).collect();
            !is_quoted(&lower[r.clone()])
                && (is_copyright(&lower[r.clone()], &words) || has(&words, Scope::Inside))
        }));
    }
    parts
}

fn whole(lower: &str, all: &[&str], places: &[usize]) -> Found {
    let marked = |end: usize| {
        let behind = places.get(end - 1).map_or("", |at| &lower[at + all[end - 1].len()..]);
        let hyphen = behind.starts_with('-');
        !hyphen && behind.trim_start().starts_with([':', '|', '>', '»', '→', '–', '—', '►', '▶', '-'])
    };
    if fits(all, Scope::Head, true).is_some() && !lower.ends_with(['.', '?', '!']) {
        return Found::Head;
    }
    let ended = lower.trim_end_matches(['.', '!', ')', '»', '>', '→']).len() < lower.len();
    let counted = fits(all, Scope::All, true).is_some() && !(ended && lower.ends_with('.') && all.len() > 6);
    let labelled = fits(all, Scope::Label, false).is_some_and(marked);
    let starts = fits(all, Scope::Start, false).is_some();
    if counted || labelled || starts || is_counter(lower) { Found::Whole } else { Found::Nothing }
}

/// Whether a line says who wrote it or when, and is no sentence.
fn is_byline(lower: &str) -> bool {
    let opens = ["by ", "posted", "published", "updated", "written"].iter().any(|w| lower.starts_with(w));
    (opens || lower.ends_with("read")) && !lower.ends_with(['!', '?', '”', '"'])
}

/// The counters in a byline.
fn marks(places: &[usize], all: &[&str]) -> Vec<Range<usize>> {
    let found = (0..all.len()).filter_map(|i| Some((i, fits(&all[i..], Scope::Mark, false)?)));
    found.map(|(i, n)| places[i]..places[i + n - 1] + all[i + n - 1].len()).collect()
}

/// Whether a paragraph speaks to its reader.
fn addresses(words: &[&str]) -> bool {
    const READER: [&str; 6] = ["you", "your", "our", "us", "we", "you'll"];
    const ASKED: [&str; 16] = [
        "please",
        "consider",
        "sign",
        "subscribe",
        "donate",
        "support",
        "get",
        "join",
        "become",
        "start",
        "save",
        "make",
        "give",
        "help",
        "download",
        "contribute",
    ];
    words.iter().any(|w| READER.contains(w)) || words.first().is_some_and(|w| ASKED.contains(w))
}

/// Where the first pattern of this scope ends that begins at the first word.
fn fits(words: &[&str], scope: Scope, whole: bool) -> Option<usize> {
    let first = *words.first()?;
    let scoped = &PATTERNS.scoped[scope as usize];
    let own = if scoped.first.may_hold(first) { scoped.by_word.get(first) } else { None };
    let number = Some(&scoped.by_number).filter(|all| !all.is_empty() && is_number(first));
    let all = own.into_iter().chain(number).flatten().chain(&scoped.any);
    all.filter_map(|p| p.ends(words, whole)).filter(|end| *end > 0).max()
}

/// Whether a pattern of this scope stands anywhere.
fn has(words: &[&str], scope: Scope) -> bool {
    let scoped = &PATTERNS.scoped[scope as usize];
    (0..words.len()).any(|i| scoped.may_begin(words[i]) && fits(&words[i..], scope, false).is_some())
}

/// "1/24", "(3 / 12)".
fn is_counter(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')', '[', ']']);
    let number = |n: &str| n.trim().parse::<u16>().ok().filter(|_| n.trim().len() <= 3);
    text.split_once('/').is_some_and(|(a, b)| number(a).zip(number(b)).is_some_and(|(a, b)| a <= b))
}

/// The counter before a picture's words: "Image 2 / 10 Boats at the quay", "1 of 5 The ferry burns. (Wire Photo)".
fn picture_counter(line: &str) -> Option<Range<usize>> {
    const PICTURES: [&str; 6] = ["image ", "photo ", "picture ", "slide ", "gallery ", "figure "];
    let named = PICTURES.iter().find(|w| line.starts_with(*w)).map_or(0, |w| w.len());
    let number = |from: usize| {
        let digits = line[from..].bytes().take_while(u8::is_ascii_digit).count();
        let n = line[from..from + digits].parse::<u16>().ok()?;
        (digits <= 3).then_some((n, from + digits))
    };
    let (first, end) = number(named)?;
    let behind = line[end..].trim_start();
    let mark = ["/", "of "].iter().find(|m| behind.starts_with(**m))?;
    let (all, end) = number(line.len() - behind[mark.len()..].trim_start().len())?;
    let credited =
        ["photo)", "photo/", "/ap)", "getty", "photo by", "photo:"].iter().any(|c| line.contains(c));
    let parted = line[end..].starts_with([' ', ':', '|', '.']);
    (first <= all && parted && (named > 0 || credited)).then_some(0..end)
}

/// "© 2031", "Osk Herald © 2010–2031", "(c) 2031 Osk Herald".
fn is_copyright(text: &str, words: &[&str]) -> bool {
    let is_year = |w: &&str| w.len() == 4 && is_number(w);
    let sign = |w: &&str| w.starts_with('©') || *w == "c" && text.contains("(c) ");
    words.iter().position(sign).is_some_and(|at| {
        let near = &words[at.saturating_sub(2)..words.len().min(at + 5)];
        near.iter().any(|w| is_year(&w.trim_start_matches('©')))
    })
}

fn is_quoted(text: &str) -> bool {
    text.contains(['“', '”', '"'])
}

/// The parts of a line between bars and bullets.
fn segments(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    line.split(PARTING).map(move |part| {
        let range = start..start + part.len();
        start = range.end + line[range.end..].chars().next().map_or(0, char::len_utf8);
        range
    })
}

/// The sentences of a line, roughly: up to a full stop and a space.
fn sentences(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    line.split_inclusive(". ").map(move |part| {
        let range = start..start + part.len();
        start = range.end;
        range
    })
}

#[cfg(test)]
mod tests;
