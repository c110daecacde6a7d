//! Bytes as code points: what Python counts in.

use std::sync::OnceLock;

use variorum::Article;

/// An article's text, and where its code points stand, counted when first asked for.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) article: Article,
    /// Where each character of several bytes ends, and how many bytes more than code points there are up to there.
    wide: OnceLock<Vec<(usize, usize)>>,
}

impl Text {
    pub(crate) fn new(article: Article) -> Text {
        Text { article, wide: OnceLock::new() }
    }

    /// The code point that begins at this byte.
    pub(crate) fn code_point(&self, byte: usize) -> usize {
        let wide = self.wide.get_or_init(|| wide(&self.article.text));
        let before = wide.partition_point(|(end, _)| *end <= byte);
        byte - before.checked_sub(1).map_or(0, |last| wide[last].1)
    }
}

fn wide(text: &str) -> Vec<(usize, usize)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut more = 0;
    let wide = text.char_indices().filter(|(_, c)| c.len_utf8() > 1);
    wide.map(|(at, c)| {
        more += c.len_utf8() - 1;
        (at + c.len_utf8(), more)
    })
    .collect()
}
