//! Whether a noun is of one or of several: its singular, plurals that look like one, and nouns counted together.

use super::{NOT_PLURALS, PLURALS};

/// The singular of a noun in lower case: "soldiers" → "soldier", "people" → "person".
pub(crate) fn singular(noun: &str) -> String {
    if let Some(known) = PLURALS.get(noun) {
        return (*known).to_string();
    }
    if let Some(stem) = noun.strip_suffix("men").filter(|s| s.len() > 2) {
        return format!("{stem}man");
    }
    if noun.len() <= 3 || !noun.ends_with('s') || noun.ends_with("ss") || NOT_PLURALS.contains(noun) {
        return noun.to_string();
    }
    let cut = |n: usize| noun[..noun.len() - n].to_string();
    if noun.ends_with("ies") && noun.len() > 4 {
        return cut(3) + "y";
    }
    if ["ches", "shes", "xes", "sses", "zzes"].iter().any(|e| noun.ends_with(e)) {
        return cut(2);
    }
    cut(1)
}

/// Whether a counted noun, as it is written, is several: "homes and businesses", not "current and former members".
pub(crate) fn is_list(noun: &str) -> bool {
    let lower = noun.to_lowercase();
    let cut = [", ", " and ", " or ", " & "].iter().filter_map(|joint| lower.find(joint)).min();
    let first = cut.and_then(|cut| lower[..cut].rsplit([' ', '-']).next());
    first.is_some_and(|word| singular(word) != word || is_invariable(word))
}

/// Whether a noun's plural is the same word: "personnel", "aircraft".
pub(crate) fn is_invariable(noun: &str) -> bool {
    PLURALS.get(noun).is_some_and(|one| one == noun)
}
