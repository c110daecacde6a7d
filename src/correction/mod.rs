//! Corrections: what an article says that it said before and takes back. "An earlier version of this article said 12
//! people died. It is 21." withdraws the 12, and "the number is 21, not 12" does in a note that corrects.
//!
//! Only the article's own former words count. "Officials had earlier said 12" is news, not a correction: the subject must
//! be a version, an article, a headline, or what stands in a paragraph that calls itself a correction.

use rustc_hash::FxHashMap;

use crate::lexicon::filter::Filter;
use crate::lexicon::pattern::{NUMBER, Pattern};
use crate::lexicon::{List, Table};
use crate::span::Span;
use crate::text::Document;

/// Verbs with which a former version said something.
const SAID: [&str; 48] = [
    "given",
    "shown",
    "said",
    "says",
    "stated",
    "states",
    "misstated",
    "misstates",
    "reported",
    "misreported",
    "gave",
    "gives",
    "listed",
    "described",
    "identified",
    "misidentified",
    "put",
    "included",
    "referred",
    "claimed",
    "indicated",
    "wrote",
    "noted",
    "suggested",
    "attributed",
    "misattributed",
    "quoted",
    "misquoted",
    "contained",
    "had",
    "showed",
    "overstated",
    "understated",
    "miscalculated",
    "called",
    "named",
    "placed",
    "read",
    "used",
    "implied",
    "cited",
    "dated",
    "spelled",
    "misspelled",
    "transposed",
    "omitted",
    "counted",
    "estimated",
];
/// Words at which a sentence turns from what was said to what is so.
const TURNS: [&str; 12] =
    ["actually", "correct", "fact", "instead", "rather", "not", "should", "when", "whereas", "but", ";", "—"];
/// What makes a clause behind a comma one of what is so: "…, it was 21".
const IS: [&str; 8] = ["is", "was", "were", "are", "has", "have", "had", "carried"];
/// How far behind its subject the verb may stand, in tokens.
const REACH: usize = 25;
/// The most tokens that "not" takes back.
const TAKEN_BACK: usize = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Version,
    Wording,
    Former,
    Note,
}

/// The patterns by the words that they begin with.
struct Patterns {
    by_word: FxHashMap<&'static str, Vec<(Pattern, Sort)>>,
    first: Filter,
}

static PATTERNS: List<Patterns> = List::new(|| {
    let table = Table::load("corrections.tsv", include_str!("../lexicon/en/corrections.tsv"), 2);
    let sort = |name: &str| match name {
        "version" => Sort::Version,
        "wording" => Sort::Wording,
        "former" => Sort::Former,
        _ => Sort::Note,
    };
    let mut by_word: FxHashMap<&'static str, Vec<(Pattern, Sort)>> = FxHashMap::default();
    for row in table.rows() {
        let pattern = Pattern::new(row.fields[0]);
        for word in pattern.begins() {
            assert!(!matches!(word, "" | NUMBER), "corrections.tsv:{}: it must begin with a word", row.line);
            by_word.entry(word).or_default().push((pattern.clone(), sort(row.fields[1])));
        }
    }
    let first = Filter::of(by_word.keys().copied());
    Patterns { by_word, first }
});

/// With one of these begins a word of every correction; in most paragraphs none does.
const TELLING: [&str; 18] = [
    "refile",
    "misstate",
    "earlier",
    "previous",
    "prior",
    "original",
    "initial",
    "former",
    "correct",
    "clarif",
    "amended",
    "note",
    "erroneously",
    "mistakenly",
    "wrongly",
    "error",
    "incorrect",
    "inaccurate",
];
/// And with these, before "to".
const CHANGED: [&str; 2] = ["updated", "changed"];

/// The length of the shortest of these: most words of a text are shorter.
const LEAST: usize = 4;

