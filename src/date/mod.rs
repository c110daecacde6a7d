//! Dates: expressions of time, normalised to TIMEX3 values and intervals of days.
//!
//! A sentence's tokens are looked up once (`lexeme`), walked from left to right (`scan`, whose rooms in `parse` hold one
//! kind of expression each), kept apart from names, ages, scores and measures (`veto`), and tied to the calendar
//! (`resolve`) by three questions:
//!
//! 1. *Which day is today?* (`anchor`) A dateline within ten days of the publication date, else that date, else a date
//!    line in the text's head; without any, "March" stays `XXXX-03`. A text that names many years long gone and hardly
//!    counts from the present is a history: its bare months and days belong to the date told last.
//! 2. *Which way do the words look?* (`direction`) "since", "until", "as early as" say so themselves, and so do deadlines
//!    and planned events that the date belongs to; then the nearest verb does: past forms back, "will", "must", "is due
//!    to", "takes effect" ahead. A day of the month that lies four times nearer on the other side is taken there all the
//!    same (a month: twelve times). A weekday written beside a day decides the year, and a bare "June 20" is the "June
//!    20, 2005" that the text writes out elsewhere. A bare weekday six days gone is tomorrow: articles are brought up to
//!    date, and told by other clocks.
//! 3. *What does it count from?* "ago", "last", "next" count from today; "earlier", "later", "the next year", "that
//!    month" from the date spoken of; [`Basis`] says which it was.
//!
//! Values are TIMEX3's: a decade is `199`, a century `19`, a year before Christ `BC0500`; joined days and years
//! ("12-13 June 2011", "2009-10") have both ends with a slash; a fiscal year bears its number, its interval is that of
//! the United States (October to September). `interval` lists which days each modifier and preposition allows. Subjects
//! are the verb nearest to the date with up to three words of content on either side, or the noun that it stands before.
//!
//! Time is linear in the text: every rule looks at a bounded number of tokens of its sentence.

mod anchor;
mod bare;
mod calendar;
mod direction;
mod holiday;
mod interval;
mod lexeme;
mod mention;
mod parse;
mod resolve;
mod scan;
mod subject;
#[cfg(test)]
mod tests;
mod time;
mod veto;
mod words;
mod zone;

pub(crate) use bare::Bare;
pub(crate) use veto::is_total;
pub(crate) use zone::is_zone;

use jiff::civil::{Date, DateTime};
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize, Serializer};

use crate::claim::Mention;
use crate::text::Document;

/// Whether a word, in lower case, denies: "not", "cannot".
pub(crate) fn denies(word: &str) -> bool {
    words::NEGATIONS.contains(word)
}

/// Whether "over" behind `word` and before a length of time is "more than", not "during".
pub(crate) fn is_more_behind(word: &str) -> bool {
    words::OVER_BEFORE.contains(word)
}

/// A date as the text states it and as it is resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DateValue {
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub timex: TimexType,
    /// TIMEX3 value ("2022-12", "P3W", "PAST_REF").
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<Modifier>,
    /// The days that the words allow, where they are known.
    pub interval: Option<TimeInterval>,
    /// How fine the value is.
    pub granularity: Granularity,
    /// What it was resolved against.
    pub basis: Basis,
}

/// TIMEX3's types of time expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs)] // TIMEX3's own names
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

/// TIMEX3's modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)] // TIMEX3's own names
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// How fine a date's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
#[allow(missing_docs)] // the names say it
pub enum Granularity {
    Second,
    Minute,
    Hour,
    Daypart,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
    Unknown,
}

/// What a date was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Basis {
    /// The words say it all.
    Explicit,
    /// The publication date.
    Publication,
    /// A date that governs the passage.
    Context,
    /// Nothing: the value stays underspecified.
    Unresolved,
}

/// Days or moments, both ends included; an end of `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeInterval {
    /// The first.
    pub start: Option<Moment>,
    /// The last.
    pub end: Option<Moment>,
}

/// A day, or a minute of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A whole day; prints as `2013-07-02`.
    Day(Date),
    /// A minute; prints as `2013-07-02T15:30`.
    Minute(DateTime),
}

impl Moment {
    /// A moment as it prints; years before the first are written with four digits, which ISO 8601 wants six of.
    fn parse(text: &str) -> Option<Moment> {
        let (day, minute) = text.split_once('T').map_or((text, None), |(day, minute)| (day, Some(minute)));
        let mut parts = day.trim_start_matches('-').splitn(3, '-').map(str::parse::<i16>);
        let mut part = || parts.next()?.ok();
        let (year, month, of_month) = (part()?, part()?, part()?);
        let sign = if day.starts_with('-') { -1 } else { 1 };
        let day = Date::new(sign * year, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?).ok()?;
        let Some(minute) = minute else { return Some(Moment::Day(day)) };
        let (hour, minute) = minute.split_once(':')?;
        let time = jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
        Some(Moment::Minute(day.to_datetime(time)))
    }

    /// The day it lies on.
    #[must_use]
    pub fn day(self) -> Date {
        match self {
            Moment::Day(day) => day,
            Moment::Minute(at) => at.date(),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day, or a minute of a day.",
            "type": "string",
            "pattern": "^-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$"
        })
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Moment::Day(day) if day.year() < 0 => {
                s.collect_str(&format_args!("-{:04}-{:02}-{:02}", -day.year(), day.month(), day.day()))
            }
            Moment::Day(day) => s.collect_str(day),
            Moment::Minute(at) => s.collect_str(&at.strftime("%Y-%m-%dT%H:%M")),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Moment, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        Moment::parse(&text).ok_or_else(|| D::Error::custom(format!("“{text}” is no day and no minute")))
    }
}

/// All dates of a document, in order of their spans; `published` is the day that relative ones count from.
///
/// ```
/// use variorum::date;
/// use variorum::text::Document;
/// let doc = Document::new("It will open on Friday.");
/// let dates = date::read(&doc, Some("2031-05-06".parse()?));
/// assert_eq!(dates[0].value.value, "2031-05-09");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn read(doc: &Document<'_>, published: Option<Date>) -> Vec<Mention<DateValue>> {
    let (scan, found) = scan::scan(doc);
    let mut resolver = resolve::Resolver::new(&scan, &found, published);
    found
        .iter()
        .enumerate()
        .map(|(k, f)| {
            let resolved = resolver.resolve(k);
            mention::mention(&scan, f, &resolved, resolver.now())
        })
        .collect()
}
