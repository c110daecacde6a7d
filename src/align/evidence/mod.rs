//! Evidence: named features of two claims, and reasons why they cannot speak of the same thing.

mod attributions;
mod dates;
mod figures;
mod hidden;
mod unplaced;
mod veto;

use super::about::{About, FigureAbout, Place};
pub(crate) use veto::tells_the_same;

use super::frame::{self, Bag, Frame};
use super::names;
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
                        | F::OnePast | F::OtherScope | F::OtherMood | F::OneSaying | F::Elsewhere | F::MostElsewhere
                        | F::NoCommonName | F::OtherFocus | F::OtherNounWords | F::OneSays | F::OtherWho | F::OtherSeat | F::OneSeat | F::OneRange | F::Wide | F::OtherLead | F::OtherTail | F::OtherStatus | F::OtherVerb | F::OtherSpeaker | F::BothSay | F::OneNamed | F::OtherChange | F::OtherShape | F::OtherCount | F::OtherStep | F::Twice | F::Manifold | F::Taken
                        | F::TakenFar | F::BothTaken | F::OfTime | F::OfRank | F::OfContest | F::OfBare
                )
            }
        }
    };
}

features! {
    Always = "always",
    SameQuote = "the same eight words",
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
    ClauseWords = "words of the clause",
    BeforeWords = "words of the sentence before",
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
    Nearest = "each other's nearest",
    Contained = "the one in the other",
    Covered = "own words that both sentences have",
    OneCovered = "words of the one that the other sentence has",
    Elsewhere = "own words that the other article has elsewhere",
    MostElsewhere = "words of the one that the other article has elsewhere",
    CommonNames = "names of both sentences",
    NoCommonName = "no name in common",
    SameFocus = "names of the passage",
    OtherFocus = "other names of the passage",
    Companions = "other figures of both sentences",
    SameBefore = "same word before",
    SameBehind = "same word behind",
    SameWho = "the same name before both",
    OtherWho = "another name before each",
    SameSeat = "the same place named in both clauses",
    OtherSeat = "another place named in each clause",
    OneSeat = "a place of the one that the other article has elsewhere",
    OneRange = "a range against a number",
    Close = "values near one another",
    Wide = "values wide apart",
    LeadWords = "words right before both",
    OtherLead = "other words right before each",
    TailWords = "words right behind both",
    OtherTail = "other words right behind each",
    OtherStatus = "another standing: needed, forecast or former",
    OtherVerb = "another verb",
    OtherSpeaker = "said by two speakers",
    SameVerb = "same verb",
    OneSays = "one stands with a verb of saying",
    BothSay = "both stand with a verb of saying",
    BothNamed = "both name their day",
    OneNamed = "one names its day",
    NounWords = "words of the noun phrase",
    OtherNounWords = "other words in the noun phrase",
    SameBound = "bound alike",
    OtherChange = "a change against a level",
    SameShape = "as many digits",
    OtherShape = "other decimals",
    OtherCount = "others against all",
    OtherStep = "what a change began with",
    Twice = "one at least twice the other",
    Manifold = "one many times the other",
    OfMoney = "sums of money",
    OfShare = "shares",
    OfTime = "lengths of time",
    OfAge = "ages",
    OfRank = "ranks",
    OfContest = "what sides share out",
    OfBare = "numbers without a noun",
    Alike = "alike without their values",
    Ahead = "ahead of all others from both sides",
    AheadOnce = "ahead of all others from one side",
    Taken = "one has the same value elsewhere",
    TakenFar = "the same value stands elsewhere in surer words",
    BothTaken = "both have the same value elsewhere",
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
    /// One dates an article or a message, and nothing told in it.
    DateOfText,
    /// One is the day on which something was said, and the other another day.
    DayOfSaying,
    /// One lies in another time.
    OtherPeriod,
    /// They are of two events.
    OtherEvent,
    /// They are of different people or groups.
    OtherName,
    /// Different things are counted.
    OtherNoun,
    /// They are counted in different roles.
    OtherRole,
    /// One is a part of what the other counts.
    PartAgainstWhole,
    /// The values lie too far apart to be of one thing.
    TooFar,
    /// Articles of many stories are compared, and these two need not tell of one: only what they tell alike is told.
    OtherStory,
    /// One was taken back, or is denied where the other is not: such claims meet nothing.
    Denied,
}

