//! Which names are borne by people, and the pronoun that goes with each.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::lists::{self, ORGANISATIONS, TITLES};
use super::scan::Run;
use super::spelling::{Lower, lower};
use super::{NameKind, Names};
use crate::lexicon::filter::Filter;
use crate::text::Document;

/// What the text tells of the entities that have a name of a person's shape; by entity.
#[derive(Clone, Debug, Default)]
pub(super) struct Persons {
    borne: Vec<bool>,
    /// Those of them with a given name, a title, a surname that stands alone elsewhere, or a pronoun.
    surely: Vec<bool>,
    pronouns: Vec<Option<&'static str>>,
}

/// How many times as often the one pronoun must follow a name as the other.
const CLEAR: u32 = 3;

/// How often pronouns must follow a bare word so that it is somebody's name.
const OFTEN: u32 = 2;

/// Whether a name is one word of which nothing tells what bears it.
fn is_bare(names: &Names, entity: usize) -> bool {
    names.kind(entity) == NameKind::Other && !names.entities[entity].contains(' ')
}

impl Persons {
    pub(super) fn read(doc: &Document<'_>, runs: &[Run], names: &Names) -> Persons {
        let shaped = |e: usize| names.kind(e) == NameKind::Person;
        let known = |e: usize| shaped(e) && given(&names.entities[e]).is_some_and(lists::is_given);
        let mut borne: Vec<bool> = (0..names.entities.len()).map(known).collect();
        let mut pronouns: Vec<_> = names.entities.iter().map(|name| super::pronoun_of(name)).collect();
        for run in runs.iter().filter(|r| !r.name.is_empty()) {
            let Some(entity) = names.entity_at(doc.tokens()[run.name.start].span().start()) else { continue };
            let mut titles = (run.all.start..run.name.start).map(|i| doc.lower(i));
            borne[entity] |= shaped(entity) && titles.clone().any(|t| TITLES.contains(t));
            pronouns[entity] = pronouns[entity].or(titles.find_map(super::group::pronoun_of_title));
        }
        let mut persons = Persons { surely: borne.clone(), borne, pronouns };
        persons.by_surname(doc, names);
        persons.by_article(doc, names);
        persons.by_pronouns(doc, names);
        persons
    }

    /// A name is a person's if it is called by its last word alone elsewhere, or if none of its words is an everyday one in this
    /// text: "Hyde Amendment", "Social Security" are nobody's.
    fn by_surname(&mut self, doc: &Document<'_>, names: &Names) {
        let short = |m: &&super::NameMention| {
            let name = &names.entities[m.entity];
            name.contains(' ') && !doc.text_of(m.span).contains([' ', '-'])
        };
        let called: FxHashSet<usize> = names.mentions.iter().filter(short).map(|m| m.entity).collect();
        let open = |e: &usize| !self.borne[*e] && names.kind(*e) == NameKind::Person;
        let open: Vec<usize> = (0..names.entities.len()).filter(open).collect();
        let words = |e: &usize| names.entities[*e].split(' ').map(lower);
        if open.is_empty() {
            return;
        }
        let asked = Filter::of(open.iter().flat_map(words));
        let everyday: FxHashSet<&str> = small(doc).filter(|word| asked.may_hold(word)).collect();
        for entity in open {
            let strange =
                |w: &str| !everyday.contains(w) && !ORGANISATIONS.contains(w) && !lists::is_place(w);
            let plain = words(&entity).filter(|w| !strange(w.as_ref())).count();
            self.surely[entity] = plain < 2 && called.contains(&entity);
            self.borne[entity] = plain == 0 || self.surely[entity];
        }
    }

    /// What never stands without an article before its full name is nobody: "the Osk Crimson".
    fn by_article(&mut self, doc: &Document<'_>, names: &Names) {
        let mut bare = vec![false; names.entities.len()];
        let mut whole = vec![false; names.entities.len()];
        for m in &names.mentions {
            let first = doc.token_at(m.span.start());
            if self.borne[m.entity] && doc.text_of(m.span).contains(' ') {
                whole[m.entity] = true;
                bare[m.entity] |= first.checked_sub(1).is_none_or(|k| doc.lower(k) != "the");
            }
        }
        for entity in (0..bare.len()).filter(|e| whole[*e] && !bare[*e]) {
            let known = given(&names.entities[entity]).is_some_and(lists::is_given);
            if !known && self.pronouns[entity].is_none() {
                self.borne[entity] = false;
                self.surely[entity] = false;
            }
        }
    }

