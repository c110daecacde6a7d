//! Scores and votes: "31-24", "won 3-2", "passed 52-48", "by 52 votes to 48".

use super::class::{self, Class};
use rust_decimal::Decimal;

use super::FigureKind;
use super::item::{Amount, Item};
use super::numeral::{self, Numeral, number_word};
use super::scan::{Scan, is_ended};
use super::{behind, noun};
use crate::text::Document;

/// The score that begins at token `i`: two whole numbers below a thousand joined by a glued hyphen, where the words around speak
/// of winning or voting, or the first is the greater, so that it can be no range.
pub(super) fn read(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    if let Some(item) = attempts(doc, i).or_else(|| tied(scan, i)).or_else(|| told(scan, i)) {
        return Some(item);
    }
    let (a, b) = (points(doc, i)?, points(doc, i + 2)?);
    let glued = |k: usize| doc.tokens().get(k).is_some_and(|t| !t.is_spaced());
    // "3-1/2 hours"
    let mixed = numeral::parse(doc, i).is_some_and(|n| n.end == i + 5);
    if !is_dash(doc.word(i + 1))
        || mixed
        || !glued(i + 1)
        || !glued(i + 2)
        || is_dash(doc.word(i + 3)) && glued(i + 4) && points(doc, i + 4).is_some()
    {
        return None;
    }
    // "all won about the same (48–50 percent)": shares that rise are a range, unless somebody trails.
    let trails = (1..=TRAILS).any(|n| trails(scan.before_by(i, n)));
    // "45-55 percent" are all that voted.
    let whole = a.checked_add(b).is_some_and(|sum| (Decimal::from(99)..=Decimal::from(101)).contains(&sum));
    if a < b && is_percent(doc, i + 3) && !trails && !whole {
        return None;
    }
    let contest = contest_before(doc, i, scan.from, 3) || contest_after(doc, i + 3);
    // "10-2 votes"
    let cast = a > b && class::is(doc.lower(i + 3), Class::Cast);
    let measured = measured(doc, i + 3, scan.to) && !(a > b && b >= SHARES && is_percent(doc, i + 3));
    if !contest && !cast && (measured || a < b) {
        return None;
    }
    Some(in_percent(doc, score(i, i + 3, a, b)))
}

/// Whether `word` tells that somebody got less than another: "trails", "lost", "behind".
pub(super) fn trails(word: &str) -> bool {
    matches!(
        word,
        "trail" | "trails" | "trailed" | "trailing" | "lost" | "lose" | "loses" | "losing" | "behind"
    )
}

/// How far before two shares a verb of trailing may stand.
const TRAILS: usize = 5;

/// "29-of-34", "17-for-17": so many of so many tries.
fn attempts(doc: &Document<'_>, i: usize) -> Option<Item> {
    let joined =
        is_dash(doc.word(i + 1)) && matches!(doc.lower(i + 2), "of" | "for") && is_dash(doc.word(i + 3));
    let (a, b) = (points(doc, i)?, points(doc, i + 4).filter(|_| joined)?);
    (a <= b).then(|| score(i, i + 5, a, b))
}

/// "a 2-to-1 ratio", "the five-to-four ruling": tied by hyphens around "to", the greater first or a contest behind, and nothing measured.
pub(super) fn tied(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    let joined = |k: usize| {
        is_dash(doc.word(k))
            && doc.lower(k + 1) == "to"
            && is_dash(doc.word(k + 2))
            && !doc.tokens()[k].is_spaced()
    };
    if !joined(i + 1) && !joined(i + 3) {
        return None;
    }
    let a = numeral::parse(doc, i).filter(|n| !n.share && n.scale == Decimal::ONE && joined(n.end))?;
    let b = numeral::parse(doc, a.end + 3).filter(|n| !n.share && n.scale == Decimal::ONE)?;
    let result = a.value > b.value || contest_after(doc, b.end);
    let measured =
        measured(doc, b.end, scan.to) && !(a.value > b.value && b.value >= SHARES && is_percent(doc, b.end));
    (result && !measured).then(|| in_percent(doc, score(i, b.end, a.value, b.value)))
}

/// From so many percent on two shares that fall are those of two sides; "5-4 percent" may be a range.
const SHARES: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// "43-41 percent", "47-to-43-percent": the greater first, percentages are no range.
fn is_percent(doc: &Document<'_>, k: usize) -> bool {
    let tied = usize::from(doc.word(k) == "-");
    super::unit::at(doc, k + tied).is_some_and(|(_, u)| u.name == "percent")
}

/// "51-41 percent": what both sides got, in shares.
fn in_percent(doc: &Document<'_>, mut score: Item) -> Item {
    let end = score.tokens.end;
    if is_percent(doc, end) {
        score.unit = Some("percent".into());
        score.tokens.end = end + 1 + usize::from(doc.word(end) == "-");
    }
    score
}

/// How many tokens behind the first of a number "to" may stand: "twenty-one votes to".
const TO: usize = 6;

