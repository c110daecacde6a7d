//! One article, read: its source, its text cut up, and its claims.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::attribution::{Act, Attribution};
use crate::claim::{Claim, ClaimBody, Mention};
use crate::date::{Basis, DateValue, Granularity, Moment};
use crate::lexicon::calendar::{month, weekday};
use crate::name::Names;
use crate::options::Options;
use crate::source::Source;
use crate::span::Span;
use crate::text::Document;
use crate::{attribution, correction, date, figure, furniture};

/// An article as read.
///
/// ```
/// use variorum::{Article, Reading};
/// let article = Article::new("a", "The quake killed at least 24 people.");
/// let reading = Reading::new(&article);
/// assert_eq!(reading.doc.text_of(reading.claims[0].span), "at least 24 people");
/// ```
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// What is known of the article.
    pub source: Source,
    /// Its text, cut up.
    pub doc: Document<'a>,
    /// Its names.
    pub names: Names,
    /// Its claims in order of their spans.
    pub claims: Vec<Claim>,
    /// What each token does.
    pub(crate) acts: Vec<Act>,
    /// What linking may go by of the figures whose subject says more, in order.
    pub(crate) linked: Vec<(Span, String)>,
}

/// One article's claims, as `variorum claims` prints them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ArticleClaims {
    /// What is known of the article.
    pub source: Source,
    /// Its claims in order of their spans.
    pub claims: Vec<Claim>,
}