    /// Where the given name does not tell: the pronoun that follows in sentences that name nobody else.
    fn by_pronouns(&mut self, doc: &Document<'_>, names: &Names) {
        let mut votes = vec![[0_u32; 2]; names.entities.len()];
        for sentence in doc.sentences() {
            let bears = |m: &&super::NameMention| self.borne[m.entity] || is_bare(names, m.entity);
            let mut persons = names.mentions_in(sentence.span).iter().filter(bears);
            let Some(first) = persons.next() else { continue };
            if self.pronouns[first.entity].is_some() || persons.any(|m| m.entity != first.entity) {
                continue;
            }
            let behind = doc.token_at(first.span.end())..sentence.tokens.end;
            // "Tovan met the widow and praised her courage": of another.
            let mut own = behind.map(|i| doc.lower(i)).take_while(|w| !crate::attribution::is_group(w));
            match own.find_map(gender) {
                Some("he") => votes[first.entity][0] += 1,
                Some(_) => votes[first.entity][1] += 1,
                None => {}
            }
        }
        for (entity, [he, she]) in votes.into_iter().enumerate() {
            let told = match () {
                () if he > she * CLEAR => Some("he"),
                () if she > he * CLEAR => Some("she"),
                () => None,
            };
            // "Tovan left. His boat … He": a word that nothing else tells to be a name of somebody's.
            let bare = told.is_some() && !self.borne[entity];
            if bare && he.max(she) < OFTEN {
                continue;
            }
            self.borne[entity] |= bare;
            self.surely[entity] |= told.is_some();
            self.pronouns[entity] = self.pronouns[entity].or(told);
        }
    }

    /// Whether people bear the name of entity `i`.
    pub(super) fn bears(&self, i: usize) -> bool {
        self.borne.get(i).copied().unwrap_or(false)
    }

    /// Whether more than the shape of the name tells so.
    pub(super) fn surely_bears(&self, i: usize) -> bool {
        self.surely.get(i).copied().unwrap_or(false)
    }

    /// The pronoun of entity `i`, if anything tells it.
    pub(super) fn pronoun(&self, i: usize) -> Option<&'static str> {
        self.pronouns.get(i).copied().flatten()
    }
}

/// The first word of a name, in small letters.
fn given(name: &str) -> Option<Lower> {
    name.split_once(' ').map(|(given, _)| lower(given))
}

/// The words that a text writes in small letters, gathered when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Small<'d>(OnceCell<FxHashSet<&'d str>>);

impl<'d> Small<'d> {
    pub(super) fn of(&self, doc: &'d Document<'_>) -> &FxHashSet<&'d str> {
        self.0.get_or_init(|| small(doc).collect())
    }
}

/// The words that a text writes in small letters.
fn small<'d>(doc: &'d Document<'_>) -> impl Iterator<Item = &'d str> {
    let tokens = doc.tokens().iter().enumerate();
    tokens.filter(|(_, t)| t.is_word() && !t.is_capital()).map(|(i, _)| doc.lower(i))
}

fn gender(word: &str) -> Option<&'static str> {
    match word {
        "he" | "his" | "him" | "himself" => Some("he"),
        "she" | "her" | "hers" | "herself" => Some("she"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_what_has_the_shape_of_their_names() {
        for (text, name, expected) in [
            ("Mira Tovan spoke.", "Mira Tovan", true),
            ("Zorvan Tovan spoke.", "Zorvan Tovan", true),
            ("Zorvan Brook spoke at the brook. Brook smiled.", "Zorvan Brook", true),
            ("The Zorvan Crimson wrote so. The Crimson was first.", "Zorvan Crimson", false),
            ("Zorvan Tovan led the Zorvan Tovan campaign. Tovan won.", "Zorvan Tovan", true),
            ("They cited the Hyde Amendment. An amendment is law.", "Hyde Amendment", false),
            ("We met Social Security there, a social question of security.", "Social Security", false),
        ] {
            let doc = Document::new(text);
            let names = Names::read(&doc);
            let entity = names.entities().iter().position(|e| e == name).expect(text);
            assert_eq!(names.is_person(entity), expected, "{text}");
        }
    }

    #[test]
    fn pronouns_that_the_text_tells() {
        for (text, expected) in [
            ("Zorvan Tovan lost her purse.", Some("she")),
            ("Zorvan Tovan lost his purse.", Some("he")),
            ("Zorvan Tovan lost a purse.", None),
            ("Zorvan Tovan and Elif Brandt lost her purse.", None),
            ("Zorvan Tovan met the nurse and praised her purse.", None),
            ("Ms. Tovan lost a purse.", Some("she")),
            ("Mira Tovan lost his purse.", Some("she")),
        ] {
            let doc = Document::new(text);
            let names = Names::read(&doc);
            let entity = names.entities().iter().position(|e| e.ends_with("Tovan")).expect(text);
            assert_eq!(names.pronoun(entity), expected, "{text}");
        }
    }
}
