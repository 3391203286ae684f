//! What is the same on many pages of a site, where nothing on a page says which part of it is its text.

use std::collections::{HashMap, HashSet};

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use super::tree::{HtmlTree, Node};

/// Elements that hold the ways through a site. A paragraph or a heading may be the same on many pages and be text.
const HOLDERS: [&str; 10] =
    ["aside", "div", "footer", "form", "header", "nav", "ol", "section", "table", "ul"];

/// On how many pages something has to stand to be no text of any, and on which part of those that were looked at: a
/// site in several languages has as many of everything.
const FEWEST_PAGES: usize = 3;
const PART: usize = 4;

/// Counts on how many pages an element with the same text stands.
#[derive(Debug, Default)]
pub(crate) struct SharedCounts {
    pages: usize,
    counts: HashMap<u64, usize>,
}

impl SharedCounts {
    /// Counts the elements of one more page.
    pub(crate) fn add(&mut self, tree: &HtmlTree) {
        self.pages += 1;
        let numbers: HashSet<u64> = holders(tree).map(|(_, number)| number).collect();
        numbers.into_iter().for_each(|number| *self.counts.entry(number).or_default() += 1);
    }

    /// The numbers of the texts that many pages have alike.
    pub(crate) fn shared(&self) -> HashSet<u64> {
        let is_shared = |count: usize| count >= FEWEST_PAGES && count * PART >= self.pages;
        self.counts.iter().filter(|(_, count)| is_shared(**count)).map(|(number, _)| *number).collect()
    }
}

/// The indexes of those elements of a page whose text has one of the numbers in `shared`.
pub(crate) fn places(tree: &HtmlTree, shared: &HashSet<u64>) -> HashSet<usize> {
    if shared.is_empty() {
        return HashSet::new();
    }
    holders(tree).filter(|(_, number)| shared.contains(number)).map(|(at, _)| at).collect()
}

/// The elements that hold text, each with a number for that text.
fn holders(tree: &HtmlTree) -> impl Iterator<Item = (usize, u64)> {
    let numbers = numbers(tree);
    tree.elements()
        .filter(|(_, element)| HOLDERS.contains(&&*element.name))
        .filter_map(move |(at, _)| Some((at, numbers[at].filter(|number| *number != 0)?)))
}

/// A number for the text of every element, made of those of what is in it, from the last node to the first; `None` of
/// what has none.
fn numbers(tree: &HtmlTree) -> Vec<Option<u64>> {
    let mut numbers: Vec<Option<u64>> = vec![None; tree.nodes.len()];
    // By the end of an element, what stands in it is already known.
    for (at, node) in tree.nodes.iter().enumerate().rev() {
        numbers[at] = match node {
            Node::Text { text, .. } => {
                let text = text.trim();
                (!text.is_empty()).then(|| xxh3_64(text.as_bytes()))
            }
            Node::Element(element) => {
                let (mut number, mut inside) = (None::<u64>, at + 1);
                while inside < element.end {
                    if let Some(of) = numbers[inside] {
                        number = Some(xxh3_64_with_seed(&of.to_le_bytes(), number.unwrap_or_default()));
                    }
                    inside = tree.element(inside).map_or(inside + 1, |element| element.end.max(inside + 1));
                }
                number
            }
        };
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::super::grow::grow;
    use super::*;

    #[test]
    fn what_many_pages_have_is_no_text_of_one() {
        let page = |text: &str| {
            let html = format!(
                "<body><div class='a{text}'><a href=/>Trang chủ</a> <a>Tác giả</a></div><div><h2>Mở đầu</h2><p>{text}</p></div>"
            );
            grow(&html).expect("a tree")
        };
        let mut counts = SharedCounts::default();
        for text in ["một", "hai", "ba"] {
            counts.add(&page(text));
        }
        let tree = page("bốn");
        let shared = places(&tree, &counts.shared());
        let texts: Vec<String> = shared.into_iter().map(|at| tree.text(tree.inside(at))).collect();
        assert_eq!(texts, ["Trang chủ Tác giả"]);
    }
}
