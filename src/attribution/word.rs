//! Kinds of words: closed classes by list, verbs by list and form, the rest by shape and neighbours.
//!
//! This is no tagger: it knows only what finding subjects, complements and clause ends needs.

mod entry;
mod inflect;
mod info;
mod kind;
mod shapes;

use crate::text::{Document, Quotation, Token};
pub(super) use inflect::{BASE, Forms, ING, OF_VERB, PARTICIPLE, PAST, THIRD};
pub(super) use info::{Cue, Info, is_doubled, prepare};
pub(crate) use info::{cue_noun_of, cue_of, is_present};
pub(crate) use kind::Kind;
pub(crate) use shapes::is_plural;
use shapes::is_title;

/// How many words a speaker's name has at most.
const OF_NAME: usize = 5;

/// A document's tokens with their kinds.
#[derive(Debug)]
pub(super) struct Text<'d, 't> {
    pub(super) doc: &'d Document<'t>,
    pub(super) kinds: Vec<Kind>,
    pub(super) infos: Vec<Info>,
    /// For every token: the outermost quotation it stands in, its marks included, counted from 1; 0 for none.
    pub(super) quote: Vec<u32>,
}

impl<'d, 't> Text<'d, 't> {
    /// Looks every word up and settles what depends on its neighbours.
    pub(super) fn new(doc: &'d Document<'t>) -> Text<'d, 't> {
        let n = doc.tokens().len();
        let infos = (0..n).map(|i| Info::of(doc, i)).collect();
        let mut text = Text { doc, kinds: vec![Kind::Mark; n], infos, quote: vec![0; n] };
        text.mark_quotations();
        for sentence in doc.sentences() {
            let title = is_title(doc, sentence);
            let start = super::label::behind_label(doc, &sentence.tokens);
            text.kinds[sentence.tokens.start..start].fill(Kind::Stop);
            for i in start..sentence.tokens.end {
                text.kinds[i] = text.settle(i, start, sentence.tokens.end, title);
            }
        }
        text
    }

    fn mark_quotations(&mut self) {
        let doc = self.doc;
        let mut covered = 0;
        for (n, q) in doc.quotations().iter().enumerate() {
            if q.span.end() <= covered {
                self.mark_nested(q);
                continue;
            }
            covered = q.span.end();
            let mut i = doc.token_at(q.span.start());
            while let Some(t) = doc.tokens().get(i).filter(|t| t.span().start() < q.span.end()) {
                self.quote[i] = n as u32 + 1;
                if t.span().start() < q.inner.start() {
                    self.kinds[i] = Kind::Open;
                } else if t.span().start() >= q.inner.end() {
                    self.kinds[i] = Kind::Close;
                }
                i += 1;
            }
        }
    }

    fn mark_nested(&mut self, q: &Quotation) {
        for at in [q.span.start(), q.inner.end()] {
            let i = self.doc.token_at(at);
            if self.doc.tokens().get(i).is_some_and(|t| t.span().start() == at) && i < self.kinds.len() {
                self.kinds[i] = if at == q.span.start() { Kind::Open } else { Kind::Close };
            }
        }
    }

    /// The quotation a cue at `i` belongs to, as [`Text::quote`] counts: the words of a finite verb that opens a
    /// quotation in the middle of a sentence (Putin “confirmed its …”) belong to the sentence.
    pub(super) fn level(&self, i: usize) -> u32 {
        let quote = self.quote[i];
        let opens = quote != 0 && i > 1 && self.kinds[i - 1] == Kind::Open && self.quote[i - 2] != quote;
        let finite = matches!(self.kinds[i], Kind::Ed | Kind::Verb);
        let inside = opens
            && !matches!(
                self.kinds[i - 2],
                Kind::Stop | Kind::Colon | Kind::Close | Kind::That | Kind::Verb | Kind::Ed
            );
        if inside && finite { self.quote[i - 2] } else { quote }
    }

    /// The kind before token `i` in its sentence; a sentence's start is a [`Kind::Stop`].
    fn before(&self, i: usize, start: usize) -> Kind {
        let mut p = i;
        while p > start && i - p < 4 {
            p -= 1;
            if self.kinds[p] != Kind::Adv {
                return self.kinds[p];
            }
        }
        Kind::Stop
    }

