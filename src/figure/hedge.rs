//! The words that weaken a figure without bounding it ("reportedly", "expected"), where they are said of the figure.

use super::item::Item;
use super::scan::Scan;
use super::{FigureKind, class, noun, subject};
use crate::lexicon::{self, List, WordSet};

static HEDGES: List<WordSet> =
    List::new(|| WordSet::load("hedges.tsv", include_str!("../lexicon/en/hedges.tsv")));

/// How far a hedge may stand from its figure, in tokens.
const REACH: usize = 5;

/// The hedging words near the figure, as written.
pub(super) fn read(scan: &Scan<'_, '_>, item: &Item) -> Vec<String> {
    let doc = scan.doc;
    let from = scan.from.max(item.tokens.start.saturating_sub(REACH));
    let to = scan.to.min(item.tokens.end + REACH);
    // "a higher-than-expected 223,000 jobs" are so many.
    let tied = |k: usize| scan.before(k) == "-" && !doc.tokens()[k].is_spaced();
    let hedges = (from..to).filter(|k| HEDGES.contains(doc.lower(*k)) && !tied(*k));
    hedges
        .filter(|k| reaches(scan, item, *k) && !is_of_else(scan, item, *k))
        .map(|k| doc.word(k).to_string())
        .collect()
}

/// Whether nothing parts the hedge at `k` from the figure: of 200 beyond a mark that were read a tenth were said of it, all set off by
/// themselves ("12 people, reportedly", "initially, 12 people").
fn reaches(scan: &Scan<'_, '_>, item: &Item, k: usize) -> bool {
    let marks = |mut between: std::ops::Range<usize>| between.any(|i| is_mark(scan, i));
    if k < item.tokens.start {
        let apart = k == scan.from || is_mark(scan, k - 1);
        return !marks(k + 1 + usize::from(apart)..item.tokens.start);
    }
    if k < item.tokens.end {
        return true;
    }
    // "5 million of the *estimated* 11 million"
    if scan.doc.tokens().get(k + 1).is_some_and(|t| t.is_number()) && matches!(scan.before(k), "the" | "an") {
        return false;
    }
    // "12 days before it and *reportedly* against orders": another part.
    if k > item.tokens.end && matches!(scan.before(k), "and" | "but") && is_word(scan, k + 1) {
        return false;
    }
    let alone = is_mark(scan, k.wrapping_sub(1)) && !is_word(scan, k + 1);
    let set_off = alone && !marks(item.tokens.end..k - 1);
    // "the 60,000 estimated deaths", "$3 million in projected losses"
    let article =
        matches!(scan.before(item.tokens.start), "the" | "an" | "a" | "its" | "their" | "to" | "than");
    let narrows = k == item.tokens.end && article || scan.before(k) == "in";
    let does = is_participle(scan.lower(k)) && !is_said_of(scan, k) && !narrows;
    set_off || !marks(item.tokens.end..k) && !does
}

/// A comma, a dash or a bracket; quotation marks part nothing.
fn is_mark(scan: &Scan<'_, '_>, k: usize) -> bool {
    matches!(scan.doc.word(k), "," | ";" | ":" | "(" | ")" | "[" | "–" | "—" | "--" | ".")
        || scan.doc.word(k) == "-" && scan.doc.tokens()[k].is_spaced()
}

fn is_word(scan: &Scan<'_, '_>, k: usize) -> bool {
    k < scan.to && scan.doc.tokens()[k].is_word()
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || matches!(word, "thought" | "forecast")
}

/// "are expected to", "men feared dead", "a rise that was thought": behind a figure a participle is said of it, where a verb in the past
/// is what somebody else did ("two women claimed a prize").
fn is_said_of(scan: &Scan<'_, '_>, k: usize) -> bool {
    let be = |n| matches!(scan.before_by(k, n), "is" | "are" | "was" | "were" | "be" | "been" | "being");
    let be = be(1) || be(2);
    be || scan.lower(k + 1) == "to" || !is_word(scan, k + 1) || subject::is_role(scan.doc, k + 1)
}

