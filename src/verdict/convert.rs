//! Units of one dimension.

use rust_decimal::Decimal;

/// `value` of unit `from` in unit `to`; none if the two do not measure the same.
pub(crate) fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    let factor = |u: &str| match u {
        "mile" => Some(Decimal::new(1_609_344, 3)),
        "km" => Some(Decimal::ONE_THOUSAND),
        _ => None,
    };
    value.checked_mul(factor(from)?)?.checked_div(factor(to)?)
}
