//! Character sets: the one that a page declares, else UTF-8, else what browsers take.

use encoding_rs::{Encoding, UTF_8};

/// How far into a page a declaration is looked for, in bytes (the HTML standard says 1024; pages break it).
const HEAD: usize = 4096;

/// The page as text, and what is to be said of how it was read. Bytes that are not of the page's character set become
/// replacement characters: a page is worth more than its worst byte. A page that names no character set (or none that
/// there is) and is no UTF-8 is read as Windows-1252, as browsers do.
pub(super) fn decode(page: &[u8]) -> (String, Option<String>) {
    let mut note = None;
    let encoding = match Encoding::for_bom(page) {
        Some((encoding, _)) => encoding,
        None => {
            match declared(page) {
                Some(label) => match Encoding::for_label(label.as_bytes()) {
                    // What can be read as ASCII so far cannot be UTF-16 without a mark.
                    Some(wide) if wide == encoding_rs::UTF_16LE || wide == encoding_rs::UTF_16BE => UTF_8,
                    Some(encoding) => encoding,
                    None => {
                        let encoding = undeclared(page);
                        note = Some(format!(
                            "the page declares an unknown character set, “{label}”; it was read as {}",
                            encoding.name()
                        ));
                        encoding
                    }
                },
                None => {
                    let encoding = undeclared(page);
                    if encoding != UTF_8 {
                        note = Some("the page declares no character set and is not UTF-8; it was read as windows-1252".into());
                    }
                    encoding
                }
            }
        }
    };
    let (text, _, malformed) = encoding.decode(page);
    if malformed {
        note = Some(format!(
            "some bytes of the page are not {}; each became a replacement character",
            encoding.name()
        ));
    }
    (text.into_owned(), note)
}

/// The character set of a page that declares none.
fn undeclared(page: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(page).is_ok() { UTF_8 } else { encoding_rs::WINDOWS_1252 }
}

/// What follows `charset=` (in a `meta` element) or `encoding=` (in an XML declaration) near the start.
fn declared(page: &[u8]) -> Option<String> {
    let page = past_comments(page);
    let head = &page[..page.len().min(HEAD)];
    let text: String = head.iter().map(|b| char::from(b.to_ascii_lowercase())).collect();
    let metas = text.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let xml = text.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let of = |element: &str, key: &str| {
        let value = element.split(key).nth(1)?.trim_start().strip_prefix('=')?;
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end =
            value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(value.len());
        (end > 0).then(|| value[..end].to_string())
    };
    metas.filter_map(|m| of(m, "charset")).next().or_else(|| of(xml?, "encoding"))
}

/// The page behind the comments that it begins with: where it was saved from may be long.
fn past_comments(mut page: &[u8]) -> &[u8] {
    while let Some(inner) = page.trim_ascii_start().strip_prefix(b"<!--") {
        let Some(end) = memchr::memmem::find(inner, b"-->") else { return page };
        page = &inner[end + 3..];
    }
    page.trim_ascii_start()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_they_declare() {
        for (page, text) in [
            (&b"<meta charset=\"iso-8859-1\">caf\xe9"[..], "café"),
            (b"<META http-equiv=Content-Type content='text/html; charset=Windows-1252'>\x93so\x94", "“so”"),
            (b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>\xb1", "ą"),
            (b"<meta charset=shift_jis>\x93\xfa\x96\x7b", "日本"),
            (
                &[b"<!-- saved from url=(4000)", &[b'x'; 5000][..], b" -->\n<meta charset=latin1>caf\xe9"]
                    .concat(),
                "café",
            ),
            (b"<!-- never closed <meta charset=latin1>caf\xe9", "café"),
            (b"<meta charset=utf-8>caf\xc3\xa9", "café"),
            (b"<meta charset=utf-16>cafe", "cafe"),
            (b"caf\xc3\xa9", "café"),
            (b"\xef\xbb\xbf<meta charset=iso-8859-1>caf\xc3\xa9", "café"),
            (b"\xff\xfec\0a\0f\0\xe9\0", "café"),
        ] {
            let (read, note) = decode(page);
            assert!(read.ends_with(text) && note.is_none(), "{text}: {note:?}");
        }
    }

    #[test]
    fn bad_bytes_cost_themselves_and_a_note() {
        for (page, text, words) in [
            (&b"caf\xe9"[..], "café", "declares no character set"),
            (b"<meta charset=utf-8>caf\xe9", "caf\u{fffd}", "not UTF-8; each became"),
            (b"<meta charset=klingon>caf\xe9", "café", "unknown character set, “klingon”"),
        ] {
            let (read, note) = decode(page);
            assert!(
                read.ends_with(text) && note.as_deref().is_some_and(|n| n.contains(words)),
                "{read} {note:?}"
            );
        }
    }
}
