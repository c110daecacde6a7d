//! A point's values as bars on one scale: a number line for figures, a timeline for dates.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

use crate::claim::{Claim, ClaimBody};
use crate::figure::{Figure, FigureKind, unit};
use crate::render::view::View;
use crate::render::words;
use crate::report::{Point, Position};

/// Ends further apart than this (as a ratio) are drawn on a logarithmic scale.
const LOGARITHMIC: f64 = 50.0;
/// The room at both sides, in percent.
const MARGIN: f64 = 8.0;
/// What a character of a label takes of the width on a narrow screen, in percent, and the least distance of two labels.
const CHARACTER: f64 = 2.3;
const APART: f64 = 16.0;

/// What `point.html` draws.
#[derive(Serialize)]
pub(super) struct Line {
    rows: Vec<Row>,
    ticks: Vec<Tick>,
    note: Option<String>,
}

/// One position.
#[derive(Serialize)]
struct Row {
    value: String,
    bounds: String,
    origins: String,
    bars: Vec<Bar>,
}

/// One interval, in percent of the width.
#[derive(Clone, PartialEq, Serialize)]
struct Bar {
    from: f64,
    to: f64,
    open_left: bool,
    open_right: bool,
    ends: Vec<End>,
}

#[derive(Clone, PartialEq, Serialize)]
struct End {
    at: f64,
    class: &'static str,
}

#[derive(Serialize)]
struct Tick {
    at: f64,
    label: String,
    anchor: &'static str,
}

/// An interval on the real line; an end of `None` is open.
#[derive(Clone, Copy, PartialEq)]
struct Range {
    lo: Option<f64>,
    hi: Option<f64>,
    lo_hollow: bool,
    hi_hollow: bool,
}

/// The line of a point; none for statements, for values that cannot be drawn on one scale, and where all are one.
pub(super) fn line(view: &View<'_>, point: &Point) -> Option<Line> {
    if point.positions.len() < 2 {
        return None;
    }
    let first = view.claims_of(&point.claims).next()?;
    let unit = scale_unit(view.claims_of(&point.claims).filter_map(Claim::figure));
    let ranges: Vec<Vec<Range>> = point
        .positions
        .iter()
        .map(|p| view.claims_of(&p.claims).map(|c| range(c, unit)).collect::<Option<Vec<_>>>())
        .collect::<Option<_>>()?;
    let mut ends: Vec<f64> = ranges.iter().flatten().flat_map(|r| [r.lo, r.hi]).flatten().collect();
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    let scale = Scale::over(&ends)?;
    let rows = point.positions.iter().zip(&ranges).map(|(p, r)| row(view, p, r, unit, &scale)).collect();
    let label = |x: f64| if first.date().is_some() { day_label(x) } else { number_label(x) };
    let note = scale.logarithmic.then(|| "logarithmic scale".to_string());
    Some(Line { rows, ticks: ticks(&ends, &scale, label), note })
}

/// The unit of the line: the first figure's, or percent where fractions meet percentages.
fn scale_unit<'a>(figures: impl Iterator<Item = &'a Figure>) -> Option<&'a str> {
    let mut figures = figures.peekable();
    let first = *figures.peek()?;
    let own = first.unit.as_deref();
    let percent = || figures.filter_map(|f| f.unit.as_deref()).find(|unit| *unit == "percent");
    if first.kind == FigureKind::Fraction { percent().or(own) } else { own }
}

/// What a claim allows, in the unit of the line.
fn range(claim: &Claim, unit: Option<&str>) -> Option<Range> {
    match &claim.body {
        ClaimBody::Figure(f) => {
            let i = &f.interval;
            let place = |n: Option<Decimal>| match n {
                None => Some(None),
                Some(n) => in_unit(n, f, unit)?.to_f64().map(Some),
            };
            let (lo, hi) = (place(i.lo)?, place(i.hi)?);
            (lo.is_some() || hi.is_some()).then_some(Range {
                lo,
                hi,
                lo_hollow: i.lo_open,
                hi_hollow: i.hi_open,
            })
        }
        ClaimBody::Date(d) => {
            let i = d.interval?;
            let lo = i.start.map(|m| day_number(m.day()));
            // The last day is inside: it ends when the next begins.
            let hi = i.end.map(|m| day_number(m.day()) + 1.0);
            (lo.is_some() || hi.is_some()).then_some(Range { lo, hi, lo_hollow: false, hi_hollow: false })
        }
        ClaimBody::Attribution(_) => None,
    }
}