impl<'a> Reading<'a> {
    /// Reads every figure, date and attribution of `article`. Time is linear in its length.
    #[must_use]
    pub fn new(article: &'a Article) -> Reading<'a> {
        Reading::with(article, &Options::default())
    }

    /// The same, names being called what `options` call them, by their word lists.
    #[must_use]
    pub fn with(article: &'a Article, options: &Options) -> Reading<'a> {
        options.lexicon.during(|| Reading::read(article, options))
    }

    /// The attribution inside whose content a claim of this article stands.
    pub(crate) fn outer(&self, claim: &Claim) -> Option<&Attribution> {
        let id = claim.said_by.as_deref()?;
        // The number in an id is the claim's place, from one.
        let place = id.rsplit_once("#c")?.1.parse::<usize>().ok()?.checked_sub(1)?;
        self.claims.get(place).filter(|c| c.id == id)?.attribution()
    }

    /// What a claim is of, as far as a phrase tells that; else its own words: what stands beside a figure is good to read, and too little to
    /// link by; what somebody did is good to read, and told in other words by each article.
    pub(crate) fn phrase<'c>(&'c self, claim: &'c Claim) -> &'c str {
        let less = claim.figure().and_then(|_| self.linked.binary_search_by_key(&claim.span, |l| l.0).ok());
        match less.map(|n| self.linked[n].1.as_str()) {
            Some("") => &claim.quote,
            Some(less) => less,
            None => &claim.subject,
        }
    }

    fn read(article: &'a Article, options: &Options) -> Reading<'a> {
        let source = Source::of(article);
        let doc = Document::new(&article.text);
        let mut names = Names::read(&doc);
        names.rename(|name| options.name_of(name));
        let mut dates = date::read(&doc, source.day());
        if let Some((day, other)) = source.day().zip(source.other_day()) {
            dates.iter_mut().for_each(|m| widen(m, doc.lower_of(m.span), other < day));
        }
        let figures = figure::read(&doc, &dates);
        let (mut attributions, acts) = attribution::read_with_acts(&doc, &names);
        for speaker in attributions.iter_mut().filter_map(|m| m.value.speaker.as_mut()) {
            let name = options.name_of(&speaker.entity).or_else(|| options.name_of(&speaker.text));
            speaker.entity = name.unwrap_or_else(|| std::mem::take(&mut speaker.entity));
        }
        let mut mentions: Vec<Mention<ClaimBody>> = Vec::new();
        mentions.extend(figures.into_iter().map(|m| boxed(m, ClaimBody::Figure)));
        mentions.extend(dates.into_iter().map(|m| boxed(m, ClaimBody::Date)));
        mentions.extend(attributions.into_iter().map(|m| boxed(m, ClaimBody::Attribution)));
        mentions.sort_by_key(|m| (m.span, m.value.kind()));
        let claimed = |line: &Range<usize>| {
            let next = mentions.partition_point(|m| m.span.start() < line.start);
            mentions.get(next).is_some_and(|m| m.span.start() < line.end)
        };
        let around = furniture::read(&article.text, doc.all_lower(), claimed);
        mentions.retain(|m| !furniture::holds(&around, m.span.start()));
        let linked = mentions.iter_mut().filter_map(|m| Some((m.span, m.linked.take()?))).collect();
        let mut claims =
            bind(mentions.into_iter().enumerate().map(|(n, m)| claim(&doc, &article.id, n, m)).collect());
        let withdrawn = correction::read(&doc);
        for claim in &mut claims {
            let next = withdrawn.partition_point(|w| w.end() <= claim.span.start());
            // "Not 12" and "from 12 to 21" are wider than what is taken back.
            let whole = claim.attribution().is_some();
            let takes = |w: &Span| w.contains(claim.span) || !whole && w.start() < claim.span.end();
            claim.withdrawn = withdrawn.get(next).is_some_and(takes);
        }
        Reading { source, doc, names, claims, acts, linked }
    }
}

/// Makes the largest tables of the built-in words, which else are made when they are first asked. A program that does so in a thread of
/// its own while it looks for its input has read its first article a millisecond sooner; nothing else comes of it.
///
/// ```
/// std::thread::spawn(variorum::prepare);
/// ```
pub fn prepare() {
    figure::prepare();
    attribution::prepare();
    crate::align::prepare();
}

/// Reads every figure, date and attribution of one article.
///
/// ```
/// use variorum::{Article, claims};
/// let found = claims(&Article::new("a", "The quake killed at least 24 people."));
/// assert!(found.claims.iter().all(|c| c.source == "a"));
/// ```
#[must_use]
pub fn claims(article: &Article) -> ArticleClaims {
    claims_with(article, &Options::default())
}

/// The same, as `options` have it.
///
/// ```
/// use variorum::{Article, Options, claims_with};
/// let options = Options::default().alias(["Jane Roe", "the minister"]);
/// let found = claims_with(&Article::new("a", "“It is safe,” the minister said."), &options);
/// let speaker = found.claims[0].attribution().and_then(|a| a.speaker.as_ref());
/// assert_eq!(speaker.map(|s| s.entity.as_str()), Some("Jane Roe"));
/// ```
#[must_use]
pub fn claims_with(article: &Article, options: &Options) -> ArticleClaims {
    let reading = Reading::with(article, options);
    ArticleClaims { source: reading.source, claims: crate::compare::told_claims(reading.claims, options) }
}

/// "Today" of an article that appeared near midnight in UTC is one of two days: the other is the one before if `earlier`,
/// else the one after. A day of the week names its day itself.
fn widen(m: &mut Mention<DateValue>, words: &str, earlier: bool) {
    let counted = m.value.basis == Basis::Publication && m.value.granularity == Granularity::Day;
    let named = words.split(|c: char| !c.is_alphabetic()).any(|w| weekday(w).is_some() || month(w).is_some());
    let Some(interval) = m.value.interval.as_mut().filter(|_| counted && !named) else { return };
    match (&mut interval.start, &mut interval.end) {
        (Some(Moment::Day(start)), _) if earlier => *start = start.yesterday().unwrap_or(*start),
        (_, Some(Moment::Day(end))) if !earlier => *end = end.tomorrow().unwrap_or(*end),
        _ => {}
    }
}

fn boxed<T>(m: Mention<T>, body: impl Fn(T) -> ClaimBody) -> Mention<ClaimBody> {
    Mention {
        span: m.span,
        value: body(m.value),
        subject: m.subject,
        hedges: m.hedges,
        negated: m.negated,
        linked: m.linked,
    }
}

fn claim(doc: &Document<'_>, source: &str, n: usize, m: Mention<ClaimBody>) -> Claim {
    let sentence = doc.sentences().get(doc.sentence_at(m.span.start())).map_or(m.span, |s| s.span);
    let quote = doc.text_of(m.span).to_string();
    let subject = if m.subject.is_empty() { quote.clone() } else { m.subject };
    Claim {
        id: [source, "#c", (n + 1).to_string().as_str()].concat(),
        source: source.to_string(),
        kind: m.value.kind(),
        span: m.span,
        quote,
        sentence,
        subject,
        hedges: m.hedges,
        negated: m.negated,
        withdrawn: false,
        said_by: None,
        body: m.value,
    }
}

/// Ties every claim to the innermost attribution inside whose content it stands.
fn bind(mut claims: Vec<Claim>) -> Vec<Claim> {
    let mut contents: Vec<(Span, usize)> = Vec::new();
    for (i, claim) in claims.iter().enumerate() {
        let parts = claim.attribution().map_or(&[][..], |a| &a.content);
        contents.extend(parts.iter().map(|part| (*part, i)));
    }
    contents.sort_by_key(|(span, i)| (span.start(), std::cmp::Reverse(span.end()), *i));
    let mut open: Vec<(Span, usize)> = Vec::new();
    let mut next = contents.iter().peekable();
    for i in 0..claims.len() {
        let span = claims[i].span;
        while let Some(content) = next.next_if(|(c, _)| c.start() <= span.start()) {
            open.push(*content);
        }
        open.retain(|(c, _)| c.end() > span.start());
        let inner = open.iter().rfind(|(c, a)| c.contains(span) && *a != i).map(|(_, a)| *a);
        claims[i].said_by = inner.map(|a| claims[a].id.clone());
    }
    claims
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The interval of the first date and the value of the article's day.
    fn first(published: &str, text: &str) -> String {
        let mut article = Article::new("a", text);
        article.published = Some(published.to_string());
        let claims = claims(&article).claims;
        let date = claims.iter().find_map(Claim::date).expect("a date");
        let interval = date.interval.expect("an interval");
        let day = |m: Option<Moment>| m.map_or_else(String::new, |m| m.day().to_string());
        format!("{}/{}", day(interval.start), day(interval.end))
    }

    #[test]
    fn today_near_midnight_in_utc_is_two_days() {
        for (published, text, days) in [
            ("2031-05-08T02:30:00Z", "The bridge fell today.", "2031-05-07/2031-05-08"),
            ("2031-05-08T02:30:00Z", "The bridge fell yesterday.", "2031-05-06/2031-05-07"),
            ("2031-05-07T23:30:00Z", "The bridge fell today.", "2031-05-07/2031-05-08"),
            ("2031-05-08T02:30:00-04:00", "The bridge fell today.", "2031-05-08/2031-05-08"),
            ("2031-05-08T12:30:00Z", "The bridge fell today.", "2031-05-08/2031-05-08"),
            ("2031-05-08", "The bridge fell today.", "2031-05-08/2031-05-08"),
            ("2031-05-08T02:30:00Z", "The bridge fell on Tuesday.", "2031-05-06/2031-05-06"),
        ] {
            assert_eq!(first(published, text), days, "{published} {text}");
        }
    }

    #[test]
    fn what_is_taken_back_is_withdrawn() {
        let text = "The flood killed 21 people.\n\nAn earlier version of this article said 12 people died.";
        let claims = claims(&Article::new("a", text)).claims;
        let figures: Vec<(String, bool)> =
            claims.into_iter().filter(|c| c.figure().is_some()).map(|c| (c.quote, c.withdrawn)).collect();
        assert_eq!(figures, [("21 people".to_string(), false), ("12 people".to_string(), true)]);
        let text = "The flood killed 21 people.\n\nCorrection: It killed 21 people, not 12.";
        let claims = super::claims(&Article::new("a", text)).claims;
        let quotes: Vec<&str> = claims.iter().filter(|c| c.withdrawn).map(|c| c.quote.as_str()).collect();
        assert_eq!(quotes, ["not 12"]);
    }
}
