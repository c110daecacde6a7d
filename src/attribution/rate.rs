//! How often a reading of a cue is an attribution, counted on annotated articles.
//!
//! `cue_rates.tsv` holds, for a cue's base form and a frame ("claim that"), how many of a hundred such
//! readings were attributions, and for a shape ("+ing nobody") what it makes of a rate of 50. A reading below [`LEAST`] is dropped; of two readings of which one stands in the
//! other's content, one is kept.

use arrayvec::ArrayString;

use super::Stance;
use super::candidate::Candidate;
use super::noun::is_owned_word;
use super::shape::{is_calamity, shape};
use super::word::{Kind, Text};
#[cfg(test)]
use crate::lexicon::index::Fields;
use crate::lexicon::index::Index;
use crate::lexicon::{self, List, WordSet};

static HEARER_VERBS: List<WordSet> =
    List::new(|| WordSet::load("hearer_always.tsv", include_str!("../lexicon/en/hearer_always.tsv")));

/// The least rate, in percent, of a reading that is reported.
const LEAST: u8 = 32;
/// The same where much is said, of which a reader would miss more.
const LEAST_LONG: u8 = 14;
/// From how many tokens on that is.
const LONG: usize = 14;

/// What stands for all cues in a frame.
pub(super) const ANY: &str = "*";

/// Rates by base form and frame, in percent.
#[derive(Clone, Debug)]
pub(super) struct Rates {
    known: Known,
    /// The rate of frames that are not known.
    other: u8,
}

/// The rates of a list, by base form, a space and frame.
#[derive(Clone, Copy, Debug)]
struct Known(Index);

/// How long a base form and a frame are together at most.
const LONGEST: usize = 48;

impl Known {
    fn get(&self, lemma: &str, frame: &str) -> Option<u8> {
        let mut key = ArrayString::<LONGEST>::new();
        [lemma, " ", frame].iter().try_for_each(|part| key.try_push_str(part)).ok()?;
        self.0.paired(&key)?.parse().ok()
    }
}

static BUILT_IN: List<Rates> = List::new(|| {
    let list = include_str!("../lexicon/en/cue_rates.tsv");
    Rates { known: Known(lexicon::index("cue_rates.tsv", list, 2)), other: 0 }
});

/// Of two readings of which one stands in the other's content the outer is kept, unless its rate is below this
/// many percent of the inner one's.
const OUTER: u32 = 70;

/// The least rate, in percent, of a statement that stands beside the words that attribute it ("The mayor has asked for
/// help, officials said").
const BESIDE_LEAST: u8 = 45;

/// Frames whose cue stands beside what is said rather than before it.
const BESIDE: [&str; 7] = ["as-clause", "before", "behind", "front", "inside", "inverted", "parenthesis"];

/// Makes the table of rates.
pub(super) fn prepare() {
    let _ = &*BUILT_IN;
}

impl Rates {
    /// The rates of `cue_rates.tsv`.
    pub(super) fn built_in() -> &'static Rates {
        &BUILT_IN
    }

    #[cfg(test)]
    pub(super) fn new(rates: impl IntoIterator<Item = ((&'static str, &'static str), u8)>) -> Rates {
        let row = |((lemma, frame), rate): ((&str, &str), u8)| [format!("{lemma} {frame}"), rate.to_string()];
        let mut rows: Vec<[String; 2]> = rates.into_iter().map(row).collect();
        rows.sort_unstable();
        Rates { known: Known(Index::of_rows(&rows)), other: 0 }
    }

    /// Rates by which every reading is likely.
    #[cfg(test)]
    pub(super) fn all() -> Rates {
        Rates { known: Known(Index::of_rows(&[] as &[[&str; 2]])), other: 100 }
    }

    /// The table's lines, sorted by their bytes.
    #[cfg(test)]
    pub(super) fn to_tsv(&self) -> String {
        let line = |fields: Fields| fields.collect::<Vec<_>>().join("\t") + "\n";
        self.known.0.rows().map(line).collect()
    }

    /// The reading with its rate: that of the cue in its frame, shifted as its shape shifts a rate of 50. Hedges,
    /// agents of passives with an infinitive ("feared by many to be") and somebody's own word ("her promise to") are
    /// always likely: they say so, whether or not annotators mark them.
    pub(super) fn rated(&self, text: &Text<'_, '_>, mut c: Candidate) -> Candidate {
        // behind a clause without quotation marks almost nothing but "said" and "wrote" comes before its subject
        let usual = || self.known.get(ANY, c.frame).filter(|_| c.frame != "inverted");
        let rate = self.known.get(c.lemma, c.frame).or_else(usual);
        let (shape, of) = shape(text, &c);
        let shift = self.known.get(shape, of);
        let firm = matches!(c.frame, "hedge" | "passive-by-to" | "speaker-label") || is_owned_word(&c);
        let least = match c.frame {
            "signed" => 100,
            _ if firm => LEAST,
            _ => 0,
        };
        if is_hearer(&c) || c.source.as_ref().is_some_and(|s| is_mute(text, s)) {
            return c;
        }
        let rate_of = match (rate, shift) {
            (Some(rate), Some(shift)) => percent(chance(odds(rate) + odds(shift))),
            _ => rate.unwrap_or(self.other),
        };
        c.rate = rate_of.max(least);
        c
    }
}

/// Whether the source stands behind a verb of telling, and so is who was told: "… told the Herald".
pub(super) fn is_hearer(c: &Candidate) -> bool {
    c.frame.ends_with("inverted") && HEARER_VERBS.contains(c.lemma)
}

