//! What two claims have in common when their values are hidden: the words, the names and the company they keep.

use super::{Feature, In, Strengths, flag};
use crate::align::about::{About, FigureAbout};
use crate::align::frame::{self, Bag, Frame};
use crate::align::names;
use crate::align::terms::TermId;

/// What the own words of two claims weigh that the other article uses elsewhere, and that surely tell of two things.
const MUCH_ELSEWHERE: f32 = 24.0;
/// How many figures and dates two sentences share that surely tell one story.
const MANY_COMPANIONS: f32 = 2.0;
/// What the names of two sentences weigh that surely tell of one thing.
const MANY_NAMES: f32 = 8.0;

/// Sets what claims of every kind but statements have.
pub(super) fn set(a: In<'_>, b: In<'_>, s: &mut Strengths) {
    let (p, q) = (around(a), around(b));
    let (shared_a, elsewhere_a) = split(&a.about.near, q, b.frame);
    let (shared_b, elsewhere_b) = split(&b.about.near, p, a.frame);
    s[Feature::Elsewhere as usize] = ((elsewhere_a + elsewhere_b) / MUCH_ELSEWHERE).min(1.0);
    s[Feature::MostElsewhere as usize] = (elsewhere_a.max(elsewhere_b) / MUCH_ELSEWHERE).min(1.0);
    let cover = |shared: f32, near: &Bag| if near.is_empty() { 0.0 } else { shared / frame::mass(near) };
    let (x, y) = (cover(shared_a, &a.about.near), cover(shared_b, &b.about.near));
    s[Feature::Covered as usize] = x.min(y);
    s[Feature::OneCovered as usize] = x.max(y);
    let (m, n) = (a.names(), b.names());
    let common = frame::common(m, n);
    s[Feature::CommonNames as usize] = (common / MANY_NAMES).min(1.0);
    s[Feature::NoCommonName as usize] = flag(!m.is_empty() && !n.is_empty() && common == 0.0);
    let focus = frame::common(&a.about.focus, &b.about.focus);
    s[Feature::SameFocus as usize] = (focus / MANY_NAMES).min(1.0);
    s[Feature::OtherFocus as usize] = other_focus(a, b);
    s[Feature::Companions as usize] = (companions(a, b) / MANY_COMPANIONS).min(1.0);
    let says = |i: In<'_>| i.about.verb.is_some_and(|v| v.1);
    let verb = |i: In<'_>| i.about.verb.map_or(0, |v| v.0);
    s[Feature::SameVerb as usize] = flag(verb(a) == verb(b) && verb(a) != 0 && !says(a));
    // "The hearing is set for Monday", "the appeal will be heard on Friday".
    let does = |i: In<'_>, of: In<'_>| i.about.verb.is_some_and(|v| !v.1 && !has(around(of), v.0));
    s[Feature::OtherVerb as usize] = flag(does(a, b) && does(b, a) && verb(a) != verb(b));
    for (side, [same, other]) in
        [[Feature::LeadWords, Feature::OtherLead], [Feature::TailWords, Feature::OtherTail]]
            .iter()
            .enumerate()
    {
        let (p, q) = (&a.about.sides[side], &b.about.sides[side]);
        let common = frame::likeness(p, q);
        s[*same as usize] = common;
        s[*other as usize] = flag(!p.is_empty() && !q.is_empty() && common == 0.0);
    }
    s[Feature::OtherStatus as usize] = (a.about.status ^ b.about.status).count_ones() as f32 / 3.0;
    if let (Some(p), Some(q)) = (&a.about.who, &b.about.who) {
        let one = names::one(p, q);
        s[Feature::SameWho as usize] = flag(one == Some(true) && a.about.who_sure && b.about.who_sure);
        s[Feature::OtherWho as usize] = flag(one == Some(false) && a.about.who_sure && b.about.who_sure);
    }
    let speakers = a.about.said_by.as_ref().zip(b.about.said_by.as_ref());
    s[Feature::OtherSpeaker as usize] = flag(speakers.is_some_and(|(p, q)| names::one(p, q) != Some(true)));
    s[Feature::OneSays as usize] = flag(says(a) != says(b));
    s[Feature::BothSay as usize] = flag(says(a) && says(b));
    let beside = |x: TermId, y: TermId| flag(x == y && x != 0);
    s[Feature::SameBefore as usize] = beside(a.about.beside[0], b.about.beside[0]);
    s[Feature::SameBehind as usize] = beside(a.about.beside[1], b.about.beside[1]);
}

