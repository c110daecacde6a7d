//! The clause on both sides of a figure: "Orlin won … of the clerks", "the fund would take … hit".

use std::ops::Range;

use super::super::super::{change, unit};
use super::{FigureKind, Found, Item, LONGEST, Reader, Subject};

/// Stands for the figure between the words before it and those behind.
pub(super) const GAP: &str = " … ";
/// How many words behind a figure tell more of it.
const GOES_WITH: usize = 7;
/// Over how many tokens who did it may stand before the verb.
const SIDE: usize = 8;

impl Reader<'_, '_, '_> {
    /// What was found on one side of the figure, with what stands on the other: who did what to what part of what. Linking goes by what was
    /// found alone.
    pub(super) fn around(&self, item: &Item, start: usize, found: Found) -> Subject {
        let Found { subject, at } = found;
        if subject.words.contains(GAP) {
            return subject;
        }
        let before = at.end <= start;
        // How long something lasted, an age or a result is told by one side.
        if Self::measures(item) || !before && at.start < item.tokens.end {
            return subject;
        }
        let last = self.last_told(start);
        let deed = || last.and_then(|verb| self.deed_before(verb, start));
        let all = match self.after(item) {
            Some(after) if before => {
                let deed = deed().filter(|deed| covers(deed, &at)).map(|deed| self.text(deed));
                let deed = deed.unwrap_or_else(|| subject.words.clone());
                Some([deed, GAP.to_string(), self.text(after)].concat())
            }
            Some(after) if covers(&after, &at) => {
                // "fined Orlin $5 million for the leak"
                let own = |deed: &Range<usize>| {
                    self.kind(deed.end - 1) != "and" && deed.clone().all(|k| self.figure_at(k).is_none())
                };
                let deed = deed().or_else(|| self.verb_with_object(start)).filter(own);
                deed.map(|deed| [self.text(deed), GAP.to_string(), self.text(after)].concat())
            }
            None if before && at.len() == 1 => {
                let deed = deed().map(|deed| self.without_preposition(deed)).filter(|deed| covers(deed, &at));
                // "the snow came and quickly *deepened*"
                let verb = last == Some(at.start) && self.is_verb(at.start);
                let across = || Some(self.across_before(start)).filter(|all| verb && all.end == at.end);
                deed.filter(|deed| deed.len() > 1).or_else(across).map(|all| self.text(all))
            }
            _ => None,
        };
        match all {
            Some(words) if words != subject.words => subject.told_as(words),
            _ => subject,
        }
    }

    fn without_preposition(&self, mut deed: Range<usize>) -> Range<usize> {
        while deed.len() > 1 && matches!(self.kind(deed.end - 1), "prep" | "to" | "of") {
            deed.end -= 1;
        }
        deed
    }

    /// "*Orlin won* about 12 percent", "*they poured* $4 million": the verb right before the figure that begins at `start`, with who did it.
    fn deed_before(&self, verb: usize, start: usize) -> Option<Range<usize>> {
        if !self.tells_deed(verb) || (verb..start).any(|k| !self.is_word(k)) {
            return None;
        }
        let own = |k: usize| self.is_word(k) && !self.held(k) && self.figure_at(k).is_none();
        let plain = |from: &usize| (*from..verb).all(own) && verb - from < SIDE;
        let doer = self.subject_before(verb).map(|p| p.start).filter(|p| *p < verb).filter(plain);
        let mut end = start;
        while end > verb + 1 && matches!(self.kind(end - 1), "adv" | "det") {
            end -= 1;
        }
        Some(doer.or_else(|| self.pronoun_before(verb, LONGEST)).unwrap_or(verb)..end)
    }

    /// "won 12 percent *of the clerks*", "a $4 million *hit*": what stands right behind a figure and belongs to it.
    fn after(&self, item: &Item) -> Option<Range<usize>> {
        let from = item.tokens.end;
        // "a $6 million “harbor fund” to mend a quay"
        let opens = matches!(self.word(from), "“" | "\"" | "‘")
            && from < self.scan.to
            && self.doc.tokens()[from].is_spaced();
        let from = from + usize::from(opens);
        if !self.is_word(from) || opens && self.doc.tokens()[from].is_spaced() {
            return None;
        }
        let to = match self.kind(from) {
            "prep" | "of" | "to" if self.word(from) != "per" && !self.held(from + 1) => {
                let end = self.behind(from + 1).filter(|p| !self.is_void(p))?.end;
                let own = |k: usize| !self.dated(k) && self.figure_at(k).is_none();
                // "over the next decade", "at the time": when it was, not of what.
                let unit = unit::at(self.doc, end - 1).map(|(_, unit)| unit::kind_of(unit.dimension));
                let when = unit == Some(FigureKind::Duration) || self.word(end - 1) == "time";
                Some(end).filter(|end| !when && (from..*end).all(own))
            }
            // "20 miles north of Osk"
            _ if item.kind == FigureKind::Length
                && ["north", "south", "east", "west"]
                    .iter()
                    .any(|side| self.word(from).starts_with(side))
                && matches!(self.word(from + 1), "of" | "from") =>
            {
                self.behind(from + 2).map(|p| p.end)
            }
            "" if self.led(item, from) => {
                let to = self.phrase_end(from).max(from + 1);
                // "a $5 trillion tax *cut*"
                Some(to + usize::from(change::is_noun(self.word(to)) && self.is_word(to)))
            }
            _ if self.goes_with(item, from) => Some(self.to_a_head(self.words_within(from, GOES_WITH))),
            _ => None,
        }?;
        Some(from..to)
    }

    /// "25% *tariffs* on steel", "$2 *less* per bushel", "the 40 percent *estimate*": whether what follows the figure without a mark tells more of it.
    fn goes_with(&self, item: &Item, next: usize) -> bool {
        let compares =
            matches!(self.word(next), "less" | "more" | "fewer" | "higher" | "lower" | "each" | "apiece");
        let word = self.word(next);
        // "arming soldiers", "received from Orlin", but "750 named and …", "beginning in 2020": when.
        let participle = word.len() > 4 && (word.ends_with("ing") || word.ends_with("ed"));
        let participle = participle
            && (matches!(word, "beginning" | "starting" | "ending")
                || self.words_within(next, GOES_WITH).len() < 3);
        let tells = matches!(self.kind(next), "" | "adj" | "verb")
            && !participle
            && !self.capital(next)
            && !self.held(next)
            && !change::is_adverb(word);
        self.doc.tokens()[next].is_spaced()
            && self.figure_at(next).is_none()
            && (compares || tells)
            && self.symbol_of(item).is_none()
    }

    /// Where words that were cut off at their longest end with one that leads to no other: not "over the next".
    fn to_a_head(&self, words: Range<usize>) -> usize {
        let cut = words.len() >= GOES_WITH && self.is_word(words.end) && !self.hangs(words.end);
        let mut end = words.end;
        while cut && end > words.start + 1 && (self.hangs(end - 1) || !self.is_head(end - 1)) {
            end -= 1;
        }
        end
    }

    /// Whether the word at `next` belongs to the figure before it, which an article or "his" leads: "a $4 million *hit*", but "the 800 *approved*".
    fn led(&self, item: &Item, next: usize) -> bool {
        let one = |k: usize| matches!(self.word(k), "a" | "an");
        let single = (item.tokens.start..item.numeral.start).any(one)
            || item.tokens.start > self.scan.from && one(item.tokens.start - 1);
        single || !self.is_verb(next) && matches!(self.kind_before(item.tokens.start), "det" | "his" | "her")
    }
}

pub(super) fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
