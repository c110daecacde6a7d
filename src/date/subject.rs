//! What a date dates, in words of its sentence: the verb nearest to it with who did what ("quake struck Aceh"), or the
//! noun that it stands before ("2020 ceasefire" → "ceasefire"). Also the words that weaken or deny it.

use super::lexeme::Lex;
use super::scan::{Found, Scan};
use super::words;

/// How many words of content are taken on either side of the verb, and of a noun's phrase.
const SIDE: usize = 3;
const NOUNS: usize = 4;
/// How far the verb may stand from the date, in tokens.
const BACK: usize = 24;
const AHEAD: usize = 14;

/// The event's words, whether it is denied, and the words that weaken it.
#[derive(Debug, Default)]
pub(super) struct Event {
    pub(super) subject: String,
    pub(super) negated: bool,
    pub(super) hedges: Vec<String>,
}

/// The event that `found` dates.
pub(super) fn event(scan: &Scan<'_, '_>, found: &Found) -> Event {
    let reader = Reader { scan, found, tokens: scan.doc.sentences()[found.sentence].tokens.clone() };
    let verb = reader.verb();
    let subject = match (reader.attributive(), verb) {
        (Some(noun), _) => reader.joined(reader.content(noun..noun + 2 * NOUNS, NOUNS, Stop::AtFunction)),
        (None, Some(verb)) => reader.around(verb),
        (None, None) => reader.joined(reader.content_back(found.start, NOUNS)),
    };
    Event { subject, negated: reader.is_negated(verb), hedges: reader.hedges(verb) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    AtFunction,
    AtClause,
}

struct Reader<'r, 'a, 't> {
    scan: &'r Scan<'a, 't>,
    found: &'r Found,
    tokens: std::ops::Range<usize>,
}

