//! The clause on both sides of a figure: "Orlin won … of the clerks", "the fund would take … hit".

use std::ops::Range;

use super::{FigureKind, Item, LONGEST, Reader, Subject};

/// Stands for the figure between the words before it and those behind.
const GAP: &str = " … ";
/// The longest words of one side, in tokens.
const SIDE: usize = 8;
/// "over the next decade", "at the time": when it was, not of what.
const TIMES: [&str; 18] = [
    "time",
    "century",
    "centuries",
    "decade",
    "decades",
    "year",
    "years",
    "quarter",
    "quarters",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "hour",
    "hours",
    "minutes",
];

impl Reader<'_, '_, '_> {
    /// What was found on one side of the figure, with what stands on the other: who did what to what part of what. Linking goes by what was
    /// found alone.
    pub(super) fn around(&self, item: &Item, start: usize, found: Subject) -> Subject {
        // How long something lasted, an age or a result is told by one side.
        if matches!(item.kind, FigureKind::Duration | FigureKind::Age | FigureKind::Score) {
            return found;
        }
        let words = found.words.as_str();
        let before = || self.text(self.scan.from..start);
        let sides = match self.after(item) {
            Some(after) if holds(&self.text(after.clone()), words) => self
                .deed_before(start)
                .map(|deed| [self.text(deed), GAP.to_string(), self.text(after)].concat()),
            Some(after) if holds(&before(), words) => {
                let deed = self.deed_before(start).map(|deed| self.text(deed));
                let deed = deed.filter(|deed| holds(deed, words)).unwrap_or_else(|| words.to_string());
                Some([deed, GAP.to_string(), self.text(after)].concat())
            }
            None if !words.contains(' ') && holds(&before(), words) => {
                let alone = |mut deed: Range<usize>| {
                    while deed.len() > 1 && matches!(self.kind(deed.end - 1), "prep" | "to" | "of") {
                        deed.end -= 1;
                    }
                    self.text(deed)
                };
                let deed = self.deed_before(start).map(alone).filter(|deed| holds(deed, words));
                // "the snow came and quickly *deepened*"
                let across = || Some(self.text(self.across_before(start))).filter(|all| all.ends_with(words));
                let verb = self.last_told(start).is_some_and(|k| self.is_verb(k) && self.word(k) == words);
                deed.filter(|deed| deed != words).or_else(|| across().filter(|_| verb))
            }
            _ => None,
        };
        match sides {
            Some(words) if words != found.words => {
                Subject { words, linked: found.linked.or(Some(found.words)) }
            }
            _ => found,
        }
    }

    /// "*Orlin won* about 12 percent", "*they poured* $4 million": the verb right before the figure with who did it.
    fn deed_before(&self, start: usize) -> Option<Range<usize>> {
        let verb = self.last_told(start).filter(|k| self.tells_deed(*k))?;
        if (verb..start).any(|k| !self.is_word(k)) {
            return None;
        }
        let own = |k: usize| self.is_word(k) && !self.held(k) && self.figure_at(k).is_none();
        let plain = |from: &usize| (*from..verb).all(own) && verb - from < SIDE;
        let doer = self.subject_before(verb).map(|p| p.start).filter(|p| *p < verb).filter(plain);
        let low = self.scan.from.max(verb.saturating_sub(LONGEST));
        let helps = |k: &usize| matches!(self.kind(*k), "have" | "be" | "do" | "modal" | "adv" | "not");
        let pronoun =
            || (low..verb).rev().find(|k| !helps(k)).filter(|k| matches!(self.kind(*k), "subj" | "it"));
        let mut end = start;
        while end > verb + 1 && matches!(self.kind(end - 1), "adv" | "det") {
            end -= 1;
        }
        Some(doer.or_else(pronoun).unwrap_or(verb)..end)
    }

    /// "won 12 percent *of the clerks*", "a $4 million *hit*": what stands right behind a figure and belongs to it.
    fn after(&self, item: &Item) -> Option<Range<usize>> {
        let from = item.tokens.end;
        if !self.is_word(from) {
            return None;
        }
        let to = match self.kind(from) {
            "prep" | "of" | "to" if self.word(from) != "per" && !self.held(from + 1) => {
                let end = self.behind(from + 1).filter(|p| !self.is_void(p))?.end;
                let own = |k: usize| !self.dated(k) && self.figure_at(k).is_none();
                let when = TIMES.contains(&self.word(end - 1));
                Some(end).filter(|end| !when && (from..*end).all(own))
            }
            "" if self.led(item, from) => Some(self.phrase_end(from).max(from + 1)),
            _ => None,
        }?;
        Some(from..to)
    }

    /// Whether the word at `next` belongs to the figure before it, which an article or "his" leads: "a $4 million *hit*", but "the 800 *approved*".
    fn led(&self, item: &Item, next: usize) -> bool {
        let one = |k: usize| matches!(self.word(k), "a" | "an");
        let single = (item.tokens.start..item.numeral.start).any(one)
            || item.tokens.start > self.scan.from && one(item.tokens.start - 1);
        single || !self.is_verb(next) && matches!(self.kind_before(item.tokens.start), "det" | "his" | "her")
    }
}

/// Whether `words` stand in `text`, from the start of a word to the end of one.
fn holds(text: &str, words: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            !part(text[..at].chars().next_back()) && !part(text[at + words.len()..].chars().next())
        })
}
