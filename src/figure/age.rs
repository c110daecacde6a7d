//! Ages: "22-year-old", "aged 22", "Ana Lopez, 22,", "he will be 22".

mod at;
mod people;

use at::{at_age, died_at, life_at};
use people::{of_group, tied_bound};

use super::class::{self, Class};
use crate::lexicon::calendar::month;
use rust_decimal::Decimal;

use super::FigureKind;
use super::bound::{self, Nearness};
use super::item::{Amount, Item};
use super::numeral::{self, Numeral};
use super::scan::{Scan, is_ended};
use crate::text::{Document, Token};

/// "six years old", "aged 40 years", "65 years or older": a length of time that somebody has lived.
fn of_length(scan: &Scan<'_, '_>, item: &mut Item) {
    let doc = scan.doc;
    if let Some(end) = old(doc, item.tokens.end) {
        item.kind = FigureKind::Age;
        item.tokens.end = end;
        // "six years old or younger"
        if let Some((end, near)) = bound::after(doc, end).filter(|_| item.near == Nearness::Exact) {
            item.tokens.end = end;
            item.near = near;
        }
    } else if matches!(doc.lower(item.tokens.end - 1), "older" | "younger")
        && matches!(doc.lower(item.tokens.end - 2), "or" | "and")
    {
        // "65 years or older"
        item.kind = FigureKind::Age;
    } else if matches!(scan.before(item.tokens.start), "aged" | "age") {
        item.kind = FigureKind::Age;
    }
}

/// Makes `item` an age if the words around say so.
pub(super) fn read(scan: &Scan<'_, '_>, item: &mut Item) {
    if item.kind == FigureKind::Duration && !item.unit.as_deref().is_some_and(|u| u.contains('/')) {
        of_length(scan, item);
        return;
    }
    let Amount::Number(value, _) = item.amount else { return };
    if tied_bound(scan, item) {
        return;
    }
    if !item.is_bare()
        || !value.is_integer()
        || value > Decimal::from(120)
        || value < Decimal::ONE
        || item.share
    {
        return;
    }
    if aged(scan, item)
        || as_young(scan, item)
        || before_aged(scan.doc, item)
        || of_age(scan, item)
        || turns(scan, item)
        || and_older(scan, item)
        || of_group(scan, item)
        || beside_name(scan, item)
        || pronoun_is(scan, item)
        || died_at(scan, item)
        || life_at(scan, item)
        || at_age(scan, item)
    {
        item.kind = FigureKind::Age;
        item.unit = Some("year".into());
    }
}

/// "voters 18 to 29": makes two numbers right behind people ages, but not "of the 40 crews 20 to 30".
pub(super) fn ranges(scan: &Scan<'_, '_>, items: &mut [Item]) {
    for i in 0..items.len() {
        // "a poll of 1,000 voters 18 to 29" tells ages all the same.
        let whole = i.checked_sub(1).map(|before| &items[before]).filter(|before| before.noun.is_some());
        let part = whole.is_some_and(|whole| {
            whole.tokens.end == items[i].tokens.start && scan.before(whole.tokens.start) == "the"
        });
        if !part && people::are_between(scan, &items[i]) {
            (items[i].kind, items[i].unit) = (FigureKind::Age, Some("year".into()));
        }
    }
}

/// "in his 60s", "in her early 30s": the decade of somebody's life that begins at token `i`.
pub(super) fn decade(scan: &Scan<'_, '_>, i: usize) -> Option<Item> {
    let doc = scan.doc;
    let (ten, end) = tens(doc, i)?;
    // "in their 70s and 80s"
    // "late 30s and early 40s": behind other tens
    let narrowed =
        |k: &usize| matches!(doc.lower(*k), "early" | "mid" | "late" | "-" | "to" | "and" | "or" | ",");
    let told =
        |k: &usize| tens(doc, *k).is_some() || doc.word(*k) == "s" && tens(doc, k.wrapping_sub(1)).is_some();
    let whose = (scan.from..i).rev().take(DECADES).find(|k| !narrowed(k) && !told(k))?;
    let owned = matches!(doc.lower(whose), "his" | "her" | "my" | "your" | "their" | "our");
    // "shares fell through *their* 20s"
    let theirs = matches!(doc.lower(whose), "their" | "our");
    if !owned
        || !matches!(scan.before(whose), "in" | "into" | "through")
        || theirs && scan.before(whose) != "in"
    {
        return None;
    }
    let mut item = Item::new(i, &Numeral { in_digits: true, ..Numeral::whole(ten, end) });
    item.amount = Amount::Range(ten, ten.checked_add(Decimal::from(9))?);
    (item.kind, item.unit) = (FigureKind::Age, Some("year".into()));
    Some(item)
}

