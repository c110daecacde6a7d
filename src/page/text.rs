//! The article's text: the blocks that the search for the main text found, and those that belong to them.
//!
//! That search (Mozilla's, as `dom_smoothie` has it) is sure of what it keeps and loses what stands apart: headline and
//! standfirst, parts in boxes of their own, lists and tables between paragraphs. So the page is cut into blocks, a block
//! counts as found if its words are, and what lies between found ones, right under the headline, or in the same boxes is
//! taken with them.

use dom_query::{NodeId, NodeRef};
use rustc_hash::{FxHashMap, FxHashSet};

use super::blocks::{Block, Page, Tag, is_inside};
use super::heading::letters;

/// The longest page, in bytes, whose text is all of it where the search finds less than half: of a short one it may keep
/// next to nothing.
const SHORT: usize = 1500;
/// A block is found if so much of its runs of words is.
const FOUND: f32 = 0.7;
/// A paragraph beside what was found that is this long, in bytes, belongs to it.
const PARAGRAPH: usize = 60;
/// What is more links than this is a list of other pages.
const LINKED: f32 = 0.5;
/// A run of words.
const RUN: usize = 3;

/// What the page says, from what the search for the main text found of it.
pub(super) fn text(page: &Page<'_>, main: &str) -> String {
    let kept = kept(page, main);
    let mut text = String::new();
    let mut last: Option<&Block<'_>> = None;
    for block in kept {
        if let Some(last) = last {
            let rows = |b: &Block<'_>| matches!(b.tag, Tag::Item | Tag::Row);
            text.push_str(if rows(last) && rows(block) { "\n" } else { "\n\n" });
        }
        text.push_str(&block.text);
        last = Some(block);
    }
    // Where the blocks lack much of what was found, what was found is the text.
    let (own, found) = (letters(&text).len(), letters(main).len());
    let runs = Runs::of(main);
    let beside = page.blocks.iter().filter(|b| b.place.comments && runs.share(&b.text) >= FOUND);
    let beside: usize = beside.map(|b| letters(&b.text).len()).sum();
    if own * 10 >= found.saturating_sub(beside) * 8 { text } else { main.to_string() }
}

/// The blocks that are the article's.
fn kept<'p, 'd>(page: &'p Page<'d>, main: &str) -> Vec<&'p Block<'d>> {
    let blocks = &page.blocks;
    let own: usize = blocks.iter().filter(|b| b.place.is_own()).map(|b| b.text.len()).sum();
    let found = Runs::of(main);
    let mut keep: Vec<bool> = blocks.iter().map(|b| is_found(b, &found)).collect();
    let found_len: usize = blocks.iter().zip(&keep).filter(|(_, k)| **k).map(|(b, _)| b.text.len()).sum();
    if own <= SHORT && found_len * 2 < own || main.is_empty() {
        return repeated(
            blocks.iter().filter(|b| b.place.is_own() && b.link_share() < 0.9 && !is_link(b)).collect(),
        );
    }
    between(blocks, &mut keep);
    beside(blocks, &mut keep);
    siblings(blocks, &mut keep);
    head(page, &mut keep);
    notes(blocks, &mut keep);
    repeated(blocks.iter().zip(keep).filter(|(_, k)| *k).map(|(b, _)| b).collect())
}

/// A text's runs of words, and its lines.
struct Runs {
    runs: FxHashSet<u64>,
    lines: FxHashSet<String>,
}

impl Runs {
    fn of(text: &str) -> Runs {
        let words = words(text);
        Runs { runs: runs(&words).collect(), lines: text.lines().map(letters).collect() }
    }

    /// The share of a text's runs that are of these.
    fn share(&self, text: &str) -> f32 {
        let words = words(text);
        if words.len() < RUN {
            return if self.lines.contains(&letters(text)) { 1.0 } else { 0.0 };
        }
        let all = words.len() + 1 - RUN;
        runs(&words).filter(|r| self.runs.contains(r)).count() as f32 / all as f32
    }
}

fn words(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(|w| hash(w.bytes().map(|b| u64::from(b.to_ascii_lowercase())))).collect()
}

fn runs(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words.windows(RUN).map(|w| hash(w.iter().copied()))
}

/// FNV-1a over numbers: the same on every machine.
fn hash(parts: impl Iterator<Item = u64>) -> u64 {
    parts.fold(0xcbf2_9ce4_8422_2325, |h, p| (h ^ p).wrapping_mul(0x0100_0000_01b3))
}

/// How many bytes of what was found are of the article's place, and how many of what stands beside it.
pub(super) fn places(page: &Page<'_>, main: &str) -> (usize, usize) {
    let runs = Runs::of(main);
    let found = page.blocks.iter().filter(|b| b.text.len() >= PARAGRAPH && runs.share(&b.text) >= FOUND);
    found.fold((0, 0), |(own, beside), b| {
        if b.place.is_own() { (own + b.text.len(), beside) } else { (own, beside + b.text.len()) }
    })
}

