//! What classes and ids say of an element: that it stands beside the article, or among readers' comments.

/// What the names of an element say of it.
#[derive(Default)]
pub(super) struct Called {
    pub(super) side: bool,
    pub(super) comments: bool,
}

/// Parts of names that say that something stands beside the article.
const SIDE: [&str; 65] = [
    "events",
    "onthisday",
    "ad",
    "ads",
    "adslot",
    "advertising",
    "recent",
    "sidebar",
    "sidebars",
    "related",
    "recommended",
    "recommendations",
    "recommends",
    "recirc",
    "popular",
    "trending",
    "latest",
    "ticker",
    "promo",
    "promos",
    "teaser",
    "teasers",
    "breaking",
    "readnext",
    "outbrain",
    "taboola",
    "newsletter",
    "newsletters",
    "subscribe",
    "subscription",
    "carousel",
    "archive",
    "archives",
    "calendar",
    "menu",
    "navbar",
    "nav",
    "navigation",
    "breadcrumb",
    "breadcrumbs",
    "footer",
    "masthead",
    "advert",
    "advertisement",
    "sponsor",
    "sponsored",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "share",
    "sharing",
    "social",
    "paywall",
    "upsell",
    "mostread",
    "mostpopular",
    "morefrom",
    "toolbar",
    "login",
    "popup",
    "modal",
    "pagination",
    "rail",
    "today",
];
/// Parts that say that the whole is about more than these: "content-sidebar-wrap", "has-sidebar".
const WHOLE: [&str; 15] = [
    "has",
    "with",
    "no",
    "content",
    "wrap",
    "wrapper",
    "main",
    "layout",
    "container",
    "page",
    "body",
    "without",
    "article",
    "story",
    "post",
];
const COMMENTS: [&str; 14] = [
    "wpdiscuz",
    "viafoura",
    "livefyre",
    "spotim",
    "giscus",
    "comment",
    "comments",
    "commentlist",
    "respond",
    "replies",
    "disqus",
    "discussion",
    "commenters",
    "commenting",
];

/// "comments-open", "comment-count".
const MAY: [&str; 10] =
    ["open", "closed", "enabled", "disabled", "allowed", "on", "off", "count", "link", "counter"];

pub(super) fn called(names: &str) -> Called {
    let mut out = Called::default();
    for name in names.split_ascii_whitespace().take(24) {
        let parts = parts(name);
        let has = |list: &[&str]| parts.iter().any(|p| list.contains(&p.as_str()));
        let joined = parts.join("");
        let pairs = [
            "morestories",
            "morearticles",
            "morecoverage",
            "youmaylike",
            "youmayalso",
            "aboutauthor",
            "abouttheauthor",
            "authorbio",
            "authorbox",
            "mostread",
            "mostpopular",
            "mostviewed",
            "readnext",
            "readmore",
            "morenews",
            "seealso",
            "alsoread",
            "morefrom",
        ];
        out.side |= (has(&SIDE) || pairs.iter().any(|p| joined.contains(p))) && !has(&WHOLE);
        // What begins with the word is of the comments ("comments-wrapper"), unless it tells whether there may be any.
        let first = parts.first().is_some_and(|p| COMMENTS.contains(&p.as_str())) && !has(&MAY);
        out.comments |= first || has(&COMMENTS) && !has(&WHOLE[..7]) && !has(&MAY);
    }
    out
}

/// The parts of a name: of "relatedStories_box-2" related, stories, box, 2.
fn parts(name: &str) -> Vec<String> {
    let mut out: Vec<String> = vec![String::new()];
    let mut lower = false;
    for c in name.chars().take(80) {
        if !c.is_ascii_alphanumeric() || c.is_ascii_uppercase() && lower {
            out.push(String::new());
        }
        lower = c.is_ascii_lowercase();
        if c.is_ascii_alphanumeric() {
            out.last_mut().expect("one is there").push(c.to_ascii_lowercase());
        }
    }
    out.retain(|p| !p.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_parts() {
        assert_eq!(parts("relatedStories_box-2"), ["related", "stories", "box", "2"]);
        assert!(called("story-body related").side && !called("no-sidebar").side && called("Most-Read").side);
    }

    #[test]
    fn comments_are_told_by_name() {
        for name in
            ["comments", "comment-list", "disqus_thread", "commentsWrapper", "reader-comments", "discussion"]
        {
            assert!(called(name).comments, "{name}");
        }
        for name in ["comments-open", "no-comments", "comment-count", "commentary", "main-comment"] {
            assert!(!called(name).comments, "{name}");
        }
    }
}
