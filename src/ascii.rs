//! Runs of ASCII, which most of a text is made of.

/// Which bytes are letters and digits of ASCII.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// How many letters and digits of ASCII `bytes` begin with.
#[inline]
pub(crate) fn alphanumerics(bytes: &[u8]) -> usize {
    bytes.iter().position(|b| !ALPHANUMERIC[usize::from(*b)]).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_before_marks_and_other_letters() {
        for (text, run) in [("", 0), ("dam", 3), ("G7 met", 2), ("don't", 3), ("café", 3), (" a", 0)] {
            assert_eq!(alphanumerics(text.as_bytes()), run, "{text}");
        }
    }
}
