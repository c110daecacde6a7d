//! What a comparison found.

use std::sync::{Arc, OnceLock};

use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyTuple};
use rustc_hash::FxHashMap;
use variorum::{Lexicon, Verdict, render};

use crate::article;
use crate::claim::{Claim, Held, Source};
use crate::names::{self, member};
use crate::offsets::Text;
use crate::options::Given;

/// A report and the texts that its offsets count in.
#[derive(Debug)]
pub(crate) struct Compared {
    pub(crate) report: variorum::Report,
    /// The word lists it was made by, which renderers ask for units and plurals.
    lexicon: Lexicon,
    texts: Vec<Arc<Text>>,
    /// Of each claim its article.
    homes: Vec<u32>,
    /// Of each claim's id its place, found when first asked.
    places: OnceLock<FxHashMap<String, usize>>,
}

impl Compared {
    fn new(report: variorum::Report, lexicon: Lexicon, texts: Vec<Arc<Text>>) -> Compared {
        let mut home = 0;
        let homes = report.claims.iter().map(|claim| {
            // Claims stand in the order of their articles.
            while texts.get(home).is_some_and(|t| t.article.id != claim.source) {
                home += 1;
            }
            home as u32
        });
        let homes = homes.collect();
        Compared { report, lexicon, texts, homes, places: OnceLock::new() }
    }

    /// Where the claim with this id stands.
    fn place(&self, id: &str) -> Option<usize> {
        let ids = || self.report.claims.iter().enumerate().map(|(n, c)| (c.id.clone(), n)).collect();
        self.places.get_or_init(ids).get(id).copied()
    }
}

/// The `n`th claim of a report.
fn claim(held: &Arc<Compared>, n: usize) -> Option<Claim> {
    let text = held.texts.get(*held.homes.get(n)? as usize)?;
    Some(Claim { held: Held::Compared(Arc::clone(held)), n, text: Arc::clone(text) })
}

/// The claims with these ids.
fn claims<'py>(py: Python<'py>, held: &Arc<Compared>, ids: &[String]) -> PyResult<Bound<'py, PyTuple>> {
    let found = ids.iter().filter_map(|id| claim(held, held.place(id)?));
    PyTuple::new(py, found.collect::<Vec<_>>())
}

/// Compares what articles say. Other threads of Python run meanwhile.
///
/// >>> import variorum
/// >>> report = variorum.compare([
/// ...     {"id": "monday", "published": "2031-05-06", "text": "At least 11 people were killed in the quake."},
/// ...     {"id": "tuesday", "published": "2031-05-07", "text": "The quake killed 38 people."},
/// ... ])
/// >>> report.points[0].verdict.value
/// 'update'
#[pyfunction]
#[pyo3(signature = (
    articles, *, within_days = None, kinds = None, aliases = None, words = None, strictness = None, threads = None
))]
#[allow(clippy::too_many_arguments)] // each is named where it is given
pub(crate) fn compare(
    py: Python<'_>,
    articles: &Bound<'_, PyAny>,
    within_days: Option<u32>,
    kinds: Option<&Bound<'_, PyAny>>,
    aliases: Option<&Bound<'_, PyAny>>,
    words: Option<&Bound<'_, PyMapping>>,
    strictness: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
) -> PyResult<Report> {
    let options = Given { within_days, kinds, aliases, words, strictness, threads }.options()?;
    let texts = article::all(articles)?;
    let compared = py.detach(|| {
        let articles: Vec<variorum::Article> = texts.iter().map(|t| t.article.clone()).collect();
        variorum::compare_with(&articles, &options)
            .map(|report| Compared::new(report, options.lexicon, texts))
    });
    compared.map(|compared| Report(Arc::new(compared))).map_err(|e| names::error(&e))
}

/// What a comparison found: `sources`, `claims`, `points` and `checks`.
///
/// >>> import variorum
/// >>> report = variorum.compare([{"text": "The quake killed 24 people."}, {"text": "The quake killed 31 people."}])
/// >>> report.has_conflict, [position.value for position in report.points[0].positions]
/// (True, ['24 people', '31 people'])
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Report(Arc<Compared>);

