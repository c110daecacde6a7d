//! Stories with what readers marked in them.

use std::path::Path;

use serde_json::Value;
use variorum::{Article, Claim, ClaimKind, Reading};

pub(crate) type Failure = Box<dyn std::error::Error>;

/// A story: its articles and what readers marked.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    pub(crate) name: String,
    pub(crate) articles: Vec<Article>,
    /// What is asked for.
    pub(crate) points: Vec<Gold>,
    /// What is neither asked for nor wrong.
    pub(crate) neutral: Vec<Gold>,
    /// Look-alikes.
    pub(crate) traps: Vec<Gold>,
    /// What of it is told.
    pub(crate) scope: Scope,
}

/// What readers marked in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// All.
    All,
    /// Figures and dates alone.
    Values,
    /// Nothing but discrepancies.
    Discrepancies,
}

/// A point that readers marked.
#[derive(Clone, Debug)]
pub(crate) struct Gold {
    pub(crate) id: String,
    pub(crate) kind: Option<ClaimKind>,
    /// Verdicts that are right, the first one best.
    pub(crate) verdicts: Vec<String>,
    pub(crate) mentions: Vec<Mention>,
}

/// Where a point is spoken of.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) file: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Scope {
    /// How much a pair of such a story counts. Readers who marked everything, or looked for nothing but discrepancies,
    /// looked longer at each.
    pub(crate) fn weight(self) -> f32 {
        match self {
            Scope::All | Scope::Discrepancies => 3.0,
            Scope::Values => 1.0,
        }
    }
}

impl Story {
    pub(crate) fn read(&self) -> Vec<Reading<'_>> {
        self.articles.iter().map(Reading::new).collect()
    }

    /// Whether every link of this kind is told.
    pub(crate) fn tells(&self, kind: ClaimKind) -> bool {
        match self.scope {
            Scope::All => true,
            Scope::Values => kind != ClaimKind::Attribution,
            Scope::Discrepancies => false,
        }
    }
}

impl Gold {
    pub(crate) fn is_discrepant(&self) -> bool {
        self.verdicts.iter().any(|v| v == "conflict" || v == "update")
    }

    /// Whether the best verdict is a discrepancy and no reader could call it compatible.
    pub(crate) fn is_firm(&self) -> bool {
        let soft = |v: &String| v == "agree" || v == "compatible";
        self.verdicts.first().is_some_and(|v| !soft(v)) && !self.verdicts.iter().any(soft)
    }

    pub(crate) fn holds(&self, claim: &Claim, kind: ClaimKind) -> bool {
        self.mentions.iter().any(|m| m.holds(claim, kind))
    }
}

impl Mention {
    /// Whether the claim lies on the mention; an attribution also if its sentence does.
    pub(crate) fn holds(&self, claim: &Claim, kind: ClaimKind) -> bool {
        let on = |s: variorum::Span| s.start() < self.end && self.start < s.end();
        claim.source == self.file
            && (on(claim.span) || (kind == ClaimKind::Attribution && on(claim.sentence)))
    }
}

/// Every story under `folder`, by name.
pub(crate) fn load(folder: &Path) -> Result<Vec<Story>, Failure> {
    let mut folders: Vec<_> = std::fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
    folders.sort();
    folders.iter().filter(|f| f.join("gold.json").exists()).map(|f| story(f)).collect()
}

fn story(folder: &Path) -> Result<Story, Failure> {
    let json = |name: &str| -> Result<Value, Failure> {
        Ok(serde_json::from_str(&std::fs::read_to_string(folder.join(name))?)?)
    };
    let (meta, gold) = (json("meta.json")?, json("gold.json")?);
    let mut articles = Vec::new();
    for a in list(&meta["articles"]) {
        let file = a["file"].as_str().unwrap_or_default();
        let article = Article::new(file, std::fs::read_to_string(folder.join(file))?);
        articles.push(match a["published"].as_str() {
            Some(day) => article.published(day)?,
            None => article,
        });
    }
    let (minor, points) = list(&gold["points"]).partition::<Vec<_>, _>(|p| p["tier"] == "minor");
    let dropped = list(&gold["dropped"]).filter(|d| d["neutral"] == true);
    let neutral = minor.into_iter().chain(list(&gold["beyond"])).chain(dropped).map(point).collect();
    Ok(Story {
        name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        articles,
        points: points.into_iter().map(point).collect(),
        neutral,
        traps: list(&gold["distractors"]).map(point).collect(),
        scope: match gold["scope"].as_str() {
            Some("discrepancies") => Scope::Discrepancies,
            Some("values") => Scope::Values,
            _ => Scope::All,
        },
    })
}

pub(crate) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn point(p: &Value) -> Gold {
    let kind = match p["kind"].as_str() {
        Some("figure") => Some(ClaimKind::Figure),
        Some("date") => Some(ClaimKind::Date),
        Some("attribution") => Some(ClaimKind::Attribution),
        _ => None,
    };
    let also = list(&p["also_acceptable"]).filter_map(Value::as_str);
    let verdicts = p["verdict"].as_str().into_iter().chain(also).map(String::from).collect();
    let mention = |m: &Value| {
        let start = m["start"].as_u64().unwrap_or(0) as usize;
        let end = m["quote"].as_str().map_or(m["end"].as_u64().unwrap_or(0) as usize, |q| start + q.len());
        Mention { file: m["file"].as_str().unwrap_or_default().to_string(), start, end }
    };
    Gold {
        id: p["id"].as_str().unwrap_or_default().to_string(),
        kind,
        verdicts,
        mentions: list(&p["mentions"]).map(mention).collect(),
    }
}
