//! A report as a table: one row a claim of a point.
//!
//! RFC 4180 with every text in quotation marks. A cell that a spreadsheet program would take for a formula gets an
//! apostrophe before it, which such programs read as "this is text"; numbers are written bare. A byte order mark comes
//! first: without it spreadsheet programs take UTF-8 for something else.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::view::View;
use super::words;
use crate::article::Article;
use crate::claim::{Claim, ClaimBody};
use crate::date::Moment;
use crate::report::{Point, Position, Report};

/// The longest cell, in characters.
const LONGEST: usize = 32_000;

const COLUMNS: [&str; 27] = [
    "point",
    "verdict",
    "severity",
    "kind",
    "subject",
    "reason",
    "explanation",
    "position",
    "position_value",
    "independent",
    "source",
    "outlet",
    "published",
    "url",
    "claim",
    "quote",
    "sentence",
    "speaker",
    "hedges",
    "negated",
    "bound",
    "unit",
    "low",
    "high",
    "first_day",
    "last_day",
    "offset",
];

/// The report as CSV with a heading line: one row for each claim of each point, in the order of the report, and behind
/// them one for each value that an article takes back, of no point and with the verdict "withdrawn".
///
/// A cell is empty where nothing is known: `low` and `high` (what a figure's words allow; an empty end is open) for
/// a date, `first_day` and `last_day` for a figure. `offset` is the claim's first byte in its article. The text begins
/// with a byte order mark.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a", "24 died."), Article::new("b", "31 died.")];
/// assert!(render::csv(&compare(&articles), &articles).starts_with("\u{feff}\"point\",\"verdict\""));
/// ```
#[must_use]
pub fn csv(report: &Report, articles: &[Article]) -> String {
    let view = View::new(report, articles);
    let mut row = Row { out: "\u{feff}".to_string(), begun: false };
    for column in COLUMNS {
        row.text(column);
    }
    row.end();
    for point in view.ordered() {
        for (n, position) in point.positions.iter().enumerate() {
            for claim in view.claims_of(&position.claims) {
                row.point(point);
                row.position(n + 1, position);
                row.source(&view, claim);
                row.claim(&view, claim);
                row.end();
            }
        }
    }
    for (_, claim) in view.withdrawn() {
        row.taken_back(claim);
        row.source(&view, claim);
        row.claim(&view, claim);
        row.end();
    }
    row.out
}

#[derive(Default)]
struct Row {
    out: String,
    begun: bool,
}

impl Row {
    fn point(&mut self, point: &Point) {
        self.text(&point.id);
        self.text(words::verdict(point.verdict));
        self.bare(&point.severity.to_string());
        self.text(words::kind(point.kind));
        self.text(&point.subject);
        self.text(words::reason(point.reason));
        self.text(&point.explanation);
    }

    /// The cells of a point and of a position, for a claim that stands in none.
    fn taken_back(&mut self, claim: &Claim) {
        self.text("");
        self.text("withdrawn");
        self.bare("");
        self.text(words::kind(claim.kind));
        self.text(&claim.subject);
        self.text("");
        self.text(words::WITHDRAWN);
        self.empty(3);
    }

    fn position(&mut self, n: usize, position: &Position) {
        self.bare(&n.to_string());
        self.text(&position.value);
        self.bare(&position.independent.to_string());
    }

    fn source(&mut self, view: &View<'_>, claim: &Claim) {
        let source = view.source(&claim.source);
        self.text(&claim.source);
        self.text(source.and_then(|s| s.outlet.as_deref()).unwrap_or(""));
        self.text(source.and_then(|s| s.published.as_deref()).unwrap_or(""));
        self.text(source.and_then(|s| s.url.as_deref()).unwrap_or(""));
    }

    fn claim(&mut self, view: &View<'_>, claim: &Claim) {
        self.text(&claim.id);
        self.text(&claim.quote);
        self.text(view.sentence(claim));
        self.text(view.speaker(claim).unwrap_or(""));
        self.text(&claim.hedges.join("; "));
        self.text(if claim.negated { "yes" } else { "no" });
        match &claim.body {
            ClaimBody::Figure(f) => {
                self.text(words::bound(f.bound));
                self.text(f.unit.as_deref().unwrap_or(""));
                self.number(f.interval.lo);
                self.number(f.interval.hi);
                self.empty(2);
            }
            ClaimBody::Date(d) => {
                self.empty(4);
                self.day(d.interval.and_then(|i| i.start).map(Moment::day));
                self.day(d.interval.and_then(|i| i.end).map(Moment::day));
            }
            ClaimBody::Attribution(_) => self.empty(6),
        }
        self.bare(&claim.span.start().to_string());
    }

    fn number(&mut self, n: Option<Decimal>) {
        self.bare(&n.map_or(String::new(), |n| n.normalize().to_string()));
    }

    fn day(&mut self, day: Option<Date>) {
        self.bare(&day.map_or(String::new(), |d| d.to_string()));
    }

    fn empty(&mut self, cells: usize) {
        (0..cells).for_each(|_| self.bare(""));
    }

    /// A number, a day or nothing.
    fn bare(&mut self, cell: &str) {
        if self.begun {
            self.out.push(',');
        }
        self.begun = true;
        self.out.push_str(cell);
    }

    fn text(&mut self, cell: &str) {
        self.bare("\"");
        // Spreadsheet programs hold no more than 32,767 characters a cell.
        let cell = words::shortened(cell, LONGEST);
        if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
            self.out.push('\'');
        }
        self.out.push_str(&cell.replace('"', "\"\""));
        self.out.push('"');
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
        self.begun = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn every_claim_of_a_point_is_a_row() -> Result<(), csv::Error> {
        let (report, articles) = fixture::story();
        let out = super::csv(&report, &articles);
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        assert_eq!(reader.headers()?.len(), COLUMNS.len());
        let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
        assert_eq!(rows.len(), report.points.iter().map(|p| p.claims.len()).sum::<usize>());
        let first: Vec<&str> = rows[0].iter().collect();
        assert_eq!((first[0], first[1], first[10], first[15]), ("p1", "conflict", "a.txt", "24 people"));
        assert_eq!((first[20], first[21], first[22], first[23]), ("exact", "person", "24", "24"));
        assert_eq!((&rows[2][22], &rows[2][23], &rows[2][18]), ("20", "", "reportedly"));
        Ok(())
    }

    #[test]
    fn what_is_taken_back_is_a_row_of_no_point() -> Result<(), csv::Error> {
        let (mut report, articles) = fixture::story();
        report.points.clear();
        report.claims[0].withdrawn = true;
        let out = super::csv(&report, &articles);
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let rows = reader.records().collect::<Result<Vec<_>, _>>()?;
        assert_eq!(rows.len(), 1);
        assert_eq!((&rows[0][0], &rows[0][1], &rows[0][15]), ("", "withdrawn", "24 people"));
        Ok(())
    }

    #[test]
    fn no_cell_begins_as_a_formula() {
        for (given, cell) in [
            ("=1+1", "\"'=1+1\""),
            (" @SUM(A1)", "\"'@SUM(A1)\""),
            ("-2 degrees", "\"'-2 degrees\""),
            ("\t+1", "\"'+1\""),
            ("\r\n=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
        ] {
            let mut row = Row::default();
            row.text(given);
            assert_eq!(row.out, cell);
        }
    }
}
