//! An element of a page.

use std::borrow::Cow;

use super::element_kind::ElementKind;

/// An HTML element: its name, its attributes and where it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// Name of the element in lower case.
    pub name: Cow<'static, str>,
    /// What the name of the element says of it.
    pub kind: ElementKind,
    /// Attributes of the element, with names in lower case.
    pub attributes: Vec<(Cow<'static, str>, String)>,
    /// 1-based line of the file on which the tag of the element begins.
    pub line: u32,
    /// Index in the tree of the node behind the last one in this element.
    pub end: usize,
}

impl Element {
    /// The value of an attribute; `None` if the element does not have it.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(is, _)| is == name).map(|(_, value)| value.as_str())
    }

    /// The level of a heading, 1 to 6; `None` if the element is no heading.
    pub(crate) fn heading_level(&self) -> Option<u8> {
        match self.name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
            _ => None,
        }
    }
}
