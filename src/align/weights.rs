//! Weights: how much each feature counts, a table fitted by `examples/fit_weights`.

use std::sync::LazyLock;

use super::evidence::{FEATURES, Feature, Strengths, Values};
use crate::claim::ClaimKind;
use crate::error::Error;
use crate::lexicon::Table;
use crate::options::Strictness;

/// A weight for each feature and kind of claim, and how much evidence a link needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// By kind (figure, date, attribution), in the order of [`Feature::ALL`].
    pub features: [[f32; FEATURES]; 3],
    /// The same of figures and dates for what they have in common with their values hidden.
    pub hidden: [[f32; FEATURES]; 2],
    /// The same of figures and dates whose values exclude each other.
    pub apart: [[f32; FEATURES]; 2],
    /// The least chance of a link, by kind.
    pub least: [f32; 3],
    /// The same where the values exclude each other.
    pub least_apart: [f32; 3],
}

/// Columns of numbers in the table.
const COLUMNS: usize = 7;

static BUILT_IN: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(include_str!("weights.tsv")).unwrap_or_else(|e| panic!("{e}")));

/// The table for each strictness.
static BY_STRICTNESS: LazyLock<[Weights; Strictness::ALL.len()]> =
    LazyLock::new(|| Strictness::ALL.map(|strictness| Weights::built_in().at_odds(strictness.odds())));

