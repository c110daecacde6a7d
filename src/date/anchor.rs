//! The present day of an article, and what kind of text it is.

use jiff::civil::Date;

use super::Basis;
use super::calendar::{Stamp, civil_year};
use super::lexeme::Pick;
use super::scan::{Found, Scan};
use super::time::{Field, What, YearOf};
use crate::text::Document;

/// How far from the text's start a dateline may stand, in bytes.
const HEAD: usize = 600;
/// How many days a dateline may lie before the publication date.
const STALE: i32 = 10;

/// The day that "today" is: the dateline's, else the publication date.
pub(super) fn present(scan: &Scan<'_, '_>, all: &[Found], published: Option<Date>) -> Option<(Date, Basis)> {
    let head =
        all.iter().take_while(|f| start(scan.doc, f) < HEAD).find_map(|f| dateline(scan, f, published));
    match (head, published) {
        (Some(line), Some(day)) if (day - line).get_days().abs() <= STALE => Some((line, Basis::Publication)),
        (_, Some(day)) => Some((day, Basis::Publication)),
        (Some(line), None) => Some((line, Basis::Context)),
        (None, None) => None,
    }
}

fn start(doc: &Document<'_>, found: &Found) -> usize {
    doc.tokens()[found.start].span().start()
}

/// The day of a header line or dateline: a whole date (or, with a publication date, month and day) that begins a
/// paragraph or stands behind a place in capitals, and is followed by a mark or the line's end.
fn dateline(scan: &Scan<'_, '_>, found: &Found, published: Option<Date>) -> Option<Date> {
    let What::Point(point) = found.time.what else { return None };
    let Field::Day(month, day) = point.field else { return None };
    let year = match (point.year, published) {
        (YearOf::Is(y), _) => y,
        (YearOf::Unsaid, Some(p)) => civil_year(p) - i16::from(month == 12 && p.month() == 1),
        _ => return None,
    };
    let doc = scan.doc;
    let at = start(doc, found);
    let line = doc.text()[..at].rfind('\n').map_or(0, |n| n + 1);
    let lead = doc.text()[line..at].trim();
    let header = lead.is_empty()
        || lead.ends_with(['|', ',', ':', '·', '•', '-', '–', '—'])
        || lead.eq_ignore_ascii_case("date");
    let next = doc.word(found.end);
    let closes = doc.tokens().get(found.end).is_none_or(|t| doc.text()[..t.span().start()].ends_with('\n'))
        || matches!(next, "(" | "-" | "–" | "—" | "_" | "|")
        || lead.eq_ignore_ascii_case("date");
    let named = lead.len() < 80 && lead.split_whitespace().count() <= 6;
    (header && closes && named).then_some(())?;
    match Stamp::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)? {
        Stamp::Day(day) => Some(day),
        _ => None,
    }
}

/// Whether the text tells history: years long gone written out, and hardly a word that counts from the present.
///
/// What is quoted was said on another day: its "today" tells nothing of the text.
pub(super) fn is_history(scan: &Scan<'_, '_>, all: &[Found], now: Option<Date>) -> bool {
    let (mut old, mut recent, mut present) = (0, 0, 0);
    let is_quoted = |found: &Found| scan.doc.quotation_around(start(scan.doc, found)).is_some();
    for found in all {
        let What::Point(p) = found.time.what else { continue };
        if now.is_some() && !matches!(p.year, YearOf::Is(_)) && is_quoted(found) {
            continue;
        }
        match (p.field, p.year) {
            (_, YearOf::Is(y)) if now.is_none_or(|n| civil_year(n) - y > 1) => old += 1,
            (_, YearOf::Is(_)) => recent += 1,
            (Field::Today(_) | Field::Weekday(_) | Field::WeekdayOf(_), _) => present += 1,
            (Field::Unit(_), _) => {
                present += usize::from(matches!(p.pick, Some(Pick::This | Pick::Last | Pick::Next)));
            }
            _ => {}
        }
    }
    match now {
        Some(_) => old >= if present + recent == 0 { 8 } else { 16 } && old >= 4 * present + recent,
        None => old >= 5 && present == 0,
    }
}

/// Whether the article writes the day before the month: some date in figures shows it, or "3 March" without any
/// "March 3".
pub(super) fn is_day_first(scan: &Scan<'_, '_>, all: &[Found]) -> bool {
    all.iter().any(|f| {
        let slashed = scan.doc.word(f.start + 1) == "/" && scan.lex(f.start) == super::lexeme::Lex::Number;
        let first = scan.doc.word(f.start).parse::<u16>().unwrap_or(0);
        slashed && (13..=31).contains(&first)
    })
}
