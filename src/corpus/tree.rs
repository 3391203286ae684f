//! One plain value for what YAML, TOML and JSON say, with Hugo's view of keys: case does not matter.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, MapAccess, SeqAccess, Visitor};

/// A value of a configuration or of front matter.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Tree {
    /// Nothing: an empty value.
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
    /// What stands under `key` (lower case) of a table; of a repeated key the last.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        let Tree::Table(entries) = self else { return None };
        entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// What stands at the end of a path of keys.
    pub fn at(&self, keys: &[&str]) -> Option<&Tree> {
        keys.iter().try_fold(self, |tree, key| tree.get(key))
    }

    /// The entries of a table, none of anything else.
    pub fn entries(&self) -> &[(String, Tree)] {
        if let Tree::Table(entries) = self { entries } else { &[] }
    }

    /// The items of a list, none of anything else.
    pub fn items(&self) -> &[Tree] {
        if let Tree::List(items) = self { items } else { &[] }
    }

    /// A string or number as text; nothing for tables, lists and empty values.
    pub fn text(&self) -> Option<String> {
        match self {
            Tree::Text(text) => Some(text.clone()),
            Tree::Int(number) => Some(number.to_string()),
            Tree::Float(number) => Some(number.to_string()),
            Tree::Bool(value) => Some(value.to_string()),
            Tree::Null | Tree::List(_) | Tree::Table(_) => None,
        }
    }

    /// A truth value, also where it was written as a word or a number.
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

    /// Keys that the top table has more than once.
    pub fn repeated_keys(&self) -> Vec<&str> {
        let entries = self.entries();
        let repeated = |at: usize| entries[..at].iter().any(|(earlier, _)| *earlier == entries[at].0);
        let mut keys: Vec<&str> =
            (0..entries.len()).filter(|at| repeated(*at)).map(|at| entries[at].0.as_str()).collect();
        keys.dedup();
        keys
    }

    /// Lays `over` on top: its values win, tables are merged.
    pub fn merge(&mut self, over: Tree) {
        match (self, over) {
            (Tree::Table(under), Tree::Table(entries)) => {
                for (key, value) in entries {
                    match under.iter_mut().rev().find(|(name, _)| *name == key) {
                        Some((_, kept)) => kept.merge(value),
                        None => under.push((key, value)),
                    }
                }
            }
            (under, over) => *under = over,
        }
    }
}

impl From<toml::Value> for Tree {
    fn from(value: toml::Value) -> Tree {
        match value {
            toml::Value::String(text) => Tree::Text(text),
            toml::Value::Integer(number) => Tree::Int(number),
            toml::Value::Float(number) => Tree::Float(number),
            toml::Value::Boolean(value) => Tree::Bool(value),
            toml::Value::Datetime(date) => Tree::Text(date.to_string()),
            toml::Value::Array(items) => Tree::List(items.into_iter().map(Tree::from).collect()),
            toml::Value::Table(table) => Tree::Table(
                table.into_iter().map(|(key, value)| (key.to_lowercase(), value.into())).collect(),
            ),
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Text(value.to_string()), Tree::Int))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_some<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }

    /// A YAML value with a tag of its own (`!x`): the tag says nothing here.
    fn visit_enum<A: de::EnumAccess<'de>>(self, data: A) -> Result<Tree, A::Error> {
        use serde::de::VariantAccess as _;
        let (_tag, value): (String, _) = data.variant()?;
        value.newtype_variant()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = access.next_entry::<Tree, Tree>()? {
            if let Some(key) = key.text() {
                entries.push((key.to_lowercase(), value));
            }
        }
        Ok(Tree::Table(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_languages_say_the_same() {
        let yaml: Tree = serde_yaml::from_str("A: 1\nb: {C: [x, true]}\n").expect("YAML");
        let json: Tree = serde_json::from_str(r#"{"a": 1, "B": {"c": ["x", true]}}"#).expect("JSON");
        let toml = Tree::from(toml::Value::Table("A = 1\nb = {c = [\"x\", true]}".parse().expect("TOML")));
        assert_eq!(yaml, json);
        assert_eq!(json, toml);
        assert_eq!(json.at(&["b", "c"]).map(|list| list.items().len()), Some(2));
    }

    #[test]
    fn repeated_keys_are_kept_and_the_last_wins() {
        let tree: Tree = serde_yaml::from_str("a: 1\nA: 2\nb: !x y").expect("YAML");
        assert_eq!(tree.repeated_keys(), ["a"]);
        assert_eq!(tree.get("a"), Some(&Tree::Int(2)));
        assert_eq!(tree.get("b"), Some(&Tree::Text("y".into())));
    }

    #[test]
    fn merging_keeps_what_is_not_said_again() {
        let mut under: Tree = serde_json::from_str(r#"{"a": {"x": 1, "y": 2}}"#).expect("JSON");
        under.merge(serde_json::from_str(r#"{"a": {"y": 3}, "b": 4}"#).expect("JSON"));
        assert_eq!(under, serde_json::from_str(r#"{"a": {"x": 1, "y": 3}, "b": 4}"#).expect("JSON"));
    }
}
