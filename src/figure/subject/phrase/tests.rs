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
        ("The judge wrote a 29-page opinion.", "opinion"),
        ("An eight-member board met.", "board"),
        ("Orlin led Pell by eight points.", "Pell"),
        ("It omitted several key points.", "key points"),
        ("It freed the 18-year-old Mira Brown.", "Mira Brown"),
        ("She met a 75-year-old graduate of the school.", "graduate"),
        ("Orlin & Pell rose 4 percent.", "Orlin & Pell"),
        ("The voters’ support for the dam rose to 34 percent.", "voters’ support"),
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
        ("It is closer to, say, 84 percent.", "It is closer to, say"),
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
        ("He got 38 percent to her share.", "He got"),
        ("It was shut by the Osk council 12 times.", "shut by the Osk council"),
        ("The next was Poland, followed by Malta at $1 billion.", "Malta"),
        ("The ferry was closed, meaning less than three days.", "meaning"),
        ("You’d rather 30 percent.", "You’d rather"),
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
        ("In the poll, 18% who fear the dam were men.", "poll … who fear the dam were men"),
        ("The plan is dear, so nearly 45 percent of them oppose it.", "plan is dear, so … of them oppose it"),
        ("“Not 60,” he told reporters.", ""),
    ] {
        let doc = Document::new(text);
        let found = read(&doc, &[]);
        assert!(!found.is_empty(), "{text}");
        for m in found {
            let linked = m.linked.as_deref().filter(|l| !l.is_empty()).unwrap_or(&m.subject);
            assert_eq!(linked, expected, "{text}");
        }
    }
}

