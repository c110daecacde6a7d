//! What a claim was taken to be about, in words: what is counted, of which part, where, as of when, of which event, and how it stands to
//! the fact. It is what linking decides by, for people to check.

use super::about::{About, FigureAbout, Scope};
use super::measure::Dimension;
use super::sort::{Sort, is_of_people};
use crate::claim::{Claim, ClaimKind};
use crate::name::NameKind;
use crate::reading::Reading;

/// The longest list of names that is told.
const NAMES: usize = 3;
/// A day in minutes.
const DAY: i64 = 1440;

/// The words, parted by semicolons.
pub(super) fn of(reading: &Reading<'_>, claim: &Claim, about: &About) -> String {
    let mut said = vec![slot(reading, claim, about)];
    if let Some(figure) = &about.figure {
        said.extend(part(figure).map(String::from));
    }
    let (places, names) = named(reading, claim);
    said.extend(listed("in ", &places));
    said.extend(listed("told of ", &names));
    said.push(as_of(reading, claim, about));
    if about.after {
        said.push("of what came after the event".into());
    }
    if about.plan {
        said.push("not yet so".into());
    }
    said.extend(super::about::standing_of(about.status));
    said.join("; ")
}

/// What is counted or measured, or what is dated.
fn slot(reading: &Reading<'_>, claim: &Claim, about: &About) -> String {
    // A figure whose phrase is the figure itself is of nothing that linking knows.
    let subject =
        Some(reading.phrase(claim)).filter(|phrase| *phrase != claim.quote).unwrap_or_default().trim();
    let Some(figure) = &about.figure else {
        let what = if claim.kind == ClaimKind::Date { "the day of" } else { "a statement on" };
        return if subject.is_empty() {
            what.trim_end_matches(" of").into()
        } else {
            format!("{what} {subject}")
        };
    };
    let change = match figure.change {
        Some(crate::figure::Change::Up) => "a rise of ",
        Some(crate::figure::Change::Down) => "a fall of ",
        None => "",
    };
    let people = figure.sort == Sort::Anyone && figure.dimension == Dimension::Count;
    match figure.role.filter(|role| is_of_people(role) && people) {
        Some(role) => format!("{change}people {role}"),
        None if subject.is_empty() => format!("{change}what no word tells"),
        None => format!("{change}{subject}"),
    }
}

/// Whether it is all of them.
fn part(figure: &FigureAbout) -> Option<&'static str> {
    match figure.scope {
        _ if figure.among || figure.known => Some("some of those told of before"),
        Scope::Part => Some("a part"),
        Scope::Other => Some("others besides"),
        Scope::Whole if figure.others => Some("others besides"),
        Scope::Whole => None,
    }
}

/// The places and the other names of the claim's sentence, as written.
fn named<'t>(reading: &'t Reading<'_>, claim: &Claim) -> (Vec<&'t str>, Vec<&'t str>) {
    let mut found: (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for mention in reading.names.mentions_in(claim.sentence) {
        let list = match reading.names.kind(mention.entity) {
            NameKind::Place => &mut found.0,
            _ => &mut found.1,
        };
        let name = reading.doc.text_of(mention.span);
        if list.len() < NAMES && !list.contains(&name) {
            list.push(name);
        }
    }
    found
}

fn listed(lead: &str, names: &[&str]) -> Option<String> {
    (!names.is_empty()).then(|| format!("{lead}{}", names.join(", ")))
}

/// The time that it is told of: of a date its own, else its sentence's, else its article's.
fn as_of(reading: &Reading<'_>, claim: &Claim, about: &About) -> String {
    let day = |minutes: i64| {
        let days = jiff::Span::new().try_days(minutes.div_euclid(DAY)).ok()?;
        jiff::civil::date(1970, 1, 1).checked_add(days).ok()
    };
    if let Some(date) = claim.date() {
        return format!("that is {}", date.value);
    }
    let told = about.governed.or(about.when);
    let past = if about.past { ", long before its article" } else { "" };
    match (told.map(|(start, end)| (day(start), day(end))), reading.source.day()) {
        (Some((Some(a), Some(b))), _) if a == b => format!("as of {a}{past}"),
        (Some((Some(a), Some(b))), _) => format!("as of {a} to {b}{past}"),
        (_, Some(published)) => format!("as of its article, {published}{past}"),
        _ => "as of a day that nothing tells".into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::align::Explained;
    use crate::{Article, Options, Reading};

    #[test]
    fn a_claim_in_words() {
        let a = "Three of the divers were hurt in Osk, the harbour office said. The slide killed 24 people in Osk on May 3.";
        let b = "At least 31 people were killed.";
        let dated = |id: &str, text: &str| {
            let mut article = Article::new(id, text);
            article.published = Some("2031-05-07".into());
            article
        };
        let articles = [dated("a", a), dated("b", b)];
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        let at = |r: usize, words: &str| {
            (r, readings[r].claims.iter().position(|c| c.quote == words).expect("the claim is read"))
        };
        let explained = Explained::new(&readings, &Options::default());
        let link = explained.link(at(0, "24 people"), at(1, "At least 31 people")).expect("two figures");
        let [x, y] = link.reads.expect("explained");
        assert_eq!(x.about, "people killed; told of Osk; as of 2031-05-03");
        assert_eq!(y.about, "people killed; as of its article, 2031-05-07");
        assert_eq!((x.rank, x.of), (1, 1));
        assert_eq!((y.rank, y.of), (1, 2));
    }
}
