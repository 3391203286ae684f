//! One line of JSON becomes a document.

use serde::Deserialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::tags::kept_tags;
use crate::{Diagnostic, DiagnosticKind, LINE, Page, Section};

/// Bytes of the longest tag of a language.
const LONGEST_TAG: usize = 35;

/// Most bytes in an id, which is printed on one line of a terminal and sent with every hit.
pub(crate) const LONGEST_ID: usize = 4096;

/// A JSON document, as it is written.
#[derive(Deserialize)]
pub(crate) struct Document {
    id: Id,
    text: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    tags: Value,
    #[serde(default)]
    categories: Value,
}

/// Many collections number their documents.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

/// The document that `json` is, and what is wrong with it; what is wrong alone if it is none.
pub(crate) fn document(json: &[u8]) -> Result<(Document, Option<Diagnostic>), Diagnostic> {
    let mut document = serde_json::from_slice::<Document>(json).map_err(|error| {
        // The place that serde tells counts from the start of the line.
        no_document(format!("this line is no document and was left out: {error}"), "correct it")
    })?;
    if let Some(wrong) = document.wrong_id() {
        return Err(wrong);
    }
    let wrong_tag = document.lang.take_if(|tag| !is_language_tag(tag));
    let wrong = wrong_tag.map(|tag| {
        let what = format!("`{tag}` is no language tag, so the text decides");
        Diagnostic::new(DiagnosticKind::BadLanguage, what).hint("write it as `vi` or `zh-Hant`")
    });
    Ok((document, wrong))
}

/// Says why a line is no document, and what to do about it.
pub(crate) fn no_document(what: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic::new(DiagnosticKind::BadDocument, what).hint(hint)
}

impl Document {
    /// Why the id of the document cannot be used; `None` if it can.
    fn wrong_id(&self) -> Option<Diagnostic> {
        let Id::Text(id) = &self.id else { return None };
        if id.is_empty() {
            Some(no_document("this document has an empty id and was left out", "give it one"))
        } else if id.contains(char::is_control) {
            let what = "the id of this document holds control characters, so it was left out";
            Some(no_document(what, "correct it"))
        } else if id.len() > LONGEST_ID {
            let what =
                format!("the id of this document is longer than {LONGEST_ID} bytes, so it was left out");
            Some(no_document(what, "give it a shorter one"))
        } else {
            None
        }
    }

    /// The document as a page of `site` with one section.
    pub(crate) fn page(self, site: &str, path: &str, line: u32, diagnostics: &mut Vec<Diagnostic>) -> Page {
        let tags = kept_tags(names(&self.tags), "tags", None, diagnostics);
        let categories = kept_tags(names(&self.categories), "categories", None, diagnostics);
        let id = match self.id {
            Id::Text(id) => id,
            Id::Number(id) => id.to_string(),
        };
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        Page {
            site: site.to_owned(),
            path: path.to_owned(),
            // Nothing in it stands for something else.
            url: filled(self.url).unwrap_or_default().replace(LINE, "%7Bline%7D"),
            declared_lang: filled(self.lang),
            title: self.title.unwrap_or_default().nfc().collect(),
            first_heading: None,
            metadata: [tags.as_slice(), &categories].concat().join("\n"),
            tags,
            categories,
            folder: None,
            weight: Page::USUAL_WEIGHT,
            is_kept_out: false,
            front_matter_date: None,
            translation_key: format!("={id}"),
            sections: vec![Section {
                id,
                anchor: None,
                level: 0,
                heading: String::new(),
                heading_path: Vec::new(),
                line,
                text: self.text.nfc().collect(),
                annotations: Vec::new(),
                markdown: None,
            }],
        }
    }
}

/// A name, or several. What is none is left out: other programs have other uses for the key.
fn names(value: &Value) -> Vec<String> {
    let name = |value: &Value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match value {
        Value::Array(values) => values.iter().filter_map(name).collect(),
        one => name(one).into_iter().collect(),
    }
}

/// Whether `tag` is formed as BCP 47 has it, and no longer than any there is (RFC 5646, section 4.4.1).
fn is_language_tag(tag: &str) -> bool {
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut parts = tag.split('-');
    let is_language =
        |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    tag.len() <= LONGEST_TAG && parts.next().is_some_and(is_language) && parts.all(is_part)
}
