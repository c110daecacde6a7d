//! What is read of whole sentences: cases that must match, cases that must not, and properties.

use jiff::civil::Date;
use proptest::prelude::*;

use super::{Basis, DateValue, read};
use crate::claim::Mention;
use crate::text::Document;

fn found(text: &str, published: Option<&str>) -> Vec<Mention<DateValue>> {
    let day = published.map(|p| p.parse::<Date>().unwrap());
    read(&Document::new(text), day)
}

/// Quote, value and interval of every date, on one line each.
fn shown(text: &str, published: Option<&str>) -> Vec<String> {
    let line = |m: &Mention<DateValue>| format!("{}: {}", &text[m.span.range()], m.value.value);
    found(text, published).iter().map(line).collect()
}

fn interval(text: &str, published: Option<&str>) -> String {
    let all = found(text, published);
    let value = &all.first().unwrap_or_else(|| panic!("nothing in {text}")).value;
    let json = serde_json::to_value(value).unwrap();
    let end = |name: &str| json["interval"][name].as_str().unwrap_or("-").to_string();
    format!("{}/{}", end("start"), end("end"))
}

/// A Wednesday.
const DAY: Option<&str> = Some("2024-05-15");

#[test]
fn absolute_forms() {
    for (text, expected) in [
        ("The bridge opened on March 3, 2020.", "March 3, 2020: 2020-03-03"),
        ("The bridge opened on 3 March 2020.", "3 March 2020: 2020-03-03"),
        ("The bridge opened on the 3rd of March, 2020.", "3rd of March, 2020: 2020-03-03"),
        ("The bridge opened on 2020-03-03.", "2020-03-03: 2020-03-03"),
        ("The bridge opened on 13/04/2020.", "13/04/2020: 2020-04-13"),
        ("The bridge opened on 13.04.2020.", "13.04.2020: 2020-04-13"),
        ("It was signed 9-Oct-98.", "9-Oct-98: 1998-10-09"),
        ("The bridge opened in Sept. 2020.", "Sept. 2020: 2020-09"),
        ("The bridge opened in 1997.", "1997: 1997"),
        ("Work began in the 1990s.", "the 1990s: 199"),
        ("Work began in the late 1990s.", "the late 1990s: 199"),
        ("Work began in the '80s.", "the '80s: 198"),
        ("It dates from the 18th century.", "the 18th century: 17"),
        ("The fort fell in 480 BC.", "480 BC: BC0480"),
        ("Sales rose in Q2 2021.", "Q2 2021: 2021-Q2"),
        ("Sales rose in the second half of 2021.", "the second half of 2021: 2021-H2"),
        ("Sales rose in fiscal 2021.", "fiscal 2021: 2021"),
        ("They met in the summer of 2005.", "the summer of 2005: 2005-SU"),
        ("The league's 2009-10 campaign was its last.", "2009-10: 2009/2010"),
        ("Exports were higher than in 2006-7.", "2006-7: 2006/2007"),
        ("The storm of 12-13 June 2011 is remembered.", "12-13 June 2011: 2011-06-12/2011-06-13"),
        ("They met on Christmas Eve 2019.", "Christmas Eve 2019: 2019-12-24"),
        ("They met on Easter Monday 2025.", "Easter Monday 2025: 2025-04-21"),
        ("It began in nineteen ninety-seven.", "nineteen ninety-seven: 1997"),
        ("The leap second fell on February 29, 2024.", "February 29, 2024: 2024-02-29"),
    ] {
        assert_eq!(shown(text, None), [expected], "{text}");
    }
}

