//! Opening what is to be read: unpacking it, and telling what it is by its name and by how it begins.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use crate::plan::extension;

/// The most that is read into memory of a packed file that holds one text, and of one line, page or entry of a file that
/// holds many. A few kilobytes of a packed file can stand for any amount of text.
pub(crate) const MOST: usize = 64 << 20;
/// The most that is read of a file that is not packed: the largest article.
const LARGEST: usize = 1 << 30;
/// How much of a file is looked at to tell what it is.
const BEGINNING: usize = 1 << 16;
/// The largest window of a zstd file: what its own program allows unless told.
const WINDOW: u64 = 128 << 20;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// JSON Lines.
    Lines,
    /// JSON: an article or a list of them.
    Json,
    /// A web page.
    Page,
    /// Markdown.
    Markdown,
    /// RSS or Atom.
    Feed,
    /// Other XML, an agency's or nobody's.
    Xml,
    /// A web archive.
    Warc,
    /// Text.
    Text,
}

/// An open file.
pub(crate) struct Opened {
    pub(crate) reader: Box<dyn BufRead>,
    pub(crate) kind: Kind,
    /// Whether it was packed.
    pub(crate) packed: bool,
}

/// Opens a file.
pub(crate) fn file(name: &str) -> io::Result<Opened> {
    opened(name, Box::new(File::open(name)?), Kind::Text)
}

/// The text of a file of settings: word lists, the facts of a story. It is an ordinary file, since a pipe may never end, and no larger than
/// what a packed text may be.
pub(crate) fn settings(path: &Path) -> io::Result<String> {
    let meta = std::fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other("no ordinary file"));
    }
    if meta.len() > MOST as u64 {
        return Err(io::Error::other(format!("more than {} MiB", MOST >> 20)));
    }
    std::fs::read_to_string(path)
}

/// Opens standard input.
pub(crate) fn standard() -> io::Result<Opened> {
    opened("-", Box::new(io::stdin()), Kind::Lines)
}

fn opened(name: &str, from: Box<dyn Read>, otherwise: Kind) -> io::Result<Opened> {
    let mut raw = BufReader::with_capacity(BEGINNING, from);
    let magic = begin(&mut raw, 4)?;
    let (mut reader, packed): (Box<dyn BufRead>, bool) = match magic.as_slice() {
        [0x1f, 0x8b, ..] => (Box::new(BufReader::with_capacity(BEGINNING, MultiGzDecoder::new(raw))), true),
        [0x28, 0xb5, 0x2f, 0xfd] => (Box::new(BufReader::with_capacity(BEGINNING, Frames::new(raw)?)), true),
        _ => (Box::new(raw), false),
    };
    let inner = if packed { unpacked_name(name) } else { name };
    let kind = kind(inner, &begin(&mut reader, BEGINNING.min(2048))?, otherwise);
    Ok(Opened { reader, kind, packed })
}

/// A name without the ending of what packed it.
fn unpacked_name(name: &str) -> &str {
    [".gz", ".gzip", ".zst", ".zstd"].iter().find_map(|e| name.strip_suffix(e)).unwrap_or(name)
}

/// The first bytes of a reader, which are not taken from it. A pipe may hand over fewer at a time.
fn begin<R: BufRead + ?Sized>(reader: &mut R, most: usize) -> io::Result<Vec<u8>> {
    let held = reader.fill_buf()?;
    Ok(held[..held.len().min(most)].to_vec())
}

/// What a file is by the ending of its name; texts, and what has no ending known, by how they begin.
fn kind(name: &str, begins: &[u8], otherwise: Kind) -> Kind {
    let by_name = match extension(Path::new(name)).as_str() {
        "jsonl" | "ndjson" => Some(Kind::Lines),
        "json" => Some(Kind::Json),
        "html" | "htm" | "xhtml" => Some(Kind::Page),
        "md" | "markdown" => Some(Kind::Markdown),
        "warc" => Some(Kind::Warc),
        "rss" | "atom" => Some(Kind::Feed),
        "xml" | "nitf" | "newsml" => Some(Kind::Xml),
        _ => None,
    };
    let found = by_beginning(begins);
    match (by_name, found) {
        // A feed that was saved as a page is still a feed.
        (Some(Kind::Page | Kind::Xml), Some(Kind::Feed)) => Kind::Feed,
        (Some(Kind::Xml), Some(Kind::Page)) => Kind::Page,
        (Some(kind), _) | (None, Some(kind)) => kind,
        (None, None) => otherwise,
    }
}

