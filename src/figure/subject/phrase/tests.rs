//! Figures without a noun, and what they are of.

use crate::figure::read;
use crate::text::Document;

#[test]
fn what_a_figure_is_of() {
    for (text, expected) in [
        ("Jobless claims in Norland fell by 12,000.", "Jobless claims"),
        ("The number of empty flats rose 5 percent.", "number of empty flats"),
        ("The firm cut its staff by 300.", "staff"),
        ("The mayor wants a $40 billion plan.", "plan"),
        ("They got a 50 percent cut in their rent.", "rent"),
        ("The storm caused $4 million in damage.", "damage"),
        ("The bridge, which cost $5 million, is closed.", "bridge"),
        ("Inflation is expected to reach 5 percent.", "Inflation"),
        ("It has an unemployment rate of 5 percent.", "unemployment rate"),
        ("Unemployment was 5.4 percent, down from 6.1 percent.", "Unemployment"),
        ("The voyage lasted roughly 12 days.", "voyage"),
        ("The price of bread rose 3 percent to $12.50.", "price of bread"),
        ("Her ratings have fallen to 40 percent.", "ratings"),
        ("She leads with a massive $18 million haul.", "haul"),
        ("The economy grew at a robust 3.5 percent.", "economy"),
        ("It was nearly a 50 percent increase in arrests.", "arrests"),
        ("Some 17 percent of Mr. Orlin's income was lost.", "Mr. Orlin's income"),
        ("They oppose the fee, currently at 18 percent.", "fee"),
        ("It paid for a long-term plan of 4 percent.", "long-term plan"),
        ("It is closer to 84 percent.", ""),
        ("Mira Orlin, 58, was at home.", "Mira Orlin"),
        ("He was 79.", "age"),
        ("Turnout fell from 46 percent in 2019 to 41 percent.", "Turnout"),
        ("The lake rose 25 feet (eight metres).", "lake"),
        ("Two days later, the delegates left.", "delegates"),
        ("For the past nine years your words have hurt.", "words"),
        ("Just 30 percent trust her to run the port.", "trust her to run the port"),
        ("A poll shows that just 30 percent trust her.", "trust her"),
        ("The court trusts 64 percent of those who favor the dam.", "those who favor the dam"),
        ("The court trusts 64 percent of those at the dam.", "court trusts"),
        ("They got only 33 percent of what they were owed.", "what they were owed"),
        ("She spent $400 on posters.", "spent on posters"),
        ("They earned $400.", "They earned"),
        ("They went in and searched them for nine hours.", "searched them"),
        ("It came two days after a judge ruled so.", "after a judge ruled"),
        ("It was in his three decades in office.", "in office"),
        ("Only 15,000 left to widen the harbour.", "left to widen the harbour"),
        ("Some 40 percent are male.", ""),
        ("He got 38 percent to her share.", "He got"),
        ("It was shut by the Osk council 12 times.", "shut by the Osk council"),
        ("The next was Poland, followed by Malta at $1 billion.", "Malta"),
        ("The ferry was closed, meaning less than three days.", ""),
        ("You’d rather 30 percent.", ""),
        ("A family of eight lived there.", "family"),
        ("She was right in some 5-4 decisions.", "decisions"),
        ("About 15% of that gas is lost.", "gas"),
        ("Some 44 percent of US adults read.", "US adults"),
        ("The rules set by the agency cost $500.", "rules"),
        ("Orlin’s lead over Marsh is 3 percentage points.", "Orlin’s lead"),
        ("Some 80 percent of the Harbour League needs to agree.", "Harbour League"),
        ("The mayor left two days after the strike.", "strike"),
        ("The mayor left two days after a judge ruled so.", "mayor"),
        ("It ended in the space of 24 hours.", ""),
        ("The fee alone adds up to $900.", "fee"),
        // The words beside it.
        ("The port had more clerks -- 172 -- than ships.", "port had more clerks"),
        ("In the poll, 18% who fear the dam were men.", "who fear the dam were men"),
        ("The plan is dear, so nearly 45 percent of them oppose it.", "them oppose it"),
        ("“Not 60,” he told reporters.", ""),
    ] {
        let doc = Document::new(text);
        let found = read(&doc, &[]);
        assert!(!found.is_empty(), "{text}");
        for m in found {
            assert_eq!(m.subject, expected, "{text}");
        }
    }
}
