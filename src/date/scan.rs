//! Finds expressions of time: walks a sentence's tokens from left to right and takes, at each, the longest
//! expression that begins there.

use super::lexeme::{Bound, Edge, Glue, Lex, Pick, Reference, Shift, Unit, lexemes};
use super::time::{Time, What};
use super::{Modifier, veto};
use crate::text::Document;

/// An expression found: its tokens and what they say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The sentence it stands in.
    pub(super) sentence: usize,
    pub(super) time: Time,
}

/// What a rule returns: the token after the expression, and what it says.
pub(super) type Hit = Option<(usize, Time)>;

/// The tokens of a document with their meanings, and the sentence under work: no rule sees beyond it.
pub(super) struct Scan<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    lex: Vec<Lex>,
    /// The sentence's first token.
    pub(super) floor: usize,
    /// The token after the sentence's last.
    pub(super) limit: usize,
}

/// All expressions of `doc`, in order, none over another.
pub(super) fn scan<'a, 't>(doc: &'a Document<'t>) -> (Scan<'a, 't>, Vec<Found>) {
    let mut scan = Scan { doc, lex: lexemes(doc), floor: 0, limit: 0 };
    let mut out = Vec::new();
    for (sentence, s) in doc.sentences().iter().enumerate() {
        (scan.floor, scan.limit) = (s.tokens.start, s.tokens.end);
        let mut i = scan.floor;
        while i < scan.limit {
            match scan.expression(i) {
                Some((end, time)) => {
                    out.push(Found { start: i, end, sentence, time });
                    i = end.max(i + 1);
                }
                None => i += 1,
            }
        }
    }
    (scan, out)
}

impl Scan<'_, '_> {
    /// The meaning of token `i`; [`Lex::None`] outside the sentence.
    pub(super) fn lex(&self, i: usize) -> Lex {
        if i < self.floor || i >= self.limit { Lex::None } else { self.lex[i] }
    }

    /// The meaning of token `i` of the document, whatever sentence is under work.
    pub(super) fn meaning(&self, i: usize) -> Lex {
        self.lex.get(i).copied().unwrap_or(Lex::None)
    }

    /// Token `i` in lower case; empty outside the sentence.
    pub(super) fn lower(&self, i: usize) -> &str {
        if i < self.floor || i >= self.limit { "" } else { self.doc.lower(i) }
    }

