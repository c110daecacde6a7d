//! What rules out that two figures speak of the same thing.

use super::{Against, Feature, In, Strengths, Values};
use crate::align::about::{About, FigureAbout, Scope};
use crate::align::frame;
use crate::align::measure::Dimension;
use crate::align::sort::{Sort, is_of_people};
use crate::figure::Bound;

/// Two figures, with how their values relate and what is known of them.
pub(super) struct Pair<'p> {
    pub(super) a: In<'p>,
    pub(super) b: In<'p>,
    pub(super) x: &'p FigureAbout,
    pub(super) y: &'p FigureAbout,
    pub(super) values: Values,
    pub(super) strengths: &'p Strengths,
}

/// What rules a link out. Values that are equal or hold one another need less: what speaks against them is weighed.
pub(super) fn against(pair: &Pair<'_>) -> Option<Against> {
    match pair.values {
        Values::Equal => pair.elsewhen().or_else(|| pair.dead_or_alive()),
        Values::Meet => pair
            .elsewhen()
            .or_else(|| pair.per_else())
            .or_else(|| pair.dead_or_alive())
            .or_else(|| pair.in_part()),
        Values::Apart => pair
            .of_another()
            .or_else(|| pair.per_else())
            .or_else(|| pair.dead_or_alive())
            .or_else(|| pair.is_vague())
            .or_else(|| pair.takes_up())
            .or_else(|| pair.of_others()),
    }
}

/// How many times a value may be another of the same thing.
const FAR: f64 = 12.0;
/// The same where one states no value: "hundreds".
const FAR_OF_VAGUE: f64 = 5.0;
/// The same of tolls, which rise by the hour.
const FAR_OF_TOLLS: f64 = 40.0;

