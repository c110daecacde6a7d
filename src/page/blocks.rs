//! A page as blocks: its headings, paragraphs, items and rows in order, each with where it stands.

use dom_query::{Document, NodeId, NodeRef};
use rustc_hash::FxHashSet;

use super::heading::headline;
use super::names::{Called, called};
use super::tags::{APPARATUS, BLOCKS, SILENT, is_struck, tag};

/// One block of text.
#[derive(Debug)]
pub(super) struct Block<'d> {
    pub(super) text: String,
    /// The element that it is.
    pub(super) node: NodeRef<'d>,
    pub(super) tag: Tag,
    /// How many bytes of it are links' words.
    pub(super) links: usize,
    pub(super) place: Place,
}

impl Block<'_> {
    /// The share of its text that is links.
    pub(super) fn link_share(&self) -> f32 {
        self.links as f32 / self.text.len().max(1) as f32
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Heading(u8),
    Paragraph,
    Item,
    Row,
    Caption,
    Other,
}

/// Where an element stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// In a menu, a footer, a form, or in what stands beside the article.
    pub(super) side: bool,
    /// Among readers' comments.
    pub(super) comments: bool,
    /// In an `article`, a `main`, or what is marked as an article's body.
    pub(super) article: bool,
    /// In what is not shown.
    pub(super) hidden: bool,
}

impl Place {
    /// Whether it can be of the article.
    pub(super) fn is_own(self) -> bool {
        !self.side && !self.comments && !self.hidden
    }
}

/// The page's blocks and its headline.
pub(super) struct Page<'d> {
    pub(super) blocks: Vec<Block<'d>>,
    /// The element of the headline, and its place in the order of elements.
    pub(super) headline: Option<(NodeRef<'d>, usize)>,
    /// The headline and what it stands in: whatever these are called, they are the article's.
    around: FxHashSet<NodeId>,
    /// The `article` of the headline, where that holds the paragraphs.
    own: Option<NodeId>,
}