    fn settle(&self, i: usize, start: usize, end: usize, title: bool) -> Kind {
        if matches!(self.kinds[i], Kind::Open | Kind::Close) {
            return self.kinds[i];
        }
        let token = self.doc.tokens()[i];
        if !token.is_word() {
            let kind = mark(self.doc, token, i);
            let inner = kind == Kind::Stop && i > start && i + 1 < end && self.doc.tokens()[i + 1].is_word();
            let short = inner && !token.is_spaced() && self.doc.tokens()[i - 1].is_capital();
            return if short { Kind::Hyphen } else { kind }; // "Sen. Smith" is one name
        }
        let first = i == start || matches!(self.kinds[i - 1], Kind::Open | Kind::Colon);
        let info = self.infos[i];
        let name = token.is_capital() && !first && !title && self.doc.word(i) != "I";
        if name && !matches!(info.kind, Some(Kind::Det | Kind::Of | Kind::Prep))
            || token.is_all_caps() && self.doc.word(i) == "US"
        {
            return Kind::Cap;
        }
        let before = self.before(i, start);
        match info.kind {
            Some(kind) => self.closed(i, kind, before),
            None if info.forms != 0 => self.verb(i, end, &info, before),
            None => open_class(self.doc.lower(i), token, before),
        }
    }

    /// Words of closed classes that can be something else.
    fn closed(&self, i: usize, kind: Kind, before: Kind) -> Kind {
        let next = self.infos.get(i + 1).copied().unwrap_or(Info::NONE);
        match kind {
            Kind::Sub if next.kind.is_none() && matches!(self.doc.lower(i), "than") => Kind::Prep,
            Kind::That if matches!(before, Kind::Prep | Kind::Of) => Kind::Det,
            _ => kind,
        }
    }

    fn verb(&self, i: usize, end: usize, info: &Info, before: Kind) -> Kind {
        let nominal =
            matches!(before, Kind::Det | Kind::His | Kind::Her | Kind::Adj | Kind::Poss | Kind::Num);
        if info.forms & (BASE | THIRD) == 0 || info.forms & PAST != 0 {
            return match info.forms {
                ING if nominal => Kind::Noun,
                ING => Kind::Ing,
                f if f & PAST != 0 && !nominal => Kind::Ed,
                f if f & PAST != 0 && matches!(before, Kind::Adj | Kind::Num) && self.tells(i, end) => {
                    Kind::Ed
                }
                _ if nominal => Kind::Adj,
                _ => Kind::Ed,
            };
        }
        let bare = info.forms & BASE != 0;
        match before {
            // "Tovan said in one post:"
            Kind::It if i > 1 && self.doc.before(i) == "one" && self.kinds[i - 2] == Kind::Prep => Kind::Noun,
            Kind::Subj | Kind::Modal | Kind::Do | Kind::To | Kind::Who | Kind::It | Kind::Not => Kind::Verb,
            _ if nominal => Kind::Noun,
            Kind::Of | Kind::Prep | Kind::Be | Kind::Have => Kind::Noun,
            Kind::That if !bare => Kind::Verb,
            Kind::Noun | Kind::Cap | Kind::Unbracket | Kind::Comma | Kind::Dash | Kind::And | Kind::Close => {
                if self.takes_complement(i, end, bare) {
                    Kind::Verb
                } else {
                    Kind::Noun
                }
            }
            _ => Kind::Noun,
        }
    }

    /// "the 54-year-old said", "the father of two added": a verb of telling with nothing behind it that it could belong to.
    fn tells(&self, i: usize, end: usize) -> bool {
        let tells = self.infos[i]
            .verb
            .is_some_and(|c| matches!(c.lemma, "say" | "tell" | "add" | "write" | "explain" | "recall"));
        let next = self.infos.get(i + 1).and_then(|info| info.kind);
        let mark = i + 1 >= end || !self.doc.tokens()[i + 1].is_word();
        let known = matches!(
            next,
            Some(
                Kind::That
                    | Kind::Subj
                    | Kind::It
                    | Kind::Det
                    | Kind::Prep
                    | Kind::Adv
                    | Kind::His
                    | Kind::Her
                    | Kind::Obj
            )
        );
        tells && (mark || known || self.doc.tokens()[i + 1].is_capital())
    }

