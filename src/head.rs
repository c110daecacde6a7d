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
    // A line that is far shorter than the sentences below it is not the first of a text with hard line feeds.
    let far_longer = next.len() > first.len() + HEADLINE / 4 && words > WORDS;
    let sentence = next.starts_with(char::is_uppercase) && next.ends_with(['.', '!', '?', '”', '"']);
    let above = far_longer && sentence;
    let apart = next.is_empty() || above || is_line_of_apparatus(next) || dateline(next).is_some();
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
    let dash = behind.starts_with(['-', '–', '—', '_', '―']) || opens == '/' && behind.starts_with('.');
    let called = dash || place.ends_with(':');
    (is_agency(name) && called && is_place(place, name)).then_some(name.trim())
}

/// Whether a name in brackets is an agency's, not a date or a remark. Some write theirs small.
fn is_agency(name: &str) -> bool {
    const SMALL: [&str; 7] = ["dpa", "apa", "ansa", "epd", "kna", "sid", "afp"];
    let words = name.split_whitespace().count();
    let named = name.chars().next().is_some_and(char::is_uppercase) || SMALL.contains(&name);
    let dated =
        name.split_whitespace().any(|w| month(w).is_some()) || name.chars().any(|c| c.is_ascii_digit());
    (1..=NAME).contains(&words) && named && !dated
}

/// Whether what stands before an agency is a town in capitals, a town and a day, or nothing where the agency's own name is
/// in capitals.
fn is_place(place: &str, name: &str) -> bool {
    let in_capitals = |text: &str| {
        text.len() > 1 && !text.chars().any(char::is_lowercase) && text.chars().any(char::is_alphabetic)
    };
    if place.is_empty() {
        return in_capitals(name);
    }
    let mut parts = place.trim_end_matches(':').split(',').map(str::trim).filter(|p| !p.is_empty());
    let Some(town) = parts.next() else { return false };
    let mut has_day = false;
    let rest = parts.all(|p| {
        p.split_whitespace().map(|w| w.trim_end_matches('.')).all(|w| {
            let day = month(w).is_some() || weekday(w).is_some();
            has_day |= day;
            let dated = day || w.chars().all(|c| c.is_ascii_digit());
            dated || w.chars().next().is_some_and(char::is_uppercase)
        })
    });
    let opens = town.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase));
    let bare = town.trim_end_matches('.');
    rest && (in_capitals(bare) && bare.len() > 2 || opens && has_day && in_capitals(name))
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
            (
                "Flood drives 24 from homes\nThe river Osk rose by 12 feet in the night and flooded the lower town.",
                Some("Flood drives 24 from homes"),
            ),
            ("The river Osk rose by 12 feet on\nTuesday, when rain fell in the hills of Pelm.", None),
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
            ("Tervala, May 7, 2031 (OSP) - The river rose.", Some("OSP")),
            ("TERVALA (dpa) -- The river rose.", Some("dpa")),
            ("NEW PELM: (OSP) The river rose.", Some("OSP")),
            ("(OSN) — The river rose.", Some("OSN")),
            ("ST. PELM (Wire) — The river rose.", Some("Wire")),
            ("TERVALA, May 7. /OSS/. The river rose.", Some("OSS")),
            ("Tervala (OSP) - The river rose.", None),
            ("(May 7) — The river rose.", None),
            ("(Reading time) - The river rose.", None),
            ("The mayor, a Tuesday man (PDQ) - he rose.", None),
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
