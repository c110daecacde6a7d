//! Small word lists that tell a time from other things.

use crate::lexicon::{List, WordSet};

/// Lists of one column, each with what it is for.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)+) => {
        $($(#[$doc])* pub(super) static $name: List<WordSet> =
            List::new(|| WordSet::load($text, include_str!(concat!("../lexicon/en/", $text))));)+

        #[cfg(test)]
        #[test]
        fn lists_load() {
            $(let _ = $name.contains("");)+
        }
    };
}

lists! {
    /// What a date stands behind.
    PREPOSITIONS = "time_prepositions.tsv";
    /// What a bare year stands behind.
    YEAR_BEFORE = "year_before.tsv";
    /// What stands before a number of four digits that is no year.
    NO_YEAR_BEFORE = "year_not_after.tsv";
    /// Measures and nouns that a number of four digits counts.
    MEASURES = "year_measures.tsv";
    /// Nouns without a plural ending that are counted.
    COUNTED = "year_counted.tsv";
    /// Words in -s that are no plural nouns.
    NOT_PLURAL = "not_plural.tsv";
    /// Months in short.
    SHORT_MONTHS = "months_short.tsv";
    /// Months that are also names or words.
    AMBIGUOUS_MONTHS = "months_ambiguous.tsv";
    /// Capital words behind a weekday that make it a title.
    AFTER_DAY_NAME = "day_names_after.tsv";
    /// Words that are no noun: what may follow a finished phrase.
    FUNCTION = "function_words.tsv";
    /// What a match has quarters of.
    SPORT = "sport_words.tsv";
    /// What stands before "a year" as a length of time.
    DURATION_BEFORE = "duration_before.tsv";
    /// Past forms of irregular verbs.
    PAST_FORMS = "past_forms.tsv";
    /// Words behind "Sept. 11" that make it the day of 2001.
    ATTACKS = "attack_words.tsv";
    /// Days and parts of days on which something recurs.
    RECURRING = "recurring_days.tsv";
    /// Words between a number and its unit of time.
    BEFORE_UNIT = "before_unit.tsv";
    /// Words that weaken a statement.
    HEDGES = "date_hedges.tsv";
    /// Words that look ahead by themselves.
    AHEAD = "ahead.tsv";
    /// Events that are planned beforehand.
    PLANNED = "planned_events.tsv";
    /// Words whose infinitive looks ahead: "due to", "plans to".
    AHEAD_TO = "ahead_to.tsv";
    /// Nouns whose content follows their date.
    CONTENT_NOUNS = "content_nouns.tsv";
    /// Past forms of deciding, whose object may lie ahead.
    DECIDED = "decided.tsv";
    /// Participles behind which "for" and a date look ahead.
    SET_FOR = "set_for.tsv";
    /// What happens to a deadline that is over.
    MISSED = "missed.tsv";
    /// Verbs in the present that tell of what goes on, not of what is planned.
    NOW = "now_verbs.tsv";
    /// Participles that are no past forms.
    PARTICIPLES = "participles.tsv";
    /// What people "would not" do when they are asked.
    SPEECH = "would_not.tsv";
    /// Words that deny.
    NEGATIONS = "negations.tsv";
    /// Past verbs grown together with "not".
    PAST_DENIALS = "past_denials.tsv";
    /// What begins a noun, so that "to" before it is no infinitive's.
    DETERMINERS = "determiners.tsv";
    /// Words of a company's earnings.
    EARNINGS = "earnings.tsv";
    /// Words of an election.
    ELECTIONS = "election_words.tsv";
    /// Words that are told of an election that is not named.
    BALLOTS = "ballot_words.tsv";
    /// Verbs and the like of what lasts: "faces today".
    LASTING_VERBS = "lasting_verbs.tsv";
    /// What lasts that "today" may stand behind: "the world today".
    LASTING_PLACES = "lasting_places.tsv";
    /// Words of times gone, which "today" is set against.
    TIMES_GONE = "times_gone.tsv";
    /// What passes, and what happens on a day.
    PASSING = "passing_words.tsv";
    /// What a holiday has every year.
    HOLIDAY_THINGS = "holiday_things.tsv";
    /// Verbs in the present that are told of a timetable.
    TIMETABLE = "timetable_verbs.tsv";
    /// What aims at an election to come.
    AIMS = "aims.tsv";
    /// What stands before "over" that means "more than".
    OVER_BEFORE = "over_before.tsv";
    /// What happens overnight.
    NIGHT_EVENTS = "night_events.tsv";
    /// What "overnight" tells the length or speed of.
    NO_NIGHT_BEFORE = "no_night_before.tsv";
    /// What a short month's name stands behind.
    BEFORE_SHORT_MONTH = "before_short_month.tsv";
}
