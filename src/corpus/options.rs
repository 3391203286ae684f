//! What a caller may decide about reading a corpus.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::AddressPattern;

/// How content is read. The defaults leave out what Hugo leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusOptions {
    /// The moment against which publication and expiry dates are held. It is not written down with the other
    /// options: options that are read again are of the moment at which they are read.
    #[serde(skip, default = "Timestamp::now")]
    pub now: Timestamp,
    /// Whether drafts are read.
    pub drafts: bool,
    /// Whether pages are read whose publication date has not come yet.
    pub future: bool,
    /// Whether pages are read that have expired.
    pub expired: bool,
    /// The version of Hugo that builds the sites (`0.134.3`), where the sites themselves do not say.
    pub hugo_version: Option<String>,
    /// The environment in which Hugo builds the sites; `production` if `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// Where the sites are published, whatever their configuration says (`https://docs.example.org/kb/`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The addresses of the pages of a directory that nothing publishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<AddressPattern>,
    /// The directory that the site is published to. If it is a root, the pages in it are read; for a site of Hugo
    /// they are read together with their sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PathBuf>,
}

impl CorpusOptions {
    /// The default options at the moment `now`.
    pub fn at(now: Timestamp) -> CorpusOptions {
        CorpusOptions {
            now,
            drafts: false,
            future: false,
            expired: false,
            hugo_version: None,
            environment: None,
            base_url: None,
            url: None,
            published: None,
        }
    }

    /// The environment that Hugo builds the sites in.
    pub fn environment(&self) -> &str {
        self.environment.as_deref().unwrap_or("production")
    }
}

impl Default for CorpusOptions {
    fn default() -> Self {
        Self::at(Timestamp::now())
    }
}
