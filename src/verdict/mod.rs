//! Verdicts: how the values of claims that speak of the same thing relate, and checks inside one article.
//!
//! Every figure and every date is an interval, and a verdict is a relation between intervals with a reason:
//! figures by what their words allow in one unit, dates by their days, attributions by speaker, wording and polarity. A point takes the worst relation of any two of its sources.

mod amount;
mod assailant;
mod attribution;
mod checks;
mod date;
mod explain;
mod figure;
mod finding;
mod independence;
mod marks;
mod matter;
mod moving;
mod opposed;
mod order;
mod pairing;
mod position;
mod quotation;
mod relation;
mod scope;
mod series;
mod severity;
mod side;
mod speakers;
#[cfg(test)]
mod testing;
mod wording;

pub use checks::checks;
pub(crate) use explain::SUBJECT;

use rustc_hash::FxHashMap;

use crate::align::Group;
use crate::claim::{Claim, ClaimKind};
use crate::parallel;
use crate::reading::Reading;
use crate::report::{Point, Reason, Verdict};
use crate::source;
use crate::span::Span;
use independence::Copies;
use side::Side;

/// The points of a report, the gravest first, with ids.
///
/// Time grows with the claims of the groups and, for each group, with the square of its claims (a handful).
///
/// ```
/// use variorum::{Article, Reading, Verdict, align, verdict};
/// let articles = [
///     Article::new("a", "The quake killed 24 people.").published("2031-05-06")?,
///     Article::new("b", "The quake killed 31 people.").published("2031-05-08")?,
/// ];
/// let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
/// let points = verdict::judge(&readings, &align::align(&readings));
/// assert_eq!(points[0].verdict, Verdict::Update);
/// # Ok::<(), variorum::Error>(())
/// ```
#[must_use]
pub fn judge(readings: &[Reading<'_>], groups: &[Group]) -> Vec<Point> {
    judged(readings, groups).0
}

/// The points, and the articles that carry the same text: groups of indices.
pub(crate) fn judged(readings: &[Reading<'_>], groups: &[Group]) -> (Vec<Point>, Vec<Vec<usize>>) {
    let copies = Copies::of(readings);
    let names = source::names(readings.iter().map(|r| &r.source));
    let groups = series::complete(readings, groups);
    let points =
        parallel::map(&groups, groups.len() * parallel::POINT, |g| point(readings, g, &copies, &names));
    let mut points: Vec<Point> = points.into_iter().flatten().collect();
    points.sort_by(graver);
    tell_once(&mut points);
    leave_to_figures(&mut points, readings);
    points.sort_by(graver);
    for (n, p) in points.iter_mut().enumerate() {
        p.id = format!("p{}", n + 1);
    }
    (points, copies.groups())
}

/// The point of one group; none if it does not hold two sources.
fn point(readings: &[Reading<'_>], group: &Group, copies: &Copies<'_>, names: &[String]) -> Option<Point> {
    let mut sides: Vec<Side<'_>> = group.members.iter().filter_map(|&m| Side::of(readings, m)).collect();
    attribution::drop_unrelated(&mut sides);
    let positions = position::positions(&sides, copies);
    let decided = pairing::decide(&sides, &positions)?;
    let finding = &decided.finding;
    Some(Point {
        id: String::new(),
        kind: sides.first()?.claim.kind,
        subject: group.subject.clone(),
        verdict: finding.verdict,
        severity: severity::severity(&sides, &positions, finding),
        claims: sides.iter().map(|s| s.claim.id.clone()).collect(),
        explanation: explain::sentence(&group.subject, &sides, &positions, &decided, names),
        reason: finding.reason,
        positions: positions.into_iter().map(|p| p.report).collect(),
    })
}

/// The graver point first.
fn graver(a: &Point, b: &Point) -> std::cmp::Ordering {
    let grave = b.verdict.cmp(&a.verdict).then(b.severity.total_cmp(&a.severity));
    grave.then_with(|| a.subject.cmp(&b.subject)).then_with(|| a.claims.cmp(&b.claims))
}

/// Leaves out a disagreement that an earlier point tells of the same subject, with the same values of the same sources.
fn tell_once(points: &mut Vec<Point>) {
    let mut told = rustc_hash::FxHashSet::default();
    points.retain(|p| {
        let values: Vec<_> = p.positions.iter().map(|q| (q.value.clone(), q.sources.clone())).collect();
        !differs(p.verdict) || told.insert((p.kind, p.subject.clone(), values))
    });
}

/// A number that differs inside a quotation is told by the figures' own point where there is one: the words around it are no second
/// contradiction.
fn leave_to_figures(points: &mut [Point], readings: &[Reading<'_>]) {
    let figures: rustc_hash::FxHashSet<String> = points
        .iter()
        .filter(|p| p.kind == ClaimKind::Figure && differs(p.verdict))
        .flat_map(|p| p.claims.iter().cloned())
        .collect();
    if figures.is_empty() {
        return;
    }
    let mut spans: FxHashMap<&str, Vec<Span>> = FxHashMap::default();
    let mut statements: FxHashMap<&str, &Claim> = FxHashMap::default();
    for claim in readings.iter().flat_map(|r| &r.claims) {
        if figures.contains(&claim.id) {
            spans.entry(&claim.source).or_default().push(claim.span);
        } else if claim.kind == ClaimKind::Attribution {
            statements.entry(&claim.id).or_insert(claim);
        }
    }
    spans.values_mut().for_each(|spans| spans.sort_unstable());
    let told = |id: &String| {
        let Some(said) = statements.get(id.as_str()) else { return false };
        let spans = spans.get(said.source.as_str()).map_or(&[][..], Vec::as_slice);
        let within = |part: &Span| {
            let from = spans.partition_point(|s| s.start() < part.start());
            spans[from..].iter().take_while(|s| s.start() <= part.end()).any(|s| part.contains(*s))
        };
        said.attribution().is_some_and(|a| a.content.iter().any(within))
    };
    let quotations =
        points.iter_mut().filter(|p| p.kind == ClaimKind::Attribution && p.verdict == Verdict::Conflict);
    for point in quotations.filter(|p| p.reason == Reason::Wording) {
        if point.claims.iter().filter(|id| told(id)).count() >= 2 {
            point.verdict = Verdict::Compatible;
            point.severity = point.severity.min(0.3);
        }
    }
}

/// Whether a verdict says that sources differ.
fn differs(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Update | Verdict::Conflict)
}

#[cfg(test)]
mod tests {
    use super::testing::{claim, figure, reading};
    use super::*;
    use crate::claim::ClaimBody;
    use crate::figure::{Bound, FigureKind};

    const STORY: &str =
        "A landslip near Osk killed 24 people on the road to the harbour late at night. Help is on its way.";

    #[test]
    fn a_disagreement_is_told_once() {
        let (a, b) =
            (story("a", "2031-05-06", STORY, &["24"]), reading("b", Some("2031-05-08"), "It killed 31."));
        let mut readings = vec![a, b];
        claim(
            &mut readings[1],
            "31",
            ClaimBody::Figure(figure("31", Bound::Exact, FigureKind::Count, "person")),
        );
        let group = |subject: &str| Group { members: vec![(0, 0), (1, 0)], subject: subject.into() };
        assert_eq!(judge(&readings, &[group("people killed"), group("people killed")]).len(), 1);
        assert_eq!(judge(&readings, &[group("people killed"), group("people hurt")]).len(), 2);
    }

    fn story(id: &str, day: &str, text: &str, killed: &[&str]) -> Reading<'static> {
        let mut r = reading(id, Some(day), text);
        for k in killed {
            claim(&mut r, k, ClaimBody::Figure(figure(k, Bound::Exact, FigureKind::Count, "person")));
        }
        r
    }

    fn judged(readings: &[Reading<'_>]) -> Point {
        let all = readings.iter().enumerate();
        let members = all.flat_map(|(i, r)| (0..r.claims.len()).map(move |c| (i, c))).collect();
        let group = Group { members, subject: "people killed".into() };
        judge(readings, &[group]).pop().expect("a point")
    }

    #[test]
    fn a_copy_agrees_with_its_article_and_is_one_origin() {
        let point = judged(&["a", "b"].map(|id| story(id, "2031-05-06", STORY, &["24"])));
        assert_eq!(point.verdict, Verdict::Agree);
        assert_eq!(point.positions.len(), 1);
        assert_eq!(point.positions[0].independent, 1);
        assert_eq!(point.explanation, "people killed: “24” (a) and “24” (b): the same value");
    }

    #[test]
    fn later_tolls_are_updates_and_say_so() {
        let later = "The landslip of Osk has now killed 31 people.";
        let point =
            judged(&[story("a", "2031-05-06", STORY, &["24"]), story("b", "2031-05-07", later, &["31"])]);
        assert_eq!(point.verdict, Verdict::Update);
        assert_eq!(point.positions.iter().map(|p| p.independent).collect::<Vec<_>>(), [1, 1]);
        assert!(point.explanation.ends_with("the later number is higher"), "{}", point.explanation);
        assert!(point.severity >= 0.3);
    }

    #[test]
    fn a_second_value_beside_a_shared_one_is_no_conflict() {
        let both = "The landslip killed 20 people at once. By night it had killed 24 people.";
        let point = judged(&[
            story("a", "2031-05-06", STORY, &["24"]),
            story("b", "2031-05-06", both, &["20", "24"]),
        ]);
        assert_eq!(point.verdict, Verdict::Compatible);
        assert_eq!(point.positions.len(), 2);
    }

    #[test]
    fn an_article_that_tells_both_in_the_same_words_contradicts_itself() {
        let both = "Landslip in Osk buries 20 of its houses.\n\nLandslip in Osk buries 24 of its houses.";
        let other = "The landslip of Osk buried 24 houses on Tuesday.";
        let [one, two] =
            [("a", other, &["24"][..]), ("b", both, &["20", "24"])].map(|(id, text, counted)| {
                let mut r = reading(id, Some("2031-05-06"), text);
                for c in counted {
                    claim(&mut r, c, ClaimBody::Figure(figure(c, Bound::Exact, FigureKind::Count, "house")));
                }
                r
            });
        let point = judged(&[one, two]);
        assert!(differs(point.verdict));
        assert!(
            point.explanation.ends_with("one article tells both values in the same words"),
            "{}",
            point.explanation
        );
    }

    #[test]
    fn of_two_tolls_of_one_day_none_is_called_the_later() {
        let other = "The landslip of Osk has now killed 13 people.";
        let [one, two] = [("a", STORY, "24"), ("b", other, "13")]
            .map(|(id, text, killed)| story(id, "2031-05-06", text, &[killed]));
        let point = judged(&[one, two]);
        assert_eq!(point.verdict, Verdict::Update);
        let said = "people killed: “24” (a) and “13” (b), both of 6 May 2031: such a count may change within the day, and \
                    nothing says which came first";
        assert_eq!(point.explanation, said);
    }

    /// The points of the same articles in both orders.
    fn both_ways(mut readings: Vec<Reading<'_>>) -> [Point; 2] {
        let given = judged(&readings);
        readings.reverse();
        [given, judged(&readings)]
    }

    #[test]
    fn of_equally_grave_pairs_the_order_of_the_articles_chooses_none() {
        let bounds = [("a", Bound::Under), ("b", Bound::Over), ("c", Bound::Exact)];
        let readings = bounds.map(|(id, bound)| {
            let mut r = reading(id, Some("2031-05-06"), "The ferry had 100 aboard.");
            claim(&mut r, "100", ClaimBody::Figure(figure("100", bound, FigureKind::Count, "person")));
            r
        });
        let [given, turned] = both_ways(readings.into());
        assert_eq!(given.verdict, Verdict::Compatible);
        assert_eq!(given.reason, turned.reason);
    }

    #[test]
    fn a_value_is_worded_the_same_in_every_order() {
        let readings = [("a", "24 people"), ("b", "24")].map(|(id, quote)| {
            let mut r = reading(id, Some("2031-05-06"), STORY);
            claim(&mut r, quote, ClaimBody::Figure(figure("24", Bound::Exact, FigureKind::Count, "person")));
            r
        });
        let [given, turned] = both_ways(readings.into());
        assert_eq!(given.positions[0].value, "24 people");
        assert_eq!(turned.positions[0].value, "24 people");
    }

    #[test]
    fn copies_are_told_of_articles_that_a_third_joins() {
        let sentence = "A landslip near Osk killed 24 people on the road to the harbour late at night.";
        let own = format!(
            "{sentence} Our reporter went there, spoke to those who had fled to the school on the hill, and slept in the \
             hall of the old customs house with them. In the morning two of the teachers made tea for everybody and \
             wrote down who was looking for whom."
        );
        let wire = format!(
            "{sentence} The road will stay closed until the engineers of the province have seen to the slope above it, \
             which has moved in every wet winter since the mine was given up. Ferries take goods and passengers round \
             the cape for the time being."
        );
        let [own, copy, twin] = [("a", &own), ("b", &wire), ("c", &wire)]
            .map(|(id, text)| story(id, "2031-05-06", text, &["24"]));
        let group = Group { members: vec![(0, 0), (1, 0), (2, 0)], subject: "people killed".into() };
        let (points, copies) = super::judged(&[own, copy, twin], &[group]);
        assert_eq!(points[0].positions[0].independent, 1);
        assert_eq!(copies, [[1, 2]]);
    }

    #[test]
    fn a_number_in_a_quotation_is_told_by_its_figure() {
        let text = |boats: u8| {
            format!("“We have lost {boats} boats here and we will lose far more,” Ida Lind said.")
        };
        let articles = [crate::Article::new("a", text(40)), crate::Article::new("b", text(14))];
        let readings: Vec<Reading<'_>> = articles.iter().map(Reading::new).collect();
        let points = judge(&readings, &crate::align::align(&readings));
        let conflicts: Vec<_> =
            points.iter().filter(|p| p.verdict == Verdict::Conflict).map(|p| p.kind).collect();
        assert_eq!(conflicts, [ClaimKind::Figure]);
    }

    #[test]
    fn one_source_alone_makes_no_point() {
        let readings = [story("a", "2031-05-06", STORY, &["24"])];
        let group = Group { members: vec![(0, 0)], subject: "people killed".into() };
        assert!(judge(&readings, &[group]).is_empty());
    }
}
