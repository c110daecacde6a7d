//! Runs of capitalised words that may be names.

use std::ops::Range;

use super::lists::{
    NATIONALITIES, OFFICES, ORGANISATIONS, PARTICLES, PLACES, TITLES, is_common, is_given, is_link_label,
    is_photo_credit, is_rank,
};
use crate::lexicon::calendar;
use crate::text::{Document, Sentence};

/// A run of capitalised words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The titles and nationality before the name, and the name; as tokens.
    pub(super) all: Range<usize>,
    /// The name itself; empty if the run holds titles alone.
    pub(super) name: Range<usize>,
    /// Whether it is one word at a sentence's start, where every word has a capital.
    pub(super) unsure: bool,
}

/// The longest name, in tokens.
pub(super) const LONGEST: usize = 14;

/// All runs of a sentence.
pub(super) fn runs(doc: &Document<'_>, sentence: &Sentence, out: &mut Vec<Run>) {
    let range = sentence.tokens.clone();
    let mut i = range.start;
    while i < range.end {
        if !is_name_word(doc, i) {
            i += 1;
            continue;
        }
        let end = run_end(doc, i, range.end);
        let opens = i == range.start
            || !doc.tokens()[i - 1].is_word() && doc.word(i - 1) != "," && is_opening(doc, i - 1);
        for part in split(doc, i..end) {
            push(doc, part, opens, i, out);
        }
        i = end;
    }
}

/// Whether the mark at `i` opens a sentence or quotation.
fn is_opening(doc: &Document<'_>, i: usize) -> bool {
    matches!(doc.word(i), "“" | "\"" | "‘" | "'" | ":" | "(" | "—" | "–" | "•" | "-")
}

fn push(doc: &Document<'_>, mut run: Range<usize>, opens: bool, first: usize, out: &mut Vec<Run>) {
    let at_start = opens && run.start == first;
    while at_start && run.start < run.end && is_common(doc.lower(run.start)) {
        run.start += 1;
    }
    if at_start && run.len() == 2 && is_rank(doc.lower(run.start)) && is_small(doc, run.end) {
        run.start += 1;
    }
    let labels = labels(doc, run.clone());
    run.start += labels;
    while labels > 0 && run.start < run.end && is_common(doc.lower(run.start)) {
        run.start += 1;
    }
    let run = without_dates(doc, run);
    // "Rep. Mira Orlin, R-Tenn.": a party and a state.
    let party = run.len() > 1
        && matches!(doc.word(run.start), "R" | "D" | "I")
        && matches!(doc.word(run.start + 1), "-" | "–" | "‑");
    if run.is_empty() || party {
        return;
    }
    let name = bare(doc, run.clone());
    let unsure = at_start && run.start == first && run.len() == 1;
    out.push(Run { all: run, name, unsure });
}

/// "Top Tovan officials left": a noun behind the run, so that its first word is an adjective.
fn is_small(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens().get(i).is_some_and(|t| t.is_word() && t.is_spaced() && !t.is_capital())
}

/// How many words before a name label a link or credit a picture: "MUST WATCH Tovan", "AP Photo Tovan".
fn labels(doc: &Document<'_>, run: Range<usize>) -> usize {
    let label = |i: &usize| doc.tokens()[*i].is_all_caps() && is_link_label(doc.lower(*i));
    let leading = run.clone().take_while(label).count();
    let credit = run.len() > 2 && is_photo_credit(doc.lower_of(doc.span_of(run.start..run.start + 2)));
    match leading {
        _ if credit => 2,
        n if n > 0 && n < run.len() && !doc.tokens()[run.start + n].is_all_caps() => n,
        _ => 0,
    }
}

/// The run without the days and months at its ends: "On Friday Tovan", "Tovan Monday told". A month that is a given
/// name too ("April Jones") goes only behind a preposition, and an organisation keeps its day ("Sunday Times").
fn without_dates(doc: &Document<'_>, mut run: Range<usize>) -> Range<usize> {
    if has_organisation(doc, run.clone()) {
        return run;
    }
    let dates = |i: usize| calendar::is_name(doc.lower(i));
    let dated = run.start > 0
        && matches!(doc.before(run.start), "in" | "on" | "since" | "until" | "by" | "last" | "this" | "next");
    while !run.is_empty() && dates(run.start) && (dated || !is_given(doc.lower(run.start))) {
        run.start += 1;
    }
    while run.len() > 1 && dates(run.end - 1) {
        run.end -= 1;
    }
    run
}

