//! Who speaks: the entity behind a source, pronouns included.

use std::ops::Range;

use super::candidate::Candidate;
use super::word::{Kind, Text};
use crate::name::{NameKind, Names, is_pronoun, is_title, plain, pronoun_of, pronoun_of_noun};
use crate::span::Span;

/// How many sentences back a document may have been given.
const GIVEN_BEFORE: usize = 3;

/// How many names back a pronoun may look.
const REACH: usize = 40;

/// Whether a verb tells that its subject gives its object to others to read.
fn is_given(verb: &str) -> bool {
    matches!(verb, "issued" | "released" | "published" | "sent" | "posted" | "wrote" | "gave" | "provided")
}

/// Finds speakers in the order of the text; remembers the last ones for pronouns.
#[derive(Debug)]
pub(super) struct Speakers<'a, 'd, 't> {
    text: &'a Text<'d, 't>,
    names: &'a Names,
    /// The last person that spoke, where, and the pronoun that goes with it.
    person: Option<(String, usize, Option<&'static str>)>,
    /// The last body of people that spoke, and where.
    body: Option<(String, usize)>,
}

impl<'a, 'd, 't> Speakers<'a, 'd, 't> {
    pub(super) fn new(text: &'a Text<'d, 't>, names: &'a Names) -> Speakers<'a, 'd, 't> {
        Speakers { text, names, person: None, body: None }
    }

    /// The entity behind the source of `c`; its own words if nothing better is known.
    pub(super) fn entity(&mut self, c: &Candidate, source: &Range<usize>) -> String {
        let doc = self.text.doc;
        let span = doc.span_of(source.clone());
        let word = doc.lower(source.start);
        let pronoun = source.len() == 1 || self.text.kind(source.end - 1) == Kind::Who;
        let found = match word {
            "who" | "which" if pronoun => self.antecedent(source.start),
            "he" | "his" | "him" if pronoun => self.pronoun(source.start, "he"),
            "she" | "her" if pronoun => self.pronoun(source.start, "she"),
            "they" | "their" | "them" if pronoun => {
                self.group_before(source.start).or_else(|| self.body_before(source.start))
            }
            "it" | "its" if pronoun => {
                self.body_of_clause(source.start).or_else(|| self.body_before(source.start))
            }
            _ => (self.names.several(doc, span))
                .or_else(|| self.names.speaker(doc, span))
                .or_else(|| self.writer(source)),
        };
        let entity = found.unwrap_or_else(|| plain(&doc.written_of(self.bare(source))).into_owned());
        self.remember(c, &entity, span);
        entity
    }

    /// The words of a source without what a comma parts from them: "the mayor, who had not left", "Tovan, D-Ohio".
    fn bare(&self, source: &Range<usize>) -> Span {
        let doc = self.text.doc;
        let party = |i: usize| {
            let letters: String = doc.word(i).chars().chain(doc.word(i + 1).chars()).take(2).collect();
            letters.starts_with(char::is_uppercase) && letters.ends_with(['-', '–', '‑'])
        };
        let clause = |i: &usize| {
            self.text.kind(*i) == Kind::Comma && (self.text.kind(i + 1) == Kind::Who || party(i + 1))
        };
        let comma = source
            .clone()
            .skip(1)
            .find(|i| clause(i) || i + 1 == source.end && self.text.kind(*i) == Kind::Comma);
        doc.span_of(source.start..comma.unwrap_or(source.end))
    }

    fn remember(&mut self, c: &Candidate, entity: &str, span: Span) {
        if self.text.level(c.head) != 0 {
            return;
        }
        let mentions = self.names.mentions_in(span);
        // "Tovan's answer" is not Tovan, and "Tovan, who works for Orth" not Orth.
        let called = |m: &&crate::name::NameMention| self.names.entities()[m.entity] == entity;
        let named = mentions.iter().find(called).or(mentions.last()).map(|m| m.entity);
        let is_person = |e: usize| self.names.is_person(e) && self.names.entities()[e] == entity;
        let word = self.text.lower(c.source.as_ref().map_or(0, |s| s.start));
        let pronoun = ["he", "she"].into_iter().find(|p| *p == word);
        let (entity, at) = (entity.to_string(), span.start());
        match named {
            _ if pronoun.is_some() && is_pronoun(&entity) => {}
            _ if pronoun.is_some() => self.person = Some((entity, at, pronoun)),
            Some(e) if is_person(e) => self.person = Some((entity, at, self.names.pronoun(e))),
            None if self.is_somebody(span) => {
                let pronoun = pronoun_of(&entity)
                    .or_else(|| pronoun_of_noun(&super::statement::head(&entity).to_lowercase()));
                self.person = Some((entity, at, pronoun));
            }
            _ => self.body = Some((entity, at)),
        }
    }

    /// "the official", "a spokesman": one person without a name; "the president" has one, known or not.
    fn is_somebody(&self, span: Span) -> bool {
        let doc = self.text.doc;
        let last = doc.token_at(span.end() - 1);
        let first = doc.token_at(span.start());
        let head = doc.lower(last);
        matches!(doc.lower(first), "the" | "a" | "an" | "one")
            && super::statement::is_group(head)
            && !is_title(head)
            && !super::word::is_plural(head)
    }

    /// "Sally, who charged": the phrase before the pronoun.
    fn antecedent(&self, at: usize) -> Option<String> {
        let doc = self.text.doc;
        let end = at - usize::from(at > 0 && self.text.kind(at - 1) == Kind::Comma);
        let floor = self.text.domain(at).start;
        let start = self.text.np_left(end, floor)?;
        // "Karl Orth, a sailor who"
        let name = self.text.before_apposition(start, floor);
        let span = doc.span_of(name.unwrap_or(start)..end);
        self.names.speaker(doc, span).or_else(|| Some(plain(&doc.written_of(span)).into_owned()))
    }

    /// The person a pronoun stands for: the last speaker if nobody else has been named since in a sentence's
    /// subject, else the subject of the sentence before.
    fn pronoun(&self, at: usize, pronoun: &str) -> Option<String> {
        let doc = self.text.doc;
        let start = doc.tokens()[at].span().start();
        let goes = |own: Option<&str>| own.is_none_or(|p| p == pronoun);
        let fits = |entity: usize| goes(self.names.pronoun(entity));
        let paragraph = |at: usize| doc.paragraphs().partition_point(|p| p.end() <= at);
        let near = |from: usize| paragraph(start).saturating_sub(paragraph(from)) <= 2;
        if let Some((name, from, _)) = self.person.as_ref().filter(|(_, from, p)| goes(*p) && near(*from)) {
            let newer = self.subject_since(*from, start).filter(|e| fits(*e));
            return Some(newer.map_or_else(|| name.clone(), |e| self.names.entities()[e].clone()));
        }
        let before = self.names.mentions().partition_point(|m| m.span.start() < start);
        let recent = self.names.mentions()[before.saturating_sub(REACH)..before].iter().rev();
        let mut persons = recent.filter(|m| self.names.is_surely_person(m.entity));
        let found = persons.find(|m| near(m.span.start()) && fits(m.entity))?;
        Some(self.names.entities()[found.entity].clone())
    }

    /// A person who opens a sentence between two places, or is presented in one; the sentence of the first place counts if its
    /// subject is another: "Tovan did not answer the question that Orth asked."
    fn subject_since(&self, from: usize, to: usize) -> Option<usize> {
        let doc = self.text.doc;
        let current = doc.sentence_at(to);
        let first = doc.sentence_at(from);
        (first..=current).rev().take(3).find_map(|s| {
            let sentence = doc.sentences().get(s)?;
            let floor = self.main_clause(sentence)?;
            if s == first {
                let name = self.names.entity_at(doc.tokens()[floor].span().start());
                return name.filter(|e| first < current && self.names.is_surely_person(*e));
            }
            let reach = Span::new(
                doc.tokens()[floor].span().start(),
                to.min(sentence.span.end()).max(doc.tokens()[floor].span().start()),
            );
            let opening = self.heads(reach)?;
            let close = doc.token_at(opening.span.start()) < floor + 6;
            let person = self.names.is_surely_person(opening.entity);
            (close && person).then_some(opening.entity).or_else(|| self.presented(reach))
        })
    }

    /// Where the main clause of a sentence begins, behind "While Orth waited," and "On Tuesday,".
    fn main_clause(&self, sentence: &crate::text::Sentence) -> Option<usize> {
        let tokens = sentence.tokens.clone();
        let first = tokens.clone().take(4).find(|&i| self.text.quote[i] == 0)?;
        if !matches!(self.text.kind(first), Kind::Sub | Kind::Prep | Kind::Wh | Kind::Ing | Kind::Ed) {
            return Some(first);
        }
        let comma =
            (first + 1..tokens.end).filter(|&p| self.text.kind(p) == Kind::Comma && self.text.quote[p] == 0);
        let main = comma.take(4).find(|&p| self.text.verb_follows(p + 1, tokens.end));
        Some(main.map_or(first, |comma| comma + 1))
    }

    /// The first name that is no other's: "Tovan" of "Tovan left", "Orth" of "Tovan campaign chief Karl Orth left" and of "Tovan's lawyer
    /// Karl Orth left".
    fn heads(&self, reach: Span) -> Option<&crate::name::NameMention> {
        let text = self.text;
        let leads = |m: &&crate::name::NameMention| {
            let next = text.doc.token_at(m.span.end());
            !matches!(text.kind(next), Kind::Poss | Kind::Noun | Kind::Hyphen | Kind::Adj)
        };
        let found = self.names.mentions_in(reach);
        let head = found.iter().find(leads)?;
        let first = text.doc.token_at(found.first()?.span.start())..text.doc.token_at(head.span.start());
        (!first.into_iter().any(|i| text.is_finite(i) || text.kind(i) == Kind::Comma)).then_some(head)
    }

    /// The last person whom a stretch presents, so that what follows is of them: "was identified as Ana Lopez", "…, a nurse named Ana
    /// Lopez", "Ana Lopez, who runs the shop".
    fn presented(&self, reach: Span) -> Option<usize> {
        let doc = self.text.doc;
        let presents = |m: &&crate::name::NameMention| {
            let (first, end) = (doc.token_at(m.span.start()), doc.token_at(m.span.end() - 1) + 1);
            // "as 29-year-old Ana Lopez"
            let led = (first.saturating_sub(6)..first).any(|k| {
                matches!(doc.lower(k), "as" | "named" | "called")
                    && matches!(doc.before(k), "identified" | "known" | "named")
                    || doc.lower(k) == "named" && k + 1 == first
            });
            led || self.text.kind(end) == Kind::Comma && doc.lower(end + 1) == "who"
        };
        let mut persons =
            self.names.mentions_in(reach).iter().rev().filter(|m| {
                self.names.is_person(m.entity) && self.text.quote[doc.token_at(m.span.start())] == 0
            });
        persons.find(presents).map(|m| m.entity)
    }

    /// The body that is the subject of the sentence "it" stands in: "The ministry sent a letter saying it would not go."
    fn body_of_clause(&self, at: usize) -> Option<String> {
        let doc = self.text.doc;
        let start = doc.tokens()[at].span().start();
        let floor = self.main_clause(&doc.sentences()[doc.sentence_at(start)])?;
        let subject = floor..self.text.np_right(floor, at);
        let named =
            self.names.mentions_in(doc.span_of(subject.clone())).last().map(|m| self.names.kind(m.entity));
        let body = matches!(named, Some(NameKind::Organisation | NameKind::Government | NameKind::Place));
        (body && subject.end < at).then(|| self.names.speaker(doc, doc.span_of(subject)))?
    }

    /// Whom "they" stands for where the sentence before opens with people in the plural: "Some Tovan aides knew. They demanded".
    fn group_before(&self, at: usize) -> Option<String> {
        let doc = self.text.doc;
        let before = doc.sentence_at(doc.tokens()[at].span().start()).checked_sub(1)?;
        let sentence = doc.sentences().get(before)?;
        let first = sentence.tokens.start;
        let end = self.text.np_right(first, sentence.tokens.end);
        let people = |i: usize| {
            let word = doc.lower(i);
            self.text.kind(i) == Kind::Noun
                && super::word::is_plural(word)
                && super::statement::is_group(word)
        };
        let plural = (first..end).any(people);
        plural.then(|| plain(&doc.written_of(doc.span_of(first..end))).into_owned())
    }

    /// What "they" or "it" stands for: the body that opens the sentence before, else the last one that spoke.
    fn body_before(&self, at: usize) -> Option<String> {
        let doc = self.text.doc;
        let start = doc.tokens()[at].span().start();
        let s = doc.sentence_at(start);
        for back in 1..=2 {
            let Some(sentence) = s.checked_sub(back).and_then(|s| doc.sentences().get(s)) else { break };
            if doc.lower(at) == "it"
                && back == 1
                && let Some(issuer) = self.issuer(sentence)
            {
                return Some(issuer);
            }
            if let Some(found) = self.body_in(sentence.span) {
                return Some(found);
            }
        }
        let paragraph = |at: usize| doc.paragraphs().partition_point(|p| p.end() <= at);
        let near =
            self.body.as_ref().filter(|(_, from)| paragraph(start).saturating_sub(paragraph(*from)) <= 1);
        near.map(|(name, _)| name.clone())
    }

    /// Whose words "the statement" holds: who gave it, or whose it is, in the sentences before.
    fn writer(&self, source: &Range<usize>) -> Option<String> {
        let doc = self.text.doc;
        let noun = source.end - 1;
        let bare = source.len() == 2 && matches!(doc.lower(source.start), "the" | "that" | "this");
        let written = matches!(
            doc.lower(noun),
            "statement" | "letter" | "memo" | "message" | "email" | "post" | "tweet" | "note" | "release"
        );
        if !bare || !written {
            return None;
        }
        let at = doc.sentence_at(doc.tokens()[noun].span().start());
        let low = at.saturating_sub(GIVEN_BEFORE);
        (low..=at).rev().filter_map(|s| doc.sentences().get(s)).find_map(|sentence| {
            let mut before =
                sentence.tokens.clone().filter(|i| *i < source.start && self.text.quote[*i] == 0);
            let same = before.rfind(|i| doc.lower(*i) == doc.lower(noun))?;
            self.giver(sentence, same)
        })
    }

    /// Who gave the document at `noun`: "a statement from the mayor", "Orth's letter", "Orth said in a statement".
    fn giver(&self, sentence: &crate::text::Sentence, noun: usize) -> Option<String> {
        let (doc, text) = (self.text.doc, self.text);
        let named = |range: Range<usize>| {
            let span = doc.span_of(range);
            (!self.names.mentions_in(span).is_empty()).then(|| self.names.speaker(doc, span))?
        };
        let behind = noun + 1 + usize::from(text.kind(noun + 1) == Kind::Ed); // "a letter signed by"
        if matches!(doc.lower(behind), "from" | "by") {
            return named(behind + 1..text.np_right(behind + 1, sentence.tokens.end));
        }
        let own = text.np_left(noun + 1, sentence.tokens.start)?;
        if let Some(poss) = (own..noun).rev().find(|i| text.kind(*i) == Kind::Poss) {
            let owner = self.names.mentions_in(doc.span_of(own..poss)).last()?;
            return Some(self.names.entities()[owner.entity].clone());
        }
        // "cited a report" is no report of who cited it.
        let before = doc.lower(own.checked_sub(1)?);
        if before != "in" && !is_given(before) {
            return None;
        }
        let verb = (sentence.tokens.start..own).rev().find(|i| text.is_finite(*i) && text.quote[*i] == 0)?;
        let group = super::verb::group(text, verb, sentence.tokens.start);
        named(text.subject(group.start, sentence.tokens.start)?)
    }

    /// Whose statement "it" is: "Tovan issued a brief statement. It said".
    fn issuer(&self, sentence: &crate::text::Sentence) -> Option<String> {
        let doc = self.text.doc;
        let issued = |i: usize| {
            is_given(doc.lower(i))
                && (i + 1..(i + 5).min(sentence.tokens.end))
                    .take_while(|k| !matches!(self.text.kind(*k), Kind::Prep | Kind::Sub | Kind::Comma))
                    .any(|k| {
                        matches!(
                            doc.lower(k),
                            "statement" | "letter" | "memo" | "report" | "message" | "tweet" | "email"
                        )
                    })
        };
        let verb = sentence.tokens.clone().find(|i| self.text.quote[*i] == 0 && issued(*i))?;
        let before = Span::new(sentence.span.start(), doc.tokens()[verb].span().start());
        let name = self.names.mentions_in(before).first()?;
        self.names.speaker(doc, name.span)
    }

    fn body_in(&self, span: Span) -> Option<String> {
        let opening = self.names.mentions_in(span).first()?;
        let near = opening.span.start() < span.start() + 12;
        let body = self.names.kind(opening.entity) != NameKind::Person;
        if !near || !body {
            return None;
        }
        self.names.speaker(self.text.doc, opening.span)
    }
}
