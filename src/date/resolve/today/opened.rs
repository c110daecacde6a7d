//! Sentences that "Today" opens: what most do, how many there are, what is no longer so.

use super::Today;
use crate::attribution::{is_plural, is_present};
use crate::date::direction::past_form;
use crate::date::words;

/// How many words behind "Today" its verb may stand.
const REACH: usize = 20;
impl Today<'_, '_, '_> {
    /// A sentence that it opens: what most do, how many there are, what is no longer so; behind times gone whatever is told in the present.
    pub(super) fn opens(&self) -> bool {
        let led = usize::from(matches!(self.back(1), "yet" | "but" | "and" | "still"));
        let line = matches!(self.back(1), "–" | "—") && self.is_capital(self.found.start);
        let opens = line || self.found.start == self.first + led && self.is_capital(self.found.start - led);
        // "“Today, we vote,” she said": who speaks mostly means the day.
        let quoted =
            self.scan.doc.quotation_around(self.scan.doc.tokens()[self.found.start].span().start()).is_some();
        if !opens || quoted {
            return false;
        }
        let from = self.found.end + usize::from(self.word(self.found.end) == ",");
        let clause = from..self.end.min(from + REACH);
        let of_me = matches!(self.word(from), "we" | "our");
        if matches!(self.word(from), "i" | "my") {
            return false;
        }
        let lasting = clause.clone().any(|k| tells_what_lasts(self.word(k)));
        let counted = clause.clone().any(|k| self.scan.doc.tokens()[k].is_number());
        let gone = self.is_behind_times_gone();
        match self.verb(clause) {
            // "Today there are talks in Geneva"
            Some(Verb::State) if self.word(from) == "there" => gone || lasting,
            Some(Verb::State) => !of_me || gone,
            Some(Verb::Present) => gone || !of_me && (lasting || counted),
            Some(Verb::GoesOn) => gone && !of_me,
            Some(Verb::Other) | None => false,
        }
    }

    /// The first verb of the clause.
    fn verb(&self, clause: std::ops::Range<usize>) -> Option<Verb> {
        let start = clause.start;
        for k in clause {
            let (w, next, before) = (self.word(k), self.word(k + 1), self.word(k.wrapping_sub(1)));
            if matches!(w, "who" | "that" | "which") && k > start {
                return None;
            }
            if let Some(told) = self.auxiliary(k) {
                return Some(told);
            }
            if k == start || !self.is_word(k) || self.is_capital(k) {
                continue;
            }
            let quality =
                matches!(before, "the" | "a" | "an" | "once" | "so" | "its" | "their" | "his" | "her");
            if past_form(w) && !quality {
                return Some(Verb::Other);
            }
            let pronoun = matches!(before, "they" | "he" | "she" | "it" | "we" | "you" | "them" | "us");
            let subject = pronoun || self.is_word(k - 1) && !words::FUNCTION.contains(before);
            let fits = w.ends_with('s') || is_plural(before) || pronoun;
            if subject && fits && is_present(w) {
                let goes_on = pronoun
                    || !self.is_word(k + 1)
                    || words::FUNCTION.contains(next)
                    || self.is_capital(k + 1)
                    || next.ends_with("ly");
                if goes_on {
                    return Some(Verb::Present);
                }
            }
        }
        None
    }

    /// What an auxiliary or a copula at `k` tells, if one stands there.
    fn auxiliary(&self, k: usize) -> Option<Verb> {
        let next = self.word(k + 1);
        let adverb = next.ends_with("ly") || matches!(next, "not" | "also" | "still" | "now" | "no");
        let main = self.word(k + 1 + usize::from(adverb));
        let goes_on = main.ends_with("ing");
        Some(match self.word(k) {
            "will" | "would" | "could" | "may" | "might" | "should" | "must" | "shall" | "'ll" | "’ll" => {
                Verb::Other
            }
            "was" | "were" | "had" | "did" => Verb::Other,
            "can" | "cannot" | "can't" | "can’t" | "do" | "does" | "don't" | "don’t" | "doesn't"
            | "doesn’t" => Verb::Present,
            "is" | "are" | "am" if goes_on => Verb::GoesOn,
            "is" | "are" if matches!(main, "expected" | "scheduled" | "set" | "due") => Verb::Other,
            "is" | "are" | "am" => Verb::State,
            "has" | "have" if past_form(main) || words::PARTICIPLES.contains(main) => Verb::GoesOn,
            "has" | "have" => Verb::State,
            w if w.ends_with("'re") || w.ends_with("’re") || matches!(w, "it's" | "it’s") => {
                if goes_on {
                    Verb::GoesOn
                } else {
                    Verb::State
                }
            }
            _ => return None,
        })
    }
}

/// Words of how many do something, and of what is no longer so.
fn tells_what_lasts(word: &str) -> bool {
    matches!(
        word,
        "longer"
            | "still"
            | "most"
            | "many"
            | "few"
            | "fewer"
            | "often"
            | "almost"
            | "nearly"
            | "half"
            | "majority"
            | "percent"
            | "million"
            | "billion"
            | "%"
    )
}

/// What the verb of a sentence that "Today" opens tells.
enum Verb {
    /// How something is.
    State,
    /// What somebody does in the present.
    Present,
    /// What goes on or has been done.
    GoesOn,
    /// What was or will be.
    Other,
}
