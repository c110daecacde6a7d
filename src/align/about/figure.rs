//! What a figure is about.

use std::ops::Range;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{About, FIGURE, FigureAbout, Scene, Scope};
use crate::align::measure::{self, Dimension, Size};
use crate::align::role::{self, Role};
use crate::align::sort::{Sort, is_class, sort_of};
use crate::align::terms::{self, TermId};
use crate::claim::Claim;
use crate::figure::{Figure, FigureKind};

impl Scene<'_, '_> {
    pub(super) fn figure(
        &self,
        figure: &Figure,
        claim: &Claim,
        at: &Range<usize>,
        sentence: &Range<usize>,
    ) -> FigureAbout {
        let (dimension, _, _) = measure::base(figure);
        let done = done_of(figure, claim);
        let dimension = if done.is_some() { Dimension::Count } else { dimension };
        let noun = head_noun(figure, dimension);
        let head = match noun {
            "" if matches!(dimension, Dimension::Count | Dimension::Ordinal) => {
                self.head_behind(at, sentence)
            }
            "" => 0,
            noun => terms::form(&noun.to_lowercase()),
        };
        let role = match dimension {
            Dimension::Count => role::or_of_subject(self.role(at, sentence), self.reading.phrase(claim)),
            _ => self.role(at, sentence),
        };
        // "three gunshot wounds" are on one body, "three wounds" may be as many people.
        let on_body = figure.noun.as_deref().is_some_and(|n| n.ends_with(" wounds"));
        let role = role.filter(|_| !on_body);
        let sort = if on_body { Sort::Thing } else { sort_of(noun, head, role) };
        // A country that lost people says nothing of how.
        let role = role.filter(|r| *r != "lost" || !matches!(sort, Sort::Anyone | Sort::Some));
        // What a quake did besides is no part of how strong it was.
        let role = role.filter(|_| dimension != Dimension::Magnitude);
        let scope = match self.scope(at, sentence, claim, dimension) {
            Scope::Other if self.begins_another(at, role) => Scope::Whole,
            scope => scope,
        };
        FigureAbout {
            dimension,
            size: done.map_or_else(|| Size::of(figure), Size::exactly),
            head,
            sort,
            role,
            compound: compound(figure),
            currency: currency(figure, dimension),
            known: self.is_known(figure, at, sentence) && role.is_none(),
            others: claim.quote.to_lowercase().split_whitespace().any(|w| matches!(w, "other" | "others")),
            scope,
            among: self.is_of_those(at, sentence),
            class: is_class(head),
            begins_change: self.begins_change(at, sentence),
            per: per(figure),
            then: figure.kind == FigureKind::Age && self.is_of_then(at, sentence),
            of: self.whole_of(at),
            noun: super::words(figure.noun.as_deref().unwrap_or("")),
            bound: figure.bound,
            change: figure.change,
            parts: figure.parts.clone().filter(|_| done.is_none()).unwrap_or_default(),
        }
    }

    /// The number right behind "of", "of the": "12 of the 15 wards".
    fn whole_of(&self, at: &Range<usize>) -> Option<f64> {
        let doc = &self.reading.doc;
        let of = (at.end.saturating_sub(1)..at.end + 1).find(|i| doc.lower(*i) == "of")?;
        let next = self.figures.partition_point(|(f, _)| f.start <= of);
        let (_, claim) = self.figures.get(next).filter(|(f, _)| f.start <= of + 3)?;
        let value = self.reading.claims.get(*claim)?.figure()?.value?;
        rust_decimal::prelude::ToPrimitive::to_f64(&value)
    }

    fn role(&self, at: &Range<usize>, sentence: &Range<usize>) -> Option<Role> {
        role::role_of(&self.reading.doc, at, sentence, |i| self.taken[i] & FIGURE != 0 && !at.contains(&i))
    }

