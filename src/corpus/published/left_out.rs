//! What on a page is no text of it.

use std::sync::LazyLock;

use super::element::Element;
use super::selector_table::SelectorTable;

static LEFT_OUT: LazyLock<SelectorTable> = LazyLock::new(|| SelectorTable::new(include_str!("left_out.txt")));

/// Whether an element, with everything in it, is no part of the text of a page.
pub(crate) fn is_left_out(element: &Element) -> bool {
    LEFT_OUT.means(element)
}