impl Weights {
    /// The table in the repository, with the chances that links of this strictness need.
    #[must_use]
    pub fn of(strictness: Strictness) -> &'static Weights {
        if strictness == Strictness::Balanced {
            Weights::built_in()
        } else {
            &BY_STRICTNESS[strictness as usize]
        }
    }

    /// The same weights, the odds that a link needs being so many times as high.
    pub(crate) fn at_odds(&self, factor: f32) -> Weights {
        let chance = |p: f32| factor * p / (1.0 - p + factor * p);
        Weights { least: self.least.map(chance), least_apart: self.least_apart.map(chance), ..self.clone() }
    }

    /// The table in the repository.
    #[must_use]
    pub fn built_in() -> &'static Weights {
        &BUILT_IN
    }

    /// Reads a table, as [`Weights::to_tsv`] writes it: a line a feature, in byte order, with its name and seven weights parted by
    /// tabs: for figures, dates and attributions; for figures and dates with their values hidden; for figures and dates whose values
    /// exclude each other. The rows `least` and `least apart` hold the chances, from 0 to 1, that a link of figures, of dates and of
    /// attributions needs, and four fields more that count nothing. A feature without a row counts nothing; without their row the
    /// chances are 0.5.
    ///
    /// ```
    /// use variorum::align::Weights;
    /// let mut table = Weights::built_in().to_tsv();
    /// assert!(Weights::parse(&table).is_ok());
    /// table.push_str("zeal\t1\t1\t1\t1\t1\t1\t1\n");
    /// let error = Weights::parse(&table).unwrap_err();
    /// assert!(error.is_word_list() && error.line() == Some(table.lines().count()));
    /// assert!(error.to_string().ends_with("no feature “zeal”"));
    /// ```
    ///
    /// # Errors
    /// A row that names no feature or holds no number, a chance that is none, rows out of order; the error names the line.
    pub fn parse(text: &str) -> Result<Weights, Error> {
        let mut weights = Weights {
            features: [[0.0; FEATURES]; 3],
            hidden: [[0.0; FEATURES]; 2],
            apart: [[0.0; FEATURES]; 2],
            least: [0.5; 3],
            least_apart: [0.5; 3],
        };
        for row in Table::parse("weights.tsv", text, 1 + COLUMNS)?.rows() {
            let columns = if row.fields[0].starts_with("least") { 3 } else { COLUMNS };
            for column in 0..columns {
                let value = number(row.fields[0], row.fields[column + 1]);
                value
                    .and_then(|v| weights.cell(row.fields[0], column).map(|cell| *cell = v))
                    .map_err(|e| e.in_file("weights.tsv").at_line(row.line))?;
            }
        }
        Ok(weights)
    }

    /// Where the table keeps what the row of that name has in that column.
    fn cell(&mut self, row: &str, column: usize) -> Result<&mut f32, Error> {
        let at = Feature::ALL.iter().position(|f| f.name() == row);
        match (row, at, column) {
            ("least", _, 0..3) => Ok(&mut self.least[column]),
            ("least apart", _, 0..3) => Ok(&mut self.least_apart[column]),
            (_, Some(at), 0..3) => Ok(&mut self.features[column][at]),
            (_, Some(at), 3..5) => Ok(&mut self.hidden[column - 3][at]),
            (_, Some(at), _) => Ok(&mut self.apart[column - 5][at]),
            (name, None, _) => Err(Error::word_list(format!("no feature “{name}”"))),
        }
    }

    /// The table as text.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let columns = || self.features.iter().chain(&self.hidden).chain(&self.apart);
        let line = |f: &Feature| {
            let cells: String = columns().map(|c| format!("\t{:.2}", c[*f as usize])).collect();
            format!("{}{cells}", f.name())
        };
        let chances =
            |name: &str, v: [f32; 3]| format!("{name}\t{:.3}\t{:.3}\t{:.3}\t0\t0\t0\t0", v[0], v[1], v[2]);
        let mut lines: Vec<String> = Feature::ALL.iter().map(line).collect();
        lines.push(chances("least", self.least));
        lines.push(chances("least apart", self.least_apart));
        lines.sort();
        format!(
            "# Weights by kind: figures, dates, attributions; figures and dates with hidden values; figures and dates whose values\n\
             # exclude each other. Fitted by examples/fit_weights.\n{}\n",
            lines.join("\n")
        )
    }

    /// The chance that claims of `kind` with these features speak of the same thing.
    #[must_use]
    pub fn chance(&self, kind: ClaimKind, strengths: &[f32; FEATURES]) -> f32 {
        let sum: f32 = self.features[kind as usize].iter().zip(strengths).map(|(w, s)| w * s).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// The log odds that figures (0) or dates (1) with these features speak of the same thing, whatever their values.
    pub(crate) fn hidden(&self, kind: usize, strengths: &Strengths) -> f32 {
        self.hidden[kind].iter().zip(strengths).map(|(w, s)| w * s).sum()
    }

    pub(crate) fn links(&self, kind: ClaimKind, strengths: &Strengths, values: Values) -> Option<f32> {
        let chance = self.chance_of(kind, strengths, values);
        let least = if values == Values::Apart { self.least_apart } else { self.least };
        (chance >= least[kind as usize]).then_some(chance)
    }

    /// The chance of one thing for claims whose values relate like this.
    pub(crate) fn chance_of(&self, kind: ClaimKind, strengths: &Strengths, values: Values) -> f32 {
        let apart = self.apart.get(kind as usize).filter(|_| values == Values::Apart);
        let weights = apart.unwrap_or(&self.features[kind as usize]);
        let sum: f32 = weights.iter().zip(strengths).map(|(w, s)| w * s).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// The number in a field of that row.
fn number(row: &str, field: &str) -> Result<f32, Error> {
    let value: Option<f32> = field.parse().ok().filter(|v: &f32| v.is_finite());
    match value {
        None => Err(Error::word_list(format!("“{field}” is no number"))),
        Some(v) if row.starts_with("least") && !(0.0..=1.0).contains(&v) => {
            Err(Error::word_list(format!("“{field}” is no chance from 0 to 1")))
        }
        Some(v) => Ok(v),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_a_table_name_the_line() {
        for (text, message) in [
            ("# weights\nalways\t1\n", "weights.tsv:2: 2 fields where 8 are due"),
            ("alway\t1\t1\t1\t1\t1\t1\t1\n", "weights.tsv:1: no feature “alway”"),
            ("always\t1\t1\t1\t1\t1\t1\tone\n", "weights.tsv:1: “one” is no number"),
            ("\nalways\tNaN\t1\t1\t1\t1\t1\t1\n", "weights.tsv:2: “NaN” is no number"),
            ("least\t1.5\t1\t1\t0\t0\t0\t0\n", "weights.tsv:1: “1.5” is no chance from 0 to 1"),
            (
                "least\t1\t1\t1\t0\t0\t0\t0\nalways\t1\t1\t1\t1\t1\t1\t1\n",
                "weights.tsv:2: “always” is out of order",
            ),
        ] {
            let error = Weights::parse(text).expect_err(message);
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn the_table_reads_back() {
        let text = Weights::built_in().to_tsv();
        assert_eq!(Weights::parse(&text).unwrap().to_tsv(), text);
    }

    #[test]
    fn what_is_stricter_needs_more() {
        let of = |strictness| Weights::of(strictness);
        for pair in Strictness::ALL.windows(2) {
            let (low, high) = (of(pair[0]), of(pair[1]));
            for (low, high) in
                low.least.iter().chain(&low.least_apart).zip(high.least.iter().chain(&high.least_apart))
            {
                assert!(low < high && *high < 1.0, "{low} {high}");
            }
        }
        assert_eq!(of(Strictness::Balanced), Weights::built_in());
    }
}
