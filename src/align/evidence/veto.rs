//! What rules out that two figures speak of the same thing.

use super::{Against, Feature, In, Strengths, Values};
use crate::align::about::{About, FigureAbout};
use crate::align::contrast;
use crate::align::frame;
use crate::align::measure::Dimension;
use crate::align::sort::{Sort, is_of_people};
use crate::figure::{Bound, FigureKind, roundness};

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
        Values::Equal => pair.denied().or_else(|| pair.elsewhen()).or_else(|| pair.dead_or_alive()),
        Values::Meet => pair
            .denied()
            .or_else(|| pair.elsewhen())
            .or_else(|| pair.per_else())
            .or_else(|| pair.dead_or_alive())
            .or_else(|| pair.on_other_sides())
            .or_else(|| pair.is_outgrown())
            .or_else(|| pair.in_part()),
        Values::Apart => pair
            .of_another()
            .or_else(|| pair.per_else())
            .or_else(|| pair.dead_or_alive())
            .or_else(|| pair.is_too_far())
            .or_else(|| pair.on_other_sides())
            .or_else(|| pair.of_many())
            .or_else(|| pair.takes_up())
            .or_else(|| pair.among())
            .or_else(|| pair.in_sum())
            .or_else(|| pair.in_place())
            .or_else(|| pair.in_room())
            .or_else(|| pair.in_time()),
    }
}

/// How many times a value may be another. Of 20 pairs that readers judged and that lie five times apart or more, 3 were of one
/// thing.
const FAR: f64 = 8.0;
/// How many times a value may be another of the same toll.
const FAR_OF_TOLLS: f64 = 40.0;
/// How like the words of two ranks, scores or factors must be.
const IN_THE_SAME_WORDS: f32 = 0.5;
/// How much of the one sum of votes the other must be to be of one vote, of which some stayed away.
const ONE_CHAMBER: f64 = 0.9;
/// From which sum on a score is rather of votes than of a game.
const OF_VOTES: f64 = 40.0;
/// A day in minutes.
const DAY: i64 = 1440;
/// So many days are no more than a run of days, from so many on they are a period.
const DAYS: [i64; 2] = [10, 27];

