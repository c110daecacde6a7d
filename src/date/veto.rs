//! What is no expression of time though its words could be one.

mod year;

pub(crate) use year::is_total;
pub(super) use year::is_year;

use super::direction::cue::ARTICLES;
use super::lexeme::{Lex, Unit};
use super::scan::Scan;
use super::time::{Field, Time, What};
use super::words;

/// Prepositions and the like that a date stands behind.
fn after_preposition(scan: &Scan<'_, '_>, i: usize) -> bool {
    words::PREPOSITIONS.contains(scan.before(i))
}

/// Whether a glued token cannot begin an expression: after a letter, a hyphen in a name, a currency sign, a slash.
pub(super) fn glued(scan: &Scan<'_, '_>, i: usize) -> bool {
    let mark = scan.before(i);
    match mark {
        "-" | "–" | "—" => hyphened(scan, i),
        "(" | "[" | "\"" | "“" | "‘" | "'" | "''" | "``" | "`" | "|" | "=" | ":" | "*" | ">" | "…" | ","
        | ";" | "/" => mark == "/" && scan.lex(i) == Lex::Number,
        "." => scan.lex(i) == Lex::Number,
        _ => true,
    }
}

/// Behind a hyphen: "pre-1990" and "mid-May" are dates, "sub-five-minute", "F-2000" and "1990-91" are not.
fn hyphened(scan: &Scan<'_, '_>, i: usize) -> bool {
    if i < 2 || !scan.glued(i - 1) {
        return false;
    }
    let first = scan.lower(i - 2);
    let ranges = scan.lex(i) == Lex::Number && scan.lex(i - 2) == Lex::Number;
    let named = matches!(scan.lex(i), Lex::Month(_) | Lex::Weekday(_));
    !(matches!(first, "pre" | "post" | "mid" | "late" | "early" | "until" | "since" | "non")
        || named
        || ranges && long_range(scan, i))
}

/// The second year of "1936-1939", the first being one.
fn long_range(scan: &Scan<'_, '_>, i: usize) -> bool {
    let year = |k: usize| scan.digits(k).is_some_and(|(n, length)| length == 4 && (1000..2100).contains(&n));
    year(i) && year(i - 2)
}

/// How many tokens before "the 20s" a word may stand that makes degrees of them.
const WARMTH: usize = 10;

/// "temperatures plummeted into the 20s", "highs in the 60s": degrees, no decade.
fn is_warmth(scan: &Scan<'_, '_>, i: usize) -> bool {
    let near = (i.saturating_sub(WARMTH)..i).rev().take_while(|k| scan.lower(*k) != ".");
    near.into_iter().any(|k| {
        let word = scan.lower(k);
        word.starts_with("temperature")
            || matches!(
                word,
                "temps" | "highs" | "lows" | "mercury" | "thermometer" | "thermometers" | "degrees"
            )
    })
}

/// A last look at what was found.
pub(super) fn is_none(scan: &Scan<'_, '_>, i: usize, end: usize, time: &Time) -> bool {
    // "high noon": the hour of a fight
    if scan.lower(i) == "noon" && scan.before(i) == "high" {
        return true;
    }
    match time.what {
        What::Duration(_) => is_age(scan, end) || is_named(scan, i, end) || !is_duration(scan, i, end),
        What::Point(p) => match p.field {
            // "at the last minute", "in this hour"
            Field::Unit(Unit::Second | Unit::Minute | Unit::Hour) => true,
            Field::Today(1) if is_better_day(scan, i) => true,
            // "taking this day by day"
            Field::Unit(_) if scan.lower(end) == "by" && scan.lower(end + 1) == scan.lower(end - 1) => true,
            // "any day of the week"
            Field::Unit(Unit::Week)
                if scan.before(i) == "of" && matches!(scan.lower(i.wrapping_sub(2)), "day" | "days") =>
            {
                true
            }
            Field::Today(0) if is_show(scan, i, end) => true,
            Field::Unit(_) | Field::Today(_) => is_title(scan, i, end),
            Field::Weekday(_) => is_programme(scan, end),
            Field::Tens(_) => is_warmth(scan, i),
            Field::Holiday(_) => scan.capital(i) && named_before(scan, i) || is_every_year(scan, i, end),
            _ => false,
        },
        // "Democracy Now!"
        What::Reference(_) => scan.capital(i) && !scan.doc.tokens()[i].is_all_caps() && named_before(scan, i),
        _ => false,
    }
}

