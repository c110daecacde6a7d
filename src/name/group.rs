//! Which runs are names of the same entity.

use std::ops::Range;

use arrayvec::ArrayVec;
use rustc_hash::{FxHashMap, FxHashSet};
use strsim::osa_distance;

use super::apart::Titled;
use super::lists::{GOVERNMENTS, NATIONALITIES, PLACES, is_given, is_place as is_place_word, is_preposition};
use super::person::Small;
use super::scan::{LONGEST, Run, has_organisation};
use super::spelling::{Lower, key, lower, plain, same_given};
use super::{Aliases, NameKind, NameMention, Names};
use crate::text::Document;

/// How many letters of a rare long surname may differ from a known one.
const MISSPELT: usize = 1;
/// Surnames shorter than this are never taken for a misspelling.
const LONG_SURNAME: usize = 7;
/// How many people of one surname are looked through for another form of a given name.
const NAMESAKES: usize = 40;

/// Puts names together while they are read in order.
#[derive(Debug, Default)]
pub(super) struct Grouper {
    pub(super) names: Names,
    /// Entities by their canonical name in lower case.
    pub(super) by_name: FxHashMap<String, usize>,
    /// Persons by their last word in lower case, in order of their first full mention.
    pub(super) by_last: FxHashMap<String, Vec<usize>>,
    /// Surnames behind a title alone, by the same key.
    pub(super) titled: FxHashMap<String, Titled>,
    /// People of such a surname whose title it is not.
    pub(super) kin: FxHashMap<String, Vec<usize>>,
    /// The keys of `by_last` in order of their introduction.
    surnames: Vec<String>,
    /// How often a full name stands in the text, whether a title stood before it, and its first token; by entity.
    pub(super) seen: FxHashMap<usize, Seen>,
    /// The surnames of people with a given name who are spoken of, by [`is_spoken_of`](Seen::is_spoken_of).
    borne: FxHashSet<String>,
    /// What an abbreviation stands for ("CSTO").
    abbreviations: FxHashMap<String, usize>,
}

/// Where and how a full name stands in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) times: u32,
    pub(super) titled: bool,
    /// Whether it is presented as somebody's kin.
    pub(super) kin: bool,
    pub(super) token: usize,
}

impl Seen {
    /// Whether the text is about the person: named twice, or with a title.
    fn is_spoken_of(self) -> bool {
        self.times > 1 || self.titled
    }
}

impl Grouper {
    pub(super) fn finish(mut self) -> Names {
        self.names.mentions.sort_by_key(|m| m.span);
        self.names
    }

    pub(super) fn entity(&mut self, name: &str, kind: NameKind) -> usize {
        self.entity_as_written(&plain(name), kind)
    }

    /// The entity of a name that users have chosen the spelling of.
    fn entity_as_written(&mut self, name: &str, kind: NameKind) -> usize {
        let key = key(name);
        if let Some(found) = self.by_name.get(&*key) {
            return *found;
        }
        self.names.entities.push(name.to_string());
        self.names.kinds.push(kind);
        self.by_name.insert(key.to_string(), self.names.entities.len() - 1);
        self.names.entities.len() - 1
    }

    /// The person of that surname whose given name is another form of the name's and whose other words are the same:
    /// "Bob Tovan", "Robert Tovan".
    fn namesake(&self, name: &str, surname: &str) -> Option<usize> {
        let name = plain(name);
        if self.by_name.contains_key(&*self::key(&name)) {
            return None;
        }
        let (given, rest) = name.split_once(' ')?;
        let given = lower(given);
        let fits = |e: &usize| {
            let known = self.names.entities[*e].split_once(' ');
            known.is_some_and(|(g, r)| r == rest && same_given(&given, &lower(g)))
        };
        // "Chris Lane" may be Christina or Christopher.
        let mut found = self.by_last.get(surname)?.iter().copied().take(NAMESAKES).filter(fits);
        found.next().filter(|_| found.next().is_none())
    }

