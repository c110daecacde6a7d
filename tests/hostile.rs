//! Articles that mean ill, in every output. Each output is opened with what opens such files: a terminal emulator, a reader
//! of CSV, of CommonMark, of HTML, of JSON. (`.ci/browser` opens the page in a browser, `tests/render/spreadsheet.py` the table in a
//! spreadsheet program.)

#![cfg(all(feature = "html", feature = "markdown"))]

use std::num::NonZeroU16;

use pulldown_cmark::{Event, Options, Parser, Tag};
use variorum::render::{self, Colour, Detail, TextStyle};
use variorum::{Article, Report, claims, compare};

/// Sets a window's title, clears the screen, hides the cursor, moves it, switches to another screen, rings, asks who is there.
const ESCAPES: &str = "\u{1b}]0;hit\u{7}\u{1b}[2J\u{1b}[?25l\u{1b}[10;10H\u{1b}[?1049h\u{7}\u{9b}31m\u{1b}[c\u{8}\u{8}\r\u{b}\u{1b}P1$r\u{1b}\\";
/// Turns a line around, and takes no room.
const MARKS: &str = "\u{202e}24\u{202c}\u{2067}\u{200f}\u{200b}\u{2060}\u{feff}\u{e0041}";
/// Markup of pages and of Markdown, and formulas.
const MARKUP: &str = "<script>hit()</script><img src=x onerror=hit()> [a](javascript:hit()) ![b](https://e.org/c.png) `d` ~~e~~ \
                      | f | </title></script><svg onload=hit()> <https://e.org/g> &lt;h&gt; $i$ {{ 7 * 7 }} \\";

fn article(n: usize, killed: usize) -> Article {
    let day = 6 + n;
    let bad = format!("{ESCAPES}{MARKS}{MARKUP}");
    let text = format!(
        "=1+1 {bad} The quake killed {killed} people in the hills.\n\n# {bad}\n\n> {bad} “We have counted all the dead in \
         {bad} the valley,” said Jane {MARKS} Roe.\n\n- The bridge is {MARKS} {} kilometers long, {MARKUP}.\n\n1. -2+3 houses\n\n    code\n\n=SUM(A1)\n===",
        30 + n
    );
    let mut article = Article::new(format!("=a{n}{bad}"), text);
    article.outlet = Some(format!("+Paper {n} {bad}"));
    article.title = Some(format!("@{bad}{}", "huge title ".repeat(20_000)));
    article.author = Some(bad.clone());
    let urls = [
        format!("javascript:hit()//{bad}"),
        format!("https://e.org/{bad}"),
        format!("data:text/html,{MARKUP}"),
    ];
    article.url = Some(urls[n % 3].clone());
    article.published = Some(format!("2031-05-0{day}"));
    article
}

fn story() -> (Report, Vec<Article>) {
    let articles = vec![article(0, 24), article(1, 31), article(2, 31)];
    let report = compare(&articles);
    assert!(report.has_conflict() || report.points.len() > 1, "there is something to show");
    (report, articles)
}

fn styled(colour: Colour, width: usize) -> TextStyle {
    let mut style = TextStyle::default();
    (style.colour, style.width, style.detail) = (colour, width, Detail::All);
    style
}

/// Notes what a terminal is asked for.
#[derive(Default)]
struct Asked(Vec<String>);

impl vt100::Callbacks for Asked {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.0.push("bell".into());
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.0.push(format!("title {}", String::from_utf8_lossy(title)));
    }

    fn unhandled_char(&mut self, _: &mut vt100::Screen, c: char) {
        self.0.push(format!("character {c:?}"));
    }

    fn unhandled_control(&mut self, _: &mut vt100::Screen, b: u8) {
        self.0.push(format!("control {b}"));
    }

    fn unhandled_csi(&mut self, _: &mut vt100::Screen, _: Option<u8>, _: Option<u8>, _: &[&[u16]], c: char) {
        self.0.push(format!("sequence {c}"));
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, _: &[&[u8]]) {
        self.0.push("command".into());
    }
}

/// What a terminal shows of a text, line by line, and what it was asked for.
fn emulated(text: &str) -> (Vec<String>, Vec<String>) {
    let rows = u16::try_from(text.lines().count() + 1)
        .ok()
        .and_then(NonZeroU16::new)
        .expect("a report of few lines");
    let columns = NonZeroU16::new(4_000).expect("columns");
    let mut terminal = vt100::Parser::new_with_callbacks(rows, columns, 0, Asked::default());
    terminal.process(text.replace('\n', "\r\n").as_bytes());
    assert!(!terminal.screen().hide_cursor() && !terminal.screen().alternate_screen());
    let shown = terminal.screen().rows(0, 4_000).map(|l| l.trim_end().to_string()).collect();
    (shown, terminal.callbacks().0.clone())
}

