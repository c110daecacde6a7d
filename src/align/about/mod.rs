//! What a claim is about: everything but its value.

mod clause;
mod figure;
mod owner;
mod passage;
mod place;
mod when;

pub(crate) use passage::standing_of;
pub(crate) use when::{When, length, stated};

use std::ops::Range;

use super::contrast;
use super::frame::{self, Bag, Frame};
use super::measure::{Dimension, Size};
use super::names::Who;
use super::role::Role;
use super::sort::Sort;
use super::terms::{self, TermId};
use crate::attribution::is_statement;
use crate::claim::{Claim, ClaimBody, ClaimKind};
use crate::error::Error;
use crate::figure::{Bound, Change, FigureKind};
use crate::lexicon::{List, WordMap};
use crate::name::NameKind;
use crate::reading::Reading;
use crate::span::Span;

/// What a claim is about.
#[derive(Clone, Debug)]
pub(crate) struct About {
    /// The kind of claim.
    pub(crate) kind: ClaimKind,
    /// The sentence it stands in.
    pub(crate) sentence: usize,
    /// Terms near by: those of its own clause weigh most. For an attribution, those of what is said.
    pub(crate) near: Bag,
    /// The terms of the clause it stands in.
    pub(crate) clause: Bag,
    /// Minutes since 1970 of the nearest date of its sentence; of a date, its own.
    pub(crate) when: Option<(i64, i64)>,
    /// The same of the nearest date of its clause, or at the head of its sentence.
    pub(crate) governed: Option<(i64, i64)>,
    /// The same with an open end closed: what is told "since Sunday" is told of the days until the article appeared.
    pub(crate) span: Option<(i64, i64)>,
    /// Whether it tells of what came after the event: an aftershock, a second blast.
    pub(crate) after: bool,
    /// Whether that date lies well before the article.
    pub(crate) past: bool,
    /// Where it stands.
    pub(crate) place: Place,
    /// Whether it speaks of something not yet done.
    pub(crate) plan: bool,
    /// The person, group or place named closest by; of an attribution, the speaker.
    pub(crate) who: Option<Who>,
    /// Whether that name stands right before the claim.
    pub(crate) who_sure: bool,
    /// The words of the place that the sentence puts it in.
    pub(crate) at: Bag,
    /// The names of the place that its clause puts it in.
    pub(crate) seat: Bag,
    /// The words of its subject.
    pub(crate) subject: Bag,
    /// The names that its passage is about: those of its sentence, else of the nearest before that has any.
    pub(crate) focus: Bag,
    /// The words right before and right behind it.
    pub(crate) beside: [TermId; 2],
    /// Who says it.
    pub(crate) said_by: Option<Who>,
    /// The telling words right before and right behind it.
    pub(crate) sides: [Bag; 2],
    /// Whether it is needed, forecast or former, as far as words near by say.
    pub(crate) status: u8,
    /// The verb that it stands nearest to, and whether that brings a statement.
    pub(crate) verb: Option<(TermId, bool)>,
    /// Whether that verb is denied.
    pub(crate) denied: bool,
    /// What only a figure has.
    pub(crate) figure: Option<FigureAbout>,
    /// What only a date has: when it lies.
    pub(crate) date: Option<When>,
    /// Whether someone speaks at it.
    pub(crate) saying: bool,
    /// What only an attribution has: the runs of four words in what is quoted.
    pub(crate) runs: Vec<TermId>,
    /// How many other values stand in the same slot of the article.
    pub(crate) rivals: usize,
    /// Whether its article tells a greater value in the same role.
    pub(crate) outdone: bool,
    /// The sides that the words of its clause, or of a date its verb, stand on, where words leave one another out.
    pub(crate) sides_taken: Vec<(&'static str, &'static str)>,
}

