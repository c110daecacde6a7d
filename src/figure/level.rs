//! "Deaths rose to 77", "illegal crossings fell from 4,000", "the population reached 6 million": a level without a noun is of what rose,
//! fell or got there.

use rust_decimal::Decimal;

use super::behind::unit_of;
use super::class::{self, Class};
use super::item::{Amount, Item};
use super::noun::{self, Noun};
use super::scan::Scan;
use super::{FigureKind, change};

use crate::lexicon::{self, List, WordSet};

/// Nouns in the plural that go up and down in worth or measure, not in number.
static VALUES: List<WordSet> =
    List::new(|| WordSet::load("value_nouns.tsv", include_str!("../lexicon/en/value_nouns.tsv")));

/// What is counted one by one, so that it may hit or reach a number itself: of most other nouns ("storms hit 4 million") somebody else
/// is counted.
static EVENTS: List<WordSet> =
    List::new(|| WordSet::load("counted_events.tsv", include_str!("../lexicon/en/counted_events.tsv")));

/// From how many on a crowd is told in people: "membership rose to 30" is of countries, "attendance fell to 80" a share.
const CROWD: u32 = 100;

/// How far before its verb the noun may stand: "infections per day in the country".
const REACH: usize = 9;

/// How many words tell more of the noun before it: "new COVID-19 cases".
const NARROWED: usize = 4;

/// Gives bare levels the noun that their verb is said of.
pub(super) fn nouns(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for item in items.iter_mut() {
        let whole = item.value().is_none_or(|v| v.is_integer()) && !matches!(item.amount, Amount::Vague(..));
        if !whole || !item.is_bare() || item.kind != FigureKind::Count || item.share {
            continue;
        }
        let Some(verb) = verb(scan, item) else { continue };
        let Some(head) = subject(scan, verb) else { continue };
        if class::is(scan.lower(head), Class::MassOfPeople) {
            let many = item.value().is_some_and(|v| v >= Decimal::from(CROWD));
            if many && is_of_people(scan, head) {
                item.unit = Some("person".into());
            }
            continue;
        }
        let moved = change::is_word(scan.lower(verb)) && !class::is(scan.lower(verb), Class::Reaches);
        if !moved && !EVENTS.contains(scan.lower(head)) {
            continue;
        }
        let noun = Noun::new(first(scan, head)..head + 1, false);
        item.unit = Some(unit_of(scan.doc, &noun).into());
        item.noun = Some(noun);
    }
}

/// The verb that leads to the level, over a preposition and adverbs: "rose sharply to", "fell from", "climbed past", "reached".
fn verb(scan: &Scan<'_, '_>, item: &Item) -> Option<usize> {
    let doc = scan.doc;
    let start = item.tokens.start;
    let own = start < item.numeral.start && class::is(doc.lower(start), Class::Reaches);
    if own {
        return Some(start);
    }
    let before = scan.back(start, 1)?;
    if class::is(doc.lower(before), Class::Reaches) {
        return Some(before);
    }
    // "fell below 40": the bound is part of the figure.
    let bounded = matches!(doc.lower(start), "below" | "above" | "beyond" | "past" | "over" | "under");
    let led =
        matches!(doc.lower(before), "to" | "at" | "from" | "by" | "past" | "above" | "below" | "beyond");
    // "rose *from 56 on Friday* to 77"
    let from = (doc.lower(before) == "to").then(|| from_level(scan, before)).flatten();
    let last = from.unwrap_or(before + usize::from(!led || bounded));
    let near = (scan.from..last).rev().take(3);
    let verb = near.into_iter().find(|k| !is_adverb(doc.lower(*k)))?;
    let moved = change::is_word(doc.lower(verb)) && !change::is_adverb(doc.lower(verb));
    let stands = matches!(doc.lower(verb), "stand" | "stands" | "stood" | "running" | "run" | "ran");
    // "averaged roughly 12"
    let reaches = !led && class::is(doc.lower(verb), Class::Reaches);
    ((led || bounded) && (moved || stands) || reaches).then_some(verb)
}