/// "By 112 votes to 98", "a vote of 34 to 16", "ruled five to four": in words, the greater first, unless votes are counted. Of 767
/// "N to N" of a corpus a tenth are such results; "from 7 to 4" and what is measured are none.
pub(super) fn told(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    // Few numbers have a "to" so near behind them: those alone are read twice.
    if !(i + 1..i + TO).any(|k| doc.lower(k) == "to") {
        return None;
    }
    let whole = |k: usize| {
        numeral::parse(doc, k).filter(|n| n.value.is_integer() && !n.share && n.scale == Decimal::ONE)
    };
    let a = whole(i)?;
    let counted = class::is(doc.lower(a.end), Class::Cast);
    let to = a.end + usize::from(counted);
    let b = (doc.lower(to) == "to").then(|| whole(to + 1))??;
    let end = b.end + usize::from(class::is(doc.lower(b.end), Class::Cast));
    let led = matches!(scan.before(i), "from" | "between");
    // "outnumbered them five to one": so many for each one, whatever they do.
    let ends = is_ended(doc, b.end);
    let compared = || (1..=3).any(|n| matches!(scan.before_by(i, n), "by" | "odds" | "ratio"));
    let ratio = b.value == Decimal::ONE && a.value > b.value && (!b.in_digits || ends && compared());
    // "an 8 to 1 vote", "a 5 to 4 ruling"
    let named =
        a.value > b.value && class::is(doc.lower(b.end), Class::ContestAfter) && !noun::is_plural(doc, b.end);
    let contest = counted
        || named
        || ratio
        || ends && a.value > b.value && is_decided(scan, i)
        || contest_before(doc, i, scan.from, 5);
    let result = contest && (a.value > b.value || counted) && !led;
    (result && (end > b.end || !measured(doc, end, scan.to))).then(|| score(i, end, a.value, b.value))
}

/// "upheld it 5 to 4", "favoured it 52 to 48", "outnumber men 3 to 2": a verb that tells a contest or a ratio near before.
fn is_decided(scan: &Scan<'_, '_>, i: usize) -> bool {
    (1..=DECIDES).any(|n| class::is(scan.before_by(i, n), Class::Decides))
}

/// How far before two numbers a verb of deciding may stand.
const DECIDES: usize = 6;

/// The score of `a` to `b` over the tokens from `start` to `end`.
fn score(start: usize, end: usize, a: Decimal, b: Decimal) -> Item {
    let n = Numeral { in_digits: true, ..Numeral::whole(a, end) };
    let mut item = Item::new(start, &n);
    item.amount = Amount::Score(vec![a, b]);
    item.kind = FigureKind::Score;
    item
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "‑" | "−")
}

fn points(doc: &Document<'_>, i: usize) -> Option<Decimal> {
    let word = doc.word(i);
    (word.len() <= 3 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())?
}

/// Whether a unit or a counted noun follows: then it is a range.
fn measured(doc: &Document<'_>, i: usize, to: usize) -> bool {
    let skip = usize::from(doc.word(i) == "-");
    super::unit::at(doc, i + skip).is_some()
        || super::money::name(doc, i + skip).is_some()
        || number_word(doc, i + skip).is_some()
        || noun::behind(doc, i, to, noun::Grammar::Plural).is_some_and(|n| n.direct)
        || behind::is_pound(doc.lower(i + skip))
}

/// Whether one of the `reach` words before token `i` speaks of winning or voting.
fn contest_before(doc: &Document<'_>, i: usize, from: usize, reach: usize) -> bool {
    (from.max(i.saturating_sub(reach))..i).any(|k| class::is(doc.lower(k), Class::ContestBefore))
}

fn contest_after(doc: &Document<'_>, i: usize) -> bool {
    (i..i + 3).any(|k| class::is(doc.lower(k), Class::ContestAfter))
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn numbers_tied_by_to() {
        for (text, expected) in [
            ("They back it by a 2-to-1 ratio.", "2-to-1"),
            ("A five-to-four ruling held.", "five-to-four"),
            ("It ended in a 4-to-4 tie.", "4-to-4"),
            ("He got a 5-to-10-year term.", ""),
            ("They had a one-to-one talk.", ""),
            ("She has a 47-to-43 percent edge.", "47-to-43 percent"),
            ("She leads by two (45-43 percent).", "45-43 percent"),
            ("She had at least a 4-to-3 majority.", "at least a 4-to-3"),
            ("It takes 43-45 percent.", ""),
            ("Girls outnumber boys at least five to one.", "at least five to one"),
            ("It is open 10 to 1 on Sundays.", ""),
            ("Voters back it by 2 to 1.", "2 to 1"),
            ("The court upheld it 5 to 4.", "5 to 4"),
            ("Women outnumber men 3 to 2.", "3 to 2"),
            ("It is open 10 to 6.", ""),
            ("She worked 9 to 5.", ""),
            ("The shop opened 10 to 6.", ""),
            ("He cut it 12 to 8.", ""),
            ("Women outnumber men 3 to 1 in Osk.", "3 to 1"),
            ("Inflation of 5-4 percent is likely.", ""),
            ("It fell from five to one.", ""),
            ("It took five to one hundred days.", ""),
        ] {
            let doc = Document::new(text);
            let scores = read(&doc, &[]).into_iter().filter(|m| m.value.parts.is_some());
            assert_eq!(
                scores.map(|m| doc.text_of(m.span)).collect::<Vec<_>>().join("; "),
                expected,
                "{text}"
            );
        }
    }
}