/// Whether the word at `i` may be of a correction.
fn tells(doc: &Document<'_>, i: usize) -> bool {
    const FIRST: u32 = first_letters(&TELLING) | first_letters(&CHANGED);
    if doc.tokens()[i].span().len() < LEAST {
        return false;
    }
    let word = doc.lower(i);
    let Some(first) = word.bytes().next().filter(|b| FIRST >> (b & 31) & 1 == 1) else { return false };
    TELLING.iter().any(|t| t.as_bytes()[0] == first && word.starts_with(t))
        || CHANGED.contains(&word) && doc.lower(i + 1) == "to"
}

/// The first letters of these words, as bits.
const fn first_letters(words: &[&str]) -> u32 {
    let (mut bits, mut i) = (0, 0);
    while i < words.len() {
        bits |= 1 << (words[i].as_bytes()[0] & 31);
        i += 1;
    }
    bits
}

/// "Not one town" and "not only 12" take nothing back.
const COUNTED: [&str; 8] = ["only", "one", "a", "an", "all", "just", "every", "because"];
/// How far "to" stands from "from", in tokens.
const NEAR: usize = 8;
/// The longest paragraph that is a heading of the note below it ("Correction"), in words.
const HEADING: usize = 3;

/// What the text takes back, in order.
pub(crate) fn read(doc: &Document<'_>) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut headed, mut next) = (false, 0);
    for (n, paragraph) in doc.paragraphs().iter().enumerate() {
        let from = next;
        next += doc.sentences()[from..].iter().take_while(|s| s.paragraph == n).count();
        let sentences = &doc.sentences()[from..next];
        let mut in_note = std::mem::take(&mut headed);
        let mut tokens = sentences.iter().flat_map(|s| s.tokens.clone());
        if !in_note && !tokens.any(|i| tells(doc, i)) {
            continue;
        }
        for sentence in sentences {
            let words: Vec<&str> = sentence.tokens.clone().map(|i| doc.lower(i)).collect();
            let first = sentence.tokens.start;
            for (start, end) in of_sentence(&words, &mut in_note) {
                out.push(doc.span_of(first + start..first + end));
            }
        }
        headed = in_note && doc.lower_of(*paragraph).split_whitespace().count() <= HEADING;
    }
    out
}

/// What a sentence takes back, as ranges of its words in order.
fn of_sentence(words: &[&str], in_note: &mut bool) -> Vec<(usize, usize)> {
    let known = |i: &usize| PATTERNS.first.may_hold(words[*i]);
    let first: Vec<usize> = (0..words.len()).filter(known).collect();
    *in_note |= opens(words, &first, Sort::Note, *in_note).is_some();
    let found = |sort: Sort| opens(words, &first, sort, *in_note);
    let former = found(Sort::Version).or_else(|| found(Sort::Former)).or_else(|| found(Sort::Wording));
    *in_note |= former.is_some();
    let former = former.and_then(|end| said(words, end).map(|start| (start, turn(words, start))));
    let mut out: Vec<(usize, usize)> = former.into_iter().filter(|(start, end)| start < end).collect();
    if *in_note {
        // "It said 12, not 21" says what is so, but behind a semicolon "not 12" takes back.
        let from = out.last().map_or(0, |(_, end)| past_clause(words, *end));
        out.extend(taken_back(&words[from..]).into_iter().map(|(start, end)| (start + from, end + from)));
    }
    out
}

/// Behind the next semicolon.
fn past_clause(words: &[&str], from: usize) -> usize {
    (from..words.len()).find(|i| words[*i] == ";").unwrap_or(words.len())
}

/// Behind the first pattern of a sort in a sentence; `first` are the words that may begin one. "It originally" and "we previously" are the article's only in a note,
/// a heading of a note ("Correction:") only at the beginning of a sentence.
fn opens(words: &[&str], first: &[usize], sort: Sort, in_note: bool) -> Option<usize> {
    first.iter().copied().find_map(|i| {
        let patterns = PATTERNS.by_word.get(words[i])?.iter().filter(|(_, s)| *s == sort);
        // "The report originally said" is of any report, "the Post previously reported" of a paper.
        let pronoun = sort == Sort::Former && matches!(words[i], "it" | "we" | "they" | "the");
        let placed = match sort {
            Sort::Note => {
                i == 0
                    || i < 3 && !words[i - 1].chars().any(char::is_alphanumeric)
                    || words[i] == "article"
                    || words[i] == "story"
            }
            Sort::Wording => in_note,
            _ => !pronoun || in_note,
        };
        let ends = patterns.filter_map(|(p, _)| p.ends(&words[i..], false)).max();
        ends.filter(|_| placed).map(|end| i + end)
    })
}