fn by_beginning(begins: &[u8]) -> Option<Kind> {
    let text =
        String::from_utf8_lossy(begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begins)).to_ascii_lowercase();
    let text = text.trim_start();
    let tag = |names: &[&str]| names.iter().any(|n| text.contains(n));
    if text.starts_with("warc/") {
        Some(Kind::Warc)
    } else if text.starts_with('<')
        && !tag(&["<html", "<!doctype html"])
        && tag(&["<rss", "<feed", "<rdf:rdf"])
    {
        Some(Kind::Feed)
    } else if text.starts_with("<!doctype html") || text.starts_with("<html") || root(text) == Some("html") {
        Some(Kind::Page)
    } else if text.starts_with("<?xml") {
        Some(Kind::Xml)
    } else {
        None
    }
}

/// The name of the first element of XML that says that it is XML.
fn root(text: &str) -> Option<&str> {
    let mut tags = text.strip_prefix("<?xml")?.split('<').skip(1);
    let first = tags.find(|t| t.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    first.split(|c: char| !c.is_ascii_alphanumeric()).next()
}

/// All of a reader, if that is not more than may be held.
///
/// # Errors
/// What is wrong, in words.
pub(crate) fn whole(opened: &mut Opened) -> Result<Vec<u8>, String> {
    let most = if opened.packed || matches!(opened.kind, Kind::Feed | Kind::Xml) { MOST } else { LARGEST };
    let mut bytes = Vec::new();
    let read = opened.reader.by_ref().take(most as u64 + 1).read_to_end(&mut bytes);
    match read {
        Ok(n) if n > most => {
            let size = most >> 20;
            let what = if opened.packed { "unpacked, it holds" } else { "it holds" };
            Err(format!("{what} more than {size} MiB, which is no article; it is not read"))
        }
        Ok(_) => Ok(bytes),
        Err(e) if opened.packed => Err(format!("the file cannot be unpacked: {e}")),
        Err(e) => Err(crate::decode::unreadable(&e)),
    }
}

/// Reads a line into `line`; none at the end, and an error if it is longer than may be held.
pub(crate) fn line(reader: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    let read = reader.take(MOST as u64).read_until(b'\n', line)?;
    if read == MOST && !line.ends_with(b"\n") {
        let message = format!("a line is longer than {} MiB; nothing behind it is read", MOST >> 20);
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(read)
}

/// The frames of a zstd file, one after the other.
struct Frames<R: BufRead> {
    decoder: Option<StreamingDecoder<R, FrameDecoder>>,
}

impl<R: BufRead> Frames<R> {
    fn new(from: R) -> io::Result<Frames<R>> {
        Ok(Frames { decoder: Some(frame(from)?) })
    }
}

fn frame<R: BufRead>(from: R) -> io::Result<StreamingDecoder<R, FrameDecoder>> {
    StreamingDecoder::new_with_max_window_size(from, WINDOW).map_err(io::Error::other)
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = &mut self.decoder {
            let read = decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let Some(mut from) = self.decoder.take().map(StreamingDecoder::into_inner) else { break };
            if !from.fill_buf()?.is_empty() {
                self.decoder = Some(frame(from)?);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_ordinary_files() {
        let why = |path: &str| settings(Path::new(path)).expect_err(path).to_string();
        assert_eq!(why("."), "no ordinary file");
        #[cfg(unix)]
        assert_eq!(why("/dev/zero"), "no ordinary file");
    }

    #[test]
    fn files_are_told_by_name_and_beginning() {
        for (name, begins, expected) in [
            ("a.jsonl", "", Kind::Lines),
            ("a.txt", "It rained.", Kind::Text),
            ("a.txt", "<?xml version='1.0'?>\n<rss version='2.0'>", Kind::Feed),
            ("a.xml", "\u{feff}<feed xmlns='http://www.w3.org/2005/Atom'>", Kind::Feed),
            ("a", "<!DOCTYPE html><p>The <feed> tag", Kind::Page),
            ("a.xml", "<?xml version='1.0'?><nitf>", Kind::Xml),
            ("a.txt", "<?xml version='1.0'?><urlset>", Kind::Xml),
            ("a.xml", "<?xml version='1.0'?><newsItem><inlineXML><html>", Kind::Xml),
            ("a.xml", "<?xml version='1.0'?><!DOCTYPE html><html>", Kind::Page),
            ("a.html", "<?xml version='1.0'?><html>", Kind::Page),
            ("a", "WARC/1.0\r\n", Kind::Warc),
            ("a.html", "<?xml version='1.0'?><rss version='2.0'>", Kind::Feed),
            ("a.html", "<p>The <b>rss</b> feed", Kind::Page),
            ("a.md", "<rss> is a format", Kind::Markdown),
            ("a.txt", "The <rss> tag", Kind::Text),
        ] {
            assert_eq!(kind(name, begins.as_bytes(), Kind::Text), expected, "{name} {begins}");
        }
        assert_eq!(unpacked_name("a.html.gz"), "a.html");
    }
}
