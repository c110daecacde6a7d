//! Words of the caller's own, added to built-in lists.
//!
//! What is added is a value, a [`Lexicon`], which options hold. The tables made with it are kept for the life of the process and for
//! all lexicons of the same words, since the words of a table are lent out as those of the built-in ones are.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::list::{InForce, Lists, Tables};
use crate::attribution::Stance;
use crate::error::Error;

/// A list that can be added to. In all of them every entry makes sense by itself.
struct Open {
    name: &'static str,
    /// How many fields an entry has.
    fields: usize,
    /// What is wrong with the fields behind the first, if anything is.
    fault: fn(&[&str]) -> Option<String>,
}

const fn open(name: &'static str, fields: usize, fault: fn(&[&str]) -> Option<String>) -> Open {
    Open { name, fields, fault }
}

/// The lists that can be added to.
const OPEN: [Open; 17] = [
    open("abbreviations.tsv", 1, lower),
    open("cue_verbs.tsv", 3, verb),
    open("figure_roles.tsv", 1, lower),
    open("given_names.tsv", 2, |f| one_of(f[0], &["he", "she", "either"])),
    open("governments.tsv", 2, given),
    open("hedges.tsv", 1, lower),
    open("labels.tsv", 1, lower),
    open("name_titles.tsv", 1, lower),
    open("nationalities.tsv", 2, given),
    open("not_plurals.tsv", 1, lower),
    open("organisation_words.tsv", 1, lower),
    open("places.tsv", 2, given),
    open("plurals.tsv", 2, lower),
    open("roles.tsv", 2, lower),
    open("synonyms.tsv", 2, lower),
    open("units.tsv", 5, unit),
    open("verdict-moving.tsv", 2, |f| one_of(f[0], &["moves", "rises"])),
];

fn lower(fields: &[&str]) -> Option<String> {
    let wrong = fields.iter().find(|w| w.is_empty() || w.chars().any(char::is_uppercase))?;
    Some(format!("“{wrong}” is empty or not in lower case"))
}

fn given(fields: &[&str]) -> Option<String> {
    fields.iter().any(|f| f.is_empty()).then(|| "an empty field".to_string())
}

fn one_of(field: &str, known: &[&str]) -> Option<String> {
    (!known.contains(&field)).then(|| format!("“{field}” is none of {}", known.join(", ")))
}

/// A verb's stance, and its past and participle or "-".
fn verb(fields: &[&str]) -> Option<String> {
    let letters = fields[1].bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b',' | b'-'));
    match Stance::named(fields[0]) {
        None => Some(format!("“{}” is no stance", fields[0])),
        Some(_) if fields[1] == "-" || letters && fields[1].contains(',') => None,
        Some(_) => {
            Some(format!("“{}” is neither - nor a past and a participle, parted by a comma", fields[1]))
        }
    }
}

/// A unit's dimension, worth in its base unit, names and symbols.
fn unit(fields: &[&str]) -> Option<String> {
    let built_in = include_str!("en/units.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut known: Vec<&str> = built_in.filter_map(|l| l.split('\t').nth(1)).collect();
    known.sort_unstable();
    known.dedup();
    let worth =
        rust_decimal::Decimal::from_str_exact(fields[1]).is_ok_and(|w| w > rust_decimal::Decimal::ZERO);
    one_of(fields[0], &known)
        .or_else(|| (!worth).then(|| format!("“{}” is no number above 0", fields[1])))
        .or_else(|| given(&fields[2..]))
        .or_else(|| lower(&fields[2..3]))
}

/// Entries by the place of their list in [`OPEN`] and by their first field; with it go the other fields.
type Entries = BTreeMap<usize, BTreeMap<String, Vec<String>>>;

/// Word lists to read and compare by: the built-in ones, or these with entries of the caller's own. It is a setting of
/// [`Options`](crate::Options), so that each reading and each comparison of a process may have its own, on several threads at once.
///
/// `docs/word-lists.md` says which lists can be added to, and what each is for.
///
/// ```
/// use variorum::{Article, Lexicon, Options, claims_with};
/// let mut lexicon = Lexicon::new();
/// lexicon.add("units.tsv", "stremma\tarea\t1000\tstremma|stremmata\t-\n")?;
/// let article = Article::new("a", "The field measures 30 stremmata.");
/// let options = Options::default().lexicon(lexicon);
/// let unit = |options| claims_with(&article, options).claims[0].figure().and_then(|f| f.unit.clone());
/// assert_eq!(unit(&options).as_deref(), Some("stremma"));
/// assert_eq!(unit(&Options::default()), None);
/// # Ok::<(), variorum::Error>(())
/// ```
///
/// # What it costs
///
/// The first use makes the tables that the additions reach, some milliseconds of work, and keeps them **for the life of the process**, a
/// few megabytes at most. Lexicons of the same words share them: to make the same lexicon again costs nothing. A service that takes
/// words of its users therefore bounds how many different lexicons it takes.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: Entries,
    /// Its tables, once they were asked for.
    tables: OnceLock<&'static Tables>,
}