/// Over how many tokens whose age it is may stand before the last of several decades: "in *their* late 50s, 60s and early 70s".
const DECADES: usize = 12;

/// The tens at token `i`, and the token behind: "60s", "thirties".
fn tens(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize)> {
    let digits = doc.word(i + 1) == "s" && !doc.tokens()[i + 1].is_spaced();
    let ten = match doc.lower(i).strip_suffix("ties") {
        None if digits => Decimal::from_str_exact(doc.word(i)).ok()?,
        Some(stem) => numeral::small(&format!("{stem}ty"))?,
        None => return None,
    };
    let whole = ten >= Decimal::TEN && ten < Decimal::ONE_HUNDRED && (ten % Decimal::TEN).is_zero();
    whole.then_some((ten, i + 1 + usize::from(digits)))
}

/// "-year-old", "years old", "years of age" behind the unit: the token after.
fn old(doc: &Document<'_>, i: usize) -> Option<usize> {
    let hyphen = usize::from(doc.word(i) == "-");
    match doc.lower(i + hyphen) {
        "old" | "olds" => Some(i + hyphen + 1),
        "of" if doc.lower(i + 1) == "age" => Some(i + 2),
        _ => None,
    }
}

/// "aged 22", "at the age of 22", "ages 18".
fn aged(scan: &Scan<'_, '_>, item: &mut Item) -> bool {
    let doc = scan.doc;
    let Some(before) = scan.back(item.tokens.start, 1) else { return false };
    match doc.lower(before) {
        "aged" | "ages" => {
            item.tokens.start = before;
            true
        }
        "age" => !doc.before(before).ends_with('-'),
        // "her age, 69,"
        "," => scan.before(before) == "age" && doc.word(item.tokens.end) == ",",
        // "Age: 61"
        ":" => scan.before(before) == "age",
        // "between the ages of 15 and 29"
        "of" => matches!(scan.before(before), "age" | "ages"),
        "than" => matches!(scan.before(before), "age" | "older" | "younger"),
        "between" => matches!(scan.before(before), "aged" | "ages"),
        _ => false,
    }
}

/// "as young as 12", "as old as 90": what bounds the number tells that it is an age.
fn as_young(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let start = item.numeral.start;
    scan.before(start) == "as"
        && matches!(scan.before_by(start, 2), "young" | "old")
        && scan.before_by(start, 3) == "as"
}

/// "15 and 16 years old": the first of two ages.
fn before_aged(doc: &Document<'_>, item: &Item) -> bool {
    // "17- or 18-year-old"
    let hyphen = |k: usize| usize::from(doc.word(k) == "-");
    let mut end = item.tokens.end + hyphen(item.tokens.end);
    // "14, 15 and 16 years old"
    while end < item.tokens.end + AGES
        && doc.word(end) == ","
        && doc.tokens().get(end + 1).is_some_and(Token::is_number)
    {
        end += 2;
    }
    let joined = matches!(doc.lower(end), "and" | "or");
    let second = super::numeral::parse(doc, end + 1).filter(|_| joined);
    second
        .and_then(|n| super::unit::at(doc, n.end + hyphen(n.end)))
        .is_some_and(|(unit, _)| old(doc, unit).is_some())
}

/// Over how many tokens a list of ages goes on.
const AGES: usize = 12;

/// How far "age" may stand before the years that it tells.
const AGE: usize = 7;

/// "raise the age for a licence to 21", "range in age from 15 to 78": "age" a few words before, and a word of level right before.
fn of_age(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.tokens.start;
    let level = matches!(
        scan.before(start),
        "to" | "from" | "at" | "is" | "was" | "of" | "under" | "over" | "below" | "above"
    );
    let named =
        |k: usize| matches!(doc.lower(k), "age" | "ages") && doc.word(k + 1) != "-" && scan.before(k) != "-";
    let words = scan.from.max(start.saturating_sub(AGE))..start;
    let near = words.clone().rev().find(|k| named(*k));
    // Nothing else that is measured stands between.
    let clear = near.is_some_and(|k| {
        !(k + 1..start).any(|i| super::numeral::parse(doc, i).is_some() || doc.word(i) == ",")
    });
    let ranged = scan.before(start) == "to"
        && scan.back(start, 2).is_some_and(|k| doc.tokens()[k].is_number())
        && words.clone().any(named);
    level
        && (clear || ranged)
        && item.value().is_some_and(|v| v >= Decimal::TWO)
        && is_ended(doc, item.tokens.end)
}