    /// Whether the figure told before counts in another role: "38 were killed. *Another 212* were hurt" tells of all
    /// who were hurt.
    fn begins_another(&self, at: &Range<usize>, role: Option<Role>) -> bool {
        let doc = &self.reading.doc;
        let last = self.figures.partition_point(|(f, _)| f.end <= at.start).checked_sub(1);
        let Some((before, _)) = last.map(|i| &self.figures[i]) else { return false };
        let index = doc.sentence_at(doc.span_of(before.clone()).start());
        let before = doc.sentences().get(index).and_then(|s| self.role(before, &s.tokens));
        role.zip(before).is_some_and(|(own, other)| own != other)
    }

    /// Whether two or three are taken up again: "between *the two* countries"; or one of those told of: "*one of* the dead".
    fn is_known(&self, figure: &Figure, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let of = |i: usize| self.reading.doc.lower(i) == "of";
        if figure.value == Some(Decimal::ONE) && at.clone().any(|i| of(i) || i + 1 == at.end && of(i + 1)) {
            return true;
        }
        let few = figure.value.is_some_and(|v| v == Decimal::TWO || v == Decimal::from(3));
        let before = at.start.checked_sub(1).filter(|i| *i >= sentence.start);
        few && before
            .is_some_and(|i| matches!(self.reading.doc.lower(i), "the" | "these" | "those" | "its" | "their"))
    }

    /// The first telling word behind a figure without a noun.
    fn head_behind(&self, at: &Range<usize>, sentence: &Range<usize>) -> TermId {
        let inner = at.clone().filter(|i| self.reading.doc.tokens()[*i].is_word());
        let behind = at.end..sentence.end.min(at.end + 3).max(at.end);
        inner
            .chain(behind)
            .map(|i| self.frame.terms[i])
            .filter(|t| t.weight > 0.8)
            .map(|t| t.id)
            .next_back()
            .unwrap_or(0)
    }