impl PartialEq for Lexicon {
    fn eq(&self, other: &Lexicon) -> bool {
        self.entries == other.entries
    }
}

impl Eq for Lexicon {}

impl Lexicon {
    /// The built-in lists.
    #[must_use]
    pub const fn new() -> Lexicon {
        Lexicon { entries: BTreeMap::new(), tables: OnceLock::new() }
    }

    /// Adds entries to the word list `list`: one entry a line, fields separated by tabs, lower case, in any order; empty lines and
    /// lines that begin with `#` are none. An entry that the list already holds is replaced.
    ///
    /// ```
    /// let mut lexicon = variorum::Lexicon::new();
    /// lexicon.add("synonyms.tsv", "temblor\tquake\nquakes\tquake\n")?;
    /// let error = lexicon.add("synonyms.tsv", "tremor\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 1: 1 fields where 2 are due, separated by tabs");
    /// assert!(lexicon.add("no-list.tsv", "").is_err());
    /// # Ok::<(), variorum::Error>(())
    /// ```
    ///
    /// # Errors
    /// If there is no such list to add to, or an entry is not of its shape (the error names the line); then nothing is added.
    pub fn add(&mut self, list: &str, entries: &str) -> Result<(), Error> {
        let named = |open: &Open| open.name == list || open.name.strip_suffix(".tsv") == Some(list);
        let Some(place) = OPEN.iter().position(named) else {
            let known: Vec<&str> = OPEN.iter().map(|o| o.name).collect();
            return Err(Error::word_list(format!(
                "no list “{list}” to add to; there are {}",
                known.join(", ")
            )));
        };
        let mut rows = BTreeMap::new();
        for (i, line) in entries.lines().enumerate() {
            if !line.trim().is_empty() && !line.starts_with('#') {
                let (key, fields) = entry(line, &OPEN[place]).map_err(|e| e.at_line(i + 1))?;
                rows.insert(key, fields);
            }
        }
        self.extend(BTreeMap::from([(place, rows)]));
        Ok(())
    }

    /// Adds what was added to another; where both have an entry, the other's counts.
    ///
    /// ```
    /// use variorum::Lexicon;
    /// let (mut all, mut more) = (Lexicon::new(), Lexicon::new());
    /// more.add("hedges.tsv", "maybe\n")?;
    /// all.join(&more);
    /// assert_eq!(all, more);
    /// # Ok::<(), variorum::Error>(())
    /// ```
    pub fn join(&mut self, other: &Lexicon) {
        self.extend(other.entries.clone());
    }

    fn extend(&mut self, entries: Entries) {
        for (place, rows) in entries.into_iter().filter(|(_, rows)| !rows.is_empty()) {
            self.entries.entry(place).or_default().extend(rows);
        }
        self.tables = OnceLock::new();
    }

    /// Does `work` by these lists: for the functions that take no [`Options`](crate::Options), such as
    /// [`figure::read`](crate::figure::read). What takes options goes by theirs, within `work` too. It holds for the thread that calls,
    /// not for others that `work` starts.
    ///
    /// ```
    /// use variorum::{Lexicon, text::Document};
    /// let text = "The field lies at St. Orm.";
    /// let mut lexicon = Lexicon::new();
    /// lexicon.add("abbreviations.tsv", "fld\n")?;
    /// let sentences = |text: &'static str| Document::new(text).sentences().len();
    /// assert_eq!(sentences("At Fld. Orm it rained."), 2);
    /// assert_eq!(lexicon.during(|| sentences("At Fld. Orm it rained.")), 1);
    /// # Ok::<(), variorum::Error>(())
    /// ```
    pub fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        self.in_force().during(work)
    }

    /// The lexicon in force on this thread.
    pub(crate) fn here() -> Lexicon {
        InForce::here().tables().map_or_else(Lexicon::new, |tables| Lexicon {
            entries: tables.added.entries.clone(),
            tables: OnceLock::from(tables),
        })
    }

    /// This, to be put in force.
    pub(crate) fn in_force(&self) -> InForce {
        let tables = (!self.entries.is_empty()).then(|| *self.tables.get_or_init(|| kept(&self.entries)));
        InForce::with(tables)
    }
}

