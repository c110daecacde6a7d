//! A paragraph signed by who wrote or said it: "We will rebuild. — Mira Tovan (@tovan) May 4, 2031", "“We will rebuild.” — Mira Tovan".

use std::ops::Range;

use super::Stance;
use super::candidate::Candidate;
use super::word::{Kind, Text};
use crate::figure::numeral;
use crate::name::{is_of_calendar, is_particle};
use crate::text::Document;

/// The most tokens of a signature's name.
const NAME: usize = 10;
/// The fewest tokens of what is signed.
const LEAST: usize = 4;

/// The attribution that the dash at `i` signs.
pub(super) fn read(text: &Text<'_, '_>, i: usize) -> Option<Candidate> {
    let doc = text.doc;
    if !matches!(doc.word(i), "—" | "–" | "-" | "--" | "―") {
        return None;
    }
    let at = doc.tokens()[i].span();
    let paragraph = doc.paragraphs()[doc.sentences().get(doc.sentence_at(at.start()))?.paragraph];
    let tokens = doc.token_at(paragraph.start())..doc.token_at(paragraph.end());
    let (source, content) = post(text, i, &tokens).or_else(|| quotation(text, i, &tokens))?;
    let named = source.len() <= NAME && !source.is_empty() && doc.tokens()[source.start].is_capital();
    (named && content.len() >= LEAST).then(|| Candidate {
        head: i,
        cue: i..i + 1,
        lemma: "—",
        frame: "signed",
        source: Some(source),
        content: vec![content],
        stance: Stance::Says,
        negated: false,
        form: "+dash",
        rate: 0,
    })
}

/// A post: behind the dash a name and the writer's handle in brackets, before it all since the post before.
fn post(text: &Text<'_, '_>, i: usize, paragraph: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let doc = text.doc;
    let is_handle = |k: usize| doc.word(k) == "(" && doc.word(k + 1).starts_with('@');
    let handle = (i + 2..(i + 2 + NAME).min(paragraph.end)).find(|k| is_handle(*k))?;
    let signature = (paragraph.start..i).rev().find(|k| is_handle(*k));
    let start = signature.map_or(paragraph.start, |k| behind_date(text, k, i));
    let span = doc.span_of(start..i);
    let mut words = doc.text_of(span);
    // Addresses of pictures and pages behind the words are none.
    while let Some((before, _)) = words.rsplit_once(char::is_whitespace).filter(|(_, last)| is_address(last))
    {
        words = before.trim_end();
    }
    let end = doc.token_at(span.start() + words.len());
    Some((i + 1..handle, start..end))
}

/// The token behind a handle in brackets and the date of its post.
fn behind_date(text: &Text<'_, '_>, handle: usize, end: usize) -> usize {
    let close = (handle..end).find(|k| text.doc.word(*k) == ")").unwrap_or(handle);
    let year = |k: &usize| text.doc.word(*k).len() == 4 && text.doc.tokens()[*k].is_number();
    (close + 1..end.min(close + 6)).find(year).map_or(close + 1, |k| k + 1)
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('/') && word.contains('.')
}

/// A paragraph that is a quotation, a dash and a name.
fn quotation(
    text: &Text<'_, '_>,
    i: usize,
    paragraph: &Range<usize>,
) -> Option<(Range<usize>, Range<usize>)> {
    let first = paragraph.start;
    let whole = i > first && text.kind(first) == Kind::Open && text.quotation_end(first) == i;
    // What is long is no name, and is not looked through for each dash of a line.
    if !whole || paragraph.end > i + 1 + 2 * NAME {
        return None;
    }
    let source = i + 1..text.without_marks(i + 1, paragraph.end);
    let told = source.clone().any(|k| text.is_finite(k) || text.quote[k] != 0);
    (!told && is_somebody(text.doc, source.clone())).then_some((source, first..i))
}

/// Whether it begins with a name: capital words up to a comma, none of them a number, a day or a month ("Photo by Karl Orth",
/// "Chapter Two" and "Monday, May 4" sign nothing).
fn is_somebody(doc: &Document<'_>, source: Range<usize>) -> bool {
    let mut name = source.take_while(|k| !matches!(doc.word(*k), "," | "(")).peekable();
    let part = |k: usize| {
        let word = doc.tokens()[k];
        let joins =
            !word.is_word() || is_particle(doc.lower(k)) || matches!(doc.lower(k), "of" | "the" | "and");
        (word.is_capital() || joins) && !word.is_number() && !is_of_calendar(doc.lower(k))
    };
    name.peek().is_some() && name.all(|k| part(k) && numeral::parse(doc, k).is_none())
}
