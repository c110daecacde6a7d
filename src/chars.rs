//! Places between characters, and words on one line.

/// The last character boundary of `text` at or before byte `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().take(4).find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The first character boundary of `text` at or after byte `at`; its end if there is none.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).take(4).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len())
}

/// Words on one line: white space of any kind is one space, other control characters (which could steer a
/// terminal or turn the line around) are left out.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !c.is_control() && !is_bidi_control(*c)));
    }
    out
}

/// Whether a character is a dash, a quotation mark or another of Unicode's general marks. Most characters of a text that are not ASCII are,
/// and are told so without a look at the tables of letters.
pub(crate) fn is_general_mark(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}')
}

/// Unicode's marks that change the direction of what follows.
pub(crate) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a reader would not see a character though it is there: control characters, marks that change the direction, and what takes
/// no room. Selectors of a picture's form (U+FE0F) are none: pictures are full of them.
pub(crate) fn is_hidden(c: char) -> bool {
    if (' '..='~').contains(&c) {
        return false; // nearly all there is
    }
    let no_room = matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}'
            | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
    );
    no_room || c.is_control() || is_bidi_control(c)
}

/// The first `most` characters of `text`, at a word's end, with an ellipsis if something is left out.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let text = one_line(text);
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    if text[cut.len()..].starts_with(' ') {
        return format!("{cut}…");
    }
    let at = cut.rfind(' ').filter(|at| *at * 2 > cut.len()).unwrap_or(cut.len());
    format!("{}…", cut[..at].trim_end_matches([' ', ',', ';', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_general_mark_is_a_letter_or_a_number() {
        assert!(('\0'..=char::MAX).filter(|c| is_general_mark(*c)).all(|c| !c.is_alphanumeric()));
        assert!(['—', '’', '…'].into_iter().all(is_general_mark));
    }

    #[test]
    fn boundaries_lie_around_a_byte() {
        let text = "a😀b";
        for (at, before, after) in [(0, 0, 0), (1, 1, 1), (2, 1, 5), (4, 1, 5), (5, 5, 5), (9, 6, 6)] {
            assert_eq!((floor(text, at), ceil(text, at)), (before, after), "{at}");
        }
    }

    #[test]
    fn lines_carry_nothing_that_steers_a_terminal() {
        assert_eq!(one_line(" a\n\tb\u{1b}[31m \u{202e}c "), "a b[31m c");
        assert_eq!(shortened("The quick brown fox jumps", 16), "The quick brown…");
        assert_eq!(shortened("short", 16), "short");
    }
}
