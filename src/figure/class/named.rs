//! The classes of words by name. Also part of the build script, so it stands on nothing else of the crate.

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// May stand between a verb and an age: "is now 40".
    Adverb,
    /// Follows an age that stands without a unit: "turned 40 in".
    AfterAge,
    /// Shows that "in" is a unit: "2 in thick".
    AfterInch,
    /// An animal: whom something befalls is a person or one of these.
    Animal,
    /// Before "up to" it leads to somebody: "walked up to three guards".
    ComesUp,
    /// Behind 911 and the like it makes that the number that is called.
    EmergencyCall,
    /// Comes to a level: "deaths reached 12".
    Reaches,
    /// Behind "than", what somebody had reckoned with: "fewer than expected".
    Reckoned,
    /// Behind "one" it makes that a pronoun: "one is", "one day".
    AfterPronoun,
    /// May stand between a count and what befell it: "24 were killed".
    Auxiliary,
    /// May be glued to a number by a hyphen without making a name: "sub-7".
    BeforeGluedNumber,
    /// Stands before an hour: "between 7 and 9 last night".
    BeforeHour,
    /// Shows that the "m" behind a number is million: "spent 3m".
    BeforeMillion,
    /// Shows that a verb follows: "will issue".
    BeforeVerb,
    /// Begins bounding words that may belong to the number behind them: "and below".
    BoundPair,
    /// Is what is cast for and against: "112 votes to 98".
    Cast,
    /// Shares and indices go up or down by it, lanes and offices are shut by it: "closed down 12 points".
    Closes,
    /// Follows a time of day.
    Clock,
    /// Stands behind a score or vote.
    ContestAfter,
    /// Stands before a score or vote.
    ContestBefore,
    /// Shows that a number of four digits counts: "more than 2000".
    Counted,
    /// Tells a contest or how many times so many others are: "upheld it 5 to 4", "outnumber men 3 to 2".
    Decides,
    /// Opens a noun phrase: "of the 35".
    Determiner,
    /// Follows a number whose noun is left out: "and 187 by tender".
    Elliptical,
    /// Follows a share whose whole is left out: "a third said".
    EndsShare,
    /// May stand between a number and its unit: "three more days".
    Filler,
    /// What people are told beside and not counted with: "troops and tanks", "12 counts and years in prison".
    Gear,
    /// A form of "go" or "come", with which everything goes up or down.
    Goes,
    /// Names nothing even in capitals: the word before a number in a heading.
    FunctionWord,
    /// Changes a level, or does something to a thing: "dropped 12 bombs".
    Handled,
    /// Stands before a year: "in 1990".
    InYear,
    /// Is named by how much it holds: "FTSE 100".
    Index,
    /// A label that is a verb as well: "block 12 roads".
    LabelVerb,
    /// Follows the "one" of a list of counts: "one in Birch".
    Listing,
    /// Stands for how many people there are: "a crew of 20".
    MassOfPeople,
    /// A noun that stays in the singular before what it measures: "a 12 page document".
    MeasureNoun,
    /// What verbs that also drop or climb things move as a level: "dropped 12 points".
    Moved,
    /// Names a half of a game or a year.
    NamedHalf,
    /// Glued to a number by a hyphen it counts nothing: "one-off".
    NoCompound,
    /// Stands before a year or a count.
    NotInYear,
    /// Follows "one of" where it counts.
    OneOf,
    /// Follows "one-" where it counts nothing.
    OneOff,
    /// Opens the noun that a share is of: "half the".
    Opener,
    /// Is no counted noun, though it stands where one may: "one step *closer*", "one *other*".
    NeverNoun,
    /// Ends an ordinal: "twenty-first".
    OrdinalEnd,
    /// What "over" behind it is about or against, so that it bounds nothing: "a fight over three judges".
    OverWhat,
    /// What a rate may be per, besides units: "a head".
    PerWhat,
    /// A noun of which thousands are counted: "the 2000 jobs".
    Thousands,
    /// Makes another verb with "up" or "down": "make up half".
    Phrasal,
    /// A plural that may stand before another: "women voters".
    PluralModifier,
    /// Narrows the plural behind it, though it ends most phrases: "800 *likely* voters".
    NarrowsPlural,
    /// Makes the "one" behind it a pronoun: "this one".
    Pronoun,
    /// A verb of moving that goes up to a level: "ticked up to 49%".
    RisesTo,
    /// Moves a level without saying which way: "revised from".
    Shift,
    /// Tells how far values lie apart: "ranging from".
    Span,
    /// Ends an address: "340 Mill Street".
    Street,
    /// A unit of time that a rate may be per.
    Time,
    /// Is of what is told elsewhere: "a total of 12".
    Total,
    /// What "a" may stand before in a rate: "$80 a barrel".
    UsualPer,
    /// Says that money is given, taken or needed: "raised millions".
    Pays,
    /// Looks like a plural behind a share but is a verb: "a third of the population lives".
    VerbInS,
    /// Shows that pounds are a weight.
    Weighing,
    /// Bounds a year as well as a number: "around 1990".
    YearBound,
    /// May stand between "no" and what is counted: "no reported injuries".
    ZeroAdjective,
}

