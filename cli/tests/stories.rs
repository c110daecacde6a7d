//! Stories in files: HTML pages, `variorum.toml`, patterns, and every format of the report.

#![allow(missing_docs)]

mod common;

use common::{Folder, Run};
use serde_json::Value;

fn two(test: &str) -> Folder {
    Folder::new(test)
        .file("story/a.txt", "date 2031-05-06 The quake killed at least 24 people in Osk, Jane Roe said.\n")
        .file("story/b.txt", "date 2031-05-07 The quake killed 31 people in Osk, the minister said.\n")
}

fn sources(run: &Run) -> Vec<Value> {
    let report: Value = serde_json::from_str(&run.out).expect("a report");
    report["sources"].as_array().expect("sources").clone()
}

#[test]
fn every_format_is_printed() {
    let folder = two("every_format");
    for (format, words) in [
        ("text", "2 articles"),
        ("json", "\"schema\":\"variorum.report/1\""),
        ("html", "<!doctype html>"),
        ("markdown", "# 2 articles compared"),
        ("csv", "\"point\",\"verdict\""),
        ("claimreview", "https://schema.org"),
    ] {
        let run = folder.run(&["compare", "--format", format, "story"], b"");
        assert!(run.status < 2 && run.err.is_empty(), "{run:?}");
        assert!(
            run.out.contains(words) && run.out.ends_with('\n') | (format == "html"),
            "{format}: {}",
            run.out
        );
    }
}

#[test]
fn colour_is_for_terminals_and_those_who_ask() {
    let folder = two("colour");
    for (arguments, coloured) in [
        (&["compare", "story"][..], false),
        (&["compare", "--color", "always", "--all", "story"], true),
        (&["compare", "--color", "never", "story"], false),
    ] {
        assert_eq!(folder.run(arguments, b"").out.contains('\u{1b}'), coloured, "{arguments:?}");
    }
}

#[test]
fn pages_say_what_they_are() {
    let page = "<html><head><meta charset=iso-8859-1><title>Caf\u{e9}</title>\
        <meta property=og:site_name content='The Wire'><meta name=date content='2031-05-06'></head>\
        <body><nav>99 links</nav><p>The caf\u{e9} was visited by 24 people.</p></body></html>";
    let latin: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let broken = b"<p>caf\xe9 with 24 people</p>";
    let folder = Folder::new("pages").file("a.html", latin).file("b.htm", broken).file("c.html", "<p></p>");
    let run = folder.run(&["claims", "--format", "jsonl", "a.html", "b.htm", "c.html"], b"");
    assert_eq!(run.status, 2, "{run:?}");
    let lines: Vec<Value> = run.out.lines().map(|l| serde_json::from_str(l).expect("an article")).collect();
    assert_eq!(lines.len(), 2, "a bad byte costs no article");
    let line = &lines[0];
    assert_eq!(line["source"]["outlet"], "The Wire");
    assert_eq!(line["source"]["published"], "2031-05-06");
    assert_eq!(line["source"]["title"], "Café");
    assert!(run.err.contains("b.htm: note: the page declares no character set and is not UTF-8"), "{run:?}");
    assert!(run.err.contains("c.html: the article has no text"), "{run:?}");
}

#[test]
fn a_file_beside_the_story_completes_it() {
    let facts = "published = 2031-05-09\noutlet = \"Post\"\naliases = [[\"Jane Roe\", \"the minister\"]]\n\
        [articles.\"b.txt\"]\noutlet = \"Wire\"\npublished = \"2031-05-08\"\nurl = \"https://example.org/b\"\n";
    let folder = two("beside").file("story/c.txt", "Nothing to see.").file("story/variorum.toml", facts);
    let run = folder.run(&["compare", "--format", "json", "story"], b"");
    assert!(run.status < 2, "{run:?}");
    let known: Vec<(String, String)> = sources(&run)
        .iter()
        .map(|s| (s["outlet"].as_str().unwrap_or("").into(), s["published"].as_str().unwrap_or("").into()))
        .collect();
    let known: Vec<(&str, &str)> = known.iter().map(|(o, p)| (o.as_str(), p.as_str())).collect();
    assert_eq!(known, [("Post", "2031-05-06"), ("Wire", "2031-05-08"), ("Post", "2031-05-09")]);
    assert!(run.out.contains("\"text\":\"the minister\",\"entity\":\"Jane Roe\""), "{}", run.out);
}

