//! The tense of one word: past forms look back; "will", modal verbs, plans and what is written of a timetable look
//! ahead.

use super::Clause;
use super::Direction::{self, Future, Likely, Past, Planned, Unknown};
use crate::date::words;
use crate::text::TokenKind;

/// What the word at `i` says, if it is a verb (or a word that stands for one) that tells the tense.
pub(super) fn tense(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let w = c.word(i);
    match w {
        "would" if c.word(i + 1) == "not" && words::SPEECH.contains(c.word(i + 2)) => return Some(Past),
        "would" => return Some(Planned),
        "will" | "shall" | "'ll" | "won't" | "won’t" => return Some(Future),
        "has" | "have" if c.word(i + 1) == "to" => return Some(Future),
        "has" | "have" if !(i + 1..i + 4).any(|k| is_participle(c.word(k))) => return None,
        "is" | "are" | "am" => return progressive(c, i),
        "was" | "were" | "had" | "did" | "has" | "have" | "been" => return Some(Past),
        "must" | "should" | "can" | "cannot" | "can't" | "can’t" | "may" | "might" | "could" => {
            return modal(c, i);
        }
        "to" => return infinitive(c, i),
        "after" | "following" => return aftermath(c, i),
        "ahead" if c.word(i + 1) == "of" => return Some(Likely),
        "until" if (i..c.found.start).any(|k| words::PLANNED.contains(c.word(k))) => return Some(Likely),
        _ => {}
    }
    if w.contains(['\'', '’']) {
        return contracted(c, i);
    }
    // "Asked Friday whether …" opens a sentence.
    let opens = i == c.sentence.start && c.found.start > i && c.found.start <= i + 2;
    // "will meet her, telling a paper on Monday that": what somebody said has been said.
    let led = c.found.start > i && c.word(i.wrapping_sub(1)) == ",";
    let reports = matches!(
        w,
        "telling"
            | "saying"
            | "adding"
            | "tweeting"
            | "warning"
            | "noting"
            | "writing"
            | "arguing"
            | "claiming"
    );
    if led && reports {
        return Some(Past);
    }
    if c.scan.doc.tokens()[i].kind() != TokenKind::Word || c.is_capital(i) && !opens {
        return None;
    }
    let aside = c.word(i.wrapping_sub(1)) == "as" || c.word(i.wrapping_sub(2)) == "as";
    if aside && matches!(w, "planned" | "scheduled" | "expected") {
        return None; // "as planned"
    }
    ahead(c, i).or_else(|| past(c, i))
}

/// How far before "in May", "on May 8" the verb may stand that was done.
const DONE: usize = 9;

/// Whether the last verb before the token `end` is a past form of something done: no plan, no participle behind "be", no infinitive.
pub(super) fn is_done(c: &Clause<'_, '_, '_>, end: usize) -> bool {
    for i in (c.sentence.start.max(c.found.start.saturating_sub(DONE))..end).rev() {
        let w = c.word(i);
        let open = matches!(w, "," | ";" | ":" | "to" | "for" | "that" | "will" | "would" | "”" | "\"");
        if open || words::SET_FOR.contains(w) || words::AHEAD_TO.contains(w) {
            return false;
        }
        if past_form(w) && !c.is_capital(i) {
            // "announced a tour in June", "set a hearing in June": what was decided may lie ahead.
            if crate::attribution::is_speech(w) || words::DECIDED.contains(w) {
                return false;
            }
            // "a group of elected officials", "the so-called cut", "authorized spending it"
            let next = c.word(i + 1);
            let noun = next.ends_with('s') && crate::lexicon::kind_of(next).is_none();
            let narrows =
                w.ends_with("ed") && (noun || next.ends_with("ing")) || c.word(i.wrapping_sub(1)) == "-";
            return !narrows && past(c, i) == Some(Past);
        }
    }
    false
}

/// How far behind what opens a sentence its verb may stand, and over what nothing may look ahead.
const FRONTED: usize = 10;

/// Whether the expression opens its sentence at token `from` and the first verb behind it is a past form, with nothing behind that looks
/// ahead: "In January, she sued the town", not "In January, a law passed last week will take effect".
pub(super) fn is_fronted(c: &Clause<'_, '_, '_>, from: usize) -> bool {
    // "On May 8, he left" tells a day, of which the nearer is meant.
    if from > c.sentence.start + 1 || c.word(from) != "in" {
        return false;
    }
    let high = c.sentence.end.min(c.found.end + FRONTED);
    let told = |i: usize| {
        past(c, i) == Some(Past) && !c.is_capital(i)
            || matches!(c.word(i), "was" | "were" | "had" | "did") && finite(c, i) == Some(Past)
    };
    let verb = (c.found.end..high).find(|i| finite(c, *i).is_some());
    let Some(verb) = verb.filter(|i| told(*i)) else { return false };
    // What somebody said then may be of what is to come; another clause has its own time.
    let said = crate::attribution::is_speech(c.word(verb));
    let own = |i: &usize| !matches!(c.word(*i), ";" | "," | "and" | "but" | "—" | "–");
    let behind = verb + 1..c.sentence.end.min(verb + FRONTED);
    said || !behind
        .take_while(own)
        .any(|i| finite(c, i).is_some_and(Direction::may_be_ahead) || words::AHEAD_TO.contains(c.word(i)))
}

