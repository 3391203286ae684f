//! The form in which choices are written and read back, in JSON or elsewhere.

use serde::{Deserialize, Serialize};

use super::Sort;

/// [`Choices`](super::Choices) as names and texts only.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenChoices {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) filters: Vec<WrittenFilter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sort: Option<Sort>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenFilter {
    pub(super) field: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) wanted: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) left_out: Vec<String>,
}
