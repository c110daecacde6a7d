//! Kinship: whether two articles of many tell of one story.
//!
//! Who compares the articles of one story says that they are of one. Of what a day brings nobody says so: there, two articles that are
//! somewhat alike tell of many numbers that only look like two accounts of one. So values that exclude each other are told only
//! of articles that are well alike, more so where a day is not known and days matter, and only where it is likely enough that both are of
//! one thing, more so of shares and of what the later article tells lower; what two articles tell alike needs no more than elsewhere. Readers judged all 273 conflicts and updates that a comparison of the corpus within three days told before (`labels/pairs.jsonl`).
//! Of their first pairs outside the list of articles on one event, as far as that pair is linked by itself, 21 of 85 of figures with known
//! days were of one thing and 5 of 20 of dates; of 57 points with an article of no known day 3 were right. The thresholds below were read off
//! these points and are good for those that were not seen as far as such points are like them: the figures beside them are in sample.

use rustc_hash::FxHashMap;

use crate::options::Options;
use crate::reading::Reading;

/// How alike articles must be whose figures may differ: of those judged, 16 of 30 that are no shares were of one thing; from 0.25 on 18
/// of 44, from 0.35 on 11 of 20.
const OF_FIGURES: f32 = 0.30;
/// The same of dates and of shares, which most stories are full of: of dates judged 3 of 7 were of one thing, from 0.30 on 3 of 12; of
/// shares wherever they stood 7 of 17, from 0.30 on 7 of 28.
const OF_DATES_AND_SHARES: f32 = 0.35;
/// The chance of one thing that all need besides, the least by which any that was right was told: of the judged points that were told below
/// it by a bridge of others none of 9 was right.
const CHANCE: f32 = 0.3;
/// The chance of one thing that shares need: two polls, two questions and two parties have shares as like as can be. Of those
/// judged and well alike 6 of 10 were then of one thing.
const OF_SHARES: f32 = 0.5;
/// The chance that a figure needs which the later article tells lower: what goes on seldom falls, another thing often is less. Of those judged
/// and well alike 6 of 7 were then of one thing, below 1 of 11 (and 3 were compatible after all).
const OF_FALLS: f32 = 0.85;

/// How alike articles must be of which one has no day where days matter, since it may lie years from the other: of the 57 points judged 3
/// were right; one of the 57, a wrong one, was of articles so much alike.
const OF_UNDATED: f32 = 0.5;

/// How alike the articles are that meet.
#[derive(Debug)]
pub(crate) struct Kinship {
    /// By the places of two articles, 0 to 1.
    alike: FxHashMap<(usize, usize), f32>,
    /// Which articles may lie whatever number of days from others, though days matter.
    undated: Vec<bool>,
}

impl Kinship {
    /// Of the articles that meet, each pair with how alike it is.
    pub(crate) fn new(met: &[((usize, usize), f32)], readings: &[Reading<'_>], options: &Options) -> Kinship {
        let days = options.within_days.is_some();
        let undated = readings.iter().map(|r| days && r.source.day().is_none()).collect();
        Kinship { alike: met.iter().copied().collect(), undated }
    }

    /// Whether values that exclude each other may be told as of one thing; `chance` is how likely they are of one.
    pub(crate) fn may_differ(
        &self,
        (i, j): (usize, usize),
        differing: Differing,
        chance: impl FnOnce() -> f32,
    ) -> bool {
        let Some((alike, likely)) = differing.least() else { return true };
        let alike = if self.undated[i] || self.undated[j] { OF_UNDATED } else { alike };
        self.alike.get(&(i, j)).is_some_and(|a| *a >= alike) && chance() >= likely
    }
}

/// In what two claims of one thing differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Differing {
    /// In what is said.
    Statements,
    /// In when it was.
    Dates,
    /// In what share it is.
    Shares,
    /// In how much it is.
    Figures,
    /// In how much it is, which the later article tells lower.
    Falls,
}

