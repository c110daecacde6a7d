//! What two attributions have in common.

use super::{Compared, Feature, In, Strengths, Values, set_names};
use crate::align::frame;

/// How much weight of words it takes for the one lying in the other to tell.
const ENOUGH: f32 = 8.0;

/// How many shared runs of four words make eight words or so that both tell, one of them changed or none.
const LONG: usize = 5;

/// The evidence between two attributions; `s` holds what claims of every kind have.
pub(super) fn compare(a: In<'_>, b: In<'_>, mut s: Strengths) -> Compared {
    set_names(a, b, &mut s);
    let (p, q) = (&a.about.near, &b.about.near);
    s[Feature::Contained as usize] = frame::common(p, q) / (frame::mass(p).min(frame::mass(q)) + ENOUGH);
    let (x, y) = (&a.about.runs, &b.about.runs);
    let least = x.len().min(y.len());
    if least > 0 {
        let both = x.iter().filter(|r| y.binary_search(r).is_ok()).count();
        s[Feature::SameRuns as usize] = both as f32 / least as f32;
        let long = both >= LONG || both >= 2 && 2 * both >= least && least >= LONG - 2;
        s[Feature::SameQuote as usize] = f32::from(u8::from(long));
    }
    Compared { strengths: s, values: Values::Meet, against: None }
}