impl Against {
    /// In words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Against::OtherDimension => "measured in something else",
            Against::OtherGrain => "a time of the clock against a day",
            Against::DateOfText => "the date of an article or a message itself",
            Against::DayOfSaying => "the day on which something was said",
            Against::OtherPeriod => "other period",
            Against::OtherEvent => "another event",
            Against::OtherName => "other person or group",
            Against::OtherNoun => "other things are counted",
            Against::OtherRole => "other role",
            Against::PartAgainstWhole => "part against whole",
            Against::TooFar => "values too far apart to be of one thing",
            Against::OtherStory => "values that differ, in articles that need not tell of one story",
            Against::Denied => "one of them is denied or taken back",
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

impl<'f> In<'f> {
    /// The figures of its sentence.
    fn figures(self) -> Vec<&'f FigureAbout> {
        let abouts = &self.frame.abouts;
        let from = abouts.partition_point(|x| x.sentence < self.about.sentence);
        let own = abouts[from..].iter().take_while(|x| x.sentence == self.about.sentence);
        own.filter_map(|x| x.figure.as_ref()).collect()
    }

    /// The names of its sentence.
    fn names(self) -> &'f Bag {
        static NONE: Bag = Bag::new();
        self.frame.names.get(self.about.sentence).unwrap_or(&NONE)
    }

    /// The words of its sentence; of a figure or a date but those that state a value.
    fn words(self) -> Option<&'f Bag> {
        let said = self.about.kind == ClaimKind::Attribution;
        if said { &self.frame.bags } else { &self.frame.plain }.get(self.about.sentence)
    }
}

/// Whether nothing that one of two claims of a kind tells can be what the other tells, whatever their words: a sum and a share.
pub(crate) fn are_unlike(a: In<'_>, b: In<'_>) -> bool {
    match (&a.about.figure, &b.about.figure, &a.about.date, &b.about.date) {
        (Some(x), Some(y), ..) => figures::are_unlike(x, y),
        (.., Some(x), Some(y)) => dates::are_unlike(x, y),
        _ => false,
    }
}

/// Compares two claims of one kind.
pub(crate) fn compare(a: In<'_>, b: In<'_>) -> Compared {
    let mut s = [0.0; FEATURES];
    s[Feature::Always as usize] = 1.0;
    s[Feature::NearWords as usize] = frame::likeness(&a.about.near, &b.about.near);
    if let (Some(x), Some(y)) = (a.words(), b.words()) {
        s[Feature::SentenceWords as usize] = frame::likeness(x, y);
    }
    s[Feature::ClauseWords as usize] =
        (frame::common(&a.about.clause, &b.about.clause) / MANY_WORDS).min(1.0);
    if a.about.kind != ClaimKind::Attribution {
        s[Feature::BeforeWords as usize] = before(a, b);
        hidden::set(a, b, &mut s);
    }
    let top = |p: Place| if p == Place::Body { 0.0 } else { 1.0 };
    s[Feature::BothTop as usize] = top(a.about.place) * top(b.about.place);
    s[Feature::OtherMood as usize] = flag(a.about.plan != b.about.plan);
    s[Feature::OnePast as usize] = flag(a.about.past != b.about.past);
    match a.about.kind {
        ClaimKind::Figure => figures::compare(a, b, s),
        ClaimKind::Date => dates::compare(a, b, s),
        ClaimKind::Attribution => attributions::compare(a, b, s),
    }
}

/// What the words of two clauses weigh that surely tell of one thing: three that are rare in their articles.
const MANY_WORDS: f32 = 6.0;
/// The same of two sentences.
const MANY_IN_SENTENCES: f32 = 12.0;

/// What the sentence before one has in common with the sentence of the other.
fn before(a: In<'_>, b: In<'_>) -> f32 {
    let common = |x: In<'_>, y: In<'_>| {
        let before = x.about.sentence.checked_sub(1).and_then(|n| x.frame.plain.get(n));
        let own = y.frame.plain.get(y.about.sentence);
        before.zip(own).map_or(0.0, |(p, q)| frame::common(p, q))
    };
    ((common(a, b) + common(b, a)) / MANY_IN_SENTENCES).min(1.0)
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

/// Only of ages and of statements it is known whose they are.
fn set_names(a: In<'_>, b: In<'_>, s: &mut Strengths) {
    if let (Some(x), Some(y)) = (&a.about.who, &b.about.who) {
        let one = names::one(x, y);
        s[Feature::SameName as usize] = flag(one == Some(true));
        s[Feature::OtherName as usize] = flag(one == Some(false));
    }
}

fn vetoed(strengths: Strengths, against: Against) -> Compared {
    Compared { strengths, values: Values::Apart, against: Some(against) }
}