impl Report {
    /// The report as `render` has it.
    fn rendered(
        &self,
        py: Python<'_>,
        render: fn(&variorum::Report, &[variorum::Article]) -> String,
    ) -> String {
        let compared = &self.0;
        py.detach(|| {
            let articles: Vec<_> = compared.texts.iter().map(|t| t.article.clone()).collect();
            compared.lexicon.during(|| render(&compared.report, &articles))
        })
    }
}

#[pymethods]
impl Report {
    /// The articles, in the order given.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.report.sources.iter().map(|s| Source(s.clone())))
    }

    /// All claims, by source and place.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(
            py,
            (0..self.0.report.claims.len()).filter_map(|n| claim(&self.0, n)).collect::<Vec<_>>(),
        )
    }

    /// What two sources or more speak of, the gravest first.
    #[getter]
    fn points<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, (0..self.0.report.points.len()).map(|n| Point { held: Arc::clone(&self.0), n }))
    }

    /// What can be recomputed inside one article.
    #[getter]
    fn checks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, (0..self.0.report.checks.len()).map(|n| Check { held: Arc::clone(&self.0), n }))
    }

    /// Articles that carry the same text, as groups of ids.
    #[getter]
    fn copies<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let groups = self.0.report.copies.iter().map(|ids| PyTuple::new(py, ids));
        PyTuple::new(py, groups.collect::<PyResult<Vec<_>>>()?)
    }

    /// Whether any point is a conflict.
    #[getter]
    fn has_conflict(&self) -> bool {
        self.0.report.has_conflict()
    }

    /// The points that are conflicts.
    #[getter]
    fn conflicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let points = self.0.report.points.iter().enumerate();
        let conflicts = points.filter(|(_, p)| p.verdict == Verdict::Conflict);
        PyTuple::new(py, conflicts.map(|(n, _)| Point { held: Arc::clone(&self.0), n }).collect::<Vec<_>>())
    }

    /// The article with this id.
    fn source(&self, id: &str) -> Option<Source> {
        self.0.report.source(id).cloned().map(Source)
    }

    /// The claim with this id.
    fn claim(&self, id: &str) -> Option<Claim> {
        claim(&self.0, self.0.place(id)?)
    }

    /// The point with this id.
    fn point(&self, id: &str) -> Option<Point> {
        let n = self.0.report.points.iter().position(|p| p.id == id)?;
        Some(Point { held: Arc::clone(&self.0), n })
    }

    /// The whole report as one line of JSON, as `variorum compare --format json` prints it: its offsets count bytes.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| render::json(&self.0.report))
    }

    /// The same as plain dicts and lists: its offsets count bytes.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(py),))
    }

    /// One page to read in a browser and to pass on; nothing is fetched.
    fn to_html(&self, py: Python<'_>) -> String {
        self.rendered(py, render::html)
    }

    /// For issues, notes and documents.
    fn to_markdown(&self, py: Python<'_>) -> String {
        self.rendered(py, render::markdown)
    }

    /// For spreadsheets: one row a claim of a point.
    fn to_csv(&self, py: Python<'_>) -> String {
        self.rendered(py, render::csv)
    }

    /// One dict a claim of a point, for tables; offsets count code points.
    ///
    /// >>> import variorum
    /// >>> report = variorum.compare([{"text": "The quake killed 24 people."}, {"text": "The quake killed 31 people."}])
    /// >>> [(row["verdict"], row["quote"], row["start"]) for row in report.to_rows()]
    /// [('conflict', '24 people', 17), ('conflict', '31 people', 17)]
    fn to_rows<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("variorum._tables")?.call_method1("rows", (slf,))
    }

    /// The rows as a `pandas.DataFrame`, if pandas is installed.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("variorum._tables")?.call_method1("pandas", (slf,))
    }

    /// The rows as a `polars.DataFrame`, if polars is installed.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("variorum._tables")?.call_method1("polars", (slf,))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("variorum._tables")?.call_method1("frame", (slf,))
    }

    fn __str__(&self, py: Python<'_>) -> String {
        self.rendered(py, render::text)
    }

    fn __repr__(&self) -> String {
        let report = &self.0.report;
        let conflicts = report.points.iter().filter(|p| p.verdict == Verdict::Conflict).count();
        let (sources, points) = (report.sources.len(), report.points.len());
        format!("<Report of {sources} articles: {points} points, {conflicts} conflicts>")
    }
}

