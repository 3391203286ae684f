//! A page as a tree of elements and texts.

use std::ops::Range;

use super::element::Element;

/// A node of the tree of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element; the nodes in it come behind it.
    Element(Element),
    /// Text, character references resolved.
    Text {
        /// The text.
        text: String,
        /// 1-based line of the file on which it begins.
        line: u32,
    },
}

/// The nodes of a page in the order in which they begin: an element comes before all that is in it, and says where that
/// ends. So nothing that goes over a tree has to call itself, however deep the page is.
#[derive(Debug, Default)]
pub(crate) struct HtmlTree {
    /// The nodes, in the order in which they begin.
    pub nodes: Vec<Node>,
}

/// One step of a walk over a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) enum WalkStep<'t> {
    /// An element begins.
    Enter(&'t Element),
    /// The element ends that began last and has not ended yet.
    Leave(&'t Element),
    /// Text, and the line on which it begins.
    Text(&'t str, u32),
}

impl HtmlTree {
    /// The element with this index; `None` if there is none, or a text.
    pub(crate) fn element(&self, at: usize) -> Option<&Element> {
        match self.nodes.get(at)? {
            Node::Element(element) => Some(element),
            Node::Text { .. } => None,
        }
    }

    /// All elements, with their indexes.
    pub(crate) fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        (0..self.nodes.len()).filter_map(|at| Some((at, self.element(at)?)))
    }

    /// Goes over the nodes of a range that no element lies across. Where `see` answers an element's beginning with
    /// `false`, it is passed over with all that is in it.
    pub(crate) fn walk<'t>(&'t self, range: Range<usize>, see: &mut dyn FnMut(usize, WalkStep<'t>) -> bool) {
        let mut open: Vec<(usize, &Element)> = Vec::new();
        let mut at = range.start;
        loop {
            while let Some((place, element)) = open.pop_if(|(_, element)| element.end <= at) {
                see(place, WalkStep::Leave(element));
            }
            if at >= range.end {
                return;
            }
            match &self.nodes[at] {
                Node::Text { text, line } => {
                    see(at, WalkStep::Text(text, *line));
                    at += 1;
                }
                Node::Element(element) => {
                    if see(at, WalkStep::Enter(element)) {
                        open.push((at, element));
                        at += 1;
                    } else {
                        at = element.end.max(at + 1);
                    }
                }
            }
        }
    }

    /// All texts, as they stand between the elements.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Text { text, .. } => Some(text.as_str()),
            Node::Element(_) => None,
        })
    }

    /// The text in a range of nodes; each run of white space becomes one blank.
    pub(crate) fn text(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for node in &self.nodes[range] {
            if let Node::Text { text: words, .. } = node {
                text.push_str(words);
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The range of the nodes in the element with this index.
    pub(crate) fn inside(&self, at: usize) -> Range<usize> {
        let end = self.element(at).map_or(at + 1, |element| element.end);
        at + 1..end.max(at + 1)
    }
}
