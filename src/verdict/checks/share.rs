//! Share of a total: "over 100 of its 120 boats, or over 80 percent".
//!
//! Licensed where a count, "of", another count of the same thing and a percentage stand in one sentence, the percentage
//! joined by "or", a bracket, a dash or a comma: nothing else may stand between them but a few words.

use rust_decimal::Decimal;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::figure::{Bound, Figure, FigureKind, Interval};
use crate::verdict::amount::{Amount, Lie, lie};

/// The most words between the three numbers.
const REACH: usize = 7;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for range in page.figure_sentences() {
        let row = &page.figures[range];
        for (n, pair) in row.windows(2).enumerate() {
            let (part, whole) = (&pair[0], &pair[1]);
            if !is_part(page, part, whole) {
                continue;
            }
            let after = row.get(n + 2).filter(|p| joined(page, whole, p));
            let before = n.checked_sub(1).and_then(|m| row.get(m)).filter(|p| joined(page, p, part));
            found.extend(after.or(before).and_then(|p| judge(part, whole, p)));
        }
    }
    found
}

/// Whether `part` "of" `whole` is what the words say.
fn is_part(page: &Page<'_>, part: &Item<'_, Figure>, whole: &Item<'_, Figure>) -> bool {
    let plain = |f: &Figure| matches!(f.kind, FigureKind::Count | FigureKind::Number | FigureKind::Money);
    let Some(words) = page.between(part.claim, whole.claim) else { return false };
    let words: Vec<&str> = words.split(' ').collect();
    let of = words.iter().rposition(|w| *w == "of" || *w == "among");
    let lesser =
        matches!((part.value.value, whole.value.value), (Some(x), Some(y)) if x < y && y > Decimal::ONE);
    let near = of.is_some_and(|at| at + 3 >= words.len()) && words.len() <= REACH;
    plain(part.value) && plain(whole.value) && lesser && near && !cut(&words)
}

fn joined(page: &Page<'_>, a: &Item<'_, Figure>, b: &Item<'_, Figure>) -> bool {
    let Some(words) = page.between(a.claim, b.claim) else { return false };
    let words: Vec<&str> = words.split(' ').collect();
    let joint = words.iter().any(|w| matches!(*w, "or" | "(" | "—" | "–" | "-"));
    let percent = |f: &Figure| f.unit.as_deref() == Some("percent") && f.change.is_none();
    (percent(a.value) || percent(b.value)) && joint && words.len() <= REACH && !cut(&words)
}

/// A clause of its own between the numbers.
fn cut(words: &[&str]) -> bool {
    words
        .iter()
        .any(|w| matches!(*w, "and" | "but" | "while" | ";" | "with" | "than" | "who" | "which" | "to"))
}

fn judge(part: &Item<'_, Figure>, whole: &Item<'_, Figure>, percent: &Item<'_, Figure>) -> Option<Found> {
    let (p, w) = (amount(part), amount(whole));
    let share = quotient(&p, &w)?;
    let stated = amount(percent).rounded();
    let holds = !matches!(lie(&share, &stated.interval), Lie::Apart) && bounds_fit(part.value, percent.value);
    let exact =
        part.value.value?.checked_div(whole.value.value?)?.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(1);
    let says = if holds { "as stated" } else { "not as stated" };
    Some(Found::new(
        "share-of-total",
        Outcome::of(holds),
        vec![part.at, whole.at, percent.at],
        format!(
            "“{}” of “{}” is {} percent, {says} (“{}”)",
            part.claim.quote,
            whole.claim.quote,
            exact.normalize(),
            percent.claim.quote
        ),
    ))
}

/// "Over 100 of 120" is "over 80 percent", never "under".
fn bounds_fit(part: &Figure, percent: &Figure) -> bool {
    let floor = |f: &Figure| matches!(f.bound, Bound::Over | Bound::AtLeast);
    let ceiling = |f: &Figure| matches!(f.bound, Bound::Under | Bound::AtMost);
    !(floor(part) && ceiling(percent) || ceiling(part) && floor(percent))
}

fn amount(item: &Item<'_, Figure>) -> Amount {
    Amount::of(item.value, &item.claim.quote)
}

/// The share in percent; a part with one bound has it too.
fn quotient(part: &Amount, whole: &Amount) -> Option<Interval> {
    let (p, w) = (part.rounded().interval, whole.rounded().interval);
    let (wl, wh) = (w.lo.or(whole.value)?, w.hi.or(whole.value)?);
    let of = |x: Decimal, y: Decimal| x.checked_div(y)?.checked_mul(Decimal::ONE_HUNDRED);
    if wl <= Decimal::ZERO {
        return None;
    }
    let lo = match (p.lo, w.hi) {
        (Some(x), Some(_)) => of(x, wh)?,
        _ => Decimal::ZERO,
    };
    let hi = p.hi.map_or(Some(Decimal::ONE_HUNDRED), |x| of(x, wl))?;
    Some(Interval { lo: Some(lo), hi: Some(hi), lo_open: false, hi_open: false })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{checked, count, percent};
    use super::*;

    fn exact(quote: &'static str, value: &str) -> (&'static str, Figure) {
        (quote, count(value, Bound::Exact))
    }

    fn share(quote: &'static str, value: &str, bound: Bound) -> (&'static str, Figure) {
        (quote, percent(value, bound))
    }

    #[test]
    fn shares() {
        use Bound::{Exact, Over};
        use Outcome::{Fails, Holds};
        let of_120 = |percent| [exact("60", "60"), exact("120", "120"), percent];
        for (text, figures, expected) in [
            (
                "It lost over 100 of its 120 boats, or over 80 percent.",
                [("over 100", count("100", Over)), exact("120", "120"), share("over 80 percent", "80", Over)],
                Some(Holds),
            ),
            (
                "It lost 60 of its 120 boats, or 50 percent.",
                of_120(share("50 percent", "50", Exact)),
                Some(Holds),
            ),
            ("It lost 60 of 120 boats (70 percent).", of_120(share("70 percent", "70", Exact)), Some(Fails)),
            (
                "About 33 percent (40 of 120 boats) sank.",
                [share("33 percent", "33", Exact), exact("40", "40"), exact("120", "120")],
                Some(Holds),
            ),
            (
                "It lost 60 of 120 boats and prices rose 7 percent.",
                of_120(share("7 percent", "7", Exact)),
                None,
            ),
            ("It lost 60 boats, 120 nets, or 50 percent.", of_120(share("50 percent", "50", Exact)), None),
        ] {
            assert_eq!(checked(find, text, figures), expected, "{text}");
        }
    }
}
