//! Any two texts: no panic, and every quote is the text of its span.
#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum::{Article, compare};

fuzz_target!(|texts: (String, String)| {
    let articles = [Article::new("a", texts.0), Article::new("b", texts.1)];
    for claim in compare(&articles).claims {
        let article = articles.iter().find(|a| a.id == claim.source).expect("a claim names its article");
        assert_eq!(article.text[claim.span.range()], claim.quote);
    }
});
