//! Whose a surname is that an office stands before: "President Tovan" is neither the wife of his whom the text names in full nor what
//! only looks like a name, "Dismissing Tovan". Where the text does not name him in full he is called by his surname.

use super::NameKind;
use super::group::{Grouper, is_suffix, pronoun_of_title};
use super::lists::{TITLES, is_given, is_place};
use super::person::Small;
use super::scan::Run;
use super::spelling::{Lower, key, lower};
use crate::lexicon::{List, WordSet};
use crate::text::Document;

static KIN: List<WordSet> = List::new(|| WordSet::load("kin.tsv", include_str!("../lexicon/en/kin.tsv")));

/// How often a surname stands behind a title without a given name.
#[derive(Clone, Debug, Default)]
pub(super) struct Titled {
    /// The surname as it is written.
    name: String,
    offices: u32,
}

/// Whether the full name of `run` is presented as somebody's kin: "his wife, Ana Tovan", "first lady Ana Tovan", "Ana Tovan, his wife".
pub(super) fn is_kin(doc: &Document<'_>, run: &Run) -> bool {
    let before = run.all.start.wrapping_sub(1);
    let before = if doc.word(before) == "," { before.wrapping_sub(1) } else { before };
    let end = run.name.end;
    let behind = doc.word(end) == ","
        && matches!(doc.lower(end + 1), "his" | "her")
        && KIN.contains(doc.lower(end + 2));
    behind
        || KIN.contains(doc.lower(before))
        || (run.all.start..run.name.start).any(|i| KIN.contains(doc.lower(i)))
}

impl Grouper {
    /// Notes "President Tovan", "Mr. Tovan".
    pub(super) fn note_title(&mut self, doc: &Document<'_>, run: &Run) {
        if run.name.len() != 1 {
            return;
        }
        let mut titles = (run.all.start..run.name.start).map(|i| doc.lower(i)).filter(|t| TITLES.contains(t));
        let Some(first) = titles.next() else { return };
        let office = pronoun_of_title(first).is_none();
        let word = doc.word(run.name.start);
        let titled = self.titled.entry(super::group::surname_key(word).to_string()).or_default();
        titled.offices += u32::from(office);
        if titled.name.is_empty() {
            titled.name = word.to_string();
        }
    }

    /// Leaves to a surname that stands behind a title those people alone whose it can be.
    pub(super) fn set_apart<'d>(&mut self, doc: &'d Document<'_>, small: &Small<'d>) {
        let mut titled: Vec<(String, Titled)> =
            self.titled.iter().map(|(k, t)| (k.clone(), t.clone())).collect();
        titled.sort_by(|a, b| a.0.cmp(&b.0));
        for (surname, titled) in titled {
            let Some(people) = self.by_last.get(&surname).cloned() else { continue };
            let most = |but: usize| people.iter().filter(|e| **e != but).map(|e| self.times(*e)).max();
            let kin = |e: usize| {
                self.is_another(e)
                    && titled.offices > 0
                    && self.times(e) <= most(e).unwrap_or(0).max(titled.offices)
            };
            let (others, mut kept): (Vec<_>, Vec<_>) = people.iter().copied().partition(|e| kin(*e));
            let named = kept.iter().any(|e| is_given(self.first_word(*e)));
            let strays: Vec<usize> =
                kept.iter().copied().filter(|e| !named && self.is_stray(doc, *e, small)).collect();
            kept.retain(|e| !strays.contains(e));
            if kept.len() == people.len() {
                continue;
            }
            if kept.is_empty() {
                kept.push(self.entity(&titled.name, NameKind::Person));
            }
            for stray in strays {
                let name = key(&self.names.entities[stray]);
                self.by_name.insert(name.to_string(), kept[0]);
            }
            self.kin.insert(surname.clone(), others);
            self.by_last.insert(surname, kept);
        }
    }

    fn times(&self, entity: usize) -> u32 {
        self.seen.get(&entity).map_or(0, |s| s.times)
    }

    fn first_word(&self, entity: usize) -> Lower {
        lower(self.names.entities[entity].split(' ').next().unwrap_or(""))
    }

    /// Whether a full name is of kin, or of a son who bears the whole name: "Karl Tovan Jr".
    fn is_another(&self, entity: usize) -> bool {
        let seen = self.seen.get(&entity).copied().unwrap_or_default();
        let junior = self.names.entities[entity].rsplit(' ').next().is_some_and(is_suffix);
        seen.kin || junior && !seen.titled
    }

    /// Whether what looks like a full name is none: it stands there once, and its first word is an everyday one, a place, a participle
    /// at a sentence's start, somebody else's surname, or in capitals as all of it.
    fn is_stray<'d>(&self, doc: &'d Document<'_>, entity: usize, small: &Small<'d>) -> bool {
        let seen = self.seen.get(&entity).copied().unwrap_or_default();
        let word = self.first_word(entity);
        let opens =
            seen.token.checked_sub(1).is_none_or(|k| !doc.tokens()[k].is_word() && doc.word(k) != ",");
        let capitals = self.names.entities[entity].chars().all(|c| !c.is_lowercase());
        let surname = self.by_last.contains_key(&*word) || self.titled.contains_key(&*word);
        seen.times == 1
            && !is_given(&word)
            && (capitals
                || surname
                || opens && word.ends_with("ing")
                || is_place(&word)
                || small.of(doc).contains(&*word))
    }
}

#[cfg(test)]
mod tests {
    use crate::name::Names;
    use crate::text::Document;

    /// Who is meant by the last "Tovan" of a text.
    fn last(text: &str) -> String {
        let doc = Document::new(text);
        let names = Names::read(&doc);
        let at = text.rfind("Tovan").expect(text);
        names.entities()[names.entity_at(at).expect(text)].clone()
    }

    #[test]
    fn an_office_is_not_of_kin() {
        for (text, expected) in [
            ("President Tovan met first lady Mira Tovan. Tovan said so.", "Tovan"),
            (
                "President Tovan came with his daughter, Mira Tovan. President Tovan left. Tovan said so.",
                "Tovan",
            ),
            ("President Tovan came with Mira Tovan, his wife. Then Tovan said so.", "Tovan"),
            ("President Tovan met Karl Tovan Jr. and left. Later Tovan said so.", "Tovan"),
            ("President Tovan met his wife, Mira Tovan. Ms. Tovan said so.", "Mira Tovan"),
            ("President Tovan met Mira Tovan. Tovan said so.", "Mira Tovan"),
            ("His wife, Mira Tovan, left. Tovan said so.", "Mira Tovan"),
            (
                "Mira Tovan, the wife of Bo Lind, runs. Secretary Tovan won. “My wife, Mira Tovan,” he said. Mira Tovan is glad. Tovan said so.",
                "Mira Tovan",
            ),
        ] {
            assert_eq!(last(text), expected, "{text}");
        }
    }

    #[test]
    fn an_office_is_not_of_what_only_looks_like_a_name() {
        for (text, expected) in [
            ("Likening Tovan to a boss, he left. President Tovan said so.", "Tovan"),
            ("ORTH ATTACKS TOVAN\n\nPresident Tovan came. Tovan said so.", "Tovan"),
            ("Then he left. Norway Tovan Visit Off. President Tovan said so.", "Tovan"),
            ("Mira Orth left. Orth Tovan Feud Grows. Mr. Tovan said so.", "Tovan"),
            ("Zorvan Tovan came. President Tovan said so.", "Zorvan Tovan"),
        ] {
            assert_eq!(last(text), expected, "{text}");
        }
    }
}
