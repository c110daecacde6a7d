//! Articles and claims as Arrow tables, through Arrow's C data interface: texts come in without being copied.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int32Array, Int64Array, LargeStringArray,
    RecordBatch, StringArray, StringViewArray,
};
use arrow_pyarrow::PyArrowType;
use arrow_schema::{DataType, Field, Schema};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyMapping;
use serde::Serialize;
use variorum::date::Moment;
use variorum::jiff::ToSpan;
use variorum::jiff::civil::date;
use variorum::rust_decimal::Decimal;
use variorum::rust_decimal::prelude::ToPrimitive;
use variorum::{ArticleClaims, Claim, Options, Point, Position, Report};

use crate::names;
use crate::offsets::Text;
use crate::options::Given;

/// Reads every claim of the articles of a record batch with a column `text` and, where there are, `id`, `outlet`, `published`, `url`,
/// `title`, `author`; `pyarrow` must be installed. One row a claim, in the order of the articles; an article without text has none.
///
/// >>> import pyarrow, variorum
/// >>> batch = pyarrow.record_batch({"id": ["a", "b"], "text": ["The quake killed 24 people.", "It rained."]})
/// >>> variorum.claims_table(batch).select(["source", "quote", "low", "high", "start"]).to_pylist()
/// [{'source': 'a', 'quote': '24 people', 'low': 24.0, 'high': 24.0, 'start': 17}]
#[pyfunction]
#[pyo3(signature = (batch, *, kinds = None, aliases = None, words = None))]
pub(crate) fn claims_table(
    py: Python<'_>,
    batch: PyArrowType<RecordBatch>,
    kinds: Option<&Bound<'_, PyAny>>,
    aliases: Option<&Bound<'_, PyAny>>,
    words: Option<&Bound<'_, PyMapping>>,
) -> PyResult<PyArrowType<RecordBatch>> {
    let options = Given { kinds, aliases, words, ..Given::default() }.options()?;
    let batch = batch.0;
    let table = py.detach(|| {
        let read = articles(&batch)?.into_iter().map(|(_, text)| {
            let found = variorum::claims_with(&text.article, &options);
            (text, found)
        });
        of_claims(&read.collect::<Vec<_>>())
    });
    table.map(PyArrowType)
}

/// Compares the articles of each story of a record batch: those with one value in the column `story`, all where there is no such column.
/// The other columns are those of `claims_table`. One row a claim of a point, stories in the order of their names.
///
/// >>> import pyarrow, variorum
/// >>> texts = ["The quake killed 24 people.", "The quake killed 31 people.", "The flood killed 24 people."]
/// >>> batch = pyarrow.record_batch({"story": ["quake", "quake", "flood"], "id": ["a", "b", "c"], "text": texts})
/// >>> variorum.compare_table(batch).select(["story", "point", "verdict", "source", "quote"]).to_pylist()[1]
/// {'story': 'quake', 'point': 'p1', 'verdict': 'conflict', 'source': 'b', 'quote': '31 people'}
#[pyfunction]
#[pyo3(signature = (
    batch, *, within_days = None, kinds = None, aliases = None, words = None, strictness = None, threads = None
))]
#[allow(clippy::too_many_arguments)] // each is named where it is given
pub(crate) fn compare_table(
    py: Python<'_>,
    batch: PyArrowType<RecordBatch>,
    within_days: Option<u32>,
    kinds: Option<&Bound<'_, PyAny>>,
    aliases: Option<&Bound<'_, PyAny>>,
    words: Option<&Bound<'_, PyMapping>>,
    strictness: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
) -> PyResult<PyArrowType<RecordBatch>> {
    let options = Given { within_days, kinds, aliases, words, strictness, threads }.options()?;
    let batch = batch.0;
    let table = py.detach(|| of_stories(&articles(&batch)?, &options));
    table.map(PyArrowType)
}

