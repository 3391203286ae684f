//! Which element of a page is meant: the part of CSS that rules about pages need.

use super::element::Element;

/// A selector of one element: `tag`, `#id`, `.class`, `[name]`, `[name=value]`, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Selector {
    /// Name of the element.
    pub tag: Option<String>,
    /// Id of the element.
    pub id: Option<String>,
    /// Classes that the element has, among others.
    pub classes: Vec<String>,
    /// Attributes of the element, with their values where these count.
    pub attributes: Vec<(String, Option<String>)>,
}

/// A rule about elements: a selector, and whether the elements that it selects are exceptions from the rules behind
/// it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SelectorRule {
    /// Selects the elements that the rule is about.
    pub selector: Selector,
    /// Whether the elements are exceptions: the rule begins with `!`.
    pub is_exception: bool,
}

/// The rules of a table: one a line; lines that begin with `# ` are comments.
pub(crate) fn rules(table: &str) -> Vec<SelectorRule> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("# "));
    let rule = |line: &str| {
        let (is_exception, selector) = match line.strip_prefix('!') {
            Some(selector) => (true, selector),
            None => (false, line),
        };
        Some(SelectorRule { selector: Selector::new(selector)?, is_exception })
    };
    lines.filter_map(rule).collect()
}

impl Selector {
    /// The selector that is written as `text`; `None` if `text` is no selector.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let mut selector = Self::default();
        let end_of_name = |text: &str| text.find(['.', '#', '[']).unwrap_or(text.len());
        let (tag, mut rest) = text.split_at(end_of_name(text));
        selector.tag = (!tag.is_empty()).then(|| tag.to_owned());
        while !rest.is_empty() {
            let (sign, behind) = rest.split_at(1);
            if sign == "[" {
                let (inside, behind) = behind.split_once(']')?;
                let (name, value) = match inside.split_once('=') {
                    Some((name, value)) => (name, Some(value.to_owned())),
                    None => (inside, None),
                };
                selector.attributes.push((name.to_owned(), value));
                rest = behind;
                continue;
            }
            let (name, behind) = behind.split_at(end_of_name(behind));
            if name.is_empty() {
                return None;
            }
            match sign {
                "." => selector.classes.push(name.to_owned()),
                "#" => selector.id = Some(name.to_owned()),
                _ => return None,
            }
            rest = behind;
        }
        (selector != Self::default()).then_some(selector)
    }

    /// Whether the selector selects this element.
    pub(crate) fn is_of(&self, element: &Element) -> bool {
        self.tag.as_ref().is_none_or(|tag| *tag == element.name)
            && self.id.as_deref().is_none_or(|id| element.get("id") == Some(id))
            && (self.classes.is_empty() || self.has_classes(element))
            && self.attributes.iter().all(|(name, value)| match value {
                Some(value) => element.get(name).is_some_and(|is| is.trim().eq_ignore_ascii_case(value)),
                None => element.get(name).is_some(),
            })
    }

    fn has_classes(&self, element: &Element) -> bool {
        let Some(classes) = element.get("class") else { return false };
        self.classes.iter().all(|class| classes.split_ascii_whitespace().any(|is| is == class))
    }
}

#[cfg(test)]
mod tests {
    use super::super::element_kind::{ElementKind, attribute_name};
    use super::super::selector_table::SelectorTable;
    use super::*;

    fn element(name: &str, attributes: &[(&str, &str)]) -> Element {
        let attributes = attributes.iter().map(|(name, value)| (attribute_name(name), (*value).to_owned()));
        let (name, kind) = ElementKind::named(name);
        Element { name, kind, attributes: attributes.collect(), line: 1, end: 0 }
    }

    #[test]
    fn every_part_has_to_fit() {
        let main = element("main", &[("id", "x"), ("class", "a  b"), ("role", "Main")]);
        for (selector, is_of) in [
            ("main", true),
            ("main#x.b.a[role=main][id]", true),
            ("[role]", true),
            (".b", true),
            ("div", false),
            (".c", false),
            ("#y", false),
            ("main[role=nav]", false),
            ("[hidden]", false),
        ] {
            assert_eq!(Selector::new(selector).expect(selector).is_of(&main), is_of, "{selector}");
        }
        assert_eq!(["", ".", "a.", "[x", "a[x]b"].map(Selector::new), [const { None }; 5]);
    }

    #[test]
    fn every_line_of_the_tables_is_a_rule() {
        for table in
            [include_str!("content.txt"), include_str!("left_out.txt"), include_str!("list_elements.txt")]
        {
            let lines = table.lines().filter(|line| !line.trim().is_empty() && !line.starts_with("# "));
            assert_eq!(rules(table).len(), lines.count());
        }
    }

    #[test]
    fn an_exception_stands_before_its_rule() {
        let rules = SelectorTable::new("# a comment\n!button[role=tab]\nbutton\n");
        assert!(rules.means(&element("button", &[])));
        assert!(!rules.means(&element("button", &[("role", "tab")])));
        assert!(!rules.means(&element("p", &[])));
    }
}
