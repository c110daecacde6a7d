//! Web archives (WARC 1.0 and 1.1): the pages of their responses, one record at a time.
//!
//! Written here: the format is lines of headers and a length, and the pages inside are read by the library. The crates at
//! hand hold whole records however long they are, and bring more than forty crates.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use variorum::Article;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// The largest page that is read; a longer record is passed over.
const LARGEST: u64 = 16 << 20;
/// The longest line of a header, and the most lines of one.
const LINE: u64 = 1 << 16;
const LINES: usize = 400;

/// A page or text of an archive.
#[derive(Debug)]
pub(crate) struct Record {
    /// Where it was fetched.
    pub(crate) address: Option<String>,
    pub(crate) body: Vec<u8>,
    /// Whether it is a page, not plain text.
    pub(crate) page: bool,
}

impl Record {
    /// The article in it.
    ///
    /// # Errors
    /// What is wrong with its page.
    pub(crate) fn article(&self, id: &str) -> Result<Article, String> {
        let mut article = if self.page {
            Article::from_html(id, &self.addressed()).map_err(|e| e.to_string())?
        } else {
            Article::new(id, String::from_utf8_lossy(&self.body))
        };
        article.url = article.url.take().or_else(|| self.address.clone());
        Ok(article)
    }

    /// The page with the address that it was fetched from, as browsers write it into a page that they save: its day
    /// counts as that of an address which the page gives itself.
    fn addressed(&self) -> Cow<'_, [u8]> {
        let plain = |a: &&String| a.contains("://") && !a.contains("--") && !a.contains(['>', ')', '<', ' ']);
        let Some(address) = self.address.as_ref().filter(plain) else { return Cow::Borrowed(&self.body) };
        let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
        if marks.iter().any(|mark| self.body.starts_with(mark)) {
            return Cow::Borrowed(&self.body);
        }
        let comment = format!("<!-- saved from url=({:04}){address} -->\n", address.len());
        Cow::Owned([comment.as_bytes(), &self.body].concat())
    }
}

/// An archive that is being read.
pub(crate) struct Archive<'r> {
    reader: &'r mut dyn BufRead,
    /// The number of the record, from 1.
    pub(crate) number: usize,
    /// The first line of the next record, where it was looked for already.
    begun: Option<String>,
    /// Whether it was told that a record is longer than it says.
    told: bool,
}

/// Headers by their names in lower case.
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

impl<'r> Archive<'r> {
    pub(crate) fn new(reader: &'r mut dyn BufRead) -> Archive<'r> {
        Archive { reader, number: 0, begun: None, told: false }
    }

    /// The next page or text; none at the end. What is wrong with one record is told, and the next call goes on behind it.
    pub(crate) fn next(&mut self) -> io::Result<Option<Result<Record, String>>> {
        loop {
            let version = match self.version()? {
                Ok(Some(version)) => version,
                Ok(None) => return Ok(None),
                Err(message) => return Ok(Some(Err(message))),
            };
            self.number += 1;
            let headers = headers(&mut self.reader)?;
            let length = headers.get("content-length").and_then(|n| n.parse::<u64>().ok());
            let Some(length) = length.filter(|_| version.starts_with("WARC/1.")) else {
                return Ok(Some(Err("no record of a web archive".to_string())));
            };
            let wanted = is_wanted(&headers);
            if !wanted || length > LARGEST {
                let passed = io::copy(&mut self.reader.take(length), &mut io::sink())?;
                if wanted {
                    return Ok(Some(Err(format!("a record of {} MiB, which is no page", length >> 20))));
                }
                if passed < length {
                    return Ok(Some(Err("the archive breaks off here".to_string())));
                }
                continue;
            }
            let mut bytes = Vec::new();
            self.reader.take(length).read_to_end(&mut bytes)?;
            if (bytes.len() as u64) < length {
                return Ok(Some(Err("the archive breaks off here".to_string())));
            }
            if let Some(read) = record(&headers, bytes).transpose() {
                return Ok(Some(read));
            }
        }
    }

    /// The first line of the next record; none at the end, and once a word about a record that is longer than it says.
    fn version(&mut self) -> io::Result<Result<Option<String>, String>> {
        if let Some(version) = self.begun.take() {
            return Ok(Ok(Some(version)));
        }
        let (version, passed) = self.begin()?;
        if passed == 0 || self.number == 0 || self.told {
            return Ok(Ok(version));
        }
        (self.told, self.begun) = (true, version);
        Ok(Err(format!("the record is longer than its Content-Length says; {passed} bytes are passed over")))
    }

    /// The first line of the next record, past empty lines and whatever is no record, and how many bytes that was.
    fn begin(&mut self) -> io::Result<(Option<String>, usize)> {
        let mut passed = 0;
        loop {
            let mut line = Vec::new();
            if self.reader.take(LINE).read_until(b'\n', &mut line)? == 0 {
                return Ok((None, passed));
            }
            if line.starts_with(b"WARC/") {
                return Ok((Some(String::from_utf8_lossy(&line).trim().to_string()), passed));
            }
            passed += if line.trim_ascii().is_empty() { 0 } else { line.len() };
        }
    }
}

/// Whether a record may hold a page or a text.
fn is_wanted(headers: &Headers) -> bool {
    let content = headers.get("content-type").unwrap_or("").to_ascii_lowercase();
    match headers.get("warc-type").unwrap_or("").to_ascii_lowercase().as_str() {
        // Some archivers leave out what every response is.
        "response" => content.is_empty() || content.starts_with("application/http") || is_page(&content),
        "resource" => is_page(&content) || content.starts_with("text/plain"),
        "conversion" => content.starts_with("text/plain"),
        _ => false,
    }
}

/// The page or text in a record; none if it holds neither.
fn record(headers: &Headers, bytes: Vec<u8>) -> Result<Option<Record>, String> {
    let address = headers.get("warc-target-uri").map(|a| a.trim_matches(['<', '>']).to_string());
    let content = headers.get("content-type").unwrap_or("").to_ascii_lowercase();
    if !content.starts_with("application/http") && !bytes.starts_with(b"HTTP/") {
        return Ok(Some(Record { address, body: bytes, page: is_page(&content) }));
    }
    let body = response(&bytes)?;
    Ok(body.map(|(body, page)| Record { address, body, page }))
}

/// The lines up to an empty one.
fn headers(reader: &mut dyn BufRead) -> io::Result<Headers> {
    let mut out = Vec::new();
    for _ in 0..LINES {
        let mut line = Vec::new();
        reader.take(LINE).read_until(b'\n', &mut line)?;
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            out.push((name.trim().to_ascii_lowercase(), value.trim().to_string()));
        }
    }
    Ok(Headers(out))
}

