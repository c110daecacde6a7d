//! Figures: numerals with their bounds, units and nouns, normalised to intervals.

mod adjective;
mod age;
mod begin;
mod behind;
mod bound;
mod change;
mod class;
mod composite;
mod ellipsis;
mod group;
mod hedge;
mod interval;
mod item;
mod join;
mod json;
mod label;
mod level;
mod magnitude;
pub mod money;
mod noun;
mod number_of;
pub mod numeral;
mod ordinal;
mod phrases;
#[cfg(test)]
mod properties;
pub(crate) mod roundness;
mod scan;
mod score;
mod subject;
pub mod unit;
mod vague;

pub(crate) use change::governs_from;
pub(crate) use ordinal::ranks;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::claim::Mention;
use crate::date::{DateValue, TimexType};
use crate::span::Span;
use crate::text::Document;
use item::{Amount, Item};
pub(crate) use noun::{is_invariable, is_list, singular};
use scan::Scan;

/// Makes the tables of words that cost most.
pub(crate) fn prepare() {
    unit::prepare();
    money::prepare();
}

/// A figure as the text states it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Figure {
    /// The number as stated with its multiplier applied ("1.5 million" → 1500000); none for a range or a vague
    /// number that names none.
    #[serde(with = "json::number")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub value: Option<Decimal>,
    /// Both ends of a range.
    #[serde(with = "json::numbers")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<f64>>"))]
    pub range: Option<Vec<Decimal>>,
    /// How the words bound the number.
    pub bound: Bound,
    /// The direction of a change by this much.
    pub change: Option<Change>,
    /// ISO 4217 code, `percent`, a unit's usual symbol or name, a rate (`USD/barrel`), or a count's singular head noun
    /// (`person` for people); none for a bare number.
    pub unit: Option<String>,
    /// What kind of quantity it is.
    pub kind: FigureKind,
    /// The counted noun with what narrows it, as written ("ethnic Armenians"), or several counted together ("homes and businesses"), of
    /// which the unit is people's where all are people, else the first's.
    pub noun: Option<String>,
    /// The parts of a score or vote, in order.
    #[serde(with = "json::numbers")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<f64>>"))]
    pub parts: Option<Vec<Decimal>>,
    /// What the words allow.
    pub interval: Interval,
}

/// How words bound a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Bound {
    /// "24", also a rounded "1.2 million".
    #[default]
    Exact,
    /// "about 24", "nearly 24", "some 24".
    About,
    /// "over 24", "more than 24".
    Over,
    /// "at least 24", "no fewer than 24".
    AtLeast,
    /// "under 24", "less than 24".
    Under,
    /// "at most 24", "up to 24".
    AtMost,
    /// "20 to 30".
    Range,
    /// "dozens", "several".
    Vague,
}

/// The direction of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// "rose by 5".
    Up,
    /// "fell 5%".
    Down,
}

/// What kind of quantity a figure is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs)] // the names say it; the contract lists them
pub enum FigureKind {
    #[default]
    Count,
    Money,
    Percent,
    Length,
    Area,
    Mass,
    Volume,
    Speed,
    Temperature,
    Pressure,
    Energy,
    Power,
    Data,
    Frequency,
    Duration,
    Age,
    Rate,
    Ordinal,
    Magnitude,
    Score,
    Fraction,
    Factor,
    Number,
}

/// The numbers that the words allow; an end of `None` is unbounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Interval {
    /// Lower end.
    #[serde(with = "json::number")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub lo: Option<Decimal>,
    /// Upper end.
    #[serde(with = "json::number")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub hi: Option<Decimal>,
    /// Whether the lower end itself is left out.
    pub lo_open: bool,
    /// Whether the upper end itself is left out.
    pub hi_open: bool,
}

/// All figures of a document, in order of their spans. `dates` are the dates read before: words that a DATE,
/// TIME or SET holds are no figure; those of a DURATION are one.
///
/// ```
/// use variorum::text::Document;
/// use variorum::{date, figure};
/// let doc = Document::new("The bridge, over 1.2 km long, cost $5 million.");
/// let figures = figure::read(&doc, &date::read(&doc, None));
/// let units: Vec<_> = figures.iter().filter_map(|f| f.value.unit.as_deref()).collect();
/// assert_eq!(units, ["km", "USD"]);
/// ```
#[must_use]
pub fn read(doc: &Document<'_>, dates: &[Mention<DateValue>]) -> Vec<Mention<Figure>> {
    let (dates, lengths) = held(dates);
    let pounds_are_money = doc.text().contains('£');
    let mut mentions = Vec::new();
    for sentence in doc.sentences() {
        let (from, to) = (sentence.tokens.start, sentence.tokens.end);
        let scan = Scan { doc, dates: &dates, lengths: &lengths, from, to, pounds_are_money };
        let items = composite::all(&scan, scan::sentence(&scan, sentence));
        if !items.is_empty() {
            let items = join::all(&scan, &items);
            mentions.extend(items.iter().map(|item| mention(&scan, item, &items)));
        }
    }
    mentions
}

/// The words that a DATE, TIME or SET holds, and those of lengths of time, each in order.
fn held(dates: &[Mention<DateValue>]) -> (Vec<Span>, Vec<Span>) {
    let spans = |lengths: bool| {
        let of = dates.iter().filter(|d| (d.value.timex == TimexType::Duration) == lengths);
        let mut spans: Vec<Span> = of.map(|d| d.span).collect();
        spans.sort_unstable();
        spans
    };
    (spans(false), spans(true))
}

fn mention(scan: &Scan<'_, '_>, item: &Item, items: &[Item]) -> Mention<Figure> {
    let doc = scan.doc;
    let subject = subject::of(scan, item, items);
    Mention {
        span: doc.span_of(item.tokens.clone()),
        value: figure(doc, item),
        linked: subject.linked,
        subject: subject.words,
        hedges: hedge::read(scan, item),
        negated: item.negated,
    }
}

fn figure(doc: &Document<'_>, item: &Item) -> Figure {
    let mut figure = Figure {
        bound: item.near.bound(),
        change: item.change,
        unit: item.unit.as_ref().map(|u| u.to_string()),
        kind: item.kind,
        noun: item.noun.as_ref().map(|n| noun::written(doc, n).to_string()),
        ..Figure::default()
    };
    match &item.amount {
        Amount::Number(value, place) => {
            figure.value = Some(*value);
            figure.interval = interval::of(*value, *place, item.kind, item.near);
        }
        Amount::Range(lo, hi) => {
            figure.range = Some(vec![*lo, *hi]);
            figure.bound = Bound::Range;
            figure.interval = interval::range(*lo, *hi);
        }
        Amount::Vague(lo, hi) => {
            figure.bound = Bound::Vague;
            figure.interval = interval::range(*lo, *hi);
        }
        Amount::Score(parts) => figure.parts = Some(parts.clone()),
    }
    figure
}
