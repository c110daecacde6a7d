//! Names: people, governments, organisations and places, and what else the text calls them.

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
        let _ = doc;
        Names::default()
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
