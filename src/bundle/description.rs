//! What a bundle says of itself: `bundle.json`, the one file of it that changes.

use serde::{Deserialize, Serialize};

use super::FORMAT;

/// Name of the file.
pub const BUNDLE: &str = "bundle.json";

/// What `kind` says in every bundle.
const KIND: &str = "timra bundle";

/// What a bundle says of itself, and the names of the pieces with which everything begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Description {
    /// Always `timra bundle`. Other programs have files of the same name.
    pub kind: String,
    /// The [`FORMAT`] of the bundle.
    pub format: usize,
    /// Version of the timra that wrote the bundle.
    pub version: String,
    /// Digest of the index that the bundle was made of.
    pub digest: String,
    /// Number of pages.
    pub pages: u64,
    /// Number of sections.
    pub sections: u64,
    /// Name of the piece that is the core.
    pub core: String,
    /// Name of the piece with all postings, if they are one: it is needed with the core.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<String>,
    /// Bytes of the files of the site: all pieces but the lexicons, the core, the titles and the engine.
    #[serde(default)]
    pub bytes: u64,
    /// Name of the piece with the titles and addresses of all pages, as JSON.
    pub titles: String,
    /// Name of the piece that is the engine for browsers, if the bundle has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub engine: Option<String>,
}

impl Description {
    /// What a bundle of an index with this digest says.
    pub(crate) fn new(digest: &str, pages: u64, sections: u64) -> Self {
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            digest: digest.to_owned(),
            pages,
            sections,
            core: String::new(),
            pack: None,
            bytes: 0,
            titles: String::new(),
            engine: None,
        }
    }

    /// Whether `text` is the `bundle.json` of a bundle, of whatever format.
    pub(crate) fn is_ours(text: &[u8]) -> bool {
        #[derive(Deserialize)]
        struct KindOfBundle {
            kind: String,
        }
        serde_json::from_slice::<KindOfBundle>(text).is_ok_and(|it| it.kind == KIND)
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        // Writing plain strings and numbers as JSON cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