/// "until they turn 26", "Orlin will turn 70", "after turning 18".
fn turns(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.tokens.start;
    let turn = matches!(scan.before(start), "turn" | "turns" | "turned" | "turning");
    let aside = matches!(
        doc.lower(item.tokens.end),
        "away" | "over" | "down" | "into" | "to" | "up" | "out" | "back" | "of" | "-"
    );
    // "The clock turned 12", "the museum turns 100": what is no person has another number.
    let who = scan.before_by(start, 2);
    let thing = matches!(scan.before_by(start, 3), "the" | "a" | "its")
        && crate::name::pronoun_of_noun(who).is_none()
        && !crate::attribution::is_group(who);
    turn && !aside && !thing && item.value().is_some_and(|v| v >= Decimal::from(5))
}

/// "those 65 and older", "18 or younger", "adults 18 and over".
fn and_older(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.numeral.start, item.numeral.end);
    let people = scan.before(start) == "those" || crate::attribution::is_group(scan.before(start));
    let things = scan.back(start, 1).is_some_and(|k| super::noun::is_plural(doc, k)) && !people;
    let number = doc.tokens().get(end + 2).is_some_and(Token::is_number);
    matches!(doc.lower(end), "and" | "or")
        && match doc.lower(end + 1) {
            "older" | "younger" => !things,
            "over" | "up" | "above" | "under" | "below" => people && !number,
            _ => false,
        }
}

/// Whether two capitalised words stand before token `k`: "Ada Olm (7)" is a child, "Osk (6)" are votes.
fn is_full_name(scan: &Scan<'_, '_>, k: usize) -> bool {
    let name = |i: usize| scan.doc.tokens()[i].is_capital() && scan.doc.tokens()[i].is_word();
    scan.back(k, 2).is_some_and(|first| (first..k).all(name))
}

/// "Ana Lopez, 22, of", "Lopez (22)": a capitalised word before, a mark behind.
fn beside_name(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let numeral = item.tokens.start;
    // "farmers (+34)" are points.
    if matches!(doc.word(numeral), "+" | "-" | "−") {
        return false;
    }
    // "Orlin, then 15, ran", "Marsh, nearly 17,"
    let then = matches!(scan.before(numeral), "then" | "now" | "nearly" | "almost" | "just");
    let start = numeral - usize::from(then);
    let Some(who) =
        scan.back(start, 2).filter(|_| item.in_digits && item.value().is_none_or(|v| v >= Decimal::TWO))
    else {
        return false;
    };
    // "Kim Orlin Jr., 33,", "James Orlin III, 35,"
    let suffixed = is_suffixed(scan, who);
    let who = if suffixed { who - usize::from(doc.word(who) == ".") } else { who };
    let name = doc.tokens()[who];
    let opens = doc.word(start - 1);
    let closes = doc.word(item.tokens.end);
    let list = doc.tokens().get(item.tokens.end + 1).is_some_and(Token::is_number)
        || scan.back(start, 3).is_some_and(|k| doc.tokens()[k].is_number());
    // "the other man, 22,", "the mayor, now 71,"
    let person = crate::name::pronoun_of_noun(doc.lower(who)).is_some()
        || super::noun::listed::is_person(doc.lower(who));
    if !list && person && opens == "," && matches!(closes, "," | ";" | "." | "" | "and") {
        return true;
    }
    if list
        || !name.is_capital()
        || name.is_all_caps() && name.span().len() < 4 && !suffixed
        || month(doc.lower(who)).is_some()
    {
        return false;
    }
    opens == "," && matches!(closes, "," | ";" | "." | "" | "and")
        || opens == "("
            && closes == ")"
            && (item.value().is_some_and(|v| v >= Decimal::TEN) || is_full_name(scan, item.tokens.start - 1))
}

