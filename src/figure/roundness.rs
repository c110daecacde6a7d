//! How round a number is, and what a bound tells beside its logic.
//!
//! "More than 2,600" and "more than 3,900" can both hold, yet nobody who knows of 3,900 says 2,600: who bounds a number names
//! the nearest number as round as this. So a bound is read as lying before the next number as round as its own: "more than
//! 2,600" below 2,700, "up to 50" above 40.

use rust_decimal::Decimal;

use super::{Bound, Figure, Interval};

/// The unit of the last place of a number that is not zero: 10 of 140, 0.1 of 6.1.
pub(crate) fn place(value: Decimal) -> Option<Decimal> {
    let n = value.normalize();
    if n.is_zero() {
        return None;
    }
    let mut place = Decimal::new(1, n.scale());
    let mut digits = n.mantissa();
    while digits % 10 == 0 {
        digits /= 10;
        place = place.checked_mul(Decimal::TEN)?;
    }
    Some(place)
}

/// What a bound on `value`, stated to `place`, is read as; none of what is no bound.
pub(crate) fn bounded(bound: Bound, value: Decimal, place: Decimal) -> Option<Interval> {
    match bound {
        Bound::Over | Bound::AtLeast => {
            let hi = Some(value.checked_add(place)?);
            Some(Interval { lo: Some(value), hi, lo_open: false, hi_open: true })
        }
        Bound::Under | Bound::AtMost => {
            let lo = Some(value.checked_sub(place)?);
            Some(Interval { lo, hi: Some(value), lo_open: true, hi_open: false })
        }
        _ => None,
    }
}

/// What the bound of `figure` is read as, in its own unit; none of what is no bound of one number.
pub(crate) fn read(figure: &Figure) -> Option<Interval> {
    let value = figure.value.filter(|_| figure.parts.is_none())?;
    bounded(figure.bound, value, place(value)?)
}

/// Whether two bounds leave the number on the same side.
pub(crate) fn one_direction(a: Bound, b: Bound) -> bool {
    let floor = |b| matches!(b, Bound::Over | Bound::AtLeast);
    let ceiling = |b| matches!(b, Bound::Under | Bound::AtMost);
    floor(a) && floor(b) || ceiling(a) && ceiling(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        for (value, expected) in
            [("140", "10"), ("6.1", "0.1"), ("1200000", "100000"), ("7", "1"), ("0.05", "0.01")]
        {
            let d: Decimal = value.parse().unwrap();
            assert_eq!(place(d), expected.parse().ok(), "{value}");
        }
        assert_eq!(place(Decimal::ZERO), None);
    }

    #[test]
    fn bounds_end_at_the_next_number_as_round() {
        use Bound::{AtLeast, AtMost, Exact, Over, Under};
        for (bound, value, expected) in [
            (Over, "2600", Some(("2600", "2700"))),
            (AtLeast, "5000000000", Some(("5000000000", "6000000000"))),
            (Under, "0.25", Some(("0.24", "0.25"))),
            (AtMost, "50", Some(("40", "50"))),
            (Exact, "50", None),
        ] {
            let number = |s: &str| s.parse::<Decimal>().ok();
            let value: Decimal = value.parse().unwrap();
            let ends = bounded(bound, value, place(value).unwrap()).map(|i| (i.lo, i.hi));
            assert_eq!(ends, expected.map(|(lo, hi)| (number(lo), number(hi))), "{bound:?} {value}");
        }
    }

    #[test]
    fn directions() {
        assert!(one_direction(Bound::Over, Bound::AtLeast));
        assert!(one_direction(Bound::Under, Bound::AtMost));
        assert!(!one_direction(Bound::Over, Bound::AtMost));
        assert!(!one_direction(Bound::Over, Bound::Exact));
    }
}
