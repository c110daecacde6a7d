//! Character sets: the one that a page declares, else UTF-8. Nothing is guessed.

use encoding_rs::{Encoding, UTF_8};

use crate::error::Error;

/// How far into a page a declaration is looked for, in bytes (the HTML standard says 1024; pages break it).
const HEAD: usize = 4096;

/// The page as text.
///
/// # Errors
/// If it declares a character set that does not exist or that its bytes are not of.
pub(super) fn decode(page: &[u8]) -> Result<String, Error> {
    let (encoding, declared) = match Encoding::for_bom(page) {
        Some((encoding, _)) => (encoding, Some(encoding.name().to_string())),
        None => match declared(page) {
            Some(label) => {
                let known = Encoding::for_label(label.as_bytes());
                let unknown =
                    || Error::input(format!("the page declares an unknown character set, “{label}”"));
                (known.ok_or_else(unknown)?, Some(label))
            }
            None => (UTF_8, None),
        },
    };
    let (text, _, malformed) = encoding.decode(page);
    match (malformed, declared) {
        (false, _) => Ok(text.into_owned()),
        (true, Some(label)) => Err(Error::input(format!(
            "the page declares the character set {label}, but its bytes are not of it; convert it to UTF-8 and declare that"
        ))),
        (true, None) => Err(Error::input(
            "the page declares no character set and is not UTF-8; convert it first, for example with iconv -t UTF-8",
        )),
    }
}

/// What follows `charset=` (in a `meta` element) or `encoding=` (in an XML declaration) near the start.
fn declared(page: &[u8]) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_they_declare() -> Result<(), Error> {
        for (page, text) in [
            (&b"<meta charset=\"iso-8859-1\">caf\xe9"[..], "café"),
            (b"<META http-equiv=Content-Type content='text/html; charset=Windows-1252'>\x93so\x94", "“so”"),
            (b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?>\xb1", "ą"),
            (b"<meta charset=shift_jis>\x93\xfa\x96\x7b", "日本"),
            (b"<meta charset=utf-8>caf\xc3\xa9", "café"),
            (b"caf\xc3\xa9", "café"),
            (b"\xef\xbb\xbf<meta charset=iso-8859-1>caf\xc3\xa9", "café"),
            (b"\xff\xfec\0a\0f\0\xe9\0", "café"),
        ] {
            assert!(decode(page)?.ends_with(text), "{text}");
        }
        Ok(())
    }

    #[test]
    fn nothing_is_guessed() {
        for (page, words) in [
            (&b"caf\xe9"[..], "declares no character set"),
            (b"<meta charset=utf-8>caf\xe9", "declares the character set utf-8"),
            (b"<meta charset=klingon>cafe", "unknown character set, “klingon”"),
        ] {
            let error = decode(page).expect_err("it cannot be read").to_string();
            assert!(error.contains(words), "{error}");
        }
    }
}