impl Pair<'_> {
    fn on(&self, feature: Feature) -> bool {
        self.strengths[feature as usize] > 0.5
    }

    /// Another time, or the age of another person.
    fn elsewhen(&self) -> Option<Against> {
        let rare = self.strengths[Feature::RareValue as usize] >= 0.5;
        if self.on(Feature::OtherTime) && (self.a.about.past || self.b.about.past) && !rare {
            return Some(Against::OtherPeriod);
        }
        let sure = self.a.about.who_sure && self.b.about.who_sure;
        let other = self.x.dimension == Dimension::Age && self.on(Feature::OtherName) && sure;
        other.then_some(Against::OtherName)
    }

    /// The age of another person.
    fn of_another(&self) -> Option<Against> {
        let unnamed = self.x.dimension == Dimension::Age && !self.on(Feature::SameName);
        unnamed.then_some(Against::OtherName)
    }

    /// "15 other states" leaves out one who was counted before.
    fn of_others(&self) -> Option<Against> {
        (self.x.others != self.y.others).then_some(Against::PartAgainstWhole)
    }

    /// "Hundreds" says too little to be held against another number, but of a toll.
    fn is_vague(&self) -> Option<Against> {
        let vague = self.x.bound == Bound::Vague || self.y.bound == Bound::Vague;
        (vague && !self.on(Feature::SameToll)).then_some(Against::TooFar)
    }

    /// Some who were told of before are taken up: "the two", "one of them".
    fn takes_up(&self) -> Option<Against> {
        (self.x.known || self.y.known).then_some(Against::PartAgainstWhole)
    }

    /// As many were killed as were injured: the numbers agree by chance.
    fn dead_or_alive(&self) -> Option<Against> {
        let roles = self.x.role.zip(self.y.role).filter(|(p, q)| is_of_people(p) && is_of_people(q));
        roles.is_some_and(|(p, q)| (p == "killed") != (q == "killed")).then_some(Against::OtherRole)
    }

    /// So many in another span of time, or at all.
    fn per_else(&self) -> Option<Against> {
        (self.x.per != self.y.per).then_some(Against::OtherDimension)
    }

    /// Other things, in another role, elsewhere, long ago.
    fn of_else(&self) -> Option<Against> {
        // A date near by seldom says when something lasts.
        let lasts = self.x.dimension == Dimension::Duration;
        // Where one has no date at all it may be of the same time.
        let near = if self.a.about.when.is_some() && self.b.about.when.is_some() { 0.6 } else { 0.4 };
        let long_ago =
            self.on(Feature::OnePast) && !lasts && self.strengths[Feature::NearWords as usize] < near;
        match () {
            // What a rate rose from is no other account of what it rose to.
            () if self.x.begins_change != self.y.begins_change => Some(Against::OtherPeriod),
            () if self.on(Feature::OtherNoun) || self.qualify_others() => Some(Against::OtherNoun),
            () if self.on(Feature::OtherRole) => Some(Against::OtherRole),
            () if self.on(Feature::OtherPlace) && self.x.dimension.is_somewhere() => {
                Some(Against::OtherPlace)
            }
            () if long_ago => Some(Against::OtherPeriod),
            () => None,
        }
    }

    /// Whether both stand before a noun that they qualify, and not the same: "a 51-vote majority", "the 60-vote threshold".
    fn qualify_others(&self) -> bool {
        let (p, q) = (&self.x.qualified, &self.y.qualified);
        !p.is_empty() && !q.is_empty() && frame::common(p, q) == 0.0
    }

    /// A part against the whole.
    fn in_part(&self) -> Option<Against> {
        (self.x.scope != self.y.scope).then_some(Against::PartAgainstWhole)
    }

    /// Both of some that are left, or a plan against a fact.
    fn in_plan(&self) -> Option<Against> {
        match () {
            () if self.x.scope == Scope::Other => Some(Against::PartAgainstWhole),
            () if self.on(Feature::OtherMood) => Some(Against::PlanAgainstFact),
            () => None,
        }
    }

    /// What more rules out a link between values that exclude each other: the sentences name others, the values lie
    /// far apart, or too little is shared. Tolls move, and are told in many words.
    fn too_little(&self) -> Option<Against> {
        let (x, y) = (self.x, self.y);
        let names = |i: In<'_>| i.frame.names.get(i.about.sentence).map_or(0, Vec::len);
        if names(self.a) >= 2 && names(self.b) >= 2 && self.common_names() == 0.0 {
            return Some(Against::OtherName);
        }
        // "70 others" leaves out some who were counted before.
        if x.others != y.others {
            return Some(Against::PartAgainstWhole);
        }
        let stated = x.size.value.is_some() && y.size.value.is_some();
        let far = match () {
            () if self.on(Feature::SameToll) => FAR_OF_TOLLS,
            () if stated => FAR,
            () => FAR_OF_VAGUE,
        };
        if x.size.times(&y.size) > far && x.dimension != Dimension::Ordinal {
            return Some(Against::TooFar);
        }
        if self.on(Feature::SameToll) {
            return None;
        }
        if (stated || self.are_ages()) && self.is_told_apart() {
            return Some(Against::LittleInCommon);
        }
        super::figures::narrower(self.a, self.b).then_some(Against::PartAgainstWhole)
    }

    /// Whether too few words are shared. Shares stand close together and mean many things; what has neither role nor
    /// noun, as lengths of time have not, is known by its words alone.
    fn is_told_apart(&self) -> bool {
        let strength = |f: Feature| self.strengths[f as usize];
        let (near, subject) = (strength(Feature::NearWords), strength(Feature::SubjectWords));
        let share = self.x.dimension == Dimension::Share;
        let named = self.on(Feature::SameNoun) && !matches!(self.x.sort, Sort::Anyone | Sort::Bare);
        let alike = self.on(Feature::SameRole) || named || subject >= 0.3;
        match () {
            () if share => near < 0.4 || subject < 0.3,
            // Of people whom no name tells, ages are many.
            () if self.are_ages() && !self.on(Feature::SameName) => near < 0.5,
            () if !alike => near < 0.35 || strength(Feature::SentenceWords) < 0.1,
            () => near < 0.2,
        }
    }

    /// Whether both tell how old somebody is.
    fn are_ages(&self) -> bool {
        let aged = |f: &FigureAbout| f.dimension == Dimension::Age || f.role == Some("aged");
        aged(self.x) && aged(self.y)
    }

    fn common_names(&self) -> f32 {
        let names = |i: In<'_>| i.frame.names.get(i.about.sentence).cloned().unwrap_or_default();
        frame::common(&names(self.a), &names(self.b))
    }

    fn stands_there_too(&self) -> Option<Against> {
        // Of an article that tells both, that says nothing.
        let one_article = std::ptr::eq(self.a.frame, self.b.frame);
        let there = || stands_beside(self.x, self.b) || stands_beside(self.y, self.a);
        (!one_article && there()).then_some(Against::ValueStandsThereToo)
    }
}

