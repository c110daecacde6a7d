//! What a comparison may be told besides the articles.

use std::borrow::Cow;
use std::sync::Arc;

use crate::align::Weights;
use crate::claim::ClaimKind;
use crate::lexicon::Lexicon;

/// How to compare: every setting has a method that sets it and leaves the others, so that they are chained.
///
/// ```
/// use variorum::{Article, ClaimKind, Options, Strictness, compare_with};
/// let options = Options::default()
///     .within_days(3)
///     .kinds([ClaimKind::Figure, ClaimKind::Date])
///     .strictness(Strictness::Strict)
///     .threads(2);
/// let report = compare_with(&[Article::new("a", "24 died."), Article::new("b", "31 died.")], &options)?;
/// assert_eq!(report.sources.len(), 2);
/// # Ok::<(), variorum::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// Compare only articles published at most this many days apart; an article without a date is compared with
    /// all. None: all are compared with each other. Of more than 24 articles each meets only those most like it, and values that differ
    /// are told as with `mixed`.
    pub within_days: Option<u32>,
    /// Whether the articles are of many stories: then only those that are alike are compared, however few they are, and values that differ
    /// are told only of those that are well alike.
    pub mixed: bool,
    /// Names of one and the same person, body or place, one group each; the first of a group is its name in the
    /// report.
    pub aliases: Vec<Vec<String>>,
    /// The kinds of claims that are told; empty: all. A claim, its id and a point's verdict are the same whichever kinds are
    /// told, since whose word a figure is decides how it is judged; so all are read.
    pub kinds: Vec<ClaimKind>,
    /// How sure it must be that two claims are of one thing.
    pub strictness: Strictness,
    /// How much each piece of evidence counts, and how likely a link has to be; none: the built-in table. Strictness works on either.
    pub weights: Option<Arc<Weights>>,
    /// The word lists to read and compare by; the built-in ones unless told. Readings that are compared were made by the same.
    pub lexicon: Lexicon,
    /// How many threads work; none: as many as there are processors, or as the pool has in which the call is made. The report is
    /// the same whatever the number. Without the feature `parallel` it is always one.
    pub threads: Option<usize>,
}

/// How sure it must be that two claims are of one thing before they are compared: a scale of three over the chances that a link
/// needs, by kind of claim, which the table of weights holds.
///
/// What that makes of the reference stories' figures, and of articles one fact of which was altered:
///
/// | strictness | links right | links found | altered facts seen | false alarms, of a hundred pairs |
/// |---|---|---|---|---|
/// | lenient | 82% | 77% | 60% | 8 |
/// | balanced | 91% | 75% | 47% | 4 |
/// | strict | 96% | 72% | 35% | 1 |
///
/// ```
/// use variorum::Strictness;
/// assert_eq!("strict".parse(), Ok(Strictness::Strict));
/// assert_eq!(Strictness::default().name(), "balanced");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Strictness {
    /// The odds that a link needs are a third of the table's: for readers who look at every point themselves and would rather
    /// see too much.
    Lenient,
    /// The odds of the table, at which one false alarm costs more than one miss.
    #[default]
    Balanced,
    /// Three times the odds of the table: for what nobody looks at again.
    Strict,
}

impl Strictness {
    /// All three, the least strict first.
    pub const ALL: [Strictness; 3] = [Strictness::Lenient, Strictness::Balanced, Strictness::Strict];

    /// Its name ("balanced").
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Strictness::Lenient => "lenient",
            Strictness::Balanced => "balanced",
            Strictness::Strict => "strict",
        }
    }

    /// What the odds that a link needs are multiplied by.
    pub(crate) fn odds(self) -> f32 {
        match self {
            Strictness::Lenient => 1.0 / 3.0,
            Strictness::Balanced => 1.0,
            Strictness::Strict => 3.0,
        }
    }
}

impl std::str::FromStr for Strictness {
    type Err = UnknownStrictness;

    fn from_str(name: &str) -> Result<Strictness, UnknownStrictness> {
        Strictness::ALL.into_iter().find(|s| s.name() == name).ok_or(UnknownStrictness)
    }
}

/// No strictness has that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("strictness is lenient, balanced or strict")]
pub struct UnknownStrictness;

impl Options {
    /// Compares only articles published at most `days` apart.
    #[must_use]
    pub fn within_days(mut self, days: u32) -> Options {
        self.within_days = Some(days);
        self
    }

    /// Says whether the articles are of many stories, as what a day brings is, so that only those that are alike are compared, and
    /// conflicts and updates of figures and dates are told only of those that are well alike. Of more than 24 articles that is taken for
    /// granted.
    ///
    /// ```
    /// use variorum::{Article, Options, compare_with};
    /// let texts = ["24 died when the ferry sank in the harbour of Osk.", "24 goats were sold at the market of Pelm on Sunday."];
    /// let articles = [Article::new("a", texts[0]), Article::new("b", texts[1])];
    /// assert!(compare_with(&articles, &Options::default().mixed(true))?.points.is_empty());
    /// # Ok::<(), variorum::Error>(())
    /// ```
    #[must_use]
    pub fn mixed(mut self, mixed: bool) -> Options {
        self.mixed = mixed;
        self
    }

