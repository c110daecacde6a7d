//! Names: people, governments, organisations and places, and what else the text calls them.
//!
//! A name is a run of capitalised words, titles and nationality stripped. A surname alone is the person of that
//! surname mentioned last; a spelling of a place and an abbreviation introduced in brackets are the entity they
//! stand for; a misspelt surname is one slip away from a long one, never from a place. Two people who share a
//! surname stay two.

mod alias;
mod apart;
mod group;
mod listed;
mod lists;
mod office;
mod person;
mod scan;
mod spelling;

use crate::span::Span;
use crate::text::Document;

pub(crate) use crate::lexicon::calendar::is_name as is_of_calendar;
pub use alias::Aliases;
pub(crate) use group::{is_nation, is_suffix};
pub(crate) use lists::{
    is_given, is_of_body, is_particle, is_pronoun, names_nobody, place_of, pronoun_of_noun,
};
pub(crate) use spelling::{key, plain, same_given};

/// The names of a document and the entity behind each mention.
#[derive(Clone, Debug, Default)]
pub struct Names {
    mentions: Vec<NameMention>,
    entities: Vec<String>,
    kinds: Vec<NameKind>,
    offices: office::Offices,
    persons: person::Persons,
}

/// One mention of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// Where it stands, titles left out.
    pub span: Span,
    /// The entity, as an index into [`Names::entities`].
    pub entity: usize,
}

/// What bears a name, as far as the text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A person: a name of two words or more, or one with a title.
    Person,
    /// A country, region or town of the built-in list.
    Place,
    /// A ministry, company, party …
    Organisation,
    /// A seat of government ("the Kremlin").
    Government,
    /// Anything else.
    Other,
}

impl Names {
    /// Finds the names of `doc`.
    #[must_use]
    pub fn read(doc: &Document<'_>) -> Names {
        Names::read_with(doc, &Aliases::default())
    }

    /// Finds the names of `doc`; what `aliases` holds goes before everything built in.
    #[must_use]
    pub fn read_with(doc: &Document<'_>, aliases: &Aliases) -> Names {
        let mut runs = Vec::new();
        for sentence in doc.sentences() {
            scan::runs(doc, sentence, &mut runs);
        }
        let mut grouper = group::Grouper::default();
        for run in &runs {
            grouper.introduce(doc, run);
        }
        let small = person::Small::default();
        grouper.settle(doc, &small);
        grouper.set_apart(doc, &small);
        for run in &runs {
            grouper.add(doc, run, aliases);
        }
        let mut names = grouper.finish();
        names.offices = office::Offices::read(doc, &runs, &names);
        names.offices.add_aliases(doc, aliases);
        names.persons = person::Persons::read(doc, &runs, &names);
        names
    }

    /// Calls entities what `name_of` calls them; those it does not know keep their names.
    pub(crate) fn rename(&mut self, name_of: impl Fn(&str) -> Option<String>) {
        for entity in &mut self.entities {
            if let Some(name) = name_of(entity) {
                *entity = name;
            }
        }
    }

    /// All mentions in order of their spans.
    #[must_use]
    pub fn mentions(&self) -> &[NameMention] {
        &self.mentions
    }

    /// The entities by their fullest name ("Nikol Pashinyan").
    #[must_use]
    pub fn entities(&self) -> &[String] {
        &self.entities
    }

    /// What bears the name of entity `i`; [`NameKind::Other`] past the end.
    #[must_use]
    pub fn kind(&self, i: usize) -> NameKind {
        self.kinds.get(i).copied().unwrap_or(NameKind::Other)
    }

    /// Whether entity `i` is a person as far as the text shows: it has a given name or a title, is called by its surname, or none
    /// of its words is an everyday one. [`NameKind::Person`] tells the shape alone.
    pub(crate) fn is_person(&self, i: usize) -> bool {
        self.persons.bears(i)
    }

    /// Whether entity `i` is a person by its given name, its title or its surname that stands alone, and not by its shape.
    pub(crate) fn is_surely_person(&self, i: usize) -> bool {
        self.persons.surely_bears(i)
    }

