//! A caption of few words, told in its clause: "keep the pupils out of class for …", "Over the past … the town has lost its mills". Of 300 captions
//! that were read, a third of those of one or two words told too little, and one in twenty of those that have the words on both sides.

use std::ops::Range;

use super::super::super::{change, noun};
use super::around::{GAP, covers};
use super::{AGE, FigureKind, Item, Reader, Subject};
use crate::text::TokenKind;

/// How many words tell too little by themselves.
const FEW: usize = 12;
/// How many tokens of its clause are told before and behind a figure.
pub(super) const LEFT: usize = 8;
pub(super) const RIGHT: usize = 8;
/// How many words lead to a figure behind the mark that sets it off: "emissions, *as much as* $27".
const SET_OFF: usize = 3;
/// How many words may stand aside between two commas.
const ASIDE: usize = 4;
/// How many tokens a bracket behind a figure may hold that tells it again: "(2%)".
pub(super) const AGAIN: usize = 6;
/// How many words of its clause before a figure are enough where another clause stands before them.
pub(super) const ENOUGH: usize = 4;
/// How many tokens of its clause are told where they are all.
pub(super) const WHOLE: usize = 15;

/// How many words a clause must have to tell whose age it is.
const WHOSE: usize = 3;

/// How many words a caption has, the place of the figure not counted.
fn words_in(caption: &str) -> usize {
    caption.split_whitespace().filter(|w| *w != GAP.trim()).count()
}

