//! Evidence: named features of two claims, and reasons why they cannot speak of the same thing.

use super::about::{About, FigureAbout, Place, Scope};
use super::frame::{self, Frame};
use super::measure::Dimension;
use super::names;
use super::sort::{Sort, is_of_people};
use crate::claim::ClaimKind;

macro_rules! features {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// What can speak for or against a link.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)] // `name` says what each is
        #[non_exhaustive]
        pub enum Feature { $($name),* }

        impl Feature {
            /// All, in the order of the weights' table.
            pub const ALL: &'static [Feature] = &[$(Feature::$name),*];

            /// The name in the weights' table and in explanations.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Feature::$name => $text),* }
            }

            /// Whether it speaks for a link rather than against it.
            #[must_use]
            pub fn speaks_for(self) -> bool {
                use Feature as F;
                !matches!(
                    self,
                    F::ValuesApart | F::ValuesFar | F::OtherRole | F::OtherNoun | F::OtherName | F::OtherPlace | F::OtherTime
                        | F::OnePast | F::OtherScope | F::OtherMood | F::OneSaying
                )
            }
        }
    };
}

features! {
    Always = "always",
    EqualValue = "equal value",
    RareValue = "equal rare value",
    ValuesMeet = "values meet",
    ValuesApart = "values exclude each other",
    ValuesFar = "values far apart",
    SameRole = "same role",
    SameToll = "the same toll",
    OtherRole = "other role",
    SameNoun = "same noun",
    OtherNoun = "other noun",
    SubjectWords = "words of the subject",
    NearWords = "words near by",
    SentenceWords = "words of the sentence",
    SameName = "same name",
    OtherName = "other name",
    OtherPlace = "other place",
    SameTime = "same time",
    OtherTime = "other time",
    OnePast = "one lies in the past",
    OtherScope = "part against whole",
    OtherMood = "plan against fact",
    BothTop = "both at the top",
    OneOfItsKind = "one of its kind in both",
    SameRuns = "same words in a row",
    OneSaying = "one dates a statement",
}

/// How many features there are.
pub(crate) const FEATURES: usize = Feature::ALL.len();

/// The strength of each feature between two claims, 0 to 1.
pub(crate) type Strengths = [f32; FEATURES];

/// Why two claims cannot speak of the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Against {
    /// They are measured in different things.
    OtherDimension,
    /// One is a time of the clock, the other a day or more.
    OtherGrain,
    /// One lies in another time.
    OtherPeriod,
    /// They are of different people or groups.
    OtherName,
    /// One happened elsewhere.
    OtherPlace,
    /// Different things are counted.
    OtherNoun,
    /// They are counted in different roles.
    OtherRole,
    /// One is a part of what the other counts.
    PartAgainstWhole,
    /// One is planned, the other happened.
    PlanAgainstFact,
    /// The values lie too far apart to be of one thing.
    TooFar,
    /// They share too few words for values that exclude each other.
    LittleInCommon,
    /// The value of one also stands in the other's article.
    ValueStandsThereToo,
}

impl Against {
    /// In words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Against::OtherDimension => "measured in something else",
            Against::OtherGrain => "a time of the clock against a day",
            Against::OtherPeriod => "other period",
            Against::OtherName => "other person or group",
            Against::OtherPlace => "other place",
            Against::OtherNoun => "other things are counted",
            Against::OtherRole => "other role",
            Against::PartAgainstWhole => "part against whole",
            Against::PlanAgainstFact => "plan against fact",
            Against::TooFar => "values too far apart to be of one thing",
            Against::LittleInCommon => "too few words in common for values that differ",
            Against::ValueStandsThereToo => "the value stands in the other article too",
        }
    }
}

/// How the values of two claims relate, as far as alignment needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Values {
    /// The same.
    Equal,
    /// One can hold the other.
    Meet,
    /// They exclude each other.
    Apart,
}

