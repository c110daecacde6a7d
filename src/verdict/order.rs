//! Which of two articles is the later.

use std::cmp::Ordering;

use super::side::Side;

/// How `a` was published against `b`: none where it is not known, or where one gives only the day of the other's
/// moment.
pub(crate) fn order(a: &Side<'_>, b: &Side<'_>) -> Option<Ordering> {
    match a.published()?.cmp(&b.published()?) {
        Ordering::Equal => match (a.moment()?.get(11..16), b.moment()?.get(11..16)) {
            (Some(x), Some(y)) if x != y => Some(x.cmp(y)),
            _ => None,
        },
        other => Some(other),
    }
}
