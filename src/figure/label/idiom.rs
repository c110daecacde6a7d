//! Phrases with a number in them that count nothing: "24 hours a day", "ground zero", "picture 8 of 11", "the Gang of Eight".

use rust_decimal::Decimal;

use super::super::FigureKind;
use super::super::bound::{self, Nearness};
use super::super::item::Item;
use super::super::scan::{Scan, is_ended};
use super::super::{change, noun, unit};
use crate::lexicon;
use crate::text::{Document, Token};

/// Whether the number belongs to such a phrase.
pub(super) fn is_idiom(scan: &Scan<'_, '_>, item: &Item) -> bool {
    is_always(scan, item)
        || is_zero_point(scan, item)
        || is_counter(scan, item)
        || is_half(scan, item)
        || is_one_more(scan, item)
        || is_one_after_another(scan, item)
        || is_short_code(scan, item)
        || is_named_after_size(scan, item)
        || is_of_two_kinds(scan, item)
        || is_first_of_all(scan, item)
        || item.is_bare() && (is_emergency_line(scan, item) || is_about_turn(scan, item))
        || is_first_course(scan, item)
        || is_saying(scan, item)
}

/// "no two ways about it", "the lesser of two evils", "in two minds": set phrases.
fn is_saying(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let (doc, end) = (scan.doc, item.numeral.end);
    let lead = scan.before(item.numeral.start);
    doc.lower(item.numeral.start) == "two"
        && match doc.lower(end) {
            "ways" => lead == "no" && doc.lower(end + 1) == "about",
            "evils" => lead == "of",
            "minds" => lead == "of" || lead == "in",
            "cents" => {
                matches!(lead, "my" | "their") && is_ended(doc, end + 1) && doc.lower(end + 1) != "per"
            }
            _ => false,
        }
}

/// "did a 180", "a full 360": a turn.
fn is_about_turn(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.numeral.start;
    let turns = matches!(doc.word(start), "180" | "360");
    let full = matches!(scan.before(start), "full" | "complete" | "total" | "abrupt");
    let Some(article) = scan.back(start, 1 + usize::from(full)).filter(|_| turns) else { return false };
    let does = matches!(
        scan.before(article),
        "do" | "does" | "did" | "done" | "doing" | "pull" | "pulls" | "pulled" | "pulling" | "made" | "makes"
    );
    matches!(doc.lower(article), "a" | "an") && does && is_ended(doc, item.numeral.end)
}

/// "Economics 101", "damage control 101": a course for beginners, behind the noun that it is on.
fn is_first_course(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.numeral.start, item.numeral.end);
    let on = scan.back(start, 1).filter(|_| doc.word(start) == "101" && item.tokens.start == start);
    // "damage control": a verb no more, behind another noun
    let plain = |word: &str| word.len() > 3 && lexicon::kind_of(word).is_none();
    let noun = |k: usize| {
        doc.tokens()[k].is_word()
            && !noun::is_end(doc, k)
            && lexicon::kind_of(doc.lower(k)).is_none()
            && (!noun::is_verb(doc.lower(k)) || plain(scan.before(k)))
            && !noun::is_past_form(doc.lower(k))
    };
    let said = !doc.tokens().get(end).is_some_and(Token::is_word) || doc.lower(end).ends_with('s');
    on.is_some_and(noun)
        && (item.is_bare() && is_ended(doc, end) || said && doc.tokens()[start - 1].is_capital())
}

/// "the aim is two-fold", "remain threefold:": how many points something has, where nothing grew.
fn is_of_two_kinds(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let end = item.tokens.end;
    let is = matches!(
        scan.before(item.tokens.start),
        "is" | "are" | "was" | "were" | "remain" | "remains" | "remained"
    );
    let ends = !scan.doc.tokens().get(end).is_some_and(Token::is_word) || end >= scan.to;
    // "the rise was two-fold"
    let change = scan.back(item.tokens.start, 2).is_some_and(|k| change::is_noun(scan.doc.lower(k)));
    item.kind == FigureKind::Factor
        && !change
        && is
        && ends
        && scan.doc.before(end).ends_with("fold")
        && item.value().is_some_and(|v| v <= Decimal::from(5))
}

/// "their number one issue", "and, number two, it sank": a rank or a point in words.
fn is_first_of_all(scan: &Scan<'_, '_>, item: &Item) -> bool {
    scan.before(item.numeral.start) == "number"
        && !item.in_digits
        && item.kind == FigureKind::Count
        && item.value().is_some_and(|v| v <= Decimal::from(5))
}

