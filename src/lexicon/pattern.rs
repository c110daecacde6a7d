//! Patterns of words: "?about 9 min/minutes read".

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

/// The most words that "*" stands for.
const ANY: usize = 3;

impl Pattern {
    pub(crate) fn new(text: &'static str) -> Pattern {
        let part = |word: &'static str| {
            let (optional, word) = word.strip_prefix('?').map_or((false, word), |w| (true, w));
            match word {
                "*" => Part::Any,
                "9" => Part::Number { optional },
                _ => Part::Words { words: word.split('/').collect(), optional },
            }
        };
        Pattern(text.split(' ').map(part).collect())
    }

    /// The words that one of must stand at its beginning; none if a number or anything may.
    pub(crate) fn begins(&self) -> Option<&[&'static str]> {
        match self.0.first() {
            Some(Part::Words { words, optional: false }) => Some(words),
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
    let digits = word.strip_suffix(['k', 'm', 'b', '+', '%']).unwrap_or(word);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b':'));
    plain || WORDS.contains(&word)
}

/// The words of a line in lower case with their places: marks part them, but those inside numbers and before "s".
pub(crate) fn words(lower: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in lower.char_indices().chain([(lower.len(), ' ')]) {
        let inner = matches!(c, ',' | '.' | ':' | '\'' | '’' | '+')
            && start.is_some()
            && (lower[at + c.len_utf8()..].starts_with(|n: char| n.is_alphanumeric()) || c == '+');
        let digits = start.is_some_and(|s: usize| lower[s..at].starts_with(|d: char| d.is_ascii_digit()));
        let part = c.is_alphanumeric() || c == '©' || inner && (matches!(c, '\'' | '’') || digits);
        match (part, start) {
            (true, None) => start = Some(at),
            (false, Some(s)) => {
                out.push((s, &lower[s..at]));
                start = None;
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

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