/// A number of a figure in the line's unit; a fraction is so many percent, a count's unit is its noun ("officers", "people") and needs no conversion.
fn in_unit(n: Decimal, figure: &Figure, to: Option<&str>) -> Option<Decimal> {
    match (figure.unit.as_deref(), to) {
        (_, Some("percent")) if figure.kind == FigureKind::Fraction => n.checked_mul(Decimal::ONE_HUNDRED),
        (Some(a), Some(b)) if a != b && !is_counted(figure) => unit::convert(n, a, b),
        _ => Some(n),
    }
}

fn is_counted(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Count | FigureKind::Number | FigureKind::Ordinal)
}

fn day_number(day: Date) -> f64 {
    f64::from(Date::new(1, 1, 1).map_or(0, |first| day.since(first).map_or(0, |s| s.get_days())))
}

fn day_label(x: f64) -> String {
    let days = jiff::Span::new().try_days(x.to_i64().unwrap_or(0));
    let day = days.ok().and_then(|d| Date::new(1, 1, 1).ok()?.checked_add(d).ok());
    day.map_or(String::new(), |d| d.strftime("%-d %b %Y").to_string())
}

fn number_label(x: f64) -> String {
    let rounded = format!("{x:.3}").parse().map(|d: Decimal| words::number(d));
    rounded.unwrap_or_else(|_| format!("{x:e}"))
}

fn row(view: &View<'_>, position: &Position, ranges: &[Range], unit: Option<&str>, scale: &Scale) -> Row {
    let mut bars: Vec<Bar> = Vec::new();
    for bar in ranges.iter().map(|r| scale.bar(r)) {
        if !bars.contains(&bar) {
            bars.push(bar);
        }
    }
    let claims: Vec<&Claim> = view.claims_of(&position.claims).collect();
    let mut bounds: Vec<String> = claims.iter().map(|c| bounds(c, unit)).collect();
    bounds.dedup();
    bounds.truncate(3);
    Row {
        value: words::shortened(&position.value, 80),
        bounds: bounds.join("; "),
        origins: view.backing(position),
        bars,
    }
}

/// What a claim allows, in words; in mathematicians' brackets for figures: "(20, ∞) people".
fn bounds(claim: &Claim, unit: Option<&str>) -> String {
    let Some(f) = claim.figure() else { return words::value(claim) };
    let i = &words::rounded(&f.interval);
    let name = words::unit(f);
    let converted = match unit {
        _ if f.unit.as_deref() == unit || is_counted(f) => "",
        Some("percent") => ", drawn in percent",
        _ => ", drawn in the first one's unit",
    };
    if let (Some(lo), Some(hi)) = (i.lo, i.hi)
        && lo == hi
    {
        return format!("{}{name}{converted}", words::number(lo));
    }
    let left = if i.lo_open || i.lo.is_none() { '(' } else { '[' };
    let right = if i.hi_open || i.hi.is_none() { ')' } else { ']' };
    let lo = i.lo.map_or("−∞".to_string(), words::number);
    let hi = i.hi.map_or("∞".to_string(), words::number);
    format!("{left}{lo}, {hi}{right}{name}{converted}")
}

/// From values to percent of the width.
struct Scale {
    lo: f64,
    hi: f64,
    logarithmic: bool,
}

impl Scale {
    /// A scale over sorted `ends`; none if there is no end or only one and nothing to see beside it.
    fn over(ends: &[f64]) -> Option<Scale> {
        let (lo, hi) = (*ends.first()?, *ends.last()?);
        Some(Scale { lo, hi, logarithmic: lo > 0.0 && hi / lo > LOGARITHMIC })
    }

    fn at(&self, x: f64) -> f64 {
        let (lo, hi, x) =
            if self.logarithmic { (self.lo.ln(), self.hi.ln(), x.ln()) } else { (self.lo, self.hi, x) };
        let part = if hi > lo { (x - lo) / (hi - lo) } else { 0.5 };
        let percent = MARGIN + part * (100.0 - 2.0 * MARGIN);
        (percent * 100.0).round() / 100.0
    }

