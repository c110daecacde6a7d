//! Units of measure: what they are called, what they measure, and exact conversion within one dimension.
//!
//! The table is `lexicon/en/units.tsv`. Factors are exact where the unit is defined by one (the international yard and
//! pound, the nautical mile, the calorie); months and years are the Gregorian mean.

use rust_decimal::Decimal;

use super::FigureKind;
use super::phrases::Phrases;
use crate::lexicon::index::Index;
use crate::lexicon::{self, List, WordSet};
use crate::text::{Document, TokenKind};

/// What a unit measures, by its name in the table: "length", "mass", "percent".
pub type Dimension = &'static str;

/// One unit of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// The name that is reported.
    pub(crate) name: &'static str,
    /// What it measures.
    pub(crate) dimension: Dimension,
    /// Its worth in the dimension's base unit.
    factor: Decimal,
}

struct Units {
    /// By the rows of the table.
    all: Vec<Unit>,
    by_name: Index,
    /// The rows of names and of symbols.
    names: Phrases<usize>,
    symbols: Phrases<usize>,
}

impl Units {
    fn named(&self, name: &str) -> Option<&Unit> {
        self.by_name.row(name).map(|row| &self.all[row])
    }
}

/// Words for units that have no plural.
static INVARIABLE: List<WordSet> =
    List::new(|| WordSet::load("units_invariable.tsv", include_str!("../lexicon/en/units_invariable.tsv")));

static UNITS: List<Units> = List::new(|| {
    let by_name = lexicon::index("units.tsv", include_str!("../lexicon/en/units.tsv"), 5);
    let mut all = Vec::with_capacity(by_name.len());
    let (mut names, mut symbols) = (Vec::new(), Vec::new());
    for (row, mut fields) in by_name.rows().enumerate() {
        let mut field = || fields.next().unwrap_or_default();
        let (name, dimension, factor) = (field(), field(), Decimal::from_str_exact(field()));
        let factor = factor.unwrap_or_else(|e| panic!("units.tsv:{}: {e}", by_name.line(row)));
        all.push(Unit { name, dimension, factor });
        for name in listed(field()) {
            names.push((name, row));
            // Kept as long as the table, which stays for the life of the process.
            names.extend(plural(name).map(|p| (&*p.leak(), row)));
        }
        symbols.extend(listed(field()).map(|s| (s, row)));
    }
    names.sort_by_key(|n| n.0);
    names.dedup_by(|a, b| a.0 == b.0);
    let (names, symbols) = (Phrases::forward(names.into_iter()), Phrases::forward(symbols.into_iter()));
    Units { all, by_name, names, symbols }
});

/// Makes the table of units.
pub(super) fn prepare() {
    let _ = &*UNITS;
}

fn listed(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|n| !n.is_empty() && *n != "-")
}

/// The regular plural of a name that is a word ("kilogram", not "km" or "%").
fn plural(name: &str) -> Option<String> {
    let word = name.rsplit(' ').next()?;
    let regular = word.len() > 2
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && !word.ends_with(['s', 'z'])
        && !word.ends_with("ch");
    regular.then(|| format!("{name}s"))
}

/// Whether a unit's name is a word that has a plural ("hour", "square_foot"; not "km", "mph" or "horsepower").
pub(crate) fn is_word(unit: &str) -> bool {
    let last = unit.rsplit('_').next().unwrap_or(unit);
    let plain = last.len() > 2 && last.bytes().all(|b| b.is_ascii_lowercase()) && !last.ends_with(['s', 'z']);
    plain && !INVARIABLE.contains(last) && UNITS.named(unit).is_some()
}

