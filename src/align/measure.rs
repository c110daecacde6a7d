//! Sizes: a figure's value and interval in the base unit of its dimension, so that miles meet kilometres.

use rust_decimal::prelude::ToPrimitive;

use crate::figure::{Bound, Figure, FigureKind, ranks, roundness, unit};

/// A value with what its words allow, in a dimension's base unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Size {
    /// The value as stated; the middle of a range.
    pub(crate) value: Option<f64>,
    /// The least the words allow.
    pub(crate) lo: f64,
    /// The most.
    pub(crate) hi: f64,
    /// How much it tells that two articles state this very value: 0 (one, two) to 1 (three digits or more).
    pub(crate) rarity: f64,
    /// What a bound is read as: it ends before the next number as round as its own.
    read: Option<(Bound, f64, f64)>,
    /// The value in the unit that is stated.
    stated: Option<f64>,
    /// What its unit was multiplied by.
    factor: f64,
}

impl Size {
    /// Of `figure`.
    pub(crate) fn of(figure: &Figure) -> Size {
        let (_, factor, zero) = base(figure);
        let to = |d: Option<rust_decimal::Decimal>| d.and_then(|d| d.to_f64()).map(|v| v * factor + zero);
        let lo = to(figure.interval.lo).unwrap_or(f64::NEG_INFINITY);
        let hi = to(figure.interval.hi).unwrap_or(f64::INFINITY);
        let stated = figure.value.and_then(|d| d.to_f64());
        Size {
            value: to(figure.value),
            lo,
            hi,
            rarity: stated.map_or(0.0, |v| rarity(v.abs())),
            read: roundness::read(figure).and_then(|i| Some((figure.bound, to(i.lo)?, to(i.hi)?))),
            stated,
            factor,
        }
    }

    /// This many of something counted.
    pub(crate) fn exactly(value: f64) -> Size {
        let all = Some(value);
        Size {
            value: all,
            lo: value,
            hi: value,
            read: None,
            rarity: rarity(value.abs()),
            stated: all,
            factor: 1.0,
        }
    }

    /// Whether both state one value; after conversion up to a rounding of three parts in a hundred.
    pub(crate) fn equals(&self, other: &Size) -> bool {
        let (Some(a), Some(b)) = (self.value, other.value) else { return false };
        let slack = if self.factor == other.factor { 1e-9 } else { 0.03 };
        (a - b).abs() <= slack * a.abs().max(b.abs())
    }

    /// How many decimals the stated number has, three at most.
    pub(crate) fn decimals(&self) -> u8 {
        let Some(stated) = self.stated.map(f64::abs).filter(|v| *v < 1e6) else { return 0 };
        let whole = |digits: u8| (stated * 10f64.powi(digits.into())).fract();
        (0..3).find(|d| whole(*d).min(1.0 - whole(*d)) < 1e-6).unwrap_or(3)
    }

    /// The stated number, if it tells something without its unit.
    pub(crate) fn telling(&self) -> Option<f64> {
        self.stated.filter(|_| self.rarity >= TELLING)
    }

