//! What Python calls things: the members of its enumerations, its errors, its dates.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyDateTime};
use serde::Serialize;
use variorum::date::Moment;
use variorum::rust_decimal::Decimal;

/// A module of the package, imported once.
fn module<'py>(
    py: Python<'py>,
    cell: &'static PyOnceLock<Py<PyModule>>,
    name: &str,
) -> PyResult<Bound<'py, PyModule>> {
    Ok(cell.get_or_try_init(py, || py.import(name).map(Bound::unbind))?.bind(py).clone())
}

/// The member of the Python enumeration `class` that the JSON calls as it calls `value`.
pub(crate) fn member(py: Python<'_>, class: &str, value: &impl Serialize) -> PyResult<Py<PyAny>> {
    static ENUMS: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    let name = serde_json::to_value(value).ok();
    let name = name.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    let class = module(py, &ENUMS, "variorum._enums")?.getattr(class)?;
    class.call1((name,)).map(Bound::unbind)
}

/// An error of the library as a `VariorumError`.
pub(crate) fn error(e: &variorum::Error) -> PyErr {
    static ERRORS: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    Python::attach(|py| {
        let made = || {
            let class = module(py, &ERRORS, "variorum._errors")?.getattr("VariorumError")?;
            class.call1((e.to_string(), e.file(), e.line()))
        };
        made().map_or_else(|other| other, PyErr::from_value)
    })
}

/// An error that has no place, as a `VariorumError`.
pub(crate) fn fault(message: &str) -> PyErr {
    Python::attach(|py| {
        let made = || py.import("variorum._errors")?.getattr("VariorumError")?.call1((message,));
        made().map_or_else(|other| other, PyErr::from_value)
    })
}

/// A number without the noughts behind its last digit.
pub(crate) fn plain(n: Decimal) -> Decimal {
    n.normalize()
}

/// A day as `datetime.date`, a minute as `datetime.datetime`; none where Python knows no such year.
pub(crate) fn moment(py: Python<'_>, moment: Moment) -> PyResult<Option<Py<PyAny>>> {
    let day = moment.day();
    if day.year() < 1 {
        return Ok(None);
    }
    let (year, month, of_month) = (i32::from(day.year()), day.month() as u8, day.day() as u8);
    let date = match moment {
        Moment::Day(_) => PyDate::new(py, year, month, of_month)?.into_any(),
        Moment::Minute(at) => {
            let (hour, minute) = (at.hour() as u8, at.minute() as u8);
            PyDateTime::new(py, year, month, of_month, hour, minute, 0, 0, None)?.into_any()
        }
    };
    Ok(Some(date.unbind()))
}