/// How much the words near by two figures of one article must be alike for both to be told of one thing.
const OF_ONE_THING: f32 = 0.6;

/// Whether two figures of one article are told of one thing, in the same words.
pub(crate) fn tells_the_same(a: &About, b: &About) -> bool {
    let one = |x: &FigureAbout, y: &FigureAbout| {
        x.dimension == y.dimension && x.head == y.head && x.role == y.role && x.scope == y.scope
    };
    a.figure.as_ref().zip(b.figure.as_ref()).is_some_and(|(x, y)| one(x, y))
        && a.sentence != b.sentence
        && frame::likeness(&a.near, &b.near) >= OF_ONE_THING
}

/// Whether the value of `x` also stands in the article of `other`, as the same sort of thing and not in a sentence that
/// says the same as that of `other`: there the article contradicts itself. One to three are too common to tell.
fn stands_beside(x: &FigureAbout, other: In<'_>) -> bool {
    let bare = |f: &FigureAbout| matches!(f.sort, Sort::Anyone | Sort::Bare);
    let alike = |y: &FigureAbout| {
        y.dimension == x.dimension
            && (y.head == x.head || (bare(x) && bare(y)))
            && (y.role == x.role || y.role.is_none() || x.role.is_none())
    };
    x.size.rarity > 0.2
        && other.frame.abouts.iter().any(|about| {
            let there = about.figure.as_ref().is_some_and(|y| alike(y) && y.size.equals(&x.size));
            there && !tells_the_same(about, other.about)
        })
}

#[cfg(test)]
mod tests {
    use crate::align::{self, Against};
    use crate::{Article, Reading};

    /// Why the first figures of two texts cannot be of one thing.
    fn against(a: &str, b: &str) -> Option<Against> {
        let articles = [Article::new("a", a), Article::new("b", b)];
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        align::explain(&readings, (0, 0), (1, 0)).expect("both begin with a figure").against
    }

    #[test]
    fn what_rules_out() {
        use Against as A;
        for (a, b, expected) in [
            ("The quake killed 37 people.", "The quake killed 45 people.", None),
            ("The quake killed 37 people.", "The quake killed more than 3,000 people.", Some(A::TooFar)),
            ("One leaked letter named him.", "Thousands of leaked letters named him.", Some(A::TooFar)),
            ("22 of the district's schools are open.", "24 schools are open.", None),
            ("22 of them are open.", "24 schools are open.", Some(A::PartAgainstWhole)),
            (
                "The jobless rate rose from 6.1 percent.",
                "The jobless rate rose to 6.4 percent.",
                Some(A::OtherPeriod),
            ),
            ("A 51-vote majority passed it.", "A 60-vote threshold was set.", Some(A::OtherNoun)),
            ("The fund raised 35 million.", "The fund raised $35 million.", None),
            ("The fund raised 35 million.", "The fund raised $30 million.", Some(A::OtherDimension)),
            ("She earns $47,500 a year.", "She earns at least $47,500.", None),
        ] {
            assert_eq!(against(a, b), expected, "{a} {b}");
        }
    }
}
