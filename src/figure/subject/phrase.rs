//! What a figure without a noun is of: the phrase that a reader would put there.
//!
//! In this order: the noun that it stands before ("a 5 percent *cut*"), what it is told in or of ("$4 million in *damage*"), the
//! noun whose measure it is ("a *rate* of 5 percent"), the object that a verb of change moved ("cut its *staff* by 300"), else what
//! did it ("*jobless claims* in Norland fell by 12,000"). What was found is then told with what stands on the other side of the figure, with
//! the rest of its phrase, with more of its clause where it is a mere name or one word, and last with what turns it round, so that nothing
//! added later stands before a denial. No parser: a phrase ends at a mark, a verb or a conjunction, and what
//! stands behind a preposition narrows what stands before it.

mod around;
mod beside;
mod context;
mod deed;
mod direct;
mod fallback;
mod nominal;
mod rest;
mod shared;
mod sides;
mod ticker;
mod whole;
mod widened;

use std::ops::Range;

use super::super::adjective;
use super::super::item::Item;
use super::super::noun;
use super::super::scan::Scan;
use super::super::{FigureKind, bound};
use super::Subject;
use crate::lexicon::{self, List, WordSet};
use crate::text::{Document, Token};

static VOID: List<WordSet> =
    List::new(|| WordSet::load("void_subjects.tsv", include_str!("../../lexicon/en/void_subjects.tsv")));

/// How far back a phrase may begin, and how many words it may have.
const BACK: usize = 40;
const LONGEST: usize = 6;
/// How many tokens may stand before a figure that opens its sentence: "in the course of".
const FRONTED: usize = 5;
/// Over how many tokens of other figures a figure narrows a noun.
const APART: usize = 4;

/// The phrase, if one is found; `items` are the figures of the sentence.
pub(super) fn of(scan: &Scan<'_, '_>, item: &Item, items: &[Item]) -> Option<Subject> {
    let reader = Reader { scan, doc: scan.doc, items };
    let start = reader.lead(item);
    // "in the space of 24 hours": of what its clause tells, where it opens it, else of nothing.
    if reader.within(start).is_some() {
        return reader.only_context(item, start).filter(|_| start - scan.from <= FRONTED);
    }
    let told = reader.direct(item, start).map(|phrase| reader.with_deed(item, start, phrase));
    let found = told.or_else(|| reader.fallback(item, start)).or_else(|| reader.beside(item, start));
    let Some(found) = found else { return reader.only_context(item, start) };
    let at = found.at.clone();
    let told = reader.around(item, start, found);
    let told = reader.whole_subject(item, start, &at, told);
    let told = reader.up_to(item, start, &at, told);
    let told = reader.with_head(item, &at, told);
    let told = if reader.is_thin(&told.words) { reader.widened(item, start, &at, told) } else { told };
    let told = reader.told_in_clause(item, start, &at, told);
    let told = reader.with_denial(item, start, told);
    Some(reader.second_of_two(item, told))
}

/// What a count that qualifies it is of: "a 29-page *opinion*", not its pages.
pub(super) fn qualified(scan: &Scan<'_, '_>, item: &Item, items: &[Item]) -> Option<Subject> {
    let reader = Reader { scan, doc: scan.doc, items };
    let counts = item.compound && item.kind == FigureKind::Count && item.noun.is_some();
    let phrase = reader.modified(item, item.tokens.start).filter(|_| counts)?;
    let phrase = reader.whole_words(phrase);
    (!reader.is_void(&phrase)).then(|| reader.found(phrase).subject)
}

/// What a figure is of as far as it was found, and where that stands.
struct Found {
    subject: Subject,
    at: Range<usize>,
}

/// What an age is of, where nobody is named whose it is.
const AGE: &str = "age";

/// Whether a figure tells what part of a whole.
fn is_share(item: &Item) -> bool {
    matches!(item.kind, FigureKind::Percent | FigureKind::Fraction)
}

/// Over how many figures without a noun of their own is looked for what one is of.
const FIGURES: usize = 12;

struct Reader<'r, 'd, 't> {
    scan: &'r Scan<'d, 't>,
    doc: &'d Document<'t>,
    items: &'r [Item],
}

