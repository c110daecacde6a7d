//! A caption with all that belongs to its phrase: the rest of the subject before it, the words up to the figure, the head behind it.

use std::ops::Range;

use super::{FigureKind, Item, LONGEST, Reader, Subject};
use crate::figure::{change, noun};

/// How many tokens a subject may have with all that narrows it.
pub(super) const WHOLE: usize = 12;

impl Reader<'_, '_, '_> {
    /// "*support for laws protecting the right to* fish fell": with the words of its clause before it, where what was found is only the end of
    /// them. Linking goes by what was found.
    pub(super) fn whole_subject(
        &self,
        item: &Item,
        start: usize,
        at: &Range<usize>,
        told: Subject,
    ) -> Subject {
        if !self.is_end_of_subject(item, start, at, &told) {
            return told;
        }
        let Some(from) = self.subject_start(at) else { return told };
        let words = format!("{} {}", self.text(from..at.start), told.words);
        told.told_as(words)
    }

    /// Whether what was found, before the figure, is led by a preposition or a verb that belongs to the subject.
    fn is_end_of_subject(&self, item: &Item, start: usize, at: &Range<usize>, told: &Subject) -> bool {
        let article = at.start - usize::from(at.start > self.scan.from && self.is_article(at.start - 1));
        let inner = |k: usize| {
            matches!(self.kind(k), "prep" | "to") && self.word(k) != "by"
                || self.is_gerund(k) && self.kind_before(k) != "be"
                || self.is_verb(k) && self.kind_before(k) == "to"
        };
        let measured = self.scan.before(start) == "of" && !self.is_thin(&told.words);
        item.kind != FigureKind::Age
            && at.end <= start
            && !measured
            && self.scan.back(article, 1).is_some_and(inner)
            && told.words.starts_with(&self.text(at.clone()))
    }

    /// Where the words of its clause begin before `at`; none where the clause is longer than a caption may be.
    fn subject_start(&self, at: &Range<usize>) -> Option<usize> {
        let low = self.scan.from.max(at.end.saturating_sub(WHOLE));
        let from = (low..at.start).rev().take_while(|k| self.is_plain(*k)).last()?;
        if from == low && low > self.scan.from && self.is_plain(low - 1) {
            return None;
        }
        // "responded by *cutting* his hours"
        let gerund = (from + 1..at.start).rev().find(|k| self.is_gerund(*k) && self.kind(k - 1) == "prep");
        Some(self.past_leads(gerund.unwrap_or(from), at.start)).filter(|from| *from < at.start)
    }

    /// "sailors carried *out* 14", "Orlin has tweeted *about Marsh* 26 times": with the words between what was found and the figure.
    pub(super) fn up_to(&self, item: &Item, start: usize, at: &Range<usize>, told: Subject) -> Subject {
        let found = self.text(at.clone());
        if at.end >= start
            || start - at.start > WHOLE
            || !told.words.ends_with(&found)
            || Self::measures(item)
        {
            return told;
        }
        let mut end = start;
        while end > at.end
            && (self.hangs(end - 1) && !self.is_particle(end - 1) || self.kind(end - 1) == "adv")
        {
            end -= 1;
        }
        if end == at.end || !(at.end..start).all(|k| self.is_plain(k)) {
            return told;
        }
        let words = format!("{} {}", told.words, self.text(at.end..end));
        told.told_as(words)
    }

    /// "a $5 trillion tax *cut*", "$3 billion non*-storm-related*": a phrase behind the figure with the head that was left off.
    pub(super) fn with_head(&self, item: &Item, at: &Range<usize>, told: Subject) -> Subject {
        let found = self.text(at.clone());
        if at.start < item.tokens.end || !told.words.ends_with(&found) {
            return told;
        }
        let tied = |k: usize| self.word(k) == "-" && !self.doc.tokens()[k].is_spaced() && self.is_word(k + 1);
        let mut end = at.end;
        while tied(end) && end < at.end + LONGEST && self.figure_at(end + 1).is_none() {
            end += 2;
        }
        end += usize::from(
            end == at.end
                && self.is_word(end)
                && change::is_noun(self.word(end))
                && !noun::is_plural(self.doc, end - 1),
        );
        if end == at.end {
            return told;
        }
        let words =
            format!("{}{}", told.words.strip_suffix(&found).unwrap_or_default(), self.text(at.start..end));
        told.told_as(words)
    }

    /// "carried *out*", "looks *after* another": right behind a verb.
    pub(super) fn is_particle(&self, k: usize) -> bool {
        matches!(self.word(k), "out" | "off" | "up" | "down" | "away" | "after" | "back" | "through" | "over")
            && k > self.scan.from
            && self.is_verb(k - 1)
    }

    /// From `from` on the first token before `end` that leads to no other; what denies stays: "*does not* want to halt".
    pub(super) fn past_leads(&self, mut from: usize, end: usize) -> usize {
        while from < end && self.leads(from) && !self.denies(from) && !self.denies(from + 1) {
            from += 1;
        }
        from
    }

    /// Whether `k` is a word of the clause that tells of no number and no day.
    pub(super) fn is_plain(&self, k: usize) -> bool {
        (self.is_word(k) || noun::owns(self.doc, k))
            && !self.parts_clauses(k)
            && !self.dated(k)
            && self.figure_at(k).is_none()
    }

    /// Whether `k` is the dot of "Mr. Orlin", "Rand F. Orlin", "St. Osk" or "Orlin v. Marsh", which ends nothing.
    pub(super) fn is_title_dot(&self, k: usize) -> bool {
        let initial = || self.scan.back(k, 1).is_some_and(|i| self.capital(i) && self.word(i).len() == 1);
        let before = self.scan.before(k);
        self.word(k) == "."
            && self.capital(k + 1)
            && (crate::name::is_title(before) || matches!(before, "v" | "vs" | "st") || initial())
    }

    /// Whether `k` has the form of "cutting".
    pub(super) fn is_gerund(&self, k: usize) -> bool {
        self.word(k).len() > 5 && self.word(k).ends_with("ing")
    }
}
