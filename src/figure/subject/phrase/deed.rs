//! What was done, beside who did it or to whom: the phrase that a figure is of says too little alone.

use std::ops::Range;

use super::super::super::change;
use super::{FigureKind, Found, Item, LONGEST, Reader, Subject, is_share};
use crate::figure::noun;

/// How many tokens the phrase that did it may have with all up to the verb or to what it was done to.
const CAPTION: usize = 10;
/// Over how many tokens a verb is looked for before what it is done to: "reduce *the* GDP", "losing *the town to* Orlin".
const NEAR: usize = 6;

impl Reader<'_, '_, '_> {
    /// The phrase that a figure is of, with what those counted did or what was done to it: "*voters* trust her to act", "sanctions cost its
    /// *economy*", "*Orlin* donated". Linking goes by the phrase alone.
    pub(super) fn with_deed(&self, item: &Item, start: usize, phrase: Range<usize>) -> Found {
        let alone = self.text(phrase.clone());
        let phrase = self.whole_words(phrase);
        // "the growth of 3 percent is" tells of the growth.
        let leads =
            !matches!(self.kind_before(start), "prep" | "of" | "to") || self.scan.before(start) == "with";
        let subject = is_share(item) && phrase.end <= start && leads;
        let did = || subject.then(|| self.predicate(item)).flatten();
        let more = self.who(item).or_else(did).or_else(|| self.aside(item, start)).map(|p| self.found(p));
        let mut found = more
            .or_else(|| {
                if phrase.end <= start {
                    let before = self.with_verb_before(&phrase).map(|p| self.found(p));
                    return before.or_else(|| self.with_verb(start, &phrase));
                }
                self.with_predicate(item, &phrase)
                    .or_else(|| self.narrowed(item, &phrase))
                    .map(|p| self.found(p))
            })
            .unwrap_or_else(|| Found { subject: Subject::of(alone.clone()), at: phrase });
        found.subject.linked = (found.subject.words != alone).then_some(alone);
        found
    }

    /// "long-term deal" for "term deal": from the first word that hyphens tie to the phrase.
    pub(super) fn whole_words(&self, phrase: Range<usize>) -> Range<usize> {
        let tied = |k: usize| {
            k >= self.scan.from + 2
                && self.word(k - 1) == "-"
                && !self.doc.tokens()[k - 1].is_spaced()
                && !self.doc.tokens()[k].is_spaced()
        };
        let mut start = phrase.start;
        while tied(start) && phrase.end - start < 2 * LONGEST {
            start -= 2;
        }
        start..phrase.end
    }

    /// "a 10 percent *gap with women*", "the 2 percent *rate of general inflation*": the noun that the figure narrows, with what narrows it further.
    fn narrowed(&self, item: &Item, phrase: &Range<usize>) -> Option<Range<usize>> {
        let joint = phrase.end;
        if phrase.start != item.tokens.end
            || !matches!(self.kind(joint), "prep" | "of")
            || self.word(joint) == "by"
        {
            return None;
        }
        let inner = self.behind(joint + 1).filter(|p| !self.is_void(p))?;
        (joint..inner.end)
            .all(|k| !self.dated(k) && self.figure_at(k).is_none())
            .then_some(phrase.start..inner.end)
    }

    /// "40 percent *who do not trust her*".
    fn who(&self, item: &Item) -> Option<Range<usize>> {
        let share = matches!(item.kind, FigureKind::Percent | FigureKind::Fraction | FigureKind::Count);
        let from = item.tokens.end;
        let run = self.run(from + 1).filter(|_| share && self.word(from) == "who");
        run.map(|run| from..run.end)
    }

    /// "Fewer think *he is fit for the office* (46 percent)": a share in brackets is of what stands before them; of a name, that alone.
    fn aside(&self, item: &Item, start: usize) -> Option<Range<usize>> {
        let end = self.scan.back(start, 1).filter(|k| is_share(item) && self.word(*k) == "(")?;
        let low = self.scan.from.max(end.saturating_sub(CAPTION));
        if self.word(item.tokens.end) != ")" || end == low || self.capital(end - 1) {
            return None;
        }
        let within = |k: &usize| self.goes_on(*k, low) && !self.parts_clauses(*k);
        let mut from = (low..end).rev().take_while(within).last()?;
        while from < end && self.leads(from) {
            from += 1;
        }
        (from + 1 < end).then_some(from..end)
    }

    /// "5 percent of *voters said they would stay*": of a share what its people did.
    fn with_predicate(&self, item: &Item, phrase: &Range<usize>) -> Option<Range<usize>> {
        // "$60 billion of that *total will go* to banks"
        let sum = item.kind == FigureKind::Money && self.is_thin(&self.text(phrase.clone()));
        let share = (sum
            || matches!(item.kind, FigureKind::Percent | FigureKind::Fraction | FigureKind::Count))
            && self.word(self.past_bracket(item)) == "of";
        // "women *in the August survey* said"
        let placed = (self.kind(phrase.end) == "prep").then(|| self.behind(phrase.end + 1)).flatten();
        let k = placed.filter(|p| self.is_verb(p.end)).map_or(phrase.end, |p| p.end);
        let who = matches!(self.word(k), "who" | "that");
        let now = self.kind(k) == "adv" && self.is_verb(k + 1);
        let deed = k + usize::from(who || now);
        let starts = self.is_word(deed) && (who || self.is_verb(deed) || noun::is_plural(self.doc, k - 1));
        let starts = starts && !matches!(self.kind(deed), "prep" | "and" | "sub" | "to" | "of" | "adv");
        if !share || !starts || self.held(deed) {
            return None;
        }
        self.run(deed).map(|run| phrase.start..run.end)
    }

    /// "*Orlin* donated", "*candidates* in the poll drew": who did it with the verb right before the figure.
    fn with_verb(&self, start: usize, phrase: &Range<usize>) -> Option<Found> {
        let verb = self.last_told(start).filter(|k| *k >= phrase.end && self.tells_deed(*k))?;
        let marks = (phrase.end..verb).any(|k| !self.is_word(k) || self.held(k));
        let run = phrase.start..verb + 1;
        if run.len() <= CAPTION && !marks {
            return Some(self.found(run));
        }
        let words = format!("{} {}", self.text(phrase.clone()), self.text(verb..verb + 1));
        Some(Found { subject: Subject::of(words), at: run })
    }

    /// "reduce *GDP*", "sanctions cost its *economy*": what it was done to with the verb, and who did it where that is short.
    fn with_verb_before(&self, phrase: &Range<usize>) -> Option<Range<usize>> {
        let low = self.scan.from.max(phrase.start.saturating_sub(NEAR));
        let within = |k: &usize| {
            self.is_word(*k) && !self.parts_clauses(*k) && self.figure_at(*k).is_none() && !self.dated(*k)
        };
        let verb = (low..phrase.start)
            .rev()
            .take_while(within)
            .find(|k| self.is_verb(*k) && self.kind(*k) != "to")?;
        if !self.tells_deed(verb) {
            return None;
        }
        // "able to close the *deal*": who closes it stands elsewhere.
        let aimed = (low..verb).rev().find(|k| self.kind(*k) != "adv").is_some_and(|k| self.kind(k) == "to");
        let doer = self.subject_before(verb).filter(|p| {
            !aimed
                && p.end <= verb
                && phrase.end - p.start <= CAPTION
                && (p.end..verb).all(|k| self.is_word(k) && !self.held(k))
        });
        let from = doer.map_or(verb, |p| p.start);
        Some(from..phrase.end)
    }

    /// Whether `k` is a verb that tells what was done: no auxiliary, nobody's saying.
    pub(super) fn tells_deed(&self, k: usize) -> bool {
        let word = self.word(k);
        // "families earning", "the deputies totaling"
        let participle =
            word.len() > 5 && word.ends_with("ing") && k > self.scan.from && noun::is_plural(self.doc, k - 1);
        // "has taken", "will lose": whatever word it is.
        let helped = matches!(self.kind_before(k), "have" | "modal")
            && matches!(self.kind(k), "" | "verb")
            && self.is_word(k)
            && !self.capital(k);
        let endings = word.ends_with("ed") || word.ends_with("ing");
        let form = self.is_verb(k) && (endings || noun::is_verb(word) || noun::is_past_form(word));
        (form || participle || helped)
            && !matches!(self.kind(k), "be" | "have" | "do" | "modal" | "adj")
            && !super::VOID.contains(word)
            && !change::is_adverb(word)
            && !crate::attribution::is_speech(word)
    }
}
