//! What on a page is no text of it.

use std::sync::LazyLock;

use super::element::Element;
use super::selector::{SelectorRule, is_meant, rules};

static LEFT_OUT: LazyLock<Vec<SelectorRule>> = LazyLock::new(|| rules(include_str!("left_out.txt")));

/// Whether an element, with everything in it, is no part of the text of a page.
pub(crate) fn is_left_out(element: &Element) -> bool {
    is_meant(&LEFT_OUT, element)
}
