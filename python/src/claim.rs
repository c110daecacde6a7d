//! One article, read: its source and its claims.

use std::sync::Arc;

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyTuple};
use variorum::{Options, render};

use crate::article;
use crate::names::member;
use crate::offsets::Text;
use crate::options::Given;
use crate::report::Compared;
use crate::value::{Attribution, DateValue, Figure, Span};

/// What was read of one article.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) text: Arc<Text>,
    pub(crate) found: variorum::ArticleClaims,
}

/// Reads an article.
pub(crate) fn read(text: Arc<Text>, options: &Options) -> ArticleClaims {
    let found = variorum::claims_with(&text.article, options);
    ArticleClaims(Arc::new(Read { text, found }))
}

/// Reads every figure, date and attribution of one article.
///
/// >>> import variorum
/// >>> found = variorum.claims({"text": "The quake killed at least 24 people."})
/// >>> found.claims[0].figure.interval
/// <Interval 24 or more>
#[pyfunction]
#[pyo3(signature = (article, *, kinds = None, aliases = None, words = None))]
pub(crate) fn claims(
    py: Python<'_>,
    article: &Bound<'_, PyAny>,
    kinds: Option<&Bound<'_, PyAny>>,
    aliases: Option<&Bound<'_, PyAny>>,
    words: Option<&Bound<'_, PyMapping>>,
) -> PyResult<ArticleClaims> {
    let options = Given { kinds, aliases, words, ..Given::default() }.options()?;
    let text = article::given(article, 1)?;
    Ok(py.detach(|| read(text, &options)))
}

/// One article's claims.
///
/// >>> import variorum
/// >>> found = variorum.claims({"id": "a", "text": "“It was strong,” Jane Roe said on 3 May 2031."})
/// >>> [(claim.kind.value, claim.quote) for claim in found]
/// [('attribution', '“It was strong,” Jane Roe said'), ('date', '3 May 2031')]
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct ArticleClaims(Arc<Read>);

#[pymethods]
impl ArticleClaims {
    /// What is known of the article.
    #[getter]
    fn source(&self) -> Source {
        Source(self.0.found.source.clone())
    }

    /// Its claims in order of where they stand.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, (0..self.0.found.claims.len()).map(|n| self.claim(n)))
    }

    /// The article's text.
    #[getter]
    fn text(&self) -> &str {
        &self.0.text.article.text
    }

    /// The same as one line of JSON, as `variorum claims --format jsonl` prints it: its offsets count bytes.
    fn to_json(&self) -> String {
        render::steady_json(serde_json::to_string(&self.0.found).unwrap_or_default())
    }

    /// The same as plain dicts and lists: its offsets count bytes.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(),))
    }

    fn __len__(&self) -> usize {
        self.0.found.claims.len()
    }

    fn __getitem__(&self, n: isize) -> PyResult<Claim> {
        let len = self.__len__();
        let n = if n < 0 { n + len as isize } else { n };
        let n = usize::try_from(n).ok().filter(|n| *n < len);
        n.map(|n| self.claim(n)).ok_or_else(|| PyIndexError::new_err("there is no such claim"))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.claims(py)?.try_iter()?.into_any())
    }

    fn __repr__(&self) -> String {
        format!("<ArticleClaims {:?}, {} claims>", self.0.found.source.id, self.__len__())
    }
}

impl ArticleClaims {
    fn claim(&self, n: usize) -> Claim {
        Claim { held: Held::Read(Arc::clone(&self.0)), n, text: Arc::clone(&self.0.text) }
    }
}

/// What holds a claim.
#[derive(Clone, Debug)]
pub(crate) enum Held {
    Read(Arc<Read>),
    Compared(Arc<Compared>),
}

/// One claim of an article. `text[claim.start:claim.end] == claim.quote`: offsets count code points, as Python does; bytes stand beside.
///
/// >>> import variorum
/// >>> text = "Élodie Roe said that 24 people died."
/// >>> claim = variorum.claims({"text": text}).claims[1]
/// >>> claim.quote, text[claim.start:claim.end], claim.byte_start - claim.start
/// ('24 people', '24 people', 1)
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) held: Held,
    pub(crate) n: usize,
    pub(crate) text: Arc<Text>,
}

impl Claim {
    pub(crate) fn known(&self) -> &variorum::Claim {
        match &self.held {
            Held::Read(read) => &read.found.claims[self.n],
            Held::Compared(compared) => &compared.report.claims[self.n],
        }
    }
}

