//! What is no figure: years, clock times, labels and names, telephone and house numbers, ordinals, page furniture, "one" as a
//! pronoun. Dates claim their own words before; what is here holds where they did not.

mod address;
mod idiom;
mod list;
mod numbered;
mod one;
mod time;
mod title;

use super::class::{self, Class};

use rust_decimal::Decimal;

use super::FigureKind;
use super::item::Item;
use super::numeral;
use super::scan::Scan;
use crate::text::{Document, Token};

use address::{is_address, is_street};

pub(super) use address::address_end;
pub(super) use one::is_pronoun;

/// Where a chain of numbers that is no figure ends: "555-0143", "192.168.1.2", "12/5/2019", "12:30", "24/7", "2012-13".
pub(super) fn chain_end(scan: &Scan<'_, '_>, i: usize) -> Option<usize> {
    let doc = scan.doc;
    let glued = |k: usize| doc.tokens().get(k).is_some_and(|t| !t.is_spaced());
    let end = international(doc, i);
    // "3-1/2 hours"
    if end.is_some() || doc.word(i + 3) == "/" && numeral::parse(doc, i).is_some_and(|n| n.end == i + 5) {
        return end;
    }
    let mut end = i + 1;
    let mut parts = 1;
    let mut strange = doc.word(i).matches('.').count() > 2;
    while glued(end)
        && is_joint(doc.word(end))
        && doc.tokens().get(end + 1).is_some_and(|t| t.is_number() && !t.is_spaced())
    {
        strange |= matches!(doc.word(end), ":") || starts_zero(doc.word(end + 1)) && doc.word(end) != "/";
        parts += 1;
        end += 2;
    }
    if parts == 1 {
        return (strange || is_telephone(doc, i)).then_some(end);
    }
    let joint = doc.word(i + 1);
    let years = is_dash(joint) && year(doc, i).is_some() && span_of_years(doc, i);
    let slashed = joint == "/" && numeral::parse(doc, i).is_none_or(|n| n.end == i + 1);
    let house = parts == 2 && is_dash(joint) && is_street(doc, end);
    // "(202) 555-0143": behind the code of an area
    let called =
        is_dash(joint) && doc.before(i) == ")" && doc.word(i).len() == 3 && doc.word(i + 2).len() == 4;
    // "1-800-OSK-HELP"
    let lettered = parts == 2
        && is_dash(joint)
        && doc.word(i) == "1"
        && doc.word(i + 2).len() == 3
        && is_dash(doc.word(end))
        && glued(end);
    (parts > 2 || strange || years || slashed || house || called || lettered).then_some(end)
}

fn is_joint(word: &str) -> bool {
    is_dash(word) || matches!(word, "/" | ":")
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "‑")
}

fn starts_zero(word: &str) -> bool {
    word.len() > 1 && word.starts_with('0') && !word.contains('.')
}

/// "+1 917 257 1382": the token after a number that begins with the country's.
fn international(doc: &Document<'_>, i: usize) -> Option<usize> {
    let group = |k: &usize| {
        let word = doc.word(*k);
        (3..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
    };
    let groups = (i + 1..i + 5).take_while(group).count();
    (doc.before(i) == "+" && !doc.tokens()[i].is_spaced() && groups > 1).then_some(i + 1 + groups)
}

/// "(202) 555-0143", "+1 ...".
fn is_telephone(doc: &Document<'_>, i: usize) -> bool {
    let open = doc.before(i) == "(";
    open && doc.word(i).len() == 3
        && doc.word(i + 1) == ")"
        && doc.tokens().get(i + 2).is_some_and(Token::is_number)
        && is_dash(doc.word(i + 3))
        || doc.before(i) == "+" && doc.word(i + 1) == "("
}

fn year(doc: &Document<'_>, i: usize) -> Option<u32> {
    let word = doc.word(i);
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())?
        .filter(|y| (1000..2200).contains(y))
}

/// "2012–13", "1914-1918": the second a year, or the two digits of one.
fn span_of_years(doc: &Document<'_>, i: usize) -> bool {
    year(doc, i + 2).is_some_and(|y| y >= 1500) || doc.word(i + 2).len() == 2
}

