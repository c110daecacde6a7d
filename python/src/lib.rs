//! The Python package: articles, claims and reports as Python objects. What they are is documented in `variorum/_native.pyi`; what a
//! class holds is never changed, so threads may share it.

#[cfg(feature = "arrow")]
mod arrow;
mod article;
mod claim;
mod names;
mod offsets;
mod options;
mod report;
mod stream;
mod value;

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command line with these arguments, of which the first is the program's name; gives its exit status.
#[pyfunction]
fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| variorum_cli::run(arguments))
}

/// The module `variorum._native`.
#[pymodule]
fn _native(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("__version__", env!("CARGO_PKG_VERSION"))?;
    m.add_function(wrap_pyfunction!(run, m)?)?;
    m.add_function(wrap_pyfunction!(claim::claims, m)?)?;
    m.add_function(wrap_pyfunction!(report::compare, m)?)?;
    m.add_function(wrap_pyfunction!(stream::iter_claims, m)?)?;
    #[cfg(feature = "arrow")]
    m.add_function(wrap_pyfunction!(arrow::claims_table, m)?)?;
    #[cfg(feature = "arrow")]
    m.add_function(wrap_pyfunction!(arrow::compare_table, m)?)?;
    m.add_class::<article::Article>()?;
    m.add_class::<claim::ArticleClaims>()?;
    m.add_class::<claim::Claim>()?;
    m.add_class::<claim::Source>()?;
    m.add_class::<report::Check>()?;
    m.add_class::<report::Point>()?;
    m.add_class::<report::Position>()?;
    m.add_class::<report::Report>()?;
    m.add_class::<stream::ClaimsIterator>()?;
    m.add_class::<value::Attribution>()?;
    m.add_class::<value::DateInterval>()?;
    m.add_class::<value::DateValue>()?;
    m.add_class::<value::Figure>()?;
    m.add_class::<value::Interval>()?;
    m.add_class::<value::Span>()?;
    m.add_class::<value::Words>()?;
    Ok(())
}
