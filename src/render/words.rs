//! Values in words: what all renderers share.

use std::fmt::Write;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::chars;
pub(super) use crate::chars::is_hidden;
use crate::claim::{Claim, ClaimBody, ClaimKind};
use crate::date::{DateValue, Moment};
use crate::figure::{Bound, Change, Figure, FigureKind, Interval, is_invariable, singular, unit as measure};
use crate::report::{Reason, Verdict};
use crate::source::{PublishedBasis, Source};

/// A text whose hidden characters are shown by their names: what would steer a terminal, turn a line around or take no room stands there
/// as `⟨U+202E⟩`. Ends of lines are hidden characters, too. For what is told of an article anywhere but in a report.
///
/// ```
/// assert_eq!(variorum::render::shown("24\u{1b}[2J people\u{200b}"), "24⟨U+001B⟩[2J people⟨U+200B⟩");
/// ```
#[must_use]
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        // Pictures of several are joined by a character that takes no room; a soft hyphen only says where a word may be parted.
        let joins = c == '\u{200D}' && before >= '\u{2190}';
        match c {
            '\u{AD}' => {}
            _ if is_hidden(c) && !joins => {
                let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            }
            _ => out.push(c),
        }
        before = c;
    }
    out
}

/// The same on one line: white space of any kind is one space.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.contains(is_hidden) { out.push_str(&shown(word)) } else { out.push_str(word) }
    }
    out
}

/// The first `most` characters of that, at a word's end, with an ellipsis if something is left out.
pub(super) fn shortened(text: &str, most: usize) -> String {
    chars::shortened(&one_line(text), most)
}

/// A number as readers write it: thousands grouped, no trailing zeros, round millions in words.
pub(super) fn number(n: Decimal) -> String {
    // Nobody writes so many places: a third of something, or what comes of a division.
    let n = if n.normalize().scale() > LONGEST { n.round_dp(places(n)) } else { n };
    let sizes = [("trillion", 1_000_000_000_000_i64), ("billion", 1_000_000_000), ("million", 1_000_000)];
    for (name, size) in sizes.map(|(name, size)| (name, Decimal::from(size))) {
        let part = n.checked_div(size).map(|p| p.normalize()).filter(|p| p.abs() >= Decimal::ONE);
        if let Some(part) = part {
            return if part.scale() <= 2 { format!("{} {name}", grouped(part)) } else { grouped(n) };
        }
    }
    grouped(n)
}

/// The most decimal places of a number that is shown as it is.
const LONGEST: u32 = 8;

/// The decimal places that show three digits behind the point, noughts that lead a small number not counted.
fn places(n: Decimal) -> u32 {
    let mut places = 3;
    let mut rest = n.abs();
    while !rest.is_zero() && rest < Decimal::new(1, 1) && places < 28 {
        rest *= Decimal::TEN;
        places += 1;
    }
    places
}

/// An interval with ends of no more places than tell them apart.
pub(super) fn rounded(i: &Interval) -> Interval {
    let at = |places: u32| (i.lo.map(|n| n.round_dp(places)), i.hi.map(|n| n.round_dp(places)));
    if i.lo == i.hi || i.lo.is_none() || i.hi.is_none() {
        return *i;
    }
    let least = [i.lo, i.hi].into_iter().flatten().map(places).max().unwrap_or(3);
    let (lo, hi) = (least..28).map(at).find(|(lo, hi)| lo != hi).unwrap_or((i.lo, i.hi));
    Interval { lo, hi, ..*i }
}

