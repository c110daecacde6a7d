//! Where a clause ends.

use super::word::{Kind, Text};

impl Text<'_, '_> {
    /// The end of the clause that goes on at token `start`: the sentence's end, or what plainly begins
    /// another statement.
    pub(super) fn clause_end(&self, start: usize, end: usize) -> usize {
        let mut p = start;
        while p < end {
            if self.kind(p) == Kind::Open && self.quote[p] != 0 {
                p = self.past_quotation(p, end);
                continue;
            }
            if p > start && self.cuts(p, end) {
                break;
            }
            p += 1;
        }
        while p > start
            && matches!(
                self.kind(p - 1),
                Kind::Stop | Kind::Comma | Kind::Semi | Kind::Colon | Kind::Dash | Kind::And
            )
        {
            p -= 1;
        }
        p
    }

    /// The token behind the quotation that opens at `p`.
    pub(super) fn past_quotation(&self, p: usize, end: usize) -> usize {
        let quote = self.quote[p];
        let mut q = p + 1;
        while q < end && self.quote[q] == quote {
            q += 1;
        }
        q
    }

    fn cuts(&self, p: usize, end: usize) -> bool {
        let next = p + 1;
        match self.kind(p) {
            Kind::Semi => true,
            Kind::Comma => {
                next < end
                    && (self.kind(next) == Kind::Ing && self.infos[next].verb.is_some()
                        || self.lower(next) == "according"
                        || matches!(self.lower(next), "but" | "though" | "although" | "while" | "whereas"))
            }
            _ => false,
        }
    }
}