/// "she'll", "we're leaving", "didn't".
fn contracted(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let w = c.word(i);
    let ends = |tail: &str| w.strip_suffix(tail).is_some_and(|w| w.ends_with(['\'', '’']));
    if ends("ll") {
        Some(Future)
    } else if ends("re") || ends("m") {
        progressive(c, i)
    } else {
        words::PAST_DENIALS.contains(w).then_some(Past)
    }
}

/// As [`tense`], of a word behind the date: an infinitive there may be of anything ("with ships ready to leave").
pub(super) fn finite(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let plans = |i: usize| c.word(i).ends_with('s') && words::AHEAD_TO.contains(c.word(i));
    let w = c.word(i);
    // A verb with a subject of its own, or far off, is another clause's, unless the date opens the sentence.
    let opens = c.found.start <= c.sentence.start + 2;
    let joined = opens || !w.contains(['\'', '’']);
    match w {
        "to" => plans(i.wrapping_sub(1)).then_some(Future),
        "after" | "following" | "ahead" | "until" => None,
        // "The words of the mayor on Friday are fuelling anger": the date is of what was said.
        "is" | "are" if !opens && i == c.found.end => progressive(c, i).map(|_| Unknown),
        "must" | "should" | "can" | "cannot" | "may" | "might" | "could" if i > c.found.end + 3 && !opens => {
            None
        }
        _ => tense(c, i).filter(|d| joined || *d == Past),
    }
}

/// "is meeting", "we're leaving" of what is near the date: "is meeting the mayor on Friday".
fn progressive(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let verb = c.word(i + 1);
    let start = c.found.start;
    // "is forging ahead with its rally on Saturday"
    let planned = words::PLANNED.contains(c.back(2)) || matches!(c.back(2), "rally" | "rallies");
    let reach = if c.back(1) == "on" && planned { 2 * NEAR } else { NEAR };
    let near = start < i || start <= i + 1 + reach;
    (near && verb.len() > 4 && verb.ends_with("ing") && !words::NOW.contains(verb)).then_some(Likely)
}

/// How far a verb in the present may stand before its date.
const NEAR: usize = 5;

/// "must answer", "may rule" look ahead; "may have left", "could not be reached" back.
fn modal(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let denied = c.word(i + 1) == "not";
    let next = c.word(i + 1 + usize::from(denied));
    if c.is_capital(i) && c.word(i) == "may" {
        return None;
    }
    match c.word(i) {
        _ if next == "have" => Some(Past),
        "could" if denied => Some(Past),
        "must" | "cannot" | "can't" | "can’t" => Some(Future),
        // "may" is left open: of the reference cases one is of the month gone by, of the corpus three were of the one ahead.
        w if w != "may" && !c.is_weekday() && reaches(c, i) => Some(Planned),
        _ => Some(Likely),
    }
}

/// How far before a month the modal verb may stand that it is told with.
const TOLD_WITH: usize = 14;

/// Whether nothing that begins another clause stands between the modal verb at `i` and the date: "could help her party in November", not
/// "could help, embracing a plan in March", where what may be is not what is dated. Of 17 such months and days read in the corpus whose year hung on
/// this 12 lay ahead, 3 were of no one year and 2 lay behind.
fn reaches(c: &Clause<'_, '_, '_>, i: usize) -> bool {
    let parts = |k: usize| {
        matches!(
            c.word(k),
            "," | ";" | ":" | "—" | "–" | "”" | "as" | "while" | "after" | "because" | "until" | "when"
        ) || past_form(c.word(k))
    };
    // "The ship can be seen in Osk on May 6": what a caption shows.
    let shown = c.word(i + 1) == "be" && matches!(c.word(i + 2), "seen" | "heard");
    !shown && i < c.found.start && c.found.start <= i + TOLD_WITH && !(i + 1..c.found.start).any(parts)
}

/// Words that look ahead by themselves, and verbs in the present that are said of a timetable: "takes effect".
fn ahead(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let (before, w, next) = (c.word(i.wrapping_sub(1)), c.word(i), c.word(i + 1));
    let timetable = match w {
        "takes" | "take" => matches!(next, "effect" | "office" | "over" | "place") && before != "to",
        "leaves" => next == "office",
        _ if !c.is_weekday() && words::TIMETABLE.contains(w) && before != "the" && c.found.start > i => {
            return Some(Planned);
        }
        "faces" | "defends" | "challenges" if !c.is_weekday() && before != "the" => {
            return Some(Likely);
        }
        "goes" | "go" => matches!(next, "into" | "on" | "before" | "live") && before != "to",
        "hits" => matches!(next, "stores" | "shelves" | "theaters" | "theatres" | "cinemas" | "newsstands"),
        "comes" | "runs" => next == "out",
        "kicks" => next == "off",
        "upcoming" | "forthcoming" => return (c.found.start <= i + 4).then_some(Future),
        "begin" | "expire" | "meet" if matches!(before, "to" | "not" | "n't") => false,
        _ => words::AHEAD.contains(w),
    };
    timetable.then_some(match before {
        "been" => Past,
        "is" | "are" | "be" | "will" => Future,
        _ if w.ends_with("ed") => Planned,
        _ => Future,
    })
}

