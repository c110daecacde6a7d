//! Which day the words mean, seen from the day of publication and from the dates around.

use crate::date::read;
use crate::text::Document;

/// The values of all dates of `text`, told on `day`.
pub(super) fn values(text: &str, day: &str) -> Vec<String> {
    read(&Document::new(text), day.parse().ok()).into_iter().map(|m| m.value.value).collect()
}

/// The value of the last date of `text`, told on `day`.
pub(super) fn last(text: &str, day: &str) -> String {
    values(text, day).pop().unwrap_or_else(|| panic!("nothing in {text}"))
}

pub(super) const WEDNESDAY: &str = "2024-05-15";
const SATURDAY: &str = "2024-05-18";
const SUNDAY: &str = "2024-05-19";

#[test]
fn weeks_seen_from_a_sunday() {
    for (text, day, expected) in [
        ("The dam broke last week.", SUNDAY, "2024-W20"),
        ("The dam broke last week.", SATURDAY, "2024-W19"),
        ("The dam broke this past week.", SATURDAY, "2024-W20"),
        ("The dam broke this past week.", WEDNESDAY, "2024-W19"),
        ("The dam broke earlier this week.", SUNDAY, "2024-W20"),
        ("The council will vote this week.", SUNDAY, "2024-W21"),
        ("The council will vote later this week.", SUNDAY, "2024-W21"),
        ("The council will vote later this week.", SATURDAY, "2024-W20"),
        ("The council will vote this coming week.", SATURDAY, "2024-W21"),
    ] {
        assert_eq!(last(text, day), expected, "{text}");
    }
}

