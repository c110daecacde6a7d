//! How two amounts of one unit relate, whatever their time: the same number, bounds that can both hold, one rounded, or two that exclude
//! each other.

use rust_decimal::Decimal;

use super::amount::{Amount, Lie, lie};
use super::finding::Finding;
use crate::figure::{Bound, roundness};
use crate::report::{Reason, Verdict};

pub(super) fn agree(why: &'static str) -> Finding {
    Finding::new(Verdict::Agree, Reason::Value, why)
}

pub(super) fn compatible(why: &'static str) -> Finding {
    Finding::new(Verdict::Compatible, Reason::Value, why)
}

/// The relation of two amounts, whatever their time.
pub(super) fn relate(p: &Amount, q: &Amount, converted: bool) -> Finding {
    if same_number(p, q) {
        return same(p, q, converted);
    }
    if let Some(finding) = outdone(p, q) {
        return finding;
    }
    if is_vague_for(p, q) || is_vague_for(q, p) {
        return compatible("one of them is vague");
    }
    let lies = lie(&p.interval, &q.interval);
    match lies {
        Lie::Apart => apart(p, q),
        Lie::Touch => opposite_bounds(p, q).unwrap_or_else(|| apart(p, q)),
        _ if converted && !bounded(p) && !bounded(q) => agree("the same once converted and rounded"),
        _ => overlapping(p, q),
    }
}

/// "More than 2,600" against "more than 3,900": who knows of the one does not say the other.
fn outdone(p: &Amount, q: &Amount) -> Option<Finding> {
    let (x, y) = (p.as_read()?, q.as_read()?);
    let exclude = roundness::one_direction(p.bound, q.bound) && lie(&x, &y) == Lie::Apart;
    let why = "two bounds that can both hold, though nobody who knows of the one would say the other";
    exclude.then(|| Finding::new(Verdict::Conflict, Reason::Bound, why).gap(gap(p, q)))
}

/// Whether two amounts of one unit may both be right of one moment.
pub(crate) fn fits(p: &Amount, q: &Amount) -> bool {
    !super::differs(relate(p, q, false).verdict)
}

/// Whether a vague number may stand for the other: "thousands" is a way to say 155,000, though not to say 30.
fn is_vague_for(vague: &Amount, other: &Amount) -> bool {
    let (Some(lo), Some(hi)) = (vague.interval.lo, other.interval.hi.or(other.center())) else {
        return false;
    };
    vague.bound == Bound::Vague && lo <= hi
}

fn same_number(p: &Amount, q: &Amount) -> bool {
    match (p.value, q.value) {
        (Some(x), Some(y)) => x == y,
        _ => p.value.is_none() && q.value.is_none() && p.interval == q.interval,
    }
}

/// Whether a bound stands with it.
fn bounded(p: &Amount) -> bool {
    p.is_floor() || p.is_ceiling()
}

/// The same number, perhaps with other bounds.
fn same(p: &Amount, q: &Amount, converted: bool) -> Finding {
    if p.is_floor() && q.is_below() || q.is_floor() && p.is_below() {
        return compatible("close to the same number, once above and once below");
    }
    if thresholds(p, q) {
        return Finding::new(Verdict::Compatible, Reason::Scope, "the two sides of one threshold");
    }
    match (p.bound, q.bound) {
        (x, y) if x == y && bounded(p) => agree("the same bound"),
        (Bound::Over | Bound::AtLeast, Bound::Over | Bound::AtLeast)
        | (Bound::Under | Bound::AtMost, Bound::Under | Bound::AtMost) => {
            agree("the same bound in other words")
        }
        _ if bounded(p) && bounded(q) => {
            opposite_bounds(p, q).unwrap_or_else(|| compatible("the same number, bounded from both sides"))
        }
        _ if bounded(p) || bounded(q) => compatible("the same number, once as a bound"),
        (x, y) if x == y && converted => agree("the same value in another unit"),
        (x, y) if x == y => agree("the same value"),
        _ => agree("the same number, once as an approximation"),
    }
}

