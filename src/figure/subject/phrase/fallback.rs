//! What a figure is of where no noun phrase tells it: whose age it is, what the figure before it is of, what those counted did.

use std::ops::Range;

use super::shared::HELPERS;
use super::{AGE, FigureKind, Found, Item, LONGEST, Reader, Subject, VOID, is_share};
use crate::figure::{change, noun};

/// Over how many tokens a series goes on from one figure to the next: "from 46 percent in March to 41".
const SERIES: usize = 8;
/// How many figures of a series are asked.
const ASKED: usize = 3;
/// How few words say too little without the figure that follows.
const FEW_WORDS: usize = 5;
/// The longest predicate, in tokens.
const PREDICATE: usize = 9;

impl Reader<'_, '_, '_> {
    /// The caption where no noun phrase tells it.
    pub(super) fn fallback(&self, item: &Item, start: usize) -> Option<Found> {
        if item.kind == FigureKind::Age {
            let age = || Found { subject: Subject::of(AGE.to_string()), at: item.tokens.clone() };
            return Some(self.aged(item).map_or_else(age, |p| self.found(p)));
        }
        let phrase = self
            .series(item)
            .or_else(|| self.fronted(item))
            .or_else(|| self.predicate(item))
            .or_else(|| self.placed(item, "sub"));
        let last = || {
            self.pronoun_and_verb(start)
                .or_else(|| self.verb_with_object(start))
                .or_else(|| self.placed(item, "prep"))
        };
        match phrase {
            Some(phrase) => Some(self.found(phrase)),
            None => self.deed_with_aim(item, start).or_else(|| last().map(|phrase| self.found(phrase))),
        }
    }

    pub(super) fn text(&self, phrase: Range<usize>) -> String {
        self.doc.written_of(self.doc.span_of(self.joint_name(phrase.start)..phrase.end)).into_owned()
    }

    /// Where the name begins whose second half begins at `k`: "*Orlin &* Pell rose".
    fn joint_name(&self, k: usize) -> usize {
        let and =
            self.scan.back(k, 1).filter(|and| self.word(*and) == "&" && self.doc.tokens()[k].is_spaced());
        let Some(and) = and.filter(|_| self.capital(k)) else { return k };
        let name = |k: &usize| self.capital(*k) || noun::owns(self.doc, *k);
        (self.scan.from..and).rev().take(LONGEST).take_while(name).last().unwrap_or(k)
    }

    /// "*Mira Orlin*, 58, said": whose age it is.
    fn aged(&self, item: &Item) -> Option<Range<usize>> {
        let mark = self.scan.back(item.tokens.start, 1).filter(|k| matches!(self.word(*k), "," | "("))?;
        self.ending_at(mark).filter(|p| self.capital(p.end - 1))
    }

    /// "from 46 to *41 percent*", "25 miles (*40 km*)": what the figure before it is of.
    fn series(&self, item: &Item) -> Option<Range<usize>> {
        let mut next = item.tokens.start;
        let before = self.items.partition_point(|i| i.tokens.start < next);
        for earlier in self.items[..before].iter().rev().take(ASKED) {
            let gap = earlier.tokens.end..next;
            let same = earlier.kind == item.kind || self.restates(gap.clone());
            if earlier.noun.is_some() || !same || gap.len() > SERIES || !gap.clone().all(|k| self.joins(k)) {
                return None;
            }
            if let Some(phrase) = self.direct(earlier, self.lead(earlier)) {
                return Some(phrase);
            }
            next = earlier.tokens.start;
        }
        None
    }

    /// "551 points, or 2.2 percent", "25 miles (40 km)": the same in another unit.
    fn restates(&self, gap: Range<usize>) -> bool {
        gap.len() <= 3 && gap.clone().any(|k| matches!(self.word(k), "(" | "or" | "–" | "—"))
    }

    /// Whether `k` may stand between two figures of one series.
    fn joins(&self, k: usize) -> bool {
        // "44%-42%" is of two.
        matches!(self.word(k), "," | "(" | ")" | "compared")
            || matches!(self.word(k), "–" | "—" | "-") && self.doc.tokens()[k].is_spaced()
            || matches!(self.kind(k), "prep" | "to" | "and" | "adv" | "of" | "det")
            || change::is_adverb(self.word(k))
            || self.held(k)
    }

    /// "Two days later, the *delegates* met", "For three years your *words* have": who did what lasted so long. A mere name tells nothing of it.
    fn fronted(&self, item: &Item) -> Option<Range<usize>> {
        if item.kind != FigureKind::Duration || item.compound {
            return None;
        }
        let opens = item.tokens.start <= self.scan.from + 4
            && (self.scan.from..item.tokens.start).all(|k| {
                matches!(self.kind(k), "prep" | "det" | "adv" | "adj")
                    || matches!(self.word(k), "\"" | "“")
                    || self.is_word(k) && self.lead(item) <= k
            });
        let mut k = item.tokens.end;
        k += usize::from(self.word(k) == "later");
        k += usize::from(self.word(k) == ",");
        let phrase = self.behind(k).filter(|p| opens && !self.capital(p.end - 1))?;
        // A clause: a verb follows, or what "of" and the like tie to the phrase.
        let goes_on = self.is_verb(phrase.end) || matches!(self.kind(phrase.end), "prep" | "of" | "and");
        goes_on.then_some(phrase)
    }

    /// "Just 30 percent *trust her to act*", "15,000 *visited on Sunday*": what those counted did.
    pub(super) fn predicate(&self, item: &Item) -> Option<Range<usize>> {
        if !matches!(
            item.kind,
            FigureKind::Count
                | FigureKind::Percent
                | FigureKind::Fraction
                | FigureKind::Duration
                | FigureKind::Money
        ) || item.compound
        {
            return None;
        }
        let from = item.tokens.end;
        let lead = self.lead(item);
        let infinitive = matches!(item.kind, FigureKind::Duration | FigureKind::Money)
            && self.word(from) == "to"
            && self.kind_before(lead) != "prep";
        let starts = self.is_word(from)
            && !self.held(from)
            && if infinitive {
                self.is_verb(from + 1)
            } else {
                // "trust her", whatever word it is.
                item.kind != FigureKind::Money
                    && !matches!(self.kind(from), "prep" | "to" | "of" | "and" | "adv")
                    && (self.is_verb(from) || matches!(self.kind(from + 1), "her" | "obj"))
            };
        if !starts || self.is_change(from) || VOID.contains(self.word(from)) {
            return None;
        }
        let from = from + usize::from(infinitive);
        self.run(from).filter(|p| !self.is_bare(p))
    }

    /// "46 percent *are male*" says less than what the poll is of, and more than nothing.
    pub(super) fn bare_predicate(&self, item: &Item) -> Option<Range<usize>> {
        self.run(item.tokens.end).filter(|p| is_share(item) && self.is_bare(p))
    }

    fn is_bare(&self, predicate: &Range<usize>) -> bool {
        predicate.len() == 2 && self.kind(predicate.start) == "be"
    }

    /// The words from `from` to where the clause ends, if they are more than one.
    pub(super) fn run(&self, from: usize) -> Option<Range<usize>> {
        let mut to = from;
        while to < self.scan.to.min(from + PREDICATE)
            && (self.goes_on(to, from) || to > from && self.quotes(to))
        {
            to += 1;
        }
        if let Some(whole) = self.up_to_figure(from, to) {
            return Some(whole);
        }
        to = self.whole_quotation(from, to);
        let told = |k: usize| self.kind(k) == "her" && !self.is_word(k + 1) || self.quotes(k) && k > from + 1;
        while to > from
            && (self.hangs(to - 1) || matches!(self.word(to - 1), "that" | "or"))
            && !told(to - 1)
            && !self.dated(to - 1)
        {
            to -= 1;
        }
        (to > from + 1).then_some(from..to)
    }

    /// "have incomes *above $500,000*": few words that lead to a figure of another kind end behind it.
    fn up_to_figure(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let other = self.figure_at(to).filter(|_| to > from && to < self.scan.to && to - from < FEW_WORDS)?;
        let before = self.items.partition_point(|i| i.tokens.start < from);
        let own = before.checked_sub(1).map(|k| &self.items[k]);
        let of_kind = own.is_some_and(|own| own.kind == other.kind || self.symbol_of(own).is_some());
        let bounds =
            matches!(self.word(to - 1), "than" | "below" | "above" | "over" | "under" | "between" | "within");
        let leads = bounds || other.tokens.start < other.numeral.start && self.is_word(to - 1);
        (leads && self.word(from) != "compared" && !of_kind && !other.compound && other.noun.is_none())
            .then_some(from..other.tokens.end)
    }

    /// Whether `k` opens or ends words in quotation marks.
    fn quotes(&self, k: usize) -> bool {
        matches!(self.word(k), "\"" | "“" | "”")
    }

    /// The end of `from..to`, not within a quotation: behind the quotation if it ends soon, else before it. Where a quotation ends that began
    /// before `from`, the words end.
    pub(super) fn whole_quotation(&self, from: usize, to: usize) -> usize {
        let mut open = None;
        for k in from..to {
            match self.word(k) {
                "“" => open = open.or(Some(k)),
                "”" if open.is_none() => return k,
                "”" => open = None,
                "\"" => open = if open.is_some() { None } else { Some(k) },
                _ => {}
            }
        }
        let Some(open) = open else { return to };
        let closes = |k: &usize| matches!(self.word(*k), "”" | "\"");
        (open + 1..self.scan.to.min(open + PREDICATE)).find(closes).map_or(open, |k| k + 1)
    }

    /// Whether `k` at the end of a phrase only leads to what follows it.
    pub(super) fn hangs(&self, k: usize) -> bool {
        !self.is_word(k)
            || matches!(
                self.kind(k),
                "prep"
                    | "det"
                    | "to"
                    | "of"
                    | "be"
                    | "have"
                    | "do"
                    | "modal"
                    | "his"
                    | "her"
                    | "subj"
                    | "not"
            )
    }

    /// "of *those who favor the law*", "of *what they were owed*".
    pub(super) fn those(&self, item: &Item) -> Option<Range<usize>> {
        let end = self.past_bracket(item);
        let which = self.word(end) == "of"
            && (matches!(self.kind(end + 1), "wh") || matches!(self.word(end + 1), "those" | "all"));
        // "of those with a boat" is told by what they have, which says less than what stands before.
        let placed = self.kind(end + 2) == "prep";
        let told = if self.word(end + 2) == "who" { end + 3 } else { end + 2 };
        let rest = self.run(told).filter(|_| which && !placed)?;
        Some(end + 1..rest.end)
    }

    /// "two days *after a judge ruled*", "three decades *in office*", "hundreds of miles *from home*".
    fn placed(&self, item: &Item, by: &str) -> Option<Range<usize>> {
        let from = item.tokens.end;
        if !matches!(item.kind, FigureKind::Duration | FigureKind::Length)
            || item.compound
            || self.kind(from) != by
        {
            return None;
        }
        match by {
            "sub" if self.word(from) != "as" => self.run(from + 1).map(|r| from..r.end),
            "prep" => {
                self.behind(from + 1).filter(|p| !self.held(p.start) && !self.is_void(p)).map(|p| from..p.end)
            }
            _ => None,
        }
    }

    /// Whether the figure stands where a clause has its subject: at its start.
    pub(super) fn opens_clause(&self, item: &Item, start: usize) -> bool {
        item.kind != FigureKind::Duration
            && (matches!(self.kind_before(start), "and" | "sub" | "that")
                || matches!(
                    self.scan.before(start),
                    "" | "," | ":" | ";" | "“" | "\"" | "–" | "—" | "..." | "…"
                ))
    }

    pub(super) fn is_change(&self, k: usize) -> bool {
        change::is_verb(self.word(k)) || change::is_adverb(self.word(k))
    }

    /// Whether a predicate that begins at `from` goes on with `k`.
    pub(super) fn goes_on(&self, k: usize, from: usize) -> bool {
        let token = &self.doc.tokens()[k];
        let tied = noun::owns(self.doc, k) || self.word(k) == "-" && !token.is_spaced();
        // "saw Mr. Orlin in a good light"
        let title = self.is_title_dot(k);
        let mark = !self.is_word(k) && !self.dated(k) && !tied && !title;
        // "believe *that* it will hold"
        let content = k == from + 1 && self.word(k) == "that";
        // "owns as much as the rest"
        let equal = self.word(k) == "as"
            && (matches!(self.kind(k + 1), "adj")
                || matches!(self.word(k + 1), "much" | "many" | "well")
                || k >= from + 3 && (from..k).any(|b| self.word(b) == "as" || self.word(b) == "so"));
        let ends = k > from && !content && !equal && self.parts_clauses(k) && self.word(k) != "or";
        let number = self.held(k) && !self.dated(k);
        !(mark || ends || number)
    }

    /// Whether `k` belongs to a date.
    pub(super) fn dated(&self, k: usize) -> bool {
        self.doc.tokens().get(k).is_some_and(|t| self.scan.date_over(t.span()).is_some())
    }

    /// "spent on *advertising*" of "spent $400,000 on advertising".
    fn deed_with_aim(&self, item: &Item, start: usize) -> Option<Found> {
        let verb = self.scan.back(start, 1).filter(|k| self.is_telling(*k))?;
        let aim = item.tokens.end;
        let object = (self.kind(aim) == "prep").then(|| self.behind(aim + 1))??;
        let words = || format!("{} {}", self.text(verb..verb + 1), self.text(aim..object.end));
        (!self.held(object.start)).then(|| Found { subject: Subject::of(words()), at: verb..object.end })
    }

    /// "*she earned* $5": who is told by a pronoun alone.
    fn pronoun_and_verb(&self, start: usize) -> Option<Range<usize>> {
        let verb = self.scan.back(start, 1).filter(|k| self.is_telling(*k))?;
        self.pronoun_before(verb, HELPERS).map(|who| who..verb + 1)
    }

    /// "*search them* for five hours": the nearest verb before the figure with what it is done to.
    pub(super) fn verb_with_object(&self, start: usize) -> Option<Range<usize>> {
        let mut end = start;
        while matches!(self.kind_before(end), "prep" | "adv" | "det" | "of" | "to") {
            end -= 1;
        }
        let low = self.scan.from.max(end.saturating_sub(PREDICATE));
        let verb = (low..end)
            .rev()
            .take_while(|k| self.is_word(*k) && !self.parts_clauses(*k))
            .find(|k| self.is_verb(*k) && !matches!(self.kind(*k), "be" | "have" | "do" | "modal"))?;
        let phrase = verb..end;
        let object = self.kind(end - 1) == "obj" || self.is_head(end - 1);
        (phrase.len() > 1 && phrase.len() <= LONGEST && object && !self.held(end - 1)).then_some(phrase)
    }

    /// A verb that says something alone: "*shared* 5,000 times".
    pub(super) fn told_alone(&self, start: usize) -> Option<Range<usize>> {
        let last = self.last_told(start).filter(|k| self.is_verb(*k) && self.is_telling(*k))?;
        (!VOID.contains(self.word(last))).then_some(last..last + 1)
    }

    /// A verb in the place of a noun phrase: "followed", "surpassing", "said"; no "*planning*" behind a preposition or article.
    pub(super) fn is_bare_verb(&self, k: usize) -> bool {
        let word = self.word(k);
        let led = matches!(self.kind_before(k), "det" | "his" | "of" | "prep" | "adj" | "her")
            || self.scan.back(k, 1).is_some_and(|b| self.figure_at(b).is_some());
        !led && !self.capital(k)
            && (word.len() > 5 && word.ends_with("ing")
                || noun::is_past_form(word)
                || noun::is_verb(word) && self.is_verb(k) && word.ends_with("ed"))
    }

    /// The last word before the figure, over what may stand between a verb and its figure: prepositions, adverbs, a comma before
    /// "up from".
    pub(super) fn last_told(&self, start: usize) -> Option<usize> {
        let mut end = start;
        while let Some(k) = self.back(end) {
            let comma = self.word(k) == ","
                && (change::is_adverb(self.word(k + 1))
                    || matches!(self.word(k + 1), "compared" | "from" | "currently" | "now" | "then"));
            let passes = matches!(self.kind(k), "prep" | "adv" | "not" | "to" | "of" | "det")
                || comma
                || self.word(k).ends_with("ly")
                || change::is_adverb(self.word(k))
                || matches!(self.word(k), "compared" | "as" | "than" | ":" | "(" | "per" | "–" | "—");
            if !passes {
                break;
            }
            end = k;
        }
        self.back(end)
    }
}