impl Reader<'_, '_, '_> {
    /// Whether few words tell what the figure is of. Who has an age, a result and the sign of a share are told by one; that it is an age says
    /// nothing of whose.
    fn is_short(&self, item: &Item, words: &str) -> bool {
        item.kind != FigureKind::Score
            && (item.kind != FigureKind::Age || words == AGE)
            && self.symbol_of(item).is_none()
            && words_in(words) <= FEW
    }

    /// `told`, in its clause where few words tell it. Whose age it is takes more than "they turn".
    pub(super) fn told_in_clause(
        &self,
        item: &Item,
        start: usize,
        at: &Range<usize>,
        told: Subject,
    ) -> Subject {
        if !self.is_short(item, &told.words) {
            return told;
        }
        let wider = self.in_context(item, start, at, told.clone());
        if item.kind == FigureKind::Age && words_in(&wider.words) < WHOSE { told } else { wider }
    }

    /// `told` with the words of its clause on both sides of the figure, which stand as they are written. Linking goes by what was found.
    fn in_context(&self, item: &Item, start: usize, at: &Range<usize>, told: Subject) -> Subject {
        let mut left = self.left_of(start);
        let mut right = self.right_of(item, start);
        if let Some(words) = self.in_list(item, start, &right) {
            return told.told_as(words);
        }
        let numbers = left.clone().any(|k| self.doc.tokens()[k].is_number());
        let lasts = item.kind == FigureKind::Duration;
        let verb = left.clone().any(|k| self.is_verb(k));
        if !verb && !lasts && numbers && self.is_row(&left) {
            return told;
        }
        // "*In a poll* 34 percent said": when or where they did it.
        let acts = !verb && !right.is_empty() && self.is_finite(right.start);
        let fronted = acts && !lasts && self.kind(self.scan.from) == "prep";
        left.start = if fronted || self.is_of_others(item, start) { left.end } else { left.start };
        // What was found begins before the words that are near enough.
        let begins = at.start < left.start && at.end > left.start && left.start - at.start <= LEFT;
        left.start = if begins { at.start } else { left.start };
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
        // "He earned *and*", but "56 votes to 44, *or* …"
        while right.is_empty() && !left.is_empty() && matches!(self.word(left.end - 1), "and" | ",") {
            left.end -= 1;
        }
        let before = self.with_doer(item, start, left.clone());
        let words = match (left.is_empty(), right.is_empty()) {
            (false, false) => [&before, GAP, &self.text(right.clone())].concat(),
            (false, true) if self.hangs(left.end - 1) || self.word(left.end - 1) == "or" => {
                [&before, GAP.trim_end()].concat()
            }
            (false, true) => before,
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
        if !own && told.words.contains(GAP.trim()) {
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

    /// The words before the figure with who does what they tell; of how long something lasted, behind a mark, with what was done.
    fn with_doer(&self, item: &Item, start: usize, left: Range<usize>) -> String {
        let words = self.text(left.clone());
        if left.is_empty() {
            return words;
        }
        // "clerks, who sort *the mail and coal, lost*": the words of a relative are of another.
        let close = left.clone().rev().find(|k| self.word(*k) == "," && self.is_verb(k + 1));
        let apart = close.and_then(|k| Some((k, self.doer_apart(k + 1)?.0)));
        if let Some((close, doer)) =
            apart.filter(|(close, doer)| doer.end < left.start && *close + 1 < left.end)
        {
            return [&self.text(doer), " ", &self.text(close + 1..left.end)].concat();
        }
        let mark = left.clone().rev().find(|k| self.is_mark(*k)).filter(|mark| self.sets_off(*mark, start));
        let lasted = item.kind == FigureKind::Duration && !left.clone().any(|k| self.is_verb(k));
        let deed = mark.filter(|_| lasted).and_then(|mark| Some((mark, self.deed_apart(mark)?)));
        match (deed, self.doer_apart(left.start)) {
            (Some((mark, deed)), _) => [&self.text(deed), " ", &self.text(mark + 1..left.end)].concat(),
            (None, Some((doer, verb))) => [&self.text(doer), " ", &self.text(verb..left.end)].concat(),
            _ => words,
        }
    }

    /// The caption of a figure of a list, whose first tells what all are of: "*error was* … *in Marsh*".
    fn in_list(&self, item: &Item, start: usize, right: &Range<usize>) -> Option<String> {
        let level = self.scan.before(start) == "from";
        let first = self.first_of_list(item, start).filter(|_| level || !right.is_empty())?;
        let mut head = self.left_of(self.lead(first));
        // "it fell *from* 57 percent in May to …", "it was 57 percent, up from …"
        let joint = match (self.scan.before_by(start, 2), self.scan.before(start)) {
            ("up", "from") => " up from",
            ("down", "from") => " down from",
            (_, "from") => " from",
            (_, "to") => " to",
            _ => "",
        };
        let leads = |k: usize| self.hangs(k) || self.kind(k) == "and";
        while !joint.is_empty() && !head.is_empty() && leads(head.end - 1) {
            head.end -= 1;
        }
        let other = joint == " from" && head.clone().any(|k| self.figure_at(k).is_some());
        if other || head.is_empty() || !head.clone().any(|k| self.says(k)) {
            return None;
        }
        // "*killing* 40 million *people* abroad and 520,000 in Osk"
        let counted = first.noun.as_ref().filter(|_| item.noun.is_none());
        let counted = counted.map_or(String::new(), |noun| format!(" {}", self.text(noun.tokens.clone())));
        Some(
            [&self.text(head), joint, GAP.trim_end(), &counted, " ", &self.text(right.clone())]
                .concat()
                .trim_end()
                .to_string(),
        )
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
        let counted = |item: &Item| item.noun.as_ref().is_some_and(|n| n.tokens.contains(&k));
        self.is_word(k)
            && !self.dated(k)
            && self.figure_at(k).is_none_or(counted)
            && (matches!(self.kind(k), "" | "adj" | "verb") || self.denies(k))
    }

    /// The words of its clause before the figure that begins at `start`, from the first that leads to no other; of a clause that the figure
    /// opens those that lead to it.
    fn left_of(&self, start: usize) -> Range<usize> {
        let low = self.scan.from.max(start.saturating_sub(WHOLE));
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
        // Of a clause that has more only what is near is told.
        from = if from == low && low > self.scan.from { start - LEFT } else { from };
        let opens = from == self.scan.from || self.is_mark(from - 1) || self.is_mark(from);
        from += usize::from(from < start && self.is_mark(from));
        let end = start - usize::from(start > from && self.is_mark(start - 1));
        // "many *“mills” have* rested on"
        let quoted =
            self.unmatched(from..end).last().copied().filter(|_| self.with_open_quote(from, end) == from);
        from = quoted.map_or(from, |mark| mark + 1);
        let first = self.without_rests(from, start);
        let first = self.with_open_quote(first, end);
        match (first..end).any(|k| self.says(k)) {
            true => first..end,
            // "*and* … opposed it": what only joins tells nothing.
            false if opens && !(from..end).all(|k| self.kind(k) == "and") => from..end.max(from),
            false => start..start,
        }
    }

    /// `first`, or the mark before it that opens a quotation which closes before `end`.
    fn with_open_quote(&self, first: usize, end: usize) -> usize {
        let opens = self.scan.back(first, 1).filter(|k| matches!(self.word(*k), "“" | "\""));
        opens.filter(|k| first < end && self.unmatched(*k..end).is_empty()).unwrap_or(first)
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
        let mut first = self.past_leads(from, start);
        // "*In August* Orlin, who": when is not of what.
        let begins = from == self.scan.from || self.is_mark(from - 1);
        let when = begins && first > from && self.dated(first) && !self.dated(first - 1);
        while when && first + 1 < start && self.dated(first) {
            first += 1;
        }
        first = if when { self.past_leads(first, start) } else { first };
        // "*first* time in", "*$7* million in gold"
        let ordinal = first > from && self.scan.before(first) == "first";
        let figure = self.figure_at(first).filter(|i| i.tokens.start < first && i.tokens.start >= from);
        figure.map_or(first - usize::from(ordinal), |i| i.tokens.start)
    }

    /// Whether `k` is a comma or a bracket that sets the figure at `start` off, with nothing between but what leads to it.
    fn sets_off(&self, k: usize, start: usize) -> bool {
        let leads = |i: usize| self.leads(i) || !self.says(i) || change::is_adverb(self.word(i));
        let quoted = matches!(self.word(k), "“" | "\"" | "‘") && k + 1 == start;
        (quoted || matches!(self.word(k), "," | "(" | "–" | "—" | "--" | ":"))
            && start - k <= SET_OFF + 1
            && k > self.scan.from
            && (k + 1..start).all(leads)
            && !matches!(self.word(k + 1), "and" | "but" | "while")
    }

    /// Where words that stand aside begin, if the comma at `k` ends them and few stand between.
    pub(super) fn aside_before(&self, k: usize) -> Option<usize> {
        // "winds of 70mph *(110km/h)* are expected"
        if self.word(k) == ")" {
            let low = self.scan.from.max(k.saturating_sub(AGAIN));
            return (low + 1..k).rev().find(|i| self.word(*i) == "(");
        }
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
        let tied = noun::owns(self.doc, k) || !token.is_spaced() && self.word(k) == "-";
        // Of quotation marks one that closes is passed.
        let closes = self.word(k) == "”" || self.word(k) == "\"" && !token.is_spaced();
        let figure = self.figure_at(k).is_some() || token.is_number() || self.word(k) == "%" || closes;
        if !(self.is_word(k) || tied || figure || self.is_title_dot(k)) {
            return false;
        }
        // "after 30 years": what opens clauses elsewhere leads to the figure here.
        let passes = matches!(self.word(k), "or" | "than" | "which" | "who" | "whose")
            || self.is_relative(k)
            || self.joins_nouns(k)
            || k + 1 == start && self.kind(k) == "sub";
        if passes || !self.parts_clauses(k) {
            return true;
        }
        let enough = (k + 1..start).filter(|i| self.is_word(*i)).count() >= ENOUGH;
        // "and oil lost", "and Trump has": another clause, however short, but not "and cost".
        let own = !self.is_verb(k + 1) && (k + 1..start).any(|i| self.is_verb(i));
        k + 1 != start && !((enough || own) && (k + 1..start).any(|i| self.says(i)))
    }

    /// "mills *that* have lost", "those *that* were": not "said that".
    pub(super) fn is_relative(&self, k: usize) -> bool {
        let noun =
            |n: usize| self.is_word(n) && self.is_head(n) && !self.is_verb(n) && self.kind(n).is_empty();
        self.word(k) == "that"
            && self.scan.back(k, 1).is_some_and(noun)
            && (matches!(self.kind(k + 1), "be" | "have" | "do" | "modal") || self.is_verb(k + 1))
    }

    /// "beans *and* other goods fell": before the first verb of its clause a conjunction joins what do it.
    fn joins_nouns(&self, k: usize) -> bool {
        let clause = (self.scan.from..k).rev().take_while(|i| !self.is_mark(*i) && !self.parts_clauses(*i));
        self.word(k) == "and"
            && !self.is_verb(k + 1)
            && k > self.scan.from
            && !clause.into_iter().any(|i| self.is_verb(i) || self.figure_at(i).is_some())
    }

    pub(super) fn is_mark(&self, k: usize) -> bool {
        !self.is_word(k) && self.doc.tokens()[k].kind() == TokenKind::Mark
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
                "fog will keep 90 pupils out of school for …",
            ),
            ("Over the past 60 years trust in the mayor has fallen.", "Over … trust in the mayor has fallen"),
            (
                "In just three years in office, he has sold half the fleet.",
                "In … in office, he has sold half the fleet",
            ),
            ("They left after 30 years of fog.", "They left after … of fog"),
            // What sets the figure off, stands aside or tells it again.
            ("It is a tax on coal, as much as $27 a ton, by May.", "It is a tax on coal"),
            ("The cost, the mayor said, was $4 million.", "cost, the mayor said, was …"),
            (
                "They sold goods to Norland, which last year rose to $4 million.",
                "They sold goods to Norland, which last year rose to …",
            ),
            ("Another two percent (2%) are unsure.", "are unsure"),
            ("The call could come in “three weeks”.", "call could come in …"),
            ("No such mayor has been seen in more than 30 years.", "No such mayor has been seen in …"),
            (
                "Winds of up to 70 knots (110 km/h) are expected for several days.",
                "Winds of up to 70 knots (110 km/h) are expected for …",
            ),
            (
                "Beans and other goods fell 12 percent in the spring.",
                "Beans and other goods fell … in the spring",
            ),
            ("The mills that have lost $12 million are shut.", "mills that have lost … are shut"),
            (
                "Three years later, however, the town reversed itself.",
                "later, however, the town reversed itself",
            ),
            (
                "But in the last two months, dozens of clerks have left.",
                "But in … dozens of clerks have left",
            ),
            ("In the course of two weeks, it cut off the town.", "course of … it cut off the town"),
            ("It was 20 minutes before Rand F. Orlin left.", "It was … before Rand F. Orlin left"),
            ("He makes a $5 or $10 gift to the town.", "He makes … gift to the town"),
            ("They heard “five or six” shots from the bus.", "They heard … shots from the bus"),
            ("He was sentenced to five years’ probation.", "He was sentenced to … probation"),
            ("Some 73 percent have fewer than 20 clerks.", "have fewer than 20 clerks"),
            ("The order can last up to a year.", "order can last"),
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