impl<'d> Page<'d> {
    /// Reads `doc`, whose article is called one of `titles`.
    pub(super) fn new(doc: &'d Document, titles: &[String]) -> Page<'d> {
        let headline = headline(doc, titles);
        let mut around = FxHashSet::default();
        let bodies = doc.select("[itemprop~=articleBody]");
        let inner = headline.iter().copied().chain(bodies.nodes().first().copied());
        for node in inner {
            around.insert(node.id);
            around.extend(node.ancestors_it(None).map(|a| a.id));
        }
        let mut page = Page { blocks: Vec::new(), headline: None, around, own: None };
        Walk {
            page: &mut page,
            text: String::new(),
            links: 0,
            order: 0,
            owner: None,
            headline: headline.map(|n| n.id),
        }
        .run(doc.root());
        page.mark_behind();
        page
    }

    /// Whether the headline or the marked body stands in an element.
    pub(super) fn holds_headline(&self, id: NodeId) -> bool {
        self.around.contains(&id)
    }

    /// Whether an element stands outside the `article` that holds headline and paragraphs.
    pub(super) fn is_outside(&self, node: &NodeRef<'_>) -> bool {
        self.own.is_some_and(|own| !is_inside(node, own))
    }

    /// Where an element stands, by what it and its ancestors are.
    pub(super) fn place(&self, node: &NodeRef<'_>) -> Place {
        let mut place = Place::default();
        let mut chain: Vec<NodeRef<'_>> = node.ancestors_it(None).collect();
        chain.reverse();
        chain.push(*node);
        for n in &chain {
            place = self.inside(n, place);
        }
        place
    }

    /// The place of `node`, whose parent's is `outer`.
    pub(super) fn inside(&self, node: &NodeRef<'_>, outer: Place) -> Place {
        let Some(name) = node.node_name() else { return outer };
        let name: &str = &name;
        let mut place = outer;
        if matches!(name, "article" | "main") || node.attr("itemprop").is_some_and(|p| &*p == "articleBody") {
            place.article = true;
        }
        place.comments |= node.attr("itemprop").is_some_and(|p| matches!(&*p, "comment" | "review"))
            || node.attr("itemtype").is_some_and(|t| t.ends_with("Comment") || t.ends_with("UserComments"));
        if self.around.contains(&node.id) || matches!(name, "html" | "body") {
            return place;
        }
        let head = name == "header" && !outer.article;
        place.side |= head || APPARATUS.contains(&name);
        let role = node.attr("role");
        place.side |= role.is_some_and(|r| {
            matches!(
                &*r,
                "navigation" | "complementary" | "contentinfo" | "banner" | "search" | "menu" | "dialog"
            )
        });
        place.hidden |= node.has_attr("hidden")
            || node.attr("style").is_some_and(|s| {
                let s = s.to_ascii_lowercase().replace(' ', "");
                s.contains("display:none") || s.contains("visibility:hidden")
            });
        for key in ["class", "id"] {
            if let Some(names) = node.attr(key) {
                let Called { side, comments } = called(&names);
                place.side |= side;
                place.comments |= comments;
            }
        }
        if place.hidden && !outer.hidden && holds_the_rest(node) {
            place = Place { article: place.article, comments: place.comments, ..outer };
        }
        place
    }

    /// Marks what stands behind the headline's own `article` where that holds paragraphs: comments without a name, other
    /// articles' beginnings.
    fn mark_behind(&mut self) {
        let Some((headline, _)) = self.headline else { return };
        let Some(own) = headline.ancestors_it(None).find(|a| a.has_name("article")) else { return };
        let inside: Vec<bool> = self.blocks.iter().map(|b| is_inside(&b.node, own.id)).collect();
        let paragraph = |b: &Block<'_>| {
            let standfirst =
                b.node.ancestors_it(None).any(|a| a.has_name("header")) || b.node.has_attr("class");
            b.tag == Tag::Paragraph
                && b.text.len() >= LONG
                && b.text.ends_with(['.', '!', '?', '”', '"'])
                && !standfirst
        };
        let told =
            self.blocks.iter().zip(&inside).any(|(b, inside)| *inside && b.place.is_own() && paragraph(b));
        let Some(last) = inside.iter().rposition(|i| *i).filter(|_| told) else { return };
        self.own = Some(own.id);
        // A date line behind the article is still the article's.
        let says = ["updated", "published", "posted", "modified", "first published", "this entry", "date"];
        let dated = |b: &Block<'_>| {
            let lower = b.text.to_ascii_lowercase();
            let labelled = says.iter().any(|s| lower.starts_with(s));
            b.text.len() < 2 * LONG && (labelled || crate::published::find(&b.text).is_some())
        };
        for block in self.blocks[last + 1..].iter_mut().filter(|b| !dated(b)) {
            block.place.comments = true;
        }
    }
}

/// Whether an element is `outer` or stands in it.
pub(super) fn is_inside(node: &NodeRef<'_>, outer: NodeId) -> bool {
    node.id == outer || node.ancestors_it(None).any(|a| a.id == outer)
}

/// A paragraph of an article, in bytes.
const LONG: usize = 60;

/// Whether an element that is not shown holds the rest of an article, which a click shows: it stands among paragraphs and
/// holds some, and no form.
fn holds_the_rest(node: &NodeRef<'_>) -> bool {
    let is_paragraph = |n: &NodeRef<'_>| n.has_name("p") && n.text().trim().len() >= LONG;
    let among = || node.parent().is_some_and(|p| p.children_it(false).any(|n| is_paragraph(&n)));
    if !matches!(node.node_name().as_deref(), Some("div" | "section" | "span")) || !among() {
        return false;
    }
    let inner: Vec<NodeRef<'_>> = node.descendants_it().take(400).collect();
    let form = inner.iter().any(|n| ["form", "input", "button", "iframe"].iter().any(|tag| n.has_name(tag)));
    !form && inner.iter().any(is_paragraph)
}

