//! What must be read as an attribution, and what must not.

use proptest::prelude::*;

use crate::name::Names;
use crate::text::Document;

mod speech;

/// "speaker | cue | content" of every attribution; parts of the content are parted by "##".
fn read(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let names = Names::read(&doc);
    let show = |m: crate::Mention<super::Attribution>| {
        let a = m.value;
        let parts: Vec<_> = a.content.iter().map(|s| doc.text_of(*s)).collect();
        let speaker = a.speaker.map_or("-".to_string(), |s| s.text);
        let cue = a.cue.map_or("-".to_string(), |c| c.text);
        format!("{speaker} | {cue} | {}", parts.join(" ## "))
    };
    super::read(&doc, &names).into_iter().map(show).collect()
}

#[test]
fn reads_who_said_what() {
    for (text, expected) in [
        (
            "“We will not yield,” said Lena Orvik, a spokeswoman for the port.",
            &["Lena Orvik, a spokeswoman for the port | said | “We will not yield,”"][..],
        ),
        ("The port was closed, officials said.", &["officials | said | The port was closed"]),
        (
            "According to the harbour office, two ships sank.",
            &["the harbour office | According to | two ships sank"],
        ),
        // Behind "told" stands who was told.
        (
            "“We have not got all the evidence we need,” Lena Orvik, of Arbel, told the Herald’s This Week.",
            &["- | - | “We have not got all the evidence we need,”"],
        ),
        ("“No,” she told reporters. “Never.”", &["she | told | “No,” ## “Never.”"]),
        (
            "The mayor denied that 300 houses had burned, saying the figure was invented.",
            &[
                "The mayor | denied | that 300 houses had burned",
                "The mayor | saying | the figure was invented",
            ],
        ),
        ("It is believed that 40 houses burned.", &["- | is believed | that 40 houses burned"]),
        (
            "Lena Orvik estimated that the flood took 20 houses.",
            &["Lena Orvik | estimated | that the flood took 20 houses"],
        ),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn reads_speakers_beside_times() {
    for (text, expected) in [
        (
            "The island had asked for a loan, its finance minister, Ole Brandt, said last week.",
            &["its finance minister, Ole Brandt, | said | The island had asked for a loan"][..],
        ),
        (
            "Lena Orvik last week announced that the port had closed.",
            &["Lena Orvik | announced | that the port had closed"],
        ),
        (
            "Lena Orvik this week said that the port had closed.",
            &["Lena Orvik | said | that the port had closed"],
        ),
        ("“It is over,” said Lena Orvik on Monday.", &["Lena Orvik | said | “It is over,”"]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn reads_nouns_and_nested_speech() {
    for (text, expected) in [
        (
            "The survey shows that 54 houses burned, the Harbour Post reported.",
            &[
                "The survey | shows | that 54 houses burned",
                "the Harbour Post | reported | The survey shows that 54 houses burned",
            ][..],
        ),
        ("Lower rents were one of Lena Orvik’s pledges.", &["Lena Orvik | pledges | Lower rents"]),
        (
            "The port has spread false claims of attacks by smugglers.",
            &["The port | spread false claims | attacks by smugglers"],
        ),
        ("They crossed the so-called “Green Line.”", &["- | so-called | “Green Line.”"]),
        (
            "The fishermen, suspected by many to be smugglers, left.",
            &["many | suspected | The fishermen ## to be smugglers"],
        ),
        (
            "“We waited. They answered us by saying, ‘There is no boat,’” Orvik said.",
            &["Orvik | said | “We waited. They answered us by saying, ‘There is no boat,’”"],
        ),
        (
            "Lena Orvik further committed, after her visit to the port, to build 40 houses.",
            &["Lena Orvik | committed | to build 40 houses"],
        ),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn speakers_are_found_through_what_is_told_of_them() {
    for (text, expected) in [
        (
            "Residents fleeing the flood said the bridge was gone.",
            &["Residents fleeing the flood | said | the bridge was gone"][..],
        ),
        (
            "Sailors trapped in the hold said they had heard a bang.",
            &["Sailors trapped in the hold | said | they had heard a bang"],
        ),
        (
            "Pilots trying to reach remote islands said the wind was too strong.",
            &["Pilots trying to reach remote islands | said | the wind was too strong"],
        ),
        (
            "One fisherman whose boat sank in the gale said he had swum ashore.",
            &["One fisherman whose boat sank in the gale | said | he had swum ashore"],
        ),
        (
            "A keeper of one of the lights said it was out.",
            &["A keeper of one of the lights | said | it was out"],
        ),
        (
            "Lena Orvik noted Northland said it would help.",
            &["Lena Orvik | noted | Northland said it would help"],
        ),
        ("Just last week captains said the port was closed.", &["captains | said | the port was closed"]),
        ("This morning the harbour office said it was shut.", &["the harbour office | said | it was shut"]),
        ("Last week’s report says the port is closed.", &["Last week’s report | says | the port is closed"]),
        (
            "The harbour documents assert that the port was shut.",
            &["The harbour documents | assert | that the port was shut"],
        ),
        ("Orvik documents what was lost.", &["Orvik | documents | what was lost"]),
        ("Orvik criticised this plan.", &["Orvik | criticised | this plan"]),
        ("The port was shut, Orvik said late last week.", &["Orvik | said | The port was shut"]),
        ("They left the islands, saying they were unsafe.", &["They | saying | they were unsafe"]),
        ("The port claimed that 40 lives were lost.", &["The port | claimed | that 40 lives were lost"]),
        ("All captains fault weak laws.", &["All captains | fault | weak laws"]),
        ("Orvik withdrew her claim that the ship sank.", &["her | claim | that the ship sank"]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn speakers_are_called_without_what_a_comma_parts_from_them() {
    for (text, expected) in [
        ("The harbour master, who had not left, said it was late.", "The harbour master"),
        ("The harbour master, a sailor, said it was late.", "The harbour master, a sailor"),
        ("A woman who had lost her boat said it was late.", "A woman who had lost her boat"),
    ] {
        let doc = Document::new(text);
        let found = super::read(&doc, &Names::read(&doc));
        let speaker = found.first().and_then(|m| m.value.speaker.as_ref());
        assert_eq!(speaker.map(|s| s.entity.as_str()), Some(expected), "{text}");
    }
}

#[test]
fn reads_nothing_into_other_text() {
    for text in [
        "The flood has claimed at least 40 lives.",
        "The war claims a heavy toll on both sides.",
        "The storm showed that the dam was weak.",
        "Orvik called the police and an ambulance.",
        "Orvik withdraws her ships from the harbour.",
        "The ominous fault lines run through the party.",
        "The harbour lies on several fault lines.",
        "By signing up you agree to our terms.",
        "The guards stood by during the storm.",
        "Lower rents were one of the pledges.",
        "A memo written for Lena Orvik was lost.",
        "The port was one of Orvik’s favourite places.",
        "The “Green Line” opened in 1992.",
        "\"\"=",
        "“We are ready, Orvik said on Monday.",
        "Officials have not said how many houses burned.",
        "The line is known as the “Green Line.”",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn many_marks_stay_cheap() {
    for unit in
        ["he said “", "“a” ", "(he said, ", "said that ", "“he said ‘x", ", who said ", "\"", "A said: "]
    {
        let _ = read(&unit.repeat(8_000));
    }
}

const WORDS: [&str; 44] = [
    "“",
    "”",
    "\"",
    "''",
    "‘",
    "’",
    "«",
    "»",
    "(",
    ")",
    ",",
    ".",
    ":",
    ";",
    "—",
    "-",
    "\n\n",
    "he",
    "She",
    "said",
    "told",
    "says",
    "claims",
    "that",
    "to",
    "by",
    "according",
    "the",
    "minister",
    "Lena",
    "Orvik",
    "who",
    "was",
    "expected",
    "as",
    "reportedly",
    "and",
    "300",
    "houses",
    "’s",
    "in",
    "if",
    "calling",
    "É",
];

proptest! {
    #[test]
    fn never_panics(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..80), glue in any::<bool>()) {
        let text = words.join(if glue { "" } else { " " });
        let doc = Document::new(&text);
        for m in super::read(&doc, &Names::read(&doc)) {
            prop_assert!(!m.value.content.is_empty());
            for part in &m.value.content {
                prop_assert!(m.span.contains(*part));
                prop_assert!(!doc.text_of(*part).is_empty());
            }
        }
    }
}

#[test]
fn a_party_is_no_speaker() {
    for (text, expected) in [
        ("Sen. Mira Tovan (R-Fla.) said that talks go on.", "Mira Tovan"),
        ("Tovan, D-Nev., said that talks go on.", "Tovan"),
    ] {
        let doc = Document::new(text);
        let names = Names::read(&doc);
        let speakers: Vec<String> =
            super::read(&doc, &names).into_iter().filter_map(|m| Some(m.value.speaker?.entity)).collect();
        assert_eq!(speakers, [expected], "{text}");
    }
}

#[test]
fn he_is_who_was_presented() {
    let text = "“The man is a hero,” Bo Lind said.\n\nThe man was identified as 29-year-old Karl Orth. “I ran,” he said.\n\n\
                Mira Tovan issued a brief statement. It said: “The minister knows of it.”";
    let doc = Document::new(text);
    let names = crate::name::Names::read(&doc);
    let found = super::read(&doc, &names);
    let speakers: Vec<_> =
        found.iter().filter_map(|m| m.value.speaker.as_ref()).map(|s| s.entity.as_str()).collect();
    assert_eq!(speakers, ["Bo Lind", "Karl Orth", "Mira Tovan", "Mira Tovan"]);
}

/// The entity of the last attribution's speaker.
fn speaker_of(text: &str) -> Option<String> {
    let doc = Document::new(text);
    let found = super::read(&doc, &Names::read(&doc));
    found.last().and_then(|m| m.value.speaker.as_ref()).map(|s| s.entity.clone())
}

#[test]
fn speakers_of_other_shapes() {
    for (text, expected) in [
        // Only people are he or she.
        ("Karl Orth read the Orlin Amendment, an amendment to the law. “It is bad,” he said.", "Karl Orth"),
        // The pronoun that a text uses of somebody excludes others.
        ("Zorvan Lind lost her purse. Velik Tarn lost his. “It is bad,” she said.", "Zorvan Lind"),
        // Plural people are they.
        ("Some voters in Osk knew of it. They demanded an inquiry.", "Some voters in Osk"),
        // The subject of the sentence, not who asked in it.
        ("Karl Orth did not like what Hans Tovan asked him. “It is bad,” he said.", "Karl Orth"),
        ("While Hans Tovan waited, Karl Orth read the note. “It is bad,” he said.", "Karl Orth"),
        // One person without a name.
        (
            "Hans Tovan said that it was late. “It is not,” the official said. He said that Tovan knew.",
            "the official",
        ),
        ("The ministry sent a letter saying it would not go.", "The ministry"),
        (
            "Karl Orth left. “It is late,” the woman said. Hans Tovan was late. “It is,” she added.",
            "the woman",
        ),
        (
            "Karl Orth, speaking at a rally in Arbel, Ohio, called the plan “a bad plan for all of us”.",
            "Karl Orth",
        ),
        (
            "The report issued this week by Orlin Data says it found the men.",
            "The report issued this week by Orlin Data",
        ),
        ("The boat had sunk, according to more than a dozen sources.", "more than a dozen sources"),
        // "one" before what was posted.
        ("Karl Orth said in one post: “Either we build the wall or we close it.”", "Karl Orth"),
        // A plural subject with what depends on it.
        ("Opponents of the plan say he is late.", "Opponents of the plan"),
        ("Opponents of the plan say he is late, and argue the mayor knew it.", "Opponents of the plan"),
        (
            "He spoke to people all over the country who say “the mayor is right and he is late”.",
            "people all over the country",
        ),
        // An apposition whose second comma was left out.
        ("“We will fight it in court,” Ana Torres, the head of the union said.", "Ana Torres"),
        // The pronoun behind the verb begins what was said.
        ("Karl Orth, when he left in May, said he paid them.", "Karl Orth"),
        // What a link brought along.
        (
            "Sen. Bo Orth Robert (Bo) Karl OrthBridge reopens Lind: No MORE (D-Osk) said the bridge was shut.",
            "Bo Orth",
        ),
        // Several people, none of whom said it alone.
        ("Mayor Ana Tovan and Gov. Karl Orth said the bridge was shut.", "Ana Tovan and Karl Orth"),
        // A newspaper is no he.
        (
            "Bo Lind was held, according to the Zorvan Crimson. The Crimson was first. “It was late,” he said.",
            "Bo Lind",
        ),
        // The subject of a headline.
        (
            "Tovan Denies Harbour Plan: ‘We Are Not Selling the Harbour to Anyone’\n\nThe mayor spoke.",
            "Tovan",
        ),
    ] {
        assert_eq!(speaker_of(text).as_deref(), Some(expected), "{text}");
    }
}
