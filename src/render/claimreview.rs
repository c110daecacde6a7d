//! A report as schema.org JSON-LD.
//!
//! The vocabulary is ClaimReview's, for tools that read it; what is reviewed is whether sources agree, never whether
//! a claim is true. So no review carries a rating, and each says what it compares.

use serde_json::{Value, json};

use super::link;
use super::view::View;
use super::words;
use crate::article::Article;
use crate::claim::Claim;
use crate::report::{Point, Position, Report};

const NO_TRUTH: &str =
    "Compares what sources state. It says whether they agree with each other, not which of them is true.";

/// The points as schema.org `ClaimReview`s in JSON-LD, indented: one review a point, conflicts first; each names its
/// articles and their exact words. What an article takes back is a `Claim` of its own. None carries a `reviewRating`: this is a comparison of sources, no rating of truth.
///
/// ```
/// use variorum::{Article, compare, render};
/// let articles = [Article::new("a", "24 died."), Article::new("b", "31 died.")];
/// let json = render::claimreview(&compare(&articles), &articles);
/// assert!(json.contains("https://schema.org") && !json.contains("reviewRating"));
/// ```
#[must_use]
pub fn claimreview(report: &Report, articles: &[Article]) -> String {
    let view = View::new(report, articles);
    let reviews = view.ordered().into_iter().map(|p| review(&view, p));
    let reviews: Vec<Value> =
        reviews.chain(view.withdrawn().map(|(_, claim)| taken_back(&view, claim))).collect();
    let document = json!({"@context": "https://schema.org", "@graph": reviews});
    // `<` as an escape: the document can stand in a script element as it is.
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    super::steady_json(text.replace('<', "\\u003c")) + "\n"
}

fn review(view: &View<'_>, point: &Point) -> Value {
    json!({
        "@type": "ClaimReview",
        "@id": format!("#{}", point.id),
        "name": format!("Source comparison: {}", words::verdict(point.verdict)),
        "disambiguatingDescription": NO_TRUTH,
        "reviewAspect": "source comparison",
        "claimReviewed": point.subject,
        "reviewBody": point.explanation,
        "author": {
            "@type": "SoftwareApplication",
            "name": "variorum",
            "softwareVersion": env!("CARGO_PKG_VERSION"),
            "applicationCategory": "source comparison",
        },
        "itemReviewed": point.positions.iter().map(|p| position(view, p)).collect::<Vec<_>>(),
    })
}

/// What an article takes back is reviewed by nobody.
fn taken_back(view: &View<'_>, claim: &Claim) -> Value {
    json!({
        "@type": "Claim",
        "name": claim.quote,
        "creativeWorkStatus": "withdrawn",
        "description": words::WITHDRAWN,
        "appearance": [appearance(view, claim)],
    })
}

fn position(view: &View<'_>, position: &Position) -> Value {
    let claims: Vec<&Claim> = view.claims_of(&position.claims).collect();
    let speaker = claims.iter().find_map(|c| view.speaker(c));
    let mut out = json!({
        "@type": "Claim",
        "name": position.value,
        "appearance": claims.iter().map(|c| appearance(view, c)).collect::<Vec<_>>(),
    });
    if let Some(speaker) = speaker {
        out["author"] = json!({"@type": "Thing", "name": speaker});
    }
    out
}

fn appearance(view: &View<'_>, claim: &Claim) -> Value {
    let source = view.source(&claim.source);
    let mut out =
        json!({"@type": "NewsArticle", "identifier": claim.source, "abstract": view.sentence(claim)});
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            out[key] = value;
        }
    };
    set("headline", source.and_then(|s| s.title.as_deref()).map(Value::from));
    set("datePublished", source.and_then(|s| s.published.as_deref()).map(Value::from));
    set("url", source.and_then(|s| s.url.as_deref()).and_then(link::web).map(Value::from));
    let publisher = source.and_then(|s| s.outlet.as_deref());
    set("publisher", publisher.map(|name| json!({"@type": "Organization", "name": name})));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixture;

    #[test]
    fn a_review_is_a_comparison_and_no_rating() -> Result<(), serde_json::Error> {
        let (report, articles) = fixture::story();
        let text = claimreview(&report, &articles);
        assert!(!text.contains("</script"));
        let document: Value = serde_json::from_str(&text)?;
        let graph = document["@graph"].as_array().expect("reviews");
        assert_eq!(graph.len(), report.points.len());
        for review in graph {
            assert_eq!(review["@type"], "ClaimReview");
            assert_eq!(review["reviewAspect"], "source comparison");
            assert!(review.get("reviewRating").is_none());
        }
        let third = &graph[0]["itemReviewed"][2]["appearance"][0];
        assert_eq!(third["publisher"]["name"], "\"><img src=x onerror=alert(2)>");
        assert!(third.get("url").is_none());
        Ok(())
    }

    #[test]
    fn what_is_taken_back_is_a_claim_of_its_own() -> Result<(), serde_json::Error> {
        let (mut report, articles) = fixture::story();
        report.claims[0].withdrawn = true;
        let document: Value = serde_json::from_str(&claimreview(&report, &articles))?;
        let last = document["@graph"].as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
        assert_eq!((&last["@type"], &last["creativeWorkStatus"]), (&json!("Claim"), &json!("withdrawn")));
        Ok(())
    }
}
