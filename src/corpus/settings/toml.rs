//! Settings in TOML.

use super::Tree;
use super::unreadable::{DEEPEST, TOO_DEEP, Unreadable};

/// Reads a TOML document.
pub(crate) fn read(text: &str) -> Result<Tree, Unreadable> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        Unreadable::at(before + 1, error.message())
    })?;
    of_table(table, DEEPEST).ok_or_else(|| Unreadable { line: None, message: TOO_DEEP.to_owned() })
}

/// None if tables and lists are nested in more than `room` levels.
fn of_table(table: toml::Table, room: usize) -> Option<Tree> {
    let room = room.checked_sub(1)?;
    let entry = |(key, value): (String, toml::Value)| Some((key.to_lowercase(), of_value(value, room)?));
    table.into_iter().map(entry).collect::<Option<_>>().map(Tree::Table)
}

fn of_value(value: toml::Value, room: usize) -> Option<Tree> {
    Some(match value {
        toml::Value::String(text) => Tree::Text(text),
        toml::Value::Integer(number) => Tree::Int(number),
        toml::Value::Float(number) => Tree::Float(number),
        toml::Value::Boolean(value) => Tree::Bool(value),
        toml::Value::Datetime(date) => Tree::Text(date.to_string()),
        toml::Value::Array(items) => {
            let room = room.checked_sub(1)?;
            let items = items.into_iter().map(|item| of_value(item, room));
            Tree::List(items.collect::<Option<_>>()?)
        }
        toml::Value::Table(table) => of_table(table, room)?,
    })
}