/// "Jr.", "III" behind a name at `k`, or the mark behind one, not the number of a war or a part.
fn is_suffixed(scan: &Scan<'_, '_>, k: usize) -> bool {
    let doc = scan.doc;
    let suffix = scan.back(k, usize::from(doc.word(k) == "."));
    let name = suffix.filter(|k| crate::name::is_suffix(doc.word(*k))).and_then(|k| scan.back(k, 1));
    name.is_some_and(|k| {
        let numbered = matches!(
            doc.lower(k),
            "war" | "bowl" | "part" | "phase" | "title" | "act" | "class" | "level" | "type"
        );
        doc.tokens()[k].is_capital() && !numbered
    })
}

/// "Orlin is 77, and Tovan is 70": a name that does not open a sentence by a capital alone, and nothing behind that may be counted.
fn is_named(scan: &Scan<'_, '_>, start: usize, verb: usize, item: &Item) -> bool {
    let doc = scan.doc;
    let capital = |k: usize| doc.tokens()[k].is_capital() && !doc.tokens()[k].is_all_caps();
    let name = scan.back(verb, 1).is_some_and(|k| capital(k) && (k > scan.from || is_age_of_two(scan, item)));
    let ends = matches!(doc.lower(item.tokens.end), "," | ";" | "." | "and" | "");
    verb + 1 == start && doc.lower(verb) == "is" && name && ends && !capital_noun(doc, verb - 1)
}

/// Whether the same sentence has another name with such a number: "and Tovan is 70".
fn is_age_of_two(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    (item.tokens.end..scan.to).any(|k| {
        doc.lower(k) == "is"
            && doc.tokens()[k - 1].is_capital()
            && doc.tokens().get(k + 1).is_some_and(Token::is_number)
    })
}

/// A weekday or a month is no person.
fn capital_noun(doc: &Document<'_>, k: usize) -> bool {
    month(doc.lower(k)).is_some() || crate::lexicon::calendar::weekday(doc.lower(k)).is_some()
}

/// "He will be 35 by", "she turned 40": a person's pronoun, a form of "be" or "turn", and nothing that is counted.
fn pronoun_is(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.tokens.start;
    let from = scan.from.max(start.saturating_sub(5));
    let verb = (from..start).rev().find(|k| !class::is(doc.lower(*k), Class::Adverb));
    let Some(verb) = verb else { return false };
    let person = |k: usize| k > from && matches!(doc.before(k), "he" | "she" | "who" | "i");
    let will_be = doc.lower(verb) == "be"
        && verb > from
        && matches!(doc.before(verb), "will" | "would" | "ll" | "may" | "might" | "must");
    let says = matches!(doc.lower(verb), "turned" | "turns" | "is" | "was" | "turn")
        && (person(verb) || matches!(doc.lower(verb), "turned" | "turns"))
        || will_be && person(verb - 1);
    let next = doc.lower(item.tokens.end);
    // "Orlin was 44 when he died"
    let named = matches!(doc.lower(verb), "was" | "is")
        && verb > from
        && doc.tokens()[verb - 1].is_capital()
        && next == "when";
    // "I'm 68, and", "now that she's 18": two tokens or one
    let short = matches!(doc.lower(verb), "'s" | "’s" | "'m" | "’m") && person(verb)
        || matches!(doc.lower(verb), "i'm" | "i’m" | "he's" | "he’s" | "she's" | "she’s");
    // "He's 12 and two under par."
    let behind = item.tokens.end + 1;
    let counts = doc.tokens().get(behind).is_some_and(Token::is_number)
        || super::numeral::parse(doc, behind).is_some();
    let short = short && (doc.lower(item.tokens.end) != "and" || !counts);
    let says = says || named || short || is_named(scan, start, verb, item);
    let ends = next.is_empty() || next == ")" || class::is(next, Class::AfterAge);
    // "I may be 56 on the list"
    let ends = ends
        && !(matches!(scan.before(verb), "may" | "might" | "must") && matches!(next, "on" | "in" | "at"));
    // "when she was 3": how old, however young
    let since =
        verb > from + 1 && matches!(doc.before(verb - 1), "when" | "time" | "since" | "until" | "because");
    let least = Decimal::from(if since { 2 } else { 5 });
    says && ends && item.value().is_some_and(|v| v >= least)
}

#[cfg(test)]
mod tests {
    use crate::figure::{FigureKind, read};
    use crate::text::Document;