fn is_page(content: &str) -> bool {
    content.starts_with("text/html") || content.starts_with("application/xhtml")
}

/// The page or text of an HTTP response, and whether it is a page; none if it holds neither.
fn response(bytes: &[u8]) -> Result<Option<(Vec<u8>, bool)>, String> {
    let mut rest = bytes;
    let mut status = Vec::new();
    let broken = |e: io::Error| format!("the response cannot be read: {e}");
    rest.read_until(b'\n', &mut status).map_err(broken)?;
    let status = String::from_utf8_lossy(&status).into_owned();
    let headers = headers(&mut rest).map_err(broken)?;
    let content = headers.get("content-type").unwrap_or("text/html").to_ascii_lowercase();
    if status.split_whitespace().nth(1) != Some("200") {
        return Ok(None);
    }
    if ["application/rss", "application/atom", "application/rdf"].iter().any(|feed| content.starts_with(feed))
    {
        return Err("a feed, which is read from a file of its own, not inside an archive".to_string());
    }
    let page = is_page(&content);
    if !page && !content.starts_with("text/plain") {
        return Ok(None);
    }
    let chunked =
        headers.get("transfer-encoding").is_some_and(|t| t.to_ascii_lowercase().contains("chunked"));
    let body = if chunked { dechunked(rest).unwrap_or_else(|| rest.to_vec()) } else { rest.to_vec() };
    let coding = headers.get("content-encoding").unwrap_or("identity").to_ascii_lowercase();
    let body = unpacked(body, &coding)?;
    Ok(Some(if page { (declared(body, &content), true) } else { (body, false) }))
}