/// The unit that begins at token `i`, behind a number: the token after it and the unit. A single letter must be glued to
/// the number or stand where no word goes on.
pub(crate) fn at(doc: &Document<'_>, i: usize) -> Option<(usize, Unit)> {
    let token = doc.tokens().get(i)?;
    let units = &*UNITS;
    if let Some((end, unit)) = units.names.at(doc, i) {
        return allowed(doc, i, end).then_some((end, units.all[*unit]));
    }
    let (end, unit) = units.symbols.at_as_written(doc, i)?;
    let letter = token.span().len() == 1 && token.is_word();
    let mark = matches!(doc.word(i), "\"" | "″" | "′"); // 1986 "is a year"
    // “millions” in quotation marks are no inches.
    if matches!(doc.word(i), "\"") && !i.checked_sub(1).is_some_and(|k| doc.tokens()[k].is_number()) {
        return None;
    }
    // a "302" report, "Orlin 2016": the mark closes what another opened.
    let opens = |k: &usize| matches!(doc.word(*k), "\"");
    let straight = doc.word(i) == "\"";
    let opened = straight
        && (i.saturating_sub(QUOTED)..i).rev().find(opens).is_some_and(|k| {
            doc.tokens().get(k + 1).is_some_and(|t| !t.is_spaced()) && (k == 0 || doc.tokens()[k].is_spaced())
        });
    // width="302"
    let opened = opened || i >= 2 && doc.word(i - 2) == "\"" && !doc.tokens()[i - 1].is_spaced();
    // "the hail was 2" across"
    let across = matches!(
        doc.lower(i + 1),
        "across" | "long" | "wide" | "tall" | "deep" | "thick" | "high" | "diameter"
    );
    if matches!(doc.word(i), "\"") && opened && !across {
        return None;
    }
    // "the three R's" are letters.
    if letter && doc.tokens().get(i + 1).is_some_and(|t| t.kind() == TokenKind::Possessive) {
        return None;
    }
    // "2018′s" is of a year.
    let owns = mark && doc.lower(i + 1) == "s" && !doc.tokens()[i + 1].is_spaced();
    if owns || token.is_spaced() && (letter && !letter_fits(doc, i) || mark) {
        return None;
    }
    Some((end, units.all[*unit]))
}

/// How many tokens before a straight quotation mark the one that it closes is looked for.
const QUOTED: usize = 24;

/// Short names that are also words stand for a unit only where they are glued to the number or nothing goes on.
fn allowed(doc: &Document<'_>, i: usize, end: usize) -> bool {
    let glued = !doc.tokens()[i].is_spaced();
    match doc.lower(i) {
        // "5 pm" is a time; "in" is read apart.
        // "79 second-term sponsors": an ordinal tied to what it counts.
        "second" => {
            let tied = doc.word(end) == "-" && !doc.tokens()[end].is_spaced();
            glued || doc.before(i) == "-" || !tied || matches!(doc.lower(end + 1), "long" | "old" | "delay")
        }
        "mo" | "gal" | "cal" | "bar" | "sec" | "min" => {
            let goes_on =
                matches!(doc.lower(end), "later" | "ago" | "earlier" | "after" | "before" | "and" | "to");
            glued || goes_on || !doc.tokens().get(end).is_some_and(crate::text::Token::is_word)
        }
        _ => true,
    }
}

fn letter_fits(doc: &Document<'_>, i: usize) -> bool {
    let next = doc.tokens().get(i + 1);
    let hyphen = next.is_some_and(|t| doc.text_of(t.span()) == "-" || t.is_capital());
    !hyphen
        && matches!(doc.word(i), "m" | "g" | "t" | "l" | "L" | "b" | "h" | "W" | "V" | "C" | "F" | "R" | "J")
}

/// The kind of figure that a dimension makes.
pub(crate) fn kind_of(dimension: Dimension) -> FigureKind {
    match dimension {
        "percent" | "percentage_point" => FigureKind::Percent,
        "length" => FigureKind::Length,
        "area" => FigureKind::Area,
        "mass" => FigureKind::Mass,
        "volume" => FigureKind::Volume,
        "speed" => FigureKind::Speed,
        "temperature" => FigureKind::Temperature,
        "pressure" => FigureKind::Pressure,
        "energy" => FigureKind::Energy,
        "power" => FigureKind::Power,
        "data" => FigureKind::Data,
        "frequency" => FigureKind::Frequency,
        "duration" => FigureKind::Duration,
        "flow" | "data_rate" | "fuel_economy" => FigureKind::Rate,
        "magnitude" => FigureKind::Magnitude,
        _ => FigureKind::Number,
    }
}

