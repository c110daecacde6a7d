//! What a date dates: the clause that it stands in, without the date, or the noun that it stands before.

use std::ops::Range;

use super::line::Line;
use super::{Offer, line};
use crate::attribution::Kind;
use crate::claim::Claim;
use crate::reading::Reading;

/// What a line begins with that dates the article.
const HEADS: [&str; 4] = ["date", "published", "updated", "posted"];
/// What each fault of a caption's form costs.
const NO_VERB: f32 = 2.0;
const NO_SUBJECT: f32 = 3.0;
const PRONOUN: f32 = 6.0;
const SHORT: f32 = 4.0;
const SPOKE: f32 = 12.0;

/// The captions that a date offers.
pub(super) fn offers(reading: &Reading<'_>, claim: &Claim) -> Vec<Offer> {
    let Some(line) = line(reading, claim.sentence, claim.span) else { return Vec::new() };
    if claim.sentence.start() == 0 && line.claim.start <= 2 && HEADS.contains(&line.doc.lower(0)) {
        return vec![Offer { text: "date of publication".to_string(), form: 0.0 }];
    }
    let clause = Clause::of(&line, Gap::Closed);
    match noun(&line) {
        // "Tuesday's earthquake in Osk": the date is of the noun, whatever the sentence says of it.
        Some(noun) if noun.text.contains(' ') => vec![noun],
        noun => noun.into_iter().chain(clause.offers()).collect(),
    }
}

/// The noun's phrase that the date stands before: "the 2020 ceasefire", "Friday's attack on the harbour".
fn noun(line: &Line<'_>) -> Option<Offer> {
    let owns = line.kind(line.claim.end) == Kind::Poss;
    let from = line.claim.end + usize::from(owns);
    let led = owns
        || line.claim.start.checked_sub(1).is_some_and(|i| {
            matches!(line.kind(i), Kind::Det | Kind::His | Kind::Her | Kind::Poss | Kind::Adj)
        });
    if !led || !line.is_nominal(from) {
        return None;
    }
    let end = phrase_end(line, from);
    let text = line.caption((from..end).collect());
    let form = if text.contains(' ') { -NO_VERB } else { -NO_VERB - SHORT };
    (!text.is_empty()).then_some(Offer { text, form })
}

/// The end of the noun's phrase at `from`, with one phrase behind a preposition.
pub(super) fn phrase_end(line: &Line<'_>, from: usize) -> usize {
    let run = |mut i: usize| {
        while line.is_nominal(i) && !line.claim.contains(&i) {
            i += 1;
        }
        i
    };
    let end = run(from);
    if !matches!(line.kind(end), Kind::Of | Kind::Prep) {
        return end;
    }
    let article = usize::from(matches!(line.kind(end + 1), Kind::Det | Kind::His | Kind::Her));
    let second = run(end + 1 + article);
    if second > end + 1 + article { second } else { end }
}

/// What stands where the claim's words were.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: a date is left out with its preposition.
    Closed,
    /// The claim itself, to be written as an ellipsis.
    Kept,
}

/// The clause of a claim, as tokens, and the pieces that its sentence falls into.
pub(super) struct Clause<'l, 't> {
    line: &'l Line<'t>,
    pieces: Vec<Range<usize>>,
    gap: Gap,
}

impl<'l, 't> Clause<'l, 't> {
    pub(super) fn of(line: &'l Line<'t>, gap: Gap) -> Clause<'l, 't> {
        Clause { line, pieces: pieces(line), gap }
    }

    /// The caption of the clause, and where it says no more than that somebody spoke, of what was said.
    fn offers(&self) -> Vec<Offer> {
        let Some((tokens, form)) = self.tokens() else { return Vec::new() };
        let text = self.line.caption(tokens);
        let spoke = ["said", "says", "told", "added"].iter().any(|w| text.ends_with(w));
        let short = match text.split(' ').count() {
            _ if spoke => -SPOKE,
            0..3 => -SHORT,
            _ => 0.0,
        };
        let said = if spoke { self.longest() } else { None };
        let own = (!text.is_empty()).then_some(Offer { text, form: form + short });
        own.into_iter().chain(said).collect()
    }

    /// The longest piece of the sentence with a verb.
    fn longest(&self) -> Option<Offer> {
        let verbal = self.pieces.iter().filter(|p| self.line.has_verb((*p).clone()));
        let piece = verbal.max_by_key(|p| (p.len(), std::cmp::Reverse(p.start)))?;
        let text = self.line.caption(piece.clone().filter(|i| !self.is_left_out(*i)).collect());
        (text.split(' ').count() > 2).then_some(Offer { text, form: -NO_VERB })
    }

