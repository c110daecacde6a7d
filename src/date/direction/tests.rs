//! Sentences that look back and sentences that look ahead.

use crate::date::read;
use crate::text::Document;

/// The value of the last date of `text`, told on a Wednesday.
fn last(text: &str) -> String {
    let dates = read(&Document::new(text), "2024-05-15".parse().ok());
    dates.last().unwrap_or_else(|| panic!("nothing in {text}")).value.value.clone()
}

fn check(expected: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(last(text), expected, "{text}");
    }
}

#[test]
fn weekdays_ahead() {
    check(
        "2024-05-17",
        &[
            "The judge gave the town a Friday deadline.",
            "The town faces a deadline of Friday.",
            "The council moved toward a Friday vote.",
            "The harbour must answer by Friday.",
            "The ferry may sail on Friday.",
            "The town has to choose by Friday.",
            "They have called a vote for Friday.",
            "With the race set for Friday, the teams were hard at work.",
            "The judge kept the town from selling the quay before Friday.",
            "The album hits stores Friday.",
            "The town is going ahead with its harbour rally on Friday.",
            "The rule takes effect Friday.",
            "The mayor said she'll resign on Friday.",
            "Money for the ferry ran low past Friday.",
            "The crews worked ahead of Friday's race.",
            "The mayor will not be able to meet Friday's deadline.",
            "The sale has been put off until at least Friday.",
            "The sale won’t begin until Friday.",
        ],
    );
}

#[test]
fn weekdays_behind() {
    check(
        "2024-05-10",
        &[
            "The ferry did not sail until Friday.",
            "The crew showed no signs of fever until Friday.",
            "The town missed a Friday deadline.",
            "The press was promised to the mayor on Friday.",
            "The talks will resume after the fall of the tower Friday.",
            "The talks will resume after that collapse of the tower Friday.",
            "The town spoke of coming plans in Friday's attack.",
            "The mayor spoke of her upcoming plans for the quay during a talk on Friday.",
            "The ferry was supposed to be mended by Friday.",
            "The owner could not be reached on Friday.",
            "The crew may have left on Friday.",
            "The mayor took questions at a Friday hearing.",
            "Asked Friday whether the quay would be sold, the mayor smiled.",
            "The town may build it on Tuesday, the mayor and her whole council said in a comment on Friday.",
            "The first words of the mayor Friday are feeding anger.",
        ],
    );
}

#[test]
fn tomorrow_and_yesterday() {
    check(
        "2024-05-16",
        &[
            "The owner was told on Thursday.",
            "The ferry had been scheduled to sail on Thursday.",
            "The vote is expected Thursday.",
            "The mayor spoke ahead of the release of the plan Thursday.",
            "The day to begin is Thursday.",
        ],
    );
    check(
        "2024-05-14",
        &["The crews agreed to reopen the quay Tuesday.", "They had ordered the crew to land Tuesday."],
    );
}

#[test]
fn months_ahead() {
    check(
        "2024-09",
        &[
            "The town fears for its majority in the September election.",
            "If Olm isn't elected in September, the quay stays shut.",
            "It was a last test ahead of September's ballot.",
            "Olm will face Dana, who was praised by the mayor, in September.",
            "The race set for September is open.",
            "They kept quiet in the harbour about the vote in September.",
        ],
    );
}

#[test]
fn months_behind() {
    check(
        "2023-09",
        &[
            "Olm won the September election.",
            "Olm lost the race in September.",
            "It was a reply to a September speech in which Olm called for calm.",
            "The tower fell in September.",
        ],
    );
}

#[test]
fn months_of_what_was_done() {
    for (text, expected) in [
        ("The harbour sued the town in June.", "2023-06"),
        ("In June, the harbour sued the town.", "2023-06"),
        ("In June, the harbour said it will close a quay.", "2023-06"),
        ("In June, she left the town, and he will follow.", "2023-06"),
        ("In June, news of the rift was soon forgotten.", "2023-06"),
        ("The town agreed to leave the league in June.", "2024-06"),
        ("The band announced a tour in June.", "2024-06"),
        ("The judge set a hearing in June.", "2024-06"),
        ("The council signed a deal for a tour in June.", "2024-06"),
        ("The race was set for June.", "2024-06"),
        ("The party can win in November.", "2024-11"),
        ("The fall could help the party at the polls in November.", "2024-11"),
        ("That could help the town, which opened its port in November.", "2023-11"),
        ("The ship can be seen in Osk in November.", "2023-11"),
        ("They said that Friday could be a hard day.", "2024-05-17"),
        ("She vowed to mend the quay if elected in November.", "2024-11"),
        ("The council passed a bill to fund the port through December.", "2024-12"),
        ("The port was kept open through December.", "2023-12"),
        ("It has 16 boats, according to data through December.", "2023-12"),
        ("Mira Orlin, who until February served as the mayor, left.", "2024-02"),
        ("After that, she has no boat to go back to until August.", "2024-08"),
    ] {
        assert_eq!(last(text), expected, "{text}");
    }
    // What was passed is not what June is told of.
    let dates = read(
        &Document::new("In June, a law passed by the town will end the toll."),
        "2024-05-15".parse().ok(),
    );
    assert_eq!(dates[0].value.value, "2024-06");
}

#[test]
fn what_was_said_by_those_who_would_act() {
    // The plan is far off; the statement is made.
    check(
        "2024-05-14",
        &[
            "Olm said that he would work with the council of the town, and his statement Tuesday that it must end stands.",
        ],
    );
    check("2024-05-17", &["The mayor will issue a ruling on Friday that ends it."]);
}

#[test]
fn events_of_two_words() {
    check("2024-07", &["The law would pay for the July regional and local elections."]);
    check("2025-01", &["He has a vote looming in January."]);
    check("2025-01", &["The ferry would be sold on a still secret day in January."]);
}