impl About {
    /// A claim of `kind` in the sentence of that number, of which nothing more is known.
    fn of(kind: ClaimKind, sentence: usize) -> About {
        let place = match sentence {
            0 => Place::Top,
            1..=LEAD => Place::Lead,
            _ => Place::Body,
        };
        About {
            kind,
            sentence,
            near: Bag::new(),
            clause: Bag::new(),
            when: None,
            governed: None,
            span: None,
            after: false,
            past: false,
            place,
            plan: false,
            who: None,
            who_sure: false,
            at: Bag::new(),
            seat: Bag::new(),
            subject: Bag::new(),
            focus: Bag::new(),
            beside: [0; 2],
            said_by: None,
            sides: [Bag::new(), Bag::new()],
            status: 0,
            verb: None,
            denied: false,
            figure: None,
            date: None,
            saying: false,
            runs: Vec::new(),
            rivals: 0,
            sides_taken: Vec::new(),
            outdone: false,
        }
    }
}

/// What a figure is about.
#[derive(Clone, Debug)]
pub(crate) struct FigureAbout {
    /// In what it is measured.
    pub(crate) dimension: Dimension,
    /// Its value.
    pub(crate) size: Size,
    /// The head noun of what is counted; of a measure, its unit.
    pub(crate) head: TermId,
    /// Whom or what it counts.
    pub(crate) sort: Sort,
    /// In which role.
    pub(crate) role: Option<Role>,
    /// Whole, part or other.
    pub(crate) scope: Scope,
    /// The whole noun as one word: "crew members" is "crewmembers".
    pub(crate) compound: TermId,
    /// Of money, which.
    pub(crate) currency: TermId,
    /// Whether it takes up who was named before: "the two countries".
    pub(crate) known: bool,
    /// Whether it counts others than those counted before: "70 others".
    pub(crate) others: bool,
    /// Whether the words before take up a whole: "of the dead, 24".
    pub(crate) among: bool,
    /// Whether it counts a class of people: children, women.
    pub(crate) class: bool,
    /// Whether a change begins with it: "from 30 to 50".
    pub(crate) begins_change: bool,
    /// How many there are of those of whom it is a part: "12 of the 15 wards".
    pub(crate) of: Option<f64>,
    /// The words of the counted noun's phrase.
    pub(crate) noun: Bag,
    /// How its words bound it.
    pub(crate) bound: Bound,
    /// Whether it is a change by this much, and which way.
    pub(crate) change: Option<Change>,
    /// Of an age, whether it is one of another time: "when she was 32".
    pub(crate) then: bool,
    /// Of a rate, per what ("37,000 patients a year").
    pub(crate) per: TermId,
    /// Values of a score.
    pub(crate) parts: Vec<rust_decimal::Decimal>,
}

/// Where in an article something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the first sentence, which is mostly the headline.
    Top,
    /// In the next few.
    Lead,
    /// Further down.
    Body,
}

/// Which share of the things counted a figure means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All, for all that is said.
    Whole,
    /// "including three", "three of them".
    Part,
    /// "another three", "three more".
    Other,
}

/// Dates so long before publication speak of something else than the news.
pub(crate) const PAST_DAYS: i64 = 21;
/// How close to a date a figure stands that is of it, in tokens.
const DATE_REACH: usize = 4;
/// Sentences that count as the lead.
const LEAD: usize = 4;

/// How far a word that tells of a plan tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Of what stands near.
    Near,
    /// Of the whole sentence.
    Sentence,
}

/// How far before a figure and behind it a word may stand, in tokens, that says that it is not yet so.
const PLAN_REACH: [usize; 2] = [8, 5];

static PLAN_WORDS: List<WordMap<Reach>> = List::new(|| {
    WordMap::load("plan_words.tsv", include_str!("../../lexicon/en/plan_words.tsv"), 2, |f| match f[0] {
        "near" => Ok(Reach::Near),
        "sentence" => Ok(Reach::Sentence),
        other => Err(Error::word_list(format!("“{other}” is no reach"))),
    })
});