    fn scope(
        &self,
        at: &Range<usize>,
        sentence: &Range<usize>,
        claim: &Claim,
        dimension: Dimension,
    ) -> Scope {
        let doc = &self.reading.doc;
        let lower = claim.quote.to_lowercase();
        let words = |w: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|x| x == w);
        let before = sentence.start.max(at.start.saturating_sub(3))..at.start;
        let behind = at.end..sentence.end.min(at.end + 3).max(at.end);
        // "three more of the nominees"
        let more = doc.lower(at.end) == "more" && doc.lower(at.end + 1) != "than" && at.end < sentence.end;
        if more
            || before.clone().any(|i| matches!(doc.lower(i), "another" | "further" | "additional"))
            || ["another", "further", "additional", "more"]
                .into_iter()
                .any(|w| words(w) && !lower.contains("more than"))
        {
            return Scope::Other;
        }
        let noun = claim.figure().and_then(|f| f.noun.as_deref()).unwrap_or("").to_lowercase();
        let head = noun.rsplit(' ').next().unwrap_or("").to_string();
        let is_noun = |of: usize| of > 0 && !head.is_empty() && doc.lower(of - 1) == head;
        // "60 percent of the voters" is no part of a number told before. "22 of the 35 passengers" is the count itself, told with its total; "22 of them" is a part of one told before.
        let of_them = dimension != Dimension::Share
            && at.clone().chain(behind.clone()).zip(at.clone().chain(behind).skip(1)).any(|(a, b)| {
                // "3,000 residents of the harbour" are no part; "22 of the passengers" are, and "residents of whom 22".
                let taken_up = matches!(doc.lower(b), "them" | "whom" | "those")
                    || matches!(doc.lower(b), "the" | "its" | "his" | "their") && !is_noun(a);
                doc.lower(a) == "of"
                    && taken_up
                    && !self.is_of_apposition(at, a, sentence)
                    && !doc.tokens().get(b + 1).is_some_and(|t| t.is_number())
                    && !self.is_owned(b, sentence)
            });
        // "Six were among *the* 15" tells of 15 in all.
        let whole = |i: usize| doc.lower(i) == "among" && doc.lower(i + 1) == "the" && i + 2 >= at.start;
        let including = before
            .into_iter()
            .any(|i| matches!(doc.lower(i), "including" | "among" | "whom" | "which") && !whole(i));
        // "in that country alone" leaves out what other countries add.
        let alone = self.is_alone(at, sentence);
        if of_them || including || alone { Scope::Part } else { Scope::Whole }
    }

    /// "Teams, at least 25 of them, will come", "residents, most of them old": the number is set off and tells how many they all are, or the
    /// part has a word of its own.
    fn is_of_apposition(&self, at: &Range<usize>, of: usize, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let own = of > at.end
            && matches!(doc.lower(of - 1), "most" | "many" | "some" | "half" | "all" | "several" | "few");
        let before = at.start.checked_sub(2).filter(|i| *i >= sentence.start);
        let plural = before.is_some_and(|i| doc.lower(i + 1) == "," && doc.lower(i).ends_with('s'));
        own || plural && doc.lower(of + 2) == "," && !self.holds_value(sentence.start..at.start)
    }

    /// Whether the words before take up a whole: "*Of the dead*, 24 were children", "*Among them* were 24 children".
    fn is_of_those(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let from = sentence.start.max(at.start.saturating_sub(PARTITIVE_REACH));
        let clause = (from..at.start).rev().take_while(|i| !matches!(doc.lower(*i), ";" | ":" | "—" | "–"));
        clause.into_iter().any(|i| {
            let begins = i == sentence.start || matches!(doc.lower(i.max(1) - 1), "," | "and" | "but");
            let those =
                matches!(doc.lower(i + 1), "the" | "those" | "these" | "them" | "whom" | "its" | "their");
            begins && those && matches!(doc.lower(i), "of" | "among") && !self.holds_value(i..at.start)
        })
    }

    /// Whether another figure or date stands in these tokens.
    fn holds_value(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|i| self.frame.is_value[i])
    }

    /// Whether what stands behind the token `i` is told by its owner: "22 of the *district's* schools" counts schools of a
    /// district, and takes up none that were counted before.
    fn is_owned(&self, i: usize, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        (i + 1..sentence.end.min(i + OWNER_REACH)).any(|k| matches!(doc.lower(k), "'s" | "’s"))
    }

    /// Whether "alone" ends the words right behind: "died in the capital alone".
    fn is_alone(&self, at: &Range<usize>, sentence: &Range<usize>) -> bool {
        let doc = &self.reading.doc;
        let behind = at.end..sentence.end.min(at.end + ALONE_REACH).max(at.end);
        behind.take_while(|i| !matches!(doc.lower(*i), "," | ";" | "and" | "but")).any(|i| {
            doc.lower(i) == "alone"
                && matches!(
                    doc.tokens().get(i + 1).map(|_| doc.lower(i + 1)),
                    None | Some("." | "," | ";" | "and" | "—" | "-" | ")")
                )
        })
    }
}

/// How far behind "of the" its owner may stand, in tokens.
const OWNER_REACH: usize = 4;
/// How far before a figure the whole that it is a part of may stand, in tokens.
const PARTITIVE_REACH: usize = 8;
/// How far behind a figure "alone" may stand, in tokens.
const ALONE_REACH: usize = 8;

/// Counts, for each figure, the other values in its slot: same dimension, head and role; and says whether its role has a greater one.
pub(super) fn count_rivals(abouts: &mut [About]) {
    let mut slots: rustc_hash::FxHashMap<_, Vec<u64>> = rustc_hash::FxHashMap::default();
    let anyone = |f: &FigureAbout| f.sort == Sort::Anyone;
    let slot = |f: &FigureAbout| (f.dimension, if anyone(f) { 0 } else { f.head }, f.role);
    let mut greatest: rustc_hash::FxHashMap<_, f64> = rustc_hash::FxHashMap::default();
    for f in abouts.iter().filter_map(|a| a.figure.as_ref()) {
        let values = slots.entry(slot(f)).or_default();
        let bits = f.size.value.unwrap_or(-1.0).to_bits();
        if !values.contains(&bits) && values.len() < 20 {
            values.push(bits);
        }
        let greatest = greatest.entry((f.dimension, f.role)).or_insert(f64::MIN);
        *greatest = greatest.max(f.size.value.unwrap_or(f64::MIN));
    }
    for about in abouts {
        if let Some(f) = &about.figure {
            about.outdone = f.size.value.is_some_and(|v| v < greatest[&(f.dimension, f.role)]);
            about.rivals = slots.get(&slot(f)).map_or(0, |v| v.len() - 1);
        }
    }
}

