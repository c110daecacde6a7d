//! A half-open range of bytes in an article's text.

use serde::{Deserialize, Deserializer, Serialize};

/// A half-open range of bytes, `start..end`, in an article's text.
///
/// `start` never exceeds `end`, and every span that the library makes lies on character boundaries of the
/// text it was made for, so `&text[span.range()]` never panics.
///
/// ```
/// use variorum::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(&"the quake"[span.range()], "quake");
/// assert!(span.overlaps(Span::new(8, 12)));
/// ```
///
/// ```
/// use variorum::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(&"The quake"[span.range()], "quake");
/// assert!(span.overlaps(Span::new(8, 20)) && !span.contains(Span::new(8, 20)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    start: u32,
    end: u32,
}

/// A span as it is written, whose ends may stand in the wrong order.
#[derive(Deserialize)]
struct Ends {
    start: u32,
    end: u32,
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Span, D::Error> {
        let ends = Ends::deserialize(d)?;
        Ok(Span::new(ends.start as usize, ends.end as usize))
    }
}

impl Span {
    /// The span `start..end`. Ends given in the wrong order are put right; both are clamped to 4 GiB, which no
    /// article that [`Article::check`](crate::Article::check) accepts exceeds.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { start: clamp(start.min(end)), end: clamp(start.max(end)) }
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end() - self.start()
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range to index a `str` with.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}
