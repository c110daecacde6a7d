//! What turns a caption round: that its verb is denied, or that the figure is the second of two sides.

use super::around::GAP;
use super::whole::WHOLE;
use super::{FigureKind, Item, Reader, Subject, is_share};

/// How far before "that" what turns round what it leads to may stand: "*no* evidence so far that".
const TURNED: usize = 6;
/// Over how many auxiliaries a denial stands before its verb.
const HELPERS: usize = 2;

impl Reader<'_, '_, '_> {
    /// "*does not* want to halt … sale", "*was not* paid", "*no* plans to pay": with what denies the words, before or behind the figure.
    pub(super) fn with_denial(&self, item: &Item, start: usize, told: Subject) -> Subject {
        if item.kind == FigureKind::Age {
            return told;
        }
        let low = self.scan.from.max(start.saturating_sub(WHOLE));
        let high = self.scan.to.min(item.tokens.end + WHOLE);
        // Where the words begin: their first two, if they have two.
        let begins = |k: &usize, end: usize| {
            let rest = |n: usize| told.words.strip_prefix(self.text(*k..*k + n).as_str());
            let whole = |n: usize| {
                rest(n)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\'', '’', '-', '.', ',']))
            };
            // Most words are others, which is told before any is copied.
            self.is_word(*k)
                && told.words.starts_with(self.doc.word(*k))
                && whole(1)
                && (*k + 1 >= end || !self.is_word(*k + 1) || rest(1) == Some("") || whole(2))
        };
        let before = (low..start).rev().find(|k| begins(k, start));
        let first = before.or_else(|| (item.tokens.end..high).find(|k| begins(k, high)));
        let helps = |k: &usize| {
            // "no *such* mayor"
            (matches!(self.kind(*k), "do" | "be" | "have" | "modal" | "adv") || self.word(*k) == "such")
                && !self.denies(*k)
        };
        // "has *not been* paid"
        let Some(first) = first.filter(|k| *k > self.scan.from) else { return told };
        let lead = (self.scan.from..first).rev().take(HELPERS).take_while(helps).last().unwrap_or(first);
        if let Some(from) = self.turned_before(lead).or_else(|| self.turned_before(first)) {
            let words = format!("{} {}", self.text(from..first), told.words);
            return told.told_as(words);
        }
        if lead == self.scan.from || !self.denies(lead - 1) {
            return told;
        }
        let helped = lead - 1 > self.scan.from && helps(&(lead - 2));
        let words = format!("{} {}", self.text(lead - 1 - usize::from(helped)..first), told.words);
        told.told_as(words)
    }

    /// Where what turns the words from `first` on round begins before them: "*instead of* paying", "*without* paying", "*all but* Orlin", "*no evidence
    /// that* Orlin paid".
    fn turned_before(&self, first: usize) -> Option<usize> {
        let article = usize::from(first > self.scan.from && self.is_article(first - 1));
        let end = first - article;
        // "*rather* than losing"
        if self.word(first) == "than" && self.scan.before(first) == "rather" {
            return self.scan.back(first, 1);
        }
        let (one, two) = (self.scan.before(end), self.scan.before_by(end, 2));
        let back = match (two, one) {
            ("instead" | "short", "of") | ("rather", "than") | ("far", "from") => 2,
            ("all" | "everyone" | "everybody" | "everything" | "none" | "nobody" | "any", "but") => 2,
            (_, "without" | "except") => 1,
            (_, "that") if self.is_relative(end - 1) => return None,
            (_, "that") => {
                let low = self.scan.from.max(end.saturating_sub(TURNED));
                let turns = |k: &usize| {
                    self.denies(*k)
                        || matches!(
                            self.word(*k),
                            "unlikely"
                                | "untrue"
                                | "false"
                                | "myth"
                                | "impossible"
                                | "improbable"
                                | "doubtful"
                        )
                };
                let clause = (low..end).rev().take_while(|k| self.is_word(*k));
                return clause.filter(turns).last();
            }
            _ => return None,
        };
        self.scan.back(end, back)
    }

    pub(super) fn denies(&self, k: usize) -> bool {
        let word = self.word(k);
        // "few trust her", not "a few seconds"
        let few = word == "few" && (k == self.scan.from || !self.is_word(k - 1) || self.parts_clauses(k - 1));
        few || crate::date::denies(word) || matches!(word, "nor" | "hardly" | "barely" | "scarcely")
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
        if !parted || level || moved || !is_share(item) || first.unit != item.unit || first.noun.is_some() {
            return told;
        }
        // "72%-77%" is a range, "53%-38%" two sides.
        let range = self.word(gap.start) != "to" && first.value() < item.value();
        if range {
            return told;
        }
        let pair = self.text(first.tokens.start..gap.end);
        let joint = self.text(gap);
        if told.words.contains(pair.as_str()) {
            return told;
        }
        // "leads *50 percent to* … among women"
        if let Some((before, behind)) = told.words.split_once(GAP) {
            // "holds a *49%-* … edge": the first is told before it.
            if before.ends_with(pair.trim_end_matches(&joint).trim_end()) {
                let words = [before, &joint, GAP, behind].concat();
                return told.told_as(words);
            }
            let words = told.words.replacen(GAP, &format!(" {pair}{GAP}"), 1);
            return told.told_as(words);
        }
        let once = told.words.ends_with(pair.trim_end_matches(&joint).trim_end());
        let pair = if once { joint } else { pair };
        let words = format!("{} {pair}{}", told.words, GAP.trim_end());
        told.told_as(words)
    }
}