    fn bar(&self, range: &Range) -> Bar {
        let lo = range.lo.map(|x| self.at(x));
        let hi = range.hi.map(|x| self.at(x));
        let class = |hollow| if hollow { "hollow" } else { "closed" };
        let mut ends = Vec::new();
        ends.extend(lo.map(|at| End { at, class: class(range.lo_hollow) }));
        ends.extend(hi.filter(|at| lo != Some(*at)).map(|at| End { at, class: class(range.hi_hollow) }));
        Bar {
            from: lo.or(hi).unwrap_or(0.0),
            to: hi.or(lo).unwrap_or(100.0),
            open_left: lo.is_none(),
            open_right: hi.is_none(),
            ends,
        }
    }
}

/// Labels at ends, the outermost first, where there is room.
fn ticks(ends: &[f64], scale: &Scale, label: impl Fn(f64) -> String) -> Vec<Tick> {
    let mut chosen: Vec<f64> = Vec::new();
    let outer = ends.first().into_iter().chain(ends.last());
    #[expect(clippy::cast_precision_loss)]
    let width = |x: f64| label(x).chars().count() as f64 * CHARACTER;
    for x in outer.chain(ends) {
        // Labels at the sides stand beside their marks, which takes twice the room.
        let apart = |c: &f64| {
            (scale.at(*c) - scale.at(*x)).abs() >= (width(*c) + width(*x)).mul_add(0.75, 3.0).max(APART)
        };
        if chosen.iter().all(apart) {
            chosen.push(*x);
        }
    }
    chosen.sort_by(f64::total_cmp);
    let tick = |x: f64| {
        let at = scale.at(x);
        let anchor = if at < 20.0 {
            "start"
        } else if at > 80.0 {
            "end"
        } else {
            "middle"
        };
        Tick { at, label: label(x), anchor }
    };
    chosen.into_iter().map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn open_ends_reach_the_side_and_single_values_are_dots() {
        let (report, articles) = fixture::story();
        let view = View::new(&report, &articles);
        let line = line(&view, &report.points[0]).expect("three figures of one unit");
        let bounds: Vec<&str> = line.rows.iter().map(|r| r.bounds.as_str()).collect();
        assert_eq!(bounds, ["24 people", "31 people", "(20, ∞) people"]);
        let bars: Vec<&Bar> = line.rows.iter().flat_map(|r| &r.bars).collect();
        assert_eq!((bars[0].from, bars[0].ends.len()), (bars[0].to, 1));
        assert_eq!((bars[1].from, bars[2].from), (92.0, 8.0));
        assert!(bars[2].open_right && !bars[2].open_left);
        assert_eq!(bars[2].ends[0].class, "hollow");
        assert!(super::line(&view, &report.points[3]).is_none(), "statements have no line");
    }

    #[test]
    fn a_fraction_and_a_percentage_share_a_scale() {
        let read = |text: &str| {
            let doc = crate::text::Document::new(text);
            crate::figure::read(&doc, &[]).remove(0).value
        };
        let (half, percent) = (read("Half of the voters agreed."), read("It was 50 percent of the voters."));
        for figures in [[&half, &percent], [&percent, &half]] {
            let unit = scale_unit(figures.into_iter());
            assert_eq!(unit, Some("percent"));
            let value = |f: &Figure| in_unit(f.value.expect("a number"), f, unit);
            assert_eq!(figures.map(value), [Some(Decimal::from(50)); 2]);
        }
        let bare = Figure { unit: None, ..half.clone() };
        assert_eq!(scale_unit([&bare, &percent].into_iter()), Some("percent"));
        assert_eq!(scale_unit([&half, &half].into_iter()), Some("voter"));
    }

    #[test]
    fn values_far_apart_are_drawn_by_their_logarithms() {
        let scale = Scale::over(&[1.0, 10.0, 100.0]).expect("a scale");
        assert!(scale.logarithmic);
        assert_eq!([scale.at(1.0), scale.at(10.0), scale.at(100.0)], [8.0, 50.0, 92.0]);
        assert_eq!(Scale::over(&[5.0]).expect("a scale").at(5.0), 50.0);
    }

    #[test]
    fn labels_keep_apart() {
        let ends = [0.0, 1.0, 50.0, 99.0, 100.0];
        let scale = Scale::over(&ends).expect("a scale");
        let labels: Vec<String> = ticks(&ends, &scale, number_label).into_iter().map(|t| t.label).collect();
        assert_eq!(labels, ["0", "50", "100"]);
        assert_eq!(day_label(day_number(jiff::civil::date(2013, 7, 2))), "2 Jul 2013");
    }
}
