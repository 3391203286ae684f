//! What a tool answers.

use serde::Serialize;
use serde_json::Value;

/// The answer of a tool: either part holds all of it.
pub(crate) struct ToolAnswer {
    /// Markdown, for the model.
    pub text: String,
    /// A JSON object, for programs.
    pub structured: Value,
}

impl ToolAnswer {
    /// An answer with this text and this object.
    pub(crate) fn new(text: String, structured: &impl Serialize) -> Self {
        // Plain structures of strings and numbers can be written as JSON.
        Self { text, structured: serde_json::to_value(structured).unwrap_or_default() }
    }

    /// Bytes of the longer of the two parts.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len().max(self.structured.to_string().len())
    }
}
