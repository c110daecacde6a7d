//! From words to an interval: what values a figure's words allow.
//!
//! | words | interval |
//! |---|---|
//! | N, a whole count | exactly N |
//! | N with a multiplier, decimals, or of a measure or percentage | N ± half its last stated place ("1.2 million": 1.15–1.25 million) |
//! | about N, around, some, roughly | N ± 10 %, at least half the last stated place, and one where things are counted |
//! | nearly N, almost | from 10 % below N up to, not with, N |
//! | over N, more than | above N, no upper end |
//! | just over N | above N, up to 10 % more |
//! | at least N | from N, no upper end |
//! | under N, less than; just under | below N, no lower end; from 10 % less |
//! | up to N, at most | up to N, no lower end |
//! | A to B, between A and B | from A to B |
//! | a couple | 1–3, as "about two" |
//! | several, a few, a handful | 2–6, times the multiplier behind ("several hundred": 200–600) |
//! | dozens, scores, hundreds, thousands, tens of thousands, … | from one of the named size to ten ("dozens": 12–120) |

use rust_decimal::Decimal;

use super::bound::Nearness;
use super::{FigureKind, Interval};

/// The interval of `value` stated to `place`, bounded by `nearness`.
pub(super) fn of(value: Decimal, place: Decimal, kind: FigureKind, nearness: Nearness) -> Interval {
    let tenth = value.abs().checked_mul(Decimal::new(1, 1)).unwrap_or_default();
    let half = rounding(place, kind);
    // "about three" people may be two or four.
    let whole = matches!(kind, FigureKind::Count | FigureKind::Duration | FigureKind::Age);
    let wide = tenth.max(half);
    let about = if whole { wide.max(place) } else { wide };
    let below = |by: Decimal| value.checked_sub(by);
    let above = |by: Decimal| value.checked_add(by);
    match nearness {
        Nearness::Exact => closed(below(half), above(half)),
        Nearness::About => closed(below(about), above(about)),
        Nearness::Nearly => Interval { lo: below(wide), hi: Some(value), lo_open: false, hi_open: true },
        Nearness::Over => Interval { lo: Some(value), hi: None, lo_open: true, hi_open: false },
        Nearness::JustOver => Interval { lo: Some(value), hi: above(wide), lo_open: true, hi_open: false },
        Nearness::AtLeast => Interval { lo: Some(value), hi: None, lo_open: false, hi_open: false },
        Nearness::Under => Interval { lo: None, hi: Some(value), lo_open: false, hi_open: true },
        Nearness::JustUnder => Interval { lo: below(wide), hi: Some(value), lo_open: false, hi_open: true },
        Nearness::AtMost => Interval { lo: None, hi: Some(value), lo_open: false, hi_open: false },
    }
}

/// An interval with both ends in it.
pub(super) fn closed(lo: Option<Decimal>, hi: Option<Decimal>) -> Interval {
    Interval { lo, hi, lo_open: false, hi_open: false }
}

/// The interval of a range whose ends are stated to `places`.
pub(super) fn range(lo: Decimal, hi: Decimal) -> Interval {
    closed(Some(lo.min(hi)), Some(lo.max(hi)))
}

/// Half the last stated place, where the words round. A whole number of things, of money or of time is meant as it stands.
fn rounding(place: Decimal, kind: FigureKind) -> Decimal {
    let whole = place == Decimal::ONE;
    let stands = matches!(
        kind,
        FigureKind::Count
            | FigureKind::Money
            | FigureKind::Duration
            | FigureKind::Age
            | FigureKind::Ordinal
            | FigureKind::Score
            | FigureKind::Data
            | FigureKind::Number
            | FigureKind::Factor
    );
    let cents = kind == FigureKind::Money && place < Decimal::ONE;
    if whole && stands || cents { Decimal::ZERO } else { place.checked_div(Decimal::TWO).unwrap_or_default() }
}
