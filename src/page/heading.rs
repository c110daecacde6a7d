//! Which heading of a page is its headline.

use dom_query::{Document, NodeRef};

/// The headline: the heading that says what the page's title says, else its only `h1`, else its first.
pub(super) fn headline<'d>(doc: &'d Document, titles: &[String]) -> Option<NodeRef<'d>> {
    let titles: Vec<String> = titles.iter().map(|t| letters(t)).filter(|t| t.len() > 8).collect();
    let fits = |node: &NodeRef<'_>| {
        let own = letters(&node.text());
        own.len() > 8
            && titles.iter().any(|t| *t == own || t.starts_with(&own) || own.starts_with(t.as_str()))
    };
    let of = |tag: &str| doc.select(tag).nodes().iter().take(200).copied().collect::<Vec<_>>();
    let first = of("h1");
    let named = ["h2", "h3", "[itemprop=headline]", "[class*=headline]", "[class*=title]"];
    let titled = first.iter().find(|n| fits(n)).copied();
    let titled = titled.or_else(|| named.iter().find_map(|tag| of(tag).into_iter().find(|n| fits(n))));
    let inner = |n: &&NodeRef<'d>| n.ancestors_it(None).any(|a| a.has_name("article") || a.has_name("main"));
    titled
        .or_else(|| first.iter().find(inner).copied())
        .or_else(|| first.last().copied().filter(|_| first.len() == 1))
}

/// A text's letters and digits in lower case.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
