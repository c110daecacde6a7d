//! What the words of a caption share with others and what stands before these: who did what a second verb tells, and what all figures of a
//! list are of.

use std::ops::Range;

use super::{Item, LONGEST, Reader};
use crate::figure::noun;

/// Over how many tokens who did it may stand before a second verb.
const FAR: usize = 30;
/// How many words of what something was done to are told.
const OBJECT: usize = 3;
/// Over how many words a pronoun does what a verb tells.
const HELPERS: usize = 4;
/// How many tokens may stand between two figures of a list.
const BETWEEN: usize = 9;
/// How many figures of a list are looked back over.
const LIST: usize = 8;

impl Reader<'_, '_, '_> {
    /// Who does what the words from `first` on tell, where something stands between: "*clerks*, who number 30, make up …", "*Orlin* sold the
    /// mill and kept …", "the *town*, which lost …", "the *town* gave in, paying …".
    pub(super) fn doer_apart(&self, first: usize) -> Option<Range<usize>> {
        let joint = self.scan.back(first, 1)?;
        let relative = matches!(self.word(joint), "which" | "who") && self.scan.before(joint) == ",";
        // "the arch, *commissioned by* …"
        let passive = self.word(first + 1) == "by" && self.word(joint) == "," && !self.is_gerund(first);
        let set_off = matches!(self.word(joint), "," | "–" | "—" | "--");
        let doer = if relative {
            self.ending_at(joint - 1)
        } else if passive {
            self.ending_at(joint)
        } else if let Some(open) = self.apposition_before(joint) {
            self.first_of(open).filter(|_| self.is_finite(first))
        } else if let Some(open) = self.dash_before(joint).filter(|_| self.is_finite(first)) {
            self.first_of(open)
        } else if self.is_gerund(first) && set_off && !matches!(self.kind(first), "prep" | "adv" | "adj") {
            self.doer_of_last(joint).map(|(doer, _)| doer).filter(|p| p.len() > 1 || self.capital(p.start))
        } else if self.word(joint) == ","
            && let Some(open) = self.relative_before(joint)
        {
            self.first_of(open).filter(|_| !self.is_gerund(first) && self.is_word(first))
        } else if self.is_finite(first) && matches!(self.word(joint), "," | "and" | "but") {
            self.doer_of_last(joint).map(|(doer, _)| doer)
        } else {
            None
        }?;
        // "about 3 *million* clerks"
        let counted = self.figure_at(doer.start).map_or(doer.start, |i| i.tokens.start.min(doer.start));
        Some(counted..doer.end).filter(|p| p.len() <= LONGEST && !self.is_void(p) && !self.is_led(p.start))
    }

    /// "the *fleet has carried* grain and coal, mostly by sea, for …": who did what in the clause before what stands behind a mark, with a word or two
    /// of what it was done to.
    pub(super) fn deed_apart(&self, mark: usize) -> Option<Range<usize>> {
        let (doer, verb) = self.doer_of_last(mark)?;
        let plain = |k: &usize| self.is_plain(*k) && !matches!(self.kind(*k), "prep" | "to" | "sub");
        let end = (verb + 1..mark.min(verb + 1 + OBJECT)).take_while(plain).last().unwrap_or(verb);
        Some(doer.start..end + 1).filter(|p| p.len() <= FAR / 2)
    }

    /// Whether a preposition leads the phrase that begins at `k`: "retired from the *bank*".
    fn is_led(&self, k: usize) -> bool {
        let article = usize::from(k > self.scan.from && self.is_article(k - 1));
        matches!(self.kind_before(k - article), "prep" | "of" | "to")
    }

    /// Whether `k` is a verb that somebody's doing is told by, whatever noun has its form: "raised", "has", not "supply".
    pub(super) fn is_finite(&self, k: usize) -> bool {
        let word = self.word(k);
        let formed = matches!(self.kind(k), "be" | "have" | "do" | "modal")
            || word.ends_with("ed")
            || noun::is_past_form(word)
            || self.scan.back(k, 1).is_some_and(|c| self.word(c) == ",") && noun::is_verb(word);
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

    /// Who did what the last verb before `end` tells whose doer stands right before it, and that verb.
    fn doer_of_last(&self, end: usize) -> Option<(Range<usize>, usize)> {
        let low = self.scan.from.max(end.saturating_sub(FAR));
        let clause = (low..end).rev().take_while(|k| !self.bounds_clause(*k));
        let mut verbs = clause.filter(|k| {
            self.is_verb(*k)
                && !self.is_gerund(*k)
                && !self.dated(*k)
                && self.word(*k + 1) != "by"
                && !matches!(self.kind_before(*k), "to" | "prep" | "of")
        });
        verbs.find_map(|verb| {
            let named = self.subject_before(verb).filter(|p| p.end <= verb && p.start >= low);
            named.or_else(|| self.pronoun_before(verb)).map(|doer| (doer, verb))
        })
    }

    /// "*he* has never sold"
    fn pronoun_before(&self, verb: usize) -> Option<Range<usize>> {
        let helps = |k: &usize| matches!(self.kind(*k), "have" | "be" | "do" | "modal" | "adv" | "not");
        let who = (self.scan.from..verb).rev().take(HELPERS).find(|k| !helps(k))?;
        matches!(self.kind(who), "subj" | "it").then_some(who..who + 1)
    }

    /// Whether what stands before `k` is of another clause: a semicolon, a quotation mark, "that".
    fn bounds_clause(&self, k: usize) -> bool {
        matches!(self.word(k), ";" | ":" | "“" | "”" | "\"" | "–" | "—" | "--")
            || matches!(self.kind(k), "that" | "wh")
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
        let joint = self.scan.back(start, 1).filter(|k| gap.contains(k));
        let joins =
            joint.is_some_and(|k| matches!(self.word(k), "," | "and" | "but" | "to" | "from" | "versus"));
        let narrows =
            |k: usize| matches!(self.kind(k), "prep" | "of") && self.word(k) != "to" || self.dated(k);
        let plain = |k: usize| {
            let mark = !self.is_word(k) && !self.dated(k) && !matches!(self.word(k), "," | "-");
            !mark
                && self.figure_at(k).is_none()
                && !matches!(self.kind(k), "sub" | "that" | "who" | "wh")
                && !(self.is_verb(k))
        };
        // "killing 50 million people *worldwide* and 675,000 in Osk"
        let counted = second.unit.is_none() && first.noun.is_some();
        let level = self.scan.before(start) == "from";
        joins
            && first.kind == second.kind
            && (first.unit == second.unit || counted)
            && gap.len() <= BETWEEN
            && (level || (narrows(first.tokens.end) || counted) && narrows(second.tokens.end))
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
                "A fever swept the coast, killing 50 million people worldwide and 675,000 in Osk.",
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