    /// Whether a quotation ends in a comma right before the name or noun that stands before token `i`.
    fn quotes_before(&self, i: usize) -> bool {
        let low = i.saturating_sub(OF_NAME);
        let of_name = |k: &usize| matches!(self.kinds[*k], Kind::Cap | Kind::Det | Kind::Noun | Kind::Adj);
        let close = (low..i).rev().find(|k| !of_name(k));
        close.is_some_and(|k| k + 1 < i && self.kinds[k] == Kind::Close && self.ends_in_comma(k))
    }

    /// Whether what stands before and after a base or third-person form makes it a verb.
    fn takes_complement(&self, i: usize, end: usize, bare: bool) -> bool {
        // "Many doctors now argue that": the noun stands before the adverb.
        let adverb = |k: &usize| *k > 0 && self.kinds[*k] == Kind::Adv;
        let subject = (i.saturating_sub(3)..i).rev().find(|k| !adverb(k));
        let plural = subject.is_some_and(|k| is_plural(self.doc.lower(k)));
        let said = matches!(
            self.infos.get(i + 1).and_then(|info| info.kind),
            Some(Kind::That | Kind::Det | Kind::His | Kind::Her | Kind::Subj | Kind::It)
        );
        let plural = plural || said && subject.is_some_and(|k| self.is_part_of_plural(k));
        let noun = self.infos[i].noun.is_some();
        if bare && !plural && i > 0 && self.kinds[i - 1] != Kind::And {
            return false;
        }
        let ambiguous = noun || bare && plural;
        if !ambiguous && self.infos[i].verb.is_some_and(|c| c.lemma == "say") {
            return true;
        }
        let name = i > 0 && self.kinds[i - 1] == Kind::Cap;
        if !bare && self.quotes_before(i) {
            return true; // "…,” Tovan notes."
        }
        if i + 1 >= end {
            return !noun;
        }
        let next = self.infos[i + 1].kind;
        let word = self.doc.word(i + 1);
        let after = self.infos[i + 1];
        // "the harbour documents assert that": a plural noun and its verb
        let governs = !bare && after.forms & BASE != 0 && after.noun.is_none() && after.verb.is_some();
        if next.is_none() && (after.forms & PAST != 0 || governs) {
            return false;
        }
        match next {
            Some(
                Kind::That
                | Kind::Det
                | Kind::His
                | Kind::Her
                | Kind::Subj
                | Kind::Obj
                | Kind::It
                | Kind::Wh
                | Kind::Not,
            ) => true,
            Some(Kind::To | Kind::Adv | Kind::Adj) => !noun || !bare,
            Some(Kind::Prep | Kind::Sub | Kind::And) => !noun,
            Some(_) => false,
            None if matches!(word, "," | "." | ";") => !noun,
            None if matches!(word, ":" | "“" | "\"" | "‘" | "''") => true,
            None => !noun || !bare && (name || self.doc.tokens()[i + 1].is_capital()),
        }
    }
}

fn mark(doc: &Document<'_>, token: Token, i: usize) -> Kind {
    match doc.word(i) {
        "," => Kind::Comma,
        ":" => Kind::Colon,
        ";" => Kind::Semi,
        "—" | "–" | "―" => Kind::Dash,
        "." | "!" | "?" | "…" => Kind::Stop,
        "(" | "[" => Kind::Bracket,
        ")" | "]" => Kind::Unbracket,
        "-" if token.is_spaced() => Kind::Dash,
        "-" | "&" => Kind::Hyphen,
        _ if token.is_number() => Kind::Num,
        "$" | "€" | "£" | "%" => Kind::Num,
        w if w.starts_with(['\'', '’']) => Kind::Poss,
        _ => Kind::Mark,
    }
}

fn open_class(lower: &str, token: Token, before: Kind) -> Kind {
    let nominal = matches!(before, Kind::Det | Kind::His | Kind::Adj | Kind::Poss | Kind::Num);
    if token.is_capital() {
        return Kind::Cap;
    }
    match lower {
        w if w.len() > 4 && w.ends_with("ly") && w != "family" => Kind::Adv,
        w if w.len() > 4 && w.ends_with("ed") && nominal => Kind::Adj,
        w if w.len() > 4 && w.ends_with("ed") => Kind::Ed,
        w if w.len() > 5 && w.ends_with("ing") && nominal => Kind::Noun,
        w if w.len() > 5 && w.ends_with("ing") => Kind::Ing,
        _ => Kind::Noun,
    }
}