/// The token after a footnote's mark glued to the number that ends before `end`: "12,000[1]", "40*".
pub(super) fn past_footnote(doc: &Document<'_>, end: usize) -> usize {
    let glued = |k: usize| doc.tokens().get(k).is_some_and(|t| !t.is_spaced());
    let bracket = doc.word(end) == "[" && glued(end) && glued(end + 1) && doc.word(end + 2) == "]";
    let mark = matches!(doc.word(end), "*" | "†" | "‡") && glued(end) && !glued(end + 1);
    match (bracket && doc.word(end + 1).len() <= 3, mark) {
        (true, _) => end + 3,
        (_, true) => end + 1,
        _ => end,
    }
}

/// Whether the number at `i` is a footnote's: in brackets, glued to what stands before.
fn is_footnote(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let (i, end) = (item.numeral.start, item.numeral.end);
    // "must be repealed;1": glued behind a mark that is glued itself.
    let glued = |k: usize| !doc.tokens()[k].is_spaced();
    let behind_mark =
        i > scan.from + 1 && glued(i) && glued(i - 1) && matches!(doc.word(i - 1), ";" | "”" | "!" | "?");
    if behind_mark && item.is_bare() && doc.tokens()[i - 2].is_word() && doc.word(i).len() <= 2 {
        return true;
    }
    i > scan.from + 1
        && doc.word(i - 1) == "["
        && !doc.tokens()[i - 1].is_spaced()
        && doc.word(end) == "]"
        && doc.word(i).len() <= 3
}

/// "48°N", "12 degrees north": where, not how warm or how steep.
fn is_coordinate(doc: &Document<'_>, item: &Item) -> bool {
    let side = doc.lower(item.tokens.end);
    item.unit.as_deref().is_some_and(|u| matches!(u, "degree" | "°" | "minute" | "°C" | "°F"))
        && (matches!(doc.word(item.tokens.end), "N" | "S" | "E" | "W" | "′" | "″")
            || matches!(side, "north" | "south" | "east" | "west")
                && matches!(doc.lower(item.tokens.end + 1), "latitude" | "longitude" | "of" | ","))
}

/// Whether `item` is no figure after all.
pub(super) fn is_none(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    if is_manifold(scan, item)
        || is_emergency_call(doc, item)
        || title::is_code(scan, item)
        || title::is_plane(scan, item)
    {
        return true;
    }
    if matches!(
        item.kind,
        FigureKind::Money | FigureKind::Ordinal | FigureKind::Score | FigureKind::Age | FigureKind::Magnitude
    ) || item.numeral.start != item.tokens.start
    {
        return false;
    }
    let measured = item.unit.is_some() && item.noun.is_none();
    let i = item.numeral.start;
    idiom::is_idiom(scan, item)
        || time::is_named_time(scan, item)
        || glued_before(scan, item)
        || is_footnote(scan, item)
        || is_coordinate(doc, item)
        || time::is_hour(scan, item)
        || time::is_numbered(scan, item)
        || title::is_site(doc, item)
        || list::is_item(scan, item)
        || list::is_chapter(scan, item)
        || is_degree_idiom(item)
        || !measured && (numbered::is_label(scan, item) || is_address(doc, item) || is_name(doc, item))
        || !measured && time::is_year(scan, item)
        || time::is_clock(doc, item)
        || title::is_title(scan, item)
        || numbered::begins_name(scan, item)
        || item.is_bare() && is_rank(scan, item)
        // "a week-and-a-half" is no half.
        || item.share && scan.before(i) == "-" && scan.before_by(i, 2) == "and" && !doc.tokens()[i].is_spaced()
        || title::is_version(scan, item)
}

/// "a multi-million-dollar deal": several of what stands there, not one.
fn is_manifold(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let i = item.numeral.start;
    is_dash(scan.before(i)) && scan.before_by(i, 2) == "multi"
}

/// "two 911 calls", "a 911 operator", "call 911": the number that is called.
fn is_emergency_call(doc: &Document<'_>, item: &Item) -> bool {
    let (i, end) = (item.numeral.start, item.numeral.end);
    let of_call =
        class::is(doc.lower(end), Class::EmergencyCall) || item.is_bare() && doc.before(i) == "call";
    end == i + 1 && matches!(doc.word(i), "911" | "999" | "112") && of_call
}