    /// The word before `i`, in lower case.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |b| self.lower(b))
    }

    /// Whether token `i` follows the one before without a space.
    pub(super) fn glued(&self, i: usize) -> bool {
        i > self.floor && i < self.limit && !self.doc.tokens()[i].is_spaced()
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        i < self.limit && self.doc.tokens()[i].is_capital()
    }

    /// Token `i` as a plain whole number of at most four digits, with its number of digits.
    pub(super) fn digits(&self, i: usize) -> Option<(u16, usize)> {
        if self.lex(i) != Lex::Number {
            return None;
        }
        let word = self.doc.word(i);
        (word.len() <= 4).then(|| word.parse().ok().map(|n| (n, word.len())))?
    }

    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        matches!(self.lower(i), "-" | "–" | "—" | "‑")
    }

    /// `i`, or the token after it if it is the mark `mark`.
    pub(super) fn past(&self, i: usize, mark: &str) -> usize {
        i + usize::from(self.lower(i) == mark)
    }

    fn expression(&self, i: usize) -> Hit {
        if self.lex(i) == Lex::None || (self.glued(i) && veto::glued(self, i)) {
            return None;
        }
        let (end, time) = self.phrase(i)?;
        if veto::is_some_day(self, i, end) {
            return Some((end, Time::reference(Reference::Future)));
        }
        let (end, time) = self.suffixed(end, time);
        (!veto::is_none(self, i, end, &time)).then_some((end, time))
    }

    /// An expression with all its parts but the words after it that only weaken it.
    pub(super) fn phrase(&self, i: usize) -> Hit {
        match self.lex(i) {
            Lex::None => None,
            Lex::Bound(_) | Lex::Glue(Glue::At) => self.bounded(i),
            Lex::Edge(_) | Lex::Shift(_) => self.edged(i),
            _ => self.plain(i),
        }
    }

    /// An expression that begins with no modifier.
    pub(super) fn plain(&self, i: usize) -> Hit {
        match self.lex(i) {
            Lex::The => self.definite(i),
            Lex::A => self.indefinite(i),
            Lex::Pick(pick) => self.picked(i, pick),
            Lex::Number => self.numeric(i),
            Lex::Cardinal(_) => self.year_in_words(i).or_else(|| self.quantity(i)),
            Lex::Vague => self.quantity(i),
            Lex::Ordinal(n) => self.ordinal(i, n),
            Lex::Month(m) => self.month(i, m),
            Lex::Weekday(w) => self.weekday(i, w),
            Lex::Weekdays(_) | Lex::Often(_) | Lex::Every | Lex::Parts(_) => self.set(i),
            Lex::Season(s) => self.season(i, s),
            Lex::Part(p) => self.part(i, p),
            Lex::Day(n) => self.today(i, n),
            Lex::Tonight => self.tonight(i),
            Lex::Reference(r) => self.reference(i, r),
            Lex::Units(u) => self.bare_units(i, u),
            Lex::Unit(Unit::Quarter) if self.numbered_quarter(i).is_some() => self.numbered_quarter(i),
            Lex::Unit(u) => self.bare_unit(i, u),
            Lex::Half => self.half(i),
            Lex::Holiday => self.holiday(i),
            Lex::Fiscal => self.fiscal(i),
            Lex::Q(n) => self.q(i, n),
            Lex::H(n) => self.h(i, n),
            _ => None,
        }
    }

    /// "about two years", "more than four hours", "up to 180 days", "within a year".
    fn bounded(&self, i: usize) -> Hit {
        let (bound, mut j) = self.bound(i)?;
        if j > i && matches!(self.lex(j), Lex::Edge(_) | Lex::None) {
            return None;
        }
        if self.lex(j) == Lex::Glue(Glue::Of) {
            j += 1;
        }
        let vague = matches!(self.lex(j), Lex::Vague) && !matches!(bound, Bound::About | Bound::Nearly);
        let counted =
            matches!(self.lex(j), Lex::A | Lex::Number | Lex::Cardinal(_)) || vague && bound == Bound::Under;
        // "talked about this week": nobody says that a time so pointed at is near.
        let dated = !matches!(self.lex(j), Lex::Weekday(_) | Lex::Day(_) | Lex::Pick(_));
        if !(counted
            || dated && matches!(bound, Bound::About | Bound::Nearly | Bound::AtLeast | Bound::AtMost))
        {
            return None;
        }
        let (end, mut time) = self.plain(j)?;
        if self.lower(i) == "over" && !veto::is_more_than(self, i, end, &time) {
            return None;
        }
        let fits = match time.what {
            What::Duration(_) | What::Offset(_) => true,
            What::Reference(_) | What::Set(_) => false,
            What::Point(_) => matches!(bound, Bound::About | Bound::Nearly),
        };
        time.modifier = Some(modifier(bound));
        fits.then_some((end, time))
    }

    /// A bounding word or words, and the token after them.
    fn bound(&self, i: usize) -> Option<(Bound, usize)> {
        let than = |i| self.lower(i) == "than";
        match (self.lex(i), self.lex(i + 1)) {
            (Lex::Glue(Glue::At), Lex::Bound(Bound::AtLeast)) => Some((Bound::AtLeast, i + 2)),
            (Lex::Glue(Glue::At), Lex::Bound(Bound::AtMost)) => Some((Bound::AtMost, i + 2)),
            (Lex::Bound(b @ (Bound::More | Bound::Less)), _) if than(i + 1) => {
                Some((if b == Bound::More { Bound::Over } else { Bound::Under }, i + 2))
            }
            (Lex::Bound(Bound::Up), _) if self.lower(i + 1) == "to" => Some((Bound::AtMost, i + 2)),
            (Lex::Bound(b @ (Bound::About | Bound::Nearly | Bound::Over | Bound::Under)), _) => {
                Some((b, i + 1))
            }
            (Lex::Bound(Bound::No), _) => self
                .bound(i + 1)
                .filter(|_| matches!(self.lex(i + 1), Lex::Bound(Bound::More | Bound::Less)))
                .map(|(b, j)| (if b == Bound::Over { Bound::AtMost } else { Bound::AtLeast }, j)),
            _ => None,
        }
    }

    /// "early 1990", "late last week", "mid-November", "earlier this year", "later that day".
    fn edged(&self, i: usize) -> Hit {
        let (edge, shift) = match self.lex(i) {
            Lex::Edge(e @ (Edge::Early | Edge::Mid | Edge::Late)) => (e, false),
            Lex::Edge(e @ (Edge::End | Edge::Start | Edge::Middle)) => return self.edge_of(i, e),
            Lex::Shift(Shift::Earlier) => (Edge::Early, true),
            Lex::Shift(Shift::Later) => (Edge::Late, true),
            _ => return None,
        };
        let mut j = if self.is_hyphen(i + 1) { i + 2 } else { i + 1 };
        if matches!(self.lower(j), "in" | "on" | "into")
            && matches!(
                self.lex(j + 1),
                Lex::The | Lex::Pick(_) | Lex::Number | Lex::Month(_) | Lex::Season(_)
            )
        {
            j += 1;
        }
        let (end, mut time) = self.plain(j).or_else(|| self.mid_part(i, j))?;
        let What::Point(point) = time.what else { return None };
        if shift
            && (point.pick.is_none()
                && j == i + 1
                && !matches!(self.lex(j), Lex::Day(_) | Lex::Weekday(_) | Lex::Pick(_)))
        {
            return None;
        }
        time.modifier = Some(edge_modifier(edge));
        Some((end, time))
    }

    /// "mid afternoon", "late evening" behind a preposition.
    fn mid_part(&self, i: usize, j: usize) -> Hit {
        let Lex::Part(part) = self.lex(j) else { return None };
        let mut time = super::parse::that_day();
        time.clock = Some(super::time::Clock::Part(part));
        matches!(self.before(i), "by" | "in" | "until" | "since").then_some((j + 1, time))
    }

    /// "end of 1990", "the beginning of October", "year-end" stands elsewhere.
    pub(super) fn edge_of(&self, i: usize, edge: Edge) -> Hit {
        (self.lex(i + 1) == Lex::Glue(Glue::Of)).then_some(())?;
        let (end, mut time) = self.plain(i + 2)?;
        let What::Point(_) = time.what else { return None };
        time.modifier = Some(edge_modifier(edge));
        Some((end, time))
    }

    /// "now", "recently", "soon after".
    fn reference(&self, i: usize, reference: Reference) -> Hit {
        if reference == Reference::Future
            && matches!(self.lex(i + 1), Lex::Shift(Shift::After | Shift::Later))
        {
            let ends = !self
                .doc
                .tokens()
                .get(i + 2)
                .filter(|_| i + 2 < self.limit)
                .is_some_and(|t| t.is_word() || t.is_number());
            let opens = i == self.floor || self.lower(i + 2) == ",";
            return (ends && !opens)
                .then(|| (i + 2, Time { modifier: Some(Modifier::After), ..Time::reference(reference) }));
        }
        veto::is_reference(self, i).then(|| (i + 1, Time::reference(reference)))
    }

    /// "two years or so", "1994 or later", "1990 and beyond".
    fn suffixed(&self, end: usize, mut time: Time) -> (usize, Time) {
        let (and, or) = (self.lex(end) == Lex::Glue(Glue::And), self.lex(end) == Lex::Glue(Glue::Or));
        let modifier = match self.lower(end + 1) {
            "so" if or => Modifier::Approx,
            "more" | "longer" if or && time.timex() == super::TimexType::Duration => Modifier::EqualOrMore,
            "less" if or => Modifier::EqualOrLess,
            "later" | "after" if or => Modifier::OnOrAfter,
            "earlier" | "before" if or => Modifier::OnOrBefore,
            "beyond" if and => Modifier::OnOrAfter,
            _ => return (end, time),
        };
        time.modifier = Some(modifier);
        (end + 2, time)
    }

    /// Whether the token is one of "this", "last", "next" and the like.
    pub(super) fn pick(&self, i: usize) -> Option<Pick> {
        match self.lex(i) {
            Lex::Pick(p) => Some(p),
            _ => None,
        }
    }

    /// The unit at `i`, in the singular or plural.
    pub(super) fn unit(&self, i: usize) -> Option<Unit> {
        match self.lex(i) {
            Lex::Unit(u) | Lex::Units(u) => Some(u),
            Lex::Century => Some(Unit::Century),
            _ => None,
        }
    }
}

pub(super) fn modifier(bound: Bound) -> Modifier {
    match bound {
        Bound::About | Bound::Nearly => Modifier::Approx,
        Bound::Over | Bound::More => Modifier::MoreThan,
        Bound::AtLeast => Modifier::EqualOrMore,
        Bound::Under | Bound::Less => Modifier::LessThan,
        Bound::AtMost | Bound::Up | Bound::Within | Bound::No => Modifier::EqualOrLess,
    }
}

pub(super) fn edge_modifier(edge: Edge) -> Modifier {
    match edge {
        Edge::Early | Edge::Start => Modifier::Start,
        Edge::Mid | Edge::Middle => Modifier::Mid,
        Edge::Late | Edge::End => Modifier::End,
    }
}
