//! What two figures have in common.

use super::veto::{self, Pair};
use super::{Against, Compared, Feature, In, Strengths, Values, flag, set_names, vetoed};
use crate::align::about::{FigureAbout, Scope};
use crate::align::frame;
use crate::align::measure::Dimension;
use crate::align::sort::{Sort, is_contested, is_of_people};
use crate::figure::Bound;

/// The evidence between two figures; `s` holds what claims of every kind have.
pub(super) fn compare(a: In<'_>, b: In<'_>, mut s: Strengths) -> Compared {
    let (Some(x), Some(y)) = (&a.about.figure, &b.about.figure) else {
        return vetoed(s, Against::OtherDimension);
    };
    if are_unlike(x, y) {
        return vetoed(s, Against::OtherDimension);
    }
    if x.known && y.known {
        return vetoed(s, Against::PartAgainstWhole);
    }
    let values = if x.dimension == y.dimension { values_of(x, y) } else { Values::Equal };
    s[Feature::EqualValue as usize] = flag(values == Values::Equal);
    s[Feature::RareValue as usize] = flag(values == Values::Equal) * x.size.rarity.min(y.size.rarity) as f32;
    s[Feature::ValuesMeet as usize] = flag(values == Values::Meet);
    s[Feature::ValuesApart as usize] = flag(values == Values::Apart);
    s[Feature::ValuesFar as usize] = flag(values != Values::Equal) * x.size.gap(&y.size) as f32;
    let roles = x.role.zip(y.role);
    s[Feature::SameRole as usize] = flag(roles.is_some_and(|(p, q)| p == q));
    s[Feature::SameToll as usize] = flag(is_toll(x) && is_toll(y) && x.role == y.role);
    s[Feature::OtherRole as usize] = flag(roles.is_some_and(|(p, q)| p != q));
    s[Feature::SameNoun as usize] = flag(x.head == y.head && x.head != 0);
    s[Feature::OtherNoun as usize] = flag(other_noun(x, y));
    if x.dimension == Dimension::Age {
        set_names(a, b, &mut s);
    }
    set_times(a, b, &mut s);
    s[Feature::SubjectWords as usize] = frame::likeness(&a.about.subject, &b.about.subject);
    let placed = !a.about.at.is_empty() && !b.about.at.is_empty();
    s[Feature::OtherPlace as usize] = flag(placed && frame::common(&a.about.at, &b.about.at) == 0.0);
    s[Feature::OtherScope as usize] = flag(x.scope != y.scope || narrower(a, b));
    s[Feature::OneOfItsKind as usize] = flag(a.about.rivals == 0 && b.about.rivals == 0);
    set_forms(x, y, &mut s);
    set_seats(a, b, &mut s);
    if values == Values::Apart {
        set_distance(x, y, &mut s);
    }
    let against = veto::against(&Pair { a, b, x, y, values, strengths: &s });
    Compared { strengths: s, values, against }
}

/// Whether nothing that one tells can be what the other tells.
pub(super) fn are_unlike(x: &FigureAbout, y: &FigureAbout) -> bool {
    // "one" that counts nothing is a pronoun.
    let one = |f: &FigureAbout| {
        f.sort == Sort::Bare && f.size.value == Some(1.0) && f.dimension == Dimension::Count
    };
    x.dimension != y.dimension && !is_without_unit(x, y) || one(x) || one(y)
}

/// Whether one is the number of the other without its unit: "raised 35 million" and "$35 million", "24, of Orsk" and
/// "aged 24"; or the same amount once by the year: "$47,500" and "$47,500 a year".
fn is_without_unit(x: &FigureAbout, y: &FigureAbout) -> bool {
    let bare = |f: &FigureAbout| f.sort == Sort::Bare && f.dimension == Dimension::Count;
    let rate = |f: &FigureAbout| matches!(f.dimension, Dimension::Rate(_));
    let ranked = |f: &FigureAbout| matches!(f.dimension, Dimension::Ordinal | Dimension::Score);
    (bare(x) || bare(y) || rate(x) || rate(y)) && !ranked(x) && !ranked(y) && x.size.is_stated_as(&y.size)
}

/// Whether it counts whom the event killed, injured or the like, all of them.
fn is_toll(x: &FigureAbout) -> bool {
    x.sort == Sort::Anyone && x.scope == Scope::Whole && x.role.is_some_and(is_of_people)
}

