//! "Today" for these times: "where we are today", "the problems America faces today", "Today, most people live in towns".
//!
//! Of 400 read in the corpus 181 were of these times, 192 of the day. Each rule below names what tells; without one of them it is the day.
//! They find two in five of these times; of the 200 that were not in view when they were written 19 rightly and 2 wrongly.

mod opened;

use jiff::civil::Date;

use crate::attribution::{is_plural, is_present};
use crate::date::direction::past_form;
use crate::date::scan::{Found, Scan};
use crate::date::words;
use crate::text::Token;

/// How many tokens before "today" may tell of times gone.
const BEFORE: usize = 45;
/// A year so long before is of times gone.
const LONG: i16 = 3;

/// Whether "today" at `found` stands for these times.
pub(super) fn is_of_these_times(scan: &Scan<'_, '_>, found: &Found, now: Option<Date>) -> bool {
    let sentence = &scan.doc.sentences()[found.sentence].tokens;
    let today = Today { scan, found, first: sentence.start, end: sentence.end, now };
    !today.is_named_day() && !today.is_beside_what_passes() && (today.is_of_state() || today.opens())
}

struct Today<'r, 'a, 't> {
    scan: &'r Scan<'a, 't>,
    found: &'r Found,
    first: usize,
    end: usize,
    now: Option<Date>,
}