/// What `unit` measures and what one of it is worth in its dimension's base unit; none for a unit that the table does not hold
/// (a count's noun, a currency, a rate). Temperatures have no such factor: use [`convert`].
///
/// ```
/// use variorum::figure::unit::to_base;
/// assert_eq!(to_base("km"), Some(("length", 1000.into())));
/// assert_eq!(to_base("soldier"), None);
/// ```
#[must_use]
pub fn to_base(unit: &str) -> Option<(Dimension, Decimal)> {
    let found = UNITS.named(unit)?;
    (found.dimension != "temperature").then_some((found.dimension, found.factor))
}

/// `value` of unit `from` in unit `to`, exact where the units' definitions are; none if the two do not measure the same.
/// Rates convert part by part ("USD/kg" to "USD/tonne"). Money is never converted.
///
/// ```
/// use variorum::figure::unit::convert;
/// assert_eq!(convert(5.into(), "mile", "km").map(|d| d.to_string()), Some("8.04672".into()));
/// assert_eq!(convert((-40).into(), "celsius", "fahrenheit"), Some((-40).into()));
/// assert_eq!(convert(5.into(), "USD", "EUR"), None);
/// ```
#[must_use]
pub fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    if from == to {
        return Some(value);
    }
    match (UNITS.named(from), UNITS.named(to)) {
        (Some(a), Some(b)) if a.dimension == "temperature" && b.dimension == "temperature" => {
            degrees(value, a.name, b.name)
        }
        (Some(a), Some(b)) if a.dimension == b.dimension => scale(value, a.factor, b.factor),
        (Some(_), Some(_)) => None,
        _ => {
            let ((top, per), (top_to, per_to)) = (from.split_once('/')?, to.split_once('/')?);
            let value = convert(value, top, top_to)?;
            // So much per small unit is more per large unit: the factor goes the other way.
            if per == per_to {
                Some(value)
            } else {
                convert(value, per_to, per).filter(|_| to_base(per).is_some())
            }
        }
    }
}

fn scale(value: Decimal, from: Decimal, to: Decimal) -> Option<Decimal> {
    value.checked_mul(from)?.checked_div(to).map(|d| d.normalize())
}

fn degrees(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let zero = Decimal::new(27_315, 2);
    let (five, nine, thirty_two) = (Decimal::from(5), Decimal::from(9), Decimal::from(32));
    let celsius = match from {
        "celsius" => value,
        "fahrenheit" => value.checked_sub(thirty_two)?.checked_mul(five)?.checked_div(nine)?,
        _ => value.checked_sub(zero)?,
    };
    match to {
        "celsius" => Some(celsius),
        "fahrenheit" => celsius.checked_mul(nine)?.checked_div(five)?.checked_add(thirty_two),
        _ => celsius.checked_add(zero),
    }
    .map(|d| d.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts() {
        for (value, from, to, expected) in [
            ("1", "mile", "m", Some("1609.344")),
            ("100", "km/h", "m/s", Some("27.77777777777777777777777778")),
            ("212", "fahrenheit", "celsius", Some("100")),
            ("0", "celsius", "kelvin", Some("273.15")),
            ("2", "hour", "minute", Some("120")),
            ("3", "decade", "year", Some("30")),
            ("50", "basis_point", "percentage_point", Some("0.5")),
            ("2", "USD/kg", "USD/tonne", Some("2000")),
            ("2", "USD/barrel", "EUR/barrel", None),
            ("5", "percent", "percentage_point", None),
            ("5", "kg", "km", None),
        ] {
            let value = Decimal::from_str_exact(value).unwrap();
            let got = convert(value, from, to).map(|d| d.to_string());
            assert_eq!(got.as_deref(), expected, "{value} {from} in {to}");
        }
    }

    #[test]
    fn reads_units() {
        for (text, expected) in [
            ("km away", Some("km")),
            ("kilometres per hour", Some("km/h")),
            ("feet", Some("foot")),
            ("per cent of", Some("percent")),
            ("percentage points", Some("percentage_point")),
            ("MW plant", Some("megawatt")),
            ("sq m", Some("m²")),
            ("min later", Some("minute")),
            ("min wage", None),
            ("t of", Some("t")),
            ("A levels", None),
            ("soldiers", None),
        ] {
            let doc = Document::new(text);
            let got = at(&doc, 0).map(|(_, u)| u.name);
            assert_eq!(got, expected.map(|e| if e == "t" { "tonne" } else { e }), "{text}");
        }
    }
}
