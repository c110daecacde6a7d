//! The articles of a request's body: a JSON array of them, or JSON Lines.

use serde_json::Value;
use variorum::Article;

/// The name that messages give the body.
const BODY: &str = "body";

/// The articles of `body`, at most so many.
///
/// # Errors
/// What is wrong, as `body:LINE: message`; of an array the number stands for the line.
pub(crate) fn read(body: &[u8], most: usize) -> Result<Vec<Article>, String> {
    let text = std::str::from_utf8(body).map_err(|e| {
        let line = 1 + body[..e.valid_up_to()].iter().filter(|b| **b == b'\n').count();
        format!("{BODY}:{line}: no UTF-8")
    })?;
    let articles =
        if text.trim_start().starts_with('[') { of_array(text, most) } else { of_lines(text, most) }?;
    if articles.is_empty() { Err(format!("{BODY}:1: there is no article in it")) } else { Ok(articles) }
}

fn of_array(text: &str, most: usize) -> Result<Vec<Article>, String> {
    let all: Vec<Value> = serde_json::from_str(text).map_err(|e| {
        // The parser's own words end in the place.
        let message = e.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("{BODY}:{}: no JSON: {message}", e.line().max(1))
    })?;
    bounded(all.len(), most)?;
    all.iter().enumerate().map(|(n, value)| article(n + 1, &value.to_string())).collect()
}

fn of_lines(text: &str, most: usize) -> Result<Vec<Article>, String> {
    let lines: Vec<_> = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    bounded(lines.len(), most)?;
    lines.into_iter().map(|(n, line)| article(n + 1, line)).collect()
}

fn bounded(given: usize, most: usize) -> Result<(), String> {
    if given > most { Err(format!("{BODY}:1: {given} articles, and {most} are the most")) } else { Ok(()) }
}

fn article(line: usize, json: &str) -> Result<Article, String> {
    let checked = Article::from_json_line(BODY, line, json).and_then(|article| {
        // A service tells of a date that cannot be read, where the program names it and goes on.
        let fault = article.check().err().or_else(|| article.date_problem());
        fault.map_or(Ok(article), |e| Err(e.in_file(BODY).at_line(line)))
    });
    checked.map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_and_lines_are_read() {
        for body in [
            "[{\"id\":\"a\",\"text\":\"24 died.\"},\n {\"id\":\"b\",\"text\":\"31 died.\"}]",
            "{\"id\":\"a\",\"text\":\"24 died.\"}\n\n{\"id\":\"b\",\"text\":\"31 died.\"}\n",
        ] {
            let articles = read(body.as_bytes(), 2).expect(body);
            assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
            assert_eq!(read(body.as_bytes(), 1).expect_err(body), "body:1: 2 articles, and 1 are the most");
        }
    }

    #[test]
    fn faults_name_their_line() {
        for (body, message) in [
            (&b""[..], "body:1: there is no article in it"),
            (b"[]", "body:1: there is no article in it"),
            (b"{\"text\":\"24 died.\"}\n\xff", "body:2: no UTF-8"),
            (b"[{\"text\":\"24 died.\"},\n", "body:2: no JSON: EOF while parsing"),
            (b"{\"text\":\"24 died.\"}\n{\"text\":", "body:2: "),
            (b"[{\"text\":\"24 died.\"},{\"id\":\"b\"}]", "body:2: "),
            (b"{\"text\":\"24 died.\",\"published\":\"soon\"}", "body:1: published"),
        ] {
            let error = read(body, 9).expect_err(message);
            assert!(error.starts_with(message), "{error}");
        }
    }
}
