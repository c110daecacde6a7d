//! Quotations set side by side: the same words, and what was changed in them.

use super::finding::Finding;
use super::opposed::{Said, are_opposite, negations};
use super::speakers::are_two;
use super::wording::{Change, number, within, words};
use crate::attribution::Stance;
use crate::name::is_pronoun;
use crate::report::{Reason, Verdict};

/// From how many words on two quotations that share them are one.
const LONG: usize = 8;
/// From how many in the same order a quotation is told to be given word for word.
const VERBATIM: f64 = 0.85;

/// The most changes of a quotation of which one turns its sense: with more it was told anew.
const FEW: usize = 3;

/// The words that stand in quotation marks inside the content, quotation by quotation.
fn quoted(said: &Said<'_, '_>) -> Vec<Vec<String>> {
    let doc = &said.side.reading.doc;
    let mut out = Vec::new();
    let mut covered = 0;
    for part in &said.attribution.content {
        let from = doc.quotations().partition_point(|q| q.span.start() + 4 < part.start());
        for q in doc.quotations()[from.saturating_sub(1)..].iter().take_while(|q| q.span.start() < part.end())
        {
            if q.span.start() >= covered && q.inner.end() > part.start() {
                covered = q.span.end();
                out.push(words(said.side.reading, &[q.inner]));
            }
        }
    }
    out
}

/// How the longest quotation that both share relates; none if they share none of eight words.
pub(super) fn compare(p: &Said<'_, '_>, q: &Said<'_, '_>, same: bool) -> Option<Finding> {
    let (x, y) = (quoted(p), quoted(q));
    let mut best: Option<Shared> = None;
    let joined = |v: &[Vec<String>]| v.concat();
    let better = |f: &Shared, m: &Shared| f.words > m.words || f.words == m.words && f.of < m.of;
    for (a, b) in pairs(&x, &y) {
        best = shared(&a, &b).filter(|f| best.as_ref().is_none_or(|m| better(f, m))).or(best);
    }
    // A quotation that is split in one article is whole in the other.
    let whole = shared(&joined(&x), &joined(&y));
    best = whole.filter(|f| best.as_ref().is_none_or(|m| f.words > m.words + LONG)).or(best);
    let Some(best) = best else { return same.then(|| repeated(p, q, &x, &y)).flatten() };
    let few = best.changes.len() <= FEW;
    if let Some(change) = best.changes.iter().find(|c| few && is_grave(c)) {
        let why = format!("the wording differs: {change}{}", more(&best.changes));
        return Some(Finding::new(Verdict::Conflict, Reason::Wording, why).gap(0.6));
    }
    if !same && are_two(p, q) && best.words as f64 >= VERBATIM * best.of as f64 {
        let why = "the same words are given to two speakers";
        return Some(Finding::new(Verdict::Conflict, Reason::Speaker, why).gap(0.6));
    }
    let Some(first) = best.changes.first() else {
        // Whom a pronoun stands for is told by the same words better than by what stands before.
        let pronoun = |s: &Said<'_, '_>| s.attribution.speaker.as_ref().is_some_and(|s| is_pronoun(&s.text));
        return Some(if denies(p) != denies(q) {
            Finding::new(Verdict::Compatible, Reason::Wording, "the same quotation in other statements")
        } else if same || pronoun(p) || pronoun(q) {
            Finding::new(Verdict::Agree, Reason::Speaker, "the same speaker and the same quotation")
        } else {
            Finding::new(
                Verdict::Compatible,
                Reason::Speaker,
                "the same quotation, the speaker not named in both",
            )
        });
    };
    let why = format!("the wording differs: {first}{}", more(&best.changes));
    Some(Finding::new(Verdict::Compatible, Reason::Wording, why))
}

/// From how many words on a short quotation tells.
const SHORT: usize = 3;

/// A short quotation of the one speaker that stands word for word in what the other article has him say.
fn repeated(p: &Said<'_, '_>, q: &Said<'_, '_>, x: &[Vec<String>], y: &[Vec<String>]) -> Option<Finding> {
    let holds = |parts: &[Vec<String>], all: &[String]| {
        let long = |w: &&Vec<String>| w.len() >= SHORT;
        parts.iter().any(|w| long(&w))
            && parts.iter().filter(long).all(|w| all.windows(w.len()).any(|v| v == w.as_slice()))
    };
    let turned =
        negations(&p.words) % 2 != negations(&q.words) % 2 && p.words.len().abs_diff(q.words.len()) < SHORT;
    let found = !turned && denies(p) == denies(q) && (holds(x, &q.words) || holds(y, &p.words));
    found.then(|| Finding::new(Verdict::Agree, Reason::Speaker, "the same speaker in the same words"))
}

fn denies(s: &Said<'_, '_>) -> bool {
    s.attribution.stance == Stance::Denies
}

fn more(changes: &[Change]) -> String {
    if changes.len() > 1 { format!(", and {} more", changes.len() - 1) } else { String::new() }
}

fn pairs<'v>(
    x: &'v [Vec<String>],
    y: &'v [Vec<String>],
) -> impl Iterator<Item = (Vec<String>, Vec<String>)> + 'v {
    const MOST: usize = 6;
    x.iter().take(MOST).flat_map(move |a| y.iter().take(MOST).map(move |b| (a.clone(), b.clone())))
}

/// What two quotations share.
struct Shared {
    /// How many words stand in both, in order.
    words: usize,
    /// The words of the shorter quotation.
    of: usize,
    /// What differs inside.
    changes: Vec<Change>,
}

fn shared(a: &[String], b: &[String]) -> Option<Shared> {
    let least = a.len().min(b.len());
    if least < LONG {
        return None;
    }
    let (words, changes) = within(a, b);
    (words + 2 >= LONG && words * 2 >= LONG)
        .then_some(Shared { words, of: least, changes })
        .filter(|s| s.words >= LONG - 1)
}

/// Whether a change turns the sense: a number, a negation, an opposite.
fn is_grave(change: &Change) -> bool {
    let numbers = |w: &[String]| w.iter().filter_map(|w| number(w)).collect::<Vec<_>>();
    let (g, c) = (&change.gone, &change.come);
    let (m, n) = (numbers(g), numbers(c));
    let number = m != n && !m.is_empty() && !n.is_empty();
    let opposite = g.iter().any(|x| c.iter().any(|y| are_opposite(x, y)));
    // "no countries marked" is an addition, "not" and "did not" turn what is said
    let added = (g.is_empty() || c.is_empty()) && g.len().max(c.len()) > 2;
    number || opposite || !added && negations(g) % 2 != negations(c) % 2
}