/// The tables of every lexicon with additions that was used.
static KEPT: Mutex<BTreeMap<&'static Entries, &'static Tables>> = Mutex::new(BTreeMap::new());

/// The tables with these entries.
fn kept(entries: &Entries) -> &'static Tables {
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(tables) = all.get(entries) {
        return tables;
    }
    let entries: &'static Entries = Box::leak(Box::new(entries.clone()));
    let tables: &'static Tables = Box::leak(Box::new(Tables::new(Added::new(entries))));
    all.insert(entries, tables);
    tables
}

/// What is added to the lists, as rows.
#[derive(Debug)]
pub(super) struct Added {
    entries: &'static Entries,
    /// By the place of the list in [`OPEN`].
    rows: [Vec<Vec<&'static str>>; OPEN.len()],
}

impl Added {
    fn new(entries: &'static Entries) -> Added {
        let mut rows = [const { Vec::new() }; OPEN.len()];
        for (place, list) in entries {
            let row = |(key, fields): (&'static String, &'static Vec<String>)| {
                std::iter::once(key).chain(fields).map(String::as_str).collect()
            };
            rows[*place] = list.iter().map(row).collect();
        }
        Added { entries, rows }
    }

    /// The lists to which anything is added.
    pub(super) fn lists(&self) -> Lists {
        let added = self.rows.iter().enumerate().filter(|(_, rows)| !rows.is_empty());
        added.fold(0, |lists, (place, _)| lists | 1 << place)
    }

