//! Where a change is told beside another or beside the level it leads to.

use super::Item;
use crate::figure::FigureKind;
use crate::figure::bound::Nearness;
use crate::text::Document;

/// "16,369 up 58 points": the level is in the unit of the change.
pub(super) fn level_and_change(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    a.is_bare()
        && b.change.is_some()
        && gap.len() == 1
        && matches!(doc.lower(gap.start), "up" | "down")
        && b.kind != FigureKind::Percent
}

/// "Shares of Alder were down 2.3%, Birch by 2.6%": the verb is said once; "grew by 12 jobs or 2 percent": one change told twice.
pub(super) fn changes(doc: &Document<'_>, items: &mut [Item]) {
    for i in 1..items.len() {
        let start = items[i].tokens.start;
        if items[i].change.is_some() || items[i - 1].change.is_none() || start == 0 {
            continue;
        }
        let Some(gap) = start.checked_sub(items[i - 1].tokens.end) else { continue };
        let by = doc.before(start) == "by" && items[i].unit == items[i - 1].unit && gap <= 5;
        // "lost 0.3 per cent, or 12 points"
        let points = items[i].unit.as_deref() == Some("point") && items[i - 1].kind == FigureKind::Percent;
        let or = doc.before(start) == "or" && gap <= 2 && (items[i].kind == FigureKind::Percent || points);
        if by || or || is_told_again(doc, &items[i - 1], &items[i]) {
            items[i].change = items[i - 1].change;
        }
    }
}

/// "closed down 1,400 points, 5.8%." and "fell 30 points (0.2 percent)": the change in percent stands beside.
fn is_told_again(doc: &Document<'_>, a: &Item, b: &Item) -> bool {
    let gap = a.tokens.end..b.tokens.start;
    let beside = gap.len() == 1 && matches!(doc.word(gap.start), "," | "(");
    let alone =
        !doc.tokens().get(b.tokens.end).is_some_and(|t| t.is_word()) || doc.lower(b.tokens.end) == "to";
    let moved = matches!(a.kind, FigureKind::Count | FigureKind::Money);
    // "up by six points (45 to 39 percent)": levels.
    let alone = alone && b.tokens.end > b.numeral.end;
    beside && alone && moved && b.kind == FigureKind::Percent && b.near == Nearness::Exact
}
