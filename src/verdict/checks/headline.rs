//! The headline's figure against the body's.
//!
//! Licensed where the text begins with a heading (a paragraph without a full stop), a figure of it has a unit or noun, and
//! a figure in the first sentences has the same, with two more words of the heading beside it; what fails is told by `contradiction`.

use super::page::{Item, Page};
use super::{Found, Outcome, contradiction};
use crate::figure::{Figure, FigureKind};
use crate::verdict::amount::Amount;
use crate::verdict::attribution::is_function_word;
use crate::verdict::relation::fits;

/// The longest heading, in tokens.
const HEADING: usize = 25;
/// How many sentences of the body are looked at.
const BODY: usize = 12;
/// Words of the heading that must stand beside the body's figure.
const SHARED: usize = 2;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let Some(heading) = page.doc().sentences().first().filter(|s| s.tokens.len() <= HEADING) else {
        return Vec::new();
    };
    let text = page.doc().lower_of(heading.span);
    if text.ends_with(['.', '?', '!', '”', '"']) || page.doc().paragraphs().len() < 2 {
        return Vec::new();
    }
    let words: Vec<&str> =
        heading.tokens.clone().map(|i| page.doc().lower(i)).filter(|w| is_content(w)).collect();
    let figures: Vec<_> = page.figures.iter().filter(|f| f.claim.sentence == heading.span).collect();
    let fitting = figures.iter().filter(|f| usable(f)).filter_map(|f| judge(page, f, &words));
    fitting.chain(contradiction::find(page, &figures)).collect()
}

fn is_content(word: &str) -> bool {
    word.len() > 3 && !is_function_word(word)
}

fn usable(f: &Item<'_, Figure>) -> bool {
    f.value.unit.is_some()
        && f.value.change.is_none()
        && !matches!(f.value.kind, FigureKind::Ordinal | FigureKind::Duration | FigureKind::Age)
}

fn judge(page: &Page<'_>, f: &Item<'_, Figure>, words: &[&str]) -> Option<Found> {
    let alike = |g: &&Item<'_, Figure>| {
        let n = page.sentence(g.claim);
        let same = g.value.unit == f.value.unit && g.value.kind == f.value.kind && g.value.change.is_none();
        (1..=BODY).contains(&n) && same && shared(page, g, words) >= SHARED
    };
    let fitting = |g: &&Item<'_, Figure>| fits(&amount(f), &amount(g));
    let body: Vec<&Item<'_, Figure>> = page.figures.iter().filter(alike).collect();
    let best = body.iter().copied().find(|g| fitting(g))?;
    let explanation = format!("the headline's “{}” fits “{}” in the body", f.claim.quote, best.claim.quote);
    Some(Found::new("headline", Outcome::Holds, vec![f.at, best.at], explanation))
}

fn shared(page: &Page<'_>, g: &Item<'_, Figure>, words: &[&str]) -> usize {
    let text = page.doc().lower_of(g.claim.sentence);
    words.iter().filter(|w| text.contains(*w)).count()
}

fn amount(f: &Item<'_, Figure>) -> Amount {
    Amount::of(f.value, &f.claim.quote)
}
