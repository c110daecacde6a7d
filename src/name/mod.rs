//! Names: people, governments, organisations and places, and what else the text calls them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::span::Span;
use crate::text::Document;

/// The names of a document and the entity behind each mention.
#[derive(Debug, Default)]
pub struct Names {
    mentions: Vec<NameMention>,
    entities: Vec<String>,
}

/// One mention of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// Where it stands.
    pub span: Span,
    /// The entity, as an index into [`Names::entities`].
    pub entity: usize,
}

impl Names {
    /// Finds the names of `doc`.
    #[must_use]
    pub fn read(doc: &Document<'_>) -> Names {
        let mut names = Names::default();
        let mut by_last: FxHashMap<String, usize> = FxHashMap::default();
        for sentence in doc.sentences() {
            let mut i = sentence.tokens.start;
            while i < sentence.tokens.end {
                let mut end = i;
                while end < sentence.tokens.end && is_name_word(doc, end) {
                    end += 1;
                }
                if end == i || end == i + 1 && i == sentence.tokens.start {
                    i = end.max(i + 1);
                    continue;
                }
                names.add(doc, i..end, &mut by_last);
                i = end;
            }
        }
        names
    }

    fn add(&mut self, doc: &Document<'_>, range: Range<usize>, by_last: &mut FxHashMap<String, usize>) {
        let span = doc.span_of(range.clone());
        let entity = *by_last.entry(doc.lower(range.end - 1).to_string()).or_insert_with(|| {
            self.entities.push(doc.text_of(span).to_string());
            self.entities.len() - 1
        });
        if self.entities[entity].len() < span.len() {
            self.entities[entity] = doc.text_of(span).to_string();
        }
        self.mentions.push(NameMention { span, entity });
    }

    /// The entity of the last name inside `span`.
    #[must_use]
    pub fn entity_in(&self, span: Span) -> Option<&str> {
        let first = self.mentions.partition_point(|m| m.span.start() < span.start());
        let inside = self.mentions[first..].iter().take_while(|m| m.span.end() <= span.end());
        inside.last().map(|m| self.entities[m.entity].as_str())
    }

    /// All mentions in order of their spans.
    #[must_use]
    pub fn mentions(&self) -> &[NameMention] {
        &self.mentions
    }

    /// The entities by their fullest name ("Nikol Pashinyan").
    #[must_use]
    pub fn entities(&self) -> &[String] {
        &self.entities
    }
}

fn is_name_word(doc: &Document<'_>, i: usize) -> bool {
    let word = doc.word(i);
    doc.tokens()[i].is_capital()
        && word != "I"
        && !matches!(
            word,
            "The" | "A" | "An" | "He" | "She" | "It" | "They" | "We" | "In" | "On" | "At" | "But" | "And"
        )
}
