//! "The Herald quoted the mayor as saying", "the mayor was quoted by the Herald as saying": the words are the mayor's.

use std::ops::Range;

use super::candidate::Candidate;
use super::phrase::is_calendar;
use super::verb::group;
use super::word::{Kind, Text};

/// How many tokens stand at most between the verb of quoting and "as saying".
const REACH: usize = 16;

/// The reading with who is quoted for its source, where it tells that somebody quotes another.
pub(super) fn of_who_is_quoted(text: &Text<'_, '_>, mut c: Candidate) -> Candidate {
    if let Some(quoted) = quoted(text, &c) {
        c.source = Some(quoted);
    }
    c
}

fn quoted(text: &Text<'_, '_>, c: &Candidate) -> Option<Range<usize>> {
    let domain = text.domain(c.head);
    let verb =
        (c.head.saturating_sub(REACH).max(domain.start)..=c.head).rev().find(|i| is_quoting(text, *i))?;
    let end = domain.end.min(verb + REACH);
    let speaks = |k: usize| text.kind(k) == Kind::Ing && super::statement::is_speech(text.lower(k));
    let saying = |k: &usize| text.lower(*k) == "as" && k + 1 < end && speaks(k + 1);
    let says = (verb + 1..end).find(saying)?;
    if c.head != verb && c.head != says + 1 || (verb..says).any(|k| text.quote[k] != text.quote[verb]) {
        return None;
    }
    if text.lower(verb + 1) == "by" {
        return text.subject(group(text, verb, domain.start).start, domain.start);
    }
    let object = verb + 1..text.np_right(verb + 1, says);
    (!object.is_empty() && !is_calendar(text.lower(object.start))).then_some(object)
}

fn is_quoting(text: &Text<'_, '_>, i: usize) -> bool {
    text.infos[i].verb.is_some_and(|cue| matches!(cue.lemma, "quote" | "cite"))
}
