//! An article that stops the comparison costs itself only.

use std::panic::{AssertUnwindSafe, catch_unwind};

use variorum::Article;

/// What came of comparing articles, and which of them it was.
pub(crate) struct Survived<T> {
    pub(crate) articles: Vec<Article>,
    pub(crate) result: T,
    /// Articles that were left out, as messages.
    pub(crate) broken: Vec<String>,
}

/// What is said of an article that stops the program.
pub(crate) fn message(id: &str) -> String {
    format!("{id}: this article cannot be read, which is a fault of variorum")
}

/// Runs `all` on the articles. If that stops, `alone` finds the articles that do it, and the others are tried again; none
/// if they stop it only together.
pub(crate) fn survive<T>(
    mut articles: Vec<Article>,
    alone: impl Fn(&Article),
    all: impl Fn(&[Article]) -> T,
) -> Option<Survived<T>> {
    let tried = |articles: &[Article]| catch_unwind(AssertUnwindSafe(|| all(articles))).ok();
    if let Some(result) = tried(&articles) {
        return Some(Survived { articles, result, broken: Vec::new() });
    }
    let mut broken = Vec::new();
    articles.retain(|article| {
        let whole = catch_unwind(AssertUnwindSafe(|| alone(article))).is_ok();
        if !whole {
            broken.push(message(&article.id));
        }
        whole
    });
    let result = tried(&articles).filter(|_| !broken.is_empty())?;
    Some(Survived { articles, result, broken })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Vec<Article> {
        ["a", "b", "c"].map(|id| Article::new(id, "One.")).to_vec()
    }

    fn broken(article: &Article) {
        assert_ne!(article.id, "b", "this one is broken");
    }

    #[test]
    fn the_others_are_compared() {
        let all = |articles: &[Article]| {
            articles.iter().for_each(broken);
            articles.len()
        };
        let survived = survive(three(), broken, all).expect("two are left");
        assert_eq!((survived.result, survived.articles.len()), (2, 2));
        assert_eq!(survived.broken, ["b: this article cannot be read, which is a fault of variorum"]);
    }

    #[test]
    fn what_stops_only_together_is_told() {
        let all = |articles: &[Article]| assert!(articles.is_empty(), "no two go together");
        assert!(survive(three(), |_| {}, all).is_none());
    }

    #[test]
    fn nothing_is_left_out_where_nothing_stops() {
        let survived = survive(three(), |_| panic!("nobody asks"), <[Article]>::len).expect("three");
        assert_eq!((survived.result, survived.broken.len()), (3, 0));
    }
}