#[test]
fn forms_that_count_from_publication() {
    for (text, expected) in [
        ("The council met on Monday.", "Monday: 2024-05-13"),
        ("The council met on Wednesday.", "Wednesday: 2024-05-15"),
        ("The council will meet on Monday.", "Monday: 2024-05-20"),
        ("The vote was put off until Friday.", "Friday: 2024-05-17"),
        ("The council met last Friday.", "last Friday: 2024-05-10"),
        ("The council met in December.", "December: 2023-12"),
        ("The fair closed on April 20.", "April 20: 2024-04-20"),
        ("The fair will open on June 20.", "June 20: 2024-06-20"),
        ("The dividend is payable June 3.", "June 3: 2024-06-03"),
        ("“Today, we meet,” he said.", "Today: 2024-05-15"),
        ("They found Ro Dana last Thanksgiving.", "last Thanksgiving: 2023-11-23"),
        ("The council met yesterday.", "yesterday: 2024-05-14"),
        ("The council met last week.", "last week: 2024-W19"),
        ("The council met last month.", "last month: 2024-04"),
        ("The council will meet next year.", "next year: 2025"),
        ("The council met earlier this year.", "earlier this year: 2024"),
        ("The council met three weeks ago.", "three weeks ago: 2024-W17"),
        ("The council met ten days ago.", "ten days ago: 2024-05-05"),
        ("The council met a decade ago.", "a decade ago: 2014"),
        ("The council met on Tuesday night.", "Tuesday night: 2024-05-14TNI"),
        ("The council met this morning.", "this morning: 2024-05-15TMO"),
        ("The council met at 5:30 p.m. on Monday.", "5:30 p.m. on Monday: 2024-05-13T17:30"),
        ("The council met at 11 a.m. GMT on Monday.", "11 a.m. GMT on Monday: 2024-05-13T11:00Z"),
        ("The council met at 9 p.m., May 13 GMT.", "9 p.m., May 13 GMT: 2024-05-13T21:00Z"),
        ("The council met in June last year.", "June last year: 2023-06"),
        ("Profit fell in the first quarter.", "the first quarter: 2024-Q1"),
        ("The council met last summer.", "last summer: 2023-SU"),
        ("The mayor wrote on Friday night, May 10.", "Friday night, May 10: 2024-05-10TNI"),
        ("The offer had been due to lapse on Monday.", "Monday: 2024-05-13"),
        ("The mayor will cut taxes on Monday.", "Monday: 2024-05-20"),
        ("On Monday, the mayor plans to speak.", "Monday: 2024-05-20"),
        ("The mayors are expected to meet on Monday.", "Monday: 2024-05-20"),
        ("The raised levy will be known by Monday.", "Monday: 2024-05-20"),
        ("On Saturday, with ships ready to leave, the mayor spoke.", "Saturday: 2024-05-11"),
        ("Levels should fall over the next year.", "the next year: P1Y"),
        ("The talks begin on Saturday, May 18.", "Saturday, May 18: 2024-05-18"),
    ] {
        assert_eq!(shown(text, DAY), [expected], "{text}");
    }
}

#[test]
fn this_year_in_a_history_is_its_own() {
    let years: String = (1900..1930).map(|y| format!("In {y} the dam was mended again. ")).collect();
    let last = |text: &str| shown(&format!("{years}{text}"), DAY).pop().unwrap();
    assert_eq!(last("The dam was mended once more this year."), "this year: 2024");
    assert_eq!(last("The dam was mended once more last year."), "last year: 2023");
    assert_eq!(last("The dam was mended once more in this year."), "this year: 1929");
    assert_eq!(last("The dam is to be mended this November."), "this November: 2024-11");
}

#[test]
fn dates_of_the_passage() {
    for (text, expected) in [
        ("The dam broke in 2019 and was mended the next year.", ["2019: 2019", "the next year: 2020"]),
        (
            "It broke on 4 July 2019. Two days later it was mended.",
            ["4 July 2019: 2019-07-04", "Two days later: 2019-07-06"],
        ),
        (
            "It broke in 2019; in November of that year it was mended.",
            ["2019: 2019", "November of that year: 2019-11"],
        ),
        ("The fair ran from March to May 2023.", ["March: 2023-03", "May 2023: 2023-05"]),
        ("It rained on 9 and 10 March 2023.", ["9: 2023-03-09", "10 March 2023: 2023-03-10"]),
        ("It fell between 2022 and 2023.", ["2022: 2022", "2023: 2023"]),
        (
            "Two days before the 24 April 2016 vote he left.",
            ["Two days before: 2016-04-22", "24 April 2016: 2016-04-24"],
        ),
    ] {
        assert_eq!(shown(text, DAY), expected, "{text}");
    }
    let basis = |text: &str, n: usize| found(text, DAY)[n].value.basis;
    assert_eq!(basis("The dam broke in 2019 and was mended the next year.", 0), Basis::Explicit);
    assert_eq!(basis("The dam broke in 2019 and was mended the next year.", 1), Basis::Context);
    assert_eq!(basis("The dam broke on Monday.", 0), Basis::Publication);
}

