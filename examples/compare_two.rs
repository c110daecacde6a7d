//! Two texts in, what they disagree on out.

use variorum::{Article, Error, Verdict, compare};

fn main() -> Result<(), Error> {
    let tuesday =
        "A magnitude 6.4 quake struck Tervala on Tuesday. At least 11 people were killed, officials said.";
    let wednesday = "The 6.4-magnitude quake that hit Tervala on Tuesday killed 38 people, officials said.";
    let report = compare(&[
        Article::new("tuesday", tuesday).published("2031-05-06")?,
        Article::new("wednesday", wednesday).published("2031-05-07")?,
    ]);
    for point in &report.points {
        if matches!(point.verdict, Verdict::Conflict | Verdict::Update) {
            println!("{}: {}", point.subject, point.explanation);
        }
    }
    Ok(())
}