/// The "from" of "from 56 on Friday to", the "by" of "by 12,000 to", with a number right behind it.
fn from_level(scan: &Scan<'_, '_>, to: usize) -> Option<usize> {
    let low = scan.from.max(to.saturating_sub(FROM));
    let from = (low..to).rev().find(|k| matches!(scan.lower(*k), "from" | "by"))?;
    // "cats rose by 300, while dogs fell to 20": what lies between has no verb.
    let parted = (from + 1..to).any(|k| change::is_word(scan.lower(k)));
    let number = (from + 1..to.min(from + 3)).any(|k| scan.doc.tokens()[k].is_number());
    (number && !parted).then_some(from)
}

/// How far before "to" the level that was before may begin.
const FROM: usize = 9;

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") && word.len() > 4 || matches!(word, "back" | "up" | "down" | "now" | "further")
}

/// The head of what the verb at `verb` is said of: a plural that is counted, or a word for many people. Between them stand what helps
/// the verb and what tells where and how often.
fn subject(scan: &Scan<'_, '_>, verb: usize) -> Option<usize> {
    let doc = scan.doc;
    let low = scan.from.max(verb.saturating_sub(REACH));
    let helps = |k: usize| {
        let word = doc.lower(k);
        is_adverb(word)
            || word == "to"
            || class::helps(word)
            || scan.date_over(doc.tokens()[k].span()).is_some()
    };
    let end = (low..verb).rev().find(|k| !helps(*k))?;
    let mut head = None;
    for k in (low..=end).rev() {
        let word = doc.lower(k);
        // "deaths per 1,000 births", "guns per person" tell a rate.
        let rate = word == "per" && !matches!(doc.lower(k + 1), "day" | "week" | "month" | "year");
        if doc.tokens()[k].is_number() && doc.word(k.saturating_sub(1)) != "-" || rate {
            return None;
        }
        let parted = !doc.tokens()[k].is_word() && !is_inner(scan, k);
        let joined = matches!(
            word,
            "and" | "or" | "while" | "as" | "that" | "which" | "who" | "if" | "when" | "than" | "of"
        );
        if parted || joined || change::is_verb(word) {
            break;
        }
        if counts(scan, k)
            && (k == end || matches!(lexicon::kind_of(doc.lower(k + 1)), Some("prep" | "of" | "to")))
        {
            head = Some(k);
        }
    }
    head.filter(|k| opens(scan, first(scan, *k)))
}

/// Whether the word for many people at `k` has nothing before it that makes it one of animals: "the wolf population".
fn is_of_people(scan: &Scan<'_, '_>, k: usize) -> bool {
    let Some(before) = scan.back(k, 1) else { return true };
    let (token, word) = (scan.doc.tokens()[before], scan.doc.lower(before));
    !token.is_word()
        || token.is_capital()
        || lexicon::kind_of(word).is_some()
        || class::is(word, Class::Determiner)
        || noun::listed::is_person(word)
        || matches!(
            word,
            "city" | "town" | "state" | "prison" | "jail" | "world" | "global" | "country" | "county"
        )
}

/// Marks that stand within a noun phrase: a hyphen, a possessive.
fn is_inner(scan: &Scan<'_, '_>, k: usize) -> bool {
    matches!(scan.doc.word(k), "-" | "'s" | "’s" | "." | "'" | "’") && !scan.doc.tokens()[k].is_spaced()
}

/// Whether the word at `k` is a plural whose number may change, or stands for many people.
fn counts(scan: &Scan<'_, '_>, k: usize) -> bool {
    let doc = scan.doc;
    let word = doc.lower(k);
    let crowd = class::is(word, Class::MassOfPeople);
    // "the Eagles fell to 3-4", but "Deaths Rise To 44" in a title
    let title = doc.tokens()[k + 1..scan.to.min(k + 3)].iter().any(|t| t.is_capital() && t.is_word());
    let named = doc.tokens()[k].is_capital() && k > scan.from && !title;
    let plural = noun::is_plural(doc, k) && !VALUES.contains(word) && !named && !change::is_word(word);
    doc.tokens()[k].is_word()
        && (crowd || plural)
        && (EVENTS.contains(word) || !noun::listed::is_person(&noun::singular(word)))
}

