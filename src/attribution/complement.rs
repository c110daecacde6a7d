//! What stands behind a cue verb.

use std::ops::Range;

use super::candidate::Frame;
use super::verb::{Site, main_clause};
use super::word::{Kind, Text};
use crate::lexicon::{List, WordMap, WordPairs, WordSet};

static HEARERS: List<WordSet> =
    List::new(|| WordSet::load("hearer_verbs.tsv", include_str!("../lexicon/en/hearer_verbs.tsv")));

/// Objects by which a verb tells a deed.
static DEEDS: List<WordMap<Vec<&'static str>>> = List::new(|| {
    WordMap::load("deeds.tsv", include_str!("../lexicon/en/deeds.tsv"), 2, |f| Ok(f[0].split(',').collect()))
});

/// Verbs of naming: those that name their object ("calls it a crime"), those that name with "as", or both.
static NAMING: List<WordPairs> =
    List::new(|| WordPairs::load("naming_verbs.tsv", include_str!("../lexicon/en/naming_verbs.tsv")));

fn names_its_object(lemma: &str) -> bool {
    NAMING.get(lemma).is_some_and(|how| how != "as")
}

/// Whether "is known as" and the like give a name rather than report what is said.
pub(super) fn names_with_as(lemma: &str) -> bool {
    NAMING.get(lemma).is_some_and(|how| how != "object")
}

/// What stands behind a verb, and in which form.
#[derive(Debug)]
pub(super) struct Complement {
    pub(super) frame: Frame,
    pub(super) content: Vec<Range<usize>>,
}

/// Prepositions that lead from a cue to its content.
const PREPOSITIONS: [&str; 20] = [
    "about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "onto", "out", "over",
    "through", "to", "toward", "under", "upon", "with",
];

impl Site<'_, '_, '_> {
    /// Whether the verb names its hearer as its object.
    fn has_hearer(&self) -> bool {
        HEARERS.contains(self.cue.lemma)
    }

    /// Whether the verb's clause is over at token `at`.
    pub(super) fn ends_at(&self, at: usize) -> bool {
        at >= self.domain.end
            || matches!(
                self.text.kind(at),
                Kind::Comma | Kind::Stop | Kind::Semi | Kind::Dash | Kind::Colon | Kind::Close | Kind::And
            )
    }

    /// Skips times, places and hearers from token `from`; behind a quotation also clauses ("as he left").
    pub(super) fn after_adjuncts(&self, from: usize, quoted: bool) -> usize {
        let (text, end) = (self.text, self.domain.end);
        let hearer = self.has_hearer();
        let mut p = from;
        for _ in 0..6 {
            if p >= end {
                break;
            }
            let next = match text.kind(p) {
                _ if self.text.begins_time(p) => self.time_end(p),
                Kind::Adv => p + 1,
                Kind::Obj | Kind::It | Kind::Her if hearer => p + 1,
                Kind::Prep | Kind::To | Kind::Of => {
                    let of = usize::from(matches!(text.kind(p + 1), Kind::Of | Kind::Prep | Kind::To));
                    text.np_right(p + 1 + of, end)
                }
                Kind::Sub | Kind::Wh | Kind::Ing if quoted => text.clause_end(p + 1, end),
                // "said after a lunch that"
                Kind::Sub if opens_time(text.lower(p)) && !text.verb_follows(p + 1, end) => {
                    text.np_right(p + 1, end)
                }
                _ if hearer => text.np_right(p, end),
                _ => break,
            };
            if next == p || next <= p + 2 && matches!(text.kind(next - 1), Kind::Prep | Kind::To | Kind::Of) {
                break;
            }
            p = next;
        }
        p
    }

    /// The token behind the time that begins at `p`: "last week", "late Monday night".
    fn time_end(&self, p: usize) -> usize {
        let from = p + usize::from(self.text.kind(p) == Kind::Adv);
        self.text.np_right(from, self.domain.end).max(from)
    }
}

/// Words that lead a clause of time or a phrase.
fn opens_time(word: &str) -> bool {
    matches!(word, "after" | "before" | "since" | "until")
}

/// What stands behind the verb of `site`, if it can be content.
pub(super) fn complement(site: &Site<'_, '_, '_>) -> Option<Complement> {
    if is_deed(site) {
        return None;
    }
    let (text, end) = (site.text, site.domain.end);
    let mut p = site.head + 1;
    while p < end && !text.begins_time(p) && matches!(text.kind(p), Kind::Adv | Kind::Not) {
        p += 1;
    }
    let end = if opens_sentence(site) { main_clause(text, site.head, end).unwrap_or(end) } else { end };
    p = behind_insertion(text, p, end);
    let places = [p, site.after_adjuncts(p, false)];
    let sure = places.iter().find_map(|at| strong(text, *at, end));
    sure.or_else(|| places.iter().find_map(|at| gap(site, *at, end))).or_else(|| plain(site, p, end))
}

