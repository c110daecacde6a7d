//! Paragraphs and sentences.
//!
//! A paragraph ends at a blank line; where lines are long (the text is not wrapped at a fixed width) every line
//! is a paragraph. A sentence ends at `.`, `!`, `?` or `…` and the closing marks behind it, if what follows can
//! begin one and what stands before is no abbreviation or initial; also at a paragraph's end.

use super::{Sentence, Token, TokenKind};
use crate::lexicon::{List, WordSet};
use crate::span::Span;

/// Lines up to this length, in bytes, may be wrapped text; a text with a longer one is not wrapped.
const WRAP: usize = 120;
/// The longest sentence, in bytes; a longer one is cut at a token.
const LONGEST: usize = 2000;

static ABBREVIATIONS: List<WordSet> =
    List::new(|| WordSet::load("abbreviations.tsv", include_str!("../lexicon/en/abbreviations.tsv")));

static SPEECH_TAGS: List<WordSet> =
    List::new(|| WordSet::load("speech_tags.tsv", include_str!("../lexicon/en/speech_tags.tsv")));
static OPENERS: List<WordSet> =
    List::new(|| WordSet::load("sentence_openers.tsv", include_str!("../lexicon/en/sentence_openers.tsv")));
static AFTER_CLOCK: List<WordSet> =
    List::new(|| WordSet::load("after_clock.tsv", include_str!("../lexicon/en/after_clock.tsv")));

/// The paragraphs of `text`, without white space around them.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let wrapped = text.lines().all(|line| line.len() <= WRAP) && text.lines().count() > 1;
    let mut out: Vec<Span> = Vec::new();
    let mut open = false; // whether the last paragraph may go on in this line
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        if start >= end {
            open = false;
            continue;
        }
        match out.last_mut() {
            Some(last) if open && goes_on(&text[last.range()], &text[start..end]) => {
                *last = last.join(Span::new(start, end));
            }
            _ => out.push(Span::new(start, end)),
        }
        open = wrapped;
    }
    out
}

/// Whether a wrapped line goes on in the next: it does not after a short line that ends a sentence, nor before
/// a list's bullet.
fn goes_on(before: &str, next: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let ended = line.ends_with(['.', '!', '?', '"', '”', ':']) && line.len() < WRAP / 3;
    !ended && !next.starts_with(['•', '*', '-', '–', '—', '·'])
}

/// The sentences of the paragraphs.
pub(super) fn sentences(text: &str, lower: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut at = 0;
    for (paragraph, span) in paragraphs.iter().enumerate() {
        let mut first = at;
        while at < tokens.len() && tokens[at].span().start() < span.end() {
            let next = sentence_end(text, lower, tokens, at, span.end());
            let too_long = tokens[at].span().end() - tokens[first].span().start() > LONGEST - 200;
            let end = next.unwrap_or(at + 1);
            if next.is_some() || too_long {
                push(&mut out, tokens, first..end, paragraph);
                first = end;
            }
            at = end;
        }
        push(&mut out, tokens, first..at, paragraph);
    }
    out
}

fn push(out: &mut Vec<Sentence>, tokens: &[Token], range: std::ops::Range<usize>, paragraph: usize) {
    if range.is_empty() {
        return;
    }
    let span = tokens[range.start].span().join(tokens[range.end - 1].span());
    // One token can be longer than a sentence may be (a line of letters without a space): it is in none.
    if span.len() <= LONGEST {
        out.push(Sentence { span, tokens: range, paragraph });
    }
}

/// If token `i` ends a sentence: the token after its closing marks.
fn sentence_end(text: &str, lower: &str, tokens: &[Token], i: usize, paragraph_end: usize) -> Option<usize> {
    // The last bytes of a full stop, of initials and of the other marks that end a sentence.
    if !matches!(text.as_bytes()[tokens[i].span().end() - 1], b'.' | b'!' | b'?' | b'\xa6') {
        return None;
    }
    let word = &text[tokens[i].span().range()];
    let initials = tokens[i].is_word() && word.ends_with('.');
    if !initials && !matches!(word, "." | "!" | "?" | "…") {
        return None;
    }
    let mut next = i + 1;
    while next < tokens.len() && tokens[next].span().start() < paragraph_end && closes(text, tokens, next) {
        next += 1;
    }
    if next >= tokens.len() || tokens[next].span().start() >= paragraph_end {
        return Some(next);
    }
    if !tokens[next].is_spaced() || !can_begin(text, tokens, next) {
        return None;
    }
    let closed = next > i + 1;
    if initials {
        return (closed || initials_may_end(&lower[tokens[i].span().range()], text, lower, tokens, next))
            .then_some(next);
    }
    if word == "." && !closed && abbreviates(text, lower, tokens, i, next) {
        return None;
    }
    let tagged = closed && matches!(word, "?" | "!" | "…") && is_speech_tag(lower, tokens, next);
    (!tagged).then_some(next)
}

/// A mark that belongs to the sentence before it: a closing quotation mark or bracket, or another stop.
fn closes(text: &str, tokens: &[Token], i: usize) -> bool {
    let word = &text[tokens[i].span().range()];
    match word {
        "”" | "’" | "»" | ")" | "]" | "." | "!" | "?" | "…" => !tokens[i].is_spaced(),
        "\"" | "'" => {
            let next_glued = tokens.get(i + 1).is_some_and(|t| !t.is_spaced() && t.kind() != TokenKind::Mark);
            !tokens[i].is_spaced() && !next_glued
        }
        _ => false,
    }
}

