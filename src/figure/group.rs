//! Counts that belong to a group or a parent: "a family of four", "the mother of three", "a crew of 12".

use super::item::Item;
use super::noun::{self, Grammar};
use super::scan::Scan;
use crate::lexicon::{List, WordPairs};

/// Words for groups and parents, and what the number behind "of" counts.
static GROUPS: List<WordPairs> =
    List::new(|| WordPairs::load("groups.tsv", include_str!("../lexicon/en/groups.tsv")));

/// What the bare count of `item` counts, where a group stands before it and no noun behind ("a group of 12 senators" counts those).
pub(super) fn member(scan: &Scan<'_, '_>, item: &Item) -> Option<&'static str> {
    let doc = scan.doc;
    let of = scan.back(item.tokens.start, 1).filter(|k| doc.lower(*k) == "of")?;
    let at = scan.back(of, 1)?;
    // "The Group of 20" is a name.
    let group = doc.lower(at);
    if doc.tokens()[at].is_capital() && at > scan.from {
        return None;
    }
    let counts = GROUPS.get(group)?;
    let family = counts != "person" || matches!(group, "family" | "household");
    let noun = noun::behind(doc, item.tokens.end, scan.to, Grammar::Plural);
    // "a mother of four lives here": a word in -s right behind may be the verb of what stands before.
    let verb = |n: &noun::Noun| n.tokens.len() == 1 && doc.lower(n.tokens.start).ends_with('s') && family;
    // "the mother of one of the girls"
    let part = doc.lower(item.tokens.end) == "of";
    noun.is_none_or(|n| !part && (!n.direct || verb(&n))).then_some(counts)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn counts_members_and_children() {
        for (text, expected) in [
            ("The mother of four lives here.", Some("child")),
            ("The mother of two of the girls left.", Some("girl")),
            ("A family of five fled.", Some("person")),
            ("A family of four pays more.", Some("person")),
            ("A crew of 12 was on board.", Some("person")),
            ("A group of 12 senators met.", Some("senator")),
            ("A price of 12 was named.", None),
        ] {
            let doc = Document::new(text);
            let unit = read(&doc, &[]).into_iter().next().and_then(|m| m.value.unit);
            assert_eq!(unit.as_deref(), expected, "{text}");
        }
    }
}