    #[test]
    fn ages_told_together() {
        for (text, expected) in [
            ("The girls, aged 8 and 10, ran away.", 2),
            ("Ages 9, 12 and 15.", 3),
            ("They are in their 70s and 80s.", 2),
            ("They left in their 70s and sang 80s songs.", 1),
            ("They are in their late 30s and early 40s.", 2),
            ("He left in his early thirties.", 1),
            ("They sang in the sixties.", 0),
            // One age, and others who are counted.
            ("Tovan, 45, and 12 others died.", 1),
            ("Tovan, 45, and 12 died in Osk.", 1),
            ("She is 34, and 20 were hurt in Osk.", 1),
        ] {
            let found = read(&Document::new(text), &[]);
            let ages = found.iter().filter(|m| m.value.kind == FigureKind::Age).count();
            assert_eq!(ages, expected, "{text}");
        }
    }

    #[test]
    fn ages_without_their_word() {
        for (text, expected) in [
            ("Ada Marsh, then 15, ran away.", true),
            ("Age: 61 (born in Osk)", true),
            ("She led among the under-30 vote.", true),
            ("She won more under-30 votes.", true),
            ("A man in his 60s left.", true),
            ("She is in her early 30s.", true),
            ("I'm 68, and I vote.", true),
            ("Sailors 65 years or older fish.", true),
            ("She's 84 and still rows.", true),
            ("He's 12 and two under par.", false),
            ("They're 14, 15 and 16 years old.", true),
            ("The mayor, now 71, stays.", true),
            ("It is for 7- or 8-month trips.", false),
            ("It lost Osk (6) and Birch (4).", false),
            ("Ada Olm (7) was found.", true),
            ("An over-80 reading was taken.", false),
            ("Shares fell through their 20s.", false),
            ("It was built in the 60s.", false),
            ("They want to raise the age for a licence to 21.", true),
            ("The dead range in age from 15 to 78.", true),
            ("The two were 15 and 16 years old.", true),
            ("The average age is 49.", true),
            ("Her age, 69, was no matter.", true),
            ("Ada Marsh, nearly 17, ran away.", true),
            ("The other man, 22, and the two others left.", true),
            ("They are covered until they turn 26.", true),
            ("Orlin will turn 70 in May.", true),
            ("The pool is closed to girls under 14.", true),
            ("The turnout of voters 18 to 29 dropped.", true),
            ("Of the 40 voters 18 to 29 left.", false),
            ("It asked 1,000 voters 18 to 29.", true),
            ("It is made up of women 18 to 25 whose task it is.", true),
            ("It saw those 55 to 64 voters.", false),
            ("He told reporters 15 to 20 were held.", false),
            ("He warned reporters 15 to 20 were held.", false),
            ("It trains guards 10 to 20 at a time.", false),
            ("It found that voters 18 to 29 favored him.", true),
            ("It was beaten by senators 45 to 53.", false),
            ("They fell in the 18-to-34 age range.", true),
            ("It took 18 to 34 age of steam tours.", false),
            ("It has towers 18 to 29 yards high.", false),
            ("Voters over 65 stayed away.", true),
            ("It moved people over 40 miles.", false),
            ("Boats under 14 were sold.", false),
            ("Norlanders under 30 support it.", true),
            ("Children as young as 12 row.", true),
            ("It sold boats as good as 12 others.", false),
            ("Adults under 30 support it.", true),
            ("It is open to all who were under 16 in May.", true),
            ("The rate was under 16 in May.", false),
            ("Adults over 30 boats were sold.", false),
            ("He turned 12 away.", false),
            ("The age of steam came to 12 towns.", false),
            ("She chose, then 15 left.", false),
            ("Kim Orlin Jr., 33, left.", true),
            ("Mayor James Orlin III, 35, left.", true),
            ("Then came Osk II, 45 boats.", false),
            ("(She was 34 and he was 19).", true),
            ("I may be 56, but I row.", true),
            ("It may be 56, but it floats.", false),
            ("I may be 56 on the list.", false),
            ("After World War II, 33, all told, left.", false),
        ] {
            let found = read(&Document::new(text), &[]);
            let ages = found.iter().filter(|m| m.value.kind == FigureKind::Age).count();
            assert_eq!(ages > 0, expected, "{text}");
        }
    }
}