    /// What is added to the list at that place.
    pub(super) fn of(&self, place: usize) -> &[Vec<&'static str>] {
        &self.rows[place]
    }
}

/// An entry: its first field and the others.
fn entry(line: &str, open: &Open) -> Result<(String, Vec<String>), Error> {
    let words: Vec<&str> = line.split('\t').map(str::trim).collect();
    if words.len() != open.fields {
        return Err(Error::word_list(format!(
            "{} fields where {} are due, separated by tabs",
            words.len(),
            open.fields
        )));
    }
    if let Some(fault) = lower(&words[..1]).or_else(|| (open.fault)(&words[1..])) {
        return Err(Error::word_list(fault));
    }
    Ok((words[0].to_string(), words[1..].iter().map(ToString::to_string).collect()))
}

/// What the lexicon adds to the list `name` by which a table is being made.
pub(super) fn to(name: &str) -> &'static [Vec<&'static str>] {
    OPEN.iter().position(|o| o.name == name).map_or(&[], super::list::added)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{List, WordMap, WordSet};

    fn with(list: &str, entries: &str) -> Lexicon {
        let mut lexicon = Lexicon::new();
        lexicon.add(list, entries).expect("it is well formed");
        lexicon
    }

    #[test]
    fn entries_are_checked() {
        for (list, entries, message) in [
            ("nothing.tsv", "a", "no list “nothing.tsv” to add to"),
            ("plurals", "a\tb\nc", "line 2: 1 fields where 2 are due"),
            ("hedges.tsv", "# words\n\nMaybe", "line 3: “Maybe” is empty or not in lower case"),
            ("roles.tsv", "a\t", "line 1: “” is empty or not in lower case"),
            ("places.tsv", "Osk\tOsk", "line 1: “Osk” is empty or not in lower case"),
            ("places.tsv", "osk\t", "line 1: an empty field"),
            ("given_names.tsv", "ina\tit", "line 1: “it” is none of he, she, either"),
            ("cue_verbs.tsv", "opine\tmumbles\t-", "line 1: “mumbles” is no stance"),
            ("cue_verbs.tsv", "opine\tsays\topined", "line 1: “opined” is neither - nor a past"),
            ("units.tsv", "li\tlength\tlong\tli\t-", "line 1: “long” is no number above 0"),
            ("units.tsv", "li\tlenght\t500\tli\t-", "line 1: “lenght” is none of absorbed_dose, angle,"),
            ("verdict-moving.tsv", "lost\tgrows", "line 1: “grows” is none of moves, rises"),
        ] {
            let mut lexicon = Lexicon::new();
            let error = lexicon.add(list, entries).expect_err(entries);
            assert!(error.is_word_list() && error.to_string().starts_with(message), "{error}");
            assert_eq!(lexicon, Lexicon::new(), "nothing is added");
        }
    }

    static SET: List<WordSet> = List::new(|| WordSet::load("not_plurals.tsv", "a\n"));
    static CLOSED: List<WordSet> = List::new(|| WordSet::load("closed.tsv", "a\n"));
    static MAP: List<WordMap<String>> = List::new(|| {
        let of = |word: &str| format!("{word} {}", SET.contains(word) && CLOSED.contains("a"));
        WordMap::load("plurals.tsv", "as\ta\n", 2, |f| Ok(of(f[0])))
    });

    #[test]
    fn tables_heed_the_lexicon_in_force() {
        let (b, c) = (with("not_plurals.tsv", "b\n"), with("not_plurals", "c\n"));
        let known = || ["a", "b", "c"].map(|word| SET.contains(word));
        assert_eq!(known(), [true, false, false]);
        assert_eq!(b.during(|| (known(), c.during(known), known())), {
            let b = [true, true, false];
            (b, [true, false, true], b)
        });
        assert_eq!(known(), [true, false, false]);
        assert!(
            std::ptr::eq(&raw const *CLOSED, b.during(|| &raw const *CLOSED)),
            "it rests on nothing that is added to"
        );
    }

    #[test]
    fn tables_made_of_several_lists_are_made_anew_for_each() {
        let word = |word: &str| MAP.get(word).cloned();
        assert_eq!((word("as"), word("bs")), (Some("a true".to_string()), None));
        let entry = "bs\tb\nas\ta\n";
        let mut lexicon = with("plurals.tsv", entry);
        assert_eq!(lexicon.during(|| word("bs")).as_deref(), Some("b false"));
        lexicon.add("not_plurals.tsv", "b\n").expect("it is well formed");
        assert_eq!(lexicon.during(|| word("bs")).as_deref(), Some("b true"));
        // What another list adds reaches it, too.
        assert!(!std::ptr::eq(&raw const *MAP, with("not_plurals.tsv", "z\n").during(|| &raw const *MAP)));
    }

    #[test]
    fn lexicons_of_the_same_words_share_their_tables() {
        let table = |lexicon: &Lexicon| lexicon.during(|| &raw const *SET);
        let mut other = with("not_plurals.tsv", "y\n");
        assert!(!std::ptr::eq(table(&with("not_plurals.tsv", "x\ny\n")), table(&other)));
        other.add("not_plurals", "x\n").expect("it is well formed");
        assert!(std::ptr::eq(table(&with("not_plurals.tsv", "x\ny\n")), table(&other)));
        other.add("hedges", "# nothing\n").expect("it is well formed");
        assert!(std::ptr::eq(table(&other.clone()), table(&other)));
        assert_eq!(other, with("not_plurals.tsv", "y\nx\n"));
    }

    #[test]
    fn the_lexicon_in_force_is_known() {
        let lexicon = with("not_plurals.tsv", "here\n");
        assert_eq!(Lexicon::here(), Lexicon::new());
        lexicon.during(|| {
            assert_eq!(Lexicon::here(), lexicon);
            assert!(Lexicon::here().during(|| SET.contains("here")));
        });
    }

    #[test]
    fn names_that_either_may_bear_can_be_added() {
        with("given_names.tsv", "osk\teither\n");
    }

    #[test]
    fn a_panic_puts_what_was_in_force_back() {
        let lexicon = with("not_plurals.tsv", "p\n");
        let broken = std::panic::catch_unwind(|| lexicon.during(|| assert!(!SET.contains("p"))));
        assert!(broken.is_err() && !SET.contains("p"));
    }

    #[test]
    #[should_panic(expected = "outside of a static of the type List")]
    fn lists_that_can_be_added_to_are_read_by_tables_alone() {
        WordSet::load("not_plurals.tsv", "a\n");
    }
}