fn grouped(n: Decimal) -> String {
    let plain = n.normalize().abs().to_string();
    let (whole, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::from(if n.is_sign_negative() && !n.is_zero() { "−" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.len() > 4 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        let _ = write!(out, ".{fraction}");
    }
    out
}

/// An interval in one phrase: "24", "24 to 30", "over 24", "at most 24".
pub(super) fn interval(i: &Interval) -> String {
    let i = &rounded(i);
    match (i.lo, i.hi) {
        (Some(lo), Some(hi)) if lo == hi => number(lo),
        (Some(lo), Some(hi)) => format!("{} to {}", number(lo), number(hi)),
        (Some(lo), None) => format!("{} {}", if i.lo_open { "over" } else { "at least" }, number(lo)),
        (None, Some(hi)) => format!("{} {}", if i.hi_open { "under" } else { "at most" }, number(hi)),
        (None, None) => "any number".to_string(),
    }
}

/// A unit behind a number: "%", " USD", " km/h", " houses".
pub(super) fn unit(figure: &Figure) -> String {
    let one = figure.interval.lo == Some(Decimal::ONE) && figure.interval.hi == Some(Decimal::ONE);
    match figure.unit.as_deref() {
        None | Some("") => String::new(),
        Some("percent") => "%".to_string(),
        Some("person") if !one => " people".to_string(),
        Some(unit) if !one && figure.parts.is_none() => format!(" {}", several(figure, unit)),
        Some(unit) => format!(" {}", unit.replace('_', " ")),
    }
}

/// A unit that stands behind another number than one; as the article writes it, where that is a plural.
fn several(figure: &Figure, unit: &str) -> String {
    let head = figure.noun.as_deref().and_then(|n| n.split_whitespace().next_back()).map(str::to_lowercase);
    if let Some(written) = head.filter(|head| head != unit && singular(head) == unit) {
        return written;
    }
    let name = unit.replace('_', " ");
    let counted = figure.kind == FigureKind::Count && !is_invariable(unit);
    let measured = measure::is_word(unit) && figure.kind != FigureKind::Magnitude;
    match name.rsplit_once(' ') {
        _ if !counted && !measured => name,
        Some((before, last)) => format!("{before} {}", plural(last)),
        None => plural(&name),
    }
}

/// A noun's regular plural; phrases and rates stay as they are.
fn plural(noun: &str) -> String {
    let irregular = [
        ("woman", "women"),
        ("man", "men"),
        ("child", "children"),
        ("foot", "feet"),
        ("tooth", "teeth"),
        ("millennium", "millennia"),
    ];
    if let Some((_, plural)) = irregular.iter().find(|(one, _)| *one == noun) {
        return (*plural).to_string();
    }
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|e| noun.ends_with(e));
    match noun {
        _ if !noun.chars().all(char::is_alphabetic) => noun.to_string(),
        _ if noun.ends_with('y') && !vowel_y => format!("{}ies", &noun[..noun.len() - 1]),
        _ if ["s", "x", "ch", "sh"].iter().any(|e| noun.ends_with(e)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// What a figure's words allow, with its unit.
pub(super) fn figure(f: &Figure) -> String {
    let parts = f.parts.as_deref().filter(|p| !p.is_empty());
    let value = parts.map_or_else(
        || interval(&f.interval),
        |p| p.iter().map(|n| number(*n)).collect::<Vec<_>>().join("–"),
    );
    let sign = match f.change {
        Some(Change::Up) => "up ",
        Some(Change::Down) => "down ",
        None => "",
    };
    format!("{sign}{value}{}", unit(f))
}

/// A day or minute.
pub(super) fn moment(m: Moment) -> String {
    match m {
        Moment::Day(day) => self::day(day),
        Moment::Minute(at) => format!("{} {}", self::day(at.date()), at.strftime("%H:%M")),
    }
}

/// What told a source's date, and when it was changed: "date from the address, changed 9 May 2031"; nothing where its
/// metadata gave one date.
pub(super) fn dated(source: &Source) -> Option<String> {
    let from = match source.published_basis {
        PublishedBasis::Text => Some("date from its text".to_string()),
        _ => source.published_from.as_deref().map(|from| format!("date from {}", shortened(from, 60))),
    };
    let changed = source.modified.as_deref().and_then(crate::article::iso_day);
    let changed = changed.filter(|c| Some(*c) != source.day()).map(|c| format!("changed {}", day(c)));
    let parts: Vec<String> = from.into_iter().chain(changed).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "an earlier version of the article said this; it is compared with nothing".
pub(super) const WITHDRAWN: &str = "is what an earlier version said; it is compared with nothing";

/// "3 July 2013".
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// The days that a date's words allow; what is known of them if they are not.
pub(super) fn date(d: &DateValue) -> String {
    let Some(i) = d.interval else { return undated(&d.value).to_string() };
    match (i.start, i.end) {
        (Some(a), Some(b)) if a == b => moment(a),
        (Some(a), Some(b)) => format!("{} – {}", moment(a), moment(b)),
        (Some(a), None) => format!("from {}", moment(a)),
        (None, Some(b)) => format!("until {}", moment(b)),
        (None, None) => undated(&d.value).to_string(),
    }
}

/// A TIMEX3 value without an interval.
fn undated(value: &str) -> &str {
    match value {
        "PRESENT_REF" => "the present",
        "PAST_REF" => "the past",
        "FUTURE_REF" => "the future",
        v if v.starts_with("XXXX-WXX") => "a day of a week not known",
        v if v.starts_with("XXXX") => "a year not known",
        v => v,
    }
}

/// A claim's normalised value in words.
pub(super) fn value(claim: &Claim) -> String {
    match &claim.body {
        ClaimBody::Figure(f) => one_line(&figure(f)),
        ClaimBody::Date(d) => date(d),
        ClaimBody::Attribution(a) => {
            let speaker = a.speaker.as_ref().map_or("someone", |s| s.entity.as_str());
            one_line(&format!("{speaker} {}", a.stance.name()))
        }
    }
}

/// A kind as a word.
pub(super) fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Figure => "figure",
        ClaimKind::Date => "date",
        ClaimKind::Attribution => "attribution",
    }
}

/// A verdict as a word.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "agree",
        Verdict::Compatible => "compatible",
        Verdict::Update => "update",
        Verdict::Conflict => "conflict",
    }
}

/// A reason as a word.
pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Value => "value",
        Reason::Scope => "scope",
        Reason::Speaker => "speaker",
        Reason::Wording => "wording",
        Reason::Stance => "stance",
        Reason::Polarity => "polarity",
        Reason::Date => "date",
        Reason::Bound => "bound",
        Reason::Source => "source",
    }
}

