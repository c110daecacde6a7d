//! Whose age a figure tells.

use std::ops::Range;

use super::Scene;
use crate::align::names::Who;
use crate::name::{NameKind, NameMention};

/// How far before an age the word may stand that tells of another time, in tokens.
const THEN_REACH: usize = 8;

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

    /// Whether an age is told of another time: "when she was 32", "when he was in his 30s".
    pub(super) fn is_of_then(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let mut before = (sentence.start.max(at.start.saturating_sub(THEN_REACH))..at.start).rev();
        let mut before = before.by_ref().take_while(|i| doc.tokens()[*i].is_word());
        before.any(|i| matches!(doc.lower(i), "was" | "were" | "turned"))
            && before.any(|i| doc.lower(i) == "when")
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
}

#[cfg(test)]
mod tests {
    use crate::align::about::About;
    use crate::align::frame::Frame;
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
}
