//! Whether two articles name the same one.

use crate::name::{NameKind, same_given};

/// A person, group or place as its article names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Who {
    /// The fullest name; of one without a name, its words.
    pub(crate) name: String,
    /// What bears it; [`NameKind::Other`] where the article does not tell.
    pub(crate) kind: NameKind,
    /// The telling words of the name.
    words: Vec<String>,
}

impl Who {
    pub(crate) fn new(name: String, kind: NameKind) -> Who {
        Who { words: words(&name), name, kind }
    }
}

/// Whether two are one: `None` where that cannot be told, since a spokesman speaks for his office and "officials" may be
/// anyone.
pub(crate) fn one(a: &Who, b: &Who) -> Option<bool> {
    use NameKind as K;
    if are_of_one(&a.words, &b.words) {
        return Some(true);
    }
    match (a.kind, b.kind) {
        (K::Person, K::Person) => Some(false),
        (K::Organisation | K::Place | K::Government, K::Organisation | K::Place | K::Government) => {
            Some(false)
        }
        _ => None,
    }
}

/// Whether two names as their articles know them are of the same person, group or place: the same, one the end or
/// the beginning of the other ("Nikol Pashinyan", "Pashinyan"), the same initials, or one surname behind two forms of a
/// given name ("Bob Tovan", "Robert Tovan").
pub(crate) fn same(a: &str, b: &str) -> bool {
    are_of_one(&words(a), &words(b))
}

/// The telling words of a name in lower case.
fn words(name: &str) -> Vec<String> {
    let told = |w: &String| w.len() > 1 && !matches!(w.as_str(), "of" | "the" | "and" | "for");
    name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).filter(told).collect()
}

/// The same of two names' words.
fn are_of_one(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return false;
    }
    let initials = || long.iter().filter_map(|w| w.chars().next()).collect::<String>();
    long.ends_with(short)
        || long.starts_with(short)
        || (short.len() == 1 && long.len() > 1 && initials() == short[0])
        || (short.len() > 1 && same_given(&short[0], &long[0]) && short.last() == long.last())
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn names() {
        for (a, b) in [
            ("Maria Keller", "Keller"),
            ("Bureau of Land Management", "BLM"),
            ("Maria K. Keller", "Maria Keller"),
            ("Bob Keller", "Robert J. Keller"),
            ("Maria O’Dana", "O'Dana"),
            ("the police", "police"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("Maria Keller", "Anna Keller"),
            ("Bob Keller", "Rick Keller"),
            ("Keller", "Kell"),
            ("", "Keller"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
