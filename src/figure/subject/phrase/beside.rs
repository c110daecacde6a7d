//! The caption of last resort: the words that stand beside a figure in its clause.

use std::ops::Range;

use super::{FigureKind, Found, Item, LONGEST, Reader, Subject, VOID};
use crate::figure::{change, noun};

/// Over how many marks the words before a figure are looked for: "more federal employees -- *172,500*".
const MARKS: usize = 2;
/// How far away words are looked for where none are near, and how many tokens they may have.
const FAR: usize = 20;
const ACROSS: usize = 9;
/// How many tokens behind a mark are enough.
const FEW: usize = 3;
/// How many words that belong to no figure tell something of another.
const OWN: usize = 2;
/// Over how many tokens the label of a row is looked for, and how many words it has.
const ROW: usize = 24;
const LABEL: usize = 4;
/// Over how many tokens behind a figure who said it may be told.
const SPOKEN: usize = 4;

impl Reader<'_, '_, '_> {
    /// The words right before the figure, else those right behind; of one that opens its clause those behind, else those before. "*carried* about
    /// 70% of them", "*Kankakee County* about 50 miles to the south", "18% *who said it goes too far*".
    pub(super) fn beside(&self, item: &Item, start: usize) -> Option<Found> {
        let words = self.bare_predicate(item).or_else(|| self.words_beside(item, start));
        let several = words.as_ref().is_some_and(|words| words.len() > 1);
        let verb = if several { None } else { self.told_alone(start) };
        if let Some(verb) = verb {
            return Some(self.found(verb));
        }
        let mut found = match words {
            Some(words) => self.found(words),
            None => self.clause(item, start).or_else(|| self.row(start).map(|p| self.found(p)))?,
        };
        found.subject.linked = Some(String::new());
        Some(found)
    }

    /// "*she was* 100 percent *sure*", "*a negative one* (41 percent)": the few words of its clause, though none says much alone.
    fn clause(&self, item: &Item, start: usize) -> Option<Found> {
        let marked = |k: &usize| matches!(self.word(*k), "(" | ":" | "–" | "—" | "--");
        let end = self.scan.back(start, 1).filter(marked).unwrap_or(start);
        let low = self.scan.from.max(end.saturating_sub(LONGEST));
        let own = |k: &usize| self.is_word(*k) && self.figure_at(*k).is_none() && !self.dated(*k);
        let mut from = (low..end).rev().take_while(own).last().unwrap_or(end);
        from += usize::from(from < end && matches!(self.kind(from), "and" | "sub" | "that"));
        let behind = self.words_within(item.tokens.end, LONGEST);
        // "$6 billion a year earlier": when is not of what.
        let when = behind.clone().any(|k| self.dated(k));
        let behind = if when { behind.start..behind.start } else { behind };
        let mut end = end;
        while end > from
            && behind.is_empty()
            && (self.hangs(end - 1) || matches!(self.kind(end - 1), "adv" | "sub" | "and"))
        {
            end -= 1;
        }
        let says = |p: &Range<usize>| {
            let told = p.clone().any(|k| matches!(self.kind(k), "" | "adj" | "verb"));
            // "I was there"
            let who = p.clone().any(|k| matches!(self.kind(k), "subj" | "it"));
            told || who && p.clone().any(|k| self.is_verb(k))
        };
        let words = match (from < end, behind.is_empty()) {
            (true, true) if end - from > 1 => self.text(from..end),
            (true, false) => {
                [self.text(from..end).as_str(), super::around::GAP, &self.text(behind.clone())].concat()
            }
            (false, false) if behind.len() > 1 => self.text(behind.clone()),
            _ => return None,
        };
        let at = if from < end { from..end } else { behind.clone() };
        (says(&(from..end)) || says(&behind)).then_some(Found { subject: Subject::of(words), at })
    }

    /// "*Rand Orlin* 21.0 12.3 **12.2**": the words before the numbers of a row.
    fn row(&self, start: usize) -> Option<Range<usize>> {
        let low = self.scan.from.max(start.saturating_sub(ROW));
        let number = |k: usize| !self.is_word(k) || self.held(k) || self.figure_at(k).is_some();
        let end = (low..start).rev().find(|k| !number(*k)).map_or(low, |k| k + 1);
        let from = (low..end).rev().take_while(|k| !number(*k)).take(LABEL).last()?;
        let row = (end..start).any(|k| self.doc.tokens()[k].is_number());
        (row && (from..end).any(|k| !matches!(self.kind(k), "prep" | "and" | "sub"))).then_some(from..end)
    }

    fn words_beside(&self, item: &Item, start: usize) -> Option<Range<usize>> {
        let before = || Some(self.words_before(start)).filter(|p| self.tells(p));
        let after = || Some(self.words_behind(item.tokens.end)).filter(|p| self.tells(p));
        let near =
            if self.opens_clause(item, start) { after().or_else(before) } else { before().or_else(after) };
        let far = |p: Range<usize>| Some(p).filter(|p| !self.is_row(p) && self.tells(p));
        let across = || far(self.across_before(start)).or_else(|| far(self.across_behind(item.tokens.end)));
        near.or_else(|| if item.kind == FigureKind::Duration { None } else { across() })
    }

    /// The words before `start` over marks and other figures, where nothing nearer tells anything: "*led her by 10 points*, 50 percent to 40
    /// percent".
    pub(super) fn across_before(&self, start: usize) -> Range<usize> {
        let low = self.scan.from.max(start.saturating_sub(FAR));
        let idle = |k: &usize| {
            let leads = matches!(self.kind(*k), "adv" | "and" | "sub" | "it" | "wh" | "who" | "that");
            !self.is_word(*k) || self.hangs(*k) || leads
        };
        let end = (low..start).rev().find(|k| !idle(k)).map_or(low, |k| k + 1);
        let low = low.max(end.saturating_sub(ACROSS));
        // "its page uses “free [19 times]": what stands within the mark, if that is enough, else what stands before it.
        let (low, end) = match self.unmatched(low..end).last() {
            Some(mark) if end - mark > FEW => (mark + 1, end),
            Some(mark) => (low, *mark),
            None => (low, end),
        };
        let low = self.unmatched(low..end).last().map_or(low, |mark| mark + 1);
        // From the last mark on, if enough stands behind it.
        let mark =
            (low..end).rev().find(|k| matches!(self.word(*k), "," | ";" | ":" | "(" | "–" | "—" | "--"));
        let close = mark.map(|k| self.without_leads(k + 1..end)).filter(|p| p.len() >= FEW && self.tells(p));
        close.unwrap_or_else(|| self.without_leads(low..end))
    }

    /// The quotation marks and brackets of `run` whose other half stands outside.
    pub(super) fn unmatched(&self, run: Range<usize>) -> Vec<usize> {
        let mut open: Vec<usize> = Vec::new();
        let mut alone = Vec::new();
        for k in run {
            match self.word(k) {
                "“" | "(" | "[" => open.push(k),
                "”" | ")" | "]" => alone.extend(open.pop().is_none().then_some(k)),
                "\"" => match open.last().filter(|o| self.word(**o) == "\"") {
                    Some(_) => drop(open.pop()),
                    None => open.push(k),
                },
                _ => {}
            }
        }
        alone.append(&mut open);
        alone.sort_unstable();
        alone
    }

    /// Whether nearly as many numbers as words stand there, a row of a table, or hardly a word beside figures.
    pub(super) fn is_row(&self, run: &Range<usize>) -> bool {
        let numbers = run.clone().filter(|k| self.doc.tokens()[*k].is_number() && !self.dated(*k)).count();
        let own = |k: &usize| {
            let counted = |item: &Item| item.noun.as_ref().is_some_and(|n| n.tokens.contains(k));
            self.is_word(*k) && self.figure_at(*k).is_none_or(counted) && !self.leads(*k)
        };
        let few = run.clone().filter(own).count() < OWN && !run.clone().any(|k| own(&k) && self.capital(k));
        few || 2 * numbers > run.clone().filter(|k| self.is_word(*k)).count()
    }

    /// The same behind the figure that ends before `end`.
    fn across_behind(&self, end: usize) -> Range<usize> {
        let high = self.scan.to.min(end + ACROSS);
        // "“Not 60,” *he told* reporters"
        if (end..high).take(SPOKEN).any(|k| crate::attribution::is_speech(self.word(k))) {
            return end..end;
        }
        // A number follows in the row of a table, whose next words are of the next row.
        let end = (end..high).find(|k| self.is_word(*k) || self.held(*k)).unwrap_or(high);
        let high = if end < high && self.is_word(end) { high } else { end };
        let high = self.unmatched(end..high).first().map_or(high, |k| *k);
        let cut = high.checked_sub(1).and_then(|k| self.figure_at(k)).filter(|item| item.tokens.end > high);
        let high = cut.map_or(high, |item| item.tokens.start).max(end);
        let to = (end..high).rev().find(|k| !self.hangs(*k)).map_or(end, |k| k + 1);
        self.without_leads(end..to)
    }

    /// `run` from its first word that leads to no other; half a figure is none.
    fn without_leads(&self, mut run: Range<usize>) -> Range<usize> {
        // "th" of "45th"
        let tail = |k: usize| {
            k > self.scan.from && !self.doc.tokens()[k].is_spaced() && self.doc.tokens()[k - 1].is_number()
        };
        run.start += usize::from(run.start < run.end && tail(run.start));
        let cut = self.figure_at(run.start).filter(|item| item.tokens.start < run.start);
        run.start = cut.map_or(run.start, |item| item.tokens.end).min(run.end);
        while run.start < run.end && self.figure_at(run.start).is_none() && self.leads(run.start) {
            run.start += 1;
        }
        run
    }

    /// Whether one of the words says something by itself, and not when alone.
    fn tells(&self, phrase: &Range<usize>) -> bool {
        phrase.clone().filter(|k| self.is_word(*k) && !self.dated(*k)).any(|k| {
            let word = self.word(k);
            let head = self.is_head(k) && word.len() > 2 && !self.is_bare_verb(k);
            let name = self.capital(k) && self.kind(k).is_empty();
            // "spending at least $2 billion"
            let doing = word.ends_with("ing")
                && (noun::is_verb(word) || change::is_verb(word) && k + 1 == phrase.end);
            !VOID.contains(word)
                && !word.contains(['\'', '’'])
                && (head || doing || self.is_telling(k) && !crate::attribution::is_speech(word) || name)
        })
    }

    /// The words of its clause before `start`, over figures, marks and what leads to the figure.
    fn words_before(&self, start: usize) -> Range<usize> {
        let (mut end, mut marks) = (start, 0);
        while let Some(k) = self.back(end) {
            let mark = matches!(self.word(k), "," | "(" | ":" | "–" | "—" | "-" | "--" | "”" | "\"");
            marks += usize::from(mark);
            let possessive = noun::owns(self.doc, k);
            if !(mark && marks <= MARKS
                || possessive
                || self.kind(k) == "adv"
                || self.is_word(k) && self.hangs(k)
                || self.dated(k))
            {
                break;
            }
            end = k;
        }
        let mut from = end;
        while let Some(k) = self.scan.back(from, 1).filter(|k| end - from < LONGEST && self.runs_on(*k)) {
            from = k;
        }
        while from < end && self.leads(from) {
            from += 1;
        }
        from..end
    }

    /// The words of its clause behind the figure that ends before `end`.
    fn words_behind(&self, end: usize) -> Range<usize> {
        self.words_within(end, LONGEST)
    }

    /// At most `longest` of them.
    pub(super) fn words_within(&self, end: usize, longest: usize) -> Range<usize> {
        let mut from = end;
        // "$4 billion -- the *amount*"
        let marked = |k: usize| k < self.scan.to && matches!(self.word(k), "-" | "--" | "–" | "—" | ":");
        while from < end + MARKS && end - self.scan.from <= LONGEST && marked(from) {
            from += 1;
        }
        // "$25 and a bus ticket": another thing.
        if matches!(self.word(from), "and" | "or") {
            return end..end;
        }
        while from < self.scan.to && from < end + 2 * MARKS && self.is_word(from) && self.leads(from) {
            from += 1;
        }
        let mut to = from;
        while to < self.scan.to.min(from + longest) && self.runs_on(to) {
            to += 1;
        }
        // "an 82-tonne-weapon"
        from += usize::from(to > from && !self.is_word(from));
        while to > from
            && (self.hangs(to - 1) && !self.denies(to - 1) || matches!(self.kind(to - 1), "and" | "sub"))
        {
            to -= 1;
        }
        from..to
    }

    /// Whether words beside a figure go on over `k`: no mark but one inside a word, no figure, no other clause.
    pub(super) fn runs_on(&self, k: usize) -> bool {
        let token = self.doc.tokens()[k];
        let tied = noun::owns(self.doc, k) || self.word(k) == "-" && !token.is_spaced();
        // "3 points higher *than* the rate"
        let clause = matches!(self.kind(k), "and" | "sub" | "that") && self.word(k) != "than";
        let title = self.is_title_dot(k);
        tied || title || self.dated(k) || self.is_word(k) && !clause && self.figure_at(k).is_none()
    }

    /// Whether `k` only leads to what follows it.
    pub(super) fn leads(&self, k: usize) -> bool {
        !self.is_word(k)
            || matches!(
                self.kind(k),
                "and" | "of" | "prep" | "det" | "to" | "adv" | "not" | "be" | "have" | "do" | "modal"
            )
    }
}
