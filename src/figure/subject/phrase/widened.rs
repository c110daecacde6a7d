//! A caption that says nothing of the figure alone, a mere name or "number", with the words on both sides: "Orlin … more of the same votes".

use std::ops::Range;

use super::around::{GAP, covers};
use super::{Item, LONGEST, Reader, Subject, VOID, is_share};
use crate::figure::subject::phrase::FigureKind;
use crate::figure::{change, noun};
use crate::lexicon;

/// How many tokens a subject may have with all that narrows it.
const WHOLE: usize = 12;
/// How many tokens of its clause on either side tell more than one word.
const EXCERPT: usize = 8;
/// Over how many auxiliaries a denial stands before its verb.
const HELPERS: usize = 2;
/// How many words behind the figure may be added.
const BEHIND: usize = 7;

impl Reader<'_, '_, '_> {
    /// Whether no word tells of what the figure is: names, what leads to others, and words that stand for any number.
    pub(super) fn is_thin(&self, words: &str) -> bool {
        words.split_whitespace().all(|written| {
            let word = written.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            let name = written.chars().next().is_some_and(char::is_uppercase);
            let leads = matches!(
                lexicon::kind_of(&word),
                Some(
                    "prep"
                        | "of"
                        | "det"
                        | "to"
                        | "be"
                        | "have"
                        | "do"
                        | "modal"
                        | "adv"
                        | "subj"
                        | "it"
                        | "not"
                        | "and"
                        | "his"
                )
            );
            // "Orlin was *ahead* of Marsh"
            let leads = leads && !matches!(word.as_str(), "ahead" | "behind");
            name || leads || word.is_empty() || VOID.contains(word.as_str()) || is_any_number(&word)
        })
    }

    /// "*support for laws protecting the right to own* guns fell": with the words of its clause before it, where what was found is only the end of
    /// them. Linking goes by what was found.
    pub(super) fn whole_subject(
        &self,
        item: &Item,
        start: usize,
        at: &Range<usize>,
        told: Subject,
    ) -> Subject {
        let article = at.start - usize::from(at.start > self.scan.from && self.is_article(at.start - 1));
        let joint = self.scan.back(article, 1);
        let inner = |k: usize| {
            matches!(self.kind(k), "prep" | "to") && self.word(k) != "by"
                || self.is_gerund(k) && self.kind_before(k) != "be"
                || self.is_verb(k) && self.kind_before(k) == "to"
        };
        let measured = self.scan.before(start) == "of" && !self.is_thin(&told.words);
        if item.kind == FigureKind::Age
            || at.end > start
            || measured
            || !joint.is_some_and(inner)
            || !told.words.starts_with(&self.text(at.clone()))
        {
            return told;
        }
        let low = self.scan.from.max(at.end.saturating_sub(WHOLE));
        let Some(mut from) = (low..at.start).rev().take_while(|k| self.is_plain(*k)).last() else {
            return told;
        };
        // Cut off in the middle of a clause.
        if from == low && low > self.scan.from && self.is_plain(low - 1) {
            return told;
        }
        // "responded by *cutting* his hours"
        let gerund = (from + 1..at.start).rev().find(|k| self.is_gerund(*k) && self.kind(k - 1) == "prep");
        from = gerund.unwrap_or(from);
        from = self.past_leads(from, at.start);
        if from >= at.start {
            return told;
        }
        let end = at.start;
        let words = format!("{} {}", self.text(from..end), told.words);
        Subject { words, linked: told.linked.or(Some(told.words)) }
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
        Subject { words, linked: told.linked.or(Some(told.words)) }
    }

    /// Whether one word alone tells what the figure is of, or two behind it: "race", "clock", "8 percent of the *service sector*".
    pub(super) fn is_short(&self, item: &Item, at: &Range<usize>, words: &str) -> bool {
        let most = if at.start >= item.tokens.end { 2 } else { 1 };
        !words.contains(GAP.trim()) && words.split_whitespace().count() <= most
    }

    /// "*dumping* … *into the race*", "*if workers don't clock* … *a week*": one word with its clause on both sides of the figure.
    pub(super) fn excerpt(&self, item: &Item, start: usize, at: &Range<usize>, told: Subject) -> Subject {
        if Self::measures(item) || self.symbol_of(item).is_some() {
            return told;
        }
        let low = self.scan.from.max(start.saturating_sub(EXCERPT));
        let mut before = (low..start).rev().take_while(|k| self.is_plain(*k)).last().unwrap_or(start)..start;
        before.start = self.past_leads(before.start, before.end);
        let behind = self.follows(item);
        let found = |p: &Range<usize>| covers(p, at);
        if behind.is_empty() {
            while before.end > before.start && self.hangs(before.end - 1) && !self.is_particle(before.end - 1)
            {
                before.end -= 1;
            }
        }
        let verb = before.clone().any(|k| matches!(self.kind(k), "" | "verb"));
        let words = match () {
            () if found(&before) && behind.is_empty() && before.len() > 1 => self.text(before),
            () if found(&before) && before.len() > 1 || found(&behind) && verb => {
                [self.text(before).as_str(), GAP, &self.text(behind)].concat()
            }
            () => return told,
        };
        Subject { words, linked: told.linked.or(Some(told.words)) }
    }

    /// "*does not* want to halt … sale", "*was not* paid", "*no* plans to pay": with what denies the words, before or behind the figure.
    pub(super) fn with_denial(&self, item: &Item, start: usize, told: Subject) -> Subject {
        let low = self.scan.from.max(start.saturating_sub(WHOLE));
        let high = self.scan.to.min(item.tokens.end + WHOLE);
        // Where the words begin: their first two, if they have two.
        let begins = |k: &usize, end: usize| {
            let rest = |n: usize| told.words.strip_prefix(self.text(*k..*k + n).as_str());
            let whole = |n: usize| {
                rest(n)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\'', '’', '-', '.', ',']))
            };
            self.is_word(*k)
                && whole(1)
                && (*k + 1 >= end || !self.is_word(*k + 1) || rest(1) == Some("") || whole(2))
        };
        let before = (low..start).rev().find(|k| begins(k, start));
        let first = before.or_else(|| (item.tokens.end..high).find(|k| begins(k, high)));
        let helps =
            |k: &usize| matches!(self.kind(*k), "do" | "be" | "have" | "modal" | "adv") && !self.denies(*k);
        // "has *not been* paid"
        let Some(first) = first.filter(|k| *k > self.scan.from) else { return told };
        let lead = (self.scan.from..first).rev().take(HELPERS).take_while(helps).last().unwrap_or(first);
        if lead == self.scan.from || !self.denies(lead - 1) {
            return told;
        }
        let helped = lead - 1 > self.scan.from && helps(&(lead - 2));
        let words = format!("{} {}", self.text(lead - 1 - usize::from(helped)..first), told.words);
        Subject { words, linked: told.linked.or(Some(told.words)) }
    }

    fn denies(&self, k: usize) -> bool {
        let word = self.word(k);
        // "few trust her", not "a few seconds"
        let few = word == "few" && (k == self.scan.from || !self.is_word(k - 1) || self.parts_clauses(k - 1));
        self.kind(k) == "not"
            || word.ends_with("n't")
            || word.ends_with("n’t")
            || few
            || matches!(
                word,
                "no" | "never" | "neither" | "nor" | "cannot" | "hardly" | "barely" | "scarcely"
            )
    }

    /// From `from` on the first token before `end` that leads to no other; what denies stays: "*does not* want to halt".
    fn past_leads(&self, mut from: usize, end: usize) -> usize {
        while from < end && self.leads(from) && !self.denies(from) && !self.denies(from + 1) {
            from += 1;
        }
        from
    }

    /// What belongs to the figure behind it, with what leads there: "*of the vote*", "*goal*", nothing of when it was.
    fn follows(&self, item: &Item) -> Range<usize> {
        let from = item.tokens.end;
        let leads = matches!(self.kind(from), "prep" | "of" | "to");
        let next = from + usize::from(leads);
        let next = next + usize::from(leads && self.is_article(next));
        let tells = self.is_word(from) && matches!(self.kind(next), "" | "adj" | "verb") && !self.held(next);
        let words = self.words_within(from, EXCERPT);
        let end = (words.start..words.end).find(|k| self.dated(*k)).unwrap_or(words.end);
        let end = (from..end).rev().find(|k| self.is_head(*k)).map_or(from, |k| k + 1);
        if tells { from..end } else { from..from }
    }

    /// "*Orlin led Marsh 62 percent to* 33": the second of two is the other's, so that the first is told with it.
    pub(super) fn second_of_two(&self, item: &Item, told: Subject) -> Subject {
        let before = self.items.partition_point(|i| i.tokens.start < item.tokens.start);
        let Some(first) = before.checked_sub(1).map(|k| &self.items[k]) else { return told };
        let gap = first.tokens.end..item.tokens.start;
        let parted = gap.len() == 1 && matches!(self.word(gap.start), "to" | "-" | "–" | "versus" | "vs");
        let level = ["from", "between"].contains(&self.scan.before(first.tokens.start));
        let moved = first.change.is_some()
            || item.change.is_some()
            || self.last_told(first.tokens.start).is_some_and(|k| self.is_change(k));
        if !parted || level || moved || !is_share(item) || first.kind != item.kind || first.noun.is_some() {
            return told;
        }
        // "72%-77%" is a range, "53%-38%" two sides.
        let range = self.word(gap.start) != "to" && first.value() < item.value();
        if range {
            return told;
        }
        let pair = self.text(first.tokens.start..gap.end);
        let joint = self.text(gap);
        let once = told.words.ends_with(pair.trim_end_matches(&joint).trim_end());
        let pair = if once { joint } else { pair };
        let words = format!("{} {pair}{}", told.words, GAP.trim_end());
        Subject { words, linked: told.linked.or(Some(told.words)) }
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
        Subject { words, linked: told.linked.or(Some(told.words)) }
    }

    /// Whether how long something lasted or somebody's age is told, whose caption is a noun alone.
    pub(super) fn measures(item: &Item) -> bool {
        matches!(item.kind, FigureKind::Age | FigureKind::Duration | FigureKind::Score)
    }

    /// "carried *out*", "looks *after* another": right behind a verb.
    fn is_particle(&self, k: usize) -> bool {
        matches!(self.word(k), "out" | "off" | "up" | "down" | "away" | "after" | "back" | "through" | "over")
            && k > self.scan.from
            && self.is_verb(k - 1)
    }

    /// `told` with the words behind the figure, or before it, that say more. Linking goes by what was found.
    pub(super) fn widened(&self, item: &Item, start: usize, at: &Range<usize>, told: Subject) -> Subject {
        // "Orlin (46 percent)": whose it is says most.
        let aside = self.scan.before(start) == "(";
        if aside
            || self.symbol_of(item).is_some()
            || matches!(item.kind, FigureKind::Age | FigureKind::Duration)
        {
            return told;
        }
        let more = |at: &Range<usize>| !at.is_empty() && !self.is_thin(&self.text(at.clone()));
        let after = at.start >= item.tokens.end;
        let from = if after { at.start } else { item.tokens.end };
        let behind =
            Some(from).filter(|k| self.is_word(*k)).map(|k| self.words_within(k, BEHIND)).filter(more);
        // The words before only with what was found among them, and of no other figure.
        let own = |at: &Range<usize>| {
            self.text(at.clone()).ends_with(&told.words)
                && at
                    .clone()
                    .all(|k| self.is_word(k) && self.figure_at(k).is_none() && !VOID.contains(self.word(k)))
        };
        let words = match behind {
            Some(behind) if after => self.text(behind),
            Some(behind) => [told.words.as_str(), GAP, &self.text(behind)].concat(),
            None => match Some(self.across_before(start)).filter(|at| own(at) && more(at)) {
                Some(at) => self.text(at),
                None => return told,
            },
        };
        Subject { words, linked: told.linked.or(Some(told.words)) }
    }
}

/// Words that stand for whatever number: "a number that has grown to 250".
fn is_any_number(word: &str) -> bool {
    matches!(
        word,
        "number"
            | "total"
            | "figure"
            | "tally"
            | "amount"
            | "sum"
            | "rest"
            | "others"
            | "result"
            | "level"
            | "percentage"
            | "share"
    )
}