/// The last word of what is counted, or measured.
fn head_noun(figure: &Figure, dimension: Dimension) -> &str {
    let unit = figure.unit.as_deref().filter(|_| dimension == Dimension::Count);
    let noun = figure.noun.as_deref().or(unit).unwrap_or("");
    noun.rsplit([' ', '-']).next().unwrap_or("")
}

/// The whole noun as one word.
fn compound(figure: &Figure) -> TermId {
    figure.noun.as_deref().map_or(0, |n| terms::form(&n.to_lowercase().replace([' ', '-'], "")))
}

/// The currency of a sum, and of so much money per something.
fn currency(figure: &Figure, dimension: Dimension) -> TermId {
    let unit = figure.unit.as_deref().unwrap_or("");
    match dimension {
        Dimension::Money => terms::form(unit),
        Dimension::Rate("") => terms::form(unit.split('/').next().unwrap_or("")),
        _ => 0,
    }
}

/// Of a rate, per what.
fn per(figure: &Figure) -> TermId {
    let unit = figure.unit.as_deref().filter(|_| figure.kind == FigureKind::Rate);
    unit.and_then(|u| u.split_once('/')).map_or(0, |(_, per)| terms::form(per))
}

/// What was done of what was tried: of "29-of-34" the first, which others state alone.
fn done_of(figure: &Figure, claim: &Claim) -> Option<f64> {
    let tried = ["-of-", "-for-", " of ", " for "].iter().any(|w| claim.quote.contains(w));
    let parts =
        figure.parts.as_ref().filter(|p| figure.kind == FigureKind::Score && p.len() == 2 && tried)?;
    (parts[0] <= parts[1]).then(|| parts[0].to_f64()).flatten()
}

#[cfg(test)]
mod tests {
    use super::Scope;
    use crate::{Article, Reading};

    #[test]
    fn parts_and_wholes() {
        for (text, expected) in [
            ("More than 3,000 residents of the harbour left.", Scope::Whole),
            ("They took 22 of the passengers.", Scope::Part),
            ("They took 22 of them.", Scope::Part),
            ("Teams, at least 25 of them, will come.", Scope::Whole),
            ("It killed nine people, most of them in cars.", Scope::Whole),
            ("Some pupils were among the 15 passengers.", Scope::Whole),
            ("Crowds, among them 15 pupils, fled.", Scope::Part),
        ] {
            let article = Article::new("a", text);
            let reading = Reading::new(&article);
            let frame = crate::align::frame::Frame::new(&reading);
            let figure = frame.abouts.iter().find_map(|a| a.figure.clone()).expect(text);
            assert_eq!(figure.scope, expected, "{text}");
        }
    }

    #[test]
    fn a_month_and_a_name_are_no_plan() {
        for (text, expected) in [
            ("On May 3 the slide killed 24 people.", false),
            ("Will Orlin said the slide killed 24 people.", false),
            ("The slide may have killed 24 people.", true),
            ("Steps that may have helped were left out when it killed 24 people.", false),
        ] {
            let article = Article::new("a", text);
            let reading = Reading::new(&article);
            let frame = crate::align::frame::Frame::new(&reading);
            let plan = frame.abouts.iter().find(|a| a.figure.is_some()).expect(text).plan;
            assert_eq!(plan, expected, "{text}");
        }
    }
}
