//! Words of time: what each token may mean in an expression of time.

use crate::error::Error;
use crate::lexicon::filter::Filter;
use crate::lexicon::{List, Table};
use crate::text::{Document, TokenKind};
use rustc_hash::FxHashMap;

/// What a token may mean in an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing.
    None,
    /// Digits.
    Number,
    Month(u8),
    /// From Monday, 1, to Sunday, 7.
    Weekday(u8),
    /// "Fridays".
    Weekdays(u8),
    /// "week".
    Unit(Unit),
    /// "weeks".
    Units(Unit),
    Season(Season),
    Part(Part),
    /// "mornings".
    Parts(Part),
    /// "Q3".
    Q(u8),
    /// "H1".
    H(u8),
    /// Days from today: "yesterday" is -1.
    Day(i8),
    Tonight,
    Pick(Pick),
    The,
    /// "a", "an".
    A,
    /// "two".
    Cardinal(u8),
    /// "third".
    Ordinal(u8),
    /// "few", "several".
    Vague,
    Edge(Edge),
    /// "ago", "earlier", "later", "before", "after": which way, and whether from now.
    Shift(Shift),
    /// "about", "nearly".
    Bound(Bound),
    /// "now", "recently".
    Reference(Reference),
    /// "1990s" in words, by tens.
    Tens(u8),
    /// "daily": once each unit.
    Often(Unit),
    /// "each", "every".
    Every,
    /// "am", "p.m.".
    Meridiem(Meridiem),
    /// The first word of a holiday.
    Holiday,
    Fiscal,
    /// "century".
    Century,
    Half,
    /// A word that only matters inside an expression ("of", "and", "o'clock").
    Glue(Glue),
}

/// An enumeration whose variants the word list names in lower case.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum $name { $($variant),+ }

        impl $name {
            fn named(name: &str) -> Option<$name> {
                match name { $($text => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

named!(
    /// A unit of time, from short to long.
    Unit {
        Second = "second", Minute = "minute", Hour = "hour", Night = "night", Day = "day", Weekend = "weekend",
        Week = "week", Month = "month", Quarter = "quarter", Season = "season", Half = "half", Year = "year",
        Decade = "decade", Century = "century", Millennium = "millennium",
    }
);

named!(Season { Spring = "spring", Summer = "summer", Autumn = "autumn", Winter = "winter" });

impl Season {
    /// TIMEX3's code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// Northern seasons by whole months; a winter bears the year of its December.
    pub(super) fn first_month(self) -> i8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

named!(
    /// A part of the day.
    Part {
        Morning = "morning", Midday = "midday", Afternoon = "afternoon", Evening = "evening", Night = "night",
        Midnight = "midnight", Daytime = "daytime", Dawn = "dawn", Dusk = "dusk",
    }
);

named!(
    /// Which one of a row: "last", "next", "that".
    Pick {
        This = "this", Last = "last", Next = "next", AfterNext = "after next", Past = "past", Coming = "coming", Previous = "previous",
        Following = "following", Same = "same", That = "that", Current = "current", Latest = "latest",
        Recent = "recent", Other = "other",
    }
);

named!(
    /// Which part of a stretch.
    Edge {
        Early = "early", Mid = "mid", Late = "late", Start = "start", Middle = "middle", End = "end",
    }
);

named!(
    /// Which way from where: "ago" counts from now, the others from what was spoken of.
    Shift { Ago = "ago", Earlier = "earlier", Later = "later", Before = "before", After = "after", Hence = "hence" }
);

named!(
    /// A word that bounds a number.
    Bound {
        About = "about", Nearly = "nearly", Over = "over", AtLeast = "at_least", Under = "under",
        AtMost = "at_most", More = "more", Less = "less", Up = "up", Within = "within", No = "no",
    }
);

named!(
    /// Times that words only point at.
    Reference { Present = "present", Past = "past", Future = "future" }
);

named!(
    Glue {
        Of = "of", And = "and", Or = "or", To = "to", At = "at", On = "on", OClock = "oclock", Era = "era",
        Couple = "couple", Future = "future", Present = "present", Then = "then",
    }
);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meridiem {
    Am,
    Pm,
}

/// The words, with a filter that turns most words away before they are hashed.
struct Words {
    map: FxHashMap<&'static str, Lex>,
    filter: Filter,
}

static WORDS: List<Words> = List::new(|| Words::load(include_str!("../lexicon/en/time_words.tsv")));

impl Words {
    /// # Panics
    /// If the list is at fault; a test loads it.
    fn load(text: &'static str) -> Words {
        const NAME: &str = "time_words.tsv";
        let table = Table::parse(NAME, text, 3).unwrap_or_else(|e| panic!("{e}"));
        let mut words = Words { map: FxHashMap::default(), filter: Filter::NONE };
        for row in table.rows() {
            let lex = lex_of(row.fields[1], row.fields[2]).unwrap_or_else(|| {
                panic!("{}", Error::word_list("unknown class").in_file(NAME).at_line(row.line))
            });
            words.filter.add(row.fields[0]);
            words.map.insert(row.fields[0], lex);
        }
        words
    }

    #[inline]
    fn get(&self, word: &str) -> Lex {
        if self.filter.may_hold(word) { self.found(word) } else { Lex::None }
    }

    /// The same behind the filter.
    fn found(&self, word: &str) -> Lex {
        self.map.get(word).copied().unwrap_or(Lex::None)
    }
}

/// The meaning of every token of `doc`.
pub(super) fn lexemes(doc: &Document<'_>) -> Vec<Lex> {
    let words = &*WORDS;
    let lex = |(i, t): (usize, &crate::text::Token)| match t.kind() {
        TokenKind::Word => words.get(doc.lower(i)),
        TokenKind::Number => Lex::Number,
        _ => Lex::None,
    };
    doc.tokens().iter().enumerate().map(lex).collect()
}

fn lex_of(class: &str, value: &str) -> Option<Lex> {
    let number = || value.parse::<u8>().ok();
    Some(match class {
        "weekdays" => Lex::Weekdays(number()?),
        "month" => Lex::Month(number()?),
        "weekday" => Lex::Weekday(number()?),
        "unit" => Lex::Unit(Unit::named(value)?),
        "units" => Lex::Units(Unit::named(value)?),
        "season" => Lex::Season(Season::named(value)?),
        "part" => Lex::Part(Part::named(value)?),
        "day" => Lex::Day(value.parse().ok()?),
        "parts" => Lex::Parts(Part::named(value)?),
        "q" => Lex::Q(number()?),
        "h" => Lex::H(number()?),
        "tonight" => Lex::Tonight,
        "pick" => Lex::Pick(Pick::named(value)?),
        "the" => Lex::The,
        "a" => Lex::A,
        "cardinal" => Lex::Cardinal(number()?),
        "ordinal" => Lex::Ordinal(number()?),
        "vague" => Lex::Vague,
        "edge" => Lex::Edge(Edge::named(value)?),
        "shift" => Lex::Shift(Shift::named(value)?),
        "bound" => Lex::Bound(Bound::named(value)?),
        "reference" => Lex::Reference(Reference::named(value)?),
        "tens" => Lex::Tens(number()?),
        "often" => Lex::Often(Unit::named(value)?),
        "every" => Lex::Every,
        "meridiem" => Lex::Meridiem(if value == "am" { Meridiem::Am } else { Meridiem::Pm }),
        "holiday" => Lex::Holiday,
        "fiscal" => Lex::Fiscal,
        "century" => Lex::Century,
        "half" => Lex::Half,
        "glue" => Lex::Glue(Glue::named(value)?),
        _ => return None,
    })
}