#[test]
fn durations_and_sets() {
    for (text, expected) in [
        ("The strike lasted 44 days.", "44 days: P44D"),
        ("The strike lasted three weeks.", "three weeks: P3W"),
        ("The strike lasted more than two years.", "more than two years: P2Y"),
        ("The strike lasted a year and a half.", "a year and a half: P1Y6M"),
        ("The strike went on for decades.", "decades: PXDE"),
        ("It fell over the last five years.", "the last five years: P5Y"),
        ("It was a two-hour meeting.", "two-hour: PT2H"),
        ("They waited for 2 1/2 years.", "2 1/2 years: P2Y6M"),
        ("They waited 2.5 years.", "2.5 years: P2.5Y"),
        ("It fell after several quarters of losses.", "several quarters: PXQ"),
        ("The vote follows months of talks.", "months: PXM"),
        ("Many came over the years.", "the years: PXY"),
        ("They meet every Tuesday.", "every Tuesday: XXXX-WXX-2"),
        ("They meet annually.", "annually: P1Y"),
        ("They meet each month.", "each month: P1M"),
    ] {
        assert_eq!(shown(text, DAY), [expected], "{text}");
    }
}

#[test]
fn unknown_stays_unknown() {
    for (text, expected) in [
        ("The accord was reached in March.", "March: XXXX-03"),
        ("The accord was reached on March 9.", "March 9: XXXX-03-09"),
        ("The accord was reached on Monday.", "Monday: XXXX-WXX-1"),
        ("The accord was reached last week.", "last week: PAST_REF"),
        ("The accord was reached today.", "today: PRESENT_REF"),
        ("The accord was reached in the spring.", "the spring: XXXX-SP"),
    ] {
        assert_eq!(shown(text, None), [expected], "{text}");
        assert_eq!(found(text, None)[0].value.basis, Basis::Unresolved, "{text}");
    }
}

#[test]
fn what_is_no_date() {
    for text in [
        "May said she may march on.",
        "Julian and April Stone met June Hart.",
        "He came second in the second half for the second time.",
        "The 22-year-old won.",
        "She is two years old.",
        "The Sunday Times wrote of the Seven Days War.",
        "About 2,000 troops and 2000 police came.",
        "The 44-Day War ended.",
        "A sub-five-minute song.",
        "Version 10.15.2 of the program runs on model 2100-X.",
        "Arvin beat Olm 3-2 and 15-12.",
        "Part number 2882015 was at fault.",
        "The hill is 1950 metres high and 1900 feet wide.",
        "They could now and then fall apart; three-quarters of them did.",
        "Article 9 of the charter and page 1999 matter.",
        "WATCH 01:10",
        "He told Olm's This Week of it.",
        "He was on the \"Today\" programme.",
        "He was on Saturday Night Live.",
        "They build a better tomorrow.",
        "Tickets were sold at the last minute.",
        "They made moves that fall in line with it.",
        "He spoke on the Today Show.",
        "A total of 1682 were let in.",
        "It may fall on any day of the week.",
        "It costs $2000 and holds 2019% more.",
        "",
    ] {
        let said: Vec<String> = shown(text, DAY).into_iter().filter(|s| !s.starts_with("now")).collect();
        assert!(said.is_empty(), "{text}: {said:?}");
    }
}

#[test]
fn days_that_last() {
    for (text, expected) in [
        ("It stands to this day.", "this day: PRESENT_REF"),
        ("Nobody does so in this day and age.", "this day: PRESENT_REF"),
        ("Such sales were held in past years.", "past years: PAST_REF"),
        ("The mill burned a week or so ago.", "a week or so ago: 2024-W19"),
        ("It was updated at 7:30 a.m. Jan. 28.", "7:30 a.m. Jan. 28: 2024-01-28T07:30"),
        ("The March accession was hailed.", "March: 2024-03"),
    ] {
        assert_eq!(shown(text, DAY), [expected], "{text}");
    }
}

#[test]
fn names_holidays_and_parts_that_are_no_dates() {
    for text in [
        "The Tuesday Group met.",
        "It has its origins in the dawn of the railways.",
        "A Christmas tree burned.",
        "He wished them a Merry Christmas.",
        "It sold Halloween-themed shoes.",
        "He read the Party daily Norland.",
    ] {
        assert_eq!(shown(text, DAY), [""; 0], "{text}");
    }
}

