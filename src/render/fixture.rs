//! Reports made by hand, for the renderers' own tests.

use rust_decimal::Decimal;

use crate::article::Article;
use crate::attribution::{Attribution, Form, Speaker, Stance, Words};
use crate::claim::{Claim, ClaimBody, ClaimKind};
use crate::date::{Basis, DateValue, Granularity, Moment, TimeInterval, TimexType};
use crate::figure::{Bound, Figure, Interval};
use crate::report::{Check, CheckVerdict, Point, Position, Reason, Report, Verdict};
use crate::source::Source;
use crate::span::Span;

/// Three articles on an invented quake, one of them full of markup, and a report with a point of each verdict and kind.
pub(super) fn story() -> (Report, Vec<Article>) {
    let articles = articles();
    let t: Vec<&str> = articles.iter().map(|a| a.text.as_str()).collect();
    let speech =
        |id: &str, text: &str, n, quote: &str, cue: &str| attribution(id, text, n, ("Jane Roe", cue, quote));
    let claims = vec![
        figure("a.txt", t[0], 1, "24 people", 24),
        date("a.txt", t[0], 2, "2 July 2013"),
        speech("a.txt", t[0], 3, "“We need tents,”", "said"),
        figure("b.txt", t[1], 1, "31 people", 31),
        date("b.txt", t[1], 2, "2 July 2013"),
        speech("b.txt", t[1], 3, "“We need 500 tents,”", "said"),
        bounded(figure("c.html", t[2], 1, "more than <b>20</b> people", 20)),
        figure("c.html", t[2], 2, "40 people", 40),
    ];
    let points = vec![
        point(1, Verdict::Conflict, &claims, &[&[0], &[3], &[6]], Reason::Value),
        point(2, Verdict::Update, &claims, &[&[0], &[7]], Reason::Date),
        point(3, Verdict::Agree, &claims, &[&[1, 4]], Reason::Value),
        point(4, Verdict::Compatible, &claims, &[&[2], &[5]], Reason::Wording),
    ];
    let checks = vec![Check {
        id: "k1".into(),
        source: "c.html".into(),
        verdict: CheckVerdict::Fails,
        claims: vec![claims[6].id.clone(), claims[7].id.clone()],
        rule: "sum".into(),
        explanation: "20 and 40 do not add up".into(),
    }];
    let sources = articles.iter().map(Source::of).collect();
    let copies = vec![vec!["a.txt".to_string(), "b.txt".to_string()]];
    (Report::new(sources, claims, copies, points, checks), articles)
}

fn articles() -> Vec<Article> {
    let a = "The quake of 2 July 2013 killed 24 people.\n\n“We need tents,” Jane Roe said.\n";
    let b = "At least that: 31 people died on 2 July 2013. “We need 500 tents,” said Jane Roe.";
    let c = "<script>alert(1)</script> The quake killed more than <b>20</b> people & 40 people later \"so\" 'they' say.";
    let make = |id: &str, text: &str, outlet: &str, url: &str| {
        let mut article = Article::new(id, text);
        article.outlet = Some(outlet.to_string());
        article.url = Some(url.to_string());
        article.published = Some("2013-07-03".to_string());
        article
    };
    vec![
        make("a.txt", a, "Wire", "https://example.org/a?x=1&y=2#top"),
        make("b.txt", b, "Wire", "https://example.org/b"),
        make("c.html", c, "\"><img src=x onerror=alert(2)>", "javascript:alert(3)"),
    ]
}

fn point(n: usize, verdict: Verdict, claims: &[Claim], positions: &[&[usize]], reason: Reason) -> Point {
    let ids = |of: &[usize]| of.iter().map(|i| claims[*i].id.clone()).collect::<Vec<_>>();
    let all: Vec<usize> = positions.concat();
    Point {
        id: format!("p{n}"),
        kind: claims[all[0]].kind,
        subject: format!("subject of p{n}"),
        verdict,
        severity: 1.0 / f64::from(u32::try_from(n).unwrap_or(1)),
        claims: ids(&all),
        positions: positions
            .iter()
            .map(|of| Position {
                claims: ids(of),
                sources: of.iter().map(|i| claims[*i].source.clone()).collect(),
                independent: 1,
                value: super::words::value(&claims[of[0]]),
            })
            .collect(),
        reason,
        explanation: format!("This is why p{n} is so."),
    }
}

/// A claim over the first occurrence of `quote`; its sentence is its line.
fn claim(id: &str, text: &str, n: usize, quote: &str, body: ClaimBody) -> Claim {
    let start = text.find(quote).expect("the quote stands in the text");
    let span = Span::new(start, start + quote.len());
    let line = text[..start].rfind("\n\n").map_or(0, |at| at + 2);
    let end = text[start..].find("\n\n").map_or(text.len(), |at| start + at);
    Claim {
        id: format!("{id}#c{n}"),
        source: id.to_string(),
        kind: body.kind(),
        span,
        quote: quote.to_string(),
        sentence: Span::new(line, end),
        subject: "deaths".to_string(),
        hedges: Vec::new(),
        negated: false,
        withdrawn: false,
        said_by: None,
        body,
    }
}

/// A count of people.
pub(super) fn figure(id: &str, text: &str, n: usize, quote: &str, value: i64) -> Claim {
    let value = Decimal::from(value);
    let interval = Interval { lo: Some(value), hi: Some(value), ..Interval::default() };
    let figure = Figure { value: Some(value), unit: Some("person".into()), interval, ..Figure::default() };
    claim(id, text, n, quote, ClaimBody::Figure(figure))
}

/// The same with "over".
fn bounded(mut claim: Claim) -> Claim {
    if let ClaimBody::Figure(f) = &mut claim.body {
        f.bound = Bound::Over;
        f.interval = Interval { hi: None, lo_open: true, ..f.interval };
    }
    claim.hedges.push("reportedly".into());
    claim
}

fn date(id: &str, text: &str, n: usize, quote: &str) -> Claim {
    let day = Moment::Day(jiff::civil::date(2013, 7, 2));
    let value = DateValue {
        timex: TimexType::Date,
        value: "2013-07-02".into(),
        modifier: None,
        interval: Some(TimeInterval { start: Some(day), end: Some(day) }),
        granularity: Granularity::Day,
        basis: Basis::Explicit,
    };
    claim(id, text, n, quote, ClaimBody::Date(value))
}

fn attribution(id: &str, text: &str, n: usize, (speaker, cue, quote): (&str, &str, &str)) -> Claim {
    let place = |words: &str| {
        let start = text.find(words).expect("the words stand in the text");
        Span::new(start, start + words.len())
    };
    let (said, who, how) = (place(quote), place(speaker), place(cue));
    let body = Attribution {
        speaker: Some(Speaker { span: who, text: speaker.into(), entity: speaker.into() }),
        cue: Some(Words { span: how, text: cue.into() }),
        content: vec![said],
        form: Form::Direct,
        stance: Stance::Says,
    };
    let mut claim = claim(id, text, n, quote, ClaimBody::Attribution(body));
    claim.span = said.join(who).join(how);
    claim.quote = text[claim.span.range()].to_string();
    debug_assert_eq!(claim.kind, ClaimKind::Attribution);
    claim
}
