//! Renderers: a report as text. Each is a pure function of the report, one a file.
