//! A caption of few words, told in its clause: "keep the pupils out of class for …", "Over the past … the town has lost its mills". Of 300 captions
//! that were read, a third of those of one or two words told too little, and one in twenty of those that have the words on both sides.

use std::ops::Range;

use super::around::{GAP, covers};
use super::{FigureKind, Item, Reader, Subject};
use crate::text::TokenKind;

/// How many words tell too little by themselves.
const FEW: usize = 6;
/// How many tokens of its clause are told before and behind a figure.
const LEFT: usize = 8;
const RIGHT: usize = 8;
/// How many words lead to a figure behind the mark that sets it off: "emissions, *as much as* $27".
const SET_OFF: usize = 3;
/// How many words may stand aside between two commas.
const ASIDE: usize = 4;
/// How many tokens a bracket behind a figure may hold that tells it again: "(2%)".
const AGAIN: usize = 6;
/// How many words of its clause before a figure are enough where another clause stands before them.
const ENOUGH: usize = 4;

impl Reader<'_, '_, '_> {
    /// Whether few words tell what the figure is of. Whose age something is, a result and the sign of a share are told by one.
    pub(super) fn is_short(&self, item: &Item, words: &str) -> bool {
        !matches!(item.kind, FigureKind::Age | FigureKind::Score)
            && self.symbol_of(item).is_none()
            && !words.contains(GAP.trim())
            && words.split_whitespace().count() <= FEW
    }

    /// `told` with the words of its clause on both sides of the figure, which stand as they are written. Linking goes by what was found.
    pub(super) fn in_context(&self, item: &Item, start: usize, at: &Range<usize>, told: Subject) -> Subject {
        let mut left = self.left_of(start);
        if !left.is_empty() && self.is_row(&left) && left.clone().any(|k| self.doc.tokens()[k].is_number()) {
            return told;
        }
        left.start = if self.is_of_others(item, start) { left.end } else { left.start };
        // What was found begins before the words that are near enough.
        let begins = at.start < left.start && at.end > left.start && left.start - at.start <= LEFT;
        left.start = if begins { at.start } else { left.start };
        let mut right = self.right_of(item, start);
        let ends = at.end > right.end && at.start < right.end && at.end - right.end <= RIGHT;
        right.end = if ends { at.end } else { right.end };
        let across = at.start < start && at.end > item.tokens.end;
        // "*No*: 6%": a label is of its own figure.
        let label = self.scan.before(start) == ":" && !left.is_empty();
        let own = across || label || covers(&left, at) || covers(&right, at) || covers(&item.tokens, at);
        // "the fee, meanwhile, *cost*": what was found ends with the words that are near.
        if !own && at.end <= start && !left.is_empty() && told.words.ends_with(&self.text(left.clone())) {
            left = start..start;
        }
        let words = match (left.is_empty(), right.is_empty()) {
            (false, false) => [&self.text(left.clone()), GAP, &self.text(right.clone())].concat(),
            (false, true) if self.hangs(left.end - 1) => [&self.text(left.clone()), GAP.trim_end()].concat(),
            (false, true) => self.text(left.clone()),
            // A preposition more tells no more: "*of* the electorate".
            (true, false) if covers(&right, at) && right.len() <= at.len() + 2 => return told,
            (true, false) => self.text(right.clone()),
            (true, true) => return told,
        };
        // "I had …" says little, but more than the figure alone.
        let many = told.words.is_empty() && left.len() + right.len() > 1;
        if !many && !left.chain(right).any(|k| self.says(k)) {
            return told;
        }
        let words = match own {
            true => words,
            false if at.end <= start => [told.words.as_str(), GAP, &words].concat(),
            false => [words.trim_end_matches(" …"), GAP, told.words.as_str()].concat(),
        };
        told.told_as(words)
    }

    /// The words of its clause where nothing else was found; linking has nothing to go by.
    pub(super) fn only_context(&self, item: &Item, start: usize) -> Option<Subject> {
        let nothing = Subject { words: String::new(), linked: Some(String::new()) };
        let told = self.in_context(item, start, &item.tokens, nothing);
        Some(told).filter(|told| !told.words.is_empty() && self.symbol_of(item).is_none())
    }

    /// Whether the words before the figure tell what a list told before: "22 percent in Spain, *21* in Germany".
    fn is_of_others(&self, item: &Item, start: usize) -> bool {
        let low = self.scan.from.max(start.saturating_sub(LEFT + RIGHT));
        let alike = |k: usize| self.figure_at(k).is_some_and(|i| i.unit == item.unit && i.kind == item.kind);
        let clause = (low..start).rev().take_while(|k| !matches!(self.word(*k), ";" | ":" | "—" | "–"));
        self.scan.before(start) == "," && clause.into_iter().any(alike)
    }

    /// Whether `k` says something by itself.
    fn says(&self, k: usize) -> bool {
        self.is_word(k) && !self.dated(k) && (matches!(self.kind(k), "" | "adj" | "verb") || self.denies(k))
    }

    /// The words of its clause before the figure that begins at `start`, from the first that leads to no other; of a clause that the figure
    /// opens those that lead to it.
    fn left_of(&self, start: usize) -> Range<usize> {
        let low = self.scan.from.max(start.saturating_sub(LEFT));
        let (mut from, mut set_off, mut passed) = (start, false, false);
        while from > low {
            let k = from - 1;
            if let Some(open) = self.aside_before(k).filter(|_| !passed && start - k <= ENOUGH) {
                // "the cost, *she said*, was", "rose, *on average*, by"
                (passed, set_off, from) = (true, true, open);
                continue;
            }
            if self.sets_off(k, start) && !set_off {
                set_off = true;
            } else if !self.stands_in_clause(k, start) && !self.leads_relative(k) {
                break;
            }
            from = k;
        }
        let opens = from == self.scan.from || self.is_mark(from - 1) || self.is_mark(from);
        from += usize::from(from < start && self.is_mark(from));
        let end = start - usize::from(start > from && self.is_mark(start - 1));
        from = self.unmatched(from..end).last().map_or(from, |mark| mark + 1);
        let first = self.without_rests(from, start);
        match (first..end).any(|k| self.says(k)) {
            true => first..end,
            false if opens => from..end.max(from),
            false => start..start,
        }
    }

    /// The first token from `from` on that is no rest of a number or a date ("*percent* of a cut", "*st* person"), joins nothing and leads to nothing.
    fn without_rests(&self, mut from: usize, start: usize) -> usize {
        let cut = self.figure_at(from).filter(|i| i.tokens.start < from).map_or(from, |i| i.tokens.end);
        from = cut.min(start);
        from += usize::from(from > self.scan.from && from < start && self.doc.tokens()[from - 1].is_number());
        // "*a.m.* at a depth of": half a date is none.
        while from < start && from > self.scan.from && self.dated(from) && self.dated(from - 1) {
            from += 1;
        }
        while from < start && self.parts_clauses(from) && !self.denies(from) {
            from += 1;
        }
        let first = self.past_leads(from, start);
        // "*first* time in", "*$7* million in gold"
        let ordinal = first > from && self.scan.before(first) == "first";
        let figure = self.figure_at(first).filter(|i| i.tokens.start < first && i.tokens.start >= from);
        figure.map_or(first - usize::from(ordinal), |i| i.tokens.start)
    }

    /// Whether `k` is a comma or a bracket that sets the figure at `start` off, with nothing between but what leads to it.
    fn sets_off(&self, k: usize, start: usize) -> bool {
        let leads = |i: usize| self.leads(i) || !self.says(i);
        let quoted = matches!(self.word(k), "“" | "\"" | "‘") && k + 1 == start;
        (quoted || matches!(self.word(k), "," | "(" | "–" | "—" | "--" | ":"))
            && start - k <= SET_OFF + 1
            && k > self.scan.from
            && (k + 1..start).all(leads)
            && !matches!(self.word(k + 1), "and" | "but" | "while")
    }

    /// Where words that stand aside begin, if the comma at `k` ends them and few stand between.
    fn aside_before(&self, k: usize) -> Option<usize> {
        let low = self.scan.from.max(k.saturating_sub(ASIDE + 1));
        let open = (low..k).rev().take(ASIDE + 1).find(|i| self.word(*i) == ",")?;
        let plain = (open + 1..k).all(|i| self.is_word(i) && self.figure_at(i).is_none());
        (self.word(k) == "," && plain && open > self.scan.from && self.is_word(open - 1)).then_some(open)
    }

    /// "goods, *which* last year rose to": the comma before a relative parts nothing.
    fn leads_relative(&self, k: usize) -> bool {
        self.word(k) == "," && matches!(self.word(k + 1), "which" | "who" | "whose") && k > self.scan.from
    }

    /// Whether the words of its clause go on over `k` to the figure at `start`.
    fn stands_in_clause(&self, k: usize, start: usize) -> bool {
        let token = self.doc.tokens()[k];
        let tied = token.kind() == TokenKind::Possessive || !token.is_spaced() && self.word(k) == "-";
        // Of quotation marks one that closes is passed.
        let closes = self.word(k) == "”" || self.word(k) == "\"" && !token.is_spaced();
        let figure = self.figure_at(k).is_some() || token.is_number() || self.word(k) == "%" || closes;
        if !(self.is_word(k) || tied || figure || self.is_title_dot(k)) {
            return false;
        }
        // "after 30 years": what opens clauses elsewhere leads to the figure here.
        let joins = self.parts_clauses(k)
            && !matches!(self.word(k), "or" | "than" | "which" | "who" | "whose")
            && !(k + 1 == start && self.kind(k) == "sub");
        let enough = (k + 1..start).filter(|i| self.is_word(*i)).count() >= ENOUGH;
        // "and oil lost", "and Trump has": another clause, however short, but not "and cost".
        let own = !self.is_verb(k + 1) && (k + 1..start).any(|i| self.is_verb(i) || self.capital(i));
        !(joins && (k + 1 == start || (enough || own) && (k + 1..start).any(|i| self.says(i))))
    }

    fn is_mark(&self, k: usize) -> bool {
        !self.is_word(k) && self.doc.tokens()[k].kind() == TokenKind::Mark
    }

    /// The words behind the figure that belong to it.
    fn right_of(&self, item: &Item, start: usize) -> Range<usize> {
        let leads = |k: usize| self.leads(k) || self.kind(k) == "sub";
        let opens = start - self.scan.from <= LEFT && (self.scan.from..start).all(leads);
        let from = self.past_marks(item, start, opens);
        let mut to = self.runs(from, false);
        // "In three years *in office, Orlin has built*"
        let goes_on = opens && to > from && self.word(to) == "," && to - from < RIGHT;
        to = if goes_on { self.runs(to + 1, true) } else { to };
        to = self.whole_quotation(from, to);
        // "750 *named* and 20 others": what was done to them is half of a pair.
        let half_of_pair = to == from + 1 && self.word(from).ends_with("ed") && self.kind(to) == "and";
        to -= usize::from(half_of_pair);
        // Half a date is none.
        let half = |to: usize| to < self.scan.to && self.dated(to) && self.dated(to - 1);
        while to > from
            && (half(to)
                || self.figure_at(to).is_some() && self.kind(to - 1) == "adj"
                || self.hangs(to - 1)
                    && !(self.dated(to - 1)
                        || self.denies(to - 1)
                        || self.is_particle(to - 1)
                        || self.kind(to - 1) == "her" && !self.is_word(to))
                || matches!(self.kind(to - 1), "and" | "sub" | "that" | "who")
                || matches!(self.word(to - 1), "compared" | ","))
        {
            to -= 1;
        }
        // "Sanders +2 *Pennsylvania* 70": the name that begins the next row of a table.
        let name = |k: usize| self.capital(k) || !self.is_word(k);
        let row = to < self.scan.to && self.doc.tokens()[to].is_number() && (from..to).all(name);
        if row { from..from } else { from..to }
    }

    /// Where the words behind the figure begin: behind a bracket that tells it again, what closes around it, the comma of what is set off and
    /// that of a figure that opens its clause.
    fn past_marks(&self, item: &Item, start: usize, opens: bool) -> usize {
        let mut from = item.tokens.end;
        if self.word(from) == "(" {
            let close = (from..self.scan.to.min(from + AGAIN)).find(|k| self.word(*k) == ")");
            from = close.map_or(from, |k| k + 1);
        }
        // "Few thought Orlin (46 percent) *was fit*"
        from += usize::from(self.word(from) == ")" && self.scan.before(start) == "(");
        // "40-year*-long*"
        let tied = from < self.scan.to && self.word(from) == "-" && !self.doc.tokens()[from].is_spaced();
        from += usize::from(tied);
        let aside =
            start > self.scan.from && self.is_mark(start - 1) && self.word(start - 1) == self.word(from);
        from += usize::from(self.word(from) == "," && (opens || aside));
        // "the 174-foot, *950-ton* section"
        let listed = self.figure_at(from + 1).filter(|_| self.word(from) == "," && item.compound);
        listed.map_or(from, |i| i.tokens.end)
    }

    /// Where words that begin at `from` end, within what a caption may hold; `leads` if a conjunction may open them.
    fn runs(&self, from: usize, leads: bool) -> usize {
        // "of Orlin' boats": the mark of a plural that owns.
        let owns = |k: usize| matches!(self.word(k), "'" | "’") && !self.doc.tokens()[k].is_spaced();
        let quote = |k: usize| matches!(self.word(k), "“" | "”" | "\"" | "‘") || owns(k);
        let opens = |k: usize| k == from && (self.kind(k) == "that" || leads && self.parts_clauses(k));
        let goes = |k: &usize| self.runs_on(*k) || quote(*k) && *k > from || opens(*k);
        (from..self.scan.to.min(from + RIGHT)).take_while(goes).last().map_or(from, |k| k + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn few_words_stand_in_their_clause() {
        for (text, expected) in [
            (
                "A fog will keep 90 pupils out of school for some four weeks.",
                "keep 90 pupils out of school for …",
            ),
            ("Over the past 60 years trust in the mayor has fallen.", "Over … trust in the mayor has fallen"),
            ("In just three years in office, he has sold half the fleet.", "In … in office, he has sold"),
            ("They left after 30 years of fog.", "They left after … of fog"),
            // What sets the figure off, stands aside or tells it again.
            ("It is a tax on coal, as much as $27 a ton, by May.", "It is a tax on coal"),
            ("The cost, the mayor said, was $4 million.", "cost, the mayor said, was …"),
            (
                "They sold goods to Norland, which last year rose to $4 million.",
                "Norland, which last year rose to …",
            ),
            ("Another two percent (2%) are unsure.", "are unsure"),
            ("The call could come in “three weeks”.", "call could come in …"),
            // Other figures, other clauses, lists and rows are none of it.
            ("It cost $9 and $4 benefiting clerks.", "benefiting clerks"),
            ("It was 22 percent in Osk, 21 percent in Birch.", "Birch"),
            ("I had $4 or $5.", "I had …"),
            ("Some 45% said they were happy, 30% said they were not.", "said they were not"),
            ("Yes: 5%, No: 6%.", "No …"),
            ("Gold rose 1 percent and oil lost 2 percent.", "oil lost"),
            ("Another 30 remain in hospital.", "people remain in hospital"),
            ("Police said 64 tested positive.", "people tested positive"),
            ("Delta cancelled 300 on Monday.", "Delta cancelled … on Monday"),
            ("Not one of the 12 was hurt.", "Not one of … was hurt"),
            ("The mills lost a 40-year-long fight.", "mills lost … long fight"),
            ("It rose for the first time in six years.", "It rose for the first time in …"),
            ("The port agreed on a 12-month delay in the spring.", "port agreed on … delay in the spring"),
        ] {
            let found = read(&Document::new(text), &[]);
            let subjects: Vec<_> = found.iter().map(|m| m.subject.as_str()).collect();
            assert!(subjects.contains(&expected), "{text} {subjects:?}");
        }
    }

    #[test]
    fn linking_goes_by_what_was_found() {
        let found = read(&Document::new("The port agreed on a 12-month delay in the spring."), &[]);
        assert_eq!(found[0].linked.as_deref(), Some("delay"));
    }

    /// The words that are near enough may begin within a date, of which half tells nothing.
    #[test]
    fn half_a_date_opens_no_caption() {
        let doc = Document::new("It struck on May 5, 2031 at 5:12 a.m. at a depth of 10 km.");
        let found = read(&doc, &crate::date::read(&doc, None));
        assert_eq!(found[0].subject, "depth of …");
    }
}
