//! Reading a Markdown file: its words at their own places, its markup blanked, and what its front matter says.
//!
//! Spans must lead into the user's own file, so the text is as long as the file and each word begins where it begins
//! there: markup becomes blanks. Inside a word ("**24**%", "“[We](…) need") the marks move behind the word, so that no
//! number is cut from its sign and no quotation mark from its words. Blocks are kept apart by line feeds, lines that a
//! paragraph runs over become one; [`Article::line_of`] still tells the file's lines.

mod blocks;
mod front;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::article::{Article, Lines};
use crate::error::Error;
use blocks::Blocks;

impl Article {
    /// Reads a Markdown file (CommonMark, with front matter in YAML or TOML, strikethrough and footnotes). Title, outlet,
    /// date, author and address are taken from the front matter, the title else from the first heading. Code, pictures,
    /// struck-out words and comments are no text.
    ///
    /// Spans are bytes into the file: [`Article::text`] is as long as the file and holds blanks where its markup stands.
    ///
    /// ```
    /// use variorum::Article;
    /// let file = "---\noutlet: Wire\ndate: 2031-05-06\n---\n# Quake\nThe quake killed **24** people.\n";
    /// let article = Article::from_markdown("quake.md", file)?;
    /// assert_eq!(article.outlet.as_deref(), Some("Wire"));
    /// assert_eq!(article.published.as_deref(), Some("2031-05-06"));
    /// let at = article.text.find("24").expect("the number is there");
    /// assert_eq!(&file[at..at + 2], "24");
    /// assert_eq!(article.line_of(at), Some(6));
    /// # Ok::<(), variorum::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the file holds no text.
    pub fn from_markdown(id: impl Into<String>, file: &str) -> Result<Article, Error> {
        let mut reader = Reader::default();
        let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
            | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES;
        for (event, range) in Parser::new_ext(file, options).into_offset_iter() {
            reader.take(file, event, range);
        }
        let mut facts = front::facts(&reader.front);
        let mut article = Article::new(id, reader.blocks.text(file));
        let title = reader.title.split_whitespace().collect::<Vec<_>>().join(" ");
        facts.title = facts.title.or(Some(title).filter(|t| !t.is_empty()));
        facts.tell(&mut article);
        article.lines = Lines::of(file);
        article.check()?;
        Ok(article)
    }
}

/// What the parser's events are gathered into.
#[derive(Default)]
struct Reader {
    blocks: Blocks,
    front: String,
    title: String,
    /// How many elements without words of the article are open: code, pictures, struck-out words.
    silent: usize,
    in_front: bool,
    in_title: bool,
}

