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
    ] {
        let doc = Document::new(text);
        let found = read(&doc, &[]);
        assert!(!found.is_empty(), "{text}");
        for m in found {
            assert_eq!(m.subject, expected, "{text}");
        }
    }
}
