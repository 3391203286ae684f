//! Which links beside a heading are signs and no words of it.

use super::element::Element;
use super::tree::HtmlTree;

/// Whether the element with this index, which stands in a heading, is a link to that heading that shows only a
/// sign: `#`, `¶`, or nothing.
pub(crate) fn is_sign(tree: &HtmlTree, at: usize, element: &Element) -> bool {
    let is_link = element.name == "a" && element.get("href").is_none_or(|href| href.contains('#'));
    is_link && !tree.text(tree.inside(at)).chars().any(char::is_alphanumeric)
}

/// The id by which an element can be linked to. Fields of forms have none here: their ids are for labels, and many
/// are never shown.
pub(crate) fn id_of(element: &Element) -> Option<&str> {
    let id = match &*element.name {
        "input" | "label" | "button" | "select" | "form" => None,
        "a" => element.get("id").or_else(|| element.get("name")),
        _ => element.get("id"),
    };
    id.filter(|id| !id.trim().is_empty() && id.len() <= LONGEST_ID)
}

/// Bytes of an id that anybody follows.
const LONGEST_ID: usize = 4096;
