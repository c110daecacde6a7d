//! Words that bound a number: before it ("at least") and behind it ("or more", "-odd").

mod denied;

use super::class::{self, Class};

use super::Bound;
use super::noun;
use super::numeral::{NumberWord, number_word};
use super::phrases::Phrases;
use super::scan::is_ended;
use crate::date::denies;
use crate::error::Error;
use crate::lexicon::{List, Table, WordSet};
use crate::text::Document;

static APPROACHES: List<WordSet> =
    List::new(|| WordSet::load("approaches.tsv", include_str!("../lexicon/en/approaches.tsv")));

/// How words bound a number; finer than [`Bound`], since "just over" says more than "over".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Nearness {
    /// No bounding word, or one that changes nothing ("exactly", "only").
    #[default]
    Exact,
    /// "about".
    About,
    /// "nearly": just below.
    Nearly,
    /// "over".
    Over,
    /// "just over".
    JustOver,
    /// "at least".
    AtLeast,
    /// "under".
    Under,
    /// "just under".
    JustUnder,
    /// "at most".
    AtMost,
}

impl Nearness {
    fn parse(name: &str) -> Result<Nearness, Error> {
        Ok(match name {
            "exact" => Nearness::Exact,
            "about" => Nearness::About,
            "nearly" => Nearness::Nearly,
            "over" => Nearness::Over,
            "just_over" => Nearness::JustOver,
            "at_least" => Nearness::AtLeast,
            "under" => Nearness::Under,
            "just_under" => Nearness::JustUnder,
            "at_most" => Nearness::AtMost,
            other => return Err(Error::word_list(format!("“{other}” is no bound"))),
        })
    }

    /// The bound as reported.
    pub(crate) fn bound(self) -> Bound {
        match self {
            Nearness::Exact => Bound::Exact,
            Nearness::About | Nearness::Nearly => Bound::About,
            Nearness::Over | Nearness::JustOver => Bound::Over,
            Nearness::AtLeast => Bound::AtLeast,
            Nearness::Under | Nearness::JustUnder => Bound::Under,
            Nearness::AtMost => Bound::AtMost,
        }
    }
}

fn load(name: &str, text: &'static str) -> Vec<(&'static str, Nearness)> {
    let table = Table::parse(name, text, 2).unwrap_or_else(|e| panic!("{e}"));
    let row = |r: crate::lexicon::Row<'_, 'static>| {
        let bound =
            Nearness::parse(r.fields[1]).unwrap_or_else(|e| panic!("{}", e.in_file(name).at_line(r.line)));
        (r.fields[0], bound)
    };
    table.rows().map(row).collect()
}

static BEFORE: List<Phrases<Nearness>> = List::new(|| {
    let rows = load("bounds_before.tsv", include_str!("../lexicon/en/bounds_before.tsv"));
    Phrases::backward(rows.into_iter())
});
static AFTER: List<Phrases<Nearness>> = List::new(|| {
    let rows = load("bounds_after.tsv", include_str!("../lexicon/en/bounds_after.tsv"));
    Phrases::forward(rows.into_iter())
});

/// The bounding words that end before token `end`, not before token `from`: their first token and what they say. Several may
/// stand together ("only about", "up to about"): the outermost that bounds wins, "exact" ones are passed over.
pub(crate) fn before(doc: &Document<'_>, end: usize, from: usize) -> Option<(usize, Nearness)> {
    let mut at = end;
    let mut said = Nearness::Exact;
    for _ in 0..4 {
        let found = BEFORE.before(doc, at, from).map(|(start, bound)| (start, *bound));
        let Some((start, bound)) = found.or_else(|| tops(doc, at, from)) else { break };
        if doc.lower(start) == "as" && !is_as_much(doc, start, at) {
            break;
        }
        if doc.lower(start) == "closer" && !is_near(doc, start) {
            break;
        }
        // "above or below 20 percent": on either side of it
        let either = start + 1 == at && matches!(doc.before(start), "or" | "nor" | "and");
        if either && BEFORE.before(doc, start - 1, from).is_some() {
            break;
        }
        // "took over at least seven": a number that is bounded is bounded no further by what a verb may take along.
        let bounded = matches!(said, Nearness::AtLeast | Nearness::AtMost | Nearness::Over | Nearness::Under);
        if bounded && start + 1 == at && matches!(doc.lower(start), "over" | "under" | "above" | "below") {
            break;
        }
        let (start, bound) = denied::turned(doc, start..at, from, bound).unwrap_or((start, bound));
        // "20~100": a tilde between two numbers makes a range.
        if doc.word(start) == "~" && start > from && doc.tokens()[start - 1].is_number() {
            break;
        }
        if bound != Nearness::Exact {
            // "up to about 5" is at most 5; "as high as roughly 5" is about 5.
            let inner = matches!(said, Nearness::About | Nearness::Nearly) && doc.lower(start) != "as";
            // "at least as far as 30 miles"
            let at_least = bound == Nearness::AtLeast && doc.lower(at) == "as";
            said = if said == Nearness::Exact || inner || at_least { bound } else { said };
        }
        at = start;
    }
    (at < end).then_some((at, said))
}

