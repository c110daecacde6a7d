//! "Four times": how many times as much, or how often.

use rust_decimal::Decimal;

use super::super::bound;
use super::super::item::Item;
use super::super::numeral::Numeral;
use super::super::scan::{Scan, is_ended};
use super::super::{FigureKind, adjective, change, numeral, unit};
use super::rate::per;
use crate::lexicon::{List, WordSet};
use crate::text::{Document, Token, TokenKind};

/// "four times", "threefold", "6-fold", "2x" behind the numeral. Times that multiply nothing are occasions, and counted.
pub(super) fn read(scan: &Scan<'_, '_>, item: &mut Item) -> bool {
    let doc = scan.doc;
    let end = item.tokens.end;
    let start = item.tokens.start;
    // "rose by a factor of 52", "by a factor of almost 10"
    let (of, near) = bound::before(doc, start, scan.from).unwrap_or((start, bound::Nearness::Exact));
    if scan.before(of) == "of"
        && scan.before_by(of, 2) == "factor"
        && matches!(scan.before_by(of, 3), "a" | "an")
        && is_ended(doc, end)
    {
        (item.tokens.start, item.kind, item.near) = (of - 3, FigureKind::Factor, near);
        return true;
    }
    let hyphen = usize::from(doc.word(end) == "-");
    let word = doc.lower(end + hyphen);
    let times = word == "times" && hyphen == 0;
    let fold = word == "fold" || word == "x" && !doc.tokens()[end].is_spaced() && hyphen == 0;
    if !times && !fold {
        return false;
    }
    item.tokens.end = end + hyphen + 1;
    item.kind = FigureKind::Factor;
    if let Some((top, per_end)) = per(doc, item.tokens.end).filter(|_| times) {
        item.unit = Some(format!("count/{top}").into());
        item.kind = FigureKind::Rate;
        item.tokens.end = per_end;
    } else if times && !multiplies(scan, item) {
        item.unit = Some("time".into());
        item.kind = FigureKind::Count;
    }
    true
}

/// "twice as many", "at double the rate", "twice that": so many times what follows; not "twice a week" nor "plans to double the price".
pub(in crate::figure) fn twice(doc: &Document<'_>, i: usize) -> Option<Numeral> {
    let n: u64 = match doc.lower(i) {
        "twice" | "double" => 2,
        "thrice" | "triple" => 3,
        _ => return None,
    };
    // "double" and "triple" are mostly verbs: "would nearly double the price".
    let back = |n: usize| i.checked_sub(n).map_or("", |k| doc.lower(k));
    let hedged = matches!(back(1), "about" | "nearly" | "almost" | "roughly");
    let led = if hedged { back(2) } else { back(1) };
    let verb = matches!(
        led,
        "to" | "would" | "will" | "could" | "may" | "might" | "can" | "has" | "have" | "had" | "should"
    );
    let paid = matches!(
        led,
        "at" | "for" | "is" | "was" | "are" | "were" | "than" | "cost" | "costs" | "paid" | "pay"
    );
    let noun = matches!(doc.lower(i), "twice" | "thrice") || paid || hedged && !verb;
    (noun && is_compared(doc, i + 1)).then(|| Numeral::whole(Decimal::from(n), i + 1))
}

/// What something can be twice of.
static MEASURES: List<WordSet> =
    List::new(|| WordSet::load("twice_the.tsv", include_str!("../../lexicon/en/twice_the.tsv")));

/// Whether what "twice" is compared with begins at `k`: a measure, no time and nobody ("she twice the mayor").
fn is_compared(doc: &Document<'_>, k: usize) -> bool {
    let next = doc.lower(k + 1);
    match doc.lower(k) {
        "as" => {
            matches!(next, "many" | "much" | "often")
                || adjective::is(doc, k + 1)
                || adjective::is_listed(next)
        }
        "the" | "its" | "their" | "his" | "her" | "our" => MEASURES.contains(next),
        "that" => {
            !doc.tokens().get(k + 1).is_some_and(Token::is_word)
                || matches!(
                    next,
                    "of" | "amount"
                        | "number"
                        | "figure"
                        | "rate"
                        | "many"
                        | "much"
                        | "size"
                        | "sum"
                        | "total"
                        | "in"
                )
        }
        "what" => true,
        _ => false,
    }
}

/// Whether "N times" multiplies: what it is times as much as stands behind ("four times the size", "as many", "larger", "normal
/// levels"), or a change or a price before ("rose four times", "at 20 times earnings").
fn multiplies(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start =
        bound::before(doc, item.tokens.start, scan.from).map_or(item.tokens.start, |(start, _)| start);
    let before = scan.before(start);
    let at = doc.lower(start) == "at" && !matches!(doc.lower(start + 1), "least" | "most" | "the");
    let moved = at || matches!(before, "at" | "by") || change::is_verb(before);
    moved || is_multiplied(doc, item.tokens.end)
}