/// How much of `wanted` stands in `text`, by runs of words: 1 if all of it does.
pub(super) fn share_in(wanted: &str, text: &str) -> f32 {
    Runs::of(text).share(wanted)
}

fn is_found(block: &Block<'_>, found: &Runs) -> bool {
    let long = block.text.len() >= PARAGRAPH && block.link_share() < LINKED;
    !block.place.hidden
        && !is_link(block)
        && (block.place.is_own() || long && !block.place.comments)
        && found.share(&block.text) >= FOUND
}

/// Whether a paragraph is one link and no sentence: another article's headline.
fn is_link(block: &Block<'_>) -> bool {
    let ends = block.text.ends_with(['.', '!', '?', '”', '"', ':']);
    let words = block.text.split_whitespace().count();
    matches!(block.tag, Tag::Paragraph | Tag::Other) && block.link_share() >= 0.95 && !ends && words >= 3
}

/// Keeps what lies between two found blocks in the same boxes, unless it is a list of links.
fn between(blocks: &[Block<'_>], keep: &mut [bool]) {
    let Some((first, last)) = keep.iter().position(|k| *k).zip(keep.iter().rposition(|k| *k)) else { return };
    let Some(home) = home(blocks, keep) else { return };
    for i in first..last {
        let block = &blocks[i];
        let inside = is_inside(&block.node, home.id);
        let heads = matches!(block.tag, Tag::Heading(_)) && block.link_share() < 0.9;
        let says = block.link_share() < LINKED && is_text(block);
        keep[i] |= block.place.is_own() && inside && (heads || says) && !heads_links(blocks, i);
    }
}

/// Whether a block has words of an article, not a button's or a label's.
fn is_text(block: &Block<'_>) -> bool {
    let words = block.text.split_whitespace().count();
    match block.tag {
        Tag::Paragraph | Tag::Row => words >= 2,
        Tag::Item => words >= 3,
        Tag::Heading(_) => true,
        Tag::Caption => words >= 6,
        Tag::Other => words >= 8 || words >= 3 && block.text.ends_with(['.', '!', '?', '”', '"', ':']),
    }
}

/// Whether a block is a heading over a list of other pages, or the teaser under a linked heading.
fn heads_links(blocks: &[Block<'_>], i: usize) -> bool {
    let linked = |b: &Block<'_>| b.link_share() >= 0.8;
    let heading = matches!(blocks[i].tag, Tag::Heading(_));
    let next = blocks[i + 1..].iter().take(3).filter(|b| linked(b)).count();
    let teaser = i > 0 && !heading && matches!(blocks[i - 1].tag, Tag::Heading(_)) && linked(&blocks[i - 1]);
    heading && next >= 2 || teaser
}

/// The innermost element that holds most of what was found.
fn home<'d>(blocks: &[Block<'d>], keep: &[bool]) -> Option<NodeRef<'d>> {
    let mut held: FxHashMap<NodeId, (usize, NodeRef<'d>, usize)> = FxHashMap::default();
    let mut all = 0;
    for (block, _) in blocks.iter().zip(keep).filter(|(_, k)| **k) {
        all += block.text.len();
        let chain: Vec<NodeRef<'d>> =
            std::iter::once(block.node).chain(block.node.ancestors_it(None)).collect();
        let depth = chain.len();
        for (n, node) in chain.into_iter().enumerate() {
            let entry = held.entry(node.id).or_insert((0, node, depth - n));
            entry.0 += block.text.len();
        }
    }
    let most = held.into_values().filter(|(len, _, _)| len * 20 >= all * 17);
    // Two elements that each hold most of it stand in one another.
    most.max_by_key(|(_, _, depth)| *depth).map(|(_, node, _)| node)
}