impl Differing {
    /// How alike their articles must be and how likely they must be of one thing; none where nothing more is asked than elsewhere.
    fn least(self) -> Option<(f32, f32)> {
        Some(match self {
            Differing::Statements => return None,
            Differing::Dates => (OF_DATES_AND_SHARES, CHANCE),
            Differing::Shares => (OF_DATES_AND_SHARES, OF_SHARES),
            Differing::Figures => (OF_FIGURES, CHANCE),
            Differing::Falls => (OF_FIGURES, OF_FALLS),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Article, ClaimKind, Options, Verdict, compare_with};

    const OSK: &str = "A blast in the grain silo of Osk killed 12 people on Tuesday. Miners dug for survivors in the rubble of the silo. \
        Mayor Ina Marwick of Osk blamed dust in the elevator.";
    const OSK_TOO: &str = "A blast in the grain silo of Osk killed 15 people on Tuesday. Miners who dug in the rubble found no survivors. \
        Dust in the elevator of the silo was to blame, Mayor Ina Marwick said.";
    /// Of the same kind, and of another story.
    const PELM: &str = "A blast in the paper mill of Pelm killed 15 people on Tuesday. Firemen came by ferry from the islands of Tarn. \
        Governor Juno Weber closed the harbour, its cranes and both drawbridges. Miners dug for survivors. Owners of the presses, chemists and \
        foresters met in the orchard of the monastery.";

    /// How often two articles are said to differ.
    fn differences(texts: [(&str, Option<&str>); 2], options: &Options) -> usize {
        let article = |(n, (text, day)): (usize, (&str, Option<&str>))| {
            let article = Article::new(n.to_string(), text);
            day.map_or(article.clone(), |day| article.published(day).expect("it is a day"))
        };
        let articles: Vec<Article> = texts.into_iter().enumerate().map(article).collect();
        let report = compare_with(&articles, options).expect("they can be compared");
        report.points.iter().filter(|p| matches!(p.verdict, Verdict::Conflict | Verdict::Update)).count()
    }

    #[test]
    fn articles_of_many_stories_differ_only_where_they_tell_of_one() {
        let (day, one, mixed) = (Some("2031-06-05"), Options::default(), Options::default().mixed(true));
        for (texts, options, told) in [
            ([(OSK, day), (OSK_TOO, day)], &one, 1),
            ([(OSK, day), (OSK_TOO, day)], &mixed, 1),
            ([(OSK, day), (OSK_TOO, day)], &mixed.clone().within_days(3), 1),
            ([(OSK, None), (OSK_TOO, None)], &mixed, 1),
            ([(OSK, day), (PELM, day)], &one, 1),
            ([(OSK, day), (PELM, day)], &mixed, 0),
        ] {
            assert_eq!(differences(texts, options), told, "{texts:?} {options:?}");
        }
    }

    #[test]
    fn what_falls_and_shares_of_one_article_need_more() {
        let mixed = Options::default().mixed(true);
        let [day, next] = [Some("2031-06-05"), Some("2031-06-06")];
        // Hours are more than minutes, whatever their numbers.
        let search = format!("{OSK} The search went on for 90 minutes.");
        let dogs =
            format!("{} Dogs searched the silo for 3 hours.", OSK_TOO.replace("15 people", "12 people"));
        assert_eq!(differences([(&search, day), (&dogs, next)], &mixed), 1);
        assert_eq!(differences([(&dogs, day), (&search, next)], &mixed), 0);
        let one = format!("{OSK} The silo is 52 percent empty.");
        let both = format!("{one} The silo is 57 percent empty.");
        assert_eq!(differences([(&one, day), (&both, day)], &Options::default()), 1);
        assert_eq!(differences([(&one, day), (&both, day)], &mixed), 0);
    }

    /// What is not told as a difference is no reason to find an agreement that it stood against.
    #[test]
    fn what_is_not_told_still_stands_against_a_weaker_agreement() {
        let osk = OSK.replace("12 people", "eight people");
        let pelm =
            PELM.replace("15 people on Tuesday.", "seven people on Tuesday and eight patients of a clinic.");
        let articles = [("a", osk), ("b", pelm)]
            .map(|(id, text)| Article::new(id, text).published("2031-06-05").expect("a day"));
        let report = compare_with(&articles, &Options::default().mixed(true)).expect("they can be compared");
        assert!(report.points.iter().all(|p| p.kind != ClaimKind::Figure), "{:?}", report.points);
    }

    /// Of two editions of one report that many print, each meets the other, not its own copies alone.
    #[test]
    fn a_large_story_keeps_what_differs_in_it() {
        let edition = |n: usize| format!("{} Edition {n}.", if n.is_multiple_of(2) { OSK } else { OSK_TOO });
        let article =
            |n: usize| Article::new(n.to_string(), edition(n)).published("2031-06-05").expect("it is a day");
        let articles: Vec<Article> = (0..60).map(article).collect();
        let report = compare_with(&articles, &Options::default()).expect("they can be compared");
        let told: Vec<usize> = report
            .points
            .iter()
            .filter(|p| matches!(p.verdict, Verdict::Conflict | Verdict::Update))
            .map(|p| p.claims.len())
            .collect();
        assert_eq!(told, [60]);
    }

    #[test]
    fn kinship_asks_more_of_dates_and_of_shares() {
        use super::{Differing, Kinship};
        let kinship =
            |alike| Kinship { alike: [((0, 1), alike)].into_iter().collect(), undated: vec![false; 2] };
        let told = |alike, differing, chance| kinship(alike).may_differ((0, 1), differing, || chance);
        assert!(told(0.3, Differing::Figures, 0.33) && !told(0.29, Differing::Figures, 0.9));
        assert!(!told(0.9, Differing::Figures, 0.29) && !told(0.9, Differing::Falls, 0.84));
        assert!(told(0.3, Differing::Falls, 0.85) && told(0.35, Differing::Dates, 0.3));
        assert!(!told(0.34, Differing::Dates, 0.9) && !told(0.34, Differing::Shares, 0.9));
        assert!(told(0.35, Differing::Shares, 0.5) && !told(0.35, Differing::Shares, 0.49));
        assert!(told(0.0, Differing::Statements, 0.5));
        let undated = |alike| Kinship { undated: vec![false, true], ..kinship(alike) };
        let told = |alike| undated(alike).may_differ((0, 1), Differing::Figures, || 0.9);
        assert!(told(0.5) && !told(0.49));
        let three = Kinship { undated: vec![false; 3], ..kinship(0.9) };
        assert!(!three.may_differ((0, 2), Differing::Figures, || 0.9));
    }
}