/// "the Today Show", "NBC's “Today” show": a programme.
fn is_show(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let closed = end + usize::from(matches!(scan.lower(end), "\"" | "”" | "''" | "’" | "'"));
    scan.capital(i) && i > scan.floor && matches!(scan.lower(closed), "show" | "programme" | "program")
}

/// "a Christmas tree", "Christmas-themed", "Merry Christmas": what a holiday has every year, and what is wished.
fn is_every_year(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let hyphen = scan.is_hyphen(end) && scan.glued(end) && scan.glued(end + 1);
    let thing = words::HOLIDAY_THINGS.contains(scan.lower(end)) && !scan.capital(end);
    thing || hyphen || matches!(scan.before(i), "happy" | "merry")
}

/// "it may one day close": no day's length but some day to come.
pub(super) fn is_some_day(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    end == i + 2 && scan.lower(i) == "one" && scan.lower(i + 1) == "day" && is_modal(scan.before(i))
}

fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "will" | "would" | "may" | "might" | "could" | "can" | "should" | "must" | "ll" | "'ll" | "’ll"
    )
}

/// "a better tomorrow", "our peaceful tomorrow": the days to come.
fn is_better_day(scan: &Scan<'_, '_>, i: usize) -> bool {
    let article = |word: &str| matches!(word, "a" | "an" | "our" | "their" | "your");
    let before = scan.before(i);
    let adjective = matches!(before, "better" | "brighter") || crate::lexicon::kind_of(before) == Some("adj");
    article(before) || adjective && (article(scan.before(i - 1)) || matches!(before, "better" | "brighter"))
}

/// "Saturday Night Live", "Monday Night Football": a capital part of the day before another capital is a name.
fn is_programme(scan: &Scan<'_, '_>, end: usize) -> bool {
    let part = matches!(scan.lex(end - 1), Lex::Part(_)) && scan.capital(end - 1);
    let name = scan.capital(end) && scan.lex(end) == Lex::None && !scan.glued(end);
    part && name && !scan.doc.tokens()[end].is_all_caps()
}

/// "22-year-old", "two years old", "25 years of age".
fn is_age(scan: &Scan<'_, '_>, end: usize) -> bool {
    let j = end + usize::from(scan.is_hyphen(end));
    scan.lower(j) == "old"
        || scan.lower(j) == "olds"
        || (scan.lower(end) == "of" && scan.lower(end + 1) == "age")
}

/// "the 44-Day War", "Seven Days": capitals all through are a name.
fn is_named(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let unit = scan.capital(end - 1) && scan.lex(end - 1) != Lex::None;
    let first = i == scan.floor;
    let all_caps = scan.doc.tokens().get(end - 1).is_some_and(crate::text::Token::is_all_caps);
    unit && !all_caps && !(first && end == i + 1)
}

/// Whether a capital word that is part of a name stands before.
fn named_before(scan: &Scan<'_, '_>, i: usize) -> bool {
    let name = i > scan.floor + 1 && scan.capital(i - 1) && scan.lex(i - 1) == Lex::None;
    name && !words::FUNCTION.contains(scan.before(i))
}

/// "High Noon", "USA TODAY", "on Olm's This Week", the "Today" programme: capitals all through behind a capital or in
/// quotation marks, or where the next word shows that the line is no headline.
fn is_title(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let capitals = (i..end).all(|k| scan.capital(k));
    if !capitals || scan.before(i) == "usa" {
        return capitals;
    }
    let all_caps = scan.doc.tokens()[i].is_all_caps();
    let quoted = matches!(scan.before(i), "\"" | "“" | "``" | "`");
    let closed = matches!(scan.lower(end), "\"" | "”" | "''");
    let led = named_before(scan, i);
    let long = end > i + 1 && i > scan.floor && (quoted || !scan.capital(end));
    !all_caps && (led || quoted && closed || long)
}