/// "on the phone with 911", "called 999": a telephone number that everybody knows.
fn is_emergency_line(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    if !matches!(doc.word(item.numeral.start), "911" | "999" | "112" | "000") {
        return false;
    }
    (scan.from.max(item.tokens.start.saturating_sub(4))..scan.to.min(item.tokens.end + 2)).any(|k| {
        matches!(
            doc.lower(k),
            "call"
                | "calls"
                | "called"
                | "calling"
                | "dial"
                | "dialed"
                | "dialled"
                | "dialing"
                | "phone"
                | "phoned"
                | "caller"
                | "callers"
                | "operator"
                | "dispatcher"
                | "dispatchers"
                | "emergency"
        )
    })
}

/// "half a world away", "too clever by half": halves of nothing.
fn is_half(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.numeral.start, item.numeral.end);
    let world = doc.lower(end) == "a"
        && matches!(doc.lower(end + 1), "world" | "continent")
        && doc.lower(end + 2) == "away";
    let too = scan.before(start) == "by" && scan.before_by(start, 3) == "too";
    // "broke in half", "divided in half": two parts, where nothing was cut to that.
    let parts = change::is_in_half(scan, item) && !change::is_cut_in_half(scan, item);
    item.share && doc.lower(start) == "half" && (world || too || parts)
}

/// "two were hurt and a third was held": one more of those told, no share, where as many or the one before were told. "The past year and a half": the half of what a date tells.
fn is_one_more(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.numeral.start, item.numeral.end);
    let alone = start == scan.from && end >= scan.to;
    if alone || !item.share || !item.is_bare() || end != start + 2 || !matches!(doc.lower(start), "a" | "an")
    {
        return false;
    }
    let before = scan.before(start);
    match doc.lower(start + 1) {
        "half" => before == "and" && scan.back(start, 2).is_some_and(|k| unit::at(doc, k).is_some()),
        "quarter" => false,
        of => {
            let told: &[&str] = match of {
                "third" => &["two", "second", "2"],
                "fourth" => &["three", "third", "3"],
                "fifth" => &["four", "fourth", "4"],
                _ => &[],
            };
            let shared = matches!(doc.lower(end), "of" | "are" | "were" | "more" | "less");
            (scan.from..start).any(|k| told.contains(&doc.lower(k))) && !shared
        }
    }
}

/// "one drought after another", "from one crisis to the next", "one moment she smiles": many, or none.
fn is_one_after_another(scan: &Scan<'_, '_>, item: &Item) -> bool {
    const REACH: usize = 6;
    let doc = scan.doc;
    let (start, end) = (item.numeral.start, item.numeral.end);
    if doc.lower(start) != "one" || end != start + 1 {
        return false;
    }
    // Not "one man died after another bus crashed": nothing is done between, and no noun follows.
    let follows = |k: usize| {
        let next = doc.lower(k + 1) == "the" && doc.lower(k + 2) == "next";
        let behind = k + 2 + usize::from(next);
        let open = !doc.tokens().get(behind).is_some_and(Token::is_word)
            || noun::is_end(doc, behind)
            || noun::acts_at(doc, behind);
        let led = doc.lower(k) != "to" || scan.before(start) == "from";
        matches!(doc.lower(k), "after" | "or" | "to")
            && (next || doc.lower(k + 1) == "another")
            && led
            && open
    };
    let moment = start == scan.from
        && matches!(doc.lower(end), "moment" | "minute")
        && matches!(doc.lower(end + 1), "," | "the" | "he" | "she" | "it" | "they" | "you" | "we" | "i");
    let noun =
        (end..scan.to.min(end + REACH)).take_while(|k| doc.tokens()[*k].is_word() && !noun::acts_at(doc, *k));
    moment || noun.skip(1).any(follows)
}

/// "text RELIEF to 41444": the number that a message is sent to.
fn is_short_code(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let start = item.numeral.start;
    let code =
        (5..=6).contains(&doc.word(start).len()) && doc.word(start).bytes().all(|b| b.is_ascii_digit());
    let texted = |k: usize| matches!(doc.lower(k), "text" | "texting" | "txt");
    code && item.is_bare()
        && scan.before(start) == "to"
        && (scan.from.max(start.saturating_sub(7))..start).any(texted)
}