/// What can stand at a sentence's start: a capital, a digit, an opening mark.
fn can_begin(text: &str, tokens: &[Token], i: usize) -> bool {
    let t = tokens[i];
    match t.kind() {
        TokenKind::Word => {
            t.is_capital() || text[t.span().range()].chars().all(|c| !c.is_lowercase()) || camel(text, t)
        }
        TokenKind::Number => true,
        _ => matches!(
            &text[t.span().range()],
            "“" | "\""
                | "'"
                | "‘"
                | "«"
                | "("
                | "["
                | "$"
                | "€"
                | "£"
                | "—"
                | "–"
                | "-"
                | "•"
                | "*"
                | "@"
                | "#"
        ),
    }
}

/// "iPhone", "eBay".
fn camel(text: &str, t: Token) -> bool {
    text[t.span().range()].chars().nth(1).is_some_and(char::is_uppercase)
}

/// "U.S." ends a sentence only before a word that rarely follows it otherwise; "p.m." before any capital.
fn initials_may_end(initials: &str, text: &str, lower: &str, tokens: &[Token], next: usize) -> bool {
    let token = &tokens[next];
    if matches!(initials, "a.m." | "p.m.") {
        return !AFTER_CLOCK.contains(&lower[token.span().range()]);
    }
    if !token.is_word() {
        // "vowed the U.S. “will do what it must”"
        let goes_on = tokens
            .get(next + 1)
            .is_some_and(|t| t.is_word() && text[t.span().range()].starts_with(char::is_lowercase));
        return matches!(&text[token.span().range()], "“" | "\"") && !goes_on;
    }
    OPENERS.contains(&lower[token.span().range()])
}

/// Whether the words from token `i` on name a speaker and a verb of speech: what stands before a quoted question
/// or shout and its tag is one sentence with it.
fn is_speech_tag(lower: &str, tokens: &[Token], i: usize) -> bool {
    let words = tokens[i..].iter().take(6).take_while(|t| t.is_word());
    let mut rest = words.skip_while(|t| t.is_capital() || PRONOUNS.contains(&&lower[t.span().range()]));
    rest.next().is_some_and(|t| SPEECH_TAGS.contains(&lower[t.span().range()]))
}

const PRONOUNS: [&str; 4] = ["he", "she", "they", "i"];

/// Whether the full stop at token `i` belongs to the word before it; `next` is the token behind it.
fn abbreviates(text: &str, lower: &str, tokens: &[Token], i: usize, next: usize) -> bool {
    let Some(before) = i.checked_sub(1).map(|b| tokens[b]) else { return false };
    if tokens[i].is_spaced() || !before.is_word() {
        return false;
    }
    let word = &text[before.span().range()];
    let initial = word.len() == 1 && before.is_capital() && word != "I";
    let numbers = matches!(
        word,
        "No" | "no" | "Nos" | "nos" | "Art" | "art" | "Prop" | "Sec" | "Ch" | "Vol" | "Fig" | "Pt"
    );
    let numbered = numbers && tokens[next].is_number();
    // "Brown v. Board"
    let against = word == "v"
        && i >= 2
        && tokens[i - 2].is_capital()
        && tokens.get(next).is_some_and(|t| t.is_capital());
    initial || numbered || against || ABBREVIATIONS.contains(&lower[before.span().range()])
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    fn cut(text: &str) -> Vec<&str> {
        let doc = Document::new(text);
        doc.sentences().iter().map(|s| doc.text_of(s.span)).collect()
    }

    #[test]
    fn ends_where_a_reader_would() {
        for (text, expected) in [
            ("Mr. Smith left. He ran.", &["Mr. Smith left.", "He ran."][..]),
            ("It rose 1.5 percent. Then it fell.", &["It rose 1.5 percent.", "Then it fell."]),
            ("“We won.” He left.", &["“We won.”", "He left."]),
            ("\"We won.\" He left.", &["\"We won.\"", "He left."]),
            ("J. K. Rowling wrote. It sold.", &["J. K. Rowling wrote.", "It sold."]),
            ("He lives in the U.S. The house is big.", &["He lives in the U.S.", "The house is big."]),
            ("He met U.S. President Trump.", &["He met U.S. President Trump."]),
            ("A heading\n\nA text. Another", &["A heading", "A text.", "Another"]),
            ("What? No! Yes…", &["What?", "No!", "Yes…"]),
            ("At 5 p.m. the bus left.", &["At 5 p.m. the bus left."]),
            ("It left at 5 p.m. Monday. We saw.", &["It left at 5 p.m. Monday.", "We saw."]),
            ("It left at 5 p.m. We saw.", &["It left at 5 p.m.", "We saw."]),
            ("“Who knows?” Mira Dell said. Nobody.", &["“Who knows?” Mira Dell said.", "Nobody."]),
            ("“Who knows?” The crowd left.", &["“Who knows?”", "The crowd left."]),
            ("It told of Brown v. Board. He left.", &["It told of Brown v. Board.", "He left."]),
            ("She came in as No. 5 again.", &["She came in as No. 5 again."]),
            ("It passed Prop. 21 in May.", &["It passed Prop. 21 in May."]),
            ("He said no. 5 came.", &["He said no. 5 came."]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let doc = Document::new(
            "The river rose by two metres in the night\nand flooded the town.\n\nNobody was hurt.",
        );
        assert_eq!(doc.paragraphs().len(), 2);
        assert_eq!(doc.sentences().len(), 2);
    }

    #[test]
    fn no_sentence_is_too_long() {
        let text = "word ".repeat(3000);
        assert!(Document::new(&text).sentences().iter().all(|s| s.span.len() <= 2000));
    }
}
