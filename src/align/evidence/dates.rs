//! What two dates have in common.

use super::{Against, Compared, Feature, In, Strengths, Values, flag, vetoed};
use crate::align::frame;

/// The evidence between two dates; `s` holds what claims of every kind have.
pub(super) fn compare(a: In<'_>, b: In<'_>, mut s: Strengths) -> Compared {
    let (Some((p, q)), Some((u, v))) = (a.about.when, b.about.when) else {
        return vetoed(s, Against::OtherDimension);
    };
    if clock(p, q) != clock(u, v) {
        return vetoed(s, Against::OtherGrain);
    }
    let (m, n) = (a.about.month, b.about.month);
    let unplaced = |p: i64, q: i64| p == frame::FIRST && q == frame::LAST;
    if m.zip(n).is_some_and(|(m, n)| m != n) && (unplaced(p, q) || unplaced(u, v)) {
        return vetoed(s, Against::OtherPeriod);
    }
    let values = match () {
        () if p == u && q == v => Values::Equal,
        () if p <= v && u <= q => Values::Meet,
        () => Values::Apart,
    };
    s[Feature::EqualValue as usize] = flag(values == Values::Equal);
    s[Feature::RareValue as usize] =
        flag(values == Values::Equal && (a.about.past && b.about.past || q - p < 1440));
    s[Feature::ValuesMeet as usize] = flag(values == Values::Meet);
    s[Feature::ValuesApart as usize] = flag(values == Values::Apart);
    s[Feature::ValuesFar as usize] =
        ((p - u).abs() as f32 / (7.0 * 1440.0)).min(1.0) * flag(values == Values::Apart);
    s[Feature::OneSaying as usize] = flag(a.about.saying != b.about.saying);
    let against = (values == Values::Apart && a.about.past != b.about.past).then_some(Against::OtherPeriod);
    Compared { strengths: s, values, against }
}

/// Whether minutes from `p` to `q` are a time of the clock; days hold those without being the same thing.
fn clock(p: i64, q: i64) -> bool {
    q - p <= 60
}