/// "24 hours a day", "seven days a week": always, unless a bound is told.
fn is_always(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let always = match item.unit.as_deref() {
        Some("hour/day") => 24,
        Some("day/week") => 7,
        Some("day/year") => 365,
        Some("week/year") => 52,
        Some("month/year") => 12,
        _ => return false,
    };
    let bounded = || {
        bound::before(scan.doc, item.tokens.start, scan.from).is_some_and(|(_, near)| near != Nearness::Exact)
    };
    item.value() == Some(Decimal::from(always)) && !bounded()
}

/// "ground zero", "patient zero", "zero tolerance", "it has zero to do with it".
fn is_zero_point(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let before = scan.back(item.numeral.start, 1);
    let tied = usize::from(doc.word(item.numeral.end) == "-");
    let behind = item.numeral.end + tied;
    doc.lower(item.numeral.start) == "zero"
        && (before.is_some_and(|k| matches!(doc.lower(k), "ground" | "patient"))
            || matches!(doc.lower(behind), "tolerance" | "sum")
            || scan.before(item.numeral.start) == "-" && scan.before_by(item.numeral.start, 2) == "sub"
            || tied == 1 && matches!(doc.lower(behind), "day" | "hour" | "net" | "gravity")
            || item.is_bare() && before.is_some_and(|k| matches!(doc.lower(k), "year" | "day"))
            || doc.lower(item.numeral.end) == "to" && doc.lower(item.numeral.end + 1) == "do")
}

/// "Hide Caption 8 of 11 Photos: …", "Image 3 of 9": where in a gallery the reader is. Of what is told, 24 of 43 photos were altered.
fn is_counter(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (start, end) = (item.numeral.start, item.numeral.end);
    let number = |k: usize| doc.tokens().get(k).is_some_and(Token::is_number);
    let first = doc.lower(end) == "of" && number(end + 1);
    let last = scan.before(start) == "of" && scan.back(start, 2).is_some_and(number);
    let (lead, behind) = if first { (start, end + 2) } else { (start.saturating_sub(2), end) };
    item.in_digits && (first || last) && (shows(doc, behind) || leads(scan, lead) && ends_label(doc, behind))
}

/// "Photos:", with a capital, and no sentence that goes on behind.
fn shows(doc: &Document<'_>, k: usize) -> bool {
    let pictures = matches!(doc.word(k), "Photos" | "Images" | "Slides" | "Pictures" | "PHOTOS" | "IMAGES");
    // "1 of 11 i View slideshow"
    let button =
        (k..k + 3).any(|k| matches!(doc.lower(k), "slideshow" | "gallery") && doc.before(k) == "view");
    pictures && ends_label(doc, k + 1) || button
}

/// Whether no word in small letters stands at `k`.
fn ends_label(doc: &Document<'_>, k: usize) -> bool {
    doc.tokens().get(k).is_none_or(|t| !t.is_word() || t.is_capital())
}

fn leads(scan: &Scan<'_, '_>, k: usize) -> bool {
    let before = scan.back(k, 1);
    before.is_some_and(|b| {
        matches!(scan.doc.word(b), "Photo" | "Image" | "Slide" | "Picture" | "Caption" | "PHOTO" | "IMAGE")
    })
}