static NONE: Bag = Bag::new();

/// The terms of the sentence of a claim.
fn around(i: In<'_>) -> &Bag {
    i.frame.plain.get(i.about.sentence).unwrap_or(&NONE)
}

/// Whether a bag has a term.
fn has(bag: &Bag, id: TermId) -> bool {
    bag.binary_search_by_key(&id, |t| t.0).is_ok()
}

/// Of the words near one claim, the weight that the other's sentence has too, and the weight that the other's article has
/// in other sentences only.
fn split(near: &Bag, sentence: &Bag, other: &Frame) -> (f32, f32) {
    let (mut shared, mut elsewhere) = (0.0, 0.0);
    for (id, weight) in near {
        if has(sentence, *id) {
            shared += weight;
        } else if other.vocabulary.contains(id) {
            elsewhere += weight;
        }
    }
    (shared, elsewhere)
}

/// How much of the names that two passages are about is known to both articles and stands in one passage only.
fn other_focus(a: In<'_>, b: In<'_>) -> f32 {
    let lacks = |x: &About, y: &About, other: &Frame| -> f32 {
        let own = x.focus.iter().filter(|t| !has(&y.focus, t.0) && other.vocabulary.contains(&t.0));
        own.map(|t| t.1).sum()
    };
    ((lacks(a.about, b.about, b.frame) + lacks(b.about, a.about, a.frame)) / (2.0 * MANY_NAMES)).min(1.0)
}

/// Whether the sentences of two dates tell other numbers of one thing: where both the day and the number differ, there are two
/// events.
pub(super) fn tell_other_numbers(a: In<'_>, b: In<'_>) -> bool {
    let (p, q) = (a.figures(), b.figures());
    let alike = |x: &FigureAbout, y: &FigureAbout| {
        x.dimension == y.dimension
            && x.head == y.head
            && x.role == y.role
            && (x.head != 0 || x.role.is_some())
    };
    let pairs = || p.iter().flat_map(|x| q.iter().map(move |y| (*x, *y))).filter(|(x, y)| alike(x, y));
    pairs().next().is_some() && pairs().all(|(x, y)| !x.size.equals(&y.size) && x.scope == y.scope)
}

/// Whether the sentence of the one tells the other's day beside its own: "10 percent on July 1, 15 on August 1" are steps, and who tells of
/// August alone tells of another.
pub(super) fn tells_both(a: In<'_>, b: In<'_>) -> bool {
    let tells = |i: In<'_>, day: In<'_>| {
        frame::companion(day.about).is_some_and(|v| company(i).binary_search(&v).is_ok())
    };
    // Each day has a number of its own; "on June 9, not June 2" has none.
    let steps = |i: In<'_>| i.figures().len() > 1;
    tells(a, b) && steps(a) || tells(b, a) && steps(b)
}

/// The telling figures and dates of the sentence of a claim.
fn company(i: In<'_>) -> &[(u64, u8)] {
    i.frame.company.get(i.about.sentence).map_or(&[], Vec::as_slice)
}

/// How many figures and dates of the two sentences are the same, as far as it counts.
fn companions(a: In<'_>, b: In<'_>) -> f32 {
    let (p, q) = (company(a), company(b));
    let taken = [frame::companion(a.about), frame::companion(b.about)];
    let same = p.iter().filter(|v| !taken.contains(&Some(**v)) && q.binary_search(v).is_ok());
    same.take(MANY_COMPANIONS as usize).count() as f32
}