impl Reader<'_, '_, '_> {
    fn word(&self, k: usize) -> &str {
        self.scan.lower(k)
    }

    fn kind(&self, k: usize) -> &'static str {
        lexicon::kind_of(self.word(k)).unwrap_or("")
    }

    fn kind_before(&self, k: usize) -> &'static str {
        lexicon::kind_of(self.scan.before(k)).unwrap_or("")
    }

    /// The noun phrase that tells what the figure is of.
    fn direct(&self, item: &Item, start: usize) -> Option<Range<usize>> {
        let whole = |p: Range<usize>| Some(self.whole_words(p)).filter(|p| !self.is_void(p));
        self.quoted(item)
            .or_else(|| self.doing(item))
            .or_else(|| self.modified(item, start).and_then(whole))
            .or_else(|| self.told_in(item).and_then(whole))
            .or_else(|| self.counted_from(item).and_then(whole))
            .or_else(|| self.predicate(item).filter(|_| self.opens_clause(item, start)))
            .or_else(|| self.measured(start).and_then(whole))
            .or_else(|| self.told_by_verb(start).and_then(whole))
    }

    /// Whether the phrase is one word that says nothing: "closer to, say, 84 percent", another number.
    fn is_void(&self, phrase: &Range<usize>) -> bool {
        phrase.len() == 1
            && (VOID.contains(self.word(phrase.start))
                || self.is_bare_verb(phrase.start)
                || self.word(phrase.start).contains(['\'', '’'])
                || super::super::numeral::number_word(self.doc, phrase.start).is_some())
    }

    fn found(&self, at: Range<usize>) -> Found {
        Found { subject: Subject::of(self.text(at.clone())), at }
    }

    /// Whether another clause or the next of two begins at `k`.
    fn parts_clauses(&self, k: usize) -> bool {
        matches!(self.kind(k), "and" | "sub" | "wh" | "who" | "that")
    }

    fn is_word(&self, k: usize) -> bool {
        k < self.scan.to && self.doc.tokens()[k].is_word()
    }

    /// Where the figure begins with the words that bound it and its article.
    fn lead(&self, item: &Item) -> usize {
        let start = bound::before(self.doc, item.tokens.start, self.scan.from)
            .map_or(item.tokens.start, |(at, _)| at);
        // "the past 12 months", "the remaining two percent"
        let which = matches!(
            self.scan.before(start),
            "past"
                | "last"
                | "next"
                | "previous"
                | "remaining"
                | "first"
                | "coming"
                | "final"
                | "other"
                | "additional"
                | "whole"
        );
        // "can *last* two years"
        let lasts = which
            && self.scan.before(start) == "last"
            && matches!(self.kind_before(start - 1), "modal" | "to" | "do");
        let start = self.past_adjectives(item, start - usize::from(which && !lasts));
        let article = matches!(self.scan.before(start), "a" | "an" | "the" | "another" | "these" | "those");
        start - usize::from(article)
    }

    /// "a massive $18 million", "at a robust 3.5 percent": behind the article of the adjectives that end before `start`.
    fn past_adjectives(&self, item: &Item, start: usize) -> usize {
        let adjective =
            |k: usize| self.kind(k) == "adj" || adjective::is(self.doc, k) || self.word(k).ends_with("ly");
        let first = (self.scan.from..start).rev().take(2).take_while(|k| adjective(*k)).last();
        // "is a mild 10.5 percent", "at a paltry 3", whatever word it is.
        let any = self.scan.back(start, 1).filter(|k| {
            (is_share(item) || item.kind == FigureKind::Money)
                && self.is_word(*k)
                // "In a poll 34 percent": what opens the sentence is a noun.
                && k.saturating_sub(2) > self.scan.from
                && matches!(self.kind_before(k.saturating_sub(1)), "be" | "prep" | "of" | "to")
        });
        let led = |k: &usize| matches!(self.scan.before(*k), "a" | "an");
        first.filter(led).or(any.filter(led)).unwrap_or(start)
    }

    /// The token before `k`, past figures without a noun that end there.
    fn back(&self, mut k: usize) -> Option<usize> {
        // A line of hundreds of numbers is of nothing that stands before all of them.
        for _ in 0..FIGURES {
            let before = self.scan.back(k, 1)?;
            match self.figure_at(before) {
                Some(item) if item.noun.is_none() => k = item.tokens.start,
                _ => return Some(before),
            }
        }
        None
    }

    /// The figure that a token stands in; figures stand in the order of the sentence, which may hold hundreds.
    fn figure_at(&self, token: usize) -> Option<&Item> {
        let next = self.items.partition_point(|i| i.tokens.start <= token);
        self.items[..next].iter().rev().take_while(|i| i.tokens.contains(&token)).last()
    }

    fn capital(&self, k: usize) -> bool {
        self.doc.tokens().get(k).is_some_and(Token::is_capital)
    }

    fn held(&self, k: usize) -> bool {
        self.doc.tokens().get(k).is_none_or(|t| t.is_number()) || self.dated(k)
    }

    /// "a *rate* of 5 percent", "the *cost* of more than $5 million".
    fn measured(&self, start: usize) -> Option<Range<usize>> {
        let of = self.scan.back(start, 1).filter(|k| self.word(*k) == "of")?;
        let phrase = self.ending_at(of)?;
        let total = |k: usize| {
            matches!(
                self.word(k),
                "total"
                    | "average"
                    | "record"
                    | "maximum"
                    | "minimum"
                    | "out"
                    | "some"
                    | "all"
                    | "cost"
                    | "price"
                    | "value"
                    | "amount"
                    | "sum"
                    | "increase"
                    | "decrease"
                    | "rise"
                    | "drop"
                    | "decline"
                    | "gain"
                    | "loss"
            )
        };
        (!total(phrase.end - 1) || phrase.len() > 1).then(|| self.with_change(phrase))
    }

    /// "an *increase in deaths* of 900": the change of what was found.
    fn with_change(&self, phrase: Range<usize>) -> Range<usize> {
        let article = usize::from(self.is_article(phrase.start.wrapping_sub(1)));
        let joint = phrase.start - article;
        let change = self.scan.back(joint, 2).filter(|k| {
            self.scan.before(joint) == "in"
                && super::super::change::is_noun(self.word(*k))
                && !self.is_verb(*k)
        });
        change.unwrap_or(phrase.start)..phrase.end
    }

    /// What a verb tells the figure of: what it moved, else what did it.
    fn told_by_verb(&self, start: usize) -> Option<Range<usize>> {
        let last = self.last_told(start)?;
        if self.is_verb(last) {
            return self.subject_before(last);
        }
        let object = self.ending_at(last + 1)?;
        // "in Norland fell": what stands behind a place's preposition is not what the figure is of.
        let mut before = self.back(object.start);
        while let Some(k) = before.filter(|k| self.is_article(*k)) {
            before = self.back(k);
        }
        // "called for an increase of the fee from $7": what is to change.
        let moves = super::super::change::is_noun(self.word(object.start));
        let placed = !moves
            && before
                .is_some_and(|k| matches!(self.kind(k), "prep") && !matches!(self.word(k), "of" | "per"));
        if placed && let Some(k) = before {
            // "shut by the council twice": who did it is not what it is of.
            let agent = self.word(k) == "by" && last + 1 == start;
            return self.told_by_verb(k).or((!agent).then_some(object));
        }
        Some(object)
    }

    /// Whether `k` is a verb here: by its form, and not led by an article.
    fn is_verb(&self, k: usize) -> bool {
        let kind = self.kind(k);
        if matches!(kind, "be" | "have" | "do" | "modal") {
            return true;
        }
        let word = self.word(k);
        let led = matches!(self.kind_before(k), "det" | "his" | "adj" | "of" | "prep")
            || adjective::is_listed(self.scan.before(k))
            || self.is_compound(k);
        let form = word.len() > 4 && word.ends_with("ed")
            || noun::is_past_form(word)
            || noun::is_verb(word)
            || super::super::change::is_verb(word)
            || kind == "verb"
            // "is hovering", whatever verb it is.
            || word.len() > 5 && word.ends_with("ing") && self.kind_before(k) == "be"
            || noun::is_end(self.doc, k) && self.kind(k).is_empty();
        form && !led && !self.capital(k)
    }

    /// "a minimum wage *hike*": behind a singular noun that an article or adjective leads, the base of a verb is a noun, since nobody "hike".
    fn is_compound(&self, k: usize) -> bool {
        let word = self.word(k);
        // "the embargo cost", "the league bet": the past has the same form.
        let base = noun::is_verb(word)
            && !noun::is_past_form(word)
            && !matches!(word, "cost" | "cast" | "bet" | "let")
            && !["s", "ed", "ing"].iter().any(|e| word.ends_with(e));
        let one = self.scan.back(k, 1).filter(|b| {
            base && self.kind(*b).is_empty()
                && self.is_word(*b)
                && !self.capital(*b)
                && !noun::is_plural(self.doc, *b)
                && !noun::is_end(self.doc, *b)
                && self.figure_at(*b).is_none()
        });
        one.is_some_and(|b| matches!(self.kind_before(b), "det" | "his" | "adj" | ""))
    }

    /// A verb that says something alone: "raised", not "is", "versus" or "remaining".
    fn is_telling(&self, k: usize) -> bool {
        let word = self.word(k);
        let light = matches!(self.kind(k), "be" | "have" | "do" | "modal");
        !light
            && !word.ends_with("ing")
            && !adjective::is_listed(word)
            && (noun::is_verb(word) || word.ends_with("ed"))
    }

    /// Before a word or two set off by commas: "the toll, meanwhile, rose".
    fn past_aside(&self, verb: usize) -> usize {
        let comma = |k: usize| k > self.scan.from && self.word(k) == ",";
        let close = verb.saturating_sub(1);
        if !comma(close) {
            return verb;
        }
        (close.saturating_sub(3)..close).rev().find(|k| comma(*k)).unwrap_or(verb)
    }

    /// The phrase that did what the verb at `verb` tells.
    fn subject_before(&self, verb: usize) -> Option<Range<usize>> {
        let mut k = self.past_aside(verb);
        // Over auxiliaries, adverbs and what leads to an infinitive: "is expected to have".
        while let Some(b) = self.back(k) {
            let helps = matches!(self.kind(b), "be" | "have" | "do" | "modal" | "adv" | "not" | "to")
                || self.word(b).ends_with("ly");
            let leads = self.word(k) == "to" && self.is_verb(b)
                || self.is_verb(b) && self.word(b).ends_with("ed") && b + 1 == k && self.is_verb(k);
            let relative = matches!(self.word(b), "which" | "that" | "who") && self.back(b).is_some();
            if !helps && !leads && !relative {
                break;
            }
            k = b - usize::from(relative && self.scan.before(b) == ",");
        }
        let k = self.past_quoted(k);
        self.first_of(k)
    }

    /// Of the phrases joined by prepositions that end before `end` the first, which the others narrow.
    fn first_of(&self, end: usize) -> Option<Range<usize>> {
        let mut phrase = self.ending_at(end)?;
        for _ in 0..4 {
            // "the deficit for the 2019 budget year"
            let year = self.back(phrase.start).filter(|k| self.dated(*k));
            let article = self.back(year.unwrap_or(phrase.start)).filter(|k| self.is_article(*k));
            let Some(joint) = self.back(article.or(year).unwrap_or(phrase.start)) else { break };
            // "imports to the coast"
            let to = self.kind(joint) == "to" && article == Some(joint + 1);
            if self.kind(joint) != "prep" && !to || matches!(self.word(joint), "of") {
                break;
            }
            // "rules set by the agency": what was set, not who set it.
            let by = self.word(joint) == "by" && self.scan.back(joint, 1).is_some_and(|k| self.is_verb(k));
            match self.ending_at(joint - usize::from(by)) {
                Some(outer) => phrase = outer,
                None => break,
            }
        }
        Some(phrase)
    }

    fn is_article(&self, k: usize) -> bool {
        matches!(self.kind(k), "det" | "his" | "her")
    }
}

#[cfg(test)]
mod tests;
