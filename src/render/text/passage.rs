//! The sentence around a claim, wrapped to the terminal's width, with the claim's words still to be found in it.

use std::ops::Range;

use crate::claim::Claim;
use crate::render::words;
use crate::span::Span;

/// A passage as it is shown: one string with line feeds, and where the marked words stand in it.
pub(super) struct Passage {
    pub(super) text: String,
    pub(super) marks: Vec<Range<usize>>,
}

/// The `window` of `text` around `claim`, wrapped at `width` characters; each of `marks` is cut at the line ends. Behind
/// the last mark there is room for `label` more characters in its line, if the mark's last word leaves it.
pub(super) fn passage(
    text: &str,
    claim: &Claim,
    window: Range<usize>,
    marks: &[Span],
    width: usize,
    label: usize,
) -> Passage {
    let plain = wrapped(text, claim, window.clone(), marks, width, None);
    match crowded(&plain, width, label) {
        Some(words) => {
            let end = marks.iter().map(|m| m.end()).max().unwrap_or(0).min(window.end);
            let before = nth_word_back(text, window.start, end, words);
            wrapped(text, claim, window, marks, width, Some(before))
        }
        None => plain,
    }
}

/// If the label does not fit behind the last mark: how many of the mark's last words to move to the next line.
fn crowded(passage: &Passage, width: usize, label: usize) -> Option<usize> {
    let mark = passage.marks.last()?;
    let start = passage.text[..mark.start].rfind('\n').map_or(0, |at| at + 1);
    let chars = |range: Range<usize>| passage.text[range].chars().count();
    if chars(start..mark.end) + 1 + label <= width {
        return None;
    }
    let words: Vec<&str> = passage.text[mark.clone()].split(' ').collect();
    let fitting = (0..words.len()).find(|i| words[*i..].join(" ").chars().count() + 1 + label <= width);
    Some(words.len() - fitting.unwrap_or(words.len() - 1))
}

/// Where the last `n` words before `end` begin.
fn nth_word_back(text: &str, start: usize, end: usize, n: usize) -> usize {
    let words: Vec<usize> =
        text[start..end].split_whitespace().map(|w| w.as_ptr() as usize - text.as_ptr() as usize).collect();
    words.len().checked_sub(n).and_then(|i| words.get(i)).copied().unwrap_or(start)
}

/// The passage in `window`, with a line end before byte `forced` of the article.
fn wrapped(
    text: &str,
    claim: &Claim,
    window: Range<usize>,
    marks: &[Span],
    width: usize,
    forced: Option<usize>,
) -> Passage {
    let source = &text[window.clone()];
    let mut out = String::with_capacity(source.len() + 16);
    let mut at = Vec::with_capacity(source.len() + 1); // for every byte of the source its place in `out`
    if window.start > claim.sentence.start() {
        out.push_str("… ");
    }
    wrap(source, width.max(20), forced.map(|f| f - window.start), &mut out, &mut at);
    if window.end < claim.sentence.end().max(claim.span.end()) {
        out.push_str(" …");
    }
    let inside = marks.iter().filter_map(|m| {
        let start = m.start().max(window.start);
        let end = m.end().min(window.end);
        (start < end).then(|| at[start - window.start]..at[end - window.start])
    });
    let marks = inside.flat_map(|m| by_line(&out, m)).collect();
    Passage { text: out, marks }
}

/// Copies the words of `source` with single spaces, line feeds where the next word would pass `width`, and with the
/// names of hidden characters.
fn wrap(source: &str, width: usize, forced: Option<usize>, out: &mut String, at: &mut Vec<usize>) {
    let mut column = out.chars().count();
    let mut rest = 0;
    while rest < source.len() {
        let word = source[rest..].find(char::is_whitespace).map_or(source.len(), |n| rest + n);
        let len = words::one_line(&source[rest..word]).chars().count();
        if (column + len > width || forced == Some(rest)) && column > 0 {
            if out.ends_with(' ') {
                out.pop();
            }
            out.push('\n');
            column = 0;
        }
        copy(&source[rest..word], out, at);
        column += len;
        rest = source[word..].find(|c: char| !c.is_whitespace()).map_or(source.len(), |n| word + n);
        at.extend(std::iter::repeat_n(out.len(), rest - word));
        if rest < source.len() && word < rest {
            out.push(' ');
            column += 1;
        }
    }
    at.push(out.len());
}

fn copy(word: &str, out: &mut String, at: &mut Vec<usize>) {
    if !word.contains(words::is_hidden) {
        at.extend(out.len()..out.len() + word.len());
        out.push_str(word);
        return;
    }
    for (i, c) in word.char_indices() {
        at.extend(std::iter::repeat_n(out.len(), c.len_utf8()));
        // What stands before tells whether a picture is joined.
        let before = word[..i].chars().next_back().map_or(0, char::len_utf8);
        let with = words::shown(&word[i - before..i + c.len_utf8()]);
        out.push_str(with.strip_prefix(&words::shown(&word[i - before..i])).unwrap_or(&with));
    }
}

/// A mark cut at line ends; the parts hold no white space at their ends.
fn by_line(text: &str, mark: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = mark.start;
    for line in text[mark].split_inclusive('\n') {
        let trimmed = line.trim_start();
        let from = start + (line.len() - trimmed.len());
        let to = from + trimmed.trim_end().len();
        start += line.len();
        if from < to {
            out.push(from..to);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn marks_follow_their_words_over_line_ends() {
        let text = "Before.  The quake\nkilled at least twenty-four\u{202e} people in the hills.";
        for width in [24, 30, 200] {
            let claim = fixture::figure("a", text, 1, "at least twenty-four\u{202e} people", 24);
            let passage = passage(text, &claim, 0..text.len(), &[claim.span], width, 0);
            let marked: Vec<&str> = passage.marks.iter().map(|m| &passage.text[m.clone()]).collect();
            assert_eq!(marked.join(" "), "at least twenty-four⟨U+202E⟩ people");
            assert!(passage.text.lines().all(|l| l.chars().count() <= width), "{}", passage.text);
        }
    }

    #[test]
    fn there_is_room_for_a_label() {
        let text = "The quake in the hills killed at least twenty-four people there.";
        let claim = fixture::figure("a", text, 1, "at least twenty-four people", 24);
        for (label, last) in [(0, "people"), (12, "people"), (43, "people")] {
            let passage = passage(text, &claim, 0..text.len(), &[claim.span], 50, label);
            let mark = passage.marks.last().expect("a mark").clone();
            let column = passage.text[..mark.end].rsplit('\n').next().map_or(0, |l| l.chars().count());
            assert!(column + 1 + label <= 50);
            assert!(passage.text[mark].ends_with(last) || label == 0, "{}", passage.text);
        }
    }

    #[test]
    fn words_longer_than_a_line_stay_whole() {
        let text = "x".repeat(90);
        let claim = fixture::figure("a", &text, 1, &text, 1);
        assert_eq!(passage(&text, &claim, 0..text.len(), &[claim.span], 20, 0).text, text);
    }
}
