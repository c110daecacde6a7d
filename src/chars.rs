//! Places between characters.

/// The last character boundary of `text` at or before byte `at`.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().take(4).find(|i| text.is_char_boundary(*i)).unwrap_or(0)
}

/// The first character boundary of `text` at or after byte `at`; its end if there is none.
pub(crate) fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).take(4).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_lie_around_a_byte() {
        let text = "a😀b";
        for (at, before, after) in [(0, 0, 0), (1, 1, 1), (2, 1, 5), (4, 1, 5), (5, 5, 5), (9, 6, 6)] {
            assert_eq!((floor(text, at), ceil(text, at)), (before, after), "{at}");
        }
    }
}