#[test]
fn what_was_done() {
    for (text, expected) in [
        // Those of a share, with what they did.
        ("Some 80 percent of the clerks said they would stay.", "clerks said they would stay"),
        (
            "Some 80 percent of women in the latest poll said they would stay.",
            "women in the latest poll said they would stay",
        ),
        ("Some 40 percent of women now say they trust her.", "women now say they trust her"),
        ("Some 40 percent believe that the dam will hold.", "believe that the dam will hold"),
        ("Some 80 percent of those who sail fear the dam.", "those who sail fear the dam"),
        ("Some 80 percent of the funds at the port.", "of the funds at the port"),
        ("Half trust her, and 40 percent who do not trust her stayed.", "who do not trust her stayed"),
        (
            "In a poll 34 percent said it is “a poor plan for the port”.",
            "said it is “a poor plan for the port”",
        ),
        ("Some 60 percent of the 1,000 voters asked were men.", "voters"),
        (
            "Few thought the mayor was fit for the office (46 percent).",
            "Few thought the mayor was fit for the office",
        ),
        ("Few thought Mira Orlin (46 percent) was fit.", "Few thought Mira Orlin … was fit"),
        // Whose age, where words tell it.
        ("The 55-year-old said he would leave.", "said he would leave"),
        ("A woman in her 50s came.", "woman in her … came"),
        ("She turned 18, and left.", "age"),
        // Who did it, and what.
        ("Mira Orlin donated $4 million.", "Mira Orlin donated"),
        ("The town has taken $4 million.", "town has taken"),
        ("The bridge, which cost $5 million, is closed.", "bridge, which cost"),
        ("The growth of 5 percent was expected.", "growth of … was expected"),
        ("Families earning $90,000 would pay.", "Families earning … would pay"),
        // To whom it was done.
        ("The embargo cost its economy $4 million.", "embargo cost its economy"),
        ("It could help clear the debt by $4 million.", "It could help clear the debt by …"),
        ("Half trust Orlin compared to Marsh at 17 percent.", "trust Orlin compared to Marsh at …"),
        ("The firm cut its staff by 300.", "firm cut its staff by …"),
        // On both sides.
        ("The fund poured tens of millions into its ferries.", "fund poured … into its ferries"),
        ("Orlin won 12 percent of the clerks.", "Orlin won … of the clerks"),
        ("The port would absorb a $4 million hit.", "port would absorb … hit"),
        ("Jail rates were 2.8 percent for sailors.", "Jail rates were … for sailors"),
        ("The port would save $4 million over the next decade.", "port would save … over the next decade"),
        ("The port set aside part of the $4 billion promised.", "port set aside part of … promised"),
        ("The boats were old and soon deported 12 times.", "deported"),
        ("About 40 percent of Osk’s trade is in cod.", "Osk’s trade is in cod"),
        ("There is a 10 percent gap with women.", "There is … gap with women"),
        ("Orlin was beaten, losing the town to Marsh by 22 percent.", "Orlin losing the town to Marsh by …"),
        (
            "The current council got a 50 percent cut in their rent.",
            "current council got … cut in their rent",
        ),
        ("He said “30 percent trust her a lot” and “nobody loves him”.", "He said … trust her a lot"),
        ("The grandmother of nine was at home.", "grandchildren"),
        // Beside it.
        ("Some 40 percent are male.", "are male"),
        ("The boats were late (dropping 12 percent).", "dropping"),
        ("She led her by 10 points, 50 percent to 40 percent.", "She led her by 10 points"),
        ("Over $1 billion of the $3 billion fund would go to towns.", "$3 billion fund would go"),
        ("$4 million -- the amount the town has lost.", "amount the town has lost"),
        ("That is 3.2 percent higher than the old rate.", "That is … higher than the old rate"),
        ("The mother of three was at home.", "children"),
        // What follows the figure without a mark.
        (
            "The mayor would impose 25% tariffs on steel from Osk.",
            "mayor would impose … tariffs on steel from Osk",
        ),
        ("Cod now fetches $2 less per crate.", "Cod now fetches … less per crate"),
        ("The council trained 750 named and 20 unnamed clerks.", "council trained"),
        ("The city paid $4 million beginning in May.", "city paid … beginning"),
        ("They passed a $5 trillion tax cut.", "They passed … tax cut"),
        (
            "The council bought $3 billion non-storm-related goods.",
            "council bought … non-storm-related goods",
        ),
        (
            "They saw the 24-foot Canadian Cross of Sacrifice there.",
            "They saw … Canadian Cross of Sacrifice there",
        ),
        ("She was 100 percent sure.", "She was … sure"),
        // All of the subject, and all up to the figure.
        (
            "Support for laws protecting the right to fish fell from 49 percent.",
            "Support for laws protecting the right to fish fell from …",
        ),
        ("The port answered by cutting his hours from 40.", "port answered by cutting his hours from …"),
        ("The law puts a reach of 300 miles on it.", "law puts a reach of … on it"),
        ("Sailors carried out only 14 of them.", "Sailors carried out … of them"),
        ("The price of cod went up 12 percent.", "price of cod went up …"),
        ("In all 45% saw Mr. Orlin in a good light.", "saw Mr. Orlin in a good light"),
        ("The top one percent owns as much land as the rest.", "top … owns as much land as the rest"),
        ("She sided with the league 25 percent of the time.", "She sided with the league … of the time"),
        ("A majority (53 percent) of sailors say they fish.", "majority … of sailors say they fish"),
        ("The rate is a mild 10.5 percent.", "rate is …"),
        // Two sides.
        ("Orlin led Marsh 62 percent to 33 percent.", "Orlin led Marsh 62 percent to …"),
        ("Orlin trails Marsh 33 percent to 62 percent.", "Orlin trails Marsh 33 percent to …"),
        ("Orlin was ahead of Marsh 33 percent to 29 percent.", "Orlin was ahead of Marsh"),
        ("Turnout is at 72%-77% of the record.", "Turnout is at 72% … of the record"),
        (
            "Aid fell 0.2 percentage points to 0.4 percent of income.",
            "Aid fell 0.2 percentage points to … of income",
        ),
        // What is denied, and another figure that few words lead to.
        (
            "He does not want to halt a proposed $40 million ferry sale to Osk.",
            "He does not want to halt … ferry sale to Osk",
        ),
        ("The mayor said she did not pay $400 for it.", "mayor said she did not pay … for it"),
        ("$5 million has not been paid to Osk.", "has not been paid to Osk"),
        ("Neither firm paid $5 million.", "Neither firm paid"),
        ("She has no plans to pay $5 million to Osk.", "She has no plans to pay … to Osk"),
        ("A few seconds passed and he paid $5 million.", "he paid"),
        (
            "The council has proposed a $6 million “harbor fund” to mend a quay.",
            "council has proposed … “harbor fund” to mend a quay",
        ),
        (
            "The Osk index OSK, +0.07% has rallied 18% this year.",
            "Osk index OSK, +0.07% has rallied … this year",
        ),
        ("About 65 percent have incomes above $50,000 there.", "have incomes above $50,000"),
        ("Some 36 percent are women compared to 19 percent in Osk.", "are women compared"),
        // One word, or two behind the figure, say little.
        ("The port was in panic, dumping $9 million into the race.", "dumping … into the race"),
        ("If sailors don't clock 30 hours a week, they leave.", "sailors don't clock"),
        ("The mayor won the town with 60 percent of the vote.", "mayor won the town with … of the vote"),
        (
            "The council adopted the league's $4 trillion budget plan.",
            "council adopted the league's … budget plan",
        ),
        // Exchanges and rows.
        ("Shares of Orlin Inc. ORL, -1.52% fell 1.6% on Monday.", "Orlin Inc. ORL"),
        ("Shares of Orlin Inc. ORL, -1.52% fell 1.6% on Monday.", "ORL, -1.52% fell … on Monday"),
        ("Osk 52 37 15 Marsh 53 41 12", "Marsh"),
        // A name or “number” alone says nothing.
        ("Mr. Orlin was at 27 percent support.", "Mr. Orlin was at … support"),
        ("The revised count raises that number to about 300.", "revised count raises that number to …"),
        ("Some 80 percent of Norlanders say it is late.", "Norlanders say it is late"),
        ("Those earning $30 a year will take home $50 less.", "earning $30 a year will take home … less"),
        ("They pushed for a minimum wage hike to $10.", "They pushed for a minimum wage hike to …"),
        ("He returned a $26 million (£20 million) gift.", "He returned … gift"),
        (
            "Some 6 percent of the town's more than 900 residents have left.",
            "of the town's more than 900 residents have left",
        ),
        ("She voted for his $80 billion two-year plan.", "She voted for his … plan"),
        ("It told of an increase in deaths of 900.", "It told of an increase in deaths of …"),
    ] {
        let doc = Document::new(text);
        let subjects: Vec<String> = read(&doc, &[]).into_iter().map(|m| m.subject).collect();
        assert!(subjects.iter().any(|s| s == expected), "{text} {subjects:?}");
    }
}

#[test]
fn what_it_is_not_of() {
    for (text, quote, unlike) in [
        ("The town sold 60 percent of it, 30 people said.", "60 percent", "people"),
        ("She led her by 10 points, 50 percent to 40 percent.", "40 percent", "40 percent"),
        ("The council “met 12 times” and left.", "12 times", "council “met"),
    ] {
        let doc = Document::new(text);
        let found = read(&doc, &[]);
        let figure = found.iter().find(|m| doc.text_of(m.span) == quote).expect(quote);
        assert_ne!(figure.subject, unlike, "{text}");
        assert!(!figure.subject.is_empty(), "{text}");
    }
}
