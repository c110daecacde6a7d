//! What the words of a caption share with others and what stands before these: who did what a second verb tells, and what all figures of a
//! list are of.

use std::ops::Range;

use super::{Item, LONGEST, Reader};
use crate::figure::{class, noun};

/// Over how many tokens who did it may stand before a second verb.
const FAR: usize = 30;
/// How many words of what something was done to are told.
const OBJECT: usize = 3;
/// Over how many words a pronoun does what a verb tells.
pub(super) const HELPERS: usize = 4;
/// How many tokens may stand between two figures of a list.
const BETWEEN: usize = 9;
/// How many figures of a list are looked back over.
const LIST: usize = 8;

impl Reader<'_, '_, '_> {
    /// Who does what the words from `first` on tell, where something stands between: "*clerks*, who number 30, make up …", "*Orlin* sold the
    /// mill and kept …", "the *town*, which lost …", "the *town* gave in, paying …"; with where the verb begins. Where two might have done it
    /// nobody is told.
    pub(super) fn doer_apart(&self, first: usize) -> Option<(Range<usize>, usize)> {
        let lead = (self.scan.from..first).rev().take_while(|k| self.helps(*k)).last().unwrap_or(first);
        let joint = self.scan.back(lead, 1)?;
        let finite = lead < first || self.is_finite(first);
        let doer = match self.word(joint) {
            "which" | "who" if self.scan.before(joint) == "," => self.ending_at(joint - 1),
            // "the arch, *commissioned by* …", "Orlin, *accused of* …"
            "," if lead == first && matches!(self.word(first + 1), "by" | "of") && self.is_finite(first) => {
                self.ending_at(joint)
            }
            "," | "–" | "—" | "--" if self.is_gerund(first) => {
                let does = !matches!(self.kind(first), "prep" | "adv" | "adj");
                let doer =
                    self.clause_opens_with(joint).or_else(|| self.doer_of_last(joint).map(|(doer, _)| doer));
                let pronoun = |p: &Range<usize>| matches!(self.kind(p.start), "subj" | "it");
                doer.filter(|p| does && !pronoun(p) && (p.len() > 1 || self.capital(p.start)))
            }
            "–" | "—" | "--" if finite => self.dash_before(joint).and_then(|open| self.first_of(open)),
            "," => self.before_aside(joint, finite),
            "and" | "but" if finite => {
                let comma = usize::from(self.scan.before(joint) == ",");
                self.doer_of_last(joint - comma).map(|(doer, _)| doer)
            }
            _ => None,
        }?;
        // "about 3 *million* clerks"
        let counted = self.figure_at(doer.start).map_or(doer.start, |i| i.tokens.start.min(doer.start));
        let doer = counted..doer.end;
        let whole = doer.len() <= LONGEST && !self.is_void(&doer) && !self.is_led(doer.start);
        whole.then_some((doer, lead))
    }

    /// Whether `k` helps a verb behind it: "*has never been* sold".
    fn helps(&self, k: usize) -> bool {
        (class::helps(self.word(k)) || self.kind(k) == "not") && self.is_word(k)
    }

    /// Who does what a verb behind the comma at `close` tells: what stands before an apposition of names, else what the clause opens with.
    fn before_aside(&self, close: usize, finite: bool) -> Option<Range<usize>> {
        if let Some(open) = self.apposition_before(close).filter(|_| finite) {
            return self.first_of(open);
        }
        // Behind a relative whatever follows is the verb: "clerks, who number 30, make up".
        let open = self.relative_before(close);
        let next = close + 1;
        // "deaths in Osk", but "faces 12 years", "drops the case"
        let object = self.is_article(next + 1) || self.figure_at(next + 1).is_some();
        let noun = noun::is_plural(self.doc, next) && !object
            || self.parts_clauses(next)
            || self.kind(next) == "adv";
        if !finite && (open.is_none() || noun || self.capital(next)) {
            return None;
        }
        self.clause_opens_with(close).or_else(|| self.first_of(open?))
    }

    /// The phrase or the pronoun that the clause opens with which goes on at `end`; none behind a verb of saying, which another clause follows.
    fn clause_opens_with(&self, end: usize) -> Option<Range<usize>> {
        let low = self.scan.from.max(end.saturating_sub(FAR));
        let mut at = (low..end).rev().take_while(|k| !self.bounds_clause(*k)).last()?;
        if at == low && low > self.scan.from {
            return None;
        }
        at += (at..end).take_while(|k| !self.is_word(*k)).count();
        at += usize::from(matches!(self.kind(at), "and"));
        // "In May, the bank …"
        let fronted = at;
        if matches!(self.kind(at), "prep" | "sub" | "adv") || self.dated(at) || self.is_gerund(at) {
            at = (at..end).find(|k| self.word(*k) == ",")? + 1;
            if matches!(self.word(at), "which" | "who" | "where" | "whose" | "when") {
                return None;
            }
        }
        if matches!(self.kind(at), "subj" | "it") {
            return Some(at..at + 1);
        }
        let stop = (at..=end).find(|k| self.word(*k) == "," || self.is_verb(*k) || self.helps(*k))?;
        let says = (stop..end)
            .find(|k| !self.helps(*k))
            .is_some_and(|k| crate::attribution::is_speech(self.word(k)));
        // "In Osk, *Norland*, the bank …": a place told by two names.
        if at > fronted && self.word(stop) == "," && self.capital(at) && stop == at + 1 {
            return None;
        }
        // "*Fixed the* pipes, bought": only what it opens with.
        let opens = |p: &Range<usize>| p.start >= at && p.start <= at + usize::from(self.is_article(at));
        self.first_of(stop).filter(|p| opens(p) && !(self.word(stop) != "," && says))
    }

    /// "the *fleet has carried* grain and coal, mostly by sea, for …": who did what in the clause before what stands behind a mark, with a word or two
    /// of what it was done to.
    pub(super) fn deed_apart(&self, mark: usize) -> Option<Range<usize>> {
        let (doer, verb) = self.doer_of_last(mark)?;
        let plain = |k: &usize| self.is_plain(*k) && !matches!(self.kind(*k), "prep" | "to" | "sub");
        let end = (verb + 1..mark.min(verb + 1 + OBJECT)).take_while(plain).last().unwrap_or(verb);
        Some(doer.start..end + 1).filter(|p| p.len() <= FAR / 2)
    }

    /// Whether a preposition or a conjunction leads the phrase that begins at `k`: "retired from the *bank*", "nor the *judge*".
    fn is_led(&self, k: usize) -> bool {
        let article = usize::from(k > self.scan.from && self.is_article(k - 1));
        matches!(self.kind_before(k - article), "prep" | "of" | "to")
            || matches!(self.scan.before(k - article), "and" | "or" | "nor" | "but" | "except")
    }

    /// Whether `k` is a verb that somebody's doing is told by, whatever noun has its form: "raised", "has", not "supply".
    pub(super) fn is_finite(&self, k: usize) -> bool {
        let word = self.word(k);
        let formed = matches!(self.kind(k), "be" | "have" | "do" | "modal")
            || word.ends_with("ed")
            || noun::is_past_form(word);
        formed && self.is_verb(k) && !self.is_gerund(k) && !self.dated(k)
    }

    /// The comma that opens an apposition which ends at the comma `close`: "his heir*,* Rand Orlin, left".
    fn apposition_before(&self, close: usize) -> Option<usize> {
        let open = self.aside_before(close).filter(|_| self.word(close) == ",")?;
        (open + 1..close).all(|k| self.capital(k)).then_some(open)
    }

    /// The dash that opens what the dash at `close` ends: "the office — an old one — was shut".
    fn dash_before(&self, close: usize) -> Option<usize> {
        let low = self.scan.from.max(close.saturating_sub(FAR));
        let dash = |k: &usize| self.word(*k) == self.word(close);
        (low..close).rev().find(dash).filter(|_| matches!(self.word(close), "–" | "—" | "--"))
    }

    /// The comma that opens the relative clause which ends at the comma `close`: "clerks*,* who number 30,".
    fn relative_before(&self, close: usize) -> Option<usize> {
        let low = self.scan.from.max(close.saturating_sub(FAR));
        (low..close).rev().find(|k| {
            self.word(*k) == "," && matches!(self.word(k + 1), "who" | "which" | "whose" | "where" | "whom")
        })
    }

    /// Who did what the last verb before `end` tells, and that verb: whoever stands right before it, or did what the verb before tells.
    fn doer_of_last(&self, end: usize) -> Option<(Range<usize>, usize)> {
        let low = self.scan.from.max(end.saturating_sub(FAR));
        let clause = (low..end).rev().take_while(|k| !self.bounds_clause(*k));
        let verbs = clause.filter(|k| {
            self.is_verb(*k)
                && !self.is_gerund(*k)
                && !self.dated(*k)
                && !self.helps(*k)
                && self.word(*k + 1) != "by"
                && !matches!(self.kind_before(*k), "to" | "prep" | "of")
        });
        for verb in verbs {
            let named = self.subject_before(verb).filter(|p| p.end <= verb && p.start >= low);
            let lead = (low..verb).rev().take_while(|k| self.helps(*k)).last().unwrap_or(verb);
            let found = match self.scan.before(lead) {
                "," => self.before_aside(lead - 1, true),
                "and" | "but" => continue,
                _ => named.or_else(|| self.pronoun_before(verb, HELPERS).map(|who| who..who + 1)),
            };
            return found.map(|doer| (doer, verb));
        }
        None
    }

    /// "*he* has never sold": the pronoun that does what the verb at `verb` tells, over at most so many tokens that help it.
    pub(super) fn pronoun_before(&self, verb: usize, most: usize) -> Option<usize> {
        let who = (self.scan.from..verb).rev().take(most).find(|k| !self.helps(*k))?;
        matches!(self.kind(who), "subj" | "it").then_some(who)
    }

    /// Whether what stands before `k` is of another clause: a semicolon, a quotation mark, "said that", not "the bank that".
    fn bounds_clause(&self, k: usize) -> bool {
        let told = |k: usize| {
            self.scan.back(k, 1).is_some_and(|v| self.is_verb(v) || self.kind(v) == "her")
                || crate::attribution::is_speech(self.scan.before(k))
        };
        matches!(self.word(k), ";" | ":" | "“" | "”" | "\"" | "–" | "—" | "--")
            || matches!(self.kind(k), "that" | "wh") && told(k)
    }

    /// "*the error was* 2.9 points in Iowa, 3.1 in Norland and **3** in Marsh", "*it fell from* 57 percent in May to **31** in June": of the figures of
    /// a list the first; none if the figure is of no list or is told by words of its own.
    pub(super) fn first_of_list<'i>(&'i self, item: &'i Item, start: usize) -> Option<&'i Item> {
        let mut n = self.items.partition_point(|i| i.tokens.start < item.tokens.start);
        let (mut next, mut next_start) = (item, start);
        for _ in 0..LIST {
            let Some(before) = n.checked_sub(1).map(|k| &self.items[k]) else { break };
            if !self.are_listed(before, next, next_start) {
                break;
            }
            (n, next, next_start) = (n - 1, before, self.lead(before));
        }
        (next.tokens.start != item.tokens.start).then_some(next)
    }

    /// Whether two figures of one kind are told of one thing in two places or of two groups: "5 percent *in Osk and* 6 percent *in Marsh*".
    fn are_listed(&self, first: &Item, second: &Item, start: usize) -> bool {
        let gap = first.tokens.end..start;
        let level = self.scan.before(start) == "from";
        let joins = !gap.is_empty()
            && match self.scan.before(start) {
                "," | "and" | "but" | "from" | "versus" => true,
                "to" => self.scan.before(first.tokens.start) == "from",
                _ => false,
            };
        let narrows =
            |k: usize| matches!(self.kind(k), "prep" | "of") && self.word(k) != "to" || self.dated(k);
        let plain = |k: usize| {
            let mark = !self.is_word(k) && !self.dated(k) && !matches!(self.word(k), "," | "-");
            !mark
                && self.figure_at(k).is_none()
                && !matches!(self.kind(k), "sub" | "that" | "who" | "wh")
                && !self.is_verb(k)
        };
        // "killing 40 million people *abroad* and 520,000 in Osk"
        let counted = second.unit.is_none() && first.noun.is_some();
        // "in Osk, *30 percent of them*" is of no list.
        let alike = self.word(first.tokens.end) == self.word(second.tokens.end)
            || self.dated(first.tokens.end)
            || self.dated(second.tokens.end);
        joins
            && first.kind == second.kind
            && (first.unit == second.unit || counted)
            && gap.len() <= BETWEEN
            && (level || (narrows(first.tokens.end) && alike || counted) && narrows(second.tokens.end))
            && gap.into_iter().all(plain)
    }
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn what_is_shared_is_told() {
        for (text, expected) in [
            // Who did it stands before a relative, another verb, a participle, an apposition.
            (
                "Clerks, who number about 30 in all, make up 16 percent of the sick.",
                "Clerks make up … of the sick",
            ),
            (
                "Brack Resorts, which gets most of its income from Osk, surged 6.3 percent.",
                "Brack Resorts surged",
            ),
            ("Orlin sold the mill, and paid $40 million.", "Orlin paid"),
            ("The old town gave in, paying $4 million.", "old town paying"),
            ("His heir, Rand Orlin, left and paid $4 million.", "His heir, Rand Orlin, left and paid"),
            (
                "He saw the arch, commissioned by the king and finished 30 years after his death.",
                "arch commissioned by the king and finished … after his death",
            ),
            // A word that is more often a noun tells no doing.
            ("It holds mills and supply lines, bringing in $4 million.", "bringing in …"),
            // What all of a list are of stands before the first.
            (
                "Sales fell by 2 percent in Osk, 3 percent in Birch and 4 percent in Marsh.",
                "Sales fell by … in Birch",
            ),
            (
                "Sales fell by 2 percent in Osk, 3 percent in Birch and 4 percent in Marsh.",
                "Sales fell by … in Marsh",
            ),
            (
                "A fever swept the coast, killing 40 million people abroad and 520,000 in Osk.",
                "killing … people in Osk",
            ),
            (
                "It hired 5 percent in Osk and cut 6 percent in Marsh.",
                "It hired 5 percent in Osk and cut … in Marsh",
            ),
        ] {
            let found = read(&Document::new(text), &[]);
            let subjects: Vec<_> = found.iter().map(|m| m.subject.as_str()).collect();
            assert!(subjects.contains(&expected), "{text} {subjects:?}");
        }
    }
}