#[test]
fn a_terminal_shows_the_report_and_does_nothing_else() {
    let (report, articles) = story();
    let plain = render::text_with(&report, &articles, &styled(Colour::Plain, 100));
    let coloured = render::text_with(&report, &articles, &styled(Colour::Ansi, 100));
    let told = articles.iter().map(|a| render::claims(&claims(a))).collect::<String>();
    let json = render::json(&report);
    for text in [&plain, &coloured, &told, &json, &render::claimreview(&report, &articles)] {
        let (_, asked) = emulated(text);
        assert!(asked.is_empty(), "{asked:?}");
    }
    let lines: Vec<&str> = plain.lines().map(str::trim_end).collect();
    assert_eq!(emulated(&coloured).0[..lines.len()], lines, "colours change nothing but colours");
    for name in ["⟨U+202E⟩", "⟨U+200B⟩", "⟨U+FEFF⟩", "⟨U+001B⟩", "⟨U+009B⟩", "⟨U+0007⟩", "⟨U+E0041⟩"]
    {
        assert!(plain.contains(name), "{name} is not shown");
    }
    assert!(plain.len() < 300_000, "a huge title is not printed whole: {}", plain.len());
}

/// What a check of the emulator would miss if it saw nothing.
#[test]
fn the_emulator_notices_what_is_not_taken_out() {
    let asked = emulated("one\u{1b}]0;hit\u{7} two\u{7}\n").1;
    assert_eq!(asked, ["title hit", "bell"]);
}

#[test]
fn json_holds_the_articles_own_words() {
    let (report, articles) = story();
    let text = render::json(&report);
    assert!(
        !text.trim_end().contains(char::is_control) && !text.contains(['\u{202e}', '\u{200b}', '\u{feff}'])
    );
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json, serde_json::to_value(&report).expect("JSON"));
    assert_eq!(json["sources"][0]["id"], articles[0].id.as_str(), "nothing is lost");
}

#[test]
fn no_cell_is_a_formula_or_too_long_for_one() {
    let (report, articles) = story();
    let out = render::csv(&report, &articles);
    let mut reader = csv::Reader::from_reader(out.trim_start_matches('\u{feff}').as_bytes());
    let mut rows = 0;
    for row in reader.records() {
        for cell in &row.expect("a row") {
            let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%', '＝']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "{cell}");
            assert!(cell.chars().count() < 32_767 && !cell.contains(char::is_control));
        }
        rows += 1;
    }
    assert!(rows >= 2 && out.contains("\"'=a0") && out.contains("⟨U+202E⟩"));
}

#[test]
fn markdown_stays_text() {
    let (report, articles) = story();
    let out = render::markdown(&report, &articles);
    assert!(out.len() < 100_000 && out.contains("⟨U+202E⟩"));
    for options in [Options::empty(), Options::all()] {
        let mut words = String::new();
        for event in Parser::new_ext(&out, options) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::Html(h) | Event::InlineHtml(h) => panic!("markup: {h}"),
                Event::Code(c) | Event::InlineMath(c) | Event::DisplayMath(c) => panic!("code: {c}"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    assert!(dest_url.starts_with("https://e.org/"), "{dest_url}");
                }
                Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::Table(_) | Tag::Strikethrough) => {
                    panic!("markup of an article's own")
                }
                _ => {}
            }
        }
        assert!(
            words.contains("<script>hit()</script><img src=x onerror=hit()> [a](javascript:hit())"),
            "words are lost: {words}"
        );
    }
}

#[test]
fn a_page_runs_nothing_of_an_articles() {
    let (report, articles) = story();
    let out = render::html(&report, &articles);
    let page = dom_query::Document::from(out.as_str());
    assert_eq!(page.select("script").length(), 1);
    assert!(
        page.select("img, iframe, object, embed, base, link, form[action], meta[http-equiv=refresh]")
            .is_empty()
    );
    let mut links = 0;
    for node in page.select("*").nodes() {
        for attribute in node.attrs() {
            let (name, value): (&str, &str) = (&attribute.name.local, &attribute.value);
            assert!(
                !name.starts_with("on") && !matches!(name, "src" | "srcset" | "srcdoc"),
                "{name}={value}"
            );
            assert!(
                name != "href" || value.starts_with('#') || value.starts_with("https://e.org/"),
                "{value}"
            );
            links += usize::from(name == "href");
        }
    }
    assert!(links > 0);
    let policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content").expect("a policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    let words = page.select("article.text").text();
    assert!(
        words.contains("<script>hit()</script>") && words.contains("U+202E") && words.contains("{{ 7 * 7 }}")
    );
    assert!(!words.contains(['\u{202e}', '\u{200b}', '\u{1b}']));
    assert!(page.select("h3").text().len() < 10_000, "a huge title is shortened");
}