/// "You agree to our terms", "the flood claimed": nobody whose words are reported.
fn is_mute(text: &Text<'_, '_>, source: &std::ops::Range<usize>) -> bool {
    let own = usize::from(text.kind(source.start) == Kind::His); // "according to their plan"
    let measure = source.len() == 1 + own && super::statement::is_measure(text.lower(source.end - 1));
    source.len() == 1 && text.lower(source.start) == "you" || measure || is_calamity(text, source)
}

/// The logarithm of the odds of a rate in percent.
fn odds(rate: u8) -> f64 {
    let p = (f64::from(rate) / 100.0).clamp(0.005, 0.995);
    (p / (1.0 - p)).ln()
}

/// The share whose odds have the logarithm `odds`.
pub(super) fn chance(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// A share as a rate in percent.
pub(super) fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}

/// Whether a reading is likely enough to be reported.
pub(super) fn is_likely(c: &Candidate) -> bool {
    let words: usize = c.content.iter().map(ExactSizeIterator::len).sum();
    c.rate >= if words >= LONG { LEAST_LONG } else { LEAST }
}

/// The readings that are likely enough and do not stand in each other's content, in the same order.
pub(super) fn select(text: &Text<'_, '_>, found: &[Candidate]) -> Vec<Candidate> {
    let likely: Vec<_> = found.iter().filter(|c| is_likely(c) && text.level(c.head) == 0).cloned().collect();
    let mut order: Vec<usize> = (0..likely.len()).collect();
    let size = |c: &Candidate| c.content.iter().map(std::ops::Range::len).sum::<usize>();
    order.sort_by_key(|&i| (std::cmp::Reverse(size(&likely[i])), i));
    let mut dropped: Vec<bool> = (0..likely.len()).map(|i| is_outspoken(text, &likely, i)).collect();
    for outer in order {
        if !dropped[outer] {
            settle(text, &likely, outer, &mut dropped);
        }
    }
    let mut kept = dropped.iter().map(|d| !d);
    likely.into_iter().filter(|_| kept.next().unwrap_or(false)).collect()
}

/// Whether a verb of speech brings the very quotation that another word would bring here: "… said in a letter", "… said Ana Lind, an
/// advocate", "Ana Lind told the Arbel Post: …".
fn is_outspoken(text: &Text<'_, '_>, likely: &[Candidate], i: usize) -> bool {
    let quotation = |c: &Candidate| {
        let first = c.content.first()?.start;
        (text.kind(first) == Kind::Open).then_some(first)
    };
    let own = &likely[i];
    let speaks = |c: &Candidate| super::statement::is_speech(c.lemma) || c.lemma.starts_with("according");
    let other = |k: usize| k != i && quotation(&likely[k]) == quotation(own) && speaks(&likely[k]);
    quotation(own).is_some() && !speaks(own) && near(likely, i).any(other)
}

/// Drops either the reading `outer` or those that stand in its content.
fn settle(text: &Text<'_, '_>, likely: &[Candidate], outer: usize, dropped: &mut [bool]) {
    let inner: Vec<usize> = near(likely, outer)
        .filter(|&i| i != outer && !dropped[i] && holds(&likely[outer], &likely[i]))
        .collect();
    let stays = |i: &usize| speaks_within(text, &likely[outer], &likely[*i]);
    let inner: Vec<usize> = inner.into_iter().filter(|i| !stays(i)).collect();
    let thought = |i: &usize| says_thought(&likely[outer], &likely[*i]);
    let best = inner.iter().filter(|i| !thought(i)).map(|&i| likely[i].rate).max().unwrap_or(0);
    if u32::from(likely[outer].rate) * 100 < u32::from(best) * OUTER {
        dropped[outer] = true;
    } else {
        inner.into_iter().for_each(|i| dropped[i] = true);
    }
}

/// "Orth said he thought that the boats were lost", "the report found that the office could not be sure": what is thought is told by
/// who says so.
fn says_thought(outer: &Candidate, inner: &Candidate) -> bool {
    let thinks = matches!(inner.stance, Stance::Believes | Stance::Expects | Stance::Doubts);
    let clause = matches!(outer.frame, "that" | "clause");
    clause && thinks && outer.source.is_some() && super::statement::is_speech(outer.lemma)
}

/// "The survey shows that 54 houses burned, the paper reported": somebody named speaks in what another says beside it.
/// What is said inside a quotation, or in a clause of what is said, stays what the outer speaker says.
fn speaks_within(text: &Text<'_, '_>, outer: &Candidate, inner: &Candidate) -> bool {
    let says = matches!(inner.frame, "that" | "clause" | "to" | "np" | "np-to" | "wh")
        || inner.frame.starts_with("quote");
    let beside = BESIDE.contains(&outer.frame) && says && inner.rate >= BESIDE_LEAST;
    beside && inner.source.as_ref().is_some_and(|s| is_named(text, s))
}

/// Whether the source says by itself who it is: no pronoun, no relative clause.
fn is_named(text: &Text<'_, '_>, source: &std::ops::Range<usize>) -> bool {
    let relative = matches!(text.kind(source.end - 1), Kind::Who | Kind::That);
    let noun = text.is_nominal(source.start) && text.kind(source.start) != Kind::It;
    !relative && (noun || source.len() > 1)
}

/// The readings whose cues may stand in the content of `outer`: those close by in the list.
fn near(likely: &[Candidate], outer: usize) -> std::ops::Range<usize> {
    outer.saturating_sub(12)..(outer + 12).min(likely.len())
}

/// Whether `inner` has its cue in the content of `outer`.
pub(super) fn holds(outer: &Candidate, inner: &Candidate) -> bool {
    outer.content.iter().any(|part| part.contains(&inner.head))
}
