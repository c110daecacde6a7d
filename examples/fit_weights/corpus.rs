//! A corpus that nobody annotated: articles, and pairs of them on one event.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;
use variorum::Article;

use crate::story::Failure;

/// Articles by id, and which of them are on one event.
pub(crate) struct Corpus {
    pub(crate) articles: HashMap<String, Article>,
    pub(crate) pairs: Vec<(String, String)>,
}

/// Reads every `*.jsonl.gz` of a folder, and its `pairs.jsonl`.
pub(crate) fn load(folder: &Path) -> Result<Corpus, Failure> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|f| f.to_string_lossy().ends_with(".jsonl.gz"));
    files.sort();
    let mut articles = HashMap::new();
    for file in files {
        let mut text = String::new();
        let packed = std::fs::File::open(file)?;
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(packed), &mut text)?;
        for line in text.lines() {
            let (id, article) = article(&serde_json::from_str(line)?);
            articles.insert(id, article);
        }
    }
    let text = std::fs::read_to_string(folder.join("pairs.jsonl"))?;
    let rows: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let id = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_string();
    let pairs = rows.iter().map(|row| (id(row, "a"), id(row, "b")));
    let known = |(a, b): &(String, String)| articles.contains_key(a) && articles.contains_key(b);
    Ok(Corpus { pairs: pairs.filter(known).collect(), articles })
}

fn article(row: &Value) -> (String, Article) {
    let id = row["id"].as_str().unwrap_or_default();
    let article = Article::new(id, row["text"].as_str().unwrap_or_default());
    // A few name their day in another form, and are read without it.
    let dated = row["published"].as_str().and_then(|day| article.clone().published(day).ok());
    (id.to_string(), dated.unwrap_or(article))
}
