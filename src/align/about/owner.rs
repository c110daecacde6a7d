//! Whose age a figure tells, and where its clause puts it.

use std::ops::Range;

use super::{DATE, Scene};
use crate::align::frame::{self, Bag};
use crate::align::names::Who;
use crate::attribution::Act;
use crate::name::{NameKind, NameMention};

/// How many tokens a place may have, "Orsk, East Arbel".
const SEAT_WORDS: usize = 7;

impl Scene<'_, '_> {
    /// The mentions of names that end before the tokens `at`.
    pub(super) fn names_before(&self, at: &Range<usize>) -> &[NameMention] {
        let names = self.reading.names.mentions();
        let start = self.reading.doc.span_of(at.start..at.start + 1).start();
        &names[..names.partition_point(|n| n.span.end() <= start)]
    }

    /// Who bears the name of a mention.
    pub(super) fn who(&self, mention: &NameMention) -> Option<Who> {
        let name = self.reading.names.entities().get(mention.entity).cloned()?;
        Some(Who::new(name, self.reading.names.kind(mention.entity)))
    }

    /// Whose age stands at the tokens `at` where a pronoun owns it: "Tovan said *she* was 18 when Weber left" is of Tovan, and
    /// of nobody where no person is named before. None where no pronoun owns it.
    pub(super) fn aged(&self, at: &Range<usize>, sentence: &Range<usize>) -> Option<Option<Who>> {
        let doc = &self.reading.doc;
        let from = sentence.start.max(at.start.saturating_sub(5));
        let owner = (from..at.start).rev().take_while(|i| doc.tokens()[*i].is_word());
        let personal =
            |i: &usize| matches!(doc.lower(*i), "she" | "he" | "they" | "i" | "we" | "who" | "you");
        let pronoun =
            owner.filter(|i| !doc.tokens()[*i].is_capital() || *i == sentence.start).find(personal)?;
        let place = doc.span_of(pronoun..pronoun + 1).start();
        let start = doc.span_of(sentence.start..sentence.start + 1).start();
        let before = self.names_before(at).iter().rev().filter(|n| n.span.end() <= place);
        let named = before.take_while(|n| n.span.start() >= start);
        let person = named.filter_map(|n| self.who(n)).find(|w| w.kind == NameKind::Person);
        Some(person.filter(|_| matches!(doc.lower(pronoun), "she" | "he" | "who")))
    }

    /// Whether the words from the tokens `at` to `end` begin another clause: "18 *when Weber* took her out".
    pub(super) fn begins_clause(&self, at: &Range<usize>, end: usize) -> bool {
        let doc = &self.reading.doc;
        (at.end..end).any(|i| {
            matches!(
                doc.lower(i),
                "when" | "while" | "after" | "before" | "as" | "and" | "but" | "because" | "if"
            ) || self.reading.acts.get(i).is_some_and(|a| *a != Act::None)
        })
    }

    /// The names of the place that the clause of the tokens `at` puts it in: behind "in", "at" or "near" after or before
    /// them, or at the head of the sentence ("In Orsk, …", "in Brask, where 37 died").
    pub(super) fn seat(&self, at: &Range<usize>, sentence: &Range<usize>) -> Bag {
        let doc = &self.reading.doc;
        let ends = |i: &usize| {
            matches!(doc.lower(*i), "while" | "whereas" | ";" | "but" | "and" | "," | "—" | "–" | ":")
        };
        let behind = (at.end..sentence.end.max(at.end)).take_while(|i| !ends(i));
        let before = (sentence.start.min(at.start)..at.start).rev().take_while(|i| !ends(i));
        let behind = behind.filter(|i| self.taken[*i] == 0).find_map(|i| self.seat_from(i, sentence));
        behind
            .or_else(|| before.clone().find_map(|i| self.seat_from(i, sentence)))
            .or_else(|| self.seat_from(sentence.start, sentence))
            .or_else(|| self.where_it_is(at, sentence))
            .unwrap_or_default()
    }

    /// "In Brask, *where* 37 died": the place right before "where".
    fn where_it_is(&self, at: &Range<usize>, sentence: &Range<usize>) -> Option<Bag> {
        let doc = &self.reading.doc;
        let place = (sentence.start.min(at.start)..at.start).rev().find(|i| doc.lower(*i) == "where")?;
        (sentence.start..place).rev().take(SEAT_WORDS).find_map(|i| self.seat_from(i, sentence))
    }

    /// The place that the preposition at token `i` brings, if it brings a name: "in the northern town of Orsk, East Arbel".
    fn seat_from(&self, i: usize, sentence: &Range<usize>) -> Option<Bag> {
        let doc = &self.reading.doc;
        if !matches!(doc.lower(i), "in" | "at" | "near" | "across" | "outside" | "throughout") {
            return None;
        }
        let words = i + 1..sentence.end.min(i + 1 + SEAT_WORDS);
        let capital = |k: usize| doc.tokens()[k].is_capital() && self.taken[k] & DATE == 0;
        let small = |k: usize| {
            matches!(doc.lower(k), "the" | "of" | "'s" | "’s")
                || super::place::is_place_noun(doc.lower(k))
                || k == i + 2
        };
        let mut named = Vec::new();
        for k in words {
            match () {
                () if capital(k) => named.push(k),
                () if named.is_empty() && doc.tokens()[k].is_word() && small(k) => {}
                () if doc.lower(k) == ","
                    && !named.is_empty()
                    && doc.tokens().get(k + 1).is_some_and(|t| t.is_capital()) => {}
                () => break,
            }
        }
        let of_place = |k: &usize| {
            let entity = self.reading.names.entity_at(doc.span_of(*k..*k + 1).start());
            let kind = entity.map(|e| self.reading.names.kind(e));
            matches!(kind, Some(NameKind::Place | NameKind::Other))
                && !crate::name::is_of_calendar(doc.lower(*k))
        };
        named.retain(of_place);
        let terms = named.iter().map(|k| self.frame.terms[*k]);
        Some(frame::bag(terms)).filter(|b| !b.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::align::about::About;
    use crate::align::frame::Frame;
    use crate::align::terms;
    use crate::{Article, Reading};

    /// What the first figure of a text is about.
    fn about(text: &str) -> About {
        let article = Article::new("a", text);
        let reading = Reading::new(&article);
        let frame = Frame::new(&reading);
        frame.abouts.into_iter().find(|a| a.figure.is_some()).expect(text)
    }

    #[test]
    fn whose_ages() {
        for (text, name) in [
            ("Maria Keller said she was 18 when Paul Weber left.", Some("Maria Keller")),
            ("The women said they were 18 years old when Paul Weber left.", None),
            ("A girl was 14 years old when Paul Weber left.", None),
            ("Maria Keller, 34, left.", Some("Maria Keller")),
            ("The 34-year-old Maria Keller left.", Some("Maria Keller")),
        ] {
            assert_eq!(about(text).who.map(|w| w.name).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn where_clauses_put_it() {
        for (text, place) in [
            ("In Orsk, a blast killed 12 people.", Some("orsk")),
            ("A blast killed 12 people in the northern town of Orsk.", Some("orsk")),
            ("The worst was in Orsk province, where 12 people died.", Some("orsk")),
            ("A blast killed 12 people, and there was smoke in Tarn.", None),
            ("A blast killed 12 people in March.", None),
        ] {
            let seat = about(text).seat;
            let on = place.map(terms::form);
            assert_eq!(seat.is_empty(), on.is_none(), "{text}");
            assert!(on.is_none_or(|id| seat.iter().any(|t| t.0 == id)), "{text}");
        }
    }
}