/// Content that only its first word tells: an infinitive, a participle, a preposition with its phrase, a noun phrase.
fn plain(site: &Site<'_, '_, '_>, at: usize, end: usize) -> Option<Complement> {
    use Kind::{
        Adj, Cap, Det, Her, His, Ing, It, Noun, Num, Obj, Of, Open, Poss, Prep, Sub, Subj, That, To, Wh, Who,
    };
    let text = site.text;
    let time = at..if text.begins_time(at) { site.time_end(at) } else { at };
    // "…, she said last week": the time is no content, and what is said stands before.
    let p = if time.clone().any(|k| text.kind(k) == Poss) { at } else { time.end };
    if p >= end || site.ends_at(p) && text.kind(p) != Kind::And {
        return None;
    }
    let frame = match text.kind(p) {
        Wh | Who => "wh",
        Ing => "ing",
        To if text.is_infinitive(p, end) => "to",
        Prep | Of | Sub | To => return prepositional(text, p, end),
        // "the programme called XKey is": a name that the noun before bears, and the verb of that noun.
        Cap | Open
            if names_its_object(site.cue.lemma)
                && text.kind(site.head) == Kind::Ed
                && text.verb_follows(p, end) =>
        {
            return None;
        }
        Det | His | Her | Noun | Cap | Num | Adj | It | Obj | Subj | Open | That => {
            return Some(nominal(site, p, end));
        }
        _ => return None,
    };
    Some(Complement { frame, content: vec![p..text.clause_end(p, end)] })
}

/// How far behind its verb an object is looked for, in tokens.
const OBJECT: usize = 9;

/// Whether the verb's object makes it a deed: "claimed at least 40 lives", "called the police".
fn is_deed(site: &Site<'_, '_, '_>) -> bool {
    let (text, from) = (site.text, site.head + 1);
    let Some(objects) = DEEDS.get(site.cue.lemma) else { return false };
    let of_phrase = |p: &usize| {
        let bounds = matches!(text.lower(*p), "at" | "than" | "to" | "over" | "about");
        bounds
            || matches!(text.kind(*p), Kind::Det | Kind::His | Kind::Her | Kind::Num | Kind::Adj | Kind::Adv)
            || text.is_nominal(*p)
            || matches!(text.kind(*p), Kind::Poss | Kind::Hyphen)
    };
    let mut phrase = (from..site.domain.end.min(from + OBJECT)).take_while(of_phrase);
    phrase.any(|p| objects.contains(&text.lower(p)))
}

/// "asked the crew, as they left, to wait": the token behind an insertion that a "to" or "that" follows.
fn behind_insertion(text: &Text<'_, '_>, p: usize, end: usize) -> usize {
    let object = if text.kind(p) == Kind::Comma { p } else { text.np_right(p, end) };
    let inserts = object + 1 < end
        && text.kind(object) == Kind::Comma
        && matches!(text.kind(object + 1), Kind::Prep | Kind::Sub | Kind::Ing | Kind::Adv);
    if !inserts {
        return p;
    }
    let close = (object + 2..end.min(object + 18)).find(|&i| text.kind(i) == Kind::Comma);
    match close.map(|c| c + 1).filter(|&i| i < end) {
        Some(i) if text.kind(i) == Kind::That || text.is_infinitive(i, end) && text.kind(i) == Kind::To => i,
        _ => p,
    }
}

/// Whether the verb stands in a clause that opens its sentence without being the main one: "Noting that …,",
/// "When he was asked whether …,".
fn opens_sentence(site: &Site<'_, '_, '_>) -> bool {
    let (text, floor) = (site.text, site.domain.start);
    let start = text.subject(site.group.start, floor).map_or(site.group.start, |s| s.start);
    let participle = matches!(text.kind(site.head), Kind::Ing | Kind::Ed) && start == site.group.start;
    match text.kind_before(start, floor) {
        Kind::Stop | Kind::And => participle,
        Kind::Sub | Kind::Prep | Kind::Wh => start <= floor + 3,
        _ => false,
    }
}

/// Content that is plainly content: a that-clause, a quotation, what follows a colon.
fn strong(text: &Text<'_, '_>, at: usize, end: usize) -> Option<Complement> {
    let mut p = at;
    if p < end && text.kind(p) == Kind::Comma && text.kind(p + 1) == Kind::Open {
        p += 1;
    }
    match text.kind(p) {
        _ if p >= end => None,
        Kind::That if !text.is_relative(p, end) => {
            let stop = text.clause_end(p, end);
            Some(Complement { frame: "that", content: vec![p..stop] })
        }
        Kind::Open => Some(Complement { frame: "quote", content: vec![p..quote_end(text, p, end)] }),
        Kind::Colon if p + 1 < text.kinds.len() => {
            if p + 1 == end && text.kind(end) != Kind::Open {
                return None;
            }
            let stop = if text.kind(p + 1) == Kind::Open {
                quote_end(text, p + 1, end)
            } else {
                text.clause_end(p + 1, end)
            };
            Some(Complement { frame: "colon", content: vec![p + 1..stop] })
        }
        _ => None,
    }
}