impl Pair<'_> {
    fn on(&self, feature: Feature) -> bool {
        self.strengths[feature as usize] > 0.5
    }

    /// Another time, or the age of another person.
    fn elsewhen(&self) -> Option<Against> {
        let rare = self.strengths[Feature::RareValue as usize] >= 0.5;
        // Another time and another place: even a rare value is told twice by chance.
        let elsewhere = self.on(Feature::OtherSeat) && self.on(Feature::OtherPlace);
        let past = self.a.about.past || self.b.about.past;
        if self.on(Feature::OtherTime) && past && (!rare || elsewhere) {
            return Some(Against::OtherPeriod);
        }
        let sure = self.a.about.who_sure && self.b.about.who_sure;
        let other = self.x.dimension == Dimension::Age && self.on(Feature::OtherName) && sure;
        other.then_some(Against::OtherName)
    }

    /// The age of another person: of people whom no name tells, ages are many. Or of the same in another time.
    fn of_another(&self) -> Option<Against> {
        let unnamed = self.x.dimension == Dimension::Age && !self.on(Feature::SameName);
        let then = (self.x.then != self.y.then).then_some(Against::OtherPeriod);
        unnamed.then_some(Against::OtherName).or(then)
    }

    /// "Hundreds" says too little to be held against another number, but of a toll; and nothing but a toll grows manifold.
    fn is_too_far(&self) -> Option<Against> {
        let vague = self.x.bound == Bound::Vague || self.y.bound == Bound::Vague;
        let toll = self.on(Feature::SameToll);
        let far = self.x.size.times(&self.y.size) > FAR_OF_TOLLS;
        let manifold = self.x.size.times(&self.y.size) > FAR;
        ((vague || manifold) && !toll || toll && far).then_some(Against::TooFar)
    }

    /// Ranks, scores and factors ("the fifth time", "52 to 48", "three times") stand in many places of one story: of 27 pairs that
    /// readers judged and whose values differ one was of one thing. In the same words they may be all the same.
    fn of_many(&self) -> Option<Against> {
        let many = |d: Dimension| {
            matches!(d, Dimension::Ordinal | Dimension::Score | Dimension::Other(FigureKind::Factor))
        };
        let words =
            self.strengths[Feature::NearWords as usize].max(self.strengths[Feature::SentenceWords as usize]);
        let (p, q) = (&self.x.parts, &self.y.parts);
        // "Passed by 112 votes to 98", "approved 112-89": one vote.
        let one = !p.is_empty() && p.iter().any(|v| q.contains(v));
        // The only score of each article, in clauses of one thing: "lawmakers voted 112 to 98", "passed by 113 votes to 97".
        let score = self.x.dimension == Dimension::Score;
        if score && self.of_two_chambers() {
            return Some(Against::OtherNoun);
        }
        let only = score && self.on(Feature::OneOfItsKind) && self.on(Feature::ClauseWords);
        (many(self.x.dimension) && words < IN_THE_SAME_WORDS && !one && !only).then_some(Against::OtherNoun)
    }

    /// Whether two scores are of votes by other numbers of people: another chamber has other members.
    fn of_two_chambers(&self) -> bool {
        let sum = |f: &FigureAbout| {
            f.parts.iter().filter_map(rust_decimal::prelude::ToPrimitive::to_f64).sum::<f64>()
        };
        let (x, y) = (sum(self.x), sum(self.y));
        x.max(y) >= OF_VOTES && x.min(y) < ONE_CHAMBER * x.max(y)
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

    /// "Orlin did not pay $5 million", "Orlin paid $5 million": one verb, which one of them denies.
    fn denied(&self) -> Option<Against> {
        (self.on(Feature::SameVerb) && self.a.about.denied != self.b.about.denied).then_some(Against::Denied)
    }

    /// "Exports rose to $5 billion", "imports rose to $6 billion".
    fn on_other_sides(&self) -> Option<Against> {
        let [p, q] = [self.a, self.b].map(|of| of.about.sides_taken.as_slice());
        contrast::exclude(p, q).then_some(Against::OtherNoun)
    }

    /// Bounds hold whatever lies beyond them, yet "more than 800 dead" and "more than 200,000 dead" are of two places.
    fn is_outgrown(&self) -> Option<Against> {
        let open = roundness::one_direction(self.x.bound, self.y.bound);
        (open && self.x.size.times(&self.y.size) > FAR_OF_TOLLS).then_some(Against::TooFar)
    }

    /// So many in another span of time, or at all.
    fn per_else(&self) -> Option<Against> {
        (self.x.per != self.y.per).then_some(Against::OtherDimension)
    }

    /// A part against the whole: "24 of them", "including three".
    fn in_part(&self) -> Option<Against> {
        (self.x.scope != self.y.scope).then_some(Against::PartAgainstWhole)
    }

    /// The same as far as the words leave no doubt: "of the dead, 24", "three children" of "ten people", "15 other states". Of
    /// other words that tell of a part, readers found as many pairs of one thing as of pairs without them.
    fn among(&self) -> Option<Against> {
        let (x, y) = (self.x, self.y);
        let class = |f: &FigureAbout, other: &FigureAbout| f.class && other.sort == Sort::Anyone;
        // "Passed in 12 of 15 wards", "lost in three of the 15".
        let rest =
            x.of.is_some() && x.of == y.of && x.size.value.zip(y.size.value).map(|(p, q)| p + q) == x.of;
        let part = x.among != y.among || x.others != y.others || class(x, y) || class(y, x) || rest;
        part.then_some(Against::PartAgainstWhole)
    }

    /// What one article tells in two parts the other tells in one sum: "205 members and two mayors signed", "207 signed".
    fn in_sum(&self) -> Option<Against> {
        let counted = |f: &FigureAbout| f.dimension == Dimension::Count;
        let sums = |of: In<'_>, part: &FigureAbout, whole: &FigureAbout| {
            let rest = whole.size.value.zip(part.size.value).map_or(0.0, |(w, p)| w - p);
            // Of three killed and two injured the sum is neither.
            let harmed = |f: &FigureAbout| f.role.is_some_and(is_of_people);
            let one_role = |f: &FigureAbout| f.role == part.role || !harmed(f) && !harmed(part);
            let beside = |f: &&FigureAbout| counted(f) && one_role(f) && f.size.value == Some(rest);
            rest > 0.0 && of.figures().iter().any(beside)
        };
        let (x, y) = (self.x, self.y);
        let one = counted(x) && counted(y) && (sums(self.a, x, y) || sums(self.b, y, x));
        one.then_some(Against::PartAgainstWhole)
    }

    /// The toll of a place, told beside a greater one, against one that is not told of that place: "38 died … in Osk district 17 were
    /// killed" and "we have counted 11 dead".
    fn in_place(&self) -> Option<Against> {
        let part = |of: In<'_>, part: &FigureAbout, other: In<'_>| {
            let seat = &of.about.seat;
            let elsewhere = !seat.is_empty() && frame::common(seat, &other.about.seat) == 0.0;
            part.role.is_some_and(is_of_people) && of.about.outdone && elsewhere
        };
        let one = part(self.a, self.x, self.b) || part(self.b, self.y, self.a);
        one.then_some(Against::PartAgainstWhole)
    }

    /// How many there is room for, against how many there are.
    fn in_room(&self) -> Option<Against> {
        let room = |f: &FigureAbout| f.role == Some("capacity");
        (room(self.x) != room(self.y)).then_some(Against::OtherRole)
    }

    /// What a value rose from against what it rose to; what is told of two days, or once of some days and once of a month
    /// or a year; an aftershock against the quake.
    fn in_time(&self) -> Option<Against> {
        let after = |i: In<'_>| i.about.after;
        match () {
            () if after(self.a) != after(self.b) => Some(Against::OtherEvent),
            () if self.x.begins_change != self.y.begins_change => Some(Against::OtherPeriod),
            () if self.x.dimension == Dimension::Duration => None,
            () if other_span(self.a.about, self.b.about) => Some(Against::OtherPeriod),
            () => None,
        }
    }
}