/// What each claim of `reading` is about.
pub(crate) fn read(reading: &Reading<'_>, frame: &Frame) -> Vec<About> {
    let figures = frame::claimed(reading, ClaimKind::Figure);
    let dates = frame::claimed(reading, ClaimKind::Date);
    let mut taken = vec![0u8; reading.doc.tokens().len()];
    for (tokens, _) in &figures {
        tokens.clone().for_each(|i| taken[i] |= FIGURE);
    }
    for (tokens, _) in &dates {
        tokens.clone().for_each(|i| taken[i] |= DATE);
    }
    let scene = Scene { reading, frame, figures, dates, taken };
    let mut abouts: Vec<About> = reading.claims.iter().map(|c| scene.about(c)).collect();
    figure::count_rivals(&mut abouts);
    when::mark_only_ahead(&mut abouts);
    abouts
}

const FIGURE: u8 = 1;
const DATE: u8 = 2;

struct Scene<'a, 'r> {
    reading: &'a Reading<'r>,
    frame: &'a Frame,
    figures: Vec<(Range<usize>, usize)>,
    dates: Vec<(Range<usize>, usize)>,
    taken: Vec<u8>,
}

impl Scene<'_, '_> {
    fn about(&self, claim: &Claim) -> About {
        let doc = &self.reading.doc;
        let at = frame::tokens_of(doc, claim.span);
        let index = doc.sentence_at(claim.span.start()).min(doc.sentences().len().saturating_sub(1));
        let sentence = doc.sentences().get(index).map_or(at.clone(), |s| s.tokens.clone());
        let mut about = About::of(claim.kind, index);
        about.when = match &claim.body {
            ClaimBody::Date(date) => frame::minutes(date),
            _ => self.dated(&at, &sentence, |_| true),
        };
        about.governed = match &claim.body {
            ClaimBody::Date(_) => about.when,
            _ => self.dated(&at, &sentence, |date| self.in_one_clause(&at, date, &sentence)),
        };
        about.span = about.governed.map(|when| self.closed(when));
        about.after = self.is_after(&at, &sentence);
        about.past = self.is_past(about.when);
        about.plan = self.is_plan(&at, &sentence);
        about.subject = words(self.reading.phrase(claim));
        about.focus = self.focus(index);
        about.beside = self.beside(&at, &sentence);
        let verb = self.nearest_verb(&at, &sentence);
        about.verb = verb.map(|verb| self.verb(verb));
        about.denied = verb.is_some_and(|verb| self.is_denied(verb, &sentence));
        about.said_by = self.said_by(claim);
        about.sides = self.sides(&at, &sentence);
        about.status = self.status(&at, &sentence);
        about.date = when::when(claim, self.reading);
        self.fill(&mut about, claim, &at, &sentence);
        about
    }

    /// What only claims of this kind have.
    fn fill(&self, about: &mut About, claim: &Claim, at: &Range<usize>, sentence: &Range<usize>) {
        match &claim.body {
            ClaimBody::Figure(figure) => {
                about.near = self.near(at, sentence, 0.12);
                about.clause = self.clause(at, sentence);
                about.sides_taken = contrast::of_figure(&about.clause);
                (about.who, about.who_sure) = self.named_near(at, sentence, figure.kind == FigureKind::Age);
                about.at = self.placed(at, sentence);
                about.seat = self.seat(at, sentence);
                about.figure = Some(self.figure(figure, claim, at, sentence));
            }
            ClaimBody::Date(_) => {
                about.near = self.near(at, sentence, 0.2);
                about.seat = self.seat(at, sentence);
                about.clause = self.clause(at, sentence);
                about.sides_taken =
                    about.verb.and_then(|(verb, _)| contrast::of_date(verb)).into_iter().collect();
                about.saying = self.is_saying(at, sentence);
                // What was said lies behind: "he would hold talks on June 12, he said".
                let ahead = about.date.as_ref().is_some_and(When::is_ahead);
                let told = !ahead && self.is_told(at, sentence);
                // What is so "since May" began in May.
                about.past = self.is_past(about.date.as_ref().and_then(|date| date.placed).or(about.when));
                if about.date.as_ref().is_some_and(When::is_set) {
                    // The day tells better than any verb whether it is yet to come: "talks resume", "visitors can see it from 4 May".
                    (about.plan, about.status) = (ahead, 0);
                }
                about.date.iter_mut().for_each(|date| date.told = told);
            }
            // What is no statement has nothing by which it could meet another.
            ClaimBody::Attribution(said) if !is_statement(&self.reading.doc, &self.reading.names, said) => {}
            ClaimBody::Attribution(said) => {
                about.near = self.content(&said.content);
                about.runs = self.runs(&said.content);
                about.who = said.speaker.as_ref().map(|s| self.speaker(s));
            }
        }
    }