/// A body that was sent in chunks; none if it was not (archivers often join them and keep the header).
fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = rest.iter().take(64).position(|b| *b == b'\n')?;
        let line = std::str::from_utf8(&rest[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = &rest[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

/// A body without its packing; what was unpacked before it was archived is left as it is.
fn unpacked(body: Vec<u8>, coding: &str) -> Result<Vec<u8>, String> {
    let read = |from: &mut dyn Read| {
        let mut out = Vec::new();
        let read = from.take(LARGEST + 1).read_to_end(&mut out);
        match read {
            Ok(_) if out.len() as u64 > LARGEST => Err(format!("a page of more than {} MiB", LARGEST >> 20)),
            Ok(_) => Ok(out),
            Err(e) if out.is_empty() => Err(format!("a page that cannot be unpacked: {e}")),
            Err(_) => Ok(out),
        }
    };
    match (coding, body.as_slice()) {
        (_, [0x1f, 0x8b, ..]) => read(&mut MultiGzDecoder::new(body.as_slice())),
        ("deflate", [0x78, ..]) => read(&mut ZlibDecoder::new(body.as_slice())),
        ("deflate", first) if !first.trim_ascii_start().starts_with(b"<") => {
            read(&mut DeflateDecoder::new(body.as_slice()))
        }
        ("br" | "zstd", first) if !first.trim_ascii_start().starts_with(b"<") => {
            Err(format!("a page packed with {coding}, which is not read"))
        }
        _ => Ok(body),
    }
}

/// A page with the character set of its response, where it declares none itself.
fn declared(body: Vec<u8>, content: &str) -> Vec<u8> {
    let Some(label) = content.split("charset=").nth(1) else { return body };
    let label = label.trim_matches(['"', '\'', ' ']).split([';', '"', ' ']).next().unwrap_or("");
    let head = String::from_utf8_lossy(&body[..body.len().min(4096)]).to_ascii_lowercase();
    let known = label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(&b)) && !label.is_empty();
    if head.contains("charset=") || head.starts_with("<?xml") || !known {
        return body;
    }
    [format!("<meta charset=\"{label}\">").as_bytes(), &body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, content: &str, body: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://e.org/a\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body, b"\r\n\r\n"].concat()
    }

    fn read(archive: &[u8]) -> Vec<Result<String, String>> {
        let mut from = archive;
        let mut archive = Archive::new(&mut from);
        let mut out = Vec::new();
        while let Some(record) = archive.next().expect("bytes can be read") {
            out.push(record.map(|r| String::from_utf8_lossy(&r.body).into_owned()));
        }
        out
    }

    #[test]
    fn pages_of_responses_are_read() {
        let http = |head: &str, body: &str| {
            record(
                "response",
                "application/http; msgtype=response",
                format!("{head}\r\n\r\n{body}").as_bytes(),
            )
        };
        let archive = [
            record("warcinfo", "application/warc-fields", b"software: none"),
            record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
            http("HTTP/1.1 200 OK\r\nContent-Type: text/html", "<p>one"),
            http("HTTP/1.1 404 Not Found\r\nContent-Type: text/html", "<p>gone"),
            http("HTTP/1.1 200 OK\r\nContent-Type: image/png", "png"),
            http(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                "5\r\n<p>tw\r\n1\r\no\r\n0\r\n\r\n",
            ),
            http("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-1", "<p>three"),
            http("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", "\x0bx"),
            record("conversion", "text/plain", b"four"),
        ]
        .concat();
        let found = read(&archive);
        let texts: Vec<&str> = found.iter().map(|r| r.as_deref().unwrap_or_else(|e| e)).collect();
        assert_eq!(
            texts,
            [
                "<p>one",
                "<p>two",
                "<meta charset=\"iso-8859-1\"><p>three",
                "a page packed with br, which is not read",
                "four"
            ]
        );
    }

    #[test]
    fn responses_of_other_kinds_are_read_or_told() {
        let plain = |head: &str| format!("HTTP/1.1 200 OK\r\nContent-Type: {head}\r\n\r\nfive");
        let bare = |body: &str| {
            let head = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", body.len());
            [head.as_bytes(), body.as_bytes(), b"\r\n\r\n"].concat()
        };
        let http = "application/http; msgtype=response";
        let archive = [
            bare(&plain("text/html")),
            record("response", http, plain("text/plain; charset=utf-8").as_bytes()),
            record("response", http, plain("application/rss+xml").as_bytes()),
        ];
        let found = read(&archive.concat());
        assert_eq!(found[..2], [Ok("five".to_string()), Ok("five".to_string())]);
        assert!(found.len() == 3 && found[2].as_ref().is_err_and(|e| e.contains("a feed")));
    }

    #[test]
    fn what_is_longer_than_it_says_is_told() {
        let long = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nfour and more\r\n\r\n";
        let found = read(&[&long[..], &record("conversion", "text/plain", b"five")].concat());
        assert_eq!((&found[0], &found[2]), (&Ok("four".to_string()), &Ok("five".to_string())));
        assert!(found[1].as_ref().is_err_and(|e| e.contains("longer than")), "{found:?}");
        assert_eq!(read(long).len(), 2);
    }

    #[test]
    fn what_is_broken_costs_itself() {
        let good = record("conversion", "text/plain", b"four");
        let broken = [&b"rubbish\nWARC/1.0\r\nContent-Length: x\r\n\r\n"[..], &good].concat();
        assert_eq!(read(&broken).len(), 2);
        assert_eq!(read(&good[..good.len() - 6]), [Err("the archive breaks off here".to_string())]);
        let vast = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 99999999999\r\n\r\n";
        assert!(read(vast)[0].is_err());
        assert!(read(b"").is_empty());
    }
}