/// Two different numbers whose intervals meet.
fn overlapping(p: &Amount, q: &Amount) -> Finding {
    if let Some(finding) = opposite_bounds(p, q) {
        return finding;
    }
    let why = match (bounded(p), bounded(q)) {
        (true, true) => "two bounds that can both hold",
        (true, false) | (false, true) => "the bound holds",
        _ if p.bound == Bound::Vague || q.bound == Bound::Vague => "one of them is vague",
        _ if p.bound == Bound::Range || q.bound == Bound::Range => {
            "one of them is a range that holds the other"
        }
        _ if p.bound == Bound::About || q.bound == Bound::About => "one of them is approximate",
        _ => "one of them is rounded",
    };
    compatible(why)
}

/// "Over 100" and "under 100", which rather name two classes than one number.
fn thresholds(p: &Amount, q: &Amount) -> bool {
    matches!((p.bound, q.bound), (Bound::Over, Bound::Under) | (Bound::Under, Bound::Over))
}

/// "At least ten" against "up to ten". Round hundreds and more are bounded too loosely to say that they exclude each other.
fn opposite_bounds(p: &Amount, q: &Amount) -> Option<Finding> {
    let opposite =
        matches!((p.bound, q.bound), (Bound::AtLeast, Bound::AtMost) | (Bound::AtMost, Bound::AtLeast));
    let loose = p.place.is_some_and(|place| place >= Decimal::ONE_HUNDRED);
    (opposite && !loose && lie(&p.interval, &q.interval) == Lie::Touch).then(|| {
        let why = "opposite bounds: one says at least, the other at most";
        Finding::new(Verdict::Conflict, Reason::Value, why).gap(0.1)
    })
}

/// Two numbers that exclude each other, unless one is the other rounded.
fn apart(p: &Amount, q: &Amount) -> Finding {
    if rounds_to(p, q) || rounds_to(q, p) {
        return compatible("one of them is rounded");
    }
    Finding::new(Verdict::Conflict, Reason::Value, "they cannot both be right").gap(gap(p, q))
}

/// Whether `coarse` is `fine` rounded: stated to a higher place, three digits long at least, and no further from it
/// than rounding goes. Below a hundred a round number is taken at its word: 10 is not 11.
fn rounds_to(coarse: &Amount, fine: &Amount) -> bool {
    let (Some(p), Some(q), Some(c), Some(f)) = (coarse.place, fine.place, coarse.value, fine.value) else {
        return false;
    };
    let exact = |a: &Amount| matches!(a.bound, Bound::Exact | Bound::About);
    let long = c.abs() >= Decimal::ONE_HUNDRED || p < Decimal::ONE;
    let room = coarse.rounded().interval;
    if cut_short(coarse, fine) {
        return true;
    }
    p > q
        && long
        && exact(coarse)
        && exact(fine)
        && room.lo.is_some_and(|lo| lo <= f)
        && room.hi.is_some_and(|hi| f < hi)
}

/// Millions cut after a decimal instead of rounded: "1.3 trillion" for 1.37 trillion.
fn cut_short(coarse: &Amount, fine: &Amount) -> bool {
    let (Some(p), Some(c), Some(f)) = (coarse.place, coarse.value, fine.value) else { return false };
    let digits = p.checked_mul(Decimal::TEN).is_some_and(|ten| c >= ten);
    let large = p >= Decimal::from(100_000) && coarse.place > fine.place && coarse.bound == Bound::Exact;
    large && digits && f > c && p.checked_add(c).is_some_and(|top| f < top)
}

/// The distance of two amounts as a part of the larger: 0 to 1.
pub(crate) fn gap(p: &Amount, q: &Amount) -> f64 {
    let (Some(x), Some(y)) = (p.center(), q.center()) else { return 0.0 };
    let most = x.abs().max(y.abs());
    let part = x.checked_sub(y).and_then(|d| d.abs().checked_div(most)).unwrap_or_default();
    part.to_string().parse::<f64>().unwrap_or(0.0).clamp(0.0, 1.0)
}
