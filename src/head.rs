//! What the head of a plain text says of it: a headline that stands in a line of its own, and the agency in a dateline.

use crate::lexicon::calendar::{month, weekday};

/// The longest headline, in bytes, and the fewest words of one.
const HEADLINE: usize = 140;
const WORDS: usize = 3;
/// An abbreviation has so few letters; a longer word before a full stop ends a sentence.
const SHORT: usize = 3;
/// How many paragraphs may stand before the dateline: headline, standfirst, byline, date.
const ABOVE: usize = 6;
/// How far into its paragraph a dateline's agency stands, in bytes, and how long its name is in words.
const REACH: usize = 90;
const NAME: usize = 4;

/// The headline: the first line, or the first behind what pages put above it, if it is short, no sentence, and parted from what follows.
pub(crate) fn title(text: &str) -> Option<String> {
    let mut lines =
        text.lines().map(str::trim).skip_while(|l| l.trim_matches('\u{feff}').is_empty()).peekable();
    let mut above = 0;
    while let Some(line) = lines.next() {
        let line = line.trim_start_matches('\u{feff}');
        if line.is_empty() {
            continue;
        }
        let next = lines.peek()?;
        if is_headline(line, next) {
            let more = !next.is_empty() || lines.any(|l| !l.is_empty());
            return more.then(|| crate::chars::one_line(line));
        }
        above += 1;
        let lower = line.to_ascii_lowercase();
        if above > ABOVE || !stands_above(line) || LISTS.iter().any(|list| lower.starts_with(list)) {
            return None;
        }
    }
    None
}

fn is_headline(line: &str, next: &str) -> bool {
    let words = line.split_whitespace().count();
    let ends = line.ends_with(['.', ',', ';', ':', '-', '—']);
    // A line that is far shorter than the sentences below it is not the first of a text with hard line feeds.
    let far_longer = next.len() > line.len() + HEADLINE / 4 && words > WORDS;
    let sentence = next.starts_with(char::is_uppercase) && next.ends_with(['.', '!', '?', '”', '"']);
    let above = far_longer && sentence;
    let apart = next.is_empty()
        || above
        || is_line_of_apparatus(next)
        || crate::furniture::is_line(next)
        || is_caption(next)
        || dateline(next).is_some();
    let heads = line.len() <= HEADLINE && words >= WORDS && !ends && apart;
    let starts =
        line.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || "“\"‘'$£€".contains(c));
    let lower = line.to_ascii_lowercase();
    let list =
        LISTS.iter().any(|list| lower.starts_with(list) && (lower.len() == list.len() || *list == LISTS[0]));
    heads && starts && !list && !is_line_of_apparatus(line) && dateline(line).is_none() && !stands_above(line)
}

/// Whether a line is one that pages put above a headline: furniture, a way through the site, a section's name, a byline, a date, a count.
fn stands_above(line: &str) -> bool {
    let label = line.split_whitespace().count() < WORDS
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', '!', '?', ':', '”', '"']);
    let way = ["›", "»", " > ", " / "].iter().any(|mark| line.contains(mark)) && line.len() <= HEADLINE;
    let counts = !line.chars().any(char::is_alphabetic);
    label
        || way
        || counts
        || is_line_of_apparatus(line)
        || crate::furniture::is_line(line)
        || is_person(line)
        || is_caption(line)
}

/// Whether a line is nothing but who wrote it: "Dr. Jane Doe", "Jane A. Doe and John Pell", "John Pell, Osk Herald".
fn is_person(line: &str) -> bool {
    let parts = || line.split(", ").flat_map(|p| p.split(" and ")).map(|p| p.trim_start_matches("and "));
    let name = |p: &str| {
        p.split_whitespace().count() <= NAME
            && p.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
    };
    // One known name tells what the others are: "Pell, Osk and Calder" are towns.
    let whole = |p: &str| p.split_whitespace().count() > 1;
    let known = parts().next().is_some_and(called) || parts().all(whole) && parts().any(called);
    line.len() <= HEADLINE && known && parts().all(name)
}

/// Whether words are a person's whole name: a title or a given name, initials, and a surname.
fn called(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let initial = |w: &&&str| w.len() == 2 && w.ends_with('.');
    let Some(first) = words.first() else { return false };
    let plain = words.iter().skip(1).filter(|w| !initial(w)).count();
    let given = match first.trim_end_matches('.').to_ascii_lowercase().as_str() {
        "dr" | "prof" | "professor" => plain <= 2,
        given => plain == 1 && crate::name::is_given(given),
    };
    given && words.iter().all(|w| w.starts_with(char::is_uppercase))
}

/// Whether a line is words under a picture with its credit ("… on May 7. (Jane Doe/Wire)"), or more than one sentence.
fn is_caption(line: &str) -> bool {
    let credit = line.ends_with(')')
        && line.rsplit('(').next().is_some_and(|inner| {
            let lower = inner.to_ascii_lowercase();
            inner.contains('/')
                || lower.contains("photo")
                || lower.contains("getty")
                || lower.contains("via ")
        });
    let sentences = line.match_indices(['.', '?', '!']).any(|(at, _)| {
        let word = line[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        let next = line[at + 1..].trim_start_matches(['”', '"', '’', ')']);
        let opens = next.strip_prefix(' ').is_some_and(|n| n.starts_with(char::is_uppercase));
        line[at..].starts_with('.') && word.len() > SHORT && word.chars().all(char::is_lowercase) && opens
    });
    let lower = line.to_ascii_lowercase();
    let said = [".”", ".\"", ",”"].iter().any(|end| line.ends_with(end));
    let pictured =
        PICTURES.iter().any(|p| lower.starts_with(p)) || AGENCIES.iter().any(|a| lower.contains(a));
    credit || sentences || said || pictured
}

/// With what words under pictures and films begin.
const PICTURES: [&str; 7] = [
    "image caption",
    "image copyright",
    "media caption",
    "media playback",
    "enlarge this image",
    "toggle caption",
    "photo:",
];

/// Words of a picture's credit.
const AGENCIES: [&str; 5] = ["getty images", "ap photo", "/reuters", "reuters photo", "/afp"];

/// Headings of lists of what the article tells: what stands below them is no headline.
const LISTS: [&str; 8] = [
    "story highlights",
    "highlights",
    "key points",
    "key takeaways",
    "summary",
    "key facts",
    "takeaways",
    "overview",
];

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
            (
                "Skip to content\n\nMenu\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "Skip to main content\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "World News\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "Home » News » Osk\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "Dr. Jane A. Doe\n\nFlood drives 24 from homes\n\n644\n0\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "By Jane Doe\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "Commentary | May 7, 2031\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "5 min read\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "Jane Doe, John Pell and Ira Osk\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "Taylor Q. Pell, Osk Herald\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            (
                "Boats at the quay of Tervala on May 7. (Jane Doe/Wire)\n\nFlood drives 24 from homes\n\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            ("The quay stood under water at dawn. Flood drives 24 from homes\n\nThe river rose.", None),
            ("“I never saw the river rise so fast,” she said. “It came at night.”\n\nThe river rose.", None),
            (
                "Flood drives 24 from homes\nToggle caption Jane Doe/Wire\nThe river rose.",
                Some("Flood drives 24 from homes"),
            ),
            ("Dr. Doe warns of flood\n\nThe river rose.", Some("Dr. Doe warns of flood")),
            ("Story highlights\n\nThe river drove 24 from homes\n\nThe river rose.", None),
            ("Skip to content\n\nThe river rose.\n\nFlood drives 24 from homes\n\nIt rose.", None),
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
