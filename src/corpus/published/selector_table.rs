//! Rules about elements, of which an element is held only against those that may be about it.

use std::collections::HashMap;

use super::element::Element;
use super::selector::{Selector, SelectorRule, rules};

/// Rules about elements, in their order. How many there are costs an element nothing: its name, its classes and its
/// attributes say which of them to look at.
#[derive(Debug)]
pub(crate) struct SelectorTable {
    rules: Vec<SelectorRule>,
    by_tag: Places,
    by_class: Places,
    by_id: Places,
    by_attribute: Places,
}

/// Places of rules, by something that an element must have to be meant.
type Places = HashMap<String, Vec<usize>, foldhash::fast::FixedState>;

impl SelectorTable {
    /// The rules of `table`: one a line; lines that begin with `# ` are comments.
    pub(crate) fn new(table: &str) -> Self {
        let rules = rules(table);
        let [mut by_tag, mut by_class, mut by_id, mut by_attribute] =
            std::array::from_fn::<Places, 4, _>(|_| Places::default());
        for (at, SelectorRule { selector, .. }) in rules.iter().enumerate() {
            let Selector { tag, id, classes, attributes } = selector;
            // Whichever the fewest elements have.
            let (places, key) = match (id, classes.first(), attributes.first(), tag) {
                (Some(id), ..) => (&mut by_id, id),
                (_, Some(class), ..) => (&mut by_class, class),
                (_, _, Some((name, _)), _) => (&mut by_attribute, name),
                (_, _, _, Some(tag)) => (&mut by_tag, tag),
                (None, None, None, None) => continue,
            };
            places.entry(key.clone()).or_default().push(at);
        }
        Self { rules, by_tag, by_class, by_id, by_attribute }
    }

    /// Whether the first rule that selects `element` is no exception.
    pub(crate) fn means(&self, element: &Element) -> bool {
        let mut first = None;
        self.each(element, &mut |at| first = Some(first.map_or(at, |first: usize| first.min(at))));
        first.is_some_and(|at| !self.rules[at].is_exception)
    }

    /// Calls `see` with the place of each rule that selects `element`, in no order.
    pub(crate) fn each(&self, element: &Element, see: &mut dyn FnMut(usize)) {
        let mut look = |places: &Places, key: &str| {
            for at in places.get(key).into_iter().flatten().copied() {
                if self.rules[at].selector.is_of(element) {
                    see(at);
                }
            }
        };
        look(&self.by_tag, &element.name);
        for (name, value) in &element.attributes {
            look(&self.by_attribute, name);
            match &**name {
                "class" => value.split_ascii_whitespace().for_each(|class| look(&self.by_class, class)),
                "id" => look(&self.by_id, value),
                _ => {}
            }
        }
    }

    /// How many rules there are.
    pub(crate) fn len(&self) -> usize {
        self.rules.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::grow::grow;
    use super::*;

    #[test]
    fn every_rule_is_found() {
        for table in [
            include_str!("content.txt"),
            include_str!("left_out.txt"),
            include_str!("list_elements.txt"),
            "!button[role=tab]\nbutton\n.a.b\ndiv#x\n[role=tab]\n",
        ] {
            let all = rules(table);
            let table = SelectorTable::new(table);
            for html in [
                "<button role=Tab>",
                "<button>",
                "<div class='b x a'>",
                "<div id=x class=toc>",
                "<p id=x>",
                "<main class='td-content toc' role=main>",
                "<nav hidden>",
                "<a class=anchor>",
                "<p>",
            ] {
                let tree = grow(html).expect("a tree");
                let (_, element) = tree.elements().next().expect("an element");
                let mut found = Vec::new();
                table.each(element, &mut |at| found.push(at));
                found.sort_unstable();
                found.dedup();
                let expected: Vec<usize> =
                    (0..all.len()).filter(|at| all[*at].selector.is_of(element)).collect();
                assert_eq!(found, expected, "{html}");
                let means = expected.first().is_some_and(|first| !all[*first].is_exception);
                assert_eq!(table.means(element), means, "{html}");
            }
        }
    }
}