    /// The pronoun that goes with entity `i`, by its given name, its title or what follows it.
    pub(crate) fn pronoun(&self, i: usize) -> Option<&'static str> {
        self.persons.pronoun(i)
    }

    /// The mentions that lie inside `span`.
    #[must_use]
    pub fn mentions_in(&self, span: Span) -> &[NameMention] {
        let first = self.mentions.partition_point(|m| m.span.start() < span.start());
        let rest = &self.mentions[first..];
        let len = rest.iter().take_while(|m| m.span.end() <= span.end()).count();
        &rest[..len]
    }

    /// The entity whose mention covers byte `at`.
    #[must_use]
    pub fn entity_at(&self, at: usize) -> Option<usize> {
        let i = self.mentions.partition_point(|m| m.span.end() <= at);
        self.mentions.get(i).filter(|m| m.span.start() <= at).map(|m| m.entity)
    }

    /// Who is meant by the noun phrase at `span` when it speaks: the person it names ("Kremlin spokesman Dmitry
    /// Peskov"), the holder of the office it describes ("the Armenian prime minister"), the government behind a
    /// capital, the organisation it names. None if no name is in it and nobody holds the office.
    #[must_use]
    pub fn speaker(&self, doc: &Document<'_>, span: Span) -> Option<String> {
        office::speaker(self, doc, span)
    }

    /// The names of the people whom the noun phrase at `span` lists: "Ana Tovan, Bo Lind and Karl Orth".
    pub(crate) fn several(&self, doc: &Document<'_>, span: Span) -> Option<String> {
        listed::people(self, doc, span)
    }
}

/// Whether a word, in lower case, stands before names as a title or office ("minister").
pub(crate) fn is_title(word: &str) -> bool {
    lists::TITLES.contains(word)
}

