//! Which elements of a page hold its text.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::element::Element;
use super::heading_anchor::id_of;
use super::left_out::is_left_out;
use super::selector_table::SelectorTable;
use super::tree::{HtmlTree, WalkStep};

static CONTENT: LazyLock<SelectorTable> = LazyLock::new(|| SelectorTable::new(include_str!("content.txt")));

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
    let places: Vec<usize> = match wanted.is_empty() {
        true => Vec::new(),
        false => tree.elements().filter(|(_, element)| is_wanted(element)).map(|(at, _)| at).collect(),
    };
    let mut selected = vec![Vec::new(); CONTENT.len()];
    for (at, element) in tree.elements() {
        CONTENT.each(element, &mut |rule| selected[rule].push(at..element.end));
    }
    for of_rule in selected {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for range in of_rule {
            // One that lies in another is a part of it.
            if ranges.last().is_none_or(|last| last.end <= range.start) {
                ranges.push(range);
            }
        }
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
