//! Bytes as text: UTF-8, UTF-16 where a byte order mark says so, or a clear word about what they are instead.

use std::borrow::Cow;
use std::io;

/// Bytes that are no text, and why.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoText {
    /// The line, where one is at fault.
    pub(crate) line: Option<usize>,
    /// What is wrong, and what to do about it.
    pub(crate) message: String,
}

/// Files that are no text, by how they begin.
const MAGIC: [(&[u8], &str); 11] = [
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip file inside another"),
    (b"\x28\xb5\x2f\xfd", "a zstd file inside another"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
];

/// Bytes as text, without a byte order mark.
///
/// # Errors
/// If they are no text; a text in another character set is refused, since guessing would change its words.
pub(crate) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, NoText> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        let message = format!("this is {what}, which is not read; save it as text, Markdown or HTML");
        return Err(NoText { line: None, message });
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes).map(Cow::Owned),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes).map(Cow::Owned),
        _ => {}
    }
    if bytes.iter().take(BEGINNING).any(|b| *b == 0) {
        let message =
            "this is no text (it holds zero bytes); a text in UTF-16 must begin with a byte order mark";
        return Err(NoText { line: None, message: message.to_string() });
    }
    utf8(bytes).map(Cow::Borrowed)
}

/// How far zero bytes are looked for.
const BEGINNING: usize = 8192;

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NoText> {
    let pairs = bytes.chunks_exact(2).map(|b| unit([b[0], b[1]]));
    let text: Result<String, _> = char::decode_utf16(pairs).collect();
    match text {
        Ok(text) if bytes.len().is_multiple_of(2) => Ok(text),
        _ => Err(NoText { line: None, message: "the file begins as UTF-16 but is not".to_string() }),
    }
}

/// Bytes as UTF-8, without a byte order mark.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, NoText> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|e| {
        let (good, bad) = bytes.split_at(e.valid_up_to());
        let line = 1 + good.iter().filter(|b| **b == b'\n').count();
        let column = 1 + good.iter().rev().take_while(|b| **b != b'\n').count();
        let message = format!(
            "not UTF-8 (byte {column} of the line is 0x{:02X}); convert it first, for example with \
             iconv -f WINDOWS-1252 -t UTF-8",
            bad.first().unwrap_or(&0)
        );
        NoText { line: Some(line), message }
    })
}

/// What went wrong with a file, and what to do about it.
pub(crate) fn unreadable(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_string(),
        io::ErrorKind::InvalidData => e.to_string(),
        io::ErrorKind::PermissionDenied => "the file may not be read (permission denied)".to_string(),
        _ => format!("the file cannot be read: {e}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_and_other_files_named() {
        for (bytes, expected) in [
            (&b"caf\xc3\xa9"[..], Ok("café")),
            (b"\xef\xbb\xbfcaf\xc3\xa9", Ok("café")),
            (b"\xff\xfec\0a\0f\0\xe9\0", Ok("café")),
            (b"\xfe\xff\0c\0a\0f\0\xe9", Ok("café")),
            (b"", Ok("")),
            (b"PK\x03\x04....", Err("this is a Word")),
            (b"%PDF-1.7", Err("this is a PDF file")),
            (b"c\0a\0f\0", Err("this is no text")),
            (b"\xff\xfec", Err("the file begins as UTF-16")),
            (b"caf\xe9", Err("not UTF-8 (byte 4 of the line is 0xE9)")),
        ] {
            let found = text(bytes);
            match expected {
                Ok(words) => assert_eq!(found.as_deref(), Ok(words)),
                Err(words) => assert!(found.expect_err(words).message.starts_with(words)),
            }
        }
    }
}
