//! The service under load, under faults and under nonsense.

#![allow(missing_docs)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use variorum::{Article, Error, Options, Report, compare_with, render};
use variorum_service::{Compare, Limits, quiet_panics, router};

/// Serves on a port of this machine until the tests end.
fn serve(limits: Limits, compare: Compare) -> SocketAddr {
    quiet_panics();
    let (told, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
            told.send(listener.local_addr().expect("an address")).expect("somebody waits");
            axum::serve(listener, router(limits, Options::default(), compare)).await
        })
    });
    address.recv().expect("it listens")
}

/// The status and the body of the answer to a request.
fn post(address: SocketAddr, body: &[u8]) -> (u16, String) {
    let head = format!(
        "POST /compare HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    send(address, &[head.as_bytes(), body].concat())
}

fn send(address: SocketAddr, request: &[u8]) -> (u16, String) {
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time");
    stream.write_all(request).expect("it takes all");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers");
    let answer = String::from_utf8(answer).expect("UTF-8");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
    (head.split(' ').nth(1).and_then(|s| s.parse().ok()).expect("a status"), body.to_string())
}

fn story(n: usize) -> [Article; 2] {
    [
        Article::new("a", format!("The quake killed {n} people.")),
        Article::new("b", format!("The quake killed {} people.", n + 7)),
    ]
}

fn lines(articles: &[Article]) -> Vec<u8> {
    articles
        .iter()
        .map(|a| json!({"id": a.id, "text": a.text}).to_string() + "\n")
        .collect::<String>()
        .into_bytes()
}

/// How many comparisons run, and the most that ever did.
static RUNNING: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];

fn counted(articles: &[Article], options: &Options) -> Result<Report, Error> {
    let now = 1 + RUNNING[0].fetch_add(1, Ordering::SeqCst);
    RUNNING[1].fetch_max(now, Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(5));
    let report = compare_with(articles, options);
    RUNNING[0].fetch_sub(1, Ordering::SeqCst);
    report
}

#[test]
fn fifty_at_once_are_served_a_few_at_a_time() {
    let address = serve(Limits { at_once: 3, ..Limits::default() }, counted);
    std::thread::scope(|scope| {
        for n in 10..60 {
            scope.spawn(move || {
                let expected = render::json(&compare_with(&story(n), &Options::default()).expect("a report"));
                assert_eq!(post(address, &lines(&story(n))), (200, expected), "story {n}");
            });
        }
    });
    let most = RUNNING[1].load(Ordering::SeqCst);
    assert!((1..=3).contains(&most), "{most} at a time");
}

#[test]
fn more_than_may_wait_are_refused() {
    let address = serve(Limits { under_way: 0, ..Limits::default() }, compare_with);
    let (status, body) = post(address, &lines(&story(24)));
    assert!(status == 503 && body.contains("too many requests"), "{status} {body}");
}

#[test]
fn a_body_has_a_bound_and_a_time() {
    let address = serve(
        Limits { body: 10_000, arrival: Duration::from_millis(300), ..Limits::default() },
        compare_with,
    );
    let mut body = lines(&story(24));
    body.resize(10_000, b' ');
    assert_eq!(post(address, &body).0, 200);
    body.push(b' ');
    assert_eq!(post(address, &body).0, 413);
    // Without its length told beforehand.
    let head =
        "POST /compare HTTP/1.1\r\nHost: here\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    let chunked = [format!("{head}{:x}\r\n", body.len()).as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
    assert_eq!(send(address, &chunked).0, 413);
    let never = "POST /compare HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 9\r\n\r\n{";
    assert_eq!(send(address, never.as_bytes()).0, 408);
}

#[test]
fn what_cannot_be_used_is_named() {
    let address = serve(Limits { articles: 3, ..Limits::default() }, compare_with);
    for (body, message) in [
        ("", "body:1: there is no article in it"),
        ("{\"text\":\"24 died.\"}\n{\"text\":3}", "body:2: "),
        ("[{\"text\":\"24 died.\"},\n{]", "body:2: no JSON: "),
        (
            "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"a\",\"text\":\"Two.\"}",
            "body:1: articles 1 and 2 have the same id “a”",
        ),
        (
            "{\"text\":\"1\"}\n{\"text\":\"1\"}\n{\"text\":\"1\"}\n{\"text\":\"1\"}",
            "body:1: 4 articles, and 3 are the most",
        ),
    ] {
        let (status, told) = post(address, body.as_bytes());
        let told: Value = serde_json::from_str(&told).expect("JSON");
        assert!(
            status == 400 && told["error"].as_str().is_some_and(|e| e.starts_with(message)),
            "{body}: {status} {told}"
        );
    }
}

#[test]
fn a_panic_costs_the_one_request() {
    fn broken(articles: &[Article], options: &Options) -> Result<Report, Error> {
        assert!(articles[0].id != "broken", "it quotes {}", articles[0].text);
        compare_with(articles, options)
    }
    let address = serve(Limits { at_once: 1, ..Limits::default() }, broken);
    for _ in 0..3 {
        let (status, told) = post(address, br#"{"id":"broken","text":"The secret quake killed 24."}"#);
        assert!(status == 500 && !told.contains("secret"), "{status} {told}");
        assert_eq!(post(address, &lines(&story(24))).0, 200);
    }
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

/// The body with up to a dozen bytes changed, cut off or said twice.
fn changed(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut body = whole.to_vec();
    for _ in 0..=dice.roll(12) {
        let at = dice.roll(body.len());
        match dice.roll(4) {
            0 => body[at] = dice.roll(256) as u8,
            1 => body.truncate(at.max(1)),
            2 => body[at] = b"0123456789,.:%$-\"{}[]"[dice.roll(21)],
            _ => {
                let part = body[at..(at + dice.roll(40)).min(body.len())].to_vec();
                body.splice(at..at, part);
            }
        }
    }
    body
}

#[test]
fn nonsense_is_refused_or_read_and_nothing_stops() {
    static PANICS: AtomicUsize = AtomicUsize::new(0);
    fn watched(articles: &[Article], options: &Options) -> Result<Report, Error> {
        let done = std::panic::catch_unwind(|| compare_with(articles, options));
        done.unwrap_or_else(|_| {
            PANICS.fetch_add(1, Ordering::SeqCst);
            panic!("it is counted")
        })
    }
    let address = serve(Limits::default(), watched);
    let mut dice = Dice(0x5eed);
    let whole = serde_json::to_vec(&json!([
        {"id": "a", "text": "The quake killed at least 24 people on Friday, Jane Roe said. “It was strong,” she added. 1.2 million fled.",
         "published": "2031-05-06"},
        {"id": "b", "text": "The quake killed 31 people on 5 May. Some 60% of the houses fell; €3.5bn is needed, the ministry said.",
         "published": "2031-05-07T10:00:00Z"},
    ]))
    .expect("JSON");
    for n in 0..300 {
        let body = if n % 3 == 0 {
            (0..dice.roll(400)).map(|_| dice.roll(256) as u8).collect()
        } else {
            changed(&whole, &mut dice)
        };
        let (status, told) = post(address, &body);
        let told: Value = serde_json::from_str(&told).unwrap_or_else(|e| panic!("{n}: {e}"));
        assert!(
            status == 200 && told["schema"].is_string() || status == 400 && told["error"].is_string(),
            "{n}: {status} {told}"
        );
    }
    assert_eq!(PANICS.load(Ordering::SeqCst), 0);
    assert_eq!(post(address, &lines(&story(24))).0, 200);
}
