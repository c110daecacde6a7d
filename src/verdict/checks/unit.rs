//! One measure in two units: "six miles (10 km)".
//!
//! Licensed where the second figure follows the first directly in a bracket, after "or" or after a slash, and both
//! units measure the same. Rounding is allowed on both sides, to fives as well; degrees may be a difference. Money is never converted.

use rust_decimal::Decimal;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::figure::{Figure, Interval};
use crate::verdict::amount::{Amount, Lie, lie};

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let pairs = page.figures.windows(2);
    pairs.filter_map(|w| if restated(page, &w[0], &w[1]) { judge(&w[0], &w[1]) } else { None }).collect()
}

fn restated(page: &Page<'_>, a: &Item<'_, Figure>, b: &Item<'_, Figure>) -> bool {
    let joint =
        |w: String| matches!(w.as_str(), "(" | "[" | "or" | ", or" | "/" | "( about" | "( some" | "- (");
    page.between(a.claim, b.claim).is_some_and(joint)
}

fn judge(a: &Item<'_, Figure>, b: &Item<'_, Figure>) -> Option<Found> {
    let (u, v) = (a.value.unit.as_deref()?, b.value.unit.as_deref()?);
    if u == v || a.value.change != b.value.change {
        return None;
    }
    let amount = |i: &Item<'_, Figure>| Amount::of(i.value, &i.claim.quote);
    let (p, q) = (amount(a).convert(u, v)?, amount(b));
    let meet = |x: &Amount, y: &Amount| lie(&x.restated().interval, &y.restated().interval) != Lie::Apart;
    let holds = meet(&p, &q) || degrees(&amount(a), u, v).is_some_and(|d| meet(&d, &q));
    let is = if holds { "is" } else { "is not" };
    let comes = p.value.map_or(String::new(), |x| format!(" (it is {} {v})", x.round_dp(1).normalize()));
    let explanation = format!("“{}” {is} “{}”{comes}", a.claim.quote, b.claim.quote);
    Some(Found::new("unit", Outcome::of(holds), vec![a.at, b.at], explanation))
}

/// A difference of temperatures: degrees Fahrenheit are five ninths of degrees Celsius.
fn degrees(p: &Amount, from: &str, to: &str) -> Option<Amount> {
    let ratio = match (from, to) {
        ("celsius" | "kelvin", "fahrenheit") => Decimal::new(18, 1),
        ("fahrenheit", "celsius" | "kelvin") => Decimal::from(5) / Decimal::from(9),
        _ => return None,
    };
    let value = p.value?.checked_mul(ratio)?;
    let interval = Interval { lo: Some(value), hi: Some(value), ..Interval::default() };
    Some(Amount { value: Some(value), interval, bound: p.bound, place: p.place?.checked_mul(ratio) })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{checked, measure};
    use super::*;
    use crate::figure::FigureKind::Length;

    #[test]
    fn two_units() {
        for (text, a, b, expected) in [
            (
                "It lies 6 miles (10 km) off.",
                ("6 miles", "6", "mile"),
                ("10 km", "10", "km"),
                Some(Outcome::Holds),
            ),
            (
                "It lies 6 miles (16 km) off.",
                ("6 miles", "6", "mile"),
                ("16 km", "16", "km"),
                Some(Outcome::Fails),
            ),
            ("It lies 6 miles off and 16 km wide.", ("6 miles", "6", "mile"), ("16 km", "16", "km"), None),
            ("It lies 6 miles (8 miles) off.", ("6 miles", "6", "mile"), ("8 miles", "8", "mile"), None),
        ] {
            let figures = [(a.0, measure(a.1, Length, a.2)), (b.0, measure(b.1, Length, b.2))];
            assert_eq!(checked(find, text, figures), expected, "{text}");
        }
    }
}