/// Whether the "over" at `i` before a count of units that ends before `end` is "more than": "for over three hours", "lasted over a year", "over
/// a year ago". Behind others it tells during what ("12 fires over three days", "rose over 10 years"), and where what happened meanwhile
/// follows ("Over three years, it lost 12 clients"). Of 24 lengths behind words that the list does not know, read in the corpus, 11 of 17
/// that a rule by amounts near by took for "more than" were "during".
pub(super) fn is_more_than(scan: &Scan<'_, '_>, i: usize, end: usize, time: &Time) -> bool {
    let before = scan.before(i);
    let counted = matches!(time.what, What::Offset(_))
        || matches!(scan.lower(end), "late" | "later" | "after" | "before" | "prior");
    let opens = i == scan.floor || matches!(before, "," | "(" | "—" | "–" | "-" | ":" | "“" | "\"");
    counted
        || words::OVER_BEFORE.contains(before)
        || after_preposition(scan, i)
        || opens && !opens_clause(scan, i)
}

/// Whether the count behind "over" at `i` is followed by a comma and what happened meanwhile: "Over three years, it lost 12 clients".
fn opens_clause(scan: &Scan<'_, '_>, i: usize) -> bool {
    (i + 2..i + 7).any(|k| scan.lower(k) == ",")
}

/// Whether a month's name is one.
pub(super) fn is_month(scan: &Scan<'_, '_>, i: usize) -> bool {
    let word = scan.lower(i);
    if !scan.capital(i) {
        let dated = matches!(word, "april" | "june" | "july")
            && matches!(scan.year_after(i + 1), Some((_, crate::date::time::YearOf::Is(_))));
        return dated || scan.doc.word(i).len() > 5 && word != "march" && word != "august";
    }
    let dot = word.len() <= 4 && scan.lower(i + 1) == ".";
    let numbered = scan.day_number(i + 1 + usize::from(dot)).is_some()
        || scan.year_after(i + 1 + usize::from(dot)).is_some();
    if numbered {
        return true;
    }
    if words::SHORT_MONTHS.contains(word) {
        return (dot || scan.doc.word(i).len() == 3)
            && words::BEFORE_SHORT_MONTH.contains(scan.before(i))
            && !scan.capital(i + 1 + usize::from(dot));
    }
    !words::AMBIGUOUS_MONTHS.contains(word) || lone_month(scan, i)
}

/// "May", "March", "April", "June", "August" without a day or year: behind a preposition or the like, and no name after.
fn lone_month(scan: &Scan<'_, '_>, i: usize) -> bool {
    let before = scan.lex(i.wrapping_sub(1));
    let prepared = after_preposition(scan, i)
        || matches!(before, Lex::Pick(_) | Lex::Edge(_))
        || scan.is_hyphen(i.wrapping_sub(1))
            && matches!(scan.lex(i.wrapping_sub(2)), Lex::Edge(_) | Lex::Month(_));
    let next = scan.doc.tokens().get(i + 1).filter(|_| i + 1 < scan.limit);
    let named = next.is_some_and(|t| t.is_capital() && t.is_spaced()) && scan.lex(i + 1) == Lex::None;
    let joined = matches!(scan.lower(i + 1), "to" | "and" | "through") || scan.is_hyphen(i + 1);
    if joined && matches!(scan.lex(i + 2), Lex::Month(_)) && scan.capital(i + 2) {
        return true;
    }
    // "The March accession"
    let attribute = scan.lower(i) == "march" && before == Lex::The && !noun_ends(scan, i + 1);
    let sure = !matches!(scan.lower(i), "may" | "march") || attribute;
    if prepared {
        return !named || scan.before(i) == "in" || matches!(before, Lex::Pick(_) | Lex::Edge(_));
    }
    sure && !named && (attribute || !scan.capital(i.wrapping_sub(1)))
}

