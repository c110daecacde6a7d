//! Subjects: the noun phrase before a verb, through appositions, relative clauses and participles.

use std::ops::Range;

use super::phrase::is_calendar;
use super::word::{Kind, Text};

impl Text<'_, '_> {
    /// The first subject of a stretch: the noun phrase before its first finite verb.
    pub(super) fn main_subject(&self, range: Range<usize>) -> Option<Range<usize>> {
        let verb = range.clone().find(|&i| self.is_finite(i) && self.quote[i] == self.quote[range.end])?;
        self.subject(verb, range.start)
    }

    /// Where the last main clause of a stretch begins: behind "While Orth waited," and "On Tuesday,", behind a semicolon, and
    /// behind ", and" where a clause of its own follows.
    pub(super) fn main_clause_start(&self, range: Range<usize>) -> usize {
        let level = self.quote[range.end];
        let joins = |p: &usize| {
            self.quote[*p] == level
                && (self.kind(*p) == Kind::Semi
                    || self.kind(*p) == Kind::And
                        && self.kind_before(*p, range.start) == Kind::Comma
                        && self.verb_follows(p + 1, range.end))
        };
        let first = range.clone().rev().find(joins).map_or(range.start, |p| p + 1);
        if !matches!(self.kind(first), Kind::Sub | Kind::Prep | Kind::Wh | Kind::Ing | Kind::Ed) {
            return first;
        }
        let comma = (first + 1..range.end).filter(|&p| self.kind(p) == Kind::Comma && self.quote[p] == level);
        let main = comma.take(4).find(|&p| self.verb_follows(p + 1, range.end));
        main.map_or(first, |comma| comma + 1)
    }

    /// The subject of a verb group that begins at token `group`.
    pub(super) fn subject(&self, group: usize, floor: usize) -> Option<Range<usize>> {
        let mut p = group;
        while self.kind_before(p, floor) == Kind::Adv {
            p -= 1;
        }
        if p == floor {
            return None;
        }
        match self.kind(p - 1) {
            Kind::Subj | Kind::It | Kind::Who => Some(p - 1..p),
            Kind::That if p - 1 > floor && self.is_nominal(p - 2) => {
                Some(self.np_left(p - 1, floor).unwrap_or(p - 1)..p)
            }
            Kind::Comma | Kind::Dash => self.subject_before_comma(p - 1, floor).or_else(|| {
                // "Ola Tovan (D-Osk), said": the comma closes nothing.
                let bracket = self.kind_before(p - 1, floor) == Kind::Unbracket;
                if bracket { self.phrase_subject(p - 1, floor) } else { None }
            }),
            Kind::Open if self.level(p) != self.quote[p] => self.subject(p - 1, floor),
            _ => self.phrase_subject(p, floor),
        }
    }

    /// The noun phrase that ends before token `p`, with the noun that it depends on.
    fn phrase_subject(&self, p: usize, floor: usize) -> Option<Range<usize>> {
        let start = self.np_left(p, floor)?;
        let time = p.saturating_sub(2);
        if time > floor && self.is_span_of_time(time) {
            // "the minister this week said", "a report released last year said"
            let told = self.kind(time - 1) == Kind::Ed && self.is_nominal(time.saturating_sub(2));
            return if told { self.phrase_subject(time - 1, floor) } else { self.subject(time, floor) };
        }
        let outer = self.through_relative(start, floor).or_else(|| self.through_participle(start, floor));
        let start = match outer {
            Some(outer) => outer,
            None if self.is_object_of_preposition(start, floor) => return None,
            None if let Some(name) = self.name_with_apposition(start, floor) => name,
            None => self.behind_antecedent(start, p),
        };
        // "Orlin is the oldest port and Tovan has said": what Orlin is does not speak.
        let start = match (start..p).rev().find(|i| self.kind(*i) == Kind::And) {
            Some(and) if self.kind_before(start, floor) == Kind::Be => and + 1,
            _ => start,
        };
        let dated = p >= start + 3 && is_calendar(self.lower(p - 1)) && self.kind(p - 2) == Kind::Prep;
        Some(start..if dated { p - 2 } else { p })
    }

    /// Whether the phrase at `start` depends on a preposition that does not open the clause.
    fn is_object_of_preposition(&self, start: usize, floor: usize) -> bool {
        matches!(self.kind_before(start, floor), Kind::Prep | Kind::To | Kind::Of)
            && !matches!(
                self.kind_before(start - 1, floor),
                Kind::Stop
                    | Kind::Comma
                    | Kind::And
                    | Kind::Sub
                    | Kind::That
                    | Kind::Open
                    | Kind::Dash
                    | Kind::Colon
                    | Kind::Semi
            )
    }

    /// "…,” Ana Torres, the head of the union said": the name behind the quotation, before an apposition whose second comma was
    /// left out.
    fn name_with_apposition(&self, start: usize, floor: usize) -> Option<usize> {
        if self.kind_before(start, floor) != Kind::Comma {
            return None;
        }
        let comma = start - 1;
        let name = self.np_left(comma, floor)?;
        let opens = self.kind_before(name, floor) == Kind::Close;
        let full = (name..comma).filter(|p| self.kind(*p) == Kind::Cap).count() > 1
            && (name..comma).all(|p| matches!(self.kind(p), Kind::Cap | Kind::Hyphen));
        (self.kind(start) == Kind::Det && opens && full).then_some(name)
    }

    /// "a name Smith said": the subject begins with the name, not with the noun it has to do with.
    fn behind_antecedent(&self, start: usize, end: usize) -> usize {
        if !matches!(self.lower(start), "a" | "an") {
            return start;
        }
        (start + 2..end)
            .find(|&i| self.kind(i) == Kind::Cap && self.kind(i - 1) == Kind::Noun)
            .unwrap_or(start)
    }