    /// The terms around the tokens `at`: their weight falls with distance, and more over a comma or a conjunction.
    fn near(&self, at: &Range<usize>, sentence: &Range<usize>, fall: f32) -> Bag {
        let mut found = Vec::new();
        let mut walk = |tokens: &mut dyn Iterator<Item = usize>| {
            let (mut share, mut steps) = (1.0f32, 0.0f32);
            for i in tokens {
                steps += 1.0;
                if matches!(
                    self.reading.doc.lower(i),
                    "," | "and" | "but" | ";" | "—" | "–" | "while" | ":" | "("
                ) {
                    share *= 0.7;
                }
                let term = self.frame.terms[i];
                if self.taken[i] == 0 && term.weight > 0.3 {
                    found.push(terms::Term { weight: term.weight * share / (1.0 + fall * steps), ..term });
                }
            }
        };
        walk(&mut (at.end..sentence.end.max(at.end)));
        walk(&mut (sentence.start.min(at.start)..at.start).rev());
        // What stands inside the evidence but is no number: "crew members" of "eight crew members".
        let series =
            |i: usize| matches!(self.reading.doc.lower(i), "straight" | "consecutive" | "successive");
        let inner = at.clone().filter(|i| !self.frame.is_value[*i] && !series(*i));
        found.extend(inner.map(|i| self.frame.terms[i]));
        frame::bag(found.into_iter())
    }

    /// The nearest date of the sentence that `may` be of what stands at `at`. One right behind another figure belongs to that:
    /// "to more than 700, from 135 in 1975".
    fn dated(
        &self,
        at: &Range<usize>,
        sentence: &Range<usize>,
        may: impl Fn(&Range<usize>) -> bool,
    ) -> Option<(i64, i64)> {
        let from = self.dates.partition_point(|(d, _)| d.start < sentence.start);
        let here = self.dates[from..].iter().take_while(|(d, _)| d.start < sentence.end);
        let distance = |d: &Range<usize>| at.start.abs_diff(d.start).min(at.end.abs_diff(d.end));
        // A time of the clock says nothing of the day.
        here.filter(|(d, _)| !self.is_of_another(at, d) && may(d))
            .filter_map(|(d, c)| Some((distance(d), frame::minutes(self.reading.claims[*c].date()?)?)))
            .filter(|(_, (start, end))| end - start > 60)
            .min()
            .map(|(_, when)| when)
    }

    /// Whether the date at the tokens `date` stands at another figure, with that between it and the one at `at`: "from 136
    /// *in 1975* to 700".
    fn is_of_another(&self, at: &Range<usize>, date: &Range<usize>) -> bool {
        let figure = |i: usize| self.taken[i] & FIGURE != 0 && self.taken[i] & DATE == 0;
        let before = || date.start.saturating_sub(DATE_REACH).max(at.end)..date.start;
        let behind = || date.end..(date.end + DATE_REACH).min(at.start);
        if date.start >= at.end { before().any(figure) } else { behind().any(figure) }
    }

    fn is_past(&self, when: Option<(i64, i64)>) -> bool {
        let published = self.reading.source.day().map(frame::day_number);
        matches!((when, published), (Some((_, end)), Some(day)) if end < (day - PAST_DAYS) * 1440)
    }

    /// Whether a word near by says that it is not yet so, or the sentence that it tells of a poll.
    fn is_plan(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let around = self.in_clause(at, sentence, PLAN_REACH);
        sentence.clone().any(|i| {
            let plans = match PLAN_WORDS.get(doc.lower(i)) {
                Some(Reach::Sentence) => true,
                Some(Reach::Near) => around.contains(&i),
                None => false,
            };
            plans && !self.is_of_date_or_name(i)
        })
    }

