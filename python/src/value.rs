//! What is claimed: figures, dates and attributions.

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use variorum::rust_decimal::Decimal;
use variorum::{attribution, date, figure};

use crate::names::{member, moment, plain};
use crate::offsets::Text;

/// Part of an article's text, in code points and in bytes.
///
/// >>> import variorum
/// >>> found = variorum.claims({"text": "It rained. Élise saw 24 boats."})
/// >>> span = found.claims[0].sentence
/// >>> found.text[span.start:span.end]
/// 'Élise saw 24 boats.'
#[pyclass(frozen, get_all, eq, hash, skip_from_py_object, module = "variorum")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    /// Its first code point.
    start: usize,
    /// The code point after its last.
    end: usize,
    /// Its first byte.
    byte_start: usize,
    /// The byte after its last.
    byte_end: usize,
}

impl Span {
    pub(crate) fn new(text: &Text, span: variorum::Span) -> Span {
        Span {
            start: text.code_point(span.start()),
            end: text.code_point(span.end()),
            byte_start: span.start(),
            byte_end: span.end(),
        }
    }
}

#[pymethods]
impl Span {
    fn __repr__(&self) -> String {
        format!("<Span {}:{}>", self.start, self.end)
    }
}

/// A figure as the text states it.
///
/// >>> import variorum
/// >>> figure = variorum.claims({"text": "The bridge cost about $1.5 million."}).claims[0].figure
/// >>> figure.value, figure.bound.value, figure.unit, figure.kind.value
/// (Decimal('1500000'), 'about', 'USD', 'money')
#[pyclass(frozen, get_all, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Figure {
    /// The number as stated with its multiplier applied.
    value: Option<Decimal>,
    /// Both ends of a range.
    range: Option<Py<PyTuple>>,
    /// How the words bound the number.
    bound: Py<PyAny>,
    /// The direction of a change by this much.
    change: Option<Py<PyAny>>,
    /// ISO 4217 code, `percent`, a unit's usual symbol or name, a rate, or a count's singular head noun.
    unit: Option<String>,
    /// What kind of quantity it is.
    kind: Py<PyAny>,
    /// The counted noun with what narrows it, as written.
    noun: Option<String>,
    /// The parts of a score or vote, in order.
    parts: Option<Py<PyTuple>>,
    /// What the words allow.
    interval: Py<Interval>,
}

impl Figure {
    pub(crate) fn new(py: Python<'_>, f: &figure::Figure) -> PyResult<Figure> {
        let numbers = |values: &Option<Vec<Decimal>>| {
            let tuple = |v: &Vec<Decimal>| PyTuple::new(py, v.iter().copied().map(plain)).map(Bound::unbind);
            values.as_ref().map(tuple).transpose()
        };
        let interval = Interval {
            lo: f.interval.lo.map(plain),
            hi: f.interval.hi.map(plain),
            lo_open: f.interval.lo_open,
            hi_open: f.interval.hi_open,
        };
        Ok(Figure {
            value: f.value.map(plain),
            range: numbers(&f.range)?,
            bound: member(py, "Bound", &f.bound)?,
            change: f.change.as_ref().map(|c| member(py, "Change", c)).transpose()?,
            unit: f.unit.clone(),
            kind: member(py, "FigureKind", &f.kind)?,
            noun: f.noun.clone(),
            parts: numbers(&f.parts)?,
            interval: Py::new(py, interval)?,
        })
    }
}

#[pymethods]
impl Figure {
    fn __repr__(&self) -> String {
        let unit = self.unit.as_deref().map_or(String::new(), |u| format!(" {u}"));
        format!("<Figure {}{unit}>", self.interval.get().words())
    }
}

/// The numbers that the words allow; an end of `None` is unbounded.
///
/// >>> import variorum
/// >>> interval = variorum.claims({"text": "More than 2,600 people died."}).claims[0].figure.interval
/// >>> interval.lo, interval.lo_open, interval.hi
/// (Decimal('2600'), True, None)
/// >>> 2600 in interval, 2601 in interval
/// (False, True)
#[pyclass(frozen, get_all, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Interval {
    /// Lower end.
    lo: Option<Decimal>,
    /// Upper end.
    hi: Option<Decimal>,
    /// Whether the lower end itself is left out.
    lo_open: bool,
    /// Whether the upper end itself is left out.
    hi_open: bool,
}

impl Interval {
    fn words(&self) -> String {
        let (over, under) = (self.lo_open, self.hi_open);
        match (self.lo, self.hi) {
            (Some(lo), Some(hi)) if lo == hi => lo.to_string(),
            (Some(lo), Some(hi)) => format!("{lo} to {hi}"),
            (Some(lo), None) => {
                if over {
                    format!("over {lo}")
                } else {
                    format!("{lo} or more")
                }
            }
            (None, Some(hi)) => {
                if under {
                    format!("under {hi}")
                } else {
                    format!("{hi} or less")
                }
            }
            (None, None) => "of no bounds".to_string(),
        }
    }
}

#[pymethods]
impl Interval {
    fn __contains__(&self, n: Decimal) -> bool {
        let above = self.lo.is_none_or(|lo| n > lo || n == lo && !self.lo_open);
        let below = self.hi.is_none_or(|hi| n < hi || n == hi && !self.hi_open);
        above && below
    }