fn values_of(x: &FigureAbout, y: &FigureAbout) -> Values {
    if !x.parts.is_empty() && x.parts.len() == y.parts.len() {
        return if x.parts == y.parts { Values::Equal } else { Values::Apart };
    }
    match () {
        // Sums of two currencies cannot be told apart without the day's rate.
        () if x.currency != y.currency => Values::Meet,
        () if x.size.equals(&y.size) => Values::Equal,
        () if x.size.is_outdone(&y.size) && !is_counting(x, y) => Values::Apart,
        () if x.size.meets(&y.size) => Values::Meet,
        () => Values::Apart,
    }
}

/// Whether both are counts under way, which pass their bounds by the hour: tolls, and what is "at least" so many.
fn is_counting(x: &FigureAbout, y: &FigureAbout) -> bool {
    let open = |f: &FigureAbout| f.dimension == Dimension::Count && f.bound == Bound::AtLeast;
    is_toll(x) && is_toll(y) || open(x) && open(y)
}

/// From here on a value is rather of something else than an other account.
const TWICE: f64 = 2.0;
/// From here on all the more.
const MANIFOLD: f64 = 5.0;

/// How the nouns, bounds and numerals are formed.
fn set_forms(x: &FigureAbout, y: &FigureAbout, s: &mut Strengths) {
    let common = frame::likeness(&x.noun, &y.noun);
    let both = !x.noun.is_empty() && !y.noun.is_empty();
    s[Feature::NounWords as usize] = common;
    s[Feature::OtherNounWords as usize] = if both { 1.0 - common } else { 0.0 };
    s[Feature::SameBound as usize] = flag(x.bound == y.bound && x.bound != Bound::Exact);
    s[Feature::OtherChange as usize] = flag(x.change.is_some() != y.change.is_some());
    let (d, e) = (x.size.decimals(), y.size.decimals());
    s[Feature::SameShape as usize] = flag(d == e && d > 0);
    s[Feature::OtherShape as usize] = flag(d != e);
    s[Feature::OtherCount as usize] = flag(x.others != y.others);
    s[Feature::OtherStep as usize] = flag(x.begins_change != y.begins_change);
    let times = x.size.times(&y.size);
    s[Feature::Twice as usize] = flag(times > TWICE);
    s[Feature::Manifold as usize] = flag(times > MANIFOLD);
    let of = |d: Dimension| flag(x.dimension == d && y.dimension == d);
    s[Feature::OfMoney as usize] = of(Dimension::Money);
    s[Feature::OfShare as usize] = of(Dimension::Share);
    s[Feature::OfTime as usize] = of(Dimension::Duration);
    s[Feature::OfAge as usize] = of(Dimension::Age);
    s[Feature::OfRank as usize] = of(Dimension::Ordinal).max(of(Dimension::Score));
    s[Feature::OfContest as usize] = flag(is_contested(x.head) && is_contested(y.head));
    let bare = |f: &FigureAbout| f.sort == Sort::Bare && f.dimension == Dimension::Count;
    s[Feature::OfBare as usize] = flag(bare(x) && bare(y));
}

/// Up to this many times the other, a value is rather another account of the same; up to the second, perhaps. Of pairs that
/// readers judged and that words put together, 34 of 37 whose values lie so near were of one thing, of the next 8 of 14.
const CLOSE: [f64; 2] = [1.1, 1.2];
/// From here on it is rather of something else: of 47 such pairs up to twice the other 10 were of one thing.
const WIDE: f64 = 1.35;

/// How far the values lie from one another.
fn set_distance(x: &FigureAbout, y: &FigureAbout, s: &mut Strengths) {
    let times = x.size.times(&y.size);
    s[Feature::Close as usize] = 0.5 * (flag(times <= CLOSE[0]) + flag(times <= CLOSE[1]));
    s[Feature::Wide as usize] = flag(times > WIDE && !(is_toll(x) && is_toll(y)));
    let range = |f: &FigureAbout| f.bound == Bound::Range;
    s[Feature::OneRange as usize] = flag(range(x) != range(y));
}

/// Where their clauses put them.
fn set_seats(a: In<'_>, b: In<'_>, s: &mut Strengths) {
    let (p, q) = (&a.about.seat, &b.about.seat);
    if !p.is_empty() && !q.is_empty() {
        let common = frame::common(p, q) > 0.0;
        s[Feature::SameSeat as usize] = flag(common);
        s[Feature::OtherSeat as usize] = flag(!common);
    }
    let only = |x: In<'_>, y: In<'_>| {
        let names = [y.about.sentence.checked_sub(1), Some(y.about.sentence)];
        let mut near = names.into_iter().flatten().filter_map(|n| y.frame.plain.get(n));
        let of = |bag: &frame::Bag| frame::common(&x.about.seat, bag) > 0.0;
        x.about.seat.iter().any(|t| y.frame.vocabulary.contains(&t.0)) && !near.any(of)
    };
    s[Feature::OneSeat as usize] = flag(only(a, b) || only(b, a));
}

