//! Patterns of words: "?about 9 min/minutes read".

use crate::ascii;
use crate::chars;

/// A part of a pattern.
#[derive(Clone, Debug)]
enum Part {
    /// One of these words; it may be missing if `optional`.
    Words { words: Vec<&'static str>, optional: bool },
    /// A number; it may be missing if `optional`.
    Number { optional: bool },
    /// Up to three words of any kind.
    Any,
}

/// A pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(Vec<Part>);

/// What stands for any number where a pattern tells with what it begins.
pub(crate) const NUMBER: &str = "9";
/// The most words that "*" stands for.
const ANY: usize = 3;

impl Pattern {
    pub(crate) fn new(text: &'static str) -> Pattern {
        let part = |word: &'static str| {
            let (optional, word) = word.strip_prefix('?').map_or((false, word), |w| (true, w));
            match word {
                "*" => Part::Any,
                NUMBER => Part::Number { optional },
                _ => Part::Words { words: word.split('/').collect(), optional },
            }
        };
        Pattern(text.split(' ').map(part).collect())
    }

    /// With what it may begin: words, [`NUMBER`], or "" for anything.
    pub(crate) fn begins(&self) -> Vec<&'static str> {
        let mut out = Vec::new();
        for part in &self.0 {
            let optional = match part {
                Part::Words { words, optional } => {
                    out.extend(words);
                    *optional
                }
                Part::Number { optional } => {
                    out.push(NUMBER);
                    *optional
                }
                Part::Any => return vec![""],
            };
            if !optional {
                return out;
            }
        }
        vec![""]
    }

    /// Words one of which stands wherever it does, and which tell most: of the parts that may not be missing the one whose shortest
    /// word is the longest. None if it has no such part.
    pub(crate) fn needs(&self) -> Option<&[&'static str]> {
        let shortest = |words: &[&str]| words.iter().map(|w| w.len()).min().unwrap_or(0);
        let of = |part: &'_ Part| match part {
            Part::Words { words, optional: false } => Some(shortest(words)),
            _ => None,
        };
        let best = self.0.iter().rev().max_by_key(|part| of(part))?;
        match best {
            Part::Words { words, optional: false } => Some(words),
            _ => None,
        }
    }

    /// Where it ends, as the number of words, if it begins with the first of `words`.
    pub(crate) fn ends(&self, words: &[&str], whole: bool) -> Option<usize> {
        matched(&self.0, words, whole)
    }
}

fn matched(parts: &[Part], words: &[&str], whole: bool) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else {
        return (!whole || words.is_empty()).then_some(0);
    };
    let next = |n: usize| matched(rest, &words[n..], whole).map(|end| end + n);
    let fits = match part {
        Part::Words { words: all, .. } => words.first().is_some_and(|w| all.contains(w)),
        Part::Number { .. } => words.first().is_some_and(|w| is_number(w)),
        Part::Any => {
            // At the end of a line pattern it stands for all that is left.
            let most = if rest.is_empty() { words.len() } else { ANY.min(words.len()) };
            return if rest.is_empty() { Some(most) } else { (0..=most).find_map(next) };
        }
    };
    let optional = matches!(part, Part::Words { optional: true, .. } | Part::Number { optional: true });
    let with = if fits { next(1) } else { None };
    with.or_else(|| if optional { next(0) } else { None })
}

/// "12", "1.2k", "5:12", "three".
pub(crate) fn is_number(word: &str) -> bool {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen"];
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return WORDS.contains(&word);
    }
    let digits = word.strip_suffix(['k', 'm', 'b', '+', '%']).unwrap_or(word);
    digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b':'))
}

/// The words of a line in lower case with their places: marks part them, but those inside numbers and before "s".
pub(crate) fn words(lower: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::with_capacity(lower.len() / 5);
    each_word(lower, |at, word| out.push((at, word)));
    out
}

/// The same, one after the other.
pub(crate) fn each_word<'l>(lower: &'l str, mut on: impl FnMut(usize, &'l str)) {
    let mut start = None;
    let mut at = 0;
    loop {
        let plain = ascii::alphanumerics(&lower.as_bytes()[at..]);
        if plain > 0 {
            start = start.or(Some(at));
            at += plain;
        }
        // Behind most words stands a space.
        if lower.as_bytes().get(at) == Some(&b' ') {
            if let Some(s) = start.take() {
                on(s, &lower[s..at]);
            }
            at += 1;
            continue;
        }
        let next = lower[at..].chars().next();
        let part = next.is_some_and(|c| is_part(lower, at, c, start));
        match start {
            Some(s) if !part => {
                on(s, &lower[s..at]);
                start = None;
            }
            None if part => start = Some(at),
            _ => {}
        }
        let Some(c) = next else { return };
        at += c.len_utf8();
    }
}

/// Whether what stands at `at` is part of a word, which began at `start`.
fn is_part(lower: &str, at: usize, c: char, start: Option<usize>) -> bool {
    if !chars::is_general_mark(c) && c.is_alphanumeric() || c == '©' {
        return true;
    }
    let Some(start) = start.filter(|_| matches!(c, ',' | '.' | ':' | '\'' | '’' | '+')) else {
        return false;
    };
    let digits = || lower[start..at].starts_with(|d: char| d.is_ascii_digit());
    let goes_on = || c == '+' || lower[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
    (matches!(c, '\'' | '’') || digits()) && goes_on()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_know_their_words() {
        for (pattern, begins, needs) in [
            ("?about 9 min/mins read", &["about", "9"][..], Some(&["read"][..])),
            ("sign up for our/the", &["sign"], Some(&["sign"])),
            ("* a", &[""], Some(&["a"])),
            ("?a ?9", &[""], None),
            ("9 trusted vendors/partners", &["9"], Some(&["trusted"])),
            ("our 9 vendors/partners", &["our"], Some(&["vendors", "partners"])),
        ] {
            let read = Pattern::new(pattern);
            assert_eq!((read.begins(), read.needs()), (begins.to_vec(), needs), "{pattern}");
        }
    }

    #[test]
    fn patterns_match_words() {
        let read = |text: &str| words(text).into_iter().map(|(_, w)| w.to_string()).collect::<Vec<_>>();
        assert_eq!(read("1,204 shares – don't (5:12)"), ["1,204", "shares", "don't", "5:12"]);
        for (pattern, text, whole, ends) in [
            ("?about 9 min/mins read", "about 5 min read", true, Some(4)),
            ("?about 9 min/mins read", "5 mins read", true, Some(3)),
            ("?about 9 min/mins read", "5 mins read now", true, None),
            ("?about 9 min/mins read", "5 mins read now", false, Some(3)),
            ("image 9 ?of ?9", "image 3", true, Some(2)),
            ("a * b", "a x y b", true, Some(4)),
            ("a * b", "a w x y z b", true, None),
        ] {
            let all: Vec<&str> = words(text).into_iter().map(|(_, w)| w).collect();
            assert_eq!(Pattern::new(pattern).ends(&all, whole), ends, "{pattern}: {text}");
        }
    }
}
