//! Questions as a browser asks them.

use std::collections::BTreeMap;

use timra_answer::Query;

/// Reads a JSON object of parameters: `q`, `limit`, `offset`, `unfinished` (any text for yes), and the filters and the order by
/// their names. An empty value is none.
///
/// # Errors
/// A sentence that says what cannot be understood.
pub(crate) fn question(parameters: &[u8]) -> Result<Query, String> {
    let parameters: BTreeMap<String, String> = serde_json::from_slice(parameters)
        .map_err(|_| "a question is a JSON object of texts; give at least `q`".to_owned())?;
    let mut query = Query::new("");
    for (name, value) in parameters.into_iter().filter(|(_, value)| !value.is_empty()) {
        let number = || value.parse().map_err(|_| format!("`{name}` has to be a whole number"));
        match name.as_str() {
            "limit" => query.limit = number()?,
            "offset" => query.offset = number()?,
            "unfinished" => query.is_unfinished = true,
            "q" => query.text = value,
            _ => query = query.with(&name, &value).map_err(|refused| refused.to_string())?,
        }
    }
    Ok(query)
}