#[test]
fn zones_and_the_days_that_they_are_in() {
    for (text, expected) in [
        ("The ship left at 8 a.m. local time Tuesday.", "8 a.m.: 2024-05-14T08:00; Tuesday: 2024-05-14"),
        (
            "The ship left at 8 a.m. Eastern time on Tuesday.",
            "8 a.m. Eastern time on Tuesday: 2024-05-14T08:00",
        ),
        (
            "The ship left at 3 a.m. local time Tuesday (8 p.m. ET).",
            "3 a.m.: 2024-05-14T03:00; Tuesday: 2024-05-14; 8 p.m. ET: 2024-05-13T20:00",
        ),
        (
            "The ship left at 11 p.m. on Tuesday (0400 GMT).",
            "11 p.m. on Tuesday: 2024-05-14T23:00; 0400 GMT: 2024-05-15T04:00Z",
        ),
        (
            "The ship left at 8 a.m. Tuesday (1 a.m. ET).",
            "8 a.m. Tuesday: 2024-05-14T08:00; 1 a.m. ET: 2024-05-14T01:00",
        ),
        ("The ship left at 9 a.m. Tuesday time was short.", "9 a.m. Tuesday: 2024-05-14T09:00"),
    ] {
        assert_eq!(shown(text, DAY).join("; "), expected, "{text}");
    }
}

#[test]
fn intervals() {
    for (text, expected) in [
        ("It fell in late 2022.", "2022-09-01/2022-12-31"),
        ("It fell in early March 2025.", "2025-03-01/2025-03-10"),
        ("It fell in mid-2019.", "2019-05-01/2019-08-31"),
        ("It fell by October 2023.", "-/2023-10-31"),
        ("It has fallen since 2024.", "2024-01-01/-"),
        ("It fell in stages, beginning in December 2022.", "2022-12-01/-"),
        ("It fell before 2020.", "-/2019-12-31"),
        ("It fell after May 2020.", "2020-06-01/-"),
        ("It fell around 2020.", "2019-01-01/2021-12-31"),
        ("It falls in 2020 or later.", "2020-01-01/-"),
        ("On 03/04/2024 it fell.", "2024-03-04/2024-04-03"),
        ("It falls next Friday.", "2024-05-17/2024-05-24"),
        ("It fell early that weekend.", "2024-05-11/2024-05-12"),
        ("It fell on Tuesday night.", "2024-05-14T18:00/2024-05-15T05:59"),
        ("It came shortly after 10:30 a.m. on Tuesday.", "2024-05-14T10:30/-"),
        ("It fell on 2023/04/05.", "2023-04-05/2023-04-05"),
        ("It came at 7.30pm on Tuesday.", "2024-05-14T19:30/2024-05-14T19:30"),
        ("The vote is on Tuesday.", "2024-05-21/2024-05-21"),
        ("The race is in March.", "2025-03-01/2025-03-31"),
        ("Kick-off is at 3pm on Tuesday.", "2024-05-21T15:00/2024-05-21T15:00"),
        ("The vote was on Tuesday.", "2024-05-14/2024-05-14"),
        ("It fell by Monday morning.", "-/2024-05-13T11:59"),
        ("It fell at 1 a.m. Saturday morning.", "2024-05-11T01:00/2024-05-11T01:00"),
        ("It fell at 7:05 a.m Saturday.", "2024-05-11T07:05/2024-05-11T07:05"),
        ("The pump failed between 8:20 p.m. and 10:05 p.m. on Tuesday.", "2024-05-14T20:20/2024-05-14T20:20"),
        ("They spoke about last month.", "2024-04-01/2024-04-30"),
        ("It lasted two days.", "-/-"),
        ("It began in 500 BC.", "-0499-01-01/-0499-12-31"),
        ("It fell more than two years ago.", "-/2022-12-31"),
        ("It fell less than two months ago.", "2024-03-01/2024-05-15"),
        ("It falls less than two months from now.", "2024-05-15/2024-07-31"),
        ("It fell two years ago.", "2022-01-01/2022-12-31"),
        ("It fell earlier this year.", "2024-01-01/2024-05-15"),
        ("It falls later this year.", "2024-05-15/2024-12-31"),
        ("It falls later in the year.", "2024-05-15/2024-12-31"),
        ("It falls before the end of the year.", "-/2024-12-31"),
        ("It fell early this year.", "2024-01-01/2024-04-30"),
        ("It fell early Tuesday morning.", "2024-05-14T00:00/2024-05-14T08:59"),
        ("It fell on Election Day in 2008.", "2008-11-04/2008-11-04"),
        ("It fell in fiscal 2021.", "2020-10-01/2021-09-30"),
    ] {
        assert_eq!(interval(text, DAY), expected, "{text}");
    }
}