/// Whether a weekday's name is one: capital, not "The Sunday Times"; short forms only with a date or a preposition.
pub(super) fn is_weekday(scan: &Scan<'_, '_>, i: usize) -> bool {
    let word = scan.lower(i);
    if !word.ends_with("day") {
        let j = scan.past(i + 1, ".");
        let dated = matches!(scan.lex(scan.past(j, ",")), Lex::Month(_) | Lex::Number);
        return scan.capital(i)
            && (dated || (after_preposition(scan, i) && !matches!(word, "sun" | "sat" | "wed")));
    }
    let next_capital = scan.capital(i + 1) && scan.lex(i + 1) == Lex::None && !scan.glued(i + 1);
    let title = next_capital && words::AFTER_DAY_NAME.contains(scan.lower(i + 1));
    let bloody = matches!(scan.before(i), "bloody" | "super" | "ruby" | "man" | "news" | "prime")
        && scan.capital(i.wrapping_sub(1));
    !title && !bloody && !is_weekly(scan, i)
}

/// "the Sunday shows", "five Sunday morning talk shows": those of every week. Without a word that makes it a noun, "shows" is a verb.
fn is_weekly(scan: &Scan<'_, '_>, i: usize) -> bool {
    const REACH: usize = 4;
    let part = i + 1 + usize::from(matches!(scan.lex(i + 1), Lex::Part(_)));
    let kind = |k: &usize| {
        matches!(scan.lower(*k), "talk" | "news" | "political" | "tv" | "television" | "network" | "cable")
    };
    let end = part + (part..part + REACH).take_while(kind).count();
    let shows = matches!(scan.lower(end), "shows" | "programs" | "programmes" | "papers" | "newspapers");
    let counted =
        matches!(scan.lex(i.wrapping_sub(1)), Lex::The | Lex::Number | Lex::Cardinal(_) | Lex::Vague)
            || matches!(
                scan.before(i),
                "all" | "various" | "his" | "her" | "their" | "these" | "those" | "different"
            );
    shows && (end > part || counted)
}

/// Whether a bare season is a time: behind a preposition or what picks one.
pub(super) fn is_season(scan: &Scan<'_, '_>, i: usize) -> bool {
    let before = scan.before(i);
    let second = matches!(before, "and" | "or") && matches!(scan.lex(i.wrapping_sub(2)), Lex::Season(_));
    if second && noun_ends(scan, i + 1) {
        return true;
    }
    matches!(before, "in" | "by" | "until" | "since" | "during" | "through" | "early" | "late" | "mid")
        && scan.lower(i) != "fall"
        || (before == "in" && scan.lower(i) == "fall" && !scan.capital(i))
}

/// "moves that fall in line", "leaves that fall to the ground".
pub(super) fn is_verb_fall(scan: &Scan<'_, '_>, j: usize) -> bool {
    let next = scan.lower(j + 1);
    scan.lower(j) == "fall"
        && matches!(next, "in" | "into" | "to" | "on" | "under" | "within" | "from" | "off" | "out")
}

/// "the summer": with a preposition before it, and no noun behind.
pub(super) fn is_the_season(scan: &Scan<'_, '_>, j: usize) -> bool {
    let the = j - 1;
    let fall = scan.lower(j) == "fall" && scan.lower(j + 1) == "of";
    after_preposition(scan, the) && !fall && noun_ends(scan, j + 1) && !is_of_another(scan, j)
}

/// Whether no noun follows that the word before would only describe ("the summer heat").
pub(super) fn noun_ends(scan: &Scan<'_, '_>, i: usize) -> bool {
    let word = scan.lower(i);
    if !scan.capital(i) && (words::PAST_FORMS.contains(word) || word.len() > 4 && word.ends_with("ed")) {
        return true;
    }
    !scan
        .doc
        .tokens()
        .get(i)
        .filter(|_| i < scan.limit)
        .is_some_and(|t| t.is_word() && !words::FUNCTION.contains(scan.lower(i)))
}

