//! Where clauses and quotations end.

use super::word::{Kind, Text};

/// How many tokens stand between a subject and its verb at most.
const INSERTED: usize = 24;

impl Text<'_, '_> {
    /// The end of the clause that goes on at token `start`: the sentence's end, or what plainly begins
    /// another statement. Quotations inside are taken whole.
    pub(super) fn clause_end(&self, start: usize, end: usize) -> usize {
        let mut p = start;
        let mut depth = 0;
        while p < end {
            match self.kind(p) {
                Kind::Bracket => depth += 1,
                Kind::Unbracket if depth == 0 && p > start => break,
                Kind::Unbracket => depth -= 1,
                _ => {}
            }
            if self.kind(p) == Kind::Open {
                p = self.quotation_end(p);
                if p < end && self.ends_in_comma(p - 1) && self.turns(p, end) {
                    break;
                }
                continue;
            }
            if p > start && self.cuts(p, end) && !self.is_inserted(start, p, end) {
                break;
            }
            p += 1;
        }
        self.without_marks(start, p.min(end.max(p)))
    }

    /// The end of an object that begins at `start`: as a clause's, but no further than a second clause, a
    /// participle or an adverbial clause behind it.
    pub(super) fn object_end(&self, start: usize, end: usize) -> usize {
        let stop = self.clause_end(start, end);
        let level = self.level_at(start);
        let cut = (start + 1..stop).find(|&p| self.quote[p] == level && self.ends_object(start, p, stop));
        self.without_marks(start, cut.unwrap_or(stop))
    }

    /// The quotation around the stretch that begins at `start`: not the one that opens there.
    fn level_at(&self, start: usize) -> u32 {
        let opens = start > 0 && self.kind(start) == Kind::Open;
        self.quote[if opens { start - 1 } else { start.min(self.quote.len() - 1) }]
    }

    fn ends_object(&self, start: usize, p: usize, end: usize) -> bool {
        let next = p + 1;
        match self.kind(p) {
            Kind::Sub => !matches!(self.lower(p), "as" | "than" | "since"),
            // "bread and butter will be scarce": before the clause has a verb, "and" joins its subjects.
            Kind::And if next < end => {
                let told = (start..p).any(|i| self.is_finite(i));
                told && (self.verb_follows(next, end) || matches!(self.kind(next), Kind::Ed | Kind::Verb))
            }
            Kind::Comma if next + 1 < end && self.lower(next) == "as" && self.lower(next + 1) == "well" => {
                false
            }
            Kind::Comma if next < end => {
                matches!(
                    self.kind(next),
                    Kind::Ing
                        | Kind::Sub
                        | Kind::Who
                        | Kind::Ed
                        | Kind::Verb
                        | Kind::Be
                        | Kind::Have
                        | Kind::Modal
                ) || self.kind(next) == Kind::And
                    && (self.verb_follows(next + 1, end) || self.is_finite(next + 1))
            }
            _ => false,
        }
    }

    /// The end of what modifies a noun ("about leaving the union"): no further than a verb of its own clause.
    pub(super) fn modifier_end(&self, start: usize, end: usize) -> usize {
        let stop = self.object_end(start, end);
        let level = self.level_at(start);
        let mut relative = false;
        let cut = (start..stop).filter(|&p| self.quote[p] == level).find(|&p| {
            relative |= matches!(self.kind(p), Kind::Who | Kind::That | Kind::Wh);
            let finite = self.is_finite(p) && self.kind(p - usize::from(p > 0)) != Kind::Hyphen; // "the so-called"
            p > start && (!relative && finite || matches!(self.kind(p), Kind::Dash | Kind::Comma))
        });
        self.without_marks(start, cut.unwrap_or(stop))
    }

    /// The end of a statement that stands between commas or dashes: "Sally, who charged that …, left".
    pub(super) fn inserted_end(&self, start: usize, stop: usize, close: Kind) -> usize {
        let level = self.quote[start.min(self.quote.len() - 1)];
        let cut = (start + 1..stop).find(|&p| {
            self.quote[p] == level
                && self.kind(p) == close
                && (close == Kind::Dash || self.is_finite(p + 1) && p + 1 < stop)
        });
        self.without_marks(start, cut.unwrap_or(stop))
    }

    /// The stretch without the marks at its end, and without an "and" or "even" that leads on to what follows.
    pub(super) fn without_marks(&self, start: usize, mut end: usize) -> usize {
        let ends = |p: usize| match self.kind(p) {
            Kind::Adv => matches!(self.lower(p), "even" | "just" | "only"),
            kind => {
                matches!(kind, Kind::Stop | Kind::Comma | Kind::Semi | Kind::Colon | Kind::Dash | Kind::And)
            }
        };
        while end > start && ends(end - 1) {
            end -= 1;
        }
        end
    }

    /// The token behind the quotation that opens at `start`.
    pub(super) fn quotation_end(&self, start: usize) -> usize {
        let quotations = self.doc.quotations();
        let at = self.doc.tokens().get(start).map_or(0, |t| t.span().start());
        let first = quotations.partition_point(|q| q.span.start() < at);
        let Some(q) = quotations.get(first).filter(|q| q.span.start() == at) else { return start + 1 };
        let last = self.doc.token_at(q.span.end().saturating_sub(1));
        (last + 1).clamp(start + 1, self.kinds.len().max(start + 1))
    }

    /// Whether the quotation that closes at `close` ends in a comma.
    pub(super) fn ends_in_comma(&self, close: usize) -> bool {
        self.kind(close) == Kind::Close && self.kind_inside(close) == Kind::Comma
    }

    /// Whether the quotation that closes at `close` ends in a comma or a full stop.
    pub(super) fn ends_in_stop(&self, close: usize) -> bool {
        self.kind(close) == Kind::Close
            && matches!(self.kind_inside(close), Kind::Comma | Kind::Stop | Kind::Dash)
    }

    /// The kind of the last token inside the quotations that close at `close`.
    fn kind_inside(&self, close: usize) -> Kind {
        let low = close.saturating_sub(4);
        (low..close).rev().map(|i| self.kind(i)).find(|k| *k != Kind::Close).unwrap_or(Kind::Mark)
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

    /// "the boats, while old, are safe": whether the words behind the comma at `p` stand between a subject and its verb.
    fn is_inserted(&self, start: usize, p: usize, end: usize) -> bool {
        let turns = self.kind(p) == Kind::Comma
            && matches!(self.lower(p + 1), "though" | "although" | "while" | "whereas");
        turns
            && !(start..p).any(|i| self.is_finite(i))
            && (p + 2..end.min(p + INSERTED)).any(|q| {
                let verb = q + 1 + usize::from(self.kind(q + 1) == Kind::Adv);
                self.kind(q) == Kind::Comma && verb < end && self.is_finite(verb)
            })
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
