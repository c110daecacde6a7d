//! Sums of parts: "nine boats: four ferries and five yachts", "four ferries and five yachts, nine boats in all".
//!
//! Licensed where a total is followed by a colon, a dash or a bracket and then by its parts, the last two joined by
//! "and"; or where the parts are followed by "a total of", "in all" and the like. After a mere comma only a sum that
//! comes out is listed: a comma may begin something else. "Including" and "among them" name some parts, not all.

use rust_decimal::Decimal;

use super::page::{Item, Page};
use super::{Found, Outcome};
use crate::figure::{Bound, Figure, FigureKind};

/// The most words between a total and its parts, and between two parts.
const REACH: usize = 7;

pub(super) fn find(page: &Page<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for range in page.figure_sentences() {
        let row = &page.figures[range];
        let mut n = 0;
        while n < row.len() {
            match leading(page, &row[n..]).or_else(|| trailing(page, &row[n..])) {
                Some((f, used)) => {
                    found.push(f);
                    n += used;
                }
                None => n += 1,
            }
        }
    }
    found
}

/// A total before its parts, and how many figures that takes.
fn leading(page: &Page<'_>, row: &[Item<'_, Figure>]) -> Option<(Found, usize)> {
    let (total, rest) = row.split_first()?;
    let joint = page.between(total.claim, rest.first()?.claim)?;
    let words: Vec<&str> = joint.split(' ').collect();
    let sure = words.iter().any(|w| matches!(*w, ":" | "—" | "–" | "("));
    let loose = words.contains(&",") || words.last() == Some(&"-");
    let named = sure || total.value.unit.is_some();
    let shut = words.contains(&")") || words.contains(&";");
    if !(sure || loose) || !named || shut || words.len() > REACH || partial(&words) || !whole(total) {
        return None;
    }
    let parts = run(page, rest);
    if parts < 2 || !closed(page, &rest[..parts]) {
        return None;
    }
    let verdict = sum(&rest[..parts])? == total.value.value?;
    (verdict || sure && same_nouns(total, &rest[..parts]))
        .then(|| (said(total, &rest[..parts], verdict), parts + 1))
}

/// Parts before their total.
fn trailing(page: &Page<'_>, row: &[Item<'_, Figure>]) -> Option<(Found, usize)> {
    let parts = run(page, row);
    if parts < 2 {
        return None;
    }
    let total = row.get(parts).filter(|t| whole(t))?;
    let joint = page.between(row[parts - 1].claim, total.claim)?;
    let words: Vec<&str> = joint.split(' ').collect();
    let says = ["total of", "in all", "altogether", "combined total", "making a total"]
        .iter()
        .any(|s| joint.contains(s));
    if !says || words.len() > REACH + 3 {
        return None;
    }
    let verdict = sum(&row[..parts])? == total.value.value?;
    Some((said(total, &row[..parts], verdict), parts + 1))
}

/// Whole numbers of things, plainly stated.
fn whole(item: &Item<'_, Figure>) -> bool {
    let f = item.value;
    let plain = f.bound == Bound::Exact && f.change.is_none() && !item.claim.negated;
    plain
        && matches!(f.kind, FigureKind::Count | FigureKind::Number)
        && f.value.is_some_and(|v| v.is_integer())
}

/// How many of the first figures form a list.
fn run(page: &Page<'_>, row: &[Item<'_, Figure>]) -> usize {
    let linked = |pair: &[Item<'_, Figure>]| {
        let Some(joint) = page.between(pair[0].claim, pair[1].claim) else { return false };
        let words: Vec<&str> = joint.split(' ').collect();
        let joins = words.iter().any(|w| matches!(*w, "," | "and" | "plus" | ";"));
        joins
            && words.len() <= REACH
            && !partial(&words)
            && !joint.contains("total")
            && !joint.contains("in all")
    };
    if !row.first().is_some_and(whole) {
        return 0;
    }
    1 + row.windows(2).take_while(|w| linked(w) && whole(&w[1])).count()
}

/// Whether "and" joins the last two parts.
fn closed(page: &Page<'_>, parts: &[Item<'_, Figure>]) -> bool {
    let [.., a, b] = parts else { return false };
    page.between(a.claim, b.claim).is_some_and(|w| w.split(' ').any(|w| w == "and" || w == "plus"))
}

/// Words by which parts are named without being all of them, or something else begins.
fn partial(words: &[&str]) -> bool {
    let other = [
        "including",
        "among",
        "than",
        "while",
        "from",
        "to",
        "as",
        "at",
        "after",
        "before",
        "when",
        "who",
        "of",
    ];
    words.iter().any(|w| other.contains(w))
}

/// Whether the parts count what the total counts, as far as the units say.
fn same_nouns(total: &Item<'_, Figure>, parts: &[Item<'_, Figure>]) -> bool {
    let less = |p: &Item<'_, Figure>| p.value.value < total.value.value;
    parts.iter().all(|p| less(p) && (p.value.unit == total.value.unit || p.value.unit.is_none()))
}

fn sum(parts: &[Item<'_, Figure>]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |s, p| s.checked_add(p.value.value?))
}

fn said(total: &Item<'_, Figure>, parts: &[Item<'_, Figure>], holds: bool) -> Found {
    let list: Vec<String> = parts.iter().map(|p| format!("“{}”", p.claim.quote)).collect();
    let makes = if holds { "make" } else { "do not make" };
    let explanation = format!("{} {makes} “{}”", list.join(" and "), total.claim.quote);
    let claims = std::iter::once(total.at).chain(parts.iter().map(|p| p.at)).collect();
    Found::new("sum", Outcome::of(holds), claims, explanation)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{checked, count};
    use super::*;

    #[test]
    fn sums() {
        let n = |v: &'static str| (v, count(v, Bound::Exact));
        for (text, figures, expected) in [
            ("The storm sank 9 boats: 4 ferries and 5 yachts.", ["9", "4", "5"], Some(Outcome::Holds)),
            ("The storm sank 9 boats (4 ferries and 6 yachts).", ["9", "4", "6"], Some(Outcome::Fails)),
            ("The storm sank 9 boats, 4 ferries and 5 yachts.", ["9", "4", "5"], Some(Outcome::Holds)),
            ("The storm sank 9 boats, 4 ferries and 2 yachts.", ["9", "4", "2"], None),
            ("The storm sank 9 boats, including 4 ferries and 5 yachts.", ["9", "4", "5"], None),
            ("It sank 4 ferries and 5 yachts, 8 in all.", ["4", "5", "8"], None),
            ("It sank 4 ferries and 5 yachts, a total of 8.", ["4", "5", "8"], Some(Outcome::Fails)),
        ] {
            assert_eq!(checked(find, text, figures.map(n)), expected, "{text}");
        }
    }
}
