//! Dates and keywords that a page gives as data for search engines (JSON-LD).

use serde_json::Value;

/// Bytes of data that are read.
const LONGEST: usize = 1 << 20;

/// What JSON-LD data of a page says about the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct JsonLd {
    /// Value of `datePublished`, as written.
    pub published: Option<String>,
    /// Value of `dateModified`, as written.
    pub changed: Option<String>,
    /// Values of `keywords`.
    pub keywords: Vec<String>,
}

impl JsonLd {
    /// Adds what other JSON-LD data of the page says; what is there already counts.
    pub(crate) fn add(&mut self, other: JsonLd) {
        self.published = self.published.take().or(other.published);
        self.changed = self.changed.take().or(other.changed);
        self.keywords.extend(other.keywords);
    }
}

/// What the JSON-LD data `json` says; nothing if it cannot be read.
pub(crate) fn json_ld(json: &str) -> JsonLd {
    let mut found = JsonLd::default();
    if json.len() > LONGEST {
        return found;
    }
    let Ok(data) = serde_json::from_str::<Value>(json) else { return found };
    let mut waiting = vec![&data];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(items) => waiting.extend(items.iter().rev()),
            Value::Object(object) => {
                let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
                found.published = found.published.take().or_else(|| text("datePublished"));
                found.changed = found.changed.take().or_else(|| text("dateModified"));
                match object.get("keywords") {
                    Some(Value::String(words)) => found.keywords.extend(words.split(',').map(str::to_owned)),
                    Some(Value::Array(words)) => {
                        found.keywords.extend(words.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => {}
                }
                // Data of other things has other keys.
                waiting.extend(object.get("mainEntity"));
                waiting.extend(object.get("@graph"));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_of_the_page_counts() {
        let json = r#"[{"@type": "BlogPosting", "keywords": ["a", "b"], "dateModified": "2025-02-01",
            "author": {"datePublished": "1999-01-01"}}, {"@graph": [{"datePublished": "2025-01-01", "keywords": "c,d"}]}]"#;
        let keywords = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let (published, changed) = (Some("2025-01-01".to_owned()), Some("2025-02-01".to_owned()));
        assert_eq!(json_ld(json), JsonLd { published, changed, keywords });
        assert_eq!(json_ld("{"), JsonLd::default());
        assert_eq!(json_ld(&"[".repeat(100_000)), JsonLd::default());
    }
}
