//! One plain value for what YAML, TOML and JSON say, with Hugo's view of keys: case does not matter.

use std::collections::{HashMap, HashSet};

/// A value of a configuration or of front matter.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Tree {
    /// An empty value.
    #[default]
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A string; a TOML date is one too.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// A table: keys in lower case, in the order of the file, repeats and all.
    Table(Vec<(String, Tree)>),
}

impl Tree {
    /// The value under `key` (lower case) of a table; of a repeated key the last.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        let Tree::Table(entries) = self else { return None };
        entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The value at the end of a path of keys.
    pub fn at(&self, keys: &[&str]) -> Option<&Tree> {
        keys.iter().try_fold(self, |tree, key| tree.get(key))
    }

    /// The entries of a table; none if this is something else.
    pub fn entries(&self) -> &[(String, Tree)] {
        if let Tree::Table(entries) = self { entries } else { &[] }
    }

    /// The items of a list; none if this is something else.
    pub fn items(&self) -> &[Tree] {
        if let Tree::List(items) = self { items } else { &[] }
    }

    /// A string or number as text; `None` for tables, lists and empty values.
    pub fn text(&self) -> Option<String> {
        match self {
            Tree::Text(text) => Some(text.clone()),
            Tree::Int(number) => Some(number.to_string()),
            Tree::Float(number) => Some(number.to_string()),
            Tree::Bool(value) => Some(value.to_string()),
            Tree::Null | Tree::List(_) | Tree::Table(_) => None,
        }
    }

    /// A truth value, also one that is written as a word or a number; `None` for anything else.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Tree::Bool(value) => Some(*value),
            Tree::Int(number) => Some(*number != 0),
            Tree::Text(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "on" | "t" | "1" => Some(true),
                "false" | "no" | "off" | "f" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    /// Keys that the top table has more than once, each once, in the order of their first repeat.
    pub fn repeated_keys(&self) -> Vec<&str> {
        let (mut seen, mut told) = (HashSet::new(), HashSet::new());
        let mut keys: Vec<&str> = self.entries().iter().map(|(key, _)| key.as_str()).collect();
        keys.retain(|key| !seen.insert(*key) && told.insert(*key));
        keys
    }

    /// Lays `over` on top of this value: values of `over` win, tables are merged.
    pub fn merge(&mut self, over: Tree) {
        match (self, over) {
            (Tree::Table(under), Tree::Table(entries)) => {
                let indexes = under.iter().enumerate().map(|(at, (key, _))| (key.clone(), at));
                let mut indexes: HashMap<String, usize> = indexes.collect();
                for (key, value) in entries {
                    match indexes.get(&key) {
                        Some(at) => under[*at].1.merge(value),
                        None => {
                            indexes.insert(key.clone(), under.len());
                            under.push((key, value));
                        }
                    }
                }
            }
            (under, over) => *under = over,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::Notation;

    #[test]
    fn merging_keeps_what_is_not_said_again() {
        let json = |text: &str| Notation::Json.read(text).expect("JSON");
        let mut under = json(r#"{"a": {"x": 1, "y": 2}}"#);
        under.merge(json(r#"{"a": {"y": 3}, "b": 4, "b": 5}"#));
        assert_eq!(under, json(r#"{"a": {"x": 1, "y": 3}, "b": 5}"#));
    }

    #[test]
    fn a_repeated_key_is_told_once() {
        let tree = Notation::Json.read(r#"{"a": 1, "b": 1, "a": 2, "a": 3, "b": 2, "a": 4}"#).expect("JSON");
        assert_eq!(tree.repeated_keys(), ["a", "b"]);
    }
}
