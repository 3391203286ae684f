//! What the sections above a page call themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

/// How the page of a section names the section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedSection {
    /// Slug of the section, if it has one.
    pub slug: Option<String>,
    /// Title of the section, or an empty string.
    pub title: String,
}

/// Names of those sections above a page, and of its own, that have a page: by the number of directories from the
/// top. Empty if no name of a section is a part of any address.
pub(crate) type SectionNames = Arc<BTreeMap<usize, NamedSection>>;
