//! What narrows a counted noun in parts joined by "and", "but", "or" and commas: "30 current and former employees", "four Muslim, Hispanic,
//! and Black members", "three separate but equal branches".

use super::{ENDS, PAST_FORMS, adjective, is_determiner, is_plural};
use crate::text::Document;

/// How many words the last part and the noun may have.
const REACH: usize = 4;

/// Whether the mark or word at `k` joins two parts, both of which narrow one plural that follows.
pub(super) fn join(doc: &Document<'_>, from: usize, k: usize) -> bool {
    match doc.lower(k) {
        "," if is_conjunction(doc.lower(k + 1)) => k > from && part(doc, k - 1) && join_last(doc, k + 1),
        "," => {
            let next = (k + 2..k + 4).find(|i| doc.word(*i) == "," || is_conjunction(doc.lower(*i)));
            part(doc, k - 1)
                && part(doc, k + 1)
                && next.is_some_and(|i| part(doc, i - 1) && join(doc, from, i))
        }
        word if is_conjunction(word) => {
            let before = k - 1 - usize::from(doc.word(k - 1) == ",");
            before >= from && part(doc, before) && join_last(doc, k)
        }
        _ => false,
    }
}

fn is_conjunction(word: &str) -> bool {
    matches!(word, "and" | "but" | "or" | "&")
}

/// Whether the word at `k` may narrow a noun, and is not what befell those counted ("12 injured and local hospitals").
fn part(doc: &Document<'_>, k: usize) -> bool {
    let Some(token) = doc.tokens().get(k).filter(|t| t.is_word()) else { return false };
    let word = doc.lower(k);
    let befell = word.ends_with("ed") || word.ends_with("ing") || matches!(word, "dead" | "hurt");
    let narrows = token.is_capital() || adjective::is(doc, k);
    narrows && !befell && !is_plural(doc, k) && !ENDS.contains(word) && !is_determiner(word)
}

/// Whether behind the conjunction at `k` words that narrow lead to a plural.
fn join_last(doc: &Document<'_>, k: usize) -> bool {
    let plain = |i: usize| {
        let word = doc.lower(i);
        doc.tokens().get(i).is_some_and(|t| t.is_word())
            && !ENDS.contains(word)
            && !is_determiner(word)
            && !PAST_FORMS.contains(word)
            && !matches!(word, "many" | "two" | "three" | "dozens" | "then" | "now" | "also")
    };
    let head = (k + 2..k + 2 + REACH).find(|i| is_plural(doc, *i));
    !is_plural(doc, k + 1) && head.is_some_and(|h| (k + 1..h).all(|i| plain(i) || doc.word(i) == "-"))
}
