//! "Today's world", "today's voters": what lasts or goes on has no day.

use super::{Resolver, today};
use crate::attribution::{is_group, is_plural};
use crate::date::scan::{Found, Scan};
use crate::date::words;
use crate::lexicon::{self, List, WordSet};
use crate::text::TokenKind;

static LASTING: List<WordSet> =
    List::new(|| WordSet::load("lasting_nouns.tsv", include_str!("../../lexicon/en/lasting_nouns.tsv")));

/// How many words behind "today's" may lead to what it is of.
const REACH: usize = 5;

impl Resolver<'_, '_, '_> {
    /// Whether "today" stands for these times.
    pub(super) fn is_nowadays(&self, found: &Found) -> bool {
        let alone = self.scan.doc.lower(found.start) == "today" && found.end == found.start + 1;
        owns_what_lasts(self.scan, found) || alone && today::is_of_these_times(self.scan, found, self.now())
    }
}

/// Whether the "today" of `found` stands for these times: a noun of what lasts follows its "'s", or people, or a name that ends there.
fn owns_what_lasts(scan: &Scan<'_, '_>, found: &Found) -> bool {
    let doc = scan.doc;
    if !matches!(doc.lower(found.end), "'s" | "’s") {
        return false;
    }
    let first = found.end + 1;
    let word = |k: &usize| doc.tokens().get(*k).is_some_and(|t| t.is_word());
    let plain = |k: &usize| word(k) && lexicon::kind_of(doc.lower(*k)).is_none_or(|kind| kind == "adj");
    let people = |w: &str| is_group(w) && is_plural(w);
    let lasting =
        |k: usize| !doc.tokens()[k].is_capital() && (LASTING.contains(doc.lower(k)) || people(doc.lower(k)));
    // "today's students marched", "today's workers' march" are of this day.
    let last = (first..first + REACH).take_while(plain).find(|k| lasting(*k));
    last.is_some_and(|k| !goes_on(scan, k + 1)) || is_name(scan, first)
}

/// Whether an owner's mark or a regular past form follows.
fn goes_on(scan: &Scan<'_, '_>, k: usize) -> bool {
    let possessive = scan.doc.tokens().get(k).is_some_and(|t| t.kind() == TokenKind::Possessive);
    possessive || matches!(scan.doc.lower(k), "'" | "’") || scan.doc.lower(k).ends_with("ed")
}

/// "today's Norland is": a name in capitals before a mark or a word that goes on with the sentence; a paper's name has its day.
fn is_name(scan: &Scan<'_, '_>, first: usize) -> bool {
    let doc = scan.doc;
    let capital = |k: &usize| doc.tokens().get(*k).is_some_and(|t| t.is_word() && t.is_capital());
    let end = first + (first..first + REACH).take_while(capital).count();
    let paper = (first..end).any(|k| words::AFTER_DAY_NAME.contains(doc.lower(k)));
    let label = doc.word(end) == ":";
    let ends =
        !doc.tokens().get(end).is_some_and(|t| t.is_word()) || lexicon::kind_of(doc.lower(end)).is_some();
    end > first && ends && !paper && !label
}
