//! What stands before subject and cue: a quotation or a clause that is the content.

use std::ops::Range;

use super::word::{Kind, Text};

/// The clause or quotation that ends where subject and cue begin, and whether it is a quotation.
pub(super) fn front(
    text: &Text<'_, '_>,
    begin: usize,
    domain: &Range<usize>,
) -> Option<(Range<usize>, bool)> {
    if begin <= domain.start {
        return None;
    }
    if let Some(quote) = front_quote(text, begin, domain) {
        return Some((quote, true));
    }
    if !matches!(text.kind(begin - 1), Kind::Comma) {
        return None;
    }
    let clause = domain.start..begin - 1;
    holds_clause(text, &clause).then_some((clause, false))
}

/// Whether the stretch says something by itself: "On Monday" and "Though he left" do not.
fn holds_clause(text: &Text<'_, '_>, range: &Range<usize>) -> bool {
    let opener = text.kind(range.start);
    let dependent =
        matches!(opener, Kind::Sub | Kind::Wh | Kind::Prep | Kind::Ing | Kind::To) || opener == Kind::Ed;
    let dependent = dependent && !opens_with_bound(text, range);
    let mut from = range.start;
    if dependent {
        let comma =
            range.clone().find(|&i| text.kind(i) == Kind::Comma && text.verb_follows(i + 1, range.end));
        let Some(comma) = comma else { return false };
        from = comma;
    }
    (from..range.end).any(|i| text.is_finite(i))
}

/// "At least 11 people", "up to 30", "as many as 40", "between two and three": a count that opens with its bound.
fn opens_with_bound(text: &Text<'_, '_>, range: &Range<usize>) -> bool {
    let bound = matches!(
        text.lower(range.start),
        "about"
            | "almost"
            | "around"
            | "as"
            | "at"
            | "between"
            | "close"
            | "from"
            | "more"
            | "nearly"
            | "over"
            | "under"
            | "up"
            | "well"
    );
    let number = (range.start + 1..range.end.min(range.start + 4)).find(|i| text.kind(*i) == Kind::Num);
    // "At 5 p.m.", "from 2010": a time, unless what is counted stands behind it
    bound
        && number.is_some_and(|n| {
            let counted = matches!(
                text.kind(n + 1),
                Kind::Noun
                    | Kind::Adj
                    | Kind::And
                    | Kind::Num
                    | Kind::Of
                    | Kind::To
                    | Kind::Ed
                    | Kind::Ing
                    | Kind::Cap
            );
            counted && text.lower(n).len() != 4
        })
}

/// The quotation right before token `begin`, with the clause it stands in if it does not stand alone.
pub(super) fn front_quote(text: &Text<'_, '_>, begin: usize, domain: &Range<usize>) -> Option<Range<usize>> {
    let mut p = begin;
    if text.kind_before(p, domain.start) == Kind::Comma {
        p -= 1;
    }
    let closes = text.kind_before(p, domain.start) == Kind::Close;
    if !closes || begin >= text.quote.len() || text.quote[p - 1] == text.quote[begin] {
        return None;
    }
    let q = text.doc.quotations()[text.quote[p - 1] as usize - 1];
    let start = text.doc.token_at(q.span.start());
    let inner = !matches!(
        text.kind_before(start, domain.start),
        Kind::Comma | Kind::Stop | Kind::Colon | Kind::Dash | Kind::Close
    );
    Some(if inner { domain.start..p } else { start..p })
}

/// "S1, officials said, S2": the content after the cue.
pub(super) fn resumed(
    text: &Text<'_, '_>,
    at: usize,
    domain: &Range<usize>,
    quoted: bool,
) -> Option<Range<usize>> {
    if !matches!(text.kind(at), Kind::Comma | Kind::Dash | Kind::Colon) || at + 1 >= domain.end {
        return None;
    }
    let start = at + 1;
    let fits = match text.kind(start) {
        Kind::Open => true,
        Kind::Ing | Kind::Sub | Kind::Who => false,
        _ => !quoted,
    };
    if !fits {
        return None;
    }
    let end = if text.kind(start) == Kind::Open {
        text.quotation_end(start)
    } else {
        text.clause_end(start, domain.end)
    };
    Some(start..end)
}