impl Today<'_, '_, '_> {
    /// The `n`th word before it, in lower case.
    fn back(&self, n: usize) -> &str {
        self.found.start.checked_sub(n).filter(|k| *k >= self.first).map_or("", |k| self.scan.doc.lower(k))
    }

    fn word(&self, k: usize) -> &str {
        if (self.first..self.end).contains(&k) { self.scan.doc.lower(k) } else { "" }
    }

    fn is_word(&self, k: usize) -> bool {
        k < self.end && self.scan.doc.tokens()[k].is_word()
    }

    fn is_capital(&self, k: usize) -> bool {
        k < self.end && self.scan.doc.tokens()[k].is_capital()
    }

    /// "until today", "a year ago today", "Today is a sad day", "we are here today": the day itself.
    fn is_named_day(&self) -> bool {
        let led = matches!(
            self.back(1),
            "until"
                | "till"
                | "before"
                | "beginning"
                | "starting"
                | "from"
                | "ago"
                | "since"
                | "here"
                | "effective"
                | "for"
                | "by"
        );
        let next = self.word(self.found.end);
        let starts = matches!(self.back(1), "" | "“" | "\"" | "," | "that" | "and" | "but");
        led || starts && matches!(next, "is" | "was" | "'s" | "’s" | "marks")
    }

    /// "weaker today than it was yesterday", "Today, most schools are closed", "the talks go on today": its sentence tells of what passes.
    fn is_beside_what_passes(&self) -> bool {
        (self.first..self.end).any(|k| words::PASSING.contains(self.word(k)))
    }

    /// What stands right beside it tells of what lasts.
    fn is_of_state(&self) -> bool {
        let (before, next) = (self.back(1), self.word(self.found.end));
        if matches!(before, "is" | "are" | "am" | "'re" | "’re" | "do" | "does" | "than") || next == "than"
        {
            return self.is_how_things_are(next);
        }
        let as_ever = self.back(2) == "as" && next == "as";
        as_ever || self.goes_on() || self.is_all_round(next) || self.is_of_many(next)
    }

    /// "where we are today", "than it is today", "is today the largest".
    fn is_how_things_are(&self, next: &str) -> bool {
        let compared = matches!(
            next,
            "a" | "an" | "the" | "one" | "more" | "less" | "much" | "far" | "and" | "but" | "as" | "than"
        );
        !self.is_word(self.found.end) || compared || self.back(1) == "than"
    }

    /// "still matters today", "the feud began a century ago and continues today", "the problems it faces today".
    fn goes_on(&self) -> bool {
        let before = self.back(1);
        let ends = !self.is_word(self.found.end);
        let stands = ends || !past_form(self.word(self.found.end));
        let lasts =
            matches!(before, "continues" | "continue" | "remains" | "remain" | "persists" | "persist");
        // "would not have gone, knowing what we know today"
        let own = || matches!(self.back(2), "we" | "they" | "you" | "he" | "she" | "it");
        matches!(before, "still" | "even") && stands
            || before == "to" && self.back(2).starts_with("continue")
            || lasts && ends && self.is_behind_times_gone()
            || words::LASTING_VERBS.contains(before) && stands && (own() || !self.is_told_or_ahead())
    }

    /// "in the world today", not "France today is in mourning", "the country today is voting", "India today are 240 for 3".
    fn is_all_round(&self, next: &str) -> bool {
        let stands = !self.is_word(self.found.end)
            || matches!(
                next,
                "is" | "are" | "has" | "have" | "as" | "who" | "and" | "with" | "than" | "that"
            );
        let passes = || {
            self.word(self.found.end + 1).ends_with("ing")
                || next == "are" && self.is_capital(self.found.start - 1)
        };
        // "In Norland today, the mayor said …" tells where it was said.
        let opens = next == "," && self.found.start <= self.first + 3;
        words::LASTING_PLACES.contains(self.back(1))
            && stands
            && !opens
            && !passes()
            && !self.is_told_or_ahead()
    }

    /// "handguns today are cheap", "fans today cheer".
    fn is_of_many(&self, next: &str) -> bool {
        let verb = self.word(self.found.end + 1);
        let state =
            matches!(next, "are" | "have") && !verb.ends_with("ing") && !past_form(verb) && verb != "been";
        let acts = is_present(next) && !past_form(next) && !is_plural(next);
        let many = self.is_word(self.found.start.wrapping_sub(1)) && is_plural(self.back(1));
        many && (state || acts) && !self.is_told_or_ahead()
    }

    /// Whether a verb before it, in its clause, is past or looks ahead: "said today", "will meet today", "plans to leave today".
    fn is_told_or_ahead(&self) -> bool {
        const NEAR: usize = 9;
        let clause = (self.first.max(self.found.start.saturating_sub(NEAR))..self.found.start).rev();
        let mut clause = clause.take_while(|k| {
            !matches!(self.word(*k), "," | ";" | ":" | "”" | "“" | "\"" | "that" | "—" | "–")
        });
        clause.any(|k| {
            let w = self.word(k);
            let quality = matches!(self.word(k.wrapping_sub(1)), "the" | "a" | "an" | "is" | "are" | "of");
            matches!(w, "will" | "would" | "expected" | "scheduled" | "set" | "was" | "were" | "did" | "had")
                || past_form(w) && !quality
        })
    }

    /// Whether the words before tell of times gone: an old year, a decade, "a generation ago".
    fn is_behind_times_gone(&self) -> bool {
        let doc = self.scan.doc;
        let year = |k: usize| {
            doc.word(k).parse::<i16>().ok().filter(|y| doc.word(k).len() == 4 && (1000..2100).contains(y))
        };
        let old = |k: usize| year(k).zip(self.now).is_some_and(|(y, now)| y <= now.year() - LONG);
        (self.found.start.saturating_sub(BEFORE)..self.found.start).any(|k| {
            words::TIMES_GONE.contains(doc.lower(k))
                || doc.tokens().get(k).is_some_and(Token::is_number) && old(k)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WEDNESDAY, last};

    #[test]
    fn these_times_and_this_day() {
        for (text, nowadays) in [
            ("That is how we came to be where we are today.", true),
            ("Wages are lower than they were in the 1990s or than they are today.", true),
            ("It is the greatest danger that the town faces today.", true),
            ("There are few such mills in the world today.", true),
            ("Boats today are larger and heavier.", true),
            ("Sailors today trust their maps.", true),
            ("It is as true today as it was then.", true),
            ("The feud began a century ago and continues today.", true),
            ("The yard was founded in 1890. Today, it is a museum.", true),
            ("The yard was founded in 1890. Today it makes toys.", true),
            ("Today, 40 percent of the boats are built abroad.", true),
            ("Today, most of them work in town.", true),
            ("The mayor was to see their need today.", false),
            ("The mayor said today that the mill would close.", false),
            ("Leaders of the world met today.", false),
            ("Today, the mayor met the sailors.", false),
            ("Today, the mayor will meet the sailors.", false),
            ("Today is a sad day for the town.", false),
            ("I am glad to be here today.", false),
            ("The feud continues today.", false),
            ("The crown is weaker today than it was yesterday.", false),
            ("Today, most schools are closed because of the storm.", false),
            ("Norland today is in mourning.", false),
            ("In America today, the mayor opened a school.", false),
            ("Today there are boats in the harbour.", false),
            ("The yard was founded in 1890. Today it is being sold.", false),
            ("The yard burned down ten years ago today.", false),
            ("Today I ask you to go.", false),
        ] {
            assert_eq!(last(text, WEDNESDAY) == "PRESENT_REF", nowadays, "{text}");
        }
    }
}
