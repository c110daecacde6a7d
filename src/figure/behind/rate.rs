//! What a number is per: "per day", "a barrel", "/kg".

use rust_decimal::Decimal;

use super::super::class::{self, Class};
use super::super::item::Item;
use super::super::scan::Scan;
use super::super::{FigureKind, noun, numeral, unit};
use crate::text::Document;

/// "per day", "a barrel", "an hour", "/kg", "-a-year" behind a unit.
pub(super) fn rate(scan: &Scan<'_, '_>, item: &mut Item) {
    let doc = scan.doc;
    let told = told_by_word(doc, item).or_else(|| per(doc, item.tokens.end));
    let Some((bottom, end)) = told.filter(|(_, end)| *end <= scan.to) else { return };
    let top = item.unit.as_deref().unwrap_or("count");
    if item.unit.is_none() && !matches!(doc.lower(item.tokens.end), "per") {
        return;
    }
    item.unit = Some(format!("{top}/{bottom}").into());
    item.kind = FigureKind::Rate;
    item.tokens.end = end;
}

/// "€140m annually", "a $12 hourly wage": money by the year or hour, told by a word of time.
fn told_by_word(doc: &Document<'_>, item: &Item) -> Option<(String, usize)> {
    let i = item.tokens.end;
    // "a $12 hourly wage"
    if item.kind == FigureKind::Money && doc.lower(i) == "hourly" {
        return Some(("hour".to_string(), i + 1));
    }
    let adverb = matches!(doc.lower(i), "annually" | "yearly");
    // "$5 million annually in fees", but not "$5 million yearly fees".
    let noun = doc.lower(i) == "yearly" && doc.tokens().get(i + 1).is_some_and(crate::text::Token::is_word);
    (item.kind == FigureKind::Money && adverb && !noun).then(|| ("year".to_string(), i + 1))
}

/// What a rate is per, from token `i`, and the token after it.
pub(super) fn per(doc: &Document<'_>, i: usize) -> Option<(String, usize)> {
    let hyphen = usize::from(doc.word(i) == "-");
    let at = i + hyphen;
    let joint = doc.lower(at);
    let next =
        at + 1 + usize::from(hyphen == 1 || doc.word(at + 1) == "-" && !doc.tokens()[at + 1].is_spaced());
    match joint {
        "per" if !matches!(doc.lower(next), "cent" | "se") => {
            if let Some(n) = numeral::parse(doc, next).filter(|n| n.value > Decimal::ONE) {
                return Some((n.value.normalize().to_string(), n.end + people_at(doc, n.end)));
            }
            per_unit(doc, next).or_else(|| {
                let token = doc.tokens().get(next).filter(|t| t.is_word())?;
                let word = doc.lower_of(token.span());
                Some((
                    if word == "person" || word == "capita" { "person".into() } else { noun::singular(word) },
                    next + 1,
                ))
            })
        }
        // "400 thefts for every 100,000 residents"
        "for" if matches!(doc.lower(at + 1), "every" | "each") => {
            let n = numeral::parse(doc, at + 2)
                .filter(|n| n.value > Decimal::TEN && people_at(doc, n.end) == 1)?;
            Some((n.value.normalize().to_string(), n.end + 1))
        }
        "a" | "an" => {
            let found = per_unit(doc, next)?;
            // "$6 billion a year earlier" compares with another year.
            let compares = matches!(doc.lower(found.1), "earlier" | "ago" | "before" | "later" | "after");
            (is_usual(&found.0) && !compares).then_some(found)
        }
        "each" | "every" => per_unit(doc, next).filter(|f| is_time(&f.0)),
        "/" => per_unit(doc, next),
        _ => None,
    }
}

/// How many tokens at `k` name the people that a rate is told per.
fn people_at(doc: &Document<'_>, k: usize) -> usize {
    usize::from(matches!(doc.lower(k), "people" | "residents" | "inhabitants" | "population" | "persons"))
}

fn per_unit(doc: &Document<'_>, i: usize) -> Option<(String, usize)> {
    if class::is(doc.lower(i), Class::PerWhat) {
        return Some((doc.lower(i).to_string(), i + 1));
    }
    if super::is_pound(doc.lower(i)) {
        return Some(("lb".into(), i + 1));
    }
    unit::at(doc, i).map(|(end, unit)| (unit.name.to_string(), end))
}

fn is_time(unit: &str) -> bool {
    class::is(unit, Class::Time)
}

fn is_usual(unit: &str) -> bool {
    is_time(unit) || class::is(unit, Class::UsualPer)
}
