//! Articles as Python gives them.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::exceptions::{PyOSError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyMapping, PyString};

use crate::names;
use crate::offsets::Text;

/// A news article: its text and what is known about it.
///
/// >>> from variorum import Article
/// >>> article = Article("The quake killed 24 people.", id="a", published="2031-05-06")
/// >>> article.published
/// '2031-05-06'
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Article(pub(crate) Arc<Text>);

impl Article {
    fn new(article: variorum::Article) -> Article {
        Article(Arc::new(Text::new(article)))
    }

    fn known(&self) -> &variorum::Article {
        &self.0.article
    }
}

#[pymethods]
impl Article {
    #[new]
    #[pyo3(signature = (text, *, id = None, outlet = None, published = None, url = None, title = None, author = None))]
    fn create(
        text: String,
        id: Option<String>,
        outlet: Option<String>,
        published: Option<&Bound<'_, PyAny>>,
        url: Option<String>,
        title: Option<String>,
        author: Option<String>,
    ) -> PyResult<Article> {
        let mut article = variorum::Article::new(id.unwrap_or_default(), text);
        if let Some(day) = published {
            article = article.published(&iso(day)?).map_err(|e| names::error(&e))?;
        }
        (article.outlet, article.url, article.title, article.author) = (outlet, url, title, author);
        article.check().map_err(|e| names::error(&e))?;
        Ok(Article::new(article))
    }

    /// Reads a web page: its main text, headline, outlet and date.
    ///
    /// >>> from variorum import Article
    /// >>> page = "<html><head><title>Flood</title></head><body><article><p>The flood reached 40 houses.</p></article></body></html>"
    /// >>> Article.from_html(page, id="flood").text
    /// 'Flood\n\nThe flood reached 40 houses.'
    #[staticmethod]
    #[pyo3(signature = (page, *, id = ""))]
    fn from_html(page: &Bound<'_, PyAny>, id: &str) -> PyResult<Article> {
        let read = if let Ok(bytes) = page.cast::<PyBytes>() {
            variorum::Article::from_html(id, bytes.as_bytes())
        } else {
            let text: String = page.extract()?;
            variorum::Article::from_html(id, text.as_bytes())
        };
        read.map(Article::new).map_err(|e| names::error(&e))
    }

    /// Reads a file: `.html` and `.htm` as a web page, `.md` as Markdown, all else as text. Its path is its id.
    ///
    /// >>> from variorum import Article
    /// >>> Article.from_file("no such file.txt")
    /// Traceback (most recent call last):
    /// FileNotFoundError: [Errno 2] No such file or directory: 'no such file.txt'
    #[staticmethod]
    fn from_file(path: PathBuf) -> PyResult<Article> {
        let name = path.display().to_string();
        let bytes = std::fs::read(&path).map_err(|e| match e.raw_os_error() {
            Some(code) => PyOSError::new_err((code, reason(&e), name.clone())),
            None => PyErr::from(e),
        })?;
        let text = || {
            String::from_utf8(bytes.clone())
                .map_err(|_| names::fault(&format!("{name}: the file is not in UTF-8")))
        };
        let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
        let read = match ending.as_deref() {
            Some("html" | "htm" | "xhtml") => variorum::Article::from_html(name.as_str(), &bytes),
            Some("md" | "markdown") => variorum::Article::from_markdown(name.as_str(), &text()?),
            _ => Ok(variorum::Article::new(name.as_str(), text()?.trim_start_matches('\u{feff}'))),
        };
        let read = read.and_then(|article| article.check().map(|()| article));
        read.map(Article::new).map_err(|e| names::error(&e.in_file(&name)))
    }

    /// Its text.
    #[getter]
    fn text(&self) -> &str {
        &self.known().text
    }

    /// A name that no other article of the comparison bears; empty if it was given none.
    #[getter]
    fn id(&self) -> &str {
        &self.known().id
    }

    /// Who published it.
    #[getter]
    fn outlet(&self) -> Option<&str> {
        self.known().outlet.as_deref()
    }

    /// When it was published, in ISO 8601.
    #[getter]
    fn published(&self) -> Option<&str> {
        self.known().published.as_deref()
    }

    /// Where it stands.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.known().url.as_deref()
    }

    /// Its headline.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.known().title.as_deref()
    }

    /// Who wrote it.
    #[getter]
    fn author(&self) -> Option<&str> {
        self.known().author.as_deref()
    }

    /// What is to be said of how it was read.
    #[getter]
    fn notes(&self) -> Vec<&str> {
        self.known().notes().iter().map(String::as_str).collect()
    }

    fn __repr__(&self) -> String {
        let article = self.known();
        format!("<Article {:?}, {} bytes>", article.id, article.text.len())
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Article>().is_ok_and(|other| other.get().known() == self.known())
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{Hash, Hasher};
        let mut hasher = rustc_hash::FxHasher::default();
        (&self.known().id, &self.known().text).hash(&mut hasher);
        hasher.finish()
    }
}

/// What went wrong with a file, as the system says it.
fn reason(e: &std::io::Error) -> String {
    let message = e.to_string();
    message.split(" (os error").next().unwrap_or(&message).to_string()
}

/// A day given as text, `datetime.date` or `datetime.datetime`.
fn iso(day: &Bound<'_, PyAny>) -> PyResult<String> {
    match day.cast::<PyString>() {
        Ok(text) => Ok(text.to_string()),
        Err(_) => day.call_method0("isoformat")?.extract(),
    }
}

/// The article that was given as `n`th, from 1: an [`Article`], or a mapping with `text` and what else is known. One without an id is
/// called `article:N`.
pub(crate) fn given(article: &Bound<'_, PyAny>, n: usize) -> PyResult<Arc<Text>> {
    if let Ok(article) = article.cast::<Article>() {
        let article = article.get();
        if !article.known().id.is_empty() {
            return Ok(Arc::clone(&article.0));
        }
        let mut named = article.known().clone();
        named.id = format!("article:{n}");
        return Ok(Arc::new(Text::new(named)));
    }
    let Ok(mapping) = article.cast::<PyMapping>() else {
        let kind = article.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "an article is an Article or a mapping with \"text\", not {kind}"
        )));
    };
    let py = article.py();
    let options = PyDict::new(py);
    options.set_item("default", py.get_type::<PyString>())?;
    let plain = py.get_type::<PyDict>().call1((mapping,))?;
    let json: String = py.import("json")?.call_method("dumps", (plain,), Some(&options))?.extract()?;
    let read = variorum::Article::from_json_line("article", n, &json).map_err(|e| names::error(&e))?;
    if let Some(problem) = read.date_problem() {
        return Err(names::error(&problem.in_file("article").at_line(n)));
    }
    Ok(Arc::new(Text::new(read)))
}

/// All articles of an iterable.
pub(crate) fn all(articles: &Bound<'_, PyAny>) -> PyResult<Vec<Arc<Text>>> {
    articles.try_iter()?.enumerate().map(|(n, article)| given(&article?, n + 1)).collect()
}