impl Reader {
    fn take(&mut self, file: &str, event: Event<'_>, range: std::ops::Range<usize>) {
        match event {
            Event::Start(tag) => self.start(file, &tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.in_front => self.front.push_str(&words),
            Event::Text(words) => self.words(file, range, &words),
            Event::Code(words) => {
                let ticks = file[range.clone()].bytes().take_while(|b| *b == b'`').count();
                let inner = range.start + ticks..range.end.saturating_sub(ticks).max(range.start + ticks);
                self.words(file, inner, &words);
            }
            Event::SoftBreak | Event::HardBreak => self.space(),
            // "<br>" parts words as a space does; other marks in a line part none.
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.space(),
            Event::Rule => self.blocks.part(),
            _ => {}
        }
    }

    fn start(&mut self, file: &str, tag: &Tag<'_>, range: std::ops::Range<usize>) {
        match tag {
            Tag::MetadataBlock(_) => self.in_front = true,
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::Strikethrough => self.silent += 1,
            Tag::HtmlBlock => {
                self.blocks.part();
                self.blocks.page(file, range);
            }
            Tag::Heading { .. } => {
                self.in_title = self.title.is_empty() && self.blocks.is_empty();
                self.blocks.part();
            }
            _ if is_block(tag) => self.blocks.part(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.in_front = false,
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::Strikethrough => {
                self.silent = self.silent.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                self.in_title = false;
                self.blocks.part();
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::HtmlBlock => {
                self.blocks.part();
            }
            _ => {}
        }
    }

    fn words(&mut self, file: &str, range: std::ops::Range<usize>, words: &str) {
        if self.silent > 0 {
            return;
        }
        if self.in_title {
            self.title.push_str(words);
        }
        self.blocks.words(file, range, words);
    }

    fn space(&mut self) {
        if self.in_title {
            self.title.push(' ');
        }
        self.blocks.space();
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Paragraph | Tag::Item | Tag::List(_) | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(file: &str) -> String {
        let article = Article::from_markdown("a.md", file).expect("there is text");
        assert_eq!(article.text.len(), file.len(), "{file}");
        article.text
    }

    /// The words with single spaces and blocks with a bar between them.
    fn plain(file: &str) -> String {
        let text = text(file);
        let blocks = text.split('\n').map(|b| b.split_whitespace().collect::<Vec<_>>().join(" "));
        blocks.filter(|b| !b.is_empty()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn markup_is_no_text() {
        for (file, words) in [
            ("The quake killed **24** people.", "The quake killed 24 people."),
            ("About **24**%, *or* __more__.", "About 24%, or more."),
            ("“[We need](https://e.org/a?n=99) tents,” she said.", "“We need tents,” she said."),
            ("\"**We** need *tents*,\" she said.", "\"We need tents,\" she said."),
            ("# Quake kills 24\nRescuers came.", "Quake kills 24 | Rescuers came."),
            ("Quake\n=====\nRescuers\ncame   home.", "Quake | Rescuers came home."),
            ("1. One boat\n2. Two boats\n   sank", "One boat | Two boats sank"),
            ("> It was\n> strong.\n\nSo he said.", "It was strong. | So he said."),
            ("So:\n\n```\nlet x = 17;\n```\n\nThat is all.", "So: | That is all."),
            ("See ![17 boats](boats-17.png) `24` there.", "See 24 there."),
            ("It was ~~17~~ 24 people.[^1]\n\n[^1]: So they said.", "It was 24 people. | So they said."),
            ("A &amp; B&nbsp;&mdash; 5 \\* 6", "A & B — 5 * 6"),
            ("<!-- 99 --> Rain\n\n<div class=\"n9\">24 died</div>\n", "Rain | 24 died"),
            ("<script>x = 99</script>\n\nRain<br>fell <b>here</b>.", "Rain fell here."),
            ("Rain\n***\nfell\n", "Rain | fell"),
            ("[a]: https://e.org/99\n\nSee [the list][a].", "See the list."),
        ] {
            assert_eq!(plain(file), words, "{file}");
        }
    }

    #[test]
    fn every_word_begins_where_it_does_in_the_file() {
        let file = "# Quake\n\nThe *quake* killed [at least **24** people](https://e.org)\non\n7 May, \"**she**\" said — ~~17~~.\n";
        let text = text(file);
        for word in [
            "Quake", "The", "quake", "killed", "at", "least", "24", "people", "on", "7", "May", "she", "said",
        ] {
            assert!(text.find(word).is_some_and(|at| file[at..].starts_with(word)), "{word}: {text}");
        }
    }

    #[test]
    fn front_matter_says_what_the_file_is() -> Result<(), Error> {
        let yaml = "---\ntitle: \"Quake: 24 dead\"\ndate: 2031-05-06T10:00:00Z\nauthors:\n  - Jane Roe\n  - John Doe\n\
                    source: https://example.org/quake\npublisher: The Wire # ours\n---\nRain.\n";
        let article = Article::from_markdown("a", yaml)?;
        assert_eq!(article.title.as_deref(), Some("Quake: 24 dead"));
        assert_eq!(article.published.as_deref(), Some("2031-05-06T10:00:00Z"));
        assert_eq!(article.author.as_deref(), Some("Jane Roe, John Doe"));
        assert_eq!(article.url.as_deref(), Some("https://example.org/quake"));
        assert_eq!(article.outlet.as_deref(), Some("The Wire"));
        assert_eq!(article.text.trim(), "Rain.");
        let toml =
            Article::from_markdown("b", "+++\ntitle = 'Rain'\ndate = 2031-05-06\n+++\n\nIt rained.\n")?;
        assert_eq!((toml.title.as_deref(), toml.published.as_deref()), (Some("Rain"), Some("2031-05-06")));
        let heading = Article::from_markdown("c", "# Rain *again*\n\nIt rained.\n\n# More\n")?;
        assert_eq!(heading.title.as_deref(), Some("Rain again"));
        Ok(())
    }

    #[test]
    fn lines_are_the_files() -> Result<(), Error> {
        let file = "---\ntitle: x\n---\n\nOne\ntwo **three**\r\n\r\nfour\n";
        let article = Article::from_markdown("a", file)?;
        for (word, line) in [("One", 5), ("two", 6), ("three", 6), ("four", 8)] {
            let at = article.text.find(word).expect(word);
            assert_eq!(article.line_of(at), Some(line), "{word}");
        }
        Ok(())
    }

    #[test]
    fn files_without_words_are_refused() {
        for file in ["", "---\ntitle: x\n---\n", "```\ncode\n```\n", "<!-- x -->", "![x](y)"] {
            assert!(Article::from_markdown("a", file).is_err(), "{file}");
        }
    }
}