/// Whether "overnight", "midnight" or "noon" without a day is a time: "rose overnight", "the overnight fire", not "overnight stays",
/// "midnight basketball", "doubled overnight".
pub(super) fn is_lone_part(scan: &Scan<'_, '_>, i: usize) -> bool {
    let joined =
        scan.is_hyphen(i + 1) && scan.glued(i + 1) || scan.is_hyphen(i.wrapping_sub(1)) && scan.glued(i);
    let event =
        |k: usize| words::PLANNED.contains(scan.lower(k)) || words::NIGHT_EVENTS.contains(scan.lower(k));
    let overnight = scan.lower(i) == "overnight";
    let ends = noun_ends(scan, i + 1) && !(overnight && is_figurative(scan, i));
    let lasting = overnight && words::NO_NIGHT_BEFORE.contains(scan.before(i));
    // "the noon ferry" has an hour, "midnight basketball" is a kind of it.
    let led = ARTICLES.contains(&scan.before(i)) || after_preposition(scan, i);
    let told = ends || scan.lex(i + 1) != Lex::None || !overnight && led || (i + 1..i + 4).any(event);
    !joined && !lasting && scan.lower(i + 1) != "of" && told
}

/// "It will not happen overnight", "if it vanished overnight": quickly, on no night.
fn is_figurative(scan: &Scan<'_, '_>, i: usize) -> bool {
    const REACH: usize = 9;
    let first = scan.floor.max(i.saturating_sub(REACH));
    let unreal = |k: usize| {
        let word = scan.lower(k);
        words::NEGATIONS.contains(word)
            || matches!(word, "would" | "can" | "if")
            || matches!(word, "literally" | "virtually" | "seemingly" | "practically")
    };
    (first..i).any(unreal)
}

/// "the afternoon": behind a preposition, or ending its phrase.
pub(super) fn is_the_part(scan: &Scan<'_, '_>, j: usize) -> bool {
    let before = scan.before(j - 1);
    matches!(before, "in" | "during" | "throughout" | "until" | "by" | "earlier") && noun_ends(scan, j + 1)
}

/// Whether "now", "recently" and the like point at a time.
pub(super) fn is_reference(scan: &Scan<'_, '_>, i: usize) -> bool {
    match scan.lower(i) {
        "now" => !matches!(scan.lower(i + 1), "that" | ",") || i > scan.floor,
        "soon" | "shortly" | "previously" | "formerly" | "lately" => false,
        _ => true,
    }
}

/// "the future": not "the future of Europe" or "the future king".
pub(super) fn is_the_future(scan: &Scan<'_, '_>, j: usize) -> bool {
    after_preposition(scan, j - 1) && noun_ends(scan, j + 1) && scan.lower(j + 1) != "of"
}

/// "the past": not "the past, present" or "walked the past him".
pub(super) fn is_the_past(scan: &Scan<'_, '_>, j: usize) -> bool {
    after_preposition(scan, j - 1) && noun_ends(scan, j + 1)
}

/// "the day", "the week", "the quarter", "the year", "the weekend" as times spoken of.
pub(super) fn is_the_unit(scan: &Scan<'_, '_>, j: usize, unit: Unit) -> bool {
    let ends = noun_ends(scan, j + 1) && !is_of_another(scan, j);
    let of = scan.lower(j + 1) == "of";
    match unit {
        Unit::Weekend | Unit::Quarter | Unit::Year | Unit::Month | Unit::Week => {
            ends && !of
                && (after_preposition(scan, j - 1)
                    || matches!(unit, Unit::Weekend)
                    || scan.before(j - 1) == "of")
        }
        _ => false,
    }
}

/// Whether "the month" at `j` and the like are counted from something else: "in the month before the vote", "in the year since", "the month-long
/// tour"; not what a clause follows: "over the summer before the court met". Without what leads it 46 times in the
/// corpus would be so read, 9 of them wrongly; with it 37, all rightly.
fn is_of_another(scan: &Scan<'_, '_>, j: usize) -> bool {
    let next = j + 1;
    let counted =
        matches!(scan.lower(next), "before" | "after" | "since" | "prior" | "preceding" | "following");
    let led = matches!(scan.before(j - 1), "in" | "from" | "to" | "for" | "than" | "and");
    counted && led || scan.is_hyphen(next) && scan.glued(next) && scan.lower(next + 1) == "long"
}

