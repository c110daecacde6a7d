//! What is furniture and what is not.

use crate::span::Span;

fn read(text: &str) -> Vec<Span> {
    super::read(text, &text.to_ascii_lowercase(), |_| true)
}

#[test]
fn what_stands_around_an_article() {
    for text in [
        "5 min read",
        "JUST WATCHED Mayor: 24 people died in Pelm Replay More Videos",
        "MUST WATCH Mayor says 24 died 03:00",
        "Estimated read: 4 mins",
        "It takes 3 minutes to read this article",
        "Share this story (312)",
        "Join the conversation: 41 people have commented",
        "+12 View gallery",
        "MORE: 10 photos from the flood in Pelm",
        "MORE: 12 dead in Pelm flood",
        "Please consider giving £3 a month to the Herald.",
        "Our 73 trusted vendors process personal data for 13 months.",
        "Manage preferences for 64 vendors",
        "(c) 2031 Osk Herald",
        "3,201 reading now",
        "312 shares 41 comments",
        "We need 500 more supporters by Friday.",
        "About 4 minutes read",
        "Reading time: 4 minutes",
        "Estimated read time 3 min",
        "Listen to this article · 5 min",
        "1.2K shares",
        "Shared 312 times",
        "24 Comments",
        "Comments (24)",
        "View all 24 comments",
        "Facebook 112 Twitter 30",
        "12,482 views",
        "1,204 people are reading this story",
        "Image 3 of 12",
        "Photo 1 of 24: The bridge on Tuesday",
        "1 of 24",
        "1/24",
        "View gallery (12 images)",
        "24 photos",
        "Slideshow (5 images)",
        "Page 2 of 3",
        "3 hours ago",
        "Donate $5 a month to keep us going.",
        "Support our journalism for as little as £1. It takes a minute.",
        "Subscribe now: 3 months for $1.",
        "Your gift of $25 will be doubled until December 31.",
        "Sign up for our newsletter and join 50,000 readers.",
        "Get the five stories that matter in your inbox every morning at 7.",
        "We and our 842 partners store and access personal data.",
        "This site and its 12 partners use cookies, which last for 13 months.",
        "Related: 12 dead in Pelm flood",
        "READ MORE: Bridge closed for 3 months",
        "See also | 5 things to know about the Osk",
        "Related stories\n\n12 dead in Pelm flood\nBridge closed for 3 months",
        "© 2031 Osk Herald",
        "Copyright 2031 Osk Herald. All rights reserved.",
        "Copyright © 2010-2031 Osk Herald",
    ] {
        let page = format!("The river rose by 12 feet.\n\n{text}");
        let found = read(&page);
        let first = page.len() - text.len();
        let all = text.char_indices().all(|(at, c)| c.is_whitespace() || super::holds(&found, first + at));
        assert!(all && found.iter().all(|f| f.start() >= first), "{text}: {found:?}");
    }
}

#[test]
fn what_an_article_says() {
    for text in [
        "The video was shared 312 times before it was taken down.",
        "He read the letter for 5 minutes.",
        "24 people died.",
        "Comments by 24 ministers followed the vote.",
        "One of 24 survivors, she read about it in the paper.",
        "The newspaper has 50,000 subscribers, who pay $10 a month.",
        "She donated $5 million to the hospital.",
        "“Support our work with $5 a month,” the group wrote.",
        "The film, 90 minutes long, was viewed by 12 people.",
        "The related figure was 12 percent.",
        "Read the 12-page report, said the minister.",
        "Copyright law was changed in 2031.",
        "Three photos of the 24 dead were shown.",
        "Watch the river: 24 towns lie along it.",
        "The bridge was closed for 3 months, more than in 2029.",
        "See page 3 of the report for the 24 names.",
        "31-24",
        "More than 12 people died.",
        "More-than-heavy rain fell for 12 days.",
        "1 of 5 towns was flooded.",
        "Clause (c) 12 of the act was changed.",
        "The party needs 500 more supporters by Friday.",
        "The mayor asked 12 towns to consider giving boats.",
        "Each vendor in the market has 12 partners.",
        "Views of 12 voters differed.",
    ] {
        let page = format!("The river rose by 12 feet.\n\n{text}");
        assert!(read(&page).is_empty(), "{text}: {:?}", read(&page));
    }
}

#[test]
fn parts_of_a_line_and_links_below_a_heading() {
    let text = "Flood in Pelm\nBy Jon Pell | May 7, 2031 | 5 min read · 24 comments";
    let found: Vec<&str> = read(text).iter().map(|s| text[s.range()].trim()).collect();
    assert_eq!(found, ["5 min read", "24 comments"]);
    let text = "Flood in Pelm\nBy Jon Pell May 7, 2031 at 11:12 p.m. 4 min read";
    let found: Vec<&str> = read(text).iter().map(|s| &text[s.range()]).collect();
    assert_eq!(found, ["4 min read"]);
    let text = "Flood in Pelm\n\n#1 Trending · 3,201 reading now";
    let found: Vec<&str> = read(text).iter().map(|s| text[s.range()].trim()).collect();
    assert_eq!(found, ["#1 Trending", "3,201 reading now"]);
    let text = "Flood in Pelm\n\nImage 2 / 10 Boats carry 24 people.\n\n1 of 5 The bridge fell. (Wire Photo)";
    let found: Vec<&str> = read(text).iter().map(|s| &text[s.range()]).collect();
    assert_eq!(found, ["Image 2 / 10", "1 of 5"]);
    let text = "The river rose.\n\nMost read\n\n12 dead in Pelm\n\nThe council met on Friday, and 24 came.";
    let found: Vec<&str> = read(text).iter().map(|s| &text[s.range()]).collect();
    assert_eq!(found, ["Most read", "12 dead in Pelm"]);
    assert!(read("24 photos").is_empty(), "a line alone stands around nothing");
    let text = "Flood in Pelm\nThe river rose by 12 feet. © 2031 Osk Herald";
    let found: Vec<&str> = read(text).iter().map(|s| &text[s.range()]).collect();
    assert_eq!(found, ["© 2031 Osk Herald"]);
}

/// Prints the furniture of articles, a line each: `VARIORUM_ARTICLES=wire.jsonl cargo test --lib
/// furniture_of_articles -- --ignored --nocapture`.
#[test]
#[ignore = "needs articles"]
fn furniture_of_articles() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::var("VARIORUM_ARTICLES")?;
    for (n, line) in std::fs::read_to_string(&file)?.lines().enumerate() {
        let article = crate::article::Article::from_json_line(&file, n + 1, line)?;
        for span in read(&article.text) {
            println!("{}\t{}", article.id, &article.text[span.range()]);
        }
    }
    Ok(())
}