#[test]
fn words_beside_the_story_are_read() {
    let folder = two("own_words")
        .file("story/variorum.toml", "[words]\nsynonyms = \"own.tsv\"\n")
        .file("story/own.tsv", "temblor\tquake\n");
    let run = folder.run(&["compare", "--format", "json", "story"], b"");
    assert!(run.status < 2 && run.err.is_empty(), "{run:?}");
    let folder = folder.file("story/own.tsv", "Temblor\tquake\n");
    let run = folder.run(&["compare", "--format", "json", "story"], b"");
    assert!(
        run.status == 2 && run.err.contains("own.tsv: line 1: “Temblor” is empty or not in lower case"),
        "{run:?}"
    );
}

#[test]
fn a_wrong_file_beside_the_story_is_named() {
    let folder = two("beside_wrong").file("story/variorum.toml", "outlet = \"Post\"\noutlets = 3\n");
    let run = folder.run(&["compare", "--format", "json", "story"], b"");
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.err.contains("variorum.toml:2: unknown field `outlets`"), "{run:?}");
    assert_eq!(sources(&run).len(), 2);
}

#[test]
fn patterns_are_read_where_the_shell_does_not() {
    let folder = two("patterns");
    let run = folder.run(&["compare", "--format", "json", "story/*.txt"], b"");
    assert_eq!(sources(&run).len(), 2, "{run:?}");
    let run = folder.run(&["compare", "story/*.pdf"], b"");
    assert_eq!((run.status, run.err.contains("story/*.pdf: no file matches")), (2, true), "{run:?}");
}

#[test]
fn links_are_explained() {
    let folder = two("explained");
    let run = folder.run(&["compare", "--explain", "24 people", "--explain", "31 people", "story"], b"");
    assert!(run.out.contains("chance that both speak of the same thing"), "{run:?}");
    for (arguments, message) in [
        (&["--explain", "p999"][..], "--explain p999: no such point"),
        (&["--explain", "24 people", "--explain", "no such words"], "no claim holds “no such words”"),
        (&["--explain", "24 people", "--explain", "2031-05-07"], "claims of different kinds"),
        (
            &["--within-days", "0", "--explain", "24 people", "--explain", "31 people"],
            "that --within-days keeps apart",
        ),
    ] {
        let run = folder.run(&[&["compare", "story"], arguments].concat(), b"");
        assert!(run.status == 2 && run.err.contains(message) && run.out.is_empty(), "{run:?}");
    }
}

#[test]
fn shells_and_readers_of_manuals_are_served() {
    let folder = Folder::new("shells");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(folder.run(&["completions", shell], b"").out.contains("within-days"), "{shell}");
    }
    let page = folder.run(&["man"], b"").out;
    assert!(page.starts_with(".ie") && page.contains("within\\-days"), "{page}");
    let schema: Value = serde_json::from_str(&folder.run(&["schema"], b"").out).expect("a schema");
    assert_eq!(schema["properties"]["schema"]["const"], "variorum.report/1");
}

#[test]
fn quiet_leaves_out_notes_and_no_error() {
    let folder = two("quiet");
    assert_eq!(folder.run(&["compare", "--quiet", "story/a.txt"], b"").err, "");
    assert!(
        folder.run(&["compare", "--quiet", "gone.txt", "story"], b"").err.contains("gone.txt: there is no")
    );
}

#[test]
fn what_one_folder_says_holds_for_its_articles_alone() {
    let text = "“It is safe,” the minister said.\n";
    let folder = Folder::new("folders")
        .file("x/a.txt", text)
        .file("x/variorum.toml", "aliases = [[\"Jane Roe\", \"the minister\"]]\n")
        .file("y/b.txt", text);
    let run = folder.run(&["claims", "--format", "jsonl", "x", "y", "x/a.txt"], b"");
    let named: Vec<bool> = run.out.lines().map(|l| l.contains("\"entity\":\"Jane Roe\"")).collect();
    assert_eq!(named, [true, false], "{run:?}");
}

