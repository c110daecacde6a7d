//! The JSON Schema of a report.

use schemars::generate::SchemaSettings;

use crate::report::{Report, SCHEMA};

/// The JSON Schema (draft 2020-12) that every report of this version fulfils, as indented JSON.
///
/// ```
/// assert!(variorum::render::schema().contains("https://json-schema.org/draft/2020-12/schema"));
/// ```
#[must_use]
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    if let Some(version) = schema.pointer_mut("/properties/schema") {
        *version = serde_json::json!({"description": "The version of the shape.", "const": SCHEMA});
    }
    schema.insert("title".into(), "A report of variorum".into());
    // A schema is plain JSON: it always serialises.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