    /// Tells only claims, points and checks of these kinds.
    ///
    /// ```
    /// use variorum::{Article, ClaimKind, Options, claims_with};
    /// let article = Article::new("a", "The quake killed 24 people on 3 May 2031.");
    /// let found = claims_with(&article, &Options::default().kinds([ClaimKind::Figure]));
    /// assert!(found.claims.len() == 1 && found.claims[0].figure().is_some());
    /// ```
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = ClaimKind>) -> Options {
        self.kinds = kinds.into_iter().collect();
        self
    }

    /// Has links be as sure as this.
    #[must_use]
    pub fn strictness(mut self, strictness: Strictness) -> Options {
        self.strictness = strictness;
        self
    }

    /// Has claims linked by these weights, such as were fitted to other articles. They are read from a table as
    /// `src/align/weights.tsv` is one.
    ///
    /// ```
    /// use variorum::{Article, Options, align::Weights, compare_with};
    /// // Every link needs a chance of all but one.
    /// let doubtful = Weights::parse("least\t0.999\t0.999\t0.999\t0\t0\t0\t0\n")?;
    /// let articles = [Article::new("a", "24 people died."), Article::new("b", "24 people died.")];
    /// assert!(!compare_with(&articles, &Options::default())?.points.is_empty());
    /// assert!(compare_with(&articles, &Options::default().weights(doubtful))?.points.is_empty());
    /// # Ok::<(), variorum::Error>(())
    /// ```
    #[must_use]
    pub fn weights(mut self, weights: Weights) -> Options {
        self.weights = Some(Arc::new(weights));
        self
    }

    /// The weights, with the chances that links need at this strictness.
    pub(crate) fn weighed(&self) -> Cow<'static, Weights> {
        match &self.weights {
            None => Cow::Borrowed(Weights::of(self.strictness)),
            Some(weights) => Cow::Owned(weights.at_odds(self.strictness.odds())),
        }
    }

    /// Reads and compares by these word lists. Another comparison of the process, at the same time or later, may have others.
    ///
    /// ```
    /// use variorum::{Article, Lexicon, Options, compare_with};
    /// let articles = ["a", "b"].map(|id| Article::new(id, "The field measures 30 stremmata."));
    /// let mut lexicon = Lexicon::new();
    /// lexicon.add("units.tsv", "stremma\tarea\t1000\tstremma|stremmata\t-\n")?;
    /// let report = compare_with(&articles, &Options::default().lexicon(lexicon))?;
    /// assert_eq!(report.claims[0].figure().and_then(|f| f.unit.as_deref()), Some("stremma"));
    /// # Ok::<(), variorum::Error>(())
    /// ```
    #[must_use]
    pub fn lexicon(mut self, lexicon: Lexicon) -> Options {
        self.lexicon = lexicon;
        self
    }

    /// Has so many threads work; 0: as many as there are processors.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Options {
        self.threads = Some(threads).filter(|n| *n > 0);
        self
    }

    /// Whether claims of this kind are told.
    pub(crate) fn tells(&self, kind: ClaimKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Takes all of `names` for the first of them.
    ///
    /// ```
    /// let options = variorum::Options::default().alias(["Jane Roe", "the minister"]);
    /// assert_eq!(options.aliases[0][1], "the minister");
    /// ```
    #[must_use]
    pub fn alias<I: IntoIterator<Item: Into<String>>>(mut self, names: I) -> Options {
        self.aliases.push(names.into_iter().map(Into::into).collect());
        self
    }

    /// What `name` is called: the first name of its group, whatever the case, the apostrophe and a leading "the"; none if it stands in
    /// no group.
    pub(crate) fn name_of(&self, name: &str) -> Option<String> {
        if self.aliases.is_empty() {
            return None;
        }
        let bare = |name: &str| {
            let lower = crate::name::key(name.trim());
            lower.strip_prefix("the ").unwrap_or(&lower).to_string()
        };
        let name = bare(name);
        let group = self.aliases.iter().find(|group| group.iter().any(|n| bare(n) == name));
        group.and_then(|group| group.first().cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_group_are_one() {
        let options = Options::default().alias(["Jane Roe", "the Minister", "Roe"]).alias(["Acme"]);
        for (name, first) in [
            ("minister", Some("Jane Roe")),
            ("The minister", Some("Jane Roe")),
            ("roe", Some("Jane Roe")),
            ("acme", Some("Acme")),
            ("minister of finance", None),
            ("", None),
        ] {
            assert_eq!(options.name_of(name).as_deref(), first, "{name}");
        }
    }
}