/// The end of content that begins with the quotation at `start`: the quotation's own end, or the clause's if
/// the quotation is only its beginning.
fn quote_end(text: &Text<'_, '_>, start: usize, end: usize) -> usize {
    let stop = text.quotation_end(start);
    if goes_on(text, start, stop, end) {
        return text.object_end(start, end);
    }
    let whole = stop >= end
        || text.ends_in_stop(stop - 1)
        || !(text.is_finite(stop)
            || matches!(text.kind(stop), Kind::Noun | Kind::Cap | Kind::Ing | Kind::Adj));
    if whole { stop } else { text.clause_end(start, end) }
}

/// "found “2,521 boats” in the bay", "said “reforms” and a new tax would help": the words of a few that begin in small letters stand in the
/// middle of what is said.
fn goes_on(text: &Text<'_, '_>, start: usize, stop: usize, end: usize) -> bool {
    let few = stop - start <= FEW && stop < end && !text.ends_in_stop(stop - 1);
    let small = !text.doc.tokens()[start + 1].is_capital();
    few && small
        && match text.kind(stop) {
            Kind::Of => true,
            Kind::Prep => !text.is_circumstance(stop),
            Kind::And => text.verb_follows(stop + 1, end),
            _ => false,
        }
}

/// How many tokens a quotation of a few words has, its marks included.
const FEW: usize = 7;

/// "…, which the ministry calls a crime": what is named, before the relative pronoun.
fn named(site: &Site<'_, '_, '_>) -> Option<Range<usize>> {
    let text = site.text;
    if !names_its_object(site.cue.lemma) {
        return None;
    }
    let subject = text.subject(site.group.start, site.domain.start)?;
    let relative = subject.start.checked_sub(1)?;
    let pronoun = matches!(text.lower(relative), "which" | "whom" | "that" | "what");
    if !pronoun || relative <= site.domain.start {
        return None;
    }
    let end = relative - usize::from(text.kind(relative - 1) == Kind::Comma);
    let start = text.np_left(end, site.domain.start).filter(|_| text.lower(relative) != "what");
    Some(start.map_or(relative..relative + 1, |s| s..end))
}

/// "which she said held all": what is said of what stands before the subject.
fn gap(site: &Site<'_, '_, '_>, p: usize, end: usize) -> Option<Complement> {
    let text = site.text;
    if p >= end || !text.is_finite(p) || text.kind(site.head) == Kind::Ing {
        return None;
    }
    let subject = text.subject(site.group.start, site.domain.start)?;
    let relative =
        subject.start.checked_sub(1).filter(|&w| matches!(text.kind(w), Kind::Who | Kind::That))?;
    Some(Complement { frame: "gap", content: vec![relative..relative + 1, p..text.clause_end(p, end)] })
}

fn prepositional(text: &Text<'_, '_>, p: usize, end: usize) -> Option<Complement> {
    // "responded to Orth writing: “…”": the words are those of who wrote.
    let other = text.np_right(p + 1, end);
    let writes = text.kind(other) == Kind::Ing && text.infos[other].verb.is_some() && other > p + 1;
    if writes && (other..end).any(|i| text.kind(i) == Kind::Open) {
        return None;
    }
    let frame = *PREPOSITIONS.iter().find(|w| **w == text.lower(p))?;
    if matches!(text.kind(p + 1), Kind::Prep | Kind::Of) {
        return None; // "stood by during the storm"
    }
    let stop = text.object_end(p + 1, end);
    (stop > p + 1).then(|| Complement { frame, content: vec![p + 1..stop] })
}

/// A noun phrase, or a clause without "that".
fn nominal(site: &Site<'_, '_, '_>, p: usize, end: usize) -> Complement {
    let text = site.text;
    if text.verb_follows(p, end) {
        return Complement { frame: "clause", content: vec![p..text.clause_end(p, end)] };
    }
    let stop = text.object_end(p, end);
    if let Some(antecedent) = named(site) {
        return Complement { frame: "gap-name", content: vec![antecedent, p..stop] };
    }
    let phrase = text.np_right(p, end);
    let frame = match text.lower(phrase) {
        _ if phrase >= end => "np",
        "to" if text.is_infinitive(phrase, end) => "np-to",
        "as" => "np-as",
        "for" => "np-for",
        "of" => "np-of",
        _ if text.kind(phrase) == Kind::Ing => "np-ing",
        _ if text.kind(phrase) == Kind::Open => "np-quote",
        _ => "np",
    };
    Complement { frame, content: vec![p..stop] }
}
