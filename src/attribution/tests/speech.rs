//! Who speaks where clauses, labels and quotations stand between.

use super::{read, speaker_of};

#[test]
fn a_participle_tells_of_its_main_clause() {
    for (text, expected) in [
        ("Lind left the choir after they came out, saying it was late.", "Lind"),
        ("Lind left at noon, and Karl Orth stayed in Arbel, saying it was late.", "Karl Orth"),
        ("Mira Tovan, 68, sent a letter to the Harbour Post saying it was late.", "Mira Tovan"),
        (
            "“It is late,” Karl Orth said in his letter calling Lind “the best captain of them all”.",
            "Karl Orth",
        ),
    ] {
        assert_eq!(speaker_of(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn appositions_and_what_stands_between_belong_to_the_speaker() {
    for (text, expected) in [
        ("But David Rosen, the chief of Osk Bank, an old firm, said it was late.", "David Rosen"),
        ("Karl Orth, her rival, said he thought that it was late.", "Karl Orth"),
        ("Ola Tovan (D-Osk), said it was late.", "Ola Tovan"),
        ("Captains like Karl Orth said it was late.", "Captains like Karl Orth"),
        (
            "Ola Tovan met House Speaker Karl Orth. Tovan and House Speaker Karl Orth said there was nothing left for them there.",
            "Ola Tovan and Karl Orth",
        ),
        ("Karl Orth, 57, a sailor, volunteered that it was late.", "Karl Orth"),
        ("Orlin is the oldest port and Tovan has complained that it is late.", "Tovan"),
        ("They met Karl Orth, a loyal sailor who has said that it was late.", "Karl Orth"),
        ("His name is Karl Orth Jr. now. President Orth said it was late.", "Orth"),
        ("The notes came after Lind sent a letter on the fire, saying: “It is late.”", "Lind"),
        (
            "He spoke of Karl Orth, the old sailor who was shot in May, saying there were gaps, but “just as when a man goes for a jog and some stop him”.",
            "He",
        ),
        ("National Search and Rescue Director Karl Orth said it was late.", "Karl Orth"),
        ("Orth, who served as Mira Tovan’s adviser said it was late.", "Orth"),
        ("We met Orlin. Orlin in his speech says it is late.", "Orlin"),
        ("Ola Tovan said after a lunch with the choir that it was late.", "Ola Tovan"),
        ("A choir report released last year found that the hall was old.", "A choir report"),
        (
            "Two captains — Ola Tovan (KY) and Karl Orth (AZ) — have announced that they will leave.",
            "Two captains — Ola Tovan (KY) and Karl Orth (AZ) —",
        ),
    ] {
        assert_eq!(speaker_of(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_statement_is_whose_it_is() {
    for (text, expected) in [
        ("Karl Orth said in a statement that it was late. “It is,” the statement said.", "Karl Orth"),
        ("There was a letter from Karl Orth. “It is late,” the letter said.", "Karl Orth"),
        ("They read Karl Orth’s letter. “It is late,” the letter said.", "Karl Orth"),
        ("Karl Orth read a letter. “It is late,” the letter said.", "the letter"),
    ] {
        assert_eq!(speaker_of(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_another_wrote_is_no_answer() {
    let text = "Karl Orth responded to Mira Tovan writing: “It is late and the boats have not come back.”";
    assert_ne!(speaker_of(text).as_deref(), Some("Karl Orth"));
}

#[test]
fn a_pronoun_is_who_heads_the_phrase() {
    for (text, expected) in [
        (
            "In Osk, Tovan campaign chief Karl Orth called it old. Hans Tovan had left. Tovan campaign chief Karl Orth smiled. He said it was late.",
            "Karl Orth",
        ),
        ("“It is old,” Bo Lind said. Hans Tovan’s lawyer Karl Orth left. He said it was late.", "Karl Orth"),
        // A word that pronouns tell to be a name.
        (
            "Bo Lind left. Then Zorvan sold his boat. Still Zorvan has his house. Zorvan said it was old. He said it was late.",
            "Zorvan",
        ),
        // An answer is nobody.
        ("Bo Lind spoke. Bo Lind’s answer showed that the hall was old. He said it was late.", "Bo Lind"),
    ] {
        assert_eq!(speaker_of(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn an_office_of_several_is_whom_the_article_is_about() {
    let chief = "President Karl Orth left. Orth smiled. Orth sang. President Bo Lind wrote. ";
    assert_eq!(speaker_of(&format!("{chief}The president said it was late.")).as_deref(), Some("Karl Orth"));
    let two = "President Karl Orth left. President Bo Lind wrote. The president said it was late.";
    assert_eq!(speaker_of(two).as_deref(), Some("The president"));
    let former = "President Karl Orth left. Former president Bo Lind wrote. ";
    assert_eq!(speaker_of(&format!("{former}The president said it was late.")).as_deref(), Some("Karl Orth"));
    assert_eq!(
        speaker_of(&format!("{former}The former president said it was late.")).as_deref(),
        Some("Bo Lind")
    );
}

#[test]
fn what_another_quotes_is_whose_words_it_is() {
    for (text, expected) in [
        ("The Herald quoted Karl Orth as saying the pier was gone.", Some("Karl Orth")),
        ("Karl Orth was quoted by the Herald as saying the pier was gone.", Some("Karl Orth")),
        ("The Herald reported as true what the pier had cost, saying the pier was gone.", Some("Herald")),
        ("The Herald cited Karl Orth as mending the pier and said the choir was gone.", Some("Herald")),
    ] {
        let found = speaker_of(text);
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn an_office_written_short_is_its_holders() {
    let of = |office: &str| speaker_of(&format!("Gov. Karl Orth left. {office} said it was late."));
    assert_eq!(of("The governor").as_deref(), Some("Karl Orth"));
    assert_eq!(of("The general").as_deref(), Some("The general"));
}

#[test]
fn a_verb_of_speech_brings_its_quotation_alone() {
    for (text, expected) in [
        (
            "“It is late and the boats have not come back,” said Karl Orth, an old harbour advocate.",
            &["Karl Orth, an old harbour advocate | said | “It is late and the boats have not come back,”"][..],
        ),
        (
            "“It is late and the boats have not come back,” Orth painted on the quay.",
            &["Orth | painted | “It is late and the boats have not come back,”"],
        ),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn any_verb_tells_whose_a_quotation_is() {
    for (text, expected) in [
        ("“It is late and the boats have not come back yet,” Orth notes.", "Orth | notes"),
        ("“It is late and the boats have not come back yet,” the letter notes.", "the letter | notes"),
        ("“It is late and the boats have not come back yet,” Orth started.", "Orth | started"),
        (
            "“It is late and the boats have not come back yet,” quipped Orth, a sailor.",
            "Orth, a sailor | quipped",
        ),
        ("Orth shot back, “It is late and the boats have not come back yet.”", "Orth | shot"),
        ("The road shot back, “It is late and the boats have not come back yet.”", "- | -"),
    ] {
        let found = read(text);
        assert!(found.last().is_some_and(|f| f.starts_with(expected)), "{text} {found:?}");
    }
}

#[test]
fn a_quotation_right_behind_a_statement_is_its_speakers() {
    let text = "The choir left, Orth said. “It was late and nobody had told us of the storm.”";
    assert_eq!(
        read(text),
        ["Orth | said | The choir left", "Orth | said | “It was late and nobody had told us of the storm.”"]
    );
    let asked = "They asked Orth about the choir. “It was late and nobody had told us of the storm.”";
    assert!(read(asked).iter().any(|f| f.starts_with("- | -")));
}

#[test]
fn contents_go_on_to_their_verb() {
    for (text, expected) in [
        (
            "He said that the boats, while old, have never sunk.",
            "He | said | that the boats, while old, have never sunk",
        ),
        ("The report found “40 old boats” in the bay.", "The report | found | “40 old boats” in the bay"),
        ("Orth said “new rules” and a tax would help.", "Orth | said | “new rules” and a tax would help"),
        (
            "According to Karl Orth, the plan reeks of fear.",
            "Karl Orth | According to | the plan reeks of fear",
        ),
        (
            "The paper states that boats pay only if they are “owned by law,” words that could bar any captain.",
            "The paper | states | that boats pay only if they are “owned by law,” words that could bar any captain",
        ),
    ] {
        assert_eq!(read(text).first().map(String::as_str), Some(expected), "{text}");
    }
}

#[test]
fn names_orders_and_labels_say_nothing() {
    for (text, expected) in [
        ("The song called Osk is the best of them.", &[][..]),
        ("The hall had been built according to their plan.", &[]),
        ("Story highlights Orth says it is late", &["Orth | says | it is late"]),
        ("Image copyright Harbour Post Image caption Orth says it is late", &["Orth | says | it is late"]),
        ("Story highlights The boats of Osk", &[]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn a_signature_tells_who_wrote_or_said_it() {
    for (text, expected) in [
        (
            "We will open the old harbour again in May. pic.pages.example/aB3 — Mayor Karl Orth (@orth) May 4, 2031",
            &["Mayor Karl Orth | — | We will open the old harbour again in May."][..],
        ),
        // Two posts of one line.
        (
            "The pier is gone for good. — Orth (@orth) May 4, 2031 The choir sings on all the same! — Ana Lind (@lind)",
            &["Orth | — | The pier is gone for good.", "Ana Lind | — | The choir sings on all the same!"],
        ),
        (
            "“The pier is gone for good.” — Karl Orth, Arbel",
            &["Karl Orth, Arbel | — | “The pier is gone for good.”"],
        ),
        ("“The pier is gone for good.” — Photo by Karl Orth", &[]),
        ("“The pier is gone for good.” — Chapter Two", &[]),
        // No name, no handle, no quotation.
        ("The pier is gone for good. — then the choir (@choir) sang", &[]),
        ("The pier of the town is gone — Karl Orth", &[]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}
