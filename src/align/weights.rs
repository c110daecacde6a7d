//! Weights: how much each feature counts, a table fitted by `examples/fit_weights`.

use std::sync::LazyLock;

use super::evidence::{FEATURES, Feature, Strengths, Values};
use crate::claim::ClaimKind;
use crate::error::Error;
use crate::lexicon::Table;

/// A weight for each feature and kind of claim, and how much evidence a link needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// By kind (figure, date, attribution), in the order of [`Feature::ALL`].
    pub features: [[f32; FEATURES]; 3],
    /// The least chance of a link, by kind.
    pub least: [f32; 3],
    /// The same where the values exclude each other.
    pub least_apart: [f32; 3],
}

static BUILT_IN: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(include_str!("weights.tsv")).unwrap_or_else(|e| panic!("{e}")));

impl Weights {
    /// The table in the repository.
    #[must_use]
    pub fn built_in() -> &'static Weights {
        &BUILT_IN
    }

    /// Reads a table: a feature's name and its weight for figures, dates and attributions a line, in byte order; the
    /// rows `least` and `least apart` hold the chances that a link needs.
    ///
    /// # Errors
    /// A row that names no feature or holds no number.
    pub fn parse(text: &str) -> Result<Weights, Error> {
        let mut weights = Weights { features: [[0.0; FEATURES]; 3], least: [0.5; 3], least_apart: [0.5; 3] };
        for row in Table::parse("weights.tsv", text, 4)?.rows() {
            for kind in 0..3 {
                let value: f32 =
                    row.fields[kind + 1].parse().map_err(|_| Error::word_list("not a number"))?;
                match row.fields[0] {
                    "least" => weights.least[kind] = value,
                    "least apart" => weights.least_apart[kind] = value,
                    name => {
                        let feature = Feature::ALL.iter().find(|f| f.name() == name);
                        let feature =
                            feature.ok_or_else(|| Error::word_list(format!("no feature “{name}”")))?;
                        weights.features[kind][*feature as usize] = value;
                    }
                }
            }
        }
        Ok(weights)
    }

    /// The table as text.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let line = |name: &str, v: [f32; 3]| format!("{name}\t{:.2}\t{:.2}\t{:.2}", v[0], v[1], v[2]);
        let chances = |name: &str, v: [f32; 3]| format!("{name}\t{:.3}\t{:.3}\t{:.3}", v[0], v[1], v[2]);
        let mut lines: Vec<String> = Feature::ALL
            .iter()
            .map(|f| line(f.name(), [0, 1, 2].map(|k| self.features[k][*f as usize])))
            .collect();
        lines.push(chances("least", self.least));
        lines.push(chances("least apart", self.least_apart));
        lines.sort();
        format!(
            "# Weights by kind: figures, dates, attributions. Fitted by examples/fit_weights.\n{}\n",
            lines.join("\n")
        )
    }

    /// The chance that claims of `kind` with these features speak of the same thing.
    #[must_use]
    pub fn chance(&self, kind: ClaimKind, strengths: &[f32; FEATURES]) -> f32 {
        let sum: f32 = self.features[kind as usize].iter().zip(strengths).map(|(w, s)| w * s).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    pub(crate) fn links(&self, kind: ClaimKind, strengths: &Strengths, values: Values) -> Option<f32> {
        let chance = self.chance(kind, strengths);
        let least = if values == Values::Apart { self.least_apart } else { self.least };
        (chance >= least[kind as usize]).then_some(chance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_reads_back() {
        let text = Weights::built_in().to_tsv();
        assert_eq!(Weights::parse(&text).unwrap().to_tsv(), text);
    }
}