/// Past forms, but for participles that stand for a state or a quality.
fn past(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let w = c.word(i);
    if !past_form(w) {
        return None;
    }
    let planned = c.word(i + 1) == "to" && words::AHEAD_TO.contains(w);
    let adverb = is_adverb(c.word(i.wrapping_sub(1)));
    if adverb && quality(c, i) {
        return None;
    }
    // "will not cut", "would not put"
    let before = i.wrapping_sub(1 + usize::from(adverb));
    let denied = c.word(before) == "not"
        && !matches!(c.word(before.wrapping_sub(1)), "did" | "had" | "was" | "were" | "has" | "have");
    match c.word(before.wrapping_sub(usize::from(denied))) {
        "be" | "being" | "the" | "a" | "an" | "its" | "this" | "stay" | "remain" | "keep" => None,
        // "if elected in November"
        "if" | "unless" if c.found.start > i => Some(Future),
        "to" | "will" | "would" | "can" | "could" | "may" | "might" | "shall" | "should" | "must"
        | "cannot" | "can't" | "can’t" | "won't" | "won’t" | "'ll" | "’ll" => None,
        "is" | "are" if planned || words::SET_FOR.contains(w) || w == "expected" => Some(Future),
        // "if she isn't elected in November"
        "isn't" | "isn’t" | "aren't" | "aren’t"
            if (i.saturating_sub(GOVERNED)..i).any(|k| c.word(k) == "if") =>
        {
            Some(Future)
        }
        "is" | "are" | "isn't" | "isn’t" | "aren't" | "aren’t" => Some(Unknown),
        _ => Some(Past),
    }
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(
            word,
            "also" | "again" | "further" | "more" | "most" | "now" | "once" | "soon" | "still" | "then"
        )
}

/// Whether the participle at `i` behind an adverb is a quality: "a hotly contested race".
fn quality(c: &Clause<'_, '_, '_>, i: usize) -> bool {
    matches!(
        c.word(i.wrapping_sub(2)),
        "a" | "an" | "the" | "most" | "more" | "its" | "his" | "her" | "their"
    )
}

/// How far before "to" the word may stand that governs it.
const GOVERNED: usize = 6;

/// "is due to begin", "plans for him to leave" look ahead, "agreed to leave" most likely; "was supposed to leave" looks
/// back, and so does "had been due to leave", though perhaps not past tomorrow; "had to leave", "to Paris", "to the
/// mayor" say nothing.
fn infinitive(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let next = c.word(i + 1);
    if c.is_capital(i + 1) || words::DETERMINERS.contains(next) {
        return None;
    }
    match c.word(i.wrapping_sub(1)) {
        "is" | "are" => return Some(Future),
        // "if she were to win in May"
        "were" if (i.saturating_sub(GOVERNED)..i).any(|k| matches!(c.word(k), "if" | "should")) => {
            return Some(Future);
        }
        // "after having to leave", "without having to leave"
        "having" => return (c.word(i.wrapping_sub(2)) == "after").then_some(Past),
        _ => {}
    }
    let governs = |k: &usize| words::AHEAD_TO.contains(c.word(*k));
    if past_form(c.word(i.wrapping_sub(1))) && !governs(&(i.wrapping_sub(1))) {
        return None; // "time since the town began to count"
    }
    let governor = (i.saturating_sub(GOVERNED)..i).rev().find(governs)?;
    let w = c.word(governor);
    Some(match c.word(governor.wrapping_sub(1)) {
        "was" | "were" if w == "supposed" && c.is_weekday() => Past,
        "was" | "were" => Planned,
        "is" | "are" | "be" => Future,
        "been" | "had" if c.is_weekday() => Unknown,
        "been" | "had" => Past,
        _ if past_form(w) => Likely,
        _ => Future,
    })
}

/// "after the fall of the tower on Monday": what others follow is over, unless it is planned.
fn aftermath(c: &Clause<'_, '_, '_>, i: usize) -> Option<Direction> {
    let start = c.found.start;
    let far = start > i + 1 && start <= i + 14;
    let planned = (i..start).any(|k| words::PLANNED.contains(c.word(k)));
    // "After that, she has no school until May" follows nothing that the sentence tells; "after that collapse" does.
    let pronoun = matches!(c.word(i + 1), "that" | "this" | "which") && !c.is_word(i + 2);
    let noun = c.word(i.wrapping_sub(1)) != "the" && !pronoun;
    (far && noun && !planned).then_some(Past)
}

fn is_participle(word: &str) -> bool {
    past_form(word) || words::PARTICIPLES.contains(word)
}

pub(in crate::date) fn past_form(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed");
    regular || words::PAST_FORMS.contains(word)
}
