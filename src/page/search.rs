//! The search for the main text (Mozilla's, as `dom_smoothie` has it), in a page without its readers' comments: of a short
//! article that search takes these for the text.

use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability, TextMode};

use super::blocks::{Page, Place};
use super::text;

/// The shortest text that can be an article's own, in bytes.
const SOME: usize = 60;

/// What the search finds.
pub(super) fn main_text(page: &Page<'_>, doc: &Document) -> String {
    let own: usize = page.blocks.iter().filter(|b| b.place.is_own()).map(|b| b.text.len()).sum();
    if own < SOME {
        return search(doc.clone());
    }
    let found = search(without(page, doc, |place| place.comments));
    // Teasers and lists of other articles hold more text than a short article.
    let (of_article, beside) = text::places(page, &found);
    if beside <= of_article {
        return found;
    }
    let again = search(without(page, doc, |place| place.comments || place.side));
    if again.trim().len() >= SOME { again } else { found }
}

fn search(doc: Document) -> String {
    let config = Config { text_mode: TextMode::Formatted, disable_json_ld: true, ..Config::default() };
    let reader = Readability::with_document(doc, None, Some(config));
    let found = reader.ok().and_then(|mut r| r.parse().ok());
    found.map(|found| found.text_content.to_string()).unwrap_or_default()
}

/// The page without the elements whose place is one of those, which never hold the headline.
fn without(page: &Page<'_>, doc: &Document, unwanted: impl Fn(Place) -> bool) -> Document {
    let mut out: Vec<NodeId> = Vec::new();
    let mut steps = vec![(doc.root(), Place::default())];
    while let Some((node, outer)) = steps.pop() {
        let place = if node.is_element() { page.inside(&node, outer) } else { outer };
        if unwanted(place) && !page.holds_headline(node.id) {
            out.push(node.id);
            continue;
        }
        steps.extend(node.children_it(false).filter(NodeRef::is_element).map(|child| (child, place)));
    }
    let copy = doc.clone();
    for node in out.iter().filter_map(|id| copy.tree.get(id)) {
        node.remove_from_parent();
    }
    copy
}
