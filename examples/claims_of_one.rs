//! Every figure, date and attribution of one text, with the words it came from.

use variorum::{Article, Error, claims};

fn main() -> Result<(), Error> {
    let text = "“We have counted 11 dead so far,” Ina Marwick said on Tuesday. Over 900 houses collapsed.";
    let article = Article::new("agency", text).published("2031-05-06")?;
    for claim in claims(&article).claims {
        println!("{:?} at {}..{}: “{}”", claim.kind, claim.span.start(), claim.span.end(), claim.quote);
        if let Some(figure) = claim.figure() {
            println!("    {:?} {:?} {}", figure.bound, figure.value, figure.unit.as_deref().unwrap_or("-"));
        }
        if let Some(date) = claim.date() {
            println!("    {} ({:?})", date.value, date.basis);
        }
        if let Some(speaker) = claim.attribution().and_then(|a| a.speaker.as_ref()) {
            println!("    said by {}", speaker.entity);
        }
    }
    Ok(())
}
