//! What the head of a plain text says of it: a headline that stands in a line of its own, and the agency in a dateline.

use crate::lexicon::calendar::{month, weekday};

/// The longest headline, in bytes, and the fewest words of one.
const HEADLINE: usize = 140;
const WORDS: usize = 3;
/// How many paragraphs may stand before the dateline: headline, standfirst, byline, date.
const ABOVE: usize = 6;
/// How far into its paragraph a dateline's agency stands, in bytes, and how long its name is in words.
const REACH: usize = 90;
const NAME: usize = 4;

/// The first line, if it is a headline: short, no sentence, parted from what follows.
pub(crate) fn title(text: &str) -> Option<String> {
    let mut lines = text.trim_start_matches(['\u{feff}', '\n', '\r', ' ']).lines();
    let first = lines.next()?.trim();
    let next = lines.next()?.trim();
    let words = first.split_whitespace().count();
    let ends = first.ends_with(['.', ',', ';', ':', '-', '—']);
    let apart = next.is_empty() || is_line_of_apparatus(next) || dateline(next).is_some();
    let more = lines.any(|l| !l.trim().is_empty()) || !next.is_empty();
    let heads = first.len() <= HEADLINE && words >= WORDS && !ends && apart && more;
    let starts =
        first.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || "“\"‘'$£€".contains(c));
    let other = is_line_of_apparatus(first) || dateline(first).is_some();
    (heads && starts && !other).then(|| crate::chars::one_line(first))
}

/// A byline or a date line.
fn is_line_of_apparatus(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let labels = ["by ", "published", "posted", "updated", "date", "from ", "written by", "last updated"];
    labels.iter().any(|l| lower.starts_with(l)) && line.len() <= 120
        || crate::published::find(line).is_some()
        || lower.contains("://")
}

/// The agency of a dateline: "TERVALA, May 7 (Wire) -", "NEW YORK (Wire) —", "PELM, Osk, May 7 /Wire/ --".
pub(crate) fn outlet(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.take(ABOVE).find_map(dateline).map(str::to_string)
}

fn dateline(line: &str) -> Option<&str> {
    let head = &line[..crate::chars::floor(line, REACH)];
    let (opens, closes) = if head.contains('(') { ('(', ')') } else { ('/', '/') };
    let at = head.find(opens)?;
    let name =
        head[at + 1..].split(closes).next().filter(|n| head[at + 1 + n.len()..].starts_with(closes))?;
    let behind = head[at + 2 + name.len()..].trim_start_matches([' ', '\u{a0}', '\t']);
    let place = head[..at].trim();
    let mut parts = place.split([',', '.']).map(str::trim).filter(|p| !p.is_empty());
    let town = parts.next()?;
    let capitals =
        town.len() > 2 && !town.chars().any(char::is_lowercase) && town.chars().any(char::is_alphabetic);
    let rest = parts.all(|p| {
        p.split_whitespace().all(|w| {
            let dated = month(w).is_some() || weekday(w).is_some() || w.chars().all(|c| c.is_ascii_digit());
            dated || w.chars().next().is_some_and(char::is_uppercase)
        })
    });
    let words = name.split_whitespace().count();
    let named = (1..=NAME).contains(&words) && name.chars().next().is_some_and(char::is_uppercase);
    let dated =
        name.split_whitespace().any(|w| month(w).is_some()) || name.chars().any(|c| c.is_ascii_digit());
    let dash = behind.starts_with(['-', '–', '—', '_', '―']);
    (capitals && rest && named && !dated && dash).then_some(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_stand_apart() {
        for (text, expected) in [
            ("Flood drives 24 from homes\n\nThe river rose.", Some("Flood drives 24 from homes")),
            ("Flood drives 24 from homes\nBy Jon Pell\nThe river rose.", Some("Flood drives 24 from homes")),
            (
                "Flood drives 24 from homes\nTERVALA (Wire) - The river rose.",
                Some("Flood drives 24 from homes"),
            ),
            ("Will the bridge hold?\n\nThe river rose.", Some("Will the bridge hold?")),
            ("The river rose.\n\nThe bridge fell.", None),
            ("Flood drives 24 from homes\nand more\nThe river rose.", None),
            ("May 7, 2031\n\nThe river rose.", None),
            ("By Jon Pell and Ina Marwick\n\nThe river rose.", None),
            ("TERVALA (Wire) - The river\n\nThe bridge fell.", None),
            ("Flood drives 24 from homes", None),
            ("Flood\n\nThe river rose.", None),
        ] {
            assert_eq!(title(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn datelines_name_their_agency() {
        for (text, expected) in [
            ("TERVALA, May 7 (Wire) - The river rose.", Some("Wire")),
            ("Flood drives 24 from homes\n\nNEW PELM (Osk Press) — The river rose.", Some("Osk Press")),
            ("TERVALA, Osk, May 7, 2031 /Newsline/ -- The river rose.", Some("Newsline")),
            ("TERVALA (May 7) - The river rose.", None),
            ("NATO (North Atlantic Treaty Organization) chiefs met.", None),
            ("The town (Wire) - it rose.", None),
            ("TERVALA - The river rose.", None),
            ("", None),
        ] {
            assert_eq!(outlet(text).as_deref(), expected, "{text}");
        }
    }
}
