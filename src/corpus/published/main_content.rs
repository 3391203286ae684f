//! Which elements of a page hold its text.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::element::Element;
use super::heading_anchor::id_of;
use super::left_out::is_left_out;
use super::selector::{SelectorRule, rules};
use super::tree::{HtmlTree, WalkStep};

static CONTENT: LazyLock<Vec<SelectorRule>> = LazyLock::new(|| rules(include_str!("content.txt")));

/// The attributes by which authors mark the text of a page: where one page of a site has one, a page without is none.
pub(crate) const MARKS: [&str; 2] = ["data-timra-body", "data-pagefind-body"];

/// The part of a page that holds its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MainContent {
    /// Ranges of nodes in the tree, in order and without overlaps.
    pub ranges: Vec<Range<usize>>,
    /// Whether the ranges are the whole page, because nothing on it says where its text is.
    pub is_all: bool,
}

/// Finds the main content of a page. It includes every element of the page with one of the ids `wanted`.
pub(crate) fn main_content(tree: &HtmlTree, wanted: &[&str]) -> MainContent {
    let wanted: HashSet<&str> = wanted.iter().copied().collect();
    let is_wanted = |element: &Element| id_of(element).is_some_and(|id| wanted.contains(id));
    let places: Vec<usize> =
        tree.elements().filter(|(_, element)| is_wanted(element)).map(|(at, _)| at).collect();
    for SelectorRule { selector, .. } in CONTENT.iter() {
        let mut ranges = Vec::new();
        tree.walk(0..tree.nodes.len(), &mut |at, step| {
            let WalkStep::Enter(element) = step else { return true };
            if !selector.is_of(element) {
                return true;
            }
            ranges.push(at..element.end);
            false
        });
        let has_wanted = places.iter().all(|at| ranges.iter().any(|range| range.contains(at)));
        if has_wanted && ranges.iter().any(|range| has_text(tree, range.clone())) {
            return MainContent { ranges, is_all: false };
        }
    }
    MainContent { ranges: std::iter::once(0..tree.nodes.len()).collect(), is_all: true }
}

/// Whether an author has marked the text of this page.
pub(crate) fn is_marked(tree: &HtmlTree) -> bool {
    tree.elements().any(|(_, element)| MARKS.iter().any(|mark| element.get(mark).is_some()))
}

fn has_text(tree: &HtmlTree, range: Range<usize>) -> bool {
    let mut has_text = false;
    tree.walk(range, &mut |_, step| match step {
        WalkStep::Enter(element) => !has_text && !is_left_out(element),
        WalkStep::Text(text, _) => {
            has_text |= !text.trim().is_empty();
            true
        }
        WalkStep::Leave(_) => true,
    });
    has_text
}