/// Two claims with what speaks for one thing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compared {
    pub(crate) strengths: Strengths,
    pub(crate) values: Values,
    pub(crate) against: Option<Against>,
}

/// A claim in its frame.
#[derive(Clone, Copy, Debug)]
pub(crate) struct In<'f> {
    pub(crate) frame: &'f Frame,
    pub(crate) about: &'f About,
}

/// Compares two claims of one kind.
pub(crate) fn compare(a: In<'_>, b: In<'_>) -> Compared {
    let mut s = [0.0; FEATURES];
    s[Feature::Always as usize] = 1.0;
    s[Feature::NearWords as usize] = frame::likeness(&a.about.near, &b.about.near);
    if let (Some(x), Some(y)) = (a.frame.bags.get(a.about.sentence), b.frame.bags.get(b.about.sentence)) {
        s[Feature::SentenceWords as usize] = frame::likeness(x, y);
    }
    let top = |p: Place| if p == Place::Body { 0.0 } else { 1.0 };
    s[Feature::BothTop as usize] = top(a.about.place) * top(b.about.place);
    s[Feature::OtherMood as usize] = flag(a.about.plan != b.about.plan);
    s[Feature::OnePast as usize] = flag(a.about.past != b.about.past);
    match a.about.kind {
        ClaimKind::Figure => figures(a, b, s),
        ClaimKind::Date => dates(a, b, s),
        ClaimKind::Attribution => attributions(a, b, s),
    }
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
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

/// Whether one counts people of some sort and the other people of any.
fn narrower(x: &FigureAbout, y: &FigureAbout) -> bool {
    matches!((x.sort, y.sort), (Sort::Anyone, Sort::Some) | (Sort::Some, Sort::Anyone))
}

/// Only of ages and of statements it is known whose they are.
fn set_names(a: In<'_>, b: In<'_>, s: &mut Strengths) {
    if let (Some(x), Some(y)) = (&a.about.who, &b.about.who) {
        let same = names::same(x, y);
        s[Feature::SameName as usize] = flag(same);
        s[Feature::OtherName as usize] = flag(!same);
    }
}

fn figures(a: In<'_>, b: In<'_>, mut s: Strengths) -> Compared {
    let (Some(x), Some(y)) = (&a.about.figure, &b.about.figure) else {
        return vetoed(s, Against::OtherDimension);
    };
    let one = |f: &FigureAbout| {
        f.sort == Sort::Bare && f.size.value == Some(1.0) && f.dimension == Dimension::Count
    };
    if x.dimension != y.dimension || one(x) || one(y) {
        // "one" that counts nothing is a pronoun.
        return vetoed(s, Against::OtherDimension);
    }
    let values = values_of(x, y);
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
    s[Feature::OtherScope as usize] = flag(x.scope != y.scope || narrower(x, y));
    s[Feature::OneOfItsKind as usize] = flag(a.about.rivals == 0 && b.about.rivals == 0);
    let against = against(a, b, x, y, values, &s);
    Compared { strengths: s, values, against }
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
        () if x.size.meets(&y.size) => Values::Meet,
        () => Values::Apart,
    }
}

fn set_times(a: In<'_>, b: In<'_>, s: &mut Strengths) {
    if let (Some((p, q)), Some((u, v))) = (a.about.when, b.about.when) {
        let meet = p <= v && u <= q;
        s[Feature::SameTime as usize] = flag(meet);
        s[Feature::OtherTime as usize] = flag(!meet);
    }
}

