//! Figures as intervals that can be set against each other: one unit, the ends that the words allow, and the
//! place to which the number is stated.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::figure::roundness::{self, place};
use crate::figure::unit::convert;
use crate::figure::{Bound, Figure, Interval};

/// A figure in a unit that both sides share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount {
    /// The number as stated, in the shared unit.
    pub(crate) value: Option<Decimal>,
    /// What the words allow, in the shared unit.
    pub(crate) interval: Interval,
    /// How the words bound the number.
    pub(crate) bound: Bound,
    /// The unit of the last place stated ("140" → 10, "6.1" → 0.1), in the shared unit.
    pub(crate) place: Option<Decimal>,
}

/// How two intervals lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lie {
    /// The same ends.
    Same,
    /// One holds the other.
    Within,
    /// They share more than one number.
    Overlap,
    /// They share one number only, an end of both.
    Touch,
    /// They share none.
    Apart,
}

impl Amount {
    /// The amount of a figure, in its own unit; `words` are its words in lower case.
    pub(crate) fn of(figure: &Figure, words: &str) -> Amount {
        let mut interval = figure.interval;
        if interval == Interval::default() {
            interval = exactly(figure.value);
        }
        if just_below(words) && figure.bound == Bound::About {
            interval.hi = figure.value.or(interval.hi);
            interval.hi_open = true;
        }
        let amount = Amount {
            value: figure.value,
            interval,
            bound: figure.bound,
            place: figure.value.and_then(place),
        };
        if words.contains("dozen") { amount.in_dozens() } else { amount }
    }

    /// Dozens are round: "two dozen" is a way to say 25, "at least two dozen" one to say 30.
    fn in_dozens(mut self) -> Amount {
        let (three, twelve) = (Decimal::from(3), Decimal::from(12));
        self.place = self.place.map(|_| twelve);
        if let (Bound::Exact, Some(v)) = (self.bound, self.value) {
            self.bound = Bound::About;
            self.interval = Interval { lo: v.checked_sub(three), hi: v.checked_add(three), ..self.interval };
        }
        self
    }

    /// The same in another unit; none if the two do not measure the same.
    pub(crate) fn convert(&self, from: &str, to: &str) -> Option<Amount> {
        if from == to {
            return Some(*self);
        }
        let turn = |d: Decimal| convert(d, from, to);
        let turn_end = |d: Option<Decimal>| d.map_or(Some(None), |d| turn(d).map(Some));
        let interval =
            Interval { lo: turn_end(self.interval.lo)?, hi: turn_end(self.interval.hi)?, ..self.interval };
        let step = |v: Decimal, p: Decimal| turn(v.checked_add(p)?)?.checked_sub(turn(v)?);
        let place = self.value.zip(self.place).and_then(|(v, p)| step(v, p));
        Some(Amount { value: turn_end(self.value)?, interval, bound: self.bound, place })
    }

    /// A fraction in percent; a fraction in words is a round one: "a third" may stand for 35 percent.
    pub(crate) fn percent(&self) -> Option<Amount> {
        let hundred =
            |d: Option<Decimal>| d.map_or(Some(None), |d| d.checked_mul(Decimal::ONE_HUNDRED).map(Some));
        let wide = |d: Option<Decimal>, by: i64| {
            hundred(d).map(|d| d.map(|d| d.checked_add(Decimal::from(by)).unwrap_or(d)))
        };
        let interval =
            Interval { lo: wide(self.interval.lo, -3)?, hi: wide(self.interval.hi, 3)?, ..self.interval };
        Some(Amount { value: hundred(self.value)?, interval, bound: self.bound, place: Some(Decimal::ONE) })
    }

    /// Whether the words give the lower end alone ("over 24").
    pub(crate) fn is_floor(&self) -> bool {
        matches!(self.bound, Bound::Over | Bound::AtLeast)
    }

    /// Whether the words say that the number was not reached ("nearly 24").
    pub(crate) fn is_below(&self) -> bool {
        self.bound == Bound::About && self.value.is_some() && self.interval.hi == self.value
    }

    /// Whether the words give the upper end alone ("up to 24").
    pub(crate) fn is_ceiling(&self) -> bool {
        matches!(self.bound, Bound::Under | Bound::AtMost)
    }

    /// What a bound is read as: it ends before the next number as round as its own; none of what is no bound.
    pub(crate) fn as_read(&self) -> Option<Interval> {
        roundness::bounded(self.bound, self.value?, self.place?)
    }

    /// The number as stated, or the middle of what the words allow, or its one end.
    pub(crate) fn center(&self) -> Option<Decimal> {
        let middle = || match (self.interval.lo, self.interval.hi) {
            (Some(lo), Some(hi)) => lo.checked_add(hi).map(|s| s / Decimal::TWO),
            (lo, hi) => lo.or(hi),
        };
        self.value.or_else(middle)
    }