/// "the rate is closer to 11 percent", "he was paid closer to $3 million", not "crept closer to 12 towns", "built closer to 300 homes": behind
/// what is, or before a sum, a share or a measure.
fn is_near(doc: &Document<'_>, closer: usize) -> bool {
    let before = doc.before(closer);
    let moves =
        APPROACHES.contains(before) || before.len() > 4 && before.ends_with("ing") && before != "something";
    let is = matches!(crate::lexicon::kind_of(before), Some("be" | "adv" | "modal")) || before == "likely";
    let number = closer + 2;
    let money = super::money::is_sign_mark(doc.word(number));
    !moves && (is || money || is_before_measure(doc, number))
}

/// Whether a unit follows the number at token `k`, which is not parsed: what parses it asks for its bounds ("25m").
fn is_before_measure(doc: &Document<'_>, k: usize) -> bool {
    let scale = matches!(number_word(doc, k + 1), Some(NumberWord::Scale(_) | NumberWord::Hundred));
    let end = k + 1 + usize::from(scale);
    super::unit::at(doc, end + usize::from(doc.word(end) == "-")).is_some()
}

/// "as far as 25 miles", "as many as 12": not "twice as many as", nor "as far as two experts could tell".
fn is_as_much(doc: &Document<'_>, start: usize, number: usize) -> bool {
    let times = matches!(doc.before(start), "twice" | "times" | "thrice" | "not" | "near");
    let placed = matches!(doc.lower(start + 1), "far" | "close");
    !times && (!placed || is_before_measure(doc, number))
}

/// "could top", "expected to top", "will not top": behind what leads a verb; "the top 40" is none.
fn tops(doc: &Document<'_>, end: usize, from: usize) -> Option<(usize, Nearness)> {
    let top = end.checked_sub(1).filter(|k| *k > from && doc.lower(*k) == "top")?;
    let before = doc.before(top);
    let denied = denies(before);
    let leads = matches!(
        before,
        "to" | "would"
            | "will"
            | "could"
            | "can"
            | "may"
            | "might"
            | "should"
            | "must"
            | "soon"
            | "already"
            | "easily"
    );
    (leads || denied).then_some((top, if denied { Nearness::AtMost } else { Nearness::Over }))
}

/// The bounding words that begin at token `i`, behind a number: the token after them and what they say.
pub(crate) fn after(doc: &Document<'_>, i: usize) -> Option<(usize, Nearness)> {
    let (end, bound) = AFTER.at(doc, i).map(|(end, b)| (end, *b))?;
    let spaced = doc.tokens().get(i).is_some_and(|t| t.is_spaced());
    // "200 or greater than 190", "above 1000 and below 1500": these words bound the number that follows.
    if class::is(doc.lower(i), Class::BoundPair) && begins_number(doc, end) {
        return None;
    }
    let fits = match doc.lower(i) {
        // "4 plus 5", "3 + 4" are sums; "45+" is a bound.
        "+" => !spaced && !doc.tokens().get(end).is_some_and(|t| t.is_number()),
        // "400-some strikers", not "in those 400 - some say".
        "-" => i == 0 || !spaced,
        // "a $15 minimum wage" names the wage; "$15 minimum" bounds.
        "minimum" | "maximum" => is_ended(doc, end),
        // "20 plus hostages", not "$2 plus tax"
        "plus" => {
            let counted = doc.tokens().get(end).is_some_and(|t| t.is_word()) && noun::is_plural(doc, end);
            !begins_number(doc, end) && (!spaced || counted)
        }
        _ => true,
    };
    fits.then_some((end, bound))
}

fn begins_number(doc: &Document<'_>, i: usize) -> bool {
    let sign = usize::from(
        super::money::is_sign_mark(doc.word(i))
            || doc.word(i) == "-"
            || doc.lower(i) == "than"
            || doc.lower(i) == "to",
    );
    super::numeral::parse(doc, i + sign).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bounds() {
        for (text, expected) in [
            ("at least", Some(Nearness::AtLeast)),
            ("no fewer than", Some(Nearness::AtLeast)),
            ("not more than", Some(Nearness::AtMost)),
            ("well over", Some(Nearness::Over)),
            ("just under", Some(Nearness::JustUnder)),
            ("only about", Some(Nearness::About)),
            ("up to about", Some(Nearness::AtMost)),
            ("nearly", Some(Nearness::Nearly)),
            ("within", Some(Nearness::AtMost)),
            ("nothing more than", Some(Nearness::Exact)),
            ("the", None),
            ("exceed", Some(Nearness::Over)),
            ("this would exceed", Some(Nearness::Over)),
            ("this could top", Some(Nearness::Over)),
            ("this will not top", Some(Nearness::AtMost)),
            ("the top", None),
            ("it has as many as", Some(Nearness::AtMost)),
            ("it has twice as many as", None),
            ("the rate is closer to", Some(Nearness::About)),
            ("it crept closer to", None),
        ] {
            let doc = Document::new(text);
            let end = doc.tokens().len();
            assert_eq!(before(&doc, end, 0).map(|(_, b)| b), expected, "{text}");
        }
        for (text, expected) in [
            ("or more of", Some(Nearness::AtLeast)),
            ("or so", Some(Nearness::About)),
            ("-odd men", Some(Nearness::About)),
            ("men", None),
            ("-some men", Some(Nearness::About)),
        ] {
            assert_eq!(after(&Document::new(text), 0).map(|(_, b)| b), expected, "{text}");
        }
        assert_eq!(after(&Document::new("400 - some men"), 1), None);
    }
}