/// Dates of both sentences that meet tell of one time; only what governs both clauses tells of two.
fn set_times(a: In<'_>, b: In<'_>, s: &mut Strengths) {
    let meet = |x: (i64, i64), y: (i64, i64)| x.0 <= y.1 && y.0 <= x.1;
    let near = a.about.when.zip(b.about.when);
    let governed = a.about.governed.zip(b.about.governed);
    s[Feature::SameTime as usize] = flag(near.is_some_and(|(x, y)| meet(x, y)));
    s[Feature::OtherTime as usize] = flag(governed.is_some_and(|(x, y)| !meet(x, y)));
}

/// Whether different things are counted: nouns that differ and cannot stand for one another.
fn other_noun(x: &FigureAbout, y: &FigureAbout) -> bool {
    let compound = x.compound != 0 && x.compound == y.compound;
    match (x.sort, y.sort) {
        _ if x.head == y.head || compound => false,
        (Sort::Anyone, Sort::Thing) | (Sort::Thing, Sort::Anyone) => true,
        (Sort::Anyone | Sort::Bare, _) | (_, Sort::Anyone | Sort::Bare) => false,
        _ => x.head != 0 && y.head != 0,
    }
}

/// Whether one counts people of some sort and the other people of any, unless words near by name the same sort:
/// "166 Northlanders" and "the Northland death toll of 167".
pub(super) fn narrower(a: In<'_>, b: In<'_>) -> bool {
    let (Some(x), Some(y)) = (&a.about.figure, &b.about.figure) else { return false };
    let named = |of: In<'_>, sort: &FigureAbout| {
        x.role.is_some() && x.role == y.role && of.about.near.iter().any(|t| t.0 == sort.head)
    };
    match (x.sort, y.sort) {
        (Sort::Anyone, Sort::Some) => !named(a, y),
        (Sort::Some, Sort::Anyone) => !named(b, x),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::align::{self, Feature};
    use crate::{Article, Reading};

    /// The features between the first figures of two texts.
    fn features(a: &str, b: &str) -> Vec<(Feature, f32)> {
        let articles =
            [Article::new("a", a), Article::new("b", b)].map(|a| a.published("2031-06-05").expect("a day"));
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        let first =
            |r: usize| readings[r].claims.iter().position(|c| c.figure().is_some()).expect("a figure");
        align::explain(&readings, (0, first(0)), (1, first(1))).expect("two figures").evidence
    }

    #[test]
    fn what_tells() {
        use Feature as F;
        for (a, b, feature, told) in [
            ("The mill has 310 workers.", "The mill has 320 workers.", F::Close, true),
            ("The mill has 310 workers.", "The mill has 380 workers.", F::Close, false),
            ("The mill has 310 workers.", "The mill has 500 workers.", F::Wide, true),
            ("The flood killed 31 people.", "The flood killed 50 people.", F::Wide, false),
            ("It lasts 10 to 20 hours.", "It lasts 9 hours.", F::OneRange, true),
            ("Tovan won 30 seats.", "Weber won 24 seats.", F::OfContest, true),
            ("A blast in Orsk killed 12 people.", "A blast in Tarn killed 15 people.", F::OtherSeat, true),
            ("A blast in Orsk killed 12 people.", "A blast in Orsk killed 15 people.", F::SameSeat, true),
            (
                "The storm killed 64 people. It hit the coast. Rain fell. Orsk was hit hardest.",
                "The worst was in Orsk, where 38 people died.",
                F::OneSeat,
                true,
            ),
            (
                "Weber, who retires in 2035, gave 100 crowns on Monday.",
                "Weber gave 90 crowns on Monday.",
                F::OtherTime,
                false,
            ),
            ("In March a blast killed 12 people.", "In May a blast killed 15 people.", F::OtherTime, true),
        ] {
            let on = features(a, b).iter().any(|(f, s)| *f == feature && *s > 0.5);
            assert_eq!(on, told, "{a} {b}: {feature:?}");
            let back = features(b, a).iter().any(|(f, s)| *f == feature && *s > 0.5);
            assert_eq!(back, on, "{b} {a}: {feature:?}");
        }
    }
}
