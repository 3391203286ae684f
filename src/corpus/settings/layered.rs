//! The settings of a site with those of one of its languages laid over them.

use super::Tree;

/// Two tables that are looked up as one: values of the upper one win, and tables that both have are one table.
/// Nothing is copied, so that a site may have many languages and long settings.
#[derive(Debug, Clone, Copy)]
pub struct Layered<'t> {
    over: &'t Tree,
    under: &'t Tree,
}

impl<'t> Layered<'t> {
    /// The table `over`, laid over the table `under`.
    pub fn new(over: &'t Tree, under: &'t Tree) -> Self {
        Layered { over, under }
    }

    /// The value under `key` (lower case) of the top table.
    pub fn get(self, key: &str) -> Option<&'t Tree> {
        self.at(&[key])
    }

    /// The value at the end of a path of keys; where both layers have a table, that of the upper one.
    pub fn at(self, keys: &[&str]) -> Option<&'t Tree> {
        let mut over = self.over;
        for (at, key) in keys.iter().enumerate() {
            match over.get(key) {
                Some(value) => over = value,
                // What is no table hides all that the lower layer says below it.
                None if at > 0 && !matches!(over, Tree::Table(_)) => return None,
                None => return self.under.at(keys),
            }
        }
        Some(over)
    }

    /// The tables at the end of a path of keys, the lower layer's first.
    pub fn tables(self, keys: &[&str]) -> impl Iterator<Item = &'t Tree> {
        let over = self.at(keys);
        let under = self.under.at(keys).filter(|_| matches!(over, Some(Tree::Table(_))));
        under.into_iter().chain(over)
    }
}

impl<'t> From<&'t Tree> for Layered<'t> {
    fn from(tree: &'t Tree) -> Self {
        Layered { over: &Tree::Null, under: tree }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![Just(Tree::Null), (0..3_i64).prop_map(Tree::Int)];
        leaf.prop_recursive(3, 20, 3, |inner| {
            prop::collection::btree_map("[abc]", inner, 0..3)
                .prop_map(|table| Tree::Table(table.into_iter().collect()))
        })
    }

    proptest! {
        #[test]
        fn what_is_looked_up_is_what_merging_gives(over in tree(), under in tree(), keys in prop::collection::vec("[abc]", 1..4)) {
            let over = Tree::Table(vec![("a".into(), over)]);
            let under = Tree::Table(vec![("a".into(), under)]);
            let mut merged = under.clone();
            merged.merge(over.clone());
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let layered = Layered::new(&over, &under);
            match (layered.at(&keys), merged.at(&keys)) {
                (Some(Tree::Table(_)), Some(Tree::Table(_))) => {}
                (found, expected) => prop_assert_eq!(found, expected),
            }
        }
    }
}