/// Something that two sources or more speak of.
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Point {
    held: Arc<Compared>,
    n: usize,
}

impl Point {
    fn known(&self) -> &variorum::Point {
        &self.held.report.points[self.n]
    }
}

#[pymethods]
impl Point {
    /// `p1`, `p2`, … in the report's order.
    #[getter]
    fn id(&self) -> &str {
        &self.known().id
    }

    /// The kind of its claims.
    #[getter]
    fn kind(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        member(py, "ClaimKind", &self.known().kind)
    }

    /// What it is about, in words a reader would use.
    #[getter]
    fn subject(&self) -> &str {
        &self.known().subject
    }

    /// The worst relation between any two of its sources.
    #[getter]
    fn verdict(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        member(py, "Verdict", &self.known().verdict)
    }

    /// 0 (nothing to see) to 1.
    #[getter]
    fn severity(&self) -> f64 {
        self.known().severity
    }

    /// Its claims: two at least, of two sources at least.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        claims(py, &self.held, &self.known().claims)
    }

    /// Who says what.
    #[getter]
    fn positions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let position = |position| Position { held: Arc::clone(&self.held), point: self.n, position };
        PyTuple::new(py, (0..self.known().positions.len()).map(position))
    }

    /// What decided the verdict.
    #[getter]
    fn reason(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        member(py, "Reason", &self.known().reason)
    }

    /// The same in a sentence.
    #[getter]
    fn explanation(&self) -> &str {
        &self.known().explanation
    }

    fn __repr__(&self) -> String {
        let point = self.known();
        let verdict = format!("{:?}", point.verdict).to_lowercase();
        format!("<Point {} {verdict}: {}>", point.id, point.subject)
    }
}

/// One of the values that a point's sources give.
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Position {
    held: Arc<Compared>,
    point: usize,
    position: usize,
}

impl Position {
    fn known(&self) -> &variorum::Position {
        &self.held.report.points[self.point].positions[self.position]
    }
}

#[pymethods]
impl Position {
    /// The claims that give it.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        claims(py, &self.held, &self.known().claims)
    }

    /// The ids of their sources.
    #[getter]
    fn sources<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.known().sources)
    }

    /// How many of these are independent: sources with the same copied text count once.
    #[getter]
    fn independent(&self) -> usize {
        self.known().independent
    }

    /// The value as a reader would write it.
    #[getter]
    fn value(&self) -> &str {
        &self.known().value
    }

    fn __repr__(&self) -> String {
        format!("<Position {:?} of {}>", self.known().value, self.known().sources.join(", "))
    }
}

/// Something inside one article that can be recomputed.
#[pyclass(frozen, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Check {
    held: Arc<Compared>,
    n: usize,
}

impl Check {
    fn known(&self) -> &variorum::Check {
        &self.held.report.checks[self.n]
    }
}

#[pymethods]
impl Check {
    /// `k1`, `k2`, …
    #[getter]
    fn id(&self) -> &str {
        &self.known().id
    }

    /// The article's id.
    #[getter]
    fn source(&self) -> &str {
        &self.known().source
    }

    /// Whether it comes out.
    #[getter]
    fn verdict(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        member(py, "CheckVerdict", &self.known().verdict)
    }

    /// The claims it is computed from.
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        claims(py, &self.held, &self.known().claims)
    }

    /// `share-of-total`, `sum`, `weekday`, `age`, `unit`, …
    #[getter]
    fn rule(&self) -> &str {
        &self.known().rule
    }

    /// The same in a sentence.
    #[getter]
    fn explanation(&self) -> &str {
        &self.known().explanation
    }

    fn __repr__(&self) -> String {
        format!("<Check {} {}: {}>", self.known().id, self.known().rule, self.known().explanation)
    }
}
