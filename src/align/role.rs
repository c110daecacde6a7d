//! Roles: in which part something is counted or measured ("killed", "injured", "paid").

use std::ops::Range;

use super::sort::is_of_people;
use crate::lexicon::{List, WordPairs};
use crate::text::Document;

/// The name of a role.
pub(crate) type Role = &'static str;

static ROLES: List<WordPairs> =
    List::new(|| WordPairs::load("roles.tsv", include_str!("../lexicon/en/roles.tsv")));

/// Whether a word, in lower case, tells of that role.
pub(crate) fn is_of_role(word: &str, role: &str) -> bool {
    ROLES.get(word).is_some_and(|r| r == role)
}

/// How far a word of a role may stand from the figure, in tokens.
const REACH: usize = 10;
/// What a comma, a conjunction or another figure between them costs, in tokens.
const BOUNDARY: usize = 5;

/// The role of what stands at the tokens `at` of `doc`, looked for inside `sentence`: of the words near by, the one
/// that costs least to reach. `is_figure` says whether a token belongs to another figure.
pub(crate) fn role_of(
    doc: &Document<'_>,
    at: &Range<usize>,
    sentence: &Range<usize>,
    is_figure: impl Fn(usize) -> bool,
) -> Option<Role> {
    if let Some(role) = at.clone().rev().find_map(|i| ROLES.get(doc.lower(i))) {
        return Some(role);
    }
    let moves = |side: &Option<(usize, Role)>| side.is_some_and(|(_, role)| is_change(role));
    let right = walk(doc, at.end..sentence.end.min(at.end + REACH), &is_figure);
    let left = walk(doc, (sentence.start.max(at.start.saturating_sub(REACH))..at.start).rev(), &is_figure);
    match (left, right) {
        // "the death toll had grown to 167": what it counts says more than how it moved.
        (l, r) if moves(&l) != moves(&r) && l.is_some() && r.is_some() => {
            if moves(&l) { r } else { l }.map(|(_, role)| role)
        }
        // Behind the figure a role stands further off than before it: "24 people were killed", "killing 24".
        (Some((l, role)), Some((r, _))) if l < r => Some(role),
        (_, Some((_, role))) | (Some((_, role)), None) => Some(role),
        (None, None) => None,
    }
}

fn walk(
    doc: &Document<'_>,
    tokens: impl Iterator<Item = usize>,
    is_figure: impl Fn(usize) -> bool,
) -> Option<(usize, Role)> {
    let (mut cost, mut in_figure, mut change, mut aside) = (0, false, None, 0..0);
    for i in tokens {
        if aside.contains(&i) {
            continue;
        }
        aside = remark(doc, i).unwrap_or(aside);
        let word = doc.lower(i);
        let figure = is_figure(i);
        cost += match word {
            "," | "and" | "but" | "(" | ")" | "—" | "–" | "with" | "as" | "while" => BOUNDARY,
            ";" | ":" | "“" | "”" | "\"" => 2 * BOUNDARY,
            _ if figure && !in_figure => 2 * BOUNDARY,
            _ => 1,
        };
        in_figure = figure;
        if cost > REACH {
            break;
        }
        match ROLES.get(word) {
            Some(role) if is_change(role) => change = change.or(Some((cost, role))),
            Some(role) => return Some((cost, role)),
            None => {}
        }
    }
    change
}

/// How many tokens a remark may have.
const REMARK: usize = 14;

/// The tokens of the remark that begins with the dash, bracket or comma at token `i`: "left 24 people *— including her
/// son —* dead".
fn remark(doc: &Document<'_>, i: usize) -> Option<Range<usize>> {
    let close = match doc.word(i) {
        mark @ ("—" | "–") => mark,
        "(" => ")",
        "," if doc.lower(i + 1) == "including" => ",",
        _ => return None,
    };
    let end = (i + 2..i + REMARK).find(|k| matches!(doc.word(*k), w if w == close || w == "."))?;
    (doc.word(end) == close).then_some(i..end + 1)
}

/// `found`, unless it says nothing but how a number moved and its subject says what it counts: "the death toll of
/// Tuesday's quake in the western hills rose to 38".
pub(crate) fn or_of_subject(found: Option<Role>, subject: &str) -> Option<Role> {
    if found.is_some_and(|role| !is_change(role)) {
        return found;
    }
    let words = subject.split(|c: char| !c.is_alphanumeric()).rev();
    let named = words.filter_map(|w| ROLES.get(&w.to_lowercase())).find(|role| is_of_people(role));
    named.or(found)
}

/// Whether a role says how a number moved rather than what it counts.
fn is_change(role: Role) -> bool {
    matches!(role, "rose" | "fell")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_subject() {
        for (found, subject, role) in [
            (Some("rose"), "death toll", Some("killed")),
            (None, "death toll", Some("killed")),
            (Some("injured"), "death toll", Some("injured")),
            (Some("rose"), "price", Some("rose")),
        ] {
            assert_eq!(or_of_subject(found, subject), role, "{subject}");
        }
    }

    #[test]
    fn nearest_word_that_is_not_cut_off() {
        for (text, number, role) in [
            ("The slide left 17 miners dead and 62 miners injured.", "17", Some("killed")),
            ("The slide left 17 miners dead and 62 miners injured.", "62", Some("injured")),
            ("It killed at least 31 villagers.", "31", Some("killed")),
            ("It killed 31 villagers and injured 70 others.", "70", Some("injured")),
            ("The valley has 31 villages.", "31", None),
            ("Police arrested 12 men.", "12", Some("arrested")),
            ("The slide left 17 miners — including two boys — dead.", "17", Some("killed")),
            ("The death toll has risen to 12 since.", "12", Some("killed")),
            ("Prices have risen to 12 since.", "12", Some("rose")),
        ] {
            let doc = Document::new(text);
            let i = (0..doc.tokens().len()).find(|i| doc.word(*i) == number).unwrap();
            let found = role_of(&doc, &(i..i + 1), &(0..doc.tokens().len()), |_| false);
            assert_eq!(found, role, "{text}");
        }
    }
}