fn is_name_word(doc: &Document<'_>, i: usize) -> bool {
    let t = doc.tokens()[i];
    t.is_capital() && doc.word(i) != "I" && !doc.word(i).starts_with("I'") && !doc.word(i).starts_with("I’")
}

fn run_end(doc: &Document<'_>, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + LONGEST);
    let mut i = start + 1;
    while i < limit {
        if is_name_word(doc, i) && doc.tokens()[i].is_spaced() {
            i += 1;
        } else if let Some(next) = joined(doc, start, i, limit) {
            i = next;
        } else {
            break;
        }
    }
    i
}

/// What may stand inside a name: a full stop behind an initial or title, a hyphen, "of", "de".
fn joined(doc: &Document<'_>, start: usize, i: usize, limit: usize) -> Option<usize> {
    let capital = |j: usize| j < limit && is_name_word(doc, j);
    let token = doc.tokens()[i];
    match doc.word(i) {
        "." if !token.is_spaced() && is_short(doc, i - 1) && capital(i + 1) => Some(i + 2),
        "-" if !token.is_spaced() && capital(i + 1) && !doc.tokens()[i + 1].is_spaced() => Some(i + 2),
        "-" if !token.is_spaced() && i >= start + 2 && is_second_syllable(doc, i + 1) => Some(i + 2),
        "of" | "for" if has_organisation(doc, start..i) => {
            let next = i + 1 + usize::from(doc.lower(i + 1) == "the");
            capital(next).then_some(next + 1)
        }
        _ if PARTICLES.contains(doc.word(i)) && capital(i + 1) => Some(i + 2),
        // "Nadir al-Tovani"
        _ if PARTICLES.contains(doc.word(i))
            && matches!(doc.word(i + 1), "-" | "‑")
            && !doc.tokens()[i + 1].is_spaced()
            && capital(i + 2) =>
        {
            Some(i + 3)
        }
        "and" | "&"
            if has_organisation(doc, start..i)
                && capital(i + 1)
                && has_organisation(doc, i + 1..limit.min(i + 3)) =>
        {
            Some(i + 2)
        }
        _ => None,
    }
}

/// "Park Min-seo": the rest of a given name, written small behind its hyphen; not "Mira Orlin-led".
fn is_second_syllable(doc: &Document<'_>, i: usize) -> bool {
    let word = doc.word(i);
    let small = doc.tokens().get(i).is_some_and(|t| t.is_word() && !t.is_spaced() && !t.is_capital());
    let other = matches!(
        word,
        "led"
            | "run"
            | "born"
            | "like"
            | "era"
            | "wide"
            | "made"
            | "area"
            | "style"
            | "based"
            | "owned"
            | "built"
            | "only"
            | "type"
            | "size"
            | "bound"
            | "long"
            | "old"
            | "held"
            | "era's"
            | "esque"
            | "ish"
            | "to"
            | "and"
    );
    small && !other && (2..=5).contains(&word.len()) && doc.word(i + 1) != "-"
}

/// An initial, or a title that is abbreviated.
fn is_short(doc: &Document<'_>, i: usize) -> bool {
    doc.word(i).chars().count() == 1
        || doc.word(i).len() <= 5 && TITLES.contains(doc.lower(i))
        || doc.lower(i) == "st"
}

pub(super) fn has_organisation(doc: &Document<'_>, range: Range<usize>) -> bool {
    range.into_iter().any(|i| ORGANISATIONS.contains(doc.lower(i)))
}

/// Two places joined by a hyphen are two names ("Russia-Armenia relations").
fn split(doc: &Document<'_>, run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    if run.len() == 3
        && doc.word(run.start + 1) == "-"
        && PLACES.get(doc.lower_of(doc.span_of(run.clone()))).is_none()
    {
        let known =
            |i: usize| PLACES.get(doc.lower(i)).is_some() || NATIONALITIES.get(doc.lower(i)).is_some();
        if known(run.start) || known(run.start + 2) {
            return std::iter::once(run.start..run.start + 1).chain(Some(run.start + 2..run.end));
        }
    }
    std::iter::once(run).chain(None)
}