impl Reader<'_, '_, '_> {
    fn word(&self, i: usize) -> &str {
        if self.tokens.contains(&i) { self.scan.doc.lower(i) } else { "" }
    }

    fn is_word(&self, i: usize) -> bool {
        self.tokens.contains(&i) && self.scan.doc.tokens()[i].is_word()
    }

    /// The token of the noun that the date stands before: "the 2020 ceasefire", "Friday's attack".
    fn attributive(&self) -> Option<usize> {
        let end = self.found.end;
        let owns = matches!(self.word(end), "'s" | "’s");
        let noun = end + usize::from(owns);
        let led = owns
            || self.found.start.checked_sub(1).is_some_and(|i| {
                matches!(
                    self.word(i),
                    "the" | "a" | "an" | "its" | "his" | "her" | "their" | "this" | "first" | "'s" | "’s"
                )
            });
        (led && self.is_word(noun) && !self.is_function(noun) && !self.is_verb(noun)).then_some(noun)
    }

    fn is_function(&self, i: usize) -> bool {
        words::FUNCTION.contains(self.word(i))
    }

    fn is_verb(&self, i: usize) -> bool {
        let w = self.word(i);
        if !self.is_word(i) || self.scan.doc.tokens()[i].is_capital() {
            return false;
        }
        let past = w.len() > 4 && w.ends_with("ed") && !w.ends_with("eed") || words::PAST_FORMS.contains(w);
        let led = matches!(
            self.word(i.wrapping_sub(1)),
            "will" | "would" | "to" | "shall" | "can" | "could" | "may" | "might" | "must" | "not"
        );
        past || led && !self.is_function(i)
    }

    /// The verb of the date's clause: the nearest before it, else the first behind it.
    fn verb(&self) -> Option<usize> {
        let low = self.tokens.start.max(self.found.start.saturating_sub(BACK));
        let back =
            (low..self.found.start).rev().take_while(|i| !self.ends_clause(*i)).find(|i| self.is_verb(*i));
        let high = self.tokens.end.min(self.found.end + AHEAD);
        back.or_else(|| (self.found.end..high).find(|i| self.is_verb(*i)))
    }

    fn ends_clause(&self, i: usize) -> bool {
        !self.is_word(i)
            && matches!(self.word(i), ";" | ":" | "“" | "”" | "\"" | "``" | "''" | "—" | "–" | "(" | ")")
    }

    /// Who did what: words before the verb, the verb, words behind it.
    fn around(&self, verb: usize) -> String {
        let mut words = self.content_back(verb, SIDE);
        words.push(verb);
        let stop = if verb < self.found.start { self.found.start } else { verb + 2 * NOUNS };
        words.extend(self.content(verb + 1..stop, SIDE, Stop::AtClause));
        self.joined(words)
    }

    /// Words of content in `range`, `most` at the most.
    fn content(&self, range: std::ops::Range<usize>, most: usize, stop: Stop) -> Vec<usize> {
        let mut out = Vec::new();
        for i in range.start..range.end.min(self.tokens.end) {
            let ends = match stop {
                Stop::AtFunction => !self.is_word(i) && !self.is_inner_hyphen(i) || self.is_function(i),
                Stop::AtClause => self.ends_clause(i) || self.word(i) == ",",
            };
            if ends || out.len() == most {
                break;
            }
            if self.is_content(i) {
                out.push(i);
            }
        }
        out
    }

    /// The last words of content before token `end`, in order, in its clause.
    fn content_back(&self, end: usize, most: usize) -> Vec<usize> {
        let low = self.tokens.start.max(end.saturating_sub(BACK));
        let clause = (low..end).rev().take_while(|i| !self.ends_clause(*i));
        let mut out: Vec<usize> =
            clause.filter(|i| self.is_content(*i) && !self.is_dated(*i)).take(most).collect();
        out.reverse();
        out
    }

    fn is_dated(&self, i: usize) -> bool {
        (self.found.start..self.found.end).contains(&i)
    }

    fn is_content(&self, i: usize) -> bool {
        let temporal = matches!(
            self.scan.meaning(i),
            Lex::Month(_)
                | Lex::Weekday(_)
                | Lex::Day(_)
                | Lex::Units(_)
                | Lex::Pick(_)
                | Lex::Part(_)
                | Lex::Edge(_)
        );
        let plain = || !self.is_function(i) && !words::HEDGES.contains(self.word(i));
        self.is_word(i) && !temporal && !self.is_dated(i) && plain()
    }

    fn is_inner_hyphen(&self, i: usize) -> bool {
        self.word(i) == "-" && !self.scan.doc.tokens()[i].is_spaced()
    }

    /// The words as written, parts of a hyphened one together.
    fn joined(&self, words: Vec<usize>) -> String {
        let mut out = String::new();
        let mut last = None;
        for i in words {
            let hyphened = last.is_some_and(|l: usize| l + 2 == i && self.is_inner_hyphen(l + 1));
            match last {
                Some(_) if hyphened => out.push('-'),
                Some(_) => out.push(' '),
                None => {}
            }
            out.push_str(self.scan.doc.word(i));
            last = Some(i);
        }
        out
    }

    /// "not until Monday", "did not meet on Monday", "never met in 2020".
    fn is_negated(&self, verb: Option<usize>) -> bool {
        let negates = |i: usize| {
            matches!(self.word(i), "not" | "never" | "n't")
                || self.word(i).ends_with("n't")
                || self.word(i).ends_with("n’t")
        };
        let date = (1..=2).filter_map(|n| self.found.start.checked_sub(n)).any(negates);
        date || verb.is_some_and(|v| (1..=2).filter_map(|n| v.checked_sub(n)).any(negates))
    }

    /// "reportedly", "probably" beside the verb or the date.
    fn hedges(&self, verb: Option<usize>) -> Vec<String> {
        let near = |at: usize, before: usize, after: usize| at.saturating_sub(before)..at + after;
        let date = near(self.found.start, 4, 0);
        let verb = verb.map_or(0..0, |v| near(v, 3, 3));
        let hedge = |i: &usize| words::HEDGES.contains(self.word(*i));
        let mut at: Vec<usize> = date.chain(verb).filter(hedge).collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter().map(|i| self.scan.doc.word(i).to_string()).collect()
    }
}