    /// Whether both state one number of two digits or more, whatever its unit.
    pub(crate) fn is_stated_as(&self, other: &Size) -> bool {
        let (Some(a), Some(b)) = (self.telling(), other.telling()) else { return false };
        (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
    }

    /// Whether one value can satisfy both.
    pub(crate) fn meets(&self, other: &Size) -> bool {
        let (lo, hi) = (self.lo.max(other.lo), self.hi.min(other.hi));
        // Of values that round to neighbours ("49.5 percent", "49.6 percent") the intervals touch at neither.
        lo < hi || (lo == hi && [self.value, other.value].contains(&Some(lo)))
    }

    /// Whether two bounds of one direction exclude each other as they are read: "over 2,600" and "over 3,900".
    pub(crate) fn is_outdone(&self, other: &Size) -> bool {
        let (Some((bound, a, b)), Some((against, c, d))) = (self.read, other.read) else { return false };
        roundness::one_direction(bound, against) && (b <= c || d <= a)
    }

    /// How many times the one value is the other, at least; of what states none the nearer end counts.
    pub(crate) fn times(&self, other: &Size) -> f64 {
        let ends = |s: &Size| s.value.map_or((s.lo, s.hi), |v| (v, v));
        let ((a, b), (c, d)) = (ends(self), ends(other));
        let (low, high) = match () {
            () if b < c => (b, c),
            () if d < a => (d, a),
            () => return 1.0,
        };
        if low > 0.0 { high / low } else { f64::INFINITY }
    }

    /// How far apart the values lie: 0 for equal, 1 for double or more.
    pub(crate) fn gap(&self, other: &Size) -> f64 {
        match (self.value, other.value) {
            (Some(a), Some(b)) if a > 0.0 && b > 0.0 => {
                ((a / b).ln().abs() / std::f64::consts::LN_2).min(1.0)
            }
            (Some(a), Some(b)) if (a - b).abs() < 1e-9 => 0.0,
            _ => 1.0,
        }
    }
}

/// From here on a number tells something without its unit.
const TELLING: f64 = 0.5;

/// How much it tells that two articles state this very value, in its own unit.
fn rarity(value: f64) -> f64 {
    match digits(value) {
        1 if value <= 3.0 => 0.15,
        1 if value < 10.0 => 0.3,
        1 => 0.5,
        2 if value <= 20.0 => 0.5,
        2 => 0.8,
        _ => 1.0,
    }
}

/// How many digits are left without the zeros at either end, of six decimals.
fn digits(value: f64) -> usize {
    let mut whole = (value * 1e6).round() as u128;
    while whole != 0 && whole.is_multiple_of(10) {
        whole /= 10;
    }
    whole.checked_ilog10().map_or(0, |n| n as usize + 1)
}

/// What a figure can be compared in, its unit's factor and its unit's zero.
pub(crate) fn base(figure: &Figure) -> (Dimension, f64, f64) {
    use FigureKind as K;
    let unit = figure.unit.as_deref().unwrap_or("");
    let of_table = unit::to_base(unit);
    let factor = of_table.and_then(|(_, f)| f.to_f64());
    let (dimension, scale) = match figure.kind {
        K::Count | K::Number => match of_table {
            Some(("duration", _)) => (Dimension::Duration, factor),
            Some((measured, _)) if figure.kind == K::Number => (Dimension::Measure(measured), factor),
            _ => (Dimension::Count, None),
        },
        // "37,000 patients a year" counts patients.
        K::Rate if figure.noun.is_some() => (Dimension::Count, None),
        K::Rate => return rate(unit),
        K::Ordinal if figure.noun.as_deref().is_none_or(ranks) => (Dimension::Ordinal, None),
        // "the third crash since May" tells of three.
        K::Ordinal => (Dimension::Count, None),
        K::Percent => (Dimension::Share, factor),
        K::Fraction => (Dimension::Share, Some(100.0)),
        K::Money => (Dimension::Money, None),
        K::Age => (Dimension::Age, factor.zip(year()).map(|(f, year)| f / year)),
        K::Duration => (Dimension::Duration, factor),
        K::Magnitude => (Dimension::Magnitude, None),
        K::Score => (Dimension::Score, None),
        K::Temperature => return temperature(unit),
        kind => (Dimension::Other(kind), factor),
    };
    (dimension, scale.unwrap_or(1.0), 0.0)
}

/// What one year is in the base unit of time.
fn year() -> Option<f64> {
    unit::to_base("year").and_then(|(_, f)| f.to_f64())
}

/// Degrees, in those of Celsius.
fn temperature(unit: &str) -> (Dimension, f64, f64) {
    let celsius = |n: i64| unit::convert(n.into(), unit, "celsius").and_then(|d| d.to_f64());
    let (zero, one) = (celsius(0).unwrap_or(0.0), celsius(1).unwrap_or(1.0));
    (Dimension::Other(FigureKind::Temperature), one - zero, zero)
}

/// So much of something per something: "EUR/year", "barrel/day"; or in a unit of its own: "mpg".
fn rate(unit: &str) -> (Dimension, f64, f64) {
    let factor = |name: &str| unit::to_base(name).and_then(|(what, f)| Some((what, f.to_f64()?)));
    let Some((top, per)) = unit.split_once('/') else {
        let (what, f) = factor(unit).unwrap_or(("", 1.0));
        return (Dimension::Rate(what), f, 0.0);
    };
    let (what, f) = factor(top).unwrap_or(("", 1.0));
    let by = factor(per).filter(|(_, by)| *by > 0.0).map_or(1.0, |(_, by)| by);
    (Dimension::Rate(what), f / by, 0.0)
}

/// What figures can be compared in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Dimension {
    /// Things counted, and bare numbers.
    Count,
    /// First, second, third.
    Ordinal,
    /// Parts of a whole.
    Share,
    /// Money of any currency.
    Money,
    /// Ages of people.
    Age,
    /// Lengths of time.
    Duration,
    /// Of quakes.
    Magnitude,
    /// Scores and votes.
    Score,
    /// What is measured, of units that no kind is named after: of an angle, a voltage.
    Measure(unit::Dimension),
    /// So much of what is measured per something; of what no table holds (money, things) the name is empty.
    Rate(unit::Dimension),
    /// What the kind says.
    Other(FigureKind),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Reading};

    fn read(text: &str) -> (Dimension, Size) {
        let article = Article::new("a", text);
        let reading = Reading::new(&article);
        let figure = reading.claims.iter().find_map(|c| c.figure()).expect(text);
        (base(figure).0, Size::of(figure))
    }

    #[test]
    fn every_unit_of_a_dimension_meets_its_others() {
        for (one, other) in [
            ("The fire burned 12 square miles.", "The fire burned 31 square kilometres."),
            ("The fire burned 7,700 acres.", "The fire burned 31 square kilometres."),
            ("It holds 300 cubic feet.", "It holds 8,500 litres."),
            ("It holds 300 cubic metres.", "It holds 300,000 litres."),
            ("It blew at 90 km/h.", "It blew at 56 mph."),
            ("It blew at 100 knots.", "It blew at 51 metres per second."),
            ("It was 50 degrees Fahrenheit.", "It was 10 degrees Celsius."),
            ("It makes 2 GW.", "It makes 2,000 MW."),
            ("It uses 3 GWh.", "It uses 3,000 MWh."),
            ("It weighs 12 stone.", "It weighs 76 kg."),
            ("It lasted 90 minutes.", "It lasted 1.5 hours."),
            ("It rose by 50 basis points.", "It rose by 0.5 percentage points."),
            ("It leaks 2 litres per second.", "It leaks 120 litres per minute."),
            ("It pumps 2 million bpd.", "It pumps 2 million barrels a day."),
            ("It pays €140m annually.", "It pays 140 million euros a year."),
            ("It costs two dollars and fifty cents.", "It costs $2.50."),
        ] {
            let ((d, p), (e, q)) = (read(one), read(other));
            assert_eq!(d, e, "{one} {other}");
            assert!(p.equals(&q) && p.meets(&q), "{one} {other}: {p:?} {q:?}");
        }
    }

    #[test]
    fn what_differs_after_conversion_does_not_meet() {
        for (one, other) in [
            ("The fire burned 12 square miles.", "The fire burned 12 square kilometres."),
            ("It makes 2 GW.", "It makes 300 MW."),
            ("It pays €140m a year.", "It pays €160m a year."),
        ] {
            let ((d, p), (e, q)) = (read(one), read(other));
            assert_eq!(d, e, "{one} {other}");
            assert!(!p.equals(&q) && !p.meets(&q), "{one} {other}: {p:?} {q:?}");
        }
    }

    #[test]
    fn rates_of_other_things_are_of_other_dimensions() {
        let of = |text: &str| read(text).0;
        assert_ne!(of("It pays €140m a year."), of("It makes 5 tonnes a day."));
        assert_ne!(of("It pays €140m a year."), of("It pays €140m."));
    }
}
