//! What a comparison may be told besides the articles.

/// How to compare.
///
/// ```
/// use variorum::{Article, Options, compare_with};
/// let options = Options::default().within_days(3);
/// let report = compare_with(&[Article::new("a", "24 died."), Article::new("b", "31 died.")], &options);
/// assert_eq!(report.sources.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Compare only articles published at most this many days apart; an article without a date is compared with
    /// all. None: all are compared with each other. Of more than 24 articles each meets only those most like it.
    pub within_days: Option<u32>,
    /// Names of one and the same person, body or place, one group each; the first of a group is its name in the
    /// report.
    pub aliases: Vec<Vec<String>>,
}

impl Options {
    /// Compares only articles published at most `days` apart.
    #[must_use]
    pub fn within_days(mut self, days: u32) -> Options {
        self.within_days = Some(days);
        self
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
        let bare = |name: &str| {
            let lower = crate::name::key(name.trim());
            lower.strip_prefix("the ").map_or(lower.clone(), str::to_string)
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