/// The name without titles and nationality before it; an organisation keeps them.
fn bare(doc: &Document<'_>, run: Range<usize>) -> Range<usize> {
    if PLACES.get(doc.lower_of(doc.span_of(run.clone()))).is_some() {
        return run;
    }
    let mut start = run.start;
    let mut titled = false;
    for i in run.clone() {
        let lower = doc.lower(i);
        let title = TITLES.contains(lower);
        let nation = i + 1 < run.end && NATIONALITIES.get(lower).is_some();
        let joint = matches!(doc.word(i), "." | "-" | "of" | "for" | "the" | "and");
        let behind = titled && start < i && title_follows(doc, i, run.end);
        let before = start == i && title_follows(doc, i + 1, run.end) && i + 2 < run.end && !is_given(lower);
        if !(title || nation || joint && start == i && titled || behind || before) {
            break;
        }
        titled |= title;
        start = i + 1;
    }
    let people = titled && start < run.end && !has_organisation(doc, start..run.end);
    match behind_title(doc, start..run.end) {
        Some(name) => name,
        None if people && !matches!(doc.lower(start), "of" | "for") || start == run.end => start..run.end,
        None => run,
    }
}

/// "Southland Sen. Cora Baker", "Northland Labour Party Chair Tara Rizzo": the one to three words behind a title in
/// the middle of a run, if they can be somebody's name.
fn behind_title(doc: &Document<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let title =
        run.clone().skip(1).rev().find(|&i| doc.tokens()[i].is_word() && OFFICES.contains(doc.lower(i)))?;
    let start = title + 1 + usize::from(doc.word(title + 1) == ".");
    let name = start..run.end;
    let words = name.clone().filter(|&i| doc.tokens()[i].is_word()).count();
    let fits = (1..=3).contains(&words)
        && !name.clone().any(|i| matches!(doc.lower(i), "of" | "for" | "and" | "the"))
        && !has_organisation(doc, name.clone())
        && (words > 1 || !super::group::is_suffix(doc.word(start)));
    fits.then_some(name)
}

fn title_follows(doc: &Document<'_>, i: usize, end: usize) -> bool {
    i < end && TITLES.contains(doc.lower(i))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of the runs of a text.
    fn names(text: &str) -> Vec<String> {
        let doc = Document::new(text);
        let mut found = Vec::new();
        for sentence in doc.sentences() {
            runs(&doc, sentence, &mut found);
        }
        let named = found.into_iter().filter(|r| !r.name.is_empty());
        named.map(|r| doc.text_of(doc.span_of(r.name)).to_string()).collect()
    }

    #[test]
    fn shapes_of_names() {
        for (text, expected) in [
            ("We met Mira Tovan there.", "Mira Tovan"),
            ("We met Mira K. Tovan there.", "Mira K. Tovan"),
            ("We met Ana de Lira there.", "Ana de Lira"),
            ("We met Mira Tovan-Karsk there.", "Mira Tovan-Karsk"),
            ("The Bank of Arbel closed.", "Bank of Arbel"),
            ("The Ministry for the Interior closed.", "Ministry for the Interior"),
            ("Ministry of Trade and Ministry of Ports", "Ministry of Trade and Ministry of Ports"),
            ("On Friday Tovan left.", "Tovan"),
            ("Top Tovan officials left.", "Tovan"),
            ("Senior Tovan aides left.", "Tovan"),
            ("Top Gear, a programme, ended.", "Top Gear"),
            ("We met United Nations Ambassador Mira Tovan there.", "Mira Tovan"),
            ("It is said that Prime Minister Tovan left.", "Tovan"),
            ("We met Southland Sen. Cora Baker there.", "Cora Baker"),
            ("We read the Sunday Times there.", "Sunday Times"),
            ("We spoke of France-Germany ties.", "France; Germany"),
            ("We were in de Lira and the bank.", "Lira"),
            ("I left, and I'm late.", ""),
            ("They left. Then the ships sank.", ""),
        ] {
            assert_eq!(names(text).join("; "), expected, "{text}");
        }
    }
}
