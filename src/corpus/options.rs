//! What a caller may decide about reading a corpus.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How a corpus is read. The defaults leave out what Hugo leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusOptions {
    /// The moment against which publication and expiry dates are held. It is no choice, so it is not written
    /// down with the others; options that are read again are of the moment at which they are read.
    #[serde(skip, default = "Timestamp::now")]
    pub now: Timestamp,
    /// Read drafts too.
    pub drafts: bool,
    /// Read pages whose day has not come yet.
    pub future: bool,
    /// Read pages that have expired.
    pub expired: bool,
    /// The Hugo that builds the sites (`0.134.3`), where the sites themselves do not say.
    pub hugo_version: Option<String>,
    /// The environment that Hugo builds them in; `production` where nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// Where the sites are published, whatever their configuration says (`https://docs.example.org/kb/`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The directory that the site is published to. Of a root that it is, the published pages are read; of a site of
    /// Hugo they are read with their sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PathBuf>,
}

impl CorpusOptions {
    /// The defaults at a given moment.
    pub fn at(now: Timestamp) -> CorpusOptions {
        CorpusOptions {
            now,
            drafts: false,
            future: false,
            expired: false,
            hugo_version: None,
            environment: None,
            base_url: None,
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
