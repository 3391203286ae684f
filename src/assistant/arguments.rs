//! The arguments of a call, checked.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use rmcp::model::{JsonObject, Tool};
use serde_json::Value;

use super::unanswered::Unanswered;

/// Names that assistants use for an argument, with the argument that is meant.
static MEANT: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("data/meant.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// From which likeness on, 0 to 1, an unknown name counts as a known one that was misspelled.
const ALIKE: f64 = 0.75;

/// Characters of what a client sent that are said again.
const SAID: usize = 80;

/// The arguments of a call to a tool; all of them have a name that the tool knows.
pub(crate) struct CallArguments(JsonObject);

impl CallArguments {
    /// Takes the arguments of a call.
    ///
    /// # Errors
    /// [`Unanswered::UnknownArgument`] if the tool has no such argument, with the one that may be meant.
    pub(crate) fn new(tool: &Tool, given: Option<JsonObject>) -> Result<Self, Unanswered> {
        let given = given.unwrap_or_default();
        let known = tool.input_schema.get("properties").and_then(Value::as_object);
        let known: Vec<&str> = known.into_iter().flat_map(|known| known.keys()).map(String::as_str).collect();
        if let Some(name) = given.keys().find(|name| !known.contains(&name.as_str())) {
            let meant = match meant(name, &known) {
                Some(meant) => format!("`{meant}` is meant"),
                None => format!("its arguments are {}", known.join(", ")),
            };
            return Err(Unanswered::UnknownArgument { tool: tool.name.to_string(), name: said(name), meant });
        }
        Ok(Self(given))
    }

    /// A text; `None` if it was not given or is empty.
    pub(crate) fn text(&self, name: &'static str) -> Result<Option<&str>, Unanswered> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.trim()).filter(|text| !text.is_empty())),
            Some(_) => Err(Unanswered::WrongArgument { name, needs: "a string".into() }),
        }
    }

    /// A text that is one of `all`; the first of them if none was given.
    pub(crate) fn one_of<'n>(&self, name: &'static str, all: &[&'n str]) -> Result<&'n str, Unanswered> {
        let Some(text) = self.text(name)? else { return Ok(all.first().copied().unwrap_or_default()) };
        let needs = || all.join(" or ");
        let known = all.iter().find(|known| **known == text);
        known.copied().ok_or_else(|| Unanswered::WrongArgument { name, needs: needs() })
    }

    /// A whole number within `range`; `default` if none was given.
    pub(crate) fn number(
        &self,
        name: &'static str,
        range: RangeInclusive<usize>,
        default: usize,
    ) -> Result<usize, Unanswered> {
        let needs = || format!("a whole number from {} to {}", range.start(), range.end());
        let number = match self.0.get(name) {
            None | Some(Value::Null) => return Ok(default),
            // Programs of some languages write every number with a point.
            Some(value) => value
                .as_u64()
                .or_else(|| value.as_f64().filter(|n| n.fract() == 0.0 && *n >= 0.0).map(|n| n as u64)),
        };
        let number =
            number.and_then(|number| usize::try_from(number).ok()).filter(|number| range.contains(number));
        number.ok_or_else(|| Unanswered::WrongArgument { name, needs: needs() })
    }

    /// `true` or `false`; `false` if it was not given.
    pub(crate) fn flag(&self, name: &'static str) -> Result<bool, Unanswered> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(Unanswered::WrongArgument { name, needs: "true or false".into() }),
        }
    }
}

/// The beginning of what a client sent, to say it again.
pub(crate) fn said(text: &str) -> String {
    super::one_line::one_line(text).chars().take(SAID).collect()
}

/// The known name that is meant by an unknown one.
fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let other = MEANT.iter().find(|(other, _)| *other == name).map(|(_, meant)| *meant);
    if let Some(meant) = known.iter().copied().find(|known| Some(*known) == other) {
        return Some(meant);
    }
    // A long name is like none, and would take long to compare.
    let name = if name.len() <= SAID { name } else { "" };
    let likeness = |known: &&&str| strsim::jaro_winkler(name, known);
    let nearest = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    nearest.filter(|nearest| likeness(nearest) >= ALIKE).copied()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tool_list::tool;

    fn refused(name: &str, arguments: Value) -> String {
        let given = arguments.as_object().cloned();
        CallArguments::new(tool(name).expect("a tool"), given)
            .err()
            .map(|why| why.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn an_unknown_argument_is_refused_with_what_is_meant() {
        assert_eq!(refused("search", json!({ "q": "x" })), "`search` has no argument `q`; `query` is meant");
        assert_eq!(
            refused("search", json!({ "top_k": 3 })),
            "`search` has no argument `top_k`; `limit` is meant"
        );
        assert_eq!(
            refused("fetch", json!({ "max_byte": 3 })),
            "`fetch` has no argument `max_byte`; `max_bytes` is meant"
        );
        assert_eq!(
            refused("outline", json!({ "zzz": 3 })),
            "`outline` has no argument `zzz`; its arguments are cursor, lang, path, site"
        );
        assert_eq!(refused("search", json!({ "query": "x" })), "");
    }

    #[test]
    fn every_name_that_is_meant_is_an_argument() {
        let all = crate::tool_list::tools();
        for (other, meant) in MEANT.iter() {
            let has = |tool: &Tool| tool.input_schema["properties"].get(meant).is_some();
            assert!(all.iter().any(has), "{other}: {meant}");
        }
    }
}