#[test]
fn events_denials_and_hedges() {
    let all = found("Talks did not resume on Monday. The ferry reportedly sank near Olm in May 2020.", DAY);
    assert!(all[0].negated && !all[1].negated);
    for affirmed in [
        "It did not open until Monday.",
        "It will not open until at least Friday.",
        "It will not open before May 20.",
    ] {
        assert!(!found(affirmed, DAY)[0].negated, "{affirmed}");
    }
    for ahead in ["The bank will not cut rates before Friday.", "The yard will stay shut until Friday."] {
        assert_eq!(
            found(ahead, DAY)[0].value.value,
            found("It will open on Friday.", DAY)[0].value.value,
            "{ahead}"
        );
    }
    for denied in
        ["It has not opened since Monday.", "It did not open before May 20.", "It is not open on Monday."]
    {
        assert!(found(denied, DAY)[0].negated, "{denied}");
    }
    assert_eq!(all[1].hedges, ["reportedly"]);
    assert_eq!(all[1].subject, "ferry sank Olm");
    assert_eq!(found("The 2020 ceasefire broke down.", DAY)[0].subject, "ceasefire broke");
}

proptest! {
    /// Any text, any day: no panic, spans in order and on character boundaries.
    #[test]
    fn any_text(text in "\\PC{0,200}", y in 1i16..=9999, d in 1i16..=365) {
        let day = Date::new(y, 1, 1).unwrap().with().day_of_year(d).build().unwrap();
        check(&text, day);
    }

    /// Texts of words of time, on any day from year 1 to 9999.
    #[test]
    fn any_expression(words in prop::collection::vec(prop::sample::select(WORDS), 0..14), y in 1i16..=9999, d in 1i16..=366) {
        let year = Date::new(y, 1, 1).unwrap();
        let day = year.with().day_of_year(d.min(year.days_in_year())).build().unwrap();
        check(&words.join(" "), day);
    }

    /// Every day of the calendar, written out, is read back; also around leap days and week 53.
    #[test]
    fn written_days_read_back(y in 1000i16..=2199, d in 1i16..=366) {
        let year = Date::new(y, 1, 1).unwrap();
        let day = year.with().day_of_year(d.min(year.days_in_year())).build().unwrap();
        let text = format!("It fell on {}.", day.strftime("%B %-d, %Y"));
        let all = found(&text, None);
        prop_assert_eq!(&all[0].value.value, &day.to_string());
    }
}

fn check(text: &str, day: Date) {
    let all = read(&Document::new(text), Some(day));
    for pair in all.windows(2) {
        assert!(pair[0].span.end() <= pair[1].span.start());
    }
    for m in &all {
        assert!(text.get(m.span.range()).is_some());
        let interval = m.value.interval.unwrap_or_default();
        if let (Some(a), Some(b)) = (interval.start, interval.end) {
            assert!(a.day() <= b.day(), "{:?}", m.value);
        }
    }
}

const WORDS: &[&str] = &[
    "in",
    "on",
    "the",
    "a",
    "last",
    "next",
    "this",
    "that",
    "early",
    "late",
    "mid",
    "of",
    "and",
    "to",
    "since",
    "until",
    "by",
    "May",
    "March",
    "Friday",
    "Monday",
    "week",
    "weeks",
    "weekend",
    "year",
    "years",
    "decade",
    "century",
    "day",
    "days",
    "month",
    "quarter",
    "third",
    "first",
    "half",
    "2020",
    "1",
    "9999",
    "31",
    "29",
    "February",
    "-",
    "/",
    ",",
    ".",
    ":",
    "99999999",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "BC",
    "Easter",
    "Christmas",
    "spring",
    "winter",
    "night",
    "5",
    "p.m.",
    "EST",
    "nine",
    "thousand",
    "million",
    "few",
    "about",
    "millennia",
    "Q4",
    "fiscal",
    "end",
    "'",
    "s",
    "80",
    "was",
    "will",
    "meet",
    "every",
    "now",
    "9",
    "11",
    "0",
    "00",
];

#[test]
fn years_behind_a_bound() {
    for (text, expected) in [
        ("It has stood there since at least 2004.", Some("2004")),
        ("It goes on dating to at least 1890.", Some("1890")),
        ("It was there from roughly 2004 to 2012.", Some("2004")),
        ("It rose to at least 2015.", None),
        ("It sifted through some 1720 ballots.", None),
        ("They stayed until all 1200 were counted.", None),
        ("It printed at least 2014 ballots.", None),
    ] {
        let first = found(text, DAY).into_iter().next().map(|m| m.value.value);
        assert_eq!(first.as_deref(), expected, "{text}");
    }
}
