//! Sizes: a figure's value and interval in the base unit of its dimension, so that miles meet kilometres.

use rust_decimal::prelude::ToPrimitive;

use crate::figure::{Bound, Figure, FigureKind, ranks, roundness};

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
        Size { value: all, lo: value, hi: value, read: None, rarity: rarity(value.abs()), stated: all, factor: 1.0 }
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
    let (dimension, scale) = match figure.kind {
        K::Count | K::Number if duration(unit).is_some() => (Dimension::Duration, duration(unit)),
        K::Count | K::Number => (Dimension::Count, None),
        // "37,000 patients a year" counts patients.
        K::Rate if figure.noun.is_some() => (Dimension::Count, None),
        K::Ordinal if figure.noun.as_deref().is_some_and(ranks) => (Dimension::Ordinal, None),
        // "the third crash since May" tells of three.
        K::Ordinal => (Dimension::Count, None),
        K::Percent => (Dimension::Share, None),
        K::Fraction => (Dimension::Share, Some(100.0)),
        K::Money => (Dimension::Money, None),
        K::Age => (Dimension::Age, duration(unit).map(|f| f / 31_557_600.0)),
        K::Duration => (Dimension::Duration, duration(unit)),
        K::Magnitude => (Dimension::Magnitude, None),
        K::Score => (Dimension::Score, None),
        K::Temperature if unit == "fahrenheit" => {
            return (Dimension::Other(K::Temperature), 5.0 / 9.0, -160.0 / 9.0);
        }
        kind => (Dimension::Other(kind), measure(unit)),
    };
    (dimension, scale.unwrap_or(1.0), 0.0)
}

fn duration(unit: &str) -> Option<f64> {
    Some(match unit {
        "second" | "s" => 1.0,
        "minute" | "min" => 60.0,
        "hour" | "h" => 3_600.0,
        "day" => 86_400.0,
        "week" => 604_800.0,
        "month" => 2_629_800.0,
        "year" => 31_557_600.0,
        "decade" => 315_576_000.0,
        "century" => 3_155_760_000.0,
        _ => return None,
    })
}

fn measure(unit: &str) -> Option<f64> {
    Some(match unit {
        "mm" | "millimetre" | "millimeter" => 0.001,
        "cm" => 0.01,
        "m" | "metre" | "meter" => 1.0,
        "km" | "kilometre" | "kilometer" => 1_000.0,
        "inch" | "in" => 0.0254,
        "foot" | "ft" => 0.3048,
        "yard" | "yd" => 0.9144,
        "mile" | "mi" => 1_609.344,
        "nautical mile" | "nautical_mile" | "nmi" => 1_852.0,
        "km/h" | "kph" => 1.0,
        "mph" | "mile/h" => 1.609_344,
        "knot" | "kn" => 1.852,
        "m/s" => 3.6,
        "g" | "gram" => 0.001,
        "kg" | "kilogram" => 1.0,
        "tonne" | "t" => 1_000.0,
        "ton" => 907.184_74,
        "pound" | "lb" => 0.453_592_37,
        "ounce" | "oz" => 0.028_349_5,
        "litre" | "liter" | "l" => 1.0,
        "gallon" | "gal" => 3.785_411_784,
        "barrel" | "bbl" => 158.987_3,
        "hectare" | "ha" => 10_000.0,
        "acre" => 4_046.856_422_4,
        "m2" | "m²" => 1.0,
        "km2" | "km²" => 1_000_000.0,
        "mi2" | "mi²" => 2_589_988.11,
        "ft2" | "ft²" => 0.092_903_04,
        _ => return None,
    })
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
    /// What the kind says.
    Other(FigureKind),
}

impl Dimension {
    /// Whether what is measured happens at a place: people are killed in a town, but a road is no longer there than here.
    pub(crate) fn is_somewhere(self) -> bool {
        matches!(
            self,
            Dimension::Count | Dimension::Ordinal | Dimension::Share | Dimension::Money | Dimension::Score
        )
    }
}