#[test]
fn a_report_can_be_written_to_a_file() {
    let folder = two("to_a_file");
    for (file, begins) in
        [("r.html", "<!doctype html>"), ("r.csv", "\u{feff}\"point\""), ("r.txt", "  a"), ("r.md", "# ")]
    {
        let run = folder.run(&["compare", "-o", file, "--color", "auto", "story"], b"");
        assert!(run.status < 2 && run.out.is_empty(), "{run:?}");
        assert!(folder.read(file).starts_with(begins), "{file}");
    }
    let run = folder.run(&["compare", "-o", "no/such/folder.html", "story"], b"");
    assert!(run.status == 2 && run.err.contains("no/such/folder.html: "), "{run:?}");
}

#[test]
fn verbs_and_units_of_ones_own_are_read() {
    let folder = Folder::new("own_verbs")
        .file(
            "story/a.txt",
            "“The field measures 30 stremmata,” Jane Roe intoned. She orated that rain was near.\n",
        )
        .file("story/variorum.toml", "[words]\ncue_verbs = \"verbs.tsv\"\nunits = \"units.tsv\"\n")
        .file("story/verbs.tsv", "orate\tclaims\t-\n")
        .file("story/units.tsv", "stremma\tarea\t1000\tstremma|stremmata\t-\n");
    let run = folder.run(&["claims", "--format", "jsonl", "story"], b"");
    assert!(run.status == 0 && run.err.is_empty(), "{run:?}");
    assert!(run.out.contains("\"unit\":\"stremma\"") && run.out.contains("\"stance\":\"claims\""), "{run:?}");
    let folder = folder.file("story/units.tsv", "stremma\tarea\tmuch\tstremma\t-\n");
    let run = folder.run(&["claims", "story"], b"");
    assert!(run.status == 2 && run.err.contains("units.tsv: line 1: “much” is no number above 0"), "{run:?}");
}

#[test]
fn words_hold_for_the_articles_of_their_folder() {
    let area = "stremma\tarea\t1000\tstremma|stremmata\t-\n";
    let folder = ["one", "two", "three"].iter().fold(Folder::new("words_of_folders"), |folder, name| {
        folder.file(
            &format!("{name}/{name}.txt"),
            "The field measures 30 stremmata. She orated that rain was near.\n",
        )
    });
    let folder = folder
        .file("one/variorum.toml", "[words]\nunits = \"units.tsv\"\n")
        .file("one/units.tsv", area)
        .file("two/variorum.toml", "[words]\ncue_verbs = \"verbs.tsv\"\n")
        .file("two/verbs.tsv", "orate\tclaims\t-\n")
        .file("words.tsv", "rain\tweather\n");
    let told = |more: &[&str]| {
        let run = folder.run(&[&["claims", "--format", "jsonl", "one", "two", "three"], more].concat(), b"");
        assert!(run.status == 0 && run.err.is_empty(), "{run:?}");
        let known =
            |line: &str| (line.contains("\"unit\":\"stremma\""), line.contains("\"stance\":\"claims\""));
        run.out.lines().map(known).collect::<Vec<_>>()
    };
    let each = [(true, false), (false, true), (false, false)];
    assert_eq!(told(&[]), each);
    assert_eq!(told(&["--words", "synonyms=words.tsv"]), each);
    assert_eq!(told(&["--words", "units=one/units.tsv"]), each.map(|(_, verb)| (true, verb)));
    // What is compared is compared by the words of all.
    let run = folder.run(&["compare", "--format", "json", "one", "two"], b"");
    assert!(run.out.contains("\"unit\":\"stremma\"") && run.out.contains("\"stance\":\"claims\""), "{run:?}");
}

#[test]
fn words_that_are_given_wrongly_are_named() {
    let folder = two("given_wrongly").file("own.tsv", "Temblor\tquake\n");
    for (given, message) in [
        ("synonyms=own.tsv", "own.tsv: line 1: “Temblor” is empty or not in lower case"),
        ("synonyms=none.tsv", "none.tsv: "),
        ("nothing=own.tsv", "no list “nothing” to add to"),
        ("own.tsv", "give it as LIST=FILE"),
    ] {
        let run = folder.run(&["compare", "--words", given, "story"], b"");
        assert!(run.status == 2 && run.err.contains(message), "{run:?}");
    }
}