#[test]
fn nights_told_in_the_morning() {
    for (text, expected) in [
        ("The river rose overnight.", vec!["2024-05-14TNI"]),
        ("Overnight, the river rose.", vec!["2024-05-14TNI"]),
        ("An overnight fire gutted the mill.", vec!["2024-05-14TNI"]),
        ("The overnight low was minus 4.", vec!["2024-05-14TNI"]),
        ("Heavy rain could fall overnight.", vec!["2024-05-15TNI"]),
        ("Talks will continue overnight.", vec!["2024-05-15TNI"]),
        ("Crews will not clear the road overnight.", vec![]),
        ("If the lake vanished overnight, nobody would notice.", vec![]),
        ("The price doubled overnight.", vec![]),
        ("In 1987 a gale hit Kent overnight.", vec!["1987", "XXXX-XX-XXTNI"]),
        ("Soak the beans overnight.", vec!["XXXX-XX-XXTNI"]),
        ("Midnight tonight is the deadline.", vec!["2024-05-15T24:00", "2024-05-15TNI"]),
        ("Guests pay for overnight stays.", vec![]),
        ("They championed midnight basketball.", vec![]),
        ("A midnight deadline looms.", vec!["2024-05-15T24:00"]),
    ] {
        assert_eq!(values(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn times_of_day_whose_day_follows() {
    for (text, expected) in [
        ("An 11 p.m. curfew took effect on Sunday.", "2024-05-12T23:00"),
        ("The 9 a.m. hearing was put off until Friday.", "2024-05-15T09:00"),
        ("On Monday, the 11 p.m. curfew began.", "2024-05-13T23:00"),
        ("At 9 a.m. the index was below its close on Friday.", "2024-05-15T09:00"),
        ("The 5 p.m. train was cancelled because of a flood on Sunday.", "2024-05-15T17:00"),
    ] {
        let all = values(text, WEDNESDAY);
        assert!(all.iter().any(|v| v == expected), "{text}: {all:?}");
    }
}

#[test]
fn stretches_up_to_now_and_ends_of_something() {
    for (text, expected) in [
        ("Prices rose over the past year.", vec!["P1Y"]),
        ("Prices rose over the last month.", vec!["P1M"]),
        ("Prices rose last year.", vec!["2023"]),
        ("She died in the last year of the war.", vec![]),
        ("The last week of rain has soaked the wheat.", vec!["2024-W19"]),
        ("They met in the week of May 8.", vec!["2024-W19"]),
        ("It lost money in 2018, the last year for which there are numbers.", vec!["2018"]),
        ("Much has changed in the year-and-a-half since she won.", vec![]),
        ("They met in the week of May 5.", vec!["2024-W19"]),
        ("For the last week of the tour she sang alone.", vec![]),
        ("On the same day that the dam broke, she sang.", vec!["XXXX-XX-XX"]),
        ("It rained in the last week before the harvest.", vec![]),
        ("Sales fell in the final quarter of 2023.", vec!["2023-Q4"]),
        ("On June 3, 2020, the mill closed. The very next day it burned.", vec!["2020-06-03", "2020-06-04"]),
    ] {
        assert_eq!(values(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn what_is_to_come_and_what_was_said() {
    for (text, expected) in [
        ("She hopes to sing again after the first of the year.", vec!["2025-01-01"]),
        ("It was the first of the year.", vec!["2024"]),
        ("They know more come Friday.", vec!["2024-05-17"]),
        ("They had come Friday.", vec!["2024-05-10"]),
        ("They passed a bill that keeps yards open into March.", vec!["2025-03"]),
        ("The storm went on into March.", vec!["2024-03"]),
        ("She will meet him, telling a paper on Tuesday that she prefers it.", vec!["2024-05-14"]),
        ("It rose in the first quarter of fiscal year 2013.", vec!["2013-Q1"]),
        ("Temperatures plummeted into the 20s.", vec![]),
        ("They danced as in the 20s.", vec!["192"]),
    ] {
        assert_eq!(values(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn over_is_during_behind_what_is_counted() {
    use crate::date::Modifier;
    for (text, more) in [
        ("It served 20 customers over three hours.", false),
        ("The plan saves $4 million over 10 years.", false),
        ("Over three years, the firm lost 12 clients.", false),
        ("The flight lasted over three hours.", true),
        ("She waited for over two years.", true),
        ("The mill closed over a year ago.", true),
        ("The trial has run over six weeks.", true),
        ("The script was refined over 300 years.", false),
        ("She has served over two years.", true),
        ("The rescue came over three hours later.", true),
        ("Children over two years must wear a mask.", true),
    ] {
        let read = read(&Document::new(text), WEDNESDAY.parse().ok());
        assert_eq!(read[0].value.modifier == Some(Modifier::MoreThan), more, "{text}");
    }
}

#[test]
fn not_before_a_day_is_from_it_on() {
    for (text, start, end) in [
        ("The ferry will not sail again before October 20.", true, false),
        ("The bridge is not expected to open before June 3.", true, false),
        ("The ferry will sail before October 20.", false, true),
        ("The ferry did not sail before May 3.", false, true),
        ("If they cannot agree before June 3, the mill will close.", false, true),
        ("If they agree, the mill will not close before June 3.", true, false),
        ("No verdict is expected before June 3.", true, false),
    ] {
        let read = read(&Document::new(text), WEDNESDAY.parse().ok());
        let interval = read[0].value.interval.unwrap();
        assert_eq!((interval.start.is_some(), interval.end.is_some()), (start, end), "{text}");
    }
}

#[test]
fn timetables_in_the_present() {
    for (text, expected) in [
        ("Brenner Glass closes its plant on 30 November.", "2024-11-30"),
        ("The museum reopens in Lund on August 3.", "2024-08-03"),
        ("The singer performs in Lund in November.", "2023-11"),
        ("Fans cheer as the team arrives on Monday.", "2024-05-13"),
        ("The mill that closes its books lost money on 30 April.", "2024-04-30"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn programmes_of_every_week() {
    for (text, expected) in [
        ("She was on five Sunday shows.", vec![]),
        ("He went on the Sunday morning talk shows.", vec![]),
        ("A poll on Sunday shows that she leads.", vec!["2024-05-12"]),
    ] {
        assert_eq!(values(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn days_of_what_was_done() {
    const DECEMBER: &str = "2014-12-28";
    for (text, expected) in [
        ("The plane that vanished on March 8 was not found.", "2014-03-08"),
        ("The company said it closed its store on March 8.", "2014-03-08"),
        ("The mayor resigned March 8.", "2014-03-08"),
        // Captions of what came later.
        ("Smoke rose from the mill, which burned on January 8.", "2015-01-08"),
        ("The mayor agreed to leave on March 8.", "2015-03-08"),
        ("The town put off its March 8 vote.", "2015-03-08"),
    ] {
        assert_eq!(last(text, DECEMBER), expected, "{text}");
    }
}

#[test]
fn decades_by_their_tens() {
    for (text, expected) in [
        ("Wages stood still for much of the '00s.", "200"),
        ("The mill was built in the '10s.", "201"),
        ("The mill was built in the '20s.", "192"),
        ("The mill was built in the '90s.", "199"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn names_that_are_picked() {
    for (text, expected) in [
        ("The money lasts past Friday.", "2024-05-17"),
        ("They met this past Friday.", "2024-05-10"),
        ("They will meet this coming Wednesday.", "2024-05-22"),
        ("He hoped that Friday's talks had helped.", "2024-05-10"),
        ("They met last April.", "2023-04"),
        ("They met last March.", "2024-03"),
        ("The term begins the first Monday in October.", "2024-10-07"),
        ("They met on the third Tuesday of May 2023.", "2023-05-16"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn these_times_have_no_day() {
    for (text, expected) in [
        ("It is low by today's standards.", "PRESENT_REF"),
        ("Today’s young people read more.", "PRESENT_REF"),
        ("It is too much for today's Norland.", "PRESENT_REF"),
        ("She welcomed today's ruling.", WEDNESDAY),
        ("Today's students marched through Osk.", WEDNESDAY),
        ("Today's workers' march was small.", WEDNESDAY),
        ("It was told in today's Osk Times.", WEDNESDAY),
        ("It was told in today's Osk session.", WEDNESDAY),
        ("It is low today.", WEDNESDAY),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn the_next_day_of_what_is_told() {
    for (text, expected) in [
        ("They met on May 2. The next day they left.", "2024-05-03"),
        ("They met in a hall. It was cold there. The next day they left.", "XXXX-XX-XX"),
        ("They meet on Thursday. They will leave the next day.", "2024-05-17"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn days_written_out_elsewhere() {
    for (text, expected) in [
        ("The tower fell on June 20, 2005. Olm saw the June 20 fall.", "2005-06-20"),
        ("The raid was on Sept. 11, 2012. The Sept. 11 attack cost four lives.", "2012-09-11"),
        ("The Sept. 11 attacks changed the town.", "2001-09-11"),
        // The words look ahead, or the text names two years.
        ("The tower fell on June 20, 2005. A fair will be held on June 20.", "2024-06-20"),
        ("It fell on May 2, 2005, and on May 2, 2007. It fell on May 2.", "2024-05-02"),
        ("July 24, 2015: Olm resigns.", "2015-07-24"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn times_of_day() {
    for (text, expected) in [
        ("The truce, agreed on Monday, began at 8 a.m. local time Tuesday.", "2024-05-14T08:00"),
        ("The shot fell around 7:40 p.m. (12:40 p.m. ET) Monday.", "2024-05-13T19:40"),
        ("They met on Sunday. Olm spoke. Dana sang. Ro wept. They danced that night.", "2024-05-12TNI"),
        ("They met on Sunday. They danced later that night.", "2024-05-12TNI"),
        ("They met today. They danced that night.", "XXXX-XX-XXTNI"),
        ("The tower fell earlier this evening, May 14.", "2024-05-14TEV"),
    ] {
        assert!(
            values(text, WEDNESDAY).iter().any(|v| v == expected),
            "{text}: {:?}",
            values(text, WEDNESDAY)
        );
    }
}

#[test]
fn weekdays_that_are_joined() {
    for (text, expected) in [
        ("The offices are to close from Monday through Saturday.", ["2024-05-20", "2024-05-25"]),
        ("It rained on Saturday and Sunday.", ["2024-05-11", "2024-05-12"]),
        ("A storm may come Saturday and Sunday.", ["2024-05-18", "2024-05-19"]),
        ("They spoke on Tuesday and Monday.", ["2024-05-14", "2024-05-13"]),
    ] {
        assert_eq!(values(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn months_looked_forward_to() {
    let values = values("Olm will face Dana in October. Dana has high hopes for October.", WEDNESDAY);
    assert_eq!(values, ["2024-10", "2024-10"]);
}

#[test]
fn days_are_not_counted_from_a_year() {
    let values = values("The firm was founded in 2013. One day later, Olm spoke.", WEDNESDAY);
    assert_eq!(values, ["2013", "PAST_REF"]);
}

#[test]
fn quarters_that_wait_for_each_other() {
    for text in [
        "Profit rose from that quarter to that quarter.",
        "It grew in the quarter to the quarter ended June 30.",
        "It fell from the latest quarter through the latest quarter.",
        "The quarter to two days after the quarter to March.",
    ] {
        assert!(!values(text, "2031-05-06").is_empty(), "{text}");
    }
}

#[test]
fn stretches_up_to_now_and_quarters_by_their_days() {
    for (text, expected) in [
        ("Sales fell over the past decade.", "P1DE"),
        ("Sales fell over the last decade.", "P1DE"),
        ("Profit rose in the quarter ended April 30.", "2024-04-30"),
        ("The second quarter was weak. It fell in the latest quarter.", "2024-Q1"),
        ("The poll of April 7-8 showed a lead.", "2024-04-07/2024-04-08"),
        ("The harbour may one day close.", "FUTURE_REF"),
        ("The harbour closed for one day.", "P1D"),
        ("They took the noon ferry.", "2024-05-15T12:00"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
    for (ended, expected) in [("Jan. 31", "2023-Q4"), ("March 31", "2024-Q1"), ("April 30", "2024-Q1")] {
        let text = format!("Profit rose in the quarter ended {ended}.");
        assert_eq!(values(&text, WEDNESDAY)[0], expected, "{text}");
    }
    for text in ["High noon comes.", "They take this day by day.", "He spoke on the Sunday shows."] {
        assert_eq!(values(text, WEDNESDAY), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn weekdays_find_the_year_of_a_caption() {
    for (text, expected) in [
        // 2022 and 2021; no day of 2023 to 2025 falls so.
        ("Smoke rises from the mill on Sunday, May 22.", "2022-05-22"),
        ("Smoke rises from the mill on Monday, June 14.", "2021-06-14"),
        ("Smoke rises from the mill on Wednesday, June 14.", "2023-06-14"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn the_attacks_of_2001() {
    for (text, day, expected) in [
        ("The harbour has been guarded since Sept. 11.", WEDNESDAY, "2001-09-11"),
        ("The mill burned down on Sept. 11.", "2024-10-15", "2024-09-11"),
        ("The council will vote on Sept. 11.", WEDNESDAY, "2024-09-11"),
        ("The mill burned on Sept. 11, 2022. The council met again after Sept. 11.", WEDNESDAY, "2022-09-11"),
        ("The town mourned the victims of the Sept. 11 attack.", WEDNESDAY, "2001-09-11"),
        ("It followed the Sept. 11 attack on a mission in Norland.", WEDNESDAY, "2023-09-11"),
        (
            "It hit a mission in the Sept. 11 terror attack in Norland. Few spoke of the Sept. 11 attack.",
            WEDNESDAY,
            "2023-09-11",
        ),
        ("It followed the Sept. 11 attacks on the towers in New York.", WEDNESDAY, "2001-09-11"),
    ] {
        assert_eq!(last(text, day), expected, "{text}");
    }
}

#[test]
fn seasons_just_over() {
    for (text, day, expected) in [
        ("The ferry sank this fall.", "2024-01-15", "2023-FA"),
        ("The ferry will sail this fall.", "2024-01-15", "2024-FA"),
        ("The ferry sank this summer.", WEDNESDAY, "2024-SU"),
        ("The map was redrawn this winter.", WEDNESDAY, "2023-WI"),
        ("The ferry is full this winter.", "2024-01-15", "2023-WI"),
        ("The ferry will sail this winter.", WEDNESDAY, "2024-WI"),
        ("Officials fear blackouts this winter.", WEDNESDAY, "2024-WI"),
    ] {
        assert_eq!(last(text, day), expected, "{text}");
    }
}

#[test]
fn what_came_later() {
    for (text, expected) in [
        // No day is told that it counts from.
        ("Three weeks later, the mayor resigned.", "PAST_REF"),
        ("A few months later the mill closed.", "PAST_REF"),
        ("The form must be signed and, 15 days later, be signed again.", "FUTURE_REF"),
        ("The mayor resigned on May 2. Six days later, the clerk left.", "2024-05-08"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
    // The day is told behind.
    for text in [
        "Two months earlier, on March 9, 1987, the mill burned.",
        "Two months later, on March 9, 1987, the mill burned.",
    ] {
        assert_eq!(values(text, WEDNESDAY), ["1987-03-09", "1987-03-09"], "{text}");
    }
    assert_eq!(values("Five months earlier in March 1992 it closed.", WEDNESDAY)[0], "1992-03");
    let over = read(&Document::new("Weeks later he resigned."), WEDNESDAY.parse().ok());
    let days = over[0].value.interval.expect("days");
    assert_eq!((days.start, days.end.map(|m| m.day().to_string())), (None, Some(WEDNESDAY.to_string())));
}

#[test]
fn what_followed_is_not_ahead() {
    for (text, expected) in [
        ("The mayor spoke on Wednesday. The next day, the clerk resigned.", "XXXX-XX-XX"),
        ("The mayor spoke on Monday. The next day, the clerk resigned.", "2024-05-14"),
        ("The mayor spoke on Wednesday. The next day, the clerk will speak.", "2024-05-16"),
        ("The mayor will speak on Thursday. The next day, the clerk does.", "2024-05-17"),
    ] {
        assert_eq!(last(text, WEDNESDAY), expected, "{text}");
    }
}

#[test]
fn november_of_an_election_year() {
    for (text, day, expected) in [
        ("The mayor is the best choice against Olm on the ballot in November.", "2024-02-20", "2024-11"),
        ("The team's win in November was its last.", "2024-02-20", "2023-11"),
        ("Norland's election in November brought Olm to power.", "2024-02-20", "2023-11"),
        ("He is not seeking re-election in November.", "2024-04-20", "2024-11"),
        ("Voters have turned from the party since November.", "2024-02-20", "2023-11"),
        ("The mayor lost the election in November.", "2024-02-20", "2023-11"),
        ("The mill is idle, as in November.", "2024-02-20", "2023-11"),
        ("The party is proud of its victory in November.", "2023-02-20", "2022-11"),
    ] {
        assert_eq!(last(text, day), expected, "{text}");
    }
}

#[test]
fn years_that_are_told_or_ahead() {
    for (text, expected) in [
        // What is to come lies ahead though its weekday is wrong.
        ("The trial will open on Monday, June 14.", "2024-06-14"),
        // Which May, the count tells.
        ("He quit in 2011. Two years later, in May, he ran.", "2013"),
        ("The deadline is Sept. 11.", "2024-09-11"),
    ] {
        let found = values(text, WEDNESDAY);
        assert!(found.iter().any(|v| v == expected), "{text} {found:?}");
    }
}

#[test]
fn sums_of_months_are_compared_with_the_year() {
    for (text, expected) in [
        ("In the third quarter the mill earned $3 million, up from a year earlier.", "2023-Q3"),
        ("For the nine months the mill earned $9 million, up from $8 million a year earlier.", "2023"),
        (
            "The mill earned $3 million in the third quarter. Sales fell. It was hot. The year-ago results were restated.",
            "2023-Q3",
        ),
    ] {
        assert_eq!(last(text, "2024-10-20"), expected, "{text}");
    }
}

#[test]
fn years_to_come_make_no_history() {
    let text = "Olm may run in 2031. ".repeat(20) + "The mayor left at the beginning of this year.";
    assert_eq!(last(&text, "2026-05-06"), "2026");
}

#[test]
fn what_is_counted_or_numbered_by_something_else_is_no_day() {
    for (text, expected) in [
        ("Rents rose in the month before the vote, and in the year since.", &[][..]),
        ("Rents rose over the summer before the court met.", &["2024-SU"]),
        ("The month-long strike ended.", &[]),
        ("The council will vote in the week after next.", &["2024-W22"]),
        ("It was stopped by the 7th US Circuit Court.", &[]),
        ("The wording of the 13th, 14th and 15th Amendments is plain.", &[]),
        ("The myths of the 19th and 20th century faded because of the 11th-hour deal.", &["19"]),
        ("They met on the 14th and 15th, and I left on the 16th.", &["2024-05-14", "2024-05-16"]),
    ] {
        assert_eq!(values(text, WEDNESDAY), expected, "{text}");
    }
}
