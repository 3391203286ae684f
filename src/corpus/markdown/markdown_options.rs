//! The settings of a site about its Markdown.

use std::collections::BTreeMap;

use super::Passthrough;
use crate::anchors::{HeadingIds, IdSource};

/// The settings of a site about its Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// How ids are made from the text of headings.
    pub heading_ids: HeadingIds,
    /// The text of a heading that ids are made from, which depends on the version of Hugo.
    pub id_source: IdSource,
    /// Whether headings without an id of their own get one.
    pub auto_heading_id: bool,
    /// Whether HTML in Markdown is published unchanged.
    pub raw_html: bool,
    /// Delimiters between which text is left unchanged.
    pub passthrough: Passthrough,
    /// Whether the page is HTML, and not Markdown.
    pub is_html: bool,
    /// The site's own words, for `{{% heading "x" %}}`; may be empty.
    pub i18n: BTreeMap<String, String>,
}

impl Default for MarkdownOptions {
    /// The settings of Hugo when nothing is configured.
    fn default() -> Self {
        MarkdownOptions {
            heading_ids: HeadingIds::default(),
            id_source: IdSource::default(),
            auto_heading_id: true,
            raw_html: true,
            passthrough: Passthrough::default(),
            is_html: false,
            i18n: BTreeMap::new(),
        }
    }
}