    /// "the men who fled Ohio said": from inside the relative clause back to its noun.
    fn through_relative(&self, start: usize, floor: usize) -> Option<usize> {
        let mut p = start;
        let low = floor.max(start.saturating_sub(12));
        let mut verb = false;
        while p > low {
            p -= 1;
            match self.kind(p) {
                Kind::Verb | Kind::Ed | Kind::Be | Kind::Have | Kind::Modal | Kind::Do => verb = true,
                Kind::Who | Kind::That if verb => {
                    // "Orth, who served as the mayor's adviser said": without the second comma.
                    let comma = self.kind_before(p, floor) == Kind::Comma && self.kind(p) == Kind::Who;
                    return self.np_left(p - usize::from(comma), floor);
                }
                Kind::His if verb && self.lower(p) == "whose" => return self.np_left(p, floor),
                Kind::Adv
                | Kind::Not
                | Kind::Noun
                | Kind::Cap
                | Kind::Det
                | Kind::Adj
                | Kind::Prep
                | Kind::His
                | Kind::Num
                | Kind::Poss
                | Kind::To => {}
                Kind::Sub if self.lower(p) == "as" => {}
                _ => return None,
            }
        }
        None
    }

    /// "Residents fleeing the flood said", "pupils trapped in the hall said": from what a participle tells of a noun
    /// back to the noun.
    fn through_participle(&self, start: usize, floor: usize) -> Option<usize> {
        let mut p = start;
        let low = floor.max(start.saturating_sub(12));
        while p > low {
            p -= 1;
            match self.kind(p) {
                Kind::Ing | Kind::Ed if self.is_told_of_noun(p, start, floor) => {
                    let noun = self.np_left(p, floor)?;
                    return (!self.is_object_of_preposition(noun, floor)).then_some(noun);
                }
                Kind::Prep | Kind::To | Kind::Of | Kind::Verb | Kind::Be | Kind::Adv => {}
                Kind::Noun | Kind::Cap | Kind::Adj | Kind::Num | Kind::Det | Kind::His | Kind::Hyphen => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether the participle at `p`, before the noun phrase at `start`, tells of the noun before it: an active one, or
    /// a passive one with a preposition behind. A verb of saying brings words of somebody else.
    fn is_told_of_noun(&self, p: usize, start: usize, floor: usize) -> bool {
        let passive = self.kind(p) == Kind::Ed;
        let behind_noun = matches!(self.kind_before(p, floor), Kind::Noun | Kind::Cap | Kind::Num)
            || self.word_before(p, floor) == "those";
        // "the report issued this week by"
        let timed = self.is_span_of_time(p + 1);
        let next = if timed { p + 3 } else { p + 1 };
        let prepositional = timed || next < start && matches!(self.kind(next), Kind::Prep | Kind::To);
        let says = self.infos[p].verb.is_some() && self.lower(next) != "by";
        behind_noun && !says && (!passive || prepositional)
    }

    /// "Hugh Hill, a doctor, said": the phrase before the comma that opens the apposition.
    fn subject_before_comma(&self, comma: usize, floor: usize) -> Option<Range<usize>> {
        let low = floor.max(comma.saturating_sub(28));
        let mut at = comma;
        for _ in 0..4 {
            let open = (low..at).rev().find(|&p| matches!(self.kind(p), Kind::Comma | Kind::Dash))?;
            at = open;
            if !self.is_interposed(open + 1) {
                continue;
            }
            if self.kind_before(open, floor) == Kind::Subj {
                return Some(open - 1..open);
            }
            if let Some(start) = self.np_left(open, floor) {
                // "Trump, speaking in Arbel, Ohio, said"
                // "Orth, 57, a sailor, said"
                let age = (start..open).all(|p| self.kind(p) == Kind::Num);
                if self.is_object_of_preposition(start, floor) || age {
                    continue;
                }
                let within = self.is_apposition(open + 1);
                let start = self.before_apposition(start, floor).unwrap_or(start);
                return Some(start..if within { comma + 1 } else { open });
            }
        }
        None
    }

    /// "David Tovan, the chief of the harbour office, an agency, said": the name that the phrase at `start` is itself an apposition of.
    pub(super) fn before_apposition(&self, start: usize, floor: usize) -> Option<usize> {
        if self.kind_before(start, floor) != Kind::Comma {
            return None;
        }
        let comma = start - 1;
        let name = self.np_left(comma, floor)?;
        let named = (name..comma).all(|p| matches!(self.kind(p), Kind::Cap | Kind::Hyphen));
        let full = named && (name..comma).filter(|p| self.kind(*p) == Kind::Cap).count() > 1;
        let told = matches!(self.kind(start), Kind::Det | Kind::His | Kind::Her | Kind::Noun | Kind::Adj);
        (full && told && !self.is_object_of_preposition(name, floor)).then_some(name)
    }

    fn is_interposed(&self, i: usize) -> bool {
        let timed = self.kind(i) == Kind::Wh && matches!(self.lower(i), "when" | "where" | "while");
        timed
            || self.is_apposition(i)
            || matches!(self.kind(i), Kind::Prep | Kind::Adv | Kind::Sub | Kind::Ing | Kind::To)
    }

    fn is_apposition(&self, i: usize) -> bool {
        matches!(
            self.kind(i),
            Kind::Det
                | Kind::His
                | Kind::Her
                | Kind::Cap
                | Kind::Noun
                | Kind::Num
                | Kind::Who
                | Kind::Adj
                | Kind::Ed
        )
    }
}