/// A walk through the page.
struct Walk<'p, 'd> {
    page: &'p mut Page<'d>,
    text: String,
    links: usize,
    order: usize,
    /// The innermost block that is open, what it is, and where it stands.
    owner: Option<(NodeRef<'d>, Tag, Place)>,
    headline: Option<NodeId>,
}

/// What is still to be done: go into an element, or come out of it to what was open before.
enum Step<'d> {
    Into(NodeRef<'d>, Place, bool),
    Out(Option<(NodeRef<'d>, Tag, Place)>),
}

impl<'d> Walk<'_, 'd> {
    fn run(mut self, root: NodeRef<'d>) {
        let mut steps = vec![Step::Into(root, Place::default(), false)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Out(owner) => {
                    self.flush();
                    self.owner = owner;
                }
                Step::Into(node, outer, linked) if node.is_text() => {
                    let _ = outer;
                    self.words(&node.text(), linked);
                }
                Step::Into(node, outer, linked) => self.element(node, outer, linked, &mut steps),
            }
        }
        self.flush();
    }

    fn element(&mut self, node: NodeRef<'d>, outer: Place, linked: bool, steps: &mut Vec<Step<'d>>) {
        self.order += 1;
        let name = node.node_name();
        let name: &str = name.as_deref().unwrap_or("");
        if SILENT.contains(&name) || node.is_element() && is_struck(&node) {
            return;
        }
        if self.headline == Some(node.id) {
            self.page.headline = Some((node, self.order));
        }
        match name {
            "br" => return self.words("\n", linked),
            "img" | "wbr" | "input" | "link" | "meta" => return,
            "sup" => return self.raised(&node, linked),
            // A cell that holds paragraphs lays out the page, and is a block.
            "td" | "th" if lays_out(&node) => return self.block(node, "td", outer, linked, steps),
            "td" | "th" => self.words("\t", linked),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            return self.block(node, name, outer, linked, steps);
        }
        let place = if node.is_element() { self.page.inside(&node, outer) } else { outer };
        // Two elements without a space between them ("Jon Pell", "May 7") are shown apart more often than joined.
        let beside = matches!(name, "span" | "a" | "time" | "abbr" | "small" | "label")
            && node.prev_sibling().is_some_and(|p| p.is_element());
        if beside && self.text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '.') {
            let next = node.text();
            if next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                self.text.push(' ');
            }
        }
        if place != outer {
            // A link or span that stands beside the article is a block of its own.
            self.flush();
            steps.push(Step::Out(self.owner));
            self.owner = Some((node, Tag::Other, place));
        }
        steps.extend(node.children_it(true).map(|child| Step::Into(child, place, linked || name == "a")));
    }

    /// An element that begins a block of its own.
    fn block(
        &mut self,
        node: NodeRef<'d>,
        name: &str,
        outer: Place,
        linked: bool,
        steps: &mut Vec<Step<'d>>,
    ) {
        self.flush();
        steps.push(Step::Out(self.owner));
        let place = if node.is_element() { self.page.inside(&node, outer) } else { outer };
        self.owner = Some((node, tag(name, self.owner.map(|o| o.1)), place));
        steps.extend(node.children_it(true).map(|child| Step::Into(child, place, linked)));
    }

    /// Raised letters: a footnote's mark is no text, a power stays one ("km²").
    fn raised(&mut self, node: &NodeRef<'_>, linked: bool) {
        const POWERS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
        let text = node.text();
        let text = text.trim();
        let inner = text.trim_matches(['[', ']', '(', ')', ' ']);
        let is_number =
            !inner.is_empty() && inner.chars().all(|c| c.is_ascii_digit() || c == '-' || c == ',');
        let marked = node.descendants_it().any(|n| n.has_name("a")) || text.starts_with('[') || linked;
        let before = self.text.trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let measured = ["m", "km", "cm", "mm", "ft", "mi", "in"].contains(&word)
            // "10⁶" is a power, "17³ people" seventeen and a footnote.
            || word == "10"
            || word.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(char::is_alphabetic);
        if !is_number {
            let mark = inner.chars().count() <= 1 && !inner.chars().any(char::is_alphanumeric);
            if !(mark || marked && inner.len() < 4) {
                self.words(text, linked);
            }
            return;
        }
        if !marked && measured && inner.len() <= 2 {
            let power =
                |c: char| if c == '-' { '⁻' } else { c.to_digit(10).map_or(c, |d| POWERS[d as usize]) };
            let powers: String = inner.chars().map(power).collect();
            self.words(&powers, linked);
        }
    }

    fn words(&mut self, words: &str, linked: bool) {
        let before = self.text.len();
        for c in words.chars().filter(|c| !is_invisible(*c)) {
            match c {
                '\n' if words == "\n" => {
                    self.text.truncate(self.text.trim_end_matches([' ', '\t']).len());
                    self.text.push('\n');
                }
                '\t' if words == "\t" => {
                    self.text.truncate(self.text.trim_end_matches(' ').len());
                    if !self.text.is_empty() {
                        self.text.push('\t');
                    }
                }
                c if c.is_whitespace() => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
                        self.text.push(' ');
                    }
                }
                c => self.text.push(c),
            }
        }
        if linked {
            self.links += self.text.len().saturating_sub(before);
        }
    }

    /// Ends the block; line feeds in a row part it.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let links = std::mem::take(&mut self.links);
        let Some((node, tag, place)) = self.owner else { return };
        let whole = text.trim().len().max(1);
        for part in text.split("\n\n") {
            let part = part.trim();
            if !part.is_empty() {
                let links = links * part.len() / whole;
                let text = part.to_string();
                self.page.blocks.push(Block { text, node, tag, links, place });
            }
        }
    }
}