/// "as likely as", "more likely", "likely voters": how likely somebody does something weakens no number.
fn is_of_else(scan: &Scan<'_, '_>, item: &Item, k: usize) -> bool {
    // "$2 million and *possibly more*"
    if k >= item.tokens.end
        && matches!(scan.lower(k + 1), "more" | "less" | "fewer" | "longer" | "higher" | "lower" | "even")
    {
        return true;
    }
    if weakens_other(scan, item, k) {
        return true;
    }
    // "Orlin *claimed* that", beside "a claimed 12,000" and "is claimed to"
    let before = scan.before(k);
    if scan.lower(k) == "claimed" {
        return !matches!(
            before,
            "a" | "an" | "the" | "is" | "are" | "was" | "were" | "been" | "be" | "its" | "their"
        );
    }
    if scan.lower(k) != "likely" {
        return false;
    }
    let compared =
        matches!(scan.before(k), "as" | "more" | "less" | "most" | "least" | "equally" | "how" | "times");
    let votes = |i: usize| {
        let word = scan.lower(i);
        word.starts_with("voter") || word.starts_with("caucus") || matches!(word, "electorate" | "vote")
    };
    compared || (k + 1..scan.to.min(k + VOTERS)).any(votes)
}

/// "cases of the *potentially* fatal illness", "bail for *allegedly* breaking in", "after the *suspected* attack that left 12": what stands right
/// behind it is weakened. Nothing behind weakens a "15-minute" of something.
fn weakens_other(scan: &Scan<'_, '_>, item: &Item, k: usize) -> bool {
    let (start, end) = (item.tokens.start, item.tokens.end);
    let adverb = scan.lower(k).ends_with("ly") && scan.lower(k) != "likely";
    if k < start {
        // "suspected of mailing 14 bombs", "expected that 12 came"
        let noun = is_word(scan, k + 1) && lexicon::kind_of(scan.lower(k + 1)).is_none();
        let person = noun::listed::is_person(scan.lower(k + 1));
        let relative = (k + 2..start).any(|i| matches!(scan.lower(i), "which" | "that" | "who"));
        // "will likely show that 12 fell" hedges what is shown.
        return !adverb && noun && (person || relative) && !class::helps(scan.before(k));
    }
    // "a 20-day ban was initially imposed"
    let planned =
        scan.lower(k) == "initially" && matches!(scan.before(k), "was" | "were" | "is" | "are" | "been");
    let led = matches!(lexicon::kind_of(scan.before(k)), Some("det" | "prep" | "of" | "to" | "his" | "her"));
    k >= end
        && (item.compound && (!planned || item.kind == FigureKind::Age)
            || adverb && led && is_word(scan, k + 1))
}

/// How far behind "likely" those who vote may stand: "likely U.S. Democratic voters".
const VOTERS: usize = 5;

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn hedges_are_said_of_the_figure() {
        for (text, expected) in [
            ("Reportedly, 12 mills burned.", "Reportedly"),
            ("The fire burned 12 mills, reportedly.", "reportedly"),
            ("Some 12 men are expected to sail.", "expected"),
            ("The flood left 12 men feared dead.", "feared"),
            ("An estimated 12 mills burned.", "estimated"),
            // What is weakened stands beyond a mark.
            ("They sit in four groups, with some believed to be lost.", ""),
            ("Orlin, 52, is expected to sail.", ""),
            ("The vote was widely expected, after the 12 mills burned.", ""),
            // What somebody claimed or thought, how likely something is.
            ("Two women claimed the prize.", ""),
            ("Some 41 percent said they thought she sailed.", ""),
            ("Some 44 percent of likely U.S. voters stayed.", ""),
            ("Farmers were more likely by 12 percent.", ""),
            ("Orlin claimed 12 mills.", ""),
            ("It counts five of the estimated 11 mills.", "estimated"),
            ("The fire claimed 12 lives.", ""),
            ("It has a claimed 12 members.", "claimed"),
            ("It cost $2 million and possibly more.", ""),
            ("He expected more than 2,000 to come.", "expected"),
            ("He left 12 days before it and reportedly against orders.", ""),
            ("It will likely take 12 men.", "likely"),
            ("They bore the 6,000 estimated losses.", "estimated"),
            ("It brought $3 million in projected losses.", "projected"),
            ("They saw 1,000 cases of the potentially fatal illness.", ""),
            ("He paid $300 in bail for allegedly breaking in.", ""),
            ("They ran after the suspected attack which left 12 dead.", ""),
            ("They held 12 suspected thieves.", "suspected"),
            ("A 15-minute talk initially was planned.", ""),
            ("A 20-day ban was initially imposed.", "initially"),
            ("It added a higher-than-expected 12,000 boats.", ""),
            ("Suspected cases rose to 12.", "Suspected"),
            ("Orlin is suspected of mailing 14 bombs.", "suspected"),
            ("The suspected gunman killed 12.", ""),
            ("The likely mayor got 12 votes.", ""),
            ("It will likely show that 12 fell.", "likely"),
        ] {
            let found = read(&Document::new(text), &[]);
            let hedges: Vec<_> = found.iter().flat_map(|m| m.hedges.iter().map(String::as_str)).collect();
            assert_eq!(hedges.join(" "), expected, "{text}");
        }
    }
}
