//! Where a noun phrase begins and ends.

use std::ops::Range;

use super::{BACK, LONGEST, Reader};
use crate::figure::class::{self, Class};
use crate::figure::{adjective, noun};

impl Reader<'_, '_, '_> {
    /// The noun phrase that begins at `k`, its article left out.
    pub(super) fn behind(&self, k: usize) -> Option<Range<usize>> {
        let pointed = matches!(self.word(k), "that" | "this" | "these" | "those");
        let from = k + usize::from(pointed || matches!(self.kind(k), "det" | "his" | "her"));
        let to = self.phrase_end(from);
        // "of the four injured", "of the wounded": whom something befell.
        let befell = self.is_word(to)
            && crate::figure::subject::is_role(self.doc, to)
            && self.scan.before(to) == "the";
        let to = to + usize::from(befell && to == from);
        // Of another figure what it counts.
        let from = (from..to).find(|k| {
            !self.doc.tokens()[*k].is_number() && crate::figure::numeral::number_word(self.doc, *k).is_none()
        });
        from.map(|from| from..to)
    }

    /// Where the noun phrase that begins at `from` ends.
    pub(super) fn phrase_end(&self, from: usize) -> usize {
        let mut to = from;
        // A plural is the head: what follows is a verb ("80 percent of *Americans* think").
        let over = |to: usize| {
            to > from
                && (noun::is_past_form(self.word(to))
                    || class::is(self.word(to), Class::VerbInS) && self.word(to + 1) == "to"
                    || noun::is_plural(self.doc, to - 1)
                        && !noun::owns(self.doc, to - 1)
                        && self.is_word(to)
                        && !class::is(self.word(to - 1), Class::PluralModifier))
        };
        while to < self.scan.to.min(from + LONGEST) && self.may_narrow(to) && !over(to) {
            to += 1;
        }
        while to > from && !self.is_head(to - 1) {
            to -= 1;
        }
        to
    }

    /// Whether `k` may stand in a noun phrase.
    pub(super) fn may_narrow(&self, k: usize) -> bool {
        let token = self.doc.tokens()[k];
        let hyphen = self.word(k) == "-" && !token.is_spaced();
        // "of Mr. Orlin's income": the dot of a title ends no phrase.
        let title = self.is_title_dot(k);
        hyphen || title || noun::owns(self.doc, k) || self.is_word(k) && !self.ends(k) && !self.held(k)
    }

    /// Whether a noun phrase ends before `k`, which is no noun and no adjective.
    pub(super) fn ends(&self, k: usize) -> bool {
        let (kind, word) = (self.kind(k), self.word(k));
        // "US adults", but "in the US".
        let us = self.doc.word(k) == "US" && self.is_word(k + 1) && !noun::is_end(self.doc, k + 1);
        let named = us || adjective::is_noun_in_ly(word);
        // "the Canadian *Cross* of Sacrifice"
        let named = named || kind.is_empty() && self.is_within_name(k);
        !named
            && (noun::is_end(self.doc, k) && !matches!(kind, "adj" | "num")
                || !matches!(kind, "" | "adj" | "num" | "verb")
                || word.ends_with("ly") && !adjective::is(self.doc, k))
    }

    /// Whether `k` goes on with a name: "Mira *Brown*".
    fn is_within_name(&self, k: usize) -> bool {
        self.capital(k) && k > self.scan.from && self.capital(k - 1) && self.is_word(k - 1)
    }

    /// Whether `k` may be the head of a noun phrase: no adjective, adverb or participle.
    pub(super) fn is_head(&self, k: usize) -> bool {
        let word = self.word(k);
        let participle = word.ends_with("ed")
            && word.len() > 4
            && !matches!(word, "seed" | "speed" | "breed" | "greed" | "creed");
        self.is_word(k)
            && !participle
            && !self.ends(k)
            && !["less", "ful", "ous"].iter().any(|e| word.ends_with(e) && word.len() > 6)
            && (self.kind(k) != "adj" && !adjective::is_listed(word) || self.is_within_name(k))
            && !crate::figure::change::is_adverb(word)
    }

    /// The noun phrase whose last word stands before `end`, with what "of" ties to it: "number of empty flats".
    pub(super) fn ending_at(&self, end: usize) -> Option<Range<usize>> {
        let low = end.saturating_sub(BACK).max(self.scan.from);
        let mut start = end;
        while start > low && end - start < LONGEST + 2 {
            let k = start - 1;
            let of = self.kind(k) == "of" && k > low && start < end && self.is_head(k - 1);
            let verbal = self.is_verb(k);
            let owned = self.is_article(k) && k > low && self.kind(k - 1) == "of" && start < end;
            // "the labour force rose": a word that is mostly a verb is a noun behind one or behind an article.
            let head = k + 1 == end
                && noun::is_verb(self.word(k))
                && !self.word(k).ends_with("ed")
                && k > low
                && (matches!(self.kind(k - 1), "det" | "his" | "adj")
                    || noun::owns(self.doc, k - 1)
                    || self.kind(k - 1).is_empty() && self.is_word(k - 1) && !self.capital(k - 1));
            // "earning $300 a *year* will take home": the unit of another figure.
            let unit = self.figure_at(k).is_some_and(|item| item.noun.is_none());
            let narrows = self.may_narrow(k) && (!verbal || head) && !unit;
            if !(of || narrows || owned) {
                break;
            }
            start = k;
        }
        while start < end && (self.is_article(start) || self.kind(start) == "of" || !self.is_word(start)) {
            start += 1;
        }
        (start < end && self.is_head(end - 1)).then_some(start..end)
    }
}