/// "the Gang of Eight", "the Group of Seven": a number word with a capital behind a capital and "of".
fn is_named_after_size(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let i = item.numeral.start;
    let capital = |k: usize| doc.tokens().get(k).is_some_and(Token::is_capital);
    !item.in_digits
        && item.numeral.end == i + 1
        && scan.before(i) == "of"
        && matches!(scan.before_by(i, 2), "gang" | "group" | "club" | "council" | "committee" | "band")
        && capital(i)
        && capital(i - 2)
        && !capital(i + 1)
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    #[test]
    fn phrases_that_count_nothing() {
        for (text, expected) in [
            ("It is open 24 hours a day, seven days a week.", ""),
            ("It is open 12 hours a day, five days a week.", "12 hours a day; five days a week"),
            ("The town is ground zero of it. They hit zero boats.", "zero boats"),
            ("Hide Caption 24 of 43 Photos: the flood and 12 boats.", "12 boats"),
            ("He took 24 of 43 seats.", "24; 43 seats"),
            ("They suffered one drought after another.", ""),
            ("One man died after another bus crashed.", "One man"),
            ("One bank failed a week after another.", "One bank"),
            ("One player after another limped off.", ""),
            ("The club lurches from one crisis to the next.", ""),
            ("He sold one boat to another man.", "one boat"),
            ("One moment, he smiles at the two boats.", "two boats"),
            ("He used the one Pence lent him. It is the one Euro's.", ""),
            ("He paid the one euro due.", "one euro"),
            ("They sank 6-7.", "6-7"),
            ("She leads among farmers (+34).", "+34"),
            ("They found that 24 of 43 photos were altered.", "24; 43 photos"),
            ("Photo 3 of 9", ""),
            ("Orlin did a full 180 on it. He turned 180 boats.", "180 boats"),
            ("It is damage control 101. Economics 101 says so. It has 101 boats.", "101 boats"),
            ("Two were hurt and a third was held.", "Two"),
            ("The second burned, and they plan a third in Osk.", ""),
            ("Nurses got half, and teachers took a third.", "half; a third"),
            ("It fell by a third, and about a third are new.", "a third; about a third"),
            ("A third of the guards left.", "A third of the guards"),
            ("It went on in the past year and a half.", ""),
            ("Text RELIEF to 41444 to give $10.", "$10"),
            ("It is a zero-sum game and a zero-day hole.", ""),
            ("They may: (1) flee, (2) stay, or (3) fight 12 men.", "12 men"),
            ("It ran nearly 24 hours a day.", "nearly 24 hours a day"),
            ("In the first year zero boats sank.", "zero boats"),
            ("Group of Seven Men Flee Jail", "Seven Men"),
            (
                "Of houses 65 and older, 12 burned. He held those 12 and over 100 others.",
                "65 and older; 12; 12; over 100 others",
            ),
            ("(The boats sank. The toll was 12) and more.", "12"),
            ("It cost a month and a half million dollars.", "a half million dollars"),
            ("The Gang of Eight rolls on.", ""),
            ("It lies half a world away and is too clever by half.", ""),
            ("On night two she spoke. In two nights she spoke.", "two nights"),
            ("1/ The first of many posts. It took 1/5 of it.", "1/5"),
            ("The group 350.org has 12 boats.", "12 boats"),
            ("It is only just eight in the morning.", ""),
            ("The drug PS-7977 failed.", ""),
            ("(3) The dam is safe. It took (3) boats.", "3"),
            ("Four, they forget their harbours. The share 0293.HK fell in 2018′s race.", ""),
            ("Two, it houses the court. Two, including a boy, were hurt.", "Two"),
            ("Three, the police chief and two guards, were hurt.", "Three; two guards"),
            ("Four, there for the weekend, drowned.", "Four"),
            ("(1): The dam. Call (202) 555-0143. One wouldn’t think of one-upmanship or an 8-ball.", ""),
            ("Priority # 12 is the dam, on Ch. 349.", ""),
            ("It is in the top 50 of them. It may top 300 million.", "top 300 million"),
            ("The ground zero ceremony drew 12 guests. It has zero tolerance.", "12 guests"),
            ("He said \"150 million\" Albans fled.", "150 million\" Albans"),
            ("He named \"millions\" of them.", "millions"),
            ("In 2016 won 10 boats.", "10 boats"),
            ("A gang of eight men fled.", "eight men"),
            ("Every time the two appear in Arbel, they smile.", ""),
            ("The two broken boats sank. The two exemplify it.", "two broken boats"),
            ("One features a boat. One boat sank.", "One boat"),
            ("Of those 65 and older, 12 died. Adults 18 and over came.", "65 and older; 12; 18 and over"),
            ("It did this: 1) it built 3 boats, 2) it sank. It took (about 4) boats.", "3 boats; about 4"),
            ("It took about an hour and a half.", "about an hour and a half"),
            ("After a day and a half of talks they left.", "a day and a half"),
            ("A group of 70 people holds a vigil.", "70 people"),
            ("They won half of the 168-member council.", "half; 168-member"),
            ("It is a setback, no two ways about it, the lesser of two evils.", ""),
            ("Two ways lead there; he is in two minds.", "Two ways"),
            (
                "More than 500 local, state and federal agents came.",
                "More than 500 local, state and federal agents",
            ),
        ] {
            let doc = Document::new(text);
            let figures = read(&doc, &[]);
            let shown: Vec<_> = figures.iter().map(|m| doc.text_of(m.span)).collect();
            assert_eq!(shown.join("; "), expected, "{text}");
        }
    }
}
