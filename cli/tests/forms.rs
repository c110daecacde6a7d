//! Feeds, archives, packed files, other JSON, other languages: what is read, and what is said of what is not.

#![allow(missing_docs)]

mod common;

use std::io::Write;
use std::time::{Duration, Instant};

use common::{Folder, Run};

const RSS: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Osk Herald</title>\
    <item><title>Flood drives 24 from homes</title><link>https://e.org/1</link><pubDate>Wed, 07 May 2031 10:00:00 GMT</pubDate>\
    <description>The river rose and 24 people lost their homes.</description></item>\
    <item><title>Bridge closed</title><description>The bridge will be closed for the rest of the year.</description></item></channel></rss>";

fn packed(text: &[u8]) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(text).expect("it packs");
    gz.finish().expect("it packs")
}

fn record(body: &str) -> Vec<u8> {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://e.org/a\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    )
    .into_bytes()
}

fn sources(run: &Run) -> Vec<serde_json::Value> {
    run.out.lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect()
}

#[test]
fn feeds_are_entries_and_no_prose() {
    let folder = Folder::new("feeds").file("a.xml", RSS).file("b.rss", RSS).file("c.txt", RSS);
    let run = folder.run(&["articles", "a.xml", "b.rss", "c.txt"], b"");
    assert_eq!(run.status, 0, "{run:?}");
    let articles = sources(&run);
    assert_eq!(articles.len(), 6);
    assert_eq!((&articles[0]["id"], &articles[0]["outlet"]), (&"a.xml#1".into(), &"Osk Herald".into()));
    assert_eq!(articles[0]["published"], "2031-05-07T10:00:00Z");
    assert_eq!(
        articles[0]["text"],
        "Flood drives 24 from homes\n\nThe river rose and 24 people lost their homes."
    );
    let run = folder.run(&["articles", "-"], &packed(RSS.as_bytes()));
    assert_eq!(sources(&run).len(), 2, "{run:?}");
}

#[test]
fn archives_are_their_pages() {
    let page =
        |n: u32| record(&format!("<title>Flood</title><p>The river drove {n} people from their homes.</p>"));
    let archive = [page(24), record("<p></p>"), page(31)].concat();
    let each: Vec<u8> = [page(24), page(31)].iter().flat_map(|r| packed(r)).collect();
    let folder = Folder::new("archives").file("a.warc", &archive).file("b.warc.gz", &each);
    let run = folder.run(&["articles", "a.warc", "b.warc.gz"], b"");
    assert_eq!(run.status, 2, "{run:?}");
    let ids: Vec<String> = sources(&run).iter().map(|a| a["id"].as_str().unwrap_or("").to_string()).collect();
    assert_eq!(ids, ["a.warc#1", "a.warc#3", "b.warc.gz#1", "b.warc.gz#2"]);
    assert_eq!(sources(&run)[0]["url"], "https://e.org/a");
    assert!(run.err.starts_with("a.warc#2: the article has no text"), "{run:?}");
}

#[test]
fn packed_texts_are_read_as_what_they_hold() {
    let page = "<title>Rain</title><p>It rained on 12 towns.</p>";
    let zstd = ruzstd::encoding::compress_to_vec(
        "It rained.".as_bytes(),
        ruzstd::encoding::CompressionLevel::Fastest,
    );
    let twice = [zstd.clone(), zstd].concat();
    let folder = Folder::new("packed")
        .file("in/a.html.gz", packed(page.as_bytes()))
        .file("in/b.txt.zst", twice)
        .file("in/c.jsonl.gz", packed(b"{\"id\":\"c\",\"text\":\"It snowed.\"}\n"))
        .file("d.txt.gz", &packed(page.as_bytes())[..20]);
    let run = folder.run(&["articles", "in", "d.txt.gz"], b"");
    let texts: Vec<String> =
        sources(&run).iter().map(|a| a["text"].as_str().unwrap_or("").to_string()).collect();
    assert_eq!(texts, ["It rained on 12 towns.", "It rained.It rained.", "It snowed."], "{run:?}");
    assert!(run.status == 2 && run.err.starts_with("d.txt.gz: the file cannot be unpacked"), "{run:?}");
}

#[test]
fn json_of_others_is_read() {
    let answer = r#"{"status":"ok","articles":[{"source":{"id":null,"name":"Osk Herald"},"title":"Flood drives 24 from homes",
        "publishedAt":"2031-05-07T10:00:00Z","content":"The river rose."},{"title":null}]}"#;
    let folder = Folder::new("other_json").file("a.json", answer).file("b.json", "[1,").file("c.json", "7");
    let run = folder.run(&["articles", "a.json", "b.json", "c.json"], b"");
    assert_eq!((run.status, run.out.lines().count()), (2, 1), "{run:?}");
    assert_eq!(sources(&run)[0]["outlet"], "Osk Herald");
    assert_eq!(sources(&run)[0]["id"], "a.json#1");
    for words in
        ["a.json#2: the article has no \"text\"", "b.json:1: not JSON", "c.json: it holds no article"]
    {
        assert!(run.err.contains(words), "{words}: {run:?}");
    }
}