/// Keeps paragraphs before and behind what was found, in its box and the boxes around that, as long as these are not the
/// whole page.
fn beside(blocks: &[Block<'_>], keep: &mut [bool]) {
    let Some(home) = home(blocks, keep) else { return };
    let mut boxes = vec![home.id];
    let whole = |n: &NodeRef<'_>| n.has_name("body") || n.has_name("html") || !n.is_element();
    boxes.extend(home.ancestors_it(None).take_while(|n| !whole(n)).take(2).map(|n| n.id));
    let found: usize = blocks.iter().zip(keep.iter()).filter(|(_, k)| **k).map(|(b, _)| b.text.len()).sum();
    for home in boxes {
        let mut added = Vec::new();
        for (i, block) in blocks.iter().enumerate().filter(|(i, _)| !keep[*i]) {
            let paragraph =
                block.tag == Tag::Paragraph || block.tag == Tag::Other && block.text.len() >= 2 * PARAGRAPH;
            let long = block.text.len() >= PARAGRAPH && block.link_share() < 0.3;
            let said = block.text.trim_end_matches(['”', '"', ')', '’', '\'']).ends_with(['.', '!', '?']);
            let fits = paragraph && long && said && block.place.is_own() && is_inside(&block.node, home);
            if fits && !heads_links(blocks, i) {
                added.push(i);
            }
        }
        // A box that holds twice as much again holds other articles.
        let more: usize = added.iter().map(|i| blocks[*i].text.len()).sum();
        if more <= found * 2 {
            added.into_iter().for_each(|i| keep[i] = true);
        }
    }
}

/// Keeps short paragraphs that stand in the very element that paragraphs found stand in: a first line, a last word.
fn siblings(blocks: &[Block<'_>], keep: &mut [bool]) {
    let parent = |b: &Block<'_>| b.node.parent().map(|p| p.id);
    let of = |b: &Block<'_>| b.tag == Tag::Paragraph && b.place.is_own();
    let mut homes: FxHashMap<NodeId, usize> = FxHashMap::default();
    for (block, _) in blocks.iter().zip(keep.iter()).filter(|(b, k)| **k && of(b)) {
        *homes.entry(parent(block).unwrap_or(block.node.id)).or_default() += 1;
    }
    for (i, block) in blocks.iter().enumerate() {
        let at_home = parent(block).and_then(|p| homes.get(&p)).is_some_and(|n| *n >= 2);
        let said = block.text.ends_with(['.', '!', '?', '”', '"', ':'])
            && block.text.split_whitespace().count() >= 2;
        keep[i] |= of(block) && at_home && said && block.link_share() < LINKED && !heads_links(blocks, i);
    }
}

/// Keeps the headline, and what stands between it and the first paragraph and is a sentence or is called a standfirst.
fn head(page: &Page<'_>, keep: &mut [bool]) {
    const STANDFIRST: [&str; 12] = [
        "standfirst",
        "subtitle",
        "sub-title",
        "subhead",
        "dek",
        "deck",
        "summary",
        "lead",
        "intro",
        "excerpt",
        "description",
        "strap",
    ];
    let Some((headline, _)) = page.headline else { return };
    let blocks = &page.blocks;
    let Some(at) = blocks.iter().position(|b| is_inside(&b.node, headline.id)) else { return };
    let Some(first) = keep.iter().position(|k| *k) else { return };
    if at > first + 3 {
        return;
    }
    keep[at] = true;
    for i in at + 1..first.max(at + 1).min(at + 30) {
        let block = &blocks[i];
        let class = [Some(block.node), block.node.parent()].into_iter().flatten();
        let names = class.filter_map(|n| n.attr("class")).map(|c| c.to_ascii_lowercase()).collect::<String>();
        let called =
            STANDFIRST.iter().any(|s| names.contains(s)) && block.text.split_whitespace().count() >= 4;
        let says = block.text.len() >= 40 && block.text.ends_with(['.', '!', '?', '”', '"']);
        let linked = block.link_share() >= 0.3;
        keep[i] |= !linked && !block.place.hidden && !block.place.comments && (called || says);
    }
}

/// Keeps notes that correct the article, wherever they stand.
fn notes(blocks: &[Block<'_>], keep: &mut [bool]) {
    const LONGEST: usize = 1200;
    let last = keep.iter().rposition(|k| *k).unwrap_or(0);
    for (block, keep) in blocks.iter().zip(keep.iter_mut()).skip(last + 1) {
        let place = block.place;
        *keep |= !place.side && !place.hidden && block.text.len() <= LONGEST && is_note(&block.text);
    }
}

/// Whether a paragraph is a note that corrects the article.
fn is_note(text: &str) -> bool {
    const OPENS: [&str; 8] = [
        "correction:",
        "correction (",
        "corrections:",
        "clarification:",
        "an earlier version of this",
        "a previous version of this",
        "this article has been corrected",
        "this story has been corrected",
    ];
    let head = text[..crate::chars::floor(text, 60)].to_ascii_lowercase();
    OPENS.iter().any(|o| head.starts_with(o))
}

/// Without what stands in the page twice: a headline that a template repeats, a standfirst that a teaser does.
fn repeated<'p, 'd>(blocks: Vec<&'p Block<'d>>) -> Vec<&'p Block<'d>> {
    let mut seen: FxHashSet<String> = FxHashSet::default();
    let new = |b: &&Block<'_>| b.text.len() < 40 || seen.insert(letters(&b.text));
    blocks.into_iter().filter(new).collect()
}