/// Whether the dates that govern two claims are two days, or a run of days and a period.
fn other_span(a: &About, b: &About) -> bool {
    let days = |(start, end): (i64, i64)| (end - start) / DAY;
    let (Some(p), Some(q)) = (a.span, b.span) else { return false };
    let (short, long) = (days(p).min(days(q)), days(p).max(days(q)));
    let meet = p.0 <= q.1 && q.0 <= p.1;
    (long <= 1 && !meet) || (short <= DAYS[0] && long >= DAYS[1])
}

/// How much the words near by two figures of one article must be alike for both to be told of one thing.
const OF_ONE_THING: f32 = 0.6;

/// How much the names of both sentences must be alike for both figures to be told of one thing: of "Tovan leads by 12 votes" and
/// "Weber leads by 30 votes" the names tell two things.
const OF_ONE_NAME: f32 = 0.5;

/// Whether two figures of one article are told of one thing, in the same words.
pub(crate) fn tells_the_same(p: In<'_>, q: In<'_>) -> bool {
    let (a, b) = (p.about, q.about);
    let (m, n) = (p.names(), q.names());
    let named = m.is_empty() && n.is_empty() || frame::likeness(m, n) >= OF_ONE_NAME;

    let one = |x: &FigureAbout, y: &FigureAbout| {
        x.dimension == y.dimension && x.head == y.head && x.role == y.role && x.scope == y.scope
    };
    a.figure.as_ref().zip(b.figure.as_ref()).is_some_and(|(x, y)| one(x, y))
        && a.sentence != b.sentence
        && named
        && frame::likeness(&a.near, &b.near) >= OF_ONE_THING
}

#[cfg(test)]
mod tests {
    use crate::align::{self, Against};
    use crate::{Article, Reading};

    /// Why the first figures of two texts cannot be of one thing.
    fn against(a: &str, b: &str) -> Option<Against> {
        let articles = [Article::new("a", a), Article::new("b", b)];
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        let first = |r: usize| {
            readings[r]
                .claims
                .iter()
                .position(|c| c.figure().is_some())
                .unwrap_or_else(|| panic!("a figure in {a} or {b}"))
        };
        align::explain(&readings, (0, first(0)), (1, first(1))).expect("two figures").against
    }