/// A column of texts, of whole numbers or of days.
enum Column<'a> {
    Text(&'a StringArray),
    Large(&'a LargeStringArray),
    View(&'a StringViewArray),
    Whole(&'a Int64Array),
    Day(&'a Date32Array),
    /// There is none.
    None,
}

impl<'a> Column<'a> {
    fn of(batch: &'a RecordBatch, name: &str) -> PyResult<Column<'a>> {
        let Some(column) = batch.column_by_name(name) else { return Ok(Column::None) };
        Ok(match column.data_type() {
            DataType::Utf8 => Column::Text(column.as_string()),
            DataType::LargeUtf8 => Column::Large(column.as_string()),
            DataType::Utf8View => Column::View(column.as_string_view()),
            DataType::Int64 => Column::Whole(column.as_primitive::<Int64Type>()),
            DataType::Date32 => Column::Day(column.as_primitive::<Date32Type>()),
            DataType::Null => Column::None,
            other => {
                let message = format!("the column {name:?} holds {other}; texts, int64 and date32 are read");
                return Err(PyValueError::new_err(message));
            }
        })
    }

    /// A cell as text; none where nothing stands in it.
    fn cell(&self, row: usize) -> Option<Cow<'a, str>> {
        let valid = |column: &dyn Array| column.is_valid(row);
        let text = match self {
            Column::Text(column) => valid(column).then(|| column.value(row).into()),
            Column::Large(column) => valid(column).then(|| column.value(row).into()),
            Column::View(column) => valid(column).then(|| column.value(row).into()),
            Column::Whole(column) => valid(column).then(|| column.value(row).to_string().into()),
            Column::Day(column) => {
                let days = valid(column).then(|| i64::from(column.value(row)))?;
                date(1970, 1, 1).checked_add(days.days()).ok().map(|day| day.to_string().into())
            }
            Column::None => None,
        };
        text.filter(|text: &Cow<'_, str>| !text.trim().is_empty())
    }
}

/// The articles of a batch that have a text, each with its story.
fn articles(batch: &RecordBatch) -> PyResult<Vec<(String, Text)>> {
    if batch.column_by_name("text").is_none() {
        return Err(PyValueError::new_err("the table has no column \"text\""));
    }
    let texts = Column::of(batch, "text")?;
    let names = ["story", "id", "outlet", "published", "url", "title", "author"];
    let known = names.iter().map(|name| Column::of(batch, name)).collect::<PyResult<Vec<_>>>()?;
    let cell = |name: usize, row: usize| known[name].cell(row).map(Cow::into_owned);
    let mut out = Vec::new();
    for row in 0..batch.num_rows() {
        let Some(text) = texts.cell(row) else { continue };
        let id = cell(1, row).unwrap_or_else(|| format!("article:{}", row + 1));
        let mut article = variorum::Article::new(id, text);
        (article.outlet, article.published, article.url) = (cell(2, row), cell(3, row), cell(4, row));
        (article.title, article.author) = (cell(5, row), cell(6, row));
        out.push((cell(0, row).unwrap_or_default(), Text::new(article)));
    }
    Ok(out)
}

/// Columns under way.
#[derive(Default)]
struct Table {
    fields: Vec<Field>,
    columns: Vec<ArrayRef>,
}

impl Table {
    fn add(&mut self, name: &str, nullable: bool, column: ArrayRef) {
        self.fields.push(Field::new(name, column.data_type().clone(), nullable));
        self.columns.push(column);
    }

    fn text<T: AsRef<str>>(&mut self, name: &str, cells: impl Iterator<Item = T>) {
        // Claims come out of what has no size known before.
        self.add(name, false, Arc::new(cells.map(Some).collect::<StringArray>()));
    }

    fn maybe<T: AsRef<str>>(&mut self, name: &str, cells: impl Iterator<Item = Option<T>>) {
        self.add(name, true, Arc::new(cells.collect::<StringArray>()));
    }

    /// Counts and places; no text is so long that they do not fit.
    fn count(&mut self, name: &str, cells: impl Iterator<Item = usize>) {
        let cells = cells.map(|n| i32::try_from(n).unwrap_or(i32::MAX));
        self.add(name, false, Arc::new(Int32Array::from_iter_values(cells)));
    }

    fn number(&mut self, name: &str, cells: impl Iterator<Item = Option<Decimal>>) {
        self.add(name, true, Arc::new(cells.map(|n| n?.to_f64()).collect::<Float64Array>()));
    }

    fn flag(&mut self, name: &str, cells: impl Iterator<Item = Option<bool>>) {
        self.add(name, true, Arc::new(cells.collect::<BooleanArray>()));
    }

    fn day(&mut self, name: &str, cells: impl Iterator<Item = Option<Moment>>) {
        // Readers of tables know no days before the year 1.
        let days = |m: Moment| {
            let day = Some(m.day()).filter(|day| day.year() > 0)?;
            Some(date(1970, 1, 1).until(day).ok()?.get_days())
        };
        self.add(name, true, Arc::new(cells.map(|m| days(m?)).collect::<Date32Array>()));
    }

    fn finish(self) -> PyResult<RecordBatch> {
        let schema = Arc::new(Schema::new(self.fields));
        RecordBatch::try_new(schema, self.columns).map_err(|e| PyValueError::new_err(e.to_string()))
    }
}

/// A claim and the text it stands in.
type Row<'a> = (&'a Text, &'a Claim);

fn of_claims(read: &[(Text, ArticleClaims)]) -> PyResult<RecordBatch> {
    let rows: Vec<Row<'_>> =
        read.iter().flat_map(|(text, found)| found.claims.iter().map(move |claim| (text, claim))).collect();
    let sources = || read.iter().flat_map(|(_, found)| found.claims.iter().map(|_| &found.source));
    let mut table = Table::default();
    table.text("source", sources().map(|s| s.id.as_str()));
    table.maybe("outlet", sources().map(|s| s.outlet.as_deref()));
    table.maybe("published", sources().map(|s| s.published.as_deref()));
    table.maybe("url", sources().map(|s| s.url.as_deref()));
    add_claims(&mut table, &rows);
    table.finish()
}

fn name(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_string)
}

/// The columns of claims.
fn add_claims(table: &mut Table, rows: &[Row<'_>]) {
    let claims = || rows.iter().map(|(_, claim)| *claim);
    let place = |at: fn(&Claim) -> usize| rows.iter().map(move |(text, claim)| text.code_point(at(claim)));
    table.text("claim", claims().map(|c| c.id.as_str()));
    table.text("kind", claims().map(|c| name(&c.kind).unwrap_or_default()));
    table.count("start", place(|c| c.span.start()));
    table.count("end", place(|c| c.span.end()));
    table.count("byte_start", claims().map(|c| c.span.start()));
    table.count("byte_end", claims().map(|c| c.span.end()));
    table.text("quote", claims().map(|c| c.quote.as_str()));
    let sentence = |(text, claim): &Row<'_>| text.article.text[claim.sentence.range()].to_string();
    table.text("sentence", rows.iter().map(sentence));
    table.text("subject", claims().map(|c| c.subject.as_str()));
    let mut hedges = ListBuilder::new(StringBuilder::new());
    claims().for_each(|c| hedges.append_value(c.hedges.iter().map(Some)));
    table.add("hedges", false, Arc::new(hedges.finish()));
    table.flag("negated", claims().map(|c| Some(c.negated)));
    table.flag("withdrawn", claims().map(|c| Some(c.withdrawn)));
    table.maybe("said_by", claims().map(|c| c.said_by.as_deref()));
    add_figures(table, rows);
    add_dates(table, rows);
    let said = || claims().map(Claim::attribution);
    table.maybe("speaker", said().map(|a| Some(a?.speaker.as_ref()?.entity.as_str())));
    table.maybe("cue", said().map(|a| Some(a?.cue.as_ref()?.text.as_str())));
    table.maybe("form", said().map(|a| name(&a?.form)));
    table.maybe("stance", said().map(|a| name(&a?.stance)));
}

fn add_figures(table: &mut Table, rows: &[Row<'_>]) {
    let figures = || rows.iter().map(|(_, claim)| claim.figure());
    table.number("value", figures().map(|f| f?.value));
    table.number("low", figures().map(|f| f?.interval.lo));
    table.number("high", figures().map(|f| f?.interval.hi));
    table.flag("low_open", figures().map(|f| Some(f?.interval.lo_open)));
    table.flag("high_open", figures().map(|f| Some(f?.interval.hi_open)));
    table.maybe("bound", figures().map(|f| name(&f?.bound)));
    table.maybe("change", figures().map(|f| name(f?.change.as_ref()?)));
    table.maybe("unit", figures().map(|f| f?.unit.as_deref()));
    table.maybe("figure_kind", figures().map(|f| name(&f?.kind)));
    table.maybe("noun", figures().map(|f| f?.noun.as_deref()));
}

fn add_dates(table: &mut Table, rows: &[Row<'_>]) {
    let dates = || rows.iter().map(|(_, claim)| claim.date());
    table.maybe("date_type", dates().map(|d| name(&d?.timex)));
    table.maybe("date", dates().map(|d| Some(d?.value.as_str())));
    table.maybe("date_mod", dates().map(|d| name(d?.modifier.as_ref()?)));
    table.day("first_day", dates().map(|d| d?.interval?.start));
    table.day("last_day", dates().map(|d| d?.interval?.end));
    table.maybe("granularity", dates().map(|d| name(&d?.granularity)));
    table.maybe("basis", dates().map(|d| name(&d?.basis)));
}

/// A claim of a point: its story, its text, its point and, from 1, its position there.
struct Told<'a> {
    story: &'a str,
    report: &'a Report,
    point: &'a Point,
    position: (usize, &'a Position),
    row: Row<'a>,
}

fn of_stories(articles: &[(String, Text)], options: &Options) -> PyResult<RecordBatch> {
    let mut stories: BTreeMap<&str, Vec<&Text>> = BTreeMap::new();
    articles.iter().for_each(|(story, text)| stories.entry(story).or_default().push(text));
    let mut reports = Vec::new();
    for (story, texts) in &stories {
        let own: Vec<_> = texts.iter().map(|t| t.article.clone()).collect();
        let report = variorum::compare_with(&own, options).map_err(|e| names::error(&e.in_file(story)))?;
        reports.push((*story, texts, report));
    }
    let mut told: Vec<Told<'_>> = Vec::new();
    for (story, texts, report) in &reports {
        let of: BTreeMap<&str, &Text> = texts.iter().map(|t| (t.article.id.as_str(), *t)).collect();
        for point in &report.points {
            for (n, position) in point.positions.iter().enumerate() {
                let claims = position.claims.iter().filter_map(|id| report.claim(id));
                told.extend(claims.filter_map(|claim| {
                    let row = (*of.get(claim.source.as_str())?, claim);
                    Some(Told { story, report, point, position: (n + 1, position), row })
                }));
            }
        }
    }
    of_told(&told)
}

fn of_told(told: &[Told<'_>]) -> PyResult<RecordBatch> {
    let points = || told.iter().map(|t| t.point);
    let mut table = Table::default();
    table.text("story", told.iter().map(|t| t.story));
    table.text("point", points().map(|p| p.id.as_str()));
    table.text("verdict", points().map(|p| name(&p.verdict).unwrap_or_default()));
    let severity = Float64Array::from_iter_values(points().map(|p| p.severity));
    table.add("severity", false, Arc::new(severity));
    table.text("about", points().map(|p| p.subject.as_str()));
    table.text("reason", points().map(|p| name(&p.reason).unwrap_or_default()));
    table.text("explanation", points().map(|p| p.explanation.as_str()));
    table.count("position", told.iter().map(|t| t.position.0));
    table.text("position_value", told.iter().map(|t| t.position.1.value.as_str()));
    table.count("independent", told.iter().map(|t| t.position.1.independent));
    let sources = || told.iter().map(|t| t.report.source(&t.row.1.source));
    table.text("source", told.iter().map(|t| t.row.1.source.as_str()));
    table.maybe("outlet", sources().map(|s| s?.outlet.as_deref()));
    table.maybe("published", sources().map(|s| s?.published.as_deref()));
    table.maybe("url", sources().map(|s| s?.url.as_deref()));
    let rows: Vec<Row<'_>> = told.iter().map(|t| t.row).collect();
    add_claims(&mut table, &rows);
    table.finish()
}