    /// The same as if rounded at its last place.
    pub(crate) fn rounded(&self) -> Amount {
        let mut wide = *self;
        if let (Some(v), Some(half)) = (self.value, self.half_place()) {
            let (lo, hi) = (v.checked_sub(half), v.checked_add(half));
            wide.interval.lo = least(self.interval.lo, lo);
            wide.interval.hi = match (self.interval.hi, hi) {
                (Some(x), Some(y)) => Some(x.max(y)),
                _ => None,
            };
            wide.interval.lo_open = false;
            wide.interval.hi_open = false;
        }
        wide
    }

    /// The same as if put into this unit by rounding, which often goes to fives: 55 km/h is given as 35 mph.
    pub(crate) fn restated(&self) -> Amount {
        let five = Decimal::from(5);
        let fives = self.place == Some(Decimal::ONE)
            && self.value.is_some_and(|v| v >= Decimal::TEN && (v % five).is_zero());
        Amount { place: if fives { Some(five) } else { self.place }, ..*self }.rounded()
    }

    /// Half the last place stated; a number of one digit and zeros ("200") is seldom rounded that far, so it
    /// counts a quarter.
    fn half_place(&self) -> Option<Decimal> {
        let (v, place) = (self.value?, self.place?);
        let single = v.abs() < place.checked_mul(Decimal::TEN)? && place >= Decimal::TEN;
        Some(place / if single { Decimal::from(4) } else { Decimal::TWO })
    }
}

fn least(a: Option<Decimal>, b: Option<Decimal>) -> Option<Decimal> {
    match (a, b) {
        (Some(x), Some(y)) => Some(x.min(y)),
        _ => None,
    }
}

fn exactly(value: Option<Decimal>) -> Interval {
    Interval { lo: value, hi: value, lo_open: false, hi_open: false }
}

/// Words that say that the number was not reached.
fn just_below(words: &str) -> bool {
    ["nearly ", "almost ", "just under ", "close to ", "approaching ", "not quite ", "just shy "]
        .iter()
        .any(|w| words.contains(w))
}

/// How two intervals lie.
pub(crate) fn lie(a: &Interval, b: &Interval) -> Lie {
    if a == b {
        return Lie::Same;
    }
    let (lo, lo_open) = later(start(a), start(b));
    let (hi, hi_open) = earlier(end(a), end(b));
    match (lo, hi) {
        (Some(l), Some(h)) if l > h => return Lie::Apart,
        (Some(l), Some(h)) if l == h && (lo_open || hi_open) => return Lie::Apart,
        _ => {}
    }
    if holds(a, b) || holds(b, a) {
        return Lie::Within;
    }
    if lo.is_some() && lo == hi { Lie::Touch } else { Lie::Overlap }
}

type End = (Option<Decimal>, bool);

fn start(i: &Interval) -> End {
    (i.lo, i.lo_open)
}

fn end(i: &Interval) -> End {
    (i.hi, i.hi_open)
}

/// The greater of two lower ends.
fn later(a: End, b: End) -> End {
    pick(a, b, Ordering::Greater)
}

/// The lesser of two upper ends.
fn earlier(a: End, b: End) -> End {
    pick(a, b, Ordering::Less)
}

fn pick(a: End, b: End, wanted: Ordering) -> End {
    match (a.0, b.0) {
        (None, _) => b,
        (_, None) => a,
        (Some(x), Some(y)) => match x.cmp(&y) {
            Ordering::Equal => (a.0, a.1 || b.1),
            o if o == wanted => a,
            _ => b,
        },
    }
}

/// Whether `a` holds all of `b`.
fn holds(a: &Interval, b: &Interval) -> bool {
    let low = match (a.lo, b.lo) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(x), Some(y)) => x < y || x == y && (!a.lo_open || b.lo_open),
    };
    let high = match (a.hi, b.hi) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(x), Some(y)) => x > y || x == y && (!a.hi_open || b.hi_open),
    };
    low && high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(lo: Option<i64>, hi: Option<i64>, lo_open: bool, hi_open: bool) -> Interval {
        Interval { lo: lo.map(Decimal::from), hi: hi.map(Decimal::from), lo_open, hi_open }
    }

    #[test]
    fn intervals_lie() {
        let over_100 = interval(Some(100), None, true, false);
        let exactly = |n| interval(Some(n), Some(n), false, false);
        for (a, b, expected) in [
            (over_100, exactly(116), Lie::Within),
            (over_100, exactly(100), Lie::Apart),
            (over_100, over_100, Lie::Same),
            (interval(Some(10), None, false, false), interval(None, Some(10), false, false), Lie::Touch),
            (interval(Some(10), None, true, false), interval(None, Some(10), false, false), Lie::Apart),
            (
                interval(Some(5), Some(15), false, false),
                interval(Some(10), Some(20), false, false),
                Lie::Overlap,
            ),
            (exactly(8), exactly(9), Lie::Apart),
        ] {
            assert_eq!(lie(&a, &b), expected, "{a:?} {b:?}");
            assert_eq!(lie(&b, &a), expected, "{b:?} {a:?}");
        }
    }
}