/// Behind the verb that follows: where what was said begins. What a version "misstated" is told by its kind, "the number of
/// dead"; what it said of that stands behind "as".
fn said(words: &[&str], from: usize) -> Option<usize> {
    let near = from.saturating_sub(1)..words.len().min(from + REACH);
    let verb = near.into_iter().find(|i| SAID.contains(&words[*i]))?;
    let wrong = ["mis", "over", "under", "omit", "transp"].iter().any(|w| words[verb].starts_with(w));
    if !wrong {
        return Some(verb + 1);
    }
    (verb + 1..words.len()).find(|i| matches!(words[*i], "as" | "that")).map(|i| i + 1)
}

/// Where a sentence turns to what is so; else its end.
fn turn(words: &[&str], from: usize) -> usize {
    let so = |i: usize| {
        let pair = (words.get(i + 1), words.get(i + 2));
        words[i] == "," && matches!(pair, (Some(&("it" | "there" | "they")), Some(is)) if IS.contains(is))
    };
    (from + 1..words.len()).find(|i| TURNS.contains(&words[*i]) || so(*i)).unwrap_or(words.len())
}

/// "21, not 12", "21 instead of 12", "21 rather than 12", "to 21 from 12", "from 12 to 21": what is no longer so.
fn taken_back(words: &[&str]) -> Vec<(usize, usize)> {
    let corrects = |w: &&str| w.starts_with("correct") || matches!(*w, "fixes" | "changed" | "amended");
    let corrects = words.iter().position(corrects).unwrap_or(words.len());
    let to = |from: usize, end: usize| words[from..end.min(words.len())].contains(&"to");
    let mut out: Vec<(usize, usize)> = Vec::new();
    for i in 1..words.len() {
        let next = words.get(i + 1).copied().unwrap_or("");
        let start = match (words[i], next) {
            ("not", next) if !COUNTED.contains(&next) && (!is_verb(words, i) || is_number(next)) => i + 1,
            ("instead", "of") | ("rather", "than") => i + 2,
            ("from", _) if corrects < i && (to(i.saturating_sub(NEAR), i) || to(i, i + NEAR)) => i + 1,
            _ => continue,
        };
        if out.last().is_some_and(|(_, end)| start < *end) {
            continue;
        }
        let stop = |i: &usize| {
            let to = words[*i] == "to" && words[start - 1] == "from";
            to || matches!(words[*i], ";" | "." | ")" | "," | "but" | "and" | "who" | "which")
        };
        // No further: a note of thousands of words is looked through once.
        let most = words.len().min(start + TAKEN_BACK);
        let end = (start..most).find(stop).unwrap_or(most);
        if start < end {
            out.push((start, end));
        }
    }
    out
}

/// Whether a word is written with digits; "$" may stand before them.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '£' | '€'))
}

