//! What kinds of elements there are, as far as that decides what is in what.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::markdown::is_block;

/// What the name of an element says of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ElementKind {
    /// Whether the element has no content.
    pub is_void: bool,
    /// Whether the start of the element ends an open paragraph.
    pub ends_paragraph: bool,
    /// Whether no end tag of something outside reaches through the element.
    pub is_scope: bool,
    /// Whether the element stands in the text of a line: its end tag ends no block.
    pub is_inline: bool,
    /// Whether the element begins and ends a line.
    pub is_block: bool,
}

/// Elements without content.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that end an open paragraph.
const END_PARAGRAPH: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// Elements that no end tag of something outside reaches through.
const SCOPES: [&str; 9] = ["applet", "caption", "table", "td", "th", "marquee", "object", "template", "svg"];

/// Elements in the text of a line: their end tags end no block.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
];

/// Other names of elements, and names of attributes, that most pages have: they take no memory of their own.
const USUAL: [&str; 35] = [
    "body",
    "button",
    "head",
    "html",
    "nav",
    "path",
    "script",
    "style",
    "tbody",
    "thead",
    "title",
    "tr",
    "video",
    "class",
    "id",
    "href",
    "src",
    "alt",
    "type",
    "role",
    "rel",
    "content",
    "name",
    "property",
    "d",
    "viewBox",
    "viewbox",
    "for",
    "value",
    "target",
    "lang",
    "width",
    "height",
    "aria-label",
    "aria-hidden",
];

/// Whatever has a known name, so that a tag is looked up once, whatever is asked of it.
static KINDS: LazyLock<HashMap<&'static str, ElementKind, foldhash::fast::FixedState>> =
    LazyLock::new(|| {
        let all = [&VOID[..], &END_PARAGRAPH, &SCOPES, &INLINE, &USUAL];
        let kind = |name: &'static str| (name, of_name(name));
        all.into_iter().flatten().map(|name| kind(name)).collect()
    });

fn of_name(name: &str) -> ElementKind {
    ElementKind {
        is_void: VOID.contains(&name),
        ends_paragraph: END_PARAGRAPH.contains(&name),
        is_scope: SCOPES.contains(&name),
        is_inline: INLINE.contains(&name),
        is_block: is_block(name),
    }
}

impl ElementKind {
    /// The name of an element as it is kept, and what it says.
    pub(crate) fn named(name: &str) -> (Cow<'static, str>, Self) {
        match KINDS.get_key_value(name) {
            Some((name, kind)) => (Cow::Borrowed(*name), *kind),
            None => (Cow::Owned(name.to_owned()), of_name(name)),
        }
    }
}

/// The name of an attribute as it is kept.
pub(crate) fn attribute_name(name: &str) -> Cow<'static, str> {
    match KINDS.get_key_value(name) {
        Some((name, _)) => Cow::Borrowed(*name),
        None => Cow::Owned(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_says_what_the_lists_say() {
        for name in ["br", "p", "td", "span", "blockquote", "caption", "x-y", "tr", "template"] {
            let (kept, kind) = ElementKind::named(name);
            assert_eq!((&*kept, kind), (name, of_name(name)));
        }
        assert_eq!(["href", "data-x"].map(attribute_name), ["href", "data-x"]);
    }
}
