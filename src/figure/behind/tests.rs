//! What stands behind a number.

use crate::figure::read;
use crate::text::Document;

#[test]
fn units_and_nouns_behind_a_number() {
    for (text, expected) in [
        ("A 12-page paper was lost.", "12-page = page"),
        ("The 12 page paper was lost.", "12 page = page"),
        ("Millions of dollars were lost.", "Millions of dollars = USD"),
        ("Billions of tax dollars were lost.", "Billions of tax dollars = USD"),
        ("It cost 15 million federal dollars.", "15 million federal dollars = USD"),
        ("She saved 5,000 Honduran dollars.", "5,000 Honduran dollars = dollar"),
        ("They found 12 sand dollars.", "12 sand dollars = dollar"),
        ("Nearly a third expressed doubts.", "Nearly a third = -"),
        ("Half an hour passed.", "Half an hour = hour"),
        ("A quarter of a mile was lost.", "A quarter of a mile = mile"),
        ("It costs $5 a barrel.", "$5 a barrel = USD/barrel"),
        ("A $12 hourly wage was lost.", "$12 hourly = USD/hour"),
        (
            "It had 40 thefts for every 100,000 residents.",
            "40 thefts for every 100,000 residents = theft/100000",
        ),
        ("They held three R&B shows.", "three R&B shows = show"),
        (
            "It is one of the most prestigious bioethics journals.",
            "one of the most prestigious bioethics journals = journal",
        ),
        ("It shows two of Tuesday's victims.", "two of Tuesday's victims = victim"),
        ("She was one of the dozens of cooks.", "one of the dozens of cooks = cook"),
        ("It was one of the guards’ first demands.", "one of the guards’ first demands = demand"),
        ("It holds millions of guards' boats.", "millions of guards = guard"),
        ("Six in 10 predict an end.", "Six in 10 = -"),
        ("Six in 10 report pains.", "Six in 10 = -"),
        ("Fewer than half think so.", "Fewer than half = -"),
        ("There was one public hearing.", "one public hearing = hearing"),
        ("He saw the one singing.", ""),
        ("All but two of the mills burned.", "All but two of the mills = mill"),
        (
            "She is one of the hundreds of thousands of cooks.",
            "one of the hundreds of thousands of cooks = cook",
        ),
        ("He met ‘two of the best cooks’ in Osk.", "two of the best cooks = cook"),
        ("It is a quarter-mile away.", "a quarter-mile = mile"),
        ("It cut one saying “Norland is small.”", ""),
        ("It took three tries to open.", "three tries = try"),
        ("They fought two decade-long wars.", "two decade-long wars = war"),
        ("It was a two-decade-long war.", "two-decade = year"),
        ("He filed a \"302\" on it.", "302 = -"),
        ("It needs one lucky shot.", "one lucky shot = shot"),
        (
            "The two most historically influential players left.",
            "two most historically influential players = player",
        ),
        ("It costs $5 a year earlier.", "$5 = USD"),
        ("It costs $5m annually.", "$5m annually = USD/year"),
        ("It costs $5m per annum.", "$5m per annum = USD/year"),
        ("It costs $5m yearly fees.", "$5m = USD"),
        ("It draws 5 people annually.", "5 people = person"),
        ("It took three decades.", "three decades = year"),
        ("They hit 747 sheep.", "747 sheep = sheep"),
        ("They met three very unfriendly courts.", "three very unfriendly courts = court"),
        ("It held 12 by-elections.", "12 by-elections = by-election"),
        ("Some 12 ex-sailors left.", "Some 12 ex-sailors = ex-sailor"),
        ("A half-mile wall took a half hour.", "A half-mile = mile; a half hour = hour"),
        ("It took three and half hours.", "three and half hours = hour"),
        ("Two state wardens met 12 MPs.", "Two state wardens = warden; 12 MPs = mp"),
        ("He weighs 180 pounds.", "180 pounds = lb"),
        ("It cost 2 million pounds.", "2 million pounds = GBP"),
        ("Tens of billions of pounds are owed.", "Tens of billions of pounds = GBP"),
        ("It ordered 2 million pounds of produce.", "2 million pounds = lb"),
        ("The club owes tens of millions of pounds.", "tens of millions of pounds = GBP"),
        ("The bank lost millions of pounds in the fraud.", "millions of pounds = GBP"),
        ("One in every two years is dry.", "One in every two years = year"),
        ("It took nine awkward seconds.", "nine awkward seconds = second"),
        ("Half the country seizes the boats.", "Half the country = country"),
        ("There was zero evidence of it.", "zero evidence = evidence"),
        ("It gave 40,000 five-day trips.", "40,000 = trip; five-day = day"),
        ("It grew threefold.", "threefold = -"),
        ("It measures 2 in thick.", "2 in = inch"),
        ("The 44-Day War, a one-off, ended; the 20s were good.", ""),
    ] {
        let doc = Document::new(text);
        let shown = read(&doc, &[])
            .into_iter()
            .map(|m| format!("{} = {}", doc.text_of(m.span), m.value.unit.as_deref().unwrap_or("-")));
        assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
    }
}