    /// The clause's tokens and what its form is worth.
    pub(super) fn tokens(&self) -> Option<(Vec<usize>, f32)> {
        let line = self.line;
        let own = self.pieces.iter().position(|p| p.end > line.claim.start)?;
        let k = self.with_verb(own);
        let mut tokens: Vec<usize> = self.pieces[k].clone().filter(|i| !self.is_left_out(*i)).collect();
        let mut form = if line.has_verb(self.pieces[k].clone()) { 0.0 } else { -NO_VERB };
        let lead = tokens.iter().copied().find(|i| {
            let joins = matches!(
                line.kind(*i),
                Kind::And | Kind::Sub | Kind::Adv | Kind::Wh | Kind::That | Kind::Who | Kind::Comma
            );
            !joins && !line.is_weekday(*i)
        })?;
        if line.is_verb(lead) || line.kind(lead) == Kind::Ing {
            match self.antecedent(k) {
                Some(noun) => {
                    tokens.retain(|i| *i >= lead);
                    tokens.splice(0..0, noun);
                }
                None => form -= NO_SUBJECT,
            }
        } else if matches!(line.kind(lead), Kind::Subj | Kind::It | Kind::Her | Kind::Obj) {
            form -= PRONOUN;
        } else if matches!(line.kind(lead), Kind::His) {
            form -= NO_VERB;
        }
        Some((tokens, form))
    }

    /// Where the piece that the claim ends in does.
    pub(super) fn rest(&self) -> usize {
        let end = self.line.claim.end;
        self.pieces.iter().find(|p| p.end >= end).map_or(end, |p| p.end)
    }

    /// The piece that holds the verb of what the claim stands in: its own, the next if it opens the sentence, else the
    /// one before.
    fn with_verb(&self, own: usize) -> usize {
        let verbal = |k: &usize| {
            let piece = self.pieces[*k].clone();
            self.line.kind(piece.start) != Kind::Who && self.line.has_verb(piece)
        };
        if self.line.has_verb(self.pieces[own].clone()) {
            return own;
        }
        let ahead = (own + 1..self.pieces.len().min(own + 4)).find(verbal);
        let back = (own.saturating_sub(2)..own).rev().find(verbal);
        let found = if own == 0 { ahead.or(back) } else { back.or(ahead) };
        found.unwrap_or(own)
    }

    /// The noun that a piece without a subject speaks of: the end of the piece before, or, behind an apposition or a
    /// relative clause, of the one before that.
    fn antecedent(&self, k: usize) -> Option<Vec<usize>> {
        let relative = self.pieces[k].clone().next().is_some_and(|i| self.line.kind(i) == Kind::Who);
        let before = k.checked_sub(1)?;
        let inserted =
            |p: &Range<usize>| !self.line.has_verb(p.clone()) || self.line.kind(p.start) == Kind::Who;
        let from = match k.checked_sub(2) {
            Some(two) if !relative && inserted(&self.pieces[before]) => two,
            _ => before,
        };
        let noun = self.last_noun(self.pieces[from].clone());
        if noun.is_empty() { None } else { Some(noun) }
    }

    /// The noun's phrase that ends a piece.
    fn last_noun(&self, piece: Range<usize>) -> Vec<usize> {
        let part = |i: &usize| {
            (self.line.is_nominal(*i) || matches!(self.line.kind(*i), Kind::Of | Kind::Det | Kind::His))
                && !self.is_left_out(*i)
        };
        let mut out: Vec<usize> = piece.rev().take_while(part).collect();
        out.reverse();
        out
    }

    /// The claim's own words and, of a date, the preposition before it.
    fn is_left_out(&self, i: usize) -> bool {
        if self.gap == Gap::Kept {
            return false;
        }
        let line = self.line;
        let led = i + 1 == line.claim.start
            && (line.kind(i) == Kind::Prep
                || matches!(line.doc.lower(i), "since" | "until" | "as" | "early" | "late"));
        let owned = i == line.claim.end && line.kind(i) == Kind::Poss;
        led || owned || line.claim.contains(&i)
    }
}

/// The sentence cut at its marks and where a clause begins inside it.
fn pieces(line: &Line<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for i in 0..line.len() {
        let inside = line.claim.contains(&i) || line.is_quoted_briefly(i);
        if !inside && is_mark(line.kind(i)) {
            out.push(start..i);
            start = i + 1;
        } else if i > start && !inside && begins_clause(line, start, i) {
            out.push(start..i);
            start = i;
        }
    }
    out.push(start..line.len());
    out.retain(|p| !p.is_empty());
    out
}

fn is_mark(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Comma
            | Kind::Colon
            | Kind::Semi
            | Kind::Dash
            | Kind::Stop
            | Kind::Open
            | Kind::Close
            | Kind::Bracket
            | Kind::Unbracket
    )
}

/// Whether a clause begins at `i`: a word that joins clauses, with a verb on both sides.
fn begins_clause(line: &Line<'_>, start: usize, i: usize) -> bool {
    let joins = match line.kind(i) {
        Kind::Sub | Kind::Who | Kind::That | Kind::Wh => true,
        Kind::And => !line.is_verb(i + 1) && !matches!(line.kind(i + 1), Kind::Adv | Kind::Ing),
        _ => false,
    };
    if !joins && line.kind(i) != Kind::Who {
        return false;
    }
    let to =
        (i + 1..line.len()).find(|k| is_mark(line.kind(*k)) && !line.claim.contains(k)).unwrap_or(line.len());
    joins && line.has_verb(start..i) && line.has_verb(i + 1..to)
        || line.kind(i) == Kind::Who && line.has_verb(i + 1..to)
}
