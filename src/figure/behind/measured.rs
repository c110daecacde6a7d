//! Nouns in the singular behind a number: "a 12 page document", "a seven judge panel".

use rust_decimal::Decimal;

use super::super::class::{self, Class};
use super::super::item::Item;
use super::super::scan::Scan;
use super::super::{FigureKind, adjective, noun, unit};
use crate::text::{Document, Token, TokenKind};

/// "a 12 page document", "a seven judge panel": before what they measure nouns stay in the singular; an article or a possessive
/// before the number shows that the noun behind is one thing.
pub(super) fn read(scan: &Scan<'_, '_>, item: &mut Item) {
    let doc = scan.doc;
    let end = item.tokens.end;
    let word =
        |k: usize| doc.tokens().get(k).is_some_and(|t| t.is_word() && !t.is_capital() && t.is_spaced());
    // One page is no "page document", but a .22 calibre rifle is of that calibre.
    if item.value().is_none_or(|v| v <= Decimal::ONE && v.is_integer())
        || !word(end)
        || noun::is_end(doc, end)
    {
        return;
    }
    let measures = class::is(doc.lower(end), Class::MeasureNoun)
        && doc.tokens().get(end + 1).is_some_and(Token::is_word);
    let one = scan.back(item.tokens.start, 1).is_some_and(|k| is_one(doc, k));
    let head = one && word(end + 1) && !adjective::is(doc, end) && !is_verbal(doc, end + 1);
    if (measures || head && item.value().is_some_and(|v| v < Decimal::from(1000) && v.is_integer()))
        && !noun::is_end(doc, end + 1)
    {
        item.tokens.end = end + 1;
        item.unit = Some(doc.lower(end).to_string().into());
        item.noun = Some(noun::Noun::new(end..end + 1, true));
        item.compound = true;
    }
}

/// "nine awkward seconds", "four stable years": adjectives stand before a unit of time; makes `item` that length.
pub(super) fn is_length(doc: &Document<'_>, item: &mut Item, found: &noun::Noun) -> bool {
    let unit =
        unit::at(doc, found.head()).filter(|(end, u)| *end == found.tokens.end && u.dimension == "duration");
    let Some((_, unit)) = unit.filter(|_| {
        found.direct && !item.share && found.tokens.len() > 1 && item.value() != Some(Decimal::ONE)
    }) else {
        return false;
    };
    item.tokens.end = found.tokens.end;
    item.unit = Some(unit.name.into());
    item.kind = FigureKind::Duration;
    true
}

/// Whether the word at `k` says that one thing follows: "a", "its", "Alder's".
fn is_one(doc: &Document<'_>, k: usize) -> bool {
    doc.tokens()[k].kind() == TokenKind::Possessive
        || matches!(doc.lower(k), "a" | "an" | "another" | "each" | "every" | "this" | "its" | "his" | "her")
}

/// Whether the word at `k` is surely a verb or an adverb: "landed", "said", "quickly".
fn is_verbal(doc: &Document<'_>, k: usize) -> bool {
    let word = doc.lower(k);
    word.ends_with("ed") || word.ends_with("ly") || noun::is_past_form(word)
}