    fn mention(&mut self, doc: &Document<'_>, range: Range<usize>, entity: usize) {
        self.names.mentions.push(NameMention { span: doc.span_of(range), entity });
    }

    /// Notes the full names first, so that a surname finds its owner wherever it stands.
    pub(super) fn introduce(&mut self, doc: &Document<'_>, run: &Run) {
        self.note_title(doc, run);
        let words = words(doc, run.name.clone());
        if words.len() < 2 || is_place(doc, &run.name) || has_organisation(doc, run.name.clone()) {
            return;
        }
        let last = words[words.len() - 1];
        // "Kentucky Republican" is nobody's name.
        if PLACES.get(&lower(words[0])).is_some() && crate::attribution::is_group(&lower(last)) {
            return;
        }
        if is_suffix(last) && words.len() < 3 {
            return;
        }
        let name = person(&words);
        let key = surname_key(if is_suffix(last) { words[words.len() - 2] } else { last });
        let entity = match self.namesake(&name, &key) {
            Some(entity) => *self.by_name.entry(self::key(&name).to_string()).or_insert(entity),
            None => self.entity(&name, NameKind::Person),
        };
        if !self.by_last.contains_key(&*key) {
            self.surnames.push(key.to_string());
            self.by_last.insert(key.to_string(), Vec::new());
        }
        let seen = self.seen.entry(entity).or_insert(Seen { token: run.name.start, ..Seen::default() });
        seen.times += 1;
        seen.titled |= run.all.len() > run.name.len();
        seen.kin |= super::apart::is_kin(doc, run);
        if seen.times == 1
            && let Some(list) = self.by_last.get_mut(&*key)
        {
            list.push(entity);
        }
    }