    fn is_saying(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let around =
            sentence.start.max(at.start.saturating_sub(4))..sentence.end.min(at.end + 3).max(at.start);
        let said = terms::form("said");
        around.into_iter().any(|i| self.frame.terms[i].id == said)
    }

    /// Who speaks. One whom no name tells is of no kind.
    fn speaker(&self, speaker: &crate::attribution::Speaker) -> Who {
        let names = &self.reading.names;
        let entity = names.entities().iter().position(|e| *e == speaker.entity);
        Who::new(speaker.entity.clone(), entity.map_or(NameKind::Other, |i| names.kind(i)))
    }

    /// The name right before a claim, and that it is sure; else one soon after, which is not.
    fn named_near(&self, at: &Range<usize>, sentence: &Range<usize>, aged: bool) -> (Option<Who>, bool) {
        let doc = &self.reading.doc;
        let (start, end) = (|i: usize| doc.span_of(i..i + 1).start(), |i: usize| doc.span_of(i..i + 1).end());
        let names = self.reading.names.mentions();
        let entity = |n: &crate::name::NameMention| self.who(n);
        let before = self.names_before(at).last();
        if let Some(owner) = self.aged(at, sentence).filter(|_| aged) {
            return (owner, false);
        }
        if self.is_of_kin(at, sentence) {
            return (None, false);
        }
        let near = |n: &&crate::name::NameMention| {
            n.span.start() >= start(sentence.start) && doc.token_at(n.span.end()) + 3 > at.start
        };
        let behind = names.get(names.partition_point(|n| n.span.start() < end(at.end.max(1) - 1)));
        // "the 22-year-old Maria Keller"
        let glued = |n: &&crate::name::NameMention| {
            let first = doc.token_at(n.span.start());
            doc.lower(at.end.max(1) - 1) == "old" && first <= at.end + 1 && !self.begins_clause(at, first)
        };
        if let Some(name) = behind.filter(glued).or(before.filter(near)) {
            return (entity(name), true);
        }
        let soon = |n: &&crate::name::NameMention| {
            let first = doc.token_at(n.span.start());
            first <= at.end + 8 && first < sentence.end && !(aged && self.begins_clause(at, first))
        };
        (behind.filter(soon).and_then(entity), false)
    }

    /// Whether a person without a name stands right before a claim: "his sister, *18*".
    fn is_of_kin(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let before = at.start.checked_sub(1).filter(|i| *i >= sentence.start && doc.lower(*i) == ",");
        let noun = before.and_then(|i| i.checked_sub(1)).filter(|i| *i >= sentence.start);
        noun.is_some_and(|i| !doc.tokens()[i].is_capital() && super::sort::is_person(doc.lower(i)))
    }

    /// The terms of what is said.
    fn content(&self, parts: &[Span]) -> Bag {
        let tokens = parts.iter().flat_map(|p| frame::tokens_of(&self.reading.doc, *p));
        frame::bag(tokens.map(|i| self.frame.terms[i]))
    }

    /// The runs of four words in what is said, each as one number, sorted.
    fn runs(&self, parts: &[Span]) -> Vec<TermId> {
        let mut runs = Vec::new();
        for part in parts {
            let words: Vec<TermId> = frame::tokens_of(&self.reading.doc, *part)
                .map(|i| self.frame.terms[i].id)
                .filter(|id| *id != terms::NONE)
                .collect();
            // A quotation too short for a run is one by itself: "a mess".
            runs.extend(
                words
                    .windows(words.len().clamp(1, 4))
                    .map(|w| w.iter().fold(7u32, |h, id| h.rotate_left(7) ^ id)),
            );
        }
        runs.sort_unstable();
        runs.dedup();
        runs
    }
}

/// The terms of a phrase.
fn words(phrase: &str) -> Bag {
    let words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2);
    frame::bag(words.take(12).map(|w| terms::term(&w.to_lowercase())).filter(|t| t.weight > 0.4))
}
