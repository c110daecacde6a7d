//! What a file says of the article in it: a page in its head, Markdown in its front matter.

use crate::article::Article;

/// Who published what, when and where; none where the file does not say.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) url: Option<String>,
}

impl Facts {
    /// Makes `article` what the file says of it.
    pub(crate) fn tell(self, article: &mut Article) {
        article.title = self.title;
        article.outlet = self.outlet;
        article.published = self.published;
        article.author = self.author;
        article.url = self.url;
    }
}