/// "Covid-19", "F-16", "#5": glued behind a letter or sign, so part of a name. "sub-7" and "mid-20" are read as bounds.
fn glued_before(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let i = item.numeral.start;
    // "Priority # 12"
    if matches!(scan.before(i), "#" | "№") {
        return true;
    }
    if i == scan.from || doc.tokens()[i].is_spaced() {
        return false;
    }
    let glued =
        |k: usize| scan.back(k, 1).is_some_and(|b| doc.tokens()[b].is_word()) && !doc.tokens()[k].is_spaced();
    match doc.word(i - 1) {
        // "the ’65 law": a year without its century
        "'" | "’" | "‘" => {
            item.in_digits && item.is_bare() && doc.word(i).len() == 2 && doc.tokens()[i - 1].is_spaced()
        }
        // "id=4711" of a link
        "=" => glued(i - 1) && item.is_bare(),
        "@" | "&" | "_" => true,
        "-" | "–" if i >= scan.from + 2 => {
            let before = doc.tokens()[i - 2];
            let number = i >= scan.from + 3 && doc.tokens()[i - 3].is_number() && !before.is_spaced();
            let bound = number || class::is(doc.lower(i - 2), Class::BeforeGluedNumber);
            before.is_word() && !doc.tokens()[i - 1].is_spaced() && !bound
                || before.is_word()
                    && doc.tokens()[i - 1].is_spaced()
                    && before.is_all_caps()
                    && item.in_digits
        }
        "+" => {
            i >= scan.from + 2
                && !doc.tokens()[i - 1].is_spaced()
                && (doc.tokens()[i - 2].is_word() || doc.tokens()[i - 2].is_number())
        }
        ":" if doc.tokens()[i - 1].is_spaced() => true,
        // "45 percent yes/36 percent no"
        "/" if item.unit.is_some() && item.kind == FigureKind::Percent => false,
        "." | "/" | ":" if i >= scan.from + 2 => {
            doc.tokens()[i - 2].is_word() && !doc.tokens()[i - 1].is_spaced() && item.in_digits
        }
        _ => doc.tokens()[i - 1].is_word(),
    }
}

/// "the bottom three", "Kick Six", "a baker's dozen", "<>30": a rank, a name, a phrase, a sign of programmers.
fn is_rank(scan: &Scan<'_, '_>, item: &Item) -> bool {
    let doc = scan.doc;
    let i = item.numeral.start;
    let Some(before) = scan.back(i, 1) else { return false };
    let word = doc.lower(before);
    let name = !item.in_digits
        && doc.tokens()[i].is_capital()
        && doc.tokens()[before].is_capital()
        && before > scan.from
        && !super::subject::is_deed(doc, before);
    let dozen = doc.lower(i) == "dozen"
        && (doc.tokens()[before].kind() == crate::text::TokenKind::Possessive || word == "square");
    let sign = matches!(word, "<" | ">") && matches!(scan.before(before), "<" | "=");
    // "the top 50", but "to top 300 million", "the top 1 or 2 percent"
    let list = matches!(word, "bottom" | "top")
        && item.scale == Decimal::ONE
        && doc.tokens()[before].is_spaced()
        && !matches!(doc.lower(item.numeral.end), "or" | "to" | "-" | "and")
        && scan.back(before, 1).is_some_and(|k| {
            doc.tokens()[k].kind() == crate::text::TokenKind::Possessive
                || class::is(doc.lower(k), Class::Determiner)
        });
    let ranked = matches!(word, "bottom" | "top" | "final" | "big") && !item.in_digits;
    list || ranked || name || dozen || sign
}

fn is_degree_idiom(item: &Item) -> bool {
    item.unit.as_deref() == Some("degree")
        && item.compound
        && item.value().is_some_and(|v| v == Decimal::from(180) || v == Decimal::from(360))
}

fn capital_first(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens().get(i).is_some_and(Token::is_capital)
}

/// Words in capitals at a sentence's start, or in headings, that name nothing.
fn is_function_word(word: &str) -> bool {
    class::is(word, Class::FunctionWord)
}

/// "340 Livingston Street", "787 Dreamliner", "123 Agreement": digits before a name in the singular.
fn is_name(doc: &Document<'_>, item: &Item) -> bool {
    let end = item.numeral.end;
    let next = doc.tokens().get(end);
    item.in_digits
        && item.is_bare()
        && item.scale == Decimal::ONE
        && (!doc.word(item.numeral.start).contains([',', '.'])
            || doc.word(item.numeral.start).ends_with(".0")
            || doc.word(end).len() == 1)
        && !is_bounded(doc, item)
        && next.is_some_and(|t| t.is_capital() && t.is_spaced())
        && !is_function_word(doc.lower(end))
}

/// Whether a bounding word stands before the number, as it does before no part of a name.
fn is_bounded(doc: &Document<'_>, item: &Item) -> bool {
    super::bound::before(doc, item.tokens.start, item.tokens.start.saturating_sub(4))
        .is_some_and(|(_, near)| near != super::bound::Nearness::Exact)
}