#[test]
fn other_languages_are_named_and_left_out() {
    let german = "Der Fluss trat in der Nacht über die Ufer und überschwemmte die Stadt; 1.200 Menschen verloren ihr Haus.";
    let folder = Folder::new("languages").file("a.txt", german).file("b.txt", "The quake killed 24 people.");
    let run = folder.run(&["claims", "--format", "jsonl", "a.txt", "b.txt"], b"");
    assert_eq!((run.status, run.out.lines().count()), (2, 1), "{run:?}");
    assert!(run.err.starts_with("a.txt: this article is in German, and only English is read"), "{run:?}");
    let run = folder.run(&["claims", "--format", "jsonl", "--any-language", "a.txt", "b.txt"], b"");
    assert_eq!((run.status, run.out.lines().count()), (0, 2), "{run:?}");
}

#[test]
fn an_address_is_not_fetched() {
    let run = Folder::new("address").run(&["claims", "https://e.org/a"], b"");
    assert!(run.status == 2 && run.err.contains("nothing is fetched"), "{run:?}");
}

#[test]
fn hostile_input_ends_in_a_message() {
    let zeros = packed(&vec![b'a'; 80 << 20]);
    let folder = Folder::new("hostile")
        .file("bomb.txt.gz", &zeros)
        .file("bomb.jsonl.gz", &zeros)
        .file("deep.html", "<b>".repeat(100_000) + "24 people")
        .file("open.xml", "<rss><channel>".to_string() + &"<item><b>".repeat(50_000))
        .file("cut.xml", &RSS[..RSS.len() - 30]);
    for (name, words) in [
        ("bomb.txt.gz", "more than 64 MiB"),
        ("bomb.jsonl.gz", "longer than 64 MiB"),
        ("deep.html", "nests 100000 elements"),
        ("open.xml", "nests more than 200 elements"),
        ("cut.xml", "breaks off"),
    ] {
        let begun = Instant::now();
        let run = folder.run(&["claims", name], b"");
        assert!(run.status == 2 && run.err.contains(words), "{name}: {run:?}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{name}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_correction_is_shown_and_joins_nothing() {
    let folder = Folder::new("correction")
        .file("a.txt", "The flood in Tervala killed 21 people.\n\nAn earlier version of this article said the flood in Tervala killed 12 people.")
        .file("b.txt", "The flood in Tervala killed 12 people.");
    for format in ["text", "markdown", "html"] {
        let run = folder.run(&["compare", "--format", format, "a.txt", "b.txt"], b"");
        assert!(run.out.contains("“12 people” is what an earlier version said"), "{run:?}");
    }
    let run = folder.run(&["compare", "--format", "json", "a.txt", "b.txt"], b"");
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("a report");
    let claims = report["claims"].as_array().expect("claims");
    let withdrawn: Vec<&str> =
        claims.iter().filter(|c| c["withdrawn"] == true).filter_map(|c| c["id"].as_str()).collect();
    assert!(!withdrawn.is_empty());
    let points = report["points"].as_array().expect("points");
    let held = |p: &serde_json::Value| {
        p["claims"]
            .as_array()
            .is_some_and(|c| c.iter().any(|c| withdrawn.contains(&c.as_str().unwrap_or(""))))
    };
    assert!(!points.iter().any(held), "{points:?}");
}

/// What stands around an article, of every sort, in two articles of one story: nothing joins it.
#[test]
fn furniture_joins_nothing() {
    let around = [
        "5 min read",
        "1,204 shares",
        "24 Comments",
        "Photo 3 of 12",
        "View gallery (12 images)",
        "Donate $5 a month to keep our reporting free.",
        "Sign up for our newsletter and join 50,000 readers.",
        "We and our 842 partners store and access personal data.",
        "Related: 31 dead in Pelm fire",
        "Most read\n17 houses burnt in Pelm\n9 towns without water",
        "© 2031 Osk Herald. All rights reserved.",
        "2/14",
    ];
    let text = |lead: &str| format!("{lead}\n\n{}", around.join("\n\n"));
    let folder = Folder::new("furniture")
        .file("a.txt", text("The flood in Tervala killed 21 people on Tuesday."))
        .file("b.txt", text("On Tuesday 21 people were killed by a flood in Tervala."));
    let run = folder.run(&["compare", "--format", "json", "a.txt", "b.txt"], b"");
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("a report");
    let quotes: Vec<&str> =
        report["claims"].as_array().expect("claims").iter().filter_map(|c| c["quote"].as_str()).collect();
    assert!(quotes.iter().all(|q| ["21 people", "Tuesday"].iter().any(|k| q.contains(k))), "{quotes:?}");
}