    /// What only looks like somebody's full name is the person of that surname: "Information Tovan" in a headline, "Norway Tovan", where
    /// Mira Tovan is known and nobody else. It stands there once, and not beside her.
    pub(super) fn settle<'d>(&mut self, doc: &'d Document<'_>, small: &Small<'d>) {
        let sentence = |token: usize| doc.sentence_at(doc.tokens()[token].span().start());
        for (surname, people) in &mut self.by_last {
            let names = &self.names.entities;
            let first = |e: usize| lower(names[e].split(' ').next().unwrap_or(""));
            let seen = |e: usize| self.seen.get(&e).copied().unwrap_or_default();
            let mut known = people.iter().copied().filter(|e| is_given(first(*e))).peekable();
            if known.peek().is_some_and(|e| seen(*e).is_spoken_of()) {
                self.borne.insert(surname.clone());
            }
            let (Some(bearer), None) = (known.next(), known.next()) else { continue };
            let beside = sentence(seen(bearer).token);
            people.retain(|&e| {
                if e == bearer || seen(e).times > 1 || sentence(seen(e).token) == beside {
                    return true;
                }
                let word = first(e);
                let stray = is_place_word(&word) || small.of(doc).contains(&*word);
                if stray {
                    self.by_name.insert(key(&names[e]).to_string(), bearer);
                }
                !stray
            });
        }
    }

    /// Adds the name of `run`.
    pub(super) fn add(&mut self, doc: &Document<'_>, run: &Run, aliases: &Aliases) {
        if run.name.is_empty() {
            return;
        }
        let span = doc.span_of(run.name.clone());
        let (text, lower) = (doc.text_of(span), doc.lower_of(span));
        let entity = if let Some(entity) = aliases.get(text) {
            self.entity_as_written(entity, NameKind::Other)
        } else if let Some(place) = PLACES.get(lower).filter(|_| !self.is_surname_here(doc, run)) {
            self.entity(place, NameKind::Place)
        } else if let Some(country) = NATIONALITIES.get(lower) {
            self.entity(country, NameKind::Place)
        } else if let Some(entity) = self.abbreviations.get(lower) {
            *entity
        } else {
            match self.other(doc, run) {
                Some(entity) => entity,
                None => return,
            }
        };
        self.mention(doc, run.name.clone(), entity);
        self.abbreviate(doc, run, entity);
    }

    /// "Rep. Jim Jordan spoke. Jordan left.": a place's name that is somebody's whom this text speaks of, unless a preposition makes
    /// it a place.
    fn is_surname_here(&self, doc: &Document<'_>, run: &Run) -> bool {
        let before = doc.before(run.all.start);
        run.name.len() == 1 && !is_preposition(before) && self.borne.contains(&*key(doc.word(run.name.start)))
    }

    fn other(&mut self, doc: &Document<'_>, run: &Run) -> Option<usize> {
        let words = words(doc, run.name.clone());
        let span = doc.span_of(run.name.clone());
        if has_organisation(doc, run.name.clone())
            || doc.tokens()[run.name.start].is_all_caps() && words.len() == 1
        {
            return Some(self.entity(doc.text_of(span), NameKind::Organisation));
        }
        if words.len() > 1 && (is_nation(words[0]) || is_capitals(words[words.len() - 1])) {
            return Some(self.entity(doc.text_of(span), NameKind::Organisation));
        }
        if words.len() > 1 {
            let name = person(&words);
            let known = self.by_name.contains_key(&*key(&name));
            let name = if known { name } else { doc.text_of(span).to_string() };
            return Some(self.entity(&name, NameKind::Person));
        }
        let word = *words.first()?;
        let title = (run.all.start..run.name.start).find_map(|i| pronoun_of_title(doc.lower(i)));
        let titled = run.all.len() > run.name.len();
        let junior = |e: &usize| {
            let known = self.seen.get(e).copied().unwrap_or_default();
            self.names.entities[*e].rsplit(' ').next().is_some_and(is_suffix) && !known.titled
        };
        // "President Tovan" is not Karl Tovan Jr.
        if let Some(entity) = self.surname(word, title).filter(|e| !(titled && title.is_none() && junior(e)))
        {
            return Some(entity);
        }
        if run.unsure && !titled && !self.by_name.contains_key(&*key(word)) {
            return None;
        }
        let kind = match GOVERNMENTS.get(doc.lower_of(span)) {
            Some(_) => NameKind::Government,
            None if titled => NameKind::Person,
            None => NameKind::Other,
        };
        Some(self.entity(word, kind))
    }

    /// The person a surname alone stands for: the one mentioned last, else the one introduced first, of those that a title
    /// before it fits ("President Karl Orth and his wife, Anna Orth … Mr. Orth").
    fn surname(&self, word: &str, title: Option<&'static str>) -> Option<usize> {
        let lower = surname_key(word);
        let kin = self.kin.get(&*lower).map_or(&[][..], Vec::as_slice).iter();
        let addressed = |e: &&usize| title.is_some() && super::pronoun_of(&self.names.entities[**e]) == title;
        if let Some(kin) = kin.rev().find(addressed) {
            return Some(*kin);
        }
        let list = match self.by_last.get(&*lower) {
            Some(list) => list,
            None => self.by_last.get(&self.misspelt(&lower)?)?,
        };
        if let [alone] = list[..] {
            return Some(alone);
        }
        let fits = |e: &usize| {
            let own = || super::pronoun_of(&self.names.entities[*e]);
            title.is_none() || own().is_none_or(|own| Some(own) == title)
        };
        let fitting: Vec<usize> = list.iter().copied().take(NAMESAKES).filter(fits).collect();
        let list = if fitting.is_empty() { &list[..list.len().min(NAMESAKES)] } else { &fitting[..] };
        let recent = self.names.mentions.iter().rev().take(60).map(|m| m.entity).find(|e| list.contains(e));
        recent.or_else(|| list.first().copied())
    }

    /// The known surname that `lower` misspells: long, alike in its first letter, one slip apart.
    fn misspelt(&self, lower: &str) -> Option<String> {
        if lower.len() < LONG_SURNAME || PLACES.get(lower).is_some() || NATIONALITIES.get(lower).is_some() {
            return None;
        }
        let near = |known: &&String| {
            known.len().abs_diff(lower.len()) <= MISSPELT
                && known.as_bytes().first() == lower.as_bytes().first()
                && known.len() >= LONG_SURNAME
                && osa_distance(known, lower) <= MISSPELT
        };
        let mut found = self.surnames.iter().take(200).filter(near);
        let first = found.next()?;
        found.next().is_none().then(|| first.clone())
    }

    /// "Collective Security Treaty Organization (CSTO)".
    fn abbreviate(&mut self, doc: &Document<'_>, run: &Run, entity: usize) {
        let open = run.name.end;
        let short = open + 1;
        let fits = doc.word(open) == "("
            && doc.tokens().get(short).is_some_and(|t| t.is_all_caps())
            && doc.word(short + 1) == ")"
            && run.name.len() > 1;
        if !fits {
            return;
        }
        let initials: String = words(doc, run.name.clone()).iter().filter_map(|w| w.chars().next()).collect();
        let letters = doc.word(short);
        if initials.to_lowercase().contains(&letters.to_lowercase()[..1]) {
            self.abbreviations.insert(doc.lower(short).to_string(), entity);
            // so that it meets what other articles call by the abbreviation alone
            let name = &mut self.names.entities[entity];
            if !name.ends_with(')') {
                *name = format!("{name} ({letters})");
            }
        }
    }
}