/// "the 13th": behind "on", "until", "by"; no noun behind it.
pub(super) fn is_day_of_month(scan: &Scan<'_, '_>, j: usize, end: usize) -> bool {
    matches!(scan.before(j - 1), "on" | "until" | "by" | "since" | "from" | "of") && !numbers(scan, end)
}

/// Whether an ordinal that ends before `end` numbers what stands behind it, or behind the ordinals joined to it: "the 7th *US Circuit*", "the 13th,
/// 14th and 15th *Amendments*", "the 19th and 20th *century*", "the 11th-*hour* deal".
fn numbers(scan: &Scan<'_, '_>, end: usize) -> bool {
    let mut at = end;
    loop {
        let comma = at + usize::from(scan.lower(at) == ",");
        let joined = comma + usize::from(matches!(scan.lower(comma), "and" | "or" | "&"));
        match scan.day_number(joined) {
            Some((_, next)) if joined > at => at = next,
            _ => break,
        }
    }
    // In capitals it is no pronoun.
    let nation = scan.capital(at) && matches!(scan.lower(at), "us" | "u.s.");
    let compound = scan.is_hyphen(at) && scan.glued(at) && scan.glued(at + 1);
    nation || compound || !noun_ends(scan, end) || !noun_ends(scan, at)
}

/// Whether "third quarter" is one of the year, not of a match, a share or a city.
pub(super) fn is_quarter(scan: &Scan<'_, '_>, end: usize) -> bool {
    !words::SPORT.contains(scan.lower(end))
}

/// Whether "after" or "before" behind a count of units makes it a distance that can be told: a date follows, or the
/// phrase ends and the passage's date is meant.
pub(super) fn is_offset(scan: &Scan<'_, '_>, end: usize) -> bool {
    let next = end + 1;
    if next >= scan.limit || matches!(scan.lower(next), "." | "," | ";" | ":" | ")") {
        return true;
    }
    let the = next + usize::from(scan.lex(next) == Lex::The);
    matches!(scan.plain(the), Some((_, Time { what: What::Point(p), .. })) if !matches!(p.field, Field::Unit(_)))
}

/// Whether a count of units says how long: not "barrels a day", "the first second".
pub(super) fn is_duration(scan: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    if scan.lex(i) != Lex::A || scan.doc.tokens().get(end).is_none() {
        return true;
    }
    let before = scan.before(i);
    let bounded = matches!(scan.lex(i.wrapping_sub(1)), Lex::Bound(_) | Lex::Edge(_)) || before == "than";
    let shift = matches!(scan.lex(end), Lex::Shift(_)) || scan.lower(end) == "from";
    bounded || shift || end > i + 2 || words::DURATION_BEFORE.contains(before)
}

/// Whether a plural without a number says how long.
pub(super) fn is_bare_units(scan: &Scan<'_, '_>, i: usize, unit: Unit) -> bool {
    let before = scan.before(i);
    unit >= Unit::Day
        && unit != Unit::Quarter
        && (matches!(
            before,
            "for"
                | "in"
                | "within"
                | "after"
                | "follow"
                | "followed"
                | "follows"
                | "over"
                | "of"
                | "take"
                | "took"
                | "takes"
                | "taken"
                | "last"
                | "lasted"
                | "spent"
                | "spend"
                | "by"
        ) && noun_ends(scan, i + 1))
}

/// "daily": not "The Daily Mail", nor "the Party daily Olm".
pub(super) fn is_often(scan: &Scan<'_, '_>, i: usize) -> bool {
    let paper = scan.capital(i + 1) && i > scan.floor + 1 && scan.capital(i - 1);
    (!scan.capital(i) || i == scan.floor) && !paper
}

/// A score or ratio that looks like a clock time.
pub(super) fn is_score(scan: &Scan<'_, '_>, end: usize) -> bool {
    scan.lower(end) == "win" || scan.lower(end) == ":"
}
