//! Settings in JSON.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::Tree;
use super::unreadable::{DEEPEST, TOO_DEEP, Unreadable};

/// Reads the one JSON value of `text`.
pub(crate) fn read(text: &str) -> Result<Tree, Unreadable> {
    let mut source = serde_json::Deserializer::from_str(text);
    let tree = Value { room: DEEPEST }.deserialize(&mut source).map_err(unreadable)?;
    source.end().map_err(unreadable)?;
    Ok(tree)
}

/// Reads the JSON value with which `text` begins, and tells its length: other text may follow. A value of more than
/// `longest` bytes is not read.
pub(crate) fn first_value(text: &str, longest: usize) -> Result<(Tree, usize), Unreadable> {
    let bounded = &text[..text.floor_char_boundary(longest)];
    let mut values = serde_json::Deserializer::from_str(bounded).into_iter::<Bounded>();
    match values.next() {
        Some(Ok(Bounded(tree))) => Ok((tree, values.byte_offset())),
        Some(Err(error)) if error.is_eof() && bounded.len() < text.len() => {
            Err(Unreadable::longer_than(longest))
        }
        Some(Err(error)) => Err(unreadable(error)),
        None => Ok((Tree::Null, 0)),
    }
}

fn unreadable(error: serde_json::Error) -> Unreadable {
    Unreadable::at(error.line(), error.to_string())
}

/// A value whose nesting is bounded.
struct Bounded(Tree);

impl<'de> serde::Deserialize<'de> for Bounded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Bounded, D::Error> {
        Value { room: DEEPEST }.deserialize(deserializer).map(Bounded)
    }
}

/// Reads a value in which lists and tables may be nested in `room` levels.
#[derive(Clone, Copy)]
struct Value {
    room: usize,
}

impl Value {
    fn inside<E: Error>(self) -> Result<Value, E> {
        let room = self.room.checked_sub(1).ok_or_else(|| E::custom(TOO_DEEP))?;
        Ok(Value { room })
    }
}

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Tree;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value {
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

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let inside = self.inside()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(inside)? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let inside = self.inside()?;
        let mut entries = Vec::new();
        while let Some(key) = access.next_key::<String>()? {
            entries.push((key.to_lowercase(), access.next_value_seed(inside)?));
        }
        Ok(Tree::Table(entries))
    }
}