/// Whether "not" denies a verb: "did not say", "is not".
fn is_verb(words: &[&str], not: usize) -> bool {
    const AUXILIARIES: [&str; 16] = [
        "did", "does", "do", "has", "have", "had", "could", "would", "should", "will", "can", "may", "must",
        "was", "were", "are",
    ];
    AUXILIARIES.contains(&words[not - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn withdrawn(text: &str) -> Vec<&str> {
        let doc = Document::new(text);
        read(&doc).into_iter().map(|s| doc.text_of(s)).collect()
    }

    #[test]
    fn what_is_taken_back() {
        for (text, words) in [
            ("An earlier version of this article said 12 people died. It is 21.", "12 people died."),
            (
                "Correction: A previous version of this story misstated the number of dead as 12. The number is 21.",
                "12.",
            ),
            (
                "This article originally stated that 12 people died, when in fact 21 did.",
                "that 12 people died,",
            ),
            ("An earlier headline said 12 people died, not 21.", "12 people died,"),
            ("Correction: The flood killed 21 people, not 12.", "12"),
            ("This story has been corrected to show that 21 people died, not 12.", "12"),
            (
                "Because of an editing error, the first edition gave the toll as 12. It is 21.",
                "the toll as 12.",
            ),
            ("Editor's note: The bridge is 310 meters long rather than 31.", "31"),
            ("(Corrects the toll to 21 from 12 in the third paragraph)", "12 in the third paragraph"),
            (
                "This article was amended on 8 May 2031. It previously said that 12 people had died.",
                "that 12 people had died.",
            ),
            ("The story has been corrected. The vote was on Tuesday instead of Monday.", "Monday"),
            (
                "The story was amended on 8 May to correct the toll: it was 21, not 12 as first reported.",
                "12 as first reported",
            ),
            ("The article has been updated to reflect that 21 people, not 12, died.", "12"),
            (
                "(This version corrects the toll to 21 from 12 in the third paragraph)",
                "12 in the third paragraph",
            ),
            ("(This May 7 story corrects the toll from 12 to 21)", "12"),
            ("In an earlier version of this article, the toll was given as 12 people.", "as 12 people."),
            (
                "Editor's note: We initially reported that 12 people had died; officials have since said 21 did.",
                "that 12 people had died",
            ),
            (
                "An earlier version of this story said the train carried 312 people; it carried 212.",
                "the train carried 312 people",
            ),
            ("An earlier version of this report said 12 died, it was 21.", "12 died"),
            ("Correction\n\nThe flood killed 21 people, not 12.", "12"),
            ("Correction: The toll was not 12. It was 21.", "12"),
            ("An earlier version of this article misstated the toll. It was 21, not 12.", "12"),
        ] {
            assert_eq!(withdrawn(text), [words], "{text}");
        }
    }

    #[test]
    fn several_values_are_taken_back() {
        let text = "Correction: The flood killed 21 people, not 12, and drove 30, not 40, from homes.";
        assert_eq!(withdrawn(text), ["12", "40"]);
        let text = "An earlier version of this article said 12 died; 31 were hurt, not 13.";
        assert_eq!(withdrawn(text), ["12 died", "13"]);
    }

    #[test]
    fn long_notes_are_looked_through_once() {
        let clock = |text: &str| {
            let doc = Document::new(text);
            let start = std::time::Instant::now();
            (read(&doc).len(), start.elapsed())
        };
        for part in
            ["not x ", "from x to y ", "rather than x ", "an earlier version said x ", "it was 21 , not 12 "]
        {
            let text = |n: usize| format!("Correction: the note corrects {}", part.repeat(n));
            let ((_, short), (found, long)) = (clock(&text(2_000)), clock(&text(40_000)));
            assert!(found > 0, "{part}");
            let most = (short * 200).max(std::time::Duration::from_secs(1));
            assert!(long < most, "{part}: {short:?} and {long:?}");
        }
    }

    #[test]
    fn news_takes_nothing_back() {
        for text in [
            "Officials had earlier said 12 people died.",
            "An earlier version of the bill included $12 billion.",
            "The previous report, which 12 ministers signed, was not read.",
            "The original version of the film ran for 90 minutes.",
            "Police said 21 people, not 12, were hurt.",
            "The ministry originally said 12 people were missing.",
            "The market saw a correction of 12 percent, not a crash.",
            "Correction: An earlier version of this article misstated who won the vote of 2029. It was Jon Pell.",
            "The Post previously reported 12 cases.",
            "The plan was updated to reflect that 21 towns, not 12, flood each spring.",
            "She noted that 12 members, not 21, had voted.",
        ] {
            assert!(withdrawn(text).is_empty(), "{text}: {:?}", withdrawn(text));
        }
    }
}