/// What a surname is looked up by, an article before it left out: "al-Tovani" is called "Tovani" too.
pub(super) fn surname_key(word: &str) -> Lower {
    let key = key(word);
    match key.split_once(['-', '‑']) {
        Some(("al" | "el", name)) if !name.is_empty() => lower(name),
        _ => key,
    }
}

fn is_place(doc: &Document<'_>, name: &Range<usize>) -> bool {
    PLACES.get(doc.lower_of(doc.span_of(name.clone()))).is_some()
}

/// The pronoun that goes with a title, in lower case.
pub(super) fn pronoun_of_title(title: &str) -> Option<&'static str> {
    match title {
        "mr" | "mister" | "sir" | "lord" => Some("he"),
        "mrs" | "ms" | "miss" | "madam" | "lady" | "dame" => Some("she"),
        _ => None,
    }
}

/// A name has at most one token more than [`LONGEST`], the second syllable of a given name.
const MOST_WORDS: usize = LONGEST + 1;

/// The words of a name, marks left out; what a hyphen joins is one word: "Jean-Luc", "Tovan-Lind".
fn words<'t>(doc: &Document<'t>, range: Range<usize>) -> ArrayVec<&'t str, MOST_WORDS> {
    let mut found = ArrayVec::new();
    let mut i = range.start;
    while i < range.end {
        let first = i;
        let glued = |k: usize| k < range.end && !doc.tokens()[k].is_spaced();
        while doc.tokens()[first].is_word()
            && glued(i + 1)
            && matches!(doc.word(i + 1), "-" | "‑")
            && glued(i + 2)
            && doc.tokens()[i + 2].is_word()
        {
            i += 2;
        }
        if doc.tokens()[first].is_word() {
            found.push(doc.text_of(doc.span_of(first..i + 1)));
        }
        i += 1;
    }
    found
}

/// Whether `word` is a country's adjective: "Chinese".
pub(crate) fn is_nation(word: &str) -> bool {
    NATIONALITIES.get(&lower(word)).is_some()
}

/// An abbreviation of three letters or more.
fn is_capitals(word: &str) -> bool {
    word.len() > 2 && word.chars().all(char::is_uppercase) && !is_suffix(word)
}

/// What follows the name of who bears the name of a parent: "Jr", "III".
pub(crate) fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr" | "Sr" | "II" | "III" | "IV" | "Junior" | "Senior")
}

/// A person's name without initials in the middle: "Donald J. Trump" is "Donald Trump".
fn person(words: &[&str]) -> String {
    let last = words.len() - 1;
    let keep = |(i, w): &(usize, &&str)| *i == 0 || *i == last || w.chars().count() > 1;
    words.iter().enumerate().filter(keep).map(|(_, w)| *w).collect::<Vec<_>>().join(" ")
}
