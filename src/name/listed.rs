//! Several people named as one subject: "Ana Tovan, Bo Lind and Karl Orth said". What they say is of no single one of them.

use super::{NameKind, NameMention, Names};
use crate::span::Span;
use crate::text::Document;

/// How many words of offices stand before a name in a list.
const OFFICE: usize = 8;
/// How many tokens a bracket or what commas enclose behind a name holds: "(D-Osk)", ", D-Osk,".
const PARTY: usize = 5;

/// The names of the people that `phrase` lists and nothing else, if it begins with a list: "Ana Tovan, Bo Lind and Karl Orth".
pub(super) fn people(names: &Names, doc: &Document<'_>, phrase: Span) -> Option<String> {
    let inside = names.mentions_in(phrase);
    if inside.len() < 2 {
        return None;
    }
    let mut rest = inside.iter();
    let end = doc.token_at(phrase.end());
    let mut listed: Vec<&str> = Vec::new();
    let mut at = doc.token_at(phrase.start());
    let mut joined = false;
    while let Some(mention) =
        rest.find(|m| m.span.start() >= doc.tokens().get(at).map_or(usize::MAX, |t| t.span().start()))
    {
        let first = doc.token_at(mention.span.start());
        if !is_person(names, doc, mention) || first > at + OFFICE || !(at..first).all(|i| is_office(doc, i)) {
            break;
        }
        listed.push(&names.entities()[mention.entity]);
        at = behind(doc, doc.token_at(mention.span.end()), end);
        if joined && !matches!(doc.word(at), "," | "and" | "&") || at >= end {
            break;
        }
        let comma = usize::from(doc.word(at) == ",");
        let and = matches!(doc.lower(at + comma), "and" | "&");
        joined |= and;
        if comma == 0 && !and {
            break;
        }
        at += comma + usize::from(and);
    }
    let last = listed.pop()?;
    // "Ana Tovan, Osk mayor and" names one, and "Tovan and Mira Tovan" of one name alone too.
    (joined && !listed.is_empty() && !listed.contains(&last))
        .then(|| format!("{} and {last}", listed.join(", ")))
}

fn is_person(names: &Names, doc: &Document<'_>, m: &NameMention) -> bool {
    let next = doc.token_at(m.span.end());
    let owns = doc.tokens().get(next).is_some_and(|t| t.kind() == crate::text::TokenKind::Possessive);
    names.kind(m.entity) == NameKind::Person && names.is_person(m.entity) && !owns
}

/// Whether the token can be of the office before a name: "U.S. Secretary of State", "Sens.", "the".
fn is_office(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens()[i].is_capital()
        || matches!(doc.lower(i), "." | "of" | "the" | "former")
        || super::is_title(doc.lower(i))
}

/// Behind what tells of a name where it is from: "(D-Osk)", ", D-Osk,", "of Osk".
fn behind(doc: &Document<'_>, at: usize, end: usize) -> usize {
    let close = |mark: &str| (at + 1..end.min(at + 2 + PARTY)).find(|k| doc.word(*k) == mark);
    match doc.word(at) {
        "(" => close(")").map_or(at, |k| k + 1),
        "," if matches!(doc.word(at + 1), "D" | "R" | "I") && matches!(doc.word(at + 2), "-" | "–" | "‑") => {
            close(",").unwrap_or(at)
        }
        "of" => (at + 1..end).find(|k| !doc.tokens()[*k].is_capital()).unwrap_or(end),
        _ => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_speak_as_several() {
        for (text, expected) in [
            ("Ana Tovan and Karl Orth", Some("Ana Tovan and Karl Orth")),
            ("Mayor Ana Tovan, Gov. Bo Lind and Sen. Karl Orth", Some("Ana Tovan, Bo Lind and Karl Orth")),
            (
                "Sens. Ana Tovan (D-Osk), Bo Lind (R-Osk), and Karl Orth (I-Osk)",
                Some("Ana Tovan, Bo Lind and Karl Orth"),
            ),
            ("Ana Tovan of Ohio and Secretary of State Karl Orth", Some("Ana Tovan and Karl Orth")),
            ("Ana Tovan, D-Ohio, and Karl Orth", Some("Ana Tovan and Karl Orth")),
            ("Ana Tovan", None),
            ("Ana Tovan, the mayor and a friend of Karl Orth", None),
            ("Ana Tovan, Karl Orth's aide and heir", None),
            ("Health and Human Services Secretary Karl Orth", None),
            ("Ana Tovan, who met Bo Lind and Karl Orth", None),
        ] {
            let doc = Document::new(text);
            let names = Names::read(&doc);
            assert_eq!(people(&names, &doc, Span::new(0, text.len())).as_deref(), expected, "{text}");
        }
    }
}
