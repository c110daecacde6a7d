//! Posts told whole: "See you tomorrow! — Mira Tovan (@tovan) August 2, 2030". Their words count from their own day.

use jiff::civil::Date;

use super::Resolver;
use crate::date::scan::Found;
use crate::date::time::{Field, What};

/// How many tokens a handle in its brackets has at the most: "(@the_mayor_of_osk)".
const HANDLE: usize = 10;
/// How many expressions a post has at the most before its date.
const MOST: usize = 12;

impl Resolver<'_, '_, '_> {
    /// The day of the post that expression `k` stands in: the first date behind it in its paragraph that follows a handle.
    pub(super) fn posted(&self, k: usize) -> Option<Date> {
        let doc = self.scan.doc;
        let paragraph = |f: &Found| doc.sentences()[f.sentence].paragraph;
        let own = paragraph(&self.all[k]);
        let behind = self.all[k + 1..].iter().take(MOST).take_while(|f| paragraph(f) == own);
        let stamp = behind.into_iter().find(|f| self.follows_handle(f))?;
        let What::Point(point) = stamp.time.what else { return None };
        let day = matches!(point.field, Field::Day(..)).then(|| self.stamp(stamp, point)?.0.first())??;
        self.now().is_none_or(|now| day <= now).then_some(day)
    }

    /// Whether "(@name)" stands right before.
    fn follows_handle(&self, found: &Found) -> bool {
        let doc = self.scan.doc;
        let before = |n: usize| found.start.checked_sub(n).map_or("", |k| doc.word(k));
        before(1) == ")" && (3..=HANDLE).any(|n| before(n) == "@" && before(n + 1) == "(")
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WEDNESDAY, values};

    #[test]
    fn posts_count_from_their_day() {
        let post =
            "See you tomorrow, Osk! — Mira Tovan (@mira_tovan) August 2, 2023\\n\\nShe spoke on Tuesday."
                .replace("\\n", "\n");
        assert_eq!(values(&post, WEDNESDAY), ["2023-08-03", "2023-08-02", "2024-05-14"]);
        let told = "She will speak tomorrow. The ferry sank on August 2, 2023.";
        assert_eq!(values(told, WEDNESDAY), ["2024-05-16", "2023-08-02"]);
    }
}