/// Whether a cell of a table holds what no cell of data does.
fn lays_out(node: &NodeRef<'_>) -> bool {
    const LARGE: [&str; 11] =
        ["p", "div", "table", "h1", "h2", "h3", "ul", "article", "section", "blockquote", "center"];
    node.descendants_it().take(60).any(|n| n.node_name().is_some_and(|name| LARGE.contains(&&*name)))
}

/// What is written and not seen: soft hyphens and marks of no width.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || crate::chars::is_bidi_control(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let doc = Document::from(html);
        Page::new(&doc, &[]).blocks.iter().filter(|b| b.place.is_own()).map(|b| b.text.clone()).collect()
    }

    #[test]
    fn what_is_shown_is_read_as_it_is_shown() {
        for (html, blocks) in [
            ("<p>The <b>qua</b>ke</p>\n<p>killed\n 24.", &["The quake", "killed 24."][..]),
            ("<div>One<br>line<br><br>Two</div>", &["One\nline", "Two"]),
            ("<p>It cost <del>$12</del> <ins>$21</ins>.", &["It cost $21."]),
            ("<p>It fell.<sup><a href=#n>3</a></sup> Rain<sup>[12]</sup> came.", &["It fell. Rain came."]),
            (
                "<p>It fell.<sup>3</sup> About 12 km<sup>2</sup> and 10<sup>6</sup>.",
                &["It fell. About 12 km² and 10⁶."],
            ),
            (
                "<p>It killed 17<sup>3</sup> people and 1,430<sup>4</sup> sheep.",
                &["It killed 17 people and 1,430 sheep."],
            ),
            ("<p>the min\u{ad}ister&shy;s&nbsp;said", &["the ministers said"]),
            ("<ul><li>one<li>two</ul><table><tr><td>a<td>b</table>", &["one", "two", "a\tb"]),
            (
                "<div><span>By Jon Pell</span><span>May 7</span><b>qua</b>ke</div>",
                &["By Jon Pell May 7quake"],
            ),
            (
                "<table><tr><td><a>News</a><td><font>Flood</font><p>It rose.</table>",
                &["News", "Flood", "It rose."],
            ),
            ("<div class='related-stories'>No</div><div class='content-sidebar-wrap'>Yes</div>", &["Yes"]),
            ("<div id=comments><p>No</div><p hidden>No<p style='display: none'>No</p>Yes", &["Yes"]),
            ("<div itemprop=comment>No</div><ul class='widget recent_posts'><li>No</ul>Yes", &["Yes"]),
            ("<aside>No</aside><header>No</header><article><header>Yes</header></article>", &["Yes"]),
            (
                "<div class=promo><h1>Rain in Tervala</h1><p>It rained.</div>",
                &["Rain in Tervala", "It rained."],
            ),
        ] {
            assert_eq!(texts(html), blocks, "{html}");
        }
    }
}