/// Whether the sentence holds nothing but bare numbers, where the text has others: counters of comments or shares, a page number.
pub(super) fn is_furniture(scan: &Scan<'_, '_>) -> bool {
    let doc = scan.doc;
    scan.to - scan.from <= 8
        && doc.sentences().len() > 1
        && (scan.from..scan.to)
            .all(|i| doc.tokens()[i].is_number() || matches!(doc.word(i), "." | "|" | "·" | "/"))
}

/// Whether what a date takes for a year is measured: "1520 sq m".
pub(super) fn is_measured(doc: &Document<'_>, i: usize, span: crate::span::Span) -> bool {
    doc.tokens()[i].span() == span
        && doc.tokens()[i].is_number()
        && (super::unit::at(doc, i + 1).is_some_and(|(_, u)| u.dimension != "duration")
            || super::money::name(doc, i + 1).is_some())
}

/// Whether the date at `span` tells a distance in time from another moment ("six minutes later"): its length is a figure as well.
pub(super) fn is_distance(doc: &Document<'_>, span: crate::span::Span) -> bool {
    let (first, end) = (doc.token_at(span.start()), doc.token_at(span.end().saturating_sub(1)) + 1);
    if end - first > 8 {
        return false;
    }
    let Some(n) = numeral::parse(doc, first) else { return false };
    super::unit::at(doc, n.end).is_some_and(|(after, unit)| unit.dimension == "duration" && after < end + 1)
        && (n.end..=end)
            .any(|k| matches!(doc.lower(k), "later" | "earlier" | "after" | "afterwards" | "afterward"))
}

#[cfg(test)]
mod tests {
    use crate::figure::read;
    use crate::text::Document;

    fn shown(text: &str) -> Vec<String> {
        let doc = Document::new(text);
        read(&doc, &[]).iter().map(|m| doc.text_of(m.span).to_string()).collect()
    }

    #[test]
    fn headlines_count() {
        for (text, figures) in [
            ("Storm Hits 30 Villages", &["30 Villages"][..]),
            ("Flood Leaves 30 Families Homeless", &["30 Families"]),
            ("Police Seize 12 Tons Of Copper", &["12 Tons"]),
            ("Windows 10 Users Complain", &[]),
            ("Drivers block 12 roads", &["12 roads"]),
            ("The panel will issue 20 subpoenas", &["20 subpoenas"]),
            ("In block 12 residents complain", &[]),
            ("In Osk district 17 people were hurt", &["17 people"]),
            ("On the bus 40 passengers were killed", &["40 passengers"]),
            ("It struck in phase 3 trials", &[]),
            ("Nurses Strike, Closing 4 Wards\n\nNurses Strike, Closing 5 Wards", &["4 Wards", "5 Wards"]),
        ] {
            assert_eq!(shown(text), figures, "{text}");
        }
    }

