//! Where clauses and quotations end.

use super::word::{Kind, Text};

impl Text<'_, '_> {
    /// The end of the clause that goes on at token `start`: the sentence's end, or what plainly begins
    /// another statement. Quotations inside are taken whole.
    pub(super) fn clause_end(&self, start: usize, end: usize) -> usize {
        let level = if start < self.quote.len() { self.quote[start] } else { 0 };
        let opened = self.kind(start) == Kind::Open;
        let level = if opened && start > 0 { self.quote[start - 1] } else { level };
        let mut p = start;
        while p < end {
            if self.kind(p) == Kind::Open && self.quote[p] != level {
                p = self.quotation_end(p);
                if p < end && self.ends_in_comma(p - 1) && self.turns(p, end) {
                    break;
                }
                continue;
            }
            if p > start && self.cuts(p, end) {
                break;
            }
            p += 1;
        }
        while p > start
            && p <= end
            && matches!(
                self.kind(p - 1),
                Kind::Stop | Kind::Comma | Kind::Semi | Kind::Colon | Kind::Dash | Kind::And
            )
        {
            p -= 1;
        }
        p
    }

    /// The token behind the quotation that opens at `start`.
    pub(super) fn quotation_end(&self, start: usize) -> usize {
        let quote = self.quote[start];
        if quote == 0 {
            return start + 1;
        }
        let q = self.doc.quotations()[quote as usize - 1];
        let last = self.doc.token_at(q.span.end().saturating_sub(1));
        (last + 1).clamp(start + 1, self.kinds.len().max(start + 1))
    }

    /// Whether the quotation that closes at `close` ends in a comma.
    pub(super) fn ends_in_comma(&self, close: usize) -> bool {
        self.kind(close) == Kind::Close && close > 0 && self.kind(close - 1) == Kind::Comma
    }

    /// Whether the quotation that closes at `close` ends in a comma or a full stop.
    pub(super) fn ends_in_stop(&self, close: usize) -> bool {
        self.kind(close) == Kind::Close
            && close > 0
            && matches!(self.kind(close - 1), Kind::Comma | Kind::Stop | Kind::Dash)
    }

    /// Whether a "that" at `p` opens a relative clause: a finite verb follows at once.
    pub(super) fn is_relative(&self, p: usize, end: usize) -> bool {
        let mut next = p + 1;
        while next < end && matches!(self.kind(next), Kind::Adv | Kind::Not) {
            next += 1;
        }
        next < end && self.is_finite(next)
    }

    /// Whether the "to" at `to` begins an infinitive.
    pub(super) fn is_infinitive(&self, to: usize, end: usize) -> bool {
        let next = to + 1;
        next < end
            && (self.infos[next].forms & super::word::BASE != 0
                || matches!(
                    self.kind(next),
                    Kind::Verb | Kind::Be | Kind::Have | Kind::Do | Kind::Adv | Kind::Not
                ))
    }

    fn cuts(&self, p: usize, end: usize) -> bool {
        match self.kind(p) {
            Kind::Semi => true,
            Kind::Comma => p + 1 < end && self.turns(p + 1, end),
            Kind::And | Kind::Dash => self.another_cue(p + 1, end),
            _ => false,
        }
    }

    /// Whether the words behind a comma begin another statement.
    fn turns(&self, next: usize, end: usize) -> bool {
        self.kind(next) == Kind::Ing && self.infos[next].verb.is_some()
            || matches!(self.lower(next), "according" | "but" | "though" | "although" | "while" | "whereas")
            || self.kind(next) == Kind::And && self.another_cue(next + 1, end)
    }

    /// "… and said that": a verb of saying with content of its own.
    fn another_cue(&self, start: usize, end: usize) -> bool {
        let mut p = start;
        while p < end && matches!(self.kind(p), Kind::Adv | Kind::And) {
            p += 1;
        }
        let finite = matches!(self.kind(p), Kind::Ed | Kind::Verb | Kind::Ing)
            || self.infos.get(p).is_some_and(|i| i.forms & super::word::THIRD != 0);
        p < end
            && finite
            && self.infos[p].verb.is_some()
            && matches!(
                self.kind(p + 1),
                Kind::That
                    | Kind::Open
                    | Kind::Subj
                    | Kind::It
                    | Kind::Wh
                    | Kind::Her
                    | Kind::Det
                    | Kind::His
            )
    }
}
