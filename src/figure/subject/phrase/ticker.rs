//! Quotations of exchanges within a sentence: "shares of Orlin Inc. ORL, -1.43% fell": the change of the day is of the share before it.

use std::ops::Range;

use super::{FigureKind, Item, Reader};

/// The longest symbol of a share, in letters, and over how many tokens the name before it is read.
const SYMBOL: usize = 5;
const NAME: usize = 6;

impl Reader<'_, '_, '_> {
    /// "*Orlin Inc. ORL*, -1.43%".
    pub(super) fn quoted(&self, item: &Item) -> Option<Range<usize>> {
        let symbol = self.symbol_of(item)?;
        let low = self.scan.from.max(symbol.saturating_sub(NAME));
        let names = |k: &usize| {
            self.is_word(*k) && self.capital(*k)
                || matches!(self.word(*k), "." | "&")
                || self.doc.tokens()[*k].is_number() && self.capital(k + 1)
        };
        let from = (low..symbol).rev().take_while(names).last().unwrap_or(symbol);
        Some(from..symbol + 1)
    }

    /// Before a quotation that ends before `verb`: "Orlin Inc. ORL, -1.43% *fell*".
    pub(super) fn past_quoted(&self, verb: usize) -> usize {
        let item = self.scan.back(verb, 1).and_then(|k| self.figure_at(k));
        item.and_then(|item| self.symbol_of(item)).map_or(verb, |symbol| symbol + 1)
    }

    /// Where the symbol stands whose change of the day a figure is: capitals, a comma, a share with its sign.
    pub(super) fn symbol_of(&self, item: &Item) -> Option<usize> {
        let start = item.tokens.start;
        let symbol = self.scan.back(start, 2)?;
        let word = self.doc.word(symbol);
        let signed = item.kind == FigureKind::Percent
            && self.doc.text_of(self.doc.span_of(item.tokens.clone())).starts_with(['+', '-', '−', '–']);
        let capitals = word.len() <= SYMBOL && word.bytes().all(|b| b.is_ascii_uppercase());
        (signed && capitals && self.scan.before(start) == ",").then_some(symbol)
    }
}