#[pymethods]
impl Claim {
    /// `SOURCE#cN`.
    #[getter]
    fn id(&self) -> &str {
        &self.known().id
    }

    /// The article's id.
    #[getter]
    fn source(&self) -> &str {
        &self.known().source
    }

    /// Which of the three it is.
    #[getter]
    fn kind(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        member(py, "ClaimKind", &self.known().kind)
    }

    /// Its first code point in the article's text.
    #[getter]
    fn start(&self) -> usize {
        self.text.code_point(self.known().span.start())
    }

    /// The code point after its last.
    #[getter]
    fn end(&self) -> usize {
        self.text.code_point(self.known().span.end())
    }

    /// Its first byte in the article's text in UTF-8.
    #[getter]
    fn byte_start(&self) -> usize {
        self.known().span.start()
    }

    /// The byte after its last.
    #[getter]
    fn byte_end(&self) -> usize {
        self.known().span.end()
    }

    /// Its words.
    #[getter]
    fn quote(&self) -> &str {
        &self.known().quote
    }

    /// The sentence it stands in.
    #[getter]
    fn sentence(&self) -> Span {
        Span::new(&self.text, self.known().sentence)
    }

    /// What the value is of, in words a reader would use.
    #[getter]
    fn subject(&self) -> &str {
        &self.known().subject
    }

    /// Words that weaken it, as written.
    #[getter]
    fn hedges<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.known().hedges)
    }

    /// Whether it is stated not to be so.
    #[getter]
    fn negated(&self) -> bool {
        self.known().negated
    }

    /// Whether the article takes it back.
    #[getter]
    fn withdrawn(&self) -> bool {
        self.known().withdrawn
    }

    /// The id of the attribution inside whose content it stands.
    #[getter]
    fn said_by(&self) -> Option<&str> {
        self.known().said_by.as_deref()
    }

    /// The figure, if it is one.
    #[getter]
    fn figure(&self, py: Python<'_>) -> PyResult<Option<Figure>> {
        self.known().figure().map(|f| Figure::new(py, f)).transpose()
    }

    /// The date, if it is one.
    #[getter]
    fn date(&self, py: Python<'_>) -> PyResult<Option<DateValue>> {
        self.known().date().map(|d| DateValue::new(py, d)).transpose()
    }

    /// The attribution, if it is one.
    #[getter]
    fn attribution(&self, py: Python<'_>) -> PyResult<Option<Attribution>> {
        self.known().attribution().map(|a| Attribution::new(py, &self.text, a)).transpose()
    }

    /// The same as plain dicts and lists: its offsets count bytes.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let json = serde_json::to_string(self.known()).unwrap_or_default();
        py.import("json")?.call_method1("loads", (json,))
    }

    fn __repr__(&self) -> String {
        let claim = self.known();
        let kind = format!("{:?}", claim.kind).to_lowercase();
        format!("<Claim {} {kind} {:?}>", claim.id, claim.quote)
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Claim>().is_ok_and(|other| other.get().known() == self.known())
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{Hash, Hasher};
        let mut hasher = rustc_hash::FxHasher::default();
        self.known().id.hash(&mut hasher);
        hasher.finish()
    }
}

/// An article as the report names it.
///
/// >>> import variorum
/// >>> source = variorum.claims({"text": "Published: 6 May 2031\n\nIt rained."}).source
/// >>> source.published, source.published_basis.value
/// ('2031-05-06', 'text')
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Source(pub(crate) variorum::Source);

#[pymethods]
impl Source {
    /// The article's id.
    #[getter]
    fn id(&self) -> &str {
        &self.0.id
    }

    /// Who published it.
    #[getter]
    fn outlet(&self) -> Option<&str> {
        self.0.outlet.as_deref()
    }

    /// When: an ISO date or date-time.
    #[getter]
    fn published(&self) -> Option<&str> {
        self.0.published.as_deref()
    }

    /// Where `published` was found.
    #[getter]
    fn published_basis(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        member(py, "PublishedBasis", &self.0.published_basis)
    }

    /// What told it, where a page says it in several ways.
    #[getter]
    fn published_from(&self) -> Option<&str> {
        self.0.published_from.as_deref()
    }

    /// When it was last changed.
    #[getter]
    fn modified(&self) -> Option<&str> {
        self.0.modified.as_deref()
    }

    /// Its headline.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// Where it stands.
    #[getter]
    fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// Length of its text in UTF-8.
    #[getter]
    fn bytes(&self) -> usize {
        self.0.bytes
    }

    fn __repr__(&self) -> String {
        format!("<Source {:?}>", self.0.id)
    }
}
