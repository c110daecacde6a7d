//! Phrases with a number in them that count nothing: "24 hours a day", "ground zero", "picture 8 of 11", "the Gang of Eight".

use rust_decimal::Decimal;

use super::super::item::Item;
use super::super::scan::Scan;
use crate::text::{Document, Token};

/// Whether the number belongs to such a phrase.
pub(super) fn is_idiom(scan: &Scan<'_, '_>, item: &Item) -> bool {
    is_always(item)
        || is_zero_point(scan, item)
        || is_counter(scan, item)
        || is_named_after_size(scan, item)
        || item.is_bare() && is_emergency_line(scan, item)
}

/// "on the phone with 911", "called 999": a telephone number that everybody knows.
fn is_emergency_line(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let near =
        (scan.from.max(item.tokens.start.saturating_sub(4))..scan.to.min(item.tokens.end + 2)).any(|k| {
            matches!(
                doc.lower(k),
                "call"
                    | "calls"
                    | "called"
                    | "calling"
                    | "dial"
                    | "dialed"
                    | "dialled"
                    | "dialing"
                    | "phone"
                    | "phoned"
                    | "caller"
                    | "callers"
                    | "operator"
                    | "dispatcher"
                    | "dispatchers"
                    | "emergency"
            )
        });
    near && matches!(doc.word(item.numeral.start), "911" | "999" | "112" | "000")
}

/// "24 hours a day", "seven days a week": always, unless a bound is told.
fn is_always(item: &Item) -> bool {
    let Some(value) = item.value() else { return false };
    let whole = |n: i64| value == Decimal::from(n);
    match item.unit.as_deref() {
        Some("hour/day") => whole(24),
        Some("day/week") => whole(7),
        Some("day/year") => whole(365),
        Some("week/year") => whole(52),
        Some("month/year") => whole(12),
        _ => false,
    }
}

/// "ground zero", "patient zero".
fn is_zero_point(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let before = item.numeral.start.checked_sub(1).filter(|k| *k >= scan.from);
    doc.lower(item.numeral.start) == "zero"
        && before.is_some_and(|k| matches!(doc.lower(k), "ground" | "patient" | "year" | "day"))
}

/// "Hide caption 8 of 11 Photos", "image 3 of 9": where in a gallery the reader is.
fn is_counter(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.numeral.start, item.numeral.end);
    let number = |k: usize| doc.tokens().get(k).is_some_and(Token::is_number);
    let first = doc.lower(end) == "of" && number(end + 1) && (shows(doc, end + 2) || leads(scan, start));
    let last = start >= scan.from + 2
        && doc.lower(start - 1) == "of"
        && number(start - 2)
        && (shows(doc, end) || leads(scan, start - 2));
    item.in_digits && (first || last)
}

fn shows(doc: &Document<'_>, k: usize) -> bool {
    matches!(doc.lower(k), "photos" | "images" | "slides" | "pictures")
}

fn leads(scan: &Scan<'_, '_>, k: usize) -> bool {
    let before = k.checked_sub(1).filter(|b| *b >= scan.from);
    before.is_some_and(|b| matches!(scan.doc.lower(b), "photo" | "image" | "slide" | "picture" | "caption"))
}

/// "the Gang of Eight", "the Group of Seven": a number word with a capital behind a capital and "of".
fn is_named_after_size(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let i = item.numeral.start;
    let capital = |k: usize| doc.tokens().get(k).is_some_and(Token::is_capital);
    !item.in_digits
        && i >= scan.from + 2
        && item.numeral.end == i + 1
        && doc.lower(i - 1) == "of"
        && matches!(doc.lower(i - 2), "gang" | "group" | "club" | "council" | "committee" | "band")
        && capital(i)
        && capital(i - 2)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn phrases_that_count_nothing() {
        for (text, expected) in [
            ("It is open 24 hours a day, seven days a week.", ""),
            ("It is open 12 hours a day, five days a week.", "12 hours a day; five days a week"),
            ("The town is ground zero of it. They hit zero boats.", "zero boats"),
            ("Hide Caption 24 of 43 Photos: the flood and 12 boats.", "12 boats"),
            ("He took 24 of 43 seats.", "24; 43 seats"),
            ("The Gang of Eight rolls on.", ""),
            ("A gang of eight men fled.", "eight men"),
            ("Every time the two appear in Arbel, they smile.", ""),
            ("The two broken boats sank. The two exemplify it.", "two broken boats"),
            ("One features a boat. One boat sank.", "One boat"),
            ("Of those 65 and older, 12 died. Adults 18 and over came.", "65 and older; 12; 18 and over"),
            ("It did this: 1) it built 3 boats, 2) it sank. It took (about 4) boats.", "3 boats; about 4"),
            ("It took about an hour and a half.", "about an hour and a half"),
            ("A group of 70 people holds a vigil.", "70 people"),
            ("They won half of the 168-member council.", "half; 168-member"),
            (
                "More than 500 local, state and federal agents came.",
                "More than 500 local, state and federal agents",
            ),
        ] {
            let doc = Document::new(text);
            let figures = read(&doc, &[]);
            let shown: Vec<_> = figures.iter().map(|m| doc.text_of(m.span)).collect();
            assert_eq!(shown.join("; "), expected, "{text}");
        }
    }
}