/// The pronoun that goes with a person's name, where its given name tells.
pub(crate) fn pronoun_of(name: &str) -> Option<&'static str> {
    lists::pronoun_of(&spelling::lower(name.split(' ').next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(text: &str) -> Vec<(String, String)> {
        let doc = Document::new(text);
        let names = Names::read(&doc);
        let pair = |m: &NameMention| (doc.text_of(m.span).to_string(), names.entities()[m.entity].clone());
        names.mentions().iter().map(pair).collect()
    }

    fn entity_of(text: &str, mention: &str) -> Option<String> {
        entities(text).into_iter().rfind(|(m, _)| m == mention).map(|(_, e)| e)
    }

    #[test]
    fn parties_are_no_names() {
        let found = entities("Rep. Mira Tovan, R-Osk., left.");
        assert!(found.iter().all(|(mention, _)| !mention.starts_with('R')), "{found:?}");
        let found = entities("The Texas Republicans met. Republicans left.");
        assert!(
            found.iter().all(|(mention, entity)| mention != "Republicans" || entity != "Texas Republicans"),
            "{found:?}"
        );
    }

    #[test]
    fn puts_names_together() {
        for (text, mention, expected) in [
            ("Mira Tovan spoke. Then Tovan left.", "Tovan", "Mira Tovan"),
            ("Arbel's Prime Minister Mira Tovan spoke. Mrs. Tovan left.", "Tovan", "Mira Tovan"),
            ("We met Mira K. Tovan. Mira Tovan left.", "Mira Tovan", "Mira Tovan"),
            ("Mira Tovarishyan spoke. Later Tovarihsyan left.", "Tovarihsyan", "Mira Tovarishyan"),
            ("Troops left Kiev.", "Kiev", "Kyiv"),
            ("President Bae Min-seo spoke. Bae Min-seo left.", "Bae Min-seo", "Bae Min-seo"),
            ("The Mira Tovan-led party won. Tovan left.", "Tovan", "Mira Tovan"),
            ("Rival Mira Tovan spoke.", "Mira Tovan", "Mira Tovan"),
            ("On Friday Tovan left. Mira Tovan spoke.", "Tovan", "Mira Tovan"),
            ("In March Tovan left. Mira Tovan spoke.", "Tovan", "Mira Tovan"),
            ("Mira Tovan Monday told us so. Tovan left.", "Tovan", "Mira Tovan"),
            ("April Jonas left.", "April Jonas", "April Jonas"),
            ("The Sunday Herald said so.", "Sunday Herald", "Sunday Herald"),
            ("The Eastern Trade Union (ETU) met. The ETU left.", "ETU", "Eastern Trade Union (ETU)"),
            ("Northland Sen. Mira Tovan spoke. Sen. Tovan left.", "Tovan", "Mira Tovan"),
            ("Northland Labour Party Chair Mira Tovan spoke.", "Mira Tovan", "Mira Tovan"),
            ("Port Arbel Mayor Tovan spoke.", "Tovan", "Tovan"),
            ("Mira Chair Company opened.", "Mira Chair Company", "Mira Chair Company"),
            ("Dana O'Rell met us. O’Rell left.", "O’Rell", "Dana O'Rell"),
            ("Bob Tovan spoke. Robert Tovan left.", "Robert Tovan", "Bob Tovan"),
            ("Bob O'Rell spoke. Robert O’Rell left.", "Robert O’Rell", "Bob O'Rell"),
            ("Bob Tovan spoke. Mira Tovan left.", "Mira Tovan", "Mira Tovan"),
            ("Bob Tovan spoke. Robert Karl Tovan left.", "Robert Karl Tovan", "Robert Karl Tovan"),
            ("Information Tovan gave no information. Mira Tovan left.", "Information Tovan", "Mira Tovan"),
            ("Norway Tovan left. Mira Tovan left.", "Norway Tovan", "Mira Tovan"),
            ("WATCH Mira Tovan speak. Tovan left.", "Tovan", "Mira Tovan"),
            ("MUST WATCH Mira Tovan speak. Tovan left.", "Tovan", "Mira Tovan"),
            ("We saw it. AP Photo Mira Tovan spoke. Tovan left.", "Tovan", "Mira Tovan"),
            ("Nadir al-Tovani spoke. We met al-Tovani.", "Tovani", "Nadir al-Tovani"),
            ("Nadir al-Tovani spoke. Al-Tovani left.", "Al-Tovani", "Nadir al-Tovani"),
            ("We met WHO Europe there.", "WHO Europe", "WHO Europe"),
            (
                "Robert Tovan and his daughter, Hope Tovan, hope to go. Hope Tovan left.",
                "Hope Tovan",
                "Hope Tovan",
            ),
            ("Robert Tovan left. Oddly Tovan smiled oddly. Oddly Tovan left.", "Oddly Tovan", "Oddly Tovan"),
            ("A bust of George Washington fell. Washington saw it.", "Washington", "Washington"),
            ("Rep. Jim Jordan spoke. Jordan praised it.", "Jordan", "Jim Jordan"),
            ("Rep. Jim Jordan spoke. He flew beyond Jordan.", "Jordan", "Jordan"),
            ("Karl Weber met Hans Weber. Hans Weber left, and Weber smiled.", "Weber", "Hans Weber"),
        ] {
            assert_eq!(entity_of(text, mention).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn keeps_others_apart() {
        let found =
            entities("In Iran and Iraq, John Miller and his brother Paul Miller spoke. Mr. Mueller left.");
        let names: std::collections::BTreeSet<_> = found.into_iter().map(|(_, e)| e).collect();
        assert_eq!(
            names.into_iter().collect::<Vec<_>>(),
            ["Iran", "Iraq", "John Miller", "Mueller", "Paul Miller"]
        );
    }

    #[test]
    fn users_add_aliases() {
        let doc = Document::new("The Lion spoke. Reporters met Lion later.");
        let aliases = Aliases::parse("a.tsv", "lion\tMira Tovan\n").unwrap();
        let names = Names::read_with(&doc, &aliases);
        assert!(names.entities().contains(&"Mira Tovan".to_string()));
    }

    #[test]
    fn describes_speakers() {
        let text =
            "Freedonian Prime Minister Mira Tovan spoke to Armenian President Aram Vardan. Moscow agreed.";
        let doc = Document::new(text);
        let names = Names::read(&doc);
        let of = |words: &str| {
            let at = text.find(words).unwrap();
            names.speaker(&doc, Span::new(at, at + words.len()))
        };
        assert_eq!(of("Freedonian Prime Minister Mira Tovan").as_deref(), Some("Mira Tovan"));
        assert_eq!(of("Moscow").as_deref(), Some("Russian government"));
    }

    #[test]
    fn describes_nobody_by_a_name_that_is_not_the_head() {
        for (text, phrase) in [
            ("Mira Tovan and her lawyer spoke.", "Mira Tovan and her lawyer"),
            ("Mira Tovan and Aram Vardan spoke.", "Mira Tovan and Aram Vardan"),
            (
                "Figures from the Port Archive and Media Cloud show it.",
                "Figures from the Port Archive and Media Cloud",
            ),
        ] {
            let doc = Document::new(text);
            let names = Names::read(&doc);
            assert_eq!(names.speaker(&doc, Span::new(0, phrase.len())), None, "{text}");
        }
    }
}
