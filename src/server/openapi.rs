//! What the server answers, for programs that write clients.

use std::sync::LazyLock;

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};
use timra_plan::question::{Field, Sort, ValueKind};

use super::answer;

/// An OpenAPI 3.1 document, without the parameters that are fields of the table.
const WITHOUT_FIELDS: &str = include_str!("openapi.json");

/// The document, and how a client recognises that it has it already.
static DESCRIPTION: LazyLock<(String, String)> = LazyLock::new(|| {
    let description = with_fields(WITHOUT_FIELDS);
    let etag = answer::etag_of(description.as_bytes());
    (description, etag)
});

/// Answers with the description of the server (OpenAPI).
pub(crate) async fn openapi(headers: HeaderMap) -> Response {
    let (description, etag) = &*DESCRIPTION;
    answer::fresh(&headers, etag, "application/json", description.as_str())
}

/// The document with a parameter for each field of the table, behind the words of every search.
fn with_fields(document: &str) -> String {
    // A test reads it, so it is JSON.
    let mut document: Value = serde_json::from_str(document).unwrap_or_default();
    for (_, path) in document["paths"].as_object_mut().into_iter().flatten() {
        // Nothing is put where there are none.
        let parameters = path.pointer_mut("/get/parameters").and_then(Value::as_array_mut);
        let Some(parameters) = parameters else { continue };
        if let Some(words) = parameters.iter().position(|parameter| parameter["name"] == "q") {
            parameters.splice(words + 1..words + 1, Field::all().map(parameter));
        }
    }
    format!("{document:#}")
}

/// How a field is described as a parameter. An empty value is one that was left alone.
fn parameter(field: &'static Field) -> Value {
    let schema = match field.kind {
        ValueKind::Language => json!({
            "type": "string", "maxLength": 35, "pattern": "^([A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*)?$",
        }),
        ValueKind::Name | ValueKind::Tag | ValueKind::Part => json!({ "type": "string" }),
        ValueKind::Year => json!({ "type": "string", "pattern": "^([0-9]{4})?$" }),
        ValueKind::From | ValueKind::Until => json!({
            "type": "string",
            "anyOf": [{ "format": "date" }, { "pattern": "^([0-9]{4}(-(0[1-9]|1[0-2]))?)?$" }],
        }),
        ValueKind::Order => {
            let names = Sort::ALL.map(Sort::name).into_iter().chain([""]);
            json!({ "type": "string", "enum": names.collect::<Vec<_>>(), "default": Sort::default().name() })
        }
    };
    json!({
        "name": field.name,
        "in": "query",
        "description": format!("{}.", field.help),
        "required": false,
        "schema": schema,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use timra_plan::question::Field;

    use super::{WITHOUT_FIELDS, with_fields};

    #[test]
    fn every_search_has_every_field_and_nothing_else_has_one() {
        let described: Value = serde_json::from_str(&with_fields(WITHOUT_FIELDS)).expect("JSON");
        let mut searches = 0;
        for (path, described) in described["paths"].as_object().expect("paths") {
            assert_ne!(described.pointer("/get/parameters"), Some(&Value::Null), "{path}");
            let parameters = described["get"]["parameters"].as_array().map_or(&[][..], Vec::as_slice);
            let names: Vec<&str> =
                parameters.iter().filter_map(|parameter| parameter["name"].as_str()).collect();
            let is_search = names.contains(&"q");
            searches += usize::from(is_search);
            for field in Field::all() {
                let times = names.iter().filter(|name| **name == field.name).count();
                assert_eq!(times, usize::from(is_search), "{path} {}", field.name);
            }
        }
        assert_eq!(searches, 3);
    }
}