/// What rules a link out. Equal values need less: only another time, name or kind.
fn against(
    a: In<'_>,
    b: In<'_>,
    x: &FigureAbout,
    y: &FigureAbout,
    values: Values,
    s: &Strengths,
) -> Option<Against> {
    let on = |f: Feature| s[f as usize] > 0.5;
    if on(Feature::OtherTime) && (a.about.past || b.about.past) {
        return Some(Against::OtherPeriod);
    }
    if x.dimension == Dimension::Age && on(Feature::OtherName) && a.about.who_sure && b.about.who_sure {
        return Some(Against::OtherName);
    }
    if values == Values::Equal {
        return None;
    }
    if on(Feature::OtherNoun) {
        return Some(Against::OtherNoun);
    }
    if on(Feature::OtherRole) {
        return Some(Against::OtherRole);
    }
    if on(Feature::OtherPlace) {
        return Some(Against::OtherPlace);
    }
    if on(Feature::OnePast) && s[Feature::NearWords as usize] < 0.6 {
        return Some(Against::OtherPeriod);
    }
    if values == Values::Apart
        && let Some(against) = against_apart(a, b, x, y, s)
    {
        return Some(against);
    }
    if values == Values::Apart && narrower(x, y) {
        return Some(Against::PartAgainstWhole);
    }
    if x.scope != y.scope || x.scope == Scope::Other {
        return Some(Against::PartAgainstWhole);
    }
    if on(Feature::OtherMood) {
        return Some(Against::PlanAgainstFact);
    }
    let there = values == Values::Apart && (stands_in(x, b.frame) || stands_in(y, a.frame));
    there.then_some(Against::ValueStandsThereToo)
}

/// What more rules out a link between values that exclude each other: the sentences name others, the values lie far
/// apart, or too little is shared. Tolls move, and are told in many words.
fn against_apart(a: In<'_>, b: In<'_>, x: &FigureAbout, y: &FigureAbout, s: &Strengths) -> Option<Against> {
    let (p, q) = (a.frame.names.get(a.about.sentence), b.frame.names.get(b.about.sentence));
    if p.zip(q).is_some_and(|(p, q)| p.len() >= 2 && q.len() >= 2 && frame::common(p, q) == 0.0) {
        return Some(Against::OtherName);
    }
    if s[Feature::SameToll as usize] > 0.5 {
        return None;
    }
    let (Some(p), Some(q)) = (x.size.value, y.size.value) else { return None };
    if p.max(q) > FAR * p.min(q) && x.dimension != Dimension::Ordinal {
        return Some(Against::TooFar);
    }
    // Shares stand close together and mean many things.
    let share = x.dimension == Dimension::Share;
    let near = s[Feature::NearWords as usize];
    let little = near < if share { 0.4 } else { 0.2 } || (share && s[Feature::SubjectWords as usize] < 0.3);
    little.then_some(Against::LittleInCommon)
}

/// How many times a value may be another of the same thing.
const FAR: f64 = 12.0;

/// Whether the value of `x` also stands in the article of `frame`, as the same sort of thing. One to three are too
/// common to tell.
fn stands_in(x: &FigureAbout, frame: &Frame) -> bool {
    let bare = |f: &FigureAbout| matches!(f.sort, Sort::Anyone | Sort::Bare);
    let alike = |y: &FigureAbout| {
        y.dimension == x.dimension
            && (y.head == x.head || (bare(x) && bare(y)))
            && (y.role == x.role || y.role.is_none() || x.role.is_none())
    };
    x.size.rarity > 0.2
        && frame.abouts.iter().filter_map(|a| a.figure.as_ref()).any(|y| alike(y) && y.size.equals(&x.size))
}

fn vetoed(strengths: Strengths, against: Against) -> Compared {
    Compared { strengths, values: Values::Apart, against: Some(against) }
}

fn dates(a: In<'_>, b: In<'_>, mut s: Strengths) -> Compared {
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

fn attributions(a: In<'_>, b: In<'_>, mut s: Strengths) -> Compared {
    set_names(a, b, &mut s);
    let (x, y) = (&a.about.runs, &b.about.runs);
    let least = x.len().min(y.len());
    if least > 0 {
        let both = x.iter().filter(|r| y.binary_search(r).is_ok()).count();
        s[Feature::SameRuns as usize] = both as f32 / least as f32;
    }
    Compared { strengths: s, values: Values::Meet, against: None }
}