/// Whether what is multiplied begins at token `k`.
fn is_multiplied(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    // "five times the night she left", "four times that week": when it was.
    if matches!(word, "the" | "that" | "a" | "an") && is_time(doc, k + 1) {
        return false;
    }
    let owned = (k + 1..k + 4).any(|i| {
        doc.tokens().get(i).is_some_and(|t| t.kind() == TokenKind::Possessive)
            && (k..i).all(|w| doc.tokens()[w].is_capital())
    });
    matches!(
        word,
        "as" | "the"
            | "what"
            | "that"
            | "those"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "more"
            | "less"
            | "fewer"
            | "better"
            | "worse"
            | "average"
    ) || word == "over" && !doc.tokens().get(k + 1).is_some_and(Token::is_word)
        || is_comparative(word)
        || owned
        || adjective::is(doc, k) && !word.ends_with("ing") && !word.ends_with("ed") && !is_when(word)
        || numeral::parse(doc, k).is_some()
}

/// Units and parts of time, as words that an article leads: "the night", "a day".
fn is_time(doc: &Document<'_>, k: usize) -> bool {
    unit::at(doc, k).is_some_and(|(_, unit)| unit::kind_of(unit.dimension) == FigureKind::Duration)
        || matches!(doc.lower(k), "morning" | "afternoon" | "evening" | "night" | "weekend" | "season")
}

/// Adjectives that tell when: "five times last year".
fn is_when(word: &str) -> bool {
    matches!(word, "last" | "next" | "daily" | "past" | "several" | "recent")
}

/// "larger", "likelier": adjectives in "-er".
fn is_comparative(word: &str) -> bool {
    word.strip_suffix("er").is_some_and(|stem| {
        let end = stem.as_bytes().last().copied().filter(u8::is_ascii_alphabetic).unwrap_or(0);
        adjective::is_listed(stem)
            || adjective::is_listed(&format!("{stem}e"))
            || end == b'i' && stem.len() > 3
            || end != 0
                && stem.len() > 3
                && stem.as_bytes()[stem.len() - 2] == end
                && adjective::is_listed(&stem[..stem.len() - 1])
    })
}

#[cfg(test)]
mod tests {
    use crate::figure::{FigureKind, read};
    use crate::text::Document;

    #[test]
    fn words_of_any_letters_are_looked_at() {
        assert_eq!(read(&Document::new("He won four times \u{4000}er and left."), &[]).len(), 1);
    }

    #[test]
    fn times_multiply_or_are_counted() {
        for (text, multiplies) in [
            ("The hall is four times the size of the old one.", true),
            ("It costs four times as much.", true),
            ("It is four times larger.", true),
            ("It held ten times normal levels of lead.", true),
            ("It was more than four times Norland's share.", true),
            ("It is 50 to 85 times what they said.", true),
            ("The fee rose four times.", true),
            ("It sells at about 20 times earnings.", true),
            ("It grew fourfold.", true),
            ("It rose by a factor of 52.", true),
            ("It rose by a factor of almost 10.", true),
            ("He was arrested four times.", false),
            ("He was shot 14 times and died.", false),
            ("She sang at least six times over the past three winters.", false),
            ("He called her five times the night she left.", false),
            ("She was there four times that week.", false),
            ("They met three times last year.", false),
            ("Five times, the pump failed.", false),
        ] {
            let found = read(&Document::new(text), &[]);
            let expected =
                if multiplies { (FigureKind::Factor, None) } else { (FigureKind::Count, Some("time")) };
            let first = &found[0].value;
            assert_eq!((first.kind, first.unit.as_deref()), expected, "{text}");
        }
    }

    #[test]
    fn twice_as_much_as_something() {
        for (text, expected) in [
            ("The engine burns almost twice as much fuel.", Some("almost twice")),
            ("Falls occur at twice the rate of others.", Some("twice")),
            ("The ticket was double the usual price.", Some("double")),
            ("Sales were twice what they were.", Some("twice")),
            ("She said twice that she would leave.", None),
            ("He was twice the mayor of Olm.", None),
            ("Olm lost twice the following year.", None),
            ("He swims twice a week.", None),
            ("He served twice as mayor.", None),
            ("They plan to double the budget.", None),
            ("It would nearly double the price.", None),
        ] {
            let doc = Document::new(text);
            let found = read(&doc, &[]);
            let factor = found.iter().find(|m| m.value.kind == FigureKind::Factor);
            assert_eq!(factor.map(|m| doc.text_of(m.span)), expected, "{text}");
        }
    }
}