    fn __repr__(&self) -> String {
        format!("<Interval {}>", self.words())
    }
}

/// A date as the text states it and as it is resolved.
///
/// >>> import variorum
/// >>> found = variorum.claims({"text": "It opened in late 2022.", "published": "2023-05-06"})
/// >>> date = found.claims[0].date
/// >>> date.value, date.mod.value, date.interval.start
/// ('2022', 'END', datetime.date(2022, 9, 1))
#[pyclass(frozen, get_all, module = "variorum")]
#[derive(Debug)]
pub(crate) struct DateValue {
    /// TIMEX3 type.
    r#type: Py<PyAny>,
    /// TIMEX3 value.
    value: String,
    /// TIMEX3 modifier.
    r#mod: Option<Py<PyAny>>,
    /// The days that the words allow, where they are known.
    interval: Option<Py<DateInterval>>,
    /// How fine the value is.
    granularity: Py<PyAny>,
    /// What it was resolved against.
    basis: Py<PyAny>,
}

impl DateValue {
    pub(crate) fn new(py: Python<'_>, d: &date::DateValue) -> PyResult<DateValue> {
        let end = |m: Option<date::Moment>| Ok::<_, PyErr>(m.map(|m| moment(py, m)).transpose()?.flatten());
        let interval =
            |i: date::TimeInterval| Py::new(py, DateInterval { start: end(i.start)?, end: end(i.end)? });
        Ok(DateValue {
            r#type: member(py, "TimexType", &d.timex)?,
            value: d.value.clone(),
            r#mod: d.modifier.as_ref().map(|m| member(py, "Modifier", m)).transpose()?,
            interval: d.interval.map(interval).transpose()?,
            granularity: member(py, "Granularity", &d.granularity)?,
            basis: member(py, "Basis", &d.basis)?,
        })
    }
}

#[pymethods]
impl DateValue {
    fn __repr__(&self) -> String {
        format!("<DateValue {}>", self.value)
    }
}

/// Days as `datetime.date`, moments as `datetime.datetime`, both ends included. An end of `None` is open, or lies before the year 1, which
/// Python has no dates of.
#[pyclass(frozen, get_all, module = "variorum")]
#[derive(Debug)]
pub(crate) struct DateInterval {
    /// The first.
    start: Option<Py<PyAny>>,
    /// The last.
    end: Option<Py<PyAny>>,
}

#[pymethods]
impl DateInterval {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = |end: &Option<Py<PyAny>>| match end {
            Some(day) => day.bind(py).str().map(|s| s.to_string()),
            None => Ok("…".to_string()),
        };
        Ok(format!("<DateInterval {} to {}>", text(&self.start)?, text(&self.end)?))
    }
}

/// A statement that the text puts in somebody's mouth.
///
/// >>> import variorum
/// >>> said = variorum.claims({"text": "“We need tents,” Jane Roe said."}).claims[0].attribution
/// >>> said.speaker.entity, said.cue.text, said.form.value, said.stance.value
/// ('Jane Roe', 'said', 'direct', 'says')
#[pyclass(frozen, get_all, module = "variorum")]
#[derive(Debug)]
pub(crate) struct Attribution {
    /// Who said it; none where the text does not say.
    speaker: Option<Py<Words>>,
    /// The words that say that it was said.
    cue: Option<Py<Words>>,
    /// What was said; several parts for a split quotation, in order.
    content: Py<PyTuple>,
    /// Whether the words are the speaker's own.
    form: Py<PyAny>,
    /// What the speaker did by saying it.
    stance: Py<PyAny>,
}

impl Attribution {
    pub(crate) fn new(py: Python<'_>, text: &Text, a: &attribution::Attribution) -> PyResult<Attribution> {
        let words = |span, words: &str, entity: Option<&str>| {
            let span = Span::new(text, span);
            Py::new(py, Words { span, text: words.to_string(), entity: entity.map(str::to_string) })
        };
        Ok(Attribution {
            speaker: a.speaker.as_ref().map(|s| words(s.span, &s.text, Some(&s.entity))).transpose()?,
            cue: a.cue.as_ref().map(|c| words(c.span, &c.text, None)).transpose()?,
            content: PyTuple::new(py, a.content.iter().map(|part| Span::new(text, *part)))?.unbind(),
            form: member(py, "Form", &a.form)?,
            stance: member(py, "Stance", &a.stance)?,
        })
    }
}

#[pymethods]
impl Attribution {
    fn __repr__(&self) -> String {
        let entity = self.speaker.as_ref().and_then(|s| s.get().entity.clone());
        format!("<Attribution {}>", entity.as_deref().unwrap_or("of nobody named"))
    }
}

/// Words with their place: a cue, or a speaker and who that is.
#[pyclass(frozen, get_all, skip_from_py_object, module = "variorum")]
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// Where they stand.
    span: Span,
    /// The words.
    text: String,
    /// Of a speaker, who that is after titles, pronouns and aliases are resolved; none of a cue.
    entity: Option<String>,
}

#[pymethods]
impl Words {
    fn __repr__(&self) -> String {
        format!("<Words {:?}>", self.text)
    }
}
