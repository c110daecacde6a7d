//! The words of a Markdown file in blocks, and the text that they make.

use std::ops::Range;

/// Words gathered block by block.
#[derive(Default)]
pub(super) struct Blocks {
    blocks: Vec<Vec<Chunk>>,
    /// Whether the last block is at its end.
    parted: bool,
    /// Whether the next words are apart from the last.
    spaced: bool,
}

/// A run of letters and marks without white space, markup left out.
struct Chunk {
    /// Where its first letter or digit stands in the file (of a run of marks, its first mark).
    anchor: usize,
    /// How many bytes of `words` stand before that.
    before: usize,
    words: String,
    anchored: bool,
}

impl Blocks {
    /// Whether nothing was gathered so far.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Ends the block.
    pub(super) fn part(&mut self) {
        self.parted = true;
    }

    /// Ends the chunk.
    pub(super) fn space(&mut self) {
        self.spaced = true;
    }

    /// Adds `words`, which stand at `range` of the file.
    pub(super) fn words(&mut self, file: &str, range: Range<usize>, words: &str) {
        // An entity ("&amp;") becomes shorter; the few that become longer stay as they are written.
        let own = &file[range.clone()];
        let exact = own.len() == words.len();
        let words = if words.len() > own.len() { own } else { words };
        for (at, c) in words.char_indices() {
            self.push(range.start + if exact { at } else { at.min(own.len() - 1) }, c);
        }
    }

    fn push(&mut self, at: usize, c: char) {
        if c.is_whitespace() {
            self.spaced = true;
            return;
        }
        if self.parted || self.blocks.is_empty() {
            self.blocks.push(Vec::new());
            self.spaced = true;
            self.parted = false;
        }
        let block = self.blocks.last_mut().expect("one was pushed");
        if self.spaced || block.is_empty() {
            block.push(Chunk { anchor: at, before: 0, words: String::new(), anchored: false });
            self.spaced = false;
        }
        let chunk = block.last_mut().expect("one was pushed");
        if !chunk.anchored && c.is_alphanumeric() {
            (chunk.anchored, chunk.anchor, chunk.before) = (true, at, chunk.words.len());
        }
        chunk.words.push(c);
    }

    /// Adds the words of a block of HTML: what stands between its tags, but no script, style or comment.
    pub(super) fn page(&mut self, file: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &file[at..range.end];
            let Some(tag) = rest.find('<') else { return self.words(file, at..range.end, rest) };
            self.words(file, at..at + tag, &rest[..tag]);
            at += tag + tag_len(&rest[tag..]);
            self.space();
        }
    }

    /// As many bytes as `file`, every word in its place, blocks parted by line feeds.
    pub(super) fn text(&self, file: &str) -> String {
        let mut out = vec![b' '; file.len()];
        let mut ends: Vec<Range<usize>> = Vec::new();
        for block in &self.blocks {
            let mut range: Option<Range<usize>> = None;
            for chunk in block {
                let start = chunk.anchor - chunk.before;
                let end = start + chunk.words.len();
                out[start..end].copy_from_slice(chunk.words.as_bytes());
                range = Some(range.map_or(start, |r| r.start)..end);
            }
            ends.extend(range);
        }
        for i in 1..ends.len() {
            part(&mut out, &ends[i - 1], ends[i].start);
        }
        String::from_utf8(out).unwrap_or_default()
    }
}

/// Parts a block from the next, which begins at `next`, by two line feeds; where there is room for one alone (a heading
/// right above its text), the block moves to the left by one of the blanks before it.
fn part(out: &mut [u8], block: &Range<usize>, next: usize) {
    let mut end = block.end;
    if next - end < 2 && block.start > 0 && out[block.start - 1] == b' ' {
        out.copy_within(block.clone(), block.start - 1);
        end -= 1;
    }
    out[end..next.min(end + 2)].fill(b'\n');
}

/// How long the tag is at whose `<` the text begins, with all of a comment, script or style.
fn tag_len(rest: &str) -> usize {
    let begins = |mark: &str| rest.get(..mark.len()).is_some_and(|r| r.eq_ignore_ascii_case(mark));
    let closes = |mark: &str| {
        let found = rest.as_bytes().windows(mark.len()).position(|w| w.eq_ignore_ascii_case(mark.as_bytes()));
        found.map_or(rest.len(), |n| n + mark.len())
    };
    match () {
        () if begins("<!--") => closes("-->"),
        () if begins("<script") => closes("</script>"),
        () if begins("<style") => closes("</style>"),
        () => closes(">"),
    }
}