/// A bound as a word.
pub(super) fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::Over => "over",
        Bound::AtLeast => "at least",
        Bound::Under => "under",
        Bound::AtMost => "at most",
        Bound::Range => "range",
        Bound::Vague => "vague",
    }
}

/// "1 point", "2 points".
pub(super) fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// "1 conflict, 2 updates, 3 compatible, 4 agree"; what there is none of is left out.
pub(super) fn tally(counts: &[usize; 4]) -> String {
    let [conflict, update, compatible, agree] = *counts;
    let parts = [
        (conflict, count(conflict, "conflict")),
        (update, count(update, "update")),
        (compatible, format!("{compatible} compatible")),
        (agree, format!("{agree} agree")),
    ];
    let some: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    if some.is_empty() { "nothing that two of them speak of".to_string() } else { some.join(", ") }
}

/// A length in bytes: "940 B", "12 kB", "1.2 MB".
pub(super) fn size(bytes: usize) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() -> Result<(), rust_decimal::Error> {
        for (plain, grouped) in [
            ("0", "0"),
            ("2013", "2013"),
            ("-5.50", "−5.5"),
            ("12000", "12,000"),
            ("1234567.25", "1,234,567.25"),
            ("449500000", "449.5 million"),
            ("-2000000", "−2 million"),
            ("1234567890", "1,234,567,890"),
            ("5000000000", "5 billion"),
        ] {
            assert_eq!(number(plain.parse()?), grouped);
        }
        Ok(())
    }

    #[test]
    fn hidden_characters_are_named() {
        for (given, told) in [
            ("24\u{202e} people", "24⟨U+202E⟩ people"),
            (" a\n\tb\u{1b}[31m", "a b⟨U+001B⟩[31m"),
            ("\u{feff}\u{200b}\u{9b}2J", "⟨U+FEFF⟩⟨U+200B⟩⟨U+009B⟩2J"),
            ("co\u{ad}operate", "cooperate"),
            (
                "\u{1f468}\u{200d}\u{1f469} a\u{200d}b \u{2764}\u{fe0f}",
                "\u{1f468}\u{200d}\u{1f469} a⟨U+200D⟩b \u{2764}\u{fe0f}",
            ),
            ("plain “text”", "plain “text”"),
        ] {
            assert_eq!(one_line(given), told);
        }
        assert_eq!(shortened("\u{202e}\u{202e} and more words", 16), "⟨U+202E⟩⟨U+202E…");
    }

    #[test]
    fn intervals_are_phrases() {
        let n = Decimal::from;
        let with = |lo: Option<i32>, hi: Option<i32>, open| Interval {
            lo: lo.map(n),
            hi: hi.map(n),
            lo_open: open,
            hi_open: open,
        };
        for (given, phrase) in [
            (with(Some(24), Some(24), false), "24"),
            (with(Some(12), Some(120), false), "12 to 120"),
            (with(Some(24), None, true), "over 24"),
            (with(Some(24), None, false), "at least 24"),
            (with(None, Some(24), true), "under 24"),
            (with(None, Some(24), false), "at most 24"),
        ] {
            assert_eq!(interval(&given), phrase);
        }
    }

    #[test]
    fn units_are_words() {
        for (unit, value, words) in [
            ("person", 2, "2 people"),
            ("person", 1, "1 person"),
            ("woman", 3, "3 women"),
            ("city", 3, "3 cities"),
            ("day", 3, "3 days"),
            ("church", 3, "3 churches"),
            ("percent", 3, "3%"),
            ("km/h", 3, "3 km/h"),
            ("crash", 4, "4 crashes"),
            ("personnel", 2, "2 personnel"),
            ("aircraft", 2, "2 aircraft"),
        ] {
            let n = Some(Decimal::from(value));
            let interval = Interval { lo: n, hi: n, ..Interval::default() };
            let given = Figure { unit: Some(unit.into()), interval, ..Figure::default() };
            assert_eq!(figure(&given), words);
        }
    }

    #[test]
    fn measures_have_plurals_and_numbers_an_end() {
        let read = |text: &str| {
            let doc = crate::text::Document::new(text);
            let found = crate::figure::read(&doc, &[]);
            figure(&found.first().unwrap_or_else(|| panic!("{text}")).value)
        };
        for (text, words) in [
            ("The term is at most 10 years.", "at most 10 years"),
            ("He waited 72 hours.", "72 hours"),
            ("He waited one hour.", "1 hour"),
            ("Four crashes happened.", "4 crashes"),
            ("Four policemen came.", "4 policemen"),
            ("It saved 5 lives.", "5 lives"),
            ("He has 2 personnel there.", "2 personnel"),
            ("It covers 12 square feet.", "11.5 to 12.5 square feet"),
            ("It weighs 30 kg.", "29.5 to 30.5 kg"),
            ("The engine has 40 horsepower.", "39.5 to 40.5 horsepower"),
            ("The car made 30 miles per hour.", "29.5 to 30.5 mph"),
            ("A quake of magnitude 6 struck.", "5.5 to 6.5 magnitude"),
            ("Two thirds of the voters agreed.", "0.662 to 0.672 voters"),
            ("One third of its budget went.", "0.328 to 0.338 budget"),
            ("It is 3.14159 m long.", "3.14158 to 3.1416 m"),
        ] {
            assert_eq!(read(text), words, "{text}");
        }
    }
}