    #[test]
    fn what_is_no_figure() {
        for text in [
            "The office is at 340 Mill Street; call (202) 555-0143.",
            "Call 1-800-OSK-HELP for help.",
            "Write on +1 917 257 1382 or come by.",
            "The rule must be repealed;1",
            "They may (1) flee, or that (2) they stay.",
            "“1) Most guests do not read it.",
            "Papers of Orlin 2.0 came out.",
            "Previous Next Mira Orlin 1 of 11 i View slideshow",
            "It was 4/20 all day.",
            "It did not bother them one bit.",
            "His one-liners fell flat.",
            "He wrote it up. (7/)",
            "The server 192.168.1.2 is down.",
            "It stands in Section 427.",
            "Pages 5-7 are missing.",
            "It breaks Articles 5 and 7.",
            "It is a 501(c)(3) group.",
            "2) How much will it cost?",
            "It points to this 1) nobody left; all stayed on this 2) nobody came.",
            "After the 1986 \"amnesty\" they left.",
            "He flew a Boeing 737 home.",
            "Air Force One landed.",
            "The guests met at Three Gates Hall yesterday.",
            "The mayor of Thousand Oaks resigned.",
            "The pool is open from about 1 to 8 p.m. today.",
            "The court struck down HB 316 for voters.",
            "It would change the ’65 law.",
            "It shows [embed id=471147].",
            "They watched 60 Minutes on Sunday.",
            "The Group of 20 met.",
            "The bottom three go down.",
            "Covid-19 spread in the town.",
            "He spent 2015 in Arbel.",
            "It made a 180-degree turn.",
            "One was clear to all.",
            "One day he left.",
            "One of those was late.",
            "They sold a baker's dozen.",
            "The “123-Agreement” was signed.",
            "See www.arbel.example/40/boats for more.",
            "The new iPhone 11 was shown.",
            "The 2020 candidates met.",
            "It lies at 48.2°N.",
            "It came between 7 and 9 last night.",
            "It came at 10 on Friday evening.",
            "The two met. The three of them left.",
            "No one drafting or reading it knew.",
            "The court struck down travel ban 3.0 for now.",
            "It is like the one Orlin paints.",
            "There is no one cause of it.",
            "It was a one-size-fits-all plan.",
            "Two, seemingly everyone in town was there.",
            "9 The Long Way Home",
            "She made a 911 call.",
            "They signed a multi-million-dollar deal.",
            "He showed at least a degree of doubt.",
            "The stakes are in Family Trusts 1, 2 and 3.",
            "Counts 1, 4 and 6 were dismissed.",
            "They struck out Articles 370 and 35A.",
            "The guild is bound by Rule 40B.",
            "She told radio station 2GB of it.",
            "He sued 3M in May.",
            "It shot at flight PS752.",
            "She came in a blue 747 jet.",
            "It was a one-two punch.",
        ] {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_is_a_figure_beside_a_name() {
        for (text, expected) in [
            ("The town had 2015 inhabitants.", "2015 inhabitants"),
            ("Section 427 took 12 pages.", "12 pages"),
            ("The yard built 48,200 Falcon 7s.", "48,200"),
            ("About 9,000 of them came, around 300 Falcon.", "About 9,000; around 300"),
            ("Some 12,000[1] people live there.", "Some 12,000[1] people"),
            ("Between 7 and 9 boats came last night.", "Between 7 and 9 boats"),
            ("It breaks Article 5 and 40 people know.", "40 people"),
            ("One sailor died.", "One sailor"),
            ("Two, both sailors, drowned in the harbour.", "Two"),
            ("He walked up to one of the guards.", "one of the guards"),
            ("He walked up to three guards.", "three guards"),
            ("He lied about three loans.", "three loans"),
            ("He told about 30 clerks.", "about 30 clerks"),
            ("They coalesced around a seven-day plan.", "seven-day"),
            ("One need only ask one sailor. One need was met.", "one sailor; One need"),
            ("The gap could top $40 million.", "top $40 million"),
            ("It is at the top 40 metres.", "40 metres"),
            ("They spoke about 20 minutes.", "about 20 minutes"),
            ("They talked about 20 dams.", "20 dams"),
            ("Up to one of the four sailors may be alive.", "Up to one; four sailors"),
            ("Two, she said, may lose their boats.", "Two"),
            ("12 A boat sank.", "12"),
            ("In Leeds 3, 4 and 6 homes fell.", "4; 6 homes"),
            ("A total of 1682 were arrested.", "A total of 1682"),
            ("There would be no 40 mills.", "40 mills"),
            ("Storm Sinks Three Ships in Osk", "Three Ships"),
            ("He met with Three Norland ministers.", "Three Norland ministers"),
            ("It passed on 10-2 or 11-1 votes.", "10-2; 11-1"),
            ("It shut not only 40 mills.", "only 40 mills"),
            ("Only one of four ships came back.", "Only one; four ships"),
            ("In Arbel 40 boats sank.", "40 boats"),
            ("The top 40 metres burned.", "40 metres"),
            ("Most (40) were late.", "40"),
            ("The board is 40\" long.", "40\""),
            ("The fuse takes 35A.", "35A"),
            ("The disk holds 2GB.", "2GB"),
            ("It made $3M in May.", "$3M"),
            ("They took over at least seven yards.", "at least seven yards"),
            ("It was handed to one clerk telling Orlin.", "one clerk"),
            ("They found 10 \"parts\" of it.", "10 \"parts\""),
            ("They found 10 'parts' of it.", "10 'parts'"),
            ("It is a 159-bed ward.", "159-bed"),
            ("It is a two-man race.", "two-man"),
            ("It hit five IS armed trucks.", "five IS armed trucks"),
            ("He lied to the mayor about $4 million.", "$4 million"),
            ("He talked to about 300 clerks.", "about 300 clerks"),
            ("They lost roughly the half-dozen seats.", "roughly the half-dozen seats"),
            ("It is a one-man show.", ""),
        ] {
            assert_eq!(shown(text).join("; "), expected, "{text}");
        }
    }
}