/// Whether what begins at `k` opens its clause: nothing before governs it ("the rate of deaths rose").
fn opens(scan: &Scan<'_, '_>, k: usize) -> bool {
    let before = scan.before(k);
    let owned = matches!(lexicon::kind_of(before), Some("det" | "his" | "her"));
    let led = if owned { scan.before_by(k, 2) } else { before };
    !matches!(lexicon::kind_of(led), Some("prep" | "of"))
        || matches!(led, "as" | "since" | "after" | "before" | "with")
}

/// Where the phrase with the head at `k` begins: with the words right before it that narrow it.
fn first(scan: &Scan<'_, '_>, head: usize) -> usize {
    let doc = scan.doc;
    // "a report *showing* payrolls" has a verb, "mining payrolls" has none.
    let verb = |k: usize| {
        doc.word(k).ends_with("ing")
            && k > scan.from
            && doc.tokens()[k - 1].is_word()
            && !noun::is_end(doc, k - 1)
    };
    let narrows = |k: &usize| {
        let glued = doc.word(*k) == "-" && is_inner(scan, *k)
            || doc.tokens()[*k].is_number() && doc.before(*k) == "-";
        let word = doc.tokens()[*k].is_word()
            && !verb(*k)
            && !noun::is_end(doc, *k)
            && !class::is(doc.lower(*k), Class::Determiner)
            && lexicon::kind_of(doc.lower(*k)).is_none_or(|kind| kind == "adj");
        glued || word
    };
    let low = scan.from.max(head.saturating_sub(NARROWED));
    let first = (low..head).rev().take_while(narrows).last().unwrap_or(head);
    // "first-time applications": no half of a compound
    if doc.word(first) == "-" { (first + 2).min(head) } else { first }
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn levels_are_of_what_got_there() {
        for (text, expected) in [
            ("Deaths rose to 77 on Monday.", "death"),
            ("COVID-19 deaths rose from 56 to 77.", "death death"),
            ("Illegal crossings into Osk fell to 4,000.", "crossing"),
            ("Claims fell by 12,000 to 210,000.", "claim claim"),
            ("Newly confirmed infections per day are running at 50,000.", "infection"),
            ("Cases have climbed past 20,000.", "case"),
            ("Jobless claims hit 300,000.", "claim"),
            ("The population reached 6.5 million.", "person"),
            ("Prices rose to 900.", "-"),
            ("Shares fell to 40.", "-"),
            ("The rate of deaths rose to 12.", "-"),
            ("The index of the mills fell to 40.", "-"),
            ("Gunmen hit 12.", "-"),
            ("The mayor said deaths rose to 12.", "death"),
            ("Infant deaths per 1,000 births fell to 5.", "birth -"),
            ("Guns per person rose to 2.", "-"),
            ("The Eagles rose to 12.", "-"),
            ("Airstrikes hit 12 overnight.", "-"),
            ("The ads reached 12 million.", "-"),
            ("The wolf population fell to 4,000.", "-"),
            ("NATO membership rose to 30.", "-"),
            ("The city population rose to 3,000.", "person"),
            ("Monthly visits averaged roughly 12,000.", "visit"),
            ("Subscribers reached 3 million.", "subscriber"),
            ("Near Osk - illegal crossings fell to 4,000.", "crossing"),
            ("Payrolls rose by 33,000, as employment rose by 4,000.", "payroll -"),
            ("After cases topped 3,000, the mayor left.", "case"),
            ("Deaths Rise To 44.", "death"),
        ] {
            let units: Vec<_> = read(&Document::new(text), &[])
                .into_iter()
                .map(|m| m.value.unit.unwrap_or_else(|| "-".into()))
                .collect();
            assert_eq!(units.join(" "), expected, "{text}");
        }
    }
}