/// The classes by their names in the list.
const NAMES: [(&str, Class); 64] = [
    ("adverb", Class::Adverb),
    ("after_age", Class::AfterAge),
    ("after_inch", Class::AfterInch),
    ("after_pronoun", Class::AfterPronoun),
    ("animal", Class::Animal),
    ("auxiliary", Class::Auxiliary),
    ("before_glued_number", Class::BeforeGluedNumber),
    ("before_hour", Class::BeforeHour),
    ("before_million", Class::BeforeMillion),
    ("before_verb", Class::BeforeVerb),
    ("bound_pair", Class::BoundPair),
    ("cast", Class::Cast),
    ("closes", Class::Closes),
    ("gear", Class::Gear),
    ("goes", Class::Goes),
    ("clock", Class::Clock),
    ("contest_after", Class::ContestAfter),
    ("contest_before", Class::ContestBefore),
    ("comes_up", Class::ComesUp),
    ("emergency_call", Class::EmergencyCall),
    ("counted", Class::Counted),
    ("decides", Class::Decides),
    ("determiner", Class::Determiner),
    ("elliptical", Class::Elliptical),
    ("ends_share", Class::EndsShare),
    ("filler", Class::Filler),
    ("function_word", Class::FunctionWord),
    ("handled", Class::Handled),
    ("in_year", Class::InYear),
    ("index", Class::Index),
    ("label_verb", Class::LabelVerb),
    ("listing", Class::Listing),
    ("mass_of_people", Class::MassOfPeople),
    ("measure_noun", Class::MeasureNoun),
    ("moved", Class::Moved),
    ("named_half", Class::NamedHalf),
    ("narrows_plural", Class::NarrowsPlural),
    ("never_noun", Class::NeverNoun),
    ("no_compound", Class::NoCompound),
    ("not_in_year", Class::NotInYear),
    ("one_of", Class::OneOf),
    ("one_off", Class::OneOff),
    ("opener", Class::Opener),
    ("ordinal_end", Class::OrdinalEnd),
    ("over_what", Class::OverWhat),
    ("pays", Class::Pays),
    ("per_what", Class::PerWhat),
    ("thousands", Class::Thousands),
    ("phrasal", Class::Phrasal),
    ("plural_modifier", Class::PluralModifier),
    ("pronoun", Class::Pronoun),
    ("reaches", Class::Reaches),
    ("reckoned", Class::Reckoned),
    ("rises_to", Class::RisesTo),
    ("shift", Class::Shift),
    ("span", Class::Span),
    ("street", Class::Street),
    ("time", Class::Time),
    ("total", Class::Total),
    ("usual_per", Class::UsualPer),
    ("verb_in_s", Class::VerbInS),
    ("weighing", Class::Weighing),
    ("year_bound", Class::YearBound),
    ("zero_adjective", Class::ZeroAdjective),
];

/// A set of classes as the list writes it, "clock span": a bit each.
///
/// # Errors
/// If one of the names is that of no class.
#[allow(dead_code, reason = "the build script asks it, and a test")]
pub(crate) fn set(names: &str) -> Result<u64, String> {
    names.split(' ').try_fold(0, |set, name| {
        let class = NAMES.iter().find(|(n, _)| *n == name);
        let class = class.ok_or_else(|| format!("“{name}” is no class of words"))?;
        Ok(set | 1 << class.1 as u64)
    })
}

const _: () = assert!(NAMES.len() <= 64);
