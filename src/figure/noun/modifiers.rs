//! What narrows a counted noun in parts joined by "and", "but", "or" and commas: "30 current and former employees", "four Muslim, Hispanic,
//! and Black members", "three separate but equal branches".

use super::{ENDS, PAST_FORMS, adjective, ends_phrase, is_determiner, is_end, is_glued, is_head, is_plural};
use crate::figure::class::{self, Class};
use crate::lexicon::calendar::weekday;
use crate::text::{Document, Token};

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
    // "12 vote-by-mail and provisional ballots"
    let narrows = token.is_capital() || adjective::is(doc, k) || is_glued(doc, k) && doc.before(k) == "-";
    let ends = ENDS.contains(word) && doc.word(k) != "US";
    narrows && !befell && !is_plural(doc, k) && !ends && !is_determiner(word)
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

/// Whether the word at `k` narrows a plural behind it, though it ends most phrases: "800 *likely* voters", "500 *likely* Norland voters",
/// "five *Sunday* talk shows".
pub(super) fn leads(doc: &Document<'_>, k: usize, to: usize) -> bool {
    let day = weekday(doc.lower(k)).is_some();
    if !day && !class::is(doc.lower(k), Class::NarrowsPlural) {
        return false;
    }
    let open = |i: &usize| doc.tokens()[*i].is_word() && (!ends_phrase(doc, *i) || is_shown(doc, k, *i));
    let head =
        (k + 1..to.min(k + 1 + REACH)).take_while(open).find(|i| is_head(doc, *i) || is_shown(doc, k, *i));
    let narrows = |i: usize| adjective::is(doc, i) || doc.tokens()[i].is_capital() || day;
    head.is_some_and(|h| (k + 1..h).all(narrows))
}

/// Whether "shows", "stops" or "tries" at `k` is what is counted, not what somebody does: behind a word that is no plural, and before what no
/// object begins with.
pub(super) fn is_shown(doc: &Document<'_>, from: usize, k: usize) -> bool {
    let least = match doc.lower(k) {
        "shows" => from + 1,
        "stops" | "tries" => from,
        _ => return false,
    };
    let next = doc.lower(k + 1);
    let open = !doc.tokens().get(k + 1).is_some_and(Token::is_word)
        || matches!(
            next,
            "on" | "in"
                | "to"
                | "at"
                | "with"
                | "after"
                | "before"
                | "and"
                | "for"
                | "during"
                | "are"
                | "were"
                | "is"
        )
        || next.len() > 4 && next.ends_with("ed");
    k >= least && open && (k == from || !is_plural(doc, k - 1))
}

/// "one last shot", "one lucky shot": behind a word that is no noun some past forms are nouns.
pub(super) fn is_narrowed_past(doc: &Document<'_>, k: usize) -> bool {
    matches!(doc.lower(k), "shot" | "hit" | "cut" | "set" | "split" | "spread")
        && (class::is(doc.before(k), Class::NeverNoun) || adjective::is(doc, k - 1))
}

/// Whether what was counted once acts at `k`: "one mortar *landed* short", "one surgeon *rips* a glove".
pub(in crate::figure) fn does(doc: &Document<'_>, from: usize, k: usize) -> bool {
    let word = doc.lower(k);
    if k <= from || is_glued(doc, k) || adjective::is(doc, k - 1) || doc.before(k).ends_with("ly") {
        return false;
    }
    let ends = !doc.tokens().get(k + 1).is_some_and(Token::is_word) && doc.word(k + 1) != "-"
        || is_end(doc, k + 1)
        || is_determiner(doc.lower(k + 1));
    // "one Arbel based firm" is narrowed, "one Norlander voted for it" acts.
    let past = word.len() > 4
        && word.ends_with("ed")
        && (!doc.tokens()[k - 1].is_capital() || ends || doc.lower(k + 1) == "yes");
    // "one poll *putting* Orlin ahead"
    if super::is_doing(doc, k) && !doc.tokens()[k].is_capital() {
        return true;
    }
    let present = word.ends_with('s')
        && (is_plural(doc, k) || super::is_verb(word))
        && !super::is_invariable(word)
        && !doc.tokens()[k].is_capital()
        && ends;
    past || present
}
