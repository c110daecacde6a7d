//! Units of one dimension.

use rust_decimal::Decimal;

/// What units `u` and `v` are in one that both share; none if they have no dimension in common.
pub(crate) fn scales(u: &str, v: &str) -> Option<(Decimal, Decimal)> {
    let _ = (u, v);
    None
}