    #[test]
    fn what_rules_out() {
        use Against as A;
        for (a, b, expected) in [
            ("The quake killed 37 people.", "The quake killed 45 people.", None),
            ("The quake killed 37 people.", "The quake killed more than 3,000 people.", Some(A::TooFar)),
            ("The quake killed 37 people.", "The quake killed 900 people.", None),
            ("One leaked letter named him.", "Thousands of leaked letters named him.", Some(A::TooFar)),
            ("22 of the district's schools are open.", "24 schools are open.", None),
            (
                "Of the dead, 24 were found in the village.",
                "41 people died in the flood.",
                Some(A::PartAgainstWhole),
            ),
            (
                "The vote was 52-48.",
                "After a long night of talks the guild lost a 60-40 vote.",
                Some(A::OtherNoun),
            ),
            ("The vote on the bill was 52-48.", "The bill passed on a 52-46 vote.", None),
            // The only scores, in clauses of one thing, though the rest of the sentences has other words.
            (
                "After talks that nobody had thought could last so long, lawmakers in Osk voted 131 to 112 for the water bill.",
                "Lawmakers in Osk voted 141 to 102 on the water bill, and farmers cheered when the board outside showed the result.",
                None,
            ),
            (
                "After talks that nobody had thought could last so long, lawmakers in Osk voted 52 to 48 for the water bill.",
                "Lawmakers in Osk voted 231 to 201 on the water bill, and farmers cheered when the board outside showed the result.",
                Some(A::OtherNoun),
            ),
            ("Guards fired 20 rockets.", "The army shot down two rockets.", Some(A::TooFar)),
            (
                "He came to the 10th anniversary of her shop.",
                "In Tarn the fire marked a fifth anniversary of grief.",
                Some(A::OtherNoun),
            ),
            (
                "205 members and two mayors signed.",
                "207 mayors and members signed.",
                Some(A::PartAgainstWhole),
            ),
            (
                "The tax passed in 12 of the 15 wards.",
                "The tax lost in three of the 15 wards.",
                Some(A::PartAgainstWhole),
            ),
            ("The tax passed in 12 of the 15 wards.", "The tax passed in 11 of the 15 wards.", None),
            ("The firm will cut 1,150 jobs.", "The firm is axing 1,300 positions.", None),
            ("15 other states sued.", "12 states sued.", Some(A::PartAgainstWhole)),
            ("Two children died in the flood.", "Seven people died in the flood.", Some(A::PartAgainstWhole)),
            (
                "In Osk district 17 people were killed. The toll of the quake rose to 38 people killed.",
                "The quake killed 11 people.",
                Some(A::PartAgainstWhole),
            ),
            ("In Osk district 17 people were killed.", "The quake killed 11 people.", None),
            ("150 passengers were aboard.", "It has a capacity of 201 passengers.", Some(A::OtherRole)),
            (
                "12 people have been shot since Sunday.",
                "60 people have been shot in 2031.",
                Some(A::OtherPeriod),
            ),
            ("A 5.8 magnitude quake struck.", "A 4.6 magnitude aftershock struck.", Some(A::OtherEvent)),
            ("Maria Keller, 24, was hurt.", "Anna Lind, 31, was hurt.", Some(A::OtherName)),
            ("Maria Keller, 24, was hurt.", "Maria Keller, 31, was hurt.", None),
            (
                "Maria Keller, 71, was hurt.",
                "Maria Keller lost a boat when she was 32.",
                Some(A::OtherPeriod),
            ),
            ("Maria Keller, 71, was hurt.", "Maria Keller, who was in her 60s, was hurt.", None),
            (
                "The jobless rate rose from 6.1 percent.",
                "The jobless rate rose to 6.4 percent.",
                Some(A::OtherPeriod),
            ),
            ("The fund raised 35 million.", "The fund raised $35 million.", None),
            ("The fund raised 35 million.", "The fund raised $30 million.", Some(A::OtherDimension)),
            ("She earns $47,500 a year.", "She earns at least $47,500.", None),
        ] {
            assert_eq!(against(a, b), expected, "{a} {b}");
        }
    }
}
